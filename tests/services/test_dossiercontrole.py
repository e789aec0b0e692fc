"""Dossiercontrole: which files are drawn for whom, the checklist, findings, what counts, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.dossiers import dossier
from tests.gezin import DAG
from tests.services.collega import Collega, aan_het_werk
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models import dossierregels as regels
from wijdesk.models.cijfer import periode_van
from wijdesk.models.huis import Locatie
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.belang import LegBelangVast
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.models.opdrachten.dossiercontrole import (
    BeantwoordBevinding,
    BewaarControle,
    HeropenControle,
    LeesBevindingen,
    LeesControle,
    LeesDossiercontroles,
    Puntinvoer,
    RondVerbeteractieAf,
    SlaDossierOver,
    TrekDossiers,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.rows.dossiercontrole import Controledetail, Controlemaand
from wijdesk.models.values import Id, IdMaker
from wijdesk.store.omvang import omvang

MAAND, VORIGE = "2026-03", "2026-02"
CODES = tuple(punt.code for punt in regels.lijst_op("2026-03-02").punten)


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def regisseur(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager", naam="Rik Postma") as collega:
        yield collega


@pytest.fixture
def gezinnen(bureau: Bureau, regisseur: Collega) -> list[Id]:
    """Ten that run long, three that are new, three that were closed a short while ago; all of one regisseur."""
    lang = [dossier(bureau, regisseur.id, dagen=200 + n) for n in range(10)]
    nieuw = [dossier(bureau, regisseur.id, dagen=20 + n) for n in range(3)]
    dicht = [dossier(bureau, regisseur.id, dagen=300, dicht=30 + n) for n in range(3)]
    dossier(bureau, regisseur.id, dagen=500, dicht=200)  # too long ago
    dossier(bureau, regisseur.id, dagen=0)  # of after the first of the month
    return [*lang, *nieuw, *dicht]


def trek(wie: Bureau | Collega, bureau: Bureau, maand: str = MAAND) -> int:
    return int(wie.doe(TrekDossiers(locatie_id=bureau.medewerker.locatie_id, maand=maand)))


def maand(wie: Bureau | Collega, welke: str = MAAND) -> Controlemaand:
    gelezen: Controlemaand = wie.lees(LeesDossiercontroles(maand=welke))
    return gelezen


def detail(wie: Bureau | Collega, id_: Id) -> Controledetail:
    gelezen: Controledetail = wie.lees(LeesControle(id=id_))
    return gelezen


def ingevuld(nee: str = "", **anders: Any) -> tuple[Puntinvoer, ...]:
    """Everything in order but one point; the meldcode does not apply."""
    return tuple(
        Puntinvoer(punt=code, oordeel="nvt" if code == "meldcode" else "ja")
        if code != nee
        else Puntinvoer(**({"punt": code, "oordeel": "nee", "opmerking": "Geen plan te vinden"} | anders))
        for code in CODES
    )


def figuur(bureau: Bureau) -> tuple[Any, Any]:
    """Of February."""
    blad = bureau.lees(LeesCijfers(periode=periode_van("maand", "2026-02-01")))
    nu = next(een.nu for een in blad.cijfers if een.definitie.naam == "dossiercontroles")
    return nu.teller, nu.noemer


# The draw ------------------------------------------------------------------------------------------------------------


def test_that_eight_files_are_drawn_by_kind_and_asking_again_adds_nothing(
    bureau: Bureau, gezinnen: list[Id], klok: Klok
) -> None:
    assert maand(bureau).kan_trekken
    assert trek(bureau, bureau) == 8
    eerst = maand(bureau)
    assert {rij.huishouden_id for rij in eerst.rijen} < set(gezinnen)
    assert sorted(rij.soort for rij in eerst.rijen) == ["Loopt langer"] * 4 + ["Nieuw"] * 2 + ["Pas gesloten"] * 2
    assert not eerst.kan_trekken
    klok.verzet(20 * DAG)
    assert trek(bureau, bureau) == 0
    assert [rij.id for rij in maand(bureau).rijen] == [rij.id for rij in eerst.rijen]
    verwacht = regels.trek(
        regels.zaad(bureau.medewerker.locatie_id, MAAND),
        dict(zip(gezinnen, ["lopend"] * 10 + ["nieuw"] * 3 + ["gesloten"] * 3, strict=True)),
        aantal=8,
        al={},
    )
    assert [rij.huishouden_id for rij in eerst.rijen] == [id_ for id_, _ in verwacht], "anybody can do it again"


@pytest.mark.parametrize("welke", ["2026-04", "2025-12", "2026-3", ""])
def test_that_only_this_month_and_the_two_before_are_drawn(bureau: Bureau, welke: str) -> None:
    assert "maand" in fouten(bureau, TrekDossiers(locatie_id=bureau.medewerker.locatie_id, maand=welke))


def test_that_nobody_draws_their_own_file_or_one_of_somebody_they_have_a_tie_with(
    bureau: Bureau, regisseur: Collega, gezinnen: list[Id]
) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Thea Mulder") as thea:
        eigen = [dossier(bureau, thea.id, dagen=250 + n) for n in range(4)]
        ((bekend,),) = winkel.rauw(bureau, "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?", gezinnen[10])
        bureau.doe(LegBelangVast(id=bureau.wereld.ids(), medewerker_id=thea.id, persoon_id=Id(bekend), soort="familie"))
        for welke in ("2026-01", "2026-02", MAAND):
            assert trek(thea, bureau, welke)
        getrokken = {rij.huishouden_id for welke in ("2026-01", "2026-02", MAAND) for rij in maand(thea, welke).rijen}
        assert getrokken.isdisjoint({*eigen, gezinnen[10]})
        with pytest.raises(GeenRecht):
            trek(regisseur, bureau)


def test_that_a_file_a_colleague_drew_is_refused_to_its_own_regisseur(bureau: Bureau, regisseur: Collega) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Thea Mulder") as thea:
        dossier(bureau, thea.id, dagen=200)
        assert trek(bureau, bureau) == 1
        (rij,) = maand(thea).rijen
        assert rij.eigen
        with pytest.raises(Weigering, match="uzelf"):
            thea.doe(BewaarControle(id=rij.id, punten=ingevuld(), rond_af=True))
        with pytest.raises(Weigering, match="uzelf"):
            thea.lees(LeesControle(id=rij.id))
        assert trek(thea, bureau) == 0


def test_that_a_file_that_cannot_be_checked_is_followed_by_another(bureau: Bureau, gezinnen: list[Id]) -> None:
    trek(bureau, bureau)
    eerst = maand(bureau)
    weg = next(rij for rij in eerst.rijen if rij.soort == "Nieuw")
    assert "reden" in fouten(bureau, SlaDossierOver(id=weg.id, reden=" "))
    _, wijziging = bureau.schrijf(SlaDossierOver(id=weg.id, reden="Verhuisd"))
    nu = maand(bureau)
    assert sum(rij.stand == regels.TE_DOEN for rij in nu.rijen) == 8
    (erbij,) = {rij.id for rij in nu.rijen} - {rij.id for rij in eerst.rijen}
    assert next(rij for rij in nu.rijen if rij.id == erbij).soort == "Nieuw"
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert [rij.id for rij in maand(bureau).rijen] == [rij.id for rij in eerst.rijen]
    bureau.doe(SlaDossierOver(id=weg.id, reden="Verhuisd"))
    assert {rij.id for rij in maand(bureau).rijen} == {rij.id for rij in nu.rijen}, "the same one comes again"


def test_that_a_file_that_went_to_another_team_is_followed_by_another(bureau: Bureau, gezinnen: list[Id]) -> None:
    trek(bureau, bureau)
    weg, gedaan, *_ = maand(bureau).rijen
    bureau.doe(BewaarControle(id=gedaan.id, punten=ingevuld(), rond_af=True))
    elders = bureau.wereld.ids()
    maak.bewaar(bureau, Locatie(id=elders, naam="Beijum"))
    for rij in (weg, gedaan):
        maak.zet(bureau, Huishouden, rij.huishouden_id, locatie_id=elders)
    nu = maand(bureau)
    assert weg.id not in {rij.id for rij in nu.rijen}
    assert (nu.gedaan, nu.kan_trekken) == (1, True), "what was checked here stays counted here"
    assert trek(bureau, bureau) == 1
    assert len(maand(bureau).rijen) == 8


def test_that_a_record_that_is_not_used_is_not_checked(bureau: Bureau, gezinnen: list[Id]) -> None:
    trek(bureau, bureau)
    weg = maand(bureau).rijen[0]
    ((wie,),) = winkel.rauw(bureau, "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?", weg.huishouden_id)
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=Id(wie), identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert weg.id not in {rij.id for rij in maand(bureau).rijen}
    assert trek(bureau, bureau) == 1
    assert weg.id not in {rij.id for rij in maand(bureau).rijen}


# The checklist -------------------------------------------------------------------------------------------------------


def test_that_finishing_asks_every_point_and_counts_in_the_same_figure_as_an_import(
    bureau: Bureau, gezinnen: list[Id]
) -> None:
    trek(bureau, bureau, VORIGE)
    een = maand(bureau, VORIGE).rijen[0]
    assert figuur(bureau) == (0, 8)
    half = (Puntinvoer(punt="een_plan", oordeel="nee", actie="Plan maken"),)
    assert fouten(bureau, BewaarControle(id=een.id, punten=half)).keys() == {"een_plan_wie", "een_plan_klaar"}
    bureau.doe(BewaarControle(id=een.id, punten=(Puntinvoer(punt="een_plan", oordeel="nee"),)))
    assert maand(bureau, VORIGE).rijen[0].stand == regels.BEGONNEN
    af = BewaarControle(id=een.id, punten=(Puntinvoer(punt="een_plan", oordeel="nee"),), rond_af=True)
    assert fouten(bureau, af).keys() == {*CODES, "een_plan_opmerking"} - {"een_plan"}
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld("een_plan"), rond_af=True))
    rij = maand(bureau, VORIGE).rijen[0]
    assert (rij.stand, rij.goed, rij.punten, rij.wacht) == (regels.GEDAAN, 13, 14, 1)
    assert figuur(bureau) == (1, 8)
    with pytest.raises(Weigering, match="afgerond"):
        bureau.doe(BewaarControle(id=een.id, punten=()))
    bureau.doe(HeropenControle(id=een.id, reden="Verkeerd gelezen"))
    assert figuur(bureau) == (0, 8)
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld(), rond_af=True))
    assert figuur(bureau) == (1, 8)
    assert maand(bureau, VORIGE).gedaan == 1


def test_that_finishing_is_undone_as_a_whole(bureau: Bureau, gezinnen: list[Id]) -> None:
    trek(bureau, bureau, VORIGE)
    een = maand(bureau, VORIGE).rijen[0]
    _, wijziging = bureau.schrijf(BewaarControle(id=een.id, punten=ingevuld(), rond_af=True))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert (maand(bureau, VORIGE).rijen[0].stand, figuur(bureau)) == (regels.TE_DOEN, (0, 8))
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld(), rond_af=True))
    assert (maand(bureau, VORIGE).rijen[0].stand, figuur(bureau)) == (regels.GEDAAN, (1, 8))


def test_that_a_finding_goes_to_the_casemanager_who_answers_and_improves(
    bureau: Bureau, regisseur: Collega, gezinnen: list[Id]
) -> None:
    trek(bureau, bureau)
    een = next(rij for rij in maand(bureau).rijen if rij.regisseur)
    actie = {"actie": "Maak een plan", "wie_id": regisseur.id, "klaar_voor": "2026-03-20"}
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld("een_plan", **actie)))
    assert regisseur.lees(LeesBevindingen()) == (), "nothing is told before it is finished"
    with pytest.raises(Weigering, match="bestaat niet"):
        regisseur.lees(LeesControle(id=een.id))
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld("een_plan", **actie), rond_af=True))
    (bevinding,) = regisseur.lees(LeesBevindingen())
    assert (bevinding.wacht, bevinding.acties) == (1, 1)
    soorten = {rij.soort: rij for rij in regisseur.lees(LeesTermijnen()) if rij.bron_id == een.id}
    assert soorten.keys() == {"bevinding", "verbeteractie"}
    assert (soorten["bevinding"].voor, soorten["verbeteractie"].voor) == ("2026-03-16", "2026-03-20")
    d = detail(regisseur, een.id)
    assert (d.antwoordt, d.controleert) == (True, False)
    punt = next(rij for rij in d.punten if rij.oordeel == "nee")
    assert punt.id is not None
    with pytest.raises(Weigering, match="casemanager"):
        bureau.doe(BeantwoordBevinding(id=punt.id, antwoord="Klopt"))
    assert "antwoord" in fouten(regisseur, BeantwoordBevinding(id=punt.id, antwoord=" "))
    regisseur.doe(BeantwoordBevinding(id=punt.id, antwoord="Klopt, ik maak het"))
    assert next(rij for rij in maand(bureau).rijen if rij.id == een.id).wacht == 0
    assert {rij.soort for rij in regisseur.lees(LeesTermijnen()) if rij.bron_id == een.id} == {"verbeteractie"}
    regisseur.doe(RondVerbeteractieAf(id=punt.id))
    assert not [rij for rij in regisseur.lees(LeesTermijnen()) if rij.bron_id == een.id]
    nu = next(rij for rij in detail(bureau, een.id).punten if rij.id == punt.id)
    assert (nu.antwoord, nu.gedaan_op) == ("Klopt, ik maak het", "2026-03-02")
    with pytest.raises(Weigering, match="al gedaan"):
        regisseur.doe(RondVerbeteractieAf(id=punt.id))


def test_that_who_checks_sees_how_many_of_the_month_are_done(
    bureau: Bureau, gezinnen: list[Id], regisseur: Collega
) -> None:
    def regels_van(wie: Bureau | Collega, **wat: Any) -> list[str]:
        rijen = wie.lees(LeesTermijnen(**{"tot": "2026-03-09"} | wat))
        return [rij.wat for rij in rijen if rij.soort == "dossiers"]

    hier = bureau.medewerker.locatie_id
    assert regels_van(bureau) == [], "who never drew is not asked to"
    trek(bureau, bureau, "2026-02")
    assert regels_van(bureau) == [
        "Dossiercontrole februari 2026: 0 van 8 gedaan", "Dossiercontrole maart 2026: nog te trekken",
    ]  # fmt: skip
    trek(bureau, bureau)
    een, twee, *_ = maand(bureau).rijen
    bureau.doe(BewaarControle(id=een.id, punten=ingevuld(), rond_af=True))
    bureau.doe(SlaDossierOver(id=twee.id, reden="Zit bij de rechter"))
    (rij, _) = (rij for rij in bureau.lees(LeesTermijnen()) if rij.soort == "dossiers")
    assert (rij.voor, rij.toestand, rij.onderwerp, rij.onderwerp_id) == ("2026-02-28", "te laat", "2026-02", hier)
    assert regels_van(bureau) == regels_van(bureau, bereik="locatie", locatie_id=hier) == [
        "Dossiercontrole februari 2026: 0 van 8 gedaan", "Dossiercontrole maart 2026: 1 van 8 gedaan",
    ]  # fmt: skip
    assert regels_van(regisseur) == [], "who checks nothing has nothing to count"
    for dossier_ in maand(bureau).rijen:
        if dossier_.stand == regels.TE_DOEN:
            bureau.doe(BewaarControle(id=dossier_.id, punten=ingevuld(), rond_af=True))
    assert regels_van(bureau) == ["Dossiercontrole februari 2026: 0 van 8 gedaan"]


def test_that_a_file_of_ones_own_is_nothing_to_check_oneself(bureau: Bureau) -> None:
    dossier(bureau, bureau.medewerker.id, dagen=200)
    with aan_het_werk(bureau, "teamleider", naam="Thea Mulder") as thea:
        trek(thea, bureau)
        (rij,) = (rij for rij in thea.lees(LeesTermijnen()) if rij.soort == "dossiers")
        assert rij.wat == "Dossiercontrole maart 2026: 0 van 8 gedaan"
    assert not [rij for rij in bureau.lees(LeesTermijnen()) if rij.soort == "dossiers"]


# Who sees it, what stays ---------------------------------------------------------------------------------------------


def test_that_looking_is_logged_with_its_purpose(bureau: Bureau, gezinnen: list[Id]) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Thea Mulder") as thea:
        trek(thea, bureau)
        rij = maand(thea).rijen[0]
        detail(thea, rij.id)
        thea.doe(ZegDoel(grondslag="dossiercontrole", huishouden_id=rij.huishouden_id))
        maak.lees(thea, rij.huishouden_id)
        thea.lees(LeesHistorie(huishouden_id=rij.huishouden_id))
        log = winkel.rauw(
            bureau,
            "SELECT wat, grondslag FROM toegang WHERE medewerker_id = ? AND huishouden_id = ? ORDER BY tijd, id",
            thea.id, rij.huishouden_id,
        )  # fmt: skip
        assert ("dossiercontrole bekeken", "toezicht op het werk") in log
        assert ("doel opgegeven", "dossiercontrole") in log
        assert ("huishouden geopend", "dossiercontrole") in log


def test_that_a_shielded_file_is_not_there_for_who_may_not_see_it(bureau: Bureau, regisseur: Collega) -> None:
    huis = dossier(bureau, regisseur.id, dagen=200)
    trek(bureau, bureau)
    (rij,) = maand(bureau).rijen
    bureau.doe(BewaarControle(id=rij.id, punten=ingevuld("een_plan"), rond_af=True))
    ((wie,),) = winkel.rauw(bureau, "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?", huis)
    bureau.doe(LegBelangVast(id=bureau.wereld.ids(), medewerker_id=regisseur.id, persoon_id=Id(wie), soort="familie"))
    assert regisseur.lees(LeesBevindingen()) == ()
    with pytest.raises(Weigering, match="bestaat niet"):
        regisseur.lees(LeesControle(id=rij.id))


def test_that_what_was_found_goes_with_the_file_and_the_count_stays(bureau: Bureau, regisseur: Collega) -> None:
    huis = dossier(bureau, regisseur.id, dagen=200)
    trek(bureau, bureau)
    (rij,) = maand(bureau).rijen
    bureau.doe(BewaarControle(id=rij.id, punten=ingevuld(), rond_af=True))
    with closing(bureau.eigen_verbinding()) as db:
        gaat = omvang(db, "huishouden", huis).per_soort
    assert (len(gaat["controledossier"]), len(gaat["controlepunt"])) == (1, len(CODES))
    assert "dossiercontrole" not in gaat
    regels_ = regisseur.lees(LeesHistorie(huishouden_id=huis))
    assert regels_, "the journal of the file tells of it"
