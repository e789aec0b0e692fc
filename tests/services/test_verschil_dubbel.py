"""Of what there is one at a time, made at two desks: each kind is told, one can be kept, or all are right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from tests import gezin, winkel
from tests.services.tweebalies import MINUUT, Balies
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.huishouden import SplitsHuishouden, VoegLidToe
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek
from wijdesk.models.opdrachten.regie import SluitCasus, VraagOverdracht
from wijdesk.models.opdrachten.triage import BeginTriage, LeesTriage, StaakTriage
from wijdesk.models.opdrachten.verschiltelling import TelVerschillen
from wijdesk.models.opdrachten.vragenlijst import LeesHuidigeVragen, LeesVragenlijsten, NeemVragenlijstInGebruik
from wijdesk.models.rows.verschil import STAAT_DUBBEL, VerschilRij
from wijdesk.models.values import Id
from wijdesk.resources import lees_tekst

Doe = Callable[[Bureau], Any]
WMO = "Wmo 2015"


def allebei(balies: Balies, doe: Doe) -> None:
    """At both desks, without knowing of each other."""
    for bureau in (balies.een, balies.ander):
        doe(bureau)
        balies.klok.verzet(MINUUT)
    balies.ontmoet()


def meldcode(balies: Balies) -> Doe:
    alle = gezin.bakker(balies.een)
    return lambda bureau: bureau.doe(
        BeginMeldcode(id=bureau.wereld.ids(), soort="huishouden", onderwerp_id=alle.huishouden, aanleiding="Zorgen")
    )


def onderzoek(balies: Balies) -> Doe:
    alle = gezin.bakker(balies.een)
    vraag = BeginOnderzoek(
        persoon_id=alle.moeder, wet=WMO, vraag="hulp", clientondersteuning="ja", huishouden_id=alle.huishouden
    )
    return lambda bureau: bureau.doe(vraag)


def triage(balies: Balies) -> Doe:
    vraag_id = balies.een.doe(winkel.contact(balies.een)).vraag_ids[0]
    plek = balies.een.medewerker.locatie_id
    return lambda bureau: bureau.doe(BeginTriage(id=bureau.wereld.ids(), locatie_id=plek, vraag_id=vraag_id))


def overdracht(balies: Balies) -> Doe:
    alle = gezin.bakker(balies.een)
    balies.een.maak_medewerker("Xander", "zeven groene fietsen", ("casemanager",), balies.een.medewerker.locatie_id)
    naar = Id(winkel.rauw(balies.een, "SELECT id FROM medewerker WHERE naam = 'Xander'")[0][0])
    return lambda bureau: bureau.doe(VraagOverdracht(huishouden_id=alle.huishouden, naar_id=naar, notitie="Neem over"))


def gezinslid(balies: Balies) -> Doe:
    alle = gezin.bakker(balies.een)
    baby = gezin.persoon(balies.een, "Baby", "2024-01-01")
    return lambda bureau: bureau.doe(VoegLidToe(huishouden_id=alle.huishouden, lid=gezin.lid(baby, "kind")))


def planversie(balies: Balies) -> Doe:
    alle = gezin.bakker(balies.een)
    return lambda bureau: bureau.doe(StelVersieVast(plan_id=alle.plan, reden="Besproken"))


def huishouden(balies: Balies) -> Doe:
    moeder, kind = gezin.persoon(balies.een, "Bea"), gezin.persoon(balies.een, "Kees", "2015-01-01")
    leden = (gezin.lid(moeder, "ouder met gezag"), gezin.lid(kind, "kind"))
    return lambda bureau: gezin.gezin(bureau, *leden, naam="Dubbelhuis")


def vragenlijst(_: Balies) -> Doe:
    """Two beheerders each thought of the same name for other questions."""
    keer = count(1)

    def neem(bureau: Bureau) -> Any:
        inhoud = lees_tekst("triage.toml").replace('versie = "2026-1"', 'versie = "2026-2"')
        anders = inhoud.replace('tekst = "', f'tekst = "{next(keer)}. ', 1)
        return bureau.doe(NeemVragenlijstInGebruik(soort="triage", inhoud=anders))

    return neem


SOORTEN = {
    "Meldcode": meldcode, "Onderzoek": onderzoek, "Triage": triage, "Overdracht": overdracht, "Gezinslid": gezinslid,
    "Planversie": planversie, "Vragenlijst": vragenlijst, "hetzelfde huishouden": huishouden,
}  # fmt: skip


def dubbel(balies: Balies, bureau: Bureau | None = None) -> list[VerschilRij]:
    return [rij for rij in balies.lijst(bureau) if rij.aard == STAAT_DUBBEL]


@pytest.mark.parametrize("soort", SOORTEN)
def test_that_what_there_is_one_of_is_told_at_both_desks_when_both_made_one(balies: Balies, soort: str) -> None:
    doe = SOORTEN[soort](balies)
    balies.ontmoet()
    allebei(balies, doe)
    for bureau in (balies.een, balies.ander):
        (rij,) = dubbel(balies, bureau)
        assert soort.lower() in rij.titel.lower()
        assert rij.mag
        assert bureau.lees(TelVerschillen()) == 1
    kanten = balies.lees(rij.plek).kanten
    assert [kant.naam for kant in kanten][-1] == "Ze zijn allebei juist"
    assert {kant.waar for kant in kanten[:-1]} == {"deze balie", "een andere balie, Selwerd"}


@pytest.mark.parametrize("plek", [0, 1, 2])
@pytest.mark.parametrize("soort", SOORTEN)
def test_that_one_is_kept_or_both_are_right_and_both_desks_know(balies: Balies, soort: str, plek: int) -> None:
    doe = SOORTEN[soort](balies)
    balies.ontmoet()
    allebei(balies, doe)
    detail = balies.lees(dubbel(balies)[0].plek)
    balies.beslis(detail, detail.kanten[plek].sleutel)
    assert dubbel(balies) == []
    assert balies.is_bijgelegd()


def test_that_of_two_lists_of_questions_with_one_name_the_chosen_one_is_asked_and_answers_stay(balies: Balies) -> None:
    neem = vragenlijst(balies)
    vraag = balies.een.doe(winkel.contact(balies.een)).vraag_ids[0]
    neem(balies.een)
    eerste = balies.een.lees(LeesHuidigeVragen()).vragenlijst_id
    plek, triage_id = balies.een.medewerker.locatie_id, balies.een.wereld.ids()
    balies.een.doe(BeginTriage(id=triage_id, locatie_id=plek, vraag_id=vraag))
    balies.klok.verzet(MINUUT)
    neem(balies.ander)
    balies.ontmoet()
    assert balies.een.lees(LeesHuidigeVragen()).vragenlijst_id != eerste  # the later one, until somebody chose
    (rij,) = dubbel(balies)
    assert "2026-2" in rij.over
    detail = balies.lees(rij.plek)
    van_eerste = next(kant for kant in detail.kanten if kant.sleutel == eerste.hex())
    assert ("Daarbij", "1 × triage") in [(waarde.label, waarde.tekst) for waarde in van_eerste.waarden]
    andere = next(kant for kant in detail.kanten[:-1] if kant.sleutel != eerste.hex())
    voor = balies.een.lees(LeesTriage(id=triage_id))
    balies.beslis(detail, andere.sleutel)
    assert balies.is_bijgelegd()
    for bureau in (balies.een, balies.ander):
        assert bureau.lees(LeesHuidigeVragen()).vragenlijst_id.hex() == andere.sleutel
        assert eerste not in [versie.id for versie in bureau.lees(LeesVragenlijsten())]
        assert bureau.lees(LeesTriage(id=triage_id)).lijst == voor.lijst  # the questions it was begun with


def test_that_a_second_household_made_knowingly_is_nobodys_business(balies: Balies) -> None:
    doe = huishouden(balies)
    doe(balies.een)
    balies.ontmoet()
    doe(balies.ander)
    balies.ontmoet()
    assert dubbel(balies) == dubbel(balies, balies.ander) == []


def test_that_a_child_with_two_homes_is_not_asked_about(balies: Balies) -> None:
    kind = gezin.persoon(balies.een, "Kees", "2015-01-01")
    ouders = [gezin.persoon(balies.een, naam) for naam in ("Bea", "Ton")]
    balies.ontmoet()
    for bureau, ouder in zip((balies.een, balies.ander), ouders, strict=True):
        leden = (gezin.lid(ouder, "ouder met gezag"), gezin.lid(kind, "kind", verblijf="deels (co-ouderschap)"))
        gezin.gezin(bureau, *leden)
    balies.ontmoet()
    assert dubbel(balies) == []


def test_that_somebody_split_off_to_two_new_households_is_told(balies: Balies) -> None:
    alle = gezin.wiersma(balies.een)
    balies.ontmoet()
    vraag = "SELECT id FROM huishoudlid WHERE huishouden_id = ? AND persoon_id = ?"

    def splits(bureau: Bureau, kind: Id) -> None:
        leden = tuple(Id(winkel.rauw(bureau, vraag, alle.huishouden, wie)[0][0]) for wie in (alle.vader, kind))
        bureau.doe(SplitsHuishouden(id=alle.huishouden, leden=leden, op="2026-03-02", naam="Nieuw"))

    splits(balies.een, alle.zoon)
    balies.klok.verzet(MINUUT)
    splits(balies.ander, alle.dochter)
    balies.ontmoet()
    (rij,) = dubbel(balies)
    detail = balies.lees(rij.plek)
    assert rij.titel == "Misschien hetzelfde huishouden"
    balies.beslis(detail, detail.kanten[0].sleutel)
    leden = gezin.lees(balies.een, Id(bytes.fromhex(detail.kanten[0].sleutel))).leden
    assert sorted(lid.persoon_id for lid in leden) == sorted([alle.vader, alle.zoon, alle.dochter])
    assert balies.is_bijgelegd()


def test_that_two_households_with_a_casus_each_say_what_to_do_first(balies: Balies) -> None:
    doe = huishouden(balies)
    balies.ontmoet()
    allebei(balies, lambda bureau: gezin.open_casus(bureau, doe(bureau)))
    detail = balies.lees(dubbel(balies)[0].plek)
    with pytest.raises(Weigering, match="Sluit eerst één casus"):
        balies.beslis(detail, detail.kanten[0].sleutel)
    balies.een.doe(SluitCasus(huishouden_id=Id(bytes.fromhex(detail.kanten[1].sleutel)), sluitreden="verhuisd"))
    balies.beslis(detail, detail.kanten[0].sleutel)
    assert balies.is_bijgelegd()


def test_that_terms_that_began_twice_with_an_onderzoek_run_once_again(balies: Balies) -> None:
    doe = onderzoek(balies)
    balies.ontmoet()
    allebei(balies, doe)
    lopend = "SELECT regel FROM termijn WHERE status = 'actief' AND gehaald_op = '' AND vervallen_op = '' ORDER BY 1"
    regels = [regel for (regel,) in winkel.rauw(balies.een, lopend)]
    assert len(regels) == 2 * len(set(regels)) > 0
    detail = balies.lees(dubbel(balies)[0].plek)
    balies.beslis(detail, detail.kanten[0].sleutel)
    assert [regel for (regel,) in winkel.rauw(balies.een, lopend)] == sorted(set(regels))


def test_that_a_triage_begun_again_after_a_stopped_one_is_not_double(balies: Balies) -> None:
    doe = triage(balies)
    doe(balies.een)
    balies.ontmoet()
    id_ = Id(winkel.rauw(balies.een, "SELECT id FROM triage")[0][0])
    balies.een.doe(StaakTriage(id=id_, waarom="Opgelost in het gesprek"))
    doe(balies.een)
    balies.ontmoet()
    assert dubbel(balies) == []


def test_that_two_cards_that_are_both_right_are_asked_about_again_when_a_third_comes(balies: Balies) -> None:
    doe = gezinslid(balies)
    balies.ontmoet()
    allebei(balies, doe)
    detail = balies.lees(dubbel(balies)[0].plek)
    balies.beslis(detail, "beide")
    assert dubbel(balies) == []
    lid = winkel.rauw(balies.een, "SELECT id, persoon_id, huishouden_id, rol, van FROM huishoudlid ORDER BY id DESC")[0]
    gezin.bewaar(balies.een, Huishoudlid(persoon_id=lid[1], huishouden_id=lid[2], rol=lid[3], van=lid[4]))
    assert len(balies.lees(dubbel(balies)[0].plek).kanten) == 4
