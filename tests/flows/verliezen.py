"""Kills the program at random moments and looks in the store for everything it had promised to keep."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests import winkel
from tests.flows import kind
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.venster import ZWAAR
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.services.bestand import importeer, lees_bestand
from wijdesk.services.voorbeeld import maak_jaar, maak_personen
from wijdesk.store.controle import controleer

BEWAARD_NA = 0.5
"""Seconds after which a typed letter must survive anything."""
PER_KEER = 500
"""Rows that an import writes in one transaction."""
RIJEN = 2000

PROCES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


def begin() -> None:
    """Start the process that all programs are forked from: the libraries loaded, nothing open. So a child is at work
    in half a second. Before a test gets a temporary folder of its own, whose path is too long for its socket.
    """
    if sys.platform != "win32":
        PROCES.set_forkserver_preload(["tests.flows.kind", *ZWAAR])
        forkserver.ensure_running()


@dataclass
class Belofte:
    """What the killed programs on one store had told, all of it still to be there."""

    opgeslagen: dict[str, str] = field(default_factory=dict)
    concepten: dict[str, str] = field(default_factory=dict)
    waar: Counter[str] = field(default_factory=Counter)
    """At what kind of moment the kills fell."""
    nagekeken: int = 0
    """Drafts that were held to what was typed in them."""


class Proef:
    """One store that is killed under again and again."""

    def __init__(self, map_: Path, huis: Path, zaad: int, *, streng: bool) -> None:
        """With `streng` a busy machine is no excuse: half a second is half a second."""
        self._map = map_
        self._huis = huis
        self._streng = streng
        self._toeval = random.Random(zaad)
        self.belofte = Belofte()
        self._bestanden = 0
        self._soorten: list[str] = []
        mensen = list(maak_personen(30, zaad))
        self._vragen = [vraag.regel() for vraag in maak_jaar(2025, RIJEN, mensen, zaad)]
        with self._bureau() as open_:
            open_.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam="Willem", achternaam="Bakker")))

    def schiet(self) -> None:
        """Start the program, kill it somewhere, and check everything."""
        self._soorten = self._soorten or self._toeval.sample(SOORTEN, len(SOORTEN))
        soort = self._soorten.pop()
        bestand = self._schrijf_bestand() if soort == "invoer" else None
        lees, schrijf = PROCES.Pipe(duplex=False)
        omgeving = _omgeving(self._huis)
        zaad = self._toeval.randrange(2**31)
        proces = PROCES.Process(
            target=kind.werk, args=(str(self._map), omgeving, zaad, str(bestand or ""), schrijf), daemon=True
        )
        proces.start()
        schrijf.close()
        berichten = _luister(lees, _duur(soort, self._toeval))
        proces.kill()
        gedood = time.monotonic()
        proces.join()
        berichten += _rest(lees)
        self._kijk_na(berichten, gedood, bestand)

    def _kijk_na(self, berichten: list[list[Any]], gedood: float, bestand: Path | None) -> None:
        mis = [bericht for bericht in berichten if bericht[0] == "mis"]
        assert not mis, f"the program refused what was typed: {mis[0][1]}"
        grens = gedood - BEWAARD_NA - (0.0 if self._streng else _haperingen(berichten, gedood))
        for wat, *delen in berichten:
            if wat == "getypt" and delen[2] <= grens:
                self.belofte.concepten[delen[0]] = delen[1]
            elif wat == "opgeslagen":
                self.belofte.opgeslagen[delen[0]] = delen[1]
                self.belofte.concepten.pop(delen[0], None)
        self.belofte.waar[_moment(berichten)] += 1
        with self._bureau() as open_:
            self._kijk_naar_registraties(open_)
            self._kijk_naar_concepten(open_)
            if bestand is not None:
                self._kijk_naar_invoer(open_, bestand, berichten)
            assert [bevinding.zin for bevinding in controleer(open_.eigen_verbinding())] == []

    def _kijk_naar_registraties(self, open_: Bureau) -> None:
        rijen = winkel.rauw(
            open_, "SELECT hex(c.id), v.toelichting FROM contact c JOIN vraag v ON v.contact_id = c.id "
            "WHERE c.partij_id IS NULL"
        )  # fmt: skip
        gevonden = {id_.lower(): tekst for id_, tekst in rijen}
        for id_, tekst in self.belofte.opgeslagen.items():
            assert gevonden.get(id_) == tekst.strip(), "a registration that was reported as saved is not there"
        # Saved, but killed before the window could say so: no draft any more, and nothing lost.
        for id_ in self.belofte.concepten.keys() & gevonden.keys():
            getypt = self.belofte.concepten.pop(id_)
            assert gevonden[id_].startswith(getypt.strip())
            self.belofte.opgeslagen[id_] = gevonden[id_]

    def _kijk_naar_concepten(self, open_: Bureau) -> None:
        rijen = winkel.rauw(open_, "SELECT hex(id), inhoud FROM concept")
        gevonden = {id_.lower(): json.loads(inhoud)["vragen"][0]["toelichting"] for id_, inhoud in rijen}
        for id_, getypt in self.belofte.concepten.items():
            self.belofte.nagekeken += 1
            assert gevonden.get(id_, "").startswith(getypt), "what was typed half a second before is not in the draft"
        assert not self.belofte.opgeslagen.keys() & gevonden.keys(), "a saved contact left its draft behind"

    def _kijk_naar_invoer(self, open_: Bureau, bestand: Path, berichten: list[list[Any]]) -> None:
        gemeld = max((delen[0] for wat, *delen in berichten if wat == "ingevoerd"), default=0)
        kop = winkel.rauw(
            open_, "SELECT count(v.id) FROM importpartij p JOIN contact c ON c.partij_id = p.id "
            "JOIN vraag v ON v.contact_id = c.id WHERE p.bestand = ?", bestand.name,
        )  # fmt: skip
        aantal = kop[0][0]
        assert aantal >= gemeld, "rows that were reported as put in are not there"
        assert aantal % PER_KEER == 0, "a batch came in by halves"
        if aantal and self._toeval.random() < 0.2:
            verslag = importeer(lees_bestand(bestand, "vragen"), open_.doe)
            assert (verslag.toegevoegd, verslag.al_bekend) == (RIJEN - aantal, aantal)

    def _bureau(self) -> Any:
        return _Open(self._map)

    def _schrijf_bestand(self) -> Path:
        self._bestanden += 1
        pad = self._huis / f"invoer{self._bestanden}.csv"
        with pad.open("w", encoding="utf-8", newline="") as uit:
            schrijver = csv.DictWriter(uit, fieldnames=list(self._vragen[0]))
            schrijver.writeheader()
            for vraag in self._vragen:
                schrijver.writerow({**vraag, "nummer": f"{self._bestanden}-{vraag['nummer']}", "persoon": ""})
        return pad


class _Open:
    """The desk without a window; `with` closes it."""

    def __init__(self, map_: Path) -> None:
        self._bureau = ontgrendel(map_, "", winkel.WACHTWOORD, Wereld())

    def __enter__(self) -> Bureau:
        return self._bureau

    def __exit__(self, *_: object) -> None:
        self._bureau.sluit()


def _omgeving(huis: Path) -> Mapping[str, str]:
    thuis = {naam: str(huis) for naam in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")}
    xdg = {f"XDG_{naam}_HOME": str(huis / naam.lower()) for naam in ("CONFIG", "CACHE", "STATE", "DATA")}
    return {**thuis, **xdg, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


SOORTEN = ("geboorte", *["opgeslagen"] * 3, *["begonnen"] * 3, *["invoer"] * 3)
"""From what a kill is timed, ten in turn: starting, a save that was reported, typing, a file coming in."""


def _duur(soort: str, toeval: random.Random) -> tuple[float, str]:
    """How long the program lives, in seconds, and from which thing it tells ("": from its birth)."""
    return {
        "geboorte": (toeval.uniform(0.0, 0.6), ""),
        "opgeslagen": (toeval.uniform(0.0, 0.6), "opgeslagen"),
        "begonnen": (toeval.uniform(0.05, 1.5), "begonnen"),
        "invoer": (toeval.uniform(0.05, 0.8), "begonnen"),
    }[soort]


def _luister(post: Connection, duur: tuple[float, str]) -> list[list[Any]]:
    """What the program says until its time has come."""
    seconden, vanaf = duur
    grens = time.monotonic() + (60.0 if vanaf else seconden)
    berichten: list[list[Any]] = []
    while (rest := grens - time.monotonic()) > 0:
        if post.poll(rest):
            berichten.append(json.loads(post.recv_bytes()))
            if vanaf and berichten[-1][0] in (vanaf, "mis"):
                vanaf, grens = "", time.monotonic() + seconden
    assert not vanaf, f"the program never told that it had {vanaf}"
    return berichten


def _rest(post: Connection) -> list[list[Any]]:
    """What was still in the pipe; the last message may be cut off."""
    berichten = []
    try:
        while post.poll(0):
            berichten.append(json.loads(post.recv_bytes()))
    except (EOFError, OSError, ValueError):
        pass
    finally:
        post.close()
    return berichten


def _haperingen(berichten: list[list[Any]], gedood: float) -> float:
    """Seconds in the last two that the event loop did not get from a busy machine."""
    slagen = [delen[-1] for wat, *delen in berichten if wat in ("hart", "getypt") and delen[-1] > gedood - 2]
    gaten = [later - eerder for eerder, later in pairwise([*slagen, gedood])]
    return float(sum(gat - 0.04 for gat in gaten if gat > 0.04))


def _moment(berichten: list[list[Any]]) -> str:
    """What the program was doing last."""
    for wat, *_ in reversed(berichten):
        if wat in ("getypt", "opgeslagen", "ingevoerd", "begonnen"):
            return str(wat)
    return "start"
