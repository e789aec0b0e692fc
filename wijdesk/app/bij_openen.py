"""What is looked at when a desk was opened: after how many minutes it locks, what its keys ask for, and whether it was
nearly too long without the centre.

Once the window can be used, and not before. One thing at a time: whoever must set up a second factor hears of the
recovery key the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wijdesk.app.opwarmen import NA, warm_op
from wijdesk.models.instellingen import TWEEDE_FACTOR, VERGRENDEL_NA, VERPLICHT, getal_van, herstel_gebruikt
from wijdesk.models.opdrachten.instelling import LeesInstellingen, LeesKlok
from wijdesk.models.values import lokaal

if TYPE_CHECKING:
    from wijdesk.app.venster import Programma
    from wijdesk.models.rows.delen import DelenStand
    from wijdesk.models.rows.huis import Wijziging
    from wijdesk.ui.main_window import MainWindow
    from wijdesk.ui.panel import Omgeving

RECHT, BEOORDEELT, GEEFT_ROLLEN = "beheer.toegang", "log.beoordelen", "beheer.medewerkers"


class BijOpenen(QObject):
    """For one window."""

    def __init__(self, programma: Programma, omgeving: Omgeving, venster: MainWindow) -> None:
        super().__init__(venster)
        self._programma = programma
        self._omgeving = omgeving
        self._venster = venster
        self._gezegd = self._lease_gezegd = False
        self._wenkte = ""
        if programma.uitwisselaar is not None:
            programma.uitwisselaar.changed.connect(self._over_lease)
        omgeving.jobs.changed.connect(self._bij_wijziging)
        if programma.bureau is not None and BEOORDEELT in programma.bureau.rechten:
            from wijdesk.ui.noodteller import NoodTeller

            NoodTeller(omgeving.jobs, venster.status, lambda: venster.verzoek("logboek.nood", None), self)
        if programma.bureau is not None and GEEFT_ROLLEN in programma.bureau.rechten:
            from wijdesk.ui.overalteller import OveralTeller

            OveralTeller(omgeving.jobs, venster.status, self._naar_overal, self)
        self._lees()
        if (bureau := programma.bureau) is not None:
            from wijdesk.app.toegang import keur_pogingen

            omgeving.jobs.background(lambda _: keur_pogingen(bureau), eigenaar=self)
        straks = QTimer(self, singleShot=True)
        straks.timeout.connect(self._warm_op)
        straks.start(NA)

    def _warm_op(self) -> None:
        if self._omgeving.jobs.is_open:
            self._omgeving.jobs.background(lambda _: warm_op(), eigenaar=self, stil=True)

    def _bij_wijziging(self, wijziging: Wijziging) -> None:
        if "instelling" in wijziging.per_soort:
            self._lees()

    def _over_lease(self, stand: DelenStand) -> None:
        """Once, and not in the place of what somebody did; the pill goes on telling it."""
        delen, staat_er = self._programma.uitwisselaar, self._venster.status.zin.text()
        if stand.lease and not self._lease_gezegd and staat_er in {"", self._wenkte} and delen is not None:
            self._lease_gezegd = True
            self._venster.status.bied_aan(stand.lease, tekst="Nu delen", doe=delen.deel_nu)

    def _lees(self) -> None:
        self._omgeving.jobs.read(LeesInstellingen(), self._pas_toe, eigenaar=self, sleutel="bij_openen")

    def _pas_toe(self, waarden: dict[str, str]) -> None:
        bureau = self._programma.bureau
        if bureau is None:
            return
        self._programma.slot.zet_minuten(getal_van(waarden, VERGRENDEL_NA))
        if self._gezegd:
            return
        self._gezegd = True
        if not self._vraagt(waarden):
            if RECHT in bureau.rechten:
                self._wenk(waarden)
            self._omgeving.jobs.read(LeesKlok(), self._over_klok, eigenaar=self, sleutel="bij_openen.klok")

    def _vraagt(self, waarden: dict[str, str]) -> bool:
        """Open the window that has to come first, when there is one; only then its code is loaded."""
        inlog, bureau = self._programma.inlog, self._programma.bureau
        if bureau is None or not (inlog.hersteld or inlog.pas_gemaakt or waarden[TWEEDE_FACTOR] == VERPLICHT):
            return False
        from wijdesk.app import toegang, toegang_vensters

        hersteld, inlog.hersteld = inlog.hersteld, None
        if hersteld is not None and hersteld == bureau.medewerker.id:
            toegang_vensters.vervang_herstelsleutel(self._programma, self._omgeving)
        elif inlog.pas_gemaakt:
            inlog.pas_gemaakt = False
            toegang_vensters.maak_herstelsleutel(self._programma, self._omgeving)
        elif not self._programma.slot.dicht and not toegang.heeft_tweede(bureau):  # coming back from the lock asks it
            toegang_vensters.stel_tweede_in(self._programma, self._omgeving, moet=True)
        else:
            return False
        return True

    def _over_klok(self, zeker: int | None) -> None:
        """Whoever is at work: what they write stands under a wrong day."""
        bureau, status = self._programma.bureau, self._venster.status
        if zeker is None or bureau is None or status.zin.text() not in {"", self._wenkte}:
            return
        self._wenkte = f"De klok van deze computer staat terug: hier was het al {lokaal(zeker):%d-%m-%Y %H:%M}."
        if RECHT in bureau.rechten:
            status.bied_aan(self._wenkte, tekst="Bekijken", doe=self._naar_toegang)
        else:
            status.meld(f"{self._wenkte} Vraag de applicatiebeheerder de klok goed te zetten.")

    def _wenk(self, waarden: dict[str, str]) -> None:
        from wijdesk.store import keys

        bureau, status = self._programma.bureau, self._venster.status
        if bureau is None or status.zin.text():
            return
        if herstel_gebruikt(waarden) is not None:
            self._wenkte = "Iemand heeft de herstelsleutel gebruikt om in te loggen."
            if not keys.heeft_herstelsleutel(bureau.map):
                self._wenkte += " Er is nog geen nieuwe."
        elif not keys.heeft_herstelsleutel(bureau.map):
            self._wenkte = "Deze balie heeft nog geen herstelsleutel, voor als iemand het wachtwoord kwijt is."
        if self._wenkte:
            status.bied_aan(self._wenkte, tekst="Bekijken", doe=self._naar_toegang)

    def _naar_overal(self) -> None:
        from wijdesk.app.toegang_vensters import toon_medewerkers

        toon_medewerkers(self._programma, self._omgeving, op_overal=True)

    def _naar_toegang(self) -> None:
        self._venster.docks.toon("toegang")
