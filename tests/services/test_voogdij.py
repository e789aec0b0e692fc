"""An institution with voogdij: recorded, ended, refused in words; it signs by its name and stands on paper."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gezin import gezin, lees, lid, open_casus, persoon, scherm_af
from tests.papier import tekst
from tests.services.collega import Collega
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, StelVersieVast
from wijdesk.models.opdrachten.betrokkene import (
    BetrokkeneInvoer,
    LeesBetrokkenen,
    LegToestemmingVast,
    VoegBetrokkeneToe,
)
from wijdesk.models.opdrachten.huishouden import BeeindigGezag, LeesGezag, LegGezagVast
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.opdrachten.plan import DoelInvoer, LeesPlan, MaakPlan, VoegDoelToe
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.papier import Voogdij
from wijdesk.models.values import Id
from wijdesk.reports import overdrachtsblad, plan_pdf

GI = "Jeugdbescherming Noord"
VANDAAG = "2026-03-02"


class Pleeggezin:
    """Truus and Kees foster Bo of eight and Roos of seventeen; their mother lives elsewhere, without them."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self.truus, self.kees, self.moeder = persoon(bureau, "Truus"), persoon(bureau, "Kees"), persoon(bureau, "Mia")
        self.bo, self.roos = persoon(bureau, "Bo", "2017-06-01"), persoon(bureau, "Roos", "2008-09-01")
        leden = (
            (self.truus, "pleegouder"),
            (self.kees, "pleegouder"),
            (self.bo, "pleegkind"),
            (self.roos, "pleegkind"),
        )
        self.thuis = gezin(bureau, *(lid(wie, rol) for wie, rol in leden))
        open_casus(bureau, self.thuis)

    def voogdij(self, kind: Id | None = None, **anders: Any) -> None:
        velden = {"instelling": GI, "van": "2025-01-01"} | anders
        self.bureau.doe(LegGezagVast(kind_id=kind or self.bo, **velden))

    def rij(self, persoon_id: Id) -> LidRij:
        return next(lid for lid in lees(self.bureau, self.thuis).leden if lid.persoon_id == persoon_id)

    def plan(self) -> Id:
        plan_id = self.bureau.doe(MaakPlan(huishouden_id=self.thuis, soort="integraal ondersteuningsplan"))
        self.bureau.doe(VoegDoelToe(plan_id=plan_id, invoer=DoelInvoer(woorden="Rust thuis", leefgebied="Financiën")))
        return plan_id


@pytest.fixture
def pleeggezin(bureau: Bureau) -> Pleeggezin:
    return Pleeggezin(bureau)


def test_that_voogdij_of_an_institution_is_recorded_shown_and_told_in_historie(pleeggezin: Pleeggezin) -> None:
    bureau = pleeggezin.bureau
    pleeggezin.voogdij(instelling=f"  {GI.replace(' ', '  ')} ", opmerking="Beschikking")
    rij = pleeggezin.rij(pleeggezin.bo)
    assert (rij.gezag_van, rij.gezag_vast, rij.gezag_instellingen) == ((), True, (GI,))
    detail = bureau.lees(LeesGezag(kind_id=pleeggezin.bo))
    assert (detail.instelling, detail.vast, detail.soort, detail.sinds) == (GI, True, "voogdij", "2025-01-01")
    zinnen = [melding.zin for melding in lees(bureau, pleeggezin.thuis).meldingen]
    assert not [zin for zin in zinnen if "gezag over Bo" in zin]
    regels = [rij.regels for rij in bureau.lees(LeesHistorie(huishouden_id=pleeggezin.thuis)).rijen]
    assert any(f"Welke instelling: {GI}" in regel for regel in regels)


def test_that_an_institution_has_voogdij_alone(pleeggezin: Pleeggezin) -> None:
    bureau, bo, moeder = pleeggezin.bureau, pleeggezin.bo, pleeggezin.moeder
    samen = LegGezagVast(kind_id=bo, ouders=(moeder,), instelling=GI, van="2025-01-01")
    assert "alleen" in fouten(bureau, samen)["ouders"]
    pleeggezin.voogdij()
    assert "al vastgelegd" in fouten(bureau, LegGezagVast(kind_id=bo, instelling=GI.upper()))["instelling"]
    assert "heeft nu de voogdij" in fouten(bureau, LegGezagVast(kind_id=bo, instelling="Andere GI"))["instelling"]
    assert GI in fouten(bureau, LegGezagVast(kind_id=bo, ouders=(moeder,)))["ouders"]
    assert "korter" in fouten(bureau, LegGezagVast(kind_id=pleeggezin.roos, instelling="x" * 121))["instelling"]
    assert list(fouten(bureau, LegGezagVast(kind_id=pleeggezin.roos, instelling=" \n "))) == ["ouders"]


def test_that_it_goes_from_parent_to_institution_and_back_with_what_it_shows_from(pleeggezin: Pleeggezin) -> None:
    bureau, bo, moeder = pleeggezin.bureau, pleeggezin.bo, pleeggezin.moeder
    bureau.doe(LegGezagVast(kind_id=bo, ouders=(moeder,), van="2020-01-01"))
    heen: dict[str, Any] = {"kind_id": bo, "instelling": GI, "van": "2025-01-01", "niet_meer": (moeder,)}
    assert "Mia van der Meulen het gezag niet heeft" in fouten(bureau, LegGezagVast(**heen))["opmerking"]
    bureau.doe(LegGezagVast(**heen, opmerking="Gezagsbeëindiging door de rechter"))
    assert pleeggezin.rij(bo).gezag_instellingen == (GI,)
    terug: dict[str, Any] = {"kind_id": bo, "ouders": (moeder,), "van": VANDAAG, "instelling_niet_meer": True}
    assert f"{GI} het gezag niet heeft" in fouten(bureau, LegGezagVast(**terug))["opmerking"]
    bureau.doe(LegGezagVast(**terug, opmerking="Hersteld in het gezag"))
    rij = pleeggezin.rij(bo)
    assert ([naam for _, naam in rij.gezag_van], rij.gezag_instellingen) == (["Mia van der Meulen"], ())


