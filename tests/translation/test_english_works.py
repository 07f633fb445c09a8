"""Companies and what they make, imports, papers that are approved: who and what belongs to which."""

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "关于常州瑞丰新材料科技有限公司年产3万吨聚乙烯项目环境影响报告书的批复",
            "Reply on the Environmental Impact Report of the 30,000 t/year Polyethylene Project of Changzhou Ruifeng "
            "New Materials Technology Co., Ltd.",
        ),
        (
            "关于山东润泽化工股份有限公司环境违法案件的通报",
            "Bulletin on the Environmental Violation Cases of Shandong Runze Chemicals Co., Ltd.",
        ),
    ],
)
def test_companies_have_their_own_name_in_pinyin_and_one_project(zh: str, en: str) -> None:
    assert to_en(zh).en == en
    assert not to_en(zh).unknown


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("废塑料和废轮胎综合利用项目", "Projects for comprehensively using waste plastics and waste tyres"),
        ("锂离子电池及储能系统制造项目", "Projects for manufacturing lithium-ion batteries and energy storage systems"),
    ],
)
def test_what_is_made_stands_on_both_sides_of_the_joint(zh: str, en: str) -> None:
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("关于暂停部分国家木材进口的公告", "Announcement on Suspending Imports of Timber from Some Countries"),
        ("关于恢复巴西大豆进口的公告", "Announcement on Restoring Imports of Soybeans from Brazil"),
        (
            "关于暂停日本部分地区农产品进口的公告",
            "Announcement on Suspending Imports of Agricultural Products from Some Regions of Japan",
        ),
    ],
)
def test_goods_are_imported_from_the_country_before_them(zh: str, en: str) -> None:
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "关于同意厦门市建设国家低碳城市实施方案的复函",
            "Reply Letter on Approving the Implementation Plan for Building a National Low-Carbon City in Xiamen",
        ),
        (
            "关于撤销部分企业《新能源汽车推广应用推荐车型目录》车型的公告",
            "Announcement on Revoking Vehicle Models of Some Enterprises in the Catalogue of Recommended Vehicle "
            "Models for the Promotion and Application of New Energy Vehicles",
        ),
        (
            "关于对利用废轮胎生产再生橡胶免征消费税政策的通知",
            "Notice on the Policy of Exempting Recycled Rubber Produced from Waste Tyres from Consumption Tax",
        ),
        (
            "关于公布2024年通过复审的绿色矿山名单的通知",
            "Notice on Publishing the List of Green Mines That Passed Re-Examination in 2024",
        ),
        (
            "关于企业履行环境信息披露制度情况的通报",
            "Bulletin on the Fulfilment of the Environmental Information Disclosure System by Enterprises",
        ),
    ],
)
def test_a_deed_inside_a_title_stays_with_its_paper_or_its_goods(zh: str, en: str) -> None:
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "纺织工业绿色转型高质量发展",
            "Green transition and high-quality development of the textile industry",
        ),
        ("热价水价联动机制", "Linkage mechanism of heat prices and water prices"),
    ],
)
def test_two_things_without_a_mark_stand_side_by_side(zh: str, en: str) -> None:
    assert to_en(zh).en == en
