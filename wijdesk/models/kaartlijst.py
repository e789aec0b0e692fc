"""Which entries of the sociale kaart show, and in what order: by what was typed, thema, area and kind. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijdesk.models.gegeven import dataclass
from wijdesk.models.kaartregels import delen
from wijdesk.models.rows.kaart import SocialeKaart, VoorzieningRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Keus:
    """What somebody wants to see; empty is everything."""

    tekst: str = ""
    thema: str = ""
    gebied: str = ""
    soort: str = ""
    na_te_kijken: bool = False
    """Only what was not checked for too long, of those that this `medewerker_id` keeps or nobody does."""
    medewerker_id: Id | None = None
    gesloten: bool = False
    """Those that are not open, and only these."""
    meest: bool = False
    """Where most were sent first."""


@dataclass(frozen=True, slots=True)
class Uitzicht:
    """What shows, how many there are, and how often somebody was sent to those (as `VoorzieningRij` counts)."""

    rijen: tuple[VoorzieningRij, ...]
    totaal: int
    verwezen: int = 0
    toegeleid: int = 0
    aangekomen: int = 0


def is_na_te_kijken(rij: VoorzieningRij, medewerker_id: Id | None) -> bool:
    """Whether it is up to this one to look whether it still holds."""
    return rij.oud and rij.open and (rij.beheerder_id in (None, medewerker_id) or rij.beheerder_weg)


def gebied_van(naam: str, gebieden: Sequence[str]) -> str:
    """The area a locatie goes by, as the kaart spells it ("WIJ Selwerd" is Selwerd); empty when it names none."""
    klein = naam.casefold()
    past = [er for er in gebieden if re.search(rf"\b{re.escape(er.casefold())}\b", klein)]
    return max(past, key=len, default="")


def kies(kaart: SocialeKaart, keus: Keus, hoogstens: int) -> Uitzicht:
    """The best first: by how well the words fit, then those for this area by name, then those for every area."""
    gevonden = kaart.index.zoek(keus.tekst) if keus.tekst.strip() else None
    gebied = keus.gebied.casefold()
    gekozen: list[tuple[tuple[int, int, int, int], VoorzieningRij]] = []
    plekken: Sequence[int] = range(len(kaart.rijen)) if gevonden is None else list(gevonden)
    for plek in plekken:
        rij = kaart.rijen[plek]
        if not _past(rij, keus):
            continue
        dichtbij = 0
        if gebied:
            eigen = [deel.casefold() for deel in delen(rij.gebieden)]
            if eigen and gebied not in eigen:
                continue
            dichtbij = 0 if eigen else 1
        raak = -gevonden[plek] if gevonden is not None else 0
        gekozen.append(((-rij.verwezen if keus.meest else 0, raak, dichtbij, plek), rij))
    gekozen.sort(key=lambda paar: paar[0])
    return Uitzicht(
        tuple(rij for _, rij in gekozen[:hoogstens]),
        len(gekozen),
        sum(rij.verwezen for _, rij in gekozen),
        sum(rij.toegeleid for _, rij in gekozen),
        sum(rij.aangekomen for _, rij in gekozen),
    )


def _past(rij: VoorzieningRij, keus: Keus) -> bool:
    if keus.na_te_kijken and not is_na_te_kijken(rij, keus.medewerker_id):
        return False
    if rij.open == keus.gesloten:
        return False
    return keus.thema in ("", rij.thema) and keus.soort in ("", rij.soort)
