"""The other half of the work: klachten, collectief, sociale kaart, kwaliteit; and tarieven for the value of indicaties."""

import sqlalchemy as sa
from alembic import op

from wijdesk.store import schema_collectief
from wijdesk.store.cijfertriggers import VAN_WERK

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

REGEL = (
    "id, lijst_id, soort, dossier, regel, begin, einde, verzoek_id, besluit, reden, vernietigd_op, rijen, "
    "akkoord_door_id, status, koppen"
)
"""The columns of a line of a list."""


def upgrade() -> None:
    """One step for each noun."""
    schema_collectief.maak()
    _tarieven()
    _kaart()
    _klachten()
    _vernietigregels()
    _reactietijd()


def downgrade() -> None:
    """Each noun goes as it came."""
    _zonder_reactietijd()
    _zonder_klachten()  # a line of a list keeps its wider check: an older program writes no other soort
    schema_collectief.haal_weg()
    _zonder_kaart()
    op.drop_table("tarief")


def _reactietijd() -> None:
    """The time until a first reaction is counted anew, and again when somebody is called back."""
    for maak in VAN_WERK.values():
        op.execute(maak)
    op.execute("DELETE FROM cijferstand")
    op.execute("DELETE FROM cijfercel")


def _zonder_reactietijd() -> None:
    for naam in VAN_WERK:
        op.execute(f"DROP TRIGGER {naam}")
    op.execute("DELETE FROM cijferstand")
    op.execute("DELETE FROM cijfercel")


