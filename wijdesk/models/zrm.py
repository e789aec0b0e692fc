"""Zelfredzaamheid-Matrix (ZRM 2017): one assessment of one person, thirteen domains, five levels, never summed.

A domain that was not assessed has no row: "niet beoordeeld" is not 0. Only the names of domains and levels are used;
the texts of the cells are copyrighted (domein.md 4).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Zrmmeting(Gejournaald, Base):
    """Who assessed whom on which day."""

    __tablename__ = "zrmmeting"
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    op: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    toelichting: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "persoon_id", "op"), Index(None, "huishouden_id"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Zrmscore(Gejournaald, Base):
    """The level of one domain in one assessment."""

    __tablename__ = "zrmscore"
    meting_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("zrmmeting.id"))
    domein: Mapped[str]
    """A code of the list zrm_domein."""
    niveau: Mapped[int]
    informatie_op: Mapped[str]
    """The day of the information the level rests on; older than 30 days at the assessment warns."""
    toelichting: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("niveau BETWEEN 1 AND 5", name="niveau"), Index(None, "meting_id"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "meting_id"
