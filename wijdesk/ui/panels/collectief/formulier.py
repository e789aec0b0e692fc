"""The forms of an activiteit: making or changing one, planning its sessies, and ending it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.collectief import (
    MaakActiviteit,
    PlanSessies,
    RondActiviteitAf,
    WijzigActiviteit,
    WijzigSessie,
)
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.collectief import ActiviteitDetail, SessieRij
from wijdesk.models.rows.huis import LocatieRij, MedewerkerRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.collectief import beeld

TIJD = re.compile(r"(\d{1,2})[:.]?(\d{2})?", re.ASCII)
RITME = (("7", "Elke week"), ("14", "Om de week"), ("28", "Elke vier weken"), ("1", "Elke dag"))
"""Days apart, and how that reads."""
INITIATIEF = (("inwoners", "Inwoners"), ("WIJ", "WIJ"), ("partner", "Een partner"))
DAGVELDEN = frozenset({"start", "einde", "financiering_van", "financiering_tot"})


class ActiviteitFormulier(VeldFormulier):
    """One activiteit, new or as it reads now."""

    naam = "activiteit"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self._detail: ActiviteitDetail | None = None
        self._eerst: dict[str, Any] = {}
        self._van: dict[str, Id] = {}
        self._plek: Id = omgeving.locatie.id
        self._wil = ""
        self.waaruit = etiket("", "bij", breekt_af=True, naam="activiteit_waaruit")
        self.kolom.addWidget(self.waaruit)
        hulp = self.tr("Noem geen namen van inwoners: dit leest iedereen.")
        self._leg(self._veld("titel", self.tr("Naam van de activiteit"), regel(120), hulp=hulp))
        thema = Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Kies"))
        initiatief = Keuze(leeg=self.tr("Kies"))
        for code, tekst in INITIATIEF:
            initiatief.addItem(self.tr(tekst), code)
        self.wie = Keuze(leeg=self.tr("Niemand"))
        self._leg(
            self._veld("thema", self.tr("Thema"), thema),
            self._veld("gebied", self.tr("Straat of gebied"), regel()),
            self._veld("initiatief", self.tr("Initiatief van"), initiatief),
        )
        self._leg(
            self._veld("start", self.tr("Eerste dag"), DatumRegel()),
            self._veld("einde", self.tr("Laatste dag (als die er is)"), DatumRegel()),
            self._veld("medewerker_id", self.tr("Wie zorgt ervoor"), self.wie),
        )
        self._leg(
            self._veld("partners", self.tr("Partners"), regel(400)),
            self._veld("vrijwilligers", self.tr("Aantal vrijwilligers"), regel(4)),
        )
        self._leg(
            self._veld("deelopdracht", self.tr("Deelopdracht"), regel()),
            self._veld("financier", self.tr("Wie betaalt"), regel()),
        )
        self._leg(
            self._veld("financiering_van", self.tr("Betaald vanaf"), DatumRegel()),
            self._veld("financiering_tot", self.tr("Betaald tot en met"), DatumRegel()),
        )
        self._resultaat = self._veld("resultaat", self.tr("Resultaat in woorden"), Notitie(regels=3))
        self._leg(self._resultaat)
        self.kolom.addStretch(1)

    def begin_nieuw(
        self, soort: str = "", waaruit: str = "", van: dict[str, Id] | None = None, *, plek: LocatieRij, **eerst: Any
    ) -> None:
        """An empty form, for this locatie; with what it comes from (`van`: fields of `MaakActiviteit`) the first values
        that gives.
        """
        eigen = plek.id == self.omgeving.locatie.id
        naam = f"{self.naam}.nieuw{soort}" + ("" if eigen else f".{plek.id.hex()}")
        if not self._bezig_met(naam):
            self.klaar_om_te_sluiten()
        self._detail, self._eerst, self._van, self._plek = None, eerst, van or {}, plek.id
        self._noem(beeld.met_plek(self.tr("Nieuwe activiteit"), plek, self.omgeving.locatie), self.tr("Opslaan"))
        self._toon_delen(waaruit)
        self.open_voor(naam)

    def begin_wijzigen(self, detail: ActiviteitDetail) -> None:
        """As it reads now, with its draft when there is one."""
        naam = f"{self.naam}.{detail.id.hex()}"
        if not self._bezig_met(naam):
            self.klaar_om_te_sluiten()
        self._detail, self._eerst, self._van = detail, {}, {}
        self._noem(self.tr("Activiteit wijzigen"), self.tr("Opslaan"))
        self._toon_delen("")
        self.open_voor(naam)

    def _toon_delen(self, waaruit: str) -> None:
        self.waaruit.setText(waaruit)
        self.waaruit.setVisible(bool(waaruit))
        self._resultaat.setVisible(self._detail is not None)

    # What the base class asks ----------------------------------------------------------------------------------------

    def eerste_veld(self) -> QWidget:
        """Its name."""
        return self.delen["titel"]

    def vul(self) -> None:
        """As it reads, or empty from today on; reads who there are."""
        waarden: dict[str, Any] = dict.fromkeys(self.delen, "")
        detail = self._detail
        if detail is None:
            self._id = self.omgeving.ids()
            waarden |= {"start": f"{self.vandaag():%d-%m-%Y}", "initiatief": "WIJ", **self._eerst}
            self._wil = self.omgeving.medewerker.id.hex()
        else:
            waarden |= {naam: self._van_detail(detail, naam) for naam in self.delen if naam != "medewerker_id"}
            self._wil = "" if detail.medewerker_id is None else detail.medewerker_id.hex()
        thema = self.delen["thema"]
        if isinstance(thema, Keuze):
            thema.zet(waarden["thema"])  # of one from a file the thema need not be in the list
        self.zet_waarden(waarden)
        self._kies_wie()
        self.omgeving.jobs.read(LeesMedewerkers(), self._toon_collegas, eigenaar=self, geweigerd=lambda _: None)

    @staticmethod
    def _van_detail(detail: ActiviteitDetail, naam: str) -> str:
        if naam == "titel" and detail.van_bestand and detail.rij.titel == detail.rij.thema:
            return ""
        waarde = getattr(detail.rij, naam) if hasattr(detail.rij, naam) else getattr(detail, naam)
        if naam in DAGVELDEN:
            return datum_in_woorden(waarde)
        return str(waarde or "")

    def getypt(self) -> dict[str, Any]:
        """What would be lost, with the id it will get."""
        getypt = super().getypt()
        return getypt | {"id": self._id.hex()} if getypt else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back; who looks after it is chosen when the colleagues are there."""
        super().zet_getypt(inhoud)
        self._id = Id(bytes.fromhex(inhoud["id"])) if "id" in inhoud else self._id
        self._wil = inhoud.get("medewerker_id", "")
        self._kies_wie()

    def opdracht(self) -> Opdracht[Any] | None:
        """As filled in."""
        waarden = self.waarden()
        aantal = waarden["vrijwilligers"].strip()
        if aantal and not aantal.isdecimal():
            self.velden["vrijwilligers"].toon_fout(self.tr("Vul een heel getal in."))
            self.delen["vrijwilligers"].setFocus()
            return None
        waarden |= {naam: self.dag(naam) for naam in DAGVELDEN}
        waarden |= {"vrijwilligers": int(aantal or 0), "medewerker_id": self.id_van("medewerker_id")}
        if self._detail is not None:
            return WijzigActiviteit(id=self._detail.id, **waarden)
        kent = {veld.name for veld in fields(MaakActiviteit)}
        velden = {naam: waarde for naam, waarde in waarden.items() if naam in kent} | self._van
        return MaakActiviteit(id=self._id, locatie_id=self._plek, **velden)

    def _toon_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        self._stil = True
        wie = {rij.id.hex(): rij.naam for rij in rijen if rij.actief}
        if (detail := self._detail) is not None and detail.medewerker_id is not None:
            # Whoever left stays who it was until somebody chooses another.
            wie.setdefault(detail.medewerker_id.hex(), self.tr("{0} (werkt hier niet meer)").format(detail.medewerker))
        zet_keuzes(self.wie, wie.items())
        self._kies_wie()
        self._stil = False

    def _kies_wie(self) -> None:
        if self._wil and (plek := self.wie.findData(self._wil)) > 0:
            was_leeg = not self.getypt()
            self.wie.setCurrentIndex(plek)
            self._wil = ""
            if was_leeg:
                self._begin = self.waarden()


