"""Handing a triage to a colleague by name: who can go on with it, and what was said with it.

What was said stands beside the change in the journal; it holds until somebody else leads the triage.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.journaal import REDEN_ONGEDAAN
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rechten_van
from wijdesk.services.triage_rijen import lezer_van
from wijdesk.store.lezer import Lezer
from wijdesk.store.triages import verborgen_triages
from wijdesk.store.unit_of_work import UnitOfWork


def waarom_niet(uow: UnitOfWork, triage_id: Id, medewerker_id: Id, naam: str) -> str:
    """Why a colleague who works here cannot go on with this triage, in a sentence; empty when they can."""
    lezer = lezer_van(uow)
    dag = lokaal(lezer.nu).date().isoformat()
    rollen = lezer.rows(
        "SELECT rol FROM roltoekenning WHERE medewerker_id = ? AND status = 'actief' "
        "AND (van = '' OR van <= ?) AND (tot = '' OR tot >= ?)",
        (medewerker_id, dag, dag),
    )
    rechten = rechten_van(tuple(str(rij[0]) for rij in rollen))
    if "triage.voeren" not in rechten:
        return f"{naam} mag geen triage voeren. Kies een andere collega."
    als_collega = Lezer(uow.cursor(), nu=uow.nu, medewerker_id=medewerker_id, rechten=rechten)
    if verborgen_triages(als_collega, (triage_id,)):
        return f"Deze triage gaat over iemand die is afgeschermd, en {naam} mag die niet zien. Vraag uw teamleider."
    return ""


def gezegd_bij_overdracht(lezer: Lezer, ids: Iterable[Id]) -> dict[Id, str]:
    """Per triage that was handed over to who leads it now: "Noor Bakker: ik ben drie weken weg"."""
    alle = tuple(dict.fromkeys(ids))
    rijen = lezer.rows(
        "SELECT mu.rij, coalesce(json_extract(mu.inhoud, '$.reden'), ''), coalesce(d.naam, '') FROM mutatie mu "  # noqa: S608
        "LEFT JOIN medewerker d ON d.id = unhex(json_extract(mu.kop, '$.m')) "
        f"WHERE mu.rij IN ({', '.join('?' * len(alle))}) "
        "AND json_extract(mu.inhoud, '$.v.medewerker_id') IS NOT NULL ORDER BY mu.id",
        alle,
    )
    laatste = {Id(rij): (str(reden), str(door)) for rij, reden, door in rijen}
    return {
        id_: f"{door}: {reden}"
        for id_, (reden, door) in laatste.items()
        if reden and not reden.startswith(REDEN_ONGEDAAN)
    }
