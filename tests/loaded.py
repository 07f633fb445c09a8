"""Imported once by the process that `tests.forks` forks: what a crawl loads and reads before its first page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from scrapy.settings import BaseSettings, Settings
from scrapy.utils.misc import load_object

import crawler.running.lenient  # Scrapy loads it by its name
import crawler.running.run
from crawler.config import Config
from crawler.settings import settings
from db import Store

for value in Settings(settings(Config(), replay=False)).attributes.values():
    if isinstance(value.value, BaseSettings):
        for name, place in value.value.items():
            if isinstance(name, str) and "." in name and place is not None:
                load_object(name)
with TemporaryDirectory() as folder, Store(Path(folder) / "empty.db"):
    crawler.running.run.warm()
