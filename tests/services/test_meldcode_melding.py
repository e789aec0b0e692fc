"""A suspicion of a triage stands at the top of the casus until the meldcode was begun or its task rounded off."""

from __future__ import annotations

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, lees, persoon, scherm_af, wiersma
from tests.services import triages as t
from tests.services.collega import aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.triage import Kortdurend
from wijdesk.models.opdrachten.verloop import RondTaakAf, WijzigTaak
from wijdesk.models.rows.huishouden import NAAR_MELDCODE, Melding
from wijdesk.models.values import Id

DAG = 86_400_000
KORT = Kortdurend(doel="De post op orde", verwacht_einde="2026-06-01")


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def vermoed(bureau: Bureau, persoon: Id) -> Id:
    """A triage about this person with a suspicion, decided; its task."""
    id_ = t.begin(bureau, persoon_id=persoon)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="nee", geweld="ja")
    t.besluit(bureau, id_, "kortdurend", KORT)
    return Id(rauw(bureau, "SELECT id FROM taak WHERE soort = 'meldcode'")[0][0])


def over_meldcode(bureau: Bureau, gezin: Gezin) -> list[Melding]:
    alle = lees(bureau, gezin.huishouden).meldingen
    return [melding for melding in alle if "eldcode" in melding.zin]


def test_that_a_suspicion_is_said_first_until_the_meldcode_was_begun(bureau: Bureau, gezin: Gezin) -> None:
    assert over_meldcode(bureau, gezin) == []
    vermoed(bureau, gezin.moeder)
    [melding] = over_meldcode(bureau, gezin)
    assert (melding.tab, melding.toestand) == (NAAR_MELDCODE, "spoed")
    bureau.doe(
        BeginMeldcode(id=bureau.wereld.ids(), soort="persoon", onderwerp_id=gezin.moeder, aanleiding="Blauwe plekken")
    )
    assert over_meldcode(bureau, gezin) == []


def test_that_it_goes_when_the_task_is_rounded_off_and_stays_when_it_is_worded_anew(
    bureau: Bureau, gezin: Gezin
) -> None:
    taak = vermoed(bureau, gezin.moeder)
    bureau.doe(WijzigTaak(id=taak, wat="Meldcode, met Omar samen", voor="2026-06-01"))
    assert len(over_meldcode(bureau, gezin)) == 1
    bureau.doe(RondTaakAf(id=taak, uitkomst="Er was een misverstand"))
    assert over_meldcode(bureau, gezin) == []


def test_that_a_late_task_is_said_once(bureau: Bureau, gezin: Gezin, klok: Klok) -> None:
    vermoed(bureau, gezin.moeder)
    klok.verzet(3 * DAG)
    [melding] = over_meldcode(bureau, gezin)
    assert "te laat" not in melding.zin


def test_that_a_meldcode_about_somebody_else_takes_nothing_away(bureau: Bureau, gezin: Gezin) -> None:
    vermoed(bureau, gezin.moeder)
    ander = persoon(bureau, "Kees")
    bureau.doe(BeginMeldcode(id=bureau.wereld.ids(), soort="persoon", onderwerp_id=ander, aanleiding="Ruzie"))
    assert len(over_meldcode(bureau, gezin)) == 1


def test_that_who_may_not_read_the_casus_or_know_the_person_hears_nothing(bureau: Bureau, gezin: Gezin) -> None:
    vermoed(bureau, gezin.moeder)
    with aan_het_werk(bureau, "casemanager", naam="Noor Bos") as collega:
        assert any("eldcode" in rij.zin for rij in lees(collega, gezin.huishouden).meldingen)
        scherm_af(bureau, gezin.moeder)
        assert not any("eldcode" in rij.zin for rij in lees(collega, gezin.huishouden).meldingen)
    with aan_het_werk(bureau, "entree") as entree:
        assert lees(entree, gezin.huishouden).meldingen == ()
