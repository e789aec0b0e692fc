"""The house itself: locaties, medewerkers and their rollen, toestellen, code lists; what a desk keeps for itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Winkel(Base):
    """One row: which store this is and which chain of the journal this desk writes (a desk keeps it for itself)."""

    __tablename__ = "winkel"
    id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    balie_id: Mapped[Id] = mapped_column(LargeBinary(16))
    gemaakt_op: Mapped[int]
    voorbeeld: Mapped[bool] = mapped_column(default=False)


class _Samengaand(Gejournaald):
    """A row that another of its noun can stand for: made at two desks, and found to be one.

    Nothing that names the row is written again. The tables show the one that stays (`models.doorwijzing`), the journal
    keeps what was said.
    """

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        ergens = text("samengevoegd_in IS NOT NULL")
        return (
            CheckConstraint("(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)", name="samengevoegd"),
            CheckConstraint("samengevoegd_in IS NULL OR samengevoegd_in <> id", name="niet_in_zichzelf"),
            Index(f"ix_{cls.__tablename__}_samengevoegd_in", "samengevoegd_in", sqlite_where=ergens),
        )


class Locatie(_Samengaand, Base):
    """A place with an entree (domein.md 1)."""

    __tablename__ = "locatie"
    naam: Mapped[str]
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    samengevoegd_in: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))


class Medewerker(_Samengaand, Base):
    """Somebody who works at a desk; opens the store with an own key slot."""

    __tablename__ = "medewerker"
    naam: Mapped[str]
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    samengevoegd_in: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))


class Roltoekenning(Gejournaald, Base):
    """One rol of one medewerker, with dates; several at the same time are normal."""

    __tablename__ = "roltoekenning"
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    rol: Mapped[str]
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "medewerker_id"),)


class Code(Gejournaald, Base):
    """One code of a list, filled from resources/codes and editable; files and rows hold the code's own text."""

    __tablename__ = "code"
    lijst: Mapped[str]
    code: Mapped[str]
    volgorde: Mapped[int]
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    toets: Mapped[str] = mapped_column(default="")
    direct: Mapped[bool] = mapped_column(default=False)
    overdracht: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "lijst", "code"),)


class Instelling(Gejournaald, Base):
    """What the organisation chose, for every desk: names and values of `models.instellingen`."""

    __tablename__ = "instelling"
    naam: Mapped[str]
    waarde: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("naam <> ''", name="naam"), Index(None, "naam"))


class Concept(Base):
    """The draft of an open form of one medewerker. Not journaled: it is not yet said."""

    __tablename__ = "concept"
    id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16))
    soort: Mapped[str]
    inhoud: Mapped[str]
    bijgewerkt: Mapped[int]


class Voorkeur(Base):
    """What one medewerker arranged on this desk: layout, columns."""

    __tablename__ = "voorkeur"
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    sleutel: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[bytes]


class Importpartij(Gejournaald, Base):
    """One import of one file; the rows it made carry its id and can be taken back together."""

    __tablename__ = "importpartij"
    soort: Mapped[str]
    bestand: Mapped[str]
    op: Mapped[int]
    goed: Mapped[int] = mapped_column(default=0)
    overgeslagen: Mapped[int] = mapped_column(default=0)
    fout: Mapped[int] = mapped_column(default=0)


class Toegang(Gejournaald, Base):
    """Who looked at what, when and why (NEN 7513). A search hit is not an opening."""

    __tablename__ = "toegang"
    tijd: Mapped[int]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    wat: Mapped[str]
    doel: Mapped[str]
    soort: Mapped[str] = mapped_column(default="")
    """What kind of event (`models.logsoort`); empty in rows of before schema 0006, which are openings."""
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    namens_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    """The colleague on whose behalf."""
    grondslag: Mapped[str] = mapped_column(default="")
    """What was said before opening a dossier outside the own caseload; a code of the list "inzagegrondslag"."""
    uitkomst: Mapped[str] = mapped_column(default="")
    """"geweigerd" when it was not given."""
    aantal: Mapped[int | None]
    """How many: hits of a search, rows of an export."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        ergens = text("huishouden_id IS NOT NULL")
        return (
            Index(None, "persoon_id", "tijd"),
            Index(None, "medewerker_id", "tijd"),
            Index(None, "soort", "tijd"),
            Index(None, "tijd"),
            Index("ix_toegang_huishouden_id_tijd", "huishouden_id", "tijd", sqlite_where=ergens),
            CheckConstraint("wat <> '' AND doel <> ''", name="gezegd"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"
