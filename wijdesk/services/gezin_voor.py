"""The household that help of one person hangs on: the chosen one, one with an open casus, or a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.leeftijd import VOLWASSEN
from wijdesk.models.opdrachten.huishouden import LidInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, leeftijd, lokaal
from wijdesk.services.gezin import haal_huishouden, naam_van_leden, vandaag_van, voeg_lid_toe
from wijdesk.store.huishoudens import huishoudens_van
from wijdesk.store.lezer import Lezer
from wijdesk.store.unit_of_work import UnitOfWork

ALLEEN, KIND, PARTNER, SAMEN = "alleenstaande", "kind", "partner", "inwonend"
"""Roles one can have before the rest of the household is known. Whether somebody has gezag is never guessed."""
_PARTNER = re.compile(r"\b(partner|man|vrouw|echtgenote?|vriend(in)?)\b", re.IGNORECASE)
HOOGSTENS_OPMERKING = 1_000


def bekend_gezin(uow: UnitOfWork, persoon: Persoon, huishouden_id: Id | None = None) -> Huishouden | None:
    """The chosen household, or the first the person belongs to now; None when there is none.

    Raises Weigering when the person does not belong to the chosen one.
    """
    wie = uow.wie
    lezer = Lezer(uow.cursor(), nu=uow.nu, medewerker_id=wie.medewerker_id, rechten=wie.rechten)
    gezinnen = huishoudens_van(lezer, (persoon.id,), vandaag_van(uow))
    if huishouden_id is not None:
        gekozen = haal_huishouden(uow, huishouden_id)
        if gekozen.id not in gezinnen:
            raise Weigering("Deze inwoner hoort niet bij dit huishouden.", veld="huishouden_id")
        return gekozen
    return haal_huishouden(uow, gezinnen[0]) if gezinnen else None


def maak_gezin_van_een(
    uow: UnitOfWork, persoon: Persoon, locatie_id: Id, *, regels: Sequence[str] = (), kinderen: bool = False
) -> Huishouden:
    """A household of one person, to hang on what was decided; who else belongs to it comes later.

    `regels` is what was said of the others, `kinderen` whether there are children: then nobody is called alleenstaande,
    and the words stay with the member until the tab Gezin is filled in.
    """
    if "huishouden.schrijven" not in uow.wie.rechten:
        raise Weigering("Uw rol mag geen huishouden maken. Vraag een collega.", veld="huishouden_id")
    oud = leeftijd(persoon.geboortedatum, lokaal(uow.nu).date()) if persoon.geboortedatum else None
    id_ = uow.ids()
    tekst = " · ".join(regels)
    rol = ALLEEN
    if oud is not None and oud < VOLWASSEN:
        rol = KIND
    elif _PARTNER.search(tekst):
        rol = PARTNER
    elif regels or kinderen:
        rol = SAMEN
    opmerking = f"Uit de triage: {tekst}"[:HOOGSTENS_OPMERKING] if tekst else ""
    lid = voeg_lid_toe(uow, id_, LidInvoer(persoon_id=persoon.id, rol=rol, opmerking=opmerking), bekend=())
    uow.flush()
    huishouden = uow.voeg_toe(
        Huishouden(
            id=id_,
            naam=naam_van_leden(uow, [lid]),
            adres_id=persoon.adres_id,
            locatie_id=locatie_id,
            bekend_sinds=vandaag_van(uow),
        )
    )
    uow.flush()  # so that it has its status: a casus is opened only in one that is in use
    return huishouden


def gezin_voor(uow: UnitOfWork, persoon: Persoon, huishouden_id: Id | None, locatie_id: Id) -> Huishouden:
    """The known household, or else a new one of this person."""
    return bekend_gezin(uow, persoon, huishouden_id) or maak_gezin_van_een(uow, persoon, locatie_id)
