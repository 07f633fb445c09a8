from __future__ import annotations

from analysis.text.sentences import MAX_SENTENCE, is_wrapped, sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_sentences_end_at_full_stops_and_at_lines() -> None:
    assert cut("一、总则\n　　第一句。第二句！“引文。”第三句") == [
        "一、总则",
        "第一句。",
        "第二句！",
        "“引文。”",
        "第三句",
    ]


def test_headings_and_paragraphs_are_told() -> None:
    marks = [(s.opens, s.heading) for s in sentences("（一）目标。到2025年。\n实施。")]
    assert marks == [(True, True), (False, False), (True, False)]


def test_lines_that_a_page_broke_are_one_sentence() -> None:
    line = "推进节能降碳改造提高能源利用效率加强监督管理\n"
    text = line * 12 + "完成任务。\n二、下一节\n"
    assert is_wrapped(text)
    assert len(cut(text)) == 2
    assert not is_wrapped("推进节能降碳改造，提高能源利用效率，加强监督管理。\n" * 12)


def test_a_run_without_an_end_is_cut() -> None:
    assert [len(s) for s in cut("节" * (MAX_SENTENCE + 5))] == [MAX_SENTENCE, 5]
