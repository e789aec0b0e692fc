"""What residents put forward: bewonersinitiatieven, and the subjects of the buurtagenda. A list, its words, a form."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.collectief import (
    BewaarInitiatief,
    BewaarOnderwerp,
    LeesActiviteithistorie,
    LeesBuurtagenda,
    LeesInitiatieven,
    TrekVanDeBuurtIn,
)
from wijdesk.models.rows.collectief import InitiatiefRij, OnderwerpRij
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id, dag_in_woorden, datum_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.historietekst import Historietekst
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.naast import Naast
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.collectief import beeld
from wijdesk.ui.panels.collectief.gewenst import Gewenst
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.schrijven import schrijf_formulier, schrijf_los
from wijdesk.ui.toetsen import Toetsen
from wijdesk.ui.voorste import Voorste

Rij = InitiatiefRij | OnderwerpRij


class BuurtFormulier(VeldFormulier):
    """What both have: about what, where, when; new or as it reads now."""

    nieuw: ClassVar[str] = ""
    wijzig: ClassVar[str] = ""
    dagen: ClassVar[tuple[str, ...]] = ("ingebracht_op",)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self._rij: Rij | None = None
        self._plek: Id = omgeving.locatie.id
        hulp = self.tr("Noem geen namen van inwoners: dit leest iedereen.")
        self._leg(self._veld("onderwerp", self.tr("Waar gaat het over"), regel(120), hulp=hulp))
        self._leg(
            self._veld("thema", self.tr("Thema"), Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Geen"))),
            self._veld("gebied", self.tr("Straat of gebied"), regel()),
        )

    def begin(self, rij: Rij | None, plek: LocatieRij) -> None:
        """A new one for this locatie, or this one as it reads now."""
        eigen = self.omgeving.locatie
        soort = f"{self.naam}.{'nieuw' if rij is None else rij.id.hex()}"
        soort += f".{plek.id.hex()}" if rij is None and plek.id != eigen.id else ""
        if not self._bezig_met(soort):
            self.klaar_om_te_sluiten()
        self._rij, self._plek = rij, plek.id if rij is None else rij.locatie_id
        titel = beeld.met_plek(self.nieuw, plek, eigen) if rij is None else self.wijzig
        self._noem(titel, self.tr("Opslaan"))
        self.open_voor(soort)

    def eerste_veld(self) -> QWidget:
        """About what."""
        return self.delen["onderwerp"]

    def vul(self) -> None:
        """As it reads, or empty and put forward today."""
        rij = self._rij
        waarden: dict[str, Any] = dict.fromkeys(self.delen, "") | {"ingebracht_op": f"{self.vandaag():%d-%m-%Y}"}
        self._id = self.omgeving.ids() if rij is None else rij.id
        if rij is not None:
            waarden = {naam: getattr(rij, naam) for naam in self.delen}
            waarden |= {naam: datum_in_woorden(waarden[naam]) for naam in self.dagen}
        self.zet_waarden(waarden)

    def getypt(self) -> dict[str, Any]:
        """What would be lost, with the id it will get."""
        getypt = super().getypt()
        return getypt | {"id": self._id.hex()} if getypt else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        super().zet_getypt(inhoud)
        self._id = Id(bytes.fromhex(inhoud["id"])) if "id" in inhoud else self._id

    def _velden(self) -> dict[str, Any]:
        dagen = {naam: self.dag(naam) for naam in self.dagen}
        return self.waarden() | dagen | {"id": self._id, "locatie_id": self._plek}


class InitiatiefFormulier(BuurtFormulier):
    """A bewonersinitiatief."""

    naam = "initiatief"
    nieuw = "Nieuw bewonersinitiatief"
    wijzig = "Bewonersinitiatief wijzigen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        stand = Keuze(STANDEN)
        self._leg(
            self._veld("ingebracht_op", self.tr("Sinds"), DatumRegel()),
            self._veld("stand", self.tr("Hoe ver is het"), stand),
        )
        self._leg(self._veld("toelichting", self.tr("Wat willen de bewoners"), Notitie(regels=3)))
        self._leg(self._veld("steun", self.tr("Wat doen wij ervoor"), Notitie(regels=2)))
        self._leg(self._veld("resultaat", self.tr("Wat leverde het op"), Notitie(regels=2)))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """A new one is new."""
        super().vul()
        if self._rij is None:
            self.zet_waarden({"stand": STANDEN[0]})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return BewaarInitiatief(**self._velden())


class OnderwerpFormulier(BuurtFormulier):
    """A subject of the buurtagenda, until it was told back."""

    naam = "buurtonderwerp"
    nieuw = "Nieuw onderwerp op de buurtagenda"
    wijzig = "Onderwerp van de buurtagenda wijzigen"
    dagen = ("ingebracht_op", "teruggekoppeld_op")

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._leg(
            self._veld("ingebracht_op", self.tr("Ingebracht op"), DatumRegel()),
            self._veld("ingebracht_bij", self.tr("Waar werd het ingebracht"), regel()),
        )
        self._leg(self._veld("toelichting", self.tr("Toelichting"), Notitie(regels=3)))
        self._leg(self._veld("gedaan", self.tr("Wat is ermee gedaan"), Notitie(regels=3)))
        self._leg(
            self._veld("teruggekoppeld_op", self.tr("Teruggekoppeld op"), DatumRegel()),
            self._veld("teruggekoppeld_hoe", self.tr("Hoe verteld aan de bewoners"), regel()),
        )
        self.kolom.addStretch(1)

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return BewaarOnderwerp(**self._velden())


class Buurt(Voorste):
    """The list of one of both, with the words of the chosen one beside it; the form takes their place.

    Signals:
        requested: (request, content) as of a Panel
        activity_asked: (InitiatiefRij or OnderwerpRij) make an activiteit of it
    """

    requested = Signal(str, object)
    activity_asked = Signal(object)

    def __init__(self, omgeving: Omgeving, formulier: type[BuurtFormulier], *, schrijft: bool) -> None:
        super().__init__()
        self._omgeving, self._schrijft = omgeving, schrijft
        self._naam = formulier.naam
        self._is_agenda = formulier is OnderwerpFormulier
        self._soort = formulier
        self.locatie_id: Id | None = omgeving.locatie.id
        self.formulier: BuurtFormulier | None = None
        model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, self._regel, groep=self._groep)
        titel = self.tr("Buurtagenda") if self._is_agenda else self.tr("Bewonersinitiatieven")
        niets = self.tr("Er staat nog niets op de buurtagenda."), self.tr("Nog geen initiatieven.")
        self.lijst: RegelLijst[Rij] = RegelLijst(
            model, naam=titel, filter_tekst=self.tr("Zoek op onderwerp of gebied"), leeg=niets[not self._is_agenda],
            twee_regels=True,
        )  # fmt: skip
        self._wil = Gewenst(self.lijst, self.requested.emit, self.tr("Dit is intussen weggehaald."))
        self.titel = etiket("", "titel", breekt_af=True, naam=f"{self._naam}_titel_blad")
        self.tekst = etiket("", "", breekt_af=True, naam=f"{self._naam}_tekst")
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.historie = Historietekst(naam=f"{self._naam}_historie")
        self.zin = EenZin()
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair=f"{self._naam}.nieuw",
                               gevaar=(f"{self._naam}.weg",), stil=(f"{self._naam}.historie",))  # fmt: skip
        self._lijstblad = QWidget()
        self._bouw()
        self._gekozen(None)

    def _bouw(self) -> None:
        rechts = QWidget()
        kant = QVBoxLayout(rechts)
        kant.setContentsMargins(4, 0, 4, 0)
        kant.setSpacing(8)
        kant.addWidget(self.titel)
        kant.addWidget(self.tekst)
        kant.addWidget(self.historie)
        kant.addStretch(1)
        kolom = QVBoxLayout(self._lijstblad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(Naast(self.lijst, Rolblad(rechts), letters=38), 1)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        self.addWidget(self._lijstblad)
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.wijzig())
        self.zin.opened.connect(lambda _: self._kan())

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        naam = self._naam
        historie = Actie(f"{naam}.historie", self.tr("Wat is gewijzigd"), "H", self.lees_historie, "history")
        if not self._schrijft:
            return (historie,)
        nieuw = self.tr("Nieuw onderwerp") if self._is_agenda else self.tr("Nieuw initiatief")
        woorden = "buurtagenda bewoners inbreng" if self._is_agenda else "bewonersinitiatief bewoners"
        return (
            Actie(f"{naam}.nieuw", nieuw, "N", self.maak_nieuw, "plus", woorden),
            Actie(f"{naam}.wijzig", self.tr("Wijzigen"), "W", self.wijzig, "pencil"),
            Actie(f"{naam}.activiteit", self.tr("Maak er een activiteit van"), "A", self._maak_activiteit, "flag"),
            historie,
            Actie(f"{naam}.weg", self.tr("Weghalen"), "Del", self.haal_weg, "trash-2"),
        )

    def ververs(self) -> None:
        """Read them."""
        vraag: Leesvraag[Any] = (
            LeesBuurtagenda(locatie_id=self.locatie_id)
            if self._is_agenda
            else LeesInitiatieven(locatie_id=self.locatie_id)
        )
        self._omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget:
        """The form, the question, or the list."""
        if self.formulier is not None and self.currentWidget() is self.formulier:
            return self.formulier.eerste_veld()
        if self.zin.isVisible():
            return self.zin.regel
        if self.lijst.huidige() is not None or not self._schrijft:
            return self.lijst.lijst
        return self.toetsen.knop(f"{self._naam}.nieuw")

    def klaar_om_te_sluiten(self) -> None:
        """Write the draft."""
        if self.formulier is not None:
            self.formulier.klaar_om_te_sluiten()

    def toon(self, id_: Id) -> None:
        """Choose this one, also when it is of another locatie."""
        self._wil.wil(id_)
        self.setCurrentWidget(self._lijstblad)
        self.lijst.filter.clear()
        self.ververs()

    def maak_nieuw(self) -> None:
        """An empty form."""
        self._open(None)

    def wijzig(self) -> None:
        """The form of the chosen one."""
        if self._schrijft and (rij := self.lijst.huidige()) is not None:
            self._open(rij)

    def lees_historie(self) -> None:
        """What was changed in the chosen one, by whom."""
        if (rij := self.lijst.huidige()) is not None:
            self._omgeving.jobs.read(LeesActiviteithistorie(id=rij.id), partial(self._toon_historie, rij.id),
                                     eigenaar=self, geweigerd=lambda _: None)  # fmt: skip

    def _toon_historie(self, id_: Id, rijen: tuple[HistorieRij, ...]) -> None:
        if (rij := self.lijst.huidige()) is not None and rij.id == id_:
            self.historie.toon(rijen, self._omgeving.klok())

    def haal_weg(self) -> None:
        """It should not have been there: ask why."""
        rij = self.lijst.huidige()
        if rij is None or not self._schrijft:
            return
        self.zin.vraag(
            self.tr("Waarom haalt u “{0}” weg? (één zin)").format(beeld.kort(rij.onderwerp)),
            lambda reden: schrijf_los(
                self._omgeving.jobs, self, self.zin, TrekVanDeBuurtIn(id=rij.id, reden=reden), self._meld
            ),
            knop=self.tr("Weghalen"), gevaar=True, over=rij.id,
        )  # fmt: skip

    def _maak_activiteit(self) -> None:
        rij = self.lijst.huidige()
        if rij is not None and rij.activiteit_id is None:
            self.activity_asked.emit(rij)
        elif rij is not None:
            self.requested.emit("collectief.open", rij.activiteit_id)

    def _open(self, rij: Rij | None) -> None:
        if self.formulier is None:
            self.formulier = self._soort(self._omgeving)
            self.formulier.ready.connect(self._bewaar)
            self.formulier.closed.connect(self._uit_formulier)
            self.addWidget(self.formulier)
        o = self._omgeving
        self.formulier.begin(rij, beeld.plek_van(self.locatie_id, o.open_locaties, o.locatie))
        self.setCurrentWidget(self.formulier)
        self.formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaar(self, opdracht: Opdracht[Any]) -> None:
        if self.formulier is not None:
            schrijf_formulier(self._omgeving.jobs, self, self.formulier, opdracht, self._bewaard)

    def _bewaard(self, id_: Id) -> None:
        self._wil.wil(id_, gevraagd=False)
        self._uit_formulier()
        self.ververs()

    def _uit_formulier(self) -> None:
        self.klaar_om_te_sluiten()
        self.setCurrentWidget(self._lijstblad)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    # How it looks ----------------------------------------------------------------------------------------------------

    def _toon(self, rijen: tuple[Rij, ...]) -> None:
        self.lijst.zet(rijen)
        if rijen and self._schrijft and self.toetsen.knop(f"{self._naam}.nieuw").hasFocus():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)  # it had the focus for want of a list
        self._wil.kies_uit((rij.id for rij in rijen), overal=self.locatie_id is None, blad=self._lijstblad)

    def _gekozen(self, rij: Rij | None) -> None:
        self.titel.setText("" if rij is None else ZoalsGetypt(rij.onderwerp))
        self.tekst.setText("" if rij is None else beeld.ingebracht(rij))
        self.historie.houd_bij(rij)
        self._kan()

    def _kan(self) -> None:
        self.toetsen.setVisible(self.zin.isHidden())
        rij = self.lijst.huidige()
        self.toetsen.kan(f"{self._naam}.historie", ja=rij is not None)
        if not self._schrijft:
            return
        for wat in ("wijzig", "weg", "activiteit"):
            self.toetsen.kan(f"{self._naam}.{wat}", ja=rij is not None)
        er_al = rij is not None and rij.activiteit_id is not None
        tekst = self.tr("Naar de activiteit") if er_al else self.tr("Maak er een activiteit van")
        self.toetsen.knop(f"{self._naam}.activiteit").zet_tekst(tekst)

    def _regel(self, rij: Rij) -> Regel:
        dag = dag_in_woorden(date.fromisoformat(rij.ingebracht_op), self._vandaag())
        onder = " · ".join(deel for deel in (rij.thema, rij.gebied) if deel)
        if isinstance(rij, OnderwerpRij):
            stand = self.tr("teruggekoppeld") if rij.teruggekoppeld_op else ""
            let_op = "" if rij.teruggekoppeld_op or not rij.gedaan else self.tr("Nog vertellen aan de bewoners")
            return Regel(titel=ZoalsGetypt(rij.onderwerp), rechts=dag, onder=onder, pil=stand, let_op=let_op)
        return Regel(titel=ZoalsGetypt(rij.onderwerp), rechts=dag, onder=onder, pil=rij.stand)

    def _groep(self, rij: Rij) -> str:
        if isinstance(rij, OnderwerpRij):
            return self.tr("Teruggekoppeld") if rij.teruggekoppeld_op else self.tr("Nog niet teruggekoppeld")
        return self.tr("Afgelopen") if rij.stand in ("klaar", "gestopt") else self.tr("Loopt of begint")

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    def _mag_niet(self, weigering: Weigering) -> None:
        self._meld(weigering.zin)

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)
