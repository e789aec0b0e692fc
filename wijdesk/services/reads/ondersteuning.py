"""Looking at short support and onderzoeken: lists, one support with its contacts, and all that runs for somebody."""

from __future__ import annotations

import json
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.ondersteuning_regels import CONTROLE, LOOPT
from wijdesk.models.opdrachten.ondersteuning import LeesHulp, LeesOndersteuning
from wijdesk.models.rows.ondersteuning import HulpRij, MomentRij, OndersteuningDetail, Verlenging
from wijdesk.models.values import Id, leeftijd, lokaal
from wijdesk.services.hulp_rijen import ondersteuning_rij, onderzoek_rijen
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, volg_huishouden, wat_verborgen_is
from wijdesk.store.hulp import lees_ondersteuningen, lees_onderzoeken
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import waarschuwing_in_woorden, waarschuwingen

RECHT = "ondersteuning.lezen"
DOEL = "kortdurende ondersteuning geven en bijhouden (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.3)"
AFGESCHERMD = "Dit gaat over iemand die is afgeschermd. Vraag uw teamleider."

_DETAIL = (
    "SELECT o.vraag, o.uitkomst_tekst, o.controle_tekst, o.triage_id, l.naam, p.geboortedatum, p.telefoon, "
    "coalesce(c.nummer, '') FROM ondersteuning o JOIN persoon p ON p.id = o.persoon_id "
    "JOIN locatie l ON l.id = o.locatie_id LEFT JOIN huishouden h ON h.id = o.huishouden_id "
    "LEFT JOIN casus c ON c.id = h.casus_id WHERE o.id = ?"
)


@leesvraag(LeesHulp, recht=RECHT, doel="kortdurende ondersteuning en onderzoeken bewaken")
def lees_hulp(lezer: Lezer, v: LeesHulp) -> tuple[HulpRij, ...]:
    """A list is no opening. What is late first; ended ones newest first."""
    open_ = "(o.einde = '' OR (o.controle_op <> '' AND o.controle_gedaan_op = ''))"
    lopend = "o.afgerond_op = ''"
    if v.afgelopen:
        open_, lopend = f"NOT {open_}", f"NOT {lopend}"
    match v.bereik:
        case "mijn":
            waar, params = "o.medewerker_id = ?", (lezer.medewerker_id,)
        case "team" if v.locatie_id is not None:
            waar, params = "o.locatie_id = ?", (v.locatie_id,)
        case "team":
            raise Weigering("Kies een locatie.", veld="locatie_id")
        case "persoon" if v.onderwerp_id is not None:
            waar, params, open_, lopend = "o.persoon_id = ?", (v.onderwerp_id,), "1", "1"
        case "huishouden" if v.onderwerp_id is not None:
            huishouden_id = volg_huishouden(lezer, v.onderwerp_id)
            waar, params, open_, lopend = "o.huishouden_id = ?", (huishouden_id,), "1", "1"
        case _:
            raise Weigering("Kies wat u wilt zien.", veld="bereik")
    vandaag = lokaal(lezer.nu).date()
    nieuwste = {"volgorde": "o.einde DESC, o.id DESC"} if v.afgelopen else {}
    nieuwste_onderzoek = {"volgorde": "o.afgerond_op DESC, o.id DESC"} if v.afgelopen else {}
    rijen = [
        *(
            ondersteuning_rij(rij, ik=lezer.medewerker_id, vandaag=vandaag)
            for rij in lees_ondersteuningen(lezer, f"{waar} AND {open_}", params, **nieuwste)
        ),
        *onderzoek_rijen(
            lezer, lees_onderzoeken(lezer, f"{waar} AND {lopend}", params, **nieuwste_onderzoek), vandaag=vandaag
        ),
    ]
    if v.afgelopen:
        return tuple(sorted(rijen, key=lambda rij: rij.einde, reverse=True))
    return tuple(sorted(rijen, key=lambda rij: (rij.stand not in (LOOPT, CONTROLE), rij.voor or "9999", rij.over)))


