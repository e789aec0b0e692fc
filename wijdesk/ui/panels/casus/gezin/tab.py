"""Who belongs to the household in one list, what can be done about it by one key each, and the forms in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huishouden import HaalHuishoudensUiteen, LeesGezag
from wijdesk.models.rows.huishouden import GezagDetail, HuishoudenDetail, LidRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.gezin.andere import AndereHuishoudens
from wijdesk.ui.panels.casus.gezin.beeld import beeld, groep, is_eerder, onder_gezag, op_groep
from wijdesk.ui.panels.casus.gezin.bladen import TabMetBladen
from wijdesk.ui.panels.casus.gezin.delen import SplitsFormulier
from wijdesk.ui.panels.casus.gezin.formulieren import LidFormulier
from wijdesk.ui.panels.casus.gezin.nieuw import NieuwFormulier
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen


class GezinTab(TabMetBladen):
    """The members, adults first; earlier ones folded away."""

    naam = "gezin"
    titel = "Gezin"

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.adres = etiket("", breekt_af=True, naam="gezin_adres")
        self.model: RegelModel[LidRij] = RegelModel(
            lambda lid: lid.id,
            lambda lid: beeld(lid, self._vandaag()),
            groep=lambda lid: groep(lid, self._vandaag()),
        )
        self.lijst: RegelLijst[LidRij] = RegelLijst(
            self.model,
            naam=self.tr("Leden van het huishouden"),
            leeg=self.tr("Niemand hoort nu bij dit huishouden.\nDruk op N om iemand toe te voegen."),
        )
        self.eerder = QCheckBox("")
        self.eerder.setObjectName("gezin_eerder")
        self.eerder.toggled.connect(lambda _: self.ververs())
        self.samengevoegd = QWidget()
        self._samengevoegd_rij = FlowLayout(self.samengevoegd, ruimte=4)
        self.andere = AndereHuishoudens()
        self.zin = EenZin()
        self.toetsen = Toetsen(
            self._rij_acties(),
            self.lijst.lijst,
            primair="gezin.nieuw",
            stil=("gezin.persoon", "gezin.ander", "gezin.naam"),
        )
        self._lijstblad = QWidget()
        self._naar_lijst = False
        self._nieuw_erbij: Id | None = None
        """Who was added, until the list that holds them was read."""
        self._bouw()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self._lijstblad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.adres)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.eerder)
        kolom.addWidget(self.samengevoegd)
        kolom.addWidget(self.andere)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        self.bladen.addWidget(self._lijstblad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.bladen)
        self.lijst.chosen.connect(lambda _: self._gekozen())
        self.lijst.opened.connect(lambda _: self._wijzig())
        self.zin.opened.connect(lambda _: self._gekozen())
        self.andere.taken.connect(lambda id_: self.requested.emit("huishouden.open", id_))
        self.andere.closed.connect(self._andere_dicht)

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Another household begins with its list; the same one leaves alone what is open."""
        if self.huishouden is None or self.huishouden.id != huishouden.id:
            self.klaar_om_te_sluiten()
            self.zin.sluit()
            self.andere.sluit()
            self._nieuw_erbij = None
            self.bladen.setCurrentWidget(self._lijstblad)
            self.eerder.setChecked(False)
            self.lijst.zet(())
        super().toon(huishouden)

    def ververs(self) -> None:
        """Show the members as the header gave them; nothing is read here."""
        huishouden = self.huishouden
        if huishouden is None:
            return
        ook = huishouden.eerdere_leden if self.eerder.isChecked() else ()
        self.lijst.zet(op_groep((*huishouden.leden, *ook), self._vandaag()))
        self.model.hertekst()
        if self._nieuw_erbij is not None and self.model.rij_van(self._nieuw_erbij) >= 0:
            self.lijst.kies(self._nieuw_erbij)
            self._nieuw_erbij = None
        self.adres.setText(huishouden.adres or self.tr("Adres onbekend"))
        aantal = len(huishouden.eerdere_leden)
        self.eerder.setText(self.tr("Ook wie er eerder bij hoorde ({0})").format(aantal))
        self.eerder.setVisible(bool(aantal))
        self._vul_samengevoegd(huishouden)
        self._gekozen()
        if self._naar_lijst and self._lijstblad.hasFocus() and (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)
        self._naar_lijst = False

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the household and with the member one is at."""
        huishouden = self._mag()
        samen = () if huishouden is None else huishouden.samengevoegd_met
        return (
            *self._rij_acties(),
            *(
                Actie(
                    f"gezin.uiteen.{id_.hex()}",
                    self.tr("{0} uit elkaar halen…").format(naam),
                    "",
                    partial(self._vraag_uiteen, id_),
                    zoekwoorden="uiteen splitsen samenvoegen terugdraaien ongedaan samengevoegd huishouden",
                )
                for id_, naam in samen
            ),
        )

    def _rij_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("gezin.nieuw", self.tr("Lid toevoegen"), "N", self._nieuw_lid, "user-plus", "gezinslid erbij"),
            Actie("gezin.wijzig", self.tr("Wijzigen"), "W", self._wijzig, "", "gezinslid rol verblijf"),
            Actie("gezin.einde", self.tr("Hoort er niet meer bij"), "E", self._einde, "", "uit huis vertrek"),
            Actie(
                "gezin.gezag",
                self.tr("Gezag"),
                "G",
                self._gezag,
                "",
                "ouderlijk gezag voogdij voogd pleegkind stiefkind",
            ),
            Actie("gezin.persoon", self.tr("Inwoner openen"), "I", self._open_persoon, "", "kaart gezinslid"),
            Actie("gezin.ander", self.tr("Ander huishouden openen"), "O", self._open_ander, "", "co-ouderschap"),
            Actie("gezin.verhuis", self.tr("Verhuizen"), "V", self._verhuis, "", "adres wijzigen"),
            Actie("gezin.splits", self.tr("Splitsen"), "S", self._splits, "", "scheiding"),
            Actie("gezin.samen", self.tr("Zelfde als…"), "Z", self._voeg_samen, "", "samenvoegen dubbel huishouden"),
            Actie("gezin.naam", self.tr("Naam wijzigen"), "A", self._naam, "", "huishouden hernoemen heet"),
        )

    def eerste_veld(self) -> QWidget | None:
        """The list, or the form that is open."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, Formulier):
            return blad.eerste_veld()
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("gezin.nieuw")

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Make a household, for this person when one was given."""
        if verzoek != "huishouden.nieuw_voor":
            return False
        self.begin_nieuw(Id(inhoud) if isinstance(inhoud, bytes) else None)
        return True

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """The form of that name, about the member with this id."""
        huishouden = self._mag()
        doe = {
            "verhuizing": self._verhuis,
            "splitsing": self._splits,
            "samenvoegen": self._voeg_samen,
            "gezin_naam": self._naam,
            "lid": self._wijzig if rij else self._nieuw_lid,
            "lid_einde": self._einde,
            "gezag": self._gezag,
        }.get(formulier)
        if huishouden is None or doe is None:
            return False
        self.bladen.setCurrentWidget(self._lijstblad)
        if rij and formulier in ("lid", "lid_einde", "gezag"):
            leden = (*huishouden.leden, *huishouden.eerdere_leden)
            sleutel = rij.partition(".")[0]  # gezag is about the person, the others about the membership
            lid = next((lid for lid in leden if sleutel in (lid.id.hex(), lid.persoon_id.hex())), None)
            if lid is None:
                return False
            self.eerder.setChecked(self.eerder.isChecked() or lid in huishouden.eerdere_leden)
            self.lijst.kies(lid.id)
        doe()
        return True

    # What happens ----------------------------------------------------------------------------------------------------

    def begin_nieuw(self, persoon_id: Id | None) -> None:
        """Start making a household."""
        self.nieuw.begin_voor(persoon_id)
        self._toon_blad(self.nieuw)

    def _nieuw_lid(self) -> None:
        if (huishouden := self._mag()) is not None:
            self.lid.begin_voor(huishouden, None)
            self._toon_blad(self.lid)

    def _wijzig(self) -> None:
        rij, huishouden = self.lijst.huidige(), self._mag()
        if huishouden is not None and rij is not None and not rij.afgeschermd:
            self.lid.begin_voor(huishouden, rij)
            self._toon_blad(self.lid)

    def _einde(self) -> None:
        rij, huishouden = self.lijst.huidige(), self._mag()
        if huishouden is not None and rij is not None and not is_eerder(rij, self._vandaag()):
            self.einde.begin_voor(huishouden, rij)
            self._toon_blad(self.einde)

    def _gezag(self) -> None:
        rij, huishouden = self.lijst.huidige(), self._mag()
        if huishouden is None or rij is None or not onder_gezag(rij) or is_eerder(rij, self._vandaag()):
            return

        def gelezen(detail: GezagDetail) -> None:
            if self.huishouden is huishouden and self.bladen.currentWidget() is self._lijstblad:
                self.gezag.begin_voor(huishouden, rij, detail)
                self._toon_blad(self.gezag)

        self.omgeving.jobs.read(
            LeesGezag(kind_id=rij.persoon_id),
            gelezen,
            eigenaar=self,
            geweigerd=lambda weigering: self.requested.emit("melding", weigering.zin),
        )

    def _verhuis(self) -> None:
        self._begin(self.verhuizing, self.verhuizing.begin_voor)

    def _splits(self) -> None:
        if self.huishouden is not None and len(self.huishouden.leden) > 1:
            self._begin(self.splitsing, self.splitsing.begin_voor)

    def _voeg_samen(self) -> None:
        self._begin(self.samen, self.samen.begin_voor)

    def _naam(self) -> None:
        self._begin(self.naamblad, self.naamblad.begin_voor)

    def _begin(self, formulier: Formulier, begin: Callable[[HuishoudenDetail], None]) -> None:
        if (huishouden := self._mag()) is not None:
            begin(huishouden)
            self._toon_blad(formulier)

    def _open_persoon(self) -> None:
        if (rij := self.lijst.huidige()) is not None and not rij.afgeschermd:
            self.requested.emit("persoon.open", rij.persoon_id)

    def _open_ander(self) -> None:
        rij = self.lijst.huidige()
        if rij is not None and len(rij.ook_in) > 1:
            self.toetsen.hide()
            self.andere.bied_aan(rij.naam, rij.ook_in)
        elif rij is not None and rij.ook_in:
            self.requested.emit("huishouden.open", rij.ook_in[0][0])

    def _andere_dicht(self) -> None:
        self.toetsen.setVisible(self.zin.isHidden())
        if self.andere.isAncestorOf(self.window().focusWidget() or self.window()):
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_blad(self, formulier: Formulier) -> None:
        self.bladen.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _terug(self) -> None:
        was_nieuw = isinstance(self.bladen.currentWidget(), NieuwFormulier)
        self.bladen.setCurrentWidget(self._lijstblad)
        if was_nieuw and self.huishouden is None:
            self.requested.emit("casus.zoeken", None)
            return
        if was_nieuw and self.huishouden is not None:
            self.requested.emit("huishouden.open", self.huishouden.id)
        if (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _schrijf(self, opdracht: Opdracht[Any], formulier: Formulier) -> None:
        def klaar(antwoord: object, _: object) -> None:
            had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
            formulier.gelukt()
            if isinstance(formulier, (NieuwFormulier, SplitsFormulier)) and isinstance(antwoord, bytes):
                self._naar_lijst = had_focus
                self.bladen.setCurrentWidget(self._lijstblad)
                if self._naar_lijst:
                    self._lijstblad.setFocus(Qt.FocusReason.OtherFocusReason)  # holds it until the list is filled
                self.requested.emit("huishouden.open", antwoord)
                return
            if isinstance(formulier, LidFormulier) and isinstance(antwoord, bytes):
                self._nieuw_erbij = Id(antwoord)
            if self.bladen.currentWidget() is formulier:
                self._terug()

        self.omgeving.jobs.write(
            opdracht, klaar, eigenaar=self, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing
        )

    def _vul_samengevoegd(self, huishouden: HuishoudenDetail) -> None:
        while (plek := self._samengevoegd_rij.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for id_, naam in huishouden.samengevoegd_met:
            tekst = self.tr("{0} uit elkaar halen…").format(naam)
            self._samengevoegd_rij.addWidget(knop(tekst, partial(self._vraag_uiteen, id_), rol="stil"))
        self.samengevoegd.setVisible(bool(huishouden.samengevoegd_met) and huishouden.mag_schrijven)

    def _vraag_uiteen(self, weg: Id) -> None:
        def haal_uiteen(reden: str) -> None:
            self.omgeving.jobs.write(
                HaalHuishoudensUiteen(weg=weg, reden=reden),
                lambda *_: self.zin.sluit(),
                eigenaar=self,
                geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
                mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
            )

        self.bladen.setCurrentWidget(self._lijstblad)
        vraag = self.tr("Waaruit blijkt dat dit twee huishoudens zijn? (één zin)")
        self.zin.vraag(vraag, haal_uiteen, knop=self.tr("Haal uiteen"), over=weg)

    def _gekozen(self) -> None:
        rij, mag = self.lijst.huidige(), self._mag() is not None
        self.andere.sluit()
        self.toetsen.setVisible(self.zin.isHidden())
        leesbaar = rij is not None and not rij.afgeschermd
        nu = rij is not None and not is_eerder(rij, self._vandaag())
        meer = self.huishouden is not None and len(self.huishouden.leden) > 1
        for naam, ja in (
            ("nieuw", mag),
            ("wijzig", mag and leesbaar),
            ("einde", mag and nu),
            ("gezag", mag and nu and rij is not None and onder_gezag(rij)),
            ("verhuis", mag),
            ("splits", mag and meer),
            ("samen", mag),
            ("naam", mag),
            ("persoon", leesbaar),
            ("ander", rij is not None and bool(rij.ook_in)),
        ):
            self.toetsen.kan(f"gezin.{naam}", ja=ja, zichtbaar=ja)

    def _mag(self) -> HuishoudenDetail | None:
        """The household, when it may be changed."""
        huishouden = self.huishouden
        return huishouden if huishouden is not None and huishouden.mag_schrijven else None

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()
