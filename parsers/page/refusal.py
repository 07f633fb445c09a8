"""Recognising what is not a document: challenges, log-ins, empty shells, error pages served with 200, files.

Seen: the first stage of a 521 challenge (one script, two assignments; its cookie name is assembled letter by letter,
so no word list finds it). Reported: its second stage (``;go({"bts":``), `Just a moment`, app shells and script jumps
of about 1 kB, bodies under 300 bytes.
"""

from __future__ import annotations

import re

from parsers.page.select import is_data
from policy import Blocked, NotADocument

_REFUSALS = frozenset({401, 403, 407, 412, 418, 429, 451, 521})
_SMALL = 6_000
_EMPTY = 300
_HEAD = 50_000  # where a page opens its body
_AFTER_END = 300  # characters of text that may follow the last closing tag: counters, hidden dialogs
_FILES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, OFD or Office file"),
    (b"\xd0\xcf\x11\xe0", "a DOC, WPS or XLS file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"Rar!", "a RAR file"),
)
_COOKIE = re.compile(r"document\s*\.\s*cookie\s*=")
_RELOAD = re.compile(r"location\s*(?:\.\s*href\s*)?=(?!=)|location\s*\.\s*(?:reload|replace|assign)\s*\(")
_SECOND_STAGE = re.compile(r"""[;}\s]go\(\{\s*["']bts["']""")
_WAIT = re.compile(r"Just a moment|Checking your browser|cf-browser-verification|安全验证|访问验证|人机验证|滑动验证")
_REFUSES = re.compile(
    r"\$_ts\b|访问(?:被|已)?(?:拒绝|拦截|禁止|受限)|(?:请求|操作)[^。]{0,12}(?:拦截|拒绝)|(?:网站|Web应用)防火墙|创宇盾|安全狗|"
    r"403\s*Forbidden|access\s+denied|request\s+blocked",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"""<input[^>]{0,300}type\s*=\s*["']?password""", re.IGNORECASE)
_LOGIN = re.compile(r"登\s*录|用户名|log\s?in|sign\s?in", re.IGNORECASE)
_META_JUMP = re.compile(r"""<meta[^>]{0,100}http-equiv\s*=\s*["']?refresh""", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:40[034]|50[0234])\b|页面不存在|(?:页面|网页|内容|文章|文件)(?:找不到|未找到|已删除|已被删除|不存在|无法访问)|"
    r"(?:抱歉|对不起|很遗憾)[，,！!\s]|not\s+found|bad\s+gateway|服务器(?:错误|繁忙)|系统(?:错误|繁忙|维护)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"<(?:(!--)|(script|style|noscript|template)\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"<(?:div|p|table|td|ul|span)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)


def check_status(url: str, status: int) -> None:
    """Raise `Blocked` for an answer that refuses, `NotADocument` for a page that is not there.

    Other errors are let through: a real page with status 502 was reported.
    """
    if status in _REFUSALS:
        raise Blocked(url, f"HTTP {status}")
    if status in (404, 410):
        raise NotADocument(url, f"HTTP {status}")


def check_file(url: str, body: bytes) -> None:
    """Raise `NotADocument` for bytes that are a file and no page."""
    start = body[:64].lstrip()
    for mark, what in _FILES:
        if start.startswith(mark):
            raise NotADocument(url, f"{what}, not a page")
    if not start:
        raise NotADocument(url, "an empty answer")


def check_page(url: str, html: str) -> None:
    """Raise `Blocked` or `NotADocument` for small pages that only look like an answer."""
    if len(html) < _SMALL and not is_data(html):
        shown = visible(html)
        _check_challenge(url, html, shown)
        _check_shell(url, html, shown)


def explain(url: str, html: str) -> None:
    """Asked where a page could not be read: raise the better reason if the page shows one."""
    if is_data(html):
        return
    check_page(url, html)
    shown = visible(html[:200_000])
    _check_challenge(url, html[:200_000], shown)
    title = _TITLE.search(html)
    if (title and _ERROR.search(title[1])) or (len(shown) < 600 and _ERROR.search(shown)):
        raise NotADocument(url, f"an error page: {shown[:60] or 'no text'}")
    if _PASSWORD.search(html) and _LOGIN.search(shown):
        raise Blocked(url, "a log-in page")


def check_whole(url: str, html: str) -> None:
    """Raise `NotADocument` for a page that breaks off: it opens a body, and markup follows its last closing tag.

    gov.cn closes `</html>` in its header, so what counts is that no block follows the last one.
    """
    if is_data(html) or (html.find("<body", 0, _HEAD) < 0 and html.find("<BODY", 0, _HEAD) < 0):
        return
    end = max(html.rfind("</body"), html.rfind("</html"))
    end = max(end, *(html.rfind(closing, max(end, 0)) for closing in ("</BODY", "</HTML")))
    if end < 0 or (_BLOCK.search(html, end) and len(visible(html[end:])) > _AFTER_END):
        raise NotADocument(url, f"broken off after {len(html)} characters: no closing tag at its end")


def visible(html: str) -> str:
    """The text that a reader would see, roughly, without blanks; for small pages only."""
    return "".join(_TAG.sub("", _without_unseen(html)).split())


def _without_unseen(html: str) -> str:
    """Without comments, scripts and styles; one that is never closed takes the rest. One linear pass."""
    kept, at, lower = [], 0, html.lower()
    for opening in _UNSEEN.finditer(html):
        if opening.start() < at:
            continue
        kept.append(html[at : opening.start()])
        closing = lower.find("-->" if opening[1] else f"</{opening[2].lower()}", opening.end())
        end = lower.find(">", closing) if closing >= 0 else -1
        if end < 0:
            return "".join(kept)
        at = end + 1
    return "".join(kept) + html[at:]


def _check_challenge(url: str, html: str, shown: str) -> None:
    if len(shown) >= 400:
        return
    if len(shown) < 40 and _COOKIE.search(html) and _RELOAD.search(html):
        raise Blocked(url, "a script that sets a cookie and asks again (521 challenge)")
    if _SECOND_STAGE.search(html):
        raise Blocked(url, "the second stage of a 521 challenge")
    if _WAIT.search(html) or _REFUSES.search(html):
        raise Blocked(url, "a check for programs, or a refusal")
    if _PASSWORD.search(html):
        raise Blocked(url, "a log-in page")


def _check_shell(url: str, html: str, shown: str) -> None:
    if len(shown) < 40 and (_META_JUMP.search(html) or _RELOAD.search(html)):
        raise NotADocument(url, "a jump to another page")
    if not shown:
        raise NotADocument(url, f"an empty shell of {len(html)} characters")
    if len(html) < _EMPTY and "<li" not in html.lower():
        raise NotADocument(url, f"only {len(html)} characters: {shown[:60]}")
    title = _TITLE.search(html)
    if len(shown) < 200 and _ERROR.search((title[1] if title else "") + shown):
        raise NotADocument(url, f"an error page: {shown[:60]}")
