"""The recovery codes of somebody's second factor on paper. What is made here lives in memory until it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.reports.opmaak import GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader
from wijdesk.reports.plan_pdf import zet


def maak(codes: tuple[str, ...], *, naam: str, dag: str) -> bytes:
    """A4, one page. `naam` whose they are, `dag` in words."""
    return zet(
        list(_blad(codes, naam, dag)),
        naam="Herstelcodes wijdesk",
        onderwerp="De herstelcodes van een medewerker",
        team="wijdesk",
        voettekst=f"Herstelcodes van {dag}. Bewaar dit vel niet bij uw telefoon.",
    )


def _blad(codes: tuple[str, ...], naam: str, dag: str) -> Iterator[Blok]:
    kop = "Herstelcodes"
    yield Alinea(kop, grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4, wegwijzer=kop)
    yield Alinea(f"Van {naam}, gemaakt op {dag}.", kleur=GRIJS, lucht=14)
    yield Kader(tuple(("      ".join(codes[plek : plek + 2]), VET) for plek in range(0, len(codes), 2)), lucht=16)
    for zin in (
        "Is uw telefoon kwijt of leeg? Log dan in met uw wachtwoord en een van deze codes.",
        "Elke code werkt één keer. Streep door wat u hebt gebruikt.",
        "Zijn ze op, of is dit vel kwijt? Stel de code van uw telefoon opnieuw in: dan krijgt u nieuwe.",
        "Bewaar dit vel niet bij uw telefoon of bij de computer.",
    ):
        yield Alinea(zin, lucht=9)
