"""Two simple panels and surroundings for the tests of the window: real widgets, a store that answers from memory."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import BewaarVoorkeur, MaakOngedaan, ProbeerOngedaan
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.rows.huis import LocatieRij, MedewerkerRij, Wijziging
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id
from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Actie, Codes, Omgeving, Panel

LOCATIE = LocatieRij(id=Id(b"L" * 16), naam="Selwerd")
IEMAND = MedewerkerRij(
    id=Id(b"M" * 16), naam="S. de Vries", locatie_id=LOCATIE.id, locatie="Selwerd", rollen=("entree",)
)
PERSONEN = tuple(
    Kandidaat(
        persoon_id=Id(bytes([nummer]) * 16),
        naam=naam,
        geboortedatum="1980-05-12",
        adres="Eikenlaan 12, Groningen",
        waarom=("naam",),
        waarschuwing="Pandverbod tot 3 feb" if nummer == 2 else "",
        regie="Open casus · regisseur S. de Vries" if nummer == 1 else "",
    )
    for nummer, naam in enumerate(("Fenna de Vries", "Folkert Vrieswijk", "Ad Vries"), 1)
)


HUISHOUDEN = HuishoudenVondst(
    id=Id(b"H" * 16), naam="Familie Bos", adres="Eikenlaan 3", leden="Jan Bos (40)", nummer="C26-7KQ4M",
    regisseur="S. de Vries", open=True,
)  # fmt: skip


class Winkel:
    """A store in memory that remembers what it was asked."""

    def __init__(self) -> None:
        self.geschreven: list[Opdracht[Any]] = []
        self.gelezen: list[Leesvraag[Any]] = []
        self.kan_terug = True

    def schrijf(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        self.geschreven.append(opdracht)
        if isinstance(opdracht, MaakOngedaan):
            return "Vraag ongedaan gemaakt", Wijziging(ongedaan_mogelijk=False)
        if isinstance(opdracht, ProbeerOngedaan):
            return self.kan_terug, Wijziging(ongedaan_mogelijk=False)
        if isinstance(opdracht, BewaarVoorkeur):
            return None, Wijziging(ongedaan_mogelijk=False)
        nummer = len(self.geschreven)
        wijziging = Wijziging(
            transactie=Id(bytes([nummer]) * 16),
            per_soort={"contact": frozenset({Id(b"c" * 16)})},
            zin="Vraag geregistreerd",
        )
        return None, wijziging

    def lees(self, vraag: Leesvraag[Any]) -> Any:
        self.gelezen.append(vraag)
        if isinstance(vraag, ZoekPersonen):
            return tuple(persoon for persoon in PERSONEN if vraag.tekst.casefold() in persoon.naam.casefold())
        if isinstance(vraag, ZoekHuishoudens):
            return (HUISHOUDEN,) if HUISHOUDEN.nummer.startswith(vraag.tekst) else ()
        return ()


class Registreer(Opdracht[None]):
    pass


class ProefPanel(Panel):
    naam = "inloop"
    titel = "Inloop"
    interesses = frozenset({"contact"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.keren = 0
        self.terug_te_nemen = 0
        self.gevraagd: list[tuple[str, object]] = []
        self.veld = QLineEdit()
        self.veld.setAccessibleName("Wie")
        self.knop = QPushButton("Registreren")
        self.knop.setProperty("rol", "primair")
        self.knop.clicked.connect(self.registreer)
        titel = QLabel(self.titel)
        titel.setProperty("rol", "titel")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 16, 16, 16)
        kolom.addWidget(titel)
        kolom.addWidget(self.veld)
        kolom.addWidget(self.knop)
        kolom.addStretch(1)

    def registreer(self) -> None:
        self.omgeving.jobs.write(Registreer(), eigenaar=self)

    def acties(self) -> tuple[Actie, ...]:
        return (
            Actie(f"{self.naam}.opslaan", f"{self.titel} registreren", "Ctrl+S", self.registreer, "save"),
            Actie(f"{self.naam}.pak", f"{self.titel} oppakken", "P", self.veld.clear),
        )

    def ververs(self) -> None:
        self.keren += 1

    def handle(self, verzoek: str, inhoud: object) -> bool:
        if not verzoek.startswith(("contact.", "inloop.")):
            return False
        self.gevraagd.append((verzoek, inhoud))
        return True

    def neem_terug(self) -> bool:
        if not self.terug_te_nemen:
            return False
        self.terug_te_nemen -= 1
        return True

    def eerste_veld(self) -> QWidget:
        return self.veld


class WachtPanel(ProefPanel):
    naam = "wachtrij"
    titel = "Wachtrij"

    def handle(self, verzoek: str, inhoud: object) -> bool:
        return False


class PersoonPanel(ProefPanel):
    naam = "persoon"
    titel = "Inwoner"

    def acties(self) -> tuple[Actie, ...]:
        return (Actie("persoon.nieuw", "Nieuwe inwoner", "F3", lambda: self.gevraagd.append(("F3", None))),)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        if not verzoek.startswith("persoon."):
            return False
        self.gevraagd.append((verzoek, inhoud))
        return True


class WerkPanel(WachtPanel):
    naam = "werk"
    titel = "Mijn werk"


class VandaagPanel(WachtPanel):
    naam = "vandaag"
    titel = "Vandaag"


SOORTEN = (
    PanelSoort(naam="wachtrij", titel="Wachtrij", pictogram="users", gebied="links", maak=WachtPanel),
    PanelSoort(naam="werk", titel="Mijn werk", pictogram="list-todo", gebied="links", maak=WerkPanel),
    PanelSoort(naam="inloop", titel="Inloop", pictogram="door-open", gebied="midden", maak=ProefPanel),
    PanelSoort(naam="vandaag", titel="Vandaag", pictogram="calendar", gebied="midden", maak=VandaagPanel),
    PanelSoort(
        naam="persoon",
        titel="Inwoner",
        pictogram="user",
        gebied="rechts",
        maak=PersoonPanel,
        indelingen=frozenset({"entree", "casusregie"}),
    ),
)


def maak_omgeving(winkel: Winkel, voorkeuren: dict[str, bytes] | None = None) -> Omgeving:
    return Omgeving(
        jobs=Jobs(winkel.schrijf, winkel.lees),
        klok=lambda: 1_700_000_000_000,
        ids=lambda: Id(b"i" * 16),
        medewerker=IEMAND,
        locatie=LOCATIE,
        locaties=(LOCATIE,),
        codes=Codes(()),
        voorkeuren={} if voorkeuren is None else voorkeuren,
    )
