"""The scripts of `packaging`, for the tests: they are run as files and belong to no package."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HIER = ROOT / "packaging"


def laad(naam: str) -> Any:
    """A script of `packaging` as a module."""
    plan = importlib.util.spec_from_file_location(naam, HIER / f"{naam}.py")
    assert plan is not None
    assert plan.loader is not None
    module = importlib.util.module_from_spec(plan)
    plan.loader.exec_module(module)
    return module
