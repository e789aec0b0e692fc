"""Programs one version apart work together: what one does not know yet is kept, counted, and there after updating."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.daden import schrijf_later
from tests.sync.licht import Tafel
from tests.sync.straat import Straat, namen
from wijdesk.models.base import Gejournaald
from wijdesk.models.journaal import BEGIN, SCHEMA_VERSIE, Herkomst, Mutatie, maak_mutatie, schakel
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.uitwisseling_woorden import ONBEKEND
from wijdesk.models.values import Id
from wijdesk.store import migratie, regels
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer
from wijdesk.store.samenvoegen import Schakelregel, herbouw, neem_op

HIER = "huisdier"


class Later(DeclarativeBase):
    """What a newer program knows; kept apart from this one's tables."""


class Huisdier(Gejournaald, Later):
    """A noun of a newer program."""

    __tablename__ = HIER
    naam: Mapped[str]
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))


class Nog(DeclarativeBase):
    """What a program knows that is newer still."""


class HuisdierMetKleur(Gejournaald, Nog):
    """The same noun with a field more."""

    __tablename__ = HIER
    naam: Mapped[str]
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    kleur: Mapped[str] = mapped_column(default="onbekend")


@contextmanager
def kent(soort: type[Gejournaald], *tafels: Tafel) -> Iterator[None]:
    """The program was updated: it knows this noun, and these desks have its table."""
    tabel: Any = soort.__table__.to_metadata(METADATA)  # type: ignore[attr-defined]
    GEJOURNAALD[HIER] = soort
    regels._noun.cache_clear()
    for tafel in tafels:
        tabel.create(tafel.winkel.engine)
    try:
        yield
    finally:
        for tafel in tafels:
            tafel.db.execute(f"DROP TABLE {HIER}")
        del GEJOURNAALD[HIER]
        METADATA.remove(tabel)
        regels._noun.cache_clear()


def dieren(tafel: Tafel) -> list[tuple[Any, ...]]:
    return list(tafel.db.execute(f"SELECT * FROM {HIER} ORDER BY id").fetchall())


def wachtend(tafel: Tafel) -> list[tuple[str, str, int]]:
    return list(tafel.db.execute("SELECT waarom, soort, count(*) FROM ingehouden GROUP BY 1, 2").fetchall())


def test_that_an_entry_of_an_unknown_noun_is_kept_counted_and_shared_on() -> None:
    straat = Straat()
    een, ander, derde = straat.tafels
    id_ = schrijf_later(een, HIER, een.ids(), {"naam": "Bello", "persoon_id": None, "status": "actief"})
    een.ronde(straat.centrum)
    uit = ander.ronde(straat.centrum)
    assert uit.stil == {}
    assert id_ in ander.mutaties()
    assert wachtend(ander) == [(ONBEKEND, HIER, 1)]
    assert ander.bevindingen() == []
    band = straat.centrum.kopie()
    band.inhoud.ketens.clear()
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen(ander, derde)  # who does not know it offers it anew all the same
    assert id_ in derde.mutaties()


def test_that_what_waited_appears_when_the_tables_are_made_again_by_a_program_that_knows_it() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    persoon = straat.persoon(een, "Anna")
    dier = een.ids()
    gemaakt = schrijf_later(een, HIER, dier, {"naam": "Bello", "persoon_id": persoon.hex(), "status": "actief"})
    schrijf_later(een, HIER, dier, {"naam": "Max"}, {"naam": [gemaakt.hex()]})
    straat.allen()
    with kent(Huisdier, ander):
        assert dieren(ander) == []
        herbouw(ander.db)
        assert [rij[:3] for rij in dieren(ander)] == [(dier, "Max", persoon)]
        assert wachtend(ander) == []
        assert namen(ander) == ["Anna"]
        assert ander.bevindingen() == []
        vers = straat.nieuw("vers", *[straat.segmenten(een)[0].team])
        METADATA.tables[HIER].create(vers.winkel.engine, checkfirst=True)
        vers.ronde(straat.centrum)
        assert dieren(vers) == dieren(ander)
        vers.db.close()


