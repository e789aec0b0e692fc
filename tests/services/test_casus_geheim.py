"""No question that can be asked tells who somebody hidden is, or what was written about them, to who may not know.

Every Leesvraag there is, with the ids of everything in a household that has a hidden member, by three rollen that may
not know hidden people. A question that is added later is in it by itself.
"""

from __future__ import annotations

import dataclasses
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from itertools import islice, product
from typing import Any

import pytest

from tests import winkel
from tests.gezin import Gezin, bakker, zet
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models import opdrachten
from wijdesk.models.cijfer import vrije_periode
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.verschil import Plek
from wijdesk.models.values import Id, lokaal

EIGEN = {
    "roepnaam": "Zorgvuldius", "achternaam": "Geheimhof", "telefoon": "0612399999", "email": "geheim@hof.nl",
    "bsn": "111222333", "geboortedatum": "2012-07-09",
}  # fmt: skip
GEHEIM = (*EIGEN.values(), "09-07-2012", "9 jul 2012", "WATERLELIE")
TABELLEN = (
    "huishouden", "persoon", "plan", "planversie", "contactmoment", "casus", "doel", "actie", "evaluatie", "zrmmeting",
)  # fmt: skip
HOOGSTENS = 400
PLEKKEN = (("waarde", "telefoon"), ("past niet", "status"), ("casus", ""), ("dubbel", "00" * 16))
"""What a difference may be about."""


def vragen() -> list[type[Any]]:
    """Everything that can be looked up."""
    delen = [import_module(deel.name) for deel in pkgutil.iter_modules(opdrachten.__path__, f"{opdrachten.__name__}.")]
    return sorted(
        {
            ding
            for deel in delen
            for ding in vars(deel).values()
            if isinstance(ding, type) and issubclass(ding, Leesvraag) and ding is not Leesvraag
        },
        key=lambda soort: soort.__name__,
    )


def zo_gevraagd(
    soort: type[Any], ids: list[Id], woorden: tuple[str, ...] = (EIGEN["achternaam"], EIGEN["roepnaam"], EIGEN["bsn"])
) -> Iterator[Any]:
    """A question with every id there is in each place for one, and words that would find the hidden person."""
    verplicht = [
        veld
        for veld in dataclasses.fields(soort)
        if veld.default is dataclasses.MISSING and veld.default_factory is dataclasses.MISSING
    ]
    keuzes: list[list[Any]] = []
    for veld in verplicht:
        tekst = str(veld.type)
        if veld.name == "invoer":
            keuzes.append([PersoonInvoer(achternaam=EIGEN["achternaam"], geboortedatum=EIGEN["geboortedatum"])])
        elif "tuple" in tekst:
            keuzes.append([()])
        elif tekst == "Plek":
            keuzes.append([Plek(aard=aard, rij=id_, veld=veld) for id_ in ids for aard, veld in PLEKKEN])
        elif tekst == "Periode":
            keuzes.append([vrije_periode("2020-01-01", "2026-12-31")])
        elif "Id" in tekst:
            keuzes.append(list(ids))
        elif tekst == "int":
            keuzes.append([2**62] if veld.name == "tot" else [0, 2026])
        else:
            keuzes.append(list(woorden))
    for waarden in islice(product(*keuzes), HOOGSTENS):
        yield soort(**dict(zip((veld.name for veld in verplicht), waarden, strict=True)))


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    thuis = bakker(bureau)
    zet(bureau, Persoon, thuis.zoon, **EIGEN)
    bureau.doe(StelVersieVast(plan_id=thuis.plan, reden="Eerste versie"))
    nu = bureau.wereld.klok()
    gesprek = ContactmomentInvoer(
        op=nu - 60_000, soort="telefoon", personen=(thuis.zoon,), notitie="Zorgvuldius vertelt over WATERLELIE"
    )
    bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=thuis.huishouden, invoer=gesprek))
    scores = (ZrmInvoer(domein="Financiën", niveau=2, toelichting="WATERLELIE"),)
    vandaag = lokaal(nu).date().isoformat()
    bureau.doe(
        LegZrmVast(
            id=bureau.wereld.ids(), huishouden_id=thuis.huishouden, persoon_id=thuis.zoon, op=vandaag, scores=scores
        )
    )
    zet(bureau, Persoon, thuis.zoon, afgeschermd=True)
    return thuis


@pytest.mark.parametrize("rol", ["casemanager", "entree", "gedragswetenschapper"])
@pytest.mark.usefixtures("gezin")
def test_that_no_question_tells_of_somebody_hidden(bureau: Bureau, rol: str) -> None:
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    collega = Collega(bureau, rol)
    gelekt, beantwoord = [], 0
    for soort in vragen():
        for vraag in zo_gevraagd(soort, ids):
            try:
                antwoord = repr(collega.lees(vraag))
                beantwoord += 1
            except Weigering as weigering:
                antwoord = f"{weigering.zin} {weigering.fouten}"
            gelekt += [(soort.__name__, woord) for woord in GEHEIM if woord in antwoord]
    collega.sluit()
    assert sorted(set(gelekt)) == []
    assert beantwoord > 20


@pytest.mark.usefixtures("gezin")
def test_that_who_may_know_finds_what_the_others_were_not_told(bureau: Bureau) -> None:
    """The check above can fail: the same questions tell it to somebody with the right."""
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    gehoord = set()
    for soort in vragen():
        for vraag in zo_gevraagd(soort, ids):
            try:
                antwoord = repr(bureau.lees(vraag))
            except Weigering:
                continue
            gehoord |= {woord for woord in GEHEIM if woord in antwoord}
    assert {"Zorgvuldius", "Geheimhof", "2012-07-09", "WATERLELIE"} <= gehoord
