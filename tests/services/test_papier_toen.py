"""A fixed version on paper is what was fixed: the family, the address and who had the regie on that very moment."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.gezin import DAG, Gezin, bakker, bewaar, lees, lid, persoon, zet
from tests.papier import tekst
from wijdesk.app.bureau import Bureau
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Gezag, Huishouden, Huishoudlid
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, PlanEvaluatie, StelVersieVast, VerzetEvaluatie
from wijdesk.models.opdrachten.huishouden import BeeindigLid, VoegLidToe
from wijdesk.models.opdrachten.papier import LeesPlanPapier
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.plan import Veiligheidsafspraak
from wijdesk.models.rows.papier import PlanPapier
from wijdesk.models.values import Id
from wijdesk.reports import plan_pdf


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def papier(bureau: Bureau, gezin: Gezin, versie: Id | None = None) -> PlanPapier:
    gelezen: PlanPapier = bureau.lees(LeesPlanPapier(huishouden_id=gezin.huishouden, versie_id=versie))
    return gelezen


def lid_van(bureau: Bureau, gezin: Gezin, wie: Id) -> Id:
    return next(rij.id for rij in lees(bureau, gezin.huishouden).leden if rij.persoon_id == wie)


def test_that_a_fixed_version_prints_the_same_whatever_happens_afterwards(
    bureau: Bureau, gezin: Gezin, klok: Any
) -> None:
    straat = bureau.wereld.ids()
    bewaar(bureau, Adres(id=straat, straat="Eikenlaan", huisnummer="12", postcode="9741EA", woonplaats="Groningen"))
    zet(bureau, Huishouden, gezin.huishouden, adres_id=straat)
    gi = bureau.wereld.ids()
    bewaar(
        bureau,
        Gezag(id=gi, kind_id=gezin.dochter, instelling="Jeugdbescherming Noord", soort="voogdij", van="2026-01-01"),
    )
    evaluatie = bureau.doe(PlanEvaluatie(plan_id=gezin.plan, op="2026-06-02"))
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    toen = papier(bureau, gezin, versie)
    gedrukt = tekst(plan_pdf.maak(toen))
    assert (toen.adres != "", toen.volgende_evaluatie, len(toen.leden), len(toen.voogdij)) == (True, "2026-06-02", 3, 1)

    bureau.doe(VerzetEvaluatie(evaluatie_id=evaluatie, naar="2026-07-01"))
    klok.verzet(10 * DAG)
    bureau.doe(BeeindigLid(id=lid_van(bureau, gezin, gezin.zoon), tot="2026-03-02", reden="Woont bij zijn vader"))
    oma = persoon(bureau, "Truus", "1950-01-01", achternaam="Bakker")
    bureau.doe(VoegLidToe(huishouden_id=gezin.huishouden, lid=lid(oma, "inwonend familielid")))
    elders = bureau.wereld.ids()
    bewaar(bureau, Adres(id=elders, straat="Dorpsweg", huisnummer="1", postcode="9751AA", woonplaats="Haren"))
    zet(bureau, Huishouden, gezin.huishouden, adres_id=elders, naam="Truus")
    zet(bureau, Medewerker, bureau.medewerker.id, naam="Sanne Jansen")
    zet(bureau, Gezag, gi, status="vervallen")
    zet(bureau, Persoon, gezin.moeder, achternaam="Jansen")
    zet(bureau, Veiligheidsafspraak, gezin.afspraak, tot="2026-03-05")

    later = papier(bureau, gezin, versie)
    assert replace(later, vandaag="") == replace(toen, vandaag="")
    assert tekst(plan_pdf.maak(later)) == gedrukt
    nu = papier(bureau, gezin)
    assert (nu.versie, nu.na_versie[0], nu.familie) == (0, 1, "Truus")
    assert "Haren" in nu.adres


def test_that_somebody_made_hidden_since_is_not_on_an_old_version_either(
    bureau: Bureau, gezin: Gezin, klok: Any
) -> None:
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    klok.verzet(DAG)
    bureau.doe(BeeindigLid(id=lid_van(bureau, gezin, gezin.zoon), tot="2026-03-02", reden="Woont bij zijn vader"))
    klok.verzet(DAG)
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    toen = papier(bureau, gezin, versie)
    assert (toen.familie, toen.adres) == ("", "")
    assert "Sem Bakker" not in tekst(plan_pdf.maak(toen))


def test_that_a_running_goal_of_somebody_who_left_is_told_in_the_header_and_in_the_plan(
    bureau: Bureau, gezin: Gezin, klok: Any
) -> None:
    bureau.doe(StelVersieVast(plan_id=gezin.plan))
    klok.verzet(3 * DAG)
    bureau.doe(BeeindigLid(id=lid_van(bureau, gezin, gezin.zoon), tot="2026-03-02", reden="Woont bij zijn vader"))
    detail = lees(bureau, gezin.huishouden)
    (zin,) = (melding.zin for melding in detail.meldingen if "niet meer bij het gezin" in melding.zin)
    assert zin.startswith("Doel “Sem naar school” is alleen voor Sem Bakker, die niet meer bij het gezin hoort.")
    assert detail.plan_stand.endswith("daarna gewijzigd")
    plan = bureau.lees(LeesPlan(huishouden_id=gezin.huishouden))
    assert plan is not None
    assert [zin for zin in plan.gewijzigd if "Sem Bakker" in zin and "“Sem naar school”" in zin]


def test_that_what_another_did_not_do_in_time_is_work_of_the_regisseur(bureau: Bureau, gezin: Gezin, klok: Any) -> None:
    def te_doen() -> list[tuple[str, str]]:
        rijen = bureau.lees(LeesTermijnen(tot="2026-04-02"))
        return [(rij.wat, rij.toestand) for rij in rijen if rij.soort == "actie"]

    assert te_doen() == []
    klok.zet(klok() + 31 * DAG)
    assert te_doen() == [("Vraag na: Post op een stapel (Fatima)", "te laat")]


def test_that_paper_says_who_the_voogd_is_and_for_whom_an_institution_signed(bureau: Bureau, gezin: Gezin) -> None:
    gi = "Jeugdbescherming Noord"
    rij = Gezag(id=bureau.wereld.ids(), kind_id=gezin.dochter, instelling=gi, soort="voogdij", van="2026-01-01")
    bewaar(bureau, rij)
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    ja = GeefAkkoord(versie_id=versie, wijze="op papier", op="2026-03-02", naam=gi, door="A. Bos, jeugdbeschermer")
    bureau.doe(ja)
    gedrukt = " ".join(tekst(plan_pdf.maak(papier(bureau, gezin, versie))).split())
    assert f"Voogd van Noor Bakker: {gi}" in gedrukt
    assert "Voogd van Noor Bakker. Heeft op papier getekend. Getekend door A. Bos, jeugdbeschermer." in gedrukt


def test_that_paper_says_for_whom_a_parent_signs_as_the_screen_does_also_of_an_old_version(
    bureau: Bureau, gezin: Gezin, klok: Any
) -> None:
    versie = bureau.doe(StelVersieVast(plan_id=gezin.plan))
    assert [rij.ook_voor for rij in papier(bureau, gezin, versie).leden] == [("Sem Bakker", "Noor Bakker"), (), ()]
    assert "Ook voor Sem Bakker en Noor Bakker." in woorden_van(bureau, gezin, versie)
    haal = json.dumps([[[10, 10], [400, 200]]])
    ja = GeefAkkoord(
        versie_id=versie, op="2026-03-02", persoon_id=gezin.moeder, wijze="op het scherm", handtekening=haal
    )
    bureau.doe(ja)
    toen = woorden_van(bureau, gezin, versie)
    assert "Ook voor Sem Bakker en Noor Bakker." in toen
    klok.verzet(DAG)
    zet(bureau, Huishoudlid, lid_van(bureau, gezin, gezin.moeder), rol="ouder zonder gezag")
    assert woorden_van(bureau, gezin, versie) == toen
    zet(bureau, Persoon, gezin.dochter, afgeschermd=True)
    assert "Noor" not in woorden_van(bureau, gezin, versie)


def woorden_van(bureau: Bureau, gezin: Gezin, versie: Id | None = None) -> str:
    return " ".join(tekst(plan_pdf.maak(papier(bureau, gezin, versie))).split())
