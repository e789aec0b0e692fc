"""Klachten: what still has to be registered, the register by its terms, and one klacht with what can be done now.

How letters are made is handed to it; it knows when.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from wijdesk.models import klachtregels as regels
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.klacht import (
    DeelKlacht,
    HeropenKlacht,
    LeesKlacht,
    LeesKlachten,
    LeesKlachthistorie,
    LeesKlachtmeldingen,
    PakKlachtOp,
    TrekKlachtstapIn,
    ZegKlachtNietDubbel,
    ZetKlachtstap,
)
from wijdesk.models.rows.klacht import KlachtDetail, KlachtMelding, KlachtRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving
from wijdesk.ui.panels.klacht.acties import klacht_acties
from wijdesk.ui.panels.klacht.blad import KlachtBlad, verdaagd
from wijdesk.ui.panels.klacht.dubbel import DubbelVorm
from wijdesk.ui.panels.klacht.lessen import Lessen
from wijdesk.ui.panels.klacht.overzicht import Overzicht
from wijdesk.ui.panels.klacht.stapvormen import AfrondVorm, GedaanVorm, HoorVorm, StapVorm, VerdaagVorm
from wijdesk.ui.panels.klacht.vorm import KlachtVorm
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import LijstPaneel


class KlachtPaneel(LijstPaneel[KlachtDetail, KlachtBlad]):
    """The register; one klacht in its place; forms in place of that."""

    naam = "klacht"
    titel = "Klachten"
    overzicht: Overzicht
    rol: Rolblad
    interesses = frozenset(
        {"klacht", "klachtdossier", "klachtbetrokkene", "klachtstap", "werk", "vraag", "persoon", "medewerker"}
    )

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken],
        *,
        beheert: bool,
        behandelaars: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """`beheert`: whoever works here keeps the register. `behandelaars`: rollen that can deal with a klacht.

        `afdrukken`: "klacht.brief" gets (klacht, kind of letter, somebody it is about or None).
        """
        super().__init__(omgeving, parent)
        self._afdrukken, self._beheert, self._behandelaars = afdrukken, beheert, behandelaars
        self._rijen: tuple[KlachtRij, ...] = ()
        self._meldingen: tuple[KlachtMelding, ...] = ()
        self.overzicht = Overzicht(self._lijst_acties(), beheert=beheert)
        self.model, self.lijst = self.overzicht.model, self.overzicht.lijst
        self.blad = KlachtBlad(self._acties())
        self.rol = Rolblad(self.blad)
        self.vorm, self.afrond_vorm = KlachtVorm(omgeving), AfrondVorm(omgeving)
        self.gedaan_vorm, self.hoor_vorm = GedaanVorm(omgeving), HoorVorm(omgeving)
        self.verdaag_vorm, self.dubbel_vorm = VerdaagVorm(omgeving), DubbelVorm(omgeving)
        self.lessen = Lessen(omgeving)
        vormen = (self.vorm, self.gedaan_vorm, self.hoor_vorm, self.verdaag_vorm, self.afrond_vorm, self.dubbel_vorm)
        self.leg_bladen(self.lessen, vormen=vormen, nieuw=self.vorm)
        self.vorm.asked.connect(self._uit_vorm)
        self.overzicht.changed.connect(self._vul)
        self.blad.withdrawn.connect(self._trek_in)
        self.blad.share_requested.connect(lambda id_: self.schrijf(DeelKlacht(id=id_)))
        self.lessen.opened.connect(self.open)
        self.lessen.closed.connect(self.terug)
        self.blad.copy_requested.connect(lambda id_: self._brief("afschrift", id_))
        self.blad.delay_requested.connect(lambda id_: self._brief("verdaging", id_))
        self.blad.outcome_requested.connect(lambda id_: self._brief("uitkomst", id_))

    # Building --------------------------------------------------------------------------------------------------------

    def _lijst_acties(self) -> tuple[Actie, ...]:
        beheer = (
            Actie("klacht.nieuw", self.tr("Nieuwe klacht"), "N", self.nieuw, "plus", "ongenoegen ontevreden melden"),
            Actie("klacht.bron", self.tr("Contact openen"), "C", self._open_bron, "external-link"),
        )
        lessen = Actie("klacht.lessen", self.tr("Wat wij leerden"), "G", self.toon_lessen, "list-todo", "geleerd les")
        open_ = Actie("klacht.open", self.tr("Openen"), "Return", self.open_rij, "external-link")
        return (open_, *(beheer if self._beheert else ()), lessen)

    def _acties(self) -> tuple[Actie, ...]:
        return klacht_acties(self)

    # What the base class asks ----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """The list, and the klacht that is open. A form keeps what was typed."""
        jobs = self.omgeving.jobs
        jobs.read(LeesKlachten(), self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)
        if self._beheert:
            jobs.read(LeesKlachtmeldingen(), self._toon_meldingen, eigenaar=self, geweigerd=self.mag_niet)
            zet = partial(self.vorm.zet_collegas, behandelaars=self._behandelaars)
            jobs.read(LeesMedewerkers(), zet, eigenaar=self, geweigerd=self.mag_niet)
        self._lees_een()
        if self.bladen.currentWidget() is self.lessen:
            self.lessen.ververs()

    def eerste_veld(self) -> QWidget:
        """Also where what was learned stands."""
        voor = self.bladen.currentWidget()
        return self.lessen.eerste_veld() if voor is self.lessen else super().eerste_veld()

    def _eerste_in_lijst(self) -> QWidget:
        return self.overzicht.eerste_veld()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("klacht.open", id), ("klacht.nieuw", None or ("persoon", id, name)), ("klacht.uit_vraag", vraag)."""
        if verzoek == "klacht.nieuw" and self._beheert:
            wie = inhoud if isinstance(inhoud, tuple) and len(inhoud) > 2 else ()
            self.nieuw(persoon=(Id(wie[1]), str(wie[2])) if wie else None)
            return True
        if verzoek == "klacht.uit_vraag" and self._beheert and isinstance(inhoud, bytes):
            self._uit_vraag(Id(inhoud))
            return True
        return super().handle(verzoek, inhoud)

    @property
    def in_detail(self) -> bool:
        """Whether one klacht, or what was learned, stands in the place of the list."""
        return super().in_detail or self.bladen.currentWidget() is self.lessen

    def _lijsten(self) -> tuple[QWidget, ...]:
        return self.overzicht, self.lessen

    def toon_lessen(self) -> None:
        """What klachten taught, in the place of the list."""
        self.lessen.ververs()
        self.toon_blad(self.lessen, focus=self.lessen.eerste_veld())

    # The list --------------------------------------------------------------------------------------------------------

    def _toon_lijst(self, rijen: tuple[KlachtRij, ...]) -> None:
        self._rijen = rijen
        self.vorm.zet_register(rijen)
        self._vul()

    def _toon_meldingen(self, rijen: tuple[KlachtMelding, ...]) -> None:
        self._meldingen = rijen
        self._vul()

    def _vul(self) -> None:
        self.overzicht.toon(self._rijen, self._meldingen, self.omgeving.medewerker.id)

    def open_rij(self) -> None:
        """The chosen klacht; of what is still to be registered the form."""
        rij = self.lijst.huidige()
        if isinstance(rij, KlachtMelding):
            self.vorm.begin(None, melding=rij)
            self.toon_vorm(self.vorm)
        elif rij is not None:
            self.open(rij.id)

    def _open_bron(self) -> None:
        if isinstance(rij := self.lijst.huidige(), KlachtMelding):
            self.requested.emit("contact.open", rij.contact_id)

    def _uit_vraag(self, vraag_id: Id) -> None:
        """What was handed over at the desk, as a new klacht; it is read first, so that its words are there."""

        def gelezen(rijen: tuple[KlachtMelding, ...]) -> None:
            self._toon_meldingen(rijen)
            melding = next((rij for rij in rijen if rij.vraag_id == vraag_id), None)
            if melding is None:
                self.requested.emit("melding", self.tr("Deze klacht staat al in het register."))
                return
            self.vorm.begin(None, melding=melding)
            self.toon_vorm(self.vorm)

        # Under a key of its own: the list is read too when the panel is shown for the first time.
        jobs = self.omgeving.jobs
        jobs.read(LeesKlachtmeldingen(), gelezen, eigenaar=self, sleutel="uit_vraag", geweigerd=self.mag_niet)

    def nieuw(self, *, persoon: tuple[Id, str] | None = None) -> None:
        """A new klacht."""
        self.vorm.begin(None, persoon=persoon)
        self.toon_vorm(self.vorm)

    # One klacht ------------------------------------------------------------------------------------------------------

    def _vraag_een(self, id_: Id) -> LeesKlacht:
        return LeesKlacht(id=id_)

    def _toon_een(self, detail: KlachtDetail) -> None:
        self.blad.toon(detail)

    def _geopend(self) -> None:
        self.rol.breng_in_beeld(self.blad.kop)

    # What can be done ------------------------------------------------------------------------------------------------

    def wijzig(self) -> None:
        """Put the klacht right."""
        if self.detail is not None and self.detail.beheert:
            self.vorm.begin(self.detail)
            self.toon_vorm(self.vorm)

    def leg_vast(self) -> None:
        """A conversation, a note, what came after."""
        self._met(self.gedaan_vorm)

    def horen(self) -> None:
        """The hearing, or why there was none."""
        self._met(self.hoor_vorm)

    def verdaag(self) -> None:
        """Put the outcome off."""
        self._met(self.verdaag_vorm)

    def rond_af(self) -> None:
        """How it ended."""
        if self.detail is not None and self.detail.rij.open and self.detail.behandelt:
            self.afrond_vorm.begin(self.detail)
            self.toon_vorm(self.afrond_vorm)

    def koppel_terug(self) -> None:
        """Ask who complained how it is now, and tell what came of what was learned."""
        self._met(self.gedaan_vorm, regels.TERUGKOPPELING)

    def _met(self, vorm: StapVorm, soort: str = "") -> None:
        if self.detail is not None and self.detail.behandelt:
            vorm.begin(self.detail, soort)
            self.toon_vorm(vorm)

    def bevestig(self) -> None:
        """The letter of receipt went out."""
        self._stap(regels.BRIEF)

    def geschreven(self) -> None:
        """The letter about the outcome went out."""
        self._stap(regels.UITKOMSTBRIEF)

    def _stap(self, soort: str) -> None:
        if self._id is not None:
            self.schrijf(ZetKlachtstap(id=self.omgeving.ids(), klacht_id=self._id, soort=soort))

    def neem(self) -> None:
        """Deal with it oneself."""
        if self._id is not None:
            self.schrijf(PakKlachtOp(id=self._id))

    def heropen(self) -> None:
        """Ask why it is open again."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom gaat deze klacht weer open?")
            self.vraag_reden(vraag, partial(HeropenKlacht, id=id_), over=id_, knop=self.tr("Openen"))

    def brief(self) -> None:
        """The letter that belongs to how far it is."""
        if (d := self.detail) is not None and d.behandelt:
            nu = "verdaging" if verdaagd(d) else "ontvangst"
            self._brief(nu if d.rij.open else "uitkomst", None)

    def ontvangstbrief(self) -> None:
        """The letter of receipt, of a klacht that was put off since."""
        if self.detail is not None and self.detail.rij.open and self.detail.behandelt:
            self._brief("ontvangst", None)

    def _brief(self, soort: str, betrokkene: Id | None) -> None:
        if self._id is not None:
            self._afdrukken["klacht.brief"]((self._id, soort, betrokkene))

    def _trek_in(self, id_: Id) -> None:
        vraag = self.tr("Waarom klopt dit niet?")
        self.vraag_reden(vraag, partial(TrekKlachtstapIn, id=id_), over=id_, knop=self.tr("Intrekken"))

    def lees_historie(self) -> None:
        """What was changed in this klacht, by whom."""
        if (id_ := self._id) is not None:
            klaar = partial(self._toon_historie, id_)
            self.omgeving.jobs.read(LeesKlachthistorie(id=id_), klaar, eigenaar=self, geweigerd=self.mag_niet)

    def _toon_historie(self, id_: Id, rijen: tuple[HistorieRij, ...]) -> None:
        if id_ == self._id:
            self.blad.historie.toon(rijen, self.omgeving.klok())
            self.rol.breng_in_beeld(self.blad.historie)

    def is_dubbel(self) -> None:
        """Ask of which klacht this one is a double."""
        if self.detail is not None and self.detail.rij.open and self.detail.beheert:
            self.dubbel_vorm.begin(self.detail, self._rijen)
            self.toon_vorm(self.dubbel_vorm)

    def niet_dubbel(self) -> None:
        """Ask why it stands by itself after all."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom is dit toch een andere klacht?")
            self.vraag_reden(vraag, partial(ZegKlachtNietDubbel, id=id_), over=id_, knop=self.tr("Losmaken"))

    def open_andere(self) -> None:
        """The klacht this one is a double of."""
        if self.detail is not None and self.detail.rij.dubbel_van is not None:
            self.open(self.detail.rij.dubbel_van)

    def _uit_vorm(self, id_: Id) -> None:
        """The klacht that may be the same; what was typed stays, as a draft."""
        self.vorm.klaar_om_te_sluiten()
        self.toon_blad(self.overzicht)
        self.open(id_)

    def kaart(self) -> None:
        """The card of who complains."""
        if self.detail is not None:
            self.open_kaart(self.detail.rij.persoon_id)

    def open_contact(self) -> None:
        """The contact at the desk it came from."""
        if self.detail is not None and self.detail.contact_id is not None:
            self.requested.emit("contact.open", self.detail.contact_id)
