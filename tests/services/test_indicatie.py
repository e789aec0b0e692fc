"""Indicaties: what is asked of them, renewing, and who waits until help really began. On the real store."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, de_vries, huishouden, persoon, wiersma, zet
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import (
    LeesIndicaties,
    LeesWachtlijst,
    LegIndicatieVast,
    StartIndicatie,
    StelToeleidingVoor,
    TrekIndicatieIn,
    WijzigIndicatie,
)
from wijdesk.models.opdrachten.verloop import AfgeleideTaak, LeesVerloop, RondTaakAf
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.toeleiding import IndicatieRij
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.toeleidingstappen import wachten_voor_besluit
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"
DAG = 86_400_000


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def indicatie(bureau: Bureau, thuis: Gezin, **anders: Any) -> Id:
    velden: dict[str, Any] = {
        "productgroep": "Jeugd", "soort": "nieuw", "besloten_op": "2026-02-01", "van": "2026-02-01",
        "tot": "2026-07-31", "aanbieder": "Accare", "omvang": "3 uur per week",
    }  # fmt: skip
    return bureau.doe(LegIndicatieVast(huishouden_id=thuis.huishouden, **(velden | anders)))


def indicaties(bureau: Bureau, thuis: Gezin) -> dict[Id, IndicatieRij]:
    return {rij.id: rij for rij in bureau.lees(LeesIndicaties(huishouden_id=thuis.huishouden))}


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"productgroep": "Wmo Bloemen"}, "productgroep"),
        ({"soort": "oud"}, "soort"),
        ({"besloten_op": ""}, "besloten_op"),
        ({"besloten_op": "2026-03-03"}, "besloten_op"),
        ({"besloten_op": "1-3-2026"}, "besloten_op"),
        ({"van": "x"}, "van"),
        ({"tot": "2026-01-31"}, "tot"),
        ({"wacht_sinds": "2026-04-01"}, "wacht_sinds"),
        ({"wacht_sinds": "2026-03-01", "gestart_op": "2026-02-01"}, "gestart_op"),
        ({"overbrugging": "buurvrouw"}, "wacht_sinds"),
    ],
)
def test_that_an_indicatie_that_cannot_be_is_refused_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        indicatie(bureau, thuis, **anders)
    assert veld in fout.value.fouten
    assert rauw(bureau, "SELECT count(*) FROM indicatie") == [(0,)]


def test_that_a_herindicatie_is_asked_eight_weeks_before_the_end_and_not_when_one_follows(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    eerste = indicatie(bureau, thuis)
    assert (indicaties(bureau, thuis)[eerste].stand, indicaties(bureau, thuis)[eerste].herinnering_op) == (
        *("loopt", "2026-06-05"),
    )
    klok.verzet((date(2026, 6, 5) - date(2026, 3, 2)).days * DAG)
    assert indicaties(bureau, thuis)[eerste].stand == "herindicatie"
    klok.verzet(60 * DAG)
    assert indicaties(bureau, thuis)[eerste].stand == "afgelopen"
    with pytest.raises(Weigering) as fout:
        indicatie(bureau, thuis, vorige_id=eerste)
    assert "vorige_id" in fout.value.fouten
    tweede = indicatie(
        bureau, thuis, soort="herindicatie", vorige_id=eerste, besloten_op="2026-06-10", van="2026-08-01", tot="",
        zonder_einde=True,
    )  # fmt: skip
    assert indicaties(bureau, thuis)[eerste].stand == "opgevolgd"
    assert indicaties(bureau, thuis)[tweede].stand == "loopt"
    with pytest.raises(Weigering):
        bureau.doe(TrekIndicatieIn(id=eerste, reden="dubbel"))
    bureau.doe(TrekIndicatieIn(id=tweede, reden="dubbel"))
    assert set(indicaties(bureau, thuis)) == {eerste}


def test_that_herindicaties_do_not_go_round_or_cross_households(bureau: Bureau, thuis: Gezin) -> None:
    eerste = indicatie(bureau, thuis, soort="herindicatie")
    tweede = indicatie(bureau, thuis, soort="herindicatie", vorige_id=eerste)
    with pytest.raises(Weigering) as fout:
        bureau.doe(
            WijzigIndicatie(
                id=eerste, productgroep="Jeugd", soort="herindicatie", besloten_op="2026-02-01", vorige_id=tweede
            )
        )
    assert "vorige_id" in fout.value.fouten
    ander = huishouden(bureau, "Ander", (persoon(bureau, "Els", "1990-01-01"), "alleenstaande"))
    with pytest.raises(Weigering):
        bureau.doe(
            LegIndicatieVast(
                huishouden_id=ander, productgroep="Jeugd", soort="herindicatie", besloten_op=VANDAAG, vorige_id=eerste
            )
        )
    met_toeleiding = bureau.doe(
        StelToeleidingVoor(huishouden_id=thuis.huishouden, naar="Kentalis", soort="maatwerk", waarom="taal")
    )
    with pytest.raises(Weigering):
        bureau.doe(
            LegIndicatieVast(
                huishouden_id=ander, productgroep="Jeugd", soort="nieuw", besloten_op=VANDAAG,
                toeleiding_id=met_toeleiding,
            )
        )  # fmt: skip


def test_that_who_waits_is_on_the_list_with_what_helps_meanwhile_until_it_begins(bureau: Bureau, thuis: Gezin) -> None:
    hier = bureau.medewerker.locatie_id
    id_ = indicatie(bureau, thuis, wacht_sinds="2026-02-10", persoon_id=thuis.zoon, overbrugging="Jongerenwerk")
    indicatie(bureau, thuis)
    (wachtend,) = bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=hier))
    assert (wachtend.id, wachtend.stand, wachtend.wacht_dagen, wachtend.overbrugging) == (
        *(id_, "wacht", 20, "Jongerenwerk"),
    )
    for op in ("2026-02-09", "2026-03-03", "x"):
        with pytest.raises(Weigering) as fout:
            bureau.doe(StartIndicatie(id=id_, op=op))
        assert "op" in fout.value.fouten
    bureau.doe(StartIndicatie(id=id_))
    assert bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=hier)) == ()
    begonnen = indicaties(bureau, thuis)[id_]
    assert (begonnen.stand, begonnen.wacht_dagen) == ("loopt", 20)


def her(vorige: Id, **anders: Any) -> dict[str, Any]:
    """What a herindicatie is recorded with."""
    vast = {"soort": "herindicatie", "vorige_id": vorige, "besloten_op": VANDAAG, "van": "2026-08-01"}
    return vast | {"tot": "2027-07-31"} | anders


def test_that_renewing_what_never_began_keeps_the_child_waiting_with_its_days_and_bridging_support(
    bureau: Bureau, thuis: Gezin
) -> None:
    hier = bureau.medewerker.locatie_id
    oud = indicatie(bureau, thuis, wacht_sinds="2026-01-05", persoon_id=thuis.zoon, overbrugging="Jongerenwerk")
    with pytest.raises(Weigering) as fout:
        indicatie(bureau, thuis, **her(oud, wacht_sinds="2026-02-10"))
    assert fout.value.fouten == {"wacht_sinds": "Er wordt al gewacht sinds 05-01-2026. Die dagen tellen mee."}
    nieuw = indicatie(bureau, thuis, **her(oud, persoon_id=thuis.zoon))
    (wachtend,) = bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=hier))
    assert (wachtend.id, wachtend.wacht_sinds, wachtend.wacht_dagen, wachtend.overbrugging) == (
        *(nieuw, "2026-01-05", 56, "Jongerenwerk"),
    )
    standen = {id_: rij.stand for id_, rij in indicaties(bureau, thuis).items()}
    assert standen == {oud: "opgevolgd", nieuw: "wacht"}
    with pytest.raises(Weigering, match="herindicatie die hierop verder gaat"):
        bureau.doe(StartIndicatie(id=oud))
    with pytest.raises(Weigering) as fout:
        bureau.doe(
            WijzigIndicatie(
                id=oud, productgroep="Jeugd", soort="nieuw", besloten_op="2026-02-01", wacht_sinds="2026-01-05",
                gestart_op=VANDAAG,
            )
        )  # fmt: skip
    assert list(fout.value.fouten) == ["gestart_op"]
    bureau.doe(StartIndicatie(id=nieuw))
    assert bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=hier)) == ()
    assert indicaties(bureau, thuis)[nieuw].wacht_dagen == 56


def test_that_taking_a_herindicatie_back_leaves_the_wait_with_the_one_before(bureau: Bureau, thuis: Gezin) -> None:
    hier = bureau.medewerker.locatie_id
    oud = indicatie(bureau, thuis, wacht_sinds="2026-01-05")
    bureau.doe(TrekIndicatieIn(id=indicatie(bureau, thuis, **her(oud)), reden="dubbel"))
    assert [rij.id for rij in bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=hier))] == [oud]
    bureau.doe(StartIndicatie(id=oud))
    nieuw = indicatie(bureau, thuis, **her(oud))
    verder = indicaties(bureau, thuis)[nieuw]
    assert (verder.stand, verder.wacht_sinds) == ("begint nog", "")


def test_that_a_wait_lost_by_an_earlier_herindicatie_is_on_the_list_again(bureau: Bureau, thuis: Gezin) -> None:
    oud = indicatie(bureau, thuis, wacht_sinds="2026-01-05")
    nieuw = indicatie(bureau, thuis, **her(oud))
    zet(bureau, Indicatie, nieuw, wacht_sinds="")
    (wachtend,) = bureau.lees(LeesWachtlijst(voor="locatie", locatie_id=bureau.medewerker.locatie_id))
    assert (wachtend.id, wachtend.stand) == (oud, "wacht")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"van": ""}, "van"),
        ({"tot": ""}, "tot"),
        ({"zonder_einde": True}, "tot"),
        ({"tot": "2026-07-01"}, "tot"),
        ({"van": "augustus"}, "van"),
    ],
)
def test_that_a_herindicatie_says_for_which_period_it_is(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    oud = indicatie(bureau, thuis)
    with pytest.raises(Weigering) as fout:
        indicatie(bureau, thuis, **her(oud, **anders))
    assert list(fout.value.fouten) == [veld]
    zonder = indicatie(bureau, thuis, **her(oud, tot="", zonder_einde=True))
    assert indicaties(bureau, thuis)[zonder].tot == ""


@pytest.mark.parametrize(
    ("sinds", "besluit", "zin"),
    [
        ("2026-02-01", "2026-02-11", "10 dagen voor het besluit. Dat kan: wachten telt vanaf de aanmelding. Nu 29"),
        ("2026-02-10", "2026-02-11", "Dit is 1 dag voor"),
        ("2026-02-11", "2026-02-11", ""),
        ("2026-02-12", "2026-02-11", ""),
        ("", "2026-02-11", ""),
        ("x", "2026-02-11", ""),
        ("2026-02-01", "2026-03-09", ""),
    ],
)
def test_that_a_wait_that_began_before_the_decision_is_right_and_said(sinds: str, besluit: str, zin: str) -> None:
    gezegd = wachten_voor_besluit(sinds, besluit, vandaag=VANDAAG)
    assert zin in gezegd
    assert bool(gezegd) == bool(zin)


def test_that_an_indicatie_says_whose_consent_its_aanbieder_still_needs(bureau: Bureau, thuis: Gezin) -> None:
    oud = indicatie(bureau, thuis, persoon_id=thuis.dochter)
    zonder = indicatie(bureau, thuis, persoon_id=thuis.dochter, aanbieder="")
    nieuw = indicatie(bureau, thuis, **her(oud, persoon_id=thuis.dochter))
    rijen = indicaties(bureau, thuis)
    assert rijen[nieuw].toestemming == ("Nog geen toestemming voor contactgegevens en plan aan Accare (Noor Wiersma).")
    assert (rijen[oud].toestemming, rijen[zonder].toestemming) == ("", "")


# On the agenda --------------------------------------------------------------------------------------------------------


def op_de_agenda(bureau: Bureau, huishouden_id: Id) -> list[AgendaRij]:
    rijen = bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=huishouden_id))
    return [rij for rij in rijen if rij.soort == "herindicatie"]


def test_that_a_herindicatie_to_think_of_is_rounded_off_once_and_the_next_one_comes_up_by_itself(
    bureau: Bureau, klok: Klok
) -> None:
    thuis = de_vries(bureau)
    velden: dict[str, Any] = {"huishouden_id": thuis.huishouden, "productgroep": "Jeugd", "persoon_id": thuis.dochter}
    oud = bureau.doe(
        LegIndicatieVast(**velden, soort="nieuw", besloten_op="2025-04-01", van="2025-04-01", tot="2026-03-31")
    )
    (rij,) = op_de_agenda(bureau, thuis.huishouden)
    assert (rij.wat, rij.voor) == ("Herindicatie aanvragen of afbouwen: Jeugd", "2026-03-31")
    verloop = LeesVerloop(huishouden_id=thuis.huishouden)
    assert rij.sleutel in {taak.sleutelwoord for taak in bureau.lees(verloop).open_taken}
    afgeleid = AfgeleideTaak(
        huishouden_id=thuis.huishouden, sleutel=rij.sleutel, soort="herindicatie", wat=rij.wat, voor=rij.voor,
        persoon_id=rij.persoon_id,
    )  # fmt: skip
    bureau.doe(RondTaakAf(afgeleid=afgeleid, uitkomst="Aangevraagd bij het loket"))
    assert op_de_agenda(bureau, thuis.huishouden) == []
    assert rij.sleutel not in {taak.sleutelwoord for taak in bureau.lees(verloop).open_taken}
    with pytest.raises(Weigering, match="al afgerond"):
        bureau.doe(RondTaakAf(afgeleid=afgeleid))
    assert rauw(bureau, "SELECT soort, uitkomst FROM taak WHERE sleutel <> ''") == [
        ("herindicatie", "Aangevraagd bij het loket")
    ]
    bureau.doe(LegIndicatieVast(**velden, **her(oud, van="2026-04-01", tot="2026-05-31")))
    klok.verzet(40 * DAG)
    (volgende,) = op_de_agenda(bureau, thuis.huishouden)
    assert (volgende.voor, volgende.sleutel != rij.sleutel) == ("2026-05-31", True)
