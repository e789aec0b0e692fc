"""Look at what goes on paper before it does: pages, zoom, print, or keep as a PDF.

What is shown lives in memory only; nothing is written but what somebody prints, or saves where they say. It knows how
to show pages, not what is on them: the callable that makes them is handed to it and runs on a free worker.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QKeySequence, QPageSize, QPainter, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.logsoort import AFDRUKKEN, UITVOER
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.logboek import LogUitgifte
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.bladen import PUNTEN_PER_DUIM, Bladen, Pdf
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Jobs, Voortgang
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.taal import zin
from wijdesk.ui.toetsen import ToetsKnop

SLUIT_BIJ = frozenset({"inzagegrond", "avgverzoek"})
"""When one of these changes, less may be seen than before: an emergency ended, a record is not used any more."""
MEESTE_DPI = 300
"""Paper of an office printer shows no more, and a page stays within 35 MB of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daarna:
    """What is recorded when the paper goes out, with the text of its button and what is said after."""

    tekst: str
    opdracht: Opdracht[None]
    klaar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InTaal:
    """The languages a paper can be made in. Somebody chooses one; the pages are then made again."""

    keuzes: tuple[tuple[str, str], ...]
    """(code, what stands in the list); at least two."""
    gekozen: str
    """What was chosen when the window opens: the language of who gets the paper."""
    maak: Callable[[str], bytes]
    """From a code to a PDF, on lane N."""


