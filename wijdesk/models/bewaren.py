"""What may not go yet, and what is proposed, agreed and carried out to go (domein.md 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

VAN_NIEMAND = ("contact", "wachtende", "signaal", "triage", "agressie", "indicatie", "avgverzoek", "klachtdossier")
"""Nouns that can be there without a resident, a household or anything else they hang on: they go by the month."""
SOORTEN = ("huishouden", "persoon", *VAN_NIEMAND)
"""What can stand on a list."""


class Bewaarblokkade(Gejournaald, Base):
    """A legal hold: nothing of this person or household is destroyed while it stands."""

    __tablename__ = "bewaarblokkade"
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    reden: Mapped[str]
    """A code of the list "bewaarreden"."""
    toelichting: Mapped[str] = mapped_column(default="")
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(huishouden_id IS NULL) <> (persoon_id IS NULL)", name="waarover"),
            CheckConstraint("reden <> ''", name="reden"),
            CheckConstraint("tot = '' OR tot >= van", name="geldig"),
            Index("ix_bewaarblokkade_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_bewaarblokkade_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"

    @classmethod
    def dossier_van(cls, waarde: Callable[[str], Any]) -> Id | None:
        gevonden: Id | None = waarde("persoon_id") or waarde("huishouden_id")  # when either goes it must be known whose
        return gevonden


class Vernietiglijst(Gejournaald, Base):
    """One proposal to destroy dossiers: made by one, agreed to by another, carried out once. Holds no personal data."""

    __tablename__ = "vernietiglijst"
    nummer: Mapped[str]
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    peildatum: Mapped[str]
    opgesteld_door_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    opgesteld_op: Mapped[int]
    akkoord_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Somebody else than who made the list. No CHECK says so: two colleagues can turn out to be one, much later."""
    akkoord_op: Mapped[int | None]
    uitgevoerd_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    uitgevoerd_op: Mapped[int | None]
    ingetrokken_op: Mapped[int | None]
    toelichting: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("nummer <> ''", name="nummer"),
            CheckConstraint("(akkoord_op IS NULL) = (akkoord_door_id IS NULL)", name="akkoord"),
            CheckConstraint("(uitgevoerd_op IS NULL) = (uitgevoerd_door_id IS NULL)", name="uitgevoerd"),
            CheckConstraint("uitgevoerd_op IS NULL OR akkoord_op IS NOT NULL", name="eerst_akkoord"),
            CheckConstraint("uitgevoerd_op IS NULL OR ingetrokken_op IS NULL", name="ingetrokken"),
            Index(None, "opgesteld_op"),
        )


class Vernietigregel(Gejournaald, Base):
    """One dossier on a list. After it was carried out this is the tombstone: ids, codes and days, nobody's name."""

    __tablename__ = "vernietigregel"
    lijst_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("vernietiglijst.id"))
    soort: Mapped[str]
    """"One of `SOORTEN`; of `VAN_NIEMAND` it is a month (`services.bewaren.maanden`)."""
    dossier: Mapped[Id] = mapped_column(LargeBinary(16))
    """The id of that row, or the one that stands for the month; it refers to nothing any more when that is gone."""
    regel: Mapped[str]
    """The code of the rule in resources/bewaartermijnen.toml, or "verzoek" for a request of the resident."""
    begin: Mapped[str] = mapped_column(default="")
    einde: Mapped[str] = mapped_column(default="")
    """The day the term began and the last day on which the dossier had to be kept."""
    verzoek_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("avgverzoek.id"))
    besluit: Mapped[str] = mapped_column(default="")
    """"weg" or "bewaren"; empty until somebody chose."""
    reden: Mapped[str] = mapped_column(default="")
    """Why it is kept after all; a code of the list "bewaarreden"."""
    vernietigd_op: Mapped[int | None]
    rijen: Mapped[int] = mapped_column(default=0)
    """How many rows went."""
    akkoord_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who agreed about this dossier: without it no desk carries out an order to destroy it."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint(f"soort IN ({', '.join(map(repr, SOORTEN))})", name="soort"),
            CheckConstraint("length(dossier) = 16", name="dossier"),
            CheckConstraint("regel <> ''", name="regel"),
            CheckConstraint("besluit IN ('', 'weg', 'bewaren')", name="besluit"),
            CheckConstraint("besluit <> 'bewaren' OR reden <> ''", name="reden"),
            CheckConstraint("vernietigd_op IS NULL OR besluit = 'weg'", name="vernietigd"),
            CheckConstraint("akkoord_door_id IS NULL OR besluit <> ''", name="akkoord"),
            Index(None, "lijst_id"),
            Index(None, "dossier"),
        )


class Cijferrest(Gejournaald, Base):
    """What a figure counts of a row that was destroyed: codes and a day, of nobody (`services.bewaren.rest`).

    Its id is made of the id of the row it stands for, so two desks that destroy one dossier leave one remainder.
    """

    __tablename__ = "cijferrest"
    soort: Mapped[str]
    """The noun of what was destroyed."""
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    dag: Mapped[str]
    """The day by which it is counted."""
    gegevens: Mapped[str]
    """JSON: the columns a figure reads, by name; codes, days, lengths of time and ids of lists, never a text."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort <> ''", name="soort"),
            CheckConstraint("json_valid(gegevens)", name="gegevens"),
            Index(None, "soort", "dag"),
        )
