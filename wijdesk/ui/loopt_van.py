"""A quiet row with everything of ours that runs for a resident or a family, and their signalen. Opens them.

Each kind shows only to who may see it; for a resident it also begins support or an onderzoek. Knows no panel.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.ondersteuning import LopendRij
from wijdesk.models.values import Id
from wijdesk.ui.blokkade_chip import BlokkadeChip
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.signalen_van import SignalenVan
from wijdesk.ui.taal import zin
from wijdesk.ui.verschilteller import VerschilChip, VerschilTeller

EERST = 3
"""That show at once; the rest is one click away."""
INTERESSES = frozenset(
    {"triage", "ondersteuning", "onderzoek", "opschaling", "meldcode", "termijn", "termijnwijziging"}
)
BEGINT = frozenset({"casemanager", "teamleider"})
"""Rollen that may begin support or an onderzoek (resources/rollen.toml)."""
BESLIST = frozenset({"entree", "casemanager", "teamleider"})
"""Rollen that decide about differences between desks."""


class LooptVan(QWidget):
    """What runs for one subject: the most pressing first.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, soort: str) -> None:
        """`soort` is "persoon" or "huishouden"."""
        super().__init__()
        self._omgeving, self._soort = omgeving, soort
        self._id: Id | None = None
        self._naam = ""
        self._rijen: tuple[LopendRij, ...] = ()
        self._alles = False
        self._begint = self._mag_nu = soort == "persoon" and not BEGINT.isdisjoint(omgeving.medewerker.rollen)
        self.signalen = SignalenVan(omgeving, soort)
        self.blokkade = BlokkadeChip(omgeving, soort)
        self.verschillen = VerschilChip()
        self._teller = VerschilTeller(omgeving.jobs, self)
        self.rij = QWidget()
        self.rij.setAccessibleName(self.tr("Wat er loopt"))
        self._vlak = FlowLayout(self.rij, ruimte=4)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.verschillen, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.rij)
        kolom.addWidget(self.signalen)
        kolom.addWidget(self.blokkade)
        self.blokkade.requested.connect(self.requested)
        self.signalen.requested.connect(self.requested)
        self._teller.counted.connect(self.verschillen.toon)
        self.verschillen.clicked.connect(lambda: self.requested.emit("verschillen.open", (self._soort, self._id)))
        omgeving.jobs.changed.connect(self._weeg)
        self.rij.hide()

    def toon(self, id_: Id, naam: str = "", *, mag_wijzigen: bool = True) -> None:
        """Look up what runs for this one; that of another goes at once. `naam` is for beginning something, which
        `mag_wijzigen` allows.
        """
        self._mag_nu = self._begint and mag_wijzigen
        if id_ != self._id:
            self._id, self._alles = id_, False
            self._vul(())
        self._naam = naam
        self._lees()
        self.signalen.toon(id_)
        self.blokkade.toon(id_, naam)
        if BESLIST & {*self._omgeving.medewerker.rollen}:
            self._teller.zet((self._soort, id_))

    def _lees(self) -> None:
        if self._id is not None:
            van_mens = self._soort == "persoon"
            vraag = LeesLopend(persoon_id=self._id) if van_mens else LeesLopend(huishouden_id=self._id)
            self._omgeving.jobs.read(vraag, self._vul, eigenaar=self, geweigerd=lambda _: self._vul(()))

    def _weeg(self, wijziging: Wijziging) -> None:
        if not INTERESSES.isdisjoint(wijziging.per_soort):
            self._lees()

    def _vul(self, rijen: tuple[LopendRij, ...]) -> None:
        # Signalen have their own row, and the rung of a family stands among its alerts.
        elders = {"signaal", "opschaling"} if self._soort == "huishouden" else {"signaal"}
        self._rijen = tuple(rij for rij in rijen if rij.noun not in elders)
        while (ding := self._vlak.takeAt(0)) is not None:
            if (oud := ding.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        toon = self._rijen if self._alles else self._rijen[:EERST]
        for rij in toon:
            self._vlak.addWidget(self._chip(rij))
        if rest := len(self._rijen) - len(toon):
            meer = Chip(f"+{rest}", self.tr("Nog {0} die lopen, toon alles").format(rest))
            meer.setObjectName("loopt_meer")
            meer.clicked.connect(self._toon_alles)
            self._vlak.addWidget(meer)
        if self._mag_nu and self._id is not None:
            for noun, tekst, voluit in (
                ("ondersteuning", self.tr("+ Ondersteuning"), self.tr("Ondersteuning beginnen")),
                ("onderzoek", self.tr("+ Onderzoek"), self.tr("Onderzoek beginnen")),
            ):
                nieuw = Chip(tekst, voluit)
                nieuw.setObjectName(f"loopt_{noun}")
                nieuw.clicked.connect(partial(self._begin, noun))
                self._vlak.addWidget(nieuw)
        self.rij.setVisible(self._vlak.count() > 0)

    def _begin(self, noun: str) -> None:
        self.requested.emit(f"{noun}.nieuw", (self._id, self._naam))

    def _chip(self, rij: LopendRij) -> Chip:
        voor = "! " if rij.toestand in ("te laat", "spoed") else ""
        over = f" {rij.over.partition(' ')[0]}" if rij.over else ""
        wanneer = rij.in_woorden.rpartition(": ")[2].partition(" (")[0]
        voluit = ", ".join(deel for deel in (rij.wat, rij.over, rij.in_woorden, rij.medewerker) if deel)
        chip = Chip(f"{voor}{zin(rij.wat)}{over} · {wanneer}", voluit)
        chip.setObjectName("loopt")
        zet_eigenschap(chip, "toestand", "spoed" if voor else rij.toestand)
        chip.clicked.connect(lambda: self.requested.emit(rij.verzoek, rij.inhoud))
        return chip

    def _toon_alles(self) -> None:
        self._alles = True
        self._vul(self._rijen)
