"""Settings: one file, the environment wins, nothing unknown passes."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from crawler.config import Config, ConfigError, load
from crawler.settings import settings, user_agent

DOCS = Path(__file__).resolve().parents[2] / "docs" / "running.md"


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load({}) == Config()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('[crawl]\ndelay = 3\ncontact = "a@b.example"\n')
    config = load({"ZHENGCE_CONFIG": str(file), "ZHENGCE_CRAWL_DELAY": "4.5"})
    assert (config.crawl.delay, config.crawl.contact) == (4.5, "a@b.example")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[crawl]\ndelai = 3\n", r"unknown key 'delai'.*delay"),
        ("[crowl]\ndelay = 3\n", "unknown section 'crowl'"),
        ("delay = 3\n", "a \\[section\\] was expected"),
        ('[crawl]\ndelay = "soon"\n', "'soon' is not float"),
        ("[crawl]\ndelay = true\n", "True is not float"),
        ("[crawl]\ndelay = 0.1\n", "impolite"),
        ('[log]\nformat = "xml"\n', "neither text nor json"),
        ("[crawl\n", "a.toml"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=message):
        load({"ZHENGCE_CONFIG": str(file)})


def test_an_unknown_variable_is_refused() -> None:
    with pytest.raises(ConfigError, match="ZHENGCE_CRAWL_SPEED"):
        load({"ZHENGCE_CRAWL_SPEED": "9"})


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        load({"ZHENGCE_CONFIG": str(tmp_path / "none.toml")})


def test_every_setting_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for section in fields(Config):
        block = text.partition(f"\n[{section.name}]\n")[2].partition("\n[")[0]
        missing = [
            f.name for f in fields(getattr(Config(), section.name)) if not re.search(rf"^#? ?{f.name} =", block, re.M)
        ]
        assert not missing, f"[{section.name}] {missing}"


def test_the_shortest_pause_between_two_requests_is_the_configured_delay() -> None:
    live = settings(Config(), replay=False)
    assert live["DOWNLOAD_DELAY"] * (1 - live["DOWNLOAD_DELAY_JITTER"]) >= Config().crawl.delay >= 1.5
    assert live["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1


def test_the_user_agent_is_honest() -> None:
    assert re.match(r"zhengce/[\d.]+ \(policy tracker; \+", user_agent(Config()))


def test_the_newsletters_variables_are_not_the_crawls() -> None:
    environment = {"ZHENGCE_MAIL_KEY": "secret", "ZHENGCE_SMTP": "smtp://127.0.0.1", "ZHENGCE_MT": "deepl"}
    assert load(environment) == Config()
