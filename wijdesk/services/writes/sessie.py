"""Sessies of an activiteit: planning one or a row of them, counting who came, calling one off."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.collectief import Sessie
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.kwaliteit import Activiteit
from wijdesk.models.opdrachten.collectief import LasSessieAf, PlanSessies, TelAanwezig, TrekSessieIn, WijzigSessie
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.services.activiteit_start import DOEL, SCHRIJVEN, haal_activiteit
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

TIJD = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
MEESTE_KEREN, MEESTE_DAGEN, MEESTE_MENSEN = 104, 366, 9_999
"""Two years of weeks; sessies at most a year apart; who fits in a column."""


@opdracht(PlanSessies, recht=SCHRIJVEN, doel=DOEL)
def plan(uow: UnitOfWork, o: PlanSessies) -> tuple[Id, ...]:
    """Those that stand there already on the same day and time are not made again."""
    activiteit = haal_activiteit(uow, o.activiteit_id)
    fouten = _fouten(activiteit, o)
    if not 1 <= o.keren <= MEESTE_KEREN:
        fouten["keren"] = f"Vul in hoe vaak: 1 tot en met {MEESTE_KEREN}."
    if not 1 <= o.om <= MEESTE_DAGEN:
        fouten["om"] = "Vul in om de hoeveel dagen: 1 tot en met 366."
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    eerste = date.fromisoformat(o.datum)
    if eerste.toordinal() + (o.keren - 1) * o.om > date.max.toordinal():
        raise Weigering("Deze dag ligt te ver vooruit.", veld="datum")
    bekend = {
        (sessie.datum, sessie.van)
        for sessie in uow.vind(select(Sessie).where(Sessie.activiteit_id == o.activiteit_id, Sessie.status == "actief"))
    }
    gemaakt: list[Id] = []
    for keer in range(o.keren):
        dag = (eerste + timedelta(days=keer * o.om)).isoformat()
        if (dag, o.van) in bekend or (activiteit.einde and dag > activiteit.einde):
            continue
        sessie = uow.voeg_toe(
            Sessie(
                id=uow.ids(), activiteit_id=o.activiteit_id, datum=dag, van=o.van, tot=o.tot,
                plek=" ".join(o.plek.split()), aanwezig=None,
            )
        )  # fmt: skip
        gemaakt.append(sessie.id)
    if not gemaakt:
        raise Weigering("Op deze dag en tijd staat al een sessie.", veld="datum")
    uow.flush()
    uow.zin = "1 sessie gepland" if len(gemaakt) == 1 else f"{len(gemaakt)} sessies gepland"
    return tuple(gemaakt)


@opdracht(WijzigSessie, recht=SCHRIJVEN, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigSessie) -> None:
    """Another day, time or place."""
    sessie = _sessie(uow, o.id)
    fouten = _fouten(haal_activiteit(uow, sessie.activiteit_id), o)
    if sessie.aanwezig is not None and "datum" not in fouten and o.datum > vandaag_van(uow):
        fouten["datum"] = "Deze sessie is al geteld en kan niet later zijn."
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    sessie.datum, sessie.van, sessie.tot = o.datum, o.van, o.tot
    sessie.plek, sessie.opmerking = " ".join(o.plek.split()), o.opmerking.strip()
    uow.zin = "Sessie gewijzigd"


@opdracht(TelAanwezig, recht=SCHRIJVEN, doel=DOEL)
def tel(uow: UnitOfWork, o: TelAanwezig) -> None:
    """How many came, on the day itself or later."""
    sessie = _sessie(uow, o.id)
    if sessie.afgelast:
        raise Weigering("Deze sessie is afgelast.", veld="aanwezig")
    if o.aanwezig is not None and not 0 <= o.aanwezig <= MEESTE_MENSEN:
        raise Weigering("Vul een aantal in: 0 tot en met 9999.", veld="aanwezig")
    if o.aanwezig is not None and sessie.datum > vandaag_van(uow):
        raise Weigering("Deze sessie is nog niet geweest.", veld="aanwezig")
    sessie.aanwezig = o.aanwezig
    dag = dag_in_woorden(date.fromisoformat(sessie.datum), date.fromisoformat(vandaag_van(uow)))
    uow.zin = f"Sessie van {dag}: {'niet geteld' if o.aanwezig is None else f'{o.aanwezig} aanwezig'}"


@opdracht(LasSessieAf, recht=SCHRIJVEN, doel=DOEL)
def las_af(uow: UnitOfWork, o: LasSessieAf) -> None:
    """It stays in the calendar as called off."""
    sessie = _sessie(uow, o.id)
    if o.afgelast and sessie.aanwezig is not None:
        raise Weigering("Bij deze sessie zijn mensen geteld. Wis eerst dat aantal.")
    if o.afgelast == sessie.afgelast:
        raise Weigering("Deze sessie is al afgelast." if o.afgelast else "Deze sessie gaat al door.")
    sessie.afgelast, sessie.opmerking = o.afgelast, o.opmerking.strip() or (sessie.opmerking if o.afgelast else "")
    uow.zin = "Sessie afgelast" if o.afgelast else "De sessie gaat door"


@opdracht(TrekSessieIn, recht=SCHRIJVEN, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekSessieIn) -> None:
    """Only one at which nobody was counted."""
    sessie = _sessie(uow, o.id)
    if sessie.aanwezig is not None:
        raise Weigering("Bij deze sessie zijn mensen geteld. Wis eerst dat aantal.")
    sessie.status = "vervallen"
    uow.zin = "Sessie weggehaald"


def _sessie(uow: UnitOfWork, id_: Id) -> Sessie:
    return uow.haal(Sessie, id_, wat="Deze sessie")


def _fouten(activiteit: Activiteit, o: PlanSessies | WijzigSessie) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(o.datum):
        fouten["datum"] = fout
    elif o.datum < activiteit.start:
        fouten["datum"] = "De activiteit was toen nog niet begonnen."
    elif activiteit.einde and o.datum > activiteit.einde:
        fouten["datum"] = "De activiteit is dan al afgelopen."
    for veld in ("van", "tot"):
        if (tijd := getattr(o, veld)) and not TIJD.fullmatch(tijd):
            fouten[veld] = "Vul een tijd in, bijvoorbeeld 14:30."
    if o.tot and o.tot == o.van and not {"van", "tot"} & fouten.keys():
        fouten["tot"] = "Dit is dezelfde tijd als het begin."
    if o.tot and not o.van:
        fouten["van"] = "Vul ook in hoe laat het begint."
    return fouten
