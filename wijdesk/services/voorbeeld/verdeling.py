"""Which meldingtype goes with which melder and outcome, such that the totals are those of the published tables."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from wijdesk.resources import lees_csv
from wijdesk.services.voorbeeld.toeval import Trekking, verdeel

GEPUBLICEERD = 30_974
"""Questions registered in 2020 (annual report)."""
DEEL_DIRECT = 0.37
"""Share answered at the first contact in 2020 (annual report, a whole percentage)."""

_RONDEN = 60


def aantallen(kolom: str, totaal: int, *, exact: bool, rng: Random) -> dict[str, int]:
    """How many of `totaal` each code of a table gets; not exact, the shares drift a little as from year to year."""
    tabel = {rij[kolom]: float(rij["aantal"]) for rij in lees_csv(f"tabellen/vragen-2020-per-{kolom}.csv")}
    if not exact:
        tabel = {naam: waarde * (0.85 + 0.3 * rng.random()) for naam, waarde in tabel.items()}
    return verdeel(totaal, tabel)


def kruis(
    rijen: Mapping[str, int], kolommen: Mapping[str, int], affiniteit: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, int]]:
    """A table of whole numbers with exactly these row and column totals, leaning to the affinities.

    Iterative proportional fitting, rounded down; what then lacks is put where row and column both still lack.
    Raises ValueError when the totals differ.
    """
    if sum(rijen.values()) != sum(kolommen.values()):
        raise ValueError("the totals of rows and columns differ")
    cel = {r: {k: rijen[r] * kolommen[k] * affiniteit.get(r, {}).get(k, 1.0) for k in kolommen} for r in rijen}
    for _ in range(_RONDEN):
        for r, doel in rijen.items():
            _schaal(cel, [(r, k) for k in kolommen], doel)
        for k, doel in kolommen.items():
            _schaal(cel, [(r, k) for r in rijen], doel)
    uit = {r: {k: int(cel[r][k] + 1e-9) for k in kolommen} for r in rijen}
    over = {k: doel - sum(uit[r][k] for r in rijen) for k, doel in kolommen.items()}
    for r, doel in rijen.items():
        tekort = doel - sum(uit[r].values())
        for k in sorted(kolommen, key=lambda k: uit[r][k] - cel[r][k]):
            erbij = min(tekort, max(0, over[k]))
            uit[r][k] += erbij
            over[k] -= erbij
            tekort -= erbij
    return uit


def _schaal(cel: dict[str, dict[str, float]], plekken: list[tuple[str, str]], doel: int) -> None:
    som = sum(cel[r][k] for r, k in plekken)
    if som > 0:
        for r, k in plekken:
            cel[r][k] *= doel / som


def vragenlijst(
    totaal: int, *, exact: bool, affiniteit: Mapping[str, Mapping[str, float]], rng: Random
) -> list[tuple[str, str, bool]]:
    """Meldingtype, melder and direct afgehandeld of every question, shuffled."""
    typen = aantallen("meldingtype", totaal, exact=exact, rng=rng)
    melders = aantallen("melder", totaal, exact=exact, rng=rng)
    direct = round(DEEL_DIRECT * totaal)
    tabel = kruis(typen, melders, affiniteit)
    # As columns of a table the affinity works on the odds, so that no type gets more than it has.
    hoe = {naam: {"ja": gewicht["direct"]} for naam, gewicht in affiniteit.items() if "direct" in gewicht}
    per_type = kruis(typen, {"ja": direct, "nee": totaal - direct}, hoe)
    uit: list[tuple[str, str, bool]] = []
    for naam, aantal in typen.items():
        wie = [melder for melder, keer in tabel[naam].items() for _ in range(keer)]
        rng.shuffle(wie)
        ja = per_type[naam]["ja"]
        uit.extend((naam, melder, plaats < ja) for plaats, melder in enumerate(wie[:aantal]))
    rng.shuffle(uit)
    return uit


def kanalen(mengsel: Mapping[str, float], per_melder: Mapping[str, Mapping[str, float]], melder: str) -> Trekking[str]:
    """The channels by which a melder comes."""
    neiging = per_melder.get(melder, {})
    return Trekking((kanaal, gewicht * neiging.get(kanaal, 1.0)) for kanaal, gewicht in mengsel.items())
