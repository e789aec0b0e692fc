"""Opening somebody's card: what is known, what to know before the talk, and the earlier contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import LeesWaarschuwingen
from wijdesk.models.opdrachten.persoon import LeesBsn, LeesPersoonKaart
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.rows.persoon import PersoonKaart
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt
from wijdesk.store.aantekeningen import over_het_geheel
from wijdesk.store.huishoudens import LID_NU, WOONT_ELDERS, volg_persoon, wiens_adres_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import (
    NAAM_KOLOMMEN,
    PERSOON_KOLOMMEN,
    PERSOON_VAN,
    VRAAG_KOLOMMEN,
    VRAAG_VAN,
    naam_van,
    persoon_rij,
    vraag_rij,
    waarschuwingen,
)

DOEL = "inwoner helpen aan de entree"
HOOGSTENS_VRAGEN = 200
ZONDER_ADRES: dict[str, Any] = dict.fromkeys(("straat", "huisnummer", "toevoeging", "postcode", "woonplaats"), "") | {
    "adres_verborgen": True
}

NIET_GEBRUIKEN: dict[str, Any] = {"telefoon": "", "email": "", "taal": "", "bsn": ""}
"""What a card leaves out of a record that is not used."""


@leesvraag(LeesPersoonKaart, recht="persoon.lezen", doel=DOEL)
def lees_persoonkaart(lezer: Lezer, v: LeesPersoonKaart) -> PersoonKaart:
    """The card; a merged record leads to the one it was merged into. Logged as an opening.

    What was asked and what happened at the desk stay out without the right to read contacts and incidents.
    """
    id_ = volg_persoon(lezer, v.id)
    rij = lezer.row(
        f"SELECT {PERSOON_KOLOMMEN}, p.adres_id {PERSOON_VAN} WHERE p.id = ? AND p.status = 'actief'", (id_,)
    )
    if rij is None:
        raise Weigering("Deze persoonskaart bestaat niet (meer).")
    if rij[18] and not lezer.mag("persoon.afgeschermd"):
        raise Weigering("Deze kaart is afgeschermd. Vraag uw teamleider.")
    lezer.toegang("persoonskaart geopend", id_, DOEL)
    anderen = lezer.rows("SELECT id FROM persoon WHERE samengevoegd_in = ?", (id_,))
    dicht = id_ in wiens_adres_verborgen_is(lezer, (id_,))
    adresgenoten = () if rij[-1] is None or dicht else _op_adres(lezer, rij[-1], id_)
    persoon = persoon_rij(rij, tuple(Id(ander[0]) for ander in anderen))
    if id_ in lezer.van_plek:
        persoon = replace(persoon, afgeschermd=True)
    if beperkt.mag_niet(lezer, id_):
        persoon = replace(persoon, **ZONDER_ADRES | NIET_GEBRUIKEN)
        return PersoonKaart(
            persoon=persoon, waarschuwingen=_gewaarschuwd(lezer, id_, alleen_nu=True), vragen=(), op_hetzelfde_adres=(),
            beperkt=beperkt.ZIN, mag_wijzigen=False,
        )  # fmt: skip
    niet, _ = beperkt.niet_te_schrijven(lezer.rows, medewerker_id=lezer.medewerker_id, nu=lezer.nu)
    return PersoonKaart(
        persoon=replace(persoon, **ZONDER_ADRES) if dicht else persoon,
        waarschuwingen=_gewaarschuwd(lezer, id_),
        vragen=_vragen(lezer, id_) if lezer.mag("contact.lezen") else (),
        op_hetzelfde_adres=adresgenoten,
        woont_met=_woont_met(lezer, id_, rij[-1]),
        beperkt=beperkt.ZIN if id_ in beperkt.personen(lezer.rows, lokaal(lezer.nu).date().isoformat()) else "",
        aantekeningen=over_het_geheel(lezer, (id_,)),
        mag_wijzigen=id_ not in niet,
    )


@leesvraag(LeesBsn, recht="persoon.bsn", doel="BSN nodig voor de hulpvraag (Wmo 2015 art. 5.2.9, Jeugdwet art. 7.2.1)")
def lees_bsn(lezer: Lezer, v: LeesBsn) -> str:
    """The full BSN; logged."""
    rij = lezer.row("SELECT bsn, afgeschermd FROM persoon WHERE id = ?", (v.id,))
    if rij is None or (rij[1] and not lezer.mag("persoon.afgeschermd")):
        raise Weigering("Deze persoonskaart bestaat niet (meer).")
    if beperkt.mag_niet(lezer, v.id):
        raise Weigering(f"{beperkt.ZIN} (AVG art. 18).")
    lezer.toegang("BSN bekeken", v.id, "BSN nodig voor de hulpvraag")
    return str(rij[0])


@leesvraag(LeesWaarschuwingen, recht="agressie.waarschuwing", doel="veilig werken aan de entree")
def lees_waarschuwingen(lezer: Lezer, v: LeesWaarschuwingen) -> tuple[WaarschuwingRij, ...]:
    """The incidents of one person, newest first; what happened to somebody afgeschermd only with the right to it."""
    id_ = volg_persoon(lezer, v.persoon_id)
    rijen = _gewaarschuwd(lezer, id_, alleen_nu=beperkt.mag_niet(lezer, id_))
    rij = lezer.row("SELECT afgeschermd FROM persoon WHERE id = ?", (id_,))
    if rij is None or not rij[0] or lezer.mag("persoon.afgeschermd"):
        return rijen
    return tuple(replace(waarschuwing, omschrijving="") for waarschuwing in rijen)


def _gewaarschuwd(lezer: Lezer, id_: Id, *, alleen_nu: bool = False) -> tuple[WaarschuwingRij, ...]:
    """The incidents of one person for whoever is warned at the desk, newest first.

    "agressie.waarschuwing" tells that there is one: its day, kind, measure and buildings. What happened is for
    "agressie.lezen" only (`store.zicht` empties the words). Of a record that is not used (`alleen_nu`) what holds now
    stays: that protects whoever is at the desk (AVG art. 18 lid 2); what is over protects nobody.
    """
    if not lezer.mag("agressie.waarschuwing"):
        return ()
    return tuple(rij for rij in waarschuwingen(lezer, (id_,)).get(id_, ()) if rij.geldig or not alleen_nu)


def _vragen(lezer: Lezer, id_: Id) -> tuple[VraagRij, ...]:
    rijen = lezer.rows(
        f"SELECT {VRAAG_KOLOMMEN} {VRAAG_VAN} WHERE c.persoon_id = ? AND v.status = 'actief' AND c.status = 'actief' "
        f"ORDER BY c.ontvangen DESC, v.volgnummer DESC LIMIT {HOOGSTENS_VRAGEN}",
        (id_,),
    )
    return tuple(vraag_rij(regel, lezer) for regel in rijen)


def _op_adres(lezer: Lezer, adres_id: bytes, behalve: Id) -> tuple[tuple[Id, str, str], ...]:
    afgeschermd = "" if lezer.mag("persoon.afgeschermd") else "AND p.afgeschermd = 0"
    rijen = lezer.rows(
        f"SELECT p.id, p.geboortedatum, {NAAM_KOLOMMEN} FROM persoon p WHERE p.adres_id = ? AND p.id <> ? "
        f"AND p.status = 'actief' {afgeschermd} ORDER BY p.geboortedatum LIMIT 30",
        (adres_id, behalve),
    )
    return tuple((Id(rij[0]), naam_van(rij[2:]), rij[1]) for rij in rijen)


def _woont_met(lezer: Lezer, id_: Id, adres_id: bytes | None) -> tuple[tuple[Id, str], ...]:
    """Who lives with somebody, at home or at the same address, and is not afgeschermd."""
    dag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        f"SELECT p.id, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id <> ? AND p.status = 'actief' AND NOT p.afgeschermd "
        "AND (p.adres_id = ? OR p.id IN (SELECT l.persoon_id FROM huishoudlid l JOIN huishoudlid z "
        "ON z.huishouden_id = l.huishouden_id AND z.status = 'actief' AND z.van <= ? AND (z.tot = '' OR z.tot >= ?) "
        f"AND z.verblijf <> ? WHERE z.persoon_id = ? AND l.verblijf <> ? AND {LID_NU})) "
        "ORDER BY p.geboortedatum = '', p.geboortedatum, p.id LIMIT 30",
        (id_, adres_id, dag, dag, WOONT_ELDERS, id_, WOONT_ELDERS, dag, dag),
    )
    return tuple((Id(rij[0]), naam_van(rij[1:])) for rij in rijen)
