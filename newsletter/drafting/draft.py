"""An issue as a Markdown file for the editor, with markers that stay whatever the editor does between them.

    <!-- item 12 v=ab12cd34ef56 draft=1a2b3c.4d5e6f.708192 why=new labels=N.energy,climate -->
    #### 【2021-07-15】国家発展改革委員会、国家能源局「…」
    …
    <!-- /item -->

``{12}`` stands for the title of item 12, ``{count}``, ``{contents}`` and ``{number}`` for what their names say: they
are filled in when the file is read, so that nothing is written twice. ``draft`` names the drafted heading, lines and
address, by which it is seen what the editor has changed. All other comments are for the editor alone.
"""

from __future__ import annotations

from newsletter.drafting.importance import headlines
from newsletter.drafting.item_text import comment, head, last_day, marked, named, quoted
from newsletter.issue import Brief, Issue, Item
from newsletter.markdown import link, plain
from newsletter.parts import digest
from newsletter.words import say
from policy import links
from translation.wording import Lang, day


def markdown(issue: Issue, area_names: dict[str, str]) -> str:
    """The draft. `area_names` are taxonomy ids with their names, in the order of the areas."""
    lang = issue.lang
    period = say(lang, "period", since=day(lang, issue.since), until=day(lang, issue.until))
    title = say(lang, "numbered", name=say(lang, "name"), number="{number}") if issue.number else say(lang, "name")
    blocks = [_front(issue), f"# {title}", f"**{period}**"]
    if issue.empty:
        blocks.append(say(lang, "empty"))
    else:
        blocks += [say(lang, "preface", count="{count}"), "{contents}", *_headlines(issue)]
        blocks += _areas(issue, area_names)
    at_length = frozenset(item.id for item in issue.items)
    for key in ("followups", "consultations", "effective", "changed"):
        blocks += _briefs(lang, key, getattr(issue, key), at_length)
    blocks.append(f"## {say(lang, 'blind')}")
    blocks += ["\n".join(f"- {plain(text)}" for text in issue.blind) or say(lang, "blind_none")]
    if issue.older:
        blocks.append(say(lang, "skipped_late", n=issue.older))
    return "\n\n".join(blocks) + "\n"


def alert(issue: Issue, items: tuple[Item, ...], topics: str) -> str:
    """A short issue with a few documents for one member's saved filter."""
    blocks = [
        _front(issue),
        f"# {say(issue.lang, 'alert_subject', n=len(items), topics=plain(topics))}",
        say(issue.lang, "alert_preface"),
        *(marked(item, issue.lang) for item in items),
    ]
    return "\n\n".join(blocks) + "\n"


def _front(issue: Issue) -> str:
    lines = [
        "newsletter: 2",
        f"lang: {issue.lang}",
        f"since: {issue.since}",
        f"until: {issue.until}",
        f"empty: {'yes' if issue.empty else 'no'}",
    ]
    publisher = issue.publisher
    for key, value in (
        ("number", str(issue.number or "")),
        ("association", publisher.association),
        ("contact", publisher.contact),
    ):
        if value:
            lines.append(f"{key}: {' '.join(value.split())}")
    return "\n".join(["---", *lines, "---"])


def _headlines(issue: Issue) -> list[str]:
    """The few that matter most: those of the period; where there are none, earlier ones, which is said."""
    lang = issue.lang
    fresh = tuple(item for item in issue.items if item.why == "new")
    lines = [
        "\n".join([f"- **{{{item.id}}}**", *(f"  {line}" for line in _gist(item, lang)), _hint(item, lang)])
        for item in headlines(fresh or issue.items)
    ]
    note = [] if fresh else [f"*{say(lang, 'headlines_late')}*"]
    return [f"## {say(lang, 'headlines')}", *note, "\n".join(lines)] if lines else []


def _gist(item: Item, lang: Lang) -> list[str]:
    """What a headline says below its title: the last day for comments, the targets, else its first line."""
    open_until = [last_day(item, lang)] if item.due_on and not item.closed else []
    first = item.says[:1] if item.voice == "told" and not open_until else ()
    return [*open_until, *map(plain, [item.targets] if item.targets else first)]


def _hint(item: Item, lang: Lang) -> str:
    """What {12} stands for; the digest shows when somebody corrects the title here, where nobody would read it."""
    name = comment(head(item, lang))
    why = comment(f"{item.score}: {'、'.join(item.reasons)}")
    return f"<!-- {item.id} = {name} #{digest(name)} -->\n<!-- {why} -->"


def _areas(issue: Issue, names: dict[str, str]) -> list[str]:
    """The items by area, within an area by date, as the report's table lists them."""
    blocks = [f"## {say(issue.lang, 'areas')}"]
    known = [area for area in names if any(item.area == area for item in issue.items)]
    for area in (*known, None):
        items = [item for item in issue.items if (item.area if item.area in known else None) == area]
        if items:
            name = names[area] if area else say(issue.lang, "other_area")
            blocks += [f"### {plain(name)}", *(marked(item, issue.lang) for item in items)]
    return blocks if len(blocks) > 1 else []


def _briefs(lang: Lang, key: str, briefs: tuple[Brief, ...], at_length: frozenset[int]) -> list[str]:
    """A section of documents in one line each; one that is an item of the issue is named by its number alone."""
    lines = []
    for brief in briefs:
        inside = brief.id in at_length
        name = f"{{{brief.id}}}" if inside else named(brief, lang)
        what = say(lang, f"change_{brief.what}") if key == "changed" else ""
        form = f"follow_{brief.what}" if key == "followups" else f"{key}_line"
        by = quoted(brief.by, lang) if brief.by else ""
        text = say(lang, form, date=day(lang, brief.on), what=what, named=name, by=by)
        if inside:
            lines.append(f"- {text}")
            continue
        follow = f" follow={brief.follow}" if brief.follow else ""
        address = link(brief.address, label=links.host(brief.address))
        marker = f"<!-- brief {brief.id}{follow} labels={','.join(brief.labels)} -->"
        lines.append(f"{marker}\n- {text} {address}\n<!-- /brief -->")
    return [f"## {say(lang, key)}", *lines] if lines else []
