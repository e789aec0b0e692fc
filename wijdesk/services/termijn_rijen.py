"""Terms as rows: what the store holds of one and what the deadline engine makes of it. Plain reading, no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.termijn import TermijnBesluit, TermijnRij
from wijdesk.models.termijnen import Besluit, Loop, Regel, in_woorden, loop, regels, ruimte_om_te_verlengen
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

STUK = 500
"""How many ids go into one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnKern:
    """The columns of a term that its row is made of."""

    id: Id
    regel: str
    begin: str
    gehaald_op: str = ""
    vervallen_op: str = ""
    reden: str = ""


def besluiten_van(lezer: Lezer, ids: Iterable[Id]) -> dict[Id, tuple[TermijnBesluit, ...]]:
    """What was decided about these terms, by term, oldest first."""
    alle = tuple(ids)
    gevonden: dict[Id, tuple[TermijnBesluit, ...]] = {}
    for plek in range(0, len(alle), STUK):
        stuk = alle[plek : plek + STUK]
        rijen = lezer.rows(
            "SELECT w.termijn_id, w.soort, w.van, w.tot, w.dagen, w.reden, m.naam FROM termijnwijziging w "  # noqa: S608
            f"JOIN medewerker m ON m.id = w.medewerker_id WHERE w.termijn_id IN ({', '.join('?' * len(stuk))}) "
            "AND w.status = 'actief' ORDER BY w.van, w.id",
            stuk,
        )
        for termijn_id, soort, van, tot, dagen, reden, medewerker in rijen:
            besluit = TermijnBesluit(soort=soort, van=van, tot=tot, dagen=dagen, reden=reden, medewerker=medewerker)
            gevonden[Id(termijn_id)] = (*gevonden.get(Id(termijn_id), ()), besluit)
    return gevonden


def voor_de_motor(besluiten: Iterable[TermijnBesluit]) -> tuple[Besluit, ...]:
    """Decisions as the deadline engine takes them."""
    return tuple(
        Besluit(
            van=date.fromisoformat(besluit.van),
            tot=date.fromisoformat(besluit.tot) if besluit.tot else None,
            dagen=besluit.dagen,
        )
        for besluit in besluiten
    )


@lru_cache(maxsize=4096)
def loop_van(regel: str, begin: str, besluiten: tuple[TermijnBesluit, ...], vandaag: date) -> Loop | None:
    """How a term runs today; None when this program does not know its rule (a newer one wrote it)."""
    bekend = regels().get(regel)
    if bekend is None:
        return None
    return loop(bekend, date.fromisoformat(begin), voor_de_motor(besluiten), vandaag=vandaag)


def termijn_rij(kern: TermijnKern, besluiten: tuple[TermijnBesluit, ...], gezien: Loop, regel: Regel) -> TermijnRij:
    """A term with what can be done to it."""
    ruimte = ruimte_om_te_verlengen(regel, date.fromisoformat(kern.begin), voor_de_motor(besluiten))
    return TermijnRij(
        id=kern.id,
        regel=kern.regel,
        naam=regel.naam,
        grondslag=regel.grondslag_voluit,
        begin=kern.begin,
        streef="" if gezien.streef is None else gezien.streef.isoformat(),
        fataal="" if gezien.fataal is None else gezien.fataal.isoformat(),
        staat_stil=gezien.stil_sinds is not None,
        opschorten=regel.opschorten,
        verlengen=regel.verlengen,
        verleng_hoogstens=ruimte,
        verder_met_instemming=regel.verder_met_instemming,
        geen_verlenging=regel.geen_verlenging or f"Deze termijn kan niet worden verlengd ({regel.grondslag}).",
        gehaald_op=kern.gehaald_op,
        vervallen_op=kern.vervallen_op,
        reden=kern.reden,
        besluiten=besluiten,
    )


def afloop_in_woorden(kern: TermijnKern, gezien: Loop, vandaag: date) -> str:
    """How a term ended: "gehaald op 3-2-2026", "vervallen op …: reden"; of a running one what is left."""
    if kern.vervallen_op:
        return f"vervallen op {_dag(kern.vervallen_op)}{f': {kern.reden}' if kern.reden else ''}"
    if not kern.gehaald_op:
        return in_woorden(gezien, vandaag)
    te_laat = 0 if gezien.fataal is None else (date.fromisoformat(kern.gehaald_op) - gezien.fataal).days
    laat = "" if te_laat <= 0 else f", {te_laat} {'dag' if te_laat == 1 else 'dagen'} te laat"
    return f"gehaald op {_dag(kern.gehaald_op)}{laat}"


def _dag(iso: str) -> str:
    dag = date.fromisoformat(iso)
    return f"{dag.day}-{dag.month}-{dag.year}"
