"""The login window. It stands on the screen at once, so it imports as little as it can; the rest loads meanwhile.

It hands name and password to a callable, off the GUI thread, and shows each kind of trouble with its own way out. It
knows no store, keeps no password longer than the call, and opens nothing itself. It does not touch the namespace `Qt`
before somebody types: the first look at that costs 14 ms.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Storing
from wijdesk.ui.fields import Veld, etiket, knop

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

OPNIEUW = frozenset({"in_gebruik", "schijf_vol", "niet_toegelaten", "geen_contact"})
"""Trouble that can pass: trying again is the way out."""

BREEDTE = 360

Uitwegen = Mapping[str, tuple[str, Callable[[], None]]]
"""Per `Storing.soort` the text of a button and what it does."""


class WachtwoordVeld(QLineEdit):
    """A password field that notices Caps Lock. Qt cannot ask the keyboard; a capital without Shift tells.

    Signals:
        caps_lock: (bool) whether Caps Lock seems to be on
    """

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1000)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha():
            met_shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != met_shift)
        super().keyPressEvent(event)


class _Post(QObject):
    gelukt = Signal(object)
    mislukt = Signal(object)
    klaar = Signal()


class LoginVenster(QWidget):
    """Who are you, and your password.

    Signals:
        unlocked: (object) what the callable answered
        painted: the window stands on the screen for the first time, so the rest may load now
    """

    unlocked = Signal(object)
    painted = Signal()

    def __init__(
        self,
        ontgrendel: Callable[[str, str], object],
        *,
        naam: str = "",
        uitwegen: Uitwegen | None = None,
    ) -> None:
        """`ontgrendel(naam, wachtwoord)` may take long and raises a Storing; `naam` fills in who was here last."""
        super().__init__()
        self.setWindowTitle(self.tr("wijdesk – inloggen"))
        self.setObjectName("login")
        self._ontgrendel = ontgrendel
        self._uitwegen = uitwegen or {}
        self._gezien = False
        self._post = _Post(self)
        self._post.gelukt.connect(self.unlocked)
        self._post.mislukt.connect(self._toon_storing)
        self._post.klaar.connect(self._klaar)
        self.naam = QLineEdit(naam)
        self.veld_naam = Veld(
            self.tr("Medewerker"),
            self.naam,
            hulp=self.tr("Nodig zodra hier meer dan één medewerker werkt"),
            naam="naam",
        )
        self.wachtwoord = WachtwoordVeld()
        self.veld_wachtwoord = Veld(self.tr("Wachtwoord"), self.wachtwoord, naam="wachtwoord")
        self.wachtwoord.caps_lock.connect(self._toon_caps_lock)
        self.wachtwoord.textEdited.connect(lambda _: self.veld_wachtwoord.wis_fout())
        self.open = knop(self.tr("Openen"), self.ontgrendel, rol="primair", naam="openen")
        self.open.setDefault(True)
        for veld in (self.naam, self.wachtwoord):
            veld.returnPressed.connect(self.ontgrendel)
        self.bezig = QProgressBar()
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(self.tr("Bezig met openen"))
        self.melding = self._maak_melding()
        self._bouw()
        self._zet_bezig(bezig=False)
        (self.wachtwoord if naam else self.naam).setFocus()

    def ontgrendel(self) -> None:
        """Try name and password; does nothing while a try is under way."""
        if not self.open.isEnabled():
            return
        if not self.wachtwoord.text():
            self.veld_wachtwoord.toon_fout(self.tr("Vul uw wachtwoord in."))
            self.wachtwoord.setFocus()
            return
        self.melding.hide()
        self.veld_wachtwoord.wis_fout()
        self._zet_bezig(bezig=True)
        threading.Thread(
            target=_probeer,
            args=(self._ontgrendel, self.naam.text().strip(), self.wachtwoord.text(), self._post),
            name="ontgrendelen",
        ).start()

    def _maak_melding(self) -> QFrame:
        vlak = QFrame()
        vlak.setProperty("rol", "waarschuwing")
        vlak.setProperty("toestand", "spoed")
        self.zin = etiket("", "kop", breekt_af=True, naam="storing")
        self.uitleg = etiket("", breekt_af=True, naam="uitleg")
        self.uitweg = knop("", self._neem_uitweg, naam="uitweg")
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(16, 12, 16, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.uitleg)
        rij = QHBoxLayout()
        rij.addWidget(self.uitweg)
        rij.addStretch(1)
        kolom.addLayout(rij)
        vlak.hide()
        return vlak

    def _bouw(self) -> None:
        blok = QWidget()
        blok.setMaximumWidth(BREEDTE)
        kolom = QVBoxLayout(blok)
        kolom.setContentsMargins(0, 24, 0, 24)
        kolom.setSpacing(16)
        kolom.addStretch(1)
        kolom.addWidget(etiket("wijdesk", "groot"))
        kolom.addWidget(self.melding)
        kolom.addWidget(self.veld_naam)
        kolom.addWidget(self.veld_wachtwoord)
        kolom.addWidget(self.open)
        kolom.addWidget(self.bezig)
        kolom.addStretch(2)
        midden = QWidget()
        rij = QHBoxLayout(midden)
        rij.addStretch(1)
        rij.addWidget(blok, 100)
        rij.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setProperty("focusPolicy", 0)  # NoFocus, without the namespace Qt
        rol.setWidget(midden)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(0, 0, 0, 0)
        vlak.addWidget(rol)

    def _zet_bezig(self, *, bezig: bool) -> None:
        for veld in (self.naam, self.wachtwoord, self.open):
            veld.setEnabled(not bezig)
        ruimte = self.bezig.sizePolicy()
        ruimte.setRetainSizeWhenHidden(True)
        self.bezig.setSizePolicy(ruimte)
        self.bezig.setVisible(bezig)

    def _klaar(self) -> None:
        self._zet_bezig(bezig=False)
        if not self.melding.isVisible():
            self.wachtwoord.setFocus()

    def _toon_storing(self, storing: Storing) -> None:
        if storing.soort == "wachtwoord":
            self.veld_wachtwoord.toon_fout(f"{storing.zin} {storing.uitweg}")
            self.wachtwoord.selectAll()
            return
        self.zin.setText(storing.zin)
        self.uitleg.setText(storing.uitweg)
        self._soort = storing.soort
        if storing.soort in self._uitwegen:
            self.uitweg.setText(self._uitwegen[storing.soort][0])
        else:
            self.uitweg.setText(self.tr("Opnieuw proberen"))
        self.uitweg.setVisible(storing.soort in self._uitwegen or storing.soort in OPNIEUW)
        self.melding.show()
        if self.uitweg.isVisible():
            self.uitweg.setFocus()

    def _neem_uitweg(self) -> None:
        if self._soort in self._uitwegen:
            self._uitwegen[self._soort][1]()
        else:
            self.ontgrendel()

    def _toon_caps_lock(self, aan: bool) -> None:
        self.veld_wachtwoord.toon_hulp(self.tr("Caps Lock staat aan.") if aan else "")

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._gezien:
            self._gezien = True
            self.painted.emit()


def _probeer(ontgrendel: Callable[[str, str], object], naam: str, wachtwoord: str, post: _Post) -> None:
    """In its own thread: a bug goes to threading.excepthook, and the window can be used again in any case."""
    try:
        geopend = ontgrendel(naam, wachtwoord)
    except Storing as storing:
        post.mislukt.emit(storing)
    else:
        post.gelukt.emit(geopend)
    finally:
        post.klaar.emit()
