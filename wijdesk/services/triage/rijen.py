"""The triage that a use case changes: who may go on with it, what waits for it, and what its answers propose."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Werk
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.huis import Medewerker
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id, lokaal
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import rechten_van
from wijdesk.services.triage.gesprek import gesprek_van, teksten_van
from wijdesk.store.lezer import Lezer
from wijdesk.store.triages import verborgen_triages
from wijdesk.store.unit_of_work import UnitOfWork

WERKSOORT = "triage"
AFGESCHERMD = "Deze triage gaat over iemand die is afgeschermd. Vraag uw teamleider."


def lezer_van(uow: UnitOfWork) -> Lezer:
    """Reading within this transaction as whoever is at work, for what reading and writing look up the same way."""
    return Lezer(uow.cursor(), nu=uow.nu, medewerker_id=uow.wie.medewerker_id, rechten=uow.wie.rechten)


def haal_triage(uow: UnitOfWork, id_: Id) -> Triage:
    """A triage to change. Refused when it is about somebody who is hidden from whoever is at work."""
    triage = uow.haal(Triage, id_, wat="Deze triage")
    if triage.id in verborgen_triages(lezer_van(uow), (triage.id,)):
        raise Weigering(AFGESCHERMD)
    return triage


def haal_eigen(uow: UnitOfWork, id_: Id) -> Triage:
    """One that runs and that whoever is at work leads: two people answering at once would lose answers."""
    triage = haal_triage(uow, id_)
    triage.eis_lopend()
    if triage.medewerker_id != uow.wie.medewerker_id:
        naam = uow.haal(Medewerker, triage.medewerker_id, wat="Deze collega").naam
        raise Weigering(f"{naam} voert deze triage. Neem hem eerst over.")
    return triage


def gesprek_nu(uow: UnitOfWork, triage: Triage) -> Gesprek:
    """Its conversation with what was answered so far, in this transaction too."""
    uow.flush()
    rijen = rijen_van(uow)
    kern, team, _ = teksten_van(rijen, triage.vragenlijst_id, triage.teamlijst_id)
    return gesprek_van(rijen, triage.id, kern=kern, team=team, bladzijde=triage.bladzijde)


def leg_voorstel_vast(triage: Triage, gesprek: Gesprek) -> None:
    """Keep what the answers propose now, with the reasons."""
    voorstel = gesprek.voorstel()
    for veld, waarde in (
        ("voorstel_route", voorstel.route),
        ("voorstel_besluit", voorstel.besluit),
        ("voorstel_redenen", voorstel.regels),
    ):
        if getattr(triage, veld) != waarde:
            setattr(triage, veld, waarde)


def werk_van(uow: UnitOfWork, vraag_id: Id | None) -> list[Werk]:
    """What waits in Mijn werk for a triage of this vraag."""
    if vraag_id is None:
        return []
    vraag = select(Werk).where(
        Werk.vraag_id == vraag_id, Werk.soort == WERKSOORT, Werk.stand != "afgerond", Werk.status == "actief"
    )
    return uow.vind(vraag)


def rond_werk_af(uow: UnitOfWork, triage: Triage, zin: str) -> None:
    """What waited for this triage is done, with how it ended."""
    for werk in werk_van(uow, triage.vraag_id):
        werk.rond_af(zin, medewerker_id=uow.wie.medewerker_id, nu=uow.nu)


def waarom_niet_over(uow: UnitOfWork, triage_id: Id, medewerker_id: Id, naam: str) -> str:
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
