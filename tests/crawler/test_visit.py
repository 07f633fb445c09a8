"""`zhengce doctor --network`: what it sees of a source, what it says is to be done, and the kit for a maintainer."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import parsers
import parsers.sites.ndrc
import spiders
from crawler.config import Config, Crawl, Report
from crawler.scaffold import from_kit
from crawler.upkeep import kit, visit
from crawler.upkeep.visit import Visit
from crawler.warc.archive import ArchiveError
from db import Entry, Store
from policy import Document, Floors, Reading, Section, Source
from spiders.base import PolicySpider
from tests.crawler.loopback import ROOT
from tests.crawler.site import LIST, Site, answer, document, listing, path
from tests.crawler.test_redesign import redesigned

DAY = "2026-11-20"
CONTACT = "mailto:keeper@member.example"
CONFIG = Config(
    Crawl(contact=CONTACT, delay=0.0, timeout=2.0), Report(smtp_password="hunter2-secret", mail_to="x@m.example")
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A well site that NDRC's parser reads: a list of six, its documents, robots.txt."""
    monkeypatch.setattr(parsers.sites.ndrc, "HOSTS", (*parsers.sites.ndrc.HOSTS, "127.0.0.1"))
    parsers._site_of_host.cache_clear()
    with Site() as one:
        one.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /private/", Content_Type="text/plain")
        put(one)
        yield one
    parsers._site_of_host.cache_clear()


def put(one: Site, look: Callable[[str], str] = str, more: tuple[tuple[str, str, str], ...] = ()) -> None:
    titles = [(path(n), f"关于第{n}项节能工作的通知", DAY) for n in range(1, 7)]
    one.pages[LIST] = answer(look(listing([*more, *titles])), Set_Cookie="session=abc123")
    for where, title, _ in titles:
        one.pages[where] = answer(look(document(title, DAY) + f"<!-- asked by {CONTACT} -->"))


def seen(one: Site, db: Path = Path("none.db")) -> Visit:
    floors = Floors(links_per_listing=5, fill=(("title", 1.0),))
    source = Source("one", ("一", "一", "one"), (one.netloc,), (Section("tz", one.root + LIST, ""),), floors)
    return visit.visit(type("One", (PolicySpider,), {"SOURCE": source}), CONFIG, db)


def looks(found: Visit) -> dict[str, bool]:
    return {look.what: look.ok for look in found.looks}


def said(found: Visit) -> str:
    return "\n".join([*(f"{look.what}: {look.detail}" for look in found.looks), *found.to_do])


def test_a_site_that_looks_as_it_did_needs_nothing(site: Site) -> None:
    found = seen(site)
    assert looks(found) == {"reachable": True, "robots": True, "list": True, "document": True}
    assert found.to_do == []
    assert "rules read" in said(found)
    assert "template 'list', 6 links, 5 are the least" in said(found)
    assert len(site.asked) == 4, "robots.txt twice, one list, one document"


def test_a_changed_template_names_its_selector_and_the_way_to_mend_it(site: Site) -> None:
    put(site, redesigned)
    found = seen(site)
    assert looks(found) == {"reachable": True, "robots": True, "list": False, "document": False}
    assert "ul.u-list > li > a" in said(found)
    assert ".article_con" in said(found)
    assert said(found).count("the general reader reads it meanwhile") == 2
    assert "The template changed" in said(found)


def test_a_list_shorter_than_its_floor_is_said(site: Site) -> None:
    site.pages[LIST] = answer(listing([(path(1), "关于第1项节能工作的通知", DAY)]))
    found = seen(site)
    assert looks(found)["list"] is False
    assert "fewer entries than its floor" in said(found)


def test_links_to_other_houses_are_counted(site: Site) -> None:
    away = (
        ("https://mp.weixin.qq.com/s/1", "一图读懂", DAY),
        ("https://www.mee.gov.cn/zcwj/a/t20261101_1.html", "关于节能的函", DAY),
    )
    put(site, more=away)
    assert "links elsewhere: 1 of mee, mp.weixin.qq.com 1" in said(seen(site))


