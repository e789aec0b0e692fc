"""The forms about a short support: begin, put right, a contact, another end, the end, the check, and open again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.ondersteuning_regels import AFGESCHAALD
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.ondersteuning import (
    BeginOndersteuning,
    ControleerOndersteuning,
    HeropenOndersteuning,
    LegMomentVast,
    RondOndersteuningAf,
    VerlengOndersteuning,
    WijzigOndersteuning,
)
from wijdesk.models.rows.ondersteuning import MomentRij, OndersteuningDetail
from wijdesk.models.values import Id
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.ondersteuning.vorm import BeginFormulier, OverFormulier

KORTDUREND = "kortdurende ondersteuning"
WEKEN, CONTROLE_NA = 6, 4
"""How long a support usually takes, and how many weeks later somebody asks how it goes; both are only proposed."""
IN_CASUS = "overgegaan in een casus"


class Beginnen(BeginFormulier):
    """Support for somebody, without a triage."""

    naam = "ondersteuning_begin"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self._leg(self._veld("vraag", self.tr("Wat vraagt de inwoner? In eigen woorden"), Notitie(regels=2)))
        self._leg(self._veld("doel", self.tr("Wat is er bereikt als dit klaar is?"), Notitie(regels=2)))
        self._leg(
            self._veld("soort", self.tr("Soort"), Keuze(omgeving.codes.van("ondersteuningsoort"))),
            self._veld("medewerker_id", self.tr("Wie doet dit"), self._collega(self.tr("Ik"))),
        )
        self._leg(
            self._veld("begin", self.tr("Begint op"), DatumRegel()),
            self._veld("verwacht_einde", self.tr("Verwacht einde"), DatumRegel()),
            self._veld("controle_op", self.tr("Controle op"), DatumRegel(), hulp=self.tr("Leeg: geen controle")),
        )
        self.kolom.addStretch(1)

    def open_bij(self, persoon_id: Id | None, naam: str) -> None:
        """For this person, or for somebody who is still to be found."""
        self._id = self.omgeving.ids()
        self._noem(
            self.tr("Ondersteuning voor {0}").format(naam) if naam else self.tr("Ondersteuning beginnen"),
            self.tr("Beginnen"),
        )
        super().open_bij(persoon_id, naam)

    def begin(self) -> dict[str, Any]:
        """Six weeks from today, and a check four weeks later."""
        einde = self.vandaag() + timedelta(weeks=WEKEN)
        return {
            "vraag": "",
            "doel": "",
            "soort": KORTDUREND,
            "medewerker_id": "",
            "begin": self.nu(),
            "verwacht_einde": f"{einde:%d-%m-%Y}",
            "controle_op": f"{einde + timedelta(weeks=CONTROLE_NA):%d-%m-%Y}",
        }

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if (persoon_id := self._voor_wie()) is None:
            return None
        w = self.waarden()
        return BeginOndersteuning(
            id=self._id,
            persoon_id=persoon_id,
            soort=w["soort"],
            vraag=w["vraag"],
            doel=w["doel"],
            medewerker_id=self.wie(),
            begin=self.dag("begin"),
            verwacht_einde=self.dag("verwacht_einde"),
            controle_op=self.dag("controle_op"),
        )

    def eerste_veld(self) -> QWidget:
        """Who, or what is asked."""
        return self.delen["vraag"] if self.over_id else self.zoeker


class OverOndersteuning(OverFormulier[OndersteuningDetail]):
    """About one support that is there."""

    def eerste_veld(self) -> QWidget:
        """The first that shows."""
        return next(deel for naam, deel in self.delen.items() if not self.velden[naam].isHidden())


class Wijzigen(OverOndersteuning):
    """What it is for, who does it, and its days as they were meant."""

    naam = "ondersteuning_wijzig"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Ondersteuning wijzigen"), self.tr("Opslaan"))
        self._leg(self._veld("doel", self.tr("Wat is er bereikt als dit klaar is?"), Notitie(regels=2)))
        self._leg(self._veld("vraag", self.tr("Wat vraagt de inwoner? In eigen woorden"), Notitie(regels=3)))
        self._leg(
            self._veld("soort", self.tr("Soort"), Keuze(omgeving.codes.van("ondersteuningsoort"))),
            self._veld("medewerker_id", self.tr("Wie doet dit"), self._collega(self.tr("Dezelfde collega"))),
        )
        self._leg(
            self._veld("begin", self.tr("Begonnen op"), DatumRegel()),
            self._veld("controle_op", self.tr("Controle op"), DatumRegel(), hulp=self.tr("Leeg: geen controle")),
        )
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """As it is now."""
        rij = self.rij
        if rij is None:
            return {}
        tekst = {naam: getattr(rij, naam) for naam in ("doel", "vraag", "soort")}
        return tekst | {naam: self.als_dag(getattr(rij, naam)) for naam in ("begin", "controle_op")}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        w = self.waarden()
        return WijzigOndersteuning(
            id=self.rij.id,
            soort=w["soort"],
            doel=w["doel"],
            vraag=w["vraag"],
            begin=self.dag("begin"),
            controle_op=self.dag("controle_op"),
            medewerker_id=self.wie(),
        )


class Contact(OverOndersteuning):
    """One contact, or an earlier one put right."""

    naam = "ondersteuning_contact"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._vorige: MomentRij | None = None
        self._id = omgeving.ids()
        self._leg(self._veld("tekst", self.tr("Wat is er besproken of gedaan?"), Notitie(regels=6)))
        self._leg(
            self._veld("soort", self.tr("Soort"), Keuze(omgeving.codes.van("contactsoort"), leeg=self.tr("Kies"))),
            self._veld("op", self.tr("Dag"), DatumRegel()),
            self._veld("duur", self.tr("Minuten"), regel(4), hulp=self.tr("Mag leeg")),
        )
        self.kolom.addStretch(1)

    def open_moment(self, rij: OndersteuningDetail, vorige: MomentRij | None) -> None:
        """A new one, or one to put right."""
        self.rij, self._vorige, self._id = rij, vorige, self.omgeving.ids()
        if vorige is None:
            self._noem(self.tr("Contact met {0}").format(rij.over), self.tr("Opslaan"))
        else:
            self._noem(self.tr("Contact verbeteren"), self.tr("Opslaan als verbetering"))
        self.velden["tekst"].toon_hulp("" if vorige is None else self.tr("Wat er stond, blijft leesbaar"))
        self.open_over(rij.id, "" if vorige is None else vorige.id.hex())

    def begin(self) -> dict[str, Any]:
        """Today, or as it was written."""
        v = self._vorige
        if v is None:
            return {"tekst": "", "soort": "", "op": self.nu(), "duur": ""}
        return {"tekst": v.tekst, "soort": v.soort, "op": self.als_dag(v.op), "duur": str(v.duur or "")}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        w, minuten = self.waarden(), str(self.waarden()["duur"]).strip()
        if self.rij is None:
            return None
        if minuten and not (minuten.isascii() and minuten.isdigit()):
            self.velden["duur"].toon_fout(self.tr("Vul de duur in minuten in."))
            self.delen["duur"].setFocus()
            return None
        return LegMomentVast(
            id=self._id,
            ondersteuning_id=self.rij.id,
            tekst=w["tekst"],
            soort=w["soort"],
            op=self.dag("op"),
            duur=int(minuten or 0),
            vorige_id=None if self._vorige is None else self._vorige.id,
        )


class AnderEinde(OverOndersteuning):
    """The expected end moves, with a reason."""

    naam = "ondersteuning_einde"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Verwacht einde verzetten"), self.tr("Verzetten"))
        self._leg(self._veld("tot", self.tr("Nieuw verwacht einde"), DatumRegel()))
        self._leg(self._veld("reden", self.tr("Waarom? (één zin)"), regel(400)))
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """Four weeks after the end as it was expected."""
        if self.rij is None:
            return {}
        straks = max(date.fromisoformat(self.rij.verwacht_einde), self.vandaag()) + timedelta(weeks=4)
        return {"tot": f"{straks:%d-%m-%Y}", "reden": ""}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        return VerlengOndersteuning(id=self.rij.id, tot=self.dag("tot"), reden=self.waarden()["reden"])


class Afronden(OverOndersteuning):
    """How it ended, and when somebody asks how it goes."""

    naam = "ondersteuning_af"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Ondersteuning afronden"), self.tr("Afronden"))
        uitkomsten = (code for code in omgeving.codes.van("ondersteuninguitkomst") if code != IN_CASUS)
        self._leg(self._veld("uitkomst", self.tr("Hoe is het afgelopen?"), Keuze(uitkomsten, leeg=self.tr("Kies"))))
        self._leg(self._veld("tekst", self.tr("Toelichting"), Notitie(regels=3), hulp=self.tr("Mag leeg")))
        self._leg(
            self._veld("op", self.tr("Afgerond op"), DatumRegel()),
            self._veld("controle_op", self.tr("Controle op"), DatumRegel(), hulp=self.tr("Leeg: geen controle")),
        )
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """Today, with the check that was agreed or four weeks from now; what was only kept an eye on needs none."""
        rij = self.rij
        straks = (self.vandaag() + timedelta(weeks=CONTROLE_NA)).isoformat()
        if rij is not None and rij.controle_op > self.vandaag().isoformat():
            straks = rij.controle_op
        if rij is not None and rij.soort == AFGESCHAALD:
            straks = ""
        return {"uitkomst": "", "tekst": "", "op": self.nu(), "controle_op": self.als_dag(straks)}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        w = self.waarden()
        if self.rij is None:
            return None
        return RondOndersteuningAf(
            id=self.rij.id,
            uitkomst=w["uitkomst"],
            tekst=w["tekst"],
            op=self.dag("op"),
            controle_op=self.dag("controle_op"),
        )


class Controle(OverOndersteuning):
    """How it goes since."""

    naam = "ondersteuning_controle"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Controle: hoe gaat het nu?"), self.tr("Opslaan"))
        self._leg(self._veld("tekst", self.tr("Wat zegt de inwoner?"), Notitie(regels=3)))
        self._leg(self._veld("op", self.tr("Gevraagd op"), DatumRegel()))
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """Today."""
        return {"tekst": "", "op": self.nu()}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        return ControleerOndersteuning(id=self.rij.id, tekst=self.waarden()["tekst"], op=self.dag("op"))


class Heropenen(OverOndersteuning):
    """It goes on after all."""

    naam = "ondersteuning_heropen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Ondersteuning heropenen"), self.tr("Heropenen"))
        self._leg(self._veld("reden", self.tr("Waarom? (één zin)"), regel(400)))
        self._leg(self._veld("tot", self.tr("Nieuw verwacht einde"), DatumRegel()))
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """Four weeks from today."""
        return {"reden": "", "tot": f"{self.vandaag() + timedelta(weeks=4):%d-%m-%Y}"}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        return HeropenOndersteuning(id=self.rij.id, tot=self.dag("tot"), reden=self.waarden()["reden"])
