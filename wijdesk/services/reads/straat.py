"""What goes on in a street or an area in a year: signalen, activiteiten, rounds, and what residents put forward.

Signalen are counted as for figures that everyone may see (`models.onderdrukking`): fewer than the threshold are not
told, more are rounded down, and what is left of the themes is told together where that gives nothing away. A street
that only has such small numbers does not stand in the list at all, and decides nothing either: neither whether an area
is a street, nor how it is spelled. The list is of today, so who watched it would see the number of the threshold come:
only who may read signalen is told of any. Nobody is named.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.instellingen import OPEN_DREMPEL, getal_van
from wijdesk.models.onderdrukking import bescherm
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.rows.collectief import StraatRij, activiteit_stand
from wijdesk.models.signaalstraat import straat_kern, straat_sleutel
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import alleen_zichtbaar

GEEN_THEMA = "zonder thema"
NIETS: tuple[tuple[tuple[str, int], ...], int] = ((), 0)
SIGNALEN = "signaal.lezen"
LANGS = object()
"""Says of a row that whoever wrote it down called the place a street: of the route of a round."""
KLEINSTE_JAAR, GROOTSTE_JAAR = 2000, 2199


@dataclass(slots=True)
class _Plek:
    """One street or area while it is being put together."""

    namen: Counter[str]
    is_straat: bool


@leesvraag(LeesStraten, recht="collectief.lezen", doel="zien wat er speelt in een straat (Wmo 2015 art. 2.1.2)")
def lees_straten(lezer: Lezer, v: LeesStraten) -> tuple[StraatRij, ...]:
    """By name. Raises Weigering on "jaar"."""
    if not KLEINSTE_JAAR <= v.jaar <= GROOTSTE_JAAR:
        raise Weigering("Kies een jaar.", veld="jaar")
    gezet = {str(naam): str(waarde) for naam, waarde in lezer.rows(
        "SELECT naam, waarde FROM instelling WHERE status = 'actief'")}  # fmt: skip
    drempel = getal_van(gezet, OPEN_DREMPEL)
    plekken: dict[str, _Plek] = {}
    mag = lezer.mag(SIGNALEN)
    verteld = _signalen(lezer, v, plekken, drempel) if mag else {}
    activiteiten = _per_gebied(plekken, _activiteiten(lezer, v), lambda rij: str(rij[3]))
    rondes = _per_gebied(plekken, _rondes(lezer, v), lambda rij: str(rij[0]))
    onderwerpen = _per_gebied(plekken, _buurt(lezer, v, "buurtonderwerp"), lambda rij: str(rij[1]))
    initiatieven = _per_gebied(plekken, _buurt(lezer, v, "bewonersinitiatief"), lambda rij: str(rij[1]))
    uit = []
    for sleutel, plek in plekken.items():
        signalen, rest = verteld.get(sleutel, NIETS)
        lopend, gelopen = activiteiten.get(sleutel, []), rondes.get(sleutel, [])
        bezoeken, gesprekken = sum(rij[5] for rij in lopend), sum(rij[1] for rij in gelopen if rij[1] is not None)
        rij = StraatRij(
            id=Id(hashlib.sha256(sleutel.encode()).digest()[:16]),
            naam=min(plek.namen, key=lambda naam: (-plek.namen[naam], naam)),
            is_straat=plek.is_straat,
            signalen=signalen,
            overige_signalen=rest,
            drempel=drempel,
            telt_signalen=mag,
            activiteiten=tuple((Id(rij[0]), rij[1], rij[2], _stand(lezer, *rij[6:9])) for rij in lopend),
            sessies=sum(rij[4] for rij in lopend),
            bezoeken=bezoeken if bezoeken >= drempel else None,
            rondes=len(gelopen),
            gesprekken=gesprekken if gesprekken >= drempel else None,
            telt_gesprekken=any(rij[1] is not None for rij in gelopen),
            onderwerpen=tuple(rij[0] for rij in onderwerpen.get(sleutel, [])),
            initiatieven=tuple(rij[0] for rij in initiatieven.get(sleutel, [])),
        )
        if signalen or rest or lopend or gelopen or rij.onderwerpen or rij.initiatieven:
            uit.append(rij)
    return tuple(sorted(uit, key=lambda rij: (rij.naam.casefold(), not rij.is_straat)))


def _signalen(
    lezer: Lezer, v: LeesStraten, plekken: dict[str, _Plek], drempel: int
) -> dict[str, tuple[tuple[tuple[str, int], ...], int]]:
    """Per street and per area what may be told of its signalen."""
    eis, waarden = (" AND s.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    tellingen: tuple[Counter[tuple[str, ...]], ...] = (Counter(), Counter())
    gespeld: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rijen = lezer.rows(
        "SELECT s.straat, s.straat_sleutel, s.gebied, s.thema, count(*) FROM signaal s "
        f"WHERE s.ontvangen >= ? AND s.ontvangen < ?{eis} AND {alleen_zichtbaar(lezer)} GROUP BY 1, 2, 3, 4",
        (_begin(v.jaar), _begin(v.jaar + 1), *waarden),
    )
    for straat, sleutel, gebied, thema, aantal in rijen:
        for is_straat, naam, van in ((True, straat, sleutel), (False, gebied, straat_kern(gebied))):
            if van:
                bij = _sleutel(van, is_straat=is_straat)
                gespeld[bij][naam] += aantal
                tellingen[is_straat][bij, thema or GEEN_THEMA] += aantal
    themas = [str(rij[0]) for rij in lezer.rows(
        "SELECT code FROM code WHERE lijst = 'signaalthema' AND status = 'actief' ORDER BY volgorde, code",
    )]  # fmt: skip
    uit: dict[str, tuple[tuple[tuple[str, int], ...], int]] = {}
    for telling in tellingen:
        namen = sorted({plek for plek, _ in telling})
        kolommen = tuple(dict.fromkeys((*themas, GEEN_THEMA, *sorted({thema for _, thema in telling}))))
        if not namen:
            continue
        open_ = bescherm((tuple(namen), kolommen), telling, ((0,),), drempel)
        per: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for (plek_, thema), aantal in open_.cellen.items():
            per[plek_].append((thema, aantal))
        for naam in namen:
            op_grootte = sorted(per[naam], key=lambda deel: (-deel[1], deel[0]))
            rest = open_.resten[0].get((naam,), 0)
            if op_grootte or rest:
                uit[naam] = tuple(op_grootte), rest
                plekken[naam] = _Plek(gespeld[naam], telling is tellingen[True])
    return uit


def _activiteiten(lezer: Lezer, v: LeesStraten) -> list[tuple[Any, ...]]:
    """(id, title, thema, gebied, sessies, visits, start, einde, whether told) of what ran in the year."""
    eis, waarden = (" AND a.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    begin, einde = f"{v.jaar}-01-01", f"{v.jaar}-12-31"
    return lezer.rows(
        "SELECT a.id, CASE a.titel WHEN '' THEN a.thema ELSE a.titel END, a.thema, a.gebied, count(x.aanwezig), "
        "coalesce(sum(x.aanwezig), 0), a.start, a.einde, a.resultaat <> '' FROM activiteit a LEFT JOIN sessie x "
        "ON x.activiteit_id = a.id AND x.status = 'actief' AND x.datum BETWEEN ? AND ? "
        f"WHERE a.status = 'actief' AND a.gebied <> '' AND a.start <= ? AND (a.einde = '' OR a.einde >= ?){eis} "
        "GROUP BY a.id ORDER BY a.start DESC, a.id",
        (begin, einde, einde, begin, *waarden),
    )


def _rondes(lezer: Lezer, v: LeesStraten) -> list[tuple[Any, ...]]:
    """(where, people spoken) of each round of the year, and (street, None, LANGS) of each street of its route: how many
    people were spoken is known of the whole round only.
    """
    eis, waarden = (" AND locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    uit: list[tuple[Any, ...]] = []
    for gebied, contacten, straten in lezer.rows(
        f"SELECT gebied, contacten, straten FROM straatronde WHERE status = 'actief' AND dag BETWEEN ? AND ?{eis}",
        (f"{v.jaar}-01-01", f"{v.jaar}-12-31", *waarden),
    ):
        uit.append((gebied, contacten))
        langs = {straat_kern(straat): straat for deel in straten.split(";") if (straat := deel.strip())}
        langs.pop(straat_kern(gebied), None)  # the round is called after its street: that is counted once
        uit += [(straat, None, LANGS) for straat in langs.values()]
    return uit


def _buurt(lezer: Lezer, v: LeesStraten, tabel: str) -> list[tuple[Any, ...]]:
    eis, waarden = (" AND locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    return lezer.rows(
        f"SELECT onderwerp, gebied FROM {tabel} WHERE status = 'actief' AND gebied <> '' "
        f"AND ingebracht_op BETWEEN ? AND ?{eis} ORDER BY ingebracht_op DESC, id",
        (f"{v.jaar}-01-01", f"{v.jaar}-12-31", *waarden),
    )


def _per_gebied(
    plekken: dict[str, _Plek], rijen: Iterable[tuple[Any, ...]], gebied: Callable[[tuple[Any, ...]], str]
) -> dict[str, list[tuple[Any, ...]]]:
    """Rows by the street they name, where there is one of that name; else by area."""
    uit: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for rij in rijen:
        naam = gebied(rij)
        sleutel = _sleutel(straat_sleutel(naam), is_straat=True)
        if sleutel not in plekken:
            sleutel = _sleutel(straat_kern(naam), is_straat=False)
            plek = plekken.setdefault(sleutel, _Plek(Counter(), is_straat=False))
            plek.namen[naam] += 1
            plek.is_straat |= rij[-1] is LANGS
        uit[sleutel].append(rij)
    return uit


def _sleutel(van: str, *, is_straat: bool) -> str:
    return f"{'straat' if is_straat else 'gebied'}:{van}"


def _stand(lezer: Lezer, start: str, einde: str, verteld: int) -> str:
    return activiteit_stand(start, einde, lokaal(lezer.nu).date().isoformat(), verteld=bool(verteld))


def _begin(jaar: int) -> int:
    return moment_van(datetime.combine(date(jaar, 1, 1), time()))
