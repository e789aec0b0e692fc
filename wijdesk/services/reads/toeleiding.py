"""Warm hand-offs and indicaties: of one household, what is stuck, and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.toeleiding import LeesIndicaties, LeesToeleidingen, LeesVastgelopen, LeesWachtlijst
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.toeleiding_advies import toestemming_advies
from wijdesk.models.toeleiding_tempo import OPEN_STANDEN, herindicatie_nodig, herinnering_op, wacht
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, volg_huishouden, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.overleden import LEEFT
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen
from wijdesk.store.toestemmingen import lees_overzicht

DOEL = "hulp organiseren voor het huishouden (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.4.0)"
OPEN = "t.stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"
WACHT = "i.wacht_sinds <> '' AND i.gestart_op = ''"
KLAAR = ("opgevolgd", "afgelopen")
"""Of these nothing is shared any more."""
_VERDER = "SELECT 1 FROM indicatie n WHERE n.vorige_id = i.id AND n.status = 'actief'"
OPGEVOLGD = f"EXISTS ({_VERDER} AND (NOT ({WACHT}) OR n.wacht_sinds <> '' OR n.gestart_op <> ''))"
"""One that waits is followed only by a herindicatie that took over the wait: nobody drops off the list by renewing."""

_DOEL_OVER_VERBORGEN = (
    "EXISTS (SELECT 1 FROM doelpersoon dp JOIN persoon q ON q.id = dp.persoon_id "
    "WHERE dp.doel_id = t.doel_id AND dp.status = 'actief' AND q.afgeschermd)"
)
_TOELEIDING = (
    "SELECT t.id, t.huishouden_id, h.naam, coalesce(r.naam, ''), t.persoon_id, t.doel_id, t.naar, t.soort, t.waarom, "
    "t.contactpersoon, m.naam, t.stand, t.voorgesteld_op, t.aangenomen_op, t.eerste_contact_op, t.teruggekoppeld_op, "
    "t.gestopt_op, t.reden, t.terugkoppeling, coalesce(p.afgeschermd, 0), coalesce(d.woorden, ''), "
    f"{_DOEL_OVER_VERBORGEN}, {NAAM_KOLOMMEN} FROM toeleiding t "
    "JOIN huishouden h ON h.id = t.huishouden_id JOIN medewerker m ON m.id = t.medewerker_id "
    "LEFT JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN persoon p ON p.id = t.persoon_id "
    "LEFT JOIN doel d ON d.id = t.doel_id AND d.status = 'actief' "
    "WHERE t.status = 'actief'"
)
_INDICATIE = (
    "SELECT i.id, i.huishouden_id, coalesce(h.naam, ''), coalesce(r.naam, ''), i.persoon_id, i.toeleiding_id, "
    "i.productgroep, i.soort, i.aanbieder, i.omvang, i.besloten_op, i.van, i.tot, i.vorige_id, i.wacht_sinds, "
    "i.gestart_op, i.overbrugging, i.bron_nummer <> '', "
    f"{OPGEVOLGD}, coalesce(p.afgeschermd, 0), {NAAM_KOLOMMEN} FROM indicatie i "
    "LEFT JOIN huishouden h ON h.id = i.huishouden_id LEFT JOIN medewerker r ON r.id = h.regisseur_id "
    "LEFT JOIN persoon p ON p.id = i.persoon_id WHERE i.status = 'actief'"
)


@leesvraag(LeesToeleidingen, recht="casus.lezen", doel=DOEL)
def lees_toeleidingen(lezer: Lezer, v: LeesToeleidingen) -> tuple[ToeleidingRij, ...]:
    """Of one household, open ones first, with the consent that is missing for each."""
    id_ = volg_huishouden(lezer, v.huishouden_id)
    rijen = lezer.rows(f"{_TOELEIDING} AND t.huishouden_id = ? ORDER BY t.voorgesteld_op DESC, t.id DESC", (id_,))
    overzicht = lees_overzicht(lezer, id_) if any(rij[11] in OPEN_STANDEN for rij in rijen) else None
    gelezen = _toeleidingen(lezer, rijen, overzicht)
    return tuple(sorted(gelezen, key=lambda rij: (not rij.uiterlijk, rij.uiterlijk)))


@leesvraag(LeesVastgelopen, recht="casus.lezen", doel="toeleidingen die stilliggen weer op gang brengen")
def lees_vastgelopen(lezer: Lezer, v: LeesVastgelopen) -> tuple[ToeleidingRij, ...]:
    """What is past a limit today, the latest first. A list is no opening."""
    waar, params = _bereik(lezer, v.voor, v.locatie_id, mij=" OR t.medewerker_id = ?")
    rijen = lezer.rows(f"{_TOELEIDING} AND {OPEN} AND h.status = 'actief' AND {waar}", params)
    vast = [rij for rij in _toeleidingen(lezer, rijen, None) if rij.vastgelopen]
    return tuple(sorted(vast, key=lambda rij: (rij.uiterlijk, rij.huishouden)))


@leesvraag(LeesIndicaties, recht="casus.lezen", doel=DOEL)
def lees_indicaties(lezer: Lezer, v: LeesIndicaties) -> tuple[IndicatieRij, ...]:
    """Of one household, the newest decision first, with the consent that is missing for each that still counts."""
    id_ = volg_huishouden(lezer, v.huishouden_id)
    rijen = lezer.rows(f"{_INDICATIE} AND i.huishouden_id = ? ORDER BY i.besloten_op DESC, i.id DESC", (id_,))
    return _indicaties(lezer, rijen, lees_overzicht(lezer, id_) if rijen else None)


@leesvraag(LeesWachtlijst, recht="casus.lezen", doel="overbruggen wie op hulp wacht")
def lees_wachtlijst(lezer: Lezer, v: LeesWachtlijst) -> tuple[IndicatieRij, ...]:
    """Who waits for a provider, longest first. A list is no opening."""
    waar, params = _bereik(lezer, v.voor, v.locatie_id)
    rijen = lezer.rows(
        f"{_INDICATIE} AND {WACHT} AND NOT {OPGEVOLGD} AND h.status = 'actief' AND {waar} "
        f"AND {LEEFT.format('i.persoon_id')} ORDER BY i.wacht_sinds",
        params,
    )
    return _indicaties(lezer, rijen, None)


def _bereik(lezer: Lezer, voor: str, locatie_id: Id | None, *, mij: str = "") -> tuple[str, tuple[Any, ...]]:
    """Whose households: mine, those of a locatie, or all of them for who leads a team."""
    if voor == "mij":
        ik = lezer.medewerker_id
        return f"(h.regisseur_id = ? OR h.tandem_id = ?{mij})", (ik,) * (3 if mij else 2)
    if voor == "locatie":
        if locatie_id is None:
            raise Weigering("Kies een locatie.", veld="locatie_id")
        return "h.locatie_id = ?", (locatie_id,)
    if voor == "team":
        if not lezer.mag("casus.regie_team"):
            raise Weigering("Uw rol geeft hier geen toegang toe. Vraag de applicatiebeheerder als dat niet klopt.")
        return "1 = 1", ()
    raise Weigering("Kies mij, locatie of team.", veld="voor")


def _toeleidingen(
    lezer: Lezer, rijen: Sequence[Sequence[Any]], overzicht: BetrokkenenOverzicht | None
) -> list[ToeleidingRij]:
    vandaag = lokaal(lezer.nu).date()
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[1]) for rij in rijen}, vandaag.isoformat())
    return [_toeleiding(lezer, rij, vandaag, overzicht, zonder_naam) for rij in rijen]


def _toeleiding(
    lezer: Lezer,
    rij: Sequence[Any],
    vandaag: date,
    overzicht: BetrokkenenOverzicht | None,
    zonder_naam: frozenset[Id],
) -> ToeleidingRij:
    weg = verborgen(lezer, afgeschermd=bool(rij[19]))
    stap = wacht(rij[11], voorgesteld_op=rij[12], aangenomen_op=rij[13], eerste_contact_op=rij[14], vandaag=vandaag)
    vast = stap is not None and vandaag.isoformat() > stap.uiterlijk
    persoon_id = Id(rij[4]) if rij[4] is not None else None
    advies = ""
    if stap is not None and overzicht is not None and not weg:
        advies = toestemming_advies(overzicht, naar=rij[6], contactpersoon=rij[9], soort=rij[7], persoon_id=persoon_id)
    return ToeleidingRij(
        id=Id(rij[0]),
        huishouden_id=Id(rij[1]),
        huishouden=AFGESCHERMD_HUISHOUDEN if rij[1] in zonder_naam else rij[2],
        regisseur=rij[3],
        persoon_id=persoon_id,
        persoon="" if persoon_id is None else naam_of_afgeschermd(rij[22:], lezer, afgeschermd=bool(rij[19])),
        doel_id=Id(rij[5]) if rij[5] is not None and not weg else None,
        naar="Afgeschermd" if weg else rij[6],
        soort=rij[7],
        waarom="" if weg else rij[8],
        contactpersoon="" if weg else rij[9],
        medewerker=rij[10],
        stand=rij[11],
        voorgesteld_op=rij[12],
        aangenomen_op=rij[13],
        eerste_contact_op=rij[14],
        teruggekoppeld_op=rij[15],
        gestopt_op=rij[16],
        reden="" if weg else rij[17],
        terugkoppeling="" if weg else rij[18],
        wacht=stap.zin if stap else "",
        dagen=stap.dagen if stap else 0,
        uiterlijk=stap.uiterlijk if stap else "",
        vastgelopen=vast,
        waarom_nu=stap.reden if stap and vast else "",
        toestemming=advies,
        doel="" if weg or verborgen(lezer, afgeschermd=bool(rij[21])) else rij[20],
    )


def _indicaties(
    lezer: Lezer, rijen: Sequence[Sequence[Any]], overzicht: BetrokkenenOverzicht | None
) -> tuple[IndicatieRij, ...]:
    vandaag = lokaal(lezer.nu).date()
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[1]) for rij in rijen if rij[1]}, vandaag.isoformat())
    return tuple(_indicatie(lezer, rij, vandaag, overzicht, zonder_naam) for rij in rijen)


def _indicatie(
    lezer: Lezer,
    rij: Sequence[Any],
    vandaag: date,
    overzicht: BetrokkenenOverzicht | None,
    zonder_naam: frozenset[Id],
) -> IndicatieRij:
    weg = verborgen(lezer, afgeschermd=bool(rij[19]))
    wachtend = bool(rij[14]) and not rij[15]
    persoon_id = Id(rij[4]) if rij[4] is not None else None
    stand = _stand(rij, vandaag, wachtend=wachtend)
    advies = ""
    if overzicht is not None and not weg and stand not in KLAAR:
        advies = toestemming_advies(overzicht, naar=rij[8], contactpersoon="", soort="", persoon_id=persoon_id)
    return IndicatieRij(
        id=Id(rij[0]),
        huishouden_id=Id(rij[1]) if rij[1] is not None else None,
        huishouden=AFGESCHERMD_HUISHOUDEN if rij[1] in zonder_naam else rij[2],
        regisseur=rij[3],
        persoon_id=persoon_id,
        persoon="" if persoon_id is None else naam_of_afgeschermd(rij[20:], lezer, afgeschermd=bool(rij[19])),
        toeleiding_id=Id(rij[5]) if rij[5] is not None else None,
        productgroep="Afgeschermd" if weg else rij[6],
        soort=rij[7],
        aanbieder="" if weg else rij[8],
        omvang="" if weg else rij[9],
        besloten_op=rij[10],
        van=rij[11],
        tot=rij[12],
        vorige_id=Id(rij[13]) if rij[13] is not None else None,
        wacht_sinds=rij[14],
        gestart_op=rij[15],
        overbrugging="" if weg else rij[16],
        stand=stand,
        herinnering_op=herinnering_op(rij[12]),
        wacht_dagen=_wacht_dagen(rij[14], rij[15], vandaag),
        toestemming=advies,
        geimporteerd=bool(rij[17]),
    )


def _wacht_dagen(sinds: str, gestart_op: str, vandaag: date) -> int:
    """Calendar days from the first day of waiting until help began, or until today."""
    eind = date.fromisoformat(gestart_op) if gestart_op else vandaag
    return max(0, (eind - date.fromisoformat(sinds)).days) if sinds else 0


def _stand(rij: Sequence[Any], vandaag: date, *, wachtend: bool) -> str:
    opgevolgd, van, tot = bool(rij[18]), rij[11], rij[12]
    if opgevolgd:
        return "opgevolgd"
    if wachtend:
        return "wacht"
    if herindicatie_nodig(tot, opgevolgd=False, vandaag=vandaag):
        return "herindicatie" if tot >= vandaag.isoformat() else "afgelopen"
    return "begint nog" if van > vandaag.isoformat() else "loopt"
