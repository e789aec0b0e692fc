"""Tarieven: the applicatiebeheerder keeps what an hour, a day or a month of each productgroep costs, and from when."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.indicatiewaarde import EENHEDEN
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.tarief import BewaarTarief, LeesTarieven, TrekTariefIn
from wijdesk.models.rows.tarief import TariefRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.onderhoudslijst import OnderhoudsLijst, dagen_in_woorden
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regels import Regel


class TariefVorm(VeldFormulier):
    """One tarief."""

    naam = "tarief"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: TariefRij | None = None
        self._nieuw_id = omgeving.ids()
        self.productgroep = Keuze(omgeving.codes.van("productgroep"), leeg=self.tr("Kies een productgroep"))
        self.eenheid = Keuze(EENHEDEN, leeg=self.tr("Kies waarvoor"))
        self._leg(self._veld("productgroep", self.tr("Productgroep"), self.productgroep))
        self._leg(
            self._veld("bedrag", self.tr("Bedrag in euro’s"), regel(20), hulp=self.tr("Zoals 68,40")),
            self._veld(
                "eenheid",
                self.tr("Per"),
                self.eenheid,
                hulp=self.tr("Per week, 4 weken of maand: zolang de hulp loopt, wat de omvang ook is"),
            ),
        )
        self._leg(
            self._veld("van", self.tr("Geldt vanaf"), DatumRegel()),
            self._veld("tot", self.tr("Laatste dag"), DatumRegel(), hulp=self.tr("Leeg: tot het volgende tarief")),
        )
        self._leg(
            self._veld("bron", self.tr("Bron"), regel(200), hulp=self.tr("Waar het staat: een besluit of contract"))
        )
        self.kolom.addStretch(1)

    def begin(self, rij: TariefRij | None) -> None:
        """Change this one, or make a new one."""
        self.rij = rij
        if rij is None:
            self._nieuw_id = self.omgeving.ids()
        titel = self.tr("Nieuw tarief") if rij is None else self.tr("Tarief van {0}").format(rij.productgroep)
        self._noem(titel, self.tr("Opslaan"))
        self.open_voor(f"tarief.{'nieuw' if rij is None else rij.id.hex()}")

    def vul(self) -> None:
        """What stands there now."""
        rij = self.rij
        self.zet_waarden(
            {
                "productgroep": rij.productgroep if rij else "",
                "bedrag": _euro(rij.centen) if rij else "",
                "eenheid": rij.eenheid if rij else "",
                "van": datum_in_woorden(rij.van) if rij else "",
                "tot": datum_in_woorden(rij.tot) if rij and rij.tot else "",
                "bron": rij.bron if rij else "",
            }
        )

    def opdracht(self) -> Opdracht[Any]:
        """The tarief as it is filled in."""
        w = self.waarden()
        return BewaarTarief(
            id=self._nieuw_id if self.rij is None else self.rij.id,
            productgroep=w["productgroep"],
            eenheid=w["eenheid"],
            bedrag=w["bedrag"],
            van=self.dag("van"),
            tot=self.dag("tot"),
            bron=w["bron"],
        )

    def eerste_veld(self) -> QWidget:
        """Of what."""
        return self.delen["productgroep"]


class TarievenPaneel(OnderhoudsLijst[TariefRij]):
    """Every tarief, also those of before."""

    naam = "tarieven"
    titel = "Tarieven"
    interesses = frozenset({"tarief"})

    vraag = LeesTarieven()

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.vorm = TariefVorm(omgeving)
        self.leg(
            self.vorm,
            beeld=_beeld,
            groep=_groep,
            naam=self.tr("Tarieven"),
            leeg=self.tr("Er is nog geen tarief.\nDruk op N voor het eerste, of lees een bestand in bij “Import”."),
            uitleg=self.tr(
                "Met een tarief telt het Dashboard wat de lopende indicaties per maand kosten. Een nieuw tarief volgt "
                "het vorige vanzelf op. Wat geen tarief heeft, wordt niet geschat maar genoemd."
            ),
        )

    def acties(self) -> tuple[Actie, ...]:
        """Changing one, adding one, and taking back a mistake."""
        return (
            Actie("tarieven.wijzig", self.tr("Wijzigen"), "Return", self.wijzig, "pencil", "bedrag prijs"),
            Actie("tarieven.nieuw", self.tr("Nieuw tarief"), "N", self.nieuw, "plus", "bedrag prijs kosten"),
            Actie("tarieven.weg", self.tr("Weghalen"), "Del", self.haal_weg, "trash-2", "vergissing intrekken"),
        )

    def begin(self, rij: TariefRij | None) -> None:
        """Change this one, or make a new one."""
        self.vorm.begin(rij)

    def haal_weg(self) -> None:
        """The chosen one was a mistake; Ctrl+Z brings it back."""
        if (rij := self.lijst.huidige()) is not None:
            self.omgeving.jobs.write(TrekTariefIn(id=rij.id), eigenaar=self)


def _euro(centen: int) -> str:
    return f"{centen // 100},{centen % 100:02d}"


def _groep(rij: TariefRij) -> str:
    return "Geldt nu" if rij.in_gebruik else "Geldt niet nu"


def _beeld(rij: TariefRij) -> Regel:
    return Regel(
        titel=rij.productgroep,
        onder=f"€ {_euro(rij.centen)} per {rij.eenheid}",
        verder=f"vanaf {datum_in_woorden(rij.van)} · {rij.bron}",
        pil=dagen_in_woorden(rij.van, rij.tot_echt, in_gebruik=rij.in_gebruik),
    )
