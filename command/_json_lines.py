"""Lines of JSON that a person or another program gives."""

from __future__ import annotations

import json
from typing import Any

from parsers.page.encoding import scrub


def parsed(line: str) -> Any:
    """What a line says; halves of characters, which JSON may hold as \\ud800 and no output can, are replaced.

    Raises ValueError for a line that is no JSON or is nested too deep.
    """
    try:
        entry = json.loads(line)
        return json.loads(scrub(json.dumps(entry, ensure_ascii=False))) if "\\ud" in line.lower() else entry
    except RecursionError:
        raise ValueError("nested too deep") from None
