"""The facts of the sample: which document is at which address, with its true title, number, dates and issuers."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

HERE = files("sample")
BRACKET_NUMBER = re.compile(r"[(（]([^()（）]*〔\d{4}〕\d+号)[)）]$")
ORDER_NUMBER = re.compile(r"\d{4}年第\d+号令")


@dataclass(frozen=True, slots=True)
class Fact:
    """One document of the sample at one address.

    `listed` is the date on lists, `signed` that of the signature (None: unsigned), `published` that on the page.
    `files` are (address, link text) pairs; `file_paragraphs` is what stands in them where they do not repeat the page.
    `row` is the row of the report's table 3, None for other documents.
    """

    url: str
    title: str
    paragraphs: tuple[str, ...]
    listed: date
    published: date
    section: str
    issuers: tuple[str, ...] = ()
    number: str | None = None
    signed: date | None = None
    files: tuple[tuple[str, str], ...] = ()
    file_paragraphs: tuple[str, ...] = ()
    kind: str = ""
    row: int | None = None
    since_week: int = 1


def facts(today: date) -> tuple[Fact, ...]:
    """All documents of the sample; the two invented ones are dated from `today`."""
    return (*_table3(), *_copies(), *_others(), *_invented(today))


def table3() -> list[dict[str, Any]]:
    """The 33 rows of the report's table as they are."""
    text = (HERE / "facts" / "table3.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads(HERE.joinpath(*path.split("/")).read_text(encoding="utf-8"))


def _date_in(url: str) -> date:
    found = re.search(r"/t(\d{4})(\d{2})(\d{2})_|/(\d{4})-(\d{2})/(\d{2})/|/[PW]0(\d{4})(\d{2})(\d{2})", url)
    if not found:
        raise ValueError(f"no date in {url}")
    year, month, day = (int(part) for part in found.groups() if part)
    return date(year, month, day)


# Where the report lists a file, the page that carries it; the addresses of these pages are real.
PAGE_OF_FILE = {4: "https://www.mee.gov.cn/xxgk2018/xxgk/xxgk06/202103/t20210329_826480.html"}
# Rows whose page shows another date (the report's) than the one in its address, or whose address has none.
PUBLISHED = {7: date(2021, 5, 26), 17: date(2021, 9, 12), 23: date(2021, 10, 27), 33: date(2022, 3, 1)}
# State Council and Party papers are dated by publication; these are the true or the listed days of signature.
SIGNED = {22: date(2021, 10, 24), 25: date(2021, 10, 28)}
WRAPPED = {4: "关于印发《企业温室气体排放报告核查指南（试行）》的通知"}
FILE_NAMES = {
    4: ("企业温室气体排放报告核查指南（试行）",),
    6: ("碳排放权登记管理规则（试行）", "碳排放权交易管理规则（试行）"),
    32: ("高耗能行业重点领域节能降碳改造升级实施指南（2022年版）",),
}


def _table3() -> Iterator[Fact]:
    texts, of_files = _toml("bodies/table3.toml"), _toml("bodies/files.toml")
    for row in table3():
        n = row["row"]
        url = PAGE_OF_FILE.get(n, row["url"])
        listed = date.fromisoformat(row["listed_date"])
        listed_files = [u for u in (row["url"], *row["other_urls"]) if u.endswith(".pdf")]
        central = "/zhengce/2021" in url or "/zyygwj/" in url
        unsigned = central or row["kind"] in ("会议", "新闻发布会", "白皮书")
        yield Fact(
            url=url,
            title=WRAPPED.get(n, row["title_zh"]),
            paragraphs=tuple(texts[str(n)]),
            listed=listed,
            published=PUBLISHED.get(n) or _date_in(url),
            section=_section(url),
            issuers=tuple(row["issuers_zh"]),
            number=row["document_number"],
            signed=SIGNED.get(n, None if unsigned else listed),
            files=tuple(zip(listed_files, FILE_NAMES.get(n, ()), strict=True)),
            file_paragraphs=tuple(of_files.get(str(n), ())),
            kind=row["kind"],
            row=n,
        )


MEE_SECTIONS = {
    "xxgk01": "bwj/gg",
    "xxgk02": "bwj/ling",
    "xxgk03": "bwj/wj",
    "xxgk06": "bgtwj/han",
    "xxgk10": "bwj/wj",
    "sthjbsh": "bwj/han",
}


def _section(url: str) -> str:
    """The listing that shows a document of the table, as the name used in `sample.site`."""
    path = url.split(".gov.cn")[1]
    if "scio.gov.cn" in url:
        return "scio"
    if "mee.gov.cn" in url and "/xxgk2018/" in url:
        return f"mee:/zcwj/{MEE_SECTIONS[path.split('/')[3]]}/"
    if "www.gov.cn" not in url:
        site = "mee" if "mee.gov.cn" in url else "ndrc"
        return f"{site}:{path.rsplit('/', 2)[0]}/"
    if "/guowuyuan/" in url:
        return "govcn:guowuyuan"
    return "govcn:search" if "/zhengceku/" in url or "/zhengce/content/" in url else "govcn:feed"


def _copies() -> Iterator[Fact]:
    """Row 31 on two more sites: one document, three publications. The addresses of the copies are written here."""
    original = next(fact for fact in _table3() if fact.row == 31)
    yield replace(
        original,
        url="http://www.gov.cn/zhengce/zhengceku/2022-02/11/content_5673015.htm",
        title="国家发展改革委 国家能源局关于完善能源绿色低碳转型体制机制和政策措施的意见",
        published=date(2022, 2, 11),
        section="govcn:search",
        row=None,
    )
    yield replace(
        original,
        url="https://www.mee.gov.cn/xxgk2018/xxgk/xxgk10/202202/t20220214_969301.html",
        published=date(2022, 2, 14),
        section="mee:/zcwj/bwj/wj/",
        row=None,
    )


def _others() -> Iterator[Fact]:
    texts = _toml("bodies/topics.toml")
    for group, table in _toml("facts/others.toml").items():
        for listed, path, title, topic, *more in table["rows"]:
            yield _other(group, table, (listed, path, title, *more), tuple(texts[topic]))


SECTIONS = {
    "ndrc-fzggwl": "ndrc:/xxgk/zcfb/fzggwl/",
    "ndrc-tz": "ndrc:/xxgk/zcfb/tz/",
    "govcn-content": "govcn:feed",
    "govcn-zhengce": "govcn:feed",
    "govcn-zhengceku": "govcn:search",
    "mee-yjzj": "mee:/hdjl/yjzj/",
    "mee-gwywj": "mee:/zcwj/gwywj/",
    "mee-bgtwj": "mee:/zcwj/bgtwj/wj/",
    "mee-zcjd": "mee:/zcwj/zcjd/",
    "mee-xwfb": "mee:/ywdt/xwfb/",
    "ndrc-ghwb": "ndrc:/xxgk/zcfb/ghwb/",
    "ndrc-gg": "ndrc:/xxgk/zcfb/gg/",
}
UNSIGNED = ("govcn-zhengce", "mee-zcjd", "mee-xwfb", "ndrc-ghwb", "ndrc-gg")


def _other(group: str, table: dict[str, Any], row: tuple[str, ...], paragraphs: tuple[str, ...]) -> Fact:
    """A row of facts/others.toml: list date, path, title, topic, and where known number, issuers, day of signature."""
    listed, path, title, *more = row
    day = date.fromisoformat(listed)
    bracket, order = BRACKET_NUMBER.search(title), ORDER_NUMBER.search(title)
    number = more[0] if more else bracket.group(1) if bracket else order.group(0) if order else None
    return Fact(
        url=table["base"] + path,
        title=title[: bracket.start()] if bracket else title,
        paragraphs=paragraphs,
        listed=day,
        published=day,
        section=SECTIONS[group],
        issuers=tuple(more[1].split()) if more else _issuers(group, table, title, number or ""),
        number=number,
        signed=_signed(group, day, more),
    )


def _signed(group: str, listed: date, more: list[str]) -> date | None:
    if len(more) > 2:
        return date.fromisoformat(more[2])
    return None if group in UNSIGNED else listed - timedelta(days=7)


def _issuers(group: str, table: dict[str, Any], title: str, number: str) -> tuple[str, ...]:
    if group.startswith("ndrc"):
        return _ndrc_issuers(number)
    if group == "mee-yjzj":
        return ("生态环境部办公厅",)
    if title.startswith("中办国办"):
        return ("中共中央办公厅", "国务院办公厅")
    return ("中共中央", "国务院") if title.startswith("中共中央") else (table["issuer"],)


def _ndrc_issuers(number: str) -> tuple[str, ...]:
    """Who signs a paper of this number: energy papers are joint, office numbers (发改办) are signed by offices."""
    if "号令" in number:
        return ("国家发展和改革委员会",)
    if number.startswith("发改办"):
        return ("国家发展改革委办公厅",)
    return ("国家发展改革委", "国家能源局") if number.startswith("发改能源") else ("国家发展改革委",)


def _invented(today: date) -> Iterator[Fact]:
    texts = _toml("bodies/topics.toml")
    due = today + timedelta(days=21)
    draft_day, plan_day = today - timedelta(days=4), today - timedelta(days=3)
    due_text = f"{due.year}年{due.month}月{due.day}日"
    yield Fact(
        url=f"https://www.mee.gov.cn/hdjl/yjzj/zjyj/{draft_day:%Y%m}/t{draft_day:%Y%m%d}_9000001.shtml",
        title="关于公开征求《可再生能源制氢项目碳减排核算指南（征求意见稿）》意见的通知（示例）",
        paragraphs=tuple(text.format(due=due_text) for text in texts["hydrogen-draft"]),
        listed=draft_day,
        published=draft_day,
        section="mee:/hdjl/yjzj/",
        issuers=("生态环境部办公厅",),
        signed=draft_day,
        since_week=2,
    )
    yield Fact(
        url=f"https://www.ndrc.gov.cn/xxgk/zcfb/tz/{plan_day:%Y%m}/t{plan_day:%Y%m%d}_9000002.html",
        title="关于印发《氢能产业高质量发展行动方案》的通知（示例）",
        paragraphs=tuple(texts["hydrogen"]),
        listed=plan_day,
        published=plan_day,
        section="ndrc:/xxgk/zcfb/tz/",
        issuers=("国家发展改革委", "国家能源局"),
        signed=plan_day - timedelta(days=5),
        since_week=2,
    )
