"""Households for the made-up cases: who lives together, in what role, and who was thought up besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.values import leeftijd
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.namen import namen
from wijdesk.services.voorbeeld.rijen import VoorbeeldPersoon

HEEL, DEELS, ELDERS = "hele tijd", "deels (co-ouderschap)", "woont elders"
GEZAG, KIND = "ouder met gezag", "kind"
_GENERATIE = 18
"""Years younger than the first of a household from which on somebody is a child of it."""
_JONGSTE = 14 * 30
"""Days: who is younger was not there yet when the older cases were opened."""


@dataclass(frozen=True, slots=True)
class Gezinslid:
    """Somebody in a made-up household. `nummer` is that of a person of the example, "" for who was thought up here."""

    nummer: str
    invoer: PersoonInvoer
    geslacht: str
    jaren: int
    rol: str
    verblijf: str = HEEL
    opmerking: str = ""

    @property
    def sleutel(self) -> str:
        """What steps call this person by."""
        return self.nummer or f"nieuw {self.rol} {self.invoer.roepnaam}"

    @property
    def naam(self) -> str:
        """What people say to them."""
        return self.invoer.roepnaam or self.invoer.voornamen.split(" ")[0]

    @property
    def is_kind(self) -> bool:
        return self.rol in {KIND, "pleegkind"}


@dataclass(frozen=True, slots=True)
class Gezin:
    """A made-up household, adults before children. `vorm` is what a thema asks for."""

    vorm: str
    leden: tuple[Gezinslid, ...]

    @property
    def volwassenen(self) -> tuple[Gezinslid, ...]:
        return tuple(lid for lid in self.leden if not lid.is_kind)

    @property
    def kinderen(self) -> tuple[Gezinslid, ...]:
        return tuple(lid for lid in self.leden if lid.is_kind)

    def met(self, lid: Gezinslid) -> Gezin:
        """The same household with somebody besides."""
        return replace(self, leden=(*self.leden, lid))


def gezinnen(personen: Sequence[VoorbeeldPersoon], op: date) -> tuple[Gezin, ...]:
    """The households of the example of which enough is known, those near the first location first."""
    uit: list[Gezin] = []
    for _, groep in groupby(personen, key=lambda persoon: persoon.huishouden):
        if gezin := _gezin(tuple(groep), op):
            uit.append(gezin)
    eerste = adressen().locaties[0]
    return tuple(sorted(uit, key=lambda gezin: adressen().locatie(gezin.leden[0].invoer.postcode) != eerste))


def _gezin(groep: tuple[VoorbeeldPersoon, ...], op: date) -> Gezin | None:
    jaren = [leeftijd(persoon.invoer.geboortedatum, op) for persoon in groep]
    if not all(_bekend(persoon) for persoon in groep) or None in jaren:
        return None
    oud = [een or 0 for een in jaren]
    ouders = sum(oud[0] - een < _GENERATIE for een in oud)
    kinderen = groep[ouders:]
    if ouders > 2 or oud[0] < _GENERATIE or any(een >= 23 for een in oud[ouders:]):
        return None
    jongste = max((persoon.invoer.geboortedatum for persoon in kinderen), default="")
    if jongste > (op - timedelta(days=_JONGSTE)).isoformat():
        return None
    elders = ouders == 2 and groep[0].invoer.straat != groep[1].invoer.straat
    if elders and not kinderen:
        return None
    rollen = _rollen(ouders, bool(kinderen), oud)
    verblijf = DEELS if elders else HEEL
    leden = [
        Gezinslid(
            nummer=persoon.nummer,
            invoer=persoon.invoer,
            geslacht=persoon.geslacht,
            jaren=oud[plek],
            rol=rollen[plek] if plek < ouders else KIND,
            verblijf=verblijf if plek >= ouders else ELDERS if elders and plek == 1 else HEEL,
        )
        for plek, persoon in enumerate(groep)
    ]
    return Gezin(_vorm(ouders, bool(kinderen), oud, elders=elders), tuple(leden))


def _bekend(persoon: VoorbeeldPersoon) -> bool:
    invoer = persoon.invoer
    naam = invoer.roepnaam or invoer.voornamen
    heel = bool(naam and not naam.endswith(".") and invoer.achternaam and invoer.straat)
    return heel and not invoer.afgeschermd and len(invoer.geboortedatum) == 10


def _rollen(ouders: int, kinderen: bool, jaren: Sequence[int]) -> list[str]:
    if kinderen:
        return [GEZAG] * ouders
    return ["alleenstaande"] if ouders == 1 else ["partner", "partner"][: len(jaren)]


def _vorm(ouders: int, kinderen: bool, jaren: Sequence[int], *, elders: bool) -> str:
    if elders:
        return "co-ouders"
    if kinderen:
        return "gezin" if ouders == 2 else "eenouder"
    oud = min(jaren) >= 70
    if ouders == 2:
        return "oud stel" if oud else "stel"
    return "oud" if oud else "jong" if jaren[0] < 25 else "alleen"


def erbij(gezin: Gezin, *, rol: str, jaren: int, op: date, rng: Random, **velden: str | bool) -> Gezinslid:
    """Somebody thought up who belongs to this household too, with a name that goes with it."""
    eerste = gezin.leden[0].invoer
    geslacht = "vrouw" if jaren > 60 else rng.choice(("vrouw", "man"))
    geboren = op - timedelta(days=int(jaren * 365.25) + rng.randint(5, 300))
    vol, roep = namen().voornaam(herkomst="nederlands", geslacht=geslacht, jaar=geboren.year, rng=rng)
    tussenvoegsel, achternaam = eerste.tussenvoegsel, eerste.achternaam
    if rol == "pleegkind":
        tussenvoegsel, achternaam = namen().achternaam["nederlands"].bij(rng.random())
    thuis = {veld: getattr(eerste, veld) for veld in ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats")}
    opmerking = str(velden.pop("opmerking", ""))
    invoer = PersoonInvoer(
        voornamen=vol, roepnaam=roep, tussenvoegsel=tussenvoegsel, achternaam=achternaam,
        geboortedatum=geboren.isoformat(), **thuis, afgeschermd=bool(velden.get("afgeschermd")),
    )  # fmt: skip
    return Gezinslid("", invoer, geslacht, jaren, rol, HEEL, opmerking)


def wordt_bijna_18(gezin: Gezin, op: date) -> Gezinslid | None:
    """A child of this household that turns 18 within five months."""
    for kind in gezin.kinderen:
        geboren = date.fromisoformat(kind.invoer.geboortedatum)
        dagen = (op - geboren).days
        if 18 * 365.25 - 150 < dagen < 18 * 365.25 - 7:
            return kind
    return None


def met_vorm(alle: Iterable[Gezin], *vormen: str) -> list[Gezin]:
    """Those of one of these forms, in order."""
    return [gezin for gezin in alle if gezin.vorm in vormen]
