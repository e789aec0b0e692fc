"""What to know at the top of a household before going on: warnings, birthdays that change rights, what is overdue.

Plain reading of one household; shared by no use case but kept apart because every rule here is a sentence of its own.
Somebody afgeschermd is never named or dated here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from wijdesk.models.gezagsregel import HOOGSTENS
from wijdesk.models.gezinsrol import vraagt_gezag
from wijdesk.models.leeftijd import VOLWASSEN, volgende_grens
from wijdesk.models.meldcodestappen import TAAK_MELDCODE
from wijdesk.models.regiestand import ELDERS, GEEN_REGIESTAND, Regiestand
from wijdesk.models.rows.huishouden import NAAR_LADDER, NAAR_MELDCODE, LidRij, Melding
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.opschaling_stand import plek_van
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import (
    NAAM_KOLOMMEN,
    naam_of_afgeschermd,
    waarschuwing_in_woorden,
    waarschuwingen,
)
from wijdesk.store.toestemmingen import lees_overzicht

WEKEN_ZONDER_CONTACT = 6
WEKEN_ZONDER_PLAN = 6
OJG_HOOGSTENS = 7
"""Talks of the ondersteuner jeugd en gezin: at most seven, and seven warns (domein.md 6)."""


@cache
def ojg_soorten() -> tuple[str, ...]:
    """The kinds of contact that count as a talk of the ondersteuner jeugd en gezin."""
    return tuple(rij["code"] for rij in lees_toml("codes/contactsoort.toml")["code"] if rij.get("ojg"))


def meldingen(
    lezer: Lezer,
    *,
    huishouden_id: Id,
    leden: Sequence[LidRij],
    casus_id: Id | None,
    plan_id: Id | None,
    te_laat: Sequence[AgendaRij],
    regie: Regiestand = GEEN_REGIESTAND,
) -> tuple[Melding, ...]:
    """The alerts of a household, the most urgent first. `te_laat`: what of its agenda is (`agenda.alles.van_gezin`)."""
    vandaag = lokaal(lezer.nu).date()
    gevonden = [*_waarschuwingen(lezer, leden), *_leeftijden(leden, vandaag)]
    if regie.soort == ELDERS:
        gevonden.append(Melding(zin=regie.zin, toestand="let-op"))
    if casus_id is not None:
        gevonden += [*_casus(lezer, casus_id, plan_id, vandaag), *_vertrokken(lezer, huishouden_id, plan_id, vandaag)]
    meldcode = _wacht_op_meldcode(lezer, huishouden_id, leden)
    gevonden += [*_meldcode(lezer, meldcode), *_te_laat(te_laat, meldcode), *_gezag(leden)]
    if casus_id is not None:  # of a closed casus nothing is shared any more
        gevonden += _toestemming(lezer, huishouden_id)
    gevonden += _opschaling(lezer, huishouden_id)
    rang = {"spoed": 0, "let-op": 1}
    return tuple(sorted(gevonden, key=lambda melding: rang.get(melding.toestand, 2)))


def _waarschuwingen(lezer: Lezer, leden: Sequence[LidRij]) -> list[Melding]:
    if not lezer.mag("agressie.lezen"):
        return []
    per_persoon = waarschuwingen(lezer, tuple(lid.persoon_id for lid in leden))
    zinnen = [(lid, waarschuwing_in_woorden(per_persoon.get(lid.persoon_id, ()))) for lid in leden]
    return [Melding(zin=f"{lid.naam}: {zin[0].lower()}{zin[1:]}", toestand="spoed") for lid, zin in zinnen if zin]


def _leeftijden(leden: Sequence[LidRij], vandaag: date) -> list[Melding]:
    gevonden = []
    for lid in leden:
        grens = None if lid.afgeschermd else volgende_grens(lid.geboortedatum, vandaag)
        if grens is not None and grens.vanaf <= vandaag:
            wanneer = dag_in_woorden(grens.op, vandaag)
            gevonden.append(
                Melding(
                    zin=f"{lid.naam} wordt {grens.leeftijd} ({wanneer}). {grens.doen}", toestand="let-op", tab="gezin"
                )
            )
    return gevonden


def _gezag(leden: Sequence[LidRij]) -> list[Melding]:
    """A child nobody is known to decide for, or too many: consent cannot be asked of the right people."""
    gevonden = []
    if zonder := " en ".join(lid.naam for lid in leden if _mist_gezag(lid)):
        gevonden.append(
            Melding(zin=f"Wie het gezag heeft over {zonder} is niet ingevuld.", toestand="let-op", tab="gezin")
        )
    veel = [lid for lid in leden if lid.leeftijd is not None and lid.leeftijd < 16 and len(lid.gezag_van) > HOOGSTENS]
    if wie := " en ".join(lid.naam for lid in veel):
        zin = f"Volgens de rollen hebben meer dan twee mensen gezag over {wie}. Leg vast wie het heeft."
        gevonden.append(Melding(zin=zin, toestand="let-op", tab="gezin"))
    return gevonden


def _mist_gezag(lid: LidRij) -> bool:
    """Under 16, or a child whose age is not known: then it is needed now. Of a foster or step child it is until 18."""
    if lid.gezag_van or lid.gezag_vast or lid.afgeschermd:
        return False
    if lid.leeftijd is None:
        return lid.kind
    return lid.leeftijd < (VOLWASSEN if vraagt_gezag(lid.rol) else 16)


def _casus(lezer: Lezer, casus_id: Id, plan_id: Id | None, vandaag: date) -> list[Melding]:
    rij = lezer.row(
        "SELECT c.geopend_op, "
        "(SELECT max(m.op) FROM contactmoment m WHERE m.huishouden_id = c.huishouden_id AND m.status = 'actief'), "
        "(SELECT count(*) FROM contactmoment m WHERE m.huishouden_id = c.huishouden_id AND m.casus_id = c.id "
        "AND m.status = 'actief' AND m.soort IN (SELECT value FROM json_each(?)) AND NOT EXISTS "
        "(SELECT 1 FROM contactmoment n WHERE n.vorige_id = m.id AND n.status = 'actief')), "
        "(SELECT count(*) FROM planversie v WHERE v.plan_id = ? AND v.status = 'actief'), "
        "(SELECT min(e.gepland_op) FROM evaluatie e WHERE e.plan_id = ? AND e.gehouden_op = '' "
        "AND e.status = 'actief') FROM casus c WHERE c.id = ?",
        (json.dumps(ojg_soorten()), plan_id, plan_id, casus_id),
    )
    if rij is None:
        return []
    geopend, laatste, ojg, versies, evaluatie = rij
    gevonden = []
    sinds = lokaal(max(geopend, laatste or 0)).date()
    if vandaag - sinds > timedelta(weeks=WEKEN_ZONDER_CONTACT):
        weken = (vandaag - sinds).days // 7
        gevonden.append(Melding(zin=f"Al {weken} weken geen contact.", toestand="let-op", tab="verloop"))
    if not versies and vandaag - lokaal(geopend).date() > timedelta(weeks=WEKEN_ZONDER_PLAN):
        wat = "Nog geen plan" if plan_id is None else "Het plan is nog niet vastgesteld"
        weken = (vandaag - lokaal(geopend).date()).days // 7
        gevonden.append(Melding(zin=f"{wat}, {weken} weken na het openen.", toestand="let-op", tab="plan"))
    if evaluatie and evaluatie < vandaag.isoformat():
        dag = dag_in_woorden(date.fromisoformat(evaluatie), vandaag)
        gevonden.append(Melding(zin=f"De evaluatie van {dag} is nog niet gehouden.", toestand="let-op", tab="plan"))
    if ojg >= OJG_HOOGSTENS:
        zin = f"{ojg} OJG-gesprekken gevoerd (hoogstens {OJG_HOOGSTENS}). Sluit af of leid toe naar andere hulp."
        gevonden.append(Melding(zin=zin, toestand="let-op", tab="verloop"))
    return gevonden


def _vertrokken(lezer: Lezer, huishouden_id: Id, plan_id: Id | None, vandaag: date) -> list[Melding]:
    """Running goals, and open actions, of somebody who was a member and is not any more."""
    if plan_id is None:
        return []
    dag = vandaag.isoformat()
    rijen = lezer.rows(
        f"SELECT w.soort, w.wat, p.afgeschermd, {NAAM_KOLOMMEN} FROM ("  # noqa: S608
        "SELECT 'Doel' AS soort, d.woorden AS wat, min(dp.persoon_id) AS wie FROM doel d JOIN doelpersoon dp "
        "ON dp.doel_id = d.id AND dp.status = 'actief' WHERE d.plan_id = ?1 AND d.stand = 'lopend' "
        "AND d.status = 'actief' GROUP BY d.id HAVING count(*) = 1 UNION ALL "
        "SELECT 'Actie', a.wat, a.persoon_id FROM actie a WHERE a.plan_id = ?1 AND a.status = 'actief' "
        "AND a.gedaan_op = '' AND a.niet_meer_nodig = '' AND a.persoon_id IS NOT NULL) w "
        "JOIN persoon q ON q.id = w.wie JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) "
        "WHERE EXISTS (SELECT 1 FROM huishoudlid l WHERE l.huishouden_id = ?2 AND l.persoon_id = p.id "
        "AND l.status = 'actief') AND NOT EXISTS (SELECT 1 FROM huishoudlid l WHERE l.huishouden_id = ?2 "
        "AND l.persoon_id = p.id AND l.status = 'actief' AND (l.tot = '' OR l.tot >= ?3))",
        (plan_id, huishouden_id, dag),
    )
    return [
        Melding(
            zin=f"{soort} “{wat}” is alleen voor {naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))}, "
            "die niet meer bij het gezin hoort. Rond dit af of spreek iets anders af.",
            toestand="let-op",
            tab="plan",
        )
        for soort, wat, afgeschermd, *naam in rijen
    ]


def _wacht_op_meldcode(lezer: Lezer, huishouden_id: Id, leden: Sequence[LidRij]) -> frozenset[Id]:
    """The open tasks to begin the meldcode, of this household or a member, for which none was begun since."""
    wie = json.dumps([lid.persoon_id.hex() for lid in leden])
    rijen = lezer.rows(
        "SELECT t.id FROM taak t LEFT JOIN persoon p ON p.id = t.persoon_id WHERE t.soort = ?1 AND t.gedaan_op = '' "
        "AND t.status = 'actief' AND (t.huishouden_id = ?2 OR (t.huishouden_id IS NULL AND lower(hex(t.persoon_id)) IN "
        "(SELECT value FROM json_each(?3)))) AND (?4 OR NOT coalesce(p.afgeschermd, 0)) AND NOT EXISTS "
        "(SELECT 1 FROM meldcode m WHERE m.status = 'actief' AND (m.besluit = '' OR m.begonnen_op >= t.gemaakt_op) "
        "AND (m.huishouden_id = ?2 OR m.persoon_id = t.persoon_id OR lower(hex(m.persoon_id)) IN "
        "(SELECT value FROM json_each(?3))))",
        (TAAK_MELDCODE, huishouden_id, wie, lezer.mag("persoon.afgeschermd")),
    )
    return frozenset(Id(rij[0]) for rij in rijen)


def _meldcode(lezer: Lezer, taken: frozenset[Id]) -> list[Melding]:
    """A suspicion that nobody followed up yet; who may not follow the meldcode sees it but is not led there."""
    if not taken:
        return []
    zin = "Meldcode nog niet begonnen: in een triage staat een vermoeden of een zorg over een kind."
    return [Melding(zin=zin, toestand="spoed", tab=NAAR_MELDCODE if lezer.mag("meldcode") else "")]


def _te_laat(rijen: Sequence[AgendaRij], gezegd: frozenset[Id]) -> list[Melding]:
    """What had to be done by now, but for the tasks in `gezegd`, which have a sentence of their own."""
    return [
        Melding(
            zin=f"{rij.wat}: {rij.in_woorden}.", toestand="spoed" if rij.soort == "termijn" else "let-op", tab=rij.tab
        )
        for rij in rijen
        if rij.bron_id not in gezegd
    ]


def _opschaling(lezer: Lezer, huishouden_id: Id) -> list[Melding]:
    """The rung this household stands on; who may not go along the ladder sees it but is not led there."""
    plek = plek_van(lezer.rows, {"huishouden_id": huishouden_id})
    if plek is None:
        return []
    zin = f"Opgeschaald: {plek.naam}"
    return [Melding(zin=zin, toestand="let-op", tab=NAAR_LADDER if lezer.mag("opschalen") else "")]


def _toestemming(lezer: Lezer, huishouden_id: Id) -> list[Melding]:
    """Consent that was asked and is not complete (any more), a birthday since may be why."""
    rijen = lees_overzicht(lezer, huishouden_id).toestemmingen
    open_ = sum(rij.stand in {"ontbreekt", "verlopen"} for rij in rijen)
    if not open_:
        return []
    zin = "Toestemming is nog niet rond bij 1 soort gegevens."
    if open_ > 1:
        zin = f"Toestemming is nog niet rond bij {open_} soorten gegevens."
    return [Melding(zin=zin, toestand="let-op", tab="betrokkenen")]
