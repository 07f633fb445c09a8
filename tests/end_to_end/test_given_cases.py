"""The small pages and sentences that were given: each gives what is right, from the page to the search."""

from __future__ import annotations

from pathlib import Path

import pytest

import parsers
from analysis import read
from crawler.warc.archive import SavedPage
from crawler.warc.archive_reader import decoded
from db.search.lookup import search
from parsers.fields.dates import find
from policy import Document, PageChanged, Reading
from tests.db.kit import entry, open_store

CASES = Path(__file__).resolve().parents[2] / "../shared/cases/html"
URL = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1404000.html"
FILE = "https://www.mee.gov.cn/xxgk2018/P020210701.pdf"
GOV = "https://www.gov.cn/zhengce/content/202405/content_6954000.htm"
NON_FOSSIL = ("非化石能源消费比重", "≈", 25.0, "%", 2030)
Fact = tuple[str, str, float, str, int | None]


def page(name: str, url: str = URL) -> Document:
    if not CASES.exists():
        pytest.skip("the given cases are not beside the repository (../shared/cases)")
    record = parsers.parse(url, (CASES / name).read_bytes())
    assert isinstance(record, Document)
    return record


def facts(reading: Reading) -> list[Fact]:
    return [(t.indicator, t.comparator, t.value, t.unit, t.year) for t in reading.targets]


def said(sentence: str) -> list[tuple[Fact, str | None]]:
    text = parsers.from_text("节能降碳工作方案", sentence, date="2021-01-01", number=None, issuers=())
    found = read(text)
    return list(zip(facts(found), [t.hedge for t in found.targets], strict=True))


def due(sentence: str) -> str | None:
    text = f"现向社会公开征求意见。{sentence}"
    title = "关于公开征求《节能办法（征求意见稿）》意见的公告"
    found = parsers.from_text(title, text, date="2021-10-11", number=None, issuers=()).comments_due_on
    return found.iso if found else None


@pytest.mark.parametrize("name", ["kangxi.html", "strike.html", "spaced_digits.html"])
def test_a_page_gives_its_only_target(name: str) -> None:
    assert NON_FOSSIL in facts(read(page(name)))
    assert sum(fact[0] == NON_FOSSIL[0] for fact in facts(read(page(name)))) == 1


def test_radicals_give_labels_and_are_found(tmp_path: Path) -> None:
    record = page("kangxi.html")
    reading = read(record)
    assert "A01" in {label.id for label in reading.labels}  # 能源绿色低碳转型行动
    with open_store(tmp_path / "z.db") as store:
        store.save([entry(record.url, text=record.text, title=record.title, said=reading)], None)
        assert search(store.conn, "风电").total == 1


def test_exponents_stay_and_a_footnote_mark_is_no_number() -> None:
    record = page("sup.html")
    assert "1.2×10⁹" in record.text
    assert "CO2" in record.text or "CO₂" in record.text
    assert {(value, unit) for _, _, value, unit, _ in facts(read(record))} == {(1.2e9, "千瓦"), (5e8, "吨")}


@pytest.mark.parametrize(
    ("name", "files"),
    [("iframe.html", ["P020260318001.pdf"]), ("onclick.html", ["P020260318004.pdf", "P020260318005.pdf"])],
)
def test_hidden_files_are_attached(name: str, files: list[str]) -> None:
    assert [file.url.rsplit("/", 1)[-1] for file in page(name).attachments] == files


@pytest.mark.parametrize("url", [URL, GOV])
def test_an_amending_decision_is_in_force_when_it_says(url: str) -> None:
    if not CASES.exists():
        pytest.skip("the given cases are not beside the repository (../shared/cases)")
    try:
        record = parsers.parse(url, (CASES / "amend.html").read_bytes())
    except PageChanged as error:  # at an address of NDRC it fits no template, and is read all the same
        record = error.provisional
    assert isinstance(record, Document)
    assert record.effective_on is not None
    assert record.effective_on.iso == "2024-05-26"


