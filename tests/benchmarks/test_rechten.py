"""What it costs to keep from somebody what is not for them: the search of everybody, and the gate before a dossier.

In pairs, in turns, in CPU time: the question carried out bare, and by the road every question takes, with the right it
needs, who is not there for whoever asks, and what had to be said first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest

from tests import winkel
from tests.benchmarks.meten import in_beurten, noteer
from tests.benchmarks.test_zoeken import beginnen, nummer, regel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.gezin import bakker, bewaar
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.base import Gejournaald
from wijdesk.models.contact import Contact
from wijdesk.models.inzage import Belang
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.opdrachten.persoon import PersoonInvoer, ZoekPersonen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.reads.plan import lees_plan
from wijdesk.services.reads.zoeken import zoek_personen
from wijdesk.services.register import rechten_van
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.services.voorbeeld import maak_personen
from wijdesk.store import search
from wijdesk.store.lezer import Lezer
from wijdesk.store.unit_of_work import Wie

PERSONEN = 250_000 if VOL else 1_000
VRAGEN = 1_500 if VOL else 40
COLLEGAS = 100
"""Residents who work here, besides the one somebody knows."""
BEURTEN = 300 if VOL else 20
RECHTEN = rechten_van(("casemanager",))
ENTREE = rechten_van(("entree",))


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    winkel.maak(tmp_path / "winkel", Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR))
    return tmp_path / "winkel"


def loket(db: Any, medewerker_id: Id, rechten: frozenset[str], klok: Callable[[], int]) -> Leesloket:
    return Leesloket(db, klok=klok, medewerker_id=medewerker_id, rechten=rechten, log=lambda regels: None)


def vul(bureau: Bureau) -> list[PersoonInvoer]:
    """Made-up people in the index and, as far as a search looks there, in the tables; one in four came to the desk."""
    bureau.warm_op()
    assert bureau._winkel is not None
    db, ik = bureau._winkel.db, bureau.medewerker
    mensen = [persoon.invoer for persoon in islice(maak_personen(PERSONEN, 11), PERSONEN)]
    db.execute("BEGIN")
    search.indexeer(db.cursor(), (regel(nr + 1, invoer) for nr, invoer in enumerate(mensen)))
    _zet(db, Persoon, ({"id": nummer(nr + 1), "achternaam": wie.achternaam} for nr, wie in enumerate(mensen)))
    vast = {"locatie_id": ik.locatie_id, "medewerker_id": ik.id, "kanaal": "e-mail", "melder": "Politie"}
    _zet(
        db,
        Contact,
        (
            vast | {"id": nummer(2**64 + nr), "persoon_id": nummer(nr + 1), "ontvangen": nr, "eerste_reactie": nr,
                    "maand": "2026-01"}
            for nr in range(0, PERSONEN, 4)
        ),
    )  # fmt: skip
    db.execute("COMMIT")
    search.verdicht(db.cursor())
    return mensen


def _zet(db: Any, soort: type[Gejournaald], rijen: Iterable[dict[str, Any]]) -> None:
    """Rows in a table, outside the journal."""
    leeg, velden = soort.standaarden() | {"koppen": "{}"}, ("id", "koppen", *soort.velden())
    naam = soort.__tablename__
    vraag = f"INSERT INTO {naam} ({', '.join(velden)}) VALUES ({', '.join('?' * len(velden))})"
    db.executemany(vraag, ([(leeg | rij).get(veld) for veld in velden] for rij in rijen))


@pytest.mark.timeout(900 if VOL else 120)
def test_that_the_check_of_rights_adds_little_to_a_search(map_: Path) -> None:
    """The floor is the use case alone. Beside it, in turns, the whole road of a question: the right, what was merged,
    who is not there for whoever asks, what is closed here, and the line of the log.
    """
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR + 1_000)
    with winkel.bureau(map_, klok, ids) as bureau, ExitStack() as open_:
        mensen, mij = vul(bureau), bureau.medewerker.id
        weg = [nummer(3), *(nummer(10 + nr) for nr in range(COLLEGAS))]
        bewaar(
            bureau,
            Belang(persoon_id=weg[0], medewerker_id=mij, soort="familie", gemeld_door_id=mij),
            *(Belang(persoon_id=wie, soort="collega", gemeld_door_id=mij) for wie in weg[1:]),
        )
        winkel_ = bureau._winkel
        assert winkel_ is not None
        eigen, ander, mijn = (open_.enter_context(closing(winkel_.lees_verbinding())) for _ in range(3))
        lezer = Lezer(eigen, nu=klok(), medewerker_id=mij, rechten=ENTREE)
        los = loket(ander, nummer(10**9), ENTREE | {"persoon.collega"}, klok)
        vast = loket(mijn, mij, ENTREE, klok)
        manieren = (partial(zoek_personen, lezer), los.beantwoord, vast.beantwoord)
        tijden: list[list[int]] = [[], [], []]
        for tekst in beginnen(mensen, VRAGEN):
            vraag = ZoekPersonen(tekst=tekst)
            for plek in Random(tekst).sample(range(3), 3):
                begin = time.thread_time_ns()
                manieren[plek](vraag)
                tijden[plek].append(time.thread_time_ns() - begin)
        kaal_ms = median(tijden[0]) / 1e6
        for wie, anders in (("nobody", tijden[1]), (f"{len(weg)} residents", tijden[2])):
            deel = median(na / voor for voor, na in zip(tijden[0], anders, strict=True))
            wat = f"search with the check of rights, {wie} kept out, against the use case alone"
            noteer(wat, deel, hoogstens=1.10, ernaast=f"{kaal_ms:.2f} ms of CPU without, {PERSONEN:,} persons")
        begin_van = {deel for wie in weg for deel in (mensen[int.from_bytes(wie, "big") - 1].achternaam[:3],)}
        gevonden = {rij.persoon_id for tekst in begin_van for rij in vast.beantwoord(ZoekPersonen(tekst=tekst))}
        assert gevonden
        assert not gevonden & set(weg)
        assert {rij.persoon_id for tekst in begin_van for rij in los.beantwoord(ZoekPersonen(tekst=tekst))} & set(weg)


def test_that_the_gate_before_a_dossier_is_a_fraction_of_reading_it(map_: Path) -> None:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR + 1_000)
    with winkel.bureau(map_, klok, ids) as bureau:
        thuis = bakker(bureau)
        wie = bureau.doe(MaakMedewerker(naam="Omar", locatie_id=bureau.medewerker.locatie_id, rollen=("casemanager",)))
        assert bureau._winkel is not None
        vraag = LeesPlan(huishouden_id=thuis.huishouden)
        with closing(bureau._winkel.lees_verbinding()) as db:
            eigen = loket(db, bureau.medewerker.id, bureau.rechten, klok)
            van_ander = loket(db, wie, RECHTEN, klok)
            omar = Wie(medewerker_id=wie, naam="Omar", locatie_id=bureau.medewerker.locatie_id, rechten=RECHTEN)
            Schrijfloket(bureau._winkel, wie=omar, klok=klok, ids=ids).voer_uit(
                ZegDoel(grondslag="waarneming", huishouden_id=thuis.huishouden)
            )

            def kaal() -> object:
                lezer = Lezer(db, nu=klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
                return lees_plan(lezer, vraag)

            zonder, met, doel = in_beurten(
                kaal, lambda: eigen.beantwoord(vraag), lambda: van_ander.beantwoord(vraag), beurten=BEURTEN
            )
    noteer(
        "a plan through the gate, against reading it bare", met / zonder, hoogstens=2.5,
        ernaast=f"bare {zonder * 1000:.2f} ms; outside the own caseload {doel * 1000:.2f} ms",
    )  # fmt: skip
