"""A synthetic corpus, seeded: true field distributions, invented texts. Sizes from ten thousand to a million documents.

Weights of kinds, issuers, years and labels follow the 214 true records that the taxonomy was tried on; texts are
sentences of glossary terms, so that words repeat as they do in policy papers: a few everywhere, most seldom.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from db import Entry, Store
from policy import Dated, Document, Evidence, Label, Reading, Target, glossary, taxonomy
from policy.sections import Duty, Passage

KINDS = {
    "通知": 46,
    "公告": 14,
    "意见": 10,
    "办法": 6,
    "函": 6,
    "规划": 4,
    "令": 4,
    "征求意见稿": 4,
    "解读": 4,
    "指南": 2,
}
ISSUERS = {
    "生态环境部": 40, "国家发展改革委": 30, "国家能源局": 12, "工业和信息化部": 12, "国务院": 5, "国务院办公厅": 5,
    "住房城乡建设部": 5, "交通运输部": 4, "财政部": 6, "市场监管总局": 4, "农业农村部": 3, "科技部": 2,
}  # fmt: skip
SOURCES = {
    "mee": ("www.mee.gov.cn", 45),
    "ndrc": ("www.ndrc.gov.cn", 30),
    "govcn": ("www.gov.cn", 23),
    "scio": ("www.scio.gov.cn", 2),
}
STATUSES = (None, None, None, None, None, None, "试行", "暂行", "征求意见")
FIRST_DAY, DAYS = date(2008, 1, 1), 6_900
LINKS = ("推进", "加强", "完善", "落实", "开展", "支持", "规范", "加快", "健全", "鼓励")
TAILS = (
    "工作",
    "体系建设",
    "试点示范",
    "监督管理",
    "技术推广",
    "统计核算",
    "标准制定",
    "能力建设",
    "资金支持",
    "责任考核",
)


def rare(n: int) -> str:
    """A word of four characters that only the text of document `n` holds (n below 40,000)."""
    return "".join(chr(0x4E00 + (n * step + 7 * step) % 20_000) for step in (7, 1013, 17, 2029))


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences about terms, the first ones about the most frequent terms."""
    chance = random.Random(1)
    terms = [term.zh for term in glossary.load()]
    weights = [1 / (n + 10) for n in range(len(terms))]
    return tuple(
        "{}{}{}，{}{}{}。".format(
            chance.choice(LINKS), *chance.choices(terms, weights), chance.choice(TAILS),
            chance.choice(LINKS), *chance.choices(terms, weights), chance.choice(TAILS),
        )
        for _ in range(20_000)
    )  # fmt: skip


def entries(count: int, characters: int = 1_700, seed: int = 7) -> Iterator[Entry]:
    """`count` documents of about `characters` characters (three bytes each)."""
    chance = random.Random(seed)
    known = [label for label in taxonomy.load() if label.facet != "guideline"]
    for n in range(count):
        yield _entry(n, chance, known, characters)


def _entry(n: int, chance: random.Random, known: Sequence[taxonomy.TaxonomyLabel], characters: int) -> Entry:
    source = chance.choices(list(SOURCES), [weight for _, weight in SOURCES.values()])[0]
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    issuers = tuple(
        dict.fromkeys(chance.choices(list(ISSUERS), list(ISSUERS.values()), k=chance.choice((1, 1, 1, 2, 4))))
    )
    day = (FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.6))).isoformat()
    pool = _sentences()
    lines = [chance.choice(pool) for _ in range(max(1, characters // 30))]
    if n < 40_000:
        lines.insert(len(lines) // 2, f"本项{rare(n)}。")
    text = "\n".join(lines)
    subject = lines[0][2:12]
    labels = tuple(
        Label(one.id, one.facet, 0.8, (Evidence(subject, "title", 4, subject), Evidence("节能", "text", 0, lines[-1])))
        for one in chance.sample(list(known), chance.choice((1, 2, 3, 3, 5)))
    )
    targets = (Target("非化石能源消费比重", "≈", 25.0, "%", 2030, None, None, 0, lines[0]),) if n % 9 == 0 else ()
    place = len("".join(lines[:-1])) + len(lines) - 1
    passages = tuple(
        Passage(at, line, (lines[0][:12],), tuple(label.id for label in labels))
        for at, line in ((0, lines[0]), (place, lines[-1]))
    )
    due = (date.fromisoformat(day) + timedelta(days=30)).isoformat()
    acts = ("国家发展和改革委员会",), ("生态环境部",)
    duties = (Duty(lines[0][:12], lines[0], *acts, f"{due}前", due, 0),) if n % 5 == 0 else ()
    document = Document(
        source=source,
        url=f"https://{SOURCES[source][0]}/xxgk/{day[:4]}{day[5:7]}/t{day.replace('-', '')}_{n}.html",
        template="synthetic",
        title=f"关于{subject}第{n}号事项的{kind}",
        kind=kind,
        status=chance.choice(STATUSES),
        number=f"环测〔{day[:4]}〕{n}号" if chance.random() < 0.8 else None,
        issuers=issuers,
        published_on=Dated(day, "box"),
        text=text,
        html="",
        effective_on=Dated(due, "text") if kind in ("办法", "令") else None,
        comments_due_on=Dated(due, "text") if kind == "征求意见稿" else None,
    )
    reading = Reading("in", "synthetic", labels=labels, targets=targets, passages=passages, duties=duties)
    return Entry(document, reading)


def build(path: Path, count: int, characters: int = 1_700) -> Path:
    """Write a database of `count` documents unless it is there already."""
    if not path.exists():
        scratch = path.with_suffix(".part")
        for left in path.parent.glob(scratch.name + "*"):
            left.unlink()
        with Store(scratch, indexed=False) as store:
            run = store.start_run("synthetic")
            store.save(entries(count, characters), run)
            store.finish_run(run, "ok")
        Store(scratch).close()
        scratch.replace(path)
    return path
