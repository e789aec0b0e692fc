"""The register of klachten of the example: made up, dealt with through the same use cases as real ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.klacht import BewaarKlacht, DeelKlacht, LeesKlacht, RondKlachtAf, ZetKlachtstap
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld import laatste_werkdag

EIGEN = ("kanaal", "klager", "gemachtigde", "woorden")


def vul_klachten(bureau: Bureau, collegas: Sequence[Id], volwassenen: Sequence[Id]) -> None:
    """Klachten in every state. Whom one is about and who complains go around where there are few."""
    for rij in lees_toml("voorbeeld/klachten.toml")["klacht"]:
        _klacht(bureau, rij, collegas, volwassenen)


def _klacht(bureau: Bureau, rij: dict[str, Any], collegas: Sequence[Id], volwassenen: Sequence[Id]) -> None:
    iemand = volwassenen[rij["persoon"] % len(volwassenen)] if "persoon" in rij and volwassenen else None
    velden = {veld: rij[veld] for veld in EIGEN if veld in rij}
    if iemand is None and "klager" not in rij:
        velden["klager"] = "Een inwoner"
    over = (collegas[rij["over"] % len(collegas)],) if "over" in rij else ()
    id_ = bureau.doe(
        BewaarKlacht(
            id=bureau.wereld.ids(), ontvangen=_dag(bureau, rij["dagen"]), persoon_id=iemand, over=over,
            hoedanigheid="gemachtigde" if "gemachtigde" in rij else "zelf", over_structuur="structuur" in rij,
            locatie_id=bureau.medewerker.locatie_id,
            behandelaar_id=None if "niemand" in rij else bureau.medewerker.id, **velden,
        )
    )  # fmt: skip
    na_afloop = rij["afgerond"][0] if "afgerond" in rij else rij["dagen"] + 1
    voor = [stap for stap in rij["stappen"] if stap[0] < na_afloop]
    for stap in voor:
        _stap(bureau, id_, rij["dagen"], stap)
    if "afgerond" not in rij:
        return
    for betrokkene in bureau.lees(LeesKlacht(id=id_)).over:
        bureau.doe(DeelKlacht(id=betrokkene.id))
    na, uitkomst, reden, motivering, les, overig = rij["afgerond"]
    bureau.doe(
        RondKlachtAf(
            id=id_, uitkomst=uitkomst, reden=reden, motivering=motivering, les=les, overig=overig,
            op=_dag(bureau, rij["dagen"] - na),
        )
    )  # fmt: skip
    for stap in rij["stappen"][len(voor) :]:
        _stap(bureau, id_, rij["dagen"], stap)


def _stap(bureau: Bureau, id_: Id, dagen: int, stap: Sequence[Any]) -> None:
    na, soort, tekst, keuze, uitstel = stap
    dag = _dag(bureau, dagen - na)
    bureau.doe(
        ZetKlachtstap(
            id=bureau.wereld.ids(), klacht_id=id_, soort=soort, dag=dag, tekst=tekst, keuze=keuze, dagen=uitstel
        )
    )


def _dag(bureau: Bureau, terug: int) -> str:
    vandaag: date = lokaal(bureau.wereld.klok()).date()
    return laatste_werkdag(vandaag - timedelta(days=terug)).isoformat()
