"""The database of the site's tests, asked as an assistant would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import tools
from db import Entry
from policy import Reading, Target
from policy.sections import Passage
from tests.web import seed

Ask = Callable[..., dict[str, Any]]


STORAGE = "新型储能规模化建设试验方案"
BY_2027 = "到2027年，新型储能装机规模达到6000万千瓦。"
BY_2030 = "到2030年，新型储能装机规模达到9000万千瓦以上。"


def storage() -> Entry:
    """A plan that sets one number for 2027 and one for 2030, in one paragraph."""
    text = f"{STORAGE}\n一、主要目标\n{BY_2027}{BY_2030}\n二、重点任务\n推动新型储能与可再生能源制氢协同。"
    places = {said: text.index(said) for said in (BY_2027, BY_2030)}
    passages = tuple(Passage(at, said, ("主要目标",), ("storage-grid",)) for said, at in places.items())
    targets = tuple(
        Target("新型储能装机规模", mark, value, "万千瓦", year, None, None, places[said], said)
        for said, mark, value, year in ((BY_2027, "=", 6000, 2027), (BY_2030, "≥", 9000, 2030))
    )
    hydrogen = Passage(
        text.index("推动"), "推动新型储能与可再生能源制氢协同。", ("重点任务",), ("hydrogen", "storage-grid")
    )
    labels = (seed.label("storage-grid", "topic", "新型储能"),)
    reading = Reading("in", "title", labels=labels, passages=(*passages, hydrogen), targets=targets)
    return Entry(seed.document(70, STORAGE, "2026-10-09", text=text), reading)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed database with a plan for energy storage, built once."""
    path = seed.build(tmp_path_factory.mktemp("assistant") / "zhengce.db")
    with seed.Store(path, clock=lambda: "2026-11-23T06:00:00Z") as store:
        store.save([storage()], store.start_run("crawl"))
    return path


@pytest.fixture(scope="session")
def ask(database: Path) -> Ask:
    """Call a tool: ``ask("search", text="氢能")``, over another file with ``at=path``."""

    def asked(name: str, *, at: Path = database, **given: Any) -> dict[str, Any]:
        return tools.call(at, tools.BY_NAME[name], given, seed.TODAY)

    return asked
