"""What hangs on a row that was taken away, and what it hangs on itself. Plain reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wijdesk.models.journaal import Regel, lees_regel
from wijdesk.models.values import Id
from wijdesk.models.verband import kende, telt_als_gebruik, zet_status
from wijdesk.services.verschil.over import OverWie
from wijdesk.services.verschil.velden import mag_zien, noun_in_woorden, soorten
from wijdesk.store.lezer import Lezer
from wijdesk.store.tabelregels import rij_van, verwijst_naar, verwijzers

Rij = tuple[str, Id]


def gebruikers(lezer: Lezer, soort: str, id_: Id) -> Iterator[Rij]:
    """Rows that are shown and use this one."""
    bekend = set(soorten())
    for tabel, veld in verwijzers(lezer, soort):
        if tabel in bekend and telt_als_gebruik(tabel, soort):
            vraag = f"SELECT id FROM {tabel} WHERE {veld} = ? AND status <> 'vervallen' ORDER BY id"
            yield from ((tabel, Id(ander)) for (ander,) in lezer.rows(vraag, (id_,)))


def onbekende_gebruikers(lezer: Lezer, soort: str, id_: Id, weg: Regel) -> list[Rij]:
    """Those of which the deletion did not know that they would stay."""
    return [
        (tabel, ander)
        for tabel, ander in dict.fromkeys(gebruikers(lezer, soort, id_))
        if not kende(weg, ander.hex(), zet_status(_entries(lezer, ander), weg.transactie))
    ]


def samen_weg(lezer: Lezer, soort: str, id_: Id, weg: Regel) -> list[Rij]:
    """Rows that use this one, that the same transaction took away and that came back since."""
    return [
        (tabel, ander)
        for tabel, ander in dict.fromkeys(gebruikers(lezer, soort, id_))
        if zet_status(_entries(lezer, ander), weg.transactie)
    ]


def waar_het_bij_hoort(lezer: Lezer, soort: str, id_: Id) -> Iterator[Rij]:
    """The rows that this one uses."""
    rij = rij_van(lezer, soort, id_) or {}
    for veld, naar in verwijst_naar(lezer, soort):
        if rij.get(veld) is not None and naar in soorten() and telt_als_gebruik(soort, naar):
            yield naar, Id(rij[veld])


def zichtbaar(lezer: Lezer, rijen: Iterable[Rij]) -> list[Rij]:
    """Those of which this viewer may know."""
    over = OverWie(lezer)
    return [(soort, id_) for soort, id_ in rijen if mag_zien(lezer, soort) and not over.van(soort, id_).verborgen]


def in_woorden(rijen: list[Rij]) -> str:
    """How many there are of each."""
    telling = Counter(soort for soort, _ in rijen)
    return ", ".join(f"{aantal} × {noun_in_woorden(soort).lower()}" for soort, aantal in sorted(telling.items()))


def _entries(lezer: Lezer, id_: Id) -> list[Regel]:
    vraag = "SELECT kop, inhoud FROM mutatie WHERE rij = ? ORDER BY id"
    return [lees_regel(kop, inhoud) for kop, inhoud in lezer.rows(vraag, (id_,))]
