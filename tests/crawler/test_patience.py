"""How long a host may make us wait, whatever it writes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.config import Config
from crawler.middlewares.patience import Patience


def asked(value: bytes) -> float | None:
    """The pause that a Retry-After header asks for."""
    run = SimpleNamespace(config=Config())
    patience = Patience(cast(Crawler, SimpleNamespace(spider=SimpleNamespace(run=run))))
    return patience._asked_pause(Response("http://h/", status=503, headers={"Retry-After": value}))


@pytest.mark.parametrize(
    "value",
    [
        "²".encode(),
        "²".encode("latin-1"),
        "٣".encode(),
        "１２".encode(),
        b"-5",
        b"1e9",
        b"soon",
        b"",
        b"Mon, 99 Foo 2026 25:61:61 GMT",
        b"Mon, 01 Jan 99999 00:00:00 GMT",
        b"Thu, 01 Jan 0001 00:00:00 -0000",
    ],
)
def test_what_is_no_time_is_no_wish(value: bytes) -> None:
    assert asked(value) in (None, 0.0)


@pytest.mark.parametrize(("value", "seconds"), [(b"7", 7.0), (b" 120 ", 120.0), (b"9" * 400, float("inf"))])
def test_seconds_are_seconds(value: bytes, seconds: float) -> None:
    assert asked(value) == seconds
