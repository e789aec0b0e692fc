"""A plan as it stands in the tables: what the family agrees to, and who its persons are now. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import AFGESCHERMD, NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


def plan_nu(lezer: Lezer, plan_id: Id) -> PlanDetail | None:
    """What of a plan is agreed to, as it stands now; None when there is no such plan."""
    rij = lezer.row(
        "SELECT id, huishouden_id, casus_id, soort, familiegroepsplan, familiegroepsplan_op, familiegroepsplan_reden, "
        "situatie, gaat_goed, opgesteld_op, afgesloten_op FROM plan WHERE id = ? AND status = 'actief'",
        (plan_id,),
    )
    if rij is None:
        return None
    return PlanDetail(
        id=Id(rij[0]),
        huishouden_id=Id(rij[1]),
        casus_id=Id(rij[2]),
        soort=rij[3],
        familiegroepsplan=rij[4],
        familiegroepsplan_op=rij[5],
        familiegroepsplan_reden=rij[6],
        situatie=rij[7],
        gaat_goed=rij[8],
        opgesteld_op=rij[9],
        afgesloten_op=rij[10],
        actief=not rij[10],
        doelen=_doelen(lezer, plan_id),
        veiligheid=tuple(
            VeiligheidRij(id=Id(id_), tekst=tekst, wie=wie, van=van, tot=tot)
            for id_, tekst, wie, van, tot in lezer.rows(
                "SELECT id, tekst, wie, van, tot FROM veiligheidsafspraak WHERE plan_id = ? AND status = 'actief' "
                "ORDER BY volgorde, id",
                (plan_id,),
            )
        ),
    )


def _doelen(lezer: Lezer, plan_id: Id) -> tuple[DoelRij, ...]:
    personen: dict[Id, list[tuple[Id, str]]] = {}
    for doel_id, persoon_id, afgeschermd, *naam in lezer.rows(
        f"SELECT dp.doel_id, p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM doel d "
        "JOIN doelpersoon dp ON dp.doel_id = d.id JOIN persoon q ON q.id = dp.persoon_id "
        "JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) "
        "WHERE d.plan_id = ? AND dp.status = 'actief' ORDER BY dp.id",
        (plan_id,),
    ):
        heet = naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))
        personen.setdefault(Id(doel_id), []).append((Id(persoon_id), heet))
    acties: dict[Id, list[ActieRij]] = {}
    for actie in lezer.rows(
        "SELECT a.id, a.doel_id, a.wat, a.uitvoerder, a.wie, a.persoon_id, a.medewerker_id, a.klaar_voor, "
        "a.gedaan_op, a.niet_meer_nodig, coalesce(p.afgeschermd, 0), coalesce(m.naam, '') FROM actie a "
        "LEFT JOIN persoon p ON p.id = a.persoon_id LEFT JOIN medewerker m ON m.id = a.medewerker_id "
        "WHERE a.plan_id = ? AND a.status = 'actief' ORDER BY a.volgorde, a.id",
        (plan_id,),
    ):
        acties.setdefault(Id(actie[1]), []).append(_actie(lezer, actie))
    return tuple(
        DoelRij(
            id=Id(id_),
            volgorde=volgorde,
            woorden=woorden,
            leefgebied=leefgebied,
            personen=tuple(personen.get(Id(id_), ())),
            wanneer_bereikt=wanneer,
            begin=begin,
            streef=streef,
            stand=stand,
            reden=reden,
            afgerond_op=afgerond_op,
            acties=tuple(acties.get(Id(id_), ())),
        )
        for id_, volgorde, woorden, leefgebied, wanneer, begin, streef, stand, reden, afgerond_op in lezer.rows(
            "SELECT id, volgorde, woorden, leefgebied, wanneer_bereikt, begin, streef, stand, reden, afgerond_op "
            "FROM doel WHERE plan_id = ? AND status = 'actief' ORDER BY volgorde, id",
            (plan_id,),
        )
    )


def _actie(lezer: Lezer, rij: Sequence[Any]) -> ActieRij:
    """An action; a colleague on whose list it stands is named unless the family has an own word for who does it."""
    id_, doel_id, wat, uitvoerder, wie, persoon_id, medewerker_id, klaar_voor, gedaan_op, niet_meer = rij[:10]
    return ActieRij(
        id=Id(id_),
        doel_id=Id(doel_id),
        wat=wat,
        uitvoerder=uitvoerder,
        wie=AFGESCHERMD if verborgen(lezer, afgeschermd=bool(rij[10])) else wie or rij[11],
        persoon_id=Id(persoon_id) if persoon_id is not None else None,
        medewerker_id=Id(medewerker_id) if medewerker_id is not None else None,
        klaar_voor=klaar_voor,
        gedaan_op=gedaan_op,
        niet_meer_nodig=niet_meer,
    )


def wie_nu(lezer: Lezer, ids: frozenset[Id]) -> tuple[dict[Id, Id], frozenset[Id]]:
    """Of these persons: the record that stands for each now when it was merged, and whom the viewer may not know of."""
    if not ids:
        return {}, frozenset()
    rijen = lezer.rows(
        "SELECT q.id, p.id, p.afgeschermd OR q.afgeschermd FROM persoon q "
        "JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) "
        f"WHERE q.id IN ({', '.join('?' * len(ids))})",
        tuple(ids),
    )
    verstopt = frozenset(Id(rij[0]) for rij in rijen if verborgen(lezer, afgeschermd=bool(rij[2])))
    return {Id(rij[0]): Id(rij[1]) for rij in rijen}, verstopt
