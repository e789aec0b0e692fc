"""The checklist of the organisation in a store: taken into use, kept by what began, brought back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from tests.conftest import Klok
from tests.dossiers import dossier
from tests.models.test_controlelezen import EIGEN
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import Balies
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models import dossierregels as regels
from wijdesk.models.controlelezen import als_toml
from wijdesk.models.opdrachten.dossiercontrole import (
    BewaarControle,
    LeesControle,
    LeesControlelijst,
    LeesControlelijsten,
    LeesDossiercontroles,
    NeemControlelijstInGebruik,
    Puntinvoer,
    TrekDossiers,
)
from wijdesk.models.rows.dossiercontrole import Controledetail
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer


def neem(bureau: Bureau, tekst: str) -> Id:
    gemaakt: Id = bureau.doe(NeemControlelijstInGebruik(inhoud=tekst))
    return gemaakt


def test_that_another_checklist_holds_for_what_begins_after_it(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "casemanager", naam="Rik Postma") as rik:
        for dagen in (200, 210):
            dossier(bureau, rik.id, dagen=dagen)
        with pytest.raises(GeenRecht):
            rik.doe(NeemControlelijstInGebruik(inhoud=EIGEN))
    plek = bureau.medewerker.locatie_id
    maand = bureau.lees(LeesDossiercontroles()).maand
    bureau.doe(TrekDossiers(locatie_id=plek, maand=maand))
    een, twee = (rij.id for rij in bureau.lees(LeesDossiercontroles()).rijen)

    def detail(id_: Id) -> Controledetail:
        gelezen: Controledetail = bureau.lees(LeesControle(id=id_))
        return gelezen

    oud = detail(een)
    bureau.doe(BewaarControle(id=een, punten=(Puntinvoer(punt=oud.punten[0].punt, oordeel=regels.JA),)))
    nieuw = neem(bureau, EIGEN)
    assert detail(een).lijst == oud.lijst, "what began keeps its list"
    assert [punt.vraag for punt in detail(een).punten] == [punt.vraag for punt in oud.punten]
    anders = detail(twee)
    assert (anders.lijst, [punt.punt for punt in anders.punten]) == ("2026-eigen", ["plan", "kind"])
    assert (anders.punten[1].hulp, anders.punten[1].grond) == (
        "Niet van toepassing zonder kinderen.",
        "Jeugdwet art. 2.3",
    )
    with pytest.raises(Weigering, match="niet op de controlelijst"):
        bureau.doe(BewaarControle(id=twee, punten=(Puntinvoer(punt=oud.punten[0].punt, oordeel=regels.JA),)))
    bureau.doe(
        BewaarControle(
            id=twee,
            punten=(Puntinvoer(punt="plan", oordeel=regels.JA), Puntinvoer(punt="kind", oordeel=regels.NVT)),
            rond_af=True,
        )
    )
    assert (detail(twee).rij.goed, detail(twee).rij.punten) == (1, 1)
    rijen = bureau.lees(LeesControlelijsten())
    assert [(rij.versie, rij.in_gebruik, rij.begonnen, bool(rij.sinds)) for rij in rijen] == [
        ("2026-eigen", True, 1, True), (oud.lijst, False, 1, False),
    ]  # fmt: skip
    assert rijen[0].id == nieuw
    with closing(bureau.eigen_verbinding()) as db:
        assert controleer(db) == ()


def test_that_a_version_is_one_list_and_an_older_one_can_come_back(bureau: Bureau) -> None:
    meegeleverd = bureau.lees(LeesControlelijst())
    with pytest.raises(Weigering, match="al in gebruik") as fout:
        neem(bureau, als_toml(meegeleverd))
    assert fout.value.volledig().keys() == {"inhoud"}
    anders = replace(meegeleverd, punten=meegeleverd.punten[:3])
    with pytest.raises(Weigering, match="anders is"):
        neem(bureau, als_toml(anders))
    neem(bureau, EIGEN)
    with pytest.raises(Weigering, match="anders is"):
        neem(bureau, EIGEN.replace("Is met het kind", "Is wel met het kind"))
    neem(bureau, als_toml(replace(anders, versie="kort")))
    assert bureau.lees(LeesControlelijst()).versie == "kort"
    neem(bureau, EIGEN)
    assert bureau.lees(LeesControlelijst()).versie == "2026-eigen"
    neem(bureau, als_toml(meegeleverd))
    assert bureau.lees(LeesControlelijst()).punten == meegeleverd.punten
    assert [rij.versie for rij in bureau.lees(LeesControlelijsten())] == [meegeleverd.versie, "2026-eigen", "kort"]
    with pytest.raises(Weigering) as fout:
        neem(bureau, 'versie = "x"\n[[punt]]\ncode = "a"\n[[punt]]\ncode = "a"\n')
    assert fout.value.zin.count("\n") == 4, "every fault is told at once"


def test_that_two_desks_that_take_lists_into_use_apart_go_on_with_the_last(balies: Balies, klok: Klok) -> None:
    anders = EIGEN.replace("2026-eigen", "kort")
    neem(balies.een, EIGEN)
    klok.verzet(1_000)
    neem(balies.ander, anders)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert bureau.lees(LeesControlelijst()).versie == "kort"
        assert [rij.versie for rij in bureau.lees(LeesControlelijsten())][:2] == ["kort", "2026-eigen"]
    klok.verzet(1_000)
    neem(balies.een, EIGEN)
    balies.ontmoet()
    assert balies.ander.lees(LeesControlelijst()).versie == "2026-eigen"


def test_that_one_version_written_apart_is_one_list_at_both_desks(balies: Balies, klok: Klok) -> None:
    neem(balies.een, EIGEN)
    klok.verzet(1_000)
    neem(balies.ander, EIGEN.replace("Is met het kind gesproken?", "Is het kind gezien?"))
    balies.ontmoet()
    lijsten = [bureau.lees(LeesControlelijst()) for bureau in (balies.een, balies.ander)]
    assert lijsten[0] == lijsten[1]
    assert [punt.vraag for punt in lijsten[0].punten][1] == "Is het kind gezien?"
    (verschil,) = balies.lijst(balies.een)
    assert (verschil.titel, verschil.wat) == ("Controlelijst 2026-eigen", "Instelling"), "somebody decides"
    kanten = [kant.waarden[0] for kant in balies.lees(verschil.plek).kanten]
    assert [kant.label for kant in kanten] == ["Controlelijst 2026-eigen"] * 2
    assert [kant.tekst.splitlines()[-1] for kant in kanten] == [
        "2. Is het kind gezien?", "2. Is met het kind gesproken?",
    ]  # fmt: skip
    for bureau in (balies.een, balies.ander):
        with closing(bureau.eigen_verbinding()) as db:
            assert controleer(db) == ()
