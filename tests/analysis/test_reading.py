"""`analysis.read` puts labels, relations, targets and the summary of one document together."""

from __future__ import annotations

from analysis import read
from policy import Dated, Document

TEXT = (
    "为贯彻落实《2030年前碳达峰行动方案》，加快发展可再生能源，制定本方案。\n"
    "一、大力推进风电和太阳能发电基地化开发，健全可再生能源电力消纳保障机制，加强电网基础设施建设。\n"
    "到2025年，非化石能源消费比重达到20%左右。\n"
)
DOCUMENT = Document(
    source="ndrc",
    url="https://www.ndrc.gov.cn/xxgk/zcfb/tz/202206/t20220601_1.html",
    template="test",
    title="关于印发“十四五”可再生能源发展规划的通知",
    kind="通知",
    number="发改能源〔2021〕1445号",
    issuers=("国家发展改革委", "国家能源局"),
    signed_on=Dated("2021-10-21", "signature"),
    text=TEXT,
)


def test_a_reading_holds_all_that_the_text_says() -> None:
    reading = read(DOCUMENT)
    assert reading.scope == "in"
    assert {"N.energy", "A01", "clean-energy", "G03"} <= {label.id for label in reading.labels}
    assert any(relation.title == "2030年前碳达峰行动方案" for relation in reading.relations)
    assert [(target.value, target.year) for target in reading.targets] == [(20, 2025)]
    for sentence in reading.summary:
        assert TEXT[sentence.offset :].startswith(sentence.quote)


def test_the_file_of_a_covering_letter_is_read_as_the_document() -> None:
    letter = Document(
        source="ndrc", url=DOCUMENT.url, template="test", title="关于印发有关方案的通知", text="现印发给你们。"
    )
    file = "大力发展可再生能源，推进风电、光伏发电、抽水蓄能、新型储能、生物质能、地热能、氢能。" * 20
    file += "加强电网建设，推动煤电转型，完善绿色电力证书，深化电力市场改革，控制碳排放，推进节能降碳，发展循环经济。"
    assert read(letter).scope == "out"
    reading = read(letter, [file])
    assert reading.scope == "in"
    assert "clean-energy" in {label.id for label in reading.labels}
    assert reading.labels[0].evidence[0].field == "attachment:1"
