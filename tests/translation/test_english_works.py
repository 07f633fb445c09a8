"""Companies and what they make, imports, papers that are approved: who and what belongs to which."""

import pytest

from translation.english import to_en
from translation.english.grammar.doubts import denial_lost


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
            "第三批绿色矿山及通过复核的绿色园区名单",
            "List of the Third Batch of Green Mines and Green Parks That Passed Re-Examination",
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


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "关于加强污水处理及污泥处置项目管理的通知",
            "Notice on Strengthening the Management of Projects for Sewage Treatment and Sludge Disposal",
        ),
        (
            "关于专项资金支持节水改造项目验收的通知",
            "Notice on Acceptance of Water Saving Retrofit Projects Supported by Special Funds",
        ),
        (
            "关于支持青岛建设国家海洋经济发展示范区的函",
            "Letter on Supporting Qingdao in Building a National Marine Economy Development Demonstration Zone",
        ),
        (
            "关于葛洲坝电站等大型水电站上网电价的通知",
            "Notice on Feed-in Prices of Large Hydropower Stations Such as",
        ),
    ],
)
def test_what_is_told_of_projects_zones_and_plants_is_told_of_all(zh: str, en: str) -> None:
    assert to_en(zh).en.startswith(en)


def test_a_deed_that_only_says_which_or_how_makes_no_crowd() -> None:
    assert not to_en("关于建立病死动物无害化处理机制的意见").crowded
    assert not to_en("废旧电池处理企业补贴审核办法").crowded
    assert to_en("水泥窑污泥处置运行数据上报流程").crowded


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "关于授予杭州等城市“国家节水型城市”称号的决定",
            "Decision on Conferring the Title of National Water-Saving Cities on Cities Such as Hangzhou",
        ),
        (
            "关于继续对煤炭资源税征收范围进行调整的通知",
            "Notice on Continuing to Adjust the Scope of Coal Resource Tax Collection",
        ),
        (
            "关于进口巴西大豆检验检疫要求的公告",
            "Announcement on the Requirements for the Inspection and Quarantine of Soybeans Imported from Brazil",
        ),
        (
            "关于福建永泰抽水蓄能电站项目核准的批复",
            "Reply on the Approval of the Yongtai Pumped Storage Station Project in Fujian",
        ),
        (
            "关于建立污水处理收费制度有关具体事项的通知",
            "Notice on Matters Concerning Establishing a Sewage Treatment Charge System",
        ),
    ],
)
def test_honours_goods_and_single_projects(zh: str, en: str) -> None:
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "关于部分水泥企业未按规定报送能耗数据的通报",
            "Bulletin on Some Cement Enterprises Failing to Submit Energy Consumption Data as Required",
        ),
        ("未完成节水目标企业名单", "List of Enterprises Failing to Complete Water Saving Goals"),
        (
            "关于建立健全水利领域防范化解风险长效机制的意见",
            "Opinions on Establishing and Improving the Long-Term Mechanism for Preventing and Defusing Risks "
            "in the Water Conservancy Field",
        ),
        (
            "关于下达湖泊治理中央预算内投资计划的通知",
            "Notice on Issuing the Central Budget Investment Plan for Lake Treatment",
        ),
        ("关于部分企业未完成节水目标的通报", "Bulletin on Some Enterprises Failing to Complete Water Saving Goals"),
        (
            "关于公布未通过节能审查项目的通知",
            "Notice on Publishing Projects That Did Not Pass Energy Conservation Review",
        ),
        (
            "关于优化营商环境加大引进高层次人才力度的意见",
            "Opinions on Improving the Business Environment and Increasing Efforts to Introduce High-Level Talent",
        ),
        (
            "关于允许企业在保税区设立研发机构的公告",
            "Announcement on Allowing Enterprises to Establish Research and Development Institutions in Bonded Zones",
        ),
    ],
)
def test_what_was_not_done_and_where_something_may_be_done(zh: str, en: str) -> None:
    assert to_en(zh).en == en


def test_a_denial_that_the_draft_lost_is_named() -> None:
    assert denial_lost("未处理污水", "sewage")
    assert not denial_lost("未处理污水", "untreated sewage")
    assert not denial_lost("面向未来的能源", "energy for the future")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("关于废止部分船舶燃油补贴文件的决定", "Decision on Repealing Some Ship Fuel Subsidy Documents"),
        ("关于清理部分船舶企业的通知", "Some Ship"),
        ("关于部分水电项目未批先建情况的通报", "Construction without Prior Approval of Some Hydropower Projects"),
    ],
)
def test_some_is_told_of_papers_or_of_those_behind_it(zh: str, en: str) -> None:
    assert en in to_en(zh).en
