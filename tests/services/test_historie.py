"""Historie: every change of a household in plain words, who did it and why; what is hidden or destroyed stays so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import gezin as huis
from tests.conftest import Klok
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.verloop import (
    ContactmomentInvoer,
    LeesHistorie,
    LegContactmomentVast,
    MaakTaak,
    VervalTaak,
    WijzigTaak,
)
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.services.historie import AFGESCHERMD, VERNIETIGD, naam_van_tabel, veld_van
from wijdesk.store import mutaties
from wijdesk.store.verwijzingen import VERWIJZINGEN


@pytest.fixture
def gezin(bureau: Bureau) -> huis.Gezin:
    return huis.de_vries(bureau)


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


def historie(wie: Any, gezin: huis.Gezin, **anders: Any) -> list[HistorieRij]:
    return list(wie.lees(LeesHistorie(huishouden_id=gezin.huishouden, **anders)).rijen)


def test_that_a_change_reads_from_what_to_what_by_whom_and_why(
    bureau: Bureau, gezin: huis.Gezin, collega: Collega, klok: Klok
) -> None:
    klok.verzet(60_000)
    with huis.eenheid(bureau) as uow:
        huishouden = uow.haal(Huishouden, gezin.huishouden)
        huishouden.regisseur_id = collega.id
        uow.reden(huishouden, "Sanne gaat met verlof")
        uow.commit()
    rij = historie(bureau, gezin)[0]
    assert (rij.wat, rij.wie, rij.reden) == ("Huishouden gewijzigd", "Sanne de Vries", "Sanne gaat met verlof")
    assert rij.regels == ("Regisseur: van Sanne de Vries naar Omar El Idrissi",)
    assert rij.op == klok()


def test_that_everything_of_the_household_is_in_it_newest_first_in_pages(bureau: Bureau, gezin: huis.Gezin) -> None:
    alles = historie(bureau, gezin)
    assert {rij.wat for rij in alles} == {"Huishouden toegevoegd", "Casus toegevoegd", "Gezinslid toegevoegd"}
    assert [rij.id for rij in alles] == sorted((rij.id for rij in alles), reverse=True)
    assert historie(bureau, gezin, vanaf_plek=1, hoogstens=2) == alles[1:3]
    lid = next(rij for rij in alles if "Fatima de Vries" in f"{rij.regels}")
    assert lid.regels == ("Wie: Fatima de Vries", "Rol: ouder met gezag", "Vanaf: 5 jan 2026")


def test_that_its_pages_together_are_the_whole_also_where_things_were_changed_or_are_hidden(
    bureau: Bureau, gezin: huis.Gezin, collega: Collega
) -> None:
    """What is below a page is counted without being read; nothing may get lost or told by that."""
    ids, thuis = bureau.wereld.ids, gezin.huishouden
    taken = [ids() for _ in range(3)]
    for id_ in taken:
        bureau.doe(MaakTaak(id=id_, huishouden_id=thuis, wat="Bellen", voor="2026-04-01"))
    for met in ((gezin.zoon,), (), (gezin.moeder, gezin.zoon)):
        invoer = ContactmomentInvoer(op=bureau.wereld.klok(), soort="huisbezoek", notitie="Langs", personen=met)
        bureau.doe(LegContactmomentVast(id=ids(), huishouden_id=thuis, invoer=invoer))
    bureau.doe(WijzigTaak(id=taken[0], wat="Bellen met school", voor="2026-04-01"))
    bureau.doe(VervalTaak(id=taken[1], reden="Belde zelf"))
    huis.scherm_af(bureau, gezin.zoon)
    for wie in (bureau, collega):
        alles = historie(wie, gezin)
        for groot in (1, 2, 5):
            bladen = [
                wie.lees(LeesHistorie(huishouden_id=gezin.huishouden, vanaf_plek=vanaf, hoogstens=groot))
                for vanaf in range(0, len(alles), groot)
            ]
            assert [rij for blad in bladen for rij in blad.rijen] == alles
            assert {blad.totaal for blad in bladen} == {len(alles)}


def test_that_a_task_tells_its_days_and_what_was_taken_back(bureau: Bureau, gezin: huis.Gezin) -> None:
    ids = bureau.wereld.ids
    taak = bureau.doe(MaakTaak(id=ids(), huishouden_id=gezin.huishouden, wat="Bellen", voor="2026-03-04"))
    _, wijziging = bureau.schrijf(WijzigTaak(id=taak, wat="Bellen", voor="2026-03-09"))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    bureau.doe(VervalTaak(id=taak, reden="Niet meer nodig"))
    vervallen, terug, gewijzigd, gemaakt = historie(bureau, gezin, tekst="taak")
    assert (vervallen.wat, vervallen.reden) == ("Taak vervallen", "Niet meer nodig")
    assert terug.wat == "Taak gewijzigd (ongedaan gemaakt)"
    assert gewijzigd.regels == ("Klaar voor: van 4 mrt 2026 naar 9 mrt 2026",)
    assert gemaakt.regels == ("Wat: Bellen", "Klaar voor: 4 mrt 2026")


def test_that_it_is_filtered_without_minding_capitals_or_accents(bureau: Bureau, gezin: huis.Gezin) -> None:
    leg_vast(bureau, gezin, notitie="Naar het café geweest")
    assert [rij.wat for rij in historie(bureau, gezin, tekst="CAFE contact")] == ["Contactmoment toegevoegd"]
    assert historie(bureau, gezin, tekst="bestaat-niet") == []


def test_that_who_may_not_know_somebody_reads_that_there_was_a_change_not_which(
    bureau: Bureau, gezin: huis.Gezin, collega: Collega
) -> None:
    leg_vast(bureau, gezin, notitie="Woont nu in de Kerkstraat", personen=(gezin.zoon,))
    huis.scherm_af(bureau, gezin.zoon)
    gelezen = historie(collega, gezin)
    assert "Kerkstraat" not in f"{gelezen}"
    assert "Sami" not in f"{gelezen}"
    assert {rij.regels for rij in gelezen if rij.wat.startswith("Contactmoment")} == {(AFGESCHERMD,)}
    assert historie(collega, gezin, tekst="kerkstraat") == []
    assert len(historie(bureau, gezin, tekst="kerkstraat")) == 1


def test_that_destroyed_content_is_said_to_be_destroyed(bureau: Bureau, gezin: huis.Gezin) -> None:
    moment = leg_vast(bureau, gezin, notitie="Heel persoonlijk")
    with huis.eenheid(bureau) as uow:
        uow.cursor().execute("UPDATE mutatie SET inhoud = NULL, zout = NULL WHERE rij = ?", (moment,))
        uow.sessie.commit()
    rij = next(rij for rij in historie(bureau, gezin) if rij.wat.startswith("Contactmoment"))
    assert (rij.vernietigd, rij.regels) == (True, (VERNIETIGD,))


def test_that_every_field_of_every_table_of_a_household_has_a_name_or_is_left_out_on_purpose() -> None:
    tabellen = (
        "huishouden", *mutaties.VAN_HUISHOUDEN, *mutaties.VAN_PLAN, *mutaties.VAN_DOEL, "zrmscore", "termijn",
        "termijnwijziging", "gezag",
    )  # fmt: skip
    soorten = {"", "moment", "dag", "ja", "minuten", *VERWIJZINGEN}
    for tabel in tabellen:
        assert naam_van_tabel(tabel)
        for veld in GEJOURNAALD[tabel].velden():
            assert veld_van(tabel, veld)[1] in soorten


def leg_vast(bureau: Bureau, gezin: huis.Gezin, **anders: Any) -> Any:
    invoer = ContactmomentInvoer(op=bureau.wereld.klok() - 60_000, soort="telefoon", **anders)
    return bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, invoer=invoer))
