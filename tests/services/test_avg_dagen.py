"""The days of a request, what keeps it, and what is told of it when it was refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG, persoon, zet
from tests.inzage import vraag
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BewaarAvgverzoek,
    LeesAvgverzoek,
    TekenInzageAan,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import IdMaker

JAAR = 366 * DAG


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def test_that_a_later_day_of_receipt_asks_why_and_that_stays_to_be_seen(bureau: Bureau, klok: Klok) -> None:
    wie = persoon(bureau, "Fatima")
    id_ = vraag(bureau, wie, ontvangen_op="2026-02-02")
    klok.verzet(40 * DAG)
    anders: dict[str, Any] = {
        "id": id_,
        "persoon_id": wie,
        "soort": "inzage",
        "identiteit": "bekend",
        "gevraagd": "Alles zien",
    }
    with pytest.raises(Weigering) as fout:
        bureau.doe(BewaarAvgverzoek(**anders, ontvangen_op="2026-04-01"))
    assert fout.value.fouten.keys() == {"waarom_later"}
    assert "02-02-2026" in fout.value.fouten["waarom_later"]
    assert bureau.lees(LeesAvgverzoek(id=id_)).ontvangen_eerst == ""
    bureau.doe(BewaarAvgverzoek(**anders, ontvangen_op="2026-04-01", waarom_later="De brief was voor een ander team"))
    d = bureau.lees(LeesAvgverzoek(id=id_))
    assert d.rij.ontvangen_op == "2026-04-01"
    assert d.ontvangen_eerst.startswith("Eerst opgeschreven als 02-02-2026")
    assert d.ontvangen_eerst.endswith("De brief was voor een ander team")
    bureau.doe(BewaarAvgverzoek(**(anders | {"gevraagd": "Nog meer"}), ontvangen_op="2026-04-01"))
    assert bureau.lees(LeesAvgverzoek(id=id_)).ontvangen_eerst == d.ontvangen_eerst


def test_that_granting_a_removal_asks_for_its_letter_first(bureau: Bureau, klok: Klok) -> None:
    id_ = vraag(bureau, persoon(bureau, "Fatima"), soort="verwijdering")
    besluit = BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Niemand heeft er nog belang bij")
    _, wijziging = bureau.schrijf(besluit)
    assert "Maak eerst de brief" in wijziging.zin


def test_that_of_a_refused_request_no_file_is_said_to_be_saved(bureau: Bureau) -> None:
    id_ = vraag(bureau, persoon(bureau, "Fatima"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="afgewezen", reden="Wij weten niet wie er vraagt"))
    with pytest.raises(Weigering, match="niet toegewezen"):
        bureau.doe(TekenInzageAan(verzoek_id=id_))
    assert bureau.lees(LeesAvgverzoek(id=id_)).uitgevoerd_op == ""


def test_that_removal_is_refused_for_what_the_rules_of_keeping_keep(bureau: Bureau, klok: Klok) -> None:
    kind = winkel.persoon_van(bureau, winkel.contact(bureau))
    zet(bureau, Persoon, kind, geboortedatum="2022-05-12")
    klok.verzet(6 * JAAR)
    id_ = vraag(bureau, kind, soort="verwijdering", hoedanigheid="ouder", verzoeker="Karel Visscher")
    assert "2042" in bureau.lees(LeesAvgverzoek(id=id_)).bewaren
