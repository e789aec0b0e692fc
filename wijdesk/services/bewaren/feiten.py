"""What a dossier is for the rules of keeping: its marks, the days its terms count from, and what still runs in it.

The last change is the last day on which somebody wrote something in it, or on which something it tells of took place.
That two records became one, or one became two, and that rows came in by an import, is no change of what they say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from wijdesk.models.bewaartermijn import AFSLUITING, JONGSTE_18, LAATSTE_WIJZIGING
from wijdesk.models.datums import dag_van
from wijdesk.models.gegeven import dataclass
from wijdesk.models.leeftijd import VOLWASSEN, wordt
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vormen import DAGEN, MOMENTEN
from wijdesk.store import beperkt
from wijdesk.store.bevel import NOOIT
from wijdesk.store.omvang import ADRES, HUISHOUDEN, PARTIJ, PERSOON, Omvang, schema
from wijdesk.store.praktijk import soorten_bij
from wijdesk.store.zoekregels import stukken

JEUGD, WMO, PARTICIPATIE = "jeugd", "wmo", "participatie"
KADERS = {"Jeugdwet": JEUGD, "Wmo 2015": WMO, "Participatiewet": PARTICIPATIE}
"""Of a wettelijk kader the mark; one without is kept like the Wmo, of which the wijkteam is."""
BIJ_SOORT = {
    "meldcode": JEUGD, "triage": WMO, "ondersteuning": WMO, "indicatie": WMO, "signaal": WMO, "opschaling": WMO,
    "wvggzmelding": WMO, "zrmmeting": WMO, "contact": "contact", "wachtende": "contact",
    "agressie": "agressie", "avgverzoek": "verzoek", "klachtdossier": "klacht",
    "impactkoppeling": "contact",
}  # fmt: skip
OPEN_CASUS = "een open casus"
NOG_TE_DOEN = (
    "status = 'actief' AND (besluit = '' OR "
    "(besluit IN ('toegewezen', 'deels') AND uitgevoerd_op = '' AND soort <> 'verwijdering'))"
)
"""A request that is not decided, or was granted and is still to be carried out: who may see their record gets it
before it goes."""
LOPEND: Mapping[str, tuple[str, str]] = {
    "casus": ("gesloten_op IS NULL AND status = 'actief'", OPEN_CASUS),
    "signaal": ("stand <> 'afgesloten' AND status = 'actief'", "een open signaal"),
    "triage": ("stand = 'lopend' AND status = 'actief'", "een lopende triage"),
    "ondersteuning": ("einde = '' AND status = 'actief'", "lopende ondersteuning"),
    "onderzoek": ("afgerond_op = '' AND status = 'actief'", "een lopend onderzoek"),
    "meldcode": ("afgesloten_op IS NULL AND status = 'actief'", "een lopende meldcode"),
    "wvggzmelding": ("besloten_op = '' AND status = 'actief'", "een lopende Wvggz-melding"),
    "avgverzoek": (NOG_TE_DOEN, "een verzoek over eigen gegevens"),
    "klachtdossier": (
        "status = 'actief' AND (SELECT k.afgerond || k.status FROM main.klacht k WHERE k.id = klacht_id) = 'actief'",
        "een klacht die loopt",
    ),
    "praktijkvorm": ("einde = '' AND status = 'actief'", "lopende ondersteuning"),
    "toeleiding": (
        "stand IN ('voorgesteld', 'aangenomen', 'eerste contact') AND status = 'actief'", "een open toeleiding",
    ),
    "werk": ("afgerond_op IS NULL AND status = 'actief'", "open werk"),
}  # fmt: skip
"""Noun → what still runs of it, and how that is called."""
BEPERKT = "een beperking die de inwoner vroeg"
GEEN_HULP = ("bewaarblokkade", "controledossier", "controlepunt")
"""A hold, and looking whether the work was done well: no change of the dossier."""
GEEN_WIJZIGING = frozenset({"samengevoegd_in", "gesplitst_uit"})
"""Fields that say that records became one or two: what is written with them changes nothing that stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feiten:
    """What the rules and whoever decides must know of one dossier."""

    kenmerken: frozenset[str]
    gebeurtenissen: Mapping[str, date]
    loopt: tuple[str, ...]
    """What is not finished, in words: as long as there is any, it stays."""
    blokkade: bool


