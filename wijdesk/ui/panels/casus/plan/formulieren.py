"""The forms of a plan: a goal, an action, a safety agreement. They ask and build the request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    VeiligheidInvoer,
    VoegActieToe,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigActie,
    WijzigDoel,
    WijzigVeiligheid,
)
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.smart import tips
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.schakelrij import Schakelrij

WIJ = "WIJ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderwerp:
    """What a form is about: a row of a plan, or a new one (`rij` None) in the plan or below `doel`."""

    plan: PlanDetail
    doel: DoelRij | None = None
    rij: DoelRij | ActieRij | VeiligheidRij | None = None

    @property
    def in_doel(self) -> DoelRij:
        """The goal; to be asked only of what has one."""
        if self.doel is None:
            raise LookupError("this is not about a goal")
        return self.doel


class PlanRijFormulier(RijFormulier):
    """Base of the forms of the plan: it knows the plan and the row, and keeps what it read to compare with."""

    titels: ClassVar[tuple[str, str]] = ("", "")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.over: Onderwerp | None = None
        self.onder = etiket("", "bij", breekt_af=True)
        self.kolom.addWidget(self.onder)

    def begin_over(self, huishouden: HuishoudenDetail, over: Onderwerp) -> None:
        """Show the form about this; what was typed about another waits with that one."""
        self.klaar_om_te_sluiten()
        vorige, self.over = self.over, over
        # Why the plan is in the key of a new one: a draft of a new goal belongs to the plan it was begun in.
        sleutel = self._sleutel(over)
        if vorige is not None and sleutel == self.sleutel and self.getypt():
            self.over = vorige  # what was read then is what the draft is compared with
        self.begin_met(huishouden, sleutel)
        nieuw, anders = self.titels
        self._noem(self.tr(nieuw if over.rij is None else anders), self.tr("Opslaan"))
        self.onder.setText(f"“{over.doel.woorden}”" if over.doel is not None else "")
        self.onder.setVisible(over.doel is not None)

    @property
    def onderwerp(self) -> Onderwerp:
        """What the open form is about."""
        if self.over is None:
            raise LookupError("the form was not opened")
        return self.over

    def _sleutel(self, over: Onderwerp) -> str:
        if over.rij is not None:
            return over.rij.id.hex()
        return f"nieuw-{(over.doel or over.plan).id.hex()}"

    def _dag(self, iso: str) -> str:
        return datum_in_woorden(iso)


class DoelFormulier(PlanRijFormulier):
    """A goal in the resident's words. Questions appear while one types; they never stand in the way."""

    naam = "plan_doel"
    titels = ("Nieuw doel", "Doel wijzigen")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.personen: Schakelrij[str] = Schakelrij(naam="plan_doel_voor", titel=self.tr("Voor wie"))
        self.vragen = etiket("", "bij", breekt_af=True, naam="plan_doel_tips")
        self._leg(self._veld("woorden", self.tr("Het doel, zoals het gezin het zegt"), Notitie(regels=3)))
        self.kolom.addWidget(self.vragen)
        leefgebied = Keuze(omgeving.codes.van("leefgebied"), leeg=self.tr("Waar gaat het over?"))
        self._leg(self._veld("leefgebied", self.tr("Leefgebied"), leefgebied))
        self._leg(self._veld("personen", self.tr("Voor wie"), self.personen, hulp=self.tr(
            "Niemand gekozen: voor iedereen thuis.")))  # fmt: skip
        self._leg(self._veld("wanneer_bereikt", self.tr("Waaraan merken we dat het gelukt is?"), Notitie(regels=2)))
        self._leg(
            self._veld("begin", self.tr("Begint op"), DatumRegel()),
            self._veld("streef", self.tr("Streefdatum (mag leeg)"), DatumRegel()),
        )
        self.kolom.addStretch(1)

    def merk(self) -> None:
        """Ask what may help now, and keep the draft."""
        self._toon_vragen()
        super().merk()

    def vul(self) -> None:
        """What the goal says."""
        doel = self._doel()
        leden = () if self.huishouden is None else self.huishouden.leden
        keuzes = {lid.persoon_id.hex(): lid.naam for lid in leden}
        keuzes |= {id_.hex(): naam for id_, naam in (doel.personen if doel else ())}
        self.personen.maak(keuzes.items())
        self.zet_waarden(
            {
                "woorden": doel.woorden if doel else "",
                "leefgebied": doel.leefgebied if doel else "",
                "personen": [id_.hex() for id_, _ in doel.personen] if doel else [],
                "wanneer_bereikt": doel.wanneer_bereikt if doel else "",
                "begin": self._dag(doel.begin) if doel else f"{self.vandaag():%d-%m-%Y}",
                "streef": self._dag(doel.streef) if doel else "",
            }
        )

    def begin(self, huishouden: HuishoudenDetail) -> None:
        """Show the form with the people of this household."""
        super().begin(huishouden)
        self._toon_vragen()

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back, with its questions."""
        super().zet_waarden(waarden)
        self._toon_vragen()

    def opdracht(self) -> Opdracht[Any]:
        """The request for what was filled in."""
        doel, w = self._doel(), self.waarden()
        invoer = DoelInvoer(
            woorden=w["woorden"],
            leefgebied=w["leefgebied"],
            personen=tuple(Id(bytes.fromhex(id_)) for id_ in w["personen"]),
            wanneer_bereikt=w["wanneer_bereikt"],
            begin=self.dag("begin"),
            streef=self.dag("streef"),
        )
        if doel is None:
            return VoegDoelToe(plan_id=self.onderwerp.plan.id, invoer=invoer)
        bekend = {id_.hex() for id_, _ in doel.personen}
        gezien = DoelInvoer(
            woorden=doel.woorden,
            leefgebied=doel.leefgebied,
            # In the order of the form, so that only another choice is a change.
            personen=invoer.personen
            if {id_.hex() for id_ in invoer.personen} == bekend
            else tuple(id_ for id_, _ in doel.personen),
            wanneer_bereikt=doel.wanneer_bereikt,
            begin=doel.begin,
            streef=doel.streef,
        )
        return WijzigDoel(id=doel.id, invoer=invoer, gezien=gezien)

    def eerste_veld(self) -> QWidget:
        """The words."""
        return self.delen["woorden"]

    def _doel(self) -> DoelRij | None:
        rij = None if self.over is None else self.over.rij
        return rij if isinstance(rij, DoelRij) else None

    def _toon_vragen(self) -> None:
        w = self.waarden()
        doel = self._doel()
        gevraagd = tips(
            woorden=w["woorden"],
            wanneer_bereikt=w["wanneer_bereikt"],
            streef=w["streef"].strip(),
            heeft_acties=doel is None or bool(doel.acties),  # a new goal cannot have any yet
        )
        self.vragen.setText(
            self.tr("Misschien helpt: {0}").format(" · ".join(gevraagd)) if w["woorden"].strip() else ""
        )
        self.vragen.setVisible(bool(gevraagd and w["woorden"].strip()))


class ActieFormulier(PlanRijFormulier):
    """Who does what by when."""

    naam = "plan_actie"
    titels = ("Nieuwe actie", "Actie wijzigen")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.uitvoerder: Schakelrij[str] = Schakelrij(naam="plan_uitvoerder", titel=self.tr("Wie doet het"), enkel=True)
        self.uitvoerder.maak((code, code) for code in omgeving.codes.van("uitvoerder"))
        self.lijst = Keuze(leeg=self.tr("de regisseur"))
        self._leg(self._veld("wat", self.tr("Wat gebeurt er"), regel(400)))
        self._leg(self._veld("uitvoerder", self.tr("Wie doet het"), self.uitvoerder, hulp=self.tr(
            "Wat kan het gezin zelf? Wie om hen heen kan helpen?")))  # fmt: skip
        self._leg(
            self._veld("wie", self.tr("Naam (mag leeg)"), regel(), hulp=self.tr("oma Truus, buurthuis De Wende")),
            self._veld("klaar_voor", self.tr("Voor wanneer (mag leeg)"), DatumRegel()),
        )
        self._leg(self._veld("medewerker", self.tr("Staat op de lijst van"), self.lijst))
        self.kolom.addStretch(1)
        self.uitvoerder.switched.connect(self._volg)

    def vul(self) -> None:
        """What the action says."""
        actie = self._actie()
        wie = actie.medewerker_id if actie else None
        self._bied_aan(() if wie is None else ((wie.hex(), (actie.wie if actie else "") or self.tr("een collega")),))
        self.omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten)
        self.zet_waarden(
            {
                "wat": actie.wat if actie else "",
                "uitvoerder": [actie.uitvoerder] if actie else [],
                "wie": actie.wie if actie else "",
                "klaar_voor": self._dag(actie.klaar_voor) if actie else "",
                "medewerker": actie.medewerker_id.hex() if actie and actie.medewerker_id else "",
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back; whose list matters for WIJ only."""
        wie = str(waarden.get("medewerker", ""))
        if wie and self.lijst.findData(wie) < 0:
            self.lijst.addItem(self.tr("een collega"), wie)  # until it was read who there are
        super().zet_waarden(waarden)
        self._volg()
        self._toon_dag()

    def merk(self) -> None:
        """Say what is odd about the day, and keep the draft."""
        self._toon_dag()
        super().merk()

    def _toon_dag(self) -> None:
        """A day before the plan began may be meant (somebody already did it), so it is told and not refused."""
        begin = self.onderwerp.plan.opgesteld_op
        eerder = "" < (self._dagen["klaar_voor"].iso(self.vandaag()) or "") < begin
        zin = self.tr("Dat is voor het plan begon ({0}). Klopt dat?").format(self._dag(begin)) if eerder else ""
        self.velden["klaar_voor"].toon_hulp(zin)

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        """Everybody who works in casussen; whoever it stood with and left stays to be seen, and is refused in words."""
        gekozen = self.lijst.waarde
        anders = [(rij.id.hex(), f"{rij.naam} · {rij.locatie}") for rij in rijen]
        if gekozen and gekozen not in dict(anders):
            anders.append((gekozen, self.lijst.currentText()))
        self._bied_aan(anders)

    def _bied_aan(self, collegas: Iterable[tuple[str, str]]) -> None:
        mij = self.omgeving.medewerker
        eerst = (mij.id.hex(), self.tr("mij ({0})").format(mij.naam))
        zet_keuzes(self.lijst, (eerst, *(collega for collega in collegas if collega[0] != eerst[0])))

    def opdracht(self) -> Opdracht[Any]:
        """The request for what was filled in."""
        actie, w = self._actie(), self.waarden()
        invoer = ActieInvoer(
            wat=w["wat"],
            uitvoerder=next(iter(w["uitvoerder"]), ""),
            wie=w["wie"],
            persoon_id=actie.persoon_id if actie else None,
            medewerker_id=self.id_van("medewerker"),
            klaar_voor=self.dag("klaar_voor"),
        )
        if actie is None:
            return VoegActieToe(doel_id=self.onderwerp.in_doel.id, invoer=invoer)
        gezien = ActieInvoer(
            wat=actie.wat,
            uitvoerder=actie.uitvoerder,
            wie=actie.wie,
            persoon_id=actie.persoon_id,
            medewerker_id=actie.medewerker_id,
            klaar_voor=actie.klaar_voor,
        )
        return WijzigActie(id=actie.id, invoer=invoer, gezien=gezien)

    def eerste_veld(self) -> QWidget:
        """What happens."""
        return self.delen["wat"]

    def _actie(self) -> ActieRij | None:
        rij = None if self.over is None else self.over.rij
        return rij if isinstance(rij, ActieRij) else None

    def _volg(self) -> None:
        self.velden["medewerker"].setVisible(WIJ in self.uitvoerder.aan())


