"""Support and onderzoeken as lists, without those about somebody hidden from whoever asks. No SQLAlchemy.

Nothing of them is shown without the right: no row in a list, no count, no opening (domein.md 10). The clocks of an
onderzoek are its Termijnen; `klokken` finds them for many at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from wijdesk.models.ondersteuning_regels import KLOKKEN
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN

RECHT = "persoon.afgeschermd"
STUK = 400


class Ondersteuningsrij(NamedTuple):
    """One support as it stands in the table, with the columns of the name at the end."""

    id: Id
    soort: str
    persoon_id: Id
    huishouden_id: Id | None
    doel: str
    medewerker_id: Id
    medewerker: str
    begin: str
    verwacht_einde: str
    einde: str
    uitkomst: str
    controle_op: str
    controle_gedaan_op: str
    huishouden: str
    naam: tuple[str, ...]


class Onderzoekrij(NamedTuple):
    """One onderzoek as it stands in the table, with the columns of the name at the end."""

    id: Id
    wet: str
    persoon_id: Id
    huishouden_id: Id
    vraag: str
    medewerker_id: Id
    medewerker: str
    melding_op: str
    afgerond_op: str
    uitkomst: str
    naam: tuple[str, ...]


class Klok(NamedTuple):
    """A term of an onderzoek."""

    id: Id
    regel: str
    begin: str
    gehaald_op: str
    vervallen_op: str
    reden: str
    medewerker_id: Id | None
    medewerker: str


_ONDERSTEUNING = (
    "SELECT o.id, o.soort, o.persoon_id, o.huishouden_id, o.doel, o.medewerker_id, m.naam, o.begin, o.verwacht_einde, "
    f"o.einde, o.uitkomst, o.controle_op, o.controle_gedaan_op, coalesce(h.naam, ''), {NAAM_KOLOMMEN} "
    "FROM ondersteuning o JOIN persoon p ON p.id = o.persoon_id JOIN medewerker m ON m.id = o.medewerker_id "
    "LEFT JOIN huishouden h ON h.id = o.huishouden_id "
    "WHERE o.status = 'actief' AND {zichtbaar} AND {waar} ORDER BY {volgorde} LIMIT {hoogstens}"
)
_ONDERZOEK = (
    "SELECT o.id, o.wet, o.persoon_id, o.huishouden_id, o.vraag, o.medewerker_id, m.naam, o.melding_op, o.afgerond_op, "
    f"o.uitkomst, {NAAM_KOLOMMEN} FROM onderzoek o JOIN persoon p ON p.id = o.persoon_id "
    "JOIN medewerker m ON m.id = o.medewerker_id "
    "WHERE o.status = 'actief' AND {zichtbaar} AND {waar} ORDER BY {volgorde} LIMIT {hoogstens}"
)
HOOGSTENS = 2_000
"""Rows of one list: nobody walks through more."""


def zichtbaar(lezer: Lezer, persoon: str = "p") -> str:
    """A condition over a joined person: not somebody hidden from whoever asks."""
    return "1" if lezer.mag(RECHT) else f"NOT {persoon}.afgeschermd"


def lees_ondersteuningen(
    lezer: Lezer, waar: str, params: Sequence[Any], *, volgorde: str = "o.verwacht_einde, o.id"
) -> list[Ondersteuningsrij]:
    """The supports that `waar` (SQL over ondersteuning o) picks, of whom one may know."""
    vraag = _ONDERSTEUNING.format(zichtbaar=zichtbaar(lezer), waar=waar, volgorde=volgorde, hoogstens=HOOGSTENS)
    return [Ondersteuningsrij._make((*rij[:14], tuple(rij[14:]))) for rij in lezer.rows(vraag, params)]


def lees_onderzoeken(
    lezer: Lezer, waar: str, params: Sequence[Any], *, volgorde: str = "o.melding_op, o.id"
) -> list[Onderzoekrij]:
    """The onderzoeken that `waar` (SQL over onderzoek o) picks, of whom one may know."""
    vraag = _ONDERZOEK.format(zichtbaar=zichtbaar(lezer), waar=waar, volgorde=volgorde, hoogstens=HOOGSTENS)
    return [Onderzoekrij._make((*rij[:10], tuple(rij[10:]))) for rij in lezer.rows(vraag, params)]


def klokken(lezer: Lezer, onderzoeken: Iterable[Onderzoekrij]) -> dict[Id, tuple[Klok, ...]]:
    """Per onderzoek its terms, ended ones too: of its person since the melding, or of the household when shared."""
    alle = tuple(onderzoeken)
    gezinnen = tuple(dict.fromkeys(rij.huishouden_id for rij in alle))
    per_gezin: dict[bytes, list[tuple[Any, ...]]] = {}
    for plek in range(0, len(gezinnen), STUK):
        stuk = gezinnen[plek : plek + STUK]
        for rij in lezer.rows(
            "SELECT t.onderwerp_id, t.persoon_id, t.id, t.regel, t.begin, t.gehaald_op, t.vervallen_op, t.reden, "
            "t.medewerker_id, coalesce(m.naam, '') FROM termijn t LEFT JOIN medewerker m ON m.id = t.medewerker_id "
            f"WHERE t.onderwerp_id IN ({', '.join('?' * len(stuk))}) AND t.onderwerp = 'huishouden' "
            "AND t.status = 'actief' ORDER BY t.begin, t.id",
            stuk,
        ):
            per_gezin.setdefault(rij[0], []).append(rij)
    gevonden: dict[Id, tuple[Klok, ...]] = {}
    for onderzoek in alle:
        passend = [
            rij
            for rij in per_gezin.get(onderzoek.huishouden_id, ())
            if rij[3] in KLOKKEN[onderzoek.wet] and rij[4] >= onderzoek.melding_op
        ]
        eigen = {rij[3] for rij in passend if rij[1] == onderzoek.persoon_id}
        gevonden[onderzoek.id] = tuple(
            Klok(*rij[2:])
            for rij in passend
            if rij[1] == onderzoek.persoon_id or (rij[1] is None and rij[3] not in eigen)
        )
    return gevonden
