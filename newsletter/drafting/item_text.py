"""One item of the draft: its heading as in the report's table, its lines, and where it comes from."""

from __future__ import annotations

from newsletter.edited.blocks import URL
from newsletter.issue import Brief, Item
from newsletter.markdown import link, plain
from newsletter.parts import digest, joined, split
from newsletter.words import say
from policy import links
from translation.wording import Lang, day


def head(item: Item, lang: Lang) -> str:
    """【date】issuers「title」, as in the report's table."""
    return say(lang, "item", date=item.date, named=named(item, lang))


def named(of: Item | Brief, lang: Lang) -> str:
    """issuers「title」; a title that has marks of its own gets none around it."""
    issuers = say(lang, "joint").join(plain(name) for name in of.issuers)
    title = quoted(of.title, lang)
    says_issuer = lang == "zh" and any(of.title.startswith(name) for name in of.issuers)  # 国务院关于…
    if not issuers or says_issuer:
        return title
    return f"{issuers}{say(lang, 'colon') if title[0] not in '「『《“' or lang == 'en' else ''}{title}"


def quoted(title: str, lang: Lang) -> str:
    """A title in the marks of the language; one that has marks of its own gets none around it."""
    has_marks = "「" in title or "《" in title
    return plain(title) if has_marks else say(lang, "quoted", title=plain(title))


def marked(item: Item, lang: Lang) -> str:
    """The item between its markers."""
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
    """Until when comments may be sent, which a reader asks first, and what it says."""
    due = f"- {last}" if (last := last_day(item, lang)) else ""
    if item.voice == "own":
        said = tuple(line.replace("<!--", "＜!--") for line in item.says)
        settled = any(say(lang, "due_on") in line for line in said)
        return joined((due, *said) if due and not settled else said)
    if item.voice == "quoted":
        quotes = [f"> *{say(lang, 'says')}*", ">", *(f"> {plain(text)}" for text in item.says)] if item.says else []
        return "\n\n".join(text for text in (due, "\n".join(quotes)) if text)
    return "\n".join([*([due] if due else []), *(f"- {plain(text)}" for text in item.says)])


def last_day(item: Item, lang: Lang) -> str:
    """The last day for comments; one that has passed says so."""
    if item.due_on is None:
        return ""
    last = day(lang, item.due_on)
    value = say(lang, "closed", date=last) if item.closed else f"**{last}**"
    return f"{say(lang, 'due_on')}{say(lang, 'is')}{value}"


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


def comment(text: str) -> str:
    """Text that cannot end the comment around it, nor be taken for a marker."""
    return text.replace("--", "—").replace(">", "＞").replace("\n", " ")
