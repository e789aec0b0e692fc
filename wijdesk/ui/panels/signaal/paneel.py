"""Signaal: register one, or look into one and follow it up; a bundel opens here too. Knows no other panel."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.meldcodestappen import OVER_NIEMAND
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import LeesMelder, LeesSignaal, LeesVerwanteSignalen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import MelderRij, SignaalDetail, VerwantRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.inzagevraag import vraag_doel
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.signaal import formulieren as vormen
from wijdesk.ui.panels.signaal import vragen
from wijdesk.ui.panels.signaal.blad import SignaalBlad
from wijdesk.ui.panels.signaal.bundel import Samenvoegen
from wijdesk.ui.panels.signaal.bundeldeel import BundelDeel
from wijdesk.ui.panels.signaal.daden import BEHANDELEN, mogelijk
from wijdesk.ui.panels.signaal.kop import SignaalKop
from wijdesk.ui.panels.signaal.rechtzetten import Koppelen, MelderWijzigen, Verbeteren
from wijdesk.ui.panels.signaal.registratie import Registratie
from wijdesk.ui.panels.signaal.schrijven import schrijf_formulier
from wijdesk.ui.schrijven import schrijf_los

FORMULIEREN: dict[str, type[vormen.SignaalFormulier]] = {
    "beoordelen": vormen.Beoordelen, "contact": vormen.Contact, "overdragen": vormen.Overdragen, "koppelen": Koppelen,
    "terugkoppelen": vormen.Terugkoppelen, "afspraak": vormen.Afspraak, "sluiten": vormen.Sluiten,
    "verbeteren": Verbeteren, "melder_wijzigen": MelderWijzigen, "samenvoegen": Samenvoegen,
}  # fmt: skip
GA_VERDER = {"triage": "triage.begin", "opschalen": "opschaling.open", "meldcode": "meldcode.begin"}
OVER = ("signaal", "persoon", "huishouden", "signaalbundel")
ERBIJ = frozenset({"signaalstap", "signaalveld", "signaalmelder", "triage", "huishoudlid", "casus", "avgverzoek"})
"""What a signaal that is open shows: of its own id, and what has an id of its own."""
SOORTEN = ("vraag", "persoon", "huishouden")


class SignaalPanel(Panel):
    """The form of a new one, the page of one with its forms, or the page of a bundel."""

    naam = "signaal"
    titel = "Signaal"
    interesses = frozenset(
        {
            "signaal", "signaalstap", "signaalveld", "signaalmelder", "signaalbundel", "activiteitvoorstel", "triage",
            "persoon", "huishouden", "huishoudlid", "casus", "avgverzoek",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, rechten: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._rechten = rechten
        self._id: Id | None = None
        self.signaal: SignaalDetail | None = None
        self.verwant: tuple[VerwantRij, ...] = ()
        self._daarna = ""
        """What to do when what was asked for is read."""
        self._wil_melder = self._raakt = False
        self._wil: QWidget | None = None  # the page asked for last: what is read for another stays behind it
        lezen = "signaal.lezen" in rechten
        self.leeg = etiket("", "leeg", breekt_af=True, naam="signaal_leeg")
        self.leeg.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.leeg.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.registratie = Registratie(omgeving, behandelen=BEHANDELEN in rechten, lezen=lezen)
        self.kop = SignaalKop()
        self.blad = SignaalBlad(omgeving.klok, omgeving.medewerker.naam)
        collectief = "collectief.schrijven" in rechten
        self.bundel = BundelDeel(omgeving, behandelen=BEHANDELEN in rechten, collectief=collectief)
        self._formulieren: dict[str, vormen.SignaalFormulier] = {}
        self.stapel, self.binnen, self._detail = QStackedWidget(), QStackedWidget(), QWidget()
        self._bouw()
        self._verbind()
        self._zeg_leeg()

    def _bouw(self) -> None:
        self.binnen.addWidget(self.blad)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(0)
        detail.addWidget(self.kop)
        detail.addWidget(self.binnen, 1)
        for blad in (self.leeg, self.registratie, self._detail, self.bundel):
            self.stapel.addWidget(blad)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.stapel)

    def _verbind(self) -> None:
        self.omgeving.jobs.changed.connect(self._weeg)
        self.registratie.ready.connect(self._registreer)
        self.registratie.closed.connect(self._uit_registratie)
        self.registratie.open_asked.connect(self.open)
        self.blad.asked.connect(self.doe)
        self.blad.link_asked.connect(self._open_koppeling)
        self.blad.open_asked.connect(self.open)
        self.bundel.open_asked.connect(self.open)
        self.bundel.requested.connect(self.requested)
        self.bundel.shown.connect(self._toon_bundel)
        self.bundel.gone.connect(self._niet_te_openen)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with what is open; a new one begins from everywhere in the window."""
        bewaar = Actie("signaal.bewaar", self.tr("Opslaan"), "Ctrl+S", self._bewaar, "save")
        blad, eigen = self.stapel.currentWidget(), tuple[Actie, ...]()
        if blad is self._detail and self.signaal is not None:
            eigen = tuple(
                Actie(f"signaal.{daad.naam}", self.tr(daad.tekst), daad.toets, partial(self.doe, daad.naam),
                      daad.pictogram, f"signaal {daad.zoekwoorden}")
                for daad in mogelijk(self.signaal, self.omgeving.medewerker.id, self._rechten)
            )  # fmt: skip
        elif blad is self.bundel:
            eigen = self.bundel.acties()
        return (bewaar, *eigen)

    def ververs(self) -> None:
        """Read again what is open and changed (every reading is an opening); a form that is typed in stays as it is."""
        blad = self.stapel.currentWidget()
        if blad is self._detail and (self._raakt or self.signaal is None):
            self._lees()
        elif blad is self._detail:
            self._lees_verwant()
        elif blad is self.bundel:
            self.bundel.ververs()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "signaal.open", "signaal.nieuw" (None, or what it is made of and its id), "bundel.open" and the like."""
        if verzoek == "signaal.nieuw":
            self.nieuw(inhoud if isinstance(inhoud, tuple) and inhoud[0] in SOORTEN else None)
        elif verzoek == "signaal.overdragen.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud), daarna="overdragen")
        elif verzoek == "signaal.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud))
        elif verzoek in ("bundel.open", "bundel.activiteit.open") and isinstance(inhoud, bytes):
            self._open_bundel(Id(inhoud), daarna="activiteit" if verzoek != "bundel.open" else "")
        else:
            return False
        return True

    def eerste_veld(self) -> QWidget:
        """Where one types, the first thing to do, or what is said when nothing is open."""
        blad = self.stapel.currentWidget()
        if blad is self.registratie:
            return self.registratie.eerste_veld()
        if blad is self.bundel:
            return self.bundel.eerste_veld()
        if blad is not self._detail or self.signaal is None:
            return self.leeg if blad is self.leeg else self
        formulier = self.binnen.currentWidget()
        return formulier.eerste_veld() if isinstance(formulier, Formulier) else self.blad.eerste_knop()

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """The signaal that is open: a triage begins of it."""
        open_ = self.stapel.currentWidget() is self._detail and self.signaal is not None
        return ("signaal", self.signaal.id) if open_ and self.signaal is not None and self.isVisible() else None

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        self.bundel.klaar_om_te_sluiten()
        for formulier in (self.registratie, *self._formulieren.values()):
            formulier.klaar_om_te_sluiten()

    # Opening ---------------------------------------------------------------------------------------------------------

    def nieuw(self, van: tuple[str, Id] | None) -> None:
        """The form of a new one; what was being typed in it stays, and goes on when nothing else is asked."""
        if van is not None or not self.registratie.bezig():
            self.registratie.begin(van)
        self._wil = self.registratie
        self.stapel.setCurrentWidget(self.registratie)
        self.registratie.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, id_: Id, *, daarna: str = "") -> None:
        """Look into this one; `daarna` is an act to begin with."""
        self._daarna, self._net_geopend, self._wil = daarna, True, self._detail
        if id_ != self._id:
            self._id, self.signaal, self.verwant, self._wil_melder = id_, None, (), False
            self.binnen.setCurrentWidget(self.blad)
        self._lees()

    def _lees(self) -> None:
        if self._id is not None:
            self.omgeving.jobs.read(LeesSignaal(id=self._id), self._toon, eigenaar=self, geweigerd=self._niet_te_openen)
            if self._wil_melder:
                self._lees_melder()

    def _lees_melder(self) -> None:
        if self._id is not None:
            self.omgeving.jobs.read(LeesMelder(id=self._id), self._toon_melder, eigenaar=self, geweigerd=self._zeg)

    def _toon(self, signaal: SignaalDetail) -> None:
        if signaal.id != self._id:
            return
        eerste_keer = self.signaal is None or self.stapel.currentWidget() is not self._detail
        aandacht = self.heeft_aandacht()  # asked before what has the focus is hidden
        self.signaal = signaal
        self.kop.toon(signaal, self.omgeving.klok())
        self.blad.toon(signaal, self.omgeving.medewerker.id, self._rechten)
        self._lees_verwant()
        if self._wil is not self._detail:
            return
        self.stapel.setCurrentWidget(self._detail)
        self.volg_elders(signaal.persoon_id)
        daarna, self._daarna = self._daarna, ""
        if daarna:
            self.doe(daarna)
        elif eerste_keer and aandacht:
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _weeg(self, wijziging: Wijziging) -> None:
        soorten, signaal = wijziging.per_soort, self.signaal
        if signaal is not None:
            over = {signaal.id, signaal.persoon_id, signaal.huishouden_id, signaal.bundel_id}
            gewijzigd = frozenset[Id]().union(*(ids for soort, ids in soorten.items() if soort in OVER))
            self._raakt |= not ERBIJ.isdisjoint(soorten) or not over.isdisjoint(gewijzigd)

    def _lees_verwant(self) -> None:
        if self._id is not None:
            lees = partial(self.omgeving.jobs.read, eigenaar=self, geweigerd=lambda _: None)
            lees(LeesVerwanteSignalen(id=self._id), self._toon_verwant)

    def _toon_verwant(self, verwant: tuple[VerwantRij, ...]) -> None:
        self.verwant = verwant
        self.blad.toon_verwant(verwant)

    def _toon_melder(self, melder: MelderRij) -> None:
        self._wil_melder = True
        self.blad.toon_melder(melder)
        if self._daarna == "melder_wijzigen":
            self._daarna = ""
            self._open_formulier("melder_wijzigen", melder)

    def _open_bundel(self, id_: Id, *, daarna: str = "") -> None:
        self._wil = self.bundel
        self.bundel.open(id_, daarna=daarna)

    def _toon_bundel(self) -> None:
        if self._wil is self.bundel and self.stapel.currentWidget() is not self.bundel:
            aandacht = self.heeft_aandacht()
            self.stapel.setCurrentWidget(self.bundel)
            if aandacht:
                self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _niet_te_openen(self, weigering: Weigering) -> None:
        was, stond = self._id, self.signaal  # then the status line tells already why it is gone
        self._id = self.signaal = None
        self._zeg_leeg(weigering.zin)
        if self.stapel.currentWidget() is not self.registratie:
            aandacht = self.heeft_aandacht()
            self.stapel.setCurrentWidget(self.leeg)
            if aandacht:
                self.leeg.setFocus(Qt.FocusReason.OtherFocusReason)
        if (was is None or not vraag_doel(self, weigering, partial(self.open, was), stond=stond)) and stond is None:
            self._zeg(weigering)

    def _open_koppeling(self, wat: str) -> None:
        signaal = self.signaal
        if signaal is None:
            return
        waarheen: dict[str, tuple[str, Id | None]] = {
            "persoon": ("persoon.open", signaal.persoon_id), "huishouden": ("huishouden.open", signaal.huishouden_id),
            "contact": ("contact.open", signaal.contact_id),
            "straatronde": ("straatronde.open", signaal.straatronde_id), "bundel": ("bundel.open", signaal.bundel_id),
        } | {f"triage{nummer}": ("triage.open", id_) for nummer, id_ in enumerate(signaal.triage_ids)}  # fmt: skip
        verzoek, id_ = waarheen.get(wat, ("", None))
        if verzoek == "bundel.open" and id_ is not None:
            self._open_bundel(id_)
        elif id_ is not None:
            self.requested.emit(verzoek, id_)

    # Acting ----------------------------------------------------------------------------------------------------------

    def doe(self, naam: str) -> None:
        """Do one of `daden` with what is open."""
        signaal = self.signaal
        if signaal is None or self.binnen.currentWidget() is not self.blad:
            return
        if naam not in {daad.naam for daad in mogelijk(signaal, self.omgeving.medewerker.id, self._rechten)}:
            return
        if naam == "meldcode" and signaal.persoon_id is None and signaal.huishouden_id is None:
            self.requested.emit("melding", OVER_NIEMAND)
            self._open_formulier("koppelen")
        elif naam in GA_VERDER:
            self.requested.emit(GA_VERDER[naam], ("signaal", signaal.id))
        elif naam == "wvggz":
            self.requested.emit("wvggz.open", signaal.id)
        elif naam == "toon_melder":
            self._lees_melder()
        elif naam == "melder_wijzigen":
            self._daarna = naam
            self._lees_melder()
        elif naam == "samenvoegen" and not any(not verwant.zelfde_bundel for verwant in self.verwant):
            self.requested.emit("melding", self.tr("Niets anders hoort hierbij. Merk in Signalen wat u samenvoegt."))
        elif naam in FORMULIEREN:
            self._open_formulier(naam)
        elif (opdracht := vragen.meteen(naam, signaal)) is not None:
            self._schrijf(opdracht)
        elif (vraag := vragen.vraag(naam, signaal)) is not None:
            self.blad.zin.vraag(
                vraag.zin, lambda zin: self._schrijf(vraag.maak(zin)), knop=vraag.knop, gevaar=vraag.gevaar,
                over=signaal.id,
            )  # fmt: skip

    def _open_formulier(self, naam: str, melder: MelderRij | None = None) -> None:
        signaal = self.signaal
        if signaal is None:
            return
        formulier = self._formulieren.get(naam)
        if formulier is None:
            formulier = self._formulieren[naam] = FORMULIEREN[naam](self.omgeving)
            formulier.ready.connect(partial(self._schrijf_formulier, formulier))
            formulier.closed.connect(self._uit_formulier)
            self.binnen.addWidget(formulier)
        if isinstance(formulier, MelderWijzigen):
            formulier.begin_met(signaal, melder or MelderRij())
        elif isinstance(formulier, Samenvoegen):
            formulier.begin_met(signaal, self.verwant)
        else:
            formulier.begin(signaal)
        self.binnen.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _uit_formulier(self) -> None:
        self.binnen.setCurrentWidget(self.blad)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _uit_registratie(self) -> None:
        self.registratie.klaar_om_te_sluiten()
        self._zeg_leeg()
        self._wil = self._detail if self._id is not None else self.leeg
        self.stapel.setCurrentWidget(self._detail if self.signaal is not None else self.leeg)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaar(self) -> None:
        blad = self.stapel.currentWidget()
        onder = {self._detail: self.binnen, self.bundel: self.bundel}.get(blad) if blad is not None else None
        blad = blad if onder is None else onder.currentWidget()
        if isinstance(blad, Formulier):
            blad.verstuur()

    # Writing ---------------------------------------------------------------------------------------------------------

    def _registreer(self, opdracht: Opdracht[Any]) -> None:
        vorm = self.registratie

        def klaar(id_: Id, _: Wijziging) -> None:
            vorm.gelukt()
            if self.stapel.currentWidget() is not vorm:
                return
            if "signaal.lezen" in self._rechten:
                self.open(id_)
            else:
                self._zeg_leeg(self.tr("Het signaal is geregistreerd.\nEen collega pakt het op."))
                self.stapel.setCurrentWidget(self.leeg)
                self.leeg.setFocus(Qt.FocusReason.OtherFocusReason)

        jobs = self.omgeving.jobs
        jobs.write(opdracht, klaar, eigenaar=self, geweigerd=vorm.toon_fouten, mislukt=vorm.toon_storing)

    def _schrijf_formulier(self, formulier: Formulier, opdracht: Opdracht[Any]) -> None:
        def klaar(uitkomst: object) -> None:
            if formulier is self.binnen.currentWidget():
                self._uit_formulier()
            if isinstance(formulier, Samenvoegen) and isinstance(uitkomst, bytes):
                self._open_bundel(Id(uitkomst))

        schrijf_formulier(self.omgeving.jobs, self, formulier, opdracht, klaar)

    def _schrijf(self, opdracht: Opdracht[Any]) -> None:
        schrijf_los(self.omgeving.jobs, self, self.blad.zin, opdracht, lambda zin: self.requested.emit("melding", zin))

    def _zeg(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _zeg_leeg(self, zin: str = "") -> None:
        lezen = self.tr("\nKies er een in Signalen, of zoek met Ctrl+K.") if "signaal.lezen" in self._rechten else ""
        nieuw = self.tr("\nCtrl+Shift+N begint een nieuw signaal.")
        if self.registratie.bezig():
            nieuw = self.tr("\nU was een signaal aan het opschrijven. Ctrl+Shift+N gaat daarmee verder.")
        self.leeg.setText((zin or self.tr("Er is geen signaal open.")) + lezen + nieuw)

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        # What is high scrolls inside, so that the buttons stay in sight with large letters.
        return False
