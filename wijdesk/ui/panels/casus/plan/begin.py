"""What the tab shows while there is no active plan: why, the templates to start from, and the plans there were."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.plan import MaakPlan
from wijdesk.models.rows.plan import SjabloonRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
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
    """Choose what to start with, which kind of plan, and say whether a familiegroepsplan was offered.

    The kind of plan is only what somebody chose: no template changes it, and nothing about the offer follows from it.

    Signals:
        chosen: start the plan that `opdracht` tells
    """

    chosen = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._open_casus = self._mag = self._er_zijn_eerdere = False
        self.uitleg = etiket("", "", breekt_af=True, naam="plan_begin_uitleg")
        self.fout = etiket("", "fout", breekt_af=True, naam="plan_begin_fout")
        self._soorten = tuple(omgeving.codes.van("plansoort"))
        self.soort: Schakelrij[str] = Schakelrij(naam="plan_begin_soort", titel=self.tr("Soort plan"), enkel=True)
        self.soort.maak((soort, soort.capitalize()) for soort in self._soorten)
        self.familie: Schakelrij[str] = Schakelrij(
            naam="plan_begin_familie", titel=self.tr("Familiegroepsplan aangeboden"), enkel=True
        )
        self.familie.maak((("ja", self.tr("Ja")), ("nee", self.tr("Nee")), ("", self.tr("Nog niet"))))
        self.op, self.reden = DatumRegel(), QLineEdit()
        self.reden.setMaxLength(400)
        self.model: RegelModel[SjabloonRij] = RegelModel(lambda rij: Id(rij.sleutel.encode()), beeld)
        self.lijst: RegelLijst[SjabloonRij] = RegelLijst(self.model, naam=self.tr("Beginnen met"), leeg="")
        hulp = self.tr("Een gezin mag eerst zelf een plan maken, met familie en vrienden.")
        self.velden = {
            "soort": Veld(self.tr("Soort plan"), self.soort),
            "familiegroepsplan": Veld(self.tr("Familiegroepsplan aangeboden?"), self.familie, hulp=hulp),
            "familiegroepsplan_op": Veld(self.tr("Besproken op"), self.op, naam="plan_begin_op"),
            "familiegroepsplan_reden": Veld(
                self.tr("Waarom niet? (één zin)"), self.reden, naam="plan_begin_reden"
            ),
        }  # fmt: skip
        self.knop = ToetsKnop(self.tr("Plan beginnen"), "Return", rol="primair")
        self.knop.setObjectName("plan_begin")
        self.keuze = QWidget()
        self.eerder = QVBoxLayout()
        self.eerder.setSpacing(4)
        self.kop = etiket(self.tr("Nog geen plan"), "titel")
        self._bouw()
        self.maak_leeg()
        self.lijst.opened.connect(lambda _: self._begin())
        self.knop.clicked.connect(self._begin)
        self.familie.switched.connect(self._gezegd)
        self.soort.switched.connect(self.velden["soort"].wis_fout)
        for naam, regel in (("familiegroepsplan_op", self.op), ("familiegroepsplan_reden", self.reden)):
            regel.textEdited.connect(lambda _, veld=self.velden[naam]: veld.wis_fout())
            regel.returnPressed.connect(self._begin)

    def _bouw(self) -> None:
        binnen = QVBoxLayout(self.keuze)
        binnen.setContentsMargins(0, 0, 0, 0)
        binnen.setSpacing(12)
        binnen.addWidget(KopLijst(self.tr("Beginnen met"), self.lijst), 1)
        binnen.addWidget(self.velden["soort"])
        binnen.addWidget(self.velden["familiegroepsplan"])
        binnen.addWidget(
            Naast(self.velden["familiegroepsplan_op"], self.velden["familiegroepsplan_reden"], letters=22, boven=True)
        )
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.keuze, 1)
        kolom.addLayout(self.eerder)
        kolom.addStretch()
        self._onder = QWidget()
        onder = QVBoxLayout(self._onder)
        onder.setContentsMargins(12, 8, 12, 12)
        onder.setSpacing(8)
        onder.addWidget(self.fout)
        onder.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignLeft)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        geheel.addWidget(Rolblad(blad), 1)
        geheel.addWidget(self._onder)

    def toon(self, *, open_casus: bool, mag: bool) -> None:
        """Say why there is no plan, and what can be done."""
        self._open_casus, self._mag = open_casus, mag
        self._zeg()
        for deel in (self.keuze, self._onder):
            deel.setVisible(open_casus and mag)

    def zet_eerder(self, *, er_zijn: bool) -> None:
        """Whether plans that were closed stand below; then it is not that there never was one."""
        self._er_zijn_eerdere = er_zijn
        self._zeg()

    def _zeg(self) -> None:
        open_casus, mag, eerder = self._open_casus, self._mag, self._er_zijn_eerdere
        self.kop.setText(
            self.tr("Nog geen plan")
            if not eerder
            else self.tr("Nog geen nieuw plan")
            if open_casus
            else self.tr("Het plan is afgesloten")
        )
        if not open_casus and eerder:
            zin = self.tr("Wat er is afgesproken, staat hieronder. Bij een nieuwe casus komt een nieuw plan.")
        elif not open_casus:
            zin = self.tr("Dit huishouden heeft geen open casus. Open eerst een casus; dan kan er een plan komen.")
        elif not mag:
            zin = self.tr("De regisseur maakt het plan samen met het gezin.")
        else:
            zin = self.tr("Kies waar u mee begint. Alles is daarna te veranderen, in de woorden van het gezin.")
        self.uitleg.setText(zin)

    def zet_sjablonen(self, rijen: tuple[SjabloonRij, ...]) -> None:
        """Offer these, and an empty plan first."""
        had_focus = self.hasFocus()
        self.lijst.zet((LEEG, *rijen))
        if had_focus:
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def maak_leeg(self) -> None:
        """The first kind of plan, and nothing said yet: for the next household."""
        self.soort.zet(self._soorten[:1])
        self.familie.zet(("",))
        self.op.clear()
        self.reden.clear()
        self.toon_fout("")
        self._volg()

    def opdracht(self, huishouden_id: Id) -> MaakPlan:
        """The plan to make for this household."""
        gezegd = self._aangeboden()
        dag = self.op.iso(self._vandaag())
        return MaakPlan(
            huishouden_id=huishouden_id,
            soort=next(iter(self.soort.aan()), ""),
            sjabloon=(self.lijst.huidige() or LEEG).sleutel,
            familiegroepsplan=gezegd,
            familiegroepsplan_op=(self.op.text().strip() if dag is None else dag) if gezegd else "",
            familiegroepsplan_reden=self.reden.text().strip() if gezegd == "nee" else "",
        )

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say beside each field what is wrong, and above the button what belongs to none."""
        los = [zin for veld, zin in weigering.fouten.items() if veld not in self.velden]
        fout = [veld for veld in self.velden if veld in weigering.fouten]
        self.toon_fout(" ".join(los) or ("" if fout else weigering.zin))
        for veld in fout:
            self.velden[veld].toon_fout(weigering.fouten[veld])
        if fout:
            self.velden[fout[0]].invoer.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_fout(self, zin: str) -> None:
        """Say why it was refused."""
        for veld in self.velden.values():
            veld.wis_fout()
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        self.knop.setEnabled(True)

    def eerste_veld(self) -> QWidget:
        """The templates; this page holds the focus until they are there."""
        return self.lijst.lijst if self.model.rowCount() else self

    def _aangeboden(self) -> str:
        return next(iter(self.familie.aan()), "")

    def _gezegd(self) -> None:
        if not self.familie.aan():
            self.familie.zet(("",))
        if self._aangeboden() and not self.op.text():
            self.op.zet(self._vandaag())
        self.toon_fout("")
        self._volg()

    def _volg(self) -> None:
        self.velden["familiegroepsplan_op"].setVisible(bool(self._aangeboden()))
        self.velden["familiegroepsplan_reden"].setVisible(self._aangeboden() == "nee")

    def _begin(self) -> None:
        if self.knop.isEnabled():
            self.toon_fout("")
            self.knop.setEnabled(False)
            self.chosen.emit()

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()