def _kaart() -> None:
    """The sociale kaart, and which of its entries a vraag or a hand-off went to."""
    leeg = (
        "omschrijving", "voor_wie", "thema", "leefgebied", "gebieden", "kosten", "openingstijden", "contactpersoon",
        "telefoon", "email", "site", "adres", "talen", "trefwoorden", "van", "tot",
    )  # fmt: skip
    op.create_table(
        "voorziening",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        *(sa.Column(naam, sa.String(), nullable=False) for naam in ("nummer", "soort", "naam", *leeg)),
        sa.Column("beheerder_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("nagekeken_op", sa.String(), nullable=False),
        sa.Column("nagekeken_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("nummer <> '' AND naam <> ''", name=op.f("ck_voorziening_gevuld")),
        sa.CheckConstraint(
            "soort IN ('basisvoorziening', 'algemene voorziening', 'aanbieder')", name=op.f("ck_voorziening_soort")
        ),
        sa.CheckConstraint("tot = '' OR van = '' OR tot >= van", name=op.f("ck_voorziening_volgorde")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_voorziening_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_voorziening_id")),
        sa.ForeignKeyConstraint(["beheerder_id"], ["medewerker.id"], name=op.f("fk_voorziening_beheerder_id")),
        sa.ForeignKeyConstraint(
            ["nagekeken_door_id"], ["medewerker.id"], name=op.f("fk_voorziening_nagekeken_door_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voorziening")),
    )
    op.create_index(op.f("ix_voorziening_nummer"), "voorziening", ["nummer"], unique=False)
    for tabel in ("toeleiding", "vraag"):
        op.add_column(tabel, sa.Column("voorziening_id", sa.LargeBinary(length=16), nullable=True))
        op.create_index(
            f"ix_{tabel}_voorziening_id",
            tabel,
            ["voorziening_id"],
            unique=False,
            sqlite_where=sa.text("voorziening_id IS NOT NULL"),
        )


def _zonder_kaart() -> None:
    for tabel in ("toeleiding", "vraag"):
        op.drop_index(f"ix_{tabel}_voorziening_id", table_name=tabel)
        op.drop_column(tabel, "voorziening_id")
    op.drop_table("voorziening")


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


def _klachten() -> None:
    """A klacht as it is dealt with: of whom, about whom, what was done."""
    op.create_table(
        "klachtdossier",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("klacht_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=False),
        sa.Column("hoedanigheid", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("klager", sa.String(), nullable=False),
        sa.Column("gemachtigde", sa.String(), nullable=False),
        sa.Column("adres", sa.String(), nullable=False),
        sa.Column("bereikbaar", sa.String(), nullable=False),
        sa.Column("woorden", sa.String(), nullable=False),
        sa.Column("vraag_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("commissie", sa.Boolean(), nullable=False),
        sa.Column("behandelaar_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("motivering", sa.String(), nullable=False),
        sa.Column("overig", sa.String(), nullable=False),
        sa.Column("les", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(hoedanigheid = 'zelf') = (gemachtigde = '')", name=op.f("ck_klachtdossier_gemachtigde")),
        sa.CheckConstraint("(persoon_id IS NULL) = (klager <> '')", name=op.f("ck_klachtdossier_klager")),
        sa.CheckConstraint(
            "hoedanigheid IN ('zelf', 'gemachtigde', 'ouder')", name=op.f("ck_klachtdossier_hoedanigheid")
        ),
        sa.CheckConstraint("nummer <> '' AND kanaal <> ''", name=op.f("ck_klachtdossier_nummer")),
        sa.CheckConstraint(
            "overig IN ('', 'ingetrokken', 'tevreden', 'niet van toepassing', 'geen klacht')",
            name=op.f("ck_klachtdossier_overig"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_klachtdossier_status")),
        sa.CheckConstraint("woorden <> ''", name=op.f("ck_klachtdossier_woorden")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_klachtdossier_id")),
        sa.ForeignKeyConstraint(["behandelaar_id"], ["medewerker.id"], name=op.f("fk_klachtdossier_behandelaar_id")),
        sa.ForeignKeyConstraint(["klacht_id"], ["klacht.id"], name=op.f("fk_klachtdossier_klacht_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_klachtdossier_persoon_id")),
        sa.ForeignKeyConstraint(["vraag_id"], ["vraag.id"], name=op.f("fk_klachtdossier_vraag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klachtdossier")),
    )
    op.create_index(
        "ix_klachtdossier_behandelaar_id",
        "klachtdossier",
        ["behandelaar_id"],
        unique=False,
        sqlite_where=sa.text("behandelaar_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_klachtdossier_klacht_id"), "klachtdossier", ["klacht_id"], unique=False)
    op.create_index(
        "ix_klachtdossier_persoon_id",
        "klachtdossier",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_klachtdossier_vraag_id",
        "klachtdossier",
        ["vraag_id"],
        unique=False,
        sqlite_where=sa.text("vraag_id IS NOT NULL"),
    )
    op.create_table(
        "klachtbetrokkene",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("klachtdossier_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("gedeeld_op", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(medewerker_id IS NULL) = (wie <> '')", name=op.f("ck_klachtbetrokkene_wie")),
        sa.CheckConstraint(
            "status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_klachtbetrokkene_status")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_klachtbetrokkene_id")),
        sa.ForeignKeyConstraint(
            ["klachtdossier_id"], ["klachtdossier.id"], name=op.f("fk_klachtbetrokkene_klachtdossier_id")
        ),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_klachtbetrokkene_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klachtbetrokkene")),
    )
    op.create_index(
        op.f("ix_klachtbetrokkene_klachtdossier_id"), "klachtbetrokkene", ["klachtdossier_id"], unique=False
    )
    op.create_index(
        "ix_klachtbetrokkene_medewerker_id",
        "klachtbetrokkene",
        ["medewerker_id"],
        unique=False,
        sqlite_where=sa.text("medewerker_id IS NOT NULL"),
    )
    op.create_table(
        "klachtstap",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("klachtdossier_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("keuze", sa.String(), nullable=False),
        sa.Column("dagen", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(soort IN ('verdaagd', 'uitstel')) = (dagen > 0)", name=op.f("ck_klachtstap_dagen")),
        sa.CheckConstraint("dag <> ''", name=op.f("ck_klachtstap_dag")),
        sa.CheckConstraint(
            "soort IN ('gesprek', 'ontvangstbrief', 'verdaagd', 'uitstel', 'gehoord', 'niet gehoord', 'uitkomstbrief', 'terugkoppeling', 'ombudsman', 'notitie')",
            name=op.f("ck_klachtstap_soort"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_klachtstap_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_klachtstap_id")),
        sa.ForeignKeyConstraint(
            ["klachtdossier_id"], ["klachtdossier.id"], name=op.f("fk_klachtstap_klachtdossier_id")
        ),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_klachtstap_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klachtstap")),
    )
    op.create_index(op.f("ix_klachtstap_klachtdossier_id"), "klachtstap", ["klachtdossier_id"], unique=False)


def _zonder_klachten() -> None:
    for tabel in ("klachtstap", "klachtbetrokkene", "klachtdossier"):
        op.drop_table(tabel)


def _vernietigregels() -> None:
    """A month of klachten without a resident can stand on a list too."""
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("lijst_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(length=16), nullable=False),
        sa.Column("regel", sa.String(), nullable=False),
        sa.Column("begin", sa.String(), nullable=False),
        sa.Column("einde", sa.String(), nullable=False),
        sa.Column("verzoek_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("vernietigd_op", sa.Integer(), nullable=True),
        sa.Column("rijen", sa.Integer(), nullable=False),
        sa.Column("akkoord_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("besluit <> 'bewaren' OR reden <> ''", name=op.f("ck_vernietigregel_reden")),
        sa.CheckConstraint("besluit IN ('', 'weg', 'bewaren')", name=op.f("ck_vernietigregel_besluit")),
        sa.CheckConstraint("regel <> ''", name=op.f("ck_vernietigregel_regel")),
        sa.CheckConstraint(
            "soort IN ('huishouden', 'persoon', 'contact', 'wachtende', 'signaal', 'triage', 'agressie', 'indicatie', "
            "'avgverzoek', 'klachtdossier')",
            name=op.f("ck_vernietigregel_soort"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_vernietigregel_status")),
        sa.CheckConstraint("vernietigd_op IS NULL OR besluit = 'weg'", name=op.f("ck_vernietigregel_vernietigd")),
        sa.CheckConstraint("length(dossier) = 16", name=op.f("ck_vernietigregel_dossier")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_vernietigregel_id")),
        sa.CheckConstraint("akkoord_door_id IS NULL OR besluit <> ''", name=op.f("ck_vernietigregel_akkoord")),
        sa.ForeignKeyConstraint(["akkoord_door_id"], ["medewerker.id"], name=op.f("fk_vernietigregel_akkoord_door_id")),
        sa.ForeignKeyConstraint(["lijst_id"], ["vernietiglijst.id"], name=op.f("fk_vernietigregel_lijst_id")),
        sa.ForeignKeyConstraint(["verzoek_id"], ["avgverzoek.id"], name=op.f("fk_vernietigregel_verzoek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietigregel")),
    )
    op.execute(f"INSERT INTO nieuw ({REGEL}) SELECT {REGEL} FROM vernietigregel")
    op.drop_table("vernietigregel")
    op.rename_table("nieuw", "vernietigregel")
    op.create_index(op.f("ix_vernietigregel_dossier"), "vernietigregel", ["dossier"], unique=False)
    op.create_index(op.f("ix_vernietigregel_lijst_id"), "vernietigregel", ["lijst_id"], unique=False)
    op.create_index(
        "ix_vernietigregel_verzoek_id",
        "vernietigregel",
        ["verzoek_id"],
        unique=False,
        sqlite_where=sa.text("verzoek_id IS NOT NULL"),
    )
