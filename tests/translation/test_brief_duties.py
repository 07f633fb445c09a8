"""Facts of a brief as sentences: who is addressed, what must be done without a day, taxes, levels of bodies."""

from __future__ import annotations

import pytest

from policy.sections import BriefFact
from tests.translation.test_brief import duty, fact, governs, target, targets
from translation.brief import READ, told, told_all


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("省政府各委、办、厅、局", "commissions, offices and bureaus of the province"),
        ("省有关部门", "the provincial departments concerned"),
        ("某某滩涂办", "[in Chinese] 某某滩涂办"),
    ],
)
def test_those_addressed_are_told_in_english_or_quoted(line: str, said: str) -> None:
    assert told(fact("addressees", bodies=[line], scope=None), "en").endswith(said)


@pytest.mark.parametrize(
    ("said", "ja", "en"),
    [
        (duty("排放噪声的单位应当采取有效措施控制噪声污染", who=["排放噪声的单位"]),
         "騒音を排出する組織の義務：騒音汚染を抑制",
         "Duty of entities that discharge noise: control noise pollution"),
        (duty("任何单位和个人不得侵占、挪用环境保护资金", who=["任何单位和个人"]),
         "すべての組織・個人の禁止事項：環境保護資金の不法占有・流用",
         "Forbidden to anyone: seize or misappropriate environmental protection funds"),
        (duty("禁止任何人进入自然保护区"), "禁止事項：自然保護区への立入り", "Forbidden: enter nature reserves"),
        (duty("纳税人应当向税务机关申报缴纳环境保护税", who=["纳税人"]),
         "納税人の義務：環境保護税を税務機関に申告・納付", None),
        (duty("2026年3月底前，试点城市政府对节水进行总结，形成节水总结报告报送水利部", "2026年3月底前", "2026-03-31"),
         "試点都市の政府は2026年3月31日までに節水総括報告を水利部に提出",
         "By 31 March 2026, government of pilot cities: submit the report on water saving summary to "
         "the Ministry of Water Resources"),
        (duty("2026年3月底前，向公安机关移交案件材料，并将移送书抄送人民检察院", "2026年3月底前", "2026-03-31"),
         "2026年3月31日までに案件材料を公安機関に引渡し", None),
        (duty("2026年3月底前，填写《自查表》，连同证明材料一并报送水利部", "2026年3月底前", "2026-03-31"),
         "2026年3月31日までに〔原文〕填写《自查表》，连同证明材料一并报送水利部", None),
        (duty("企业应当建立台账、减少废水、降低噪声、提高效率、公开数据", who=["企业"]),
         "企業の義務：台帳を構築、廃水を削減、騒音を低減など", None),
        (duty("合同签署时，运行单位须将合同文本于10日内，向水利部门备案", "10日内", who=["运行单位"]),
         "10日以内に〔原文〕合同签署时，运行单位须将合同文本于10日内，向水利部门备案", None),
        (duty("运行单位须将用水计划于2026年3月底前，向水利部门备案", "2026年3月底前", "2026-03-31", who=["运行单位"]),
         "運営組織は2026年3月31日までに用水計画を水利部門に届出", None),
        (duty("禁止违规占用耕地植树造林"), "", ""),
        (duty("禁止非法占用耕地"), "禁止事項：耕地の不法占用", "Forbidden: illegally occupy arable land"),
        (duty("禁止销售、使用高耗能设备"), "禁止事項：高エネルギー消費設備の販売・使用",
         "Forbidden: sell or use energy-intensive equipment"),
        (duty("用能单位应当对能源消费数据的真实性负责", who=["用能单位"]),
         "エネルギー使用組織の義務：エネルギー消費データの真実性に責任を負う",
         "Duty of energy-using entities: answer for authenticity of energy consumption data"),
        (targets(goals=["通过3—5年的努力，试点地方基本形成节水政策环境"], year=None),
         "3～5年で試点地方で節水政策環境をほぼ形成", None),
        (governs(says="对煤炭实施税率为零的进口暂定税率"), "石炭の輸入暫定税率をゼロとする",
         "Sets the provisional import duty rate on coal at zero"),
        (governs(says="对购置日期在2024年1月1日至2025年12月31日期间的新能源汽车免征车辆购置税"),
         "新エネルギー車の車両購置税を免除（2024年1月1日～2025年12月31日）",
         "Waives vehicle purchase tax on new energy vehicles (1 January 2024 to 31 December 2025)"),
        (governs(says="对新能源汽车减半征收车辆购置税"), "新エネルギー車の車両購置税を半減",
         "Halves vehicle purchase tax on new energy vehicles"),
    ],
)  # fmt: skip
def test_duties_without_a_day_and_taxes(said: BriefFact, ja: str, en: str | None) -> None:
    assert told(said, "ja") == ja
    if en is not None:
        assert told(said, "en") == en


