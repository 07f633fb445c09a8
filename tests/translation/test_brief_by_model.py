"""A brief that a language model drafts, against a fake one that lies: what its parts do not bear out is dropped."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.outline import outline
from command import zhengce
from translation.brief.by_model import MOST_IN_ALL, MOST_SENTENCES, drafted, parts_of
from translation.local_engine import MachineError

TITLE = "某市节能行动方案"
TEXT = (
    "为加强节能管理，制定本方案。\n"
    "一、主要目标\n到2025年，能耗比2020年下降13.5%，建成示范项目十二个。\n"
    "二、重点任务\n各区应于2023年6月30日前将清单报送市发展改革委。\n"
    "三、附则\n本方案自2023年1月1日起施行。\n"
)
SECTIONS = outline(TITLE, TEXT).sections


class Says:
    """A model that says what it is told to say."""

    def __init__(self, answer):
        self.answer = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)

    def ask(self, prompt, text):
        self.asked = (prompt, text)
        return self.answer


def told(*rows):
    return [sentence.text for sentence in drafted(TEXT, SECTIONS, Says(list(rows)), "ja")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2025年までにエネルギー消費を2020年比13.5%低減。", [2]),
        ("モデルプロジェクト12件を整備。", [2]),
        ("各区は2023年6月30日までにリストを提出。", [3]),
        ("Districts submit the list by 30 June 2023.", [3]),
        ("2023年1月から施行。", [4]),
        ("省エネルギー管理を強化する。", [1]),
    ],
)
def test_what_its_parts_bear_out_stays(text, parts):
    assert told({"text": text, "parts": parts}) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2025年までにエネルギー消費を15%低減。", [2]),  # another number
        ("2025年までに13.5億トン低減。", [2]),  # a number of another size
        ("13.5 billion t by 2025.", [2]),
        ("2020年比2020%増。", [2]),  # a year as a share
        ("2025年までにエネルギー消費を13.5%低減。", [3]),  # of another part
        ("2023年1月30日までに提出。", [3, 4]),  # a date of the pieces of two
        ("Submit the list by 1 June 2023.", [3, 4]),
        ("全文を廃止する。", []),  # rests on nothing
        ("全文を廃止する。", [9]),
        ("全文を廃止する。", ["1"]),
        ("全文を廃止する。", [True]),
        ("", [1]),
        ("長い" * 200, [1]),
    ],
)
def test_what_they_do_not_is_dropped(text, parts):
    true = {"text": "省エネルギー管理を強化する。", "parts": [1]}
    assert told({"text": text, "parts": parts}, true) == [true["text"]]


@pytest.mark.parametrize("answer", ["", "I cannot.", "[", "[1, null, {}]", '{"text": "x"}', "[" * 5_000 + "]" * 5_000])
def test_an_answer_of_another_form_drafts_nothing(answer):
    assert drafted(TEXT, SECTIONS, Says(answer), "ja") == ()


def test_a_model_that_fails_drafts_nothing():
    class Fails:
        def ask(self, prompt, text):
            raise MachineError("down")

    assert drafted(TEXT, SECTIONS, Fails(), "ja") == ()


def test_the_model_is_given_bounded_parts_and_its_sentences_are_few():
    long = TEXT + "四、其他\n" + "加强管理。" * 50_000
    model = Says([{"text": "管理。", "parts": [1]}] * 20)
    assert len(drafted(long, outline(TITLE, long).sections, model, "ja")) == MOST_SENTENCES
    assert len(model.asked[1]) < MOST_IN_ALL + 1_000
    assert parts_of("", ()) == []
    assert [part.words for part in parts_of("加强管理。", ())] == ["加强管理。"]


@given(st.text(), st.lists(st.integers(-2, 9)))
def test_any_answer_is_taken(text, parts):
    for sentence in drafted(TEXT, SECTIONS, Says([{"text": text, "parts": parts}]), "ja"):
        assert sentence.text
        assert not set(sentence.text) & set("\n\r\x00\x1b")


def test_the_command_asks_only_when_told_and_marks_what_is_drafted(service, monkeypatch, tmp_path):
    lines = tmp_path / "given.jsonl"
    lines.write_text(json.dumps({"title": TITLE, "body": TEXT}, ensure_ascii=False), encoding="utf-8")
    monkeypatch.delenv("ZHENGCE_MT", raising=False)
    asked = ["brief", "--jsonl", str(lines), "--lang", "ja"]
    plain = json.loads(CliRunner().invoke(zhengce, asked).output)
    assert "drafted" not in plain
    assert "ZHENGCE_MT" in CliRunner().invoke(zhengce, [*asked, "--model"]).output
    monkeypatch.setenv("ZHENGCE_MT", "openai")
    monkeypatch.setenv("ZHENGCE_MT_URL", service.url)
    service.says = json.dumps([{"text": "省エネルギー管理。", "parts": [1]}, {"text": "2030年まで。", "parts": [1]}])
    both = json.loads(CliRunner().invoke(zhengce, [*asked, "--model"]).output)
    assert both["brief"] == plain["brief"]
    assert both["drafted"] == [{"text": "省エネルギー管理。", "parts": [{"heading": "", "at": 0}]}]
