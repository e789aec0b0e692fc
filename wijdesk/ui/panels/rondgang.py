"""The first ten minutes, on an example store only: one step at a time, seen to be done and never asked to be ticked.

It looks on and holds nothing up: what one opens comes by as a request, what one writes as a change.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.huis import RONDGANG, BewaarVoorkeur
from wijdesk.models.rows.huis import Wijziging
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving, Panel

NIEUW, AANGEBODEN, BEZIG, GESTOPT = "nieuw", "aangeboden", "bezig", "gestopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One thing to do: how it is done, and the request that begins so or the noun that changes when it was."""

    naam: str
    titel: str
    hoe: str
    blad: str
    """The page of the guide that tells more."""
    recht: str
    verzoek: str = ""
    soort: str = ""


STAPPEN = (
    Stap(
        naam="zoeken", titel="Zoek iemand op", blad="inwoner", recht="persoon.lezen", verzoek="persoon.",
        hoe="Druk op Ctrl+K, of klik boven in het zoekveld. Typ een deel van een naam, bijvoorbeeld: van der. Kies "
        "iemand met de pijlen en Enter, of klik. De kaart van de inwoner gaat open.",
    ),
    Stap(
        naam="vraag", titel="Registreer een vraag", blad="inloop", recht="contact.registreren", soort="contact",
        hoe="Druk op F2. Zoek wie er is, of kies Alt+A voor anoniem. Schrijf op wat de vraag is. Kies de uitkomst met "
        "Alt en het cijfer dat erbij staat. Sla op met Ctrl+S.",
    ),
    Stap(
        naam="triage", titel="Begin een triage", blad="triage", recht="triage.voeren", soort="triage",
        hoe="Zoek weer iemand op en druk dan op Ctrl+T. Geef een paar antwoorden en druk op Enter voor de volgende "
        "bladzijde. U hoeft hem niet af te maken: alles blijft bewaard.",
    ),
    Stap(
        naam="signaal", titel="Leg een signaal vast", blad="signaal", recht="signaal.melden", soort="signaal",
        hoe="Druk op Ctrl+Shift+N. Schrijf op wat er is gemeld en kies het soort signaal. Zoek over wie het gaat, en "
        "kies van wie het komt. Sla op met Ctrl+S.",
    ),
    Stap(
        naam="huishouden", titel="Open een huishouden", blad="casus", recht="huishouden.lezen",
        verzoek="huishouden.open",
        hoe="Druk op Ctrl+K en typ een naam met het woord casus erachter. Of kies een gezin in Mijn casussen. U ziet "
        "wie er wonen, wie de regisseur is en hoe het plan ervoor staat.",
    ),
    Stap(
        naam="notitie", titel="Schrijf een notitie", blad="casus", recht="casus.schrijven", soort="contactmoment",
        hoe="Ga in het huishouden met Alt+3 naar Verloop en druk op N. Kies wat voor contact het was, schrijf op wie u "
        "sprak, en sla op met Ctrl+S. Dit kan als u bij de casus hoort.",
    ),
    Stap(
        naam="uitleg", titel="Vraag om uitleg", blad="toetsen", recht="desk.openen", verzoek="handleiding.open",
        hoe="Druk op Shift+F1. De handleiding opent bij wat u voor u hebt. Met F1 ziet u de toetsen van die plek.",
    ),
)  # fmt: skip
"""In the order of a day; whoever may not do one does not get it."""


