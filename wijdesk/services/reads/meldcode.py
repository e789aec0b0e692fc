"""Looking at the meldcode: one with its steps and weighing, and the ones that run."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.meldcodestappen import OVER_NIEMAND
from wijdesk.models.opdrachten.meldcode import LeesMeldcode, LeesMeldcodeOver, LeesMeldcodes
from wijdesk.models.rows.meldcode import AfwegingRij, MeldcodeDetail, MeldcodeRij, MeldcodestapRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.services.waarover import (
    AFGESCHERMD_ZIN,
    ONDERWERP_KOLOMMEN,
    namen,
    onderwerp,
    verborgen_onderwerpen,
    waarover,
)
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer

RECHT = "meldcode"
DOEL = "meldcode huiselijk geweld en kindermishandeling (Wmo 2015 art. 3.3, Jeugdwet art. 4.1.7)"


@leesvraag(LeesMeldcode, recht=RECHT, doel=DOEL)
def lees_meldcode(lezer: Lezer, v: LeesMeldcode) -> MeldcodeDetail:
    """One of them, whole. Logged for whom it is about: the person, or else everybody in the household now."""
    rij = lezer.row(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.aanleiding, x.begonnen_op, m.id, m.naam, q.inhoud, q.versie, x.besluit, "
        "x.besluit_tekst, x.afgesloten_op FROM meldcode x JOIN medewerker m ON m.id = x.medewerker_id "
        "JOIN vragenlijst q ON q.id = x.vragenlijst_id WHERE x.id = ? AND x.status = 'actief'",
        (v.id,),
    )
    if rij is None:
        raise Weigering("Deze meldcode bestaat niet (meer).")
    over = onderwerp(rij[:4])
    if verborgen_onderwerpen(lezer, (over,)):
        raise Weigering(AFGESCHERMD_ZIN)
    vandaag = lokaal(lezer.nu).date().isoformat()
    leden = lezer.rows(
        f"SELECT DISTINCT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}",
        (over.huishouden_id, vandaag, vandaag),
    )
    for persoon_id in (over.persoon_id,) if over.persoon_id is not None else tuple(Id(lid[0]) for lid in leden):
        lezer.toegang("meldcode geopend", persoon_id, DOEL)
    stappen = lezer.rows(
        "SELECT s.id, s.stap, s.dag, m.naam, s.overgeslagen, s.tekst, s.met FROM meldcodestap s JOIN medewerker m "
        "ON m.id = s.medewerker_id WHERE s.meldcode_id = ? AND s.status = 'actief' "
        "ORDER BY s.stap, s.dag, s.geschreven_op, s.id",
        (v.id,),
    )
    antwoorden = lezer.rows(
        "SELECT a.vraag, a.waarde, a.toelichting, m.naam, a.op FROM antwoord a JOIN medewerker m "
        "ON m.id = a.medewerker_id WHERE a.onderwerp_id = ? AND a.status = 'actief' ORDER BY a.op, a.vraag",
        (v.id,),
    )
    return MeldcodeDetail(
        id=v.id,
        over=namen(lezer, (over,))[over],
        huishouden_id=over.huishouden_id,
        persoon_id=over.persoon_id,
        signaal_id=over.signaal_id,
        triage_id=over.triage_id,
        aanleiding=rij[4],
        begonnen_op=rij[5],
        medewerker=rij[7],
        van_mij=rij[6] == lezer.medewerker_id,
        stappen=tuple(
            MeldcodestapRij(
                id=Id(id_), stap=stap, dag=dag, medewerker=wie, overgeslagen=bool(over_), tekst=tekst, met=met
            )
            for id_, stap, dag, wie, over_, tekst, met in stappen
        ),
        lijst=rij[8],
        lijst_versie=rij[9],
        antwoorden=tuple(AfwegingRij(**dict(zip(AfwegingRij.__slots__, a, strict=True))) for a in antwoorden),
        besluit=rij[10],
        besluit_tekst=rij[11],
        afgesloten_op=rij[12],
    )


@leesvraag(LeesMeldcodeOver, recht=RECHT, doel=DOEL)
def lees_over(lezer: Lezer, v: LeesMeldcodeOver) -> str:
    """The name of what it begins from; nothing of it is opened yet. Refused when that is about nobody."""
    over = waarover(lezer, v.soort, v.onderwerp_id)
    if over.persoon_id is None and over.huishouden_id is None:
        raise Weigering(OVER_NIEMAND)
    return over.naam


@leesvraag(LeesMeldcodes, recht=RECHT, doel="meldcodes afmaken en terugvinden")
def lees_lijst(lezer: Lezer, v: LeesMeldcodes) -> tuple[MeldcodeRij, ...]:
    """Those that run, the oldest first; about somebody every one, the newest first. Nothing about who is hidden."""
    if v.onderwerp_id is not None:
        over = waarover(lezer, v.soort, v.onderwerp_id)
        delen = {veld: id_ for veld in ("huishouden_id", "persoon_id") if (id_ := over.ids[veld]) is not None}
        if not delen:
            return ()
        eis, waarden = f"({' OR '.join(f'x.{veld} = ?' for veld in delen)})", tuple(delen.values())
        return _rijen(lezer, eis, waarden, "ORDER BY x.besluit <> '', x.begonnen_op DESC, x.id DESC")
    if v.locatie_id is not None:
        if not lezer.mag("casus.regie_team"):
            raise Weigering("Alle meldcodes van het team ziet alleen de teamleider.")
        return _rijen(lezer, "x.besluit = '' AND x.locatie_id = ?", (v.locatie_id,), "ORDER BY x.begonnen_op, x.id")
    return _rijen(
        lezer, "x.besluit = '' AND x.medewerker_id = ?", (lezer.medewerker_id,), "ORDER BY x.begonnen_op, x.id"
    )


def _rijen(lezer: Lezer, eis: str, waarden: tuple[Id, ...], slot: str) -> tuple[MeldcodeRij, ...]:
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.id, x.aanleiding, x.begonnen_op, m.id, m.naam, x.besluit, "
        "(SELECT group_concat(DISTINCT s.stap) FROM meldcodestap s WHERE s.meldcode_id = x.id AND s.status = 'actief') "
        f"FROM meldcode x JOIN medewerker m ON m.id = x.medewerker_id WHERE {eis} AND x.status = 'actief' {slot}",
        waarden,
    )
    alle = [onderwerp(rij[:4]) for rij in rijen]
    weg, noemt = verborgen_onderwerpen(lezer, alle), namen(lezer, alle)
    return tuple(
        MeldcodeRij(
            id=Id(rij[4]),
            over=noemt[over],
            aanleiding=rij[5],
            begonnen_op=rij[6],
            medewerker=rij[8],
            van_mij=rij[7] == lezer.medewerker_id,
            gedaan=tuple(sorted(int(stap) for stap in (rij[10] or "").split(",") if stap)),
            besluit=rij[9],
        )
        for over, rij in zip(alle, rijen, strict=True)
        if over not in weg
    )
