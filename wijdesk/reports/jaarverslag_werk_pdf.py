"""The tables of `jaarverslag_werk` as blocks for the PDF."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import lokaal
from wijdesk.reports.jaarverslag_tekst import dag_voluit, getal
from wijdesk.reports.jaarverslag_werk import Rij, som, werkrijen
from wijdesk.reports.opmaak import Blok
from wijdesk.reports.opmaak_cijfers import Kolom, Kolommen

TITELS = {
    "straatrondes": "Hoe vaak gingen wij de straat op?",
    "buurtagenda": "Wat brachten bewoners in voor de buurtagenda?",
    "bewonersinitiatieven": "Welke initiatieven hadden bewoners?",
    "dossiercontroles": "Welke dossiers keken wij na?",
    "caseload": "Hoeveel casussen waren er op {}?",
}
KOPPEN = {
    "gesproken": "mensen gesproken",
    "opgepakt": "daar is iets mee gedaan",
    "ingebracht": "ingebracht in het jaar",
    "nieuw": "nu nieuw",
    "loopt": "loopt nu",
    "klaar": "nu klaar",
    "gestopt": "nu gestopt",
    "alles_in_orde": "alles in orde",
    "punten_in_orde": "punten in orde",
    "punten": "punten bekeken",
    "gewicht": "samen zo zwaar (punten)",
}
EERSTE = 0.34
"""So much of the breadth is of the column that names a row."""


def werk(cijfers: JaarCijfers) -> Iterator[Blok]:
    """A table for each kind of work that was done, with what its columns come to."""
    peil = _peildag(cijfers)
    for naam, (kop, rijen) in werkrijen(cijfers).items():
        deel = (1 - EERSTE) / (len(kop) - 1)
        totaal = som(rijen)
        if naam == "caseload":  # who is regisseur at two locaties is one person
            totaal = (totaal[0], cijfers.regisseurs, totaal[2])
        onderaan: tuple[Rij, ...] = (("Totaal", *totaal),) if len(rijen) > 1 else ()
        yield Kolommen(
            TITELS[naam].format(peil),
            (Kolom(kop[0], EERSTE), *(Kolom(KOPPEN.get(er, er), deel, rechts=True) for er in kop[1:])),
            tuple((str(rij[0]), *(getal(int(cel)) for cel in rij[1:])) for rij in (*rijen, *onderaan)),
            niveau=0,
        )


def _peildag(cijfers: JaarCijfers) -> str:
    """The day of the caseload: the last of the year, or that on which the report was made."""
    if lokaal(cijfers.gemaakt_op).year > cijfers.jaar:
        return f"31 december {cijfers.jaar}"
    return dag_voluit(cijfers.gemaakt_op)
