"""How parts of a plan are said on the screen. Pure: rows in, words out."""

from __future__ import annotations

from datetime import date
from functools import cache

from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, PlanKop, VeiligheidRij
from wijdesk.models.values import dag_in_woorden
from wijdesk.resources import lees_toml

"""A word that may be wider than a narrow panel with large text."""
IEDEREEN = "iedereen thuis"
EIGEN_KRACHT = "doet het gezin zelf"
DOOR_NETWERK = "doet het netwerk"


@cache
def eigen_uitvoerders() -> frozenset[str]:
    """Who carries out an action that counts as done by the family or its network (budget 2017, second KPI)."""
    return frozenset(rij["code"] for rij in lees_toml("codes/uitvoerder.toml")["code"] if rij.get("eigen"))


def dag(iso: str, vandaag: date) -> str:
    """A day as people say it; empty for none."""
    return dag_in_woorden(date.fromisoformat(iso), vandaag) if iso else ""


def wie(actie: ActieRij) -> str:
    """Who does it, in words of the family: a name where there is one."""
    return actie.wie or {"zelf": "zelf", "netwerk": "ons netwerk"}.get(actie.uitvoerder, actie.uitvoerder)


def merk(actie: ActieRij) -> str:
    """What marks an action of the family or its network; empty for the others."""
    if actie.uitvoerder not in eigen_uitvoerders():
        return ""
    return DOOR_NETWERK if actie.uitvoerder == "netwerk" else EIGEN_KRACHT


def wanneer(actie: ActieRij, vandaag: date) -> tuple[str, str]:
    """When an action was or must be done, and how that looks ("spoed" is late)."""
    if actie.gedaan_op:
        return f"gedaan {dag(actie.gedaan_op, vandaag)}", "goed"
    if actie.niet_meer_nodig:
        return "niet meer nodig", ""
    if actie.te_laat:
        return f"te laat · {dag(actie.klaar_voor, vandaag)}", "spoed"
    return (f"voor {dag(actie.klaar_voor, vandaag)}", "") if actie.klaar_voor else ("", "")


def actie_voluit(actie: ActieRij, vandaag: date) -> str:
    """An action in one sentence, for a screen reader."""
    delen = (wie(actie), actie.wat, wanneer(actie, vandaag)[0], merk(actie), actie.niet_meer_nodig)
    return ", ".join(deel for deel in delen if deel)


def chips(doel: DoelRij, vandaag: date) -> tuple[tuple[str, str], ...]:
    """The small facts of a goal with how each looks: about what, for whom, by when, how far, how it ended."""
    voor = ", ".join(naam for _, naam in doel.personen) or IEDEREEN
    gevonden = [(doel.leefgebied, ""), (voor, "")]
    if doel.stand != "lopend":
        gevonden.append((f"{doel.stand} · {dag(doel.afgerond_op, vandaag)}", "goed" if doel.stand == "behaald" else ""))
    elif doel.streef:
        voorbij = doel.streef < vandaag.isoformat()
        gevonden.append((f"{'streefdatum voorbij: ' if voorbij else 'voor '}{dag(doel.streef, vandaag)}",
                         "let-op" if voorbij else ""))  # fmt: skip
    if doel.scores:
        gevonden.append((f"nu een {doel.scores[-1].score} van 10", ""))
    return tuple(gevonden)


def doel_voluit(doel: DoelRij, vandaag: date) -> str:
    """A goal in one sentence, for a screen reader."""
    return (
        f"Doel: {doel.woorden}. {', '.join(tekst for tekst, _ in chips(doel, vandaag))}. {' '.join(doel.tips)}".strip()
    )


def afspraak_onder(rij: VeiligheidRij, vandaag: date) -> str:
    """Who keeps to a safety agreement and since when, or until when it held."""
    tijd = f"gold tot en met {dag(rij.tot, vandaag)}" if rij.tot else f"sinds {dag(rij.van, vandaag)}"
    return " · ".join(deel for deel in (rij.wie, tijd) if deel)


def familiegroepsplan(plan: PlanDetail, vandaag: date) -> str:
    """Whether a familiegroepsplan was offered (Jeugdwet art. 4.1.2)."""
    if not plan.familiegroepsplan:
        return "Familiegroepsplan: nog niet besproken met het gezin"
    reden = f": {plan.familiegroepsplan_reden}" if plan.familiegroepsplan_reden else ""
    gezegd = "aangeboden" if plan.familiegroepsplan == "ja" else "niet aangeboden"
    return f"Familiegroepsplan {gezegd} · {dag(plan.familiegroepsplan_op, vandaag)}{reden}"


def eerder(kop: PlanKop, vandaag: date) -> str:
    """One plan in the list of earlier ones."""
    tot = f" tot {dag(kop.afgesloten_op, vandaag)}" if kop.afgesloten_op else ""
    gelukt = f"{kop.behaald} van {kop.doelen} doelen behaald"
    return f"{kop.soort.capitalize()}, {dag(kop.opgesteld_op, vandaag)}{tot} · {gelukt}"


def vraag_weg(rij: DoelRij | ActieRij | VeiligheidRij) -> tuple[str, str]:
    """What is taken out of the plan (as HaalUitPlan calls it), and the question that is asked first."""
    if isinstance(rij, DoelRij):
        return "doel", "Dit doel met zijn acties uit het plan halen?"
    if isinstance(rij, ActieRij):
        return "actie", "Deze actie uit het plan halen?"
    return "veiligheid", "Deze afspraak uit het plan halen?"
