"""The audit of the lock files fails for a known weakness, and for nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLEAN = '{"dependencies": [{"name": "lxml", "version": "6.0", "vulns": []}], "fixes": []}'
WEAK = (
    '{"dependencies": [{"name": "lxml", "version": "5.0", "vulns": [{"id": "GHSA-x", "fix_versions": ["6.0"]},'
    ' {"id": "GHSA-y", "fix_versions": []}]}, {"name": "click", "version": "8", "vulns": []}]}'
)
UNKNOWN = '{"dependencies": [{"name": "lxml", "skip_reason": "not found"}]}'


@pytest.fixture
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci/audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tool(tmp_path: Path, code: str) -> tuple[str, ...]:
    """A program in the place of pip-audit; `OUT` is the file that it is asked to write."""
    script = tmp_path / "tool.py"
    script.write_text(
        f"import sys, time\nfrom pathlib import Path\nOUT = Path(sys.argv[sys.argv.index('--output') + 1])\n{code}"
    )
    return sys.executable, str(script)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (f"OUT.write_text({CLEAN!r})", ""),
        (
            f"OUT.write_text({WEAK!r}); sys.exit(1)",
            "lxml 5.0: GHSA-x, mended in 6.0\nlxml 5.0: GHSA-y, mended in none\n",
        ),
        (f"OUT.write_text({UNKNOWN!r})", "was not audited: the source knows none"),
        ("sys.exit('ConnectionError: no such host')", "was not audited: ConnectionError: no such host"),
        ("time.sleep(600)", "was not audited: nothing within 1 seconds"),
    ],
)
def test_only_a_known_weakness_fails(
    audit: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    status = audit.main(tool(tmp_path, code), seconds=1 if "sleep" in code else 60)
    told = capsys.readouterr().out
    assert said in told
    assert bool(told) == bool(said)
    assert status == ("GHSA" in said)


def test_a_tool_that_is_not_there_stops_nothing(audit: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(("/no/such/tool",)) == 0
    assert capsys.readouterr().out.count("was not audited") == 2
