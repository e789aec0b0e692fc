"""The style sheet itself, in every theme: whatever is written on a surface of it can be read there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.toegankelijk.kleur import contrast
from wijdesk.ui.theme import CONTRAST, DONKER, LICHT, Kleuren, stijlblad

AAA, AA_RAND = 7.0, 3.0
ZONDER_TEKST = ("::", "QScrollBar", "QProgressBar", "QSlider", "QSplitter", 'rol="lijn"', "QTabBar::tear")
"""What nothing is written on. An item of a list is (`::item`), and a tab, and a heading."""
MET_TEKST = ("::item", "::tab", "::section")


def regels(blad: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each selector of a style sheet with what is declared for it."""
    kaal = re.sub(r"/\*.*?\*/", "", blad, flags=re.DOTALL)
    for kop, inhoud in re.findall(r"([^{}]+)\{([^}]*)\}", kaal):
        stukken = (deel.partition(":") for deel in inhoud.split(";") if ":" in deel)
        verklaard = {naam.strip(): waarde.strip() for naam, _, waarde in stukken}
        for kiezer in kop.split(","):
            yield kiezer.strip(), verklaard


def _kleur(tekst: str) -> int | None:
    gevonden = re.search(r"#([0-9a-fA-F]{6})\b", tekst)
    return int(gevonden[1], 16) if gevonden else None


def _gewoon(kiezer: str) -> str:
    """The same thing when nothing happens to it."""
    return re.sub(r"(?<!:):(?!:)[\w!-]+", "", kiezer)


def _heeft_tekst(kiezer: str) -> bool:
    return any(deel in kiezer for deel in MET_TEKST) or not any(deel in kiezer for deel in ZONDER_TEKST)


@pytest.mark.parametrize("kleuren", [LICHT, DONKER, CONTRAST], ids=lambda kleuren: kleuren.naam)
def test_that_text_can_be_read_on_every_surface_of_the_style_sheet(kleuren: Kleuren) -> None:
    letters: dict[str, int] = {}
    gemeten, fouten = 0, []
    gewoon = _kleur(kleuren.tekst)
    assert gewoon is not None
    for kiezer, verklaard in regels(stijlblad(kleuren)):
        eigen = _kleur(verklaard.get("color", ""))
        if eigen is not None:
            letters[kiezer] = eigen
        vlak = _kleur(verklaard.get("background", ""))
        if vlak is None or ":disabled" in kiezer or not _heeft_tekst(kiezer):
            continue
        gemeten += 1
        tekst = eigen if eigen is not None else letters.get(_gewoon(kiezer), gewoon)
        if (gevonden := contrast(tekst, vlak)) < AAA:
            fouten.append(f"{kiezer}: {gevonden:.2f}")
    assert fouten == []
    assert gemeten > 40


@pytest.mark.parametrize("kleuren", [LICHT, DONKER, CONTRAST], ids=lambda kleuren: kleuren.naam)
def test_that_what_has_the_focus_shows_it_by_more_than_a_colour(kleuren: Kleuren) -> None:
    """An edge that is thicker than the one it had, in a colour that stands out from what it lies on."""
    gewone_rand = {}
    gemeten = 0
    for kiezer, verklaard in regels(stijlblad(kleuren)):
        rand = re.match(r"(\d+)px", verklaard.get("border", ""))
        if rand is not None and ":" not in kiezer:
            gewone_rand[kiezer] = (int(rand[1]), "transparent" in verklaard["border"])
        if rand is None or not kiezer.endswith(":focus") or "QAbstractSpinBox QLineEdit" in kiezer:
            continue
        was, onzichtbaar = gewone_rand.get(_gewoon(kiezer), (0, True))
        assert int(rand[1]) > was or onzichtbaar or 'fout="true"' in kiezer, kiezer
        kleur = _kleur(verklaard["border"])
        if kleur is not None:
            gemeten += 1
            for token in (kleuren.grond, kleuren.vlak, kleuren.vlak_stil):
                achter = _kleur(token)
                assert achter is not None
                assert contrast(kleur, achter) >= AA_RAND, kiezer
    assert gemeten > 15
