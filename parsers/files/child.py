"""The reading process of `apart`: bytes on stdin, the record as JSON on stdout."""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict

from parsers.files.limits import Limits
from parsers.files.parent import end_with
from parsers.files.reader import read


def main(name: str, limits: str, memory: str, parent: str) -> None:
    """Read one attachment under the operating system's limits for memory and processor time."""
    end_with(int(parent))
    bounds = Limits(**json.loads(limits))
    seconds = max(1, int(2 * bounds.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    found = read(sys.stdin.buffer.read(), name, bounds)
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(*sys.argv[1:5])
