"""The SQL of a timeline: one query over every table in which something of a household can have happened.

Every part gives the same twelve columns and finds its rows by an index; what they mean is `services/tijdlijn.py`'s
business. Contact moments, of which a long casus has thousands, have a narrower query of their own. Households that were
merged into this one are part of both. No SQLAlchemy.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

Moment = tuple[Id, int, str, str, Id | None, Id, int, Id | None, Id | None]
"""A contact moment: id, op, soort, notitie, persoon_id, medewerker_id, duur, vorige_id, casus_id."""


class Bronrij(NamedTuple):
    """One row as it comes from the query. `a`, `b` and `c` mean something else for every `bron`."""

    bron: str
    id: Id
    dag: str
    moment: int | None
    code: str
    tekst: str
    persoon_id: Id | None
    medewerker_id: Id | None
    a: Any
    b: Any
    c: Any
    d: Any


GEZIN = (
    "WITH RECURSIVE gezin(id) AS (SELECT ?1 UNION "
    "SELECT h.id FROM huishouden h JOIN gezin g ON h.samengevoegd_in = g.id) "
)
_VAN_GEZIN = "huishouden_id IN (SELECT id FROM gezin)"
_HIER = f"t.{_VAN_GEZIN} AND t.status = 'actief'"
_DOEL = f"JOIN plan ON plan.id = t.plan_id WHERE plan.{_VAN_GEZIN} AND t.status = 'actief'"
_LID = f"WHERE l.{_VAN_GEZIN} AND l.status = 'actief'"
_BESCHERMD_DOEL = (
    "(SELECT dp.persoon_id FROM doelpersoon dp JOIN persoon p ON p.id = dp.persoon_id "
    "WHERE dp.doel_id = t.id AND dp.status = 'actief' AND p.afgeschermd LIMIT 1)"
)
_VERHUISD = (
    "CASE WHEN t.soort = 'verhuizing' THEN (SELECT l.persoon_id FROM huishoudlid l "
    "JOIN persoon p ON p.id = l.persoon_id AND p.afgeschermd "
    "WHERE l.huishouden_id = t.huishouden_id AND l.status = 'actief' LIMIT 1) END"
)
"""Where a household moved to is about whoever of it is hidden, when somebody is."""
_TOELEIDING = "t.soort, {tekst}, t.persoon_id, t.medewerker_id, t.naar, t.stand, '', NULL FROM toeleiding t"

BRONNEN = (
    (
        f"SELECT 'gebeurtenis', t.id, t.op, NULL, t.soort, t.tekst, coalesce(t.persoon_id, {_VERHUISD}), "
        "t.medewerker_id, 0, NULL, NULL, NULL "
        f"FROM gebeurtenis t WHERE {_HIER}"
    ),
    (
        "SELECT 'taak', t.id, t.voor, NULL, t.soort, t.wat, t.persoon_id, t.medewerker_id, t.gedaan_op, t.uitkomst, "
        f"t.sleutel, NULL FROM taak t WHERE {_HIER}"
    ),
    (
        "SELECT 'casus geopend', t.id, '', t.geopend_op, '', t.aanleiding, NULL, t.geopend_door_id, t.nummer, "
        "NULL, NULL, "
        f"NULL FROM casus t WHERE {_HIER}"
    ),
    (
        "SELECT 'casus gesloten', t.id, '', t.gesloten_op, '', t.sluittoelichting, NULL, "
        "t.laatste_regisseur_id, t.nummer, "
        f"t.sluitreden, NULL, NULL FROM casus t WHERE {_HIER} AND t.gesloten_op IS NOT NULL"
    ),
    (
        "SELECT 'regie gevraagd', t.id, '', t.gevraagd_op, '', t.notitie, NULL, t.van_id, t.naar_id, NULL, NULL, NULL "
        f"FROM regieoverdracht t WHERE {_HIER}"
    ),
    (
        "SELECT 'regie beantwoord', t.id, '', t.beantwoord_op, '', t.antwoord, NULL, t.naar_id, t.van_id, "
        "t.stand, NULL, "
        f"NULL FROM regieoverdracht t WHERE {_HIER} AND t.beantwoord_op IS NOT NULL"
    ),
    (
        "SELECT 'nazorg', t.id, t.gedaan_op, NULL, '', t.verslag, NULL, t.medewerker_id, t.hoe_gaat_het, NULL, "
        "NULL, NULL "
        f"FROM nazorg t WHERE {_HIER} AND t.gedaan_op <> ''"
    ),
    (
        "SELECT 'lid erbij', l.id, l.van, NULL, '', l.opmerking, l.persoon_id, NULL, l.rol, NULL, NULL, NULL "
        f"FROM huishoudlid l {_LID}"
    ),
    (
        "SELECT 'lid weg', l.id, l.tot, NULL, '', '', l.persoon_id, NULL, l.rol, NULL, NULL, NULL "
        f"FROM huishoudlid l {_LID} AND l.tot <> ''"
    ),
    (
        "SELECT 'planversie', t.id, '', t.gemaakt_op, '', t.reden, NULL, t.medewerker_id, t.nummer, NULL, NULL, NULL "
        f"FROM planversie t WHERE {_HIER}"
    ),
    (
        "SELECT 'akkoord', t.id, t.op, NULL, '', t.opmerking, t.persoon_id, t.medewerker_id, t.naam, t.wijze, "
        "NULL, NULL "
        f"FROM akkoord t WHERE {_HIER}"
    ),
    (
        "SELECT 'evaluatie', t.id, t.gehouden_op, NULL, '', t.verslag, NULL, t.medewerker_id, t.aanwezig, NULL, "
        "NULL, NULL "
        f"FROM evaluatie t WHERE {_HIER} AND t.gehouden_op <> ''"
    ),
    (
        f"SELECT 'doel', t.id, t.begin, NULL, t.leefgebied, t.woorden, {_BESCHERMD_DOEL}, NULL, '', '', NULL, NULL "
        f"FROM doel t {_DOEL}"
    ),
    (
        f"SELECT 'doel af', t.id, t.afgerond_op, NULL, t.leefgebied, t.woorden, {_BESCHERMD_DOEL}, NULL, "
        f"t.stand, t.reden, "
        f"NULL, NULL FROM doel t {_DOEL} AND t.afgerond_op <> ''"
    ),
    "SELECT 'toeleiding', t.id, t.voorgesteld_op, NULL, " + _TOELEIDING.format(tekst="t.waarom") + f" WHERE {_HIER}",
    "SELECT 'toeleiding aangenomen', t.id, t.aangenomen_op, NULL, "
    + _TOELEIDING.format(tekst="''")
    + f" WHERE {_HIER} AND t.aangenomen_op <> ''",
    "SELECT 'toeleiding contact', t.id, t.eerste_contact_op, NULL, "
    + _TOELEIDING.format(tekst="''")
    + f" WHERE {_HIER} AND t.eerste_contact_op <> ''",
    "SELECT 'toeleiding terug', t.id, t.teruggekoppeld_op, NULL, "
    + _TOELEIDING.format(tekst="t.terugkoppeling")
    + f" WHERE {_HIER} AND t.teruggekoppeld_op <> ''",
    "SELECT 'toeleiding gestopt', t.id, t.gestopt_op, NULL, "
    + _TOELEIDING.format(tekst="t.reden")
    + f" WHERE {_HIER} AND t.gestopt_op <> ''",
    (
        "SELECT 'indicatie', t.id, t.besloten_op, NULL, t.productgroep, t.omvang, t.persoon_id, NULL, t.soort, "
        f"t.aanbieder, t.van, t.tot FROM indicatie t WHERE {_HIER}"
    ),
    (
        "SELECT 'indicatie gestart', t.id, t.gestart_op, NULL, t.productgroep, '', t.persoon_id, NULL, t.soort, "
        f"t.aanbieder, t.van, t.tot FROM indicatie t WHERE {_HIER} AND t.gestart_op <> ''"
    ),
    (
        "SELECT 'zrm', t.id, t.op, NULL, '', t.toelichting, t.persoon_id, t.medewerker_id, NULL, NULL, NULL, NULL "
        f"FROM zrmmeting t WHERE {_HIER}"
    ),
    (
        "SELECT 'zrm', t.id, t.op, NULL, '', t.toelichting, t.persoon_id, t.medewerker_id, NULL, NULL, NULL, NULL "
        f"FROM huishoudlid l JOIN zrmmeting t ON t.persoon_id = l.persoon_id {_LID} AND t.huishouden_id IS NULL "
        "AND t.status = 'actief' AND t.op >= l.van AND (l.tot = '' OR t.op <= l.tot)"
    ),
    (
        "SELECT 'inloop', v.id, '', t.ontvangen, t.kanaal, v.toelichting, t.persoon_id, t.medewerker_id, "
        "v.meldingtype, "
        "v.contact_id, l.van, "
        "l.tot FROM huishoudlid l JOIN contact t ON t.persoon_id = l.persoon_id AND t.status = 'actief' "
        f"JOIN vraag v ON v.contact_id = t.id AND v.status = 'actief' {_LID}"
    ),
    (
        "SELECT 'triage besloten', t.id, '', t.besloten_op, t.route, t.toelichting, t.persoon_id, t.besloten_door_id, "
        f"t.besluit, t.id, NULL, NULL FROM triage t WHERE {_HIER} AND t.besloten_op IS NOT NULL"
    ),
    (
        "SELECT 'ondersteuning', t.id, t.begin, NULL, t.soort, t.doel, t.persoon_id, t.medewerker_id, NULL, t.id, "
        f"NULL, NULL FROM ondersteuning t WHERE {_HIER}"
    ),
    (
        "SELECT 'ondersteuning af', t.id, t.einde, NULL, t.soort, t.uitkomst_tekst, t.persoon_id, t.medewerker_id, "
        f"t.uitkomst, t.id, NULL, NULL FROM ondersteuning t WHERE {_HIER} AND t.einde <> ''"
    ),
    (
        "SELECT 'ondersteuning contact', c.id, c.op, NULL, c.soort, c.tekst, t.persoon_id, c.medewerker_id, c.duur, "
        "t.id, NULL, NULL FROM ondersteuning t JOIN ondersteuningsmoment c ON c.ondersteuning_id = t.id "
        f"AND c.status = 'actief' WHERE {_HIER} AND NOT EXISTS (SELECT 1 FROM ondersteuningsmoment n "
        "WHERE n.ondersteuning_id = t.id AND n.vorige_id = c.id AND n.status = 'actief')"
    ),
    (
        "SELECT 'onderzoek', t.id, t.melding_op, NULL, t.wet, t.vraag, t.persoon_id, t.medewerker_id, NULL, t.id, "
        f"NULL, NULL FROM onderzoek t WHERE {_HIER}"
    ),
    (
        "SELECT 'onderzoek af', t.id, t.afgerond_op, NULL, t.wet, t.verslag, t.persoon_id, t.medewerker_id, "
        f"t.uitkomst, t.id, NULL, NULL FROM onderzoek t WHERE {_HIER} AND t.afgerond_op <> ''"
    ),
)
TIJDLIJN = GEZIN + " UNION ALL ".join(BRONNEN)
MOMENTEN = (
    f"{GEZIN}SELECT t.id, t.op, t.soort, t.notitie, t.persoon_id, t.medewerker_id, t.duur, t.vorige_id, t.casus_id "
    f"FROM contactmoment t WHERE {_HIER}"
)


def momenten(lezer: Lezer, huishouden_id: Id) -> list[Moment]:
    """Every contact moment of a household in no particular order, older versions too."""
    gevonden: list[Any] = lezer.rows(MOMENTEN, (huishouden_id,))
    return gevonden


def bronrijen(lezer: Lezer, huishouden_id: Id) -> list[Bronrij]:
    """Everything of a household but contact moments, in no particular order."""
    return list(map(Bronrij._make, lezer.rows(TIJDLIJN, (huishouden_id,))))
