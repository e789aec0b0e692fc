"""A step along the ladder, and who must know of it. Shared by triage, signalen and the panel of opschaling."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.kwartaal import kwartaal_van
from wijdesk.models.opschaling import Bericht, Opschaling, Trede
from wijdesk.models.values import Id
from wijdesk.services.gezin import rijen_van, vandaag_van
from wijdesk.services.opschaling_stand import plek_van, wie_hoort_het
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS_AAN = 200


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
    aan: str = "",
) -> tuple[Opschaling, tuple[str, ...]]:
    """Up to a rung, and the names of who were told: the regisseur and everybody of the locatie whose rol must know.

    `aan` is whom it was told to besides them. Refused when it stands on this rung or on a higher one already.
    """
    trede = _trede_in_gebruik(uow, trede_id)
    if not waarom.strip():
        raise Weigering("Schrijf in één zin waarom u opschaalt.", veld="waarom")
    ids = {"huishouden_id": huishouden_id, "persoon_id": persoon_id, "signaal_id": signaal_id, "triage_id": triage_id}
    uow.flush()
    plek = plek_van(rijen_van(uow), ids)
    if plek is not None and plek.trede_id == trede.id:
        raise Weigering(f"Het staat al op de trede “{trede.naam}”. Kies een hogere trede.", veld="trede_id")
    if plek is not None and plek.volgorde >= trede.volgorde:
        zin = f"Het staat nu op “{plek.naam}”; dat is niet lager. Kies een hogere trede, of schaal af."
        raise Weigering(zin, veld="trede_id")
    return _zet_stap(uow, "op", trede.id, rollen=trede.wie, waarom=waarom, locatie_id=locatie_id, ids=ids, aan=aan)


def schaal_af(
    uow: UnitOfWork,
    trede_id: Id | None,
    *,
    waarom: str,
    locatie_id: Id,
    ids: dict[str, Id | None],
    aan: str = "",
) -> tuple[Opschaling, tuple[str, ...]]:
    """Down to a rung, or off the ladder; told to who must know of the rung that is left."""
    uow.flush()
    plek = plek_van(rijen_van(uow), ids)
    if plek is None:
        raise Weigering("Dit staat niet op de ladder; er valt niets af te schalen.")
    trede = None if trede_id is None else _trede_in_gebruik(uow, trede_id)
    if trede is not None and trede.volgorde >= plek.volgorde:
        raise Weigering(f"Kies een trede lager dan “{plek.naam}”, of haal het van de ladder.", veld="trede_id")
    if not waarom.strip():
        raise Weigering("Schrijf in één zin waarom u afschaalt.", veld="waarom")
    rollen = plek.wie if trede is None else f"{plek.wie},{trede.wie}"
    # Everything the step up was about comes down with it, or it would stay on the ladder elsewhere.
    alles = {veld: id_ or plek.ids[veld] for veld, id_ in ids.items()}
    return _zet_stap(uow, "af", trede_id, rollen=rollen, waarom=waarom, locatie_id=locatie_id, ids=alles, aan=aan)


def _trede_in_gebruik(uow: UnitOfWork, trede_id: Id) -> Trede:
    trede = uow.sessie.get(Trede, trede_id)
    vandaag = vandaag_van(uow)
    if (
        trede is None
        or trede.status != "actief"
        or not (trede.van <= vandaag and (not trede.tot or trede.tot >= vandaag))
    ):
        raise Weigering("Kies een trede van de ladder.", veld="trede_id")
    return trede


def _zet_stap(
    uow: UnitOfWork,
    richting: str,
    trede_id: Id | None,
    *,
    rollen: str,
    waarom: str,
    locatie_id: Id,
    ids: dict[str, Id | None],
    aan: str,
) -> tuple[Opschaling, tuple[str, ...]]:
    aan = " ".join(aan.split())
    if len(aan) > HOOGSTENS_AAN:
        raise Weigering(f"Houd dit korter dan {HOOGSTENS_AAN} tekens.", veld="aan")
    namen = wie_hoort_het(
        rijen_van(uow), rollen, locatie_id=locatie_id, huishouden_id=ids["huishouden_id"], vandaag=vandaag_van(uow)
    )
    namen.pop(uow.wie.medewerker_id, None)
    opschaling = uow.voeg_toe(
        Opschaling(
            richting=richting,
            trede_id=trede_id,
            locatie_id=locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            op=uow.nu,
            kwartaal=kwartaal_van(uow.nu),
            waarom=waarom.strip(),
            aan=", ".join((*namen.values(), *((aan,) if aan else ()))),
            **ids,
        )
    )
    for id_ in namen:
        uow.voeg_toe(Bericht(opschaling_id=opschaling.id, aan_id=id_))
    return opschaling, tuple(namen.values())
