"""Settings of this workstation: theme, size of text, language, last folder. No Qt, no personal data.

They stand as JSON in the configuration folder of the system. A damaged or unknown file gives the defaults: nobody may
be kept from working by a setting.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from wijdesk.beleid import SCHALEN, TALEN, Beleid, lees_beleid

NAAM = "wijdesk"
WINKELBESTAND = "balie.db"
SLEUTELBESTAND = "sleutels.json"
BRIEFJE = "wissel.json"
"""Says that the file is being replaced by another (`store.behoud.wissel`)."""
BEGONNEN = "winkel.begonnen"
"""Stands in a folder while a store is being made in it; what is there with it is no store yet."""
UUR = 3600


class Instellingen(NamedTuple):
    """What this workstation remembers. `schaal` is the size of text in percent; `map` the last folder of a store;
    `taal` the language of the screen ("nl" or "en").

    A NamedTuple, because the login window may not wait for `dataclasses`.
    """

    thema: str = "systeem"
    schaal: int = 100
    map: str = ""
    taal: str = "nl"


def instellingen_pad() -> Path:
    """Where the settings stand."""
    return Path(platformdirs.user_config_dir(NAAM, appauthor=False)) / "instellingen.json"


def winkel_map(keuze: str = "", *, instellingen: Instellingen | None = None, beleid: Beleid | None = None) -> Path:
    """The folder of the store: the choice on the command line, the one the organisation fixed, WIJDESK_MAP, the last
    folder, or the system's own.
    """
    laatste = instellingen.map if instellingen is not None else ""
    vast = (lees_beleid() if beleid is None else beleid).map or ""
    gekozen = keuze or vast or os.environ.get("WIJDESK_MAP", "") or laatste
    return Path(gekozen).expanduser() if gekozen else Path(platformdirs.user_data_dir(NAAM, appauthor=False))


def heeft_scherm() -> bool:
    """Whether a window can be shown; on Linux without a display server Qt would only abort."""
    gekozen = os.environ.get("QT_QPA_PLATFORM", "")
    if gekozen or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def log_map() -> Path:
    """Where reports of crashes go. They hold no case data."""
    return Path(platformdirs.user_log_dir(NAAM, appauthor=False))


def heeft_winkel(map_: Path) -> bool:
    """Whether a folder holds a store, whole or not."""
    iets = (map_ / SLEUTELBESTAND).exists() or (map_ / WINKELBESTAND).exists()
    return iets and not (map_ / BEGONNEN).exists()


def lees_instellingen(pad: Path | None = None, *, beleid: Beleid | None = None) -> Instellingen:
    """The settings; a value that is missing or makes no sense gets its default. What is fixed goes before all."""
    try:
        gelezen = json.loads((pad or instellingen_pad()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        gelezen = None
    eigen = _uit(gelezen) if isinstance(gelezen, dict) else Instellingen()
    vast = lees_beleid() if beleid is None else beleid
    return eigen._replace(**{naam: getattr(vast, naam) for naam in eigen._fields if naam in vast.vast()})


def bewaar_instellingen(instellingen: Instellingen, pad: Path | None = None) -> None:
    """Write the settings whole or not at all. Raises OSError when the folder cannot be written."""
    doel = pad or instellingen_pad()
    doel.parent.mkdir(parents=True, exist_ok=True)
    for rest in doel.parent.glob(f".{doel.name}.*"):  # of a program that was ended while it wrote
        with contextlib.suppress(OSError):
            if rest.stat().st_mtime < time.time() - UUR:
                rest.unlink()
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}")
    try:
        with tijdelijk.open("w", encoding="utf-8") as bestand:
            json.dump(instellingen._asdict(), bestand, indent=2)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
    except OSError:
        with contextlib.suppress(OSError):
            tijdelijk.unlink()
        raise


def _uit(gelezen: Mapping[str, object]) -> Instellingen:
    gewoon = Instellingen()
    waarden: dict[str, Any] = {}
    for naam, standaard in gewoon._asdict().items():
        waarde = gelezen.get(naam)
        waarden[naam] = waarde if type(waarde) is type(standaard) else standaard
    schaal = waarden["schaal"]
    if schaal not in SCHALEN:
        waarden["schaal"] = gewoon.schaal
    if waarden["taal"] not in TALEN:
        waarden["taal"] = gewoon.taal
    return Instellingen(**waarden)
