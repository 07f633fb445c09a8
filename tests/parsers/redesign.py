"""Redesigns of a page: what its makers change and what they cannot change.

Names of classes and ids are new, wrappers come and go, blocks move, the box of facts is a table or not. Metas, labels,
texts and links stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

Redesign = Callable[[BeautifulSoup], None]
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def renamed(soup: BeautifulSoup) -> None:
    """Every class and id has another name."""
    for tag in soup.find_all(True):
        for name in ("class", "id"):
            if name in tag.attrs:
                tag[name] = "x" + format(abs(hash(str(tag[name]))) % 10**8, "x")


def wrapped(soup: BeautifulSoup) -> None:
    """Every block of the page is wrapped in two more."""
    renamed(soup)
    for tag in [t for t in (soup.body or soup).find_all(["div", "table"], recursive=False) if isinstance(t, Tag)]:
        tag.wrap(soup.new_tag("section")).wrap(soup.new_tag("div"))


def unwrapped(soup: BeautifulSoup) -> None:
    """Containers that hold one container only are gone."""
    renamed(soup)
    for tag in soup.find_all("div"):
        inner = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
        if len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "div":
            tag.unwrap()


def untabled(soup: BeautifulSoup) -> None:
    """Tables of the box of facts are made of blocks. Tables of the text stay: they are content."""
    renamed(soup)
    for table in soup.find_all("table"):
        if re.search(r"索\s*引\s*号|发文机关|成文日期", table.get_text()) and len(table.get_text()) < 1500:
            for tag in [table, *table.find_all(["tbody", "tr", "td", "th"])]:
                tag.name = {"table": "section", "tbody": "div", "tr": "div"}.get(tag.name, "span")


def turned(soup: BeautifulSoup) -> None:
    """The blocks of the page in reverse order."""
    renamed(soup)
    root = soup.body or soup
    blocks = [tag for tag in root.find_all(["div", "table"], recursive=False) if isinstance(tag, Tag)]
    for tag in blocks:
        tag.extract()
    for tag in reversed(blocks):
        root.append(tag)


def unheaded(soup: BeautifulSoup) -> None:
    """Headings are plain blocks."""
    renamed(soup)
    for tag in soup.find_all(["h1", "h2", "h3"]):
        tag.name = "div"


def accompanied(soup: BeautifulSoup) -> None:
    """A list of the newest documents stands before the page's own, and a footer with whole sentences after it."""
    renamed(soup)
    root = soup.body or soup
    items = "".join(
        f"<li><a href='/zc/t202611{n:02}_{n}.html'>关于第{n}批重点工作安排的通知</a><b>2026-11-{n:02}</b></li>"
        for n in range(1, 13)
    )
    root.insert(0, _made(f"<div><h3>最新政策</h3><ul>{items}</ul></div>"))
    root.append(
        _made(
            "<div><p>某某部主办，地址：某市某路1号，邮编：100000。</p><p>网站标识码：bm12000000，京ICP备05000000号。</p>"
            "<p>为确保最佳浏览效果，建议您使用某某浏览器9.0版本及以上，或者其他浏览器的新版本。</p></div>"
        )
    )


def barred(soup: BeautifulSoup) -> None:
    """A bar to share and print stands directly before the text, links to related pages directly after it."""
    renamed(soup)
    longest = max(soup.find_all(["p", "div"]), key=lambda tag: len("".join(tag.find_all(string=True, recursive=False))))
    place = longest.parent or longest
    bar = "<span>分享到：</span><a href='#'>微信</a> 字号：<a href='#'>大</a><a href='#'>小</a> 【打印】【关闭】"
    related = "".join(f"<p><a href='/j/t2026110{n}_{n}.html'>第{n}批工作，负责人答记者问</a></p>" for n in range(1, 8))
    place.insert(0, _made(f"<div>{bar}</div>"))
    place.append(_made(f"<div><p>相关文章</p>{related}</div>"))


def furnished(soup: BeautifulSoup) -> None:
    """All that a page hangs around its text: the site's name as the only heading, notices, facts and bars within the
    container of the text, other pages above and below it, a foot of whole sentences.
    """
    renamed(soup)
    for tag in soup.find_all(["h1", "h2", "h3"]):
        tag.name = "div"
    longest = max(soup.find_all(["p", "div"]), key=lambda tag: len("".join(tag.find_all(string=True, recursive=False))))
    place = longest.parent or longest
    rows = "".join(
        f"<li><a href='/x/t202610{n:02}_{n}.html'>某某司印发第{n}批工作要点，附问答</a><i>2026-10-{n:02}</i></li>"
        for n in range(1, 9)
    )
    place.insert(0, _made("<div><span>来源：某某司</span><span>浏览量：12</span><span>字体：【大 中 小】</span></div>"))
    place.append(_made("<div><p>上一条：<a href='/x/1.html'>关于上一批名单的公告，第1号</a></p></div>"))
    place.append(_made(f"<div><h4>相关稿件</h4><ul>{rows}</ul></div>"))
    root = soup.body or soup
    root.insert(0, _made("<div><p>浏览器不支持脚本，请启用后再访问，否则部分功能无法使用。</p></div>"))
    root.insert(0, _made("<div><h1><a href='/'>中华人民共和国某某部</a></h1></div>"))
    root.append(
        _made(
            "<div><p>本站由某某部办公厅主管，信息中心维护，转载请注明来源，未经允许不得复制。</p>"
            "<p>网站标识码：bm00000000　京ICP备00000000号</p></div>"
        )
    )


def _made(html: str) -> Tag:
    made = BeautifulSoup(html, "html.parser").div
    assert made is not None
    return made


ALL: dict[str, Redesign] = {
    f.__name__: f for f in (renamed, wrapped, unwrapped, untabled, turned, unheaded, accompanied, barred, furnished)
}


def redesigned(html: str, design: str) -> str:
    """The page after a redesign, as it would be served."""
    soup = BeautifulSoup(_EARLY_END.sub("", html), "html.parser")
    ALL[design](soup)
    return str(soup)
