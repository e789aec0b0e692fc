"""The days of a hand-off and of an indicatie: in order, whole, and not in the future. Pure: no SQLAlchemy, no Qt."""

from __future__ import annotations

from collections.abc import Mapping

from wijdesk.models.datums import dag_van, fout_in_dag
from wijdesk.models.gegeven import dataclass
from wijdesk.models.toeleiding_tempo import AANGENOMEN, EERSTE_CONTACT, VOORGESTELD, dagen_in_woorden
from wijdesk.models.values import datum_in_woorden


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the loop: the field of its day, the stand it leads to, and what happened in words."""

    veld: str
    stand: str
    wat: str


STAPPEN = (
    Stap("voorgesteld_op", VOORGESTELD, "voorgesteld"),
    Stap("aangenomen_op", AANGENOMEN, "aangenomen"),
    Stap("eerste_contact_op", EERSTE_CONTACT, "het eerste contact"),
    Stap("teruggekoppeld_op", "teruggekoppeld", "teruggekoppeld"),
)
"""In order. Refusing or withdrawing ends the loop after any of the open ones."""


def controleer_stappen(dagen: Mapping[str, str], *, vandaag: str) -> dict[str, str]:
    """What is wrong with the days of a hand-off, per field. `dagen` holds the steps that were taken."""
    fouten: dict[str, str] = {}
    vorige, wat = "", ""
    for veld, naam in (*((stap.veld, stap.wat) for stap in STAPPEN), ("gestopt_op", "")):
        if veld not in dagen:
            continue
        if fout := fout_in_dag(dagen[veld], tot=vandaag):
            fouten[veld] = fout
        elif dagen[veld] < vorige:
            fouten[veld] = f"Dit is voor {datum_in_woorden(vorige)}: de dag van {wat}."
        else:
            vorige, wat = dagen[veld], naam
    return fouten


def controleer_indicatie(velden: Mapping[str, str], *, vandaag: str) -> dict[str, str]:
    """What is wrong with the days of an indicatie, per field. A decision, a wait and a start lie in the past.

    A wait may begin before the decision: a family waits from the day it asked (aanmelding), which is also how waiting
    times are counted (Treeknormen). `wachten_voor_besluit` puts that in words, so that a slip of the pen is seen.
    """
    fouten: dict[str, str] = {}
    for veld in ("besloten_op", "wacht_sinds", "gestart_op"):
        if velden.get(veld) and (fout := fout_in_dag(velden[veld], tot=vandaag)):
            fouten[veld] = fout
    for veld in ("van", "tot"):
        if velden.get(veld) and (fout := fout_in_dag(velden[veld])):
            fouten[veld] = fout
    van, tot = velden.get("van", ""), velden.get("tot", "")
    if van and tot and tot < van and not fouten.keys() & {"van", "tot"}:
        fouten["tot"] = "De laatste dag ligt voor de eerste."
    gestart, sinds = velden.get("gestart_op", ""), velden.get("wacht_sinds", "")
    if gestart and sinds and gestart < sinds and not fouten.keys() & {"gestart_op", "wacht_sinds"}:
        fouten["gestart_op"] = f"Dit is voor {datum_in_woorden(sinds)}, toen het wachten begon."
    return fouten


def controleer_periode(velden: Mapping[str, str], *, zonder_einde: bool) -> dict[str, str]:
    """What a herindicatie lacks to say for which period it is. Without an end nobody is ever reminded to renew it."""
    fouten: dict[str, str] = {}
    if not velden.get("van"):
        fouten["van"] = "Vul in vanaf welke dag de herindicatie geldt."
    if not velden.get("tot") and not zonder_einde:
        fouten["tot"] = "Vul in tot en met welke dag, of kies “zonder einddatum”."
    elif velden.get("tot") and zonder_einde:
        fouten["tot"] = "Haal de datum weg, of kies niet “zonder einddatum”."
    return fouten


def wachten_voor_besluit(wacht_sinds: str, besloten_op: str, *, vandaag: str) -> str:
    """One sentence when a wait began before the decision (ISO days); empty when it did not or a day is no day."""
    sinds, besluit, nu = dag_van(wacht_sinds), dag_van(besloten_op), dag_van(vandaag)
    if sinds is None or besluit is None or nu is None or not sinds < besluit <= nu:
        return ""
    eerder, tot_nu = (dagen_in_woorden((dag - sinds).days) for dag in (besluit, nu))
    return f"Dit is {eerder} voor het besluit. Dat kan: wachten telt vanaf de aanmelding. Nu {tot_nu}."
