"""One version of a list of questions, to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from wijdesk.models.vragen import Lijst
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.vragenlijsten.voorlezen import als_html
from wijdesk.ui.toetsen import ToetsKnop


class Lezen(QWidget):
    """The readable text, with what can be done with this version.

    Signals:
        edit_asked: use this text as a beginning
        save_asked: keep the text as a file
        back_asked: to the versions
    """

    edit_asked = Signal()
    save_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.titel = etiket("", "kop", breekt_af=True, naam="vragenlijst_leestitel")
        self.waarover = etiket("", "bij", breekt_af=True)
        self.tekst = QTextBrowser()
        self.tekst.setOpenLinks(False)
        self.tekst.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.tekst.setAccessibleName(self.tr("Vragenlijst"))
        self.tekst.setMinimumHeight(120)
        self.bewerk = knop(self.tr("Aanpassen…"), self.edit_asked.emit, naam="vragenlijst_bewerk")
        self.bewaar = knop(self.tr("Opslaan als bestand…"), self.save_asked.emit, naam="vragenlijst_bewaar")
        self.terug = ToetsKnop(self.tr("Terug"), "Esc", rol="stil")
        self.terug.clicked.connect(self.back_asked)
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.titel, 1)
        kop.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.bewerk)
        knoppen.addWidget(self.bewaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.waarover)
        kolom.addWidget(self.tekst, 1)
        kolom.addLayout(knoppen)

    def toon(self, titel: str, waarover: str, lijst: Lijst | None) -> None:
        """Show a list; None is one that does not fit the core any more, which only its text can tell."""
        self.titel.setText(titel)
        self.waarover.setText(waarover)
        self.waarover.setVisible(bool(waarover))
        if lijst is not None:
            self.tekst.setHtml(als_html(lijst))
        else:
            self.tekst.setPlainText(
                self.tr("Deze vragen passen niet meer bij de stedelijke vragenlijst. Kies Aanpassen om te zien waarom.")
            )
        self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)
