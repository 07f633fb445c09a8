"""What one translation gathers, and the names of the bodies that a title begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from translation.english.grammar import captions
from translation.english.grammar.doubts import crowds, namings
from translation.english.grammar.kinds import ADMINISTERED, of_kind
from translation.english.grammar.nouns import place
from translation.english.grammar.openings import PAUSES, opens
from translation.english.grammar.phrases import phrase
from translation.english.grammar.prepositions import TAKEN
from translation.english.grammar.series import two_tools
from translation.english.grammar.unordered import governing
from translation.english.words import bodies as local_bodies
from translation.english.words.agreement import headed, modifying
from translation.english.words.cut import cut, unknown_words
from translation.english.words.inflection import title_case
from translation.english.words.joints import JOINTS, listed, split
from translation.english.words.lexicon import Word, body_name, load

TITLE = "\ue002"
"""Stands before a quoted part that is the title of a document."""
AGENCY = re.compile(
    r"(?:部门?|省|市|区|州|县|司|委|局|厅|会|院|(?<![签部])署|室|办|中心|政府|中央|银行|总社|公司|小组|法院|交易所|协会|学会|联合会|集团|财政)$"
)
ET_AL = re.compile(r"(?:联合|会同)有关部门$|等[一二三四五六七八九十\d]*个?(?:部门|单位|部委)?$")
BETWEEN = re.compile(
    r"[ 、，]|和(?=国家|中国)|会同(?!有关)"
    r"|(?<=[委部局署会])(?=国家|财政部|商务部|科技部|农业农村部|水利部|交通运输部|生态环境部|自然资源部|工业和信息化部|住房)"
)
"""What parts bodies in a row, which in a forwarded title may have no mark between them."""
TORN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=环境部|改革委)")
RULED = {"规则", "措施", "要求"}
"""What a part of a document has rather than is, where nothing more is said: 判定规则."""
IMPROVED = {"完善", "健全", "建立健全", "优化", "改进", "进一步完善", "细化"}
RULES = {"办法", "管理办法", "规定", "管理规定", "细则", "实施细则", "名录", "目录", "清单", "指南"}
"""What a clause says is improved, where the whole is no document of that kind."""
DIVISIONS = {"部门分工", "任务分工", "重点任务分工", "重点工作分工"}
"""Who does what of a document: X工作方案部门分工."""
CARRIED_OUT = {"实施", "实行", "推行", "落实", "执行"}
"""What is done with a list that stands: 实施 | X负面清单."""
SENT = {"报送", "上报", "通报", "填报", "公布", "了解"}
"""What is done with a report on something, where 报送X进展情况 is no report on sending."""
CLAUSAL = {"规范", "标准", "措施", "政策措施", "规则", "规定"}


@dataclass
class Sheet:
    """What one translation gathers: quoted parts by placeholder, unknown words."""

    quotes: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unordered: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)
    framed: bool = False

    def cut(self, text: str) -> list[Word]:
        """The words of a text; the unknown ones are noted."""
        spaced = cut(text)
        self.crowded += _glued(spaced)
        words = [self._named(word) for word in _bracketed(_unspaced(spaced))]
        self.unknown += unknown_words(words)
        self.unordered += governing(words)
        self.crowded += [*crowds(words), *namings(words)]
        return words

    def _named(self, word: Word) -> Word:
        """A quoted part that is the title of a document says so."""
        title = word.kind == "quote" and self.quotes.get(word.zh, "")[1:2] == TITLE
        return replace(word, kind="title") if title else word

    def phrase(self, text: str) -> str:
        """A phrase without a frame, in small letters."""
        return self.titled(self.cut(text))

    def titled(self, words: list[Word]) -> str:
        """A phrase, or the name of a document that ends in its kind or shares out what one says."""
        if words and words[-1].zh in DIVISIONS and names_document(words[:-1]):
            return f"the {words[-1].noun} for the {title_case(self.titled(words[:-1]).removeprefix('the '))}"
        return of_kind(words[:-1], words[-1]) if names_document(words) else phrase(words)


def _bracketed(words: list[Word]) -> list[Word]:
    """What is in brackets inside a phrase belongs to the noun before it: 机关（单位）创建."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        end = next((i for i in range(at + 1, len(words)) if words[i].zh == "）"), 0) if words[at].zh == "（" else 0
        if end and out and out[-1].noun and out[-1].kind not in ("quote", "title", *JOINTS):
            inner = phrase(words[at + 1 : end]).removeprefix("the ").removesuffix(" of")
            before = out.pop()
            own = f"{before.adjective} ({modifying(inner)})" if before.adjective else ""
            name = headed(before.noun) if inner.endswith("s") else before.noun
            out.append(replace(before, noun=f"{name} ({inner})", adjective=own))
            at = end + 1
        else:
            out.append(words[at])
            at += 1
    return out


