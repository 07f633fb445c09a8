"""Small pieces that the replicas of all sites share: escaping, dates, the notice that a text is a sample."""

from __future__ import annotations

from datetime import date
from html import escape

from sample.facts import Fact

SAMPLE_NOTE = "（示例文本：本段及正文由本项目为演示撰写，并非原文。）"
EVERYBODY = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："


def cn(day: date) -> str:
    """A day as ministries write it: 2021年10月26日."""
    return f"{day.year}年{day.month}月{day.day}日"


def heading(fact: Fact) -> str:
    """The heading that a body repeats: issuers in front unless the title already names them."""
    if not fact.issuers or fact.title.startswith(("国务院", "中共中央", *fact.issuers)):
        return fact.title
    return " ".join(fact.issuers) + fact.title


def body_lines(fact: Fact) -> list[str]:
    """The paragraphs of the text with addressees and the note that this is a sample."""
    first = [EVERYBODY] if fact.signed and "通知" in fact.title else []
    return [*first, *fact.paragraphs, SAMPLE_NOTE]


def signature(fact: Fact) -> list[str]:
    """Issuers, a line each, and the day of signature; empty for unsigned texts."""
    return [*fact.issuers, cn(fact.signed)] if fact.signed else []


def paragraphs(lines: list[str], tag: str = "p", attributes: str = "") -> str:
    """Each line as one element, escaped."""
    return "\n".join(f"<{tag}{attributes}>{escape(line)}</{tag}>" for line in lines)


def relative(url: str) -> str:
    """A file beside its page as pages link it: ./NAME."""
    return "./" + url.rsplit("/", 1)[1]


def file_links(fact: Fact) -> list[str]:
    """Links to the files, as anchors beside the page."""
    return [f'<a href="{relative(url)}">{escape(name)}</a>' for url, name in fact.files]


def dateline(fact: Fact) -> list[str]:
    """The paragraphs as the news agency opens them: place, day, and for Party papers who printed what."""
    day = f"新华社北京{fact.listed.month}月{fact.listed.day}日电 "
    if fact.kind == "会议":
        return [day + fact.paragraphs[0], *fact.paragraphs[1:]]
    if fact.issuers[:1] in (("中共中央",), ("中共中央办公厅",)) and not fact.signed:
        told = (
            f"近日，{'、'.join(fact.issuers)}印发了《{fact.title}》，并发出通知，要求各地区各部门结合实际认真贯彻落实。"
        )
        return [day + told, *fact.paragraphs]
    return list(fact.paragraphs)
