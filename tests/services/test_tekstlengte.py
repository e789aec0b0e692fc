"""No text that a screen can fill is so long that the change it makes fits in no package."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from tests import gezin as huis
from tests import winkel
from tests.conftest import Ids, Klok
from tests.services.test_register import geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.journaal import MEESTE_INHOUD, Herkomst
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.opdrachten.plan import MaakPlan, PlanInvoer, WijzigPlan
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver
from wijdesk.models.opdrachten.verloop import MaakTaak
from wijdesk.models.plan import Plan
from wijdesk.models.values import Id
from wijdesk.services.tekstlengte import GEWOON, GEZIEN, LANGER, NIET, eis_lengte, teksten
from wijdesk.store.engine import Winkel
from wijdesk.store.opschrijven import TE_VEEL, schrijf_op
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.sync.segment import MAX_REGEL, regel_van

LANG = "x" * (max(LANGER.values()) + 1)


def gevuld(soort: Any, tekst: str, diepte: int = 0) -> Any:
    """A value of a type in which every text is this one."""
    if soort is str:
        return tekst
    van, delen = get_origin(soort), get_args(soort)
    if van in {Union, UnionType}:
        return next((er for deel in delen if (er := gevuld(deel, tekst, diepte)) is not None), None)
    if van is tuple:
        return (
            (gevuld(delen[0], tekst, diepte),)
            if delen[-1] is ...
            else tuple(gevuld(deel, tekst, diepte) for deel in delen)
        )
    if isinstance(soort, type) and is_dataclass(soort) and diepte < 6:
        return verzoek_vol(soort, tekst, diepte + 1)
    return None


def verzoek_vol(soort: type[Any], tekst: str, diepte: int = 0) -> Any:
    """Such a request, whose other fields hold nothing: only its texts are looked at."""
    hints = get_type_hints(soort)
    leeg = object.__new__(soort)
    if hasattr(soort, "__dataclass_fields__"):
        for veld in fields(soort):
            object.__setattr__(leeg, veld.name, gevuld(hints[veld.name], "" if veld.name == GEZIEN else tekst, diepte))
    return leeg


SCHRIJVEND = sorted((soort for soort, geval in geladen().items() if geval.schrijft), key=lambda soort: soort.__name__)


@pytest.mark.parametrize("soort", SCHRIJVEND, ids=lambda soort: soort.__name__)
def test_that_every_text_of_every_request_has_a_limit(soort: type[Any]) -> None:
    verzoek = verzoek_vol(soort, LANG)
    lange = {pad for pad, _ in teksten(verzoek) if pad[0] != GEZIEN}
    if not lange or soort.__name__ in NIET:
        eis_lengte(verzoek)
        return
    with pytest.raises(Weigering) as gevangen:
        eis_lengte(verzoek)
    assert lange
    assert all(re.search(r"hoogstens [0-9.]+ tekens", zin) for zin in gevangen.value.fouten.values())
    eis_lengte(verzoek_vol(soort, "x" * GEWOON))


def test_that_what_is_in_the_lists_of_limits_is_asked_somewhere() -> None:
    namen = {soort.__name__: soort for soort in SCHRIJVEND}
    assert NIET.keys() <= namen.keys()
    for veld in LANGER:
        naam, _, pad = veld.partition(".")
        assert pad.split(".") in [list(er) for er, _ in teksten(verzoek_vol(namen[naam], "x"))]


def test_that_what_stood_on_the_screen_may_stay_as_long_as_it_was() -> None:
    oud = PlanInvoer(soort="plan", situatie="y" * (GEWOON + 5), gaat_goed="")
    eis_lengte(WijzigPlan(id=Id(bytes(16)), invoer=oud, gezien=oud))
    with pytest.raises(Weigering) as gevangen:
        eis_lengte(
            WijzigPlan(id=Id(bytes(16)), invoer=PlanInvoer(soort="plan", situatie="z" * (GEWOON + 5)), gezien=oud)
        )
    assert list(gevangen.value.fouten) == ["situatie"]


@pytest.fixture
def huishouden_id(bureau: Bureau) -> Id:
    """A household with an open casus."""
    id_ = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Fatima"), "ouder met gezag"))
    huis.open_casus(bureau, id_)
    return id_


def test_that_a_pasted_text_of_millions_is_refused_beside_its_field_and_nothing_is_written(
    bureau: Bureau, huishouden_id: Id
) -> None:
    voor = winkel.rauw(bureau, "SELECT count(*) FROM mutatie")
    lang = "x" * 5_000_000
    for opdracht, veld in (
        (MaakTaak(id=bureau.wereld.ids(), huishouden_id=huishouden_id, wat=lang, voor="2026-03-09"), "wat"),
        (DraagHuishoudenOver(huishouden_id=huishouden_id, team_id=huishouden_id, notitie=lang), "notitie"),
    ):
        with pytest.raises(Weigering, match=r"40\.000 tekens") as gevangen:
            bureau.doe(opdracht)
        assert list(gevangen.value.fouten) == [veld]
    assert winkel.rauw(bureau, "SELECT count(*) FROM mutatie") == voor


def test_that_a_change_that_is_too_big_anyway_is_refused_at_the_save(bureau: Bureau, huishouden_id: Id) -> None:
    plan_id = bureau.doe(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))
    voor = winkel.rauw(bureau, "SELECT count(*) FROM mutatie")
    wie = Wie(
        medewerker_id=bureau.medewerker.id, naam="", locatie_id=bureau.medewerker.locatie_id, rechten=bureau.rechten
    )

    def schrijf(open_: Winkel) -> None:
        wereld = bureau.wereld
        with UnitOfWork(winkel=open_, wie=wie, klok=wereld.klok, ids=wereld.ids, doel="toets") as uow:
            plan = uow.haal(Plan, plan_id)
            plan.situatie = "é" * (MEESTE_INHOUD // 2)
            uow.commit()

    with pytest.raises(Weigering, match=TE_VEEL):
        bureau.op_winkel(schrijf)
    assert winkel.rauw(bureau, "SELECT count(*) FROM mutatie") == voor


def test_that_the_largest_change_there_can_be_fits_on_a_line_of_a_package(klok: Klok, ids: Ids) -> None:
    herkomst = Herkomst(medewerker=ids(), toestel=ids(), transactie=ids(), tijd=klok(), doel="toets")
    for teken in ('"', "\\", "\n", "\x01", "é", "😀", "x"):
        kost = len(json.dumps(teken, ensure_ascii=False).encode()) - 2
        waarden = {"situatie": teken * ((MEESTE_INHOUD - 100) // kost)}
        mutatie = schrijf_op(
            herkomst, mutatie_id=ids(), zout=bytes(16), soort="plan", rij=ids(), dossier=None, waarden=waarden, basis={}
        )
        assert len(regel_van(mutatie)) < MAX_REGEL


def test_that_a_row_of_an_import_with_too_long_a_text_is_told_and_the_others_come_in(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="personen", bestand="personen.csv"))
    rij = {"nummer": "1", "achternaam": "Bakker", "roepnaam": "Anna"}
    regels = ((2, rij), (3, {**rij, "nummer": "2", "achternaam": "x" * (GEWOON + 1)}))
    uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort="personen", regels=regels))
    assert uitslag.toegevoegd == 1
    assert [(fout.regel, fout.veld) for fout in uitslag.fouten] == [(3, "achternaam")]
