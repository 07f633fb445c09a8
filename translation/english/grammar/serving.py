"""服务 as a verb: what is served stands behind it, what services have or are (质量, 平台) makes it a noun."""

from __future__ import annotations

from collections.abc import Sequence

from translation.english.words.joints import JOINTS
from translation.english.words.lexicon import Word, load

SERVED = 3
"""Characters from which on a thing is more than what a service is for: 养老 is, 新能源 is served."""
SUPPLIERS = ("企业", "机构", "单位", "组织", "人员", "公司", "产业", "行业", "贸易", "业")
"""Who and what lives by services: 能源服务 | 企业."""
ENDS = ("发展", "转型", "达峰", "碳中和", "建设", "振兴", "战略", "经济", "民生", "企业", "居民", "农村", "用户")
"""What is served in the end."""
WHOLE = ("经济", "民生", "振兴")
"""What is served as one word: 实体经济."""


def served(words: Sequence[Word]) -> bool:
    """Whether the words behind 服务 are what is served: 新能源 | 发展, 绿色低碳 | 企业; not 质量 | 提升."""
    if not words or (len(words) == 1 and not words[0].zh.endswith(WHOLE)):
        return False
    if words[0].verb or words[0].kind in JOINTS | {"of"} or words[0].zh.endswith(SUPPLIERS):
        return False
    described = bool(words[0].adjective) and not words[0].zh.endswith("化")
    thing = bool(words[0].noun) and len(words[0].zh) >= SERVED and not load().has("heads", words[0].zh)
    return (described or thing) and words[-1].zh.endswith(ENDS)
