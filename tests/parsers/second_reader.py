"""An independent reader of the same pages: BeautifulSoup over html.parser, written without the production code.

It says the title, the labelled fields, the body text without blanks, the attachments and the shown date. Where both
readers agree, neither has lost or invented anything; it is also the measure of speed in `bench/parsing.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag

BODIES = {
    "mee": [".content_body_box", ".neiright_JPZ_GK_CP", ".wzxq_neirong2", ".content", ".TRS_Editor"],
    "ndrc": [".article_con", ".txt1", ".zwgkdetail"],
    "gov": ["#UCAP-CONTENT", ".pages_content", "#mainText", ".policyLibraryOverview_content"],
    "nea": ["td.detail", ".article-content"],
    "scio": ["#content", ".TRS_Editor"],
    "miit": ["#con_con"],
}
TITLES = {
    "mee": [".content_body h1", "h2.neiright_Title"],
    "ndrc": ["h2.article_title", ".txt_title1"],
    "gov": ["h1", ".share-title", "title"],
    "nea": [".titles"],
    "scio": [".A_title", "h1.title"],
    "miit": ["#con_title"],
}
DATES = {
    "mee": ["span.xqLyPc.time"],
    "ndrc": [".shezhi .time"],
    "gov": [".pages-date"],
    "nea": [".times"],
    "scio": [".A_t1"],
    "miit": ["#con_time"],
}
METAS = ("PubDate", "firstpublishedtime")
DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
FILES = re.compile(r"\.(pdf|ofd|docx?|xlsx?|wps|zip|rar)$", re.I)
BRACKETED_NUMBER = re.compile(r"\([^()]*〔\d{4}〕\d+号\)$")


@dataclass
class Reading:
    title: str
    text: str
    published: str | None
    fields: dict[str, str] = field(default_factory=dict)
    attachments: list[tuple[str, str]] = field(default_factory=list)


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def flat(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", " ", text).strip()


def site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    if host.endswith((".mep.gov.cn", ".zhb.gov.cn")):
        return "mee"
    return next((name for name in ("mee", "ndrc", "nea", "scio", "miit") if f"{name}.gov.cn" in host), "gov")


def knows(source: str) -> bool:
    """A source that came later has no second reader, unless somebody writes its selectors above."""
    return source in BODIES or source == "govcn"


def decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030")


def day(text: str) -> str | None:
    found = DAY.search(text)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else None


def labels(soup: BeautifulSoup, where: str) -> dict[str, str]:
    """Label and value of every info box, labels without blanks and colon."""
    found: dict[str, str] = {}
    if where == "mee":
        for row in soup.select(".content_top_box li > div"):
            span = row.find("span")
            if span:
                name = bare(span.get_text())
                span.extract()
                found[name] = flat(row.get_text())
        for cell in soup.select(".headInfo td"):
            name = bare(cell.b.get_text()).strip("：")
            found[name] = flat(cell.get_text()).partition("：")[2].strip()
    elif where in ("gov", "nea"):
        box = "table.table1" if where == "nea" else "table.bd1, .policyLibraryOverview_header table"
        cells = [cell for table in soup.select(box) for cell in table.find_all("td") if not cell.find("td")]
        for name, value in zip(cells[::2], cells[1::2], strict=False):
            found.setdefault(bare(name.get_text()).strip("：:"), flat(value.get_text()))
    return found


def clean(region: Tag) -> None:
    for node in region.find_all(["script", "style", "noscript", "iframe"]):
        node.decompose()
    for node in region.find_all(string=lambda text: isinstance(text, Comment)):
        node.extract()
    for node in region.find_all(style=re.compile("display:\\s*none")):
        node.decompose()


def files(url: str, regions: list[Tag]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for region in regions:
        for link in region.find_all("a", href=True):
            address = urljoin(url, str(link["href"]))
            if FILES.search(address):
                found.setdefault(address, flat(link.get_text()))
    return list(found.items())


def read(url: str, body: bytes) -> Reading:
    soup = BeautifulSoup(decoded(body), "html.parser")
    where = site(url)
    fields = labels(soup, where)
    region = next(node for selector in BODIES[where] if (node := soup.select_one(selector)))
    clean(region)
    heading = next((node for selector in TITLES[where] if (node := soup.select_one(selector))), None)
    title = (
        fields.get("标题")
        or (fields.get("名称") if soup.select_one(".headInfo") else "")
        or fields.get("公开事项名称")
        or (flat(heading.get_text()) if heading else "")
    )
    title = re.sub(r"^.+令（第.+?号） |_{1,2}(?:[^_]+_)?中国政府网$", "", title)
    shown = [flat(node.get_text()) for selector in DATES[where] for node in soup.select(selector)]
    metas = [str(node.get("content")) for name in METAS for node in soup.find_all("meta", attrs={"name": name})]
    dates = [found for text in [fields.get("发布日期", ""), *shown, *metas] if (found := day(text))]
    boxes = soup.select(".attachment_r, table.enclosure")
    return Reading(
        title=BRACKETED_NUMBER.sub("", title) if where in ("ndrc", "nea", "miit") else title,
        text=bare(region.get_text()),
        published=dates[0] if dates else None,
        fields=fields,
        attachments=files(url, [region, *boxes]),
    )
