"""What is done together in a neighbourhood beside the activiteiten themselves (`models.kwaliteit`): their sessies, what
they came from, bewonersinitiatieven, and the buurtagenda (domein.md 7). People are counted here, never named.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.values import Id


def verband_id(een: Id, ander: Id) -> Id:
    """The id of the row that ties two rows together: two desks that tie the same two make one row."""
    return Id(hashlib.sha256(een + ander).digest()[:16])


class Sessie(Gejournaald, Base):
    """One time an activiteit is held: when, where, and afterwards how many people came."""

    __tablename__ = "sessie"
    activiteit_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("activiteit.id"))
    datum: Mapped[str]
    van: Mapped[str] = mapped_column(default="")
    """HH:MM, local; a `tot` before `van` is past midnight."""
    tot: Mapped[str] = mapped_column(default="")
    plek: Mapped[str] = mapped_column(default="")
    aanwezig: Mapped[int | None]
    """Counted; empty until somebody did."""
    afgelast: Mapped[bool] = mapped_column(default=False)
    opmerking: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("datum <> ''", name="datum"),
            CheckConstraint("aanwezig IS NULL OR (aanwezig BETWEEN 0 AND 9999 AND NOT afgelast)", name="aanwezig"),
            Index(None, "activiteit_id", "datum"),
            Index(None, "datum"),
        )


class Activiteitsignaal(Gejournaald, Base):
    """A signaal that an activiteit came from. Goes with the signaal."""

    __tablename__ = "activiteitsignaal"
    activiteit_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("activiteit.id"))
    signaal_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "signaal_id"


class Activiteitronde(Gejournaald, Base):
    """A straatronde that belongs to an activiteit: it began there, or people were told of it on the street."""

    __tablename__ = "activiteitronde"
    activiteit_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("activiteit.id"))
    straatronde_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("straatronde.id"))


class _VanDeBuurt(Gejournaald):
    """What came from residents: about what, where, and which activiteit came of it."""

    __abstract__ = True
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    onderwerp: Mapped[str]
    thema: Mapped[str] = mapped_column(default="")
    gebied: Mapped[str] = mapped_column(default="")
    toelichting: Mapped[str] = mapped_column(default="")
    ingebracht_op: Mapped[str]
    activiteit_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("activiteit.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        naam = cls.__tablename__
        return (
            CheckConstraint("onderwerp <> '' AND ingebracht_op <> ''", name="gevuld"),
            Index(None, "locatie_id", "ingebracht_op"),
            Index(f"ix_{naam}_activiteit_id", "activiteit_id", sqlite_where=text("activiteit_id IS NOT NULL")),
        )


class Bewonersinitiatief(_VanDeBuurt, Base):
    """Something residents do or want to do themselves, and how the team helps."""

    __tablename__ = "bewonersinitiatief"
    steun: Mapped[str] = mapped_column(default="")
    """What the team does for it."""
    stand: Mapped[str] = mapped_column(default="nieuw")
    resultaat: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint(f"stand IN ({', '.join(map(repr, STANDEN))})", name="stand"),
        )


class Buurtonderwerp(_VanDeBuurt, Base):
    """A subject of the buurtagenda: where residents put it forward, what was done with it, and that they were told."""

    __tablename__ = "buurtonderwerp"
    ingebracht_bij: Mapped[str] = mapped_column(default="")
    """Where: an evening, the market, a straatronde."""
    gedaan: Mapped[str] = mapped_column(default="")
    teruggekoppeld_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_hoe: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("(teruggekoppeld_op = '') = (teruggekoppeld_hoe = '')", name="terugkoppeling"),
            CheckConstraint("teruggekoppeld_op = '' OR teruggekoppeld_op >= ingebracht_op", name="volgorde"),
        )
