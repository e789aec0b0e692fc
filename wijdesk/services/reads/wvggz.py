"""Looking at the Wvggz-meldpunt: its meldingen with their clocks, one with its checklist, consultations and counts."""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.wvggz import LeesConsultenWvggz, LeesWvggz, LeesWvggzCijfers, LeesWvggzLijst
from wijdesk.models.rows.wvggz import WvggzCijfers, WvggzConsultRij, WvggzDetail, WvggzRij
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.wvggz import REGEL, klok, klok_in_woorden, soorten
from wijdesk.resources import lees_toml
from wijdesk.services.register import leesvraag
from wijdesk.store.cijferrest import resten
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import RECHT as RECHT_AFGESCHERMD
from wijdesk.store.signaalgeheim import alleen_zichtbaar, mag_zien

RECHT = "wvggz"
DOEL = "verkennend onderzoek na een melding (Wvggz art. 5:2)"
NIEMAND = "nog van niemand"


@leesvraag(LeesWvggzLijst, recht=RECHT, doel="meldingen van het Wvggz-meldpunt opvolgen")
def lees_lijst(lezer: Lezer, v: LeesWvggzLijst) -> tuple[WvggzRij, ...]:
    """What runs or must begin, the least time first; then what ended this year, the last first."""
    vandaag = lokaal(lezer.nu).date()
    rijen = lezer.rows(
        f"SELECT s.id, s.bron, s.ontvangen, s.stand, coalesce(m.naam, ''), w.id, w.melding_op, w.uitkomst, "
        f"w.besloten_op, w.teruggekoppeld_op, s.straat, {NAAM_KOLOMMEN} FROM signaal s "
        "LEFT JOIN wvggzmelding w ON w.signaal_id = s.id AND w.status = 'actief' "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id LEFT JOIN persoon p ON p.id = coalesce(w.persoon_id, "
        "s.persoon_id) WHERE s.id IN (SELECT signaal_id FROM wvggzmelding WHERE status = 'actief' UNION "
        f"SELECT id FROM signaal WHERE stand <> 'afgesloten' AND soort IN ({_tekens()})) "
        f"AND s.locatie_id = ? AND {alleen_zichtbaar(lezer)}",
        (*sorted(soorten()), v.locatie_id),
    )
    gevonden = []
    for id_, bron, ontvangen, stand, wie, melding, melding_op, uitkomst, besloten, terug, straat, *naam in rijen:
        if melding is None and stand == "afgesloten":
            continue
        begin = melding_op or lokaal(ontvangen).date().isoformat()
        gezien = klok(begin, vandaag)
        in_woorden, toestand = klok_in_woorden(gezien, vandaag)
        if uitkomst:
            if besloten[:4] != str(vandaag.year):
                continue
            in_woorden, toestand = f"afgerond op {datum_in_woorden(besloten)}", ""
        gevonden.append(
            WvggzRij(
                signaal_id=Id(id_),
                over=(naam_van(naam) if naam[0] is not None else "") or straat or "Nog geen inwoner gekoppeld",
                bron=bron,
                melding_op=begin,
                begonnen=melding is not None,
                uiterlijk="" if gezien.fataal is None else gezien.fataal.isoformat(),
                in_woorden=in_woorden,
                toestand=toestand,
                medewerker=wie or NIEMAND,
                uitkomst=uitkomst or "",
                besloten_op=besloten or "",
                teruggekoppeld=bool(terug),
            )
        )
    open_ = sorted((rij for rij in gevonden if not rij.uitkomst), key=lambda rij: (rij.uiterlijk, rij.over))
    klaar = sorted((rij for rij in gevonden if rij.uitkomst), key=lambda rij: (rij.besloten_op, rij.over), reverse=True)
    return (*open_, *klaar)


@leesvraag(LeesWvggz, recht=RECHT, doel=DOEL)
def lees_wvggz(lezer: Lezer, v: LeesWvggz) -> WvggzDetail:
    """One melding. An opening of the file of whom it is about: the person, or else everybody in the household now."""
    rij = lezer.row(
        "SELECT s.bron, s.ontvangen, s.stand, s.tekst, s.persoon_id, s.huishouden_id, s.terugkoppeling, s.soort, "
        "coalesce(m.naam, ''), w.id, w.melding_op, w.bevindingen, w.gesproken_op, w.uitkomst, w.toelichting, "
        f"w.besloten_op, w.teruggekoppeld_op, w.teruggekoppeld_wat, w.persoon_id, {NAAM_KOLOMMEN} FROM signaal s "
        "LEFT JOIN wvggzmelding w ON w.signaal_id = s.id AND w.status = 'actief' "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id "
        "LEFT JOIN persoon p ON p.id = coalesce(w.persoon_id, s.persoon_id) WHERE s.id = ? AND s.status = 'actief' "
        "ORDER BY w.id LIMIT 1",
        (v.signaal_id,),
    )
    if rij is None or (rij[9] is None and rij[7] not in soorten()):
        raise Weigering("Dit is geen Wvggz-melding (meer).")
    if not mag_zien(lezer, v.signaal_id):
        raise Weigering("Dit signaal is afgeschermd. Vraag uw teamleider.")
    persoon_id = rij[18] if rij[18] is not None else rij[4]
    vandaag = lokaal(lezer.nu).date()
    wie = [persoon_id] if persoon_id is not None else _leden(lezer, rij[5], vandaag.isoformat())
    for id_ in wie:
        lezer.toegang("Wvggz-melding geopend", Id(id_), DOEL)
    melding_op = rij[10] or lokaal(rij[1]).date().isoformat()
    gezien = klok(melding_op, vandaag)
    in_woorden, toestand = klok_in_woorden(gezien, vandaag)
    if rij[13]:
        laat = gezien.fataal is not None and rij[15] > gezien.fataal.isoformat()
        in_woorden = f"afgerond op {datum_in_woorden(rij[15])}{', te laat' if laat else ''}"
        toestand = ""
    bekend = ("bevindingen", "gesproken_op", "uitkomst", "toelichting", "besloten_op")
    terug = ("teruggekoppeld_op", "teruggekoppeld_wat")
    return WvggzDetail(
        signaal_id=v.signaal_id,
        over="Nog geen inwoner gekoppeld" if persoon_id is None else naam_van(rij[19:]),
        persoon_id=None if persoon_id is None else Id(persoon_id),
        huishouden_id=None if rij[5] is None else Id(rij[5]),
        tekst=rij[3],
        bron=rij[0],
        ontvangen=rij[1],
        medewerker=rij[8] or NIEMAND,
        begonnen=rij[9] is not None,
        melding_op=melding_op,
        streef="" if gezien.streef is None else gezien.streef.isoformat(),
        uiterlijk="" if gezien.fataal is None else gezien.fataal.isoformat(),
        in_woorden=in_woorden,
        toestand=toestand,
        grondslag=regels()[REGEL].grondslag_voluit,
        terugkoppeling=rij[6],
        signaal_gesloten=rij[2] == "afgesloten",
        **{naam: waarde or "" for naam, waarde in zip((*bekend, *terug), rij[11:18], strict=True)},
    )


@leesvraag(LeesConsultenWvggz, recht=RECHT, doel="consulten van het Wvggz-meldpunt terugvinden")
def lees_consulten(lezer: Lezer, v: LeesConsultenWvggz) -> tuple[WvggzConsultRij, ...]:
    """Newest first; nobody is named in them."""
    rijen = lezer.rows(
        "SELECT c.id, c.dag, c.bron, c.duur, c.advies, m.naam FROM wvggzconsult c JOIN medewerker m "
        "ON m.id = c.medewerker_id WHERE c.locatie_id = ? AND c.status = 'actief' "
        "ORDER BY c.dag DESC, c.id DESC LIMIT ?",
        (v.locatie_id, max(0, min(v.hoogstens, 500))),
    )
    return tuple(
        WvggzConsultRij(id=Id(id_), dag=dag, bron=bron, duur=duur, advies=advies, medewerker=wie)
        for id_, dag, bron, duur, advies, wie in rijen
    )


@leesvraag(LeesWvggzCijfers, recht=RECHT, doel="cijfers van het Wvggz-meldpunt voor het jaarverslag")
def lees_cijfers(lezer: Lezer, v: LeesWvggzCijfers) -> WvggzCijfers:
    """Meldingen by the day they came in, consultations by their day. What is protected counts for who may know."""
    if not 2000 <= v.jaar <= 9999:
        raise Weigering("Kies een jaar.", veld="jaar")
    eerste, laatste = f"{v.jaar}-01-01", f"{v.jaar}-12-31"
    vandaag = lokaal(lezer.nu).date()
    eis, plek = ("AND s.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("", ())
    meldingen = lezer.rows(
        "SELECT w.melding_op, w.uitkomst, w.besloten_op FROM wvggzmelding w JOIN signaal s ON s.id = w.signaal_id "
        f"WHERE w.status = 'actief' AND w.melding_op BETWEEN ? AND ? {eis} AND {alleen_zichtbaar(lezer)}",
        (eerste, laatste, *plek),
    )
    meldingen += [
        (rest.dag, rest.gegevens["uitkomst"], rest.gegevens["besloten_op"])
        for rest in resten(lezer, "wvggzmelding", eerste, laatste, locatie_id=v.locatie_id)
    ]
    codes = tuple(str(rij["code"]) for rij in lees_toml("codes/wvggzuitkomst.toml")["code"])
    per_uitkomst = dict.fromkeys(codes, 0)
    lopend = te_laat = 0
    for melding_op, uitkomst, besloten_op in meldingen:
        fataal = klok(melding_op, vandaag).fataal
        einde = date.fromisoformat(besloten_op) if besloten_op else vandaag
        te_laat += fataal is not None and einde > fataal
        if uitkomst:
            per_uitkomst[uitkomst] = per_uitkomst.get(uitkomst, 0) + 1
        else:
            lopend += 1
    consulten = lezer.rows(
        "SELECT s.bron, count(*), sum(s.duur) FROM wvggzconsult s WHERE s.status = 'actief' "
        f"AND s.dag BETWEEN ? AND ? {eis} GROUP BY s.bron ORDER BY count(*) DESC, s.bron",
        (eerste, laatste, *plek),
    )
    return WvggzCijfers(
        jaar=v.jaar,
        meldingen=len(meldingen),
        per_uitkomst=tuple(per_uitkomst.items()),
        lopend=lopend,
        te_laat=te_laat,
        consulten=sum(rij[1] for rij in consulten),
        minuten=sum(rij[2] for rij in consulten),
        per_bron=tuple((bron, aantal) for bron, aantal, _ in consulten),
        zonder_afgeschermd=not lezer.mag(RECHT_AFGESCHERMD),
    )


def _leden(lezer: Lezer, huishouden_id: bytes | None, dag: str) -> list[bytes]:
    rijen = lezer.rows(
        f"SELECT DISTINCT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}",
        (huishouden_id, dag, dag),
    )
    return [rij[0] for rij in rijen]


def _tekens() -> str:
    return ", ".join("?" * len(soorten()))
