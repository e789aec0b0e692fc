"""Whose yes a fixed version of a plan needs, as it was on the day it was fixed. Knows no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from wijdesk.models.ondertekenaars import NIET, leden_bij, ondertekening_van
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.plan import PlanDetail, VersieRij
from wijdesk.models.values import lokaal
from wijdesk.services.gezin_leden import leden_van, met_gezag
from wijdesk.store.lezer import Lezer


def met_tekenaars(
    lezer: Lezer, plan: PlanDetail, versies: tuple[VersieRij, ...], vandaag: date
) -> tuple[VersieRij, ...]:
    """The versions (newest first) with whose yes they need: the newest, and the last with a yes when that has none.

    Gezag that was not known on the day of fixing, but is now, counts: it was asked because of that version.
    """
    if not versies:
        return versies
    eerder = None if versies[0].akkoorden else next((versie for versie in versies[1:] if _heeft_ja(versie)), None)
    alle = leden_van(lezer, plan.huishouden_id, vandaag)
    er_nog = {lid.persoon_id for lid in alle if _hoort_erbij(lid, vandaag)}

    def nodig(versie: VersieRij) -> VersieRij:
        dag = lokaal(versie.gemaakt_op).date()
        antwoordden = {rij.persoon_id for rij in versie.akkoorden}
        leden = leden_bij(versie, leden_van(lezer, plan.huishouden_id, dag))
        toen = _eenmaal(lid for lid in leden if _hoort_erbij(lid, dag) or lid.persoon_id in antwoordden)
        met = met_gezag(lezer, toen, dag, anders=vandaag)
        return replace(versie, nodig=ondertekening_van(versie, met, er_nog, versie.plan or plan, dag))

    return tuple(nodig(versie) if versie in (versies[0], eerder) else versie for versie in versies)


def _heeft_ja(versie: VersieRij) -> bool:
    return any(rij.wijze != NIET and rij.klopt for rij in versie.akkoorden)


def _hoort_erbij(lid: LidRij, dag: date) -> bool:
    return lid.van <= dag.isoformat() and (not lid.tot or lid.tot >= dag.isoformat())


def _eenmaal(leden: Iterable[LidRij]) -> list[LidRij]:
    """Each person once: somebody who left and came back has two memberships."""
    return list({lid.persoon_id: lid for lid in leden}.values())
