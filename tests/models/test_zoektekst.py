"""Finding typed words in running text: whatever the capitals and accents, at the right signs of the text itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.notitie import MET, met_regel, zonder_met
from wijdesk.models.zoektekst import plekken, vouw, woorden_van


def test_that_words_are_found_at_the_signs_they_stand_for() -> None:
    assert plekken("Café-overleg", woorden_van("cafe")) == ((0, 4),)
    assert plekken("een fijne dag 🙂 in het CAFÉ", woorden_van("café fijn")) == ((4, 4), (23, 4))
    assert plekken("straße", woorden_van("ss")) == ((4, 1),)
    assert plekken("niets", ()) == ()


@given(st.text(max_size=60), st.text(min_size=1, max_size=4))
def test_that_what_is_marked_is_what_was_found(tekst: str, woord: str) -> None:
    woorden = woorden_van(woord)
    gevonden = plekken(tekst, woorden)
    assert bool(gevonden) == any(deel in vouw(tekst) for deel in woorden)
    assert all(0 <= begin < begin + aantal <= len(tekst) for begin, aantal in gevonden)


@given(st.text(), st.text())
def test_that_with_whom_and_the_note_come_apart_as_they_went_together(met: str, notitie: str) -> None:
    namen = " ".join(met.split())
    samen = met_regel(met, notitie)
    if namen and notitie:
        assert zonder_met(samen) == (namen, notitie)
    elif not notitie.startswith(MET):
        assert zonder_met(notitie) == ("", notitie)
