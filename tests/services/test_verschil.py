"""Deciding about what two desks said differently: every kind made for real at both desks, settled, exchanged again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import MINUUT, Balies, twee_balies, wijzig
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.plan import LeesPlan, MaakPlan, PlanInvoer, WijzigPlan
from wijdesk.models.opdrachten.regie import NeemRegieOver, SluitCasus
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen, TelVerschillen
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.verschil import CASUS, PAST_NIET, PLAN, WAARDE, WEG, ZELF
from wijdesk.models.values import Id


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok) as twee:
        yield twee


def bekend(balies: Balies) -> Id:
    """Somebody whom both desks know."""
    id_ = gezin.persoon(balies.een, "Jantje", telefoon="0612345678")
    balies.ontmoet()
    return id_


def twee_nummers(balies: Balies) -> Id:
    """The phone number of one person, changed at both desks; the other desk was later."""
    id_ = bekend(balies)
    wijzig(balies.een, id_, telefoon="06 11111111")
    balies.klok.verzet(MINUUT)
    wijzig(balies.ander, id_, telefoon="06 22222222")
    balies.ontmoet()
    return id_


def telefoon(balies: Balies, id_: Id) -> str:
    return balies.een.lees(LeesPersoonKaart(id=id_)).persoon.telefoon


# A field --------------------------------------------------------------------------------------------------------------


def test_that_a_line_says_who_wrote_what_when_and_where(balies: Balies) -> None:
    twee_nummers(balies)
    rij = balies.enige(WAARDE)
    assert (rij.titel, rij.wat, rij.over) == ("Telefoon", "Persoon", "Jantje van der Meulen")
    assert rij.mag
    nu, anders = balies.lees(rij.plek).kanten
    assert (nu.waarden[0].tekst, nu.getoond, nu.hier) == ("06 22222222", True, False)
    assert nu.waar == "een andere balie, Selwerd"
    assert (anders.waarden[0].tekst, anders.waar, anders.wie) == ("06 11111111", "deze balie", winkel.MEDEWERKER)
    assert anders.op < nu.op


@pytest.mark.parametrize("plek", [0, 1])
def test_that_either_value_can_be_chosen_and_stands_at_both_desks(balies: Balies, plek: int) -> None:
    id_ = twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(detail, detail.kanten[plek].sleutel)
    assert telefoon(balies, id_) == detail.kanten[plek].waarden[0].tekst
    assert balies.is_bijgelegd()


def test_that_somebody_can_type_what_it_is_as_the_form_would_keep_it(balies: Balies) -> None:
    id_ = twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    assert [eigen.veld for eigen in detail.eigen] == ["telefoon"]
    balies.beslis(detail, ZELF, telefoon="06 33 33 33 33")
    assert telefoon(balies, id_) == "06 33333333"
    assert balies.is_bijgelegd()


def test_that_what_is_typed_wrong_is_refused_beside_its_field(balies: Balies) -> None:
    twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    with pytest.raises(Weigering) as gevangen:
        balies.beslis(detail, ZELF, telefoon="12")
    assert "telefoon" in gevangen.value.fouten
    with pytest.raises(Weigering):
        balies.beslis(detail, ZELF, afgeschermd="nee")
    with pytest.raises(Weigering):
        balies.beslis(detail, ZELF)
    assert balies.enige(WAARDE)


def test_that_what_came_in_since_is_not_decided_unseen(balies: Balies) -> None:
    id_ = twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    wijzig(balies.ander, id_, telefoon="06 44444444")
    balies.ontmoet()
    with pytest.raises(Weigering, match="Kijk eerst opnieuw"):
        balies.beslis(detail, detail.kanten[0].sleutel)
    vers = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(vers, vers.kanten[0].sleutel)
    assert balies.is_bijgelegd()


def test_that_a_difference_is_decided_once(balies: Balies) -> None:
    twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(detail, detail.kanten[0].sleutel)
    with pytest.raises(Weigering, match="intussen beslist"):
        balies.beslis(detail, detail.kanten[1].sleutel)
    assert balies.lijst() == ()


def test_that_two_desks_that_decide_differently_differ_again(balies: Balies) -> None:
    twee_nummers(balies)
    detail = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(detail, detail.kanten[0].sleutel)
    balies.klok.verzet(MINUUT)
    balies.beslis(detail, detail.kanten[1].sleutel, balies.ander)
    balies.ontmoet()
    opnieuw = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(opnieuw, opnieuw.kanten[0].sleutel)
    assert balies.is_bijgelegd()


def test_that_fields_that_hang_together_are_one_line_and_others_are_not(balies: Balies) -> None:
    id_ = bekend(balies)
    wijzig(balies.een, id_, roepnaam="Jan", achternaam="Bos", telefoon="06 11111111")
    wijzig(balies.ander, id_, roepnaam="Johan", achternaam="Molen", telefoon="06 22222222")
    balies.ontmoet()
    titels = sorted(rij.titel for rij in balies.lijst())
    assert titels == ["Achternaam, Roepnaam", "Telefoon"]


def test_that_in_a_long_note_what_differs_is_marked(balies: Balies) -> None:
    alle = gezin.bakker(balies.een)
    balies.ontmoet()
    for bureau, woord in ((balies.een, "Fatima"), (balies.ander, "Sem")):
        gezien = PlanInvoer(soort="integraal ondersteuningsplan", situatie="Er zijn schulden.")
        nieuw = PlanInvoer(soort=gezien.soort, situatie=f"Er zijn schulden. {woord} belt de bank.")
        bureau.doe(WijzigPlan(id=alle.plan, invoer=nieuw, gezien=gezien))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    detail = balies.lees(balies.enige(WAARDE).plek)
    for kant, woord in zip(detail.kanten, ("Sem", "Fatima"), strict=True):
        (waarde,) = kant.waarden
        assert "".join(stuk for stuk, _ in waarde.delen) == waarde.tekst
        assert [stuk.strip() for stuk, anders in waarde.delen if anders] == [woord]


# Taken away and changed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kant", ["weghalen", "laat staan"])
def test_that_what_one_took_away_and_another_changed_waits_for_a_choice(balies: Balies, kant: str) -> None:
    id_ = bekend(balies)
    gezin.zet(balies.een, Persoon, id_, status="vervallen")
    balies.klok.verzet(MINUUT)
    wijzig(balies.ander, id_, telefoon="06 22222222")
    balies.ontmoet()
    detail = balies.lees(balies.enige(WEG).plek)
    blijft, weg = detail.kanten
    assert (blijft.naam, blijft.waarden[0].tekst, weg.naam) == ("Blijft, met deze wijziging", "06 22222222", "Toch weg")
    balies.beslis(detail, kant)
    (status,) = winkel.rauw(balies.een, "SELECT status FROM persoon WHERE id = ?", id_)[0]
    assert status == ("vervallen" if kant == "weghalen" else "actief")
    assert balies.is_bijgelegd()


# The regie ------------------------------------------------------------------------------------------------------------


def test_that_two_regisseurs_are_told_as_such_and_one_is_chosen(balies: Balies) -> None:
    alle = gezin.de_vries(balies.een)
    with aan_het_werk(balies.een, "casemanager", naam="Karim") as karim, \
            aan_het_werk(balies.een, "casemanager", naam="Noor") as noor:  # fmt: skip
        balies.ontmoet()
        balies.een.doe(NeemRegieOver(huishouden_id=alle.huishouden, naar_id=karim.id, reden="Ziek"))
        balies.klok.verzet(MINUUT)
        balies.ander.doe(NeemRegieOver(huishouden_id=alle.huishouden, naar_id=noor.id, reden="Vakantie"))
        balies.ontmoet()
        rij = balies.enige(WAARDE)
        detail = balies.lees(rij.plek)
        assert rij.titel == "Twee regisseurs"
        assert [kant.waarden[0].tekst for kant in detail.kanten] == ["Noor", "Karim"]
        balies.beslis(detail, detail.kanten[1].sleutel)
        (regisseur,) = winkel.rauw(balies.een, "SELECT regisseur_id FROM huishouden WHERE casus_id IS NOT NULL")[0]
        assert regisseur == karim.id
        assert balies.is_bijgelegd()


def twee_casussen(balies: Balies) -> Id:
    """A household for which both desks opened a casus; both worked in theirs."""
    id_ = gezin.huishouden(balies.een, "Jansen")
    balies.ontmoet()
    for bureau, tekst in ((balies.een, "Hier"), (balies.ander, "Daar")):
        gezin.open_casus(bureau, id_, aanleiding=f"{tekst} gemeld")
        invoer = ContactmomentInvoer(op=balies.klok(), soort="huisbezoek", notitie=f"{tekst} gesproken")
        bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=id_, invoer=invoer))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    return id_


@pytest.mark.parametrize("plek", [0, 1])
def test_that_of_two_casussen_one_goes_on_with_the_work_of_both(balies: Balies, plek: int) -> None:
    id_ = twee_casussen(balies)
    (rij,) = balies.lijst()
    assert (rij.aard, rij.titel, rij.huishouden_id) == (CASUS, "Twee casussen voor één huishouden", id_)
    detail = balies.lees(rij.plek)
    assert [kant.getoond for kant in detail.kanten] == [True, False]
    assert "Aanleiding" in [waarde.label for waarde in detail.kanten[plek].waarden]
    gekozen = bytes.fromhex(detail.kanten[plek].sleutel)
    balies.beslis(detail, detail.kanten[plek].sleutel)
    assert winkel.rauw(balies.een, "SELECT casus_id FROM huishouden WHERE id = ?", id_) == [(gekozen,)]
    assert sorted(winkel.rauw(balies.een, "SELECT status, id = ? FROM casus", gekozen)) == [
        ("actief", 1), ("samengevoegd", 0),
    ]  # fmt: skip
    assert winkel.rauw(balies.een, "SELECT DISTINCT casus_id FROM contactmoment") == [(gekozen,)]
    dubbel = "SELECT regel FROM termijn WHERE status = 'actief' GROUP BY regel, persoon_id HAVING count(*) > 1"
    assert winkel.rauw(balies.een, dubbel) == []
    assert balies.is_bijgelegd()


def test_that_of_two_plans_one_counts_and_the_other_stays_to_be_read(balies: Balies) -> None:
    alle = gezin.de_vries(balies.een)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        bureau.doe(MaakPlan(huishouden_id=alle.huishouden, soort="integraal ondersteuningsplan"))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    rij = balies.enige(PLAN)
    detail = balies.lees(rij.plek)
    assert len(balies.lijst()) == 1
    balies.beslis(detail, detail.kanten[1].sleutel)
    gekozen = bytes.fromhex(detail.kanten[1].sleutel)
    assert winkel.rauw(balies.een, "SELECT actief_plan_id FROM huishouden WHERE id = ?", alle.huishouden) == [
        (gekozen,)
    ]
    assert sorted(winkel.rauw(balies.een, "SELECT afgesloten_op <> '', id = ? FROM plan", gekozen)) == [(0, 1), (1, 0)]
    assert balies.is_bijgelegd()
    assert balies.een.lees(LeesPlan(huishouden_id=alle.huishouden))


# What does not fit ----------------------------------------------------------------------------------------------------


def regie_en_sluiting(balies: Balies) -> Id:
    """The casus was closed at one desk; later another desk, that did not know, changed who has the regie."""
    alle = gezin.de_vries(balies.een)
    with aan_het_werk(balies.een, "casemanager", naam="Karim") as karim:
        naar = karim.id
    balies.ontmoet()
    balies.een.doe(SluitCasus(huishouden_id=alle.huishouden, sluitreden="verhuisd"))
    balies.klok.verzet(MINUUT)
    balies.ander.doe(NeemRegieOver(huishouden_id=alle.huishouden, naar_id=naar, reden="Ziek"))
    balies.ontmoet()
    return alle.huishouden


def test_that_what_does_not_fit_says_why_and_cannot_be_chosen(balies: Balies) -> None:
    id_ = regie_en_sluiting(balies)
    detail = balies.lees(balies.enige(PAST_NIET).plek)
    nu, wil = detail.kanten
    assert (nu.getoond, wil.getoond) == (True, False)
    assert "Karim" in wil.waarden[0].tekst
    assert "gesloten" in wil.waarom_niet
    with pytest.raises(Weigering, match="gesloten"):
        balies.beslis(detail, wil.sleutel)
    assert balies.enige(PAST_NIET)
    balies.beslis(detail, nu.sleutel)
    assert winkel.rauw(balies.een, "SELECT regisseur_id FROM huishouden WHERE id = ?", id_) == [(None,)]
    assert balies.is_bijgelegd()


# Counting, rights -----------------------------------------------------------------------------------------------------


def test_that_a_desk_alone_has_nothing_to_decide(tmp_path: Path, klok: Klok, ids: Ids) -> None:
    winkel.maak(tmp_path / "alleen", klok, ids)
    with winkel.bureau(tmp_path / "alleen", klok, ids) as bureau:
        gezin.bakker(bureau)
        assert bureau.lees(LeesVerschillen()).rijen == ()
        assert bureau.lees(TelVerschillen()) == 0


def test_that_somebody_and_a_household_have_their_own_number(balies: Balies) -> None:
    id_ = twee_nummers(balies)
    vreemd = gezin.persoon(balies.een, "Truus", achternaam="Anders", straat="", huisnummer="")
    thuis = gezin.huishouden(balies.een, "Meulen", (id_, "alleenstaande"))
    elders = gezin.huishouden(balies.een, "Anders", (vreemd, "alleenstaande"))
    tel = balies.een.lees
    assert tel(TelVerschillen()) == 1
    assert (tel(TelVerschillen(persoon_id=id_)), tel(TelVerschillen(persoon_id=vreemd))) == (1, 0)
    assert (tel(TelVerschillen(huishouden_id=thuis)), tel(TelVerschillen(huishouden_id=elders))) == (1, 0)


def test_that_entree_decides_about_a_person_and_sees_nothing_of_a_case(balies: Balies) -> None:
    twee_nummers(balies)
    twee_casussen(balies)
    with aan_het_werk(balies.een, "entree") as collega:
        (rij,) = collega.lees(LeesVerschillen()).rijen
        assert (rij.titel, rij.mag) == ("Telefoon", True)


def test_that_somebody_hidden_stays_hidden(balies: Balies) -> None:
    id_ = twee_nummers(balies)
    plek = balies.enige(WAARDE).plek
    gezin.scherm_af(balies.een, id_)
    with aan_het_werk(balies.een, "casemanager") as collega:
        (rij,) = collega.lees(LeesVerschillen()).rijen
        assert (rij.aard, rij.over, rij.wat) == ("afgeschermd", "", "1 verschil")
        assert collega.lees(TelVerschillen()) == 0
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.lees(LeesVerschil(plek=plek))
        detail = balies.lees(plek)
        gezien = tuple(kant.sleutel for kant in detail.kanten)
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.doe(BeslisVerschil(plek=plek, kant=gezien[0], gezien=gezien))
    assert balies.een.lees(TelVerschillen()) == 1


def test_that_opening_a_line_is_logged_for_whom_it_is_about(balies: Balies) -> None:
    id_ = twee_nummers(balies)
    balies.lees(balies.enige(WAARDE).plek)
    gezin.persoon(balies.een, "Truus")  # looks are written down with the next write
    regels = winkel.rauw(balies.een, "SELECT persoon_id FROM toegang WHERE wat = 'verschil geopend'")
    assert regels == [(id_,)]
