"""Escalatieladder: the applicatiebeheerder keeps the rungs, their protocol and who must know. None is ever deleted."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.opschaling import BewaarTrede, LeesLadderBeheer
from wijdesk.models.rows.opschaling import TredeRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst, dagen_in_woorden
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel
from wijdesk.ui.schakelrij import Schakelrij

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


class LadderPaneel(OnderhoudsLijst[TredeRij]):
    """Every rung, also those that are not in use."""

    naam = "ladder"
    titel = "Escalatieladder"
    interesses = frozenset({"trede"})

    vraag = LeesLadderBeheer()

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.vorm = TredeVorm(omgeving)
        self.leg(
            self.vorm,
            beeld=_beeld,
            groep=_groep,
            naam=self.tr("Treden"),
            leeg=self.tr("Er is nog geen trede.\nDruk op N voor de eerste."),
            uitleg=self.tr(
                "Een trede die niet meer geldt, krijgt een laatste dag. Wat er al op gedaan is, blijft staan."
            ),
        )

    def acties(self) -> tuple[Actie, ...]:
        """Changing a rung, and adding one."""
        return (
            Actie("ladder.wijzig", self.tr("Wijzigen"), "Return", self.wijzig, "pencil"),
            Actie("ladder.nieuw", self.tr("Nieuwe trede"), "N", self.nieuw, "plus", "escalatieladder opschaling"),
        )

    def begin(self, rij: TredeRij | None) -> None:
        """Change this rung, or make one above those that are there."""
        nummers = [self.model.rij(plek).volgorde for plek in range(self.model.rowCount())]
        self.vorm.begin(rij, min(99, max(nummers, default=0) + 10) if rij is None else rij.volgorde)


def _groep(rij: TredeRij) -> str:
    return "In gebruik, van laag naar hoog" if rij.in_gebruik else "Niet in gebruik"


def _beeld(rij: TredeRij) -> Regel:
    rollen = ", ".join(rij.wie) or "alleen de regisseur"
    dagen = dagen_in_woorden(rij.van, rij.tot, in_gebruik=rij.in_gebruik)
    return Regel(
        titel=rij.naam,
        rechts=str(rij.volgorde),
        onder=f"Bericht aan: {rollen}",
        verder=" ".join(rij.protocol.split())[:160] or "Nog geen protocol",
        pil=" · ".join(deel for deel in ("gemeente of ander" if rij.extern else "", dagen) if deel),
    )
