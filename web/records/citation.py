"""How a document is cited, in three languages, and the addresses by which it is shared without a tracker.

The Japanese form is that of the report's third table: 【2021年10月26日】国務院「…」 and the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from db.queries.shown import AgencyRow, Row
from translation.wording import day
from web.spoken.i18n import Lang


def citations(row: Row, agencies: Sequence[AgencyRow]) -> list[tuple[Lang, str]]:
    """The citation in each language."""
    names = [(agency.name, agency.ja or agency.name, agency.en or agency.name) for agency in agencies]
    names = names or [(name, name, name) for name in row.issuers]
    draft = "（下訳）" if row.title_ja and row.title_draft else ""
    day_ja, day_zh = day("ja", row.sort_on), day("zh", row.sort_on)
    number = f"（{row.number}）" if row.number else ""
    return [
        ("ja", f"【{day_ja}】{'・'.join(n[1] for n in names)}「{_inner(row.title_ja or row.title)}」{draft} {row.url}"),
        ("zh", f"【{day_zh}】{'、'.join(n[0] for n in names)}《{_unquoted(row.title)}》{number} {row.url}"),
        ("en", f"{', '.join(n[2] for n in names)}: {_english_title(row)}{_english(row)}. {row.url}"),
    ]


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
    number = f", {row.number}" if row.number else ""
    return f"{number}, {day('en', row.sort_on)}"


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
