"""The guide: short pages that ship with the program, searched as one types.

A page is Markdown; links go from page to page and never to the web.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCursor, QTextDocument, QTextFrame, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from wijdesk.resources import lees_tekst
from wijdesk.ui import handleidingbeeld
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.taal import is_nederlands

BEGIN = "begin"
BLADEN = (
    BEGIN, "inloop", "inwoner", "werk", "triage", "signaal", "casus", "ondersteuning", "onveilig", "delen-hapert",
    "laptop-kwijt", "rondgang", "toetsen", "scherm", "applicatiebeheer", "vragenlijsten", "daden", "centrum-maken",
    "centrum-server", "locaties", "toelaten", "noodsleutel", "beheerder", "meer-teams", "verhuizen", "regie", "stad",
    "dashboard", "definities", "klachten", "dossiercontrole", "impactmeting", "rapporten", "export", "bestanden",
    "bestanden-tarieven", "bestanden-wijk", "sociale-kaart", "praktijkvormen", "collectief", "intrekken",
    "vernieuwing", "database", "versies", "stilstand", "reservekopie", "centrum-terugzetten", "centrum-adres",
    "groter", "rechten", "inzage", "logboek", "inloggen", "wachtwoord-kwijt", "tweede-factor", "avg", "bewaren",
    "reservekopieen", "beschadigd", "andere-computer", "installeren", "beleid", "problemen", "schijf",
)  # fmt: skip
"""The pages, in the order of the contents."""

_OPMAAK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|#]|^-{3,}$", re.MULTILINE)


@cache
def blad(naam: str) -> str:
    """The Markdown of a page."""
    return lees_tekst(f"handleiding/{naam}.md")


def titel(naam: str) -> str:
    """What a page is called: its first line."""
    return blad(naam).splitlines()[0].removeprefix("# ")


def kaal(naam: str) -> str:
    """A page without its markup, on one line."""
    return " ".join(_OPMAAK.sub(r"\1", blad(naam)).split())


def gevonden(getypt: str) -> list[tuple[str, str]]:
    """Pages that hold every word, those with one in the title first, then those that say it most; each with the words
    around the first.
    """
    woorden = getypt.casefold().split()
    uit = []
    for naam in BLADEN:
        tekst = kaal(naam)
        klein = tekst.casefold()
        if woorden and all(woord in klein for woord in woorden):
            in_titel = any(woord in titel(naam).casefold() for woord in woorden)
            plek = klein.find(woorden[0], 0 if not in_titel else len(titel(naam)))
            vaak = sum(map(klein.count, woorden))
            uit.append(((not in_titel, -vaak), naam, _rondom(tekst, max(plek, 0))))
    return [(naam, zin) for _, naam, zin in sorted(uit, key=lambda rij: rij[0])]


def _rondom(tekst: str, plek: int) -> str:
    begin = tekst.rfind(" ", 0, max(0, plek - 40)) + 1
    eind = tekst.find(" ", plek + 80)
    stuk = tekst[begin:] if eind < 0 else f"{tekst[begin:eind]} …"
    return stuk if not begin else f"… {stuk}"


class HandleidingPanel(Panel):
    """One page at a time, and a field to search them all."""

    naam = "handleiding"
    titel = "Handleiding"

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.blad = BEGIN
        self._beeld = ""
        self._vorige: list[str] = []
        self.zoek = QLineEdit()
        self.zoek.setProperty("rol", "zoek")
        self.zoek.setObjectName("handleiding_zoek")
        self.zoek.setPlaceholderText(self.tr("Zoeken in de handleiding"))
        self.zoek.setAccessibleName(self.tr("Zoeken in de handleiding"))
        self.zoek.setClearButtonEnabled(True)
        self.zoek.textChanged.connect(self._zoek)
        self.zoek.returnPressed.connect(self._open_eerste)
        self.terug_knop = knop(self.tr("Terug"), self.terug, rol="stil", naam="handleiding_terug")
        self.inhoud_knop = knop(self.tr("Inhoud"), lambda: self.open(BEGIN), rol="stil", naam="handleiding_inhoud")
        self.tekst = QTextBrowser()
        self.tekst.setObjectName("handleiding_tekst")
        self.tekst.setOpenLinks(False)
        self.tekst.anchorClicked.connect(self._volg)
        self.tekst.viewport().installEventFilter(self)
        rij = QHBoxLayout()
        rij.setSpacing(8)
        rij.addWidget(self.zoek, 1)
        rij.addWidget(self.terug_knop)
        rij.addWidget(self.inhoud_knop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(rij)
        if not is_nederlands():
            taal = self.tr("De handleiding is alleen in het Nederlands.")
            kolom.addWidget(etiket(taal, "bij", naam="handleiding_taal", breekt_af=True))
        kolom.addWidget(self.tekst, 1)
        self._toon()

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Searching, and the way back."""
        return (
            Actie("handleiding.zoek", self.tr("Zoeken in de handleiding"), "Ctrl+F", self._naar_zoek, "search"),
            Actie("handleiding.terug", self.tr("Vorige bladzijde"), "Alt+Left", self.terug, "arrow-left"),
        )

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("handleiding.open", the name of a page or None)."""
        if verzoek != "handleiding.open":
            return False
        self.open(inhoud if isinstance(inhoud, str) and inhoud in BLADEN else BEGIN)
        return True

    def eerste_veld(self) -> QWidget:
        """The text: arrow keys scroll it, Tab goes from link to link."""
        return self.tekst

    # Reading ---------------------------------------------------------------------------------------------------------

    def open(self, naam: str) -> None:
        """Show a page."""
        if naam != self.blad:
            self._vorige.append(self.blad)
        self._naar(naam)

    def terug(self) -> None:
        """The page before this one; while searching, the page one came from."""
        if self.zoek.text() or self._beeld:
            self._naar(self.blad)
        elif self._vorige:
            self._naar(self._vorige.pop())

    def _naar(self, naam: str) -> None:
        self.blad, self._beeld = naam, ""
        self.zoek.blockSignals(True)
        self.zoek.clear()
        self.zoek.blockSignals(False)
        self._toon()
        self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar_zoek(self) -> None:
        self.zoek.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.zoek.selectAll()

    def _volg(self, waarheen: QUrl) -> None:
        """A link of a page or of what was found."""
        naam = waarheen.path().removesuffix(".md")
        if handleidingbeeld.is_beeld(naam) and f"]({naam})" in blad(self.blad):
            self._beeld = naam
            self._toon()
        if naam not in BLADEN:
            return
        woorden = self.zoek.text().split()
        self.open(naam)
        self._wijs_aan(woorden)

    def _open_eerste(self) -> None:
        treffers = gevonden(self.zoek.text())
        if treffers:
            self._volg(QUrl(f"{treffers[0][0]}.md"))

    def _zoek(self) -> None:
        self._toon()

    def _toon(self) -> None:
        getypt = self.zoek.text().strip()
        if getypt:
            self._beeld = ""
        self._zet(self._treffers(getypt) if getypt else self._plaatje() if self._beeld else blad(self.blad))
        self.tekst.setAccessibleName(self.tr("Gevonden bladzijden") if getypt else titel(self.blad))
        self.terug_knop.setEnabled(bool(getypt or self._beeld or self._vorige))

    def _plaatje(self) -> str:
        """The picture of this page by itself, with what it shows."""
        alt = re.search(rf"!\[([^\]]*)\]\({re.escape(self._beeld)}\)", blad(self.blad))
        return f"# {titel(self.blad)}\n\n![{alt[1] if alt else ''}]({self._beeld})"

    def _treffers(self, getypt: str) -> str:
        treffers = gevonden(getypt)
        if not treffers:
            return self.tr("Niets gevonden. Probeer een ander woord, bijvoorbeeld: triage, wachtwoord, kopie.")
        return "\n".join(f"- **[{titel(naam)}]({naam}.md)**\n\n  {zin}\n" for naam, zin in treffers)

    def _zet(self, markdown: str) -> None:
        document = self.tekst.document()
        plat = handleidingbeeld.op_een_regel(markdown)
        document.setMarkdown(plat, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        document.setDocumentMargin(8)
        _geef_lucht(document, self.palette().alternateBase())
        handleidingbeeld.beschrijf(document, self.palette(), self.tr("Plaatje groter"), self._beeld)
        self._pas_beelden()
        self.tekst.moveCursor(QTextCursor.MoveOperation.Start)

    def _pas_beelden(self) -> None:
        document = self.tekst.document()
        breedte = self.tekst.viewport().width() - 2 * document.documentMargin()
        handleidingbeeld.pas(document, self.tekst, breedte, groot=bool(self._beeld))

    def _wijs_aan(self, woorden: list[str]) -> None:
        """Mark the words that were searched for, and go to the first."""
        plekken = []
        for woord in woorden:
            cursor = self.tekst.document().find(woord)
            while not cursor.isNull():
                plek = QTextEdit.ExtraSelection()
                plek.cursor = cursor
                plek.format.setBackground(self.palette().highlight())
                plek.format.setForeground(self.palette().highlightedText())
                plekken.append(plek)
                cursor = self.tekst.document().find(woord, cursor)
        self.tekst.setExtraSelections(plekken)
        if plekken:
            eerste = min(plekken, key=lambda plek: plek.cursor.position()).cursor
            eerste.clearSelection()
            self.tekst.setTextCursor(eerste)
            self.tekst.ensureCursorVisible()

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._pas_beelden()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "tekst"):
            self._toon()  # colours and sizes stand in the document


def _geef_lucht(document: QTextDocument, achter_code: QBrush) -> None:
    """Room between lines and in the cells of tables, and commands that wrap: Markdown says nothing about those."""
    blok = document.begin()
    while blok.isValid():
        vorm = QTextBlockFormat(blok.blockFormat())
        vorm.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if vorm.nonBreakableLines():
            vorm.setNonBreakableLines(False)
            vorm.setBackground(achter_code)
        QTextCursor(blok).setBlockFormat(vorm)
        blok = blok.next()
    for frame in _frames(document.rootFrame()):
        if isinstance(frame, QTextTable):
            vorm_tabel = frame.format().toTableFormat()
            vorm_tabel.setCellPadding(6)
            vorm_tabel.setBorderCollapse(True)
            frame.setFormat(vorm_tabel)


def _frames(wortel: QTextFrame) -> list[QTextFrame]:
    return [kind for kind in wortel.childFrames() if isinstance(kind, QTextFrame)]
