"""Triage: one at a time, read from the store and walked through in the wizard; and the lists when none is open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.triage import BeginTriage, LeesConsulten, LeesTriage, LeesTriages
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.triage import TriageBegin, TriageDetail
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.inzagevraag import vraag_doel
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving, Panel
from wijdesk.ui.panels.triage.begin import BeginBlad
from wijdesk.ui.panels.triage.stand import Doorloop
from wijdesk.ui.panels.triage.wizard import Wizard

OVER = {"vraag": "vraag_id", "persoon": "persoon_id", "huishouden": "huishouden_id", "signaal": "signaal_id"}
"""What a triage can be begun for, and how the request names it."""
BINNEN = frozenset({"triage", "consult"})
VAN_BUITEN = frozenset(
    {"persoon", "huishouden", "huishoudlid", "casus", "agressie", "pandverbod", "medewerker", "avgverzoek"}
)


class TriagePanel(Panel):
    """The wizard, or the lists."""

    naam = "triage"
    titel = "Triage"
    interesses = BINNEN | VAN_BUITEN

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken] | None = None,
        *,
        voert: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`afdrukken` says per request what shows the preview; `voert`: whoever works here may lead a triage."""
        super().__init__(omgeving, parent)
        self._voert = voert
        self._afdrukken = dict(afdrukken or {})
        self._open_id: Id | None = None
        self._naar_advies = self._net_geopend = False
        self._detail: TriageDetail | None = None
        """What was read and is not shown yet."""
        self._toon_straks = QTimer(self, singleShot=True, interval=0)
        self._toon_straks.timeout.connect(self._toon)
        self.begin = BeginBlad(omgeving, voert=voert)
        self.wizard = Wizard(omgeving, voert=voert)
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.begin)
        self.stapel.addWidget(self.wizard)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.stapel)
        self.begin.open_asked.connect(lambda id_, advies: self.open(id_, advies=advies))
        self.begin.begin_asked.connect(self._begin)
        self.begin.requested.connect(self.requested)
        self.begin.back_asked.connect(self._verder)
        self.wizard.requested.connect(self._verzoek)
        self.wizard.overview_asked.connect(self.overzicht)
        self.wizard.reread_asked.connect(self._lees)
        self._besluiten: dict[Id, Id] = {}
        """Transaction → triage of the decisions taken here."""
        self.wizard.decided.connect(lambda triage, transactie: self._besluiten.update({transactie: triage}))

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done in a triage."""
        wizard = self.wizard
        return (
            Actie("triage.volgende", self.tr("Volgende bladzijde"), "Ctrl+PgDown", wizard.volgende, "arrow-right"),
            Actie("triage.vorige", self.tr("Vorige bladzijde"), "Ctrl+PgUp", wizard.vorige, "arrow-left"),
            Actie("triage.overslaan", self.tr("Bladzijde overslaan"), "Alt+O", wizard.sla_over),
            Actie("triage.advies", self.tr("Advies vragen"), "Alt+A", wizard.vraag_advies, "message-square", "consult"),
            Actie("triage.meldcode", self.tr("Meldcode bij deze triage"), "Alt+M", wizard.meldcode, "shield-alert"),
            Actie("triage.bewaar", self.tr("Bladzijde bewaren, of besluiten"), "Ctrl+S", wizard.bewaar, "save"),
            Actie("triage.naar", self.tr("Naar wat er gemaakt is"), "Alt+G", self._naar_gevolg),
            Actie("triage.papier", self.tr("Samenvatting afdrukken"), "Ctrl+P", self._druk_af, "printer"),
            Actie("triage.brief", self.tr("Ontvangstbevestiging afdrukken"), "Alt+B", self._druk_brief_af, "printer"),
            Actie("triage.overnemen", self.tr("Triage overnemen"), "Alt+N", wizard.leiding.neem_over, "user-check"),
            Actie(
                "triage.overdragen", self.tr("Overdragen aan een collega"), "Alt+D", wizard.leiding.draag_over, "users"
            ),
            *(self._zorgen() if self._voert and self._open_id is not None else ()),
            Actie("triage.stoppen", self.tr("Triage stoppen zonder besluit"), "", wizard.leiding.stop, "ban"),
            Actie("triage.overzicht", self.tr("Overzicht van triages"), "", self.overzicht, "clipboard-list"),
        )

    def _zorgen(self) -> tuple[Actie, ...]:
        """Up the ladder, and the meldcode, about whom this triage is."""
        op, meldcode = (partial(self._verder_met, verzoek) for verzoek in ("opschaling.open", "meldcode.begin"))
        return (
            Actie("triage.opschalen", self.tr("Opschalen"), "", op, "trending-up", "escalatie ladder"),
            Actie("triage.meldcode", self.tr("Meldcode"), "", meldcode, "shield-alert", "huiselijk geweld"),
        )

    def _verder_met(self, verzoek: str) -> None:
        if self._open_id is not None:
            self.requested.emit(verzoek, ("triage", self._open_id))

    def ververs(self) -> None:
        """Read the lists, or the triage that is open."""
        if self.stapel.currentWidget() is self.wizard and self._open_id is not None:
            self._lees()
        else:
            self._lees_lijsten()

    def eerste_veld(self) -> QWidget | None:
        """Where one goes on."""
        if self.stapel.currentWidget() is self.wizard:
            return self.wizard.eerste_veld()
        return self.begin.eerste_veld()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Takes "triage.begin" (soort, id) or None, "triage.open" (triage id), "triage.afdrukken", and
        "transactie.ongedaan.toon" (transaction id) of a decision that was taken here: then the window comes back to it.
        """
        if verzoek == "triage.begin":
            if isinstance(inhoud, tuple) and len(inhoud) == 2 and inhoud[0] in OVER and self._voert:
                self._begin(str(inhoud[0]), Id(inhoud[1]))
            else:
                self.overzicht()
        elif verzoek == "triage.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud))
        elif verzoek in self._afdrukken:
            self._afdrukken[verzoek](inhoud)
        elif verzoek == "transactie.ongedaan.toon" and inhoud in self._besluiten:
            self.requested.emit("triage.open", self._besluiten.pop(Id(inhoud)))
        else:
            return False
        return True

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """It is begun already."""
        return None

    def klaar_om_te_sluiten(self) -> None:
        """The page is saved, what else was typed is kept."""
        self.wizard.bewaarder.sluit(self.wizard.loop)

    # Opening ---------------------------------------------------------------------------------------------------------

    def open(self, id_: Id, *, advies: bool = False) -> None:
        """Show this triage; the page of the one that was open is saved."""
        if id_ != self._open_id:
            self.wizard.klaar_om_te_sluiten()
        self._open_id, self._naar_advies, self._net_geopend = id_, advies, True
        self._lees()

    def overzicht(self) -> None:
        """The lists; the open triage is saved and one key away."""
        if self.stapel.currentWidget() is self.begin:
            self.begin.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wizard.klaar_om_te_sluiten()
        self._net_geopend = False
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.begin.wis()
        self.begin.terug.setVisible(self._open_id is not None)
        self.stapel.setCurrentWidget(self.begin)
        self._lees_lijsten()
        if had_focus:
            self.begin.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _verder(self) -> None:
        if self._open_id is not None:
            self.open(self._open_id)

    def _begin(self, soort: str, id_: Id) -> None:
        self.omgeving.jobs.write(
            BeginTriage(id=self.omgeving.ids(), locatie_id=self.omgeving.locatie.id, **{OVER[soort]: id_}),
            lambda begonnen, _: self._begonnen(begonnen),
            eigenaar=self,
            geweigerd=lambda weigering: self._begin_niet(weigering, soort, id_),
        )

    def _begin_niet(self, weigering: Weigering, soort: str, id_: Id) -> None:
        if not vraag_doel(self, weigering, partial(self._begin, soort, id_)):
            self._mag_niet(weigering)

    def _begonnen(self, begonnen: TriageBegin) -> None:
        self.begin.wis()
        if begonnen.bestond:
            wie = self.tr("u bent er al mee bezig") if begonnen.van_mij else begonnen.medewerker
            self.requested.emit("melding", self.tr("Hierover loopt al een triage: {0}.").format(wie))
        self.open(begonnen.id)

    def _lees(self) -> None:
        if self._open_id is not None:
            self.omgeving.jobs.read(LeesTriage(id=self._open_id), self._gelezen, eigenaar=self, geweigerd=self._weg)

    def _gelezen(self, detail: TriageDetail) -> None:
        """Another triage is shown a turn after its page was made: both at once would keep the window too long."""
        loop = self.wizard.loop
        self._detail = detail
        if detail.id != self._open_id or (loop is not None and loop.detail.id == detail.id):
            self._toon()
            return
        loop = Doorloop(detail, lokaal(self.omgeving.klok()).date())
        if detail.stand == "besloten":
            loop.ga_naar(loop.lijst.bladzijden[-1].code)
        self.wizard.bladen.bouw_vast(loop)
        self._toon_straks.start()

    @Slot()
    def _toon(self) -> None:
        self._toon_straks.stop()
        detail, self._detail = self._detail, None
        if detail is None:
            return
        hier = self.stapel.currentWidget() is self.wizard
        if detail.id != self._open_id or not (hier or self._net_geopend):
            self.wizard.bladen.vergeet_vast()
            return  # one went back to the lists meanwhile
        self._verouderd = False
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.huishouden_id = detail.huishouden_id
        self.stapel.setCurrentWidget(self.wizard)
        self.wizard.toon(detail)
        if self._net_geopend:
            self._net_geopend = False
            self.toon_elders(detail.persoon_id)
        if self._naar_advies:
            self._naar_advies = False
            self.wizard.vraag_advies()
        elif not hier and had_focus:
            self.wizard.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _weg(self, weigering: Weigering) -> None:
        """Its beginning was taken back, or somebody may not see it (yet)."""
        gevraagd, stond = self._open_id, self.wizard.leiding.detail
        self._open_id = self.huishouden_id = self.wizard.loop = self.wizard.leiding.detail = None
        self.overzicht()
        if gevraagd is None or not vraag_doel(self, weigering, partial(self.open, gevraagd), stond=stond):
            self._mag_niet(weigering)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _lees_lijsten(self) -> None:
        lees = partial(self.omgeving.jobs.read, eigenaar=self, geweigerd=self._mag_niet)
        if self._voert:
            lees(LeesTriages(bereik="mijn"), self.begin.zet_mijn, sleutel="mijn")
            lees(LeesConsulten(bereik="gevraagd"), self.begin.zet_gevraagd, sleutel="gevraagd")
        lees(LeesTriages(bereik="team", locatie_id=self.omgeving.locatie.id), self.begin.zet_team, sleutel="team")
        lees(LeesConsulten(bereik="wacht"), self.begin.zet_consulten, sleutel="wacht")

    # What happens ----------------------------------------------------------------------------------------------------

    def _naar_gevolg(self) -> None:
        if self.wizard.bladen.klaar is not None:
            self.wizard.bladen.klaar.ga()

    def _druk_af(self) -> None:
        if self.wizard.bladen.klaar is not None:
            self.wizard.bladen.klaar.druk_af()

    def _druk_brief_af(self) -> None:
        if self.wizard.bladen.klaar is not None:
            self.wizard.bladen.klaar.druk_brief_af()

    @Slot(str, object)
    def _verzoek(self, wat: str, inhoud: object) -> None:
        if not self.handle(wat, inhoud):
            self.requested.emit(wat, inhoud)

    @Slot(object)
    def _merk_wijziging(self, wijziging: Wijziging) -> None:
        """What was saved from here says nothing new: reading it again would log another opening."""
        eigen = wijziging.per_soort.get("triage", frozenset()) <= {self._open_id}
        if self.wizard.bewaarder.onderweg and eigen and VAN_BUITEN.isdisjoint(wijziging.per_soort):
            return
        super()._merk_wijziging(wijziging)

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return False  # pages scroll themselves: a dock that scrolls around them would take the foot out of sight
