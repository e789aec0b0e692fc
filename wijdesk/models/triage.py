"""Triage: one walk along the Route van de Vraag, its proposal and its decision, and the advice asked on the way."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id
from wijdesk.models.zinnen import te_kort

ROUTES = ("enkelvoudig", "complex", "spoed")
"""Route van de Vraag: preventief oplossen, onderzoek en plan, versneld proces (domein.md 4)."""
BESLUITEN = ("afgehandeld", "verwijzing", "kortdurend", "casus", "onderzoek", "opschaling", "afschalen")


class Triage(Gejournaald, Base):
    """One triage, from its first page to its decision. What it answers stands in Antwoord, page by page."""

    __tablename__ = "triage"
    vraag_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vraag.id"))
    """The vraag of the inloop it began with; empty when it was begun for a person."""
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    """Empty: somebody who stays anonymous."""
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    signaal_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who leads it now; a colleague can take it over."""
    vragenlijst_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("vragenlijst.id"))
    teamlijst_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vragenlijst.id"))
    begonnen_op: Mapped[int]
    bladzijde: Mapped[str] = mapped_column(default="")
    """Where they were last."""
    stand: Mapped[str] = mapped_column(default="lopend")
    voorstel_route: Mapped[str] = mapped_column(default="")
    """What the answers so far propose; kept as it was when it was decided."""
    voorstel_besluit: Mapped[str] = mapped_column(default="")
    voorstel_redenen: Mapped[str] = mapped_column(default="")
    """The reasons, a line each, as they were shown at the decision."""
    route: Mapped[str] = mapped_column(default="")
    besluit: Mapped[str] = mapped_column(default="")
    afwijkreden: Mapped[str] = mapped_column(default="")
    """One sentence: why the professional decided otherwise than proposed."""
    toelichting: Mapped[str] = mapped_column(default="")
    gevolg: Mapped[str] = mapped_column(default="")
    """The noun the decision made: toeleiding, ondersteuning, casus, onderzoek, opschaling."""
    gevolg_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    besloten_op: Mapped[int | None]
    besloten_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gestaakt_om: Mapped[str] = mapped_column(default="")
    """Why it was stopped without a decision."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        routes = ", ".join(f"'{route}'" for route in ("", *ROUTES))
        besluiten = ", ".join(f"'{besluit}'" for besluit in ("", *BESLUITEN))
        return (
            CheckConstraint("stand IN ('lopend', 'besloten', 'gestaakt')", name="stand"),
            CheckConstraint(f"route IN ({routes}) AND voorstel_route IN ({routes})", name="route"),
            CheckConstraint(f"besluit IN ({besluiten}) AND voorstel_besluit IN ({besluiten})", name="besluit"),
            CheckConstraint(
                "(stand = 'besloten') = (besluit <> '' AND route <> '' AND besloten_op IS NOT NULL)", name="besloten"
            ),
            CheckConstraint(
                "stand <> 'besloten' OR afwijkreden <> '' OR ((voorstel_route = '' OR route = voorstel_route)"
                " AND (voorstel_besluit = '' OR besluit = voorstel_besluit))",
                name="afwijken",
            ),
            CheckConstraint("(stand = 'gestaakt') = (gestaakt_om <> '')", name="gestaakt"),
            CheckConstraint("(gevolg = '') = (gevolg_id IS NULL)", name="gevolg"),
            Index("ix_triage_lopend", "locatie_id", sqlite_where=text("stand = 'lopend'")),
            Index("ix_triage_medewerker_id", "medewerker_id", sqlite_where=text("stand = 'lopend'")),
            Index("ix_triage_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index("ix_triage_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_triage_vraag_id", "vraag_id", sqlite_where=text("vraag_id IS NOT NULL")),
            Index("ix_triage_besloten_op", "besloten_op", "locatie_id", sqlite_where=text("besloten_op IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"

    def eis_lopend(self) -> None:
        """Refuse when it was decided or stopped."""
        if self.stand != "lopend":
            wat = "besloten" if self.stand == "besloten" else "gestaakt"
            raise Weigering(f"Deze triage is al {wat}. U kunt hem nog lezen.")

    def neem_over(self, medewerker_id: Id) -> None:
        """A colleague goes on with it."""
        self.eis_lopend()
        self.medewerker_id = medewerker_id

    def staak(self, waarom: str) -> None:
        """Stop without a decision, with one sentence why."""
        self.eis_lopend()
        if fout := te_kort(waarom, "Schrijf in één zin waarom de triage stopt."):
            raise Weigering(fout, veld="waarom")
        self.stand, self.gestaakt_om = "gestaakt", waarom.strip()

    def hervat(self) -> None:
        """Go on with it after all."""
        if self.stand != "gestaakt":
            raise Weigering("Deze triage is niet gestaakt.")
        self.stand, self.gestaakt_om = "lopend", ""

    def besluit_zo(self, *, route: str, besluit: str, afwijkreden: str, toelichting: str, door: Id, nu: int) -> None:
        """Decided by the professional; the reason is kept only when it differs from the proposal as it stands now."""
        self.eis_lopend()
        anders = self.wijkt_af(route, besluit)
        if anders and not afwijkreden.strip():
            raise Weigering("Schrijf in één zin waarom u anders besluit dan voorgesteld.", veld="afwijkreden")
        self.stand, self.route, self.besluit = "besloten", route, besluit
        self.afwijkreden, self.toelichting = afwijkreden.strip() if anders else "", toelichting.strip()
        self.besloten_op, self.besloten_door_id = max(nu, self.begonnen_op), door

    def wijkt_af(self, route: str, besluit: str) -> bool:
        """Whether this differs from what the answers propose; what is not proposed is no difference."""
        return bool(
            (self.voorstel_route and route != self.voorstel_route)
            or (self.voorstel_besluit and besluit != self.voorstel_besluit)
        )


class Consult(Gejournaald, Base):
    """Advice asked of a gedragswetenschapper, and the answer; both stay in the record."""

    __tablename__ = "consult"
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    vraag: Mapped[str]
    aan_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Empty: whoever of the gedragswetenschappers is first."""
    gesteld_door_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gesteld_op: Mapped[int]
    antwoord: Mapped[str] = mapped_column(default="")
    antwoord_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    antwoord_op: Mapped[int | None]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("vraag <> ''", name="vraag"),
            CheckConstraint("triage_id IS NOT NULL OR huishouden_id IS NOT NULL", name="waarover"),
            CheckConstraint(
                "(antwoord = '') = (antwoord_op IS NULL) AND (antwoord = '') = (antwoord_door_id IS NULL)",
                name="antwoord",
            ),
            Index("ix_consult_triage_id", "triage_id", sqlite_where=text("triage_id IS NOT NULL")),
            Index("ix_consult_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_consult_open", "locatie_id", sqlite_where=text("antwoord = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "triage_id"

    def beantwoord(self, woorden: str, *, door: Id, nu: int) -> None:
        """The advice, once."""
        if self.antwoord:
            raise Weigering("Deze vraag is al beantwoord.")
        if not woorden.strip():
            raise Weigering("Schrijf uw advies op.", veld="antwoord")
        self.antwoord, self.antwoord_door_id, self.antwoord_op = woorden.strip(), door, nu