class SessieFormulier(VeldFormulier):
    """A sessie, or a row of them; or another day, time or place for one, or that it is not held.

    Signals:
        cancel_asked: (SessieRij) it is not held, or after all
        remove_asked: (SessieRij) take it away
    """

    naam = "sessie"

    cancel_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._activiteit: ActiviteitDetail | None = None
        self._sessie: SessieRij | None = None
        self.waarvan = etiket("", "bij", breekt_af=True, naam="sessie_waarvan")
        self.kolom.addWidget(self.waarvan)
        self._leg(
            self._veld("datum", self.tr("Dag"), DatumRegel()),
            self._veld("van", self.tr("Van"), regel(5)),
            self._veld("tot", self.tr("Tot"), regel(5)),
        )
        self._leg(self._veld("plek", self.tr("Plek"), regel()))
        ritme = Keuze()
        for dagen, tekst in RITME:
            ritme.addItem(self.tr(tekst), dagen)
        self._vaker = (
            self._veld("keren", self.tr("Hoeveel keer"), regel(3)),
            self._veld("om", self.tr("Hoe vaak"), ritme),
        )
        self._leg(*self._vaker)
        self._opmerking = self._veld("opmerking", self.tr("Opmerking"), regel(400))
        self._leg(self._opmerking)
        self.kolom.addStretch(1)
        self.las_af = knop(
            self.tr("Afgelasten"), lambda: self.cancel_asked.emit(self._sessie), naam="sessie_afgelasten"
        )
        self.weg = knop(self.tr("Weghalen"), lambda: self.remove_asked.emit(self._sessie), naam="sessie_weg")
        for extra in (self.las_af, self.weg):
            self.knoppen.addWidget(extra)

    def begin(self, activiteit: ActiviteitDetail, sessie: SessieRij | None = None) -> None:
        """Plan new ones, or change this one."""
        naam = f"{self.naam}.{(activiteit.id if sessie is None else sessie.id).hex()}"
        if not self._bezig_met(naam):
            self.klaar_om_te_sluiten()
        self._activiteit, self._sessie = activiteit, sessie
        titel = self.tr("Sessies plannen") if sessie is None else self.tr("Sessie wijzigen")
        self._noem(titel, self.tr("Opslaan"))
        self.waarvan.setText(activiteit.rij.titel)
        for veld in self._vaker:
            veld.setVisible(sessie is None)
        self._opmerking.setVisible(sessie is not None)
        self.las_af.setText(
            self.tr("Gaat toch door") if sessie is not None and sessie.afgelast else self.tr("Afgelasten")
        )
        for extra in (self.las_af, self.weg):
            extra.setVisible(sessie is not None and sessie.aanwezig is None)
        self.open_voor(naam)

    def eerste_veld(self) -> QWidget:
        """The day."""
        return self.delen["datum"]

    def vul(self) -> None:
        """As it stands, or as the last one was."""
        detail, sessie = self._activiteit, self._sessie
        laatste = sessie or (detail.sessies[-1] if detail is not None and detail.sessies else None)
        waarden = {"datum": "", "van": "", "tot": "", "plek": "", "keren": "1", "om": "7", "opmerking": ""}
        if laatste is not None:
            waarden |= {"van": laatste.van, "tot": laatste.tot, "plek": laatste.plek}
        if sessie is not None:
            waarden |= {"datum": datum_in_woorden(sessie.datum), "opmerking": sessie.opmerking}
        self.zet_waarden(waarden)

    def opdracht(self) -> Opdracht[Any] | None:
        """As filled in; a time may be typed as 9, 930 or 9:30."""
        if self._activiteit is None:
            raise AssertionError("a form without an activiteit")
        waarden = self.waarden()
        velden = {
            "datum": self.dag("datum"), "van": tijd_van(waarden["van"]), "tot": tijd_van(waarden["tot"]),
            "plek": waarden["plek"],
        }  # fmt: skip
        if self._sessie is not None:
            return WijzigSessie(id=self._sessie.id, opmerking=waarden["opmerking"], **velden)
        keren = waarden["keren"].strip()
        if not keren.isdecimal():
            self.velden["keren"].toon_fout(self.tr("Vul een heel getal in."))
            self.delen["keren"].setFocus()
            return None
        return PlanSessies(activiteit_id=self._activiteit.id, keren=int(keren), om=int(waarden["om"] or 7), **velden)


