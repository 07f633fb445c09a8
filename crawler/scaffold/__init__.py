"""From one listing and one document to a new source: spider, parser, two saved pages and a test."""

from crawler.scaffold.stubs import ScaffoldError, write

__all__ = ["ScaffoldError", "write"]
