"""Termijnen: a list by date of everything that must be done, and the decisions about a term, asked in place.

What is not a term (a task, an action, a birthday) is dealt with where it belongs: Enter goes there.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.opdrachten.klacht import LeesKlachttermijnen
from wijdesk.models.opdrachten.termijn import LeesAvgtermijnen, LeesTermijnen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import Duur, plus
from wijdesk.models.values import lokaal
from wijdesk.ui.agendaregel import (
    afronding,
    beeld,
    elders,
    groep,
    kan_af,
    sleutel_van,
    voluit,
    waarom_niet,
    wegen,
    zondag,
)
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, heeft_beurt
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.termijnvraag import HERVATTEN, KLAAR, OPSCHORTEN, VERLENGEN, VERVALLEN, TermijnVraag
from wijdesk.ui.toetsen import Toetsen, ToetsKnop
from wijdesk.ui.verzetten import kan_verzet, vraag_dag

DEZE_WEEK, VOLGENDE_WEEK, MAAND, ALLES, AFGELOPEN = (
    "Deze week", "Tot en met volgende week", "Een maand vooruit", "Alles wat loopt", "Afgelopen termijnen",
)  # fmt: skip
PERIODES = (DEZE_WEEK, VOLGENDE_WEEK, MAAND, ALLES, AFGELOPEN)
VOORKEUR = "termijnen.periode"


def laatste_dag(periode: str, vandaag: date) -> str:
    """Until which day a choice looks ahead (ISO); empty is everything."""
    match periode:
        case "Deze week":
            return zondag(vandaag).isoformat()
        case "Tot en met volgende week":
            return (zondag(vandaag) + timedelta(days=7)).isoformat()
        case "Een maand vooruit":
            return plus(vandaag, Duur(1, "maanden")).isoformat()
        case _:
            return ""


class TermijnenPanel(Panel):
    """What must be done, grouped by when; of me, or for a team leader of the whole locatie."""

    naam = "termijnen"
    titel = "Termijnen"
    interesses = frozenset(
        {
            "termijn", "termijnwijziging", "taak", "evaluatie", "actie", "nazorg", "toeleiding", "indicatie",
            "regieoverdracht", "huishouden", "huishoudlid", "casus", "plan", "persoon", "medewerker",
            "ondersteuning", "signaal", "toestemming", "betrokkene", "gezag", "regieclaim",
            "meldcode", "wvggzmelding", "avgverzoek", "klacht", "klachtdossier", "klachtstap", "agressie",
            "controledossier", "controlepunt",
        }
    )  # fmt: skip

    def __init__(
        self, omgeving: Omgeving, *, team: bool = False, alleen: str = "", parent: QWidget | None = None
    ) -> None:
        """`team`: whether whoever works here may see everything of a locatie; `alleen`, for who reads no casus: "avg"
        only what residents ask about their data, "klacht" their klachten as well.
        """
        super().__init__(omgeving, parent)
        self._alleen = alleen
        self.model: RegelModel[AgendaRij] = RegelModel(sleutel_van, self._beeld, groep=self._groep)
        self.lijst: RegelLijst[AgendaRij] = RegelLijst(
            self.model,
            naam=self.tr("Termijnen"),
            leeg="",
            filter_tekst=self.tr("Filter op soort of nummer") if alleen else self.tr("Filter op gezin, soort of tekst"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "kop", naam="termijnen_telling", breekt_af=True)
        self.periode = Keuze(PERIODES[:-1] if alleen else PERIODES)
        self.periode.setObjectName("termijnen_periode")
        self.periode.setAccessibleName(self.tr("Hoe ver vooruit"))
        bewaard = omgeving.voorkeuren.get(VOORKEUR, b"").decode("utf-8", "replace")
        self.periode.zet(bewaard if bewaard in PERIODES[: -1 if alleen else None] else VOLGENDE_WEEK)
        self.team = ToetsKnop(self.tr("Hele team"), "M", rol="keuze")
        self.team.setCheckable(True)
        self.grondslag_aan = ToetsKnop(self.tr("Grondslag"), "G", rol="keuze")
        self.grondslag_aan.setCheckable(True)
        self.tekst = etiket("", "", breekt_af=True, naam="termijnen_tekst")
        self.grondslag = etiket("", "bij", breekt_af=True, naam="termijnen_grondslag")
        self.vraag = TermijnVraag()
        self.zin = EenZin()
        self.blad, self.plek = QWidget(self), QScrollArea(self)
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="termijnen.open")
        self._rijen: tuple[AgendaRij, ...] = ()
        self._toont = ""
        self._wacht_op_rijen = False
        """Somebody came here before there was a list: it gets the focus when it is there."""
        self._mag_team = team
        self._bouw()
        self._verbind()
        self._gekozen(None)

    def _bouw(self) -> None:
        for label in (self.tekst, self.grondslag):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kolom = QVBoxLayout(self.blad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.telling)
        kolom.addWidget(self.periode)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.team)
        knoppen.addWidget(self.grondslag_aan)
        kolom.addLayout(knoppen)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.tekst)
        kolom.addWidget(self.grondslag)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        # A question takes the place of the list: at 200 % text there is no room for both.
        inhoud = QWidget()
        onder = QVBoxLayout(inhoud)
        onder.setContentsMargins(0, 0, 0, 0)
        onder.addWidget(self.vraag)
        onder.addStretch(1)
        self.plek.setWidget(inhoud)
        self.plek.setWidgetResizable(True)
        self.plek.setFrameShape(QScrollArea.Shape.NoFrame)
        self.plek.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plek.hide()
        alles = QVBoxLayout(self)
        alles.setContentsMargins(12, 12, 12, 12)
        alles.setSpacing(0)
        alles.addWidget(self.blad, 1)
        alles.addWidget(self.plek, 1)
        self.team.setVisible(self._mag_team)

    def _verbind(self) -> None:
        self.periode.activated.connect(lambda _: self._andere_periode())
        self.team.toggled.connect(lambda _: self.ververs())
        self.grondslag_aan.toggled.connect(lambda _: self._gekozen(self.lijst.huidige()))
        self.vraag.opened.connect(self._vraagt)
        self.zin.opened.connect(lambda _: self._gekozen(self.lijst.huidige()))
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.open())
        toetsen = [("W", self.verder), ("G", self.grondslag_aan.toggle)]
        for toets, doe in [*toetsen, ("M", self.team.toggle)] if self._mag_team else toetsen:
            QShortcut(QKeySequence(toets), self.lijst.lijst, doe).setContext(Qt.ShortcutContext.WidgetShortcut)

    def _rij_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("termijnen.open", self.tr("Casus openen"), "Return", self.open),
            Actie("termijnen.rond_af", self.tr("Afronden"), "A", self.rond_af),
            Actie("termijnen.verzet", self.tr("Verzetten"), "Z", self.verzet),
            Actie("termijnen.klaar", self.tr("Klaar"), "K", partial(self.besluit, KLAAR)),
            Actie("termijnen.opschorten", self.tr("Opschorten"), "O", partial(self.besluit, OPSCHORTEN)),
            Actie("termijnen.hervatten", self.tr("Hervatten"), "H", partial(self.besluit, HERVATTEN)),
            Actie("termijnen.verlengen", self.tr("Verlengen"), "V", partial(self.besluit, VERLENGEN)),
            Actie("termijnen.vervallen", self.tr("Vervalt"), "X", partial(self.besluit, VERVALLEN)),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen row, and with the list."""
        team = (Actie("termijnen.team", self.tr("Termijnen van het hele team"), "M", self.team.toggle),)
        return (
            *self._rij_acties(),
            Actie("termijnen.verder", self.tr("Verder vooruit kijken"), "W", self.verder),
            Actie("termijnen.grondslag", self.tr("Wettelijke grondslag tonen"), "G", self.grondslag_aan.toggle),
            *(team if self._mag_team else ()),
        )

    def ververs(self) -> None:
        """Read what must be done in the chosen period."""
        periode = self.periode.waarde
        toon = partial(self._toon, periode=periode)
        self.omgeving.jobs.read(self._vraag(periode), toon, eigenaar=self, geweigerd=self._mag_niet)

    def _vraag(self, periode: str) -> Leesvraag[tuple[AgendaRij, ...]]:
        tot = laatste_dag(periode, self._vandaag())
        if self._alleen:
            return LeesKlachttermijnen(tot=tot) if self._alleen == "klacht" else LeesAvgtermijnen(tot=tot)
        van_team = self._mag_team and self.team.isChecked()
        return LeesTermijnen(
            bereik="locatie" if van_team else "mijn",
            locatie_id=self.omgeving.locatie.id if van_team else None,
            tot=tot,
            met_stil=True,
            afgelopen=periode == AFGELOPEN,
        )

    def eerste_veld(self) -> QWidget:
        """The list, or what may fill it; a question that is open keeps the focus."""
        if self.vraag.isVisible():
            return self.vraag.eerste()
        self._wacht_op_rijen = not self.model.rowCount()
        return self.periode if self._wacht_op_rijen else self.lijst.lijst

    # What happens ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Go where the chosen row is dealt with."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        if not (stappen := wegen(rij)):
            self.requested.emit("melding", self.tr("Dit hoort niet bij een huishouden; er is geen casus te openen."))
        for verzoek in stappen:
            self.requested.emit(*verzoek)

    def besluit(self, soort: str) -> None:
        """Ask in place what a decision about the chosen term needs."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        zin = waarom_niet(rij, soort)
        if zin or rij.termijn is None:
            self.requested.emit("melding", zin)
            return
        self.vraag.vraag(soort, rij.termijn, self._vandaag(), self._schrijf, bij=rij.huishouden)

    def rond_af(self) -> None:
        """Ask how a task went, here, and close it; also one the program raised."""
        rij = self.lijst.huidige()
        if rij is not None and kan_af(rij):
            vraag = self.tr("Hoe is het afgelopen? (één zin)")
            self.zin.vraag(vraag, partial(self._rond_af, rij), knop=self.tr("Afronden"), over=rij.bron_id)
        elif rij is not None:
            loopt = rij.termijn is not None and not waarom_niet(rij, KLAAR)
            zin = self.tr("Dit is een termijn, geen taak. Klaar melden met K.") if loopt else waarom_niet(rij, KLAAR)
            self.requested.emit("melding", zin)

    def verzet(self) -> None:
        """Ask another day for a task, here."""
        rij = self.lijst.huidige()
        if rij is not None and kan_verzet(rij):
            vraag_dag(self.zin, rij, self._vandaag(), self.omgeving.jobs)

    def _rond_af(self, rij: AgendaRij, uitkomst: str) -> None:
        if (opdracht := afronding(rij, uitkomst)) is not None:
            self.omgeving.jobs.write(
                opdracht,
                lambda _, __: self.zin.sluit(),
                eigenaar=self,
                geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
                mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
            )

    def verder(self) -> None:
        """Look further ahead; after everything the list begins again with this week."""
        lopend = PERIODES[: PERIODES.index(AFGELOPEN)]
        plek = lopend.index(self.periode.waarde) + 1 if self.periode.waarde in lopend else 0
        self.periode.zet(lopend[plek % len(lopend)])
        self._andere_periode()

    def _andere_periode(self) -> None:
        self._wacht_op_rijen = False
        keuze = self.periode.waarde.encode()
        self.omgeving.voorkeuren[VOORKEUR] = keuze
        self.omgeving.jobs.write(BewaarVoorkeur(sleutel=VOORKEUR, waarde=keuze), eigenaar=self)
        self.ververs()

    def _schrijf(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            self._gedaan,
            eigenaar=self,
            geweigerd=self.vraag.toon_weigering,
            mislukt=self._mislukt,
        )

    def _gedaan(self, _: None, __: Wijziging) -> None:
        self.vraag.sluit()
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vraagt(self, ja: bool) -> None:
        self.plek.setVisible(ja)
        self.blad.setVisible(not ja)

    def _mislukt(self, storing: Storing) -> None:
        self.vraag.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _kan(self, rij: AgendaRij, soort: str) -> bool:
        # Extending what cannot be extended is answered with the law, so the button stands there.
        return not waarom_niet(rij, KLAAR if soort == VERLENGEN else soort)

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _beeld(self, rij: AgendaRij) -> Regel:
        return beeld(rij, self._vandaag(), met_wie=self.team.isChecked())

    def _groep(self, rij: AgendaRij) -> str:
        return "" if self._toont == AFGELOPEN else groep(rij, self._vandaag())

    def _toon(self, rijen: tuple[AgendaRij, ...], *, periode: str) -> None:
        self._rijen, self._toont = rijen, periode
        self.lijst.zet_leeg(
            self.tr("Er is nog geen termijn afgelopen.")
            if periode == AFGELOPEN
            else self.tr("Er staat niets op de lijst.\nDruk op W om verder vooruit te kijken.")
            if periode != ALLES
            else self.tr(
                "Er staat niets op de lijst.\nEen termijn begint als een inwoner iets vraagt over de gegevens."
            )
            if self._alleen
            else self.tr("Er staat niets op de lijst.\nTermijnen beginnen als een casus wordt geopend.")
        )
        self.lijst.zet(rijen)
        self.model.hertekst()
        self.telling.setText(self._telling(rijen, periode))
        if self._wacht_op_rijen and rijen and heeft_beurt(self.periode):
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wacht_op_rijen = False

    def _telling(self, rijen: tuple[AgendaRij, ...], periode: str) -> str:
        if periode == AFGELOPEN:
            return self.tr("{0} afgelopen").format(len(rijen))
        laat = sum(rij.toestand == "te laat" for rij in rijen)
        return self.tr("{0} te laat · {1} op de lijst").format(laat, len(rijen))

    def _gekozen(self, rij: AgendaRij | None) -> None:
        self.tekst.setText("" if rij is None else voluit(rij, self._vandaag()))
        self.tekst.setVisible(rij is not None)
        self.grondslag.setText("" if rij is None else rij.grondslag or self.tr("Geen wettelijke termijn."))
        self.grondslag.setVisible(rij is not None and self.grondslag_aan.isChecked())
        self.toetsen.setVisible(rij is not None and self.zin.isHidden())
        af = rij is not None and kan_af(rij)
        # The keys work on every row: what cannot be done says why, and where it is done.
        self.toetsen.kan("termijnen.rond_af", ja=af, zichtbaar=af, toets=rij is not None)
        heeft_casus = rij is not None and bool(wegen(rij))
        self.toetsen.kan("termijnen.open", ja=heeft_casus, zichtbaar=heeft_casus)
        buiten = rij is not None and elders(rij)
        self.toetsen.knop("termijnen.open").zet_tekst(self.tr("Openen") if buiten else self.tr("Casus openen"))
        self.toetsen.kan("termijnen.verzet", ja=kan_verzet(rij), zichtbaar=kan_verzet(rij))
        for soort in (KLAAR, OPSCHORTEN, HERVATTEN, VERLENGEN, VERVALLEN):
            kan = rij is not None and self._kan(rij, soort)
            self.toetsen.kan(f"termijnen.{soort}", ja=kan, zichtbaar=kan, toets=rij is not None)
