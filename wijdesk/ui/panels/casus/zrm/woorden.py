"""What the tab ZRM says of somebody in a line: the newest assessment, that there is none, and who to choose."""

from __future__ import annotations

from wijdesk.models.rows.zrm import ZrmBeeld, ZrmPersoon
from wijdesk.models.values import datum_in_woorden


def met_leeftijd(wie: ZrmPersoon) -> str:
    """The name with the age behind it, when that is known."""
    return wie.naam if wie.leeftijd is None else f"{wie.naam} ({wie.leeftijd})"


def te_kiezen(wie: ZrmPersoon) -> str:
    """Somebody among those a new assessment can be of, with when the last one was."""
    laatst = f"laatst {datum_in_woorden(wie.metingen[0].op)}" if wie.metingen else "nog geen meting"
    return f"{met_leeftijd(wie)} · {laatst}"


def zin_bij_niets(beeld: ZrmBeeld | None, persoon: ZrmPersoon | None) -> str:
    """What stands in the place of a table that would be empty."""
    if beeld is not None and not beeld.personen:
        return "Dit huishouden heeft nu geen leden. Voeg ze toe bij Gezin."
    wie = persoon.naam if persoon is not None else "dit gezin"
    return f"Nog geen meting van {wie}.\nDruk op N om samen de leefgebieden langs te lopen."


def kop(beeld: ZrmBeeld | None, persoon: ZrmPersoon | None) -> str:
    """When and by whom somebody was assessed, and what is not shown."""
    delen = []
    if persoon is not None and persoon.metingen:
        meting = persoon.metingen[0]
        delen.append(f"Beoordeeld op {datum_in_woorden(meting.op)} door {meting.medewerker}")
        oud = sum(score.verouderd for score in meting.scores)
        if oud:
            delen.append(f"{oud} × informatie ouder dan 30 dagen")
        if meting.toelichting:
            delen.append(meting.toelichting)
    if beeld is not None and beeld.verborgen:
        delen.append(f"{beeld.verborgen} × afgeschermd, niet getoond")
    return " · ".join(delen)
