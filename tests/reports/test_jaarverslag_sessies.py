"""Who came to the activiteiten, in the jaarverslag: a sentence when there were sessies, nothing when not."""

from __future__ import annotations

import pytest

from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.reports.jaarverslag_delen import kwaliteit
from wijdesk.reports.opmaak_brief import Alinea, Samen


@pytest.mark.parametrize(
    ("sessies", "zin"),
    [
        ((1, 1), "Er was 1 sessie, met samen 1 bezoek. Wie vaker kwam, telt vaker."),
        ((1_204, 34_500), "Er waren 1.204 sessies, met samen 34.500 bezoeken. Wie vaker kwam, telt vaker."),
        ((0, 0), ""),
    ],
)
def test_that_the_year_says_how_many_came_to_its_sessies(sessies: tuple[int, int], zin: str) -> None:
    cijfers = JaarCijfers(jaar=2031, vragen=0, direct_afgehandeld=0, gemaakt_op=0, locatie="Selwerd", sessies=sessies)
    blokken = [deel for blok in kwaliteit(cijfers) if isinstance(blok, Samen) for deel in blok.blokken]
    assert [deel.tekst for deel in blokken if isinstance(deel, Alinea) and "sessie" in deel.tekst] == (
        [zin] if zin else []
    )
