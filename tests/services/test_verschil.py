"""Deciding about what two desks said differently: every kind made for real at both desks, settled, exchanged again."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import bevel, gezin, winkel
from tests.conftest import Ids, Klok
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import MINUUT, Balies, twee_balies, wijzig, zijn_twee
from tests.sync.balies import alles, breng, keten, open_balie
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.opdrachten.plan import (
    DoelInvoer,
    DoelUitkomst,
    LeesPlan,
    MaakPlan,
    PlanInvoer,
    VoegDoelToe,
    WijzigPlan,
)
from wijdesk.models.opdrachten.regie import HeropenCasus, NeemRegieOver, SluitCasus
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.opdrachten.verschiltelling import TelVerschillen
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Plan
from wijdesk.models.rows.verschil import (
    CASUS,
    DUBBEL,
    GEWIST,
    NA_SLUITING,
    ONBEKEND,
    PAST_NIET,
    PLAN,
    TE_BESLISSEN,
    WAARDE,
    WACHT,
    WEG,
    ZELF,
    Plek,
)
from wijdesk.models.values import Id
from wijdesk.models.verloop import Contactmoment
from wijdesk.store.samenvoegen import Schakelregel, neem_op


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


@pytest.mark.parametrize("kant", ["geen", "casus"])
def test_that_a_casus_closed_at_one_desk_and_another_opened_elsewhere_is_a_choice(balies: Balies, kant: str) -> None:
    id_ = gezin.huishouden(balies.een, "Jansen")
    balies.ontmoet()
    open_ = gezin.open_casus(balies.ander, id_, aanleiding="Daar gemeld")
    gezin.open_casus(balies.een, id_)
    balies.klok.verzet(MINUUT)
    balies.een.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd"))
    balies.ontmoet()
    rij = balies.enige(CASUS)
    assert rij.titel == "Casus open of gesloten"
    detail = balies.lees(rij.plek)
    assert detail.kanten[0].naam == "Er loopt geen casus"
    balies.beslis(detail, detail.kanten[0 if kant == "geen" else 1].sleutel)
    verwacht = None if kant == "geen" else open_
    assert winkel.rauw(balies.een, "SELECT casus_id FROM huishouden WHERE id = ?", id_) == [(verwacht,)]
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


def test_that_two_casussen_with_a_plan_each_are_settled_one_after_the_other(balies: Balies) -> None:
    id_ = gezin.huishouden(balies.een, "Jansen")
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        gezin.open_casus(bureau, id_)
        plan = bureau.doe(MaakPlan(huishouden_id=id_, soort="integraal ondersteuningsplan"))
        bureau.doe(VoegDoelToe(plan_id=plan, invoer=DoelInvoer(woorden="Rust met geld", leefgebied="Financiën")))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    assert [rij.aard for rij in balies.lijst()] == [CASUS]
    detail = balies.lees(balies.enige(CASUS).plek)
    assert "1 plan, 1 doel" in [waarde.tekst for waarde in detail.kanten[1].waarden]
    balies.beslis(detail, detail.kanten[1].sleutel)
    assert [rij.aard for rij in balies.lijst()] == [PLAN]
    detail = balies.lees(balies.enige(PLAN).plek)
    balies.beslis(detail, detail.kanten[1].sleutel)
    vraag = "SELECT d.stand, d.reden <> '', p.id = h.actief_plan_id FROM doel d JOIN plan p ON p.id = d.plan_id JOIN huishouden h ON h.id = p.huishouden_id"  # noqa: E501
    assert sorted(winkel.rauw(balies.een, vraag)) == [("lopend", 0, 1), ("vervallen", 1, 0)]
    assert len(winkel.rauw(balies.een, "SELECT DISTINCT casus_id FROM plan")) == 1
    assert balies.is_bijgelegd()


def test_that_two_desks_that_chose_another_plan_choose_again_and_the_goals_go_on(balies: Balies) -> None:
    id_ = gezin.huishouden(balies.een, "Jansen")
    gezin.open_casus(balies.een, id_)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        plan = bureau.doe(MaakPlan(huishouden_id=id_, soort="integraal ondersteuningsplan"))
        bureau.doe(VoegDoelToe(plan_id=plan, invoer=DoelInvoer(woorden="Rust met geld", leefgebied="Financiën")))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    detail = balies.lees(balies.enige(PLAN).plek)
    for plek, bureau in enumerate((balies.een, balies.ander)):
        balies.beslis(detail, detail.kanten[plek].sleutel, bureau)
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    opnieuw = balies.lees(balies.enige(WAARDE).plek)
    balies.beslis(opnieuw, opnieuw.kanten[1].sleutel)
    vraag = "SELECT p.afgesloten_op = '', d.stand FROM huishouden h JOIN plan p ON p.id = h.actief_plan_id JOIN doel d ON d.plan_id = p.id"  # noqa: E501
    assert winkel.rauw(balies.een, vraag) == [(1, "lopend")]
    assert balies.is_bijgelegd()


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


def test_that_days_that_do_not_go_together_say_so_and_something_else_can_be_typed(balies: Balies) -> None:
    id_ = gezin.huishouden(balies.een, "Jansen")
    (lid,) = winkel.rauw(balies.een, "SELECT id FROM huishoudlid")[0]
    balies.ontmoet()
    gezin.zet(balies.een, Huishoudlid, lid, tot="2025-06-01")
    balies.klok.verzet(MINUUT)
    gezin.zet(balies.ander, Huishoudlid, lid, van="2025-09-01")
    balies.ontmoet()
    rij = balies.enige(PAST_NIET)
    assert (rij.titel, rij.huishouden_id) == ("Vanaf", id_)
    detail = balies.lees(rij.plek)
    assert [kant.waarden[0].tekst for kant in detail.kanten] == ["1 jan 2025", "1 sep 2025"]
    assert detail.kanten[1].waarom_niet == "De laatste dag ligt voor de eerste."
    with pytest.raises(Weigering) as gevangen:
        balies.beslis(detail, ZELF, van="31-2-2025")
    assert "van" in gevangen.value.fouten
    balies.beslis(detail, ZELF, van="2025-05-01")
    assert winkel.rauw(balies.een, "SELECT van, tot FROM huishoudlid") == [("2025-05-01", "2025-06-01")]
    assert balies.is_bijgelegd()


def test_that_what_does_not_fit_comes_by_itself_when_the_rest_is_changed(balies: Balies) -> None:
    gezin.huishouden(balies.een, "Jansen")
    (lid,) = winkel.rauw(balies.een, "SELECT id FROM huishoudlid")[0]
    balies.ontmoet()
    gezin.zet(balies.een, Huishoudlid, lid, tot="2025-06-01")
    balies.klok.verzet(MINUUT)
    gezin.zet(balies.ander, Huishoudlid, lid, van="2025-09-01")
    balies.ontmoet()
    gezin.zet(balies.een, Huishoudlid, lid, tot="")
    assert balies.lijst() == ()
    assert winkel.rauw(balies.een, "SELECT van, tot FROM huishoudlid") == [("2025-09-01", "")]
    assert balies.is_bijgelegd()


def test_that_of_three_desks_two_that_agree_are_one_side(balies: Balies, tmp_path: Path) -> None:
    id_ = bekend(balies)
    derde = open_balie(tmp_path, 3, balies.klok)
    try:
        breng(balies.een, derde)
        breng(balies.ander, derde)
        bureaus = (balies.een, balies.ander, derde)
        for bureau, nummer in zip(bureaus, ("06 11111111", "06 22222222", "06 11111111"), strict=True):
            wijzig(bureau, id_, telefoon=nummer)
            balies.klok.verzet(MINUUT)
        ieder_bij_ieder(*bureaus)
        detail = balies.lees(balies.enige(WAARDE).plek)
        assert [kant.waarden[0].tekst for kant in detail.kanten] == ["06 11111111", "06 22222222"]
        assert detail.kanten[0].wie == f"{winkel.MEDEWERKER}, {winkel.MEDEWERKER}"
        balies.beslis(detail, detail.kanten[1].sleutel)
        zijn_twee(balies.een)
        ieder_bij_ieder(*bureaus)
        assert balies.is_bijgelegd()
        assert alles(derde) == alles(balies.een)
    finally:
        derde.sluit()


def ieder_bij_ieder(*bureaus: Bureau) -> None:
    """Everything anybody wrote comes to everybody."""
    for van in bureaus:
        for naar in bureaus:
            if van is not naar:
                breng(van, naar)


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
        assert (rij.aard, rij.over, rij.wat) == ("afgeschermd", "", "Op 1 plaats")
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


# What only leads elsewhere, or is told --------------------------------------------------------------------------------


def test_that_one_person_on_two_cards_leads_to_merging(balies: Balies) -> None:
    een = gezin.persoon(balies.een, "Kees", achternaam="Visser")
    gezin.persoon(balies.een, "Karel", achternaam="Visser", straat="")  # made at the same desk: seen when it was typed
    ander = gezin.persoon(balies.ander, "Kees", achternaam="Visser", telefoon="06 22222222")
    balies.ontmoet()
    gevonden = {(rij.plek.rij, rij.plek.veld) for rij in balies.lijst() if rij.aard == DUBBEL}
    assert (een, ander.hex()) in gevonden
    detail = balies.lees(Plek(DUBBEL, een, ander.hex()))
    assert [kant.waarden[0].tekst for kant in detail.kanten] == ["Kees Visser", "Kees Visser"]
    assert [(kant.hier, kant.wie.partition(" door ")[0]) for kant in detail.kanten] == [
        (True, "Ingeschreven"), (False, "Ingeschreven"),
    ]  # fmt: skip
    assert all(kant.op and kant.waar for kant in detail.kanten)
    assert "een andere balie" in detail.kanten[1].waar
    balies.een.doe(VoegPersonenSamen(blijft=een, weg=ander, reden="zelfde geboortedatum en adres"))
    assert not [rij for rij in balies.lijst() if rij.aard == DUBBEL and rij.plek.rij == een]
    assert balies.is_bijgelegd()


def test_that_two_cards_say_how_much_is_on_them_and_mark_what_differs(balies: Balies) -> None:
    een = gezin.persoon(balies.een, "Kees", achternaam="Visser", telefoon="06 11111111")
    post = "kees@voorbeeld.example"
    ander = gezin.persoon(balies.ander, "Kees", achternaam="Visser", telefoon="06 22222222", email=post)
    balies.een.doe(winkel.contact(balies.een, persoon_id=een))
    balies.ontmoet()
    kanten = balies.lees(Plek(DUBBEL, een, ander.hex())).kanten
    per = [{waarde.veld: waarde for waarde in kant.waarden} for kant in kanten]
    assert [waarden["contacten"].tekst for waarden in per] == ["1", "nog geen"]
    anders = [[veld for veld, waarde in waarden.items() if any(deel[1] for deel in waarde.delen)] for waarden in per]
    assert anders == [["telefoon"], ["telefoon"]]  # an e-mail address on one card only says nothing


def test_that_one_bsn_on_two_cards_is_told_also_when_both_say_they_are_of_one_desk(balies: Balies) -> None:
    gezin.persoon(balies.een, "Kees", achternaam="Visser", bsn="123456782")
    gezin.persoon(balies.ander, "Cornelis", achternaam="de Visser", bsn="123456782")
    regels = [als_tweeling(balies, regel) for regel in keten(balies.ander)]
    balies.een.op_winkel(lambda open_: neem_op(open_, regels))
    assert [rij.aard for rij in balies.lijst()] == [DUBBEL]


def als_tweeling(balies: Balies, regel: Schakelregel) -> Schakelregel:
    """The same entry as a copy of the first desk would have written it."""
    hier = balies.een.op_winkel(lambda winkel: winkel.balie_id.hex())
    kop = json.loads(regel.mutatie.kop) | {"b": hier}
    return replace(regel, mutatie=replace(regel.mutatie, kop=json.dumps(kop, separators=(",", ":"))))


def test_that_twins_and_other_bsns_are_two_people(balies: Balies) -> None:
    gezin.persoon(balies.een, "Kees", achternaam="Visser", bsn="111222333")
    gezin.persoon(balies.ander, "Kees", achternaam="Visser", bsn="123456782")
    gezin.persoon(balies.ander, "Truus", achternaam="Visser")
    balies.ontmoet()
    assert balies.lijst() == ()


def na_sluiting(balies: Balies) -> Id:
    """A casus that was closed at one desk, in which another went on working."""
    alle = gezin.de_vries(balies.een)
    balies.ontmoet()
    balies.een.doe(SluitCasus(huishouden_id=alle.huishouden, sluitreden="verhuisd"))
    balies.klok.verzet(MINUUT)
    invoer = ContactmomentInvoer(op=balies.klok(), soort="huisbezoek", notitie="Langs geweest")
    ander = balies.ander
    ander.doe(LegContactmomentVast(id=ander.wereld.ids(), huishouden_id=alle.huishouden, invoer=invoer))
    balies.ontmoet()
    return alle.huishouden


def test_that_work_in_a_closed_casus_leads_to_the_household_and_can_be_left(balies: Balies) -> None:
    id_ = na_sluiting(balies)
    (rij,) = balies.lijst()
    assert (rij.aard, rij.wat, rij.huishouden_id, rij.mag) == (NA_SLUITING, "1 × contactmoment", id_, True)
    detail = balies.lees(rij.plek)
    assert detail.kanten[0].waarden[0].tekst == "C26-7KQ4M"
    balies.beslis(detail, "laat")
    assert balies.lijst() == ()
    assert balies.is_bijgelegd()
    assert balies.lijst(balies.ander) == ()


@pytest.mark.parametrize("eerst", ["werk", "sluiting"])
@pytest.mark.parametrize("wat", ["doel", "wijziging"])
def test_that_what_a_closing_had_not_seen_is_told_whatever_the_clocks_say(balies: Balies, eerst: str, wat: str) -> None:
    alle = gezin.bakker(balies.een)
    balies.ontmoet()
    uit = tuple(DoelUitkomst(doel_id=id_, stand="behaald", reden="") for id_ in alle.doelen)

    def werk() -> None:
        if wat == "doel":
            nieuw = DoelInvoer(woorden="Veilig slapen", leefgebied="Veiligheid", begin="2026-03-02")
            balies.ander.doe(VoegDoelToe(plan_id=alle.plan, invoer=nieuw))
        else:
            gezin.zet(balies.ander, Plan, alle.plan, situatie="Er is iets gebeurd")

    def sluit() -> None:
        balies.een.doe(SluitCasus(huishouden_id=alle.huishouden, sluitreden="verhuisd", doelen=uit))

    for doe in (werk, sluit) if eerst == "werk" else (sluit, werk):
        doe()
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        (rij,) = [rij for rij in balies.lijst(bureau) if rij.aard == NA_SLUITING]
        assert rij.wat == ("1 × doel" if wat == "doel" else "1 × plan")
    balies.beslis(balies.lees(rij.plek), "laat")
    assert not [rij for rij in balies.lijst() if rij.aard == NA_SLUITING]
    balies.ontmoet()
    assert not [rij for rij in balies.lijst(balies.ander) if rij.aard == NA_SLUITING]


def test_that_work_that_knew_of_the_closing_is_not_told(balies: Balies) -> None:
    alle = gezin.de_vries(balies.een)
    invoer = ContactmomentInvoer(op=balies.klok(), soort="huisbezoek", notitie="Langs geweest")
    id_ = balies.een.wereld.ids()
    balies.een.doe(LegContactmomentVast(id=id_, huishouden_id=alle.huishouden, invoer=invoer))
    balies.ontmoet()
    balies.een.doe(SluitCasus(huishouden_id=alle.huishouden, sluitreden="verhuisd"))
    balies.ontmoet()
    gezin.zet(balies.ander, Contactmoment, id_, notitie="Wel thuis")
    balies.ontmoet()
    assert balies.lijst() == balies.lijst(balies.ander) == ()


def test_that_work_in_a_closed_casus_is_gone_from_the_list_when_the_casus_is_open_again(balies: Balies) -> None:
    id_ = na_sluiting(balies)
    balies.een.doe(HeropenCasus(huishouden_id=id_, terugdraaien=True))
    assert balies.lijst() == ()
    assert balies.is_bijgelegd()


def test_that_what_waits_is_told_and_nothing_is_to_decide(balies: Balies) -> None:
    gezin.persoon(balies.ander, "Kees", achternaam="Visser")
    gezin.huishouden(balies.ander, "Visser")
    regels = [regel for regel in keten(balies.ander) if regel.mutatie.header["s"] != "persoon"]
    balies.een.op_winkel(lambda open_: neem_op(open_, regels))
    (rij,) = balies.lijst()
    assert (rij.aard, rij.mag) == (WACHT, False)
    assert "gezinslid" in rij.wat
    assert balies.lees(rij.plek).uitleg
    assert balies.een.lees(TelVerschillen()) == 0
    balies.ontmoet()
    assert balies.lijst() == ()


def test_that_what_a_newer_program_wrote_waits_for_an_update(balies: Balies) -> None:
    gezin.persoon(balies.ander, "Kees", achternaam="Visser")
    (regel,) = [regel for regel in keten(balies.ander) if regel.mutatie.header["s"] == "persoon"]
    kop = regel.mutatie.kop.replace('"s":"persoon"', '"s":"woonwens"')
    vreemd = replace(regel, mutatie=replace(regel.mutatie, kop=kop))
    balies.een.op_winkel(lambda open_: neem_op(open_, [vreemd]))
    (rij,) = balies.lijst()
    assert (rij.aard, rij.titel, rij.wat) == (ONBEKEND, "Wacht op bijwerken", "1 × woonwens")


def test_that_what_was_changed_here_and_destroyed_there_is_told_per_kind(balies: Balies) -> None:
    id_ = bekend(balies)
    wijzig(balies.een, id_, telefoon="06 11111111")
    vernietig(balies.ander, id_)
    balies.ontmoet()
    (rij,) = balies.lijst()
    assert (rij.aard, rij.titel, rij.wat, rij.mag) == (GEWIST, "Vernietigd bij een andere balie", "1 × persoon", False)
    assert balies.een.lees(TelVerschillen()) == 0
    assert balies.is_heel()


def vernietig(bureau: Bureau, dossier: Id) -> None:
    """Order a dossier destroyed at this desk, on a list that two people agreed to."""
    with gezin.eenheid(bureau) as uow:
        bevel.gooi_weg(uow, dossier)
        uow.commit()


# Whatever is decided --------------------------------------------------------------------------------------------------


@settings(max_examples=4, phases=[Phase.generate])
@given(kansen=st.lists(st.integers(0, 3), min_size=8, max_size=8), volgorde=st.randoms(use_true_random=False))
def test_that_random_decisions_leave_no_difference_and_both_desks_equal(
    tmp_path_factory: pytest.TempPathFactory, kansen: list[int], volgorde: random.Random
) -> None:
    with twee_balies(tmp_path_factory.mktemp("balies"), Klok(1_772_438_400_000)) as balies:
        twee_nummers(balies)
        twee_casussen(balies)
        regie_en_sluiting(balies)
        id_ = gezin.persoon(balies.een, "Wim", achternaam="Bos", straat="")
        balies.ontmoet()
        gezin.zet(balies.een, Persoon, id_, status="vervallen")
        wijzig(balies.ander, id_, roepnaam="Willem")
        balies.ontmoet()
        for ronde in range(20):
            rijen = [rij for rij in balies.lijst() if rij.aard in TE_BESLISSEN]
            if not rijen:
                break
            rij = volgorde.choice(rijen)
            detail = balies.lees(rij.plek)
            kant = detail.kanten[kansen[ronde % 8] % len(detail.kanten)]
            if kant.waarom_niet:
                with pytest.raises(Weigering):
                    balies.beslis(detail, kant.sleutel)
                kant = detail.kanten[0]
            balies.beslis(detail, kant.sleutel)
            assert balies.is_heel()
        assert balies.is_bijgelegd()
