"""A locatie or medewerker that was made at two desks can be found to be one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("samengevoegd_in", sa.LargeBinary(length=16), nullable=True),
        *_van_elke_rij("locatie"),
    )
    _neem_over("locatie", "id, naam, van, tot, status, koppen")
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("samengevoegd_in", sa.LargeBinary(length=16), nullable=True),
        *_van_elke_rij("medewerker"),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_medewerker_locatie_id")),
    )
    _neem_over("medewerker", "id, naam, locatie_id, status, koppen")


def downgrade() -> None:
    """The two tables stay as they are: an older program leaves the column it does not know alone."""


def _van_elke_rij(tabel: str) -> tuple[sa.schema.SchemaItem, ...]:
    samen = "(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)"
    zelf = "samengevoegd_in IS NULL OR samengevoegd_in <> id"
    return (
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f(f"ck_{tabel}_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f(f"ck_{tabel}_id")),
        sa.CheckConstraint(samen, name=op.f(f"ck_{tabel}_samengevoegd")),
        sa.CheckConstraint(zelf, name=op.f(f"ck_{tabel}_niet_in_zichzelf")),
        sa.ForeignKeyConstraint(["samengevoegd_in"], [f"{tabel}.id"], name=op.f(f"fk_{tabel}_samengevoegd_in")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{tabel}")),
    )


def _neem_over(tabel: str, kolommen: str) -> None:
    """Fill the table "nieuw" and put it in its place."""
    op.execute(f"INSERT INTO nieuw ({kolommen}) SELECT {kolommen} FROM {tabel}")
    op.drop_table(tabel)
    op.rename_table("nieuw", tabel)
    ergens = sa.text("samengevoegd_in IS NOT NULL")
    op.create_index(f"ix_{tabel}_samengevoegd_in", tabel, ["samengevoegd_in"], unique=False, sqlite_where=ergens)
