"""Verbs by what stands behind them: parts of a noun (创建 | 行动, 防范 | 能力), verbs of what must not be done."""

from __future__ import annotations

from collections.abc import Sequence

from translation.titles.words.lexicon import Word, load
from translation.titles.words.particles import JOINTS, NOMINAL

HELD = {"行动", "工程"}
EVENTFUL = HELD | {"活动", "试点", "专项"}
CAMPAIGNS = {"创建", "宣传", "推广", "示范", "培训", "评选", "交流", "竞赛", "体验"}
"""Deeds that campaigns are named after: 绿色生活 | 创建 | 活动."""
HEAD_MODIFIERS = {
    "实施", "工作", "专项", "总体", "促进", "近期", "综合", "管理", "三年", "若干", "行动", "专项行动", "试点", "政策",
    "监管", "中长期",
}  # fmt: skip
HANDLED = {
    "管理", "监管", "监督", "监督管理", "申请", "申报", "登记", "备案", "核查", "审核", "审批", "审查", "验收", "评估",
    "评价", "考核", "统计", "监测",
}  # fmt: skip
"""What an office does with an action: 许可证延续 | 申请, 编制和实施 | 管理."""
MAKING_GOOD = {
    "加强", "强化", "做好", "抓好", "推进", "推动", "开展", "严格", "规范", "加大", "深化", "优化", "改进", "健全",
    "完善", "促进", "加快", "组织开展", "落实", "简化", "统筹", "支持", "提升", "创新", "推行", "减少", "协同",
}  # fmt: skip
"""Verbs that an office's own work is the object of: 强化 | 监管."""

NAMES_AS = {"确定", "认定", "命名", "列"}
ASKED = {"同意", "批准", "允许"}
"""Verbs whose object may begin with a place or a thing: 同意 | 在X设立Y, 将X列为Y."""
DESCRIBING = {
    "全部或者部分",
    "设有",
    "装有",
    "属于",
    "位于",
    "来自",
    "原产于",
    "具有",
    "具备",
    "享受",
    "从事",
    "符合",
    "涉及",
}
"""Verbs that with 的 describe what follows: 设有X的Y is a Y, not what is done."""
FIELDS_OF_WORK = frozenset({"规划", "创新", "服务", "建设", "发展", "改革", "开放", "组织", "转型", "采购", "综合利用"})
"""Verbs that as nouns often stand first: 规划 | 实施 | 效果."""
FOUNDING = {"成立", "组建", "设立", "建立", "调整"}
BODIES = ("小组", "工作组", "指挥部", "委员会", "联席会议", "专班")
"""The name of a body may have a verb inside: 成立 | X推进领导小组 is one clause."""
FORBIDDING = {"严禁", "禁止", "严控"}
RESTRICTING = {"禁止", "严禁", "限制", "暂停", "停止", "减少", "全面禁止"}
OFFICIAL = {
    "实施", "申报", "申请", "施工", "检测", "核查", "审核", "审查", "评价", "评估", "验收", "采购", "运行", "经营",
    "建设", "生产", "销售", "服务", "监督", "检查", "考核", "登记", "备案", "公示", "执行", "办理", "受理", "审批",
    "核准", "征收", "缴纳", "补贴", "补助", "资助", "奖励", "培训", "研究", "开发", "设计", "使用", "处置", "处理",
    "运输", "收集", "利用", "支付", "结算", "测试", "认定",
}  # fmt: skip
FORMALITIES = {
    "期限", "时间", "时限", "材料", "文件", "资料", "地点", "单位", "主体", "人员", "部门", "机构", "金额", "比例",
    "场所", "周期", "频次", "方式", "日期", "资格", "手续",
}  # fmt: skip
TREATING = {
    "生产", "销售", "使用", "进口", "出口", "运输", "携带", "种植", "养殖", "捕捞", "开采", "采购", "收购", "交易",
    "排放", "燃放", "食用",
}  # fmt: skip


def names_action(words: Sequence[Word], verb: int) -> bool:
    """Whether the verb says what an action or a project is about: 内涵 | 提升 | 重点 | 工程, 创建 | 行动 | 考核."""
    if verb + 2 < len(words) and words[verb + 1].zh in EVENTFUL and words[verb].zh not in MAKING_GOOD:
        return True
    between = words[verb + 1 : -1]
    held = words[-1].zh in HELD or (words[-1].zh == "活动" and words[verb].zh in CAMPAIGNS)
    return held and all(word.zh in HEAD_MODIFIERS | {"重点", "重大", "示范"} for word in between)


def modifies(words: Sequence[Word], at: int) -> bool:
    """Whether a verb before a last word says of what kind that is: 风险 | 防范 | 能力, but 改革 | 完善 | 机制."""
    lexicon, tail = load(), list(words[at + 1 :])
    while tail and tail[0].role == "verb":
        tail.pop(0)
    if len(tail) == 1 and tail[0].kind == "action" and tail[0].zh.endswith("化"):
        return True  # 提升 | 常态化
    headed = len(tail) == 1 and (tail[0].zh in lexicon.heads or tail[0].zh.endswith(("作用", "力度")))
    return (headed and words[at].zh in lexicon.modifying | lexicon.attached) or handled(words, at)


def is_formal(verb: Word, thing: Word) -> bool:
    """Whether a verb and what is behind it name a formality together: 实施 | 期限, 申报 | 材料."""
    return verb.zh in OFFICIAL and thing.zh in FORMALITIES


def handled(words: Sequence[Word], at: int) -> bool:
    """Whether a verb behind a noun has at the end only what an office does with it: 许可证 | 延续 | 申请."""
    tail = [word for word in words[at + 1 :] if word.zh != "工作"]
    done = all(word.role == "noun" and word.kind == "action" for word in tail)
    alone = len(tail) == 1 and tail[0].zh in HANDLED
    return (alone or (done and len(tail) == 2)) and words[at].zh not in MAKING_GOOD


def treated(rest: Sequence[Word]) -> int:
    """How many words say what not to do with the thing behind them: 限制 | 生产 | 销售 | 塑料袋; 0 for none."""
    at = 0
    while at < len(rest) and (rest[at].zh in TREATING or (at and rest[at].role in JOINTS)):
        at += 1
    thing = at and at < len(rest) and rest[at].role in NOMINAL and rest[-1].kind not in ("action", "document type")
    return at if thing and rest[at].zh not in load().heads and rest[at - 1].role == "noun" else 0
