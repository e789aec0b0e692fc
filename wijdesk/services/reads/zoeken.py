"""Searching persons and households as one types, and who may be registered already.

A hit is no opening, so nobody is logged here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wijdesk.models.opdrachten.persoon import ZoekDubbelen, ZoekPersonen
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens, ZoekSignalen
from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.vondst import HuishoudenVondst, SignaalVondst
from wijdesk.models.values import Id, lokaal, overleden_in_woorden
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt, search
from wijdesk.store.elders import dichte
from wijdesk.store.huishoudens import (
    AFGESCHERMD_ADRES,
    LID_NU,
    huishoudens_van,
    vondsten,
    wat_verborgen_is,
    wiens_adres_verborgen_is,
)
from wijdesk.store.lezer import Lezer
from wijdesk.store.overleden import overleden
from wijdesk.store.queries import waarschuwing_in_woorden, waarschuwingen
from wijdesk.store.signaalzoeken import zoek_signalen as _zoek_signalen

DOEL = "inwoner terugvinden aan de entree"
HOOGSTENS = 50
"""No screen shows more, and nobody needs a list of everybody."""
CASUSNUMMER = re.compile(r"\s*C?(\d\d)-([0-9A-Z]{0,5})\s*", re.IGNORECASE | re.ASCII)
"""A case number, or the beginning of one (models.casus.casusnummer); without year it is looked for as a name."""
WOORD = re.compile(r"[^\W_]+")
MINSTENS_LETTERS = 2
GEEN_NAAM = frozenset({"familie", "fam", "gezin", "huishouden"})
"""Words that begin the name of a household and are nobody's."""


@leesvraag(ZoekPersonen, recht="persoon.zoeken", doel=DOEL)
def zoek_personen(lezer: Lezer, v: ZoekPersonen) -> tuple[Kandidaat, ...]:
    """Persons that fit what was typed so far, best first."""
    gevonden = search.zoek(
        lezer, v.tekst, min(v.hoogstens, HOOGSTENS), mag_afgeschermd=lezer.mag("persoon.afgeschermd")
    )
    return _met_achtergrond(lezer, gevonden)


@leesvraag(ZoekDubbelen, recht="persoon.zoeken", doel="dubbele registratie voorkomen")
def zoek_dubbelen(lezer: Lezer, v: ZoekDubbelen) -> tuple[Kandidaat, ...]:
    """Who could be the same person as what was typed; advice with reasons, never a block."""
    gevonden = search.dubbelen(lezer, v.invoer, v.behalve, mag_afgeschermd=lezer.mag("persoon.afgeschermd"))
    return _met_achtergrond(lezer, gevonden)


def _met_achtergrond(lezer: Lezer, gevonden: tuple[Kandidaat, ...]) -> tuple[Kandidaat, ...]:
    """Add when somebody was last here and what to know before the talk, in one question each.

    Of a record that is not used (AVG art. 18) only who it is, and that they were a danger to somebody.
    """
    if not gevonden:
        return ()
    ids = tuple(kandidaat.persoon_id for kandidaat in gevonden)
    laatste = {
        Id(persoon_id): moment
        for persoon_id, moment in lezer.rows(
            "SELECT persoon_id, max(ontvangen) FROM contact "
            f"WHERE persoon_id IN ({', '.join('?' * len(ids))}) AND status = 'actief' GROUP BY persoon_id",
            ids,
        )
    }
    regie = _regie(lezer, ids) if lezer.mag("huishouden.lezen") else {}
    gewaarschuwd = waarschuwingen(lezer, ids) if lezer.mag("agressie.waarschuwing") else {}
    weg = overleden(lezer, ids)
    dicht = wiens_adres_verborgen_is(lezer, ids)
    niet = beperkt.dicht_voor(lezer, ids)
    return tuple(
        _alleen_wie(kandidaat, waarschuwing_in_woorden(gewaarschuwd.get(kandidaat.persoon_id, ())))
        if kandidaat.persoon_id in niet
        else replace(
            kandidaat,
            adres=AFGESCHERMD_ADRES if kandidaat.persoon_id in dicht else kandidaat.adres,
            regie=regie.get(kandidaat.persoon_id, ""),
            laatste_contact=laatste.get(kandidaat.persoon_id),
            waarschuwing=_waarschuwing(gewaarschuwd.get(kandidaat.persoon_id, ()), weg.get(kandidaat.persoon_id, "")),
        )
        for kandidaat in gevonden
    )


def _waarschuwing(rijen: tuple[WaarschuwingRij, ...], overleden_op: str) -> str:
    gestorven = overleden_in_woorden(overleden_op) if overleden_op else ""
    return " · ".join(filter(None, (gestorven, waarschuwing_in_woorden(rijen))))


def _alleen_wie(kandidaat: Kandidaat, gevaar: str) -> Kandidaat:
    waarschuwing = " · ".join(filter(None, (beperkt.ZIN, gevaar)))
    return replace(kandidaat, adres="", telefoon="", waarom=(), waarschuwing=waarschuwing)


