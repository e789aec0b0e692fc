"""A year of which little is known: every part of the jaarverslag can be the first and the only one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from wijdesk.models.impactvragen import Score
from wijdesk.models.rows.impact import ImpactVersie
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.reports.jaarverslag_pdf import maak
from wijdesk.reports.jaarverslag_tekst import inleiding, per_maand

LEEG = JaarCijfers(jaar=2020, vragen=0, direct_afgehandeld=0, gemaakt_op=0)
VERSIES = tuple(
    ImpactVersie(versie=versie, van="2020-01-03", tot="2020-12-30", scores=(Score("cijfer", "Cijfer", 12, 900),))
    for versie in ("1", "2")
)


def koppen(pdf: bytes) -> list[tuple[int, str]]:
    """The bookmarks with their depth; a reader that finds none that fit says so by having none."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [(een.level, een.get_title()) for een in document.get_toc()]


@pytest.mark.parametrize(
    ("cijfers", "eerste"),
    [
        (replace(LEEG, sessies=(2, 10)), "Wie kwam er naar de activiteiten?"),
        (replace(LEEG, kaart=(2, 1, 0)), "Hoe vaak verwezen wij?"),
        (replace(LEEG, impact=VERSIES[:1]), "Wat vonden inwoners?"),
        (replace(LEEG, impact=VERSIES), "Wat vonden inwoners?"),
        (replace(LEEG, per_agressie=(("verbaal", 1),)), "Welke agressie was er?"),
        (LEEG, "Zo is er geteld"),
    ],
)
def test_that_any_part_can_be_the_first_of_a_report(cijfers: JaarCijfers, eerste: str) -> None:
    assert koppen(maak(cijfers))[0] == (0, eerste)


def test_that_a_year_without_vragen_does_not_deny_its_other_tables() -> None:
    assert "tabellen" not in " ".join(inleiding(replace(LEEG, per_agressie=(("verbaal", 1),))))


def test_that_a_month_that_has_yet_to_come_is_not_zero() -> None:
    loopt = replace(LEEG, per_maand=((1, 4), (3, 2)), gemaakt_op=1_586_000_000_000)  # 4 April 2020
    assert per_maand(loopt) == (4, 0, 2, 0)
    assert per_maand(replace(loopt, jaar=2019)) == (4, 0, 2, *[0] * 9)
    vol = replace(loopt, vragen=10, per_maand=((1, 4), (2, 3), (3, 2), (4, 1)))
    assert "De drukste maand was januari" in " ".join(inleiding(vol))
    assert "rustigst" not in " ".join(inleiding(vol))
    assert maak(replace(loopt, vragen=6, direct_afgehandeld=1)).startswith(b"%PDF")
