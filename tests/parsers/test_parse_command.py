from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from command import zhengce

PAGES = Path(__file__).resolve().parents[1] / "pages"
KEYS = (
    *("source", "url", "kind", "title", "number", "issuers", "index_number", "subject", "keywords", "signed_on"),
    *("issued_on", "published_on", "effective_on", "comments_due_on", "text", "attachments", "interpretations"),
)


def run(*args: str) -> Result:
    return CliRunner().invoke(zhengce, ["parse", *args])


def page(name: str) -> tuple[str, str]:
    address = json.loads((PAGES / name).with_suffix(".json").read_text("utf-8"))["url"]
    return str(PAGES / name), address


def test_a_document_is_one_json_object_with_the_fixed_keys_first() -> None:
    file, url = page("ndrc/detail-1.html")
    result = run(file, "--url", url)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert tuple(record)[: len(KEYS)] == KEYS
    assert record["number"] == "发改环资〔2026〕315号"
    assert record["attachments"][0].keys() == {"url", "name"}


def test_a_listing_shows_items_and_paging() -> None:
    file, url = page("ndrc/list-1.html")
    record = json.loads(run(file, "--url", url).stdout)
    assert (record["kind"], record["pages"], len(record["items"])) == ("listing", 20, 2)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("refused/challenge-2.html", "Blocked"),
        ("refused/cut-1.html", "NotADocument"),
    ],
)
def test_a_page_error_is_named_on_stderr_with_exit_code_1(name: str, error: str) -> None:
    file, url = page(name)
    result = run(file, "--url", url)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{error}: {url}: ")


def test_a_page_that_lost_its_template_is_read_provisionally_and_says_so() -> None:
    file, url = page("refused/label-1.html")
    result = run(file, "--url", url)
    assert result.stderr.startswith(f"PageChanged: {url}: ")
    record = json.loads(result.stdout)
    assert (result.exit_code, record["template"], record["provisional"]) == (0, "general", True)
    assert record["title"]
    assert record["text"]


def test_status_and_base_address_count(tmp_path: Path) -> None:
    file, url = page("mee/list-consultation-1.html")
    assert run(file, "--url", url, "--status", "521").stderr.startswith("Blocked: ")
    based = json.loads(run(file, "--url", url, "--base-url", "https://www.mee.gov.cn/x/y/").stdout)
    assert based["items"][0]["url"] == "https://www.mee.gov.cn/x/y/zjyj/202607/t20260706_2100013.shtml"


def test_a_missing_file_or_address_is_wrong_usage(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.html"), "--url", "https://www.mee.gov.cn/").exit_code == 2
    assert run(str(tmp_path), "--url", "https://www.mee.gov.cn/").exit_code == 2
    assert run(page("ndrc/list-1.html")[0]).exit_code == 2
