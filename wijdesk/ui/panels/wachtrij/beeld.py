"""How somebody who waits looks in the list, and what can be done with them. No widget: rows in, words out."""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import duur_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

URGENTIES = {1: "spoed", 2: "vandaag nog", 3: "gewoon"}
"""Ordinal: 1 is most urgent. Numbers sort, words never do."""

_TEKEN = {1: ("!!", "spoed"), 2: ("!", "let-op")}
_AF = frozenset({"geholpen", "weg zonder hulp"})


def wacht_nog(rij: WachtendeRij) -> bool:
    """Whether this person still counts as waiting."""
    return rij.stand not in _AF


def mogelijke_standen(stand: str) -> frozenset[str]:
    """What somebody with this stand can become by one key."""
    if stand in _AF:
        return frozenset()
    if stand == "even weg":
        return frozenset({"terug", "opgeroepen", "weg zonder hulp"})
    if stand == "opgeroepen":
        return frozenset({"terug", "even weg", "weg zonder hulp"})
    return frozenset({"opgeroepen", "even weg", "weg zonder hulp"})


def naam_op_scherm(rij: WachtendeRij, *, privacy: bool) -> str:
    """The name, or in the privacy view initials and when there are none the number of the day."""
    if not privacy:
        return rij.naam
    return rij.initialen or f"Nummer {rij.volgnummer}"


def beeld(rij: WachtendeRij, *, nu: int, privacy: bool) -> Regel:
    """The row as it looks at moment `nu` (UTC milliseconds)."""
    naam = naam_op_scherm(rij, privacy=privacy)
    duur = duur_in_woorden(nu - rij.aangemeld_op)
    stand = "" if rij.stand == "aangemeld" else rij.stand
    if rij.stand == "opgeroepen" and rij.opgeroepen_op is not None:
        roep = duur_in_woorden(nu - rij.opgeroepen_op)
        stand = f"opgeroepen, {roep}" if roep != "nu" else "opgeroepen"
    let_op = rij.waarschuwing
    if privacy and let_op:
        let_op = "let op"
    teken, toestand = _TEKEN.get(rij.urgentie, ("", ""))
    waarvoor = ZoalsGetypt("" if privacy else rij.waarvoor)
    gesproken = [naam, f"{URGENTIES.get(rij.urgentie, '')}, wacht {duur}", waarvoor, stand, let_op]
    return Regel(
        titel=naam,
        rechts=duur,
        onder=waarvoor,
        pil=stand,
        let_op=let_op,
        teken=teken,
        toestand=toestand,
        voluit=samen(", ", *gesproken),
    )


def telling(rijen: Sequence[WachtendeRij], nu: int) -> str:
    """How many wait and how long the longest does: "3 wachten · langst 24 min"."""
    wachtend = [rij for rij in rijen if wacht_nog(rij)]
    if not wachtend:
        return "Niemand wacht"
    langst = duur_in_woorden(nu - min(rij.aangemeld_op for rij in wachtend)).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{len(wachtend)} {'wacht' if len(wachtend) == 1 else 'wachten'} · langst {langst}"
