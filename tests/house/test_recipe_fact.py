"""Recipe (d) of CONTRIBUTING.md, followed on a copy of the tree: a field, a line, a migration."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("policy", "parsers", "analysis", "db", "translation", "newsletter", "web", "tests")
MIGRATION = '''
@migrations()
def m999_approved_on(db: Database) -> None:
    """The day on which a document was approved."""
    for table in ("publications", "documents"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN approved_on TEXT")


def run_script('''


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy with the field and the line of a new fact, without its migration."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    edit(tmp_path / "policy/records.py", "    remark: ", "    approved_on: Dated | None = None\n    remark: ")
    line = '    Fact("approved_on", "document", "date", listed=True, title=("批准日期", "承認日", "Approved")),\n'
    edit(tmp_path / "policy/facts.py", '    Fact("text"', line + '    Fact("text"')
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def check(tree: Path) -> subprocess.CompletedProcess[str]:
    """The command that the recipe names."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rA", "tests/house/test_facts.py"],
        cwd=tree, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_a_field_a_line_and_a_migration_carry_a_new_fact_the_whole_way(tree: Path) -> None:
    edit(tree / "db/file/migrations.py", "\ndef run_script(", MIGRATION)
    done = check(tree)
    assert done.returncode == 0, done.stdout
    passed = [line for line in done.stdout.splitlines() if line.startswith("PASSED") and "[approved_on" in line]
    assert len(passed) == 5, passed  # stored, read again, rebuilt with and without its page; JSON


def test_without_its_migration_the_fact_is_named_with_its_line(tree: Path) -> None:
    done = check(tree)
    assert done.returncode == 1
    lines = (tree / "policy/facts.py").read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if 'Fact("approved_on"' in line)
    assert f"policy/facts.py:{number}: approved_on is declared, but the table publications has no" in done.stdout


def test_a_field_that_is_not_declared_is_found(tree: Path) -> None:
    edit(tree / "policy/facts.py", '    Fact("approved_on"', '    # Fact("approved_on"')
    done = check(tree)
    assert done.returncode == 1
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert [name for name in failed if "every_field_of_a_document" in name] == failed != []
