"""Verb phrases inside English titles: what describes a noun, what is done with it, who does it, where and when."""

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("国家鼓励发展的农业机械目录", "Agricultural Machinery Whose Development Is Encouraged by the State"),
        ("对使用再生水的单位给予补贴", "Subsidising entities using reclaimed water"),
        ("支持开展绿色采购的企业", "Supporting enterprises carrying out green procurement"),
        ("关于调整享受环保补贴的锅炉技术要求的公告", "Adjusting the Technical Requirements for Boilers Eligible for"),
        ("应淘汰落后农业机械目录", "Catalogue of Outdated Agricultural Machinery to Be Phased Out"),
        ("进口农业机械管理规定", "Provisions on the Administration of Imported Agricultural Machinery"),
        ("严惩检测机构和人员造假行为", "by testing institutions and personnel"),
    ],
)
def test_what_describes_a_thing_stands_behind_it(zh, en):
    answer = to_en(zh)
    assert en in answer.en
    assert not answer.unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("促进报废船舶、车辆拆解利用", "Promoting the dismantling and use of scrapped"),
        ("促进退役充电桩、储能设备回收", "Promoting the recycling of retired"),
    ],
)
def test_a_deed_that_a_thing_does_by_itself_only_describes(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("延长扶持农户发展税收政策执行期限", "the implementation period of tax policies for supporting"),
        ("完善支持农户节水政策", "Improving policies for supporting"),
        ("促进和规范农村供水规定", "Provisions on Promoting and Standardising Rural Water Supply"),
        ("落实有关规定", "Implementing relevant provisions"),
        ("关于印发编制灌区规划工作方案的通知", "Issuing the Work Plan for Preparing"),
        ("关于调整农业补贴政策有关清单的通知", "related to agricultural subsidy policies"),
    ],
)
def test_a_paper_says_what_it_is_for(zh, en):
    assert en.lower() in to_en(zh).en.lower()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("鼓励企业自建或购买供热设施", "Encouraging enterprises to build or purchase heat supply facilities"),
        ("深化城市供热价格形成机制改革", "price formation"),
        ("在化解行业风险过程中加强安全监管", "in defusing industry risks"),
        ("做好学校搬迁过程中安全管理工作", "during school relocation"),
        ("运用价格手段促进节水", "Using price means to promote water saving"),
        ("推进水土保持公众参与", "public participation in soil and water conservation"),
        ("推进共建“一带一路”高质量发展", "in jointly building the Belt and Road"),
    ],
)
def test_a_deed_inside_a_phrase_keeps_its_own(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("湖南岳阳、常德等地湿地保护", "in Yueyang, Changde and other places in Hunan"),
        ("河北省唐山、邯郸等市湿地保护", "in Tangshan, Handan and other cities in Hebei"),
        ("江西、湖北等省湿地保护", "in Jiangxi, Hubei and other provinces"),
        ("加强长江、黄河等流域湿地保护", "in river basins such as the Yangtze River and the Yellow River"),
        ("加强重点区域冬季供热保障", "in winter"),
        ("加强城镇供水供电供气服务", "urban water supply, power supply and gas supply"),
        ("调整风力发电光伏发电补贴", "wind power generation and photovoltaic power"),
    ],
)
def test_places_and_things_in_a_row_are_listed(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2023年湿地保护年度工作要点", "2023 Key Points of Wetland Protection Work"),
        ("湿地保护年度工作要点", "Annual Key Points of Wetland Protection Work"),
        (
            "限制养殖项目目录和禁止养殖项目目录",
            "Catalogue of Restricted Farming Projects and the Catalogue of Prohibited",
        ),
    ],
)
def test_yearly_papers_and_two_papers_in_one_title(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("限制玩具产品使用有害物质", "Restricting the use of hazardous substances in toy products"),
        ("推进卫星遥感数据用于水土保持", "the use of satellite remote sensing data for soil and water conservation"),
        ("关于供热企业享受增值税优惠政策的通知", "the Eligibility of Heat"),
        ("水资源论证中建立专家评审机制", "Establishing an expert review mechanism in water resource"),
        ("关于促进养老服务发展增值税政策的通知", "Value-Added Tax Policies for Promoting the Development of"),
        ("关于进一步引导社会资本进入供热行业的意见", "Guiding Private Capital to Enter the Heat"),
        ("加强水库规划建设管理", "Strengthening the planning, construction and management of reservoirs"),
    ],
)
def test_a_subject_before_its_verb_inside_a_title(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("推广先进水污染治理技术", "Promoting advanced water pollution treatment technologies"),
        ("淘汰落后灌溉设备", "Phasing out outdated irrigation equipment"),
        ("关于公布通过节水评估学校名单的公告", "Schools That Passed"),
        ("关于启动新一轮灌区改造的通知", "a New Round of Irrigation"),
        ("政府核准的水利项目", "projects approved by the government"),
        ("推动农业节水减排", "agricultural water saving and emission reduction"),
        ("调整部分重点行业能耗限额", "some key industries"),
    ],
)
def test_a_quality_goes_with_what_it_describes(zh, en):
    answer = to_en(zh)
    assert en in answer.en
    assert not answer.unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("构建政府为主导的防洪体系", "a flood control system led by the government"),
        ("健全与水资源条件相适应的产业体系", "system suited to water resource conditions"),
        ("清理与节水目标不相符的政策", "Cleaning up policies not consistent with water saving goals"),
        ("由水利部门审批的项目", "Projects approved by"),
        ("不符合防洪标准的水库除险加固", "not meeting flood control standards"),
        ("加强对水库大坝监管", "Strengthening reservoir dam supervision"),
        ("委托县级部门审批环评文件", "Entrusting county-level departments to approve"),
        ("进一步推动企业加强用水管理", "Further promoting enterprises to strengthen water use management"),
        ("推动灌溉用水向生态用水转变", "the transformation from irrigation water"),
        ("推动水库向调节电源转型", "the transition of reservoirs to"),
        ("关于对灌区建设环境影响报告书的批复", "Reply on the Environmental Impact Report of Irrigation"),
    ],
)
def test_a_clause_before_a_noun_has_its_own_order(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("春节期间供水保障", "during Spring Festival"),
        ("今冬明春防洪工作", "this winter and next spring"),
        ("在2027年前完成水库加固", "before 2027"),
        ("关于自2024年7月1日起停止受理取水申请的公告", "from 1 July 2024"),
    ],
)
def test_when_something_is_done_stands_behind_it(zh, en):
    assert to_en(zh).en.lower().endswith(en.lower())


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("全民参与河湖保护", "Participation of all in the protection of rivers and lakes"),
        ("构建需求导向的灌溉服务体系", "Building a demand-oriented irrigation service system"),
        ("禁止在饮用水源地新建养殖项目", "Prohibiting new farming projects in"),
        ("推进造纸、印染等重点行业和灌区节水改造", "key industries such as papermaking"),
        ("运用水价政策支持灌区改造", "Using water price policies to support irrigation"),
        ("促进生物产业加快发展", "the accelerated development of the biological industry"),
        ("关于落实农村供水有关政策的通知", "Notice on Implementing Rural Water Supply Policies"),
        ("关于进一步明确取水许可有关要求的通知", "Notice on Further Clarifying Water Abstraction Permit Requirements"),
        ("农村能源节约和污染治理", "Rural energy conservation and pollution control"),
        ("样品内部质量控制和质量保证", "uality control and quality assurance of samples"),
        ("推动气象服务新能源发展", "Promoting meteorological services for new energy development"),
        ("引导银行机构服务绿色低碳企业", "institutions to serve green and low-carbon enterprises"),
        ("提升监测能力服务新型能源体系建设", "Improving monitoring capacity to serve"),
        ("推动养老服务高质量发展", "of elderly care services"),
        ("促进节能服务企业发展", "the development of energy service enterprises"),
        ("命名生态示范区和“绿水青山就是金山银山”创新基地", "emonstration zones and Lucid Waters and Lush Mountains"),
        ("对锂电池物项实施出口管制", "export control on lithium battery items"),
        ("对造纸企业实施差别水价", "differentiated water prices for papermaking"),
        (
            "关于从事污水处理的第三方企业所得税政策问题的通知",
            "Tax Policies for Third Parties Engaged in Sewage Treatment",
        ),
        ("报送2022年度用水报告", "Submitting water use report for 2022"),
        ("对清洁供暖加大财政支持", "fiscal support for clean heating"),
        ("天津生态城建设国家绿色发展示范区", "into a national green development demonstration zone"),
        ("引导有条件的地区率先实现节水目标", "Guiding regions where conditions permit to achieve"),
        ("支持有条件地区建设节水型城市", "Supporting qualified regions in building"),
        ("加快新旧动能转换", "Accelerating the replacement of old growth drivers"),
        ("减少弃水弃光", "Reducing water spillage and solar curtailment"),
    ],
)
def test_who_takes_part_and_what_policies_are_for(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("取得取水许可证单位名单", "List of Entities Holding Water"),
        ("使用微咸水企业管理", "enterprises using"),
        ("涉及饮用水源项目管理", "projects involving drinking water sources"),
        ("关于产生医疗废物单位的检查办法", "for Entities Generating Medical Waste"),
        ("关于公布符合《节水灌溉设备目录》企业名单的公告", "Enterprises Meeting the"),
        ("关于落实《水法》实施取水许可的意见", "Implementing the Water Law and Implementing Water"),
        ("加强废旧船舶进口监管", "the supervision of"),
    ],
)
def test_what_enterprises_do_is_said_behind_them_without_a_mark(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("关于发布实施《节水规定》的决定", "Decision on Releasing and Implementing the"),
        ("关于印发灌区改造实施方案任务分工的通知", "the Division of Tasks for the Implementation Plan for"),
        ("关于执行《水质标准》有关事项的公告", "Announcement on Matters Concerning Enforcing Water"),
        ("关于加强海水淡化产业规划的通知", "Strengthening the Planning of the Seawater Desalination Industry"),
    ],
)
def test_papers_and_what_is_done_with_them(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("推动职能转变加快水价改革", "Promoting function transformation and accelerating water price reform"),
        ("延长灌溉设备增值税优惠期限", "preferential value-added tax treatment"),
        (
            "国家先进适用灌溉工艺技术装备目录",
            "Advanced and Applicable Irrigation Processes, Technologies and Equipment",
        ),
        ("关于开展“水网一体化”“河湖一体化”试点的通知", "and"),
    ],
)
def test_what_belongs_together_stays_together(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("禁止使用的渔具名录", "Whose Use Is Prohibited"),
        ("种植业鼓励推广应用的技术目录", "Whose Promotion and Application Are Encouraged in"),
        ("禁止使用地下水作为冷却水", "Prohibiting the use of groundwater as cooling water"),
        ("关于开展节水支撑技术推荐的通知", "Support Technologies"),
        ("探索建立水利资金统筹整合长效机制", "mechanism for the coordination and integration of water"),
        ("强化水源监管完善机制", "and improving the mechanism"),
        ("关于报送灌区改造进展情况的通知", "Notice on Submitting"),
        ("适当提高供水补贴标准", "Appropriately raising"),
    ],
)
def test_what_is_prohibited_used_as_or_lasts(zh, en):
    answer = to_en(zh)
    assert en in answer.en
    assert not answer.unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("做好近期推广节水器具工作", "Promoting water-saving appliances in the near term"),
        ("关于支持灌区改造的金融意见", "Opinions on Supporting"),
        ("生产和使用农用薄膜单位管理", "entities producing and using"),
        ("推进村镇供水设备更新", "the renewal of"),
        ("减轻灌区用水企业负担", "the burden on"),
        ("对污染企业实施停产整治", "at polluting enterprises"),
        ("促进农业合理布局", "rational agricultural layout"),
    ],
)
def test_time_work_and_whose_burden(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("推动公共机构率先节能", "by public institutions first"),
        ("加强涉及饮用水源开发活动管理", "involving drinking water sources"),
        ("环境保护节能节水产品", "environmental protection and energy and water saving"),
        ("推进再制造产业发展", "remanufacturing industry development"),
    ],
)
def test_who_is_first_and_what_activities_involve(zh, en):
    assert en in to_en(zh).en.replace("Environmental", "environmental")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("关于新形势下推动水库节水的通知", "Water Saving under the New Situation"),
        ("加强河湖保护严格控制围填海", "and strictly controlling sea reclamation"),
        ("关于近期支持灌区改造若干重大政策的意见", "in the Near Term"),
    ],
)
def test_a_second_deed_and_the_situation_of_the_first(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("鼓励采用新材料改造老旧灌区", "Encouraging the use of new materials to retrofit old irrigation areas"),
        ("推进水权与排污权制度衔接改革", "the reform of the connection of water rights with"),
        ("开展造纸行业节水减污", "water saving and pollution reduction in the papermaking industry"),
    ],
)
def test_means_and_ties_of_two_systems(zh, en):
    assert en in to_en(zh).en
