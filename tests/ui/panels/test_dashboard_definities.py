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
from wijdesk.models.values import lokaal
from wijdesk.resources import lees_toml
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel


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


def test_that_no_line_goes_from_the_answers_to_one_list_of_questions_to_those_of_another(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date()
    eerder = vandaag.replace(day=1) - timedelta(days=1)
    for dag, regel in ((eerder.replace(day=1), "6 6 6 6 6 6 n"), (eerder, "7 7 7 7 7 7 j")):
        typ(bureau, regel, datum=dag.isoformat())
    bureau.doe(NeemVragenlijstInGebruik(soort="impactmeting", inhoud=NIEUW))
    typ(bureau, "9 9 9 9 9 9 j", datum=vandaag.isoformat())
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    klaar(paneel, qtbot)
    kaart = paneel.overzicht.kaarten["impact"]
    assert kaart.beeld is not None
    assert "gelden andere vragen: versie 2026-2." in kaart.legenda.text()
    assert [stuk.x for stuk in kaart.grafiek.stukken if stuk.lijn == 0] == [tuple(range(11)), (11,)]
    assert [rij[1:3] for rij in kaart.beeld.rijen()[-2:]] == [(6.5, "2 antwoorden"), (9.0, "1 antwoord")]
    paneel.open("impactcijfer")
    assert paneel.detail is not None
    assert "andere vragen" in paneel.detail.anders.text()
