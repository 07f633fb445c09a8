"""A small database with one of everything that the pages show, written through the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx

import spiders
from db import Entry, FetchedFile, IssueReport, Store, Tally
from policy import (
    Attachment,
    AttachmentText,
    Dated,
    Document,
    Evidence,
    Interpretation,
    Label,
    Reading,
    Relation,
    Result,
    Target,
)
from policy.sections import BriefFact, Duty, Passage, Section

Get = Callable[..., httpx.Response]
TODAY = "2026-11-23"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
EVIL_URL = "javascript:alert(3)//"
PICTURE = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202608/W020260803000000000060.png"
PDF = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/P020261120.pdf"
EXPLAINED = Interpretation("https://www.ndrc.gov.cn/xxgk/jd/jd/202611/t20261120_1.html", "有关负责同志答记者问")
PLAN = "国务院关于印发2030年前碳达峰行动方案的通知"
HYDROGEN = "关于印发《氢能产业试验行动方案》的通知"
ASKED = "生态环境部应于2027年3月底前将项目清单报送国家能源局。"
UNKNOWN = "生态环境部应于2027年4月底前魍魉饕餮蹙额。"
TEXT = (
    "各省、自治区、直辖市发展改革委：\n为落实碳达峰要求，制定本方案。\n一、总体要求\n"
    "到2030年，可再生能源制氢量达到100万吨/年左右。\n二、重点任务\n推进氢能在工业领域应用，稳步发展绿氢。\n"
    "项目\t单位\t2030年\n制氢量\t万吨\t100\n三、保障措施\n" + "各地要加强组织领导，完善标准体系。" * 120
)


class Clock:
    """An instant that the seed moves by hand."""

    def __init__(self) -> None:
        self.now = "2026-11-16T06:00:00Z"

    def __call__(self) -> str:
        return self.now


def label(id: str, facet: str, term: str, field: str = "title", offset: int = 0, *, sure: bool = True) -> Label:
    """A label proven by one place."""
    return Label(id, facet, 0.9 if sure else 0.4, (Evidence(term, field, offset, f"…{term}的一节…"),), sure=sure)


def document(n: int, title: str, day: str, **more: object) -> Document:
    """A document of NDRC, with what `more` says otherwise."""
    url = f"https://www.ndrc.gov.cn/xxgk/zcfb/tz/{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{1000000 + n}.html"
    fields: dict[str, object] = {
        "source": "ndrc", "url": url, "template": "test", "title": title, "kind": "通知",
        "number": f"发改测试〔{day[:4]}〕{n}号", "issuers": ("国家发展改革委",), "published_on": Dated(day, "发布时间"),
        "text": f"{title}\n为推进节能降碳，制定本文件。", "section": "通知",
    }  # fmt: skip
    return Document(**(fields | more))  # type: ignore[arg-type]  # test data


def hydrogen() -> Entry:
    """The document that has everything."""
    at = TEXT.index("到2030年")
    passage = "到2030年，可再生能源制氢量达到100万吨/年左右。"
    doc = document(
        1, HYDROGEN, "2026-11-20",
        number="发改能源〔2026〕901号", issuers=("国家发展改革委", "国家能源局"), text=TEXT,
        annex_at=TEXT.index("\n") + 1, signed_on=Dated("2026-11-18", "signature"),
        effective_on=Dated("2027-01-01", "text", "自2027年1月1日起施行。"),
        attachments=(Attachment(PDF, "氢能产业试验行动方案.pdf"),), interpretations=(EXPLAINED,),
    )  # fmt: skip
    reading = Reading(
        "in", "title-shows:氢能",
        labels=(
            label("hydrogen", "theme", "氢能", offset=5),
            label("N.energy", "system", "绿氢", "text", TEXT.index("绿氢")),
            label("A01", "action", "可再生能源", "text", TEXT.index("可再生能源")),
            label("N.industry", "system", "工业领域", "text", TEXT.index("工业领域"), sure=False),
        ),
        relations=(
            Relation("implements", PLAN, "国发〔2021〕23号", 20, "为落实《2030年前碳达峰行动方案》"),
            Relation("amends", "关于测试文件第3号的通知", "发改测试〔2026〕3号", 40, "对该通知作如下修改"),
        ),
        targets=(Target("可再生能源制氢量", "≈", 100, "万吨/年", 2030, None, None, at, passage, hedge="左右"),),
        results=(Result("可再生能源制氢量", "=", 12, "万吨/年", 2025, None, None, at, passage),),
        brief=(BriefFact("targets", "2030年：可再生能源制氢量约100万吨/年", at),),
        sections=(Section(1, "一、", "总体要求", "general", 0, 2, 20), Section(1, "二、", "任务", "tasks", 20, 22, 40)),
        passages=(
            Passage(at, passage, ("总体要求",), ("hydrogen", "N.energy")),
            Passage(TEXT.index("推进氢能"), "推进氢能在工业领域应用，稳步发展绿氢。", ("重点任务",), ("hydrogen",)),
            Passage(5, "氢能示范城市名单。", (), ("hydrogen",), "attachment:1"),
        ),
        duties=(Duty("任务", "推进制氢", ("国家能源局",), ("工业和信息化部",), "2027年6月底前", "2027-06-30", at),),
    )  # fmt: skip
    english = "Notice on Issuing the Test Action Plan for the Hydrogen Energy Industry"
    return Entry(doc, reading, title_ja="「水素エネルギー産業試験行動方案」の印刷配布に関する通知", title_en=english)


def consultation(n: int, day: str, due: str) -> Entry:
    """A draft that opinions are asked on."""
    title = f"关于公开征求《氢能标准{n}（征求意见稿）》意见的通知"
    doc = document(
        n, title, day, source="mee", status="征求意见", kind="征求意见稿", number=None, issuers=("生态环境部",),
        url=f"https://www.mee.gov.cn/hdjl/yjzj/wqzj_1/{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{n}.shtml",
        comments_due_on=Dated(due, "text", f"请于{due}前反馈意见。"),
    )  # fmt: skip
    return Entry(doc, Reading("in", "title", labels=(label("hydrogen", "theme", "氢能"),)))


def hostile() -> Entry:
    """What a page could say to break ours."""
    doc = document(
        66, f"恶意标题{EVIL}", "2026-11-19", text=f"第一段{EVIL}\n一、{EVIL}\n甲{EVIL}\t乙\n", html=EVIL, number=None,
        issuers=(f"某机关{EVIL}",), attachments=(Attachment(EVIL_URL, EVIL),), section=EVIL, subject=EVIL,
        interpretations=(Interpretation(EVIL_URL, EVIL),),
    )  # fmt: skip
    reading = Reading(
        "in", EVIL,
        labels=(Label("climate", "theme", 0.9, (Evidence(EVIL, "text", 3, f"前{EVIL}后"),)),),
        relations=(Relation("cites", EVIL, EVIL, 0, EVIL),),
        targets=(Target(EVIL, "=", 1, EVIL, 2030, None, EVIL, 0, EVIL, hedge=EVIL),),
        results=(Result(EVIL, "=", 1, EVIL, 2020, None, EVIL, 0, EVIL, hedge=EVIL),),
        brief=(BriefFact("governs", "第一段" + EVIL, 0), BriefFact("tasks", EVIL, 5, f"attachment:{EVIL}")),
        sections=(Section(1, EVIL, EVIL, "general", 0, 1, 2), Section(9, EVIL, EVIL, "other", 0, 1, 2, 0, EVIL)),
        passages=(Passage(3, EVIL, (EVIL,), (EVIL, "climate")), Passage(3, EVIL, (EVIL,), ("climate",), EVIL)),
        duties=(Duty(EVIL, EVIL, (EVIL,), (EVIL,), EVIL, EVIL, 0, EVIL),),
    )  # fmt: skip
    return Entry(doc, reading, title_ja=EVIL, title_en=EVIL)


def plain(n: int, day: str, *labels: Label, **more: object) -> Entry:
    """One of many."""
    doc = document(n, f"关于测试文件第{n}号的通知", day, **more)
    return Entry(doc, Reading("in", "title", labels=labels or (label("energy-saving", "theme", "节能"),)))


def asking(n: int, day: str) -> Entry:
    """One that asks for something by a day, without a body that leads, and for something that no rule can word."""
    duties = (
        Duty("任务", ASKED, (), ("生态环境部",), "2027年3月底前", "2027-03-31", 0),
        Duty("任务", UNKNOWN, (), ("生态环境部",), "2027年4月底前", "2027-04-30", 40),
    )
    entry = plain(n, day)
    return replace(entry, reading=replace(entry.reading, duties=duties))


def build(path: Path) -> Path:
    """Write the database: a first run a week ago and one of today."""
    clock = Clock()
    with Store(path, clock=clock) as store:
        run = store.start_run("crawl", spiders.declared())
        store.save([_first(n) for n in range(2, 42)], run)
        store.save([consultation(50, "2026-09-01", "2026-10-01")], run)
        lapsed = Dated("2026-05-12", "text: 有效期5年 from 2021-05-12", "本办法自印发之日起施行，有效期5年。")
        store.save([plain(62, "2021-05-12", kind="办法", expires_on=lapsed)], run)
        unsure = Reading("unsure", "weak words only", labels=(label("water", "theme", "水", sure=False),))
        pictures = document(60, "关于某事项的通知", "2026-08-03", text="", html=f'<p><img src="{PICTURE}"></p>')
        store.save([Entry(pictures, unsure)], run)
        store.save([Entry(document(61, "关于调整节假日的通知", "2026-08-04"), Reading("out", "no word"))], run)
        store.finish_run(run, "ok", tallies=[Tally("ndrc", requests=50, links=44, new=43, healthy=True)])
        clock.now = "2026-11-23T06:00:00Z"
        run = store.start_run("crawl")
        store.save([hydrogen(), consultation(51, "2026-11-19", "2026-12-14"), hostile()], run)
        energy = Reading("in", "title", labels=(label("energy-saving", "theme", "节能"),))
        store.save([Entry(_copy_of(_first(4).document), energy)], run)
        changed = document(
            2, "关于测试文件第2号的通知", day_of(2), text="关于测试文件第2号的通知\n为推进节能增效，制定本办法。"
        )
        store.save([Entry(changed, energy)], run)
        store.gone([_first(5).document.url], run)
        store.save_files([_file()], run)
        store.issue(IssueReport("scio", "Blocked", "http://www.scio.gov.cn/zfbps/x.html", f"521 challenge {EVIL}"), run)
        tallies = [
            Tally("ndrc", requests=9, new=3, healthy=True),
            Tally("scio", issues=1, healthy=False, why="0 links"),
        ]
        store.finish_run(run, "issues", tallies=tallies)
    return path


def day_of(n: int) -> str:
    """A day for the n-th of many: months back from 2026-10."""
    return f"{2026 - n // 10}-{1 + n % 10:02d}-05"


def _first(n: int) -> Entry:
    """The n-th of the first run; one of them is the State Council's plan."""
    if n == 40:
        plan = replace(
            document(40, PLAN, "2021-10-26", number="国发〔2021〕23号", issuers=("国务院",), source="govcn"),
            url="https://www.gov.cn/zhengce/content/2021-10/26/content_5644984.htm",
        )
        return Entry(plan, Reading("in", "title", labels=(label("N.plan", "system", "碳达峰行动方案"),)))
    return asking(n, day_of(n)) if n == 6 else plain(n, day_of(n))


def _copy_of(twin: Document) -> Document:
    """The same document on another site."""
    return replace(twin, source="govcn", url="https://www.gov.cn/zhengce/zhengceku/2026-01/05/content_5000004.htm")


def _file() -> FetchedFile:
    """The text of the attachment."""
    content = AttachmentText("pdf", "text", f"附件正文：氢能示范城市名单。{EVIL}", 12)
    return FetchedFile(PDF, content, 345_678, "0" * 64)
