"""The tricky cases of identity, through the fields that decide it: number, title, status, issuers and signing date."""

from __future__ import annotations

import pytest

from db.write.identity import Facts, rule, title_key
from parsers.fields.kinds import status
from policy import addresses, agencies, numbers

MEE, GOV = "https://www.mee.gov.cn/a/t20210105_1.html", "https://www.gov.cn/zhengce/content/202101/content_2.htm"


def page(title: str, number: str | None = None, issuers: str = "", signed: str | None = None, url: str = MEE) -> Facts:
    """A page's facts as the store makes them from the fields that a parser reads."""
    return Facts(
        url_key=addresses.canonical(url),
        source="mee" if "mee" in url else "govcn",
        title_key=title_key(title),
        number_key=numbers.key(number) if number else None,
        status=status(title),
        issuers=frozenset(map(agencies.canonical, agencies.split(issuers))),
        signed_on=signed,
        body_hash=url,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            page("关于印发《“十四五”循环经济发展规划》的通知", "发改环资〔2021〕969号", "国家发展改革委", "2021-07-01"),
            page("国家发展改革委关于印发“十四五”循环经济发展规划的通知", "发改环资[2021]969号", "发展改革委", url=GOV),
        ),
        (
            page("碳排放权交易管理办法（试行）", "部令第19号", "生态环境部", "2020-12-31"),
            page("碳排放权交易管理办法（试行）", "生态环境部令 第19号", "生态环境部", "2020-12-31", url=GOV),
        ),
        (
            page("《电力重大事故隐患判定标准》 2026年第41号令", "2026年第41号令", "国家发展改革委", "2026-03-18"),
            page("电力重大事故隐患判定标准", "中华人民共和国国家发展和改革委员会令第41号", "国家发展改革委", url=GOV),
        ),
        (
            page("关于促进储能发展的指导意见（发改能源规〔2021〕1051号）", None, "国家发改委、能源局", "2021-07-15"),
            page("关于促进储能发展的指导意见", None, "国家发展改革委 国家能源局", "2021-07-15", url=GOV),
        ),
        (page("甲", url=MEE), page("乙", url=MEE.replace("https://www.", "http://").replace(".html", "_wh.html"))),
    ],
    ids=["brackets and issuer in front", "order named shortly", "NDRC order", "no number, spellings", "copy of a page"],
)
def test_one_document(one: Facts, other: Facts) -> None:
    assert rule(one, other)
    assert rule(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            page("关于做好水泥行业核查的通知", "环办气候函〔2021〕130号", "生态环境部办公厅", "2021-03-26"),
            page("关于做好电解铝行业核查的通知", "环办气候函〔2021〕130号", "生态环境部办公厅", "2021-03-26", url=GOV),
        ),
        (
            page("碳排放权交易管理办法（试行）", None, "生态环境部", "2020-12-31"),
            page("碳排放权交易管理办法", None, "生态环境部", "2020-12-31", url=GOV),
        ),
        (
            page("碳排放权交易管理办法（征求意见稿）", None, "生态环境部", "2020-12-31"),
            page("碳排放权交易管理办法（试行）", None, "生态环境部", "2020-12-31", url=GOV),
        ),
        (
            page("关于部分节假日安排的通知", "国办发明电〔2018〕15号", "国务院办公厅", "2018-12-04"),
            page("关于部分节假日安排的通知", "国办发明电〔2019〕16号", "国务院办公厅", "2019-11-21", url=GOV),
        ),
        (
            page("关于做好电力迎峰度夏工作的通知", None, "国家能源局", "2021-06-01"),
            page("关于做好电力迎峰度夏工作的通知", None, "国家能源局", "2022-06-01", url=GOV),
        ),
        (
            page("关于做好节能工作的通知", None, "国家发展改革委", "2021-06-01"),
            page("关于做好节能工作的通知", None, "国家发展改革委办公厅", "2021-06-01", url=GOV),
        ),
    ],
    ids=[
        "one number, two titles",
        "试行 and its successor",
        "draft and final",
        "two numbers",
        "two years",
        "the office",
    ],
)
def test_two_documents(one: Facts, other: Facts) -> None:
    assert rule(one, other) is None
    assert rule(other, one) is None
