"""ODT, ODS and ODP: lists, notes, sheets, slides, and what is not seen."""

from __future__ import annotations

from parsers.files import read
from tests.files import attachment_files as build

NAMES = "".join(
    f' xmlns:{name}="urn:oasis:{name}"' for name in ("office", "text", "table", "style", "draw", "presentation")
)


def opendocument(kind: str, body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content{NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return build.packed({"mimetype": mime.encode(), "META-INF/manifest.xml": b"<m/>", "content.xml": content.encode()})


def para(text: str) -> str:
    return f"<text:p>{text}</text:p>"


STYLES = (
    '<style:style style:name="gone"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="struck"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="unseen"><style:table-properties table:display="false"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-prefix="第" '
    'style:num-suffix="条" style:num-format="一, 二, 三, ..."/>'
    '<text:list-level-style-number text:level="2" style:num-prefix="（" '
    'style:num-suffix="）" style:num-format="1"/></text:list-style>'
)


def test_odt_paragraphs_lists_notes_and_what_is_not_seen() -> None:
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format(para('节约'))}{item.format(para('高效'))}</text:list>"
    body = (
        f"<text:tracked-changes><text:changed-region>{para('删去')}</text:changed-region></text:tracked-changes>"
        "<text:h>总则</text:h>"
        '<text:list text:style-name="L">'
        + item.format(para("为了节能。") + inner) + item.format(para("适用于")) + "</text:list>"
        + para('约10<text:span text:style-name="up">4</text:span>吨<text:span text:style-name="gone">内部</text:span>'
               '<text:span text:style-name="struck">旧</text:span>，<text:ruby><text:ruby-base>碳</text:ruby-base>'
               "<text:ruby-text>tàn</text:ruby-text></text:ruby>排放<text:note><text:note-citation>1</text:note-citation>"
               "<text:note-body>" + para("不含原料。") + "</text:note-body></text:note>")
    )  # fmt: skip
    found = read(opendocument("text", body, STYLES), "a.doc")
    assert found.type == "odt"
    assert found.text.split("\n") == [
        "总则", "第一条 为了节能。", "（1）节约", "（2）高效", "第二条 适用于", "约10⁴吨，碳排放", "注：不含原料。",
    ]  # fmt: skip


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{para(text) if text else ''}</table:table-cell>"


def test_ods_sheets_and_hidden_rows() -> None:
    row = "<table:table-row{}>{}</table:table-row>"
    first = row.format("", cell("指标") + cell("数值")) + row.format(
        ' table:visibility="collapse"', cell("碳") + cell("18%")
    )
    first += row.format("", cell("", ' table:number-columns-repeated="2"') + cell("备注")) + row.format("", cell(""))
    body = f'<table:table table:name="表一">{first}</table:table>'
    body += f'<table:table table:name="底稿" table:style-name="unseen">{row.format("", cell("甲"))}</table:table>'
    found = read(opendocument("spreadsheet", body, STYLES))
    assert (found.type, found.pages) == ("ods", 2)
    assert found.text == "表一\n指标\t数值\n碳\t18%\t（隐藏的行）\n\t\t备注\n底稿（隐藏的工作表）\n甲"


def test_odp_slides_and_an_encrypted_document() -> None:
    page = f"<draw:page><draw:frame><draw:text-box>{para('双碳进展')}</draw:text-box></draw:frame></draw:page>"
    found = read(opendocument("presentation", page * 2))
    assert (found.type, found.pages, found.text) == ("odp", 2, "双碳进展\n双碳进展")
    locked = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"\x01\x02"}
    assert read(build.packed({**locked, "META-INF/manifest.xml": b"<m:encryption-data/>"})).status == "encrypted"
