"""One written form for all: traditional, Japanese, full-width and upper-case characters become simplified, lower-case.

Folding keeps the length, so that a place in the folded text is the same place in the text itself. It works character by
character; where both scripts have one of two meanings (乾旱 but 乾坤, 著重 but 著作), those beside it decide. The
text index and the queries are folded alike.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from itertools import chain

import opencc

from policy.characters import RADICALS

# Characters that neither OpenCC nor Unicode folds: Japanese forms (汚染, 氷, 戸, 灌漑, 輌 …) and their simplified ones.
_PAIRS = """
値值 倣仿 剣剑 呉吴 囘回 廻回 尓尔 戸户 揃剪 搾榨 搆构 惣总 戻戾 暁晓 曁暨 栢柏 梱捆 楕椭 歛敛 歩步
毎每 氷冰 汚污 涜渎 渕渊 淵渊 渓溪 漑溉 潅灌 澁涩 烱炯 焔焰 煕熙 燐磷 甞尝 畧略 畊耕 畄留 畆亩 砿矿
碁棋 稾稿 窓窗 竃灶 竝并 籐藤 籏旗 粧妆 糺纠 繊纤 纎纤 罸罚 聨联 脇胁 膓肠 膸髓 舗铺 苅刈 菓果 蘂蕊
蘓苏 蝿蝇 蠏蟹 衞卫 覊羁 觧解 讃赞 讐仇 貭质 貮贰 賍赃 踈疏 躰体 軆体 輌辆 輙辄 辧办 辺边 邉边 迯逃
釡釜 釼剑 鈬铎 鉱矿 鑚钻 鑛矿 銕铁 閙闹 陜陕 隣邻 隷隶 靭韧 靱韧 韮韭 頚颈 頬颊 頋顾 飃飘 飜翻 餠饼
餽馈 駄驮 駈驱 髄髓 鬪斗 鴬莺 鵞鹅 鴈雁 麁粗 龝秋 姉姊 姫姬 嶋岛 叡睿 厰厂 劔剑 冨富 冩写 凾函 凖准
壷壶 埀垂 塲场 帋纸 廰厅 徃往 恠怪 恊协 拏拿 朶朵 緖绪 阯址 廸迪 廏厩 壻婿
"""
_JAPANESE = {pair[0]: pair[1] for pair in _PAIRS.split()}
# In GB 2312 for rare simplified words, but in a traditional text the everyday characters 后 征 于 烟 曲 …
_TRADITIONAL_IN_GB = frozenset("後徵於菸麴麽夥摺")
# Characters of both scripts, and what a traditional text means by them: always but for these before or behind …
_UNLESS = """
乾干 康雍 坤隆卦元陵县安嘉道清符宁
瞭了 . 望
著着 显昭卓较土原名专译论编合巨拙遗撰所共 作名述者称录书文
藉借 慰狼枕蕴 .
"""
# … or only with these before or behind.
_ONLY = """
覆复 反回答批 核函查审验
沈沉 浮 淀降积
甚什 . 么
"""
_HAN = tuple(chain(range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)))
_WIDE = tuple(chain(range(0x21, 0x3000), range(0x3000, 0x3400), range(0xFE00, 0x10000), _HAN))


def _simplified() -> dict[int, str]:
    """Traditional and Japanese characters that simplified Chinese (GB 2312) does not use, with what it uses instead."""
    chars = [chr(code) for code in _HAN]
    joined = "\n".join(chars)
    from_traditional = opencc.OpenCC("t2s").convert(joined).split("\n")
    from_japanese = opencc.OpenCC("t2s").convert(opencc.OpenCC("jp2t").convert(joined)).split("\n")
    table = {}
    for char, traditional, japanese in zip(chars, from_traditional, from_japanese, strict=True):
        if _in_gb2312(char) and char not in _TRADITIONAL_IN_GB:
            continue
        simple = _JAPANESE.get(char) or (traditional if traditional != char else japanese)
        if simple != char and len(simple) == 1:
            table[ord(char)] = simple
    return table


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def table() -> dict[int, str]:
    """The folding table for `str.translate`: code point -> one character."""
    simplified = _simplified()
    folded = {}
    for code in _WIDE:
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        plain = RADICALS.get(code) or unicodedata.normalize("NFKC", char)
        plain = plain.lower() if len(plain) == 1 else char.lower()
        plain = simplified.get(ord(plain), plain) if len(plain) == 1 else char
        if plain != char:
            folded[code] = plain
    # A Japanese form may lead to a traditional one (渋 → 澁 → 涩): the last of the chain is the simplified character.
    return {code: folded.get(ord(char), char) for code, char in folded.items()}


def _by_phrase() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Character -> the simplified one that it stands for, and where it does."""
    found = {}
    for rule in _UNLESS.strip().split("\n"):
        pair, before, behind = rule.split()
        found[pair[0]] = (pair[1], re.compile(f"(?<![{before}]){pair[0]}(?![{behind}])"))
    for rule in _ONLY.strip().split("\n"):
        pair, before, behind = rule.split()
        found[pair[0]] = (pair[1], re.compile(f"(?<=[{before}]){pair[0]}|{pair[0]}(?=[{behind}])"))
    return found


_PHRASES = _by_phrase()


@cache
def fingerprint() -> str:
    """Changes whenever the table changes (another OpenCC): the text index is then rebuilt."""
    rows = ",".join(f"{code:x}{char}" for code, char in sorted(table().items())) + _UNLESS + _ONLY
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


def fold(text: str) -> str:
    """`text` with every character in its simplified, half-width, lower-case form; the same length.

    >>> fold("碳排放權交易　ＣＯ２")
    '碳排放权交易 co2'
    >>> fold("防止乾旱，顯著改善"), fold("扭轉乾坤")
    ('防止干旱，显著改善', '扭转乾坤')
    """
    plain = text.translate(table())
    for char, (simple, where) in _PHRASES.items():
        if char in plain and len(plain) > 1:
            plain = where.sub(simple, plain)
    return plain


def looks_foreign(text: str) -> bool:
    """Whether `text` holds a character that simplified Chinese does not use: traditional, Japanese or kana."""
    return any((ord(char) > 0x2FFF and not _in_gb2312(char)) or "぀" <= char <= "ヿ" for char in text)
