"""An issue while it is edited: as mail at two widths, light and dark, as text, with what is to be looked at."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsletter.checking.proofs import Note
from newsletter.edited import issuefile
from newsletter.edited.issuefile import IssueFile, IssueFileError
from newsletter.shapes import plaintext, render
from newsletter.shapes.length import size
from newsletter.shapes.render import Letterhead
from newsletter.words import say
from translation.wording import Lang

DARK = "@media (prefers-color-scheme: dark)"
SHOWN = {"light": "@media not all", "dark": "@media all"}
POLICY = {
    "/": "default-src 'self'; img-src data:; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
    "/mail": "default-src 'none'; style-src 'unsafe-inline'",
}
WORDS = ("light", "dark", "text", "look", "fine", "size", "line")
LINK = "https://example.invalid/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is sent."""

    status: int
    type: str
    body: str
    policy: str = "default-src 'none'"


@dataclass(frozen=True, slots=True)
class Preview:
    """The preview of one file, read anew for every answer. `look` finds what is to be looked at."""

    file: Path
    look: Callable[[IssueFile], list[Note]]

    def answer(self, path: str, query: str = "") -> Answer:
        """The page, the mail (``scheme=dark``), the text, or the state as JSON."""
        if path == "/":
            return self._page()
        if path == "/state":
            return Answer(200, "application/json", json.dumps(self.state(), ensure_ascii=False))
        if path not in ("/mail", "/text"):
            return Answer(404, "text/plain", "Not found")
        try:
            issue = issuefile.read(self.file)
        except (IssueFileError, OSError) as error:
            return Answer(200, "text/plain", "\n".join(_lines(error)))
        copy = Letterhead(more=LINK, unsubscribe=LINK)
        if path == "/text":
            return Answer(200, "text/plain", plaintext.text(issue, copy))
        scheme = "dark" if "scheme=dark" in query else "light"
        page = render.html(issue, copy).replace(DARK, SHOWN[scheme])
        page = page.replace("color-scheme: light dark", f"color-scheme: {scheme}")
        return Answer(200, "text/html", page, POLICY["/mail"])

    def state(self) -> dict[str, object]:
        """`version` changes with the file; `faults` are errors, `notes` what to look at, `size` bytes of HTML."""
        try:
            version = hashlib.sha256(self.file.read_bytes()).hexdigest()[:12]
            issue = issuefile.read(self.file)
        except (IssueFileError, OSError) as error:
            version = hashlib.sha256(str(error).encode()).hexdigest()[:12]
            return {"version": version, "faults": _lines(error), "notes": [], "size": 0}
        found = [{"line": note.line, "text": note.text} for note in self.look(issue)]
        return {"version": version, "faults": [], "notes": found, "size": size(issue)}

    def _page(self) -> Answer:
        lang: Lang = "ja"
        try:
            lang = issuefile.read(self.file).lang
        except IssueFileError as error:
            lang = error.lang if error.faults else lang
        except OSError:
            pass  # the state says what is wrong
        words = {key: say(lang, f"preview.{key}", kb="{kb}", n="{n}") for key in WORDS}
        page = render.environment().get_template("preview.html").render(lang=lang, name=self.file.name, words=words)
        return Answer(200, "text/html", page, POLICY["/"])


def _lines(error: IssueFileError | OSError) -> list[str]:
    return error.lines() if isinstance(error, IssueFileError) else [str(error)]
