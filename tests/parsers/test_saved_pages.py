"""Every page that a ministry served gives exactly what its manifest line says."""

from __future__ import annotations

from typing import Any

import pytest

import parsers
from command.parse import listing_json
from parsers.page.select import squeeze
from policy import Blocked, Document, Listing
from policy.facts import document_json
from tests.parsers.material import WHY_NOT, body_of, served

DOCUMENTS = [line for line in served("document") if "expect" in line]
LISTINGS = [line for line in served("listing", "feed", "search") if "expect" in line]
SAME = (
    *("index_number", "issuers", "subject", "keywords", "source_field", "section", "document_kind"),
    *("signed_on", "signed_on_body", "issued_on", "published_on", "effective_on", "comments_due_on"),
    *("attachments", "interpretations", "interpretations_frame", "media", "body_images", "remark"),
)


def name(line: dict[str, Any]) -> str:
    return line["file"].rsplit("/", 1)[-1]


def read(line: dict[str, Any]) -> Document | Listing:
    return parsers.parse(line["url"], body_of(line), base_url=line.get("base_url"))


@pytest.mark.skipif(not DOCUMENTS, reason=WHY_NOT)
@pytest.mark.parametrize("line", DOCUMENTS, ids=name)
def test_a_document_gives_the_expected_fields(line: dict[str, Any]) -> None:
    record = read(line)
    assert isinstance(record, Document)
    found, expected = document_json(record), line["expect"]
    assert found["title"] in [expected["title"], *expected.get("title_also", [])]
    if "number" in expected:
        assert found["number"] in [expected["number"], *expected.get("number_also", [])]
    assert {key: found[key] for key in SAME if key in expected} == {
        key: expected[key] for key in SAME if key in expected
    }


@pytest.mark.skipif(not DOCUMENTS, reason=WHY_NOT)
@pytest.mark.parametrize("line", DOCUMENTS, ids=name)
def test_a_document_gives_its_whole_text(line: dict[str, Any]) -> None:
    record = read(line)
    assert isinstance(record, Document)
    text, expected = squeeze(record.text), line["expect"]
    assert text.startswith(expected["text_starts"])
    assert text.endswith(expected.get("text_ends", ""))
    length = expected.get("text_chars", expected.get("text_chars_in_file"))
    assert length in (None, len(text))
    after = expected.get("text_starts_after_heading")
    if after and "heading_chars" in expected:
        assert text[expected["heading_chars"] :].startswith(after)


@pytest.mark.skipif(not LISTINGS, reason=WHY_NOT)
@pytest.mark.parametrize("line", LISTINGS, ids=name)
def test_a_listing_gives_the_expected_items(line: dict[str, Any]) -> None:
    record = read(line)
    assert isinstance(record, Listing)
    expected, items = line["expect"], listing_json(record)["items"]
    by_url = {item["url"]: item for item in items}
    assert len(by_url) == len(items)
    assert expected.get("items_on_page", expected.get("count", len(items))) == len(items)
    wanted = [*expected.get("also", []), *expected.get("entries", [])]
    for place, key in ((0, "first"), (-1, "last")):
        if expected.get(key):
            assert items[place]["url"] == expected[key]["url"]
            wanted.append(expected[key])
    for one in wanted:
        item = by_url[one["url"]] | {"published_on": by_url[one["url"]]["date"]}
        known = {key: value for key, value in one.items() if key != "title_raw"}
        assert {key: item[key] for key in known} == known


@pytest.mark.skipif(not LISTINGS, reason=WHY_NOT)
@pytest.mark.parametrize("line", LISTINGS, ids=name)
def test_a_listing_gives_paging_totals_and_interpretations(line: dict[str, Any]) -> None:
    record = read(line)
    assert isinstance(record, Listing)
    expected = line["expect"]
    for key in ("pages", "next_url"):
        if key in expected:
            assert getattr(record, key) == expected[key]
    totals = dict(record.totals)
    assert {key: totals.get(key) for key in expected.get("totals", {})} == expected.get("totals", {})
    if "interpretations_count" in expected:
        counts = [len(link.interpretations) for link in record.links]
        assert (sum(counts), sum(map(bool, counts))) == (
            expected["interpretations_count"],
            expected["items_with_interpretations"],
        )
    for category, rows in expected.get("rows", {}).items():
        assert sum(link.category == category for link in record.links) == rows


@pytest.mark.skipif(not served("challenge"), reason=WHY_NOT)
@pytest.mark.parametrize("line", served("challenge"), ids=name)
def test_a_challenge_is_blocked_even_on_an_unknown_host(line: dict[str, Any]) -> None:
    with pytest.raises(Blocked):
        read(line)
