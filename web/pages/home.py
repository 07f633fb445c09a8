"""What is new: by first sight, since the last weekly run or a day of choice."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from db import queries
from db.queries.health import RunRow
from db.queries.shown import LabelCount, LabelInfo, News, Row
from web.answered.answer import Answer
from web.answered.facets import label_name
from web.answered.render import page as render
from web.asked import view
from web.asked.visit import Visit
from web.drawn import charts
from web.pages.days import effective_soon, open_consultations
from web.spoken.i18n import catalogue

SAME_WEEK = timedelta(days=6)  # a weekly run may come some hours early
RUNS = 30
MOST_ROWS = 20
MOST_NEWS = 400  # after a first crawl everything is new; the page shows the last of it
MOST_AREAS = 14
CHART_MONTHS = 36
CHART_AREAS = 7
CHINA = ZoneInfo("Asia/Shanghai")
Group = tuple[str, str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Area:
    """A subject with its new documents; `href` narrows the page to it, or widens it again."""

    label: LabelInfo
    n: int
    on: bool
    href: str


def page(conn: sqlite3.Connection, visit: Visit) -> Answer:
    """The home page; all of it but the chart and the sources is narrowed by the labels that the address names."""
    labels = queries.labels(conn)
    runs = [run for run in queries.runs(conn, limit=RUNS) if run.finished_at and run.kind != "reparse"]
    since = _since(visit, runs)
    chosen = visit.args("label")
    found = queries.news(conn, since, most=MOST_NEWS)
    news = narrowed(found, chosen)
    due = [one for one in open_consultations(conn, visit) if set(chosen) <= set(one.document.labels)]
    months = last_months(visit.today, CHART_MONTHS)
    chart, legend = _chart(visit, queries.label_counts(conn, since=months[0]), months)
    groups = _groups(visit, news)
    return render(
        "home.html",
        visit,
        since=since[:10],
        until=None if visit.arg("since") else _last_day(visit, runs),
        cut=MOST_NEWS if found.cut else 0,
        last_run=runs[0] if runs else None,
        chosen=chosen,
        tiles=_tiles(visit, news, len(due)),
        areas=_areas(visit, groups, labels, chosen),
        groups=groups,
        most=MOST_ROWS,
        all_new=visit.address("/timeline", [("label", id) for id in chosen]),
        labels=labels,
        due=due,
        effective=[event for event in effective_soon(conn, visit) if set(chosen) <= set(event.document.labels)],
        sources=queries.health(conn),
        source_names=queries.source_names(conn),
        chart=chart,
        legend=legend,
    )


def narrowed(news: News, labels: Sequence[str]) -> News:
    """What of it bears all of the labels."""
    if not labels:
        return news
    wanted = set(labels)
    kept = {
        name: tuple(row for row in getattr(news, name) if wanted <= set(row.labels))
        for name in ("new", "changed", "repealed", "gone", "back")
    }
    return replace(news, **kept)  # type: ignore[arg-type]  # the fields above are tuples of rows


def _last_day(visit: Visit, runs: Sequence[RunRow]) -> str:
    """The day with which the news ends that the last week's runs found: there where the ministries are."""
    if not runs:
        return visit.today
    return datetime.fromisoformat(runs[0].started_at).astimezone(CHINA).date().isoformat()


def _since(visit: Visit, runs: Sequence[RunRow]) -> str:
    """The day that the address names, else the start of the last week's runs, else a week ago.

    A run begins after the one before it has ended, so what was first seen since its start was found by it.
    """
    asked = view.date_or_none(visit.arg("since"))
    if asked or not runs:
        return asked or (date.fromisoformat(visit.today) - timedelta(days=7)).isoformat()
    last = datetime.fromisoformat(runs[0].started_at)
    return min(run.started_at for run in runs if last - datetime.fromisoformat(run.started_at) < SAME_WEEK)


def _tiles(visit: Visit, news: News, open_count: int) -> list[tuple[int, str, str]]:
    """The four numbers on top."""
    say = catalogue(visit.lang).ugettext
    return [
        (len(news.new), say("new documents"), "#new"),
        (len(news.changed), say("changed texts"), "#changed"),
        (len(news.repealed) + len(news.gone), say("repealed or gone"), "#repealed"),
        (
            open_count,
            say("open consultations"),
            visit.address("/consultations", [("label", id) for id in visit.args("label")]),
        ),
    ]


def _areas(visit: Visit, groups: Sequence[Group], labels: Mapping[str, LabelInfo], chosen: Sequence[str]) -> list[Area]:
    """Subjects of what happened, most frequent first, those chosen always among them."""
    rows = [row for _, _, group in groups for row in group]
    counts = Counter(
        id for row in rows for id in row.labels if id in labels and labels[id].facet in ("theme", "topic", "system")
    )
    shown = [id for id, _ in counts.most_common(MOST_AREAS)]
    shown += [id for id in chosen if id in labels and id not in shown]
    day = [("since", visit.arg("since"))] if visit.arg("since") else []
    found = []
    for id in shown:
        rest = [("label", one) for one in chosen if one != id] + ([] if id in chosen else [("label", id)])
        found.append(Area(labels[id], counts[id], id in chosen, visit.address("/", [*day, *rest])))
    return found


def _groups(visit: Visit, news: News) -> list[Group]:
    """What happened, by kind of event: (anchor, heading, rows)."""
    say = catalogue(visit.lang).ugettext
    return [
        ("new", say("New"), news.new),
        ("changed", say("Changed"), news.changed),
        ("repealed", say("Repealed"), news.repealed),
        ("gone", say("Gone from the site"), news.gone),
        ("back", say("Back again"), news.back),
    ]


def _chart(
    visit: Visit, counts: Sequence[LabelCount], months: Sequence[str]
) -> tuple[Markup, list[tuple[int, str, str]]]:
    """Documents per month by the largest N areas, up to this month, and what the colours mean."""
    areas = sorted((c for c in counts if c.label.facet == "system" and c.n), key=lambda c: -c.n)[:CHART_AREAS]
    series = [dict(area.months) for area in areas]
    if not any(month in one for one in series for month in months):
        return Markup(""), []
    name = catalogue(visit.lang).ugettext("Documents per month by area")
    legend = [
        (k, label_name(a.label, visit.lang), visit.link("/timeline", label=a.label.id)) for k, a in enumerate(areas)
    ]
    return charts.stacked_months(months, series, name), legend


def last_months(today: str, number: int) -> list[str]:
    """The `number` months that end with the month of `today`, oldest first."""
    year, month = int(today[:4]), int(today[5:7])
    last = year * 12 + month - 1
    return [f"{m // 12}-{m % 12 + 1:02d}" for m in range(last - number + 1, last + 1)]
