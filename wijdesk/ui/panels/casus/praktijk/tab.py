"""The tab Praktijkvormen: what runs and ran of a household, what stands in the chosen one, and the forms."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.praktijk import HeropenPraktijkvorm, LeesPraktijkvormen, TrekPraktijkvormIn
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.praktijk import Praktijkbeeld, PraktijkvormRij
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.praktijk.beeld import beeld, groep, voluit
from wijdesk.ui.panels.casus.praktijk.formulier import AfrondFormulier, PraktijkFormulier
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen


class PraktijkTab(Tab):
    """Support of the kinds the organisation knows."""

    naam = "praktijk"
    titel = "Praktijkvormen"
    interesses = frozenset({"praktijkvorm", "praktijkveld", "praktijksoort", "huishoudlid", "persoon", "medewerker"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.beeld = Praktijkbeeld(vormen=(), soorten=(), leden=(), collegas=())
        self._bewaard: Id | None = None
        self._wil_lijst = False
        model: RegelModel[PraktijkvormRij] = RegelModel(lambda rij: rij.id, beeld, groep=groep)
        self.lijst: RegelLijst[PraktijkvormRij] = RegelLijst(
            model,
            naam=self.tr("Praktijkvormen"),
            leeg=self.tr("Er loopt nog geen praktijkvorm.\nDruk op N om er een te beginnen, zoals JIM of OJG."),
            tekens=True,
            twee_regels=True,
        )
        self.detail = LeesTekst(naam="praktijk_detail", titel=self.tr("Wat er is opgeschreven"), regels=9)
        self.verborgen = etiket("", "bij", breekt_af=True, naam="praktijk_verborgen")
        self.zin = EenZin()
        self.toetsen = Toetsen(
            self._eigen_acties(), self.lijst.lijst, primair="praktijk.nieuw", gevaar=("praktijk.intrekken",)
        )
        self.formulier = PraktijkFormulier(omgeving)
        self.afronden = AfrondFormulier(omgeving)
        self.bladen = QStackedWidget()
        self._lijstblad = QWidget()
        self._bouw()
        self.lijst.opened.connect(lambda _: self._wijzig())
        self.lijst.chosen.connect(lambda _: self._gekozen())
        self.zin.opened.connect(lambda _: self._gekozen())
        for formulier in (self.formulier, self.afronden):
            formulier.ready.connect(partial(self._schrijf, formulier))
            formulier.closed.connect(self._naar_lijst)

    def _eigen_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("praktijk.wijzig", self.tr("Invullen"), "Return", self._wijzig, "pencil", "wijzigen veld"),
            Actie("praktijk.nieuw", self.tr("Praktijkvorm beginnen"), "N", self._nieuw, "plus", "jim ojg bemoeizorg"),
            Actie("praktijk.afronden", self.tr("Afronden"), "A", self._rond_af, "check", "einde uitkomst"),
            Actie("praktijk.heropen", self.tr("Heropenen"), "H", self._heropen),
            Actie("praktijk.intrekken", self.tr("Intrekken…"), "Del", self._trek_in, "trash-2", "vergissing"),
        )

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self._lijstblad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.lijst, 1)
        for deel in (self.verborgen, self.detail, self.zin, self.toetsen):
            kolom.addWidget(deel)
        for blad in (self._lijstblad, self.formulier, self.afronden):
            self.bladen.addWidget(blad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.bladen)
        self.verborgen.hide()
        self._gekozen()

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Another household begins with its list; the same one leaves alone what is open."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.klaar_om_te_sluiten()
            self.zin.sluit()
            self.bladen.setCurrentWidget(self._lijstblad)
            self.gelezen = False
            self.lijst.zet(())
        super().toon(huishouden)

    def ververs(self) -> None:
        """Read what there is."""
        if self.huishouden is not None and self.huishouden.mag_inhoud:
            vraag = LeesPraktijkvormen(huishouden_id=self.huishouden.id)
            self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen one, and beginning one."""
        return self._eigen_acties()

    def eerste_veld(self) -> QWidget | None:
        """What is open, the list, or the button that begins one."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, Formulier):
            return blad.eerste_veld()
        if not self.gelezen:
            self._wil_lijst = True
            return self
        return self.lijst.lijst if self.beeld.vormen else self.toetsen.knop("praktijk.nieuw")

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """A new one, or the one with this id."""
        if not self._mag():
            return False
        if not rij and formulier == self.formulier.naam:
            self._nieuw()
            return True
        gevonden = next((een for een in self.beeld.vormen if een.id.hex() == rij), None)
        if gevonden is None:
            return False
        self.lijst.kies(gevonden.id)
        self._wijzig() if formulier == self.formulier.naam else self._rond_af()
        return True

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        self.formulier.klaar_om_te_sluiten()
        self.afronden.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def _toon(self, beeld_: Praktijkbeeld) -> None:
        self.beeld = beeld_
        self.lijst.zet(beeld_.vormen)
        if self._bewaard is not None:
            self.lijst.kies(self._bewaard)
            self._bewaard = None
        self.verborgen.setText(
            self.tr("Er is ook een praktijkvorm van iemand die is afgeschermd. Vraag uw teamleider.")
        )
        self.verborgen.setVisible(bool(beeld_.verborgen))
        self._gekozen()
        self.heropen_nu()
        if self._wil_lijst and self._lijstblad.isVisible() and (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wil_lijst = False

    def _nieuw(self) -> None:
        if not self._mag() or self.huishouden is None:
            return
        if not self.beeld.soorten:
            self.requested.emit("melding", self.tr("Er is geen praktijkvorm in gebruik. Vraag de applicatiebeheerder."))
            return
        self.formulier.begin_voor(self.huishouden, None, self.beeld)
        self._naar_formulier(self.formulier)

    def _wijzig(self) -> None:
        if (rij := self.lijst.huidige()) is not None and self._mag() and self.huishouden is not None:
            self.formulier.begin_voor(self.huishouden, rij, self.beeld)
            self._naar_formulier(self.formulier)

    def _rond_af(self) -> None:
        rij = self.lijst.huidige()
        if rij is not None and not rij.einde and self._mag() and self.huishouden is not None:
            self.afronden.begin_voor(self.huishouden, rij)
            self._naar_formulier(self.afronden)

    def _heropen(self) -> None:
        if (rij := self.lijst.huidige()) is not None and rij.einde and self._mag():
            self._doe(HeropenPraktijkvorm(id=rij.id))

    def _trek_in(self) -> None:
        if (rij := self.lijst.huidige()) is None or not self._mag():
            return
        vraag = self.tr("Waarom klopt “{0}” niet? (één zin)").format(rij.naam)
        self.zin.vraag(
            vraag, lambda reden: self._doe(TrekPraktijkvormIn(id=rij.id, reden=reden)), knop=self.tr("Intrekken")
        )

    def _naar_formulier(self, formulier: Formulier) -> None:
        self.bladen.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar_lijst(self) -> None:
        self.bladen.setCurrentWidget(self._lijstblad)
        if (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _schrijf(self, formulier: Formulier, opdracht: Opdracht[Any]) -> None:
        def klaar(uitkomst: object, _: Wijziging) -> None:
            formulier.gelukt()
            self._bewaard = Id(uitkomst) if isinstance(uitkomst, bytes) else getattr(opdracht, "id", None)
            if self.bladen.currentWidget() is formulier:
                self._wil_lijst = True
                self._naar_lijst()
            self.ververs()

        self.omgeving.jobs.write(
            opdracht, klaar, eigenaar=self, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing
        )

    def _doe(self, opdracht: Opdracht[Any]) -> None:
        def mislukt(storing: Storing) -> None:
            self.requested.emit("melding", f"{storing.zin} {storing.uitweg}")

        def geweigerd(weigering: Weigering) -> None:
            if self.zin.isVisible():
                self.zin.toon_fout(next(iter(weigering.volledig().values())))
            else:
                self.requested.emit("melding", weigering.zin)

        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht) if self.zin.isVisible() else opdracht,
            lambda *_: self.zin.sluit() if self.zin.isVisible() else None,
            eigenaar=self,
            geweigerd=geweigerd,
            mislukt=mislukt,
        )

    def _gekozen(self) -> None:
        rij = self.lijst.huidige()
        self.detail.setText("" if rij is None else voluit(rij))
        dicht = self.zin.isHidden()
        self.detail.setVisible(rij is not None and dicht)
        self.toetsen.setVisible(dicht)
        mag, er = self._mag(), rij is not None
        loopt = rij is not None and not rij.einde
        self.toetsen.kan("praktijk.wijzig", ja=er and mag, zichtbaar=er and mag)
        self.toetsen.kan("praktijk.nieuw", ja=mag, zichtbaar=mag)
        self.toetsen.kan("praktijk.afronden", ja=loopt and mag, zichtbaar=loopt and mag)
        self.toetsen.kan("praktijk.heropen", ja=er and not loopt and mag, zichtbaar=er and not loopt and mag)
        self.toetsen.kan("praktijk.intrekken", ja=er and mag, zichtbaar=er and mag)

    def _mag(self) -> bool:
        return self.huishouden is not None and self.huishouden.mag_schrijven

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)
