"""Checken en present: what was agreed to look at after closing, what came of it, and planning or moving a check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import LeesNazorg, LeesRegisseurs, PlanNazorg, VerzetNazorg
from wijdesk.models.rows.regie import NazorgRij, RegisseurRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier


def check_in_woorden(rij: NazorgRij, vandaag: date) -> str:
    """One check on a line: "ma 2 mrt · Sanne de Vries · nog te doen", "do 5 mrt · Sanne de Vries · gaat goed"."""
    dag = date.fromisoformat(rij.gedaan_op or rij.gepland_op)
    hoe = rij.hoe_gaat_het or ("te laat" if dag < vandaag else "nog te doen")
    return " · ".join((dag_in_woorden(dag, vandaag), rij.medewerker, hoe))


class Checks(Formulier):
    """The checks of a household, and below them one that is planned or moved.

    Signals:
        asked: (Id) say how it goes at this check
    """

    naam = "checks"
    blijft = True
    in_plaats_van_strook = True

    asked = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rijen: tuple[NazorgRij, ...] = ()
        self._verzet: NazorgRij | None = None
        self._lijst = kaart(naam="checks_lijst")
        self._lijst_kolom = QVBoxLayout(self._lijst)
        self._lijst_kolom.setContentsMargins(12, 12, 12, 12)
        self._lijst_kolom.setSpacing(12)
        self.kop = etiket("", "kop", breekt_af=True, naam="checks_kop")
        self.dag = DatumRegel()
        self.wie = CollegaKeuze(self.tr("De laatste regisseur"))
        self.kolom.addWidget(self._lijst)
        self.kolom.addWidget(self.kop)
        self._voeg_veld(
            "gepland_op",
            self.tr("Op welke dag?"),
            self.dag,
            hulp=self.tr("De check komt dan in Mijn werk van wie hem doet"),
        )
        self._voeg_veld("medewerker_id", self.tr("Wie doet de check?"), self.wie)
        self.kolom.addStretch(1)
        self.toch_nieuw = knop(self.tr("Niet verzetten"), self.plan_nieuwe, rol="stil", naam="checks_niet_verzetten")
        self.knoppen.addWidget(self.toch_nieuw)
        self.annuleer.setText(self.tr("Sluiten"))
        self._noem_wat()
        self.dag.textEdited.connect(lambda _: self.merk())
        self.wie.activated.connect(lambda _: self.merk())

    # What the base class asks ----------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Nothing planned yet; read what there is and who there are."""
        self.dag.clear()
        self.wie.setCurrentIndex(0)
        self._verzet = None
        self._noem_wat()
        if self.huishouden is not None:
            vraag = LeesNazorg(huishouden_id=self.huishouden.id)
            self.omgeving.jobs.read(
                vraag, partial(self._gelezen, self.huishouden.id), eigenaar=self, geweigerd=self.toon_fouten
            )
            self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)

    def opdracht(self) -> Opdracht[Any] | None:
        """PlanNazorg, or VerzetNazorg of the check that was chosen."""
        dag = self.dag.iso(self._vandaag())
        if not dag:
            self.velden["gepland_op"].toon_fout(
                self.tr("Vul een dag in.")
                if dag == ""
                else self.tr("Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026.")
            )
            self.dag.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if self._verzet is not None:
            return VerzetNazorg(id=self._verzet.id, gepland_op=dag, medewerker_id=self.wie.id)
        if self.huishouden is None or not self.huishouden.eerdere_casussen:
            return None
        return PlanNazorg(casus_id=self.huishouden.eerdere_casussen[0].id, gepland_op=dag, medewerker_id=self.wie.id)

    def getypt(self) -> dict[str, Any]:
        """The day that was typed; which check it moves is chosen again."""
        return {"dag": self.dag.text()} if self.dag.text() and self._verzet is None else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        self.dag.setText(str(inhoud.get("dag", "")))

    def eerste_veld(self) -> QWidget:
        """The day."""
        return self.dag

    # What happens ----------------------------------------------------------------------------------------------------

    def plan_nieuwe(self) -> None:
        """Plan one more instead of moving one."""
        self._verzet = None
        self.dag.clear()
        self.wie.setCurrentIndex(0)
        self._noem_wat()
        self.dag.setFocus(Qt.FocusReason.OtherFocusReason)

    def verzet(self, rij: NazorgRij) -> None:
        """Give this check another day."""
        self._verzet = rij
        self._noem_wat()
        self.dag.zet(max(date.fromisoformat(rij.gepland_op), self._vandaag()))
        self.wie.kies(rij.medewerker_id)
        self.dag.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dag.selectAll()

    def zet_checks(self, rijen: tuple[NazorgRij, ...]) -> None:
        """Show these checks: what must still be done first."""
        self.rijen = rijen
        while (item := self._lijst_kolom.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for rij in rijen:
            self._lijst_kolom.addWidget(self._regel(rij))
        if not rijen:
            leeg = self.tr("Er is nog geen check afgesproken. Kies hieronder een dag om te kijken hoe het gaat.")
            self._lijst_kolom.addWidget(etiket(leeg, "bij", breekt_af=True, naam="checks_leeg"))
        if self._verzet is not None and self._verzet.id not in {rij.id for rij in rijen if not rij.gedaan_op}:
            self.plan_nieuwe()

    def _gelezen(self, huishouden_id: Id, rijen: tuple[NazorgRij, ...]) -> None:
        if self.huishouden is not None and self.huishouden.id == huishouden_id:
            self.zet_checks(rijen)

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self.wie.zet_collegas(rijen)

    def _regel(self, rij: NazorgRij) -> QWidget:
        regel = QWidget()
        regel.setObjectName("checks_regel")
        kolom = QVBoxLayout(regel)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        woorden = check_in_woorden(rij, self._vandaag())
        kolom.addWidget(etiket(woorden, "veld", breekt_af=True))
        if rij.verslag:
            kolom.addWidget(etiket(rij.verslag, "", breekt_af=True))
        if not rij.gedaan_op:
            knoppen = FlowLayout(ruimte=8)
            doe: Callable[[], object]
            for tekst, doe, naam in (
                (self.tr("Vastleggen"), partial(self.asked.emit, rij.id), "checks_vastleggen"),
                (self.tr("Verzetten of overdragen"), partial(self.verzet, rij), "checks_verzetten"),
            ):
                deel = knop(tekst, doe, naam=naam)
                deel.setAccessibleName(f"{tekst}: {woorden}")
                knoppen.addWidget(deel)
            kolom.addLayout(knoppen)
        return regel

    def _noem_wat(self) -> None:
        verzet = self._verzet
        self._noem(
            self.tr("Checken en present"), self.tr("Check plannen") if verzet is None else self.tr("Check verzetten")
        )
        if verzet is None:
            self.kop.setText(self.tr("Nog een check plannen"))
        else:
            dag = dag_in_woorden(date.fromisoformat(verzet.gepland_op), self._vandaag())
            self.kop.setText(self.tr("De check van {0} verzetten").format(dag))
        leeg = (
            self.tr("De laatste regisseur") if verzet is None else self.tr("Blijft bij {0}").format(verzet.medewerker)
        )
        self.wie.setItemText(0, leeg)
        self.toch_nieuw.setVisible(verzet is not None)

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()
