"""What a page has around its text: more of it, the foot of the site, lists of other pages, bars to share and to print.

These are known by their words and by what they are made of, so that a redesign does not hide them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag

from parsers.fields import labels
from parsers.general import block
from parsers.page.file_links import FILE
from parsers.page.select import squeeze

FOOT_WORDS, FOOT_LENGTH = 2, 600  # different words of a foot in a box, and its most characters
MOST_BOXES = 40  # of each kind on a page
BOXES = block.CONTAINERS - {"body", "span", "font"}
CLIMB = 4  # containers above a heading in which its list may be
LEAST_LINKS, MOST_LINKED = 3, 0.6  # of a list of other pages: links, and share of its characters in them
SENTENCE = 12  # characters of a line that may be one
NO_END = ["a", "img", "input", "ul", "h1", "h2", "h3", "h4"]  # tags that no signature or last paragraph holds
LONGEST_END = 120  # characters of a signature, a date, a last paragraph beside the text
BESIDE, LINKS = 8, 20  # tags beside the text, and links in one, that are looked at
LABELLED = 120  # characters of a line that holds the page's facts
TOP = 5  # first lines of a text without sentences in which the page's own words may be
ENDS = 30  # last lines of a block in which the page's own words may begin
# What a text refers to (解读, 附件, 文件) is no other page.
_OTHERS = re.compile(
    r"[【\[]?(?:相关|延伸|更多|热门|热点|推荐|最新|猜你喜欢|近期)的?"
    r"(?:稿件|新闻|文章|报道|阅读|推荐|信息|动态|内容|政策|消息|发布|资讯|关注|排行|专题)?[】\]]?[：:]?"
)
_BAR = re.compile(
    r"扫一扫|[【\[]?(?:打印|关闭|返回顶部|分享|字号|字体|纠错|我要纠错)|相关(?:文章|新闻|链接|稿件|解读|文件|附件下载)(?:$|[：:])|"
    r"[上下前后]一[篇条页]|责任编辑|版权所有|主办单位|网站标识码|浏览(?:次数|量)|排行榜"
)
_STOPS = re.compile(r"[，。；]")
OF_PAGE = ("source_field", "published_on")  # labels of the page that may stand within or below a text


def cut(soup: BeautifulSoup) -> None:
    """Take the foot of the site and lists of other pages out of the tree."""
    seen = list(block.strings(soup))
    feet = [node for text, node in seen if block.FOOT.search(text)][-MOST_BOXES:]
    openings = [node for text, node in seen if _OTHERS.fullmatch(squeeze(text))][:MOST_BOXES]
    for nodes, is_apart, most in ((feet, _is_foot, 1), (openings, _are_others, CLIMB)):
        asked: set[int] = set()
        for node in nodes:
            for box in islice((above for above in node.parents if above.name in BOXES), most):
                if id(box) not in asked and is_apart(box):
                    box.extract()
                asked.add(id(box))


def _is_foot(box: Tag) -> bool:
    """Whether a box holds several words of the foot of a site and little else."""
    text = box.get_text(" ")
    words = {found[0][:4] for found in block.FOOT.finditer(text)}
    small = len(squeeze(text)) <= FOOT_LENGTH and box.find(["h1", "h2", "h3"]) is None
    return small and len(words) >= FOOT_WORDS


def _are_others(box: Tag) -> bool:
    """Whether a box that a heading 相关新闻 opens holds links to several pages and little else."""
    links = box.find_all("a", href=True, limit=100)
    linked = sum(len(squeeze(link.get_text())) for link in links)
    return len(links) >= LEAST_LINKS and linked > MOST_LINKED * len(squeeze(box.get_text()))


def whole(tag: Tag) -> list[Tag]:
    """The container with what beside it belongs to the text: containers of prose like it, a signature and a date."""
    before: list[Tag] = []
    for node in tag.find_previous_siblings(limit=BESIDE):
        if not isinstance(node, Tag) or not _goes_on(node, tag):
            break
        before.append(node)
    after: list[Tag] = []
    for node in tag.find_next_siblings(limit=BESIDE):
        if not isinstance(node, Tag) or not (_is_end(node, tag) or _goes_on(node, tag)):
            break
        after.append(node)
    return [node for node in (*reversed(before), tag, *after) if not block.unseen(node)]


def _is_end(node: Tag, tag: Tag) -> bool:
    """Whether what follows a text is short and neither link nor label: a signature, a date, the last paragraph."""
    text = node.get_text(" ", strip=True)
    bare = node.name not in ("a", "ul", "script") and node.find(NO_END) is None
    return bare and len(text) <= LONGEST_END and not _is_of_page(text) and not _is_twin(node, tag)


def _goes_on(node: Tag, tag: Tag) -> bool:
    """Whether a container beside that of the text holds more of it, and not the same again."""
    if node.name != tag.name or node.find(["h1", "h2", "h3", "input", "ul"]) or block.unseen(node):
        return False
    text = node.get_text(" ", strip=True)
    if len(text) <= LONGEST_END or not block.PROSE.search(text) or _is_of_page(text):
        return False
    leads_away = any(not FILE.search(str(link.get("href") or "")) for link in node.find_all("a", limit=LINKS))
    return not leads_away and not _is_twin(node, tag)


def _is_twin(node: Tag, tag: Tag) -> bool:
    """Whether one of the two holds what the other does, and is no mere line of it."""
    shorter, longer = sorted((squeeze(node.get_text()), squeeze(tag.get_text())), key=len)
    return 2 * len(shorter) >= len(longer) and shorter in longer


def _is_of_page(text: str) -> bool:
    return is_bar(text) or block.FOOT.search(text) is not None or bool(labels.read([text]))


def own_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the text without the bars and facts of the page above it, and without all from a bar below it on."""
    first = len(_above(lines))
    above = [line for line in lines[:first] if not (is_bar(line) or labelled([line]))]
    rest = lines[first:]
    start = max(1, len(rest) - ENDS)
    end = next((at for at in range(start, len(rest)) if is_bar(rest[at])), len(rest))
    return (*above, *rest[:end])


def labelled(lines: Sequence[str]) -> dict[str, str]:
    """Day and source of the page that the lines above the text's first sentence say by label."""
    said = labels.read(line for line in _above(lines) if len(line) <= LABELLED)
    return {name: value for name, value in said.items() if name in OF_PAGE}


def _above(lines: Sequence[str]) -> Sequence[str]:
    """The lines above the first sentence; of a text without any, those down to its last bar or fact at the top."""
    sentence = next((at for at, line in enumerate(lines) if _is_prose(line)), None)
    if sentence is not None:
        return lines[:sentence]
    last = max((at for at, line in enumerate(lines[:TOP]) if is_bar(line) or labels.read([line])), default=-1)
    return lines[: last + 1]


def is_bar(text: str) -> bool:
    """Whether a line begins with the words of a bar."""
    return _BAR.match(squeeze(text)) is not None


def _is_prose(line: str) -> bool:
    return len(line) >= SENTENCE and _STOPS.search(line) is not None and not is_bar(line)
