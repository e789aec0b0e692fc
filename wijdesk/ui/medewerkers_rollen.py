"""Beheer: the rollen of one colleague, with the days and the locatie they hold; giving one, and ending one."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.rol import BeeindigRol, GeefRol, LeesRollen
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.rol import NU, STRAKS, RolRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.rolnaam import rolnaam

GROEP = {NU: "Nu", STRAKS: "Later"}


class RollenBlad(QWidget):
    """The rows of one colleague; below them the form for one more.

    Signals:
        closed: back to the list of colleagues
        done: (sentence) something was changed
    """

    closed = Signal()
    done = Signal(str)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._wie: MedewerkerRij | None = None
        self.kop = etiket("", "kop", breekt_af=True, naam="rollen_kop")
        self.model: RegelModel[RolRij] = RegelModel(
            lambda rij: rij.id, _beeld, groep=lambda rij: GROEP.get(rij.stand, "Voorbij")
        )
        self.lijst: RegelLijst[RolRij] = RegelLijst(
            self.model, naam=self.tr("Rollen"), leeg=self.tr("Geen rol: deze collega kan niet inloggen."), heel=6
        )
        self.eind = DatumRegel()
        self.veld_eind = Veld(
            self.tr("Laatste dag van deze rol"), self.eind, naam="rollen_eind", hulp=self.tr("Leeg: eindigt nu meteen")
        )
        self.beeindig = knop(self.tr("Rol beëindigen"), self.stop, naam="rollen_beeindig")
        self.rol = Keuze(leeg=self.tr("Kies een rol"))
        self.locatie = Keuze(leeg=self.tr("Overal"))
        self.van, self.tot = DatumRegel(), DatumRegel()
        self.velden = {
            "rol": Veld(self.tr("Nog een rol"), self.rol, naam="rollen_rol"),
            "locatie_id": Veld(self.tr("Waar"), self.locatie, naam="rollen_locatie"),
            "van": Veld(self.tr("Eerste dag"), self.van, naam="rollen_van", hulp=self.tr("Leeg: vandaag")),
            "tot": Veld(self.tr("Laatste dag"), self.tot, naam="rollen_tot", hulp=self.tr("Leeg: tot nader order")),
        }
        self.geef = knop(self.tr("Rol geven"), self.voeg_toe, rol="primair", naam="rollen_geef")
        self.terug = knop(self.tr("Terug"), self.closed.emit, rol="stil", naam="rollen_terug")
        self.fout = etiket("", "fout", breekt_af=True, naam="rollen_fout")
        self._bouw()
        for veld, invoer in (
            (self.veld_eind, self.eind),
            (self.velden["van"], self.van),
            (self.velden["tot"], self.tot),
        ):
            invoer.textEdited.connect(lambda _, weg=veld: weg.wis_fout())
        for naam in ("rol", "locatie_id"):
            keuze = self.rol if naam == "rol" else self.locatie
            keuze.activated.connect(lambda _, weg=self.velden[naam]: weg.wis_fout())

    def _bouw(self) -> None:
        blad = QWidget()
        binnen = QVBoxLayout(blad)
        binnen.setContentsMargins(0, 0, 8, 0)
        binnen.setSpacing(8)
        binnen.addWidget(self.kop)
        binnen.addWidget(self.lijst)
        binnen.addWidget(self.veld_eind)
        binnen.addWidget(self.beeindig, 0, Qt.AlignmentFlag.AlignLeft)
        binnen.addWidget(etiket(self.tr("Nieuwe rol"), "kop"))
        binnen.addWidget(Naast(self.velden["rol"], self.velden["locatie_id"], letters=18, boven=True))
        binnen.addWidget(Naast(self.velden["van"], self.velden["tot"], letters=18, boven=True))
        binnen.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(8, 12, 8, 8)
        kolom.setSpacing(8)
        kolom.addWidget(Rolblad(blad), 1)
        kolom.addWidget(self.fout)
        self.fout.hide()
        onder = FlowLayout(ruimte=8)
        onder.addWidget(self.geef)
        onder.addWidget(self.terug)
        kolom.addLayout(onder)

    def begin(self, wie: MedewerkerRij) -> None:
        """The rollen of this colleague."""
        self._wie = wie
        self.kop.setText(self.tr("Rollen van {0}").format(wie.naam))
        self.rol.zet_paren((rolnaam(code), code) for code in self._omgeving.codes.van("rol"))
        self.locatie.zet_paren((rij.naam, rij.id.hex()) for rij in self._omgeving.open_locaties)
        self._leeg()
        self._lees()

    def stop(self) -> None:
        """The chosen rol ends."""
        rij = self.lijst.huidige()
        self._zeg("")
        self.veld_eind.wis_fout()
        if rij is not None:
            self._schrijf(BeeindigRol(id=rij.id, tot=self._dag(self.eind)))

    def voeg_toe(self) -> None:
        """One more rol, as it is filled in."""
        self._zeg("")
        for veld in self.velden.values():
            veld.wis_fout()
        if self._wie is None:
            return
        plek = self.locatie.waarde
        self._schrijf(
            GeefRol(
                medewerker_id=self._wie.id,
                rol=self.rol.waarde,
                locatie_id=Id(bytes.fromhex(plek)) if plek else None,
                van=self._dag(self.van),
                tot=self._dag(self.tot),
            )
        )

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        velden = {"tot": self.veld_eind} if isinstance(opdracht, BeeindigRol) else self.velden

        def geweigerd(weigering: Weigering) -> None:
            over = {naam: zin for naam, zin in weigering.fouten.items() if naam in velden}
            for naam, zin in over.items():
                velden[naam].toon_fout(zin)
            self._zeg("" if over else weigering.zin)

        self._omgeving.jobs.write(
            opdracht,
            lambda _, wijziging: self._klaar(wijziging.zin),
            eigenaar=self,
            geweigerd=geweigerd,
            mislukt=self._storing,
        )

    def _klaar(self, zin: str) -> None:
        self._leeg()
        self._lees()
        self.done.emit(zin)

    def _storing(self, storing: Storing) -> None:
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def _lees(self) -> None:
        if self._wie is not None:
            self._omgeving.jobs.read(LeesRollen(medewerker_id=self._wie.id), self._toon, eigenaar=self)

    def _toon(self, rijen: tuple[RolRij, ...]) -> None:
        self.lijst.zet(rijen)
        lopend = any(rij.stand in GROEP for rij in rijen)
        self.beeindig.setEnabled(lopend)
        self.veld_eind.setEnabled(lopend)

    def _leeg(self) -> None:
        for regel in (self.eind, self.van, self.tot):
            regel.clear()
        for keuze in (self.rol, self.locatie):
            keuze.setCurrentIndex(0)
        if self._wie is not None:  # everywhere is something to choose, and not what one gets
            self.locatie.setCurrentIndex(max(0, self.locatie.findData(self._wie.locatie_id.hex())))
        for veld in (self.veld_eind, *self.velden.values()):
            veld.wis_fout()
        self._zeg("")

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _dag(self, regel: DatumRegel) -> str:
        iso = regel.iso(self._vandaag())
        return regel.text().strip() if iso is None else iso

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


def _beeld(rij: RolRij) -> Regel:
    dagen = []
    if rij.van and (rij.stand != NU or rij.tot):
        dagen.append(f"vanaf {datum_in_woorden(rij.van)}")
    if rij.tot:
        dagen.append(f"tot en met {datum_in_woorden(rij.tot)}")
    return Regel(titel=f"{rolnaam(rij.rol)} · {rij.locatie or 'overal'}", onder=" ".join(dagen) or "tot nader order")
