"""The jaarverslag that may be published, as a PDF. Loads reportlab."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models.rapportnaam import ALLE
from wijdesk.reports.cijfers_zetten import Voet, zet
from wijdesk.reports.jaarverslag_open import OpenJaar, rijen, titel_van, totalen, uitleg
from wijdesk.reports.jaarverslag_tekst import getal
from wijdesk.reports.opmaak import ACCENT, GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea
from wijdesk.reports.opmaak_cijfers import Kolom, Kolommen


def maak(cijfers: OpenJaar) -> bytes:
    """The whole document: A4, title and language set, tagged, typeface embedded."""
    return zet(
        lambda: list(_blokken(cijfers)),
        titel=f"Jaarverslag {cijfers.jaar}, open cijfers van het wijkteam",
        onderwerp=f"Open cijfers van {cijfers.jaar}, {cijfers.locatie or ALLE}",
        voet=Voet(
            bron=f"Bron: registratie in wijdesk, {cijfers.locatie or ALLE}.",
            noot=f"Elk aantal is ten minste zo groot. Onder de {cijfers.drempel} staat er niets.",
            naam=f"Jaarverslag {cijfers.jaar}, open cijfers",
            gemaakt_op=cijfers.gemaakt_op,
        ),
    )


def _blokken(cijfers: OpenJaar) -> Iterator[Blok]:
    yield Alinea("Wijkteam", grootte=9.5, letter=VET, kleur=ACCENT, lucht=4)
    yield Alinea(f"Jaarverslag {cijfers.jaar}", grootte=28, regelafstand=34, letter=VET, soort="H1", lucht=4)
    yield Alinea(f"Open cijfers, {cijfers.locatie or ALLE}", grootte=11.5, kleur=GRIJS, lucht=16)
    for nummer, zin in enumerate(uitleg(cijfers)):
        yield Alinea(zin, grootte=10.5, lucht=20 if nummer else 6)
    yield _tabel("Hoeveel waren er?", "wat", totalen(cijfers))
    for naam, ((kolom, _), tellingen) in rijen(cijfers).items():
        yield _tabel(titel_van(cijfers, naam), kolom, tellingen)


def _tabel(titel: str, kolom: str, tellingen: list[tuple[str, int]]) -> Kolommen:
    return Kolommen(
        titel,
        (Kolom(kolom, 0.76), Kolom("ten minste", 0.24, rechts=True)),
        tuple((code, getal(aantal)) for code, aantal in tellingen),
        niveau=0,
    )
