"""The log on stderr: quiet by default, as text or one JSON object a line."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from crawler.config import Log

_QUIET = ("py.warnings", "asyncio", "pdfminer", "pypdf", "jieba", "httpx", "httpcore")


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def start(log: Log) -> None:
    """Send log records to stderr in the configured form; called once, by the command that runs."""
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json() if log.format == "json" else text)
    handler.setLevel(log.level.upper())  # Scrapy opens its own loggers wide; what is shown is decided here
    logging.basicConfig(level=log.level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
