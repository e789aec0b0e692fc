"""The busiest hour of a team: one desk in the window, and eleven more that share what they register meanwhile.

What the eleven put in the centre is made before, and kept per round: the process that is measured only lays each round
in the folder, as other computers would.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from tests import winkel
from tests.benchmarks.delen import ronde
from tests.winkel import WACHTWOORD
from wijdesk.app.bureau import Bureau, bureau_open
from wijdesk.app.uitwisseling import beheer
from wijdesk.app.uitwisseling.begin import begin, ga_verder
from wijdesk.app.voorbeeld import MEDEWERKER
from wijdesk.services.voorbeeld import VoorbeeldPersoon, maak_personen


def maak_drukte(map_: Path, *, vragen: int, balies: int, rondes: int, per_ronde: int) -> int:
    """An example store in `map_`/w that shares through `map_`/centrum; what others share per round in `map_`/ronde-NN.

    Answers how many registrations the others made.
    """
    winkel.goedkope_sleutels()
    winkel.voorbeeld(map_ / "w", vragen)
    centrum = map_ / "centrum"
    waar = f"map:{centrum}"
    anderen = [map_ / f"balie-{nummer}" for nummer in range(balies)]
    with bureau_open(map_ / "w", MEDEWERKER, WACHTWOORD) as bureau:
        beheer.richt_in(bureau, waar)
        for plek in anderen:
            afdruk = begin(plek, waar, medewerker=MEDEWERKER, wachtwoord=WACHTWOORD)
            beheer.laat_toe(bureau, afdruk, teams=[bureau.medewerker.locatie_id], historie=False, met_beheer=True)
    for plek in anderen:
        ga_verder(plek, MEDEWERKER, WACHTWOORD)
    eerst = _inhoud(centrum)
    mensen = maak_personen(balies * rondes * per_ronde, 11)
    with ExitStack() as open_:
        bureaus = [open_.enter_context(bureau_open(plek, MEDEWERKER, WACHTWOORD)) for plek in anderen]
        stand = eerst
        for nummer in range(rondes):
            for bureau in bureaus:
                for _ in range(per_ronde):
                    _registreer(bureau, next(mensen))
                ronde(bureau)
            stand = _bewaar_nieuw(centrum, stand, map_ / f"ronde-{nummer:02}")
    for pad in set(stand) - set(eerst):
        (centrum / pad).unlink()
    for pad, inhoud in eerst.items():
        (centrum / pad).write_bytes(inhoud)
    return balies * rondes * per_ronde


def leg_neer(ronde_: Path, centrum: Path) -> None:
    """Put in the centre what the others shared in one round."""
    shutil.copytree(ronde_, centrum, dirs_exist_ok=True)


def _registreer(bureau: Bureau, mens: VoorbeeldPersoon) -> None:
    bureau.doe(winkel.contact(bureau, nieuwe_persoon=mens.invoer))


def _inhoud(map_: Path) -> dict[Path, bytes]:
    return {pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def _bewaar_nieuw(centrum: Path, voor: dict[Path, bytes], doel: Path) -> dict[Path, bytes]:
    na = _inhoud(centrum)
    doel.mkdir()
    for pad, inhoud in na.items():
        if voor.get(pad) != inhoud:
            (doel / pad).parent.mkdir(parents=True, exist_ok=True)
            (doel / pad).write_bytes(inhoud)
    return na
