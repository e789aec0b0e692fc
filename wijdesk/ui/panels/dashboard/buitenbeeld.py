"""Figures from outside (resident survey, ceo, fte) as series of years, and as a picture. Pure: no Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from wijdesk.models.gegeven import dataclass
from wijdesk.models.grafiekbeeld import Datalijn, Lijnbeeld, getal
from wijdesk.models.rows.cijfer import BuitencijferRij

EENHEDEN = {"procent": "%", "euro": "€", "aantal": "", "cijfer": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitenreeks:
    """One figure of one locatie through the years, oldest first; of a year the last that came in."""

    naam: str
    eenheid: str
    locatie: str
    """Empty: of the whole organisation."""
    punten: tuple[BuitencijferRij, ...]

    @property
    def laatste(self) -> BuitencijferRij:
        """The newest."""
        return self.punten[-1]

    @property
    def titel(self) -> str:
        """What it is called, with its locatie."""
        return f"{self.naam}, {self.locatie}" if self.locatie else self.naam


def reeksen(rijen: Iterable[BuitencijferRij], jaar: int, locatie: str = "") -> tuple[Buitenreeks, ...]:
    """What is known until and including a year, of the whole organisation and of one locatie; empty: of every one."""
    per: dict[tuple[str, str, str], dict[int, BuitencijferRij]] = {}
    for rij in rijen:
        if rij.jaar <= jaar and (not locatie or rij.locatie in ("", locatie)):
            per.setdefault((rij.naam, rij.locatie, rij.eenheid), {})[rij.jaar] = rij
    return tuple(
        Buitenreeks(naam=naam, locatie=plek, eenheid=eenheid, punten=tuple(jaren[nr] for nr in sorted(jaren)))
        for (naam, plek, eenheid), jaren in sorted(per.items())
    )


def waarde_van(rij: BuitencijferRij) -> float:
    """The number of a decimal text."""
    return float(rij.waarde)


def waarde(rij: BuitencijferRij) -> str:
    """As it is read: "8,1", "37 %", "12,5 fte"."""
    return getal(waarde_van(rij), eenheid_van(rij.eenheid))


def eenheid_van(tekst: str) -> str:
    """A unit as files say it ("procent") as it is written behind a number."""
    return EENHEDEN.get(tekst.strip().lower(), tekst)


def herkomst(rij: BuitencijferRij) -> str:
    """Of how many or of what, who counted it, and by which definition."""
    return "; ".join(deel for deel in (rij.basis, rij.bron, f"definitie {rij.definitieversie}") if deel)


def breuk(reeks: Buitenreeks) -> str:
    """Since when another definition holds than the year before; empty when none changed."""
    nieuw = [ander for een, ander in pairwise(reeks.punten) if een.definitieversie != ander.definitieversie]
    return f"andere definitie vanaf {nieuw[-1].jaar}" if nieuw else ""


def beeld(reeks: Buitenreeks) -> Lijnbeeld:
    """Its line: broken at another definition, and where a year lacks."""
    per_jaar = {rij.jaar: rij for rij in reeks.punten}
    jaren = range(reeks.punten[0].jaar, reeks.laatste.jaar + 1)
    breuken = tuple(
        (ander.jaar - jaren[0], f"Vanaf {ander.jaar} geldt definitie {ander.definitieversie}.")
        for een, ander in pairwise(reeks.punten)
        if een.definitieversie != ander.definitieversie
    )
    rijen = [per_jaar.get(jaar) for jaar in jaren]
    return Lijnbeeld(
        titel=reeks.titel,
        eenheid=eenheid_van(reeks.eenheid),
        punten=tuple(map(str, jaren)),
        lijnen=(
            Datalijn(
                naam=reeks.naam,
                waarden=tuple(None if rij is None else waarde_van(rij) for rij in rijen),
                breuken=tuple(plek for plek, _ in breuken),
                teksten=tuple("" if rij is None else herkomst(rij) for rij in rijen),
            ),
        ),
        breuken=breuken,
        wat_tekst="Basis en bron",
    )
