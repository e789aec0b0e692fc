"""The loop of a warm hand-off, step by step; what is stuck; indicaties and who waits. On the real store."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, huishouden, open_casus, persoon, wiersma
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, LegToestemmingVast, VoegBetrokkeneToe
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.toeleiding import (
    CorrigeerToeleiding,
    KoppelToeleidingTerug,
    LeesToeleidingen,
    LeesVastgelopen,
    LeesWachtlijst,
    LegEersteContactVast,
    LegIndicatieVast,
    NeemStapTerug,
    NeemToeleidingAan,
    StelToeleidingVoor,
    TrekToeleidingIn,
    WeigerToeleiding,
)
from wijdesk.models.rows.toeleiding import ToeleidingRij
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"
DAG = 86_400_000


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def stel_voor(bureau: Bureau, thuis: Gezin, **anders: Any) -> Id:
    velden: dict[str, Any] = {"naar": "Kentalis", "soort": "maatwerk", "waarom": "hulp bij taal"} | anders
    return bureau.doe(StelToeleidingVoor(huishouden_id=thuis.huishouden, **velden))


def rij_van(bureau: Bureau, thuis: Gezin, id_: Id) -> ToeleidingRij:
    return next(rij for rij in bureau.lees(LeesToeleidingen(huishouden_id=thuis.huishouden)) if rij.id == id_)


# The loop ------------------------------------------------------------------------------------------------------------


def test_that_a_hand_off_walks_the_whole_loop_with_a_day_for_every_step(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    id_ = stel_voor(bureau, thuis, op="2026-02-20", persoon_id=thuis.dochter, contactpersoon="Mevrouw Bos")
    bureau.doe(NeemToeleidingAan(id=id_, op="2026-02-24"))
    klok.verzet(3 * DAG)
    bureau.doe(LegEersteContactVast(id=id_))
    assert rij_van(bureau, thuis, id_).wacht == "Nog geen terugkoppeling, 0 dagen"
    with pytest.raises(Weigering) as fout:
        bureau.doe(KoppelToeleidingTerug(id=id_, woorden=" "))
    assert "woorden" in fout.value.fouten
    bureau.doe(KoppelToeleidingTerug(id=id_, woorden="Het klikt, wekelijks op dinsdag."))
    rij = rij_van(bureau, thuis, id_)
    assert (rij.stand, rij.voorgesteld_op, rij.aangenomen_op, rij.eerste_contact_op, rij.teruggekoppeld_op) == (
        *("teruggekoppeld", "2026-02-20", "2026-02-24", "2026-03-05", "2026-03-05"),
    )
    assert (rij.terugkoppeling, rij.persoon, rij.wacht) == ("Het klikt, wekelijks op dinsdag.", "Noor Wiersma", "")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naar": " "}, "naar"),
        ({"soort": ""}, "soort"),
        ({"soort": "tovenarij"}, "soort"),
        ({"op": "2026-03-03"}, "op"),
        ({"op": "2026-02-29"}, "op"),
    ],
)
def test_that_a_proposal_that_lacks_something_is_refused_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        stel_voor(bureau, thuis, **anders)
    assert veld in fout.value.fouten


def test_that_no_step_is_taken_before_the_one_before_it_nor_in_the_future(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, op="2026-02-20")
    te_vroeg: tuple[Opdracht[None], ...] = (
        LegEersteContactVast(id=id_),
        KoppelToeleidingTerug(id=id_, woorden="goed"),
        NeemToeleidingAan(id=id_, op="2026-02-19"),
        NeemToeleidingAan(id=id_, op="2026-03-03"),
        WeigerToeleiding(id=id_, reden="vol", op="2026-02-19"),
        WeigerToeleiding(id=id_, reden=" "),
        TrekToeleidingIn(id=id_, reden=""),
    )
    for opdracht in te_vroeg:
        with pytest.raises(Weigering):
            bureau.doe(opdracht)
    assert rij_van(bureau, thuis, id_).stand == "voorgesteld"


def test_that_refused_and_withdrawn_end_the_loop_with_a_reason(bureau: Bureau, thuis: Gezin) -> None:
    vol, niet_meer = stel_voor(bureau, thuis), stel_voor(bureau, thuis, naar="Humanitas")
    bureau.doe(WeigerToeleiding(id=vol, reden="Geen plek voor de zomer"))
    bureau.doe(TrekToeleidingIn(id=niet_meer, reden="Oma springt bij"))
    for id_, stand in ((vol, "geweigerd"), (niet_meer, "ingetrokken")):
        rij = rij_van(bureau, thuis, id_)
        assert (rij.stand, rij.gestopt_op, bool(rij.reden), rij.uiterlijk) == (stand, VANDAAG, True, "")
        for opdracht in (NeemToeleidingAan(id=id_), WeigerToeleiding(id=id_, reden="x")):
            with pytest.raises(Weigering):
                bureau.doe(opdracht)


def test_that_a_step_taken_by_mistake_is_taken_back_with_a_reason(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis)
    with pytest.raises(Weigering):
        bureau.doe(NeemStapTerug(id=id_, reden="x"))
    bureau.doe(NeemToeleidingAan(id=id_))
    bureau.doe(LegEersteContactVast(id=id_))
    bureau.doe(KoppelToeleidingTerug(id=id_, woorden="goed"))
    with pytest.raises(Weigering):
        bureau.doe(NeemStapTerug(id=id_, reden=""))
    for stand in ("eerste contact", "aangenomen", "voorgesteld"):
        bureau.doe(NeemStapTerug(id=id_, reden="verkeerde regel"))
        assert rij_van(bureau, thuis, id_).stand == stand
    bureau.doe(WeigerToeleiding(id=id_, reden="vol"))
    bureau.doe(NeemStapTerug(id=id_, reden="toch plek"))
    rij = rij_van(bureau, thuis, id_)
    assert (rij.stand, rij.reden, rij.gestopt_op, rij.terugkoppeling) == ("voorgesteld", "", "", "")


def test_that_a_correction_keeps_the_order_of_the_days_and_takes_no_step(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, op="2026-02-20")
    bureau.doe(NeemToeleidingAan(id=id_, op="2026-02-24"))
    goed: dict[str, Any] = {
        "naar": "Kentalis Noord", "soort": "maatwerk", "voorgesteld_op": "2026-02-18", "aangenomen_op": "2026-02-19",
    }  # fmt: skip
    for anders, veld in (
        ({"aangenomen_op": "2026-02-17"}, "aangenomen_op"),
        ({"aangenomen_op": ""}, "aangenomen_op"),
        ({"eerste_contact_op": VANDAAG}, "eerste_contact_op"),
        ({"terugkoppeling": "goed"}, "terugkoppeling"),
        ({"naar": ""}, "naar"),
    ):
        with pytest.raises(Weigering) as fout:
            bureau.doe(CorrigeerToeleiding(id=id_, **(goed | anders)))
        assert veld in fout.value.fouten
    _, wijziging = bureau.schrijf(CorrigeerToeleiding(id=id_, **goed))
    assert rij_van(bureau, thuis, id_).naar == "Kentalis Noord"
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert rij_van(bureau, thuis, id_).aangenomen_op == "2026-02-24"


def test_that_a_hand_off_is_only_for_somebody_of_the_household(bureau: Bureau, thuis: Gezin) -> None:
    vreemd = persoon(bureau, "Vreemd", "1990-01-01")
    with pytest.raises(Weigering) as fout:
        stel_voor(bureau, thuis, persoon_id=vreemd)
    assert "persoon_id" in fout.value.fouten


def test_that_missing_consent_is_advice_that_goes_away_when_it_is_given(bureau: Bureau, thuis: Gezin) -> None:
    id_ = stel_voor(bureau, thuis, persoon_id=thuis.moeder)
    assert rij_van(bureau, thuis, id_).toestemming == (
        "Nog geen toestemming voor contactgegevens en plan aan Kentalis (Anouk Wiersma)."
    )
    wie = bureau.doe(
        VoegBetrokkeneToe(
            huishouden_id=thuis.huishouden,
            invoer=BetrokkeneInvoer(soort="professional", naam="Mevrouw Bos", organisatie="kentalis"),
        )
    )

    def zeg(stand: str, *gegevens: str) -> None:
        bureau.doe(
            LegToestemmingVast(
                betrokkene_id=wie, persoon_id=thuis.moeder, gegevens=gegevens, gevers=(thuis.moeder,), stand=stand
            )
        )

    zeg("gegeven", "contactgegevens")
    zeg("geweigerd", "plan")
    assert rij_van(bureau, thuis, id_).toestemming == "Niet delen met Mevrouw Bos: plan van Anouk Wiersma."
    zeg("gegeven", "plan")
    assert rij_van(bureau, thuis, id_).toestemming == ""
    eigen = stel_voor(bureau, thuis, naar="WIJ", soort="lichte ondersteuning door WIJ")
    assert rij_van(bureau, thuis, eigen).toestemming == ""


# What is stuck -------------------------------------------------------------------------------------------------------


def test_that_what_waits_too_long_surfaces_and_goes_when_a_step_is_taken(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    id_ = stel_voor(bureau, thuis)
    for dagen, gedaan in ((14, NeemToeleidingAan(id=id_)), (28, LegEersteContactVast(id=id_))):
        klok.verzet(dagen * DAG)
        assert bureau.lees(LeesVastgelopen()) == ()
        klok.verzet(DAG)
        (vast,) = bureau.lees(LeesVastgelopen())
        assert (vast.id, vast.dagen, vast.vastgelopen) == (id_, dagen + 1, True)
        assert vast.waarom_nu
        bureau.doe(gedaan)
    klok.verzet(43 * DAG)
    assert bureau.lees(LeesVastgelopen())[0].wacht == "Nog geen terugkoppeling, 43 dagen"
    bureau.doe(KoppelToeleidingTerug(id=id_, woorden="goed"))
    assert bureau.lees(LeesVastgelopen()) == ()


def test_that_stuck_ones_are_mine_those_of_a_location_or_of_a_team(bureau: Bureau, thuis: Gezin) -> None:
    collega = Collega(bureau, "casemanager")
    leider = Collega(bureau, "teamleider", naam="Tess Leider")
    lang_geleden = (date(2026, 3, 2) - timedelta(days=40)).isoformat()
    id_ = stel_voor(bureau, thuis, op=lang_geleden)
    hier = bureau.medewerker.locatie_id
    assert collega.lees(LeesVastgelopen()) == ()
    assert collega.lees(LeesVastgelopen(voor="locatie", locatie_id=hier)) == ()
    collega.zeg_doel(thuis.huishouden)
    assert [rij.id for rij in collega.lees(LeesVastgelopen(voor="locatie", locatie_id=hier))] == [id_]
    assert [rij.id for rij in leider.lees(LeesVastgelopen(voor="team"))] == [id_]
    for verzoek in (LeesVastgelopen(voor="team"), LeesVastgelopen(voor="locatie"), LeesVastgelopen(voor="wie")):
        with pytest.raises(Weigering):
            collega.lees(verzoek)
    open_casus(bureau, thuis.huishouden, regisseur_id=collega.id)
    (vast,) = collega.lees(LeesVastgelopen())
    assert (vast.regisseur, vast.huishouden) == ("Omar El Idrissi", "Wiersma")
    for wie in (collega, leider):
        wie.sluit()


def test_that_nothing_of_somebody_hidden_is_told_in_a_list(bureau: Bureau) -> None:
    geheim = persoon(bureau, "Geheim", "1990-01-01", afgeschermd=True)
    id_ = huishouden(bureau, "Geheimnaam", (geheim, "alleenstaande"))
    bureau.doe(
        StelToeleidingVoor(
            huishouden_id=id_, naar="Blijf-huis", soort="maatwerk", waarom="vlucht", persoon_id=geheim, op="2026-01-02"
        )
    )
    bureau.doe(
        LegIndicatieVast(
            huishouden_id=id_, productgroep="Jeugd", soort="nieuw", besloten_op="2026-01-02", persoon_id=geheim,
            aanbieder="Blijf-huis", wacht_sinds="2026-01-02",
        )
    )  # fmt: skip
    collega = Collega(bureau, "casemanager")
    collega.zeg_doel(id_)
    hier = bureau.medewerker.locatie_id
    gezien: list[Any] = [
        *collega.lees(LeesVastgelopen(voor="locatie", locatie_id=hier)),
        *collega.lees(LeesWachtlijst(voor="locatie", locatie_id=hier)),
    ]
    assert len(gezien) == 2
    for woord in ("Geheim", "Blijf", "vlucht"):
        assert woord not in repr(gezien)
    with pytest.raises(Weigering):
        collega.doe(NeemToeleidingAan(id=gezien[0].id))
    collega.sluit()
