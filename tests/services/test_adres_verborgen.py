"""Where somebody hidden lives is not told by the address of whoever lives with them, whatever is asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from tests.gezin import Gezin, bakker, bewaar, persoon, zet
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_casus_geheim import vragen, zo_gevraagd
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon, ZoekDubbelen, ZoekPersonen
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.rows.persoon import GEEN_ADRES
from wijdesk.models.values import Id
from wijdesk.ui.panels.inwoner.gegevens import adres, invoer_van

STRAAT = "Waterlelielaan"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    """Bakker at one address, where the daughter is hidden; only the mother's card has the address."""
    thuis = bakker(bureau)
    straat = bureau.wereld.ids()
    bewaar(bureau, Adres(id=straat, straat=STRAAT, huisnummer="12", postcode="9741EA", woonplaats="Groningen"))
    zet(bureau, Huishouden, thuis.huishouden, adres_id=straat)
    zet(bureau, Persoon, thuis.moeder, adres_id=straat)
    zet(bureau, Persoon, thuis.dochter, afgeschermd=True)
    return thuis


def test_that_the_entree_reads_nowhere_where_a_hidden_child_lives(bureau: Bureau, gezin: Gezin) -> None:
    ids = [gezin.huishouden, gezin.moeder, gezin.zoon, gezin.dochter, gezin.casus]
    vraag_naar = (ZoekPersonen(tekst="Fatima Bakker"), ZoekHuishoudens(tekst="Bakker"), ZoekPersonen(tekst=STRAAT))
    alles = [vraag for soort in vragen() for vraag in zo_gevraagd(soort, ids)]
    balie = Collega(bureau, "entree")
    gezien = []
    for vraag in (*vraag_naar, *alles):
        with suppress(Weigering):
            gezien.append((vraag, repr(balie.lees(vraag))))
    kaart = balie.lees(LeesPersoonKaart(id=gezin.moeder))
    kandidaten = balie.lees(ZoekPersonen(tekst="Fatima Bakker"))
    balie.sluit()
    assert [type(vraag).__name__ for vraag, antwoord in gezien if STRAAT in antwoord or "9741EA" in antwoord] == []
    assert (adres(kaart.persoon), kaart.op_hetzelfde_adres) == (GEEN_ADRES, ())
    assert [rij.adres for rij in kandidaten] == [GEEN_ADRES]
    assert LeesHuishoudensVan(persoon_id=gezin.moeder) in [vraag for vraag, _ in gezien]


def test_that_who_may_know_reads_it_and_so_does_the_entree_once_the_child_lives_elsewhere(
    bureau: Bureau, gezin: Gezin
) -> None:
    assert STRAAT in adres(bureau.lees(LeesPersoonKaart(id=gezin.moeder)).persoon)
    (lid,) = (rij for rij in bureau.lees(LeesHuishouden(id=gezin.huishouden)).leden if rij.persoon_id == gezin.dochter)
    zet(bureau, Huishoudlid, lid.id, verblijf="woont elders")
    balie = Collega(bureau, "entree")
    kaart = balie.lees(LeesPersoonKaart(id=gezin.moeder))
    assert STRAAT in adres(kaart.persoon)
    zet(bureau, Persoon, gezin.dochter, adres_id=_adres_van(bureau, gezin.moeder))
    kaart = balie.lees(LeesPersoonKaart(id=gezin.moeder))
    balie.sluit()
    assert adres(kaart.persoon) == GEEN_ADRES


def test_that_a_change_by_who_does_not_see_the_address_leaves_it_as_it_is(bureau: Bureau, gezin: Gezin) -> None:
    was = _adres_van(bureau, gezin.moeder)
    balie = Collega(bureau, "entree")
    gezien = invoer_van(balie.lees(LeesPersoonKaart(id=gezin.moeder)).persoon)
    invoer = PersoonInvoer(roepnaam="Fatima", achternaam="Bakker", geboortedatum=gezien.geboortedatum, email="f@b.nl")
    balie.doe(WijzigPersoon(id=gezin.moeder, invoer=invoer, gezien=gezien))
    balie.sluit()
    assert _adres_van(bureau, gezin.moeder) == was
    assert bureau.lees(LeesPersoonKaart(id=gezin.moeder)).persoon.email == "f@b.nl"


