"""What a resident asks about the own data (AVG articles 15 to 21), and what is added to a record because of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

SOORTEN = ("inzage", "rectificatie", "verwijdering", "beperking", "overdraagbaarheid", "bezwaar")
BESLUITEN = ("", "toegewezen", "deels", "afgewezen", "ingetrokken")
HOEDANIGHEDEN = ("zelf", "ouder", "vertegenwoordiger", "gemachtigde", "nabestaande")
GRONDEN = ("", "toestemming", "incident", "belang", "gezag")
KEUZES = ("tonen", "bedekken", "samenvatten")


class Avgverzoek(Gejournaald, Base):
    """One request in the register: what was asked, by when it is answered, what was decided and done."""

    __tablename__ = "avgverzoek"
    nummer: Mapped[str]
    soort: Mapped[str]
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    over: Mapped[str] = mapped_column(default="")
    """About whom it is, as it was said, as long as no card was found."""
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    hoedanigheid: Mapped[str] = mapped_column(default="zelf")
    """In what capacity somebody asks."""
    verzoeker: Mapped[str] = mapped_column(default="")
    """Who asks when that is not the resident: a parent, a representative."""
    grond: Mapped[str] = mapped_column(default="")
    """On which ground of the law a nabestaande asks (a key of `avgnabestaande.GRONDEN`)."""
    gevraagd: Mapped[str] = mapped_column(default="")
    """In the words of who asks."""
    ontvangen_op: Mapped[str]
    identiteit: Mapped[str] = mapped_column(default="")
    """How it was established who asks; a key of `avgregels.IDENTITEIT`. Empty: not yet."""
    bevestigd_op: Mapped[str] = mapped_column(default="")
    """The day the letter of receipt went out."""
    verlengd_tot: Mapped[str] = mapped_column(default="")
    verlengreden: Mapped[str] = mapped_column(default="")
    behandelaar_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    besluit: Mapped[str] = mapped_column(default="")
    besluitreden: Mapped[str] = mapped_column(default="")
    besluitgrond: Mapped[str] = mapped_column(default="")
    """The ground on which a nabestaande was granted it."""
    besloten_op: Mapped[str] = mapped_column(default="")
    besloten_door_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    uitgevoerd_op: Mapped[str] = mapped_column(default="")
    beperkt_van: Mapped[str] = mapped_column(default="")
    beperkt_tot: Mapped[str] = mapped_column(default="")
    """Between these days the record is kept and not used (art. 18); `beperkt_tot` empty: until further notice."""
    vernietigd_op: Mapped[str] = mapped_column(default="")
    """The day the record went: of the request stays what was asked for, when, what was decided and by whom."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        soorten = ", ".join(f"'{soort}'" for soort in SOORTEN)
        besluiten = ", ".join(f"'{besluit}'" for besluit in BESLUITEN)
        gronden = ", ".join(f"'{grond}'" for grond in GRONDEN)
        hoedanigheden = ", ".join(f"'{hoedanigheid}'" for hoedanigheid in HOEDANIGHEDEN)
        return (
            CheckConstraint("nummer <> ''", name="nummer"),
            CheckConstraint(f"soort IN ({soorten})", name="soort"),
            CheckConstraint(f"besluit IN ({besluiten})", name="besluit"),
            CheckConstraint(f"hoedanigheid IN ({hoedanigheden})", name="hoedanigheid"),
            CheckConstraint(f"grond IN ({gronden}) AND besluitgrond IN ({gronden})", name="grond"),
            CheckConstraint("hoedanigheid = 'zelf' OR verzoeker <> '' OR vernietigd_op <> ''", name="verzoeker"),
            CheckConstraint("persoon_id IS NOT NULL OR over <> '' OR vernietigd_op <> ''", name="over_wie"),
            CheckConstraint("besluit = '' OR besloten_door_id IS NOT NULL", name="door_wie"),
            CheckConstraint("uitgevoerd_op = '' OR besluit IN ('toegewezen', 'deels')", name="uitgevoerd"),
            CheckConstraint("(besluit = '') = (besloten_op = '')", name="besloten"),
            CheckConstraint(
                "besluit NOT IN ('deels', 'afgewezen') OR besluitreden <> '' OR vernietigd_op <> ''",
                name="besluitreden",
            ),
            CheckConstraint("verlengd_tot = '' OR verlengreden <> '' OR vernietigd_op <> ''", name="verlengreden"),
            CheckConstraint(
                "vernietigd_op = '' OR (persoon_id IS NULL AND over = '' AND verzoeker = '' AND gevraagd = '' "
                "AND verlengreden = '' AND besluitreden = '')",
                name="vernietigd",
            ),
            CheckConstraint("beperkt_tot = '' OR (beperkt_van <> '' AND beperkt_tot >= beperkt_van)", name="beperkt"),
            Index("ix_avgverzoek_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index(None, "ontvangen_op"),
            Index("ix_avgverzoek_beperkt_van", "beperkt_van", sqlite_where=text("beperkt_van <> ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Aantekening(Gejournaald, Base):
    """What a resident says against something that was written down: it stands beside it, the text itself stays."""

    __tablename__ = "aantekening"
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    verzoek_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("avgverzoek.id"))
    over_soort: Mapped[str] = mapped_column(default="")
    over_id: Mapped[Id | None] = mapped_column(LargeBinary(16))
    """The row it is about; without one it is about the record as a whole."""
    tekst: Mapped[str]
    op: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("tekst <> ''", name="tekst"),
            CheckConstraint("(over_soort = '') = (over_id IS NULL)", name="over"),
            Index(None, "persoon_id"),
            Index("ix_aantekening_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"


class Avgkeuze(Gejournaald, Base):
    """What of somebody else in a record is shown, covered or summarised in the answer to one request.

    Its id is made of the request and the place (`avgplek.keuze_id`), so that two desks that choose about one place
    differ about one row.
    """

    __tablename__ = "avgkeuze"
    verzoek_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("avgverzoek.id"))
    plek: Mapped[str]
    """Which place: noun, row and field (`avgplek`)."""
    afdruk: Mapped[str]
    """SHA-256 (hex) of what stood there; when it changed since, somebody has to look again."""
    keuze: Mapped[str]
    tekst: Mapped[str] = mapped_column(default="")
    """What stands there instead, for a summary."""
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        keuzes = ", ".join(f"'{keuze}'" for keuze in KEUZES)
        return (
            CheckConstraint("plek <> '' AND length(afdruk) = 64", name="plek"),
            CheckConstraint(f"keuze IN ({keuzes})", name="keuze"),
            CheckConstraint("(keuze = 'samenvatten') = (tekst <> '')", name="tekst"),
            Index(None, "verzoek_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "verzoek_id"
