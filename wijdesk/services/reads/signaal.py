"""Looking at signalen: the inbox, one signaal with its steps, who told it, what a new one begins with, and counts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.opdrachten.signaal import (
    LeesMelder,
    LeesSignaal,
    LeesSignaalcijfers,
    LeesSignaalrijen,
    LeesSignaaltelling,
    LeesSignalen,
    LeesSignalenVan,
    LeesVoorzet,
)
from wijdesk.models.rows.signaal import (
    MelderRij,
    Signaalblad,
    Signaalcijfer,
    SignaalDetail,
    SignaalRij,
    Signaaltelling,
    StapRij,
    Voorzet,
)
from wijdesk.models.signaalregels import (
    AFGESLOTEN,
    GEVRAAGD,
    NIEUW,
    ONDERZOEK,
    OPEN,
    SPOED,
    STANDEN,
    WACHT,
    bron_van_melder,
    thema_van_meldingtype,
)
from wijdesk.models.values import Id, adres_in_woorden, lokaal, moment_van
from wijdesk.services.register import leesvraag
from wijdesk.services.signaalcijfer import Telt, cijfer
from wijdesk.store import beperkt
from wijdesk.store.cijferrest import resten
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, LID_NU, volg_huishouden, volg_persoon, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van, verborgen
from wijdesk.store.signaalgeheim import alleen_zichtbaar, mag_zien
from wijdesk.store.signalen import Plek, blad, kandidaten, lees_rijen, lees_waar

DOEL = "signalen opvolgen (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.6)"
BEGIN: Plek = (0, 0, 0)
NIEUWSTE = "ORDER BY s.ontvangen DESC, s.id DESC"
MEESTE = 5_000
"""Rows of one page; whoever wants more asks again."""
WEG = "Dit signaal bestaat niet (meer), of u mag het niet zien."


# The inbox -----------------------------------------------------------------------------------------------------------


@leesvraag(LeesSignalen, recht="signaal.lezen", doel=DOEL)
def lees_signalen(lezer: Lezer, v: LeesSignalen) -> Signaalblad:
    """One page; what is open goes before what is closed."""
    if v.stand not in (*STANDEN, "", "alles"):
        raise Weigering("Kies een stand uit de lijst.", veld="stand")
    if v.mijn and v.stand not in (AFGESLOTEN, "alles"):
        rijen = lees_waar(lezer, "s.medewerker_id = ? AND s.stand <> 'afgesloten'", (lezer.medewerker_id,))
        return Signaalblad(rijen=tuple(rij for rij in rijen if v.stand in ("", rij.stand)))
    locaties = (v.locatie_id,) if v.locatie_id is not None else _locaties(lezer)
    fasen: tuple[tuple[str, ...], ...] = ((v.stand,),)
    if v.stand in ("", "alles"):
        fasen = (OPEN, (AFGESLOTEN,)) if v.stand else (OPEN,)
    fase, plek = _lees_plek(v.na, len(fasen))
    rijen, eind = blad(lezer, locaties, fasen[fase], plek, max(1, min(v.hoogstens, MEESTE)), van_mij=v.mijn)
    if eind is not None:
        na = f"{fase}." + ".".join(map(str, eind))
    else:
        na = f"{fase + 1}.0.0.0" if fase + 1 < len(fasen) else ""
    return Signaalblad(rijen=tuple(rijen), na=na)


def _locaties(lezer: Lezer) -> tuple[Id, ...]:
    return tuple(Id(rij[0]) for rij in lezer.rows("SELECT id FROM locatie ORDER BY id"))


def _lees_plek(na: str, fasen: int) -> tuple[int, Plek]:
    """Where a page begins. What no answer ever said begins at the top."""
    delen = na.split(".")
    if len(delen) != 4 or not all(deel.isdecimal() and len(deel) < 19 for deel in delen):
        return 0, BEGIN
    fase, urgentie, ontvangen, nummer = map(int, delen)
    return min(fase, fasen - 1), (urgentie, ontvangen, nummer)


@leesvraag(LeesSignaalrijen, recht="signaal.lezen", doel=DOEL)
def lees_signaalrijen(lezer: Lezer, v: LeesSignaalrijen) -> tuple[SignaalRij, ...]:
    """Rows again, after a change."""
    gevonden = lees_rijen(lezer, v.ids)
    return tuple(gevonden[id_] for id_ in v.ids if id_ in gevonden)


@leesvraag(LeesSignaaltelling, recht="signaal.lezen", doel=DOEL)
def tel_signalen(lezer: Lezer, v: LeesSignaaltelling) -> Signaaltelling:
    """How many open ones whoever asks may see: what is protected is in no count."""
    eis, waarden = "s.stand IN (?, ?, ?)", list[Any](OPEN)
    if v.locatie_id is not None:
        eis, waarden = f"{eis} AND s.locatie_id = ?", [*waarden, v.locatie_id]
    rijen = lezer.rows(
        "SELECT s.stand, count(*), sum(s.urgentie = ?) FROM signaal s "
        f"WHERE {eis} AND {alleen_zichtbaar(lezer)} GROUP BY s.stand",
        (SPOED, *waarden),
    )
    per_stand = {stand: aantal for stand, aantal, _ in rijen}
    mijn = lezer.row(
        "SELECT count(*) FROM signaal s WHERE s.medewerker_id = ? AND s.stand <> 'afgesloten' "
        f"AND {alleen_zichtbaar(lezer)}",
        (lezer.medewerker_id,),
    )
    return Signaaltelling(
        nieuw=per_stand.get(NIEUW, 0),
        in_onderzoek=per_stand.get(ONDERZOEK, 0),
        wacht=per_stand.get(WACHT, 0),
        spoed=sum(spoed for _, _, spoed in rijen),
        mijn=mijn[0] if mijn else 0,
    )


@leesvraag(LeesSignalenVan, recht="signaal.lezen", doel=DOEL)
def lees_signalen_van(lezer: Lezer, v: LeesSignalenVan) -> tuple[SignaalRij, ...]:
    """Of a household also those about its members and its address. None of a record that is not used (AVG art. 18)."""
    if v.soort == "persoon":
        persoon_id = volg_persoon(lezer, v.id)
        if beperkt.mag_niet(lezer, persoon_id):
            return ()
        return tuple(lees_waar(lezer, "s.persoon_id = ?", (persoon_id,), NIEUWSTE, woorden=True))
    if v.soort != "huishouden":
        raise Weigering("Kies een inwoner of een huishouden.", veld="soort")
    dag, id_ = lokaal(lezer.nu).date().isoformat(), volg_huishouden(lezer, v.id)
    if beperkt.huis_dicht(lezer, id_):
        return ()
    leden = lezer.rows(
        f"SELECT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}", (id_, dag, dag)
    )
    thuis = lezer.row("SELECT adres_id FROM huishouden WHERE id = ?", (id_,))
    adressen = [Id(thuis[0])] if thuis is not None and thuis[0] is not None else []
    mensen = {Id(rij[0]) for rij in leden}
    ids = kandidaten(lezer, personen=mensen, huishoudens=(id_,), adressen=adressen)
    mogelijk = lees_rijen(lezer, ids, woorden=True)
    eigen = [rij for rij in mogelijk.values() if _van_dit_huishouden(rij, id_, mensen)]
    return tuple(sorted(eigen, key=lambda rij: (-rij.ontvangen, rij.id)))


def _van_dit_huishouden(rij: SignaalRij, huishouden_id: Id, leden: set[Id]) -> bool:
    """About it or a member; one about an address alone came along because it is this address."""
    if rij.huishouden_id is not None:
        return rij.huishouden_id == huishouden_id
    return rij.persoon_id is None or rij.persoon_id in leden


# One signaal ---------------------------------------------------------------------------------------------------------


@leesvraag(LeesSignaal, recht="signaal.lezen", doel=DOEL)
def lees_signaal(lezer: Lezer, v: LeesSignaal) -> SignaalDetail:
    """One with all its steps; logged for the person, or for every member of the household."""
    rij = lezer.row(
        "SELECT s.soort, s.bron, s.tekst, s.urgentie, s.ontvangen, s.locatie_id, l.naam, s.medewerker_id, "
        "coalesce(m.naam, ''), g.naam, s.persoon_id, s.huishouden_id, coalesce(h.naam, ''), coalesce(c.nummer, ''), "
        "coalesce(r.naam, ''), s.adres_id, s.straat, s.gebied, s.thema, s.stand, s.eerste_reactie, s.beoordeling, "
        "s.beoordeeld_op, s.terugkoppeling, s.terugkoppelen_voor, s.teruggekoppeld_op, s.teruggekoppeld_wat, "
        "s.uitkomst, s.uitkomst_tekst, s.afgesloten_op, s.vraag_id, v.contact_id, s.straatronde_id, s.bundel_id, "
        "coalesce(b.naam, ''), EXISTS (SELECT 1 FROM signaalmelder w WHERE w.signaal_id = s.id "
        "AND w.status = 'actief'), coalesce(a.straat, ''), coalesce(a.huisnummer, ''), coalesce(a.toevoeging, ''), "
        f"coalesce(a.postcode, ''), coalesce(a.woonplaats, ''), {NAAM_KOLOMMEN} FROM signaal s "
        "JOIN locatie l ON l.id = s.locatie_id JOIN medewerker g ON g.id = s.geschreven_door_id "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id LEFT JOIN persoon p ON p.id = s.persoon_id "
        "LEFT JOIN huishouden h ON h.id = s.huishouden_id LEFT JOIN casus c ON c.id = h.casus_id "
        "LEFT JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN adres a ON a.id = s.adres_id "
        "LEFT JOIN vraag v ON v.id = s.vraag_id LEFT JOIN signaalbundel b ON b.id = s.bundel_id "
        f"WHERE s.id = ? AND {alleen_zichtbaar(lezer)}",
        (v.id,),
    )
    if rij is None:
        raise Weigering(WEG)
    persoon_id, huishouden_id = _id(rij[10]), _id(rij[11])
    dag = lokaal(lezer.nu).date().isoformat()
    _log(lezer, "signaal geopend", persoon_id, huishouden_id, dag)
    zonder_naam: frozenset[Id] = frozenset()
    if huishouden_id is not None:
        zonder_naam, _ = wat_verborgen_is(lezer, (huishouden_id,), dag)
    huishouden = AFGESCHERMD_HUISHOUDEN if huishouden_id in zonder_naam else rij[12]
    persoon = naam_van(rij[41:47]) if persoon_id is not None else ""
    adres = adres_in_woorden(*rij[36:41])
    return SignaalDetail(
        id=v.id,
        soort=rij[0],
        bron=rij[1],
        tekst=rij[2],
        urgentie=rij[3],
        ontvangen=rij[4],
        locatie_id=Id(rij[5]),
        locatie=rij[6],
        medewerker_id=_id(rij[7]),
        medewerker=rij[8],
        geschreven_door=rij[9],
        over=persoon or huishouden or adres or rij[16] or rij[18],
        persoon_id=persoon_id,
        persoon=persoon,
        huishouden_id=huishouden_id,
        huishouden=huishouden,
        casusnummer=rij[13],
        regisseur=rij[14],
        adres_id=_id(rij[15]),
        adres=adres,
        straat=rij[16],
        gebied=rij[17],
        thema=rij[18],
        stand=rij[19],
        eerste_reactie=rij[20],
        beoordeling=rij[21],
        beoordeeld_op=rij[22],
        terugkoppeling=rij[23],
        terugkoppelen_voor=rij[24],
        teruggekoppeld_op=rij[25],
        teruggekoppeld_wat=rij[26],
        uitkomst=rij[27],
        uitkomst_tekst=rij[28],
        afgesloten_op=rij[29],
        heeft_melder=bool(rij[35]),
        vraag_id=_id(rij[30]),
        contact_id=_id(rij[31]),
        straatronde_id=_id(rij[32]),
        bundel_id=_id(rij[33]),
        bundel=rij[34],
        velden=tuple(
            (veld, waarde)
            for veld, waarde in lezer.rows(
                "SELECT veld, waarde FROM signaalveld WHERE signaal_id = ? AND status = 'actief' AND waarde <> '' "
                "ORDER BY veld",
                (v.id,),
            )
        ),
        stappen=_stappen(lezer, v.id),
        mag_behandelen=lezer.mag("signaal.behandelen"),
        mag_melder=lezer.mag("signaal.melder"),
        triage_ids=tuple(
            Id(gevonden[0])
            for gevonden in lezer.rows(
                "SELECT id FROM triage WHERE signaal_id = ? AND status = 'actief' ORDER BY id DESC", (v.id,)
            )
        ),
    )


def _stappen(lezer: Lezer, id_: Id) -> tuple[StapRij, ...]:
    rijen = lezer.rows(
        "SELECT t.id, t.soort, t.op, m.naam, t.tekst, coalesce(n.naam, l.naam, '') FROM signaalstap t "
        "JOIN medewerker m ON m.id = t.medewerker_id LEFT JOIN medewerker n ON n.id = t.naar_id "
        "LEFT JOIN locatie l ON l.id = t.naar_locatie_id WHERE t.signaal_id = ? AND t.status = 'actief' "
        "ORDER BY t.op, t.id",
        (id_,),
    )
    return tuple(
        StapRij(id=Id(rij[0]), soort=rij[1], op=rij[2], medewerker=rij[3], tekst=rij[4], naar=rij[5]) for rij in rijen
    )


@leesvraag(LeesMelder, recht="signaal.melder", doel="melder van een signaal terugbellen")
def lees_melder(lezer: Lezer, v: LeesMelder) -> MelderRij:
    """Who told it: logged, since those it is about may not hear."""
    if not mag_zien(lezer, v.id):
        raise Weigering(WEG)
    over = lezer.row("SELECT persoon_id, huishouden_id FROM signaal WHERE id = ?", (v.id,))
    rij = lezer.row(
        "SELECT naam, organisatie, telefoon, email, geheim FROM signaalmelder WHERE signaal_id = ? "
        "AND status = 'actief' ORDER BY id LIMIT 1",
        (v.id,),
    )
    if over is not None and rij is not None:
        wat = "melder van signaal bekeken"
        dag = lokaal(lezer.nu).date().isoformat()
        if not _log(lezer, wat, _id(over[0]), _id(over[1]), dag, doel="melder van een signaal terugbellen"):
            lezer.toegang(wat, None, "melder van een signaal terugbellen")
    if rij is None:
        return MelderRij()
    return MelderRij(naam=rij[0], organisatie=rij[1], telefoon=rij[2], email=rij[3], geheim=bool(rij[4]))


def _log(
    lezer: Lezer, wat: str, persoon_id: Id | None, huishouden_id: Id | None, dag: str, *, doel: str = DOEL
) -> bool:
    """Log an opening for who it is about; False when that is nobody."""
    wie = [persoon_id] if persoon_id is not None else []
    if not wie and huishouden_id is not None:
        leden = f"SELECT DISTINCT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}"
        wie = [Id(rij[0]) for rij in lezer.rows(leden, (huishouden_id, dag, dag))]
    for id_ in wie:
        lezer.toegang(wat, id_, doel)
    return bool(wie)


# A new one -----------------------------------------------------------------------------------------------------------


@leesvraag(LeesVoorzet, recht="signaal.melden", doel="signaal registreren (Wmo 2015 art. 2.1.2)")
def lees_voorzet(lezer: Lezer, v: LeesVoorzet) -> Voorzet:
    """What is known already, so that nothing is typed twice. Reading the words of a colleague is logged."""
    if v.soort == "vraag":
        return _van_vraag(lezer, v.id)
    if v.soort == "persoon":
        return Voorzet(persoon_id=v.id, persoon=_naam(lezer, v.id))
    if v.soort == "huishouden":
        if not lezer.mag("huishouden.lezen"):
            raise GeenRecht("U mag geen huishoudens bekijken. Begin bij de inwoner.")
        rij = lezer.row("SELECT naam FROM huishouden WHERE id = ? AND status = 'actief'", (v.id,))
        if rij is None:
            raise Weigering("Dit huishouden bestaat niet (meer).")
        zonder_naam, _ = wat_verborgen_is(lezer, (v.id,), lokaal(lezer.nu).date().isoformat())
        return Voorzet(huishouden_id=v.id, huishouden=AFGESCHERMD_HUISHOUDEN if v.id in zonder_naam else rij[0])
    raise Weigering("Een signaal begint met een vraag, een inwoner of een huishouden.", veld="soort")


def _naam(lezer: Lezer, id_: Id) -> str:
    rij = lezer.row(f"SELECT p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ?", (id_,))
    if rij is None or verborgen(lezer, afgeschermd=bool(rij[0])):
        raise Weigering("Deze kaart bestaat niet (meer), of is afgeschermd. Vraag uw teamleider.")
    return naam_van(rij[1:])


def _van_vraag(lezer: Lezer, id_: Id) -> Voorzet:
    rij = lezer.row(
        "SELECT v.toelichting, v.meldingtype, c.melder, c.melder_naam, c.melder_telefoon, c.ontvangen, c.persoon_id, "
        f"c.medewerker_id, p.afgeschermd, {NAAM_KOLOMMEN} FROM vraag v JOIN contact c ON c.id = v.contact_id "
        "LEFT JOIN persoon p ON p.id = c.persoon_id WHERE v.id = ? AND v.status = 'actief'",
        (id_,),
    )
    if rij is None:
        raise Weigering("Deze vraag bestaat niet (meer).")
    dicht = verborgen(lezer, afgeschermd=bool(rij[8]))
    if dicht and rij[7] != lezer.medewerker_id:
        raise Weigering("Deze vraag gaat over een afgeschermde persoon. Vraag uw teamleider.")
    tekst = "" if beperkt.woorden_dicht(lezer, ((rij[6], rij[5]),)) else rij[0]
    if tekst and rij[6] is not None and rij[7] != lezer.medewerker_id:
        lezer.toegang("registratie geopend", Id(rij[6]), "signaal registreren")
    al = lezer.row(f"SELECT s.id FROM signaal s WHERE s.vraag_id = ? AND {alleen_zichtbaar(lezer)}", (id_,))
    naam = "Afgeschermde persoon" if dicht else naam_van(rij[9:15]) if rij[6] is not None else ""
    return Voorzet(
        vraag_id=id_,
        persoon_id=_id(rij[6]),
        persoon=naam,
        tekst=tekst,
        bron=bron_van_melder().get(rij[2], "overig"),
        thema=thema_van_meldingtype().get(rij[1], ""),
        ontvangen=rij[5],
        melder=MelderRij(naam=rij[3], telefoon=rij[4]) if lezer.mag("contact.lezen") else MelderRij(),
        al_geregistreerd=None if al is None else Id(al[0]),
    )


# Counts --------------------------------------------------------------------------------------------------------------


@leesvraag(LeesSignaalcijfers, recht="signaal.lezen", doel="aantallen signalen volgen")
def lees_signaalcijfers(lezer: Lezer, v: LeesSignaalcijfers) -> tuple[Signaalcijfer, ...]:
    """Per soort: what came in, was closed, and how quickly somebody reacted. What is protected is in no count."""
    van, tot = dag_van(v.van), dag_van(v.tot)
    if van is None or tot is None or tot < van or tot == date.max:
        raise Weigering(GEEN_DAG, veld="van" if van is None else "tot")
    grenzen = (_begin(van), _begin(tot + timedelta(days=1)))
    eis, waarden = "s.ontvangen >= ? AND s.ontvangen < ?", list[Any](grenzen)
    if v.locatie_id is not None:
        eis, waarden = f"{eis} AND s.locatie_id = ?", [*waarden, v.locatie_id]
    per_soort: dict[str, list[Telt]] = {}
    for soort, stand, op, reactie, terug, voor, gedaan in lezer.rows(
        "SELECT s.soort, s.stand, s.ontvangen, s.eerste_reactie, s.terugkoppeling, s.terugkoppelen_voor, "
        f"s.teruggekoppeld_op FROM signaal s WHERE {eis} AND {alleen_zichtbaar(lezer)}",
        waarden,
    ):
        teruggekoppeld = terug == GEVRAAGD and bool(gedaan)
        op_tijd = teruggekoppeld and (not voor or gedaan <= voor)
        na = None if reactie is None else reactie - op
        per_soort.setdefault(soort, []).append((stand == AFGESLOTEN, na, teruggekoppeld, op_tijd))
    for rest in resten(lezer, "signaal", van.isoformat(), tot.isoformat(), locatie_id=v.locatie_id):
        er = rest.gegevens
        telt = (er["stand"] == AFGESLOTEN, er["reactie"], bool(er["terug"]), bool(er["op_tijd"]))
        per_soort.setdefault(er["soort"], []).append(telt)
    return tuple(cijfer(soort, rijen) for soort, rijen in sorted(per_soort.items()))


def _begin(dag: date) -> int:
    return moment_van(datetime.combine(dag, time()))


def _id(waarde: Any) -> Id | None:
    return None if waarde is None else Id(waarde)
