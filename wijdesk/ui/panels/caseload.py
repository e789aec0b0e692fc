"""Mijn casussen: requests to me on top, then my households by what must happen first; Enter opens one.

The rows are read once and drawn from memory: scrolling and filtering ask the store nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import BeantwoordOverdracht, LeesCaseload, LeesOverdrachten, TrekOverdrachtIn
from wijdesk.models.opdrachten.teamoverdracht import LeesOntvangen, NeemHuishoudenAan
from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.huishouden import CaseloadRij, OverdrachtRij
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.agendaregel import wat_te_doen
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, heeft_beurt, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.taal import samen
from wijdesk.ui.toetsen import ToetsKnop

TEAMLEIDER = "teamleider"
HOOGSTENS_VERZOEKEN = 1
"""Requests above the list at a time; the list itself needs the room."""
TEKENS = {"te laat": ("!", "spoed"), "spoed": ("!", "spoed"), "let-op": ("•", "let-op")}


def beeld(rij: CaseloadRij, *, vandaag: date, ik: str, team: bool) -> Regel:
    """How a household looks in the list: who, what comes first and when, the plan, and whose it is."""
    wanneer = dag_in_woorden(date.fromisoformat(rij.volgende_termijn), vandaag) if rij.volgende_termijn else ""
    teken, toestand = TEKENS.get(rij.toestand, ("", ""))
    wie = rij.regisseur if team else f"tandem van {rij.regisseur}" if rij.regisseur != ik and rij.leden else ""
    plan = f"plan: {rij.plan_stand}" if rij.plan_stand not in ("geen plan", "gesloten") else rij.plan_stand
    zwaar = f"gewicht {rij.gewicht}" if rij.gewicht else ""
    wat = wat_te_doen(rij.soort, rij.kop, rij.wat)
    gezin = _gezin(rij) if rij.leden else ""
    laat = "te laat" if rij.toestand == "te laat" else ""
    return Regel(
        titel=rij.naam or "Huishouden zonder naam",
        rechts=wanneer,
        onder=samen(" · ", wat, rij.regie, plan, wie, rij.nummer),
        verder=f"{zwaar}: {rij.waarom}" if zwaar else "",
        pil="overdracht" if rij.overdracht else "",
        teken=teken,
        toestand=toestand,
        voluit=samen(
            ", ", rij.naam, wat, wanneer, laat, rij.regie, plan, wie, gezin, rij.nummer, rij.overdracht, zwaar
        ),
    )


def _gezin(rij: CaseloadRij) -> str:
    """How many they are."""
    mensen = "1 persoon" if rij.leden == 1 else f"{rij.leden} personen"
    kinderen = "1 kind" if rij.kinderen == 1 else f"{rij.kinderen} kinderen"
    return f"{mensen}, {kinderen}" if rij.kinderen else mensen


def verdeling(rijen: Iterable[CaseloadRij]) -> str:
    """What each regisseur of a team carries, the heaviest first: points, and of how many casussen."""
    punten, aantal = Counter[str](), Counter[str]()
    for rij in rijen:
        if rij.gewicht:
            punten[rij.regisseur] += rij.gewicht
            aantal[rij.regisseur] += 1
    wie = sorted(punten, key=lambda naam: (-punten[naam], naam))
    return " · ".join(
        f"{naam} {punten[naam]} ({aantal[naam]} {'casus' if aantal[naam] == 1 else 'casussen'})" for naam in wie
    )


class Verzoek(QWidget):
    """One request to take over, or one of mine, with what can be done with it."""

    def __init__(self, rij: OverdrachtRij, paneel: CaseloadPanel) -> None:
        super().__init__()
        self.rij = rij
        van_mij = rij.van_id == paneel.omgeving.medewerker.id
        vlak = kaart(rol="waarschuwing")
        vlak.setProperty("toestand", "goed" if van_mij else "")
        naam = f"{rij.huishouden} ({rij.nummer})"
        if not van_mij:
            tekst = self.tr("{0} vraagt u de regie over {1} te nemen.").format(rij.van, naam)
        elif rij.stand == "gevraagd":
            tekst = self.tr("U vroeg {0} om de regie over {1}.").format(rij.naar, naam)
        else:
            tekst = self.tr("{0} heeft de regie over {1} {2}.").format(
                rij.naar, naam, "overgenomen" if rij.stand == "aangenomen" else "niet overgenomen"
            )
        note = rij.antwoord if rij.stand != "gevraagd" else rij.notitie
        self.tekst = etiket(samen("\n", tekst, ZoalsGetypt(note)), "", breekt_af=True)
        rijtje = FlowLayout(ruimte=8)
        doen: list[tuple[str, str, Any]] = []
        if rij.stand == "gevraagd" and not van_mij:
            doen = [
                (self.tr("Aannemen"), "primair", partial(paneel.neem_aan, rij)),
                (self.tr("Niet aannemen"), "", partial(paneel.weiger, rij)),
            ]
        elif rij.stand == "gevraagd":
            doen = [(self.tr("Intrekken"), "stil", partial(paneel.trek_in, rij))]
        doen.append((self.tr("Openen"), "stil", partial(paneel.open, rij.huishouden_id)))
        self.knoppen = [knop(titel, doe, rol=rol) for titel, rol, doe in doen]
        for deel in self.knoppen:
            rijtje.addWidget(deel)
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(12, 8, 12, 8)
        binnen.setSpacing(8)
        binnen.addWidget(self.tekst)
        binnen.addLayout(rijtje)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(vlak)


class Ontvangst(QWidget):
    """A household that came from another team, with what can be done with it."""

    def __init__(self, rij: TeamoverdrachtRij, paneel: CaseloadPanel) -> None:
        super().__init__()
        self.rij = rij
        vlak = kaart(rol="waarschuwing")
        naam = f"{rij.huishouden} ({rij.nummer})" if rij.nummer else rij.huishouden
        tekst = self.tr("{0} komt van {1} naar uw team.").format(naam, team_in_zin(rij.van_naam))
        self.tekst = etiket(samen("\n", tekst, ZoalsGetypt(rij.notitie)), "", breekt_af=True)
        self.knoppen = [
            knop(self.tr("Aannemen"), partial(paneel.neem_huishouden_aan, rij), rol="primair"),
            knop(self.tr("Openen"), partial(paneel.open, rij.huishouden_id), rol="stil"),
        ]
        rijtje = FlowLayout(ruimte=8)
        for deel in self.knoppen:
            rijtje.addWidget(deel)
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(12, 8, 12, 8)
        binnen.setSpacing(8)
        binnen.addWidget(self.tekst)
        binnen.addLayout(rijtje)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(vlak)


class CaseloadPanel(Panel):
    """My cases, and for the team leader those of the team."""

    naam = "caseload"
    titel = "Mijn casussen"
    interesses = frozenset(
        {
            "huishouden", "huishoudlid", "casus", "regieoverdracht", "teamoverdracht", "nazorg", "plan", "planversie",
            "evaluatie", "termijn", "termijnwijziging", "contactmoment", "medewerker", "taak", "actie", "toeleiding",
            "indicatie", "persoon", "signaal", "meldcode", "ondersteuning", "regieclaim", "veiligheidsafspraak",
            "praktijkvorm", "instelling",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.model: RegelModel[CaseloadRij] = RegelModel(lambda rij: rij.huishouden_id, self._beeld)
        self.lijst: RegelLijst[CaseloadRij] = RegelLijst(
            self.model,
            naam=self.tr("Mijn casussen"),
            leeg=self.tr("U hebt geen open casussen.\nOpen er een bij een huishouden in Casusregie."),
            filter_tekst=self.tr("Filter op naam, nummer of taak"),
            tekens=True,
        )
        self.telling = etiket("", "kop", naam="caseload_telling", breekt_af=True)
        self.per_wie = etiket("", "bij", naam="caseload_per_wie", breekt_af=True)
        self.per_wie.hide()
        self.team = ToetsKnop(self.tr("Hele team"), "T", rol="keuze")
        self.team.setCheckable(True)
        self.verzoeken: list[Verzoek | Ontvangst] = []
        self._gevraagd: tuple[OverdrachtRij, ...] = ()
        self._ontvangen: tuple[TeamoverdrachtRij, ...] = ()
        self._verzoeken_vlak = QWidget()
        self._verzoeken_rij = QVBoxLayout(self._verzoeken_vlak)
        self._verzoeken_rij.setContentsMargins(0, 0, 0, 0)
        self._verzoeken_rij.setSpacing(8)
        self._verzoeken_vlak.hide()
        self._meer = etiket("", "bij", breekt_af=True, naam="caseload_meer")
        self.zin = EenZin()
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.telling, 1)
        kop.addWidget(self.team)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self._verzoeken_vlak)
        kolom.addWidget(self._meer)
        kolom.addWidget(self.zin)
        kolom.addLayout(kop)
        kolom.addWidget(self.per_wie)
        kolom.addWidget(self.lijst, 1)
        self._meer.hide()
        # Not before it stands in the panel: that would show a window for a moment, which takes the focus.
        self.team.setVisible(TEAMLEIDER in omgeving.medewerker.rollen)
        self.lijst.opened.connect(lambda rij: self.open(rij.huishouden_id))
        self.team.toggled.connect(lambda _: self._lees())
        if TEAMLEIDER in omgeving.medewerker.rollen:
            for deel in (self.lijst.lijst, self.team):
                toets = QShortcut(QKeySequence("T"), deel, self.team.toggle)
                toets.setContext(Qt.ShortcutContext.WidgetShortcut)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Opening, and for the team leader the whole team."""
        eigen = (Actie("caseload.openen", self.tr("Huishouden openen"), "Return", self._open_huidige, "briefcase"),)
        if TEAMLEIDER in self.omgeving.medewerker.rollen:
            return (*eigen, Actie("caseload.team", self.tr("Casussen van het team"), "T", self.team.toggle, "users"))
        return eigen

    def ververs(self) -> None:
        """Read the list and the requests."""
        self._lees()
        self.omgeving.jobs.read(LeesOverdrachten(), self._toon_gevraagd, eigenaar=self, geweigerd=self._mag_niet)
        self.omgeving.jobs.read(LeesOntvangen(), self._toon_ontvangen, eigenaar=self, geweigerd=self._mag_niet)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Only being shown."""
        return verzoek == "caseload.open"

    def eerste_veld(self) -> QWidget:
        """The list; of who has none the switch to those of the team, or what filters."""
        if self.model.rowCount():
            return self.lijst.lijst
        return self.lijst.filter if self.model.aantal or self.team.isHidden() else self.team

    # What happens ----------------------------------------------------------------------------------------------------

    def open(self, huishouden_id: Id) -> None:
        """Show this household in Casusregie."""
        self.requested.emit("huishouden.open", huishouden_id)

    def neem_aan(self, rij: OverdrachtRij) -> None:
        """The regie is mine from now on."""
        self._schrijf(BeantwoordOverdracht(id=rij.id, aannemen=True))

    def neem_huishouden_aan(self, rij: TeamoverdrachtRij) -> None:
        """It is of this team, and the regie is mine."""
        self._schrijf(NeemHuishoudenAan(id=rij.id))

    def weiger(self, rij: OverdrachtRij) -> None:
        """Ask why not, here."""
        vraag = self.tr("Waarom neemt u de regie niet over? (één zin)")
        self.zin.vraag(vraag, partial(self._weiger, rij), knop=self.tr("Niet aannemen"), over=rij.id)

    def trek_in(self, rij: OverdrachtRij) -> None:
        """I keep it after all."""
        self._schrijf(TrekOverdrachtIn(id=rij.id))

    def _weiger(self, rij: OverdrachtRij, antwoord: str) -> None:
        self._schrijf(BeantwoordOverdracht(id=rij.id, aannemen=False, antwoord=antwoord))

    def _schrijf(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(
            opdracht, lambda _, __: self.zin.sluit(), eigenaar=self, geweigerd=self._mag_niet, mislukt=self._mislukt
        )

    def _mag_niet(self, weigering: Weigering) -> None:
        if self.zin.isVisible():
            self.zin.toon_fout(weigering.zin)
        else:
            self.requested.emit("melding", weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        zin = f"{storing.zin} {storing.uitweg}"
        if self.zin.isVisible():
            self.zin.toon_fout(zin)
        else:
            self.requested.emit("melding", zin)

    def _open_huidige(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.huishouden_id)

    def _lees(self) -> None:
        vraag = LeesCaseload(team=self.team.isChecked())
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def _beeld(self, rij: CaseloadRij) -> Regel:
        return beeld(
            rij,
            vandaag=lokaal(self.omgeving.klok()).date(),
            ik=self.omgeving.medewerker.naam,
            team=self.team.isChecked(),
        )

    def _toon(self, rijen: tuple[CaseloadRij, ...]) -> None:
        open_ = sum(rij.plan_stand != "gesloten" for rij in rijen)
        te_laat = sum(rij.toestand == "te laat" for rij in rijen)
        casussen = self.tr("1 casus") if open_ == 1 else self.tr("{0} casussen").format(open_)
        checks = len(rijen) - open_
        na = self.tr("1 check na sluiten") if checks == 1 else self.tr("{0} checks na sluiten").format(checks)
        laat = self.tr("{0} te laat").format(te_laat) if te_laat else ""
        zwaar = self.tr("gewicht {0}").format(sum(rij.gewicht for rij in rijen if self._telt(rij)))
        delen = (casussen, na if checks else "", laat, zwaar if open_ else "")
        self.telling.setText(" · ".join(deel for deel in delen if deel))
        per_wie = verdeling(rijen) if self.team.isChecked() else ""
        self.per_wie.setText(per_wie)
        self.per_wie.setVisible(bool(per_wie))
        wachtte = heeft_beurt(self.team) or (heeft_beurt(self.lijst.filter) and not self.model.aantal)
        self.lijst.zet(rijen)
        self.model.hertekst()
        if wachtte:
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)  # it had the focus for want of a list

    def _telt(self, rij: CaseloadRij) -> bool:
        """Of a whole team every casus; of oneself those of which one is regisseur: a tandem's are another's."""
        return self.team.isChecked() or rij.regisseur == self.omgeving.medewerker.naam

    def _toon_gevraagd(self, rijen: tuple[OverdrachtRij, ...]) -> None:
        self._gevraagd = rijen
        self._toon_verzoeken()

    def _toon_ontvangen(self, rijen: tuple[TeamoverdrachtRij, ...]) -> None:
        self._ontvangen = rijen
        self._toon_verzoeken()

    def _toon_verzoeken(self) -> None:
        rijen: tuple[OverdrachtRij | TeamoverdrachtRij, ...] = (*self._gevraagd, *self._ontvangen)
        rest = len(rijen) - HOOGSTENS_VERZOEKEN
        self._meer.setText(self.tr("En nog {0}; die komen hier als dit is beantwoord.").format(rest))
        self._meer.setVisible(rest > 0)
        if [verzoek.rij for verzoek in self.verzoeken] == list(rijen[:HOOGSTENS_VERZOEKEN]):
            return
        for verzoek in self.verzoeken:
            self._verzoeken_rij.removeWidget(verzoek)
            verzoek.hide()
            verzoek.deleteLater()
        self.verzoeken = [
            Verzoek(rij, self) if isinstance(rij, OverdrachtRij) else Ontvangst(rij, self)
            for rij in rijen[:HOOGSTENS_VERZOEKEN]
        ]
        for verzoek in self.verzoeken:
            self._verzoeken_rij.addWidget(verzoek)
        self._verzoeken_vlak.setVisible(bool(rijen))
