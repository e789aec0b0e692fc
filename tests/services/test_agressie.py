"""Incidents and pandverboden: a warning before the talk and another channel, never a block on being helped."""

from __future__ import annotations

from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import LeesWaarschuwingen, MeldAgressie
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.persoon import (
    LeesPersoonKaart,
    MaakPersoon,
    PersoonInvoer,
    VoegPersonenSamen,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.values import Id

DAG = 86_400_000
VANDAAG = "2026-03-02"


@pytest.fixture
def persoon(bureau: Bureau) -> Id:
    return bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen", roepnaam="Jan")))


def meld(bureau: Bureau, persoon: Id | None, **anders: Any) -> Id:
    hier = bureau.medewerker.locatie_id
    velden = {
        "persoon_id": persoon, "locatie_id": hier, "datum": VANDAAG, "soort": "verbaal", "maatregel": "pandverbod",
        "omschrijving": "Schold aan het loket", "van": VANDAAG, "tot": "2026-05-31", "locaties": (hier,),
    }  # fmt: skip
    return bureau.doe(MeldAgressie(**(velden | anders)))


def waarschuwingen(bureau: Bureau, persoon: Id) -> tuple[WaarschuwingRij, ...]:
    return bureau.lees(LeesWaarschuwingen(persoon_id=persoon))


def test_that_a_pandverbod_holds_for_every_building_it_names_once(bureau: Bureau, persoon: Id) -> None:
    hier, daar = bureau.medewerker.locatie_id, bureau.doe(MaakLocatie(naam="Beijum"))
    meld(bureau, persoon, locaties=(hier, daar, hier))
    (rij,) = waarschuwingen(bureau, persoon)
    assert sorted(rij.locaties) == ["Beijum", "Selwerd"]
    assert (rij.geldig, rij.van, rij.tot) == (True, VANDAAG, "2026-05-31")


@pytest.mark.parametrize(
    ("van", "tot", "geldig"),
    [
        (VANDAAG, VANDAAG, True),
        ("2026-01-01", VANDAAG, True),
        ("2026-01-01", "2026-03-01", False),
        ("2026-03-03", "2026-12-31", False),
    ],
)
def test_that_a_pandverbod_holds_from_its_first_day_to_its_last(
    bureau: Bureau, persoon: Id, van: str, tot: str, geldig: bool
) -> None:
    meld(bureau, persoon, datum=min(van, VANDAAG), van=van, tot=tot)
    assert [rij.geldig for rij in waarschuwingen(bureau, persoon)] == [geldig]
    (kandidaat,) = bureau.lees(ZoekPersonen(tekst="meulen"))
    assert bool(kandidaat.waarschuwing) is geldig


def test_that_a_pandverbod_ends_with_the_day_of_amsterdam(bureau: Bureau, persoon: Id, klok: Klok) -> None:
    meld(bureau, persoon, tot=VANDAAG)
    klok.zet(klok.nu - klok.nu % DAG + DAG - 3_600_000 - 1)  # 23:59:59 in Amsterdam
    assert waarschuwingen(bureau, persoon)[0].geldig
    klok.verzet(1)
    assert not waarschuwingen(bureau, persoon)[0].geldig


@pytest.mark.parametrize("maatregel", ["waarschuwing", "aangifte", "geen"])
def test_that_another_measure_has_no_period_and_is_shown_two_years(
    bureau: Bureau, persoon: Id, klok: Klok, maatregel: str
) -> None:
    meld(bureau, persoon, maatregel=maatregel, tot="")
    (rij,) = waarschuwingen(bureau, persoon)
    assert (rij.van, rij.tot, rij.locaties, rij.geldig) == ("", "", (), True)
    klok.verzet(731 * DAG)
    assert waarschuwingen(bureau, persoon)[0].geldig
    klok.verzet(DAG)
    assert not waarschuwingen(bureau, persoon)[0].geldig


def test_that_another_measure_may_have_a_last_day(bureau: Bureau, persoon: Id, klok: Klok) -> None:
    meld(bureau, persoon, maatregel="waarschuwing", tot="2026-03-03")
    (rij,) = waarschuwingen(bureau, persoon)
    assert (rij.van, rij.tot, rij.geldig) == ("", "2026-03-03", True)
    klok.verzet(2 * DAG)
    assert not waarschuwingen(bureau, persoon)[0].geldig
    assert bureau.lees(ZoekPersonen(tekst="meulen"))[0].waarschuwing == ""


def test_that_a_pandverbod_never_keeps_anybody_from_being_helped(bureau: Bureau, persoon: Id) -> None:
    meld(bureau, persoon)
    hier = bureau.medewerker.locatie_id
    wacht = MeldWachtendeAan(locatie_id=hier, naam="", persoon_id=persoon, waarvoor="Huur", urgentie=3)
    id_ = bureau.doe(wacht)
    assert bureau.lees(LeesWachtrij(locatie_id=hier))[0].waarschuwing.startswith("Pandverbod tot en met 31-05-2026")
    bureau.doe(winkel.contact(bureau, persoon_id=persoon, wachtende_id=id_))
    kaart = bureau.lees(LeesPersoonKaart(id=persoon))
    assert len(kaart.vragen) == 1
    assert [rij.maatregel for rij in kaart.waarschuwingen] == ["pandverbod"]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"datum": "2026-03-03"}, ["datum"]),
        ({"datum": ""}, ["datum"]),
        ({"datum": "2 maart"}, ["datum"]),
        ({"soort": "", "maatregel": ""}, ["soort", "maatregel"]),
        ({"soort": "boos"}, ["soort"]),
        ({"maatregel": "gesprek"}, ["maatregel"]),
        ({"van": "", "tot": "", "locaties": ()}, ["van", "tot", "locaties"]),
        ({"van": VANDAAG, "tot": "2026-03-01"}, ["tot"]),
        ({"van": "20260302"}, ["van", "tot"]),
        ({"tot": "2026-W22-7"}, ["tot"]),
        ({"tot": "2026-02-30"}, ["tot"]),
        ({"datum": "1899-12-31", "van": "1899-12-31", "tot": "1900-01-01"}, ["datum"]),
        ({"van": "2026-03-01"}, ["van"]),
        ({"tot": "2036-03-03"}, ["tot"]),
        ({"maatregel": "waarschuwing", "tot": "2026-03-01"}, ["tot"]),
        ({"maatregel": "waarschuwing", "tot": "ooit"}, ["tot"]),
    ],
)
def test_that_what_is_missing_or_cannot_be_is_said_beside_its_field(
    bureau: Bureau, persoon: Id, anders: dict[str, Any], velden: list[str]
) -> None:
    with pytest.raises(Weigering) as weigering:
        meld(bureau, persoon, **anders)
    assert set(weigering.value.fouten) <= set(velden)
    assert velden[0] in weigering.value.fouten
    assert rauw(bureau, "SELECT count(*) FROM agressie") == [(0,)]


