"""Where a row of Termijnen or Mijn werk leads to."""

from __future__ import annotations

import pytest

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id
from wijdesk.ui.agendaregel import ELDERS, SOORTEN, wegen

GEZIN, BRON, SIGNAAL = (Id(bytes([n] * 16)) for n in (1, 2, 3))


def rij(soort: str, *, tab: str = "", onderwerp: str = "", huishouden: Id | None = GEZIN) -> AgendaRij:
    return AgendaRij(
        sleutel=f"{soort}:1", soort=soort, wat="Iets", voor="2026-03-02", in_woorden="vandaag",
        huishouden_id=huishouden, tab=tab, bron_id=BRON, onderwerp=onderwerp,
        onderwerp_id=SIGNAAL if onderwerp else None,
    )  # fmt: skip


@pytest.mark.parametrize("soort", ["signaal", "terugkoppeling", "meldcode", "wvggz", "ondersteuning", "onderzoek"])
def test_that_what_is_settled_in_a_panel_of_its_own_opens_there_even_without_a_household(soort: str) -> None:
    assert [inhoud for _, inhoud in wegen(rij(soort, huishouden=None))] == [BRON]
    assert soort in SOORTEN
    assert soort in ELDERS


def test_that_a_term_of_a_signaal_leads_to_the_meldpunt() -> None:
    assert wegen(rij("termijn", onderwerp="signaal")) == (("wvggz.open", SIGNAAL),)


def test_that_a_term_of_a_household_leads_to_its_tab_and_a_check_to_the_checks() -> None:
    assert wegen(rij("termijn", tab="plan", onderwerp="huishouden")) == (
        ("huishouden.open", GEZIN),
        ("casus.tab", "plan"),
    )
    assert wegen(rij("nazorg")) == (("huishouden.open", GEZIN), ("casus.nazorg", BRON))


def test_that_a_row_without_a_place_leads_nowhere() -> None:
    assert wegen(rij("taak", huishouden=None)) == ()
