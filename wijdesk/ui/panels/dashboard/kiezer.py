"""What the dashboard is about: period, locatie and what it is compared with. Everything by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import (
    EERSTE,
    JAAR_EERDER,
    LAATSTE,
    MAAND,
    VORIGE,
    VRIJ,
    Periode,
    controleer_periode,
    periode_van,
    vrije_periode,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import toets_tekst

WACHT_MS = 150
"""An answer that takes no longer comes with its heading; of a slower one it is said that it is being counted."""
OVERAL = "overal"
GEEN = "geen"


class Kiezer(QWidget):
    """The choices above the figures.

    Signals:
        changed: the answer will be another
    """

    changed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.periode = periode_van(MAAND, self.vandaag().isoformat())
        self.soort = Keuze()
        self.soort.zet_paren(
            (
                (self.tr("Week"), "week"),
                (self.tr("Maand"), MAAND),
                (self.tr("Kwartaal"), "kwartaal"),
                (self.tr("Jaar"), "jaar"),
                (self.tr("Eigen periode"), VRIJ),
            )
        )
        self.soort.zet(MAAND)
        self.naam = etiket("", "kop", breekt_af=True, naam="dashboard_periode")
        self._staat: Periode | None = None
        self.bezig = QTimer(self, interval=WACHT_MS, singleShot=True)
        self.bezig.timeout.connect(self._toon_bezig)
        self.terug = knop(self.tr("◀ Eerder"), self.eerder, naam="dashboard_eerder")
        self.verder = knop(self.tr("Later ▶"), self.later, naam="dashboard_later")
        for pijl, naam, toets in (
            (self.terug, self.tr("Periode eerder"), "Alt+Left"),
            (self.verder, self.tr("Periode later"), "Alt+Right"),
        ):
            pijl.setAccessibleName(naam)
            pijl.setToolTip(f"{naam} ({toets_tekst(toets)})")
        self.van, self.tot = DatumRegel(), DatumRegel()
        self.locatie = Keuze()
        self.vergelijk = Keuze()
        self.vergelijk.zet_paren(
            (
                (self.tr("Niets"), GEEN),
                (self.tr("De periode ervoor"), VORIGE),
                (self.tr("Een jaar eerder"), JAAR_EERDER),
            )
        )
        self.vergelijk.zet(VORIGE)
        for keuze in (self.locatie, self.vergelijk):
            keuze.setMinimumContentsLength(17)
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.velden = {
            "periode": Veld(self.tr("Periode"), self.soort, naam="dashboard_soort"),
            "van": Veld(self.tr("Van"), self.van, naam="dashboard_van"),
            "tot": Veld(self.tr("Tot en met"), self.tot, naam="dashboard_tot"),
            "locatie": Veld(self.tr("Locatie of team"), self.locatie, naam="dashboard_locatie"),
            "vergelijk": Veld(self.tr("Vergelijken met"), self.vergelijk, naam="dashboard_vergelijk"),
        }
        self._bouw()
        self._toon_periode()

    def _bouw(self) -> None:
        rij = FlowLayout(ruimte=12)
        for veld in self.velden.values():
            rij.addWidget(veld)
        onder = self._onder = FlowLayout(ruimte=8)
        for deel in (self.terug, self.verder, self.naam):
            onder.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(rij)
        kolom.addLayout(onder)
        self.naam.setWordWrap(False)
        self.soort.activated.connect(lambda _: self._kies_soort())
        for keuze in (self.locatie, self.vergelijk):
            keuze.activated.connect(lambda _: self.changed.emit())
        for dag in (self.van, self.tot):
            dag.editingFinished.connect(self._kies_dagen)

    def erbij(self, deel: QWidget) -> None:
        """Put something more beside the period."""
        self._onder.addWidget(deel)

    @property
    def locatie_id(self) -> Id | None:
        """The locatie; None for all of them."""
        waarde = self.locatie.waarde
        return None if waarde in ("", OVERAL) else Id(bytes.fromhex(waarde))

    @property
    def plek(self) -> str:
        """What that locatie is called; empty for all of them."""
        return next((rij.naam for rij in self._omgeving.locaties if rij.id == self.locatie_id), "")

    @property
    def waarmee(self) -> str:
        """What to compare with: "", "vorige" or "jaar_eerder"."""
        return "" if self.vergelijk.waarde == GEEN else self.vergelijk.waarde

    def eerder(self) -> None:
        """The period before."""
        self._stap(Periode.vorige)

    def later(self) -> None:
        """The period after."""
        self._stap(Periode.volgende)

    def kies(self, soort: str) -> None:
        """Another kind of period, around the last day of this one, but not beyond today."""
        self.soort.zet(soort)
        self._kies_soort()

    def toon_weigering(self, weigering: Weigering) -> bool:
        """Say beside its field what was refused; False when it belongs to none."""
        fouten = weigering.volledig()
        for naam, veld in self.velden.items():
            if naam in fouten:
                veld.toon_fout(fouten[naam])
        return not fouten.keys().isdisjoint(self.velden)

    def wis_fouten(self) -> None:
        """Take what was refused away."""
        for veld in self.velden.values():
            veld.wis_fout()

    def stand(self) -> bytes:
        """What was chosen, to keep; a period itself is not: one begins with today."""
        keuze = {"soort": self.soort.waarde, "locatie": self.locatie.waarde, "vergelijk": self.vergelijk.waarde}
        return json.dumps(keuze).encode()

    def zet_stand(self, bewaard: bytes | None) -> None:
        """Choose again what was kept; what makes no sense is left out."""
        try:
            gelezen = json.loads(bewaard or b"{}")
        except ValueError:
            return
        keuze: Mapping[str, object] = gelezen if isinstance(gelezen, dict) else {}
        for naam, veld in (("locatie", self.locatie), ("vergelijk", self.vergelijk)):
            if veld.findData(waarde := str(keuze.get(naam, ""))) >= 0:
                veld.zet(waarde)
        soort = str(keuze.get("soort", MAAND))
        if soort != VRIJ and self.soort.findData(soort) >= 0:
            self.soort.zet(soort)
            self.periode = periode_van(soort, self.vandaag().isoformat())
            self._toon_periode()

    def toont(self, periode: Periode) -> None:
        """The figures of this period stand below now, or why there are none of it."""
        self._staat = periode
        self.bezig.stop()
        self._zet_naam()

    def vandaag(self) -> date:
        """Today, as people here call it."""
        return lokaal(self._omgeving.klok()).date()

    def _kies_soort(self) -> None:
        soort = self.soort.waarde
        if soort == VRIJ:
            self._toon_periode()
            self.van.setFocus()
            return
        dag = min(self.periode.tot, max(self.periode.van, self.vandaag().isoformat()))
        self._naar(periode_van(soort, dag))

    def _kies_dagen(self) -> None:
        if self.soort.waarde != VRIJ:
            return
        dagen = {}
        for naam, regel in (("van", self.van), ("tot", self.tot)):
            iso = regel.iso(self.vandaag())
            if iso:
                self.velden[naam].wis_fout()
                dagen[naam] = iso
            else:
                self.velden[naam].toon_fout(self.tr("Vul een datum in als 3-2-2026."))
        if len(dagen) < 2:
            return
        try:
            self._naar(vrije_periode(dagen["van"], dagen["tot"]))
        except Weigering as weigering:
            self.toon_weigering(weigering)

    def _stap(self, waarheen: Callable[[Periode], Periode]) -> None:
        """One on; where no figures can be it stays, and says so."""
        try:
            periode = waarheen(self.periode)
            controleer_periode(periode)
        except (Weigering, OverflowError):
            zin = self.tr("Kies een jaar van {0} tot en met {1}.").format(EERSTE.year, LAATSTE.year)
            self.velden["van" if self.soort.waarde == VRIJ else "periode"].toon_fout(zin)
            return
        self._naar(periode)

    def _naar(self, periode: Periode) -> None:
        if periode == self.periode:
            self._toon_periode()
            return
        self.periode = periode
        self._toon_periode()
        self.changed.emit()

    def _toon_periode(self) -> None:
        vrij = self.soort.waarde == VRIJ
        for naam in ("van", "tot"):
            self.velden[naam].setVisible(vrij)
        self.van.zet(date.fromisoformat(self.periode.van))
        self.tot.zet(date.fromisoformat(self.periode.tot))
        if self._staat is None:
            self._zet_naam()
        elif self._staat != self.periode:
            self.bezig.start()  # until the answer comes the heading is of what stands there
        self.wis_fouten()

    def _zet_naam(self) -> None:
        periode = self._staat or self.periode
        loopt = periode.van <= self.vandaag().isoformat() < periode.tot
        self.naam.setText(self.tr("{0} (tot nu toe)").format(periode.naam) if loopt else periode.naam)
        self.naam.setAccessibleName(self.tr("Periode {0}").format(periode.naam))

    @Slot()
    def _toon_bezig(self) -> None:
        if self._staat is not None and self._staat != self.periode:
            zin = self.tr("{0} wordt geteld. Hieronder staat nog {1}.").format(self.periode.kort, self._staat.kort)
            self.naam.setText(zin)
            self.naam.setAccessibleName(zin)

    @Slot()
    def _bied_locaties_aan(self) -> None:
        eigen = ((rij.naam, rij.id.hex()) for rij in self._omgeving.locaties)
        self.locatie.zet_paren(((self.tr("Alle locaties"), OVERAL), *eigen))
