"""Who acts in a phrase: a place, whom another supports, a subject before its verb."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.grammar.clauses import EVENTS, HOW, opens
from translation.titles.grammar.nouns import TIMES
from translation.titles.words.compounds import FIELDS_OF_WORK
from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL

SPONSORS = {
    "推动",
    "支持",
    "鼓励",
    "引导",
    "督促",
    "组织",
    "允许",
    "指导",
    "动员",
    "支撑",
    "助力",
    "帮助",
    "促进",
    "同意",
    "批准",
    "委托",
    "授权",
}
ACTORS = (
    "企业", "平台", "机构", "单位", "部门", "公司", "主体", "行业", "各界", "力量", "银行", "协会", "商会", "联盟",
    "电厂", "电站", "高校", "院校", "院所", "政府", "居民", "农户", "农民", "用户", "家庭", "公众",
    "成员", "人员", "群众", "各方", "社会", "资本", "外资", "地区", "城市", "园区", "各地", "省", "地方",
    "船舶", "车辆", "学校", "医院", "工厂", "矿山", "船东", "供应商", "纳税人", "法院", "监狱", "港口", "机场",
    "者", "建筑", "兵团", "集团", "合作社", "高新区", "开发区", "示范区", "试验区", "新区",
)  # fmt: skip
UNITS = {"省", "市", "自治区", "区", "县", "州", "经济特区", "自由贸易港", "自由贸易试验区"}
WHOLE = {"中国", "全国", "国家", "国家级", "省级", "地方", "各地", "地区", "区域", "我国"}
OFFICES = ("部门", "机关", "机构", "法院", "检察院", "政府")
NOUNS = {"协同", "联合", "共同", "依法"}
"""Adverbs that stand inside nouns as well: 部门 | 联合 | 监管."""
OWN = {"我省", "我市", "我区", "我国", "我县", "本市", "本省", "全省", "全市", "全区", "全国"}
"""Whose paper it is: 支撑 | 我省 | 如期实现Y."""
OF_A_KIND = {"配套", "激励", "保障", "工作", "重点", "主要", "相关"}
"""What may stand before the head of a compound that a verb begins: 支持 | 配套 | 机制."""
FITTING = {"安装", "使用", "采用", "配备", "建设"}
"""Verbs whose object is a facility: 公共建筑 | 安装 | 光伏设施."""
EXEMPTING = {"免征", "减征", "免收"}
DUES = ("税", "费", "基金", "附加", "关税")
GRANTING = {"实施", "落实", "出台", "完善", "制定", "执行", "健全", "建立", "建立健全", "研究制定", "优化", "用好"}
POLICIES = ("政策", "政策措施", "措施", "机制", "制度")
POLICY_MODIFIERS = {
    "若干",
    "相关",
    "有关",
    "财政",
    "税收",
    "价格",
    "长效",
    "工作",
    "激励",
    "配套",
    "一揽子",
    "专项",
    "金融",
}
"""What may stand before the policy that a verb is for: 若干 | 财政 | 政策."""
GROWN = {"推动", "促进", "引导", "支持", "推进"}
GROWTH = ("发展", "转型", "升级", "提升", "改革", "增长", "壮大", "成长", "崛起", "突破")
TURNS = (
    *GROWTH,
    "集聚",
    "汇聚",
    "延伸",
    "倾斜",
    "转变",
    "演进",
    "流动",
    "聚集",
    "迈进",
    "布局",
    "转移",
    "集中",
    "居住",
    "转型",
    "输送",
    "开放",
    "疏解",
    "拓展",
    "扩展",
    "过渡",
    "转换",
    "推广",
    "回归",
    "看齐",
    "下放",
    "划转",
    "移交",
    "下沉",
)
TURNING = {"由", "从", "有序", "梯度", "集中", "逐步", "加快"}
"""What stands before and behind 向 beside what turns and what it turns to: 由 | A | 向 | B | 有序 | 转移."""
PLANS = {"十三五", "十四五", "十五五"}
LONGEST_HEAD = 4
"""Characters of a word that may head a compound; a longer one is a thing of its own: 参与 | 电力辅助服务市场."""
ZONES = ("示范区", "先行区", "试验区", "实验区", "新区", "基地")


def place_length(words: Sequence[Word]) -> int:
    """How many words at the head name a place: 河北 | 省, 宁夏回族自治区."""
    if not words or words[0].kind != "region" or words[0].zh in WHOLE:
        return 0
    return 1 + (len(words) > 1 and words[1].zh in UNITS)


def names_place(words: Sequence[Word]) -> bool:
    """Whether the words are a place with its unit (省, 市 …), which can issue a document of its own."""
    units = tuple(UNITS)
    return bool(words) and place_length(words) == len(words) and words[-1].zh.endswith(units)


def fronted(words: Sequence[Word], *, action: bool) -> int:
    """How many words come before the verb as its number, year, place or plan: 北京市 | “十四五”时期 | 优化X规划."""
    if len(words) > 2 and words[0].role == "number" and opens(words, 1, action=action):
        return 1
    place = place_length(words)
    at = place if place and names_place(words[:place]) else 0
    while at + 1 < len(words) and (words[at].zh.startswith(tuple(PLANS)) or (at and words[at].zh in TIMES)):
        at += 1
    thing = not action and "of" in {word.role for word in words[at:]}
    return at if at and not thing and opens(words, at, action=True) else 0


def sponsor(words: Sequence[Word]) -> int:
    """Where the verb begins that the first verb supports in another: 支持 | 贵州 | 深化X推动Y; 0 for none."""
    if len(words) < 2 or words[0].zh not in SPONSORS or words[1].role in JOINTS | {"preposition"}:
        return 0
    place = 1 + (1 if len(words) > 1 and words[1].zh in OWN else place_length(words[1:]))
    if place > 1 and opens(words, place, action=True):
        return place
    actors = (at for at in range(2, len(words)) if words[at - 1].zh.endswith(ACTORS) and _acts(words, at))
    return next(actors, 0)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether an actor does what stands at `at`: 园区 | 建设 | 充电设施, 地区 | 率先 | 达峰, but 园区 | 建设 | 规划."""
    if len(words) == at + 2 and words[at].role == "adverb":
        return words[-1].kind in ("action", "goal")
    if words[at].clause:
        return True
    if words[at].role == "adverb" and words[at + 1].role == "verb" and words[at].zh not in NOUNS:
        return opens(words, at + 1, action=False)  # 企业 | 率先 | 开展 X
    target = words[at + 1 :]
    thing = (
        bool(target)
        and target[0].role in NOMINAL
        and not any(word.role == "verb" for word in target)
        and (target[-1].kind not in ("action", "document type") or target[-1].zh in EVENTS)
    )
    fitted = words[at].zh in FITTING or (thing and target[-1].zh not in load().heads)
    return thing and fitted and opens(words, at, action=True)


