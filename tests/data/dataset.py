"""The labels that this project made itself, as a data set: ``python -m tests.data.dataset FOLDER`` (`make dataset`).

The same sources give the same bytes. The datasheet is docs/dataset.md with counts and the sections that it names.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from policy import taxonomy

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests/data"
LOTS = ("titles", "lot3", "lot4", "lot5", "texts", "lot6", "lot7")
AGAIN = {"second": "titles", "another": "titles", "lot6-second": "lot6"}  # second labelling -> of which lot
EARLIEST = (1980, 1, 1, 0, 0, 0)  # in a zip: no date of ours may change its bytes
_SECTION = re.compile(r"<!-- (\w+\.md): (.+?) -->")
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")  # to pages that are not in the data set

Line = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A file of the data set: its name, its lines and what they are."""

    name: str
    what: str
    lines: Callable[[], Iterator[Line]]


def read(path: Path) -> list[Line]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def titles() -> Iterator[Line]:
    """All lots of titles, each line with an id."""
    for lot in LOTS:
        for n, row in enumerate(read(DATA / f"labels/{lot}.jsonl"), 1):
            yield {"id": f"{lot}-{n:03}", "set": lot, **row}


def again() -> Iterator[Line]:
    """Second labellings, each with the id of the first."""
    first = {(line["set"], line["title"]): line["id"] for line in titles()}
    for name, lot in AGAIN.items():
        for row in read(DATA / f"labels/{name}.jsonl"):
            labels = {key: row[key] for key in ("in_scope", "must", "may") if key in row}
            yield {"title_id": first[lot, row["title"]], "set": name, **labels}


def documents() -> Iterator[Line]:
    """Whole documents without the name of the file that holds their texts, which are not given away."""
    for row in read(DATA / "documents_facts.jsonl"):
        yield {key: value for key, value in row.items() if key != "texts"}


def plain(name: str) -> Callable[[], Iterator[Line]]:
    """The lines of a set as they are."""
    return lambda: iter(read(DATA / f"{name}.jsonl"))


PARTS = (
    Part("titles.jsonl", "titles, some with a text, labelled by 1+N and scope", titles),
    Part("titles-again.jsonl", "second labellings of some of these titles", again),
    Part("targets.jsonl", "passages with the numbers that they set", plain("passages_targets")),
    Part("relations.jsonl", "passages with the documents that they name", plain("passages_relations")),
    Part("dates.jsonl", "passages with days of effect and deadlines", plain("terms")),
    Part("documents.jsonl", "whole documents with all their numbers and ties", documents),
    Part("translations.jsonl", "titles with a Japanese reference of our own", plain("titles_ja")),
)


def files() -> dict[str, bytes]:
    """Name -> content of every file of the data set, the sums last."""
    lines = {part.name: list(part.lines()) for part in PARTS}
    found = {name: "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows) for name, rows in lines.items()}
    labels = [asdict(label) for label in taxonomy.load()]
    found["labels.json"] = json.dumps(labels, ensure_ascii=False, indent=1) + "\n"
    found["DATASHEET.md"] = datasheet({name: len(rows) for name, rows in lines.items()})
    found["LICENSE"] = (ROOT / "LICENSE").read_text("utf-8")
    whole = {name: text.encode() for name, text in found.items()}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(whole.items()))
    return whole | {"SHA256SUMS": sums.encode()}


def datasheet(counts: Mapping[str, int]) -> str:
    """docs/dataset.md with the counts and with the sections of other pages that it names."""
    table = "\n".join(
        ["| file | lines | what |", "|---|---|---|"]
        + [f"| `{part.name}` | {counts[part.name]} | {part.what} |" for part in PARTS]
    )
    page = (ROOT / "docs/dataset.md").read_text("utf-8").replace("<!-- files -->", f"Version {version()}.\n\n{table}")
    return _LINK.sub(r"\1", _SECTION.sub(lambda named: section(named[1], named[2]), page))


def section(page: str, heading: str) -> str:
    """The text under a heading of a page of docs/, headings below it one level deeper. Raises LookupError."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if found is None:
        raise LookupError(f"docs/{page} has no heading {heading!r}")
    return f"### {heading}\n{found[1].rstrip()}"


def version() -> str:
    """The version of the project."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def write(folder: Path) -> Path:
    """Write the files into `folder`/labels and as a zip beside it, which is given."""
    whole = files()
    (folder / "labels").mkdir(parents=True, exist_ok=True)
    packed = folder / f"zhengce-labels-{version()}.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in whole.items():
            (folder / "labels" / name).write_bytes(content)
            entry = zipfile.ZipInfo(f"zhengce-labels-{version()}/{name}", EARLIEST)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
