"""The plan of a made-up casus: goals with actions, safety agreements, versions, agreement and evaluations."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import partial
from math import pi, sin
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.handtekening import naar_tekst
from wijdesk.models.opdrachten.akkoord import DoelOordeel, GeefAkkoord, HoudEvaluatie, PlanEvaluatie, StelVersieVast
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    MaakPlan,
    PlanInvoer,
    VeiligheidInvoer,
    VoegActieToe,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigPlan,
    ZetActie,
)
from wijdesk.services.voorbeeld.gezinnen import Gezinslid
from wijdesk.services.voorbeeld.verhaal import HUISHOUDEN, Kaart, Verhaal, wie

PLAN = "plan"
_ACTIE = re.compile(r"(?P<uitvoerder>[^/ ]+)(?:/(?P<wie>.+?))? (?P<dagen>\d+): (?P<wat>.+)")
_LAAT = 35
"""Days: what was to be done longer ago was done, or is not needed any more."""
_TOCH_LANGER = 0.85
"""Part of the goals that would be past their day by now, and were given more time from the start."""
_EVALUATIES = (95, 190, 285, 380)
"""Days after the plan was made."""


@dataclass(frozen=True, slots=True)
class _Doel:
    """A goal of this plan, and whether it was rounded off at an evaluation."""

    plek: int
    bron: dict[str, Any]
    klaar_na: int = 0


def plan(v: Verhaal) -> None:
    """A plan when the casus is a few weeks old; young ones have none yet, some old ones neither."""
    na = 16 + v.casus.plaats % 3 * 6
    if not v.gebeurd(na) or (v.casus.plaats % 13 == 11 and not v.casus.rijk):
        return
    bronnen = v.thema["doel"][: 4 if v.casus.rijk else v.rng.randint(1, 3)]
    klaar_na = _EVALUATIES[1] if v.rng.random() < 0.5 else 0
    doelen = [_Doel(plek, bron, 0 if plek else klaar_na) for plek, bron in enumerate(bronnen)]
    moment = v.moment(na)
    soort = v.thema["plan"] if v.casus.gezin.kinderen else "integraal ondersteuningsplan"
    v.stap(moment, lambda kaart: MaakPlan(huishouden_id=kaart[HUISHOUDEN], soort=soort), PLAN)
    fgp = "ja" if v.casus.gezin.kinderen else ""
    invoer = PlanInvoer(
        soort=soort,
        situatie=v.zin(v.thema["situatie"]),
        gaat_goed=v.zin(v.thema["gaat_goed"]),
        familiegroepsplan=fgp,
        familiegroepsplan_op=v.dag(5).isoformat() if fgp else "",
        familiegroepsplan_reden=_LIEVER_SAMEN if fgp and soort != "familiegroepsplan" else "",
    )
    v.stap(
        moment + timedelta(minutes=2),
        lambda kaart: WijzigPlan(id=kaart[PLAN], invoer=invoer, gezien=PlanInvoer(soort=soort)),
    )
    for doel in doelen:
        _doel(v, doel, na, moment + timedelta(minutes=5 + 5 * doel.plek))
    for plek, ruw in enumerate(v.thema.get("veiligheid", ())):
        tekst, wie_ = (v.zin(deel) for deel in ruw.split(";"))
        v.stap(
            moment + timedelta(minutes=30 + plek),
            partial(_veiligheid, VeiligheidInvoer(tekst=tekst, wie=wie_)),
        )
    _versie(v, na + 4, nummer=1)
    for keer, dagen in enumerate(_EVALUATIES):
        _evaluatie(v, doelen, keer, na, dagen)


def _veiligheid(invoer: VeiligheidInvoer, kaart: Kaart) -> Opdracht[Any]:
    return VoegVeiligheidToe(plan_id=kaart[PLAN], invoer=invoer)


def _doel(v: Verhaal, doel: _Doel, na: int, moment: datetime) -> None:
    samen = doel.bron.get("allen") or doel.bron["woorden"].startswith(("Wij ", "We "))
    voor = v.kind if doel.bron.get("kind") else v.p if doel.plek % 2 and not samen else None
    begin = v.dag(na)
    streef = begin + timedelta(days=v.rng.choice((84, 112, 182, 364)))
    if streef < v.nu.date() and v.rng.random() < _TOCH_LANGER:
        streef = v.nu.date() + timedelta(days=v.rng.randint(14, 120))

    def maak(kaart: Kaart) -> Opdracht[Any]:
        return VoegDoelToe(
            plan_id=kaart[PLAN],
            invoer=DoelInvoer(
                woorden=v.zin(doel.bron["woorden"]),
                leefgebied=doel.bron["leefgebied"],
                personen=() if voor is None else (kaart[wie(voor)],),
                wanneer_bereikt=v.zin(doel.bron["bereikt"]),
                begin=begin.isoformat(),
                streef=streef.isoformat(),
            ),
        )

    v.stap(moment, maak, f"doel {doel.plek}")
    for nummer, ruw in enumerate(doel.bron["acties"]):
        _actie(v, doel, nummer, ruw, na, moment + timedelta(minutes=1 + nummer))


def _actie(v: Verhaal, doel: _Doel, nummer: int, ruw: str, na: int, moment: datetime) -> None:
    gelezen = _ACTIE.fullmatch(ruw)
    if gelezen is None:
        raise ValueError("an action of the example cannot be read")
    dagen = int(gelezen["dagen"]) + v.rng.randint(0, 6)
    naam = gelezen["wie"] or ""
    invoer = ActieInvoer(
        wat=v.zin(gelezen["wat"]),
        uitvoerder=gelezen["uitvoerder"],
        wie=naam[0].upper() + naam[1:] if naam else "",
        klaar_voor=v.dag(na + dagen).isoformat(),
    )
    sleutel = f"actie {doel.plek}.{nummer}"
    v.stap(moment, lambda kaart: VoegActieToe(doel_id=kaart[f"doel {doel.plek}"], invoer=invoer), sleutel)
    klaar = na + dagen + v.rng.randint(-4, 5)
    worp, reden = v.rng.random(), v.een(_NIET_NODIG)
    kort_geleden = v.lengte - klaar < _LAAT
    if klaar <= na + 1 or not v.gebeurd(klaar) or (worp > 0.7 and kort_geleden):
        return
    if worp > 0.93:
        v.stap(
            v.moment(klaar),
            lambda kaart: ZetActie(id=kaart[sleutel], stand="niet meer nodig", reden=reden),
        )
    else:
        v.stap(v.moment(klaar), lambda kaart: ZetActie(id=kaart[sleutel], stand="gedaan"))


def _versie(v: Verhaal, na: int, *, nummer: int) -> None:
    """The plan is fixed and the family says yes: mostly on paper, sometimes drawn, now and then not."""
    if not v.gebeurd(na, marge=0):
        return
    sleutel = f"versie {nummer}"
    moment = v.moment(na)
    reden = "" if nummer == 1 else "Aangepast na de evaluatie"
    v.stap(moment, lambda kaart: StelVersieVast(plan_id=kaart[PLAN], reden=reden), sleutel)
    tekenaars = [v.p] if v.q is v.p or not v.casus.rijk else [v.p, v.q]
    if v.casus.plaats % 7 == 5 and nummer == 1:
        return
    for plek, lid in enumerate(tekenaars):
        op = na + 2 + plek
        if not v.gebeurd(op, marge=0):
            return
        niet = v.casus.plaats % 10 == 7 and plek == 1 and nummer == 1
        getekend = v.casus.plaats % 3 == 0 and not niet
        v.stap(
            v.moment(op),
            partial(
                _akkoord,
                lid,
                sleutel,
                "niet akkoord" if niet else "op het scherm" if getekend else "op papier",
                v.dag(op).isoformat(),
                handtekening(v.casus.plaats * 7 + plek) if getekend else "",
                "Ik wil eerst weten wat er met school wordt besproken." if niet else "",
            ),
        )


def _akkoord(
    lid: Gezinslid, versie: str, wijze: str, op: str, tekening: str, opmerking: str, kaart: Kaart
) -> Opdracht[Any]:
    return GeefAkkoord(
        versie_id=kaart[versie], wijze=wijze, op=op, persoon_id=kaart[wie(lid)], handtekening=tekening,
        opmerking=opmerking,
    )  # fmt: skip


def _evaluatie(v: Verhaal, doelen: list[_Doel], keer: int, na: int, dagen: int) -> None:
    """Planned when the plan or the last one was there; held a few days round that day, unless it is still to come."""
    gepland_op_dag = na + (8 if keer == 0 else _EVALUATIES[keer - 1] + 1)
    if not v.gebeurd(gepland_op_dag):
        return
    sleutel = f"evaluatie {keer}"
    op = v.dag(na + dagen)
    v.stap(v.moment(gepland_op_dag), lambda kaart: PlanEvaluatie(plan_id=kaart[PLAN], op=op.isoformat()), sleutel)
    if not v.gebeurd(na + dagen) or (v.casus.plaats % 8 == 3 and keer == 0 and v.lengte < na + dagen + 40):
        return
    lopend = [doel for doel in doelen if not doel.klaar_na or dagen <= doel.klaar_na]

    def maak(kaart: Kaart) -> Opdracht[Any]:
        return HoudEvaluatie(
            plan_id=kaart[PLAN],
            evaluatie_id=kaart[sleutel],
            op=op.isoformat(),
            aanwezig=", ".join([*dict.fromkeys((v.p.naam, v.q.naam)), *_iemand(v)]),
            verslag=v.zin(_VERSLAGEN[min(keer, 2)]),
            doelen=tuple(_oordeel(v, doel, keer, dagen, kaart) for doel in lopend),
        )

    v.stap(v.moment(na + dagen), maak)
    if v.casus.rijk or keer == 0:
        if not doelen[-1].klaar_na and v.gebeurd(na + dagen + 1):
            nieuw, voor = f"nieuw {keer}", na + dagen + 60
            v.stap(v.moment(na + dagen + 1), partial(_erbij, f"doel {doelen[-1].plek}", keer, v.dag(voor)), nieuw)
            if v.gebeurd(voor - 3):
                v.stap(v.moment(voor - 3), lambda kaart: ZetActie(id=kaart[nieuw], stand="gedaan"))
        _versie(v, na + dagen + 5, nummer=keer + 2)


def _erbij(doel: str, keer: int, voor: date, kaart: Kaart) -> Opdracht[Any]:
    """What the evaluation added to the plan."""
    uitvoerder, wat = _NIEUW[min(keer, 2)]
    return VoegActieToe(
        doel_id=kaart[doel], invoer=ActieInvoer(wat=wat, uitvoerder=uitvoerder, klaar_voor=voor.isoformat())
    )


_NIEUW = (
    ("zelf", "Opschrijven wat er goed ging, voor de volgende keer"),
    ("WIJ", "Na zes weken bellen of het zo blijft gaan"),
    ("netwerk", "Iemand kiezen die meekijkt als wij weg zijn"),
)
_NIET_NODIG = ("Het ging vanzelf al beter.", "Iemand uit de familie had dit al gedaan.", "Er is iets beters gevonden.")
_LIEVER_SAMEN = "Het gezin wil liever samen met ons een plan maken."
_VERSLAGEN = (
    "Het plan rustig doorgelopen. {p} is trots op wat er al lukt. Wat nog niet ging, hebben we kleiner gemaakt.",
    "Halverwege. Er is veel gebeurd en de meeste afspraken lopen. {p} zegt: ik hoef minder vaak te bellen.",
    "Het gaat goed genoeg om vooruit te kijken. Afgesproken wat er nodig is om af te ronden.",
)


def _iemand(v: Verhaal) -> list[str]:
    return [v.zin(v.thema["rondom"][0].split(";")[0])] if v.casus.plaats % 2 else []


def _oordeel(v: Verhaal, doel: _Doel, keer: int, dagen: int, kaart: Kaart) -> DoelOordeel:
    klaar = doel.klaar_na == dagen
    return DoelOordeel(
        doel_id=kaart[f"doel {doel.plek}"],
        score=doel.bron["cijfers"][2 if klaar else min(keer, 2)],
        toelichting=v.zin(doel.bron["gezegd"][2 if klaar else min(keer, 2)]),
        stand="behaald" if klaar else "",
    )


def handtekening(nummer: int) -> str:
    """A drawn signature: a long wave that grows smaller, and a line below it. No two numbers look the same."""
    fase, maat = nummer * 0.7, 60 + nummer * 37 % 70
    golf = tuple(
        (120 + stap * 9, round(200 - maat * sin(stap / (2.2 + nummer % 4) + fase) * (1 - stap / 110)))
        for stap in range(80)
    )
    streep = tuple((180 + stap * 30, round(300 - 22 * sin(stap * pi / 18))) for stap in range(18))
    return naar_tekst((golf, streep))
