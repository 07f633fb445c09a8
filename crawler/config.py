"""Settings from one TOML file and the environment; docs/running.md lists them. Unknown keys are refused.

The file is the one that ``ZHENGCE_CONFIG`` names, else ``zhengce.toml`` in the current folder, else none.
``ZHENGCE_CRAWL_DELAY=3`` in the environment wins over ``delay`` under ``[crawl]`` in the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from crawler.signing import key_of
from policy import taxonomy
from spiders.time_limit import SECONDS

PREFIX = "ZHENGCE_"
# The newsletter's own variables, described in docs/newsletter.md: not settings of the crawl, and not unknown.
NEWSLETTER = ("ZHENGCE_MT", "ZHENGCE_MAIL_", "ZHENGCE_SMTP", "ZHENGCE_NEWSLETTER_STATE", "ZHENGCE_FOLLOWERS")
FILE_VARIABLE = PREFIX + "CONFIG"
DEFAULT_FILE = Path("zhengce.toml")


class ConfigError(Exception):
    """A setting that is unknown or has the wrong type; `str()` names it and its place."""


@dataclass(frozen=True, slots=True)
class Crawl:
    """How the sites are read. Seconds and megabytes."""

    contact: str = "contact not set"  # who runs this: an address or mail, given to the sites in the User-Agent
    delay: float = 2.0  # between two requests to one host; never less than 1.5
    timeout: float = 60.0  # for one answer
    max_mb: int = 50  # of one answer, unpacked
    retries: int = 2  # after a passing error
    retry_pause: float = 10.0  # before the first retry, doubled before the next; Retry-After goes before it
    retry_longest: float = 300.0  # that any host may make us wait
    close_after: int = 5  # bad answers in a row, after which a host is left alone for this run
    page_seconds: float = SECONDS  # of processor time for reading one page or file, then for analysing it
    run_hours: float = 8.0  # after which a source is left where it is until the next run


@dataclass(frozen=True, slots=True)
class Report:
    """Where the report of a run goes."""

    folder: str = ""  # for report.md and report.json; empty: beside the database
    webhook: str = ""  # gets the report and alerts as JSON by POST (docs/webhook.md)
    webhook_secret: str = ""  # whsec_… that messages are signed with; empty: they are not
    webhook_labels: str = ""  # ids or names of labels, divided by commas, whose documents are alerts; empty: no alerts
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_ca: str = ""  # PEM file of certificates to trust instead of the system's
    mail_from: str = ""
    mail_to: str = ""  # several divided by commas


@dataclass(frozen=True, slots=True)
class Log:
    """What is written to stderr."""

    format: str = "text"  # text or json
    level: str = "warning"  # debug, info, warning, error


@dataclass(frozen=True, slots=True)
class Keep:
    """How long archives are kept."""

    archive_days: int = 0  # files of the archive older than this may be removed by `zhengce archive prune`; 0 = never


@dataclass(frozen=True, slots=True)
class Editorial:
    """What people decided."""

    folder: str = "editorial"  # of settled.toml, edited.toml and identity.toml; a relative one is beside the database


@dataclass(frozen=True, slots=True)
class Newsletter:
    """Who publishes the newsletter, and how it goes out."""

    association: str = ""  # who publishes it, in the foot of every issue
    contact: str = ""  # whom members may ask: an address, a telephone number
    members: str = "members.csv"  # the file of members
    site: str = ""  # the site's https address: links, one-click leaving
    mailbox: str = ""  # address for requests to leave, beside or instead of the site
    sender: str = ""  # address of the sender; ZHENGCE_MAIL_FROM wins
    sender_name: str = ""
    smtp: str = ""  # smtp://host:587 or smtps://host:465; ZHENGCE_SMTP wins


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several machines: an existing Redis for scrapy-redis (extra `cluster`)."""

    redis_url: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, by section."""

    crawl: Crawl = field(default_factory=Crawl)
    report: Report = field(default_factory=Report)
    log: Log = field(default_factory=Log)
    keep: Keep = field(default_factory=Keep)
    editorial: Editorial = field(default_factory=Editorial)
    newsletter: Newsletter = field(default_factory=Newsletter)
    cluster: Cluster = field(default_factory=Cluster)


def load(environ: Mapping[str, str], file: Path | None = None) -> Config:
    """The settings in force. Raises `ConfigError`."""
    named = file or (Path(environ[FILE_VARIABLE]) if FILE_VARIABLE in environ else None)
    path = named or DEFAULT_FILE
    config = Config()
    if named or path.exists():
        config = _from_file(config, path)
    for name, value in environ.items():
        if name.startswith(PREFIX) and name != FILE_VARIABLE and not name.startswith(NEWSLETTER):
            section, _, key = name.removeprefix(PREFIX).lower().partition("_")
            config = _put(config, section, key, value, where=name)
    return _checked(config)


def _from_file(config: Config, path: Path) -> Config:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    for section, keys in tables.items():
        if not isinstance(keys, dict):
            raise ConfigError(f"{path}: {section}: a [section] was expected")
        for key, value in keys.items():
            config = _put(config, section, key, value, where=f"{path}: [{section}] {key}")
    return config


def _put(config: Config, section: str, key: str, value: object, where: str) -> Config:
    sections = {f.name for f in fields(config)}
    if section not in sections:
        raise ConfigError(f"{where}: unknown section {section!r}; known are {', '.join(sorted(sections))}")
    part: Any = getattr(config, section)
    types = get_type_hints(type(part))
    if key not in types:
        raise ConfigError(f"{where}: unknown key {key!r}; [{section}] has {', '.join(sorted(types))}")
    changes: dict[str, Any] = {section: replace(part, **{key: _typed(value, types[key], where)})}
    return replace(config, **changes)


def _typed(value: object, kind: type, where: str) -> object:
    if isinstance(value, bool) or (kind is str and not isinstance(value, str)):
        raise ConfigError(f"{where}: {value!r} is not {kind.__name__}")
    try:
        return kind(value)
    except (TypeError, ValueError):
        raise ConfigError(f"{where}: {value!r} is not {kind.__name__}") from None


def _checked(config: Config) -> Config:
    if config.crawl.delay < 1.5:
        raise ConfigError(f"[crawl] delay: {config.crawl.delay} is impolite; 1.5 seconds or more")
    if config.log.format not in ("text", "json"):
        raise ConfigError(f"[log] format: {config.log.format!r} is neither text nor json")
    if config.log.level not in ("debug", "info", "warning", "error"):
        raise ConfigError(f"[log] level: {config.log.level!r} is not debug, info, warning or error")
    _check_webhook(config.report)
    return config


def _check_webhook(report: Report) -> None:
    if report.webhook and not report.webhook.startswith(("http://", "https://")):
        raise ConfigError(f"[report] webhook: not a web address: {report.webhook}")
    try:
        key_of(report.webhook_secret)
        labels_of(report.webhook_labels)
    except ValueError as error:
        raise ConfigError(f"[report] webhook: {error}") from None


def labels_of(names: str) -> tuple[str, ...]:
    """The ids of labels, given as ids or names divided by commas. Raises ValueError for one that is unknown."""
    found = {name: taxonomy.named(name) for name in map(str.strip, names.split(",")) if name}
    if unknown := [name for name, id in found.items() if id is None]:
        raise ValueError(f"no label is called {', '.join(unknown)}")
    return tuple(dict.fromkeys(id for id in found.values() if id))
