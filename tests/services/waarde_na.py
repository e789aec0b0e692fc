"""What indicaties cost, the simple way: day after day, in exact fractions. Shares no code with the program."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

WOORDEN = {"uur": "uur", "uren": "uur", "dagdeel": "dagdeel", "dagdelen": "dagdeel", "etmaal": "etmaal",
           "etmalen": "etmaal", "stuk": "stuk", "stuks": "stuk"}  # fmt: skip
Rij = dict[str, Any]


def lees(omvang: str) -> tuple[Fraction, str, str] | None:
    """A volume of the kinds that these tests write: "3 uur per week", "2 stuks", "40 uren in totaal"."""
    woorden = omvang.replace(",", ".").split(" ", 2)
    if len(woorden) < 2 or woorden[1] not in WOORDEN:
        return None
    try:
        aantal = Fraction(woorden[0])
    except ValueError:
        return None
    eenheid, per = WOORDEN[woorden[1]], woorden[2] if len(woorden) > 2 else ""
    if not per:
        return (aantal, eenheid, "totaal") if eenheid == "stuk" and aantal else None
    per = "totaal" if per == "in totaal" else per.removeprefix("per ")
    return (aantal, eenheid, per) if aantal and per in ("totaal", "dag", "week", "4 weken", "maand", "jaar") else None


def lengte(per: str, dag: date) -> int:
    if per == "jaar":
        return 366 if calendar.isleap(dag.year) else 365
    return {"dag": 1, "week": 7, "4 weken": 28}.get(per) or calendar.monthrange(dag.year, dag.month)[1]


def geldt(tarief: Rij, dag: date, alle: list[Rij]) -> bool:
    if not tarief["van"] <= dag.isoformat() <= (tarief["tot"] or "9999"):
        return False
    return bool(tarief["tot"]) or not any(
        ander["eenheid"] == tarief["eenheid"] and tarief["van"] < ander["van"] <= dag.isoformat() for ander in alle
    )


def van_een_dag(rij: Rij, dag: date, alle: list[Rij]) -> Fraction | None:
    """What this day of an indicatie costs in cents; None when that is not known."""
    volume = lees(rij["omvang"])
    passend = []
    for tarief in alle:
        if not geldt(tarief, dag, alle):
            continue
        if tarief["eenheid"] in ("week", "4 weken", "maand"):
            passend.append(Fraction(tarief["centen"], lengte(tarief["eenheid"], dag)))
        elif volume is not None and volume[1] == tarief["eenheid"]:
            stuks = volume[0] * tarief["centen"]
            if volume[2] != "totaal":
                passend.append(stuks / lengte(volume[2], dag))
            elif volume[1] == "stuk":
                passend.append(stuks if dag.isoformat() == rij["van"] else Fraction(0))
            elif rij["tot"]:
                passend.append(stuks / ((date.fromisoformat(rij["tot"]) - date.fromisoformat(rij["van"])).days + 1))
            else:
                return None
    return passend[0] if len(passend) == 1 else None


def een(rij: Rij, tarieven: list[Rij], van: str, tot: str) -> Fraction | None:
    """What an indicatie costs in a period; None when some day of it is not known."""
    som, dag = Fraction(0), date.fromisoformat(max(van, rij["van"]))
    while dag.isoformat() <= min(tot, rij["tot"] or tot):
        deel = van_een_dag(rij, dag, tarieven)
        if deel is None:
            return None
        som, dag = som + deel, dag + timedelta(days=1)
    return som


def plek_van(rij: Rij, huizen: dict[bytes, Rij]) -> bytes | None:
    """Of which locatie an indicatie is: what its file said, or its household's."""
    return rij["locatie_id"] or huizen.get(rij["huishouden_id"], {}).get("locatie_id")


def tel(alles: Any, huizen: dict[bytes, Rij], van: str, tot: str, plek: bytes | None) -> tuple[int, int, Fraction]:
    """Of how many the value is known, how many run, and cents in all."""
    bekend, er, som = 0, 0, Fraction(0)
    for rij in alles["indicatie"]:
        if plek is not None and plek_van(rij, huizen) != plek:
            continue
        if not rij["van"]:
            er += van <= rij["besloten_op"] <= tot and (not rij["tot"] or rij["tot"] >= van)
            continue
        if rij["van"] > tot or (rij["tot"] and rij["tot"] < van):
            continue
        er += 1
        kost = een(rij, [t for t in alles["tarief"] if t["productgroep"] == rij["productgroep"]], van, tot)
        if kost is not None:
            bekend, som = bekend + 1, som + kost
    return bekend, er, som
