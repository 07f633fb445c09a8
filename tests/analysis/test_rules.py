"""The rule files: what is wrong is said with file and line; cycles and unknown ids are errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.labels import derive, rules, rules_check, settled
from policy import taxonomy

KNOWN = set(taxonomy.by_id())


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(rules_check.RulesError) as error:
        rules_check.tables([path], KNOWN)
    return [str(fault) for fault in error.value.faults]


def test_the_rules_of_the_project_are_sound() -> None:
    assert len(rules.load().concepts) > 150
    assert derive.load()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[concept]]\nname = "a"\nterms = ["碳"]\ngive = ["climate"]', "rules.toml:4: [[concept]] a: unknown key"),
        ('[[concept]]\nname = "a"\nterms = ["碳"]\ngives = ["climat"]', "did you mean 'climate'?"),
        ('[[concept]]\nname = "a"\nterms = ["碳", "碳"]', "rules.toml:3: [[concept]] a: duplicate '碳' in terms"),
        ('\n\n[[concept]]\nname = "a"', "rules.toml:3: [[concept]] a: terms is missing"),
        ('[[concept]]\nname = "a"\nterms = ["碳 汇"]', "holds a blank"),
        ('[[concept]]\nname = "a"\nterms = "碳"', "terms must be a list"),
        ('[[concept]]\nname = "a"\nterms = ["碳"]\nfields = ["header"]', "fields can hold text, title"),
        ('[[mask]]\nname = "a"\nterms = ["碳"]\n[[mask]]\nname = "a"\nterms = ["汇"]', "rules.toml:5: [[mask]] a"),
        ('[[concpt]]\nname = "a"', "rules.toml:1: unknown table 'concpt', did you mean 'concept'?"),
        ('[[concept]\nname = "a"', "rules.toml:1: not TOML"),
        ('[[derive]]\nfrom = "N.stel"\nto = []', "rules.toml:2: [[derive]]: unknown label 'N.stel'"),
        ('[[settled]]\nreason = "r"', "names no document"),
        ('[[settled]]\ntitle = "t"\nreason = "r"\nscope = "maybe"', 'scope is "in" or "out"'),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    assert any(fault in said for said in faults(tmp_path, text))


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, '[[concept]]\nname = "a"\ntermes = []\ngives = ["x"]')) == 3


def test_a_cycle_of_derivations_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "derive.toml"
    path.write_text('[[derive]]\nfrom = "A01"\nto = ["A02"]\n[[derive]]\nfrom = "A02"\nto = ["A01"]', encoding="utf-8")
    with pytest.raises(rules_check.RulesError, match=r"derive\.toml:2: cycle: A01 → A02 → A01"):
        derive.read(path, KNOWN)


def decisions(tmp_path: Path, text: str) -> settled.Decisions:
    path = tmp_path / "settled.toml"
    path.write_text(text, encoding="utf-8")
    return settled.read(path)


def test_a_settled_line_is_found_by_number_title_and_address(tmp_path: Path) -> None:
    own = decisions(
        tmp_path,
        '[[settled]]\nnumber = "国发〔2021〕1号"\nscope = "out"\nreason = "r"\n'
        '[[settled]]\ntitle = "例行新闻发布会"\nadd = ["climate"]\nreason = "r"\n',
    )
    assert own.count == 2
    found = own.look_up("别的", number="国发[2021]1号")
    assert found is not None
    assert found.scope == "out"
    assert own.look_up("  例行 新闻发布会 ") is not None
    assert own.look_up("别的") is None


def test_nothing_is_settled_where_there_is_no_file(tmp_path: Path) -> None:
    assert settled.read(tmp_path / "none" / "settled.toml") == settled.NOTHING


def test_only_decisions_stand_in_their_file(tmp_path: Path) -> None:
    with pytest.raises(rules_check.RulesError, match=r"settled\.toml:1: unknown table 'mask'"):
        decisions(tmp_path, '[[mask]]\nname = "a"\nterms = ["碳"]')


def test_the_press_conference_of_another_july_is_another_document(tmp_path: Path) -> None:
    title, folder = "生态环境部召开7月例行新闻发布会", "www.mee.gov.cn/ywdt/zbft"
    line = f'title = "{title}"\nurl = "https://{folder}/202107/t20210726_851421.shtml"\nadd = ["climate"]\nreason = "r"'
    own = decisions(tmp_path, f"[[settled]]\n{line}")
    assert own.look_up(title, url="http://mee.gov.cn/ywdt/zbft/202107/t20210726_851421.shtml") is not None
    assert own.look_up(title, url=f"https://{folder}/202307/t20230727_1037494.shtml") is None
    assert own.look_up(title) is not None, "without an address the title is all there is"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[label]\n", "line 1"),
        ("", "no \\[\\[label\\]\\]"),
        ('[[lable]]\nid = "x"', "unknown table"),
        ('[[label]]\nid = "x"\nfacet = "sytem"\nzh = ""\nja = ""\nen = ""', "unknown facet 'sytem'"),
        ('[[label]]\nid = "x"\nfacet = "theme"\nzh = ""\nja = ""', "en is missing"),
        ('[[label]]\nid = "x"\nfacet = "theme"\nzh = ""\nja = ""\nen = ""\nnote = ""', "unknown key 'note'"),
        ('[[label]]\nid = "x"\nfacet = "theme"\nzh = 1\nja = ""\nen = ""', "zh is not a text"),
        ('[[label]]\nid = "x"\nfacet = "theme"\nzh = ""\nja = ""\nen = ""\n' * 2, "stands 2 times"),
        (
            '[[label]]\nid = "x"\nfacet = "theme"\nparent = "y"\nzh = ""\nja = ""\nen = ""\n'
            '[[label]]\nid = "y"\nfacet = "theme"\nparent = "x"\nzh = ""\nja = ""\nen = ""\n',
            "cycle of parents: x → y → x",
        ),
    ],
)
def test_a_bad_taxonomy_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(taxonomy.TaxonomyError, match=fault):
        taxonomy.read(path)
