"""Who is around a household, and consent per giver, receiver and kind of data, on the real store."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, bakker, bewaar, huishouden, persoon, wiersma, zet
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.opdrachten.betrokkene import (
    BeeindigBetrokkene,
    BetrokkeneInvoer,
    LeesBetrokkenen,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
    WijzigBetrokkene,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.opdrachten.regie import SluitCasus
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, ToestemmingRij
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"
DAG = 86_400_000


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def school(bureau: Bureau, thuis: Gezin) -> Id:
    return voeg_toe(bureau, thuis, soort="professional", naam="Meester Bram", organisatie="OBS De Wierde")


def voeg_toe(bureau: Bureau, thuis: Gezin, **velden: Any) -> Id:
    invoer = BetrokkeneInvoer(**({"soort": "netwerk", "naam": "Oma Geertje"} | velden))
    return bureau.doe(VoegBetrokkeneToe(huishouden_id=thuis.huishouden, invoer=invoer))


def leg_vast(bureau: Bureau, school: Id, wie: Id, *gevers: Id, **anders: Any) -> int:
    velden: dict[str, Any] = {"gegevens": ("plan",), "op": VANDAAG} | anders
    return bureau.doe(LegToestemmingVast(betrokkene_id=school, persoon_id=wie, gevers=gevers, **velden))


def overzicht(bureau: Bureau, thuis: Gezin, **anders: Any) -> BetrokkenenOverzicht:
    return bureau.lees(LeesBetrokkenen(huishouden_id=thuis.huishouden, **anders))


def stand(bureau: Bureau, thuis: Gezin, school: Id, wie: Id, gegevens: str = "plan") -> ToestemmingRij:
    return overzicht(bureau, thuis).van(school, wie)[gegevens]


# Betrokkenen ---------------------------------------------------------------------------------------------------------


def test_that_network_and_professionals_are_kept_apart(bureau: Bureau, thuis: Gezin, school: Id) -> None:
    voeg_toe(bureau, thuis, relatie="oma", telefoon="050 312 34 56")
    jim = voeg_toe(bureau, thuis, naam="Kees", relatie="voetbaltrainer", jim=True)
    beeld = overzicht(bureau, thuis)
    assert [(rij.wie, rij.jim) for rij in beeld.netwerk] == [("Kees", True), ("Oma Geertje", False)]
    assert [rij.id for rij in beeld.professionals] == [school]
    assert beeld.netwerk[0].id == jim
    assert beeld.netwerk[1].telefoon.replace(" ", "").endswith("503123456")
    assert beeld.gegevens[:2] == ("contactgegevens", "plan")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"soort": "vriend"}, "soort"),
        ({"telefoon": "12"}, "telefoon"),
        ({"email": "oma"}, "email"),
        ({"van": "2026-03-03"}, "van"),
        ({"van": "gisteren"}, "van"),
        ({"soort": "professional", "jim": True}, "jim"),
    ],
)
def test_that_bad_input_is_told_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        voeg_toe(bureau, thuis, **anders)
    assert veld in fout.value.fouten
    assert rauw(bureau, "SELECT count(*) FROM betrokkene") == [(0,)]


def test_that_somebody_who_stops_leaves_the_list_and_their_consents_end(
    bureau: Bureau, thuis: Gezin, school: Id
) -> None:
    leg_vast(bureau, school, thuis.moeder, thuis.moeder, op="2026-02-01")
    with pytest.raises(Weigering) as fout:
        bureau.doe(BeeindigBetrokkene(id=school, op="2026-02-28"))
    assert "begon" in fout.value.fouten["op"]
    bureau.doe(BeeindigBetrokkene(id=school, op=VANDAAG))
    assert rauw(bureau, "SELECT tot FROM toestemming") == [(VANDAAG,)]
    with pytest.raises(Weigering):
        leg_vast(bureau, school, thuis.moeder, thuis.moeder)
    bureau.doe(
        WijzigBetrokkene(id=school, invoer=BetrokkeneInvoer(soort="professional", organisatie="OBS", van=VANDAAG))
    )
    assert overzicht(bureau, thuis, ook_beeindigd=True).professionals[0].wie == "OBS"


def test_that_somebody_known_brings_the_name_and_somebody_hidden_stays_hidden(bureau: Bureau, thuis: Gezin) -> None:
    tante = persoon(bureau, "Fenna", "1979-01-01", achternaam="Wiersma")
    geheim = persoon(bureau, "Verborgen", "1990-01-01", afgeschermd=True)
    voeg_toe(bureau, thuis, naam="", persoon_id=tante)
    verborgen_id = voeg_toe(bureau, thuis, naam="", relatie="nicht", persoon_id=geheim, telefoon="050 312 34 56")
    collega = Collega(bureau, "casemanager")
    gezien = collega.lees(LeesBetrokkenen(huishouden_id=thuis.huishouden)).netwerk
    assert {rij.naam for rij in gezien} == {"Fenna Wiersma", "Afgeschermde persoon"}
    (weg,) = [rij for rij in gezien if rij.verborgen]
    assert (weg.telefoon, weg.relatie, weg.persoon_id) == ("", "", None)
    with pytest.raises(Weigering):
        collega.doe(BeeindigBetrokkene(id=verborgen_id))
    with pytest.raises(Weigering) as fout:
        collega.doe(
            VoegBetrokkeneToe(
                huishouden_id=thuis.huishouden, invoer=BetrokkeneInvoer(soort="netwerk", persoon_id=geheim)
            )
        )
    assert "Verborgen" not in str(fout.value.fouten)
    collega.sluit()


def test_that_consent_needs_the_right_to_see_a_casus(bureau: Bureau, thuis: Gezin) -> None:
    balie = Collega(bureau, "entree")
    with pytest.raises(Weigering):
        balie.lees(LeesBetrokkenen(huishouden_id=thuis.huishouden))
    balie.sluit()


# Consent -------------------------------------------------------------------------------------------------------------


def test_that_several_givers_and_kinds_are_recorded_at_once_and_complete(
    bureau: Bureau, thuis: Gezin, school: Id
) -> None:
    aantal = leg_vast(
        bureau, school, thuis.dochter, thuis.moeder, gegevens=("plan", "veiligheid"), wijze="schriftelijk"
    )
    assert aantal == 2
    half = stand(bureau, thuis, school, thuis.dochter)
    assert (half.stand, half.uitleg) == ("ontbreekt", "Nog te vragen: Pieter Wiersma.")
    leg_vast(bureau, school, thuis.dochter, thuis.vader)
    assert stand(bureau, thuis, school, thuis.dochter).stand == "volledig"
    assert stand(bureau, thuis, school, thuis.dochter, "veiligheid").stand == "ontbreekt"
    moeder = next(g for g in stand(bureau, thuis, school, thuis.dochter).gevers if g.persoon_id == thuis.moeder)
    assert (moeder.wijze, moeder.op) == ("schriftelijk", VANDAAG)


def test_that_who_does_not_decide_cannot_give_and_it_is_said_who_does(bureau: Bureau, thuis: Gezin, school: Id) -> None:
    with pytest.raises(Weigering) as fout:
        leg_vast(bureau, school, thuis.dochter, thuis.moeder, thuis.dochter)
    assert fout.value.fouten["gevers"] == (
        "Noor Wiersma beslist hier niet over. Op die dag beslist: Anouk Wiersma, Pieter Wiersma."
    )
    with pytest.raises(Weigering):
        leg_vast(bureau, school, thuis.moeder, thuis.vader)
    assert rauw(bureau, "SELECT count(*) FROM toestemming") == [(0,)]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gegevens": ()}, "gegevens"),
        ({"gegevens": ("geheimen",)}, "gegevens"),
        ({"gevers": ()}, "gevers"),
        ({"op": "2026-03-03"}, "op"),
        ({"op": "nooit"}, "op"),
        ({"tot": "2026-03-01"}, "tot"),
        ({"tot": "x"}, "tot"),
        ({"stand": "misschien"}, "stand"),
        ({"wijze": "telepathisch"}, "wijze"),
    ],
)
def test_that_a_half_filled_in_consent_is_refused_in_words(
    bureau: Bureau, thuis: Gezin, school: Id, anders: dict[str, Any], veld: str
) -> None:
    velden: dict[str, Any] = {"gevers": (thuis.moeder,), "gegevens": ("plan",), "op": VANDAAG} | anders
    with pytest.raises(Weigering) as fout:
        bureau.doe(LegToestemmingVast(betrokkene_id=school, persoon_id=thuis.moeder, **velden))
    assert veld in fout.value.fouten


def test_that_a_refusal_and_a_withdrawal_count_from_the_day_they_are_said(
    bureau: Bureau, thuis: Gezin, school: Id
) -> None:
    leg_vast(bureau, school, thuis.moeder, thuis.moeder, op="2026-02-01")
    with pytest.raises(Weigering):
        bureau.doe(
            TrekToestemmingIn(
                betrokkene_id=school, persoon_id=thuis.moeder, gegevens=("veiligheid",), gevers=(thuis.moeder,)
            )
        )
    trek = TrekToestemmingIn(
        betrokkene_id=school, persoon_id=thuis.moeder, gegevens=("plan",), gevers=(thuis.moeder,), op=VANDAAG
    )
    _, wijziging = bureau.schrijf(trek)
    geweigerd = stand(bureau, thuis, school, thuis.moeder)
    assert (geweigerd.stand, geweigerd.uitleg) == ("geweigerd", "Geen toestemming van Anouk Wiersma.")
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert stand(bureau, thuis, school, thuis.moeder).stand == "volledig"


def test_that_turning_twelve_makes_a_complete_consent_incomplete_and_says_why(
    bureau: Bureau, thuis: Gezin, school: Id, klok: Klok
) -> None:
    leg_vast(bureau, school, thuis.dochter, thuis.moeder, thuis.vader)
    voor = date(2028, 5, 31)
    klok.verzet((voor - date(2026, 3, 2)).days * DAG)
    assert stand(bureau, thuis, school, thuis.dochter).stand == "volledig"
    klok.verzet(DAG)
    nu = stand(bureau, thuis, school, thuis.dochter)
    assert (nu.stand, [gever.persoon_id for gever in nu.gevers if gever.nodig and not gever.stand]) == (
        "ontbreekt",
        [thuis.dochter],
    )
    assert nu.uitleg.startswith("Noor Wiersma is 12 geworden (vandaag) en beslist mee.")


def test_that_a_consent_with_an_end_runs_out(bureau: Bureau, thuis: Gezin, school: Id, klok: Klok) -> None:
    leg_vast(bureau, school, thuis.moeder, thuis.moeder, tot="2026-03-10")
    klok.verzet(9 * DAG)
    assert stand(bureau, thuis, school, thuis.moeder).uitleg == "De toestemming van Anouk Wiersma is verlopen."


def test_that_both_homes_of_a_child_of_divorced_parents_are_asked(bureau: Bureau) -> None:
    ma, pa, kind = (
        persoon(bureau, naam, geboren, achternaam="Wiersma")
        for naam, geboren in (("Ans", ""), ("Bob", ""), ("Cor", "2018-01-01"))
    )
    bij_ma = huishouden(bureau, "Ans", (ma, "ouder met gezag"), (kind, "kind"))
    huishouden(bureau, "Bob", (pa, "ouder met gezag"), (kind, "kind"))
    (over,) = [lid for lid in bureau.lees(LeesBetrokkenen(huishouden_id=bij_ma)).leden if lid.persoon_id == kind]
    assert {gever.naam for gever in over.gevers} == {"Ans Wiersma", "Bob Wiersma"}


def test_that_a_child_over_whom_nobody_is_known_to_decide_says_so(bureau: Bureau, thuis: Gezin) -> None:
    opa, nichtje = persoon(bureau, "Opa", "1950-01-01"), persoon(bureau, "Nicky", "2019-01-01")
    id_ = huishouden(bureau, "Opa", (opa, "inwonend familielid"), (nichtje, "pleegkind"))
    bewaar(
        bureau,
        Huishoudlid(huishouden_id=thuis.huishouden, persoon_id=nichtje, rol="inwonend familielid", van="2020-01-01"),
    )
    (over,) = [lid for lid in bureau.lees(LeesBetrokkenen(huishouden_id=id_)).leden if lid.persoon_id == nichtje]
    assert (over.geen_gezag, over.gevers) == (True, ())
    arts = bureau.doe(
        VoegBetrokkeneToe(huishouden_id=id_, invoer=BetrokkeneInvoer(soort="professional", naam="Huisarts"))
    )
    with pytest.raises(Weigering) as fout:
        leg_vast(bureau, arts, nichtje, opa)
    assert "gezag" in fout.value.fouten["gevers"]


def test_that_a_hidden_child_gives_away_no_birthday(bureau: Bureau, klok: Klok) -> None:
    ma = persoon(bureau, "Ans", "1980-01-01")
    kind = persoon(bureau, "Geheim", "2014-03-10", afgeschermd=True)
    id_ = huishouden(bureau, "Ans", (ma, "ouder met gezag"), (kind, "kind"))
    arts = bureau.doe(
        VoegBetrokkeneToe(huishouden_id=id_, invoer=BetrokkeneInvoer(soort="professional", naam="Huisarts"))
    )
    leg_vast(bureau, arts, kind, ma)
    klok.verzet(30 * DAG)
    collega = Collega(bureau, "casemanager")
    beeld = collega.lees(LeesBetrokkenen(huishouden_id=id_))
    collega.sluit()
    (lid,) = [lid for lid in beeld.leden if lid.persoon_id == kind]
    assert (lid.naam, lid.leeftijd, lid.regel) == ("Afgeschermde persoon", None, "")
    uitleg = beeld.van(arts, kind)["plan"].uitleg
    assert uitleg == "Nog te vragen: Afgeschermde persoon."


def test_that_of_somebody_hidden_it_is_not_told_that_no_birth_date_is_known(bureau: Bureau) -> None:
    geheim = persoon(bureau, "Geheim", "", afgeschermd=True)
    id_ = huishouden(bureau, "Ans", (geheim, "alleenstaande"), (persoon(bureau, "Bo", ""), "partner"))
    arts = bureau.doe(
        VoegBetrokkeneToe(huishouden_id=id_, invoer=BetrokkeneInvoer(soort="professional", naam="Huisarts"))
    )
    leg_vast(bureau, arts, geheim, geheim)
    mag = {lid.persoon_id: lid for lid in bureau.lees(LeesBetrokkenen(huishouden_id=id_)).leden}
    assert mag[geheim].geen_geboortedatum
    collega = Collega(bureau, "casemanager")
    beeld = collega.lees(LeesBetrokkenen(huishouden_id=id_))
    collega.sluit()
    assert {lid.naam: (lid.regel != "", lid.geen_geboortedatum) for lid in beeld.leden} == {
        "Afgeschermde persoon": (False, False),
        "Bo van der Meulen": (True, True),
    }
    assert "leeftijd" not in beeld.van(arts, geheim)["plan"].uitleg


def test_that_consent_that_was_begun_is_work_of_the_regisseur_until_everybody_answered(bureau: Bureau) -> None:
    thuis = bakker(bureau)
    vader = persoon(bureau, "Karim", "1983-01-01", achternaam="Bakker")
    lid = Huishoudlid(huishouden_id=thuis.huishouden, persoon_id=vader, rol="ouder met gezag", van="2020-01-01")
    bewaar(bureau, lid)
    school = voeg_toe(bureau, thuis, soort="professional", naam="", organisatie="OBS De Wierde")

    def werk() -> list[str]:
        rijen = bureau.lees(LeesTermijnen(bereik="mijn", tot="2026-03-12"))
        return [rij.wat for rij in rijen if rij.soort == "toestemming"]

    assert werk() == []
    leg_vast(bureau, school, thuis.dochter, thuis.moeder)
    assert werk() == ["Toestemming nog niet rond: Noor Bakker bij OBS De Wierde"]
    zet(bureau, Persoon, thuis.dochter, overleden_op="2026-02")
    assert werk() == [], "nobody is asked about who died"
    zet(bureau, Persoon, thuis.dochter, overleden_op="")
    leg_vast(bureau, school, thuis.dochter, vader, stand="geweigerd")
    assert werk() == []
    leg_vast(bureau, school, thuis.dochter, vader)
    assert werk() == []
    leg_vast(bureau, school, thuis.dochter, thuis.moeder, gegevens=("veiligheid",))
    collega = Collega(bureau, "casemanager")
    zet(bureau, Persoon, thuis.dochter, afgeschermd=True)
    huis = LeesTermijnen(bereik="huishouden", huishouden_id=thuis.huishouden, tot="2026-04-01")
    (rij,) = (rij for rij in collega.lees(huis) if rij.soort == "toestemming")
    collega.sluit()
    assert (rij.wat, rij.tab) == ("Toestemming nog niet rond", "betrokkenen")
    assert len(werk()) == 1
    doelen = tuple(DoelUitkomst(doel_id=doel, stand="behaald") for doel in thuis.doelen)
    bureau.doe(SluitCasus(huishouden_id=thuis.huishouden, sluitreden="verhuisd", doelen=doelen))
    assert werk() == []
    assert not [rij for rij in bureau.lees(huis) if rij.soort == "toestemming"]
