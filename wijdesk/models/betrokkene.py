"""Who else is around a huishouden, network and professionals, and who allowed sharing what with whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Betrokkene(Gejournaald, Base):
    """Somebody of the network, or a professional."""

    __tablename__ = "betrokkene"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    soort: Mapped[str]
    naam: Mapped[str]
    relatie: Mapped[str] = mapped_column(default="")
    """What they are to the family ("oma", "buurvrouw", "huisarts", "leerkracht")."""
    organisatie: Mapped[str] = mapped_column(default="")
    telefoon: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """When the wijkteam knows this person too."""
    jim: Mapped[bool] = mapped_column(default=False)
    """The young person's own chosen adult (JIM: Jouw Ingebrachte Mentor)."""
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    opmerking: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('netwerk', 'professional')", name="soort"),
            CheckConstraint("naam <> '' OR organisatie <> ''", name="naam"),
            CheckConstraint("tot = '' OR tot >= van", name="volgorde"),
            Index(None, "huishouden_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Toestemming(Gejournaald, Base):
    """One giver says yes or no to sharing one kind of data about a person with one receiver.

    Who must say yes follows from age: under 12 the parents with gezag, 12 to 15 parents and child, from 16 the young
    person (Jeugdwet art. 7.3.4 and 7.3.11, Wmo 2015 art. 5.2.9; domein.md 6).
    """

    __tablename__ = "toestemming"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """About whom."""
    betrokkene_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("betrokkene.id"))
    """The receiver."""
    gegevens: Mapped[str]
    """A code of the list gegevenssoort."""
    gever_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    instelling: Mapped[str] = mapped_column(default="")
    """The gecertificeerde instelling that decides as voogd (art. 1:302 BW); then there is no `gever_id`."""
    stand: Mapped[str]
    wijze: Mapped[str] = mapped_column(default="mondeling")
    op: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stand IN ('gegeven', 'geweigerd', 'ingetrokken')", name="stand"),
            CheckConstraint("(gever_id IS NULL) = (instelling <> '')", name="een"),
            CheckConstraint("wijze IN ('mondeling', 'schriftelijk')", name="wijze"),
            CheckConstraint("tot = '' OR tot >= op", name="volgorde"),
            Index(None, "huishouden_id"),
            Index(None, "persoon_id"),
            Index(None, "betrokkene_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"