def favoured(words: Sequence[Word]) -> int:
    """Where 有关 stands between who is supported and the policy: 支持 | 企业发展 | 有关 | 税费政策; 0 for none."""
    lead = next((at for at, word in enumerate(words) if word.role != "adverb"), 0)
    at = next((at for at in range(lead + 2, len(words) - 1) if words[at].zh in ("有关", "相关")), 0)
    named = at > 0 and words[-1].zh.endswith("政策") and all(word.role == "noun" for word in words[at + 1 :])
    helping = named and words[lead].zh in GROWN | {"扶持", "鼓励"} and opens(words, lead, action=True)
    return at if helping else 0


def favouring(words: Sequence[Word]) -> int:
    """Where the policy is named behind the verb that it is for: 实施 | 支持X | 若干财政政策; 0 for none."""
    if len(words) < 4 or words[0].zh not in GRANTING or words[1].zh not in SPONSORS | GROWN:
        return 0
    at = len(words) - 1
    if not words[at].zh.endswith(POLICIES) or "of" in {word.role for word in words} or not opens(words, 1, action=True):
        return 0
    while at > 3 and words[at - 1].zh in POLICY_MODIFIERS:
        at -= 1
    return at if at > 2 else 0


def growing(words: Sequence[Word]) -> int:
    """Where 加快 begins, the verb of a subject that grows by itself: 促进 | X行业 | 加快发展; 0 for none."""
    at = len(words) - 2
    if at < 2 or words[0].zh not in GROWN or words[at].zh not in ("加快", "加速") or words[-1].zh not in GROWTH:
        return 0
    return at if all(word.role in NOMINAL for word in words[1:at]) else 0


