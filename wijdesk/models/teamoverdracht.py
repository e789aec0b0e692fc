"""Moving a household to another team: the right to it goes at once, its history with it, and somebody there accepts.

Whose a household is now is said by `huishouden.locatie_id` alone; a row here says that it was moved, by whom and why,
and whether the other team has a regisseur for it yet.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Teamoverdracht(Gejournaald, Base):
    """One move. The id of a team is the id of its locatie; the names stay as they were then."""

    __tablename__ = "teamoverdracht"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    van_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """The locatie it was of; where it goes back to when this is taken back."""
    van_naam: Mapped[str]
    naar_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    naar_naam: Mapped[str]
    notitie: Mapped[str]
    op: Mapped[int]
    """ms UTC; later than that of an earlier move of the same household, whatever the clock says."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    aangenomen_op: Mapped[int | None]
    aangenomen_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("van_id <> naar_id", name="naar_een_ander"),
            CheckConstraint("van_naam <> '' AND naar_naam <> ''", name="namen"),
            CheckConstraint("(aangenomen_op IS NULL) = (aangenomen_door_id IS NULL)", name="aangenomen"),
            Index(None, "huishouden_id"),
            Index(None, "naar_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def neem_aan(self, medewerker_id: Id, *, nu: int) -> None:
        """Somebody of the team that got it takes it, once."""
        if self.aangenomen_op is not None:
            raise Weigering("Dit huishouden is al aangenomen.")
        self.aangenomen_op, self.aangenomen_door_id = nu, medewerker_id
