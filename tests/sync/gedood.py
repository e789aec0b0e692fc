"""A desk in a process of its own that registers and shares until somebody kills it, and who looks at what is left.

It tells through a pipe what it promises to keep: "opgeslagen" (a person) only after the program answered, "gedeeld"
after a round. Meanwhile the other desk works and shares too, so that there is always something to fetch and to apply.
With a second team it writes for both, and a third desk has to get what is of that team.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests import gezin, winkel
from tests.conftest import MAANDAG_9_UUR, Klok
from tests.flows.verliezen import PROCES
from tests.sync.delen import deel, map_balie, verbind
from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.huis import LeesLocaties, MaakLocatie
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.store.controle import controleer

TWEEDE = "Vinkhuizen"
LEVEN_S = 0.5
"""A desk is killed at some moment of so many seconds after it began: it opens its store within a tenth of that."""


Alles = dict[str, list[Any]]
"""Rows per table."""


class Tikker:
    """A clock that goes on a second at every look."""

    def __init__(self, begin: int) -> None:
        self._nu = begin

    def __call__(self) -> int:
        self._nu += 1000
        return self._nu


def open_balie(map_: Path, leven: int) -> Bureau:
    """The desk, some days after its life before."""
    wereld = Wereld(klok=Tikker(MAANDAG_9_UUR + leven * 86_400_000))
    return ontgrendel(map_, "", winkel.WACHTWOORD, wereld)


def werk(map_: str, leven: int, zaad: int, post: Connection) -> None:
    """Register some people, share, and so on until killed."""
    winkel.goedkope_sleutels()
    post.send_bytes(json.dumps(["begonnen", ""]).encode())
    bureau = open_balie(Path(map_), leven)
    toeval = random.Random(zaad)
    tweede = [rij.id for rij in bureau.lees(LeesLocaties()) if rij.naam == TWEEDE]
    while True:
        for waar in tweede[:1]:
            naam = f"h{leven}-{toeval.random()}"
            post.send_bytes(json.dumps(["schrijft", naam]).encode())
            gezin.bewaar(bureau, Huishouden(naam=naam, locatie_id=waar, bekend_sinds=gezin.SINDS))
            post.send_bytes(json.dumps(["gezin", naam]).encode())
        for _ in range(toeval.randrange(1, 4)):
            naam = f"p{leven}-{toeval.random()}"
            post.send_bytes(json.dumps(["schrijft", naam]).encode())
            bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam=naam, achternaam="Bakker")))
            post.send_bytes(json.dumps(["opgeslagen", naam]).encode())
        post.send_bytes(json.dumps(["deelt", ""]).encode())
        deel(bureau)
        post.send_bytes(json.dumps(["gedeeld", ""]).encode())


class Proef:
    """Two real stores and a centre in a folder; one desk is killed again and again. With `teams`, it writes for two."""

    def __init__(self, map_: Path, zaad: int, *, teams: bool = False) -> None:
        winkel.goedkope_sleutels()
        self._map, self._toeval, self._levens = map_ / "balie1", random.Random(zaad), 0
        klok = Klok(MAANDAG_9_UUR)
        for nummer in (1, 2):
            map_balie(map_, nummer, klok)
        een, self.ander = open_balie(self._map, 0), open_balie(map_ / "balie2", 0)
        if teams:
            een.doe(MaakLocatie(naam=TWEEDE))
        verbind(een, self.ander, centrum=map_ / "centrum")
        self.derde = self._derde(map_ / "balie3", een, f"map:{map_ / 'centrum'}") if teams else None
        een.sluit()
        self.opgeslagen: set[str] = set()
        self.gezinnen: set[str] = set()
        self.waar: Counter[str] = Counter()
        """What the desk was doing when it was killed."""

    def _derde(self, plek: Path, een: Bureau, waar: str) -> Bureau:
        """A desk of the second team only."""
        maak_winkel(plek, locatie=TWEEDE, medewerker="Bea", wachtwoord=winkel.WACHTWOORD)
        derde = ontgrendel(plek, "Bea", winkel.WACHTWOORD, Wereld(klok=Tikker(MAANDAG_9_UUR)))
        uitwisseling_beheer.laat_toe(een, deelname.meld_aan(derde, waar), met_beheer=True)
        deel(derde)
        return derde

    def schiet(self) -> None:
        """Let it live for a while, kill it, and look."""
        self._levens += 1
        lees, schrijf = PROCES.Pipe(duplex=False)
        zaad = self._toeval.randrange(2**31)
        proces = PROCES.Process(target=werk, args=(str(self._map), self._levens, zaad, schrijf), daemon=True)
        self._ander_werkt()
        proces.start()
        schrijf.close()
        assert lees.poll(60), "the desk never began"
        dood = time.monotonic() + self._toeval.uniform(0.0, LEVEN_S)
        berichten = []
        while (rest := dood - time.monotonic()) > 0:
            if lees.poll(min(rest, 0.1)):
                berichten.append(json.loads(lees.recv_bytes()))
            else:
                self._ander_werkt()
        proces.kill()
        proces.join()
        berichten += _rest(lees)
        self.opgeslagen |= {naam for wat, naam in berichten if wat == "opgeslagen"}
        self.gezinnen |= {naam for wat, naam in berichten if wat == "gezin"}
        self.waar[berichten[-1][0] if berichten else "begonnen"] += 1
        self._kijk()

    def sluit(self) -> None:
        """After the last: the other desk is sound too."""
        for bureau in filter(None, (self.ander, self.derde)):
            assert bevindingen(bureau) == []
            bureau.sluit()

    def _ander_werkt(self) -> None:
        naam = f"a{self._toeval.random()}"
        self.ander.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam=naam, achternaam="Visser")))
        self.opgeslagen.add(naam)
        deel(self.ander)

    def _kijk(self) -> None:
        """The file is whole, nothing is lost, it goes on as itself, and both desks come to hold the same."""
        een = open_balie(self._map, self._levens)
        try:
            assert bevindingen(een) == []
            for _ in range(2):
                for bureau in filter(None, (een, self.ander, self.derde)):
                    centrum = deelname.open_eigen(bureau)
                    uit = deelname.doe_ronde(deelname.deelnemer(bureau), centrum)
                    centrum.sluit()
                    assert (uit.nieuwe_keten, uit.stil, uit.geweigerd) == (False, {}, None)
            hier = alles(een)
            if self.derde is None:
                assert hier == alles(self.ander)
            else:
                self._kijk_naar_teams(hier, alles(self.ander), alles(self.derde))
            assert self.opgeslagen <= {rij[1 + Persoon.velden().index("roepnaam")] for rij in hier["persoon"]}
        finally:
            een.sluit()

    def _kijk_naar_teams(self, hier: Alles, ander: Alles, derde: Alles) -> None:
        """Everybody of the first team is there and nowhere else; every household of the second likewise."""
        assert ander["persoon"] == hier["persoon"]
        assert derde["persoon"] == ander["huishouden"] == []
        assert derde["huishouden"] == hier["huishouden"]
        assert self.gezinnen <= {rij[1 + Huishouden.velden().index("naam")] for rij in hier["huishouden"]}
        assert derde["ingehouden"] == ander["ingehouden"] == []


def alles(bureau: Bureau) -> Alles:
    """Every journaled table as it stands, and what differs and waits."""
    db = bureau.eigen_verbinding()
    try:
        uit = {
            soort: db.execute(f"SELECT id, {', '.join(klasse.velden())} FROM {soort} ORDER BY id").fetchall()
            for soort, klasse in GEJOURNAALD.items()
        }
        for lijst in ("verschil", "ingehouden"):
            uit[lijst] = sorted(db.execute(f"SELECT * FROM {lijst}").fetchall())
    finally:
        db.close()
    return uit


def bevindingen(bureau: Bureau) -> list[str]:
    """What the check of the store says."""
    db = bureau.eigen_verbinding()
    try:
        return [bevinding.zin for bevinding in controleer(db)]
    finally:
        db.close()


def _rest(post: Connection) -> list[list[str]]:
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
