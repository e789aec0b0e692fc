"""What the tab shows while there is no active plan: why, the templates to start from, and the plans there were."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.plan import SjabloonRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.toetsen import ToetsKnop

LEEG = SjabloonRij(
    sleutel="", naam="Leeg plan", voor="Zelf alle doelen opschrijven.", soort="", doelen=(), acties=0, veiligheid=0
)


def beeld(rij: SjabloonRij) -> Regel:
    """How a template looks: its name, for whom, and how much it fills in."""
    telling = f"{len(rij.doelen)} doelen · {rij.acties} acties" if rij.doelen else ""
    if rij.veiligheid:
        telling += f" · {rij.veiligheid} afspraken"
    return Regel(titel=rij.naam, rechts=telling, onder=rij.voor)


class BeginPlan(QWidget):
    """Choose what to start with.

    Signals:
        chosen: (soort, sjabloon) start a plan of this kind from the template with this key ("" is empty)
    """

    chosen = Signal(str, str)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.uitleg = etiket("", "", breekt_af=True, naam="plan_begin_uitleg")
        self.fout = etiket("", "fout", breekt_af=True, naam="plan_begin_fout")
        soorten = omgeving.codes.van("plansoort")
        self.soort: Schakelrij[str] = Schakelrij(naam="plan_begin_soort", titel=self.tr("Soort plan"), enkel=True)
        self.soort.maak((soort, soort.capitalize()) for soort in soorten)
        self.soort.zet(soorten[:1])
        self._zelf_gekozen = False
        self.model: RegelModel[SjabloonRij] = RegelModel(lambda rij: Id(rij.sleutel.encode()), beeld)
        self.lijst: RegelLijst[SjabloonRij] = RegelLijst(self.model, naam=self.tr("Beginnen met"), leeg="")
        self.knop = ToetsKnop(self.tr("Plan beginnen"), "Return", rol="primair")
        self.knop.setObjectName("plan_begin")
        self.keuze = QWidget()
        binnen = QVBoxLayout(self.keuze)
        binnen.setContentsMargins(0, 0, 0, 0)
        binnen.setSpacing(8)
        binnen.addWidget(self.soort)
        binnen.addWidget(self.lijst, 1)
        binnen.addWidget(self.fout)
        binnen.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignLeft)
        self.eerder = QVBoxLayout()
        self.eerder.setSpacing(4)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        self.kop = etiket(self.tr("Nog geen plan"), "titel")
        kolom.addWidget(self.kop)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.keuze, 1)
        kolom.addLayout(self.eerder)
        kolom.addStretch()
        self.fout.hide()
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self._begin())
        self.knop.clicked.connect(self._begin)
        self.soort.switched.connect(self._zelf)

    def toon(self, *, open_casus: bool, mag: bool) -> None:
        """Say why there is no plan, and what can be done."""
        if not open_casus:
            zin = self.tr("Dit huishouden heeft geen open casus. Open eerst een casus; dan kan er een plan komen.")
        elif not mag:
            zin = self.tr("De regisseur maakt het plan samen met het gezin.")
        else:
            zin = self.tr("Kies waar u mee begint. Alles is daarna te veranderen, in de woorden van het gezin.")
        self.uitleg.setText(zin)
        self.keuze.setVisible(open_casus and mag)

    def zet_sjablonen(self, rijen: tuple[SjabloonRij, ...]) -> None:
        """Offer these, and an empty plan first."""
        had_focus = self.hasFocus()
        self.lijst.zet((LEEG, *rijen))
        if had_focus:
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_fout(self, zin: str) -> None:
        """Say why it was refused."""
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        self.knop.setEnabled(True)

    def eerste_veld(self) -> QWidget:
        """The templates; this page holds the focus until they are there."""
        return self.lijst.lijst if self.model.rowCount() else self

    def _zelf(self) -> None:
        self._zelf_gekozen = True

    def _gekozen(self, rij: SjabloonRij | None) -> None:
        # A template proposes a kind of plan, as long as nobody chose one.
        if rij is not None and rij.soort and not self._zelf_gekozen:
            self.soort.zet((rij.soort,))

    def _begin(self) -> None:
        rij = self.lijst.huidige() or LEEG
        if self.knop.isEnabled():
            self.knop.setEnabled(False)
            self.fout.hide()
            self.chosen.emit(next(iter(self.soort.aan()), ""), rij.sleutel)
