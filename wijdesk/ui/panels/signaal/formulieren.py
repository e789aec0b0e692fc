"""The forms of one signaal, each in the place of its page: assess, contact, hand over, feedback, close."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BewaarSignaalvelden,
    DraagSignaalOver,
    KoppelSignaalTerug,
    LegSignaalcontactVast,
    SluitSignaal,
    SpreekTerugkoppelingAf,
)
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.signaal import SignaalDetail
from wijdesk.models.signaalregels import GEVRAAGD
from wijdesk.models.values import Id, datum_in_woorden, moment_van
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.signaal.daden import moet_horen
from wijdesk.ui.panels.signaal.eigenvelden import EigenVelden
from wijdesk.ui.panels.signaal.melder import TERUG
from wijdesk.ui.panels.signaal.registratie import URGENTIES

TIJD = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)", re.ASCII)


class SignaalFormulier(VeldFormulier):
    """A form about one signaal; `eerst` is what must be saved before its own request."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.signaal: SignaalDetail | None = None
        self.eerst: Opdracht[Any] | None = None

    def begin(self, signaal: SignaalDetail) -> None:
        """Show the form for this one, with its draft when there is one."""
        soort = f"{self.naam}.{signaal.id.hex()}"
        if not self._bezig_met(soort):
            self.klaar_om_te_sluiten()
        self.signaal = signaal
        self.open_voor(soort)

    def eerste_veld(self) -> QWidget:
        """The first field."""
        return next(iter(self.delen.values()))

    @property
    def _id(self) -> Id:
        if self.signaal is None:
            raise AssertionError("a form without a signaal")
        return self.signaal.id


class Beoordelen(SignaalFormulier):
    """What it is worth, with what this kind must know first."""

    naam = "signaal_beoordelen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Beoordelen"), self.tr("Beoordeling opslaan"))
        self.eigen = EigenVelden()
        self.eigen.typed.connect(self.merk)
        self.kolom.addWidget(self.eigen)
        self._leg(
            self._veld(
                "beoordeling", self.tr("Wat vindt u ervan en wat moet er gebeuren"), Notitie(regels=4),
                hulp=self.tr("Feiten en uw oordeel apart. De inwoner mag dit lezen."),
            )
        )  # fmt: skip
        urgentie = KeuzeGroep(URGENTIES, naam="beoordeel_urgentie", titel=self.tr("Urgentie"))
        self._leg(self._veld("urgentie", self.tr("Urgentie"), urgentie))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """As it was assessed before."""
        signaal = self.signaal
        self.eigen.toon("" if signaal is None else signaal.soort)
        self.eigen.zet({} if signaal is None else dict(signaal.velden))
        oud = ("", "3") if signaal is None else (signaal.beoordeling, str(signaal.urgentie))
        self.zet_waarden({"beoordeling": oud[0], "urgentie": oud[1]})

    def waarden(self) -> dict[str, Any]:
        """With what this kind asks."""
        return super().waarden() | {"eigen": self.eigen.alles()}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        super().zet_getypt(inhoud)
        self.eigen.zet(inhoud.get("eigen", {}))

    def opdracht(self) -> Opdracht[Any]:
        """First its own fields, then the judgement."""
        waarden = self.waarden()
        velden = self.eigen.waarden(self.vandaag())
        anders = self.signaal is not None and dict(velden) != dict.fromkeys(dict(velden), "") | dict(
            self.signaal.velden
        )
        self.eerst = BewaarSignaalvelden(id=self._id, velden=velden) if velden and anders else None
        return BeoordeelSignaal(
            id=self._id, beoordeling=waarden["beoordeling"], urgentie=int(waarden["urgentie"] or 3)
        )  # fmt: skip

    def toon_fouten(self, weigering: Weigering) -> None:
        """Also beside what only this kind asks."""
        eigen = {
            veld: zin for veld, zin in weigering.volledig().items() if veld.removeprefix("velden.") in self.eigen.velden
        }
        super().toon_fouten(
            Weigering(
                "" if eigen else weigering.zin, fouten={v: z for v, z in weigering.volledig().items() if v not in eigen}
            )
        )
        for veld, zin in eigen.items():
            self.eigen.velden[veld.removeprefix("velden.")].toon_fout(zin)
        if eigen:
            self.eigen.velden[next(iter(eigen)).removeprefix("velden.")].invoer.setFocus()

    def _wis_fouten(self) -> None:
        super()._wis_fouten()
        for veld in self.eigen.velden.values():
            veld.wis_fout()


