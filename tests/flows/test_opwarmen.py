"""What a case is made of is ready before the first one is opened."""

from __future__ import annotations

import subprocess
import sys

MEET = """
import importlib, sys
from wijdesk.app import opwarmen
for naam in opwarmen.MODULES:
    importlib.import_module(f"wijdesk.{naam}")
from wijdesk.models.rows.huishouden import HuishoudenDetail
assert HuishoudenDetail.__init__.__name__ == "eerst"
assert opwarmen.warm_op() > 30
assert HuishoudenDetail.__init__.__name__ == "__init__"
"""


def test_that_every_module_named_exists_and_its_classes_are_made_ready() -> None:
    gedaan = subprocess.run([sys.executable, "-c", MEET], capture_output=True, text=True, check=False)
    assert gedaan.returncode == 0, gedaan.stderr