@pytest.mark.parametrize("veld", ["persoon_id", "locatie_id", "locaties"])
def test_that_a_place_or_card_that_is_not_there_is_refused(bureau: Bureau, persoon: Id, veld: str) -> None:
    niets = Id(b"x" * 16)
    with pytest.raises(Weigering):
        meld(bureau, persoon, **{veld: (niets,) if veld == "locaties" else niets})
    assert rauw(bureau, "SELECT count(*) FROM agressie") == [(0,)]


def test_that_an_incident_with_nobody_named_is_kept(bureau: Bureau) -> None:
    meld(bureau, None, maatregel="geen")
    assert rauw(bureau, "SELECT persoon_id, omschrijving FROM agressie") == [(None, "Schold aan het loket")]


def test_that_an_incident_follows_a_merge_and_undo_takes_all_of_it_back(bureau: Bureau, persoon: Id) -> None:
    ander = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Molen")))
    hier, daar = bureau.medewerker.locatie_id, bureau.doe(MaakLocatie(naam="Beijum"))
    bureau.doe(VoegPersonenSamen(blijft=ander, weg=persoon, reden="Dezelfde"))
    _, wijziging = bureau.schrijf(
        MeldAgressie(
            persoon_id=persoon, locatie_id=hier, datum=VANDAAG, soort="fysiek", maatregel="pandverbod",
            omschrijving="", van=VANDAAG, tot=VANDAAG, locaties=(hier, daar),
        )
    )  # fmt: skip
    assert len(waarschuwingen(bureau, ander)) == 1
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert waarschuwingen(bureau, ander) == ()
    assert rauw(bureau, "SELECT DISTINCT status FROM pandverbod") == [("vervallen",)]


def test_that_the_words_about_an_incident_stand_in_no_header(bureau: Bureau, persoon: Id) -> None:
    meld(bureau, persoon)
    assert all("Schold" not in kop for (kop,) in rauw(bureau, "SELECT kop FROM mutatie"))
