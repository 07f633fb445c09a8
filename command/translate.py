"""`zhengce translate`: titles and headings drafted in Japanese or English, of lines or of a database's documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from command import _editorial as editorial
from command._json_lines import parsed
from command._newsletter import db_option, machine_option, named_machine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translation.edited import Edits
    from translation.machine import Machine


@click.command()
@click.argument("titles", nargs=-1)
@click.option("--to", "lang", type=click.Choice(["ja", "en"]), required=True, help="Language of the drafts.")
@click.option("--jsonl", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
              help="Read lines with `zh` (- is stdin); write each with ja or en, draft and unknown.")  # fmt: skip
@click.option("--refresh", is_flag=True, help="Draft the titles in the database anew that other rules made or none.")
@db_option
@machine_option
def command(  # noqa: PLR0913, PLR0917  # one argument per option
    titles: tuple[str, ...], lang: str, jsonl: Path | None, refresh: bool, db: Path, machine: bool
) -> None:
    """Draft Japanese or English titles and headings from Chinese ones, by rules and the glossary.

    Words that no rule knows stay in Chinese characters (for Japanese in Japanese forms) and are named behind the draft.
    An edited translation is given as it is.

    --refresh drafts what has no title in the language and renews what older rules drafted; an editor's titles stay.
    """
    from translation.machine import terms

    if not titles and jsonl is None and not refresh:
        raise click.UsageError("give titles, --jsonl FILE or --refresh")
    service, words, edits = named_machine(machine), terms(), editorial.load(db).edits
    if lang != "ja" and service:
        raise click.UsageError("the translation service is asked for Japanese alone")
    for title in titles:
        text, draft, unknown = _drafted(title, lang, service, (words, edits))
        notes = ["draft"] if draft else []
        notes += [f"no rule for: {'、'.join(unknown)}"] if unknown else []
        click.echo(text + (f"\t[{'; '.join(notes)}]" if notes else ""))
    if jsonl is not None:
        for zh in chinese(jsonl):
            text, draft, unknown = _drafted(zh, lang, service, (words, edits))
            answer = {"zh": zh, lang: text, "draft": draft, "unknown": unknown}
            click.echo(json.dumps(answer, ensure_ascii=False))
    if refresh:
        click.echo(f"{db}: {renewed(db, lang, edits)} drafts renewed")


def chinese(jsonl: Path) -> Iterator[str]:
    """The `zh` of each line. A line that is no object with it ends the run with its number."""
    with click.open_file(str(jsonl), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                zh = parsed(line)["zh"]
            except (ValueError, KeyError, TypeError) as error:
                raise click.ClickException(f"{jsonl}, line {number}: not an object with zh") from error
            yield str(zh)


def renewed(db: Path, lang: str, edits: Edits) -> int:
    """How many drafts of the database were missing or made by other rules; the present ones make them."""
    from db import Store, StoreError
    from translation.english import to_en
    from translation.titles import to_ja
    from translation.titles.version import rules_version

    if not db.exists():
        raise click.ClickException(f"{db} is not there; name a database with --db")
    try:
        with Store(db) as store:
            stale = store.titles_of_other_rules(lang, rules_version())
            drafts = [(id, to_en(title).en if lang == "en" else to_ja(title, edits).ja) for id, title in stale]
            store.renew_drafts(lang, rules_version(), drafts)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    return len(stale)


def _drafted(
    zh: str, lang: str, service: Machine | None, known: tuple[Mapping[str, str], Edits]
) -> tuple[str, bool, tuple[str, ...]]:
    """The text, whether it is a draft, and the Chinese words that no rule knew."""
    from translation.english import to_en
    from translation.machine import translated

    if lang == "en":
        english = to_en(zh)
        return english.en, english.draft, (*english.unknown, *english.unordered, *english.crowded)
    japanese = translated(zh, service, *known)
    return japanese.whole, japanese.draft, (*japanese.unknown, *japanese.unordered)
