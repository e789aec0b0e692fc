"""The table of rights on paper: what one may do, with a column per rol. Rows in, PDF out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from wijdesk.models.rows.rol import Rechtentabel
from wijdesk.reports.opmaak import GRIJS, Blok
from wijdesk.reports.opmaak_brief import Alinea, Rijen, Samen, kop, titel
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

ONDERWERP = "Wie mag wat"
WAT_BREED = 0.46
"""Share of the width of what one may do; the rollen share the rest."""
UITLEG = (
    "Dit is de lijst waar het programma zelf naar kijkt. Een dossier van een ander openen vraagt ook een doel. Wie een "
    "inwoner kent, ziet die inwoner niet."
)


def maak(tabel: Rechtentabel, *, vandaag: str) -> bytes:
    """A4, tagged; `vandaag` (ISO) stands below, because rights change."""
    return zet(
        list(_blokken(tabel)),
        naam=ONDERWERP,
        onderwerp=ONDERWERP,
        team="Wijkteam",
        voettekst=f"{ONDERWERP} · {dag(vandaag)}",
    )


def kortingen(rollen: tuple[str, ...]) -> dict[str, str]:
    """A head of three letters per rol, none twice."""
    gegeven: dict[str, str] = {}
    for rol in rollen:
        letters = (rol[0] + een + ander for plek, een in enumerate(rol[1:], 1) for ander in rol[plek + 1 :])
        gegeven[rol] = next(kort.capitalize() for kort in letters if kort.capitalize() not in gegeven.values())
    return gegeven


def _blokken(tabel: Rechtentabel) -> Iterator[Blok]:
    kort = kortingen(tabel.rollen)
    yield titel(ONDERWERP)
    yield Alinea(UITLEG, lucht=10)
    yield Alinea(" · ".join(f"{kort[rol]}: {rol}" for rol in tabel.rollen), grootte=9.5, kleur=GRIJS, lucht=14)
    breedten = (WAT_BREED, *((1 - WAT_BREED) / len(tabel.rollen),) * len(tabel.rollen))
    for onderdeel, regels in groupby(tabel.regels, key=lambda regel: regel.onderdeel):
        rijen = tuple((regel.wat, *("ja" if rol in regel.rollen else "" for rol in tabel.rollen)) for regel in regels)
        koppen = ("", *(kort[rol] for rol in tabel.rollen))
        yield Samen((kop(onderdeel), Rijen(koppen, breedten, rijen)))
