"""The beginning and the end of a made-up casus, and what runs beside it: terms, people around it, assessments."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, LegToestemmingVast, VoegBetrokkeneToe
from wijdesk.models.opdrachten.huishouden import LegGezagVast, LidInvoer, MaakHuishouden
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.opdrachten.regie import DoeNazorg, OpenCasus, PlanNazorg, SluitCasus
from wijdesk.models.opdrachten.termijn import HaalTermijn, SchortTermijnOp, VervalTermijn
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.gezinnen import GEZAG, KIND, Gezin, Gezinslid
from wijdesk.services.voorbeeld.verhaal import HUISHOUDEN, Kaart, Verhaal, wie

CASUS = "casus"
TERMIJN = "termijn "
_JAREN_SAMEN = 6


def begin(v: Verhaal) -> None:
    """The household is written down, the casus opens, and the terms of the law are dealt with or left."""
    start = datetime.combine(v.dag(0), time(9, 15)) if v.casus.dagen else v.nu - timedelta(hours=3)
    v.stap(start, lambda kaart: _huishouden(v, kaart, v.casus.gezin), HUISHOUDEN)
    ander = v.casus.tweede_huis
    if ander is not None:
        v.stap(start + timedelta(minutes=4), lambda kaart: _huishouden(v, kaart, ander))
    melding = (v.begin - timedelta(days=v.rng.randint(0, 6))).isoformat()
    aanleiding = v.een(v.thema["aanleiding"])
    v.stap(
        start + timedelta(minutes=9),
        lambda kaart: OpenCasus(
            huishouden_id=kaart[HUISHOUDEN],
            wettelijk_kader=v.thema["kader"],
            aanleiding=aanleiding,
            melding_op=melding,
            tandem_id=kaart.bekend.get("tandem") if v.casus.plaats % 4 == 0 else None,
        ),
        CASUS,
    )
    if v.casus.rijk and v.gebeurd(0):
        for plek, kind in enumerate(v.casus.gezin.kinderen):
            ouders = tuple(lid for lid in v.casus.gezin.volwassenen if lid.rol == GEZAG)
            if kind.rol == KIND and kind.jaren < 18 and ouders:
                v.stap(start + timedelta(minutes=12 + plek), partial(_gezag, kind, ouders))
    _termijnen(v)
    _betrokkenen(v)


def _gezag(kind: Gezinslid, ouders: tuple[Gezinslid, ...], kaart: Kaart) -> LegGezagVast:
    return LegGezagVast(
        kind_id=kaart[wie(kind)],
        ouders=tuple(kaart[wie(lid)] for lid in ouders),
        van=kind.invoer.geboortedatum,
        opmerking="Gezagsregister",
    )


def _huishouden(v: Verhaal, kaart: Kaart, gezin: Gezin) -> MaakHuishouden:
    return MaakHuishouden(leden=tuple(_lid(v, kaart, lid) for lid in gezin.leden))


def _lid(v: Verhaal, kaart: Kaart, lid: Gezinslid) -> LidInvoer:
    samen = v.begin - timedelta(days=365 * _JAREN_SAMEN + 40)
    if lid.opmerking:
        samen = v.begin - timedelta(days=300)
    bekend = kaart.bekend.get(wie(lid))
    return LidInvoer(
        persoon_id=bekend,
        nieuwe_persoon=None if bekend else lid.invoer,
        rol=lid.rol,
        verblijf=lid.verblijf,
        van=max(samen.isoformat(), lid.invoer.geboortedatum),
        opmerking=lid.opmerking,
    )


def _termijnen(v: Verhaal) -> None:
    """Most are done in time; some are late, run out this week or stand still."""
    soort = v.casus.plaats % 9
    kader = v.thema["kader"]
    if kader != "Wmo 2015":
        return
    if v.gebeurd(2):
        op = v.dag(2).isoformat()
        v.stap(v.moment(2), lambda kaart: HaalTermijn(id=kaart[f"{TERMIJN}wmo-ontvangst"], op=op))
    if v.gebeurd(8):
        v.stap(
            v.moment(8),
            lambda kaart: VervalTermijn(
                id=kaart[f"{TERMIJN}wmo-persoonlijk-plan"],
                op=v.dag(8).isoformat(),
                reden="De inwoner wil het plan samen met ons maken.",
            ),
        )
    if soort == 4 and v.gebeurd(20):
        reden = v.een(v.woorden["opschortingen"])
        tot = "" if v.casus.dagen < 120 else v.dag(48).isoformat()
        v.stap(
            v.moment(20),
            lambda kaart: SchortTermijnOp(
                id=kaart[f"{TERMIJN}wmo-onderzoek"], van=v.dag(20).isoformat(), tot=tot, reden=reden
            ),
        )
        if not tot:
            return
    na = 33 if soort != 2 else 47
    if v.gebeurd(na) and not (soort == 7 and v.casus.dagen < 160):
        v.stap(v.moment(na), lambda kaart: HaalTermijn(id=kaart[f"{TERMIJN}wmo-onderzoek"], op=v.dag(na).isoformat()))


def _betrokkenen(v: Verhaal) -> None:
    """Network and professionals, and what may be shared with the second of them."""
    for plek, ruw in enumerate(v.thema["rondom"]):
        naam, relatie, organisatie = (v.zin(deel) if deel.strip() else "" for deel in ruw.split(";"))
        if not v.gebeurd(1 + plek, marge=0):
            return
        invoer = BetrokkeneInvoer(
            soort="professional" if organisatie else "netwerk",
            naam=naam,
            relatie=relatie,
            organisatie=organisatie,
            telefoon=f"050-9{v.rng.randint(100_000, 999_999)}" if organisatie else "",
            jim="JIM" in relatie,
        )
        v.stap(
            v.moment(1 + plek * 2),
            lambda kaart, invoer=invoer: VoegBetrokkeneToe(huishouden_id=kaart[HUISHOUDEN], invoer=invoer),  # type: ignore[misc]
            f"betrokkene {plek}",
        )
    if len(v.thema["rondom"]) > 1 and v.gebeurd(9):
        over = v.kind if v.thema["naam"] in {"opvoeden", "scheiding"} else v.p
        gevers = _gevers(v, over)
        gegevens = v.rng.choice((("contactgegevens", "plan"), ("voortgang", "school en werk"), ("plan", "gezondheid")))
        stand = "geweigerd" if v.casus.plaats % 11 == 6 else "gegeven"
        tot = "" if v.rng.random() < 0.5 else (v.dag(9) + timedelta(days=365)).isoformat()
        v.stap(
            v.moment(9),
            lambda kaart: LegToestemmingVast(
                betrokkene_id=kaart["betrokkene 1"],
                persoon_id=kaart[wie(over)],
                gegevens=gegevens,
                gevers=tuple(kaart[wie(lid)] for lid in gevers),
                stand=stand,
                wijze="schriftelijk" if v.casus.rijk else "mondeling",
                tot=tot if stand == "gegeven" else "",
            ),
        )


def _gevers(v: Verhaal, over: Gezinslid) -> tuple[Gezinslid, ...]:
    """Whose yes is asked: parents with gezag below sixteen, the child too from twelve, and only oneself after that."""
    leeftijd = over.jaren - v.casus.dagen // 365 - 1  # the age on the day it was asked, or a year below
    if not over.is_kind or leeftijd >= 16:
        return (over,)
    ouders = tuple(lid for lid in v.casus.gezin.volwassenen if lid.rol == GEZAG)
    return (*ouders, over) if leeftijd >= 12 and over.jaren < 16 else ouders


def zrm(v: Verhaal) -> None:
    """Two or three assessments; what the casus is about moves, mostly up, the rest hardly."""
    domeinen = [str(code["code"]) for code in lees_toml("codes/zrm_domein.toml")["code"]]
    niveaus: dict[str, int | None] = {
        domein: v.thema["zrm"].get(domein, None if v.rng.random() < 0.18 else v.rng.choice((4, 4, 5)))
        for domein in domeinen
    }
    for keer, na in enumerate((11, 112, 236)):
        if not v.gebeurd(na) or (keer == 2 and not v.casus.rijk):
            return
        if keer:
            for domein, niveau in niveaus.items():
                beweegt = domein in v.thema["zrm"]
                if niveau is not None and v.rng.random() < (0.7 if beweegt else 0.12):
                    niveaus[domein] = max(1, min(5, niveau + (-1 if v.rng.random() < 0.12 else 1)))
        scores = tuple(
            ZrmInvoer(domein=domein, niveau=niveau) for domein, niveau in niveaus.items() if niveau is not None
        )
        op = v.dag(na).isoformat()
        v.stap(
            v.moment(na),
            lambda kaart, op=op, scores=scores: LegZrmVast(  # type: ignore[misc]
                id=kaart.ids(), huishouden_id=kaart[HUISHOUDEN], persoon_id=kaart[wie(v.p)], op=op, scores=scores
            ),
        )


def einde(v: Verhaal) -> None:
    """Closing with an outcome per goal, and a check three months later."""
    if not v.casus.gesloten:
        return
    reden, toelichting = v.een(v.woorden["sluiten"]).split(": ", 1)
    goed = reden in {"Doelen behaald", "Gezin gaat zelf verder"}
    stand = "behaald" if goed else "deels behaald"
    v.stap(
        v.einde,
        lambda kaart: SluitCasus(
            huishouden_id=kaart[HUISHOUDEN],
            sluitreden=reden[0].lower() + reden[1:],
            toelichting=toelichting,
            doelen=tuple(
                DoelUitkomst(doel_id=id_, stand=stand, reden="" if goed else "De casus sluit eerder.")
                for sleutel, id_ in kaart.bekend.items()
                if sleutel.startswith("doel ")
            ),
        ),
    )
    na = v.casus.gesloten + (91 if v.casus.plaats % 5 else 240)
    v.stap(
        v.einde + timedelta(minutes=6),
        lambda kaart: PlanNazorg(casus_id=kaart[CASUS], gepland_op=v.dag(na).isoformat()),
        "nazorg",
    )
    if datetime.combine(v.dag(na), time(17)) < v.nu and v.casus.plaats % 6:
        hoe, verslag = v.een(v.woorden["nazorg"]).split(": ", 1)
        v.stap(
            v.moment(na),
            lambda kaart: DoeNazorg(id=kaart["nazorg"], hoe_gaat_het=hoe[0].lower() + hoe[1:], verslag=verslag),
        )
