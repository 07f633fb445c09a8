"""`zhengce check-rules`: are the data files of the tagger sound?"""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Check the tagging rules, derivations, reviews and the taxonomy.")
@click.option("--taxonomy", "taxonomy_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(taxonomy_file: Path | None, files: tuple[Path, ...]) -> None:
    """Say what is wrong in the tagger's data files and on which line; without FILES, check those of the project."""
    from analysis.labels import derive, rules, rules_check, settled
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
        decisions = settled.read(rules.DATA / "settled.toml", known)
    except (rules_check.RulesError, taxonomy.TaxonomyError) as error:
        raise click.ClickException(str(error)) from error
    terms = {term for concept in read.concepts for term in concept.terms}
    click.echo(
        f"{len(read.concepts)} concepts with {len(terms)} terms, {len(steps)} derivations, "
        f"{len(decisions)} reviewed documents: sound."
    )
