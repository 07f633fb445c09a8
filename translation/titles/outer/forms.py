"""The outer forms of titles, as patterns: papers with their issuers, orders, meetings, answers to the press, news."""

from __future__ import annotations

import re

from translation.titles.words.quotes import ANY, LONGEST, SOME, Q

ORDER = re.compile(rf"^({Q}) ?(\d{{4}}年第\d+号(?:令|公告))$")
TRAILING_ISSUERS = re.compile(rf"^({ANY}的(?:通知|意见|公告|通告|决定|批复|函)) (\S+)$")
ABOUT = re.compile(rf"^(?P<issuers>{ANY}?)关于(?P<body>{SOME})的(?P<kind>[^的]{{1,12}}?)$")
ABOUT_BARE = re.compile(
    rf"^(?P<issuers>{ANY}?)关于(?P<body>.{{2,{LONGEST}}}?)"
    r"(?P<kind>(?:(?:实施|指导|若干|暂行|工作|行动)?(?:意见|方案|规定|办法|计划|措施)|(?:若干|财政|金融|税收|扶持|支持)政策(?:措施)?|通知|公告|通告|决定|批复|函|倡议|请示|报告))$"
)
UNTOLD = re.compile(
    rf"^(?P<body>(?!印发|转发)[^{Q[1:-1]}]{{4,{LONGEST}}})的"
    r"(?P<kind>(?:指导|实施|若干)?意见|决定|(?:实施|工作|行动)方案|若干(?:措施|规定|政策|举措)|规定|解释)$"
)
ABOUT_OPEN = re.compile(
    rf"^(?P<issuers>{ANY}?)关于(?P<body>(?:印发|发布|公布|转发)(?:{Q}|[^的]{{4,60}}(?:办法|规定|方案|规划|条例|细则))(?:（[^（）]*）)?)$"
)
"""A notice that does not say that it is one: 省财政厅关于印发《X》."""
ABOUT_ALONE = re.compile(rf"^关于(?P<body>{SOME})$")
ANSWERED = re.compile(
    rf"^(?P<issuers>.{{0,40}}?)对(?P<what>{SOME}(?:建议|提案|议案|请示|来函|询问))的(?P<kind>答复|批复|复函|回复)$"
)
GAVE = re.compile(
    r"^(?P<who>.{2,24}?)(?:联合|再次)?(?:印发|发布|出台|下发|发出)(?P<kind>通知|意见|指导意见|实施意见|公告|方案|文件)"
    rf"[，, ]?(?:要求|提出|明确)?(?P<what>.{{4,{LONGEST}}})$"
)
ISSUED = re.compile(
    rf"^(?P<issuers>{ANY}?)(?:联合|制定|修订|研究制定)?(?:印发|发布|公布|出台|转发|批转)(?P<what>{Q}{ANY}?)(?:的(?P<kind>通知|公告|函))?$"
)
ISSUED_BARE = re.compile(
    rf"^(?P<issuers>{ANY}?)(?:联合)?(?:印发|发布|出台)"
    rf"(?P<what>关于{SOME}的(?:[^的]{{0,6}}(?:意见|通知|方案|办法|规定|措施)))$"
)
FORWARDED = re.compile(
    rf"^(?P<issuers>{ANY}?)(?:关于)?转发(?P<source>[^{Q[1:-1]}关]*?)(?P<what>{Q}|关于{SOME}?)的(?P<kind>通知)$"
)
GIVEN_OUT = re.compile(
    r"^(?:重新|修订|联合)?(?:印发|发布|公布|下发|转发|批转)(?P<revised>(?:(?:新|重新)?修[订改]|调整)后?的)?"
    rf"(?P<what>{Q}(?:[、和与及 ]?{Q}){{0,99}}(?:[并等，、]{ANY})?)$"
)
NAMED = re.compile(rf"^(?:重新)?(?:发布|公布)(?P<what>[^{Q[1:-1]}]{{1,16}}{Q})$")
PRINTED = re.compile(
    rf"^(?:重新)?(?:(?:印发|下发|转发|批转)(?=[^的])|(?:公布|发布)(?={ANY}(?:指南|目录|办法|规范|方案|计划|公报|规定|规则|细则|标准)$))(?P<what>{SOME})$"
)
QUOTED = re.compile(rf"^(?P<quotes>{Q}(?:[、和与及 ]?{Q}){{0,99}})(?P<rest>{ANY})$")
CONSULTED = re.compile(
    rf"^(?:就|对)?(?P<what>{ANY}?)(?:向社会)?(?:再次)?(?:公开)?征求(?P<also>{ANY}?)(?:的?意见)(?:建议)?$"
)
REQUESTED = re.compile(rf"^(?:请|商请|提请|恳请)(?![示求])(?P<what>{SOME})$")
ASKING = re.compile(r"(?:向社会)?(?:公开)?征求")
MEETING = re.compile(
    rf"^(?P<who>[^\s，]{{2,24}}?)(?:主持召开|主持|召开|举行)(?P<what>{SOME}?(?:会议|发布会|座谈会|会|集体学习))(?:并讲话|并(?:强调|部署|作){ANY})?"
    rf"(?: (?:(?:介绍|通报)(?P<about>{SOME})|(?P<study>研究|讨论)?(?P<topic>[^ ]{{4,{LONGEST}}})))?$"
)
CONCERNED = "(?:有关|相关)(?:司局?|部门)?"
SPEAKER = r"(?:负责同志|负责人|新闻发言人|司局负责人)"
PRESS = re.compile(
    rf"^(?P<who>{ANY}?)(?:{CONCERNED})?(?P<role>{SPEAKER})(?:同志)?就(?P<what>{SOME}?)(?:有关问题)?答记者问$"
)
SPOKE = re.compile(rf"^(?P<who>{SOME}?)(?:{CONCERNED})?(?P<role>{SPEAKER})(?:同志)?答记者问$")
CONFERENCE = re.compile(
    rf"^(?P<who>.{{2,20}}?)就(?P<what>{SOME}?)(?:有关情况|相关情况)?(?:举行|召开)(?:新闻|专题)?发布会$"
)
READ = re.compile(
    rf"^(?P<who>[^{Q[1:-1]}]{{0,24}}?)(?:(?:{CONCERNED})?(?P<role>{SPEAKER})(?:同志)?)?解读(?!文章|[和与及、]|工作|材料|机制)(?P<what>{SOME})$"
)
READ_BEHIND = re.compile(rf"^(?P<what>{Q})(?:政策)?解读$")
EXPLAINED = re.compile(r"^(?P<who>.{2,24}?)(?:作出|进行|作)?(?P<how>详解|解答|回应)$")
ARRANGED = re.compile(rf"^(?P<who>.{{2,12}}?(?:会议?|委|部|院|我国))(?:部署|研究部署)(?P<what>.{{2,{LONGEST}}})$")
QUESTION = re.compile(rf"^(?:如何|怎样|怎么)(?P<known>理解|看待|认识|把握)?(?P<what>.{{2,{LONGEST}}})$")
ORDER_BEFORE = re.compile(
    rf"^(?P<who>{SOME}?)令"
    rf"(?:（(?P<number>(?:\d{{4}}年)?第\d+号)） ?|(?P<bare>(?:\d{{4}}年)?第\d+号) )(?P<title>{SOME})$"
)
SERIES = re.compile(rf"^(?P<what>{ANY}(?:解读|文章|评论|报道|访谈))之?(?P<number>[一二三四五六七八九十]{{1,3}})$")
IS = re.compile(rf"^(?P<subject>[^，。：{Q[1:-1]}《》]{{4,40}})，是(?P<what>[^，。《》]{{4,40}})$")
"""A heading that says what its first half is: 推进X，是Y的任务."""
PARTS = re.compile(r" ?\| ?|――|[？?！!。；;]|(?<!\d)[：:]")
ASIDE = re.compile(r"（([^（）]*)）")
ASIDES = re.compile(rf"(?:{ASIDE.pattern}){{1,9}}$")
