"""Until when a document is in force; and what only looks like it."""

from __future__ import annotations

import pytest

from parsers.fields.expiry import expires_on
from parsers.fields.terms import effective_on


@pytest.mark.parametrize(
    ("text", "effective", "day"),
    [
        ("本办法自2022年4月29日起施行，有效期至2024年4月28日。", "2022-04-29", "2024-04-28"),
        ("第十六条 本办法自印发之日起实施，有效期5年。", "2021-05-12", "2026-05-12"),
        ("本规则自印发之日起施行，有效期为三年。", "2020-02-29", "2023-02-28"),
        ("本通知自发布之日起执行，有效期18个月。", "2021-08-31", "2023-02-28"),
        ("本细则有效期两年。", "2022-01-01", "2024-01-01"),
        ("本公告自2022年1月1日至2023年12月31日执行。", "2022-01-01", "2023-12-31"),
        ("项目自2022年1月1日至2023年12月31日实施。", "2022-01-01", None),
        ("本公告执行期限为2022年1月1日至2024年12月31日。", "2022-01-01", "2024-12-31"),
        ("本办法自印发之日起施行，有效期5年。", None, None),
        ("本办法自印发之日起施行，有效期5年。", "2021-05", None),
        ("许可证有效期为5年，自发证之日起计算。", "2021-05-12", None),
        ("第十三条 登记证有效期为5年。", "2021-05-12", None),
        ("核发有效期不超过三十日的临时号牌。", "2021-05-12", None),
        ("二、执行期限\n1.执行期限：2021年10月1日至2024年9月30日。", "2021-05-12", None),
        ("本办法自2022年4月29日起施行。", "2022-04-29", None),
        ("本办法自2020年7月1日起施行，2025年6月30日废止。", "2020-07-01", "2025-06-30"),
        ("本办法自2020年7月1日起施行。甲办法自2025年6月30日起废止。", "2020-07-01", None),
        ("本办法自2020年7月1日起施行，甲办法于2020年7月1日废止。", "2020-07-01", None),
    ],
)
def test_validity_is_that_of_the_document(text: str, effective: str | None, day: str | None) -> None:
    found = expires_on(text, effective)
    assert (found.iso if found else None) == day
    assert found is None or found.passage in text


def test_an_expiry_says_what_it_was_counted_from() -> None:
    found = expires_on("本办法自印发之日起实施，有效期5年。", "2021-05-12")
    assert found is not None
    assert found.where == "text: 有效期5年 from 2021-05-12"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("1990年2月20日 国务院批准\n1990年3月12日 国家教育委员会令第8号发布\n第一章 总则\n", "1990-03-12"),
        ("（2001年6月20日国务院令第308号公布 根据2017年11月17日《决定》修订）\n第一条 为了…。\n", "2001-06-20"),
        ("第一条 为了…。\n", "2017-03-01"),
    ],
)
def test_an_amended_act_is_in_force_since_its_first_issue(head: str, day: str) -> None:
    found = effective_on(f"{head}第三十条 本条例自发布之日起施行。", "2017-03-01")
    assert found is not None
    assert found.iso == day


@pytest.mark.parametrize("text", ["有效期" * 50_000, "有效期5年，" * 20_000, "本办法有效期至2021年" * 20_000])
def test_long_text_ends(text: str) -> None:
    expires_on(text, "2021-01-01")
