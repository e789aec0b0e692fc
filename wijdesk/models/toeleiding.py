"""Beslissen en toeleiden: the warm hand-off, and the indicaties that come of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

STANDEN = ("voorgesteld", "aangenomen", "geweigerd", "eerste contact", "teruggekoppeld", "ingetrokken")


class Toeleiding(Gejournaald, Base):
    """A warm hand-off: proposed, accepted or refused, first contact took place, feedback. Never cold."""

    __tablename__ = "toeleiding"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    doel_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("doel.id"))
    naar: Mapped[str]
    soort: Mapped[str]
    """A code of the list toeleidingsoort (basisvoorziening, lichte ondersteuning, maatwerk, ...)."""
    waarom: Mapped[str] = mapped_column(default="")
    contactpersoon: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    stand: Mapped[str] = mapped_column(default="voorgesteld")
    voorgesteld_op: Mapped[str]
    aangenomen_op: Mapped[str] = mapped_column(default="")
    eerste_contact_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_op: Mapped[str] = mapped_column(default="")
    gestopt_op: Mapped[str] = mapped_column(default="")
    """When it was refused or withdrawn."""
    reden: Mapped[str] = mapped_column(default="")
    terugkoppeling: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        standen = ", ".join(f"'{stand}'" for stand in STANDEN)
        return (
            CheckConstraint(f"stand IN ({standen})", name="stand"),
            CheckConstraint(
                "stand NOT IN ('geweigerd', 'ingetrokken') OR (reden <> '' AND gestopt_op <> '')", name="reden"
            ),
            CheckConstraint("naar <> ''", name="naar"),
            Index(None, "huishouden_id"),
            Index(
                "ix_toeleiding_open",
                "voorgesteld_op",
                sqlite_where=text("stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"),
            ),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Indicatie(Gejournaald, Base):
    """A decision for maatwerk: what, by whom, from when to when. An imported one may have no person or huishouden."""

    __tablename__ = "indicatie"
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    toeleiding_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("toeleiding.id"))
    productgroep: Mapped[str]
    """A code of the list productgroep."""
    soort: Mapped[str]
    """nieuw or herindicatie."""
    aanbieder: Mapped[str] = mapped_column(default="")
    omvang: Mapped[str] = mapped_column(default="")
    """As it is said: "3 uur per week"."""
    besloten_op: Mapped[str]
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    vorige_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("indicatie.id"))
    """The indicatie that this herindicatie continues."""
    wacht_sinds: Mapped[str] = mapped_column(default="")
    gestart_op: Mapped[str] = mapped_column(default="")
    overbrugging: Mapped[str] = mapped_column(default="")
    """What helps while they wait."""
    bron_nummer: Mapped[str] = mapped_column(default="")
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('nieuw', 'herindicatie')", name="soort"),
            CheckConstraint("tot = '' OR van = '' OR tot >= van", name="volgorde"),
            Index("ix_indicatie_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index(None, "besloten_op", "productgroep"),
            Index("ix_indicatie_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_indicatie_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"
