"""Cases of a law as headings, its last articles, and things with a clause: 有下列情形之一的, 违反X的, 使用X的企业."""

from __future__ import annotations

import re

from translation.law_sentences import CASE, EXPLAINED, FAILING, IN_FORCE, LONGEST, VIOLATING, spelt
from translation.titles.grammar.actors import ACTORS
from translation.titles.grammar.clauses import opens
from translation.titles.outer import duties
from translation.titles.outer.sheet import Sheet
from translation.titles.words.kanji import to_kanji
from translation.titles.words.lexicon import load
from translation.titles.words.tokens import cut

EVENTS = {"发布": "公布", "公布": "公布", "印发": "公布", "颁布": "公布", "签署": "署名"}
CASES = {"情形": "次のいずれかに該当する", "情况": "次のいずれかに該当する", "行为": "次のいずれかの行為を行った",
         "条件": "次のいずれかの条件を満たす"}  # fmt: skip
HELD = {"使用": "を使用する", "采用": "を採用する", "取得": "を取得した", "获得": "を取得した", "具备": "を備えた",
        "从事": "に従事する", "生产": "を生産する", "销售": "を販売する", "经营": "を経営する", "排放": "を排出する",
        "拥有": "を有する", "超过": "を超える", "达到": "を達成した", "完成": "を完了した", "参加": "に参加する",
        "参与": "に参加する", "存在": "のある"}  # fmt: skip
"""What those behind 的 are told by: 使用X的 | 企业."""
WITH = re.compile(
    r"^[与同](?P<whom>[^的和与、，,]{1,20}?(?:国家|地区|各国|组织|机构|部门|企业|院校|高校|院所|港澳|台湾|国际社会|欧盟|东盟|非洲|中亚))?"
    r"(?P<what>[^的和与、，,]{0,16}?)"
    r"(?P<deed>务实合作|交流合作|合作|交流|有效衔接|衔接|对接|沟通协调|沟通|协调|协作|联动|协同|接轨|互认|对话|互联互通)$"
)
"""What is done with somebody or something else: 与周边国家 | 电力 | 合作."""
STILL = re.compile(
    r"^(?P<what>[^，,；;。不]{2,30}?)(?:仍然?|依然|尚|还|仍旧)(?P<how>不[\u4e00-\u9fff]{1,2}|较[高低大小多少])$"
)
STATES = {"不充分": "不十分", "不完善": "不十分", "不健全": "未整備", "不平衡": "不均衡", "不均衡": "不均衡",
          "不稳定": "不安定", "不足": "不足", "不够": "不十分", "不高": "低い", "不强": "弱い", "较高": "高い",
          "较低": "低い", "较大": "大きい", "较小": "小さい", "较多": "多い", "较少": "少ない"}  # fmt: skip
"""How a thing still is."""
GAINED = re.compile(
    r"^(?P<what>[^，,；;。]{2,40}?)取得了?(?P<how>积极|明显|显著|重大|新|实质性|阶段性|决定性|重要|长足|历史性|良好)的?"
    r"(?P<gain>进展|成效|成果|突破|成绩|进步)$"
)
GAINS = {"进展": "進展", "成效": "成果", "成果": "成果", "突破": "ブレークスルー", "成绩": "成果", "进步": "進歩",
         "积极": "着実な", "明显": "顕著な", "显著": "顕著な", "重大": "大きな", "新": "新たな", "实质性": "実質的な",
         "阶段性": "段階的な", "决定性": "決定的な", "重要": "重要な", "长足": "大きな", "历史性": "歴史的な",
         "良好": "良好な"}  # fmt: skip
