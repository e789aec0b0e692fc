"""A city with years of work and the desk of its staff office, for `test_stad`; and one thing in a process of its own.

`python stad.py ronde|verslag|export` reads on stdin, as hexadecimal words, the key and the medewerker of the store in
WIJDESK_MAP, does that and writes what it cost as one JSON object on stdout.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from tests.benchmarks.delen import PER_SEGMENT, WACHTWOORD, piek_mb, ronde
from tests.benchmarks.eigen_proces import doe_apart
from wijdesk.app.bureau import Bureau, Wereld, bureau_open, maak_winkel
from wijdesk.app.export import maak_export
from wijdesk.app.jaarverslag import lees_cijfers
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.contact import Vraag
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.values import Id
from wijdesk.reports.jaarverslag import schrijf
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, maak_personen, schrijf_csv
from wijdesk.settings import winkel_map
from wijdesk.store import verbinding as verb
from wijdesk.store.engine import Winkel
from wijdesk.store.keys import Sleutel
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.sync import cycle as cyclus
from wijdesk.sync import segment as segmenten
from wijdesk.sync.folder_schrijven import Schijf

WORTEL = Path(__file__).parents[2]
STAF = "Bureau Cijfers"
TEAMS = (
    "Beijum", "Centrum", "Corpus den Hoorn", "De Hunze", "Helpman", "Hoogkerk", "Lewenborg", "Oosterparkwijk",
    "Paddepoel", "Rivierenbuurt", "Selwerd", "Vinkhuizen",
)  # fmt: skip
KOLOMMEN = ("maand", "meldingtype", "melder", "kanaal", "uitkomst", "direct")
Telling = dict[str, Counter[Any]]
"""Per column of the jaarverslag how many of each value."""


@dataclass(frozen=True)
class Stad:
    """A centre in a folder that holds everything, and what each team registered in each year."""

    map: Path
    teams: tuple[str, ...]
    jaren: range
    per_jaar: int
    geteld: dict[tuple[str, int], Telling]

    @property
    def vragen(self) -> int:
        """In all."""
        return len(self.teams) * len(self.jaren) * self.per_jaar

    @property
    def staf(self) -> Path:
        """The store of the staff office."""
        return self.map / "staf"

    def telling(self, jaar: int, *teams: str) -> Telling:
        """What these teams made in a year; all teams when none is named."""
        som: Telling = {kolom: Counter() for kolom in KOLOMMEN}
        for team in teams or self.teams:
            for kolom, aantallen in self.geteld[team, jaar].items():
                som[kolom] += aantallen
        return som


class Tijdloop:
    """A clock that goes from year to year, and ids that go through each: the work of ten years has the ids of it."""

    def __init__(self, nummer: int) -> None:
        self._nummer = nummer
        self._teller = 0
        self._nu = self._stap = 1.0
        self._eind = 0

    def zet(self, jaar: int, aantal: int) -> None:
        """So many ids from here on fill this year."""
        begin = datetime(jaar, 1, 2, tzinfo=UTC).timestamp() * 1000
        self._nu, self._stap = max(begin, self._nu), 360 * 86_400_000 / aantal
        self._eind = int(datetime(jaar + 1, 1, 1, tzinfo=UTC).timestamp() * 1000)

    def klok(self) -> int:
        """The end of the year (ms UTC): what comes from a file was received before that."""
        return self._eind

    def id(self) -> Id:
        """A UUIDv7 of the next moment of the year."""
        self._teller += 1
        self._nu += self._stap
        staart = bytes((0x70, self._nummer, 0x80)) + self._teller.to_bytes(7, "big")
        return Id(int(self._nu).to_bytes(6, "big") + staart)


# Making ---------------------------------------------------------------------------------------------------------------


@contextmanager
def _vlug_gemaakt() -> Iterator[None]:
    """Making the city need not survive a power cut; as many segments as rounds of ten minutes would have made."""

    def niets(_schijf: Schijf, _pad: Path) -> None:
        return

    with pytest.MonkeyPatch.context() as anders:
        anders.setattr(segmenten, "PAST_MUTATIES", PER_SEGMENT)
        anders.setattr(cyclus, "PER_KEER", 100 * PER_SEGMENT)
        anders.setattr(Schijf, "sync", niets)
        anders.setattr(Schijf, "sync_map", niets)
        anders.setattr(verb, "PRAGMAS", (*verb.PRAGMAS, "PRAGMA synchronous = OFF"))
        yield


@_vlug_gemaakt()
def maak_stad(map_: Path, *, teams: tuple[str, ...], jaren: range, per_jaar: int) -> Stad:
    """Every team fills a store of its own, which goes when it was shared; the staff office is let in, no more."""
    waar = f"map:{map_ / 'centrum'}"
    beheer = map_ / "beheer"
    maak_winkel(beheer, locatie="Stadhuis", medewerker="Bea", wachtwoord=WACHTWOORD)
    with bureau_open(beheer, "Bea", WACHTWOORD) as bureau:
        for team in teams:
            bureau.doe(MaakLocatie(naam=team))
        uitwisseling_beheer.richt_in(bureau, waar)
    geteld: dict[tuple[str, int], Telling] = {}
    for nummer, team in enumerate(teams):
        plek = map_ / f"team{nummer}"
        for jaar, telling in zip(jaren, _werk_jaren(plek, team, nummer, jaren, per_jaar), strict=True):
            geteld[team, jaar] = telling
        _laat_in(plek, "Anna", beheer, waar)
        with bureau_open(plek, "Anna", WACHTWOORD) as bureau:
            ronde(bureau)
        rmtree(plek)
    stad = Stad(map_, teams, jaren, per_jaar, geteld)
    laat_staf_in(stad, stad.staf, teams)
    return stad


def laat_staf_in(stad: Stad, plek: Path, teams: tuple[str, ...]) -> None:
    """A new desk of the staff office in this folder, that may read these teams and read nothing yet."""
    maak_winkel(plek, locatie=STAF, medewerker="Sam", wachtwoord=WACHTWOORD)
    _laat_in(plek, "Sam", stad.map / "beheer", f"map:{stad.map / 'centrum'}", lezen=teams)


def _werk_jaren(plek: Path, team: str, nummer: int, jaren: range, per_jaar: int) -> Iterator[Telling]:
    tijd = Tijdloop(nummer)
    tijd.zet(jaren[0], 1_000)
    wereld = Wereld(klok=tijd.klok, ids=tijd.id)
    maak_winkel(plek, locatie=team, medewerker="Anna", wachtwoord=WACHTWOORD, wereld=wereld)
    with bureau_open(plek, "Anna", WACHTWOORD, wereld) as bureau:
        for jaar in jaren:
            tijd.zet(jaar, 10 * per_jaar + 1_000)
            yield _werk_jaar(bureau, plek, team, jaar, per_jaar, zaad=100 * nummer + jaar)


def _werk_jaar(bureau: Bureau, plek: Path, team: str, jaar: int, vragen: int, *, zaad: int) -> Telling:
    """Registrations, each of its own inwoner and answered later: five entries for each."""
    begin = date(jaar, 1, 1)
    personen = [replace(mens, nummer=f"{jaar}-{mens.nummer}") for mens in maak_personen(vragen, zaad, peildatum=begin)]
    schrijf_csv(personen, plek / "personen.csv")
    importeer(lees_bestand(plek / "personen.csv", "personen"), bureau.doe)
    alle = [
        replace(vraag, persoon=mens.nummer, locatie=team)
        for vraag, mens in zip(maak_jaar(jaar, vragen, personen, zaad), personen, strict=True)
    ]
    schrijf_csv(alle, plek / "vragen.csv")
    verslag = importeer(lees_bestand(plek / "vragen.csv", "vragen"), bureau.doe)
    assert verslag.toegevoegd == vragen, verslag.fouten[:3]
    bureau.op_winkel(lambda winkel: _beantwoord(bureau, winkel))
    return {
        "maand": Counter(int(vraag.ontvangen[5:7]) for vraag in alle),
        "meldingtype": Counter(vraag.meldingtype for vraag in alle),
        "melder": Counter(vraag.melder for vraag in alle),
        "kanaal": Counter(vraag.kanaal for vraag in alle),
        "uitkomst": Counter(vraag.uitkomst for vraag in alle),
        "direct": Counter(vraag.direct_afgehandeld for vraag in alle),
    }


def _beantwoord(bureau: Bureau, winkel: Winkel) -> None:
    ik = bureau.medewerker
    wie = Wie(medewerker_id=ik.id, naam=ik.naam, locatie_id=ik.locatie_id, rechten=bureau.rechten)
    with UnitOfWork(winkel=winkel, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="meten") as uow:
        antwoord = "Beantwoord, met een folder mee naar huis."
        uow.zet_bulk(Vraag, "toelichting", antwoord, waar="toelichting <> ?", params=(antwoord,))
        uow.commit()


def _laat_in(plek: Path, wie: str, beheer: Path, waar: str, *, lezen: tuple[str, ...] = ()) -> None:
    """As two people do by telephone; with `lezen` only to read those teams."""
    with bureau_open(plek, wie, WACHTWOORD) as bureau:
        vingerafdruk = deelname.meld_aan(bureau, waar)
    with bureau_open(beheer, "Bea", WACHTWOORD) as bureau:
        teams = [id_ for id_, team in uitwisseling_beheer.rooster_van(bureau).teams.items() if team.naam in lezen]
        uitwisseling_beheer.laat_toe(bureau, vingerafdruk, teams=teams, lezen=bool(lezen), met_beheer=True)


# In a process of its own ----------------------------------------------------------------------------------------------


def apart(wat: str, map_: Path, **ook: str) -> dict[str, Any]:
    """Do that with the store in this folder, in a process of its own; answers what it cost."""
    return doe_apart(__file__, wat, map_=map_, wachtwoord=WACHTWOORD, **ook)


class Stil:
    """Nobody looks how far it is, and nobody stops it."""

    def meld(self, gedaan: int, totaal: int) -> None:
        """Not told."""

    def gestopt(self) -> bool:
        """Never."""
        return False


def main() -> int:
    """One thing, measured from the start of the process."""
    begin = time.perf_counter()
    sleutel, medewerker = (bytes.fromhex(woord) for woord in sys.stdin.read().split())
    bureau = Bureau(winkel_map(), Sleutel(sleutel, Id(medewerker)), Wereld())
    uit: dict[str, Any] = {}
    if sys.argv[1] == "ronde":
        uit["gehaald"] = ronde(bureau)[1]
    else:
        jaar, plek = int(os.environ["STAD_JAAR"]), Path(os.environ["STAD_UIT"])
        if sys.argv[1] == "export":
            gemaakt = maak_export(bureau, jaar, os.environ["STAD_GRAAD"], None, plek, Stil())
            uit["bestanden"] = len(gemaakt.bestanden)
        else:
            uit["bestanden"] = len(schrijf(lees_cijfers(bureau, jaar, None), plek))
    bureau.sluit()
    json.dump({"cpu": time.process_time(), "s": time.perf_counter() - begin, "mb": piek_mb(), **uit}, sys.stdout)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
