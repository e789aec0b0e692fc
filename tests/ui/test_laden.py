"""What is loaded beside the GUI thread makes no type of Qt: two threads that do so at once end the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

NAAST = """
import sys
from importlib import import_module
{wat}
print(sorted(naam for naam in sys.modules if naam.startswith(("PySide6.", "wijdesk.ui."))))
"""


@pytest.mark.parametrize(
    "wat",
    [
        "for naam in {zwaar}: import_module(naam)\nimport_module('wijdesk.services.leesloket').laad()",
        "import_module('wijdesk.app.voorbeeld')",
        "import_module('wijdesk.store.backup')",
    ],
    ids=["loading", "the example store", "backup"],
)
def test_that_what_a_thread_loads_knows_no_qt(wat: str) -> None:
    from wijdesk.app.venster import ZWAAR

    code = NAAST.format(wat=wat.format(zwaar=ZWAAR))
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (klaar.returncode, klaar.stdout.strip()) == (0, "[]"), klaar.stderr
