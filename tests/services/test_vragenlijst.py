"""Lists of questions: filled, taken into use, refused, and which one counts where."""

from __future__ import annotations

import pytest

from tests.services import triages
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.triage import LeesTriage
from wijdesk.models.opdrachten.vragenlijst import (
    LeesHuidigeVragen,
    LeesVragenlijst,
    LeesVragenlijsten,
    NeemVragenlijstInGebruik,
    StopTeamvragen,
)
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import FouteLijst, lees
from wijdesk.resources import lees_tekst
from wijdesk.services.writes.huis import VulLijstenAan

TEAM = """soort = "triage"
versie = "Selwerd 1"
voorvoegsel = "selwerd"

[[vraag]]
code = "selwerd_flat"
bladzijde = "vraag"
soort = "ja_nee"
tekst = "Woont de inwoner in de flat die gesloopt wordt?"

[[regel]]
code = "selwerd_sloop"
als = ["selwerd_flat is ja"]
route = "complex"
omdat = "De flat wordt gesloopt."
"""


def _andere(versie: str = "2026-2") -> str:
    return lees_tekst("triage.toml").replace('versie = "2026-1"', f'versie = "{versie}"')


def _neem(bureau: Bureau, inhoud: str, locatie_id: Id | None = None, soort: str = "triage") -> Id:
    return bureau.doe(NeemVragenlijstInGebruik(soort=soort, inhoud=inhoud, locatie_id=locatie_id))


def test_that_a_new_store_has_the_shipped_lists(bureau: Bureau) -> None:
    rijen = bureau.lees(LeesVragenlijsten())
    assert [(rij.soort, rij.versie, rij.in_gebruik, rij.door) for rij in rijen] == [
        ("triage", "2026-1", True, ""),
        ("impactmeting", "2026-1", True, ""),
        ("afwegingskader", "2026-1", True, ""),
    ]
    assert bureau.lees(LeesHuidigeVragen()).inhoud == lees_tekst("triage.toml")


def test_that_filling_again_adds_nothing(bureau: Bureau) -> None:
    bureau.doe(VulLijstenAan())
    assert len(bureau.lees(LeesVragenlijsten())) == 3


def test_that_a_list_taken_into_use_stands_beside_the_old_one(bureau: Bureau) -> None:
    id_ = _neem(bureau, _andere())
    rijen = [rij for rij in bureau.lees(LeesVragenlijsten()) if rij.soort == "triage"]
    assert [(rij.versie, rij.in_gebruik) for rij in rijen] == [("2026-2", True), ("2026-1", False)]
    assert rijen[0].door == bureau.medewerker.naam
    assert bureau.lees(LeesHuidigeVragen()).vragenlijst_id == id_
    assert bureau.lees(LeesVragenlijst(id=rijen[1].id)).inhoud == lees_tekst("triage.toml")


def test_that_a_faulty_list_is_refused_with_its_lines_and_the_old_one_stays(bureau: Bureau) -> None:
    fout = _andere().replace('bladzijde = "veiligheid"', 'bladzijde = "veilgheid"', 1)
    regel = fout[: fout.index("veilgheid")].count("\n") + 1
    with pytest.raises(FouteLijst) as weigering:
        _neem(bureau, fout)
    assert weigering.value.regels[0].regel == regel
    assert 'Bedoelt u "veiligheid"?' in weigering.value.regels[0].wat
    assert bureau.lees(LeesHuidigeVragen()).inhoud == lees_tekst("triage.toml")


def test_that_other_questions_need_another_name(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="nieuwe naam"):
        _neem(bureau, _andere("2026-1").replace("Zijn er wapens", "Liggen er wapens"))


def test_that_the_same_list_is_not_taken_into_use_twice(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="al in gebruik"):
        _neem(bureau, lees_tekst("triage.toml"))


def test_that_an_older_list_can_come_back(bureau: Bureau) -> None:
    _neem(bureau, _andere())
    _neem(bureau, lees_tekst("triage.toml"))
    assert bureau.lees(LeesHuidigeVragen()).inhoud == lees_tekst("triage.toml")


def test_that_questions_of_a_team_are_asked_there_only(bureau: Bureau) -> None:
    andere = bureau.doe(MaakLocatie(naam="Beijum"))
    _neem(bureau, TEAM, bureau.medewerker.locatie_id)
    hier = bureau.lees(LeesHuidigeVragen(locatie_id=bureau.medewerker.locatie_id))
    assert hier.teaminhoud == TEAM
    assert bureau.lees(LeesHuidigeVragen(locatie_id=andere)).teamlijst_id is None


