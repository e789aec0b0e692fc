"""Signalen: what others tell us about a person, household, address, street or theme; and the rounds in the street.

The melder is kept apart: who told it has its own right.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.signaalregels import (
    AFGESLOTEN,
    GEVRAAGD,
    NIEUW,
    ONDERZOEK,
    OPEN,
    STANDEN,
    TERUGKOPPELING,
    WACHT,
    uiterlijk,
)
from wijdesk.models.values import Id, lokaal

__all__ = [
    "OPEN",
    "STANDEN",
    "Activiteitvoorstel",
    "Signaal",
    "Signaalbundel",
    "Signaalmelder",
    "Signaalstap",
    "Signaalveld",
    "Straatronde",
]


class Signaal(Gejournaald, Base):
    """One signaal. What happened to it stands in Signaalstap; what only its soort asks, in Signaalveld."""

    __tablename__ = "signaal"
    soort: Mapped[str]
    """A code of the list signaalsoort (zorgen, overlast, bemoeizorg, huisuitzetting, Wvggz, ...)."""
    bron: Mapped[str]
    """A code of the list signaalbron: what kind of party told it. Who it was stands in Signaalmelder."""
    tekst: Mapped[str]
    urgentie: Mapped[int] = mapped_column(default=3)
    """1 spoed, 2 snel, 3 gewoon: ordinal."""
    ontvangen: Mapped[int]
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    """Who looks into it; empty while nobody does."""
    geschreven_door_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    persoon_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    adres_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("adres.id"))
    straat: Mapped[str] = mapped_column(default="")
    """Of a signaal about a street, or the street of its address."""
    straat_sleutel: Mapped[str] = mapped_column(default="")
    """Street and place without case, marks or spaces: what makes two the same street."""
    gebied: Mapped[str] = mapped_column(default="")
    thema: Mapped[str] = mapped_column(default="")
    """A code of the list signaalthema."""
    vraag_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("vraag.id"))
    """The vraag of the inloop it came from."""
    straatronde_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("straatronde.id"))
    bundel_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("signaalbundel.id"))
    stand: Mapped[str] = mapped_column(default="nieuw")
    eerste_reactie: Mapped[int | None]
    beoordeling: Mapped[str] = mapped_column(default="")
    beoordeeld_op: Mapped[int | None]
    terugkoppeling: Mapped[str] = mapped_column(default="")
    """Whether the melder hears: "" not asked yet, "gevraagd", "niet gewenst", "niet mogelijk"."""
    terugkoppelen_voor: Mapped[str] = mapped_column(default="")
    teruggekoppeld_op: Mapped[str] = mapped_column(default="")
    teruggekoppeld_wat: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str] = mapped_column(default="")
    """A code of the list signaaluitkomst."""
    uitkomst_tekst: Mapped[str] = mapped_column(default="")
    afgesloten_op: Mapped[int | None]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        standen = ", ".join(f"'{stand}'" for stand in STANDEN)
        return (
            CheckConstraint(f"stand IN ({standen})", name="stand"),
            CheckConstraint("tekst <> '' AND soort <> '' AND bron <> ''", name="inhoud"),
            CheckConstraint("urgentie BETWEEN 1 AND 3", name="urgentie"),
            CheckConstraint(
                "persoon_id IS NOT NULL OR huishouden_id IS NOT NULL OR adres_id IS NOT NULL OR straat <> ''"
                " OR thema <> ''",
                name="waarover",
            ),
            CheckConstraint("(stand = 'afgesloten') = (afgesloten_op IS NOT NULL AND uitkomst <> '')", name="einde"),
            CheckConstraint("stand <> 'in onderzoek' OR medewerker_id IS NOT NULL", name="wie"),
            CheckConstraint(
                "terugkoppeling IN ('', 'gevraagd', 'niet gewenst', 'niet mogelijk')", name="terugkoppeling"
            ),
            CheckConstraint("(teruggekoppeld_op = '') = (teruggekoppeld_wat = '')", name="teruggekoppeld"),
            Index(None, "locatie_id", "stand", "urgentie", "ontvangen"),
            Index("ix_signaal_medewerker_id", "medewerker_id", sqlite_where=text("stand <> 'afgesloten'")),
            Index("ix_signaal_persoon_id", "persoon_id", sqlite_where=text("persoon_id IS NOT NULL")),
            Index("ix_signaal_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_signaal_adres_id", "adres_id", sqlite_where=text("adres_id IS NOT NULL")),
            Index(
                "ix_signaal_straat_thema",
                "straat_sleutel",
                "thema",
                "ontvangen",
                sqlite_where=text("straat_sleutel <> ''"),
            ),
            Index("ix_signaal_bundel_id", "bundel_id", sqlite_where=text("bundel_id IS NOT NULL")),
            Index("ix_signaal_vraag_id", "vraag_id", sqlite_where=text("vraag_id IS NOT NULL")),
            Index("ix_signaal_straatronde_id", "straatronde_id", sqlite_where=text("straatronde_id IS NOT NULL")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"

    def eis_open(self) -> None:
        """Refuse when it was closed."""
        if self.stand == "afgesloten":
            raise Weigering("Dit signaal is afgesloten. Open het opnieuw om er verder mee te gaan.")

    def reageer(self, *, nu: int) -> None:
        """Remember the first reaction, once."""
        if self.eerste_reactie is None:
            self.eerste_reactie = max(nu, self.ontvangen)

    @property
    def wacht_de_melder(self) -> bool:
        """Whether feedback was promised and not given."""
        return self.terugkoppeling == GEVRAAGD and not self.teruggekoppeld_op

    def moet_horen(self, *, heeft_melder: bool) -> bool:
        """Whether the melder must still hear, or was never asked: `heeft_melder` is whether it is known who told it."""
        return self.wacht_de_melder or (heeft_melder and not self.terugkoppeling and not self.teruggekoppeld_op)

    def pak_op(self, medewerker_id: Id, *, nu: int) -> None:
        """Somebody looks into it; the first reaction when there was none."""
        self.eis_open()
        self.reageer(nu=nu)
        self.medewerker_id = medewerker_id
        if self.stand == NIEUW:
            self.stand = ONDERZOEK

    def leg_terug(self) -> None:
        """Nobody looks into it any more."""
        self.eis_open()
        if self.medewerker_id is None:
            raise Weigering("Niemand heeft dit signaal opgepakt.")
        self.stand, self.medewerker_id = NIEUW, None

    def beoordeel(self, beoordeling: str, urgentie: int | None, *, medewerker_id: Id, nu: int) -> None:
        """What it is worth; whoever assesses it looks into it when nobody did."""
        self.eis_open()
        if not beoordeling.strip():
            raise Weigering("Schrijf op wat u ervan vindt en wat er moet gebeuren.", veld="beoordeling")
        self.pak_op(self.medewerker_id or medewerker_id, nu=nu)
        self.beoordeling, self.beoordeeld_op = beoordeling.strip(), nu
        if urgentie is not None:
            self.zet_urgentie(urgentie)

    def zet_urgentie(self, urgentie: int) -> None:
        """Another weight (1 to 3). A day for feedback that nobody chose moves along."""
        if urgentie == self.urgentie:
            return
        if self.wacht_de_melder and self.terugkoppelen_voor == self._terugkoppelen_volgens_afspraak():
            self.urgentie = urgentie
            self.terugkoppelen_voor = self._terugkoppelen_volgens_afspraak()
        self.urgentie = urgentie

    def zet_ontvangen(self, ontvangen: int) -> None:
        """It came in at another moment (UTC ms). A day for feedback that nobody chose moves along."""
        volgens_afspraak = self.wacht_de_melder and self.terugkoppelen_voor == self._terugkoppelen_volgens_afspraak()
        self.ontvangen = ontvangen
        if volgens_afspraak:
            self.terugkoppelen_voor = self._terugkoppelen_volgens_afspraak()

    def _terugkoppelen_volgens_afspraak(self) -> str:
        return uiterlijk(self.urgentie, "terugkoppelen", lokaal(self.ontvangen).date()).isoformat()

    def spreek_terugkoppeling_af(self, terugkoppeling: str, voor: str) -> None:
        """Whether the melder hears, and by which day (ISO; empty is the day WIJ agreed for this urgentie)."""
        if terugkoppeling not in TERUGKOPPELING:
            raise Weigering("Kies of de melder iets wil horen.", veld="terugkoppeling")
        if terugkoppeling == GEVRAAGD:
            voor = voor or self._terugkoppelen_volgens_afspraak()
            self.teruggekoppeld_op = self.teruggekoppeld_wat = ""
        self.terugkoppeling, self.terugkoppelen_voor = terugkoppeling, voor if terugkoppeling == GEVRAAGD else ""

    def koppel_terug(self, wat: str, op: str, *, vandaag: str, nu: int) -> None:
        """The melder heard, on a day (ISO) that is not in the future nor before it came in."""
        self.eis_open()
        if not wat.strip():
            raise Weigering("Schrijf op wat u tegen de melder heeft gezegd.", veld="wat")
        if op > vandaag or op < lokaal(self.ontvangen).date().isoformat():
            raise Weigering("Kies een dag vanaf de ontvangst tot en met vandaag.", veld="op")
        self.reageer(nu=nu)
        self.terugkoppeling = GEVRAAGD
        self.teruggekoppeld_op, self.teruggekoppeld_wat = op, wat.strip()

    def wacht_op_terugkoppeling(self, *, heeft_melder: bool = False) -> None:
        """Nothing is left to find out; only the melder must still hear, or be asked whether he wants to."""
        self.eis_open()
        if not self.moet_horen(heeft_melder=heeft_melder):
            raise Weigering("Er is geen terugkoppeling afgesproken die nog moet. Sluit het signaal af.")
        self.stand = WACHT

    def sluit(
        self, uitkomst: str, tekst: str, niet_teruggekoppeld: str, *, nu: int, heeft_melder: bool = False
    ) -> None:
        """Ended. Not while feedback was promised and not given, or never spoken of, unless it is said why not."""
        self.eis_open()
        if self.moet_horen(heeft_melder=heeft_melder) and not niet_teruggekoppeld.strip():
            beloofd = "De melder zou nog iets horen. Koppel eerst terug, of schrijf op waarom dat niet gebeurt."
            vraag = "Er is niet gevraagd of de melder bericht wil. Vraag het, of schrijf op waarom dat niet gebeurt."
            raise Weigering(beloofd if self.wacht_de_melder else vraag, veld="niet_teruggekoppeld")
        self.reageer(nu=nu)
        self.stand, self.uitkomst, self.uitkomst_tekst = AFGESLOTEN, uitkomst, tekst.strip()
        self.afgesloten_op = nu

    def heropen(self, medewerker_id: Id) -> None:
        """It goes on: with who looked into it, or else with who opens it again."""
        if self.stand != AFGESLOTEN:
            raise Weigering("Dit signaal is niet afgesloten.")
        self.stand, self.uitkomst, self.uitkomst_tekst, self.afgesloten_op = ONDERZOEK, "", "", None
        self.medewerker_id = medewerker_id


class Signaalmelder(Gejournaald, Base):
    """Who told it. Read only with the right signaal.melder; a melder who stays anonymous has no row."""

    __tablename__ = "signaalmelder"
    signaal_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    naam: Mapped[str] = mapped_column(default="")
    organisatie: Mapped[str] = mapped_column(default="")
    telefoon: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    geheim: Mapped[bool] = mapped_column(default=True)
    """Those it is about may not hear who told it."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("naam <> '' OR organisatie <> '' OR telefoon <> '' OR email <> ''", name="wie"),
            Index(None, "signaal_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "signaal_id"


class Signaalveld(Gejournaald, Base):
    """What only this soort of signaal asks (resources/signaalvelden.toml): one field. Its id is made of both."""

    __tablename__ = "signaalveld"
    signaal_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    veld: Mapped[str]
    waarde: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("veld <> ''", name="veld"), Index(None, "signaal_id"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "signaal_id"


class Signaalstap(Gejournaald, Base):
    """One thing that was done with a signaal, in order of time; nothing is overwritten."""

    __tablename__ = "signaalstap"
    signaal_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("signaal.id"))
    soort: Mapped[str]
    """opgepakt, contact, beoordeeld, overgedragen, gekoppeld, gebundeld, teruggekoppeld, afgesloten, heropend."""
    op: Mapped[int]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    tekst: Mapped[str] = mapped_column(default="")
    naar_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    naar_locatie_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("soort <> ''", name="soort"), Index(None, "signaal_id", "op"))

    @classmethod
    def dossier_veld(cls) -> str:
        return "signaal_id"


