"""A step up the ladder, and who must know of it. Shared by triage, signalen and the panel of opschaling."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opschaling import Bericht, Opschaling, Trede
from wijdesk.models.values import Id, lokaal
from wijdesk.services.gezin import rijen_van, vandaag_van
from wijdesk.store.unit_of_work import UnitOfWork


def schaal_op(
    uow: UnitOfWork,
    trede_id: Id,
    *,
    waarom: str,
    locatie_id: Id,
    huishouden_id: Id | None = None,
    persoon_id: Id | None = None,
    signaal_id: Id | None = None,
    triage_id: Id | None = None,
) -> tuple[Opschaling, tuple[str, ...]]:
    """Up to a rung, and the names of who were told: the regisseur and everybody of the locatie whose rol must know."""
    trede = uow.sessie.get(Trede, trede_id)
    vandaag = vandaag_van(uow)
    if (
        trede is None
        or trede.status != "actief"
        or not (trede.van <= vandaag and (not trede.tot or trede.tot >= vandaag))
    ):
        raise Weigering("Kies een trede van de ladder.", veld="trede_id")
    if not waarom.strip():
        raise Weigering("Schrijf in één zin waarom u opschaalt.", veld="waarom")
    namen = _wie_moet_weten(uow, trede, locatie_id, huishouden_id)
    opschaling = uow.voeg_toe(
        Opschaling(
            richting="op",
            trede_id=trede.id,
            huishouden_id=huishouden_id,
            persoon_id=persoon_id,
            signaal_id=signaal_id,
            triage_id=triage_id,
            locatie_id=locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            op=uow.nu,
            kwartaal=kwartaal_van(uow.nu),
            waarom=waarom.strip(),
            aan=", ".join(namen.values()),
        )
    )
    for id_ in namen:
        uow.voeg_toe(Bericht(opschaling_id=opschaling.id, aan_id=id_))
    return opschaling, tuple(namen.values())


def kwartaal_van(moment: int) -> str:
    """The quarter of a moment (ms UTC) by its local day, as "2026-K4"."""
    dag = lokaal(moment)
    return f"{dag.year:04d}-K{(dag.month - 1) // 3 + 1}"


def _wie_moet_weten(uow: UnitOfWork, trede: Trede, locatie_id: Id, huishouden_id: Id | None) -> dict[Id, str]:
    """Colleagues by id with their name, without whoever is at work."""
    rollen = [rol.strip() for rol in trede.wie.split(",") if rol.strip()]
    vandaag = vandaag_van(uow)
    namen: dict[Id, str] = {}
    huishouden = None if huishouden_id is None else uow.sessie.get(Huishouden, huishouden_id)
    if huishouden is not None and huishouden.regisseur_id is not None:
        namen[huishouden.regisseur_id] = uow.haal(Medewerker, huishouden.regisseur_id).naam
    if rollen:
        gevonden = rijen_van(uow)(
            "SELECT DISTINCT m.id, m.naam FROM medewerker m JOIN roltoekenning r ON r.medewerker_id = m.id "  # noqa: S608
            f"WHERE r.rol IN ({', '.join('?' * len(rollen))}) AND r.status = 'actief' AND m.status = 'actief' "
            "AND m.locatie_id = ? AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?) ORDER BY m.naam",
            (*rollen, locatie_id, vandaag, vandaag),
        )
        namen |= {Id(id_): naam for id_, naam in gevonden}
    namen.pop(uow.wie.medewerker_id, None)
    return namen
