"""`zhengce new-source`: the stubs of a source, from one listing and one document."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.argument("listing_url")
@click.argument("document_url")
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Checkout (default: this one)."
)
def command(name: str, listing_url: str, document_url: str, root: Path | None) -> None:
    """Save a listing and a document of a new source and write its stubs.

    Writes spiders/NAME.py, parsers/NAME.py, both pages under tests/pages/NAME/ and tests/parsers/test_NAME.py, whose
    failures name the next step. No list has to be edited: spiders and parsers are found by their folder.
    """
    import os

    from crawler import config, scaffold
    from crawler.fetch import FetchError, fetch

    try:
        settings = config.load(os.environ)
        pages = [(url, fetch(url, settings)) for url in (listing_url, document_url)]
        for url, answer in pages:
            if answer.status_code != 200:
                raise click.ClickException(f"{url} answers {answer.status_code}")
        (listing, document) = [(url, answer.content) for url, answer in pages]
        written = scaffold.write(root or Path(__file__).parents[1], name, listing, document)
    except (FetchError, config.ConfigError, scaffold.ScaffoldError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(path)
    click.echo(f"next: python -m pytest tests/parsers/test_{name}.py")
