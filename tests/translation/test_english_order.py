"""Where English leaves the Chinese order: statements, prepositions, times, answers to deputies, chains of nouns."""

import pytest

from translation.english import to_en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("水网布局更加清晰", "Clearer water network layout"),
        ("用水矛盾日益突出", "Increasingly outstanding water use contradictions"),
        ("监管机制更加完善", "Further improvement of the supervision mechanism"),
        ("河道治理成果仍需巩固", "Continued need to consolidate river channel treatment results"),
        ("排水设施亟待更新改造", "Urgent need to renew and retrofit drainage facilities"),
        ("节水产业为乡村发展注入新动能", "Water saving industry injects new growth drivers for rural development"),
        ("水利建设有力支撑粮食生产", "Water conservancy building strongly supports grain production"),
        ("供水保障重点区域", "Key regions"),
    ],
)
def test_a_heading_that_states_something_is_a_sentence_or_says_the_need(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("节水取得积极进展", "Water saving makes positive progress"),
        ("污染防治取得重大进展", "Pollution prevention and control make major progress"),
        ("节水取得显著成效", "Water saving achieves marked results"),
    ],
)
def test_progress_is_made_and_no_verb_of_it_is_lost(zh, en):
    answer = to_en(zh)
    assert answer.en == en
    assert not answer.unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("将节水纳入干部培训", "Including water saving in official training"),
        ("对取水单位进行处罚", "Penalising water abstraction entities"),
        ("对重点园区开展节能审查", "Carrying out energy conservation review of key parks"),
        ("以技术创新为动力", "With technological innovation as the driving force"),
        ("构建以绿电为主体的能源体系", "Building the energy system with green electricity as the mainstay"),
        ("面向零碳的技术路线", "Technology roadmap for zero-carbon"),
    ],
)
def test_what_a_preposition_brings_stands_behind(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2024年1-7月造纸行业运行情况", "Performance of the Papermaking Industry in January–July 2024"),
        ("2025年前4个月软件业运行情况", "Performance of the Software Industry in the First Four Months of 2025"),
        ("2024年第三季度全国水质状况", "National water quality in the third quarter of 2024"),
        ("2026年3月5日成品油价格调整", "Adjustment of refined oil product prices on 5 March 2026"),
    ],
)
def test_months_quarters_and_days_are_read_with_their_year(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "水利部关于十二届全国人大四次会议第123号建议的答复",
            "Reply to Recommendation No. 123 of the Fourth Session of the 12th National People's Congress",
        ),
        (
            "关于政协第十二届全国委员会第二次会议第00456号（资源环境类031号）提案答复的函",
            "Reply Letter on Proposal No. 00456 of the Second Session of the 12th National Committee of the CPPCC"
            " (Resources and the Environment No. 031)",
        ),
        (
            "对湖南省十三届人大一次会议第77号建议的答复",
            "Reply to Recommendation No. 77 of the First Session of the 13th Hunan Provincial People's Congress",
        ),
        (
            "关于市政协十一届三次会议第9号提案的复函",
            "Reply Letter on Proposal No. 9 of the Third Session of the 11th Municipal Committee of the CPPCC",
        ),
    ],
)
def test_answers_to_deputies_name_number_session_and_congress(zh, en):
    answer = to_en(zh)
    assert answer.en == en
    assert not answer.unordered


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("提升水资源集约利用水平", "Improving the intensive use level of water resources"),
        ("拟批准水库工程公示", "Public Notice of Reservoir Projects Proposed for Approval"),
    ],
)
def test_nouns_in_a_row_make_no_chain(zh, en):
    answer = to_en(zh).en
    assert answer.count(" of ") <= 2
    assert answer == en or " of " not in answer


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "河道管理办法（2001年2月3日水利部令第12号公布 2016年8月1日水利部令第48号第一次修订 自2016年9月1日起施行）",
            "(Promulgated by Order No. 12 on 3 February 2001; First Revised by Order No. 48 on 1 August 2016;"
            " in Force from 1 September 2016)",
        ),
        ("附件2：水权交易合同（示范文本）", "Annex 2: Water"),
        ("水质评价结果表（二）", "(2)"),
        ("法院关于审理水污染案件适用法律若干问题的解释",
         "Interpretation of Several Issues Concerning the Application of Law in"),
        ("财政部水利部印发《节水规定》",
         "Ministry of Finance and Ministry of Water Resources Issue the Provisions on Water Saving"),
        ("灌区如何应对干旱", "How Irrigation Areas Can Address Drought"),
    ],
)  # fmt: skip
def test_what_stands_around_a_title_is_read(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("完善节水标准体系建设", "Improving the building of the water saving standards system"),
        ("加强培训宣传", "Strengthening training and publicity"),
        ("推进泵站智能化、数字化改造", "Advancing the intelligent and digital retrofit of pump stations"),
        ("推动灌溉设备智能化", "Promoting the smart upgrading of irrigation equipment"),
        ("发挥水价机制作用", "Giving play to the role of the water price mechanism"),
        ("罚款金额", "Fine amount"),
        ("申报时间", "Application time"),
    ],
)
def test_actions_and_qualities_stand_with_their_object(zh, en):
    assert to_en(zh).en == en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("王小明出席节水论坛", "Wang Xiaoming Attends Water Saving Forum"),
        ("水利部党组召开会议研究河湖治理", "Group of the Ministry of Water Resources Holds Meeting to"),
        ("水利部与世界银行签署关于加强节水合作的谅解备忘录",
         "Ministry of Water Resources and World Bank Sign Memorandum of Understanding on Strengthening"),
        ("水利部公开征求对《节水办法》的意见", "Ministry of Water Resources Solicits Public Comments on the Measures"),
        ("水利部政策研究室主任解读《节水办法》",
         "Director of the Policy Research Office of the Ministry of Water Resources Interprets the Measures for"),
        ("水利部部长会见粮农组织代表", "Minister of the Ministry of Water Resources Meets"),
        ("水利部副部长王小明在节水论坛上介绍灌区改革", "Wang Xiaoming of the Ministry of Water Resources Introduces"),
        ("水利部向社会公开督察结果", "Ministry of Water Resources Discloses Inspection Results to the Public"),
        ("水利部印发通知部署节水工作", "Ministry of Water Resources Issues Notice on"),
        ("三部门联合印发通知 规范用水计量", "Three Departments Jointly Issue Notice on Standardising"),
        ("水利部与财政部联合启动节水行动", "Ministry of Water Resources and Ministry of Finance Jointly Launch"),
        ("中法发表关于加强节水合作的联合声明", "China and France Issue Joint Statement on Strengthening Water Saving"),
        ("在节水工作会议上的讲话", "Speech at the"),
        ("中国代表团出席节水大会", "Delegation Attends"),
        ("王小明主持召开节水工作会议 研究水价改革", " to Study Water Price Reform"),
        ("水利部等五部门联合推广节水设备", "Ministry of Water Resources and Other Departments Jointly Promote"),
        ("水利部修订出台《节水办法》", "Ministry of Water Resources Revises and Issues the Measures"),
        ("水利部、财政部修订印发《节水办法》", "Revise and Issue the Measures for Water Saving"),
        ("学习贯彻党的十九届五中全会精神", "the Fifth Plenary Session of the 19th CPC Central Committee"),
        ("【关于节水的通知】-水利部", "Notice on Water Saving"),
        ("节水论坛顺利闭幕", "Water Saving Forum Closed"),
        ("节水装备产量连续五年位居世界第一", "for five consecutive years"),
        ("专项检查发现的违法案例", "Illegal cases found in special inspection"),
        ("关于召开节水工作会议的通知", "Notice on Holding the Work Conference on Water Saving"),
        ("关于继续实施节水补贴的通知", "Notice on Continuing to Implement"),
        ("关于对用水违法案例的通报", "Illegal Cases of Water Use"),
        ("中国节约用水的政策与行动2023年度报告", ": 2023 Annual Report"),
    ],
)  # fmt: skip
def test_news_says_who_does_what(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("持续优化调整供水结构", "Continuously optimising and adjusting the water supply structure"),
        ("完善升级灌溉设施", "Improving and upgrading irrigation facilities"),
        ("健全参与水权交易的机制", "Improving the mechanism for taking part in water rights trading"),
        ("严格合理控制用水总量", "Strictly and reasonably controlling"),
        ("完善将节水纳入规划的机制", "Improving the mechanism for including water saving in the plan"),
        ("水价改革，促进节约用水", "Water price reform and promoting water conservation"),
    ],
)
def test_verbs_share_an_object_or_keep_theirs(zh, en):
    assert to_en(zh).en.startswith(en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("推进小麦、水稻等作物品种改良", "such as wheat and rice"),
        ("节水意识得到提升", "Improvement of water saving awareness"),
        ("总结一批可复制、可推广的案例", "several replicable and scalable cases"),
        ("提升供水系统韧性", "Improving the resilience of the water supply system"),
        ("依法监管，保障供水", "in accordance with the law and ensuring"),
    ],
)
def test_things_named_by_examples_and_qualities_keep_their_head(zh, en):
    assert en in to_en(zh).en


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("水利部召开部务会议 研究部署节水工作", "Holds Ministry Executive Meeting to Study and Plan"),
        ("水利部召开部常务会议审议并原则通过《节水行动计划》", "Executive Meeting to Adopt in Principle the Action"),
        ("水利部召开专题新闻发布会介绍取水许可情况", "Holds Thematic Press Conference to Introduce"),
        ("在节水宣传周启动仪式上的致辞", "Address at the Launch Ceremony"),
        ("关于推荐的节水园区名单公示", "Public Notice of the List of"),
        ("关于在福建等地开展节水试点的通知", "in Fujian and Other Places"),
        ("西宁至兰州输水工程", "Xining–Lanzhou"),
        ("关于首批节水园区评价情况的通报", "the Evaluation of the First Batch of Water Saving Parks"),
        ("对政协委员关于加强节水的提案的答复", "Reply to the Proposal of CPPCC Members on Strengthening"),
        ("关于推进供水设施建设工作进展情况的通报", "Bulletin on Progress in Advancing"),
    ],
)
def test_meetings_ceremonies_lists_and_places(zh, en):
    assert en in to_en(zh).en
