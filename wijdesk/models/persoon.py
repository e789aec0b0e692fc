"""A person (inwoner, or a melder we know) and the address where people live."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Adres(Gejournaald, Base):
    """One address. Several persons refer to the same row, so that what happens at an address stands together."""

    __tablename__ = "adres"
    straat: Mapped[str] = mapped_column(default="")
    huisnummer: Mapped[str] = mapped_column(default="")
    toevoeging: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    woonplaats: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "postcode", "huisnummer"), Index(None, "straat", "huisnummer"))


class Persoon(Gejournaald, Base):
    """Somebody the wijkteam knows by name. Two desks can make the same person apart, so nothing here is unique."""

    __tablename__ = "persoon"
    bsn: Mapped[str] = mapped_column(default="")
    voornamen: Mapped[str] = mapped_column(default="")
    roepnaam: Mapped[str] = mapped_column(default="")
    tussenvoegsel: Mapped[str] = mapped_column(default="")
    achternaam: Mapped[str] = mapped_column(default="")
    geboorte_tussenvoegsel: Mapped[str] = mapped_column(default="")
    geboortenaam: Mapped[str] = mapped_column(default="")
    geboortedatum: Mapped[str] = mapped_column(default="")
    adres_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("adres.id"))
    telefoon: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    taal: Mapped[str] = mapped_column(default="")
    tolk_nodig: Mapped[bool] = mapped_column(default=False)
    afgeschermd: Mapped[bool] = mapped_column(default=False)
    samengevoegd_in: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    bron_nummer: Mapped[str] = mapped_column(default="")
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    overleden_op: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=902)
    """The day somebody died, or as much of it as is known ("2026-05", "2026"); empty: not that we know."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("achternaam <> '' OR roepnaam <> '' OR voornamen <> ''", name="naam"),
            CheckConstraint("bsn = '' OR (length(bsn) = 9 AND bsn <> '000000000')", name="bsn"),
            CheckConstraint("(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)", name="samengevoegd"),
            CheckConstraint("samengevoegd_in IS NULL OR samengevoegd_in <> id", name="niet_in_zichzelf"),
            Index(None, "adres_id"),
            Index("ix_persoon_bsn", "bsn", sqlite_where=text("bsn <> ''")),
            Index("ix_persoon_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_persoon_samengevoegd_in", "samengevoegd_in", sqlite_where=text("samengevoegd_in IS NOT NULL")),
            Index("ix_persoon_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "id"

    def voeg_samen_in(self, blijft: Persoon) -> None:
        """This record is the same human being as `blijft`; from now on it points there."""
        if self.id == blijft.id:
            raise Weigering("Dit is dezelfde persoonskaart.", veld="weg")
        if self.status != "actief" or blijft.status != "actief":
            raise Weigering("Een van beide kaarten is al samengevoegd of vervallen.", veld="weg")
        self.status = "samengevoegd"
        self.samengevoegd_in = blijft.id

    def maak_los(self) -> None:
        """Undo a merge."""
        if self.status != "samengevoegd":
            raise Weigering("Deze kaart is niet samengevoegd.", veld="weg")
        self.status = "actief"
        self.samengevoegd_in = None
