"""One question on a page: its words, the answer in the form it has, and a sentence beside it. Or the answer to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gesprek import Invulling
from wijdesk.models.vragen import MEEST_TEKST, Vraag
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, zet_eigenschap
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panels.triage.keuzes import Keuzes, opties_van

TOELICHTING = 4_000
"""Characters beside an answer."""


class Vraagveld(QWidget):
    """One question that can be answered.

    Signals:
        answered: (code, value) as it stands there now
        noted: (code, sentence) beside the answer
        picked: (code) a key chose the answer: one can go on
    """

    answered = Signal(str, str)
    noted = Signal(str, str)
    picked = Signal(str)

    def __init__(self, vraag: Vraag, vandaag: date) -> None:
        super().__init__()
        self.vraag = vraag
        self._vandaag = vandaag
        self._stil = False
        self.setObjectName(f"vraag_{vraag.code}")
        self.label = etiket(vraag.tekst, "veld", breekt_af=True)
        self.hulp = etiket(vraag.hulp, "bij", breekt_af=True)
        self.herkomst = etiket("", "bij", breekt_af=True, naam=f"herkomst_{vraag.code}")
        self.fout = etiket("", "fout", breekt_af=True)
        self.invoer = self._maak_invoer()
        self.invoer.setAccessibleDescription(vraag.hulp)
        self.toelichting = QLineEdit(maxLength=TOELICHTING)
        self.toelichting.setObjectName(f"toelichting_{vraag.code}")
        self.toelichting.setPlaceholderText(self.tr("Toelichting in één zin (mag)"))
        self.toelichting.setAccessibleName(self.tr("{0}: toelichting").format(vraag.naam))
        self.toelichting.textEdited.connect(lambda tekst: self.noted.emit(vraag.code, tekst))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (self.label, self.hulp, self.invoer, self.herkomst, self.toelichting, self.fout):
            kolom.addWidget(deel)
        self.hulp.setVisible(bool(vraag.hulp))
        for deel in (self.herkomst, self.toelichting, self.fout):
            deel.hide()

    def _maak_invoer(self) -> QWidget:
        vraag = self.vraag
        naam = f"antwoord_{vraag.code}"
        if vraag.opties:
            keuzes = Keuzes(opties_van(vraag), naam=naam, titel=vraag.naam, meer=vraag.soort == "meerkeuze")
            keuzes.changed.connect(self._meld)
            keuzes.picked.connect(lambda: self.picked.emit(vraag.code))
            return keuzes
        invoer: QWidget
        if vraag.soort in ("tekst", "personen"):
            notitie = invoer = Notitie(regels=3)
            notitie.textChanged.connect(lambda: self._meld(notitie.toPlainText()[:MEEST_TEKST]))
        else:
            regel = invoer = DatumRegel() if vraag.soort == "datum" else QLineEdit(maxLength=9)
            regel.textEdited.connect(lambda _: self._meld(self._getypt()))
        invoer.setObjectName(naam)
        invoer.setAccessibleName(vraag.tekst)
        return invoer

    def toon(self, invulling: Invulling, herkomst: str = "") -> None:
        """Show this answer; what is being typed is left alone when it says the same."""
        self._stil = True
        if not self._zegt(invulling.waarde):
            self._zet(invulling.waarde)
        if self.toelichting.text().strip() != invulling.toelichting:
            self.toelichting.setText(invulling.toelichting)
        self._stil = False
        self.toelichting.setVisible(self.vraag.toelichting and bool(invulling.waarde or invulling.toelichting))
        self.herkomst.setText(herkomst)
        self.herkomst.setVisible(bool(herkomst))

    def toon_fout(self, zin: str) -> None:
        """Say below the question what is wrong with the answer; empty takes that away."""
        zet_eigenschap(self.invoer, "fout", bool(zin))
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    @property
    def heeft_fout(self) -> bool:
        """Whether the answer cannot be kept as it stands there."""
        return bool(self.fout.text())

    @property
    def ingang(self) -> QWidget:
        """What gets the focus to answer."""
        return self.invoer.ingang() if isinstance(self.invoer, Keuzes) else self.invoer

    def focus(self) -> None:
        """Stand ready to answer."""
        self.ingang.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zegt(self, waarde: str) -> bool:
        """Whether what stands there comes to this answer: white lines and zeros of who is typing are left alone."""
        try:
            return self.vraag.keur(self._getypt()) == waarde
        except Weigering:
            return False

    def _getypt(self) -> str:
        invoer = self.invoer
        if isinstance(invoer, Keuzes):
            return invoer.waarde
        if isinstance(invoer, Notitie):
            return invoer.toPlainText().strip()
        if isinstance(invoer, DatumRegel):
            iso = invoer.iso(self._vandaag)
            return invoer.text().strip() if iso is None else iso
        return invoer.text().strip() if isinstance(invoer, QLineEdit) else ""

    def _zet(self, waarde: str) -> None:
        invoer = self.invoer
        if isinstance(invoer, Keuzes):
            invoer.zet(waarde)
        elif isinstance(invoer, Notitie):
            invoer.setPlainText(waarde)
        elif isinstance(invoer, DatumRegel) and waarde:
            invoer.zet(date.fromisoformat(waarde))
        elif isinstance(invoer, QLineEdit):
            invoer.setText(waarde)

    def _meld(self, waarde: str) -> None:
        if not self._stil:
            self.answered.emit(self.vraag.code, waarde)


class Leesveld(QWidget):
    """One question with its answer to read: in words, with who wrote it and when."""

    def __init__(self, vraag: Vraag) -> None:
        super().__init__()
        self.vraag = vraag
        self.setObjectName(f"lees_{vraag.code}")
        self.label = etiket(vraag.tekst, "bij", breekt_af=True)
        self.antwoord = etiket("", "", breekt_af=True, naam=f"gelezen_{vraag.code}")
        self.antwoord.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wie = etiket("", "bij", breekt_af=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(2)
        for deel in (self.label, self.antwoord, self.wie):
            kolom.addWidget(deel)

    def toon(self, invulling: Invulling, wie: str = "") -> None:
        """The answer, the sentence beside it, and whose it is."""
        delen = (self.vraag.in_woorden(invulling.waarde), invulling.toelichting)
        self.antwoord.setText("\n".join(deel for deel in delen if deel))
        self.wie.setText(wie)
        self.wie.setVisible(bool(wie))
