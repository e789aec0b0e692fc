"""What is written down of nobody goes too: by the month, after its own term, with two people; the figures stay."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, lijst, proef, vernietig
from tests.services.test_bewaren_cijfers import _kaal, figuren
from tests.services.test_bewaren_spoor import alles, rijen
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.bewaren import VAN_NIEMAND
from wijdesk.models.opdrachten.bewaren import (
    GeefVernietigakkoord,
    LeesVerklaring,
    LeesVernietiglijst,
    RondLijstAf,
    VernietigDossier,
)
from wijdesk.models.opdrachten.contact import CorrigeerVraag, VraagInvoer
from wijdesk.models.opdrachten.signaal import SluitSignaal
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan
from wijdesk.models.persoon import Persoon
from wijdesk.models.tabellen import METADATA
from wijdesk.models.values import Id
from wijdesk.services.bewaren.maanden import EISEN, LOS, NAMEN, dossier_van, maand_van, naam_van
from wijdesk.store.controle import controleer
from wijdesk.store.omvang import HUISHOUDEN, PERSOON, schema

DAG = 86_400_000


@pytest.fixture
def opsteller(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as wie:
        yield wie


def cijfers(bureau: Bureau) -> list[object]:
    """Every figure of the year it was written down in."""
    return [_kaal(bureau.lees(vraag)) for vraag in figuren(range(2026, 2027), (None, bureau.medewerker.locatie_id))]


def loop_binnen(bureau: Bureau, tekst: str, melder: str = "") -> Id:
    """Somebody who says no name, or whose name is only that of the melder."""
    vraag = VraagInvoer(toelichting=tekst, meldingtype="Financiën", uitkomst="zelf beantwoord")
    uit = bureau.doe(winkel.contact(bureau, persoon_id=None, vragen=(vraag,), melder_naam=melder))
    return Id(uit.contact_id)


def straatsignaal(bureau: Bureau, tekst: str) -> Id:
    id_ = meld(bureau, tekst=tekst, straat="Eikenlaan")
    bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken", tekst="Bekeken"))
    return id_


def test_that_every_noun_that_can_be_nobodys_has_a_rule_or_cannot_be_without_one(bureau: Bureau) -> None:
    def kijk(open_: object) -> set[str]:
        alle = schema(open_.db)  # type: ignore[attr-defined]
        return {
            naam for naam, er in alle.items() if all(er.kolommen[veld] for veld in er.velden if veld in er.kolommen)
        }

    los = bureau.op_winkel(kijk) - {HUISHOUDEN, PERSOON}
    assert los == LOS.keys() | EISEN.keys()
    assert set(VAN_NIEMAND) == LOS.keys() == NAMEN.keys()
    for noun, check in EISEN.items():
        namen = {str(er.name) for er in METADATA.tables[noun].constraints}
        assert any(naam.endswith(check) for naam in namen), f"{noun} can be without anything it hangs on"


def test_that_a_month_has_one_id_at_every_desk_and_says_which_it_is() -> None:
    id_ = dossier_van("contact", "2021-09")
    assert (len(id_), id_) == (16, dossier_van("contact", "2021-09"))
    assert maand_van("contact", id_) == "2021-09"
    assert maand_van("signaal", id_) == ""
    assert naam_van("contact", id_) == "Contacten zonder inwoner, sep 2021"
    alle = {dossier_van(soort, maand) for soort in LOS for maand in ("2020-01", "2020-12", "2021-01", "2021-12")}
    assert len(alle) == 4 * len(LOS)


def test_that_a_month_of_contacts_of_nobody_goes_after_its_term_and_leaves_the_figures(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    for tekst in ("Mevrouw Wiebelstra kan de huur niet betalen", "Zwaantje zoekt een kamer"):
        loop_binnen(bureau, tekst, melder="Knolraap")
    hier = bureau.medewerker.locatie_id
    bureau.doe(MeldWachtendeAan(locatie_id=hier, naam="Wiebelstra", persoon_id=None, waarvoor="Huur", urgentie=2))
    van_iemand = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(5 * JAAR - 10 * DAG)
    assert not [rij for rij in proef(bureau, opsteller).values() if rij.soort in LOS]
    klok.verzet(60 * DAG)
    gevonden = [rij for rij in proef(bureau, opsteller).values() if rij.soort in LOS]
    assert sorted((rij.soort, rij.naam, rij.personen) for rij in gevonden) == [
        ("contact", "Contacten zonder inwoner, mrt 2026", 0),
        ("wachtende", "Wachtrij zonder inwoner, mrt 2026", 0),
    ]
    assert dict(next(rij for rij in gevonden if rij.soort == "contact").omvang)["Contact"] == 2
    voor = cijfers(bureau)
    nummer = lijst(bureau, opsteller, *((rij.soort, rij.id) for rij in gevonden))
    tweede.doe(GeefVernietigakkoord(id=nummer))
    for regel in opsteller.lees(LeesVernietiglijst(id=nummer)).regels:
        assert opsteller.doe(VernietigDossier(id=regel.id)).afgevallen == ""
    opsteller.doe(RondLijstAf(id=nummer))
    assert cijfers(bureau) == voor
    over = alles(bureau)
    for woord in (b"Wiebelstra", b"Zwaantje", b"Knolraap"):
        assert woord not in over
    assert winkel.rauw(bureau, "SELECT count(*) FROM wachtende") == [(0,)]
    assert winkel.rauw(bureau, "SELECT count(*) FROM contact WHERE persoon_id = ?", van_iemand) == [(1,)]
    papier = tweede.lees(LeesVerklaring(id=nummer))
    assert "Contacten zonder inwoner, mrt 2026" in {regel.soort for regel in papier.regels}
    assert controleer(bureau._winkel.db) == ()  # type: ignore[union-attr]
    klok.verzet(7 * JAAR)
    assert not [rij for rij in proef(bureau, opsteller).values() if rij.soort in LOS], "what stayed is a figure"


def test_that_what_was_changed_later_or_still_runs_stays_behind_and_goes_with_a_later_list(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    loop_binnen(bureau, "Kruisbessen")
    blijft = loop_binnen(bureau, "Rabarberjam")
    klok.verzet(3 * JAAR)
    ((vraag,),) = winkel.rauw(bureau, "SELECT id FROM vraag WHERE contact_id = ?", blijft)
    bureau.doe(CorrigeerVraag(id=Id(vraag), reden="Verkeerd gehoord", meldingtype="Wonen"))
    klok.verzet(3 * JAAR)
    assert vernietig(bureau, opsteller, tweede, ("contact", dossier_van("contact", "2026-03"))) == [""]
    assert b"Kruisbessen" not in rijen(bureau)
    assert b"Rabarberjam" in rijen(bureau)
    klok.verzet(3 * JAAR)
    (rij,) = [rij for rij in proef(bureau, opsteller).values() if rij.soort == "contact"]
    assert dict(rij.omvang)["Contact"] == 1
    assert vernietig(bureau, opsteller, tweede, ("contact", rij.id)) == [""]
    assert b"Rabarberjam" not in rijen(bureau)
    assert winkel.rauw(bureau, "SELECT count(*), min(maand) FROM contact") == [(2, "2026-03")]


def test_that_a_signaal_about_a_street_is_kept_as_long_as_the_law_says_and_then_goes(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    straatsignaal(bureau, "De buurman schreeuwt elke nacht")
    loopt = meld(bureau, tekst="Hier is nog iemand mee bezig", straat="Eikenlaan")
    klok.verzet(14 * JAAR)
    assert not [rij for rij in proef(bureau, opsteller).values() if rij.soort == "signaal"]
    klok.verzet(2 * JAAR)
    (rij,) = [rij for rij in proef(bureau, opsteller).values() if rij.soort == "signaal"]
    assert (rij.regel, dict(rij.omvang)["Signaal"]) == ("Dossier maatschappelijke ondersteuning", 1)
    voor = cijfers(bureau)
    assert vernietig(bureau, opsteller, tweede, ("signaal", rij.id)) == [""]
    assert cijfers(bureau) == voor
    assert b"schreeuwt" not in rijen(bureau)
    assert winkel.rauw(bureau, "SELECT id FROM signaal") == [(loopt,)]
    ((tekst,),) = winkel.rauw(bureau, "SELECT gegevens FROM cijferrest WHERE soort = 'signaal'")
    assert json.loads(tekst)["stand"] == "afgesloten"


def test_that_a_month_with_nothing_left_falls_off(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    loop_binnen(bureau, "Kruisbessen")
    klok.verzet(6 * JAAR)
    maand = ("contact", dossier_van("contact", "2026-03"))
    nummer = lijst(bureau, opsteller, maand)
    tweede.doe(GeefVernietigakkoord(id=nummer))
    ((id_,),) = winkel.rauw(bureau, "SELECT id FROM vraag")
    bureau.doe(CorrigeerVraag(id=Id(id_), reden="Verkeerd gehoord", meldingtype="Wonen"))
    (regel,) = opsteller.lees(LeesVernietiglijst(id=nummer)).regels
    assert "veranderd" in opsteller.doe(VernietigDossier(id=regel.id)).afgevallen
    assert winkel.rauw(bureau, "SELECT toelichting FROM vraag") == [("Kruisbessen",)]


def test_that_a_card_that_was_taken_away_goes_too(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    weg = maak.persoon(bureau, "Zwaantje", "1961-04-05")
    maak.zet(bureau, Persoon, weg, status="vervallen")
    klok.verzet(6 * JAAR)
    assert b"Zwaantje" in rijen(bureau)
    assert [rij.id for rij in proef(bureau, opsteller).values()] == [weg]
    assert vernietig(bureau, opsteller, tweede, ("persoon", weg)) == [""]
    assert b"Zwaantje" not in rijen(bureau)
