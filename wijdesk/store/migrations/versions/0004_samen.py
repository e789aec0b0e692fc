"""Working with other desks; a child may be under an institution, a task about nobody known, a ronde past midnight."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gewist",
        sa.Column("dossier", sa.LargeBinary(length=16), nullable=False),
        sa.Column("mutatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", name=op.f("pk_gewist")),
    )
    op.create_table(
        "ingehouden",
        sa.Column("mutatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("rij", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("waarom", sa.String(), nullable=False),
        sa.Column("wacht_op", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint("waarom IN ('wacht', 'past niet', 'onbekend', 'gewist')", name=op.f("ck_ingehouden_waarom")),
        sa.PrimaryKeyConstraint("mutatie_id", name=op.f("pk_ingehouden")),
    )
    op.create_index(op.f("ix_ingehouden_rij"), "ingehouden", ["rij"], unique=False)
    op.create_index(op.f("ix_ingehouden_wacht_op"), "ingehouden", ["wacht_op"], unique=False)
    op.create_table(
        "kast",
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_kast")),
    )
    op.create_table(
        "stilstand",
        sa.Column("balie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sinds", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("balie_id", name=op.f("pk_stilstand")),
    )
    op.create_table(
        "teamplaats",
        sa.Column("mutatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("team", sa.LargeBinary(length=16), nullable=False),
        sa.Column("generatie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mutatie_id", "team", name=op.f("pk_teamplaats")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "verschil",
        sa.Column("rij", sa.LargeBinary(length=16), nullable=False),
        sa.Column("veld", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("aard", sa.String(), nullable=False),
        sa.Column("dossier", sa.LargeBinary(length=16), nullable=True),
        sa.Column("sinds", sa.Integer(), nullable=False),
        sa.CheckConstraint("aard IN ('waarde', 'past niet', 'casus', 'plan')", name=op.f("ck_verschil_aard")),
        sa.PrimaryKeyConstraint("rij", "veld", name=op.f("pk_verschil")),
    )
    op.create_index(op.f("ix_verschil_dossier"), "verschil", ["dossier"], unique=False)
    _regieclaim()
    _teamoverdracht()
    _gezag()
    _toestemming()
    _straatronde()
    _taak()


def downgrade() -> None:
    """The three tables that became wider stay so: an older program reads them as they are."""
    weg = ("verschil", "teamplaats", "stilstand", "teamoverdracht", "regieclaim", "kast", "ingehouden", "gewist")
    for tabel in weg:
        op.drop_table(tabel)


def _regieclaim() -> None:
    op.create_table(
        "regieclaim",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("generatie", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("team_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("team_naam", sa.String(), nullable=False),
        sa.Column("sinds", sa.String(), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_regieclaim_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_regieclaim_id")),
        sa.CheckConstraint("stand IN ('bevestigd', 'elders', 'vrijgegeven')", name=op.f("ck_regieclaim_stand")),
        sa.CheckConstraint("generatie >= 1 AND versie >= 1", name=op.f("ck_regieclaim_nummer")),
        sa.CheckConstraint("(team_id IS NULL) = (stand = 'vrijgegeven')", name=op.f("ck_regieclaim_team")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_regieclaim_casus_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_regieclaim_huishouden_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_regieclaim_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regieclaim")),
    )
    op.create_index(op.f("ix_regieclaim_huishouden_id"), "regieclaim", ["huishouden_id"], unique=False)
    op.create_index(
        op.f("ix_regieclaim_persoon_id_generatie_versie"),
        "regieclaim",
        ["persoon_id", "generatie", "versie"],
        unique=False,
    )


def _teamoverdracht() -> None:
    op.create_table(
        "teamoverdracht",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("van_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("van_naam", sa.String(), nullable=False),
        sa.Column("naar_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naar_naam", sa.String(), nullable=False),
        sa.Column("notitie", sa.String(), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("aangenomen_op", sa.Integer(), nullable=True),
        sa.Column("aangenomen_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_teamoverdracht_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_teamoverdracht_id")),
        sa.CheckConstraint("van_id <> naar_id", name=op.f("ck_teamoverdracht_naar_een_ander")),
        sa.CheckConstraint("van_naam <> '' AND naar_naam <> ''", name=op.f("ck_teamoverdracht_namen")),
        sa.CheckConstraint(
            "(aangenomen_op IS NULL) = (aangenomen_door_id IS NULL)", name=op.f("ck_teamoverdracht_aangenomen")
        ),
        sa.ForeignKeyConstraint(
            ["aangenomen_door_id"], ["medewerker.id"], name=op.f("fk_teamoverdracht_aangenomen_door_id")
        ),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_teamoverdracht_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_teamoverdracht_medewerker_id")),
        sa.ForeignKeyConstraint(["naar_id"], ["locatie.id"], name=op.f("fk_teamoverdracht_naar_id")),
        sa.ForeignKeyConstraint(["van_id"], ["locatie.id"], name=op.f("fk_teamoverdracht_van_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teamoverdracht")),
    )
    op.create_index(op.f("ix_teamoverdracht_huishouden_id"), "teamoverdracht", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_teamoverdracht_naar_id"), "teamoverdracht", ["naar_id"], unique=False)


def _neem_over(tabel: str, kolommen: str, *, leeg: str = "") -> None:
    """Fill the table "nieuw", of a table whose new column `leeg` holds nothing yet, and put it in its place."""
    naar, van = (f"{kolommen}, {leeg}", f"{kolommen}, ''") if leeg else (kolommen, kolommen)
    op.execute(f"INSERT INTO nieuw ({naar}) SELECT {van} FROM {tabel}")
    op.drop_table(tabel)
    op.rename_table("nieuw", tabel)


def _gezag() -> None:
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ouder_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("instelling", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("opmerking", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(ouder_id IS NULL) = (instelling <> '')", name=op.f("ck_gezag_een")),
        sa.CheckConstraint("instelling = '' OR soort = 'voogdij'", name=op.f("ck_gezag_instelling")),
        sa.CheckConstraint("soort IN ('ouderlijk gezag', 'voogdij')", name=op.f("ck_gezag_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_gezag_status")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_gezag_volgorde")),
        sa.CheckConstraint("kind_id <> ouder_id", name=op.f("ck_gezag_kind")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_gezag_id")),
        sa.ForeignKeyConstraint(["kind_id"], ["persoon.id"], name=op.f("fk_gezag_kind_id")),
        sa.ForeignKeyConstraint(["ouder_id"], ["persoon.id"], name=op.f("fk_gezag_ouder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gezag")),
    )
    _neem_over("gezag", "id, kind_id, ouder_id, soort, van, tot, opmerking, status, koppen", leeg="instelling")
    op.create_index(op.f("ix_gezag_kind_id"), "gezag", ["kind_id"], unique=False)
    op.create_index(op.f("ix_gezag_ouder_id"), "gezag", ["ouder_id"], unique=False)


def _straatronde() -> None:
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("tweede_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("contacten", sa.Integer(), nullable=False),
        sa.Column("verslag", sa.String(), nullable=False),
        sa.Column("geschreven_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("gebied <> ''", name=op.f("ck_straatronde_gebied")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_straatronde_status")),
        sa.CheckConstraint("contacten BETWEEN 0 AND 9999", name=op.f("ck_straatronde_contacten")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_straatronde_id")),
        sa.CheckConstraint("tweede_id IS NULL OR tweede_id <> medewerker_id", name=op.f("ck_straatronde_koppel")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_straatronde_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_straatronde_medewerker_id")),
        sa.ForeignKeyConstraint(["tweede_id"], ["medewerker.id"], name=op.f("fk_straatronde_tweede_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_straatronde")),
    )
    _neem_over(
        "straatronde",
        "id, locatie_id, gebied, dag, van, tot, medewerker_id, "
        "tweede_id, contacten, verslag, geschreven_op, status, koppen",
    )
    op.create_index(op.f("ix_straatronde_locatie_id_dag"), "straatronde", ["locatie_id", "dag"], unique=False)


def _taak() -> None:
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("voor", sa.String(), nullable=False),
        sa.Column("gedaan_op", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_taak_status")),
        sa.CheckConstraint("wat <> ''", name=op.f("ck_taak_wat")),
        sa.CheckConstraint("huishouden_id IS NOT NULL OR triage_id IS NOT NULL", name=op.f("ck_taak_waarover")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_taak_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_taak_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_taak_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_taak_persoon_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_taak_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taak")),
    )
    _neem_over(
        "taak",
        "id, huishouden_id, persoon_id, medewerker_id, soort, "
        "sleutel, wat, voor, gedaan_op, uitkomst, gemaakt_op, status, koppen",
    )
    op.create_index(op.f("ix_taak_huishouden_id"), "taak", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_taak_open", "taak", ["medewerker_id", "voor"], unique=False, sqlite_where=sa.text("gedaan_op = ''")
    )


def _toestemming() -> None:
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("betrokkene_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gegevens", sa.String(), nullable=False),
        sa.Column("gever_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("instelling", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("wijze", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(gever_id IS NULL) = (instelling <> '')", name=op.f("ck_toestemming_een")),
        sa.CheckConstraint("stand IN ('gegeven', 'geweigerd', 'ingetrokken')", name=op.f("ck_toestemming_stand")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_toestemming_status")),
        sa.CheckConstraint("tot = '' OR tot >= op", name=op.f("ck_toestemming_volgorde")),
        sa.CheckConstraint("wijze IN ('mondeling', 'schriftelijk')", name=op.f("ck_toestemming_wijze")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_toestemming_id")),
        sa.ForeignKeyConstraint(["betrokkene_id"], ["betrokkene.id"], name=op.f("fk_toestemming_betrokkene_id")),
        sa.ForeignKeyConstraint(["gever_id"], ["persoon.id"], name=op.f("fk_toestemming_gever_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_toestemming_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_toestemming_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_toestemming_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming")),
    )
    _neem_over(
        "toestemming",
        "id, huishouden_id, persoon_id, betrokkene_id, gegevens, "
        "gever_id, stand, wijze, op, tot, medewerker_id, status, koppen",
        leeg="instelling",
    )
    op.create_index(op.f("ix_toestemming_betrokkene_id"), "toestemming", ["betrokkene_id"], unique=False)
    op.create_index(op.f("ix_toestemming_huishouden_id"), "toestemming", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_toestemming_persoon_id"), "toestemming", ["persoon_id"], unique=False)
