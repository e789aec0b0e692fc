"""The dry run: a day, what may go on it with why and what it holds, and putting that on a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.bewaren import LeesBewaaroordelen, MaakVernietiglijst
from wijdesk.models.rows.bewaren import Bewaaroordelen, Proef, ProefRij
from wijdesk.models.values import datum_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.bewaren import beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen


class ProefBlad(QWidget):
    """Nothing is written here until a list is made.

    Signals:
        made: (Id) the list that was made
        closed: back to the lists
    """

    made = Signal(object)
    closed = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        proef: Callable[[str], Proef],
        oordeel: Callable[[LeesBewaaroordelen], Bewaaroordelen],
    ) -> None:
        """On a free worker: `proef` works out a day, `oordeel` looks at dossiers once more before these are listed."""
        super().__init__()
        self._omgeving = omgeving
        self._proef, self._oordeel = proef, oordeel
        self.setObjectName("bewaren_proef")
        self.dag = DatumRegel()
        self.veld = Veld(
            self.tr("Wat mag weg op"), self.dag, naam="bewaren_peildatum", hulp=self.tr("Er verandert nog niets.")
        )
        self.dag.returnPressed.connect(self.bereken)
        self.model: RegelModel[ProefRij] = RegelModel(lambda rij: rij.id, beeld.proef, groep=beeld.proefgroep)
        self.lijst: RegelLijst[ProefRij] = RegelLijst(self.model, naam=self.tr("Dossiers"), leeg="", twee_regels=True)
        self.zin = etiket("", "bij", breekt_af=True, naam="bewaren_proefzin")
        self.meer = etiket("", "bij", breekt_af=True, naam="bewaren_proef_meer")
        self.lijst.chosen.connect(lambda _: self.meer.setText(beeld.voluit(self.lijst.huidige())))
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="bewaren.maak")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Overzicht: wat kan weg?"), "titel"))
        kolom.addWidget(self.veld)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.meer)
        kolom.addWidget(self.toetsen)

    def acties(self) -> tuple[Actie, ...]:
        """Making the list, and back."""
        return (
            Actie("bewaren.maak", self.tr("Lijst maken"), "Ctrl+S", self.maak, "plus"),
            Actie("bewaren.alle", self.tr("Alle lijsten"), "T", self.closed.emit, "arrow-left"),
        )

    def eerste_veld(self) -> QWidget:
        """What was found, or the day."""
        return self.lijst.lijst if self.model.rowCount() else self.dag

    def begin(self) -> None:
        """Today is filled in and worked out at once."""
        if not self.dag.text():
            self.dag.zet(lokaal(self._omgeving.klok()).date())
        self.bereken()

    def bereken(self) -> None:
        """Work out what may go."""
        dag = self.dag.iso(lokaal(self._omgeving.klok()).date())
        if not dag:
            self.veld.toon_fout(self.tr("Vul een dag in, zoals 31-12-2026."))
            return
        self.veld.wis_fout()
        self.zin.setText(self.tr("Bezig met kijken. Dat kan even duren."))
        self.toetsen.kan("bewaren.maak", ja=False)
        self.lijst.zet(())
        doe = self._proef
        self._omgeving.jobs.background(
            lambda _: doe(dag), self._toon, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def maak(self) -> None:
        """Put what can go on a list."""
        dossiers = tuple((rij.soort, rij.id) for rij in self._kan())
        dag = self.dag.iso(lokaal(self._omgeving.klok()).date())
        if dossiers and dag:
            doe, vraag = self._oordeel, LeesBewaaroordelen(peildatum=dag, dossiers=dossiers)
            self.toetsen.kan("bewaren.maak", ja=False)
            self._omgeving.jobs.background(
                lambda _: doe(vraag), self._schrijf, eigenaar=self, geweigerd=self._niet, mislukt=self._mislukt
            )

    def _schrijf(self, gevonden: Bewaaroordelen) -> None:
        """What was looked at beside the lanes goes on a list."""
        dossiers = tuple((een.soort, een.id) for een in gevonden.dossiers)
        self._omgeving.jobs.write(
            MaakVernietiglijst(peildatum=gevonden.peildatum, dossiers=dossiers, oordelen=gevonden),
            lambda id_, _: self.made.emit(id_),
            eigenaar=self,
            geweigerd=self._niet,
            mislukt=self._mislukt,
        )

    def _kan(self) -> list[ProefRij]:
        rijen = (self.model.rij(plek) for plek in range(self.model.rowCount()))
        return [rij for rij in rijen if rij.kan]

    def _toon(self, proef: Proef) -> None:
        self.lijst.zet(sorted(proef.rijen, key=lambda rij: (not rij.kan, rij.einde, rij.id)))
        self.meer.setText(beeld.voluit(self.lijst.huidige()))
        kan = len(self._kan())
        zin = self.tr("Op {0} kunnen {1} weg.") if kan != 1 else self.tr("Op {0} kan {1} weg.")
        zin = zin.format(datum_in_woorden(proef.peildatum), beeld.aantal(kan, "dossier", "dossiers"))
        if proef.meer:
            zin += self.tr(" Er zijn er meer: die komen op een volgende lijst.")
        if blijft := len(proef.rijen) - kan:
            zin += self.tr(" Van {0} is de termijn voorbij, maar er is een reden waarom het blijft.").format(blijft)
        self.zin.setText(zin)
        self.lijst.zet_leeg(self.tr("Er is op deze dag niets waarvan de bewaartermijn voorbij is."))
        self.toetsen.kan("bewaren.maak", ja=bool(kan))
        if kan and self.dag.hasFocus():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _niet(self, weigering: Weigering) -> None:
        self.toetsen.kan("bewaren.maak", ja=bool(self._kan()))
        self._geweigerd(weigering)

    def _geweigerd(self, weigering: Weigering) -> None:
        self.zin.setText("")
        self.veld.toon_fout(weigering.in_een_zin())

    def _mislukt(self, storing: Storing) -> None:
        self.toetsen.kan("bewaren.maak", ja=bool(self._kan()))
        self.zin.setText("")
        self.veld.toon_fout(f"{storing.zin} {storing.uitweg}")
