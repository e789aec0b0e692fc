"""Signalen as reading use cases need them: pages of the inbox by its index, light rows, what each one touches.

Every function gives only what whoever asks may see (`signaalgeheim`). No SQLAlchemy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import islice
from typing import Any

from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.samenhang import Raakvlak
from wijdesk.models.signaalregels import GEVRAAGD, samenhang_dagen
from wijdesk.models.signaalstraat import adres_sleutels
from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, LID_NU, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import ZELFDE_ADRES, alleen_zichtbaar, merk
from wijdesk.store.zoekregels import stukken

DAG = 86_400_000
BEGIN_VAN_TEKST = 120
MINST_ERBIJ = 50
"""Places asked at least to fill up a page of which something is hidden."""
HOOGSTENS_VERWANT = 2_000
"""More at one address is a shelter, and says nothing any more."""
KOLOMMEN = (
    "s.id, s.soort, s.thema, s.bron, s.urgentie, s.ontvangen, s.stand, s.straat, s.gebied, "
    f"substr(s.tekst, 1, {BEGIN_VAN_TEKST}), s.locatie_id, s.medewerker_id, coalesce(m.naam, ''), s.persoon_id, "
    "s.huishouden_id, s.bundel_id, s.terugkoppeling, s.teruggekoppeld_op, s.terugkoppelen_voor, s.uitkomst, h.naam, "
    f"coalesce(a.straat, ''), a.huisnummer, a.toevoeging, {NAAM_KOLOMMEN}"
)
VAN = (
    "FROM signaal s LEFT JOIN medewerker m ON m.id = s.medewerker_id LEFT JOIN persoon p ON p.id = s.persoon_id "
    "LEFT JOIN huishouden h ON h.id = s.huishouden_id LEFT JOIN adres a ON a.id = s.adres_id"
)

Plek = tuple[int, int, int]
"""A place in the inbox: (urgentie, ontvangen, row number)."""


# The inbox -----------------------------------------------------------------------------------------------------------


def blad(
    lezer: Lezer, locaties: Sequence[Id], standen: Sequence[str], na: Plek, hoogstens: int, *, van_mij: bool = False
) -> tuple[list[SignaalRij], Plek | None]:
    """A page after a place, and where it ends; None when there is no more.

    Filled with what may be seen: what is hidden makes no page shorter, and asks for no other one.
    """
    ik = lezer.medewerker_id if van_mij else None
    gevonden: list[tuple[Plek, SignaalRij]] = []
    while True:
        gevraagd = max(MINST_ERBIJ, hoogstens + 1 - len(gevonden))
        plekken = _plekken(lezer, locaties, standen, na, gevraagd)
        zicht = _lees_nummers(lezer, (nummer for _, _, nummer in plekken), medewerker_id=ik)
        gevonden += [(plek, zicht[plek[2]]) for plek in plekken if plek[2] in zicht]
        if len(gevonden) > hoogstens:
            return [rij for _, rij in gevonden[:hoogstens]], gevonden[hoogstens - 1][0]
        if len(plekken) < gevraagd:
            return [rij for _, rij in gevonden], None
        na = plekken[-1]
        if van_mij:  # of thousands that are closed a few are mine: so many places at a time
            return [rij for _, rij in gevonden], na


def _plekken(lezer: Lezer, locaties: Sequence[Id], standen: Sequence[str], na: Plek, hoogstens: int) -> list[Plek]:
    """What comes on a page, in order of urgentie and age; not yet whether it may be seen.

    Reads the index only (locatie, stand, urgentie, ontvangen): as many entries as a page has, however many there are.
    """
    reeksen = [
        lezer.rows(
            "SELECT urgentie, ontvangen, rowid FROM signaal WHERE locatie_id = ? AND stand = ? "
            "AND (urgentie, ontvangen, rowid) > (?, ?, ?) ORDER BY urgentie, ontvangen, rowid LIMIT ?",
            (locatie, stand, *na, hoogstens),
        )
        for locatie in locaties
        for stand in standen
    ]
    return [(urgentie, ontvangen, nummer) for urgentie, ontvangen, nummer in islice(merge(*reeksen), hoogstens)]


def _lees_nummers(lezer: Lezer, nummers: Iterable[int], *, medewerker_id: Id | None = None) -> dict[int, SignaalRij]:
    """Light rows by row number, of those that may be seen; of one employee when he is named."""
    eis, waarde = ("", ()) if medewerker_id is None else (" AND s.medewerker_id = ?", (medewerker_id,))
    gevonden: dict[int, SignaalRij] = {}
    for stuk in stukken(nummers, 1_000):  # a page is one
        rijen = lezer.rows(
            f"SELECT {_kolommen(lezer)}, s.rowid {VAN} WHERE s.rowid IN ({_tekens(stuk)}) "
            f"AND {alleen_zichtbaar(lezer)}{eis}",
            (*stuk, *waarde),
        )
        rij_van = _Rijmaker(lezer, (rij[14] for rij in rijen))
        gevonden |= {rij[-1]: rij_van(rij) for rij in rijen}
    return gevonden


def lees_rijen(lezer: Lezer, ids: Iterable[Id], *, woorden: bool = False) -> dict[Id, SignaalRij]:
    """Light rows by id, of those that may be seen. `woorden` as in `lees_waar`."""
    gevonden: dict[Id, SignaalRij] = {}
    for stuk in stukken(dict.fromkeys(ids)):
        gevonden |= {rij.id: rij for rij in lees_waar(lezer, f"s.id IN ({_tekens(stuk)})", stuk, woorden=woorden)}
    return gevonden


def lees_waar(
    lezer: Lezer, waar: str, params: Sequence[Any], slot: str = "", *, woorden: bool = False
) -> list[SignaalRij]:
    """Light rows by a condition over `signaal s`, in order of urgentie and age unless `slot` orders them.

    A list opens nothing: of somebody it has words only for whoever looks into it. `woorden`: for everybody, since the
    question is in the log.
    """
    rijen = lezer.rows(
        f"SELECT {_kolommen(lezer)} {VAN} WHERE {waar} AND {alleen_zichtbaar(lezer)} "
        f"{slot or 'ORDER BY s.urgentie, s.ontvangen, s.id'}",
        params,
    )
    rij_van = _Rijmaker(lezer, (rij[14] for rij in rijen), woorden=woorden)
    return [rij_van(rij) for rij in rijen]


def _kolommen(lezer: Lezer) -> str:
    """What a light row is made of; who may see what is protected also sees that it is."""
    return f"{KOLOMMEN}, {merk(lezer)}"


class _Rijmaker:
    """Makes light rows; knows which households show no name. One query for all of them, or none."""

    def __init__(self, lezer: Lezer, huishouden_ids: Iterable[bytes | None], *, woorden: bool = False) -> None:
        self._woorden, self._ik = woorden, lezer.medewerker_id
        ids = {Id(id_) for id_ in huishouden_ids if id_ is not None}
        vandaag = lokaal(lezer.nu).date().isoformat()
        self._zonder_naam, _ = wat_verborgen_is(lezer, ids, vandaag)

    def __call__(self, rij: Sequence[Any]) -> SignaalRij:
        wacht = rij[16] == GEVRAAGD and not rij[17]
        huishouden_id = None if rij[14] is None else Id(rij[14])
        leest = self._woorden or rij[11] == self._ik or (rij[13] is None and huishouden_id is None)
        return SignaalRij(
            id=Id(rij[0]),
            soort=rij[1],
            thema=rij[2],
            bron=rij[3],
            urgentie=rij[4],
            ontvangen=rij[5],
            stand=rij[6],
            over=self._over(rij, huishouden_id),
            straat=rij[7],
            gebied=rij[8],
            begin=" ".join(rij[9].split()) if leest else "",
            locatie_id=Id(rij[10]),
            medewerker_id=None if rij[11] is None else Id(rij[11]),
            medewerker=rij[12],
            persoon_id=None if rij[13] is None else Id(rij[13]),
            huishouden_id=huishouden_id,
            bundel_id=None if rij[15] is None else Id(rij[15]),
            terugkoppelen_voor=rij[18] if wacht else "",
            uitkomst=rij[19],
            afgeschermd=bool(rij[30]),
        )

    def _over(self, rij: Sequence[Any], huishouden_id: Id | None) -> str:
        if rij[13] is not None:
            return naam_van(rij[24:30])
        if huishouden_id is not None:
            return AFGESCHERMD_HUISHOUDEN if huishouden_id in self._zonder_naam else str(rij[20])
        if rij[22] is not None:
            return adres_in_woorden(rij[21], rij[22], rij[23])
        return str(rij[7] or rij[2])


# What each one touches ------------------------------------------------------------------------------------------------


_RAAKT = "s.id, s.ontvangen, s.persoon_id, s.huishouden_id, s.adres_id, p.adres_id, s.straat_sleutel, s.thema"
_RAAKT_VAN = "FROM signaal s LEFT JOIN persoon p ON p.id = s.persoon_id"


def raakvlakken(lezer: Lezer, ids: Iterable[Id]) -> list[Raakvlak]:
    """What each of these signalen touches; only of those that may be seen. A fixed number of queries per 500."""
    gevonden: list[Raakvlak] = []
    for stuk in stukken(dict.fromkeys(ids)):
        vraag = f"SELECT {_RAAKT} {_RAAKT_VAN} WHERE s.id IN ({_tekens(stuk)}) AND {alleen_zichtbaar(lezer)}"
        gevonden += _raakvlakken(lezer, lezer.rows(vraag, stuk))
    return gevonden


def raakvlakken_waar(
    lezer: Lezer, waar: str, params: Sequence[Any], kolommen: str, hoogstens: int
) -> tuple[list[Raakvlak], dict[Id, tuple[Any, ...]]]:
    """What the signalen touch that meet a condition over `signaal s` and may be seen; with of each these columns."""
    rijen = lezer.rows(
        f"SELECT {_RAAKT}, {kolommen} {_RAAKT_VAN} WHERE {waar} AND {alleen_zichtbaar(lezer)} LIMIT ?",
        (*params, hoogstens),
    )
    return _raakvlakken(lezer, [rij[:8] for rij in rijen]), {Id(rij[0]): rij[8:] for rij in rijen}


def _raakvlakken(lezer: Lezer, rijen: Sequence[tuple[Any, ...]]) -> list[Raakvlak]:
    gevonden: list[Raakvlak] = []
    gezinnen = huishoudens_per_persoon(lezer, {Id(rij[2]) for rij in rijen if rij[2] is not None})
    alle = {Id(rij[3]) for rij in rijen if rij[3] is not None} | {id_ for van in gezinnen.values() for id_ in van}
    waar = adressen_van_huishoudens(lezer, alle)
    eigen = {Id(id_) for rij in rijen for id_ in rij[4:6] if id_ is not None}
    sleutels = sleutels_van(lezer, eigen.union(*(kant for paar in waar.values() for kant in paar)))
    for id_, ontvangen, persoon, huishouden, adres, woont, straat, thema in rijen:
        huizen = gezinnen.get(persoon, frozenset()) | ({Id(huishouden)} if huishouden is not None else frozenset())
        plekken = {Id(plek) for plek in (adres, woont) if plek is not None}
        for huis in huizen:
            van_huis, van_leden = waar.get(huis, (frozenset(), frozenset()))
            plekken |= van_huis | (van_leden if huis == huishouden else frozenset())
        gevonden.append(
            Raakvlak(
                id=Id(id_),
                ontvangen=ontvangen,
                persoon=None if persoon is None else Id(persoon),
                huishoudens=frozenset(huizen),
                adressen=frozenset().union(*(sleutels.get(plek, frozenset()) for plek in plekken)),
                straat_sleutel=straat,
                thema=thema,
            )
        )
    return gevonden


def huishoudens_per_persoon(lezer: Lezer, personen: Iterable[Id]) -> dict[bytes, frozenset[Id]]:
    """The households these persons belong to now."""
    dag = lokaal(lezer.nu).date().isoformat()
    gevonden: dict[bytes, set[Id]] = defaultdict(set)
    for stuk in stukken(personen):
        for persoon, huishouden in lezer.rows(
            f"SELECT l.persoon_id, l.huishouden_id FROM huishoudlid l WHERE l.persoon_id IN ({_tekens(stuk)}) "
            f"AND {LID_NU}",
            (*stuk, dag, dag),
        ):
            gevonden[persoon].add(Id(huishouden))
    return {persoon: frozenset(ids) for persoon, ids in gevonden.items()}


def adressen_van_huishoudens(lezer: Lezer, huishoudens: Iterable[Id]) -> dict[Id, tuple[frozenset[Id], frozenset[Id]]]:
    """Per household: its own address, and where who belongs to it lives."""
    dag = lokaal(lezer.nu).date().isoformat()
    eigen: dict[Id, set[Id]] = defaultdict(set)
    leden: dict[Id, set[Id]] = defaultdict(set)
    for stuk in stukken(huishoudens):
        tekens = _tekens(stuk)
        for huis, adres in lezer.rows(
            f"SELECT id, adres_id FROM huishouden WHERE id IN ({tekens}) AND adres_id IS NOT NULL", stuk
        ):
            eigen[Id(huis)].add(Id(adres))
        for huis, adres in lezer.rows(
            "SELECT l.huishouden_id, p.adres_id FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
            f"WHERE l.huishouden_id IN ({tekens}) AND {LID_NU} AND p.adres_id IS NOT NULL",
            (*stuk, dag, dag),
        ):
            leden[Id(huis)].add(Id(adres))
    return {huis: (frozenset(eigen[huis]), frozenset(leden[huis])) for huis in {*eigen, *leden}}


def sleutels_van(lezer: Lezer, adressen: Iterable[Id]) -> dict[Id, frozenset[str]]:
    """By what each of these addresses is the same as another."""
    return {
        Id(rij[0]): adres_sleutels(*rij[1:])
        for stuk in stukken(adressen)
        for rij in lezer.rows(
            f"SELECT id, straat, huisnummer, toevoeging, postcode, woonplaats FROM adres WHERE id IN ({_tekens(stuk)})",
            stuk,
        )
    }


def kandidaten(lezer: Lezer, *, personen: Iterable[Id], huishoudens: Iterable[Id], adressen: Iterable[Id]) -> list[Id]:
    """Signalen that touch these persons, households or addresses in some way; not yet whether they may be seen."""
    dag = lokaal(lezer.nu).date().isoformat()
    mensen, huizen, plekken = set(personen), set(huishoudens), set(adressen)
    huizen = huizen.union(*huishoudens_per_persoon(lezer, mensen).values())
    for eigen, van_leden in adressen_van_huishoudens(lezer, huizen).values():
        plekken |= eigen | van_leden
    for stuk in stukken(tuple(plekken)):
        gelijk = ZELFDE_ADRES.replace("s.adres_id", "?1")
        for adres in stuk:
            plekken |= {Id(rij[0]) for rij in lezer.rows(gelijk, (adres,))}
    for stuk in stukken(tuple(plekken)):
        tekens = _tekens(stuk)
        mensen |= {Id(rij[0]) for rij in lezer.rows(f"SELECT id FROM persoon WHERE adres_id IN ({tekens})", stuk)}
        huizen |= {Id(rij[0]) for rij in lezer.rows(f"SELECT id FROM huishouden WHERE adres_id IN ({tekens})", stuk)}
    for stuk in stukken(tuple(huizen)):
        mensen |= {
            Id(rij[0])
            for rij in lezer.rows(
                f"SELECT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id IN ({_tekens(stuk)}) AND {LID_NU}",
                (*stuk, dag, dag),
            )
        }
    gevonden: list[Id] = []
    for kolom, ids in (("persoon_id", mensen), ("huishouden_id", huizen), ("adres_id", plekken)):
        for stuk in stukken(ids):
            gevonden += [
                Id(rij[0])
                for rij in lezer.rows(
                    f"SELECT id FROM signaal WHERE {kolom} IN ({_tekens(stuk)}) LIMIT {HOOGSTENS_VERWANT}", stuk
                )
            ]
    return gevonden[:HOOGSTENS_VERWANT]


def zelfde_straat(lezer: Lezer, straat_sleutel: str, thema: str, ontvangen: int) -> list[Id]:
    """Signalen of one street and theme around a moment; not yet whether they may be seen."""
    if not straat_sleutel or not thema:
        return []
    rand = samenhang_dagen() * DAG
    rijen = lezer.rows(
        "SELECT id FROM signaal WHERE straat_sleutel = ? AND straat_sleutel <> '' AND thema = ? "
        f"AND ontvangen BETWEEN ? AND ? LIMIT {HOOGSTENS_VERWANT}",
        (straat_sleutel, thema, ontvangen - rand, ontvangen + rand),
    )
    return [Id(rij[0]) for rij in rijen]


def _tekens(stuk: Sequence[Any]) -> str:
    return ", ".join("?" * len(stuk))
