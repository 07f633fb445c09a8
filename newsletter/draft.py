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

from newsletter.blocks import URL
from newsletter.importance import headlines
from newsletter.issue import Brief, Issue, Item
from newsletter.markdown import link, plain
from newsletter.parts import digest, joined, split
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
        *(_marked(item, issue.lang) for item in items),
    ]
    return "\n\n".join(blocks) + "\n"


def head(item: Item, lang: Lang) -> str:
    """【date】issuers「title」, as in the report's table."""
    return say(lang, "item", date=item.date, named=_named(item, lang))


def _named(of: Item | Brief, lang: Lang) -> str:
    """issuers「title」; a title that has marks of its own gets none around it."""
    issuers = say(lang, "joint").join(plain(name) for name in of.issuers)
    title = _quoted(of.title, lang)
    named = lang == "zh" and any(of.title.startswith(name) for name in of.issuers)  # 国务院关于…
    if not issuers or named:
        return title
    return f"{issuers}{say(lang, 'colon') if title[0] not in '「『《“' or lang == 'en' else ''}{title}"


def _quoted(title: str, lang: Lang) -> str:
    marked = "「" in title or "《" in title
    return plain(title) if marked else say(lang, "quoted", title=plain(title))


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
    chosen = headlines(fresh or issue.items)
    lines = []
    for item in chosen:
        gist = f"\n  {plain(item.targets)}" if item.targets else ""
        lines.append(f"- **{{{item.id}}}**{gist}\n{_hint(item, lang)}")
    note = [] if fresh else [f"*{say(lang, 'headlines_late')}*"]
    return [f"## {say(lang, 'headlines')}", *note, "\n".join(lines)] if lines else []


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
            blocks += [f"### {plain(name)}", *(_marked(item, issue.lang) for item in items)]
    return blocks if len(blocks) > 1 else []


def _marked(item: Item, lang: Lang) -> str:
    text = _body(item, lang)
    parts = split(text, lang)
    page = next(iter(URL.findall(text)), "")
    facts = f"v={item.version} draft={digest(parts.head)}.{digest(parts.body)}.{digest(page)} why={item.why}"
    why = comment(f"{item.score}: {'、'.join(item.reasons)}")
    return f"<!-- item {item.id} {facts} labels={','.join(item.labels)} -->\n{text}\n<!-- {why} -->\n<!-- /item -->"


def _body(item: Item, lang: Lang) -> str:
    notes = {"late": say(lang, "note_late"), "changed": say(lang, "note_changed"), "new": ""}
    blocks = [f"#### {head(item, lang)}"]
    if notes[item.why]:
        blocks.append(f"*{notes[item.why]}*")
    blocks += [text for text in (_lines(item, lang), _sources(item, lang)) if text]
    return "\n\n".join(blocks)


def _lines(item: Item, lang: Lang) -> str:
    """What it says, and until when comments may be sent."""
    due = _due(item, lang)
    if item.voice == "own":
        said = tuple(line.replace("<!--", "＜!--") for line in item.says)
        settled = any(say(lang, "due_on") in line for line in said)
        return joined((*said, due) if due and not settled else said)
    if item.voice == "quoted":
        quotes = [f"> *{say(lang, 'says')}*", ">", *(f"> {plain(text)}" for text in item.says)] if item.says else []
        return "\n\n".join(text for text in ("\n".join(quotes), due) if text)
    return "\n".join([*(f"- {plain(text)}" for text in item.says), *([due] if due else [])])


def _due(item: Item, lang: Lang) -> str:
    """The last day for comments; one that has passed says so."""
    if item.due_on is None:
        return ""
    last = day(lang, item.due_on)
    value = say(lang, "closed", date=last) if item.closed else f"**{last}**"
    return f"- {say(lang, 'due_on')}{say(lang, 'is')}{value}"


def _sources(item: Item, lang: Lang) -> str:
    """Where it comes from: the Chinese title and number, the page and its files."""
    own = item.title_zh if item.title != item.title_zh else ""
    chinese = f"{own}（{item.number}）" if own and item.number and item.number not in own else own
    home = item.addresses[0]
    files = (
        link(address, home, _kind_of_file(address)) if links.is_own(address, home) else link(address, home)
        for address in item.addresses[1:]
    )
    pages = "、".join([link(home, label=links.host(home)), *files])
    number = item.number if item.number and not own else ""
    lines = [("original", plain(chinese)), ("number", plain(number)), ("address", pages)]
    return "\n".join(f"{say(lang, key)}{say(lang, 'is')}{value}" for key, value in lines if value)


def _kind_of_file(address: str) -> str:
    ending = address.rpartition("/")[2].rpartition(".")[2]
    return ending.upper() if ending.isascii() and ending.isalnum() and len(ending) <= 4 else links.host(address)


def _briefs(lang: Lang, key: str, briefs: tuple[Brief, ...], at_length: frozenset[int]) -> list[str]:
    """A section of documents in one line each; one that is an item of the issue is named by its number alone."""
    lines = []
    for brief in briefs:
        inside = brief.id in at_length
        named = f"{{{brief.id}}}" if inside else _named(brief, lang)
        what = say(lang, f"change_{brief.what}") if key == "changed" else ""
        form = f"follow_{brief.what}" if key == "followups" else f"{key}_line"
        by = _quoted(brief.by, lang) if brief.by else ""
        text = say(lang, form, date=day(lang, brief.on), what=what, named=named, by=by)
        if inside:
            lines.append(f"- {text}")
            continue
        follow = f" follow={brief.follow}" if brief.follow else ""
        address = link(brief.address, label=links.host(brief.address))
        marker = f"<!-- brief {brief.id}{follow} labels={','.join(brief.labels)} -->"
        lines.append(f"{marker}\n- {text} {address}\n<!-- /brief -->")
    return [f"## {say(lang, key)}", *lines] if lines else []


def comment(text: str) -> str:
    """Text that cannot end the comment around it, nor be taken for a marker."""
    return text.replace("--", "—").replace(">", "＞").replace("\n", " ")
