"""The emergencies somebody opened a dossier in, for whoever keeps the log."""

from __future__ import annotations

from wijdesk.models.inzagegronden import NOOD
from wijdesk.models.opdrachten.inzage import LeesNoodinzages
from wijdesk.models.rows.inzage import NoodinzageRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.hier import van_zijn_plek
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd

HOOGSTENS = 500


@leesvraag(LeesNoodinzages, recht="log.beoordelen", doel="noodinzage beoordelen (AVG art. 5 lid 2)")
def lees_noodinzages(lezer: Lezer, v: LeesNoodinzages) -> tuple[NoodinzageRij, ...]:
    """Those that wait for a judgement, oldest first; or all, newest first. Of some locaties, for who judges there."""
    plaats, waarden = van_zijn_plek(lezer, "log.beoordelen", "g")
    welke = "ORDER BY g.van DESC" if v.ook_beoordeeld else "AND g.oordeel = '' ORDER BY g.van"
    rijen = lezer.rows(
        "SELECT g.id, g.medewerker_id, m.naam, l.naam, g.huishouden_id, h.naam, g.persoon_id, "
        "coalesce(p.afgeschermd, 0), g.reden, g.van, g.tot, g.oordeel, g.oordeel_reden, coalesce(b.naam, ''), "
        f"g.gezien_op, {NAAM_KOLOMMEN} FROM inzagegrond g JOIN medewerker m ON m.id = g.medewerker_id "
        "JOIN locatie l ON l.id = m.locatie_id LEFT JOIN huishouden h ON h.id = g.huishouden_id "
        "LEFT JOIN persoon p ON p.id = g.persoon_id LEFT JOIN medewerker b ON b.id = g.gezien_door_id "
        f"WHERE g.soort = ? AND g.status = 'actief' AND {plaats or '1'} {welke}, g.id LIMIT ?",
        (NOOD, *waarden, HOOGSTENS),
    )
    vandaag = lokaal(lezer.nu).date()
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[4]) for rij in rijen if rij[4] is not None}, vandaag.isoformat())
    uit = []
    for rij in rijen:
        huis = None if rij[4] is None else Id(rij[4])
        if huis is None:
            over = naam_of_afgeschermd(rij[15:21], lezer, afgeschermd=bool(rij[7]))
        else:
            over = AFGESCHERMD_HUISHOUDEN if huis in zonder_naam else rij[5] or ""
        uit.append(
            NoodinzageRij(
                id=Id(rij[0]),
                medewerker_id=Id(rij[1]),
                medewerker=rij[2],
                locatie=rij[3],
                huishouden_id=huis,
                persoon_id=None if rij[6] is None else Id(rij[6]),
                over=over,
                reden=rij[8],
                van=rij[9],
                tot=rij[10],
                oordeel=rij[11],
                oordeel_reden=rij[12],
                gezien_door=rij[13],
                gezien_op=rij[14],
                mag_beoordelen=not rij[11] and rij[1] != lezer.medewerker_id,
                van_eerder=lokaal(rij[9]).date() < vandaag,
            )
        )
    return tuple(uit)
