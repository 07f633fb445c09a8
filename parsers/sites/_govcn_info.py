"""The info tables of gov.cn documents, read by label.

Seen: `table.bd1` (two of them to 2022, nested in a border table since 2023), `.policyLibraryOverview_header table`
since 2023 (ministry documents). Reported: the same header without `pctoubukuang1` from 2019 to 2022. Cells alternate
label and value; labels hold blanks, NBSP or U+3000 and end with a colon.
"""

from __future__ import annotations

from itertools import pairwise

from parsers.page.select import Page, innermost, one_line, squeeze
from policy import PageChanged

BOXES = ("table.bd1", ".policyLibraryOverview_header", ".pctoubukuang1")
_KNOWN = frozenset(
    {
        "标题",
        "索引号",
        "主题分类",
        "发文机关",
        "成文日期",
        "发文字号",
        "发布日期",
        "主题词",
        "来源",
        "公文种类",
        "有效性",
    }
)
_IGNORED = frozenset({"体裁分类", "分类", "组配分类", "生成日期", "实施日期"})
_SAME = {"发文单位": "发文机关", "发布机构": "发文机关", "发布机关": "发文机关", "文号": "发文字号", "信息来源": "来源"}
_SAME |= {"效力状态": "有效性", "时效性": "有效性"}
_MAX_BOXES, _MAX_CELLS = 4, 60  # two tables and sixteen cells were seen
_MAX_LABEL = 8
_NEEDED = ("标题", "发文机关")


def box(page: Page) -> str | None:
    """The selector of the first kind of box that holds cells; the empty second box of library pages does not count."""
    for selector in BOXES:
        if any(found.css_first("td") is not None for found in page.tree.css(selector)[:_MAX_BOXES]):
            return selector
    return None


def read(page: Page, selector: str) -> dict[str, str]:
    """All known fields, absent ones empty. An unknown or missing label is a changed page, named."""
    found: dict[str, str] = {}
    for table in page.tree.css(selector)[:_MAX_BOXES]:
        texts = [one_line(cell.text()) for cell in innermost(table.css("td, th"))[:_MAX_CELLS]]
        cells = [(_label(text), text) for text in texts]
        for (label, _), (next_label, value) in pairwise([*cells, (None, "")]):
            if label in _KNOWN:
                found.setdefault(label, "" if next_label else value)
            elif label and label not in _IGNORED:
                raise PageChanged(page.url, selector, "the known labels", label)
    missing = [label for label in _NEEDED if label not in found]
    if missing:
        raise PageChanged(page.url, selector, "、".join(missing), "no such label")
    return dict.fromkeys(_KNOWN, "") | found


def _label(text: str) -> str | None:
    """The label that a cell is, without blanks and colon; None for a value or an empty cell."""
    squeezed = squeeze(text) if len(text) <= 2 * _MAX_LABEL else ""
    name = squeezed.rstrip("：:")
    name = _SAME.get(name, name)
    return name if name in _KNOWN or (name != squeezed and len(name) <= _MAX_LABEL) else None
