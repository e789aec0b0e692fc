"""The foot of the wizard: what the answers propose and which ones that rests on, or what is still needed to decide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.models.gesprek import Gesprek, Voorstel
from wijdesk.models.vragen import BESLUITEN, ROUTES
from wijdesk.ui.fields import Knop, etiket, zet_eigenschap
from wijdesk.ui.flow import FlowLayout

HOOGSTENS = 3
"""Answers in the strip; the last page shows all of them."""
HEEL = 2
"""Reasons in the strip."""


def route_kort(route: str) -> str:
    """A route in one word."""
    return ROUTES.get(route, "").partition(":")[0]


def voorstel_in_woorden(voorstel: Voorstel) -> str:
    """The proposal on one line ("Complex → Casus met plan en regisseur"), as far as it goes."""
    besluit = BESLUITEN.get(voorstel.besluit, "")
    return " → ".join(deel for deel in (route_kort(voorstel.route), besluit) if deel)


def _redenen(aantal: int) -> str:
    return "1 reden" if aantal == 1 else f"{aantal} redenen"


class Antwoordchips(QWidget):
    """Answers as small buttons that lead to their question.

    Signals:
        asked: (code) go to this question
    """

    asked = Signal(str)

    def __init__(self, *, hoogstens: int = 99) -> None:
        super().__init__()
        self._hoogstens = hoogstens
        self._nu: tuple[tuple[str, str], ...] = ()
        self.knoppen: list[Knop] = []
        self._rij = FlowLayout(self, ruimte=6)

    def toon(self, codes: tuple[str, ...], gesprek: Gesprek) -> None:
        """Show these questions with their answers ("Direct gevaar: Ja"), or as still open."""
        nu = tuple((code, self._woorden(code, gesprek)) for code in codes[: self._hoogstens])
        if nu == self._nu:
            return
        self._nu = nu
        for oud in self.knoppen:
            self._rij.removeWidget(oud)
            oud.hide()
            oud.deleteLater()
        self.knoppen = [self._knop(code, woorden) for code, woorden in nu]
        self.setVisible(bool(self.knoppen))

    def _woorden(self, code: str, gesprek: Gesprek) -> str:
        vraag = gesprek.lijst.per_code[code]
        gegeven = gesprek.antwoord(code).waarde
        tekst = f"{vraag.naam}: {gesprek.in_woorden(code)}" if gegeven else self.tr("{0}: nog open").format(vraag.naam)
        return tekst if len(tekst) <= 60 else f"{tekst[:59]}…"

    def _knop(self, code: str, woorden: str) -> Knop:
        knop = Knop(woorden.replace("&", "&&"))
        knop.setProperty("rol", "chip")
        knop.setObjectName(f"chip_{code}")
        knop.setAccessibleName(self.tr("Naar de vraag: {0}").format(woorden))
        knop.setToolTip(self.tr("Naar deze vraag: {0}").format(woorden))
        knop.clicked.connect(lambda: self.asked.emit(code))
        self._rij.addWidget(knop)
        return knop


class VoorstelStrook(QFrame):
    """The proposal in two lines.

    Signals:
        asked: (code) go to this question
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("triage_voorstel")
        self.kop = etiket("", "veld", breekt_af=True, naam="voorstel_kop")
        self.omdat = etiket("", "bij", breekt_af=True, naam="voorstel_omdat")
        self.chips = Antwoordchips(hoogstens=HOOGSTENS)
        self.chips.asked.connect(self.asked)
        self._kort = self._laag = False
        self._omdat = ("", "")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (self.kop, self.omdat, self.chips):
            kolom.addWidget(deel)

    def zet_kort(self, *, kort: bool) -> None:
        """Where there is little room, the first reason instead of two; every answer stays."""
        self._kort = kort
        self.omdat.setText(self._omdat[-1 if kort else 0])

    def zet_laag(self, *, laag: bool) -> None:
        """Where there is hardly any room the proposal only: the page has it, and the last one tells why."""
        self._laag = laag
        self.omdat.setVisible(not laag)
        self.chips.setVisible(not laag and bool(self.chips.knoppen))

    def toon(self, gesprek: Gesprek) -> None:
        """What it comes to now."""
        voorstel = gesprek.voorstel()
        if voorstel.te_weinig:
            begin = route_kort(voorstel.route)
            kop = self.tr("Nog geen voorstel") if not begin else self.tr("{0}, nog geen besluit").format(begin)
            omdat = (
                self.tr("Nodig om verder te komen:")
                if voorstel.beslissend
                else self.tr("Geen regel past bij deze antwoorden. U beslist zelf.")
            )
            codes, kort = voorstel.beslissend, omdat
        else:
            kop = self.tr("Voorstel: {0}").format(voorstel_in_woorden(voorstel))
            zinnen = [reden.tekst for reden in voorstel.redenen]
            omdat, kort = (self._redenen_tot(zinnen, aantal) for aantal in (HEEL, 1))
            codes = tuple(dict.fromkeys(code for reden in voorstel.redenen for code in reden.vragen))
        spoed = voorstel.route == "spoed"
        self.kop.setText(f"⚠ {kop}" if spoed else kop)
        zet_eigenschap(self.kop, "toestand", "spoed" if spoed else "")
        self._omdat = (omdat, kort)
        self.omdat.setText(kort if self._kort else omdat)
        self.setAccessibleName(f"{kop}. {omdat}")
        self.chips.toon(codes, gesprek)
        self.zet_laag(laag=self._laag)

    def _redenen_tot(self, zinnen: list[str], aantal: int) -> str:
        meer = self.tr(" En nog {0}.").format(_redenen(len(zinnen) - aantal)) if len(zinnen) > aantal else ""
        return self.tr("Omdat: {0}").format(" ".join(zinnen[:aantal])) + meer
