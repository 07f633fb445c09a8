"""A database with a handful of documents, filled by the store at instants of the test's choice."""

from __future__ import annotations

import pytest

import spiders
from db import Entry, Store, connect
from policy import Dated, Document, Label, Reading, Target
from policy.sections import BriefFact

TEXT = "为实现目标，制定本办法。到2027年，新型储能装机规模达到1.8亿千瓦以上。各地要抓好落实。"


def document(n: int, title: str, on: str, **more) -> Document:
    facts = {"issuers": ("国家能源局",), "text": TEXT, "html": f"<p>{TEXT}</p>", "kind": "办法", **more}
    return Document(
        source="nea",
        url=f"https://www.nea.gov.cn/{n}.html",
        template="t",
        title=title,
        signed_on=Dated(on, "signature"),
        published_on=Dated(on, "page"),
        **facts,
    )


def reading(*labels: str, targets: bool = True) -> Reading:
    quote = TEXT[12:40]
    return Reading(
        scope="in",
        scope_reason="test",
        labels=tuple(Label(id, "system" if id[0] in "N1" else "theme", 0.9, ()) for id in labels),
        targets=(Target("新型储能装机规模", "≥", 1.8, "亿千瓦", 2027, None, None, 12, quote),) if targets else (),
        brief=(BriefFact("targets", quote, 12),),
    )


class Desk:
    """Stores documents at an instant and answers with a connection."""

    def __init__(self, path):
        self.path = path

    def save(self, at: str, *entries: tuple[Document, Reading]) -> None:
        with Store(self.path, clock=lambda: at) as store:
            run = store.start_run("crawl", spiders.declared())
            store.save([Entry(doc, read) for doc, read in entries], run)
            store.finish_run(run, "ok")

    def connect(self):
        return connect(self.path)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "z.db")
