"""`zhengce translate`: draft titles and headings in Japanese or English."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from command._newsletter import machine_option, named_machine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translation.machine import Machine


@click.command()
@click.argument("titles", nargs=-1)
@click.option("--to", "lang", type=click.Choice(["ja", "en"]), required=True, help="Language of the drafts.")
@click.option("--jsonl", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
              help="Read lines with `zh` (- is stdin); write each with ja or en, draft and unknown.")  # fmt: skip
@machine_option
def command(titles: tuple[str, ...], lang: str, jsonl: Path | None, machine: bool) -> None:
    """Draft Japanese or English titles and headings from Chinese ones, by rules and the glossary.

    Words that no rule knows stay in Chinese characters (for Japanese in Japanese forms) and are named behind the draft.
    An edited translation is given as it is.
    """
    from translation.machine import terms

    if not titles and jsonl is None:
        raise click.UsageError("give titles or --jsonl FILE")
    service, words = named_machine(machine), terms()
    if service and lang != "ja":
        raise click.UsageError("the translation service is asked for Japanese alone")
    for title in titles:
        text, draft, unknown = _drafted(title, lang, service, words)
        notes = ["draft"] if draft else []
        notes += [f"no rule for: {'、'.join(unknown)}"] if unknown else []
        click.echo(text + (f"\t[{'; '.join(notes)}]" if notes else ""))
    if jsonl is None:
        return
    with click.open_file(str(jsonl), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                zh = json.loads(line)["zh"]
            except (ValueError, KeyError, TypeError) as error:
                raise click.ClickException(f"{jsonl}, line {number}: not an object with zh") from error
            text, draft, unknown = _drafted(str(zh), lang, service, words)
            answer = {"zh": zh, lang: text, "draft": draft, "unknown": unknown}
            click.echo(json.dumps(answer, ensure_ascii=False))


def _drafted(
    zh: str, lang: str, service: Machine | None, words: Mapping[str, str]
) -> tuple[str, bool, tuple[str, ...]]:
    """The text, whether it is a draft, and the Chinese words that no rule knew."""
    from translation.english import to_en
    from translation.machine import translated

    if lang == "en":
        english = to_en(zh)
        return english.en, english.draft, english.unknown
    japanese = translated(zh, service, words)
    return japanese.ja, japanese.draft, japanese.unknown
