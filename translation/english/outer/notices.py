"""What a notice, reply or decision is on: papers that it issues or forwards, comments that it asks for, deeds."""

from __future__ import annotations

import re

from translation.english.grammar.nouns import noun_phrase, place
from translation.english.grammar.openings import doer, opens
from translation.english.grammar.phrases import phrase
from translation.english.grammar.works import one_project
from translation.english.outer.approvals import one
from translation.english.outer.sheet import ET_AL, Sheet, bodies, names_document, with_articles
from translation.english.outer.things import ASIDE, asides, parted, things
from translation.english.words.agreement import articled
from translation.english.words.cut import cut
from translation.english.words.inflection import title_case
from translation.english.words.lexicon import load
from translation.titles.outer.forms import ASKING, UNTOLD
from translation.titles.words.quotes import ANY, LONGEST, Q

PROGRESS = re.compile(r"^(?P<what>(?:推进|推动|开展|落实|加快|实施|加强|建设).{4,}?)(?:工作)?进展(?:情况)?$")
LAW = re.compile(r"^(?P<what>.{4,}?)(?:具体)?[适应]用法律(?:的|有关|相关)?$")
HEADS = ("意见", "办法", "政策", "措施", "指引", "指南", "规则", "规定", "细则", "制度", "机制", "标准", "目录", "清单")
"""What a paper may be whose kind has words of its own: 财政奖励办法."""
SUBMITTED = ("报告书", "报告表", "方案", "请示", "规划")
"""What is answered: 对X环境影响报告书 | 的批复."""
NAMED = 4
"""Characters of a kind from which on a phrase that ends in it is the name of a document: 实施方案."""
ABOUT = re.compile(r"^(?P<issuers>.{0,160}?)关于(?P<body>.{1,400})的(?P<kind>[^的 ]{1,12})(?P<behind> .{0,80})?$")
ABOUT_BARE = re.compile(
    rf"^(?P<issuers>{ANY}?)关于(?P<body>.{{2,{LONGEST}}}?)"
    r"(?P<kind>(?:实施|指导|若干|暂行|工作|专项行动|行动)?(?:意见|方案|规定|办法|计划|措施|细则)|(?:补充)?(?:通知|公告)"
    r"|补充(?:规定|意见|办法)|公示|通告|通报|决定|批复|(?:意见|告诫|提醒告诫|警示|督办|商请|征询)?函|倡议)$"
)
ISSUED_ON = re.compile(
    rf"^(?P<issuers>(?:(?!关于)[^{Q[1:-1]}《]){{2,80}}?)(?P<verb>印发|转发|批转)(?P<what>[^{Q[1:-1]}《]{{4,200}})的通知$"
    rf"|^(?P<bare>印发|转发|批转|公布|发布)(?P<thing>.{{1,200}}?)的通知$"
)
GIVEN_OUT = re.compile(r"^(?P<verb>发布实施|印发实施|联合印发|印发|发布|公布|颁布|下发|下达|转发|批转)(?P<what>.+)$")
GIVING_OUT = {
    "转发": "forwarding",
    "批转": "forwarding",
    "发布": "releasing",
    "公布": "publishing",
    "颁布": "promulgating",
    "发布实施": "releasing and implementing",
    "印发实施": "issuing and implementing",
}
AND_OTHERS = re.compile(r"等(?:有关)?(?:[一二三四五六七八九十\d]{1,2}个?)?(?:部门|单位|部委)")
FORWARDED = re.compile(rf"^(?P<whose>[^{Q[1:-1]}]+?)(?:(?:制定|制订|起草)的?)?(?P<what>{Q}|关于.+)$")
CONSULTED = re.compile(rf"^[就对]?(?P<what>{ANY}?)(?:向社会)?(?P<public>公开)?征求(?P<also>{ANY}?)的?意见(?:建议)?$")
MATTERS = re.compile(
    r"^(?P<what>.{3,}?)的?(?:(?:有关|相关)(?:具体|执行|办理|实施|落实)?(?P<kind>事项|问题|事宜|规定|政策|要求)|(?P<several>若干(?:具体)?问题)|(?<=政策)问题)$"
)
ANSWERING = {"批复", "复函", "审查意见", "函"}
SINGLE = re.compile(
    r"^(?:(?!工作|项目|工程|[等批各和与及、]|部分|若干).){4,60}(?:项目|工程)(?:的?(?:核准|环境影响报告[书表]|节能报告|可行性研究报告"
    r"|水土保持方案|初步设计|接入系统|建设用地)).{0,12}$"
)
"""What is answered about one project: X抽水蓄能电站项目 | 核准."""
ALSO = re.compile("(?:以?及|和)$")
TAKEN_BY = {"政策", "规定", "要求"}
CARRIED = re.compile(
    r"(?:进一步|认真|严格|切实|继续|持续|全面)?(?:贯彻落实|落实|执行|完善|调整|延续|延长|贯彻|规范|修订|明确|细化|简化|放宽)"
)
"""What is done with policies themselves: 落实X有关政策, while 促进X有关政策 are on promoting X."""
ON = {"政策": "policies on", "要求": "requirements for"}
RELATED = {
    "要求": "requirements",
    "事项": "matters",
    "问题": "issues",
    "事宜": "matters",
    "规定": "provisions",
    "政策": "policies",
}
SITUATION = re.compile(r"(?<=[^关展行施成况])(?:有关|相关)?情况$")
"""What a bulletin is always on."""


