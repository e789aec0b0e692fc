"""Klachten, activiteiten, impactmetingen, dossiercontroles, figures from outside, notes; vragen counted ahead."""

import sqlalchemy as sa
from alembic import op

from wijdesk.store.cijfertriggers import TRIGGERS

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

AGRESSIE = "id, persoon_id, locatie_id, medewerker_id, datum, soort, maatregel, omschrijving, van, tot, status, koppen"
"""The columns it had."""


def upgrade() -> None:
    op.create_table(
        "cijfercel",
        sa.Column("tijdvak", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("direct", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tijdvak", "soort", "locatie_id", "code", name=op.f("pk_cijfercel")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cijferstand",
        sa.Column("tijdvak", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("tijdvak", name=op.f("pk_cijferstand")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activiteit",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("thema", sa.String(), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("initiatief", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("einde", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("initiatief IN ('inwoners', 'WIJ', 'partner')", name=op.f("ck_activiteit_initiatief")),
        sa.CheckConstraint("start <> '' AND (einde = '' OR einde >= start)", name=op.f("ck_activiteit_volgorde")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_activiteit_status")),
        sa.CheckConstraint("thema <> ''", name=op.f("ck_activiteit_thema")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_activiteit_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_activiteit_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activiteit")),
    )
    op.create_index(
        "ix_activiteit_bron_nummer",
        "activiteit",
        ["bron_nummer"],
        unique=False,
        sqlite_where=sa.text("bron_nummer <> ''"),
    )
    op.create_index(
        "ix_activiteit_partij_id",
        "activiteit",
        ["partij_id"],
        unique=False,
        sqlite_where=sa.text("partij_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_activiteit_start"), "activiteit", ["start"], unique=False)
    op.create_table(
        "buitencijfer",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("definitieversie", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "naam <> '' AND waarde <> '' AND bron <> '' AND definitieversie <> ''", name=op.f("ck_buitencijfer_gevuld")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_buitencijfer_status")),
        sa.CheckConstraint("jaar BETWEEN 1900 AND 9999", name=op.f("ck_buitencijfer_jaar")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_buitencijfer_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_buitencijfer_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buitencijfer")),
    )
    op.create_index(
        "ix_buitencijfer_bron_nummer",
        "buitencijfer",
        ["bron_nummer"],
        unique=False,
        sqlite_where=sa.text("bron_nummer <> ''"),
    )
    op.create_index(op.f("ix_buitencijfer_naam_jaar"), "buitencijfer", ["naam", "jaar"], unique=False)
    op.create_index(
        "ix_buitencijfer_partij_id",
        "buitencijfer",
        ["partij_id"],
        unique=False,
        sqlite_where=sa.text("partij_id IS NOT NULL"),
    )
    op.create_table(
        "dossiercontrole",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("goed", sa.Integer(), nullable=False),
        sa.Column("punten", sa.Integer(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("datum <> ''", name=op.f("ck_dossiercontrole_datum")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_dossiercontrole_status")),
        sa.CheckConstraint("goed >= 0 AND goed <= punten AND punten > 0", name=op.f("ck_dossiercontrole_punten")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_dossiercontrole_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_dossiercontrole_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossiercontrole")),
    )
    op.create_index(
        "ix_dossiercontrole_bron_nummer",
        "dossiercontrole",
        ["bron_nummer"],
        unique=False,
        sqlite_where=sa.text("bron_nummer <> ''"),
    )
    op.create_index(op.f("ix_dossiercontrole_datum"), "dossiercontrole", ["datum"], unique=False)
    op.create_index(
        "ix_dossiercontrole_partij_id",
        "dossiercontrole",
        ["partij_id"],
        unique=False,
        sqlite_where=sa.text("partij_id IS NOT NULL"),
    )
    op.create_table(
        "impactmeting",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("tienden", sa.Integer(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("datum <> ''", name=op.f("ck_impactmeting_datum")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_impactmeting_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_impactmeting_id")),
        sa.CheckConstraint("tienden BETWEEN 10 AND 100", name=op.f("ck_impactmeting_tienden")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_impactmeting_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impactmeting")),
    )
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
    op.create_table(
        "klacht",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ontvangen", sa.String(), nullable=False),
        sa.Column("afgerond", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("over_structuur", sa.Boolean(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(afgerond = '') = (uitkomst = '')", name=op.f("ck_klacht_uitkomst")),
        sa.CheckConstraint("afgerond = '' OR afgerond >= ontvangen", name=op.f("ck_klacht_afgerond")),
        sa.CheckConstraint("ontvangen <> ''", name=op.f("ck_klacht_ontvangen")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_klacht_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_klacht_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_klacht_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klacht")),
    )
    op.create_index(
        "ix_klacht_bron_nummer", "klacht", ["bron_nummer"], unique=False, sqlite_where=sa.text("bron_nummer <> ''")
    )
    op.create_index(op.f("ix_klacht_ontvangen"), "klacht", ["ontvangen"], unique=False)
    op.create_index(
        "ix_klacht_partij_id", "klacht", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    op.create_table(
        "duiding",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("cijfer", sa.String(), nullable=False),
        sa.Column("periode", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("cijfer <> '' AND tekst <> ''", name=op.f("ck_duiding_gevuld")),
        sa.CheckConstraint("periode IN ('week', 'maand', 'kwartaal', 'jaar', 'vrij')", name=op.f("ck_duiding_periode")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_duiding_status")),
        sa.CheckConstraint("van <> '' AND tot >= van", name=op.f("ck_duiding_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_duiding_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_duiding_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_duiding_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duiding")),
    )
    op.create_index(op.f("ix_duiding_cijfer_van"), "duiding", ["cijfer", "van"], unique=False)
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("datum", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("maatregel", sa.String(), nullable=False),
        sa.Column("omschrijving", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(maatregel = 'pandverbod') = (van <> '' AND tot <> '')", name=op.f("ck_agressie_periode")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_agressie_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_agressie_id")),
        sa.CheckConstraint("tot >= van", name=op.f("ck_agressie_volgorde")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_agressie_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_agressie_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_agressie_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agressie")),
    )
    op.execute(f"INSERT INTO nieuw ({AGRESSIE}, bron_nummer) SELECT {AGRESSIE}, '' FROM agressie")
    op.drop_table("agressie")
    op.rename_table("nieuw", "agressie")
    op.create_index(
        "ix_agressie_persoon_id",
        "agressie",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_agressie_bron_nummer", "agressie", ["bron_nummer"], unique=False, sqlite_where=sa.text("bron_nummer <> ''")
    )
    op.create_index(
        "ix_agressie_partij_id", "agressie", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    for maak in TRIGGERS.values():
        op.execute(maak)


def downgrade() -> None:
    """Agressie keeps its new columns: an older program leaves what it does not know alone."""
    for naam in TRIGGERS:
        op.execute(f"DROP TRIGGER {naam}")
    for tabel in (
        "duiding", "buitencijfer", "dossiercontrole", "impactmeting", "activiteit", "klacht", "cijfercel", "cijferstand",
    ):  # fmt: skip
        op.drop_table(tabel)
