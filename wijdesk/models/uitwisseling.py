"""What a desk keeps for itself about working with other desks. Nothing here is journaled.

All but the cupboard of keys can be made again from the journal.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base
from wijdesk.models.uitwisseling_woorden import CASUS, GEWIST, ONBEKEND, PAST_NIET, PLAN, WAARDE, WACHT
from wijdesk.models.values import Id


class Verschil(Base):
    """Something two desks said differently, which a person has to decide: a field, or the row itself (`veld` empty)."""

    __tablename__ = "verschil"
    rij: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    veld: Mapped[str] = mapped_column(primary_key=True)
    soort: Mapped[str]
    aard: Mapped[str]
    """See `uitwisseling_woorden`."""
    dossier: Mapped[Id | None] = mapped_column(LargeBinary(16))
    sinds: Mapped[int]
    """When the latest of the entries that differ was made (ms UTC)."""

    __table_args__ = (
        CheckConstraint(f"aard IN ('{WAARDE}', '{PAST_NIET}', '{CASUS}', '{PLAN}')", name="aard"),
        Index(None, "dossier"),
    )


class Ingehouden(Base):
    """An entry that is kept and not shown, and why."""

    __tablename__ = "ingehouden"
    mutatie_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    rij: Mapped[Id] = mapped_column(LargeBinary(16))
    soort: Mapped[str]
    waarom: Mapped[str]
    wacht_op: Mapped[Id | None] = mapped_column(LargeBinary(16))
    """The row it refers to that is not here."""

    __table_args__ = (
        CheckConstraint(f"waarom IN ('{WACHT}', '{PAST_NIET}', '{ONBEKEND}', '{GEWIST}')", name="waarom"),
        Index(None, "rij"),
        Index(None, "wacht_op"),
        Index(None, "waarom", "soort", "rij"),
    )


class Stilstand(Base):
    """A chain of another desk that cannot be followed further, since when, and why (a code, never content)."""

    __tablename__ = "stilstand"
    balie_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    sinds: Mapped[int]
    reden: Mapped[str]


class Gewist(Base):
    """The register of destroyed dossiers. Never emptied: what arrives for one of them later is dropped."""

    __tablename__ = "gewist"
    dossier: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    mutatie_id: Mapped[Id] = mapped_column(LargeBinary(16))
    """The entry that ordered it."""
    op: Mapped[int]


class Teamplaats(Base):
    """An entry stands in a chain of this team, another's or one's own. Kept at a desk that writes for several teams.

    `generatie` of the centre in which it was last known to stand there; an earlier one says whose it is, and no more.
    """

    __tablename__ = "teamplaats"
    mutatie_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    team: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    generatie: Mapped[int]

    __table_args__ = ({"sqlite_with_rowid": False},)


class Kast(Base):
    """The cupboard: this desk's own keys, the keys of epochs, the rooster, which centre, how far it was read."""

    __tablename__ = "kast"
    naam: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[bytes]
