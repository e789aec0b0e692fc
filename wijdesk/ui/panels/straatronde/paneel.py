"""Straatronde: the rounds of the pairs in the street, and writing one down. Knows no other panel."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import LeesSignaalrijen, LeesStraatrondes
from wijdesk.models.opdrachten.straatronde import TrekStraatrondeIn
from wijdesk.models.rows.signaal import SignaalRij, StraatrondeRij
from wijdesk.models.tijdvak import in_woorden
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui import signaalregel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.straatronde.formulier import RondeFormulier
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.taal import zin
from wijdesk.ui.toetsen import ToetsKnop

AFGESPROKEN, GELOPEN = "Afgesproken", "Gelopen"


class StraatrondePanel(Panel):
    """Earlier rounds with what they found; the form takes their place."""

    naam = "straatronde"
    titel = "Straatronde"
    interesses = frozenset({"straatronde", "signaal", "persoon"})

    def __init__(
        self, omgeving: Omgeving, *, lezen: bool, collectief: bool = False, parent: QWidget | None = None
    ) -> None:
        """`lezen`: may see the signalen that were found; `collectief`: may write activiteiten down."""
        super().__init__(omgeving, parent)
        self._lezen, self._collectief = lezen, collectief
        self._wil: Id | None = None
        self._mee: Id | None = None
        """Also in the list: what another panel asked for, of whichever locatie."""
        self._gevraagd = False  # another panel wants to see it, and is told when it is not there
        model: RegelModel[StraatrondeRij] = RegelModel(
            lambda rij: rij.id, self._beeld, groep=lambda rij: AFGESPROKEN if rij.afgesproken else GELOPEN
        )
        self.lijst: RegelLijst[StraatrondeRij] = RegelLijst(
            model, naam=self.tr("Straatrondes"), filter_tekst=self.tr("Filter op gebied, naam of verslag"),
            leeg=self.tr("Er is nog geen straatronde vastgelegd.\nMet N legt u er een vast."),
        )  # fmt: skip
        gevonden: RegelModel[SignaalRij] = RegelModel(lambda rij: rij.id, self._signaal)
        self.signalen: RegelLijst[SignaalRij] = RegelLijst(
            gevonden, naam=self.tr("Gevonden signalen"), leeg=self.tr("Geen signalen gevonden."), tekens=True
        )
        self.verslag = etiket("", "", breekt_af=True, naam="straatronde_verslag")
        self.verslag.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.nieuw = ToetsKnop(self.tr("Straatronde vastleggen"), "N", rol="primair")
        self.nieuw.setObjectName("straatronde.nieuw")
        self.vervolg = ToetsKnop(self.tr("Hier weer gelopen"), "V")
        self.vervolg.setObjectName("straatronde.vervolg")
        self.erbij = ToetsKnop(self.tr("Bij een activiteit zetten"), "A")
        self.erbij.setObjectName("straatronde.activiteit")
        self.wijzig = ToetsKnop(self.tr("Wijzigen"), "W")
        self.wijzig.setObjectName("straatronde.wijzig")
        self.weg = ToetsKnop(self.tr("Intrekken"), "X", rol="stil")
        self.weg.setObjectName("straatronde.trek_in")
        self.zin = EenZin()
        self.formulier = RondeFormulier(omgeving)
        self.stapel = QStackedWidget()
        self._blad = QWidget()
        self._bouw()
        self._verbind()
        self._gekozen(None)

    def _bouw(self) -> None:
        rechts = QWidget()
        kant = QVBoxLayout(rechts)
        kant.setContentsMargins(0, 0, 0, 0)
        kant.setSpacing(8)
        kant.addWidget(self.verslag)
        self._kop = etiket(self.tr("Gevonden signalen"), "kop")
        kant.addWidget(self._kop)
        kant.addWidget(self.signalen, 1)
        kolom = QVBoxLayout(self._blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(Naast(self.lijst, rechts, letters=30), 1)
        self._knoppen = QWidget()
        knoppen = FlowLayout(self._knoppen, ruimte=8)
        knoppen.addWidget(self.nieuw)
        knoppen.addWidget(self.vervolg)
        for knop in (self.erbij, self.wijzig, self.weg):
            knoppen.addWidget(knop)
        kolom.addWidget(self._knoppen)
        kolom.addWidget(self.zin)
        self.stapel.addWidget(self._blad)
        self.stapel.addWidget(self.formulier)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.stapel)

    def _verbind(self) -> None:
        self.nieuw.clicked.connect(self.maak_nieuw)
        self.vervolg.clicked.connect(self.loop_weer)
        self.erbij.clicked.connect(self.zet_erbij)
        self.wijzig.clicked.connect(self.zet_recht)
        self.weg.clicked.connect(self.trek_in)
        self.zin.opened.connect(lambda ja: self._knoppen.setVisible(not ja))
        self.lijst.chosen.connect(self._gekozen)
        self.signalen.opened.connect(lambda rij: self.requested.emit("signaal.open", rij.id))
        self.lijst.opened.connect(lambda _: self.signalen.setFocus(Qt.FocusReason.OtherFocusReason))
        self.formulier.ready.connect(self._schrijf)
        self.formulier.closed.connect(self._naar_lijst)
        for vlak in (self.nieuw, self.lijst.lijst):
            QShortcut(QKeySequence("N"), vlak, self.maak_nieuw).setContext(Qt.ShortcutContext.WidgetShortcut)
        for letter, doe in (("A", self.zet_erbij), ("V", self.loop_weer), ("W", self.zet_recht), ("X", self.trek_in)):
            toets = QShortcut(QKeySequence(letter), self.lijst.lijst, doe)
            toets.setContext(Qt.ShortcutContext.WidgetShortcut)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Write one down."""
        return (
            Actie(
                "straatronde.nieuw", self.tr("Straatronde vastleggen"), "N", self.maak_nieuw, "plus",
                "wij op straat wijkronde",
            ),
            Actie("straatronde.vervolg", self.tr("Hier weer gelopen"), "V", self.loop_weer, "footprints",
                  "volgende straatronde afgesproken"),
            *(
                (Actie("straatronde.activiteit", self.tr("Ronde bij een activiteit zetten"), "A", self.zet_erbij),)
                if self._collectief
                else ()
            ),
            Actie("straatronde.wijzig", self.tr("Straatronde wijzigen"), "W", self.zet_recht, "pencil", "verbeteren"),
            Actie("straatronde.trek_in", self.tr("Straatronde intrekken"), "X", self.trek_in, "rotate-ccw", "dubbel"),
            Actie("straatronde.bewaar", self.tr("Opslaan"), "Ctrl+S", self._bewaar, "save"),
            Actie("straatronde.signaal", self.tr("Signaal erbij"), "Ctrl+N", self._signaal_erbij),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the rounds."""
        vraag = LeesStraatrondes(locatie_id=self.omgeving.locatie.id, mee=self._mee)
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)
        self._lees_signalen(self.lijst.huidige())

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "straatronde.open" (id) and "straatronde.nieuw"."""
        if verzoek == "straatronde.nieuw":
            self.maak_nieuw()
        elif verzoek == "straatronde.open" and isinstance(inhoud, bytes):
            self._wil = self._mee = Id(inhoud)
            self._gevraagd = True
            self.lijst.filter.clear()
            self.stapel.setCurrentWidget(self._blad)
            self.lijst.kies(self._wil)
            self.ververs()
        else:
            return False
        return True

    def eerste_veld(self) -> QWidget:
        """The form, what is asked, the list, or what fills it."""
        if self.zin.isVisible():
            return self.zin.regel
        if self.stapel.currentWidget() is self.formulier:
            return self.formulier.eerste_veld()
        return self.lijst.lijst if self.lijst.huidige() is not None else self.nieuw

    def klaar_om_te_sluiten(self) -> None:
        """Write the draft."""
        self.formulier.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def maak_nieuw(self) -> None:
        """The form; what was being typed stands there still."""
        self.formulier.begin()
        self.stapel.setCurrentWidget(self.formulier)
        self.formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def loop_weer(self) -> None:
        """The form for a next round where the chosen one was: the same streets."""
        self.formulier.begin(self.lijst.huidige())
        self.stapel.setCurrentWidget(self.formulier)
        self.formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def zet_recht(self) -> None:
        """The form with what the chosen round says."""
        if (rij := self.lijst.huidige()) is not None and self.stapel.currentWidget() is self._blad:
            self.formulier.begin(wijzigt=rij)
            self.stapel.setCurrentWidget(self.formulier)
            self.formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def trek_in(self) -> None:
        """Ask why the chosen round was a mistake. What was found there stays, and the strip says so."""
        if (rij := self.lijst.huidige()) is None or self.stapel.currentWidget() is not self._blad:
            return
        vraag = self.tr("Waarom klopt deze ronde niet? Gevonden signalen blijven staan.")
        doe = partial(self._trek_in, rij.id)
        self.zin.vraag(vraag, doe, knop=self.tr("Intrekken"), gevaar=True, over=rij.id)

    def zet_erbij(self) -> None:
        """Ask at which activiteit the chosen round belongs."""
        if self._collectief and (rij := self.lijst.huidige()) is not None:
            self.requested.emit("collectief.erbij", rij.id)

    def _trek_in(self, id_: Id, reden: str) -> None:
        self.omgeving.jobs.write(
            self.zin.met_gezien(TrekStraatrondeIn(id=id_, reden=reden)),
            lambda *_: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _bewaar(self) -> None:
        if self.stapel.currentWidget() is self.formulier:
            self.formulier.verstuur()

    def _signaal_erbij(self) -> None:
        if self.stapel.currentWidget() is self.formulier:
            self.formulier.signaal_erbij()

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        def klaar(id_: Id | None, *_: object) -> None:
            self._wil, self._gevraagd = id_, False
            self.formulier.gelukt()
            self._naar_lijst()
            if id_ is not None:
                self.lijst.kies(id_)

        self.omgeving.jobs.write(
            opdracht, klaar, eigenaar=self, geweigerd=self.formulier.toon_fouten, mislukt=self.formulier.toon_storing
        )

    def _naar_lijst(self) -> None:
        self.formulier.klaar_om_te_sluiten()
        self.stapel.setCurrentWidget(self._blad)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, weigering: Weigering) -> None:
        self._zeg(weigering.zin)

    def _zeg(self, zin: str) -> None:
        self.requested.emit("melding", zin)

    # How it looks ----------------------------------------------------------------------------------------------------

    def _toon(self, rijen: tuple[StraatrondeRij, ...]) -> None:
        afgesproken = sorted((rij for rij in rijen if rij.afgesproken), key=lambda rij: rij.volgende_op)
        self.lijst.zet((*afgesproken, *(rij for rij in rijen if not rij.afgesproken)))
        if self._wil is not None:
            if any(rij.id == self._wil for rij in rijen):
                self.lijst.kies(self._wil)
            elif self._gevraagd:
                self._zeg(self.tr("Deze straatronde is ingetrokken, of is voor u niet te zien."))
            self._wil, self._gevraagd = None, False

    def _gekozen(self, rij: StraatrondeRij | None) -> None:
        self.erbij.setVisible(rij is not None and self._collectief)
        for knop in (self.vervolg, self.wijzig, self.weg):
            knop.setVisible(rij is not None)
        self.verslag.setText("" if rij is None else self._vertel(rij))
        self._kop.setVisible(rij is not None and self._lezen)
        self.signalen.setVisible(rij is not None and self._lezen)
        self._lees_signalen(rij)

    def _lees_signalen(self, rij: StraatrondeRij | None) -> None:
        if rij is None or not self._lezen:
            self.signalen.zet(())
            return
        self.omgeving.jobs.read(
            LeesSignaalrijen(ids=rij.signaal_ids), self.signalen.zet, eigenaar=self, geweigerd=lambda _: None
        )

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _vertel(self, rij: StraatrondeRij) -> ZoalsGetypt:
        """The report as it was typed, the route, and what was agreed."""
        langs = self.tr("Route: {0}").format(", ".join(rij.straten)) if rij.straten else ""
        delen = (rij.verslag or self.tr("Geen verslag."), langs, self._volgende(rij))
        return ZoalsGetypt("\n\n".join(filter(None, delen)))

    def _volgende(self, rij: StraatrondeRij) -> str:
        if not rij.volgende_op:
            return ""
        wanneer = zin(dag_in_woorden(date.fromisoformat(rij.volgende_op), self._vandaag()))
        return ": ".join(filter(None, (self.tr("Volgende ronde {0}").format(wanneer), rij.volgende_wat)))

    def _beeld(self, rij: StraatrondeRij) -> Regel:
        tijd = in_woorden(rij.van, rij.tot)
        wie = " en ".join(deel for deel in (rij.medewerker, rij.tweede) if deel)
        aantal = len(rij.signaal_ids) + rij.signalen_weg
        gevonden = self.tr("1 signaal") if aantal == 1 else self.tr("{0} signalen").format(aantal)
        straks = self._volgende(rij) if rij.afgesproken else ""
        nu = bool(straks) and rij.volgende_op <= self._vandaag().isoformat()
        gesproken = self.tr("{0} mensen gesproken · {1}").format(rij.contacten, gevonden)
        return Regel(
            titel=ZoalsGetypt(rij.gebied),
            rechts=dag_in_woorden(date.fromisoformat(rij.dag), self._vandaag()),
            onder=" · ".join(deel for deel in (tijd, wie, rij.elders) if deel),
            verder=gesproken if nu or not straks else straks,
            let_op=straks if nu else "",
        )

    def _signaal(self, rij: SignaalRij) -> Regel:
        return signaalregel.beeld(rij, nu=self.omgeving.klok(), ik=self.omgeving.medewerker.naam)

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        # What is high scrolls inside, so that the buttons stay in sight with large letters.
        return False
