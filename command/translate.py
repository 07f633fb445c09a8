"""`zhengce translate`: draft Japanese titles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from command._newsletter import machine_option, named_machine


@click.command()
@click.argument("titles", nargs=-1)
@click.option("--to", "lang", type=click.Choice(["ja"]), required=True, help="Language of the drafts.")
@click.option("--jsonl", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
              help="Read lines with `zh` (- is stdin); write lines with zh, ja, draft in the same order.")  # fmt: skip
@machine_option
def command(titles: tuple[str, ...], lang: str, jsonl: Path | None, machine: bool) -> None:
    """Draft Japanese titles from Chinese ones, by rules and the glossary.

    Words that no rule knows stay in Chinese characters (Japanese forms) and are named behind the draft.
    An edited translation is given as it is.
    """
    from translation.machine import terms, translated

    if not titles and jsonl is None:
        raise click.UsageError("give titles or --jsonl FILE")
    service, words = named_machine(machine), terms()
    for title in titles:
        answer = translated(title, service, words)
        notes = ["draft"] if answer.draft else []
        notes += [f"no rule for: {'、'.join(answer.unknown)}"] if answer.unknown else []
        click.echo(answer.ja + (f"\t[{'; '.join(notes)}]" if notes else ""))
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
            answer = translated(str(zh), service, words)
            click.echo(json.dumps({"zh": zh, "ja": answer.ja, "draft": answer.draft}, ensure_ascii=False))