def turning(words: Sequence[Word]) -> int:
    """Where 向 stands before what a thing turns to: 引导 | 产业 | 向 | 高端化 | 发展; 0 for none."""
    if len(words) < 5 or words[0].zh not in GROWN | SPONSORS or not words[-1].zh.endswith(TURNS):
        return 0
    at = next((at for at in range(2, len(words) - 2) if words[at].zh == "向"), 0)
    plain = [word for word in [*words[1:at], *words[at + 1 : -1]] if word.zh not in TURNING]
    return at if at and all(word.role in NOMINAL | JOINTS for word in plain) else 0


def promoted(words: Sequence[Word]) -> int:
    """Where the adverb and verb begin of what is done by the way: 推动 | X制定 | 充分考虑Y; 0 for none."""
    if not words or words[0].zh not in GROWN:
        return 0
    for at in range(2, len(words) - 2):
        if words[at].role == "adverb" or words[at].zh == "实现":
            acts = words[at].zh in HOW | {"实现"} and opens(words, at, action=True)
            plain = all(word.role in NOMINAL for word in words[1:at]) and not words[at - 1].zh.endswith(GROWTH)
            return at if acts and plain else 0
    return 0


def acting(words: Sequence[Word]) -> int:
    """Where the verb of a subject begins that no adverb announces: 钢铁行业 | 化解过剩产能; 0 for none."""
    if not words or words[0].role not in NOMINAL:
        return 0
    for at in range(1, len(words) - 1):
        office = words[at - 1].zh.endswith(OFFICES) and words[at].zh not in FIELDS_OF_WORK
        joint = words[at - 1].kind == "issuer" and words[at].role == "adverb" and words[at + 1].zh in load().verbs
        if office and joint and opens(words, at, action=True):
            return at
        if office and words[at].zh in load().verbs and opens(words, at, action=True):
            return at
        if words[at].role == "adverb" and words[at].zh not in NOUNS and words[at - 1].zh.endswith(ACTORS):
            return at if opens(words, at, action=True) else 0
        if words[at].role not in NOMINAL | JOINTS:
            verbal = words[at].clause and words[at - 1].role in NOMINAL and words[at - 1].kind != "action"
            return at if verbal and words[at + 1].role in NOMINAL and opens(words, at, action=False) else 0
    return 0


def is_predicate(body: Sequence[Word], at: int, verb: int) -> bool:
    """Whether the verb, with an adverb or without, has the words before `at` as its subject."""
    lexicon = load()
    if "of" in {word.role for word in body[verb + 2 : -1]}:
        return False
    if body[verb].zh == "建设" and verb == at:
        founder = _stands_for_place(body[at - 1]) or (body[0].kind == "region" and body[at - 1].role in NOMINAL)
        return founder and body[-1].zh.endswith(ZONES)
    if body[verb].zh not in lexicon.predicates or body[at - 1].role not in NOMINAL or not opens(body, at, action=True):
        return False
    target = body[verb + 1 :]
    if body[verb].zh in EXEMPTING and not target[-1].zh.endswith(DUES):
        return False
    nested = body[verb].zh in lexicon.pivots and opens(target, 0, action=False)
    reaching = lexicon.verbs[body[verb].zh].joint != "の"
    entered = reaching and len(target) == 1 and len(target[0].zh) > LONGEST_HEAD
    if not entered and all(_is_head(word) for word in target):
        return False
    return nested or (target[0].role in NOMINAL and (reaching or target[0].kind != "action"))


def _is_head(word: Word) -> bool:
    """Whether a word behind a verb is the head of a compound that the verb is a part of, or stands before one."""
    return word.role in JOINTS or word.zh.endswith(tuple(load().heads)) or word.zh in OF_A_KIND


def _stands_for_place(word: Word) -> bool:
    """A town or a region, which builds what is named behind: 天津生态城 | 建设 | 示范区."""
    return word.kind == "region" or word.zh.endswith(("城", "省", "市", "区", "县"))
