"""Who reads of an incident at the desk that there was one, and who what happened (domein.md 1, 3 and 10).

Everybody who meets residents is warned; the words are for who registers and helps. Of a record that is not used only
the warning that holds now stays, because it protects others (AVG art. 18 lid 2).
"""

from __future__ import annotations

import pytest

from tests.gezin import Gezin, bakker, scherm_af, zet
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.agressie import Agressie
from wijdesk.models.opdrachten.agressie import LeesWaarschuwingen, MeldAgressie
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, ZoekPersonen
from wijdesk.models.values import Id

NU, TOEN = "Dreigde met een WATERLELIE", "Riep WATERLELIE door de hal"
NIETS, DAT, WAT = (), ("", ""), (NU, TOEN)


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    """The mother has a warning that holds and one of years ago."""
    gezin_ = bakker(bureau)
    for datum, tekst in (("2026-02-01", NU), ("2021-02-01", TOEN)):
        bureau.doe(
            MeldAgressie(
                persoon_id=gezin_.moeder, locatie_id=bureau.medewerker.locatie_id, datum=datum, soort="verbaal",
                maatregel="waarschuwing", omschrijving=tekst,
            )
        )  # fmt: skip
    return gezin_


def beperk(bureau: Bureau, wie: Id) -> None:
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=wie, identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))


def verteld(collega: Collega, wie: Id) -> tuple[str, ...]:
    """The words of each incident on the card; the list of incidents must say the same."""
    kaart = tuple(rij.omschrijving for rij in collega.lees(LeesPersoonKaart(id=wie)).waarschuwingen)
    try:
        lijst = tuple(rij.omschrijving for rij in collega.lees(LeesWaarschuwingen(persoon_id=wie)))
    except GeenRecht:
        lijst = ()
    assert kaart == lijst
    return kaart


@pytest.mark.parametrize(
    ("rol", "gewoon"),
    [
        ("logbeheerder", NIETS),
        ("vrijwilliger", DAT),
        ("klachtencoordinator", DAT),
        ("entree", WAT),
        ("casemanager", WAT),
        ("gedragswetenschapper", WAT),
        ("teamleider", WAT),
    ],
)
def test_that_of_a_record_that_is_not_used_the_same_people_are_warned_of_what_holds(
    bureau: Bureau, thuis: Gezin, rol: str, gewoon: tuple[str, ...]
) -> None:
    with aan_het_werk(bureau, rol) as collega:
        assert verteld(collega, thuis.moeder) == gewoon
        gezocht = [rij.waarschuwing for rij in collega.lees(ZoekPersonen(tekst="Fatima Bakker"))]
        assert gezocht == [("Agressie-incident op 01-02-2026" if gewoon else "")]
        beperk(bureau, thuis.moeder)
        assert verteld(collega, thuis.moeder) == gewoon[:1]


def test_that_who_deals_with_the_request_and_who_said_an_emergency_read_all_of_it(bureau: Bureau, thuis: Gezin) -> None:
    beperk(bureau, thuis.moeder)
    with aan_het_werk(bureau, "privacybeheerder") as privacy, aan_het_werk(bureau, "casemanager", naam="Cas") as cas:
        assert verteld(privacy, thuis.moeder) == WAT
        assert verteld(cas, thuis.moeder) == WAT[:1]
        cas.doe(OpenInNood(persoon_id=thuis.moeder, reden="Zij wordt thuis bedreigd"))
        assert verteld(cas, thuis.moeder) == WAT


def test_that_of_somebody_hidden_it_is_told_only_that_there_is_one(bureau: Bureau, thuis: Gezin) -> None:
    scherm_af(bureau, thuis.moeder)
    with aan_het_werk(bureau, "entree") as entree, aan_het_werk(bureau, "teamleider", naam="Thea") as leider:
        rijen = entree.lees(LeesWaarschuwingen(persoon_id=thuis.moeder))
        assert [rij.omschrijving for rij in rijen] == ["", ""]
        with pytest.raises(Weigering, match="afgeschermd"):
            entree.lees(LeesPersoonKaart(id=thuis.moeder))
        assert verteld(leider, thuis.moeder) == WAT


def test_that_an_incident_that_was_taken_back_warns_nobody(bureau: Bureau, thuis: Gezin) -> None:
    with aan_het_werk(bureau, "entree") as entree:
        (nu, toen) = entree.lees(LeesWaarschuwingen(persoon_id=thuis.moeder))
        zet(bureau, Agressie, nu.id, status="vervallen")
        assert [rij.id for rij in entree.lees(LeesWaarschuwingen(persoon_id=thuis.moeder))] == [toen.id]
        assert entree.lees(ZoekPersonen(tekst="Fatima Bakker"))[0].waarschuwing == ""
