"""One vraag on the screen: what it is, its meldingtype with the reason it was proposed, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.kaartregels import THEMA_VAN
from wijdesk.models.rows.kaart import Kaartzoek
from wijdesk.models.voorstel import stel_voor
from wijdesk.ui.fields import Knop, Veld, etiket, knop, zet_eigenschap
from wijdesk.ui.kaartkeus import KaartKeus
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panels.inloop.codekeuze import CodeKeuze
from wijdesk.ui.panels.inloop.gesprek import VraagConcept
from wijdesk.ui.panels.inloop.keuzes import Keuze, keuze_van
from wijdesk.ui.taal import zin
from wijdesk.ui.vouwrij import Vouwrij

_NA_DE_LAATSTE_LETTER = 120
"""Milliseconds after which a meldingtype is proposed: between two letters nobody reads it."""


class _Regelknop(Knop):
    """A button as wide as there is room, with its text cut off to fit."""

    def __init__(self) -> None:
        super().__init__()
        self._tekst = ""
        self.setObjectName("vraag_openen")
        self.setProperty("rol", "keuze")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def zet_tekst(self, tekst: str) -> None:
        """Show as much of this as fits."""
        self._tekst = tekst = zin(tekst)
        ruimte = max(40, self.width() - 28)
        kort = self.fontMetrics().elidedText(tekst, Qt.TextElideMode.ElideRight, ruimte)
        self.setText(kort.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zet_tekst(self._tekst)


def bind_cijfers(waar: QWidget, keuzes: Sequence[Keuze], kies: Callable[[str], None]) -> None:
    """Have Alt and the digit of an outcome choose it, anywhere in this widget."""
    for keuze in keuzes:
        if keuze.cijfer:
            toets = QShortcut(QKeySequence(f"Alt+{keuze.cijfer}"), waar)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            toets.activated.connect(lambda code=keuze.code: kies(code))


class VraagDeel(QWidget):
    """A vraag, open or folded to one line.

    Signals:
        gewijzigd: something of this vraag changed
        weg_gevraagd: take this vraag out of the contact
        open_gevraagd: this folded vraag wants to be the open one
        telefoon_gewijzigd: (number) the number to call back on
        uitkomst_gekozen: (code) a person chose how it ended
    """

    gewijzigd = Signal()
    weg_gevraagd = Signal()
    open_gevraagd = Signal()
    telefoon_gewijzigd = Signal(str)
    uitkomst_gekozen = Signal(str)

    def __init__(
        self,
        vraag: VraagConcept,
        *,
        meldingtypen: Sequence[str],
        keuzes: Sequence[Keuze],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.vraag = vraag
        self._telefoon_bekend = ""
        self._maak_kop()
        self._maak_tekst()
        self._maak_type(meldingtypen)
        self._keuzes = keuzes
        self._maak_uitkomst(keuzes)
        self._lichaam = QWidget()
        lichaam = QVBoxLayout(self._lichaam)
        lichaam.setContentsMargins(0, 0, 0, 0)
        lichaam.setSpacing(8)
        for deel in (self.veld_tekst, self._type_rij, self._uitkomst_deel, self._vervolg):
            lichaam.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._gevouwen)
        kolom.addWidget(self._lichaam)
        self._stel_straks_voor = QTimer(self, singleShot=True, interval=_NA_DE_LAATSTE_LETTER)
        self._stel_straks_voor.timeout.connect(self._stel_voor)
        self._toon_alles()

    def zet_plek(self, plek: int, aantal: int, *, open_: bool) -> None:
        """Say which vraag of how many this is, and show it open or as one line."""
        nummer = self.tr("Vraag {0}").format(plek + 1)
        self._titel.setText(self.tr("{0} van {1}").format(nummer, aantal))
        self._kop.setVisible(aantal > 1 and open_)
        self.veld_tekst.zet_label(self.tr("Vraag") if aantal == 1 else self.tr("Wat is de vraag?"))
        self._lichaam.setVisible(open_)
        self._gevouwen.setVisible(not open_)
        self._gevouwen.zet_tekst(f"{plek + 1}.  {self.vraag.samenvatting}")
        self._gevouwen.setAccessibleName(self.tr("{0} openen: {1}").format(nummer, self.vraag.samenvatting))

    def zet_telefoon(self, bekend: str, eigen: str) -> None:
        """The number that is known for calling back, and what was typed here."""
        self._telefoon_bekend = bekend
        if self.telefoon.text() != eigen and not self.telefoon.hasFocus():
            self.telefoon.setText(eigen)
        self.telefoon.setPlaceholderText(bekend)
        self._toon_vervolg()

    def begin_met(self, tekst: str) -> None:
        """What somebody came for, as it was said at the waiting list; typing goes on after it."""
        self.tekst.setPlainText(tekst)
        self.tekst.moveCursor(QTextCursor.MoveOperation.End)

    def begin_als(self, code: str) -> None:
        """What it ends as is known before its words, when that outcome is in use."""
        if any(keuze.code == code for keuze in self._keuzes):
            self.kies_met_alt(code)
        self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_fout(self, veld: str, zin: str) -> QWidget:
        """Say beside the field what is wrong; answers the widget to go to."""
        if veld == "meldingtype":
            self._toon_reden(zin, fout=True)
            return self.meldingtype
        if veld in ("uitkomst", "gelukt"):
            self._uitkomst_fout.setText(zin)
            self._uitkomst_fout.show()
            return self.gelukt if veld == "gelukt" else self.uitkomst
        if veld in ("melder_telefoon", "telefoon"):
            self.veld_telefoon.toon_fout(zin)
            return self.telefoon
        if veld == "verwezen_naar":
            self.veld_waarheen.toon_fout(zin)
            return self.waarheen
        self.veld_tekst.toon_fout(zin)
        return self.tekst

    def wis_fouten(self) -> None:
        """Take all errors of this vraag away."""
        self.veld_tekst.wis_fout()
        self.veld_telefoon.wis_fout()
        self.veld_waarheen.wis_fout()
        self._uitkomst_fout.hide()
        self._toon_reden()

    def _maak_kop(self) -> None:
        self._kop = QWidget()
        rij = QHBoxLayout(self._kop)
        rij.setContentsMargins(0, 0, 0, 0)
        self._titel = etiket("", "kop")
        rij.addWidget(self._titel, 1)
        rij.addWidget(knop(self.tr("Weghalen"), self.weg_gevraagd.emit, rol="stil", naam="vraag_weg"))
        self._gevouwen = _Regelknop()
        self._gevouwen.clicked.connect(self.open_gevraagd)

    def _maak_tekst(self) -> None:
        self.tekst = QPlainTextEdit()
        self.tekst.setTabChangesFocus(True)
        self.tekst.setPlaceholderText(self.tr("Wat wil de inwoner weten of regelen?"))
        self.tekst.setPlainText(self.vraag.toelichting)
        self.tekst.moveCursor(QTextCursor.MoveOperation.End)
        self.tekst.textChanged.connect(self._getypt)
        self.tekst.document().documentLayout().documentSizeChanged.connect(self._groei)
        self._groei()
        self.veld_tekst = Veld(self.tr("Vraag"), self.tekst, naam="vraag_tekst")

    def _maak_type(self, meldingtypen: Sequence[str]) -> None:
        self.meldingtype = CodeKeuze(meldingtypen, hint=self.tr("Kies of typ een paar letters"))
        self.meldingtype.setObjectName("meldingtype")
        self.meldingtype.setAccessibleName(self.tr("Meldingtype"))
        self.meldingtype.gekozen.connect(self._kies_type)
        self._reden = etiket("", "bij", naam="meldingtype_reden", breekt_af=True)
        self._type_rij = QWidget()
        label = etiket(self.tr("Meldingtype"), "veld")
        label.setBuddy(self.meldingtype)
        rij = QHBoxLayout()
        rij.setSpacing(12)
        rij.addWidget(label)
        rij.addWidget(self.meldingtype, 1)
        kolom = QVBoxLayout(self._type_rij)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(2)
        kolom.addLayout(rij)
        kolom.addWidget(self._reden)

    def _maak_uitkomst(self, keuzes: Sequence[Keuze]) -> None:
        opties = [Optie(waarde=k.code, tekst=k.tekst, toets=k.cijfer, ook=k.letter, hulp=k.hulp) for k in keuzes]
        self.uitkomst = KeuzeGroep(opties, naam="uitkomst", titel=self.tr("Uitkomst"))
        self.uitkomst.gekozen.connect(self._kies_uitkomst)
        self._uitkomst_fout = etiket("", "fout", naam="uitkomst_fout", breekt_af=True)
        self._uitkomst_fout.hide()
        kop = Vouwrij((etiket(self.tr("Uitkomst"), "veld"), 1), (etiket(self.tr("overal met Alt + cijfer"), "bij"), 0))
        self._uitkomst_deel = QWidget()
        kolom = QVBoxLayout(self._uitkomst_deel)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        kolom.addWidget(kop)
        kolom.addWidget(self.uitkomst)
        kolom.addWidget(self._uitkomst_fout)
        self._maak_vervolg()

    def _maak_vervolg(self) -> None:
        """What the outcome asks further: did it work, where to, on which number."""
        ja_nee = (
            Optie(waarde="ja", tekst=self.tr("Gelukt"), toets="G", ook="J"),
            Optie(waarde="nee", tekst=self.tr("Niet gelukt"), toets="N"),
        )
        self.gelukt = KeuzeGroep(ja_nee, naam="gelukt", titel=self.tr("Is het doorverbinden gelukt"))
        self.gelukt.gekozen.connect(self._kies_gelukt)
        self.waarheen = QLineEdit(self.vraag.verwezen_naar)
        self.waarheen.textEdited.connect(self._zet_waarheen)
        self.veld_waarheen = Veld(self.tr("Waarheen"), self.waarheen, naam="verwezen_naar")
        self.kaart = KaartKeus(self.waarheen, self, self._in_kaart, naam="verwezen_naar")
        self.kaart.onthouden.setText(self.vraag.uit_kaart)
        self.kaart.chosen.connect(self._uit_kaart)
        self._waarheen = Vouwrij((self.veld_waarheen, 1), (self.kaart, 0))
        self.telefoon = QLineEdit()
        self.telefoon.setMaximumWidth(260)
        self.telefoon.textEdited.connect(self.telefoon_gewijzigd)
        self.veld_telefoon = Veld(self.tr("Op welk nummer bellen wij terug?"), self.telefoon, naam="terugbelnummer")
        self._hulp = etiket("", "bij", naam="uitkomst_hulp", breekt_af=True)
        self._vervolg = QWidget()
        kolom = QVBoxLayout(self._vervolg)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        for deel in (self.gelukt, self._waarheen, self.veld_telefoon, self._hulp):
            kolom.addWidget(deel)

    def _toon_alles(self) -> None:
        self.meldingtype.zet(self.vraag.meldingtype)
        self._toon_reden()
        self.uitkomst.zet(self.vraag.uitkomst)
        self._toon_vervolg()

    def _toon_reden(self, zin: str = "", *, fout: bool = False) -> None:
        vraag = self.vraag
        if not zin and vraag.voorstel and vraag.meldingtype == vraag.voorstel and not vraag.zelf_gekozen:
            zin = self.tr("Voorstel: {0}").format(vraag.reden)
        self._reden.setText(zin)
        self._reden.setVisible(bool(zin))
        zet_eigenschap(self._reden, "rol", "fout" if fout else "bij")
        zet_eigenschap(self.meldingtype, "fout", fout)
        self.meldingtype.setAccessibleDescription(zin)

    def _toon_vervolg(self) -> None:
        keuze = keuze_van(self.vraag.uitkomst) if self.vraag.uitkomst else None
        gelukt = self.vraag.gelukt
        self.gelukt.zet("" if gelukt is None else "ja" if gelukt else "nee")
        self.gelukt.setVisible(keuze is not None and keuze.vraagt_gelukt)
        self._waarheen.setVisible(keuze is not None and keuze.vraagt_waarheen)
        self.veld_waarheen.zet_label(
            self.tr("Met wie?") if keuze is not None and keuze.vraagt_gelukt else self.tr("Waarheen?")
        )
        self.veld_telefoon.setVisible(keuze is not None and keuze.vraagt_telefoon)
        self._hulp.setText(keuze.hulp if keuze is not None else "")
        self._hulp.setVisible(bool(self._hulp.text()))
        self._vervolg.setVisible(keuze is not None and bool(keuze.hulp or keuze.vraagt_gelukt or keuze.vraagt_waarheen))

    def _groei(self) -> None:
        """As tall as the text, between two and seven lines."""
        regels = min(max(round(self.tekst.document().size().height()), 2), 7)
        self.tekst.setFixedHeight(self.tekst.fontMetrics().lineSpacing() * regels + 20)

    def _getypt(self) -> None:
        self.vraag.toelichting = self.tekst.toPlainText()
        self.veld_tekst.wis_fout()
        self._stel_straks_voor.start()
        self.gewijzigd.emit()

    def _stel_voor(self) -> None:
        voorstel = stel_voor(self.vraag.toelichting)
        meldingtype, reden = (voorstel.meldingtype, voorstel.reden) if voorstel else ("", "")
        if self.vraag.stel_voor(meldingtype, reden):
            if not self.meldingtype.hasFocus():
                self.meldingtype.zet(self.vraag.meldingtype)
            self._toon_reden()
            self.gewijzigd.emit()

    def stel_nu_voor(self) -> None:
        """Do not wait for a proposal: somebody leaves the text or saves."""
        if self._stel_straks_voor.isActive():
            self._stel_straks_voor.stop()
            self._stel_voor()

    def _kies_type(self, meldingtype: str) -> None:
        self.vraag.kies_meldingtype(meldingtype)
        self._toon_reden()
        self.gewijzigd.emit()

    def kies_met_alt(self, code: str) -> None:
        """Alt and a digit: as if somebody went to this outcome and pressed it."""
        self.uitkomst.knop(code).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.uitkomst.knop(code).click()

    def _kies_uitkomst(self, code: str) -> None:
        self.stel_nu_voor()
        self.vraag.kies_uitkomst(code)
        self._uitkomst_fout.hide()
        self._toon_vervolg()
        keuze = keuze_van(code)
        if keuze.vraagt_gelukt:
            self.gelukt.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
        elif keuze.vraagt_telefoon and not self._telefoon_bekend:
            self.telefoon.setFocus(Qt.FocusReason.OtherFocusReason)
        elif keuze.opent_kaart:
            self.kaart.toon()
        self.uitkomst_gekozen.emit(code)
        self.gewijzigd.emit()

    def _kies_gelukt(self, waarde: str) -> None:
        self.vraag.gelukt = waarde == "ja"
        self._uitkomst_fout.hide()
        self.gewijzigd.emit()

    def _in_kaart(self) -> Kaartzoek:
        thema = THEMA_VAN.get(self.vraag.meldingtype, "")
        return Kaartzoek(thema=thema, waarvoor=self.tr("deze vraag"), vrager=self.kaart)

    def _uit_kaart(self, _: object) -> None:
        self.vraag.uit_kaart = self.kaart.onthouden.text()
        self._zet_waarheen(self.waarheen.text())

    def _zet_waarheen(self, tekst: str) -> None:
        self.vraag.verwezen_naar = tekst
        self.veld_waarheen.wis_fout()
        self.gewijzigd.emit()
