"""What the jaarverslag counts of the work itself: straatrondes, what residents put forward, checked files, casussen.

Plain reading, counts only.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from wijdesk.models.cijfer import Periode
from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.services.cijfers import kwaliteit, standen
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.store import elders
from wijdesk.store.lezer import Lezer

GEEN_PLEK = "geen locatie"


def straatrondes(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[tuple[str, int, int], ...]:
    """(gebied, straatrondes, people spoken to) of a period; spaces and capitals make no other gebied."""
    rondes: Counter[str] = Counter()
    gesproken: Counter[str] = Counter()
    zoals: dict[str, str] = {}
    for gebied, contacten, plek in lezer.rows(
        "SELECT gebied, contacten, locatie_id FROM straatronde WHERE status = 'actief' AND dag BETWEEN ? AND ? "
        "ORDER BY dag, id",
        (periode.van, periode.tot),
    ):
        if plekken.telt(plek):
            naam = zoals.setdefault(elders.kaal(gebied), " ".join(gebied.split()))
            rondes[naam] += 1
            gesproken[naam] += contacten
    return tuple((naam, aantal, gesproken[naam]) for naam, aantal in rondes.items())


def buurtagenda(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[tuple[str, int, int, int], ...]:
    """(thema, put forward in a period, something done with these, told back) of the buurtagenda."""
    per: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for thema, gedaan, terug, plek in lezer.rows(
        "SELECT thema, gedaan <> '' OR activiteit_id IS NOT NULL, teruggekoppeld_op <> '', locatie_id "
        "FROM buurtonderwerp WHERE status = 'actief' AND ingebracht_op BETWEEN ? AND ?",
        (periode.van, periode.tot),
    ):
        if plekken.telt(plek):
            per[thema] = [er + bij for er, bij in zip(per[thema], (1, gedaan, terug), strict=True)]
    return tuple((thema, ingebracht, gedaan, terug) for thema, (ingebracht, gedaan, terug) in per.items())


def initiatieven(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    """(thema, came in a period, per stand how many of these stand so now) of the bewonersinitiatieven."""
    per: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for thema, stand, plek in lezer.rows(
        "SELECT thema, stand, locatie_id FROM bewonersinitiatief WHERE status = 'actief' "
        "AND ingebracht_op BETWEEN ? AND ?",
        (periode.van, periode.tot),
    ):
        if plekken.telt(plek):
            per[thema][stand] += 1
    return tuple((thema, er.total(), tuple(er[stand] for stand in STANDEN)) for thema, er in per.items())


def dossiercontroles(
    lezer: Lezer, plekken: Plekken, periode: Periode
) -> tuple[tuple[tuple[str, int, int, int, int], ...], tuple[int, int]]:
    """(locatie, checked files, of which all in order, points in order, points looked at) of a period; and how many of
    those that were agreed were done, and were agreed.
    """
    per: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    namen = plekken.geschreven()
    for plek, *getallen in lezer.rows(
        "SELECT locatie_id, count(*), sum(goed = punten), sum(goed), sum(punten) FROM dossiercontrole "
        "WHERE status = 'actief' AND datum BETWEEN ? AND ? GROUP BY 1",
        (periode.van, periode.tot),
    ):
        if plekken.telt(plek):
            naam = namen.get(plek, GEEN_PLEK)
            per[naam] = [er + bij for er, bij in zip(per[naam], getallen, strict=True)]
    gedaan, afgesproken, _ = kwaliteit.KWALITEIT["dossiercontroles"](lezer, plekken, periode)
    return tuple((naam, a, b, c, d) for naam, (a, b, c, d) in per.items()), (gedaan, afgesproken or 0)


def caseload(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[tuple[tuple[str, int, int, int], ...], int]:
    """(locatie, casussen that were open on the last day or now, their regisseurs, what they weigh together), and how
    many regisseurs there are over all.
    """
    namen = plekken.geschreven()
    casussen: Counter[str] = Counter()
    zwaar: Counter[str] = Counter()
    wie: defaultdict[str, set[bytes | None]] = defaultdict(set)
    for plek, regisseur, punten in standen.gewichten(lezer, plekken, periode):
        naam = namen.get(plek, GEEN_PLEK)
        casussen[naam] += 1
        zwaar[naam] += punten
        wie[naam].add(regisseur)
    rijen = tuple((naam, aantal, len(wie[naam]), zwaar[naam]) for naam, aantal in casussen.items())
    return rijen, len(set[bytes | None]().union(*wie.values()))
