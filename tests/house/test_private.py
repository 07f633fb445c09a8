"""Addresses, secrets and what was sent stay out of the repository and out of the image."""

from __future__ import annotations

import re
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = (
    "members.csv",
    "deploy/members-2026.csv",
    "newsletter-state/sent.jsonl",
    "newsletter/newsletter-state/unsubscribed.txt",
    "zhengce.toml",
    "editorial/titles.toml",
    "zhengce-mail.env",
    "zhengce.db",
    "zhengce.db-wal",
    "archive/zhengce-20261123T060000Z-1.warc.gz",
)


@pytest.mark.parametrize("path", PRIVATE)
def test_git_takes_no_private_file(tmp_path: Path, path: str) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    done = subprocess.run(["git", "-C", tmp_path, "check-ignore", "-q", path], check=False)
    assert done.returncode == 0


def test_git_takes_every_file_of_the_project() -> None:
    ignored = subprocess.check_output(["git", "-C", ROOT, "ls-files", "-ci", "--exclude-standard"], text=True)
    assert ignored == ""


def left_out(path: str, rules: list[str]) -> bool:
    """Whether a path, or a folder that holds it, matches one of the rules (``**/`` is any folders or none)."""
    parts = PurePosixPath(path).parts
    holders = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    return any(
        fnmatch(name, rule) or (rule.startswith("**/") and fnmatch(PurePosixPath(name).name, rule[3:]))
        for name in holders
        for rule in rules
    )


@pytest.mark.parametrize("name", [".containerignore", ".dockerignore"])
@pytest.mark.parametrize("path", PRIVATE)
def test_the_image_gets_no_private_file(name: str, path: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert left_out(path, rules)


def test_the_image_gets_the_rooms_that_run_and_nothing_else() -> None:
    text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    copied = {word for line in re.findall(r"^COPY (.+) \S+$", text, re.M) for word in line.split()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    rooms = {name.rstrip("*") for name in project["packages"]["find"]["include"]}
    modules = {f"{name}.py" for name in project["py-modules"]}
    files = {"requirements.txt", "requirements.in", "pyproject.toml", "README.md", "LICENSE", "datasette_metadata.json"}
    assert copied == rooms | modules | files
    rules = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert not [path for path in copied if left_out(path, rules)]
