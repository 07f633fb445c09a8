"""What an indicator is called: the words before a value taken apart into place, name and verb."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.facts.values.quantities import DATA
from analysis.facts.values.years import years

MAX_NAME = 48  # a longer run before a value is no name of an indicator
_WORDS, _VERBS = DATA["words"], DATA["verbs"]
KINDS = {verb: kind for kind in ("level", "fallen", "within", "beyond", "down", "up") for verb in _VERBS[kind]}


def longest_first(words: list[str]) -> str:
    """The words as one alternative of a pattern, so that a longer one is found before its beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_VERB = re.compile(rf"(?:{longest_first(list(KINDS))})(?<!新增)(?<!改造提升)(?=了?$)")
_MAKES = longest_first(_VERBS["making"])
MAKING = re.compile(rf"(?:(?:{_MAKES})(?:和|、|并)?){{1,4}}(?:约|共|累计|总计|不少于)?$")
_ENDS_MAKING = (*_VERBS["making"], *"和、并约共", "累计", "总计", "不少于")
_CREATES = re.compile(
    rf"^(?:国家|累计|共|每年|规划|全面|新)?(?:{longest_first(_VERBS['creating'])}){{1,4}}(?!区|率)(?=[\u4e00-\u9fffA-Z“\d])"
)
_WITHIN = re.compile(  # 在氢能等领域取得重大成果: what is made follows the field
    rf"^(?:在|围绕|聚焦)?[^，。；]{{2,60}}?(?:领域|方面|行业|园区|地区|区域|基地|范围内)(?:分别)?(?:{longest_first(_VERBS['creating'])}){{1,4}}(?!区)(?=[\u4e00-\u9fff])|(?<=后)实现"
)
_IN_FIELD = re.compile(  # in whatever that finds
    "[域面业区地内实](?:(?<=领域)|(?<=方面)|(?<=行业)|(?<=[园地]区)|(?<=区域)|(?<=基地)|(?<=范围内)|(?<=后实)现)"
)
STARTS_MAKING = re.compile(rf"(?:力争|争取|确保)?(?:国家|全国|累计|共|规划|全面|年)?(?:{_MAKES})(?!区)")
_THERE = re.compile(r"^在[\u4e00-\u9fff]{2,14}?(?:园区|地区|区域|基地|领域|范围内)")
_ADDS = re.compile(r"新增|新建|新装|累计(?:建成|完成|推广)")
_LISTED = re.compile(r"^.*\d[^、，\d]{1,4}、")  # 锅炉1000蒸吨、老旧车辆: an item with a unit that is not known
_BOUND_AHEAD = re.compile(  # 节能率不低于15%的公共建筑改造面积: which ones are meant
    r"^[\u4e00-\u9fff]{2,12}(?:不低于|不少于|不高于|不超过|超过?|达到?|低于|高于)\d[\d.]{0,6}[%\u4e00-\u9fff/]{1,8}的(?=[\u4e00-\u9fff]{4})"
)
_BODIES_AHEAD = re.compile(  # 全国339个地级及以上城市
    r"^(?:全国\d{1,4}|全[省市区]\d{1,4}|\d{3,5})个(?=[\u4e00-\u9fff]{0,8}(?:城市|断面))"
)
_MADE = re.compile(rf"^(?:{_MAKES})了")  # 启动了11个示范项目建设
_LEAD = re.compile(rf"\s{{0,3}}(?:{'|'.join(_WORDS['lead'])})")
_TAIL_WORDS = (*_WORDS["tail"], "均", "能")
_ENERGIES = "[产节储蓄功性动智热氢核阳风质电水势光化]"  # 抽水蓄能, 氢能; 能 alone is: can
_TAIL = re.compile(rf"(?:{longest_first(_WORDS['tail'])}|(?<![年日月])均|(?<!{_ENERGIES})能)$")
NOUN = re.compile(rf"(?:{longest_first(_WORDS['nouns'])})(?:（[^（）]{{1,20}}）)?$")
_PER_YEAR = re.compile(r"(?:(?<!\d)年均|年平均|[每逐]年|年度)$")
_YEARLY_CHANGE = re.compile(r"(?<!\d)年均[\u4e00-\u9fff]{0,4}$")
_SOFTENED, _IN_QUOTES = re.compile(r"^（[^（）]{1,8}）|力争|原则上|分别|预计"), re.compile("“([^“”]+)$")
_LETTER = re.compile("[\u4e00-\u9fffA-Z]")
HEAD_WORDS = "使用|利用|应用|消费|生产|发电|排放|装机|处理|处置|回收|收集|覆盖|普及|达标|贡献|替代|供应|运输"
TAILS = re.compile(
    r"(?:(?:发电量|装机(?:容量|规模)?|产值|增加值|消费量|产量)?占[\u4e00-\u9fff]{2,20}(?:比重|比例)|(?:总|累计)?装机(?:容量|规模)?|(?:生活)?(?:污水|垃圾)[\u4e00-\u9fff]{0,6}率"
    rf"|(?:(?:综合|资源化|循环|无害化|集中|安全|年)?(?:{HEAD_WORDS}))?"
    r"(?:(?:年)?(?:产量|产能|消费量|排放总量|排放量|使用量|利用量|用水量|(?:重点工程)?减排量|增量|消费比重|比重|占比|比例|能耗|面积|能力|浓度|能效)|总量|[\u4e00-\u9fff]{2}化率|(?!执行|落实)[\u4e00-\u9fff]{2}率|率))$"
)
_CIRCUMSTANCE = re.compile(r"的(?:基础上|前提下|情况下|条件下)$")
_WHEREIN = re.compile(r"(?<=[率量比])于[\u4e00-\u9fff]{2,12}$")  # 执行率于设计和施工阶段
_REACHING = re.compile(r"(?<=[\u4e00-\u9fff]{4})实现(?=[\u4e00-\u9fff]{2,16}率$)")  # 养殖场实现尾水处理率
_TURNED = re.compile(  # 提升节能标准至72%: the verb comes before its object
    rf"(?:将|把|累计|五年累计|年均|每年)?(?P<verb>{longest_first([*_VERBS['down'], *_VERBS['up']])})"
    r"(?!型|集约|用[水能地电]|资源)"
    r"(?P<name>[\u4e00-\u9fffA-Z（）]{3,40})(?:(?P<to>至|(?<!达)到)|(?<=能力)|(?<=排放)|(?<=量)|(?<=成本)|(?<=产能))$"
)
_ORIGIN = re.compile(r"(?:由|从)(?:不到)?[^，；。到至]{0,24}$")
_FROM = re.compile(r"从(?=\s?(?:19|20)\d\d\s?年[底末]?的)")  # 从2020年的4290千瓦时增加到…: where a change starts
_BASE = re.compile(
    r"(?:相比于?|相较于?|相对于|比|较|与|在|以|为|是)?\s?(?:19|20)\d\d\s?年(?:底|末)?(?:的?基础上|水平|相比|的(?=$))?|(?:比|较)(?:上年|去年|基准年|基期)|(?:相?比|较)“?十[一二三四五]五”?(?:期?末|时期|期间)|以(?:19|20)\d\d年为基[准数期]"
)
_WHO_MUST = re.compile(r"^[^，。；]{2,24}?(?:要|应|须)(?:确保|力争|保证|努力)(?=[\u4e00-\u9fffA-Z]{2})")  # 各市要确保…
SETTLED = (
    *("农村", "乡村", "村庄", "行政村", "乡镇", "集镇", "建制镇", "镇区", "城镇", "县城"),
    *("城市", "城区", "市区", "郊区", "主城区", "中心城区", "建成区"),
)
_RATE_THERE = re.compile(
    rf"(?P<rate>[\u4e00-\u9fff]{{2,20}}[率例重度])(?P<place>{'|'.join(SETTLED)}|[\u4e00-\u9fff]{{1,5}}(?:地区|[县市镇乡村]|(?<![园范护小校社景能灌矿库厂牧林试湿务作])区))"
)  # 取暖率城区达到…
_AGAINST = re.compile(r"[比较](?:上年|去年|基准年|基期|峰值|现状)")
_TIME = re.compile(
    r"(?:(?:力争|争取|努力)?(?<![提上增升扩减降缩])(?<![高升长加大少低降])(?:到|至|在|自|从))?(?:\s?(?:19|20)\d\d\s?年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:年?底|末|之?前|以前|左右|期间|起)?[、和]?){1,4}|20\d\d\s?年?[—－–~～-]{1,2}20\d\d\s?年(?:期间)?|今明两年|[一二两三四五六]年(?=平均|累计)|年内(?=[\u4e00-\u9fff]{2})|[一二两三四五十]年内|近[一二两三四五十几]年来?|(?:“?十[三四五六]五”?)[前后][一二两三四]年|[今去明]年|(?:“?十[三四五六]五”?[、和及]?){1,2}(?:期末|末|期间|时期|规划期末|收官之年|期(?=[完新建力累]))|“十[二三四五六]五”(?!规划|期)"
)
_HAS_TIME = re.compile(  # in whatever that finds
    r"[年十](?:(?<=[\d\s今去明一二两三四五六十]年)|(?<=^年)内|(?<=十)[二三四五六]五)"
)
_PROVINCE = re.compile(
    rf"(?:(?:{longest_first(DATA['provinces'])})(?:省|市|自治区)?|(?!地级|县级|全|本|我|各|城)[\u4e00-\u9fff]{{2}}市)(?=[^场政区县辖容])"
)
_PLACE = re.compile(rf"(?:{longest_first(DATA['provinces'])})(?:省|市|自治区)?")
_REGIONS = rf"(?:{longest_first(DATA['regions'])})(?!电网|走廊|平原|[其各]|地区|城市群|州|片)"
SCOPE = re.compile(rf"(?:{longest_first(DATA['scopes'])}|{_REGIONS})(?=的?[\u4e00-\u9fffA-Z“])")
_REGION_END = (
    r"(?:地区(?!生产|性|级)|主城区|中心城区|(?:重点|敏感|周边|受水|核心|缺水)区域(?!性)|流域(?!治理)|平原|三角洲|经济带|城市群|城镇群|"
    r"各(?:设区|地级)?[市县区](?![域间级场])(?:（[市县区、]{1,6}）)?|各省（[区市、]{1,4}）|[两三四五六七八九十]{1,2}[市县区](?![域间级场])|"
    r"(?:沿[\u4e00-\u9fff]|重点|缺水|中心|试点|特大|超大|大中|中小|以上|省会|地级|县级|口岸|港口)城市|以上城镇)"
)
REGION = re.compile(
    rf"[\u4e00-\u9fff、和及“”]{{0,32}}{_REGION_END}(?:（[区县市镇、]{{1,6}}）)?(?=的?[\u4e00-\u9fffA-Z“])"
)
REGION_ONLY = re.compile(
    rf"[\u4e00-\u9fff、，和及“”]{{0,32}}(?:{_REGION_END}|城市群?|省份|县|县城|设区市|地级市|主城区|中心城区|建成区|乡镇|山区)"
)
_ENDS_OF_REGIONS = frozenset("区域原洲带群市县城镇份）")  # the last characters of whatever that finds
_KIND_OF_PLACE = re.compile(r"城市$|(?:示范|试点|达标|先进|先行|标杆|样板|模范)[县市区镇乡]$")  # 示范县6个
_POINTS = ("这", "该", "上", "此")
_BACK = re.compile(r"(?:这一|这个|该|上述|此|此项|该项|这些)(?:占比|[\u4e00-\u9fff]{0,2}[率例重标量值度模平力])")
_OWN_HEAD = re.compile(r"的?.?|的?(?:数量|总数|个数|面积|总面积|占比|比例|比重|人口|建设|试点|改造)")
_REJECT = re.compile(
    r"^最[高低多少]$|^[\u4e00-\u9fff]{0,6}目标(?:设定)?$|(?<=[\u4e00-\u9fff])了(?!解)|不[高低]于|^[可应须宜不][\u4e00-\u9fff]{1,3}$|[◇《》？?！]|应当|不得(?!低于|少于|超过|高于)|罚款|根据|依据|或者|如果|超出|按(?!期)|(?<=[^\d])\d{1,5}[名个家项](?!人)|相当于|折合|折算"
)
_ALIASES = {alias: name for name, aliases in DATA["indicators"].items() for alias in (name, *aliases)}
_ALIASES |= {alias.replace("的", ""): name for alias, name in _ALIASES.items()}
_KEEPS_REACHED = re.compile(r"^(?:达到|实现|完成|取得)(?=[\u4e00-\u9fff、]{2,})(?![^，]*的)")
_EXAMPLES = re.compile(r"^[^，。；]{2,40}?等(?!级|效|值|离|级)(?:领域|方面|行业|地区|重点)?(?=[\u4e00-\u9fff]{4,}$)")
_LONG_EXAMPLES = re.compile(r"^[^，。；]{2,100}?、[^，。；、]{1,12}等(?!级|效|值|离)(?=[\u4e00-\u9fff]{4,})")
_COUNTED_EXAMPLES = re.compile(r"^[^，。；]{2,60}、[^，。；、]{1,10}等(?=\d{1,3}[种类个项][\u4e00-\u9fff]{4,}$)")


