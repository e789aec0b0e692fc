"""Several real desks of one organisation, each with a store of its own, for tests that let them meet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.models.journaal import Mutatie
from wijdesk.models.values import Id
from wijdesk.store.projecteren import Samengevoegd
from wijdesk.store.samenvoegen import Schakelregel, neem_op

EEN_EIGEN = "SELECT k.balie_id, k.volgnr, k.schakel, m.id, m.kop, m.zout, m.inhoud FROM keten k JOIN mutatie m ON m.id = k.mutatie_id WHERE k.volgnr > ? AND k.balie_id = ? ORDER BY k.volgnr"  # fmt: skip  # noqa: E501


def ids_van(nummer: int) -> Ids:
    """The ids of a desk; those of different desks never meet."""
    return Ids(1_772_438_000_000 + nummer * 10_000_000)


def open_balie(map_: Path, nummer: int, klok: Klok) -> Bureau:
    """A new desk."""
    ids = ids_van(nummer)
    winkel.maak(map_ / f"balie{nummer}", klok, ids)
    return winkel.open_bureau(map_ / f"balie{nummer}", klok, ids)


def keten(bureau: Bureau, na: int = 0) -> list[Schakelregel]:
    """What this desk itself wrote, after a number."""
    rijen = winkel.rauw(bureau, EEN_EIGEN, na, bureau.op_winkel(lambda open_: open_.balie_id))
    return [Schakelregel(Id(rij[0]), rij[1], rij[2], Mutatie(Id(rij[3]), rij[4], rij[5], rij[6])) for rij in rijen]


def breng(van: Bureau, naar: Bureau) -> Samengevoegd:
    """Everything one desk wrote comes to another."""
    regels = keten(van)
    return naar.op_winkel(lambda open_: neem_op(open_, regels))


def alles(bureau: Bureau) -> dict[str, list[Any]]:
    """Every journaled table as it stands, without the heads' order, for a comparison of desks."""
    from wijdesk.models.tabellen import GEJOURNAALD

    uit = {}
    with winkel.lezer(bureau) as lees:
        for soort, klasse in GEJOURNAALD.items():
            velden = ", ".join(klasse.velden())
            uit[soort] = sorted(lees(f"SELECT id, {velden} FROM {soort}"), key=repr)
        uit["verschil"] = sorted(lees("SELECT rij, veld, soort, aard, sinds FROM verschil"))
        uit["ingehouden"] = sorted(lees("SELECT mutatie_id, waarom FROM ingehouden"))
    return uit
