"""One thing with a store in a process of its own, so that what it costs is its own: time, memory, imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from wijdesk.store import keys

WORTEL = Path(__file__).resolve().parents[2]


def doe_apart(script: str | Path, *woorden: str, map_: Path, wachtwoord: str, **omgeving: str) -> dict[str, Any]:
    """Run a script that reads the key and the medewerker of the store in `map_` on stdin; answers what it wrote."""
    sleutel = keys.ontgrendel(map_, "", wachtwoord)
    gedaan = subprocess.run(
        [sys.executable, str(Path(script)), *woorden],
        env=os.environ | {"PYTHONPATH": str(WORTEL), "WIJDESK_MAP": str(map_)} | omgeving,
        input=f"{sleutel.sleutel.hex()} {sleutel.medewerker_id.hex()}",
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr
    uit: dict[str, Any] = json.loads(gedaan.stdout)
    return uit
