"""The filters above the log: whose file, who looked, from and to which day, what kind, and what is unusual."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.logsoort import WOORDEN
from wijdesk.models.ongewoon import woorden
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.persoon_zoeken import PersoonZoeker

ALLES = "alles"


class Filters(QWidget):
    """What to look for. `changed` comes when the answer would be another."""

    changed = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.huishouden: tuple[Id, str] | None = None
        self.inwoner = PersoonZoeker(jobs, label=self.tr("Inwoner"), naam="logboek_inwoner", moet_kiezen=True)
        self.inwoner.regel.setPlaceholderText(self.tr("Iedereen"))
        self.collega = Keuze(leeg=self.tr("Alle collega’s"))
        self.van, self.tot = DatumRegel(), DatumRegel()
        self.soort = Keuze(leeg=self.tr("Alles"))
        self.soort.zet_paren((tekst, soort) for soort, tekst in WOORDEN.items())
        self.opvallend = Keuze(leeg=self.tr("Alle regels"))
        self.opvallend.zet_paren(
            ((self.tr("Alles wat opvalt"), ALLES), *((kort, code) for code, (kort, _) in woorden().items()))
        )
        self.velden = {
            "collega": Veld(self.tr("Wie keek"), self.collega, naam="logboek_collega"),
            "van": Veld(self.tr("Van"), self.van, naam="logboek_van"),
            "tot": Veld(self.tr("Tot en met"), self.tot, naam="logboek_tot"),
            "soort": Veld(self.tr("Wat"), self.soort, naam="logboek_soort"),
            "opvallend": Veld(self.tr("Opvallend"), self.opvallend, naam="logboek_opvallend"),
        }
        for keuze in (self.collega, self.soort, self.opvallend):
            keuze.setMinimumContentsLength(5)
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(12)
        rooster.setVerticalSpacing(8)
        rooster.addWidget(self.inwoner, 0, 0, 1, 2)
        rooster.addWidget(self.velden["collega"], 0, 2, 1, 2)
        for plek, naam in enumerate(("van", "tot", "soort", "opvallend")):
            rooster.addWidget(self.velden[naam], 1, plek)
            rooster.setColumnStretch(plek, 1)
        self.inwoner.taken.connect(lambda _: self.changed.emit())
        self.inwoner.cleared.connect(self.changed)
        for keuze in (self.collega, self.soort, self.opvallend):
            keuze.activated.connect(lambda _: self.changed.emit())
        for dag in (self.van, self.tot):
            dag.editingFinished.connect(self._dag_klaar)
        self._dagen = ("", "")

    def zet_collegas(self, rijen: Iterable[MedewerkerRij]) -> None:
        """Offer these, by name."""
        self.collega.zet_paren((f"{rij.naam} · {rij.locatie}", rij.id.hex()) for rij in rijen)

    def vraag(self, vandaag: date) -> LeesLogboek | None:
        """What was filled in; None when a day makes no sense, which is told beside it."""
        dagen = {}
        goed = True
        for naam, regel in (("van", self.van), ("tot", self.tot)):
            iso = regel.iso(vandaag)
            if iso is None:
                self.velden[naam].toon_fout(self.tr("Dit is geen datum. Vul in als 3-2-2026."))
                goed = False
            else:
                self.velden[naam].wis_fout()
                dagen[naam] = iso
        if goed and dagen["van"] and dagen["tot"] and dagen["van"] > dagen["tot"]:
            self.velden["tot"].toon_fout(self.tr("De laatste dag ligt voor de eerste dag."))
            goed = False
        if not goed:
            return None
        gekozen = self.inwoner.gekozen
        return LeesLogboek(
            persoon_id=gekozen.persoon_id if gekozen is not None else None,
            huishouden_id=self.huishouden[0] if self.huishouden is not None else None,
            medewerker_id=Id(bytes.fromhex(self.collega.waarde)) if self.collega.waarde else None,
            van=dagen["van"],
            tot=dagen["tot"],
            soort=self.soort.waarde,
            ongewoon=self.opvallend.waarde,
        )

    def in_gebruik(self) -> int:
        """How many of these say something."""
        keuzes = (self.collega.waarde, self.soort.waarde, self.opvallend.waarde, self.van.text(), self.tot.text())
        return sum(map(bool, (*keuzes, self.inwoner.gekozen is not None, self.huishouden is not None)))

    def toon_fouten(self, weigering: Weigering) -> bool:
        """Say beside the days what is wrong with them; False when it is about something else."""
        hier = {naam: zin for naam, zin in weigering.volledig().items() if naam in self.velden}
        for naam, zin in hier.items():
            self.velden[naam].toon_fout(zin)
        return bool(hier)

    def naar_fout(self) -> None:
        """The focus to the first that is wrong."""
        fout = next((veld for veld in self.velden.values() if veld.heeft_fout()), None)
        if fout is not None:
            fout.invoer.setFocus(Qt.FocusReason.OtherFocusReason)

    def wis(self) -> None:
        """Back to everything."""
        self.huishouden = None
        self.inwoner.wis()
        for keuze in (self.collega, self.soort, self.opvallend):
            keuze.zet("")
        for dag in (self.van, self.tot):
            dag.clear()
        self._dagen = ("", "")
        self.changed.emit()

    def _dag_klaar(self) -> None:
        """Leaving the line without another day asks nothing."""
        dagen = (self.van.text(), self.tot.text())
        if dagen != self._dagen:
            self._dagen = dagen
            self.changed.emit()
