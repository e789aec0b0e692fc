"""The members of a household as rows, with who has gezag over the minors on a day. Knows no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wijdesk.models.gezinsrol import heeft_gezag, is_kind
from wijdesk.models.leeftijd import VOLWASSEN
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id, leeftijd
from wijdesk.store.gezag import gezin_om
from wijdesk.store.huishoudens import WOONT_ELDERS
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


def leden_van(lezer: Lezer, id_: Id, vandaag: date) -> list[LidRij]:
    """Every membership: adults first, who lives elsewhere after who lives here, and then the oldest first."""
    rijen = lezer.rows(
        "SELECT l.id, l.persoon_id, l.rol, l.verblijf, l.van, l.tot, l.opmerking, "  # noqa: S608
        f"p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
        "WHERE l.huishouden_id = ? AND l.status = 'actief'",
        (id_,),
    )
    leden = [_lid(rij, lezer, vandaag) for rij in rijen]
    return sorted(
        leden,
        key=lambda lid: (lid.kind, lid.verblijf == WOONT_ELDERS, lid.geboortedatum or "9999", lid.naam, lid.van),
    )


def _lid(rij: Sequence[Any], lezer: Lezer, vandaag: date) -> LidRij:
    weg = verborgen(lezer, afgeschermd=bool(rij[8]))
    return LidRij(
        id=Id(rij[0]),
        persoon_id=Id(rij[1]),
        naam=naam_of_afgeschermd(rij[9:], lezer, afgeschermd=bool(rij[8])),
        geboortedatum="" if weg else rij[7],
        leeftijd=None if weg else leeftijd(rij[7], vandaag),
        rol=rij[2],
        verblijf=rij[3],
        van=rij[4],
        tot=rij[5],
        opmerking="" if weg or not lezer.mag("casus.lezen") else rij[6],
        gezag=heeft_gezag(rij[2]),
        kind=is_kind(rij[2]),
        afgeschermd=weg,
    )


def met_gezag(lezer: Lezer, leden: Sequence[LidRij], dag: date, *, anders: date | None = None) -> tuple[LidRij, ...]:
    """The minors with who has gezag over them on `dag`; of whom that is not known for that day, on the day `anders`.

    Who that is outside the household, or which institution, is not told of somebody hidden.
    """
    jong = [lid.persoon_id for lid in leden if (lid.leeftijd or 0) < VOLWASSEN]
    om = gezin_om(lezer.rows, jong, dag)
    if anders is not None and anders != dag:
        zonder = [id_ for id_ in jong if id_ not in om or not (om[id_].gezag or om[id_].instellingen)]
        om |= gezin_om(lezer.rows, zonder, anders)
    namen = {lid.persoon_id: lid.naam for lid in leden}
    elders = {wie.persoon_id for een in om.values() for wie in een.gezag} - namen.keys()
    tekens = ", ".join("?" * len(elders))
    van_elders = {
        Id(rij[0]): naam_of_afgeschermd(rij[2:], lezer, afgeschermd=bool(rij[1]))
        for rij in lezer.rows(
            f"SELECT p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id IN ({tekens})",  # noqa: S608
            tuple(elders),
        )
    }

    def gezag_van(lid: LidRij) -> tuple[tuple[Id, str], ...]:
        bekend = namen if lid.afgeschermd else namen | van_elders
        ids = (wie.persoon_id for wie in om[lid.persoon_id].gezag)
        return tuple((id_, bekend[id_]) for id_ in ids if id_ in bekend)

    return tuple(
        replace(
            lid,
            gezag_van=gezag_van(lid),
            gezag_vast=om[lid.persoon_id].vast,
            gezag_instellingen=() if lid.afgeschermd else om[lid.persoon_id].instellingen,
        )
        if lid.persoon_id in om
        else lid
        for lid in leden
    )
