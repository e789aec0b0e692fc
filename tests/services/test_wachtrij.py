"""The waiting list: numbers of the day, which stand may follow which, and who is next."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.contact import VAN_STAND_NAAR
from wijdesk.models.opdrachten.contact import TrekContactIn
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer, VoegPersonenSamen
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan, ZetWachtende
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id

DAG = 86_400_000
WEGEN = {
    "aangemeld": (),
    "opgeroepen": ("opgeroepen",),
    "even weg": ("even weg",),
    "terug": ("even weg", "terug"),
    "geholpen": ("geholpen",),
    "weg zonder hulp": ("weg zonder hulp",),
}


def aan(bureau: Bureau, **anders: Any) -> Id:
    velden = {"locatie_id": bureau.medewerker.locatie_id, "naam": "Jan Bos", "persoon_id": None, "waarvoor": "Huur"}
    return bureau.doe(MeldWachtendeAan(**({"urgentie": 3} | velden | anders)))


def rij(bureau: Bureau) -> tuple[WachtendeRij, ...]:
    return bureau.lees(LeesWachtrij(locatie_id=bureau.medewerker.locatie_id))


@pytest.fixture
def entree(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    collega = Collega(bureau, "entree")
    yield collega
    collega.sluit()


def test_that_every_stand_follows_only_those_it_may(bureau: Bureau) -> None:
    for van, naar in itertools.permutations(VAN_STAND_NAAR, 2):
        id_ = aan(bureau)
        for stap in WEGEN[van]:
            bureau.doe(ZetWachtende(id=id_, stand=stap))
        if naar in VAN_STAND_NAAR[van]:
            bureau.doe(ZetWachtende(id=id_, stand=naar))
            assert rauw(bureau, "SELECT stand FROM wachtende WHERE id = ?", id_) == [(naar,)]
        else:
            with pytest.raises(Weigering) as weigering:
                bureau.doe(ZetWachtende(id=id_, stand=naar))
            assert list(weigering.value.fouten) == ["stand"]
            assert rauw(bureau, "SELECT stand FROM wachtende WHERE id = ?", id_) == [(van,)]


def test_that_a_stand_that_does_not_exist_is_refused_and_the_same_one_changes_nothing(bureau: Bureau) -> None:
    id_ = aan(bureau)
    with pytest.raises(Weigering):
        bureau.doe(ZetWachtende(id=id_, stand="dansend"))
    _, wijziging = bureau.schrijf(ZetWachtende(id=id_, stand="aangemeld"))
    assert wijziging.transactie is None


def test_that_the_most_urgent_goes_first_and_then_who_waits_longest(bureau: Bureau, klok: Klok) -> None:
    for naam, urgentie in (("Gewoon", 3), ("Spoed", 1), ("Vandaag", 2), ("Tien", 3), ("Later spoed", 1)):
        aan(bureau, naam=naam, urgentie=urgentie)
        klok.verzet(60_000)
    assert [wachtende.naam for wachtende in rij(bureau)] == ["Spoed", "Later spoed", "Vandaag", "Gewoon", "Tien"]
    bureau.doe(ZetWachtende(id=rij(bureau)[-1].id, urgentie=1))
    assert [wachtende.naam for wachtende in rij(bureau)][:3] == ["Spoed", "Tien", "Later spoed"]


@pytest.mark.parametrize("urgentie", [0, 4, -1])
def test_that_an_urgency_is_one_of_three(bureau: Bureau, urgentie: int) -> None:
    with pytest.raises(Weigering) as weigering:
        aan(bureau, urgentie=urgentie)
    assert list(weigering.value.fouten) == ["urgentie"]
    id_ = aan(bureau)
    with pytest.raises(Weigering):
        bureau.doe(ZetWachtende(id=id_, urgentie=urgentie))


def test_that_numbers_count_per_locatie_and_begin_again_every_day(bureau: Bureau, klok: Klok) -> None:
    elders = bureau.doe(MaakLocatie(naam="Beijum"))
    hier = [aan(bureau), aan(bureau)]
    daar = aan(bureau, locatie_id=elders)
    bureau.doe(ZetWachtende(id=hier[1], stand="weg zonder hulp"))
    hier.append(aan(bureau))
    klok.zet(klok.nu - klok.nu % DAG + DAG - 3_600_000 + 1)  # just after midnight in Amsterdam
    morgen = aan(bureau)
    nummers = dict(rauw(bureau, "SELECT id, volgnummer FROM wachtende"))
    assert [nummers[id_] for id_ in (*hier, daar, morgen)] == [1, 2, 3, 1, 1]
    assert [wachtende.id for wachtende in rij(bureau)] == [morgen]


def test_that_the_first_call_ends_the_waiting_and_a_second_does_not_move_it(bureau: Bureau, klok: Klok) -> None:
    id_ = aan(bureau)
    klok.verzet(300_000)
    eerste = klok.nu
    for stand in ("opgeroepen", "even weg", "terug", "opgeroepen"):
        bureau.doe(ZetWachtende(id=id_, stand=stand))
        klok.verzet(60_000)
    assert rauw(bureau, "SELECT opgeroepen_op FROM wachtende") == [(eerste,)]


def test_that_who_is_helped_leaves_the_list_with_the_contact_and_undo_brings_back(bureau: Bureau) -> None:
    id_ = aan(bureau)
    gemaakt, wijziging = bureau.schrijf(winkel.contact(bureau, wachtende_id=id_))
    assert rij(bureau) == ()
    assert rauw(bureau, "SELECT stand, contact_id FROM wachtende") == [("geholpen", gemaakt.contact_id)]
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert [wachtende.stand for wachtende in rij(bureau)] == ["aangemeld"]
    assert rauw(bureau, "SELECT contact_id FROM wachtende") == [(None,)]


def test_that_two_contacts_for_one_place_in_the_queue_are_both_kept(bureau: Bureau) -> None:
    id_ = aan(bureau)
    bureau.doe(winkel.contact(bureau, wachtende_id=id_))
    tweede = bureau.doe(winkel.contact(bureau, wachtende_id=id_))
    assert rauw(bureau, "SELECT contact_id FROM wachtende") == [(tweede.contact_id,)]
    bureau.doe(TrekContactIn(id=tweede.contact_id, reden="Dubbel"))
    assert rauw(bureau, "SELECT count(*) FROM contact WHERE status = 'actief'") == [(1,)]


def test_that_a_known_person_is_called_by_the_name_on_the_card_also_after_a_merge(bureau: Bureau) -> None:
    een = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Bos", roepnaam="Jan")))
    twee = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Bosch", roepnaam="Jan")))
    aan(bureau, naam="getypt", persoon_id=een)
    bureau.doe(VoegPersonenSamen(blijft=twee, weg=een, reden="Dezelfde"))
    aan(bureau, naam="getypt", persoon_id=een)
    assert [(wachtende.naam, wachtende.persoon_id) for wachtende in rij(bureau)] == [("Jan Bosch", twee)] * 2


def test_that_nobody_is_put_on_the_list_of_a_place_or_a_card_that_is_not_there(bureau: Bureau) -> None:
    for anders in ({"locatie_id": Id(b"x" * 16)}, {"persoon_id": Id(b"x" * 16)}):
        with pytest.raises(Weigering):
            aan(bureau, **anders)


def test_that_a_hidden_person_is_a_number_for_whoever_may_not_see_the_card(bureau: Bureau, entree: Collega) -> None:
    invoer = PersoonInvoer(achternaam="Geheim", afgeschermd=True)
    id_ = aan(bureau, persoon_id=bureau.doe(MaakPersoon(invoer=invoer)))
    (gezien,) = entree.lees(LeesWachtrij(locatie_id=bureau.medewerker.locatie_id))
    assert "Geheim" not in gezien.naam
    _, wijziging = entree.schrijf(ZetWachtende(id=id_, stand="opgeroepen"))
    assert "Geheim" not in wijziging.zin
    assert rij(bureau)[0].naam == "Geheim"


def test_that_what_was_pasted_becomes_one_line(bureau: Bureau) -> None:
    aan(bureau, naam=" Jan\n\tvan der Berg ", waarvoor="Huur\nen energie")
    assert [(wachtende.naam, wachtende.waarvoor) for wachtende in rij(bureau)] == [
        ("Jan van der Berg", "Huur en energie")
    ]


def test_that_initials_are_shown_only_when_there_are_two() -> None:
    def wachtende(naam: str) -> WachtendeRij:
        id_ = Id(b"i" * 16)
        return WachtendeRij(
            id=id_, volgnummer=7, naam=naam, persoon_id=None, waarvoor="", urgentie=3, stand="aangemeld",
            aangemeld_op=0, opgeroepen_op=None,
        )  # fmt: skip

    namen = ("Jan Bos", "Anna-Marie van der Meulen", "Jan", "", "3 fietsen", "Élise Ödegaard")
    assert [wachtende(naam).initialen for naam in namen] == ["J.B.", "A.M.", "", "", "", "É.Ö."]


def test_that_the_name_is_left_out_when_somebody_may_look_along(bureau: Bureau) -> None:
    aan(bureau)
    _, jan = bureau.schrijf(ZetWachtende(id=rij(bureau)[0].id, stand="opgeroepen", zonder_naam=True))
    assert jan.zin == "J.B.: opgeroepen"
    _, cher = bureau.schrijf(
        MeldWachtendeAan(
            locatie_id=bureau.medewerker.locatie_id, naam="Cher", persoon_id=None, waarvoor="", urgentie=3,
            zonder_naam=True,
        )
    )  # fmt: skip
    assert cher.zin == "Nummer 2 staat in de wachtrij"
