"""Handing a triage to a colleague by name: it stands on their list, with what was said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import scherm_af
from tests.services import triages as t
from tests.services.collega import Collega, aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerInactief
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BewaarBladzijde,
    DraagTriageOver,
    LeesTriages,
    NeemTriageOver,
    StaakTriage,
)
from wijdesk.models.rows.triage import TriageRij
from wijdesk.models.values import Id

WAAROM = "Ik ben drie weken weg; mevrouw verwacht donderdag een belletje"


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager") as collega:
        yield collega


def mijn(wie: Bureau | Collega) -> tuple[TriageRij, ...]:
    rijen: tuple[TriageRij, ...] = wie.lees(LeesTriages(bereik="mijn"))
    return rijen


def test_that_it_stands_on_the_list_of_the_colleague_with_what_was_said(bureau: Bureau, omar: Collega) -> None:
    vraag, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag)
    bureau.doe(DraagTriageOver(id=id_, aan_id=omar.id, waarom=f" {WAAROM} "))
    assert mijn(bureau) == ()
    (rij,) = mijn(omar)
    assert (rij.id, rij.van_mij) == (id_, True)
    assert rij.overgedragen == f"{bureau.medewerker.naam}: {WAAROM}"
    assert t.lees(omar, id_).overgedragen == rij.overgedragen
    assert rauw(bureau, "SELECT medewerker_id, stand FROM werk WHERE vraag_id = ?", vraag) == [(omar.id, "opgepakt")]
    omar.doe(
        BewaarBladzijde(triage_id=id_, bladzijde="vraag", antwoorden=(AntwoordInvoer(vraag="aard", waarde="klein"),))
    )
    with pytest.raises(Weigering, match="Neem hem eerst over"):
        bureau.doe(BewaarBladzijde(triage_id=id_, bladzijde="vraag"))


def test_that_what_was_said_no_longer_holds_when_somebody_else_took_it(bureau: Bureau, omar: Collega) -> None:
    id_ = t.begin(bureau)
    bureau.doe(DraagTriageOver(id=id_, aan_id=omar.id, waarom=WAAROM))
    bureau.doe(NeemTriageOver(id=id_))
    assert (t.lees(bureau, id_).overgedragen, mijn(bureau)[0].overgedragen) == ("", "")


def test_that_undo_gives_it_back(bureau: Bureau, omar: Collega) -> None:
    vraag, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag)
    _, gedaan = bureau.schrijf(DraagTriageOver(id=id_, aan_id=omar.id, waarom=WAAROM))
    bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))
    assert mijn(omar) == ()
    (rij,) = mijn(bureau)
    assert rij.overgedragen == "", "nobody handed it to me"


@pytest.mark.parametrize("waarom", ["", "  ", ".", "\n"])
def test_that_it_asks_to_whom_and_one_sentence_at_once(bureau: Bureau, waarom: str) -> None:
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(DraagTriageOver(id=t.begin(bureau), aan_id=None, waarom=waarom))
    assert set(gevangen.value.fouten) == {"aan_id", "waarom"}


def test_that_not_to_oneself_nor_to_who_left_nor_to_who_may_lead_no_triage(bureau: Bureau, omar: Collega) -> None:
    id_ = t.begin(bureau)
    weg = Collega(bureau, "casemanager", naam="Piet Weg")
    weg.sluit()
    bureau.doe(ZetMedewerkerInactief(id=weg.id))
    with aan_het_werk(bureau, "entree", naam="Ella Balie") as balie:
        for wie, zin in (
            (bureau.medewerker.id, "U voert deze triage al"),
            (weg.id, "werkt hier niet"),
            (bureau.wereld.ids(), "werkt hier niet"),
            (balie.id, "Ella Balie mag geen triage voeren"),
        ):
            with pytest.raises(Weigering, match=zin) as gevangen:
                bureau.doe(DraagTriageOver(id=id_, aan_id=wie, waarom=WAAROM))
            assert set(gevangen.value.fouten) == {"aan_id"}
    assert mijn(bureau)[0].id == id_


def test_that_of_somebody_afgeschermd_not_to_who_may_not_know(bureau: Bureau, omar: Collega) -> None:
    vraag, persoon = t.vraag(bureau)
    assert persoon is not None
    id_ = t.begin(bureau, vraag_id=vraag)
    scherm_af(bureau, persoon)
    with pytest.raises(Weigering, match="afgeschermd, en Omar El Idrissi mag die niet zien"):
        bureau.doe(DraagTriageOver(id=id_, aan_id=omar.id, waarom=WAAROM))
    with aan_het_werk(bureau, "teamleider", naam="Tessa Team") as tessa:
        bureau.doe(DraagTriageOver(id=id_, aan_id=tessa.id, waarom=WAAROM))
        assert [rij.id for rij in mijn(tessa)] == [id_]


def test_that_only_who_leads_it_hands_it_over_while_it_runs(bureau: Bureau, omar: Collega) -> None:
    id_ = t.begin(bureau)
    with pytest.raises(Weigering, match="Neem hem eerst over"):
        omar.doe(DraagTriageOver(id=id_, aan_id=bureau.medewerker.id, waarom=WAAROM))
    bureau.doe(StaakTriage(id=id_, waarom="Meneer wil niet meer"))
    with pytest.raises(Weigering, match="al gestaakt"):
        bureau.doe(DraagTriageOver(id=id_, aan_id=omar.id, waarom=WAAROM))


def test_that_the_list_says_the_words_of_the_resident_also_without_a_vraag(bureau: Bureau) -> None:
    persoon = t.vraag(bureau)[1]
    id_ = t.begin(bureau, persoon_id=persoon)
    assert mijn(bureau)[0].vraag == ""
    t.beantwoord(bureau, id_, woorden="Ik slaap al weken slecht")
    assert mijn(bureau)[0].vraag == "Ik slaap al weken slecht"


def test_that_the_words_of_somebody_afgeschermd_are_on_no_list_without_the_right(bureau: Bureau, omar: Collega) -> None:
    vraag, persoon = t.vraag(bureau)
    assert persoon is not None
    t.begin(bureau, vraag_id=vraag)
    scherm_af(bureau, persoon)
    team = LeesTriages(bereik="team", locatie_id=bureau.medewerker.locatie_id)
    assert omar.lees(team) == ()
    assert len(bureau.lees(team)) == 1
