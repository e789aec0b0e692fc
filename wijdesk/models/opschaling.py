"""Opschalen and afschalen along the ladder of the organisation, and who must know of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Trede(Gejournaald, Base):
    """One rung of the ladder, with the protocol of the organisation. The shipped ones come from resources/."""

    __tablename__ = "trede"
    volgorde: Mapped[int]
    naam: Mapped[str]
    protocol: Mapped[str] = mapped_column(default="")
    wie: Mapped[str] = mapped_column(default="")
    """Rollen that must know, with a comma."""
    extern: Mapped[bool] = mapped_column(default=False)
    """The municipality or another party holds this rung."""
    telefoon: Mapped[str] = mapped_column(default="")
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("naam <> ''", name="naam"),
            CheckConstraint("volgorde BETWEEN 1 AND 99", name="volgorde"),
            CheckConstraint("van = '' OR tot = '' OR tot >= van", name="geldig"),
        )


class Opschaling(Gejournaald, Base):
    """One step along the ladder: up to a rung, or down to one or off it."""

    __tablename__ = "opschaling"
    richting: Mapped[str]
    trede_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("trede.id"))
    """Empty: off the ladder."""
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    signaal_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    op: Mapped[int]
    kwartaal: Mapped[str]
    """"2026-K4", of the local day of `op`: what the ladder is counted by."""
    waarom: Mapped[str]
    aan: Mapped[str] = mapped_column(default="")
    """Whom it was told to."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("richting IN ('op', 'af')", name="richting"),
            CheckConstraint("richting = 'af' OR trede_id IS NOT NULL", name="trede"),
            CheckConstraint("waarom <> ''", name="waarom"),
            CheckConstraint(
                "huishouden_id IS NOT NULL OR persoon_id IS NOT NULL OR signaal_id IS NOT NULL"
                " OR triage_id IS NOT NULL",
                name="waarover",
            ),
            CheckConstraint("kwartaal GLOB '[0-9][0-9][0-9][0-9]-K[1-4]'", name="kwartaal"),
            Index("ix_opschaling_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_opschaling_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index("ix_opschaling_signaal_id", "signaal_id", sqlite_where=text("signaal_id IS NOT NULL")),
            Index("ix_opschaling_triage_id", "triage_id", sqlite_where=text("triage_id IS NOT NULL")),
            Index(None, "kwartaal", "trede_id"),
            Index(None, "locatie_id", "op"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Bericht(Gejournaald, Base):
    """Somebody who must know of an opschaling; stands in "Mijn werk" until it was seen."""

    __tablename__ = "bericht"
    opschaling_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("opschaling.id"))
    aan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gezien_op: Mapped[int | None]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            Index(None, "opschaling_id"),
            Index("ix_bericht_ongezien", "aan_id", sqlite_where=text("gezien_op IS NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "opschaling_id"
