"""Known weaknesses of the packages that the lock files pin: exit code 1 where there is one.

Asks OSV by pip-audit, which uv fetches for the occasion. Where the tool or the source is not at hand, that is said and
nothing fails: CI must run without a network too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
UV = str(Path(sys.executable).parent / "uv")
TOOL = (UV, "tool", "run", "--quiet", "--from", "pip-audit==2.10.1", "pip-audit")
OPTIONS = ("--disable-pip", "--require-hashes", "--vulnerability-service", "osv", "--timeout", "10")
SECONDS = 120.0  # for one lock file


class NoAnswerError(Exception):
    """The tool or the advisory source is not at hand; `str()` says what was seen."""


def weaknesses(lock: Path, tool: Sequence[str], seconds: float) -> list[str]:
    """One line for each known weakness of a package that `lock` pins. Raises `NoAnswerError`."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [*tool, *OPTIONS, "--progress-spinner", "off", "--format", "json", "--output", str(answer)]
        try:
            done = subprocess.run(  # noqa: S603  # our own words
                [*command, "-r", str(lock)], capture_output=True, text=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            raise NoAnswerError(f"nothing within {seconds:.0f} seconds") from None
        except OSError as error:
            raise NoAnswerError(str(error)) from None
        if not answer.exists():
            raise NoAnswerError((done.stderr.strip().splitlines() or ["no answer"])[-1])
        packages = json.loads(answer.read_text(encoding="utf-8"))["dependencies"]
    known = [package for package in packages if "vulns" in package]
    if not known:
        raise NoAnswerError("the source knows none of the packages")
    return [
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in known
        for found in package["vulns"]
    ]


def main(tool: Sequence[str] = TOOL, seconds: float = SECONDS) -> int:
    """Audit the lock files; 1 where a weakness is known, else 0."""
    found: dict[str, None] = {}
    for name in LOCKS:
        try:
            found |= dict.fromkeys(weaknesses(ROOT / name, tool, seconds))
        except NoAnswerError as error:
            print(f"{name} was not audited: {error}")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
