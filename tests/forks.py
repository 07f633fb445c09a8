"""Processes of their own that need not load the program first: each is a fork of one that has.

Loading takes a crawl two seconds of processor time and is the same each time. Arguments, folder, environment, output
and exit code are those of a command that is started; tests of the start itself start an interpreter.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 600  # seconds; however busy the machine, what takes longer hangs
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.loaded"])


class Fork:
    """A call in a fork, to be used like a `subprocess.Popen` whose output is captured as text."""

    def __init__(
        self, work: Callable[..., Any], *given: Any, cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> None:
        self.args = given
        self._folder = TemporaryDirectory(prefix="fork-")
        self._said = [Path(self._folder.name, name) for name in ("stdout", "stderr")]
        told = dict(os.environ if env is None else env)
        self._process = SERVER.Process(target=_run, args=(self._said, cwd, told, work, given))
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """As of `subprocess`: negative where a signal ended it, None while it runs."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def communicate(self, timeout: float = PATIENCE) -> tuple[str, str]:
        """All that it said on stdout and stderr, when it has ended. Killed after `timeout` seconds: TimeoutExpired."""
        self._process.join(timeout)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
            raise subprocess.TimeoutExpired(str(self.args), timeout)
        out, err = (path.read_text("utf-8") for path in self._said)
        return out, err

    def __enter__(self) -> Fork:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._folder.cleanup()


def _run(said: list[Path], cwd: Path, env: dict[str, str], work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    warnings.simplefilter("error", ResourceWarning)
    work(*given)


def _command(args: list[str]) -> None:
    from command import main

    sys.argv = ["zhengce", *args]
    main(args)


def started(*args: str | Path, cwd: Path = ROOT) -> Fork:
    """The command with these arguments, under way; nothing of the environment reaches it."""
    return Fork(_command, list(map(str, args)), cwd=cwd, env={})


def zhengce(*args: str | Path, cwd: Path = ROOT, timeout: float = PATIENCE) -> subprocess.CompletedProcess[str]:
    """The command with these arguments, run to its end."""
    with started(*args, cwd=cwd) as process:
        out, err = process.communicate(timeout)
        assert process.returncode is not None
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)
