"""Clauses of a Chinese text in another language, by the rules of titles; what they do not know is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from translation import english
from translation.english.words.agreement import articled
from translation.titles import clause_to_ja, to_ja
from translation.titles.words.quotes import normalised
from translation.wording import Lang, catalogue, say

MOST_UNKNOWN = {"ja": 0.2, "en": 0.0}
"""The share of a clause that may stay in Chinese characters, which a Japanese reads, before it is quoted."""
LITTLE = frozenset("已仍还应须需未曾被所得使让且但若如即则又都也经并其皆均")
"""Words of a sentence that no noun phrase has: what they do to the rest, no rule knows."""
LONGEST = 60
"""Characters of a clause that the grammar of titles is asked to order."""
HARD = re.compile(
    r"由.{1,20}向|有利于|严控|作为|(?:^|[，、和与])向|(?:保障|监督|推动|督促|支持|引导|促进)[^，]{2,30}(?:依法|强制)|(?:办理|作出|承办)的|满足|成为|相适应|走出|正在|是否|根据|按照|优先|具备|(?:的[^，的]{1,30}){3}"
    r"|(?<!应)(?<!加强)(?<!强化)对[^，]{2,40}的|[^，]{3}(?:(?<!生)产生(?!活)|造成|发生)(?=[^，的][^，])|[内中](?=促进|从事|开展|进行|实施|生产|销售)|境内(?!的)[^，]{0,4}(?:生产|从事|销售|使用)"
    r"|[^，]{4}提供(?=[^，])|符合(?=[^，]{2,20}的)|上(?:可行|合理|先进|可靠)|有[^，的]{1,6}权的|"
    r"[\u4e00-\u9fff]{2}[好低高强]、[^，的]{2,12}的|(?:平等|便捷|充分|及时|广泛)(?:、[^，]{2,4})?地"
)
"""Forms of sentences that the grammar of titles puts in a wrong order."""
HARD_IN_ENGLISH = re.compile(r"^在|以[^，]{2,16}为(?!主题)|(?:内|中(?![国华央]))的?(?=[^，]{2,20}、)")
"""The same for English: what is before the verb or named by 以…为."""
BROKEN = re.compile(
    r"、、|的の|における[とをの、]|に対する[とをの、]|できる・|、(?:への|における|に対する|による|からの|の)|のの|(?:および|または)[・、とにをの]|[をのにへと]$|^(?:の|への|に|と)"
)
"""Particles that stand beside nothing in a draft: a word was taken for what it is not."""
TORN = re.compile(
    r"\b(?:of|in|for|on|to|with|by)(?: the)? (?:of|in|for|on|to|with|by|from|before|at)\b(?!-)|\bof the (?:some|all)\b"
    r"|  |^ | $| ,| (?:of|in|for|the|and)$|etc\. (?:at|and)\b"
    r"|\b(?:necessary|relevant) such as\b|~| related$|ing addressing\b"
    r"|\bof (?:outdated|improvement|promotion|strengthening)(?:$|,)|\b(?:sound|orderly|stable|steady) (?:in|of|for) "
    r"|\b([a-z]{4,}) (?:and |(?:of|in|for) (?:the )?(?:[a-z-]+ ){0,2})?\1\b|-(?:year|level) (?:the|their)\b"
    r"|\b(?:of|the) (?:assurance|improvement|strengthening|fulfilment|achievement|acceleration|realisation|enhancement)"
    r" (?!of\b|and\b|or\b|in\b|for\b|by\b|to\b|with\b|through\b|on\b|under\b|from\b|during\b)[a-z]"
)
"""The same in English: the of, two blanks, a word twice, a deed before or without what it is done to."""
DEED = re.compile(r"(?<![a-z])[a-z]{1,40}ing ")
"""How an action begins in English."""
INNER = str.maketrans("「」『』", "『』「」")
"""The marks of a title inside the marks of a sentence."""
ROLES = "|".join(sorted(catalogue("ja")["brief"]["shaped"]["roles"], key=len, reverse=True))
ACTORS = r"(?:企业|单位|部门|机构|公司|组织|主体|农户|公众|社会|农民工|公民|群众|职工|居民|消费者|劳动者)"
SHAPED = {
    "role": re.compile(
        r"^(?:在(?P<where>[^，在]{2,40})中)?(?P<how>充分|切实|更好|有效)?发挥(?P<what>[^，在的]{2,24}?)的?"
        rf"(?P<role>{ROLES})?作用$"
    ),
    "role_in": re.compile(
        r"^(?P<how>充分|切实|更好|有效)?发挥(?P<what>[^，在]{2,24})在(?P<where>[^，在]{2,40})(?:中|方面)的"
        rf"(?P<role>{ROLES})?作用$"
    ),
    "place": re.compile(
        r"^(?:在)?(?P<where>[^，、]{2,24}?(?:行政区域|辖区|区域|境(?=内)))(?:范围)?内(?:的|从事|开展|实施|进行)?"
        r"(?!生产|销售|建设|使用|[进出]口|制造|运输|贮存|排放|施工|促进|推[动进]|加强|设立|取得)(?P<what>[^，]{3,50})$"
    ),
    "pursued": re.compile(r"^从事(?P<what>[^，]{2,50}活动)$"),
    "concerning": re.compile(r"^与(?P<to>[^，、的]{2,24})(?:相关|有关)的(?P<what>[^，]{2,40})$"),
    "by": re.compile(
        rf"^(?P<whom>[^，的]{{0,16}}?{ACTORS})(?:组织|开展|实施|进行)?对(?P<to>[^，]{{2,40}}?)的(?P<what>[^，的]{{2,8}})$"
    ),
    "combined": re.compile(r"^(?P<one>[^，和与]{1,16})[和与](?P<other>[^，的]{1,16})相结合的(?P<what>[^，]{2,24})$"),
    "helping": re.compile(r"^有利于(?P<aim>[^，的]{2,24})的(?P<what>[^，]{2,30})$"),
    "for": re.compile(r"^为(?P<to>[^，、]{2,30})提供(?P<what>[^，]{2,30})$"),
    "caused": re.compile(
        rf"^(?P<how>依法)?(?P<act>推动|引导|支持|鼓励|督促|促进|保障)(?P<whom>[^，的]{{0,16}}?{ACTORS})"
        r"(?P<manner>依法|强制性|主动|积极|按时足额|及时|充分|平等)?"
        r"(?P<verb>披露|公开|履行|行使|提供|采用|使用|落实|开展|获取|获得|享有)(?P<what>[^，]{2,24})$"
    ),
    "fitting": re.compile(r"^适应(?P<to>[^，的]{2,30})的(?P<what>[^，的]{2,24})$"),
    "fitted": re.compile(r"^与(?P<to>[^，的]{2,30})相适应的(?P<what>[^，的]{2,24})$"),
}
"""Forms of a clause that have an order of their own in Japanese."""
ABROAD = {
    "territory": re.compile(
        r"^(?:在)?中华人民共和国领域(?:和(?:中华人民共和国)?|及)管辖的其他海域(?:内)?(?:的|从事)?(?P<what>[^，]{2,40})$"
    ),
    "roused": re.compile(r"^(?:充分)?调动(?P<whom>[^，、的]{1,12}?)(?P<aim>参与[^，]{2,20}?)的?积极性$"),
    "seas": re.compile(r"^在?中华人民共和国领域(?:和(?:中华人民共和国)?|及)管辖的其他海域内?$"),
}
"""The same for English alone."""
AREA = (
    r"(?:中华人民共和国领域和中华人民共和国管辖的其他海域|中华人民共和国境"
    r"|[本全][省市县区](?:行政区域|辖区)?|[\u4e00-\u9fff]{2,8}?[省市区县]行政区域)"
)
DEEDS = r"(?:生产|销售|使用|进口|出口|进出口|建设|管理|运输|贮存|制造|施工|排放|设立|经营|转让|开发|利用|监督管理)"
STATES = "|".join(sorted(catalogue("ja")["brief"]["shaped"]["states"], key=len, reverse=True))
AT_HOME = {
    "acted": re.compile(
        rf"^在?(?P<where>{AREA})内(?:从事)?(?P<verbs>{DEEDS}(?:[、和]{DEEDS}){{0,5}})(?P<what>[^，、]{{2,30}}?)(?:的)?$"
    ),
    "about": re.compile(rf"^在?(?P<where>{AREA})内(?P<aim>[^，]{{4,40}}?)的(?:相关|有关)活动$"),
    "given": re.compile(
        r"^(?P<whom>[^，为]{2,16})为(?P<to>[^，、]{2,24})(?P<verb>提供|注入|作出|创造)(?P<what>[^，]{2,20})$"
    ),
    "right": re.compile(
        r"^(?P<act>保障|维护)(?P<whom>[^，的]{2,20}?)(?P<verb>接受|享有|享受)(?P<what>[^，的]{2,20})的权利$"
    ),
    "roused": re.compile(r"^(?:充分)?调动(?P<whom>[^，、的]{1,12}?)(?P<aim>参与[^，]{2,20}?)的?积极性$"),
    "kept": re.compile(
        rf"^(?P<act>保证|确保|保障)(?P<what>[^，、的]{{2,24}}?)的?(?P<state>(?:{STATES})(?:[、和与](?:{STATES})){{0,4}})$"
    ),
}
"""The same for Japanese alone: 保证数据真实、可靠和有效."""
OWN_AREA = re.compile(r"本?(?P<of>[省市县区]|自治区)?(?:行政区域|辖区)")
WORDS_OF_SHAPES = {"how": "how", "manner": "how", "role": "roles", "act": "acts"}
"""The words of these forms that stand in tables of the catalogue: how something is done, in what role, by what act."""
POLLUTING = re.compile(r"^(?P<verb>防治)(?P<what>[^，、]{2,16})污染环境$")
"""防治X污染环境: titles say X污染环境防治."""
PLAIN_ONLY = re.compile(r"[在对把将向由以从]|，")
"""Words in an object that the grammar of titles may order wrongly where the verb before it is not read."""


def clause(zh: str, lang: Lang, *, action: bool = False) -> str:
    """A clause as a noun phrase; one that is long or unknown is quoted in Chinese."""
    return worded(zh, lang, action=action) or say(lang, "brief.quoted", zh=zh)


def worded(zh: str, lang: Lang, *, action: bool = False, known: bool = False) -> str:
    """A clause as a noun phrase; empty where the rules do not know enough of it or leave words in the Chinese order.

    `action` says that it begins with its verb, `known` that every word must be known.
    """
    text = POLLUTING.sub(r"\g<what>污染环境\g<verb>", normalised(zh.strip(" ，,；;。")))
    if not text or len(text) > LONGEST:
        return ""
    if lang != "zh" and (shaped := _shaped(text, lang)) is not None:
        return shaped
    hard = HARD.search(text) or (lang == "en" and HARD_IN_ENGLISH.search(text))
    said = "" if hard else _ordered(text, lang, action=action, known=known)
    return said or (_of_verb(text) if lang == "ja" and action else "")


@lru_cache(maxsize=1024)  # a brief is told anew for each room that its facts leave
def _ordered(text: str, lang: Lang, *, action: bool, known: bool) -> str:
    """The clause as the grammar of titles orders it; empty where it tears words apart or does not know enough."""
    if lang == "en":
        said = english.clause(text)
        draft, unknown = said.en, said.unknown
        if said.unordered or TORN.search(draft):
            return ""
    else:
        japanese = clause_to_ja(text) if action else to_ja(text)
        draft, unknown = japanese.ja, japanese.unknown
        if japanese.unordered or BROKEN.search(draft):
            return ""
    if lang == "ja" and any(word in LITTLE for word in unknown):
        return ""
    most = 0.0 if known else MOST_UNKNOWN.get(lang, 0.0)
    return draft if sum(map(len, unknown)) <= most * len(text) else ""


def _of_verb(text: str) -> str:
    """A clause by its verbs and what they govern, a noun phrase all of whose words are known: 加强和规范X的Y、Z."""
    forms = catalogue("ja")["brief"]["shaped"]
    verbs = "|".join(sorted(forms["verbs"], key=len, reverse=True))
    found = re.match(
        rf"^(?P<how>更好|进一步|切实|有效)?(?P<verb>{verbs})(?:[和与、](?P<second>{verbs}))?(?P<what>.+)$", text
    )
    if found is None or PLAIN_ONLY.search(found["what"]) or not (what := worded(found["what"], "ja", known=True)):
        return ""
    acts = "・".join(str(forms["verbs"][verb]) for verb in (found["verb"], found["second"]) if verb)
    joint = "への" if acts.startswith("への") else "の"
    return f"{what}{joint}{forms['how'].get(found['how'], '')}{acts.removeprefix('への')}"


def _shaped(zh: str, lang: Lang) -> str | None:
    """在A中充分发挥B作用 -> AにおけるBの役割の十分な発揮; empty where a word is unknown, None for other forms."""
    forms = catalogue(lang)["brief"]["shaped"]
    for name, shape in (AT_HOME | SHAPED if lang == "ja" else SHAPED | ABROAD).items():
        if found := shape.search(zh):
            parts = {key: value for key, value in found.groupdict().items() if value}
            said = {name: str(forms[table].get(parts.pop(name, ""), "")) for name, table in WORDS_OF_SHAPES.items()}
            said["verb"] = forms.get(f"{name}_verbs", catalogue(lang)["brief"]["acts"]["verbs"]).get(
                parts.pop("verb", ""), ""
            )
            if name in ("caused", "right") and not said["verb"]:
                return ""
            if "state" in parts:
                states = re.findall(STATES, parts.pop("state"))
                said["state"] = "・".join(str(forms["states"][state]) for state in states)
            if "verbs" in parts:
                deeds = [worded(verb, lang, known=True) for verb in re.split("[、和]", parts.pop("verbs"))]
                if not all(deeds):
                    return ""
                said["verbs"] = "・".join(deeds)
            where = _place(parts.pop("where"), lang) if "where" in parts else None
            told = {key: worded(value, lang, action=key == "aim", known=True) for key, value in parts.items()}
            if where == "" or not all(told.values()):
                return ""
            at = forms["where"].format(where=where) if where else ""
            if lang == "en":
                told = {key: articled(value, "of") if value != "society" else value for key, value in told.items()}
                return " ".join(str(forms[name].format(**told, **said, at=at)).split()).removeprefix("the ")
            return str(forms[name].format(**told, **said, at=at))
    return None


def _place(zh: str, lang: Lang) -> str:
    """Where something is done, which may be two actions: 应对A和促进B."""
    if lang == "en":
        own = OWN_AREA.fullmatch(zh)
        area = str(catalogue("en")["brief"]["shaped"]["areas"][own["of"] or ""]) if own else ""
        return (
            area or _two_deeds(zh) or worded(zh.removesuffix("境").replace("中华人民共和国", "中国"), "en", known=True)
        )
    if zh.endswith("境"):
        zh = zh.replace("中华人民共和国", "中国").removesuffix("境") + "国内"
    if said := worded(zh, "ja", known=True):
        return said.replace("行政地域", "行政区域")
    parts = [worded(part, "ja", action=True, known=True) for part in re.split(r"和|与|以及", zh)]
    return say("ja", "brief.and").join(parts) if all(parts) else ""


def _two_deeds(zh: str) -> str:
    """应对A和促进B in English, each by itself; empty where one of them is no deed."""
    said = [worded(part, "en", action=True, known=True) for part in re.split(r"和|与|以及", zh)]
    return say("en", "brief.and").join(said) if len(said) > 1 and all(map(DEED.match, said)) else ""


def title(zh: str, lang: Lang) -> str:
    """The title of a document inside a sentence, with the marks of the language; quoted where much of it is unknown."""
    if lang == "en":
        english_title = english.to_en(zh)
        draft, unknown = english_title.en, english_title.unknown
        verbs = [verb for verb in english_title.unordered if verb in zh and len(verb) < len(zh) // 2]
        if verbs or TORN.search(draft.lower()):  # a chain of nouns alone is clumsy, not torn
            unknown = (zh,)
    else:
        japanese = to_ja(zh)
        draft = japanese.ja.translate(INNER)
        unknown = (zh,) if japanese.unordered else japanese.unknown
    if sum(map(len, unknown)) > MOST_UNKNOWN[lang] * len(zh):
        return say(lang, "brief.quoted", zh=zh if zh.startswith("《") else f"《{zh}》")
    return say(lang, "brief.title", title=draft)


def listed(parts: Iterable[str], lang: Lang, most: int, left: int = 0) -> str:
    """Parts one after the other up to a length; how many are left out is said, `left` of them before."""
    kept: list[str] = []
    full = False
    joint = say(lang, "brief.joint")
    for part in dict.fromkeys(part for part in parts if part):
        if kept and (full or len(joint.join([*kept, part])) > most):
            full = True
            left += 1
        else:
            kept.append(part)
    text = joint.join(kept)
    return say(lang, "brief.more", text=text, count=left) if left else text
