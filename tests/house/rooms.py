"""The table of rooms in docs/architecture.md: ``python -m tests.house.rooms`` writes its two last columns.

They say how large a room is (lines of its modules, in hundreds) and which module is the largest.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/architecture.md"
_ROW = re.compile(r"^\| \d \| .*\|$", re.M)
_ROOM = re.compile(r"`(\w+)/`")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    floor: int
    rooms: tuple[str, ...]
    holds: str
    may_import: str
    lines: int
    largest: str

    def __str__(self) -> str:
        names = ", ".join(f"`{room}/`" for room in self.rooms)
        return f"| {self.floor} | {names} | {self.holds} | {self.may_import} | {self.lines:,} | {self.largest} |"


def modules(room: str) -> dict[str, int]:
    """Path of each module of a room -> its lines."""
    files = sorted((ROOT / room).rglob("*.py"))
    return {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}


def rows() -> list[Row]:
    """The table as it is written."""
    found = []
    for line in _ROW.findall(PAGE.read_text("utf-8")):
        floor, names, holds, may_import, *size = (cell.strip() for cell in line.strip("|").split("|"))
        lines, largest = size or ("0", "")
        found.append(
            Row(int(floor), tuple(_ROOM.findall(names)), holds, may_import, int(lines.replace(",", "")), largest)
        )
    return found


def counted(row: Row) -> Row:
    """The same line with what the modules are now."""
    sizes = {file: lines for room in row.rooms for file, lines in modules(room).items()}
    largest = max(sizes, key=lambda file: sizes[file])
    name = largest.partition("/")[2] if len(row.rooms) == 1 else largest
    total = round(sum(sizes.values()), -2)
    return Row(row.floor, row.rooms, row.holds, row.may_import, total, f"`{name}` {sizes[largest]}")


def allowed() -> dict[str, set[str]]:
    """What each room may import by the contracts of import-linter: what lies below it and is not forbidden."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [set(layer.split(" | ")) for layer in contracts[0]["layers"]]
    below = {room: set().union(*layers[number + 1 :]) for number, layer in enumerate(layers) for room in layer}
    for contract in contracts:
        for room in contract.get("source_modules", ()) if contract["type"] == "forbidden" else ():
            below[room] -= set(contract["forbidden_modules"])
    return below


def write() -> None:
    """Bring the table in line with the modules."""
    lines = iter([str(counted(row)) for row in rows()])
    PAGE.write_text(_ROW.sub(lambda _: next(lines), PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write()
