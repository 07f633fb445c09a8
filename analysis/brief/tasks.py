"""The main tasks of a document: the headings that say what is to be done, the boilerplate of every plan left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.brief.said import Said
from analysis.text.outline import Outline
from analysis.text.roles import plain_role
from analysis.text.wording import PREDICATE
from policy.sections import Section

MOST = 16
_LIST = 2  # marks of enumeration in a heading that is a list
_CONTAINER = re.compile(
    r"^(?:主要|重点|工作|目标|具体|总体)?(?:工作)?(?:任务|举措|措施|行动|内容|要求|安排|事项)$|^重[点大](?:工程|行动|任务)"
    r"|^(?:任务|工作)(?:要求|安排|部署)$|^(?:工作|具体)要求$"
)
_BOILERPLATE = re.compile(
    r"组织领导|组织实施|组织保障|统筹协调|责任(?:落实|分工)|落实责任|压实责任|强化责任|宣传|培训|学习|监督(?:考核|检查|管理)?$|考核评[价估]|督[促导]"
    r"|^(?:试点|工作|适用|实施)?(?:范围|对象|期限|时间)$|组成人员|委员(?:[（(].{1,20})?$|成员(?:单位|名单)?$|^名单|高度重视|提高认识|思想认识|联系方式|联系人|其他事项|^其[他它]$|有关要求|工作要求|总结评估|党的领导|认真贯彻|抓好落实|跟踪评估"
    r"|^(?:扎实|加强|完善|明确|强化|狠抓|精心|认真|高度|切实|加大|落实|加快|广泛)[^，]{2}$"
)
_HOLDS = re.compile(
    r"(?:白皮书|报告|公报|指引|(?<!实施)指南|标准|规范|导则|规程|方法|目录|名单|清单|名录|批复|函|解读|安排的通知)(?:[（(][^）)]{1,14}[）)]){0,2}$"
)
_ACTS = re.compile(
    r"推[动进广行]|促进|加[强快大]|强化|提[升高]|完善|健全|构建|建[立设造]|开展|实施|发展|培育|打造|优化|深化|创新|支[持撑]|保[护障]|防[治控]"
    r"|治理|管[理控]|改[革造善]|调整|转[型变]|利用|替代|整治|修复|监[测管督]|示范|行动|工程|统筹|落实|明确|规范|制[定订]|编制|申报|试点|合作"
    r"|做好|鼓励|引导|扩大|严[格禁控]|控制|淘汰|降[低碳耗]|节[能水约]|减[排污少量]|增[加强汇]|布局|服务|供给|准入|核[算查]|报送|遏制|压减|消[费除纳]"
)
_LETTER = re.compile(r"函|答复|批复|建议|提案|讲话|报告")
_NUMBERS = "一二三四五六七八九"
_COUNTED = re.compile(rf"(?:^|(?<=[。；：，\n\s]))(?P<number>[{_NUMBERS}])是(?:要)?(?P<what>[^，。；\n]{{4,40}})")
_DONE = re.compile(r"了(?!解)|已")
_RUN = 4_000  # characters in which the items of one run stand
_FIELDS = re.compile(r"^(?:重点|主要)?(?:支持|申报|征集|推广|遴选|资助|研究)的?(?:重点|方向|领域|内容)$")
_LISTED = re.compile(
    r"(?:围绕|包括|聚焦|涵盖|面向|：)(?P<fields>[^，。；：、\n等]{2,24}(?:、[^，。；：、\n等]{2,24}){2,15})(?:等|[，。；\n])"
)
_DOES = frozenset({"tasks", "duties", "requirements", "projects"})
_NOT = frozenset(
    {
        "background",
        "guiding",
        "principles",
        "goals",
        "safeguards",
        "general",
        "preamble",
        "supplementary",
        "penalties",
        "definitions",
        "other",
    }
)


def tasks(outline: Outline) -> list[Section]:
    """The parts whose headings name the tasks, up to `MOST`, in their order; chapters of a regulation as well."""
    parts = [part for part in outline.sections if part.heading]
    own = [part for part in parts if part.role in _DOES] or _of_annex(parts)
    if not own:
        return []
    top = min(part.level for part in own)
    found: list[Section] = []
    open_level: int | None = None
    for part in own:
        heading = "".join((part.heading or "").split())
        if _CONTAINER.match(heading) and part.level <= (open_level or top):
            open_level = part.level + 1
            top = open_level if part.level == top and not found else top
        elif part.level in {top, open_level}:
            if part.level < (open_level or 9):
                open_level = None
            found.append(part)
    first: dict[str, Section] = {}
    for part in found:
        first.setdefault("".join((part.heading or "").split()), part)
    found = list(first.values())
    if outline.form == "notice" and len(_telling(found)) < 2 and (annexed := _of_annex(parts)):
        return tasks(replace(outline, form="plan", sections=tuple(annexed)))
    told = _without_lists(_telling(found))
    return (told if told or outline.form != "regulation" else found)[:MOST]


def enumerated(title: str, text: str) -> list[Said]:
    """What a notice without headings asks, 一是强化…。二是…: the first clauses of its first such run, none of a letter.

    What a letter counts so may be done already; so may what says 了 or 已.
    """
    start = text.find("一是")
    if start < 0 or _LETTER.search(title):
        return []
    found: list[Said] = []
    for item in _COUNTED.finditer(text, start, start + _RUN):
        if item["number"] != _NUMBERS[len(found) : len(found) + 1]:
            break
        found.append(Said(item["what"].strip(), item.start("what")))
    done = any(_DONE.search(item.text) for item in found)
    return found if len(found) > 1 and not done and all(_ACTS.search(item.text) for item in found) else []


def _without_lists(parts: list[Section]) -> list[Section]:
    """The parts without those that only list things (铁合金、电石、石灰), where most others say what is to be done."""
    acting = {part.at for part in parts if _ACTS.search(part.heading or "")}
    if 3 * len(acting) < 2 * len(parts):
        return parts
    return [part for part in parts if part.at in acting or (part.heading or "").count("、") < _LIST]


def are_contents(name: str, outline: Outline, tasks: Sequence[Section]) -> bool:
    """Whether the headings say what the document holds and not what is to be done.

    So are the chapters of a regulation, the parts of a standard or report, and headings without any action.
    """
    if outline.form == "regulation" or _HOLDS.search(name):
        return True
    acting = sum(_ACTS.search(part.heading or "") is not None for part in tasks)
    return acting * 3 < len(tasks)


def below_of(outline: Outline, task: Section, text: str) -> list[str]:
    """The headings one level below a task that say something, in their order; of what is supported the fields."""
    asked = _FIELDS.match("".join((task.heading or "").split()))
    if asked and (listed := _LISTED.search(text, task.begins, task.ends)):
        return listed["fields"].split("、")[:MOST]
    found: list[Section] = []
    inside = False
    for part in outline.sections:
        if part.at == task.at:
            inside = True
        elif inside and part.level <= task.level:
            break
        elif inside and part.level == task.level + 1 and part.heading and part.role != "projects":
            found.append(part)
    return [" ".join((part.heading or "").split()) for part in _telling(found)][:MOST]


def _telling(found: Sequence[Section]) -> list[Section]:
    """The parts whose headings are neither boilerplate nor a condition in the form of a sentence (单位应为…)."""
    headings = {part.at: "".join((part.heading or "").split()) for part in found}
    return [
        part for part in found if not _BOILERPLATE.search(headings[part.at]) and not PREDICATE.search(headings[part.at])
    ]


def _of_annex(parts: Sequence[Section]) -> list[Section]:
    """The parts of an annexed plan that do something, by their own words; an annex that is a list has none."""
    inner = [part for part in parts if part.role == "annex" and part.level > 1]
    found: list[Section] = []
    skipped = 9
    for part in inner:
        if part.level > skipped:
            continue
        role = plain_role(part.heading or "")
        skipped = part.level if role in _NOT and role != "general" else 9
        if skipped == 9 and role != "general":
            found.append(replace(part, role="tasks"))
    return found
