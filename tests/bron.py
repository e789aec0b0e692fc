"""The source of the program as syntax trees, for tests that read it: each file is parsed once a process."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path


@cache
def boom(pad: Path) -> ast.Module:
    """The syntax tree of a file.

    Nothing of a tree is garbage while it grows: collecting meanwhile doubles the time.
    """
    tekst = pad.read_text(encoding="utf-8")
    aan = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(tekst, filename=str(pad))
    finally:
        if aan:
            gc.enable()
