"""How hand-offs and indicaties read as lines of a list, and in full below it. Text only, no widgets."""

from __future__ import annotations

from datetime import date

from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.toeleiding_tempo import dagen_in_woorden
from wijdesk.models.values import dag_in_woorden, datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

HELE_GEZIN = "hele gezin"
STAND = {
    "voorgesteld": "voorgesteld",
    "aangenomen": "aangenomen",
    "eerste contact": "eerste contact geweest",
    "teruggekoppeld": "afgerond",
    "geweigerd": "geweigerd",
    "ingetrokken": "ingetrokken",
}
INDICATIE = {
    "wacht": "wacht",
    "loopt": "loopt",
    "begint nog": "begint nog",
    "herindicatie": "herindicatie nodig",
    "afgelopen": "afgelopen",
    "opgevolgd": "opgevolgd",
}


def toeleiding_beeld(rij: ToeleidingRij, *, met_huishouden: bool = False) -> Regel:
    """To whom, for whom, which step, and what is late about it."""
    wat = f"{rij.persoon or HELE_GEZIN} · {rij.soort}"
    doel = f"Doel: {rij.doel}" if rij.doel else ""
    verder = _waar(rij) if met_huishouden else doel
    return Regel(
        titel=rij.naar,
        verder=verder,
        rechts=STAND[rij.stand] if not met_huishouden else "",
        onder=wat,
        let_op=rij.wacht if rij.vastgelopen else "",
        voluit=", ".join(
            deel for deel in (rij.naar, STAND[rij.stand], wat, verder, rij.wacht, rij.toestemming) if deel
        ),
    )


def toeleiding_voluit(rij: ToeleidingRij, vandaag: date) -> str:
    """Every step with its day, why, and what was said."""
    stappen = [
        samen(" ", wat, _dag(dag, vandaag))
        for wat, dag in (
            ("voorgesteld", rij.voorgesteld_op),
            ("aangenomen", rij.aangenomen_op),
            ("eerste contact", rij.eerste_contact_op),
            ("teruggekoppeld", rij.teruggekoppeld_op),
            (rij.stand, rij.gestopt_op),
        )
        if dag
    ]
    weg = " → ".join(stappen)
    zinnen: list[str] = [ZoalsGetypt(f"{weg[:1].upper()}{weg[1:]}.")]
    if rij.wacht:
        zinnen.append(f"{rij.wacht}; dat mag tot en met {_dag(rij.uiterlijk, vandaag)}.")
    if rij.waarom_nu:
        zinnen.append(rij.waarom_nu)
    if rij.contactpersoon:
        zinnen.append(samen(": ", "Contactpersoon", ZoalsGetypt(f"{rij.contactpersoon}.")))
    if rij.doel:
        zinnen.append(samen(": ", "Doel", ZoalsGetypt(f"{rij.doel.rstrip('.')}.")))
    return samen(" ", *zinnen, *map(ZoalsGetypt, (rij.waarom, rij.terugkoppeling, rij.reden)))


def indicatie_beeld(rij: IndicatieRij, *, met_huishouden: bool = False) -> Regel:
    """Which productgroep, for and by whom, and whether it waits or must be renewed."""
    wat = " · ".join(deel for deel in (rij.persoon or HELE_GEZIN, rij.aanbieder, rij.omvang) if deel)
    verder = _waar(rij) if met_huishouden else ""
    let_op = ""
    if rij.stand == "wacht":
        let_op = f"Wacht {dagen_in_woorden(rij.wacht_dagen)}" + (
            "" if rij.overbrugging else ", nog niets ter overbrugging"
        )
    elif rij.stand == "herindicatie":
        let_op = f"Loopt af op {datum_in_woorden(rij.tot)}: vraag een herindicatie aan"
    elif rij.stand == "afgelopen":
        let_op = f"Afgelopen op {datum_in_woorden(rij.tot)}, zonder herindicatie"
    return Regel(
        titel=rij.productgroep,
        rechts=INDICATIE[rij.stand] if not let_op else "",
        onder=wat,
        verder=verder,
        let_op=let_op,
        voluit=", ".join(deel for deel in (rij.productgroep, INDICATIE[rij.stand], wat, verder, let_op) if deel),
    )


def indicatie_voluit(rij: IndicatieRij, vandaag: date) -> str:
    """The days of an indicatie, what it is, and what helps while one waits."""
    zinnen = [f"{rij.soort.capitalize()}, besloten {_dag(rij.besloten_op, vandaag)}."]
    if rij.van or rij.tot:
        begin = f"van {datum_in_woorden(rij.van)}" if rij.van else ""
        eind = f"tot en met {datum_in_woorden(rij.tot)}" if rij.tot else "zonder einddatum"
        zinnen.append(f"Geldt {' '.join(filter(None, (begin, eind)))}.")
    if rij.stand == "wacht":
        zinnen.append(f"Wacht sinds {_dag(rij.wacht_sinds, vandaag)} ({dagen_in_woorden(rij.wacht_dagen)}).")
        zinnen.append(
            f"Ter overbrugging: {rij.overbrugging}." if rij.overbrugging else "Wat helpt zolang er gewacht wordt?"
        )
    elif rij.gestart_op:
        na = f", na {dagen_in_woorden(rij.wacht_dagen)} wachten" if rij.wacht_sinds else ""
        zinnen.append(f"Begonnen {_dag(rij.gestart_op, vandaag)}{na}.")
    if rij.stand == "loopt" and rij.herinnering_op:
        zinnen.append(f"Denk vanaf {datum_in_woorden(rij.herinnering_op)} aan een herindicatie.")
    return " ".join(zinnen)


def _dag(iso: str, vandaag: date) -> str:
    return dag_in_woorden(date.fromisoformat(iso), vandaag)


def _waar(rij: ToeleidingRij | IndicatieRij) -> str:
    """Whose it is, in a list over households."""
    return f"{rij.huishouden} · regisseur {rij.regisseur}" if rij.regisseur else rij.huishouden
