"""The interface in Japanese, Chinese and English: which one a reader gets, and its gettext catalogue.

Catalogues are the `.po` files under `locale/`; they are compiled in memory when first used, so that no built file can
be stale. Message ids are English. Words of the material (kinds, statuses, verbs of relations) are ids with a context.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

Lang = Literal["ja", "zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
DEFAULT: Lang = "ja"  # the members of the association
TAGS: dict[Lang, str] = {"ja": "ja", "zh": "zh-Hans", "en": "en"}
NAMES: dict[Lang, str] = {"ja": "日本語", "zh": "中文", "en": "English"}
COOKIE = "lang"
LOCALE_DIR = Path(__file__).parents[1] / "locale"


@cache
def catalogue(lang: Lang) -> Translations:
    """The compiled catalogue of a language."""
    with (LOCALE_DIR / lang / "LC_MESSAGES" / "site.po").open("rb") as po:
        messages = read_po(po, locale=lang)
    mo = BytesIO()
    write_mo(mo, messages)
    mo.seek(0)
    return Translations(mo, domain="site")


def as_lang(text: str | None) -> Lang | None:
    """The language that a tag such as ``zh-TW`` or ``ja`` asks for, None when it is none of ours."""
    primary = (text or "").strip().lower().split("-")[0]
    return next((lang for lang in LANGS if lang == primary), None)


def negotiate(address: str | None, cookie: str | None, accept: str | None) -> Lang:
    """The language of a request: what the address says, else the cookie, else the browser, else the default."""
    return as_lang(address) or as_lang(cookie) or _accepted(accept or "") or DEFAULT


def _accepted(header: str) -> Lang | None:
    """The best of an Accept-Language header, by its q values."""
    wishes: list[tuple[float, int, Lang]] = []
    for place, part in enumerate(header[:500].split(",")):
        tag, _, quality = part.partition(";q=")
        lang = as_lang(tag)
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if lang and weight > 0:
            wishes.append((-weight, place, lang))
    return min(wishes)[2] if wishes else None