def test_that_questions_of_a_team_that_do_not_fit_any_more_are_left_out_and_shown(bureau: Bureau) -> None:
    _neem(bureau, TEAM.replace('"selwerd_flat is ja"', '"dakloos is maand"'), bureau.medewerker.locatie_id)
    nieuw = _andere().replace("maand: Ja, binnen een maand", "weken: Ja, binnen een paar weken")
    nieuw = nieuw.replace('"dakloos is maand"', '"dakloos is weken"')
    _, wijziging = bureau.schrijf(NeemVragenlijstInGebruik(soort="triage", inhoud=nieuw))
    assert "Pas de vragen van Selwerd aan" in wijziging.zin
    assert bureau.lees(LeesHuidigeVragen(locatie_id=bureau.medewerker.locatie_id)).teamlijst_id is None
    (rij,) = [rij for rij in bureau.lees(LeesVragenlijsten()) if rij.locatie_id is not None]
    assert not rij.past


def test_that_a_team_cannot_change_the_core(bureau: Bureau) -> None:
    with pytest.raises(FouteLijst, match="bestaat al"):
        _neem(bureau, TEAM.replace('code = "selwerd_flat"', 'code = "aard"'), bureau.medewerker.locatie_id)


def test_that_a_list_of_a_team_without_a_question_is_refused_and_its_own_questions_stay(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    _neem(bureau, TEAM, hier)
    leeg = TEAM.split("[[vraag]]", maxsplit=1)[0].replace("Selwerd 1", "Selwerd 2")
    alleen_regel = leeg + '[[regel]]\ncode = "selwerd_x"\nals = ["gevaar is ja"]\nroute = "spoed"\nomdat = "Gevaar."\n'
    for inhoud in (leeg, alleen_regel):
        with pytest.raises(Weigering, match="geen enkele vraag"):
            _neem(bureau, inhoud, hier)
    assert bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teaminhoud == TEAM


def test_that_a_team_stops_with_its_own_questions_and_what_ran_under_them_stays(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    eigen = _neem(bureau, TEAM, hier)
    loopt = triages.begin(bureau)
    bureau.doe(StopTeamvragen(soort="triage", locatie_id=hier))
    nu = bureau.lees(LeesHuidigeVragen(locatie_id=hier))
    assert (nu.teamlijst_id, nu.teaminhoud) == (None, "")
    versies = [rij for rij in bureau.lees(LeesVragenlijsten()) if rij.locatie_id == hier]
    assert [(rij.versie, rij.in_gebruik, rij.leeg, rij.past) for rij in versies] == [
        ("zonder eigen vragen", True, True, True), ("Selwerd 1", False, False, True),
    ]  # fmt: skip
    assert bureau.lees(LeesTriage(id=loopt)).teamlijst == TEAM
    assert bureau.lees(LeesTriage(id=triages.begin(bureau))).teamlijst == ""
    with pytest.raises(Weigering, match="geen eigen vragen"):
        bureau.doe(StopTeamvragen(soort="triage", locatie_id=hier))
    assert _neem(bureau, TEAM, hier) != eigen
    assert bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teaminhoud == TEAM
    bureau.doe(StopTeamvragen(soort="triage", locatie_id=hier))
    assert bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teamlijst_id is None


@pytest.mark.parametrize("soort", ["triage", "afwegingskader", "onzin", ""])
def test_that_there_is_nothing_to_stop_where_a_team_asks_nothing_of_its_own(bureau: Bureau, soort: str) -> None:
    for locatie_id in (bureau.medewerker.locatie_id, bureau.wereld.ids()):
        with pytest.raises(Weigering):
            bureau.doe(StopTeamvragen(soort=soort, locatie_id=locatie_id))


def test_that_a_list_of_another_kind_is_refused(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="andere soort"):
        _neem(bureau, lees_tekst("afwegingskader.toml"))


def test_that_windows_line_ends_and_a_mark_at_the_start_make_no_difference(bureau: Bureau) -> None:
    id_ = _neem(bureau, "\ufeff" + _andere().replace("\n", "\r\n"))
    detail = bureau.lees(LeesVragenlijst(id=id_))
    assert detail.inhoud == _andere()
    assert lees(detail.inhoud).versie == "2026-2"
