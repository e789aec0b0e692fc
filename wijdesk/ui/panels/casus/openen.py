"""Opening a casus, in the place of the tabs: under which law, why, whose, and which question it came from."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import HeropenCasus, LeesRegisseurs, OpenCasus
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, lokaal, moment_in_woorden
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.regiehistorie import RegieHistorie


class CasusOpenen(Formulier):
    """A new casus; or, when closing the last one was a mistake, that one again."""

    naam = "openen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Casus openen"), self.tr("Casus openen"))
        self.kader = Keuze(omgeving.codes.van("wettelijk_kader"), leeg=self.tr("Kies een wet"))
        self.aanleiding = Notitie(regels=3)
        self.melding = DatumRegel()
        self.werk = Keuze(leeg=self.tr("Geen vraag uit Mijn werk"))
        self.regisseur = CollegaKeuze(self.tr("Kies een regisseur"))
        self.tandem = CollegaKeuze(self.tr("Geen tandem"))
        self._voeg_veld(
            "wettelijk_kader",
            self.tr("Onder welke wet valt de hulp?"),
            self.kader,
            hulp=self.tr("Dit bepaalt welke termijnen lopen en hoe lang het dossier blijft"),
        )
        self._voeg_veld("aanleiding", self.tr("Aanleiding"), self.aanleiding)
        self.veld_werk = self._voeg_veld("werk_id", self.tr("Hoort bij een vraag"), self.werk)
        self._voeg_veld(
            "melding_op",
            self.tr("Dag van de melding"),
            self.melding,
            hulp=self.tr("Vanaf deze dag tellen de wettelijke termijnen; leeg is de dag van de vraag, of vandaag"),
        )
        self._voeg_veld("regisseur_id", self.tr("Regisseur"), self.regisseur)
        self._voeg_veld("tandem_id", self.tr("Tandem"), self.tandem)
        self.uitleg_terug = etiket("", "bij", breekt_af=True, naam="openen_eerder")
        self.draai_terug = knop(self.tr("Sluiting terugdraaien"), self._draai_terug, naam="openen_draai_terug")
        self.kolom.addWidget(self.uitleg_terug)
        self.historie = RegieHistorie(omgeving)
        self.kolom.addWidget(self.historie)
        self.kolom.addStretch(1)
        self.knoppen.addWidget(self.draai_terug)
        self.aanleiding.textChanged.connect(self.merk)
        self.melding.textEdited.connect(lambda _: self.merk())
        for keuze in (self.kader, self.werk, self.regisseur, self.tandem):
            keuze.activated.connect(lambda _: self.merk())

    # What the base class asks ----------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Empty, with me as regisseur."""
        self.kader.zet("")
        self.aanleiding.clear()
        self.melding.clear()
        self.tandem.setCurrentIndex(0)
        while self.werk.count() > 1:
            self.werk.removeItem(1)
        self.veld_werk.hide()
        huishouden = self.huishouden
        if huishouden is not None:
            self.historie.lees(huishouden.id)
        eerder = huishouden.eerdere_casussen[0] if huishouden is not None and huishouden.eerdere_casussen else None
        self.draai_terug.setVisible(eerder is not None)
        self.uitleg_terug.setVisible(eerder is not None)
        if eerder is not None:
            zin = self.tr(
                "Casus {0} is gesloten. Was dat een vergissing? Draai de sluiting terug, dan loopt alles door."
            )
            self.uitleg_terug.setText(zin.format(eerder.nummer))
        self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)
        self.omgeving.jobs.read(
            LeesWerk(locatie_id=self.omgeving.locatie.id), self._toon_werk, eigenaar=self, geweigerd=self.toon_fouten
        )

    def opdracht(self) -> Opdracht[Any] | None:
        """OpenCasus."""
        if self.huishouden is None:
            return None
        melding = self.melding.iso(self._vandaag())
        if melding is None:
            self.velden["melding_op"].toon_fout(self.tr("Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026."))
            self.melding.setFocus()
            return None
        return OpenCasus(
            huishouden_id=self.huishouden.id,
            wettelijk_kader=self.kader.waarde,
            aanleiding=self.aanleiding.toPlainText(),
            regisseur_id=self.regisseur.id,
            tandem_id=self.tandem.id,
            werk_id=Id(bytes.fromhex(self.werk.waarde)) if self.werk.waarde else None,
            melding_op=melding,
        )

    def getypt(self) -> dict[str, Any]:
        """What was filled in; the regisseur alone is no reason to keep a draft."""
        inhoud = {
            "kader": self.kader.waarde,
            "aanleiding": self.aanleiding.toPlainText(),
            "melding": self.melding.text(),
            "tandem": self.tandem.waarde,
        }
        return inhoud if any(inhoud.values()) else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        self.kader.zet(str(inhoud.get("kader", "")))
        self.aanleiding.setPlainText(str(inhoud.get("aanleiding", "")))
        self.melding.setText(str(inhoud.get("melding", "")))
        self.tandem.setCurrentIndex(max(0, self.tandem.findData(inhoud.get("tandem", ""))))

    def eerste_veld(self) -> QWidget:
        """The law."""
        return self.kader

    def vul(self, *, kader: str, aanleiding: str) -> None:
        """Begin with what is known already, where nothing was filled in yet."""
        if not self.kader.waarde and self.kader.findData(kader) >= 0:
            self.kader.zet(kader)
        if not self.aanleiding.toPlainText().strip():
            self.aanleiding.setPlainText(aanleiding)

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _draai_terug(self) -> None:
        if self.huishouden is not None and self.bewaar.isEnabled():
            self.bewaar.setEnabled(False)
            self.ready.emit(
                HeropenCasus(huishouden_id=self.huishouden.id, regisseur_id=self.regisseur.id, terugdraaien=True)
            )

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self.regisseur.zet_collegas(rijen)
        self.tandem.zet_collegas(rijen)
        if self.regisseur.id is None:
            self.regisseur.kies(self.omgeving.medewerker.id)

    def _toon_werk(self, rijen: tuple[WerkRij, ...]) -> None:
        leden = {lid.persoon_id for lid in self.huishouden.leden} if self.huishouden is not None else set()
        van_hen = [rij for rij in rijen if rij.persoon_id in leden and rij.stand != "afgerond"]
        gekozen = self.werk.waarde
        while self.werk.count() > 1:
            self.werk.removeItem(1)
        for rij in van_hen:
            wanneer = moment_in_woorden(rij.ontvangen, self.omgeving.klok())
            self.werk.addItem(f"{rij.soort} · {wanneer} · {rij.toelichting or rij.meldingtype}"[:120], rij.id.hex())
        self.werk.setCurrentIndex(max(0, self.werk.findData(gekozen)) if gekozen else min(1, len(van_hen)))
        self.veld_werk.setVisible(bool(van_hen))