class VeiligheidFormulier(PlanRijFormulier):
    """One safety agreement."""

    naam = "plan_afspraak"
    titels = ("Nieuwe veiligheidsafspraak", "Veiligheidsafspraak wijzigen")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        hulp = self.tr("Wat doen we, en wanneer? Zo dat een kind het ook begrijpt.")
        self._leg(self._veld("tekst", self.tr("Afspraak"), Notitie(regels=3), hulp=hulp))
        self._leg(
            self._veld("wie", self.tr("Wie houdt zich hieraan (mag leeg)"), regel()),
            self._veld("van", self.tr("Geldt vanaf"), DatumRegel()),
        )
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """What was agreed."""
        rij = self._afspraak()
        self.zet_waarden(
            {
                "tekst": rij.tekst if rij else "",
                "wie": rij.wie if rij else "",
                "van": self._dag(rij.van) if rij else f"{self.vandaag():%d-%m-%Y}",
            }
        )

    def opdracht(self) -> Opdracht[Any]:
        """The request for what was filled in."""
        rij, w = self._afspraak(), self.waarden()
        invoer = VeiligheidInvoer(tekst=w["tekst"], wie=w["wie"], van=self.dag("van"))
        if rij is None:
            return VoegVeiligheidToe(plan_id=self.onderwerp.plan.id, invoer=invoer)
        return WijzigVeiligheid(
            id=rij.id, invoer=invoer, gezien=VeiligheidInvoer(tekst=rij.tekst, wie=rij.wie, van=rij.van)
        )

    def eerste_veld(self) -> QWidget:
        """The agreement."""
        return self.delen["tekst"]

    def _afspraak(self) -> VeiligheidRij | None:
        rij = None if self.over is None else self.over.rij
        return rij if isinstance(rij, VeiligheidRij) else None
