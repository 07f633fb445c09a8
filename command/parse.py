"""`zhengce parse`: read one saved page and print its record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler import exits

if TYPE_CHECKING:
    from policy import Listing


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", required=True, help="The address that it was served from; it decides which parser reads it.")
@click.option("--base-url", help="Resolve relative links against this address, where a collector rewrote them.")
@click.option("--status", default=200, show_default=True, help="The HTTP status that it was served with.")
@click.option("--content-type", help="Its Content-Type header, if it had a charset.")
@click.pass_context
def command(ctx: click.Context, /, file: Path, **served: Any) -> None:
    """Read one saved page and print its record as one JSON object.

    A document has the keys source, url, kind, title, number, issuers, index_number, subject, keywords, signed_on,
    issued_on, published_on, effective_on, comments_due_on, text, attachments, interpretations, and all other facts of
    `policy.facts`; dates are ISO, what the page does not give is null. A list, feed or search answer has kind
    "listing" and items.

    A page that lost its template, or of a government site without one, is read as well as can be: "provisional" is
    true, stderr says what of the template was missing, "missing" what the record lacks.
    Where the page is no record, exit code 1 and PageChanged, Blocked, NotADocument or UnknownPage on stderr.
    """
    from parsers import parse
    from policy import Document, PageChanged, PageError
    from policy.facts import document_json

    try:
        body = file.read_bytes()
    except OSError as error:
        raise click.BadParameter(f"{file}: {error.strerror}", param_hint="FILE") from error
    try:
        record = parse(served.pop("url"), body, **served)
    except PageError as error:
        click.echo(str(error), err=True)
        instead = error.provisional if isinstance(error, PageChanged) else None
        if instead is None:
            ctx.exit(exits.ERROR)
        record = instead
    shown = document_json(record) if isinstance(record, Document) else listing_json(record)
    missing = {"missing": record.missing} if isinstance(record, Document) and record.provisional else {}
    click.echo(json.dumps(shown | {"provisional": record.provisional} | missing, ensure_ascii=False, indent=2))


def listing_json(listing: Listing) -> dict[str, Any]:
    """A listing with its items, paging and the site's own counts."""
    return {
        "source": listing.source,
        "url": listing.url,
        "kind": "listing",
        "template": listing.template,
        "count": len(listing.links),
        "pages": listing.pages,
        "next_url": listing.next_url,
        "totals": dict(listing.totals),
        "items": [
            {
                "url": link.url,
                "title": link.title,
                "date": link.date,
                "number": link.number,
                "issuers": list(link.issuers),
                "signed_on": link.signed_on,
                "index_number": link.index_number,
                "subject": link.subject,
                "category": link.category,
                "interpretations": [{"url": i.url, "title": i.title} for i in link.interpretations],
            }
            for link in listing.links
        ],
    }
