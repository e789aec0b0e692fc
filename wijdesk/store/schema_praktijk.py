"""What revision 0009 makes for practice forms. Frozen with that revision: a later change is a revision of its own."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def maak() -> None:
    """Kinds of support that are declared as data, each support of such a kind, and its fields."""
    _tabel(
        "praktijksoort",
        [
            *_tekst("code", "naam", "versie", "inhoud", "vingerafdruk"),
            sa.Column("gestopt", sa.Integer(), nullable=False),
            sa.Column("vanaf", sa.Integer(), nullable=False),
            _id("medewerker_id", leeg=True),
        ],
        eisen=(
            ("gestopt", "gestopt IN (0, 1)"),
            (
                "inhoud",
                "code <> '' AND naam <> '' AND versie <> '' AND inhoud <> '' AND length(vingerafdruk) = 64",
            ),
        ),
        wijst=(("medewerker_id", "medewerker"),),
    )
    _index("praktijksoort", "code", "vanaf")
    _tabel(
        "praktijkvorm",
        [
            *_tekst("code"),
            _id("praktijksoort_id"),
            _id("huishouden_id"),
            _id("persoon_id", leeg=True),
            _id("locatie_id"),
            _id("medewerker_id"),
            *_tekst("begin", "einde", "uitkomst"),
        ],
        eisen=(
            ("gevuld", "code <> '' AND begin <> ''"),
            ("volgorde", "einde = '' OR einde >= begin"),
            ("einde", "(einde = '') = (uitkomst = '')"),
        ),
        wijst=(
            ("praktijksoort_id", "praktijksoort"),
            ("huishouden_id", "huishouden"),
            ("persoon_id", "persoon"),
            ("locatie_id", "locatie"),
            ("medewerker_id", "medewerker"),
        ),
    )
    _index("praktijkvorm", "huishouden_id")
    _index("praktijkvorm", "persoon_id", gevuld="persoon_id IS NOT NULL")
    op.create_index("ix_praktijkvorm_locatie_id", "praktijkvorm", ["locatie_id", "code"], unique=False)
    op.create_index(
        "ix_praktijkvorm_open", "praktijkvorm", ["medewerker_id"], unique=False, sqlite_where=sa.text("einde = ''")
    )
    _tabel(
        "praktijkveld",
        [
            _id("praktijkvorm_id"),
            *_tekst("veld", "waarde"),
            _id("collega_id", leeg=True),
            _id("persoon_id", leeg=True),
        ],
        eisen=(("veld", "veld <> ''"),),
        wijst=(("praktijkvorm_id", "praktijkvorm"), ("collega_id", "medewerker"), ("persoon_id", "persoon")),
    )
    _index("praktijkveld", "praktijkvorm_id")
    _index("praktijkveld", "persoon_id", gevuld="persoon_id IS NOT NULL")


def haal_weg() -> None:
    """As it was."""
    for tabel in ("praktijkveld", "praktijkvorm", "praktijksoort"):
        op.drop_table(tabel)


def _tabel(
    naam: str,
    kolommen: list[sa.Column[Any]],
    *,
    eisen: tuple[tuple[str, str], ...],
    wijst: tuple[tuple[str, str], ...],
) -> None:
    op.create_table(
        naam,
        _id("id"),
        *kolommen,
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        *(sa.CheckConstraint(eis, name=op.f(f"ck_{naam}_{hoe}")) for hoe, eis in eisen),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f(f"ck_{naam}_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f(f"ck_{naam}_id")),
        *(sa.ForeignKeyConstraint([veld], [f"{naar}.id"], name=op.f(f"fk_{naam}_{veld}")) for veld, naar in wijst),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{naam}")),
    )


def _tekst(*namen: str) -> list[sa.Column[Any]]:
    return [sa.Column(naam, sa.String(), nullable=False) for naam in namen]


def _id(naam: str, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, sa.LargeBinary(length=16), nullable=leeg)


def _index(tabel: str, *kolommen: str, gevuld: str = "") -> None:
    waar = sa.text(gevuld) if gevuld else None
    op.create_index(op.f(f"ix_{tabel}_{'_'.join(kolommen)}"), tabel, list(kolommen), unique=False, sqlite_where=waar)