def is_origin(lead: str) -> bool:
    """Whether the value behind these words is where a change starts: 由2020年的15.9%提高到…."""
    return _ORIGIN.search(lead) is not None


@lru_cache(maxsize=16)  # the words before a value are asked for by each that reads it
def split(raw: str) -> tuple[str, str, str]:
    """The words of a clause without years, the kind of its verb and the verb itself."""
    lead = _FROM.sub("由", raw) if "从" in raw else raw
    if "年" in raw or "期" in raw or "五" in raw:
        lead = _BASE.sub(lambda mark: "" if years(mark[0]) and years(mark[0])[0].base else mark[0], lead)
    lead = undated(_AGAINST.sub("", lead) if "比" in lead or "较" in lead else lead)
    turned = _TURNED.match(lead)
    if turned:
        down = turned["verb"] in _VERBS["down"]
        reaches = ("fallen" if down else "level") if turned["to"] else ("down" if down else "up")
        return strip_tail(turned["name"]), reaches, turned["verb"]
    verb = _VERB.search(lead)
    while verb is None and lead.endswith(_TAIL_WORDS) and (shorter := _TAIL.sub("", lead)) != lead:
        lead = shorter
        verb = _VERB.search(lead)
    if verb is None:
        return lead, "level", ""
    rest = strip_tail(_ORIGIN.sub("", lead[: verb.start()]))
    return rest, KINDS[verb[0]], verb[0]


