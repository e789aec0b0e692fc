"""Ondersteuning en onderzoek: the list, one of them, and what is asked about it, each in the place of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.ondersteuning import LeesOndersteuning
from wijdesk.models.opdrachten.onderzoek import LeesOnderzoek
from wijdesk.models.rows.ondersteuning import HulpRij, OndersteuningDetail, Overgang
from wijdesk.models.rows.onderzoek import OnderzoekDetail, StapRij
from wijdesk.models.values import Id
from wijdesk.ui.inzagevraag import vraag_doel
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.ondersteuning import ondersteuningvormen as hulp
from wijdesk.ui.panels.ondersteuning import onderzoekvormen as onderzoek
from wijdesk.ui.panels.ondersteuning.lijst import LijstBlad
from wijdesk.ui.panels.ondersteuning.ondersteuningblad import OndersteuningBlad
from wijdesk.ui.panels.ondersteuning.onderzoekblad import OnderzoekBlad
from wijdesk.ui.panels.ondersteuning.vorm import HulpFormulier

Detail = OndersteuningDetail | OnderzoekDetail


class OndersteuningPanel(Panel):
    """What runs without a casus: support with its end and its check, and onderzoeken with their clocks."""

    naam = "ondersteuning"
    titel = "Ondersteuning"
    interesses = frozenset(
        {
            "ondersteuning", "ondersteuningsmoment", "onderzoek", "termijn", "termijnwijziging", "persoon", "casus",
            "huishouden", "huishoudlid", "medewerker", "avgverzoek",
        }
    )  # fmt: skip

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Callable[[object], None]] | None = None,
        *,
        mag: bool = True,
        casus: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`afdrukken` says per request what shows its preview; `mag` whether one may write, `casus` open a casus."""
        super().__init__(omgeving, parent)
        self._afdrukken = dict(afdrukken or {})
        self._mag = mag
        self._detail: Detail | None = None
        self._gevraagd: tuple[str, Id] | None = None
        """What was asked for and is not read yet: a noun and its id."""
        self.lijst = LijstBlad(omgeving, mag=mag)
        self.ondersteuning = OndersteuningBlad(omgeving.klok, casus=casus)
        self.onderzoek = OnderzoekBlad(omgeving.klok, casus=casus)
        self.bladen = QStackedWidget()
        for blad in (self.lijst, self.ondersteuning, self.onderzoek):
            self.bladen.addWidget(blad)
        self._vormen: dict[type[HulpFormulier], HulpFormulier] = {}
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.bladen)
        self.lijst.opened.connect(self._open_rij)
        self.lijst.view_changed.connect(self._lees_lijst)
        self.lijst.asked.connect(lambda noun: self.begin(noun, None, ""))
        for pagina in (self.ondersteuning, self.onderzoek):
            pagina.asked.connect(self._vraag)
            pagina.back.connect(self.naar_lijst)
        self.onderzoek.step_asked.connect(self._stap)
        self.onderzoek.term_asked.connect(self._besluit)
        self.onderzoek.said.connect(partial(self.requested.emit, "melding"))

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with what shows."""
        blad = self._onder()
        lijst = self.lijst.acties() if self._mag else self.lijst.acties()[:1]
        if blad is self.ondersteuning:
            return (*self.ondersteuning.acties(), *lijst[1:])
        if blad is self.onderzoek:
            return (*self.onderzoek.acties(), *self.onderzoek.klok_acties(), *lijst[1:])
        return (*lijst, *self.lijst.meer_acties())

    def ververs(self) -> None:
        """Read what shows; a form that is open is left alone."""
        self._lees_lijst()
        if self._gevraagd is not None:
            self._lees(*self._gevraagd)
        elif self._detail is not None:
            self._lees(_noun(self._detail), self._detail.id)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Open one, begin one for somebody (person id, or that with a name), or show what goes on paper."""
        noun, _, wat = verzoek.partition(".")
        if verzoek in self._afdrukken:
            self._afdrukken[verzoek](inhoud)
            return True
        if noun not in ("ondersteuning", "onderzoek") or wat not in ("open", "nieuw"):
            return False
        if wat == "open" and isinstance(inhoud, bytes):
            self.open(noun, Id(inhoud))
        elif wat == "nieuw" and self._mag:
            persoon_id, naam = inhoud if isinstance(inhoud, tuple) else (inhoud, "")
            self.begin(noun, Id(persoon_id) if isinstance(persoon_id, bytes) else None, str(naam))
        return True

    def eerste_veld(self) -> QWidget | None:
        """What shows: the form, the contacts or steps, or the list."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, HulpFormulier):
            return blad.eerste_veld()
        if blad is self.ondersteuning:
            return self.ondersteuning.houder()
        return self.onderzoek.houder() if blad is self.onderzoek else self.lijst.houder()

    def huishouden_in_beeld(self) -> Id | None:
        """The household of what shows."""
        return self._detail.huishouden_id if self._detail is not None and self.isVisible() else None

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        for vorm in self._vormen.values():
            vorm.klaar_om_te_sluiten()

    # Going somewhere -------------------------------------------------------------------------------------------------

    def open(self, noun: str, id_: Id) -> None:
        """Read this one and show it."""
        self._gevraagd = (noun, id_)
        self._lees(noun, id_)

    def naar_lijst(self) -> None:
        """Back to the list, on the row one came from."""
        was = self._detail.id if self._detail is not None else None
        self._detail = self._gevraagd = None
        self._toon(self.lijst)
        if was is not None:
            self.lijst.lijst.kies(was)

    def begin(self, noun: str, persoon_id: Id | None, naam: str) -> None:
        """Begin one for this person, or for somebody who is still to be found."""
        soort = hulp.Beginnen if noun == "ondersteuning" else onderzoek.OnderzoekBeginnen
        vorm = self._vorm(soort)
        if isinstance(vorm, hulp.Beginnen | onderzoek.OnderzoekBeginnen):
            self._gevraagd = None
            vorm.open_bij(persoon_id, naam)
            self._toon(vorm)

    def _onder(self) -> QWidget:
        """The page one is at; of a form the page it belongs to."""
        if self._detail is None:
            return self.lijst
        return self.ondersteuning if isinstance(self._detail, OndersteuningDetail) else self.onderzoek

    def _terug(self) -> None:
        self._toon(self._onder())

    def _toon(self, blad: QWidget) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.bladen.setCurrentWidget(blad)
        veld = self.eerste_veld()
        if veld is not None and (had_focus or isinstance(blad, HulpFormulier)):
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading ---------------------------------------------------------------------------------------------------------

    def _lees_lijst(self) -> None:
        self.omgeving.jobs.read(
            self.lijst.vraag(), self.lijst.zet, eigenaar=self, geweigerd=self._mag_niet, sleutel="lijst"
        )

    def _lees(self, noun: str, id_: Id) -> None:
        vraag: Leesvraag[Any] = LeesOndersteuning(id=id_) if noun == "ondersteuning" else LeesOnderzoek(id=id_)
        self.omgeving.jobs.read(vraag, self._gelezen, eigenaar=self, geweigerd=self._weg, sleutel="detail")

    def _gelezen(self, detail: Any) -> None:
        nieuw = self._gevraagd == (_noun(detail), detail.id)
        if not nieuw and (self._detail is None or self._detail.id != detail.id):
            return  # one went back to the list meanwhile
        self._detail, self._gevraagd = detail, None
        blad = self.ondersteuning if isinstance(detail, OndersteuningDetail) else self.onderzoek
        blad.toon(detail)
        if nieuw:
            self._toon(blad)
            self.toon_elders(detail.persoon_id)

    def _weg(self, weigering: Weigering) -> None:
        wil = self._gevraagd or (None if self._detail is None else (_noun(self._detail), self._detail.id))
        if wil is None or not vraag_doel(
            self, weigering, partial(self.open, *wil), stond=None if self._gevraagd else self._detail
        ):
            self._mag_niet(weigering)
        if self._gevraagd is not None:
            self._gevraagd = None
            self.ververs()  # what stands there stays, and may have changed
        elif self._detail is not None and not isinstance(self.bladen.currentWidget(), HulpFormulier):
            self.naar_lijst()

    def _open_rij(self, rij: HulpRij) -> None:
        self.open(rij.noun, rij.id)

    # What is asked about it ------------------------------------------------------------------------------------------

    def _vraag(self, wat: str) -> None:
        rij = self._detail
        if rij is None:
            return
        if wat == "inwoner":
            self.requested.emit("persoon.open", rij.persoon_id)
        elif wat == "triage" and rij.triage_id is not None:
            self.requested.emit("triage.open", rij.triage_id)
        elif wat == "huishouden" and rij.huishouden_id is not None:
            self.requested.emit("huishouden.open", rij.huishouden_id)
        elif wat == "brief":
            self.requested.emit("ontvangst.afdrukken", rij.id)
        elif rij.mag_schrijven:
            self._open_vorm(wat, rij)

    def _open_vorm(self, wat: str, rij: Detail) -> None:
        if wat == "casus":
            soort: type[HulpFormulier] = onderzoek.Overgaan
        else:
            soort = (_HULP if isinstance(rij, OndersteuningDetail) else _ONDERZOEK)[wat]
        vorm = self._vorm(soort)
        if isinstance(vorm, hulp.Contact) and isinstance(rij, OndersteuningDetail):
            vorm.open_moment(rij, self.ondersteuning.momenten.huidige() if wat == "verbeter" else None)
        else:
            vorm.open_rij(rij)
        self._toon(vorm)

    def _stap(self, stap: StapRij) -> None:
        rij, vorm = self._detail, self._vorm(onderzoek.Stap)
        if isinstance(rij, OnderzoekDetail) and isinstance(vorm, onderzoek.Stap) and rij.mag_schrijven:
            if rij.afgerond_op:
                return
            vorm.open_stap(rij, stap)
            self._toon(vorm)

    def _vorm(self, soort: type[HulpFormulier]) -> HulpFormulier:
        """The form of this kind, made when it is first asked for."""
        if soort not in self._vormen:
            vorm = self._vormen[soort] = soort(self.omgeving)
            self.bladen.addWidget(vorm)
            vorm.ready.connect(partial(self._schrijf, vorm))
            vorm.closed.connect(self._terug)
        return self._vormen[soort]

    def _schrijf(self, vorm: HulpFormulier, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            partial(self._gedaan, vorm),
            eigenaar=self,
            geweigerd=vorm.toon_fouten,
            mislukt=vorm.toon_storing,
        )

    def _gedaan(self, vorm: HulpFormulier, uitkomst: object, *_: object) -> None:
        vorm.gelukt()
        if isinstance(uitkomst, Overgang):
            self._terug()
            self.requested.emit("huishouden.open", uitkomst.huishouden_id)
        elif isinstance(vorm, hulp.Beginnen | onderzoek.OnderzoekBeginnen) and isinstance(uitkomst, bytes):
            self.open("ondersteuning" if isinstance(vorm, hulp.Beginnen) else "onderzoek", Id(uitkomst))
        elif self.bladen.currentWidget() is vorm:
            self._terug()

    def _besluit(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            lambda *_: self.onderzoek.gelukt(),
            eigenaar=self,
            geweigerd=self.onderzoek.geweigerd,
            mislukt=self.onderzoek.mislukt,
        )

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._detail is not None:
            self.naar_lijst()
            event.accept()
            return
        super().keyPressEvent(event)


_HULP: dict[str, type[HulpFormulier]] = {
    "contact": hulp.Contact, "verbeter": hulp.Contact, "controle": hulp.Controle, "af": hulp.Afronden,
    "einde": hulp.AnderEinde, "wijzig": hulp.Wijzigen, "heropen": hulp.Heropenen,
}  # fmt: skip
_ONDERZOEK: dict[str, type[HulpFormulier]] = {
    "af": onderzoek.OnderzoekAfronden, "wijzig": onderzoek.OnderzoekWijzigen, "heropen": onderzoek.OnderzoekHeropenen,
}  # fmt: skip


def _noun(detail: Detail) -> str:
    return "ondersteuning" if isinstance(detail, OndersteuningDetail) else "onderzoek"