def feiten_van(db: Any, wat: Omvang, dag: date) -> Feiten:
    """Of one dossier, on a day."""
    laatste = max(_dagen(db, wat, dag), default=None)
    gebeurtenissen = {} if laatste is None else {LAATSTE_WIJZIGING: laatste}
    kenmerken = {BIJ_SOORT[soort] for soort in BIJ_SOORT.keys() & wat.per_soort.keys()}
    dicht = list(_rijen(db, wat, "casus", "wettelijk_kader, gesloten_op"))
    kenmerken |= {KADERS.get(kader, WMO) for kader, _ in dicht}
    kenmerken |= {KADERS.get(wet, WMO) for (wet,) in _rijen(db, wat, "onderzoek", "wet")}
    vormen = soorten_bij(lambda sql, params: db.execute(sql, params).fetchall(), wat.per_soort.get("praktijkvorm", ()))
    kenmerken |= {soort.bewaren for soort in vormen.values()}
    if laatste is not None:
        gesloten = [lokaal(moment).date() for _, moment in dicht if moment is not None]
        gebeurtenissen[AFSLUITING] = max(gesloten, default=laatste)
    jongste = max((er for geboren in _geboren(db, wat) if (er := wordt(geboren, VOLWASSEN))), default=None)
    if jongste is not None and laatste is not None and jongste > laatste:
        kenmerken.add("kind")
        gebeurtenissen[JONGSTE_18] = jongste
    if not kenmerken:
        kenmerken.add("contact")  # a card of somebody about whom nothing is written
    loopt = tuple(
        woorden for soort, (eis, woorden) in LOPEND.items() if next(_rijen(db, wat, soort, "1", eis=eis), None)
    )
    if OPEN_CASUS not in loopt and _open_casus_van_gezin(db, wat):
        loopt = (OPEN_CASUS, *loopt)
    if is_beperkt(db, wat):
        loopt = (BEPERKT, *loopt)
    return Feiten(
        kenmerken=frozenset(kenmerken),
        gebeurtenissen=gebeurtenissen,
        loopt=loopt,
        blokkade=is_geblokkeerd(db, wat),
    )


def is_geblokkeerd(db: Any, wat: Omvang) -> bool:
    """Whether a legal hold is on it, on anybody it names or who belonged to it, or on a household of theirs.

    Whatever the day: it holds until it is lifted. The day it was set is of the clock of another desk, and the day that
    is asked about may lie before it (a term does not count silent days).
    """
    vraag = "SELECT huishouden_id, persoon_id FROM main.bewaarblokkade WHERE status = 'actief'"
    rijen = db.execute(vraag, ()).fetchall()
    vast = {
        HUISHOUDEN: {Id(huis) for huis, _ in rijen if huis is not None},
        PERSOON: {Id(wie) for _, wie in rijen if wie is not None},
    }
    if not rijen:
        return False
    if any(vast[soort] & wat.per_soort.get(soort, frozenset()) for soort in vast):
        return True
    paren = (("huishouden_id", "persoon_id", HUISHOUDEN), ("persoon_id", "huishouden_id", PERSOON))
    for kolom, ander, soort in paren:
        eigen = _leden(db, kolom, ander, wat.per_soort.get(soort, ()))
        if not eigen.isdisjoint(vast[PERSOON if soort == HUISHOUDEN else HUISHOUDEN]):
            return True
    return any(_noemt(db, wat, soort, vast) for soort in wat.per_soort)


def _noemt(db: Any, wat: Omvang, soort: str, vast: Mapping[str, set[Id]]) -> bool:
    """Whether a row of this noun names one of these."""
    if (tabel := schema(db).get(soort)) is None:
        return False
    velden = [veld for veld in tabel.velden if tabel.wijst.get(veld) in (None, *vast) and veld in tabel.kolommen]
    if not velden:
        return False
    alle = vast[HUISHOUDEN] | vast[PERSOON]
    return any(waarde in alle for rij in _rijen(db, wat, soort, ", ".join(velden)) for waarde in rij)


def _leden(db: Any, kolom: str, ander: str, ids: Iterable[Id]) -> set[Id]:
    """Of these households the members there are and were, or of these people the households."""
    uit: set[Id] = set()
    for stuk in stukken(sorted(ids)):
        vraag = (
            f"SELECT {ander} FROM main.huishoudlid WHERE status <> 'vervallen' "
            f"AND {kolom} IN ({', '.join('?' * len(stuk))})"
        )
        uit |= {Id(rij[0]) for rij in db.execute(vraag, stuk).fetchall()}
    return uit


def huizen_van(db: Any, personen: Iterable[Id]) -> set[Id]:
    """The households they are in, or were."""
    return _leden(db, "persoon_id", "huishouden_id", personen)


def _geboren(db: Any, wat: Omvang) -> Iterator[str]:
    """When everybody was born who goes, or is or was of the household: also who stays for another household."""
    leden = _leden(db, "huishouden_id", "persoon_id", wat.per_soort.get(HUISHOUDEN, ()))
    for stuk in stukken(sorted(leden | wat.personen)):
        vraag = f"SELECT geboortedatum FROM main.persoon WHERE id IN ({', '.join('?' * len(stuk))})"
        yield from (str(rij[0]) for rij in db.execute(vraag, stuk).fetchall())


