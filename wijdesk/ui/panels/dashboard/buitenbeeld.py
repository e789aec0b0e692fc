"""Figures from outside (resident survey, ceo, fte) as series of years, and as a picture. Pure: no Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models import buitencijfers
from wijdesk.models.buitencijfers import Wissel
from wijdesk.models.gegeven import dataclass
from wijdesk.models.grafiekbeeld import Datalijn, Lijnbeeld, getal
from wijdesk.models.rows.cijfer import BuitencijferRij

EENHEDEN = {"procent": "%", "euro": "€", "aantal": "", "cijfer": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Buitenreeks:
    """One figure of one locatie through the years, oldest first; of a year by two definitions both."""

    naam: str
    eenheid: str
    locatie: str
    """Empty: of the whole organisation."""
    punten: tuple[BuitencijferRij, ...]

    @property
    def laatste(self) -> BuitencijferRij:
        """The newest, by the newest definition."""
        return self.punten[-1]

    @property
    def titel(self) -> str:
        """What it is called, with its locatie."""
        return f"{self.naam}, {self.locatie}" if self.locatie else self.naam


def reeksen(rijen: Iterable[BuitencijferRij], jaar: int, locatie: str = "") -> tuple[Buitenreeks, ...]:
    """What is known until and including a year, of the whole organisation and of one locatie; empty: of every one."""
    per: dict[tuple[str, str, str], list[BuitencijferRij]] = {}
    for rij in rijen:
        if rij.jaar <= jaar and (not locatie or rij.locatie in ("", locatie)):
            per.setdefault((rij.naam, rij.locatie, rij.eenheid), []).append(rij)
    return tuple(
        Buitenreeks(naam=naam, locatie=plek, eenheid=eenheid, punten=buitencijfers.op_volgorde(van))
        for (naam, plek, eenheid), van in sorted(per.items())
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
    """Since when another definition holds than the year before, and what the newest year is by the one before; empty
    when none changed.
    """
    nieuw = buitencijfers.wissels(reeks.punten)
    if not nieuw:
        return ""
    ook = [
        f"{waarde(rij)} volgens definitie {rij.definitieversie}"
        for rij in reeks.punten
        if rij.jaar == reeks.laatste.jaar and rij != reeks.laatste
    ]
    return " · ".join((f"andere definitie vanaf {nieuw[-1].jaar}", *ook))


def _zin(wissel: Wissel) -> str:
    if wissel.naast:
        return f"Vanaf {wissel.jaar} is ook volgens definitie {wissel.definitie} geteld."
    return f"Vanaf {wissel.jaar} geldt definitie {wissel.definitie}."


def beeld(reeks: Buitenreeks) -> Lijnbeeld:
    """Its line: broken at another definition, and where a year lacks; two definitions of one year are two lines."""
    jaren = range(reeks.punten[0].jaar, reeks.laatste.jaar + 1)
    breuken = tuple((wissel.jaar - jaren[0], _zin(wissel)) for wissel in buitencijfers.wissels(reeks.punten))
    return Lijnbeeld(
        titel=reeks.titel,
        eenheid=eenheid_van(reeks.eenheid),
        punten=tuple(map(str, jaren)),
        lijnen=tuple(
            Datalijn(
                naam=f"Definitie {lijn.definitie}" if lijn.definitie else reeks.naam,
                waarden=tuple(None if rij is None else waarde_van(rij) for rij in rijen),
                breuken=tuple(jaar - jaren[0] for jaar in lijn.breuken),
                teksten=tuple("" if rij is None else herkomst(rij) for rij in rijen),
            )
            for lijn in buitencijfers.lijnen(reeks.punten)
            for rijen in ([lijn.per_jaar.get(jaar) for jaar in jaren],)
        ),
        breuken=breuken,
        wat_tekst="Basis en bron",
    )
