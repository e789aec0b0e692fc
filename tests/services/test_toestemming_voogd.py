"""Consent that an institution gives as voogd, on the real store: recorded by its name, in every place that reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import gezin, lid, persoon, scherm_af
from tests.papier import tekst
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.betrokkene import (
    BeeindigBetrokkene,
    BetrokkeneInvoer,
    LeesBetrokkenen,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import BeeindigGezag, LegGezagVast
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.rows.betrokkene import GeverRij, OverWie, ToestemmingRij
from wijdesk.models.rows.papier import VOOGD, Toestemmingregel
from wijdesk.models.values import Id
from wijdesk.reports import overdrachtsblad

GI = "Jeugdbescherming Noord"
VANDAAG = "2026-03-02"
DAG = 86_400_000


class Thuis:
    """Truus fosters Bo of eight and Jip of thirteen, over whom an institution has voogdij. De Linde receives."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self.truus = persoon(bureau, "Truus")
        self.bo, self.jip = persoon(bureau, "Bo", "2017-06-01"), persoon(bureau, "Jip", "2013-01-01")
        self.id = gezin(bureau, lid(self.truus, "pleegouder"), lid(self.bo, "pleegkind"), lid(self.jip, "pleegkind"))
        for kind in (self.bo, self.jip):
            bureau.doe(LegGezagVast(kind_id=kind, instelling=GI, van="2025-01-01"))
        linde = BetrokkeneInvoer(soort="professional", organisatie="De Linde", van="2025-01-01")
        self.linde = bureau.doe(VoegBetrokkeneToe(huishouden_id=self.id, invoer=linde))

    def leg_vast(self, kind: Id, *gevers: Id, **anders: Any) -> int:
        velden: dict[str, Any] = {"gegevens": ("plan",), "instellingen": (GI,)} | anders
        return self.bureau.doe(LegToestemmingVast(betrokkene_id=self.linde, persoon_id=kind, gevers=gevers, **velden))

    def trek_in(self, kind: Id, **anders: Any) -> TrekToestemmingIn:
        velden: dict[str, Any] = {"gegevens": ("plan",), "instellingen": (GI,)} | anders
        return TrekToestemmingIn(betrokkene_id=self.linde, persoon_id=kind, **velden)

    def stand(self, kind: Id) -> ToestemmingRij:
        return self.bureau.lees(LeesBetrokkenen(huishouden_id=self.id)).van(self.linde, kind)["plan"]

    def over(self, kind: Id) -> OverWie:
        leden = self.bureau.lees(LeesBetrokkenen(huishouden_id=self.id)).leden
        return next(lid for lid in leden if lid.persoon_id == kind)

    def blad(self, kind: Id) -> Id:
        velden: dict[str, Any] = {"soort": "maatwerk", "naar": "De Linde", "waarom": "Rust"}
        return self.bureau.doe(StelToeleidingVoor(huishouden_id=self.id, persoon_id=kind, **velden))


@pytest.fixture
def thuis(bureau: Bureau) -> Thuis:
    return Thuis(bureau)


def test_that_the_voogd_alone_makes_consent_about_a_young_child_complete(thuis: Thuis) -> None:
    over = thuis.over(thuis.bo)
    assert (over.gevers, over.geen_gezag) == ((GeverRij(persoon_id=None, naam=GI),), False)
    assert over.regel.endswith(f"{GI} heeft de voogdij en zegt als voogd ja of nee.")
    aantal = thuis.leg_vast(thuis.bo, instellingen=(f" {GI.upper()} ",), gegevens=("plan", "veiligheid"))
    assert aantal == 2
    rij = thuis.stand(thuis.bo)
    assert (rij.stand, rij.uitleg) == ("volledig", "")
    (gever,) = rij.gevers
    assert (gever.persoon_id, gever.naam, gever.stand, gever.nodig) == (None, GI, "gegeven", True)
    wie = rauw(thuis.bureau, "SELECT DISTINCT gever_id, instelling FROM toestemming")
    assert wie == [(None, GI)], "by the name its voogdij was recorded with"


