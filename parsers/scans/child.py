"""The process of `apart`: a scan on stdin, the record as JSON on stdout."""

from __future__ import annotations

import json
import os
import resource
import sys
from dataclasses import asdict

from parsers.files.parent import end_with


def main(kind: str, memory: str, parent: str) -> None:
    """Recognise one file under the operating system's limit for memory."""
    end_with(int(parent))
    os.nice(10)  # the site that runs beside comes first
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    from parsers.scans.reading import recognise

    found = recognise(sys.stdin.buffer.read(), kind)
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
