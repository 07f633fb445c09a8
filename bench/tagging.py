"""All terms of the rules in one pass against a loop of `term in text`, on the same documents in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from analysis.labels.rules import load

ROUNDS = 5
TARGET = 20
SENTENCES = (
    "各地区要坚持系统观念，把节能降碳摆在更加突出的位置，推动钢铁、有色金属、石化化工、建材等行业改造升级。",
    "到2025年，非化石能源消费比重达到20%左右，抽水蓄能和新型储能装机容量稳步增长，煤炭消费比重继续下降。",
    "加强组织领导，明确责任分工，完善工作机制，按年度报送进展情况，重大事项及时报告。",
    "深入打好污染防治攻坚战，推进城镇污水处理设施和配套管网建设，加强危险废物全过程监管。",
    "对在工作中做出突出成绩的单位和个人，按照国家有关规定给予通报表扬，并在安排资金时予以倾斜。",
)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def ratio(characters: int = 12_000) -> tuple[float, float, float]:
    """(seconds of the loop, seconds of the one pass, ratio) over a text of about `characters` characters.

    Raises ValueError if the two do not find the same terms.
    """
    text = "".join(SENTENCES) * max(1, characters // sum(map(len, SENTENCES)))
    matcher = load().in_title
    terms = matcher.terms
    if {term for term in terms if term in text} != {hit.term for hit in matcher.find(text)}:
        raise ValueError("the two ways find different terms")
    loop = _best(lambda: [term for term in terms if term in text])
    once = _best(lambda: matcher.find(text))
    return loop, once, loop / once


def measure() -> list[tuple[str, str, str]]:
    """(work, figure, target) rows for the table of docs/performance.md."""
    terms = len(load().in_title.terms)
    loop, once, factor = ratio()
    work = f"{terms} terms of the rules in a text of 12,000 characters: one pass {once * 1000:.2f} ms"
    return [(f"{work}, a loop of `term in text` {loop * 1000:.1f} ms", f"{factor:.0f} ×", f"≥ {TARGET} ×")]
