"""The page of one signaal: what was told, about whom, who told it, what was done, and what belongs with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from wijdesk.models.rows.signaal import MelderRij, SignaalDetail, SignaalRij, VerwantRij
from wijdesk.models.values import Id, Klok, lokaal
from wijdesk.ui import signaalregel
from wijdesk.ui.chip import Chip
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout, in_een_keer
from wijdesk.ui.icons import icon
from wijdesk.ui.naast import Naast, rolbaar
from wijdesk.ui.panels.signaal import beeld
from wijdesk.ui.panels.signaal.daden import MEER, RIJ, VERDER, Daad, eerstvolgende, mogelijk
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.tabvolgorde import stap
from wijdesk.ui.toetsen import ToetsKnop

KRAP = 26
"""Times the height of a letter below which buttons would leave no room to read."""
GETOOND = 20
"""Rows of what belongs with it that stand on the page whole; beyond them that list scrolls by itself."""
VASTE_KNOPPEN = ("oppakken", "beoordelen", "contact", "terugkoppelen", "sluiten", "heropenen")


class SignaalBlad(QWidget):
    """The page, with a button and a key for each act.

    Signals:
        asked: (name of an act of `daden`) do this
        link_asked: (what of `beeld.koppelingen`) open this
        open_asked: (Id) open this related signaal
    """

    asked = Signal(str)
    link_asked = Signal(str)
    open_asked = Signal(object)

    def __init__(self, klok: Klok, ik: str) -> None:
        super().__init__()
        self._klok, self._ik = klok, ik
        self._signaal: SignaalDetail | None = None
        self._redenen: dict[Id, str] = {}
        self._sneltoetsen: dict[str, QShortcut] = {}
        self._daden: tuple[Daad, ...] = ()
        self._krap = False
        self.tekst = _leesbaar("signaal_tekst")
        self.eigen = _leesbaar("signaal_eigen")
        self.afloop = etiket("", "waarschuwing", breekt_af=True, naam="signaal_afloop")
        self.afloop.setProperty("toestand", "goed")
        self.beoordeling = _leesbaar("signaal_beoordeling")
        self.melder = etiket("", "", breekt_af=True, naam="signaal_melder_wie")
        self.melder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.terug = etiket("", "bij", breekt_af=True, naam="signaal_terugkoppeling")
        self.toon_melder_knop = ToetsKnop(self.tr("Toon melder"), "M")
        self.toon_melder_knop.setObjectName("signaal_toon_melder")
        self.toon_melder_knop.clicked.connect(lambda: self.asked.emit("toon_melder"))
        self.stappen = QVBoxLayout()
        self.stappen.setSpacing(8)
        model: RegelModel[SignaalRij] = RegelModel(lambda rij: rij.id, self._regel)
        self.verwant: RegelLijst[SignaalRij] = RegelLijst(
            model, naam=self.tr("Hoort hierbij"), tekens=True, heel=GETOOND,
            leeg=self.tr("Niets anders over deze inwoner, dit huishouden, dit adres, of deze straat met dit thema."),
        )  # fmt: skip
        self.verwant.opened.connect(lambda rij: self.open_asked.emit(rij.id))
        self.zin = EenZin()
        self._links, self._rij, self._verder = QWidget(), QWidget(), QWidget()
        for vlak in (self._links, self._rij, self._verder):
            FlowLayout(vlak, ruimte=8)
        self.meer = knop(self.tr("Meer"), naam="signaal_meer")
        self.meer.setIcon(icon("chevron-down"))
        self.meer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self.meer)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # only the arrow of the button stands right
        self.meer.setMenu(self._menu)
        self.meer.setParent(self._rij)
        self.meer.hide()
        self._bouw()

    def _bouw(self) -> None:
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(12, 4, 12, 12)
        kolom.setSpacing(12)
        for deel in (self.afloop, self.tekst, self._links, self.eigen):
            kolom.addWidget(deel)
        vak = kaart(naam="signaal_melder_kaart")
        melder = QVBoxLayout(vak)
        melder.setContentsMargins(12, 8, 12, 8)
        melder.setSpacing(4)
        melder.addWidget(etiket(self.tr("Melder"), "veld"))
        melder.addWidget(self.melder)
        melder.addWidget(self.toon_melder_knop, 0, Qt.AlignmentFlag.AlignLeft)
        melder.addWidget(self.terug)
        kolom.addWidget(vak)
        self._beoordeling_kop = etiket(self.tr("Beoordeling"), "veld")
        oordeel = QVBoxLayout()
        oordeel.setSpacing(4)
        oordeel.addWidget(self._beoordeling_kop)
        oordeel.addWidget(self.beoordeling)
        kolom.addLayout(oordeel)
        links, rechts = QWidget(), QWidget()
        verloop, samen = QVBoxLayout(links), QVBoxLayout(rechts)
        for kant, titel in ((verloop, self.tr("Wat er is gedaan")), (samen, self.tr("Hoort hierbij"))):
            kant.setContentsMargins(0, 0, 0, 0)
            kant.setSpacing(8)
            kant.addWidget(etiket(titel, "kop"))
        verloop.addLayout(self.stappen)
        verloop.addStretch(1)
        samen.addWidget(self.verwant, 1)
        kolom.addWidget(Naast(links, rechts, letters=34))
        kolom.addStretch(1)
        onder = QVBoxLayout()
        onder.setContentsMargins(12, 8, 12, 12)
        onder.setSpacing(8)
        for strook in (self.zin, self._rij, self._verder):
            onder.addWidget(strook)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        self.rol = rolbaar(inhoud)
        geheel.addWidget(self.rol, 1)
        geheel.addLayout(onder)
        self.zin.opened.connect(self._met_vraag)

    # What the panel calls --------------------------------------------------------------------------------------------

    def toon(self, signaal: SignaalDetail, ik: Id, rechten: frozenset[str]) -> None:
        """Show this one."""
        anders = self._signaal is None or self._signaal.id != signaal.id
        self._signaal = signaal
        nu = self._klok()
        vandaag = lokaal(nu).date()
        _zet(self.tekst, signaal.tekst)
        _zet(self.eigen, beeld.velden(signaal))
        _zet(self.afloop, beeld.afloop(signaal, vandaag))
        _zet(self.beoordeling, signaal.beoordeling)
        self._beoordeling_kop.setVisible(bool(signaal.beoordeling))
        _zet(self.terug, beeld.terugkoppeling(signaal, vandaag))
        zet_eigenschap(self.terug, "toestand", "spoed" if beeld.te_laat(signaal, vandaag) else "")
        if anders or not signaal.heeft_melder:
            self.melder.setText(beeld.melder_vooraf(signaal))
            self.toon_melder_knop.setVisible(signaal.heeft_melder and signaal.mag_melder)
        if anders:
            self.toon_verwant(())
            self.zin.sluit()
            self.rol.verticalScrollBar().setValue(0)
        self._toon_links(signaal)
        self._toon_stappen(signaal, nu)
        self._toon_daden(mogelijk(signaal, ik, rechten))

    def toon_verwant(self, rijen: tuple[VerwantRij, ...]) -> None:
        """What belongs with it, with the reason."""
        self._redenen = {
            verwant.rij.id: ", ".join((*verwant.redenen, *(("zelfde bundel",) if verwant.zelfde_bundel else ())))
            for verwant in rijen
        }
        self.verwant.zet([verwant.rij for verwant in rijen])

    def toon_melder(self, rij: MelderRij) -> None:
        """Who told it; reading it was logged."""
        self.melder.setText(beeld.melder(rij))
        self.toon_melder_knop.hide()

    def eerste_knop(self) -> QWidget:
        """The button of what follows by itself, or the first one there is."""
        knoppen = [kind for kind in self._rij.findChildren(ToetsKnop) if not kind.isHidden()]
        primair = [kind for kind in knoppen if kind.property("rol") == "primair"]
        return next(iter((*primair, *knoppen)), self.verwant.lijst)

    # Changes ---------------------------------------------------------------------------------------------------------

    def _toon_links(self, signaal: SignaalDetail) -> None:
        nieuw = list(beeld.koppelingen(signaal))
        _leeg(self._links)
        for wat, tekst in nieuw:
            chip = Chip(tekst, tekst)
            chip.setObjectName(f"signaal_{wat}")
            chip.clicked.connect(lambda _=False, wat=wat: self.link_asked.emit(wat))
            chip.setEnabled(wat not in ("adres", "straat"))
            self._zet_in(self._links, chip)
        self._links.setVisible(bool(nieuw))

    def _toon_stappen(self, signaal: SignaalDetail, nu: int) -> None:
        while (ding := self.stappen.takeAt(0)) is not None:
            if (oud := ding.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        regels = [(beeld.ontvangst(signaal, nu), ""), *(beeld.stap(rij, nu) for rij in signaal.stappen)]
        for kop, tekst in reversed(regels):  # the newest on top: that is what one comes for
            blok = QWidget()
            kolom = QVBoxLayout(blok)
            kolom.setContentsMargins(0, 0, 0, 0)
            kolom.setSpacing(0)
            kolom.addWidget(etiket(kop, "bij", breekt_af=True, naam="signaal_stap"))
            if tekst:
                gezegd = _leesbaar("signaal_stap_tekst")
                gezegd.setText(tekst)
                kolom.addWidget(gezegd)
            self.stappen.addWidget(blok)

    def _toon_daden(self, daden: tuple[Daad, ...]) -> None:
        krap = self.height() < KRAP * self.fontMetrics().height()
        if (daden, krap) != (self._daden, self._krap):
            self._daden, self._krap = daden, krap
            had_focus = self.isAncestorOf(self.window().focusWidget() or self)
            self._menu.clear()
            for toets in self._sneltoetsen.values():
                toets.setEnabled(False)
                toets.deleteLater()
            self._sneltoetsen = {}
            with in_een_keer(self._rij), in_een_keer(self._verder):
                for vlak in (self._rij, self._verder):
                    _leeg(vlak, behalve=self.meer)
                for daad in daden:
                    self._voeg_toe(daad)
            self._verder.setVisible(any(self._plek(daad) == VERDER for daad in daden))
            self.meer.setVisible(any(self._plek(daad) == MEER for daad in daden))
            self._zet_in(self._rij, self.meer)
            if had_focus and self.isVisible() and self.zin.isHidden():
                self.eerste_knop().setFocus(Qt.FocusReason.OtherFocusReason)
        eerst = "" if self._signaal is None else eerstvolgende(self._signaal)
        bij = self.window().focusWidget()
        volgt = bij is not None and bij.parent() is self._rij and bij.property("rol") == "primair"
        for kind in self._rij.findChildren(ToetsKnop):
            zet_eigenschap(kind, "rol", "primair" if kind.objectName() == f"signaal.{eerst}" else "")
        if volgt:  # Enter goes on with what follows now
            self.eerste_knop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _voeg_toe(self, daad: Daad) -> None:
        doe = partial(self.asked.emit, daad.naam)
        if self._plek(daad) == MEER:
            tekst = f"{self.tr(daad.tekst)}\t{daad.toets}" if daad.toets else self.tr(daad.tekst)
            self._menu.addAction(tekst).triggered.connect(lambda _=False: doe())
        else:
            knop_ = ToetsKnop(self.tr(daad.tekst), daad.toets)
            knop_.setObjectName(f"signaal.{daad.naam}")
            knop_.clicked.connect(lambda _=False: doe())
            self._zet_in(self._rij if daad.plek == RIJ else self._verder, knop_)
        if daad.toets:
            toets = QShortcut(QKeySequence(daad.toets), self)
            toets.activated.connect(lambda: doe())  # noqa: PLW0108
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._sneltoetsen[daad.naam] = toets

    def _plek(self, daad: Daad) -> str:
        """Where it stands; with large letters only what one does most keeps its button."""
        return MEER if self._krap and daad.naam not in VASTE_KNOPPEN else daad.plek

    def _zet_in(self, vlak: QWidget, deel: QWidget) -> None:
        rij = vlak.layout()
        if rij is not None:
            rij.removeWidget(deel)
            rij.addWidget(deel)
            deel.show() if deel is not self.meer else None

    def _met_vraag(self, open_: bool) -> None:
        for toets in self._sneltoetsen.values():
            toets.setEnabled(not open_)

    def _regel(self, rij: SignaalRij) -> Regel:
        gewoon = signaalregel.beeld(rij, nu=self._klok(), ik=self._ik)
        reden = self._redenen.get(rij.id, "")
        return Regel(
            titel=gewoon.titel, rechts=gewoon.rechts, onder=f"{rij.soort} · {rij.stand}", verder=reden,
            teken=gewoon.teken, toestand=gewoon.toestand, voluit=f"{gewoon.voluit}, {reden}",
        )  # fmt: skip

    # Qt --------------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next_: bool) -> bool:
        return stap(self, vooruit=next_) or super().focusNextPrevChild(next_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._signaal is not None:
            self._toon_daden(self._daden)


def _leesbaar(naam: str) -> QLabel:
    label = etiket("", "", breekt_af=True, naam=naam)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _zet(label: QLabel, tekst: str) -> None:
    label.setText(tekst)
    label.setVisible(bool(tekst))


def _leeg(vlak: QWidget, behalve: QWidget | None = None) -> None:
    rij = vlak.layout()
    while rij is not None and (ding := rij.takeAt(0)) is not None:
        oud = ding.widget()
        if oud is not None and oud is not behalve:
            oud.hide()
            oud.deleteLater()