@leesvraag(LeesOndersteuning, recht=RECHT, doel=DOEL)
def lees_ondersteuning(lezer: Lezer, v: LeesOndersteuning) -> OndersteuningDetail:
    """One support. Logged as an opening for whom it is about."""
    rijen = lees_ondersteuningen(lezer, "o.id = ?", (v.id,))
    rest = lezer.row(_DETAIL, (v.id,))
    if not rijen or rest is None:
        raise Weigering(AFGESCHERMD if rest is not None else "Deze ondersteuning bestaat niet (meer).")
    rij = rijen[0]
    vraag, uitkomst_tekst, controle_tekst, triage_id, locatie, geboren, telefoon, nummer = rest
    vandaag = lokaal(lezer.nu).date()
    lezer.toegang("ondersteuning geopend", Id(rij.persoon_id), DOEL)
    kort = ondersteuning_rij(rij, ik=lezer.medewerker_id, vandaag=vandaag)
    return OndersteuningDetail(
        id=kort.id,
        soort=kort.soort,
        over=kort.over,
        persoon_id=kort.persoon_id,
        leeftijd=leeftijd(geboren, vandaag) if geboren else None,
        telefoon=telefoon,
        huishouden_id=kort.huishouden_id,
        huishouden=_naam_van_gezin(lezer, kort.huishouden_id, rij.huishouden),
        casusnummer=nummer,
        triage_id=None if triage_id is None else Id(triage_id),
        locatie=locatie,
        medewerker_id=kort.medewerker_id,
        medewerker=kort.medewerker,
        van_mij=kort.van_mij,
        mag_schrijven=lezer.mag("ondersteuning.schrijven"),
        stand=kort.stand,
        vraag=vraag,
        doel=rij.doel,
        begin=rij.begin,
        verwacht_einde=rij.verwacht_einde,
        einde=rij.einde,
        uitkomst=rij.uitkomst,
        uitkomst_tekst=uitkomst_tekst,
        controle_op=rij.controle_op,
        controle_gedaan_op=rij.controle_gedaan_op,
        controle_tekst=controle_tekst,
        in_woorden=kort.in_woorden,
        toestand=kort.toestand,
        momenten=_momenten(lezer, v.id, mag=lezer.mag("ondersteuning.schrijven")),
        verlengingen=_verlengingen(lezer, v.id),
        waarschuwing=_waarschuwing_van(lezer, kort.persoon_id),
    )


def _naam_van_gezin(lezer: Lezer, huishouden_id: Id | None, naam: str) -> str:
    """The name of a household as whoever asks may see it."""
    if huishouden_id is None:
        return ""
    zonder_naam, _ = wat_verborgen_is(lezer, (huishouden_id,), lokaal(lezer.nu).date().isoformat())
    return AFGESCHERMD_HUISHOUDEN if huishouden_id in zonder_naam else naam


def _waarschuwing_van(lezer: Lezer, persoon_id: Id) -> str:
    """What to know before a visit, in one sentence."""
    if not lezer.mag("agressie.lezen"):
        return ""
    return waarschuwing_in_woorden(waarschuwingen(lezer, (persoon_id,)).get(persoon_id, ()))


def _momenten(lezer: Lezer, id_: Id, *, mag: bool) -> tuple[MomentRij, ...]:
    """Every contact once, in the version that counts, newest first; what it said before under it."""
    rijen = lezer.rows(
        "SELECT t.id, t.op, t.soort, t.duur, t.tekst, m.naam, t.geschreven_op, t.vorige_id FROM ondersteuningsmoment t "
        "JOIN medewerker m ON m.id = t.medewerker_id WHERE t.ondersteuning_id = ? AND t.status = 'actief' "
        "ORDER BY t.op DESC, t.geschreven_op DESC, t.id DESC",
        (id_,),
    )
    per_id = {rij[0]: rij for rij in rijen}
    vervangen = {rij[7] for rij in rijen if rij[7] is not None}
    return tuple(
        MomentRij(
            id=Id(rij[0]),
            op=rij[1],
            soort=rij[2],
            duur=rij[3],
            tekst=rij[4],
            medewerker=rij[5],
            geschreven_op=rij[6],
            mag_corrigeren=mag,
            eerder=_eerder(rij, per_id),
        )
        for rij in rijen
        if rij[0] not in vervangen
    )


def _eerder(rij: tuple[Any, ...], per_id: dict[bytes, tuple[Any, ...]]) -> tuple[str, ...]:
    gevonden: list[str] = []
    gezien = {rij[0]}
    while (vorige := per_id.get(rij[7])) is not None and vorige[0] not in gezien:
        gezien.add(vorige[0])
        gevonden.append(vorige[4])
        rij = vorige
    return tuple(gevonden)


def _verlengingen(lezer: Lezer, id_: Id) -> tuple[Verlenging, ...]:
    """Every change of the expected end, oldest first, from the journal: there stands why and by whom."""
    gevonden: list[Verlenging] = []
    namen = {Id(rij[0]).hex(): str(rij[1]) for rij in lezer.rows("SELECT id, naam FROM medewerker")}
    van = ""
    for kop_tekst, inhoud_tekst in lezer.rows("SELECT kop, inhoud FROM mutatie WHERE rij = ? ORDER BY id", (id_,)):
        inhoud = json.loads(inhoud_tekst) if inhoud_tekst else {"v": {}}
        tot = inhoud["v"].get("verwacht_einde", van)
        reden = inhoud.get("reden", "")
        if van and tot != van and reden and not reden.startswith("ongedaan:"):
            kop = json.loads(kop_tekst)
            gevonden.append(Verlenging(van=van, tot=tot, reden=reden, medewerker=namen.get(kop["m"], ""), op=kop["t"]))
        elif van and tot != van and gevonden and reden.startswith("ongedaan:"):
            gevonden.pop()
        van = tot
    return tuple(gevonden)
