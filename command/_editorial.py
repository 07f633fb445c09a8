"""The decisions of people that the commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crawler.editorial import Editorial

DEFAULT_DB = Path("zhengce.db")


def place(db: Path = DEFAULT_DB) -> Path:
    """The folder of the decisions on the documents of `db`."""
    from crawler import config, editorial

    try:
        return editorial.folder(config.load(os.environ), db)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error


def load(db: Path = DEFAULT_DB) -> Editorial:
    """What it holds. A folder that is not sound ends the command, with every fault."""
    from crawler import editorial
    from policy.data_files import DataError

    try:
        return editorial.load(place(db))
    except DataError as error:
        raise click.ClickException(str(error)) from error
