"""The production reader and an independent second one agree on every page, served and reconstructed."""

from __future__ import annotations

from unittest import mock

import pytest

import parsers
from bench import _soup, parsing
from parsers.page.select import squeeze
from policy import Document
from tests.parsers import second_reader
from tests.parsers.material import body_of, reconstructed, served

PAGES = [(line["file"], line["url"], body_of(line)) for line in served("document")]
PAGES += [
    (name, expected["url"], body)
    for name, expected, body in reconstructed()
    if "record" in expected and expected["record"]["kind"] != "listing"
    if second_reader.knows(expected["record"]["source"]) and name.endswith(".html")
]
FIELDS = {
    "索引号": "index_number",
    "分类": "subject",
    "主题分类": "subject",
    "文号": "number",
    "发文字号": "number",
    "公文种类": "document_kind",
}
DATES = {"成文日期": "signed_on", "生成日期": "issued_on", "制发日期": "issued_on"}
ISSUERS = ("发布机关", "发布单位", "发文机关")


def both(url: str, body: bytes) -> tuple[Document, second_reader.Reading]:
    record = parsers.parse(url, body)
    assert isinstance(record, Document)
    return record, second_reader.read(url, body)


@pytest.mark.parametrize(("url", "body"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_both_readers_find_the_same_document(url: str, body: bytes) -> None:
    record, second = both(url, body)
    assert squeeze(record.title) == squeeze(second.title)
    assert squeeze(record.text) + (record.remark or "") == second.text
    assert [(file.url, file.name) for file in record.attachments] == second.attachments
    published = record.published_on.iso if record.published_on else None
    assert published == second.published


@pytest.mark.parametrize(("url", "body"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_both_readers_find_the_same_labelled_fields(url: str, body: bytes) -> None:
    record, second = both(url, body)
    for label, name in FIELDS.items():
        if second.fields.get(label):
            shown = squeeze(second.fields[label]).removeprefix("主题分类\\")
            assert squeeze(getattr(record, name)) == shown.replace("[", "〔").replace("]", "〕")
    for label, name in DATES.items():
        if second.fields.get(label):
            assert getattr(record, name).iso == second_reader.day(second.fields[label])
    for label in ISSUERS:
        if label in second.fields:
            assert "".join(record.issuers) == second_reader.re.sub(r"[\s、]", "", second.fields[label])


def test_what_the_benchmark_of_reading_leaves_out_is_there() -> None:
    _, url, body = PAGES[0]
    with parsing.only_reading():
        left = parsers.parse(url, body)
    whole = parsers.parse(url, body)
    assert isinstance(left, Document)
    assert isinstance(whole, Document)
    assert (left.title, left.text, left.html, left.kind) == (whole.title, whole.text, "", None)
    assert whole.html
    assert whole.kind


def test_the_benchmark_reads_the_same_with_the_other_engine() -> None:
    pages = [(url, body) for _, url, body in PAGES[:3]]
    with mock.patch("parsers.page.select.LexborHTMLParser", _soup.parse):
        others = parsing.turn(pages)[1]
    assert others == parsing.turn(pages)[1]
