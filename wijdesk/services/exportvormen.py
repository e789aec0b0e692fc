"""The practice forms of a year for the central export: a table per kind with its own fields, and nobody's name.

Plain reading. Text in own words is not read, nor which colleague is meant; a day goes by its month. What was destroyed
and counts in the figures has a line here, with nothing filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import COLLEGA, DAG, PERSOON, TEKST, Vormveld
from wijdesk.models.rows.export import GEEN_LOCATIE, Exportveld, Exportvorm
from wijdesk.models.values import Id
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.services.praktijksoorten import in_gebruik
from wijdesk.store.cijferrest import resten
from wijdesk.store.lezer import Lezer

BLIJFT_HIER = frozenset({TEKST, COLLEGA})
"""Kinds of field that are not handed on."""
Rij = tuple[str, ...]


def vormen(
    lezer: Lezer, jaar: int, plekken: Plekken, namen: Mapping[bytes | None, str], wie: Callable[[bytes | None], str]
) -> tuple[Exportvorm, ...]:
    """Of every kind that was begun in the year one table, by its code; `wie` makes a pseudonym."""
    van, tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
    gevuld = _gevuld(lezer, van, tot)
    velden: defaultdict[str, dict[str, Vormveld]] = defaultdict(dict)
    regels: defaultdict[str, list[tuple[Rij, Mapping[str, tuple[str, bytes | None]]]]] = defaultdict(list)
    heet: dict[str, str] = {}
    for id_, code, begin, einde, uitkomst, plek, persoon, inhoud in lezer.rows(
        "SELECT v.id, v.code, v.begin, v.einde, v.uitkomst, v.locatie_id, v.persoon_id, s.inhoud FROM praktijkvorm v "
        "JOIN praktijksoort s ON s.id = v.praktijksoort_id WHERE v.status = 'actief' AND v.begin BETWEEN ? AND ? "
        "ORDER BY s.vanaf DESC, v.id",
        (van, tot),
    ):
        if not plekken.telt(plek):
            continue
        soort = lees_een(inhoud)
        heet.setdefault(code, soort.naam)
        for veld in soort.velden:
            if veld.soort not in BLIJFT_HIER:
                velden[code].setdefault(veld.sleutel, veld)
        vast = (begin[:7], namen.get(plek, GEEN_LOCATIE), einde[:7], uitkomst, wie(persoon))
        regels[code].append((vast, gevuld.get(Id(id_), {})))
    for rest in resten(lezer, "praktijkvorm", van, tot):
        if plekken.telt(rest.locatie_id):
            wat = rest.gegevens
            vast = (rest.dag[:7], namen.get(rest.locatie_id, GEEN_LOCATIE), wat["einde"][:7], wat["uitkomst"], "")
            regels[wat["code"]].append((vast, {}))
    nu = {code: een.soort.naam for code, een in in_gebruik(lezer.rows).items()}
    return tuple(
        Exportvorm(
            code=code,
            naam=nu.get(code, heet.get(code, code)),
            velden=tuple(
                Exportveld(sleutel=veld.sleutel, label=veld.label, soort=veld.soort) for veld in velden[code].values()
            ),
            rijen=tuple(
                sorted((*vast, *(_cel(veld, waarden, wie) for veld in velden[code].values())) for vast, waarden in alle)
            ),
        )
        for code, alle in sorted(regels.items())
    )


def _gevuld(lezer: Lezer, van: str, tot: str) -> dict[Id, dict[str, tuple[str, bytes | None]]]:
    """What was filled in of the practice forms of a year: the value, or whom it names, by key."""
    uit: defaultdict[Id, dict[str, tuple[str, bytes | None]]] = defaultdict(dict)
    for id_, sleutel, waarde, persoon in lezer.rows(
        "SELECT f.praktijkvorm_id, f.veld, f.waarde, f.persoon_id FROM praktijkveld f "
        "JOIN praktijkvorm v ON v.id = f.praktijkvorm_id "
        "WHERE f.status = 'actief' AND v.status = 'actief' AND v.begin BETWEEN ? AND ?",
        (van, tot),
    ):
        uit[Id(id_)][sleutel] = waarde, persoon
    return uit


def _cel(
    veld: Vormveld, waarden: Mapping[str, tuple[str, bytes | None]], wie: Callable[[bytes | None], str]
) -> str:  # fmt: skip
    waarde, persoon = waarden.get(veld.sleutel, ("", None))
    if veld.soort == PERSOON:
        return wie(persoon)
    return waarde[:7] if veld.soort == DAG else waarde
