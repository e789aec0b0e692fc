"""The part of the walk from a vraag to a decision: a triage that makes a casus, a signaal to its end, short support."""

from __future__ import annotations

from wijdesk.app.rondleiding_handen import ALT, CTRL, SHIFT, Handen, K, heeft_focus
from wijdesk.ui.panels.triage import TriagePanel

WIE = "Samira el Amrani"
PDF = "triage.pdf"


class Triageronde(Handen):
    """Steps of whoever handles what comes in, in a store of made-up people."""

    def loop_triage(self) -> None:
        """After somebody new was at the desk, with what she asked on its way to triage."""
        self._triage()
        self._besluit()
        self.druk(K.Key_2, CTRL)
        self.tot_rust()
        self._signaal()
        self._sluit_signaal()
        self._ondersteuning()
        self.druk(K.Key_1, CTRL)
        self.tot_rust()

    # Triage ----------------------------------------------------------------------------------------------------------

    @property
    def _wizard(self) -> TriagePanel:
        panel = self.wacht_op_paneel("triage")
        if not isinstance(panel, TriagePanel):
            raise TypeError("there is no Triage")
        return panel

    def _triage(self) -> None:
        self.druk(K.Key_T, CTRL)
        self.tot(lambda: heeft_focus(self._wizard.wizard), "triage")
        self.tot_rust()
        self.bewaar("triage-begin")
        self._antwoord("2n")
        self.typ("15")
        self.druk(K.Key_Tab)
        self.typ("22")
        self.naar("Huiselijke relaties: toelichting")
        self.typ("Weer rustig samen eten")
        self.bewaar("triage-leefgebieden")
        self._antwoord("")
        self._antwoord("nnn1n1")
        self.bewaar("triage-eigen-kracht")
        for toetsen in ("33", "3", "3"):
            self._antwoord(toetsen)
        self.typ("1")
        self.druk(K.Key_Tab)
        self._antwoord("njj")
        self.bewaar("triage-besluit")

    def _antwoord(self, toetsen: str) -> None:
        """The keys of a page, and Enter to the next."""
        self.typ(toetsen)
        self.druk(K.Key_Return)
        self.tot_rust()

    def _besluit(self) -> None:
        self.sla_op("Triage: casus met plan en regisseur")
        self.bewaar("triage-gemaakt")
        self.op_papier("triage-op-papier", PDF)
        self.tot(lambda: heeft_focus(self._wizard), "terug in de triage")
        self.druk(K.Key_G, ALT)
        casus = self.wacht_op_paneel("casus")
        self.tot(lambda: heeft_focus(casus), "naar de casus")
        self.tot_rust()
        self.bewaar("triage-casus")

    # A signaal -------------------------------------------------------------------------------------------------------

    def _signaal(self) -> None:
        self.druk(K.Key_N, CTRL | SHIFT)
        signaal = self.wacht_op_paneel("signaal")
        self.tot(lambda: heeft_focus(signaal), "nieuw signaal")
        self.tot_rust()
        self.typ("Mevrouw komt al weken niet buiten en doet niet open.")
        self.kies("Soort signaal", "zorgen over een inwoner")
        self.kies("Thema", "eenzaamheid")
        self.kies("Van wie komt het", "buur")
        self.naar("Naam")
        self.typ("Buurvrouw Bos")
        self.naar("Terugkoppeling: ")
        self.druk(K.Key_J)
        self.bewaar("signaal-nieuw")
        self.sla_op("Signaal geregistreerd")
        self.druk(K.Key_K)
        self.tot_rust()
        self.typ(WIE)
        self.tot_rust()
        self.druk(K.Key_Return)
        self.bewaar("signaal-koppelen")
        self.sla_op("gekoppeld")
        self.bewaar("signaal")

    def _sluit_signaal(self) -> None:
        self.druk(K.Key_O)
        self.tot_rust()
        self.druk(K.Key_B)
        self.naar("Wat vindt u ervan")
        self.typ("Er loopt al een casus; de regisseur gaat er morgen heen.")
        self.sla_op("Beoordeling opgeslagen")
        self.druk(K.Key_T)
        self.tot_rust()
        self.typ("Gebeld: we kennen haar en gaan er morgen heen.")
        self.sla_op("Terugkoppeling aan de melder vastgelegd")
        self.druk(K.Key_X)
        self.tot_rust()
        self.kies("Uitkomst", "in gesprek opgelost")
        self.naar("Toelichting")
        self.typ("Met haar en de buurvrouw besproken.")
        self.bewaar("signaal-afsluiten")
        self.sla_op("Signaal afgesloten")
        self.opdracht("toon signalen")
        self.tot_rust()
        self.bewaar("signalen")

    # Short support ---------------------------------------------------------------------------------------------------

    def _ondersteuning(self) -> None:
        self.opdracht("toon ondersteuning")
        hulp = self.wacht_op_paneel("ondersteuning")
        self.tot(lambda: heeft_focus(hulp), "ondersteuning")
        self.bewaar("ondersteuning-lijst")
        self.opdracht("ondersteuning beginnen")
        self.naar("Voor wie")
        self.typ("idrissi")
        self.tot_rust()
        self.druk(K.Key_Return)
        self.naar("Wat vraagt de inwoner")
        self.typ("Ik durf de post niet te openen")
        self.naar("Wat is er bereikt")
        self.typ("De post op orde")
        self.bewaar("ondersteuning-beginnen")
        self.sla_op("Kortdurende ondersteuning tot")
        self.druk(K.Key_N)
        self.tot_rust()
        self.typ("Samen de post gesorteerd, twee aanmaningen.")
        self.kies("Soort", "huisbezoek")
        self.sla_op("Contact")
        self.bewaar("ondersteuning")
