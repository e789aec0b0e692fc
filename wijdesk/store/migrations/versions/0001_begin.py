"""The first schema: house, persons, inloop, agressie and the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "adres",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("straat", sa.String(), nullable=False),
        sa.Column("huisnummer", sa.String(), nullable=False),
        sa.Column("toevoeging", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("woonplaats", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_adres_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_adres_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adres")),
    )
    op.create_index(op.f("ix_adres_postcode_huisnummer"), "adres", ["postcode", "huisnummer"], unique=False)
    op.create_index(op.f("ix_adres_straat_huisnummer"), "adres", ["straat", "huisnummer"], unique=False)
    op.create_table(
        "code",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("lijst", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("toets", sa.String(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("overdracht", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_code_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_code_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code")),
    )
    op.create_index(op.f("ix_code_lijst_code"), "code", ["lijst", "code"], unique=False)
    op.create_table(
        "concept",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("inhoud", sa.String(), nullable=False),
        sa.Column("bijgewerkt", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
    )
    op.create_table(
        "importpartij",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("bestand", sa.String(), nullable=False),
        sa.Column("op", sa.Integer(), nullable=False),
        sa.Column("goed", sa.Integer(), nullable=False),
        sa.Column("overgeslagen", sa.Integer(), nullable=False),
        sa.Column("fout", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_importpartij_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_importpartij_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_importpartij")),
    )
    op.create_table(
        "keten",
        sa.Column("balie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("mutatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("schakel", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("balie_id", "volgnr", name=op.f("pk_keten")),
    )
    op.create_table(
        "locatie",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_locatie_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locatie")),
    )
    op.create_table(
        "mutatie",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kop", sa.String(), nullable=False),
        sa.Column("zout", sa.LargeBinary(), nullable=True),
        sa.Column("inhoud", sa.String(), nullable=True),
        sa.Column("rij", sa.LargeBinary(length=16), nullable=False),
        sa.Column("transactie", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutatie")),
    )
    op.create_index(op.f("ix_mutatie_rij"), "mutatie", ["rij"], unique=False)
    op.create_index(op.f("ix_mutatie_transactie"), "mutatie", ["transactie"], unique=False)
    op.create_table(
        "toegang",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("tijd", sa.Integer(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("wat", sa.String(), nullable=False),
        sa.Column("doel", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_toegang_status")),
        sa.CheckConstraint("wat <> '' AND doel <> ''", name=op.f("ck_toegang_gezegd")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_toegang_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toegang")),
    )
    op.create_index(op.f("ix_toegang_persoon_id_tijd"), "toegang", ["persoon_id", "tijd"], unique=False)
    op.create_table(
        "voorkeur",
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sleutel", sa.String(), nullable=False),
        sa.Column("waarde", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("medewerker_id", "sleutel", name=op.f("pk_voorkeur")),
    )
    op.create_table(
        "winkel",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("balie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("voorbeeld", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_winkel")),
    )
    op.create_table(
        "medewerker",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_medewerker_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_medewerker_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_medewerker_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
    )
    op.create_table(
        "persoon",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("bsn", sa.String(), nullable=False),
        sa.Column("voornamen", sa.String(), nullable=False),
        sa.Column("roepnaam", sa.String(), nullable=False),
        sa.Column("tussenvoegsel", sa.String(), nullable=False),
        sa.Column("achternaam", sa.String(), nullable=False),
        sa.Column("geboorte_tussenvoegsel", sa.String(), nullable=False),
        sa.Column("geboortenaam", sa.String(), nullable=False),
        sa.Column("geboortedatum", sa.String(), nullable=False),
        sa.Column("adres_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("telefoon", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("taal", sa.String(), nullable=False),
        sa.Column("tolk_nodig", sa.Boolean(), nullable=False),
        sa.Column("afgeschermd", sa.Boolean(), nullable=False),
        sa.Column("samengevoegd_in", sa.LargeBinary(length=16), nullable=True),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)", name=op.f("ck_persoon_samengevoegd")
        ),
        sa.CheckConstraint("achternaam <> '' OR roepnaam <> '' OR voornamen <> ''", name=op.f("ck_persoon_naam")),
        sa.CheckConstraint("bsn = '' OR (length(bsn) = 9 AND bsn <> '000000000')", name=op.f("ck_persoon_bsn")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_persoon_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_persoon_id")),
        sa.CheckConstraint(
            "samengevoegd_in IS NULL OR samengevoegd_in <> id", name=op.f("ck_persoon_niet_in_zichzelf")
        ),
        sa.ForeignKeyConstraint(["adres_id"], ["adres.id"], name=op.f("fk_persoon_adres_id")),
        sa.ForeignKeyConstraint(["samengevoegd_in"], ["persoon.id"], name=op.f("fk_persoon_samengevoegd_in")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
    )
    op.create_index(op.f("ix_persoon_adres_id"), "persoon", ["adres_id"], unique=False)
    op.create_index(
        "ix_persoon_bron_nummer", "persoon", ["bron_nummer"], unique=False, sqlite_where=sa.text("bron_nummer <> ''")
    )
    op.create_index("ix_persoon_bsn", "persoon", ["bsn"], unique=False, sqlite_where=sa.text("bsn <> ''"))
    op.create_index(
        "ix_persoon_partij_id", "persoon", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    op.create_index(
        "ix_persoon_samengevoegd_in",
        "persoon",
        ["samengevoegd_in"],
        unique=False,
        sqlite_where=sa.text("samengevoegd_in IS NOT NULL"),
    )
    op.create_table(
        "agressie",
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
    op.create_index(
        "ix_agressie_persoon_id",
        "agressie",
        ["persoon_id"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kanaal", sa.String(), nullable=False),
        sa.Column("melder", sa.String(), nullable=False),
        sa.Column("melder_naam", sa.String(), nullable=False),
        sa.Column("melder_telefoon", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("ontvangen", sa.Integer(), nullable=False),
        sa.Column("eerste_reactie", sa.Integer(), nullable=False),
        sa.Column("maand", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("maand GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'", name=op.f("ck_contact_maand")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_contact_status")),
        sa.CheckConstraint("eerste_reactie >= ontvangen", name=op.f("ck_contact_eerste_reactie")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_contact_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_contact_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_contact_medewerker_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_contact_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(
        op.f("ix_contact_maand_locatie_id_melder_kanaal"),
        "contact",
        ["maand", "locatie_id", "melder", "kanaal"],
        unique=False,
    )
    op.create_index(op.f("ix_contact_ontvangen"), "contact", ["ontvangen"], unique=False)
    op.create_index(
        "ix_contact_partij_id", "contact", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    op.create_index(
        "ix_contact_persoon_id_ontvangen",
        "contact",
        ["persoon_id", "ontvangen"],
        unique=False,
        sqlite_where=sa.text("persoon_id IS NOT NULL"),
    )
    op.create_table(
        "roltoekenning",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("van", sa.String(), nullable=False),
        sa.Column("tot", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_roltoekenning_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_roltoekenning_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_roltoekenning_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_roltoekenning_medewerker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roltoekenning")),
    )
    op.create_index(op.f("ix_roltoekenning_medewerker_id"), "roltoekenning", ["medewerker_id"], unique=False)
    op.create_table(
        "pandverbod",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("agressie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_pandverbod_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_pandverbod_id")),
        sa.ForeignKeyConstraint(["agressie_id"], ["agressie.id"], name=op.f("fk_pandverbod_agressie_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_pandverbod_locatie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pandverbod")),
    )
    op.create_index(op.f("ix_pandverbod_agressie_id"), "pandverbod", ["agressie_id"], unique=False)
    op.create_table(
        "vraag",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("contact_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("toelichting", sa.String(), nullable=False),
        sa.Column("meldingtype", sa.String(), nullable=False),
        sa.Column("voorstel", sa.String(), nullable=False),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("gelukt", sa.Boolean(), nullable=True),
        sa.Column("verwezen_naar", sa.String(), nullable=False),
        sa.Column("direct_afgehandeld", sa.Boolean(), nullable=False),
        sa.Column("bron_nummer", sa.String(), nullable=False),
        sa.Column("partij_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("meldingtype <> '' AND uitkomst <> ''", name=op.f("ck_vraag_codes")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_vraag_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_vraag_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_vraag_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vraag")),
    )
    op.create_index(
        "ix_vraag_bron_nummer", "vraag", ["bron_nummer"], unique=False, sqlite_where=sa.text("bron_nummer <> ''")
    )
    op.create_index(op.f("ix_vraag_contact_id"), "vraag", ["contact_id"], unique=False)
    op.create_index(
        "ix_vraag_partij_id", "vraag", ["partij_id"], unique=False, sqlite_where=sa.text("partij_id IS NOT NULL")
    )
    op.create_table(
        "wachtende",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("dag", sa.String(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("persoon_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("waarvoor", sa.String(), nullable=False),
        sa.Column("urgentie", sa.Integer(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("aangemeld_op", sa.Integer(), nullable=False),
        sa.Column("opgeroepen_op", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint(
            "stand IN ('aangemeld', 'opgeroepen', 'even weg', 'terug', 'geholpen', 'weg zonder hulp')",
            name=op.f("ck_wachtende_stand"),
        ),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_wachtende_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_wachtende_id")),
        sa.CheckConstraint("urgentie BETWEEN 1 AND 3", name=op.f("ck_wachtende_urgentie")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_wachtende_contact_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_wachtende_locatie_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_wachtende_persoon_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wachtende")),
    )
    op.create_index(op.f("ix_wachtende_locatie_id_dag"), "wachtende", ["locatie_id", "dag"], unique=False)
    op.create_table(
        "werk",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("vraag_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("locatie_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("medewerker_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("uitkomst", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.Integer(), nullable=False),
        sa.Column("afgerond_op", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        sa.CheckConstraint("(stand = 'afgerond') = (afgerond_op IS NOT NULL)", name=op.f("ck_werk_afgerond")),
        sa.CheckConstraint("(stand = 'open') = (medewerker_id IS NULL)", name=op.f("ck_werk_wie")),
        sa.CheckConstraint("stand IN ('open', 'opgepakt', 'afgerond')", name=op.f("ck_werk_stand")),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f("ck_werk_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_werk_id")),
        sa.ForeignKeyConstraint(["locatie_id"], ["locatie.id"], name=op.f("fk_werk_locatie_id")),
        sa.ForeignKeyConstraint(["medewerker_id"], ["medewerker.id"], name=op.f("fk_werk_medewerker_id")),
        sa.ForeignKeyConstraint(["vraag_id"], ["vraag.id"], name=op.f("fk_werk_vraag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_werk")),
    )
    op.create_index(op.f("ix_werk_locatie_id_stand"), "werk", ["locatie_id", "stand"], unique=False)
    op.create_index(op.f("ix_werk_vraag_id"), "werk", ["vraag_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_werk_vraag_id"), table_name="werk")
    op.drop_index(op.f("ix_werk_locatie_id_stand"), table_name="werk")
    op.drop_table("werk")
    op.drop_index(op.f("ix_wachtende_locatie_id_dag"), table_name="wachtende")
    op.drop_table("wachtende")
    op.drop_index("ix_vraag_partij_id", table_name="vraag", sqlite_where=sa.text("partij_id IS NOT NULL"))
    op.drop_index(op.f("ix_vraag_contact_id"), table_name="vraag")
    op.drop_index("ix_vraag_bron_nummer", table_name="vraag", sqlite_where=sa.text("bron_nummer <> ''"))
    op.drop_table("vraag")
    op.drop_index(op.f("ix_pandverbod_agressie_id"), table_name="pandverbod")
    op.drop_table("pandverbod")
    op.drop_index(op.f("ix_roltoekenning_medewerker_id"), table_name="roltoekenning")
    op.drop_table("roltoekenning")
    op.drop_index(
        "ix_contact_persoon_id_ontvangen", table_name="contact", sqlite_where=sa.text("persoon_id IS NOT NULL")
    )
    op.drop_index("ix_contact_partij_id", table_name="contact", sqlite_where=sa.text("partij_id IS NOT NULL"))
    op.drop_index(op.f("ix_contact_ontvangen"), table_name="contact")
    op.drop_index(op.f("ix_contact_maand_locatie_id_melder_kanaal"), table_name="contact")
    op.drop_table("contact")
    op.drop_index("ix_agressie_persoon_id", table_name="agressie", sqlite_where=sa.text("persoon_id IS NOT NULL"))
    op.drop_table("agressie")
    op.drop_index(
        "ix_persoon_samengevoegd_in", table_name="persoon", sqlite_where=sa.text("samengevoegd_in IS NOT NULL")
    )
    op.drop_index("ix_persoon_partij_id", table_name="persoon", sqlite_where=sa.text("partij_id IS NOT NULL"))
    op.drop_index("ix_persoon_bsn", table_name="persoon", sqlite_where=sa.text("bsn <> ''"))
    op.drop_index("ix_persoon_bron_nummer", table_name="persoon", sqlite_where=sa.text("bron_nummer <> ''"))
    op.drop_index(op.f("ix_persoon_adres_id"), table_name="persoon")
    op.drop_table("persoon")
    op.drop_table("medewerker")
    op.drop_table("winkel")
    op.drop_table("voorkeur")
    op.drop_index(op.f("ix_toegang_persoon_id_tijd"), table_name="toegang")
    op.drop_table("toegang")
    op.drop_index(op.f("ix_mutatie_transactie"), table_name="mutatie")
    op.drop_index(op.f("ix_mutatie_rij"), table_name="mutatie")
    op.drop_table("mutatie")
    op.drop_table("locatie")
    op.drop_table("keten")
    op.drop_table("importpartij")
    op.drop_table("concept")
    op.drop_index(op.f("ix_code_lijst_code"), table_name="code")
    op.drop_table("code")
    op.drop_index(op.f("ix_adres_straat_huisnummer"), table_name="adres")
    op.drop_index(op.f("ix_adres_postcode_huisnummer"), table_name="adres")
    op.drop_table("adres")
