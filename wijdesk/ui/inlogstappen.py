"""The steps of logging in after name and password: a code of the telephone, another password, the recovery key.

Each runs its callable in a thread and says trouble beside the field. None keeps what was typed after it was used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from wijdesk.errors import EvenWachten, Storing, Weigering
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.stapblad import Stapblad
from wijdesk.ui.unlock import SECONDE
from wijdesk.ui.wachtwoord import NieuwWachtwoord


class _Post(QObject):
    gelukt = Signal(object)
    mislukt = Signal(object)
    gevallen = Signal()


class _Blad(Stapblad):
    """Title, explanation, the own fields, and two buttons."""

    def __init__(self, titel: str, uitleg: str, doe: str) -> None:
        super().__init__()
        self._post = _Post(self)
        self._post.gelukt.connect(self._klaar, Qt.ConnectionType.QueuedConnection)
        self._post.mislukt.connect(self._mislukt, Qt.ConnectionType.QueuedConnection)
        self._post.gevallen.connect(self._gevallen, Qt.ConnectionType.QueuedConnection)
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(0, 0, 0, 0)
        self.kolom.setSpacing(12)
        self.kolom.addWidget(etiket(titel, "titel", breekt_af=True))
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True, naam="stap_uitleg"))
        self.fout = etiket("", "fout", breekt_af=True, naam="stap_fout")
        self.doe = knop(doe, self.probeer, rol="primair", naam="stap_verder")
        self.terug = knop(self.tr("Terug"), self.back.emit, rol="stil", naam="stap_terug")
        self.bezig = QProgressBar()
        self.bezig.setRange(0, 0)
        self.bezig.setTextVisible(False)
        self.bezig.setAccessibleName(self.tr("Bezig"))
        self.bezig.hide()
        self._wacht_nog = 0
        self._tik = QTimer(self, interval=SECONDE)
        self._tik.setTimerType(Qt.TimerType.PreciseTimer)  # one that is early would be refused once more
        self._tik.timeout.connect(self._tel_af)

    def _leg(self, *delen: QWidget) -> None:
        for deel in delen:
            self.kolom.addWidget(deel)
        self.kolom.addWidget(self.fout)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.doe)
        rij.addWidget(self.terug)
        self.kolom.addLayout(rij)
        self.kolom.addWidget(self.bezig)
        self.fout.hide()

    def probeer(self) -> None:
        """Try what was filled in."""

    def _start(self, werk: Callable[[], object]) -> None:
        self._zeg("")
        self._zet_bezig(bezig=True)
        threading.Thread(target=_probeer, args=(werk, self._post), name="inlogstap").start()

    def _klaar(self, uitkomst: object) -> None:
        self._zet_bezig(bezig=False)
        self.leeg()
        self.done.emit(uitkomst)

    def _gevallen(self) -> None:
        self._zet_bezig(bezig=False)

    def _mislukt(self, fout: Weigering | Storing) -> None:
        self._zet_bezig(bezig=False)
        if isinstance(fout, EvenWachten):
            self._wacht_nog = fout.seconden
            self._tik.start()
            self._zeg_wachten()
        else:
            self.toon_fout(fout)

    def toon_fout(self, fout: Weigering | Storing) -> None:
        """Say it beside the field it is about."""
        self._zeg(fout.zin if isinstance(fout, Weigering) else f"{fout.zin} {fout.uitweg}")

    def leeg(self) -> None:
        """Forget what was typed."""

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _zet_bezig(self, *, bezig: bool) -> None:
        self.doe.setEnabled(not bezig and not self._wacht_nog)
        self.terug.setEnabled(not bezig)
        self.bezig.setVisible(bezig)

    def _tel_af(self) -> None:
        self._wacht_nog -= 1
        if self._wacht_nog > 0:
            self._zeg_wachten()
            return
        self._wacht_nog = 0
        self._tik.stop()
        self._zeg(self.tr("U kunt het nu opnieuw proberen."))
        self.doe.setEnabled(True)

    def _zeg_wachten(self) -> None:
        self.doe.setEnabled(False)
        over = self.tr("1 seconde") if self._wacht_nog == 1 else self.tr("{} seconden").format(self._wacht_nog)
        if self._wacht_nog > 90:
            over = self.tr("{} minuten").format(-(-self._wacht_nog // 60))
        self._zeg(self.tr("Dat klopte een paar keer niet. Opnieuw proberen kan over {}.").format(over))

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.terug.isEnabled():
            self.back.emit()
        else:
            super().keyPressEvent(event)


class CodeBlad(_Blad):
    """The six figures of the telephone, or a recovery code."""

    def __init__(self, doe: Callable[[str], object]) -> None:
        super().__init__(
            self.tr("Code van uw telefoon"),
            self.tr("Open de app op uw telefoon en vul de zes cijfers in. Telefoon kwijt? Vul een herstelcode in."),
            self.tr("Verder"),
        )
        self._doe = doe
        self.code = QLineEdit()
        self.code.setMaxLength(20)
        self.veld = Veld(self.tr("Code"), self.code, naam="code")
        self.code.textEdited.connect(lambda _: self.veld.wis_fout())
        self.code.returnPressed.connect(self.probeer)
        self._leg(self.veld)

    def begin(self) -> None:
        self.code.setFocus()

    def probeer(self) -> None:
        code, doe = self.code.text(), self._doe
        if not self.doe.isEnabled():
            return
        if not code.strip():
            self.veld.toon_fout(self.tr("Vul de code in."))
            self.code.setFocus()
            return
        self._start(lambda: doe(code))

    def toon_fout(self, fout: Weigering | Storing) -> None:
        if fout_is_code(fout):
            self.veld.toon_fout(f"{fout.zin} {fout.uitweg}" if isinstance(fout, Storing) else fout.zin)
            self.code.setFocus()
            self.code.selectAll()
        else:
            super().toon_fout(fout)

    def leeg(self) -> None:
        self.code.setText("")


class NieuwWachtwoordBlad(_Blad):
    """Somebody else chose the password: first another."""

    def __init__(self, doe: Callable[[str], object], *, naam: str) -> None:
        super().__init__(
            self.tr("Kies een eigen wachtwoord"),
            self.tr("U logde in met een wachtwoord dat een collega heeft gekozen. Dat geldt maar één keer."),
            self.tr("Bewaren en openen"),
        )
        self._doe = doe
        self.nieuw = NieuwWachtwoord(label=self.tr("Nieuw wachtwoord"), naam=lambda: naam)
        for regel in (self.nieuw.een, self.nieuw.twee):
            regel.returnPressed.connect(self.probeer)
        self._leg(self.nieuw)

    def begin(self) -> None:
        self.nieuw.een.setFocus()

    def probeer(self) -> None:
        if self.doe.isEnabled() and self.nieuw.controleer():
            wachtwoord, doe = self.nieuw.tekst, self._doe
            self._start(lambda: doe(wachtwoord))

    def toon_fout(self, fout: Weigering | Storing) -> None:
        if isinstance(fout, Weigering) and "wachtwoord" in fout.fouten:
            self.nieuw.veld_een.toon_fout(fout.fouten["wachtwoord"])
            self.nieuw.een.setFocus()
        else:
            super().toon_fout(fout)

    def leeg(self) -> None:
        self.nieuw.wis()


class HerstelBlad(_Blad):
    """The password is lost: the recovery key, whose, and a new password."""

    def __init__(self, doe: Callable[[str, str, str], object] | None, *, naam: str) -> None:
        """`doe(herstelsleutel, naam, wachtwoord)`; None when there is no recovery key here."""
        zonder = self.tr(
            "Vraag een collega die applicatiebeheerder is om een nieuw eerste wachtwoord. Dat kan op deze computer, "
            "bij “Toegang”. Een herstelsleutel is op deze balie niet gemaakt."
        )
        met = self.tr(
            "Vraag eerst een collega die applicatiebeheerder is om een nieuw eerste wachtwoord. Is die er niet? Dan "
            "kan het met de herstelsleutel uit de envelop. Dat wordt vastgelegd."
        )
        super().__init__(self.tr("Wachtwoord kwijt"), zonder if doe is None else met, self.tr("Toegang herstellen"))
        self._doe = doe
        self.sleutel = QLineEdit()
        self.sleutel.setMaxLength(120)
        self.sleutel.setPlaceholderText(self.tr("negen groepjes van vier tekens"))
        self.veld_sleutel = Veld(self.tr("Herstelsleutel"), self.sleutel, naam="herstelsleutel")
        self.naam = QLineEdit(naam)
        self.veld_naam = Veld(self.tr("Van wie is het wachtwoord?"), self.naam, naam="herstel_naam")
        self.nieuw = NieuwWachtwoord(label=self.tr("Nieuw wachtwoord"), naam=self.naam.text)
        for regel, veld in ((self.sleutel, self.veld_sleutel), (self.naam, self.veld_naam)):
            regel.textEdited.connect(lambda _, veld=veld: veld.wis_fout())
            regel.returnPressed.connect(self.probeer)
        for regel in (self.nieuw.een, self.nieuw.twee):
            regel.returnPressed.connect(self.probeer)
        if doe is None:
            self._leg()
            self.doe.hide()
            for deel in (self.veld_sleutel, self.veld_naam, self.nieuw):
                deel.setParent(self)  # or they would be windows of their own, that nobody closes
                deel.hide()
        else:
            self._leg(self.veld_sleutel, self.veld_naam, self.nieuw)

    def begin(self) -> None:
        (self.terug if self._doe is None else self.sleutel).setFocus()

    def probeer(self) -> None:
        if self._doe is None or not self.doe.isEnabled():
            return
        goed = self.nieuw.controleer()
        for regel, veld, zin in (
            (self.naam, self.veld_naam, self.tr("Vul de naam in waarmee wordt ingelogd.")),
            (self.sleutel, self.veld_sleutel, self.tr("Vul de herstelsleutel in.")),
        ):
            if not regel.text().strip():
                veld.toon_fout(zin)
                regel.setFocus()
                goed = False
        if goed:
            sleutel, naam, wachtwoord, doe = self.sleutel.text(), self.naam.text(), self.nieuw.tekst, self._doe
            self._start(lambda: doe(sleutel, naam, wachtwoord))

    def toon_fout(self, fout: Weigering | Storing) -> None:
        if isinstance(fout, Storing) and fout.soort == "wachtwoord":
            self.veld_sleutel.toon_fout(f"{fout.zin} {fout.uitweg}")
            self.sleutel.setFocus()
            return
        fouten = fout.fouten if isinstance(fout, Weigering) else {}
        for naam, veld in (
            ("wachtwoord", self.nieuw.veld_een),
            ("naam", self.veld_naam),
            ("herstelsleutel", self.veld_sleutel),
        ):
            if naam in fouten:
                veld.toon_fout(fouten[naam])
                veld.invoer.setFocus()
                return
        super().toon_fout(fout)

    def leeg(self) -> None:
        self.sleutel.setText("")
        self.nieuw.wis()


def fout_is_code(fout: Weigering | Storing) -> bool:
    """Whether it is about the code that was typed."""
    return isinstance(fout, Storing) and fout.soort == "wachtwoord"


def _probeer(werk: Callable[[], object], post: _Post) -> None:
    try:
        uitkomst = werk()
    except (Weigering, Storing) as fout:
        post.mislukt.emit(fout.with_traceback(None))  # its frames hold what was typed
    except BaseException:
        post.gevallen.emit()  # the report says what it was; one can try again, or go back
        raise
    else:
        post.gelukt.emit(uitkomst)
