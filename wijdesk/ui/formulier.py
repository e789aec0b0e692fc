"""What every form in place is: it keeps a draft from the first key and hands over one request. Knows no noun.

Whoever shows it sends what it hands over and gives a refusal back to it; Esc and Annuleren leave without losing
anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Achterhaald, Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.concept import Concept
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep
from wijdesk.ui.naast import Naast
from wijdesk.ui.neem_over import bied_aan
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.tabvolgorde import stap
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.veldwaarde import lees, schrijf

GEZIEN = "gezien"
"""Under this name a draft keeps what was seen when it was begun: it may be saved days later."""


class Formulier(Kijker, QWidget):
    """Base of the forms.

    Signals:
        ready: (Opdracht) everything was filled in
        closed: put away without saving
    """

    naam: ClassVar[str] = ""

    ready = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self.omgeving = omgeving
        self._concept: Concept | None = None
        self._uit_concept = ""
        self._stil = False
        self.setObjectName(self.naam)
        self.titel = etiket("", "titel", naam=f"{self.naam}_titel")
        self.fout = etiket("", "fout", breekt_af=True, naam=f"{self.naam}_fout")
        self.bewaar = ToetsKnop("", "Ctrl+S", rol="primair")
        self.bewaar.setObjectName(f"{self.naam}_bewaar")
        self.bewaar.clicked.connect(self.verstuur)
        self.annuleer = knop(self.tr("Annuleren"), self.closed.emit, rol="stil", naam=f"{self.naam}_annuleer")
        self.velden: dict[str, Veld] = {}
        blad = QWidget()
        self.kolom = QVBoxLayout(blad)
        self.kolom.setContentsMargins(12, 12, 12, 12)
        self.kolom.setSpacing(12)
        self.kolom.addWidget(self.titel)
        self.knoppen = FlowLayout(ruimte=8)
        self.knoppen.addWidget(self.bewaar)
        self.knoppen.addWidget(self.annuleer)
        onder = QVBoxLayout()
        onder.setContentsMargins(12, 8, 12, 12)
        onder.setSpacing(8)
        onder.addWidget(self.fout)
        onder.addLayout(self.knoppen)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        self.rolblad = Rolblad(blad)
        geheel.addWidget(self.rolblad, 1)
        geheel.addLayout(onder)
        self.fout.hide()
        toets = QShortcut(QKeySequence("Ctrl+S"), self, self.verstuur)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _noem(self, titel: str, bewaar: str) -> None:
        """What the form and its one primary button are called."""
        self.setAccessibleName(titel)
        self.titel.setText(titel)
        self.bewaar.zet_tekst(bewaar)

    # What a form fills in --------------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Empty every field, and read what there is to choose."""

    def opdracht(self) -> Opdracht[Any] | None:
        """What was asked for; None when a field says what is wrong."""
        raise NotImplementedError

    def getypt(self) -> dict[str, Any]:
        """What would be lost, by field; empty when nothing."""
        return {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""

    def eerste_veld(self) -> QWidget:
        """What gets the focus."""
        return self.bewaar

    # What shows it calls ---------------------------------------------------------------------------------------------

    def open_voor(self, soort: str) -> None:
        """Show the form with the draft of this kind, when there is one; what still stands in it stays."""
        if not (self._bezig_met(soort) and self._staat_nog()):
            self.klaar_om_te_sluiten()
            self._begin_vers(soort)

    def _bezig_met(self, soort: str) -> bool:
        return self._concept is not None and self._concept.soort == soort

    def _staat_nog(self) -> bool:
        """Stepped out of and back in: whether what was typed still stands there."""
        self.fout.hide()
        self.bewaar.setEnabled(True)
        return bool(self.getypt())

    def _begin_vers(self, soort: str) -> None:
        self._stil = True
        self.maak_leeg()
        self.zie()
        self._wis_fouten()
        self.bewaar.setEnabled(True)
        self._stil = False
        if self._concept is not None:
            self._concept.deleteLater()
        self._concept = Concept(
            self,
            jobs=self.omgeving.jobs,
            ids=self.omgeving.ids,
            soort=soort,
            inhoud=self._als_tekst,
            zet_terug=self._zet_terug,
        )

    def zie(self) -> None:
        """What stands here now is what was seen."""
        self.zie_bij(self.omgeving.jobs, self)

    def merk(self) -> None:
        """Something was typed or chosen."""
        if self._concept is not None and not self._stil:
            self._concept.merk()

    def verstuur(self) -> None:
        """Hand over what was filled in."""
        if not self.bewaar.isEnabled():
            return
        self._wis_fouten()
        if (opdracht := self.opdracht()) is not None:
            self.bewaar.setEnabled(False)
            self.ready.emit(self.met_gezien(opdracht))

    def gelukt(self) -> None:
        """It was saved: nothing is left to keep."""
        self._stil = True
        self.maak_leeg()
        self.zie()
        self._stil = False
        if self._concept is not None:
            self._concept.bewaar()

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say beside each field what is wrong, and below the form what belongs to none."""
        self.bewaar.setEnabled(True)
        fouten = weigering.volledig()
        los = [zin for veld, zin in fouten.items() if veld not in self.velden]
        eerste: QWidget | None = None
        for veld, plek in self.velden.items():  # as they stand in the form, not as they were looked at
            if veld in fouten:
                plek.toon_fout(fouten[veld])
                eerste = eerste or plek.invoer
        if isinstance(weigering, Achterhaald):
            self._bied_stand_aan(weigering)
        self._zeg(" ".join(dict.fromkeys(los)) or ("" if eerste is not None else weigering.zin))
        if eerste is not None:
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def naar_bovenste(self, velden: Iterable[QWidget]) -> None:
        """The focus to the one of these that stands highest on the page, then most to the left."""
        plekken = ((deel.mapTo(self, QPoint()), deel) for deel in velden)
        eerste = min(plekken, key=lambda plek: (plek[0].y(), plek[0].x()), default=None)
        if eerste is not None:
            eerste[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_storing(self, storing: Storing) -> None:
        """Trouble outside: what was typed stays."""
        self.bewaar.setEnabled(True)
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def klaar_om_te_sluiten(self) -> None:
        """Write the draft now."""
        if self._concept is not None:
            self._concept.bewaar()

    def vergeet(self, soort: str, formulier: str, rij: str) -> None:
        """This draft was thrown away where it was told of: what still stands here of it goes too."""
        if formulier == self.naam and self._bezig_met(soort):
            self.gelukt()

    def _bied_stand_aan(self, weigering: Achterhaald) -> None:
        """What stands there now can be taken over, where a form knows how."""

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _wis_fouten(self) -> None:
        self._zeg("")
        for veld in self.velden.values():
            veld.wis_fout()

    def _als_tekst(self) -> str:
        inhoud = self.getypt()
        if inhoud and self.gezien is not None:
            inhoud = inhoud | {GEZIEN: self.gezien_als_tekst()}
        return json.dumps(inhoud, ensure_ascii=False) if inhoud else ""

    def _zet_terug(self, tekst: str) -> None:
        inhoud = json.loads(tekst)
        if isinstance(inhoud, dict):
            self._stil = True
            self._uit_concept = str(inhoud.pop(GEZIEN, ""))
            self.zet_getypt(inhoud)
            if self.getypt():
                self.zet_gezien(self._uit_concept)
            self._stil = False

    def _voeg_veld(self, naam: str, label: str, invoer: QWidget, *, hulp: str = "") -> Veld:
        veld = Veld(label, invoer, naam=f"{self.naam}_{naam}", hulp=hulp)
        self.velden[naam] = veld
        self.kolom.addWidget(veld)
        return veld

    # Qt --------------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next_: bool) -> bool:
        return stap(self, vooruit=next_, rond=True) or super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class VeldFormulier(Formulier):
    """A form whose fields are kept by name."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.titel.setWordWrap(True)
        self.delen: dict[str, QWidget] = {}
        self._dagen: dict[str, DatumRegel] = {}
        self._begin: dict[str, Any] = {}

    def vul(self) -> None:
        """Put the first values in the fields."""

    # What the base class asks ----------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Back to the first values."""
        self.vul()
        self._begin = self.waarden()
        self.zie()

    def getypt(self) -> dict[str, Any]:
        """All fields, when one differs from what it began with."""
        waarden = self.waarden()
        return waarden if waarden != self._begin else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        self.zet_waarden(inhoud)

    def _bied_stand_aan(self, weigering: Achterhaald) -> None:
        bied_aan(weigering, self.velden, self.delen)

    # Fields ----------------------------------------------------------------------------------------------------------

    def waarden(self) -> dict[str, Any]:
        """What stands in each field, as JSON can keep it."""
        return {naam: lees(deel) for naam, deel in self.delen.items()}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put values in the fields of those names."""
        for naam, waarde in waarden.items():
            if naam in self.delen:
                schrijf(self.delen[naam], waarde)

    def dag(self, naam: str) -> str:
        """A date field as ISO, or as it was typed when it cannot be read: then the refusal says so."""
        iso = self._dagen[naam].iso(self.vandaag())
        return self._dagen[naam].text().strip() if iso is None else iso

    def id_van(self, naam: str) -> Id | None:
        """The id that was chosen in a field of people or rows."""
        waarde = self.waarden()[naam]
        return Id(bytes.fromhex(waarde)) if waarde else None

    def vandaag(self) -> date:
        """Today in Amsterdam."""
        return lokaal(self.omgeving.klok()).date()

    def _veld(self, naam: str, label: str, invoer: QWidget, *, hulp: str = "") -> Veld:
        """A labelled field that keeps a draft and forgets its error when it changes."""
        veld = Veld(label, invoer, naam=f"{self.naam}_{naam}", hulp=hulp)
        self.velden[naam] = veld
        self.delen[naam] = invoer

        def gewijzigd(*_: object) -> None:
            veld.wis_fout()
            self.merk()

        if isinstance(invoer, DatumRegel):
            self._dagen[naam] = invoer
        if isinstance(invoer, QLineEdit | Notitie):
            invoer.textChanged.connect(gewijzigd)
        elif isinstance(invoer, Keuze):
            invoer.currentIndexChanged.connect(gewijzigd)
        elif isinstance(invoer, QCheckBox):
            invoer.toggled.connect(gewijzigd)
        elif isinstance(invoer, Schakelrij):
            invoer.switched.connect(gewijzigd)
        elif isinstance(invoer, KeuzeGroep):
            invoer.gekozen.connect(gewijzigd)
        return veld

    def _leg(self, *velden: Veld) -> None:
        """One row of the form: a field, or some side by side."""
        self.kolom.addWidget(velden[0] if len(velden) == 1 else Naast(*velden, letters=22, boven=True))


def zet_keuzes(keuze: Keuze, keuzes: Iterable[tuple[str, str]]) -> None:
    """Offer (value, text); what was chosen stays when it is still there. The empty choice stays first."""
    gekozen = keuze.waarde
    keuze.blockSignals(True)
    while keuze.count() > 1:
        keuze.removeItem(1)
    for waarde, tekst in keuzes:
        keuze.addItem(tekst, waarde)
    keuze.setCurrentIndex(max(0, keuze.findData(gekozen)))
    keuze.blockSignals(False)


def regel(hoogstens: int = 120) -> QLineEdit:
    """A line to type on."""
    return QLineEdit(maxLength=hoogstens)
