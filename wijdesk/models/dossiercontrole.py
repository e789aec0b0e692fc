"""A file that was drawn to be checked, and what was found (domein.md 8).

How many points were in order is counted in `kwaliteit.Dossiercontrole`, which names no file. Here stands which file it
was; that goes with the file.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Controledossier(Gejournaald, Base):
    """One file that a team drew for a month. Its id is made of those three (`dossierregels.dossier_id`)."""

    __tablename__ = "controledossier"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """The team that drew it."""
    maand: Mapped[str]
    soort: Mapped[str]
    """What kind of file it was on the first of the month: a code of resources/dossiercontrole.toml."""
    methode: Mapped[int]
    """By which rules it was drawn."""
    lijst: Mapped[str] = mapped_column(default="")
    """The version of the checklist; empty as long as nobody began."""
    controleur_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gedaan_op: Mapped[str] = mapped_column(default="")
    """The day (ISO) it was finished."""
    aan_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """The casemanager who answers the findings."""
    overgeslagen: Mapped[str] = mapped_column(default="")
    """Why it was laid aside; then another is drawn."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("maand <> '' AND soort <> ''", name="getrokken"),
            CheckConstraint("gedaan_op = '' OR (lijst <> '' AND controleur_id IS NOT NULL)", name="gedaan"),
            CheckConstraint("gedaan_op = '' OR overgeslagen = ''", name="overgeslagen"),
            Index(None, "huishouden_id"),
            Index(None, "locatie_id", "maand"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Controlepunt(Gejournaald, Base):
    """The answer to one question of the checklist; of what is not in order also what is done about it."""

    __tablename__ = "controlepunt"
    controledossier_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("controledossier.id"))
    punt: Mapped[str]
    """The code of the question."""
    oordeel: Mapped[str]
    """ "ja", "nee" or "nvt"."""
    opmerking: Mapped[str] = mapped_column(default="")
    actie: Mapped[str] = mapped_column(default="")
    """What has to be done better."""
    wie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    klaar_voor: Mapped[str] = mapped_column(default="")
    gedaan_op: Mapped[str] = mapped_column(default="")
    """Day (ISO) by which, and on which, it is done."""
    antwoord: Mapped[str] = mapped_column(default="")
    """What the casemanager says to it."""
    beantwoord_op: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("punt <> ''", name="punt"),
            CheckConstraint("oordeel IN ('ja', 'nee', 'nvt')", name="oordeel"),
            CheckConstraint("(actie = '') = (klaar_voor = '')", name="actie"),
            CheckConstraint("(actie = '') = (wie_id IS NULL)", name="wie"),
            CheckConstraint("gedaan_op = '' OR actie <> ''", name="gedaan"),
            CheckConstraint("(antwoord = '') = (beantwoord_op = '')", name="antwoord"),
            Index(None, "controledossier_id"),
            Index(
                "ix_controlepunt_wacht",
                "oordeel",
                "controledossier_id",
                sqlite_where=text("oordeel = 'nee' AND antwoord = ''"),
            ),
            Index("ix_controlepunt_actie", "wie_id", "klaar_voor", sqlite_where=text("actie <> '' AND gedaan_op = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "controledossier_id"
