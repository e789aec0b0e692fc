"""The tab Historie: every change of this household in words, newest first. Who only looked is not in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.verloop import HistoriePagina, HistorieRij
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.models.zoektekst import woorden_van
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.tijdlijn import Tijdlijn, TijdlijnModel, Vorm
from wijdesk.ui.tijdlijn_tekenaar import Beeld

PAGINA = 200
"""Changes that are read at a time."""
ZOEK_NA = 150
"""Milliseconds after the last key before the store is asked."""

PICTOGRAMMEN = {"toegevoegd": "plus", "vervallen": "x", "teruggezet": "undo-2", "samengevoegd": "users"}


class HistorieTab(Tab):
    """Who changed what, when, from what to what, and why."""

    naam = "historie"
    titel = "Historie"
    interesses = frozenset(
        {
            "huishouden", "huishoudlid", "casus", "regieoverdracht", "nazorg", "plan", "planversie", "akkoord", "doel",
            "doelpersoon", "doelscore", "actie", "veiligheidsafspraak", "evaluatie", "betrokkene", "toestemming",
            "toeleiding", "indicatie", "contactmoment", "gebeurtenis", "taak", "zrmmeting", "zrmscore", "termijn",
            "termijnwijziging", "gezag", "persoon", "medewerker", "regieclaim",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._hoogstens = PAGINA
        self._gevraagd = ""
        vorm = Vorm(sleutel=lambda rij: rij.id, kop=self._kop, beeld=self._beeld)
        self.model: TijdlijnModel[HistorieRij] = TijdlijnModel(vorm)
        self.lijst: Tijdlijn[HistorieRij] = Tijdlijn(self.model, naam="historie_lijst", titel=self.tr("Historie"))
        self.filter = QLineEdit()
        self.filter.setObjectName("historie_filter")
        self.filter.setProperty("rol", "zoek")
        self.filter.setPlaceholderText(self.tr("Filter op naam, veld of woord"))
        self.filter.setAccessibleName(self.tr("Filter op naam, veld of woord"))
        self.filter.setClearButtonEnabled(True)
        self.telling = etiket("", "bij", naam="historie_telling")
        self.leeg = etiket("", "leeg", breekt_af=True)
        self.leeg.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.meer = knop(self.tr("Oudere wijzigingen tonen"), self.toon_meer, naam="historie_meer")
        self.meer.hide()
        self._straks = QTimer(self, singleShot=True, interval=ZOEK_NA)
        self._straks.timeout.connect(self.ververs)
        zoek = QHBoxLayout()
        zoek.setSpacing(8)
        zoek.addWidget(self.filter, 1)
        zoek.addWidget(self.telling)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(zoek)
        self.stapel = QStackedLayout()
        kolom.addLayout(self.stapel, 1)
        self.stapel.addWidget(self.lijst)
        self.stapel.addWidget(self.leeg)
        kolom.addWidget(self.meer, 0, Qt.AlignmentFlag.AlignLeft)
        self.filter.textChanged.connect(self._getypt)
        self.filter.installEventFilter(self)

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show the changes of this household; nothing of the one before stays."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.filter.clear()
            self._straks.stop()
            self._hoogstens = PAGINA
            self.model.vouw_alles()
            self.lijst.zet(())
            self.telling.clear()
        super().toon(huishouden)

    def ververs(self) -> None:
        """Read the newest changes that match the filter."""
        if self.huishouden is None:
            return
        if not self.huishouden.mag_inhoud:
            self._toon_leeg(self.tr("U kunt zien dat dit gezin bekend is, niet wat er is gewijzigd."))
            return
        self._gevraagd = self.filter.text()
        vraag = LeesHistorie(huishouden_id=self.huishouden.id, tekst=self._gevraagd, hoogstens=self._hoogstens)
        self.omgeving.jobs.read(vraag, self._gelezen, eigenaar=self, geweigerd=self._mag_niet)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return (Actie("historie.meer", self.tr("Oudere wijzigingen tonen"), "", self.toon_meer, "history"),)

    def eerste_veld(self) -> QWidget:
        """The list."""
        return self.lijst if self.model.rowCount() else self.filter

    def klaar_om_te_sluiten(self) -> None:
        """Nothing is typed here that must be kept; no timer may go on."""
        self._straks.stop()

    # What happens ----------------------------------------------------------------------------------------------------

    def toon_meer(self) -> None:
        """Read further back."""
        self._hoogstens += PAGINA
        self.ververs()

    def _getypt(self, _: str) -> None:
        self._hoogstens = PAGINA
        self._straks.start()

    def _gelezen(self, pagina: HistoriePagina) -> None:
        self.lijst.zet(pagina.rijen, woorden_van(self._gevraagd))
        getoond = len(pagina.rijen)
        self.telling.setText(
            self.tr("{0} wijzigingen").format(pagina.totaal)
            if getoond == pagina.totaal
            else self.tr("{0} van {1} wijzigingen").format(getoond, pagina.totaal)
        )
        self.meer.setVisible(getoond < pagina.totaal)
        if pagina.rijen:
            self.stapel.setCurrentWidget(self.lijst)
        elif self._gevraagd:
            self._toon_leeg(self.tr("0 resultaten. Maak het zoekwoord korter of wis het."))
        else:
            self._toon_leeg(self.tr("Er is nog niets gewijzigd."))

    def _toon_leeg(self, zin: str) -> None:
        self.leeg.setText(zin)
        self.stapel.setCurrentWidget(self.leeg)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _kop(self, rij: HistorieRij) -> str:
        return dag_in_woorden(lokaal(rij.op).date(), self._vandaag())

    def _beeld(self, rij: HistorieRij) -> Beeld:
        wat = rij.wat.partition(" (")[0].rpartition(" ")[2]
        onder = self.tr("{0} · reden: {1}").format(rij.wie, rij.reden) if rij.reden else rij.wie
        return Beeld(
            titel=rij.wat,
            pictogram=PICTOGRAMMEN.get(wat, "pencil"),
            rechts=f"{lokaal(rij.op):%H:%M}",
            onder=onder,
            tekst="\n".join(rij.regels),
            gevouwen=6,
            stil=rij.vernietigd,
        )

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter: Enter and ↓ go into the list, Esc wipes what was typed."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Down if self.model.rowCount():
                    self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
                case Qt.Key.Key_Escape if self.filter.text():
                    self.filter.clear()
                    return True
        return super().eventFilter(watched, event)
