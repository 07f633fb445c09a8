"""Templates into answers: one Jinja environment a language, with the few filters that the templates use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from analysis import task_of
from db.queries.health import SourceName
from db.queries.shown import LabelInfo, TargetRow
from policy import is_over, links
from translation import amounts
from translation.wording import day
from web.answered import assets
from web.answered.answer import CSP, Answer
from web.asked.visit import Visit
from web.drawn import charts
from web.drawn.proofs import chains, passages
from web.spoken import sentences, told
from web.spoken.i18n import COOKIE, LANGS, NAMES, TAGS, Lang, catalogue
from web.spoken.reasons import reason

TEMPLATES = Path(__file__).parents[1] / "templates" / "site"
YEAR = 365 * 24 * 3600


@cache
def environment(lang: Lang) -> Environment:
    """The templates in one language. Every value is escaped; an unknown name is an error, not a blank."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(catalogue(lang), newstyle=True)  # type: ignore[attr-defined]  # by the extension
    env.filters.update(
        month=lambda iso: day(lang, iso[:7]),
        day=lambda iso: day(lang, iso),
        host=links.host,
        is_own=links.is_own,
        safe_url=safe_url,
        count=count,
        megabytes=megabytes,
        short=short,
    )
    env.filters["figure"] = charts.figure
    env.tests["over"] = is_over
    env.filters["amount"] = lambda target: _amount(target, lang)
    env.filters["reason"] = lambda text: reason(text, lang)
    env.filters["sentence"] = lambda text: sentences.told(text, lang)
    env.filters["issuer"] = lambda name: told.issuer(name, lang)
    env.filters["actor"] = lambda name: told.actor(name, lang)
    env.filters["duty"] = lambda duty: told.duty_text(duty, lang)
    env.filters["task"] = task_of
    env.filters["scope"] = lambda zh: told.scope(zh, lang)
    env.filters["indicator"] = lambda zh: told.indicator(zh, lang)
    env.filters["heading"] = lambda zh: told.heading(zh, lang)
    env.globals.update(asset=_asset, LANGS=LANGS, LANG_NAMES=NAMES, TAGS=TAGS)
    env.globals.update(
        word=_word, name=_label_name, chip=_chip, chains=chains, shown_passages=passages, source_name=_source_name
    )
    return env


def _amount(target: TargetRow, lang: Lang) -> Markup:
    """A value with bound and unit in the reader's language; a unit that has no word there is marked as Chinese."""
    shown = amounts.striven_for(target, amounts.value(target, lang), lang)
    before, unit, after = shown.partition(target.unit) if not target.unit.isascii() else (shown, "", "")
    return Markup('{}<span lang="zh-Hans">{}</span>{}').format(before, unit, after) if unit else escape(shown)


def page(template: str, visit: Visit, *, status: int = 200, **context: object) -> Answer:
    """An HTML page of this site; remembers a language that the address asked for."""
    html = environment(visit.lang).get_template(template).render(visit=visit, lang=visit.lang, **context)
    headers = {
        "content-security-policy": CSP,
        "content-language": TAGS[visit.lang],
        "cache-control": "public, max-age=60",
        "vary": "Accept-Language",
    }
    if visit.lang_asked:
        headers["set-cookie"] = f"{COOKIE}={visit.lang_asked}; Max-Age={YEAR}; Path={visit.base}/; SameSite=Lax"
    return Answer(html, status=status, headers=headers)


@pass_context
def _asset(context: Context, name: str) -> str:
    """The address of a file of ours."""
    visit: Visit = context["visit"]
    return visit.base + assets.url(name)


@pass_context
def _word(context: Context, kind: str, value: str) -> str:
    """A word of the material in the reader's language, itself where the catalogue does not know it."""
    lang: Lang = context["lang"]
    return word(lang, kind, value)


@pass_context
def _source_name(context: Context, source: str) -> str:
    """A source's name in the reader's language, from the page's `source_names`."""
    return source_name(context["source_names"], source, context["lang"])


def source_name(names: Mapping[str, SourceName], source: str, lang: Lang) -> str:
    """A source's name in a language, its short word where the database does not know its names."""
    return str(getattr(names[source], lang)) if source in names else source


def word(lang: Lang, kind: str, value: str) -> str:
    """A word of the material in a language (contexts: see `web.spoken.words`)."""
    return str(catalogue(lang).pgettext(kind, value))


@pass_context
def _label_name(context: Context, thing: object) -> str:
    """The name of a label or an agency in the reader's language, Chinese where there is none."""
    return str(getattr(thing, context["lang"], None) or getattr(thing, "zh", None) or getattr(thing, "name", ""))


@pass_context
def _chip(context: Context, label: LabelInfo, sure: bool = True) -> Markup:
    """A label as a link to its documents."""
    visit: Visit = context["visit"]
    return chip(label, sure, visit.lang, visit.link("/timeline", label=label.id))


@lru_cache(maxsize=1024)  # a list of documents shows the same few labels again and again
def chip(label: LabelInfo, sure: bool, lang: Lang, href: str) -> Markup:
    """A label in the colour of its facet; an unsure one says so."""
    unsure = (
        ""
        if sure
        else Markup(' <span aria-hidden="true">?</span><span class="visually-hidden">{}</span>').format(
            catalogue(lang).ugettext("(unsure)")
        )
    )
    return Markup('<a class="chip f-{}{}" href="{}" title="{}">{}{}</a>').format(
        label.facet, "" if sure else " unsure", href, label.means or label.zh, getattr(label, lang), unsure
    )


def safe_url(url: str) -> str:
    """An address that may be a link: http and https only, anything else leads nowhere."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url.startswith(("http://", "https://")) else "#"


def count(number: int) -> str:
    """A number with commas between the thousands: 1,234."""
    return f"{number:,}"


def megabytes(size: int) -> str:
    """A size in bytes as people say it: 12.3 MB, 45 kB."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"


def short(text: str, length: int = 160) -> str:
    """At most `length` characters, with an ellipsis where something was cut."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
