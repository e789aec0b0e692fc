"""The wizard over one triage: header, pages, proposal and buttons; every step saved, every key kept as a draft.

It holds no rules: `stand` knows what was answered, `models.gesprek` what is asked and proposed.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.triage import BesluitTriage
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.triage import TriageBesloten, TriageDetail
from wijdesk.models.values import lokaal
from wijdesk.models.vragen import BESLUITEN, Bladzijde
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.besluit import BesluitDeel
from wijdesk.ui.panels.triage.bewaarder import Bewaarder
from wijdesk.ui.panels.triage.bladenlijst import ADVIES, adviesrij, rijen_van
from wijdesk.ui.panels.triage.bladzijde import VragenBlad
from wijdesk.ui.panels.triage.leiding import Leiding
from wijdesk.ui.panels.triage.stand import Doorloop
from wijdesk.ui.panels.triage.vlak import Vlak
from wijdesk.ui.panels.triage.vraagveld import Vraagveld
from wijdesk.ui.taal import zin
from wijdesk.ui.tabvolgorde import stap


class Wizard(Vlak):
    """One triage.

    Signals:
        requested: (request, content) for the window
        reread_asked: something changed that only the store knows
        overview_asked: back to the lists
        decided: (triage id, transaction id) this was decided here
    """

    requested = Signal(str, object)
    reread_asked = Signal()
    overview_asked = Signal()
    decided = Signal(object, object)

    def __init__(self, omgeving: Omgeving, *, voert: bool) -> None:
        """`voert`: whoever works here may lead a triage."""
        super().__init__(omgeving)
        self._omgeving = omgeving
        self._voert = voert
        self.loop: Doorloop | None = None
        self._advies_boven = False
        self._zojuist: TriageBesloten | None = None
        self.bewaarder = Bewaarder(omgeving, self)
        self.leiding = Leiding(omgeving.jobs, self.zin, lambda: self.bewaarder.stuur_rest(self.loop))
        self._verbind()
        omgeving.jobs.read(LeesMedewerkers(), self.advies.zet_collegas, eigenaar=self)

    def _verbind(self) -> None:
        self.lijst.chosen.connect(lambda code, erin: self.ga_naar(code, focus=erin))
        self.bladen.made.connect(self._verbind_blad)
        self.bladen.decision_made.connect(self._verbind_besluit)
        self.bladen.outcome_made.connect(lambda klaar: klaar.requested.connect(self.requested))
        self.bladen.entered.connect(self.volgende)
        for vraagt, doe in (
            (self.voet.next_asked, self.volgende), (self.voet.previous_asked, self.vorige),
            (self.voet.skip_asked, self.sla_over), (self.voet.advice_asked, self.vraag_advies),
            (self.voet.decide_asked, self.bewaar), (self.voet.meldcode_asked, self.meldcode),
            (self.kop.requested, self.requested), (self.kop.overview_asked, self.overview_asked),
            (self.kop.take_over_asked, self.leiding.neem_over), (self.kop.resume_asked, self.leiding.hervat),
            (self.kop.stop_asked, self.leiding.stop), (self.kop.hand_over_asked, self.leiding.draag_over),
            (self.strook.asked, self.naar_vraag), (self.opzij.chosen, self._kies),
            (self.advies.typed, self.bewaarder.merk), (self.advies.withdraw_asked, self.leiding.trek_in),
            (self.leiding.done, self.reread_asked), (self.leiding.said, self.zeg),
            (self.advies.done, self._advies_gedaan),
        ):  # fmt: skip
            vraagt.connect(doe)
        self.bewaarder.saved.connect(lambda: self.zeg(""))
        self.bewaarder.refused.connect(self._niet_bewaard)
        self.bewaarder.trouble.connect(self.zeg)

    def _verbind_blad(self, blad: VragenBlad) -> None:
        blad.answered.connect(self._beantwoord)
        blad.noted.connect(self._toegelicht)
        blad.unskip_asked.connect(self._toch)
        blad.done.connect(self._einde_blad)

    def _verbind_besluit(self, besluit: BesluitDeel) -> None:
        besluit.typed.connect(self.bewaarder.merk)
        besluit.ready.connect(self._besluit)
        besluit.asked.connect(self.naar_vraag)

    # Showing ---------------------------------------------------------------------------------------------------------

    def toon(self, detail: TriageDetail) -> None:
        """Another triage, or what the store says now of the same one."""
        oud = self.loop
        zelfde = oud is not None and oud.detail.id == detail.id
        schreef = oud is not None and oud.schrijft
        if not zelfde:
            self.klaar_om_te_sluiten()
        if oud is not None and zelfde and oud.detail.stand == detail.stand:
            loop = oud
            loop.vernieuw(detail)
        else:
            loop = Doorloop(detail, lokaal(self._omgeving.klok()).date())
            if oud is not None and zelfde:
                loop.zet_getypt(oud.getypt())
        self.loop, self.leiding.detail = loop, detail
        vers = not zelfde or schreef != loop.schrijft
        if detail.stand != "besloten" or not zelfde:
            self._zojuist = None
        if vers:
            self.bladen.leeg()
            self._advies_boven = False
            self.zin.sluit()
            self.zeg("")
            if detail.stand == "besloten":
                loop.ga_naar(loop.lijst.bladzijden[-1].code)
        if not zelfde:
            self.advies.maak_leeg()
        self.setProperty("formulier", loop.schrijft)  # Ctrl+Z undoes only text while one answers
        self.kop.toon(detail, mag_hervatten=self._voert)
        self._pas_aan()
        self.advies.toon(detail)
        self._toon_alles()
        if vers:
            terug = self.bladen.zet_ongedaan_besluit_terug(loop)
            self.bewaarder.begin_concept(loop, self._getypt, self._zet_terug)
            if terug:
                self.bewaarder.merk()
            if oud is not None and zelfde and oud.detail.stand == detail.stand and self.isVisible():
                self.lijst.ingang.setFocus(Qt.FocusReason.OtherFocusReason)  # taken over: no letter answers yet
            else:
                self._focus_in_blad()

    def _toon_alles(self) -> None:
        """Everything that follows from the answers."""
        loop = self.loop
        if loop is None:
            return
        gesprek, detail = loop.gesprek, loop.detail
        self.opzij.toon(loop)
        rijen = rijen_van(gesprek, stand=detail.stand, besluit=BESLUITEN.get(detail.besluit, ""))
        self.lijst.toon((*rijen, adviesrij(detail.consulten)), ADVIES if self._advies_boven else gesprek.bladzijde)
        if self._advies_boven:
            self.bladen.toon_naast()
        else:
            self.bladen.toon(self._hier(loop), loop, self._zojuist)
        laatste = not gesprek.volgende
        beslist = laatste and loop.schrijft and not self._advies_boven  # there all of the proposal stands on the page
        self.strook.setVisible(detail.stand == "lopend" and not beslist)
        if self.strook.isVisibleTo(self):
            self.strook.toon(gesprek)
        self.voet.toon(
            schrijft=loop.schrijft, eerste=not gesprek.vorige, laatste=laatste, advies=self._advies_boven,
            lopend=detail.stand == "lopend", geweld=loop.vermoeden,
        )  # fmt: skip

    def _hier(self, loop: Doorloop) -> Bladzijde:
        """The page where they are."""
        return next(blad for blad in loop.gesprek.bladzijden if blad.code == loop.gesprek.bladzijde)

    # Walking ---------------------------------------------------------------------------------------------------------

    def volgende(self) -> None:
        """The next page; on the last one nothing."""
        self._loop_naar(self.loop.gesprek.volgende if self.loop is not None else "")

    def vorige(self) -> None:
        """The page before."""
        self._loop_naar(self.loop.gesprek.vorige if self.loop is not None else "")

    def _loop_naar(self, code: str) -> None:
        if self._advies_boven:
            self.naar_blad()
        elif code:
            self.ga_naar(code)

    def ga_naar(self, code: str, *, focus: bool = True) -> None:
        """To any page; what is left is saved. An answer that cannot be kept is shown first."""
        loop = self.loop
        if loop is None:
            return
        blad = self.bladen.gemaakt(loop.gesprek.bladzijde)
        if blad is not None and code != loop.gesprek.bladzijde and (fout := blad.fout()) is not None:
            self.naar_blad()
            fout.focus()
            return
        self._advies_boven = code == ADVIES
        if not self._advies_boven:
            self.bewaarder.stuur(loop, loop.ga_naar(code))
        self.zin.sluit()
        self._toon_alles()
        if focus:
            self._focus_in_blad()

    def naar_vraag(self, code: str) -> None:
        """To the page of this question, and into it."""
        loop = self.loop
        if loop is None or code not in loop.lijst.per_code:
            return
        bladzijde = loop.lijst.per_code[code].bladzijde
        self.ga_naar(bladzijde, focus=False)
        if loop.gesprek.bladzijde != bladzijde or self.bladen.blad(self._hier(loop), loop).naar(code) is None:
            self._focus_in_blad()

    def naar_blad(self) -> None:
        """Back from the advice to the page where they are."""
        self._advies_boven = False
        self._toon_alles()
        self._focus_in_blad()

    def eerste_veld(self) -> QWidget:
        """What gets the focus here."""
        return self._ingang() or self.lijst.ingang

    def _focus_in_blad(self) -> None:
        if self.isVisible():
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
            self.bladen.begin_boven()

    def _ingang(self) -> QWidget | None:
        loop = self.loop
        if loop is None:
            return None
        if self._advies_boven:
            return self.advies.eerste_veld()
        if not loop.gesprek.volgende:
            if self.bladen.besluit is not None:
                return self.bladen.besluit.ingang()
            if self.bladen.klaar is not None and loop.detail.stand == "besloten":
                return self.bladen.klaar.ingang()
        return self.bladen.blad(self._hier(loop), loop).begin() or self.voet.ingang()

    def _einde_blad(self) -> None:
        """After the last answer that a page needs: Enter goes on."""
        besluit = self.bladen.besluit
        laatste = self.loop is not None and not self.loop.gesprek.volgende
        doel = besluit.ingang() if laatste and besluit is not None else self.voet.ingang()
        if doel is not None:
            doel.setFocus(Qt.FocusReason.OtherFocusReason)

    # Answering -------------------------------------------------------------------------------------------------------

    def _beantwoord(self, code: str, waarde: str) -> None:
        loop = self.loop
        if loop is None:
            return
        veld = self.bladen.blad(self._hier(loop), loop).velden[code]
        try:
            loop.beantwoord(code, waarde)
        except Weigering as weigering:
            if isinstance(veld, Vraagveld):
                veld.toon_fout(weigering.fouten.get(code, weigering.zin))
            return
        if isinstance(veld, Vraagveld):
            veld.toon_fout("")
        self._toon_alles()
        self.bewaarder.beantwoord(loop)

    def _toegelicht(self, code: str, tekst: str) -> None:
        if self.loop is not None:
            self.loop.beantwoord(code, self.loop.gesprek.antwoord(code).waarde, tekst)
            self.bewaarder.beantwoord(self.loop)

    def _toch(self) -> None:
        if self.loop is not None:
            self.loop.vul_toch_in()
            self.bewaarder.stuur_rest(self.loop)
            self._toon_alles()
            self._focus_in_blad()

    def sla_over(self) -> None:
        """Ask in one sentence why, and go on."""
        if (loop := self.loop) is None or not loop.schrijft or self._advies_boven or not loop.gesprek.volgende:
            return
        blad, over = self._hier(loop), self.tr("Waarom slaat u “{0}” over? (één zin)")
        self.zin.vraag(
            over.format(zin(blad.titel)), partial(self._overgeslagen, blad.code),
            knop=self.tr("Overslaan"), voorzet=loop.gesprek.overgeslagen.get(blad.code, ""), over=loop.detail.id,
        )  # fmt: skip

    def _overgeslagen(self, bladzijde: str, reden: str) -> None:
        self.zin.sluit()
        if self.loop is not None and self.loop.gesprek.bladzijde == bladzijde:
            self.loop.sla_over(reden)
            self.bewaarder.merk()
            self.volgende()

    def _kies(self, sleutel: str, mijn: bool) -> None:
        """Of what was typed before: use it, or let stand what is there."""
        if self.loop is not None:
            self.loop.kies(sleutel, mijn=mijn)
            self.bewaarder.beantwoord(self.loop)
            self._toon_alles()

    # Saving and deciding ---------------------------------------------------------------------------------------------

    def bewaar(self) -> None:
        """Ctrl+S: advice where one asks it, the decision on the last page, the page everywhere else."""
        loop = self.loop
        if loop is None:
            return
        if self.zin.isVisible():
            self.zin.bevestig()
        elif self._advies_boven:
            self.advies.verstuur()
        elif loop.schrijft and loop.gesprek.volgende:
            self.bewaarder.stuur_rest(loop)
            self.requested.emit("melding", self.tr("Bewaard. U kunt hier straks verder, of een collega."))
        elif self.bladen.besluit is not None:
            self.bladen.besluit.besluit_nu()

    def _niet_bewaard(self, weigering: Weigering) -> None:
        """Taken over or decided elsewhere, mostly: what stands here stays, and the store is asked how things are."""
        loop = self.loop
        if loop is not None and not self.bladen.blad(self._hier(loop), loop).toon_fouten(weigering):
            self.zeg(weigering.zin)
            self.reread_asked.emit()

    def _besluit(self, opdracht: BesluitTriage) -> None:
        besluit = self.bladen.besluit
        if besluit is None:
            return
        self.bewaarder.stuur_rest(self.loop)
        self._omgeving.jobs.write(
            opdracht, self._besloten, eigenaar=besluit, geweigerd=besluit.toon_fouten,
            mislukt=lambda storing: besluit.zeg(f"{storing.zin} {storing.uitweg}"),
        )  # fmt: skip

    def _besloten(self, gemaakt: TriageBesloten, wijziging: Wijziging) -> None:
        self._zojuist = gemaakt
        self.bladen.is_besloten(gemaakt.triage_id)
        self.bewaarder.bewaar_concept()
        self.decided.emit(gemaakt.triage_id, wijziging.transactie)
        self.reread_asked.emit()

    def meldcode(self) -> None:
        """Begin the meldcode, or go on with it; the triage waits."""
        if self.loop is not None and (self.loop.schrijft or (self._voert and self.loop.detail.stand == "besloten")):
            self.requested.emit("meldcode.begin", ("triage", self.loop.detail.id))

    def vraag_advies(self) -> None:
        """The advice in the place of the page."""
        self.ga_naar(ADVIES)

    def _advies_gedaan(self) -> None:
        self.bewaarder.merk()
        self.reread_asked.emit()

    # The draft -------------------------------------------------------------------------------------------------------

    def klaar_om_te_sluiten(self) -> None:
        """Save the page where they are, and keep what is typed besides."""
        self.bewaarder.stuur_rest(self.loop)
        self.bewaarder.bewaar_concept()

    def _getypt(self) -> dict[str, Any]:
        besluit = self.bladen.besluit
        return {
            "bladen": self.loop.getypt() if self.loop is not None else {},
            "advies": self.advies.getypt(),
            "besluit": besluit.getypt() if besluit is not None else {},
        }

    def _zet_terug(self, inhoud: dict[str, Any]) -> None:
        loop = self.loop
        if loop is None:
            return
        terug = loop.zet_getypt(inhoud.get("bladen", {}))
        nu = self._getypt()
        if not nu["advies"]:
            self.advies.zet_getypt(inhoud.get("advies", {}))
        if inhoud.get("besluit") and loop.schrijft and not nu["besluit"]:
            self.bladen.zet_besluit_terug(loop, inhoud["besluit"])
        self._toon_alles()
        if terug:
            self.bewaarder.beantwoord(loop)
            self._focus_in_blad()
            self.requested.emit("melding", self.tr("Wat u hier typte staat er weer."))

    # Qt --------------------------------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bewaarder.stuur_rest(self.loop)  # who looks elsewhere left the page

    def focusNextPrevChild(self, next_: bool) -> bool:
        return stap(self, vooruit=next_) or super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.naar_blad if self._advies_boven else self.overview_asked.emit)()
        else:
            super().keyPressEvent(event)
