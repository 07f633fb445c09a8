"""`zhengce evaluate`: precision and recall of tags and facts on labelled sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from command import _editorial as editorial
from crawler import exits

if TYPE_CHECKING:
    from analysis.labels.evaluate import Count, Report, Truth


MOST_STRATA = 8  # of each division are printed, those with the most labels


@click.command(short_help="Precision and recall of tags and facts on labelled documents.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the table.")
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Texts of whole documents whose facts FILE marks (title, date, text); may be repeated.",
)
@click.option("--wrong/--no-wrong", default=True, help="List what was tagged wrongly.  [default: list]")
@click.option("--with-settled", is_flag=True, help="Apply what persons settled of single documents as well.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # one argument per option
    ctx: click.Context, file: Path, as_json: bool, texts: tuple[Path, ...], wrong: bool, with_settled: bool
) -> None:
    """Tag the labelled documents of FILE (JSON lines) and compare.

    A line has a title, in_scope, must and may (label ids by facet; may counts neither way), or exact lists
    system, action and theme; topic where it was labelled; body or text, number and issuers are read where they
    are. It is the rules that are measured: what persons settled (`settled.toml` of the editorial folder) is left out.
    Where FILE has floors in analysis/data/floors.toml and a figure lies below one, the command ends with
    exit code 4.

    Lines with targets or relations beside a text, with the right reading of a passage, or with the facts of a whole
    document (given by --texts) are measured as such: see docs/passages.md.
    """
    from analysis.labels import evaluate as measure
    from analysis.labels.settled import NOTHING
    from command import _evaluate_facts

    if _evaluate_facts.are_facts(file):
        click.echo(_evaluate_facts.report(file, texts, as_json=as_json, wrong=wrong))
        return
    decisions = editorial.load().decisions if with_settled else NOTHING
    report = measure.evaluate(_read(file), decisions)
    low = measure.below(report.figures(), measure.floors().get(file.name, {}))
    click.echo(json.dumps(as_dict(report), ensure_ascii=False, indent=2) if as_json else table(report, wrong))
    for line in low:
        click.echo(f"below its floor: {line}", err=True)
    if low:
        ctx.exit(exits.UNHEALTHY)


def _read(file: Path) -> list[Truth]:
    from analysis.labels import evaluate as measure

    truths = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            if not isinstance(entry, dict):
                raise ValueError("not a JSON object")
            truths.append(measure.truth(entry))
        except ValueError as error:
            raise click.ClickException(f"{file.name}, line {number}: {error}") from error
    if not truths:
        raise click.ClickException(f"{file.name}: no labelled lines")
    return truths


def _row(name: str, count: Count) -> str:
    return (
        f"{name:<24} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"
        f"   right {count.right:>3}  wrong {count.wrong:>3}  missed {count.missed:>3}"
    )


def table(report: Report, wrong: bool = True) -> str:
    """The report for a person: facets, labels, scope and the wrong ones."""
    from policy import taxonomy

    lines = [f"{report.documents} documents", ""]
    lines += [_row(facet, count) for facet, count in report.facets.items()]
    lines += [_row("scope", report.scope), ""]
    for name, parts in report.strata.items():
        most = sorted(parts.items(), key=lambda part: -(part[1].right + part[1].missed))[:MOST_STRATA]
        lines += [_row(f"{name}: {value}", count) for value, count in most if len(parts) > 1]
    lines += [""]
    lines += [_row("  " + label, report.labels[label]) for label in taxonomy.by_id() if label in report.labels]
    for mistake in report.mistakes if wrong else ():
        said = [f"missed {label}" for label in mistake.missed] + [f"wrong {label}" for label in mistake.wrong]
        if mistake.scope is not None:
            said.append(f"scope said {'in' if mistake.scope else 'out'} ({mistake.reason})")
        lines += ["", mistake.title, "    " + ", ".join(said)]
    return "\n".join(lines)


def as_dict(report: Report) -> dict[str, Any]:
    """The report as JSON."""

    def numbers(count: Count) -> dict[str, float]:
        figures = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
        return figures | {"right": count.right, "wrong": count.wrong, "missed": count.missed}

    return {
        "documents": report.documents,
        "facets": {facet: numbers(count) for facet, count in report.facets.items()},
        "labels": {label: numbers(count) for label, count in sorted(report.labels.items())},
        "scope": numbers(report.scope),
        "strata": {
            name: {value: numbers(count) for value, count in parts.items()} for name, parts in report.strata.items()
        },
        "mistakes": [
            {"title": m.title, "missed": m.missed, "wrong": m.wrong, "scope": m.scope, "reason": m.reason}
            for m in report.mistakes
        ],
    }
