"""The figures of targets, results, relations and dates, for `zhengce evaluate`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from command.facts import facts


def are_facts(file: Path) -> bool:
    """Whether the first line of a set marks facts, not labels."""
    with file.open(encoding="utf-8") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        row = json.loads(first)
    except json.JSONDecodeError:
        return False
    return isinstance(row, dict) and bool({"right", "targets", "relations"} & row.keys())


def report(file: Path, texts: tuple[Path, ...], *, as_json: bool, wrong: bool) -> str:
    """The figures as text or JSON. Raises ClickException with the line's number where a line is not as it should be."""
    rows = _rows(file)
    if "right" in rows[0]:
        figures, mistakes = _readings(rows)
    elif "text" in rows[0]:
        figures, mistakes = _passages(file)
    else:
        figures, mistakes = _documents(rows, texts)
    if as_json:
        return json.dumps({"figures": figures, "mistakes": mistakes}, ensure_ascii=False, indent=2)
    lines = [
        f"{name:<36} {value:.3f}" if isinstance(value, float) else f"{name:<36} {value}"
        for name, value in figures.items()
    ]
    return "\n".join([*lines, *(["", *mistakes] if wrong else [])])


def _read(entry: dict[str, Any]) -> Mapping[str, Any]:
    return facts({"date": None, "number": None, "issuers": [], **entry})


def _readings(rows: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    from analysis.facts.measured import readings

    told = readings.measure(rows, _read)
    counts = {kind: f"{told.right[kind]} of {told.all[kind]}" for kind in told.all}
    mistakes = [f"{kind}\n    right: {right}\n    found: {found}" for kind, right, found in told.wrong]
    return {**counts, "read right": told.share}, mistakes


def _passages(file: Path) -> tuple[dict[str, Any], list[str]]:
    from analysis.facts.measured.figures import evaluate

    told = {kind: found for kind, found in evaluate(file).items() if found.passages}
    mistakes = [
        f"{id}\n    wanted: {wanted}\n    found: {found}"
        for figures in told.values()
        for id, wanted, found in figures.wrong
    ]
    return {
        f"{kind} {name}": getattr(found, name)
        for kind, found in told.items()
        for name in ("precision", "recall", "exact")
    }, mistakes


def _documents(rows: list[dict[str, Any]], files: tuple[Path, ...]) -> tuple[dict[str, Any], list[str]]:
    from analysis.facts.measured import documents

    bodies = {
        (row["title"], row.get("date")): row.get("text") or row.get("body") or ""
        for file in files
        for row in _rows(file)
    }
    told = documents.measure(rows, bodies, _read)
    if len(told.missing) == len(rows):
        raise click.ClickException("none of the labelled documents is among the texts; name them with --texts")
    kinds = {"targets": told.targets, "results": told.results, "relations": told.relations}
    figures: dict[str, Any] = {"documents": len(rows) - len(told.missing)}
    for kind, tally in kinds.items():
        names = (
            ("found", "precision")
            if kind == "relations"
            else ("found", "right", "precision")
            if tally.given
            else ("found", "right")
        )
        figures |= {f"{kind}, {tally.wanted} marked: {name}": tally.figures[name] for name in names}
    figures |= {"values given as the other kind": len(told.confused), "dates read wrong": len(told.dates)}
    mistakes = [f"{kind}: {line}" for kind, tally in kinds.items() for line in tally.wrong]
    return figures, [*mistakes, *told.dates, *told.confused, *(f"no text: {title}" for title in told.missing)]


def _rows(file: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise click.ClickException(f"{file.name}, line {number}: {error}") from error
        if not isinstance(row, dict):
            raise click.ClickException(f"{file.name}, line {number}: not a JSON object")
        rows.append(row)
    return rows
