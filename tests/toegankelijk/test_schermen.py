"""Every screen of the program, as somebody with a screen reader, without a mouse, with poor sight or with a small
screen meets it (EN 301 549, chapter 11). What the window knows is walked, so a new panel joins by itself.

`make test` walks all screens in the plain theme and a part of them large and dark; `make bench` all of them in every
theme and both sizes.
"""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests import tellingen
from tests.toegankelijk.boom import onhoorbaar
from tests.toegankelijk.kleur import te_flets
from tests.toegankelijk.passen import past_niet
from tests.toegankelijk.toetsen import onbereikbaar
from tests.toegankelijk.vertellen import onverteld
from tests.toegankelijk.vorm import alleen_kleur
from tests.toegankelijk.zaal import Zaal, meld
from wijdesk.ui import panels
from wijdesk.ui.panel import Panel

AA, AAA = 4.5, 7.0
"""Contrast of text. In small letters a stroke is thinner than a pixel, and no pixel has the whole colour: AAA is
measured large, and of the tokens in tests/ui/test_theme.py and test_stijlblad.py."""
ELK = 3
"""In `make test` every so-many-th panel is walked large and dark."""
GROOT = [(thema, schaal) for schaal in (100, 200) for thema in ("licht", "donker", "contrast")][1:]
STEEKPROEF = GROOT if tellingen.VOL else [("donker", 200)]


def alle_panelen() -> set[str]:
    """The names of all panels there are in the source."""
    for deel in pkgutil.walk_packages(panels.__path__, f"{panels.__name__}."):
        importlib.import_module(deel.name)
    te_doen, namen = list(Panel.__subclasses__()), set()
    while te_doen:
        soort = te_doen.pop()
        te_doen += soort.__subclasses__()
        if soort.__module__.startswith("wijdesk.") and soort.naam:
            namen.add(soort.naam)
    return namen


@pytest.mark.lang
@pytest.mark.timeout(600)
@tellingen.telling("every screen heard, walked by keys, measured and fitted, in one theme and size", 1)
def test_that_every_screen_can_be_heard_walked_read_and_seen(zaal: Zaal) -> None:
    assert alle_panelen() == set(zaal.namen()), "a panel that nobody can open, or with another name in the window"
    zaal.kleed("licht", 100)
    fouten: list[str] = []
    bezocht = 0
    for scherm in zaal.schermen():
        bezocht += 1
        for onderzoek in (onhoorbaar, past_niet, alleen_kleur, onverteld):
            fouten += [f"{scherm.naam} | {fout}" for fout in onderzoek(scherm.vlak)]
        fouten += [f"{scherm.naam} | {fout}" for fout in te_flets(scherm.vlak, AA)]
        fouten += [f"{scherm.naam} | {fout}" for fout in onbereikbaar(scherm.vlak, scherm.begin)]
    assert bezocht > len(zaal.namen())
    meld(fouten)


@pytest.mark.lang
@pytest.mark.timeout(600)
@tellingen.telling("every screen measured and fitted, in one theme and size", 1)
@pytest.mark.parametrize(("thema", "schaal"), STEEKPROEF)
def test_that_every_screen_fits_and_can_be_read_in_other_colours_and_sizes(zaal: Zaal, thema: str, schaal: int) -> None:
    zaal.kleed(thema, schaal)
    fouten: list[str] = []
    bezocht = 0
    for scherm in zaal.schermen(elke=1 if tellingen.VOL else ELK):
        bezocht += 1
        fouten += [f"{scherm.naam} | {fout}" for fout in past_niet(scherm.vlak)]
        fouten += [f"{scherm.naam} | {fout}" for fout in te_flets(scherm.vlak, AAA if schaal == 200 else AA)]
    assert bezocht > len(zaal.namen()) // (1 if tellingen.VOL else ELK)
    meld(fouten)