class Signaalbundel(Gejournaald, Base):
    """Signalen that are dealt with together."""

    __tablename__ = "signaalbundel"
    naam: Mapped[str]
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gemaakt_op: Mapped[int]

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (CheckConstraint("naam <> ''", name="naam"), Index(None, "locatie_id"))


class Activiteitvoorstel(Gejournaald, Base):
    """A collective activity that signalen ask for; a proposal until the activities take it up."""

    __tablename__ = "activiteitvoorstel"
    naam: Mapped[str]
    thema: Mapped[str]
    gebied: Mapped[str] = mapped_column(default="")
    waarom: Mapped[str]
    bundel_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("signaalbundel.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    gemaakt_op: Mapped[int]
    stand: Mapped[str] = mapped_column(default="voorstel")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("stand IN ('voorstel', 'overgenomen', 'afgewezen')", name="stand"),
            CheckConstraint("naam <> '' AND waarom <> ''", name="inhoud"),
            Index(None, "locatie_id", "stand"),
            Index("ix_activiteitvoorstel_bundel_id", "bundel_id", sqlite_where=text("bundel_id IS NOT NULL")),
        )


class Straatronde(Gejournaald, Base):
    """WIJ op straat: a pair, an area, a time, how many they spoke. Nobody is named here."""

    __tablename__ = "straatronde"
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    gebied: Mapped[str]
    dag: Mapped[str]
    van: Mapped[str] = mapped_column(default="")
    """HH:MM, local; a `tot` before `van` is past midnight."""
    tot: Mapped[str] = mapped_column(default="")
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    tweede_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    contacten: Mapped[int] = mapped_column(default=0)
    verslag: Mapped[str] = mapped_column(default="")
    geschreven_op: Mapped[int]
    straten: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=902)
    """The streets of the route in the order in which they were walked, with a semicolon between; no house numbers."""
    volgende_op: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=903)
    """The day on which somebody walks here again (ISO); empty: nothing was agreed."""
    volgende_wat: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=904)
    """What they look at then."""

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("gebied <> ''", name="gebied"),
            CheckConstraint("contacten BETWEEN 0 AND 9999", name="contacten"),
            CheckConstraint("tweede_id IS NULL OR tweede_id <> medewerker_id", name="koppel"),
            Index(None, "locatie_id", "dag"),
        )
