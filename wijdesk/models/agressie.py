"""Agressie-incident and pandverbod (domein.md 3). A pandverbod is a warning and another channel, never a block."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Agressie(Gejournaald, Base):
    """One incident with its measure. `van` and `tot` (ISO dates, both inclusive) are for a pandverbod only."""

    __tablename__ = "agressie"
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    datum: Mapped[str]
    soort: Mapped[str]
    maatregel: Mapped[str]
    omschrijving: Mapped[str] = mapped_column(default="")
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    bron_nummer: Mapped[str] = mapped_column(default="")
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            Index("ix_agressie_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_agressie_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
            CheckConstraint("(maatregel = 'pandverbod') = (van <> '' AND tot <> '')", name="periode"),
            CheckConstraint("tot >= van", name="volgorde"),
            Index("ix_agressie_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Pandverbod(Gejournaald, Base):
    """One building of a pandverbod; a list is rows with their own id."""

    __tablename__ = "pandverbod"
    agressie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("agressie.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "agressie_id"),)

    @classmethod
    def dossier_veld(cls) -> str:
        return "agressie_id"
