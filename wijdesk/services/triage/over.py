"""Whom a triage is about while it runs: it follows the vraag or signaal it began with, and there is one at a time."""

from __future__ import annotations

from sqlalchemy import Select, select

from wijdesk.models.contact import Contact, Vraag
from wijdesk.models.signaal import Signaal
from wijdesk.models.triage import Consult, Triage
from wijdesk.models.values import Id
from wijdesk.services.gezin import lezer_van, vandaag_van
from wijdesk.store.huishoudens import huishoudens_van
from wijdesk.store.unit_of_work import UnitOfWork


def huishouden_van(uow: UnitOfWork, persoon_id: Id | None) -> Id | None:
    """The household somebody belongs to now, one with an open casus first."""
    gezinnen = [] if persoon_id is None else huishoudens_van(lezer_van(uow), (persoon_id,), vandaag_van(uow))
    return gezinnen[0] if gezinnen else None


def volg_contact(uow: UnitOfWork, contact: Contact) -> None:
    """The vragen of this contact turn out to be of somebody else, or of nobody we know: what runs follows."""
    vragen = select(Vraag.id).where(Vraag.contact_id == contact.id)
    lopend = select(Triage).where(Triage.vraag_id.in_(vragen), Triage.signaal_id.is_(None))
    _zet_over(uow, lopend, contact.persoon_id, None)


def volg_signaal(uow: UnitOfWork, signaal: Signaal) -> None:
    """The signaal is about somebody else now: what runs follows."""
    _zet_over(uow, select(Triage).where(Triage.signaal_id == signaal.id), signaal.persoon_id, signaal.huishouden_id)


def _zet_over(uow: UnitOfWork, triages: Select[Triage], persoon_id: Id | None, huishouden_id: Id | None) -> None:
    huishouden_id = huishouden_id or huishouden_van(uow, persoon_id)
    for triage in uow.vind(triages.where(Triage.stand != "besloten", Triage.status == "actief")):
        if (triage.persoon_id, triage.huishouden_id) == (persoon_id, huishouden_id):
            continue
        triage.persoon_id, triage.huishouden_id = persoon_id, huishouden_id
        for consult in uow.vind(select(Consult).where(Consult.triage_id == triage.id, Consult.status == "actief")):
            if consult.huishouden_id != huishouden_id:
                consult.huishouden_id = huishouden_id


def zelfde_begin(triage: Triage) -> Select[Triage] | None:
    """Others that run and began with the same vraag, signaal, person or household; None when it began with nothing."""
    open_ = select(Triage).where(Triage.stand == "lopend", Triage.status == "actief", Triage.id != triage.id)
    if triage.vraag_id is not None:
        return open_.where(Triage.vraag_id == triage.vraag_id)
    if triage.signaal_id is not None:
        return open_.where(Triage.signaal_id == triage.signaal_id)
    los = open_.where(Triage.vraag_id.is_(None), Triage.signaal_id.is_(None))
    if triage.persoon_id is not None:
        return los.where(Triage.persoon_id == triage.persoon_id)
    if triage.huishouden_id is not None:
        return los.where(Triage.persoon_id.is_(None), Triage.huishouden_id == triage.huishouden_id)
    return None
