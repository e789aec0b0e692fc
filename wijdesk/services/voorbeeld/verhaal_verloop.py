"""What goes on in a made-up casus: contact moments, events and tasks, hand-offs in every stage, and indicaties."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.toeleiding import (
    KoppelToeleidingTerug,
    LegEersteContactVast,
    LegIndicatieVast,
    NeemToeleidingAan,
    StartIndicatie,
    StelToeleidingVoor,
    TrekToeleidingIn,
    WeigerToeleiding,
)
from wijdesk.models.opdrachten.verloop import (
    ContactmomentInvoer,
    LegContactmomentVast,
    LegGebeurtenisVast,
    MaakTaak,
    RondTaakAf,
)
from wijdesk.models.values import moment_van
from wijdesk.services.voorbeeld.verhaal import HUISHOUDEN, Kaart, Verhaal, wie

_MOMENTEN = (3, 14)
"""Fewest and most contact moments of an ordinary casus that is months old."""
_MEESTE = 40
_OJG = "OJG-gesprek"
_STAPPEN = {0: (3, 400), 1: (2, 90), 2: (1, 49), 3: (0, 21), 4: (3, 400), 5: (3, 400), 6: (0, 400), 7: (1, 61)}
"""Per kind of run: steps taken, and at most so many days ago it was proposed; 1, 3 and 7 are a little past a limit."""


# Contact -------------------------------------------------------------------------------------------------------------


def contact(v: Verhaal) -> None:
    """First the visit of the beginning, then what belongs to the thema in its order, with everyday contact between."""
    aantal = _hoeveel(v)
    dagen = sorted({0, *(v.rng.randint(1, max(1, v.lengte)) for _ in range(aantal - 1))})
    eigen = list(v.thema["notities"])
    tussen = v.rng.sample(v.woorden["tussen"], len(v.woorden["tussen"]))
    for plek, na in enumerate(dagen):
        if plek == 0:
            ruw = v.rng.choice(v.woorden["eerste"])
        elif eigen and plek % 2 == 0 and (aantal < 12 or plek % 4 == 0):
            ruw = eigen.pop(0)
        elif plek > 6 and plek >= len(dagen) - 2:
            ruw = v.woorden["later"][plek % len(v.woorden["later"])]
        else:
            ruw = tussen[plek % len(tussen)]
        _moment(v, ruw, na, plek)


def _hoeveel(v: Verhaal) -> int:
    if v.casus.rijk:
        return min(_MEESTE, 3 + v.lengte // 8)
    return max(1, min(v.rng.randint(*_MOMENTEN), 1 + v.lengte // 6))


def _moment(v: Verhaal, ruw: str, na: int, plek: int) -> None:
    kop, tekst = ruw.split(": ", 1)
    soort, duur = kop.rsplit(" ", 1)
    begin = v.moment(na) if plek else datetime.combine(v.dag(0), v.moment(0).time().replace(hour=10 + plek % 2))
    eind = begin + timedelta(minutes=int(duur))
    if eind + timedelta(minutes=15) > min(v.nu, v.einde):
        return
    met = (v.kind,) if soort == _OJG else () if plek % 5 == 3 else (v.p,) if plek % 4 or v.p is v.q else (v.p, v.q)
    rondom = v.thema["rondom"][plek % len(v.thema["rondom"])].split(";")[0] if soort.startswith("overleg") else ""
    notitie = v.zin(tekst)

    def maak(kaart: Kaart) -> Opdracht[Any]:
        return LegContactmomentVast(
            id=kaart.ids(),
            huishouden_id=kaart[HUISHOUDEN],
            invoer=ContactmomentInvoer(
                op=moment_van(begin),
                soort=soort,
                notitie=notitie,
                duur=int(duur),
                personen=tuple(kaart[wie(lid)] for lid in met),
                met=v.zin(rondom),
            ),
        )

    v.stap(eind + timedelta(minutes=12), maak)


# Events and tasks ----------------------------------------------------------------------------------------------------


def gebeurtenissen(v: Verhaal) -> None:
    """One or two things that happened and were no contact."""
    for keer in range(2 if v.casus.rijk else v.casus.plaats % 2):
        na = v.rng.randint(6, max(7, v.lengte))
        if not v.gebeurd(na):
            continue
        soort, tekst = v.een(v.woorden["gebeurtenissen"][keer::2]).split(": ", 1)
        soort = soort[0].lower() + soort[1:]
        v.stap(v.moment(na), partial(_gebeurtenis, v, na, soort, tekst))


def _gebeurtenis(v: Verhaal, na: int, soort: str, tekst: str, kaart: Kaart) -> Opdracht[Any]:
    return LegGebeurtenisVast(
        id=kaart.ids(), huishouden_id=kaart[HUISHOUDEN], op=v.dag(na).isoformat(), soort=soort,
        tekst=tekst, persoon_id=kaart[wie(v.p)],
    )  # fmt: skip


def taken(v: Verhaal) -> None:
    """A task that was done, and one for the days to come; now and then one that is late."""
    if v.casus.gesloten:
        return
    namen = v.rng.sample(v.woorden["taken"], 2)
    if v.gebeurd(12, marge=9):
        v.stap(v.moment(12), partial(_taak, namen[0], v.dag(19).isoformat()), "taak oud")
        v.stap(v.moment(17), lambda kaart: RondTaakAf(id=kaart["taak oud"], uitkomst="Gedaan, alles klopt."))
    if v.casus.rijk or v.casus.plaats % 3 == 0:
        voor = v.nu.date() + timedelta(days=(2, 5, -3, 9, 0, 1)[v.casus.plaats % 6])
        gemaakt = max(v.nu - timedelta(days=4), datetime.combine(v.dag(0), v.moment(0).time()) + timedelta(hours=2))
        v.stap(gemaakt, partial(_taak, namen[1], voor.isoformat()))


def _taak(wat: str, voor: str, kaart: Kaart) -> Opdracht[Any]:
    return MaakTaak(id=kaart.ids(), huishouden_id=kaart[HUISHOUDEN], wat=wat, voor=voor)


# Hand-offs and indicaties --------------------------------------------------------------------------------------------


def toeleidingen(v: Verhaal) -> None:
    """One or two, each in another stage: from proposed to told back, refused, withdrawn, and stuck on the way."""
    for plek, ruw in enumerate(v.thema["naar"][: 2 if v.casus.rijk or v.casus.plaats % 2 else 1]):
        _toeleiding(v, ruw, plek)


def _toeleiding(v: Verhaal, ruw: str, plek: int) -> None:
    soort, naar, waarom, terug = (deel.strip() for deel in ruw.split(";", 3))
    soort_loop = (v.casus.plaats + plek * 2) % 8
    na = 14 + plek * 22
    if not v.casus.gesloten:
        na = max(na, v.lengte - _STAPPEN[soort_loop][1])
    if not v.gebeurd(na):
        return
    sleutel = f"toeleiding {plek}"
    doel = "doel 0" if plek == 0 and v.casus.plaats % 3 else ""
    reden = v.een(v.woorden["weigeringen"])
    v.stap(
        v.moment(na + 20) if doel and v.gebeurd(na + 20) else v.moment(na),
        lambda kaart: StelToeleidingVoor(
            huishouden_id=kaart[HUISHOUDEN],
            naar=naar,
            soort=soort,
            waarom=v.zin(waarom),
            persoon_id=kaart[wie(v.p)],
            doel_id=kaart.bekend.get(doel),
            op=v.dag(na).isoformat(),
        ),
        sleutel,
    )
    stappen = 3 if v.casus.gesloten else _STAPPEN[soort_loop][0]
    dagen = (na + 24, na + 40, na + 75)
    if soort_loop == 6 and v.gebeurd(na + 30):
        if v.casus.plaats // 2 % 2:
            v.stap(v.moment(na + 30), lambda kaart: WeigerToeleiding(id=kaart[sleutel], reden=reden))
        else:
            weg = v.een(v.woorden["intrekkingen"])
            v.stap(v.moment(na + 30), lambda kaart: TrekToeleidingIn(id=kaart[sleutel], reden=weg))
        return
    if stappen > 0 and v.gebeurd(dagen[0]):
        v.stap(v.moment(dagen[0]), lambda kaart: NeemToeleidingAan(id=kaart[sleutel]))
    if stappen > 1 and v.gebeurd(dagen[1]):
        v.stap(v.moment(dagen[1]), lambda kaart: LegEersteContactVast(id=kaart[sleutel]))
    if stappen > 2 and v.gebeurd(dagen[2]):
        v.stap(v.moment(dagen[2]), lambda kaart: KoppelToeleidingTerug(id=kaart[sleutel], woorden=v.zin(terug)))


def indicaties(v: Verhaal) -> None:
    """A decision for maatwerk: running, soon to be looked at again, or waiting with something to bridge it."""
    if not v.thema["indicatie"] or not v.gebeurd(50):
        return
    productgroep, aanbieder, omvang = (deel.strip() for deel in v.thema["indicatie"].split(";"))
    vandaag = v.nu.date()
    stand = v.casus.plaats % 4
    besloten = v.dag(48)
    wacht = stand == 1
    if wacht:
        besloten = max(besloten, vandaag - timedelta(days=v.rng.randint(20, 110)))
    tot = vandaag + timedelta(days=(40, 300, 200, 20)[stand] + v.rng.randint(0, 30))
    van = besloten + timedelta(days=14)
    overbrugging = v.een(v.woorden["overbrugging"]) if wacht else ""
    moment = max(v.moment(49), datetime.combine(besloten, v.moment(49).time()))
    vorige = v.dag(49) - timedelta(days=430)
    if stand in {2, 3}:
        v.stap(
            moment,
            lambda kaart: LegIndicatieVast(
                huishouden_id=kaart[HUISHOUDEN], productgroep=productgroep, soort="nieuw", aanbieder=aanbieder,
                omvang=omvang, persoon_id=kaart[wie(v.p)], besloten_op=vorige.isoformat(), van=vorige.isoformat(),
                tot=besloten.isoformat(), gestart_op=vorige.isoformat(),
            ),
            "indicatie oud",
        )  # fmt: skip
    v.stap(
        moment + timedelta(minutes=3),
        lambda kaart: LegIndicatieVast(
            huishouden_id=kaart[HUISHOUDEN],
            productgroep=productgroep,
            soort="herindicatie" if stand in {2, 3} else "nieuw",
            vorige_id=kaart.bekend.get("indicatie oud"),
            aanbieder=aanbieder,
            omvang=omvang,
            persoon_id=kaart[wie(v.p)],
            besloten_op=besloten.isoformat(),
            van=van.isoformat(),
            tot=tot.isoformat() if tot > van else "",
            zonder_einde=tot <= van,
            wacht_sinds=besloten.isoformat() if wacht else "",
            overbrugging=overbrugging,
        ),
        "indicatie",
    )
    if not wacht and v.gebeurd(70):
        v.stap(v.moment(70), partial(_start, van.isoformat()))


def _start(op: str, kaart: Kaart) -> Opdracht[Any]:
    return StartIndicatie(id=kaart["indicatie"], op=op)
