"""The login window. It stands on the screen at once, so it imports as little as it can; the rest loads meanwhile.

It hands name and password to a callable, off the GUI thread, and shows each kind of trouble with its own way out. It
knows no store, keeps no password longer than the call, and opens nothing itself. It does not touch the namespace `Qt`
before somebody types: the first look at that costs 14 ms.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import EvenWachten, Storing
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.wachtzin import Wachtzin

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from wijdesk.ui.stapblad import Stapblad

OPNIEUW = frozenset({"in_gebruik", "schijf_vol", "niet_toegelaten", "geen_contact", "lease", "half_aangesloten"})
"""Trouble that can pass: trying again is the way out."""

BREEDTE, REGELHOOGTE = 360, 16
"""Pixels of what one fills in, and of a line of text, when text has its normal size."""
MAAT, RAND = QSize(560, 480), QSize(32, 64)
"""Pixels of the window at that size, and of the screen that stays free around it."""
HOOG_BLAD = 680
"""Pixels of height that a page with more fields likes."""

SECONDE = 1000

Uitwegen = Mapping[str, tuple[str, Callable[[], None]]]
"""Per `Storing.soort` the text of a button and what it does; of a second button under the same with OOK behind it."""
OOK = ".ook"
Links = Sequence[tuple[str, str, Callable[[], None]]]
"""Name, text and deed of what stands small below the button."""


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
        stap: Callable[[object], Stapblad | None] = lambda _: None,
        op_slot: bool = False,
    ) -> None:
        """`ontgrendel(naam, wachtwoord)` may take long and raises a Storing; `naam` fills in who was here last. `stap`
        gives the page for an answer that asks for more. `op_slot`: the desk is open behind it.
        """
        super().__init__()
        self.setWindowTitle(self.tr("wijdesk – vergrendeld") if op_slot else self.tr("wijdesk – inloggen"))
        self.setObjectName("login")
        self._ontgrendel = ontgrendel
        self._uitwegen = uitwegen or {}
        self._stap = stap
        self._op_slot = op_slot
        self._blad: Stapblad | None = None
        self._tik: QtCore.QTimer | None = None
        self._wacht_nog = 0
        self._gezien = False
        self._post = _Post(self)
        self._post.gelukt.connect(self._gelukt)
        self._post.mislukt.connect(self._mislukt)
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
        self.wachtwoord.textEdited.connect(self._wis_fout)
        self.naam.textEdited.connect(self._ander)
        self.open = knop(self.tr("Openen"), self.ontgrendel, rol="primair", naam="openen")
        self.open.setDefault(True)
        for veld in (self.naam, self.wachtwoord):
            veld.returnPressed.connect(self.ontgrendel)
        self.bezig = QProgressBar()
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(self.tr("Bezig met openen"))
        self.wacht_op = Wachtzin()
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
        self.ook = knop("", self._neem_ook, naam="uitweg_ook")
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(16, 12, 16, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.uitleg)
        for deel in (self.uitweg, self.ook):  # below each other: with large text they do not fit beside
            rij = QHBoxLayout()
            rij.addWidget(deel)
            rij.addStretch(1)
            kolom.addLayout(rij)
        self.ook.hide()
        vlak.hide()
        return vlak

    def _bouw(self) -> None:
        blok = QWidget()
        self._blok = blok
        kolom = QVBoxLayout(blok)
        kolom.setContentsMargins(0, 24, 0, 24)
        kolom.setSpacing(16)
        kolom.addStretch(1)
        kolom.addWidget(etiket("wijdesk", "groot"))
        if self._op_slot:
            zin = self.tr("Vergrendeld. Wat u typte staat er nog.")
            kolom.addWidget(etiket(zin, "bij", breekt_af=True, naam="op_slot"))
        for deel in (self.melding, self.veld_naam, self.veld_wachtwoord, self.open, self.bezig, self.wacht_op):
            kolom.addWidget(deel)
        kolom.addStretch(2)
        self._kolom = kolom
        self._meet()
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

    def _meet(self) -> None:
        """As wide as the text is large, and as large a window as that asks and the screen has."""
        deel = self.fontMetrics().height() / REGELHOOGTE
        self._blok.setMaximumWidth(round(BREEDTE * deel))
        maat, ruimte = self.sizeHint(), self.screen().availableSize()
        if deel > 1 or maat.boundedTo(ruimte * 2 / 3) != maat:  # by itself Qt gives a window no more than that
            self.resize(maat.boundedTo(ruimte - RAND))

    def zet_links(self, links: Links) -> None:
        """What else can be done here, small below the button. Call once the window stands."""
        self.links = [knop(tekst, doe, rol="stil", naam=naam) for naam, tekst, doe in links]
        onder = QVBoxLayout()
        onder.setSpacing(4)
        self._kolom.insertLayout(self._kolom.indexOf(self.bezig), onder)
        for link in self.links:
            onder.addWidget(link)
            link.show()

    def toon_blad(self, blad: Stapblad) -> None:
        """Put a page in the place of name and password, which is emptied."""
        self.wachtwoord.setText("")
        self._haal_blad_weg()
        self._blad = blad
        blad.done.connect(self._gelukt)
        blad.back.connect(self.terug)
        self._toon_eigen(zichtbaar=False)
        self._kolom.insertWidget(self._kolom.indexOf(self.veld_naam), blad)
        blad.show()
        ruimte = self.screen().availableSize()
        self.resize(self.size().expandedTo(QSize(self.width(), HOOG_BLAD)).boundedTo(ruimte))
        blad.begin()

    def terug(self) -> None:
        """Name and password again."""
        self._haal_blad_weg()
        self._toon_eigen(zichtbaar=True)
        self._zet_bezig(bezig=False)
        (self.wachtwoord if self.naam.text() else self.naam).setFocus()

    def ander(self) -> None:
        """Somebody else logs in."""
        self.naam.setText("")
        self.wachtwoord.setText("")
        self._ander()
        self.naam.setFocus()

    def _haal_blad_weg(self) -> None:
        blad, self._blad = self._blad, None
        if blad is not None:
            blad.hide()
            blad.deleteLater()

    def _toon_eigen(self, *, zichtbaar: bool) -> None:
        self.melding.hide()
        for deel in (self.veld_naam, self.veld_wachtwoord, self.open, *getattr(self, "links", ())):
            deel.setVisible(zichtbaar)

    def _zet_bezig(self, *, bezig: bool) -> None:
        for veld in (self.naam, self.wachtwoord, self.open):
            veld.setEnabled(not bezig)
        if self._wacht_nog:
            self.open.setEnabled(False)
        ruimte = self.bezig.sizePolicy()
        ruimte.setRetainSizeWhenHidden(True)
        self.bezig.setSizePolicy(ruimte)
        self.bezig.setVisible(bezig)

    def _gelukt(self, uitkomst: object) -> None:
        blad = self._stap(uitkomst)
        if blad is not None:
            self.toon_blad(blad)
            return
        self.wachtwoord.setText("")  # takes what could be undone along
        self.unlocked.emit(uitkomst)

    def _mislukt(self, storing: Storing) -> None:
        self._klaar()  # at once: what is typed after the sentence may not be lost on a field that is still busy
        self.toon_storing(storing)

    def _klaar(self) -> None:
        if self._blad is not None:
            self.bezig.hide()
            return
        self._zet_bezig(bezig=False)
        if not self.uitweg.isVisible():
            self.wachtwoord.setFocus()

    def toon_storing(self, storing: Storing) -> None:
        """Say what stands in the way, with the way out there is."""
        if isinstance(storing, EvenWachten):
            self._begin_wachten(storing.seconden)
            return
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
        ook = self._uitwegen.get(storing.soort + OOK)
        if ook is not None:
            self.ook.setText(ook[0])
        self.ook.setVisible(ook is not None)
        self.melding.show()
        if self.uitweg.isVisible():
            self.uitweg.setFocus()

    def _begin_wachten(self, seconden: int) -> None:
        """What was typed stays; the seconds are counted down beside it."""
        self._wacht_nog = seconden
        if self._tik is None:
            self._tik = QtCore.QTimer(self, interval=SECONDE)
            self._tik.setTimerType(QtCore.Qt.TimerType.PreciseTimer)  # one that is early would be refused once more
            self._tik.timeout.connect(self._tel_af)
        self._tik.start()
        self._zeg_wachten()
        self.wachtwoord.selectAll()

    def _tel_af(self) -> None:
        self._wacht_nog -= 1
        if self._wacht_nog > 0:
            self._zeg_wachten()
        else:
            self._wacht_niet_meer()
            self.veld_wachtwoord.toon_fout(self.tr("U kunt het nu opnieuw proberen."))

    def _zeg_wachten(self) -> None:
        self.open.setEnabled(False)
        over = self.tr("1 seconde") if self._wacht_nog == 1 else self.tr("{} seconden").format(self._wacht_nog)
        if self._wacht_nog > 90:
            over = self.tr("{} minuten").format(-(-self._wacht_nog // 60))
        self.veld_wachtwoord.toon_fout(
            self.tr("De naam of het wachtwoord klopte een paar keer niet. Opnieuw proberen kan over {}.").format(over)
        )

    def _wacht_niet_meer(self) -> None:
        if self._tik is not None:
            self._tik.stop()
        self._wacht_nog = 0
        self.open.setEnabled(self.wachtwoord.isEnabled())

    def _wis_fout(self) -> None:
        if not self._wacht_nog:
            self.veld_wachtwoord.wis_fout()

    def _ander(self) -> None:
        """Another name has its own tries."""
        if self._wacht_nog:
            self._wacht_niet_meer()
        self.veld_wachtwoord.wis_fout()

    def _neem_uitweg(self) -> None:
        if self._soort in self._uitwegen:
            self._uitwegen[self._soort][1]()
        else:
            self.ontgrendel()

    def _neem_ook(self) -> None:
        self._uitwegen[self._soort + OOK][1]()

    def _toon_caps_lock(self, aan: bool) -> None:
        self.veld_wachtwoord.toon_hulp(self.tr("Caps Lock staat aan.") if aan else "")

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return MAAT * (self.fontMetrics().height() / REGELHOOGTE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._gezien:
            self._gezien = True
            self.painted.emit()


def _probeer(ontgrendel: Callable[[str, str], object], naam: str, wachtwoord: str, post: _Post) -> None:
    """In its own thread: a bug goes to threading.excepthook, and the window can be used again in any case."""
    gezegd = False
    try:
        geopend = ontgrendel(naam, wachtwoord)
    except Storing as storing:
        gezegd = True
        post.mislukt.emit(storing.with_traceback(None))  # its frames hold what was typed
    else:
        post.gelukt.emit(geopend)
    finally:
        if not gezegd:
            post.klaar.emit()
