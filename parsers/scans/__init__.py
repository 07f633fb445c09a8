"""Scans and pictures as text, by optical recognition (extra `zhengce[ocr]`): what it gives is recognised, not read."""

from parsers.scans.apart import recognise_apart
from parsers.scans.engine import is_installed

__all__ = ["is_installed", "recognise_apart"]
