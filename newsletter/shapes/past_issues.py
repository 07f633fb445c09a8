"""The issues on the web: a page for each, a list of all and a feed, as plain files that any site can serve."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from markupsafe import Markup

from newsletter.edited import issuefile
from newsletter.edited.filling import filled
from newsletter.edited.issuefile import IssueFile
from newsletter.shapes import render
from newsletter.words import say

ATOM = "http://www.w3.org/2005/Atom"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
ENTRIES = 30


def publish(issue: IssueFile, source: Path, directory: Path, site: str, now: datetime) -> Path:
    """Write the issue's page into `directory` and renew list and feed. Returns the page's path.

    The source is kept beside the page: list and feed are made from all sources there.
    Raises ValueError for a file name that is not fit for an address.
    """
    if not NAME.fullmatch(issue.name):
        raise ValueError(f"{issue.name}: a file name of letters, digits, dots and hyphens makes a stable address")
    directory.mkdir(parents=True, exist_ok=True)
    kept = directory / f"{issue.name}.md"
    if source.resolve() != kept.resolve():
        shutil.copyfile(source, kept)
    page = directory / f"{issue.name}.html"
    page.write_text(render.html(issue), encoding="utf-8")
    issues = sorted((issuefile.read(path) for path in directory.glob("*.md")), key=lambda i: (i.until, i.name))[::-1]
    _list(issues, directory)
    _feed(issues, directory, site, now)
    return page


def next_number(state: Path) -> int:
    """One more than the highest number in the archive under `state`; `send` puts every issue there."""
    numbers = [issuefile.read(path).number for path in (state / "archive").glob("*.md")]
    return max(numbers, default=0) + 1


def next_day(state: Path) -> str | None:
    """The day after the last that an issue of the archive told of; None where there is none."""
    days = [issuefile.read(path).until for path in (state / "archive").glob("*.md")]
    return (date.fromisoformat(max(days)) + timedelta(days=1)).isoformat() if days else None


def _list(issues: list[IssueFile], directory: Path) -> None:
    lang = issues[0].lang
    shown = [
        {"name": issue.name, "title": render.masthead(filled(issue))[0], "since": issue.since, "until": issue.until}
        for issue in issues
    ]
    page = (
        render.environment()
        .get_template("archive.html")
        .render(
            lang={"zh": "zh-Hans"}.get(lang, lang),
            title=say(lang, "archive_title"),
            css=Markup(render.stylesheet()),  # noqa: S704 # our own file
            issues=shown,
        )
    )
    (directory / "index.html").write_text(page, encoding="utf-8")


def _feed(issues: list[IssueFile], directory: Path, site: str, now: datetime) -> None:
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    base = f"{site}/newsletter" if site else "newsletter"
    _add(feed, "id", f"{base}/feed.xml")
    _add(feed, "title", say(issues[0].lang, "name"))
    _add(feed, "updated", now.isoformat(timespec="seconds"))
    ET.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": f"{base}/feed.xml"})
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", say(issues[0].lang, "name"))
    for issue in issues[:ENTRIES]:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        title, period, _ = render.masthead(filled(issue))
        _add(entry, "id", f"{base}/{issue.name}.html")
        _add(entry, "title", f"{title} {period}".strip())
        _add(entry, "updated", f"{issue.until}T00:00:00Z")
        ET.SubElement(entry, f"{{{ATOM}}}link", {"href": f"{base}/{issue.name}.html"})
    ET.ElementTree(feed).write(directory / "feed.xml", encoding="utf-8", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = text
