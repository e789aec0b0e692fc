"""Looking in the register of AVG requests, at a record for whoever asked for it, and at what residents said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models import avgnabestaande, avgregels
from wijdesk.models.avgnabestaande import NABESTAANDE
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.avg import (
    LeesAantekeningen,
    LeesAvgbrief,
    LeesAvgverzoek,
    LeesAvgverzoeken,
    LeesInzage,
    LeesInzagePapier,
)
from wijdesk.models.rows.avg import AantekeningRij, AvgBrief, AvgDetail, AvgRij, Inzage, InzagePapier
from wijdesk.models.termijnen import toestand_van
from wijdesk.models.values import Id, adres_in_woorden, datum_in_woorden, lokaal
from wijdesk.services.avg.bewaartijd import weigergrond
from wijdesk.services.avg.dossier import bekijk, groepen, ontvangers
from wijdesk.services.avg.lopen import loop
from wijdesk.services.avg.nabestaande import eis_mag_weg, grond_van
from wijdesk.services.avg.schuil import LET_OP as SCHUIL_LET_OP
from wijdesk.services.avg.schuil import schuilt
from wijdesk.services.register import leesvraag
from wijdesk.services.verschil.velden import noun_in_woorden
from wijdesk.store.huishoudens import volg_persoon
from wijdesk.store.lezer import Lezer
from wijdesk.store.overleden import eis_leeft
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen

DOEL = "een verzoek van een inwoner over de eigen gegevens behandelen (AVG art. 12 en 15 tot 21)"
DOEL_INZAGE = "een inwoner inzage geven in het eigen dossier (AVG art. 15)"
VERNIETIGD = "Gegevens vernietigd"
BRIEVEN = ("ontvangst", "verlenging", "besluit", "opheffing")
_KOLOMMEN = (
    "x.id, x.nummer, x.soort, x.persoon_id, x.over, x.ontvangen_op, x.verlengd_tot, x.besluit, x.besloten_op, "
    "x.uitgevoerd_op, x.identiteit, coalesce(m.naam, ''), x.vernietigd_op, p.afgeschermd, p.status, "
    f"{NAAM_KOLOMMEN}"
)
_VAN = (
    "FROM avgverzoek x LEFT JOIN persoon p ON p.id = x.persoon_id LEFT JOIN medewerker m ON m.id = x.behandelaar_id "
    "WHERE x.status = 'actief'"
)


_VAN_HUISHOUDEN = (
    "(a.huishouden_id = ? OR (a.huishouden_id IS NULL AND a.persoon_id IN "
    "(SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief')))"
)
_AANTEKENINGEN = (
    "SELECT a.id, a.persoon_id, a.over_soort, a.over_id, a.tekst, a.op, coalesce(m.naam, ''), a.verzoek_id, "
    f"p.afgeschermd, a.huishouden_id, {NAAM_KOLOMMEN} FROM aantekening a JOIN persoon p ON p.id = a.persoon_id "
    "LEFT JOIN medewerker m ON m.id = a.medewerker_id WHERE {} AND a.status = 'actief' ORDER BY a.op DESC, a.id DESC"
)


@leesvraag(LeesAvgverzoeken, recht="avg", doel=DOEL)
def lees_verzoeken(lezer: Lezer, _: LeesAvgverzoeken) -> tuple[AvgRij, ...]:
    """What is open by deadline, then what is done."""
    vandaag = lokaal(lezer.nu).date()
    alle = [_rij(lezer, rij, vandaag) for rij in lezer.rows(f"SELECT {_KOLOMMEN} {_VAN}")]
    open_ = sorted((rij for rij in alle if rij.open), key=lambda rij: (rij.uiterlijk, rij.nummer))
    klaar = sorted((rij for rij in alle if not rij.open), key=lambda rij: (rij.ontvangen_op, rij.nummer), reverse=True)
    return (*open_, *klaar)


@leesvraag(LeesAvgverzoek, recht="avg", doel=DOEL)
def lees_verzoek(lezer: Lezer, v: LeesAvgverzoek) -> AvgDetail:
    """One request. Weigering when it is gone."""
    rij = _haal(lezer, v.id)
    vandaag = lokaal(lezer.nu).date()
    extra = lezer.row(
        "SELECT x.over, x.hoedanigheid, x.verzoeker, x.gevraagd, x.identiteit, x.bevestigd_op, x.verlengd_tot, "
        "x.verlengreden, x.besluitreden, x.besloten_op, coalesce(d.naam, ''), x.uitgevoerd_op, x.beperkt_van, "
        "x.beperkt_tot, x.ontvangen_op, p.geboortedatum, p.status, p.samengevoegd_in, x.vernietigd_op, x.grond, "
        "x.besluitgrond, p.overleden_op "
        "FROM avgverzoek x LEFT JOIN medewerker d ON d.id = x.besloten_door_id "
        "LEFT JOIN persoon p ON p.id = x.persoon_id WHERE x.id = ?",
        (v.id,),
    )
    assert extra is not None  # noqa: S101  # it was just read
    over, hoedanigheid, verzoeker, gevraagd, identiteit, bevestigd, verlengd, verlengreden, reden, besloten = extra[:10]
    door, uitgevoerd, van, tot, ontvangen, geboren, status, samen_in, vernietigd, grond, besluitgrond, weg = extra[10:]
    eerst = avgregels.eerste_uiterlijk(date.fromisoformat(ontvangen))
    kan_verlengen = not rij.besluit and not verlengd and vandaag <= eerst
    bewaren = ""
    if rij.soort == "verwijdering" and rij.persoon_id is not None and not rij.besluit and status is not None:
        bewaren = weigergrond(lezer, loop(lezer, volg_persoon(lezer, rij.persoon_id)))
    opgeheven, waarom = "", ""
    if rij.soort == "beperking" and rij.besluit in avgregels.TOEGEWEZEN and not van:
        opgeheven, waarom = _opgeheven(lezer, rij.id)
    if rij.persoon_id is not None:
        lezer.toegang("AVG-verzoek geopend", rij.persoon_id, DOEL)
    return AvgDetail(
        rij=rij,
        over=over,
        hoedanigheid=hoedanigheid,
        verzoeker=verzoeker,
        gevraagd=gevraagd,
        identiteit=identiteit,
        bevestigd_op=bevestigd,
        verlengd_tot=verlengd,
        verlengreden=verlengreden,
        besluitreden=reden,
        besloten_op=besloten,
        besloten_door=door,
        uitgevoerd_op=uitgevoerd,
        beperkt_van=van,
        beperkt_tot=tot,
        opgeheven_op=opgeheven,
        opheffingsreden=waarom,
        ontvangen_eerst=_ontvangen_eerst(lezer, rij.id, ontvangen),
        let_op=_let_op(lezer, rij, hoedanigheid, (grond, geboren or "", weg or ""), vandaag),
        kaart_weg=_vernietigd(vernietigd) or _kaart_weg(rij.persoon_id, status, samen_in),
        weg=bool(vernietigd) or (rij.persoon_id is not None and (status is None or status == "vervallen")),
        verlengen_tot=avgregels.laatste_uiterlijk(date.fromisoformat(ontvangen)).isoformat() if kan_verlengen else "",
        op_lijst="" if rij.soort != "verwijdering" else _op_lijst(lezer, rij.id),
        grond=grond,
        besluitgrond=besluitgrond,
        bewaren=bewaren,
        niet_meer=_niet_meer(rij, hoedanigheid, (besluitgrond, geboren or "", weg or "")),
    )


@leesvraag(LeesAvgbrief, recht="avg", doel=DOEL)
def lees_brief(lezer: Lezer, v: LeesAvgbrief) -> AvgBrief:
    """What a letter says. Refused while there is nothing to tell yet."""
    d = lees_verzoek(lezer, LeesAvgverzoek(id=v.id))
    if v.soort not in BRIEVEN:
        raise Weigering("Deze brief is er niet.")
    if v.soort == "verlenging" and not d.verlengd_tot:
        raise Weigering("Dit verzoek is niet verlengd.")
    if v.soort == "besluit" and d.rij.besluit not in ("toegewezen", "deels", "afgewezen"):
        raise Weigering("Er is nog geen besluit om te schrijven.")
    if v.soort == "besluit" and d.niet_meer:
        raise Weigering(d.niet_meer)
    if v.soort == "opheffing" and not d.opgeheven_op:
        raise Weigering("Er is geen beperking opgeheven.")
    zelf = d.hoedanigheid == "zelf"
    adres: tuple[str, ...] = ()
    if zelf and d.rij.persoon_id is not None:
        eis_leeft(lezer, volg_persoon(lezer, d.rij.persoon_id))
        adres = _adres(lezer, volg_persoon(lezer, d.rij.persoon_id))
    wie = d.rij.wie
    team = lezer.row("SELECT l.naam FROM avgverzoek x JOIN locatie l ON l.id = x.locatie_id WHERE x.id = ?", (v.id,))
    ik = lezer.row("SELECT naam FROM medewerker WHERE id = ?", (lezer.medewerker_id,))
    return AvgBrief(
        soort=v.soort,
        nummer=d.rij.nummer,
        locatie=str(team[0]) if team else "",
        aan=wie if zelf else d.verzoeker,
        adres=adres,
        vandaag=lokaal(lezer.nu).date().isoformat(),
        verzoek=d.rij.soort,
        ontvangen_op=d.rij.ontvangen_op,
        uiterlijk=d.rij.uiterlijk,
        over="" if zelf else wie,
        gevraagd=d.gevraagd,
        identiteit=bool(d.identiteit),
        verlengreden=d.verlengreden,
        besluit=d.rij.besluit,
        besluitreden=d.besluitreden,
        besloten_op=d.besloten_op,
        beperkt_van=d.beperkt_van,
        beperkt_tot=d.beperkt_tot,
        opgeheven_op=d.opgeheven_op,
        opheffingsreden=d.opheffingsreden,
        medewerker=str(ik[0]) if ik else "",
        bevestigd_op=d.bevestigd_op,
        grond=(d.besluitgrond or d.grond) if d.hoedanigheid == NABESTAANDE else None,
    )


@leesvraag(LeesInzage, recht="avg", doel=DOEL_INZAGE)
def lees_inzage(lezer: Lezer, v: LeesInzage) -> Inzage:
    """Everything about the person, with the places to look at. Logged as an opening."""
    rij, persoon_id = _om_in_te_zien(lezer, v.verzoek_id)
    _, doorlopen = bekijk(lezer, rij.id, persoon_id)
    lezer.toegang("heel dossier doorgenomen voor inzage", persoon_id, DOEL_INZAGE)
    return Inzage(
        verzoek_id=rij.id,
        nummer=rij.nummer,
        wie=rij.wie,
        plekken=doorlopen.plekken,
        stukken=len(doorlopen.stukken),
    )


@leesvraag(LeesInzagePapier, recht="avg", doel=DOEL_INZAGE)
def lees_papier(lezer: Lezer, v: LeesInzagePapier) -> InzagePapier:
    """As it goes out. Refused while it was not granted, or a place was not looked at as it stands there now."""
    rij, persoon_id = _om_in_te_zien(lezer, v.verzoek_id)
    if rij.besluit not in avgregels.TOEGEWEZEN:
        raise Weigering("Neem eerst een besluit: er gaat niets weg voordat het is toegewezen.")
    eis_mag_weg(lezer, rij.id, persoon_id)
    gelopen, doorlopen = bekijk(lezer, rij.id, persoon_id)
    te_doen = sum(plek.moet and not plek.keuze for plek in doorlopen.plekken)
    if te_doen:
        plekken = "1 plek" if te_doen == 1 else f"{te_doen} plekken"
        raise Weigering(f"Bekijk eerst nog {plekken} waar iemand anders in voorkomt.")
    alleen_zelf, grond = rij.soort == "overdraagbaarheid", grond_van(lezer, rij.id)
    gemaakt = groepen(lezer, gelopen, doorlopen, alleen_zelf=alleen_zelf)
    aantal = sum(len(groep.stukken) for groep in gemaakt)
    lezer.toegang("dossier als bestand gemaakt voor de inwoner", persoon_id, DOEL_INZAGE, soort=UITVOER, aantal=aantal)
    team = lezer.row("SELECT l.naam FROM avgverzoek x JOIN locatie l ON l.id = x.locatie_id WHERE x.id = ?", (rij.id,))
    return InzagePapier(
        nummer=rij.nummer,
        soort=rij.soort,
        wie=rij.wie,
        locatie=str(team[0]) if team else "",
        vandaag=lokaal(lezer.nu).date().isoformat(),
        groepen=gemaakt,
        ontvangers=() if alleen_zelf or grond is not None else ontvangers(gelopen, doorlopen),
        bedekt=sum(veld.bedekt for groep in gemaakt for stuk in groep.stukken for veld in stuk.velden),
        grond=grond,
    )


@leesvraag(LeesAantekeningen, recht="persoon.lezen", doel="lezen wat een inwoner van het dossier zegt (AVG art. 16)")
def lees_aantekeningen(lezer: Lezer, v: LeesAantekeningen) -> tuple[AantekeningRij, ...]:
    """The newest first. What stands beside the content of a case is read with that case, whose purpose is asked first;
    by person only for who deals with AVG requests. Logged as an opening.
    """
    waarden: tuple[Id, ...]
    if v.huishouden_id is not None:
        eis, waarden = _VAN_HUISHOUDEN, (v.huishouden_id, v.huishouden_id)
    elif v.persoon_id is not None:
        eis, waarden = "a.persoon_id = ?", (volg_persoon(lezer, v.persoon_id),)
    else:
        raise Weigering("Kies van wie u de aantekeningen wilt lezen.")
    rijen = lezer.rows(_AANTEKENINGEN.format(eis), waarden)
    leest = lezer.mag("avg") or (lezer.mag("casus.lezen") and v.huishouden_id is not None)
    return tuple(
        AantekeningRij(
            id=Id(rij[0]),
            persoon_id=Id(rij[1]),
            wie=naam_of_afgeschermd(rij[10:], lezer, afgeschermd=bool(rij[8])),
            over_soort=rij[2],
            over_id=None if rij[3] is None else Id(rij[3]),
            over=noun_in_woorden(rij[2]) if rij[2] else "",
            tekst=rij[4],
            op=rij[5],
            medewerker=rij[6],
            verzoek_id=None if rij[7] is None else Id(rij[7]),
        )
        for rij in rijen
        if (rij[9] is None or leest) and not verborgen(lezer, afgeschermd=bool(rij[8]))
    )


# What they share -----------------------------------------------------------------------------------------------------


def _haal(lezer: Lezer, id_: Id) -> AvgRij:
    rij = lezer.row(f"SELECT {_KOLOMMEN} {_VAN} AND x.id = ?", (id_,))
    if rij is None:
        raise Weigering("Dit verzoek bestaat niet (meer).")
    return _rij(lezer, rij, lokaal(lezer.nu).date())


def _rij(lezer: Lezer, rij: Sequence[Any], vandaag: date) -> AvgRij:
    id_, nummer, soort, persoon_id, over, ontvangen, verlengd, besluit, besloten, uitgevoerd, identiteit, wie = rij[:12]
    vernietigd, afgeschermd, status, *naam = rij[12:]
    uiterlijk = avgregels.uiterlijk(ontvangen, verlengd)
    is_open = not vernietigd and (not besluit or (besluit in avgregels.TOEGEWEZEN and not uitgevoerd))
    if besluit:
        in_woorden = f"{avgregels.BESLUITEN[besluit].lower()} op {datum_in_woorden(besloten)}"
        if uitgevoerd:
            in_woorden += f", uitgevoerd op {datum_in_woorden(uitgevoerd)}"
        if vernietigd:
            in_woorden += f", gegevens vernietigd op {datum_in_woorden(vernietigd)}"
    else:
        in_woorden = avgregels.in_woorden(ontvangen, verlengd, vandaag)
    wacht = "uitvoeren" if besluit else "identiteit" if not identiteit else "besluit"
    return AvgRij(
        id=Id(id_),
        nummer=nummer,
        soort=soort,
        persoon_id=None if persoon_id is None else Id(persoon_id),
        wie=VERNIETIGD if vernietigd else _wie(lezer, persoon_id, over, afgeschermd, status, naam),
        ontvangen_op=ontvangen,
        uiterlijk=uiterlijk.isoformat(),
        in_woorden=in_woorden,
        toestand=toestand_van(uiterlijk, vandaag) if is_open else "",
        behandelaar=wie,
        besluit=besluit,
        open=is_open,
        wacht_op=wacht if is_open else "",
    )


def _wie(lezer: Lezer, persoon_id: Any, over: str, afgeschermd: Any, status: Any, naam: Sequence[str]) -> str:
    if persoon_id is None:
        return f"{over} (nog niet gevonden)"
    if status is None or status == "vervallen" or not any(naam):
        return VERNIETIGD
    return naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))


def _ontvangen_eerst(lezer: Lezer, id_: Id, nu: str) -> str:
    gezegd = lezer.rows(
        "SELECT json_extract(inhoud, '$.v.ontvangen_op'), coalesce(json_extract(inhoud, '$.reden'), '') "
        "FROM main.mutatie WHERE rij = ? AND json_extract(inhoud, '$.v.ontvangen_op') IS NOT NULL ORDER BY id",
        (id_,),
    )
    eerste = min((str(dag) for dag, _ in gezegd), default=nu)
    if eerste >= nu:
        return ""
    return f"Eerst opgeschreven als {datum_in_woorden(eerste)}. {gezegd[-1][1]}".strip()


def _opgeheven(lezer: Lezer, id_: Id) -> tuple[str, str]:
    """When a restriction was lifted (ISO) and why; empty when nobody said."""
    rij = lezer.row(
        "SELECT json_extract(kop, '$.t'), coalesce(json_extract(inhoud, '$.reden'), '') FROM main.mutatie "
        "WHERE rij = ? AND json_extract(inhoud, '$.v.beperkt_van') = '' AND json_extract(kop, '$.basis') <> '{}' "
        "ORDER BY id DESC LIMIT 1",
        (id_,),
    )
    return ("", "") if rij is None else (lokaal(rij[0]).date().isoformat(), str(rij[1]))


def _let_op(lezer: Lezer, rij: AvgRij, hoedanigheid: str, wie: tuple[str, str, str], vandaag: date) -> str:
    """`wie`: the ground of a nabestaande, and the days of birth and death as far as they are known."""
    if rij.persoon_id is None:
        return ""
    _, geboren, overleden_op = wie
    zinnen = [avgregels.wie_vraagt(hoedanigheid, geboren, vandaag)]
    if hoedanigheid == NABESTAANDE:
        zinnen = [avgnabestaande.let_op(*wie)]
    elif overleden_op:
        zinnen = [avgnabestaande.WEL_OVERLEDEN]
    if hoedanigheid != "zelf" and schuilt(lezer, (rij.persoon_id, volg_persoon(lezer, rij.persoon_id))):
        zinnen.append(SCHUIL_LET_OP)
    return "\n".join(filter(None, zinnen))


def _niet_meer(rij: AvgRij, hoedanigheid: str, wie: tuple[str, str, str]) -> str:
    if not rij.open or rij.wacht_op != "uitvoeren" or rij.soort not in avgregels.UITGEGEVEN:
        return ""
    return avgnabestaande.waarom_niet_meer(hoedanigheid, *wie)


def _op_lijst(lezer: Lezer, id_: Id) -> str:
    rij = lezer.row(
        "SELECT l.nummer FROM vernietigregel r JOIN vernietiglijst l ON l.id = r.lijst_id "
        "WHERE r.verzoek_id = ? AND r.status = 'actief' AND l.status = 'actief' AND l.ingetrokken_op IS NULL",
        (id_,),
    )
    return "" if rij is None else str(rij[0])


def _vernietigd(op: str) -> str:
    if not op:
        return ""
    return (
        f"De gegevens van deze inwoner zijn vernietigd op {datum_in_woorden(op)}. Van het verzoek staat hier nog wat "
        "er gevraagd is, wanneer, wat er besloten is en door wie."
    )


def _kaart_weg(persoon_id: Id | None, status: str | None, samen_in: Any) -> str:
    if persoon_id is None:
        return ""
    if status is None or status == "vervallen":
        return "De gegevens van deze inwoner zijn er niet meer. Ze zijn vernietigd of weggehaald."
    if samen_in is not None:
        return "Deze kaart is samengevoegd met een andere. Het verzoek geldt voor de kaart die blijft, met alles erin."
    return ""


def _om_in_te_zien(lezer: Lezer, id_: Id) -> tuple[AvgRij, Id]:
    rij = _haal(lezer, id_)
    if rij.soort not in avgregels.IN_TE_ZIEN:
        raise Weigering("Bij dit verzoek hoort geen dossier om in te zien.")
    if rij.persoon_id is None:
        raise Weigering("Zoek eerst de inwoner bij dit verzoek.")
    persoon_id = volg_persoon(lezer, rij.persoon_id)
    if lezer.row("SELECT 1 FROM persoon WHERE id = ? AND status = 'actief'", (persoon_id,)) is None:
        raise Weigering("De gegevens van deze inwoner zijn er niet meer.")
    return rij, persoon_id


def _adres(lezer: Lezer, persoon_id: Id) -> tuple[str, ...]:
    rij = lezer.row(
        "SELECT a.straat, a.huisnummer, a.toevoeging, a.postcode, a.woonplaats FROM persoon p "
        "JOIN adres a ON a.id = p.adres_id WHERE p.id = ?",
        (persoon_id,),
    )
    return () if rij is None else tuple(deel for deel in adres_in_woorden(*rij).split(", ") if deel)
