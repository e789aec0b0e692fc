"""The activiteiten of a locatie: a list with what narrows it, and the one that is chosen beside it. Forms take over."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.collectief import (
    KoppelRonde,
    KoppelSignalen,
    LasSessieAf,
    LeesActiviteit,
    LeesActiviteiten,
    Ontkoppel,
    TelAanwezig,
    TrekActiviteitIn,
    TrekSessieIn,
)
from wijdesk.models.rows.collectief import ActiviteitDetail, ActiviteitRij, SessieRij
from wijdesk.models.rows.signaal import BundelDetail, VoorstelRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.collectief import beeld
from wijdesk.ui.panels.collectief.blad import ActiviteitBlad
from wijdesk.ui.panels.collectief.buurt import Rij
from wijdesk.ui.panels.collectief.formulier import ActiviteitFormulier, AfrondFormulier, SessieFormulier
from wijdesk.ui.panels.collectief.gewenst import Gewenst
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.schrijven import schrijf_formulier, schrijf_los
from wijdesk.ui.toetsen import Toetsen
from wijdesk.ui.voorste import Voorste

F = TypeVar("F", bound=Formulier)


class Activiteiten(Voorste):
    """The list and its forms.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, *, schrijft: bool, signalen: bool) -> None:
        super().__init__()
        self._omgeving, self._schrijft = omgeving, schrijft
        self.locatie_id: Id | None = omgeving.locatie.id
        self._rijen: tuple[ActiviteitRij, ...] = ()
        self._erbij: tuple[Id, ...] | Id | None = None
        """What waits for an activiteit to be chosen: signalen, or a straatronde."""
        self.stand, self.thema, self.gebied = Keuze(), Keuze(), Keuze()
        model: RegelModel[ActiviteitRij] = RegelModel(lambda rij: rij.id, lambda rij: beeld.regel(rij, self._vandaag()))
        self.lijst: RegelLijst[ActiviteitRij] = RegelLijst(
            model, naam=self.tr("Activiteiten"), filter_tekst=self.tr("Zoek op naam, thema of gebied"),
            leeg=self.tr("Er zijn nog geen activiteiten."), twee_regels=True,
        )  # fmt: skip
        self._wil = Gewenst(self.lijst, self.requested.emit, self.tr("Deze activiteit is weggehaald."))
        self.blad = ActiviteitBlad(omgeving, schrijft=schrijft, signalen=signalen)
        self.zin = EenZin()
        self.kies = etiket("", "let-op", breekt_af=True, naam="collectief_kies")
        self.toetsen = Toetsen(self._acties(), self.lijst.lijst, primair="collectief.nieuw", gevaar=("collectief.weg",),
                               stil=("collectief.historie",))  # fmt: skip
        self._lijstblad = QWidget()
        self.formulieren: dict[str, Formulier] = {}
        self._bouw()
        self._verbind()
        self._gekozen(None)

    def _bouw(self) -> None:
        for code, tekst in beeld.STANDEN:
            self.stand.addItem(self.tr(tekst), code)
        for keuze, naam in ((self.stand, "Wat u ziet"), (self.thema, "Thema"), (self.gebied, "Straat of gebied")):
            keuze.setAccessibleName(self.tr(naam))
        links = QWidget()
        kant = QVBoxLayout(links)
        kant.setContentsMargins(0, 0, 0, 0)
        kant.setSpacing(8)
        kant.addWidget(self.stand)
        smaller = QHBoxLayout()
        smaller.setSpacing(8)
        smaller.addWidget(self.thema)
        smaller.addWidget(self.gebied)
        kant.addLayout(smaller)
        kant.addWidget(self.lijst, 1)
        kolom = QVBoxLayout(self._lijstblad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.kies)
        kolom.addWidget(Naast(links, self.blad, letters=36, rek=(2, 3)), 1)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        self.kies.hide()
        self.addWidget(self._lijstblad)

    def _verbind(self) -> None:
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self._ga_verder())
        for keuze in (self.stand, self.thema, self.gebied):
            keuze.activated.connect(lambda _: self._vul())
        self.zin.opened.connect(lambda _: self._kan())
        self.blad.requested.connect(self.requested)
        self.blad.sessies.counted.connect(self._tel)
        self.blad.sessies.change_asked.connect(self._wijzig_sessie)
        self.blad.unlink_asked.connect(self._ontkoppel)

    def _acties(self) -> tuple[Actie, ...]:
        historie = Actie("collectief.historie", self.tr("Wat is gewijzigd"), "H", self.blad.lees_historie, "history")
        if not self._schrijft:
            return (historie,)
        return (
            Actie("collectief.nieuw", self.tr("Nieuwe activiteit"), "N", self.maak_nieuw, "plus", "activiteit buurt"),
            Actie("collectief.wijzig", self.tr("Wijzigen"), "W", self.wijzig, "pencil"),
            Actie("collectief.sessies", self.tr("Sessies plannen"), "P", self.plan, "calendar"),
            Actie("collectief.tel", self.tr("Mensen tellen"), "T", self.tel),
            Actie("collectief.afronden", self.tr("Afronden"), "R", self.rond_af, "circle-check"),
            Actie("collectief.weg", self.tr("Weghalen"), "Del", self.haal_weg, "trash-2"),
            historie,
        )

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return self._acties()

    def ververs(self) -> None:
        """Read the list and what is chosen."""
        lees = partial(self._omgeving.jobs.read, eigenaar=self, geweigerd=self._mag_niet)
        lees(LeesActiviteiten(locatie_id=self.locatie_id), self._toon)
        self._lees_detail()

    def eerste_veld(self) -> QWidget:
        """The form, the question, or the list."""
        formulier = self.currentWidget()
        if isinstance(formulier, Formulier):
            return formulier.eerste_veld()
        if self.zin.isVisible():
            return self.zin.regel
        if self._rijen or not self._schrijft:
            return self.lijst.lijst if self._rijen else self.lijst.filter
        return self.toetsen.knop("collectief.nieuw")

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        for formulier in self.formulieren.values():
            formulier.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def toon(self, id_: Id) -> None:
        """Choose this one, also when what narrows the list leaves it out."""
        self._wil.wil(id_)
        self.setCurrentWidget(self._lijstblad)
        self.ververs()

    def maak_nieuw(self) -> None:
        """An empty form."""
        self._begin_nieuw()

    def uit_voorstel(self, voorstel: VoorstelRij) -> None:
        """The form with what was proposed; its signalen come along."""
        waaruit = self.tr("Uit een voorstel van {0}, met {1} signalen: {2}").format(
            voorstel.medewerker, voorstel.signalen, voorstel.waarom
        )
        self._begin_nieuw(
            f".{voorstel.id.hex()}", waaruit, {"voorstel_id": voorstel.id}, titel=voorstel.naam, thema=voorstel.thema,
            gebied=voorstel.gebied,
        )  # fmt: skip

    def uit_bundel(self, bundel: BundelDetail) -> None:
        """The form with what the signalen of a bundel share; they come along."""
        waaruit = self.tr("Met de {0} signalen van de bundel “{1}”.").format(len(bundel.rijen), bundel.naam)
        self._begin_nieuw(
            f".{bundel.id.hex()}", waaruit, {"bundel_id": bundel.id}, thema=bundel.thema,
            gebied=bundel.straat or bundel.gebied,
        )  # fmt: skip

    def uit_de_buurt(self, uit: Rij) -> None:
        """The form with an initiatief or a subject of the buurtagenda, for the locatie that has it."""
        self._begin_nieuw(
            f".{uit.id.hex()}", self.tr("Uit de buurt: {0}").format(uit.onderwerp), {"onderwerp_id": uit.id},
            bij=uit.locatie_id, titel=uit.onderwerp, thema=uit.thema, gebied=uit.gebied, initiatief="inwoners",
        )  # fmt: skip

    def zet_erbij(self, wat: tuple[Id, ...] | Id) -> None:
        """Ask which activiteit these signalen, or this straatronde, belong to: Enter in the list chooses."""
        self._erbij = wat
        if isinstance(wat, tuple):
            tekst = self.tr("Kies met de pijltjes bij welke activiteit {0} signalen horen, en druk op Enter.")
            self.kies.setText(tekst.format(len(wat)))
        else:
            self.kies.setText(self.tr("Kies met de pijltjes bij welke activiteit de ronde hoort, en druk op Enter."))
        self.kies.show()
        self.setCurrentWidget(self._lijstblad)
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def wijzig(self) -> None:
        """The form of the chosen one."""
        if self.blad.detail is not None and self._schrijft:
            self._formulier(ActiviteitFormulier).begin_wijzigen(self.blad.detail)
            self._toon_formulier(self._formulier(ActiviteitFormulier))

    def plan(self) -> None:
        """Plan sessies for the chosen one."""
        if self.blad.detail is not None and self._schrijft:
            self._formulier(SessieFormulier).begin(self.blad.detail)
            self._toon_formulier(self._formulier(SessieFormulier))

    def tel(self) -> None:
        """To the first line without a number."""
        if (veld := self.blad.sessies.eerste_open()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._meld(self.tr("Er is nog geen sessie geweest. Met P plant u er een."))

    def rond_af(self) -> None:
        """Its last day and what came of it."""
        if self.blad.detail is not None and self._schrijft:
            self._formulier(AfrondFormulier).begin(self.blad.detail)
            self._toon_formulier(self._formulier(AfrondFormulier))

    def haal_weg(self) -> None:
        """It was a mistake: ask why."""
        detail = self.blad.detail
        if detail is None or not self._schrijft:
            return
        zin = self.tr("Waarom haalt u “{0}” weg? (één zin)").format(beeld.kort(detail.rij.titel))
        self.zin.vraag(
            zin, lambda reden: self._los(TrekActiviteitIn(id=detail.id, reden=reden)), knop=self.tr("Weghalen"),
            gevaar=True, over=detail.id,
        )  # fmt: skip

    def _ga_verder(self) -> None:
        rij, wat = self.lijst.huidige(), self._erbij
        if rij is None:
            return
        if wat is None:
            self.blad.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._laat_los()
        self._los(
            KoppelSignalen(id=rij.id, signaal_ids=wat)
            if isinstance(wat, tuple)
            else KoppelRonde(id=rij.id, straatronde_id=wat)
        )

    def _laat_los(self) -> None:
        self._erbij = None
        self.kies.hide()

    def _wijzig_sessie(self, sessie: SessieRij) -> None:
        if self.blad.detail is not None:
            self._formulier(SessieFormulier).begin(self.blad.detail, sessie)
            self._toon_formulier(self._formulier(SessieFormulier))

    def _haal_sessie_weg(self, sessie: SessieRij) -> None:
        self._uit_formulier()
        self._los(TrekSessieIn(id=sessie.id))

    def _las_af(self, sessie: SessieRij) -> None:
        self._uit_formulier()
        if sessie.afgelast:
            self._los(LasSessieAf(id=sessie.id, afgelast=False))
            return
        self.zin.vraag(
            self.tr("Waarom gaat deze sessie niet door? (één zin)"),
            lambda tekst: self._los(LasSessieAf(id=sessie.id, opmerking=tekst)), knop=self.tr("Afgelasten"),
            over=sessie.id,
        )  # fmt: skip

    def _ontkoppel(self, ander_id: Id) -> None:
        if self.blad.detail is not None and self._schrijft:
            self._los(Ontkoppel(id=self.blad.detail.id, ander_id=ander_id))

    def _tel(self, id_: Id, aantal: int | None) -> None:
        def geweigerd(weigering: Weigering) -> None:
            self.blad.sessies.toon_fout(id_, weigering.in_een_zin())

        self._omgeving.jobs.write(
            TelAanwezig(id=id_, aanwezig=aantal), lambda *_: None, eigenaar=self, geweigerd=geweigerd
        )

    def _los(self, opdracht: Opdracht[Any]) -> None:
        schrijf_los(self._omgeving.jobs, self, self.zin, opdracht, self._meld)

    # The forms -------------------------------------------------------------------------------------------------------

    def _begin_nieuw(self, *waaruit: Any, bij: Id | None = None, **eerst: Any) -> None:
        formulier, o = self._formulier(ActiviteitFormulier), self._omgeving
        plek = beeld.plek_van(bij or self.locatie_id, o.open_locaties, o.locatie)
        formulier.begin_nieuw(*waaruit, plek=plek, **eerst)
        self._toon_formulier(formulier)

    def _formulier(self, soort: type[F]) -> F:
        gemaakt = self.formulieren.get(soort.naam)
        if not isinstance(gemaakt, soort):
            gemaakt = self.formulieren[soort.naam] = soort(self._omgeving)
            gemaakt.ready.connect(partial(self._bewaar, gemaakt))
            gemaakt.closed.connect(self._uit_formulier)
            if isinstance(gemaakt, SessieFormulier):
                gemaakt.cancel_asked.connect(self._las_af)
                gemaakt.remove_asked.connect(self._haal_sessie_weg)
            self.addWidget(gemaakt)
        return gemaakt

    def _bewaar(self, formulier: Formulier, opdracht: Opdracht[Any]) -> None:
        schrijf_formulier(self._omgeving.jobs, self, formulier, opdracht, self._bewaard)

    def _toon_formulier(self, formulier: Formulier) -> None:
        self.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaard(self, uitkomst: object) -> None:
        if isinstance(uitkomst, bytes):
            self.toon(Id(uitkomst))
        self._uit_formulier()

    def _uit_formulier(self) -> None:
        self.klaar_om_te_sluiten()
        self.setCurrentWidget(self._lijstblad)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    # How it looks ----------------------------------------------------------------------------------------------------

    def _toon(self, rijen: tuple[ActiviteitRij, ...]) -> None:
        self._rijen = rijen
        for keuze, veld, leeg in ((self.thema, "thema", "Elk thema"), (self.gebied, "gebied", "Elk gebied")):
            keuze.zet_paren(((self.tr(leeg), ""), *((code, code) for code in beeld.keuzes(rijen, veld))))
        if (rij := next((rij for rij in rijen if rij.id == self._wil.id), None)) is not None:
            self.lijst.filter.clear()
            if not self._past(rij):
                for keuze, alles in ((self.stand, beeld.ALLES), (self.thema, ""), (self.gebied, "")):
                    keuze.zet(alles)
        self._vul()
        self._wil.kies_uit((rij.id for rij in rijen), overal=self.locatie_id is None, blad=self._lijstblad)

    def _vul(self) -> None:
        if self._rijen:
            self.lijst.zet_leeg(self.tr("0 activiteiten met deze keuze.\nKies boven de lijst “Alles”, of zoek anders."))
        self.lijst.zet(filter(self._past, self._rijen))
        if self._rijen and self._schrijft and self.toetsen.knop("collectief.nieuw").hasFocus():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)  # it had the focus for want of a list

    def _past(self, rij: ActiviteitRij) -> bool:
        keuzes = {"stand": self.stand.waarde, "thema": self.thema.waarde, "gebied": self.gebied.waarde}
        return beeld.past(rij, **keuzes, vandaag=self._vandaag())

    def _gekozen(self, rij: ActiviteitRij | None) -> None:
        if rij is None or self.blad.detail is None or self.blad.detail.id != rij.id:
            self.blad.leeg()
        self._lees_detail()
        self._kan()

    def _lees_detail(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self._omgeving.jobs.read(
                LeesActiviteit(id=rij.id), self._toon_detail, eigenaar=self, geweigerd=lambda _: self.blad.leeg(),
                sleutel="collectief.detail",
            )  # fmt: skip

    def _toon_detail(self, detail: ActiviteitDetail) -> None:
        rij = self.lijst.huidige()
        if rij is not None and rij.id == detail.id:
            self.blad.toon(detail, self._vandaag())
            self._kan()

    def _kan(self) -> None:
        for deel, ja in ((self.stand, True), (self.thema, True), (self.gebied, True), (self.toetsen, self._schrijft)):
            deel.setVisible(ja and self.zin.isHidden())  # what is asked needs the room
        rij = self.lijst.huidige()
        self.toetsen.kan("collectief.historie", ja=rij is not None)
        if not self._schrijft:
            return
        klaar = rij is not None and rij.is_af_op(self._vandaag().isoformat())
        for naam in ("collectief.wijzig", "collectief.tel", "collectief.weg"):
            self.toetsen.kan(naam, ja=rij is not None)
        for naam in ("collectief.sessies", "collectief.afronden"):
            self.toetsen.kan(naam, ja=rij is not None and not klaar, zichtbaar=not klaar)

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    def _mag_niet(self, weigering: Weigering) -> None:
        self._meld(weigering.zin)

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)
