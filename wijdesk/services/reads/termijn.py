"""Looking at deadlines, and at everything else that must be done by a day."""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.datums import eis_dag
from wijdesk.models.opdrachten.termijn import LeesAvgtermijnen, LeesTermijnen
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id, lokaal
from wijdesk.services.agenda.alles import agenda
from wijdesk.services.agenda.avg import avgverzoeken
from wijdesk.services.agenda.bereik import Bereik
from wijdesk.services.register import leesvraag
from wijdesk.services.termijn_rijen import TermijnKern, afloop_in_woorden, besluiten_van, loop_van, termijn_rij
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import GEHEIM, RECHT

HOOGSTENS_AFGELOPEN = 200


@leesvraag(LeesTermijnen, recht="casus.lezen", doel="termijnen van een casus bewaken")
def lees_termijnen(lezer: Lezer, v: LeesTermijnen) -> tuple[AgendaRij, ...]:
    """What must be done by a day, or the terms that ended. All of a locatie is for a team leader."""
    wie = {"medewerker_id": lezer.medewerker_id} if v.bereik == "mijn" else {}
    if v.bereik == "locatie":
        if not lezer.mag("casus.regie_team"):
            raise Weigering("Alle termijnen van het team ziet alleen de teamleider.")
        wie = {"locatie_id": v.locatie_id} if v.locatie_id is not None else {}
    elif v.bereik == "huishouden":
        wie = {"huishouden_id": v.huishouden_id} if v.huishouden_id is not None else {}
    if not wie:
        raise Weigering("Kies van wie u de termijnen wilt zien.")
    vandaag = lokaal(lezer.nu).date()
    if v.afgelopen:
        return _afgelopen(lezer, vandaag, **wie)
    tot = eis_dag(v.tot, veld="tot") if v.tot else None
    return agenda(lezer, vandaag=vandaag, tot=tot, met_stil=v.met_stil, **wie)


@leesvraag(LeesAvgtermijnen, recht="avg", doel="op tijd antwoorden op verzoeken over gegevens (AVG art. 12 lid 3)")
def lees_avgtermijnen(lezer: Lezer, v: LeesAvgtermijnen) -> tuple[AgendaRij, ...]:
    """What whoever asks deals with, and what nobody does yet. No content of a casus."""
    bereik = Bereik(
        lezer=lezer,
        vandaag=lokaal(lezer.nu).date(),
        tot=eis_dag(v.tot, veld="tot").isoformat() if v.tot else "",
        huishouden_id=None,
        medewerker_id=lezer.medewerker_id,
        locatie_id=None,
        namen={},
    )
    return tuple(sorted(avgverzoeken(bereik), key=lambda rij: (rij.voor, rij.wat, rij.sleutel)))


def _afgelopen(
    lezer: Lezer,
    vandaag: date,
    *,
    huishouden_id: Id | None = None,
    medewerker_id: Id | None = None,
    locatie_id: Id | None = None,
) -> tuple[AgendaRij, ...]:
    eis, waarde = ("t.locatie_id = ?", [locatie_id]) if locatie_id is not None else ("1", [])
    if huishouden_id is not None:
        eis, waarde = "t.onderwerp_id = ?", [huishouden_id]
    elif medewerker_id is not None:
        eis = (
            "(t.onderwerp_id IN (SELECT id FROM huishouden WHERE regisseur_id = ?) OR t.medewerker_id = ?) "
            "AND coalesce(t.medewerker_id, h.regisseur_id) = ?"
        )
        waarde = [medewerker_id] * 3
    zichtbaar = "1" if lezer.mag(RECHT) else f"(s.id IS NULL OR NOT {GEHEIM})"
    rijen = lezer.rows(
        "SELECT t.id, t.regel, t.begin, t.gehaald_op, t.vervallen_op, t.reden, h.id, h.naam, t.persoon_id, "
        "coalesce(t.medewerker_id, h.regisseur_id), coalesce(m.naam, ''), t.onderwerp, t.onderwerp_id FROM termijn t "
        "LEFT JOIN signaal s ON s.id = t.onderwerp_id AND t.onderwerp = 'signaal' "
        "LEFT JOIN huishouden h ON h.id = coalesce(s.huishouden_id, t.onderwerp_id) LEFT JOIN medewerker m "
        f"ON m.id = coalesce(t.medewerker_id, h.regisseur_id) WHERE {eis} AND t.status = 'actief' AND {zichtbaar} "
        "AND (t.gehaald_op <> '' OR t.vervallen_op <> '') "
        f"ORDER BY max(t.gehaald_op, t.vervallen_op) DESC, t.id DESC LIMIT {HOOGSTENS_AFGELOPEN}",
        waarde,
    )
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[6]) for rij in rijen if rij[6]}, vandaag.isoformat())
    besluiten = besluiten_van(lezer, (Id(rij[0]) for rij in rijen))
    gevonden = []
    for rij in rijen:
        reden = "" if rij[6] in zonder_naam else rij[5]
        kern = TermijnKern(
            id=Id(rij[0]), regel=rij[1], begin=rij[2], gehaald_op=rij[3], vervallen_op=rij[4], reden=reden
        )
        eigen = besluiten.get(kern.id, ())
        gezien = loop_van(kern.regel, kern.begin, eigen, vandaag)
        if gezien is None:
            continue
        termijn = termijn_rij(kern, eigen, gezien, regels()[kern.regel])
        gevonden.append(
            AgendaRij(
                sleutel=f"termijn:{kern.id.hex()}",
                soort="termijn",
                wat=termijn.naam,
                voor=termijn.fataal,
                in_woorden=afloop_in_woorden(kern, gezien, vandaag),
                grondslag=termijn.grondslag,
                huishouden_id=Id(rij[6]) if rij[6] is not None else None,
                huishouden=AFGESCHERMD_HUISHOUDEN if rij[6] in zonder_naam else rij[7] or "",
                persoon_id=Id(rij[8]) if rij[8] is not None else None,
                medewerker_id=Id(rij[9]) if rij[9] is not None else None,
                medewerker=rij[10],
                tab=regels()[kern.regel].tab,
                bron="termijn",
                bron_id=kern.id,
                onderwerp=rij[11],
                onderwerp_id=Id(rij[12]),
                termijn=termijn,
            )
        )
    return tuple(gevonden)
