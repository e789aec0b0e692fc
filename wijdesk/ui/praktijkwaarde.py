"""How one field of a praktijkvorm reads: what was asked, and what was chosen or typed. Knows no panel."""

from __future__ import annotations

from wijdesk.models.rows.praktijk import PraktijkwaardeRij
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.taal import samen


def in_beeld(veld: PraktijkwaardeRij) -> ZoalsGetypt:
    """A label with its value, each as the screen says it; a question needs no colon."""
    waarde = veld.tekst if veld.gekozen else ZoalsGetypt(veld.tekst)
    return samen(" " if veld.label.endswith("?") else ": ", veld.label, waarde)
