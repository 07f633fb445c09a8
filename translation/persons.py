"""Persons in headlines, by surname and office: 王小明副部长. What the Japanese and the English rules share."""

from __future__ import annotations

import re

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤温盛凌骆丛谌"
)
RARE = "习庄倪岳赖施洪翁纪童毕靳仲耿詹焦殷翟樊兰庞梅聂祝颜穆费葛游阮"
"""Surnames that are common words elsewhere, or rarer than those above."""
NAME = rf"[{SURNAMES}{RARE}][\u4e00-\u9fff]{{1,2}}"
# No 省长 and 市长: before these stand places, which begin like surnames (江西省长).
PERSON = re.compile(
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    r"(?P<office>(?:常务副|副)?(?:部长|局长|主任|署长|司长|秘书长|总理)|部长助理|总工程师)"
    r"(?=出席|主持|会见|赴|率|调研|解读|介绍|就|在|为|$)"
)
OFFICES = {
    "部长": ("Minister", "部長"),
    "局长": ("Director", "局長"),
    "主任": ("Director", "主任"),
    "署长": ("Director", "署長"),
    "司长": ("Director-General", "司長"),
    "秘书长": ("Secretary-General", "秘書長"),
    "总理": ("Premier", "総理"),
    "部长助理": ("Assistant Minister", "部長補佐"),
    "总工程师": ("Chief Engineer", "総工程師"),
}
OFFICE = rf"(?:常务)?副?(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))})"
HOST = re.compile(rf"(?P<body>[^，。 ]{{2,16}}?)??(?P<office>{OFFICE})?(?P<name>{NAME})?")
"""Who chairs a meeting: a body, an office in it and a name, of which some may be missing."""


def office(zh: str, *, ja: bool) -> str:
    """An office in English (副部长 = Vice Minister) or Japanese (副部長)."""
    plain = zh.removeprefix("常务").removeprefix("副")
    name = OFFICES[plain][ja]
    if plain == zh:
        return name
    return f"副{name}" if ja else f"Vice {name}"
