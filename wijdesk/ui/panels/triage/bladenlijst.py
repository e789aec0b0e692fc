"""The pages with how far each is, by sign and word: a list beside the page, or one line above it where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.models.gesprek import BEZIG, INGEVULD, LEEG, OVERGESLAGEN, Gesprek
from wijdesk.models.rows.triage import ConsultRij
from wijdesk.models.values import Id
from wijdesk.models.vragen import LAATSTE
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel

ADVIES = "#advies"
"""Stands in the list after the pages."""
LETTERS = 30
"""Width of the list."""
_STANDEN = {
    INGEVULD: ("\N{CHECK MARK}", "ingevuld", "goed"),
    OVERGESLAGEN: ("\N{EN DASH}", "overgeslagen", ""),
    BEZIG: ("\N{HORIZONTAL ELLIPSIS}", "deels ingevuld", ""),
    LEEG: ("\N{WHITE CIRCLE}", "nog open", ""),
}


@dataclass(frozen=True, slots=True)
class BladRij:
    """One page in the list."""

    code: str
    titel: str
    teken: str
    woord: str
    toestand: str = ""

    @property
    def regel(self) -> Regel:
        """How it looks."""
        return Regel(titel=self.titel, onder=self.woord, teken=self.teken, toestand=self.toestand)


def rijen_van(gesprek: Gesprek, *, stand: str, besluit: str) -> tuple[BladRij, ...]:
    """A row per page. The last one is about the decision: `stand` of the triage, `besluit` in words."""
    rijen = []
    for blad in gesprek.bladzijden:
        hoe = gesprek.stand(blad.code)
        if hoe == LEEG and blad.code not in {open_.code for open_ in gesprek.nog_open}:
            hoe = INGEVULD if gesprek.vragen(blad.code) else LEEG
        teken, woord, toestand = _STANDEN[hoe]
        if blad.code == LAATSTE:
            genomen = stand == "besloten"
            teken, woord, toestand = (
                ("\N{CHECK MARK}", besluit.lower(), "goed") if genomen else ("\N{RIGHTWARDS ARROW}", "nog te nemen", "")
            )
        rijen.append(BladRij(blad.code, blad.titel, teken, woord, toestand))
    return tuple(rijen)


def adviesrij(consulten: Sequence[ConsultRij]) -> BladRij:
    """The row of the advice: not asked, waiting, or answered."""
    open_ = sum(not rij.antwoord for rij in consulten)
    if not consulten:
        return BladRij(ADVIES, "Advies", "?", "niet gevraagd")
    binnen = len(consulten) - open_
    delen = [f"{open_} wacht op antwoord"] if open_ else []
    delen += [f"{binnen} beantwoord"] if binnen else []
    teken, toestand = ("\N{HORIZONTAL ELLIPSIS}", "let-op") if open_ else ("\N{CHECK MARK}", "goed")
    return BladRij(ADVIES, "Advies", teken, " · ".join(delen), toestand)


class Bladenlijst(QWidget):
    """Walks to any page.

    Signals:
        chosen: (code, True when one wants to go into the page) another page
    """

    chosen = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._stil = False
        self._rijen: tuple[BladRij, ...] = ()
        self._nu = ""
        self.model: RegelModel[BladRij] = RegelModel(lambda rij: _id(rij.code), lambda rij: rij.regel)
        self.lijst: RegelLijst[BladRij] = RegelLijst(self.model, naam=self.tr("Bladzijden"), leeg="", tekens=True)
        self.lijst.lijst.setObjectName("triage_bladzijden")
        self.keuze = Keuze()
        self.keuze.setObjectName("triage_bladzijde_keuze")
        self.keuze.setAccessibleName(self.tr("Bladzijde"))
        self.keuze.setMaxVisibleItems(14)
        self._stapel = QStackedLayout(self)
        self._stapel.addWidget(self.lijst)
        self._stapel.addWidget(self.keuze)
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda rij: self.chosen.emit(rij.code, True))
        self.lijst.lijst.clicked.connect(lambda _: self.chosen.emit(self._nu, True))
        self.keuze.activated.connect(lambda _: self.chosen.emit(self.keuze.waarde, True))
        self.zet_smal(smal=False)

    def toon(self, rijen: Sequence[BladRij], nu: str) -> None:
        """Show the pages, the one where they are chosen."""
        if tuple(rijen) == self._rijen and nu == self._nu:
            return
        self._stil = True
        self._nu = nu
        if tuple(rijen) != self._rijen:
            self._rijen = tuple(rijen)
            self.lijst.zet(self._rijen)
            self.model.hertekst()
            self.keuze.clear()
            for plek, rij in enumerate(self._rijen, 1):
                self.keuze.addItem(f"{rij.teken} {plek}. {rij.titel}: {rij.woord}", rij.code)
        self.lijst.kies(_id(nu))
        self.keuze.setCurrentIndex(max(0, self.keuze.findData(nu)))
        self._stil = False

    def zet_smal(self, *, smal: bool) -> None:
        """A list beside the page, or a line above it."""
        self._stapel.setCurrentIndex(int(smal))
        vast, mee = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(mee if smal else vast, vast if smal else mee)
        if smal:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setFixedHeight(self.keuze.sizeHint().height() + 4)
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
            self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)

    @property
    def ingang(self) -> QWidget:
        """What holds the focus here."""
        return self.keuze if self._stapel.currentIndex() else self.lijst.lijst

    def _gekozen(self, rij: BladRij | None) -> None:
        if rij is not None and not self._stil and rij.code != self._nu:
            self._nu = rij.code
            self.chosen.emit(rij.code, self.lijst.lijst.hasFocus() is False)


def _id(code: str) -> Id:
    return Id(code.encode())
