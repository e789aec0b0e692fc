"""What the municipality pays for a kind of maatwerk: the tarief of a productgroep, from a day until a day."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.indicatiewaarde import EENHEDEN
from wijdesk.models.values import Id


class Tarief(Gejournaald, Base):
    """One tarief. Of the whole organisation: no locatie pays another."""

    __tablename__ = "tarief"
    productgroep: Mapped[str]
    """A code of the list productgroep."""
    eenheid: Mapped[str]
    centen: Mapped[int]
    """For one unit, in cents."""
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    """First and last day (ISO) it holds; no last day: until the next one."""
    bron: Mapped[str]
    """Where it stands: a contract, a decision."""
    bron_nummer: Mapped[str] = mapped_column(default="", sort_order=800)
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16), sort_order=801)

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("productgroep <> '' AND bron <> ''", name="gevuld"),
            CheckConstraint(f"eenheid IN ({', '.join(map(repr, EENHEDEN))})", name="eenheid"),
            CheckConstraint("centen > 0", name="centen"),
            CheckConstraint("van <> '' AND (tot = '' OR tot >= van)", name="volgorde"),
            Index(None, "productgroep", "van"),
            Index("ix_tarief_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_tarief_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )
