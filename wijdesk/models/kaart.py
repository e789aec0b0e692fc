"""The sociale kaart: where somebody can be sent (domein.md 7). Nobody's personal data stands in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.kaartregels import SOORTEN
from wijdesk.models.values import Id


class Voorziening(Gejournaald, Base):
    """A basisvoorziening, algemene voorziening or aanbieder. Several areas, languages or words stand in one field."""

    __tablename__ = "voorziening"
    nummer: Mapped[str]
    """The key of an import; of one that was made here, the end of its id."""
    soort: Mapped[str]
    naam: Mapped[str]
    omschrijving: Mapped[str] = mapped_column(default="")
    voor_wie: Mapped[str] = mapped_column(default="")
    thema: Mapped[str] = mapped_column(default="")
    """A code of the list signaalthema."""
    leefgebied: Mapped[str] = mapped_column(default="")
    """A code of the list leefgebied."""
    gebieden: Mapped[str] = mapped_column(default="")
    """Empty: for every area."""
    kosten: Mapped[str] = mapped_column(default="")
    openingstijden: Mapped[str] = mapped_column(default="")
    contactpersoon: Mapped[str] = mapped_column(default="")
    telefoon: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    adres: Mapped[str] = mapped_column(default="")
    talen: Mapped[str] = mapped_column(default="")
    trefwoorden: Mapped[str] = mapped_column(default="")
    """Other words it is looked for by."""
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    """First and last day (ISO; empty: open)."""
    beheerder_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who keeps it; empty: whoever has the right."""
    nagekeken_op: Mapped[str] = mapped_column(default="")
    nagekeken_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("nummer <> '' AND naam <> ''", name="gevuld"),
            CheckConstraint(f"soort IN ({', '.join(map(repr, SOORTEN))})", name="soort"),
            CheckConstraint("tot = '' OR van = '' OR tot >= van", name="volgorde"),
            Index(None, "nummer"),
        )
