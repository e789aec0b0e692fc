"""What the centre answered about the regie of one person: that this team has it, or which other team, since when.

Every answer is a row of its own, and its id follows from what was answered, so two desks of a team that heard the same
wrote the same row. Which answer holds now follows from the number the centre gave it. No BSN, no name.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.regiestand import BEVESTIGD, ELDERS, VRIJGEGEVEN
from wijdesk.models.values import Id


def claim_id(casus_id: Id, persoon_id: Id, generatie: int, versie: int, op: int) -> Id:
    """The id of an answer: 16 bytes of the SHA-256 of what it is about and when and as what it stands at the centre."""
    wat = b"|".join((b"regieclaim", casus_id, persoon_id, f"{generatie}|{versie}|{op}".encode()))
    return Id(hashlib.sha256(wat).digest()[:16])


class Regieclaim(Gejournaald, Base):
    """One answer of the centre about one person, for the casus it was asked for. Never changed, only followed."""

    __tablename__ = "regieclaim"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    generatie: Mapped[int]
    versie: Mapped[int]
    """The number at the centre, within its generatie: a later one follows an earlier one."""
    stand: Mapped[str]
    """See `regiestand`."""
    team_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    """Of the team that has the regie, as the rooster knows it; None when nobody has it any more."""
    team_naam: Mapped[str] = mapped_column(default="")
    sinds: Mapped[str] = mapped_column(default="")
    """The day that team began (ISO)."""
    op: Mapped[int]
    """When the centre wrote this down, by its own clock (ms UTC): the same at every desk."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint(f"stand IN ('{BEVESTIGD}', '{ELDERS}', '{VRIJGEGEVEN}')", name="stand"),
            CheckConstraint("generatie >= 1 AND versie >= 1", name="nummer"),
            CheckConstraint(f"(team_id IS NULL) = (stand = '{VRIJGEGEVEN}')", name="team"),
            Index(None, "huishouden_id"),
            Index(None, "persoon_id", "generatie", "versie"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"