def test_that_from_twelve_the_child_says_it_too_and_from_sixteen_alone(thuis: Thuis, klok: Klok) -> None:
    thuis.leg_vast(thuis.jip)
    half = thuis.stand(thuis.jip)
    assert (half.stand, half.uitleg) == ("ontbreekt", "Nog te vragen: Jip van der Meulen.")
    thuis.leg_vast(thuis.jip, thuis.jip, instellingen=())
    assert thuis.stand(thuis.jip).stand == "volledig"
    thuis.leg_vast(thuis.bo)
    klok.verzet((date(2029, 6, 1) - date(2026, 3, 2)).days * DAG)  # Bo is twelve, Jip sixteen
    assert thuis.stand(thuis.bo).uitleg.startswith("Bo van der Meulen is 12 geworden (vandaag) en beslist mee.")
    assert [(gever.naam, gever.nodig) for gever in thuis.stand(thuis.jip).gevers] == [
        ("Jip van der Meulen", True),
        (GI, False),
    ]
    assert thuis.stand(thuis.jip).stand == "volledig"
    with pytest.raises(Weigering, match=f"{GI} beslist hier niet over. Op die dag beslist: Jip"):
        thuis.leg_vast(thuis.jip)


def test_that_what_is_still_to_be_asked_of_the_voogd_is_said_with_its_name(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.jip, thuis.jip, instellingen=())
    rij = thuis.stand(thuis.jip)
    assert (rij.stand, rij.uitleg) == ("ontbreekt", f"Nog te vragen: {GI}.")
    with pytest.raises(Weigering) as fout:
        thuis.leg_vast(thuis.jip, thuis.truus, instellingen=())
    assert f"Op die dag beslist: Jip van der Meulen, {GI}." in fout.value.fouten["gevers"]
    with pytest.raises(Weigering) as fout:
        thuis.leg_vast(thuis.bo, instellingen=())
    assert fout.value.fouten["gevers"] == "Kies wie dit heeft gezegd."


@pytest.mark.parametrize("naam", ["", "  ", "Andere instelling", "x" * 500, GI[:-1]])
def test_that_an_institution_without_voogdij_on_that_day_cannot_say_it(thuis: Thuis, naam: str) -> None:
    for velden in ({"instellingen": (naam,)}, {"instellingen": (GI, naam)}, {"op": "2024-12-31"}):
        with pytest.raises(Weigering) as fout:
            thuis.leg_vast(thuis.bo, **velden)
        assert set(fout.value.fouten) <= {"gevers", "persoon_id"}
    with pytest.raises(Weigering):
        thuis.bureau.doe(thuis.trek_in(thuis.bo, instellingen=(naam,)))
    assert rauw(thuis.bureau, "SELECT count(*) FROM toestemming") == [(0,)]


def test_that_its_no_counts_and_is_undone(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.jip, thuis.jip)
    _, wijziging = thuis.bureau.schrijf(
        LegToestemmingVast(
            betrokkene_id=thuis.linde, persoon_id=thuis.jip, gegevens=("plan",), instellingen=(GI,), stand="geweigerd"
        )
    )
    rij = thuis.stand(thuis.jip)
    assert (rij.stand, rij.uitleg) == ("geweigerd", f"Geen toestemming van {GI}.")
    assert wijziging.transactie is not None
    thuis.bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert thuis.stand(thuis.jip).stand == "volledig"


