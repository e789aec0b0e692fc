"""Inloop: a contact with its vragen, the waiting list, and what was handed over to be picked up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

VAN_STAND_NAAR = {
    "aangemeld": {"opgeroepen", "even weg", "geholpen", "weg zonder hulp"},
    "opgeroepen": {"even weg", "aangemeld", "geholpen", "weg zonder hulp"},
    "even weg": {"terug", "opgeroepen", "geholpen", "weg zonder hulp"},
    "terug": {"opgeroepen", "even weg", "geholpen", "weg zonder hulp"},
    "geholpen": {"terug"},
    "weg zonder hulp": {"terug"},
}
"""Which stand on the waiting list may follow which (domein.md 3)."""


class Contact(Gejournaald, Base):
    """One conversation, call or mail. The melder stands apart from the inwoner it is about."""

    __tablename__ = "contact"
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    kanaal: Mapped[str]
    melder: Mapped[str]
    melder_naam: Mapped[str] = mapped_column(default="")
    melder_telefoon: Mapped[str] = mapped_column(default="")
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    ontvangen: Mapped[int]
    eerste_reactie: Mapped[int]
    maand: Mapped[str]
    """Year and month of `ontvangen` in Europe/Amsterdam, stored because counting by month reads it."""
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("maand GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'", name="maand"),
            CheckConstraint("eerste_reactie >= ontvangen", name="eerste_reactie"),
            Index(
                "ix_contact_persoon_id_ontvangen",
                "persoon_id",
                "ontvangen",
                sqlite_where=text("persoon_id IS NOT NULL"),
            ),
            Index(None, "ontvangen"),
            Index(None, "maand", "locatie_id", "melder", "kanaal"),
            Index("ix_contact_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Vraag(Gejournaald, Base):
    """One question of a contact, with its meldingtype and how it ended."""

    __tablename__ = "vraag"
    contact_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("contact.id"))
    volgnummer: Mapped[int]
    toelichting: Mapped[str]
    meldingtype: Mapped[str]
    voorstel: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str]
    gelukt: Mapped[bool | None]
    verwezen_naar: Mapped[str] = mapped_column(default="")
    direct_afgehandeld: Mapped[bool]
    bron_nummer: Mapped[str] = mapped_column(default="")
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    voorziening_id: Mapped[Id | None] = mapped_column(LargeBinary(16), sort_order=902)
    """The entry of the sociale kaart somebody was sent to. No foreign key: `verwezen_naar` says it in words."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("meldingtype <> '' AND uitkomst <> ''", name="codes"),
            Index(None, "contact_id"),
            Index("ix_vraag_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_vraag_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
            Index("ix_vraag_voorziening_id", "voorziening_id", sqlite_where=text("voorziening_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "contact_id"


class Wachtende(Gejournaald, Base):
    """Somebody on the waiting list of a locatie."""

    __tablename__ = "wachtende"
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    dag: Mapped[str]
    volgnummer: Mapped[int]
    naam: Mapped[str] = mapped_column(default="")
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    waarvoor: Mapped[str] = mapped_column(default="")
    urgentie: Mapped[int] = mapped_column(default=3)
    stand: Mapped[str] = mapped_column(default="aangemeld")
    aangemeld_op: Mapped[int]
    opgeroepen_op: Mapped[int | None]
    contact_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("contact.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        standen = ", ".join(f"'{stand}'" for stand in VAN_STAND_NAAR)
        return (
            CheckConstraint(f"stand IN ({standen})", name="stand"),
            CheckConstraint("urgentie BETWEEN 1 AND 3", name="urgentie"),
            Index(None, "locatie_id", "dag"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"

    def zet(self, stand: str, *, nu: int) -> None:
        """Move to another stand; the first call is remembered as the end of the waiting."""
        if stand not in VAN_STAND_NAAR[self.stand]:
            raise Weigering(f"Wie “{self.stand}” is, kan niet meteen “{stand}” worden.", veld="stand")
        self.stand = stand
        if stand in {"opgeroepen", "geholpen"} and self.opgeroepen_op is None:
            self.opgeroepen_op = nu


class Werk(Gejournaald, Base):
    """An open hand-over that somebody has to pick up, born from the uitkomst of a vraag."""

    __tablename__ = "werk"
    soort: Mapped[str]
    vraag_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("vraag.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    stand: Mapped[str] = mapped_column(default="open")
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    uitkomst: Mapped[str] = mapped_column(default="")
    gemaakt_op: Mapped[int]
    afgerond_op: Mapped[int | None]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stand IN ('open', 'opgepakt', 'afgerond')", name="stand"),
            CheckConstraint("(stand = 'open') = (medewerker_id IS NULL)", name="wie"),
            CheckConstraint("(stand = 'afgerond') = (afgerond_op IS NOT NULL)", name="afgerond"),
            Index(None, "locatie_id", "stand"),
            Index(None, "vraag_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "vraag_id"

    def pak_op(self, medewerker_id: Id) -> None:
        if self.stand != "open":
            raise Weigering("Dit is al opgepakt.")
        self.stand, self.medewerker_id = "opgepakt", medewerker_id

    def leg_terug(self) -> None:
        if self.stand != "opgepakt":
            raise Weigering("Alleen wat opgepakt is, kan terug.")
        self.stand, self.medewerker_id = "open", None

    def rond_af(self, uitkomst: str, *, medewerker_id: Id, nu: int) -> None:
        """Done. Whoever ends it, owns it."""
        if self.stand == "afgerond":
            raise Weigering("Dit is al afgerond.")
        if not uitkomst.strip():
            raise Weigering("Schrijf in één zin hoe het is afgelopen.", veld="uitkomst")
        self.stand, self.uitkomst, self.afgerond_op = "afgerond", uitkomst.strip(), nu
        self.medewerker_id = self.medewerker_id or medewerker_id
