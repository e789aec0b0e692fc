"""Every text of the program is plain Dutch, measured: none is hard to read, and there is no list of exceptions."""

from __future__ import annotations

from statistics import mean

import pytest

from tests.toegankelijk.leesbaar import leesgemak, lettergrepen, teksten, woorden, zinnen

GEMAK, GEMIDDELD = 40.0, 70.0
"""Flesch-Douma of a text on its own, in which names of laws and of the work weigh heavily, and of all together."""
ZINLENGTE = 25
"""Words of one sentence."""
LANG_GENOEG = 14
"""A shorter text is one sentence with a name in it: one long word decides."""


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [("huis", 1), ("inwoner", 3), ("geïnd", 2), ("applicatiebeheerder", 7), ("BSN", 3), ("eeuw", 1), ("mooie", 2),
     ("leeuw", 1), ("buurvrouw", 2), ("coördinator", 5), ("vrij", 1)],
)  # fmt: skip
def test_that_syllables_are_counted_as_they_sound(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_that_no_text_of_the_program_is_hard_to_read() -> None:
    alle = list(teksten())
    assert len(alle) > 1500
    moeilijk = [
        f"{leesgemak(tekst.zegt):.0f} {tekst.waar}: {tekst.zegt[:160]}"
        for tekst in alle
        if len(woorden(tekst.zegt)) >= LANG_GENOEG and leesgemak(tekst.zegt) < GEMAK
    ]
    assert moeilijk == []
    lang = [
        f"{len(woorden(zin))} {tekst.waar}: {zin[:160]}"
        for tekst in alle
        for zin in zinnen(tekst.zegt)
        if len(woorden(zin)) > ZINLENGTE
    ]
    assert lang == []
    assert mean(leesgemak(tekst.zegt) for tekst in alle) >= GEMIDDELD
