"""Machine translation on this computer: a folder that the operator gives, with a model and the program that runs it.

``ZHENGCE_MT=local:FOLDER``. FOLDER holds a program named ``translate``. It is started once a batch and reads one JSON
object a line (``zh``, and ``terms`` that occur in it) from its standard input; it writes one a line (``ja``) in the
same order and ends. No model and no engine come with zhengce.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "translate"
SECONDS = 600.0
MOST_BYTES = 2_000_000


class MachineError(RuntimeError):
    """The program did not answer as it should; the draft is used."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """The program in a folder; a `Machine`."""

    folder: Path
    seconds: float = SECONDS

    def translate(self, texts: Sequence[str], terms: Mapping[str, str]) -> list[str]:
        """One answer a text, in order. Raises MachineError for a program that fails, is slow or says something else."""
        asked = (
            json.dumps({"zh": zh, "terms": {term: ja for term, ja in terms.items() if term in zh}}, ensure_ascii=False)
            for zh in texts
        )
        try:
            answer = subprocess.run(  # noqa: S603  # the operator's own program, no shell, no words of a page among the arguments
                [self.folder / PROGRAM], input="\n".join(asked).encode(), capture_output=True, timeout=self.seconds,
                cwd=self.folder, check=True,
            )  # fmt: skip
            lines = answer.stdout[:MOST_BYTES].decode().splitlines()
            found = [str(json.loads(line)["ja"]) for line in lines if line.strip()]
        except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
            raise MachineError(f"{self.folder / PROGRAM}: {type(error).__name__}: {error}") from error
        if len(found) != len(texts):
            raise MachineError(f"{self.folder / PROGRAM}: {len(found)} answers for {len(texts)} texts")
        return found


def engine(folder: str) -> LocalEngine:
    """The engine of a folder. Raises ValueError where the folder has no program that can be started."""
    path = Path(folder).absolute()
    if not os.access(path / PROGRAM, os.X_OK) or not (path / PROGRAM).is_file():
        raise ValueError(f"ZHENGCE_MT=local:{folder}: there is no program {PROGRAM} in that folder")
    return LocalEngine(path)
