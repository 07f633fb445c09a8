"""`zhengce new-source`: two pages become a source that reads the site's third and hundredth document as well."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.scaffold import ScaffoldError, write
from crawler.scaffold.address_forms import NoFormError, forms, parent, searched
from tests.crawler import new_site
from tests.crawler.loopback import ROOT
from tests.crawler.site import Site, answer
from tests.forks import zhengce

SERVED = ROOT / "../shared/pages/more"
LISTING_URL = "http://www.mof.gov.cn/zhengwuxinxi/zhengcefabu/"
DOCUMENT_URL = "http://jjs.mof.gov.cn/zhengcefabu/202611/t20261105_4100001.htm"
THIRD_URL = "http://zyhj.mof.gov.cn/gzdt/202611/t20261107_4100033.htm"
FOLDERS = ("policy", "parsers", "spiders", "analysis", "db", "translation", "newsletter", "web", "crawler", "command")


@dataclass
class Checkout:
    """A copy of the tree that a source is added to."""

    root: Path

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Python with the copy's own rooms; it has no shared material beside it."""
        env = os.environ | {"WITHOUT_SHARED": "1"}
        command = [sys.executable, *args]
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)

    def answer(self, code: str) -> Any:
        """What an expression is in the copy, as JSON."""
        done = self.run("-c", f"import json, parsers, spiders; print(json.dumps({code}))")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def accept(self, page: str, url: str) -> None:
        """The last step: the expectation of a page."""
        done = self.run("-m", "tests.pages.accept", f"tests/pages/mof/{page}.html", "--url", url)
        assert done.returncode == 0, done.stderr

    def tests(self) -> subprocess.CompletedProcess[str]:
        """The new tests and those that go over all sources."""
        wanted = ("parsers/test_mof.py", "parsers/test_reconstructed_pages.py", "spiders", "web/test_languages.py")
        return self.run("-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"tests/{name}" for name in wanted))


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for folder in (*FOLDERS, "tests/pages", "tests/parsers", "tests/spiders", "tests/web"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("spiders/mof.py", "parsers/sites/mof.py"):  # a tree in which this ministry is no source yet
        (tmp_path / name).unlink()
    shutil.rmtree(tmp_path / "tests/pages/mof")
    return Checkout(tmp_path)


def saved(folder: Path, listing: bytes, document: bytes) -> list[str | Path]:
    """The options that name the saved pages."""
    (folder / "saved-list.html").write_bytes(listing)
    (folder / "saved-document.html").write_bytes(document)
    return ["--listing-file", folder / "saved-list.html", "--document-file", folder / "saved-document.html"]


def pages() -> tuple[bytes, bytes]:
    listed = [(DOCUMENT_URL, new_site.TITLE, "2026-11-05"), (THIRD_URL, "关于另一事项的公告", "2026-11-07")]
    return new_site.listing(listed), new_site.document()


def test_two_saved_pages_are_a_source_and_all_tests_pass_after_the_last_step(checkout: Checkout) -> None:
    done = zhengce(
        "new-source", "mof", LISTING_URL, DOCUMENT_URL, *saved(checkout.root, *pages()), "--root", checkout.root
    )
    assert done.returncode == 0, done.stderr
    assert "python -m pytest tests/parsers/test_mof.py" in done.stdout
    before = checkout.tests()
    assert "next: python -m tests.pages.accept tests/pages/mof/PAGE" in before.stdout
    checkout.accept("list-1", LISTING_URL)
    checkout.accept("document-1", DOCUMENT_URL)
    after = checkout.tests()
    assert after.returncode == 0, after.stdout
    record = json.loads((checkout.root / "tests/pages/mof/document-1.json").read_text("utf-8"))["record"]
    assert (record["title"], record["number"]) == (new_site.TITLE, "财清洁〔2026〕12号")
    assert (record["published_on"], record["signed_on"]) == ("2026-11-05", "2026-11-03")
    assert record["text"].startswith("财清洁〔2026〕12号\n各省")
    assert "主办单位" not in record["text"]


def test_the_third_document_is_read_too_and_the_source_is_called_by_its_names(checkout: Checkout) -> None:
    write(checkout.root, "mof", (LISTING_URL, pages()[0]), (DOCUMENT_URL, pages()[1]))
    (checkout.root / "third.html").write_bytes(new_site.document("关于另一事项的公告", "2026-11-07"))
    read = f"parsers.parse({THIRD_URL!r}, open('third.html', 'rb').read())"
    assert checkout.answer(f"[{read}.title, {read}.published_on.iso]") == ["关于另一事项的公告", "2026-11-07"]
    elsewhere = "http://nys.mof.gov.cn/zcfg/209912/t20991231_9999999.htm"
    assert checkout.answer(f"parsers.role({elsewhere!r})") == "document"
    assert checkout.answer(f"parsers.role({LISTING_URL + 'index_7.htm'!r})") == "listing"
    assert checkout.answer("parsers.role('http://www.mof.gov.cn/images/t.js')") is None
    source = "spiders.discover()['mof'].SOURCE"
    assert checkout.answer(f"{source}.title") == ["财政部", "財政部", "Ministry of Finance"]
    assert checkout.answer(f"[{source}.owns(h) for h in ('nys.mof.gov.cn', 'www.mof.gov.cn', 'mof.gov.cn.x.cn')]") == [
        True, True, False,
    ]  # fmt: skip


def test_the_new_files_are_as_the_linter_wants_them(checkout: Checkout) -> None:
    files = write(checkout.root, "mof", (LISTING_URL, pages()[0]), (DOCUMENT_URL, pages()[1]))
    code = [str(file) for file in files if file.suffix == ".py"]
    assert len(code) == 3
    for command in (("check", "-q"), ("format", "--check")):
        done = checkout.run("-m", "ruff", *command, "--no-cache", *code)
        assert done.returncode == 0, done.stdout


def test_pages_that_a_ministry_served(checkout: Checkout) -> None:
    names = ("cmm-list_ministry.html", "cmm-article_ministry.html")
    if not all((SERVED / name).exists() for name in names):
        pytest.skip("the served pages are not beside the repository (../shared/pages/more)")
    served = {
        line["file"]: line for line in map(json.loads, (SERVED / "manifest.jsonl").read_text("utf-8").splitlines())
    }
    lists, documents = (served[name] for name in names)
    files = ["--listing-file", SERVED / names[0], "--document-file", SERVED / names[1]]
    done = zhengce("new-source", "mof", lists["url"], documents["url"], *files, "--root", checkout.root)
    assert done.returncode == 0, done.stderr
    checkout.accept("list-1", lists["url"])
    checkout.accept("document-1", documents["url"])
    assert checkout.tests().returncode == 0
    items = json.loads((checkout.root / "tests/pages/mof/list-1.json").read_text("utf-8"))["record"]["items"]
    assert len(items) == lists["expect"]["links"]
    assert (items[0]["url"], items[-1]["url"]) == (lists["expect"]["first"], lists["expect"]["last"])
    record = json.loads((checkout.root / "tests/pages/mof/document-1.json").read_text("utf-8"))["record"]
    for field in ("title", "number", "issuers", "signed_on", "published_on", "effective_on"):
        assert record[field] == documents["expect"][field], field


def test_pages_are_asked_for_where_none_are_given(tmp_path: Path) -> None:
    with Site() as site:
        site.pages["/zhengce/"] = answer(new_site.listing([("./t20261105_1.htm", new_site.TITLE, "2026-11-05")]))
        site.pages["/zhengce/t20261105_1.htm"] = answer(new_site.document())
        urls = (f"{site.root}/zhengce/", f"{site.root}/zhengce/t20261105_1.htm")
        done = zhengce("new-source", "mof", *urls, "--root", tmp_path)
        assert done.returncode == 0, done.stderr
        assert f'hosts=("{site.netloc}",)' in (tmp_path / "spiders/mof.py").read_text("utf-8")
        gone = zhengce("new-source", "other", urls[0], f"{site.root}/t2.htm", "--root", tmp_path)
        assert gone.returncode == 1
        assert "answers 404" in gone.stderr


FORMS = [  # listing, document, further documents, others
    (
        "https://www.a.gov.cn/zwgk/index.html",
        "https://www.a.gov.cn/art/2026/art_645badc2faaa4f7fa52f9ba11ba7a0bd.html",
        ["https://www.a.gov.cn/hd/art/2019/art_0d144cfa624e415b932c0f5950c2105a.html"],
        ["https://www.a.gov.cn/art/about.html"],
    ),
    (
        "http://www.b.gov.cn/n25/n26/index.html",
        "http://www.b.gov.cn/n25/n26/c33689673/content.html",
        ["http://www.b.gov.cn/n77/c1/content.html"],
        ["http://www.b.gov.cn/n25/n26/index_2.html", "http://www.b.gov.cn/n25/content.html"],
    ),
    (
        "https://www.c.gov.cn/web/SelectList?page=1",
        "https://www.c.gov.cn/web/SelectByDocId?docId=1255850",
        ["https://www.c.gov.cn/web/SelectByDocId?docId=7", "https://www.c.gov.cn/web/SelectByDocId?a=b&docId=7"],
        ["https://www.c.gov.cn/web/SelectList?page=2"],
    ),
    (
        "https://www.d.gov.cn/policy",
        "https://www.d.gov.cn/policy/carbon-market-rules.html",
        ["https://www.d.gov.cn/policy/steel-plan.html"],
        ["https://www.d.gov.cn/policy/"],
    ),
    (
        "https://www.e.gov.cn/2026/list_1.html",
        "https://www.e.gov.cn/2026/8e4bbd36-9ff0-4a01-a06c-3a23f0001312.html",
        ["https://www.e.gov.cn/2025/00000000-9ff0-4a01-a06c-3a23f0001312.html"],
        ["https://www.e.gov.cn/2026/list_2.html"],
    ),
]


@pytest.mark.parametrize(("listing", "document", "more", "others"), FORMS, ids=[form[0] for form in FORMS])
def test_what_varies_in_an_address_is_left_open(
    listing: str, document: str, more: list[str], others: list[str]
) -> None:
    found = forms(listing, document)
    assert all(map(found.is_document, [document, *more]))
    assert not any(map(found.is_document, [listing, *others]))
    assert re.search(found.listing, searched(listing, found.with_query))


@pytest.mark.parametrize(
    "pair",
    [("https://a.gov.cn/t1_2.htm", "https://a.gov.cn/t3_4.htm"), ("https://a.gov.cn/x", "https://a.gov.cn/x?a=b")],
)
def test_two_addresses_of_one_form_are_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(NoFormError):
        forms(*pair)


def test_hosts_share_a_domain_of_three_parts_or_none() -> None:
    assert parent("www.mof.gov.cn", "szs.mof.gov.cn") == "mof.gov.cn"
    assert parent("www.mof.gov.cn") == "mof.gov.cn"
    assert parent("www.mof.gov.cn", "www.mee.gov.cn") is None
    assert parent("127.0.0.1") is None


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    sources = [(LISTING_URL, pages()[0]), (DOCUMENT_URL, pages()[1])]
    write(tmp_path, "mof", *sources)
    with pytest.raises(ScaffoldError, match="nothing was written"):
        write(tmp_path, "mof", *sources)


@pytest.mark.parametrize("name", ["../evil", "Mof", "a", "x/y", "mo-f", ""])
def test_a_name_cannot_lead_out_of_the_checkout(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScaffoldError, match="short word"):
        write(tmp_path, name, (LISTING_URL, b""), (DOCUMENT_URL, b""))
    assert list(tmp_path.iterdir()) == []


def test_neither_an_address_nor_a_page_can_write_code(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match="quotes"):
        write(tmp_path, "mof", ('https://x.cn/"+__import__("os")+"/', b""), (DOCUMENT_URL, b""))
    evil = new_site.document().replace(b"class='doc_body'", b"class='x\");import(os)#' id='\"+1+\"'")
    write(tmp_path, "mof", (LISTING_URL, pages()[0]), (DOCUMENT_URL, evil))
    assert "import(os)" not in (tmp_path / "parsers/sites/mof.py").read_text("utf-8")


def test_a_page_that_is_a_refusal_is_no_page_to_learn_from(tmp_path: Path) -> None:
    challenge = b"<html><script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script></html>"
    with pytest.raises(ScaffoldError, match=r"mof\.gov\.cn"):
        write(tmp_path, "mof", (LISTING_URL, challenge), (DOCUMENT_URL, pages()[1]))
    assert list(tmp_path.iterdir()) == []
