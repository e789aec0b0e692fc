"""The one grammar of every table: names of constraints, ids made here, journal heads, status instead of deletion.

Knows SQLAlchemy's mapping, no session and no SQL of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, LargeBinary, MetaData, String, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from wijdesk.models.values import Id, schrijfbaar

STATUSSEN = ("actief", "vervallen", "samengevoegd")


class Base(DeclarativeBase):
    """Base of every mapped class. Columns say their own type; relationships are not used: ids are enough."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {Id: LargeBinary(16), bytes: LargeBinary(), str: String()}


class Gejournaald:
    """A row whose every change is a mutatie in the journal; the row itself is a projection.

    `koppen` holds the heads of its fields as JSON (see `journaal`); `status` replaces deletion, which does not exist.
    """

    __tablename__: str
    _velden: ClassVar[tuple[str, ...]]
    _standaarden: ClassVar[dict[str, Any]]

    id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True, sort_order=-1)
    status: Mapped[str] = mapped_column(default="actief", server_default="actief", sort_order=900)
    koppen: Mapped[str] = mapped_column(sort_order=901)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        toegestaan = ", ".join(f"'{status}'" for status in STATUSSEN)
        return (
            CheckConstraint(f"status IN ({toegestaan})", name="status"),
            CheckConstraint("length(id) = 16", name="id"),
            *cls.extra_tabel_args(),
        )

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        """Checks and indexes of the noun itself."""
        return ()

    @classmethod
    def zwijgt_van(cls) -> frozenset[str]:
        """Fields that the entry that makes a row does not name while they are empty: who says nothing of it differs
        with nobody who does.
        """
        return frozenset()

    @classmethod
    def dossier_veld(cls) -> str:
        """The column that names whose dossier this row belongs to; empty when it is nobody's."""
        return ""

    @classmethod
    def dossier_van(cls, waarde: Callable[[str], Any]) -> Id | None:
        """Whose dossier the entries of a row name; `waarde` gives what a column of the row holds."""
        veld = cls.dossier_veld()
        gevonden: Id | None = waarde(veld) if veld else None
        return gevonden

    @classmethod
    def velden(cls) -> tuple[str, ...]:
        """The journaled fields: every column but the id and the heads."""
        bekend: tuple[str, ...] | None = cls.__dict__.get("_velden")
        if bekend is None:
            bekend = tuple(kolom.key for kolom in inspect(cls).column_attrs if kolom.key not in {"id", "koppen"})
            cls._velden = bekend
        return bekend

    @classmethod
    def standaarden(cls) -> dict[str, Any]:
        """What a new row gets in each field that was left open, by field; a field without one is not in it."""
        bekend: dict[str, Any] | None = cls.__dict__.get("_standaarden")
        if bekend is None:
            alle = ((kolom.key, kolom.columns[0].default) for kolom in inspect(cls).column_attrs)
            bekend = {veld: wat.arg for veld, wat in alle if isinstance(wat, ScalarElementColumnDefault)}
            cls._standaarden = bekend
        return bekend


def maak_schrijfbaar(rij: object) -> None:
    """Leave out of every text of a row the signs that cannot be written."""
    for naam, waarde in list(vars(rij).items()):
        if isinstance(waarde, str) and (heel := schrijfbaar(waarde)) != waarde:
            setattr(rij, naam, heel)
