"""`zhengce check-rules`: are the data files of the tagger and the decisions of people sound?"""

from __future__ import annotations

from pathlib import Path

import click

from command import _editorial as editorial


@click.command(short_help="Check the tagging rules, derivations, the taxonomy and the editorial folder.")
@click.option("--taxonomy", "taxonomy_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(taxonomy_file: Path | None, files: tuple[Path, ...]) -> None:
    """Say what is wrong in the tagger's data files and on which line.

    Without FILES, check those of the project, and what people decided at this installation (the folder that
    [editorial] names in the settings).
    """
    from analysis.labels import derive, rules, rules_check
    from policy import taxonomy

    try:
        known = {label.id for label in taxonomy.read(taxonomy_file or taxonomy.FILE)}
        if files:
            found = rules_check.tables(files, known)
            for file in files if found["derive"] else ():
                derive.read(file, known)
            click.echo(f"{len(files)} files are sound.")
            return
        read = rules.read(rules.files(), known)
        steps = derive.read(rules.DATA / "derive.toml", known)
    except (rules_check.RulesError, taxonomy.TaxonomyError) as error:
        raise click.ClickException(str(error)) from error
    terms = {term for concept in read.concepts for term in concept.terms}
    click.echo(f"{len(read.concepts)} concepts with {len(terms)} terms, {len(steps)} derivations: sound.")
    decided = editorial.load()
    click.echo(
        f"{editorial.place()}: {decided.decisions.count} settled, {len(decided.edits.entries)} edited,"
        f" {len(decided.identity.joins)} joined, {len(decided.identity.splits)} kept apart: sound."
    )
