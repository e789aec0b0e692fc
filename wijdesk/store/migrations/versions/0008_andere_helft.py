"""The other half of the work: klachten, collectief, sociale kaart, kwaliteit; and tarieven for the value of indicaties."""

import sqlalchemy as sa
from alembic import op

from wijdesk.store import schema_collectief

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One step for each noun."""
    schema_collectief.maak()
    _tarieven()


def downgrade() -> None:
    """Each noun goes as it came."""
    schema_collectief.haal_weg()
    op.drop_table("tarief")


def _tarieven() -> None:
    """What is paid for a productgroep, from a day until a day."""
    op.create_table(
        "tarief",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("productgroep", sa.String(), nullable=False),
        sa.Column("eenheid", sa.String(), nullable=False),
        sa.Column("centen", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "eenheid IN ('uur', 'dagdeel', 'etmaal', 'week', 'maand', '4 weken', 'stuk')",
            name=op.f("ck_tarief_eenheid"),
        ),
        sa.CheckConstraint("productgroep <> '' AND bron <> ''", name=op.f("ck_tarief_gevuld")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_tarief_status")),
        sa.CheckConstraint("van <> '' AND (tot = '' OR tot >= van)", name=op.f("ck_tarief_volgorde")),
        sa.CheckConstraint("centen > 0", name=op.f("ck_tarief_centen")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_tarief_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tarief")),
    )
    op.create_index(
        "ix_tarief_bron_nummer", "tarief", ["bron_nummer"], unique=False, sqlite_where=sa.text("bron_nummer <> ''")
    )
    op.create_index(
        "ix_tarief_partij_id", "tarief", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    op.create_index(op.f("ix_tarief_productgroep_van"), "tarief", ["productgroep", "van"], unique=False)
