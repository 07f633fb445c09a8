"""Runs a notebook without Jupyter: its code cells in their order, in one namespace; what they print is their output.

A cell whose last line is a bare expression would show its value in Jupyter; it is refused here, so that both agree.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import io
from pathlib import Path
from typing import Any


def executed(notebook: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The notebook with its outputs, run in `folder`. Raises whatever a cell raises, `ValueError` for a bare value."""
    done = copy.deepcopy(notebook)
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    with contextlib.chdir(folder):
        for cell in done["cells"]:
            if cell["cell_type"] != "code":
                continue
            count += 1
            source = "".join(cell["source"])
            last = ast.parse(source).body[-1]
            if isinstance(last, ast.Expr) and not isinstance(last.value, ast.Call):
                raise ValueError(f"cell {cell['id']} ends with a value: print it")
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(source, f"<{cell['id']}>", "exec"), names)  # our own page
            lines = printed.getvalue().splitlines(keepends=True)
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []
            cell["execution_count"] = count
    return done
