"""What a deletion had not seen, and rows that two desks made by reading one file. Pure: entries in, answers out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wijdesk.models.journaal import Regel, Rijstand
from wijdesk.models.verband import SINDS_WEET

INGELEZEN = frozenset(
    {"klacht", "agressie", "activiteit", "impactmeting", "dossiercontrole", "buitencijfer", "tarief", "indicatie",
     "sessie", "straatronde", "buurtonderwerp", "bewonersinitiatief"}
)  # fmt: skip
"""Nouns of which two desks make the same row by reading the same file (`services.inlezen_rij`)."""
WIE_HET_INLAS = frozenset(
    {(soort, "partij_id") for soort in INGELEZEN}
    | {(soort, "medewerker_id") for soort in ("agressie", "straatronde", "buurtonderwerp", "bewonersinitiatief")}
    | {("straatronde", "geschreven_op")}
)
"""What such desks say each for itself: by which import, by whom and when. Nobody is asked."""


def niet_gezien(staat: Rijstand, alle: Sequence[Regel]) -> bool:
    """Whether the deletion that is shown had not seen a head of another field: then the row stays visible.

    Of a row two desks read from a file, and each took away, what one had not seen the other had.
    """
    if staat.soort in INGELEZEN:
        return bool(set.intersection(*(set(ongezien(weg, staat, alle)) for weg in _weg(staat, alle))))
    weg = next(regel for regel in alle if regel.id == staat.getoond["status"])
    return next(ongezien(weg, staat, alle), None) is not None


def _weg(staat: Rijstand, alle: Sequence[Regel]) -> list[Regel]:
    """The heads that take a row away."""
    hoofden = staat.koppen["status"]
    return [een for een in alle if een.id in hoofden and een.waarden and een.waarden.get("status") == "vervallen"]


def ook_ingelezen(staat: Rijstand, alle: Sequence[Regel]) -> bool:
    """Whether all that stands against taking a row away is that another desk read it from a file too: then it stays,
    and nobody is asked.
    """
    if staat.soort not in INGELEZEN:
        return False
    begin = {een.id for een in alle if not een.basis}
    weg = _weg(staat, alle)
    blijft = staat.koppen["status"] - {een.id for een in weg}
    return blijft <= begin and all(id_ in begin for een in weg for _, id_ in ongezien(een, staat, alle))


def ongezien(weg: Regel, staat: Rijstand, alle: Sequence[Regel]) -> Iterator[tuple[str, str]]:
    """The heads (field, id) of a row that a deletion had not seen, or that go back to what it had not seen.

    Not what somebody wrote who knew that the row was removed. Which desk wrote says nothing: a twin is another.
    """
    if weg.gezien is None:
        return
    van = {regel.id: regel for regel in alle}
    for veld, koppen in staat.koppen.items():
        if veld not in weg.velden:
            yield from ((veld, id_) for id_ in koppen if _is_nieuw(id_, veld, weg, van))


def _is_nieuw(id_: str, veld: str, weg: Regel, van: Mapping[str, Regel]) -> bool:
    gezien = weg.gezien or {}
    klaar = set(gezien.get(veld, gezien.get("", [])))
    kijk = [id_]
    while kijk:
        nu = kijk.pop()
        if nu in klaar or nu not in van:
            continue
        klaar.add(nu)
        if not _op_weggehaald(van[nu], weg):
            return True
        kijk += van[nu].basis.get(veld, [])
    return False


def _op_weggehaald(regel: Regel, weg: Regel) -> bool:
    """Whether who wrote this saw the row as removed. Programs before the exchange did not write it down."""
    if regel.versie < SINDS_WEET:
        return regel.toestel == weg.toestel
    return "status" in (regel.gezien or {})
