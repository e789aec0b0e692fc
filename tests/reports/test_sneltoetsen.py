"""The card with all keys on paper: it can be read whatever keys are called and however many rollen somebody has."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from wijdesk.app.sneltoetsen import toets_op_papier
from wijdesk.reports.opmaak import BREED, KANT
from wijdesk.reports.sneltoetsen import Groep, Opschrift, maak
from wijdesk.ui.taal import spreek
from wijdesk.ui.vaktoetsen import VAKKEN

ROLLEN = "entree, casemanager, gedragswetenschapper, teamleider, klachtencoordinator, privacybeheerder, logbeheerder"
OPSCHRIFT = Opschrift(
    titel="Kaart",
    uitleg="Een letter werkt zolang de lijst aan de beurt is.",
    vervolg="{0}, vervolg",
    bladzijde="pagina {0} van {1}",
    voet=f"Kaart met sneltoetsen · {ROLLEN} · 1 juli 2026",
    nederlands=True,
)


@pytest.fixture(autouse=True)
def _in_nederlands(qapp: QApplication) -> None:
    """Keys have their long, Dutch names."""
    spreek(qapp, "nl")


def test_nothing_lies_over_each_other_or_off_the_paper() -> None:
    """Every run of letters has a place of its own, between the margins; the foot tells all rollen."""
    groepen = [
        Groep(
            titel=vak.titel,
            toetsen=tuple((toets_op_papier(een.sneltoets), een.tekst) for een in vak.toetsen),
        )
        for vak in VAKKEN
    ]
    document = pdfium.PdfDocument(maak(groepen, OPSCHRIFT))
    blad = document[0].get_textpage()
    vakken = [blad.get_rect(nummer) for nummer in range(blad.count_rects())]
    tekst = " ".join(blad.get_text_bounded().split())
    document.close()
    assert ROLLEN in tekst
    assert [vak for vak in vakken if vak[0] < KANT - 1 or vak[2] > KANT + BREED + 1 or vak[1] < 10] == []
    over = [
        (een, ander)
        for nummer, een in enumerate(vakken)
        for ander in vakken[:nummer]
        if min(een[2], ander[2]) - max(een[0], ander[0]) > 1 and min(een[3], ander[3]) - max(een[1], ander[1]) > 1
    ]
    assert over == []


def test_the_name_of_a_key_stays_whole() -> None:
    """Several keys have a comma between them when one of them is two words."""
    assert toets_op_papier("Left Right") == "Pijl links, Pijl rechts"
    assert toets_op_papier("PgUp PgDown").count(",") == 0