class AfdrukVenster(QDialog):
    """One document, made while the window is already there."""

    def __init__(
        self,
        jobs: Jobs,
        titel: str,
        maak: Callable[[], bytes],
        bestandsnaam: str,
        parent: QWidget | None = None,
        *,
        daarna: Daarna | None = None,
        let_op: str = "",
        bron: Id | None = None,
        vraag: Leesvraag[object] | None = None,
        in_taal: InTaal | None = None,
    ) -> None:
        """`maak` answers a PDF and runs on lane N; it may raise Weigering or Storing. `bestandsnaam` is what is
        proposed for saving and what a print queue shows: it holds nothing about a person. `daarna` is offered beside
        printing; `let_op` is said above the pages, as what is not on them. `bron` is the row the paper
        was made of: the access log is told whose it is when it is printed or kept. `vraag` is asked again when whoever
        looks may look no longer, and closes this when it is refused. With `in_taal` one chooses the language
        of the paper here; `maak` makes it in the one that is chosen when the window opens.
        """
        super().__init__(parent)
        self._jobs = jobs
        self._bestandsnaam = bestandsnaam
        self._titel, self._bron, self._gevraagd = titel, bron, "" if vraag is None else type(vraag).__name__
        self._in_taal = in_taal
        self.taal = Keuze(parent=self)
        self.taal.setObjectName("afdruk_taal")
        self.taal.setSizeAdjustPolicy(Keuze.SizeAdjustPolicy.AdjustToContents)
        for code, naam in in_taal.keuzes if in_taal is not None else ():
            self.taal.addItem(naam, code)
        if in_taal is not None:
            self.taal.zet(in_taal.gekozen)
        self.taal.currentIndexChanged.connect(self._kies_taal)
        self.taal_naam = etiket(zin("Taal"), "veld")
        self._inhoud = b""
        self._pdf: Pdf | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(titel)
        self.setObjectName("afdruk")
        self.bladen = Bladen()
        self.zin = etiket(self.tr("Het voorbeeld wordt gemaakt…"), "leeg", breekt_af=True, naam="afdruk_zin")
        self.zin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.zin)
        self.stapel.addWidget(self.bladen)
        self.afdrukken = ToetsKnop(self.tr("Afdrukken"), "Ctrl+P", rol="primair")
        self.opslaan = ToetsKnop(self.tr("Opslaan als PDF"), "Ctrl+S")
        self.kleiner = knop("−", self.bladen.kleiner, naam="afdruk_kleiner")
        self.groter = knop("+", self.bladen.groter, naam="afdruk_groter")
        self.passend = knop("100 %", self._pas, naam="afdruk_passend")
        self.daarna = ToetsKnop(daarna.tekst if daarna is not None else "", "Ctrl+B")
        self.daarna.setObjectName("afdruk_daarna")
        self._daarna = daarna
        self.sluiten = ToetsKnop(self.tr("Sluiten"), "Esc")
        self.pagina = etiket("", "bij", naam="afdruk_pagina")
        self.let_op = etiket(let_op, "waarschuwing", breekt_af=True, naam="afdruk_let_op_inhoud")
        self.melding = etiket("", "bij", breekt_af=True, naam="afdruk_melding")
        self._bouw()
        self.afdrukken.clicked.connect(self.druk)
        self.opslaan.clicked.connect(self.bewaar)
        self.sluiten.clicked.connect(self.reject)
        self.daarna.clicked.connect(self.doe_daarna)
        self.bladen.bladerde.connect(self._toon_pagina)
        self.bladen.zoomde.connect(self._toon_zoom)
        for toets, doe in (
            ("Ctrl+P", self.druk), ("Ctrl+S", self.bewaar), ("Ctrl++", self.bladen.groter),
            ("Ctrl+=", self.bladen.groter), ("Ctrl+-", self.bladen.kleiner), ("Ctrl+0", self._pas),
            ("Ctrl+B", self.doe_daarna),
        ):  # fmt: skip
            QShortcut(QKeySequence(toets), self, doe)
        self._zet_klaar(klaar=False)
        self._meld("")
        self.finished.connect(self._laat_los)
        if parent is not None:
            parent.window().installEventFilter(self)
        self._vraag = vraag
        if vraag is not None:
            jobs.changed.connect(self._kijk_of_het_mag)
        self._begin(maak, self.bladen)

    def _begin(self, maak: Callable[[], bytes], kiest: QWidget) -> None:
        """Let the pages be made; of a language that was left again meanwhile nothing is shown. `kiest` gets focus."""
        taal = self.taal.waarde

        def gemaakt(inhoud: bytes) -> None:
            if taal == self.taal.waarde:
                self._toon(inhoud)
                kiest.setFocus(Qt.FocusReason.OtherFocusReason)

        self._jobs.background(
            lambda _: maak(), gemaakt, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def _kies_taal(self) -> None:
        in_taal, taal = self._in_taal, self.taal.waarde
        if in_taal is None:
            return
        self._zet_klaar(klaar=False)
        self._meld("")
        self._laat_los()
        self.zin.setText(self.tr("Het voorbeeld wordt gemaakt…"))
        self.stapel.setCurrentWidget(self.zin)
        self._begin(lambda: in_taal.maak(taal), self.taal)

    def _bouw(self) -> None:
        for widget, naam, uitleg in (
            (self.kleiner, self.tr("Kleiner"), "Ctrl+-"),
            (self.groter, self.tr("Groter"), "Ctrl++"),
            (self.passend, self.tr("Zo breed als het venster"), "Ctrl+0"),
        ):
            widget.setAccessibleName(naam)
            widget.setToolTip(f"{naam} ({uitleg})")
            widget.setAutoDefault(False)
        for toetsknop in (self.afdrukken, self.opslaan, self.daarna, self.sluiten):
            toetsknop.setAutoDefault(False)
        balk = FlowLayout()
        for onderdeel in (
            self.taal_naam,
            self.taal,
            self.afdrukken,
            self.opslaan,
            self.daarna,
            self.kleiner,
            self.passend,
            self.groter,
            self.pagina,
        ):
            balk.addWidget(onderdeel)
        boven = QHBoxLayout()
        boven.addLayout(balk, 1)
        boven.addWidget(self.sluiten, 0, Qt.AlignmentFlag.AlignTop)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(boven)
        kolom.addWidget(self.let_op)
        kolom.addWidget(self.stapel, 1)
        kolom.addWidget(
            etiket(
                self.tr("Let op: een opgeslagen PDF is niet versleuteld. Wie het bestand heeft, kan alles lezen."),
                "bij",
                breekt_af=True,
                naam="afdruk_let_op",
            )
        )
        kolom.addWidget(self.melding)
        self.daarna.setVisible(self._daarna is not None)
        self.let_op.setVisible(bool(self.let_op.text()))
        self.taal_naam.setBuddy(self.taal)
        self.taal.setAccessibleName(self.taal_naam.text())
        for deel in (self.taal_naam, self.taal):
            deel.setVisible(self._in_taal is not None)
        knoppen = (self.afdrukken, self.opslaan, self.daarna, self.kleiner, self.passend, self.groter, self.sluiten)
        volgorde = (self.bladen, self.taal, *knoppen)
        for eerst, dan in pairwise(volgorde):
            QWidget.setTabOrder(eerst, dan)
        ruimte = self.screen().availableSize()
        self.resize(min(900, ruimte.width() - 40), min(1000, ruimte.height() - 60))

    # The document ----------------------------------------------------------------------------------------------------

    @property
    def is_klaar(self) -> bool:
        """Whether the pages are there."""
        return self._pdf is not None

    def _toon(self, inhoud: bytes) -> None:
        self._inhoud, self._pdf = inhoud, Pdf(inhoud)
        self.stapel.setCurrentWidget(self.bladen)
        self.bladen.toon(self._pdf)
        self._zet_klaar(klaar=True)

    def _geweigerd(self, weigering: Weigering) -> None:
        self.zin.setText(weigering.zin)
        self.sluiten.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mislukt(self, storing: Storing) -> None:
        if self._pdf is None:
            self.zin.setText(f"{storing.zin} {storing.uitweg}".strip())
            self.sluiten.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._meld(f"{storing.zin} {storing.uitweg}".strip())

    def _zet_klaar(self, *, klaar: bool) -> None:
        for widget in (self.afdrukken, self.opslaan, self.daarna, self.kleiner, self.passend, self.groter):
            widget.setEnabled(klaar)

    def _pas(self) -> None:
        self.bladen.zet_zoom(None)

    def _toon_pagina(self, nummer: int, van: int) -> None:
        self.pagina.setText(self.tr("Pagina {0} van {1}").format(nummer, van))

    def _toon_zoom(self, procent: int) -> None:
        self.passend.setText(f"{procent} %")

    def _meld(self, zin: str) -> None:
        self.melding.setText(zin)
        self.melding.setVisible(bool(zin))

    @Slot(object)
    def _kijk_of_het_mag(self, wijziging: Wijziging) -> None:
        if self._vraag is not None and not SLUIT_BIJ.isdisjoint(wijziging.per_soort):
            self._jobs.read(self._vraag, lambda _: None, eigenaar=self, geweigerd=self._dicht)

    def _dicht(self, weigering: Weigering) -> None:
        """Nothing of it stays, a question about a printer or a file neither; below the window stands why."""
        self._jobs.refused.emit(
            Weigering(self.tr("Het afdrukvoorbeeld is gesloten. {0}").format(weigering.in_een_zin()))
        )
        self.reject()

    def _laat_los(self) -> None:
        self.bladen.laat_los()
        if self._pdf is not None:
            self._pdf.sluit()
        self._inhoud, self._pdf = b"", None

    def doe_daarna(self) -> None:
        """Record what goes with the paper, once; a refusal says why and leaves the button."""
        daarna = self._daarna
        if daarna is None or not self.daarna.isEnabled() or not self.is_klaar:
            return
        self.daarna.setEnabled(False)
        self._jobs.write(
            daarna.opdracht,
            lambda *_: self._meld(daarna.klaar),
            eigenaar=self,
            geweigerd=self._daarna_niet,
            mislukt=self._mislukt,
        )

    def _daarna_niet(self, weigering: Weigering) -> None:
        self.daarna.setEnabled(True)
        self._meld(" ".join(weigering.fouten.values()) or weigering.zin)

    # Saving ----------------------------------------------------------------------------------------------------------

    def bewaar(self) -> None:
        """Ask where to keep it."""
        if self._pdf is None:
            return
        venster = QFileDialog(self, self.tr("Opslaan als PDF"), "", "PDF (*.pdf)")
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.setDefaultSuffix("pdf")
        venster.selectFile(self._bestandsnaam)
        venster.fileSelected.connect(self.bewaar_als)
        venster.open()

    def bewaar_als(self, pad: str) -> None:
        """Keep it there; readable by whoever has the file, which is what the window says."""
        waar, inhoud = Path(pad), self._inhoud

        def werk(_: Voortgang) -> Path:
            return schrijf_samen(waar.parent, {waar.name: inhoud})[0]

        self._jobs.background(werk, self._bewaard, eigenaar=self, mislukt=self._mislukt)

    def _bewaard(self, pad: Path) -> None:
        self._log(UITVOER, self.tr("{0} opgeslagen als PDF"))
        self._meld(self.tr("Opgeslagen als {0}. Bewaar het bestand niet langer dan nodig.").format(pad.name))

    # Printing --------------------------------------------------------------------------------------------------------

    def druk(self) -> None:
        """Ask which printer and how many."""
        if self._pdf is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._bestandsnaam)
        printer.setCreator("wijdesk")
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        venster = QPrintDialog(printer, self)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setMinMax(1, len(self._pdf.maten))
        venster.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        venster.accepted.connect(lambda: self.druk_af(printer))
        venster.setModal(True)
        venster.show()

    def druk_af(self, printer: QPrinter) -> None:
        """Print the pages that `printer` asks for, straight from memory."""
        if self._pdf is None:
            return
        eerste = printer.fromPage() or 1
        laatste = printer.toPage() or len(self._pdf.maten)
        nummers = list(range(eerste - 1, min(laatste, len(self._pdf.maten))))
        keren = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._meld(self.tr("Afdrukken lukt niet. Kijk of de printer aan staat en kies hem opnieuw."))
            return
        try:
            _teken_bladen(self._pdf, painter, printer, nummers * keren)
        finally:
            painter.end()
        self._log(AFDRUKKEN, self.tr("{0} afgedrukt"))
        self._meld(self.tr("Naar de printer gestuurd."))

    def _log(self, soort: str, wat: str) -> None:
        self._jobs.write(
            LogUitgifte(soort=soort, wat=wat.format(self._titel), bron=self._bron, vraag=self._gevraagd), eigenaar=self
        )

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.reject()  # the desk is being locked: what is in this window may not stay in sight
        return super().eventFilter(watched, event)


def _teken_bladen(pdf: Pdf, painter: QPainter, printer: QPrinter, nummers: list[int]) -> None:
    for plaats, nummer in enumerate(nummers):
        if plaats:
            printer.newPage()
        beeld = pdf.teken(nummer, min(printer.resolution(), MEESTE_DPI) / PUNTEN_PER_DUIM)
        vel = printer.pageRect(QPrinter.Unit.DevicePixel).size()
        maat = QSizeF(beeld.size()).scaled(vel, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, maat.width(), maat.height()), beeld)
