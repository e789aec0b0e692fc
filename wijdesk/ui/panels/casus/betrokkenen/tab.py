"""Network and professionals in two lists, the consents of one of them in a matrix, and the forms in their place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.betrokkene import BeeindigBetrokkene, LeesBetrokkenen
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.toeleiding_advies import ontvanger
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import iso_van
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.naast import KopLijst, Naast, rolbaar
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.betrokkenen.beeld import beeld, voluit
from wijdesk.ui.panels.casus.betrokkenen.formulieren import BetrokkeneFormulier, ToestemmingFormulier
from wijdesk.ui.panels.casus.betrokkenen.matrix import Matrix
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen

SOORTEN = ("netwerk", "professional")


class BetrokkenenTab(Tab):
    """Who is around the household, and who may know what."""

    naam = "betrokkenen"
    titel = "Betrokkenen"
    interesses = frozenset({"betrokkene", "toestemming", "huishoudlid", "gezag", "persoon"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.overzicht = BetrokkenenOverzicht()
        self._laatst = "netwerk"
        self._naar: tuple[str, str, Id | None] | None = None
        self.lijsten: dict[str, RegelLijst[BetrokkeneRij]] = {}
        leeg = {
            "netwerk": self.tr("Nog niemand uit het netwerk.\nWie helpt er al mee? Kies “Netwerk erbij”."),
            "professional": self.tr("Nog geen professional.\nKies “Professional erbij”."),
        }
        titels = {"netwerk": self.tr("Netwerk"), "professional": self.tr("Professionals")}
        for soort in SOORTEN:
            model: RegelModel[BetrokkeneRij] = RegelModel(lambda rij: rij.id, self._beeld)
            self.lijsten[soort] = RegelLijst(model, naam=titels[soort], leeg=leeg[soort])
        self.telling = etiket("", "bij", breekt_af=True, naam="betrokkenen_telling")
        self.detail = etiket("", "", breekt_af=True, naam="betrokkenen_detail")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.beeindigd = QCheckBox(self.tr("Ook wie gestopt is"))
        self.beeindigd.toggled.connect(lambda _: self.ververs())
        self.zin = EenZin()
        self.toetsen = {soort: self._toetsen(soort) for soort in SOORTEN}
        self.matrix = Matrix()
        self.betrokkene = BetrokkeneFormulier(omgeving)
        self.toestemming = ToestemmingFormulier(omgeving)
        self._wil_lijst = False
        self.bladen = QStackedWidget()
        self._inhoud = QWidget()
        self._lijstblad = rolbaar(self._inhoud)
        self._bouw(titels)
        self._verbind()

    def _toetsen(self, soort: str) -> Toetsen:
        return Toetsen(self._acties_van(soort), self.lijsten[soort].lijst, primair="betrokkene.toestemming")

    def _acties_van(self, soort: str) -> tuple[Actie, ...]:
        def met(doe: Callable[[str], None]) -> Callable[[], None]:
            return lambda: doe(soort)

        return (
            Actie("betrokkene.toestemming", self.tr("Toestemming"), "Return", met(self._open_matrix)),
            Actie("betrokkene.nieuw", self.tr("Netwerk erbij"), "N", lambda: self._nieuw("netwerk")),
            Actie("betrokkene.nieuw_prof", self.tr("Professional erbij"), "P", lambda: self._nieuw("professional")),
            Actie("betrokkene.wijzig", self.tr("Wijzigen"), "W", met(self._wijzig)),
            Actie("betrokkene.stop", self.tr("Niet meer betrokken…"), "S", met(self._stop)),
            Actie("betrokkene.persoon", self.tr("Inwoner openen"), "I", met(self._open_persoon)),
        )

    def _bouw(self, titels: dict[str, str]) -> None:
        kolom = QVBoxLayout(self._inhoud)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.telling)
        koppen = [KopLijst(titels[soort], self.lijsten[soort]) for soort in SOORTEN]
        kolom.addWidget(Naast(*koppen, letters=32), 1)
        kolom.addWidget(self.detail)
        kolom.addWidget(self.zin)
        for toetsen in self.toetsen.values():
            kolom.addWidget(toetsen)
        kolom.addWidget(self.beeindigd)
        for blad in (self._lijstblad, self.matrix, self.betrokkene, self.toestemming):
            self.bladen.addWidget(blad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.bladen)

    def _verbind(self) -> None:
        for soort, lijst in self.lijsten.items():
            lijst.chosen.connect(lambda _, soort=soort: self._gekozen(soort))
            lijst.opened.connect(lambda _, soort=soort: self._open_matrix(soort))
            lijst.lijst.installEventFilter(self)
        for formulier in (self.betrokkene, self.toestemming):
            formulier.ready.connect(lambda opdracht, formulier=formulier: self._schrijf(opdracht, formulier))
        self.betrokkene.closed.connect(self._naar_lijst)
        self.toestemming.closed.connect(self._naar_matrix)
        self.matrix.closed.connect(self._naar_lijst)
        self.matrix.record_asked.connect(self._leg_vast)
        self.matrix.person_asked.connect(lambda id_: self.requested.emit("persoon.open", id_))
        self.zin.opened.connect(self._toon_vraag)

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Another household begins with its lists; the same one leaves alone what is open."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.klaar_om_te_sluiten()
            self.zin.sluit()
            self.bladen.setCurrentWidget(self._lijstblad)
            self.gelezen = False
            for lijst in self.lijsten.values():
                lijst.zet(())
        super().toon(huishouden)

    def ververs(self) -> None:
        """Read who is around."""
        if self.huishouden is not None and self.huishouden.mag_inhoud:
            self.omgeving.jobs.read(
                LeesBetrokkenen(huishouden_id=self.huishouden.id, ook_beeindigd=self.beeindigd.isChecked()),
                self._toon,
                eigenaar=self,
                geweigerd=self._mag_niet,
            )

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list one is in."""
        return self._acties_van(self._laatst)

    def eerste_veld(self) -> QWidget | None:
        """The list that has somebody, or what is open in its place."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, Formulier):
            return blad.eerste_veld()
        if blad is self.matrix:
            return self.matrix.rooster
        if not self.overzicht.gegevens:  # not read yet: this tab holds the focus until it is
            self._wil_lijst = True
            return self
        return self._houder(self._laatst)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Record a consent that a hand-off asks for: (naar, contactpersoon, persoon_id)."""
        if verzoek != "casus.toestemming" or not isinstance(inhoud, tuple):
            return False
        self._naar = inhoud
        self.ververs()
        return True

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """Somebody new, or who has this id; for a consent the ids of the receiver and of whom it is about, and what."""
        if not rij:
            self._nieuw(self._laatst)
            return self._mag()
        sleutel, over, stand = (*rij.split("."), "", "")[:3]
        wie = next((w for w in (*self.overzicht.netwerk, *self.overzicht.professionals) if w.id.hex() == sleutel), None)
        if wie is None or wie.verborgen or not self._mag():
            return False
        if formulier == "betrokkene":
            self._open_formulier(wie.soort, wie)
        else:
            self._toon_matrix(wie)
            self._leg_vast(Id(bytes.fromhex(over)) if over else None, (), stand or "gegeven")
        return True

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        self.betrokkene.klaar_om_te_sluiten()
        self.toestemming.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def _toon(self, overzicht: BetrokkenenOverzicht) -> None:
        self.overzicht = overzicht
        self.lijsten["netwerk"].zet(overzicht.netwerk)
        self.lijsten["professional"].zet(overzicht.professionals)
        for lijst in self.lijsten.values():
            model = lijst.lijst.model()
            if isinstance(model, RegelModel):
                model.hertekst()
        open_ = sum(rij.stand in {"ontbreekt", "verlopen"} for rij in overzicht.toestemmingen)
        self.telling.setText(
            self.tr("Toestemming is nog niet rond bij {0} soorten gegevens.").format(open_)
            if open_ > 1
            else self.tr("Toestemming is nog niet rond bij 1 soort gegevens.")
        )
        self.telling.setVisible(bool(open_))
        self._gekozen(self._laatst)
        if (wie := self.matrix.ontvanger) is not None:
            nu = next((rij for rij in (*overzicht.netwerk, *overzicht.professionals) if rij.id == wie.id), None)
            if nu is not None and self.bladen.currentWidget() is self.matrix:
                self.matrix.toon(nu, overzicht, self._vandaag(), mag=self._mag())
        if self._wil_lijst and self._lijstblad.isVisible():
            self._houder(self._laatst).setFocus(Qt.FocusReason.OtherFocusReason)
        self._wil_lijst = False
        if self._naar is not None:
            self._begin_toestemming(*self._naar)
        self.heropen_nu()

    def _begin_toestemming(self, naar: str, contactpersoon: str, persoon_id: Id | None) -> None:
        """From a hand-off: the matrix of whom it is for, or first say who that is."""
        self._naar = None
        wie = ontvanger(self.overzicht, naar, contactpersoon)
        if wie is None:
            self._laatst = "professional"
            self._nieuw("professional")
            if not self.betrokkene.getypt():
                self.betrokkene.zet_waarden({"naam": contactpersoon, "organisatie": naar})
            return
        self._toon_matrix(wie)
        self._leg_vast(persoon_id, ("contactgegevens", "plan"), "gegeven")

    def _open_matrix(self, soort: str) -> None:
        if (rij := self.lijsten[soort].huidige()) is not None and not rij.verborgen:
            self._laatst = soort
            self._toon_matrix(rij)

    def _toon_matrix(self, rij: BetrokkeneRij) -> None:
        self.matrix.toon(rij, self.overzicht, self._vandaag(), mag=self._mag())
        self.bladen.setCurrentWidget(self.matrix)
        self.matrix.rooster.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nieuw(self, soort: str) -> None:
        self._open_formulier(soort, None)

    def _wijzig(self, soort: str) -> None:
        if (rij := self.lijsten[soort].huidige()) is not None and not rij.verborgen:
            self._open_formulier(soort, rij)

    def _open_formulier(self, soort: str, rij: BetrokkeneRij | None) -> None:
        if self._mag() and self.huishouden is not None:
            self._laatst = soort
            self.betrokkene.begin_voor(self.huishouden, rij, soort)
            self.bladen.setCurrentWidget(self.betrokkene)
            self.betrokkene.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self, soort: str) -> None:
        rij = self.lijsten[soort].huidige()
        if rij is None or rij.tot or rij.verborgen or not self._mag():
            return
        self._laatst = soort
        vandaag = self._vandaag()

        def stop(tekst: str) -> None:
            iso = iso_van(tekst, vandaag)
            self._doe(BeeindigBetrokkene(id=rij.id, op=tekst if iso is None else iso))

        vraag = self.tr("{0} is niet meer betrokken sinds (datum):").format(rij.wie)
        self.zin.vraag(vraag, stop, knop=self.tr("Niet meer betrokken"), voorzet=f"{vandaag:%d-%m-%Y}")

    def _open_persoon(self, soort: str) -> None:
        if (rij := self.lijsten[soort].huidige()) is not None and rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    def _leg_vast(self, persoon_id: Id | None, soorten: tuple[str, ...], stand: str) -> None:
        if self.huishouden is not None and self.matrix.ontvanger is not None and self._mag():
            self.toestemming.begin_voor(
                self.huishouden, self.matrix.ontvanger, self.overzicht,
                persoon_id=persoon_id, gegevens=soorten, stand=stand,
            )  # fmt: skip
            self.bladen.setCurrentWidget(self.toestemming)
            self.toestemming.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar_lijst(self) -> None:
        self._wil_lijst = True  # who was added is in it as soon as it was read again
        self.bladen.setCurrentWidget(self._lijstblad)
        self._houder(self._laatst).setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar_matrix(self) -> None:
        if self.matrix.ontvanger is None:
            self._naar_lijst()
        else:
            self._toon_matrix(self.matrix.ontvanger)

    def _schrijf(self, opdracht: Opdracht[Any], formulier: Formulier) -> None:
        def klaar(*_: object) -> None:
            formulier.gelukt()
            if self.bladen.currentWidget() is formulier:
                self._naar_lijst() if formulier is self.betrokkene else self._naar_matrix()

        self.omgeving.jobs.write(
            opdracht, klaar, eigenaar=self, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing
        )

    def _doe(self, opdracht: Opdracht[Any]) -> None:
        def mislukt(storing: Storing) -> None:
            self.zin.toon_fout(f"{storing.zin} {storing.uitweg}")

        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda *_: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(next(iter(weigering.volledig().values()))),
            mislukt=mislukt,
        )

    def _toon_vraag(self, open_: bool) -> None:
        self._gekozen(self._laatst)
        if open_:
            # Why later: the strip has no height yet.
            QTimer.singleShot(0, self, lambda: self._lijstblad.ensureWidgetVisible(self.zin, 0, 8))

    def _gekozen(self, soort: str) -> None:
        if self.lijsten[soort].lijst.hasFocus():
            self._laatst = soort
        elif self.lijsten[self._laatst].huidige() is None:  # an empty list cannot be walked to
            self._laatst = next((naam for naam in SOORTEN if self.lijsten[naam].huidige() is not None), "netwerk")
        gekozen = self.lijsten[self._laatst].huidige()
        tekst = "" if gekozen is None else voluit(gekozen, self.overzicht)
        self.detail.setText(tekst)
        self.detail.setVisible(bool(tekst) and self.zin.isHidden())
        for naam, toetsen in self.toetsen.items():
            rij = self.lijsten[naam].huidige()
            toetsen.setVisible(naam == self._laatst and self.zin.isHidden())
            mag, er = self._mag(), rij is not None and not rij.verborgen
            toetsen.kan("betrokkene.toestemming", ja=er, zichtbaar=rij is not None)
            for nieuw in ("betrokkene.nieuw", "betrokkene.nieuw_prof"):
                toetsen.kan(nieuw, ja=mag, zichtbaar=mag)
            toetsen.kan("betrokkene.wijzig", ja=er and mag, zichtbaar=mag and rij is not None)
            loopt = er and rij is not None and not rij.tot
            toetsen.kan("betrokkene.stop", ja=loopt and mag, zichtbaar=loopt and mag)
            bekend = rij is not None and rij.persoon_id is not None
            toetsen.kan("betrokkene.persoon", ja=bekend, zichtbaar=bekend)

    def _houder(self, soort: str) -> QWidget:
        """What gets the focus for a list: the list, or when it is empty the button that fills it."""
        if self.lijsten[soort].huidige() is not None:
            return self.lijsten[soort].lijst
        return self.toetsen[soort].knop("betrokkene.nieuw" if soort == "netwerk" else "betrokkene.nieuw_prof")

    def _beeld(self, rij: BetrokkeneRij) -> Any:
        return beeld(rij, self.overzicht, self._vandaag())

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _mag(self) -> bool:
        return self.huishouden is not None and self.huishouden.mag_schrijven

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for soort, lijst in self.lijsten.items():
                if watched is lijst.lijst and soort != self._laatst:
                    self._laatst = soort
                    self._gekozen(soort)
        return super().eventFilter(watched, event)
