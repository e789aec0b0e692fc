"""What every flow gets: a home of its own, so that settings, logs and caches of the person who runs the tests are left
alone, and can be looked through afterwards.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests import winkel
from wijdesk.models.values import IdMaker, Klok


@pytest.fixture(autouse=True)
def huis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home, with config, cache, state, data and temp folders below it."""
    thuis = tmp_path / "huis"
    for naam, deel in (
        ("HOME", "."), ("USERPROFILE", "."), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("APPDATA", "config"), ("LOCALAPPDATA", "data"),
        ("TMPDIR", "tijdelijk"), ("TEMP", "tijdelijk"), ("TMP", "tijdelijk"),
    ):  # fmt: skip
        (thuis / deel).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(naam, str(thuis / deel))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for naam in ("WIJDESK_MAP", "WIJDESK_MEDEWERKER"):
        monkeypatch.delenv(naam, raising=False)
    return thuis


@pytest.fixture
def map_(tmp_path: Path, klok: Klok, ids: IdMaker) -> Path:
    """A folder with a new store in it."""
    plek = tmp_path / "winkel"
    winkel.maak(plek, klok, ids)
    return plek
