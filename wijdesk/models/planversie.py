"""What of a plan is agreed to: one canonical text, its fingerprint, and a plan read back from it. No ORM, no Qt.

Scores, evaluations and whose worklist an action stands on are not in it: those change without a new agreement. What
changed between two of them is told by `planverschil`.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.values import Id, schrijfbaar

VORM = 1
"""The layout of the text. A stored version keeps its own for ever."""

_PLANVELDEN = (
    "soort", "familiegroepsplan", "familiegroepsplan_op", "familiegroepsplan_reden", "situatie", "gaat_goed",
    "opgesteld_op",
)  # fmt: skip
_DOELVELDEN = ("woorden", "leefgebied", "wanneer_bereikt", "begin", "streef", "stand", "reden", "afgerond_op")
_ACTIEVELDEN = ("wat", "uitvoerder", "wie", "klaar_voor", "gedaan_op", "niet_meer_nodig")
_AFSPRAAKVELDEN = ("tekst", "wie", "van", "tot")


def canoniek(plan: PlanDetail) -> str:
    """The plan as one text: JSON with sorted keys and no white space, every text in NFC.

    Goals stand in their order; actions, persons and safety agreements in the order of their ids, so that how the rows
    came out of the store makes no difference.
    """
    inhoud = {
        "vorm": VORM,
        "id": plan.id.hex(),
        "huishouden": plan.huishouden_id.hex(),
        "casus": plan.casus_id.hex(),
        **_teksten(plan, _PLANVELDEN),
        "doelen": [_doel(doel) for doel in sorted(plan.doelen, key=lambda doel: (doel.volgorde, doel.id))],
        "veiligheid": [
            {"id": rij.id.hex(), **_teksten(rij, _AFSPRAAKVELDEN)}
            for rij in sorted(plan.veiligheid, key=lambda rij: rij.id)
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def vingerafdruk(inhoud: str) -> str:
    """SHA-256 (hex) of a canonical text, as UTF-8."""
    return hashlib.sha256(inhoud.encode()).hexdigest()


def lees(inhoud: str) -> PlanDetail:
    """The plan of a canonical text, goals numbered from 1. Raises ValueError when it is not such a text."""
    try:
        alles = json.loads(inhoud)
        if alles["vorm"] != VORM:
            raise ValueError("an unknown layout")
        return PlanDetail(
            id=_id(alles["id"]),
            huishouden_id=_id(alles["huishouden"]),
            casus_id=_id(alles["casus"]),
            **_gelezen(alles, _PLANVELDEN),
            afgesloten_op="",
            actief=True,
            doelen=tuple(_lees_doel(doel, nummer) for nummer, doel in enumerate(alles["doelen"], 1)),
            veiligheid=tuple(
                VeiligheidRij(id=_id(rij["id"]), **_gelezen(rij, _AFSPRAAKVELDEN)) for rij in alles["veiligheid"]
            ),
        )
    except (KeyError, TypeError, AttributeError):
        raise ValueError("not a plan") from None


def genormaliseerd(plan: PlanDetail) -> PlanDetail:
    """Only what is agreed to, in canonical form: what a version of this plan reads back as."""
    return lees(canoniek(plan))


def met_personen(plan: PlanDetail, nu: Mapping[Id, Id], verborgen: Collection[Id], *, naam: str) -> PlanDetail:
    """The same plan for somebody who looks at it now: `naam` wherever it names one of the persons in `verborgen`, and
    whom a goal is for by the record that stands for that person now (`nu`), when records were merged since.
    """

    def voor(doel: DoelRij) -> DoelRij:
        return replace(
            doel,
            personen=tuple(
                sorted((nu.get(wie, wie), naam if wie in verborgen else heet) for wie, heet in doel.personen)
            ),
            acties=tuple(replace(actie, wie=naam) if actie.persoon_id in verborgen else actie for actie in doel.acties),
        )

    return replace(plan, doelen=tuple(voor(doel) for doel in plan.doelen))


def personen_in(plan: PlanDetail) -> frozenset[Id]:
    """Everybody the plan names by a reference."""
    return frozenset(
        {wie for doel in plan.doelen for wie, _ in doel.personen}
        | {actie.persoon_id for doel in plan.doelen for actie in doel.acties if actie.persoon_id is not None}
    )


def _doel(doel: DoelRij) -> dict[str, Any]:
    return {
        "id": doel.id.hex(),
        **_teksten(doel, _DOELVELDEN),
        "personen": [{"id": wie.hex(), "naam": _tekst(naam)} for wie, naam in sorted(doel.personen)],
        "acties": [
            {
                "id": actie.id.hex(),
                "persoon": "" if actie.persoon_id is None else actie.persoon_id.hex(),
                **_teksten(actie, _ACTIEVELDEN),
            }
            for actie in sorted(doel.acties, key=lambda actie: actie.id)
        ],
    }


def _lees_doel(doel: dict[str, Any], nummer: int) -> DoelRij:
    id_ = _id(doel["id"])
    return DoelRij(
        id=id_,
        volgorde=nummer,
        **_gelezen(doel, _DOELVELDEN),
        personen=tuple((_id(wie["id"]), str(wie["naam"])) for wie in doel["personen"]),
        acties=tuple(
            ActieRij(
                id=_id(actie["id"]),
                doel_id=id_,
                persoon_id=_id(actie["persoon"]) if actie["persoon"] else None,
                medewerker_id=None,
                **_gelezen(actie, _ACTIEVELDEN),
            )
            for actie in doel["acties"]
        ),
    )


def _teksten(rij: object, velden: tuple[str, ...]) -> dict[str, str]:
    return {veld: _tekst(getattr(rij, veld)) for veld in velden}


def _gelezen(rij: dict[str, Any], velden: tuple[str, ...]) -> dict[str, Any]:
    return {veld: str(rij[veld]) for veld in velden}


def _tekst(waarde: str) -> str:
    return unicodedata.normalize("NFC", schrijfbaar(waarde))


def _id(tekst: str) -> Id:
    return Id(bytes.fromhex(tekst))
