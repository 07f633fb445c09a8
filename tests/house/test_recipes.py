"""Recipes (a) and (b) of CONTRIBUTING.md, followed on a copy of the tree with the commands that they name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("policy", "parsers", "analysis", "command", "crawler", "spiders", "db", "bench", "docs", "tests")
URL = "https://www.nea.gov.cn/20261120/0123456789abcdef0123456789abcdef/c.html"
PAGE = "tests/pages/nea/article-4.html"
TITLE = "关于推广聚光灶的通知"
LABELS = {"system": [], "action": [], "theme": ["clean-energy"]}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__", "pictures")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(tree: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Python in the copy, which has no shared material beside it."""
    env = os.environ | {"WITHOUT_SHARED": "1"}
    command = [sys.executable, *args]
    return subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False, timeout=300)


def check(tree: Path, recipe: str, *narrowed: str) -> subprocess.CompletedProcess[str]:
    """The one command of a recipe, as the page gives it; `narrowed` where one failure is enough to see."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    part = text[text.index(f"### ({recipe})") :]
    command = re.search(r"^ {7}python -m pytest (.+)$", part, re.M)
    assert command is not None
    return run(tree, "-m", "pytest", "-p", "no:cacheprovider", *command[1].split(), *narrowed)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_template_that_changed_is_read_again_and_the_old_one_still(tree: Path) -> None:
    renamed = (tree / "tests/pages/nea/article-1.html").read_text("utf-8").replace("article-content", "main-text")
    (tree / PAGE).write_text(renamed, "utf-8")
    assert "PageChanged" in run(tree, "-m", "crawler", "parse", PAGE, "--url", URL).stderr
    parser = tree / "parsers/sites/nea.py"
    known = parser.read_text("utf-8")
    edit(parser, '(".article-content")', '(".main-text")')
    accept(tree)
    wrong = check(tree, "a", "-k", "nea")
    assert wrong.returncode == 1
    assert "nea/article-1.html" in wrong.stdout
    parser.write_text(known, "utf-8")
    edit(tree / "tests/parsers/second_reader.py", '".article-content"', '".article-content", ".main-text"')
    edit(parser, '(".article-content")', '(".article-content", ".main-text")')
    accept(tree)
    right = check(tree, "a")
    assert right.returncode == 0, right.stdout


def accept(tree: Path) -> None:
    assert run(tree, "-m", "tests.pages.accept", PAGE, "--url", URL).returncode == 0
    record = json.loads((tree / PAGE).with_suffix(".json").read_text("utf-8"))["record"]
    assert "接入的项目逐年增多" in record["text"]


def test_a_rule_that_is_changed_gives_the_label_and_one_that_says_too_much_is_found(tree: Path) -> None:
    titles = "tests/data/labels/titles.jsonl"
    line = {"title": TITLE, "number": None, "in_scope": True, "must": LABELS, "may": {"system": ["N.energy"]}}
    with (tree / titles).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    assert TITLE in run(tree, "-m", "crawler", "evaluate", titles).stdout
    rules = tree / "analysis/data/rules/energy.toml"
    known = rules.read_text("utf-8")
    concept = '\n[[concept]]\nname = "solar stoves"\nterms = ["{term}"]\ngives = ["clean-energy"]\n'
    rules.write_text(known + concept.format(term="的通知"), "utf-8")
    wrong = check(tree, "b", "-k", "floor")
    assert wrong.returncode == 1
    assert "test_no_figure_is_below_its_floor" in wrong.stdout
    rules.write_text(known + concept.format(term="聚光灶"), "utf-8")
    assert "sound" in run(tree, "-m", "crawler", "check-rules").stdout
    assert TITLE not in run(tree, "-m", "crawler", "evaluate", titles).stdout
    right = check(tree, "b")
    assert right.returncode == 0, right.stdout
