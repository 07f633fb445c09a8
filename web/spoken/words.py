"""Words of the material that the interface translates: kinds, statuses, verbs, reasons.

They reach the templates as data, so the extractor of messages finds them here. `_p` marks a word with its context.
"""

from __future__ import annotations


def _p(context: str, word: str) -> tuple[str, str]:
    """Mark a word for the catalogues (keyword ``_p:1c,2`` of the extractor)."""
    return (context, word)


def _r(form: str) -> str:
    """Mark a sentence of the analysis for the catalogues (keyword ``_r`` of the extractor)."""
    return form


REASONS = {  # by the codes of `policy.reasons`
    "title-shows": _r("title shows %(what)s"),
    "text-shows": _r("text speaks of %(what)s"),
    "other-field": _r("title speaks of %(what)s (%(field)s)"),
    "only": _r("only %(what)s speaks for the field"),
    "only-number": _r("only its number speaks for the field"),
    "dense-text": _r("text has %(number)s words of the field in 1,000 characters, its title none"),
    "passages": _r("%(number)s passages of the field, %(share)s of its text"),
    "nothing": _r("nothing of the field in title or text"),
    "settled": _r("settled: %(why)s"),
    "weak": _r("the evidence is weak"),
    "another-status": _r("its title fits, its status (draft, trial) does not"),
    "another-index-number": _r("its title fits, its index number does not"),
    "another-number": _r("its title fits, its number does not"),
    "another-signing-date": _r("its title fits, its signing date does not"),
    "fits-two": _r("it fits two documents that cannot be one"),
}
WORDS = (
    _p("kind", "令"), _p("kind", "会议"), _p("kind", "公告"), _p("kind", "公报"), _p("kind", "决定"),
    _p("kind", "函"), _p("kind", "制度"), _p("kind", "办法"), _p("kind", "名单"), _p("kind", "声明"),
    _p("kind", "导则"), _p("kind", "征求意见稿"), _p("kind", "意见"), _p("kind", "战略"), _p("kind", "批复"),
    _p("kind", "报告"), _p("kind", "指南"), _p("kind", "指导意见"), _p("kind", "指引"), _p("kind", "措施"),
    _p("kind", "政策"), _p("kind", "新闻"), _p("kind", "新闻发布会"), _p("kind", "方案"), _p("kind", "方法"),
    _p("kind", "条例"),
    _p("kind", "标准"), _p("kind", "法"), _p("kind", "清单"), _p("kind", "白皮书"), _p("kind", "目录"),
    _p("kind", "章程"), _p("kind", "答复"), _p("kind", "纲要"), _p("kind", "细则"), _p("kind", "要求"),
    _p("kind", "要点"), _p("kind", "规划"), _p("kind", "规则"), _p("kind", "规定"), _p("kind", "规程"),
    _p("kind", "规范"), _p("kind", "解读"), _p("kind", "计划"), _p("kind", "说明"), _p("kind", "通告"),
    _p("kind", "通报"), _p("kind", "通知"), _p("kind", "预案"),
    _p("status", "试行"), _p("status", "暂行"), _p("status", "征求意见"), _p("status", "修订"),
    _p("status", "废止"),
    _p("relation", "based on"), _p("relation", "implements"), _p("relation", "forwards"),
    _p("relation", "amends"), _p("relation", "repeals"), _p("relation", "replaces"), _p("relation", "draft of"),
    _p("relation", "interprets"), _p("relation", "cites"),
    _p("relation back", "based on"), _p("relation back", "implements"), _p("relation back", "forwards"),
    _p("relation back", "amends"), _p("relation back", "repeals"), _p("relation back", "replaces"),
    _p("relation back", "draft of"), _p("relation back", "interprets"), _p("relation back", "cites"),
    _p("change", "added"), _p("change", "changed"), _p("change", "renamed"), _p("change", "gone"),
    _p("change", "back"), _p("change", "repealed"),
    _p("where", "signature"), _p("where", "text"), _p("where", "title"), _p("where", "meta:PubDate"),
    _p("where", "meta:publishdate"), _p("where", "listing"), _p("where", "url"), _p("where", "attachment"),
    _p("where", "page"), _p("where", "heading"), _p("where", "meta:firstpublishedtime"),
    _p("fact", "comments"), _p("fact", "governs"), _p("fact", "addressees"), _p("fact", "tasks"),
    _p("fact", "contents"), _p("fact", "targets"), _p("fact", "duties"), _p("fact", "effect"), _p("fact", "relations"),
    _p("outcome", "ok"), _p("outcome", "issues"), _p("outcome", "unhealthy"), _p("outcome", "killed"),
    _p("run", "crawl"), _p("run", "replay"), _p("run", "reparse"),
    _p("facet", "system"), _p("facet", "action"), _p("facet", "theme"), _p("facet", "topic"), _p("facet", "guideline"),
    _p("facet", "issuer"), _p("facet", "kind"), _p("facet", "status"), _p("facet", "source"),
    _p("facet", "year"),
    _p("group", "N.field"), _p("group", "N.sector"), _p("group", "N.support"),
    _p("rule", "first"), _p("rule", "address"), _p("rule", "number and title"), _p("rule", "title, issuers and day"),
    _p("rule", "title, issuers and signing date"), _p("rule", "number and issued plan"), _p("rule", "join line"),
    _p("event", "comments due"), _p("event", "effective"), _p("event", "duty"),
    _p("evidence", "title"), _p("evidence", "text"), _p("evidence", "number"), _p("evidence", "issuer"),
    _p("evidence", "subject"), _p("evidence", "attachment"),
    _p("rhythm", "weekly"), _p("rhythm", "at once"),
    _p("role", "preamble"), _p("role", "guiding"), _p("role", "principles"), _p("role", "goals"), _p("role", "tasks"),
    _p("role", "projects"), _p("role", "safeguards"), _p("role", "general"), _p("role", "definitions"),
    _p("role", "duties"), _p("role", "penalties"), _p("role", "supplementary"), _p("role", "requirements"),
    _p("role", "background"), _p("role", "annex"), _p("role", "other"),
    _p("file", "not fetched"), _p("file", "text"), _p("file", "no text layer"), _p("file", "unreadable"),
    _p("file", "too large"), _p("file", "missing"), _p("file", "encrypted"), _p("file", "image"),
    _p("file", "empty"), _p("file", "not the file"), _p("file", "recognised"), _p("file", "nothing recognised"),
)  # fmt: skip
