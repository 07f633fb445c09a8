"""Reading a document: its page and the whole analysis, in time of the processor, and how the steps share it.

The pages are those that the ministries served where they are at hand, else the reconstructed ones; whole texts are read
where they lie beside the repository. The analysis keeps the last two texts only, so each is read as new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

import analysis
import parsers
from analysis.brief.compose import brief
from analysis.brief.source import Source
from analysis.facts.ties.relations import relations
from analysis.facts.values.targets import amounts
from analysis.labels.passages import passages_under
from analysis.text.outline import outline
from bench.parsing import pages
from policy import Document

TURNS = 5
TEXTS = Path(__file__).resolve().parents[1] / "../shared/texts"
T = TypeVar("T")


def texts() -> list[Document]:
    """Whole documents of the field and others, without their pages; none where the material is absent."""
    lines = [line for path in sorted(TEXTS.glob("dev*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    known = [json.loads(line) for line in lines]
    return [Document(source="", url="", template="", title=one["title"], text=one["text"]) for one in known]


def steps(document: Document | tuple[str, bytes]) -> dict[str, float]:
    """Milliseconds of each step for a document or its page, in the order in which `analysis.read` takes them."""
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[[], T]) -> T:
        start = process_time()
        found = work()
        spent[step] = 1000 * (process_time() - start)
        return found

    if isinstance(document, tuple):
        url, body = document
        document = timed("page", lambda: _parsed(url, body))
    title, text = document.title, document.text
    aimed, reached = timed("targets and results", lambda: amounts(text, title=title))
    parts = timed("outline and duties", lambda: outline(title, text))
    cited = timed("relations", lambda: relations(title, text, document.kind))
    labels = timed("labels", lambda: analysis.tag(title, text, issuers=document.issuers, sections=parts.sections))
    if labels.scope != "out":
        timed("passages", lambda: passages_under(text, parts.sections, title))
    source = Source("text", title, text, parts, aimed, reached, cited)
    timed("brief", lambda: brief(title, [source], status=document.status))
    return spent


def turns(material: Sequence[Document | tuple[str, bytes]]) -> tuple[float, float, Counter[str]]:
    """Milliseconds a document, mean and median over the material, and of each step; each is a median over the turns."""
    measured = [[steps(document) for document in material] for _ in range(TURNS)]
    of_step: Counter[str] = Counter()
    whole = []
    for spent in zip(*measured, strict=True):
        each = {step: median(turn[step] for turn in spent) for step in spent[0]}
        of_step.update(each)
        whole.append(sum(each.values()))
    return sum(whole) / len(whole), median(whole), of_step


def _row(work: str, material: Sequence[Document | tuple[str, bytes]]) -> tuple[str, str, str]:
    mean, middle, of_step = turns(material)
    shares = ", ".join(f"{step} {spent / of_step.total():.0%}" for step, spent in of_step.items())
    return f"{work}; processor time a document", f"{mean:.1f} ms, median {middle:.1f} ms; {shares}", "stated"


def measure() -> Iterator[tuple[str, str, str]]:
    """(work, figure, target) rows for the table of docs/performance.md."""
    served = pages()
    yield _row(f"page and analysis of {len(served)} pages", served)
    whole = texts()
    if whole:
        size = median(len(document.text) for document in whole)
        yield _row(f"analysis of {len(whole)} whole texts of {size:,.0f} characters (median)", whole)


def _parsed(url: str, body: bytes) -> Document:
    record = parsers.parse(url, body)
    assert isinstance(record, Document)
    return record