def _unspaced(words: list[Word]) -> list[Word]:
    """Without blanks that part no clauses: 农村 供水工程."""
    return [word for at, word in enumerate(words) if word.zh != " " or opens(words, at + 1)]


def _glued(words: list[Word]) -> Iterator[str]:
    """Two things with a blank between them that parts no clauses: whether they are one or two is a guess."""
    for at in range(1, len(words) - 1):
        if words[at].zh == " " and not opens(words, at + 1):
            yield f"{words[at - 1].zh} {words[at + 1].zh}"


def has_rules(words: Sequence[Word]) -> bool:
    """Whether words name a part of a document rather than one: 判定规则, 检验方法与判定规则."""
    return words[-1].zh in RULED and (len(words) == 2 or captions.apart(split(words)))


def names_document(words: list[Word]) -> bool:
    """Whether a phrase is the name of a document or an action by its kind, not a clause about one."""
    lexicon = load()
    if len(words) < 2 or words[-1].zh not in lexicon.kinds or words[0].zh in TAKEN:
        return False
    paused = any(word.zh in PAUSES for word in words) and opens(words, 0)  # 建立台账，定期通报
    if paused or has_rules(words) or (words[0].zh in IMPROVED and words[-1].zh in RULES):  # 完善 | 转移支付 办法
        return False
    if words[-2].kind in JOINTS:
        return len(words) > 3 and bool(words[-3].verb) and ADMINISTERED in lexicon.kinds[words[-1].zh]
    if len(words) == 2 and lexicon.has("strong", words[0].zh):
        return False  # 完善 | 统计制度
    if not opens(words, 0):
        return True
    verb = next(word for word in words if word.verb)
    taken = (
        lexicon.has("creating", verb.zh)
        or lexicon.has("undertaking", verb.zh)
        or lexicon.has("undertaking", verb.zh[-2:])
    )
    inner = lexicon.has("inner", words[-1].zh) or words[-1].zh == "战略"
    clause = two_tools(words[1:]) or (words[-1].zh.endswith("清单") and words[0].zh in CARRIED_OUT)
    clause = clause or (
        lexicon.has("drafting", verb.zh) or (verb.zh in SENT and words[-1].zh.endswith("情况")) or (inner and taken)
    )
    ruled = words[-1].zh == "规定" and lexicon.has("pivots", verb.zh)  # 促进和规范X | 规定, but 落实 | 规定
    return not clause and (ruled or words[-1].zh not in CLAUSAL)


def bodies(text: str) -> list[str] | None:
    """English names of the bodies in front of a title; None where that text is something else."""
    text = TORN.sub("", text.strip())
    names = [part for name in BETWEEN.split(text) if name for part in _side_by_side(ET_AL.sub("", name))]
    if not all(AGENCY.search(name) or body_name(name) for name in names):
        return None
    return [body_name(name) or _listed(name) or _office(name) or _governed(name) or name for name in names]


def _governed(name: str) -> str:
    """A place that stands for its government: 上海市印发X; the empty text for all else."""
    words = cut(name)
    said, length = place(words)
    return said if length == len(words) else ""


def _office(name: str) -> str:
    """An office by its words, with its body: 国家统计局能源统计司 -> Department of Energy Statistics, …."""
    at = next((at for at in range(len(name) - 2, 1, -1) if body_name(name[:at])), 0)
    own, department = name[at:], name.endswith("司")
    if not department and (not at or not name.endswith("室")):
        return ""
    said = title_case(phrase(cut(own.removesuffix("司"))).removeprefix("the "))
    office = f"Department of {said}" if department else said
    return f"{office}, {body_name(name[:at])}" if at else office


def _side_by_side(name: str) -> list[str]:
    """Bodies that stand without a mark between them: 财政部税务总局."""
    words = [] if body_name(name) else cut(name)
    return [word.zh for word in words] if words and all(word.kind == "issuer" for word in words) else [name]


def _listed(name: str) -> str:
    """The name of a body that the lexicon has, without its article, or one by its parts."""
    word = load().words.get(name)
    known = word.noun.removeprefix("the ") if word and word.noun[:1].isupper() else ""
    return known or local_bodies.name(name) or ""


def person(text: str) -> list[str] | None:
    """The English name of a person whom the lexicon knows."""
    word = load().words.get(text)
    return [word.noun] if word and word.noun[:1].isupper() else None


def with_articles(names: list[str]) -> str:
    """Names in a row, each with `the`."""
    return listed([f"the {name}" for name in names])