@pytest.mark.parametrize(("straat", "nummer"), [(STRAAT, "12"), ("Nepstraat", "1")])
def test_that_who_does_not_see_the_address_neither_changes_nor_guesses_it(
    bureau: Bureau, gezin: Gezin, straat: str, nummer: str
) -> None:
    was = _adres_van(bureau, gezin.moeder)
    with aan_het_werk(bureau, "vrijwilliger") as balie:
        gezien = invoer_van(balie.lees(LeesPersoonKaart(id=gezin.moeder)).persoon)
        invoer = replace(gezien, straat=straat, huisnummer=nummer, postcode="9741EA", woonplaats="Groningen")
        with pytest.raises(Weigering, match="Het adres van deze inwoner is afgeschermd") as fout:
            balie.doe(WijzigPersoon(id=gezin.moeder, invoer=invoer, gezien=gezien))
    assert "straat" in fout.value.fouten
    assert _adres_van(bureau, gezin.moeder) == was
    met = invoer_van(bureau.lees(LeesPersoonKaart(id=gezin.moeder)).persoon)
    nieuw = replace(met, straat="Nieuwlaan", huisnummer="3", postcode="")
    bureau.doe(WijzigPersoon(id=gezin.moeder, invoer=nieuw, gezien=met))
    assert _adres_van(bureau, gezin.moeder) != was, "who sees it changes it"


def test_that_the_card_names_who_lives_there_too_and_is_not_hidden_yet(bureau: Bureau, gezin: Gezin) -> None:
    buur = persoon(bureau, "Truus", "1950-01-01", achternaam="Bos")
    zet(bureau, Persoon, buur, adres_id=_adres_van(bureau, gezin.moeder))
    kaart = bureau.lees(LeesPersoonKaart(id=gezin.moeder))
    assert [naam for _, naam in kaart.woont_met] == ["Truus Bos", "Sem Bakker"]
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    assert [naam for _, naam in bureau.lees(LeesPersoonKaart(id=gezin.dochter)).woont_met] == ["Fatima Bakker"]


GERADEN = (
    STRAAT, "Waterl", "Waterlelielan", "Fatima Wa", "Fatima Waterlelie", "Bakker Waterlelielaan 12", "Fatima 12",
    "Fatima 9741", "9741EA", "9741EA 12", "Waterlelielaan 12", "Fatima Groningen",
)  # fmt: skip


@pytest.mark.parametrize("geraden", GERADEN)
def test_that_nobody_is_found_by_an_address_one_may_not_see(bureau: Bureau, gezin: Gezin, geraden: str) -> None:
    buur = persoon(bureau, "Truus", "1950-01-01", achternaam="Bos")
    straat = bureau.wereld.ids()
    bewaar(bureau, Adres(id=straat, straat=STRAAT, huisnummer="12", toevoeging="b", postcode="9741EA"))
    zet(bureau, Persoon, buur, adres_id=straat)
    balie = Collega(bureau, "entree")
    assert {kandidaat.naam for kandidaat in balie.lees(ZoekPersonen(tekst=geraden))} <= {"Truus Bos"}
    assert balie.lees(ZoekHuishoudens(tekst=geraden)) == ()
    balie.sluit()
    assert "Fatima Bakker" in {kandidaat.naam for kandidaat in bureau.lees(ZoekPersonen(tekst=geraden))}


def test_that_a_new_card_is_not_likely_the_same_by_an_address_one_may_not_see(bureau: Bureau, gezin: Gezin) -> None:
    invoer = PersoonInvoer(achternaam="Bakker", roepnaam="Fatima", postcode="9741EA", huisnummer="12")
    elders = replace(invoer, postcode="9712HN", huisnummer="3")
    balie = Collega(bureau, "entree")
    hier, daar = (balie.lees(ZoekDubbelen(invoer=wat)) for wat in (invoer, elders))
    alleen = balie.lees(ZoekDubbelen(invoer=replace(invoer, achternaam="Zijlstra", roepnaam="Ab")))
    balie.sluit()
    assert (hier, alleen) == (daar, ())
    assert "zelfde adres" in {reden for rij in bureau.lees(ZoekDubbelen(invoer=invoer)) for reden in rij.waarom}


def _adres_van(bureau: Bureau, persoon_id: Id) -> Id:
    ((id_,),) = rauw(bureau, f"SELECT adres_id FROM persoon WHERE id = x'{persoon_id.hex()}'")
    return Id(id_)