@pytest.mark.parametrize(
    ("task", "who", "ja", "en"),
    [
        ("禁止将不符合农用标准的废水排入农田", [],
         "禁止事項：農業用標準に適合しない廃水の農地への排出",
         "Forbidden: discharge wastewater not complying with agricultural standards into farmland"),
        ("任何单位不得开展危害能源设施安全的活动", ["任何单位"],
         "いかなる組織の禁止事項：エネルギー施設安全を害する活動の実施",
         "Forbidden to any entity: carry out activities endangering energy facility safety"),
        ("企业应当确保排放数据符合核算标准", ["企业"], "企業の義務：排出データの算定標準への適合を確保", None),
        ("企业应当在醒目位置标明能效标识", ["企业"], "企業の義務：目立つ場所にエネルギー効率ラベルを明示",
         "Duty of enterprises: indicate energy efficiency labels in a prominent place"),
        ("用能单位应当保存能源计量记录备查", ["用能单位"],
         "エネルギー使用組織の義務：確認に備えエネルギー計量記録を保存",
         "Duty of energy-using entities: keep energy metering records for inspection"),
        ("用能单位应当与节能服务机构签订节能服务合同", ["用能单位"],
         "エネルギー使用組織の義務：省エネルギーサービス機関と省エネルギーサービス契約を締結", None),
        ("企业应当建立健全能源管理制度和节能标准", ["企业"], None,
         "Duty of enterprises: set up and improve the energy management system and energy-saving standards"),
        ("列入节能名录的企业应当公开能源消费数据", ["列入节能名录的企业"],
         "省エネルギーリストに記載された企業の義務：エネルギー消費データを公開", None),
        ("国务院节能主管部门应当发布节能报告", ["国务院节能主管部门"], None,
         "Duty of energy saving authorities of the State Council: release energy conservation reports"),
        ("能源企业、能源用户应当配备计量器具", ["能源企业、能源用户"], None,
         "Duty of energy enterprises and energy users: provide measuring instruments"),
    ],
)  # fmt: skip
def test_forms_of_duties_without_a_day(task: str, who: list[str], ja: str | None, en: str | None) -> None:
    if ja is not None:
        assert told(duty(task, who=who), "ja") == ja
    if en is not None:
        assert told(duty(task, who=who), "en") == en


def test_duties_of_one_body_stand_in_one_sentence() -> None:
    both = [*duty("用能单位应当公开能源消费数据", who=["用能单位"]).slots["duties"],
            *duty("用能单位应当建立能源管理制度", who=["用能单位"]).slots["duties"]]  # fmt: skip
    assert told(fact("duties", duties=both), "ja").count("エネルギー使用組織の義務") == 1


@pytest.mark.parametrize(
    "task",
    [
        "单位应当将节能数据公示，或者告知用户",
        "企业应当加强与用能单位、管理部门的魑魅",
        "单位不得转让环境保护资金，经批准的除外",
        "单位应当向有审批权的生态环境主管部门提出申请",
    ],
)
def test_a_sentence_that_the_forms_would_garble_or_cut_short_is_not_told(task: str) -> None:
    assert told(duty(task, who=["单位"]), "ja") == ""


def test_what_is_long_gives_way_so_that_a_brief_is_read_to_its_end() -> None:
    below = [["加强建筑节能管理", "加强工业节能管理", "加强交通节能管理", "加强公共机构节能管理"]] * 4
    headings = ["加强节能管理", "推动绿色转型", "加强污染治理", "促进循环利用"]
    tasks = fact("tasks", headings=headings, below=below, chapters=False)
    few = told_all([governs(["加强节能管理"]), tasks], "ja")
    many = told_all(
        [governs(["加强节能管理"]), tasks, targets(*[target(indicator=f"第{n}类装机规模") for n in range(16)])], "ja"
    )
    assert len(many[1]) < len(few[1])
    assert sum(map(len, few)) <= READ


