"""The tab Verloop: one timeline of everything that happened, and the forms in their place above it."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.verloop import AfgeleideTaak, LeesVerloop, LeesVersiesVan, RondTaakAf, VervalTaak
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.verloop import ContactmomentVersie, Verloop, VerloopRij
from wijdesk.models.values import Id
from wijdesk.ui.concept import Concept
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.panels.casus.verloop.beeld import waarheen
from wijdesk.ui.panels.casus.verloop.formulier import Formulier
from wijdesk.ui.panels.casus.verloop.kort import GebeurtenisFormulier, TaakFormulier
from wijdesk.ui.panels.casus.verloop.lijst import VerloopLijst
from wijdesk.ui.panels.casus.verloop.notitie import NotitieFormulier
from wijdesk.ui.panels.casus.verloop.rolvak import Rolvak
from wijdesk.ui.panels.casus.verloop.versies import Versies
from wijdesk.ui.toetsen import Toetsen

LEEG = "Er is nog niets vastgelegd.\nDruk op N voor een contactmoment, G voor een gebeurtenis, T voor een taak."


class VerloopTab(Tab):
    """Everything that happened in and around the family, and what must still be done."""

    naam = "verloop"
    titel = "Verloop"
    interesses = frozenset(
        {
            "contactmoment", "gebeurtenis", "taak", "casus", "regieoverdracht", "nazorg", "planversie", "akkoord",
            "evaluatie", "doel", "toeleiding", "indicatie", "huishoudlid", "huishouden", "zrmmeting", "contact",
            "vraag", "persoon", "medewerker", "triage", "ondersteuning", "ondersteuningsmoment", "onderzoek",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._kies: Id | None = None
        self._concept: Concept | None = None
        self.notitie = NotitieFormulier(omgeving)
        self.gebeurtenis = GebeurtenisFormulier(omgeving)
        self.taak = TaakFormulier(omgeving)
        self.formulieren: tuple[Formulier, ...] = (self.notitie, self.gebeurtenis, self.taak)
        self.rolvak = Rolvak(*self.formulieren)
        self.versies = Versies(omgeving.klok)
        self.zin = EenZin()
        self.lijst = VerloopLijst(omgeving.klok)
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="verloop.notitie")
        self._leg_neer()
        self._verbind()
        self._gekozen(None)

    def _leg_neer(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.rolvak)
        kolom.addWidget(self.versies, 1)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)

    def _verbind(self) -> None:
        self.lijst.chosen.connect(self._gekozen)
        self.versies.closed.connect(self._sluit)
        for formulier in self.formulieren:
            formulier.typed.connect(self._getypt)
            formulier.ready.connect(partial(self._leg_vast, formulier))
            formulier.closed.connect(self._sluit)
        bewaar = QShortcut(QKeySequence("Ctrl+S"), self, self._bewaar)
        bewaar.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _rij_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("verloop.notitie", self.tr("Notitie"), "N", self.nieuwe_notitie, "message-square", "contactmoment"),
            Actie("verloop.gebeurtenis", self.tr("Gebeurtenis"), "G", self.nieuwe_gebeurtenis, "flag"),
            Actie("verloop.taak", self.tr("Taak"), "T", self.nieuwe_taak, "list-todo"),
            Actie("verloop.corrigeer", self.tr("Corrigeren"), "W", self.corrigeer, "pencil"),
            Actie("verloop.versies", self.tr("Versies"), "V", self.toon_versies, "history"),
            Actie("verloop.rond_af", self.tr("Afronden"), "A", self.rond_af, "check"),
            Actie("verloop.verval", self.tr("Niet meer nodig"), "X", self.verval, "x"),
            Actie("verloop.open", self.tr("Openen"), "O", self.open_bron, "external-link"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show this household; another one gets its own drafts."""
        ander = self.huishouden is None or self.huishouden.id != huishouden.id
        if ander:
            self.klaar_om_te_sluiten()
            self._wissel(huishouden)
        for formulier in self.formulieren:
            formulier.zet_huishouden(huishouden)
        if ander and huishouden.mag_schrijven and huishouden.mag_inhoud:
            self._concept = Concept(
                self,
                jobs=self.omgeving.jobs,
                ids=self.omgeving.ids,
                soort=f"verloop:{huishouden.id.hex()}",
                inhoud=self._inhoud,
                zet_terug=self._zet_terug,
            )
        super().toon(huishouden)

    def ververs(self) -> None:
        """Read the timeline, and who can get a task."""
        if self.huishouden is None:
            return
        if not self.huishouden.mag_inhoud:
            self.lijst.maak_leeg(self.tr("U kunt zien dat dit gezin bekend is, niet wat er is vastgelegd."))
            return
        self.omgeving.jobs.read(
            LeesVerloop(huishouden_id=self.huishouden.id), self._gelezen, eigenaar=self, geweigerd=self._mag_niet
        )
        self.omgeving.jobs.read(LeesMedewerkers(), self._collegas, eigenaar=self, geweigerd=self._mag_niet)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        return (
            *self._rij_acties(),
            Actie("verloop.zoek", self.tr("Zoek in dit dossier"), "Ctrl+F", self.zoek, "search"),
        )

    def eerste_veld(self) -> QWidget | None:
        """The open form, or the timeline."""
        formulier = self._open_formulier()
        if formulier is not None:
            return formulier.eerste()
        return self.lijst.ingang()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Begin a note when another tab asks."""
        if verzoek != "casus.verloop_notitie":
            return False
        self.nieuwe_notitie()
        return True

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """The form of that name; what was begun stands in it."""
        self._toon_formulier(next((deel for deel in self.formulieren if deel.naam == formulier), self.notitie))
        return True

    def vergeet(self, soort: str, formulier: str, _: str) -> None:
        """This draft was thrown away where it was told of: what still stands here of it goes too."""
        if self._concept is not None and self._concept.soort == soort:
            for deel in self.formulieren:
                if deel.naam == formulier:
                    deel.klaar()
            self._concept.bewaar()

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft."""
        if self._concept is not None:
            self._concept.bewaar()

    # What happens ----------------------------------------------------------------------------------------------------

    def zoek(self) -> None:
        """Go to the filter."""
        self.lijst.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lijst.filter.selectAll()

    def nieuwe_notitie(self) -> None:
        """Open the form for a contact moment; one that was begun stays as it was."""
        if not self.notitie.begonnen():
            self.notitie.maak_leeg()
        self._toon_formulier(self.notitie)

    def nieuwe_gebeurtenis(self) -> None:
        """Open the form for an event."""
        self._toon_formulier(self.gebeurtenis)

    def nieuwe_taak(self) -> None:
        """Open the form for a task."""
        self._toon_formulier(self.taak)

    def corrigeer(self) -> None:
        """Write the chosen contact moment anew, or change the chosen task."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        if rij.soort == "taak" and rij.open and not rij.sleutelwoord:
            if not self.taak.begonnen():
                self.taak.wijzig(rij)
            self._toon_formulier(self.taak)
        elif rij.soort == "contact" and self.notitie.begonnen():
            self._toon_formulier(self.notitie)
            self.requested.emit("melding", self.tr("Leg eerst deze notitie vast, of gooi hem weg."))
        elif rij.soort == "contact":
            self.omgeving.jobs.read(
                LeesVersiesVan(contactmoment_id=rij.id), self._te_corrigeren, eigenaar=self, geweigerd=self._mag_niet
            )

    def toon_versies(self) -> None:
        """Show the versions of the chosen contact moment."""
        rij = self.lijst.huidige()
        if rij is not None and rij.soort == "contact":
            self.omgeving.jobs.read(
                LeesVersiesVan(contactmoment_id=rij.id), self._versies, eigenaar=self, geweigerd=self._mag_niet
            )

    def rond_af(self) -> None:
        """Round off the chosen task, with a sentence when there is something to tell."""
        rij = self.lijst.huidige()
        if rij is None or not rij.open or self.huishouden is None:
            return
        if rij.afgeschermd and rij.sleutelwoord:
            self.requested.emit("melding", self.tr("Deze taak is afgeschermd. Vraag uw teamleider."))
            return
        doe = partial(self._afgerond, rij, self.huishouden.id)
        self.zin.vraag(self.tr("Hoe is het gegaan? (één zin)"), doe, knop=self.tr("Afronden"), over=rij.id)

    def verval(self) -> None:
        """The chosen task is not needed any more; ask why."""
        rij = self.lijst.huidige()
        if rij is not None and rij.open and not rij.sleutelwoord:
            self.zin.vraag(
                self.tr("Waarom is deze taak niet meer nodig? (één zin)"),
                lambda reden: self._schrijf_zin(VervalTaak(id=rij.id, reden=reden)),
                knop=self.tr("Laat vervallen"),
                over=rij.id,
            )

    def open_bron(self) -> None:
        """Go to where the chosen entry lives."""
        rij = self.lijst.huidige()
        if rij is not None and (verzoek := waarheen(rij)) is not None:
            self.requested.emit(*verzoek)

    def _afgerond(self, rij: VerloopRij, huishouden_id: Id, uitkomst: str) -> None:
        if not rij.sleutelwoord:
            self._schrijf_zin(RondTaakAf(id=rij.id, uitkomst=uitkomst))
            return
        taak = AfgeleideTaak(
            huishouden_id=huishouden_id, sleutel=rij.sleutelwoord, soort=rij.code,
            wat=". ".join(deel for deel in (rij.titel, rij.tekst) if deel), voor=rij.dag,
            persoon_id=rij.persoon_id,
        )  # fmt: skip
        self._schrijf_zin(RondTaakAf(afgeleid=taak, uitkomst=uitkomst))

    def _schrijf_zin(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda _, __: self._zin_klaar(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _zin_klaar(self) -> None:
        self.zin.sluit()
        self.lijst.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
        self.ververs()

    # Forms -----------------------------------------------------------------------------------------------------------

    def _open_formulier(self) -> Formulier | None:
        return next((formulier for formulier in self.formulieren if not formulier.isHidden()), None)

    def _toon_formulier(self, formulier: Formulier, *, focus: bool = True) -> None:
        if self.huishouden is None or not (self.huishouden.mag_schrijven and self.huishouden.mag_inhoud):
            self.requested.emit("melding", self.tr("Uw rol geeft hier geen toegang toe."))
            return
        self.versies.hide()
        for ander in self.formulieren:
            ander.setVisible(ander is formulier)
        self._pas_toetsen_aan()
        if focus:
            formulier.eerste().setFocus(Qt.FocusReason.OtherFocusReason)

    def _sluit(self) -> None:
        """Step back to the timeline; what was typed stays in the draft."""
        self.klaar_om_te_sluiten()
        for formulier in self.formulieren:
            formulier.hide()
        self.versies.hide()
        self._pas_toetsen_aan()
        self.lijst.ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaar(self) -> None:
        formulier = self._open_formulier()
        if formulier is not None:
            formulier.leg_vast()

    def _leg_vast(self, formulier: Formulier, opdracht: Opdracht[object]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            lambda antwoord, _: self._vastgelegd(formulier, antwoord),
            eigenaar=self,
            geweigerd=formulier.toon_fouten,
            mislukt=formulier.toon_storing,
        )

    def _vastgelegd(self, formulier: Formulier, antwoord: object) -> None:
        formulier.klaar()
        self._kies = Id(antwoord) if isinstance(antwoord, bytes) else None
        self._sluit()
        self.ververs()

    def _te_corrigeren(self, versies: tuple[ContactmomentVersie, ...]) -> None:
        geldt = next((versie for versie in versies if versie.geldt), None)
        if geldt is None or geldt.afgeschermd:
            self.requested.emit("melding", self.tr("Deze notitie is afgeschermd. Vraag uw teamleider."))
            return
        self.notitie.corrigeer(geldt)
        self._toon_formulier(self.notitie)
        self.notitie.notitie.setFocus(Qt.FocusReason.OtherFocusReason)

    def _versies(self, versies: tuple[ContactmomentVersie, ...]) -> None:
        for formulier in self.formulieren:
            formulier.hide()
        self.versies.toon(versies)
        self._pas_toetsen_aan()

    # Drafts ----------------------------------------------------------------------------------------------------------

    def _getypt(self) -> None:
        if self._concept is not None:
            self._concept.merk()

    def _inhoud(self) -> str:
        begonnen = {formulier.naam: formulier.waarden() for formulier in self.formulieren if formulier.begonnen()}
        return json.dumps(begonnen, ensure_ascii=False) if begonnen else ""

    def _zet_terug(self, tekst: str) -> None:
        bewaard = json.loads(tekst)
        for formulier in self.formulieren:
            if formulier.naam in bewaard:
                formulier.zet_waarden(bewaard[formulier.naam])
                self._toon_formulier(formulier, focus=False)

    def _wissel(self, huishouden: HuishoudenDetail) -> None:
        """Another household: empty forms, no filter, and nothing of the one before left on the screen."""
        if self._concept is not None:
            self._concept.deleteLater()
            self._concept = None
        self.huishouden = huishouden
        for formulier in self.formulieren:
            formulier.klaar()
            formulier.hide()
        self.versies.hide()
        self.zin.sluit()
        self.lijst.maak_leeg()

    # Reading ---------------------------------------------------------------------------------------------------------

    def _gelezen(self, verloop: Verloop) -> None:
        self.notitie.zet_ojg(verloop.ojg)
        kies, self._kies = self._kies, None
        self.lijst.zet(verloop, leeg=self.tr(LEEG), kies=kies)

    def _collegas(self, collegas: tuple[MedewerkerRij, ...]) -> None:
        self.taak.zet_collegas(collegas)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _gekozen(self, _: object) -> None:
        self._pas_toetsen_aan()

    def _pas_toetsen_aan(self) -> None:
        """Show what can be done with the chosen entry; with a form open its own buttons say it."""
        rij = self.lijst.huidige()
        mag = self.huishouden is not None and self.huishouden.mag_schrijven and self.huishouden.mag_inhoud
        soort = rij.soort if rij is not None else ""
        eigen_taak = rij is not None and rij.open and not rij.sleutelwoord and not rij.afgeschermd
        contact = soort == "contact" and rij is not None
        kan = {
            "notitie": mag,
            "gebeurtenis": mag,
            "taak": mag,
            "corrigeer": mag and ((contact and rij is not None and not rij.afgeschermd) or eigen_taak),
            "versies": contact and rij is not None and rij.versies > 1,
            "rond_af": mag and rij is not None and rij.open,
            "verval": mag and eigen_taak,
            "open": rij is not None and waarheen(rij) is not None,
        }
        self.toetsen.knop("verloop.corrigeer").zet_tekst(self.tr("Wijzigen") if eigen_taak else self.tr("Corrigeren"))
        for naam, ja in kan.items():
            self.toetsen.kan(f"verloop.{naam}", ja=bool(ja), zichtbaar=bool(ja))
        bezig = self._open_formulier() is not None or not self.versies.isHidden()
        self.rolvak.pas_aan()
        self.lijst.soorten.setVisible(not bezig)
        self.toetsen.setVisible(not bezig)