def test_that_it_takes_its_yes_back_also_when_its_voogdij_has_ended(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.bo, op="2026-02-01")
    moeder = persoon(thuis.bureau, "Mia")
    thuis.bureau.doe(BeeindigGezag(kind_id=thuis.bo, instelling=True, tot="2026-02-15", reden="Uitspraak"))
    thuis.bureau.doe(LegGezagVast(kind_id=thuis.bo, ouders=(moeder,), van="2026-02-16"))
    rij = thuis.stand(thuis.bo)
    assert (rij.stand, rij.uitleg) == ("ontbreekt", "Nog te vragen: Mia van der Meulen.")
    assert [(gever.naam, gever.nodig) for gever in rij.gevers] == [("Mia van der Meulen", True), (GI, False)]
    assert thuis.bureau.doe(thuis.trek_in(thuis.bo, instellingen=(GI.lower(),))) == 1
    with pytest.raises(Weigering, match="geen toestemming gegeven"):
        thuis.bureau.doe(thuis.trek_in(thuis.bo, gegevens=("veiligheid",)))
    assert rauw(thuis.bureau, "SELECT stand, instelling FROM toestemming ORDER BY op, id") == [
        ("gegeven", GI),
        ("ingetrokken", GI),
    ]


def test_that_it_ends_with_the_receiver(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.bo)
    thuis.bureau.doe(BeeindigBetrokkene(id=thuis.linde, op=VANDAAG))
    assert rauw(thuis.bureau, "SELECT tot FROM toestemming") == [(VANDAAG,)]


def test_that_historie_tells_which_institution_said_it(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.bo)
    rijen = thuis.bureau.lees(LeesHistorie(huishouden_id=thuis.id)).rijen
    (rij,) = [rij for rij in rijen if rij.wat == "Toestemming toegevoegd"]
    assert f"Gegeven door instelling: {GI}" in rij.regels
    assert not [regel for regel in rij.regels if regel.startswith("Gegeven door:")]


def test_that_merging_the_record_of_the_child_keeps_what_the_voogd_said(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.bo)
    dubbel = persoon(thuis.bureau, "Bo", "2017-06-01")
    thuis.bureau.doe(VoegPersonenSamen(blijft=dubbel, weg=thuis.bo, reden="zelfde kind"))
    rij = thuis.stand(dubbel)
    assert (rij.stand, [gever.naam for gever in rij.gevers]) == ("volledig", [GI])
    thuis.bureau.doe(HaalPersonenUiteen(weg=thuis.bo, reden="toch niet"))
    assert thuis.stand(thuis.bo).stand == "volledig"


def test_that_the_hand_over_sheet_names_the_voogd_that_said_yes(thuis: Thuis) -> None:
    blad = thuis.blad(thuis.bo)
    assert thuis.bureau.lees(LeesOverdrachtPapier(id=blad)).toestemming == ()
    thuis.leg_vast(thuis.bo)
    papier = thuis.bureau.lees(LeesOverdrachtPapier(id=blad))
    regel = Toestemmingregel(gegevens="plan", wie="Bo van der Meulen", door=GI, op=VANDAAG)
    assert papier.toestemming == (regel,)
    assert GI in " ".join(tekst(overdrachtsblad.maak(papier)).split())
    scherm_af(thuis.bureau, thuis.bo)
    papier = thuis.bureau.lees(LeesOverdrachtPapier(id=blad))
    assert papier.toestemming == (replace(regel, wie="een gezinslid", door=VOOGD),)
    assert GI not in " ".join(tekst(overdrachtsblad.maak(papier)).split())


def test_that_of_a_hidden_child_nobody_reads_which_institution_said_what(thuis: Thuis) -> None:
    thuis.leg_vast(thuis.bo, stand="geweigerd")
    thuis.leg_vast(thuis.bo, gegevens=("veiligheid",))
    scherm_af(thuis.bureau, thuis.bo)
    scherm_af(thuis.bureau, thuis.jip)
    collega = Collega(thuis.bureau, "casemanager")
    try:
        overzicht = collega.lees(LeesBetrokkenen(huishouden_id=thuis.id))
        assert GI not in f"{overzicht}{collega.lees(LeesHistorie(huishouden_id=thuis.id))}"
        rij = overzicht.van(thuis.linde, thuis.bo)["plan"]
        assert (rij.stand, rij.uitleg, rij.gevers) == ("geweigerd", "Geen toestemming.", ())
        with pytest.raises(Weigering) as fout:
            collega.doe(thuis.trek_in(thuis.bo, gegevens=("veiligheid",)))
        assert GI not in str(fout.value.fouten)
    finally:
        collega.sluit()
