"""The declaration of destruction on paper: no heading is left alone at the foot of a page."""

from __future__ import annotations

import pytest

from tests.papier import teksten
from wijdesk.models.rows.bewaren import VerklaringPapier, VerklaringRegel
from wijdesk.reports.verklaring import maak

KOPPEN = ("Wat is vernietigd", "Wat op de lijst stond en blijft", "Wat ermee weg is, en wat blijft")
MOMENT = 1_772_438_400_000


def papier(aantal: int) -> VerklaringPapier:
    regels = tuple(
        VerklaringRegel(
            nummer=nummer, soort="huishouden", regel="Jeugdhulp: 20 jaar na de laatste wijziging in het dossier",
            wet="Jeugdwet art. 7.3.8 lid 3", begin="2001-03-04", einde="2021-03-04", vernietigd_op=MOMENT, rijen=214,
        )
        for nummer in range(1, aantal + 1)
    )  # fmt: skip
    return VerklaringPapier(
        nummer="V26-ABCDE", locatie="Beijum", peildatum="2026-03-01", opgesteld_door="Willemijn van Heemskerck",
        opgesteld_op=MOMENT, akkoord_door="Omar El Idrissi", akkoord_op=MOMENT, uitgevoerd_door="Omar El Idrissi",
        uitgevoerd_op=MOMENT, regels=regels, bewaard=(("Er is een blokkade", 2), ("Een kind is nog geen 18", 11)),
        kopieen_tot="2026-06-01", vandaag="2026-03-02",
    )  # fmt: skip


@pytest.mark.parametrize("aantal", range(1, 33))
def test_that_a_heading_never_ends_a_page(aantal: int) -> None:
    bladen = teksten(maak(papier(aantal)))
    for blad in bladen:
        regels = [regel for regel in blad.splitlines() if regel.strip()]
        zonder_voet = [
            regel for regel in regels if "pagina" not in regel and not regel.startswith("Verklaring van vern")
        ]
        assert zonder_voet[-1] not in KOPPEN, blad
    assert all(any(kop in blad for blad in bladen) for kop in KOPPEN)