def test_that_a_field_of_a_newer_program_is_kept_and_there_after_updating() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    bello, oud = een.ids(), een.ids()
    alles = {"naam": "Bello", "persoon_id": None, "status": "actief"}
    schrijf_later(een, HIER, bello, {**alles, "kleur": "rood"})
    schrijf_later(een, HIER, oud, alles)
    straat.allen()
    with kent(Huisdier, ander):
        herbouw(ander.db)
        assert len(dieren(ander)) == 2
        assert ander.bevindingen() == []
        assert wachtend(ander) == []
    with kent(HuisdierMetKleur, ander):
        herbouw(ander.db)
        kleuren = ander.db.execute(f"SELECT id, kleur FROM {HIER}").fetchall()
        assert sorted(kleuren) == sorted([(bello, "rood"), (oud, "onbekend")])
        assert ander.bevindingen() == []


def test_that_a_known_row_keeps_what_a_newer_program_says_of_it_through_an_ordinary_change() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    id_ = straat.persoon(een, "Anna")
    straat.allen()
    schrijf_later(ander, "persoon", id_, {"lievelingskleur": "rood"})
    straat.allen()
    straat.verder()
    een.zet(GEJOURNAALD["persoon"], id_, telefoon="050")
    straat.allen()
    for tafel in (een, ander):
        assert tafel.rijen("persoon", "telefoon = '050'") == [id_]
        assert tafel.bevindingen() == []
        assert {"lievelingskleur": "rood"} in [regel.waarden for regel in tafel.mutaties().values()]


def test_that_a_float_is_no_value_of_an_entry() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.persoon(een, "Anna")
    een.ronde(straat.centrum)
    schrijf_later(een, HIER, een.ids(), {"gewicht": 3.5})  # type: ignore[dict-item]
    een.ronde(straat.centrum)
    uit = ander.ronde(straat.centrum)
    assert uit.stil == {een.winkel.balie_id: "vorm"}
    assert namen(ander) == ["Anna"]
    with pytest.raises(TypeError):
        een.zet(GEJOURNAALD["persoon"], een.rijen("persoon")[0], telefoon=3.5)


VOLGENDE = """
    import sqlalchemy as sa
    from alembic import op

    revision = "9999"
    down_revision = "{nu}"


    def upgrade() -> None:
        op.create_table(
            "huisdier",
            sa.Column("id", sa.LargeBinary(16), primary_key=True),
            sa.Column("naam", sa.String(), nullable=False),
            sa.Column("persoon_id", sa.LargeBinary(16), sa.ForeignKey("persoon.id")),
            sa.Column("status", sa.String(), nullable=False, server_default="actief"),
            sa.Column("koppen", sa.String(), nullable=False),
        )
"""


def test_that_updating_the_program_shows_what_newer_ones_shared(
    tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_, ids = tmp_path / "balie", Ids(klok())
    winkel.maak(map_, klok, ids)
    herkomst = Herkomst(medewerker=ids(), toestel=ids(), transactie=ids(), tijd=klok(), doel="toets")
    nu = maak_mutatie(
        herkomst, mutatie_id=ids(), zout=bytes(16), soort=HIER, rij=ids(), dossier=None,
        waarden={"naam": "Bello", "persoon_id": None, "status": "actief"}, basis={},
    )  # fmt: skip
    later = Mutatie(nu.id, nu.kop.replace(f'"sv":{SCHEMA_VERSIE}', '"sv":9999'), nu.zout, nu.inhoud)
    plek = Schakelregel(herkomst.toestel, 1, schakel(BEGIN, later.kop), later)
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        bureau.op_winkel(lambda open_: neem_op(open_, [plek]))
        assert winkel.rauw(bureau, "SELECT waarom FROM ingehouden") == [(ONBEKEND,)]
    revisies = tmp_path / "migrations"
    shutil.copytree(migratie.REVISIES, revisies, ignore=shutil.ignore_patterns("__pycache__"))
    (revisies / "versions" / "9999_huisdier.py").write_text(textwrap.dedent(VOLGENDE.format(nu=verb.SCHEMA)))
    monkeypatch.setattr(migratie, "REVISIES", revisies)
    monkeypatch.setattr(verb, "SCHEMA", "9999")
    with kent(Huisdier), winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, f"SELECT naam FROM {HIER}") == [("Bello",)]
        assert winkel.rauw(bureau, "SELECT * FROM ingehouden") == []
        db = bureau.eigen_verbinding()
        assert [wat.zin for wat in controleer(db)] == []
        db.close()
