"""Giving a household to another team, and who takes one that came."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, LeesAndereTeams, NeemHuishoudenAan
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.rows.teamoverdracht import AnderTeam
from wijdesk.models.values import Id
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.fields import etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier


class NaarAnderTeam(Formulier):
    """Which team, and what it must know; with what will happen then."""

    naam = "ander_team"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Overdragen aan een ander team"), self.tr("Overdragen"))
        self.team = Keuze(leeg=self.tr("Kies een team"))
        self.team.setMaxVisibleItems(16)
        self.notitie = Notitie(regels=5)
        self.uitleg = etiket("", "bij", breekt_af=True, naam="ander_team_uitleg")
        self.kolom.addWidget(self.uitleg)
        self._voeg_veld("team_id", self.tr("Naar welk team?"), self.team)
        self._voeg_veld(
            "notitie",
            self.tr("Wat moet dat team weten?"),
            self.notitie,
            hulp=self.tr("Waarom het gezin naar dit team gaat, wat er loopt, en wie er al van weet"),
        )
        self.kolom.addStretch(1)
        self.team.activated.connect(lambda _: self.merk())
        self.notitie.textChanged.connect(self.merk)

    def maak_leeg(self) -> None:
        """Empty, and read which teams there are."""
        self.team.setCurrentIndex(0)
        self.notitie.clear()
        self.uitleg.setText(self._wat_er_gebeurt())
        if self.huishouden is not None:
            vraag = LeesAndereTeams(huishouden_id=self.huishouden.id)
            self.omgeving.jobs.read(vraag, self._toon_teams, eigenaar=self, geweigerd=self.toon_fouten)

    def opdracht(self) -> Opdracht[Any] | None:
        """DraagHuishoudenOver."""
        if self.huishouden is None:
            return None
        if not self.team.waarde:
            self.velden["team_id"].toon_fout(self.tr("Kies naar welk team het huishouden gaat."))
            self.team.setFocus()
            return None
        team_id = Id(bytes.fromhex(self.team.waarde))
        notitie = self.notitie.toPlainText()
        return DraagHuishoudenOver(huishouden_id=self.huishouden.id, team_id=team_id, notitie=notitie)

    def getypt(self) -> dict[str, Any]:
        """The note, and which team."""
        tekst = self.notitie.toPlainText()
        return {"notitie": tekst, "team": self.team.waarde} if tekst.strip() else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        self.notitie.setPlainText(str(inhoud.get("notitie", "")))
        self._straks = str(inhoud.get("team", ""))
        self.team.setCurrentIndex(max(0, self.team.findData(self._straks)))

    def eerste_veld(self) -> QWidget:
        """Which team."""
        return self.team

    _straks = ""

    def _wat_er_gebeurt(self) -> str:
        regisseur = self.huishouden.regisseur if self.huishouden is not None else ""
        zinnen = [
            self.tr("Het gezin gaat met het hele dossier naar het andere team: plan, verloop, notities, betrokkenen en "
                    "de kaarten van de gezinsleden."),
            self.tr("Het dossier gaat mee zodra deze computer contact heeft met het centrum. Tot dan kunt u dit "
                    "terugdraaien met Ctrl+Z."),
            self.tr("Hier blijft te zien dat het gezin er is en naar welk team het ging. Plan en notities zijn hier "
                    "dan niet meer te openen, ook niet door u."),
        ]  # fmt: skip
        if regisseur:
            zinnen.append(
                self.tr("{0} staat als regisseur genoteerd tot iemand van het andere team het aanneemt.").format(
                    regisseur
                )
            )
        return "\n".join(zinnen)

    def _toon_teams(self, rijen: tuple[AnderTeam, ...]) -> None:
        gekozen = self.team.waarde or self._straks
        while self.team.count() > 1:
            self.team.removeItem(1)
        for rij in rijen:
            self.team.addItem(rij.naam, rij.id.hex())
        anderen = self.huishouden.regie.anderen if self.huishouden is not None else ()
        bij = self.team.findText(anderen[0].team) if not gekozen and len(anderen) == 1 else self.team.findData(gekozen)
        self.team.setCurrentIndex(max(0, bij))
        self._straks = ""


class Aanwijzen(Formulier):
    """The team leader says which colleague takes a household that came from another team."""

    naam = "aanwijzen"
    in_plaats_van_strook = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Wie neemt dit huishouden aan?"), self.tr("Aanwijzen"))
        self.wie = CollegaKeuze(self.tr("Kies een collega"))
        self.kolom.addWidget(
            etiket(
                self.tr("Die collega wordt de regisseur, en wat er loopt komt op die lijst te staan."),
                "bij",
                breekt_af=True,
            )
        )
        self._voeg_veld("regisseur_id", self.tr("Wie wordt de regisseur?"), self.wie)
        self.kolom.addStretch(1)

    def maak_leeg(self) -> None:
        """Who there is."""
        self.wie.setCurrentIndex(0)
        self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)

    def opdracht(self) -> Opdracht[Any] | None:
        """NeemHuishoudenAan."""
        if self.huishouden is None or self.huishouden.ontvangen is None:
            return None
        if self.wie.id is None:
            self.velden["regisseur_id"].toon_fout(self.tr("Kies wie de regisseur wordt."))
            self.wie.setFocus()
            return None
        return NeemHuishoudenAan(id=self.huishouden.ontvangen.id, regisseur_id=self.wie.id)

    def eerste_veld(self) -> QWidget:
        """Who."""
        return self.wie

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self.wie.zet_collegas(rijen)
