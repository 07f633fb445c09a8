"""Exit codes of the command `zhengce`, the same for every sub-command."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the process."""

    OK = 0  # done, nothing to look at
    ERROR = 1  # not done; the reason is on stderr
    USAGE = 2  # wrong arguments (click's own code)
    ISSUES = 3  # done, but some pages became issues
    UNHEALTHY = 4  # a source is below its floors, or a soundness check failed
    BUSY = 5  # another run holds the lock


OK, ERROR, USAGE, ISSUES, UNHEALTHY, BUSY = Exit
