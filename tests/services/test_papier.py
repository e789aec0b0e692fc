"""What of a household goes on paper: the plan, the hand-over sheet with its consent, and who is hidden from it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gezin import Gezin, bakker, wiersma, zet
from tests.papier import tekst
from tests.services.collega import Collega, aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, PlanEvaluatie, StelVersieVast
from wijdesk.models.opdrachten.betrokkene import (
    BetrokkeneInvoer,
    LeesBetrokkenen,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
)
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.toeleiding import LegIndicatieVast, StelToeleidingVoor
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel
from wijdesk.models.rows.papier import GEZINSLID, OverdrachtPapier, PlanPapier, waarom_weggelaten
from wijdesk.models.values import Id
from wijdesk.reports import overdrachtsblad, plan_pdf

VANDAAG = "2026-03-02"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def plan(bureau: Any, gezin: Gezin, versie: Id | None = None) -> PlanPapier:
    gelezen: PlanPapier = bureau.lees(LeesPlanPapier(huishouden_id=gezin.huishouden, versie_id=versie))
    return gelezen


def blad(bureau: Bureau, id_: Id) -> OverdrachtPapier:
    return bureau.lees(LeesOverdrachtPapier(id=id_))


def toegangen(bureau: Bureau, wat: str) -> set[bytes]:
    bureau.warm_op()
    return {rij[0] for rij in rauw(bureau, f"SELECT persoon_id FROM toegang WHERE wat = '{wat}'")}


def test_that_a_plan_never_fixed_is_a_concept_with_who_it_is_for(bureau: Bureau, gezin: Gezin) -> None:
    zet(bureau, Persoon, gezin.moeder, taal="Arabisch")
    papier = plan(bureau, gezin)
    assert (papier.versie, papier.nummer, papier.locatie) == (0, "C26-TEST1", "Selwerd")
    assert papier.taal == "Arabisch"
    assert [(lid.naam, lid.leeftijd, lid.tekent) for lid in papier.leden] == [
        ("Fatima Bakker", None, True),
        ("Sem Bakker", 13, True),
        ("Noor Bakker", 8, False),
    ]
    assert papier.plan.doelen[0].acties[0].wie == "Fatima"


def test_that_a_fixed_plan_is_its_version_until_something_changes(bureau: Bureau, gezin: Gezin) -> None:
    bureau.doe(PlanEvaluatie(plan_id=gezin.plan, op="2026-06-02"))
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    bureau.doe(GeefAkkoord(versie_id=versie, wijze="op papier", op=VANDAAG, persoon_id=gezin.moeder))
    papier = plan(bureau, gezin)
    assert (papier.versie, [rij.wijze for rij in papier.akkoorden]) == (1, ["op papier"])
    assert papier.volgende_evaluatie == "2026-06-02"
    zet(bureau, Doel, gezin.doelen[0], woorden="Geen schulden meer")
    nu = plan(bureau, gezin)
    assert nu.na_versie == (1, VANDAAG)
    assert "Sinds versie 1 van 2 maart 2026 is er iets veranderd." in tekst(plan_pdf.maak(nu))
    assert (nu.versie, nu.akkoorden, nu.plan.doelen[0].woorden) == (0, (), "Geen schulden meer")
    toen = plan(bureau, gezin, versie)
    assert (toen.versie, len(toen.akkoorden), toen.plan.doelen[0].woorden) == (1, 1, "Rust met geld")
    assert "Rust met geld" in tekst(plan_pdf.maak(toen))


def test_that_printing_is_logged_for_every_member(bureau: Bureau, gezin: Gezin) -> None:
    plan(bureau, gezin)
    assert toegangen(bureau, "plan afgedrukt") == {gezin.moeder, gezin.zoon, gezin.dochter}


def test_that_who_is_hidden_is_not_named_on_paper_for_anyone(bureau: Bureau, gezin: Gezin) -> None:
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    bureau.doe(
        GeefAkkoord(
            versie_id=versie, wijze="op het scherm", op=VANDAAG, persoon_id=gezin.moeder,
            handtekening="[[[100,200],[300,100],[500,300],[700,150]]]", opmerking="Fatima is het eens",
        )
    )  # fmt: skip
    zet(bureau, Persoon, gezin.moeder, afgeschermd=True)
    assert "persoon.afgeschermd" in bureau.rechten
    papier = plan(bureau, gezin)
    assert (papier.familie, papier.adres) == ("", "")
    assert papier.leden[0].naam == GEZINSLID
    assert [rij.handtekening + rij.opmerking for rij in papier.akkoorden] == [""]
    gelezen = tekst(plan_pdf.maak(papier))
    assert "Fatima" not in gelezen
    assert "Plan van" not in gelezen


def test_that_without_a_plan_or_the_right_nothing_is_printed(bureau: Bureau, gezin: Gezin, thuis: Gezin) -> None:
    with pytest.raises(Weigering, match="nog geen plan"):
        bureau.lees(LeesPlanPapier(huishouden_id=thuis.huishouden))
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.lees(LeesPlanPapier(huishouden_id=gezin.moeder))
    with pytest.raises(Weigering, match="nog geen plan"):
        plan(bureau, gezin, gezin.casus)
    entree = Collega(bureau, "entree")
    try:
        with pytest.raises(Weigering, match="Uw rol"):
            plan(entree, gezin)
    finally:
        entree.sluit()


# The hand-over sheet -------------------------------------------------------------------------------------------------


def stel_voor(bureau: Bureau, thuis: Gezin, **anders: Any) -> Id:
    velden: dict[str, Any] = {"naar": "Kentalis", "soort": "maatwerk", "waarom": "hulp bij taal"} | anders
    return bureau.doe(StelToeleidingVoor(huishouden_id=thuis.huishouden, **velden))


def geef_toestemming(bureau: Bureau, thuis: Gezin, wie: Id, *gegevens: str, aan: str = "kentalis") -> None:
    ontvanger = bureau.doe(
        VoegBetrokkeneToe(
            huishouden_id=thuis.huishouden,
            invoer=BetrokkeneInvoer(soort="professional", naam="Jo Bos", organisatie=aan, telefoon="050 3123456"),
        )
    )
    bureau.doe(
        LegToestemmingVast(
            betrokkene_id=ontvanger, persoon_id=wie, gegevens=gegevens, gevers=(thuis.moeder, thuis.vader), op=VANDAAG
        )
    )


@pytest.mark.parametrize("over_kind", [True, False])
def test_that_without_consent_the_sheet_names_nobody_and_says_what_is_missing_and_how_to_get_it(
    bureau: Bureau, thuis: Gezin, over_kind: bool
) -> None:
    papier = blad(bureau, stel_voor(bureau, thuis, persoon_id=thuis.dochter if over_kind else None))
    assert (papier.wie, papier.nummer, papier.naar, papier.toestemming) == ("", "", "Kentalis", ())
    assert (papier.waarom, papier.telefoon, papier.contactpersonen) == ("", "", ())
    gelezen = tekst(overdrachtsblad.maak(papier))
    assert "Dit blad mag het wijkteam niet uit." in gelezen
    assert "om gegevens te delen met Kentalis" in gelezen
    assert "leg die vast bij Betrokkenen" in gelezen
    for woord in ("hulp bij taal", "Noor", "Wiersma"):
        assert woord not in gelezen


def test_that_a_sheet_for_colleagues_of_the_own_team_needs_no_consent_and_stays_in_the_house(
    bureau: Bureau, thuis: Gezin
) -> None:
    id_ = stel_voor(bureau, thuis, persoon_id=thuis.dochter, soort="lichte ondersteuning door WIJ", naar="WIJ Oost")
    papier = blad(bureau, id_)
    assert (papier.wie, papier.telefoon, papier.waarom) == ("Noor Wiersma", "", "")
    gelezen = tekst(overdrachtsblad.maak(papier))
    assert "Dit blad mag het wijkteam niet uit." in gelezen
    assert "voor collega's van het wijkteam" in gelezen


def test_that_a_withdrawn_consent_takes_the_name_off_the_sheet(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, persoon_id=thuis.dochter)
    geef_toestemming(bureau, thuis, thuis.dochter, "contactgegevens")
    assert blad(bureau, id_).wie == "Noor Wiersma"
    (rij,) = bureau.lees(LeesBetrokkenen(huishouden_id=thuis.huishouden)).professionals
    bureau.doe(
        TrekToestemmingIn(
            betrokkene_id=rij.id, persoon_id=thuis.dochter, gegevens=("contactgegevens",), gevers=(thuis.vader,)
        )
    )
    assert (blad(bureau, id_).wie, blad(bureau, id_).toestemming) == ("", ())


def test_that_consent_opens_what_it_is_for_and_is_named_with_who_gave_it(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, persoon_id=thuis.dochter)
    geef_toestemming(bureau, thuis, thuis.dochter, "contactgegevens")
    papier = blad(bureau, id_)
    assert [(rij.gegevens, rij.wie, rij.op) for rij in papier.toestemming] == [
        ("contactgegevens", "Noor Wiersma", VANDAAG)
    ]
    assert set(papier.toestemming[0].door.split(", ")) == {"Anouk Wiersma", "Pieter Wiersma"}
    assert papier.waarom == "hulp bij taal"
    assert [rij.naam for rij in papier.contactpersonen] == ["Jo Bos"]
    gelezen = tekst(overdrachtsblad.maak(papier))
    assert "Dit blad mag het wijkteam niet uit." not in gelezen
    assert "2 maart 2026" in gelezen


def test_that_consent_about_one_child_does_not_speak_for_the_whole_household(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis)
    geef_toestemming(bureau, thuis, thuis.dochter, "contactgegevens", "plan")
    papier = blad(bureau, id_)
    assert (papier.wie, papier.contactpersonen, papier.toestemming) == ("", (), ())
    assert papier.waarom == ""


def test_that_the_sheet_of_an_indicatie_tells_what_was_decided(bureau: Bureau, thuis: Gezin) -> None:
    id_ = bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis.huishouden, persoon_id=thuis.dochter, productgroep="Jeugd", soort="nieuw",
            besloten_op="2026-02-01", van="2026-02-01", tot="2026-07-31", aanbieder="Accare", omvang="3 uur per week",
            wacht_sinds="2026-02-01", overbrugging="Oma Truus past op",
        )
    )  # fmt: skip
    zonder = blad(bureau, id_)
    assert (zonder.naar, zonder.wat, zonder.wie, zonder.overbrugging) == ("Accare", "Jeugd, 3 uur per week", "", "")
    geef_toestemming(bureau, thuis, thuis.dochter, "plan", aan="Accare")
    papier = blad(bureau, id_)
    assert (papier.naar, papier.wat, papier.periode) == (
        "Accare",
        "Jeugd, 3 uur per week",
        ("2026-02-01", "2026-07-31"),
    )
    gelezen = tekst(overdrachtsblad.maak(papier))
    assert "Besluit van 1 februari 2026. Van 1 februari 2026 tot en met 31 juli 2026." in gelezen


def test_that_a_sheet_names_nobody_who_is_hidden(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, persoon_id=thuis.dochter)
    geef_toestemming(bureau, thuis, thuis.dochter, "contactgegevens")
    for wie in (thuis.dochter, thuis.moeder):
        zet(bureau, Persoon, wie, afgeschermd=True)
    gelezen = tekst(overdrachtsblad.maak(blad(bureau, id_)))
    assert "Noor" not in gelezen
    assert "Anouk" not in gelezen
    assert "Een gezinslid" in gelezen


def test_that_the_sheet_is_logged_and_an_unknown_one_refused(bureau: Bureau, thuis: Gezin) -> None:
    blad(bureau, stel_voor(bureau, thuis, persoon_id=thuis.dochter))
    assert toegangen(bureau, "overdrachtsblad afgedrukt") == {thuis.dochter}
    with pytest.raises(Weigering, match="bestaat niet"):
        blad(bureau, thuis.dochter)


def test_that_the_preview_tells_who_is_left_out_and_the_paper_does_not(bureau: Bureau, gezin: Gezin) -> None:
    assert waarom_weggelaten(plan(bureau, gezin)) == ""
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    papier = plan(bureau, gezin)
    zin = waarom_weggelaten(papier)
    assert zin.startswith("Sem Bakker is afgeschermd. Op papier staat daarom “een gezinslid” in plaats van de naam.")
    assert "adres staat er ook niet op" in zin
    assert "Sem Bakker" not in tekst(plan_pdf.maak(papier))


@pytest.mark.parametrize("rol", ["teamleider", "casemanager"])
def test_that_paper_names_nobody_hidden_also_when_who_prints_may_see_only_them(
    bureau: Bureau, gezin: Gezin, rol: str
) -> None:
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    with aan_het_werk(bureau, rol) as collega:  # a teamleider of where they live, or in an emergency
        if rol == "casemanager":
            collega.doe(OpenInNood(reden="De buren horen een kind gillen", persoon_id=gezin.zoon))
        assert collega.lees(LeesPersoonKaart(id=gezin.zoon)).persoon.roepnaam == "Sem"
        papier = plan(collega, gezin)
    assert (papier.familie, papier.adres, papier.weggelaten) == ("", "", ("Sem Bakker",))
    assert "Sem Bakker" not in tekst(plan_pdf.maak(papier))


def test_that_who_may_not_know_the_hidden_gets_no_name_in_the_preview_either(bureau: Bureau, gezin: Gezin) -> None:
    for wie in (gezin.zoon, gezin.moeder):
        zet(bureau, Persoon, wie, afgeschermd=True)
    with aan_het_werk(bureau, "casemanager") as collega:
        papier = plan(collega, gezin)
    assert papier.weggelaten == ("", "")
    assert waarom_weggelaten(papier).startswith("2 mensen die u niet mag zien zijn afgeschermd.")
