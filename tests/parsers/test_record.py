"""What all sites share between the page and the record: numbers in titles, file names, drafts, pictures."""

from __future__ import annotations

import pytest

import parsers
from parsers.fields import record
from parsers.page.body import Anchor
from policy import Document, PageChanged

URL = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202605/t20260506_990001.html"


def detail(title: str, body: str) -> Document:
    page = f"""<html><head><meta name="PubDate" content="2026-05-06"></head><body><h2 class="article_title">{title}</h2>
    <div class="article_con">{body}</div><p>{"　" * 6000}</p></body></html>"""
    found = parsers.parse(URL, page.encode())
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("关于某事的通知(发改能源〔2026〕884号)", "发改能源〔2026〕884号", "关于某事的通知"),
        ("关于某事的通知(试行)（发改能源[2026]884号）", "发改能源〔2026〕884号", "关于某事的通知(试行)"),
        ("关于某事的通知 国能综通安全〔2021〕108号", "国能综通安全〔2021〕108号", "关于某事的通知"),
        ("关于某事的公告(2023年第12号)", "公告2023年第12号", "关于某事的公告"),
        ("《某办法》 2026年第41号令", "2026年第41号令", "《某办法》 2026年第41号令"),
        ("关于某事的通知（第12号）", None, "关于某事的通知（第12号）"),
        ("关于某事的通知（试行）", None, "关于某事的通知（试行）"),
        ("第三批名单 第5号", None, "第三批名单 第5号"),
    ],
)
def test_the_number_after_a_title(title: str, number: str | None, rest: str) -> None:
    assert (record.title_number(title), record.without_number(title)) == (number, rest)


def test_a_name_in_several_links_to_one_file_is_one_name() -> None:
    links = [Anchor("u", "环境影响评价公众"), Anchor("u", "参与办法"), Anchor("v", "乙"), Anchor("u", "点此下载")]
    links += [Anchor("w", "丙"), Anchor("w", ""), Anchor("w", "丙")]
    assert [(file.url, file.name) for file in record.attachments(links)] == [
        ("u", "环境影响评价公众参与办法"),
        ("v", "乙"),
        ("w", "丙"),
    ]


def test_a_file_without_a_name_is_called_by_its_address_as_people_write_it() -> None:
    (file,) = record.attachments([Anchor("https://www.mee.gov.cn/a/%E9%99%84%E4%BB%B6%201.pdf", "")])
    assert file.name == "附件 1.pdf"


def test_a_page_of_pictures_is_a_document_and_a_page_of_furniture_is_not() -> None:
    assert detail("一图读懂", '<img src="./W020260506000000000001.png">').body_images
    with pytest.raises(PageChanged, match="the text of the body"):
        detail("一图读懂", '<img src="/images/loading.gif">')


STEP = "各地在征求行业主管部门意见后，于2026年7月10日前将审查意见报送我委。"


@pytest.mark.parametrize(
    ("title", "text", "due"),
    [
        ("关于组织申报的通知", f"现将有关事项通知如下。{STEP}", None),
        ("关于印发《方案》的通知", f"现将在征求有关方面意见基础上修改的方案印发给你们。{STEP}", None),
        ("关于开展评选的通知", "经公示无异议后，于2026年7月10日前将推荐意见报送我委。", None),
        ("关于组织编制的通知", "承担单位应于2026年7月10日前提交征求意见稿并反馈意见。", None),
        ("某负责人答记者问", "此前公开征求意见，各方请于2026年7月10日前反馈意见。", None),
        ("关于某事的公告", "现将《办法（征求意见稿）》向社会公开征求意见，请于2026年7月10日前反馈。", "2026-07-10"),
        ("某事", "现就某事公示，公示时间为2026年7月4日至7月10日，有意见请反馈。", "2026-07-10"),
        ("关于公开征求《办法》意见的通知", "请于7月10日前将意见反馈我委。", "2026-07-10"),
    ],
)
def test_only_a_call_for_comments_has_a_deadline(title: str, text: str, due: str | None) -> None:
    found = detail(title, f"<p>{text}</p>").comments_due_on
    assert (found.iso if found else None) == due


def test_a_draft_is_not_in_force() -> None:
    text = "<p>第一条 总则。</p><p>第二条 本办法自2027年1月1日起施行。</p>"
    assert detail("关于公开征求《办法》意见的公告", text).effective_on is None
    assert detail("办法", text).effective_on is not None


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("关于发布《能效目录》的公告", "经研究，《能效目录》自2027年1月1日起施行。", "2027-01-01"),
        ("关于加强管理的公告", "经研究，《能效目录》自2027年1月1日起施行。", None),
    ],
)
def test_what_the_title_prints_is_the_document(title: str, text: str, day: str | None) -> None:
    found = detail(title, f"<p>{text}</p>").effective_on
    assert (found.iso if found else None) == day


def test_an_interpretation_is_not_explained_by_its_policy() -> None:
    policy = '<a href="../../zcfb/tz/202605/t20260506_990002.html">关于某事的通知</a>'
    other = '<a href="/xxgk/jd/jd/202605/t20260506_990003.html">某事专家解读</a>'
    found = detail("某事解读", f'答问全文。相关解读：{other}</div><div class="xgwz">{policy}')
    assert [one.title for one in found.interpretations] == ["某事专家解读"]
