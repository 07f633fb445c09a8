"""The topics of a text: those that have parts of their own."""

from __future__ import annotations

from analysis import tag


def test_topics_of_a_text_are_those_of_parts_that_treat_them() -> None:
    fill = "各地应当按照职责分工抓好落实，及时总结经验，完善工作机制，定期报告进展。"
    traffic = "推广新能源汽车，完善充换电设施。鼓励公务用车选用新能源汽车，居住区建设充电桩，支持新能源汽车下乡。" * 2
    crumb = "二、发展储能\n建设储能电站，完善储能标准，开展储能示范，健全储能价格机制，加强储能安全管理。\n"

    def found(tail: int) -> set[str]:
        body = f"一、绿色出行\n{traffic}\n{crumb}三、强化管理\n{fill * tail}\n"
        return {label.id for label in tag("关于推进绿色低碳发展的实施方案", body).labels if label.facet == "topic"}

    assert found(45) == {"electric-smart-vehicles", "storage-grid"}
    assert found(300) == set(), "of a long text both are crumbs"


FILL = "各地应当按照职责分工抓好落实，及时总结经验，完善工作机制，定期报告进展。\n"


def treated(body: str, title: str = "关于推进绿色低碳发展的实施方案") -> set[str]:
    return {label.id for label in tag(title, body).labels if label.facet == "topic"}


def test_short_parts_of_one_topic_count_together() -> None:
    hydro = "（一）有序开发水电\n推进水电基地建设，统筹水电开发和移民安置，实施小水电改造，健全水电站运行管理。\n"
    nuclear = "（二）安全发展核电\n建设沿海核电项目，推动核能供汽示范，加强核电标准化，提高核电装备能力。\n"
    rest = f"（三）强化管理\n{FILL * 66}"
    assert treated("一、重点任务\n" + hydro + nuclear + rest) == {"hydro-nuclear"}
    assert treated("一、重点任务\n" + hydro + rest) == set(), "one of them is a crumb"


def test_one_word_that_comes_back_makes_no_subject() -> None:
    formula = "机组的配额按供热量核算，供热量乘以供热基准值为供热配额，供热量以计量为准。\n" * 4
    methods = "推广热泵，利用工业余热，发展地热供暖，推进热电联产和清洁取暖，完善热力管网。\n" * 4
    tail = f"二、强化管理\n{FILL * 20}"
    assert treated(f"一、核算方法\n{formula}{tail}") == set()
    assert treated(f"一、改善用能\n{methods}{tail}") == {"heating"}


def test_a_heading_below_its_mark_is_shown_where_it_stands() -> None:
    water = "建设污水处理厂，推进污泥处置，排查入河排污口。" * 15
    body = f"（一）\n持续推进污水治理\n{water}\n（二）强化管理\n{FILL * 40}"
    labels = [label for label in tag("关于推进绿色低碳发展的实施方案", body).labels if label.facet == "topic"]
    proofs = [proof for label in labels for proof in label.evidence]
    assert [proof.term for proof in proofs] == ["污水"]
    assert proofs[0].offset == body.index("污水")


def test_chapters_of_an_overall_plan_are_topics_beside_it() -> None:
    water = "一、水环境保护\n" + "建设污水处理厂，推进污泥处置，排查入河排污口，利用再生水，治理黑臭水体。\n" * 15
    body = f"{water}二、强化管理\n{FILL * 30}"
    assert treated(body, "某市生态环境保护和建设三年行动计划") == {"beautiful-china", "sewage-sludge"}
    assert treated(body, "某市海绵城市建设办法") == {"sewage-sludge", "adaptation"}
    assert treated(body, "某市储能发展办法") == {"storage-grid"}, "a title that names its subject decides"
