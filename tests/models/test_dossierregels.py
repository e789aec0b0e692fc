"""The draw of a dossiercontrole: fair within each kind, repeatable, stable when a file drops out; the checklist."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from wijdesk.models import dossierregels as regels
from wijdesk.models.dossierregels import GESLOTEN, LOPEND, NIEUW
from wijdesk.models.values import Id

TREKKINGEN = 10_000
KRITIEK = {5: 20.515, 11: 31.264, 19: 43.820}
"""Degrees of freedom → the chi-square that is exceeded once in a thousand times (NIST/SEMATECH e-Handbook of
Statistical Methods, 1.3.6.7.4, column 0.999).
"""


def id_(nummer: int) -> Id:
    return Id(hashlib.sha256(f"dossier {nummer}".encode()).digest()[:16])


def dossiers(**aantallen: int) -> dict[Id, str]:
    soorten = [soort for soort, aantal in aantallen.items() for _ in range(aantal)]
    return {id_(nummer): soort for nummer, soort in enumerate(soorten)}


def trek(er: dict[Id, str], zaad: bytes = b"zaad") -> tuple[tuple[Id, str], ...]:
    return regels.trek(zaad, er, aantal=8, al={})


def test_that_ten_thousand_draws_are_fair_within_each_kind() -> None:
    """Each draw takes a fixed number of each kind without putting back, so the counts of n files have the covariance
    N p (1 - p) n / (n - 1) (I - J / n): their squares over that, added up, are chi-square with n - 1 degrees.
    """
    er = dossiers(lopend=20, nieuw=6, gesloten=12)
    telling: Counter[Id] = Counter()
    for nummer in range(TREKKINGEN):
        telling.update(gekozen for gekozen, _ in trek(er, f"maand {nummer}".encode()))
    for soort in regels.afspraken().soorten:
        alle = [gekozen for gekozen, wat in er.items() if wat == soort.code]
        n, kans = len(alle), soort.aantal / len(alle)
        verwacht = TREKKINGEN * kans
        som = sum((telling[gekozen] - verwacht) ** 2 for gekozen in alle)
        chi = som / (TREKKINGEN * kans * (1 - kans) * n / (n - 1))
        assert chi < KRITIEK[n - 1], soort.code
        assert sum(telling[gekozen] for gekozen in alle) == TREKKINGEN * soort.aantal


def test_that_what_a_kind_lacks_comes_fairly_from_the_others() -> None:
    er = dossiers(lopend=20)
    telling = Counter(
        gekozen for nummer in range(TREKKINGEN // 4) for gekozen, _ in trek(er, f"maand {nummer}".encode())
    )
    kans = 8 / 20
    keren = TREKKINGEN // 4
    chi = sum((telling[gekozen] - keren * kans) ** 2 for gekozen in er) / (keren * kans * (1 - kans) * 20 / 19)
    assert chi < KRITIEK[19]


def test_that_the_same_files_give_the_same_draw_in_whatever_order_they_come() -> None:
    er = dossiers(lopend=20, nieuw=6, gesloten=12)
    locatie, andere = id_(1000), id_(1001)
    zaad = regels.zaad(locatie, "2026-03")
    assert trek(er, zaad) == trek(dict(reversed(er.items())), zaad)
    assert (
        len({trek(er, regels.zaad(waar, maand)) for waar in (locatie, andere) for maand in ("2026-03", "2026-04")}) == 4
    )
    loten = [regels.lot(zaad, gekozen) for gekozen, _ in trek(er, zaad)]
    assert all(een < ander for een, ander in pairwise(loten)), "in the order of their lots"


def test_that_a_file_that_drops_out_is_followed_by_the_next_of_its_kind_and_the_others_stay() -> None:
    er = dossiers(lopend=20, nieuw=6, gesloten=12)
    eerst = dict(trek(er))
    weg = next(gekozen for gekozen, soort in eerst.items() if soort == NIEUW)
    over = {gekozen: soort for gekozen, soort in eerst.items() if gekozen != weg}
    ((erbij, soort),) = regels.trek(b"zaad", er, aantal=8, al=over, niet={weg})
    assert soort == NIEUW
    assert erbij not in eerst
    assert regels.trek(b"zaad", er, aantal=8, al=eerst) == ()
    zonder = {gekozen: wat for gekozen, wat in er.items() if gekozen != weg}
    assert dict(trek(zonder)) == over | {erbij: soort}, "who may not have it draws the same others"


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ({"lopend": 20, "nieuw": 6, "gesloten": 12}, {LOPEND: 4, NIEUW: 2, GESLOTEN: 2}),
        ({"lopend": 3, "gesloten": 12}, {LOPEND: 3, GESLOTEN: 5}),
        ({"nieuw": 1, "gesloten": 1}, {NIEUW: 1, GESLOTEN: 1}),
        ({}, {}),
    ],
)
def test_that_each_kind_has_its_share_and_a_small_team_is_checked_whole(
    aantallen: dict[str, int], verwacht: dict[str, int]
) -> None:
    assert Counter(soort for _, soort in trek(dossiers(**aantallen))) == verwacht


def test_that_kinds_and_checklist_hold_together() -> None:
    afspraken = regels.afspraken()
    assert sum(soort.aantal for soort in afspraken.soorten) == afspraken.aantal == 8
    assert all(soort.reden for soort in afspraken.soorten)
    assert {soort.code for soort in afspraken.soorten} == {NIEUW, LOPEND, GESLOTEN}
    for lijst in afspraken.lijsten:
        assert regels.lijst_van(lijst.versie) is lijst
        codes = [punt.code for punt in lijst.punten]
        assert len(set(codes)) == len(codes)
    assert regels.lijst_op("1999-01-01") is afspraken.lijsten[0]
    assert regels.eerste_maand(date(2026, 1, 31)) == "2025-11"
    assert regels.recent_sinds("2026-03") == date(2025, 12, 1)
    assert regels.telling(("ja", "nee", "nvt", "ja")) == (2, 3)
