"""The checklist of a dossiercontrole on paper: empty, or as it was filled in. No name of a resident stands on it.

The file goes by the number of its casus; what somebody wrote as a remark is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from wijdesk.models.dossierregels import OORDELEN, Lijst, maand_in_woorden
from wijdesk.models.rows.dossiercontrole import Controledetail, PuntRij
from wijdesk.reports.een_blad import Paren
from wijdesk.reports.hokken import Hokken
from wijdesk.reports.opmaak import ACCENT, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

RUIMTE = "Opmerking:\n\n"
"""Two lines to write on."""


def maak(d: Controledetail) -> bytes:
    """One file with its answers; what is not answered yet has boxes. A4, tagged, every typeface embedded."""
    naam = f"Dossiercontrole {d.rij.nummer}".strip()
    kop = [
        ("Dossier", d.rij.nummer or "zonder nummer"),
        ("Team", d.locatie),
        ("Maand", f"{maand_in_woorden(d.maand)} ({d.rij.soort.lower()})"),
        ("Regisseur", d.rij.regisseur or "geen"),
        ("Controleur", d.rij.controleur or ""),
    ]
    if d.rij.gedaan_op:
        kop.append(("Uitkomst", f"{d.rij.goed} van {d.rij.punten} punten in orde, {dag(d.rij.gedaan_op)}"))
    punten = ((rij.groep, rij.vraag, _antwoord(rij)) for rij in d.punten)
    return _zet(naam, d.locatie, d.lijst, kop, punten)


def maak_leeg(lijst: Lijst) -> bytes:
    """The checklist without a file, to fill in by hand."""
    kop = [(wat, "") for wat in ("Dossier", "Team", "Maand", "Regisseur", "Controleur", "Datum")]
    punten = ((punt.groep, _vraag(punt.vraag, punt.hulp, punt.grond), "") for punt in lijst.punten)
    return _zet("Controlelijst dossiers", "", lijst.versie, kop, punten)


def _zet(
    naam: str, team: str, versie: str, kop: list[tuple[str, str]], punten: Iterable[tuple[str, str, str]]
) -> bytes:
    """`punten`: group, question and answer; without an answer there are boxes, and lines to write on."""
    return zet(
        list(_blokken(naam, kop, punten)),
        naam=naam,
        onderwerp="Controle van een dossier",
        team=f"Wijkteam {team}".strip(),
        voettekst=f"{naam} · controlelijst {versie}",
    )


def _blokken(naam: str, kop: list[tuple[str, str]], punten: Iterable[tuple[str, str, str]]) -> Iterator[Blok]:
    yield Alinea(naam, grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=6)
    yield Paren(tuple(kop))
    for groep, rijen in groupby(punten, key=lambda rij: rij[0]):
        alle = list(rijen)
        boven = Alinea(
            groep, wegwijzer=groep, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        for plek, (_, vraag, antwoord) in enumerate(alle):
            delen: list[Blok] = [boven] if plek == 0 else []
            delen.append(Alinea(vraag, grootte=10.0, regelafstand=14.0, letter=MIDDEL, lucht=1.0))
            if not antwoord:
                delen.append(Hokken(tuple(OORDELEN.values())))
            yield Samen((*delen, Alinea(antwoord or RUIMTE, grootte=10.0, regelafstand=14.0, lucht=8.0)))
    yield Alinea(
        "Niet van toepassing telt niet mee. Bij nee: schrijf op wat er niet in orde is, wat er beter moet, wie dat "
        "doet en wanneer het klaar is.",
        grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0,
    )  # fmt: skip


def _vraag(vraag: str, hulp: str, grond: str) -> str:
    return " ".join(filter(None, (vraag, hulp, f"({grond})" if grond else "")))


def _antwoord(rij: PuntRij) -> str:
    if not rij.oordeel:
        return ""
    delen = [OORDELEN.get(rij.oordeel, rij.oordeel), rij.opmerking]
    if rij.actie:
        stand = f"gedaan {dag(rij.gedaan_op)}" if rij.gedaan_op else f"klaar voor {dag(rij.klaar_voor)}"
        delen.append(f"Verbeteractie: {rij.actie} ({', '.join(filter(None, (rij.wie, stand)))})")
    if rij.antwoord:
        delen.append(f"Antwoord: {rij.antwoord}")
    return "\n".join(filter(None, delen))
