"""The dashboard: choices on top, below them all figures or one. Refreshes only when visible and only what changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.ui.fields import knop
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving, Panel
from wijdesk.ui.panels.dashboard.detail import CijferDetail
from wijdesk.ui.panels.dashboard.kaarten import Gekozen
from wijdesk.ui.panels.dashboard.kaartrij import MaakGrafiek
from wijdesk.ui.panels.dashboard.kiezer import Kiezer
from wijdesk.ui.panels.dashboard.overzicht import Overzicht

VOORKEUR = "dashboard.keuze"


class DashboardPaneel(Panel):
    """Figures of a period, of one locatie or all."""

    naam = "dashboard"
    titel = "Dashboard"
    interesses = frozenset(
        {
            "contact", "vraag", "triage", "indicatie", "huishouden", "casus", "plan", "doel", "doelscore", "actie",
            "termijn", "termijnwijziging", "toeleiding", "regieoverdracht", "opschaling", "signaal", "agressie",
            "onderzoek", "meldcode", "wvggzmelding", "klacht", "activiteit", "sessie", "impactmeting",
            "dossiercontrole", "duiding", "buitencijfer", "tarief", "medewerker", "locatie", "evaluatie",
            "contactmoment", "straatronde", "buurtonderwerp", "bewonersinitiatief", "werk", "huishoudlid",
            "veiligheidsafspraak", "praktijkvorm", "praktijksoort", "voorziening", "trede", "vragenlijst",
            "teamoverdracht", "instelling", "belang",
        }
    )  # fmt: skip

    def __init__(
        self,
        omgeving: Omgeving,
        maak_grafiek: MaakGrafiek,
        *,
        mag_lijst: Callable[[str], bool] = lambda _: True,
        werkt_bij: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`maak_grafiek` makes a chart by its kind; `mag_lijst` whether the list of a calculation may be seen;
        `werkt_bij`: whether this desk may write.
        """
        super().__init__(omgeving, parent)
        self.kiezer = Kiezer(omgeving)
        self.kiezer.zet_stand(omgeving.voorkeuren.get(VOORKEUR))
        self.overzicht = Overzicht(omgeving, maak_grafiek, werkt_bij=werkt_bij)
        self._maak_grafiek = maak_grafiek
        self._mag_lijst = mag_lijst
        self._wil = ""
        self._kwam_van: QWidget | None = None
        self.detail: CijferDetail | None = None
        self.bladen = QStackedWidget()
        self.bladen.addWidget(self.overzicht)
        self.afdrukken: Afdrukken | None = None
        """Shows the preview of the paper of a `LeesCijfers`; put in by whoever makes the panel."""
        self.kiezer.erbij(knop(self.tr("Afdrukken…"), self.druk_af, naam="dashboard_afdrukken"))
        self.kiezer.erbij(knop(self.tr("Maandrapport"), self._naar("maandrapport"), naam="naar_maandrapport"))
        self.kiezer.erbij(knop(self.tr("Jaarverslag"), self._naar("jaarverslag"), naam="naar_jaarverslag"))
        boven = QVBoxLayout()
        boven.setContentsMargins(12, 12, 12, 4)
        boven.addWidget(self.kiezer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(boven)
        kolom.addWidget(self.bladen, 1)
        self.kiezer.changed.connect(self._koos)
        self.overzicht.asked.connect(self.open)
        self.overzicht.refused.connect(self._geweigerd)
        self.overzicht.answered.connect(self._beantwoord)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Walking through time, and the kinds of period."""
        kiezer = self.kiezer
        return (
            Actie("dashboard.afdrukken", self.tr("Cijfers afdrukken"), "Ctrl+P", self.druk_af, "file-text",
                  "dashboard printen pdf papier", ter_plekke=True),
            Actie("dashboard.eerder", self.tr("Periode eerder"), "Alt+Left", kiezer.eerder, "arrow-left"),
            Actie("dashboard.later", self.tr("Periode later"), "Alt+Right", kiezer.later, "arrow-right"),
            *(
                Actie(
                    f"dashboard.{soort}", tekst, toets, partial(kiezer.kies, soort), "calendar",
                    "cijfers kpi dashboard periode",
                )
                for soort, tekst, toets in (
                    ("week", self.tr("Cijfers per week"), "Alt+1"),
                    ("maand", self.tr("Cijfers per maand"), "Alt+2"),
                    ("kwartaal", self.tr("Cijfers per kwartaal"), "Alt+3"),
                    ("jaar", self.tr("Cijfers per jaar"), "Alt+4"),
                    ("vrij", self.tr("Cijfers van een eigen periode"), "Alt+5"),
                )
            ),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read what was chosen; what stands there stays until the answer comes."""
        keuze = self.gekozen()
        if keuze.periode.van <= keuze.vandaag:
            self.overzicht.lees(keuze)
            return
        self.kiezer.toont(keuze.periode)
        self.overzicht.nog_niet(
            self.tr("{0} moet nog beginnen. Daarvan is nog niets te tellen.").format(
                f"{keuze.periode.naam[0].upper()}{keuze.periode.naam[1:]}"
            )
        )
        if self.in_detail:
            self.terug()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("dashboard.open", None) shows it, with the name of a figure that one."""
        if verzoek != "dashboard.open":
            return False
        if isinstance(inhoud, str) and inhoud:
            self.open(inhoud)
        return True

    def klaar_om_te_sluiten(self) -> None:
        """A note that is being typed stays."""
        if self.detail is not None:
            self.detail.duiding.bewaar_concept()

    def eerste_veld(self) -> QWidget:
        """The way back of a figure, else the period."""
        return self.detail.terug if self.in_detail and self.detail is not None else self.kiezer.soort

    # What happens ----------------------------------------------------------------------------------------------------

    @property
    def in_detail(self) -> bool:
        """Whether one figure is shown."""
        return self.detail is not None and self.bladen.currentWidget() is self.detail

    def gekozen(self) -> Gekozen:
        """What the figures are about now."""
        return Gekozen(
            periode=self.kiezer.periode,
            locatie_id=self.kiezer.locatie_id,
            vergelijk=self.kiezer.waarmee,
            vandaag=self.kiezer.vandaag().isoformat(),
        )

    def open(self, naam: str) -> None:
        """One figure: its definition, its course and its list."""
        blad = self.overzicht.blad
        cijfer = next((een for een in blad.cijfers if een.definitie.naam == naam), None) if blad is not None else None
        if cijfer is None:
            self._wil = naam
            return
        self._wil = ""
        if self.detail is None:
            self.detail = CijferDetail(self.omgeving, self._maak_grafiek, self._mag_lijst)
            self.detail.closed.connect(self.terug)
            self.detail.refused.connect(self._geweigerd)
            self.detail.requested.connect(self.requested)
            self.bladen.addWidget(self.detail)
        self._kwam_van = self.window().focusWidget()
        self.detail.toon(cijfer, self.gekozen())
        self.detail.rol.verticalScrollBar().setValue(0)
        self.bladen.setCurrentWidget(self.detail)
        self.detail.terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def druk_af(self) -> None:
        """Show the paper of what was chosen."""
        keuze = self.gekozen()
        if self.afdrukken is not None and keuze.periode.van <= keuze.vandaag:
            self.afdrukken(
                LeesCijfers(periode=keuze.periode, locatie_id=keuze.locatie_id, vergelijk=keuze.vergelijk)
            )  # fmt: skip

    def terug(self) -> None:
        """Back to all figures, where one came from."""
        self.bladen.setCurrentWidget(self.overzicht)
        vandaan = self._kwam_van
        naar = vandaan if vandaan is not None and self.overzicht.isAncestorOf(vandaan) else self.overzicht.eerste()
        naar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar(self, paneel: str) -> Callable[[], None]:
        """Open the panel of a report, filled in for what is looked at here."""
        return lambda: self.requested.emit(f"{paneel}.open", (self.kiezer.periode, self.kiezer.plek))

    def _koos(self) -> None:
        self.kiezer.wis_fouten()
        stand = self.kiezer.stand()
        if self.omgeving.voorkeuren.get(VOORKEUR) != stand:
            self.omgeving.voorkeuren[VOORKEUR] = stand
            self.omgeving.jobs.write(BewaarVoorkeur(sleutel=VOORKEUR, waarde=stand), eigenaar=self)
        self.ververs()

    def _beantwoord(self) -> None:
        blad = self.overzicht.blad
        if blad is not None:
            self.kiezer.toont(blad.periode)
        if self._wil:
            self.open(self._wil)
        elif self.in_detail and self.detail is not None and blad is not None:
            naam = self.detail.naam
            cijfer = next((een for een in blad.cijfers if een.definitie.naam == naam), None)
            if cijfer is not None:
                self.detail.toon(cijfer, self.gekozen())

    def _geweigerd(self, weigering: Weigering) -> None:
        self.kiezer.toont(self.kiezer.periode)
        self.kiezer.toon_weigering(weigering)
        self.overzicht.waarschuw(weigering.zin)
        if self.in_detail:
            self.bladen.setCurrentWidget(self.overzicht)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from one figure back to all."""
        if event.key() == Qt.Key.Key_Escape and self.in_detail:
            self.terug()
            event.accept()
            return
        super().keyPressEvent(event)
