"""Opening a household: who belongs to it, its one regisseur, what is told to whom, and what to know before going on."""

from __future__ import annotations

import pytest

from tests.conftest import Klok
from tests.gezin import gezin, lees, lid, open_casus, persoon
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens
from wijdesk.models.values import Id
from wijdesk.store.huishoudens import AFGESCHERMD_ADRES, AFGESCHERMD_HUISHOUDEN
from wijdesk.store.queries import AFGESCHERMD

WEEK = 7 * 86_400_000


@pytest.fixture
def moeder(bureau: Bureau) -> Id:
    return persoon(bureau, "Fatima")


@pytest.fixture
def thuis(bureau: Bureau, moeder: Id) -> Id:
    geheim = persoon(bureau, "Sam", "2014-04-10", afgeschermd=True)
    return gezin(bureau, lid(moeder, "ouder met gezag", opmerking="drinkt"), lid(geheim, "kind"))


def test_that_a_household_that_is_not_there_is_refused_in_words(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.lees(LeesHuishouden(id=bureau.wereld.ids()))


def test_that_opening_is_logged_for_each_member(bureau: Bureau, thuis: Id) -> None:
    collega = Collega(bureau, "casemanager")
    collega.lees(LeesHuishouden(id=thuis))
    collega.sluit()
    geopend = "FROM toegang WHERE wat = 'huishouden geopend' AND medewerker_id = ? AND huishouden_id = ?"
    assert rauw(bureau, f"SELECT count(DISTINCT persoon_id) {geopend}", collega.id, thuis) == [(2,)]


def test_that_the_entree_sees_that_there_is_a_casus_and_not_what_it_is_about(bureau: Bureau, thuis: Id) -> None:
    open_casus(bureau, thuis)
    entree = Collega(bureau, "entree")
    detail = entree.lees(LeesHuishouden(id=thuis))
    assert (detail.mag_inhoud, detail.mag_schrijven, detail.regisseur) == (False, False, bureau.medewerker.naam)
    assert detail.casus is not None
    assert (detail.casus.aanleiding, detail.casus.wettelijk_kader, detail.plan_stand) == ("", "", "")
    assert (detail.meldingen, detail.volgende_termijn) == ((), "")
    assert [rij.opmerking for rij in detail.leden] == ["", ""]
    entree.sluit()


def test_that_somebody_hidden_gives_no_name_date_or_address_away(bureau: Bureau, thuis: Id) -> None:
    collega = Collega(bureau, "casemanager")
    detail = collega.lees(LeesHuishouden(id=thuis))
    (rij,) = [rij for rij in detail.leden if rij.afgeschermd]
    assert (rij.naam, rij.geboortedatum, rij.leeftijd, rij.ook_in) == (AFGESCHERMD, "", None, ())
    assert detail.adres == AFGESCHERMD_ADRES
    assert "Sam" not in repr(detail)
    assert "2014" not in repr(detail.leden)
    (vondst,) = collega.lees(ZoekHuishoudens(tekst="fatima"))
    assert (vondst.adres, vondst.leden) == (AFGESCHERMD_ADRES, f"Fatima van der Meulen (40), {AFGESCHERMD}")
    collega.sluit()


def test_that_a_household_of_only_hidden_people_has_no_name_and_is_not_found(bureau: Bureau) -> None:
    wie = persoon(bureau, "Geheim", afgeschermd=True)
    id_ = gezin(bureau, lid(wie, "alleenstaande"), naam="Geheim van der Meulen")
    open_casus(bureau, id_)
    collega = Collega(bureau, "casemanager")
    assert collega.lees(LeesHuishouden(id=id_)).naam == AFGESCHERMD_HUISHOUDEN
    assert collega.lees(ZoekHuishoudens(tekst="geheim")) == ()
    assert collega.lees(LeesHuishoudensVan(persoon_id=wie)) == ()
    assert [vondst.id for vondst in bureau.lees(ZoekHuishoudens(tekst="geheim"))] == [id_]
    collega.sluit()


def test_that_somebody_found_tells_of_the_open_casus_and_its_regisseur(bureau: Bureau, thuis: Id, moeder: Id) -> None:
    (kandidaat,) = bureau.lees(ZoekPersonen(tekst="fatima"))
    assert kandidaat.regie == ""
    open_casus(bureau, thuis)
    (kandidaat,) = bureau.lees(ZoekPersonen(tekst="fatima"))
    assert kandidaat.regie == f"Open casus · regisseur {bureau.medewerker.naam}"
    (vondst,) = bureau.lees(LeesHuishoudensVan(persoon_id=moeder))
    assert (vondst.id, vondst.open) == (thuis, True)
    klachten = Collega(bureau, "klachtencoordinator")
    assert klachten.lees(ZoekPersonen(tekst="fatima"))[0].regie == ""
    klachten.sluit()


def test_that_alerts_tell_of_a_pandverbod_a_birthday_and_silence(bureau: Bureau, klok: Klok) -> None:
    vader, kind = persoon(bureau, "Omar"), persoon(bureau, "Roos", "2008-06-15")
    id_ = gezin(bureau, lid(vader, "ouder zonder gezag"), lid(kind, "kind"))
    open_casus(bureau, id_)
    hier = bureau.medewerker.locatie_id
    bureau.doe(
        MeldAgressie(
            persoon_id=vader, locatie_id=hier, datum="2026-03-01", soort="verbaal", maatregel="pandverbod",
            omschrijving="Schold", van="2026-03-01", tot="2026-09-01", locaties=(hier,),
        )
    )  # fmt: skip
    eerst = lees(bureau, id_).meldingen
    assert eerst[0].toestand == "spoed"
    assert "pandverbod" in eerst[0].zin
    assert any("wordt 18" in melding.zin and melding.tab == "gezin" for melding in eerst)
    assert not any("weken" in melding.zin for melding in eerst)
    klok.verzet(7 * WEEK)
    zinnen = [melding.zin for melding in lees(bureau, id_).meldingen]
    assert "Al 7 weken geen contact." in zinnen
    assert "Nog geen plan, 7 weken na het openen." in zinnen


def test_that_a_minor_without_anybody_with_gezag_is_told(bureau: Bureau) -> None:
    id_ = gezin(bureau, lid(persoon(bureau, "Sam", "2014-04-10"), "kind"), lid(persoon(bureau, "Omar"), "stiefouder"))
    zinnen = [melding.zin for melding in lees(bureau, id_).meldingen]
    assert "Wie het gezag heeft over Sam van der Meulen is niet ingevuld." in zinnen
