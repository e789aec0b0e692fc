"""Finding signalen in the search box: by kind, theme, street, area, or the name of whom it is about. No SQLAlchemy.

Knows no rows of signalen themselves: the search box is there before those are loaded. A bounded number of rows is read:
all of a person or street, and of a kind, theme or area the most urgent open ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wijdesk.models.rows.vondst import SignaalVondst
from wijdesk.models.signaalstraat import straat_kern
from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.models.zoektekst import vouw
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, huishoudens_van, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import alleen_zichtbaar

MEEST_DRINGEND = 2_000
"""Open signalen of one stand of one locatie in which a kind, theme or area is looked for."""
MEESTE = 500
WOORD = re.compile(r"[^\W_]+")
EIND = "\U0010ffff"


def zoek_signalen(lezer: Lezer, tekst: str, personen: Iterable[Id], hoogstens: int) -> tuple[SignaalVondst, ...]:
    """Those in which every word stands somewhere; open ones first, then by urgentie, then the newest.

    `personen` are those whose name fits (some of) the words.
    """
    woorden = tuple(vouw(woord) for woord in WOORD.findall(tekst))
    if sum(map(len, woorden)) < 2:
        return ()
    dag = lokaal(lezer.nu).date().isoformat()
    mensen = list(personen)
    nummers = {
        *_van(lezer, "persoon_id", mensen),
        *_van(lezer, "huishouden_id", huishoudens_van(lezer, mensen, dag)),
        *_in_straat(lezer, tekst, woorden),
        *_dringend(lezer, woorden),
    }
    gevonden = [vondst for waarin, vondst in _lees(lezer, sorted(nummers), dag) if _past(woorden, waarin)]
    gevonden.sort(key=lambda rij: (rij.stand == "afgesloten", rij.urgentie, -rij.ontvangen, rij.id))
    return tuple(gevonden[:hoogstens])


def _past(woorden: Sequence[str], waarin: str) -> bool:
    return all(woord in waarin for woord in woorden)


def _van(lezer: Lezer, kolom: str, ids: Sequence[Id]) -> list[int]:
    if not ids:
        return []
    tekens = ", ".join("?" * len(ids))
    vraag = f"SELECT rowid FROM signaal WHERE {kolom} IN ({tekens}) AND {kolom} IS NOT NULL LIMIT {MEESTE}"
    return [int(rij[0]) for rij in lezer.rows(vraag, ids)]


def _in_straat(lezer: Lezer, tekst: str, woorden: Sequence[str]) -> list[int]:
    """By how a street begins: the whole text, or one of its words."""
    nummers: list[int] = []
    for begin in {straat_kern(deel) for deel in (tekst, *woorden)}:
        if len(begin) > 2:
            rijen = lezer.rows(
                "SELECT rowid FROM signaal WHERE straat_sleutel >= ? AND straat_sleutel < ? AND straat_sleutel <> '' "
                f"ORDER BY straat_sleutel LIMIT {MEESTE}",
                (begin, begin + EIND),
            )
            nummers += [int(rij[0]) for rij in rijen]
    return nummers


def _dringend(lezer: Lezer, woorden: Sequence[str]) -> list[int]:
    """The most urgent open ones with a word in their kind, theme or area."""
    nummers: list[int] = []
    for (locatie,) in lezer.rows("SELECT id FROM locatie"):
        for stand in ("nieuw", "in onderzoek", "wacht op terugkoppeling"):
            rijen = lezer.rows(
                "SELECT rowid, soort, thema, gebied FROM signaal WHERE locatie_id = ? AND stand = ? "
                f"ORDER BY urgentie, ontvangen LIMIT {MEEST_DRINGEND}",
                (locatie, stand),
            )
            for nummer, *delen in rijen:
                waarin = vouw(" ".join(delen))
                if any(woord in waarin for woord in woorden):
                    nummers.append(int(nummer))
    return nummers


def _lees(lezer: Lezer, nummers: Sequence[int], dag: str) -> list[tuple[str, SignaalVondst]]:
    """What each of these is found by (folded), and how it shows; only those that may be seen."""
    gevonden: list[tuple[str, SignaalVondst]] = []
    for plek in range(0, len(nummers), MEESTE):
        stuk = nummers[plek : plek + MEESTE]
        rijen = lezer.rows(
            "SELECT s.id, s.soort, s.thema, s.straat, s.gebied, s.stand, s.urgentie, s.ontvangen, s.persoon_id, "
            "s.huishouden_id, h.naam, coalesce(a.straat, ''), a.huisnummer, a.toevoeging, "
            f"{NAAM_KOLOMMEN} FROM signaal s LEFT JOIN persoon p ON p.id = s.persoon_id "
            "LEFT JOIN huishouden h ON h.id = s.huishouden_id LEFT JOIN adres a ON a.id = s.adres_id "
            f"WHERE s.rowid IN ({', '.join('?' * len(stuk))}) AND {alleen_zichtbaar(lezer)}",
            stuk,
        )
        zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[9]) for rij in rijen if rij[9] is not None}, dag)
        gevonden += [_vondst(rij, zonder_naam) for rij in rijen]
    return gevonden


def _vondst(rij: Sequence[Any], zonder_naam: frozenset[Id]) -> tuple[str, SignaalVondst]:
    over = rij[3] or rij[2]
    if rij[8] is not None:
        over = naam_van(rij[14:20])
    elif rij[9] is not None:
        over = AFGESCHERMD_HUISHOUDEN if rij[9] in zonder_naam else rij[10]
    elif rij[12] is not None:
        over = adres_in_woorden(rij[11], rij[12], rij[13])
    waarin = vouw(" ".join((over, *rij[1:5])))
    vondst = SignaalVondst(id=Id(rij[0]), soort=rij[1], over=over, stand=rij[5], urgentie=rij[6], ontvangen=rij[7])
    return waarin, vondst
