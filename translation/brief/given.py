"""Acts that name more than an object: 为X提供Y, 对X进行评估, 将X编入Y, 保证X符合Y, 在X标明Y."""

from __future__ import annotations

import re

from translation.brief.clauses import worded
from translation.brief.objects import object_of, words_of
from translation.wording import Lang

FORMS = {
    "given": re.compile(
        r"^(?P<how>免费|及时|依法|主动|定期)?(?:为|向|给|对)(?P<whom>(?:(?!进行|开展|实施)[^，。；]){2,24}?)(?P<late>及时足额|按时足额|及时|足额|定期)?(?P<verb>提供|支付|出具|通报|告知|(?<=公众|社会|用户)(?:公示|公开|开放))(?P<what>(?![^，。；]*(?:提交|报送|提供))[^，。；]{2,30})$"
    ),
    "answers": re.compile(r"^对(?P<what>[^，。；所]{2,40}?)(?:依法)?(?:负责|承担(?:相应的?|法律|主体)?责任)$"),
    "done_to": re.compile(
        r"^(?P<how>定期|及时|依法)?对(?P<what>[^，。；对]{2,30}?)(?:进行|开展|实施)(?P<verb>[^，。；的]{2,6})$"
    ),
    "agreed": re.compile(r"^与(?P<whom>[^，。；]{2,20}?)(?:依法)?(?P<verb>签订|订立|建立)(?P<what>[^，。；]{2,30})$"),
    "helped": re.compile(r"^配合(?P<what>[^，。；]{2,30})$"),
    "obeyed": re.compile(r"^服从(?P<what>[^，。；]{2,30})$"),
    "entered": re.compile(
        r"^将(?P<what>[^，。；将]{2,30}?)(?:统一|合理|及时|全部)?(?:纳入|列入|编入|计入|记入|写入|归入)(?P<into>[^，。；]{2,30})$"
    ),
    "made_known": re.compile(
        r"^将(?P<what>[^，。；将]{2,30}?)(?:及时|主动|依法|予以|向社会)?(?P<verb>公示|公开|公布|存档|归档)$"
    ),
    "kept": re.compile(r"^(?:妥善)?(?:留存|保存|保留|保管)(?P<what>[^，。；]{2,30}?)(?:等资料)?备查$"),
    "met": re.compile(
        r"^(?:保证|确保)(?P<what>[^，。；]{2,24}?)(?:符合|达到|满足)(?P<of>[^，。；]{2,24}?(?:标准|要求|规定|规范|条件|范围))$"
    ),
    "placed": re.compile(
        r"^在(?P<where>[^，。；在]{2,20}?)(?P<verb>标明|标注|设置|配备|安装|张贴|公示|公布)(?P<what>[^，。；]{2,30})$"
    ),
    "linked": re.compile(
        r"^加强与(?P<whom>[^，。；的]{2,24}?)的?(?P<verb>联系沟通|沟通联系|沟通协调|沟通|联系|合作|协作|协调|衔接|交流)$"
    ),
}
"""Each form by its name in the catalogue."""
WITH = frozenset({"agreed", "linked"})
"""Those in which a body stands where others have a thing."""


def given(zh: str, lang: Lang) -> str | None:
    """An act of one of these forms; empty where a word is unknown, None for other forms."""
    for name, form in FORMS.items():
        if found := form.match(zh):
            return _said(name, found, lang)
    return None


def _said(name: str, found: re.Match[str], lang: Lang) -> str:
    words = words_of(lang)
    parts = found.groupdict()
    how, late, verb = (parts.pop(key, None) for key in ("how", "late", "verb"))
    told = {
        key: worded(value, lang, known=True) if key == "whom" and name in WITH else object_of(value, lang)
        for key, value in parts.items()
    }
    act = str(words["verbs"].get(verb) or words["put"].get(verb) or "") if verb else ""
    if not all(told.values()) or (verb and not act):
        return ""
    adverb = str(words["adverbs"].get(how or late, ""))
    beside = adverb if "{act}" not in adverb else ""
    said = str(words[name]).format(**told, verb=act, how=beside)
    return adverb.format(act=said) if adverb and not beside else said
