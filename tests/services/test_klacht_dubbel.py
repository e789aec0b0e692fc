"""A klacht registered twice, and what undo may not take out of a klacht that goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.gezin import DAG
from tests.services.collega import aan_het_werk
from tests.services.test_klacht import klacht, lees, stap
from tests.services.tweebalies import Balies
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.jaartabellen import GEMELD, OPEN_EIND
from wijdesk.models.klachtdubbel import lijken
from wijdesk.models.klachtregels import BRIEF, GEHOORD, UITKOMSTBRIEF, UITSTEL, VERDAAGD
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    HeropenKlacht,
    LeesKlachten,
    LeesKlachttermijnen,
    PakKlachtOp,
    RondKlachtAf,
    TrekKlachtstapIn,
    ZegKlachtDubbel,
    ZegKlachtNietDubbel,
    ZetKlachtstap,
)
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.values import Id
from wijdesk.services.bewaren.feiten import LOPEND


@pytest.fixture
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    map_, klok = tmp_path_factory.mktemp("klacht") / "w", Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        yield open_


def stroom(bureau: Bureau) -> tuple[int, int]:
    """(reported, open at the end) of the year."""
    tabel = dict(bureau.lees(LeesJaarCijfers(jaar=2026)).klachten)
    return tabel[GEMELD], tabel[OPEN_EIND]


def ongedaan(bureau: Bureau, opdracht: Opdracht[Any]) -> Id:
    """Carry this out and give what undoes it."""
    _, wijziging = bureau.schrijf(opdracht)
    assert wijziging.transactie is not None
    return wijziging.transactie


def test_that_a_double_counts_nowhere_says_of_which_it_is_one_and_stands_alone_again(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    eerst, later = klacht(bureau, ids, ontvangen="2026-02-23"), klacht(bureau, ids, over_anderen="De balie")
    assert stroom(bureau) == (2, 2)
    terug = ongedaan(bureau, ZegKlachtDubbel(id=later, van=eerst, reden="Zelfde brief, ook gemaild"))
    assert stroom(bureau) == (1, 1)
    blijft, dubbel = lees(bureau, eerst), lees(bureau, later)
    assert (dubbel.rij.dubbel, dubbel.rij.dubbel_van, dubbel.rij.open, dubbel.behandelt) == (True, eerst, False, False)
    assert (dubbel.rij.dubbel_nummer, blijft.dubbelen) == (blijft.rij.nummer, (dubbel.rij.nummer,))
    assert dubbel.rij.in_woorden == f"dubbel van {blijft.rij.nummer}"
    assert [step.tekst for step in dubbel.stappen] == ["Zelfde brief, ook gemaild"]
    assert [rij.id for rij in bureau.lees(LeesKlachten())] == [eerst, later]
    assert {rij.bron_id for rij in bureau.lees(LeesKlachttermijnen())} == {eerst}
    eis, _ = LOPEND["klachtdossier"]
    assert winkel.rauw(bureau, f"SELECT id FROM klachtdossier WHERE {eis}") == [(eerst,)]
    mag_niet: tuple[Opdracht[Any], ...] = (
        ZetKlachtstap(id=ids(), klacht_id=later, soort=BRIEF), PakKlachtOp(id=later), DeelKlacht(id=dubbel.over[0].id),
        RondKlachtAf(id=later, uitkomst="overig", reden="overig", overig="geen klacht"),
        TrekKlachtstapIn(id=dubbel.stappen[0].id, reden="Weg"), ZegKlachtDubbel(id=later, van=eerst, reden="Nog eens"),
        BewaarKlacht(id=later, kanaal="brief", klager="Nora Visser", woorden="Anders", over_structuur=True),
    )  # fmt: skip
    for opdracht in mag_niet:
        with pytest.raises(Weigering, match="dubbel"):
            bureau.doe(opdracht)
    bureau.doe(MaakOngedaan(transactie=terug))
    assert (stroom(bureau), lees(bureau, later).stappen) == ((2, 2), ())
    bureau.doe(ZegKlachtDubbel(id=later, van=eerst, reden="Toch"))
    with pytest.raises(Weigering):
        bureau.doe(ZegKlachtNietDubbel(id=later, reden=" "))
    bureau.doe(ZegKlachtNietDubbel(id=later, reden="Ander gesprek"))
    weer = lees(bureau, later)
    assert (stroom(bureau), weer.rij.open, weer.behandelt, weer.stappen) == ((2, 2), True, True, ())
    with pytest.raises(Weigering, match="geen dubbele"):
        bureau.doe(ZegKlachtNietDubbel(id=later, reden="Nog eens"))


def test_that_the_one_that_goes_on_is_the_one_the_term_runs_for(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    eerst, later, derde = klacht(bureau, ids, ontvangen="2026-02-23"), klacht(bureau, ids), klacht(bureau, ids)

    def fout(id_: Id, van: Id | None) -> str:
        return fouten(bureau, ZegKlachtDubbel(id=id_, van=van, reden="Zelfde"))["van"]

    assert "eerder binnen" in fout(eerst, later)
    assert "Kies van welke" in fout(later, None)
    assert "Kies van welke" in fout(later, later)
    stap(bureau, ids, later, BRIEF)
    stap(bureau, ids, derde, GEHOORD)
    assert "“Gehoord”" in fout(derde, eerst)
    bureau.doe(RondKlachtAf(id=derde, uitkomst="gegrond", reden="bejegening", motivering="Zo was het"))
    assert "afgerond" in fout(derde, eerst)
    bureau.doe(ZegKlachtDubbel(id=later, van=derde, reden="Zelfde"))
    bureau.doe(HeropenKlacht(id=derde, reden="Nieuw feit"))
    assert "“Gehoord”" in fout(derde, eerst)
    with pytest.raises(Weigering, match="dubbel"):
        bureau.doe(ZegKlachtDubbel(id=derde, van=later, reden="Zelfde"))
    with aan_het_werk(bureau, "casemanager", naam="Bo") as bo, pytest.raises(GeenRecht):
        bo.doe(ZegKlachtDubbel(id=later, van=eerst, reden="Zelfde"))


def test_that_a_klacht_others_are_a_double_of_does_not_become_one(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    een, drie, twee = klacht(bureau, ids), klacht(bureau, ids), ids()
    nieuw = ongedaan(bureau, BewaarKlacht(id=twee, kanaal="brief", klager="Nora", woorden="Boos", over_structuur=True))
    bureau.doe(ZegKlachtDubbel(id=drie, van=twee, reden="Zelfde"))
    fout = fouten(bureau, ZegKlachtDubbel(id=twee, van=een, reden="Zelfde"))
    assert "dubbele van deze" in fout["van"]
    with pytest.raises(Weigering, match="dubbele van deze"):
        bureau.doe(MaakOngedaan(transactie=nieuw))


def test_that_whoever_complained_some_weeks_ago_is_noticed(bureau: Bureau, klok: Klok) -> None:
    ids = bureau.wereld.ids
    oud = klacht(bureau, ids, ontvangen="2025-12-01")
    vroeg, net = klacht(bureau, ids, ontvangen="2026-01-12"), klacht(bureau, ids, ontvangen="2026-02-23")
    ander = klacht(bureau, ids, klager="Ab Smit")
    rijen = bureau.lees(LeesKlachten())

    def zoals(naam: str, dag: str = "2026-03-02") -> list[Id]:
        return [rij.id for rij in lijken(rijen, persoon_id=None, klager=naam, ontvangen=dag)]

    assert zoals(" nora  VISSER ") == [net, vroeg]
    assert zoals("Nora Visser", "2025-12-20") == [oud, vroeg]
    assert (zoals(""), zoals("Ab"), zoals("Ab Smit")) == ([], [], [ander])
    assert lijken(rijen, persoon_id=Id(b"x" * 16), klager="", ontvangen="2026-03-02") == ()
    bureau.doe(ZegKlachtDubbel(id=net, van=vroeg, reden="Zelfde"))
    rijen = bureau.lees(LeesKlachten())
    assert zoals("Nora Visser") == [vroeg]


def test_that_undo_takes_nothing_out_of_a_klacht_that_was_built_on(bureau: Bureau) -> None:
    ids, klok = bureau.wereld.ids, bureau.wereld.klok
    assert isinstance(klok, Klok)
    id_ = ids()
    nieuw = ongedaan(
        bureau, BewaarKlacht(id=id_, kanaal="brief", klager="Nora", woorden="Nooit gebeld", over_structuur=True)
    )
    brief = ongedaan(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=BRIEF))
    verdaagd = ongedaan(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=VERDAAGD, dagen=28, tekst="Ziek"))
    stap(bureau, ids, id_, UITSTEL, dagen=7, instemming=True)
    klok.verzet(DAG)
    gehoord = ongedaan(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=GEHOORD, tekst="Allebei"))
    af = ongedaan(bureau, RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening", motivering="Zo was het"))
    ongedaan_mag_niet = {nieuw: "verder gewerkt", brief: "bouwt hierop", gehoord: "bouwt hierop"}
    for transactie, waarom in ongedaan_mag_niet.items():
        with pytest.raises(Weigering, match=waarom):
            bureau.doe(MaakOngedaan(transactie=transactie))
    stap(bureau, ids, id_, UITKOMSTBRIEF)
    with pytest.raises(Weigering, match="Opnieuw openen"):
        bureau.doe(MaakOngedaan(transactie=af))
    heropend = ongedaan(bureau, HeropenKlacht(id=id_, reden="Nieuw feit"))
    with pytest.raises(Weigering, match="uitstel met instemming"):
        bureau.doe(MaakOngedaan(transactie=verdaagd))
    klok.verzet(DAG)
    stap(bureau, ids, id_, GEHOORD)
    with pytest.raises(Weigering, match="eerder afgerond"):
        bureau.doe(MaakOngedaan(transactie=heropend))
    bureau.doe(MaakOngedaan(transactie=gehoord))
    assert len([een for een in lees(bureau, id_).stappen if een.soort == GEHOORD]) == 1


def test_that_undo_does_not_say_a_letter_went_out_twice(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids)
    eerste = stap(bureau, ids, id_, BRIEF)
    weg = ongedaan(bureau, TrekKlachtstapIn(id=eerste, reden="Nog niet"))
    stap(bureau, ids, id_, BRIEF)
    with pytest.raises(Weigering, match="twee keer"):
        bureau.doe(MaakOngedaan(transactie=weg))


def test_that_two_desks_that_each_keep_another_one_see_that_none_goes_on(balies: Balies) -> None:
    ids = balies.een.wereld.ids
    een, twee = klacht(balies.een, ids), klacht(balies.een, ids)
    balies.ontmoet()
    balies.een.doe(ZegKlachtDubbel(id=een, van=twee, reden="Zelfde"))
    balies.ander.doe(ZegKlachtDubbel(id=twee, van=een, reden="Zelfde"))
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert [rij.toestand for rij in bureau.lees(LeesKlachten())] == ["let-op", "let-op"]
        assert all("maak er een los" in rij.in_woorden for rij in bureau.lees(LeesKlachten()))
    balies.ander.doe(ZegKlachtNietDubbel(id=een, reden="Deze houden wij"))
    balies.ontmoet()
    assert {rij.id: (rij.open, rij.toestand) for rij in balies.een.lees(LeesKlachten())}[twee] == (False, "")
    assert stroom(balies.een) == stroom(balies.ander) == (1, 1)
