"""Desks with years of work and a centre between them, for `test_delen`; and one round in a process of its own.

`python delen.py` reads on stdin, as hexadecimal words, the key and the medewerker of the store in WIJDESK_MAP, does one
round with its centre and writes what that cost as one JSON object on stdout.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from wijdesk.app.bureau import Bureau, Wereld, bureau_open, maak_winkel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.contact import Vraag
from wijdesk.models.persoon import Persoon
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, maak_personen, schrijf_csv
from wijdesk.settings import winkel_map
from wijdesk.store.engine import Winkel
from wijdesk.store.keys import Sleutel
from wijdesk.store.unit_of_work import UnitOfWork, Wie

WACHTWOORD = "zeven groene fietsen"
TEAM = "Selwerd"
STAAT = Path("/proc/self/status")
PER_SEGMENT = 8
"""Entries that one round finds to share: two registrations within ten minutes, each with its inwoner and address."""


def vul(bureau: Bureau, map_: Path, vragen: int, *, telefoon: bool = True) -> None:
    """Put registrations of one team in a store, each of its own inwoner; five entries for each.

    One comes later: the answer to the vraag. With `telefoon` the number of one in ten changes too, and with it the
    words that person is found by.
    """
    personen = list(maak_personen(vragen, 7))
    schrijf_csv(personen, map_ / "personen.csv")
    importeer(lees_bestand(map_ / "personen.csv", "personen"), bureau.doe)
    jaar = maak_jaar(2024, vragen, personen, 3)
    van_ieder = (replace(vraag, persoon=mens.nummer, locatie=TEAM) for vraag, mens in zip(jaar, personen, strict=True))
    schrijf_csv(van_ieder, map_ / "vragen.csv")
    assert importeer(lees_bestand(map_ / "vragen.csv", "vragen"), bureau.doe).toegevoegd == vragen
    bureau.op_winkel(lambda winkel: _wijzig(bureau, winkel, telefoon=telefoon))


def _wijzig(bureau: Bureau, winkel: Winkel, *, telefoon: bool) -> None:
    wie = Wie(
        medewerker_id=bureau.medewerker.id,
        naam=bureau.medewerker.naam,
        locatie_id=bureau.medewerker.locatie_id,
        rechten=bureau.rechten,
    )
    with UnitOfWork(winkel=winkel, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="meten") as uow:
        uow.zet_bulk(Vraag, "toelichting", "Beantwoord, met een folder mee naar huis.", waar="1", params=())
        if telefoon:
            uow.zet_bulk(Persoon, "telefoon", "050 555 01 23", waar="rowid % 10 = 0", params=())
        uow.commit()


def maak_balie(map_: Path, naam: str) -> None:
    """A new store."""
    maak_winkel(map_, locatie=TEAM, medewerker=naam, wachtwoord=WACHTWOORD)


def laat_meedoen(beheerder: Path, naam: str, nieuw: Path, nieuwe_naam: str, waar: str) -> None:
    """Let a desk into a centre as two people do by telephone."""
    with bureau_open(nieuw, nieuwe_naam, WACHTWOORD) as bureau:
        vingerafdruk = deelname.meld_aan(bureau, waar)
    with bureau_open(beheerder, naam, WACHTWOORD) as bureau:
        uitwisseling_beheer.laat_toe(bureau, vingerafdruk, met_beheer=True)


def ronde(bureau: Bureau) -> tuple[int, int]:
    """One round as the program does it, the words for the pill and all; answers (shared, read)."""
    centrum = deelname.open_eigen(bureau)
    try:
        uit = deelname.doe_ronde(deelname.deelnemer(bureau), centrum, locatie=deelname.locatie_van(bureau))
        deelname.lees_stand(bureau)
    finally:
        centrum.sluit()
    assert not uit.stil
    assert uit.toegelaten
    return uit.gedeeld, uit.gehaald


def piek_mb() -> float:
    """The most memory this process had resident. What `getrusage` says begins, in a child, with that of its parent."""
    if STAAT.exists():
        regel = next(regel for regel in STAAT.read_text().splitlines() if regel.startswith("VmHWM:"))
        return int(regel.split()[1]) / 2**10
    resource = import_module("resource")
    piek: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return piek / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> int:
    """One round, measured from the start of the process."""
    sleutel, medewerker = (bytes.fromhex(woord) for woord in sys.stdin.read().split())
    bureau = Bureau(winkel_map(), Sleutel(sleutel, medewerker), Wereld())
    _, gehaald = ronde(bureau)
    bureau.sluit()
    json.dump({"cpu": time.process_time(), "mb": piek_mb(), "gehaald": gehaald}, sys.stdout)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
