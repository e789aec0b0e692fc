"""The plan of a huishouden: goals in the resident's words, who does what by when, safety, versions and agreement.

Which plan is active is said by its huishouden (`huishouden.actief_plan_id`), so that there is never a second one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.planversie import vingerafdruk
from wijdesk.models.values import Id

EINDSTANDEN = ("behaald", "deels behaald", "niet behaald", "vervallen")
"""How a goal can end; all but the first ask a reason."""


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

    def eis_open(self) -> None:
        """Refuse a change of a plan that was closed."""
        if self.afgesloten_op:
            raise Weigering("Dit plan is afgesloten en verandert niet meer.")

    def sluit(self, *, op: str) -> None:
        """Nothing changes in it any more after this day (ISO)."""
        self.eis_open()
        if op < self.opgesteld_op:
            raise Weigering("De einddatum ligt niet voor de dag waarop het plan begon.", veld="op")
        self.afgesloten_op = op


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

    def eis_heel(self) -> None:
        """Refuse to go on with a version whose content is not what was fixed."""
        if vingerafdruk(self.inhoud) != self.vingerafdruk:
            raise Weigering("Deze versie klopt niet meer met haar vingerafdruk. Stel een nieuwe versie vast.")


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

    def vervalt(self) -> None:
        """It does not count any more; the version stays as it was."""
        self.status = "vervallen"


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

    def rond_af(self, *, stand: str, reden: str, op: str) -> None:
        """End it on this day (ISO): attained, partly, not, or lapsed. All but attained ask a reason."""
        fouten: dict[str, str] = {}
        if self.stand != "lopend":
            raise Weigering("Dit doel is al afgerond.")
        if stand not in EINDSTANDEN:
            fouten["stand"] = "Kies hoe dit doel is afgelopen."
        elif stand != "behaald" and not reden.strip():
            fouten["reden"] = "Schrijf in één zin waarom."
        if op < self.begin:
            fouten["op"] = "Het einde ligt niet voor het begin van het doel."
        if fouten:
            raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
        self.stand, self.reden, self.afgerond_op = stand, reden.strip(), op

    def heropen(self) -> None:
        """Work on it again."""
        if self.stand == "lopend":
            raise Weigering("Dit doel loopt al.")
        self.stand, self.reden, self.afgerond_op = "lopend", "", ""

    def herformuleer(self, woorden: str) -> None:
        """Say it in other words; an ended goal keeps the words it ended with."""
        self._eis_lopend()
        if not woorden.strip():
            raise Weigering("Schrijf het doel op in de woorden van het gezin.", veld="woorden")
        self.woorden = woorden.strip()

    def plan_tijd(self, *, begin: str, streef: str) -> None:
        """From when, and by when (ISO; an empty `streef` is open)."""
        self._eis_lopend()
        if streef and streef < begin:
            raise Weigering("De streefdatum ligt niet voor het begin.", veld="streef")
        self.begin, self.streef = begin, streef

    def _eis_lopend(self) -> None:
        if self.stand != "lopend":
            raise Weigering("Dit doel is afgerond. Zet het eerst weer open.")


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
            Index(
                "ix_actie_medewerker_id",
                "medewerker_id",
                sqlite_where=text("medewerker_id IS NOT NULL AND gedaan_op = ''"),
            ),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "plan_id"

    def zet_gedaan(self, op: str) -> None:
        """Somebody did it, on this day (ISO)."""
        if self.gedaan_op:
            raise Weigering("Deze actie is al gedaan.")
        if self.niet_meer_nodig:
            raise Weigering("Deze actie was niet meer nodig. Zet haar eerst weer open.")
        self.gedaan_op = op

    def vervalt(self, reden: str) -> None:
        """It is not needed any more; why is asked."""
        if self.gedaan_op:
            raise Weigering("Deze actie is al gedaan.")
        if not reden.strip():
            raise Weigering("Schrijf in één zin waarom dit niet meer nodig is.", veld="reden")
        self.niet_meer_nodig = reden.strip()

    def heropen(self) -> None:
        """To be done after all."""
        if not self.gedaan_op and not self.niet_meer_nodig:
            raise Weigering("Deze actie staat al open.")
        self.gedaan_op = self.niet_meer_nodig = ""


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

    def beeindig(self, op: str) -> None:
        """It holds up to and including this day (ISO)."""
        if self.tot:
            raise Weigering("Deze afspraak is al beëindigd.")
        if op < self.van:
            raise Weigering("De laatste dag ligt niet voor de eerste dag.", veld="op")
        self.tot = op


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

    def houd(self, *, op: str, aanwezig: str, verslag: str) -> None:
        """It took place, on this day (ISO)."""
        self._eis_gepland()
        self.gehouden_op, self.aanwezig, self.verslag = op, aanwezig.strip(), verslag.strip()

    def verzet(self, naar: str) -> None:
        """It is planned on another day (ISO)."""
        self._eis_gepland()
        if naar == self.gepland_op:
            raise Weigering("Kies een andere dag.", veld="naar")
        self.gepland_op = naar

    def vervalt(self) -> None:
        """It will not take place."""
        self._eis_gepland()
        self.status = "vervallen"

    def _eis_gepland(self) -> None:
        if self.gehouden_op:
            raise Weigering("Deze evaluatie is al gehouden.")