def consulted(text: str, sheet: Sheet) -> str:
    """公开征求《X》意见 -> publicly soliciting comments on the X."""
    found = CONSULTED.match(text) if ASKING.match(text) and re.search(Q, text) else None
    if not found:
        return ""
    what = re.sub("^对", "", found["what"] or found["also"]).removesuffix("的")
    return f"{'publicly ' if found['public'] else ''}soliciting comments on {things(what, sheet)}"


def about(text: str, sheet: Sheet) -> str:
    """X关于…的通知 -> Notice on …, without the issuers."""
    if found := ISSUED_ON.match(text):
        return _issued_on(found, sheet)
    if (told := UNTOLD.match(text)) and told["kind"] in load().papers and opens(cut(told["body"]), 0):
        return load().papers[told["kind"]].replace("~", _subject(told["body"], sheet))
    for form in (ABOUT, ABOUT_BARE):
        found = form.match(text)
        if not found or bodies(ASIDE.sub("", found["issuers"])) is None:
            continue
        if found["kind"] not in load().papers:
            if headed := _headed(found, sheet):
                return headed
            continue
        kind = load().papers[found["kind"]]
        if asked := CONSULTED.match(found["body"]):
            publicly = "publicly " if asked["public"] else ""
            what = things(asked["what"] or asked["also"], sheet)
            return kind.replace("~", f"{publicly}soliciting comments on {what}")
        body = found["body"].removeprefix("对") if found["kind"] == "公示" else found["body"]
        body = re.sub("^(?:商|恳|提)?请", "", body) if found["kind"] == "函" else body
        body = SITUATION.sub("", body) if found["kind"] == "通报" else body
        said = one(_subject(body, sheet), body)
        said = one_project(said) if SINGLE.search(found["body"]) and found["kind"] in ANSWERING else said
        said = f"the {said}" if said.startswith("List of ") else said
        return kind.replace("~", said) + _where(found["issuers"], found["body"])
    return ""


def _headed(found: re.Match[str], sheet: Sheet) -> str:
    """关于支持X的财政奖励办法 -> measures for fiscal rewards for supporting X: a kind with words of its own."""
    head = sheet.cut(found["kind"])
    names = found["kind"].endswith(HEADS) and all(word.noun or word.adjective for word in head)
    body = sheet.cut(found["body"])
    if not names or not (opens(body, 0) or doer(body)):
        return ""
    tie = "on" if found["kind"].endswith("意见") else "for"
    return f"{noun_phrase(head, '')} {tie} {sheet.phrase(found['body'])}" + _where(found["issuers"], found["body"])


def _issued_on(found: re.Match[str], sheet: Sheet) -> str:
    """X转发Y关于Z意见的通知 -> Notice on Forwarding the Opinions on Z of Y; X印发Z的通知 -> Notice on Issuing Z."""
    if found["bare"]:
        return f"notice on {_given_out(found['bare'], found['thing'], sheet)}"
    if bodies(found["issuers"]) is None:
        return ""
    if found["verb"] not in ("转发", "批转"):
        return f"notice on {_given_out(found['verb'], found['what'], sheet)}"
    whose, _, what = found["what"].partition("关于")
    names = bodies(whose) if what else None
    if not names:
        return "" if what else f"notice on {_given_out(found['verb'], found['what'], sheet)}"
    said = ("" if GIVEN_OUT.match(what) else about(f"关于{what}", sheet)) or about(f"关于{what}的通知", sheet)
    others = " and other departments" if ET_AL.search(whose) else ""
    return f"notice on forwarding the {title_case(said)} of {with_articles(names)}{others}" if said else ""


