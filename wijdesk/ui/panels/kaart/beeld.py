"""How an entry of the sociale kaart reads: as a line in the list, and as the lines of its card. No widgets."""

from __future__ import annotations

from datetime import date

from wijdesk.models.kaartlijst import Uitzicht
from wijdesk.models.kaartregels import VELDEN, delen
from wijdesk.models.rows.kaart import Veldwissel, VoorzieningRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel

OVERAL = "Hele stad"
OP_KAART = (
    "omschrijving", "voor_wie", "openingstijden", "kosten", "telefoon", "email", "site", "adres", "contactpersoon",
    "talen", "thema", "leefgebied", "gebieden", "trefwoorden", "nummer",
)  # fmt: skip
"""Fields of the card, in the order in which somebody at the desk asks them."""


def wijken(rij: VoorzieningRij) -> str:
    """For which areas it is."""
    return ", ".join(delen(rij.gebieden)) or OVERAL


def nagekeken(rij: VoorzieningRij) -> str:
    """When it was last checked, in words."""
    if not rij.nagekeken_op:
        return "Nog niet nagekeken"
    door = f" door {rij.nagekeken_door}" if rij.nagekeken_door else ""
    return f"Nagekeken op {datum_in_woorden(rij.nagekeken_op)}{door}"


def toestand(rij: VoorzieningRij, vandaag: date) -> str:
    """What one must know before sending somebody there; empty when it is open and checked."""
    if not rij.open:
        if rij.van and rij.van > vandaag.isoformat():
            return f"Open vanaf {datum_in_woorden(rij.van)}"
        return f"Gesloten na {datum_in_woorden(rij.tot)}"
    if rij.oud:
        return "Nog niet nagekeken" if not rij.nagekeken_op else f"Nagekeken op {datum_in_woorden(rij.nagekeken_op)}"
    return ""


def telling(rij: VoorzieningRij) -> str:
    """How often somebody was sent there, and how many arrived."""
    if not rij.verwezen:
        return "Dit jaar en vorig jaar is hier niet naar verwezen."
    keer = f"{rij.verwezen} keer verwezen, dit jaar en vorig jaar."
    if not rij.toegeleid:
        return f"{keer} Of zij aankwamen is niet vastgelegd."
    warm = "1 toeleiding" if rij.toegeleid == 1 else f"{rij.toegeleid} toeleidingen"
    return f"{keer} Aangekomen: {rij.aangekomen} van {warm}."


def samen(uitzicht: Uitzicht) -> str:
    """How many were found, how often somebody was sent there, and how many of the hand-offs arrived."""
    getoond, totaal = len(uitzicht.rijen), uitzicht.totaal
    zin = "1 gevonden" if totaal == 1 else f"{totaal} gevonden"
    if totaal > getoond:
        zin = f"De eerste {getoond} van {totaal}. Typ een woord om minder te zien"
    delen_ = [zin]
    if uitzicht.verwezen:
        delen_.append(f"{uitzicht.verwezen} keer verwezen")
    if uitzicht.toegeleid:
        delen_.append(f"aangekomen {uitzicht.aangekomen} van {uitzicht.toegeleid}")
    return " · ".join(delen_)


def regel(rij: VoorzieningRij, vandaag: date) -> Regel:
    """A line in the list."""
    wat = " · ".join(deel for deel in (rij.thema or rij.leefgebied or rij.soort, wijken(rij)) if deel)
    bereik = " · ".join(deel for deel in (rij.telefoon, " ".join(rij.openingstijden.split())) if deel)
    keer = f"{rij.verwezen}× verwezen" if rij.verwezen else ""
    return Regel(titel=ZoalsGetypt(rij.naam), rechts=keer, onder=wat, verder=bereik, let_op=toestand(rij, vandaag))


def regels_van_kaart(rij: VoorzieningRij) -> tuple[tuple[str, str], ...]:
    """(label, value) of what is filled in."""
    uit = []
    for veld in OP_KAART:
        waarde = wijken(rij) if veld == "gebieden" else getattr(rij, veld)
        if veld in ("talen", "trefwoorden"):
            waarde = ", ".join(delen(waarde))
        if waarde:
            uit.append((VELDEN[veld], waarde))
    dagen = [f"vanaf {datum_in_woorden(rij.van)}"] if rij.van else []
    dagen += [f"tot en met {datum_in_woorden(rij.tot)}"] if rij.tot else []
    if dagen:
        uit.append(("Te bezoeken", " ".join(dagen)))
    uit.append(("Wie houdt dit bij", (not rij.beheerder_weg and rij.beheerder) or "Iedereen die de kaart bijhoudt"))
    return tuple(uit)


def wissel_in_woorden(wissel: Veldwissel) -> str:
    """One field that a file says otherwise."""
    was, wordt = (f"“{_kort(tekst)}”" if tekst else "leeg" for tekst in (wissel.was, wissel.wordt))
    return f"{VELDEN[wissel.veld]}: {was} wordt {wordt}"


def _kort(tekst: str) -> str:
    heel = " ".join(tekst.split())
    return heel if len(heel) <= 60 else f"{heel[:59]}…"
