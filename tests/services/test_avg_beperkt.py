"""A record that is not used (AVG art. 18): it says so to everybody, and its content is closed until it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG, Gezin, bakker, zet
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig, Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek, HefBeperkingOp
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.termijn import LeesAvgtermijnen, LeesTermijnen
from wijdesk.models.opdrachten.verloop import LeesVerloop, MaakTaak
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.values import Id, IdMaker
from wijdesk.services.register import rechten_van

NIET = "Beperkt: niet gebruiken"


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def collega(bureau: Bureau, thuis: Gezin) -> Iterator[Collega]:
    """The casemanager whose household it is."""
    with aan_het_werk(bureau, "casemanager") as wie:
        zet(bureau, Huishouden, thuis.huishouden, regisseur_id=wie.id)
        yield wie


def beperk(bureau: Bureau, thuis: Gezin, **anders: str) -> Id:
    """Not used from today on."""
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=thuis.zoon, identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", **anders))
    return id_


def test_that_the_dossier_says_so_and_is_closed_also_for_its_own_regisseur(
    bureau: Bureau, thuis: Gezin, collega: Collega
) -> None:
    assert collega.lees(LeesHuishouden(id=thuis.huishouden)).mag_inhoud
    beperk(bureau, thuis)
    detail = collega.lees(LeesHuishouden(id=thuis.huishouden))
    assert (detail.mag_inhoud, detail.beperkt, [rij.zin for rij in detail.meldingen]) == (False, NIET, [NIET])
    for vraag in (LeesPlan(huishouden_id=thuis.huishouden), LeesVerloop(huishouden_id=thuis.huishouden)):
        with pytest.raises(DoelNodig, match="beperkt: niet gebruiken") as fout:
            collega.lees(vraag)
        assert fout.value.beperkt
    taak = MaakTaak(id=bureau.wereld.ids(), huishouden_id=thuis.huishouden, wat="Bellen", voor="2026-04-01")
    with pytest.raises(DoelNodig):
        collega.doe(taak)
    woorden = [rij.wat for rij in collega.lees(LeesTermijnen(bereik="mijn", met_stil=True))]
    assert not any("school" in wat for wat in woorden)


def test_that_the_card_shows_only_who_it_is(bureau: Bureau, thuis: Gezin, collega: Collega) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    assert collega.lees(LeesPersoonKaart(id=thuis.zoon)).vragen
    beperk(bureau, thuis)
    kaart = collega.lees(LeesPersoonKaart(id=thuis.zoon))
    assert (kaart.persoon.naam, kaart.beperkt, kaart.vragen) == ("Sem Bakker", NIET, ())
    assert bureau.lees(LeesPersoonKaart(id=thuis.zoon)).vragen, "who deals with the request reads on"


def test_that_somebody_in_danger_is_still_helped_with_a_reason(bureau: Bureau, thuis: Gezin, collega: Collega) -> None:
    beperk(bureau, thuis)
    collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden="Sem is weggelopen en zegt zich iets aan te doen"))
    assert collega.lees(LeesPlan(huishouden_id=thuis.huishouden)) is not None
    assert collega.lees(LeesHuishouden(id=thuis.huishouden)).beperkt == NIET


def test_that_its_last_day_asks_to_tell_the_resident_and_opens_nothing(
    bureau: Bureau, thuis: Gezin, collega: Collega, klok: Klok
) -> None:
    id_ = beperk(bureau, thuis, beperkt_tot="2026-03-10")
    klok.verzet(7 * DAG)
    (rij,) = bureau.lees(LeesAvgtermijnen(tot="2026-03-10"))
    assert (rij.bron_id, rij.voor, rij.grondslag) == (id_, "2026-03-10", "AVG art. 18 lid 3")
    assert bureau.lees(LeesAvgtermijnen(tot="2026-03-09")) == ()
    klok.verzet(10 * DAG)
    with pytest.raises(DoelNodig):
        collega.lees(LeesPlan(huishouden_id=thuis.huishouden))
    bureau.doe(HefBeperkingOp(id=id_, reden="Het is verbeterd; Sem weet het"))
    assert bureau.lees(LeesAvgtermijnen()) == ()
    assert collega.lees(LeesPlan(huishouden_id=thuis.huishouden)) is not None
    assert collega.lees(LeesHuishouden(id=thuis.huishouden)).beperkt == ""


def test_that_a_household_somebody_left_is_closed_too(
    bureau: Bureau, thuis: Gezin, collega: Collega, klok: Klok
) -> None:
    klok.verzet(5 * DAG)
    lid_id = Id(winkel.rauw(bureau, "SELECT id FROM huishoudlid WHERE persoon_id = ?", thuis.zoon)[0][0])
    zet(bureau, Huishoudlid, lid_id, tot="2026-03-05")
    beperk(bureau, thuis)
    assert collega.lees(LeesHuishouden(id=thuis.huishouden)).beperkt == NIET
    with pytest.raises(DoelNodig):
        collega.lees(LeesVerloop(huishouden_id=thuis.huishouden))


def test_that_lifting_it_asks_why_and_opens_the_dossier_at_once(
    bureau: Bureau, thuis: Gezin, collega: Collega, klok: Klok
) -> None:
    id_ = beperk(bureau, thuis)
    klok.verzet(3 * DAG)
    with pytest.raises(Weigering, match="waarom"):
        bureau.doe(HefBeperkingOp(id=id_, reden=" "))
    bureau.doe(HefBeperkingOp(id=id_, reden="De gegevens zijn verbeterd; Sem weet het"))
    assert collega.lees(LeesPlan(huishouden_id=thuis.huishouden)) is not None
    with pytest.raises(Weigering, match="geen beperking"):
        bureau.doe(HefBeperkingOp(id=id_, reden="Nog eens"))


def test_that_figures_count_it_as_before(bureau: Bureau, thuis: Gezin) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    voor = bureau.lees(LeesJaarCijfers(jaar=2026))
    beperk(bureau, thuis)
    assert bureau.lees(LeesJaarCijfers(jaar=2026)) == voor
    assert "avg" in rechten_van(("privacybeheerder",))
