"""The one place where an impactmeting is of somebody: when that person asked to be named with it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Impactkoppeling(Gejournaald, Base):
    """Whose answers these are. Without such a row nobody knows; taking it back leaves the mark counted as before."""

    __tablename__ = "impactkoppeling"
    impactmeting_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("impactmeting.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    gevraagd_op: Mapped[str]
    """The day (ISO) the person asked for it: that is the consent (AVG art. 6 lid 1 onder a)."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who heard it."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("gevraagd_op <> ''", name="gevraagd"),
            Index(None, "impactmeting_id"),
            Index(None, "persoon_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"
