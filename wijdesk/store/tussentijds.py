"""What came in while a form was open is never replaced unseen.

A save that would replace a value nobody at the screen has seen is refused, with what stands there now; a field of the
form that was not touched keeps what came in. What was seen is told in one of two ways: a place in the journal of this
desk (`Gezien`, of every form), or the values themselves (`zag`, of requests that carry them).

An act that judges (closing, merging, fixing, taking away) replaces little and rests on much: `ongezien_van` finds every
entry of the rows it is about that was not seen, whatever its field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import inspect

from wijdesk.errors import GEWIJZIGD, TOEGEVOEGD, WEGGEHAALD, Achterhaald, Anders, Ongezien
from wijdesk.models.base import Gejournaald
from wijdesk.models.journaal import Regel, Waarde, koppen_lees, lees_regel, rijstand
from wijdesk.models.opdrachten.basis import ONBEKEND
from wijdesk.models.projectie import VANZELF
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, als_waarde
from wijdesk.store.eigenketens import EigenKetens

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork

_ZAG, _GEBLEVEN = "zag", "gebleven"
ALLES = 2**62
"""Beyond every place of the journal."""


class Blik(NamedTuple):
    """Rows an act is about: a table, and a condition over it with the fields of the request as its parameters."""

    soort: str
    waar: str


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


def ongezien_van(
    uow: UnitOfWork, blikken: Iterable[Blik], velden: Mapping[str, object], telt: Callable[[str, str], bool]
) -> list[Ongezien]:
    """Before an act that judges these rows: what others added, took away or changed that was not on the screen.

    `telt` says whether a field of a table says anything to a reader. What one did oneself is no news. Nobody knows what
    a draft saw that outlived its store: its form shows what stands there now.
    """
    gezien = uow.gezien
    if gezien is None or gezien.tot == ONBEKEND or uow.sql("SELECT max(rowid) FROM mutatie")[0] <= gezien.tot:
        return []
    ongezien, db = {}, uow.cursor()
    for soort, waar in blikken:
        # The plus: by the index of the rows, not along everything that came in.
        vraag = (
            f"SELECT DISTINCT rij FROM mutatie WHERE +rowid > :tot_ AND rij IN (SELECT id FROM {soort} WHERE {waar})"
        )
        for (rij,) in db.execute(vraag, {**velden, "tot_": gezien.tot}).fetchall():
            if (gevonden := _van_een(uow, soort, Id(rij), telt)) is not None:
                ongezien[rij] = gevonden
    return list(ongezien.values())


def _van_een(uow: UnitOfWork, soort: str, rij: Id, telt: Callable[[str, str], bool]) -> Ongezien | None:
    verleden = _verleden(uow, rij, eigen=ALLES)
    if not verleden.ongezien:
        return None
    toen, nu = verleden.toen(), _staat(uow, soort, GEJOURNAALD[soort].velden(), rij)
    er_was, er_is = toen.get("status") == "actief", nu["status"] == "actief"
    if er_was != er_is or not er_is:
        wat, anders = (TOEGEVOEGD if er_is else WEGGEHAALD if er_was else ""), []
    else:
        laatste = {veld: regel.id for regel in verleden.ongezien for veld in regel.velden if veld in toen}
        wat, anders = (
            GEWIJZIGD,
            [
                Anders(soort, rij, veld, nu[veld], mutatie, toen[veld])
                for veld, mutatie in laatste.items()
                if veld not in VANZELF and toen[veld] != nu[veld] and telt(soort, veld)
            ],
        )
    if not wat or (wat == GEWIJZIGD and not anders):
        return None
    return Ongezien(soort, rij, wat, tuple(anders), tuple(regel.id for regel in verleden.ongezien))


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
    verleden = _verleden(uow, rij.id)
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
            uow.sessie.info.setdefault(_GEBLEVEN, []).append(_anders(rij, veld, nu[veld], toen[veld]))
            setattr(rij, veld, _kolom(uow, rij, veld))  # not touched in the form: what came in stays
        else:
            anders.append(_anders(rij, veld, nu[veld], gezegd.get(veld, toen.get(veld))))
    if "status" in gewijzigd and rij.status != "actief":  # taken away, or merged into another
        bij = [veld for veld in sorted(ongezien - gewijzigd) if toen[veld] != nu[veld]]
        anders += [_anders(rij, veld, nu[veld], toen[veld]) for veld in bij]
    return anders


def _nooit_gezien(uow: UnitOfWork, rij: Gejournaald) -> list[Anders]:
    """Every value that would be replaced and was not told yet: what stood on that screen nobody knows."""
    nu = _nu(uow, rij)
    gewijzigd = {veld for veld in rij.velden() if inspect(rij).attrs[veld].history.has_changes()} - VANZELF
    return [
        _anders(rij, veld, nu[veld], als_waarde(getattr(rij, veld)))
        for veld in sorted(gewijzigd)
        if als_waarde(getattr(rij, veld)) != nu[veld] and not _is_verteld(uow, rij, veld)
    ]


def _verleden(uow: UnitOfWork, rij: Id, *, eigen: int | None = None) -> _Verleden:
    """In the order in which they came to this desk. `eigen`: to where what one wrote oneself is known."""
    gezien = uow.gezien
    if gezien is None:
        return _Verleden([], [])
    tot_eigen = gezien.eigen if eigen is None else eigen
    laatste = uow.sql("SELECT max(rowid) FROM mutatie WHERE rij = ?", rij)
    if laatste is None or laatste[0] is None or laatste[0] <= gezien.tot:
        return _Verleden([], [])
    db = uow.cursor()

    def rijen(vraag: str, params: Sequence[Any]) -> list[Any]:
        gevonden: list[Any] = db.execute(vraag, params).fetchall()
        return gevonden

    ik, hier = uow.wie.medewerker_id.hex(), EigenKetens(rijen).namen
    alle, ongezien = [], []
    for plek, kop, inhoud in db.execute("SELECT rowid, kop, inhoud FROM mutatie WHERE rij = ?", (rij,)).fetchall():
        regel = lees_regel(kop, inhoud)
        zelf = plek <= tot_eigen and regel.toestel in hier and json.loads(kop)["m"] == ik
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
    return _staat(uow, rij.__tablename__, rij.velden(), rij.id)


def _staat(uow: UnitOfWork, soort: str, velden: Sequence[str], rij: Id) -> dict[str, Waarde]:
    gevonden = uow.sql(f"SELECT {', '.join(velden)} FROM {soort} WHERE id = ?", rij)
    return {veld: als_waarde(waarde) for veld, waarde in zip(velden, gevonden or (), strict=True)}


def _kolom(uow: UnitOfWork, rij: Gejournaald, veld: str) -> object:
    oud = inspect(rij).attrs[veld].history.deleted
    return oud[0] if oud else uow.sql(f"SELECT {veld} FROM {rij.__tablename__} WHERE id = ?", rij.id)[0]


def _anders(rij: Gejournaald, veld: str, waarde: Waarde, was: Waarde) -> Anders:
    return Anders(rij.__tablename__, rij.id, veld, waarde, _kop(rij, veld), was)


def _kop(rij: Gejournaald, veld: str) -> str:
    """The entry whose value is shown; heads of a row that was changed here stand in it before it is flushed."""
    koppen = koppen_lees(rij.koppen)
    return (koppen.get(veld) or koppen[""])[-1]
