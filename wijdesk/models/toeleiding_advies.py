"""Advice when something is shared with a receiver: whose consent is still missing. Pure; it never blocks."""

from __future__ import annotations

from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij
from wijdesk.models.toestemming import GEWEIGERD, VOLLEDIG
from wijdesk.models.values import Id

DELEN_BIJ_TOELEIDING = ("contactgegevens", "plan")
"""What a warm hand-off shares at least: how to reach the family, and what it is for."""
EIGEN_SOORT = "lichte ondersteuning door WIJ"
"""Within the own organisation nothing is shared with another."""


def ontvanger(overzicht: BetrokkenenOverzicht, naar: str, contactpersoon: str = "") -> BetrokkeneRij | None:
    """The betrokkene that these words mean: by contact person first, then by name or organisation."""
    alle = [rij for rij in (*overzicht.professionals, *overzicht.netwerk) if not rij.verborgen and not rij.tot]
    for woord, velden in ((contactpersoon, ("naam",)), (naar, ("naam", "organisatie"))):
        gezocht = _vouw(woord)
        for rij in alle:
            if gezocht and any(_vouw(getattr(rij, veld)) == gezocht for veld in velden):
                return rij
    return None


def toestemming_advies(
    overzicht: BetrokkenenOverzicht, *, naar: str, contactpersoon: str, soort: str, persoon_id: Id | None
) -> str:
    """One sentence about the consent that is missing for a hand-off; empty when none is."""
    if not naar.strip() or soort == EIGEN_SOORT:
        return ""
    wie = ontvanger(overzicht, naar, contactpersoon)
    over = [lid for lid in overzicht.leden if persoon_id is None or lid.persoon_id == persoon_id]
    if wie is None:
        namen = f" ({', '.join(lid.naam for lid in over)})" if over else ""
        return f"Nog geen toestemming voor {_en(DELEN_BIJ_TOELEIDING)} aan {naar.strip()}{namen}."
    geweigerd, ontbreekt = [], []
    for lid in over:
        bekend = overzicht.van(wie.id, lid.persoon_id)
        standen = {soort_: bekend[soort_].stand if soort_ in bekend else "" for soort_ in DELEN_BIJ_TOELEIDING}
        nee = [naam for naam, stand in standen.items() if stand == GEWEIGERD]
        nog = [naam for naam, stand in standen.items() if stand not in {GEWEIGERD, VOLLEDIG}]
        geweigerd += [f"{_en(nee)} van {lid.naam}"] if nee else []
        ontbreekt += [(tuple(nog), lid.naam)] if nog else []
    zinnen = [f"Niet delen met {wie.wie}: {'; '.join(geweigerd)}."] if geweigerd else []
    for delen in dict.fromkeys(nog for nog, _ in ontbreekt):
        namen = ", ".join(naam for nog, naam in ontbreekt if nog == delen)
        zinnen.append(f"Nog geen toestemming voor {_en(delen)} aan {wie.wie} ({namen}).")
    return " ".join(zinnen)


def _vouw(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def _en(delen: tuple[str, ...] | list[str]) -> str:
    return " en ".join(filter(None, (", ".join(delen[:-1]), delen[-1])))
