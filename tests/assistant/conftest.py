"""The database of the site's tests, asked as an assistant would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import tools
from tests.web import seed

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed database, built once."""
    return seed.build(tmp_path_factory.mktemp("assistant") / "zhengce.db")


@pytest.fixture(scope="session")
def ask(database: Path) -> Ask:
    """Call a tool: ``ask("search", text="氢能")``, over another file with ``at=path``."""

    def asked(name: str, *, at: Path = database, **given: Any) -> dict[str, Any]:
        return tools.call(at, tools.BY_NAME[name], given, seed.TODAY)

    return asked
