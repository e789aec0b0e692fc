"""Handing over the regie with a note, choosing a tandem, and the strip on which a request is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import LeesRegisseurs, NeemRegieOver, VraagOverdracht, ZetTandem
from wijdesk.models.regiestand import Ander, team_in_zin
from wijdesk.models.rows.huishouden import OverdrachtRij
from wijdesk.models.rows.regie import NazorgRij, RegisseurRij
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.anderteam_woorden import ontvangen_in_woorden
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.regiehistorie import RegieHistorie

TEAMLEIDER = "teamleider"


class Overdragen(Formulier):
    """To whom and what to know. The team leader can also do it at once."""

    naam = "overdragen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Regie overdragen"), self.tr("Vragen om overname"))
        self.naar = CollegaKeuze(self.tr("Kies een collega"))
        self.notitie = Notitie(regels=5)
        self.kolom.addWidget(
            etiket(self.tr("De regie blijft waar die is, tot uw collega het verzoek aanneemt."), "bij", breekt_af=True)
        )
        self._voeg_veld("naar_id", self.tr("Aan wie?"), self.naar)
        self._voeg_veld(
            "notitie",
            self.tr("Wat moet de ander weten?"),
            self.notitie,
            hulp=self.tr("Hoe het gaat, wat er loopt, en waarom u overdraagt"),
        )
        self.historie = RegieHistorie(omgeving)
        self.kolom.addWidget(self.historie)
        self.kolom.addStretch(1)
        self.direct = knop(self.tr("Direct overdragen"), self._direct, naam="overdragen_direct")
        self.direct.setToolTip(self.tr("Als teamleider: zonder op een antwoord te wachten"))
        self.knoppen.addWidget(self.direct)
        self.direct.setVisible(TEAMLEIDER in omgeving.medewerker.rollen)
        self.naar.activated.connect(lambda _: self.merk())
        self.notitie.textChanged.connect(self.merk)

    def maak_leeg(self) -> None:
        """Empty, and read who there is."""
        self.naar.setCurrentIndex(0)
        self.notitie.clear()
        if self.huishouden is not None:
            self.historie.lees(self.huishouden.id)
        self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)

    def opdracht(self) -> Opdracht[Any] | None:
        """VraagOverdracht."""
        naar_id = self._gekozen()
        if naar_id is None or self.huishouden is None:
            return None
        return VraagOverdracht(huishouden_id=self.huishouden.id, naar_id=naar_id, notitie=self.notitie.toPlainText())

    def getypt(self) -> dict[str, Any]:
        """The note, and to whom."""
        tekst = self.notitie.toPlainText()
        return {"notitie": tekst, "naar": self.naar.waarde} if tekst.strip() else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        self.notitie.setPlainText(str(inhoud.get("notitie", "")))
        self._straks = str(inhoud.get("naar", ""))
        self.naar.setCurrentIndex(max(0, self.naar.findData(self._straks)))

    def eerste_veld(self) -> QWidget:
        """To whom."""
        return self.naar

    _straks = ""

    def _gekozen(self) -> Id | None:
        naar_id = self.naar.id
        if naar_id is None:
            self.velden["naar_id"].toon_fout(self.tr("Kies aan wie u de regie wilt overdragen."))
            self.naar.setFocus()
        return naar_id

    def _direct(self) -> None:
        naar_id = self._gekozen()
        if naar_id is not None and self.huishouden is not None and self.bewaar.isEnabled():
            self.bewaar.setEnabled(False)
            self.ready.emit(
                NeemRegieOver(huishouden_id=self.huishouden.id, naar_id=naar_id, reden=self.notitie.toPlainText())
            )

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        regisseur_id = self.huishouden.regisseur_id if self.huishouden is not None else None
        self.naar.zet_collegas(rijen, behalve=regisseur_id)
        if self._straks:
            self.naar.setCurrentIndex(max(0, self.naar.findData(self._straks)))
            self._straks = ""


class Tandem(Formulier):
    """The second team member of a case."""

    naam = "tandem"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Tandem"), self.tr("Opslaan"))
        self.wie = CollegaKeuze(self.tr("Geen tandem"))
        self.kolom.addWidget(
            etiket(
                self.tr("Een collega die meekijkt en meegaat. De regisseur blijft één persoon."), "bij", breekt_af=True
            )
        )
        self._voeg_veld("medewerker_id", self.tr("Wie is de tandem?"), self.wie)
        self.kolom.addStretch(1)

    def maak_leeg(self) -> None:
        """Who there is; the present tandem is chosen."""
        self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)

    def opdracht(self) -> Opdracht[Any] | None:
        """ZetTandem."""
        if self.huishouden is None:
            return None
        return ZetTandem(huishouden_id=self.huishouden.id, medewerker_id=self.wie.id)

    def eerste_veld(self) -> QWidget:
        """Who."""
        return self.wie

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        huishouden = self.huishouden
        if huishouden is not None:
            self.wie.zet_collegas(rijen, behalve=huishouden.regisseur_id)
            self.wie.kies(huishouden.tandem_id)


class Strook(QFrame):
    """One thing under the header that waits for an answer: a household that came from another team, a request to take
    over the regie, another team that has a regisseur too, or a check after closing.

    Signals:
        asked: (what) "neem_aan", "aanwijzen", "aannemen", "weigeren", "intrekken", "naar_hen", "hier_sluiten",
            "wij_houden", "nazorg" or "checks"
    """

    asked = Signal(str)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.setProperty("rol", "waarschuwing")
        self.setObjectName("casus_strook")
        self.ontvangen: TeamoverdrachtRij | None = None
        self.overdracht: OverdrachtRij | None = None
        self.nazorg: NazorgRij | None = None
        self.elders: tuple[Ander, ...] = ()
        self.stil = False
        """True while a form shows the checks, or who accepts: the strip need not tell of it then."""
        self.tekst = etiket("", "", breekt_af=True, naam="casus_strook_tekst")
        self.knoppen = {
            naam: knop(tekst, lambda naam=naam: self.asked.emit(naam), rol=rol, naam=f"casus_{naam}")  # type: ignore[misc]
            for naam, tekst, rol in (
                ("neem_aan", self.tr("Aannemen"), "primair"),
                ("aanwijzen", self.tr("Collega aanwijzen"), ""),
                ("aannemen", self.tr("Aannemen"), "primair"),
                ("weigeren", self.tr("Niet aannemen"), ""),
                ("intrekken", self.tr("Verzoek intrekken"), ""),
                ("naar_hen", self.tr("Overdragen…"), ""),
                ("hier_sluiten", self.tr("Sluiten…"), ""),
                ("wij_houden", self.tr("Navragen"), ""),
                ("nazorg", self.tr("Check vastleggen"), ""),
                ("checks", self.tr("Alle checks"), "stil"),
            )
        }
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(12, 6, 12, 6)
        self._rij.setSpacing(8)
        self._rij.addWidget(self.tekst, 1)
        self._knoprij = QHBoxLayout()
        self._knoprij.setSpacing(8)
        for deel in self.knoppen.values():
            self._knoprij.addWidget(deel)
        self._rij.addLayout(self._knoprij)
        self.hide()

    @property
    def heeft_iets(self) -> bool:
        """Whether something waits that is not on the screen already."""
        if self.overdracht is not None:
            return True
        return not self.stil and (bool(self.elders) or (self.ontvangen or self.nazorg) is not None)

    def kan(self, wat: str) -> bool:
        """Whether this answer can be given now."""
        return self.heeft_iets and not self.knoppen[wat].isHidden()

    def toon(
        self,
        overdracht: OverdrachtRij | None,
        nazorg: NazorgRij | None,
        ontvangen: TeamoverdrachtRij | None = None,
        elders: tuple[Ander, ...] = (),
    ) -> None:
        """Show what waits, or nothing. `elders`: other teams with a regisseur, for whoever may decide about it."""
        self.overdracht, self.nazorg, self.ontvangen, self.elders = overdracht, nazorg, ontvangen, elders
        ik = self._omgeving.medewerker.id
        vandaag = lokaal(self._omgeving.klok()).date()
        kan: set[str] = set()
        if ontvangen is not None:
            self.tekst.setText(f"{ontvangen_in_woorden(ontvangen)}\n{ontvangen.notitie}".strip())
            kan = {"neem_aan"} | ({"aanwijzen"} if TEAMLEIDER in self._omgeving.medewerker.rollen else set())
        elif overdracht is not None:
            sinds = dag_in_woorden(lokaal(overdracht.gevraagd_op).date(), vandaag)
            if overdracht.naar_id == ik:
                kop = self.tr("{0} vraagt u de regie over te nemen ({1}).").format(overdracht.van, sinds)
                kan = {"aannemen", "weigeren"}
            else:
                kop = self.tr("Gevraagd aan {0} om de regie over te nemen ({1}).").format(overdracht.naar, sinds)
                mag = overdracht.van_id == ik or TEAMLEIDER in self._omgeving.medewerker.rollen
                kan = {"intrekken"} if mag else set()
            self.tekst.setText(f"{kop}\n{overdracht.notitie}".strip())
        elif elders:
            self.tekst.setText(wie_houdt_de_regie(elders))
            kan = {"naar_hen", "hier_sluiten", "wij_houden"}
        elif nazorg is not None:
            dag = dag_in_woorden(_dag(nazorg.gepland_op), vandaag)
            zin = self.tr("Check gepland op {0} · {1}").format(dag, nazorg.medewerker)
            self.tekst.setText(zin)
            kan = {"nazorg", "checks"}
        for naam, deel in self.knoppen.items():
            deel.setVisible(naam in kan)
        onder = "naar_hen" in kan  # three of them leave no room beside them
        self._rij.setDirection(QBoxLayout.Direction.TopToBottom if onder else QBoxLayout.Direction.LeftToRight)
        self._rij.setAlignment(self._knoprij, Qt.AlignmentFlag.AlignLeft if onder else Qt.AlignmentFlag.AlignVCenter)
        van_mij = ontvangen is not None or (overdracht is not None and overdracht.naar_id == ik)
        te_laat = bool(elders) or (overdracht is None and nazorg is not None and _dag(nazorg.gepland_op) < vandaag)
        zet_eigenschap(self, "toestand", "" if van_mij or te_laat else "goed")
        self.setVisible(self.heeft_iets)


def wie_houdt_de_regie(anderen: tuple[Ander, ...]) -> str:
    """What two teams that both have a regisseur have to agree on, and what each of the answers asks of whom."""
    wie = " of ".join(team_in_zin(ander.team) for ander in anderen)
    return (
        f"Houdt {wie} de regie? Draag dan over, of sluit de casus hier. Houden wij de regie? Dan doet dat team het, en "
        "vraagt u het daarna opnieuw na."
    )


def _dag(iso: str) -> date:
    return date.fromisoformat(iso)
