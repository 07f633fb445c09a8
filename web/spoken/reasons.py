"""Why something is in, out or in doubt, in the reader's language. A reason without a known code is shown as it is."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from policy import reasons
from web.spoken.i18n import Lang, catalogue
from web.spoken.words import REASONS

_HAN = re.compile(r"[\u4e00-\u9fff]")


def reason(text: str, lang: Lang) -> Markup:
    """A stored reason (see `policy.reasons`) as a sentence; the Chinese words that it speaks of are marked as such."""
    found = reasons.read(text)
    if found is None:
        return escape(text)
    code, arguments = found
    return escape(catalogue(lang).ugettext(REASONS[code])) % {name: _marked(word) for name, word in arguments.items()}


def _marked(word: str) -> Markup:
    return Markup('<span lang="zh-Hans">{}</span>').format(word) if _HAN.search(word) else escape(word)
