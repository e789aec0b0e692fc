"""The plan of a huishouden: goals in the resident's words, who does what by when, safety, versions and agreement.

Which plan is active is said by its huishouden (`huishouden.actief_plan_id`), so that there is never a second one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id


class Plan(Gejournaald, Base):
    """An integraal ondersteuningsplan or a familiegroepsplan (Jeugdwet art. 4.1.2)."""

    __tablename__ = "plan"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    soort: Mapped[str]
    """A code of the list plansoort."""
    familiegroepsplan: Mapped[str] = mapped_column(default="")
    """Was a familiegroepsplan offered: "ja", "nee", or empty when nobody asked yet."""
    familiegroepsplan_op: Mapped[str] = mapped_column(default="")
    familiegroepsplan_reden: Mapped[str] = mapped_column(default="")
    situatie: Mapped[str] = mapped_column(default="")
    """What is going on, in the family's words."""
    gaat_goed: Mapped[str] = mapped_column(default="")
    """What goes well and who helps already."""
    opgesteld_op: Mapped[str]
    afgesloten_op: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("familiegroepsplan IN ('', 'ja', 'nee')", name="familiegroepsplan"),
            CheckConstraint("familiegroepsplan = '' OR familiegroepsplan_op <> ''", name="aangeboden_op"),
            Index(None, "huishouden_id"),
            Index(None, "casus_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Planversie(Gejournaald, Base):
    """The plan as it stood when somebody fixed it: what is agreed to, and what the next one is compared with."""

    __tablename__ = "planversie"
    plan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("plan.id"))
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    nummer: Mapped[int]
    inhoud: Mapped[str]
    """The whole plan as canonical JSON."""
    vingerafdruk: Mapped[str]
    """SHA-256 (hex) of `inhoud`; a signature is bound to it."""
    reden: Mapped[str] = mapped_column(default="")
    gemaakt_op: Mapped[int]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("length(vingerafdruk) = 64", name="vingerafdruk"),
            Index(None, "plan_id", "nummer"),
            Index(None, "huishouden_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Akkoord(Gejournaald, Base):
    """Somebody agrees (or not) with one version of the plan: drawn on the screen, or on paper."""

    __tablename__ = "akkoord"
    planversie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("planversie.id"))
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    naam: Mapped[str]
    """Who signs, as written below the signature."""
    wijze: Mapped[str]
    op: Mapped[str]
    vingerafdruk: Mapped[str]
    """The fingerprint of the version that was signed; another version has another one."""
    handtekening: Mapped[str] = mapped_column(default="")
    """The drawn strokes as JSON: [[[x, y], ...], ...] in whole units of a 1000 × 400 field."""
    opmerking: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("wijze IN ('op het scherm', 'op papier', 'niet akkoord')", name="wijze"),
            CheckConstraint("(wijze = 'op het scherm') = (handtekening <> '')", name="handtekening"),
            CheckConstraint("length(vingerafdruk) = 64", name="vingerafdruk"),
            Index(None, "planversie_id"),
            Index(None, "huishouden_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"


class Doel(Gejournaald, Base):
    """One goal, in the resident's own words."""

    __tablename__ = "doel"
    plan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("plan.id"))
    volgorde: Mapped[int]
    woorden: Mapped[str]
    leefgebied: Mapped[str]
    """A code of the list leefgebied."""
    wanneer_bereikt: Mapped[str] = mapped_column(default="")
    """How we will see that it is reached (SMART: asked, never demanded)."""
    begin: Mapped[str]
    streef: Mapped[str] = mapped_column(default="")
    stand: Mapped[str] = mapped_column(default="lopend")
    reden: Mapped[str] = mapped_column(default="")
    afgerond_op: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("woorden <> ''", name="woorden"),
            CheckConstraint(
                "stand IN ('lopend', 'behaald', 'deels behaald', 'niet behaald', 'vervallen')", name="stand"
            ),
            CheckConstraint("(stand = 'lopend') = (afgerond_op = '')", name="afgerond"),
            CheckConstraint("stand IN ('lopend', 'behaald') OR reden <> ''", name="reden"),
            CheckConstraint("streef = '' OR streef >= begin", name="volgorde"),
            Index(None, "plan_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "plan_id"


class Doelpersoon(Gejournaald, Base):
    """Whom a goal is for."""

    __tablename__ = "doelpersoon"
    doel_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("doel.id"))
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (Index(None, "doel_id"), Index(None, "persoon_id"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "doel_id"


class Doelscore(Gejournaald, Base):
    """How far a goal is, from 0 (nothing yet) to 10 (reached), as the family says it on a day."""

    __tablename__ = "doelscore"
    doel_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("doel.id"))
    evaluatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("evaluatie.id"))
    op: Mapped[str]
    score: Mapped[int]
    toelichting: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("score BETWEEN 0 AND 10", name="score"), Index(None, "doel_id", "op"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "doel_id"


class Actie(Gejournaald, Base):
    """What somebody will do for a goal: the resident, the network, a volunteer, WIJ, a provider, a basisvoorziening."""

    __tablename__ = "actie"
    plan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("plan.id"))
    doel_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("doel.id"))
    volgorde: Mapped[int]
    wat: Mapped[str]
    uitvoerder: Mapped[str]
    """A code of the list uitvoerder."""
    wie: Mapped[str] = mapped_column(default="")
    """A name, as the family says it ("oma Truus", "Humanitas")."""
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """For WIJ: whose list it stands on; empty means the regisseur."""
    klaar_voor: Mapped[str] = mapped_column(default="")
    gedaan_op: Mapped[str] = mapped_column(default="")
    niet_meer_nodig: Mapped[str] = mapped_column(default="")
    """Why it is dropped; empty when it is not."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("wat <> ''", name="wat"),
            CheckConstraint("gedaan_op = '' OR niet_meer_nodig = ''", name="einde"),
            Index(None, "plan_id"),
            Index(None, "doel_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "plan_id"


class Veiligheidsafspraak(Gejournaald, Base):
    """One safety agreement of a plan: what, and who keeps to it."""

    __tablename__ = "veiligheidsafspraak"
    plan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("plan.id"))
    volgorde: Mapped[int]
    tekst: Mapped[str]
    wie: Mapped[str] = mapped_column(default="")
    van: Mapped[str]
    tot: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("tekst <> ''", name="tekst"),
            CheckConstraint("tot = '' OR tot >= van", name="volgorde"),
            Index(None, "plan_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "plan_id"


class Evaluatie(Gejournaald, Base):
    """A talk about how the plan goes: planned, and later held."""

    __tablename__ = "evaluatie"
    plan_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("plan.id"))
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    gepland_op: Mapped[str]
    gehouden_op: Mapped[str] = mapped_column(default="")
    aanwezig: Mapped[str] = mapped_column(default="")
    verslag: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            Index(None, "plan_id"),
            Index(None, "huishouden_id"),
            Index("ix_evaluatie_open", "gepland_op", sqlite_where=text("gehouden_op = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"
