"""Whatever the window writes says what was on the screen: every request, of a form, a strip or a button.

Forms say it themselves (`Kijker`), strips for what is asked in them, and for all other acts `Jobs` does: what was last
read for the page. Only who follows the store on the screen itself, or makes what is nobody else's, goes without.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.bron import boom
from tests.gezin import Gezin, bakker
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_register import verzoeken
from wijdesk import ui
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.opdrachten.basis import Opdracht, gezien_van
from wijdesk.models.opdrachten.plan import DoelInvoer, HaalUitPlan, LeesPlan, WijzigDoel
from wijdesk.models.rows.plan import DoelRij, PlanDetail
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.jobs import Jobs

KNOP = "a button beside what is shown: Jobs says what was last read for the page"
STROOK = "asked in a strip (EenZin), which says what was seen when it was opened"
NIEUW = "makes something; what it touches of what stands there is no field of this form"
EIGEN = "a draft or a preference: nobody else has it"
LOG = "tells the access log, which only grows"
GEEN_KIJKER = {
    "afdruk.AfdrukVenster": LOG,
    "agendaregel.afronding": STROOK,
    "concept.Concept": EIGEN,
    "inzagevraag.InzageVraag": NIEUW,
    "kopielog.meld_uitgifte": LOG,
    "layout.Docks": EIGEN,
    "main_window.MainWindow": EIGEN,
    "medewerkers_dialog.MedewerkersVenster": KNOP,
    "medewerkers_rollen.RollenBlad": KNOP,
    "medewerkers_overal.OveralBlad": KNOP,
    "medewerkers_samen.SamengevoegdBlad": KNOP,
    "medewerkers_vertrek.VertrekBlad": KNOP,
    "panels.avg.nakijken.NakijkBlad": KNOP,
    "panels.avg.paneel.AvgPaneel": KNOP,
    "panels.banden.paneel.BandenPaneel": STROOK,
    "panels.bewaren.blokkade._toon": STROOK,
    "panels.bewaren.paneel.BewarenPaneel": KNOP,
    "panels.bewaren.proefblad.ProefBlad": NIEUW,
    "panels.caseload.CaseloadPanel": KNOP,
    "panels.casus.begonnen.BegonnenStrook": EIGEN,
    "panels.cijferdefinities.CijferdefinitiesPaneel": KNOP,
    "panels.tarieven.TarievenPaneel": KNOP,
    "panels.praktijksoorten.PraktijksoortenPaneel": KNOP,
    "panels.impact.paneel.ImpactPaneel": KNOP,
    "panels.dossiercontrole.paneel.DossiercontrolePaneel": KNOP,
    "panels.klacht.paneel.KlachtPaneel": KNOP,
    "panels.agressie.paneel.AgressiePaneel": STROOK,
    "panels.straatronde.paneel.StraatrondePanel": STROOK,
    "panels.casus.betrokkenen.tab.BetrokkenenTab": STROOK,
    "panels.casus.gezin.tab.GezinTab": STROOK,
    "panels.casus.paneel.CasusPanel": EIGEN,
    "panels.casus.plan.akkoord.AkkoordDeel": STROOK,
    "panels.casus.plan.begin.BeginPlan": NIEUW,
    "panels.casus.plan.evaluatie.EvaluatieDeel": STROOK,
    "panels.casus.plan.tab.PlanTab": KNOP,
    "panels.casus.praktijk.tab.PraktijkTab": KNOP,
    "panels.casus.regiedeel.RegieDeel": KNOP,
    "panels.casus.toeleiding.gezinblad.GezinBlad": STROOK,
    "panels.casus.verloop.paneel.VerloopTab": STROOK,
    "panels.casus.zonder_inhoud.ZonderInhoud": EIGEN,
    "panels.casus.zrm.tab.ZrmTab": STROOK,
    "panels.dashboard.overzicht.Overzicht": "counts months ahead: nothing a screen shows becomes another",
    "panels.dashboard.paneel.DashboardPaneel": EIGEN,
    "panels.inloop.gesprek.Gesprek": NIEUW,
    "panels.inloop.paneel.InloopPanel": EIGEN,
    "panels.invoer.paneel.InvoerPanel": KNOP,
    "panels.inwoner.agressie.AgressieFormulier": NIEUW,
    "panels.inwoner.uiteen.vraag_uiteen": STROOK,
    "panels.kaart.bestand.BestandBlad": "says of each field what stood there, and is refused when that changed",
    "panels.kaart.paneel.KaartPaneel": KNOP,
    "panels.logboek.noodlijst.Noodlijst": KNOP,
    "panels.logboek.paneel.LogboekPaneel": LOG,
    "panels.meldcode.paneel.MeldcodePaneel": KNOP,
    "panels.noodinzage.NoodinzagePaneel": NIEUW,
    "panels.rondgang.RondgangPaneel": EIGEN,
    "panels.signaal.bundeldeel.BundelDeel": STROOK,
    "panels.collectief.activiteiten.Activiteiten": STROOK,
    "panels.collectief.buurt.Buurt": STROOK,
    "panels.signaal.vragen._los": STROOK,
    "panels.signaal.vragen.meteen": KNOP,
    "panels.signaal.vragen.vraag": STROOK,
    "panels.signalen.paneel.SignalenPanel": KNOP,
    "panels.signalen.samenvoegen.Samenvoeger": KNOP,
    "panels.termijnen.paneel.TermijnenPanel": EIGEN,
    "panels.toegang.paneel.ToegangPaneel": KNOP,
    "panels.triage.advies.AdviesBlad": KNOP,
    "panels.triage.begin.BeginBlad": KNOP,
    "panels.triage.besluit.BesluitDeel": KNOP,
    "panels.triage.leiding.Leiding": STROOK,
    "panels.triage.paneel.TriagePanel": NIEUW,
    "panels.triage.stand.Doorloop": "sends only what differs from what it knows, and puts aside what came in",
    "panels.vandaag.correctie.opdrachten": "vandaag/detail.py, a Kijker, says it",
    "panels.vandaag.paneel.VandaagPanel": STROOK,
    "panels.verschillen.paneel.VerschillenPaneel": "its requests carry the values that stood side by side",
    "panels.vragenlijsten.paneel.VragenlijstenPanel": KNOP,
    "panels.vragenlijsten.stoppen.Stopper": KNOP,
    "panels.wachtrij.paneel.WachtrijPanel": KNOP,
    "panels.wachtrij.toevoegen.Toevoegen": NIEUW,
    "panels.werk.WerkPanel": STROOK,
    "panels.wvggz.paneel.WvggzPaneel": STROOK,
    "settings_dialog.InstellingenVenster": EIGEN,
    "status.Ongedaan": "refuses as a whole what somebody wrote over since",
    "verzetten.vraag_dag": STROOK,
}
"""Who makes a request and keeps no look of its own at what was seen, and why that is enough."""

ONGESTEMPELD = {"panels.triage.bewaarder": "the conversation puts aside what a colleague answered, and says so"}
"""Where Jobs is asked to leave a request as it is (`volgt_zelf`)."""


def makers() -> Iterator[tuple[str, object]]:
    """Every class and function of the window that names a request it makes."""
    namen = {soort.__name__ for soort in verzoeken() if issubclass(soort, Opdracht)}
    wortel = Path(inspect.getfile(ui)).parent
    for pad in sorted(wortel.rglob("*.py")):
        deel = ".".join(pad.relative_to(wortel).with_suffix("").parts).removesuffix(".__init__")
        for ding in boom(pad).body:
            if isinstance(ding, ast.ClassDef | ast.FunctionDef) and namen & _genoemd(ding):
                yield f"{deel}.{ding.name}", getattr(importlib.import_module(f"wijdesk.ui.{deel}"), ding.name)


def _genoemd(ding: ast.AST) -> set[str]:
    """Names that are called, or handed to something that will call them."""
    aanroepen = [knoop for knoop in ast.walk(ding) if isinstance(knoop, ast.Call)]
    namen = [naam for aanroep in aanroepen for naam in (aanroep.func, *aanroep.args)]
    return {naam.id for naam in namen if isinstance(naam, ast.Name)}


def test_that_whoever_makes_a_request_says_what_was_seen_or_why_it_need_not() -> None:
    zonder = {naam for naam, ding in makers() if not (isinstance(ding, type) and issubclass(ding, Kijker))}
    assert zonder == GEEN_KIJKER.keys()


def test_that_no_other_part_of_the_window_sends_a_request_as_it_is() -> None:
    wortel = Path(inspect.getfile(ui)).parent
    uit = {
        ".".join(pad.relative_to(wortel).with_suffix("").parts)
        for pad in wortel.rglob("*.py")
        if "volgt_zelf=True" in pad.read_text(encoding="utf-8")
    }
    assert uit == ONGESTEMPELD.keys()


# A page with a strip and a button, and a colleague at work -----------------------------------------------------------

ELDERS = "Wat een collega schreef"


class Blad(QWidget):
    """A page that shows the goals of a plan."""

    def __init__(self, jobs: Jobs, gezin: Gezin) -> None:
        super().__init__()
        self.jobs, self.gezin = jobs, gezin
        self.plan: PlanDetail | None = None
        self.weigeringen: list[Weigering] = []
        self.gelukt = 0
        self.zin = EenZin()
        self.omgeving = self
        QVBoxLayout(self).addWidget(self.zin)

    def lees(self) -> None:
        self.plan = None
        self.jobs.read(LeesPlan(huishouden_id=self.gezin.huishouden), self._toon, eigenaar=self)

    def _toon(self, plan: PlanDetail | None) -> None:
        self.plan = plan

    def schrijf(self, opdracht: Opdracht[None]) -> None:
        self.jobs.write(opdracht, self._klaar, eigenaar=self, geweigerd=self.weigeringen.append)

    def _klaar(self, _: None, __: object) -> None:
        self.gelukt += 1


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def jobs(bureau: Bureau) -> Iterator[Jobs]:
    banen = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    yield banen
    banen.sluit()


@pytest.fixture
def blad(qtbot: QtBot, jobs: Jobs, gezin: Gezin) -> Blad:
    gemaakt = Blad(jobs, gezin)
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    gelezen(qtbot, gemaakt)
    return gemaakt


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager") as ander:
        yield ander


def gelezen(qtbot: QtBot, blad: Blad) -> None:
    blad.lees()
    qtbot.waitUntil(lambda: blad.plan is not None)


def doel(blad: Blad) -> DoelRij:
    assert blad.plan is not None
    return blad.plan.doelen[-1]


def schrijf_erover(wie: Collega | Bureau, rij: DoelRij, woorden: str) -> WijzigDoel:
    stond = DoelInvoer(woorden=rij.woorden, leefgebied=rij.leefgebied, begin=rij.begin, streef=rij.streef)
    wijzig = WijzigDoel(id=rij.id, invoer=replace(stond, woorden=woorden), gezien=stond)
    wie.doe(wijzig)
    return wijzig


def test_that_a_button_takes_nothing_away_that_nobody_there_saw(qtbot: QtBot, blad: Blad, collega: Collega) -> None:
    schrijf_erover(collega, doel(blad), ELDERS)
    weg = HaalUitPlan(soort="doel", id=doel(blad).id)
    blad.schrijf(weg)
    qtbot.waitUntil(lambda: bool(blad.weigeringen))
    assert isinstance(blad.weigeringen[0], Achterhaald)
    assert "intussen gewijzigd door Omar El Idrissi" in blad.weigeringen[0].zin
    assert ELDERS in blad.weigeringen[0].in_een_zin()
    assert "Omar" not in str(blad.weigeringen[0])  # what may reach a log
    blad.schrijf(HaalUitPlan(soort="doel", id=doel(blad).id))  # it was told: now it is meant
    qtbot.waitUntil(lambda: blad.gelukt == 1)
    assert len(blad.weigeringen) == 1


def test_that_what_the_page_has_read_since_is_seen(qtbot: QtBot, blad: Blad, collega: Collega) -> None:
    schrijf_erover(collega, doel(blad), ELDERS)
    gelezen(qtbot, blad)
    blad.schrijf(HaalUitPlan(soort="doel", id=doel(blad).id))
    qtbot.waitUntil(lambda: blad.gelukt == 1)
    assert not blad.weigeringen


def test_that_what_one_did_oneself_a_moment_ago_is_no_news_to_a_button(
    qtbot: QtBot, blad: Blad, bureau: Bureau
) -> None:
    schrijf_erover(bureau, doel(blad), "Zelf geschreven")
    blad.schrijf(HaalUitPlan(soort="doel", id=doel(blad).id))
    qtbot.waitUntil(lambda: blad.gelukt == 1)
    assert not blad.weigeringen


def test_that_a_strip_says_what_was_seen_when_it_was_opened(qtbot: QtBot, blad: Blad, collega: Collega) -> None:
    rij = doel(blad)
    weg = HaalUitPlan(soort="doel", id=rij.id)
    blad.zin.zie_op_blad(blad.zin)
    blad.zin.vraag("Weghalen?", lambda _: blad.schrijf(weg), knop="Weghalen", zin_nodig=False)
    schrijf_erover(collega, rij, ELDERS)
    gelezen(qtbot, blad)  # the page below knows by now; who answers began before
    blad.zin.ja.click()
    qtbot.waitUntil(lambda: bool(blad.weigeringen))
    assert isinstance(blad.weigeringen[0], Achterhaald)


def test_that_a_request_that_says_what_was_seen_stays_as_it_is(qtbot: QtBot, blad: Blad) -> None:
    kijker = Kijker()
    kijker.zie_bij(blad.jobs, blad)
    opdracht = kijker.met_gezien(HaalUitPlan(soort="doel", id=doel(blad).id))
    blad.schrijf(opdracht)
    assert gezien_van(opdracht) is kijker.gezien
    qtbot.waitUntil(lambda: blad.gelukt == 1)


def test_that_who_follows_the_store_itself_is_left_alone(qtbot: QtBot, blad: Blad) -> None:
    opdracht = HaalUitPlan(soort="doel", id=doel(blad).id)
    klaar: list[object] = []
    blad.jobs.write(opdracht, lambda *_: klaar.append(1), eigenaar=QObject(blad), volgt_zelf=True)
    assert gezien_van(opdracht) is None
    qtbot.waitUntil(lambda: bool(klaar))
