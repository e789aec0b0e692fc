"""The first act of a spoed of nobody known: it stands on the list of who acts, and never on nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.services import triages as t
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerActief, ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import BesluitTriage, EersteActie, NeemTriageOver, Verwijzing
from wijdesk.models.opdrachten.verloop import RondTaakAf, VervalTaak, VerzetTaak, WijzigTaak
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

VANDAAG = "2026-03-02"
WEG = Verwijzing(naar="Nachtopvang", soort="basisvoorziening")


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    collega = Collega(bureau, "casemanager")
    yield collega
    collega.sluit()


def spoed(bureau: Bureau, wie: Id | None, **anders: str) -> Id:
    """A triage of an anonymous visitor, decided as spoed; the triage."""
    id_ = t.begin(bureau, vraag_id=t.vraag(bureau, nieuwe_persoon=None)[0])
    actie = EersteActie(wat="Ga langs", op=VANDAAG, medewerker_id=wie, **anders)
    t.besluit(bureau, id_, "verwijzing", WEG, route="spoed", eerste_actie=actie)
    return id_


def lijst(wie: Bureau | Collega) -> tuple[AgendaRij, ...]:
    rijen: tuple[AgendaRij, ...] = wie.lees(LeesTermijnen(bereik="mijn"))
    return rijen


def van_het_team(bureau: Bureau) -> tuple[AgendaRij, ...]:
    rijen: tuple[AgendaRij, ...] = bureau.lees(LeesTermijnen(bereik="locatie", locatie_id=bureau.medewerker.locatie_id))
    return rijen


def taak(rijen: tuple[AgendaRij, ...]) -> Id:
    (rij,) = rijen
    assert rij.bron_id is not None
    return rij.bron_id


def test_that_the_first_act_of_nobody_known_stands_on_the_list_of_who_does_it(bureau: Bureau, omar: Collega) -> None:
    triage = spoed(bureau, omar.id, om="16:00")
    (rij,) = lijst(omar)
    assert (rij.soort, rij.wat, rij.voor) == ("taak", "Spoed om 16:00: Ga langs", VANDAAG)
    assert (rij.huishouden, rij.huishouden_id) == ("Anoniem", None)
    assert (rij.onderwerp, rij.onderwerp_id, rij.medewerker_id) == ("triage", triage, omar.id)
    assert lijst(bureau) == ()
    assert [rij.sleutel for rij in van_het_team(bureau)] == [rij.sleutel]
    assert rauw(bureau, "SELECT huishouden_id, triage_id FROM taak") == [(None, triage)]


def test_that_what_a_service_took_over_is_asked_after_by_who_decided(bureau: Bureau) -> None:
    spoed(bureau, None, dienst="112")
    (rij,) = lijst(bureau)
    assert rij.wat.startswith("Navragen bij")
    assert rij.voor > VANDAAG


def test_that_it_is_rounded_off_put_off_and_changed_like_any_task(bureau: Bureau, omar: Collega) -> None:
    spoed(bureau, omar.id)
    id_ = taak(lijst(omar))
    omar.doe(VerzetTaak(id=id_, voor="2026-03-04"))
    assert lijst(omar)[0].voor == "2026-03-04"
    omar.doe(WijzigTaak(id=id_, wat="Bel eerst", voor="2026-03-05", medewerker_id=bureau.medewerker.id))
    assert (lijst(omar), lijst(bureau)[0].wat) == ((), "Bel eerst")
    bureau.doe(RondTaakAf(id=id_, uitkomst="Hij slaapt binnen"))
    assert (lijst(bureau), van_het_team(bureau)) == ((), ())
    with pytest.raises(Weigering, match="al afgerond"):
        bureau.doe(VerzetTaak(id=id_, voor="2026-03-06"))


@pytest.mark.parametrize("dag", ["", "straks", "2026-02-30", "2026-03-01", "0001-01-01"])
def test_that_a_task_is_not_put_off_to_a_day_that_is_none_or_over(bureau: Bureau, dag: str) -> None:
    spoed(bureau, bureau.medewerker.id)
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(VerzetTaak(id=taak(lijst(bureau)), voor=dag))
    assert set(gevangen.value.fouten) == {"voor"}


def test_that_it_can_fall_away_with_a_reason(bureau: Bureau) -> None:
    spoed(bureau, bureau.medewerker.id)
    bureau.doe(VervalTaak(id=taak(lijst(bureau)), reden="Dubbel"))
    assert lijst(bureau) == ()


def test_that_when_who_acts_leaves_it_is_of_who_led_the_triage_and_then_of_the_team(
    bureau: Bureau, omar: Collega
) -> None:
    spoed(bureau, omar.id)
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    (rij,) = lijst(bureau)
    assert rij.medewerker_id == bureau.medewerker.id
    bureau.doe(ZetMedewerkerActief(id=omar.id))
    assert (lijst(bureau), len(lijst(omar))) == ((), 1)


def test_that_when_who_led_the_triage_left_too_the_team_leader_still_sees_it(bureau: Bureau, omar: Collega) -> None:
    vraag, _ = t.vraag(bureau, nieuwe_persoon=None)
    id_ = t.begin(bureau, vraag_id=vraag)
    opdracht = BesluitTriage(
        id=id_, route="spoed", besluit="verwijzing", gevolg=WEG, afwijkreden="Zo is het beter", overslaan="",
        eerste_actie=EersteActie(wat="Ga langs", op=VANDAAG, medewerker_id=omar.id),
    )  # fmt: skip
    omar.doe(NeemTriageOver(id=id_))
    omar.doe(opdracht)
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert lijst(bureau) == ()
    (rij,) = van_het_team(bureau)
    assert (rij.medewerker_id, rij.medewerker) == (None, "")


def test_that_undo_of_the_decision_takes_it_off_the_list_but_not_when_it_was_done_already(
    bureau: Bureau, omar: Collega
) -> None:
    id_ = t.begin(bureau, vraag_id=t.vraag(bureau, nieuwe_persoon=None)[0])
    actie = EersteActie(wat="Ga langs", op=VANDAAG, medewerker_id=omar.id)
    opdracht = BesluitTriage(
        id=id_, route="spoed", besluit="verwijzing", gevolg=WEG, afwijkreden="Zo is het beter", overslaan="",
        eerste_actie=actie,
    )  # fmt: skip
    _, gedaan = bureau.schrijf(opdracht)
    bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))
    assert lijst(omar) == ()
    _, gedaan = bureau.schrijf(opdracht)
    omar.doe(RondTaakAf(id=taak(lijst(omar)), uitkomst="Gedaan"))
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))
    assert controleer(bureau.eigen_verbinding()) == ()


def test_that_of_somebody_known_it_hangs_on_the_household_as_before(bureau: Bureau, omar: Collega) -> None:
    id_ = t.begin(bureau)
    actie = EersteActie(wat="Ga langs", op=VANDAAG, medewerker_id=omar.id)
    gedaan = t.besluit(bureau, id_, "verwijzing", WEG, route="spoed", eerste_actie=actie)
    rij = next(rij for rij in lijst(omar) if rij.soort == "taak")
    assert (rij.huishouden_id, rij.onderwerp) == (gedaan.huishouden_id, "")
    assert rauw(bureau, "SELECT triage_id FROM taak") == [(None,)]
    assert gedaan.huishouden_id is not None
    assert bureau.lees(LeesHuishouden(id=gedaan.huishouden_id)).id == gedaan.huishouden_id


def test_that_who_may_read_no_triage_sees_none_of_it(bureau: Bureau) -> None:
    spoed(bureau, bureau.medewerker.id)
    balie = Collega(bureau, "entree", naam="Ella Balie")
    try:
        with pytest.raises(Weigering):
            lijst(balie)
    finally:
        balie.sluit()
