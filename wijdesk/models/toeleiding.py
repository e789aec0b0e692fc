"""Beslissen en toeleiden: the warm hand-off, and the indicaties that come of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.toeleiding_tempo import AANGENOMEN, EERSTE_CONTACT, OPEN_STANDEN, VOORGESTELD
from wijdesk.models.toeleidingstappen import STAPPEN, controleer_indicatie, controleer_stappen
from wijdesk.models.values import Id

STANDEN = ("voorgesteld", "aangenomen", "geweigerd", "eerste contact", "teruggekoppeld", "ingetrokken")


class Toeleiding(Gejournaald, Base):
    """A warm hand-off: proposed, accepted or refused, first contact took place, feedback. Never cold."""

    __tablename__ = "toeleiding"
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    casus_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("casus.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    doel_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("doel.id"))
    naar: Mapped[str]
    soort: Mapped[str]
    """A code of the list toeleidingsoort (basisvoorziening, lichte ondersteuning, maatwerk, ...)."""
    waarom: Mapped[str] = mapped_column(default="")
    contactpersoon: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    stand: Mapped[str] = mapped_column(default="voorgesteld")
    voorgesteld_op: Mapped[str]
    aangenomen_op: Mapped[str] = mapped_column(default="")
    eerste_contact_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_op: Mapped[str] = mapped_column(default="")
    gestopt_op: Mapped[str] = mapped_column(default="")
    """When it was refused or withdrawn."""
    reden: Mapped[str] = mapped_column(default="")
    terugkoppeling: Mapped[str] = mapped_column(default="")
    voorziening_id: Mapped[Id | None] = mapped_column(LargeBinary(16), sort_order=902)
    """The entry of the sociale kaart it went to. No foreign key: `naar` says it where that entry is not known."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        standen = ", ".join(f"'{stand}'" for stand in STANDEN)
        return (
            CheckConstraint(f"stand IN ({standen})", name="stand"),
            CheckConstraint(
                "stand NOT IN ('geweigerd', 'ingetrokken') OR (reden <> '' AND gestopt_op <> '')", name="reden"
            ),
            CheckConstraint("naar <> ''", name="naar"),
            Index(None, "huishouden_id"),
            Index(
                "ix_toeleiding_open",
                "voorgesteld_op",
                sqlite_where=text("stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"),
            ),
            Index("ix_toeleiding_voorziening_id", "voorziening_id", sqlite_where=text("voorziening_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def neem_aan(self, op: str, *, vandaag: str) -> None:
        """They will do it, since day `op` (ISO)."""
        self._eis(VOORGESTELD, anders="Dit is al beantwoord.")
        self._zet_stap("aangenomen_op", op, vandaag, stand=AANGENOMEN)

    def leg_eerste_contact_vast(self, op: str, *, vandaag: str) -> None:
        """They and the family spoke for the first time on day `op`."""
        self._eis(AANGENOMEN, anders="Leg eerst vast dat het is aangenomen.")
        self._zet_stap("eerste_contact_op", op, vandaag, stand=EERSTE_CONTACT)

    def koppel_terug(self, op: str, woorden: str, *, vandaag: str) -> None:
        """What they told about it on day `op`: the loop is closed."""
        self._eis(EERSTE_CONTACT, anders="Leg eerst het eerste contact vast.")
        if not woorden.strip():
            raise Weigering("Schrijf in één of twee zinnen hoe het gaat.", veld="woorden")
        self._zet_stap("teruggekoppeld_op", op, vandaag, stand="teruggekoppeld")
        self.terugkoppeling = woorden.strip()

    def weiger(self, op: str, reden: str, *, vandaag: str) -> None:
        """They will not do it, also when they said yes before."""
        self._eis(VOORGESTELD, AANGENOMEN, anders="Na het eerste contact kan weigeren niet meer. Trek het dan in.")
        self._stop("geweigerd", op, reden, vandaag)

    def trek_in(self, op: str, reden: str, *, vandaag: str) -> None:
        """We or the family no longer want it."""
        self._eis(*OPEN_STANDEN, anders="Deze toeleiding is al afgerond.")
        self._stop("ingetrokken", op, reden, vandaag)

    def stap_terug(self) -> None:
        """Undo the last step, which was recorded by mistake."""
        if self.stand in {"geweigerd", "ingetrokken"}:
            self.gestopt_op = self.reden = ""
        elif self.stand == VOORGESTELD:
            raise Weigering("Dit is de eerste stap. Trek de toeleiding in als hij niet klopt.")
        else:
            laatste = next(stap for stap in reversed(STAPPEN) if getattr(self, stap.veld))
            setattr(self, laatste.veld, "")
            if laatste.veld == "teruggekoppeld_op":
                self.terugkoppeling = ""
        self.stand = next(stap.stand for stap in reversed(STAPPEN) if getattr(self, stap.veld))

    def _eis(self, *standen: str, anders: str) -> None:
        if self.stand not in standen:
            raise Weigering(anders)

    def _zet_stap(self, veld: str, op: str, vandaag: str, *, stand: str) -> None:
        dagen = {stap.veld: getattr(self, stap.veld) for stap in STAPPEN if getattr(self, stap.veld)}
        if fouten := controleer_stappen(dagen | {veld: op}, vandaag=vandaag):
            raise Weigering("Kijk de datum na.", fouten={"op": next(iter(fouten.values()))})
        setattr(self, veld, op)
        self.stand = stand

    def _stop(self, stand: str, op: str, reden: str, vandaag: str) -> None:
        if not reden.strip():
            raise Weigering("Schrijf op waarom.", veld="reden")
        dagen = {stap.veld: getattr(self, stap.veld) for stap in STAPPEN if getattr(self, stap.veld)}
        if fouten := controleer_stappen(dagen | {"gestopt_op": op}, vandaag=vandaag):
            raise Weigering("Kijk de datum na.", fouten={"op": next(iter(fouten.values()))})
        self.gestopt_op, self.reden, self.stand = op, reden.strip(), stand


class Indicatie(Gejournaald, Base):
    """A decision for maatwerk: what, by whom, from when to when. An imported one may have no person or huishouden."""

    __tablename__ = "indicatie"
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    toeleiding_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("toeleiding.id"))
    productgroep: Mapped[str]
    """A code of the list productgroep."""
    soort: Mapped[str]
    """nieuw or herindicatie."""
    aanbieder: Mapped[str] = mapped_column(default="")
    omvang: Mapped[str] = mapped_column(default="")
    """As it is said: "3 uur per week"."""
    besloten_op: Mapped[str]
    van: Mapped[str] = mapped_column(default="")
    tot: Mapped[str] = mapped_column(default="")
    vorige_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("indicatie.id"))
    """The indicatie that this herindicatie continues."""
    wacht_sinds: Mapped[str] = mapped_column(default="")
    gestart_op: Mapped[str] = mapped_column(default="")
    overbrugging: Mapped[str] = mapped_column(default="")
    """What helps while they wait."""
    locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    """Of which locatie a file says it is; None: that of its household, or nobody knows."""
    bron_nummer: Mapped[str] = mapped_column(default="")
    partij_id: Mapped[Id | None] = mapped_column(LargeBinary(16))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("soort IN ('nieuw', 'herindicatie')", name="soort"),
            CheckConstraint("tot = '' OR van = '' OR tot >= van", name="volgorde"),
            Index("ix_indicatie_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index(None, "besloten_op", "productgroep"),
            Index("ix_indicatie_bron_nummer", "bron_nummer", sqlite_where=text("bron_nummer <> ''")),
            Index("ix_indicatie_partij_id", "partij_id", sqlite_where=text("partij_id IS NOT NULL")),
        )

    @classmethod
    def zwijgt_van(cls) -> frozenset[str]:
        return frozenset({"locatie_id"})

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def start(self, op: str, *, vandaag: str) -> None:
        """The provider began on day `op`; the wait is over."""
        fouten = controleer_indicatie({"gestart_op": op, "wacht_sinds": self.wacht_sinds}, vandaag=vandaag)
        if not op:
            fouten = {"gestart_op": "Vul de dag in waarop de hulp begon."}
        if fouten:
            raise Weigering("Kijk de datum na.", fouten={"op": next(iter(fouten.values()))})
        self.gestart_op = op
