"""Kinds of support that are declared as data (JIM, OJG, Wvggz, ...), and what was filled in of one.

A kind never changes: a new version is a new row, so what was filled in stays readable under the version it was filled
in. The shipped ones are filled from resources/praktijkvormen.toml; an organisation adds its own from a file.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Praktijksoort(Gejournaald, Base):
    """One version of one kind of support, whole, as the TOML text of that kind (models/praktijkregels.py)."""

    __tablename__ = "praktijksoort"
    code: Mapped[str]
    """What all versions of a kind share; figures and lists count by it."""
    naam: Mapped[str]
    versie: Mapped[str]
    """What people call it ("2026-1")."""
    inhoud: Mapped[str]
    vingerafdruk: Mapped[str]
    """SHA-256 of the content, in hex."""
    gestopt: Mapped[int] = mapped_column(default=0)
    """1: since this version nobody begins a new one; what runs goes on."""
    vanaf: Mapped[int]
    """When it came into use (ms UTC). Of a code the latest that somebody took into use is in use; while nobody did, the
    latest that came with the program (services/praktijksoorten.py).
    """
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who took it into use; empty when it came with the program."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint(
                "code <> '' AND naam <> '' AND versie <> '' AND inhoud <> '' AND length(vingerafdruk) = 64",
                name="inhoud",
            ),
            CheckConstraint("gestopt IN (0, 1)", name="gestopt"),
            Index(None, "code", "vanaf"),
        )


class Praktijkvorm(Gejournaald, Base):
    """One support of a kind, for a household or for one person in it; its fields are rows of their own."""

    __tablename__ = "praktijkvorm"
    code: Mapped[str]
    """The kind, whatever its version."""
    praktijksoort_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("praktijksoort.id"))
    """The version it was begun under."""
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """For whom; empty: for the whole household."""
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who does it."""
    begin: Mapped[str]
    einde: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str] = mapped_column(default="")
    """How it ended: one of the kind's own; empty while it runs."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("code <> '' AND begin <> ''", name="gevuld"),
            CheckConstraint("einde = '' OR einde >= begin", name="volgorde"),
            CheckConstraint("(einde = '') = (uitkomst = '')", name="einde"),
            Index(None, "huishouden_id"),
            Index("ix_praktijkvorm_locatie_id", "locatie_id", "code"),
            Index("ix_praktijkvorm_open", "medewerker_id", sqlite_where=text("einde = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def rond_af(self, *, op: str, uitkomst: str) -> None:
        """Ended on day `op` (ISO), with how."""
        if self.einde:
            raise Weigering("Dit is al afgerond.")
        if op < self.begin:
            raise Weigering("Dat is voor het begin.", veld="op")
        self.einde, self.uitkomst = op, uitkomst

    def heropen(self) -> None:
        """It was ended by mistake."""
        if not self.einde:
            raise Weigering("Dit loopt nog.")
        self.einde = self.uitkomst = ""


class Praktijkveld(Gejournaald, Base):
    """What was filled in of one field of one support.

    Its id is made of both (`vragenlijst.antwoord_id`), so two desks that fill in the same field differ about one row,
    and two that fill in different ones about none.
    """

    __tablename__ = "praktijkveld"
    praktijkvorm_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("praktijkvorm.id"))
    veld: Mapped[str]
    """The key of the field in its kind."""
    waarde: Mapped[str] = mapped_column(default="")
    """A choice, a text, a number, "ja" or "nee", an ISO day; empty for a colleague or a person."""
    collega_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("veld <> ''", name="veld"),
            Index("ix_praktijkveld_praktijkvorm_id", "praktijkvorm_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "praktijkvorm_id"
