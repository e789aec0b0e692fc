"""The recovery key of a desk on a page for an envelope. What is made here lives in memory until it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.reports.opmaak import GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader
from wijdesk.reports.plan_pdf import zet

PER_REGEL = 3
"""Groups of four signs on a line, so that somebody can type them over without losing the place."""


UITLEG = (
    (
        "Met deze sleutel kan iemand op deze computer een nieuw wachtwoord kiezen als het oude kwijt is. "
        "Wie hem heeft en bij deze computer kan, kan alles lezen wat erop staat."
    ),
    "Doe dit vel in een envelop, plak hem dicht en zet uw handtekening over de rand.",
    "Schrijf op de envelop bij welke computer hij hoort. Bewaar hem in een kluis, niet bij de computer.",
    (
        "Zo gebruikt u hem: kies bij het inloggen “Wachtwoord vergeten?” en typ de negen groepjes over. Na gebruik "
        "geldt alleen de nieuwe herstelsleutel die wijdesk dan laat zien. Het gebruik wordt vastgelegd."
    ),
    "Maak geen kopie en geen foto. Gooi dit vel weg als er een nieuwere is.",
)


def maak(sleutel: str, *, balie: str, dag: str) -> bytes:
    """A4, one page. `balie` says which computer, `dag` in words."""
    return zet(
        list(_blad(sleutel, balie, dag)),
        naam="Herstelsleutel wijdesk",
        onderwerp="De herstelsleutel van een balie",
        team=f"wijdesk, {balie}",
        voettekst=f"Herstelsleutel van {dag}. Bewaar dit vel in een gesloten envelop.",
    )


def _blad(sleutel: str, balie: str, dag: str) -> Iterator[Blok]:
    groepjes = sleutel.split()
    regels = [" ".join(groepjes[plek : plek + PER_REGEL]) for plek in range(0, len(groepjes), PER_REGEL)]
    kop = "Herstelsleutel"
    yield Alinea(kop, grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4, wegwijzer=kop)
    yield Alinea(f"Van de balie {balie}, gemaakt op {dag}.", kleur=GRIJS, lucht=14)
    yield Kader(tuple((regel, VET) for regel in regels), lucht=16)
    for zin in UITLEG:
        yield Alinea(zin, lucht=9)