def strip_tail(lead: str) -> str:
    """The words without adverbs and verbs at their end."""
    while lead.endswith(_TAIL_WORDS) and (shorter := _TAIL.sub("", lead)) != lead:
        lead = shorter
    return lead


def strip_lead(lead: str) -> str:
    """The words without conjunctions and adverbs at their beginning."""
    while (mark := _LEAD.match(lead)) is not None and mark.end() < len(lead):
        if mark[0].strip() == "“" and "”" in lead:
            break
        lead = lead[mark.end() :]
    return lead


def ends_making(words: str) -> bool:
    """Whether the words end with what is done to things: 建成, 培育和建设约."""
    return words.endswith(_ENDS_MAKING) and MAKING.search(words) is not None


@lru_cache(maxsize=16)
def undated(words: str) -> str:
    """The words without the years in them."""
    return _TIME.sub("", words) if _HAS_TIME.search(words) else words


def starts_making(raw: str) -> bool:
    """Whether a clause begins with what is made or done: 更新改造燃气管道1200公里, 县以上城镇新增公园绿地7.5万亩."""
    said = _THERE.sub("", undated(raw))
    starts = STARTS_MAKING.match(said) or STARTS_MAKING.match(strip_lead(said)) or _ADDS.search(raw)
    return starts is not None


