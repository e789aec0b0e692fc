"""Asks for one sentence, or for a plain yes, in the panel itself instead of in a dialog. Knows no noun.

What is typed is kept as a draft from the first key: after a crash, or a step back, the same question about the same
thing begins with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from zlib import crc32

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijdesk.models.values import Id
from wijdesk.models.zinnen import te_kort
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import Veld, etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.jobs import ALLES
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop

MINSTENS_REGELS = 3
"""Of what is asked, however little room there is: a line with its question."""
_DAG = re.compile(r"\d+[-/.]\d")
"""How a day begins: some questions ask for one. Who asks it judges whether it exists."""


class _Kolom(QVBoxLayout):
    """Tells when what it holds wants another height. Not by a filter: Qt asks that of every event of the page, also
    before it stands and while it is being taken down, when Python may be handed something that is no event.
    """

    def __init__(self, blad: QWidget) -> None:
        super().__init__(blad)
        self.anders: Callable[[], None] | None = None

    # Qt --------------------------------------------------------------------------------------------------------------

    def invalidate(self) -> None:
        super().invalidate()
        anders = getattr(self, "anders", None)  # Qt calls this from the constructor too
        if anders is not None:
            anders()


class _Midden(Rolblad):
    """What is asked and answered: as high as it is, and it scrolls when a panel has no room for that."""

    def __init__(self, blad: QWidget, kolom: _Kolom) -> None:
        super().__init__(blad, ziet_fouten=False)
        kolom.anders = partial(_meet_opnieuw, self)
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    # Qt --------------------------------------------------------------------------------------------------------------

    def heightForWidth(self, breedte: int) -> int:
        blad = self.widget()
        return 0 if blad is None else max(blad.heightForWidth(breedte), blad.minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        blad = self.widget()
        breed = 0 if blad is None else blad.sizeHint().width()
        return QSize(breed, self.heightForWidth(self.width() if self.isVisible() else breed))

    def minimumSizeHint(self) -> QSize:
        blad, laag = self.widget(), MINSTENS_REGELS * self.fontMetrics().lineSpacing()
        smal = 0 if blad is None else blad.minimumSizeHint().width()
        return QSize(smal, min(laag, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def _meet_opnieuw(midden: _Midden) -> None:
    if isValid(midden):
        midden.updateGeometry()


class EenZin(Kijker, QFrame):
    """A strip with a question, a line to answer on, and two buttons. Hidden until something is asked.

    Enter or Ctrl+S confirms, also from what stands below the line; Esc steps back. An empty answer is told beside the
    line. `vraag` remembers who had the focus and gives it back.

    Signals:
        opened: (bool) the strip was shown or put away
    """

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "kaart")
        self._doe: Callable[[str], None] | None = None
        self._zin_nodig = True
        self._terug: QWidget | None = None
        self._erbij: Veld | None = None
        self._concept: Concept | None = None
        self._voorzet = ""
        self._gestuurd = False
        self._rol = "primair"
        self.regel = QLineEdit()
        self.regel.setMaxLength(400)
        self.veld = Veld("", self.regel, naam="een_zin")
        self.veld.label.setWordWrap(True)
        self.veld.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.ja = ToetsKnop("", "Ctrl+S", rol="primair")
        self.ja.setObjectName("een_zin_ja")
        self.ja.clicked.connect(self.bevestig)
        self.nee = knop(self.tr("Annuleren"), self._stap_terug, rol="stil", naam="een_zin_nee")
        self.regel.returnPressed.connect(self.bevestig)
        self.regel.textEdited.connect(lambda _: self._getypt())
        self.nu_niet = etiket("", "waarschuwing", breekt_af=True, naam="een_zin_nu_niet")
        blad = QWidget()
        self._kolom = _Kolom(blad)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(8)
        self._kolom.addWidget(self.veld)
        self._kolom.addWidget(self.nu_niet)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(_Midden(blad, self._kolom))
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.ja)
        rij.addWidget(self.nee)
        kolom.addLayout(rij)
        self.hide()

    def vraag(
        self,
        zin: str,
        doe: Callable[[str], None],
        *,
        knop: str,
        gevaar: bool = False,
        zin_nodig: bool = True,
        voorzet: str = "",
        erbij: Veld | None = None,
        over: Id | None = None,
    ) -> None:
        """Ask `zin`, with `erbij` below the line; `doe` gets the answer.

        The strip stays until `sluit`, so that a refusal can be told in it. `over` is what the sentence is about: with
        it the words are kept as a draft of this question about this one thing, and never come back at another.
        """
        self._leg_concept_weg()
        self._doe = doe
        self._voorzet, self._gestuurd = voorzet, False
        self._zet_erbij(erbij)
        self._zin_nodig = zin_nodig
        self._terug = self.window().focusWidget() if not self.isVisible() else self._terug
        self.veld.zet_label(zin)
        self.veld.wis_fout()
        self.regel.setText(voorzet)
        self.regel.setVisible(zin_nodig)
        self.ja.zet_tekst(knop)
        self._rol = "gevaar" if gevaar else "primair"
        self.kan_nu_niet("")
        self.show()
        self.opened.emit(True)
        (self.regel if zin_nodig else self.ja).setFocus(Qt.FocusReason.OtherFocusReason)
        omgeving = self._omgeving()
        if omgeving is not None:
            self.zie_bij(omgeving[1].jobs, self)
            if self.gezien is not None:
                self.gezien.eigen = ALLES  # what one did oneself just now is no news, read again yet or not
        if zin_nodig and over is not None and omgeving is not None:
            soort = f"een_zin.{omgeving[0]}.{over.hex()}.{crc32(zin.encode()):08x}"
            self._concept = Concept(
                self,
                jobs=omgeving[1].jobs,
                ids=omgeving[1].ids,
                soort=soort,
                inhoud=self._inhoud,
                zet_terug=partial(self._zet_terug, soort),
            )

    def _zet_erbij(self, deel: Veld | None) -> None:
        if self._erbij is not None:
            self._kolom.removeWidget(self._erbij)
            self._erbij.invoer.removeEventFilter(self)
            self._erbij.hide()
        self._erbij = deel
        if deel is not None:
            self._kolom.insertWidget(1, deel)
            deel.invoer.installEventFilter(self)
            deel.show()
            self.setTabOrder(self.regel, deel.invoer)
            self.setTabOrder(deel.invoer, self.ja)

    def kan_nu_niet(self, zin: str) -> None:
        """Say why answering makes no sense now ("": it does); the button is not what one sees first any more.

        It stays there and can be pressed: things may be better than they were a moment ago.
        """
        self.nu_niet.setText(zin)
        self.nu_niet.setVisible(bool(zin))
        zet_eigenschap(self.ja, "rol", "" if zin else self._rol)

    def weer_open(self) -> None:
        """It was not done; what is wrong stands beside it and one can answer again."""
        self._gestuurd = False
        self.ja.setEnabled(True)

    def toon_fout(self, zin: str) -> None:
        """Say why it was refused, below the line."""
        self.veld.toon_fout(zin)
        self._gestuurd = False
        self.ja.setEnabled(True)

    def sluit(self) -> None:
        """Put the strip away and give the focus back. What was sent needs no draft; what was not keeps it."""
        self._doe = None
        if self._gestuurd:
            self._gestuurd = False
            self.regel.setText(self._voorzet)
        if self._concept is not None:
            self._concept.bewaar()
        self.ja.setEnabled(True)
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        self.opened.emit(False)
        if had_focus and self._terug is not None and isValid(self._terug):  # the button that asked may be gone by now
            self._terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def bevestig(self) -> None:
        """Send the answer, or say what is missing."""
        antwoord = self.regel.text().strip()
        fout = te_kort(antwoord, self.tr("Schrijf één zin, zodat een collega het later begrijpt."))
        if self._zin_nodig and fout and not _DAG.match(antwoord):
            self.veld.toon_fout(fout)
            self.regel.setFocus()
            return
        if self._doe is not None and self.ja.isEnabled():
            self.ja.setEnabled(False)
            self._gestuurd = True
            with self.namens():
                self._doe(antwoord)

    def _stap_terug(self) -> None:
        """Away without doing it: what was typed stays a draft, also of what is on its way and may be refused."""
        gestuurd, self._gestuurd = self._gestuurd, False
        self.sluit()
        self._gestuurd = gestuurd

    # The draft -------------------------------------------------------------------------------------------------------

    def _getypt(self) -> None:
        self.veld.wis_fout()
        if self._concept is not None:
            self._concept.merk()

    def _omgeving(self) -> tuple[str, Omgeving] | None:
        """The panel around this strip: its name, and what it was given."""
        ouder = self.parentWidget()
        while ouder is not None and not isinstance(ouder, Panel):
            ouder = ouder.parentWidget()
        return None if ouder is None else (ouder.naam, ouder.omgeving)

    def _inhoud(self) -> str:
        tekst = self.regel.text()
        return "" if tekst.strip() in ("", self._voorzet.strip()) else json.dumps({"zin": tekst}, ensure_ascii=False)

    def _zet_terug(self, soort: str, tekst: str) -> None:
        """The draft, unless something else is asked by now."""
        inhoud = json.loads(tekst)
        if isinstance(inhoud, dict) and self._concept is not None and self._concept.soort == soort and self._doe:
            self.regel.setText(str(inhoud.get("zin", "")))

    def _leg_concept_weg(self) -> None:
        if self._concept is not None:
            if not self._gestuurd:
                self._concept.bewaar()
            self._concept.deleteLater()
            self._concept = None

    # Qt --------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Why not a QShortcut: the form or tab around this strip may have one of its own on the same key.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _bewaart(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands below the line (a list to choose from) keeps Ctrl+S and Enter for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (_bewaart(event) or _enter(event)):
            self.bevestig()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _bewaart(event):
            self.bevestig()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._stap_terug()
            event.accept()
            return
        super().keyPressEvent(event)


def _enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()


def _bewaart(event: QKeyEvent) -> bool:
    return event.keyCombination() == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_S)
