"""Export: the figures of a year as a data package, for the municipality or for everyone.

It says what each grade holds before one makes it: the open figures of a year are settled by making them once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.rapportnaam import rapportnaam
from wijdesk.models.rows.export import OPEN, VERANTWOORDING, ExportVraag, in_het_log
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rapportpaneel import Maak, RapportPaneel

EERSTE_JAAR = 2015
"""The Wmo 2015 and the Jeugdwet: there was no WIJ-team before."""


class ExportPaneel(RapportPaneel[ExportVraag]):
    """The central export."""

    naam = "export"
    titel = "Export"
    vervangt = False
    uitleg = "De cijfers van een jaar als tabellen die andere programma’s lezen (datapakket met CSV)."
    zoekwoorden = "cijfers uitgeven open data verantwoording gemeente csv parquet datapakket"

    def __init__(
        self,
        omgeving: Omgeving,
        maak: Maak[ExportVraag],
        parent: QWidget | None = None,
        *,
        met_regels: bool = True,
        stelt_vast: bool = True,
    ) -> None:
        """`met_regels`: whether whoever works here may make lines with pseudonyms; else only open figures are there.
        `stelt_vast`: whether they may settle the open figures of a year.
        """
        super().__init__(omgeving, maak, parent)
        self._wat = self.titel
        self._weet_het = False
        self._stelt_vast = stelt_vast
        self.jaar = QLineEdit(str(lokaal(omgeving.klok()).year - 1))
        self.jaar.setValidator(QIntValidator(EERSTE_JAAR, 2100, self.jaar))
        self.jaar.setMaxLength(4)
        self.graad = Keuze()
        self._bied_graden_aan(met_regels=met_regels)
        self.bouw({
            "jaar": Veld(self.tr("Jaar"), self.jaar, naam="export_jaar"),
            "graad": Veld(self.tr("Voor wie"), self.graad, naam="export_graad", hulp=" "),
            "locatie": self.velden["locatie"],
            "map": self.velden["map"],
        })  # fmt: skip
        self.velden["map"].toon_hulp(
            self.tr("Kies een map voor één export. Wat een eerdere export daar liet, wordt vervangen. Waar open "
                    "cijfers staan, komt geen export voor de gemeente.")
        )  # fmt: skip
        self.velden["locatie"].toon_hulp("")
        self.graad.currentIndexChanged.connect(self._leg_uit)
        self.jaar.textChanged.connect(lambda _: self.velden["jaar"].wis_fout())
        self._leg_vraag()
        for anders in (self.jaar.textChanged, self.graad.currentIndexChanged, self.locatie.currentIndexChanged):
            anders.connect(lambda _: self.vraag.hide())
        for anders in (self.jaar.textChanged, self.graad.currentIndexChanged):
            anders.connect(lambda _: self.volg_map())
        self.jaar.returnPressed.connect(self.doe)
        self.volg_map()
        self._leg_uit()

    def rapport_naam(self) -> str:
        """By grade first: what is for everyone never lies in the folder of what is not."""
        return (
            rapportnaam(self.graad.waarde, self.jaar.text(), self.locatie.waarde)
            if self.jaar.hasAcceptableInput()
            else ""
        )

    def vraag_van(self, locatie_id: Id | None, waar: Path) -> ExportVraag | None:
        """The export as it is filled in."""
        if not self.jaar.hasAcceptableInput():
            self.weiger("jaar", self.tr("Vul een jaar in, zoals 2020."), self.jaar)
            return None
        self._wat = in_het_log(self.graad.waarde, int(self.jaar.text()))
        return ExportVraag(
            jaar=int(self.jaar.text()),
            graad=self.graad.waarde,
            locatie_id=locatie_id,
            map=waar,
            vaststellen=self._weet_het,
        )

    def doe(self) -> None:
        """Make it; settling a year is asked first."""
        self.vraag.hide()
        super().doe()
        self._weet_het = False

    def stel_vast(self) -> None:
        """Settle the open figures of this year and make them."""
        self._weet_het = True
        self.doe()

    def in_het_log(self) -> str:
        """Which grade of which year left."""
        return self._wat

    def namen_van(self, gemaakt: tuple[Path, ...]) -> list[str]:
        """The tables by name; of Parquet how many files there are."""
        namen = [pad.relative_to(gemaakt[0].parent).as_posix() for pad in gemaakt if pad.suffix != ".parquet"]
        if parquet := len(gemaakt) - len(namen):
            namen.append(self.tr("parquet: {0} bestanden, per jaar en team").format(parquet))
        return namen

    def eerste_veld(self) -> QWidget:
        """The year."""
        return self.jaar

    def _bied_graden_aan(self, *, met_regels: bool) -> None:
        gemeente = (self.tr("Voor de gemeente (verantwoording)"), VERANTWOORDING)
        iedereen = (self.tr("Voor iedereen (open cijfers)"), OPEN)
        self.graad.zet_paren((gemeente, iedereen) if met_regels else (iedereen,))

    def _leg_vraag(self) -> None:
        """What is asked before a year is settled, above the button."""
        self.vraag = kaart(naam="export_vraag")
        self.vraag_zin = etiket("", "waarschuwing", breekt_af=True, naam="export_vraag_zin")
        self.ja = knop(self.tr("Vaststellen en maken"), self.stel_vast, naam="export_stel_vast")
        self.nee = knop(self.tr("Nog niet"), self._nog_niet, naam="export_nog_niet")
        binnen = QVBoxLayout(self.vraag)
        binnen.setContentsMargins(12, 12, 12, 12)
        binnen.setSpacing(8)
        binnen.addWidget(self.vraag_zin)
        knoppen = FlowLayout()
        knoppen.addWidget(self.nee)
        knoppen.addWidget(self.ja)
        binnen.addLayout(knoppen)
        self.vraag.hide()
        self.kolom.insertWidget(self.kolom.indexOf(self.maak), self.vraag)

    def _nog_niet(self) -> None:
        self.vraag.hide()
        self.maak.setFocus(Qt.FocusReason.OtherFocusReason)

    def _geweigerd(self, weigering: Weigering) -> None:
        zin = weigering.fouten.get("vaststellen")
        if zin is None:
            super()._geweigerd(weigering)
            return
        self._toon_bezig(bezig=False)
        self.vraag_zin.setText(zin)
        self.vraag.show()
        self._ga_naar(self.nee)
        self.rolblad.volg(self.vraag)

    def _leg_uit(self) -> None:
        self.velden["graad"].wis_fout()
        if self.graad.waarde == OPEN:
            zin = self.tr(
                "Kleine aantallen blijven leeg en zijn ook door optellen of vergelijken niet terug te vinden."
            )
            if self._stelt_vast:
                zin += " " + self.tr(
                    "De eerste keer stelt u de open cijfers van dat jaar vast. Daarna veranderen zij niet meer, ook "
                    "niet na een verbetering. Voor het zover is, wordt het u gevraagd."
                )
            else:
                zin += " " + self.tr(
                    "U kunt ze maken als de applicatiebeheerder de open cijfers van dat jaar heeft vastgesteld."
                )
        else:
            zin = self.tr(
                "Alle aantallen, en elke vraag, indicatie, klacht, melding van agressie en activiteit op een regel. Er "
                "staan geen namen in, maar een pseudoniem is een persoonsgegeven: geef deze export alleen aan de "
                "gemeente."
            )
        self.velden["graad"].toon_hulp(zin)
