"""Pages of a ministry that is no source yet, reconstructed: a department's document and the ministry's list."""

from __future__ import annotations

from html import escape

HEAD = (
    "<html><head><title>{title}</title>{metas}</head>"
    "<body><div class='nav'><ul><li><a href='/'>首页</a></li></ul></div>"
)
FOOT = "<div class='foot'><p>主办单位：测试司</p></div></body></html>"
TITLE = "关于做好清洁取暖试点工作的通知"
LINES = (
    "财清洁〔2026〕12号",
    "各省、自治区、直辖市财政厅（局）：",
    "为推进清洁取暖，减少散煤使用，现就试点工作通知如下，请各地结合实际抓好落实，并按时报送进展。",
    "一、试点城市应当编制实施方案，明确改造户数、补贴标准和完成时限，方案经批准后公布。",
    "二、本通知自2026年12月1日起施行。",
    "财政部",
    "2026年11月3日",
)


def listing(entries: list[tuple[str, str, str]]) -> bytes:
    """A list of (address, title, day)."""
    items = "".join(
        f'<li><a href="{escape(url)}" title="{title}">{title}</a><span>{day}</span></li>' for url, title, day in entries
    )
    return (HEAD.format(title="政策发布", metas="") + f"<ul class='xwfb'>{items}</ul>" + FOOT).encode()


def document(title: str = TITLE, day: str = "2026-11-05", lines: tuple[str, ...] = LINES) -> bytes:
    """A document whose head shows title, day and department outside of the metas."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        HEAD.format(title=title, metas="<meta name='SiteName' content='中华人民共和国财政部'>")
        + f"<h2 class='doc_title'>{title}</h2><div class='doc_from'>{day} 来源：经济建设司</div>"
        + f"<div class='doc_body'>{body}</div>"
        + FOOT
    ).encode()
