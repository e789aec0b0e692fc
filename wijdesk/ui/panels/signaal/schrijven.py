"""Sending what a form about a signaal asked: what must come first, first. Knows no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.ui import schrijven
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.signaal.formulieren import SignaalFormulier


def schrijf_formulier(
    jobs: Jobs, eigenaar: QWidget, formulier: Formulier, opdracht: Opdracht[Any], klaar: Callable[[Any], None]
) -> None:
    """Save what a form filled in. `klaar` gets what the last request answered."""
    eerst = formulier.eerst if isinstance(formulier, SignaalFormulier) else None

    def schrijf(*_: object) -> None:
        schrijven.schrijf_formulier(jobs, eigenaar, formulier, opdracht, klaar)

    if eerst is None:
        schrijf()
    else:
        formulier.met_gezien(eerst)
        jobs.write(eerst, schrijf, eigenaar=eigenaar, geweigerd=formulier.toon_fouten, mislukt=formulier.toon_storing)
