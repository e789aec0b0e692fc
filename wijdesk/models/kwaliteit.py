"""What a team answers for besides its dossiers: klachten, activiteiten, impactmetingen, dossiercontroles, figures from
outside, and the notes beside figures (domein.md 7 to 9). Nobody is named in any of them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

INITIATIEVEN = ("inwoners", "WIJ", "partner")
PERIODEN = ("week", "maand", "kwartaal", "jaar", "vrij")


class _Ingelezen(Gejournaald):
    """A row that can come from a file: the number it has there, and the import it came with."""

    __abstract__ = True
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """Empty when the source names none: it counts for the whole organisation only."""
    bron_nummer: Mapped[str] = mapped_column(default="", sort_order=800)
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16), sort_order=801)

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        naam = cls.__tablename__
        return (
            Index(f"ix_{naam}_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index(f"ix_{naam}_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )


class Klacht(_Ingelezen, Base):
    """A "formeel kenbaar gemaakte uiting van ongenoegen" as it is counted: when, how it ended and what it was about."""

    __tablename__ = "klacht"
    ontvangen: Mapped[str]
    afgerond: Mapped[str] = mapped_column(default="")
    """The last day (ISO); empty while it is dealt with."""
    uitkomst: Mapped[str] = mapped_column(default="")
    """A code of the list klachtuitkomst; empty while it is dealt with."""
    reden: Mapped[str] = mapped_column(default="")
    """A code of the list klachtreden."""
    over_structuur: Mapped[bool] = mapped_column(default=False)
    """About the ondersteuningsstructuur (budget 2017)."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("ontvangen <> ''", name="ontvangen"),
            CheckConstraint("afgerond = '' OR afgerond >= ontvangen", name="afgerond"),
            CheckConstraint("(afgerond = '') = (uitkomst = '')", name="uitkomst"),
            Index(None, "ontvangen"),
        )


class Activiteit(_Ingelezen, Base):
    """An omgevingsgerichte activiteit: what about, where, whose idea, from when to when."""

    __tablename__ = "activiteit"
    thema: Mapped[str]
    gebied: Mapped[str] = mapped_column(default="")
    initiatief: Mapped[str]
    start: Mapped[str]
    einde: Mapped[str] = mapped_column(default="")
    """The last day (ISO); empty while it runs."""
    titel: Mapped[str] = mapped_column(default="")
    """Empty of one that came from a file: it goes by its thema."""
    partners: Mapped[str] = mapped_column(default="")
    """Organisations."""
    vrijwilligers: Mapped[int] = mapped_column(default=0)
    """How many help; not who."""
    deelopdracht: Mapped[str] = mapped_column(default="")
    financier: Mapped[str] = mapped_column(default="")
    financiering_van: Mapped[str] = mapped_column(default="")
    financiering_tot: Mapped[str] = mapped_column(default="")
    """First and last day (ISO) that the deelopdracht or financier pays; each may be open."""
    resultaat: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who looks after it here."""
    voorstel_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("activiteitvoorstel.id"))
    """The proposal it came from."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("thema <> ''", name="thema"),
            CheckConstraint(f"initiatief IN ({', '.join(map(repr, INITIATIEVEN))})", name="initiatief"),
            CheckConstraint("start <> '' AND (einde = '' OR einde >= start)", name="volgorde"),
            CheckConstraint("vrijwilligers BETWEEN 0 AND 9999", name="vrijwilligers"),
            CheckConstraint(
                "financiering_van = '' OR financiering_tot = '' OR financiering_tot >= financiering_van",
                name="financiering",
            ),
            Index(None, "start"),
        )


class Impactmeting(_Ingelezen, Base):
    """One mark that a resident gave, with the other answers; from nobody in particular."""

    __tablename__ = "impactmeting"
    datum: Mapped[str]
    tienden: Mapped[int]
    """The mark in tenths: 81 is an 8,1."""
    vragenlijst_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vragenlijst.id"))
    """The questions these are answers to; empty of a mark alone."""
    antwoorden: Mapped[str] = mapped_column(default="")
    """The answers beside the mark, as `impactvragen.schrijf` writes them; one field: a form is typed at one desk."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("datum <> ''", name="datum"),
            CheckConstraint("tienden BETWEEN 10 AND 100", name="tienden"),
            CheckConstraint("antwoorden = '' OR vragenlijst_id IS NOT NULL", name="antwoorden"),
            Index(None, "datum"),
        )


class Dossiercontrole(_Ingelezen, Base):
    """One file of a team that was checked: how many points of the checklist were asked and how many were in order."""

    __tablename__ = "dossiercontrole"
    datum: Mapped[str]
    """Day (ISO) on which it counts: that on which it was done, or the last of the month it was drawn for."""
    goed: Mapped[int]
    punten: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("datum <> ''", name="datum"),
            CheckConstraint("goed >= 0 AND goed <= punten AND punten > 0", name="punten"),
            Index(None, "datum"),
        )


class Buitencijfer(_Ingelezen, Base):
    """A figure somebody else counted (resident survey, ceo, fte), with where it comes from and what it means."""

    __tablename__ = "buitencijfer"
    naam: Mapped[str]
    jaar: Mapped[int]
    waarde: Mapped[str]
    """A decimal text with a point."""
    eenheid: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    bron: Mapped[str]
    definitieversie: Mapped[str]
    """Two years with different ones are not one line."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            *super().extra_tabel_args(),
            CheckConstraint("naam <> '' AND waarde <> '' AND bron <> '' AND definitieversie <> ''", name="gevuld"),
            CheckConstraint("jaar BETWEEN 1900 AND 9999", name="jaar"),
            Index(None, "naam", "jaar"),
        )


class Duiding(Gejournaald, Base):
    """A note beside a figure in a period: what was going on."""

    __tablename__ = "duiding"
    cijfer: Mapped[str]
    periode: Mapped[str]
    van: Mapped[str]
    tot: Mapped[str]
    """First and last day (ISO) of the period."""
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """Empty: beside the figure of the whole organisation."""
    tekst: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("cijfer <> '' AND tekst <> ''", name="gevuld"),
            CheckConstraint(f"periode IN ({', '.join(map(repr, PERIODEN))})", name="periode"),
            CheckConstraint("van <> '' AND tot >= van", name="volgorde"),
            Index(None, "cijfer", "van"),
        )


class Cijfercel(Base):
    """How many vragen of one code, day, hour or waiting time a month had at a locatie, counted ahead.

    Kept by each desk for itself, made again at will. Holds only for a stretch that stands in `Cijferstand`.
    """

    __tablename__ = "cijfercel"
    tijdvak: Mapped[str] = mapped_column(primary_key=True)
    """A month ("2026-03") or a whole year ("2026")."""
    soort: Mapped[str] = mapped_column(primary_key=True)
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    aantal: Mapped[int]
    direct: Mapped[int]

    __table_args__ = ({"sqlite_with_rowid": False},)


class Cijferstand(Base):
    """A stretch whose cells hold: triggers take it away as soon as one of its vragen changes."""

    __tablename__ = "cijferstand"
    tijdvak: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = ({"sqlite_with_rowid": False},)
