"""The end of the last page: the proposal with its reasons, and the decision of the professional with what it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gesprek import Gesprek, Voorstel
from wijdesk.models.opdrachten.opschaling import LeesLadder
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.opdrachten.triage import BesluitTriage
from wijdesk.models.rows.opschaling import TredeRij
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.rows.triage import BekendHuishouden, TriageDetail
from wijdesk.models.triage_oogst import oogst
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragen import BESLUITEN, ROUTES, past, route_bij
from wijdesk.ui.fields import etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.gevolgen import DELEN, CasusDeel, Deel, OpschalingDeel
from wijdesk.ui.panels.triage.keuzes import Keuzes, genummerd
from wijdesk.ui.panels.triage.redenen import Redenen
from wijdesk.ui.panels.triage.spoed import SpoedDeel
from wijdesk.ui.panels.triage.strook import route_kort
from wijdesk.ui.panels.triage.velden import Velden, regel, zet_keuzes
from wijdesk.ui.taal import zin

ZONDER_PERSOON = ("afgehandeld", "verwijzing", "opschaling")
"""What can be decided about who stays anonymous."""
IN_HUISHOUDEN = ("verwijzing", "casus", "onderzoek")
SPOED = "spoed"


class BesluitDeel(Velden):
    """Route, besluit, and the fields that belong to it.

    Signals:
        ready: (BesluitTriage) decided
        refused: (QWidget) the sentence that says why not is here
        asked: (code) go to this question
    """

    ready = Signal(object)
    refused = Signal(QWidget)
    asked = Signal(str)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(lokaal(omgeving.klok()).date(), voorvoegsel="besluit")
        self._omgeving = omgeving
        self._detail: TriageDetail | None = None
        self._gesprek: Gesprek | None = None
        self._voorstel = Voorstel()
        self._delen: dict[str, Deel] = {}
        self._wachtend: dict[str, Mapping[str, Any]] = {}
        self._collegas: tuple[RegisseurRij, ...] = ()
        self._ladder: tuple[TredeRij, ...] = ()
        self.bezig = False
        self.setObjectName("triage_besluit")
        self.redenen = Redenen()
        self.redenen.asked.connect(self.asked)
        self.redenen.onward.connect(lambda: self.ingang().setFocus(Qt.FocusReason.OtherFocusReason))
        self.kolom.addWidget(self.redenen)
        self.anoniem = etiket(
            self.tr("De inwoner is anoniem: afhandelen, verwijzen of opschalen kan, met alleen woorden."),
            "bij",
            breekt_af=True,
        )
        self.route = Keuzes(genummerd(ROUTES.items()), naam="besluit_route", titel=self.tr("Route"))
        self.besluit = Keuzes(genummerd(BESLUITEN.items()), naam="besluit_besluit", titel=self.tr("Besluit"))
        self._veld("route", self.tr("Route"), self.route)
        self._veld("besluit", self.tr("Wat gaat er gebeuren?"), self.besluit)
        self.mee = etiket("", "bij", breekt_af=True, naam="besluit_mee")
        self.mee.hide()
        self.kolom.addWidget(self.mee)
        self.kolom.addWidget(self.anoniem)
        self._veld("afwijkreden", self.tr("U kiest anders dan het voorstel. Waarom? (één zin)"), regel(400))
        self._veld("overslaan", self.tr("Waarom blijft dat open? (één zin)"), regel(400))
        self.huishouden = Keuze()
        self._veld("huishouden_id", self.tr("Over welk huishouden gaat het?"), self.huishouden)
        self.persoon = Keuze(leeg=self.tr("De oudste van het huishouden"))
        self._veld("persoon_id", self.tr("Voor wie is het?"), self.persoon)
        self.spoed = SpoedDeel(omgeving)
        self.kolom.addWidget(self.spoed)
        self._gevolg = QVBoxLayout()
        self.kolom.addLayout(self._gevolg)
        self._veld("toelichting", self.tr("Toelichting bij het besluit (mag leeg)"), Notitie(regels=2))
        self.fout: QLabel = etiket("", "fout", breekt_af=True, naam="besluit_fout")
        self.kolom.addWidget(self.fout)
        self.fout.hide()
        self.spoed.typed.connect(self.typed)
        self.route.changed.connect(lambda _: self._koos("route"))
        self.besluit.changed.connect(lambda _: self._koos("besluit"))
        self.huishouden.currentIndexChanged.connect(lambda _: self._volg())
        self.route.picked.connect(lambda: self.besluit.ingang().setFocus(Qt.FocusReason.OtherFocusReason))
        self.besluit.picked.connect(self._naar_velden)
        omgeving.jobs.read(LeesRegisseurs(), self._zet_collegas, eigenaar=self, geweigerd=_stil)
        omgeving.jobs.read(LeesLadder(), self._zet_ladder, eigenaar=self, geweigerd=_stil)

    def toon(self, detail: TriageDetail, gesprek: Gesprek) -> None:
        """The proposal as it is now; what the professional chose or typed stays."""
        if self._detail is None or self._detail.huishoudens != detail.huishoudens:
            self._zet_huishoudens(detail)
        self._detail, self._gesprek = detail, gesprek
        voorstel = self._voorstel = gesprek.voorstel()
        self.redenen.toon(voorstel, gesprek, detail.consulten)
        self.route.stel_voor(voorstel.route, self.tr("voorstel"))
        self.besluit.stel_voor(voorstel.besluit, self.tr("voorstel"))
        self.begin_met({"route": voorstel.route, "besluit": voorstel.besluit})
        self._maak_passend("besluit" if "besluit" in self._eigen else "route")
        anoniem = detail.persoon_id is None and detail.huishouden_id is None
        self.anoniem.setVisible(anoniem)
        for code in BESLUITEN:
            self.besluit.knop(code).setEnabled(not anoniem or code in ZONDER_PERSOON)
        self._volg()

    # What shows ------------------------------------------------------------------------------------------------------

    def _koos(self, groep: str) -> None:
        """A person chose: the other one goes along, and that is said."""
        ander = "route" if groep == "besluit" else "besluit"
        mee = self._maak_passend(groep)
        if mee:
            self._eigen.add(ander)
        self.mee.setText(mee)
        self.mee.setVisible(bool(mee))
        self._volg()

    def _maak_passend(self, groep: str) -> str:
        """Route and besluit never contradict each other: what was chosen in `groep` holds. Answers what that changed.

        A route follows a besluit; a besluit that does not belong to a route makes room for what is proposed, or none.
        """
        route, besluit, voorstel = self.route.waarde, self.besluit.waarde, self._voorstel.besluit
        if past(route, besluit):
            return ""
        wat = self.tr("“{0}” past niet bij {1}.").format(zin(BESLUITEN[besluit]), zin(route_kort(route)).lower())
        if groep == "besluit":
            self.route.zet(route_bij(besluit, route))
            self.velden["route"].wis_fout()
            return self.tr("{0} De route is nu: {1}.").format(wat, zin(route_kort(self.route.waarde)).lower())
        self.besluit.zet(voorstel if past(route, voorstel) else "")
        if self.besluit.waarde:
            return self.tr("{0} Daarom staat hier weer het voorstel.").format(wat)
        return self.tr("{0} Kies opnieuw wat er gaat gebeuren.").format(wat)

    def _volg(self) -> None:
        detail, gesprek = self._detail, self._gesprek
        if detail is None or gesprek is None:
            return
        route, besluit, voorstel = self.route.waarde, self.besluit.waarde, self._voorstel
        anders = bool(
            (voorstel.route and route and route != voorstel.route)
            or (voorstel.besluit and besluit and besluit != voorstel.besluit)
        )
        self.velden["afwijkreden"].setVisible(anders)
        open_ = [blad.titel for blad in gesprek.nog_open]
        self.velden["overslaan"].setVisible(bool(open_) and bool(route) and route != SPOED)
        self.velden["overslaan"].zet_label(
            self.tr("Nog niet ingevuld: {0}. Waarom blijft dat zo? (één zin)").format(", ".join(open_))
        )
        gezinnen = detail.huishoudens
        self.velden["huishouden_id"].setVisible(len(gezinnen) > 1 and besluit in IN_HUISHOUDEN)
        self.velden["persoon_id"].setVisible(
            detail.persoon_id is None
            and detail.huishouden_id is not None
            and besluit not in ("", "afgehandeld", "casus")
        )
        geoogst = oogst(gesprek)
        self.spoed.setVisible(route == SPOED)
        if route == SPOED:
            self.spoed.ververs(geoogst.eerste_actie)
        for naam, deel in self._delen.items():
            deel.setVisible(naam == besluit)
        if besluit in DELEN:
            deel = self._deel(besluit)
            deel.begin(detail, geoogst)
            if isinstance(deel, CasusDeel):
                deel.kies_huishouden(self._gezin())
            elif isinstance(deel, OpschalingDeel):
                deel.zet_redenen(" ".join(reden.tekst for reden in voorstel.redenen))
            deel.show()

    def _deel(self, besluit: str) -> Deel:
        deel = self._delen.get(besluit)
        if deel is None:
            deel = self._delen[besluit] = DELEN[besluit](self._omgeving)
            self._gevolg.addWidget(deel)
            deel.typed.connect(self.typed)
            deel.zet_collegas(self._collegas)
            if isinstance(deel, OpschalingDeel):
                deel.zet_ladder(self._ladder)
            if besluit in self._wachtend:
                deel.zet_getypt(self._wachtend.pop(besluit))
        return deel

    def _gezin(self) -> BekendHuishouden | None:
        gezinnen = self._detail.huishoudens if self._detail is not None else ()
        gekozen = self.huishouden.waarde
        return next((gezin for gezin in gezinnen if gezin.id.hex() == gekozen), gezinnen[0] if gezinnen else None)

    def _zet_huishoudens(self, detail: TriageDetail) -> None:
        self._stil = True
        zet_keuzes(self.huishouden, {gezin.id.hex(): _gezin_kort(gezin) for gezin in detail.huishoudens})
        leden = detail.huishoudens[0].leden if detail.huishoudens else ()
        zet_keuzes(self.persoon, {lid.persoon_id.hex(): lid.naam for lid in leden if not lid.afgeschermd})
        self._stil = False

    def _zet_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self._collegas = rijen
        self.spoed.zet_collegas(rijen)
        for deel in self._delen.values():
            deel.zet_collegas(rijen)

    def _zet_ladder(self, treden: tuple[TredeRij, ...]) -> None:
        self._ladder = treden
        deel = self._delen.get("opschaling")
        if isinstance(deel, OpschalingDeel):
            deel.zet_ladder(treden)

    def _naar_velden(self) -> None:
        """After the key of a besluit: the first thing that belongs to it."""
        for naam in ("afwijkreden", "overslaan"):
            if self.velden[naam].isVisibleTo(self) and not self.waarde(naam):
                self.velden[naam].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        deel = self.spoed if self.spoed.isVisibleTo(self) else self._delen.get(self.besluit.waarde)
        if deel is not None:
            deel.focus()

    def ingang(self) -> QWidget:
        """Where one begins: the besluit when there is none yet, a sentence that is asked, what happens first."""
        leeg = next((naam for naam in ("afwijkreden", "overslaan") if self._moet_nog(naam)), "")
        if leeg and self.besluit.waarde:
            return self.velden[leeg].invoer
        spoed = self.spoed.isVisibleTo(self) and self.besluit.waarde
        return self.spoed.velden["wat"].invoer if spoed else self.besluit.ingang()

    def _moet_nog(self, naam: str) -> bool:
        return self.velden[naam].isVisibleTo(self) and not self.waarde(naam)

    # Deciding --------------------------------------------------------------------------------------------------------

    def besluit_nu(self) -> None:
        """Hand over the decision; what is wrong is said by whoever keeps the rules."""
        detail = self._detail
        if detail is None or self.bezig:
            return
        self.wis_alles()
        besluit, route = self.besluit.waarde, self.route.waarde
        deel = self._delen.get(besluit) if besluit in DELEN else None
        if not route or not besluit:
            naam = "besluit" if route else "route"
            self.velden[naam].toon_fout(self.tr("Kies eerst de route en wat er gaat gebeuren."))
            self._sta_in(self.besluit if route else self.route)
            return
        self.bezig = True
        self.ready.emit(
            BesluitTriage(
                id=detail.id,
                route=route,
                besluit=besluit,
                gevolg=deel.gevolg() if deel is not None else None,
                afwijkreden=self._als_zichtbaar("afwijkreden"),
                toelichting=self.waarde("toelichting"),
                eerste_actie=self.spoed.actie() if route == SPOED else None,
                overslaan=self._als_zichtbaar("overslaan"),
                huishouden_id=self._id_als_zichtbaar("huishouden_id"),
                persoon_id=self._id_als_zichtbaar("persoon_id"),
            )
        )

    def _als_zichtbaar(self, naam: str) -> str:
        return self.waarde(naam) if self.velden[naam].isVisibleTo(self) else ""

    def _id_als_zichtbaar(self, naam: str) -> Id | None:
        return self.id_van(naam) if self.velden[naam].isVisibleTo(self) else None

    def toon_fouten(self, weigering: Weigering) -> None:
        """Each sentence beside its field, the rest above the button."""
        self.bezig = False
        los: list[str] = []
        eerste: QWidget | None = None
        deel = self._delen.get(self.besluit.waarde)
        for naam, fout in weigering.fouten.items():
            groep, _, rest = naam.rpartition(".")
            doelen = naam.startswith("gevolg.doelen")
            plek: Velden | None = {"eerste_actie": self.spoed, "gevolg": deel}.get(groep, self)
            invoer = deel.toon_fout("doelen", fout) if doelen and deel is not None else None
            if invoer is None and plek is not None and not doelen:
                invoer = plek.toon_fout(rest, fout)
            if invoer is None:
                los.append(fout)
            eerste = eerste or invoer
        self.zeg(" ".join(dict.fromkeys(los)) or ("" if eerste is not None else weigering.zin))
        if eerste is not None:
            self._sta_in(eerste)

    def _sta_in(self, invoer: QWidget) -> None:
        """Focus alone does not bring it in view: often one stood there already."""
        (invoer.ingang() if isinstance(invoer, Keuzes) else invoer).setFocus(Qt.FocusReason.OtherFocusReason)
        self.refused.emit(invoer)

    def zeg(self, zin: str) -> None:
        """What is wrong with the whole."""
        self.bezig = False
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        if zin:
            self.refused.emit(self.fout)

    def wis_alles(self) -> None:
        """Nothing is wrong any more."""
        self.zeg("")
        for deel in (self, self.spoed, *self._delen.values()):
            deel.wis_fouten()

    def klaar(self) -> None:
        """It was decided: nothing is left to keep."""
        self.bezig = False
        self._eigen.clear()
        self._delen, self._wachtend = {}, {}

    # The draft -------------------------------------------------------------------------------------------------------

    def getypt(self) -> dict[str, Any]:
        """What was chosen and typed here."""
        delen = {naam: deel.getypt() for naam, deel in self._delen.items()}
        alles = {"": super().getypt(), "spoed": self.spoed.getypt(), **delen, **self._wachtend}
        return {naam: inhoud for naam, inhoud in alles.items() if inhoud}

    def zet_getypt(self, inhoud: Mapping[str, Any]) -> None:
        """Back from the draft; the fields of a besluit that does not show wait for it."""
        super().zet_getypt(inhoud.get("", {}))
        self.spoed.zet_getypt(inhoud.get("spoed", {}))
        for naam in DELEN:
            if naam in self._delen:
                self._delen[naam].zet_getypt(inhoud.get(naam, {}))
            elif naam in inhoud:
                self._wachtend[naam] = inhoud[naam]
        self._maak_passend("besluit")
        self._volg()


def _gezin_kort(gezin: BekendHuishouden) -> str:
    return f"{gezin.naam} · casus {gezin.casusnummer}" if gezin.casusnummer else gezin.naam


def _stil(_: Weigering) -> None:
    """Whoever may not see colleagues or the ladder decides for themselves."""
