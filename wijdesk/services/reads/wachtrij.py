"""Who is waiting at the entree now."""

from __future__ import annotations

from wijdesk.models.opdrachten.wachtrij import LeesWachtrij
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.hier import waar_mag
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, waarschuwing_in_woorden, waarschuwingen
from wijdesk.store.schrijver import schrijver_van


@leesvraag(LeesWachtrij, recht="wachtrij", doel="wachtrij aan de entree")
def lees_wachtrij(lezer: Lezer, v: LeesWachtrij) -> tuple[WachtendeRij, ...]:
    """Everybody who has not been helped or left today: most urgent first, then longest waiting. Of a locatie where no
    rol of the asker holds, nobody. Of what a colleague wrote down somebody waits for, a volunteer reads nothing.
    """
    if (plekken := waar_mag(lezer, "wachtrij")) is not None and v.locatie_id not in plekken:
        return ()
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        f"SELECT w.id, w.volgnummer, w.naam, w.persoon_id, w.waarvoor, w.urgentie, w.stand, w.aangemeld_op, "
        f"w.opgeroepen_op, p.afgeschermd, {schrijver_van('w')}, {NAAM_KOLOMMEN} FROM wachtende w "
        "LEFT JOIN persoon p ON p.id = w.persoon_id "
        "WHERE w.locatie_id = ? AND w.dag = ? AND w.status = 'actief' "
        "AND w.stand NOT IN ('geholpen', 'weg zonder hulp') ORDER BY w.urgentie, w.aangemeld_op, w.volgnummer",
        (v.locatie_id, vandaag),
    )
    gewaarschuwd = waarschuwingen(lezer, {Id(rij[3]) for rij in rijen if rij[3] is not None})
    return tuple(
        WachtendeRij(
            id=Id(rij[0]),
            volgnummer=rij[1],
            naam=rij[2] if rij[3] is None else naam_of_afgeschermd(rij[11:], lezer, afgeschermd=bool(rij[9])),
            persoon_id=Id(rij[3]) if rij[3] is not None else None,
            waarvoor=rij[4],
            urgentie=rij[5],
            stand=rij[6],
            aangemeld_op=rij[7],
            opgeroepen_op=rij[8],
            waarschuwing=waarschuwing_in_woorden(gewaarschuwd.get(Id(rij[3]), ())) if rij[3] is not None else "",
            van_mij=rij[10] == lezer.medewerker_id.hex(),
        )
        for rij in rijen
    )
