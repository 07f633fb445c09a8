"""Alerts: what is new for a member's topics and saved filter, weekly or at once, each document once a member."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newsletter.drafting import draft
from newsletter.edited import issuefile
from newsletter.edited.issuefile import IssueFile
from newsletter.issue import Issue, Item
from newsletter.members import Member


@dataclass(frozen=True, slots=True)
class Alert:
    """A mail to one member about documents that this member has not been sent."""

    member: Member
    issue: IssueFile


def due(
    issue: Issue,
    members: Iterable[Member],
    told: Callable[[Member], frozenset[str]],
    passing: Mapping[str, Collection[int]],
    named: Callable[[Member], str],
) -> Iterator[Alert]:
    """An alert for each of `members` to whom `issue` has something new.

    `told` answers which documents (``id:version``) a member was sent already, `passing` which documents a filter lets
    through; `named` names what a member asked for.
    """
    for member in members:
        known = told(member)
        wanted = [item for item in issue.items if not member.filter or item.id in passing[member.filter]]
        items = tuple(i for i in wanted if _wanted(i, member) and f"{i.id}:{i.version}" not in known)
        if items:
            text = draft.alert(replace(issue, items=items), items, named(member))
            yield Alert(member, issuefile.parse(text, mailing(items)))


def mailing(items: Iterable[Item]) -> str:
    """The name of an alert in the journal: the documents in it."""
    return "alert " + " ".join(sorted(f"{item.id}:{item.version}" for item in items))


def _wanted(item: Item, member: Member) -> bool:
    return not member.topics or any(issuefile.within(label, member.topics) for label in item.labels)
