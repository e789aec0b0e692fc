"""How long what is kept of somebody stays: which rules apply to them, and until when. No SQLAlchemy."""

from __future__ import annotations

from wijdesk.models.bewaartermijn import AFSLUITING, JONGSTE_18, LAATSTE_WIJZIGING, Bewaren, bewaarregels
from wijdesk.models.termijnen import duur_in_woorden
from wijdesk.models.values import datum_in_woorden, lokaal
from wijdesk.services.avg.lopen import PERSOON, Gelopen
from wijdesk.services.bewaren.feiten import BIJ_SOORT, KADERS, WMO
from wijdesk.services.bewaren.kandidaten import Db
from wijdesk.services.bewaren.verzoek import wat_bewaart
from wijdesk.store.lezer import Lezer

AFSPRAAK = "afspraak"
"""Whose rule no law makes: it says how long we need it, not that we must keep it."""
APART = frozenset({"contact", "verzoek"})
"""Marks with a subject of their own."""
PER_GROEP = {"log": frozenset({"log"}), "verzoek": frozenset({"verzoek"}), "contact": frozenset({"contact"})}
"""Subjects with a rule of their own."""
GEEN = "Hoe lang wij dit bewaren, hangt af van de hulp die u krijgt."


def kenmerken_van(gelopen: Gelopen) -> frozenset[str]:
    """The marks of somebody's dossier and of the households they belong to, as the rules of keeping see them."""
    uit = {merk for soort, merk in BIJ_SOORT.items() if gelopen.rijen.get(soort) and merk not in APART}
    uit |= {KADERS.get(rij["wettelijk_kader"], WMO) for rij in gelopen.rijen["casus"].values()}
    uit |= {KADERS.get(rij["wet"], WMO) for rij in gelopen.rijen["onderzoek"].values()}
    return frozenset(uit or {"contact"})


def bewaren(lezer: Lezer, gelopen: Gelopen) -> Bewaren | None:
    """The rule that keeps somebody's dossier, or that of a household of theirs, longest; None when none does any more.

    Worked out as for a list of what is destroyed; that they ask keeps nothing.
    """
    dag = lokaal(lezer.nu).date()
    kaarten = [id_ for id_, rij in gelopen.rijen[PERSOON].items() if rij["samengevoegd_in"] is None]
    oordelen = (wat_bewaart(Db(lezer), id_, dag) for id_ in kaarten)
    return max((er for er in oordelen if er is not None), key=lambda er: er.einde, default=None)


def in_woorden(lezer: Lezer, gelopen: Gelopen, groep: str) -> str:
    """How long the rows of a subject stay, with the law."""
    dag = lokaal(lezer.nu).date()
    zoek = PER_GROEP.get(groep, kenmerken_van(gelopen))
    zinnen = [
        f"{duur_in_woorden(regel.termijn)} na {_gebeurtenis(regel.begin)} ({regel.wet})"
        for regel in bewaarregels()
        if regel.bij & zoek and regel.geldt_op(dag)
    ]
    return "; ".join(dict.fromkeys(zinnen)) or GEEN


def weigergrond(lezer: Lezer, gelopen: Gelopen) -> str:
    """Why it cannot be removed yet, with the law and the day, as a letter says it; empty when it can."""
    gevonden = bewaren(lezer, gelopen)
    if gevonden is None or gevonden.mag_weg(lokaal(lezer.nu).date()):
        return ""
    tot = datum_in_woorden(gevonden.einde.isoformat())
    if gevonden.regel.bron == AFSPRAAK:
        return (
            f"Wij hebben deze gegevens nodig tot en met {tot} ({gevonden.regel.wet}). "
            "Daarom halen wij ze nu niet weg (AVG art. 17 lid 1 onder a)."
        )
    return (
        f"De wet zegt dat wij deze gegevens bewaren tot en met {tot} ({gevonden.regel.wet}). "
        "Daarom halen wij ze nu niet weg (AVG art. 17 lid 3 onder b)."
    )


def _gebeurtenis(begin: str) -> str:
    return {
        LAATSTE_WIJZIGING: "de laatste wijziging",
        AFSLUITING: "het einde van de hulp",
        JONGSTE_18: "de dag dat het jongste kind 18 wordt",
    }.get(begin, begin)
