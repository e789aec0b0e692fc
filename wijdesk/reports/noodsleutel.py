"""The two halves of the noodsleutel, each on a page of its own for an envelope of its own.

One half alone says nothing about the key. What is made here lives in memory until it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.reports.opmaak import GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader
from wijdesk.reports.plan_pdf import zet

VOLGEND_BLAD = 2000.0
"""White space (points) that no page has: what follows begins a new one."""
PER_REGEL = 5
"""Groups of four signs on a line, so that somebody can type them over without losing the place."""


def maak(helften: tuple[str, str], *, centrum: str, dag: str) -> bytes:
    """A4, two pages. `dag` in words."""
    return zet(
        [blok for nummer, helft in enumerate(helften, start=1) for blok in _blad(nummer, helft, centrum, dag)],
        naam="Noodsleutel wijdesk",
        onderwerp="De twee helften van de noodsleutel",
        team=f"wijdesk, {centrum}",
        voettekst=f"Noodsleutel van {dag}. Bewaar elke helft in een eigen, gesloten envelop.",
    )


def _blad(nummer: int, helft: str, centrum: str, dag: str) -> Iterator[Blok]:
    groepjes = helft.split()
    regels = [" ".join(groepjes[plek : plek + PER_REGEL]) for plek in range(0, len(groepjes), PER_REGEL)]

    def tekst(zin: str, lucht: float = 9) -> Alinea:
        return Alinea(zin, lucht=lucht)

    kop = f"Noodsleutel, helft {nummer} van 2"
    yield Alinea(kop, grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4, wegwijzer=kop)
    yield Alinea(f"Gemaakt op {dag}, voor het centrum in {centrum}.", kleur=GRIJS, lucht=14)
    yield Kader(tuple((regel, VET) for regel in regels), lucht=16)
    yield tekst("Met beide helften samen kan alles gelezen worden wat de wijkteams delen. Met één helft kan niets.")
    yield tekst("Doe dit vel in een envelop, plak hem dicht en zet uw handtekening over de rand.")
    yield tekst("Bewaar de twee enveloppen bij twee verschillende mensen, op twee plaatsen, in een kluis.")
    yield tekst("Oefen elk jaar met beide helften: in wijdesk, paneel Delen, Oefenen met de noodsleutel.")
    yield tekst(
        "Maak geen kopie en geen foto. Gooi dit vel pas weg als er een nieuwere noodsleutel is en niemand meer iets "
        "hoeft te lezen dat met deze is verzegeld.",
        lucht=VOLGEND_BLAD if nummer == 1 else 0,
    )
