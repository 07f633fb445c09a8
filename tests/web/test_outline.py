"""The outline of one document as a page: principles, goals by year, and its tasks in their order."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from analysis import read
from db import Entry, Store
from policy import Dated, Document
from web.server.app import build
from web.spoken.told import actor_text

SHARED = Path(__file__).resolve().parents[3] / "shared" / "texts" / "dev.jsonl"
PLAN = "2030年前碳达峰行动方案"
TEXT = """一、总体要求
（一）指导思想。坚持系统观念。
（二）工作原则。
统筹推进、分类施策。各地区因地制宜。
双轮驱动、两手发力。政府和市场一起发力。
二、主要目标
到2027年，非化石能源消费比重达到22%左右。到2030年，非化石能源消费比重达到25%左右。
三、重点任务
（一）能源绿色转型行动
1.大力发展新能源。建设风电基地。
2.严控煤炭消费。推动减量替代。
（二）节能降碳增效行动
1.推进重点用能设备节能。
四、保障措施
（一）完善经济政策。各级财政加大支持。
"""


def page_of(title: str, text: str, folder: Path, lang: str = "en") -> BeautifulSoup:
    """The outline page of a document with this text."""
    url = "https://www.ndrc.gov.cn/xxgk/zcfb/tz/202611/t20261120_1400001.html"
    document = Document(
        source="ndrc", url=url, template="test", title=title, kind="通知", text=text,
        published_on=Dated("2026-11-20", "listing"),
    )  # fmt: skip
    path = folder / "zhengce.db"
    with Store(path, clock=lambda: "2026-11-23T06:00:00Z") as store:
        run = store.start_run("crawl")
        store.save([Entry(document, read(document))], run)
        store.finish_run(run, "ok")
    transport = httpx.ASGITransport(app=build(path).app())

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            return await client.get(f"/documents/1/outline?lang={lang}")

    answer = asyncio.run(ask())
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def chapter(page: BeautifulSoup, word: str) -> Tag:
    """The table below the heading with `word`."""
    heading = next(tag for tag in page.select(".outline h3") if word in tag.text)
    table = heading.find_next_sibling("table")
    assert isinstance(table, Tag)
    return table


def test_principles_goals_and_tasks_stand_in_tables(tmp_path: Path) -> None:
    page = page_of("节能降碳试验方案", TEXT, tmp_path)
    assert [tag.text for tag in page.select(".outline ul.plain li > span:first-child")] == [
        "统筹推进、分类施策",
        "双轮驱动、两手发力",
    ]
    goals = chapter(page, "Goals by year").select("tbody tr")
    assert [row.th.text for row in goals if row.th] == ["2027", "2030"]
    assert "25%左右" in goals[1].text
    tasks = chapter(page, "三、重点任务")
    assert [row.th.a.text for row in tasks.select("tbody tr") if row.th and row.th.a] == [
        "（一）能源绿色转型行动",
        "（二）节能降碳增效行动",
    ]
    below = [link.text for link in tasks.select("tbody tr:first-child td a")]
    assert below == ["1.大力发展新能源", "2.严控煤炭消费"]


@pytest.mark.parametrize(
    ("name", "en", "ja"),
    [
        ("各地", "localities", "各地"), ("重点排放单位", "key emitting entities", "重点排出組織"),
        ("生态环境部", "Ministry of Ecology and Environment", "生態環境部"),
    ],
)  # fmt: skip
def test_who_has_a_duty_is_said_in_the_readers_language(name: str, en: str, ja: str) -> None:
    assert [actor_text(name, lang) for lang in ("en", "ja", "zh")] == [en, ja, name]


def test_headings_are_told_in_the_readers_language_as_drafts(tmp_path: Path) -> None:
    page = page_of("节能降碳试验方案", TEXT, tmp_path)
    told = chapter(page, "三、重点任务").select_one("tbody th .tiny")
    assert told is not None
    assert told.text.isascii()
    assert told.text[:1].isupper()
    assert "no one has checked them" in page.text


def test_each_part_leads_to_its_place(tmp_path: Path) -> None:
    page = page_of("节能降碳试验方案", TEXT, tmp_path, "zh")
    link = str(chapter(page, "三、重点任务").select("th a")[0]["href"])
    at = TEXT.index("（一）能源绿色转型行动")
    assert f"mark={at}-" in link
    assert link.endswith(f"#c{at}")


def test_a_text_without_headings_says_so(tmp_path: Path) -> None:
    assert "no headings" in page_of("关于某事项的通知", "请遵照执行。", tmp_path).text


def test_the_ten_actions_of_the_plan_come_out_in_order(tmp_path: Path) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here: the texts of real documents are not carried in")
    lines = map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())
    plan = next(line for line in lines if line["title"].endswith(PLAN) or PLAN in line["title"])
    page = page_of(plan["title"], plan["text"], tmp_path, "ja")
    tasks = chapter(page, "重点任务")
    actions = [row.th.a.text for row in tasks.select("tbody tr") if row.th and row.th.a]
    assert len(actions) == 10
    assert [action[1] for action in actions[:9]] == list("一二三四五六七八九")
    assert all(action.endswith("行动") for action in actions)
    years = [row.th.text for row in chapter(page, "年別の目標").select("tbody tr") if row.th]
    assert years == ["2025", "2030"]
