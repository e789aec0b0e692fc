"""The header of Casusregie: who the household is, the one regisseur, how the plan stands, and what to know first.

It shows a `HuishoudenDetail` and says by signals what somebody wants; it reads nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij, Melding
from wijdesk.models.values import Klok, dag_in_woorden, datum_in_woorden, lokaal
from wijdesk.ui.fields import Knop, etiket, zet_eigenschap
from wijdesk.ui.flow import FlowLayout

CO_OUDERSCHAP = "deels (co-ouderschap)"
LEDEN_ZICHTBAAR = 10
MELDINGEN_ZICHTBAAR = 3


class KorteRegel(QLabel):
    """One line of text that ends in an ellipsis when it does not fit; a pointer or screen reader gets all of it."""

    def __init__(self, rol: str, naam: str) -> None:
        super().__init__()
        self._tekst = ""
        self.setProperty("textFormat", 0)
        self.setProperty("rol", rol)
        self.setObjectName(naam)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def zet(self, tekst: str) -> None:
        """Show this text."""
        self._tekst = tekst
        self.setAccessibleName(tekst)
        self.setToolTip(tekst)
        self._kort_af()
        self.updateGeometry()

    @property
    def voluit(self) -> str:
        """The whole text."""
        return self._tekst

    def _kort_af(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._tekst, Qt.TextElideMode.ElideRight, self.width()))

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._tekst) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kort_af()


def lid_in_woorden(lid: LidRij) -> str:
    """A member on a chip: "Fatima de Vries, 45 · ouder met gezag"; two homes show as ⇄."""
    leeftijd = "" if lid.leeftijd is None else f", {lid.leeftijd}"
    twee_huizen = " ⇄" if lid.verblijf == CO_OUDERSCHAP or lid.ook_in else ""
    rol = f" · {lid.rol}" if lid.rol else ""
    return f"{lid.naam}{leeftijd}{rol}{twee_huizen}"


def lid_voluit(lid: LidRij) -> str:
    """All there is to know of a member at a glance, for a pointer and a screen reader."""
    delen = [lid_in_woorden(lid).removesuffix(" ⇄")]
    if lid.geboortedatum:
        delen.append(f"geboren {datum_in_woorden(lid.geboortedatum)}")
    if lid.verblijf:
        delen.append(f"verblijf: {lid.verblijf}")
    if lid.ook_in:
        delen.append("ook in: " + ", ".join(naam for _, naam in lid.ook_in))
    if lid.opmerking:
        delen.append(lid.opmerking)
    return "\n".join(delen)


def regie_in_woorden(huishouden: HuishoudenDetail, klok: Klok) -> str:
    """The line about the regie: who, tandem, how the plan stands and what term comes first."""
    if huishouden.casus is None:
        if huishouden.eerdere_casussen:
            eerder = huishouden.eerdere_casussen[0]
            wie = f" · laatste regisseur {eerder.laatste_regisseur}" if eerder.laatste_regisseur else ""
            sinds = ""
            if eerder.gesloten_op is not None:
                sinds = f" {dag_in_woorden(lokaal(eerder.gesloten_op).date(), lokaal(klok()).date())}"
            return f"Geen open casus · {eerder.nummer} gesloten{sinds}{wie}"
        return "Geen open casus"
    delen = [f"Regisseur: {huishouden.regisseur}"]
    if huishouden.tandem:
        delen.append(f"tandem: {huishouden.tandem}")
    if huishouden.mag_inhoud and huishouden.plan_stand:
        delen.append(f"Plan: {huishouden.plan_stand}")
    return " · ".join(delen)


class Kop(QWidget):
    """Household, people, regisseur, plan, term and alerts, in at most four lines when there are few of each.

    Signals:
        person_asked: (Id) open this person's card
        tab_asked: (name of a tab) go where something can be done about an alert
    """

    person_asked = Signal(object)
    tab_asked = Signal(str)

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self._klok = klok
        self._huishouden: HuishoudenDetail | None = None
        self._alles = False
        self.naam = KorteRegel("kop", "casus_naam")
        self.nummer = etiket("", "pil", naam="casus_nummer")
        self.adres = KorteRegel("bij", "casus_adres")
        self.regie = KorteRegel("veld", "casus_regie")
        self.termijn = etiket("", "pil", naam="casus_termijn")
        self.knoppen = QHBoxLayout()
        self.knoppen.setSpacing(4)
        boven = QHBoxLayout()
        boven.setSpacing(8)
        titel = QVBoxLayout()
        titel.setSpacing(0)
        regel = QHBoxLayout()
        regel.setSpacing(8)
        regel.addWidget(self.naam, 1)
        regel.addWidget(self.nummer)
        titel.addLayout(regel)
        titel.addWidget(self.adres)
        boven.addLayout(titel, 1)
        boven.addLayout(self.knoppen)
        self._leden = QWidget()
        self._leden_rij = FlowLayout(self._leden, ruimte=4)
        midden = QHBoxLayout()
        midden.setSpacing(8)
        midden.addWidget(self.regie, 1)
        midden.addWidget(self.termijn)
        self._meldingen = QWidget()
        self._meldingen_rij = FlowLayout(self._meldingen, ruimte=4)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 4)
        kolom.setSpacing(4)
        kolom.addLayout(boven)
        kolom.addWidget(self._leden)
        kolom.addLayout(midden)
        kolom.addWidget(self._meldingen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show this household."""
        if self._huishouden is None or self._huishouden.id != huishouden.id:
            self._alles = False
        self._huishouden = huishouden
        self.naam.zet(huishouden.naam or self.tr("Huishouden zonder naam"))
        self.adres.zet(" · ".join(deel for deel in (huishouden.adres, huishouden.locatie) if deel))
        self.regie.zet(regie_in_woorden(huishouden, self._klok))
        casus = huishouden.casus
        kader = f" · {casus.wettelijk_kader}" if casus is not None and casus.wettelijk_kader else ""
        self.nummer.setText(f"{casus.nummer}{kader}" if casus is not None else "")
        self.nummer.setVisible(casus is not None)
        self.termijn.setText(huishouden.volgende_termijn)
        zet_eigenschap(self.termijn, "toestand", huishouden.volgende_termijn_toestand)
        self.termijn.setVisible(bool(huishouden.volgende_termijn))
        self._vul()

    def _vul(self) -> None:
        huishouden = self._huishouden
        if huishouden is None:
            return
        leden = huishouden.leden if self._alles else huishouden.leden[:LEDEN_ZICHTBAAR]
        _vervang(
            self._leden_rij, [self._lid_knop(lid) for lid in leden] + self._meer(len(huishouden.leden) - len(leden))
        )
        self._leden.setVisible(bool(huishouden.leden))
        meldingen = huishouden.meldingen if self._alles else huishouden.meldingen[:MELDINGEN_ZICHTBAAR]
        rest = len(huishouden.meldingen) - len(meldingen)
        _vervang(self._meldingen_rij, [self._melding_knop(melding) for melding in meldingen] + self._meer(rest))
        self._meldingen.setVisible(bool(huishouden.meldingen))

    def _lid_knop(self, lid: LidRij) -> QPushButton:
        knop = _chip(lid_in_woorden(lid), lid_voluit(lid))
        knop.setObjectName("casus_lid")
        if lid.afgeschermd:
            knop.setEnabled(False)
        else:
            knop.clicked.connect(lambda _=False, wie=lid.persoon_id: self.person_asked.emit(wie))
        return knop

    def _melding_knop(self, melding: Melding) -> QPushButton:
        teken = "⚠ " if melding.toestand else ""
        knop = _chip(f"{teken}{melding.zin}", melding.zin)
        knop.setObjectName("casus_melding")
        zet_eigenschap(knop, "toestand", melding.toestand)
        if melding.tab:
            knop.clicked.connect(lambda _=False, tab=melding.tab: self.tab_asked.emit(tab))
        else:
            knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return knop

    def _meer(self, aantal: int) -> list[QPushButton]:
        if aantal <= 0:
            return []
        knop = _chip(self.tr("nog {0}").format(aantal), self.tr("Toon er nog {0}").format(aantal))
        knop.clicked.connect(self._toon_alles)
        return [knop]

    def _toon_alles(self) -> None:
        self._alles = True
        self._vul()


def _chip(tekst: str, voluit: str) -> QPushButton:
    knop = Knop(tekst.replace("&", "&&"))
    knop.setProperty("rol", "chip")
    knop.setToolTip(voluit)
    knop.setAccessibleName(voluit.replace("\n", ", "))
    return knop


def _vervang(rij: FlowLayout, nieuw: list[QPushButton]) -> None:
    """Put these in the row instead of what is there; the focus goes on to the one in the same place."""
    plek = -1
    for nummer in reversed(range(rij.count())):
        item = rij.takeAt(nummer)
        oud = item.widget() if item is not None else None
        if oud is not None:
            plek = nummer if oud.hasFocus() else plek
            oud.hide()
            oud.deleteLater()
    for knop in nieuw:
        rij.addWidget(knop)
        knop.show()
    if 0 <= plek < len(nieuw):
        nieuw[plek].setFocus(Qt.FocusReason.OtherFocusReason)
    rij.invalidate()
