"""Pictures that no bundled typeface has stand on paper as a word."""

from __future__ import annotations

import pytest

from wijdesk.reports.lettertypen import PLAATJE, schoon
from wijdesk.reports.opmaak import laad_letters


@pytest.mark.parametrize(
    ("tekst", "papier"),
    [
        ("Tot morgen \U0001f642", f"Tot morgen {PLAATJE}"),
        ("\U0001f44d\U0001f3fd goed", f"{PLAATJE} goed"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 thuis", f"{PLAATJE} thuis"),
        ("\U0001f642\U0001f642\U0001f642", PLAATJE),
        ("Ayşe Öztürk ✓", "Ayşe Öztürk ✓"),
    ],
)
def test_that_a_picture_is_a_word_and_no_box(tekst: str, papier: str) -> None:
    laad_letters()
    assert schoon(tekst) == papier
