"""Somebody leaves: every case gets a new regisseur in one go, with a way back, and then the access stops."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.regie import DraagAllesOver, DraaiOverdrachtTerug, LeesRegisseurs, LeesVertrek
from wijdesk.models.rows.huis import MedewerkerRij, Wijziging
from wijdesk.models.rows.regie import RegisseurRij, Vertrek, VertrekRij
from wijdesk.models.values import Id
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving, Toegangsbeheer


class VertrekBlad(QWidget):
    """The preview: one line per case with who gets it; one receiver for all, or spread evenly.

    Signals:
        closed: back to the list of colleagues
        stopped: (sentence) the access was stopped
    """

    closed = Signal()
    stopped = Signal(str)

    def __init__(self, omgeving: Omgeving, beheer: Toegangsbeheer, *, draagt_over: bool) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._beheer = beheer
        self._draagt_over = draagt_over
        self._wie: MedewerkerRij | None = None
        self._collegas: tuple[RegisseurRij, ...] = ()
        self._vertrek: Vertrek | None = None
        self._samen_id: Id | None = None
        self.rijen: list[tuple[VertrekRij, CollegaKeuze]] = []
        self.kop = etiket("", "kop", breekt_af=True, naam="vertrek_kop")
        self.uitleg = etiket("", "", breekt_af=True, naam="vertrek_uitleg")
        self.alles = CollegaKeuze(self.tr("Kies een collega"))
        self.veld_alles = Veld(self.tr("Alle casussen naar"), self.alles, naam="vertrek_alles")
        self.verdeel = knop(self.tr("Gelijk verdelen"), self.verdeel_gelijk, naam="vertrek_verdeel")
        self._lijst = QWidget()
        self._lijst_rij = QVBoxLayout(self._lijst)
        self._lijst_rij.setContentsMargins(0, 0, 0, 0)
        self._lijst_rij.setSpacing(8)
        self.wordt = etiket("", "bij", breekt_af=True, naam="vertrek_wordt")
        self.reden = QLineEdit()
        self.reden.setMaxLength(400)
        self.veld_reden = Veld(self.tr("Waarom? (één zin)"), self.reden, naam="vertrek_reden")
        self.fout = etiket("", "fout", breekt_af=True, naam="vertrek_fout")
        self.gelukt = etiket("", "bij", breekt_af=True, naam="vertrek_gelukt")
        self.draag_over = knop(self.tr("Overdragen"), self.voer_uit, rol="primair", naam="vertrek_overdragen")
        self.terug = knop(self.tr("Overdracht terugdraaien"), self.draai_terug, naam="vertrek_terugdraaien")
        self.stop = knop(self.tr("Toegang stoppen"), self.stop_toegang, rol="gevaar", naam="vertrek_stop")
        self.kopie = etiket(
            self.tr(
                "De sleutel gaat ook uit de reservekopieën van deze balie. Een kopie die u zelf ergens anders bewaart, "
                "opent nog met het oude wachtwoord."
            ),
            "bij",
            breekt_af=True,
            naam="vertrek_kopie",
        )
        self.sluit = knop(self.tr("Terug"), self.closed.emit, rol="stil", naam="vertrek_sluit")
        self._bouw()
        self.alles.activated.connect(lambda _: self._alles_naar())
        self.reden.textEdited.connect(lambda _: self.veld_reden.wis_fout())
        # The window behind this dialog cannot hear it; a line that was typed in keeps its own undo.
        toets = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._ongedaan)
        toets.setContext(Qt.ShortcutContext.WindowShortcut)

    def _bouw(self) -> None:
        """All of it scrolls, but for what went wrong and the buttons: with large text it is higher than a screen."""
        blad = QWidget()
        binnen = QVBoxLayout(blad)
        binnen.setContentsMargins(0, 0, 8, 0)
        binnen.setSpacing(8)
        for deel in (self.kop, self.uitleg, self.veld_reden, self.veld_alles):
            binnen.addWidget(deel)
        binnen.addWidget(self.verdeel, 0, Qt.AlignmentFlag.AlignLeft)
        binnen.addWidget(self.wordt)
        binnen.addWidget(self._lijst)
        binnen.addWidget(self.kopie)
        binnen.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QScrollArea.Shape.NoFrame)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(blad)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(8, 12, 8, 8)
        kolom.setSpacing(8)
        kolom.addWidget(rol, 1)
        for deel in (self.fout, self.gelukt):
            kolom.addWidget(deel)
            deel.hide()
        onder = FlowLayout(ruimte=8)
        for druk in (self.draag_over, self.terug, self.stop, self.sluit):
            onder.addWidget(druk)
        kolom.addLayout(onder)

    def begin(self, wie: MedewerkerRij) -> None:
        """Show what this colleague would leave behind."""
        self._wie = wie
        self._samen_id = None
        self._vertrek = None
        self.reden.clear()
        _zeg(self.fout, "")
        _zeg(self.gelukt, "")
        self.kop.setText(self.tr("{0} gaat weg").format(wie.naam))
        self._omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self._geweigerd)
        self._lees()

    def verdeel_gelijk(self) -> None:
        """Every case to whoever has the fewest by then; a case with a tandem goes to the tandem."""
        last = {rij.id: rij.casussen for rij in self._ontvangers()}
        for rij, keuze in self.rijen:
            if last:
                naar = rij.voorstel_id if rij.voorstel_id in last else min(last, key=lambda id_: last[id_])
                last[naar] += 1
                keuze.kies(naar)
        self._toon_wordt()

    def voer_uit(self) -> None:
        """Hand all of them over at once."""
        _zeg(self.fout, "")
        self.veld_reden.wis_fout()
        if self._wie is None or not self.draag_over.isEnabled():
            return
        verdeling = [(rij.huishouden_id, keuze.id) for rij, keuze in self.rijen]
        leeg = next((keuze for _, keuze in self.rijen if keuze.id is None), None)
        if leeg is not None:
            _zeg(self.fout, self.tr("Kies bij elke casus wie de regie krijgt."))
            leeg.setFocus()
            return
        self._bezig(ja=True)
        self._omgeving.jobs.write(
            DraagAllesOver(
                van_id=self._wie.id,
                verdeling=tuple((huishouden_id, naar) for huishouden_id, naar in verdeling if naar is not None),
                reden=self.reden.text(),
            ),
            lambda samen_id, wijziging: self._overgedragen(samen_id, wijziging.zin),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def draai_terug(self) -> None:
        """All of them back to whoever they came from."""
        if self._samen_id is not None:
            self._bezig(ja=True)
            self._omgeving.jobs.write(
                DraaiOverdrachtTerug(samen_id=self._samen_id),
                lambda _, wijziging: self._overgedragen(None, wijziging.zin),
                eigenaar=self,
                geweigerd=self._geweigerd,
                mislukt=self._mislukt,
            )

    def _ongedaan(self) -> None:
        if self._samen_id is None:
            _zeg(self.fout, self.tr("Er is hier niets om ongedaan te maken."))
        elif self.terug.isEnabled():
            self.draai_terug()

    def stop_toegang(self) -> None:
        """The colleague cannot log in any more; refused in words while there are open cases."""
        wie, stop = self._wie, self._beheer.stop_toegang
        if wie is None or stop is None:
            return
        _zeg(self.fout, "")
        self._bezig(ja=True)
        self._omgeving.jobs.background(
            lambda _: stop(wie),
            lambda wijziging: self._gestopt(wie, wijziging),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _gestopt(self, wie: MedewerkerRij, wijziging: object) -> None:
        self._bezig(ja=False)
        zin = self.tr("{0} kan niet meer inloggen").format(wie.naam)
        if isinstance(wijziging, Wijziging):
            zin = wijziging.zin
            self._omgeving.jobs.changed.emit(wijziging)  # what was left behind stands on other lists now
        self.stopped.emit(f"{zin}.")

    def _lees(self) -> None:
        if self._wie is not None:
            self._omgeving.jobs.read(
                LeesVertrek(medewerker_id=self._wie.id), self._toon, eigenaar=self, geweigerd=self._geweigerd
            )

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self._collegas = rijen
        self.alles.zet_collegas(self._ontvangers())
        for rij, keuze in self.rijen:
            self._vul(rij, keuze)
        self._toon_wordt()

    def _toon(self, vertrek: Vertrek) -> None:
        self._bezig(ja=False)
        self._vertrek = vertrek
        for _, keuze in self.rijen:
            if (oud := keuze.parentWidget()) is not None:
                self._lijst_rij.removeWidget(oud)
                oud.hide()
                oud.deleteLater()
        while self._lijst_rij.count():
            self._lijst_rij.takeAt(0)
        self.rijen = []
        mag = self._draagt_over
        for rij in vertrek.casussen if mag else ():
            keuze = CollegaKeuze(self.tr("Kies een collega"))
            tandem = f" · tandem {rij.tandem}" if rij.tandem else ""
            gevraagd = self.tr("Al gevraagd aan {0}; dat verzoek vervalt.").format(rij.gevraagd) if rij.gevraagd else ""
            naam = f"vertrek_{rij.huishouden_id.hex()}"
            veld = Veld(f"{rij.naam} ({rij.nummer}){tandem}", keuze, naam=naam, hulp=gevraagd)
            self._lijst_rij.addWidget(veld)
            veld.show()  # a layout would do so a moment later, and Tab would pass it by
            self.rijen.append((rij, keuze))
            self._vul(rij, keuze)
            keuze.activated.connect(lambda _: self._toon_wordt())
        self._lijst_rij.addStretch(1)
        stops = [self.verdeel, *(keuze for _, keuze in self.rijen), self.draag_over]
        for eerder, later in pairwise(stops):
            QWidget.setTabOrder(eerder, later)  # they were made after the buttons below them
        self._toon_wordt()
        self.uitleg.setText(self._in_woorden(vertrek))
        heeft = bool(vertrek.casussen) and mag
        for deel in (self.veld_alles, self.verdeel, self.veld_reden, self.draag_over):
            deel.setVisible(heeft)
        self.terug.setVisible(self._samen_id is not None)
        self.stop.setVisible(self._beheer.stop_toegang is not None)
        self.kopie.setVisible(self._beheer.stop_toegang is not None)

    def _in_woorden(self, vertrek: Vertrek) -> str:
        aantal = len(vertrek.casussen)
        zinnen = [self.tr("Geen open casussen.")]
        if aantal:
            zinnen = [self.tr("1 open casus.") if aantal == 1 else self.tr("{0} open casussen.").format(aantal)]
            zinnen.append(
                self.tr("De overdracht gaat meteen in en is als geheel terug te draaien.")
                if self._draagt_over
                else self.tr("Vraag de teamleider om ze over te dragen.")
            )
        if vertrek.verzoeken:
            zinnen.append(self.tr("Er ligt nog een verzoek om regie over te nemen ({0}).").format(vertrek.verzoeken))
        if vertrek.tandem:
            zinnen.append(self.tr("Bij {0} huishoudens vervalt de tandem.").format(vertrek.tandem))
        return " ".join(zinnen)

    def _vul(self, rij: VertrekRij, keuze: CollegaKeuze) -> None:
        keuze.zet_collegas(self._ontvangers())
        if keuze.id is None and rij.voorstel_id is not None:
            keuze.kies(rij.voorstel_id)

    def _ontvangers(self) -> tuple[RegisseurRij, ...]:
        return tuple(rij for rij in self._collegas if self._wie is None or rij.id != self._wie.id)

    def _alles_naar(self) -> None:
        for _, keuze in self.rijen:
            keuze.kies(self.alles.id)
        self._toon_wordt()

    def _toon_wordt(self) -> None:
        """How many cases everybody who gets some has now and then."""
        erbij = Counter(keuze.id for _, keuze in self.rijen)
        zinnen = [
            self.tr("{0}: van {1} naar {2}").format(rij.naam, rij.casussen, rij.casussen + erbij[rij.id])
            for rij in self._ontvangers()
            if erbij[rij.id]
        ]
        self.wordt.setText(self.tr("Aantal casussen · {0}").format(" · ".join(zinnen)) if zinnen else "")
        self.wordt.setVisible(bool(zinnen))

    def _overgedragen(self, samen_id: Id | None, zin: str) -> None:
        self._samen_id = samen_id
        _zeg(self.gelukt, f"{zin}. {self.tr('Ctrl+Z draait dit terug.')}" if samen_id is not None else zin)
        # Out of the line with the reason, which would take Ctrl+Z for itself.
        self.terug.setVisible(samen_id is not None)
        self.terug.setEnabled(True)
        (self.sluit if samen_id is None else self.terug).setFocus(Qt.FocusReason.OtherFocusReason)
        self._omgeving.jobs.read(LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self._geweigerd)
        self._lees()

    def _bezig(self, *, ja: bool) -> None:
        for deel in (self.draag_over, self.terug, self.stop):
            deel.setEnabled(not ja)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._bezig(ja=False)
        if (zin := weigering.fouten.get("reden")) is not None:
            self.veld_reden.toon_fout(zin)
            self.reden.setFocus()
        else:
            _zeg(self.fout, weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._bezig(ja=False)
        _zeg(self.fout, f"{storing.zin} {storing.uitweg}")


def _zeg(label: QLabel, zin: str) -> None:
    label.setText(zin)
    label.setVisible(bool(zin))
