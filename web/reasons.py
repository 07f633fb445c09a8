"""Why something is in, out or in doubt, in the reader's language. A reason without a known code is shown as it is."""

from __future__ import annotations

from policy import reasons
from web.i18n import Lang, catalogue
from web.words import REASONS


def reason(text: str, lang: Lang) -> str:
    """A stored reason (see `policy.reasons`) as a sentence."""
    found = reasons.read(text)
    if found is None:
        return text
    code, arguments = found
    return str(catalogue(lang).ugettext(REASONS[code])) % arguments
