"""Whom a dossier concerns, in SQL: every relation of one medewerker with a household, a person or one piece of work.

Parameters: ?1 the medewerker, ?2 the same in hex, ?3 since when (ms UTC) what ended still counts and ?4 that day (ISO),
?5 today (ISO), ?6 whether they give advice, ?7 and on the ids. Every part has an index on what it is asked by. No
SQLAlchemy.
"""

from __future__ import annotations

from wijdesk.store.huishoudens import LID_NU

_VAN_MIJ = (
    "{c}.status = 'actief' AND (({c}.antwoord = '' AND ({c}.gesteld_door_id = ?1 OR {c}.aan_id = ?1 "
    "OR (?6 AND {c}.aan_id IS NULL))) OR ({c}.antwoord_op >= ?3 "
    "AND ?1 IN ({c}.gesteld_door_id, {c}.antwoord_door_id)))"
)
_CONSULT = _VAN_MIJ.format(c="c")
_HULP = (
    "x.medewerker_id = ?1 AND x.status = 'actief' "
    "AND (x.einde = '' OR x.einde >= ?4 OR (x.controle_op <> '' AND x.controle_gedaan_op = ''))"
)
_MELDCODE = (
    "x.status = 'actief' AND (x.besluit = '' OR x.afgesloten_op >= ?3) AND (x.medewerker_id = ?1 OR EXISTS "
    "(SELECT 1 FROM meldcodestap s WHERE s.meldcode_id = x.id AND s.medewerker_id = ?1 AND s.status = 'actief'))"
)
_TRIAGE = "x.medewerker_id = ?1 AND x.status = 'actief' AND (x.besloten_op IS NULL OR x.besloten_op >= ?3)"
_SIGNAAL = (
    "x.status = 'actief' AND ((x.medewerker_id = ?1 AND (x.stand <> 'afgesloten' OR x.afgesloten_op >= ?3)) "
    "OR (x.geschreven_door_id = ?1 AND x.ontvangen >= ?3))"
)
_ONDERZOEK = "x.medewerker_id = ?1 AND x.status = 'actief' AND (x.afgerond_op = '' OR x.afgerond_op >= ?4)"
_LOOPT = {
    "triage": "x.medewerker_id = ?1 AND x.status = 'actief' AND x.stand = 'lopend'",
    "ondersteuning": "x.medewerker_id = ?1 AND x.status = 'actief' "
    "AND (x.einde = '' OR (x.controle_op <> '' AND x.controle_gedaan_op = ''))",
    "onderzoek": "x.medewerker_id = ?1 AND x.status = 'actief' AND x.afgerond_op = ''",
    "praktijkvorm": "x.medewerker_id = ?1 AND x.status = 'actief' AND x.einde = ''",
    "meldcode": f"x.besluit = '' AND {_MELDCODE}",
    "signaal": "x.medewerker_id = ?1 AND x.status = 'actief' AND x.stand <> 'afgesloten'",
}
"""Per noun when somebody has it in hand: at their own locatie that concerns them with the whole dossier."""
_OPEN_BIJ = " OR ".join(
    f"EXISTS (SELECT 1 FROM {noun} x WHERE x.{{kolom}} = {{id}} AND {waar})" for noun, waar in _LOOPT.items()
)
EIGEN_HUIS = (
    "h.regisseur_id = ?1 OR h.tandem_id = ?1 "
    "OR EXISTS (SELECT 1 FROM regieoverdracht o WHERE o.huishouden_id = h.id AND o.status = 'actief' AND "
    "((o.naar_id = ?1 AND o.stand = 'gevraagd') OR (o.van_id = ?1 AND o.stand = 'aangenomen' "
    "AND o.beantwoord_op >= ?3))) "
    "OR EXISTS (SELECT 1 FROM casus c WHERE c.huishouden_id = h.id AND c.laatste_regisseur_id = ?1 "
    "AND c.gesloten_op >= ?3 AND c.status = 'actief') "
    "OR EXISTS (SELECT 1 FROM taak x WHERE x.huishouden_id = h.id AND x.medewerker_id = ?1 AND x.gedaan_op = '' "
    "AND x.status = 'actief') "
    "OR EXISTS (SELECT 1 FROM nazorg x WHERE x.huishouden_id = h.id AND x.medewerker_id = ?1 "
    "AND (x.gedaan_op = '' OR x.gedaan_op >= ?4) AND x.status = 'actief') "
    "OR EXISTS (SELECT 1 FROM termijn x WHERE x.onderwerp_id = h.id AND x.medewerker_id = ?1 AND x.gehaald_op = '' "
    "AND x.vervallen_op = '' AND x.status = 'actief') "
    "OR EXISTS (SELECT 1 FROM actie x WHERE x.plan_id = h.actief_plan_id AND x.medewerker_id = ?1 "
    "AND x.gedaan_op = '' AND x.niet_meer_nodig = '' AND x.status = 'actief') "
    f"OR EXISTS (SELECT 1 FROM consult c WHERE c.huishouden_id = h.id AND {_CONSULT}) "
    "OR EXISTS (SELECT 1 FROM triage t JOIN consult c ON c.triage_id = t.id "
    f"WHERE t.huishouden_id = h.id AND {_CONSULT}) "
    "OR EXISTS (SELECT 1 FROM opschaling o JOIN bericht b ON b.opschaling_id = o.id WHERE o.huishouden_id = h.id "
    "AND b.aan_id = ?1 AND o.op >= ?3 AND o.status = 'actief' AND b.status = 'actief') "
    "OR (h.bekend_sinds = ?5 AND EXISTS (SELECT 1 FROM mutatie j WHERE j.rij = h.id "
    "AND json_extract(j.kop, '$.m') = ?2 AND json_extract(j.kop, '$.basis') = '{}'))"
)
"""On `huishouden h`: it concerns this medewerker. The journal is only asked about what was made today."""
HUIZEN = (
    f"SELECT h.id, h.locatie_id, h.samengevoegd_in, {EIGEN_HUIS}, "
    f"{_OPEN_BIJ.format(kolom='huishouden_id', id='h.id')} FROM huishouden h WHERE h.id IN "
)
"""Per household whether it concerns them, and whether they have work in hand for it: that anybody can begin."""
PERSOON = (
    "SELECT "
    + _OPEN_BIJ.format(kolom="persoon_id", id="?7")
    + ", EXISTS (SELECT 1 FROM opschaling o JOIN bericht b ON b.opschaling_id = o.id WHERE o.persoon_id = ?7 "
    "AND b.aan_id = ?1 AND o.op >= ?3 AND o.status = 'actief' AND b.status = 'actief')"
)
ZAAK = {
    "triage": "SELECT x.huishouden_id, x.persoon_id, x.locatie_id, "
    f"({_TRIAGE}) OR EXISTS (SELECT 1 FROM consult c WHERE c.triage_id = x.id AND {_CONSULT}), x.signaal_id, 0 "
    "FROM triage x WHERE x.id = ?7",
    "consult": f"SELECT c.huishouden_id, NULL, c.locatie_id, {_CONSULT}, c.triage_id, 0 FROM consult c WHERE c.id = ?7",
    "ondersteuning": f"SELECT x.huishouden_id, x.persoon_id, x.locatie_id, {_HULP}, NULL, 0 "
    "FROM ondersteuning x WHERE x.id = ?7",
    "onderzoek": f"SELECT x.huishouden_id, x.persoon_id, x.locatie_id, {_ONDERZOEK}, NULL, 0 "
    "FROM onderzoek x WHERE x.id = ?7",
    "meldcode": f"SELECT x.huishouden_id, x.persoon_id, x.locatie_id, {_MELDCODE}, "
    "coalesce(x.triage_id, x.signaal_id), 0 FROM meldcode x WHERE x.id = ?7",
    "opschaling": "SELECT x.huishouden_id, x.persoon_id, x.locatie_id, (x.medewerker_id = ?1 AND x.op >= ?3) OR EXISTS "
    "(SELECT 1 FROM bericht b WHERE b.opschaling_id = x.id AND b.aan_id = ?1 AND b.status = 'actief'), "
    "coalesce(x.triage_id, x.signaal_id), 0 FROM opschaling x WHERE x.id = ?7",
    "signaal": f"SELECT x.huishouden_id, x.persoon_id, x.locatie_id, {_SIGNAAL}, NULL, x.medewerker_id IS NULL "
    "FROM signaal x WHERE x.id = ?7",
}
"""Per noun that can be somebody's work by itself: its household, its person, its locatie, whether it is in the hands of
whoever looks, what it came from, and whether it still waits for anybody at its locatie.
"""
ZAKEN = frozenset(ZAAK)
GRONDEN = (
    "SELECT soort, huishouden_id, persoon_id, grondslag, tot FROM inzagegrond "
    "WHERE medewerker_id = ? AND tot > ? AND status = 'actief'"
)
EERSTE_EINDE = "SELECT min(tot) FROM inzagegrond WHERE medewerker_id = ? AND tot > ? AND status = 'actief'"
"""When the first of what they said ends (ms UTC)."""
WOONT = f"SELECT l.huishouden_id FROM huishoudlid l WHERE l.persoon_id = ? AND {LID_NU}"
ROLLEN = (
    "SELECT rol, locatie_id FROM roltoekenning WHERE medewerker_id = ? AND status = 'actief' "
    "AND (van = '' OR van <= ?) AND (tot = '' OR tot >= ?)"
)