class RondgangPaneel(Panel):
    """The step that is next, and all of them with what is done."""

    naam = "rondgang"
    titel = "Rondgang"

    def __init__(self, omgeving: Omgeving, rechten: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.stappen = tuple(stap for stap in STAPPEN if stap.recht in rechten)
        self.stand, self.gedaan, self.over = NIEUW, set[str](), set[str]()
        self._lees()
        self.teller = etiket("", "bij", naam="rondgang_teller")
        self.kop = etiket("", "titel", breekt_af=True, naam="rondgang_kop")
        self.hoe = etiket("", breekt_af=True, naam="rondgang_hoe")
        self.verder = knop(self.tr("Rondgang beginnen"), self.begin, rol="primair", naam="rondgang_verder")
        self.sla_over = knop(self.tr("Stap overslaan"), self.overslaan, naam="rondgang_overslaan")
        self.lees_meer = knop(self.tr("Lees meer"), self._lees_meer, rol="stil", naam="rondgang_lees_meer")
        self.stoppen = knop(self.tr("Stoppen"), self.stop, rol="stil", naam="rondgang_stoppen")
        self.lijst = etiket("", breekt_af=True, naam="rondgang_lijst")
        knoppen = FlowLayout(ruimte=8)
        for deel in (self.verder, self.sla_over, self.lees_meer, self.stoppen):
            knoppen.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for tekst in (self.teller, self.kop, self.hoe):
            kolom.addWidget(tekst)
        kolom.addLayout(knoppen)
        kolom.addSpacing(8)
        kolom.addWidget(self.lijst)
        kolom.addStretch(1)
        omgeving.jobs.changed.connect(self._zie_wijziging)
        self._toon()

    # What the base class asks ----------------------------------------------------------------------------------------

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Takes "rondgang.begin"; of what others are asked it only sees that it was."""
        if verzoek == "rondgang.begin":
            self.begin()
            return True
        self._zie(lambda stap: bool(stap.verzoek) and verzoek.startswith(stap.verzoek))
        return False

    def eerste_veld(self) -> QWidget:
        """The button that goes on; while walking one that does no harm to who only presses Enter."""
        return self.verder if self.huidige() is None or self.stand != BEZIG else self.lees_meer

    # Walking ---------------------------------------------------------------------------------------------------------

    def huidige(self) -> Stap | None:
        """The first step that is neither done nor passed over; None when there is none left."""
        return next((stap for stap in self.stappen if stap.naam not in self.gedaan | self.over), None)

    def begin(self) -> None:
        """Begin, go on where one was, or do it all again when everything was done."""
        if self.huidige() is None:
            self.gedaan, self.over = set(), set()
        self.requested.emit("melding", "")  # it need not be offered any more
        self._zet(BEZIG)

    def overslaan(self) -> None:
        """Not this step."""
        if (stap := self.huidige()) is not None:
            self.over.add(stap.naam)
            self._zet(BEZIG)

    def stop(self) -> None:
        """Leave it; what was done is kept."""
        self._zet(GESTOPT)
        self.verder.setFocus()

    def _zie(self, past: Callable[[Stap], bool]) -> None:
        if self.stand != BEZIG:
            return
        nieuw = {stap.naam for stap in self.stappen if stap.naam not in self.gedaan and past(stap)}
        if nieuw:
            self.gedaan |= nieuw
            self._zet(BEZIG)

    @Slot(object)
    def _zie_wijziging(self, wijziging: Wijziging) -> None:
        self._zie(lambda stap: bool(stap.soort) and stap.soort in wijziging.per_soort)

    def _lees_meer(self) -> None:
        stap = self.huidige()
        self.requested.emit("handleiding.open", "rondgang" if stap is None else stap.blad)

    # Keeping and showing ---------------------------------------------------------------------------------------------

    def _lees(self) -> None:
        self.stand, gedaan, over = stand_van(self.omgeving.voorkeuren.get(RONDGANG, b""))
        namen = {stap.naam for stap in STAPPEN}
        self.gedaan, self.over = gedaan & namen, over & namen

    def _zet(self, stand: str) -> None:
        self.stand = stand
        waarde = als_waarde(stand, self.gedaan, self.over)
        self.omgeving.voorkeuren[RONDGANG] = waarde
        if self.omgeving.jobs.is_open:
            self.omgeving.jobs.write(BewaarVoorkeur(sleutel=RONDGANG, waarde=waarde), eigenaar=self.omgeving.jobs)
        self._toon()

    def _toon(self) -> None:
        stap, loopt = self.huidige(), self.stand == BEZIG
        klaar = len(self.gedaan & {er.naam for er in self.stappen})
        self.teller.setText(self.tr("{0} van {1} stappen gedaan").format(klaar, len(self.stappen)))
        if stap is None:
            self.kop.setText(self.tr("Klaar"))
            self.hoe.setText(self.tr("U hebt alles gezien. Meer staat in de handleiding: Shift+F1."))
            self.verder.setText(self.tr("Opnieuw beginnen"))
        elif loopt:
            self.kop.setText(stap.titel)
            self.hoe.setText(stap.hoe)
        else:
            self.kop.setText(self.tr("Beginnen in tien minuten"))
            self.hoe.setText(
                self.tr("U doet het echte werk, op verzonnen mensen. Het programma ziet zelf wat u hebt gedaan.")
            )
            self.verder.setText(self.tr("Verdergaan") if self.gedaan | self.over else self.tr("Rondgang beginnen"))
        bezig = loopt and stap is not None
        self.verder.setVisible(not bezig)
        for deel in (self.sla_over, self.lees_meer, self.stoppen):
            deel.setVisible(bezig)
        self.lijst.setText("\n".join(f"{self._teken(er, stap)} {er.titel}" for er in self.stappen))

    def _teken(self, stap: Stap, huidige: Stap | None) -> str:
        if stap.naam in self.gedaan:
            return "✓"
        return "→" if stap is huidige else "–" if stap.naam in self.over else "○"


def stand_van(waarde: bytes) -> tuple[str, set[str], set[str]]:
    """How far it was kept: (stand, steps done, steps passed over); what cannot be read is as new."""
    try:
        inhoud = json.loads(waarde)
        return str(inhoud["stand"]), set(map(str, inhoud["gedaan"])), set(map(str, inhoud["over"]))
    except (ValueError, TypeError, KeyError):
        return NIEUW, set(), set()


def als_waarde(stand: str, gedaan: set[str], over: set[str]) -> bytes:
    """The same, to keep."""
    return json.dumps({"stand": stand, "gedaan": sorted(gedaan), "over": sorted(over)}).encode()