"""What is gained, and of what kind it is."""
ARISING = re.compile(r"^(?P<where>[^的，,；;。]{2,30}?)过程中产生的(?P<what>[^的，,；;。]{2,30})$")
SHARE = re.compile(r"^(?P<whole>[^的，,；;。]{2,30}?)中来自(?P<part>[^的，,；;。]{2,30})的(?P<share>比例|比重|占比)$")
CAUSING = {"推动", "促进", "力争", "确保", "促使", "争取", "努力", "实现", "推进", "持续", "不断", "加快"}
"""Verbs that have what is gained as their object."""
PAPERS = ("办法", "规则", "方案", "目录", "清单")
TOOLS = ("机制", "制度", "政策", "体系", *PAPERS)


def case(text: str, sheet: Sheet) -> str:
    """Japanese of a heading that tells a case or a thing with a clause; the empty text for all others."""
    text = spelt(text)
    if not cut(text) or len(text) > LONGEST or text.startswith("关于"):
        return ""
    return next((said for form in FORMS if (said := form(text, sheet))), "")


def _case(text: str, sheet: Sheet) -> str:
    """有下列情形之一的，不得V -> 次のいずれかに該当する場合、…; the empty text for all else."""
    found = CASE.match(text)
    if not found:
        return ""
    who = f"{sheet.phrase(found['who'])}が" if found["who"] else ""
    given = f"{who}{CASES[found['what']]}場合"
    then = _then(found["then"], sheet) if found["then"] else ""
    return f"{given}、{then}" if then else "" if found["then"] else given


def _then(text: str, sheet: Sheet) -> str:
    """What follows from a case; the empty text where it is nothing that is done."""
    words = cut(text)
    if not words:
        return ""
    if words[0].zh in duties.ENDINGS and words[1:]:
        return duties.done(text.removeprefix(words[0].zh), words[0].zh, sheet)
    at = next((at for at in range(2, len(words)) if duties.is_actor(words[at - 1])), 0)
    if words[0].zh == "由" and at:
        who = "".join(word.zh for word in words[1:at])
        return f"{sheet.phrase(who)}が{duties.done(text[1 + len(who) :], '应当', sheet)}"
    return duties.duty(text, sheet) or (duties.done(text, "应当", sheet) if opens(words, 0, action=True) else "")


def _violation(text: str, sheet: Sheet) -> str:
    """违反本法规定的 -> 本法の規定に違反した場合, with the case or what follows; the empty text for all else."""
    found = VIOLATING.match(text)
    if not found:
        return ""
    given = f"{sheet.phrase(found['what'])}の規定に違反し"
    if not found["then"]:
        return f"{given}た場合"
    if (case := CASE.match(found["then"])) and not case["then"]:
        return f"{given}、{_case(found['then'], sheet)}"
    then = _then(found["then"], sheet)
    return f"{given}た場合、{then}" if then else ""


def _failure(text: str, sheet: Sheet) -> str:
    """未按规定报送X的 -> 規定どおりXの報告を行わなかった場合; the empty text for all else."""
    found = FAILING.match(text)
    if not found or not opens(cut(found["deed"]), 0, action=True):
        return ""
    if found["who"] and not duties.is_actor(cut(found["who"])[-1]):
        return ""
    whose = f"{sheet.phrase(found['who'])}が" if found["who"] else ""
    given = f"{sheet.phrase(found['what'])}の規定に違反し、" if found["what"] else ""
    return f"{given}{whose}{sheet.phrase(found['deed'], action=True)}を行わなかった場合"


def in_force(text: str, sheet: Sheet) -> str:
    """本办法自X起施行 -> 本弁法はXから施行する; the empty text for all else."""
    found = IN_FORCE.match(text)
    if not found:
        return ""
    since = f"{EVENTS[found['event']]}の日" if found["event"] else to_kanji(found["day"])
    return f"{sheet.phrase(found['what'])}は{since}から施行する"


def _explained(text: str, sheet: Sheet) -> str:
    """本办法由S负责解释 -> 本弁法の解釈はSが行う; the empty text for all else."""
    found = EXPLAINED.match(text)
    if not found:
        return ""
    what = f"{sheet.phrase(found['what'])}の" if found["what"] else ""
    return f"{what}解釈は{_together(found['who'], sheet)}が行う"


