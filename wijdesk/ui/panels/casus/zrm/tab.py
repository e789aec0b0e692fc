"""The tab ZRM: who of the household, the levels now beside the charts, and the form of a new assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.zrm import LeesZrm, TrekZrmIn
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.zrm import ZrmBeeld, ZrmMetingRij, ZrmPersoon
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.zrmreeks import Lijn, Reeks, lijnen_van, reeksen_van, reeksen_van_gezin
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.kies_een import KiesEen
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.panels.casus.zrm.formulier import ZrmFormulier
from wijdesk.ui.panels.casus.zrm.kolommen import DomeinRij, kolommen_van_gezin, kolommen_van_persoon, rijen_van
from wijdesk.ui.panels.casus.zrm.woorden import kop, met_leeftijd, te_kiezen, zin_bij_niets
from wijdesk.ui.table import Tabel, TabelModel
from wijdesk.ui.toetsen import ToetsKnop

BREED = 620
"""Logical pixels from which table and charts stand side by side."""


class Grafiek(Protocol):
    """What the tab needs of the charts; the real ones load pyqtgraph and come from outside."""

    def vlak(self) -> QWidget: ...
    def toon_radar(self, domeinen: Sequence[str], reeksen: Sequence[Reeks]) -> None: ...
    def toon_trend(self, titel: str, lijnen: Sequence[Lijn]) -> None: ...


class ZrmTab(Tab):
    """The levels of one person, or of everybody side by side. Nothing is added up."""

    naam = "zrm"
    titel = "ZRM"
    interesses = frozenset({"zrmmeting", "zrmscore", "huishoudlid", "persoon"})

    def __init__(
        self,
        omgeving: Omgeving,
        parent: QWidget | None = None,
        *,
        maak_grafiek: Callable[[], Grafiek] | None = None,
    ) -> None:
        """`maak_grafiek` makes the charts (a `Grafiek`); without it there is the table only."""
        super().__init__(omgeving, parent)
        self._beeld: ZrmBeeld | None = None
        self._van: Id | None = None
        self._weggelegd: tuple[tuple[Id, Id | None], ZrmFormulier] | None = None
        self._staat_er: object = None
        self._persoon_id: Id | None = None
        """None is the whole household."""
        self.formulier: ZrmFormulier | None = None
        self._personen = QWidget()
        self._personen_rij = FlowLayout(self._personen, ruimte=4)
        self._personen_getoond: list[tuple[Id, str, int | None]] = []
        self._groep = QButtonGroup(self)
        self.nieuw = ToetsKnop(self.tr("Nieuwe meting"), "N", rol="primair")
        self.nieuw.setObjectName("zrm_nieuw")
        self.nieuw.clicked.connect(self.begin_meting)
        self.kop = etiket("", "bij", breekt_af=True, naam="zrm_kop")
        self.legenda = etiket("", "bij", breekt_af=True, naam="zrm_legenda")
        self.leeg = etiket("", "leeg", breekt_af=True, naam="zrm_leeg")
        self.zin = EenZin()
        self.wie = KiesEen()
        self.wie.taken.connect(self._begin_van)
        self.wie.closed.connect(self._wie_dicht)
        self.tabel: Tabel | None = None
        self._tabelvlak = QVBoxLayout()
        self.grafiek = maak_grafiek() if maak_grafiek is not None else None
        self._naast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bladen = QStackedWidget()
        self.verbeter = knop(self.tr("Laatste meting verbeteren"), self.verbeter_laatste, rol="stil")
        self.trek_in = knop(self.tr("Intrekken"), self.trek_laatste_in, rol="stil")
        self._bouw()

    def _bouw(self) -> None:
        self._naast.setSpacing(12)
        self._naast.addLayout(self._tabelvlak, 3)
        if self.grafiek is not None:
            rechts = QVBoxLayout()
            rechts.setSpacing(4)
            rechts.addWidget(self.grafiek.vlak(), 1)
            rechts.addWidget(self.legenda)
            self._naast.addLayout(rechts, 2)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self._personen)
        kolom.addWidget(self.wie)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.leeg)
        kolom.addLayout(self._naast, 1)
        kolom.addWidget(self.zin)
        onder = FlowLayout(ruimte=8)
        for ding in (self.nieuw, self.verbeter, self.trek_in):
            onder.addWidget(ding)
        kolom.addLayout(onder)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setWidget(blad)
        self._rol = rol
        self._bladen.addWidget(rol)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(12, 12, 12, 12)
        vlak.addWidget(self._bladen)
        QShortcut(QKeySequence("N"), blad, self.begin_meting).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the panel asks ---------------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show this household; the form of another one is kept as a draft."""
        if self._van != huishouden.id:
            self._sluit_formulier()
            self.wie.sluit()
            self._van, self._persoon_id, self._beeld = huishouden.id, None, None
            self.gelezen = False
        super().toon(huishouden)

    def ververs(self) -> None:
        """Read the assessments."""
        if self.huishouden is not None and self.huishouden.mag_inhoud:
            self.omgeving.jobs.read(
                LeesZrm(huishouden_id=self.huishouden.id), self._toon, eigenaar=self, geweigerd=self._mag_niet
            )

    def acties(self) -> tuple[Actie, ...]:
        """A new assessment, and what can be done with the last one."""
        return (
            Actie("zrm.nieuw", self.tr("Nieuwe ZRM-meting"), "N", self.begin_meting, zoekwoorden="zelfredzaamheid"),
            Actie("zrm.verbeter", self.tr("Laatste ZRM-meting verbeteren"), "", self.verbeter_laatste),
        )

    def eerste_veld(self) -> QWidget | None:
        """The form when it is open, else who it is about."""
        if self.formulier is not None:
            return self.formulier.eerste_veld()
        return self._groep.checkedButton() or self.nieuw

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """An assessment of the person with this id, or (after a point) the one that was being corrected."""
        wie, _, meting = rij.partition(".")
        personen = self._beeld.personen if self._beeld is not None else ()
        persoon = next((ander for ander in personen if ander.persoon_id.hex() == wie), None)
        verbetert = next((m for m in persoon.metingen if m.id.hex() == meting), None) if persoon is not None else None
        if persoon is None or (meting and verbetert is None):
            return False
        self.kies_persoon(persoon.persoon_id)
        self._open_formulier(verbetert)
        return True

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft of an open form."""
        if self.formulier is not None:
            self.formulier.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def kies_persoon(self, persoon_id: Id | None) -> None:
        """Show one person, or everybody with None."""
        self._persoon_id = persoon_id
        self.wie.sluit()
        self._vul()

    def begin_meting(self) -> None:
        """Open the form for the person who is shown; for the household, ask of whom first."""
        if self._persoon() is not None:
            self._open_formulier(None)
        elif self._beeld is not None and self._beeld.personen and self.huishouden and self.huishouden.mag_schrijven:
            personen = self._beeld.personen
            langst = min(personen, key=lambda wie: wie.metingen[0].op if wie.metingen else "")
            keuzes = ((wie.persoon_id, te_kiezen(wie)) for wie in personen)
            self.wie.stel(self.tr("Van wie is de nieuwe meting?"), keuzes, eerst=langst.persoon_id)

    def _begin_van(self, persoon_id: Id) -> None:
        self.kies_persoon(persoon_id)
        self._open_formulier(None)

    def _wie_dicht(self) -> None:
        if self.wie.isAncestorOf(self.window().focusWidget() or self.window()):
            self.nieuw.setFocus(Qt.FocusReason.OtherFocusReason)

    def verbeter_laatste(self) -> None:
        """Open the form with the newest assessment of the person who is shown."""
        persoon = self._persoon()
        if persoon is not None and persoon.metingen:
            self._open_formulier(persoon.metingen[0])

    def trek_laatste_in(self) -> None:
        """Take the newest assessment back, with a reason."""
        if (persoon := self._persoon()) is not None and persoon.metingen:
            meting = persoon.metingen[0]
            vraag = self.tr("Waarom trekt u de meting van {0} in?").format(datum_in_woorden(meting.op))
            trek_in = partial(self._intrekken, meting)
            self.zin.vraag(vraag, trek_in, knop=self.tr("Intrekken"), gevaar=True, over=meting.id)

    def _intrekken(self, meting: ZrmMetingRij, reden: str) -> None:
        self.omgeving.jobs.write(
            TrekZrmIn(id=meting.id, reden=reden),
            lambda *_: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _open_formulier(self, verbetert: ZrmMetingRij | None) -> None:
        persoon = self._persoon()
        if self.huishouden is None or self._beeld is None or persoon is None or not self.huishouden.mag_schrijven:
            return
        self._sluit_formulier()
        sleutel = (persoon.persoon_id, verbetert.id if verbetert else None)
        if self._weggelegd is not None and self._weggelegd[0] == sleutel:
            # Put away a moment ago: its draft may not have reached the store yet.
            self.formulier, self._weggelegd = self._weggelegd[1], None
        else:
            self.formulier = self._nieuw_formulier(self.huishouden.id, persoon, self._beeld.domeinen, verbetert)
        self._bladen.setCurrentWidget(self.formulier)
        self.formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _nieuw_formulier(
        self, huishouden_id: Id, persoon: ZrmPersoon, domeinen: Sequence[str], verbetert: ZrmMetingRij | None
    ) -> ZrmFormulier:
        formulier = ZrmFormulier(self.omgeving, huishouden_id, persoon, domeinen, verbetert=verbetert)
        formulier.klaar.connect(self._formulier_klaar)
        self._bladen.addWidget(formulier)
        QShortcut(QKeySequence("Ctrl+S"), formulier, formulier.sla_op).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        return formulier

    def _formulier_klaar(self) -> None:
        if self.formulier is not None:
            self._persoon_id = self.formulier.persoon.persoon_id
        self._sluit_formulier()
        self._vul()
        self.nieuw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sluit_formulier(self) -> None:
        """Put the form away; one that was not saved stays at hand until another takes its place."""
        if self.formulier is None:
            return
        formulier, self.formulier = self.formulier, None
        formulier.klaar_om_te_sluiten()
        self._bladen.setCurrentWidget(self._rol)
        oud = self._weggelegd[1] if self._weggelegd is not None else None
        self._weggelegd = None if formulier.bewaard else (formulier.sleutel, formulier)
        for weg in (oud, formulier if formulier.bewaard else None):
            if weg is not None:
                self._ruim_op(weg)

    def _ruim_op(self, formulier: ZrmFormulier) -> None:
        self._bladen.removeWidget(formulier)
        formulier.deleteLater()

    def vergeet(self, soort: str, *_: str) -> None:
        """This draft was thrown away where it was told of: what still stands here of it goes too."""
        if self.formulier is not None and self.formulier.concept.soort == soort:
            self._sluit_formulier()
        if self._weggelegd is not None and (formulier := self._weggelegd[1]).concept.soort == soort:
            self._weggelegd = None
            self._ruim_op(formulier)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    # What is shown ---------------------------------------------------------------------------------------------------

    def _toon(self, beeld: ZrmBeeld) -> None:
        self._beeld = beeld
        self._vul()
        self.heropen_nu()

    def _persoon(self) -> ZrmPersoon | None:
        if self._beeld is None:
            return None
        if len(self._beeld.personen) == 1:
            return self._beeld.personen[0]
        return next((wie for wie in self._beeld.personen if wie.persoon_id == self._persoon_id), None)

    def _vul(self) -> None:
        nu = (self._beeld, self._persoon_id, self.huishouden)
        if self._beeld is None or nu == self._staat_er:
            return  # what stands there stays: making it again would take the focus away from somebody
        self._staat_er = nu
        self._vul_personen(self._beeld)
        persoon = self._persoon()
        gemeten = [wie for wie in self._beeld.personen if wie.metingen]
        toon = persoon.metingen if persoon is not None else gemeten
        schrijft = self.huishouden is not None and self.huishouden.mag_schrijven
        self.nieuw.setVisible(schrijft and bool(self._beeld.personen))
        for ding in (self.verbeter, self.trek_in):
            ding.setVisible(schrijft and persoon is not None and bool(persoon.metingen))
        self.leeg.setText(zin_bij_niets(self._beeld, persoon))
        self.leeg.setVisible(not toon)
        self.kop.setText(kop(self._beeld, persoon))
        self._vul_tabel(self._beeld.domeinen, persoon, gemeten)
        reeksen = reeksen_van(persoon) if persoon is not None else reeksen_van_gezin(self._beeld.personen)
        self.legenda.setText(" · ".join(self._teken(nummer, reeks.naam) for nummer, reeks in enumerate(reeksen)))
        if self.grafiek is not None:
            self.grafiek.vlak().setVisible(bool(toon))
            self.grafiek.toon_radar(self._beeld.domeinen, reeksen)
            self._toon_trend(self._beeld.domeinen[0] if self._beeld.domeinen else "")

    @staticmethod
    def _teken(nummer: int, naam: str) -> str:
        return f"{('●', '■', '▼', '◆', '★')[nummer % 5]} {naam}"

    def _vul_personen(self, beeld: ZrmBeeld) -> None:
        wie_er_zijn = [(wie.persoon_id, wie.naam, wie.leeftijd) for wie in beeld.personen]
        if wie_er_zijn == self._personen_getoond:  # walking along them with the arrows must not make them anew
            for keus in self._groep.buttons():
                keus.setChecked(keus.property("wie") == self._gekozen_persoon())
            return
        self._personen_getoond = wie_er_zijn
        had_focus = self._personen.isAncestorOf(self.window().focusWidget() or self)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        while (ding := self._personen_rij.takeAt(0)) is not None:
            if isinstance(oud := ding.widget(), QAbstractButton):
                self._groep.removeButton(oud)
                oud.hide()
                oud.deleteLater()
        gezin: list[tuple[Id | None, str]] = [(None, self.tr("Gezin"))] if len(beeld.personen) > 1 else []
        keuzes = (*gezin, *((wie.persoon_id, met_leeftijd(wie)) for wie in beeld.personen))
        nu = self._persoon()
        for id_, tekst in keuzes:
            keus = knop(tekst, partial(self.kies_persoon, id_), rol="keuze")
            keus.setCheckable(True)
            keus.setProperty("wie", "" if id_ is None else id_.hex())
            keus.setChecked(id_ == (nu.persoon_id if nu is not None else None))
            keus.setMinimumWidth(keus.sizeHint().width() + keus.fontMetrics().height())  # the chosen one is bolder
            self._groep.addButton(keus)
            self._personen_rij.addWidget(keus)
        if had_focus and (gekozen := self._groep.checkedButton()) is not None:
            gekozen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gekozen_persoon(self) -> str:
        nu = self._persoon()
        return "" if nu is None else nu.persoon_id.hex()

    def _vul_tabel(self, domeinen: Sequence[str], persoon: ZrmPersoon | None, gemeten: Sequence[ZrmPersoon]) -> None:
        had_focus = self.tabel is not None and self.tabel.view.hasFocus()
        if self.tabel is not None:
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # not on to whatever comes next in the window
            self._tabelvlak.removeWidget(self.tabel)
            self.tabel.hide()
            self.tabel.deleteLater()
        kolommen = kolommen_van_persoon() if persoon is not None else kolommen_van_gezin(gemeten)
        model: TabelModel[DomeinRij] = TabelModel(kolommen, lambda rij: rij.id)
        self.tabel = Tabel(model, naam="zrm_tabel", titel=self.tr("Leefgebieden"), leeg=self.tr("Nog geen meting."))
        self.tabel.zet(rijen_van(domeinen, persoon, gemeten))
        self.tabel.gekozen.connect(lambda rij: self._toon_trend(rij.domein) if rij is not None else None)
        self.tabel.zoek.hide()  # thirteen rows need no filter
        self.tabel.telling.hide()
        self.tabel.setMinimumHeight(9 * self.fontMetrics().height())
        self._tabelvlak.addWidget(self.tabel)  # before it is shown: without a parent it would be a window
        self.tabel.setVisible(bool(persoon.metingen if persoon is not None else gemeten))
        if had_focus:
            self.tabel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_trend(self, domein: str) -> None:
        if self.grafiek is None or self._beeld is None or not domein:
            return
        persoon = self._persoon()
        wie = (persoon,) if persoon is not None else self._beeld.personen
        self.grafiek.toon_trend(domein, lijnen_van(wie, domein))

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        breed = self.width() >= BREED * self.fontMetrics().height() / 16
        richting = QBoxLayout.Direction.LeftToRight if breed else QBoxLayout.Direction.TopToBottom
        self._naast.setDirection(richting)
