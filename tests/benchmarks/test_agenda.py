"""What must be done in a caseload of 500 households, among ten times as many of colleagues, on an encrypted store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import winkel
from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import Ids, Klok
from tests.gezin import eenheid
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Actie, Doel, Evaluatie, Plan
from wijdesk.models.termijn import Termijn, Termijnwijziging
from wijdesk.models.toeleiding import Indicatie, Toeleiding
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak

VAN_MIJ, VAN_ANDEREN = (500, 5_000) if VOL else (6, 12)
PER_TRANSACTIE = 500
BEURTEN = 15 if VOL else 1
HOOGSTENS = 50.0


def vul(bureau: Bureau, aantal: int, wie: Id) -> None:
    """So many households of one regisseur with what an ordinary casus has: two terms, a child, a plan, a hand-off."""
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    for begin in range(0, aantal, PER_TRANSACTIE):
        with eenheid(bureau) as uow:
            for nr in range(begin, min(begin + PER_TRANSACTIE, aantal)):
                h, c, p, d, kind = ids(), ids(), ids(), ids(), ids()
                dag = f"2026-02-{1 + nr % 28:02d}"
                rijen: list[Any] = [
                    Huishouden(
                        id=h, naam=f"Gezin {nr}", locatie_id=hier, casus_id=c, regisseur_id=wie, actief_plan_id=p,
                        bekend_sinds="2026-01-05",
                    ),
                    Casus(
                        id=c, huishouden_id=h, nummer=f"C26-{nr}", locatie_id=hier, wettelijk_kader="Wmo 2015",
                        geopend_op=1, geopend_door_id=wie,
                    ),
                    Plan(id=p, huishouden_id=h, casus_id=c, soort="integraal", opgesteld_op="2026-01-05"),
                    Doel(id=d, plan_id=p, volgorde=1, woorden="Rust", leefgebied="Financiën", begin="2026-01-05"),
                    Actie(plan_id=p, doel_id=d, volgorde=1, wat="Bellen", uitvoerder="WIJ", klaar_voor="2026-03-20"),
                    Actie(plan_id=p, doel_id=d, volgorde=2, wat="Post", uitvoerder="zelf", klaar_voor="2026-03-20"),
                    Persoon(id=kind, roepnaam="Noor", achternaam="Bos", geboortedatum=f"20{8 + nr % 12:02d}-05-12"),
                    Huishoudlid(huishouden_id=h, persoon_id=kind, rol="kind", van="2026-01-05"),
                    *(
                        Termijn(
                            id=ids(), regel=regel, onderwerp="huishouden", onderwerp_id=h, locatie_id=hier, begin=dag
                        )
                        for regel in ("wmo-onderzoek", "plan-gereed")
                    ),
                ]  # fmt: skip
                uitstel = Termijnwijziging(
                    termijn_id=rijen[-1].id, soort="opschorten", van="2026-02-28", reden="Ziek", medewerker_id=wie
                )
                soms: tuple[Any, ...] = (
                    Taak(huishouden_id=h, soort="taak", wat="Bellen", voor="2026-03-05", gemaakt_op=1),
                    Evaluatie(plan_id=p, huishouden_id=h, gepland_op="2026-03-09", medewerker_id=wie),
                    Toeleiding(
                        huishouden_id=h, naar="Buurt", soort="x", medewerker_id=wie, voorgesteld_op="2026-02-20"
                    ),
                    Indicatie(
                        huishouden_id=h, productgroep="Hulp", soort="nieuw", besloten_op="2025-04-01", tot="2026-04-01"
                    ),
                    uitstel,
                )
                for rij in (*rijen, soms[nr % 5]):
                    uow.voeg_toe(rij)
            uow.commit()


def test_that_the_agenda_of_a_large_caseload_is_there_at_once(tmp_path: Path, klok: Klok, ids: Ids) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.warm_op()
        ik, hier = bureau.medewerker.id, bureau.medewerker.locatie_id
        ander = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("casemanager",)))
        vul(bureau, VAN_MIJ, ik)
        vul(bureau, VAN_ANDEREN, ander)
        rijen = bureau.lees(LeesTermijnen())
        assert {rij.medewerker_id for rij in rijen} == {ik}
        assert len(rijen) >= 3 * VAN_MIJ
        week = LeesTermijnen(tot="2026-03-09")
        alles, een_week = in_beurten(
            lambda: bureau.lees(LeesTermijnen()), lambda: bureau.lees(week), beurten=BEURTEN
        )  # fmt: skip
    ernaast = f"{VAN_MIJ} van {VAN_MIJ + VAN_ANDEREN} huishoudens, {len(rijen)} rijen"
    noteer("agenda, alles", alles * 1000, hoogstens=HOOGSTENS, eenheid="ms", ernaast=ernaast)
    noteer("agenda, een week", een_week * 1000, hoogstens=HOOGSTENS, eenheid="ms", ernaast=ernaast)