@pytest.mark.parametrize(
    ("said", "ja"),
    [
        (duty("各省级发展改革委应于2027年4月底前将电力中长期交易价格报送国家发展改革委", "2027年4月底前", "2027-04-30",
              who=["各省级发展改革委"]),
         "各省級発展改革主管部門は2027年4月30日までに電力中長期取引価格を国家発展改革委員会に提出"),
        (duty("企业应于2027年4月底前将项目清单报送工业和信息化部（节能与综合利用司）", "2027年4月底前", "2027-04-30",
              who=["企业"]),
         "企業は2027年4月30日までにプロジェクトリストを工業信息化部に提出"),
        (duty("新列入名单的重点排放单位应于2027年4月底前完成节能改造", "2027年4月底前", "2027-04-30",
              who=["新列入名单的重点排放单位"]),
         "新たに名簿に記載された重点排出組織は2027年4月30日までに省エネルギー改造を完了"),
        (duty("企业应当采取有效措施，减少环境污染、降低能源消耗", who=["企业"]),
         "企業の義務：環境汚染を削減、エネルギー消費を低減"),
        (governs(says="对小型微利企业减按20%的税率征收企业所得税"), "小規模低利益企業の企業所得税を税率20%に軽減"),
        (fact("tasks", headings=[], below=[], chapters=True, rules=["可以采取资金补偿、购买节能产品等方式"]),
         "方式：資金補償、省エネルギー製品の購入など"),
        (fact("relations", relations=[{"type": "repeals", "title": "节能管理办法", "number": "某部 某局令第9号"}]),
         "「省エネルギー管理弁法」（令第9号）を廃止"),
    ],
)  # fmt: skip
def test_what_was_told_of_another_thing_or_body(said: BriefFact, ja: str) -> None:
    assert told(said, "ja") == ja


def test_those_of_each_place_are_no_place_by_name() -> None:
    for line in ("各省辖市人民政府", "各地级以上市人民政府"):
        assert told(fact("addressees", bodies=[line], scope=None), "en").startswith(
            "Addressed to people's governments of"
        )


def test_what_one_body_must_do_is_told_as_far_as_there_is_room() -> None:
    tasks = ["公开能源消费数据", "建立能源管理制度", "保存能源计量记录备查"]
    slots = [slot for task in tasks for slot in duty(f"用能单位应当{task}", who=["用能单位"]).slots["duties"]]
    first = duty("用能单位应当公开能源消费数据", who=["企业"]).slots["duties"]
    whole = told(fact("duties", duties=[*first, *slots]), "ja")
    cut = told(fact("duties", duties=[*first, *slots]), "ja", room=len(whole) - 1)
    assert "記録を保存" in whole
    assert "制度を構築" in cut
    assert "記録を保存" not in cut


@pytest.mark.parametrize(
    ("rule", "ja", "en"),
    [
        ("本省实行排污许可制度", "汚染物質排出許可制度を実施", "Introduces pollutant discharge permit system"),
        (
            "国家对节能产品实行分类管理",
            "省エネルギー製品は分類別の管理を実施",
            "energy-saving products: classified management",
        ),
    ],
)
def test_who_introduces_a_rule_is_not_what_it_is_for(rule: str, ja: str, en: str) -> None:
    slots = {"headings": [], "below": [], "rules": [rule], "chapters": True}
    assert told(fact("tasks", **slots), "ja") == ja
    assert told(fact("tasks", **slots), "en") == en


@pytest.mark.parametrize(
    ("name", "en"),
    [
        ("县级以上地方人民政府生态环境主管部门",
         "environmental authorities of local people's governments at and above the county level"),
        ("市发展改革部门", "municipal development and reform departments"),
        ("省国资委", "the Provincial State-Owned Assets Supervision and Administration Commission"),
        ("省生态环境厅", "the Provincial Department of Ecology and Environment"),
    ],
)  # fmt: skip
def test_the_level_of_a_body_is_told_in_english_order(name: str, en: str) -> None:
    assert told(fact("addressees", bodies=[name], scope=None), "en").endswith(en)