def per_year(raw: str, lead: str) -> bool:
    """Whether the change is one of each year: 年均增长6%."""
    return _PER_YEAR.search(lead) is not None or ("年均" in raw and _YEARLY_CHANGE.search(raw) is not None)


def tidy(lead: str) -> str:
    """The noun phrase in the words before a verb, without ragged ends."""
    if not lead.isalpha():  # a number is in it, or a mark
        lead = _BODIES_AHEAD.sub("", _BOUND_AHEAD.sub("", _LISTED.sub("", lead)))
    name = _SOFTENED.sub("", strip_lead(lead))
    name = _MADE.sub("", name) if "了" in name else name
    name = _KEEPS_REACHED.sub("", strip_lead(_CREATES.sub("", name)))
    name = _WITHIN.sub("", name) if _IN_FIELD.search(name) else name
    name = name[max(name.rfind("将"), name.rfind("把")) + 1 :] or name
    name = _WHO_MUST.sub("", name) if "要" in name or "应" in name or "须" in name else name
    quoted = _IN_QUOTES.search(name) if "“" in name else None
    name = quoted[1] if quoted else name
    name = _REACHING.sub("", name) if "实现" in name else name
    name = _WHEREIN.sub("", name) if "于" in name else name
    name = strip_tail(name)
    return without_circumstance(strip_tail(_PER_YEAR.sub("", name)) if "年" in name else name)


