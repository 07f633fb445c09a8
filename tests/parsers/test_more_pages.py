"""Pages of known sites that were found later give all that their manifest says of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import parsers
from parsers.page.select import squeeze
from policy import Document, Listing, agencies
from policy.facts import document_json
from tests.parsers.material import SERVED, WHY_NOT

FOLDER = SERVED / "more"
MANIFEST = FOLDER / "manifest.jsonl"
LINES = [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()] if MANIFEST.exists() else []
KNOWN = [line for line in LINES if line["known_site"]]
LATER = [line for line in LINES if not line["known_site"] and parsers.site_of(line["url"])]
CUT = "（正文其余段落已裁剪）"  # what the collector of a page wrote for the paragraphs that he left out


def name(line: dict[str, Any]) -> str:
    return str(line["file"])


def read(line: dict[str, Any]) -> Document | Listing:
    return parsers.parse(line["url"], (FOLDER / line["file"]).read_bytes())


@pytest.mark.skipif(not KNOWN, reason=WHY_NOT)
@pytest.mark.parametrize("line", [line for line in LATER if line["page"] == "document"], ids=name)
def test_a_page_of_a_later_source_gives_what_is_expected(line: dict[str, Any]) -> None:
    """Title and day; of the other facts those that the manifest gives."""
    record = read(line)
    assert isinstance(record, Document)
    assert not record.provisional
    found = document_json(record)
    found["title"], found["issuers"] = squeeze(record.title), [agencies.canonical(name) for name in record.issuers]
    wanted = {key: value for key, value in line["expect"].items() if value or key == "published_on"}
    wanted["title"] = squeeze(wanted["title"])
    wanted |= {"issuers": [agencies.canonical(name) for name in wanted["issuers"]]} if "issuers" in wanted else {}
    wanted.pop("attachments", None)
    assert {key: found[key] for key in wanted} == wanted
    files = {file.url.rsplit("/", 1)[-1] for file in record.attachments}
    assert files >= set(line["expect"]["attachments"])


@pytest.mark.skipif(not KNOWN, reason=WHY_NOT)
@pytest.mark.parametrize("line", [line for line in LATER if line["page"] == "listing"], ids=name)
def test_a_list_of_a_later_source_gives_its_entries_with_days(line: dict[str, Any]) -> None:
    record, expected = read(line), line["expect"]
    assert isinstance(record, Listing)
    assert not record.provisional
    assert len(record.links) == expected["links"]
    assert (record.links[0].url, record.links[-1].url) == (expected["first"], expected["last"])
    assert all(link.title and link.date for link in record.links)


@pytest.mark.skipif(not KNOWN, reason=WHY_NOT)
@pytest.mark.parametrize("line", [line for line in KNOWN if line["page"] == "document"], ids=name)
def test_a_document_gives_all_that_is_expected(line: dict[str, Any]) -> None:
    record, expected = read(line), dict(line["expect"])
    assert isinstance(record, Document)
    text = squeeze(record.text).removesuffix(CUT)
    assert text.startswith(squeeze(expected.pop("body_first", "")))
    assert text.endswith(squeeze(expected.pop("body_last", "")))
    found = document_json(record)
    found["issuers"] = [agencies.canonical(issuer) for issuer in record.issuers]
    found["attachments"] = [file.url.rsplit("/", 1)[-1] for file in record.attachments]
    expected["issuers"] = [agencies.canonical(issuer) for issuer in expected["issuers"]]
    assert {key: found[key] for key in expected} == expected


@pytest.mark.skipif(not KNOWN, reason=WHY_NOT)
@pytest.mark.parametrize("line", [line for line in KNOWN if line["page"] == "listing"], ids=name)
def test_a_listing_gives_its_entries_with_titles(line: dict[str, Any]) -> None:
    record, expected = read(line), line["expect"]
    assert isinstance(record, Listing)
    assert len(record.links) == expected["links"]
    assert (record.links[0].url, record.links[-1].url) == (expected["first"], expected["last"])
    assert all(link.title for link in record.links)
