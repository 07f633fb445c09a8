"""How a document is cited, in three languages, and the addresses by which it is shared without a tracker.

The Japanese form is that of the report's third table: 【2021年10月26日】国務院「…」 and the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from babel.dates import get_month_names

from db.queries.shown import AgencyRow, Row
from web.spoken.i18n import Lang


def citations(row: Row, agencies: Sequence[AgencyRow]) -> list[tuple[Lang, str]]:
    """The citation in each language."""
    names = [(agency.name, agency.ja or agency.name, agency.en or agency.name) for agency in agencies]
    names = names or [(name, name, name) for name in row.issuers]
    draft = "（下訳）" if row.title_ja and row.title_draft else ""
    day = _day(row.sort_on)
    number = f"（{row.number}）" if row.number else ""
    return [
        ("ja", f"【{day}】{'・'.join(n[1] for n in names)}「{_inner(row.title_ja or row.title)}」{draft} {row.url}"),
        ("zh", f"【{day}】{'、'.join(n[0] for n in names)}《{_unquoted(row.title)}》{number} {row.url}"),
        ("en", f"{', '.join(n[2] for n in names)}: {_english_title(row)}{_english(row)}. {row.url}"),
    ]


def _day(iso: str) -> str:
    """2021-10-26 as 2021年10月26日, as far as the date goes."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))


def _inner(title: str) -> str:
    """A title inside 「」: its own marks are the inner ones."""
    return title.translate({ord("「"): "『", ord("」"): "』"})


def _unquoted(title: str) -> str:
    """A title that is itself in 《》 does not get them twice."""
    return title[1:-1] if title.startswith("《") and title.endswith("》") and title.count("《") == 1 else title


def _english_title(row: Row) -> str:
    """The English title, marked where it is a draft, with the Chinese one behind it."""
    if not row.title_en:
        return f"“{row.title}”"
    return f"“{row.title_en}”{' [draft translation]' if row.title_en_draft else ''} ({row.title})"


def _english(row: Row) -> str:
    """Number and date behind an English citation."""
    year, *rest = row.sort_on.split("-")
    month = f"{get_month_names(locale='en')[int(rest[0])]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    number = f", {row.number}" if row.number else ""
    return f"{number}, {day}{month}{year}"


def shares(row: Row, address: str, lang: Lang, mail: str) -> list[tuple[str, str]]:
    """Where the page can be passed on, with the title in the reader's language where there is one.

    They are plain links that load nothing from there until they are followed.
    """
    told = {"ja": row.title_ja, "en": row.title_en, "zh": None}[lang] or row.title
    title, url = quote(told, safe=""), quote(address, safe="")
    return [
        ("LINE", f"https://social-plugins.line.me/lineit/share?url={url}"),
        ("微博 Weibo", f"https://service.weibo.com/share/share.php?url={url}&title={title}"),
        ("X", f"https://x.com/intent/post?url={url}&text={title}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        (mail, f"mailto:?subject={title}&body={title}%0A{url}%0A{quote(row.url, safe='')}"),
    ]