def _regie(lezer: Lezer, ids: tuple[Id, ...]) -> dict[Id, str]:
    """Who of these lives in a household with an open casus, and who its regisseur is, or which other team has it."""
    dag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        "SELECT DISTINCT l.persoon_id, m.naam, h.id, lo.naam FROM huishoudlid l "
        "JOIN huishouden h ON h.id = l.huishouden_id JOIN locatie lo ON lo.id = h.locatie_id "
        "JOIN medewerker m ON m.id = h.regisseur_id "
        f"WHERE l.persoon_id IN ({', '.join('?' * len(ids))}) AND {LID_NU} ORDER BY m.naam",
        (*ids, dag, dag),
    )
    dicht = dichte(lezer.rows) if rijen else frozenset()
    wie: dict[Id, list[str]] = {}
    for persoon_id, naam, huishouden_id, locatie in rijen:
        woorden = f"bij {team_in_zin(locatie)}" if huishouden_id in dicht else f"regisseur {naam}"
        if woorden not in wie.setdefault(Id(persoon_id), []):
            wie[Id(persoon_id)].append(woorden)
    return {
        id_: f"Open casus · {' en '.join(woorden).replace(' en regisseur ', ' en ')}" for id_, woorden in wie.items()
    }


@leesvraag(ZoekHuishoudens, recht="huishouden.lezen", doel="huishouden terugvinden")
def zoek_huishoudens(lezer: Lezer, v: ZoekHuishoudens) -> tuple[HuishoudenVondst, ...]:
    """Households by case number, name, or the name or address of a member; those with an open casus first.

    Names are looked for among open casussen, which are few; any other household is found by its members, and by its
    name when nothing else was found.
    """
    hoogstens = min(v.hoogstens, HOOGSTENS)
    tekst = v.tekst.strip()
    if vondst := CASUSNUMMER.fullmatch(tekst):
        return vondsten(lezer, _op_nummer(lezer, f"C{vondst[1]}-{vondst[2].upper()}", hoogstens))
    woorden = [woord for woord in WOORD.findall(tekst) if woord.casefold() not in GEEN_NAAM]
    if sum(map(len, woorden)) < MINSTENS_LETTERS:
        return ()
    dag = lokaal(lezer.nu).date().isoformat()
    op_naam = _op_naam(lezer, woorden, hoogstens, open_=True)
    over = " ".join(woord for woord in tekst.split() if woord.casefold() not in GEEN_NAAM)
    personen = search.zoek(lezer, over, HOOGSTENS, mag_afgeschermd=lezer.mag("persoon.afgeschermd"))
    van_leden = huishoudens_van(lezer, (kandidaat.persoon_id for kandidaat in personen), dag)
    ids = [*op_naam, *van_leden] or _op_naam(lezer, woorden, hoogstens, open_=False)
    zonder_naam, _ = wat_verborgen_is(lezer, dict.fromkeys(ids), dag)
    gezien = [id_ for id_ in dict.fromkeys(ids) if id_ not in zonder_naam or id_ in van_leden]
    return vondsten(lezer, gezien[:hoogstens])


@leesvraag(LeesHuishoudensVan, recht="huishouden.lezen", doel=DOEL)
def lees_huishoudens_van(lezer: Lezer, v: LeesHuishoudensVan) -> tuple[HuishoudenVondst, ...]:
    """The households somebody belongs to now; nothing of somebody hidden."""
    rij = lezer.row("SELECT afgeschermd FROM persoon WHERE id = ?", (v.persoon_id,))
    if rij is None or (rij[0] and not lezer.mag("persoon.afgeschermd")):
        return ()
    return vondsten(lezer, huishoudens_van(lezer, (v.persoon_id,), lokaal(lezer.nu).date().isoformat()))


@leesvraag(ZoekSignalen, recht="signaal.lezen", doel="signaal terugvinden")
def zoek_signalen(lezer: Lezer, v: ZoekSignalen) -> tuple[SignaalVondst, ...]:
    """Signalen by kind, theme, street, area or the name of whom it is about; nothing of what is protected."""
    personen = search.zoek(lezer, v.tekst, HOOGSTENS, mag_afgeschermd=lezer.mag("persoon.afgeschermd"))
    ids = [kandidaat.persoon_id for kandidaat in personen]
    return _zoek_signalen(lezer, v.tekst, ids, min(v.hoogstens, HOOGSTENS))


def _op_nummer(lezer: Lezer, begin: str, hoogstens: int) -> list[Id]:
    rijen = lezer.rows(
        "SELECT huishouden_id FROM casus WHERE nummer >= ? AND nummer < ? AND status = 'actief' "
        "ORDER BY nummer LIMIT ?",
        (begin, begin + "\U0010ffff", hoogstens),
    )
    return [Id(rij[0]) for rij in rijen]


def _op_naam(lezer: Lezer, woorden: list[str], hoogstens: int, *, open_: bool) -> list[Id]:
    """Households whose name has every word; letters only, so a wildcard that was typed is no wildcard."""
    eis = " AND ".join("h.naam LIKE ?" for _ in woorden)
    rijen = lezer.rows(
        f"SELECT h.id FROM huishouden h WHERE {eis} AND h.status = 'actief' "
        f"{'AND h.regisseur_id IS NOT NULL' if open_ else ''} ORDER BY h.naam LIMIT ?",
        (*(f"%{woord}%" for woord in woorden), hoogstens),
    )
    return [Id(rij[0]) for rij in rijen]
