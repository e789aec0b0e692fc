"""What the centre answered about the regie of persons, as rows every desk of the team writes alike."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.regieclaim import LegRegieVast, VraagRegieOpnieuw
from wijdesk.models.regieclaim import Regieclaim, claim_id
from wijdesk.models.regiestand import DOEL
from wijdesk.services.register import opdracht
from wijdesk.store import regieclaims
from wijdesk.store.kast import Kast
from wijdesk.store.unit_of_work import UnitOfWork


@opdracht(LegRegieVast, recht="desk.openen", doel=DOEL)
def leg_regie_vast(uow: UnitOfWork, o: LegRegieVast) -> int:
    """Every answer once; whoever is at work did nothing, so there is nothing to undo."""
    uow.ongedaan = False
    nieuw = 0
    for antwoord in o.antwoorden:
        id_ = claim_id(antwoord.casus_id, antwoord.persoon_id, antwoord.generatie, antwoord.versie, antwoord.op)
        if uow.bestaat(Regieclaim, id_):
            continue
        uow.voeg_toe(
            Regieclaim(
                id=id_,
                huishouden_id=antwoord.huishouden_id,
                casus_id=antwoord.casus_id,
                persoon_id=antwoord.persoon_id,
                generatie=antwoord.generatie,
                versie=antwoord.versie,
                stand=antwoord.stand,
                team_id=antwoord.team_id,
                team_naam=antwoord.team_naam,
                sinds=antwoord.sinds,
                op=antwoord.op,
            )
        )
        uow.flush()
        nieuw += 1
    return nieuw


@opdracht(VraagRegieOpnieuw, recht="casus.schrijven", doel=DOEL)
def vraag_regie_opnieuw(uow: UnitOfWork, o: VraagRegieOpnieuw) -> None:
    """Remember it at this desk; the exchange takes it along. Nothing is journaled."""
    huishouden = uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden")
    if huishouden.casus_id is None:
        raise Weigering("Dit huishouden heeft geen open casus; er is geen regie om na te vragen.")
    kast = Kast(uow.cursor)
    centrum = regieclaims.lees_centrum(kast.get(regieclaims.CENTRUM))
    if centrum is None:
        raise Weigering("Deze balie hoort nog bij geen centrum, of heeft er nog geen contact mee gehad.")
    if not centrum.stadsbreed:
        raise Weigering("Bij dit centrum wordt niet nagegaan of een ander team al een regisseur heeft.")
    opnieuw = regieclaims.lees_ids(kast.get(regieclaims.OPNIEUW)) | {o.huishouden_id}
    kast.put(regieclaims.OPNIEUW, regieclaims.ids_als_bytes(opnieuw))
    uow.ongedaan = False
    uow.veranderd.setdefault("regieclaim", set())  # the exchange hears that there is something to ask
    uow.zin = "Het centrum wordt opnieuw gevraagd"
