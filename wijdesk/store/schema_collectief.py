"""What revision 0008 makes for collectief. Frozen with that revision: a later change is a revision of its own."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

OUD = "id, thema, gebied, initiatief, start, einde, locatie_id, bron_nummer, partij_id, status, koppen"
"""The columns an activiteit had."""
NIEUW = (
    "titel, partners, vrijwilligers, deelopdracht, financier, financiering_van, financiering_tot, resultaat, "
    "medewerker_id, voorstel_id"
)
LEEG = "'', '', 0, '', '', '', '', '', NULL, NULL"
"""What these hold of an activiteit that was there already."""


def maak() -> None:
    """Activiteiten say more, and have sessies and what they came from; bewonersinitiatieven; the buurtagenda."""
    _activiteit(
        _tekst("titel", "partners"),
        [sa.Column("vrijwilligers", sa.Integer(), nullable=False)],
        _tekst("deelopdracht", "financier", "financiering_van", "financiering_tot", "resultaat"),
        [_id("medewerker_id", leeg=True), _id("voorstel_id", leeg=True)],
        eisen=(
            ("vrijwilligers", "vrijwilligers BETWEEN 0 AND 9999"),
            (
                "financiering",
                "financiering_van = '' OR financiering_tot = '' OR financiering_tot >= financiering_van",
            ),
        ),
        wijst=(("medewerker_id", "medewerker"), ("voorstel_id", "activiteitvoorstel")),
        kopie=f"INSERT INTO nieuw ({OUD}, {NIEUW}) SELECT {OUD}, {LEEG} FROM activiteit",
    )
    _index("activiteit", "voorstel_id", gevuld="voorstel_id IS NOT NULL")
    _sessie()
    _tabel("activiteitsignaal", [_id("activiteit_id"), _id("signaal_id")],
           wijst=(("activiteit_id", "activiteit"), ("signaal_id", "signaal")))  # fmt: skip
    _tabel("activiteitronde", [_id("activiteit_id"), _id("straatronde_id")],
           wijst=(("activiteit_id", "activiteit"), ("straatronde_id", "straatronde")))  # fmt: skip
    for tabel, ander in (("activiteitsignaal", "signaal_id"), ("activiteitronde", "straatronde_id")):
        _index(tabel, "activiteit_id")
        _index(tabel, ander)
    _van_de_buurt(
        "bewonersinitiatief",
        _tekst("steun", "stand", "resultaat"),
        (("stand", "stand IN ('nieuw', 'loopt', 'klaar', 'gestopt')"),),
    )
    _van_de_buurt(
        "buurtonderwerp",
        _tekst("ingebracht_bij", "gedaan", "teruggekoppeld_op", "teruggekoppeld_hoe"),
        (
            ("terugkoppeling", "(teruggekoppeld_op = '') = (teruggekoppeld_hoe = '')"),
            ("volgorde", "teruggekoppeld_op = '' OR teruggekoppeld_op >= ingebracht_op"),
        ),
    )


def haal_weg() -> None:
    """As it was before."""
    for tabel in ("buurtonderwerp", "bewonersinitiatief", "activiteitronde", "activiteitsignaal", "sessie"):
        op.drop_table(tabel)
    _activiteit(kopie=f"INSERT INTO nieuw ({OUD}) SELECT {OUD} FROM activiteit")


def _activiteit(
    *erbij: list[sa.Column[Any]],
    kopie: str,
    eisen: tuple[tuple[str, str], ...] = (),
    wijst: tuple[tuple[str, str], ...] = (),
) -> None:
    """The table made anew, with what was in it."""
    _tabel(
        "activiteit",
        [
            *_tekst("thema", "gebied", "initiatief", "start", "einde"),
            *(kolom for deel in erbij for kolom in deel),
            _id("locatie_id", leeg=True),
            *_tekst("bron_nummer"),
            _id("partij_id", leeg=True),
        ],
        eisen=(
            ("thema", "thema <> ''"),
            ("initiatief", "initiatief IN ('inwoners', 'WIJ', 'partner')"),
            ("volgorde", "start <> '' AND (einde = '' OR einde >= start)"),
            *eisen,
        ),
        wijst=(("locatie_id", "locatie"), *wijst),
        heet="nieuw",
    )
    op.execute(kopie)
    op.drop_table("activiteit")
    op.rename_table("nieuw", "activiteit")
    _index("activiteit", "bron_nummer", gevuld="bron_nummer <> ''")
    _index("activiteit", "partij_id", gevuld="partij_id IS NOT NULL")
    _index("activiteit", "start")


def _sessie() -> None:
    _tabel(
        "sessie",
        [
            _id("activiteit_id"),
            *_tekst("datum", "van", "tot", "plek"),
            sa.Column("aanwezig", sa.Integer(), nullable=True),
            sa.Column("afgelast", sa.Boolean(), nullable=False),
            *_tekst("opmerking"),
        ],
        eisen=(
            ("datum", "datum <> ''"),
            ("aanwezig", "aanwezig IS NULL OR (aanwezig BETWEEN 0 AND 9999 AND NOT afgelast)"),
        ),
        wijst=(("activiteit_id", "activiteit"),),
    )
    _index("sessie", "activiteit_id", "datum")
    _index("sessie", "datum")


def _van_de_buurt(naam: str, eigen: list[sa.Column[Any]], eisen: tuple[tuple[str, str], ...]) -> None:
    """What came from residents."""
    _tabel(
        naam,
        [
            *eigen,
            _id("locatie_id"),
            _id("medewerker_id"),
            *_tekst("onderwerp", "thema", "gebied", "toelichting", "ingebracht_op"),
            _id("activiteit_id", leeg=True),
        ],
        eisen=(("gevuld", "onderwerp <> '' AND ingebracht_op <> ''"), *eisen),
        wijst=(("activiteit_id", "activiteit"), ("locatie_id", "locatie"), ("medewerker_id", "medewerker")),
    )
    _index(naam, "activiteit_id", gevuld="activiteit_id IS NOT NULL")
    _index(naam, "locatie_id", "ingebracht_op")


def _tabel(
    naam: str,
    kolommen: list[sa.Column[Any]],
    *,
    eisen: tuple[tuple[str, str], ...] = (),
    wijst: tuple[tuple[str, str], ...] = (),
    heet: str = "",
) -> None:
    """A journaled table. `heet`: another name meanwhile, with the names of its constraints as they will be."""
    op.create_table(
        heet or naam,
        _id("id"),
        *kolommen,
        sa.Column("status", sa.String(), server_default="actief", nullable=False),
        sa.Column("koppen", sa.String(), nullable=False),
        *(sa.CheckConstraint(eis, name=op.f(f"ck_{naam}_{hoe}")) for hoe, eis in eisen),
        sa.CheckConstraint("status IN ('actief', 'vervallen', 'samengevoegd')", name=op.f(f"ck_{naam}_status")),
        sa.CheckConstraint("length(id) = 16", name=op.f(f"ck_{naam}_id")),
        *(sa.ForeignKeyConstraint([veld], [f"{naar}.id"], name=op.f(f"fk_{naam}_{veld}")) for veld, naar in wijst),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{naam}")),
    )


def _tekst(*namen: str) -> list[sa.Column[Any]]:
    return [sa.Column(naam, sa.String(), nullable=False) for naam in namen]


def _id(naam: str, *, leeg: bool = False) -> sa.Column[Any]:
    return sa.Column(naam, sa.LargeBinary(length=16), nullable=leeg)


def _index(tabel: str, *kolommen: str, gevuld: str = "") -> None:
    waar = sa.text(gevuld) if gevuld else None
    op.create_index(op.f(f"ix_{tabel}_{'_'.join(kolommen)}"), tabel, list(kolommen), unique=False, sqlite_where=waar)
