"""An issue as a Markdown file for the editor, with markers that stay whatever the editor does between them.

    <!-- item 12 v=ab12cd34ef56 labels=N.energy,climate -->
    ### 【2021-07-15】国家発展改革委員会、国家能源局「…」
    …
    <!-- /item -->

Deleting, moving and rewriting is free; comments beginning with ``why`` and ``score`` are for the editor alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsletter.importance import headlines
from newsletter.issue import Brief, Issue, Item
from newsletter.markdown import link, plain
from newsletter.words import say
from translation.wording import Lang, day


def markdown(issue: Issue, area_names: dict[str, str]) -> str:
    """The draft. `area_names` are taxonomy ids with their names, in the order of the areas."""
    lang = issue.lang
    period = say(lang, "period", since=day(lang, issue.since), until=day(lang, issue.until))
    blocks = [_front(issue), f"# {say(lang, 'name')}", f"**{period}**"]
    if issue.empty:
        blocks.append(say(lang, "empty"))
    else:
        blocks.append(say(lang, "preface", n=len(issue.items)))
        blocks += _headlines(issue)
        blocks += _section(lang, "list", issue.items, lambda item: _marked(item, "line", _line(item, lang)))
        blocks += _areas(issue, area_names)
    blocks += _briefs(lang, "consultations", issue.consultations, "due_line")
    blocks += _briefs(lang, "effective", issue.effective, "effective_line")
    blocks += _briefs(lang, "changed", issue.changed, "change_line")
    blocks.append(_heading(lang, "blind"))
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
        *(_marked(item, "item", _body(item, issue.lang)) for item in items),
    ]
    return "\n\n".join(blocks) + "\n"


def head(item: Item, lang: Lang) -> str:
    """【date】issuers「title」, as in the report's table."""
    issuers = say(lang, "joint").join(plain(name) for name in item.issuers)
    quoted = "「" in item.title or "《" in item.title
    title = plain(item.title) if quoted else say(lang, "quoted", title=plain(item.title))
    if issuers and quoted and title[0] not in "「『《“":
        issuers += say(lang, "colon")
    return say(lang, "item" if issuers else "item_no_issuer", date=item.date, issuers=issuers, title=title)


def _line(item: Item, lang: Lang) -> str:
    links = (f"  {link(address, item.addresses[0])}" for address in item.addresses)
    return "\n".join([f"- {head(item, lang)}", *links])


def _front(issue: Issue) -> str:
    lines = [
        "newsletter: 1",
        f"lang: {issue.lang}",
        f"since: {issue.since}",
        f"until: {issue.until}",
        f"empty: {'yes' if issue.empty else 'no'}",
    ]
    if issue.topics:
        lines.append(f"topics: {','.join(issue.topics)}")
    return "\n".join(["---", *lines, "---"])


def _heading(lang: Lang, key: str) -> str:
    return f"<!-- section {key} -->\n\n## {say(lang, key)}"


def _section(lang: Lang, key: str, items: Iterable[Item], show: Callable[[Item], str]) -> list[str]:
    shown = [show(item) for item in items]
    return [_heading(lang, key), *shown] if shown else []


def _headlines(issue: Issue) -> list[str]:
    def show(item: Item) -> str:
        note = f"\n<!-- score {item.score}: {comment('、'.join(item.reasons))} -->"
        first = f"\n  {plain(item.targets[0])}" if item.targets else ""
        return _marked(item, "headline", f"- **{head(item, issue.lang)}**{first}{note}")

    return _section(issue.lang, "headlines", headlines(issue.items), show)


def _areas(issue: Issue, names: dict[str, str]) -> list[str]:
    """The items by area; within an area the weightier first."""
    blocks = [_heading(issue.lang, "areas")]
    known = [area for area in names if any(item.area == area for item in issue.items)]
    for area in (*known, None):
        items = sorted((i for i in issue.items if i.area == area), key=lambda i: (-i.score, i.date))
        if items:
            name = names[area] if area else say(issue.lang, "other_area")
            blocks += [f"<!-- area {area or '-'} -->\n\n### {plain(name)}"]
            blocks += [_marked(item, "item", _body(item, issue.lang)) for item in items]
    return blocks if len(blocks) > 1 else []


def _marked(item: Item, what: str, text: str) -> str:
    labels = ",".join(item.labels)
    return f"<!-- {what} {item.id} v={item.version} labels={labels} -->\n{text}\n<!-- /{what} -->"


def _body(item: Item, lang: Lang) -> str:
    notes = {"late": say(lang, "note_late", date=day(lang, item.date)), "changed": say(lang, "note_changed"), "new": ""}
    lines = [f"#### {head(item, lang)}"]
    if notes[item.why]:
        lines.append(f"*{notes[item.why]}*")
    facts = [
        (say(lang, "original"), plain(item.title_zh) if item.title != item.title_zh else ""),
        (say(lang, "number"), plain(item.number or "")),
        *((say(lang, "targets"), plain(line)) for line in item.targets),
        (say(lang, "effective_on"), day(lang, item.effective_on) if item.effective_on else ""),
        (say(lang, "expires_on"), _validity(item, lang)),
        (say(lang, "due_on"), f"**{day(lang, item.due_on)}**" if item.due_on else ""),
        (say(lang, "address"), link(item.addresses[0])),
        *((say(lang, "attachment"), link(address, item.addresses[0])) for address in item.addresses[1:]),
    ]
    if item.says:
        joined = "\n".join(f"> {plain(text)}" for text in item.says)
        label = say(lang, "told" if item.told else "says")
        lines.append(joined if item.edited else f"> *{label}*\n>\n{joined}")
    lines.append("\n".join(f"- {name}：{value}" for name, value in facts if value))
    why = comment("、".join(item.reasons))
    return "\n\n".join([*lines, f"<!-- why {item.score}: {why} -->"])


def _validity(item: Item, lang: Lang) -> str:
    """The last day of validity; a document that has lapsed says so in bold."""
    if item.expires_on is None:
        return ""
    last = day(lang, item.expires_on)
    return f"**{say(lang, 'lapsed', date=last)}**" if item.lapsed else last


def _briefs(lang: Lang, key: str, briefs: tuple[Brief, ...], form: str) -> list[str]:
    if not briefs:
        return []
    lines = []
    for brief in briefs:
        issuers = say(lang, "joint").join(plain(name) for name in brief.issuers)
        what = say(lang, f"change_{brief.what}") if brief.what else ""
        quoted = "「" in brief.title or "《" in brief.title
        title = plain(brief.title) if quoted else say(lang, "quoted", title=plain(brief.title))
        text = say(lang, form, date=day(lang, brief.on), what=what, issuers=issuers, title=title)
        labels = ",".join(brief.labels)
        lines.append(f"<!-- brief {brief.id} labels={labels} -->\n- {text} {link(brief.address)}\n<!-- /brief -->")
    return [_heading(lang, key), *lines]


def comment(text: str) -> str:
    """Text that cannot end the comment around it."""
    return text.replace("--", "—").replace(">", "＞").replace("\n", " ")
