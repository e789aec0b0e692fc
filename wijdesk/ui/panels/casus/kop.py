"""The header of Casusregie: who the household is, the one regisseur, how the plan stands, and what to know first.

It shows a `HuishoudenDetail` and says by signals what somebody wants; it reads nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.huishouden import NAAR_LADDER, NAAR_MELDCODE, HuishoudenDetail, LidRij, Melding
from wijdesk.models.values import Klok, dag_in_woorden, datum_in_woorden, lokaal
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import etiket, zet_eigenschap
from wijdesk.ui.flow import FlowLayout, in_een_keer
from wijdesk.ui.panels.casus.anderteam_woorden import hoofdletter, overgedragen_in_woorden
from wijdesk.ui.panels.casus.melding import MeldingChip
from wijdesk.ui.taal import zin

CO_OUDERSCHAP = "deels (co-ouderschap)"
ELDERS = "woont elders"
LEDEN_REGELS = 2
"""Lines of people before "+3": the tabs below need the room."""
IN_EIGEN_PANEEL = {NAAR_LADDER: "opschaling.open", NAAR_MELDCODE: "meldcode.begin"}
"""What an alert asks for that leads to another panel."""


class KorteRegel(QLabel):
    """One line of text that ends in an ellipsis when it does not fit; a pointer or screen reader gets all of it."""

    def __init__(self, rol: str, naam: str) -> None:
        super().__init__()
        self._tekst = ""
        self.setProperty("textFormat", 0)
        self.setProperty("rol", rol)
        self.setObjectName(naam)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def zet(self, tekst: str, uitleg: str = "") -> None:
        """Show this text; a pointer or screen reader gets the explanation after it."""
        self._tekst = zin(tekst)
        voluit = "\n".join(filter(None, (self._tekst, zin(uitleg))))
        self.setAccessibleName(voluit)
        self.setToolTip(voluit)
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
    twee_huizen = " ⇄" if lid.verblijf == CO_OUDERSCHAP or (lid.ook_in and lid.verblijf != ELDERS) else ""
    rol = f" · {lid.rol}" if lid.rol else ""
    elders = f" · {ELDERS}" if lid.verblijf == ELDERS else ""
    return f"{lid.naam}{leeftijd}{rol}{elders}{twee_huizen}"


def lid_voluit(lid: LidRij) -> str:
    """All there is to know of a member at a glance, for a pointer and a screen reader."""
    delen = [lid_in_woorden(lid).removesuffix(" ⇄")]
    if lid.geboortedatum:
        delen.append(f"geboren {datum_in_woorden(lid.geboortedatum)}")
    if lid.verblijf not in ("", ELDERS):
        delen.append(f"verblijf: {lid.verblijf}")
    if lid.ook_in:
        delen.append("ook in: " + ", ".join(naam for _, naam in lid.ook_in))
    if lid.opmerking:
        delen.append(lid.opmerking)
    return "\n".join(delen)


def regie_in_woorden(huishouden: HuishoudenDetail, klok: Klok) -> str:
    """The line about the regie: who, tandem, how the plan stands; or to which team it went."""
    if huishouden.elders is not None:
        return hoofdletter(overgedragen_in_woorden(huishouden.elders))
    if huishouden.casus is None:
        if huishouden.eerdere_casussen:
            eerder = huishouden.eerdere_casussen[0]
            wie = f" · laatste regisseur {eerder.laatste_regisseur}" if eerder.laatste_regisseur else ""
            sinds = ""
            if eerder.gesloten_op is not None:
                sinds = f" {dag_in_woorden(lokaal(eerder.gesloten_op).date(), lokaal(klok()).date())}"
            return f"Geen open casus · {eerder.nummer} gesloten{sinds}{wie}"
        return "Geen open casus"
    van = f" ({team_in_zin(huishouden.ontvangen.van_naam)})" if huishouden.ontvangen is not None else ""
    delen = [f"Regisseur: {huishouden.regisseur}{van}"]
    if huishouden.regie.kort:
        delen.append(f"regie {huishouden.regie.kort}")
    if huishouden.tandem:
        delen.append(f"tandem: {huishouden.tandem}")
    if huishouden.noodinzage_tot is not None:
        delen.insert(0, f"Noodinzage tot {lokaal(huishouden.noodinzage_tot):%H:%M}")
    if huishouden.mag_inhoud and huishouden.plan_stand:
        delen.append(f"Plan: {huishouden.plan_stand}")
    return " · ".join(delen)


class Kop(QWidget):
    """Household, people, regisseur, plan, term and alerts, in six short lines at most; the rest is one click away.

    Signals:
        person_asked: (Id) open this person's card
        tab_asked: (name of a tab) go where something can be done about an alert
        elsewhere_asked: (request, (soort, Id)) show this in its own panel: the ladder, or begin the meldcode
    """

    person_asked = Signal(object)
    tab_asked = Signal(str)
    elsewhere_asked = Signal(str, object)

    def __init__(self, klok: Klok, signalen: QWidget | None = None) -> None:
        """`signalen` stands below the alerts."""
        super().__init__()
        self._klok = klok
        self._huishouden: HuishoudenDetail | None = None
        self._alles = False
        self._breedte = 0
        self.naam = KorteRegel("kop", "casus_naam")
        self.nummer = etiket("", "pil", naam="casus_nummer")
        self.adres = KorteRegel("bij", "casus_adres")
        self.regie = KorteRegel("veld", "casus_regie")
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
        self._meldingen = QWidget()
        self._meldingen_rij = FlowLayout(self._meldingen, ruimte=4)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 4)
        kolom.setSpacing(4)
        kolom.addLayout(boven)
        kolom.addWidget(self._leden)
        kolom.addWidget(self.regie)
        kolom.addWidget(self._meldingen)
        if signalen is not None:
            kolom.addWidget(signalen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def zet_knoppen(self, *knoppen: QWidget) -> None:
        """What can be done with the regie, right of the name."""
        for knop in knoppen:
            self.knoppen.addWidget(knop)

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show this household."""
        if self._huishouden is None or self._huishouden.id != huishouden.id:
            self._alles = False
        self._huishouden = huishouden
        self.naam.zet(huishouden.naam or self.tr("Huishouden zonder naam"))
        self.adres.zet(" · ".join(deel for deel in (huishouden.adres, huishouden.locatie) if deel))
        self.regie.zet(regie_in_woorden(huishouden, self._klok), huishouden.regie.zin)
        casus = huishouden.casus
        kader = f" · {casus.wettelijk_kader}" if casus is not None and casus.wettelijk_kader else ""
        self.nummer.setText(f"{casus.nummer}{kader}" if casus is not None else "")
        self.nummer.setVisible(casus is not None)
        self._vul()

    def _vul(self) -> None:
        huishouden = self._huishouden
        if huishouden is None:
            return
        self._breedte = self.width()
        leden = [self._lid_knop(lid) for lid in huishouden.leden]
        with in_een_keer(self._leden):
            _vervang(self._leden_rij, self._wat_past(leden, LEDEN_REGELS))
        self._leden.setVisible(bool(leden))
        meldingen = [self._melding_knop(melding) for melding in _met_termijn(huishouden)]
        with in_een_keer(self._meldingen):
            _vervang(self._meldingen_rij, self._te_lezen(meldingen))
        self._meldingen.setVisible(bool(meldingen))

    def _te_lezen(self, meldingen: list[MeldingChip]) -> list[QPushButton]:
        """The alerts on one line, with a button that shows all of them and all of their text."""
        breedte = self.width() - 24
        if self._alles:
            for melding in meldingen:
                melding.toon_voluit(breedte)
            return [*meldingen, self._minder()]
        rij = self._wat_past([*meldingen], 1)
        meer = rij[-1] if rij and not isinstance(rij[-1], MeldingChip) else None
        if meer is None and any(melding.is_te_lang(breedte) for melding in meldingen):
            meer = self._meer(0)
            meer.zet(self.tr("Lees alles"))
            rij.append(meer)
        if meer is not None:  # a long alert leaves room for it on the same line
            meer.ensurePolished()
            rij[0].setMaximumWidth(max(80, breedte - meer.sizeHint().width() - self._meldingen_rij.spacing()))
        return rij

    def _wat_past(self, knoppen: list[QPushButton], regels: int) -> list[QPushButton]:
        """The first of these that go on so many lines, and a button for the rest."""
        if self._alles or len(knoppen) < 2:
            return knoppen
        breedte = self.width() - 24
        ruimte = self._leden_rij.spacing()
        meer = self._meer(len(knoppen))
        over, regel = breedte, 1
        for plek, knop in enumerate(knoppen):
            knop.ensurePolished()
            nodig = min(knop.sizeHint().width(), breedte)
            if nodig > over:
                regel, over = regel + 1, breedte
            laatste = plek == len(knoppen) - 1
            rest = 0 if laatste or regel < regels else meer.sizeHint().width() + ruimte
            if regel > regels or (nodig + rest > over and plek > 0):
                for weg in knoppen[plek:]:
                    weg.hide()
                    weg.deleteLater()
                meer.zet(f"+{len(knoppen) - plek}")
                meer.setAccessibleName(self.tr("Nog {0}, toon alles").format(len(knoppen) - plek))
                return [*knoppen[:plek], meer]
            over -= nodig + ruimte
        meer.deleteLater()
        return knoppen

    def _lid_knop(self, lid: LidRij) -> QPushButton:
        knop = Chip(lid_in_woorden(lid), lid_voluit(lid))
        knop.setParent(self._leden)
        knop.setObjectName("casus_lid")
        if lid.afgeschermd:
            knop.setEnabled(False)
        else:
            knop.clicked.connect(lambda _=False, wie=lid.persoon_id: self.person_asked.emit(wie))
        return knop

    def _melding_knop(self, melding: Melding) -> MeldingChip:
        teken = "⚠ " if melding.toestand else ""
        knop = MeldingChip(f"{teken}{melding.zin}", melding.zin)
        knop.setParent(self._meldingen)
        knop.setObjectName("casus_melding")
        zet_eigenschap(knop, "toestand", melding.toestand)
        elders = IN_EIGEN_PANEEL.get(melding.tab, "")
        if elders and (huishouden := self._huishouden) is not None:
            knop.clicked.connect(lambda: self.elsewhere_asked.emit(elders, ("huishouden", huishouden.id)))
        elif melding.tab:
            knop.clicked.connect(lambda _=False, tab=melding.tab: self.tab_asked.emit(tab))
        else:
            knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return knop

    def _meer(self, aantal: int) -> Chip:
        knop = Chip(f"+{aantal}", self.tr("Toon alles"))
        knop.setParent(self)
        knop.setObjectName("casus_meer")
        knop.clicked.connect(self._wissel_alles)
        return knop

    def _minder(self) -> Chip:
        knop = self._meer(0)
        knop.zet(self.tr("Minder"))
        knop.setToolTip(self.tr("Toon minder"))
        knop.setAccessibleName(self.tr("Toon minder"))
        return knop

    def _wissel_alles(self) -> None:
        self._alles = not self._alles
        self._vul()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        erbij = self.width() - self._breedte
        # Why not for a little more room: what was made for less fits, and a scroll bar beside the panel that goes
        # because the header became lower, and comes back when it is made anew, would make it anew for ever.
        if erbij < 0 or erbij > self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent):
            self._vul()


def _met_termijn(huishouden: HuishoudenDetail) -> tuple[Melding, ...]:
    """The alerts with the next term first: that is what one looks for. A late one is an alert too; once will do."""
    if not huishouden.volgende_termijn:
        return huishouden.meldingen
    toestand = huishouden.volgende_termijn_toestand
    termijn = Melding(
        zin=huishouden.volgende_termijn, toestand="spoed" if toestand == "te laat" else toestand, tab="plan"
    )
    zelfde = huishouden.volgende_termijn.rstrip(".")
    return (termijn, *(melding for melding in huishouden.meldingen if melding.zin.rstrip(".") != zelfde))


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
