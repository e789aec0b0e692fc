"""The card itself: facts, who else lives there, and the earlier contacts. It shows and asks; the panel acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.rows.persoon import PersoonKaart, PersoonRij
from wijdesk.models.values import datum_in_woorden, moment_in_woorden, overleden_in_woorden
from wijdesk.ui.fields import Knop, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panels.inwoner.gegevens import adres, geboren, zonder_contacten
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.taal import samen, zin


def beeld_van_vraag(vraag: VraagRij, nu: int) -> Regel:
    """An earlier vraag: when, about what, how it ended."""
    wanneer = moment_in_woorden(vraag.ontvangen, nu)
    return Regel(
        titel=vraag.meldingtype or "Vraag",
        rechts=wanneer,
        onder=ZoalsGetypt(" ".join(vraag.toelichting.split())),
        pil=vraag.uitkomst,
        voluit=samen(", ", wanneer, vraag.meldingtype, vraag.uitkomst, ZoalsGetypt(vraag.toelichting)),
    )


class NaamKnop(Knop):
    """A name to open, cut off with dots where the dock is narrower than the name."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self._tekst = zin(tekst)
        self.setProperty("rol", "stil")
        self.setAccessibleName(tekst)
        self.setToolTip(tekst)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left;")

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ruimte = max(0, event.size().width() - 2 * 14)
        self.setText(self.fontMetrics().elidedText(self._tekst, Qt.TextElideMode.ElideRight, ruimte))