class Contact(SignaalFormulier):
    """Somebody was spoken, or something was found out."""

    naam = "signaal_contact"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Contact vastleggen"), self.tr("Opslaan"))
        self._leg(self._veld("tekst", self.tr("Wie sprak u en wat kwam eruit"), Notitie(regels=4)))
        self._leg(self._veld("dag", self.tr("Dag"), DatumRegel()), self._veld("tijd", self.tr("Tijd"), regel(5)))
        self.velden["op"] = self.velden["dag"]
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Now."""
        self.zet_waarden({"tekst": "", "dag": f"{self.vandaag():%d-%m-%Y}", "tijd": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """At the moment that was filled in; without a time it is now, or noon of another day."""
        waarden, iso = self.waarden(), self._dagen["dag"].iso(self.vandaag())
        if iso is None:
            self.velden["dag"].toon_fout(self.tr("Vul een dag in, bijvoorbeeld 3-2-2026."))
            return None
        gevonden = TIJD.fullmatch(waarden["tijd"].strip())
        if waarden["tijd"].strip() and gevonden is None:
            self.velden["tijd"].toon_fout(self.tr("Vul een tijd in, bijvoorbeeld 14:30."))
            return None
        op: int | None = None
        if gevonden is not None or iso not in ("", self.vandaag().isoformat()):
            dag = datetime.fromisoformat(iso).date() if iso else self.vandaag()
            tijd = time(12) if gevonden is None else time(int(gevonden[1]), int(gevonden[2]))
            op = moment_van(datetime.combine(dag, tijd))
        return LegSignaalcontactVast(id=self._id, tekst=waarden["tekst"], op=op)


class Overdragen(SignaalFormulier):
    """To a colleague or to another locatie."""

    naam = "signaal_overdragen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Overdragen"), self.tr("Overdragen"))
        self.naar = Keuze(leeg=self.tr("Kies een collega of een locatie"))
        self.naar.setMaxVisibleItems(16)
        self._wil = ""
        veld = self._veld("naar", self.tr("Aan wie"), self.naar)
        self.velden["naar_id"] = self.velden["naar_locatie_id"] = veld
        self._leg(veld)
        self._leg(self._veld("notitie", self.tr("Wat moet de ander weten"), Notitie(regels=4)))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Nobody yet; reads who there are."""
        self.zet_waarden({"naar": "", "notitie": ""})
        self.omgeving.jobs.read(LeesMedewerkers(), self._toon_collegas, eigenaar=self, geweigerd=lambda _: None)

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back; whom it was for is chosen when the colleagues are there."""
        super().zet_getypt(inhoud)
        self._wil = inhoud.get("naar", "")

    def _toon_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        signaal = self.signaal
        if signaal is None:
            return
        collegas = [
            (f"m{rij.id.hex()}", f"{rij.naam} · {rij.locatie}")
            for rij in rijen
            if rij.actief and rij.id != signaal.medewerker_id
        ]
        locaties = [
            (f"l{rij.id.hex()}", self.tr("Locatie {0}").format(rij.naam))
            for rij in self.omgeving.open_locaties
            if rij.id != signaal.locatie_id
        ]
        zet_keuzes(self.naar, (*collegas, *locaties))
        if self._wil:
            self.naar.setCurrentIndex(max(0, self.naar.findData(self._wil)))
            self._wil = ""

    def opdracht(self) -> Opdracht[Any] | None:
        """To whom was chosen."""
        waarde = self.naar.waarde
        if not waarde:
            self.velden["naar"].toon_fout(self.tr("Kies aan wie u het overdraagt."))
            self.naar.setFocus()
            return None
        wie = Id(bytes.fromhex(waarde[1:]))
        return DraagSignaalOver(
            id=self._id,
            notitie=self.waarden()["notitie"],
            naar_id=wie if waarde.startswith("m") else None,
            naar_locatie_id=wie if waarde.startswith("l") else None,
        )


class Terugkoppelen(SignaalFormulier):
    """The melder heard."""

    naam = "signaal_terugkoppelen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Terugkoppelen aan de melder"), self.tr("Opslaan"))
        hulp = self.tr("Niet meer dan de melder mag weten: niets over de inwoner zonder toestemming.")
        self._leg(self._veld("wat", self.tr("Wat heeft u verteld"), Notitie(regels=3), hulp=hulp))
        self._leg(self._veld("op", self.tr("Op welke dag"), DatumRegel()))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Today."""
        self.zet_waarden({"wat": "", "op": f"{self.vandaag():%d-%m-%Y}"})

    def opdracht(self) -> Opdracht[Any]:
        """What was said and when."""
        return KoppelSignaalTerug(id=self._id, wat=self.waarden()["wat"], op=self.dag("op"))


