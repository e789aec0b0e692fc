"""Notes beside a figure in a period: what was going on. One can write one, change it or take it away.

What is being typed belongs to its figure, period and locatie: it is kept, and there when one comes back to these.
"""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.cijfer import LeesDuidingen, ZetDuiding
from wijdesk.models.rows.cijfer import DuidingRij
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.kaarten import Gekozen
from wijdesk.ui.toetsen import ToetsKnop

LANGSTE = 2_000


class Duidingdeel(Kijker, QWidget):
    """The notes and the form for one."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.omgeving = omgeving
        self.naam = ""
        self.keuze: Gekozen | None = None
        self.rijen: tuple[DuidingRij, ...] = ()
        self._wijzigt: Id | None = None
        self._concept: Concept | None = None
        self.tekst = Notitie(regels=3)
        self.veld = Veld(
            self.tr("Duiding"),
            self.tekst,
            naam="cijfer_duiding",
            hulp=self.tr("Wat speelde er in deze periode? Schrijf geen namen van inwoners op."),
        )
        self.bewaar = ToetsKnop(self.tr("Duiding bewaren"), "Ctrl+S", rol="primair")
        self.bewaar.clicked.connect(self.bewaar_duiding)
        self.annuleer = knop(self.tr("Niet wijzigen"), self._leeg, rol="stil", naam="duiding_annuleer")
        self._lijst = QWidget()
        self._lijstrij = QVBoxLayout(self._lijst)
        self._lijstrij.setContentsMargins(0, 0, 0, 0)
        self._lijstrij.setSpacing(6)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.bewaar)
        knoppen.addWidget(self.annuleer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        kolom.addWidget(etiket(self.tr("Duiding bij dit cijfer"), "kop"))
        kolom.addWidget(self._lijst)
        kolom.addWidget(self.veld)
        kolom.addLayout(knoppen)
        self.annuleer.hide()
        self.tekst.textChanged.connect(self._getypt)
        kort = QShortcut(QKeySequence("Ctrl+S"), self, self.bewaar_duiding)
        kort.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def lees(self, naam: str, keuze: Gekozen) -> None:
        """Read the notes of this figure; with another figure or period comes what was being typed about that."""
        zelfde = self.keuze is not None and (naam, keuze.periode, keuze.locatie_id) == (
            self.naam, self.keuze.periode, self.keuze.locatie_id,
        )  # fmt: skip
        self.naam, self.keuze = naam, keuze
        if not zelfde:
            self._leg_weg()
        vraag = LeesDuidingen(periode=keuze.periode, cijfer=naam, locatie_id=keuze.locatie_id)
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)
        if not zelfde:
            plek = keuze.locatie_id.hex() if keuze.locatie_id is not None else ""
            self._concept = Concept(
                self,
                jobs=self.omgeving.jobs,
                ids=self.omgeving.ids,
                soort=f"duiding:{naam}:{keuze.periode.soort}:{keuze.periode.van}:{keuze.periode.tot}:{plek}",
                inhoud=self._inhoud,
                zet_terug=self._zet_terug,
            )

    def bewaar_concept(self) -> None:
        """Keep what is being typed now."""
        if self._concept is not None:
            self._concept.bewaar()

    def bewaar_duiding(self) -> None:
        """Keep what was typed, with this figure, period and locatie."""
        if self.keuze is None:
            return
        opdracht = ZetDuiding(
            cijfer=self.naam, periode=self.keuze.periode, tekst=self.tekst.toPlainText(),
            locatie_id=self.keuze.locatie_id, id=self._wijzigt,
        )  # fmt: skip
        self._schrijf(self.met_gezien(opdracht) if self._wijzigt is not None else opdracht)

    def wijzig(self, rij: DuidingRij) -> None:
        """Put a note in the form."""
        self._wijzigt = rij.id
        self.zie_bij(self.omgeving.jobs, self)
        self.tekst.setPlainText(rij.tekst)
        self.annuleer.show()
        self.tekst.setFocus()

    def haal_weg(self, rij: DuidingRij) -> None:
        """Take a note away; Ctrl+Z brings it back."""
        self._schrijf(
            ZetDuiding(cijfer=rij.cijfer, periode=rij.periode, tekst="", locatie_id=rij.locatie_id, id=rij.id)
        )

    # What is being typed ----------------------------------------------------------------------------------------------

    def _getypt(self) -> None:
        self.veld.wis_fout()
        if self._concept is not None:
            self._concept.merk()

    def _inhoud(self) -> str:
        tekst = self.tekst.toPlainText()
        was = next((rij.tekst for rij in self.rijen if rij.id == self._wijzigt), "")
        if not tekst.strip() or tekst == was:
            return ""
        wijzigt = self._wijzigt.hex() if self._wijzigt is not None else ""
        return json.dumps({"tekst": tekst, "wijzigt": wijzigt, "was": was}, ensure_ascii=False)

    def _zet_terug(self, inhoud: str) -> None:
        """A note that was being changed is changed further when it still is as it was; else it is a new one."""
        try:
            gelezen = json.loads(inhoud)
            tekst, wijzigt, was = (str(gelezen[naam]) for naam in ("tekst", "wijzigt", "was"))
        except (ValueError, TypeError, KeyError):
            return
        for rij in self.rijen:
            if wijzigt and rij.eigen and (rij.id.hex(), rij.tekst) == (wijzigt, was):
                self._wijzigt = rij.id
                self.zie_bij(self.omgeving.jobs, self)
                self.annuleer.show()
        self.tekst.setPlainText(tekst)

    def _leg_weg(self) -> None:
        """Keep what is being typed about what one leaves, and empty the form."""
        if self._concept is not None:
            self._concept.bewaar()
            self._concept.deleteLater()
            self._concept = None
        self._leeg()

    # Writing ----------------------------------------------------------------------------------------------------------

    def _schrijf(self, opdracht: ZetDuiding) -> None:
        begonnen, concept = self._wijzigt, self._concept

        def klaar(*_: object) -> None:
            """What is typed here about another note or figure, or for a new note, stays."""
            if concept is self._concept and (opdracht.tekst or opdracht.id == begonnen):
                self._leeg()
                self.bewaar_concept()

        self.omgeving.jobs.write(
            opdracht,
            klaar,
            eigenaar=self,
            geweigerd=self._mag_niet,
            mislukt=self._storing,
        )

    def _toon(self, rijen: tuple[DuidingRij, ...]) -> None:
        if rijen == self.rijen:
            return
        self.rijen = rijen
        while (deel := self._lijstrij.takeAt(0)) is not None:
            if (widget := deel.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for rij in rijen:
            self._lijstrij.addWidget(self._regel(rij))

    def _regel(self, rij: DuidingRij) -> QWidget:
        vlak = kaart()
        wanneer = moment_in_woorden(rij.op, self.omgeving.klok())
        plek = next((een.naam for een in self.omgeving.locaties if een.id == rij.locatie_id), "")
        waarover = self.tr("{0}, {1}").format(rij.periode.naam, plek or self.tr("alle locaties"))
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(10, 8, 10, 6)
        binnen.setSpacing(4)
        binnen.addWidget(etiket(rij.tekst, "", breekt_af=True))
        binnen.addWidget(etiket(f"{waarover} · {rij.medewerker}, {wanneer}", "bij", breekt_af=True))
        if not rij.eigen:
            return vlak
        knoppen = FlowLayout(ruimte=4)
        for tekst, doe in (
            (self.tr("Wijzigen"), lambda: self.wijzig(rij)),
            (self.tr("Weghalen"), lambda: self.haal_weg(rij)),
        ):
            gemaakt = knop(tekst, doe, rol="stil")
            gemaakt.setAccessibleName(self.tr("Duiding van {0}: {1}").format(wanneer, tekst.lower()))
            knoppen.addWidget(gemaakt)
        binnen.addLayout(knoppen)
        return vlak

    def _leeg(self) -> None:
        self._wijzigt = None
        self.annuleer.hide()
        self.tekst.clear()
        self.veld.wis_fout()

    def _mag_niet(self, weigering: Weigering) -> None:
        self.veld.toon_fout(weigering.in_een_zin())

    def _storing(self, storing: Storing) -> None:
        self.veld.toon_fout(f"{storing.zin} {storing.uitweg}")
