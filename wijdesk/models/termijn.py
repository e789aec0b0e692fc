"""A deadline that runs: which rule, since which event, and what happened to it. The dates themselves are derived."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Termijn(Gejournaald, Base):
    """One running or ended deadline. `regel` is a rule of resources/termijnen.toml, which holds its legal basis."""

    __tablename__ = "termijn"
    regel: Mapped[str]
    onderwerp: Mapped[str]
    """The noun it is about ("huishouden", later "signaal", "klacht")."""
    onderwerp_id: Mapped[Id] = mapped_column(LargeBinary(16))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Whose list it stands on; empty means the regisseur of the huishouden."""
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    begin: Mapped[str]
    """The day of the event that starts it (ISO)."""
    gehaald_op: Mapped[str] = mapped_column(default="")
    vervallen_op: Mapped[str] = mapped_column(default="")
    reden: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("gehaald_op = '' OR vervallen_op = ''", name="einde"),
            CheckConstraint("vervallen_op = '' OR reden <> ''", name="reden"),
            Index(None, "onderwerp_id"),
            Index("ix_termijn_open", "locatie_id", sqlite_where=text("gehaald_op = '' AND vervallen_op = ''")),
            Index(
                "ix_termijn_medewerker_id",
                "medewerker_id",
                sqlite_where=text("medewerker_id IS NOT NULL AND gehaald_op = '' AND vervallen_op = ''"),
            ),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "onderwerp_id"

    def eis_lopend(self) -> None:
        """Refuse when it ended."""
        if self.gehaald_op or self.vervallen_op:
            raise Weigering(f"Deze termijn is al {'gehaald' if self.gehaald_op else 'vervallen'}.")

    def haal(self, op: str) -> None:
        """What had to be done was done on this day (ISO)."""
        self.eis_lopend()
        if op < self.begin:
            raise Weigering("Dat is voor het begin van de termijn.", veld="op")
        self.gehaald_op = op

    def verval(self, op: str, reden: str) -> None:
        """It does not matter any more; a day before its begin is taken as the begin."""
        self.eis_lopend()
        if not reden.strip():
            raise Weigering("Schrijf in één zin waarom de termijn vervalt.", veld="reden")
        self.vervallen_op, self.reden = max(op, self.begin), reden.strip()


class Termijnwijziging(Gejournaald, Base):
    """Opschorten (with the day it runs on again, when known) or verlengen (with a number of days), and why."""

    __tablename__ = "termijnwijziging"
    termijn_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("termijn.id"))
    soort: Mapped[str]
    van: Mapped[str]
    """The first day it stands still, or the day of the decision to extend (ISO)."""
    tot: Mapped[str] = mapped_column(default="")
    """For opschorten: the first day it runs again; empty while it stands still."""
    dagen: Mapped[int] = mapped_column(default=0)
    """For verlengen: calendar days."""
    reden: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('opschorten', 'verlengen')", name="soort"),
            CheckConstraint("(soort = 'verlengen') = (dagen > 0)", name="dagen"),
            CheckConstraint("tot = '' OR tot >= van", name="volgorde"),
            CheckConstraint("reden <> ''", name="reden"),
            Index(None, "termijn_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "termijn_id"

    def staat_stil_op(self, dag: str) -> bool:
        """Whether this is a standing still that goes on or is still to come on a day (ISO)."""
        return self.soort == "opschorten" and (not self.tot or self.tot > dag)

    def hervat(self, op: str) -> None:
        """It runs again from this day on (ISO)."""
        if op < self.van:
            raise Weigering("Dat is voor de dag waarop de termijn stil kwam te staan.", veld="op")
        self.tot = op
