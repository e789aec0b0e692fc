"""A huishouden (gezin): who belongs to it from when to when, and what may exist only once for it.

Members are references to persons, never copies. The one regisseur, the open casus and the active plan are fields of
the huishouden, so that there cannot be two of them, whatever writes to the table (domein.md 6, ontwerp.md 4).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Huishouden(Gejournaald, Base):
    """One household: the unit of plan, regisseur and transfer.

    An open casus is `casus_id`; a casus that no huishouden points at is not open. The same holds for `actief_plan_id`.
    """

    __tablename__ = "huishouden"
    naam: Mapped[str] = mapped_column(default="")
    adres_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("adres.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    casus_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("casus.id", use_alter=True))
    regisseur_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    tandem_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    actief_plan_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("plan.id", use_alter=True))
    bekend_sinds: Mapped[str]
    """ISO date from which retention counts; splitting and merging keep the oldest."""
    samengevoegd_in: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    gesplitst_uit: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("(casus_id IS NULL) = (regisseur_id IS NULL)", name="een_regisseur"),
            CheckConstraint(
                "tandem_id IS NULL OR (regisseur_id IS NOT NULL AND tandem_id <> regisseur_id)", name="tandem"
            ),
            CheckConstraint("actief_plan_id IS NULL OR casus_id IS NOT NULL", name="plan_bij_casus"),
            CheckConstraint("casus_id IS NULL OR status = 'actief'", name="casus_bij_actief"),
            CheckConstraint("(status = 'samengevoegd') = (samengevoegd_in IS NOT NULL)", name="samengevoegd"),
            CheckConstraint("bekend_sinds GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'", name="bekend_sinds"),
            Index("ix_huishouden_regisseur_id", "regisseur_id", sqlite_where=text("regisseur_id IS NOT NULL")),
            Index("ix_huishouden_tandem_id", "tandem_id", sqlite_where=text("tandem_id IS NOT NULL")),
            Index(None, "casus_id", unique=True),
            Index(None, "adres_id"),
            Index(None, "locatie_id"),
            Index("ix_huishouden_samengevoegd_in", "samengevoegd_in", sqlite_where=text("samengevoegd_in IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "id"

    def begin_casus(self, casus_id: Id, *, regisseur_id: Id, tandem_id: Id | None = None) -> None:
        """From now on this casus is the open one, with this regisseur; the tandem is somebody else."""
        if self.status != "actief":
            raise Weigering("Dit huishouden is samengevoegd of vervallen. Open het huishouden waar het in opging.")
        if self.casus_id is not None:
            raise Weigering("Dit huishouden heeft al een open casus.")
        if tandem_id == regisseur_id:
            raise Weigering("De tandem is iemand anders dan de regisseur.", veld="tandem_id")
        self.casus_id, self.regisseur_id, self.tandem_id = casus_id, regisseur_id, tandem_id

    def eis_casus(self) -> Id:
        """The open casus; refuses when there is none."""
        if self.casus_id is None:
            raise Weigering("Dit huishouden heeft geen open casus.")
        return self.casus_id

    def zet_regisseur(self, naar_id: Id) -> None:
        """Somebody else holds the regie; whoever was the tandem and gets it is no tandem any more."""
        self.eis_casus()
        if naar_id == self.regisseur_id:
            raise Weigering("Deze collega is al de regisseur.", veld="naar_id")
        self.regisseur_id = naar_id
        if self.tandem_id == naar_id:
            self.tandem_id = None

    def zet_tandem(self, medewerker_id: Id | None) -> None:
        """A second team member, or nobody."""
        self.eis_casus()
        if medewerker_id is not None and medewerker_id == self.regisseur_id:
            raise Weigering("De tandem is iemand anders dan de regisseur.", veld="medewerker_id")
        self.tandem_id = medewerker_id

    def eis_heel(self) -> None:
        """Refuse in words what the database refuses without: a casus has its one regisseur, a plan its casus."""
        los = (self.casus_id is None) != (self.regisseur_id is None)
        zonder_casus = self.casus_id is None and (self.actief_plan_id is not None or self.tandem_id is not None)
        if los or zonder_casus or (self.tandem_id is not None and self.tandem_id == self.regisseur_id):
            raise Weigering("Dit is intussen verder gewijzigd en kan niet meer in één keer terug.")

    def eindig_casus(self) -> Id:
        """No open casus any more, so no regisseur and no active plan; answers who was the regisseur."""
        regisseur_id = self.regisseur_id
        if regisseur_id is None:
            raise Weigering("Dit huishouden heeft geen open casus.")
        self.casus_id = self.regisseur_id = self.tandem_id = self.actief_plan_id = None
        return regisseur_id

    def voeg_samen_in(self, blijft: Huishouden) -> None:
        """This is another record of the same household; from now on it points there. Its casus must have gone over."""
        if self.id == blijft.id:
            raise Weigering("Dit is hetzelfde huishouden.", veld="weg")
        if self.status != "actief" or blijft.status != "actief":
            raise Weigering("Een van beide huishoudens is al samengevoegd of vervallen.", veld="weg")
        self.status = "samengevoegd"
        self.samengevoegd_in = blijft.id

    def maak_los(self) -> None:
        """Undo a merge."""
        if self.status != "samengevoegd":
            raise Weigering("Dit huishouden is niet samengevoegd.", veld="weg")
        self.status = "actief"
        self.samengevoegd_in = None

    def geef_casus(self) -> tuple[Id | None, Id | None, Id | None, Id | None]:
        """Let go of the open casus with all that goes with it: (casus, regisseur, tandem, plan)."""
        alles = (self.casus_id, self.regisseur_id, self.tandem_id, self.actief_plan_id)
        self.casus_id = self.regisseur_id = self.tandem_id = self.actief_plan_id = None
        return alles

    def neem_casus(self, alles: tuple[Id | None, Id | None, Id | None, Id | None]) -> None:
        """Hold the casus that another record of this household let go of."""
        self.casus_id, self.regisseur_id, self.tandem_id, self.actief_plan_id = alles


class Huishoudlid(Gejournaald, Base):
    """One person in one huishouden, with a role and dates. Somebody can be in two at once (co-ouderschap)."""

    __tablename__ = "huishoudlid"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    rol: Mapped[str]
    """A code of the list gezinsrol ("ouder met gezag", "kind", ...)."""
    verblijf: Mapped[str] = mapped_column(default="")
    """A code of the list verblijf: hele tijd, deels (co-ouderschap), woont elders."""
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    """First and last day (ISO); an empty `tot` is still a member."""
    opmerking: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("tot = '' OR tot >= van", name="volgorde"),
            Index(None, "huishouden_id"),
            Index(None, "persoon_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def overlapt(self, van: str, tot: str) -> bool:
        """Whether this membership and the days `van` to `tot` (ISO, an empty `tot` is open) share a day."""
        return (not tot or self.van <= tot) and (not self.tot or van <= self.tot)


class Gezag(Gejournaald, Base):
    """An adult, or an institution, decides for one child, from when to when, in whatever household they live.

    It ends by itself when the child turns 18 (art. 1:233 and 1:245 BW). See `gezagsregel` for what counts when nothing
    was recorded of a child.
    """

    __tablename__ = "gezag"
    kind_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    ouder_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    instelling: Mapped[str] = mapped_column(default="")
    """The name of the gecertificeerde instelling that has voogdij (art. 1:302 BW); then there is no `ouder_id`."""
    soort: Mapped[str]
    """ "ouderlijk gezag" (art. 1:251 and 1:253t BW too) or "voogdij" (art. 1:280 BW)."""
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")
    """First and last day (ISO); an empty `tot` is still."""
    opmerking: Mapped[str] = mapped_column(default="")
    """What it shows from: the gezagsregister, a ruling."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('ouderlijk gezag', 'voogdij')", name="soort"),
            CheckConstraint("tot = '' OR tot >= van", name="volgorde"),
            CheckConstraint("kind_id <> ouder_id", name="kind"),
            CheckConstraint("(ouder_id IS NULL) = (instelling <> '')", name="een"),
            CheckConstraint("instelling = '' OR soort = 'voogdij'", name="instelling"),
            Index(None, "kind_id"),
            Index(None, "ouder_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "kind_id"

    def loopt_op(self, dag: str) -> bool:
        """Whether it holds on this day (ISO)."""
        return self.van <= dag and (not self.tot or self.tot >= dag)
