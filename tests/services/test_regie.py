"""The regie: one regisseur from opening to closing, handed over with a request and an answer, or all at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import huishouden
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.regie import (
    BeantwoordOverdracht,
    DoeNazorg,
    DraagAllesOver,
    DraaiOverdrachtTerug,
    HeropenCasus,
    LeesCaseload,
    LeesNazorg,
    LeesOverdrachten,
    LeesRegiehistorie,
    LeesRegisseurs,
    LeesSluitstand,
    LeesVertrek,
    NeemRegieOver,
    OpenCasus,
    PlanNazorg,
    SluitCasus,
    TrekOverdrachtIn,
    VerzetNazorg,
    VraagOverdracht,
    ZetTandem,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id

DAG = 86_400_000


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


@pytest.fixture
def petra(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager", naam="Petra Bos")
    yield ander
    ander.sluit()


@pytest.fixture
def balie(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "entree", naam="Bas Balie")
    yield ander
    ander.sluit()


def open_(bureau: Bureau, id_: Id, **anders: Any) -> Id:
    velden: dict[str, Any] = {"huishouden_id": id_, "wettelijk_kader": "Wmo 2015", "aanleiding": "Schulden en zorgen"}
    return bureau.doe(OpenCasus(**(velden | anders)))


def regie(bureau: Bureau, id_: Id) -> tuple[Any, ...]:
    """(casus, regisseur, tandem) as they stand in the file."""
    return tuple(rauw(bureau, "SELECT casus_id, regisseur_id, tandem_id FROM huishouden WHERE id = ?", id_)[0])


def test_that_an_opened_casus_has_a_number_a_regisseur_and_the_terms_of_its_law(bureau: Bureau) -> None:
    id_ = huishouden(bureau)
    casus_id = open_(bureau, id_)
    assert regie(bureau, id_) == (casus_id, bureau.medewerker.id, None)
    [(nummer,)] = rauw(bureau, "SELECT nummer FROM casus WHERE id = ?", casus_id)
    assert nummer.startswith("C26-")
    assert len(nummer) == 9
    regels = {rij[0] for rij in rauw(bureau, "SELECT regel FROM termijn WHERE onderwerp_id = ?", id_)}
    assert {"wmo-onderzoek", "plan-gereed"} <= regels


def test_that_a_hand_over_of_my_work_ends_by_opening_and_its_question_comes_along(bureau: Bureau, klok: Klok) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="naar triage"))
    [werk] = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    klok.verzet(3 * DAG)
    id_ = huishouden(bureau)
    casus_id = open_(bureau, id_, werk_id=werk.id)
    assert rauw(bureau, "SELECT stand FROM werk") == [("afgerond",)]
    assert rauw(bureau, "SELECT vraag_id FROM casus WHERE id = ?", casus_id) == [(werk.vraag_id,)]
    [(begin,)] = rauw(bureau, "SELECT begin FROM termijn WHERE regel = 'wmo-onderzoek'")
    assert begin == "2026-03-02"  # the law counts from the melding, not from opening


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"aanleiding": "  "}, "aanleiding"),
        ({"wettelijk_kader": "Wet van Ohm"}, "wettelijk_kader"),
        ({"melding_op": "morgen"}, "melding_op"),
        ({"melding_op": "2027-01-01"}, "melding_op"),
        ({"regisseur_id": Id(b"x" * 16)}, "regisseur_id"),
        ({"tandem_id": Id(b"x" * 16)}, "tandem_id"),
    ],
)
def test_that_opening_says_beside_the_field_what_is_wrong(bureau: Bureau, anders: dict[str, Any], veld: str) -> None:
    id_ = huishouden(bureau)
    with pytest.raises(Weigering) as weigering:
        open_(bureau, id_, **anders)
    assert veld in weigering.value.fouten
    assert regie(bureau, id_) == (None, None, None)


def test_that_a_second_casus_and_a_regisseur_who_may_not_are_refused(bureau: Bureau, balie: Collega) -> None:
    id_ = huishouden(bureau)
    with pytest.raises(Weigering, match="geen casemanager"):
        open_(bureau, id_, regisseur_id=balie.id)
    open_(bureau, id_)
    with pytest.raises(Weigering, match="al een open casus"):
        open_(bureau, id_)


def test_that_the_tandem_is_somebody_else_and_can_be_cleared(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    with pytest.raises(Weigering, match="iemand anders"):
        bureau.doe(ZetTandem(huishouden_id=id_, medewerker_id=bureau.medewerker.id))
    bureau.doe(ZetTandem(huishouden_id=id_, medewerker_id=omar.id))
    assert regie(bureau, id_)[2] == omar.id
    bureau.doe(ZetTandem(huishouden_id=id_, medewerker_id=None))
    assert regie(bureau, id_)[2] is None


# Handing over --------------------------------------------------------------------------------------------------------


def test_that_the_regie_stays_until_the_other_accepts_and_then_moves(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_, tandem_id=omar.id)
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Ik ga met verlof"))
    assert regie(bureau, id_)[1] == bureau.medewerker.id
    [gezien] = omar.lees(LeesOverdrachten())
    assert (gezien.id, gezien.notitie, gezien.stand) == (verzoek, "Ik ga met verlof", "gevraagd")
    omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))
    assert regie(bureau, id_)[1:] == (omar.id, None)  # whoever was the tandem is no tandem any more
    assert [(p.regisseur, p.tot is None) for p in bureau.lees(LeesRegiehistorie(huishouden_id=id_))] == [
        ("Omar El Idrissi", True),
        ("Sanne de Vries", False),
    ]


def test_that_refusing_says_why_and_leaves_the_regie_where_it_was(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    with pytest.raises(Weigering) as weigering:
        omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=False))
    assert "antwoord" in weigering.value.fouten
    omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=False, antwoord="Ik heb er al twintig"))
    assert regie(bureau, id_)[1] == bureau.medewerker.id
    assert [rij.antwoord for rij in bureau.lees(LeesOverdrachten())] == ["Ik heb er al twintig"]
    with pytest.raises(Weigering, match="al beantwoord"):
        omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))


def test_that_a_refusal_is_work_for_whoever_asked_until_somebody_else_is_asked(
    bureau: Bureau, omar: Collega, petra: Collega
) -> None:
    def te_doen() -> list[str]:
        rijen = bureau.lees(LeesTermijnen(tot="2026-03-02"))
        return [rij.wat for rij in rijen if rij.soort == "taak"]

    id_ = huishouden(bureau)
    open_(bureau, id_)
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    assert te_doen() == []
    omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=False, antwoord="Ik heb er al twintig"))
    (wat,) = te_doen()
    assert wat.startswith("Omar El Idrissi neemt de regie niet over.")
    bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=petra.id, notitie="En jij?"))
    assert te_doen() == []


def test_that_only_whoever_was_asked_answers_and_only_whoever_asked_withdraws(
    bureau: Bureau, omar: Collega, petra: Collega
) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    with pytest.raises(Weigering):
        bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie=" "))
    with pytest.raises(Weigering, match="al de regisseur"):
        bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=bureau.medewerker.id, notitie="x"))
    with pytest.raises(Weigering, match="Alleen de regisseur"):
        petra.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="x"))
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    with pytest.raises(Weigering, match="ligt al een verzoek"):
        bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=petra.id, notitie="of jij?"))
    with pytest.raises(Weigering, match="aan een collega"):
        petra.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))
    with pytest.raises(Weigering, match="Alleen wie het vroeg"):
        petra.doe(TrekOverdrachtIn(id=verzoek))
    bureau.doe(TrekOverdrachtIn(id=verzoek))
    with pytest.raises(Weigering, match="al beantwoord"):
        omar.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))


def test_that_the_team_leader_moves_the_regie_at_once_with_a_reason(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    with pytest.raises(Weigering, match="geen toegang"):
        omar.doe(NeemRegieOver(huishouden_id=id_, naar_id=omar.id, reden="ziek"))
    with pytest.raises(Weigering):
        bureau.doe(NeemRegieOver(huishouden_id=id_, naar_id=omar.id, reden=""))
    verzoek = bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    bureau.doe(NeemRegieOver(huishouden_id=id_, naar_id=omar.id, reden="Sanne is ziek"))
    assert regie(bureau, id_)[1] == omar.id
    assert rauw(bureau, "SELECT stand FROM regieoverdracht WHERE id = ?", verzoek) == [("ingetrokken",)]


def test_that_everything_of_who_leaves_goes_at_once_and_comes_back_at_once(
    bureau: Bureau, omar: Collega, petra: Collega
) -> None:
    ids = [huishouden(bureau, naam=f"Gezin {nummer}") for nummer in range(3)]
    for id_ in ids:
        open_(bureau, id_, regisseur_id=omar.id)
    bureau.doe(ZetTandem(huishouden_id=ids[0], medewerker_id=petra.id))
    vertrek = bureau.lees(LeesVertrek(medewerker_id=omar.id))
    assert [(rij.naam, rij.voorstel_id) for rij in vertrek.casussen] == [
        ("Gezin 0", petra.id), ("Gezin 1", None), ("Gezin 2", None)
    ]  # fmt: skip
    ik = bureau.medewerker.id
    verdeling = ((ids[0], petra.id), (ids[1], petra.id), (ids[2], ik))
    with pytest.raises(Weigering, match="intussen veranderd"):
        bureau.doe(DraagAllesOver(van_id=omar.id, verdeling=verdeling[:2], reden="Omar vertrekt"))
    with pytest.raises(Weigering, match="andere collega"):
        bureau.doe(DraagAllesOver(van_id=omar.id, verdeling=(*verdeling[:2], (ids[2], omar.id)), reden="x"))
    assert [regie(bureau, id_)[1] for id_ in ids] == [omar.id] * 3
    samen = bureau.doe(DraagAllesOver(van_id=omar.id, verdeling=verdeling, reden="Omar vertrekt"))
    assert [regie(bureau, id_)[1:] for id_ in ids] == [(petra.id, None), (petra.id, None), (ik, None)]
    assert bureau.doe(DraaiOverdrachtTerug(samen_id=samen)) == 3
    assert [regie(bureau, id_)[1:] for id_ in ids] == [(omar.id, petra.id), (omar.id, None), (omar.id, None)]
    with pytest.raises(Weigering, match="al teruggedraaid"):
        bureau.doe(DraaiOverdrachtTerug(samen_id=samen))


def test_that_a_bulk_transfer_names_who_was_asked_and_proposes_that_colleague(
    bureau: Bureau, omar: Collega, petra: Collega
) -> None:
    id_, ik = huishouden(bureau), bureau.medewerker.id
    open_(bureau, id_, regisseur_id=omar.id)
    bureau.doe(ZetTandem(huishouden_id=id_, medewerker_id=ik))
    omar.doe(VraagOverdracht(huishouden_id=id_, naar_id=petra.id, notitie="Kun jij dit?"))
    [rij] = bureau.lees(LeesVertrek(medewerker_id=omar.id)).casussen
    assert (rij.voorstel_id, rij.gevraagd) == (petra.id, "Petra Bos")
    _, wijziging = bureau.schrijf(DraagAllesOver(van_id=omar.id, verdeling=((id_, ik),), reden="weg"))
    assert "1 verzoek om overname is daarmee vervallen" in wijziging.zin


def test_that_a_bulk_transfer_that_went_on_is_not_taken_back_by_half(bureau: Bureau, omar: Collega) -> None:
    ids = [huishouden(bureau) for _ in range(2)]
    for id_ in ids:
        open_(bureau, id_, regisseur_id=omar.id)
    ik = bureau.medewerker.id
    samen = bureau.doe(DraagAllesOver(van_id=omar.id, verdeling=tuple((id_, ik) for id_ in ids), reden="weg"))
    bureau.doe(SluitCasus(huishouden_id=ids[0], sluitreden="verhuisd"))
    with pytest.raises(Weigering, match="verdergegaan"):
        bureau.doe(DraaiOverdrachtTerug(samen_id=samen))
    assert regie(bureau, ids[1])[1] == ik


# Closing -------------------------------------------------------------------------------------------------------------


def test_that_closing_ends_terms_and_requests_plans_a_check_and_keeps_the_last_regisseur(
    bureau: Bureau, omar: Collega
) -> None:
    id_ = huishouden(bureau)
    casus_id = open_(bureau, id_)
    bureau.doe(VraagOverdracht(huishouden_id=id_, naar_id=omar.id, notitie="Kun jij dit?"))
    stand = bureau.lees(LeesSluitstand(huishouden_id=id_))
    assert any("termijnen lopen nog" in zin for zin in stand.nog_open)
    assert stand.nazorg_op == ("2026-06-02",)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="doelen behaald", nazorg_op=stand.nazorg_op))
    assert regie(bureau, id_) == (None, None, None)
    assert rauw(bureau, "SELECT laatste_regisseur_id FROM casus WHERE id = ?", casus_id) == [(bureau.medewerker.id,)]
    assert rauw(bureau, "SELECT count(*) FROM termijn WHERE vervallen_op = ''") == [(0,)]
    assert rauw(bureau, "SELECT stand FROM regieoverdracht") == [("ingetrokken",)]
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    assert (check.gepland_op, check.medewerker) == ("2026-06-02", "Sanne de Vries")
    [rij] = bureau.lees(LeesCaseload())
    assert (rij.wat, rij.plan_stand) == ("Check na sluiten", "gesloten")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"sluitreden": "zomaar"}, "sluitreden"), ({"nazorg_op": ("2020-01-01",)}, "nazorg_op"),
     ({"nazorg_op": ("straks",)}, "nazorg_op")],
)  # fmt: skip
def test_that_closing_says_beside_the_field_what_is_wrong(bureau: Bureau, anders: dict[str, Any], veld: str) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    with pytest.raises(Weigering) as weigering:
        bureau.doe(SluitCasus(**({"huishouden_id": id_, "sluitreden": "verhuisd"} | anders)))
    assert veld in weigering.value.fouten
    assert regie(bureau, id_)[0] is not None


def test_that_a_wrong_closing_is_turned_back_with_its_terms(bureau: Bureau) -> None:
    id_ = huishouden(bureau)
    casus_id = open_(bureau, id_)
    [(lopend,)] = rauw(bureau, "SELECT count(*) FROM termijn WHERE vervallen_op = ''")
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-06-02",)))
    assert bureau.doe(HeropenCasus(huishouden_id=id_, terugdraaien=True)) == casus_id
    assert regie(bureau, id_) == (casus_id, bureau.medewerker.id, None)
    assert rauw(bureau, "SELECT count(*) FROM termijn WHERE vervallen_op = ''") == [(lopend,)]
    assert bureau.lees(LeesNazorg(huishouden_id=id_)) == ()


def test_that_a_check_that_says_open_again_leads_to_a_new_casus_with_a_regisseur(bureau: Bureau, klok: Klok) -> None:
    id_ = huishouden(bureau)
    oude = open_(bureau, id_)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="doelen behaald", nazorg_op=("2026-06-02",)))
    klok.verzet(92 * DAG)
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    with pytest.raises(Weigering):
        bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="weet niet"))
    with pytest.raises(Weigering):
        bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="gaat goed", op="2030-01-01"))
    assert bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="casus weer openen", verslag="Weer schulden")) is True
    with pytest.raises(Weigering):
        bureau.doe(HeropenCasus(huishouden_id=id_))
    nieuwe = bureau.doe(HeropenCasus(huishouden_id=id_, aanleiding="Weer schulden"))
    assert nieuwe != oude
    assert regie(bureau, id_)[:2] == (nieuwe, bureau.medewerker.id)
    with pytest.raises(Weigering, match="al gedaan"):
        bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="gaat goed"))


def test_that_a_check_is_planned_for_a_closed_casus_only(bureau: Bureau) -> None:
    id_ = huishouden(bureau)
    casus_id = open_(bureau, id_)
    with pytest.raises(Weigering, match="nog open"):
        bureau.doe(PlanNazorg(casus_id=casus_id, gepland_op="2026-06-02"))
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd"))
    bureau.doe(PlanNazorg(casus_id=casus_id, gepland_op="2026-06-02"))
    assert [rij.gepland_op for rij in bureau.lees(LeesNazorg(huishouden_id=id_))] == ["2026-06-02"]


def test_that_undo_of_opening_and_of_closing_keeps_casus_and_regisseur_together(bureau: Bureau) -> None:
    id_ = huishouden(bureau)
    _, geopend = bureau.schrijf(OpenCasus(huishouden_id=id_, wettelijk_kader="Jeugdwet", aanleiding="Zorgen"))
    _, gesloten = bureau.schrijf(SluitCasus(huishouden_id=id_, sluitreden="verhuisd"))
    assert gesloten.transactie is not None
    assert geopend.transactie is not None
    bureau.doe(MaakOngedaan(transactie=gesloten.transactie))
    assert regie(bureau, id_)[1] == bureau.medewerker.id
    bureau.doe(MaakOngedaan(transactie=geopend.transactie))
    assert regie(bureau, id_) == (None, None, None)


# Lists ---------------------------------------------------------------------------------------------------------------


def test_that_the_caseload_shows_mine_and_tandem_by_what_comes_first_and_the_team_to_the_team_leader(
    bureau: Bureau, omar: Collega
) -> None:
    een, twee, drie = (huishouden(bureau, naam=naam) for naam in ("Aalbers", "Bos", "Cats"))
    open_(bureau, een, wettelijk_kader="Participatiewet")
    open_(bureau, twee, wettelijk_kader="Wmo 2015")
    open_(bureau, drie, regisseur_id=omar.id, tandem_id=bureau.medewerker.id)
    mijn = bureau.lees(LeesCaseload())
    assert {rij.naam for rij in mijn} == {"Aalbers", "Bos", "Cats"}
    assert [rij.volgende_termijn for rij in mijn] == sorted(rij.volgende_termijn for rij in mijn)
    assert all(rij.volgende_termijn and rij.wat for rij in mijn)
    assert {rij.naam for rij in omar.lees(LeesCaseload())} == {"Cats"}
    assert len(bureau.lees(LeesCaseload(team=True))) == 3
    with pytest.raises(Weigering, match="teamleider"):
        omar.lees(LeesCaseload(team=True))


def test_that_a_household_of_hidden_people_has_no_name_in_the_list(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau, naam="Geheim", afgeschermd=True)
    open_(bureau, id_, regisseur_id=omar.id)
    assert [rij.naam for rij in omar.lees(LeesCaseload())] == ["Afgeschermd huishouden"]
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-06-02",)))
    assert [rij.naam for rij in omar.lees(LeesCaseload())] == ["Afgeschermd huishouden"]
    assert [rij.huishouden for rij in omar.lees(LeesNazorg(huishouden_id=id_))] == ["Afgeschermd huishouden"]


def test_that_colleagues_who_may_have_the_regie_show_with_their_load(
    bureau: Bureau, omar: Collega, balie: Collega
) -> None:
    open_(bureau, huishouden(bureau), regisseur_id=omar.id)
    rijen = {rij.naam: rij.casussen for rij in bureau.lees(LeesRegisseurs())}
    assert rijen == {"Omar El Idrissi": 1, "Sanne de Vries": 0}
    with pytest.raises(Weigering):
        balie.lees(LeesVertrek(medewerker_id=omar.id))
    with pytest.raises(Weigering, match="geen toegang"):
        balie.lees(LeesCaseload())


def test_that_a_check_is_moved_until_it_was_done_and_not_into_the_past(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_(bureau, id_)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-06-02",)))
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    bureau.doe(VerzetNazorg(id=check.id, gepland_op="2026-06-09", medewerker_id=omar.id))
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    assert (check.gepland_op, check.medewerker) == ("2026-06-09", "Omar El Idrissi")
    for dag, wie in (("2020-01-01", None), ("morgen", None), ("2026-06-10", Id(b"?" * 16))):
        with pytest.raises(Weigering):
            bureau.doe(VerzetNazorg(id=check.id, gepland_op=dag, medewerker_id=wie))
    bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="gaat goed"))
    with pytest.raises(Weigering, match="al gedaan"):
        bureau.doe(VerzetNazorg(id=check.id, gepland_op="2026-06-10"))
