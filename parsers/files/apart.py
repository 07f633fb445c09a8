"""Reading in a process of its own: a crash, an endless loop or a flood of memory then costs one attachment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from parsers.files.limits import Limits
from parsers.files.reader import read
from parsers.files.sniff import sniff
from policy import AttachmentText

_ROOT = str(Path(__file__).resolve().parents[2])
_HERE = ("unknown", "image", "encrypted")  # nothing of these is read; all else is, by C libraries or loops over bytes
MEMORY = 2_000_000_000  # bytes of address space of the reading process
_START = 15.0  # seconds that the process may take beside the reading


def read_apart(data: bytes, name: str = "", limits: Limits | None = None, memory: int = MEMORY) -> AttachmentText:
    """What `read` gives; what has to be opened is read in a process, killed at twice the time or at `memory` bytes."""
    limits = limits or Limits()
    kind = sniff(data, name)
    if kind in _HERE or len(data) > limits.size:
        return read(data, name, limits)
    ending = "".join(c for c in name.rpartition(".")[2][:8] if c.isascii() and c.isalnum())
    command = [sys.executable, "-m", "parsers.files.child", f".{ending}", json.dumps(asdict(limits)), str(memory)]
    command.append(str(os.getpid()))
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=data,
            capture_output=True,
            timeout=_START + 2 * limits.seconds,
            env={**os.environ, "PYTHONPATH": _ROOT},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return AttachmentText(kind, f"unreadable: more than {limits.seconds:g} s")
    if done.returncode != 0:
        return AttachmentText(kind, "unreadable: the reader crashed")
    return AttachmentText(**json.loads(done.stdout))
