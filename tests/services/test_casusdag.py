"""A random day in casusregie: whatever is asked, in whatever order, well or badly filled in, by three colleagues.

A refusal in words is always allowed; another error never is, and a refusal changes nothing. After undo everything that
counts is as it was; at the end journal and tables agree and every question can still be answered.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tests import gezin as huis
from tests.services.collega import Collega
from tests.services.toeval import Toeval
from tests.services.werkdag import Werkdag, dag_van
from tests.tellingen import VOL, telling
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.betrokkene import Betrokkene
from wijdesk.models.opdrachten.akkoord import VergelijkVersies
from wijdesk.models.opdrachten.basis import Gezien, met_gezien
from wijdesk.models.opdrachten.betrokkene import LeesBetrokkenen
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerActief, ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import BeeindigLid, LidInvoer, VoegHuishoudensSamen, VoegLidToe
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.models.opdrachten.plan import (
    BeeindigVeiligheid,
    DoelInvoer,
    LeesPlan,
    MaakPlan,
    PlanInvoer,
    VeiligheidInvoer,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigPlan,
    WijzigVeiligheid,
)
from wijdesk.models.opdrachten.regie import OpenCasus
from wijdesk.models.opdrachten.termijn import LeesTermijnen, StartTermijn
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.opdrachten.verloop import AfgeleideTaak, MaakTaak, RondTaakAf
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services import leesloket
from wijdesk.services.register import REGISTER

DAGEN = range(40) if VOL else range(4)
STAPPEN = 250
NOUNS = (
    "huishouden", "gezag", "regie", "plan", "akkoord", "zrm", "verloop", "betrokkene", "toeleiding", "termijn",
    "papier", "vondst",
)  # fmt: skip
VAAK = (
    "MaakPlan", "VoegDoelToe", "VoegActieToe", "StelVersieVast", "VoegBetrokkeneToe", "StelToeleidingVoor",
    "NeemToeleidingAan", "LegIndicatieVast", "PlanEvaluatie", "VraagOverdracht", "OpenCasus", "HeropenCasus",
)  # fmt: skip
"""What others need to be there first."""
ZELDEN = ("VoegPersonenSamen", "VoegHuishoudensSamen", "SluitPlan", "SplitsHuishouden")
"""What leaves little to do for others."""


class Dag(Werkdag):
    """Three colleagues and two households with an open casus."""

    sprongen = (1000, 60_000, 3_600_000, 86_400_000)

    def __init__(self, map_: Path, zaad: int) -> None:
        super().__init__(map_)
        self.collegas = [Collega(self.bureau, "casemanager", naam=naam) for naam in ("Omar", "Petra")]
        for naam in ("Aalbers", "Bos"):
            mensen = [
                huis.persoon(self.bureau, roepnaam, geboren, achternaam=naam)
                for roepnaam, geboren in (("Ouder", "1985-06-01"), ("Kind", "2012-02-29"), ("Tante", ""))
            ]
            leden = zip(mensen, ("ouder met gezag", "kind", "ouder met gezag"), strict=True)
            id_ = huis.gezin(self.bureau, *(huis.lid(persoon, rol) for persoon, rol in leden))
            huis.open_casus(self.bureau, id_)
        leesloket.laad()
        alle = [geval for geval in REGISTER.values() if geval.verzoek.__module__.rpartition(".")[2] in NOUNS]
        self.vragen = [geval.verzoek for geval in alle if not geval.schrijft]
        schrijven = [geval.verzoek for geval in alle if geval.schrijft] + [VoegPersonenSamen, HaalPersonenUiteen]
        self.opdrachten = [
            verzoek
            for verzoek in schrijven
            for _ in range(9 if verzoek.__name__ in VAAK else 1 if verzoek.__name__ in ZELDEN else 4)
        ]
        self.toeval = Toeval(zaad, self.lees, self.klok, self.ids)
        self.dobbel = self.toeval.dobbel

    def kies(self) -> tuple[int, Any]:
        kans = self.dobbel.random()
        if kans < 0.05 and self.gedaan:
            return self.neemt_terug(12)
        if kans < 0.07:
            anders = self.dobbel.choice((ZetMedewerkerInactief, ZetMedewerkerActief))
            return 0, anders(id=self.dobbel.choice(self.collegas).id)
        return self.dobbel.choice((0, 0, 1, 2)), self.toeval.maak(self.dobbel.choice(self.opdrachten))

    def kijk_rond(self) -> None:
        """Every question, about every household, by who may see everything and by who may not."""
        for (id_,) in self.lees("SELECT id FROM huishouden"):
            for soort in self.vragen:
                vraag = self.toeval.maak(soort)
                if any(veld.name == "huishouden_id" for veld in fields(vraag)):
                    vraag = replace(vraag, huishouden_id=Id(id_))
                for kijk in self.kijk[:2]:
                    with suppress(Weigering):
                        kijk(vraag)

    def klopt(self) -> None:
        """What must hold at any moment."""
        weg = "SELECT 1 FROM huishouden h JOIN medewerker m ON m.id = h.regisseur_id WHERE m.status <> 'actief'"
        assert self.lees(weg) == []
        dubbel = "SELECT 1 FROM plan p WHERE p.status = 'actief' AND p.afgesloten_op = '' GROUP BY p.casus_id "
        assert self.lees(f"{dubbel} HAVING count(*) > 1") == []
        super().klopt()


@telling("acts in random working days with cases", STAPPEN)
@pytest.mark.parametrize("zaad", DAGEN)
def test_that_a_random_day_gives_only_refusals_in_words_and_leaves_a_sound_store(zaad: int) -> None:
    with dag_van(Dag, zaad, STAPPEN) as dag:
        dag.kijk_rond()
        dag.klopt()
        assert len(dag.gelukt) > 15  # it was no day of refusals


# What such days found -------------------------------------------------------------------------------------------------

DOEL = DoelInvoer(woorden="Rust in huis", leefgebied="Financiën")


@pytest.fixture
def huishouden_id(bureau: Bureau) -> Id:
    """A household of one, with an open casus."""
    id_ = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Fatima"), "ouder met gezag"))
    huis.open_casus(bureau, id_)
    return id_


def test_that_a_sign_without_meaning_is_no_name_though_it_is_not_empty(bureau: Bureau, huishouden_id: Id) -> None:
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(StelToeleidingVoor(huishouden_id=huishouden_id, naar="\0", soort="maatwerk"))
    assert "naar" in gevangen.value.fouten


def test_that_what_changed_one_row_twice_is_undone_as_one(bureau: Bureau, huishouden_id: Id) -> None:
    with huis.eenheid(bureau) as uow:
        oma = uow.voeg_toe(Betrokkene(huishouden_id=huishouden_id, soort="netwerk", naam="Truus", van="2026-03-02"))
        uow.flush()
        oma.relatie = "oma"
        transactie = uow.commit().transactie
    bureau.doe(MaakOngedaan(transactie=transactie or Id(b"")))
    assert bureau.lees(LeesBetrokkenen(huishouden_id=huishouden_id)).netwerk == ()


def test_that_work_of_who_leaves_goes_to_the_list_of_the_regisseur(bureau: Bureau, huishouden_id: Id) -> None:
    collega = Collega(bureau, "casemanager")
    collega.sluit()
    taak = MaakTaak(
        id=bureau.wereld.ids(), huishouden_id=huishouden_id, wat="Bel oma", voor="2026-03-03", medewerker_id=collega.id
    )
    bureau.doe(taak)
    assert "Bel oma" not in [rij.wat for rij in bureau.lees(LeesTermijnen())]
    bureau.doe(ZetMedewerkerInactief(id=collega.id))
    assert "Bel oma" in [rij.wat for rij in bureau.lees(LeesTermijnen())]
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(replace(taak, id=bureau.wereld.ids()))
    assert "medewerker_id" in gevangen.value.fouten


def test_that_a_plan_with_goals_in_it_is_not_undone_from_under_them(bureau: Bureau, huishouden_id: Id) -> None:
    plan_id, gemaakt = bureau.schrijf(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))
    bureau.doe(VoegDoelToe(plan_id=plan_id, invoer=DOEL))
    with pytest.raises(Weigering, match="verder gewerkt"):
        bureau.doe(MaakOngedaan(transactie=gemaakt.transactie or Id(b"")))
    plan = bureau.lees(LeesPlan(huishouden_id=huishouden_id))
    assert plan is not None
    assert len(plan.doelen) == 1


def test_that_undo_that_no_longer_goes_with_a_later_day_is_refused_in_words(bureau: Bureau, huishouden_id: Id) -> None:
    plan_id = bureau.doe(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))
    eerst = VeiligheidInvoer(tekst="Oma slaapt hier", van="2026-03-02")
    id_ = bureau.doe(VoegVeiligheidToe(plan_id=plan_id, invoer=eerst))
    eerder = replace(eerst, van="2026-02-01")
    _, gewijzigd = bureau.schrijf(WijzigVeiligheid(id=id_, invoer=eerder, gezien=eerst))
    bureau.doe(BeeindigVeiligheid(id=id_, op="2026-02-15"))
    with pytest.raises(Weigering, match="verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=gewijzigd.transactie or Id(b"")))


def test_that_the_first_day_of_an_ended_agreement_stays_when_it_is_emptied(bureau: Bureau, huishouden_id: Id) -> None:
    plan_id = bureau.doe(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))
    invoer = VeiligheidInvoer(tekst="Oma slaapt hier", van="2026-02-01")
    id_ = bureau.doe(VoegVeiligheidToe(plan_id=plan_id, invoer=invoer))
    bureau.doe(BeeindigVeiligheid(id=id_, op="2026-02-15"))
    bureau.doe(WijzigVeiligheid(id=id_, invoer=replace(invoer, van=""), gezien=invoer))
    plan = bureau.lees(LeesPlan(huishouden_id=huishouden_id))
    assert plan is not None
    assert plan.veiligheid[0].van == "2026-02-01"


def test_that_an_offer_keeps_its_day_when_a_colleague_took_it_away_meanwhile(bureau: Bureau, huishouden_id: Id) -> None:
    soort = "integraal ondersteuningsplan"
    gezien = PlanInvoer(soort=soort, familiegroepsplan="ja", familiegroepsplan_op="2026-02-27")
    plan_id = bureau.doe(
        MaakPlan(huishouden_id=huishouden_id, soort=soort, familiegroepsplan="ja", familiegroepsplan_op="2026-02-27")
    )
    invoer = replace(gezien, familiegroepsplan="nee", familiegroepsplan_reden="Liever zelf")
    vorm = WijzigPlan(id=plan_id, invoer=invoer, gezien=gezien)
    met_gezien(vorm, Gezien(tot=bureau.plaats(), eigen=bureau.plaats()))
    bureau.doe(WijzigPlan(id=plan_id, invoer=PlanInvoer(soort=soort), gezien=gezien))
    with pytest.raises(Achterhaald):
        bureau.doe(vorm)
    bureau.doe(vorm)
    plan = bureau.lees(LeesPlan(huishouden_id=huishouden_id))
    assert plan is not None
    assert (plan.familiegroepsplan, plan.familiegroepsplan_op) == ("nee", "2026-02-27")


def test_that_a_list_until_no_day_at_all_is_refused_in_words(bureau: Bureau) -> None:
    with pytest.raises(Weigering) as gevangen:
        bureau.lees(LeesTermijnen(tot="morgen"))
    assert "tot" in gevangen.value.fouten


def test_that_a_version_with_just_any_number_does_not_exist(bureau: Bureau, huishouden_id: Id) -> None:
    plan_id = bureau.doe(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.lees(VergelijkVersies(plan_id=plan_id, van=2**63))


def test_that_a_task_about_nobody_is_refused_in_words(bureau: Bureau, huishouden_id: Id) -> None:
    nergens = AfgeleideTaak(
        huishouden_id=huishouden_id, sleutel="18", soort="leeftijd", wat="Wordt 18", voor="2026-04-01",
        persoon_id=bureau.wereld.ids(),
    )  # fmt: skip
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(RondTaakAf(afgeleid=nergens))


def test_that_work_goes_on_after_a_write_that_could_not_be_committed(bureau: Bureau, huishouden_id: Id) -> None:
    with pytest.raises(IntegrityError):
        taak_van_niemand(bureau, huishouden_id)
    assert bureau.doe(MaakPlan(huishouden_id=huishouden_id, soort="integraal ondersteuningsplan"))


def taak_van_niemand(bureau: Bureau, huishouden_id: Id) -> None:
    """A row whose reference leads nowhere, which is only found at the end of the transaction."""
    velden: dict[str, Any] = {"soort": "eigen", "wat": "Bel oma", "voor": "2026-04-01", "gemaakt_op": 0}
    with huis.eenheid(bureau) as uow:
        uow.voeg_toe(Taak(huishouden_id=huishouden_id, persoon_id=bureau.wereld.ids(), **velden))
        uow.commit()


def test_that_undo_never_makes_somebody_a_member_twice(bureau: Bureau, huishouden_id: Id) -> None:
    (lid,) = huis.lees(bureau, huishouden_id).leden
    _, beeindigd = bureau.schrijf(BeeindigLid(id=lid.id, tot="2026-02-27", reden="uit huis"))
    weer = LidInvoer(persoon_id=lid.persoon_id, rol=lid.rol, van="2026-03-01")
    bureau.doe(VoegLidToe(huishouden_id=huishouden_id, lid=weer))
    with pytest.raises(Weigering, match="verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=beeindigd.transactie or Id(b"")))


def test_that_nothing_is_written_with_a_household_that_went_into_another(bureau: Bureau, huishouden_id: Id) -> None:
    persoon_id = huis.persoon(bureau, "Tante")
    weg = huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    bureau.doe(VoegHuishoudensSamen(blijft=huishouden_id, weg=weg, reden="dubbel"))
    zrm = LegZrmVast(
        id=bureau.wereld.ids(), huishouden_id=weg, persoon_id=persoon_id, op="2026-03-02",
        scores=(ZrmInvoer(domein="Financiën", niveau=2),),
    )  # fmt: skip
    for opdracht in (zrm, StartTermijn(regel="wmo-onderzoek", onderwerp_id=weg, begin="2026-03-02")):
        with pytest.raises(Weigering, match="samengevoegd"):
            bureau.schrijf(opdracht)
    elders = replace(zrm, huishouden_id=huishouden_id, persoon_id=huis.persoon(bureau, "Buurman"))
    with pytest.raises(Weigering, match="hoort niet bij"):
        bureau.doe(elders)


def test_that_a_day_of_long_ago_is_a_slip_of_the_keyboard(bureau: Bureau, huishouden_id: Id) -> None:
    oud = "0026-03-02"
    lid = huis.lid(huis.persoon(bureau, "Tante", ""), "alleenstaande", van=oud)
    ander = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Oom"), "alleenstaande"))
    for opdracht, veld in (
        (VoegLidToe(huishouden_id=huishouden_id, lid=lid), "van"),
        (MaakTaak(id=bureau.wereld.ids(), huishouden_id=huishouden_id, wat="Bel oma", voor=oud), "voor"),
        (OpenCasus(huishouden_id=ander, wettelijk_kader="Wmo 2015", aanleiding="x", melding_op=oud), "melding_op"),
    ):
        with pytest.raises(Weigering) as gevangen:
            bureau.schrijf(opdracht)
        assert veld in gevangen.value.fouten
