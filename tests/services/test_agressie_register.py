"""The register of agressie: what holds stands first with its last day, and a pandverbod that ends soon is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht
from wijdesk.models.opdrachten.agressie import LeesAgressies, MeldAgressie
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, IdMaker


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def meld(bureau: Bureau, wie: Id | None, **anders: Any) -> Id:
    velden: dict[str, Any] = {
        "datum": "2026-02-01", "soort": "verbaal", "maatregel": "waarschuwing", "omschrijving": "Schold",
    }  # fmt: skip
    opdracht = MeldAgressie(persoon_id=wie, locatie_id=bureau.medewerker.locatie_id, **(velden | anders))
    return Id(bureau.doe(opdracht))


def verbod(bureau: Bureau, wie: Id, tot: str) -> Id:
    hier = bureau.medewerker.locatie_id
    return meld(bureau, wie, maatregel="pandverbod", van="2026-02-01", tot=tot, locaties=(hier,))


def pandverboden(bureau: Bureau, **anders: Any) -> list[AgendaRij]:
    return [rij for rij in bureau.lees(LeesTermijnen(**({"bereik": "mijn"} | anders))) if rij.soort == "agressie"]


def test_that_what_holds_stands_first_by_its_last_day(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    oud = meld(bureau, None)
    laat, vroeg = verbod(bureau, wie, "2026-12-31"), verbod(bureau, wie, "2026-03-09")
    voorbij = verbod(bureau, wie, "2026-02-20")
    rijen = bureau.lees(LeesAgressies())
    assert [rij.id for rij in rijen][:2] == [vroeg, laat]
    assert {rij.id for rij in rijen[2:]} == {oud, voorbij}
    assert [rij.loopt for rij in rijen] == [True, True, False, False]
    assert rijen[0].gebouwen == ("Selwerd",)
    assert {rij.persoon for rij in rijen if rij.id == oud} == {"Onbekend"}


def test_that_a_pandverbod_that_ends_within_two_weeks_is_told_until_it_is_over(bureau: Bureau, klok: Klok) -> None:
    wie = maak.persoon(bureau, "Ab")
    id_ = verbod(bureau, wie, "2026-03-20")
    assert pandverboden(bureau) == []
    klok.verzet(5 * DAG)
    (rij,) = pandverboden(bureau)
    assert (rij.bron_id, rij.voor, rij.persoon_id) == (id_, "2026-03-20", wie)
    assert "Pandverbod loopt af" in rij.wat
    (van_team,) = pandverboden(bureau, bereik="locatie", locatie_id=bureau.medewerker.locatie_id)
    assert van_team.bron_id == id_
    klok.verzet(14 * DAG)
    assert pandverboden(bureau) == []


def test_that_the_register_is_for_who_may_read_what_happened(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    verbod(bureau, wie, "2026-12-31")
    maak.scherm_af(bureau, wie)
    with aan_het_werk(bureau, "vrijwilliger") as vrij, aan_het_werk(bureau, "entree", naam="Ed") as ed:
        with pytest.raises(GeenRecht):
            vrij.lees(LeesAgressies())
        (rij,) = ed.lees(LeesAgressies())
        assert "van der Meulen" not in rij.persoon
