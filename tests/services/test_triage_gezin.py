"""What a decision leaves to do: the family that was told of, the meldcode, and an onderzoek under each law."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gezin import wiersma
from tests.services import triages as t
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import (
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    Kortdurend,
    LeesTriagePapier,
    OnderzoekGevolg,
    StaakTriage,
)
from wijdesk.services.triage.taken import MELDCODE

CASUS = CasusGevolg(wettelijk_kader="Wmo 2015")
KORT = Kortdurend(doel="De post op orde", verwacht_einde="2026-06-01")
BEIDE = OnderzoekGevolg(
    wet="Wmo 2015", ook_wet="Jeugdwet", vraag="Hulp thuis", clientondersteuning="ja", familiegroepsplan="ja"
)


def taken(bureau: Bureau) -> list[str]:
    return [rij.wat for rij in bureau.lees(LeesTermijnen())]


@pytest.mark.parametrize(
    ("regels", "rol"), [("dochter Noor, 7 jaar\npartner Jan, 45", "partner"), ("dochter Noor, 7 jaar", "inwonend")]
)
def test_that_the_family_that_was_told_of_is_with_the_household_and_to_do(
    bureau: Bureau, regels: str, rol: str
) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="meer", kinderen="ja", huishouden=regels)
    t.besluit(bureau, id_, "casus", CASUS)
    ((nu, opmerking),) = rauw(bureau, "SELECT rol, opmerking FROM huishoudlid")
    assert (nu, opmerking) == (rol, f"Uit de triage: {regels.replace(chr(10), ' · ')}")
    assert f"Vul het gezin aan op tab Gezin: {regels.replace(chr(10), ' · ')}" in taken(bureau)
    assert "alleenstaande" not in repr(bureau.lees(LeesTriagePapier(id=id_)))


def test_that_children_without_names_are_asked_for(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="meer", kinderen="ja")
    uit = t.besluit(bureau, id_, "casus", CASUS)
    assert any("er zijn kinderen of iemand is zwanger" in zin for zin in uit.zinnen)
    assert rauw(bureau, "SELECT rol FROM huishoudlid") == [("inwonend",)]


def test_that_who_lives_alone_is_alleenstaande_and_nothing_is_to_do(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="meer", kinderen="nee")
    t.besluit(bureau, id_, "casus", CASUS)
    assert rauw(bureau, "SELECT rol FROM huishoudlid") == [("alleenstaande",)]
    assert not any("tab Gezin" in wat for wat in taken(bureau))


def test_that_a_family_is_not_forgotten_where_no_household_is_made(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="meer", kinderen="nee", huishouden="broer Kees, 50")
    t.besluit(bureau, id_, "kortdurend", KORT)
    assert "Vul het gezin aan op tab Gezin: broer Kees, 50" in taken(bureau)


def test_that_what_came_from_the_record_is_no_task(bureau: Bureau) -> None:
    gezin = wiersma(bureau)
    id_ = t.begin(bureau, persoon_id=gezin.moeder)
    leden = t.lees(bureau, id_).huishoudens[0].leden
    regels = "\n".join(f"{lid.rol}, {lid.leeftijd} jaar" for lid in leden)
    t.beantwoord(bureau, id_, aard="meer", kinderen="ja", huishouden=regels)
    t.besluit(bureau, id_, "kortdurend", KORT)
    assert not any("tab Gezin" in wat for wat in taken(bureau))


def test_that_a_suspicion_is_to_do_in_mijn_werk(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="nee", geweld="ja")
    uit = t.besluit(bureau, id_, "kortdurend", KORT)
    assert MELDCODE in taken(bureau)
    assert any("begin de meldcode" in zin for zin in uit.zinnen)


def test_that_without_a_suspicion_no_meldcode_is_asked(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="nee", geweld="nee")
    t.besluit(bureau, id_, "kortdurend", KORT)
    assert MELDCODE not in taken(bureau)


def test_that_who_asks_under_two_laws_gets_two_clocks_and_two_letters(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    uit = t.besluit(bureau, id_, "onderzoek", BEIDE)
    assert [zin for zin in uit.zinnen if zin.startswith("Onderzoek")][1].startswith("Onderzoek Jeugdwet begonnen")
    gelezen = t.lees(bureau, id_)
    assert [wet for _, wet in gelezen.onderzoeken] == ["Wmo 2015", "Jeugdwet"]
    assert gelezen.onderzoeken[0][0] == gelezen.gevolg_id
    assert "Onderzoek Wmo 2015" in gelezen.gevolg_zin
    assert "en onderzoek Jeugdwet" in gelezen.gevolg_zin
    regels = {rij[0] for rij in rauw(bureau, "SELECT regel FROM termijn")}
    assert {"wmo-onderzoek", "jeugd-besluit"} <= regels


@pytest.mark.parametrize("zin", ["x", "12", "...", " - "])
def test_that_one_sentence_is_a_sentence_everywhere(bureau: Bureau, zin: str) -> None:
    id_ = t.begin(bureau)
    opdrachten: tuple[tuple[Opdracht[Any], str], ...] = (
        (StaakTriage(id=id_, waarom=zin), "waarom"),
        (BewaarBladzijde(triage_id=id_, bladzijde="vraag", overgeslagen=zin), "overgeslagen"),
        (BesluitTriage(id=id_, route="enkelvoudig", besluit="afgehandeld", overslaan=zin), "overslaan"),
    )
    for opdracht, veld in opdrachten:
        with pytest.raises(Weigering) as gevangen:
            bureau.doe(opdracht)
        assert gevangen.value.fouten[veld].startswith(f"“{zin.strip()}” zegt een collega later niets. ")
