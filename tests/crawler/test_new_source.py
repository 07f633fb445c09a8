"""`zhengce new-source` writes stubs into a checkout and a test that names the next step."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.scaffold import ScaffoldError, write
from tests.crawler.loopback import ROOT
from tests.crawler.site import Site, answer, document, listing
from tests.crawler.test_commands import zhengce

LISTING = ("https://www.mof.gov.cn/zhengwuxinxi/", b"<html>list</html>")
DOCUMENT = ("https://www.mof.gov.cn/zhengwuxinxi/202611/t1.htm", b"<html>document</html>")


def test_the_stubs_say_what_to_do_next(tmp_path: Path) -> None:
    """In a copy of the checkout, so that the spider and the parser are found as they would be."""
    for room in ("policy", "parsers", "spiders"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    with Site() as site:
        site.pages["/zhengce/"] = answer(listing([("./t1.html", "通知", "2026-11-01")]))
        site.pages["/zhengce/t1.html"] = answer(document("通知", "2026-11-01"))
        urls = (f"{site.root}/zhengce/", f"{site.root}/zhengce/t1.html")
        done = zhengce("new-source", "mof", *urls, "--root", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "next: python -m pytest tests/parsers/test_mof.py" in done.stdout
    found = "import spiders, parsers; print(spiders.discover()['mof'].SOURCE.hosts, parsers.role('" + urls[0] + "'))"
    seen = subprocess.run([sys.executable, "-c", found], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert seen.stdout.strip() == f"('{site.netloc}',) listing", seen.stderr
    command = [sys.executable, "-m", "pytest", "-q", "tests/parsers/test_mof.py", "-p", "no:cacheprovider"]
    failing = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert failing.returncode == 1
    assert "next: write parse_listing in parsers/sites/mof.py" in failing.stdout
    assert "next: write parse_document in parsers/sites/mof.py" in failing.stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write(tmp_path, "mof", LISTING, DOCUMENT)
    with pytest.raises(ScaffoldError, match="nothing was written"):
        write(tmp_path, "mof", LISTING, DOCUMENT)


@pytest.mark.parametrize("name", ["../evil", "Mof", "a", "x/y", "mo-f", ""])
def test_a_name_cannot_lead_out_of_the_checkout(tmp_path: Path, name: str) -> None:
    with pytest.raises(ScaffoldError, match="short word"):
        write(tmp_path, name, LISTING, DOCUMENT)
    assert list(tmp_path.iterdir()) == []


def test_an_address_cannot_write_code(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match="quotes"):
        write(tmp_path, "mof", ('https://x.cn/"+__import__("os")+"/', b""), DOCUMENT)
