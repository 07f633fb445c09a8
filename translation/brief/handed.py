"""What is handed to whom: 将X报送Y, 向Y提交X, 报Z备案."""

from __future__ import annotations

import re

from translation.brief.bodies import BRACKETS, bodies, body
from translation.brief.clauses import worded
from translation.english.words.agreement import definite, governed, several
from translation.english.words.joints import listed
from translation.wording import Lang, catalogue, say

WHOM = (
    r"(?P<whom>(?!上报|提交|报|送|交(?!通))"
    r"(?:我[部委局]|[^，。；]{2,30}?(?:部|委|局|厅|司|机构|机关|部门|单位|政府|中心|组|企业|院|会)))"
)
END = r"(?=[，。；]|并|登记|备案|$)"
HANDED = re.compile(
    rf"(?:将|把)(?P<what>[^，。；]{{2,40}}?)(?P<verb>报送|上报|提交|报备|报告|抄送|书面报送|报(?![告送废名表价销])|转?交(?![易通付流接货费纳])|移[交送](?!书))(?:至|给|到)?{WHOM}{END}"
)
HANDED_TO = re.compile(
    rf"向{WHOM}(?:及时|按时|定期|如实|主动)?(?P<verb>报送|提交|提出|报告|上报|备案|申报缴纳|申报|申请|反馈|登记备案|移交)(?:填写完成的)?(?P<what>[^，。；]{{0,30}})"
)
SENT = re.compile(rf"(?P<verb>报送|上报|提交至|提交|报(?![告送])){WHOM}{END}")
DRAWN = re.compile(
    r"(?<!所)(?P<verb>制定|编制|形成)(?![或、和]|[^，。；]{0,4}的)(?P<what>[^，。；]{4,40}?(?:方案|计划|规划|报告|清单|名单)|[^，。；]{0,6}申报材料)"
)
MATERIALS = re.compile(r"^(?P<what>[^，。；]{0,10}(?:材料|方案|报告|清单|名单))")
GIVEN_BEFORE = re.compile(r"(?:将|把)(?P<what>[^，。；将把]{2,30}?)(?:，?(?:应当?|须)?[于在][^，。；]{0,20})?，?$")
"""What is handed over, before the day: 将合同文本于10日内，向X备案."""
TOGETHER = re.compile(r"连同|一并")
"""With something that was named before, which the rest does not say."""
LAST_NAMED = re.compile(r"等(?:材料|资料)[，,](?:应当?|须|请)?(?:于|在)")
"""What several things are in all, before the day by which they are handed over."""
SUBMITTED = ("报送", "提出", "上报", "提交", "提交至", "书面报送", "报", "交")
VERBS = {
    **dict.fromkeys(SUBMITTED, "submit"),
    **dict.fromkeys(("报备", "备案", "登记备案"), "file"),
    **dict.fromkeys(("移交", "移送"), "hand over"),
    "转交": "forward", "报告": "report", "抄送": "copy", "申请": "apply", "反馈": "return", "申报": "declare",
    "申报缴纳": "pay",
}  # fmt: skip
HOW = re.compile(r"(?:逐级|及时|一并|书面|统一|分别|如实|按时|同时)$")
AGREED = re.compile(r"经(?P<whom>[^，。；经]{2,16}?)(?:同意|批准|审核)后?")


def governed_object(zh: str, lang: Lang) -> str:
    """What is handed over or completed, as its verb governs it."""
    said = worded(zh, lang)
    return governed(said) if said and lang == "en" else said


def agreed(task: str, lang: Lang) -> str:
    """经省级人民政府同意后: with the consent of the provincial government."""
    found = AGREED.search(task)
    return say(lang, "brief.agreed", whom=body(found["whom"], lang)) if found else ""


def _last(form: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match, which stands next to the verb."""
    return max(form.finditer(words), key=re.Match.start, default=None)


def handed(found: re.Match[str], before: str, lang: Lang) -> str:
    """将X报送Y, 向Y提交X, or 制定X，于…前报送Y; `before` is what stands before the verb in its sentence."""
    given = bodies(found["whom"], lang)
    whom = (
        listed([one if several(one) else definite(one) for one in given])
        if lang == "en"
        else say(lang, "brief.and").join(given)
    )
    zh = found.groupdict().get("what") or ""
    if not zh and LAST_NAMED.search(before):
        zh = "资料"
    elif not zh and (named := _last(DRAWN, before) or MATERIALS.search(before) or GIVEN_BEFORE.search(before)):
        zh = named["what"]
    what = governed_object(HOW.sub("", BRACKETS.sub("", zh)), lang) if zh else ""
    verb = catalogue(lang)["brief"]["verbs"][VERBS[found["verb"]]]
    if (zh and not what) or any("的" in name for name in given):
        return ""
    return say(lang, "brief.handed" if what else "brief.sent", what=what, whom=whom, verb=verb)
