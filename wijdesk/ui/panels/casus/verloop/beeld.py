"""How an entry of the timeline looks: its icon, its line and what stands in for words one may not read."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from wijdesk.models.rows.verloop import OJG_HOOGSTENS, VerloopRij
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.tijdlijn_tekenaar import Beeld

PICTOGRAMMEN = {
    "huisbezoek": "house",
    "gesprek op locatie": "building-2",
    "telefoon": "phone",
    "beeldbellen": "video",
    "e-mail": "mail",
    "chat": "message-square",
    "overleg met betrokkenen": "users",
    "OJG-gesprek": "user-check",
    "brief": "mail",
    "niet verschenen": "user-x",
    "doel": "target",
    "doel af": "target",
}
"""Icon of a code; otherwise that of its kind."""
GETYPT = frozenset({"contact", "gebeurtenis", "inloop"})
"""Of these the text is what a colleague wrote, whatever language the screen speaks."""
PER_SOORT = {
    "contact": "message-square",
    "gebeurtenis": "flag",
    "taak": "circle-check",
    "plan": "clipboard-list",
    "zrm": "activity",
    "toeleiding": "arrow-right",
    "hulp": "life-buoy",
    "casus": "briefcase",
    "gezin": "users",
    "inloop": "door-open",
}
OPEN_TAKEN = "Open taken"


def _tr(tekst: str) -> str:
    return QCoreApplication.translate("Verloop", tekst)


def kop(rij: VerloopRij, vandaag: date) -> str:
    """The heading an entry stands under: its day, or that it is still to be done."""
    return _tr(OPEN_TAKEN) if rij.open else _dag(rij.dag, vandaag)


@lru_cache(4096)
def _dag(dag: str, vandaag: date) -> str:
    return dag_in_woorden(date.fromisoformat(dag), vandaag)


def beeld(rij: VerloopRij, vandaag: date) -> Beeld:
    """How an entry looks today."""
    toestand, rechts = "", ""
    if rij.open:
        toestand, rechts = _voor(rij, vandaag)
    elif rij.moment is not None:
        rechts = f"{lokaal(rij.moment):%H:%M}"
    if rij.duur:
        rechts = " · ".join(deel for deel in (rechts, _tr("{0} min").format(rij.duur)) if deel)
    titel = rij.titel
    if rij.ojg:
        titel = _tr("OJG-gesprek {0} van {1}").format(rij.ojg, OJG_HOOGSTENS)
    onder = [rij.persoon, rij.wie]
    if rij.open and not rij.wie:
        onder[1] = _tr("voor de regisseur")
    if rij.versies > 1:
        onder.append(_tr("gecorrigeerd, {0} versies").format(rij.versies))
    tekst = ZoalsGetypt(rij.tekst) if rij.soort in GETYPT else rij.tekst
    return Beeld(
        titel=titel,
        pictogram="list-todo" if rij.open else PICTOGRAMMEN.get(rij.code) or PER_SOORT[rij.soort],
        rechts=rechts,
        onder=" · ".join(deel for deel in onder if deel),
        tekst=_tr("Afgeschermd: u ziet dat dit er is, niet wat erin staat.") if rij.afgeschermd else tekst,
        toestand=toestand or ("let-op" if rij.ojg > OJG_HOOGSTENS else ""),
        stil=rij.afgeschermd,
    )


def _voor(rij: VerloopRij, vandaag: date) -> tuple[str, str]:
    """(state, words) of the day a task is for."""
    dag = date.fromisoformat(rij.dag)
    woorden = dag_in_woorden(dag, vandaag)
    if dag < vandaag:
        return "spoed", _tr("te laat: {0}").format(woorden)
    return ("let-op" if dag == vandaag else ""), _tr("voor {0}").format(woorden) if dag != vandaag else woorden


def waarheen(rij: VerloopRij) -> tuple[str, object] | None:
    """The request that opens where an entry lives; None when it lives here."""
    if rij.soort in {"plan", "zrm", "toeleiding", "gezin"}:
        return "casus.tab", rij.soort
    if rij.bron_id is None:
        return None
    return ("contact" if rij.soort == "inloop" else rij.code.partition(" ")[0]) + ".open", rij.bron_id
