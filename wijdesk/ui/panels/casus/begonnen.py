"""The strip that tells of a form somebody was busy with in this household, and leads back to it.

What is begun is found among the drafts; one whose form stands open on the screen is not told. It can be thrown away
here too, and put back until one closes that line or goes to another household.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesBegonnen, LeesConcepten, WisConcept
from wijdesk.models.rows.contact import Begonnen, ConceptRij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import knop
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.kop import KorteRegel
from wijdesk.ui.panels.casus.tab import Tab

LEES_NA = 150
"""Milliseconds after a draft was written: while somebody types, one comes every half second."""
WAT = {
    "notitie": ("een notitie", "verloop"),
    "lid": ("een gezinslid", "gezin"),
    "lid_einde": ("wie er niet meer bij hoort", "gezin"),
    "gezag": ("het gezag over een kind", "gezin"),
    "verhuizing": ("een verhuizing", "gezin"),
    "splitsing": ("het splitsen van het huishouden", "gezin"),
    "samenvoegen": ("het samenvoegen met een ander huishouden", "gezin"),
    "gezin_naam": ("de naam van het huishouden", "gezin"),
    "gebeurtenis": ("een gebeurtenis", "verloop"),
    "taak": ("een taak", "verloop"),
    "openen": ("het openen van de casus", ""),
    "overdragen": ("het overdragen van de regie", ""),
    "sluiten": ("het sluiten van de casus", ""),
    "nazorg": ("het verslag van een check", ""),
    "checks": ("het plannen van een check", ""),
    "plan_doel": ("een doel", "plan"),
    "plan_actie": ("een actie", "plan"),
    "plan_afspraak": ("een veiligheidsafspraak", "plan"),
    "plan_grond": ("de gegevens van het plan", "plan"),
    "plan_afronden": ("het afronden van een doel", "plan"),
    "plan_sluiten": ("het afsluiten van het plan", "plan"),
    "evaluatie": ("een evaluatie", "plan"),
    "akkoord": ("het akkoord met het plan", "plan"),
    "zrm": ("een ZRM-meting", "zrm"),
    "betrokkene": ("een betrokkene", "betrokkenen"),
    "toestemming": ("een toestemming", "betrokkenen"),
    "toeleiding": ("een toeleiding", "toeleiding"),
    "indicatie": ("een indicatie", "toeleiding"),
    "stap": ("een stap van een toeleiding", "toeleiding"),
    "praktijk": ("een praktijkvorm", "praktijk"),
    "praktijk_af": ("het afronden van een praktijkvorm", "praktijk"),
}
"""Per form what somebody was busy with, and its tab; without one it stands in the place of the tabs."""
SAMEN = frozenset({"verloop", "akkoord", "evaluatie"})
"""Drafts (the first part of their name) in which more than one form stands, each below its own key."""


@runtime_checkable
class Vergeetbaar(Protocol):
    """What holds a form, or is one, and may still have a draft on the screen that was thrown away."""

    def vergeet(self, soort: str, formulier: str, rij: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Weggegooid:
    """A draft as it was before (a part of) it was thrown away, and what it was called."""

    concept: ConceptRij
    rij: Begonnen
    wat: str


def zonder(concept: ConceptRij, rij: Begonnen) -> str:
    """What is left of a draft without this form; empty when nothing is."""
    if concept.soort.partition(":")[0] not in SAMEN:
        return ""
    inhoud = json.loads(concept.inhoud)
    inhoud.pop(rij.rij or rij.formulier, None)
    return json.dumps(inhoud, ensure_ascii=False) if inhoud else ""


class BegonnenStrook(QFrame):
    """One line with the newest draft of this household, and one with what was just thrown away.

    Signals:
        asked: (request, content) the form that stands in the place of the tabs
    """

    asked = Signal(str, object)

    def __init__(self, omgeving: Omgeving, boven: Callable[[], Tab | None], naar: Callable[[str], Tab]) -> None:
        """`boven` is the tab that shows, None while something stands in the place of the tabs; `naar` shows another."""
        super().__init__()
        self._omgeving = omgeving
        self._boven, self._naar = boven, naar
        self._huishouden_id: Id | None = None
        self._rijen: tuple[Begonnen, ...] = ()
        self._mag = False
        self.setObjectName("casus_begonnen")
        self.tekst = KorteRegel("bij", "casus_begonnen_tekst")
        self.verder = knop(self.tr("Verder schrijven"), self._ga_verder, rol="stil", naam="casus_begonnen_verder")
        self.weg = knop(self.tr("Weggooien"), self._gooi_weg, rol="stil", naam="casus_begonnen_weg")
        self.weg_tekst = KorteRegel("bij", "casus_weggegooid_tekst")
        self.zet_terug = knop(self.tr("Terugzetten"), self._zet_terug, rol="stil", naam="casus_begonnen_terug")
        self.klaar = knop(self.tr("Sluiten"), self._vergeet_weg, rol="stil", naam="casus_weggegooid_sluiten")
        self._weggegooid: Weggegooid | None = None
        self._bouw()
        self._straks = QTimer(self, singleShot=True, interval=LEES_NA)
        self._straks.timeout.connect(self.lees)
        self._kijk = QTimer(self, singleShot=True, interval=0)
        self._kijk.timeout.connect(self.pas_aan)
        omgeving.jobs.changed.connect(self._merk)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._verplaatst)
        self.hide()

    def _bouw(self) -> None:
        self._lopend, self._gedaan = QWidget(), QWidget()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        for vak, delen in (
            (self._gedaan, (self.weg_tekst, self.zet_terug, self.klaar)),
            (self._lopend, (self.tekst, self.verder, self.weg)),
        ):
            rij = QHBoxLayout(vak)
            rij.setContentsMargins(12, 2, 12, 2)
            rij.setSpacing(8)
            rij.addWidget(delen[0], 1)
            for deel in delen[1:]:
                rij.addWidget(deel, 0, Qt.AlignmentFlag.AlignRight)
            kolom.addWidget(vak)

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Of this household from now on."""
        if huishouden.id != self._huishouden_id:
            self._rijen, self._weggegooid = (), None
            self.pas_aan()
        self._huishouden_id = huishouden.id
        self._mag = huishouden.mag_inhoud and huishouden.mag_schrijven
        self.lees()

    def lees(self) -> None:
        """Look among the drafts."""
        if self._huishouden_id is not None and self._mag:
            vraag = LeesBegonnen(huishouden_id=self._huishouden_id)
            lezen = partial(self._gelezen, self._huishouden_id)
            self._omgeving.jobs.read(vraag, lezen, eigenaar=self, geweigerd=self._mag_niet)

    def pas_aan(self) -> None:
        """Show the newest that does not stand open."""
        rij = self._eerste()
        if rij is not None:
            wanneer = moment_in_woorden(rij.bijgewerkt, self._omgeving.klok())
            self.tekst.zet(self.tr("U was bezig met {0} van {1}").format(WAT[rij.formulier][0], wanneer))
        weg = self._weggegooid if self._boven() is not None else None
        if weg is not None:
            self.weg_tekst.zet(self.tr("Weggegooid: {0}.").format(weg.wat))
        self._lopend.setVisible(rij is not None)
        self._gedaan.setVisible(weg is not None)
        self.setVisible(rij is not None or weg is not None)

    def _eerste(self) -> Begonnen | None:
        tab = self._boven()
        if tab is None:
            return None
        staan_open = tab.open_formulieren()
        return next((rij for rij in self._rijen if rij.formulier in WAT and rij.formulier not in staan_open), None)

    def _gelezen(self, huishouden_id: Id, rijen: tuple[Begonnen, ...]) -> None:
        if huishouden_id == self._huishouden_id:
            self._rijen = rijen
            self.pas_aan()

    def _mag_niet(self, _: Weigering) -> None:
        # Why silent: whoever may not read a casus has no forms in it.
        self._mag = False

    def _merk(self, wijziging: Wijziging) -> None:
        """A draft is not journaled, so writing one names no noun."""
        if not wijziging.per_soort and not self._straks.isActive():
            self._straks.start()

    def _verplaatst(self, _: QWidget | None, __: QWidget | None) -> None:
        """A form that opens or closes moves the focus. Looked at afterwards: a widget may be dying in the meantime."""
        if self._rijen:
            self._kijk.start()

    def _ga_verder(self) -> None:
        rij = self._eerste()
        if rij is None:
            return
        if naam := WAT[rij.formulier][1]:
            self._naar(naam).heropen(rij.formulier, rij.rij)
        else:
            self.asked.emit(f"casus.{rij.formulier}", None)

    # Thrown away -----------------------------------------------------------------------------------------------------

    def _gooi_weg(self) -> None:
        rij = self._eerste()
        if rij is not None:
            vraag = LeesConcepten(soort=rij.soort)
            self._omgeving.jobs.read(vraag, partial(self._weg, rij), eigenaar=self, geweigerd=self._mag_niet)

    def _weg(self, rij: Begonnen, concepten: tuple[ConceptRij, ...]) -> None:
        if not concepten or rij not in self._rijen:
            return
        concept = concepten[-1]
        self._weggegooid = Weggegooid(concept, rij, WAT[rij.formulier][0])
        for deel in self._paneel().findChildren(QWidget):
            if isinstance(deel, Vergeetbaar):
                deel.vergeet(rij.soort, rij.formulier, rij.rij)
        rest = zonder(concept, rij)
        over = BewaarConcept(id=concept.id, soort=concept.soort, inhoud=rest) if rest else WisConcept(id=concept.id)
        self._omgeving.jobs.write(over, eigenaar=self)
        self._rijen = tuple(ander for ander in self._rijen if ander is not rij)
        self.pas_aan()
        self.zet_terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zet_terug(self) -> None:
        if self._weggegooid is None:
            return
        concept, self._weggegooid = self._weggegooid.concept, None
        bewaar = BewaarConcept(id=concept.id, soort=concept.soort, inhoud=concept.inhoud)
        self._omgeving.jobs.write(bewaar, lambda *_: self._staat_er_weer(concept.soort), eigenaar=self)
        self._laat_los()

    def _staat_er_weer(self, soort: str) -> None:
        for concept in self._paneel().findChildren(Concept):
            if concept.soort == soort:
                concept.lees_opnieuw()
        self.lees()

    def _vergeet_weg(self) -> None:
        self._weggegooid = None
        self._laat_los()

    def _laat_los(self) -> None:
        """The line goes; the keys go on in the tab."""
        tab = self._boven()
        if tab is not None and self._gedaan.isAncestorOf(self.window().focusWidget() or self.window()):
            (tab.eerste_veld() or tab).setFocus(Qt.FocusReason.OtherFocusReason)
        self.pas_aan()

    def _paneel(self) -> QWidget:
        return self.parentWidget() or self
