"""Looking at a household: its members and roles, the one regisseur, and what to know before going on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.rows.huishouden import CasusKop, HuishoudenDetail, LidRij, Melding, OverdrachtRij
from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.services.agenda.alles import van_gezin
from wijdesk.services.gezin_leden import leden_van, met_gezag
from wijdesk.services.inzage.eigen import OPEN, Kijker
from wijdesk.services.meldingen import meldingen
from wijdesk.services.openingen import DOEL_HUISHOUDEN, HUISHOUDEN_GEOPEND
from wijdesk.services.plan.stand import plan_stand
from wijdesk.services.regiestand import stand_van
from wijdesk.services.register import leesvraag
from wijdesk.store.beperkt import ZIN, is_beperkt
from wijdesk.store.elders import dichte, lees_teams
from wijdesk.store.huishoudens import (
    AFGESCHERMD_ADRES,
    AFGESCHERMD_HUISHOUDEN,
    LID_NU,
    WOORD,
    volg_huishouden,
    vondsten,
    wat_verborgen_is,
)
from wijdesk.store.lezer import Lezer
from wijdesk.store.teamoverdrachten import laatste_van

DOEL = DOEL_HUISHOUDEN


@leesvraag(LeesHuishouden, recht="huishouden.lezen", doel=DOEL)
def lees_huishouden(lezer: Lezer, v: LeesHuishouden) -> HuishoudenDetail:
    """The header of a household. Logged as an opening for each member; without casus.lezen nothing of the content."""
    id_ = volg_huishouden(lezer, v.id)
    rij = lezer.row(
        "SELECT h.naam, h.locatie_id, lo.naam, h.casus_id, h.regisseur_id, coalesce(r.naam, ''), h.tandem_id, "
        "coalesce(t.naam, ''), h.actief_plan_id, h.status, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), "
        "coalesce(a.toevoeging, ''), coalesce(a.postcode, ''), coalesce(a.woonplaats, '') FROM huishouden h "
        "JOIN locatie lo ON lo.id = h.locatie_id LEFT JOIN medewerker r ON r.id = h.regisseur_id "
        "LEFT JOIN medewerker t ON t.id = h.tandem_id LEFT JOIN adres a ON a.id = h.adres_id "
        "WHERE h.id = ? AND h.status <> 'vervallen'",
        (id_,),
    )
    if rij is None:
        raise Weigering("Dit huishouden bestaat niet (meer).")
    vandaag = lokaal(lezer.nu).date()
    is_elders = id_ in dichte(lezer.rows)
    overgedragen = laatste_van(lezer, id_, met_opgegaan=is_elders)
    mag = lezer.mag("casus.lezen") and not is_elders
    stand = Kijker.van(lezer).huis(id_) if mag else OPEN
    lezer.grondslag = stand.grondslag
    inhoud = mag and not stand.vraagt
    alle = leden_van(lezer, id_, vandaag)
    if is_elders:
        alle = [replace(lid, opmerking="") for lid in alle]
    nu = [lid for lid in alle if lid.van <= vandaag.isoformat() and (not lid.tot or lid.tot >= vandaag.isoformat())]
    leden = met_gezag(lezer, _met_andere_huishoudens(lezer, id_, nu, vandaag), vandaag)
    for persoon_id in dict.fromkeys(lid.persoon_id for lid in leden or alle):  # nobody left: the file is still theirs
        lezer.toegang(HUISHOUDEN_GEOPEND, persoon_id, DOEL, huishouden_id=id_)
    casus_id = Id(rij[3]) if rij[3] is not None else None
    plan_id = Id(rij[8]) if rij[8] is not None else None
    casussen = _casussen(lezer, id_, inhoud=inhoud)
    zonder_naam, zonder_adres = wat_verborgen_is(lezer, (id_,), vandaag.isoformat())
    regie = stand_van(lezer, leden, locatie_id=Id(rij[1]), open_=casus_id is not None and not is_elders)
    (termijn, toestand), te_laat = van_gezin(lezer, id_, vandaag=vandaag) if inhoud else (("", ""), ())
    naam = AFGESCHERMD_HUISHOUDEN if id_ in zonder_naam else rij[0]
    dicht = ZIN if is_beperkt(lezer.rows, id_, vandaag.isoformat()) else ""
    boven = (Melding(zin=dicht, toestand="spoed"),) if dicht else ()
    return HuishoudenDetail(
        id=id_,
        naam=naam,
        adres=AFGESCHERMD_ADRES if id_ in zonder_adres else adres_in_woorden(*rij[10:15]),
        locatie_id=Id(rij[1]),
        locatie=rij[2],
        leden=leden,
        eerdere_leden=tuple(sorted((lid for lid in alle if lid not in nu), key=lambda lid: lid.tot, reverse=True)),
        casus=next((casus for casus in casussen if casus.id == casus_id), None),
        eerdere_casussen=tuple(casus for casus in casussen if casus.id != casus_id),
        regisseur_id=Id(rij[4]) if rij[4] is not None else None,
        regisseur=rij[5],
        tandem_id=Id(rij[6]) if rij[6] is not None else None,
        tandem=rij[7],
        regie=regie,
        overdracht=_overdracht(lezer, id_, naam, inhoud=inhoud) if casus_id is not None else None,
        plan_id=plan_id if inhoud else None,
        plan_stand=plan_stand(lezer, plan_id, leden, vandaag) if inhoud and casus_id is not None else "",
        volgende_termijn=termijn,
        volgende_termijn_toestand=toestand,
        meldingen=(
            *boven,
            *meldingen(
                lezer,
                huishouden_id=id_,
                leden=leden,
                casus_id=casus_id,
                plan_id=plan_id,
                te_laat=te_laat,
                regie=regie,
            ),
        )
        if inhoud
        else boven,
        beperkt=dicht,
        mag_inhoud=inhoud,
        inzage=stand.vraagt,
        noodinzage_tot=stand.tot if stand.nood else None,
        mag_schrijven=lezer.mag("huishouden.schrijven") and lezer.mag("casus.schrijven") and inhoud,
        status=rij[9],
        samengevoegd_met=_samengevoegd(lezer, id_, vandaag),
        elders=overgedragen if is_elders else None,
        ander_team=not is_elders and rij[9] == "actief" and _mag_weg(lezer, rij[4]),
        ontvangen=None if is_elders or overgedragen is None or overgedragen.aangenomen else overgedragen,
    )


def _mag_weg(lezer: Lezer, regisseur_id: bytes | None) -> bool:
    """Whether whoever asks may give the household to another team, and there is one."""
    mag = lezer.mag("casus.regie") and (regisseur_id in (None, lezer.medewerker_id) or lezer.mag("casus.regie_team"))
    teams = lees_teams(lezer.rows) if mag else None
    return teams is not None and teams.schrijft and len(teams.namen) > 1


def _met_andere_huishoudens(lezer: Lezer, id_: Id, leden: list[LidRij], vandaag: date) -> tuple[LidRij, ...]:
    """The members with the other households they belong to now; of somebody hidden nothing is told.

    One that is called like this one (two homes of one child often are) is told apart by where it is, or else by who
    lives there.
    """
    personen = tuple({lid.persoon_id for lid in leden if not lid.afgeschermd})
    if not personen:
        return tuple(leden)
    dag = vandaag.isoformat()
    rijen = lezer.rows(
        "SELECT l.persoon_id, h.id, h.naam FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "
        f"WHERE l.persoon_id IN ({', '.join('?' * len(personen))}) AND h.id <> ? AND h.status = 'actief' "
        f"AND {LID_NU} ORDER BY h.naam",
        (*personen, id_, dag, dag),
    )
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[1]) for rij in rijen}, dag)
    eigen = lezer.row("SELECT naam FROM huishouden WHERE id = ?", (id_,))
    hier = _namen_in(str(eigen[0]) if eigen is not None else "")
    lijkt = [Id(ander) for _, ander, naam in rijen if hier & _namen_in(naam) and Id(ander) not in zonder_naam]
    waar = {vondst.id: vondst.adres or vondst.leden for vondst in vondsten(lezer, lijkt)}
    anders: dict[Id, list[tuple[Id, str]]] = {}
    for persoon_id, ander, naam in rijen:
        gezien = AFGESCHERMD_HUISHOUDEN if Id(ander) in zonder_naam else naam
        if bij := waar.get(Id(ander)):
            gezien = f"{gezien} ({bij})"
        anders.setdefault(Id(persoon_id), []).append((Id(ander), gezien))
    return tuple(replace(lid, ook_in=tuple(anders.get(lid.persoon_id, ()))) for lid in leden)


def _namen_in(naam: str) -> set[str]:
    """The words of the name of a household that tell whose it is."""
    return {woord for woord in WOORD.findall(naam.casefold()) if len(woord) > 3} - {"familie", "gezin", "huishouden"}


def _casussen(lezer: Lezer, id_: Id, *, inhoud: bool) -> tuple[CasusKop, ...]:
    """Every casus, newest first."""
    rijen = lezer.rows(
        "SELECT c.id, c.nummer, c.wettelijk_kader, c.aanleiding, c.geopend_op, c.gesloten_op, c.sluitreden, "
        "c.sluittoelichting, coalesce(m.naam, '') FROM casus c LEFT JOIN medewerker m ON m.id = c.laatste_regisseur_id "
        "WHERE c.huishouden_id = ? AND c.status = 'actief' ORDER BY c.geopend_op DESC, c.id DESC",
        (id_,),
    )
    return tuple(
        CasusKop(
            id=Id(rij[0]),
            nummer=rij[1],
            wettelijk_kader=rij[2] if inhoud else "",
            aanleiding=rij[3] if inhoud else "",
            geopend_op=rij[4],
            gesloten_op=rij[5],
            sluitreden=rij[6] if inhoud else "",
            sluittoelichting=rij[7] if inhoud else "",
            laatste_regisseur=rij[8],
        )
        for rij in rijen
    )


def _overdracht(lezer: Lezer, id_: Id, naam: str, *, inhoud: bool) -> OverdrachtRij | None:
    rij = lezer.row(
        "SELECT o.id, c.nummer, o.van_id, v.naam, o.naar_id, n.naam, o.notitie, o.gevraagd_op, o.stand "
        "FROM regieoverdracht o JOIN casus c ON c.id = o.casus_id JOIN medewerker v ON v.id = o.van_id "
        "JOIN medewerker n ON n.id = o.naar_id WHERE o.huishouden_id = ? AND o.stand = 'gevraagd' "
        "AND o.status = 'actief' ORDER BY o.gevraagd_op DESC LIMIT 1",
        (id_,),
    )
    if rij is None:
        return None
    return OverdrachtRij(
        id=Id(rij[0]),
        huishouden_id=id_,
        huishouden=naam,
        nummer=rij[1],
        van_id=Id(rij[2]),
        van=rij[3],
        naar_id=Id(rij[4]),
        naar=rij[5],
        notitie=rij[6] if inhoud else "",
        gevraagd_op=rij[7],
        stand=rij[8],
    )


def _samengevoegd(lezer: Lezer, id_: Id, vandaag: date) -> tuple[tuple[Id, str], ...]:
    rijen = lezer.rows("SELECT id, naam FROM huishouden WHERE samengevoegd_in = ? ORDER BY id", (id_,))
    zonder_naam, _ = wat_verborgen_is(lezer, (id_,), vandaag.isoformat())
    return tuple((Id(rij[0]), AFGESCHERMD_HUISHOUDEN if id_ in zonder_naam else rij[1]) for rij in rijen)
