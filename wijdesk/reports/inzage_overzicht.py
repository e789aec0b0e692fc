"""The paper "Wie zag mijn gegevens, en waarom?": who looked at the file of one resident, in plain Dutch.

A page when the period is quiet, more when it was not; then the table goes on with its heads. It names no other resident
and nothing a resident need not know of: the rows hold neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from wijdesk.models.rows.logboek import InzageOverzicht, InzageRegel
from wijdesk.reports.brieftaal import NEDERLANDS, Woorden, woorden
from wijdesk.reports.opmaak import ACCENT, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Rijen, Samen
from wijdesk.reports.papier_tekst import dag, dag_kort
from wijdesk.reports.plan_pdf import zet
from wijdesk.reports.vertaling import vertaald

LETTER = 10.5
SMAL = (0.19, 0.3, 0.29, 0.22)
"""Shares of the width: the longest day ("23-11-2026") stands on one line."""


def maak(papier: InzageOverzicht, taal: str = NEDERLANDS) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    w = woorden("inzage")
    return zet(
        list(_blokken(papier, w)),
        naam=w("titel"),
        onderwerp="Wie in het dossier keek, wanneer en waarom",
        team=w("wijkteam", locatie=papier.locatie),
        voettekst=f"{w('titel')} · {dag(papier.gemaakt_op)} · vertrouwelijk",
        vooraf=vertaald("inzage", taal, lambda w, boven: [*boven, *_blokken(papier, w)]),
    )


def _blokken(papier: InzageOverzicht, w: Woorden) -> Iterator[Blok]:
    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": LETTER, "regelafstand": LETTER + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen)))

    yield Alinea(w("wijkteam", locatie=papier.locatie), grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=4)
    yield Alinea(w("titel"), grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=2)
    yield tekst(w("voor", naam=papier.naam, dag=w.dag(papier.gemaakt_op)), kleur=GRIJS, lucht=8)
    yield tekst(w("uitleg", van=w.dag(papier.van), tot=w.dag(papier.tot)), _sinds(papier, w))
    if papier.regels:
        yield Rijen((w("dag"), w("wie"), w("wat"), w("waarom")), SMAL, tuple(_rijen(papier.regels)))
    else:
        yield tekst(w("niemand"), letter=MIDDEL)
    yield deel(
        w("kop_niet"),
        w("niet_lijst") if papier.regels else "",
        "" if papier.met_namen else w("niet_namen"),
        w("niet_anderen"),
    )
    yield deel(w("kop_klopt"), w("klopt", locatie=papier.locatie))
    yield deel(w("kop_oneens"), w("oneens"))
    wet = w("wet") if papier.met_namen else f"{w('wet')} {w('wet_namen')}"
    yield Alinea(wet, grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0)


def _sinds(papier: InzageOverzicht, w: Woorden) -> str:
    """What was not kept yet, or not any more, cannot be told."""
    if not papier.sinds or papier.sinds <= papier.van:
        return ""
    return w("sinds", dag=w.dag(papier.sinds))


def _rijen(regels: tuple[InzageRegel, ...]) -> Iterator[tuple[str, ...]]:
    for _, op_dag in groupby(regels, key=lambda rij: rij.dag):
        for nummer, rij in enumerate(op_dag):
            keer = f" ({rij.keer} keer)" if rij.keer > 1 else ""
            wat = f"{rij.wat}{keer}. {rij.let_op}" if rij.let_op else f"{rij.wat}{keer}"
            yield "" if nummer else dag_kort(rij.dag), rij.wie, wat, rij.waarom
