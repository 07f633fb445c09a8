"""The small parts of the site, each by itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.shown import Filters, LabelInfo, LabelProof
from web.answered import spreadsheet
from web.answered.answer import as_csv
from web.answered.render import safe_url
from web.asked import view
from web.asked.visit import Visit
from web.drawn import charts, differ, graph, text
from web.drawn.edits import Budget, equal_runs
from web.drawn.proofs import chains
from web.records import citation
from web.spoken.i18n import negotiate

VISIT = Visit("/timeline", (), "ja", None, "https://site.test", "2026-11-23", {})


class TestFiltersInTheAddress:
    def test_a_view_survives_its_address(self) -> None:
        filters = Filters(
            text="氢能 -煤",
            labels=("hydrogen", "N.energy"),
            kinds=("通知",),
            years=("2026",),
            since="2021-10",
            scope="in",
        )
        assert view.read(replace(VISIT, pairs=tuple(view.pairs(filters)))) == filters

    @given(
        st.lists(st.tuples(st.sampled_from(["q", "label", "year", "since", "scope", "order", "page", "x"]), st.text()))
    )
    def test_any_address_is_a_view(self, pairs: list[tuple[str, str]]) -> None:
        filters = view.read(replace(VISIT, pairs=tuple(pairs)))
        assert view.read(replace(VISIT, pairs=tuple(view.pairs(filters)))) == filters

    def test_a_choice_taken_twice_is_taken_away(self) -> None:
        once = view.toggled(Filters(), "label", "hydrogen")
        assert once.labels == ("hydrogen",)
        assert view.toggled(once, "label", "hydrogen") == Filters()

    def test_each_chip_takes_one_thing_away(self) -> None:
        filters = Filters(text="x", labels=("a", "b"), since="2021", scope="out")
        for name, value in view.chosen(filters):
            assert len(view.chosen(view.without(filters, name, value))) == len(view.chosen(filters)) - 1


@pytest.mark.parametrize(
    ("address", "cookie", "accept", "lang"),
    [
        ("zh", "en", "ja", "zh"),
        (None, "en", "ja", "en"),
        (None, None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, None, "de,en-GB;q=0.7,zh;q=0.3", "en"),
        (None, None, "ja;q=0,zh;q=0.1", "zh"),
        ("xx", "yy", "de;q=x", "ja"),
        (None, None, None, "ja"),
    ],
)
def test_language_of_a_reader(address: str | None, cookie: str | None, accept: str | None, lang: str) -> None:
    assert negotiate(address, cookie, accept) == lang


class TestText:
    def test_headings_paragraphs_and_tables(self) -> None:
        reading = text.reading("一、总体要求\n到2030年完成。\n项目\t单位\n氢\t吨")
        assert [heading.text for heading in reading.contents] == ["一、总体要求"]
        assert "<p>到2030年完成。</p>" in reading.first
        assert "<td>氢</td><td>吨</td>" in reading.first

    def test_marks_stand_where_they_were_read(self) -> None:
        body = "前文。\n发展氢能和储能。"
        at = body.index("氢能")
        reading = text.reading(body, [text.Mark(at, at + 2), text.Mark(at + 1, at + 2)])
        assert f'<mark id="c{at}">氢能</mark>' in reading.first
        assert reading.anchors == {at: f"c{at}", at + 1: f"c{at}"}

    def test_a_place_that_links_lead_to_is_not_coloured(self) -> None:
        reading = text.reading("发展氢能和储能。", [text.Mark(0, 1, is_plain=True)])
        assert '<span id="c0">发</span>展氢能' in reading.first

    def test_the_annexed_text_is_set_apart_wherever_it_begins(self) -> None:
        for body in ("通知。\n方案\n全文。", "通知。\n项目\t单位\n氢\t吨", "信" * 2000 + "\n方案\n全文。"):
            whole = text.reading(body, annex_at=body.index("\n") + 1).whole
            letter, annexed = whole.split('<hr id="annex">')
            assert letter.striptags() == body.partition("\n")[0]
            assert annexed.striptags().split()[0] in ("方案", "项目单位氢吨")

    def test_long_texts_are_folded_and_nothing_is_lost(self) -> None:
        body = "\n".join(f"第{n}段" + "字" * 60 for n in range(100))
        reading = text.reading(body)
        assert reading.first
        assert reading.rest
        assert reading.whole.striptags().replace(" ", "") == body.replace("\n", "")

    @given(
        st.text(alphabet="氢<&\"'\t\n一、。x", max_size=60),
        st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70))),
    )
    def test_any_text_with_any_marks_keeps_its_characters(self, body: str, places: list[tuple[int, int]]) -> None:
        whole = text.reading(body, [text.Mark(*place) for place in places]).whole
        assert [c for c in whole.striptags() if not c.isspace()] == [c for c in body if not c.isspace()]

    def test_a_term_is_marked_in_its_passage(self) -> None:
        assert text.marked("a<氢能>b", "氢能") == "a&lt;<mark>氢能</mark>&gt;b"


class TestDiff:
    def test_a_changed_word_is_marked_in_its_paragraph(self) -> None:
        lines, changed, coarse = differ.compare("甲\n目标为10%。\n乙", "甲\n目标为15%。\n乙")
        assert (changed, coarse) == (1, False)
        assert "<del>0</del>" in lines
        assert "<ins>5</ins>" in lines

    def test_added_and_removed_paragraphs(self) -> None:
        lines, changed, _ = differ.compare("甲\n乙", "甲\n丙\n丁<b>")
        assert changed == 2
        assert '<p class="ins">丁&lt;b&gt;</p>' in lines

    def test_what_did_not_change_is_counted_not_repeated(self) -> None:
        same = "\n".join(f"第{n}段" for n in range(50))
        lines, changed, _ = differ.compare(same + "\n旧", same + "\n新")
        assert changed == 1
        assert "… 49 …" in lines
        assert differ.compare(same, same) == ('<p class="gap">… 50 …</p>', 0, False)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("甲乙丙" * 900, "丙甲" * 1400),
            ("\n".join("甲" * n for n in range(1500)), "\n".join("甲" * (n * 7 % 1500) for n in range(1500))),
        ],
    )
    def test_texts_that_would_take_long_are_compared_coarser_and_it_is_said(self, old: str, new: str) -> None:
        lines, changed, coarse = differ.compare(old, new)
        assert coarse
        assert changed
        assert lines.count("<p") < 5000

    def test_one_rewritten_paragraph_leaves_the_others_their_marks(self) -> None:
        old, new = "甲乙丙" * 900 + "\n目标为10%。", "丙甲" * 1400 + "\n目标为15%。"
        lines, _, coarse = differ.compare(old, new)
        assert coarse
        assert "<ins>5</ins>" in lines

    @given(st.text("甲乙丙", max_size=14), st.text("甲乙丙", max_size=14))
    def test_what_stays_is_the_longest_that_can_stay(self, old: str, new: str) -> None:
        runs = equal_runs(old, new, Budget(10_000))
        assert runs is not None
        assert all(old[i : i + size] == new[j : j + size] for i, j, size in runs)
        assert all(i + n <= k and j + n <= m for (i, j, n), (k, m, _) in pairwise(runs))
        longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
        for i, one in enumerate(old):
            for j, other in enumerate(new):
                above = max(longest[i][j + 1], longest[i + 1][j])
                longest[i + 1][j + 1] = longest[i][j] + 1 if one == other else above
        assert sum(size for *_, size in runs) == longest[-1][-1]


class TestCharts:
    @pytest.mark.parametrize(
        ("value", "figure"),
        [(1000000, "1,000,000"), (13.5, "13.5"), (0.25, "0.25"), (20, "20"), (0, "0"), (-3.10, "-3.1")],
    )
    def test_numbers_as_people_write_them(self, value: float, figure: str) -> None:
        assert charts.figure(value) == figure

    def test_every_bar_is_a_named_link(self) -> None:
        svg = charts.year_bars([charts.Bar("2021", 3, "2021: 3", "/timeline?year=2021&x=<")], "by year")
        assert 'href="/timeline?year=2021&amp;x=&lt;"' in svg
        assert 'aria-label="2021: 3"' in svg

    def test_empty_data_draws_nothing(self) -> None:
        assert charts.year_bars([], "x") == ""
        assert charts.points([], "%") == ""
        assert graph.relations("x", [], [], "x") == ""

    def test_titles_in_the_graph_are_escaped(self) -> None:
        svg = graph.relations("<a>", [graph.Node("<script>", "<i>", None)], [], "<n>")
        assert "<script>" not in svg
        assert "<i>" not in svg


class TestChains:
    @staticmethod
    def proof(id: str, derived_from: str | None = None) -> LabelProof:
        return LabelProof(LabelInfo(id, "theme", None, id, id, id, ""), 1.0, True, derived_from, None, ())

    def test_what_follows_stands_with_what_it_follows_from(self) -> None:
        proofs = [self.proof("G", "A"), self.proof("N"), self.proof("A", "N"), self.proof("X", "absent")]
        found = [(root.label.id, [p.label.id for p in rest]) for root, rest in chains(proofs)]
        assert found == [("N", ["A", "G"]), ("X", [])]

    def test_a_circle_ends(self) -> None:
        assert len(chains([self.proof("A", "A"), self.proof("B", "A")])) == 1


def test_cells_are_never_formulas() -> None:
    body = as_csv(("a",), [["=1+1"], ["@x"], ["正常"], [-3]], "t").body
    assert isinstance(body, str)
    assert body.splitlines()[1:] == ["'=1+1", "'@x", "正常", "-3"]


def test_only_web_addresses_become_links() -> None:
    assert safe_url("javascript:alert(1)") == "#"
    assert safe_url("//evil.example") == "#"
    assert safe_url('https://a.example/?x="<>') == "https://a.example/?x=%22%3C%3E"


def test_citation_in_the_form_of_the_report() -> None:
    from db.queries.shown import AgencyRow, Row

    row = Row(
        1, "国务院关于印发2030年前碳达峰行动方案的通知", "2030年前カーボンピークアウト行動方案", True,
        "国发〔2021〕23号", "通知", None,
        ("国务院",), "govcn", "https://www.gov.cn/x.htm", "2021-10-26", None, None, "2021-10-26", None, None, "in", (),
        None,
        "2021-10-26T00:00:00Z", None, None,
    )  # fmt: skip
    cited = dict(citation.citations(row, [AgencyRow(1, "国务院", None, "国務院", "State Council", 2, 1, None)]))
    assert (
        cited["ja"]
        == "【2021年10月26日】国務院「2030年前カーボンピークアウト行動方案」（下訳） https://www.gov.cn/x.htm"
    )
    assert (
        cited["zh"]
        == "【2021年10月26日】国务院《国务院关于印发2030年前碳达峰行动方案的通知》（国发〔2021〕23号） https://www.gov.cn/x.htm"
    )
    assert cited["en"].startswith("State Council: “国务院关于")
    told = replace(row, title_ja="「測試」に関する通知", title_draft=False, title_en="Test", title_en_draft=True)
    cited_told = dict(citation.citations(told, []))
    assert "「『測試』に関する通知」" in cited_told["ja"]
    assert "“Test” [draft translation] (国务院关于" in cited_told["en"]
    assert cited["en"].endswith("国发〔2021〕23号, 26 October 2021. https://www.gov.cn/x.htm")


class TestSpreadsheet:
    @pytest.mark.parametrize("text", ["=1+1", "＝1+1", "＋86", "－5%", "＠名", " =cmd", "\t=1", "-2", "\n=1"])
    def test_text_that_would_run_is_guarded(self, text: str) -> None:
        assert spreadsheet.cell(text) == "'" + text

    @pytest.mark.parametrize("value", ["=", "≥", "-", "＝", "节能=降碳", "", 5, -5.5, None])
    def test_codes_numbers_and_other_text_stay(self, value: object) -> None:
        assert spreadsheet.cell(value) == value

    def test_rows_of_others_are_guarded_whole(self) -> None:
        written = '1,"=HYPERLINK(""http://evil"",""x"")","two\nlines",＝2\r\n'.encode()
        assert spreadsheet.guarded(written).decode() == (
            '1,"\'=HYPERLINK(""http://evil"",""x"")","two\nlines",\'＝2\r\n'
        )
