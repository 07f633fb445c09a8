"""Every regular expression of the code base, found by itself. `python -m tests.house.patterns` prints them as JSON.

Three ways lead to a pattern: it is compiled while a module is imported, while a function that only reads data files is
called, or at its place in a function. The first two are recorded at `re` itself; the places of the third are found in
the source, and what is written there is worked out with a sample word for names that only a running function has.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
CALLS = ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


def routes() -> list[str]:
    """What the site's server compiles for us."""
    from web.server.routes import ROUTES

    return [pattern for pattern, _ in ROUTES]


def learned() -> list[str]:
    """What is made of the addresses of a new source."""
    from crawler.scaffold.address_forms import forms

    found = forms("https://www.mof.gov.cn/zhengce/", "https://www.mof.gov.cn/zhengce/202607/t20260703_3992823.htm")
    return [found.document, found.listing]


MODELS = "parsers.scans.engine"  # whose function without arguments loads them, for seconds, and reads no data of ours
COMPOSED = {  # patterns that stand at no place as such
    "web.server.hooks": routes,
    "crawler.scaffold.address_forms": learned,
}


class Sample(str):
    """A word for what only a running function has, whatever it does with it."""

    def __getattr__(self, name: str) -> Sample:
        return self

    def __getitem__(self, key: object) -> Sample:
        return self

    def __call__(self, *given: object, **named: object) -> Sample:
        return self


@dataclass(frozen=True)
class Found:
    """One pattern and a place where it is compiled. `binary` = it reads bytes."""

    place: str
    pattern: str
    flags: int
    binary: bool = False

    def compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern.encode("latin-1") if self.binary else self.pattern, self.flags)


def all_patterns() -> list[Found]:
    """Each pattern once. Asked in a fresh process, in which no module has been imported yet."""
    command = [sys.executable, "-m", "tests.house.patterns"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Found(**row) for row in json.loads(done.stdout)]


class Recorder:
    """Stands in for `re._compile` and notes what is compiled from a file of ours."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int, bool], Found] = {}
        self.places: set[str] = set()
        self._compile: Callable[[Any, int], re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]
        re._compile = self  # type: ignore[attr-defined]

    def __call__(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        compiled = self._compile(pattern, flags)
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in ROOMS:
            place = f"{path.relative_to(ROOT)}:{caller.f_lineno}"
            self.places.add(place)
            self.note(place, compiled)
        return compiled

    def note(self, place: str, compiled: re.Pattern[Any]) -> None:
        binary = isinstance(compiled.pattern, bytes)
        text = compiled.pattern.decode("latin-1") if binary else compiled.pattern
        flags = compiled.flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII)
        self.found.setdefault((text, flags, binary), Found(place, text, int(flags), binary))


def collect() -> list[Found]:
    recorder = Recorder()
    modules = [importlib.import_module(name) for room in ROOMS for name in names(room)]
    for module in modules:
        if module.__name__ != MODELS:
            call_readers_of_data(module)
    for module in modules:
        for place, compiled in written(module, recorder.places):
            recorder.note(place, compiled)
    return list(recorder.found.values())


def names(room: str) -> Iterator[str]:
    yield room
    for found in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
        if not found.name.endswith("__main__"):
            yield found.name


def call_readers_of_data(module: ModuleType) -> None:
    """Call the cached functions without arguments, and the cached properties of what they give."""
    for value in list(vars(module).values()):
        if isinstance(value, functools._lru_cache_wrapper) and not inspect.signature(value).parameters:
            given = value()
            for name, member in vars(type(given)).items():
                if isinstance(member, functools.cached_property):
                    getattr(given, name)


def written(module: ModuleType, seen: set[str]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns at places of the source that were not met so far."""
    path = Path(str(module.__file__))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if is_call(node) and not any(f"{path.relative_to(ROOT)}:{n}" in seen for n in lines(node)):
            for pattern, flags in worked_out(node, module):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", re.compile(pattern, flags)  # type: ignore[attr-defined]


def is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in CALLS
    )


def lines(node: Any) -> range:
    return range(node.lineno, node.end_lineno + 1)


def worked_out(call: Any, module: ModuleType) -> list[tuple[Any, int]]:
    """Pattern and flags of a call. Raises KeyError where they are not to be told: then the code has to be plainer."""
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    flags += [one for one in call.args[1:] if re.fullmatch(r"re\.[A-Z| re.]+", ast.unparse(one))]
    pattern = value(call.args[0], module)
    if isinstance(pattern, Sample):
        return [(form, 0) for form in COMPOSED[module.__name__]()]
    return [(pattern, value(flags[0], module) if flags else 0)]


def value(expression: ast.expr, module: ModuleType) -> Any:
    known = {**vars(module)}
    for node in ast.walk(expression):
        if isinstance(node, ast.Name) and not hasattr(module, node.id) and node.id not in dir(__builtins__):
            known[node.id] = Sample("词")
    return eval(compile(ast.Expression(expression), str(module.__file__), "eval"), known)


if __name__ == "__main__":
    print(json.dumps([found.__dict__ for found in collect()]))