def test_that_it_ends_with_a_day_and_a_reason(pleeggezin: Pleeggezin) -> None:
    bureau, bo = pleeggezin.bureau, pleeggezin.bo
    einde = BeeindigGezag(kind_id=bo, instelling=True, tot="2026-02-01", reden="Uitspraak")
    assert fouten(pleeggezin.bureau, einde) == {"ouders": "Van deze instelling is geen gezag over dit kind vastgelegd."}
    pleeggezin.voogdij()
    assert "ouders" in fouten(pleeggezin.bureau, BeeindigGezag(kind_id=bo, tot="2026-02-01", reden="Uitspraak"))
    bureau.doe(einde)
    assert pleeggezin.rij(bo).gezag_instellingen == ()
    assert bureau.lees(LeesGezag(kind_id=bo)).instelling == ""


def test_that_the_institution_signs_the_plan_by_its_name(pleeggezin: Pleeggezin) -> None:
    bureau = pleeggezin.bureau
    pleeggezin.voogdij()
    pleeggezin.voogdij(pleeggezin.roos)  # seventeen: signs alone
    plan_id = pleeggezin.plan()
    versie = bureau.doe(StelVersieVast(plan_id=plan_id))
    plan = bureau.lees(LeesPlan(huishouden_id=pleeggezin.thuis))
    assert plan is not None
    nodig = plan.versies[0].nodig
    assert nodig is not None
    assert [(wie.persoon_id, wie.voor) for wie in nodig.tekenaars if wie.naam == GI] == [(None, ("Bo van der Meulen",))]
    assert nodig.zonder_gezag == ()
    ja: dict[str, Any] = {"versie_id": versie, "wijze": "op papier", "op": VANDAAG}
    for wie in (pleeggezin.truus, pleeggezin.kees, pleeggezin.roos):
        bureau.doe(GeefAkkoord(persoon_id=wie, **ja))
    assert lees(bureau, pleeggezin.thuis).plan_stand == "3 van 4 akkoord op versie 1"
    assert "in welke functie" in fouten(pleeggezin.bureau, GeefAkkoord(naam=GI.lower(), **ja))["naam"]
    bureau.doe(GeefAkkoord(naam=GI.lower(), door="A. Bos, jeugdbeschermer", **ja))
    assert lees(bureau, pleeggezin.thuis).plan_stand == "akkoord op versie 1 (vandaag)"


def test_that_a_line_for_the_institution_stands_on_the_printed_plan(pleeggezin: Pleeggezin) -> None:
    pleeggezin.voogdij()
    pleeggezin.voogdij(pleeggezin.roos)
    pleeggezin.plan()
    papier = pleeggezin.bureau.lees(LeesPlanPapier(huishouden_id=pleeggezin.thuis))
    assert papier.voogdij == (Voogdij(instelling=GI, over=("Bo van der Meulen",)),)
    blad = " ".join(tekst(plan_pdf.maak(papier)).split())
    assert GI in blad
    assert "Voogd van Bo van der Meulen" in blad
    scherm_af(pleeggezin.bureau, pleeggezin.bo)
    assert pleeggezin.bureau.lees(LeesPlanPapier(huishouden_id=pleeggezin.thuis)).voogdij == ()


def test_that_the_hand_over_sheet_names_the_voogd_when_it_may_name_the_child(pleeggezin: Pleeggezin) -> None:
    bureau, roos = pleeggezin.bureau, pleeggezin.roos
    pleeggezin.voogdij(roos)
    velden: dict[str, Any] = {"soort": "maatwerk", "naar": "De Linde", "waarom": "Rust"}
    blad = bureau.doe(StelToeleidingVoor(huishouden_id=pleeggezin.thuis, persoon_id=roos, **velden))
    assert bureau.lees(LeesOverdrachtPapier(id=blad)).voogdij == ()
    linde = BetrokkeneInvoer(soort="professional", organisatie="De Linde")
    wie = bureau.doe(VoegBetrokkeneToe(huishouden_id=pleeggezin.thuis, invoer=linde))
    ja: dict[str, Any] = {
        "persoon_id": roos,
        "betrokkene_id": wie,
        "gegevens": ("plan",),
        "gevers": (roos,),
        "stand": "gegeven",
    }
    bureau.doe(LegToestemmingVast(**ja))
    papier = bureau.lees(LeesOverdrachtPapier(id=blad))
    assert papier.voogdij == (Voogdij(instelling=GI, over=("Roos van der Meulen",)),)
    assert f"Voogd van Roos van der Meulen: {GI}" in " ".join(tekst(overdrachtsblad.maak(papier)).split())


def test_that_of_a_hidden_child_nobody_reads_which_institution_it_is(pleeggezin: Pleeggezin) -> None:
    pleeggezin.voogdij()
    scherm_af(pleeggezin.bureau, pleeggezin.bo)
    collega = Collega(pleeggezin.bureau, "casemanager")
    try:
        assert GI not in f"{collega.lees(LeesHistorie(huishouden_id=pleeggezin.thuis))}"
        assert GI not in f"{lees(collega, pleeggezin.thuis)}"
        assert GI not in f"{collega.lees(LeesBetrokkenen(huishouden_id=pleeggezin.thuis))}"
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.lees(LeesGezag(kind_id=pleeggezin.bo))
    finally:
        collega.sluit()
