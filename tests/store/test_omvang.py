"""What a dossier takes along of an import: the import itself when every row of it goes, without walking the others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from tests import winkel
from tests.services.test_importeren import PERSOON, zet_in
from wijdesk.app.bureau import Bureau
from wijdesk.models.values import Id
from wijdesk.store.omvang import PARTIJ, omvang
from wijdesk.store.omvang import PERSOON as PERSOONSOORT


class Teller:
    """A connection that counts the rows it gave."""

    def __init__(self, db: Any) -> None:
        self._db, self.rijen = db, 0

    def execute(self, sql: str, params: Sequence[Any] = ()) -> Any:
        """Read."""
        self._gelezen = self._db.execute(sql, params).fetchall()
        self.rijen += len(self._gelezen)
        return self

    def fetchall(self) -> list[Any]:
        """Every row."""
        rijen: list[Any] = self._gelezen
        return rijen


def test_that_one_of_a_large_import_costs_its_own_rows_and_the_last_one_takes_the_import(bureau: Bureau) -> None:
    namen = [f"p{nummer}" for nummer in range(120)]
    zet_in(bureau, *(PERSOON | {"nummer": naam, "achternaam": f"Meulen {naam}"} for naam in namen), soort="personen")
    zet_in(bureau, PERSOON | {"nummer": "alleen"}, soort="personen")
    ids = dict(winkel.rauw(bureau, "SELECT bron_nummer, id FROM persoon"))
    with closing(bureau.eigen_verbinding()) as db:
        omvang(Teller(db), PERSOONSOORT, Id(ids["p1"]))  # what the tables are, is asked once
        teller = Teller(db)
        assert PARTIJ not in omvang(teller, PERSOONSOORT, Id(ids["p1"])).per_soort
        assert teller.rijen < len(namen)
        assert len(omvang(db, PERSOONSOORT, Id(ids["alleen"])).per_soort[PARTIJ]) == 1
