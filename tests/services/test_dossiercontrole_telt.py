"""Dossiercontrole: in which month a control counts, and when an improvement is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Klok
from tests.dossiers import dossier
from tests.gezin import DAG
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_dossiercontrole import MAAND, VORIGE, detail, ingevuld, maand, trek
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.models.opdrachten.dossiercontrole import BewaarControle, HeropenControle, RondVerbeteractieAf


@pytest.fixture
def regisseur(bureau: Bureau) -> Iterator[Collega]:
    """The casemanager of three households."""
    with aan_het_werk(bureau, "casemanager", naam="Rik Postma") as collega:
        for n in range(3):
            dossier(bureau, collega.id, dagen=200 + n)
        yield collega


def test_that_done_says_nothing_of_another_improvement(bureau: Bureau, regisseur: Collega) -> None:
    trek(bureau, bureau)
    een = maand(bureau).rijen[0]
    actie = {"actie": "Maak een plan", "wie_id": regisseur.id, "klaar_voor": "2026-03-20"}

    def gedaan_na(**anders: Any) -> str:
        if maand(bureau).rijen[0].gedaan_op:
            bureau.doe(HeropenControle(id=een.id, reden="Er hoort iets anders bij"))
        bureau.doe(BewaarControle(id=een.id, punten=ingevuld("een_plan", **(actie | anders)), rond_af=True))
        return next(punt.gedaan_op for punt in detail(bureau, een.id).punten if punt.oordeel == "nee")

    assert gedaan_na() == ""
    (punt_id,) = (punt.id for punt in detail(bureau, een.id).punten if punt.oordeel == "nee")
    assert punt_id is not None
    for anders in ({"actie": "Bespreek het plan"}, {"klaar_voor": "2026-03-27"}, {"wie_id": bureau.medewerker.id}):
        assert gedaan_na() == ""
        bureau.doe(RondVerbeteractieAf(id=punt_id))
        assert gedaan_na() == "2026-03-02", "what was done stays done"
        assert gedaan_na(**anders) == ""


def test_that_a_control_counts_in_the_month_it_was_drawn_for(bureau: Bureau, regisseur: Collega, klok: Klok) -> None:
    def cijfer(soort: str, dag: str) -> tuple[int, int | None, int | None, int | None]:
        blad = bureau.lees(LeesCijfers(periode=periode_van(soort, dag), vergelijk="vorige"))
        een = next(een for een in blad.cijfers if een.definitie.naam == "dossiercontroles")
        assert een.eerder is not None
        return een.nu.teller, een.nu.noemer, een.eerder.teller, een.eerder.noemer

    for welke in ("2026-01", VORIGE, MAAND):
        trek(bureau, bureau, welke)
        for rij in maand(bureau, welke).rijen:
            bureau.doe(BewaarControle(id=rij.id, punten=ingevuld(), rond_af=True))
    af = {welke: maand(bureau, welke).gedaan for welke in ("2026-01", VORIGE, MAAND)}
    assert all(af.values())
    assert cijfer("maand", "2026-01-01") == (af["2026-01"], 8, 0, 8)
    assert cijfer("maand", "2026-02-01") == (af[VORIGE], 8, af["2026-01"], 8)
    assert cijfer("maand", "2026-03-01") == (0, 0, 0, 0), "a month that runs is not told, nor compared with"
    samen = af["2026-01"] + af[VORIGE]
    assert cijfer("jaar", "2026-01-01") == cijfer("kwartaal", "2026-01-01") == (samen, 16, 0, 16)
    klok.verzet(29 * DAG)
    assert cijfer("kwartaal", "2026-01-01") == (samen, 16, 0, 16), "on its last day a month is not over"
    klok.verzet(DAG)
    assert cijfer("kwartaal", "2026-01-01") == (samen + af[MAAND], 24, 0, 24)
    assert cijfer("kwartaal", "2026-04-01") == (0, 0, 0, 0)
