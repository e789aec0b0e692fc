"""What counts as a sentence, and a label inside one."""

from __future__ import annotations

import pytest

from wijdesk.models.zinnen import klein, zegt_iets


@pytest.mark.parametrize(
    ("tekst", "wel"),
    [
        ("", False), ("1", False), ("x", False), ("5 5", False), ("- ?", False), ("Dat wil hij", True),
        ("één keer", True), ("ድጋፍ ያስፈልጋል", True),
    ],
)  # fmt: skip
def test_that_a_slip_of_the_keyboard_is_no_sentence(tekst: str, wel: bool) -> None:
    assert zegt_iets(tekst) is wel


def test_that_the_name_of_a_law_keeps_its_capital() -> None:
    assert klein("Onderzoek met termijn (Wmo of Jeugdwet)") == "onderzoek met termijn (Wmo of Jeugdwet)"
