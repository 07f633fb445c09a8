"""Words that are places and nothing else: 广州、深圳, 苏南, 珠三角其他市."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from analysis.facts.values.quantities import DATA

_PLACES: dict[str, Any] = tomllib.loads(files("analysis").joinpath("data/places.toml").read_text("utf-8"))
_SIDES = ("东部", "西部", "南部", "北部", "中部")
_KNOWN = {*DATA["regions"], *DATA["provinces"], *_PLACES["alone"], *_PLACES["cities"].split(), *_SIDES}
_LIKE_ONE = re.compile(  # 鼓楼区; 示范区, 灌区 and the like are things
    r"[\u4e00-\u9fff]{2,8}(?:[市县州盟旗]|区县|区域)|[\u4e00-\u9fff]{1,8}(?:县|片区|街道|(?<![园范护小校社景能灌矿库厂牧林试湿务作])区)"
)
_IN_LIST = re.compile("[、和及]")


def leading(name: str) -> str | None:
    """The known place that a name begins with, or places in a list: 深圳 of 深圳污水处理率."""
    *others, name = name.split("、")
    if others and not are_places("、".join(others)):
        return None
    place = _first(name)
    return "、".join((*others, place)) if place else None


def _first(name: str) -> str | None:
    for end in range(min(7, len(name) - 3), 1, -1):
        if name[:end].removesuffix("市") in _KNOWN:
            return name[:end]
    return None


def are_places(words: str) -> bool:
    """Whether the words are places in a list, known ones or such as end like one."""
    return all(
        part in _KNOWN or part.removesuffix("市") in _KNOWN or _LIKE_ONE.fullmatch(part) is not None
        for part in _IN_LIST.split(words)
    )
