"""Kwaliteit: what a resident answered beside a mark, and the person who asked to be named with it."""

import sqlalchemy as sa
from alembic import op

from wijdesk.store import schema_dossiercontrole, schema_praktijk

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

VRAGENLIJST = "id, soort, locatie_id, versie, inhoud, vingerafdruk, vanaf, medewerker_id, status, koppen"
METING = "id, datum, tienden, locatie_id, bron_nummer, partij_id, status, koppen"
"""The columns these had."""
RONDE = ("straten", "volgende_op", "volgende_wat")
"""The route of a straatronde, and the next one."""


def upgrade() -> None:
    """One step for each noun."""
    _vragenlijst()
    _impactmeting()
    _impactkoppeling()
    schema_praktijk.maak()
    schema_dossiercontrole.maak()
    _straatronde()


def downgrade() -> None:
    """Impactmeting and vragenlijst stay as they are: an older program leaves what it does not know alone."""
    for kolom in RONDE:
        op.drop_column("straatronde", kolom)
    schema_dossiercontrole.haal_weg()
    schema_praktijk.haal_weg()
    op.drop_table("impactkoppeling")


def _straatronde() -> None:
    """Which streets were walked, and when somebody goes there again."""
    for kolom in RONDE:
        op.add_column("straatronde", sa.Column(kolom, sa.String(), server_default=sa.text("''"), nullable=False))


def _vragenlijst() -> None:
    """A list of questions can be one for residents."""
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("versie", sa.String(), nullable=False),
        sa.Column("inhoud", sa.String(), nullable=False),
        sa.Column("vingerafdruk", sa.String(), nullable=False),
        sa.Column("vanaf", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "inhoud <> '' AND length(vingerafdruk) = 64 AND versie <> ''", name=op.f("ck_vragenlijst_inhoud")
        ),
        sa.CheckConstraint("soort IN ('triage', 'afwegingskader', 'impactmeting')", name=op.f("ck_vragenlijst_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_vragenlijst_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_vragenlijst_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_vragenlijst_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_vragenlijst_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vragenlijst")),
    )
    op.execute(f"INSERT INTO nieuw ({VRAGENLIJST}) SELECT {VRAGENLIJST} FROM vragenlijst")
    op.drop_table("vragenlijst")
    op.rename_table("nieuw", "vragenlijst")
    op.create_index(
        op.f("ix_vragenlijst_soort_locatie_id_vanaf"), "vragenlijst", ["soort", "locatie_id", "vanaf"], unique=False
    )


def _impactmeting() -> None:
    """The answers beside the mark, and the list of questions they were given to."""
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("tienden", sa.Integer(), nullable=False),
        sa.Column("vragenlijst_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("antwoorden", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("antwoorden = '' OR vragenlijst_id IS NOT NULL", name=op.f("ck_impactmeting_antwoorden")),
        sa.CheckConstraint("datum <> ''", name=op.f("ck_impactmeting_datum")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_impactmeting_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_impactmeting_id")),
        sa.CheckConstraint("tienden BETWEEN 10 AND 100", name=op.f("ck_impactmeting_tienden")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_impactmeting_locatie_id")),
        sa.ForeignKeyConstraint(["vragenlijst_id"], ["vragenlijst.id"], name=op.f("fk_impactmeting_vragenlijst_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impactmeting")),
    )
    op.execute(f"INSERT INTO nieuw ({METING}, vragenlijst_id, antwoorden) SELECT {METING}, NULL, '' FROM impactmeting")
    op.drop_table("impactmeting")
    op.rename_table("nieuw", "impactmeting")
    op.create_index(
        "ix_impactmeting_bron_nummer",
        "impactmeting",
        ["bron_nummer"],
        unique=False,
        sqlite_where=sa.text("bron_nummer <> ''"),
    )
    op.create_index(op.f("ix_impactmeting_datum"), "impactmeting", ["datum"], unique=False)
    op.create_index(
        "ix_impactmeting_partij_id",
        "impactmeting",
        ["partij_id"],
        unique=False,
        sqlite_where=sa.text("partij_id IS NOT NULL"),
    )


def _impactkoppeling() -> None:
    """Whose answers these are, when that person asked to be named with them."""
    op.create_table(
        "impactkoppeling",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("impactmeting_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gevraagd_op", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("gevraagd_op <> ''", name=op.f("ck_impactkoppeling_gevraagd")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_impactkoppeling_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_impactkoppeling_id")),
        sa.ForeignKeyConstraint(
            ["impactmeting_id"], ["impactmeting.id"], name=op.f("fk_impactkoppeling_impactmeting_id")
        ),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_impactkoppeling_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_impactkoppeling_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impactkoppeling")),
    )
    op.create_index(op.f("ix_impactkoppeling_impactmeting_id"), "impactkoppeling", ["impactmeting_id"], unique=False)
    op.create_index(op.f("ix_impactkoppeling_persoon_id"), "impactkoppeling", ["persoon_id"], unique=False)
