"""Signs that a draft is not to be trusted: words in a crowd without a mark, a little word that lost its neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from translation.english.grammar.compounds import describes, is_action
from translation.english.words.inflection import LEADING, SMALL, gerund, third
from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

BREAKS = JOINTS | {"of", "title", "quote", "year", "edition", "plan", "issuer", "region", "preposition", "such as",
          "company"}  # fmt: skip
EMPTY = {"工作", "有关", "相关", "相关工作", "有关工作", "重点工作", "相关重点工作", "全省", "全市", "本市", "沿线"}
"""Words that add nothing to a crowd."""
UNITS = {"省", "市", "区", "县", "州"}
"""What a row may begin with where its place is told apart."""
PLAIN = {"建设", "验收", "管理", "监督管理", "情况", "工作情况", "信息", "要求", "试点", "结果", "政策", "技术",
         "检测", "监测", "审核", "评审", "环境管理", "环境监管", "安全管理", "质量管理"}  # fmt: skip
"""What a row may end in without a doubt: it is that of all before it."""
DOERS = {"企业", "单位", "机构", "项目", "工程", "设施", "装置", "产品", "设备"}
"""What a deed before it only names."""
CROWD, DEEDS = 4, 2
"""Words in a row from which on they are a crowd, and the deeds among them."""
MOST_WORDS = 5
"""Things and deeds in a row that are a crowd though no more than one is a deed."""
UNREAD = "关于"
"""Opens what a paper is about; where it stands among the words, no frame has read it."""
BODIES = ("交易所", "研究院", "研究所", "设计院", "集团", "总公司", "分公司", "协会", "学会", "基金会", "大学", "学院")
"""How the names of bodies end that are not offices."""
STATE = {"中国", "国家"}
NAME_WORDS = 4
"""Words of such a name before its end."""
LONG_DEED = 4
"""Characters from which on a noun that names an action is a deed of its own: 供热改造."""
STACK = 7
"""English nouns in a row that no reader takes apart."""
TOKEN = re.compile(r"[A-Za-z'’-]+|[^\sA-Za-z]+")
NUMBER = re.compile(r"(?:[A-Z][a-z]{0,5} ){1,14}\[\d{4}\] No\. \d+")
"""A document number, in pinyin."""
ARTICLES = {"a", "an", "the"}
TAKING_ARTICLES = {"out", "up", "that", "all", "concerning", "such", "including", "forward", "firm", "following",
                   "above", "below", "sees", "see", "chairs", "chair"}  # fmt: skip
BEHIND = {"of", "in", "for", "on", "by"}
NEAR = 9
"""Words in which a thing is looked for again: itself, `of`, and seven more."""
NAMING = {"ministry", "commission", "administration", "bureau", "department", "office", "committee", "national",
          "zone", "zones"}  # fmt: skip
"""What a name has in it."""
LOSING = BEHIND | {"through", "with", "from", "to", "and"}
"""What no article stands before."""
UNDONE = re.compile(r"未(?![来成央])")
"""What was not done, beside the future and what is whole anyway: 未来, 未成年人, 未央区."""
DENIED = re.compile(
    r"\b(?:no|not|never|yet|fail\w{0,4}|without|sub[a-z]{2,20}|non-?\w{0,20}|un[a-z]{2,20}|in[a-z]{2,20}ed|outstanding)\b",
    re.I,
)
TWICE = re.compile(r"\b([a-z-]{6,40}) and \1(?=$|[,:;)]| (?:for|in|on|by) )|\bthe industry of (?!the [A-Z])", re.I)
"""A thing beside itself; an industry that lost its name: the industry of X and Y."""


def crowds(words: Sequence[Word]) -> Iterator[str]:
    """Rows of words without a mark in which what is done to what is a guess, and words with a 关于 between them."""
    if any(word.zh == UNREAD for word in words):
        yield "".join(word.zh for word in words)
    row: list[Word] = []
    for word in [*words, Word("", kind="stop")]:
        empty = word.zh in EMPTY or word.kind == "unknown" or load().has("groups", word.zh)
        if empty or (not row and word.zh in UNITS):
            continue
        if not _breaks(word):
            row.append(word)
            continue
        if _is_crowd(row):
            yield "".join(each.zh for each in row)
        row = []


def _is_crowd(row: Sequence[Word]) -> bool:
    """Whether a row has four things and more, two of them deeds, or five, but for what it may end in."""
    things = [word for at, word in enumerate(row) if not (describes(word) or _says_how(row[at : at + 2]))]
    while things and things[-1].zh in PLAIN:
        things.pop()
    if len(things) >= CROWD and sum(map(_is_deed, things)) >= DEEDS:
        return True
    return len(things) >= MOST_WORDS and row[-1].kind != "issuer"


def _says_how(pair: Sequence[Word]) -> bool:
    """Whether a word only says which or how: 处理 | 企业, 综合利用 | 项目, 无害化 | 处理."""
    if pair[1:] == []:
        return False
    first, after = pair
    return bool(first.verb) and (
        after.zh in DOERS or (first.zh.endswith("化") and bool(first.adjective and after.verb))
    )


def namings(words: Sequence[Word]) -> Iterator[str]:
    """Names of companies and societies that are told by their words, since nobody knows them: 中国X总公司."""
    for at, word in enumerate(words):
        before = words[max(0, at - NAME_WORDS) : at]
        owned = any(each.kind == "region" or each.zh in STATE for each in before)
        if word.zh.endswith(BODIES) and word.kind != "issuer" and owned:
            yield "".join(each.zh for each in [*before, word])


def _breaks(word: Word) -> bool:
    """Whether a word ends a row: a mark, a kind, a verb that opens a clause, or what only says how."""
    how = bool(word.adverb) and not word.adjective and not word.noun
    opening = load().has("strong", word.zh) or load().has("governing", word.zh)
    return word.kind in BREAKS or word.zh in load().kinds or how or opening


def _is_deed(word: Word) -> bool:
    whole = load().has("complete", word.zh) or (len(word.zh) >= LONG_DEED and is_action(word))
    return whole or bool(word.verb and word.noun)


def denial_lost(zh: str, en: str) -> bool:
    """Whether something that was not done is told as done: 未 without a word for it."""
    return bool(UNDONE.search(zh)) and not DENIED.search(en)


def stray(en: str) -> bool:
    """Whether an article lost its noun, an adjective stands before `of`, a thing beside itself, or nouns in a row."""
    if TWICE.search(en):
        return True
    tokens = TOKEN.findall(NUMBER.sub(".", en).lower())
    if any(_of_itself(tokens[at : at + NEAR]) for at, token in enumerate(tokens) if len(token) > len("plans")):
        return True
    row = 0
    for word, after in pairwise([*tokens, "."]):
        plain = word[0].isalpha() and word not in SMALL | {"whose", "that"}
        row = row + 1 if plain and not _is_verb(word) else 0
        lonely = word in _adjectives() - {"any"} and after in BEHIND and not (after == "by" and word.endswith("ed"))
        article = plain and after in ARTICLES and not _is_verb(word) and word not in TAKING_ARTICLES
        lost = word in ("the", "an") and after in LOSING
        if row >= STACK or lonely or article or lost:
            return True
    return False


def _of_itself(tokens: Sequence[str]) -> bool:
    """Whether a thing is said to be of itself, names of bodies and zones apart: the system of the control system."""
    thing, *rest = tokens
    if rest[:1] != ["of"]:
        return False
    end = next((at for at, token in enumerate(rest[1:], 1) if not token[0].isalpha()), len(rest))
    return thing.removesuffix("s") in {token.removesuffix("s") for token in rest[:end]} and NAMING.isdisjoint(rest)


def _is_verb(word: str) -> bool:
    return word.endswith("ing") or word in _verbs()


@cache
def _verbs() -> frozenset[str]:
    """The verbs of the lexicon as they stand before an object: promote, promotes."""
    bases = {LEADING.sub("", word.verb).partition(" ")[0].lower() for word in load().words.values() if word.verb}
    return frozenset(bases | {third(base) for base in bases} | {gerund(base) for base in bases if base})


@cache
def _adjectives() -> frozenset[str]:
    """The adjectives of the lexicon that are no nouns."""
    words = load().words.values()
    nouns = {part for word in words for part in word.noun.lower().split()}
    return frozenset(word.adjective.lower() for word in words if word.adjective.replace("-", "").isalpha()) - nouns
