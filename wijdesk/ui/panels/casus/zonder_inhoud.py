"""What stands in the place of the tabs when a casus may not be read, with what one was still writing in it.

A household can go to another team while somebody types: what was typed is kept as a draft, and no form here will open
it again. So it can be read and copied here, for whoever goes on with the family, and thrown away.
"""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.inzagegronden import NOOD
from wijdesk.models.logsoort import KOPIEREN
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesBegonnen, LeesConcepten, WisConcept
from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.contact import Begonnen, ConceptRij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.inzagevraag import InzageVraag
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.anderteam_woorden import hoofdletter
from wijdesk.ui.panels.casus.begonnen import SAMEN, WAT, Vergeetbaar
from wijdesk.ui.panels.casus.onderdelen import zeg_waarom
from wijdesk.ui.rolblad import Rolblad


class ZonderInhoud(QWidget):
    """The sentence that says why, or what has to be said before it opens; and the drafts of a household that went to
    another team.

    Signals:
        requested: (request, content) one does not want to look after all, but for another household
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._huishouden: HuishoudenDetail | None = None
        self._rijen: tuple[Begonnen, ...] = ()
        self.zin = etiket("", "leeg", breekt_af=True, naam="casus_zonder_inhoud")
        self.zin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zin.setContentsMargins(24, 0, 24, 0)
        self.nagelaten = kaart(naam="casus_nagelaten")
        self.uitleg = etiket("", breekt_af=True, naam="casus_nagelaten_uitleg")
        self.tekst = QPlainTextEdit(readOnly=True)
        self.tekst.setObjectName("casus_nagelaten_tekst")
        self.tekst.setAccessibleName(self.tr("Wat u hier nog schreef"))
        self.tekst.setTabChangesFocus(True)
        self.tekst.setMinimumHeight(120)
        self.kopieer = knop(self.tr("Tekst kopiëren"), self._kopieer, rol="primair", naam="casus_nagelaten_kopieer")
        self.weg = knop(self.tr("Weggooien"), self._gooi_weg, rol="stil", naam="casus_nagelaten_weg")
        self.gedaan = etiket("", "bij", naam="casus_nagelaten_gedaan")
        vak = QVBoxLayout(self.nagelaten)
        vak.setContentsMargins(12, 12, 12, 12)
        vak.setSpacing(8)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.kopieer)
        knoppen.addWidget(self.weg)
        for deel in (etiket(self.tr("U was hier nog aan het schrijven"), "kop"), self.uitleg, self.tekst):
            vak.addWidget(deel)
        vak.addLayout(knoppen)
        vak.addWidget(self.gedaan)
        self.gedaan.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        waarom = QWidget()
        erin = QVBoxLayout(waarom)
        erin.setContentsMargins(0, 0, 0, 0)
        erin.setSpacing(12)
        erin.addWidget(self.zin, 1)
        erin.addWidget(self.nagelaten, 2)
        self.nagelaten.hide()
        self.waarom = Rolblad(waarom)
        kolom.addWidget(self.waarom, 1)
        self.inzage = InzageVraag(omgeving)
        blad = QWidget()
        vraag = QVBoxLayout(blad)
        vraag.setContentsMargins(0, 0, 0, 0)
        vraag.addWidget(self.inzage)
        vraag.addStretch(1)
        self.vraagblad = Rolblad(blad)
        kolom.insertWidget(0, self.vraagblad, 2)
        self.vraagblad.hide()
        self.inzage.closed.connect(lambda: self.requested.emit("casus.zoeken", None))
        omgeving.jobs.changed.connect(self._merk)

    def text(self) -> str:
        """The sentence."""
        return self.zin.text()

    def eerste_veld(self) -> QWidget | None:
        """What is asked, if anything is."""
        return self.inzage.eerste_veld() if self.vraagblad.isVisibleTo(self) else None

    def toon(self, huishouden: HuishoudenDetail, *, voorbij: bool = False) -> None:
        """Why this household has nothing to read here, and what one was writing in it. `voorbij`: it had until now."""
        if self._huishouden is None or huishouden.id != self._huishouden.id:
            self._gelezen(huishouden, ())
        self._huishouden = huishouden
        vraagt, stond_er = bool(huishouden.inzage), self.vraagblad.isVisibleTo(self)
        if vraagt:
            self.inzage.vraag(
                huishouden_id=huishouden.id,
                persoon_id=None,
                nood=huishouden.inzage == NOOD,
                beperkt=bool(huishouden.beperkt),
                voorbij=voorbij,
            )
        self.vraagblad.setVisible(vraagt)
        self.waarom.setVisible(not vraagt)
        if vraagt and not stond_er and self._paneel_heeft_focus():
            self.inzage.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
        self.zin.setText(zeg_waarom(huishouden, self._omgeving.klok()))
        self._lees()

    def _paneel_heeft_focus(self) -> bool:
        bladen, veld = self.parentWidget(), self.window().focusWidget()
        paneel = bladen.parentWidget() if bladen is not None else None
        return paneel is not None and veld is not None and (veld is paneel or paneel.isAncestorOf(veld))

    def _lees(self) -> None:
        huishouden = self._huishouden
        if huishouden is None or huishouden.elders is None:
            self._gelezen(huishouden, ())
            return
        vraag, klaar = LeesBegonnen(huishouden_id=huishouden.id), partial(self._gelezen, huishouden)
        self._omgeving.jobs.read(vraag, klaar, eigenaar=self, geweigerd=self._mag_niet)

    def _gelezen(self, huishouden: HuishoudenDetail | None, rijen: tuple[Begonnen, ...]) -> None:
        """The words of each draft, newest first; a form in which nothing was written is not told."""
        self._rijen = tuple(rij for rij in rijen if rij.tekst and rij.formulier in WAT)
        if huishouden is not None and huishouden.elders is not None:
            zin = self.tr("Dit gaat niet vanzelf mee naar {0}. Kopieer het en geef het daar door.")
            self.uitleg.setText(zin.format(team_in_zin(huishouden.elders.naar_naam)))
        nu = self._omgeving.klok()
        stukken = [
            f"{hoofdletter(WAT[rij.formulier][0])}, {moment_in_woorden(rij.bijgewerkt, nu)}:\n{rij.tekst}"
            for rij in self._rijen
        ]
        tekst, had_focus = "\n\n".join(stukken), self.window().focusWidget() is None
        if tekst != self.tekst.toPlainText():
            self.tekst.setPlainText(tekst)
            self.gedaan.hide()
        self.nagelaten.setVisible(bool(self._rijen))
        if self._rijen and had_focus:  # the form one typed in is gone: the next letters are no commands
            self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, _: Weigering) -> None:
        # Why silent: whoever may not read a casus has no drafts in it.
        self._gelezen(self._huishouden, ())

    def _merk(self, wijziging: Wijziging) -> None:
        """A draft is not journaled, so writing one names no noun."""
        if not wijziging.per_soort and self.isVisible():
            self._lees()

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(self.tekst.toPlainText())
        huis = None if self._huishouden is None else self._huishouden.id
        meld_uitgifte(self, self.tr("wat u hier nog schreef"), soort=KOPIEREN, huishouden_id=huis)
        self.gedaan.setText(self.tr("Gekopieerd."))
        self.gedaan.show()

    def _gooi_weg(self) -> None:
        paneel = self.window()
        for rij in self._rijen:
            for deel in paneel.findChildren(QWidget):
                if isinstance(deel, Vergeetbaar):
                    deel.vergeet(rij.soort, rij.formulier, rij.rij)
        for soort in {rij.soort for rij in self._rijen}:
            klaar = partial(self._wis, {rij.rij or rij.formulier for rij in self._rijen if rij.soort == soort})
            vraag = LeesConcepten(soort=soort)
            self._omgeving.jobs.read(vraag, klaar, eigenaar=self, sleutel=soort, geweigerd=self._mag_niet)

    def _wis(self, delen: set[str], concepten: tuple[ConceptRij, ...]) -> None:
        for concept in concepten:
            samen = concept.soort.partition(":")[0] in SAMEN
            rest = {wat: inhoud for wat, inhoud in json.loads(concept.inhoud).items() if samen and wat not in delen}
            over = (
                BewaarConcept(id=concept.id, soort=concept.soort, inhoud=json.dumps(rest, ensure_ascii=False))
                if rest
                else WisConcept(id=concept.id)
            )
            self._omgeving.jobs.write(over, eigenaar=self)
