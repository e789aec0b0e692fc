"""Escalatieladder: the applicatiebeheerder keeps the rungs, their protocol and who must know. None is ever deleted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.opschaling import BewaarTrede, LeesLadderBeheer
from wijdesk.models.rows.opschaling import TredeRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen

ROLLEN = (
    ("casemanager", "Casemanager"),
    ("gedragswetenschapper", "Gedragswetenschapper"),
    ("teamleider", "Teamleider"),
)
"""Who can hear of an opschaling: the rollen that may read a casus."""


class TredeVorm(VeldFormulier):
    """One rung."""

    naam = "trede"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: TredeRij | None = None
        self._nieuw_nummer = 10
        self._nieuw_id = omgeving.ids()
        wie: Schakelrij[str] = Schakelrij(naam="trede_wie", titel=self.tr("Wie krijgt bericht"))
        wie.maak(ROLLEN)
        self._leg(
            self._veld("naam", self.tr("Naam"), regel(80)),
            self._veld(
                "volgorde", self.tr("Nummer, van laag naar hoog"), regel(2), hulp=self.tr("Van 1 tot en met 99")
            ),
        )
        self._leg(
            self._veld(
                "protocol", self.tr("Protocol"), Notitie(regels=7), hulp=self.tr("Wat er op deze trede moet gebeuren")
            )
        )
        self._leg(
            self._veld("wie", self.tr("Wie krijgt bericht"), wie, hulp=self.tr("Van de locatie. De regisseur altijd."))
        )
        self._leg(
            self._veld("extern", self.tr("Van wie"), QCheckBox(self.tr("De gemeente of een andere partij"))),
            self._veld("telefoon", self.tr("Telefoon"), regel(40)),
        )
        self._leg(
            self._veld("van", self.tr("In gebruik vanaf"), DatumRegel(), hulp=self.tr("Leeg: altijd al, of vandaag")),
            self._veld("tot", self.tr("Laatste dag"), DatumRegel(), hulp=self.tr("Leeg: nog in gebruik")),
        )
        self.kolom.addStretch(1)

    def begin(self, rij: TredeRij | None, nummer: int) -> None:
        """Change this rung, or make a new one."""
        self.rij, self._nieuw_nummer = rij, nummer
        if rij is None:
            self._nieuw_id = self.omgeving.ids()
        self._noem(self.tr("Nieuwe trede") if rij is None else rij.naam, self.tr("Opslaan"))
        self.open_voor(f"trede.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """What the rung says now."""
        rij = self.rij
        self.zet_waarden(
            {
                "naam": rij.naam if rij else "",
                "volgorde": str(rij.volgorde if rij else self._nieuw_nummer),
                "protocol": rij.protocol if rij else "",
                "wie": list(rij.wie) if rij else ["teamleider"],
                "extern": rij.extern if rij else False,
                "telefoon": rij.telefoon if rij else "",
                "van": datum_in_woorden(rij.van) if rij and rij.van else "",
                "tot": datum_in_woorden(rij.tot) if rij and rij.tot else "",
            }
        )

    def opdracht(self) -> Opdracht[Any]:
        """The rung as it is filled in."""
        w = self.waarden()
        nummer = w["volgorde"].strip()
        return BewaarTrede(
            id=self._nieuw_id if self.rij is None else self.rij.id,
            volgorde=int(nummer) if nummer.isascii() and nummer.isdigit() else 0,
            naam=w["naam"],
            protocol=w["protocol"],
            wie=tuple(w["wie"]),
            extern=w["extern"],
            telefoon=w["telefoon"],
            van=self.dag("van"),
            tot=self.dag("tot"),
        )

    def eerste_veld(self) -> QWidget:
        """Its name."""
        return self.delen["naam"]


class LadderPaneel(StapelPaneel):
    """Every rung, also those that are not in use."""

    naam = "ladder"
    titel = "Escalatieladder"
    interesses = frozenset({"trede"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.model: RegelModel[TredeRij] = RegelModel(lambda rij: rij.id, _beeld, groep=_groep)
        self.lijst: RegelLijst[TredeRij] = RegelLijst(
            self.model, naam=self.tr("Treden"), leeg=self.tr("Er is nog geen trede.\nDruk op N voor de eerste."),
            twee_regels=True,
        )  # fmt: skip
        self._bewaard: Id | None = None
        self.vorm = TredeVorm(omgeving)
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="ladder.wijzig")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        uitleg = self.tr("Een trede die niet meer geldt, krijgt een laatste dag. Wat er al op gedaan is, blijft staan.")
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.bladen.addWidget(blad)
        self.leg_vorm(self.vorm)
        self.toon_blad(blad)
        self.lijst.opened.connect(lambda _: self.wijzig())

    def acties(self) -> tuple[Actie, ...]:
        """Changing a rung, and adding one."""
        return (
            Actie("ladder.wijzig", self.tr("Wijzigen"), "Return", self.wijzig, "pencil"),
            Actie("ladder.nieuw", self.tr("Nieuwe trede"), "N", self.nieuw, "plus", "escalatieladder opschaling"),
        )

    def ververs(self) -> None:
        """Read the rungs."""
        self.omgeving.jobs.read(LeesLadderBeheer(), self._toon, eigenaar=self, geweigerd=self.mag_niet)

    def eerste_veld(self) -> QWidget:
        """The list, or the form that is open."""
        if self.in_vorm:
            return self.vorm.eerste_veld()
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("ladder.nieuw")

    def wijzig(self) -> None:
        """The chosen rung."""
        if (rij := self.lijst.huidige()) is not None:
            self.vorm.begin(rij, rij.volgorde)
            self.toon_vorm(self.vorm)

    def nieuw(self) -> None:
        """One more, above those that are there."""
        nummers = [self.model.rij(plek).volgorde for plek in range(self.model.rowCount())]
        self.vorm.begin(None, min(99, max(nummers, default=0) + 10))
        self.toon_vorm(self.vorm)

    def na_vorm(self, vorm: Any, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """Back to the list, at the rung that was saved."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if isinstance(uitkomst, bytes):
            self._bewaard = Id(uitkomst)  # a new one is in the list as soon as that was read again
            self.ververs()

    def _toon(self, rijen: tuple[TredeRij, ...]) -> None:
        self.lijst.zet(sorted(rijen, key=lambda rij: not rij.in_gebruik))
        self.model.hertekst()
        if self._bewaard is not None:
            self.lijst.kies(self._bewaard)
            self._bewaard = None
        self.toetsen.kan("ladder.wijzig", ja=bool(rijen))


def _groep(rij: TredeRij) -> str:
    return "In gebruik, van laag naar hoog" if rij.in_gebruik else "Niet in gebruik"


def _beeld(rij: TredeRij) -> Regel:
    rollen = ", ".join(rij.wie) or "alleen de regisseur"
    dagen = [f"vanaf {datum_in_woorden(rij.van)}"] if rij.van and not rij.in_gebruik else []
    if rij.tot:
        dagen.append(f"tot en met {datum_in_woorden(rij.tot)}")
    return Regel(
        titel=rij.naam,
        rechts=str(rij.volgorde),
        onder=f"Bericht aan: {rollen}",
        verder=" ".join(rij.protocol.split())[:160] or "Nog geen protocol",
        pil=" · ".join((*(("gemeente of ander",) if rij.extern else ()), *dagen)),
    )