def without_examples(name: str) -> str:
    """湿垃圾处理设施 of 老港、宝山等湿垃圾处理设施."""
    return _EXAMPLES.sub("", name)


def without_counted_examples(name: str) -> str:
    """9种再生资源循环利用量 of 废钢铁、废铜等9种再生资源循环利用量; a name that is too long leaves out its examples."""
    name = _COUNTED_EXAMPLES.sub("", name)
    return name if len(name) <= MAX_NAME else _LONG_EXAMPLES.sub("", name)


def scoped(name: str) -> tuple[str | None, str]:
    """The place or the bodies at the head of a name, and the indicator behind it, canonical where it is known."""
    if (known := name.replace("的", "")) in _ALIASES:
        return None, _ALIASES[known]
    if there := _RATE_THERE.fullmatch(name):
        rate: str = there["rate"]
        return there["place"], _ALIASES.get(rate, rate)
    scope = SCOPE.match(name)
    wider = REGION.match(name) or _PROVINCE.match(name)
    if wider and (scope is None or wider.end() > scope.end()) and _OWN_HEAD.fullmatch(name, wider.end()) is None:
        scope = wider
    if scope is None:
        return None, name
    rest = tidy(name[scope.end() :].removeprefix("范围内"))
    return scope[0], _ALIASES.get(rest.replace("的", ""), rest)


def without_circumstance(name: str) -> str:
    """城镇新建建筑执行绿色标准 of 城镇新建建筑执行绿色标准的基础上."""
    return _CIRCUMSTANCE.sub("", name)


def is_making(words: str) -> bool:
    """Whether the words only say that something is made; 造林 and the like name their object too."""
    return MAKING.fullmatch(words) is not None and not words.endswith(("造林", "绿化", "种草"))


def points_back(name: str) -> bool:
    """Whether the words mean what was named before: 这一比例, 该比重, 上述指标."""
    return name[:1] in _POINTS and _BACK.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Whether the words are a place and nothing else: 北京市, 长三角地区."""
    region = name[-1:] in _ENDS_OF_REGIONS and REGION_ONLY.fullmatch(name) is not None
    return region or name in SETTLED or _PLACE.fullmatch(name) is not None


def is_rate_there(name: str) -> bool:
    """Whether a name is a rate with the place behind it: 垃圾分类覆盖率城区100%."""
    return _RATE_THERE.fullmatch(name) is not None


def is_name(name: str, *, counts: bool = False) -> bool:
    """Whether the words can be an indicator; towns are one where the value `counts` them."""
    if (
        is_making(name)
        or (is_place(name) and not (counts and _KIND_OF_PLACE.search(name)))
        or name in DATA["scopes"]
        or name.count("“") != name.count("”")
        or '"' in name
    ):
        return False
    return 2 <= len(name) <= MAX_NAME and _REJECT.search(name) is None and _LETTER.search(name) is not None
