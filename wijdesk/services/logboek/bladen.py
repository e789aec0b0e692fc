"""Pages of the access log: by index, newest first, in words. What is unusual is looked for a day at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from wijdesk.models.datums import eis_dag
from wijdesk.models.logsoort import NIEMAND, NOOD, RECHTEN, SLEUTEL, WOORDEN
from wijdesk.models.ongewoon import woorden
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.rows.logboek import Logblad, LogRij
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.services.hier import van_zijn_plek
from wijdesk.services.logboek.feiten import KOLOMMEN, beoordeeld, feit_van
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd

MEESTE = 500
RECHT = "log.lezen"
ALLES = "alles"
TERUG = 31
"""Days that are looked through for what is unusual, when no first day was asked for."""
NIET_MEER = "inwoner van wie de gegevens zijn vernietigd"
NIEMAND_BEKEND = "onbekende naam"
OVER_COLLEGA = (RECHTEN, SLEUTEL)
"""Kinds that tell of a colleague and not of a resident: whose rights or key it is stands where else stands for whom."""
_DAG = timedelta(days=1)
VER = date(9000, 1, 1)
"""Who means "without end" types a day that has no morrow."""


def blad(lezer: Lezer, v: LeesLogboek) -> Logblad:
    """The page that was asked for."""
    hoeveel = max(1, min(v.hoogstens, MEESTE))
    if v.ongewoon:
        return _ongewone(lezer, v, hoeveel)
    eisen, params = _eisen(lezer, v)
    rijen = _lees(lezer, eisen, params, hoeveel + 1)
    over = len(rijen) > hoeveel
    rijen = rijen[:hoeveel]
    codes = beoordeeld(lezer, [feit_van(rij) for rij in rijen])
    return Logblad(regels=in_woorden(lezer, rijen, codes), verder=_plek(rijen[-1]) if over else None)


def _ongewone(lezer: Lezer, v: LeesLogboek, hoeveel: int) -> Logblad:
    """Day after day back in time, until the page is full or the first day was seen."""
    vandaag = lokaal(lezer.nu).date()
    laatste = min(eis_dag(v.tot, veld="tot"), vandaag) if v.tot else vandaag
    eerste = max(eis_dag(v.van, veld="van"), _oudste(lezer, vandaag)) if v.van else laatste - TERUG * _DAG
    dag = min(laatste, lokaal(v.na[0]).date()) if v.na else laatste
    eisen, params = _eisen(lezer, v, zonder_dagen=True)
    gevonden: list[tuple[Any, ...]] = []
    codes: dict[Id, tuple[str, ...]] = {}
    while dag >= eerste and len(gevonden) <= hoeveel:
        op_dag = [*eisen, "t.tijd >= ?", "t.tijd < ?"]
        rijen = _lees(lezer, op_dag, [*params, _begin(dag), _begin(dag + _DAG)], -1)
        van_dag = beoordeeld(lezer, [feit_van(rij) for rij in rijen])
        goed = {id_: wat for id_, wat in van_dag.items() if v.ongewoon == ALLES or v.ongewoon in wat}
        gevonden += [rij for rij in rijen if Id(rij[0]) in goed]
        codes |= goed
        dag -= _DAG
    over = len(gevonden) > hoeveel
    gevonden = gevonden[:hoeveel]
    return Logblad(
        regels=in_woorden(lezer, gevonden, codes),
        verder=_plek(gevonden[-1]) if over else None,
        vanaf=eerste.isoformat(),
    )


def _plek(rij: Sequence[Any]) -> tuple[int, Id]:
    return rij[1], Id(rij[0])


def _oudste(lezer: Lezer, vandaag: date) -> date:
    """The day of the first line there is: before it there is nothing to look through."""
    rij = lezer.row("SELECT min(tijd) FROM toegang")
    return vandaag if rij is None or rij[0] is None else lokaal(rij[0]).date()


def _begin(dag: date) -> int:
    """The first moment (ms UTC) of a day here."""
    return moment_van(datetime.combine(dag, time()))


def _eisen(lezer: Lezer, v: LeesLogboek, *, zonder_dagen: bool = False) -> tuple[list[str], list[Any]]:
    """Conditions and their parameters."""
    eisen: list[str] = ["t.status = 'actief'"]
    params: list[Any] = []
    if v.persoon_id is not None:
        wie = zelfde_personen(lezer, v.persoon_id)
        eisen.append(f"t.persoon_id IN ({', '.join('?' * len(wie))})")
        params += wie
    if v.huishouden_id is not None:
        eisen.append("t.huishouden_id = ?")
        params.append(v.huishouden_id)
    if v.medewerker_id is not None:
        eisen.append("t.medewerker_id = ?")
        params.append(v.medewerker_id)
    plaats, waarden = van_zijn_plek(lezer, RECHT, "t")
    if plaats:
        eisen.append(plaats)
        params += waarden
    if v.soort:
        eisen.append("t.soort IN (?, '')" if v.soort == "inzien" else "t.soort = ?")
        params.append(v.soort)
    if v.van and not zonder_dagen:
        eisen.append("t.tijd >= ?")
        params.append(_begin(eis_dag(v.van, veld="van")))
    if v.tot and not zonder_dagen:
        eisen.append("t.tijd < ?")
        params.append(_begin(min(eis_dag(v.tot, veld="tot"), VER) + _DAG))
    if v.na is not None:
        eisen.append("t.tijd <= ? AND (t.tijd, t.id) < (?, ?)")
        params += [v.na[0], *v.na]
    if (
        len(eisen) - bool(plaats) == 1 and not zonder_dagen
    ):  # with days it would be the lower bound instead of the first of them
        eisen.append("t.tijd > 0")  # without any bound all of it would be sorted instead of read by its index
    return eisen, params


def zelfde_personen(lezer: Lezer, persoon_id: Id) -> list[Id]:
    """The record and those that were merged into it: who opened one of them, saw this resident."""
    rijen = lezer.rows(
        "WITH RECURSIVE zelfde(id) AS (SELECT ? UNION SELECT p.id FROM main.persoon p "
        "JOIN zelfde z ON p.samengevoegd_in = z.id) SELECT id FROM zelfde",
        (persoon_id,),
    )
    return [Id(rij[0]) for rij in rijen]


def _lees(lezer: Lezer, eisen: list[str], params: list[Any], hoeveel: int) -> list[tuple[Any, ...]]:
    return lezer.rows(
        f"SELECT {KOLOMMEN}, t.doel, t.huishouden_id, t.aantal FROM toegang t "
        f"WHERE {' AND '.join(eisen)} ORDER BY t.tijd DESC, t.id DESC LIMIT ?",
        (*params, hoeveel),
    )


def in_woorden(lezer: Lezer, rijen: Sequence[tuple[Any, ...]], codes: dict[Id, tuple[str, ...]]) -> tuple[LogRij, ...]:
    """Rows of `_lees` with names for ids. A row costs no query of its own."""
    collegas = _namen(lezer, {rij[2] for rij in rijen} | {rij[8] for rij in rijen if rij[8] is not None})
    personen = _personen(lezer, {rij[3] for rij in rijen if rij[3] is not None})
    huizen = _huishoudens(lezer, {rij[10] for rij in rijen if rij[10] is not None})
    waar = _waar(lezer, [rij[0] for rij in rijen])
    redenen = _redenen(lezer, rijen)
    uitleg = woorden()
    return tuple(
        LogRij(
            id=Id(rij[0]),
            tijd=rij[1],
            medewerker=collegas.get(rij[2], "onbekende collega"),
            soort=WOORDEN.get(rij[4] or "inzien", rij[4]),
            wat=rij[7],
            waarom=" · ".join(deel for deel in (rij[9], rij[5], redenen.get(rij[0], "")) if deel),
            over=collegas.get(rij[8], "") if rij[4] in OVER_COLLEGA else _over(rij[3], rij[10], personen, huizen),
            persoon_id=None if rij[3] is None else Id(rij[3]),
            huishouden_id=None if rij[10] is None else Id(rij[10]),
            namens=collegas.get(rij[8], "") if rij[4] not in OVER_COLLEGA else "",
            uitkomst=rij[6],
            aantal=rij[11],
            waar=waar.get(rij[0], ""),
            ongewoon=tuple(uitleg[code][0] for code in codes.get(Id(rij[0]), ()) if code in uitleg),
        )
        for rij in rijen
    )


def _over(persoon: Any, huis: Any, personen: dict[bytes, str], huizen: dict[bytes, str]) -> str:
    if persoon is not None:
        return personen.get(persoon, NIET_MEER)
    return huizen.get(huis, "") if huis is not None else ""


def _namen(lezer: Lezer, ids: set[bytes]) -> dict[bytes, str]:
    if not ids:
        return {}
    plekken = ", ".join("?" * len(ids))
    namen = dict(lezer.rows(f"SELECT id, naam FROM medewerker WHERE id IN ({plekken})", tuple(ids)))
    return {**namen, NIEMAND: NIEMAND_BEKEND}


def _personen(lezer: Lezer, ids: set[bytes]) -> dict[bytes, str]:
    if not ids:
        return {}
    vraag = (
        f"SELECT p.id, p.afgeschermd, p.geboortedatum, {NAAM_KOLOMMEN} FROM persoon p "
        f"WHERE p.id IN ({', '.join('?' * len(ids))})"
    )
    return {
        rij[0]: naam_of_afgeschermd(rij[3:], lezer, afgeschermd=bool(rij[1])) for rij in lezer.rows(vraag, tuple(ids))
    }


def _huishoudens(lezer: Lezer, ids: set[bytes]) -> dict[bytes, str]:
    if not ids:
        return {}
    alle = tuple(Id(id_) for id_ in ids)
    zonder_naam, _ = wat_verborgen_is(lezer, alle, lokaal(lezer.nu).date().isoformat())
    vraag = f"SELECT id, naam FROM huishouden WHERE id IN ({', '.join('?' * len(alle))})"
    return {rij[0]: AFGESCHERMD_HUISHOUDEN if Id(rij[0]) in zonder_naam else rij[1] for rij in lezer.rows(vraag, alle)}


def _redenen(lezer: Lezer, rijen: Sequence[tuple[Any, ...]]) -> dict[bytes, str]:
    """The sentence that was said before looking, per line. It stands with the dossier and goes with it, not here."""
    gezegd = [rij for rij in rijen if rij[5] or rij[4] == NOOD]
    if not gezegd:
        return {}
    wie = {rij[2] for rij in gezegd}
    gronden = lezer.rows(
        "SELECT medewerker_id, grondslag, van, tot, persoon_id, huishouden_id, reden FROM inzagegrond "
        f"WHERE medewerker_id IN ({', '.join('?' * len(wie))}) AND tot >= ? AND van <= ? AND reden <> '' "
        "AND status = 'actief' ORDER BY van",
        (*wie, min(rij[1] for rij in gezegd), max(rij[1] for rij in gezegd)),
    )
    uit = {}
    for rij in gezegd:
        toen = [grond for grond in gronden if grond[:2] == (rij[2], rij[5]) and grond[2] <= rij[1] <= grond[3]]
        zelf = [grond for grond in toen if (grond[4] or 0) == rij[3] or (grond[5] or 0) == rij[10]]
        if len(zinnen := {grond[6] for grond in zelf[-1:] or toen}) == 1:
            uit[rij[0]] = f"“{zinnen.pop()}”"
    return uit


def _waar(lezer: Lezer, ids: Sequence[bytes]) -> dict[bytes, str]:
    """At which desk each line was written."""
    if not ids:
        return {}
    vraag = (
        "SELECT rij, json_extract(kop, '$.b'), json_extract(kop, '$.id') FROM main.mutatie "
        f"WHERE rij IN ({', '.join('?' * len(ids))})"
    )
    ketens = EigenKetens(lezer.rows)
    return {
        rij: "deze balie" if ketens.is_hier(balie, mutatie) else f"balie {balie[-4:].upper()}"
        for rij, balie, mutatie in lezer.rows(vraag, tuple(ids))
    }
