"""`zhengce new-source`: the files of a source, from one listing and one document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

SAVED = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("name")
@click.argument("listing_url")
@click.argument("document_url")
@click.option("--listing-file", type=SAVED, help="The listing as it was saved; it is not asked for again.")
@click.option("--document-file", type=SAVED, help="The document as it was saved.")
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Checkout (default: this one)."
)
def command(name: str, listing_url: str, document_url: str, root: Path | None, **saved: Path | None) -> None:
    """Save a listing and a document of a new source and write its spider, its parser and a test.

    Writes spiders/NAME.py, parsers/sites/NAME.py, both pages under tests/pages/NAME/ and tests/parsers/test_NAME.py,
    whose failures name the next step. No list has to be edited: spiders and parsers are found by their folder, and the
    names in the spider are the names on the site and in the newsletter.
    """
    from crawler import config, scaffold
    from crawler.upkeep.fetch import FetchError

    wanted = ((listing_url, saved["listing_file"]), (document_url, saved["document_file"]))
    try:
        listing, document = _bodies(wanted)
        checkout = root or Path(__file__).parents[1]
        written = scaffold.write(checkout, name, (listing_url, listing), (document_url, document))
    except (FetchError, config.ConfigError, scaffold.ScaffoldError, OSError) as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(path)
    click.echo(f"next: read the two files, then python -m pytest tests/parsers/test_{name}.py")


def _bodies(wanted: Sequence[tuple[str, Path | None]]) -> list[bytes]:
    """The pages, from their files or from the site. Raises `FetchError`, `ConfigError`, OSError."""
    import os

    from crawler import config
    from crawler.upkeep.fetch import FetchError, fetch

    found = []
    for url, file in wanted:
        if file is not None:
            found.append(file.read_bytes())
            continue
        answer = fetch(url, config.load(os.environ))
        if answer.status_code != 200:
            raise FetchError(f"{url} answers {answer.status_code}")
        found.append(answer.content)
    return found
