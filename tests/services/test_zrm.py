"""Assessments with the Zelfredzaamheid-Matrix: kept, corrected, taken back, and never summed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import winkel
from tests.gezin import Gezin, bakker, zet
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.zrm import LeesZrm, LegZrmVast, TrekZrmIn, ZrmInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.zrm import ZrmBeeld
from wijdesk.models.values import lokaal
from wijdesk.models.zelfredzaamheid import NIVEAUS, is_verouderd, niveau_in_woorden, verschil_kort


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def vandaag(bureau: Bureau) -> str:
    return lokaal(bureau.wereld.klok()).date().isoformat()


def meting(bureau: Bureau, gezin: Gezin, *scores: ZrmInvoer) -> LegZrmVast:
    gegeven = scores or (ZrmInvoer(domein="Financiën", niveau=2), ZrmInvoer(domein="Justitie", niveau=5))
    return LegZrmVast(
        id=bureau.wereld.ids(),
        huishouden_id=gezin.huishouden,
        persoon_id=gezin.moeder,
        op=vandaag(bureau),
        scores=gegeven,
    )


def beeld(bureau: Bureau, gezin: Gezin) -> ZrmBeeld:
    return bureau.lees(LeesZrm(huishouden_id=gezin.huishouden))


def van_moeder(bureau: Bureau, gezin: Gezin) -> list[tuple[str, int]]:
    metingen = next(wie for wie in beeld(bureau, gezin).personen if wie.persoon_id == gezin.moeder).metingen
    return [(score.domein, score.niveau) for score in metingen[0].scores] if metingen else []


def test_that_an_assessment_comes_back_with_assessor_and_date_and_nothing_else(bureau: Bureau, gezin: Gezin) -> None:
    bureau.doe(meting(bureau, gezin))
    gelezen = beeld(bureau, gezin)
    assert len(gelezen.domeinen) == 13
    (moeder,) = (wie for wie in gelezen.personen if wie.persoon_id == gezin.moeder)
    (keer,) = moeder.metingen
    assert (keer.op, keer.medewerker) == (vandaag(bureau), bureau.medewerker.naam)
    assert {score.domein: score.niveau for score in keer.scores} == {"Financiën": 2, "Justitie": 5}
    assert all(not wie.metingen for wie in gelezen.personen if wie is not moeder)


def test_that_saving_twice_adds_nothing(bureau: Bureau, gezin: Gezin) -> None:
    opdracht = meting(bureau, gezin)
    bureau.doe(opdracht)
    bureau.doe(opdracht)
    assert winkel.rauw(bureau, "SELECT count(*) FROM zrmmeting") == [(1,)]


def test_that_a_correction_takes_the_place_of_the_earlier_one_which_stays_in_the_store(
    bureau: Bureau, gezin: Gezin
) -> None:
    eerst = bureau.doe(meting(bureau, gezin))
    beter = replace(
        meting(bureau, gezin, ZrmInvoer(domein="Financiën", niveau=3)), vervangt=eerst, reden="Verkeerd getypt"
    )
    bureau.doe(beter)
    assert van_moeder(bureau, gezin) == [("Financiën", 3)]
    standen = winkel.rauw(bureau, "SELECT status, count(*) FROM zrmmeting GROUP BY status ORDER BY status")
    assert standen == [("actief", 1), ("vervallen", 1)]


def test_that_a_correction_and_a_withdrawal_ask_for_a_reason(bureau: Bureau, gezin: Gezin) -> None:
    eerst = bureau.doe(meting(bureau, gezin))
    zonder: tuple[Opdracht[Any], ...] = (
        replace(meting(bureau, gezin), vervangt=eerst, reden=" "),
        TrekZrmIn(id=eerst, reden=""),
    )
    for opdracht in zonder:
        with pytest.raises(Weigering) as weigering:
            bureau.doe(opdracht)
        assert "reden" in weigering.value.fouten
    bureau.doe(TrekZrmIn(id=eerst, reden="Bij de verkeerde persoon"))
    assert van_moeder(bureau, gezin) == []


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"op": "2999-01-01"}, "op"),
        ({"op": "gisteren"}, "op"),
        ({"scores": ()}, "scores"),
        ({"scores": (ZrmInvoer(domein="Financiën", niveau=6),)}, "scores"),
        ({"scores": (ZrmInvoer(domein="Financiën", niveau=0),)}, "scores"),
        ({"scores": (ZrmInvoer(domein="Financiën", niveau=2), ZrmInvoer(domein="Financiën", niveau=3))}, "scores"),
        ({"scores": (ZrmInvoer(domein="Sterrenkunde", niveau=3),)}, "scores"),
        (
            {"scores": (ZrmInvoer(domein="Financiën", niveau=3, informatie_op="2999-01-01"),)},
            "informatie_op:Financiën",
        ),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(
    bureau: Bureau, gezin: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as weigering:
        bureau.doe(replace(meting(bureau, gezin), **anders))
    assert veld in weigering.value.fouten
    assert winkel.rauw(bureau, "SELECT count(*) FROM zrmmeting") == [(0,)]


def test_that_old_information_is_kept_and_told(bureau: Bureau, gezin: Gezin) -> None:
    bureau.doe(meting(bureau, gezin, ZrmInvoer(domein="Financiën", niveau=3, informatie_op="2020-01-01")))
    (moeder,) = (wie for wie in beeld(bureau, gezin).personen if wie.persoon_id == gezin.moeder)
    assert [score.verouderd for score in moeder.metingen[0].scores] == [True]


def test_that_undo_takes_the_whole_assessment_back(bureau: Bureau, gezin: Gezin) -> None:
    _, wijziging = bureau.schrijf(meting(bureau, gezin))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert van_moeder(bureau, gezin) == []
    assert winkel.rauw(bureau, "SELECT DISTINCT status FROM zrmscore") == [("vervallen",)]


def test_that_somebody_hidden_is_counted_and_not_shown_or_assessed(bureau: Bureau, gezin: Gezin) -> None:
    bureau.doe(meting(bureau, gezin))
    zet(bureau, Persoon, gezin.moeder, afgeschermd=True)
    ander = Collega(bureau, "casemanager")
    gelezen = ander.lees(LeesZrm(huishouden_id=gezin.huishouden))
    assert gelezen.verborgen == 1
    assert gezin.moeder not in {wie.persoon_id for wie in gelezen.personen}
    with pytest.raises(Weigering, match="afgeschermd"):
        ander.doe(meting(bureau, gezin))
    ander.sluit()


def test_that_the_entree_sees_no_assessment(bureau: Bureau, gezin: Gezin) -> None:
    ander = Collega(bureau, "entree")
    with pytest.raises(Weigering, match="rol"):
        ander.lees(LeesZrm(huishouden_id=gezin.huishouden))
    ander.sluit()


@given(st.dates(min_value=date(1990, 1, 1)), st.integers(0, 400))
def test_that_information_is_old_after_thirty_days(dag: date, dagen: int) -> None:
    eerder = dag - timedelta(days=dagen)
    assert is_verouderd(eerder.isoformat(), dag.isoformat()) == (dagen > 30)


def test_that_not_assessed_is_a_word_and_never_a_number() -> None:
    assert niveau_in_woorden(None) == "niet beoordeeld"
    assert [niveau_in_woorden(niveau)[0] for niveau in NIVEAUS] == list("12345")
    assert verschil_kort(None, 3) == verschil_kort(3, None) == ""
    assert verschil_kort(2, 4) == "↑ was 2"
    assert verschil_kort(4, 2) == "↓ was 4"
    assert verschil_kort(3, 3) == "gelijk"
