"""Starts a crawl again and again and kills it (-9) at random moments; modules are loaded once, each crawl is a fork."""

from __future__ import annotations

import os
import random
import signal
import threading

from tests.crawler import loopback
from tests.crawler.loopback import Job


def child(job: Job) -> int:
    """Fork a crawl that writes after every third document, so that a kill meets many states."""
    import crawler.intake

    crawler.intake.BATCH = 3
    pid = os.fork()
    if pid == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        code = 1
        try:
            loopback.main(job)
            code = 0
        finally:
            os._exit(code)
    return pid


def killed_after(pid: int, seconds: float) -> bool:
    """Let it run that long, then kill it; False if it had ended by itself."""
    timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
    timer.start()
    _, status = os.waitpid(pid, 0)
    timer.cancel()
    timer.join()
    return os.WIFSIGNALED(status)


def soak(job: Job, kills: int, seed: int) -> None:
    """Kill `kills` crawls of the same folder, then let one end; prints the number that really died."""
    chance = random.Random(seed)
    died = 0
    for _ in range(kills):
        died += killed_after(child(job), chance.uniform(0.02, 1.2))
    _, status = os.waitpid(child(job), 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("the last crawl did not end well")
    print(died)
