"""Attachment bytes as text: typed by content and not by name, bounded in size, pages, unpacked bytes and time."""

from parsers.files.apart import read_apart
from parsers.files.limits import Limits
from parsers.files.reader import read
from parsers.files.sniff import sniff

__all__ = ["Limits", "read", "read_apart", "sniff"]
