"""The form of one entry of the sociale kaart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.kaartregels import KORT, LENGTE, SOORTEN, VELDEN
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.kaart import BewaarVoorziening
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.kaart import VoorzieningRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving

_HULP = {
    "gebieden": "Met een komma ertussen. Leeg: de hele stad",
    "talen": "Met een komma ertussen",
    "trefwoorden": "Waar inwoners naar vragen, met een komma ertussen",
    "contactpersoon": "Van die organisatie, nooit een inwoner",
    "nummer": "Leeg: het programma geeft er een. Een bestand herkent het hieraan",
}
_MEER_REGELS = {"omschrijving": 3, "openingstijden": 2}
_NAAST = (
    ("telefoon", "email"), ("site", "adres"), ("contactpersoon", "kosten"), ("talen", "trefwoorden"),
)  # fmt: skip


class VoorzieningVorm(VeldFormulier):
    """One entry. What is saved counts as checked today."""

    naam = "voorziening"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: VoorzieningRij | None = None
        self._nieuw_id = omgeving.ids()
        self._collegas: dict[str, str] = {}
        self.beheerder = Keuze(leeg=self.tr("Iedereen die de kaart bijhoudt"))
        keuzes = {
            "soort": Keuze(SOORTEN),
            "thema": Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Kies een thema")),
            "leefgebied": Keuze(omgeving.codes.van("leefgebied"), leeg=self.tr("Kies een leefgebied")),
        }
        self._codes = {veld: keuzes[veld] for veld in ("thema", "leefgebied")}
        self._leg(self._tekst("naam"), self._veld("soort", VELDEN["soort"], keuzes["soort"]))
        self._leg(self._tekst("omschrijving"))
        self._leg(*(self._veld(naam, VELDEN[naam], keuzes[naam]) for naam in ("thema", "leefgebied")))
        self._leg(self._tekst("gebieden"), self._tekst("voor_wie"))
        self._leg(self._tekst("openingstijden"))
        for een, ander in _NAAST:
            self._leg(self._tekst(een), self._tekst(ander))
        dagen = (
            self._veld("van", VELDEN["van"], DatumRegel(), hulp=self.tr("Leeg: altijd al")),
            self._veld("tot", self.tr("Laatste dag"), DatumRegel(), hulp=self.tr("Leeg: open")),
        )
        self._leg(*dagen)
        self._leg(self._veld("beheerder_id", self.tr("Wie houdt dit bij"), self.beheerder), self._tekst("nummer"))
        self.kolom.addStretch(1)

    def zet_collegas(self, rijen: Iterable[MedewerkerRij]) -> None:
        """Who can keep an entry."""
        self._collegas = {rij.id.hex(): rij.naam for rij in rijen if rij.actief}
        self._bied_aan()

    def _bied_aan(self) -> None:
        """The colleagues of now, and who keeps this entry when they left: they stay until somebody else is chosen."""
        keuzes, rij = dict(self._collegas), self.rij
        if rij is not None and rij.beheerder_id is not None:
            weg = self.tr("{0} · werkt hier niet meer").format(rij.beheerder)
            keuzes.setdefault(rij.beheerder_id.hex(), weg)
        zet_keuzes(self.beheerder, keuzes.items())

    def begin(self, rij: VoorzieningRij | None) -> None:
        """Change this one, or make a new one."""
        self.rij = rij
        if rij is None:
            self._nieuw_id = self.omgeving.ids()
        self._bied_aan()
        self._noem(self.tr("Nieuw in de sociale kaart") if rij is None else rij.naam, self.tr("Opslaan"))
        self.open_voor(f"voorziening.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """What stands there now."""
        rij = self.rij
        waarden: dict[str, Any] = {veld: getattr(rij, veld) if rij else "" for veld in VELDEN}
        waarden |= {veld: datum_in_woorden(waarden[veld]) if waarden[veld] else "" for veld in ("van", "tot")}
        waarden["soort"] = rij.soort if rij else SOORTEN[0]
        waarden["beheerder_id"] = rij.beheerder_id.hex() if rij and rij.beheerder_id else ""
        for veld in ("gebieden", "talen", "trefwoorden"):
            waarden[veld] = waarden[veld].replace(";", ",")
        for veld, keuze in self._codes.items():
            keuze.zet(waarden[veld])  # also a code that went out of use
        self.zet_waarden(waarden)

    def opdracht(self) -> Opdracht[Any]:
        """The entry as it is filled in."""
        tekst = {veld: waarde for veld, waarde in self.waarden().items() if veld in VELDEN}
        tekst |= {"van": self.dag("van"), "tot": self.dag("tot")}
        id_ = self._nieuw_id if self.rij is None else self.rij.id
        return BewaarVoorziening(id=id_, beheerder_id=self.id_van("beheerder_id"), **tekst)

    def eerste_veld(self) -> QWidget:
        """Its name."""
        return self.delen["naam"]

    def _tekst(self, naam: str) -> Any:
        regels = _MEER_REGELS.get(naam)
        invoer = Notitie(regels=regels) if regels else regel(LENGTE.get(naam, KORT))
        return self._veld(naam, VELDEN[naam], invoer, hulp=_HULP.get(naam, ""))
