"""The list: what runs, what waits for its check, and what ended; of me, or of the whole team."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.ondersteuning_regels import AFGEROND, CONTROLE
from wijdesk.models.opdrachten.ondersteuning import LeesHulp
from wijdesk.models.rows.ondersteuning import HulpRij
from wijdesk.models.values import lokaal
from wijdesk.ui.fields import etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.ondersteuning.beeld import hulp_beeld, hulp_groep
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.toetsen import Toetsen, ToetsKnop

LOOPT, NA, KLAAR = "loopt", "controle", "afgelopen"


class LijstBlad(QWidget):
    """The list with what one can begin.

    Signals:
        opened: (HulpRij) open this one
        view_changed: other rows are wanted
        asked: (str) "ondersteuning" or "onderzoek": begin one
    """

    opened = Signal(object)
    view_changed = Signal()
    asked = Signal(str)

    def __init__(self, omgeving: Omgeving, *, mag: bool) -> None:
        super().__init__()
        self._omgeving, self._mag = omgeving, mag
        self._rijen: tuple[HulpRij, ...] = ()
        self._gelezen = self._wacht = False
        """Somebody came here before there was a list: it gets the focus when it is there."""
        self.telling = etiket("", "kop", naam="hulp_telling", breekt_af=True)
        self.zicht: Schakelrij[str] = Schakelrij(naam="hulp_zicht", titel=self.tr("Wat u ziet"), enkel=True)
        self.zicht.maak(((LOOPT, self.tr("Loopt")), (NA, self.tr("Controle nodig")), (KLAAR, self.tr("Afgerond"))))
        self.zicht.zet((LOOPT,))
        self.team = ToetsKnop(self.tr("Hele team"), "M", rol="keuze")
        self.team.setObjectName("hulp_team")
        self.team.setCheckable(True)
        model: RegelModel[HulpRij] = RegelModel(lambda rij: rij.id, self._beeld, groep=self._groep)
        self.lijst: RegelLijst[HulpRij] = RegelLijst(
            model,
            naam=self.tr("Ondersteuning en onderzoek"),
            leeg="",
            filter_tekst=self.tr("Filter op naam, soort of collega"),
            tekens=True,
        )
        self.model = model
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="hulp.open")
        self._bouw()
        self._gekozen(None)

    def _bouw(self) -> None:
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.zicht)
        rij.addWidget(self.team)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.telling)
        kolom.addLayout(rij)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.lijst.opened.connect(self.opened)
        self.lijst.chosen.connect(self._gekozen)
        self.zicht.switched.connect(self._ander_zicht)
        self.team.toggled.connect(lambda _: self.view_changed.emit())
        toetsen: list[tuple[str, Callable[[], object]]] = [("M", self.team.toggle)]
        toetsen += [(str(nummer), partial(self.toon, zicht)) for nummer, zicht in enumerate((LOOPT, NA, KLAAR), 1)]
        for toets, doe in toetsen:
            QShortcut(QKeySequence(toets), self.lijst.lijst, doe).setContext(Qt.ShortcutContext.WidgetShortcut)
        for knop in ("hulp.ondersteuning", "hulp.onderzoek"):
            self.toetsen.kan(knop, ja=self._mag, zichtbaar=self._mag)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return (
            Actie("hulp.open", self.tr("Openen"), "Return", self._open),
            Actie(
                "hulp.ondersteuning", self.tr("Ondersteuning beginnen"), "N", partial(self.asked.emit, "ondersteuning"),
                zoekwoorden="kortdurende hulp leun en steun",
            ),
            Actie(
                "hulp.onderzoek", self.tr("Onderzoek beginnen"), "O", partial(self.asked.emit, "onderzoek"),
                zoekwoorden="wmo melding jeugdwet aanvraag",
            ),
        )  # fmt: skip

    def meer_acties(self) -> tuple[Actie, ...]:
        """What changes the list."""
        return (
            Actie("hulp.team", self.tr("Ondersteuning van het hele team"), "M", self.team.toggle),
            Actie("hulp.lopend", self.tr("Lopende ondersteuning en onderzoeken"), "1", partial(self.toon, LOOPT)),
            Actie("hulp.controle", self.tr("Controle nodig"), "2", partial(self.toon, NA)),
            Actie("hulp.afgelopen", self.tr("Afgeronde ondersteuning en onderzoeken"), "3", partial(self.toon, KLAAR)),
        )

    def vraag(self) -> LeesHulp:
        """What to read."""
        van_team = self.team.isChecked()
        return LeesHulp(
            bereik="team" if van_team else "mijn",
            locatie_id=self._omgeving.locatie.id if van_team else None,
            afgelopen=KLAAR in self.zicht.aan(),
        )

    def zet(self, rijen: Iterable[HulpRij]) -> None:
        """Show these."""
        self._rijen = tuple(rijen)
        alleen = [rij for rij in self._rijen if rij.stand == CONTROLE] if NA in self.zicht.aan() else self._rijen
        self.lijst.zet_leeg(self._leeg())
        self.lijst.zet(alleen)
        self.model.hertekst()
        self.telling.setText(self._telling())
        if self._wacht and self.lijst.huidige() is not None and self.isAncestorOf(self.window().focusWidget() or self):
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        self._gelezen, self._wacht = True, False

    def toon(self, zicht: str) -> None:
        """Another view."""
        self.zicht.zet((zicht,))
        self.view_changed.emit()

    def houder(self) -> QWidget:
        """What gets the focus: the list, also when it is still being read."""
        if self.lijst.huidige() is not None:
            return self.lijst.lijst
        self._wacht = not self._gelezen
        return self.toetsen.knop("hulp.ondersteuning") if self._mag else self.zicht

    def _ander_zicht(self) -> None:
        if not self.zicht.aan():
            self.zicht.zet((LOOPT,))
        self.view_changed.emit()

    def _open(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.opened.emit(rij)

    def _gekozen(self, rij: HulpRij | None) -> None:
        self.toetsen.kan("hulp.open", ja=rij is not None, zichtbaar=rij is not None)

    def _beeld(self, rij: HulpRij) -> Regel:
        return hulp_beeld(rij, met_wie=self.team.isChecked())

    def _groep(self, rij: HulpRij) -> str:
        return hulp_groep(rij, self._vandaag())

    def _leeg(self) -> str:
        if NA in self.zicht.aan():
            return self.tr("Niemand wacht op een controle.")
        if KLAAR in self.zicht.aan():
            return self.tr("Er is nog niets afgerond.")
        if self._mag:
            return self.tr("Er loopt niets.\nDruk op N om ondersteuning te beginnen, of begin met een triage.")
        return self.tr("Er loopt niets.")

    def _telling(self) -> str:
        if KLAAR in self.zicht.aan():
            return self.tr("{0} afgerond").format(len(self._rijen))
        laat = sum(rij.toestand == "te laat" for rij in self._rijen)
        na = sum(rij.stand == CONTROLE for rij in self._rijen)
        lopend = sum(rij.stand not in (CONTROLE, AFGEROND) for rij in self._rijen)
        return self.tr("{0} te laat · {1} lopend · {2} controle nodig").format(laat, lopend, na)

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()
