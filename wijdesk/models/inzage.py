"""Why somebody may look at a dossier that is not in their own hands, and at whose they may never look."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

DOEL, NOOD = "doel", "nood"


class Inzagegrond(Gejournaald, Base):
    """What somebody said before opening a dossier outside the own caseload: a purpose, or an emergency.

    It opens the dossier of one person or one household until `tot`. Whoever keeps the log judges every emergency.
    """

    __tablename__ = "inzagegrond"
    soort: Mapped[str]
    """`DOEL` or `NOOD`."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    grondslag: Mapped[str] = mapped_column(default="")
    """A code of the list "inzagegrondslag"."""
    reden: Mapped[str] = mapped_column(default="")
    van: Mapped[int]
    tot: Mapped[int]
    """Moments (ms UTC) between which it holds."""
    gezien_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gezien_op: Mapped[int | None]
    oordeel: Mapped[str] = mapped_column(default="")
    """"terecht" or "onterecht"; empty until it was judged."""
    oordeel_reden: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('doel', 'nood')", name="soort"),
            CheckConstraint("(huishouden_id IS NULL) <> (persoon_id IS NULL)", name="waarover"),
            CheckConstraint("grondslag <> '' OR reden <> ''", name="gezegd"),
            CheckConstraint("soort = 'doel' OR reden <> ''", name="reden"),
            CheckConstraint("tot > van", name="duur"),
            CheckConstraint("oordeel IN ('', 'terecht', 'onterecht')", name="oordeel"),
            CheckConstraint("(oordeel = '') = (gezien_op IS NULL)", name="gezien"),
            CheckConstraint("oordeel <> 'onterecht' OR oordeel_reden <> ''", name="oordeel_reden"),
            Index(None, "medewerker_id", "tot"),
            Index("ix_inzagegrond_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_inzagegrond_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Belang(Gejournaald, Base):
    """Somebody here has a tie with a resident: that record is not there for them (domein.md 6, conflict of interest).

    Without a medewerker the resident works here: then it is not there for any colleague without the right to it.
    """

    __tablename__ = "belang"
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    soort: Mapped[str]
    """A code of the list "belang": zelf, familie, bekende, collega."""
    toelichting: Mapped[str] = mapped_column(default="")
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    gemeld_door_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort <> ''", name="soort"),
            CheckConstraint("medewerker_id IS NOT NULL OR soort = 'collega'", name="wie"),
            CheckConstraint("van = '' OR tot = '' OR tot >= van", name="geldig"),
            Index(None, "persoon_id"),
            Index("ix_belang_medewerker_id", "medewerker_id", sqlite_where=text("medewerker_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"
