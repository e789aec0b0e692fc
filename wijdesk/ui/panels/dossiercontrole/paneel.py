"""Dossiercontrole: the files a team drew for a month, one of them with its checklist, and what waits for whoever asks.

How papers are made is handed to it; it knows when.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models import dossierregels as regels
from wijdesk.models.dossierregels import NEE
from wijdesk.models.opdrachten.dossiercontrole import (
    BeantwoordBevinding,
    HeropenControle,
    LeesBevindingen,
    LeesControle,
    LeesDossiercontroles,
    RondVerbeteractieAf,
    SlaDossierOver,
    TrekDossiers,
)
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.rows.dossiercontrole import Bevinding, Controledetail, Controlemaand
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.termijnen import Duur, plus
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving
from wijdesk.ui.panels.dossiercontrole import beeld
from wijdesk.ui.panels.dossiercontrole.blad import ControleBlad
from wijdesk.ui.panels.dossiercontrole.vorm import ControleVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import LijstPaneel
from wijdesk.ui.taal import zin
from wijdesk.ui.toetsen import Toetsen
from wijdesk.ui.vouwrij import Vouwrij

GRONDSLAG = "dossiercontrole"
"""The code of the list "inzagegrondslag" that stands in the log when a drawn file is opened."""
MAANDEN = 13
"""How many months can be chosen to look at."""


class DossiercontrolePaneel(LijstPaneel[Controledetail, ControleBlad]):
    """The list; one file in its place; its checklist in place of that."""

    naam = "dossiercontrole"
    titel = "Dossiercontrole"
    rol: Rolblad
    interesses = frozenset(
        {"controledossier", "controlepunt", "dossiercontrole", "huishouden", "casus", "medewerker", "locatie"}
    )

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken],
        *,
        controleert: bool,
        collegas: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """`controleert`: whoever works here checks files. `collegas`: rollen that can be asked to improve something.

        `afdrukken`: "dossiercontrole.papier" gets the id of a file, or None for an empty checklist.
        """
        super().__init__(omgeving, parent)
        self._afdrukken, self._controleert, self._rollen = afdrukken, controleert, collegas
        self._plek: Id | None = None
        self._bevindingen: tuple[Bevinding, ...] = ()
        self.maand: Controlemaand | None = None
        self.vormen: dict[str, ControleVorm] = {}
        self.overzicht = self._maak_overzicht()
        self.blad = ControleBlad(self._acties())
        self.rol = Rolblad(self.blad)
        self.leg_bladen()
        self.blad.answer_requested.connect(self._beantwoord)
        self.blad.done_requested.connect(lambda id_: self.schrijf(RondVerbeteractieAf(id=id_)))

    # Building --------------------------------------------------------------------------------------------------------

    def _maak_overzicht(self) -> QWidget:
        self.model: RegelModel[beeld.Rij] = RegelModel(beeld.sleutel, beeld.beeld, groep=beeld.groep)
        leeg = (
            self.tr("Voor deze maand zijn nog geen dossiers getrokken.\nDruk op T: het lot kiest er acht.")
            if self._controleert
            else self.tr("Er zijn geen bevindingen voor u.\nIs een dossier van u gecontroleerd, dan staat het hier.")
        )
        self.lijst: RegelLijst[beeld.Rij] = RegelLijst(
            self.model,
            naam=self.tr("Dossiers"),
            leeg=leeg,
            filter_tekst=self.tr("Filter op naam, nummer of collega"),
            tekens=True,
        )
        self.lijst.chosen.connect(self._gekozen)
        self.telling = etiket("", "bij", breekt_af=True, naam="dossiercontrole_telling")
        self.kies_maand, self.kies_plek = Keuze(), Keuze()
        self.kies_maand.setAccessibleName(self.tr("Maand"))
        self.kies_plek.setAccessibleName(self.tr("Locatie"))
        self.kies_maand.zet_paren(self._maanden())
        self.kies_maand.currentIndexChanged.connect(lambda _: self._lees_maand())
        self.kies_plek.currentIndexChanged.connect(lambda _: self._kies_plek())
        self.toetsen_lijst = Toetsen(self._lijst_acties(), self.lijst.lijst, primair="dossiercontrole.open")
        self.kiezers = Vouwrij((self.kies_maand, 1), (self.kies_plek, 1))
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        for deel in (self.kiezers, self.telling):
            kolom.addWidget(deel)
            deel.setVisible(self._controleert)  # not before it stands in something: it would be a window of its own
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen_lijst)
        return blad

    def _maanden(self) -> list[tuple[str, str]]:
        """This month and those before it, newest first."""
        eerste = self.vandaag().replace(day=1)
        maanden = (plus(eerste, Duur(aantal=-terug, eenheid="maanden")).isoformat()[:7] for terug in range(MAANDEN))
        return [(regels.maand_in_woorden(maand), maand) for maand in maanden]

    def _lijst_acties(self) -> tuple[Actie, ...]:
        open_ = Actie("dossiercontrole.open", self.tr("Openen"), "Return", self.open_rij, "external-link")
        trek = Actie("dossiercontrole.trek", self.tr("Dossiers trekken"), "T", self.trek, "plus",
                     "steekproef loten loting acht", ter_plekke=True)  # fmt: skip
        leeg = Actie("dossiercontrole.leeg", self.tr("Lege controlelijst"), "P", self._leeg, "printer", "papier")
        return (open_, trek, leeg) if self._controleert else (open_,)

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("dossiercontrole.invullen", self.tr("Controlelijst invullen"), "I", self.vul_in, "list-todo"),
            Actie("dossiercontrole.beantwoord", self.tr("Beantwoorden"), "B", self.beantwoord, "message-square"),
            Actie("dossiercontrole.gedaan", self.tr("Verbeteractie is gedaan"), "G", self.gedaan, "check"),
            Actie("dossiercontrole.dossier", self.tr("Dossier openen"), "D", self.open_dossier, "briefcase"),
            Actie("dossiercontrole.afdrukken", self.tr("Afdrukken"), "P", self.druk_af, "printer"),
            Actie("dossiercontrole.heropen", self.tr("Opnieuw openen"), "X", self.heropen, "rotate-ccw"),
            Actie("dossiercontrole.sla_over", self.tr("Overslaan"), "O", self.sla_over, "arrow-right"),
            Actie("dossiercontrole.terug", self.tr("Alle dossiers"), "T", self.terug, "arrow-left"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """The list, and the file that is open. A form keeps what was typed."""
        jobs = self.omgeving.jobs
        jobs.read(LeesBevindingen(), self._toon_bevindingen, eigenaar=self, geweigerd=self.mag_niet)
        if self._controleert:
            self._lees_maand()
        self._lees_een()

    def _eerste_in_lijst(self) -> QWidget:
        if self.model.rowCount():
            return self.lijst.lijst
        trek = self.toetsen_lijst.knop("dossiercontrole.trek") if self._controleert else None
        return trek if trek is not None and trek.isEnabled() and not self.model.aantal else self.lijst.filter

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("dossiercontrole.open", id of a file, or (month, locatie) for the list)."""
        if verzoek == "dossiercontrole.open" and isinstance(inhoud, tuple) and self._controleert:
            maand, self._plek = inhoud
            self.terug()
            self.kies_maand.blockSignals(True)
            self.kies_maand.zet(maand)
            self.kies_maand.blockSignals(False)
            self._lees_maand()
            return True
        return super().handle(verzoek, inhoud)

    # The list --------------------------------------------------------------------------------------------------------

    def _kies_plek(self) -> None:
        self._plek = Id(bytes.fromhex(self.kies_plek.waarde))
        self._lees_maand()

    def _lees_maand(self) -> None:
        vraag = LeesDossiercontroles(maand=self.kies_maand.waarde, locatie_id=self._plek)
        self.omgeving.jobs.read(vraag, self._toon_maand, eigenaar=self, geweigerd=self.mag_niet)

    def _toon_maand(self, maand: Controlemaand) -> None:
        if maand.maand != self.kies_maand.waarde or self._plek not in (None, maand.locatie_id):
            return  # of before another was chosen
        self.maand = maand
        namen = {rij.id: rij.naam for rij in self.omgeving.locaties}
        self.kies_plek.zet_paren([(namen.get(id_, maand.locatie), id_.hex()) for id_ in maand.mag_bij])
        self.kies_plek.blockSignals(True)
        self.kies_plek.zet(maand.locatie_id.hex())
        self.kies_plek.blockSignals(False)
        self.kies_plek.setVisible(len(maand.mag_bij) > 1)
        trok = self.toetsen_lijst.knop("dossiercontrole.trek").hasFocus()
        self.toetsen_lijst.kan("dossiercontrole.trek", ja=maand.kan_trekken)
        self.telling.setText(beeld.telling(maand))
        self._vul()
        if trok or (self.lijst.filter.hasFocus() and not self.lijst.filter.text()):
            self.eerste_veld().setFocus()  # the key that draws works where there is no list to stand in

    def _toon_bevindingen(self, rijen: tuple[Bevinding, ...]) -> None:
        self._bevindingen = rijen
        self._vul()

    def _vul(self) -> None:
        self.lijst.zet(beeld.volgorde(self.maand.rijen if self.maand is not None else (), self._bevindingen))
        self.model.hertekst()
        self._gekozen(self.lijst.huidige())

    def _gekozen(self, rij: beeld.Rij | None) -> None:
        self.toetsen_lijst.kan("dossiercontrole.open", ja=rij is not None)

    def trek(self) -> None:
        """Have files drawn for the month on the screen."""
        if self.maand is not None and self.maand.kan_trekken:
            self.schrijf(TrekDossiers(locatie_id=self.maand.locatie_id, maand=self.maand.maand))

    def _leeg(self) -> None:
        self._afdrukken["dossiercontrole.papier"](None)

    # One file --------------------------------------------------------------------------------------------------------

    def _vraag_een(self, id_: Id) -> LeesControle:
        return LeesControle(id=id_)

    def _toon_een(self, detail: Controledetail) -> None:
        self.blad.toon(detail)

    def _geopend(self) -> None:
        self.rol.breng_in_beeld(self.blad.kop)

    def vul_in(self) -> None:
        """The checklist, in the version this file was begun with."""
        if self.detail is not None and self.detail.controleert:
            jobs = self.omgeving.jobs
            jobs.read(LeesMedewerkers(), self._begin_vorm, eigenaar=self, geweigerd=self.mag_niet)

    def _begin_vorm(self, collegas: tuple[MedewerkerRij, ...]) -> None:
        if (d := self.detail) is None or not d.controleert or self.in_vorm:
            return
        if (vorm := self.vormen.get(d.lijst)) is None:
            vorm = self.vormen[d.lijst] = ControleVorm(self.omgeving, d.punten)
            self.leg_vorm(vorm)
        vorm.zet_collegas(collegas, self._rollen)
        vorm.begin(d)
        self.toon_vorm(vorm)

    def beantwoord(self) -> None:
        """Answer the first finding that waits."""
        punten = self.detail.punten if self.detail is not None else ()
        if (punt := next((rij for rij in punten if rij.oordeel == NEE and not rij.antwoord), None)) is not None:
            self._beantwoord(punt.id)

    def _beantwoord(self, id_: Id | None) -> None:
        punten = self.detail.punten if self.detail is not None else ()
        punt = next((rij for rij in punten if rij.id == id_), None)
        if id_ is not None and punt is not None:
            self.vraag_reden(
                self.tr("Uw antwoord bij “{0}”").format(zin(punt.vraag)),
                lambda reden: BeantwoordBevinding(id=id_, antwoord=reden),
                over=id_,
                knop=self.tr("Beantwoorden"),
            )

    def gedaan(self) -> None:
        """The first improvement that is open was done."""
        punten = self.detail.punten if self.detail is not None else ()
        punt = next((rij for rij in punten if rij.actie and not rij.gedaan_op and rij.id is not None), None)
        if punt is not None and punt.id is not None:
            self.schrijf(RondVerbeteractieAf(id=punt.id))

    def open_dossier(self) -> None:
        """The file itself; why stands in the log."""
        if (d := self.detail) is None:
            return

        def open_(*_: object) -> None:
            self.requested.emit("huishouden.open", d.rij.huishouden_id)

        if d.rij.eigen or d.antwoordt:
            open_()
            return
        zeg = ZegDoel(grondslag=GRONDSLAG, huishouden_id=d.rij.huishouden_id)
        self.omgeving.jobs.write(zeg, open_, eigenaar=self, geweigerd=self.mag_niet)

    def druk_af(self) -> None:
        """The checklist on paper, as far as it is filled in."""
        if self._id is not None:
            self._afdrukken["dossiercontrole.papier"](self._id)

    def heropen(self) -> None:
        """Ask why it is open again."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom gaat deze controle weer open?")
            self.vraag_reden(vraag, partial(HeropenControle, id=id_), over=id_, knop=self.tr("Openen"))

    def sla_over(self) -> None:
        """Ask why it cannot be checked."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom kan dit dossier niet worden gecontroleerd? Het lot kiest dan een ander.")
            self.vraag_reden(vraag, partial(SlaDossierOver, id=id_), over=id_, knop=self.tr("Overslaan"))
