"""English words in their company: what is imported, granted, watched; papers that are somebody's; standards by rank."""

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("关于进口木材检疫有关事项的公告", "Concerning Imported Timber Quarantine"),
        ("关于扩大进口管理试点的通知", "Import Management"),
        (
            "关于颁发海阳核电厂2号机组运行许可证的通知",
            "the Operating Permit for Unit 2 of the Haiyang Nuclear Power Plant",
        ),
        ("关于颁发海阳核电厂3、4号机组建造许可证的通知", "Construction Permits for Units 3 and 4 of "),
        ("关于发布行业标准《水泵节水标准》的公告", "Releasing the Industry Standard for Pump Water Saving"),
        ("关于发布国家标准《水泵导则》的公告", "the National Standard Guidelines for Pumps"),
        (
            "关于印发《湖泊保护战略》重点任务分工方案的函",
            "Plan for the Division of Key Tasks of the Lake Protection Strategy",
        ),
        ("关于水泵补贴政策补充通知", "Supplementary Notice on "),
        ("关于印发《水泵节水标准》修订条文的公告", "the Revised Provisions of the Standard"),
        ("水泵开发暂行管理办法", "Interim Measures for the Administration of "),
        ("关于湖泊保护无补贴试点的通知", "Subsidy-Free"),
        ("关于规范水电站使用林地的通知", "the Use of Forest Land by Hydropower Stations"),
        ("关于印发湖泊保护工作方案部门分工的通知", "the Division of Work among Departments for the Work Plan for "),
        (
            "关于公布符合《水泵准入条件》企业名单（第二批）的公告",
            "Enterprises Meeting the Access Conditions for Pumps (Second ",
        ),
        ("关于撤销部分湖泊检测机构资质的公告", "Qualifications"),
        ("关于授予节水城市称号的决定", "Conferring"),
        ("关于节水信息平台上线运行的通知", "the Launch of "),
        ("关于清算节水补助资金的通知", "Settling "),
        ("关于水泵生产和使用配额的通知", "Production and Use Quotas"),
        ("关于公布拟入选节水城市名单的公告", "Proposed"),
        ("禁止进口水泵目录", "Catalogue of Pumps Prohibited from Import"),
        ("鼓励出口节水技术目录", "Catalogue of Water-Saving Technologies Encouraged for Export"),
        ("节水技术推广目录（2021年第三批）", "Technologies for Promotion (Third Batch of 2021)"),
        ("落后水泵淘汰目录", "Pumps to Be Phased Out"),
        (
            "关于2021年湖泊保护计划执行情况与2022年湖泊保护计划草案的报告",
            "Report on the Implementation of the 2021 Plan for Lake Protection and on the Draft 2022 Plan for Lake",
        ),
        ("海南省印发《节水规定》", "Hainan Province Issues the Provisions on Water Saving"),
        ("水利部召开第二次部务会议", " the Second "),
        ("湖泊水资源利用工作指导意见", "Guiding Opinions on"),
        ("关于商请提供湖泊名录的函", "Letter on Providing"),
        ("风电竞争配置办法", "Competitive Allocation"),
        ("关于推动湖泊保护的指导意见解读", "Interpretation of the Guiding Opinions on Promoting Lake Protection"),
        (
            "湖泊保护管理办法（试行）解读",
            "Interpretation of the Measures for the Administration of Lake Protection (Trial)",
        ),
        ("湖泊标准制定与实施办法", "Measures for the Formulation and Implementation of Lake Standards"),
        ("关于支持水利改革发展的意见", "Reform and Development"),
        ("关于印发《整县（市、区）推进节水方案》的通知", "County-Wide"),
        ("关于加快淘汰国三及以下排放标准货车的通知", "China III and Below"),
        ("关于申报湖泊保护补助资金申请的通知", "Applications for"),
        (
            "关于发布国家环境保护标准《水泵导则》的公告",
            "the National Environmental Protection Standard Guidelines for Pumps",
        ),
        ("关于同意黄山市创建国家湖泊示范园区的批复", "to Create a National "),
        ("关于同意设立黄山综合保税区的批复", "the Establishment of a Comprehensive Bonded Zone in Huangshan"),
        ("关于同意设立黄山、上海综合保税区的批复", " Zones"),
        ("关于页岩气减征资源税的通知", "the Reduction of Resource Tax for Shale Gas"),
        ("关于水电机组参与调峰的意见", "the Participation in Peak Shaving by Hydropower "),
        ("关于对部分水泵加征关税的公告", "Imposing Additional Tariffs on Some Pumps"),
        ("关于扩大湖泊费改税试点的通知", "Fee-to-Tax Reform"),
        ("温室气体自愿减排项目方法学 并网海上风力发电", ": Grid-Connected Offshore Wind Power Generation"),
        ("关于规范火电、水泥、造纸行业管理的通知", "the Thermal Power, Cement and Papermaking Industries"),
        ("公路水路行业节水方案", "the Road and Waterway Industry"),
        ("关于对《湖泊保护规定》的意见函", "Letter of Opinions on the Provisions on Lake Protection"),
        ("对十二届全国人大三次会议第1234号建议的答复摘要", "Summary of the Reply to Recommendation No. 1234 of "),
        ("上海环境能源交易所关于开展节水试点的通知", "Notice on Carrying Out Water Saving Pilots"),
    ],
)
def test_a_word_is_read_in_its_company(zh: str, en: str) -> None:
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    "zh",
    [
        "关于湖泊水库湿地草原森林管理的通知",  # five things, one deed
        "关于水泵改造关于锅炉的通知",
        "关于对水泵 锅炉征收消费税的通知",  # one thing or two
        "关于同意中国水泵总公司节水方案的批复",  # a name told by its words
        "关于完善湖泊污染源监管制度体系的意见",  # the system of the system
    ],
)
def test_a_long_row_and_what_no_frame_reads_are_named_as_doubtful(zh: str) -> None:
    draft = to_en(zh)
    assert draft.crowded or draft.unordered


@pytest.mark.parametrize("zh", ["关于加强水泵节水改造的通知", "学习规划建议每日问答 | 如何理解发展水运"])
def test_short_rows_are_not_doubted(zh: str) -> None:
    draft = to_en(zh)
    assert not draft.crowded
    assert not draft.unordered
