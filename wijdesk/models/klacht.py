"""A klacht as it is dealt with (Awb hoofdstuk 9): who complains and about whom, what was done, and what was learned.

When it came in, how it ended and what it was about stands in `kwaliteit.Klacht`, which figures count and which names
nobody. Here stands the rest, which few may see: `store/klachtzicht.py`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.klachtregels import HOEDANIGHEDEN, OVERIG, STAPPEN, TERMIJNSTAPPEN
from wijdesk.models.values import Id


def _in(codes: Any) -> str:
    return ", ".join(f"'{code}'" for code in codes)


class Klachtdossier(Gejournaald, Base):
    """One klacht of somebody, with who deals with it. A klacht that came from a file has none."""

    __tablename__ = "klachtdossier"
    klacht_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("klacht.id"))
    """The row that is counted."""
    nummer: Mapped[str]
    kanaal: Mapped[str]
    """How it came in: a code of the list kanaal."""
    hoedanigheid: Mapped[str] = mapped_column(default="zelf")
    """In what capacity it was put forward; a key of `klachtregels.HOEDANIGHEDEN`."""
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """The card of who complains, when there is one."""
    klager: Mapped[str] = mapped_column(default="")
    """Who complains, as it was said, as long as no card was found."""
    gemachtigde: Mapped[str] = mapped_column(default="")
    """Who speaks for them."""
    adres: Mapped[str] = mapped_column(default="")
    """Where letters go, line by line; empty: to the address on the card."""
    bereikbaar: Mapped[str] = mapped_column(default="")
    """A telephone number or an e-mail address."""
    woorden: Mapped[str]
    """What the klacht is, in the words of who complains."""
    vraag_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vraag.id"))
    """The vraag at the desk it came from."""
    commissie: Mapped[bool] = mapped_column(default=False)
    """A klachtencommissie advises (Awb afdeling 9.1.3): ten weeks and not six."""
    behandelaar_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    motivering: Mapped[str] = mapped_column(default="")
    """Why it ended so, as it stands in the letter (Awb art. 9:12)."""
    overig: Mapped[str] = mapped_column(default="")
    """Of the outcome "overig" which one: a key of `klachtregels.OVERIG`."""
    les: Mapped[str] = mapped_column(default="")
    """What is done otherwise from now on."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("nummer <> '' AND kanaal <> ''", name="nummer"),
            CheckConstraint(f"hoedanigheid IN ({_in(HOEDANIGHEDEN)})", name="hoedanigheid"),
            CheckConstraint("(hoedanigheid = 'zelf') = (gemachtigde = '')", name="gemachtigde"),
            CheckConstraint("(persoon_id IS NULL) = (klager <> '')", name="klager"),
            CheckConstraint("woorden <> ''", name="woorden"),
            CheckConstraint(f"overig IN ('', {_in(OVERIG)})", name="overig"),
            Index(None, "klacht_id"),
            Index("ix_klachtdossier_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index("ix_klachtdossier_vraag_id", "vraag_id", sqlite_where=text("vraag_id IS NOT NULL")),
            Index("ix_klachtdossier_behandelaar_id", "behandelaar_id", sqlite_where=text("behandelaar_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Klachtbetrokkene(Gejournaald, Base):
    """Somebody whose conduct a klacht is about. As long as it was not shared, it is not there for them."""

    __tablename__ = "klachtbetrokkene"
    klachtdossier_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("klachtdossier.id"))
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    wie: Mapped[str] = mapped_column(default="")
    """Who it is, when they are not in the list of colleagues."""
    gedeeld_op: Mapped[str] = mapped_column(default="")
    """The day they got a copy (Awb art. 9:9); from then on they may read it."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(medewerker_id IS NULL) = (wie <> '')", name="wie"),
            Index(None, "klachtdossier_id"),
            Index("ix_klachtbetrokkene_medewerker_id", "medewerker_id", sqlite_where=text("medewerker_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "klachtdossier_id"


class Klachtstap(Gejournaald, Base):
    """Something that was done: a conversation, a letter, a deferral, a hearing, what came after."""

    __tablename__ = "klachtstap"
    klachtdossier_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("klachtdossier.id"))
    soort: Mapped[str]
    """A key of `klachtregels.STAPPEN`."""
    dag: Mapped[str]
    tekst: Mapped[str] = mapped_column(default="")
    keuze: Mapped[str] = mapped_column(default="")
    """Who waived the hearing or why there was none; which Ombudsman."""
    dagen: Mapped[int] = mapped_column(default=0)
    """How many days the outcome is put off; only of what moves the term."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint(f"soort IN ({_in(STAPPEN)})", name="soort"),
            CheckConstraint("dag <> ''", name="dag"),
            CheckConstraint(f"(soort IN ({_in(TERMIJNSTAPPEN)})) = (dagen > 0)", name="dagen"),
            Index(None, "klachtdossier_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "klachtdossier_id"