def _where(issuers: str, body: str) -> str:
    """A place as issuer: 云南省关于X -> … in Yunnan Province."""
    words = cut(issuers)
    name, length = place(words)
    return f" in {name}" if name and length == len(words) and issuers not in body else ""


def _subject(body: str, sheet: Sheet) -> str:
    """What a 关于…的通知 is about."""
    if matters := _matters(body, sheet):
        return matters
    if progress := PROGRESS.match(body):
        return f"progress in {sheet.phrase(progress['what'])}"
    if law := LAW.match(body):
        return f"the application of law in {phrase(sheet.cut(law['what']))}"
    given, _, also = body.partition("并")
    if (out := GIVEN_OUT.match(given)) and (re.search(Q, given) or not also):
        return _given_out(out["verb"], out["what"], sheet) + (f", and {sheet.phrase(also)}" if also else "")
    if re.match(Q, body):
        return things(body, sheet)
    core, behind = parted(body)
    words = sheet.cut(core)
    verb = next((word for word in words if word.verb), None)
    placed = bool(words) and words[0].kind == "region" and not load().has("inner", words[-1].zh)
    clause = verb and load().has("undertaking", verb.zh) and not placed
    several = any(word.zh == "若干" for word in words[1:])  # 近期支持X若干政策举措
    named = names_document(words) and len(words[-1].zh) >= NAMED and not clause and not several
    said = _entitled(sheet.titled(words)) if named else phrase(words)
    if core.startswith("对") and core.endswith(SUBMITTED):
        said = noun_phrase(words[1:])
    said = said.removeprefix("on ") if core.startswith("对") else said
    return said + asides(behind, sheet)


def _matters(body: str, sheet: Sheet) -> str:
    """X有关事项 -> matters concerning X, X及有关事项 -> X and related matters; the empty text for all else."""
    matters = MATTERS.match(body)
    if not matters or GIVEN_OUT.match(body):
        return ""
    what, kind = matters["what"].removesuffix("等"), matters["kind"]
    if kind and (also := ALSO.search(what)):
        return f"{_subject(what[: also.start()], sheet)} and related {RELATED[kind]}"
    if kind in TAKEN_BY and CARRIED.match(what):  # 落实X | 有关政策
        return sheet.phrase(f"{what.removesuffix('的')}{kind}")
    about = "several issues concerning" if matters["several"] else "matters concerning"
    return f"{ON.get(kind, about)} {_subject(what, sheet)}"


def _entitled(said: str) -> str:
    """The name of a document in title case, with the article that its head takes."""
    name = said.removeprefix("the ")
    return ("the " if articled(name, "the") != name else "") + title_case(name)


def _given_out(verb: str, what: str, sheet: Sheet) -> str:
    """印发《A》 -> issuing the A; 转发X《A》 -> forwarding the A of X."""
    doing = GIVING_OUT.get(verb, "issuing")
    forwarded = FORWARDED.match(what) if doing == "forwarding" else None
    if forwarded and (of := bodies(forwarded["whose"])):
        others = " and other departments" if ET_AL.search(forwarded["whose"]) else ""
        return f"{doing} {_paper(forwarded['what'], sheet)} of {with_articles(of)}{others}"
    whose, name = _named_after_bodies(what) if doing == "forwarding" else ("", what)
    if whose:
        core, behind = parted(name)
        said = title_case(sheet.titled(sheet.cut(core)).removeprefix("the "))
        return f"{doing} the {said}{asides(behind, sheet)} of {whose}"
    return f"{doing} {_paper(what, sheet)}"


def _named_after_bodies(what: str) -> tuple[str, str]:
    """发展改革委住房城乡建设部X方案 -> the bodies, X方案; no bodies for all else."""
    core, _aside = parted(what)
    words = cut(core)
    many = next((at for at, word in enumerate(words) if word.kind != "issuer"), 0)
    name = core[sum(len(word.zh) for word in words[:many]) :]
    others = AND_OTHERS.match(name)
    name = name[others.end() :] if others else name
    if not many or not names_document(cut(name)):
        return "", what
    whose = with_articles([word.noun.removeprefix("the ") for word in words[:many]])
    return whose + (" and other departments" if others else ""), name + what[len(core) :]


def _paper(what: str, sheet: Sheet) -> str:
    """What is given out: a quoted title, a name, or 关于X意见 without marks, whose kind may stand outside."""
    said = (about(what, sheet) or about(f"{what}的通知", sheet)) if what.startswith("关于") else ""
    return f"the {title_case(said.removeprefix('the '))}" if said else things(what, sheet)
