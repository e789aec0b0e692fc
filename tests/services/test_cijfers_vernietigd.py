"""Destroying a dossier leaves every figure of every period as it was, counted ahead or not."""

from __future__ import annotations

import random

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.test_bewaren_cijfers import dossiers, gooi_weg, is_heel
from tests.services.test_cijfers import leef
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import Periode, periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijfers, LeesVerdeling, WerkCijfersBij
from wijdesk.models.rows.cijfer import Meting, Verdeling
from wijdesk.models.values import lokaal

NU = {"caseload", "open_overdrachten"}
"""What is only known now: who has no casus any more, has none."""
VERDELINGEN = ("meldingtype", "melder", "kanaal", "uitkomst", "productgroep", "termijn", "trede", "agressie")


def cijfers(bureau: Bureau, perioden: list[Periode]) -> list[tuple[str, str, Meting]]:
    plekken = (None, bureau.medewerker.locatie_id)
    return [
        (periode.naam, cijfer.definitie.naam, cijfer.nu)
        for periode in perioden
        for plek in plekken
        for cijfer in bureau.lees(LeesCijfers(periode=periode, locatie_id=plek)).cijfers
        if cijfer.definitie.naam not in NU
    ]


def delen(bureau: Bureau, perioden: list[Periode]) -> list[Verdeling]:
    return [bureau.lees(LeesVerdeling(soort=soort, periode=periode)) for periode in perioden for soort in VERDELINGEN]


@pytest.mark.parametrize("vooruit", [True, False])
def test_that_every_figure_stays_when_dossiers_go(tmp_path_factory: pytest.TempPathFactory, *, vooruit: bool) -> None:
    dobbel, klok = random.Random(3), Klok(MAANDAG_9_UUR)
    ids, map_ = Ids(klok()), tmp_path_factory.mktemp("weg")
    winkel.maak(map_ / "w", klok, ids)
    with winkel.bureau(map_ / "w", klok, ids) as bureau:
        begin = lokaal(klok()).date().isoformat()
        leef(bureau, klok, dobbel)
        for _ in range(4):
            bureau.doe(winkel.contact(bureau))
        klok.verzet(40 * 86_400_000)
        eind = lokaal(klok()).date().isoformat()
        perioden = [
            *(periode_van(soort, begin) for soort in ("week", "maand", "kwartaal")),
            *(periode_van(soort, eind) for soort in ("maand", "jaar")),
        ]
        while vooruit and bureau.doe(WerkCijfersBij()):
            pass
        voor, verdeeld, alle = cijfers(bureau, perioden), delen(bureau, perioden), dossiers(bureau)
        geteld = {naam for _, naam, meting in voor if meting.teller or meting.noemer}
        assert geteld >= {"vragen", "een_plan", "eigen_kracht", "op_tijd", "opschalingen", "signalen"}
        for soort, id_ in alle:
            if winkel.rauw(bureau, f"SELECT 1 FROM {soort} WHERE id = ? AND status = 'actief'", id_):
                assert gooi_weg(bureau, soort, id_) > 0
        assert not set(dossiers(bureau)) & set(alle)
        assert cijfers(bureau, perioden) == voor
        assert delen(bureau, perioden) == verdeeld
        assert is_heel(bureau)
