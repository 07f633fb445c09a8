"""One body has one name: the table of agencies, which glossary, sites and letters follow."""

import re
from pathlib import Path

import pytest

from policy import agencies, glossary
from spiders import discover
from translation.names import issuer

ROOT = Path(__file__).resolve().parents[2]
OTHER_SPELLINGS = re.compile(
    "国家エネルギー局|国家發展|工業情報化部|工業・情報化部|工業和信息化部|国家市場監督管理総局|国家発展・改革委員会"
)
SHOWN = ("newsletter", "web", "translation", "spiders", "sample", "policy/data")


def test_the_glossary_names_bodies_as_the_table_does():
    told = [(term.zh, term.ja) for term in glossary.load() if term.kind == "issuer"]
    known = [(zh, ja, agency.ja) for zh, ja in told if (agency := agencies.lookup(zh)) and agency.ja]
    assert len(known) > 80
    assert [(zh, ja, other) for zh, ja, other in known if ja != other] == []


def test_sources_are_called_as_the_bodies_that_they_are():
    bodies = [
        (source.title, agency)
        for source in (spider.SOURCE for spider in discover().values())
        if (agency := agencies.lookup(source.title[0]))
    ]
    assert len(bodies) >= 4
    assert [(title, agency.ja) for title, agency in bodies if title[1] != agency.ja] == []


def test_no_second_spelling_stands_anywhere_that_is_shown():
    kinds = (".toml", ".po", ".csv", ".html", ".py")
    files = [file for room in SHOWN for file in (ROOT / room).rglob("*") if file.suffix in kinds]
    lines = [(file.name, line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert [(name, line) for name, line in lines if OTHER_SPELLINGS.search(line.split("#")[0])] == []


@pytest.mark.parametrize(
    ("zh", "ja"),
    [
        ("国家能源局", "国家能源局"),
        ("工业和信息化部", "工業信息化部"),
        ("工信部", "工業信息化部"),
        ("国家市场监督管理总局", "市場監督管理総局"),
        ("市场监管总局", "市場監督管理総局"),
        ("广东省能源局", "広東省能源局"),
        ("内蒙古自治区人民政府", "内モンゴル自治区人民政府"),
    ],
)
def test_every_spelling_of_a_body_gives_its_one_name(zh, ja):
    assert issuer(zh, "ja") == ja
