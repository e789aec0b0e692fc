"""Whose yes a plan needs, and who has not answered yet. Pure.

The rule of age is that of consent (models.toestemming): under 12 the parents or guardian with gezag, from 12 to 15 they
and the child, from 16 the young person, adults themselves. A lodger signs only for a goal that is (also) about him.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.plan import AkkoordRij, PlanDetail
from wijdesk.models.toestemming import Gezinslid, vereist
from wijdesk.models.values import Id

INWONEND = frozenset({"inwonend", "inwonend familielid"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekenaar:
    """Somebody whose yes is needed, and for whom."""

    persoon_id: Id
    naam: str
    voor: tuple[str, ...]
    """Names of the children this person decides for; empty when only for the own person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """Everybody whose yes is needed, in the order of the household."""

    tekenaars: tuple[Tekenaar, ...]
    zonder_gezag: tuple[str, ...] = ()
    """Names of children for whom nobody with gezag is known."""


def ondertekening(leden: Iterable[LidRij], plan: PlanDetail, dag: date) -> Ondertekening:
    """Whose yes the plan of this household needs on this day."""
    alle = tuple(leden)
    genoemd = {wie for doel in plan.doelen for wie, _ in doel.personen}
    voor: dict[Id, list[LidRij]] = {}
    zonder = []
    for lid in alle:
        if lid.rol in INWONEND and lid.persoon_id not in genoemd:
            continue
        nodig = vereist(_lid(lid), _gezag_over(lid), dag)
        for gever in nodig.gevers:
            voor.setdefault(gever, []).append(lid)
        if nodig.geen_gezag:
            zonder.append(lid.naam)
    namen = {lid.persoon_id: lid.naam for lid in alle}
    for lid in alle:
        namen |= {id_: naam for id_, naam in lid.gezag_van if id_ not in namen}
    tekenaars = tuple(
        Tekenaar(
            persoon_id=id_,
            naam=naam,
            voor=tuple(lid.naam for lid in voor[id_] if lid.persoon_id != id_),
        )
        for id_, naam in namen.items()
        if id_ in voor
    )
    return Ondertekening(tekenaars=tekenaars, zonder_gezag=tuple(zonder))


def nog_te_vragen(nodig: Ondertekening, akkoorden: Collection[AkkoordRij]) -> tuple[Tekenaar, ...]:
    """Those who gave no answer to this version yet; a no is an answer too."""
    antwoord = {rij.persoon_id for rij in akkoorden}
    return tuple(wie for wie in nodig.tekenaars if wie.persoon_id not in antwoord)


def _gezag_over(lid: LidRij) -> tuple[Gezinslid, ...]:
    return tuple(Gezinslid(persoon_id=id_, geboortedatum="", gezag=True) for id_, _ in lid.gezag_van)


def _lid(lid: LidRij) -> Gezinslid:
    return Gezinslid(persoon_id=lid.persoon_id, geboortedatum=lid.geboortedatum, kind=lid.kind)
