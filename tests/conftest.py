"""In CI a test that is skipped is a failure, unless its reason is on the list below; and long files come first.

Elsewhere a machine without a browser, Redis or the shared material skips what needs them, and says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, not wrong: what is measured is measured in `bench/`.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

ALLOWED = (
    r"pictures are made by `make docs`",  # they are files of the repository, not a check
    r"no folder here that even root may not write",  # depends on how the container mounts /sys
    r"only root may make the root read-only",  # the hosted runner is not root
    r"systemd-analyze",  # not in every container
    r"this process may open \d+ files only",  # the machine's own limit
)
HERE = Path(__file__).parent
# What takes more than ten seconds, the longest first: processes that share the files then end at about the same time.
LONG = (
    "house/test_linear.py",
    "house/test_packaging.py",
    "house/test_recipes.py",
    "web/test_demo.py",
    "crawler/test_new_source.py",
    "crawler/test_faults.py",
    "scans/test_scans.py",
    "web/test_browser.py",
    "newsletter/test_browser.py",
    "end_to_end/test_soak.py",
    "end_to_end/test_kills.py",
    "end_to_end/test_hostile_cases.py",
    "end_to_end/test_questions.py",
    "crawler/test_kills.py",
    "crawler/test_rebuild.py",
    "crawler/test_cluster.py",
    "crawler/test_incremental.py",
    "db/test_recall.py",
    "db/test_worlds.py",
    "analysis_text/test_hostile.py",
)
SHARED = r"\.\./shared"  # the hosted workflow has no such material and sets WITHOUT_SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first; `make test` hands out whole files in this order."""
    order = {HERE / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.path, len(LONG)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip that is not on the list into a failure that gives its reason."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        allowed = (*ALLOWED, SHARED) if os.environ.get("WITHOUT_SHARED") else ALLOWED
        if not any(re.search(pattern, reason) for pattern in allowed):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped, and in CI nothing may be missing: {reason}"
    return report
