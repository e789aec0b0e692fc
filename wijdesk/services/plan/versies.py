"""Fixed versions of a plan as several nouns read them: what changed, who agreed, and whether a version is still whole.

Knows no SQLAlchemy: both the reading half and the writing half use it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wijdesk.models.planverschil import verschillen
from wijdesk.models.planversie import lees, met_personen, personen_in, vingerafdruk
from wijdesk.models.rows.plan import AkkoordRij, PlanDetail, VersieRij
from wijdesk.models.values import Id
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.papier_huishouden import leden_toen
from wijdesk.store.plannen import wie_nu
from wijdesk.store.queries import AFGESCHERMD, NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen

BESCHADIGD = "De inhoud van deze versie is beschadigd en niet meer te lezen."


def versies(lezer: Lezer, plan_id: Id) -> tuple[VersieRij, ...]:
    """The fixed versions of a plan, newest first, each with what changed since the one before and who agreed."""
    rijen = lezer.rows(
        "SELECT v.id, v.nummer, v.inhoud, v.vingerafdruk, v.reden, v.gemaakt_op, m.naam FROM planversie v "
        "JOIN medewerker m ON m.id = v.medewerker_id WHERE v.plan_id = ? AND v.status = 'actief' "
        "ORDER BY v.nummer, v.id",
        (plan_id,),
    )
    per_versie = _akkoorden(lezer, plan_id)
    gemaakt: list[VersieRij] = []
    vorige: PlanDetail | None = None
    for id_, nummer, inhoud, afdruk, reden, gemaakt_op, medewerker in rijen:
        plan = inhoud_voor(lezer, inhoud)
        klopt = vingerafdruk(inhoud) == afdruk
        if plan is None:
            zinnen: tuple[str, ...] = (BESCHADIGD,)
        else:
            zinnen = verschillen(vorige, plan) if vorige is not None else ()
        gemaakt.append(
            VersieRij(
                id=Id(id_),
                nummer=nummer,
                gemaakt_op=gemaakt_op,
                medewerker=medewerker,
                reden=reden,
                vingerafdruk=afdruk,
                verschillen=zinnen,
                akkoorden=tuple(
                    replace(rij, versie=nummer, klopt=klopt and van == afdruk)
                    for rij, van in per_versie.get(Id(id_), ())
                ),
                klopt=klopt,
            )
        )
        vorige = plan or vorige
    if gemaakt and vorige is not None:
        gemaakt[-1] = replace(gemaakt[-1], plan=vorige)
    return tuple(reversed(gemaakt))


def gewijzigd(plan: PlanDetail, rijen: tuple[VersieRij, ...]) -> tuple[str, ...]:
    """What changed in the plan since its newest version; empty when nothing did or there is no version.

    `rijen` are those of `versies`, read by the same viewer: both then show the same names.
    """
    if not rijen or rijen[0].plan is None:
        return ()
    return verschillen(rijen[0].plan, plan)


def ander_gezin(lezer: Lezer, plan: PlanDetail, rijen: tuple[VersieRij, ...], vandaag: str) -> tuple[str, ...]:
    """Who came to the household, or left it, after the newest version was fixed, in sentences: that version was put to
    others. Of who left with goals for them alone those are named: nobody is left to work on them for.
    """
    if not rijen or plan.afgesloten_op:
        return ()
    zinnen = [
        f"{naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))} hoort nu bij het gezin."
        for afgeschermd, *naam in lezer.rows(
            f"SELECT p.afgeschermd, {NAAM_KOLOMMEN} FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "  # noqa: S608
            f"WHERE l.huishouden_id = ? AND l.id > ? AND {LID_NU} ORDER BY l.id",
            (plan.huishouden_id, rijen[0].id, vandaag, vandaag),
        )
    ]
    for persoon_id, afgeschermd, naam in _wie_ging(lezer, plan, rijen[0], vandaag):
        wie = naam_of_afgeschermd(naam, lezer, afgeschermd=afgeschermd)
        zinnen.append(f"{wie} hoort niet meer bij het gezin.{_alleen_voor(plan, persoon_id)}")
    return tuple(zinnen)


def _wie_ging(lezer: Lezer, plan: PlanDetail, versie: VersieRij, vandaag: str) -> list[tuple[Id, bool, Sequence[str]]]:
    """Who belonged to the household when the version was fixed, and does not today: person, afgeschermd, names."""
    toen = tuple(lid[0] for lid in leden_toen(lezer, plan.huishouden_id, versie))
    if not toen:
        return []
    return [
        (Id(id_), bool(afgeschermd), naam)
        for id_, afgeschermd, *naam in lezer.rows(
            f"SELECT DISTINCT p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon q "  # noqa: S608
            "JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) "
            f"WHERE q.id IN ({', '.join('?' * len(toen))}) AND NOT EXISTS (SELECT 1 FROM huishoudlid l "
            f"WHERE l.huishouden_id = ? AND l.persoon_id = p.id AND {LID_NU})",
            (*toen, plan.huishouden_id, vandaag, vandaag),
        )
    ]


def _alleen_voor(plan: PlanDetail, persoon_id: Id) -> str:
    """The running goals that are for this person alone, in a sentence."""
    doelen = [
        f"“{doel.woorden}”"
        for doel in plan.doelen
        if doel.stand == "lopend" and tuple(wie for wie, _ in doel.personen) == (persoon_id,)
    ]
    if not doelen:
        return ""
    wat = "Dit doel is" if len(doelen) == 1 else "Deze doelen zijn"
    return f" {wat} alleen voor deze persoon: {', '.join(doelen)}. Rond af wat niet meer nodig is."


def inhoud_voor(lezer: Lezer, inhoud: str) -> PlanDetail | None:
    """The plan of a stored version as this viewer may see it; None when the text is damaged."""
    try:
        plan = lees(inhoud)
    except ValueError:
        return None
    nu, verborgen_ = wie_nu(lezer, personen_in(plan))
    return met_personen(plan, nu, verborgen_, naam=AFGESCHERMD)


def _akkoorden(lezer: Lezer, plan_id: Id) -> dict[Id, list[tuple[AkkoordRij, str]]]:
    """Per version who answered, in order, each with the fingerprint that was signed.

    Of somebody hidden neither the name nor what tells it: a signature and a remark do.
    """
    gevonden: dict[Id, list[tuple[AkkoordRij, str]]] = {}
    for versie_id, id_, persoon_id, naam, wijze, op, opmerking, tekening, afdruk, afgeschermd in lezer.rows(
        "SELECT v.id, a.id, a.persoon_id, a.naam, a.wijze, a.op, a.opmerking, a.handtekening, a.vingerafdruk, "
        "coalesce(p.afgeschermd, 0) FROM planversie v JOIN akkoord a ON a.planversie_id = v.id "
        "LEFT JOIN persoon p ON p.id = a.persoon_id "
        "WHERE v.plan_id = ? AND v.status = 'actief' AND a.status = 'actief' ORDER BY a.op, a.id",
        (plan_id,),
    ):
        verstopt = verborgen(lezer, afgeschermd=bool(afgeschermd))
        rij = AkkoordRij(
            id=Id(id_),
            versie=0,
            persoon_id=Id(persoon_id) if persoon_id is not None else None,
            naam=AFGESCHERMD if verstopt else naam,
            wijze=wijze,
            op=op,
            opmerking="" if verstopt else opmerking,
            handtekening="" if verstopt else tekening,
        )
        gevonden.setdefault(Id(versie_id), []).append((rij, afdruk))
    return gevonden
