"""`zhengce parse`: read one saved page and print its record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler import exits

if TYPE_CHECKING:
    from policy import Dated, Document, Listing


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
    issued_on, published_on, effective_on, comments_due_on, text, attachments, interpretations, and more; dates are
    ISO, what the page does not give is null. A list, feed or search answer has kind "listing" and items.

    Where the page is no record, exit code 1 and PageChanged, Blocked, NotADocument or UnknownPage on stderr.
    """
    from parsers import parse
    from policy import Document, PageError

    try:
        body = file.read_bytes()
    except OSError as error:
        raise click.BadParameter(f"{file}: {error.strerror}", param_hint="FILE") from error
    try:
        record = parse(served.pop("url"), body, **served)
    except PageError as error:
        click.echo(str(error), err=True)
        ctx.exit(exits.ERROR)
    shown = document_json(record) if isinstance(record, Document) else listing_json(record)
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def document_json(document: Document) -> dict[str, Any]:
    """The fixed keys first, in their order, then all else that the record holds."""
    return {
        "source": document.source,
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "number": document.number,
        "issuers": list(document.issuers),
        "index_number": document.index_number,
        "subject": document.subject,
        "keywords": list(document.keywords),
        "signed_on": _iso(document.signed_on),
        "issued_on": _iso(document.issued_on),
        "published_on": _iso(document.published_on),
        "effective_on": _iso(document.effective_on),
        "comments_due_on": _iso(document.comments_due_on),
        "text": document.text,
        "attachments": [{"url": a.url, "name": a.name} for a in document.attachments],
        "interpretations": [{"url": i.url, "title": i.title} for i in document.interpretations],
        "template": document.template,
        "status": document.status,
        "document_kind": document.document_kind,
        "section": document.section,
        "source_field": list(document.source_field),
        "signed_on_body": _iso(document.signed_on_body),
        "remark": document.remark or None,
        "annex_at": document.annex_at,
        "interpretations_frame": document.interpretations_frame,
        "media": list(document.media),
        "body_images": list(document.images),
        "html": document.html,
        "dates_read": {
            name: {"iso": value.iso, "where": value.where, "passage": value.passage}
            for name in ("signed_on", "issued_on", "published_on", "effective_on", "comments_due_on")
            if (value := getattr(document, name))
        },
    }


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


def _iso(value: Dated | None) -> str | None:
    return value.iso if value else None
