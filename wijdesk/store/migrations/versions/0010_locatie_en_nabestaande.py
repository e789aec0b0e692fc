"""Of which locatie an indicatie of a file is; and of a resident who died: the day, and who may still see the record."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDICATIE = (
    "id, huishouden_id, persoon_id, toeleiding_id, productgroep, soort, aanbieder, omvang, besloten_op, van, tot, "
    "vorige_id, wacht_sinds, gestart_op, overbrugging, bron_nummer, partij_id, status, koppen"
)
VERZOEK = (
    "id, nummer, soort, persoon_id, over, locatie_id, hoedanigheid, verzoeker, gevraagd, ontvangen_op, identiteit, "
    "bevestigd_op, verlengd_tot, verlengreden, behandelaar_id, besluit, besluitreden, besloten_op, besloten_door_id, "
    "uitgevoerd_op, beperkt_van, beperkt_tot, vernietigd_op, status, koppen"
)
"""The columns these had."""
GRONDEN = "'', 'toestemming', 'incident', 'belang', 'gezag'"


def upgrade() -> None:
    """One step for each noun. A column with a key to another table, or a wider rule, makes its table anew."""
    _indicatie()
    _avgverzoek()
    op.add_column("persoon", sa.Column("overleden_op", sa.String(), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    """Indicatie and avgverzoek stay as they are: an older program leaves what it does not know alone."""
    op.drop_column("persoon", "overleden_op")


def _indicatie() -> None:
    """An imported indicatie can be of a locatie."""
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("toeleiding_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("productgroep", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("aanbieder", sa.String(), nullable=False),
        sa.Column("omvang", sa.String(), nullable=False),
        sa.Column("besloten_op", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("vorige_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("wacht_sinds", sa.String(), nullable=False),
        sa.Column("gestart_op", sa.String(), nullable=False),
        sa.Column("overbrugging", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("soort IN ('nieuw', 'herindicatie')", name=op.f("ck_indicatie_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_indicatie_status")),
        sa.CheckConstraint("tot = '' OR van = '' OR tot >= van", name=op.f("ck_indicatie_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_indicatie_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_indicatie_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_indicatie_locatie_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_indicatie_persoon_id")),
        sa.ForeignKeyConstraint(["toeleiding_id"], ["toeleiding.id"], name=op.f("fk_indicatie_toeleiding_id")),
        sa.ForeignKeyConstraint(["vorige_id"], ["indicatie.id"], name=op.f("fk_indicatie_vorige_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicatie")),
    )
    _neem_over("indicatie", f"{INDICATIE}, locatie_id", f"{INDICATIE}, NULL")
    op.create_index(
        op.f("ix_indicatie_besloten_op_productgroep"), "indicatie", ["besloten_op", "productgroep"], unique=False
    )
    _index("indicatie", "bron_nummer", "bron_nummer <> ''")
    for kolom in ("huishouden_id", "partij_id", "persoon_id", "toeleiding_id", "vorige_id"):
        _index("indicatie", kolom, f"{kolom} IS NOT NULL")


def _avgverzoek() -> None:
    """A nabestaande can ask, on a ground of the law."""
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("hoedanigheid", sa.String(), nullable=False),
        sa.Column("verzoeker", sa.String(), nullable=False),
        sa.Column("grond", sa.String(), nullable=False),
        sa.Column("gevraagd", sa.String(), nullable=False),
        sa.Column("ontvangen_op", sa.String(), nullable=False),
        sa.Column("identiteit", sa.String(), nullable=False),
        sa.Column("bevestigd_op", sa.String(), nullable=False),
        sa.Column("verlengd_tot", sa.String(), nullable=False),
        sa.Column("verlengreden", sa.String(), nullable=False),
        sa.Column("behandelaar_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("besluitreden", sa.String(), nullable=False),
        sa.Column("besluitgrond", sa.String(), nullable=False),
        sa.Column("besloten_op", sa.String(), nullable=False),
        sa.Column("besloten_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("uitgevoerd_op", sa.String(), nullable=False),
        sa.Column("beperkt_van", sa.String(), nullable=False),
        sa.Column("beperkt_tot", sa.String(), nullable=False),
        sa.Column("vernietigd_op", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(besluit = '') = (besloten_op = '')", name=op.f("ck_avgverzoek_besloten")),
        sa.CheckConstraint("besluit = '' OR besloten_door_id IS NOT NULL", name=op.f("ck_avgverzoek_door_wie")),
        sa.CheckConstraint(
            "beperkt_tot = '' OR (beperkt_van <> '' AND beperkt_tot >= beperkt_van)",
            name=op.f("ck_avgverzoek_beperkt"),
        ),
        sa.CheckConstraint(
            "hoedanigheid = 'zelf' OR verzoeker <> '' OR vernietigd_op <> ''", name=op.f("ck_avgverzoek_verzoeker")
        ),
        sa.CheckConstraint(
            "hoedanigheid IN ('zelf', 'ouder', 'vertegenwoordiger', 'gemachtigde', 'nabestaande')",
            name=op.f("ck_avgverzoek_hoedanigheid"),
        ),
        sa.CheckConstraint(f"grond IN ({GRONDEN}) AND besluitgrond IN ({GRONDEN})", name=op.f("ck_avgverzoek_grond")),
        sa.CheckConstraint(
            "persoon_id IS NOT NULL OR over <> '' OR vernietigd_op <> ''", name=op.f("ck_avgverzoek_over_wie")
        ),
        sa.CheckConstraint(
            "vernietigd_op = '' OR (persoon_id IS NULL AND over = '' AND verzoeker = '' AND gevraagd = '' "
            "AND verlengreden = '' AND besluitreden = '')",
            name=op.f("ck_avgverzoek_vernietigd"),
        ),
        sa.CheckConstraint(
            "uitgevoerd_op = '' OR besluit IN ('toegewezen', 'deels')", name=op.f("ck_avgverzoek_uitgevoerd")
        ),
        sa.CheckConstraint(
            "besluit IN ('', 'toegewezen', 'deels', 'afgewezen', 'ingetrokken')", name=op.f("ck_avgverzoek_besluit")
        ),
        sa.CheckConstraint(
            "besluit NOT IN ('deels', 'afgewezen') OR besluitreden <> '' OR vernietigd_op <> ''",
            name=op.f("ck_avgverzoek_besluitreden"),
        ),
        sa.CheckConstraint("nummer <> ''", name=op.f("ck_avgverzoek_nummer")),
        sa.CheckConstraint(
            "soort IN ('inzage', 'rectificatie', 'verwijdering', 'beperking', 'overdraagbaarheid', 'bezwaar')",
            name=op.f("ck_avgverzoek_soort"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_avgverzoek_status")),
        sa.CheckConstraint(
            "verlengd_tot = '' OR verlengreden <> '' OR vernietigd_op <> ''", name=op.f("ck_avgverzoek_verlengreden")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_avgverzoek_id")),
        sa.ForeignKeyConstraint(["behandelaar_id"], ["medewerker.id"], name=op.f("fk_avgverzoek_behandelaar_id")),
        sa.ForeignKeyConstraint(["besloten_door_id"], ["medewerker.id"], name=op.f("fk_avgverzoek_besloten_door_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_avgverzoek_locatie_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_avgverzoek_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avgverzoek")),
    )
    _neem_over("avgverzoek", f"{VERZOEK}, grond, besluitgrond", f"{VERZOEK}, '', ''")
    op.create_index(op.f("ix_avgverzoek_ontvangen_op"), "avgverzoek", ["ontvangen_op"], unique=False)
    _index("avgverzoek", "persoon_id", "persoon_id IS NOT NULL")
    _index("avgverzoek", "beperkt_van", "beperkt_van <> ''")


def _neem_over(tabel: str, kolommen: str, waarden: str) -> None:
    """The rows of a table into the one that takes its place."""
    op.execute(f"INSERT INTO nieuw ({kolommen}) SELECT {waarden} FROM {tabel}")
    op.drop_table(tabel)
    op.rename_table("nieuw", tabel)


def _index(tabel: str, kolom: str, waar: str) -> None:
    op.create_index(f"ix_{tabel}_{kolom}", tabel, [kolom], unique=False, sqlite_where=sa.text(waar))
