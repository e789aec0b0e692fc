"""What the panel shows while no triage is open: what waits for me, what I and my team are at, and how to begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.triage import BeantwoordConsult
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.triage import ConsultRij, TriageRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal, moment_in_woorden
from wijdesk.models.vragen import BESLUITEN
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.strook import route_kort
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.taal import samen, zin
from wijdesk.ui.toetsen import ToetsKnop

Rij = TriageRij | ConsultRij
LETTERS = 70
"""Of the question in a list: enough to know it again."""


def eerste_woorden(vraag: str) -> ZoalsGetypt:
    """How a question begins, whole words, in quotes; empty when there are none."""
    woorden = " ".join(vraag.split())
    if len(woorden) > LETTERS:
        woorden = f"{woorden[:LETTERS].rpartition(' ')[0] or woorden[:LETTERS]}…"
    return ZoalsGetypt(f"“{woorden}”" if woorden else "")


def waarover(rij: Rij) -> ZoalsGetypt:
    """The line below whom it is about: the question and who asks it, or what it began with, with whom and whereto."""
    if isinstance(rij, ConsultRij):
        return samen(": ", rij.gesteld_door, ZoalsGetypt(" ".join(rij.vraag.split())))
    voorstel = samen(" → ", route_kort(rij.route), BESLUITEN.get(rij.besluit, ""))
    wie = ZoalsGetypt(rij.overgedragen) if rij.van_mij else rij.medewerker
    return samen(" · ", eerste_woorden(rij.vraag), wie, voorstel)


class BeginBlad(QWidget):
    """The lists, and a line to choose somebody on.

    Signals:
        open_asked: (triage id, True when it is about the advice in it)
        begin_asked: (soort, id) begin one
        requested: (request, content) for the window
        back_asked: on with the triage that is open
    """

    open_asked = Signal(object, bool)
    begin_asked = Signal(str, object)
    requested = Signal(str, object)
    back_asked = Signal()

    def __init__(self, omgeving: Omgeving, *, voert: bool) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._consulten: tuple[ConsultRij, ...] = ()
        self._gevraagd: tuple[ConsultRij, ...] = ()
        self._mijn: tuple[TriageRij, ...] = ()
        self._team: tuple[TriageRij, ...] = ()
        self.zoeker = PersoonZoeker(
            omgeving.jobs,
            label=self.tr("Triage beginnen voor"),
            naam="triage_zoek",
            hulp=self.tr("Naam, geboortedatum of BSN. Of begin in Mijn werk, of met Ctrl+T bij een inwoner."),
            moet_kiezen=True,
        )
        self.begin = ToetsKnop(self.tr("Triage beginnen"), "Return", rol="primair")
        self.begin.setObjectName("triage_begin")
        self.begin.clicked.connect(self._begin)
        self.begin.hide()
        self.terug = knop(self.tr("Verder met de open triage"), self.back_asked.emit, rol="stil", naam="triage_verder")
        self.model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, self._beeld, groep=self._groep)
        self.lijst: RegelLijst[Rij] = RegelLijst(
            self.model,
            naam=self.tr("Triages"),
            leeg=self.tr("Er loopt geen triage.\nWat aan de balie naar triage gaat, staat in Mijn werk."),
            filter_tekst="",
            tekens=True,
            twee_regels=True,
        )
        self.lijst.lijst.setObjectName("triage_lijst")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 12, 16, 12)
        kolom.setSpacing(10)
        kolom.addWidget(etiket(self.tr("Triage"), "titel"))
        kolom.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.zoeker)
        kolom.addWidget(self.begin)
        kolom.addWidget(self.lijst, 1)
        self.zin = EenZin()
        kolom.addWidget(self.zin)
        self.zoeker.setVisible(voert)
        self.terug.hide()
        self.zoeker.taken.connect(self._gekozen)
        self.zoeker.cleared.connect(self.begin.hide)
        self.zoeker.entered.connect(self._begin)
        self.lijst.opened.connect(self._open)

    def zet_mijn(self, rijen: tuple[TriageRij, ...]) -> None:
        """Mine."""
        self._mijn = rijen
        self._vul()

    def zet_team(self, rijen: tuple[TriageRij, ...]) -> None:
        """Of the whole team."""
        self._team = rijen
        self._vul()

    def zet_consulten(self, rijen: tuple[ConsultRij, ...]) -> None:
        """What waits for my advice."""
        self._consulten = rijen
        self._vul()

    def zet_gevraagd(self, rijen: tuple[ConsultRij, ...]) -> None:
        """Advice that I asked."""
        self._gevraagd = rijen
        self._vul()

    def eerste_veld(self) -> QWidget:
        """The list, or the line to choose somebody on."""
        return (
            self.lijst.lijst if self.model.rowCount() else self.zoeker.regel if self.zoeker.isVisibleTo(self) else self
        )

    def wis(self) -> None:
        """Nobody is chosen."""
        self.zoeker.wis()
        self.begin.hide()

    def _vul(self) -> None:
        van_mij = {rij.id for rij in self._mijn}
        binnen = {rij.triage_id for rij in self._gevraagd if rij.antwoord}
        met_antwoord = [rij for rij in self._mijn if rij.id in binnen]
        rest = [rij for rij in self._mijn if rij.id not in binnen]
        plek = self.lijst.lijst.currentIndex().row()
        self.lijst.zet((*self._consulten, *met_antwoord, *rest, *(rij for rij in self._team if rij.id not in van_mij)))
        self.model.hertekst()
        if plek <= 0 and self.model.rowCount():
            # The lists come one by one: what was on top is the first of what came in before.
            self.lijst.lijst.setCurrentIndex(self.model.index(0, 0))

    def _groep(self, rij: Rij) -> str:
        if isinstance(rij, ConsultRij):
            return self.tr("Wacht op uw advies")
        return self.tr("Van u") if rij.van_mij else self.tr("Van uw team")

    def _beeld(self, rij: Rij) -> Regel:
        nu = self._omgeving.klok()
        if isinstance(rij, ConsultRij):
            return Regel(
                titel=rij.over,
                rechts=moment_in_woorden(rij.gesteld_op, nu),
                onder=waarover(rij),
                teken="?",
                toestand="let-op",
            )
        pil = ""
        if rij.consulten_open:
            pil = self.tr("advies gevraagd")
        elif rij.consulten_beantwoord:
            pil = self.tr("advies binnen")
        if rij.overgedragen:
            pil = self.tr("aan u overgedragen")
        sinds = dag_in_woorden(lokaal(rij.begonnen_op).date(), lokaal(nu).date())
        return Regel(
            titel=rij.over,
            rechts=self.tr("sinds {0}").format(sinds),
            onder=waarover(rij),
            pil=pil,
            teken="!" if rij.spoed else "T",
            toestand="spoed" if rij.spoed else "",
        )

    def _gekozen(self, kandidaat: Kandidaat) -> None:
        self.begin.zet_tekst(self.tr("Triage beginnen voor {0}").format(kandidaat.naam))
        self.begin.show()

    def _begin(self) -> None:
        if self.zoeker.gekozen is not None:
            self.begin_asked.emit("persoon", self.zoeker.gekozen.persoon_id)

    def _open(self, rij: Rij) -> None:
        if isinstance(rij, TriageRij):
            self.open_asked.emit(rij.id, False)
        elif rij.triage_id is not None:
            self.open_asked.emit(Id(rij.triage_id), True)
        else:  # about a household: there is no triage to open, so the answer is given here
            vraag = self.tr("{0} vraagt over {1}: {2}").format(rij.gesteld_door, zin(rij.over), rij.vraag)
            self.zin.vraag(
                ZoalsGetypt(vraag),
                partial(self._antwoord, rij.id),
                knop=self.tr("Advies geven"),
                over=rij.id,
            )

    def _antwoord(self, id_: Id, woorden: str) -> None:
        self._omgeving.jobs.write(
            BeantwoordConsult(id=id_, antwoord=woorden),
            lambda _, __: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.zoeker.regel.hasFocus() and self.model.rowCount():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
