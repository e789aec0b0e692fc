"""What was asked to open, opens: also in a panel that reads again what it showed, because that changed meanwhile."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, wiersma
from tests.signalen import signaal
from tests.ui.gezinvenster import toon
from tests.ui.triagescherm import vraag_van
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning
from wijdesk.models.opdrachten.signaal import BundelSignalen
from wijdesk.models.opdrachten.triage import BeginTriage
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.paneel import VOORKEUR
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.panels.meldcode import MeldcodePaneel
from wijdesk.ui.panels.ondersteuning import OndersteuningPanel
from wijdesk.ui.panels.signaal import SignaalPanel
from wijdesk.ui.panels.triage import TriagePanel
from wijdesk.ui.panels.wvggz import WvggzPaneel

LANG = 30_000


@pytest.fixture
def een(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def ander(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def rust(paneel: Panel, qtbot: QtBot) -> None:
    jobs = paneel.omgeving.jobs
    qtbot.waitUntil(lambda: jobs.is_klaar and not paneel._ververs_straks.isActive(), timeout=LANG)


def open_(paneel: Panel, qtbot: QtBot, verzoek: str, inhoud: object) -> None:
    """As the window does it: the panel takes the request where it stands, and then comes to the front."""
    assert paneel.handle(verzoek, inhoud)
    paneel.show()
    rust(paneel, qtbot)


def verberg(paneel: Panel, qtbot: QtBot, *ids: Id) -> None:
    """It goes behind another tab, and all that it listens to changes there."""
    rust(paneel, qtbot)
    paneel.hide()
    alles = {soort: frozenset(ids) for soort in paneel.interesses}
    paneel.omgeving.jobs.changed.emit(Wijziging(per_soort=alles))


def test_that_another_household_opens_after_the_one_on_the_screen_changed_behind(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    paneel: CasusPanel = toon(bureau, jobs, qtbot, "casus")
    open_(paneel, qtbot, "huishouden.open", een.huishouden)
    verberg(paneel, qtbot, een.huishouden)
    open_(paneel, qtbot, "huishouden.open", ander.huishouden)
    assert paneel.huishouden is not None
    assert (paneel.huishouden_id, paneel.huishouden.id) == (ander.huishouden, ander.huishouden)
    assert not paneel._kop_oud


def test_that_a_change_while_a_household_is_on_its_way_does_not_bring_the_old_one_back(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    paneel: CasusPanel = toon(bureau, jobs, qtbot, "casus")
    open_(paneel, qtbot, "huishouden.open", een.huishouden)
    paneel.handle("huishouden.open", ander.huishouden)
    jobs.changed.emit(Wijziging(per_soort={"huishouden": frozenset({een.huishouden})}))
    paneel._werk_bij()
    rust(paneel, qtbot)
    assert paneel.huishouden_id == ander.huishouden


@pytest.mark.parametrize("eerst", ["verzoek", "scherm"])
def test_that_what_was_open_last_time_does_not_come_back_over_what_is_asked_for(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot, eerst: str
) -> None:
    bureau.doe(BewaarVoorkeur(sleutel=VOORKEUR, waarde=bytes(een.huishouden)))
    paneel: CasusPanel = toon(bureau, jobs, qtbot, "casus", zichtbaar=False)
    if eerst == "scherm":
        paneel.show()
    open_(paneel, qtbot, "huishouden.open", ander.huishouden)
    assert paneel.huishouden_id == ander.huishouden


def test_that_a_new_household_is_not_replaced_by_one_that_is_on_its_way(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    paneel: CasusPanel = toon(bureau, jobs, qtbot, "casus")
    open_(paneel, qtbot, "huishouden.open", een.huishouden)
    verberg(paneel, qtbot, een.huishouden)
    paneel.show()
    open_(paneel, qtbot, "huishouden.nieuw_voor", ander.moeder)
    assert paneel.huishouden is None
    assert paneel._nieuw


def test_that_a_household_one_may_not_open_leaves_the_one_on_the_screen_as_it_is_now(
    bureau: Bureau, jobs: Jobs, een: Gezin, qtbot: QtBot
) -> None:
    paneel: CasusPanel = toon(bureau, jobs, qtbot, "casus")
    gezegd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda *wat: gezegd.append(wat))
    open_(paneel, qtbot, "huishouden.open", een.huishouden)
    verberg(paneel, qtbot, een.huishouden)
    open_(paneel, qtbot, "huishouden.open", bureau.wereld.ids())
    assert paneel.huishouden_id == een.huishouden
    assert [wat for wat, _ in gezegd] == ["melding"]
    assert not paneel._kop_oud


def test_that_support_of_somebody_else_opens(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    paneel: OndersteuningPanel = toon(bureau, jobs, qtbot, "ondersteuning")
    hulp = [
        bureau.doe(
            BeginOndersteuning(id=bureau.wereld.ids(), persoon_id=wie, doel="De post", verwacht_einde="2026-04-13")
        )
        for wie in (een.moeder, ander.moeder)
    ]
    open_(paneel, qtbot, "ondersteuning.open", hulp[0])
    verberg(paneel, qtbot, hulp[0])
    open_(paneel, qtbot, "ondersteuning.open", hulp[1])
    assert paneel._detail is not None
    assert paneel._detail.id == hulp[1]
    open_(paneel, qtbot, "ondersteuning.open", bureau.wereld.ids())
    assert paneel._detail.id == hulp[1]
    assert paneel.bladen.currentWidget() is paneel.ondersteuning


def test_that_a_signaal_and_a_bundel_do_not_come_back_over_each_other(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    paneel: SignaalPanel = toon(bureau, jobs, qtbot, "signaal")
    a, b, los = signaal(bureau), signaal(bureau), signaal(bureau, straat="Wilgenlaan")
    bundel = bureau.doe(BundelSignalen(signaal_ids=(a, b), naam="Muziek"))
    open_(paneel, qtbot, "signaal.open", los)
    verberg(paneel, qtbot, los)
    open_(paneel, qtbot, "bundel.open", bundel)
    assert paneel.stapel.currentWidget() is paneel.bundel
    verberg(paneel, qtbot, bundel)
    open_(paneel, qtbot, "signaal.open", a)
    assert paneel.stapel.currentWidget() is paneel._detail
    assert paneel.signaal is not None
    assert paneel.signaal.id == a
    verberg(paneel, qtbot, a)
    paneel.show()  # it is being read again while the form of a new one is asked for
    open_(paneel, qtbot, "signaal.nieuw", None)
    assert paneel.stapel.currentWidget() is paneel.registratie


def test_that_the_lists_of_triages_stay_when_one_asked_for_them(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    paneel: TriagePanel = toon(bureau, jobs, qtbot, "triage")
    eerste, tweede = (
        bureau.doe(
            BeginTriage(
                id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, vraag_id=vraag_van(bureau, wie)
            )
        ).id
        for wie in (een.moeder, ander.moeder)
    )
    open_(paneel, qtbot, "triage.open", eerste)
    verberg(paneel, qtbot, eerste)
    open_(paneel, qtbot, "triage.open", tweede)
    assert paneel.wizard.loop is not None
    assert paneel.wizard.loop.detail.id == tweede
    verberg(paneel, qtbot, tweede)
    paneel.show()
    open_(paneel, qtbot, "triage.begin", None)
    assert paneel.stapel.currentWidget() is paneel.begin


def test_that_another_meldcode_melding_and_resident_open(
    bureau: Bureau, jobs: Jobs, een: Gezin, ander: Gezin, qtbot: QtBot
) -> None:
    meldcodes = [
        bureau.doe(
            BeginMeldcode(id=bureau.wereld.ids(), soort="persoon", onderwerp_id=wie, aanleiding="Blauwe plekken")
        )
        for wie in (een.moeder, ander.moeder)
    ]
    paneel: MeldcodePaneel = toon(bureau, jobs, qtbot, "meldcode")
    open_(paneel, qtbot, "meldcode.open", meldcodes[0])
    verberg(paneel, qtbot, meldcodes[0])
    open_(paneel, qtbot, "meldcode.open", meldcodes[1])
    assert paneel.detail is not None
    assert paneel.detail.id == meldcodes[1]

    meldingen = [signaal(bureau, soort="Wvggz-melding", persoon_id=wie) for wie in (een.moeder, ander.moeder)]
    wvggz: WvggzPaneel = toon(bureau, jobs, qtbot, "wvggz")
    open_(wvggz, qtbot, "wvggz.open", meldingen[0])
    verberg(wvggz, qtbot, meldingen[0])
    open_(wvggz, qtbot, "wvggz.open", meldingen[1])
    assert wvggz.detail is not None
    assert wvggz.detail.signaal_id == meldingen[1]

    inwoner: InwonerPanel = toon(bureau, jobs, qtbot, "inwoner")
    open_(inwoner, qtbot, "persoon.open", een.moeder)
    verberg(inwoner, qtbot, een.moeder)
    open_(inwoner, qtbot, "persoon.open", ander.moeder)
    assert inwoner._huidig is not None
    assert inwoner._huidig.persoon.id == ander.moeder
