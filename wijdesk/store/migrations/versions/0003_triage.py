"""Triage and signalen: question lists, triage, short support, onderzoek, signalen, opschaling, meldcode, Wvggz."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trede",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("wie", sa.String(), nullable=False),
        sa.Column("extern", sa.Boolean(), nullable=False),
        sa.Column("telefoon", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_trede_naam")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_trede_status")),
        sa.CheckConstraint("van = '' OR tot = '' OR tot >= van", name=op.f("ck_trede_geldig")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_trede_id")),
        sa.CheckConstraint("volgorde BETWEEN 1 AND 99", name=op.f("ck_trede_volgorde")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trede")),
    )
    op.create_table(
        "antwoord",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("onderwerp_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("onderwerp IN ('triage', 'meldcode')", name=op.f("ck_antwoord_onderwerp")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_antwoord_status")),
        sa.CheckConstraint("vraag <> ''", name=op.f("ck_antwoord_vraag")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_antwoord_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_antwoord_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_antwoord")),
    )
    op.create_index(op.f("ix_antwoord_onderwerp_id"), "antwoord", ["onderwerp_id"], unique=False)
    op.create_table(
        "signaalbundel",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naam <> ''", name=op.f("ck_signaalbundel_naam")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_signaalbundel_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_signaalbundel_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_signaalbundel_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_signaalbundel_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalbundel")),
    )
    op.create_index(op.f("ix_signaalbundel_locatie_id"), "signaalbundel", ["locatie_id"], unique=False)
    op.create_table(
        "straatronde",
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
        sa.CheckConstraint("van = '' OR tot = '' OR tot >= van", name=op.f("ck_straatronde_volgorde")),
        sa.CheckConstraint("contacten BETWEEN 0 AND 9999", name=op.f("ck_straatronde_contacten")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_straatronde_id")),
        sa.CheckConstraint("tweede_id IS NULL OR tweede_id <> medewerker_id", name=op.f("ck_straatronde_koppel")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_straatronde_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_straatronde_medewerker_id")),
        sa.ForeignKeyConstraint(["tweede_id"], ["medewerker.id"], name=op.f("fk_straatronde_tweede_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_straatronde")),
    )
    op.create_index(op.f("ix_straatronde_locatie_id_dag"), "straatronde", ["locatie_id", "dag"], unique=False)
    op.create_table(
        "vragenlijst",
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
        sa.CheckConstraint("soort IN ('triage', 'afwegingskader')", name=op.f("ck_vragenlijst_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_vragenlijst_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_vragenlijst_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_vragenlijst_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_vragenlijst_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vragenlijst")),
    )
    op.create_index(
        op.f("ix_vragenlijst_soort_locatie_id_vanaf"), "vragenlijst", ["soort", "locatie_id", "vanaf"], unique=False
    )
    op.create_table(
        "wvggzconsult",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("duur", sa.Integer(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("advies", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("bron <> ''", name=op.f("ck_wvggzconsult_bron")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_wvggzconsult_status")),
        sa.CheckConstraint("duur BETWEEN 0 AND 1440", name=op.f("ck_wvggzconsult_duur")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_wvggzconsult_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_wvggzconsult_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_wvggzconsult_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wvggzconsult")),
    )
    op.create_index(op.f("ix_wvggzconsult_dag"), "wvggzconsult", ["dag"], unique=False)
    op.create_table(
        "activiteitvoorstel",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("thema", sa.String(), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("waarom", sa.String(), nullable=False),
        sa.Column("bundel_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("naam <> '' AND waarom <> ''", name=op.f("ck_activiteitvoorstel_inhoud")),
        sa.CheckConstraint(
            "stand IN ('voorstel', 'overgenomen', 'afgewezen')", name=op.f("ck_activiteitvoorstel_stand")
        ),
        sa.CheckConstraint(
            "status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_activiteitvoorstel_status")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_activiteitvoorstel_id")),
        sa.ForeignKeyConstraint(["bundel_id"], ["signaalbundel.id"], name=op.f("fk_activiteitvoorstel_bundel_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_activiteitvoorstel_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_activiteitvoorstel_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activiteitvoorstel")),
    )
    op.create_index(
        "ix_activiteitvoorstel_bundel_id",
        "activiteitvoorstel",
        ["bundel_id"],
        unique=False,
        sqlite_where=sa.text("bundel_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_activiteitvoorstel_locatie_id_stand"), "activiteitvoorstel", ["locatie_id", "stand"], unique=False
    )
    op.create_table(
        "signaal",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("bron", sa.String(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("urgentie", sa.Integer(), nullable=False),
        sa.Column("ontvangen", sa.Integer(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("geschreven_door_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("adres_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("straat", sa.String(), nullable=False),
        sa.Column("straat_sleutel", sa.String(), nullable=False),
        sa.Column("gebied", sa.String(), nullable=False),
        sa.Column("thema", sa.String(), nullable=False),
        sa.Column("vraag_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("straatronde_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bundel_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("eerste_reactie", sa.Integer(), nullable=True),
        sa.Column("beoordeling", sa.String(), nullable=False),
        sa.Column("beoordeeld_op", sa.Integer(), nullable=True),
        sa.Column("terugkoppeling", sa.String(), nullable=False),
        sa.Column("terugkoppelen_voor", sa.String(), nullable=False),
        sa.Column("teruggekoppeld_op", sa.String(), nullable=False),
        sa.Column("teruggekoppeld_wat", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("uitkomst_tekst", sa.String(), nullable=False),
        sa.Column("afgesloten_op", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(stand = 'afgesloten') = (afgesloten_op IS NOT NULL AND uitkomst <> '')", name=op.f("ck_signaal_einde")
        ),
        sa.CheckConstraint(
            "(teruggekoppeld_op = '') = (teruggekoppeld_wat = '')", name=op.f("ck_signaal_teruggekoppeld")
        ),
        sa.CheckConstraint(
            "persoon_id IS NOT NULL OR huishouden_id IS NOT NULL OR adres_id IS NOT NULL OR straat <> '' OR thema <> ''",
            name=op.f("ck_signaal_waarover"),
        ),
        sa.CheckConstraint("stand <> 'in onderzoek' OR medewerker_id IS NOT NULL", name=op.f("ck_signaal_wie")),
        sa.CheckConstraint(
            "stand IN ('nieuw', 'in onderzoek', 'wacht op terugkoppeling', 'afgesloten')", name=op.f("ck_signaal_stand")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_signaal_status")),
        sa.CheckConstraint("tekst <> '' AND soort <> '' AND bron <> ''", name=op.f("ck_signaal_inhoud")),
        sa.CheckConstraint(
            "terugkoppeling IN ('', 'gevraagd', 'niet gewenst', 'niet mogelijk')",
            name=op.f("ck_signaal_terugkoppeling"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_signaal_id")),
        sa.CheckConstraint("urgentie BETWEEN 1 AND 3", name=op.f("ck_signaal_urgentie")),
        sa.ForeignKeyConstraint(["adres_id"], ["adres.id"], name=op.f("fk_signaal_adres_id")),
        sa.ForeignKeyConstraint(["bundel_id"], ["signaalbundel.id"], name=op.f("fk_signaal_bundel_id")),
        sa.ForeignKeyConstraint(["geschreven_door_id"], ["medewerker.id"], name=op.f("fk_signaal_geschreven_door_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_signaal_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_signaal_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_signaal_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_signaal_persoon_id")),
        sa.ForeignKeyConstraint(["straatronde_id"], ["straatronde.id"], name=op.f("fk_signaal_straatronde_id")),
        sa.ForeignKeyConstraint(["vraag_id"], ["vraag.id"], name=op.f("fk_signaal_vraag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaal")),
    )
    op.create_index(
        "ix_signaal_adres_id", "signaal", ["adres_id"], unique=False, sqlite_where=sa.text("adres_id IS NOT NULL")
    )
    op.create_index(
        "ix_signaal_bundel_id", "signaal", ["bundel_id"], unique=False, sqlite_where=sa.text("bundel_id IS NOT NULL")
    )
    op.create_index(
        "ix_signaal_huishouden_id",
        "signaal",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_signaal_locatie_id_stand_urgentie_ontvangen"),
        "signaal",
        ["locatie_id", "stand", "urgentie", "ontvangen"],
        unique=False,
    )
    op.create_index(
        "ix_signaal_medewerker_id",
        "signaal",
        ["medewerker_id"],
        unique=False,
        sqlite_where=sa.text("stand <> 'afgesloten'"),
    )
    op.create_index(
        "ix_signaal_persoon_id", "signaal", ["persoon_id"], unique=False, sqlite_where=sa.text("persoon_id IS NOT NULL")
    )
    op.create_index(
        "ix_signaal_straat_thema",
        "signaal",
        ["straat_sleutel", "thema", "ontvangen"],
        unique=False,
        sqlite_where=sa.text("straat_sleutel <> ''"),
    )
    op.create_index(
        "ix_signaal_straatronde_id",
        "signaal",
        ["straatronde_id"],
        unique=False,
        sqlite_where=sa.text("straatronde_id IS NOT NULL"),
    )
    op.create_index(
        "ix_signaal_vraag_id", "signaal", ["vraag_id"], unique=False, sqlite_where=sa.text("vraag_id IS NOT NULL")
    )
    op.create_table(
        "signaalmelder",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("organisatie", sa.String(), nullable=False),
        sa.Column("telefoon", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("geheim", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "naam <> '' OR organisatie <> '' OR telefoon <> '' OR email <> ''", name=op.f("ck_signaalmelder_wie")
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_signaalmelder_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_signaalmelder_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_signaalmelder_signaal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalmelder")),
    )
    op.create_index(op.f("ix_signaalmelder_signaal_id"), "signaalmelder", ["signaal_id"], unique=False)
    op.create_table(
        "signaalstap",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("naar_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("naar_locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("soort <> ''", name=op.f("ck_signaalstap_soort")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_signaalstap_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_signaalstap_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_signaalstap_medewerker_id")),
        sa.ForeignKeyConstraint(["naar_id"], ["medewerker.id"], name=op.f("fk_signaalstap_naar_id")),
        sa.ForeignKeyConstraint(["naar_locatie_id"], ["locatie.id"], name=op.f("fk_signaalstap_naar_locatie_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_signaalstap_signaal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalstap")),
    )
    op.create_index(op.f("ix_signaalstap_signaal_id_op"), "signaalstap", ["signaal_id", "op"], unique=False)
    op.create_table(
        "signaalveld",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("veld", sa.String(), nullable=False),
        sa.Column("waarde", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_signaalveld_status")),
        sa.CheckConstraint("veld <> ''", name=op.f("ck_signaalveld_veld")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_signaalveld_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_signaalveld_signaal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signaalveld")),
    )
    op.create_index(op.f("ix_signaalveld_signaal_id"), "signaalveld", ["signaal_id"], unique=False)
    op.create_table(
        "triage",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vraag_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vragenlijst_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("teamlijst_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("begonnen_op", sa.Integer(), nullable=False),
        sa.Column("bladzijde", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("voorstel_route", sa.String(), nullable=False),
        sa.Column("voorstel_besluit", sa.String(), nullable=False),
        sa.Column("voorstel_redenen", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("afwijkreden", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("gevolg", sa.String(), nullable=False),
        sa.Column("gevolg_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("besloten_op", sa.Integer(), nullable=True),
        sa.Column("besloten_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("gestaakt_om", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(gevolg = '') = (gevolg_id IS NULL)", name=op.f("ck_triage_gevolg")),
        sa.CheckConstraint(
            "(stand = 'besloten') = (besluit <> '' AND route <> '' AND besloten_op IS NOT NULL)",
            name=op.f("ck_triage_besloten"),
        ),
        sa.CheckConstraint("(stand = 'gestaakt') = (gestaakt_om <> '')", name=op.f("ck_triage_gestaakt")),
        sa.CheckConstraint(
            "besluit IN ('', 'afgehandeld', 'verwijzing', 'kortdurend', 'casus', 'onderzoek', 'opschaling', 'afschalen') AND voorstel_besluit IN ('', 'afgehandeld', 'verwijzing', 'kortdurend', 'casus', 'onderzoek', 'opschaling', 'afschalen')",
            name=op.f("ck_triage_besluit"),
        ),
        sa.CheckConstraint(
            "route IN ('', 'enkelvoudig', 'complex', 'spoed') AND voorstel_route IN ('', 'enkelvoudig', 'complex', 'spoed')",
            name=op.f("ck_triage_route"),
        ),
        sa.CheckConstraint(
            "stand <> 'besloten' OR afwijkreden <> '' OR ((voorstel_route = '' OR route = voorstel_route) AND (voorstel_besluit = '' OR besluit = voorstel_besluit))",
            name=op.f("ck_triage_afwijken"),
        ),
        sa.CheckConstraint("stand IN ('lopend', 'besloten', 'gestaakt')", name=op.f("ck_triage_stand")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_triage_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_triage_id")),
        sa.ForeignKeyConstraint(["besloten_door_id"], ["medewerker.id"], name=op.f("fk_triage_besloten_door_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_triage_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_triage_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_triage_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_triage_persoon_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_triage_signaal_id")),
        sa.ForeignKeyConstraint(["teamlijst_id"], ["vragenlijst.id"], name=op.f("fk_triage_teamlijst_id")),
        sa.ForeignKeyConstraint(["vraag_id"], ["vraag.id"], name=op.f("fk_triage_vraag_id")),
        sa.ForeignKeyConstraint(["vragenlijst_id"], ["vragenlijst.id"], name=op.f("fk_triage_vragenlijst_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_triage")),
    )
    op.create_index(
        "ix_triage_besloten_op",
        "triage",
        ["besloten_op", "locatie_id"],
        unique=False,
        sqlite_where=sa.text("besloten_op IS NOT NULL"),
    )
    op.create_index(
        "ix_triage_huishouden_id",
        "triage",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        "ix_triage_lopend", "triage", ["locatie_id"], unique=False, sqlite_where=sa.text("stand = 'lopend'")
    )
    op.create_index(
        "ix_triage_medewerker_id", "triage", ["medewerker_id"], unique=False, sqlite_where=sa.text("stand = 'lopend'")
    )
    op.create_index(
        "ix_triage_persoon_id", "triage", ["persoon_id"], unique=False, sqlite_where=sa.text("persoon_id IS NOT NULL")
    )
    op.create_index(
        "ix_triage_vraag_id", "triage", ["vraag_id"], unique=False, sqlite_where=sa.text("vraag_id IS NOT NULL")
    )
    op.create_table(
        "wvggzmelding",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("melding_op", sa.String(), nullable=False),
        sa.Column("bevindingen", sa.String(), nullable=False),
        sa.Column("gesproken_op", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("besloten_op", sa.String(), nullable=False),
        sa.Column("teruggekoppeld_op", sa.String(), nullable=False),
        sa.Column("teruggekoppeld_wat", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(teruggekoppeld_op = '') = (teruggekoppeld_wat = '')", name=op.f("ck_wvggzmelding_teruggekoppeld")
        ),
        sa.CheckConstraint("(uitkomst = '') = (besloten_op = '')", name=op.f("ck_wvggzmelding_besloten")),
        sa.CheckConstraint("besloten_op = '' OR besloten_op >= melding_op", name=op.f("ck_wvggzmelding_volgorde")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_wvggzmelding_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_wvggzmelding_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_wvggzmelding_persoon_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_wvggzmelding_signaal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wvggzmelding")),
    )
    op.create_index(op.f("ix_wvggzmelding_persoon_id"), "wvggzmelding", ["persoon_id"], unique=False)
    op.create_index(op.f("ix_wvggzmelding_signaal_id"), "wvggzmelding", ["signaal_id"], unique=False)
    op.create_table(
        "bladzijdestand",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("bladzijde", sa.String(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("reden", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(stand = 'overgeslagen') = (reden <> '')", name=op.f("ck_bladzijdestand_reden")),
        sa.CheckConstraint("stand IN ('ingevuld', 'overgeslagen')", name=op.f("ck_bladzijdestand_stand")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_bladzijdestand_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_bladzijdestand_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_bladzijdestand_medewerker_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_bladzijdestand_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bladzijdestand")),
    )
    op.create_index(
        "ix_bladzijdestand_triage_id",
        "bladzijdestand",
        ["triage_id"],
        unique=False,
        sqlite_where=sa.text("status = 'actief'"),
    )
    op.create_table(
        "consult",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("aan_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("gesteld_door_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gesteld_op", sa.Integer(), nullable=False),
        sa.Column("antwoord", sa.String(), nullable=False),
        sa.Column("antwoord_door_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("antwoord_op", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(antwoord = '') = (antwoord_op IS NULL) AND (antwoord = '') = (antwoord_door_id IS NULL)",
            name=op.f("ck_consult_antwoord"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_consult_status")),
        sa.CheckConstraint("vraag <> ''", name=op.f("ck_consult_vraag")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_consult_id")),
        sa.CheckConstraint("triage_id IS NOT NULL OR huishouden_id IS NOT NULL", name=op.f("ck_consult_waarover")),
        sa.ForeignKeyConstraint(["aan_id"], ["medewerker.id"], name=op.f("fk_consult_aan_id")),
        sa.ForeignKeyConstraint(["antwoord_door_id"], ["medewerker.id"], name=op.f("fk_consult_antwoord_door_id")),
        sa.ForeignKeyConstraint(["gesteld_door_id"], ["medewerker.id"], name=op.f("fk_consult_gesteld_door_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_consult_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_consult_locatie_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_consult_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consult")),
    )
    op.create_index(
        "ix_consult_huishouden_id",
        "consult",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index("ix_consult_open", "consult", ["locatie_id"], unique=False, sqlite_where=sa.text("antwoord = ''"))
    op.create_index(
        "ix_consult_triage_id", "consult", ["triage_id"], unique=False, sqlite_where=sa.text("triage_id IS NOT NULL")
    )
    op.create_table(
        "meldcode",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vragenlijst_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("aanleiding", sa.String(), nullable=False),
        sa.Column("begonnen_op", sa.Integer(), nullable=False),
        sa.Column("besluit", sa.String(), nullable=False),
        sa.Column("besluit_tekst", sa.String(), nullable=False),
        sa.Column("afgesloten_op", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(besluit = '') = (afgesloten_op IS NULL)", name=op.f("ck_meldcode_besluit")),
        sa.CheckConstraint("aanleiding <> ''", name=op.f("ck_meldcode_aanleiding")),
        sa.CheckConstraint("besluit = '' OR besluit_tekst <> ''", name=op.f("ck_meldcode_waarom")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_meldcode_status")),
        sa.CheckConstraint("huishouden_id IS NOT NULL OR persoon_id IS NOT NULL", name=op.f("ck_meldcode_over_wie")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_meldcode_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_meldcode_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_meldcode_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_meldcode_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_meldcode_persoon_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_meldcode_signaal_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_meldcode_triage_id")),
        sa.ForeignKeyConstraint(["vragenlijst_id"], ["vragenlijst.id"], name=op.f("fk_meldcode_vragenlijst_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meldcode")),
    )
    op.create_index(
        "ix_meldcode_huishouden_id",
        "meldcode",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        "ix_meldcode_open", "meldcode", ["medewerker_id"], unique=False, sqlite_where=sa.text("besluit = ''")
    )
    op.create_index(
        "ix_meldcode_persoon_id",
        "meldcode",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_meldcode_signaal_id",
        "meldcode",
        ["signaal_id"],
        unique=False,
        sqlite_where=sa.text("signaal_id IS NOT NULL"),
    )
    op.create_table(
        "ondersteuning",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("doel", sa.String(), nullable=False),
        sa.Column("begin", sa.String(), nullable=False),
        sa.Column("verwacht_einde", sa.String(), nullable=False),
        sa.Column("einde", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("uitkomst_tekst", sa.String(), nullable=False),
        sa.Column("controle_op", sa.String(), nullable=False),
        sa.Column("controle_gedaan_op", sa.String(), nullable=False),
        sa.Column("controle_tekst", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(controle_gedaan_op = '') = (controle_tekst = '')", name=op.f("ck_ondersteuning_controle")),
        sa.CheckConstraint("(einde = '') = (uitkomst = '')", name=op.f("ck_ondersteuning_einde")),
        sa.CheckConstraint("doel <> ''", name=op.f("ck_ondersteuning_doel")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_ondersteuning_status")),
        sa.CheckConstraint(
            "verwacht_einde >= begin AND (einde = '' OR einde >= begin)", name=op.f("ck_ondersteuning_volgorde")
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_ondersteuning_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_ondersteuning_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_ondersteuning_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_ondersteuning_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_ondersteuning_persoon_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_ondersteuning_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ondersteuning")),
    )
    op.create_index(
        "ix_ondersteuning_controle",
        "ondersteuning",
        ["controle_op"],
        unique=False,
        sqlite_where=sa.text("controle_op <> '' AND controle_gedaan_op = ''"),
    )
    op.create_index(
        "ix_ondersteuning_huishouden_id",
        "ondersteuning",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(
        "ix_ondersteuning_locatie_id", "ondersteuning", ["locatie_id"], unique=False, sqlite_where=sa.text("einde = ''")
    )
    op.create_index(
        "ix_ondersteuning_open",
        "ondersteuning",
        ["medewerker_id", "verwacht_einde"],
        unique=False,
        sqlite_where=sa.text("einde = ''"),
    )
    op.create_index(op.f("ix_ondersteuning_persoon_id"), "ondersteuning", ["persoon_id"], unique=False)
    op.create_table(
        "onderzoek",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("wet", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("vraag", sa.String(), nullable=False),
        sa.Column("melding_op", sa.String(), nullable=False),
        sa.Column("bevestigd_op", sa.String(), nullable=False),
        sa.Column("clientondersteuning_op", sa.String(), nullable=False),
        sa.Column("persoonlijk_plan_op", sa.String(), nullable=False),
        sa.Column("familiegroepsplan", sa.String(), nullable=False),
        sa.Column("familiegroepsplan_op", sa.String(), nullable=False),
        sa.Column("afgerond_op", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("verslag", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(afgerond_op = '') = (uitkomst = '')", name=op.f("ck_onderzoek_afgerond")),
        sa.CheckConstraint("afgerond_op = '' OR afgerond_op >= melding_op", name=op.f("ck_onderzoek_volgorde")),
        sa.CheckConstraint("familiegroepsplan IN ('', 'ja', 'nee')", name=op.f("ck_onderzoek_familiegroepsplan")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_onderzoek_status")),
        sa.CheckConstraint("wet IN ('Wmo 2015', 'Jeugdwet')", name=op.f("ck_onderzoek_wet")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_onderzoek_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_onderzoek_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_onderzoek_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_onderzoek_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_onderzoek_persoon_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_onderzoek_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onderzoek")),
    )
    op.create_index(op.f("ix_onderzoek_huishouden_id"), "onderzoek", ["huishouden_id"], unique=False)
    op.create_index(
        "ix_onderzoek_locatie_id", "onderzoek", ["locatie_id"], unique=False, sqlite_where=sa.text("afgerond_op = ''")
    )
    op.create_index(
        "ix_onderzoek_open", "onderzoek", ["medewerker_id"], unique=False, sqlite_where=sa.text("afgerond_op = ''")
    )
    op.create_index(op.f("ix_onderzoek_persoon_id"), "onderzoek", ["persoon_id"], unique=False)
    op.create_table(
        "opschaling",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("richting", sa.String(), nullable=False),
        sa.Column("trede_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("huishouden_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("signaal_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("triage_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("kwartaal", sa.String(), nullable=False),
        sa.Column("waarom", sa.String(), nullable=False),
        sa.Column("aan", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("kwartaal GLOB '[0-9][0-9][0-9][0-9]-K[1-4]'", name=op.f("ck_opschaling_kwartaal")),
        sa.CheckConstraint("richting = 'af' OR trede_id IS NOT NULL", name=op.f("ck_opschaling_trede")),
        sa.CheckConstraint("richting IN ('op', 'af')", name=op.f("ck_opschaling_richting")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_opschaling_status")),
        sa.CheckConstraint("waarom <> ''", name=op.f("ck_opschaling_waarom")),
        sa.CheckConstraint(
            "huishouden_id IS NOT NULL OR persoon_id IS NOT NULL OR signaal_id IS NOT NULL OR triage_id IS NOT NULL",
            name=op.f("ck_opschaling_waarover"),
        ),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_opschaling_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_opschaling_huishouden_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_opschaling_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_opschaling_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_opschaling_persoon_id")),
        sa.ForeignKeyConstraint(["signaal_id"], ["signaal.id"], name=op.f("fk_opschaling_signaal_id")),
        sa.ForeignKeyConstraint(["trede_id"], ["trede.id"], name=op.f("fk_opschaling_trede_id")),
        sa.ForeignKeyConstraint(["triage_id"], ["triage.id"], name=op.f("fk_opschaling_triage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opschaling")),
    )
    op.create_index(
        "ix_opschaling_huishouden_id",
        "opschaling",
        ["huishouden_id"],
        unique=False,
        sqlite_where=sa.text("huishouden_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_opschaling_kwartaal_trede_id"), "opschaling", ["kwartaal", "trede_id"], unique=False)
    op.create_index(op.f("ix_opschaling_locatie_id_op"), "opschaling", ["locatie_id", "op"], unique=False)
    op.create_index(
        "ix_opschaling_persoon_id",
        "opschaling",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_index(
        "ix_opschaling_signaal_id",
        "opschaling",
        ["signaal_id"],
        unique=False,
        sqlite_where=sa.text("signaal_id IS NOT NULL"),
    )
    op.create_index(
        "ix_opschaling_triage_id",
        "opschaling",
        ["triage_id"],
        unique=False,
        sqlite_where=sa.text("triage_id IS NOT NULL"),
    )
    op.create_table(
        "bericht",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("opschaling_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("aan_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gezien_op", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_bericht_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_bericht_id")),
        sa.ForeignKeyConstraint(["aan_id"], ["medewerker.id"], name=op.f("fk_bericht_aan_id")),
        sa.ForeignKeyConstraint(["opschaling_id"], ["opschaling.id"], name=op.f("fk_bericht_opschaling_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
    )
    op.create_index(
        "ix_bericht_ongezien", "bericht", ["aan_id"], unique=False, sqlite_where=sa.text("gezien_op IS NULL")
    )
    op.create_index(op.f("ix_bericht_opschaling_id"), "bericht", ["opschaling_id"], unique=False)
    op.create_table(
        "meldcodestap",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("meldcode_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("stap", sa.Integer(), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("overgeslagen", sa.Boolean(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("met", sa.String(), nullable=False),
        sa.Column("geschreven_op", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_meldcodestap_status")),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_meldcodestap_tekst")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_meldcodestap_id")),
        sa.CheckConstraint("stap BETWEEN 1 AND 5", name=op.f("ck_meldcodestap_stap")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_meldcodestap_medewerker_id")),
        sa.ForeignKeyConstraint(["meldcode_id"], ["meldcode.id"], name=op.f("fk_meldcodestap_meldcode_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meldcodestap")),
    )
    op.create_index(op.f("ix_meldcodestap_meldcode_id"), "meldcodestap", ["meldcode_id"], unique=False)
    op.create_table(
        "ondersteuningsmoment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("ondersteuning_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("duur", sa.Integer(), nullable=False),
        sa.Column("tekst", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("geschreven_op", sa.Integer(), nullable=False),
        sa.Column("vorige_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_ondersteuningsmoment_status")
        ),
        sa.CheckConstraint("tekst <> ''", name=op.f("ck_ondersteuningsmoment_tekst")),
        sa.CheckConstraint("duur BETWEEN 0 AND 1440", name=op.f("ck_ondersteuningsmoment_duur")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_ondersteuningsmoment_id")),
        sa.ForeignKeyConstraint(
            ["medewerker_id"], ["medewerker.id"], name=op.f("fk_ondersteuningsmoment_medewerker_id")
        ),
        sa.ForeignKeyConstraint(
            ["ondersteuning_id"], ["ondersteuning.id"], name=op.f("fk_ondersteuningsmoment_ondersteuning_id")
        ),
        sa.ForeignKeyConstraint(
            ["vorige_id"], ["ondersteuningsmoment.id"], name=op.f("fk_ondersteuningsmoment_vorige_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ondersteuningsmoment")),
    )
    op.create_index(
        op.f("ix_ondersteuningsmoment_ondersteuning_id"), "ondersteuningsmoment", ["ondersteuning_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_ondersteuningsmoment_ondersteuning_id"), table_name="ondersteuningsmoment")
    op.drop_table("ondersteuningsmoment")
    op.drop_index(op.f("ix_meldcodestap_meldcode_id"), table_name="meldcodestap")
    op.drop_table("meldcodestap")
    op.drop_index(op.f("ix_bericht_opschaling_id"), table_name="bericht")
    op.drop_index("ix_bericht_ongezien", table_name="bericht", sqlite_where=sa.text("gezien_op IS NULL"))
    op.drop_table("bericht")
    op.drop_index("ix_opschaling_triage_id", table_name="opschaling", sqlite_where=sa.text("triage_id IS NOT NULL"))
    op.drop_index("ix_opschaling_signaal_id", table_name="opschaling", sqlite_where=sa.text("signaal_id IS NOT NULL"))
    op.drop_index("ix_opschaling_persoon_id", table_name="opschaling", sqlite_where=sa.text("persoon_id IS NOT NULL"))
    op.drop_index(op.f("ix_opschaling_locatie_id_op"), table_name="opschaling")
    op.drop_index(op.f("ix_opschaling_kwartaal_trede_id"), table_name="opschaling")
    op.drop_index(
        "ix_opschaling_huishouden_id", table_name="opschaling", sqlite_where=sa.text("huishouden_id IS NOT NULL")
    )
    op.drop_table("opschaling")
    op.drop_index(op.f("ix_onderzoek_persoon_id"), table_name="onderzoek")
    op.drop_index("ix_onderzoek_open", table_name="onderzoek", sqlite_where=sa.text("afgerond_op = ''"))
    op.drop_index("ix_onderzoek_locatie_id", table_name="onderzoek", sqlite_where=sa.text("afgerond_op = ''"))
    op.drop_index(op.f("ix_onderzoek_huishouden_id"), table_name="onderzoek")
    op.drop_table("onderzoek")
    op.drop_index(op.f("ix_ondersteuning_persoon_id"), table_name="ondersteuning")
    op.drop_index("ix_ondersteuning_open", table_name="ondersteuning", sqlite_where=sa.text("einde = ''"))
    op.drop_index("ix_ondersteuning_locatie_id", table_name="ondersteuning", sqlite_where=sa.text("einde = ''"))
    op.drop_index(
        "ix_ondersteuning_huishouden_id", table_name="ondersteuning", sqlite_where=sa.text("huishouden_id IS NOT NULL")
    )
    op.drop_index(
        "ix_ondersteuning_controle",
        table_name="ondersteuning",
        sqlite_where=sa.text("controle_op <> '' AND controle_gedaan_op = ''"),
    )
    op.drop_table("ondersteuning")
    op.drop_index("ix_meldcode_signaal_id", table_name="meldcode", sqlite_where=sa.text("signaal_id IS NOT NULL"))
    op.drop_index("ix_meldcode_persoon_id", table_name="meldcode", sqlite_where=sa.text("persoon_id IS NOT NULL"))
    op.drop_index("ix_meldcode_open", table_name="meldcode", sqlite_where=sa.text("besluit = ''"))
    op.drop_index("ix_meldcode_huishouden_id", table_name="meldcode", sqlite_where=sa.text("huishouden_id IS NOT NULL"))
    op.drop_table("meldcode")
    op.drop_index("ix_consult_triage_id", table_name="consult", sqlite_where=sa.text("triage_id IS NOT NULL"))
    op.drop_index("ix_consult_open", table_name="consult", sqlite_where=sa.text("antwoord = ''"))
    op.drop_index("ix_consult_huishouden_id", table_name="consult", sqlite_where=sa.text("huishouden_id IS NOT NULL"))
    op.drop_table("consult")
    op.drop_index("ix_bladzijdestand_triage_id", table_name="bladzijdestand", sqlite_where=sa.text("status = 'actief'"))
    op.drop_table("bladzijdestand")
    op.drop_index(op.f("ix_wvggzmelding_signaal_id"), table_name="wvggzmelding")
    op.drop_index(op.f("ix_wvggzmelding_persoon_id"), table_name="wvggzmelding")
    op.drop_table("wvggzmelding")
    op.drop_index("ix_triage_vraag_id", table_name="triage", sqlite_where=sa.text("vraag_id IS NOT NULL"))
    op.drop_index("ix_triage_persoon_id", table_name="triage", sqlite_where=sa.text("persoon_id IS NOT NULL"))
    op.drop_index("ix_triage_medewerker_id", table_name="triage", sqlite_where=sa.text("stand = 'lopend'"))
    op.drop_index("ix_triage_lopend", table_name="triage", sqlite_where=sa.text("stand = 'lopend'"))
    op.drop_index("ix_triage_huishouden_id", table_name="triage", sqlite_where=sa.text("huishouden_id IS NOT NULL"))
    op.drop_index("ix_triage_besloten_op", table_name="triage", sqlite_where=sa.text("besloten_op IS NOT NULL"))
    op.drop_table("triage")
    op.drop_index(op.f("ix_signaalveld_signaal_id"), table_name="signaalveld")
    op.drop_table("signaalveld")
    op.drop_index(op.f("ix_signaalstap_signaal_id_op"), table_name="signaalstap")
    op.drop_table("signaalstap")
    op.drop_index(op.f("ix_signaalmelder_signaal_id"), table_name="signaalmelder")
    op.drop_table("signaalmelder")
    op.drop_index("ix_signaal_vraag_id", table_name="signaal", sqlite_where=sa.text("vraag_id IS NOT NULL"))
    op.drop_index("ix_signaal_straatronde_id", table_name="signaal", sqlite_where=sa.text("straatronde_id IS NOT NULL"))
    op.drop_index("ix_signaal_straat_thema", table_name="signaal", sqlite_where=sa.text("straat_sleutel <> ''"))
    op.drop_index("ix_signaal_persoon_id", table_name="signaal", sqlite_where=sa.text("persoon_id IS NOT NULL"))
    op.drop_index("ix_signaal_medewerker_id", table_name="signaal", sqlite_where=sa.text("stand <> 'afgesloten'"))
    op.drop_index(op.f("ix_signaal_locatie_id_stand_urgentie_ontvangen"), table_name="signaal")
    op.drop_index("ix_signaal_huishouden_id", table_name="signaal", sqlite_where=sa.text("huishouden_id IS NOT NULL"))
    op.drop_index("ix_signaal_bundel_id", table_name="signaal", sqlite_where=sa.text("bundel_id IS NOT NULL"))
    op.drop_index("ix_signaal_adres_id", table_name="signaal", sqlite_where=sa.text("adres_id IS NOT NULL"))
    op.drop_table("signaal")
    op.drop_index(op.f("ix_activiteitvoorstel_locatie_id_stand"), table_name="activiteitvoorstel")
    op.drop_index(
        "ix_activiteitvoorstel_bundel_id",
        table_name="activiteitvoorstel",
        sqlite_where=sa.text("bundel_id IS NOT NULL"),
    )
    op.drop_table("activiteitvoorstel")
    op.drop_index(op.f("ix_wvggzconsult_dag"), table_name="wvggzconsult")
    op.drop_table("wvggzconsult")
    op.drop_index(op.f("ix_vragenlijst_soort_locatie_id_vanaf"), table_name="vragenlijst")
    op.drop_table("vragenlijst")
    op.drop_index(op.f("ix_straatronde_locatie_id_dag"), table_name="straatronde")
    op.drop_table("straatronde")
    op.drop_index(op.f("ix_signaalbundel_locatie_id"), table_name="signaalbundel")
    op.drop_table("signaalbundel")
    op.drop_index(op.f("ix_antwoord_onderwerp_id"), table_name="antwoord")
    op.drop_table("antwoord")
    op.drop_table("trede")
