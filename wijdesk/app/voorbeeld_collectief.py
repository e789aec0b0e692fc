"""What the example does together with its neighbourhood: made up, put in through the same use cases as real work."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import (
    BewaarInitiatief,
    BewaarOnderwerp,
    MaakActiviteit,
    PlanSessies,
    RondActiviteitAf,
    TelAanwezig,
)
from wijdesk.models.values import lokaal
from wijdesk.resources import lees_toml

EIGEN = ("titel", "thema", "gebied", "initiatief", "partners", "vrijwilligers", "deelopdracht", "financier")
WAAROVER = ("onderwerp", "thema", "gebied", "toelichting")


def vul_collectief(bureau: Bureau) -> None:
    """Activiteiten with their sessies, initiatieven, and the buurtagenda."""
    gelezen = lees_toml("voorbeeld/collectief.toml")
    for rij in gelezen["activiteit"]:
        _activiteit(bureau, rij)
    for rij in gelezen["initiatief"]:
        velden = {veld: rij[veld] for veld in (*WAAROVER, "steun", "stand") if veld in rij}
        bureau.doe(BewaarInitiatief(**_nieuw(bureau, rij), **velden))
    for rij in gelezen["onderwerp"]:
        terug = {"teruggekoppeld_op": _dag(bureau, rij["teruggekoppeld"])} if "teruggekoppeld" in rij else {}
        velden = {veld: rij[veld] for veld in (*WAAROVER, "gedaan") if veld in rij} | terug
        bureau.doe(
            BewaarOnderwerp(
                **_nieuw(bureau, rij), **velden, ingebracht_bij=rij["bij"], teruggekoppeld_hoe=rij.get("hoe", "")
            )
        )


def _activiteit(bureau: Bureau, rij: dict[str, Any]) -> None:
    id_ = bureau.doe(
        MaakActiviteit(
            id=bureau.wereld.ids(),
            locatie_id=bureau.medewerker.locatie_id,
            start=_dag(bureau, rij["dagen"]),
            medewerker_id=bureau.medewerker.id,
            **{veld: rij[veld] for veld in EIGEN if veld in rij},
        )
    )
    begin, om, keren, van, tot, plek = rij["sessies"]
    plan = PlanSessies(
        activiteit_id=id_, datum=_dag(bureau, begin), om=om, keren=keren, van=van, tot=tot, plek=plek
    )  # fmt: skip
    gepland = bureau.doe(plan)
    for sessie, aantal in zip(gepland, rij["kwamen"], strict=False):
        bureau.doe(TelAanwezig(id=sessie, aanwezig=aantal))
    if "einde" in rij:
        bureau.doe(RondActiviteitAf(id=id_, einde=_dag(bureau, rij["einde"]), resultaat=rij["resultaat"]))


def _nieuw(bureau: Bureau, rij: dict[str, Any]) -> dict[str, Any]:
    plek, dag = bureau.medewerker.locatie_id, _dag(bureau, rij["dagen"])
    return {"id": bureau.wereld.ids(), "locatie_id": plek, "ingebracht_op": dag}


def _dag(bureau: Bureau, terug: int) -> str:
    return (lokaal(bureau.wereld.klok()).date() - timedelta(days=terug)).isoformat()