class Beperkt(QFrame):
    """That a record is not used (AVG art. 18), and what one may still do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inwoner_beperkt_vak")
        self.setProperty("rol", "waarschuwing")
        self.zin = etiket("", breekt_af=True, naam="inwoner_beperkt")
        vak = QVBoxLayout(self)
        vak.setContentsMargins(12, 8, 12, 8)
        vak.addWidget(self.zin)
        self.hide()

    def zeg(self, zin: str) -> None:
        """Say it; empty: nothing stands there."""
        self.zin.setText(zin)
        self.setVisible(bool(zin))


def leeg_blad(zin: str) -> QLabel:
    """What stands there when nobody was chosen; it takes the focus, so that F6 finds the panel."""
    leeg = etiket(zin, "leeg", breekt_af=True, naam="inwoner_leeg")
    leeg.setAlignment(Qt.AlignmentFlag.AlignCenter)
    leeg.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return leeg


class Kaart(QScrollArea):
    """One person, to read.

    Signals:
        bsn_asked: show the whole BSN
        person_asked: (person id) open the card of somebody at this address
        contact_asked: (contact id) open an earlier contact
        split_asked: (person id) take this merged record out again
    """

    bsn_asked = Signal()
    person_asked = Signal(object)
    contact_asked = Signal(object)
    split_asked = Signal(object)

    def __init__(self, klok: Callable[[], int], knoppen: QWidget, *onder: QWidget, rechten: frozenset[str]) -> None:
        """`knoppen` stand above the facts and `onder` below; they scroll along, for room in a small dock."""
        super().__init__()
        self._leeg = leeg = zonder_contacten(rechten)
        self._klok = klok
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rooster = QGridLayout()
        self._rooster.setHorizontalSpacing(12)
        self._rooster.setVerticalSpacing(6)
        self._rooster.setColumnStretch(1, 1)
        self._feiten: dict[str, tuple[QLabel, QLabel]] = {}
        for naam, wat in (
            ("adres", self.tr("Adres")),
            ("telefoon", self.tr("Telefoon")),
            ("email", self.tr("E-mail")),
            ("taal", self.tr("Taal")),
            ("geboortenaam", self.tr("Geboortenaam")),
        ):
            self._feit(naam, wat)
        self.bsn = etiket("", naam="inwoner_bsn")
        self.toon_bsn = knop(self.tr("Tonen"), self.bsn_asked.emit, rol="stil", naam="inwoner_toon_bsn")
        self.toon_bsn.setToolTip(self.tr("Het hele BSN tonen. Dat wordt vastgelegd."))
        self._bsn_naam = etiket(self.tr("BSN"), "bij")
        rij = len(self._feiten)
        self._rooster.addWidget(self._bsn_naam, rij, 0)
        bsn = QHBoxLayout()
        bsn.setSpacing(4)
        bsn.addWidget(self.bsn)
        bsn.addWidget(self.toon_bsn)
        bsn.addStretch(1)
        self._rooster.addLayout(bsn, rij, 1)
        self.bsn_fout = etiket("", "fout", breekt_af=True)
        self.bsn_fout.hide()
        self._adresgenoten = QWidget()
        self._adresgenoten_kolom = QVBoxLayout(self._adresgenoten)
        self._adresgenoten_kolom.setContentsMargins(0, 0, 0, 0)
        self._adresgenoten_kolom.setSpacing(0)
        self._samengevoegd = QWidget()
        self._samengevoegd_rij = FlowLayout(self._samengevoegd, ruimte=4)
        self.model: RegelModel[VraagRij] = RegelModel(
            lambda vraag: vraag.id, lambda vraag: beeld_van_vraag(vraag, self._klok())
        )
        self.contacten: RegelLijst[VraagRij] = RegelLijst(
            self.model,
            naam=self.tr("Eerdere contacten"),
            leeg=leeg,
        )
        self.contacten.opened.connect(lambda vraag: self.contact_asked.emit(vraag.contact_id))
        self.aantekening = etiket("", breekt_af=True, naam="inwoner_aantekening")
        self.aantekening.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.beperkt = Beperkt()
        self._kop_adres = etiket(self.tr("Op hetzelfde adres"), "kop")
        self._kop_contacten = etiket(self.tr("Eerdere contacten"), "kop")
        vlak = QWidget()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 4, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.beperkt)
        kolom.addWidget(knoppen)
        kolom.addLayout(self._rooster)
        kolom.addWidget(self.bsn_fout)
        for deel in onder:
            kolom.addWidget(deel)
        kolom.addWidget(self.aantekening)
        kolom.addWidget(self._samengevoegd)
        kolom.addWidget(self._kop_adres)
        kolom.addWidget(self._adresgenoten)
        kolom.addWidget(self._kop_contacten)
        kolom.addWidget(self.contacten, 1)
        self.setWidget(vlak)

    def _feit(self, naam: str, wat: str) -> None:
        links, rechts = etiket(wat, "bij"), etiket("", breekt_af=True, naam=f"inwoner_{naam}")
        rechts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Why: one long word (an e-mail address) must not push the rest of the card out of a narrow dock.
        rechts.setMinimumWidth(1)
        rij = len(self._feiten)
        self._rooster.addWidget(links, rij, 0, Qt.AlignmentFlag.AlignTop)
        self._rooster.addWidget(rechts, rij, 1)
        self._feiten[naam] = (links, rechts)

    def toon(self, kaart: PersoonKaart, beperkt: str = "") -> None:
        """Show this card; the BSN masked again. `beperkt`: that it is not used, and what one may still do."""
        persoon = kaart.persoon
        self.beperkt.zeg(beperkt)
        waarden = {
            "adres": "" if beperkt and persoon.adres_verborgen else adres(persoon) or self.tr("onbekend"),
            "telefoon": persoon.telefoon,
            "email": persoon.email,
            "taal": self._taal(persoon),
            "geboortenaam": f"{persoon.geboorte_tussenvoegsel} {persoon.geboortenaam}".strip(),
        }
        for naam, (links, rechts) in self._feiten.items():
            rechts.setText(waarden[naam])
            rechts.setToolTip(waarden[naam])
            links.setVisible(bool(waarden[naam]))
            rechts.setVisible(bool(waarden[naam]))
        self._zet_bsn(f"••• ••• {persoon.bsn[-3:]}" if persoon.bsn else "")
        self.aantekening.setText("\n".join(kaart.aantekeningen))
        self.aantekening.setVisible(bool(kaart.aantekeningen))
        self._vul_adresgenoten(kaart)
        self._vul_samengevoegd(persoon)
        self._kop_contacten.setText(
            self.tr("Eerdere contacten ({0})").format(len({vraag.contact_id for vraag in kaart.vragen}))
            if kaart.vragen
            else self.tr("Eerdere contacten")
        )
        dicht = self.tr("Eerdere contacten zijn nu niet te zien.") if beperkt and not kaart.mag_wijzigen else ""
        self.contacten.zet_leeg(dicht or self._leeg)
        self.contacten.zet(kaart.vragen)
        self.contacten.setMinimumHeight(self.fontMetrics().height() * (10 if kaart.vragen else 6))

    def toon_hele_bsn(self, bsn: str) -> None:
        """The whole number, until it is hidden or somebody else comes."""
        self._zet_bsn(f"{bsn[:3]} {bsn[3:6]} {bsn[6:]}")
        self.toon_bsn.setText(self.tr("Verbergen"))

    def toon_bsn_fout(self, zin: str) -> None:
        """Why the BSN cannot be shown."""
        self.bsn_fout.setText(zin)
        self.bsn_fout.show()

    @property
    def bsn_zichtbaar(self) -> bool:
        """Whether the whole BSN stands on the screen."""
        return bool(self.bsn.text()) and "•" not in self.bsn.text()

    def _zet_bsn(self, tekst: str) -> None:
        self.bsn.setText(tekst)
        self.bsn.setAccessibleName(self.tr("BSN {0}").format(tekst) if "•" not in tekst else self.tr("BSN verborgen"))
        self.toon_bsn.setText(self.tr("Tonen"))
        for deel in (self.bsn, self._bsn_naam, self.toon_bsn):
            deel.setVisible(bool(tekst))
        self.bsn_fout.hide()

    def _taal(self, persoon: PersoonRij) -> str:
        tolk = self.tr("tolk nodig") if persoon.tolk_nodig else ""
        return ", ".join(deel for deel in (persoon.taal, tolk) if deel)

    def _vul_adresgenoten(self, kaart: PersoonKaart) -> None:
        _maak_leeg(self._adresgenoten_kolom)
        for persoon_id, naam, geboortedatum in kaart.op_hetzelfde_adres:
            tekst = " · ".join(deel for deel in (naam, datum_in_woorden(geboortedatum)) if deel)
            genoot = NaamKnop(tekst)
            genoot.clicked.connect(partial(self.person_asked.emit, persoon_id))
            self._adresgenoten_kolom.addWidget(genoot)
        self._kop_adres.setVisible(bool(kaart.op_hetzelfde_adres))
        self._adresgenoten.setVisible(bool(kaart.op_hetzelfde_adres))

    def _vul_samengevoegd(self, persoon: PersoonRij) -> None:
        _maak_leeg(self._samengevoegd_rij)
        aantal = len(persoon.samengevoegd_met)
        if aantal:
            zin = self.tr("Samengevoegd uit {0} kaarten.").format(aantal + 1)
            self._samengevoegd_rij.addWidget(etiket(zin, "bij"))
        for nummer, weg in enumerate(persoon.samengevoegd_met, 1):
            wat = self.tr("Haal uiteen…") if aantal == 1 else self.tr("Haal kaart {0} eruit…").format(nummer)
            uiteen = knop(wat, lambda weg=weg: self.split_asked.emit(weg), rol="stil", naam=f"inwoner_uiteen_{nummer}")  # type: ignore[misc]
            self._samengevoegd_rij.addWidget(uiteen)
        self._samengevoegd.setVisible(bool(aantal))


def _maak_leeg(layout: QVBoxLayout | FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            # Hidden and still a child: a layout shows what is new in it a moment later, and a widget without a parent
            # would then be a window for a moment, which takes the focus from the desk.
            widget.hide()
            widget.deleteLater()


def wie_in_een_regel(persoon: PersoonRij, vandaag: date) -> str:
    """What stands below the name."""
    delen = [geboren(persoon, vandaag) or "geboortedatum onbekend"]
    if persoon.overleden_op:
        delen.append(overleden_in_woorden(persoon.overleden_op))
    if persoon.afgeschermd:
        delen.append("afgeschermd")
    return " · ".join(delen)
