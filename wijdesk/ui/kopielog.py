"""What leaves the screen by the clipboard, a printer or a file is told to the access log."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wijdesk.models.logsoort import KOPIEREN, Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs

DOEL_KOPIE = "gegevens ergens anders gebruiken"
HOOGSTENS = 200
"""So many residents get a line of their own; of more only the number is told."""


def meld_kopie(widget: QWidget, titel: str, rijen: Iterable[object]) -> None:
    """Rows of a table were copied: told per resident when the rows say whose they are."""
    alle = [rij for rij in rijen if rij is not None]
    personen = {id_ for rij in alle if (id_ := getattr(rij, "persoon_id", None)) is not None}
    wat = f"gekopieerd: {titel}" if titel else "gekopieerd"
    meld_uitgifte(widget, wat, personen if len(personen) <= HOOGSTENS else (), soort=KOPIEREN, aantal=len(alle))


def meld_uitgifte(
    widget: QWidget,
    wat: str,
    personen: Iterable[Id] = (),
    *,
    soort: str,
    doel: str = DOEL_KOPIE,
    huishouden_id: Id | None = None,
    aantal: int | None = None,
) -> None:
    """Something left the screen. Where no desk is (a dialog of its own), nobody's data can be shown either."""
    jobs = jobs_van(widget)
    if jobs is None:
        return
    regels = [
        Logregel(wat, wie, doel, soort=soort, huishouden_id=huishouden_id, aantal=aantal)
        for wie in sorted(set(personen)) or (None,)
    ]
    jobs.write(LogToegang(regels=tuple(regels)), eigenaar=jobs)


def jobs_van(widget: QWidget) -> Jobs | None:
    """The lanes of the panel or window a widget is in."""
    om: QWidget | None = widget
    while om is not None:
        omgeving = getattr(om, "omgeving", None)
        jobs = getattr(omgeving, "jobs", None) or getattr(om, "jobs", None)
        if isinstance(jobs, Jobs):
            return jobs
        om = om.parentWidget()
    return None
