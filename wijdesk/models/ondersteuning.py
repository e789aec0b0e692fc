"""Help without a casus: kortdurende ondersteuning with its light record, and the onderzoek of the Wmo or Jeugdwet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.values import Id

WETTEN = ("Wmo 2015", "Jeugdwet")
STAPPEN = {
    "bevestigd": ("bevestigd_op", "wmo-ontvangst"),
    "clientondersteuning": ("clientondersteuning_op", ""),
    "persoonlijk plan": ("persoonlijk_plan_op", "wmo-persoonlijk-plan"),
    "familiegroepsplan": ("familiegroepsplan_op", "jeugd-familiegroepsplan"),
}
"""Per step of an onderzoek the field with its day, and the rule (resources/termijnen.toml) that is met by it."""
STAPPEN_VAN = {
    "Wmo 2015": ("bevestigd", "clientondersteuning", "persoonlijk plan"),
    "Jeugdwet": ("bevestigd", "clientondersteuning", "familiegroepsplan"),
}
"""The steps that belong to a law (Wmo 2015 art. 2.3.2; Jeugdwet art. 4.1.2), in order."""


class Ondersteuning(Gejournaald, Base):
    """Short support of one person: what for, until when, how it ended, and one check afterwards."""

    __tablename__ = "ondersteuning"
    soort: Mapped[str]
    """A code of the list ondersteuningsoort ("kortdurend", "afgeschaald", ...)."""
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    huishouden_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    vraag: Mapped[str] = mapped_column(default="")
    """In the words of the resident."""
    doel: Mapped[str]
    begin: Mapped[str]
    verwacht_einde: Mapped[str]
    einde: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str] = mapped_column(default="")
    """A code of the list ondersteuninguitkomst; empty while it runs."""
    uitkomst_tekst: Mapped[str] = mapped_column(default="")
    controle_op: Mapped[str] = mapped_column(default="")
    """The day somebody asks how it goes, after the end."""
    controle_gedaan_op: Mapped[str] = mapped_column(default="")
    controle_tekst: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("doel <> ''", name="doel"),
            CheckConstraint("verwacht_einde >= begin AND (einde = '' OR einde >= begin)", name="volgorde"),
            CheckConstraint("(einde = '') = (uitkomst = '')", name="einde"),
            CheckConstraint("(controle_gedaan_op = '') = (controle_tekst = '')", name="controle"),
            Index(None, "persoon_id"),
            Index("ix_ondersteuning_huishouden_id", "huishouden_id", sqlite_where=text("huishouden_id IS NOT NULL")),
            Index("ix_ondersteuning_open", "medewerker_id", "verwacht_einde", sqlite_where=text("einde = ''")),
            Index("ix_ondersteuning_locatie_id", "locatie_id", sqlite_where=text("einde = ''")),
            Index(
                "ix_ondersteuning_controle",
                "controle_op",
                sqlite_where=text("controle_op <> '' AND controle_gedaan_op = ''"),
            ),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "persoon_id"

    def rond_af(self, *, op: str, uitkomst: str, tekst: str, controle_op: str) -> None:
        """Ended on day `op` (ISO), with how it ended and, if somebody will ask, the day of the check."""
        if self.einde:
            raise Weigering("Deze ondersteuning is al afgerond.")
        if op < self.begin:
            raise Weigering("Dat is voor het begin.", veld="op")
        if controle_op and controle_op < op:
            raise Weigering("De controle komt na het einde.", veld="controle_op")
        self.einde, self.uitkomst, self.uitkomst_tekst, self.controle_op = op, uitkomst, tekst.strip(), controle_op

    def heropen(self, tot: str) -> None:
        """It goes on, until the day `tot` (ISO); a check that was done belonged to the end that was none."""
        if not self.einde:
            raise Weigering("Deze ondersteuning loopt nog.")
        self.einde = self.uitkomst = self.uitkomst_tekst = ""
        self.controle_op = self.controle_gedaan_op = self.controle_tekst = ""
        self.verwacht_einde = tot

    def controleer(self, *, op: str, tekst: str) -> None:
        """How it goes since: the check was done."""
        if not self.einde:
            raise Weigering("Rond de ondersteuning eerst af.")
        if self.controle_gedaan_op:
            raise Weigering("De controle is al gedaan.")
        if not tekst.strip():
            raise Weigering("Schrijf in één zin hoe het gaat.", veld="tekst")
        self.controle_gedaan_op, self.controle_tekst = op, tekst.strip()


class Ondersteuningsmoment(Gejournaald, Base):
    """One contact in a short support; corrected by a new one that names it."""

    __tablename__ = "ondersteuningsmoment"
    ondersteuning_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("ondersteuning.id"))
    op: Mapped[str]
    soort: Mapped[str]
    """A code of the list contactsoort."""
    duur: Mapped[int] = mapped_column(default=0)
    tekst: Mapped[str]
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    geschreven_op: Mapped[int]
    vorige_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("ondersteuningsmoment.id"))

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("tekst <> ''", name="tekst"),
            CheckConstraint("duur BETWEEN 0 AND 1440", name="duur"),
            Index(None, "ondersteuning_id"),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "ondersteuning_id"


class Onderzoek(Gejournaald, Base):
    """An onderzoek after a melding (Wmo 2015 art. 2.3.2; Jeugdwet art. 2.3). Its clocks are Termijnen."""

    __tablename__ = "onderzoek"
    wet: Mapped[str]
    persoon_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("persoon.id"))
    huishouden_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("huishouden.id"))
    triage_id: Mapped[Id | None] = mapped_column(LargeBinary(16), ForeignKey("triage.id"))
    locatie_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("locatie.id"))
    medewerker_id: Mapped[Id] = mapped_column(LargeBinary(16), ForeignKey("medewerker.id"))
    vraag: Mapped[str]
    melding_op: Mapped[str]
    bevestigd_op: Mapped[str] = mapped_column(default="")
    """The day the receipt was confirmed in writing."""
    clientondersteuning_op: Mapped[str] = mapped_column(default="")
    """The day free cliëntondersteuning was offered."""
    persoonlijk_plan_op: Mapped[str] = mapped_column(default="")
    """The day a persoonlijk plan of the resident came in (Wmo)."""
    familiegroepsplan: Mapped[str] = mapped_column(default="")
    """Whether a familiegroepsplan was offered (Jeugdwet): "", "ja", "nee"."""
    familiegroepsplan_op: Mapped[str] = mapped_column(default="")
    afgerond_op: Mapped[str] = mapped_column(default="")
    uitkomst: Mapped[str] = mapped_column(default="")
    """A code of the list onderzoekuitkomst; empty while it runs."""
    verslag: Mapped[str] = mapped_column(default="")

    @classmethod
    def extra_tabel_args(cls) -> tuple[Any, ...]:
        wetten = ", ".join(f"'{wet}'" for wet in WETTEN)
        return (
            CheckConstraint(f"wet IN ({wetten})", name="wet"),
            CheckConstraint("(afgerond_op = '') = (uitkomst = '')", name="afgerond"),
            CheckConstraint("afgerond_op = '' OR afgerond_op >= melding_op", name="volgorde"),
            CheckConstraint("familiegroepsplan IN ('', 'ja', 'nee')", name="familiegroepsplan"),
            Index(None, "persoon_id"),
            Index(None, "huishouden_id"),
            Index("ix_onderzoek_open", "medewerker_id", sqlite_where=text("afgerond_op = ''")),
            Index("ix_onderzoek_locatie_id", "locatie_id", sqlite_where=text("afgerond_op = ''")),
        )

    @classmethod
    def dossier_veld(cls) -> str:
        return "huishouden_id"

    def rond_af(self, *, op: str, uitkomst: str, verslag: str) -> None:
        """The report is there on day `op` (ISO)."""
        if self.afgerond_op:
            raise Weigering("Dit onderzoek is al afgerond.")
        if op < self.melding_op:
            raise Weigering("Dat is voor de melding.", veld="op")
        if not verslag.strip():
            raise Weigering("Schrijf op wat het onderzoek heeft opgeleverd.", veld="verslag")
        self.afgerond_op, self.uitkomst, self.verslag = op, uitkomst, verslag.strip()

    def eis_lopend(self) -> None:
        """Refuse when its report is there."""
        if self.afgerond_op:
            raise Weigering("Dit onderzoek is al afgerond.")

    def heropen(self) -> None:
        """It was ended by mistake; the report that was written stays."""
        if not self.afgerond_op:
            raise Weigering("Dit onderzoek loopt nog.")
        self.afgerond_op = self.uitkomst = ""
