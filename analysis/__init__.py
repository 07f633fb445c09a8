"""What a document's text says: labels with evidence, relations, targets, a summary."""

from analysis.reading import read
from analysis.tagger import Tagging, tag

__all__ = ["Tagging", "read", "tag"]
