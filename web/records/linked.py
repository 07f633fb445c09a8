"""What a document's page says to programs: schema.org in JSON-LD, and the meta tags that reference managers read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from db.queries.shown import LabelInfo, Row
from db.queries.shown_document import DocumentPage, RelationRow
from policy import is_over
from web.records.references import kind_of

SCHEMA = "https://schema.org"
CHANGES = ("amends", "repeals", "replaces")
RESTS = ("based on", "implements")
WEB = ("http://", "https://")


def json_ld(doc: DocumentPage, labels: Mapping[str, LabelInfo], origin: str, today: str) -> Markup:
    """The document as schema.org `Legislation` (news and explanations as `Article`), as the content of a script.

    What is not known is left out. No text can end the script: < > & are written as escapes.
    """
    text = json.dumps(record(doc, labels, origin, today), ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # see the loop above


def record(doc: DocumentPage, labels: Mapping[str, LabelInfo], origin: str, today: str) -> dict[str, object]:
    """The same as data."""
    row = doc.row
    found: dict[str, object] = {
        "@context": SCHEMA,
        "@type": "Legislation",
        "@id": f"{origin}/documents/{row.id}",
        "url": f"{origin}/documents/{row.id}",
        "name": row.title,
        "alternateName": [title for title in (row.title_ja, row.title_en) if title],
        "inLanguage": "zh-Hans",
        "datePublished": row.published_on or row.issued_on,
        "dateModified": (row.changed_at or row.first_seen)[:10],
        "sameAs": [copy.url for copy in doc.publications if copy.url.startswith(WEB)],
        "about": [{"@type": "DefinedTerm", "termCode": id, "name": labels[id].zh} for id in row.labels if id in labels],
        "isBasedOn": _others(doc.relations, RESTS, origin),
        "citation": _others(doc.relations, ("cites",), origin),
        "encoding": [
            {"@type": "MediaObject", "name": file.name, "contentUrl": file.url}
            for file in doc.attachments
            if file.url.startswith(WEB)
        ],
    }
    issuers = [{"@type": "GovernmentOrganization", "name": name} for name in row.issuers]
    if kind_of(row) == "webpage":
        found |= {"@type": "Article", "headline": row.title, "author": issuers}
    else:
        found |= {"legislationPassedBy": issuers} | _legislation(doc, origin, today)
    return {name: value for name, value in found.items() if value}


def _legislation(doc: DocumentPage, origin: str, today: str) -> dict[str, object]:
    """What only a legal act has."""
    row = doc.row
    ended = row.repealed_by is not None or is_over(row.expires_on, today)
    return {
        "legislationIdentifier": row.number,
        "legislationType": row.kind,
        "legislationJurisdiction": "CN",
        "legislationDate": row.signed_on or row.issued_on,
        "temporalCoverage": f"{row.effective_on}/{row.expires_on or '..'}" if row.effective_on else None,
        "expires": row.expires_on,
        "legislationLegalForce": f"{SCHEMA}/NotInForce" if ended else None,
        "legislationChanges": _others(doc.relations, CHANGES, origin),
    }


def _others(relations: Iterable[RelationRow], types: tuple[str, ...], origin: str) -> list[dict[str, object]]:
    """The other ends of relations of these types, each once."""
    found: dict[str, dict[str, object]] = {}
    for relation in relations:
        name = relation.other.title if relation.other else relation.title
        if relation.type not in types or not (name or relation.number):
            continue
        number = relation.number or (relation.other.number if relation.other else None)
        entry = {
            "@type": "Legislation",
            "@id": f"{origin}/documents/{relation.other.id}" if relation.other else None,
            "name": name,
            "legislationIdentifier": number,
        }
        found.setdefault(str(name or number), {key: value for key, value in entry.items() if value})
    return list(found.values())


def meta_tags(row: Row) -> list[tuple[str, str]]:
    """Name and content of the tags that Zotero and Google Scholar read."""
    tags = [("citation_title", row.title)]
    tags += [("citation_author", name) for name in row.issuers]
    tags += [
        ("citation_publication_date", row.sort_on.replace("-", "/")),
        ("citation_language", "zh"),
        ("citation_public_url", row.url if row.url.startswith(WEB) else ""),
    ]
    if kind_of(row) != "webpage":
        tags.append(("citation_technical_report_institution", "、".join(row.issuers)))
        tags.append(("citation_technical_report_number", row.number or ""))
    return [(name, content) for name, content in tags if content]
