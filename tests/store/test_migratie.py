"""The schema: what migrations make is what the models say, in one transaction, with the old file kept beside it."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.errors import BeschadigdBestand, NieuwereVersie, SchijfVol, Storing
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.tabellen import METADATA
from wijdesk.store import bestanden, keys, migratie, opzet
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer
from wijdesk.store.engine import maak_engine

NU = verb.SCHEMA

VOLGENDE = """
    import sqlalchemy as sa
    from alembic import op

    revision = "9999"
    down_revision = "{nu}"


    def upgrade() -> None:
        with op.batch_alter_table("persoon", recreate="always") as tabel:
            tabel.add_column(sa.Column("aanspreekvorm", sa.String(), nullable=False, server_default=""))
        {extra}
"""


@pytest.fixture
def volgende(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped revisions and one more, that makes the table of persons anew."""
    revisies = tmp_path / "migrations"
    shutil.copytree(migratie.REVISIES, revisies, ignore=shutil.ignore_patterns("__pycache__"))
    pad = revisies / "versions" / "9999_aanspreekvorm.py"
    pad.write_text(textwrap.dedent(VOLGENDE.format(extra="", nu=NU)))
    monkeypatch.setattr(migratie, "REVISIES", revisies)
    monkeypatch.setattr(verb, "SCHEMA", "9999")
    return pad


def sleutel_van(map_: Path) -> bytes:
    return keys.ontgrendel(map_, "", winkel.WACHTWOORD).sleutel


def vul(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        for uitkomst in ("zelf beantwoord", "naar triage"):
            bureau.doe(winkel.contact(bureau, uitkomst=uitkomst))


def bevindingen(bureau: Bureau) -> list[str]:
    db = bureau.eigen_verbinding()
    try:
        return [bevinding.soort for bevinding in controleer(db)]
    finally:
        db.close()


def schema(map_: Path, bestand: str = verb.BESTAND) -> str:
    db = verb.verbind(map_, sleutel_van(map_), lezen=True, bestand=bestand)
    try:
        return verb.schema_van(db)
    finally:
        db.close()


def is_van_ons(naam: str | None, soort: str, _ouder: object) -> bool:
    """Whether a table stands in the models: the search index is a projection with its own layout."""
    return soort != "table" or not str(naam).startswith("zoek_")


@pytest.fixture
def gemigreerd(tmp_path: Path) -> Iterator[Any]:
    """An empty file that went through every revision."""
    db = verb.verbind(tmp_path, bytes(32))
    migratie._naar(db, "head")
    yield db
    db.close()


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # the DDL says it below
def test_that_the_revisions_end_in_what_the_models_say(gemigreerd: Any) -> None:
    with maak_engine(gemigreerd).connect() as verbinding:
        context = MigrationContext.configure(
            verbinding, opts={"include_name": is_van_ons, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []
        gemaakt = dict(_ddl(gemigreerd))
    nieuw = dbapi2.connect(":memory:")
    METADATA.create_all(maak_engine(nieuw))
    for naam, ddl in _ddl(nieuw):
        assert gemaakt[naam] == ddl, f"{naam}: checks, keys or order of columns differ from the models"
    nieuw.close()


def test_that_a_new_store_is_what_the_revisions_end_in(map_: Path, gemigreerd: Any) -> None:
    db = verb.verbind(map_, sleutel_van(map_))
    try:
        for wat in ("type, name, tbl_name FROM sqlite_schema", "* FROM alembic_version"):
            assert set(db.execute(f"SELECT {wat}").fetchall()) == set(gemigreerd.execute(f"SELECT {wat}").fetchall())
        assert dict(_ddl(db)) == dict(_ddl(gemigreerd))
        assert _triggers(db) == _triggers(gemigreerd)
    finally:
        db.close()


def _triggers(db: Any) -> set[tuple[str, str]]:
    """Triggers and the search index, as they were made."""
    return set(
        db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' OR name LIKE 'zoek%' AND sql IS NOT NULL"
        ).fetchall()
    )


def _ddl(db: Any) -> list[tuple[str, list[str]]]:
    rijen = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'zoek%' "
        "AND name NOT LIKE 'alembic%'"
    )
    return [  # a table that was renamed has its name in quotes
        (naam, sorted(deel for regel in sql.replace(f'"{naam}"', naam, 1).splitlines() for deel in _delen(regel)))
        for naam, sql in rijen.fetchall()
    ]


def _delen(regel: str) -> list[str]:
    """What one line says; a column that was added later stands on the line of the one before it."""
    heel = regel.strip().rstrip(",")
    return heel.split(", ") if re.match(r"[a-z_]+ [A-Z]", heel) else [heel]


def test_that_the_newest_revision_is_the_one_the_program_knows() -> None:
    assert migratie.nieuwste() == verb.SCHEMA


def test_that_down_and_up_again_leaves_a_store_that_can_be_used(map_: Path, klok: Klok, ids: Ids) -> None:
    vul(map_, klok, ids)
    db = verb.verbind(map_, sleutel_van(map_))
    db.execute("PRAGMA foreign_keys = OFF")
    config = migratie._config()
    with maak_engine(db).begin() as verbinding:
        config.attributes["connection"] = verbinding
        command.downgrade(config, "base")
        over = verbinding.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'zoek%'"
        ).fetchall()
        assert over == [("alembic_version",)]
    migratie._naar(db, "head")
    db.close()
    assert schema(map_) == verb.SCHEMA


