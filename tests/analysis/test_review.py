"""From what the rules are not sure of to a line in the editorial folder, and from three such lines to a rule."""

from __future__ import annotations

import tomllib
from pathlib import Path

from click.testing import CliRunner

from analysis.labels.proposals import proposals
from analysis.labels.settled import Settled, read
from command import zhengce
from db.write.identity import read_lines
from tests.db.kit import Label, entry, label, open_store, reading

WEAK = Label("climate", "theme", 0.5, label().evidence, sure=False)


def settled(title: str, **more: tuple[str, ...]) -> Settled:
    return Settled("seen", title=title, **more)  # type: ignore[arg-type]


def test_the_next_one_comes_with_lines_that_settle_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "z.db") as store:
        store.save([entry(said=reading(label(), WEAK))], None)
    answer = CliRunner().invoke(zhengce, ["review", "--next", "--db", str(tmp_path / "z.db")])
    assert answer.exit_code == 0
    lines = answer.stdout.split("[[settled]]")[1:]
    assert [tomllib.loads(line)["remove" if n else "add"] for n, line in enumerate(lines)] == [["climate"], ["climate"]]
    file = tmp_path / "settled.toml"
    file.write_text("[[settled]]" + lines[0].replace('reason = ""', 'reason = "read"'), encoding="utf-8")
    (decision,) = read(file).entries()
    assert decision.add == ("climate",)


def test_copies_that_wait_come_with_both_lines(tmp_path: Path) -> None:
    number = {"number": "环函〔2021〕7号", "signed": "2021-10-24"}
    with open_store(tmp_path / "z.db") as store:
        store.save(
            [
                entry("https://www.mee.gov.cn/1.html", **number),
                entry("https://www.gov.cn/2.html", source="govcn", status="试行", **number),
                entry("https://www.ndrc.gov.cn/3.html", source="ndrc", status="暂行", signed="2021-10-24"),
            ],
            None,
        )
    answer = CliRunner().invoke(zhengce, ["review", "--db", str(tmp_path / "z.db")])
    file = tmp_path / "identity.toml"
    file.write_text(
        answer.stdout[answer.stdout.index("[[join]]") :].replace('why = ""', 'why = "read"'), encoding="utf-8"
    )
    found = read_lines(file)
    assert found.joins == found.splits


def test_a_missing_database_is_named() -> None:
    answer = CliRunner().invoke(zhengce, ["review", "--db", "nowhere.db"])
    assert (answer.exit_code, "nowhere.db" in answer.stderr) == (1, True)


def test_three_settled_titles_that_share_a_word_suggest_a_rule() -> None:
    titles = ("关于开展乡村电气列车试点的通知", "乡村电气列车技术规范", "关于支持乡村电气列车发展的意见")
    found = proposals([settled(title, add=("N.transport",)) for title in titles])
    assert [(one.label, one.word, len(one.titles)) for one in found] == [("N.transport", "乡村电气列车", 3)]
    assert tomllib.loads(found[0].entry())["concept"][0]["terms"] == ["乡村电气列车"]
    assert proposals([settled(title, add=("N.transport",)) for title in titles[:2]]) == []
    assert proposals([settled(title, remove=("N.transport",)) for title in titles])[0].adds is False


def test_words_of_all_titles_and_known_words_suggest_nothing() -> None:
    formal = ("关于印发管理办法的通知", "关于印发管理办法的公告", "关于印发管理办法的意见")
    assert proposals([settled(title, add=("N.transport",)) for title in formal]) == []
    known = ("甲地碳达峰", "乙地碳达峰", "丙地碳达峰")
    assert proposals([settled(title, add=("climate",)) for title in known]) == []