def _open_casus_van_gezin(db: Any, wat: Omvang) -> bool:
    """Whether a casus is open of a household somebody who goes is in now, also when that household stays."""
    for stuk in stukken(sorted(wat.personen)):
        vraag = (
            "SELECT 1 FROM main.casus k JOIN main.huishoudlid l ON l.huishouden_id = k.huishouden_id "
            "WHERE k.gesloten_op IS NULL AND k.status = 'actief' AND l.status = 'actief' AND l.tot = '' "
            f"AND l.persoon_id IN ({', '.join('?' * len(stuk))}) LIMIT 1"
        )
        if db.execute(vraag, stuk).fetchall():
            return True
    return False


def is_beperkt(db: Any, wat: Omvang) -> bool:
    """Whether somebody in it asked that it is only kept (AVG art. 18), from now or from a day to come: then it is kept,
    whatever its term.
    """
    wie = beperkt.personen(lambda sql, params: list(db.execute(sql, params).fetchall()), date.max.isoformat())
    if not wie:
        return False
    personen = wat.personen | _leden(db, "huishouden_id", "persoon_id", wat.per_soort.get(HUISHOUDEN, ()))
    return not wie.isdisjoint(personen)


def laatste_wijziging(db: Any, wat: Omvang, dag: date) -> date | None:
    """The last day on which something changed."""
    return max(_dagen(db, wat, dag), default=None)


# Days -----------------------------------------------------------------------------------------------------------------


def _dagen(db: Any, wat: Omvang, dag: date) -> Iterator[date]:
    """Every day of a change, of what was written and of what it tells of."""
    alle = [id_ for soort, ids in wat.per_soort.items() if soort not in (ADRES, PARTIJ, *GEEN_HULP) for id_ in ids]
    administratief = _administratief(db, alle)
    ingelezen = _ingelezen(db, wat)
    for stuk in stukken(sorted(alle)):
        vraag = (
            "SELECT rij, transactie, json_extract(kop, '$.t'), json_extract(kop, '$.s') FROM main.mutatie "
            f"WHERE rij IN ({', '.join('?' * len(stuk))})"
        )
        for rij, transactie, tijd, soort in db.execute(vraag, stuk).fetchall():
            if soort not in NOOIT and transactie not in administratief and (rij, transactie) not in ingelezen:
                yield lokaal(tijd).date()
    for soort in wat.per_soort:
        if soort not in GEEN_HULP:
            yield from _verteld(db, wat, soort, dag)


def _verteld(db: Any, wat: Omvang, soort: str, dag: date) -> Iterator[date]:
    """The days and moments that stand in rows. What is planned for later is no change yet; help that runs on is."""
    dagen, momenten = DAGEN.get(soort, "").split(), MOMENTEN.get(soort, "").split()
    if not dagen and not momenten:
        return
    for rij in _rijen(db, wat, soort, ", ".join((*dagen, *momenten)), eis="status <> 'vervallen'"):
        for naam, waarde in zip((*dagen, *momenten), rij, strict=True):
            er = lokaal(waarde).date() if isinstance(waarde, int) else dag_van(waarde or "")
            if er is not None and (er <= dag or naam in ("tot", "einde")):
                yield er


def _administratief(db: Any, alle: list[Id]) -> set[bytes]:
    """The transactions in which records became one or two."""
    uit: set[bytes] = set()
    for stuk in stukken(sorted(alle)):
        vraag = (
            f"SELECT transactie, kop, inhoud FROM main.mutatie WHERE rij IN ({', '.join('?' * len(stuk))}) "
            "AND (kop LIKE '%samengevoegd_in%' OR kop LIKE '%gesplitst_uit%')"
        )
        for transactie, kop, inhoud in db.execute(vraag, stuk).fetchall():
            velden = GEEN_WIJZIGING & set(json.loads(kop)["f"])
            if inhoud is not None and any(json.loads(inhoud)["v"].get(veld) for veld in velden):
                uit.add(transactie)
    return uit


def _ingelezen(db: Any, wat: Omvang) -> set[tuple[bytes, bytes]]:
    """The entries by which an import made a row: (row, transaction). What it tells of is older than the import."""
    uit: set[tuple[bytes, bytes]] = set()
    for soort in ("contact", "vraag", "persoon", "indicatie"):
        rijen = [Id(rij[0]) for rij in _rijen(db, wat, soort, "id", eis="partij_id IS NOT NULL")]
        for stuk in stukken(sorted(rijen)):
            vraag = (
                f"SELECT rij, transactie FROM main.mutatie WHERE rij IN ({', '.join('?' * len(stuk))}) "
                "AND json_extract(kop, '$.basis') = '{}'"
            )
            uit.update((rij[0], rij[1]) for rij in db.execute(vraag, stuk).fetchall())
    return uit


def _rijen(
    db: Any, wat: Omvang, soort: str, kolommen: str, *, eis: str = "1", params: tuple[object, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    for stuk in stukken(sorted(wat.per_soort.get(soort, ()))):
        vraag = f"SELECT {kolommen} FROM main.{soort} WHERE id IN ({', '.join('?' * len(stuk))}) AND {eis}"
        yield from db.execute(vraag, (*stuk, *params)).fetchall()
