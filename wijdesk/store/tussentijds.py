"""What came in while a form was open is never replaced unseen.

A save that would replace a value nobody at the screen has seen is refused, with what stands there now; a field of the
form that was not touched keeps what came in. What was seen is told in one of two ways: a place in the journal of this
desk (`Gezien`, of every form), or the values themselves (`zag`, of requests that carry them).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import inspect

from wijdesk.errors import Achterhaald, Anders
from wijdesk.models.base import Gejournaald
from wijdesk.models.journaal import Regel, Waarde, koppen_lees, lees_regel, rijstand
from wijdesk.models.opdrachten.basis import ONBEKEND
from wijdesk.models.projectie import VANZELF
from wijdesk.models.values import Id, als_waarde
from wijdesk.store.eigenketens import EigenKetens

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork

_ZAG, _GEBLEVEN = "zag", "gebleven"


def zag(uow: UnitOfWork, rij: Gejournaald, waarden: Mapping[str, object]) -> None:
    """What the form was opened with, of fields of a row that are about to change."""
    alle: dict[Id, dict[str, Waarde]] = uow.sessie.info.setdefault(_ZAG, {})
    alle.setdefault(rij.id, {}).update({veld: als_waarde(waarde) for veld, waarde in waarden.items()})


def bewaak(uow: UnitOfWork, rijen: Iterable[object]) -> None:
    """Before changed rows are written. Raises Achterhaald when something would be replaced unseen."""
    gezegd: dict[Id, dict[str, Waarde]] = uow.sessie.info.get(_ZAG, {})
    if uow.gezien is None and not gezegd:
        return
    anders: list[Anders] = []
    for rij in rijen:
        if isinstance(rij, Gejournaald) and uow.sessie.is_modified(rij):
            anders += _van_rij(uow, rij, gezegd.get(rij.id, {}))
    if anders:
        raise Achterhaald(anders)


def past_niet(uow: UnitOfWork) -> Achterhaald | None:
    """After the database refused a row: what came in and what was filled in do not go together; that is told too.

    None when nothing came in. Lets go of the transaction.
    """
    gebleven: list[Anders] = uow.sessie.info.pop(_GEBLEVEN, [])
    uow.laat_varen()
    return Achterhaald(gebleven) if gebleven else None


class _Verleden(NamedTuple):
    """The entries of one row: all of them, and those that nobody at this screen has seen."""

    alle: list[Regel]
    ongezien: list[Regel]

    def toen(self) -> dict[str, Waarde]:
        """The row as it was seen; empty when it was not there yet."""
        weg = {regel.id for regel in self.ongezien}
        return rijstand(self.alle, weg).waarden if len(weg) < len(self.alle) else {}


def _van_rij(uow: UnitOfWork, rij: Gejournaald, gezegd: Mapping[str, Waarde]) -> list[Anders]:
    if uow.gezien is not None and uow.gezien.tot == ONBEKEND:
        return _nooit_gezien(uow, rij)
    verleden = _verleden(uow, rij)
    if not verleden.ongezien and not gezegd:
        return []
    toen, staat, anders = verleden.toen(), inspect(rij), []
    gewijzigd = {veld for veld in rij.velden() if staat.attrs[veld].history.has_changes()}
    ongezien = {veld for regel in verleden.ongezien for veld in regel.velden if veld in toen}
    nu = _nu(uow, rij)
    for veld in sorted(gewijzigd - VANZELF):
        botst = veld in ongezien and toen[veld] != nu[veld]
        botst = botst or (gezegd.get(veld, nu[veld]) != nu[veld] and not _is_verteld(uow, rij, veld))
        if not botst or als_waarde(getattr(rij, veld)) == nu[veld]:
            continue
        if veld not in gezegd and als_waarde(getattr(rij, veld)) == toen[veld]:
            uow.sessie.info.setdefault(_GEBLEVEN, []).append(_anders(rij, veld, nu[veld]))
            setattr(rij, veld, _kolom(uow, rij, veld))  # not touched in the form: what came in stays
        else:
            anders.append(_anders(rij, veld, nu[veld]))
    if "status" in gewijzigd and rij.status != "actief":  # taken away, or merged into another
        anders += [_anders(rij, veld, nu[veld]) for veld in sorted(ongezien - gewijzigd) if toen[veld] != nu[veld]]
    return anders


def _nooit_gezien(uow: UnitOfWork, rij: Gejournaald) -> list[Anders]:
    """Every value that would be replaced and was not told yet: what stood on that screen nobody knows."""
    nu = _nu(uow, rij)
    gewijzigd = {veld for veld in rij.velden() if inspect(rij).attrs[veld].history.has_changes()} - VANZELF
    return [
        _anders(rij, veld, nu[veld])
        for veld in sorted(gewijzigd)
        if als_waarde(getattr(rij, veld)) != nu[veld] and not _is_verteld(uow, rij, veld)
    ]


def _verleden(uow: UnitOfWork, rij: Gejournaald) -> _Verleden:
    """In the order in which they came to this desk."""
    gezien = uow.gezien
    if gezien is None:
        return _Verleden([], [])
    laatste = uow.sql("SELECT max(rowid) FROM mutatie WHERE rij = ?", rij.id)
    if laatste is None or laatste[0] is None or laatste[0] <= gezien.tot:
        return _Verleden([], [])
    db = uow.cursor()

    def rijen(vraag: str, params: Sequence[Any]) -> list[Any]:
        gevonden: list[Any] = db.execute(vraag, params).fetchall()
        return gevonden

    ik, hier = uow.wie.medewerker_id.hex(), EigenKetens(rijen).namen
    alle, ongezien = [], []
    for plek, kop, inhoud in db.execute("SELECT rowid, kop, inhoud FROM mutatie WHERE rij = ?", (rij.id,)).fetchall():
        regel = lees_regel(kop, inhoud)
        zelf = plek <= gezien.eigen and regel.toestel in hier and json.loads(kop)["m"] == ik
        bekend = {regel.id, regel.transactie} & gezien.ook or regel.transactie == uow.transactie.hex()
        alle.append(regel)
        if plek > gezien.tot and not zelf and not bekend:
            ongezien.append(regel)
    verteld = _met_wat_ze_vervingen(alle, gezien.ook) if ongezien and gezien.ook else frozenset()
    return _Verleden(alle, [regel for regel in ongezien if regel.id not in verteld])


def _met_wat_ze_vervingen(alle: Sequence[Regel], verteld: Iterable[str]) -> frozenset[str]:
    """These entries of a row, with every entry that they replaced, and those these replaced: who is told of the last
    has not missed the ones before. Without them, what was seen first would come back as the latest by a wrong clock.
    """
    van = {regel.id: regel for regel in alle}
    uit: set[str] = set()
    kijk = list(verteld)
    while kijk:
        nu = kijk.pop()
        if nu in van and nu not in uit:
            uit.add(nu)
            kijk += (id_ for koppen in van[nu].basis.values() for id_ in koppen)
    return frozenset(uit)


def _is_verteld(uow: UnitOfWork, rij: Gejournaald, veld: str) -> bool:
    """Whether the value that stands there is one this form was told of, or wrote itself."""
    kop = _kop(rij, veld)
    if uow.gezien is None:
        return False
    gevonden = uow.sql("SELECT transactie FROM mutatie WHERE id = ?", bytes.fromhex(kop))
    return bool(uow.gezien.ook & {kop, gevonden[0].hex() if gevonden is not None else ""})


def _nu(uow: UnitOfWork, rij: Gejournaald) -> dict[str, Waarde]:
    """The row as it stands in its table, before this change of it."""
    velden = rij.velden()
    gevonden = uow.sql(f"SELECT {', '.join(velden)} FROM {rij.__tablename__} WHERE id = ?", rij.id)
    return {veld: als_waarde(waarde) for veld, waarde in zip(velden, gevonden or (), strict=True)}


def _kolom(uow: UnitOfWork, rij: Gejournaald, veld: str) -> object:
    oud = inspect(rij).attrs[veld].history.deleted
    return oud[0] if oud else uow.sql(f"SELECT {veld} FROM {rij.__tablename__} WHERE id = ?", rij.id)[0]


def _anders(rij: Gejournaald, veld: str, waarde: Waarde) -> Anders:
    return Anders(rij.__tablename__, rij.id, veld, waarde, _kop(rij, veld))


def _kop(rij: Gejournaald, veld: str) -> str:
    """The entry whose value is shown; heads of a row that was changed here stand in it before it is flushed."""
    koppen = koppen_lees(rij.koppen)
    return (koppen.get(veld) or koppen[""])[-1]
