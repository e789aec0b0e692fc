"""What the jaarverslag counts besides vragen and indicaties: klachten, activiteiten, marks, figures from outside.

Plain reading. Days are ISO texts, of which a year includes both ends; `telt` says whether a locatie (None: of none)
is of the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from wijdesk.models.jaartabellen import (
    AFGEROND,
    GEMELD,
    KLACHTREGELS,
    KLACHTUITKOMSTEN,
    OPEN_BEGIN,
    OPEN_EIND,
    TE_BEHANDELEN,
)
from wijdesk.models.rows.cijfer import BuitencijferRij
from wijdesk.models.rows.export import NIET_VASTGELEGD
from wijdesk.models.rows.impact import ImpactVersie
from wijdesk.models.values import Id
from wijdesk.services import impacttelling
from wijdesk.store.lezer import Lezer

Telt = Callable[[Id | None], bool]
Telling = tuple[tuple[str, int], ...]


def klachten(lezer: Lezer, jaar: int, telt: Telt) -> tuple[Telling, Telling]:
    """The flow of klachten in the order in which it is published, and the reasons of those that were finished: of
    each one, also when no reason came with it.

    Nothing at all when no klacht was ever recorded: then none are kept here.
    """
    van, tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
    stroom: Counter[str] = Counter()
    redenen: Counter[str] = Counter()
    rijen = lezer.rows("SELECT ontvangen, afgerond, uitkomst, reden, locatie_id FROM klacht WHERE status = 'actief'")
    for ontvangen, afgerond, uitkomst, reden, plek in rijen:
        if ontvangen > tot or (afgerond and afgerond < van) or not telt(_id(plek)):
            continue
        stroom[OPEN_BEGIN if ontvangen < van else GEMELD] += 1
        stroom[TE_BEHANDELEN] += 1
        if not afgerond or afgerond > tot:
            stroom[OPEN_EIND] += 1
            continue
        stroom[AFGEROND] += 1
        stroom[KLACHTUITKOMSTEN.get(uitkomst, KLACHTUITKOMSTEN["overig"])] += 1
        redenen[reden or NIET_VASTGELEGD] += 1
    return tuple((regel, stroom[regel]) for regel in KLACHTREGELS) if rijen else (), tuple(redenen.items())


def activiteiten(lezer: Lezer, jaar: int, telt: Telt) -> tuple[tuple[str, int, int], ...]:
    """Per theme how many ran on the last day of the year and how many began in it."""
    van, tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
    lopend: Counter[str] = Counter()
    gestart: Counter[str] = Counter()
    for thema, start, einde, plek in lezer.rows(
        "SELECT thema, start, einde, locatie_id FROM activiteit WHERE status = 'actief' AND start <= ?", (tot,)
    ):
        if telt(_id(plek)):
            lopend[thema] += not einde or einde >= tot
            gestart[thema] += start >= van
    return tuple((thema, lopend[thema], gestart[thema]) for thema in lopend if lopend[thema] or gestart[thema])


def sessies(lezer: Lezer, jaar: int, telt: Telt) -> tuple[int, int]:
    """How many sessies of activiteiten were counted in the year, and how many people came to these together."""
    rijen = lezer.rows(
        "SELECT x.aanwezig, a.locatie_id FROM sessie x JOIN activiteit a ON a.id = x.activiteit_id "
        "WHERE x.status = 'actief' AND a.status = 'actief' AND x.aanwezig IS NOT NULL AND x.datum BETWEEN ? AND ?",
        (f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"),
    )
    geteld = [aanwezig for aanwezig, plek in rijen if telt(_id(plek))]
    return len(geteld), sum(geteld)


def impact(lezer: Lezer, jaar: int, telt: Telt) -> tuple[ImpactVersie, ...]:
    """What the impactmetingen of the year came to, per version of the questions."""
    alle = impacttelling.formulieren(lezer, f"{jaar:04d}-01-01", f"{jaar:04d}-12-31", lambda plek: telt(_id(plek)))
    return impacttelling.per_versie(lezer, alle)


def buitencijfers(lezer: Lezer, jaar: int, telt: Telt) -> tuple[BuitencijferRij, ...]:
    """Figures from outside until this year, by name, locatie and year."""
    rijen = lezer.rows(
        "SELECT b.naam, b.jaar, b.waarde, b.eenheid, b.basis, b.bron, b.definitieversie, b.locatie_id, l.naam "
        "FROM buitencijfer b LEFT JOIN locatie l ON l.id = b.locatie_id WHERE b.status = 'actief' AND b.jaar <= ? "
        "ORDER BY b.naam, l.naam, b.eenheid, b.jaar, b.id",
        (jaar,),
    )
    return tuple(
        BuitencijferRij(
            naam=naam, jaar=zo, waarde=waarde, eenheid=eenheid, basis=basis, bron=bron, definitieversie=versie,
            locatie=locatie or "",
        )
        for naam, zo, waarde, eenheid, basis, bron, versie, plek, locatie in rijen
        if telt(_id(plek))
    )  # fmt: skip


def _id(plek: bytes | None) -> Id | None:
    return None if plek is None else Id(plek)
