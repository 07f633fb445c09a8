"""Files that a page shows or opens without a plain link are its attachments, at the addresses that browsers ask for."""

from __future__ import annotations

import pytest

import parsers
from parsers.fields.record import attachments
from parsers.page import body, file_links
from parsers.page.select import Page, absolute
from policy import Document

BASE = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/"
FILE = "P020261120001.pdf"


def files(html: str) -> list[tuple[str, str]]:
    page = Page(f"{BASE}t20261120_1404000.html", f"<div id=x><p>请遵照执行。</p>{html}</div>")
    found = attachments(body.read(page, page.one("#x")).files)
    return [(file.url.removeprefix(BASE), file.name) for file in found]


@pytest.mark.parametrize(
    "html",
    [
        f"<iframe src='{FILE}'></iframe>",
        f"<embed src='./{FILE}'>",
        f"<object data='{FILE}'></object>",
        f"<object><param name='src' value='{FILE}'></object>",
        f"<iframe src='/pdfjs/web/viewer.html?file=%2Fxxgk%2Fzcfb%2Ftz%2F202611%2F{FILE}'></iframe>",
        f"<iframe src='https://docs.example.cn/op/view.aspx?src={BASE.replace('/', '%2F')}{FILE}'></iframe>",
        f"<embed src='{FILE}#toolbar=0'>",
        f"<a href='javascript:;' onclick=\"openFile('{FILE}','_blank')\">全文</a>",
        f'<span onclick="window.open(&quot;{FILE}&quot;)">全文</span>',
        f"<button onclick=\"down('全文.pdf','./{FILE}')\">全文</button>",
        f"<a href=\"javascript:down('{FILE}')\">全文</a>",
        f"<a href='#' oldsrc='{FILE}'>全文</a>",
        f"<span data-url='{FILE}'>全文</span>",
        f"<a href='#' data-attach-path='{FILE}'>全文</a>",
        f"<li data-item='{{&quot;name&quot;:&quot;x&quot;,&quot;path&quot;:&quot;{FILE}&quot;}}'>全文</li>",
        f"<script>var file = '\\/xxgk\\/zcfb\\/tz\\/202611\\/{FILE}';</script>",
    ],
)
def test_a_file_that_a_page_hides_is_attached(html: str) -> None:
    ((url, name),) = files(html)
    assert url == FILE
    assert name in ("全文", FILE)


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='video.html'></iframe>",
        "<a href='#' onclick=\"show('.docx')\">打开</a>",
        "<script>if (/[.]pdf$/.test(href)) { icon = 'a.pdf.png'; }</script>",
        "<p data-type='.pdf' data-size='3'>图</p>",
        "<a href='#' data-url='https://'>空</a>",
    ],
)
def test_what_is_no_file_is_not_attached(html: str) -> None:
    assert files(html) == []


def test_a_link_to_a_file_is_one_file_wherever_its_editor_keeps_it() -> None:
    link = f"<a href='./{FILE}' oldsrc='/protect/{FILE}' data-src='/protect/{FILE}'>方案</a>"
    assert files(link) == [(FILE, "方案")]
    assert files(f"<a href='./{FILE}'>方案</a><span data-path='/upload/{FILE}'></span>") == [(FILE, "方案")]


def test_a_box_of_attachments_may_hide_its_files_too() -> None:
    box = f"<div class='attachment_r'><a href='#' oldsrc='{FILE}'>方案</a><a href='down.do?id=5'>清单</a></div>"
    head = "<head><meta name='PubDate' content='2026-11-20'></head><h2 class='article_title'>关于节能的通知</h2>"
    html = f"<html>{head}<body><div class='article_con'><p>请遵照执行。</p></div>{box}</body></html>"
    record = parsers.parse(f"{BASE}t20261120_1404000.html", html.encode())
    assert isinstance(record, Document)
    assert [file.url.removeprefix(BASE) for file in record.attachments] == ["down.do?id=5", FILE]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("附件 1.pdf", "%E9%99%84%E4%BB%B6%201.pdf"),
        (".\\files\\a b.docx", "files/a%20b.docx"),
        ("表[1]{2}.xlsx", "%E8%A1%A8%5B1%5D%7B2%7D.xlsx"),
        ("down.do?name=甲 乙.pdf", "down.do?name=%E7%94%B2%20%E4%B9%99.pdf"),
        ("%E9%99%84.pdf", "%E9%99%84.pdf"),
        ("a\nb.pdf", "ab.pdf"),
    ],
)
def test_an_address_is_as_a_browser_sends_it(written: str, asked: str) -> None:
    assert absolute(BASE, written) == BASE + asked


@pytest.mark.parametrize(
    "beside", [f"<iframe src='{FILE}'></iframe>", f"<p class='fj'><a href='#' onclick=\"down('{FILE}')\">附件</a></p>"]
)
def test_a_page_without_a_template_shows_files_beside_its_text(beside: str) -> None:
    text = "<p>各地要加强组织领导，完善标准体系，推进重点领域节能，现将有关事项通知如下，请遵照执行。</p>" * 2
    head = "<h1>关于开展节能工作的通知</h1><p>2026-11-02</p>"
    html = f"<html><body><div>{head}<div>{text}</div>{beside}</div></body></html>"
    record = parsers.parse("https://www.mohrss.gov.cn/tz/202611/t20261102_1.html", html.encode())
    assert isinstance(record, Document)
    assert [file.url.rsplit("/", 1)[-1] for file in record.attachments] == [FILE]


def test_what_a_page_hides_is_bounded() -> None:
    words = ",".join(f"'{n}.pdf'" for n in range(5000))
    assert len(files(f'<p onclick="f({words})">全文</p>')) == file_links.MOST_OF_ONE
    nested = "".join(f"<div onclick=\"f('{n}.pdf')\">" for n in range(300)) + "字" * 100
    assert {name for _, name in files(nested)} == {*(f"{n}.pdf" for n in range(299)), "字" * 100}
