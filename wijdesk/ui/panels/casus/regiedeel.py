"""What can be done with the regie of the household that is shown: the buttons in the header, the strip, the forms.

A form stands in the place of the tabs. The panel decides where; what is asked and answered is decided here.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.regie import (
    BeantwoordOverdracht,
    DoeNazorg,
    HeropenCasus,
    LeesNazorg,
    OpenCasus,
    TrekOverdrachtIn,
)
from wijdesk.models.opdrachten.regieclaim import VraagRegieOpnieuw
from wijdesk.models.opdrachten.teamoverdracht import NeemHuishoudenAan
from wijdesk.models.regiestand import ELDERS, VOORLOPIG
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.regie import NazorgRij
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import knop
from wijdesk.ui.icons import icon
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.anderteam import Aanwijzen, NaarAnderTeam
from wijdesk.ui.panels.casus.checks import Checks
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.openen import CasusOpenen
from wijdesk.ui.panels.casus.overdragen import TEAMLEIDER, Overdragen, Strook, Tandem
from wijdesk.ui.panels.casus.sluiten import CasusSluiten, NazorgVastleggen

FORMULIEREN: dict[str, type[Formulier]] = {
    soort.naam: soort
    for soort in (CasusOpenen, Overdragen, Tandem, CasusSluiten, NazorgVastleggen, Checks, NaarAnderTeam, Aanwijzen)
}


class RegieDeel(QObject):
    """The regie of one household.

    Signals:
        requested: (request, content) as of a Panel
        form_asked: (Formulier) show this in the place of the tabs
        form_closed: (name of a tab, or "") back to the tabs
    """

    requested = Signal(str, object)
    form_asked = Signal(object)
    form_closed = Signal(str)

    def __init__(self, omgeving: Omgeving, bladen: QStackedWidget) -> None:
        super().__init__(bladen)
        self._omgeving = omgeving
        self._bladen = bladen
        self._huishouden: HuishoudenDetail | None = None
        self._formulieren: dict[str, Formulier] = {}
        self._nazorg: tuple[NazorgRij, ...] | None = None
        self._gevraagd: tuple[Id | None] | None = None
        self.strook = Strook(omgeving)
        self.zin = EenZin()
        self.openen = knop(self.tr("Casus openen"), partial(self.begin, "openen"), rol="primair", naam="casus_openen")
        self.meer = knop(self.tr("Acties"), naam="casus_acties")
        self.meer.setIcon(icon("chevron-down"))
        self.meer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self.meer)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # only the arrow of the button stands right
        self.meer.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._vul_menu)
        self.strook.asked.connect(self._beantwoord)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the regie now."""
        huishouden = self._huishouden
        if huishouden is None or not huishouden.mag_schrijven:
            return ()
        checks = (
            Actie(
                "casus.checks", self.tr("Checken en present"), "", partial(self.begin, "checks"), "calendar",
                "nazorg check vinger aan de pols",
            ),
        ) if huishouden.eerdere_casussen else ()  # fmt: skip
        if huishouden.casus is None:
            openen = Actie("casus.openen", self.tr("Casus openen"), "", partial(self.begin, "openen"), "briefcase")
            return (*self._ontvangst(), openen, *self._ander_team(huishouden), *checks, *self._zorgen(huishouden))
        antwoorden = {
            "aannemen": self.tr("Regie aannemen"),
            "weigeren": self.tr("Regie niet aannemen"),
            "intrekken": self.tr("Verzoek om overname intrekken"),
        }
        return (
            *self._ontvangst(),
            *(
                Actie(f"casus.{wat}", tekst, "", partial(self._beantwoord, wat), "user-check", "overdracht verzoek")
                for wat, tekst in antwoorden.items()
                if self.strook.kan(wat)
            ),
            Actie(
                "casus.overdragen", self.tr("Regie overdragen"), "", partial(self.begin, "overdragen"), "user-check",
                "regisseur overdracht vakantie",
            ),
            *self._ander_team(huishouden),
            Actie("casus.tandem", self.tr("Tandem kiezen"), "", partial(self.begin, "tandem"), "users"),
            *(
                (
                    Actie(
                        "casus.regie_navragen", self.tr("Regie opnieuw navragen"), "", self.vraag_regie, "refresh-cw",
                        "ander team centrum stadsbreed bevestigen voorlopig",
                    ),
                )
                if huishouden.regie.soort in (VOORLOPIG, ELDERS)
                else ()
            ),
            Actie("casus.afdrukken", self.tr("Plan afdrukken"), "Ctrl+P", self.druk_af, "printer"),
            Actie("casus.sluiten", self.tr("Casus sluiten"), "", partial(self.begin, "sluiten"), "circle-check"),
            *checks,
            *self._zorgen(huishouden),
        )  # fmt: skip

    def _ontvangst(self) -> tuple[Actie, ...]:
        """What can be done with a household that came from another team."""
        doen = {"neem_aan": self.tr("Huishouden aannemen"), "aanwijzen": self.tr("Collega aanwijzen die het aanneemt")}
        return tuple(
            Actie(f"casus.{wat}", tekst, "", partial(self._beantwoord, wat), "user-check", "ander team ontvangen")
            for wat, tekst in doen.items()
            if self.strook.kan(wat)
        )

    def _ander_team(self, huishouden: HuishoudenDetail) -> tuple[Actie, ...]:
        if not huishouden.ander_team:
            return ()
        tekst = self.tr("Overdragen aan een ander team…")
        doe = partial(self.begin, "ander_team")
        return (Actie("casus.ander_team", tekst, "", doe, "users", "verhuizen verhuizing wijkteam"),)

    def _zorgen(self, huishouden: HuishoudenDetail) -> tuple[Actie, ...]:
        """What leads to a triage, the ladder and the meldcode, each in its own panel."""
        over = ("huishouden", huishouden.id)
        op = partial(self.requested.emit, "opschaling.open", over)
        meldcode = partial(self.requested.emit, "meldcode.begin", over)
        triage = partial(self.requested.emit, "triage.begin", over)
        return (
            Actie("casus.triage", self.tr("Triage beginnen"), "", triage, "split", "nieuwe vraag"),
            Actie("casus.opschalen", self.tr("Opschalen"), "", op, "trending-up", "escalatie ladder afschalen"),
            Actie("casus.meldcode", self.tr("Meldcode"), "", meldcode, "shield-alert", "huiselijk geweld mishandeling"),
        )

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """This household from now on, or the same one read again; a form that is open stays."""
        if self._huishouden is None or self._huishouden.id != huishouden.id:
            self._nazorg = self._gevraagd = None
        self._huishouden = huishouden
        schrijft = huishouden.mag_schrijven and huishouden.status == "actief"
        self.openen.setVisible(schrijft and huishouden.casus is None)
        self.meer.setVisible(schrijft)
        self._toon_strook(huishouden)
        if huishouden.eerdere_casussen and huishouden.mag_inhoud:
            vraag = LeesNazorg(huishouden_id=huishouden.id)
            self._omgeving.jobs.read(vraag, partial(self._toon_nazorg, huishouden), eigenaar=self, geweigerd=self._meld)

    def begin(self, naam: str, inhoud: object = None) -> bool:
        """Open one of the forms; False when it makes no sense now. For a check `inhoud` is its id (None: the first)."""
        huishouden = self._huishouden
        if huishouden is None or not huishouden.mag_schrijven:
            return False
        if naam in ("nazorg", "checks"):
            if not huishouden.eerdere_casussen:
                return False
            if naam == "nazorg" and not self._kies_check(Id(inhoud) if isinstance(inhoud, bytes) else None):
                return True
        elif not self._past(naam, huishouden):
            return False
        formulier = self._bouw(naam)
        formulier.begin(huishouden)
        self.form_asked.emit(formulier)
        return True

    @staticmethod
    def _past(naam: str, huishouden: HuishoudenDetail) -> bool:
        """Whether a form of the regie makes sense for this household."""
        if naam == "ander_team":
            return huishouden.ander_team
        return naam == "aanwijzen" or (huishouden.casus is None) == (naam == "openen")

    def _kies_check(self, id_: Id | None) -> bool:
        """Tell the form which check; False while they are still being read, or when it is not there (any more)."""
        if self._nazorg is None:
            self._gevraagd = (id_,)
            return False
        rij = next((rij for rij in self._nazorg if not rij.gedaan_op and id_ in (None, rij.id)), None)
        formulier = self._bouw("nazorg")
        if rij is None or not isinstance(formulier, NazorgVastleggen):
            self.begin("checks")
            return False
        formulier.kies(rij)
        return True

    def klaar_om_te_sluiten(self) -> None:
        """Drafts of the forms."""
        for formulier in self._formulieren.values():
            formulier.klaar_om_te_sluiten()

    def _bouw(self, naam: str) -> Formulier:
        formulier = self._formulieren.get(naam)
        if formulier is None:
            formulier = self._formulieren[naam] = FORMULIEREN[naam](self._omgeving)
            self._bladen.addWidget(formulier)
            formulier.ready.connect(partial(self._schrijf, formulier))
            formulier.closed.connect(partial(self.form_closed.emit, ""))
            if isinstance(formulier, Checks):
                formulier.asked.connect(partial(self.begin, "nazorg"))
        return formulier

    def _schrijf(self, formulier: Formulier, opdracht: Opdracht[Any]) -> None:
        self._omgeving.jobs.write(
            opdracht,
            partial(self._geschreven, formulier, opdracht),
            eigenaar=self,
            geweigerd=formulier.toon_fouten,
            mislukt=formulier.toon_storing,
        )

    def _geschreven(self, formulier: Formulier, opdracht: Opdracht[Any], antwoord: object, _: Wijziging) -> None:
        formulier.gelukt()
        if formulier.blijft:
            formulier.bewaar.setEnabled(True)
            formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        huishouden = self._huishouden
        self.form_closed.emit("plan" if isinstance(opdracht, OpenCasus | HeropenCasus) else "")
        if isinstance(opdracht, DoeNazorg) and antwoord is True and huishouden is not None and self.begin("openen"):
            openen = self._bouw("openen")
            if isinstance(openen, CasusOpenen) and huishouden.eerdere_casussen:
                aanleiding = self.tr("Uit de check na het sluiten: {0}").format(opdracht.verslag.strip())
                openen.vul(
                    kader=huishouden.eerdere_casussen[0].wettelijk_kader,
                    aanleiding=aanleiding if opdracht.verslag.strip() else self.tr("Uit de check na het sluiten"),
                )

    def _toon_nazorg(self, huishouden: HuishoudenDetail, rijen: tuple[NazorgRij, ...]) -> None:
        if self._huishouden is not huishouden:
            return
        self._nazorg = rijen
        self._toon_strook(huishouden)
        checks = self._formulieren.get("checks")
        if isinstance(checks, Checks) and checks.huishouden is not None and checks.huishouden.id == huishouden.id:
            checks.zet_checks(rijen)
        if self._gevraagd is not None:
            (id_,), self._gevraagd = self._gevraagd, None
            self.begin("nazorg", id_)

    def _eerste_check(self) -> NazorgRij | None:
        """What the strip shows: with an open casus a check of the one before only stands in Mijn werk."""
        if self._huishouden is None or self._huishouden.casus is not None:
            return None
        return next((rij for rij in self._nazorg or () if not rij.gedaan_op), None)

    def _toon_strook(self, huishouden: HuishoudenDetail) -> None:
        wacht, ik = self._wacht_op_ons(huishouden), self._omgeving.medewerker
        beslist = huishouden.regisseur_id == ik.id or TEAMLEIDER in ik.rollen
        open_ = huishouden.mag_schrijven and huishouden.casus is not None and huishouden.status == "actief"
        elders = huishouden.regie.anderen if open_ and beslist else ()
        self.strook.toon(huishouden.overdracht, self._eerste_check(), wacht, elders)

    @staticmethod
    def _wacht_op_ons(huishouden: HuishoudenDetail) -> TeamoverdrachtRij | None:
        return huishouden.ontvangen if huishouden.mag_schrijven else None

    def _beantwoord(self, wat: str) -> None:
        overdracht, ontvangen = self.strook.overdracht, self.strook.ontvangen
        if ontvangen is not None and wat == "neem_aan":
            self._stuur(NeemHuishoudenAan(id=ontvangen.id))
        elif wat in ("aanwijzen", "nazorg", "checks"):
            self.begin(wat)
        elif wat in ("naar_hen", "hier_sluiten"):
            self.begin("ander_team" if wat == "naar_hen" else "sluiten")
        elif wat == "wij_houden":
            self.vraag_regie()
        elif overdracht is not None and wat == "aannemen":
            self._stuur(BeantwoordOverdracht(id=overdracht.id, aannemen=True))
        elif overdracht is not None and wat == "intrekken":
            self._stuur(TrekOverdrachtIn(id=overdracht.id))
        elif overdracht is not None:
            vraag = self.tr("Waarom neemt u de regie niet over? (één zin)")
            id_ = overdracht.id
            self.zin.vraag(vraag, partial(self._weiger, id_), knop=self.tr("Niet aannemen"), over=id_)

    def _weiger(self, id_: Any, antwoord: str) -> None:
        self._stuur(BeantwoordOverdracht(id=id_, aannemen=False, antwoord=antwoord))

    def _stuur(self, opdracht: Opdracht[None]) -> None:
        self._omgeving.jobs.write(
            opdracht, lambda _, __: self.zin.sluit(), eigenaar=self, geweigerd=self._meld, mislukt=self._mislukt
        )

    def _meld(self, weigering: Weigering) -> None:
        if self.zin.isVisible():
            self.zin.toon_fout(weigering.zin)
        else:
            self.requested.emit("melding", weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        zin = f"{storing.zin} {storing.uitweg}"
        if self.zin.isVisible():
            self.zin.toon_fout(zin)
        else:
            self.requested.emit("melding", zin)

    def vraag_regie(self) -> None:
        """Ask the centre once more whether another team has a regisseur."""
        if self._huishouden is not None:
            self._stuur(VraagRegieOpnieuw(huishouden_id=self._huishouden.id))

    def druk_af(self) -> None:
        """Ask for the preview of the plan."""
        if self._huishouden is not None:
            self.requested.emit("plan.afdrukken", self._huishouden.id)

    def _vul_menu(self) -> None:
        self._menu.clear()
        for actie in self.acties():
            regel = self._menu.addAction(icon(actie.pictogram), actie.tekst)
            regel.triggered.connect(lambda _=False, doe=actie.doe: doe())
