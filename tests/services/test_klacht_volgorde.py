"""What the register of klachten refuses and asks again: who may write, in what order, what each letter says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.collega import aan_het_werk
from tests.services.test_klacht import WOORDEN, klacht, lees, stap
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.klachtregels import BRIEF as ONTVANGST
from wijdesk.models.klachtregels import GEHOORD, GESPREK, NIET_GEHOORD, TERUGKOPPELING, UITKOMSTBRIEF, VERDAAGD
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    HeropenKlacht,
    LeesKlachtbrief,
    LeesKlachthistorie,
    LeesKlachtlessen,
    LeesKlachttermijnen,
    PakKlachtOp,
    RondKlachtAf,
    TrekKlachtstapIn,
    ZetKlachtstap,
)
from wijdesk.ui.panels.klacht import beeld


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    map_, klok = tmp_path_factory.mktemp("klacht") / "w", Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        yield open_


def test_that_whom_it_is_about_only_reads_also_when_they_keep_the_register(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with aan_het_werk(bureau, "casemanager", "klachtencoordinator", naam="Bo") as bo:
        id_ = klacht(bureau, ids, over=(bo.id,), over_anderen="De balie", adres="Plein 1", bereikbaar="050-1234567")
        zij, balie = sorted(lees(bureau, id_).over, key=lambda rij: rij.medewerker_id is None)
        bureau.doe(DeelKlacht(id=zij.id))
        notitie = stap(bureau, ids, id_, "notitie", tekst="Alleen voor ons")
        gelezen = lees(bo, id_)
        assert (gelezen.woorden, gelezen.adres, gelezen.bereikbaar, gelezen.stappen) == (WOORDEN, "", "", ())
        assert (gelezen.beheert, gelezen.behandelt) == (False, False)
        with pytest.raises(Weigering):
            bo.lees(LeesKlachthistorie(id=id_))
        assert id_ not in {rij.bron_id for rij in bo.lees(LeesKlachttermijnen())}
        voor = lees(bureau, id_)
        for opdracht in (
            BewaarKlacht(id=id_, kanaal="brief", klager="Nora Visser", woorden="Anders", over_structuur=True),
            PakKlachtOp(id=id_),
            DeelKlacht(id=balie.id),
            ZetKlachtstap(id=ids(), klacht_id=id_, soort=GESPREK, tekst="x"),
            TrekKlachtstapIn(id=notitie, reden="x"),
            RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="geen klacht"),
            HeropenKlacht(id=id_, reden="x"),
        ):
            with pytest.raises(Weigering, match="9:7"):
                bo.doe(opdracht)
        assert lees(bureau, id_) == voor


def test_that_another_outcome_is_written_and_told_back_again(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, behandelaar_id=bureau.medewerker.id)
    stap(bureau, ids, id_, ONTVANGST)
    stap(bureau, ids, id_, GEHOORD)
    oordeel = RondKlachtAf(
        id=id_, uitkomst="ongegrond", reden="bejegening", motivering="Zo ging het", les="Wij bellen terug"
    )
    bureau.doe(oordeel)
    stap(bureau, ids, id_, UITKOMSTBRIEF)
    stap(bureau, ids, id_, TERUGKOPPELING)
    assert lees(bureau, id_).rij.wacht_op == ""
    bureau.doe(HeropenKlacht(id=id_, reden="Er kwam iets bij"))
    assert lees(bureau, id_).rij.wacht_op == "uitkomst", "the hearing and the letter of receipt stay"
    bureau.doe(replace(oordeel, uitkomst="gegrond"))
    detail = lees(bureau, id_)
    assert detail.rij.wacht_op == "brief"
    assert not bureau.lees(LeesKlachtbrief(id=id_, soort="uitkomst")).al_gedaan
    [termijn] = [rij for rij in bureau.lees(LeesKlachttermijnen()) if rij.bron_id == id_]
    assert "de uitkomst schrijven" in termijn.wat
    [eerder] = [beeld.stap(rij) for rij in detail.stappen if rij.soort == UITKOMSTBRIEF]
    assert "uitkomst van eerder: ongegrond" in eerder
    stap(bureau, ids, id_, UITKOMSTBRIEF)
    with pytest.raises(Weigering, match="staat er al"):
        stap(bureau, ids, id_, UITKOMSTBRIEF)
    assert lees(bureau, id_).rij.wacht_op == "terugkoppeling"
    [les] = [rij for rij in bureau.lees(LeesKlachtlessen()) if rij.id == id_]
    assert les.teruggekoppeld == ""


def test_that_who_was_heard_in_the_end_was_heard(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, ontvangen="2026-02-09", over_anderen="De balie")
    stap(bureau, ids, id_, NIET_GEHOORD, keuze="geen antwoord", dag="2026-02-18")
    stap(bureau, ids, id_, NIET_GEHOORD, keuze="klager", dag="2026-02-20")
    bureau.doe(RondKlachtAf(id=id_, uitkomst="ongegrond", reden="bejegening", motivering="Zo ging het"))
    brief = bureau.lees(LeesKlachtbrief(id=id_, soort="uitkomst"))
    assert (brief.gehoord, brief.over_iemand) == ("klager", True)
    bureau.doe(HeropenKlacht(id=id_, reden="De klager wil het toch vertellen"))
    stap(bureau, ids, id_, GEHOORD, dag="2026-02-25")
    bureau.doe(RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening", motivering="Zo ging het"))
    assert bureau.lees(LeesKlachtbrief(id=id_, soort="uitkomst")).gehoord == "gehoord"


def test_that_a_deferral_is_written_to_whom_it_is_about_who_knows_of_it(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, over_anderen="De balie")
    [wie] = lees(bureau, id_).over
    stap(bureau, ids, id_, VERDAAGD, dagen=14, tekst="Een collega is ziek")
    uitstel = LeesKlachtbrief(id=id_, soort="verdaging", betrokkene_id=wie.id)
    with pytest.raises(Weigering, match="eerst het afschrift"):
        bureau.lees(uitstel)
    bureau.doe(DeelKlacht(id=wie.id))
    brief = bureau.lees(uitstel)
    assert (brief.aan, brief.namens, brief.aan_betrokkene, brief.dagen) == ("De balie", "Nora Visser", True, 14)
    assert not bureau.lees(LeesKlachtbrief(id=id_, soort="ontvangst")).aan_betrokkene
    for soort, aan, zin in (
        ("afschrift", None, "is er niet"),
        ("ontvangst", wie.id, "is er niet"),
        ("uitkomst", wie.id, "nog geen uitkomst"),
    ):
        with pytest.raises(Weigering, match=zin):
            bureau.lees(LeesKlachtbrief(id=id_, soort=soort, betrokkene_id=aan))


def test_that_what_is_done_with_a_klacht_keeps_its_order(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, ontvangen="2026-02-09")
    stap(bureau, ids, id_, GESPREK, dag="2026-02-02")
    stap(bureau, ids, id_, ONTVANGST, dag="2026-02-12", tekst="")
    gehoord = stap(bureau, ids, id_, GEHOORD, dag="2026-02-18")
    anders = BewaarKlacht(id=id_, kanaal="brief", klager="Nora Visser", woorden=WOORDEN, over_structuur=True)
    assert "Ontvangst bevestigd" in fouten(bureau, replace(anders, ontvangen="2026-02-13"))["ontvangen"]
    bureau.doe(replace(anders, ontvangen="2026-02-12"))
    oordeel = RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening", motivering="Zo ging het", op="2026-02-17")
    assert "18-02-2026 staat “Gehoord”" in fouten(bureau, oordeel)["op"]
    bureau.doe(replace(oordeel, op="2026-02-18"))
    with pytest.raises(Weigering, match="Open haar opnieuw"):
        bureau.doe(TrekKlachtstapIn(id=gehoord, reden="x"))
    vroeg = ZetKlachtstap(id=ids(), klacht_id=id_, soort=UITKOMSTBRIEF, dag="2026-02-17")
    assert "afgerond op 18-02-2026" in fouten(bureau, vroeg)["dag"]
    brief = stap(bureau, ids, id_, UITKOMSTBRIEF, dag="2026-02-18")
    bureau.doe(TrekKlachtstapIn(id=brief, reden="Nog niet verstuurd"))
    bureau.doe(HeropenKlacht(id=id_, reden="Er kwam iets bij"))
    bureau.doe(TrekKlachtstapIn(id=gehoord, reden="Het was een ander"))
