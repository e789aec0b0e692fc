"""The forms of one member: adding somebody, correcting, and that somebody leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gezinsrol import rollen_voor
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huishouden import (
    PLAN_BLIJFT,
    PLAN_OVER,
    PLAN_VERVALT,
    BeeindigLid,
    LidInvoer,
    VoegLidToe,
    WijzigLid,
)
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.gezin.ander_huis import MetAndereHelft, MetAnderHuis
from wijdesk.ui.panels.casus.gezin.beeld import DEELS
from wijdesk.ui.panels.casus.rijformulier import NIEUW
from wijdesk.ui.persoon_zoeken import PersoonZoeker

PERSOON = ("roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "telefoon")


class LidFormulier(MetAnderHuis):
    """Somebody who belongs to the household: a resident who is known, or a new one."""

    naam = "lid"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: LidRij | None = None
        self._persoon_id: Id | None = None
        self._geboren = ""
        self.zoeker = PersoonZoeker(
            omgeving.jobs,
            label=self.tr("Wie"),
            naam="lid_wie",
            hulp=self.tr("Typ een naam, geboortedatum, telefoon of adres."),
        )
        self.nieuw = QCheckBox(self.tr("Nog niet bekend: nieuwe inwoner"))
        self.kolom.addWidget(self.zoeker)
        self._nieuw_vak = self._veld("nieuw", "", self.nieuw)
        self._nieuw_vak.label.hide()
        self.kolom.addWidget(self._nieuw_vak)
        self._leg(
            self._veld("roepnaam", self.tr("Roepnaam"), regel()),
            self._veld("tussenvoegsel", self.tr("Tussenvoegsel"), regel(30)),
            self._veld("achternaam", self.tr("Achternaam"), regel()),
        )
        self._leg(
            self._veld("geboortedatum", self.tr("Geboortedatum"), DatumRegel()),
            self._veld("telefoon", self.tr("Telefoon (mag leeg)"), regel(30)),
        )
        codes = omgeving.codes
        self.rol = Keuze(codes.van("gezinsrol"), leeg=self.tr("Kies een rol"))
        self.verblijf = Keuze(codes.van("verblijf"))
        self._leg(
            self._veld("rol", self.tr("Wat is deze persoon in het huishouden"), self.rol),
            self._veld("verblijf", self.tr("Waar woont deze persoon"), self.verblijf),
        )
        for naam in ("rol", "verblijf"):
            self.velden[naam].label.setWordWrap(True)
        self._leg(
            self._veld("van", self.tr("Sinds"), DatumRegel()),
            self._veld("tot", self.tr("Tot en met (leeg: nog steeds)"), DatumRegel()),
        )
        self._leg_andere_helft()
        dagen = self.tr("Wie hier deels woont: schrijf op welke dagen, zoals “even weken” of “ma t/m wo”.")
        self._leg(self._veld("opmerking", self.tr("Opmerking (mag leeg)"), Notitie(regels=2), hulp=dagen))
        self._leg_ander_huis()
        self.kolom.addStretch(1)
        self.velden["persoon_id"] = self.zoeker.veld
        self.nieuw.toggled.connect(self._toon_delen)
        self.verblijf.currentIndexChanged.connect(self._toon_ander)
        self.verblijf.currentIndexChanged.connect(self._toon_helft)
        self._dagen["tot"].textChanged.connect(self._toon_helft)
        self._dagen["geboortedatum"].textChanged.connect(lambda _: self._beperk_rollen())
        self.zoeker.taken.connect(self._gekozen)
        self.zoeker.cleared.connect(self._los)
        self.zoeker.entered.connect(self.rol.setFocus)

    def begin_voor(self, huishouden: HuishoudenDetail, rij: LidRij | None) -> None:
        """Change this member, or add somebody."""
        self.rij = rij
        self.zoeker.laat_weg(*(lid.persoon_id for lid in huishouden.leden))
        self._begin_ander(huishouden)
        self.begin_met(huishouden, NIEUW if rij is None else rij.id.hex())
        self._noem(
            self.tr("Lid toevoegen") if rij is None else self.tr("{0} in het huishouden").format(rij.naam),
            self.tr("Toevoegen") if rij is None else self.tr("Opslaan"),
        )
        self._toon_delen()

    def vul(self) -> None:
        """What is known of the member."""
        rij = self.rij
        self.zoeker.wis()
        self._persoon_id = None
        self.zet_waarden(
            dict.fromkeys(PERSOON, "")
            | self._leeg_ander()
            | {
                "nieuw": False,
                "andere_helft": "",
                "rol": rij.rol if rij else "",
                "verblijf": rij.verblijf if rij else "hele tijd",
                "van": datum_in_woorden(rij.van) if rij else f"{self.vandaag():%d-%m-%Y}",
                "tot": datum_in_woorden(rij.tot) if rij else "",
                "opmerking": rij.opmerking if rij else "",
            }
        )

    def waarden(self) -> dict[str, Any]:
        """The fields, and who was taken."""
        wie = self._persoon_id.hex() if self._persoon_id is not None else ""
        return super().waarden() | {"persoon": wie, "wie": self.zoeker.tekst}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        if waarden.get("persoon"):
            self._persoon_id = Id(bytes.fromhex(waarden["persoon"]))
        if "wie" in waarden:
            self.zoeker.zet(self._persoon_id, waarden["wie"])
        self._toon_delen()

    def _beperk_rollen(self) -> None:
        """Offer the roles somebody of this age can have."""
        geboren = self.rij.geboortedatum if self.rij is not None else self._geboren
        if self.rij is None and self.nieuw.isChecked():
            geboren = self._dagen["geboortedatum"].iso(self.vandaag()) or ""
        self.rol.zet_codes(rollen_voor(self.omgeving.codes.van("gezinsrol"), geboren, self.vandaag()))

    def opdracht(self) -> Opdracht[Any] | None:
        """Add, or change what differs."""
        w = self.waarden()
        if self.huishouden is None:
            return None
        # Who stood there so before may be corrected without knowing it.
        verplicht = self.rij is None or self.rij.verblijf != DEELS
        if self.rij is not None:
            if not self.ander_ingevuld(verplicht=verplicht):
                return None
            velden = {"rol": w["rol"], "verblijf": w["verblijf"], "opmerking": w["opmerking"]}
            velden |= {"van": self.dag("van"), "tot": self.dag("tot")}
            anders = {n: v for n, v in velden.items() if v.strip() != getattr(self.rij, n)}
            anders["andere_helft"] = w["andere_helft"]
            return WijzigLid(id=self.rij.id, ander=self.ander_huis_invoer(), **anders)
        nieuw = None
        if w["nieuw"]:
            persoon = {naam: w[naam] for naam in PERSOON} | {"geboortedatum": self.dag("geboortedatum")}
            nieuw = PersoonInvoer(**persoon)
        elif self._persoon_id is None:
            self.zoeker.veld.toon_fout(self.tr("Kies iemand uit de lijst, of vink aan dat deze persoon nieuw is."))
            self.zoeker.regel.setFocus()
            self.bewaar.setEnabled(True)
            return None
        if not self.ander_ingevuld(verplicht=verplicht):
            return None
        lid = LidInvoer(
            persoon_id=None if nieuw else self._persoon_id,
            nieuwe_persoon=nieuw,
            rol=w["rol"],
            verblijf=w["verblijf"],
            van=self.dag("van"),
            tot=self.dag("tot"),
            opmerking=w["opmerking"],
        )
        return VoegLidToe(huishouden_id=self.huishouden.id, lid=lid, ander=self.ander_huis_invoer())

    def eerste_veld(self) -> QWidget:
        """Who it is, or the role of who is already a member."""
        return self.rol if self.rij is not None else self.zoeker.regel

    def vraagt_ander_huis(self) -> bool:
        """Of who lives here part of the time, while no other household is known."""
        return self.verblijf.waarde == DEELS and not (self.rij is not None and self.rij.ook_in)

    def _toon_delen(self, *_: object) -> None:
        wijzig, nieuw = self.rij is not None, self.nieuw.isChecked()
        self.zoeker.setVisible(not wijzig and not nieuw)
        self._nieuw_vak.setVisible(not wijzig)
        for naam in PERSOON:
            self.velden[naam].setVisible(not wijzig and nieuw)
        self.velden["tot"].setVisible(wijzig)
        self._toon_ander()
        self._toon_helft()
        self._beperk_rollen()
        if nieuw and not wijzig and self.zoeker.tekst and not self.waarden()["achternaam"] and not self._persoon_id:
            voor, __, achter = self.zoeker.tekst.rpartition(" ")
            self.zet_waarden({"roepnaam": voor, "achternaam": achter})

    def _toon_helft(self, *_: object) -> None:
        weg = bool(self._dagen["tot"].text().strip()) and self.rij is not None and not self.rij.tot
        self._toon_andere_helft(self.rij, verandert=self.verblijf.waarde != DEELS or weg)

    def _gekozen(self, kandidaat: Kandidaat) -> None:
        self._persoon_id = kandidaat.persoon_id
        self._geboren = kandidaat.geboortedatum
        self._beperk_rollen()
        self.merk()

    def _los(self) -> None:
        self._persoon_id, self._geboren = None, ""
        self._beperk_rollen()
        self.merk()


class EindeFormulier(MetAndereHelft):
    """Somebody does not belong here any more: the last day and why."""

    naam = "lid_einde"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: LidRij | None = None
        self.reden = regel(300)
        self._leg(self._veld("tot", self.tr("Laatste dag"), DatumRegel()))
        self._leg(
            self._veld(
                "reden",
                self.tr("Waarom (één zin)"),
                self.reden,
                hulp=self.tr("Bijvoorbeeld: woont sinds de scheiding bij zijn vader."),
            )
        )
        self._leg_andere_helft()
        self.plan = Keuze(leeg=self.tr("Kies wat ermee gebeurt"))
        self._leg(self._veld("plan", self.tr("In het plan, alleen voor deze persoon"), self.plan))
        self.velden["plan"].hide()
        self.kolom.addStretch(1)
        self.reden.returnPressed.connect(self.verstuur)

    def begin_voor(self, huishouden: HuishoudenDetail, rij: LidRij) -> None:
        """Ask it about this member."""
        self.rij = rij
        self.begin_met(huishouden, rij.id.hex())
        self._toon_andere_helft(rij, verandert=True)
        self.velden["plan"].hide()
        if huishouden.plan_id is not None and huishouden.mag_schrijven:
            vraag = LeesPlan(huishouden_id=huishouden.id)
            self.omgeving.jobs.read(vraag, self._toon_plan, eigenaar=self, geweigerd=self.toon_fouten)
        self._noem(self.tr("{0} hoort niet meer bij dit huishouden").format(rij.naam), self.tr("Opslaan"))

    def vul(self) -> None:
        """Today, and no reason yet."""
        self.zet_waarden({"tot": f"{self.vandaag():%d-%m-%Y}", "reden": "", "andere_helft": "", "plan": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        if self.rij is None:
            return None
        w = self.waarden()
        plan, _, naar = w["plan"].partition(":")
        if not self.velden["plan"].isHidden() and not plan:
            self.toon_fouten(Weigering("Kies wat er met het plan gebeurt.", veld="plan"))
            return None
        return BeeindigLid(
            id=self.rij.id,
            tot=self.dag("tot"),
            reden=w["reden"],
            andere_helft=w["andere_helft"],
            plan=plan,
            plan_naar=Id(bytes.fromhex(naar)) if naar else None,
        )

    def eerste_veld(self) -> QWidget:
        """Why."""
        return self.reden

    def _toon_plan(self, plan: PlanDetail | None) -> None:
        """Ask it only when something in the plan is for this member alone, and say what."""
        if plan is None or self.rij is None or self.huishouden is None or plan.huishouden_id != self.huishouden.id:
            return
        wie, open_ = self.rij.persoon_id, [doel for doel in plan.doelen if doel.stand == "lopend"]
        wat = [f"“{doel.woorden}”" for doel in open_ if tuple(id_ for id_, _ in doel.personen) == (wie,)]
        wat += [
            f"“{actie.wat}”"
            for doel in open_
            for actie in doel.acties
            if actie.persoon_id == wie and not actie.gedaan_op and not actie.niet_meer_nodig
        ]
        anderen = {lid.persoon_id.hex(): lid.naam for lid in self.huishouden.leden if lid.persoon_id != wie}
        zet_keuzes(
            self.plan,
            (
                (PLAN_BLIJFT, self.tr("Blijft zo staan")),
                (PLAN_VERVALT, self.tr("Vervalt, met dezelfde reden")),
                *((f"{PLAN_OVER}:{id_}", self.tr("Over naar {0}").format(naam)) for id_, naam in anderen.items()),
            ),
        )
        self.velden["plan"].toon_hulp(", ".join(wat))
        self.velden["plan"].setVisible(bool(wat))
