"""Short support without a casus, from its begin to its check or its casus. On the real store."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, bakker, persoon, scherm_af, wiersma, zet
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.ondersteuning import (
    BeginOndersteuning,
    ControleerOndersteuning,
    HeropenOndersteuning,
    LeesHulp,
    LeesLopend,
    LeesOndersteuning,
    LegMomentVast,
    NaarCasus,
    RondOndersteuningAf,
    VerlengOndersteuning,
    WijzigOndersteuning,
)
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.ondersteuning import OndersteuningDetail
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"
DAG = 86_400_000
KLAAR = {"uitkomst": "doel bereikt", "tekst": "De administratie loopt"}


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def begin(bureau: Bureau, persoon_id: Id, **anders: Any) -> Id:
    velden: dict[str, Any] = {"doel": "De post op orde", "verwacht_einde": "2026-04-13"} | anders
    return bureau.doe(BeginOndersteuning(id=bureau.wereld.ids(), persoon_id=persoon_id, **velden))


def contact(bureau: Bureau, id_: Id, tekst: str = "Post gesorteerd", **anders: Any) -> Id:
    velden: dict[str, Any] = {"soort": "huisbezoek", "duur": 60} | anders
    return bureau.doe(LegMomentVast(id=bureau.wereld.ids(), ondersteuning_id=id_, tekst=tekst, **velden))


def lees(bureau: Bureau, id_: Id) -> OndersteuningDetail:
    return bureau.lees(LeesOndersteuning(id=id_))


# From begin to end ---------------------------------------------------------------------------------------------------


def test_that_support_begins_without_a_triage_and_runs_until_its_day(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, vraag="Ik durf de post niet te openen", controle_op="2026-05-11")
    detail = lees(bureau, id_)
    assert detail.soort == "kortdurende ondersteuning"
    assert (detail.stand, detail.begin, detail.over) == ("loopt", VANDAAG, "Anouk Wiersma")
    assert detail.huishouden_id == thuis.huishouden
    assert detail.in_woorden == "nog 42 dagen (ma 13 apr)"


def test_that_beginning_twice_with_one_id_is_once(bureau: Bureau, thuis: Gezin) -> None:
    opdracht = BeginOndersteuning(
        id=bureau.wereld.ids(), persoon_id=thuis.moeder, doel="De post op orde", verwacht_einde="2026-04-13"
    )
    assert bureau.doe(opdracht) == bureau.doe(opdracht)
    assert len(bureau.lees(LeesHulp(bereik="mijn"))) == 1


def test_that_contacts_are_kept_and_a_correction_leaves_what_was_said_before(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    eerste = contact(bureau, id_, "Post gesorteerd", op="2026-03-01")
    contact(bureau, id_, "Gebeld met de bank", soort="telefoon")
    contact(bureau, id_, "Post gesorteerd, twee aanmaningen", op="2026-03-01", vorige_id=eerste)
    momenten = lees(bureau, id_).momenten
    assert [moment.tekst for moment in momenten] == ["Gebeld met de bank", "Post gesorteerd, twee aanmaningen"]
    assert momenten[1].eerder == ("Post gesorteerd",)
    with pytest.raises(Weigering, match="intussen verbeterd"):
        contact(bureau, id_, "Nog eens", vorige_id=eerste)


def test_that_a_later_end_keeps_its_reason_and_takes_the_check_along(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, controle_op="2026-05-11")
    bureau.doe(VerlengOndersteuning(id=id_, tot="2026-04-27", reden="De bank antwoordt laat"))
    detail = lees(bureau, id_)
    assert (detail.verwacht_einde, detail.controle_op) == ("2026-04-27", "2026-05-25")
    (verlenging,) = detail.verlengingen
    assert (verlenging.van, verlenging.tot, verlenging.reden) == ("2026-04-13", "2026-04-27", "De bank antwoordt laat")
    assert verlenging.medewerker == bureau.medewerker.naam


def test_that_it_ends_with_an_outcome_and_waits_for_its_check(bureau: Bureau, thuis: Gezin, klok: Klok) -> None:
    id_ = begin(bureau, thuis.moeder)
    bureau.doe(RondOndersteuningAf(id=id_, controle_op="2026-04-01", **KLAAR))
    (rij,) = bureau.lees(LeesHulp(bereik="mijn"))
    assert (rij.stand, rij.voor, rij.wat_nu) == ("controle", "2026-04-01", "Controle: hoe gaat het nu?")
    klok.verzet(35 * DAG)
    assert bureau.lees(LeesHulp(bereik="mijn"))[0].toestand == "te laat"
    bureau.doe(ControleerOndersteuning(id=id_, tekst="Gaat goed"))
    assert bureau.lees(LeesHulp(bereik="mijn")) == ()
    (af,) = bureau.lees(LeesHulp(bereik="mijn", afgelopen=True))
    assert (af.stand, af.uitkomst) == ("afgerond", "doel bereikt")


def test_that_it_can_go_on_after_it_ended_by_mistake(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    bureau.doe(RondOndersteuningAf(id=id_, **KLAAR))
    bureau.doe(HeropenOndersteuning(id=id_, tot="2026-05-01", reden="Toch nog een aanmaning"))
    detail = lees(bureau, id_)
    assert (detail.stand, detail.einde, detail.verwacht_einde) == ("loopt", "", "2026-05-01")


def test_that_ending_is_undone_with_one_key(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    _, wijziging = bureau.schrijf(RondOndersteuningAf(id=id_, **KLAAR))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert lees(bureau, id_).stand == "loopt"


# Going over in a casus -----------------------------------------------------------------------------------------------


def test_that_going_over_in_a_casus_carries_everything_along(bureau: Bureau) -> None:
    los = persoon(bureau, "Bram")
    id_ = begin(bureau, los, vraag="Ik durf de post niet te openen", controle_op="2026-05-11")
    contact(bureau, id_)
    over = bureau.doe(NaarCasus(soort="ondersteuning", id=id_, wettelijk_kader="Wmo 2015", leefgebied="Financiën"))
    detail = lees(bureau, id_)
    assert (detail.uitkomst, detail.huishouden_id) == ("overgegaan in een casus", over.huishouden_id)
    gezin = bureau.lees(LeesHuishouden(id=over.huishouden_id))
    assert gezin.casus is not None
    assert gezin.casus.nummer == over.nummer
    plan = bureau.lees(LeesPlan(huishouden_id=over.huishouden_id))
    assert plan is not None
    assert [doel.woorden for doel in plan.doelen] == ["De post op orde"]
    assert plan.situatie == "Ik durf de post niet te openen"
    verloop = bureau.lees(LeesVerloop(huishouden_id=over.huishouden_id)).rijen
    assert {(rij.titel, rij.bron_id) for rij in verloop if rij.soort == "hulp"} == {
        ("Kortdurende ondersteuning afgerond: overgegaan in een casus", id_),
        ("Ondersteuning: huisbezoek, 60 min", id_),
        ("Kortdurende ondersteuning begonnen", id_),
    }
    taken = [rij.wat for rij in bureau.lees(LeesTermijnen(bereik="mijn")) if rij.soort == "taak"]
    assert taken == ["Controle uit de ondersteuning: De post op orde"]


def test_that_going_over_is_taken_back_as_a_whole(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    _, wijziging = bureau.schrijf(NaarCasus(soort="ondersteuning", id=id_, wettelijk_kader="Jeugdwet"))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert lees(bureau, id_).stand == "loopt"
    assert bureau.lees(LeesHuishouden(id=thuis.huishouden)).casus is None


def test_that_in_a_family_with_a_casus_it_joins_that_one(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    id_ = begin(bureau, gezin.moeder)
    over = bureau.doe(NaarCasus(soort="ondersteuning", id=id_))
    assert (over.bestond, over.casus_id) == (True, gezin.casus)
    assert any(rij.wat == "Sluit aan bij uw casus: De post op orde" for rij in bureau.lees(LeesTermijnen()))


# Among what must be done ---------------------------------------------------------------------------------------------


def test_that_its_end_and_its_check_stand_among_what_must_be_done(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, verwacht_einde="2026-03-05")
    (rij,) = bureau.lees(LeesTermijnen())
    assert (rij.soort, rij.voor, rij.bron_id) == ("ondersteuning", "2026-03-05", id_)
    assert rij.wat == "Kortdurende ondersteuning afronden of verlengen: Anouk Wiersma"
    zet(bureau, Persoon, thuis.moeder, overleden_op="2026-02")
    assert [rij.wat for rij in bureau.lees(LeesTermijnen())] == ["Kortdurende ondersteuning afronden: Anouk Wiersma"]
    zet(bureau, Persoon, thuis.moeder, overleden_op="")
    bureau.doe(RondOndersteuningAf(id=id_, controle_op="2026-03-20", **KLAAR))
    (rij,) = bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=thuis.huishouden))
    assert (rij.soort, rij.voor, rij.wat) == ("controle", "2026-03-20", "Vragen hoe het gaat: Anouk Wiersma")
    zet(bureau, Persoon, thuis.moeder, overleden_op="2026-02")
    assert bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=thuis.huishouden)) == ()
    zet(bureau, Persoon, thuis.moeder, overleden_op="")
    bureau.doe(ControleerOndersteuning(id=id_, tekst="Gaat goed"))
    assert bureau.lees(LeesTermijnen()) == ()


def test_that_on_the_list_of_a_colleague_nobody_hidden_stands(bureau: Bureau, thuis: Gezin) -> None:
    collega = Collega(bureau, "casemanager")
    begin(bureau, thuis.moeder, medewerker_id=collega.id)
    assert len(collega.lees(LeesTermijnen())) == 1
    scherm_af(bureau, thuis.moeder)
    assert collega.lees(LeesTermijnen()) == ()
    collega.sluit()


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"doel": " "}, "doel"),
        ({"verwacht_einde": ""}, "verwacht_einde"),
        ({"verwacht_einde": "2026-02-01"}, "verwacht_einde"),
        ({"verwacht_einde": "2062-03-02"}, "verwacht_einde"),
        ({"verwacht_einde": "31-2-2026"}, "verwacht_einde"),
        ({"soort": "zomaar"}, "soort"),
        ({"controle_op": "2026-03-05"}, "controle_op"),
    ],
)
def test_that_a_wrong_field_says_so_beside_it(bureau: Bureau, thuis: Gezin, velden: dict[str, str], veld: str) -> None:
    with pytest.raises(Weigering) as fout:
        begin(bureau, thuis.moeder, **velden)
    assert veld in fout.value.fouten


@pytest.mark.parametrize(
    ("maak", "veld"),
    [
        (lambda id_: RondOndersteuningAf(id=id_, uitkomst="", tekst=""), "uitkomst"),
        (lambda id_: RondOndersteuningAf(id=id_, uitkomst="overgegaan in een casus"), "uitkomst"),
        (lambda id_: RondOndersteuningAf(id=id_, op="2026-03-03", **KLAAR), "op"),
        (lambda id_: RondOndersteuningAf(id=id_, op="2026-02-03", **KLAAR), "op"),
        (lambda id_: RondOndersteuningAf(id=id_, controle_op="2026-02-03", **KLAAR), "controle_op"),
        (lambda id_: VerlengOndersteuning(id=id_, tot="2026-05-01", reden=" "), "reden"),
        (lambda id_: VerlengOndersteuning(id=id_, tot="2026-01-01", reden="Zo"), "tot"),
        (lambda id_: VerlengOndersteuning(id=id_, tot="2026-04-13", reden="Zo"), "tot"),
        (lambda id_: WijzigOndersteuning(id=id_, soort="leun en steun", doel=""), "doel"),
        (lambda id_: WijzigOndersteuning(id=id_, soort="leun en steun", doel="x", begin="2026-12-01"), "begin"),
        (
            lambda id_: WijzigOndersteuning(id=id_, soort="leun en steun", doel="x", controle_op="2026-03-03"),
            "controle_op",
        ),
        (lambda id_: LegMomentVast(id=Id(b"k" * 16), ondersteuning_id=id_, tekst="", soort="huisbezoek"), "tekst"),
        (lambda id_: LegMomentVast(id=Id(b"k" * 16), ondersteuning_id=id_, tekst="x", soort=""), "soort"),
        (
            lambda id_: LegMomentVast(
                id=Id(b"k" * 16), ondersteuning_id=id_, tekst="x", soort="huisbezoek", op="2026-03-09"
            ),
            "op",
        ),
        (
            lambda id_: LegMomentVast(id=Id(b"k" * 16), ondersteuning_id=id_, tekst="x", soort="huisbezoek", duur=2000),
            "duur",
        ),
        (lambda id_: NaarCasus(soort="ondersteuning", id=id_), "wettelijk_kader"),
        (lambda id_: NaarCasus(soort="plan", id=id_), "soort"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_beside_its_field(bureau: Bureau, thuis: Gezin, maak: Any, veld: str) -> None:
    id_ = begin(bureau, thuis.moeder)
    with pytest.raises(Weigering) as fout:
        bureau.doe(maak(id_))
    assert veld in fout.value.fouten
    assert lees(bureau, id_).stand == "loopt"


def test_that_the_check_waits_for_the_end_and_is_done_once(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    with pytest.raises(Weigering, match="eerst af"):
        bureau.doe(ControleerOndersteuning(id=id_, tekst="Goed"))
    bureau.doe(RondOndersteuningAf(id=id_, controle_op=VANDAAG, **KLAAR))
    bureau.doe(ControleerOndersteuning(id=id_, tekst="Goed"))
    with pytest.raises(Weigering, match="al gedaan"):
        bureau.doe(ControleerOndersteuning(id=id_, tekst="Nog eens"))


# Rights and who is hidden --------------------------------------------------------------------------------------------


def test_that_somebody_hidden_is_in_no_list_and_opens_for_nobody_without_the_right(
    bureau: Bureau, thuis: Gezin
) -> None:
    id_ = begin(bureau, thuis.moeder)
    scherm_af(bureau, thuis.moeder)
    collega = Collega(bureau, "casemanager")
    assert collega.lees(LeesHulp(bereik="team", locatie_id=bureau.medewerker.locatie_id)) == ()
    assert collega.lees(LeesHulp(bereik="huishouden", onderwerp_id=thuis.huishouden)) == ()
    assert collega.lees(LeesLopend(huishouden_id=thuis.huishouden)) == ()
    with pytest.raises(Weigering, match="afgeschermd"):
        collega.lees(LeesOndersteuning(id=id_))
    with pytest.raises(Weigering, match="afgeschermd"):
        collega.doe(RondOndersteuningAf(id=id_, **KLAAR))
    collega.sluit()


@pytest.mark.parametrize(
    ("rol", "opdracht"),
    [
        ("entree", BeginOndersteuning(id=Id(b"k" * 16), persoon_id=Id(b"p" * 16), doel="x", verwacht_einde="")),
        ("gedragswetenschapper", RondOndersteuningAf(id=Id(b"k" * 16), **KLAAR)),
    ],
)  # fmt: skip
def test_that_without_the_right_nothing_is_written(bureau: Bureau, rol: str, opdracht: Opdracht[Any]) -> None:
    collega = Collega(bureau, rol)
    with pytest.raises(Weigering, match="rol geeft hier geen toegang"):
        collega.doe(opdracht)
    collega.sluit()


def test_that_what_runs_for_a_family_stands_together(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    (rij,) = bureau.lees(LeesLopend(huishouden_id=thuis.huishouden))
    assert (rij.noun, rij.over, rij.verzoek, rij.inhoud) == (
        "ondersteuning",
        "Anouk Wiersma",
        "ondersteuning.open",
        id_,
    )
    (eigen,) = bureau.lees(LeesLopend(persoon_id=thuis.moeder))
    assert eigen.over == ""
    assert bureau.lees(LeesLopend(persoon_id=thuis.zoon)) == ()