@pytest.mark.parametrize(
    "sentence",
    [
        "到 2030 年，非化石能源消费比重达到 25% 左右。",
        "到２０３０年，非化石能源消费比重达到２５％左右。",
        "到2030年，非化石能源消费比重达到百分之二十五左右。",
        "到二〇三〇年，非化石能源消费比重达到25%左右。",
        "到二〇三〇年，非化石能源消费比重达到百分之二十五左右。",
    ],
)
def test_a_target_is_the_same_however_its_numbers_are_written(sentence: str) -> None:
    assert said(sentence) == [(NON_FOSSIL, "左右")]


def test_hedge_and_bound_are_both_kept() -> None:
    ((fact, hedge),) = said("到2025年，单位国内生产总值能耗降低2%以上（力争）。")
    assert (fact[1:4], hedge) == (("↓", 2.0, "%"), "力争、以上")


@pytest.mark.parametrize(
    "sentence",
    [
        "征求意见截止时间延长至2021年11月20日。",
        "现将意见反馈期限延长至2021年11月20日。",
        "经研究，公开征求意见的时间由2021年10月31日延长至11月20日。",
        "意见征集至2021年11月20日。",
        "请最迟于2021年11月20日反馈意见。",
        "请不晚于2021年11月20日反馈意见。",
    ],
)
def test_a_deadline_is_read(sentence: str) -> None:
    assert due(sentence) == "2021-11-20"


def test_a_lunar_day_is_no_date() -> None:
    assert find("农历二〇二一年八月十五日") == []
    assert due("请于农历二〇二一年八月十五日前反馈意见。") is None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"text": "制定本方案。各地落实。"}, {"text": "制定本方案。 各地落实。"}),
        ({"text": "到2030年，下降18%。"}, {"text": "到 2030 年，下降 18%。"}),
        ({"files": [(f"{FILE}?t=1", "附件")]}, {"files": [(f"{FILE}?t=2", "附件")]}),
        ({"text": "制定本方案。\n浏览次数：1002次"}, {"text": "制定本方案。\n浏览次数：1187次"}),
    ],
)  # fmt: skip
def test_furniture_makes_no_new_version(tmp_path: Path, first: dict[str, object], then: dict[str, object]) -> None:
    with open_store(tmp_path / "z.db") as store:
        saved = [store.save([entry(**one)], None)[0].outcome for one in (first, then)]
    assert saved == ["new", "unchanged"]


FOLDED = dict(zip("乾旱 乾燥 乾熄焦 乾淨 瞭解 著重 ⻛电 ⻩河".split(), "干旱 干燥 干熄焦 干净 了解 着重 风电 黄河".split(), strict=True))  # noqa: E501, SIM905  # fmt: skip


def test_words_are_found_in_either_script(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        texts = ["。".join(FOLDED), "。".join(FOLDED.values()), "扭转乾坤。著作等身。"]
        url = "https://www.mee.gov.cn/xxgk2018/t20210701_{}.html"
        pages = [
            entry(url.format(n), title=f"第{n}号", number=f"环测〔2021〕{n}号", text=t) for n, t in enumerate(texts)
        ]
        store.save(pages, None)
        assert {word: search(store.conn, word).total for word in (*FOLDED, *FOLDED.values())} == dict.fromkeys(
            (*FOLDED, *FOLDED.values()), 2
        )
        assert {word: search(store.conn, word).total for word in ("乾坤", "著作")} == {"乾坤": 1, "著作": 1}


@pytest.mark.parametrize("coding", ["utf-8", "none", "gzip"])
def test_a_coding_that_was_not_sent_costs_no_page(coding: str) -> None:
    saved = SavedPage(URL, b"<html></html>", headers=(("Content-Encoding", coding),))
    assert decoded(saved, 1000) == b"<html></html>"
