"""Why something is in, out or unsure: the sentences of the analysis in the reader's language.

A sentence that no form below fits is shown as it is.
"""

from __future__ import annotations

import re

from web.i18n import Lang, catalogue
from web.words import REASONS

FORMS = tuple((re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(form))), form) for form in REASONS)


def reason(text: str, lang: Lang) -> str:
    """`text` in a language."""
    for pattern, form in FORMS:
        if found := pattern.fullmatch(text):
            return str(catalogue(lang).ugettext(form)) % found.groupdict()
    return text
