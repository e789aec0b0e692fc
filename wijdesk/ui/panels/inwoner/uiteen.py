"""Taking two records apart again that turned out to be of two people: asking why, and writing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.jobs import Jobs


def vraag_uiteen(jobs: Jobs, eigenaar: QWidget, strook: EenZin, weg: Id, klaar: Callable[[], None]) -> None:
    """Ask in `strook` what shows that they are two; a refusal stands in it too."""

    def gelukt(_: None, __: Wijziging) -> None:
        strook.sluit()
        klaar()

    def haal_uiteen(reden: str) -> None:
        jobs.write(
            HaalPersonenUiteen(weg=weg, reden=reden),
            gelukt,
            eigenaar=eigenaar,
            geweigerd=lambda weigering: strook.toon_fout(weigering.zin),
            mislukt=lambda storing: strook.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    vraag = eigenaar.tr("Waaruit blijkt dat dit twee personen zijn? (één zin)")
    strook.vraag(vraag, haal_uiteen, knop=eigenaar.tr("Haal uiteen"), over=weg)
