"""What an act of a duty is done to: a noun phrase all of whose words are known, else nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from translation.brief.clauses import worded
from translation.english.words.agreement import governed
from translation.english.words.joints import listed
from translation.titles.words.kanji import to_simplified
from translation.titles.words.quotes import normalised
from translation.titles.words.tokens import cut
from translation.wording import Lang, catalogue

LEAST_IN_A_ROW = 2
LONGEST = 36
"""Characters of an object that the grammar of titles is asked to order."""
NO_OBJECT = re.compile(
    r"^[和、与及并或]|(?:部|委|局|厅|部门|机关|机构|政府|单位|企业)$|后(?:申请|实施|施行|再)|[^，]{2}(?:享有|享受|履行|获得|得到)|^其?(?:提出|生产|销售|使用|提供|委托|支付|发生)[^的]{0,8}的"
)
"""One more act; to whom, not what; what comes after it; whose it is."""
OF_ITS_KIND = re.compile(
    r"^[\u4e00-\u9fff]{2}(?:[、和][\u4e00-\u9fff]{2})?(?:结果|报告|数据|信息|资料|情况|制度|设施|设备|装置|方案|计划|机构|体系|系统|平台|记录|费用|能力|标准|规范|方法|机制|服务|范围|期限)"
)
"""核查结果: the verb says of what kind the thing is."""
WHOLE = re.compile(
    r"(?:制度|体系|机制|设备|设施|规范|标准|方案|计划|报告|名录|目录|清单|台账|合同|凭证|数据|信息|资料|措施|产品|人员|预案|器具)$"
)
"""Words with which a thing that stands in a row is named by itself: 管理制度和服务规范."""
RELATIVE_VERBS = r"(?:危及|危害|破坏|损害|影响|妨碍|干扰|不符合|符合|含有|列入)"
RELATIVE = re.compile(
    rf"^(?P<verb>{RELATIVE_VERBS})(?P<what>(?!{RELATIVE_VERBS})[^，的]{{2,30}})的(?P<head>[^，的]{{2,24}})$"
)
"""危及X安全的活动, 不符合X标准的Y, which the grammar of titles orders as an action."""


def object_of(zh: str, lang: Lang) -> str:
    """An object as its verb governs it; its 其 is said by the sentence. Empty where a word is unknown."""
    if NO_OBJECT.search(zh):
        return ""
    if (said := relative(zh, lang)) is not None:
        return said
    zh = zh.removeprefix("其").removeprefix("本单位的").removeprefix("本企业的")
    if len(zh) > LONGEST or (act_form(lang).match(zh) and not OF_ITS_KIND.match(zh)):
        return ""  # a verb within: the grammar of titles would order it as a noun
    if lang == "en":
        return _in_a_row(zh) or governed(worded(zh, lang, known=True))
    said = worded(zh, lang, known=True)
    return said if said.endswith(_head(zh)) else ""


@cache
def act_form(lang: Lang) -> re.Pattern[str]:
    """An act by adverb, verb or two, and what it is done to."""
    verbs = "|".join(sorted(words_of(lang)["verbs"], key=len, reverse=True))
    adverbs = "|".join(sorted(words_of(lang)["adverbs"], key=len, reverse=True))
    return re.compile(
        rf"^(?:向社会)?(?P<how>(?:{adverbs})?)(?P<verb>{verbs})(?:(?:[和、]|(?=健全|完善|修订))(?P<second>{verbs}))?(?P<what>[^，。；]{{2,}})$"
    )


def words_of(lang: Lang) -> dict[str, Any]:
    """The words of acts in a language."""
    words: dict[str, Any] = catalogue(lang)["brief"]["acts"]
    return words


def relative(zh: str, lang: Lang) -> str | None:
    """A thing by what it does: 不符合X标准的Y; empty where a word is unknown, None for others."""
    found = RELATIVE.match(zh)
    if found is None:
        return None
    what, head = (worded(zh, lang, known=True) for zh in (found["what"].removesuffix("中"), found["head"]))
    what = governed(what) if lang == "en" and what else what
    form = str(words_of(lang)["relative"][found["verb"]])
    return form.format(what=what, head=head) if what and head else ""


def _in_a_row(zh: str) -> str:
    """Things in a row, each named by itself; the grammar of English titles shares the last word among them."""
    parts = re.split("[、和与及]", zh)
    if len(parts) < LEAST_IN_A_ROW or "的" in zh or not all(WHOLE.search(part) for part in parts):
        return ""
    said = [worded(part, "en", known=True) for part in parts]
    return listed([governed(one) for one in said]) if all(said) else ""


def _head(zh: str) -> str:
    """The Japanese of the last word, with which a noun phrase ends; 服务许可证 read as a verb ends otherwise."""
    words = cut(to_simplified(normalised(zh)))
    return words[-1].ja if words and words[-1].role == "noun" else ""
