"""The house rules that no linter knows."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from analysis import tag
from db.handover import RunOutcome
from db.write.identity import Rule
from policy import reasons
from policy.reading import RelationType
from policy.sections import BriefKind, Role
from tests.conftest import HERE, LONG
from web.spoken.words import REASONS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["policy", "parsers", "analysis", "db", "spiders", "crawler", "newsletter", "web", "assistant", "sample"]


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_imported_from_this_checkout(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__file__ is not None
    assert Path(module.__file__).resolve().is_relative_to(ROOT)


def test_imports_go_in_the_agreed_directions() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_lock_files_pin_with_hashes_and_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"^[A-Za-z0-9].*", text, re.M)
        assert all("==" in pin for pin in pins)
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text
        assert "--index-url" not in text
        assert "--extra-index-url" not in text


def test_every_command_explains_itself() -> None:
    from command import Commands, zhengce

    assert isinstance(zhengce, Commands)
    import click

    context = click.Context(zhengce)
    for name in zhengce.list_commands(context):
        command = zhengce.get_command(context, name)
        assert command is not None
        assert command.help, f"zhengce {name} has no help"


def documented_commands() -> list[str]:
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    found = {c for t in texts for c in re.findall(r"(?:^|[`/])zhengce ([a-z][a-z-]+)", t.read_text(), re.M)}
    return sorted(found)


@pytest.mark.parametrize("name", documented_commands())
def test_documented_commands_exist(name: str) -> None:
    import click

    from command import zhengce

    assert zhengce.get_command(click.Context(zhengce), name) is not None


def test_documented_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for name in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(), re.M):
            assert name in targets, f"{page.name} names `make {name}`"


def test_the_long_test_files_are_there() -> None:
    assert [name for name in LONG if not (HERE / name).is_file()] == []


def test_links_between_documents_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_site_knows_every_word_that_parsers_and_analysis_say() -> None:
    data = tomllib.loads((ROOT / "parsers/data/kinds.toml").read_text(encoding="utf-8"))
    kinds = {row["kind"] for table in ("title", "number", "section") for row in data[table]} | set(data["ends"])
    known = set(re.findall(r'_p\("kind", "([^"]+)"\)', (ROOT / "web/spoken/words.py").read_text(encoding="utf-8")))
    assert kinds - known == set()


@pytest.mark.parametrize(
    ("context", "values"),
    [
        ("rule", get_args(Rule)),
        ("relation", get_args(RelationType)),
        ("role", get_args(Role)),
        ("fact", get_args(BriefKind)),
        ("outcome", get_args(RunOutcome)),
    ],
)
def test_the_site_knows_every_value_that_the_store_may_hold(context: str, values: tuple[str, ...]) -> None:
    words = (ROOT / "web/spoken/words.py").read_text(encoding="utf-8")
    assert set(values) - set(re.findall(rf'_p\("{context}", "([^"]+)"\)', words)) == set()


def test_the_site_has_a_sentence_for_every_reason_of_the_analysis() -> None:
    assert {code: set(re.findall(r"%\((\w+)\)s", form)) for code, form in REASONS.items()} == {
        code: set(names) for code, names in reasons.ARGUMENTS.items()
    }
    sets = (ROOT / "tests/data/labels").glob("*.jsonl")
    rows = [json.loads(line) for path in sets for line in path.read_text(encoding="utf-8").splitlines()]
    said = {tag(row["title"], row.get("text", "")).scope_reason for row in rows if "title" in row}
    assert [text for text in said if reasons.read(text) is None] == []
