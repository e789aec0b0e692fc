"""One difference in full: its sides next to each other, what differs marked, and a button to choose each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.models.rows.verschil import DUBBEL, NA_SLUITING, KantRij, VerschilDetail, WaardeInWoorden
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.fields import breekbaar, etiket, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.leesrichting import met_teken
from wijdesk.ui.toetsen import ToetsKnop

LANG, RAND = 200, 80
"""Signs from which a piece that is the same is shortened, and how many stay next to what differs."""
DEEL = 60
"""Percent of the height that what is read of one line may take from the list above it."""
SMALST = 24
"""Average signs a side needs beside another one; with less room they stand below each other."""


def gemarkeerd(waarde: WaardeInWoorden, *, heel: bool = True, ook_geheel: bool = False) -> QLabel:
    """The text of a value; what differs is bold and underlined. Whatever it holds, it is never read as markup.

    Not `heel`: of long pieces that are the same only the ends. `ook_geheel`: a text that differs as a whole is marked
    too, because it stands among others that do not.
    """
    # No `etiket`: that leaves out signs that turn the text round, and here one has to see that they differ.
    label = QLabel()
    label.setObjectName(f"waarde_{waarde.veld}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(breekbaar(met_teken(waarde.tekst)))
    label.setWordWrap(True)  # it breaks its words here, between the marks
    label.setAccessibleName(waarde.tekst)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    anders = [stuk.strip() for stuk, is_anders in waarde.delen if is_anders]
    if not anders or (anders == [waarde.tekst.strip()] and not ook_geheel):
        return label
    delen = waarde.delen if heel else ingekort(waarde.delen)
    stukken = (f"<b><u>{_html(stuk)}</u></b>" if is_anders else _html(stuk) for stuk, is_anders in delen)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(stukken))
    label.setAccessibleDescription(f"Anders: {' … '.join(anders)}")
    return label


def ingekort(delen: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    """The pieces, with of a long piece that is the same only what stands next to what differs."""
    uit = []
    for plek, (stuk, is_anders) in enumerate(delen):
        if is_anders or len(stuk) <= LANG:
            uit.append((stuk, is_anders))
            continue
        voor = stuk[:RAND].rsplit(" ", 1)[0] if plek else ""
        na = stuk[-RAND:].partition(" ")[2] if plek < len(delen) - 1 else ""
        uit.append((f"{voor} … {na}", False))
    return tuple(uit)


def _html(tekst: str) -> str:
    return escape(breekbaar(met_teken(tekst))).replace("\n", "<br>")


def _zonder_stand(doe: Callable[[], object], _aan: bool = False) -> None:  # noqa: FBT002
    """Call without the state that `clicked` hands over."""
    doe()


class KantKaart(QFrame):
    """One side: who, where and when; what it says; why it does not fit; a button."""

    def __init__(
        self, kant: KantRij, nummer: int, nu: int, kies: Callable[[], object] | None, *, heel: bool = True
    ) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.setObjectName(f"kant_{nummer}")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(4)
        self.stand = etiket("", "pil", naam=f"kant_{nummer}_stand")
        self._getoond = kant.getoond
        self.knop: ToetsKnop | None = None
        boven = FlowLayout(ruimte=8)
        if kies is not None:
            self.knop = ToetsKnop(self.tr("Kies dit") if kant.naam else self.tr("Dit klopt"), str(nummer), rol="keuze")
            self.knop.setObjectName(f"kies_{nummer}")
            self.knop.setAccessibleDescription(", ".join(waarde.tekst for waarde in kant.waarden) or kant.naam)
            self.knop.clicked.connect(partial(_zonder_stand, kies))
            boven.addWidget(self.knop)
        boven.addWidget(self.stand)
        kolom.addLayout(boven)
        if kant.naam:
            kolom.addWidget(etiket(kant.naam, "kop", breekt_af=True))
        if kant.waarom_niet:
            kolom.addWidget(etiket(kant.waarom_niet, "waarschuwing", breekt_af=True))
        self._leg_waarden(kolom, kant.waarden, heel=heel)
        wanneer = moment_in_woorden(kant.op, nu) if kant.op else ""
        if herkomst := " · ".join(deel for deel in (kant.wie, kant.waar, wanneer) if deel):
            kolom.addWidget(etiket(herkomst, "bij", breekt_af=True))
        if kant.reden:
            kolom.addWidget(etiket(self.tr("Reden: {0}").format(kant.reden), "bij", breekt_af=True))
        kolom.addStretch(1)
        self.toon_gekozen(ja=False)

    def _leg_waarden(self, kolom: QVBoxLayout, waarden: tuple[WaardeInWoorden, ...], *, heel: bool) -> None:
        """One value by itself says by the title what it is; of several each has its name."""
        for waarde in waarden:
            if len(waarden) > 1:
                kolom.addSpacing(4)
                kolom.addWidget(etiket(waarde.label, "bij"))
            kolom.addWidget(gemarkeerd(waarde, heel=heel, ook_geheel=len(waarden) > 1))

    def toon_gekozen(self, *, ja: bool) -> None:
        """Say that this side was chosen, also without colours."""
        zet_eigenschap(self, "rol", "waarschuwing" if ja else "kaart")
        zet_eigenschap(self, "toestand", "goed" if ja else "")
        self.stand.setText(self.tr("✓ Gekozen") if ja else self.tr("Staat er nu") if self._getoond else "")
        self.stand.setVisible(bool(self.stand.text()))


class Naast(QWidget):
    """The sides of one difference.

    Signals:
        side_chosen: (place) somebody pressed the button of a side
    """

    side_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.titel = etiket("", "kop", breekt_af=True, naam="verschil_titel")
        self.uitleg = etiket("", "bij", breekt_af=True, naam="verschil_uitleg")
        self.fout = etiket("", "fout", breekt_af=True, naam="verschil_fout")
        self.kaarten: list[KantKaart] = []
        self._vlak = QWidget()
        self._rooster = QGridLayout(self._vlak)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setSpacing(8)
        self._kolommen = 0
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (self.titel, self.uitleg, self.fout, self._vlak):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.fout.hide()

    def toon(self, detail: VerschilDetail, nu: int, *, heel: bool = False) -> None:
        """Show this one; `heel`: also what is the same in long texts."""
        rij = detail.rij
        self.titel.setText(" · ".join(deel for deel in (rij.titel, rij.over) if deel))
        self.uitleg.setText(f"{detail.uitleg} {rij.wat}." if not detail.kanten and rij.wat else detail.uitleg)
        self.toon_fout("")
        self._leeg()
        kan = rij.mag and rij.aard != DUBBEL
        for plek, kant in enumerate(detail.kanten):
            kies = partial(self.side_chosen.emit, plek) if kan else None
            kaart_ = KantKaart(kant, plek + 1, nu, kies, heel=heel)
            if rij.aard == NA_SLUITING and kaart_.knop is not None:
                kaart_.knop.zet_tekst(self.tr("Zo laten"))
            self.kaarten.append(kaart_)
        self._schik()

    def toon_niets(self, zin: str) -> None:
        """Say why there is nothing to see."""
        self._leeg()
        self.titel.setText("")
        self.uitleg.setText(zin)

    @staticmethod
    def kan_korter(detail: VerschilDetail) -> bool:
        """Whether anything of it is shown shortened."""
        alle = (waarde for kant in detail.kanten for waarde in kant.waarden)
        return any(any(deel[1] for deel in w.delen) and ingekort(w.delen) != w.delen for w in alle)

    def toon_gekozen(self, plek: int) -> None:
        """Mark the side at this place (-1: none)."""
        for nummer, kaart_ in enumerate(self.kaarten):
            kaart_.toon_gekozen(ja=nummer == plek)

    def toon_fout(self, zin: str) -> None:
        """Say why a choice was refused."""
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _leeg(self) -> None:
        for kaart_ in self.kaarten:
            self._rooster.removeWidget(kaart_)
            kaart_.hide()
            kaart_.deleteLater()
        self.kaarten = []
        self._kolommen = 0

    def _schik(self) -> None:
        """As many next to each other as there is room for."""
        breedte = self.fontMetrics().averageCharWidth() * SMALST + self._rooster.spacing()
        kolommen = max(1, min(len(self.kaarten), 3, self.width() // max(1, breedte)))
        if kolommen == self._kolommen:
            return
        self._kolommen = kolommen
        for plek, kaart_ in enumerate(self.kaarten):
            self._rooster.addWidget(kaart_, plek // kolommen, plek % kolommen)
        for kolom in range(3):
            self._rooster.setColumnStretch(kolom, int(kolom < kolommen))

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()


def rolt(vlak: QWidget) -> QScrollArea:
    """A surface that scrolls up and down."""
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setFrameShape(QScrollArea.Shape.NoFrame)
    rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rol.setWidget(vlak)
    return rol


class Verdeler(QSplitter):
    """A list above what is read of one line. What the lower part does not need goes to the list, until somebody moves
    the border: from then on it stays where it was put.

    Signals:
        divided: the list has another height
    """

    divided = Signal()

    def __init__(self, boven: QWidget, onder: QScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._onder = onder
        self._zelf_gezet = False
        self.setChildrenCollapsible(False)
        self.addWidget(boven)
        self.addWidget(onder)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setHandleWidth(8)
        self.splitterMoved.connect(self._verzet)
        if (blad := onder.widget()) is not None:
            blad.installEventFilter(self)

    def verdeel(self) -> None:
        """Give the lower part what it needs, and never more than its share."""
        blad = self._onder.widget()
        if self._zelf_gezet or blad is None or not self._onder.isVisible():
            return
        te_lezen = blad.currentWidget() if isinstance(blad, QStackedWidget) else blad
        indeling = te_lezen.layout() if te_lezen is not None else None
        nodig = indeling.totalHeightForWidth(self._onder.viewport().width()) if indeling is not None else 0
        alles = sum(self.sizes())
        onder = min(max(nodig, self._onder.minimumSizeHint().height()), alles * DEEL // 100)
        if alles and self.sizes()[1] != onder:
            self.setSizes([alles - onder, onder])
            self.divided.emit()

    def _verzet(self) -> None:
        self._zelf_gezet = True

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was put on the lower part stands there only a moment later."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.verdeel()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verdeel()
