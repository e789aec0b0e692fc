"""What happened in a huishouden's casus: contact moments, events and tasks. Nothing is overwritten.

A correction is a new row that names the one it replaces; what nothing replaces is shown.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Contactmoment(Gejournaald, Base):
    """One talk, call or visit with its note."""

    __tablename__ = "contactmoment"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    op: Mapped[int]
    soort: Mapped[str]
    """A code of the list contactsoort ("huisbezoek", "telefoon", "OJG-gesprek", ...)."""
    duur: Mapped[int] = mapped_column(default=0)
    """Minutes; 0 is unknown."""
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """With whom above all; the note says more."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    notitie: Mapped[str]
    vorige_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("contactmoment.id"))
    reden: Mapped[str] = mapped_column(default="")
    """Why the earlier version was corrected."""
    geschreven_op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("duur BETWEEN 0 AND 1440", name="duur"),
            CheckConstraint("notitie <> ''", name="notitie"),
            CheckConstraint("(vorige_id IS NULL) = (reden = '')", name="reden"),
            CheckConstraint("vorige_id IS NULL OR vorige_id <> id", name="niet_zichzelf"),
            Index(None, "huishouden_id", "op"),
            Index("ix_contactmoment_vorige_id", "vorige_id", sqlite_where=text("vorige_id IS NOT NULL")),
            Index("ix_contactmoment_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def verbeterd(self, *, reden: str, **velden: Any) -> Contactmoment:
        """A new version of this one in the same casus; this one stays as it is."""
        return Contactmoment(
            huishouden_id=self.huishouden_id, casus_id=self.casus_id, vorige_id=self.id, reden=reden, **velden
        )


class Gebeurtenis(Gejournaald, Base):
    """Something that happened in the family and is no contact ("verhuisd", "baby geboren", "uithuisplaatsing")."""

    __tablename__ = "gebeurtenis"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    op: Mapped[str]
    soort: Mapped[str]
    """A code of the list gebeurtenissoort."""
    tekst: Mapped[str]
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    geschreven_op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "huishouden_id", "op"),)

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Taak(Gejournaald, Base):
    """Something somebody must do before a day.

    The program raises tasks itself (a child turns 12, 16 or 18; a herindicatie): those are derived, and get a row, with
    their `sleutel`, when somebody deals with them.
    """

    __tablename__ = "taak"
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    """What it is about when nobody is known: the first act of a triage with an anonymous visitor."""
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Whose list it stands on; empty means the regisseur's."""
    soort: Mapped[str]
    sleutel: Mapped[str] = mapped_column(default="")
    wat: Mapped[str]
    voor: Mapped[str]
    gedaan_op: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str] = mapped_column(default="")
    gemaakt_op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("wat <> ''", name="wat"),
            CheckConstraint("huishouden_id IS NOT NULL OR triage_id IS NOT NULL", name="waarover"),
            Index(None, "huishouden_id"),
            Index("ix_taak_open", "medewerker_id", "voor", sqlite_where=text("gedaan_op = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def eis_open(self) -> None:
        """Refuse when it was dealt with."""
        if self.gedaan_op:
            raise Weigering("Deze taak is al afgerond.")

    def rond_af(self, *, op: str, uitkomst: str) -> None:
        """Done on a day (ISO); `uitkomst` says how it went and may be empty."""
        self.eis_open()
        self.gedaan_op = op
        self.uitkomst = uitkomst

    def verval(self) -> None:
        """Not needed any more; the reason stands beside the change."""
        self.eis_open()
        self.status = "vervallen"