class AfrondFormulier(VeldFormulier):
    """The last day, and what came of it."""

    naam = "activiteit_afronden"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._detail: ActiviteitDetail | None = None
        self._noem(self.tr("Activiteit afronden"), self.tr("Afronden"))
        self.waarvan = etiket("", "bij", breekt_af=True, naam="activiteit_afronden_waarvan")
        self.kolom.addWidget(self.waarvan)
        self._leg(self._veld("einde", self.tr("Laatste dag"), DatumRegel()))
        hulp = self.tr("Wat veranderde er in de wijk? Noem geen namen.")
        self._leg(self._veld("resultaat", self.tr("Resultaat in woorden"), Notitie(regels=5), hulp=hulp))
        self.kolom.addStretch(1)

    def begin(self, detail: ActiviteitDetail) -> None:
        """Show the form for this one, with its draft when there is one."""
        naam = f"{self.naam}.{detail.id.hex()}"
        if not self._bezig_met(naam):
            self.klaar_om_te_sluiten()
        self._detail = detail
        self.waarvan.setText(self.tr("{0}. Sessies na de laatste dag vervallen.").format(detail.rij.titel))
        self.open_voor(naam)

    def eerste_veld(self) -> QWidget:
        """What came of it."""
        return self.delen["resultaat"]

    def vul(self) -> None:
        """The last day it was given when that is over, else today."""
        detail, dag = self._detail, self.vandaag().isoformat()
        if detail is not None and detail.rij.einde:
            dag = min(dag, detail.rij.einde)
        self.zet_waarden({"einde": datum_in_woorden(dag), "resultaat": "" if detail is None else detail.resultaat})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        if self._detail is None:
            raise AssertionError("a form without an activiteit")
        return RondActiviteitAf(id=self._detail.id, einde=self.dag("einde"), resultaat=self.waarden()["resultaat"])


def tijd_van(tekst: str) -> str:
    """A time as it was typed, as HH:MM; what cannot be read stays as it was, and is refused."""
    gevonden = TIJD.fullmatch(tekst.strip())
    return f"{int(gevonden[1]):02}:{gevonden[2] or '00'}" if gevonden is not None else tekst.strip()