@pytest.mark.parametrize(
    ("robots", "what", "words"),
    [
        (answer("User-agent: *\nDisallow: /"), "robots", "does not want its list read"),
        (answer("", "503 Busy"), "robots", "usually passes"),
        (answer("", "404 Not Found"), "", "status 404: no rules"),
    ],
    ids=["forbidden", "unavailable", "none"],
)
def test_robots_txt_is_told(site: Site, robots: object, what: str, words: str) -> None:
    site.pages["/robots.txt"] = robots  # type: ignore[assignment]  # a behaviour
    found = seen(site)
    assert [name for name, ok in looks(found).items() if not ok] == ([what] if what else [])
    assert words in said(found)
    assert site.count()[LIST] == (0 if what else 1)


def test_a_site_that_declines_or_does_not_answer_is_told_apart(site: Site) -> None:
    site.pages[LIST] = answer(
        "<script>document.cookie='a';location.href=location.pathname+location.search</script>", "521 X"
    )
    declined = seen(site)
    assert looks(declined) == {"reachable": True, "robots": True, "list": False}
    assert "Do not work around it" in said(declined)
    port = site.port
    site.port = 9
    silent = seen(site)
    site.port = port
    assert looks(silent) == {"reachable": False}
    assert "another network" in said(silent)


def test_the_provisional_share_is_told(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "z.db"
    with Store(db) as store:
        for n, template in enumerate(("general", "detail")):
            record = Document(
                "one", f"{site.root}{path(n)}", template, f"关于第{n}项节能工作的通知", text="节能。" * 30
            )
            store.save([Entry(record, Reading("in", "test"))], None)
    assert "provisional: 1 of 2 stored pages" in said(seen(site, db))


def packed(site: Site, folder: Path) -> Path:
    put(site, redesigned)
    kit.pack([seen(site)], folder / "one.zip", CONFIG)
    return folder / "one.zip"


def test_a_kit_holds_what_was_served_and_nothing_of_ours(site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed(site, tmp_path)) as archive:
        names = archive.namelist()
        what = json.loads(archive.read("kit.json"))
        (tmp_path / "pages.warc.gz").write_bytes(archive.read("pages.warc.gz"))
    whole = json.dumps(what) + zipped(tmp_path / "pages.warc.gz")
    assert names == ["kit.json", "pages.warc.gz"]
    assert "Disallow: /private/" in whole
    assert "doc-text" in whole
    for secret in ("keeper@member.example", "hunter2-secret", "x@m.example", "session=abc123", str(tmp_path)):
        assert secret not in whole
    assert what["versions"].keys() >= {"zhengce", "python", "scrapy"}
    assert [page["error"] for page in what["sources"][0]["pages"]] == ["PageChanged", "PageChanged"]
    assert what["sources"][0]["pages"][1]["record"]["title"] == "关于第1项节能工作的通知"
    with pytest.raises(ArchiveError, match="never written over"):
        kit.pack([], tmp_path / "one.zip", CONFIG)


def zipped(path: Path) -> str:
    from crawler.warc.archive_reader import records

    pages = [record.page for record in records(path)]
    return "".join(page.body.decode() + str(page.headers) for page in pages)


def test_the_other_side_replays_a_kit_and_gets_failing_tests(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = type("One", (PolicySpider,), {"SOURCE": Source("one", ("", "", ""), (site.netloc,))})
    found = from_kit.replay(kit.unpack(packed(site, tmp_path)))
    assert [(one.page.role, one.mend) for one in found] == [("list", True), ("document", True)]
    assert all(one.now.startswith("PageChanged") for one in found)
    monkeypatch.setattr(spiders, "discover", lambda: {"one": source})
    written = from_kit.write(tmp_path, found) if (tmp_path / "tests/parsers").mkdir(parents=True) is None else []
    assert [p.relative_to(tmp_path).as_posix() for p in written] == [
        "tests/pages/one/kit-1.html",
        "tests/pages/one/kit-2.html",
        "tests/parsers/test_kit_one.py",
    ]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(written[-1]),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert "2 failed" in done.stdout
    with pytest.raises(FileExistsError):
        from_kit.write(tmp_path, found)


@pytest.mark.parametrize("members", [{}, {"kit.json": "{}"}, {"kit.json": "[" * 9999, "pages.warc.gz": ""}])
def test_what_is_no_kit_is_refused(tmp_path: Path, members: dict[str, str]) -> None:
    path = tmp_path / "bad.zip"
    with closing(zipfile.ZipFile(path, "w")) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(ArchiveError):
        kit.unpack(path)
    path.write_bytes(b"no zip")
    with pytest.raises(ArchiveError):
        kit.unpack(path)
