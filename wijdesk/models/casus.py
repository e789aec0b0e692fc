"""A casus of a huishouden: opened, handed from one regisseur to the next, closed, and looked after for a while.

Whether a casus is open is said by its huishouden (`huishouden.casus_id`), which also holds the one regisseur.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, Computed, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

_TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letters that are read as a figure."""


def casusnummer(id_: Id, jaar: int) -> str:
    """What people call a casus: "C26-7KQ4M", the year it was opened in and five signs of its id."""
    rest = int.from_bytes(id_[-4:], "big")
    tekens = "".join(_TEKENS[rest >> 5 * plek & 31] for plek in reversed(range(5)))
    return f"C{jaar % 100:02d}-{tekens}"


class Casus(Gejournaald, Base):
    """One casus. When it closes, who was its last regisseur stays with it.

    The column `lopend_id` is made by the database: the id as long as it is open. It refers to the household that points
    at this casus, which by its own CHECK has a regisseur; so an open casus without one cannot be written, by anybody.
    """

    __tablename__ = "casus"
    __mapper_args__ = {"exclude_properties": ["lopend_id"]}
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    nummer: Mapped[str]
    """What people call it ("C26-7KQ4M"): the year and five signs of its own id. Not a key."""
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    wettelijk_kader: Mapped[str]
    """A code of the list wettelijk_kader (Wmo, Jeugdwet, ...)."""
    aanleiding: Mapped[str] = mapped_column(default="")
    vraag_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vraag.id"))
    geopend_op: Mapped[int]
    geopend_door_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gesloten_op: Mapped[int | None]
    sluitreden: Mapped[str] = mapped_column(default="")
    """A code of the list sluitreden."""
    sluittoelichting: Mapped[str] = mapped_column(default="")
    laatste_regisseur_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(gesloten_op IS NULL) = (laatste_regisseur_id IS NULL)", name="laatste_regisseur"),
            CheckConstraint("gesloten_op IS NULL OR (gesloten_op >= geopend_op AND sluitreden <> '')", name="sluiting"),
            Index(None, "huishouden_id"),
            Column(
                "lopend_id",
                LargeBinary(16),
                Computed("CASE WHEN gesloten_op IS NULL AND status = 'actief' THEN id END", persisted=False),
            ),
            ForeignKeyConstraint(["lopend_id"], ["huishouden.casus_id"], deferrable=True, initially="DEFERRED"),
            Index(None, "nummer"),
            Index("ix_casus_vraag_id", "vraag_id", sqlite_where=text("vraag_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def sluit(self, *, sluitreden: str, toelichting: str, regisseur_id: Id, nu: int) -> None:
        """Ended; who was the regisseur stays with it."""
        if self.gesloten_op is not None:
            raise Weigering("Deze casus is al gesloten.")
        self.gesloten_op, self.laatste_regisseur_id = max(nu, self.geopend_op), regisseur_id
        self.sluitreden, self.sluittoelichting = sluitreden, toelichting

    def draai_sluiting_terug(self) -> None:
        """It should not have been closed: it goes on as it was."""
        if self.gesloten_op is None:
            raise Weigering("Deze casus is open.")
        self.gesloten_op, self.laatste_regisseur_id = None, None
        self.sluitreden, self.sluittoelichting = "", ""


class Regieoverdracht(Gejournaald, Base):
    """A request to take over the regie of a huishouden, and its answer."""

    __tablename__ = "regieoverdracht"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    van_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    naar_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    notitie: Mapped[str]
    gevraagd_op: Mapped[int]
    stand: Mapped[str] = mapped_column(default="gevraagd")
    antwoord: Mapped[str] = mapped_column(default="")
    beantwoord_op: Mapped[int | None]
    samen_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    """The same for all transfers that were done together when somebody left."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stand IN ('gevraagd', 'aangenomen', 'geweigerd', 'ingetrokken')", name="stand"),
            CheckConstraint("(stand = 'gevraagd') = (beantwoord_op IS NULL)", name="beantwoord"),
            CheckConstraint("van_id <> naar_id", name="naar_een_ander"),
            Index(None, "huishouden_id"),
            Index(None, "naar_id", "stand"),
            Index(None, "van_id", "stand"),
            Index("ix_regieoverdracht_samen_id", "samen_id", sqlite_where=text("samen_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def beantwoord(self, stand: str, antwoord: str, *, nu: int) -> None:
        """Accepted, refused or withdrawn: once."""
        if self.stand != "gevraagd":
            raise Weigering("Dit verzoek is al beantwoord of ingetrokken.")
        self.stand, self.antwoord, self.beantwoord_op = stand, antwoord.strip(), nu


class Nazorg(Gejournaald, Base):
    """A check after closing ("checken en present", vinger aan de pols)."""

    __tablename__ = "nazorg"
    casus_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who does it: the last regisseur unless somebody else took it."""
    gepland_op: Mapped[str]
    gedaan_op: Mapped[str] = mapped_column(default="")
    hoe_gaat_het: Mapped[str] = mapped_column(default="")
    """A code of the list nazorguitkomst ("gaat goed", "lichte hulp nodig", "casus weer openen", "niet bereikt")."""
    verslag: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(gedaan_op = '') = (hoe_gaat_het = '')", name="gedaan"),
            Index(None, "casus_id"),
            Index(None, "huishouden_id"),
            Index("ix_nazorg_open", "medewerker_id", "gepland_op", sqlite_where=text("gedaan_op = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def doe(self, *, op: str, hoe_gaat_het: str, verslag: str) -> None:
        """The check took place on day `op` (ISO), or was tried."""
        if self.gedaan_op:
            raise Weigering("Deze check is al gedaan.")
        self.gedaan_op, self.hoe_gaat_het, self.verslag = op, hoe_gaat_het, verslag.strip()
