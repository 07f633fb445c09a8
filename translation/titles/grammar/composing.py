"""A clause in Japanese order: the object, the adverbs, the nouns of the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translation.titles.grammar.leads import Group
from translation.titles.grammar.nouns import BUILT
from translation.titles.words.lexicon import Word, load

DIRECT = ("の構築", "の建設", "の実施")
RAISED = {"提高": "引上げ", "上调": "引上げ", "降低": "引下げ", "下调": "引下げ", "调低": "引下げ"}
RATES = (
    "标准",
    "工资",
    "待遇",
    "价格",
    "电价",
    "税率",
    "费率",
    "费用",
    "补助",
    "补贴",
    "限额",
    "养老金",
    "门槛",
    "关税",
    "利率",
    "起征点",
    "基准价",
    "定额",
)
"""What is raised and lowered by decision, not by effort: 提高X标准 = X標準の引上げ."""
DEEDS = ("治理", "监管", "执法", "保护", "整治", "监督", "管理", "修复", "惩处", "打击")
"""What is done with more force, not on a larger scale: 加大X治理."""
RESUMED = (
    "进口", "出口", "生产", "运行", "运营", "交易", "通航", "通关", "办理", "受理", "供应", "审批", "征收", "核发",
)  # fmt: skip
"""What is taken up again, not brought back to health: 恢复X进口."""
ASPECTS = {"坚持", "突出", "规范", "督促", "强化", "加强", "带头", "严格"}
"""Verbs that say how another is done: 坚持 | 深化X."""
PUSHED = {"推进", "推动"}


def composed(target: str, found: Group, *, brief: bool = False, heading: bool = False) -> str:
    """The object, the adverbs and the nouns of the verbs, joined: Xの一層の強化, Xの構築加速."""
    names = [verb.ja for verb in found.verbs]
    leading = [f"{'への' if verb.joint == 'への' else ''}{verb.ja}" for verb in reversed(found.verbs[:-1])]
    action = "・".join(names) if found.coordinated or _abreast(found) else "".join([*names[-1:], *leading])
    adverbs = both(found.adverbs)
    if target and not action:
        return f"{target}への{adverbs}取組" if adverbs else target
    if not target:
        return adverbs + action
    if target.endswith("保障") and action.startswith("保障"):
        action = action.replace("保障", "確保", 1)
    target = rounded(target.removesuffix("の"))
    joint = found.verbs[-1].joint
    if not joint and adverbs:
        joint = "の"
    plain = joint == "の" and not adverbs and len(names) == 1
    if plain and heading and found.verbs[-1].zh in PUSHED and "の" in target:
        return f"{target}{action}"
    if plain and (
        target.endswith(DIRECT) or (brief and not set(action) & set("・的") and not set(target) & set("のと"))
    ):
        joint = ""
    return f"{target}{joint}{adverbs}{action}"


def _abreast(found: Group) -> bool:
    """Whether two verbs are done one after the other, neither to the other: 划定 | 落实X."""
    lead = found.verbs[0] if found.verbs else None
    plain = len(found.verbs) == 2 and all(verb.joint == "の" for verb in found.verbs)
    return plain and lead is not None and bool(found.verbs[1].ja) and lead.zh not in load().pivots | ASPECTS


def both(adverbs: Sequence[str]) -> str:
    """Adverbs one after the other: 持続的かつ厳しい."""
    return "".join(f"{how}かつ" if how.endswith("的") else how for how in adverbs[:-1]) + "".join(adverbs[-1:])


def rounded(said: str) -> str:
    """A sentence of a heading that is an adverb alone, with what it is about: 地域の実情に応じた対応."""
    return f"{said}対応" if said.endswith("に応じた") else f"{said}取組" if said.endswith("秩序ある") else said


def fitted(found: Group, rest: Sequence[Word]) -> Group:
    """The last verb as its object wants it: 加大X力度 = Xの強化, 建设X市场 = X市場の構築."""
    last = found.verbs[-1]
    said = last.ja
    if rest and rest[-1].zh.endswith("力度"):
        said = load().efforts.get(last.zh, said)
    if last.zh in RAISED and rest and rest[-1].zh.endswith(RATES):
        said = RAISED[last.zh]
    if last.zh == "加大" and rest and rest[-1].zh.endswith(DEEDS):
        said = "強化"
    if last.zh == "承担" and rest and rest[-1].zh.endswith(("任务", "工作", "项目", "职责", "职能")):
        said = "担当"
    if last.zh == "恢复" and rest and rest[-1].zh.endswith(RESUMED):
        said = "再開"
    if last.zh.endswith("建设") and rest and rest[-1].zh.endswith(BUILT):
        said = said.replace("建設", "構築")
    return replace(found, verbs=(*found.verbs[:-1], replace(last, ja=said)))
