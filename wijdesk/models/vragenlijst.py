"""Lists of questions as they were in use, and the answers given under them.

A list never changes: a new version is a new row, so what was answered stays readable under the version it was answered
in. The shipped ones are filled from resources/; the applicatiebeheerder adds questions of a team to those of the city.
That of the impactmeting is answered by residents; its answers stand with the mark (`kwaliteit.Impactmeting`).
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

SOORTEN = ("triage", "afwegingskader", "impactmeting")
ONDERWERPEN = ("triage", "meldcode")


class Vragenlijst(Gejournaald, Base):
    """One version of a list of questions with its rules, whole, as the TOML text it was read from."""

    __tablename__ = "vragenlijst"
    soort: Mapped[str]
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """Empty: city-wide. Filled: extra questions of that team."""
    versie: Mapped[str]
    """What people call it ("2026-1")."""
    inhoud: Mapped[str]
    vingerafdruk: Mapped[str]
    """SHA-256 of the content, in hex."""
    vanaf: Mapped[int]
    """When it came into use (ms UTC). Of a soort and locatie the latest that somebody took into use is in use; while
    nobody did, the latest that came with the program (services/vragenlijsten.py).
    """
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who took it into use; empty when it came with the program."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        soorten = ", ".join(f"'{soort}'" for soort in SOORTEN)
        return (
            CheckConstraint(f"soort IN ({soorten})", name="soort"),
            CheckConstraint("inhoud <> '' AND length(vingerafdruk) = 64 AND versie <> ''", name="inhoud"),
            Index(None, "soort", "locatie_id", "vanaf"),
        )


class Antwoord(Gejournaald, Base):
    """The answer to one question about one triage or meldcode.

    Its id is made of both (`antwoord_id`), so that two desks that answer the same question differ about one row.
    """

    __tablename__ = "antwoord"
    onderwerp: Mapped[str]
    onderwerp_id: Mapped[Id] = mapped_column(LargeBinary(16))
    vraag: Mapped[str]
    """The code of the question in its list."""
    waarde: Mapped[str] = mapped_column(default="")
    """The code of a choice, several with a comma, a text, a number or an ISO date, after the kind of question."""
    toelichting: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        onderwerpen = ", ".join(f"'{onderwerp}'" for onderwerp in ONDERWERPEN)
        return (
            CheckConstraint(f"onderwerp IN ({onderwerpen})", name="onderwerp"),
            CheckConstraint("vraag <> ''", name="vraag"),
            Index(None, "onderwerp_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "onderwerp_id"


class Bladzijdestand(Gejournaald, Base):
    """How far one page of a triage came: filled in, or skipped with one sentence why. Its id is made as an answer's."""

    __tablename__ = "bladzijdestand"
    triage_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    bladzijde: Mapped[str]
    stand: Mapped[str]
    reden: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stand IN ('ingevuld', 'overgeslagen')", name="stand"),
            CheckConstraint("(stand = 'overgeslagen') = (reden <> '')", name="reden"),
            Index("ix_bladzijdestand_triage_id", "triage_id", sqlite_where=text("status = 'actief'")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "triage_id"


def antwoord_id(onderwerp_id: Id, vraag: str) -> Id:
    """The id of the one row for this question (or page, "bladzijde/code") of this triage or meldcode."""
    return Id(hashlib.sha256(onderwerp_id + vraag.encode()).digest()[:16])
