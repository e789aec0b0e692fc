"""Checking what was filled in for a plan, with one sentence per field; shared by its use cases.

The resident's words are never judged here: that is advice (models.smart).
"""

from __future__ import annotations

from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Medewerker
from wijdesk.models.opdrachten.plan import ActieInvoer, DoelInvoer, PlanInvoer, VeiligheidInvoer
from wijdesk.models.values import lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import haal_persoon
from wijdesk.store.unit_of_work import UnitOfWork


def vandaag(uow: UnitOfWork) -> str:
    """Today in Amsterdam (ISO)."""
    return lokaal(uow.nu).date().isoformat()


def dag_of_vandaag(uow: UnitOfWork, op: str) -> str:
    """The day something happened: today when nothing was said, never in the future."""
    fouten: dict[str, str] = {}
    keur_dag(fouten, "op", op, tot=vandaag(uow))
    weiger(fouten)
    return op or vandaag(uow)


def keur_dag(fouten: dict[str, str], veld: str, tekst: str, *, tot: str = "") -> None:
    """A day, or none yet. `tot` is the last day allowed (ISO)."""
    if tekst and (fout := fout_in_dag(tekst, tot=tot)):
        fouten[veld] = fout


def weiger(fouten: dict[str, str]) -> None:
    """Raise one Weigering with a sentence per field, when there are any."""
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)


def anders(invoer: Any, gezien: Any) -> set[str]:
    """The fields in which two forms of the same kind differ."""
    return {veld for veld in type(invoer).__slots__ if getattr(invoer, veld) != getattr(gezien, veld)}


def controleer_plan(uow: UnitOfWork, invoer: PlanInvoer, gezien: PlanInvoer) -> None:
    """The kind is known; whether a familiegroepsplan was offered has its day (Jeugdwet art. 4.1.2).

    Why it was not is asked of who says so now, not of who changes something else in an older plan.
    """
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("plansoort", invoer.soort):
        fouten["soort"] = "Kies het soort plan."
    if invoer.familiegroepsplan not in ("", "ja", "nee"):
        fouten["familiegroepsplan"] = "Kies ja of nee."
    keur_dag(fouten, "familiegroepsplan_op", invoer.familiegroepsplan_op, tot=vandaag(uow))
    if invoer.familiegroepsplan and not invoer.familiegroepsplan_op:
        fouten["familiegroepsplan_op"] = "Vul in wanneer u dit hebt besproken."
    gezegd = anders(invoer, gezien) & {"familiegroepsplan", "familiegroepsplan_reden"}
    if invoer.familiegroepsplan == "nee" and not invoer.familiegroepsplan_reden.strip() and gezegd:
        fouten["familiegroepsplan_reden"] = "Schrijf in één zin waarom niet."
    weiger(fouten)


def controleer_doel(uow: UnitOfWork, invoer: DoelInvoer) -> None:
    """A goal has words and a leefgebied; its target does not lie before its start."""
    fouten: dict[str, str] = {}
    if not invoer.woorden.strip():
        fouten["woorden"] = "Schrijf het doel op in de woorden van het gezin."
    if not Codeboek(uow).kent("leefgebied", invoer.leefgebied):
        fouten["leefgebied"] = "Kies waar het doel over gaat."
    keur_dag(fouten, "begin", invoer.begin)
    keur_dag(fouten, "streef", invoer.streef)
    if not fouten and invoer.streef and invoer.streef < (invoer.begin or vandaag(uow)):
        fouten["streef"] = "De streefdatum ligt niet voor het begin."
    weiger(fouten)


def nagekeken_actie(uow: UnitOfWork, invoer: ActieInvoer) -> dict[str, Any]:
    """The fields of an action in their standard form; only WIJ has a colleague with it."""
    fouten: dict[str, str] = {}
    if not invoer.wat.strip():
        fouten["wat"] = "Schrijf op wat er gebeurt."
    if not Codeboek(uow).kent("uitvoerder", invoer.uitvoerder):
        fouten["uitvoerder"] = "Kies wie dit doet."
    keur_dag(fouten, "klaar_voor", invoer.klaar_voor)
    van_wij = invoer.uitvoerder == "WIJ"
    if van_wij and invoer.medewerker_id is not None:
        medewerker = uow.sessie.get(Medewerker, invoer.medewerker_id)
        if medewerker is None or medewerker.status != "actief":
            fouten["medewerker"] = "Deze collega werkt hier niet (meer). Kies een ander."
    weiger(fouten)
    return {
        "wat": invoer.wat.strip(),
        "uitvoerder": invoer.uitvoerder,
        "wie": invoer.wie.strip(),
        "persoon_id": None if invoer.persoon_id is None else haal_persoon(uow, invoer.persoon_id).id,
        "medewerker_id": invoer.medewerker_id if van_wij else None,
        "klaar_voor": invoer.klaar_voor,
    }


def controleer_veiligheid(invoer: VeiligheidInvoer) -> None:
    """A safety agreement has words."""
    fouten: dict[str, str] = {}
    if not invoer.tekst.strip():
        fouten["tekst"] = "Schrijf de afspraak op."
    keur_dag(fouten, "van", invoer.van)
    weiger(fouten)
