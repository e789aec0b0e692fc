"""The casus: huishouden, regie, plan, ZRM, verloop, betrokkenen, toeleiding and termijnen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gezag",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ouder_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("opmerking", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("soort IN ('ouderlijk gezag', 'voogdij')", name=op.f("ck_gezag_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_gezag_status")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_gezag_volgorde")),
        sa.CheckConstraint("kind_id <> ouder_id", name=op.f("ck_gezag_kind")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_gezag_id")),
        sa.ForeignKeyConstraint(["kind_id"], ["persoon.id"], name=op.f("fk_gezag_kind_id")),
        sa.ForeignKeyConstraint(["ouder_id"], ["persoon.id"], name=op.f("fk_gezag_ouder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gezag")),
    )
    op.create_index(op.f("ix_gezag_kind_id"), "gezag", ["kind_id"], unique=False)
    op.create_index(op.f("ix_gezag_ouder_id"), "gezag", ["ouder_id"], unique=False)
    op.create_table(
        "huishouden",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("adres_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("regisseur_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("tandem_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("actief_plan_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bekend_sinds", sa.String(), nullable=False),
        sa.Column("samengevoegd_in", sa.LargeBinary(length=16), nullable=True),
        sa.Column("gesplitst_uit", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)", name=op.f("ck_huishouden_samengevoegd")
        ),
        sa.CheckConstraint(
            "bekend_sinds GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'", name=op.f("ck_huishouden_bekend_sinds")
        ),
        sa.CheckConstraint("casus_id IS NULL OR status = 'actief'", name=op.f("ck_huishouden_casus_bij_actief")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_huishouden_status")),
        sa.CheckConstraint("(casus_id IS NULL) = (regisseur_id IS NULL)", name=op.f("ck_huishouden_een_regisseur")),
        sa.CheckConstraint("actief_plan_id IS NULL OR casus_id IS NOT NULL", name=op.f("ck_huishouden_plan_bij_casus")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_huishouden_id")),
        sa.CheckConstraint(
            "tandem_id IS NULL OR (regisseur_id IS NOT NULL AND tandem_id <> regisseur_id)",
            name=op.f("ck_huishouden_tandem"),
        ),
        sa.ForeignKeyConstraint(["actief_plan_id"], ["plan.id"], name=op.f("fk_huishouden_actief_plan_id")),
        sa.ForeignKeyConstraint(["adres_id"], ["adres.id"], name=op.f("fk_huishouden_adres_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_huishouden_casus_id")),
        sa.ForeignKeyConstraint(["gesplitst_uit"], ["huishouden.id"], name=op.f("fk_huishouden_gesplitst_uit")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_huishouden_locatie_id")),
        sa.ForeignKeyConstraint(["regisseur_id"], ["medewerker.id"], name=op.f("fk_huishouden_regisseur_id")),
        sa.ForeignKeyConstraint(["samengevoegd_in"], ["huishouden.id"], name=op.f("fk_huishouden_samengevoegd_in")),
        sa.ForeignKeyConstraint(["tandem_id"], ["medewerker.id"], name=op.f("fk_huishouden_tandem_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huishouden")),
    )
    op.create_index(op.f("ix_huishouden_adres_id"), "huishouden", ["adres_id"], unique=False)
    op.create_index(op.f("ix_huishouden_casus_id"), "huishouden", ["casus_id"], unique=True)
    op.create_index(op.f("ix_huishouden_locatie_id"), "huishouden", ["locatie_id"], unique=False)
    op.create_index(
        "ix_huishouden_regisseur_id",
        "huishouden",
        ["regisseur_id"],
        unique=False,
        sqlite_where=sa.text("regisseur_id IS NOT NULL"),
    )
    op.create_index(
        "ix_huishouden_samengevoegd_in",
        "huishouden",
        ["samengevoegd_in"],
        unique=False,
        sqlite_where=sa.text("samengevoegd_in IS NOT NULL"),
    )
    op.create_index(
        "ix_huishouden_tandem_id",
        "huishouden",
        ["tandem_id"],
        unique=False,
        sqlite_where=sa.text("tandem_id IS NOT NULL"),
    )
    op.create_table(
        "termijn",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("regel", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("begin", sa.String(), nullable=False),
        sa.Column("gehaald_op", sa.String(), nullable=False),
        sa.Column("vervallen_op", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("gehaald_op = '' OR vervallen_op = ''", name=op.f("ck_termijn_einde")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_termijn_status")),
        sa.CheckConstraint("vervallen_op = '' OR reden <> ''", name=op.f("ck_termijn_reden")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_termijn_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_termijn_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_termijn_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_termijn_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijn")),
    )
    op.create_index(
        "ix_termijn_medewerker_id",
        "termijn",
        ["medewerker_id"],
        unique=False,
        sqlite_where=sa.text("medewerker_id IS NOT NULL AND gehaald_op = '' AND vervallen_op = ''"),
    )
    op.create_index(op.f("ix_termijn_onderwerp_id"), "termijn", ["onderwerp_id"], unique=False)
    op.create_index(
        "ix_termijn_open",
        "termijn",
        ["locatie_id"],
        unique=False,
        sqlite_where=sa.text("gehaald_op = '' AND vervallen_op = ''"),
    )
    op.create_table(
        "betrokkene",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("relatie", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("telefoon", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("jim", sa.Boolean(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("opmerking", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naam <> '' OR organisatie <> ''", name=op.f("ck_betrokkene_naam")),
        sa.CheckConstraint("soort IN ('netwerk', 'professional')", name=op.f("ck_betrokkene_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_betrokkene_status")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_betrokkene_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_betrokkene_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_betrokkene_huishouden_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_betrokkene_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_betrokkene")),
    )
    op.create_index(op.f("ix_betrokkene_huishouden_id"), "betrokkene", ["huishouden_id"], unique=False)
    op.create_table(
        "gebeurtenis",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("geschreven_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_gebeurtenis_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_gebeurtenis_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_gebeurtenis_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_gebeurtenis_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_gebeurtenis_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebeurtenis")),
    )
    op.create_index(op.f("ix_gebeurtenis_huishouden_id_op"), "gebeurtenis", ["huishouden_id", "op"], unique=False)
    op.create_table(
        "huishoudlid",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("verblijf", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("opmerking", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_huishoudlid_status")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_huishoudlid_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_huishoudlid_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_huishoudlid_huishouden_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_huishoudlid_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huishoudlid")),
    )
    op.create_index(op.f("ix_huishoudlid_huishouden_id"), "huishoudlid", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_huishoudlid_persoon_id"), "huishoudlid", ["persoon_id"], unique=False)
    op.create_table(
        "taak",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
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
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_taak_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_taak_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_taak_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_taak_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taak")),
    )
    op.create_index(op.f("ix_taak_huishouden_id"), "taak", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_taak_open", "taak", ["medewerker_id", "voor"], unique=False, sqlite_where=sa.text("gedaan_op = ''")
    )
    op.create_table(
        "termijnwijziging",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("termijn_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("dagen", sa.Integer(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(soort = 'verlengen') = (dagen > 0)", name=op.f("ck_termijnwijziging_dagen")),
        sa.CheckConstraint("reden <> ''", name=op.f("ck_termijnwijziging_reden")),
        sa.CheckConstraint("soort IN ('opschorten', 'verlengen')", name=op.f("ck_termijnwijziging_soort")),
        sa.CheckConstraint(
            "status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_termijnwijziging_status")
        ),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_termijnwijziging_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_termijnwijziging_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_termijnwijziging_medewerker_id")),
        sa.ForeignKeyConstraint(["termijn_id"], ["termijn.id"], name=op.f("fk_termijnwijziging_termijn_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijnwijziging")),
    )
    op.create_index(op.f("ix_termijnwijziging_termijn_id"), "termijnwijziging", ["termijn_id"], unique=False)
    op.create_table(
        "zrmmeting",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_zrmmeting_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_zrmmeting_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_zrmmeting_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_zrmmeting_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_zrmmeting_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zrmmeting")),
    )
    op.create_index(op.f("ix_zrmmeting_huishouden_id"), "zrmmeting", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_zrmmeting_persoon_id_op"), "zrmmeting", ["persoon_id", "op"], unique=False)
    op.create_table(
        "casus",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wettelijk_kader", sa.String(), nullable=False),
        sa.Column("aanleiding", sa.String(), nullable=False),
        sa.Column("vraag_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("geopend_op", sa.Integer(), nullable=False),
        sa.Column("geopend_door_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gesloten_op", sa.Integer(), nullable=True),
        sa.Column("sluitreden", sa.String(), nullable=False),
        sa.Column("sluittoelichting", sa.String(), nullable=False),
        sa.Column("laatste_regisseur_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.Column(
            "lopend_id",
            sa.LargeBinary(length=16),
            sa.Computed("CASE WHEN gesloten_op IS NULL AND status = 'actief' THEN id END", persisted=False),
            nullable=True,
        ),
        sa.CheckConstraint(
            "gesloten_op IS NULL OR (gesloten_op >= geopend_op AND sluitreden <> '')", name=op.f("ck_casus_sluiting")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_casus_status")),
        sa.CheckConstraint(
            "(gesloten_op IS NULL) = (laatste_regisseur_id IS NULL)", name=op.f("ck_casus_laatste_regisseur")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_casus_id")),
        sa.ForeignKeyConstraint(["geopend_door_id"], ["medewerker.id"], name=op.f("fk_casus_geopend_door_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_casus_huishouden_id")),
        sa.ForeignKeyConstraint(
            ["laatste_regisseur_id"], ["medewerker.id"], name=op.f("fk_casus_laatste_regisseur_id")
        ),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_casus_locatie_id")),
        sa.ForeignKeyConstraint(
            ["lopend_id"],
            ["huishouden.casus_id"],
            name=op.f("fk_casus_lopend_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["vraag_id"], ["vraag.id"], name=op.f("fk_casus_vraag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus")),
    )
    op.create_index(op.f("ix_casus_huishouden_id"), "casus", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_casus_nummer"), "casus", ["nummer"], unique=False)
    op.create_index(
        "ix_casus_vraag_id", "casus", ["vraag_id"], unique=False, sqlite_where=sa.text("vraag_id IS NOT NULL")
    )
    op.create_table(
        "toestemming",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("betrokkene_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gegevens", sa.String(), nullable=False),
        sa.Column("gever_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("wijze", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
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
    op.create_index(op.f("ix_toestemming_betrokkene_id"), "toestemming", ["betrokkene_id"], unique=False)
    op.create_index(op.f("ix_toestemming_huishouden_id"), "toestemming", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_toestemming_persoon_id"), "toestemming", ["persoon_id"], unique=False)
    op.create_table(
        "zrmscore",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("meting_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("domein", sa.String(), nullable=False),
        sa.Column("niveau", sa.Integer(), nullable=False),
        sa.Column("informatie_op", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_zrmscore_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_zrmscore_id")),
        sa.CheckConstraint("niveau BETWEEN 1 AND 5", name=op.f("ck_zrmscore_niveau")),
        sa.ForeignKeyConstraint(["meting_id"], ["zrmmeting.id"], name=op.f("fk_zrmscore_meting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zrmscore")),
    )
    op.create_index(op.f("ix_zrmscore_meting_id"), "zrmscore", ["meting_id"], unique=False)
    op.create_table(
        "contactmoment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("duur", sa.Integer(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("notitie", sa.String(), nullable=False),
        sa.Column("vorige_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("geschreven_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(vorige_id IS NULL) = (reden = '')", name=op.f("ck_contactmoment_reden")),
        sa.CheckConstraint("notitie <> ''", name=op.f("ck_contactmoment_notitie")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_contactmoment_status")),
        sa.CheckConstraint("duur BETWEEN 0 AND 1440", name=op.f("ck_contactmoment_duur")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_contactmoment_id")),
        sa.CheckConstraint("vorige_id IS NULL OR vorige_id <> id", name=op.f("ck_contactmoment_niet_zichzelf")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_contactmoment_casus_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_contactmoment_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_contactmoment_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_contactmoment_persoon_id")),
        sa.ForeignKeyConstraint(["vorige_id"], ["contactmoment.id"], name=op.f("fk_contactmoment_vorige_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contactmoment")),
    )
    op.create_index(op.f("ix_contactmoment_huishouden_id_op"), "contactmoment", ["huishouden_id", "op"], unique=False)
    op.create_index(
        "ix_contactmoment_persoon_id",
        "contactmoment",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_contactmoment_vorige_id",
        "contactmoment",
        ["vorige_id"],
        unique=False,
        sqlite_where=sa.text("vorige_id IS NOT NULL"),
    )
    op.create_table(
        "nazorg",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gepland_op", sa.String(), nullable=False),
        sa.Column("gedaan_op", sa.String(), nullable=False),
        sa.Column("hoe_gaat_het", sa.String(), nullable=False),
        sa.Column("verslag", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(gedaan_op = '') = (hoe_gaat_het = '')", name=op.f("ck_nazorg_gedaan")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_nazorg_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_nazorg_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_nazorg_casus_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_nazorg_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_nazorg_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nazorg")),
    )
    op.create_index(op.f("ix_nazorg_casus_id"), "nazorg", ["casus_id"], unique=False)
    op.create_index(op.f("ix_nazorg_huishouden_id"), "nazorg", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_nazorg_open",
        "nazorg",
        ["medewerker_id", "gepland_op"],
        unique=False,
        sqlite_where=sa.text("gedaan_op = ''"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("familiegroepsplan", sa.String(), nullable=False),
        sa.Column("familiegroepsplan_op", sa.String(), nullable=False),
        sa.Column("familiegroepsplan_reden", sa.String(), nullable=False),
        sa.Column("situatie", sa.String(), nullable=False),
        sa.Column("gaat_goed", sa.String(), nullable=False),
        sa.Column("opgesteld_op", sa.String(), nullable=False),
        sa.Column("afgesloten_op", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("familiegroepsplan = '' OR familiegroepsplan_op <> ''", name=op.f("ck_plan_aangeboden_op")),
        sa.CheckConstraint("familiegroepsplan IN ('', 'ja', 'nee')", name=op.f("ck_plan_familiegroepsplan")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_plan_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_plan_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_plan_casus_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_plan_huishouden_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_casus_id"), "plan", ["casus_id"], unique=False)
    op.create_index(op.f("ix_plan_huishouden_id"), "plan", ["huishouden_id"], unique=False)
    op.create_table(
        "regieoverdracht",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("van_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naar_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("notitie", sa.String(), nullable=False),
        sa.Column("gevraagd_op", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("antwoord", sa.String(), nullable=False),
        sa.Column("beantwoord_op", sa.Integer(), nullable=True),
        sa.Column("samen_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(stand = 'gevraagd') = (beantwoord_op IS NULL)", name=op.f("ck_regieoverdracht_beantwoord")
        ),
        sa.CheckConstraint(
            "stand IN ('gevraagd', 'aangenomen', 'geweigerd', 'ingetrokken')", name=op.f("ck_regieoverdracht_stand")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_regieoverdracht_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_regieoverdracht_id")),
        sa.CheckConstraint("van_id <> naar_id", name=op.f("ck_regieoverdracht_naar_een_ander")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_regieoverdracht_casus_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_regieoverdracht_huishouden_id")),
        sa.ForeignKeyConstraint(["naar_id"], ["medewerker.id"], name=op.f("fk_regieoverdracht_naar_id")),
        sa.ForeignKeyConstraint(["van_id"], ["medewerker.id"], name=op.f("fk_regieoverdracht_van_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regieoverdracht")),
    )
    op.create_index(op.f("ix_regieoverdracht_huishouden_id"), "regieoverdracht", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_regieoverdracht_naar_id_stand"), "regieoverdracht", ["naar_id", "stand"], unique=False)
    op.create_index(
        "ix_regieoverdracht_samen_id",
        "regieoverdracht",
        ["samen_id"],
        unique=False,
        sqlite_where=sa.text("samen_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_regieoverdracht_van_id_stand"), "regieoverdracht", ["van_id", "stand"], unique=False)
    op.create_table(
        "doel",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("woorden", sa.String(), nullable=False),
        sa.Column("leefgebied", sa.String(), nullable=False),
        sa.Column("wanneer_bereikt", sa.String(), nullable=False),
        sa.Column("begin", sa.String(), nullable=False),
        sa.Column("streef", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("afgerond_op", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(stand = 'lopend') = (afgerond_op = '')", name=op.f("ck_doel_afgerond")),
        sa.CheckConstraint("stand IN ('lopend', 'behaald') OR reden <> ''", name=op.f("ck_doel_reden")),
        sa.CheckConstraint(
            "stand IN ('lopend', 'behaald', 'deels behaald', 'niet behaald', 'vervallen')", name=op.f("ck_doel_stand")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_doel_status")),
        sa.CheckConstraint("streef = '' OR streef >= begin", name=op.f("ck_doel_volgorde")),
        sa.CheckConstraint("woorden <> ''", name=op.f("ck_doel_woorden")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_doel_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_doel_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel")),
    )
    op.create_index(op.f("ix_doel_plan_id"), "doel", ["plan_id"], unique=False)
    op.create_table(
        "evaluatie",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gepland_op", sa.String(), nullable=False),
        sa.Column("gehouden_op", sa.String(), nullable=False),
        sa.Column("aanwezig", sa.String(), nullable=False),
        sa.Column("verslag", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_evaluatie_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_evaluatie_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_evaluatie_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_evaluatie_medewerker_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_evaluatie_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluatie")),
    )
    op.create_index(op.f("ix_evaluatie_huishouden_id"), "evaluatie", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_evaluatie_open", "evaluatie", ["gepland_op"], unique=False, sqlite_where=sa.text("gehouden_op = ''")
    )
    op.create_index(op.f("ix_evaluatie_plan_id"), "evaluatie", ["plan_id"], unique=False)
    op.create_table(
        "planversie",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.String(), nullable=False),
        sa.Column("vingerafdruk", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_planversie_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_planversie_id")),
        sa.CheckConstraint("length(vingerafdruk) = 64", name=op.f("ck_planversie_vingerafdruk")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_planversie_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_planversie_medewerker_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_planversie_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planversie")),
    )
    op.create_index(op.f("ix_planversie_huishouden_id"), "planversie", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_planversie_plan_id_nummer"), "planversie", ["plan_id", "nummer"], unique=False)
    op.create_table(
        "veiligheidsafspraak",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_veiligheidsafspraak_status")
        ),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_veiligheidsafspraak_tekst")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_veiligheidsafspraak_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_veiligheidsafspraak_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_veiligheidsafspraak_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_veiligheidsafspraak")),
    )
    op.create_index(op.f("ix_veiligheidsafspraak_plan_id"), "veiligheidsafspraak", ["plan_id"], unique=False)
    op.create_table(
        "actie",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("doel_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("uitvoerder", sa.String(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("klaar_voor", sa.String(), nullable=False),
        sa.Column("gedaan_op", sa.String(), nullable=False),
        sa.Column("niet_meer_nodig", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("gedaan_op = '' OR niet_meer_nodig = ''", name=op.f("ck_actie_einde")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_actie_status")),
        sa.CheckConstraint("wat <> ''", name=op.f("ck_actie_wat")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_actie_id")),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_actie_doel_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_actie_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_actie_persoon_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_actie_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actie")),
    )
    op.create_index(op.f("ix_actie_doel_id"), "actie", ["doel_id"], unique=False)
    op.create_index(
        "ix_actie_medewerker_id",
        "actie",
        ["medewerker_id"],
        unique=False,
        sqlite_where=sa.text("medewerker_id IS NOT NULL AND gedaan_op = ''"),
    )
    op.create_index(op.f("ix_actie_plan_id"), "actie", ["plan_id"], unique=False)
    op.create_table(
        "akkoord",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("planversie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("wijze", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("vingerafdruk", sa.String(), nullable=False),
        sa.Column("handtekening", sa.String(), nullable=False),
        sa.Column("opmerking", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(wijze = 'op het scherm') = (handtekening <> '')", name=op.f("ck_akkoord_handtekening")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_akkoord_status")),
        sa.CheckConstraint("wijze IN ('op het scherm', 'op papier', 'niet akkoord')", name=op.f("ck_akkoord_wijze")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_akkoord_id")),
        sa.CheckConstraint("length(vingerafdruk) = 64", name=op.f("ck_akkoord_vingerafdruk")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_akkoord_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_akkoord_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_akkoord_persoon_id")),
        sa.ForeignKeyConstraint(["planversie_id"], ["planversie.id"], name=op.f("fk_akkoord_planversie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_akkoord")),
    )
    op.create_index(op.f("ix_akkoord_huishouden_id"), "akkoord", ["huishouden_id"], unique=False)
    op.create_index(op.f("ix_akkoord_planversie_id"), "akkoord", ["planversie_id"], unique=False)
    op.create_table(
        "doelpersoon",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("doel_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_doelpersoon_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_doelpersoon_id")),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_doelpersoon_doel_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_doelpersoon_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doelpersoon")),
    )
    op.create_index(op.f("ix_doelpersoon_doel_id"), "doelpersoon", ["doel_id"], unique=False)
    op.create_index(op.f("ix_doelpersoon_persoon_id"), "doelpersoon", ["persoon_id"], unique=False)
    op.create_table(
        "doelscore",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("doel_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("evaluatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_doelscore_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_doelscore_id")),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_doelscore_score")),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_doelscore_doel_id")),
        sa.ForeignKeyConstraint(["evaluatie_id"], ["evaluatie.id"], name=op.f("fk_doelscore_evaluatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_doelscore_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doelscore")),
    )
    op.create_index(op.f("ix_doelscore_doel_id_op"), "doelscore", ["doel_id", "op"], unique=False)
    op.create_table(
        "toeleiding",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("casus_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("doel_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("naar", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("waarom", sa.String(), nullable=False),
        sa.Column("contactpersoon", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("voorgesteld_op", sa.String(), nullable=False),
        sa.Column("aangenomen_op", sa.String(), nullable=False),
        sa.Column("eerste_contact_op", sa.String(), nullable=False),
        sa.Column("teruggekoppeld_op", sa.String(), nullable=False),
        sa.Column("gestopt_op", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("terugkoppeling", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naar <> ''", name=op.f("ck_toeleiding_naar")),
        sa.CheckConstraint(
            "stand IN ('voorgesteld', 'aangenomen', 'geweigerd', 'eerste contact', 'teruggekoppeld', 'ingetrokken')",
            name=op.f("ck_toeleiding_stand"),
        ),
        sa.CheckConstraint(
            "stand NOT IN ('geweigerd', 'ingetrokken') OR (reden <> '' AND gestopt_op <> '')",
            name=op.f("ck_toeleiding_reden"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_toeleiding_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_toeleiding_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_toeleiding_casus_id")),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_toeleiding_doel_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_toeleiding_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_toeleiding_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_toeleiding_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toeleiding")),
    )
    op.create_index(op.f("ix_toeleiding_huishouden_id"), "toeleiding", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_toeleiding_open",
        "toeleiding",
        ["voorgesteld_op"],
        unique=False,
        sqlite_where=sa.text("stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"),
    )
    op.create_table(
        "indicatie",
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
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("soort IN ('nieuw', 'herindicatie')", name=op.f("ck_indicatie_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_indicatie_status")),
        sa.CheckConstraint("tot = '' OR van = '' OR tot >= van", name=op.f("ck_indicatie_volgorde")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_indicatie_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_indicatie_huishouden_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_indicatie_persoon_id")),
        sa.ForeignKeyConstraint(["toeleiding_id"], ["toeleiding.id"], name=op.f("fk_indicatie_toeleiding_id")),
        sa.ForeignKeyConstraint(["vorige_id"], ["indicatie.id"], name=op.f("fk_indicatie_vorige_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicatie")),
    )
    op.create_index(
        op.f("ix_indicatie_besloten_op_productgroep"), "indicatie", ["besloten_op", "productgroep"], unique=False
    )
    op.create_index(
        "ix_indicatie_bron_nummer",
        "indicatie",
        ["bron_nummer"],
        unique=False,
        sqlite_where=sa.text("bron_nummer <> ''"),
    )
    op.create_index(
        "ix_indicatie_huishouden_id",
        "indicatie",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        "ix_indicatie_partij_id",
        "indicatie",
        ["partij_id"],
        unique=False,
        sqlite_where=sa.text("partij_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_indicatie_partij_id", table_name="indicatie", sqlite_where=sa.text("partij_id IS NOT NULL"))
    op.drop_index(
        "ix_indicatie_huishouden_id", table_name="indicatie", sqlite_where=sa.text("huishouden_id IS NOT NULL")
    )
    op.drop_index("ix_indicatie_bron_nummer", table_name="indicatie", sqlite_where=sa.text("bron_nummer <> ''"))
    op.drop_index(op.f("ix_indicatie_besloten_op_productgroep"), table_name="indicatie")
    op.drop_table("indicatie")
    op.drop_index(
        "ix_toeleiding_open",
        table_name="toeleiding",
        sqlite_where=sa.text("stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"),
    )
    op.drop_index(op.f("ix_toeleiding_huishouden_id"), table_name="toeleiding")
    op.drop_table("toeleiding")
    op.drop_index(op.f("ix_doelscore_doel_id_op"), table_name="doelscore")
    op.drop_table("doelscore")
    op.drop_index(op.f("ix_doelpersoon_persoon_id"), table_name="doelpersoon")
    op.drop_index(op.f("ix_doelpersoon_doel_id"), table_name="doelpersoon")
    op.drop_table("doelpersoon")
    op.drop_index(op.f("ix_akkoord_planversie_id"), table_name="akkoord")
    op.drop_index(op.f("ix_akkoord_huishouden_id"), table_name="akkoord")
    op.drop_table("akkoord")
    op.drop_index(op.f("ix_actie_plan_id"), table_name="actie")
    op.drop_index(
        "ix_actie_medewerker_id",
        table_name="actie",
        sqlite_where=sa.text("medewerker_id IS NOT NULL AND gedaan_op = ''"),
    )
    op.drop_index(op.f("ix_actie_doel_id"), table_name="actie")
    op.drop_table("actie")
    op.drop_index(op.f("ix_veiligheidsafspraak_plan_id"), table_name="veiligheidsafspraak")
    op.drop_table("veiligheidsafspraak")
    op.drop_index(op.f("ix_planversie_plan_id_nummer"), table_name="planversie")
    op.drop_index(op.f("ix_planversie_huishouden_id"), table_name="planversie")
    op.drop_table("planversie")
    op.drop_index(op.f("ix_evaluatie_plan_id"), table_name="evaluatie")
    op.drop_index("ix_evaluatie_open", table_name="evaluatie", sqlite_where=sa.text("gehouden_op = ''"))
    op.drop_index(op.f("ix_evaluatie_huishouden_id"), table_name="evaluatie")
    op.drop_table("evaluatie")
    op.drop_index(op.f("ix_doel_plan_id"), table_name="doel")
    op.drop_table("doel")
    op.drop_index(op.f("ix_regieoverdracht_van_id_stand"), table_name="regieoverdracht")
    op.drop_index(
        "ix_regieoverdracht_samen_id", table_name="regieoverdracht", sqlite_where=sa.text("samen_id IS NOT NULL")
    )
    op.drop_index(op.f("ix_regieoverdracht_naar_id_stand"), table_name="regieoverdracht")
    op.drop_index(op.f("ix_regieoverdracht_huishouden_id"), table_name="regieoverdracht")
    op.drop_table("regieoverdracht")
    op.drop_index(op.f("ix_plan_huishouden_id"), table_name="plan")
    op.drop_index(op.f("ix_plan_casus_id"), table_name="plan")
    op.drop_table("plan")
    op.drop_index("ix_nazorg_open", table_name="nazorg", sqlite_where=sa.text("gedaan_op = ''"))
    op.drop_index(op.f("ix_nazorg_huishouden_id"), table_name="nazorg")
    op.drop_index(op.f("ix_nazorg_casus_id"), table_name="nazorg")
    op.drop_table("nazorg")
    op.drop_index(
        "ix_contactmoment_vorige_id", table_name="contactmoment", sqlite_where=sa.text("vorige_id IS NOT NULL")
    )
    op.drop_index(
        "ix_contactmoment_persoon_id", table_name="contactmoment", sqlite_where=sa.text("persoon_id IS NOT NULL")
    )
    op.drop_index(op.f("ix_contactmoment_huishouden_id_op"), table_name="contactmoment")
    op.drop_table("contactmoment")
    op.drop_index(op.f("ix_zrmscore_meting_id"), table_name="zrmscore")
    op.drop_table("zrmscore")
    op.drop_index(op.f("ix_toestemming_persoon_id"), table_name="toestemming")
    op.drop_index(op.f("ix_toestemming_huishouden_id"), table_name="toestemming")
    op.drop_index(op.f("ix_toestemming_betrokkene_id"), table_name="toestemming")
    op.drop_table("toestemming")
    op.drop_index("ix_casus_vraag_id", table_name="casus", sqlite_where=sa.text("vraag_id IS NOT NULL"))
    op.drop_index(op.f("ix_casus_nummer"), table_name="casus")
    op.drop_index(op.f("ix_casus_huishouden_id"), table_name="casus")
    op.drop_table("casus")
    op.drop_index(op.f("ix_zrmmeting_persoon_id_op"), table_name="zrmmeting")
    op.drop_index(op.f("ix_zrmmeting_huishouden_id"), table_name="zrmmeting")
    op.drop_table("zrmmeting")
    op.drop_index(op.f("ix_termijnwijziging_termijn_id"), table_name="termijnwijziging")
    op.drop_table("termijnwijziging")
    op.drop_index("ix_taak_open", table_name="taak", sqlite_where=sa.text("gedaan_op = ''"))
    op.drop_index(op.f("ix_taak_huishouden_id"), table_name="taak")
    op.drop_table("taak")
    op.drop_index(op.f("ix_huishoudlid_persoon_id"), table_name="huishoudlid")
    op.drop_index(op.f("ix_huishoudlid_huishouden_id"), table_name="huishoudlid")
    op.drop_table("huishoudlid")
    op.drop_index(op.f("ix_gebeurtenis_huishouden_id_op"), table_name="gebeurtenis")
    op.drop_table("gebeurtenis")
    op.drop_index(op.f("ix_betrokkene_huishouden_id"), table_name="betrokkene")
    op.drop_table("betrokkene")
    op.drop_index(
        "ix_termijn_open", table_name="termijn", sqlite_where=sa.text("gehaald_op = '' AND vervallen_op = ''")
    )
    op.drop_index(op.f("ix_termijn_onderwerp_id"), table_name="termijn")
    op.drop_index(
        "ix_termijn_medewerker_id",
        table_name="termijn",
        sqlite_where=sa.text("medewerker_id IS NOT NULL AND gehaald_op = '' AND vervallen_op = ''"),
    )
    op.drop_table("termijn")
    op.drop_index("ix_huishouden_tandem_id", table_name="huishouden", sqlite_where=sa.text("tandem_id IS NOT NULL"))
    op.drop_index(
        "ix_huishouden_samengevoegd_in", table_name="huishouden", sqlite_where=sa.text("samengevoegd_in IS NOT NULL")
    )
    op.drop_index(
        "ix_huishouden_regisseur_id", table_name="huishouden", sqlite_where=sa.text("regisseur_id IS NOT NULL")
    )
    op.drop_index(op.f("ix_huishouden_locatie_id"), table_name="huishouden")
    op.drop_index(op.f("ix_huishouden_casus_id"), table_name="huishouden")
    op.drop_index(op.f("ix_huishouden_adres_id"), table_name="huishouden")
    op.drop_table("huishouden")
    op.drop_index(op.f("ix_gezag_ouder_id"), table_name="gezag")
    op.drop_index(op.f("ix_gezag_kind_id"), table_name="gezag")
    op.drop_table("gezag")
