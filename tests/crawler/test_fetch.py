"""One page by hand: the host's own rules, and nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.config import Config
from crawler.upkeep.fetch import FetchError, fetch
from tests.crawler.site import Site, answer
from tests.forks import zhengce

ALL = answer("User-agent: *\nAllow: /", Content_Type="text/plain")


def moved(where: str) -> object:
    return answer("", "301 Moved Permanently", Location=where)


@pytest.mark.parametrize("form", ["http://127.0.0.1:{port}/robots.txt", "//127.0.0.1:{port}/rules"])
def test_rules_are_not_fetched_from_a_foreign_host(form: str) -> None:
    with Site() as site, Site() as other:
        other.pages = {"/robots.txt": ALL, "/rules": ALL}
        site.pages["/robots.txt"] = moved(form.format(port=other.port))
        site.pages["/page"] = answer("here")
        with pytest.raises(FetchError, match="leads to another host"):
            fetch(f"{site.root}/page", Config())
        assert other.asked == []
        assert site.count()["/page"] == 0


@pytest.mark.parametrize("where", ["http://[::1]:9/r", "http://[broken/", "file:///etc/passwd", "http://127.0.0.2/r"])
def test_a_redirect_to_anywhere_else_is_a_sentence(where: str) -> None:
    with Site() as site:
        site.pages["/robots.txt"] = moved(where)
        with pytest.raises(FetchError, match="another host"):
            fetch(f"{site.root}/page", Config())


def test_rules_on_the_same_host_are_followed_and_a_circle_ends() -> None:
    with Site() as site:
        site.pages = {"/robots.txt": moved("/rules.txt"), "/rules.txt": ALL, "/page": answer("here")}
        assert fetch(f"{site.root}/page", Config()).content == b"here"
        site.pages["/rules.txt"] = moved("/robots.txt")
        with pytest.raises(FetchError, match="from redirect to redirect"):
            fetch(f"{site.root}/page", Config())


def test_the_page_itself_is_not_followed_anywhere(tmp_path: Path) -> None:
    with Site() as site, Site() as other:
        site.pages["/page"] = moved(f"{other.root}/page")
        done = zhengce("new-source", "mof", f"{site.root}/page", f"{site.root}/page", "--root", tmp_path)
        assert (done.returncode, "answers 301" in done.stderr) == (1, True)
        assert other.asked == []


@pytest.mark.parametrize("url", ["http://[::1", "http://h:x/", "ftp://h/", "http:///x", "www.mee.gov.cn"])
def test_what_is_no_web_address_is_a_sentence(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, Config())
