"""The panel Toegang: who can log in here, the recovery key, and the settings of the organisation."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.instellingen import herstel_gebruikt
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.instelling import LeesInstellingen, LeesKlok, ZegKlokGoed, ZetHerstelGezien
from wijdesk.models.rows.toegang import ToegangStand
from wijdesk.models.values import lokaal, moment_in_woorden
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.toegang.instellen import InstellingenVorm
from wijdesk.ui.panels.toegang.mensen import MensenBlad
from wijdesk.ui.panels.toegang.poort import Toegangspoort
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.voorste import Tabvlak


class ToegangPaneel(Panel):
    """Three pages."""

    naam = "toegang"
    titel = "Toegang"
    interesses = frozenset({"medewerker", "instelling"})

    def __init__(self, omgeving: Omgeving, poort: Toegangspoort, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._poort = poort
        self._stand: ToegangStand | None = None
        self.mensen = MensenBlad(omgeving, poort)
        self.mensen.said.connect(self._gezegd)
        self.vorm = InstellingenVorm(omgeving)
        self.vorm.ready.connect(self._bewaar)
        self.bladen = Tabvlak()
        self.bladen.setObjectName("toegang_bladen")
        self.bladen.addTab(self.mensen, self.tr("Wie kan inloggen"))
        self.bladen.addTab(Rolblad(self._maak_herstel()), self.tr("Herstelsleutel"))
        self.bladen.addTab(self.vorm, self.tr("Instellingen"))
        self.bladen.setTabVisible(2, poort.mag_instellen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._maak_klok())
        kolom.addWidget(self.bladen, 1)

    def acties(self) -> tuple[Actie, ...]:
        """Each page, and what is done most."""
        woorden = "wachtwoord vergeten kwijt telefoon toegang inloggen"
        return (
            Actie(
                "toegang.wachtwoord",
                self.tr("Nieuw eerste wachtwoord voor een collega"),
                "",
                self._naar_mensen,
                "key-round",
                woorden,
            ),
            Actie("toegang.herstel", self.tr("Herstelsleutel"), "", self._naar_herstel, "key-round", "envelop"),
            Actie(
                "toegang.instellingen",
                self.tr("Instellingen voor alle balies"),
                "",
                self._naar_instellingen,
                "settings",
                "vergrendelen minuten tweede factor kantooruren",
            ),
        )

    def ververs(self) -> None:
        """Read again; a form that is being filled in stays."""
        jobs, stand = self.omgeving.jobs, self._poort.stand
        jobs.background(
            lambda _: stand(), self._toon, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt, stil=True
        )
        jobs.read(LeesInstellingen(), self._toon_instellingen, eigenaar=self, sleutel="toegang")
        jobs.read(LeesKlok(), self._toon_klok, eigenaar=self, sleutel="toegang.klok")

    def eerste_veld(self) -> QWidget | None:
        """The list, or what the page in sight begins with."""
        plek = self.bladen.currentIndex()
        return (self.mensen.lijst, self.maak, self.vorm.eerste_veld())[plek]

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft of the settings."""
        self.vorm.klaar_om_te_sluiten()

    # The clock -------------------------------------------------------------------------------------------------------

    def _maak_klok(self) -> QWidget:
        self.klok = kaart(rol="waarschuwing", naam="toegang_klok")
        self.klok.setProperty("toestand", "let-op")
        self.klok_zin = etiket("", breekt_af=True, naam="toegang_klok_zin")
        self.klok_fout = etiket("", "fout", breekt_af=True, naam="toegang_klok_fout")
        self.klok_goed = knop(self.tr("De klok staat nu goed"), self._zeg_klok_goed, naam="toegang_klok_goed")
        binnen = QVBoxLayout(self.klok)
        binnen.setContentsMargins(16, 12, 16, 12)
        binnen.addWidget(self.klok_zin)
        binnen.addWidget(self.klok_fout)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.klok_goed)
        binnen.addLayout(rij)
        self.klok.hide()
        return self.klok

    def _toon_klok(self, zeker: int | None) -> None:
        self.klok.setVisible(zeker is not None)
        self.klok_fout.hide()
        if zeker is None:
            return
        tijd = lokaal(zeker)
        self.klok_zin.setText(
            self.tr(
                "De klok van deze computer staat terug: hier was het al {0}. Wat toen was afgelopen, blijft afgelopen. "
                "Zet de klok van de computer goed. Staat hij nu goed, en liep hij eerder voor? Zeg dat dan hier. Het "
                "logboek bewaart wie dat zei."
            ).format(f"{tijd:%d-%m-%Y %H:%M}")
        )

    def _zeg_klok_goed(self) -> None:
        self.omgeving.jobs.write(
            ZegKlokGoed(),
            lambda _, wijziging: self._gezegd(wijziging.zin),
            eigenaar=self,
            geweigerd=self._klok_niet,
            mislukt=lambda storing: self._klok_niet(Weigering(f"{storing.zin} {storing.uitweg}")),
        )

    def _klok_niet(self, weigering: Weigering) -> None:
        self.klok_fout.setText(weigering.zin)
        self.klok_fout.show()

    # The recovery key ------------------------------------------------------------------------------------------------

    def _maak_herstel(self) -> QWidget:
        self.gebruikt = kaart(rol="waarschuwing", naam="toegang_gebruikt")
        self.gebruikt.setProperty("toestand", "let-op")
        self.gebruikt_zin = etiket("", breekt_af=True, naam="toegang_gebruikt_zin")
        self.gezien = knop(self.tr("Gezien"), self._zet_gezien, naam="toegang_gezien")
        binnen = QVBoxLayout(self.gebruikt)
        binnen.setContentsMargins(16, 12, 16, 12)
        binnen.addWidget(self.gebruikt_zin)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.gezien)
        binnen.addLayout(rij)
        self.gebruikt.hide()
        self.herstel_zin = etiket("", breekt_af=True, naam="toegang_herstel_zin")
        self.maak = knop("", self._maak, rol="primair", naam="toegang_maak")
        self.fout = etiket("", "fout", breekt_af=True, naam="toegang_fout")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.gebruikt)
        kolom.addWidget(etiket(self.tr("Herstelsleutel van deze balie"), "titel"))
        kolom.addWidget(self.herstel_zin)
        kolom.addWidget(
            etiket(
                self.tr(
                    "Met de herstelsleutel kan iemand een nieuw wachtwoord kiezen als het oude kwijt is en geen "
                    "collega kan helpen. Hij ligt op papier in een gesloten envelop. Elke balie heeft een eigen "
                    "herstelsleutel."
                ),
                "bij",
                breekt_af=True,
            )
        )
        kolom.addWidget(self.fout)
        onder = FlowLayout(ruimte=8)
        onder.addWidget(self.maak)
        kolom.addLayout(onder)
        kolom.addStretch(1)
        return blad

    def _maak(self) -> None:
        self._poort.toon_herstelsleutel(self.ververs)

    def _zet_gezien(self) -> None:
        self.omgeving.jobs.write(ZetHerstelGezien(), lambda _, __: self.ververs(), eigenaar=self)

    # What comes back -------------------------------------------------------------------------------------------------

    def _toon(self, stand: ToegangStand) -> None:
        self._stand = stand
        self.mensen.toon(stand.rijen)
        if stand.herstelsleutel:
            self.herstel_zin.setText(self.tr("Er is een herstelsleutel. Een nieuwe maakt de oude ongeldig."))
            self.maak.setText(self.tr("Nieuwe herstelsleutel maken…"))
        else:
            self.herstel_zin.setText(self.tr("Er is nog geen herstelsleutel."))
            self.maak.setText(self.tr("Herstelsleutel maken…"))

    def _toon_instellingen(self, waarden: dict[str, str]) -> None:
        self.vorm.toon(waarden)
        gebruikt = herstel_gebruikt(waarden)
        self.gebruikt.setVisible(gebruikt is not None)
        if gebruikt is not None:
            op, wie = gebruikt
            rijen = self._stand.rijen if self._stand is not None else ()
            naam = next((rij.medewerker.naam for rij in rijen if rij.medewerker.id == wie), self.tr("een collega"))
            self.gebruikt_zin.setText(
                self.tr(
                    "De herstelsleutel is gebruikt, {0}, voor het wachtwoord van {1}. Klopt dat? Vraag het na. Leg de "
                    "nieuwe herstelsleutel in een envelop."
                ).format(moment_in_woorden(op, self.omgeving.klok()), naam)
            )

    def _bewaar(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            lambda _, __: self._bewaard(),
            eigenaar=self,
            geweigerd=self.vorm.toon_fouten,
            mislukt=self.vorm.toon_storing,
        )

    def _bewaard(self) -> None:
        self.vorm.stand = {naam: str(waarde) for naam, waarde in self.vorm.waarden().items()}
        self.vorm.gelukt()
        self.vorm.bewaar.setEnabled(True)
        self.requested.emit("melding", self.tr("Instellingen bewaard. Ze gelden op elke balie."))

    def _gezegd(self, zin: str) -> None:
        self.requested.emit("melding", zin)
        self.ververs()

    def _geweigerd(self, weigering: Weigering) -> None:
        self.fout.setText(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self.fout.setText(f"{storing.zin} {storing.uitweg}")

    def _naar(self, plek: int) -> None:
        self.bladen.setCurrentIndex(plek)
        if (veld := self.eerste_veld()) is not None:
            veld.setFocus()

    def _naar_mensen(self) -> None:
        self._naar(0)

    def _naar_herstel(self) -> None:
        self._naar(1)

    def _naar_instellingen(self) -> None:
        self._naar(2)
