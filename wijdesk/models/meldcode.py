"""The meldcode huiselijk geweld en kindermishandeling in five steps, and the Wvggz-meldpunt with its consultations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Meldcode(Gejournaald, Base):
    """One time the meldcode was followed, about a person or household. Its answers are those of the afwegingskader."""

    __tablename__ = "meldcode"
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    signaal_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    vragenlijst_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("vragenlijst.id"))
    aanleiding: Mapped[str]
    begonnen_op: Mapped[int]
    besluit: Mapped[str] = mapped_column(default="")
    """A code of the list meldcodebesluit; empty while it runs."""
    besluit_tekst: Mapped[str] = mapped_column(default="")
    afgesloten_op: Mapped[int | None]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("aanleiding <> ''", name="aanleiding"),
            CheckConstraint("huishouden_id IS NOT NULL OR persoon_id IS NOT NULL", name="over_wie"),
            CheckConstraint("(besluit = '') = (afgesloten_op IS NULL)", name="besluit"),
            CheckConstraint("besluit = '' OR besluit_tekst <> ''", name="waarom"),
            Index("ix_meldcode_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_meldcode_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index("ix_meldcode_signaal_id", "signaal_id", sqlite_where=text("signaal_id IS NOT NULL")),
            Index("ix_meldcode_open", "medewerker_id", sqlite_where=text("besluit = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def eis_open(self) -> None:
        """Refuse when it was decided."""
        if self.besluit:
            raise Weigering("Over deze meldcode is al besloten. U kunt hem nog lezen.")


class Meldcodestap(Gejournaald, Base):
    """One step done on a day, by whom; or skipped, with the reason. A step can be done more than once."""

    __tablename__ = "meldcodestap"
    meldcode_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("meldcode.id"))
    stap: Mapped[int]
    dag: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    overgeslagen: Mapped[bool] = mapped_column(default=False)
    tekst: Mapped[str]
    """What was done or said; of a skipped step, why."""
    met: Mapped[str] = mapped_column(default="")
    """With whom: the colleague, Veilig Thuis, the parents."""
    geschreven_op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stap BETWEEN 1 AND 5", name="stap"),
            CheckConstraint("tekst <> ''", name="tekst"),
            Index(None, "meldcode_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "meldcode_id"


class Wvggzmelding(Gejournaald, Base):
    """A melding at the Wvggz-meldpunt: verkennend onderzoek within 14 days (Wvggz art. 5:2). Its clock is a Termijn."""

    __tablename__ = "wvggzmelding"
    signaal_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    melding_op: Mapped[str]
    bevindingen: Mapped[str] = mapped_column(default="")
    gesproken_op: Mapped[str] = mapped_column(default="")
    """The day the person was spoken to, or it was tried."""
    uitkomst: Mapped[str] = mapped_column(default="")
    """A code of the list wvggzuitkomst: to the OM, regular support, or nothing."""
    toelichting: Mapped[str] = mapped_column(default="")
    besloten_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_wat: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(uitkomst = '') = (besloten_op = '')", name="besloten"),
            CheckConstraint("besloten_op = '' OR besloten_op >= melding_op", name="volgorde"),
            CheckConstraint("(teruggekoppeld_op = '') = (teruggekoppeld_wat = '')", name="teruggekoppeld"),
            Index(None, "signaal_id"),
            Index(None, "persoon_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Wvggzconsult(Gejournaald, Base):
    """A consultation of the Wvggz-meldpunt by telephone: counted apart, about nobody by name."""

    __tablename__ = "wvggzconsult"
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    dag: Mapped[str]
    duur: Mapped[int] = mapped_column(default=0)
    bron: Mapped[str]
    """A code of the list signaalbron: who called."""
    advies: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("duur BETWEEN 0 AND 1440", name="duur"),
            CheckConstraint("bron <> ''", name="bron"),
            Index(None, "dag"),
        )
