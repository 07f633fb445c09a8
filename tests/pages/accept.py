"""Write the expectation of a saved page: what the parsers say of it now, for a human to read and commit."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import parsers
from command.parse import listing_json
from policy import Document, PageError
from policy.facts import document_json

HERE = Path(__file__).parent
PAGES = (".html", ".api")


def pages() -> list[Path]:
    """All saved pages, in order."""
    return sorted(path for path in HERE.glob("*/*") if path.suffix in PAGES)


def outcome(url: str, body: bytes) -> dict[str, Any]:
    """The record as `zhengce parse` prints it without the sanitised HTML, or the name of the error."""
    try:
        record = parsers.parse(url, body)
    except PageError as error:
        return {"error": error.name, "reason": error.reason}
    shown = document_json(record) if isinstance(record, Document) else listing_json(record)
    shown.pop("html", None)
    return {"record": shown}


def accept(page: Path, url: str | None) -> None:
    """Write the expectation beside the page; the address is kept where none is given."""
    beside = page.with_suffix(".json")
    address = url or json.loads(beside.read_text("utf-8"))["url"]
    expected = {"url": address, **outcome(address, page.read_bytes())}
    beside.write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """See the README beside this file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("page", nargs="?", type=Path)
    options.add_argument("--url")
    given = options.parse_args()
    for page in [given.page] if given.page else pages():
        accept(page, given.url)


if __name__ == "__main__":
    main()