@pytest.mark.usefixtures("volgende")
def test_that_an_older_store_is_migrated_with_its_data_when_it_is_opened(map_: Path, klok: Klok, ids: Ids) -> None:
    _terug_naar(map_, NU, klok, ids)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 2
        assert len(bureau.lees(ZoekPersonen(tekst="meulen"))) == 2
        assert winkel.rauw(bureau, "SELECT DISTINCT aanspreekvorm FROM persoon") == [("",)]
        assert winkel.rauw(bureau, "PRAGMA foreign_key_check") == []
        assert bevindingen(bureau) == []
        bureau.warm_op()
    assert schema(map_) == "9999"
    assert schema(map_, f"balie-{NU}.db") == NU


def _terug_naar(map_: Path, revisie: str, klok: Klok, ids: Ids) -> None:
    """A store of before the next revision: filled while that revision was not known."""
    with pytest.MonkeyPatch.context() as even:
        even.setattr(verb, "SCHEMA", revisie)
        vul(map_, klok, ids)


def test_that_a_migration_that_fails_changes_nothing(map_: Path, klok: Klok, ids: Ids, volgende: Path) -> None:
    _terug_naar(map_, NU, klok, ids)
    volgende.write_text(textwrap.dedent(VOLGENDE.format(extra='raise OSError("half way")', nu=NU)))
    with pytest.raises(OSError, match="half way"), winkel.bureau(map_, klok, ids):
        pass
    assert schema(map_) == NU
    with pytest.MonkeyPatch.context() as even:
        even.setattr(verb, "SCHEMA", NU)
        with winkel.bureau(map_, klok, ids) as bureau:
            assert bevindingen(bureau) == []


def test_that_a_migration_that_leaves_orphans_is_taken_back(map_: Path, klok: Klok, ids: Ids, volgende: Path) -> None:
    _terug_naar(map_, NU, klok, ids)
    volgende.write_text(textwrap.dedent(VOLGENDE.format(extra='op.execute("DELETE FROM persoon")', nu=NU)))
    with pytest.raises(RuntimeError, match="refer to nothing"), winkel.bureau(map_, klok, ids):
        pass
    assert schema(map_) == NU


@pytest.mark.usefixtures("volgende")
def test_that_without_room_for_the_copy_nothing_is_migrated(
    map_: Path, klok: Klok, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    _terug_naar(map_, NU, klok, ids)
    gebruik = shutil.disk_usage(map_)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _pad: gebruik)
    with pytest.raises(SchijfVol):
        migratie.migreer(map_, sleutel_van(map_), NU)
    assert schema(map_) == NU
    assert not (map_ / f"balie-{NU}.db").exists()


def test_that_an_unknown_revision_is_a_newer_program_and_no_revision_is_damage(map_: Path) -> None:
    sleutel = sleutel_van(map_)
    voor = (map_ / verb.BESTAND).read_bytes()
    with pytest.raises(NieuwereVersie):
        migratie.migreer(map_, sleutel, "9999")
    with pytest.raises(BeschadigdBestand):
        migratie.migreer(map_, sleutel, "")
    assert (map_ / verb.BESTAND).read_bytes() == voor


def test_that_a_store_that_was_never_finished_is_told_as_damaged(map_: Path, klok: Klok, ids: Ids) -> None:
    sleutel = sleutel_van(map_)
    (map_ / verb.BESTAND).unlink()
    verb.verbind(map_, sleutel).close()
    with pytest.raises(BeschadigdBestand), winkel.bureau(map_, klok, ids):
        pass


def test_that_a_store_is_not_made_over_another(map_: Path, klok: Klok, ids: Ids) -> None:
    with pytest.raises(Storing, match="staan al gegevens"):
        opzet.maak(map_, sleutel_van(map_), klok=klok, ids=ids)


def test_that_a_copy_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "van").write_bytes(os.urandom(1000))
    (tmp_path / "naar").mkdir()
    for van, naar in (("weg", "nieuw"), ("van", "naar/map/die/er/niet/is")):
        with pytest.raises(Storing):
            bestanden.kopieer_veilig(tmp_path / van, tmp_path / naar)
    assert not (tmp_path / "nieuw").exists()
