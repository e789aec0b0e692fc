"""A store with many made-up cases, put in by plain inserts: for measuring, so without a journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from tests import winkel
from tests.gezin import eenheid
from wijdesk.app.bureau import Bureau
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.models.verloop import Contactmoment

DAG = 86_400_000
WOORDEN = (
    "samen", "post", "brief", "belastingdienst", "afspraak", "school", "Sami", "café", "huur", "vergoeding", "moeder",
    "boos", "blij", "weer", "thuis", "gebeld", "oma", "helpt", "donderdag", "formulier", "aanvraag", "kwijtschelding",
    "fiets", "zwemles", "juf", "wijkagent", "rustig", "gesprek",
)  # fmt: skip
NAMEN = ("Bakker", "Vries", "El Amrani", "Yılmaz", "Kowalska", "Jansen", "Çelik", "Postma", "Haile", "Veenstra")


def nummer(soort: int, nr: int) -> Id:
    """An id per kind of row and number."""
    return Id(soort.to_bytes(4, "big") + nr.to_bytes(12, "big"))


def voeg_in(db: Any, tabel: str, rijen: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows of one table; what a row leaves open gets its default."""
    klasse = GEJOURNAALD[tabel]
    velden = klasse.velden()
    standaard = dict.fromkeys(velden) | klasse.standaarden()
    tekens = ", ".join("?" * (len(velden) + 2))
    db.executemany(
        f"INSERT INTO {tabel} (id, koppen, {', '.join(velden)}) VALUES ({tekens})",
        ((rij["id"], '{"":[]}', *(rij.get(veld, standaard[veld]) for veld in velden)) for rij in rijen),
    )


def maak(map_: Path, klok: Klok, ids: IdMaker, *, casussen: int, verloop: int, eigen: int) -> Iterator[Bureau]:
    """An open store: so many cases with three contact moments each, the first with `verloop` entries; the first
    `eigen` belong to whoever is at work.
    """
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as bureau:
        ander = ids()
        db = bureau.eigen_verbinding()
        db.execute("PRAGMA cache_size = -500000")  # else every index is written and encrypted again and again
        db.execute("PRAGMA foreign_keys = OFF")  # a casus and its huishouden point at each other: looked for one by one
        db.execute("BEGIN")
        voeg_in(
            db, "medewerker", [{"id": ander, "naam": "Omar El Idrissi", "locatie_id": bureau.medewerker.locatie_id}]
        )
        _vul(db, bureau, ander, casussen=casussen, eigen=eigen, nu=klok())
        _lang_verloop(db, bureau, aantal=verloop, nu=klok())
        _plan(db)
        db.execute("COMMIT")
        db.execute("ANALYZE")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        yield bureau


