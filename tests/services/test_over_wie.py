"""What was done says whose it was, so that undo never reaches into a household one cannot see unnamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import Gezin, de_vries, scherm_af
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import CorrigeerContact
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import HernoemHuishouden
from wijdesk.models.opdrachten.termijn import SchortTermijnOp, StartTermijn
from wijdesk.models.opdrachten.verloop import MaakTaak
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.services.over_wie import _stap


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return de_vries(bureau)


def taak(gezin: Gezin) -> MaakTaak:
    return MaakTaak(
        id=gezin.bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat="School bellen", voor="2026-03-03"
    )


def test_that_what_is_done_in_a_household_says_which_and_undoing_it_too(gezin: Gezin) -> None:
    _, gemaakt = gezin.bureau.schrijf(taak(gezin))
    assert (gemaakt.zin, gemaakt.over, gemaakt.huishouden_id) == ("Taak gemaakt", "Gezin De Vries", gezin.huishouden)
    assert gemaakt.transactie is not None
    _, terug = gezin.bureau.schrijf(MaakOngedaan(transactie=gemaakt.transactie))
    assert (terug.over, terug.huishouden_id) == ("Gezin De Vries", gezin.huishouden)


def test_that_a_row_far_from_its_household_finds_it(gezin: Gezin) -> None:
    bureau = gezin.bureau
    termijn = bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin.huishouden, begin="2026-02-25"))
    _, stil = bureau.schrijf(SchortTermijnOp(id=termijn, van="2026-03-02", reden="Stukken van de huisarts"))
    assert stil.over == "Gezin De Vries"


def test_that_a_sentence_with_the_name_does_not_say_it_twice(gezin: Gezin) -> None:
    _, wijziging = gezin.bureau.schrijf(HernoemHuishouden(id=gezin.huishouden, naam="Familie Nieuw"))
    assert (wijziging.over, wijziging.huishouden_id) == ("", gezin.huishouden)


def test_that_a_household_of_hidden_people_is_not_named_to_who_may_not_know(gezin: Gezin) -> None:
    collega = Collega(gezin.bureau, "casemanager")
    for id_ in (gezin.moeder, gezin.zoon, gezin.dochter):
        scherm_af(gezin.bureau, id_)
    try:
        _, wijziging = collega.schrijf(taak(gezin))
    finally:
        collega.sluit()
    assert wijziging.over == "Afgeschermd huishouden"
    assert wijziging.huishouden_id == gezin.huishouden


def test_that_what_is_of_one_person_names_the_person(bureau: Bureau) -> None:
    opdracht = winkel.contact(bureau)
    _, gemaakt = bureau.schrijf(opdracht)
    assert (gemaakt.over, gemaakt.huishouden_id) == ("", None), "the sentence names the person already"
    ander = CorrigeerContact(id=opdracht.id, reden="verkeerd gekozen", kanaal="telefoon")
    _, beter = bureau.schrijf(ander)
    assert (beter.zin, beter.over) == ("Registratie verbeterd", "Jantje van der Meulen")


def test_that_every_noun_of_a_casus_leads_to_its_household() -> None:
    einden = {}
    for soort in GEJOURNAALD:
        weg = soort
        while weg not in ("huishouden", "persoon") and (stap := _stap(weg)) is not None:
            weg = stap[1]
        einden[soort] = weg
    ver = ("taak", "doel", "actie", "doelscore", "doelpersoon", "veiligheidsafspraak", "termijnwijziging", "zrmscore")
    assert {soort: einden[soort] for soort in ver} == dict.fromkeys(ver, "huishouden")
    assert einden["werk"] == einden["pandverbod"] == einden["gezag"] == "persoon"
