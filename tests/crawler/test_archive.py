"""Archives: what is written reads back, damage costs one record, nothing is written over."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.warc.archive import ArchiveError, SavedPage, Writer, write
from crawler.warc.archive_index import Index, key
from crawler.warc.archive_reader import Damage, decoded, read_at, records, set_aside_torn

PAGES = [
    SavedPage("https://www.mee.gov.cn/a.html", "碳达峰".encode(), 200, "text/html", "2026-11-01T00:00:00Z"),
    SavedPage("https://www.mee.gov.cn/b.html", b"", 404, "", "2026-11-02T00:00:00Z"),
    SavedPage("https://www.mee.gov.cn/c.pdf", b"%PDF" * 9000, 200, "application/pdf", "2026-11-03T00:00:00Z"),
]


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    path = tmp_path / "a.warc.gz"
    assert write(PAGES, path) == 3
    return path


def test_what_is_written_reads_back(warc: Path) -> None:
    read = [r.page for r in records(warc, pytest.fail)]
    assert [(p.url, p.body, p.status, p.fetched_at) for p in read] == [
        (p.url, p.body, p.status, p.fetched_at) for p in PAGES
    ]


def test_a_pointer_leads_to_its_record(warc: Path) -> None:
    for record, page in zip(records(warc), PAGES, strict=True):
        assert read_at(warc, record.offset).body == page.body


def test_the_standard_reader_reads_it_too(warc: Path) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with warc.open("rb") as file:
        urls = [r.rec_headers.get_header("WARC-Target-URI") for r in ArchiveIterator(file, check_digests="raise")]
    assert urls == [p.url for p in PAGES]


def test_an_existing_archive_is_never_written_over(warc: Path) -> None:
    before = warc.read_bytes()
    with pytest.raises(ArchiveError, match="never written over"):
        write(PAGES, warc)
    assert warc.read_bytes() == before


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    def pages():
        yield PAGES[0]
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write(pages(), tmp_path / "x.warc.gz")
    assert list(tmp_path.iterdir()) == []


def test_an_address_with_control_characters_cannot_forge_headers(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="not an address"):
        write([SavedPage("http://a/\r\nWARC-Type: warcinfo", b"")], tmp_path / "x.warc.gz")


@pytest.mark.parametrize("cut", [1, 5, 40, 200])
def test_a_torn_last_record_is_found_and_set_aside(warc: Path, cut: int) -> None:
    whole = warc.read_bytes()
    warc.write_bytes(whole[:-cut])
    found: list[Damage] = []
    assert [r.page.url for r in records(warc, found.append)] == [p.url for p in PAGES[:2]]
    assert [d.torn for d in found] == [True]

    aside = set_aside_torn(warc)
    assert aside is not None
    assert warc.read_bytes() + aside.read_bytes() == whole[:-cut]
    assert len(list(records(warc, pytest.fail))) == 2
    assert set_aside_torn(warc) is None


def test_damage_in_the_middle_costs_one_record(warc: Path) -> None:
    offsets = [r.offset for r in records(warc)]
    broken = bytearray(warc.read_bytes())
    for i in range(offsets[1] + 30, offsets[1] + 60):
        broken[i] ^= 0xFF
    warc.write_bytes(broken)
    found: list[Damage] = []
    assert [r.page.url for r in records(warc, found.append)] == [PAGES[0].url, PAGES[2].url]
    assert [(d.start, d.torn) for d in found] == [(offsets[1], False)]


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_any_flipped_byte_is_survived(tmp_path_factory: pytest.TempPathFactory, share: float, flip: int) -> None:
    path = tmp_path_factory.mktemp("flip") / "a.warc.gz"
    write(PAGES, path)
    raw = bytearray(path.read_bytes())
    raw[int(share * len(raw))] ^= flip
    path.write_bytes(raw)
    found: list[Damage] = []
    read = {r.page.url: r.page.body for r in records(path, found.append)}
    originals = {p.url: p.body for p in PAGES}
    assert all(originals.get(url) == body for url, body in read.items())
    assert len(read) >= len(PAGES) - 1


def test_a_wrong_digest_is_damage(tmp_path: Path, warc: Path) -> None:
    forged = gzip.decompress(warc.read_bytes()).replace("碳达峰".encode(), "碳中和".encode())
    path = tmp_path / "forged.warc"
    path.write_bytes(forged)
    found: list[Damage] = []
    assert list(records(path, found.append)) == []
    assert len(found) == 1


def test_a_file_that_is_no_archive_is_all_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"<html>not an archive</html>")
    found: list[Damage] = []
    assert list(records(path, found.append)) == []
    assert len(found) == 1


def test_the_newest_answer_wins_and_of_equals_the_last(tmp_path: Path) -> None:
    url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/"
    path = tmp_path / "a.warc.gz"
    times = ["2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-06-01T00:00:00Z"]
    write([SavedPage(url, str(i).encode(), fetched_at=time) for i, time in enumerate(times)], path)
    index = Index([path])
    place = index.newest("http://www.ndrc.gov.cn/xxgk/zcfb/tz/index.html")
    assert place is not None
    assert place.page().body == b"2"
    assert index.newest_time() == "2026-07-01T00:00:00Z"
    assert [p.fetched_at for p in index.places()] == sorted(times)
    assert index.newest(url + "index_1.html") is None


def test_addresses_that_a_site_answers_alike_have_one_key() -> None:
    same = {
        "http://www.mee.gov.cn/zcwj/",
        "https://www.mee.gov.cn:443/zcwj/index.shtml",
        "https://WWW.mee.gov.cn/zcwj/#a",
    }
    assert len({key(url) for url in same}) == 1
    assert key("https://a.cn/x?p=1") != key("https://a.cn/x?p=2")


def test_a_body_that_unpacks_beyond_the_limit_is_refused() -> None:
    bomb = gzip.compress(b"0" * 10_000_000)
    page = SavedPage("http://a/", bomb, headers=(("Content-Encoding", "gzip"),))
    with pytest.raises(ValueError, match="more than 1000 bytes"):
        decoded(page, 1000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "identity"])
def test_encoded_bodies_are_decoded(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "identity": bytes}[coding]
    page = SavedPage("http://a/", pack(b"text"), headers=(("content-encoding", coding),))
    assert decoded(page, 1000) == b"text"


def test_a_damaged_encoding_is_named() -> None:
    page = SavedPage("http://a/", b"\x1f\x8b\x08nonsense", headers=(("Content-Encoding", "gzip"),))
    with pytest.raises(ValueError, match="gzip"):
        decoded(page, 1000)


def test_a_left_over_open_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    writer = Writer(path)
    with pytest.raises(ArchiveError, match="another run"):
        Writer(path)
    writer.discard()


@pytest.mark.parametrize(
    "stated", ["utf-8", "none", "gzip", "GZIP", "deflate", "br", "identity, gzip", '"gzip"', "gzip, br"]
)
def test_a_body_that_was_not_packed_is_as_it_is(stated: str) -> None:
    page = SavedPage("https://www.mee.gov.cn/", b"<html>text</html>", headers=(("Content-Encoding", stated),))
    assert decoded(page, 1000) == b"<html>text</html>"


def test_codings_are_taken_off_from_the_last_to_the_first() -> None:
    body = brotli.compress(gzip.compress(b"text"))
    headers = (("Content-Encoding", "gzip"), ("Content-Encoding", "utf-8, br"))
    assert decoded(SavedPage("https://www.mee.gov.cn/", body, headers=headers), 1000) == b"text"
