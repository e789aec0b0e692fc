"""Destroying costs what the dossier holds, whatever else is in the store: no step of it walks a table of dossiers."""

from __future__ import annotations

import re
from typing import Any

from tests import winkel
from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from tests.services.test_bewaren import JAAR, lijst
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.bewaren import GeefVernietigakkoord, LeesVernietiglijst, VernietigDossier
from wijdesk.models.opdrachten.signaal import SluitSignaal
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.store import gemist
from wijdesk.store.engine import Winkel
from wijdesk.store.omvang import VAN_HET_HUIS

KLEIN = (VAN_HET_HUIS | {"belang", "bewaarblokkade", "teamoverdracht"}) - {"toegang", "adres", "cijferrest"}
"""Of these there are few, however many residents there are."""
GROEIT = (GEJOURNAALD.keys() - KLEIN) | {"mutatie", "keten", "gewist", "ingehouden"}
LOOPT = re.compile(r"^SCAN (?:main\.)?(\w+)")


def opdrachten(bureau: Bureau, dossier: Id) -> tuple[list[str], list[str]]:
    """The statements by which one person is destroyed, and those of them that walk a table that grows."""
    gezegd: list[str] = []

    def luister(open_: Winkel) -> None:
        open_.db.set_trace_callback(gezegd.append)

    def stil(open_: Winkel) -> None:
        open_.db.set_trace_callback(None)

    def kijk(open_: Winkel) -> list[str]:
        return [tekst for tekst in dict.fromkeys(map(str, gezegd)) if _loopt_langs_alles(open_.db, tekst)]

    bureau.op_winkel(luister)
    assert bureau.doe(VernietigDossier(id=dossier)).afgevallen == ""
    bureau.op_winkel(stil)
    return gezegd, bureau.op_winkel(kijk)


def _loopt_langs_alles(db: Any, tekst: str) -> bool:
    if not tekst.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
        return False
    for *_, stap in db.execute(f"EXPLAIN QUERY PLAN {tekst}").fetchall():
        gevonden = LOOPT.match(stap)
        if gevonden is not None and gevonden[1] in GROEIT and not tekst.rstrip().endswith("LIMIT 1"):
            return True
    return False


def test_that_no_statement_of_destroying_somebody_walks_what_is_of_others(bureau: Bureau, klok: Klok) -> None:
    weg = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.doe(SluitSignaal(id=meld(bureau, persoon_id=weg), uitkomst="geen zorgen gebleken", tekst="Bekeken"))
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
        klok.verzet(16 * JAAR)
        nummer = lijst(bureau, een, ("persoon", weg))
        (regel,) = een.lees(LeesVernietiglijst(id=nummer)).regels
    bureau.doe(GeefVernietigakkoord(id=nummer))
    gezegd, loopt = opdrachten(bureau, regel.id)
    assert any("mutatie" in tekst for tekst in gezegd)

    assert loopt == []


def test_that_what_was_destroyed_unseen_is_looked_up_by_its_dossier(bureau: Bureau) -> None:
    gezegd: list[str] = []

    def werk(open_: Winkel) -> list[str]:
        open_.db.set_trace_callback(gezegd.append)
        gemist.later(open_.db, bytes(16), 0, set())
        open_.db.set_trace_callback(None)
        return [str(stap[-1]) for stap in open_.db.execute(f"EXPLAIN QUERY PLAN {gezegd[0]}").fetchall()]

    assert bureau.op_winkel(werk) == ["SEARCH mutatie USING INDEX ix_mutatie_dossier (<expr>=?)"]
