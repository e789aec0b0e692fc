"""What can be done in the Plan tab, for F1, the search box and the menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.casus.plan.akkoord import AkkoordDeel
from wijdesk.ui.panels.casus.plan.evaluatie import EvaluatieDeel
from wijdesk.ui.panels.casus.plan.knoppen import Knoppen


def plan_acties(
    knoppen: Knoppen,
    akkoord: AkkoordDeel,
    evaluatie: EvaluatieDeel,
    *,
    doe: Callable[[str], None],
    druk_af: Callable[[], None],
    sluit: Callable[[], None],
) -> tuple[Actie, ...]:
    """What the buttons do, and all that is done with versions, agreement and evaluations."""
    return (
        *(Actie(f"plan.{wat}", tekst, toets, partial(doe, wat)) for wat, tekst, toets in knoppen.lijst()),
        Actie("plan.afdrukken", _tr("Plan afdrukken"), "Ctrl+P", druk_af, "printer", "pdf", ter_plekke=True),
        Actie("plan.vaststellen", _tr("Plan vaststellen"), "", akkoord.vraag_versie, zoekwoorden="nieuwe versie"),
        Actie("plan.akkoord", _tr("Akkoord vragen"), "", akkoord.vraag_akkoord, zoekwoorden="handtekening tekenen"),
        Actie(
            "plan.vergelijken", _tr("Versies vergelijken"), "", akkoord.open_vergelijken,
            zoekwoorden="verschil veranderd",
        ),
        Actie("plan.evaluatie_plannen", _tr("Evaluatie plannen"), "", evaluatie.vraag_datum, zoekwoorden="afspraak"),
        Actie("plan.evaluatie", _tr("Evaluatie vastleggen"), "", partial(evaluatie.open_formulier, None)),
        Actie("plan.sluiten", _tr("Plan afsluiten"), "", sluit, zoekwoorden="beëindigen doelen"),
    )  # fmt: skip


def _tr(tekst: str) -> str:
    return QCoreApplication.translate("PlanTab", tekst)
