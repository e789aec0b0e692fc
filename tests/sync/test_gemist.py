"""Changed here and destroyed there: whoever changed it hears that it was not kept, and nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import bevel, winkel
from tests.conftest import Klok
from tests.services.test_bewaren_spoor import beveel_zonder_akkoord
from tests.sync.delen import deel, map_balie, open_weer, verbind
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.deelname import deelnemer, lees_stand
from wijdesk.app.uitwisseling.gemist import BLIJFT_MS, gemiste_zinnen
from wijdesk.models.values import Id
from wijdesk.store.engine import Winkel
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.ui.syncpil import SyncPil

UUR = 3_600_000


@pytest.fixture
def straat(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Bureau]]:
    een, ander = (open_weer(map_balie(tmp_path, nummer, klok), klok, nummer) for nummer in (1, 2))
    verbind(een, ander, centrum=tmp_path / "centrum")
    yield een, ander
    een.sluit()
    ander.sluit()


def gooi_weg(bureau: Bureau, dossier: Id) -> None:
    """Destroy a dossier at this desk."""
    wie = Wie(
        medewerker_id=bureau.medewerker.id,
        naam="",
        locatie_id=bureau.medewerker.locatie_id,
        rechten=bureau.rechten,
    )

    def werk(open_: Winkel) -> None:
        with UnitOfWork(
            winkel=open_, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="vernietigen"
        ) as uow:
            bevel.gooi_weg(uow, dossier)
            uow.commit()

    bureau.op_winkel(werk)


def gezegd(bureau: Bureau) -> list[str]:
    return [zin for zin in lees_stand(bureau).waarschuwingen if "vernietigd" in zin]


def test_that_who_changed_what_was_destroyed_elsewhere_hears_it_was_not_kept(
    straat: tuple[Bureau, Bureau], klok: Klok
) -> None:
    een, ander = straat
    persoon = winkel.persoon_van(een, winkel.contact(een))
    for bureau in (een, ander, een):
        deel(bureau)
    klok.verzet(UUR)
    ander.doe(winkel.contact(ander, persoon_id=persoon))  # offline
    klok.verzet(UUR)
    gooi_weg(een, persoon)
    deel(een)
    klok.verzet(UUR)
    assert gezegd(ander) == []
    deel(ander)
    [zin] = gezegd(ander)
    assert zin.startswith("Niet bewaard: wat u vandaag ")
    assert "contact" in zin
    assert zin.endswith("In de cijfers telt het contact mee, zonder naam.")
    for geheim in ("huur", "Meulen", "Eikenlaan"):
        assert geheim not in zin
    assert gezegd(een) == []  # destroyed there, by somebody who knew
    deel(ander)
    assert len(gezegd(ander)) == 1
    assert gemiste_zinnen(deelnemer(ander), Id(bytes(16))) == []  # a colleague at the same desk wrote nothing
    klok.verzet(BLIJFT_MS)
    assert gezegd(ander) == []


def test_that_what_was_shared_before_and_seen_is_no_news(straat: tuple[Bureau, Bureau], klok: Klok) -> None:
    een, ander = straat
    persoon = winkel.persoon_van(ander, winkel.contact(ander))
    for bureau in (ander, een, ander):
        deel(bureau)
    klok.verzet(UUR)
    gooi_weg(een, persoon)
    ander.doe(winkel.contact(ander))  # of somebody else, and not shared yet
    deel(een)
    deel(ander)
    assert gezegd(ander) == []


def test_that_what_was_shared_after_it_was_destroyed_is_told_too(straat: tuple[Bureau, Bureau], klok: Klok) -> None:
    een, ander = straat
    persoon = winkel.persoon_van(een, winkel.contact(een))
    for bureau in (een, ander):
        deel(bureau)
    klok.verzet(UUR)
    gooi_weg(een, persoon)  # and not shared yet
    klok.verzet(UUR)
    ander.doe(winkel.contact(ander, persoon_id=persoon))
    deel(ander)
    assert gezegd(ander) == []
    deel(een)
    deel(ander)
    assert len(gezegd(ander)) == 1


def test_that_the_pill_asks_to_look(straat: tuple[Bureau, Bureau], klok: Klok, qapp: object) -> None:
    een, ander = straat
    persoon = winkel.persoon_van(een, winkel.contact(een))
    for bureau in (een, ander, een):
        deel(bureau)
    ander.doe(winkel.contact(ander, persoon_id=persoon))
    gooi_weg(een, persoon)
    deel(een)
    deel(ander)
    pil = SyncPil(klok)
    pil.toon(lees_stand(ander))
    assert "let op" in pil.text()
    assert "Niet bewaard" in pil.toolTip()
    pil.deleteLater()


def test_that_an_order_nobody_agreed_to_is_told_and_destroys_nothing(straat: tuple[Bureau, Bureau]) -> None:
    een, ander = straat
    id_ = winkel.persoon_van(een, winkel.contact(een))
    deel(een)
    deel(ander)
    assert not [zin for zin in lees_stand(ander).waarschuwingen if "akkoord" in zin]
    beveel_zonder_akkoord(een, id_)
    deel(een)
    deel(ander)
    assert winkel.rauw(ander, "SELECT count(*) FROM persoon WHERE id = ?", id_) == [(1,)]
    (zin,) = [zin for zin in lees_stand(ander).waarschuwingen if "akkoord" in zin]
    assert "een dossier" in zin
