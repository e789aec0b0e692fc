"""A plan as plain lines to read on a screen: an old version, whole. Pure."""

from __future__ import annotations

from wijdesk.models.planverschil import dag
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail


def plan_in_regels(plan: PlanDetail) -> tuple[str, ...]:
    """The whole plan in plain Dutch, a line per thing; an empty line between parts."""
    regels = [f"{plan.soort.capitalize()}, opgesteld op {dag(plan.opgesteld_op)}"]
    if plan.familiegroepsplan:
        reden = f": {plan.familiegroepsplan_reden}" if plan.familiegroepsplan_reden else ""
        wanneer = f" ({dag(plan.familiegroepsplan_op)})" if plan.familiegroepsplan_op else ""
        regels.append(f"Familiegroepsplan aangeboden: {plan.familiegroepsplan}{wanneer}{reden}")
    for kop, tekst in (("Wat er speelt", plan.situatie), ("Wat er goed gaat", plan.gaat_goed)):
        if tekst:
            regels += ["", f"{kop}: {tekst}"]
    for doel in plan.doelen:
        regels += ["", *_doel(doel)]
    if plan.veiligheid:
        regels += ["", "Veiligheidsafspraken"]
    for rij in plan.veiligheid:
        wie = f" ({rij.wie})" if rij.wie else ""
        regels.append(f"•  {rij.tekst}{wie}, vanaf {dag(rij.van)}{f' tot en met {dag(rij.tot)}' if rij.tot else ''}")
    return tuple(regels)


def _doel(doel: DoelRij) -> list[str]:
    voor = ", ".join(naam for _, naam in doel.personen) or "het hele gezin"
    streef = f", klaar op {dag(doel.streef)}" if doel.streef else ""
    regels = [
        f"Doel {doel.volgorde}: “{doel.woorden}”",
        f"{doel.leefgebied} · voor {voor} · vanaf {dag(doel.begin)}{streef} · {doel.stand}"
        + (f" op {dag(doel.afgerond_op)}" if doel.afgerond_op else "")
        + (f" ({doel.reden})" if doel.reden else ""),
    ]
    if doel.wanneer_bereikt:
        regels.append(f"Bereikt als: {doel.wanneer_bereikt}")
    return regels + [f"•  {_actie(actie)}" for actie in doel.acties]


def _actie(actie: ActieRij) -> str:
    wie = f"{actie.uitvoerder}, {actie.wie}" if actie.wie else actie.uitvoerder
    if actie.gedaan_op:
        stand = f"gedaan op {dag(actie.gedaan_op)}"
    elif actie.niet_meer_nodig:
        stand = f"niet meer nodig: {actie.niet_meer_nodig}"
    else:
        stand = f"voor {dag(actie.klaar_voor)}" if actie.klaar_voor else "open"
    return f"{actie.wat} ({wie}) · {stand}"
