"""English headings: what their parts share and do not share, roles, duties, changes, manners."""

from __future__ import annotations

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("奖励标准和发放流程", "Reward standards and the issuance process"),
        ("核算边界和数据来源识别", "Accounting boundaries and data source identification"),
        (
            "推进海南清洁能源发展和福建海洋生态保护",
            "Advancing clean energy development in Hainan and marine ecological protection in Fujian",
        ),
        ("加强风险防范和应急处置", "Strengthening risk prevention and emergency response"),
        ("加强页岩气勘探开发利用", "Strengthening the exploration, development and use of shale gas"),
        ("建立检测预警应急体系", "Establishing the system for testing and early warning and emergency response"),
    ],
)  # fmt: skip
def test_what_two_things_share_and_what_not(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("发挥国有企业示范引领作用", "Giving play to the exemplary and leading role of state-owned enterprises"),
        ("发挥绿色金融支撑和引导作用", "Giving play to the supporting and guiding role of green finance"),
        ("发挥税收在节水中的调节作用", "Giving play to the regulating role of tax in water saving"),
        ("发挥好用户调节作用", "Giving full play to the regulating role of users"),
    ],
)
def test_what_somebody_does_is_told_before_the_role(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("供热单位应当履行的义务", "Obligations to be fulfilled by heat supply entities"),
        ("对排污单位未按时报告的处罚", "Penalties for pollutant-discharging entities that fail to report on time"),
        (
            "推动农业由传统模式向绿色模式转变",
            "Promoting the transformation of agriculture from traditional models to green models",
        ),
        (
            "完善用户参与电力市场机制",
            "Improving the mechanism for the participation of users in the electricity market",
        ),
        ("健全煤炭供应保障机制", "Improving the mechanism for ensuring coal supply"),
        ("动员全民参与垃圾分类", "Mobilising all people to take part in waste sorting"),
        ("促进煤炭与新能源融合", "Promoting the integration of coal with new energy"),
    ],
)  # fmt: skip
def test_who_does_what_and_from_what_to_what(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("价格、金融、财税等政策", "Price, financial, fiscal and tax and other policies"),
        ("过去三年工作总结", "over the past three years"),
        ("展望二〇三五年", "2035"),
        ("试验方法与判定规则", "methods and determination rules"),
        ("改善海洋环境质量", "marine environmental quality"),
        ("满足群众日益增长的优质能源需求", "meeting the growing demand of"),
    ],
)
def test_words_with_a_place_of_their_own(zh, en):
    assert en.lower() in to_en(zh).en.lower()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("让节约用水成为新习惯", "Making water conservation a new habit"),
        ("使企业成本持续下降", "Making enterprise costs fall continuously"),
        ("让农民享受改革成果", "Enabling farmers to enjoy reform results"),
        ("以科技创新引领能源转型", "Leading the energy transition through scientific and technological innovation"),
        ("允许企业使用绿证抵销部分配额", "Allowing enterprises to use green certificates to offset some allowances"),
        ("鼓励有条件的城市率先达峰", "Encouraging cities where conditions permit to peak first"),
        (
            "严禁在水库三公里范围内新建煤矿",
            "Strictly prohibiting new coal mines within three kilometres of reservoirs",
        ),
        ("森林质量和碳汇能力显著提升", "Marked improvement in forest quality and carbon sink capacity"),
        ("修订一批水效国家标准", "Revising several national water efficiency standards"),
        ("建设城市充电网点", "Building urban charging outlets"),
        ("取消地方自行出台的补贴政策", "Abolishing subsidy policies independently issued by localities"),
    ],
)
def test_what_makes_things_happen_and_by_what_means(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("提升电网消纳新能源能力", "Improving the capacity of the power grid to integrate new energy"),
        ("提升农业应对自然灾害能力", "Improving the capacity of agriculture to address natural disasters"),
        (
            "强化企业科技创新主体地位",
            "Strengthening the principal status of enterprises in scientific and technological innovation",
        ),
        (
            "加快人工智能与能源产业深度融合",
            "Accelerating the deep integration of artificial intelligence with the energy industry",
        ),
        ("推动交通电气化和低碳化", "Promoting the electrification and low-carbon transition of transport"),
        ("完善水资源计量监测体系", "Improving the system for the measurement and monitoring of water resources"),
        ("实施水资源节约战略", "Implementing the water resource conservation strategy"),
    ],
)
def test_what_somebody_is_able_to_do_and_what_things_become(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("创新碳金融服务方式", "Innovating carbon finance service modes"),
        ("完善绿电认证和标识制度", "Improving the system for the certification and labelling of green electricity"),
        ("选择典型城市和园区", "Selecting typical cities and parks"),
        (
            "坚持全面推进和重点突破相结合",
            "Adhering to the combination of comprehensive advancement and breakthroughs in key areas",
        ),
        ("违反本办法规定的处罚", "Penalties for violating the provisions of these measures"),
        ("完善生态补偿资金管理办法", "Improving the measures for the administration of ecological compensation funds"),
        ("推动数字技术赋能绿色制造", "Promoting green manufacturing through digital technologies"),
        ("优化碳市场行业范围", "Optimising the scope of the industry in the carbon market"),
    ],
)
def test_clauses_that_look_like_names_and_what_belongs_together(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("鼓励开展绿色票据业务", "Encouraging green bill business"),
        ("严厉打击碳排放数据造假行为", "Cracking down on the fraud in carbon emission data"),
        (
            "加强核查机构和检验检测机构监管",
            "Strengthening the supervision of verification bodies and inspection and testing institutions",
        ),
        ("将整改落实情况纳入考核", "Including the progress of rectification in assessment"),
        ("推行政府与市场相结合的模式", "Promoting models combining the government and the market"),
        ("发挥党员先锋模范作用", "Giving play to the pioneering and exemplary role of Party members"),
        ("在试点的基础上完善制度", "Improving the system on the basis of pilots"),
        ("选育推广节水品种", "Breeding and promoting water saving varieties"),
    ],
)
def test_what_is_done_without_an_empty_verb_and_what_is_included(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("加快建设绿色低碳先行区", "Accelerating the building of a green and low-carbon pioneer zone"),
        ("发展节能产业", "Developing the energy-saving industry"),
        ("发展节水渔业", "Developing water saving fisheries"),
        ("完善渔业法规政策", "Improving fishery regulations and policies"),
        ("提高再生水使用比例", "Raising the share of reclaimed water use"),
        ("加强煤电和新能源有效衔接", "Strengthening the effective connection of coal power with new energy"),
        ("增强抗旱减灾能力", "Enhancing the capacity for drought relief and disaster reduction"),
        ("建立台账，完善办法", "Establishing ledgers and improving measures"),
        ("当前面临的突出问题", "Current prominent problems"),
    ],
)
def test_rows_shares_and_clauses_that_end_like_titles(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("农村污水治理问题突出", "Prominent rural sewage treatment problems"),
        ("依托骨干企业建设实验室", "Relying on backbone enterprises to build laboratories"),
        ("在保障安全的前提下优化调度", "Optimising dispatch on the premise of ensuring safety"),
        ("以节水为牵引推动产业升级", "Promoting industrial upgrading with water saving as the driving force"),
        (
            "完善碳排放控制目标分解落实机制",
            "Improving the mechanism for the breakdown and implementation of carbon emission control goals",
        ),
        ("支持社会组织发挥作用", "Supporting social organisations in playing a role"),
        ("申请材料与审批流程", "Application materials and the approval process"),
    ],
)
def test_problems_means_premises_and_goals(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("加大黑臭水体治理力度", "Increasing efforts to treat black and odorous water bodies"),
        ("加大财政支持力度", "Increasing fiscal support"),
        ("支持储能电站参与调频", "Supporting storage stations in taking part in frequency regulation"),
        ("推广氢能和太阳能车辆", "Promoting hydrogen energy and solar energy vehicles"),
        ("发展水产养殖产业", "Developing the aquaculture industry"),
    ],
)
def test_efforts_branches_and_what_vehicles_run_on(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("提升水库调节能力和运行效率", "Improving reservoir regulation capacity and operation efficiency"),
        ("提高管网输送能力和供水效率", "Raising pipeline network transmission capacity and water supply efficiency"),
    ],
)
def test_two_qualities_of_two_deeds_are_two(zh, en):
    assert to_en(zh).en == en
