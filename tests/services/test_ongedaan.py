"""What undo does not bring back, and that nobody's work is on no list because somebody left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import Gezin, de_vries, eenheid
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan, ProbeerOngedaan, ZetMedewerkerInactief
from wijdesk.models.opdrachten.regie import BeantwoordOverdracht, TrekOverdrachtIn, VraagOverdracht
from wijdesk.models.opdrachten.termijn import HaalTermijn, HervatTermijn, LeesTermijnen, SchortTermijnOp, StartTermijn
from wijdesk.models.opdrachten.triage import AntwoordInvoer, BeginTriage, BewaarBladzijde
from wijdesk.models.opdrachten.verloop import MaakTaak, WijzigTaak
from wijdesk.models.opdrachten.werk import PakWerkOp
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return de_vries(bureau)


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    collega = Collega(bureau, "casemanager")
    try:
        yield collega
    finally:
        collega.sluit()


def schrijf(gezin: Gezin, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
    return gezin.bureau.schrijf(opdracht)


def terug(gezin: Gezin, wijziging: Wijziging) -> None:
    assert wijziging.transactie is not None
    gezin.bureau.doe(MaakOngedaan(transactie=wijziging.transactie))


def op_lijsten(gezin: Gezin) -> set[str]:
    """What stands on my list or on that of the team."""
    hier = gezin.bureau.medewerker.locatie_id
    mijn = gezin.bureau.lees(LeesTermijnen())
    return {rij.wat for rij in (*mijn, *gezin.bureau.lees(LeesTermijnen(bereik="locatie", locatie_id=hier)))}


def begin(gezin: Gezin, **anders: Any) -> Id:
    return gezin.bureau.doe(
        StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin.huishouden, begin="2026-02-25", **anders)
    )


def taak(gezin: Gezin, **anders: Any) -> MaakTaak:
    velden = {"huishouden_id": gezin.huishouden, "wat": "School bellen", "voor": "2026-03-03"} | anders
    return MaakTaak(id=gezin.bureau.wereld.ids(), **velden)


def test_that_undo_never_lets_the_same_term_run_twice(gezin: Gezin) -> None:
    _, gehaald = schrijf(gezin, HaalTermijn(id=begin(gezin), op="2026-03-02"))
    begin(gezin)
    with pytest.raises(Weigering, match="niet twee keer lopen"):
        terug(gezin, gehaald)


def test_that_undo_never_lets_a_term_stand_still_twice_on_one_day(gezin: Gezin) -> None:
    id_ = begin(gezin)
    schrijf(gezin, SchortTermijnOp(id=id_, van="2026-02-26", reden="Stukken van de huisarts"))
    _, hervat = schrijf(gezin, HervatTermijn(id=id_, op="2026-02-27"))
    _, weer = schrijf(gezin, SchortTermijnOp(id=id_, van="2026-03-01", reden="Stukken van school"))
    with pytest.raises(Weigering, match="opnieuw stil"):
        terug(gezin, hervat)
    terug(gezin, weer)
    terug(gezin, hervat)
    (rij,) = [rij for rij in gezin.bureau.lees(LeesTermijnen()) if rij.bron == "termijn"]
    assert rij.in_woorden.startswith("staat stil sinds")


def test_that_undo_never_leaves_two_requests_for_one_regie(gezin: Gezin, omar: Collega) -> None:
    petra = Collega(gezin.bureau, "casemanager", naam="Petra Bos")
    petra.sluit()
    verzoek = gezin.bureau.doe(VraagOverdracht(huishouden_id=gezin.huishouden, naar_id=omar.id, notitie="Kun jij?"))
    _, ingetrokken = schrijf(gezin, TrekOverdrachtIn(id=verzoek))
    ander = gezin.bureau.doe(VraagOverdracht(huishouden_id=gezin.huishouden, naar_id=petra.id, notitie="Jij dan?"))
    with pytest.raises(Weigering, match="intussen een ander"):
        terug(gezin, ingetrokken)
    gezin.bureau.doe(TrekOverdrachtIn(id=ander))
    terug(gezin, ingetrokken)
    omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))
    assert rauw(gezin.bureau, "SELECT regisseur_id FROM huishouden") == [(omar.id,)]


def test_that_undo_of_a_withdrawal_does_not_ask_who_left(gezin: Gezin, omar: Collega) -> None:
    verzoek = gezin.bureau.doe(VraagOverdracht(huishouden_id=gezin.huishouden, naar_id=omar.id, notitie="Kun jij?"))
    _, ingetrokken = schrijf(gezin, TrekOverdrachtIn(id=verzoek))
    gezin.bureau.doe(ZetMedewerkerInactief(id=omar.id))
    with pytest.raises(Weigering, match="werkt hier niet meer"):
        terug(gezin, ingetrokken)


def test_that_what_undo_gives_back_to_who_left_stands_on_the_list_of_the_regisseur(gezin: Gezin, omar: Collega) -> None:
    opdracht = taak(gezin, medewerker_id=omar.id)
    gezin.bureau.doe(opdracht)
    _, gewijzigd = schrijf(gezin, WijzigTaak(id=opdracht.id, wat="School bellen", voor="2026-03-03"))
    gezin.bureau.doe(ZetMedewerkerInactief(id=omar.id))
    terug(gezin, gewijzigd)
    assert "School bellen" in {rij.wat for rij in gezin.bureau.lees(LeesTermijnen())}


def test_that_a_term_of_who_left_stays_on_a_list_with_and_without_a_regisseur(gezin: Gezin, omar: Collega) -> None:
    begin(gezin, medewerker_id=omar.id)
    gezin.bureau.doe(taak(gezin, medewerker_id=omar.id))
    assert {"Beschikking Wmo", "School bellen"}.isdisjoint({rij.wat for rij in gezin.bureau.lees(LeesTermijnen())}), (
        "somebody was named, so the regisseur does not have it"
    )
    with eenheid(gezin.bureau) as uow:
        regisseur_id = uow.haal(Huishouden, gezin.huishouden).eindig_casus()
        casus = uow.haal(Casus, gezin.casus)
        casus.sluit(sluitreden="doelen behaald", toelichting="", regisseur_id=regisseur_id, nu=uow.nu)
        uow.commit()
    gezin.bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert {"Beschikking Wmo", "Zelf geschreven taak"} <= op_lijsten(gezin), "of another the list tells the kind"


def test_that_a_term_with_a_last_day_goes_to_the_regisseur_when_who_had_it_leaves(gezin: Gezin, omar: Collega) -> None:
    begin(gezin, medewerker_id=omar.id)
    gezin.bureau.doe(ZetMedewerkerInactief(id=omar.id))
    (rij,) = [rij for rij in gezin.bureau.lees(LeesTermijnen()) if rij.bron == "termijn"]
    assert (rij.voor != "", rij.medewerker) == (True, gezin.bureau.medewerker.naam)


def test_that_a_hand_over_that_was_picked_up_waits_for_everybody_again(bureau: Bureau) -> None:
    omar = Collega(bureau, "casemanager", "entree")
    bureau.doe(winkel.contact(bureau, uitkomst="terugbelverzoek"))
    [(id_,)] = rauw(bureau, "SELECT id FROM werk")
    omar.doe(PakWerkOp(id=Id(id_)))
    omar.sluit()
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert rauw(bureau, "SELECT stand, medewerker_id FROM werk") == [("open", None)]
    bureau.doe(PakWerkOp(id=Id(id_)))


def test_that_trying_whether_undo_would_succeed_says_so_and_changes_nothing(gezin: Gezin) -> None:
    bureau = gezin.bureau
    triage_begin = BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, persoon_id=gezin.moeder)
    _, begonnen = schrijf(gezin, triage_begin)
    probeer = ProbeerOngedaan(transactie=begonnen.transactie or Id(b""))
    journaal = rauw(bureau, "SELECT count(*) FROM mutatie")
    kan, wijziging = schrijf(gezin, probeer)
    assert kan
    assert (wijziging.transactie, wijziging.per_soort, wijziging.ongedaan_mogelijk) == (None, {}, False)
    assert rauw(bureau, "SELECT count(*) FROM mutatie") == journaal
    assert rauw(bureau, "SELECT status FROM triage") == [("actief",)]
    antwoord = AntwoordInvoer(vraag="aard", waarde="klein")
    schrijf(gezin, BewaarBladzijde(triage_id=triage_begin.id, bladzijde="vraag", antwoorden=(antwoord,)))
    assert schrijf(gezin, probeer)[0] is False, "there are answers by now"
    with pytest.raises(Weigering):
        terug(gezin, begonnen)
    assert controleer(bureau.eigen_verbinding()) == ()
