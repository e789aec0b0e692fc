"""Access outside the own caseload, retention, requests under the AVG, settings of the organisation; a fuller log."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

VERWIJZINGEN = (
    ("aantekening", "verzoek_id", True),
    ("actie", "persoon_id", True),
    ("akkoord", "persoon_id", True),
    ("betrokkene", "persoon_id", True),
    ("casus", "lopend_id", True),
    ("contactmoment", "casus_id", True),
    ("doelscore", "evaluatie_id", True),
    ("gebeurtenis", "persoon_id", True),
    ("huishouden", "actief_plan_id", True),
    ("huishouden", "gesplitst_uit", True),
    ("indicatie", "persoon_id", True),
    ("indicatie", "toeleiding_id", True),
    ("indicatie", "vorige_id", True),
    ("meldcode", "triage_id", True),
    ("ondersteuning", "triage_id", True),
    ("ondersteuningsmoment", "vorige_id", True),
    ("onderzoek", "triage_id", True),
    ("regieclaim", "casus_id", False),
    ("regieoverdracht", "casus_id", False),
    ("taak", "persoon_id", True),
    ("taak", "triage_id", True),
    ("termijn", "persoon_id", True),
    ("toeleiding", "casus_id", True),
    ("toeleiding", "persoon_id", True),
    ("toeleiding", "doel_id", True),
    ("toestemming", "gever_id", True),
    ("triage", "signaal_id", True),
    ("vernietigregel", "verzoek_id", True),
    ("wachtende", "persoon_id", True),
    ("wachtende", "contact_id", True),
)
"""Columns that name a row and had no index: table, column, may be empty."""


def upgrade() -> None:
    op.create_table(
        "instelling",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_instelling_naam")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_instelling_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_instelling_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instelling")),
    )
    op.create_index(op.f("ix_instelling_naam"), "instelling", ["naam"], unique=False)
    op.create_table(
        "avgverzoek",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("hoedanigheid", sa.String(), nullable=False),
        sa.Column("verzoeker", sa.String(), nullable=False),
        sa.Column("gevraagd", sa.String(), nullable=False),
        sa.Column("ontvangen_op", sa.String(), nullable=False),
        sa.Column("identiteit", sa.String(), nullable=False),
        sa.Column("bevestigd_op", sa.String(), nullable=False),
        sa.Column("verlengd_tot", sa.String(), nullable=False),
        sa.Column("verlengreden", sa.String(), nullable=False),
        sa.Column("behandelaar_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("besluitreden", sa.String(), nullable=False),
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
            "hoedanigheid IN ('zelf', 'ouder', 'vertegenwoordiger', 'gemachtigde')",
            name=op.f("ck_avgverzoek_hoedanigheid"),
        ),
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
    op.create_index(op.f("ix_avgverzoek_ontvangen_op"), "avgverzoek", ["ontvangen_op"], unique=False)
    op.create_index(
        "ix_avgverzoek_persoon_id",
        "avgverzoek",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_avgverzoek_beperkt_van",
        "avgverzoek",
        ["beperkt_van"],
        unique=False,
        sqlite_where=sa.text("beperkt_van <> ''"),
    )
    op.create_table(
        "avgkeuze",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("verzoek_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plek", sa.String(), nullable=False),
        sa.Column("afdruk", sa.String(), nullable=False),
        sa.Column("keuze", sa.String(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(keuze = 'samenvatten') = (tekst <> '')", name=op.f("ck_avgkeuze_tekst")),
        sa.CheckConstraint("keuze IN ('tonen', 'bedekken', 'samenvatten')", name=op.f("ck_avgkeuze_keuze")),
        sa.CheckConstraint("plek <> '' AND length(afdruk) = 64", name=op.f("ck_avgkeuze_plek")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_avgkeuze_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_avgkeuze_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_avgkeuze_medewerker_id")),
        sa.ForeignKeyConstraint(["verzoek_id"], ["avgverzoek.id"], name=op.f("fk_avgkeuze_verzoek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avgkeuze")),
    )
    op.create_index(op.f("ix_avgkeuze_verzoek_id"), "avgkeuze", ["verzoek_id"], unique=False)
    op.create_table(
        "belang",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("gemeld_door_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("medewerker_id IS NOT NULL OR soort = 'collega'", name=op.f("ck_belang_wie")),
        sa.CheckConstraint("soort <> ''", name=op.f("ck_belang_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_belang_status")),
        sa.CheckConstraint("van = '' OR tot = '' OR tot >= van", name=op.f("ck_belang_geldig")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_belang_id")),
        sa.ForeignKeyConstraint(["gemeld_door_id"], ["medewerker.id"], name=op.f("fk_belang_gemeld_door_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_belang_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_belang_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belang")),
    )
    op.create_index(
        "ix_belang_medewerker_id",
        "belang",
        ["medewerker_id"],
        unique=False,
        sqlite_where=sa.text("medewerker_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_belang_persoon_id"), "belang", ["persoon_id"], unique=False)
    op.create_table(
        "vernietiglijst",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("nummer", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("peildatum", sa.String(), nullable=False),
        sa.Column("opgesteld_door_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("opgesteld_op", sa.Integer(), nullable=False),
        sa.Column("akkoord_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("akkoord_op", sa.Integer(), nullable=True),
        sa.Column("uitgevoerd_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("uitgevoerd_op", sa.Integer(), nullable=True),
        sa.Column("ingetrokken_op", sa.Integer(), nullable=True),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("nummer <> ''", name=op.f("ck_vernietiglijst_nummer")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_vernietiglijst_status")),
        sa.CheckConstraint("(akkoord_op IS NULL) = (akkoord_door_id IS NULL)", name=op.f("ck_vernietiglijst_akkoord")),
        sa.CheckConstraint(
            "(uitgevoerd_op IS NULL) = (uitgevoerd_door_id IS NULL)", name=op.f("ck_vernietiglijst_uitgevoerd")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_vernietiglijst_id")),
        sa.CheckConstraint(
            "uitgevoerd_op IS NULL OR akkoord_op IS NOT NULL", name=op.f("ck_vernietiglijst_eerst_akkoord")
        ),
        sa.CheckConstraint(
            "uitgevoerd_op IS NULL OR ingetrokken_op IS NULL", name=op.f("ck_vernietiglijst_ingetrokken")
        ),
        sa.ForeignKeyConstraint(["akkoord_door_id"], ["medewerker.id"], name=op.f("fk_vernietiglijst_akkoord_door_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_vernietiglijst_locatie_id")),
        sa.ForeignKeyConstraint(
            ["opgesteld_door_id"], ["medewerker.id"], name=op.f("fk_vernietiglijst_opgesteld_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["uitgevoerd_door_id"], ["medewerker.id"], name=op.f("fk_vernietiglijst_uitgevoerd_door_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietiglijst")),
    )
    op.create_index(op.f("ix_vernietiglijst_opgesteld_op"), "vernietiglijst", ["opgesteld_op"], unique=False)
    op.create_table(
        "aantekening",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("verzoek_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("over_soort", sa.String(), nullable=False),
        sa.Column("over_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(over_soort = '') = (over_id IS NULL)", name=op.f("ck_aantekening_over")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_aantekening_status")),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_aantekening_tekst")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_aantekening_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_aantekening_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_aantekening_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_aantekening_persoon_id")),
        sa.ForeignKeyConstraint(["verzoek_id"], ["avgverzoek.id"], name=op.f("fk_aantekening_verzoek_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aantekening")),
    )
    op.create_index(
        "ix_aantekening_huishouden_id",
        "aantekening",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_aantekening_persoon_id"), "aantekening", ["persoon_id"], unique=False)
    op.create_table(
        "bewaarblokkade",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("reden <> ''", name=op.f("ck_bewaarblokkade_reden")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_bewaarblokkade_status")),
        sa.CheckConstraint("tot = '' OR tot >= van", name=op.f("ck_bewaarblokkade_geldig")),
        sa.CheckConstraint("(huishouden_id IS NULL) <> (persoon_id IS NULL)", name=op.f("ck_bewaarblokkade_waarover")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_bewaarblokkade_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_bewaarblokkade_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_bewaarblokkade_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_bewaarblokkade_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bewaarblokkade")),
    )
    op.create_index(
        "ix_bewaarblokkade_huishouden_id",
        "bewaarblokkade",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        "ix_bewaarblokkade_persoon_id",
        "bewaarblokkade",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_table(
        "inzagegrond",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("van", sa.Integer(), nullable=False),
        sa.Column("tot", sa.Integer(), nullable=False),
        sa.Column("gezien_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("gezien_op", sa.Integer(), nullable=True),
        sa.Column("oordeel", sa.String(), nullable=False),
        sa.Column("oordeel_reden", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(oordeel = '') = (gezien_op IS NULL)", name=op.f("ck_inzagegrond_gezien")),
        sa.CheckConstraint("grondslag <> '' OR reden <> ''", name=op.f("ck_inzagegrond_gezegd")),
        sa.CheckConstraint("oordeel <> 'onterecht' OR oordeel_reden <> ''", name=op.f("ck_inzagegrond_oordeel_reden")),
        sa.CheckConstraint("oordeel IN ('', 'terecht', 'onterecht')", name=op.f("ck_inzagegrond_oordeel")),
        sa.CheckConstraint("soort = 'doel' OR reden <> ''", name=op.f("ck_inzagegrond_reden")),
        sa.CheckConstraint("soort IN ('doel', 'nood')", name=op.f("ck_inzagegrond_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_inzagegrond_status")),
        sa.CheckConstraint("(huishouden_id IS NULL) <> (persoon_id IS NULL)", name=op.f("ck_inzagegrond_waarover")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_inzagegrond_id")),
        sa.CheckConstraint("tot > van", name=op.f("ck_inzagegrond_duur")),
        sa.ForeignKeyConstraint(["gezien_door_id"], ["medewerker.id"], name=op.f("fk_inzagegrond_gezien_door_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_inzagegrond_huishouden_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_inzagegrond_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_inzagegrond_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzagegrond")),
    )
    op.create_index(
        "ix_inzagegrond_huishouden_id",
        "inzagegrond",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_inzagegrond_medewerker_id_tot"), "inzagegrond", ["medewerker_id", "tot"], unique=False)
    op.create_index(
        "ix_inzagegrond_persoon_id",
        "inzagegrond",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_table(
        "cijferrest",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("gegevens", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_cijferrest_id")),
        sa.CheckConstraint("json_valid(gegevens)", name=op.f("ck_cijferrest_gegevens")),
        sa.CheckConstraint("soort <> ''", name=op.f("ck_cijferrest_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_cijferrest_status")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_cijferrest_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cijferrest")),
    )
    op.create_index(op.f("ix_cijferrest_soort_dag"), "cijferrest", ["soort", "dag"], unique=False)
    op.create_table(
        "vernietigregel",
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
            "'avgverzoek')",
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
    op.create_index(op.f("ix_vernietigregel_dossier"), "vernietigregel", ["dossier"], unique=False)
    op.create_index(op.f("ix_vernietigregel_lijst_id"), "vernietigregel", ["lijst_id"], unique=False)
    op.create_table(
        "nieuw",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("tijd", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("doel", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("namens_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("grondslag", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_toegang_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_toegang_id")),
        sa.CheckConstraint("wat <> '' AND doel <> ''", name=op.f("ck_toegang_gezegd")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toegang")),
    )
    oud = "id, tijd, medewerker_id, persoon_id, wat, doel, status, koppen"
    op.execute(f"INSERT INTO nieuw ({oud}, soort, grondslag, uitkomst) SELECT {oud}, '', '', '' FROM toegang")
    op.drop_table("toegang")
    op.rename_table("nieuw", "toegang")
    op.create_index(op.f("ix_toegang_persoon_id_tijd"), "toegang", ["persoon_id", "tijd"], unique=False)
    op.create_index(
        "ix_toegang_huishouden_id_tijd",
        "toegang",
        ["huishouden_id", "tijd"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_toegang_soort_tijd"), "toegang", ["soort", "tijd"], unique=False)
    op.create_index(op.f("ix_toegang_medewerker_id_tijd"), "toegang", ["medewerker_id", "tijd"], unique=False)
    op.create_index(op.f("ix_toegang_tijd"), "toegang", ["tijd"], unique=False)
    for tabel, kolom, leeg in VERWIJZINGEN:
        alleen = sa.text(f"{kolom} IS NOT NULL") if leeg else None
        op.create_index(f"ix_{tabel}_{kolom}", tabel, [kolom], unique=False, sqlite_where=alleen)
    dossier = sa.text("CASE WHEN json_valid(kop) THEN json_extract(kop, '$.d') END")
    op.create_index("ix_mutatie_dossier", "mutatie", [dossier], unique=False)
    op.create_index(op.f("ix_ingehouden_waarom_soort_rij"), "ingehouden", ["waarom", "soort", "rij"], unique=False)


def downgrade() -> None:
    """The log keeps its new columns: an older program leaves what it does not know alone."""
    for tabel, kolom, _ in VERWIJZINGEN:
        if tabel not in ("aantekening", "vernietigregel"):  # which go themselves
            op.drop_index(f"ix_{tabel}_{kolom}", tabel)
    op.drop_index("ix_mutatie_dossier", "mutatie")
    op.drop_index("ix_ingehouden_waarom_soort_rij", "ingehouden")
    for tabel in (
        "cijferrest", "vernietigregel", "vernietiglijst", "bewaarblokkade", "aantekening", "avgkeuze", "avgverzoek",
        "belang", "inzagegrond", "instelling",
    ):  # fmt: skip
        op.drop_table(tabel)
