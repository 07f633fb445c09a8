"""Recognition in a process of its own: pictures are hostile bytes, and the models take memory that a crawl needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from policy import AttachmentText

_ROOT = str(Path(__file__).resolve().parents[2])
MEMORY = 8_000_000_000  # bytes of address space: the runtime reserves more than it uses
SECONDS = 1_800.0  # for one file


def recognise_apart(data: bytes, kind: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> AttachmentText:
    """The text of a scan (`kind` is ``pdf`` or ``image``), or the reason why there is none. Never raises."""
    command = [sys.executable, "-m", "parsers.scans.child", kind, str(memory), str(os.getpid())]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": _ROOT},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return AttachmentText(kind, f"unreadable: more than {seconds:g} s of recognition")
    if done.returncode != 0:
        return AttachmentText(kind, "unreadable: the recogniser crashed")
    return AttachmentText(**json.loads(done.stdout))
