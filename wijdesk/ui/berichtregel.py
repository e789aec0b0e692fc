"""How something one must know of looks in a list, and how it reads in full. Knows no panel."""

from __future__ import annotations

from wijdesk.models.rows.opschaling import AFGESCHERMD, BerichtRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

GROEP = "U moet dit weten"


def wat(rij: BerichtRij) -> str:
    """What happened: "Opgeschaald naar “Teamleider”"."""
    if rij.richting == AFGESCHERMD:
        return "Kaart afgeschermd"
    if not rij.trede:
        return "Van de ladder gehaald"
    return f"{'Opgeschaald' if rij.richting == 'op' else 'Afgeschaald'} naar “{rij.trede}”"


def beeld(rij: BerichtRij, nu: int) -> Regel:
    """A message with whom it is about, what happened and who did it."""
    return Regel(
        titel=rij.over,
        rechts=moment_in_woorden(rij.op, nu),
        onder=f"{wat(rij)} · {rij.van}",
        teken="!" if rij.richting in ("op", AFGESCHERMD) else "↓",
        toestand="let-op" if rij.richting in ("op", AFGESCHERMD) else "goed",
        voluit=samen(", ", GROEP, rij.over, wat(rij), rij.van, ZoalsGetypt(rij.waarom)),
    )


def weg(rij: BerichtRij, *, ladder: bool) -> tuple[str, object]:
    """The request that opens what it is about: on the ladder, or for who does not go along it in its own panel."""
    if ladder and rij.richting != AFGESCHERMD:
        return "opschaling.open", (rij.soort, rij.onderwerp_id)
    return f"{rij.soort}.open", rij.onderwerp_id


def na_openen(rijen: tuple[BerichtRij, ...], rij: BerichtRij) -> tuple[BerichtRij, ...]:
    """What is left to tell: that a card was protected is seen with the card."""
    return tuple(ander for ander in rijen if ander is not rij or rij.richting != AFGESCHERMD)


def voluit(rij: BerichtRij) -> str:
    """The message in full, for below the list."""
    waarom = ZoalsGetypt(rij.waarom) or "Over iemand die voor u is afgeschermd. Vraag uw teamleider."
    return samen("\n", f"{wat(rij)} door {rij.van}", waarom)
