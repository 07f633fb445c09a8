"""From a kit to failing tests: the pages that no template reads, each with a test that says what it must become."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import parsers
import spiders
from crawler.upkeep.kit import KitPage
from parsers.page.select import is_data
from policy import Blocked, NotAPolicy, PageError

TEST = '''"""Pages of {source} that no template read, from a kit. When all pass: accept the pages, delete this file.

    python -m tests.pages.accept tests/pages/{source}/PAGE --url ADDRESS
"""

from pathlib import Path

import pytest

import parsers
from policy import Document

PAGES = Path(__file__).resolve().parents[1] / "pages/{source}"
SERVED = {served}


@pytest.mark.parametrize(("name", "url", "status", "content_type"), SERVED, ids=[name for name, *_ in SERVED])
def test_a_template_reads_the_page(name: str, url: str, status: int, content_type: str) -> None:
    record = parsers.parse(url, (PAGES / name).read_bytes(), status=status, content_type=content_type or None)
    assert not record.provisional, "only the general reader reads it"
    if isinstance(record, Document):
        assert "published_on" not in record.missing
        assert "text" not in record.missing
    else:
        assert record.links or record.next_url
'''


@dataclass(frozen=True, slots=True)
class Replayed:
    """A page of a kit as it is read now: `now` is ``read``, ``provisional`` or the error. `mend`: it needs a parser."""

    page: KitPage
    now: str
    mend: bool


def replay(pages: Iterable[KitPage]) -> list[Replayed]:
    """Every page of a kit, read by the parsers at hand."""
    return [_replayed(page) for page in pages]


def _replayed(kit: KitPage) -> Replayed:
    page = kit.page
    try:
        record = parsers.parse(page.url, page.body, status=page.status, content_type=page.content_type or None)
    except (Blocked, NotAPolicy) as error:  # nothing that a parser could mend
        return Replayed(kit, f"{error.name}: {error.reason}", mend=False)
    except PageError as error:
        return Replayed(kit, f"{error.name}: {error.reason}", mend=True)
    except Exception as error:  # noqa: BLE001  # a parser's own mistake is what the kit is for
        return Replayed(kit, f"parser error: {type(error).__name__}: {error}", mend=True)
    return Replayed(kit, "provisional" if record.provisional else "read", mend=record.provisional)


def write(root: Path, found: Sequence[Replayed]) -> list[Path]:
    """Write pages and tests of what is to be mended into a checkout; nothing is written over. Returns the new files."""
    written: list[Path] = []
    served: dict[str, list[tuple[str, str, int, str]]] = {}
    known = spiders.discover()
    for one in (one for one in found if one.mend and one.page.source in known):
        page, source = one.page.page, one.page.source
        folder = root / "tests/pages" / source
        ending = "api" if is_data(page.body[:1000].decode("utf-8", "replace")) else "html"
        name = next(n for i in range(1, 10_000) if not (folder / (n := f"kit-{i}.{ending}")).exists())
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(page.body)
        written.append(folder / name)
        served.setdefault(source, []).append((name, page.url, page.status, page.content_type))
    for source, rows in served.items():
        test = root / "tests/parsers" / f"test_kit_{source}.py"
        listed = "[\n" + "".join(f"    ({', '.join(json.dumps(value) for value in row)}),\n" for row in rows) + "]"
        with test.open("x", encoding="utf-8") as file:
            file.write(TEST.format(source=source, served=listed))
        written.append(test)
    return written
