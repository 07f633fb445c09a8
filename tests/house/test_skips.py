"""A skip is a failure in CI, unless its reason is on the list of tests/conftest.py."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
REASON = r"(?:skip\(|reason=)f?\"([^\"]+)\""
CODE = """
import pytest

@pytest.mark.skipif(True, reason={reason!r})
def test_nothing():
    pass

@pytest.mark.xfail(strict=True, reason="known")
def test_known():
    assert False
"""


def run(folder: Path, reason: str, **environment: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(TESTS / "conftest.py", folder)
    (folder / "test_some.py").write_text(CODE.format(reason=reason), "utf-8")
    usual = {key: value for key, value in os.environ.items() if key not in ("CI", "WITHOUT_SHARED", "PYTEST_ADDOPTS")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(folder)]
    env = usual | environment
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("reason", "environment", "passes"),
    [
        ("no Chromium on this machine", {}, True),
        ("no Chromium on this machine", {"CI": "true"}, False),
        ("no Chromium on this machine", {"CI": "true", "WITHOUT_SHARED": "1"}, False),
        ("the texts are not beside the repository (../shared)", {"CI": "true"}, False),
        ("the texts are not beside the repository (../shared)", {"CI": "true", "WITHOUT_SHARED": "1"}, True),
        ("pictures are made by `make docs`", {"CI": "true"}, True),
    ],
)
def test_a_skip_in_ci_needs_a_reason_of_the_list(
    tmp_path: Path, reason: str, environment: dict[str, str], passes: bool
) -> None:
    done = run(tmp_path, reason, **environment)
    assert (done.returncode == 0) == passes, done.stdout
    assert passes or "in CI nothing may be missing" in done.stdout


def test_every_reason_for_a_missing_shared_file_names_the_folder() -> None:
    texts = {file.name: file.read_text("utf-8") for file in TESTS.rglob("*.py")}
    found = [(name, why) for name, text in texts.items() for why in re.findall(REASON, text)]
    told = [(name, why) for name, why in found if "shared" in why or "beside" in why]
    assert [(name, why) for name, why in told if "../shared" not in why] == []
    assert len(told) > 5