class Afspraak(SignaalFormulier):
    """Whether the melder hears, and by when."""

    naam = "signaal_afspraak"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Afspraak met de melder"), self.tr("Opslaan"))
        keuze = KeuzeGroep(TERUG, naam="afspraak_terug", titel=self.tr("Terugkoppeling"))
        self._leg(self._veld("terugkoppeling", self.tr("Wil de melder horen hoe het afloopt?"), keuze))
        hulp = self.tr("Leeg: zoals afgesproken bij WIJ.")
        self._leg(self._veld("voor", self.tr("Uiterlijk"), DatumRegel(), hulp=hulp))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """As it was agreed before."""
        signaal = self.signaal
        oud = ("", "") if signaal is None else (signaal.terugkoppeling, signaal.terugkoppelen_voor)
        self.zet_waarden({"terugkoppeling": oud[0], "voor": datum_in_woorden(oud[1])})

    def opdracht(self) -> Opdracht[Any]:
        """As chosen; a day only when there is one to keep."""
        gekozen = self.waarden()["terugkoppeling"]
        return SpreekTerugkoppelingAf(
            id=self._id, terugkoppeling=gekozen, voor=self.dag("voor") if gekozen == GEVRAAGD else ""
        )


class Sluiten(SignaalFormulier):
    """Ended with an outcome."""

    naam = "signaal_sluiten"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Afsluiten"), self.tr("Afsluiten"))
        uitkomst = Keuze(omgeving.codes.van("signaaluitkomst"), leeg=self.tr("Kies hoe het is afgelopen"))
        self._leg(self._veld("uitkomst", self.tr("Uitkomst"), uitkomst))
        self._niet = self._veld("niet_teruggekoppeld", self.tr("Waarom hoort de melder niets?"), regel(400))
        self._leg(self._niet)  # what is required before what may be left empty: with large letters it is in sight
        self._leg(self._veld("tekst", self.tr("Toelichting"), Notitie(regels=3)))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Nothing yet."""
        signaal = self.signaal
        self._niet.setVisible(signaal is not None and moet_horen(signaal))
        ongevraagd = signaal is not None and not signaal.terugkoppeling
        self._niet.toon_hulp(
            self.tr("Er is niet gevraagd of de melder bericht wil. Met Esc en P vraagt u het eerst.")
            if ongevraagd
            else self.tr("De melder zou nog bericht krijgen. Koppelt u eerst terug, dan vervalt deze vraag.")
        )
        self.zet_waarden({"uitkomst": "", "tekst": "", "niet_teruggekoppeld": ""})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return SluitSignaal(id=self._id, **self.waarden())
