"""Support of kinds that are declared as data, as it stands in the tables: kind, fields, who is named. No ORM."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import Vormsoort
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.store.zoekregels import stukken

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
"""All rows of a query with positional parameters."""


def soorten_bij(rijen: Rijen, vormen: Iterable[Id]) -> dict[Id, Vormsoort]:
    """Of each of these supports, taken back or not, the kind in the version it was begun under."""
    uit: dict[Id, Vormsoort] = {}
    for stuk in stukken(sorted(set(vormen))):
        vraag = (
            "SELECT v.id, s.inhoud FROM main.praktijkvorm v JOIN main.praktijksoort s ON s.id = v.praktijksoort_id "
            f"WHERE v.id IN ({', '.join('?' * len(stuk))})"
        )
        uit |= {Id(id_): lees_een(inhoud) for id_, inhoud in rijen(vraag, stuk)}
    return uit


def velden_bij(rijen: Rijen, vormen: Iterable[Id]) -> Mapping[Id, Mapping[str, str]]:
    """Of each of these supports what stands in its fields: an id in hex, or the words."""
    uit: dict[Id, dict[str, str]] = defaultdict(dict)
    for stuk in stukken(sorted(set(vormen))):
        vraag = (
            "SELECT praktijkvorm_id, veld, waarde, coalesce(collega_id, persoon_id) FROM praktijkveld "
            f"WHERE status = 'actief' AND praktijkvorm_id IN ({', '.join('?' * len(stuk))})"
        )
        for id_, veld, waarde, wie in rijen(vraag, stuk):
            if tekst := waarde if wie is None else wie.hex():
                uit[Id(id_)][veld] = tekst
    return uit


def labels_bij(rijen: Rijen, plekken: Mapping[Any, tuple[str, str]]) -> dict[Any, tuple[str, str]]:
    """Per row of a field, given as (support in hex, key): what people call it ("OJG: Aantal gesprekken") and how its
    value reads ("dag" or ""), as in resources/historie.toml.
    """
    soorten = soorten_bij(rijen, (Id(bytes.fromhex(vorm)) for vorm, _ in plekken.values()))
    uit: dict[Any, tuple[str, str]] = {}
    for rij, (vorm, sleutel) in plekken.items():
        soort = soorten.get(Id(bytes.fromhex(vorm)))
        veld = None if soort is None else soort.veld(sleutel)
        if soort is not None and veld is not None:
            uit[rij] = (f"{soort.naam}: {veld.label}", "dag" if veld.soort == "dag" else "")
    return uit


def lopend_bij(rijen: Rijen, huishouden_id: Id, personen: Iterable[Id]) -> tuple[str, ...]:
    """What runs for these people, or for their whole household: "JIM, sinds 3 feb". Nothing that was filled in."""
    alle = set(personen)
    vraag = (
        "SELECT v.persoon_id, s.inhoud, v.begin FROM praktijkvorm v JOIN praktijksoort s ON s.id = v.praktijksoort_id "
        "WHERE v.huishouden_id = ? AND v.einde = '' AND v.status = 'actief' ORDER BY v.begin, v.id"
    )
    return tuple(
        f"{lees_een(inhoud).naam}, sinds {datum_in_woorden(begin)}"
        for wie, inhoud, begin in rijen(vraag, (huishouden_id,))
        if wie is None or Id(wie) in alle
    )
