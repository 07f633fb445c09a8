"""Progress bars on stderr, and only where a person looks at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.context import Context


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress display; silent when stderr is no terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def watch(progress: Progress, run: Context) -> None:
    """One line a source, moved whenever the run stored something."""
    tasks = {name: progress.add_task(name, total=None) for name in run.counts}

    def moved() -> None:
        for name, task in tasks.items():
            counts = run.counts[name]
            text = (
                f"{name}: {counts.listings} lists, {counts.new} new, {counts.changed} changed, {counts.issues} issues"
            )
            progress.update(task, description=text, completed=counts.requests)

    run.moved = moved
