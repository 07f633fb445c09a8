"""What the crawl could not read: readers learn when the tracker was blind."""

from __future__ import annotations

import sqlite3

from db import queries
from newsletter.words import say
from translation.wording import Lang, day


def sentences(conn: sqlite3.Connection, since: str, lang: Lang) -> tuple[str, ...]:
    """One sentence for each source that was not read well since `since`; none where all was well."""
    lines: list[str] = []
    names = queries.source_names(conn)
    for health in queries.health(conn):
        source = getattr(names[health.source], lang) if health.source in names else health.source
        if health.last_read is None or health.last_read[:10] < since:
            last = day(lang, health.last_read[:10]) if health.last_read else say(lang, "never")
            lines.append(say(lang, "source_unread", source=source, last=last))
        elif health.healthy is False:
            lines.append(say(lang, "source_bad", source=source))
        if health.open_issues:
            lines.append(say(lang, "source_issues", source=source, n=health.open_issues))
    return tuple(lines)
