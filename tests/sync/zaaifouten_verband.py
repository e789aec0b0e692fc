"""Bugs sown on purpose in what rows mean for each other; they stand on the list of `zaaifouten`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.sync.zaaifouten import ZAAIFOUTEN, fout, niets, vervang
from wijdesk.models import projectie, weggehaald
from wijdesk.models.journaal import Regel
from wijdesk.store import gebruik, projecteren, regels, wissen

__all__ = ["ZAAIFOUTEN"]


@fout
def wat_erbij_hoort_blijft() -> Iterator[None]:
    """A contact is destroyed with its person, and what was said in it stays."""

    def nooit(regel: Regel) -> bool:
        return False

    with vervang(wissen, "_begint", nooit):
        yield


# What rows mean for each other ----------------------------------------------------------------------------------------


@fout
def tweeling_weet_het() -> Iterator[None]:
    """What was written at the same desk is held to be known there: a twin's is not."""

    def op_weggehaald(regel: Regel, weg: Regel) -> bool:
        return regel.toestel == weg.toestel

    with vervang(weggehaald, "_op_weggehaald", op_weggehaald):
        yield


@fout
def gebruikt_gaat_weg() -> Iterator[None]:
    """What one desk took away is gone, whatever another hung on it."""

    with vervang(projectie, "houd_in_gebruik", niets):
        yield


@fout
def gebruik_niet_herzien() -> Iterator[None]:
    """Only who takes something away looks whether it is used, not who brings what uses it."""

    def geen(*_: object) -> set[str]:
        return set()

    with vervang(gebruik, "verwijderde_buren", geen):
        yield


@fout
def kring_blijft() -> Iterator[None]:
    """Two that were merged into each other are both gone."""

    with vervang(projectie, "verbreek_kringen", niets):
        yield


@fout
def kring_naar_aankomst() -> Iterator[None]:
    """Of two that were merged into each other each desk keeps the one it merged itself."""

    def eigen(db: object) -> set[str]:
        return set()

    def buren(db: Any, rijen: set[str]) -> Iterator[str]:
        samen = {r[0].hex() for r in db.execute("SELECT samengevoegd_in FROM persoon WHERE samengevoegd_in NOT NULL")}
        yield from (rij for rij in echt(db, rijen) if rij not in samen)

    echt = projecteren._buren
    with vervang(projecteren, "_in_kringen", eigen), vervang(projecteren, "_buren", buren):
        yield


@fout
def kring_in_goed_vertrouwen() -> Iterator[None]:
    """Merges of a circle are left out one by one without asking whether what is left satisfies its checks."""

    with vervang(regels.Optimist, "eis_streng", niets):
        yield


@fout
def wat_er_stond_blijft_bij_de_ander() -> Iterator[None]:
    """A colleague turns out to be another, and only what comes later is shown with the one that stays."""

    def niets_verlegd(*_: object) -> tuple[set[Any], set[str]]:
        return set(), set()

    with vervang(projecteren, "verleg", niets_verlegd):
        yield


@fout
def gewist_volgens_register() -> Iterator[None]:
    """As long as no order is here, nothing is held to be destroyed, though content is gone."""
    echt = projecteren._Tabellen._kan_gewist

    def kan_gewist(zelf: Any, rij: str) -> bool:
        return zelf._db.execute("SELECT 1 FROM gewist LIMIT 1").fetchone() is not None and echt(zelf, rij)

    with vervang(projecteren._Tabellen, "_kan_gewist", kan_gewist):
        yield


@fout
def weer_te_zien_niet_herzien() -> Iterator[None]:
    """What went with somebody who was held to be destroyed stays away when that was not so."""

    def geen(*_: object) -> set[str]:
        return set()

    with vervang(projecteren, "_die_noemden", geen):
        yield
