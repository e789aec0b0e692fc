"""What revision 0009 makes for dossiercontrole. Frozen with that revision: a later change is a revision of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def maak() -> None:
    """The files that were drawn, and the answers to the checklist."""
    op.create_table(
        "controledossier",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        _id("huishouden_id"),
        _id("locatie_id"),
        *_tekst("maand", "soort"),
        sa.Column("methode", sa.Integer(), nullable=False),
        *_tekst("lijst"),
        _id("controleur_id", leeg=True),
        *_tekst("gedaan_op"),
        _id("aan_id", leeg=True),
        *_tekst("overgeslagen"),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        *_eisen(
            "controledossier",
            getrokken="maand <> '' AND soort <> ''",
            gedaan="gedaan_op = '' OR (lijst <> '' AND controleur_id IS NOT NULL)",
            overgeslagen="gedaan_op = '' OR overgeslagen = ''",
        ),
        *_wijst(
            "controledossier",
            huishouden_id="huishouden",
            locatie_id="locatie",
            controleur_id="medewerker",
            aan_id="medewerker",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_controledossier")),
    )
    op.create_index(op.f("ix_controledossier_huishouden_id"), "controledossier", ["huishouden_id"], unique=False)
    op.create_index(
        op.f("ix_controledossier_locatie_id_maand"), "controledossier", ["locatie_id", "maand"], unique=False
    )
    op.create_table(
        "controlepunt",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        _id("controledossier_id"),
        *_tekst("punt", "oordeel", "opmerking", "actie"),
        _id("wie_id", leeg=True),
        *_tekst("klaar_voor", "gedaan_op", "antwoord", "beantwoord_op"),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        *_eisen(
            "controlepunt",
            punt="punt <> ''",
            oordeel="oordeel IN ('ja', 'nee', 'nvt')",
            actie="(actie = '') = (klaar_voor = '')",
            wie="(actie = '') = (wie_id IS NULL)",
            gedaan="gedaan_op = '' OR actie <> ''",
            antwoord="(antwoord = '') = (beantwoord_op = '')",
        ),
        *_wijst("controlepunt", controledossier_id="controledossier", wie_id="medewerker"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_controlepunt")),
    )
    op.create_index(op.f("ix_controlepunt_controledossier_id"), "controlepunt", ["controledossier_id"], unique=False)
    op.create_index(
        "ix_controlepunt_wacht",
        "controlepunt",
        ["oordeel", "controledossier_id"],
        unique=False,
        sqlite_where=sa.text("oordeel = 'nee' AND antwoord = ''"),
    )
    op.create_index(
        "ix_controlepunt_actie",
        "controlepunt",
        ["wie_id", "klaar_voor"],
        unique=False,
        sqlite_where=sa.text("actie <> '' AND gedaan_op = ''"),
    )


def haal_weg() -> None:
    """Both go; what figures count stays."""
    for tabel in ("controlepunt", "controledossier"):
        op.drop_table(tabel)


def _id(naam: str, *, leeg: bool = False) -> sa.Column[bytes]:
    return sa.Column(naam, sa.LargeBinary(length=16), nullable=leeg)


def _tekst(*namen: str) -> list[sa.Column[str]]:
    return [sa.Column(naam, sa.String(), nullable=False) for naam in namen]


def _eisen(tabel: str, **eisen: str) -> list[sa.CheckConstraint]:
    vast = {"status": "status IN ('actief', 'vervallen', 'samengevoegd')", "id": "length(id) = 16"}
    return [sa.CheckConstraint(eis, name=op.f(f"ck_{tabel}_{naam}")) for naam, eis in (eisen | vast).items()]


def _wijst(tabel: str, **naar: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([kolom], [f"{ander}.id"], name=op.f(f"fk_{tabel}_{kolom}"))
        for kolom, ander in naar.items()
    ]
