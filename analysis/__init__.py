"""What a document's text says: labels with evidence, relations, targets, its outline, a brief."""

from analysis.brief.source import task_of
from analysis.labels.settled import Decisions
from analysis.labels.tagger import Tagging, tag
from analysis.whole import read

__all__ = ["Decisions", "Tagging", "read", "tag", "task_of"]