def _vul(db: Any, bureau: Bureau, ander: Id, *, casussen: int, eigen: int, nu: int) -> None:
    hier, ik = bureau.medewerker.locatie_id, bureau.medewerker.id
    toeval = Random(7)
    reeks = range(casussen)
    voeg_in(
        db, "persoon",
        (
            {
                "id": nummer(1, nr), "roepnaam": f"{WOORDEN[nr % 7].title()}", "achternaam": NAMEN[nr % len(NAMEN)],
                "geboortedatum": f"{1950 + nr % 70}-0{1 + nr % 9}-1{nr % 9}",
            }
            for nr in range(2 * casussen)
        ),
    )  # fmt: skip
    voeg_in(
        db, "huishouden",
        (
            {
                "id": nummer(2, nr), "naam": f"Gezin {NAMEN[nr % len(NAMEN)]}", "locatie_id": hier,
                "casus_id": nummer(3, nr), "regisseur_id": ik if nr < eigen else ander, "bekend_sinds": "2025-01-01",
            }
            for nr in reeks
        ),
    )  # fmt: skip
    voeg_in(
        db, "casus",
        (
            {
                "id": nummer(3, nr), "huishouden_id": nummer(2, nr), "nummer": f"C25-{nr:05}", "locatie_id": hier,
                "wettelijk_kader": "Jeugdwet", "geopend_op": nu - 400 * DAG, "geopend_door_id": ander,
            }
            for nr in reeks
        ),
    )  # fmt: skip
    voeg_in(
        db, "huishoudlid",
        (
            {
                "id": nummer(4, nr), "huishouden_id": nummer(2, nr // 2), "persoon_id": nummer(1, nr),
                "rol": "kind" if nr % 2 else "ouder met gezag", "van": "2025-01-01",
            }
            for nr in range(2 * casussen)
        ),
    )  # fmt: skip
    voeg_in(
        db, "contactmoment", (_moment(5, nr, nr // 3, ander, toeval, nu - nr % 300 * DAG) for nr in range(3 * casussen))
    )


def _moment(soort: int, nr: int, gezin: int, wie: Id, toeval: Random, op: int) -> dict[str, Any]:
    return {
        "id": nummer(soort, nr), "huishouden_id": nummer(2, gezin), "casus_id": nummer(3, gezin), "op": op,
        "soort": toeval.choice(("huisbezoek", "telefoon", "e-mail")), "duur": toeval.choice((0, 15, 60)),
        "persoon_id": nummer(1, 2 * gezin + nr % 2), "medewerker_id": wie,
        "notitie": " ".join(toeval.choices(WOORDEN, k=toeval.randrange(5, 90))), "geschreven_op": op,
    }  # fmt: skip


def _lang_verloop(db: Any, bureau: Bureau, *, aantal: int, nu: int) -> None:
    """Most of it contact moments, some corrected; events, tasks, and questions at the desk."""
    toeval, ik, gezin = Random(9), bureau.medewerker.id, nummer(2, 0)
    momenten = [_moment(6, nr, 0, ik, toeval, nu - nr * 4 * 3_600_000) for nr in range(aantal * 8 // 10)]
    for plek in range(0, len(momenten) - 1, 20):
        momenten[plek + 1] |= {"vorige_id": momenten[plek]["id"], "reden": "verbeterd"}
    voeg_in(db, "contactmoment", momenten)
    deel = aantal // 15
    voeg_in(
        db, "gebeurtenis",
        (
            {
                "id": nummer(7, nr), "huishouden_id": gezin, "op": f"2025-{1 + nr % 12:02}-{1 + nr % 28:02}",
                "soort": "school", "tekst": " ".join(toeval.choices(WOORDEN, k=20)), "medewerker_id": ik,
                "geschreven_op": nu,
            }
            for nr in range(deel)
        ),
    )  # fmt: skip
    voeg_in(
        db, "taak",
        (
            {
                "id": nummer(8, nr), "huishouden_id": gezin, "soort": "eigen",
                "wat": " ".join(toeval.choices(WOORDEN, k=6)),
                "voor": "2026-03-09", "gedaan_op": "" if nr < 5 else "2026-02-02", "gemaakt_op": nu,
            }
            for nr in range(deel)
        ),
    )  # fmt: skip
    voeg_in(
        db, "contact",
        (
            {
                "id": nummer(9, nr), "locatie_id": bureau.medewerker.locatie_id, "medewerker_id": ik,
                "kanaal": "telefoon", "melder": "Inwoner / zelfmelder", "persoon_id": nummer(1, nr % 2),
                "ontvangen": nu - nr * 3 * DAG, "eerste_reactie": nu, "maand": "2026-01",
            }
            for nr in range(deel)
        ),
    )  # fmt: skip
    voeg_in(
        db, "vraag",
        (
            {
                "id": nummer(10, nr), "contact_id": nummer(9, nr), "volgnummer": 1, "meldingtype": "Financiën",
                "toelichting": " ".join(toeval.choices(WOORDEN, k=15)), "uitkomst": "zelf beantwoord",
                "direct_afgehandeld": True,
            }
            for nr in range(deel)
        ),
    )  # fmt: skip


def _plan(db: Any) -> None:
    """Three goals, each with four actions, in the household with the long history."""
    toeval, gezin, plan = Random(5), nummer(2, 0), nummer(11, 0)
    vast = {"plan_id": plan, "volgorde": 1}
    voeg_in(
        db, "plan",
        [{
            "id": plan, "huishouden_id": gezin, "casus_id": nummer(3, 0), "soort": "integraal",
            "opgesteld_op": "2026-02-02", "situatie": " ".join(toeval.choices(WOORDEN, k=60)),
        }],
    )  # fmt: skip
    voeg_in(
        db, "doel",
        (
            vast | {
                "id": nummer(12, nr), "volgorde": nr, "woorden": " ".join(toeval.choices(WOORDEN, k=12)),
                "leefgebied": "Financiën", "begin": "2026-02-02",
            }
            for nr in range(3)
        ),
    )  # fmt: skip
    voeg_in(
        db, "actie",
        (
            vast | {
                "id": nummer(13, nr), "doel_id": nummer(12, nr // 4), "volgorde": nr % 4, "uitvoerder": "zelf",
                "wat": " ".join(toeval.choices(WOORDEN, k=6)), "klaar_voor": "2026-04-01",
            }
            for nr in range(12)
        ),
    )  # fmt: skip
    db.execute("UPDATE huishouden SET actief_plan_id = ? WHERE id = ?", (plan, gezin))


def schrijf_historie(bureau: Bureau, gezin: int, aantal: int) -> None:
    """So many contact moments through the journal, in a household."""
    rij = _moment(5, 0, gezin, bureau.medewerker.id, Random(3), bureau.wereld.klok())
    velden = {veld: waarde for veld, waarde in rij.items() if veld != "id"}
    for begin in range(0, aantal, 500):
        with eenheid(bureau) as uow:
            for _ in range(min(500, aantal - begin)):
                uow.voeg_toe(Contactmoment(id=bureau.wereld.ids(), **velden))
            uow.commit()
