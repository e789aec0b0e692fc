"""A figure whose definition changes, through the window: a registry with two versions of it, on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.services.test_impact import NIEUW, typ
from tests.ui.gezinvenster import toon
from tests.ui.panels.test_dashboard import LANG, klaar
from wijdesk.app.bureau import Bureau
from wijdesk.models import cijfer
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik
from wijdesk.models.rows.cijfer import Cijfer, Cijferreeks, Meting, Reekspunt, Vragendeel
from wijdesk.models.values import lokaal
from wijdesk.reports.maandrapport import _rij
from wijdesk.resources import lees_toml
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel
from wijdesk.ui.panels.dashboard.beelden import met_noemer, verandering, waarden


@pytest.fixture
def twee_versies(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From this month on "Vragen" means something else."""
    begin = lokaal(bureau.wereld.klok()).date().replace(day=1)

    def gelezen(naam: str) -> dict[str, object]:
        register = lees_toml(naam)
        oud = next(rij for rij in register["cijfer"] if rij["naam"] == "vragen")
        nieuw = oud | {
            "versie": 2, "geldig_van": begin.isoformat(),
            "teller": "vragen die in de periode zijn ontvangen, ook wie vooraf een afspraak maakte",
        }  # fmt: skip
        plek = register["cijfer"].index(oud)
        oud = oud | {"geldig_tot": (begin - timedelta(days=1)).isoformat()}
        return register | {"cijfer": [*register["cijfer"][:plek], oud, nieuw, *register["cijfer"][plek + 1 :]]}

    monkeypatch.setattr(cijfer, "lees_toml", gelezen)
    cijfer.definities.cache_clear()
    yield
    cijfer.definities.cache_clear()


def test_that_the_old_and_the_new_definition_stand_side_by_side_and_no_line_or_difference_crosses(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, twee_versies: None
) -> None:
    for _ in range(2):
        bureau.doe(winkel.contact(bureau))
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    klaar(paneel, qtbot)
    tegel = paneel.overzicht.tegels.tegels["vragen"]
    assert "andere definitie" in tegel.verandering.text()
    kaart = paneel.overzicht.kaarten["per_maand"]
    maand = date.fromisoformat(paneel.gekozen().periode.van)
    assert "geldt versie 2 van de definitie" in kaart.legenda.text()
    assert [stuk.x for stuk in kaart.grafiek.stukken if stuk.lijn == 0] == [tuple(range(11)), (11,)]
    assert kaart.beeld is not None
    assert kaart.beeld.koppen()[-1] == "Let op"
    assert "versie 2" in str(kaart.beeld.rijen()[-1][-1])
    paneel.open("vragen")
    detail = paneel.detail
    assert detail is not None
    qtbot.waitUntil(lambda: "versie 1" in detail.definitie.text(), timeout=LANG)
    tekst = detail.definitie.text()
    assert "versie 2" in tekst
    assert "zonder ingetrokken registraties" in tekst
    assert "ook wie vooraf een afspraak maakte" in tekst
    assert str(maand.year) in tekst
    assert "Volgens versie 1 van de definitie: 2" in detail.anders.text()
    model = paneel.overzicht.model
    titels = [model.kolommen[0].lees(model.rij(nr)) for nr in range(2)]
    assert titels == ["Vragen", "Vragen, volgens versie 1"]


def test_that_no_line_goes_from_the_answers_to_one_list_of_questions_to_those_of_another(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date()
    eerder = vandaag.replace(day=1) - timedelta(days=1)
    for dag, regel in ((eerder.replace(day=1), "6 6 6 6 6 6 n"), (eerder, "7 7 7 7 7 7 j")) * 3:
        typ(bureau, regel, datum=dag.isoformat())
    typ(bureau, "8 8 8 8 8 8 j", datum=(eerder.replace(day=1) - timedelta(days=1)).isoformat())
    bureau.doe(NeemVragenlijstInGebruik(soort="impactmeting", inhoud=NIEUW))
    for _ in range(5):
        typ(bureau, "9 9 9 9 9 9 j", datum=vandaag.isoformat())
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    klaar(paneel, qtbot)
    kaart = paneel.overzicht.kaarten["impact"]
    assert kaart.beeld is not None
    assert "gelden andere vragen: versie 2026-2." in kaart.legenda.text()
    assert [stuk.x for stuk in kaart.grafiek.stukken if stuk.lijn == 0] == [tuple(range(11)), (11,)]
    assert [rij[1:3] for rij in kaart.beeld.rijen()[-3:]] == [
        (None, "1 antwoord"), (6.5, "6 antwoorden"), (9.0, "5 antwoorden"),
    ], "the mark of one is no mean"  # fmt: skip
    paneel.open("impactcijfer")
    assert paneel.detail is not None
    assert "andere vragen" in paneel.detail.anders.text()


def test_that_of_few_marks_a_tile_a_line_and_a_csv_tell_only_how_many_there_are() -> None:
    mark = cijfer.definitie_op("impactcijfer", "2026-01-01")
    vier = Meting(teller=350, noemer=4, waarde=8.75, vragen=(Vragendeel(versie="1", teller=350, noemer=4),))
    beide = Meting(
        teller=400, noemer=5, waarde=None,
        vragen=(Vragendeel(versie="", teller=90, noemer=1), Vragendeel(versie="1", teller=310, noemer=4)),
    )  # fmt: skip
    veel = Meting(teller=400, noemer=5, waarde=8.0, vragen=(Vragendeel(versie="1", teller=400, noemer=5),))
    gelezen = [met_noemer(Cijfer(definitie=mark, nu=nu)) for nu in (vier, beide, veel)]
    assert gelezen == [
        "4 antwoorden", "1 antwoord (alleen cijfer) · 4 antwoorden (versie 1)", "8,0 (5 antwoorden)"
    ]  # fmt: skip
    assert verandering(Cijfer(definitie=mark, nu=veel, eerder=vier), "2025") == "2025: 4 antwoorden"
    maand = cijfer.periode_van("maand", "2026-03-01")
    punten = (Reekspunt(periode=maand.vorige(), meting=vier), Reekspunt(periode=maand, meting=veel))
    assert waarden(Cijferreeks(definitie=mark, stap="maand", punten=punten)) == (None, 8.0)
    rij = dict(zip(("waarde", "teller", "noemer"), _rij(Cijfer(definitie=mark, nu=vier))[2:5], strict=True))
    assert rij == {"waarde": None, "teller": None, "noemer": 4}, "the sum of few says what one of them gave"