def _together(who: str, sheet: Sheet) -> str:
    """A会同B -> AがBと共同, as it stands before what they do."""
    first, tie, others = who.partition("会同")
    return f"{sheet.phrase(first)}と{sheet.phrase(others)}" if tie else sheet.phrase(who)


def _shared(text: str, sheet: Sheet) -> str:
    """加强与周边国家电力合作 -> 周辺国家との電力協力の強化; the empty text for all else."""
    verb = cut(text)[0].zh
    found = WITH.match(text.removeprefix(verb)) if verb in load().verbs else None
    if not found or not (found["whom"] or found["what"]):
        return ""
    whom = found["whom"] or found["what"]
    what = found["what"] + found["deed"] if found["whom"] else found["deed"]
    return f"{sheet.phrase(whom)}との{sheet.phrase(what)}の{load().verbs[verb].ja}"


def _doer(text: str, sheet: Sheet) -> str:
    """使用X的企业 -> Xを使用する企業; the empty text for all else."""
    words = cut(text)
    fits = len(words) > 3 and words[0].zh in HELD and words[-2].role == "of" and words[-1].zh.endswith(ACTORS)
    if not fits or any(word.role == "of" for word in words[:-2]):
        return ""
    thing = "".join(word.zh for word in words[1:-2])
    return f"{sheet.phrase(thing)}{HELD[words[0].zh]}{sheet.phrase(words[-1].zh)}"


def _arising(text: str, sheet: Sheet) -> str:
    """X过程中产生的Y -> Xの過程で発生するY, X中来自Y的比例 -> XにおけるYからの比率; the empty text for all else."""
    if found := ARISING.match(text):
        return f"{sheet.phrase(found['where'])}の過程で発生する{sheet.phrase(found['what'])}"
    if found := SHARE.match(text):
        whole, part, share = (sheet.phrase(found[name]) for name in ("whole", "part", "share"))
        return f"{whole}における{part}からの{share}"
    return ""


def _still(text: str, sheet: Sheet) -> str:
    """S仍不充分 -> Sが依然として不十分; the empty text for all else."""
    found = STILL.match(text)
    state = STATES.get(found["how"]) if found else None
    return f"{sheet.phrase(found['what'])}が依然として{state}" if found and state else ""


def _gained(text: str, sheet: Sheet) -> str:
    """S取得明显进展 -> Sに顕著な進展; the empty text for all else."""
    found = GAINED.match(text)
    if not found or cut(found["what"])[0].zh in CAUSING:
        return ""
    return f"{sheet.phrase(found['what'])}に{GAINS[found['how']]}{GAINS[found['gain']]}"


def _two_tools(text: str, sheet: Sheet) -> str:
    """建立A制度和B办法 -> A制度とB弁法の構築: the second is a paper; the empty text for all else."""
    words = cut(text)
    cuts = [at for at, word in enumerate(words) if word.zh in ("和", "与", "及")]
    if len(cuts) != 1 or words[0].zh not in load().verbs or not opens(words, 0, action=True):
        return ""
    first, last = words[1 : cuts[0]], words[cuts[0] + 1 :]
    named = len(first) > 1 and first[-1].zh.endswith(TOOLS) and len(last) > 1 and last[-1].zh.endswith(PAPERS)
    if not named or any(word.role == "of" for word in words) or first[-1].zh[-2:] == last[-1].zh[-2:]:
        return ""
    sides = ("".join(word.zh for word in side) for side in (first, last))
    return f"{'と'.join(map(sheet.phrase, sides))}の{load().verbs[words[0].zh].ja}"


FORMS = (
    in_force,
    _explained,
    _case,
    _violation,
    _failure,
    _still,
    duties.sentence,
    _shared,
    _doer,
    _arising,
    _gained,
    _two_tools,
)
"""The first that fits counts."""
