"""What the indicaties that run in a period cost: volume × tarief, day by day. What cannot be counted is told.

Of a row that was destroyed its days and its volume stayed, since 0009; of one that went before, neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from wijdesk.models.cijfer import Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.indicatiewaarde import GEEN_DAGEN, GEEN_TARIEF, LAATST, Prijs, Waarde, maanden, opgevolgd, waarde
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.store.cijferrest import resten
from wijdesk.store.indicatieplek import plek_nu
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]
Rij = tuple[str, str, str, str]
"""Productgroep, omvang, first and last day."""
LOOPT = (
    "i.status = 'actief' AND i.van <= ? AND (i.tot = '' OR i.tot >= ?) "
    "AND (i.van <> '' OR i.besloten_op BETWEEN ? AND ?)"
)
"""Runs on some day of a period, or began nobody knows when and was decided in it: last day, then first day, period."""


VROEGST = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """The indicaties of one productgroep: how many run, of how many the value is known, and that value in cents."""

    aantal: int = 0
    bekend: int = 0
    centen: Fraction = Fraction(0)

    def met(self, stuks: int, kost: Waarde) -> Deel:
        """These and so many more that cost this."""
        if kost.centen is None:
            return Deel(self.aantal + stuks, self.bekend, self.centen)
        return Deel(self.aantal + stuks, self.bekend + stuks, self.centen + stuks * kost.centen)

    def samen(self, ander: Deel) -> Deel:
        """Both."""
        return Deel(self.aantal + ander.aantal, self.bekend + ander.bekend, self.centen + ander.centen)


def tarieven(lezer: Lezer) -> Mapping[str, tuple[Prijs, ...]]:
    """By productgroep."""
    per_groep: dict[str, list[Prijs]] = defaultdict(list)
    for groep, eenheid, centen, van, tot in lezer.rows(
        "SELECT productgroep, eenheid, centen, van, tot FROM tarief WHERE status = 'actief' ORDER BY id"
    ):
        per_groep[groep].append(Prijs(eenheid=eenheid, centen=centen, van=van, tot=tot))
    return {groep: opgevolgd(prijzen) for groep, prijzen in per_groep.items()}


def kost(prijzen: Mapping[str, tuple[Prijs, ...]], rij: Rij, van: str, tot: str) -> Waarde:
    """What one (productgroep, omvang, van, tot) costs from `van` to `tot`, both included."""
    groep, omvang, begin, eind = rij
    if groep not in prijzen:
        return Waarde(0, None, GEEN_TARIEF if begin else GEEN_DAGEN)
    return waarde(omvang, begin, eind, prijzen[groep], van, tot)


def lopend(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[Rij, bytes | None, int]]:
    """(row, locatie, how many) of what runs in a period at the locaties that count.

    Of a household it counts where that household is now: whoever has it pays. Of a file, where that says.
    """
    binnen = (periode.tot, periode.van, periode.van, periode.tot)
    yield from _gebleven(lezer, plekken, periode)
    van_huis = "FROM indicatie i LEFT JOIN huishouden h ON h.id = i.huishouden_id"
    if not plekken.niet:
        for *rij, plek, aantal in lezer.rows(
            f"SELECT i.productgroep, i.omvang, i.van, i.tot, coalesce(i.locatie_id, h.locatie_id), count(*) "
            f"{van_huis} WHERE {LOOPT} GROUP BY 1, 2, 3, 4, 5",
            binnen,
        ):
            if plekken.telt(plek):
                yield (rij[0], rij[1], rij[2], rij[3]), plek, aantal
        return
    waar = plek_nu(lezer, ook_maker=True)
    for groep, omvang, van, tot, *van_wie in lezer.rows(
        "SELECT i.productgroep, i.omvang, i.van, i.tot, i.id, i.locatie_id, i.huishouden_id, h.locatie_id "
        f"{van_huis} WHERE {LOOPT}",
        binnen,
    ):
        plek = waar(*van_wie)
        if plekken.telt(plek):
            yield (groep, omvang, van, tot), plek, 1


def _gebleven(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[Rij, bytes | None, int]]:
    """The same of what was destroyed since."""
    for rest in resten(lezer, "indicatie", VROEGST, LAATST):
        wat = rest.gegevens
        if "van" not in wat:
            continue
        van, tot = str(wat["van"]), str(wat["tot"])
        if van > periode.tot or (tot and tot < periode.van):
            continue
        if not van and not periode.van <= rest.dag <= periode.tot:
            continue
        nu = bytes.fromhex(wat["nu"]) if wat["nu"] else None
        plek = (rest.locatie_id if plekken.niet else None) if wat["los"] else nu
        if plekken.telt(plek):
            yield (wat["productgroep"], wat["omvang"], van, tot), plek, 1


def per_groep(lezer: Lezer, plekken: Plekken, periode: Periode) -> dict[str, Deel]:
    """What runs in a period, by productgroep, with what it costs in that period."""
    delen: dict[str, Deel] = defaultdict(Deel)
    for (_, groep), deel in per_plek(lezer, plekken, periode).items():
        delen[groep] = delen[groep].samen(deel)
    return dict(delen)


def per_plek(lezer: Lezer, plekken: Plekken, periode: Periode) -> dict[tuple[bytes | None, str], Deel]:
    """The same by locatie and productgroep."""
    prijzen = tarieven(lezer)
    delen: dict[tuple[bytes | None, str], Deel] = defaultdict(Deel)
    for rij, plek, aantal in lopend(lezer, plekken, periode):
        kosten = kost(prijzen, rij, periode.van, periode.tot)
        delen[plek, rij[0]] = delen[plek, rij[0]].met(aantal, kosten)
    return dict(delen)


def per_maand(centen: Fraction, periode: Periode) -> float:
    """Euros a month, to the cent, of what a period costs."""
    return round(centen / maanden(periode.van, periode.tot)) / 100


def indicatiewaarde(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Of how many the value is known, how many run, and euros a month."""
    delen = per_groep(lezer, plekken, periode).values()
    bekend = sum(deel.bekend for deel in delen)
    centen = sum((deel.centen for deel in delen), start=Fraction(0))
    return bekend, sum(deel.aantal for deel in delen), per_maand(centen, periode) if bekend else None
