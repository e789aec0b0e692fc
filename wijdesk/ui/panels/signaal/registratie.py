"""Registering a signaal in one screen. What it is about stands apart from who told it; a draft from the first key."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import LeesVoorzet, RegistreerSignaal, SignaalInvoer
from wijdesk.models.rows.signaal import VerwantRij, Voorzet
from wijdesk.models.signaalregels import ouderdom_in_woorden
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.ui.chip import Chip
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.naast import Naast
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.signaal.eigenvelden import EigenVelden
from wijdesk.ui.panels.signaal.melder import MelderVak
from wijdesk.ui.panels.signaal.waarover import Waarover
from wijdesk.ui.toetsen import ToetsKnop

URGENTIES = (
    Optie(waarde="1", tekst="Spoed", toets="1", ook="S", hulp="Vandaag nog iets doen"),
    Optie(waarde="2", tekst="Snel", toets="2"),
    Optie(waarde="3", tekst="Gewoon", toets="3", ook="G"),
)
VERWANT_NA = 300
"""Milliseconds after the last change before looking what is there already."""
HOOGSTENS_VERWANT = 4
LEEG = "nieuw"


class Registratie(VeldFormulier):
    """The form.

    Signals:
        open_asked: (Id) look at this signaal, which is there already
    """

    naam = "signaal_nieuw"
    open_asked = Signal(object)

    def __init__(self, omgeving: Omgeving, *, behandelen: bool, lezen: bool) -> None:
        """`behandelen`: may take it at once; `lezen`: may see what is there already."""
        super().__init__(omgeving)
        self._lezen = lezen
        self._id = omgeving.ids()
        self._vraag_id: Id | None = None
        self._ontvangen: int | None = None
        self._oppakken = False
        self.herkomst = etiket("", "bij", breekt_af=True, naam="signaal_herkomst")
        self.tekst = Notitie(regels=4)
        self.soort = Keuze(omgeving.codes.van("signaalsoort"), leeg=self.tr("Kies het soort signaal"))
        self.soort.setMaxVisibleItems(16)
        self.urgentie = KeuzeGroep(URGENTIES, naam="signaal_urgentie", titel=self.tr("Urgentie"))
        self.binnen = DatumRegel()
        self.eigen = EigenVelden()
        self.waarover = Waarover(omgeving)
        self.melder = MelderVak(omgeving.codes)
        self.verwant = kaart(rol="waarschuwing", naam="signaal_verwant")
        self.verwant_kolom = QVBoxLayout(self.verwant)
        self.pak_op = ToetsKnop(self.tr("Registreren en oppakken"), "Ctrl+Shift+S")
        self.pak_op.setObjectName("signaal_registreer_en_pak_op")
        self.opnieuw = knop(self.tr("Leegmaken"), self._vraag_leeg, rol="stil", naam="signaal_leegmaken")
        self.zin = EenZin()
        self._straks = QTimer(self, singleShot=True, interval=VERWANT_NA)
        self._straks.timeout.connect(self._zoek_verwant)
        self._noem(self.tr("Nieuw signaal"), self.tr("Registreren"))
        self._bouw(behandelen=behandelen)

    def _bouw(self, *, behandelen: bool) -> None:
        self.kolom.addWidget(self.zin)
        self.kolom.addWidget(self.herkomst)
        self._leg(self._veld("tekst", self.tr("Wat is er gemeld"), self.tekst))
        self._leg(
            self._veld("soort", self.tr("Soort signaal"), self.soort),
            self._veld("urgentie", self.tr("Urgentie"), self.urgentie),
        )
        self.kolom.addWidget(self.eigen)
        self.kolom.addWidget(self._vak(self.waarover))
        self.kolom.addWidget(self.verwant)
        self.kolom.addWidget(self.melder)
        dag = self._veld("ontvangen", self.tr("Binnengekomen op"), self.binnen)
        self.kolom.addWidget(Naast(dag, QWidget(), letters=22, boven=True))
        self.kolom.addStretch(1)
        self.verwant_kolom.setContentsMargins(12, 8, 12, 8)
        self.verwant_kolom.setSpacing(4)
        self.verwant.hide()
        self.herkomst.hide()
        self.knoppen.removeWidget(self.annuleer)
        self.knoppen.addWidget(self.pak_op)
        self.knoppen.addWidget(self.annuleer)
        self.knoppen.addWidget(self.opnieuw)
        self.pak_op.setVisible(behandelen)
        self.soort.currentIndexChanged.connect(lambda _: self.eigen.toon(self.soort.waarde))
        self.eigen.typed.connect(self.merk)
        self.waarover.typed.connect(self._waarover_getypt)
        self.melder.typed.connect(self.merk)
        if behandelen:
            self.pak_op.clicked.connect(self._verstuur_en_pak_op)
            toets = QShortcut(QKeySequence("Ctrl+Shift+S"), self, self._verstuur_en_pak_op)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        anoniem = QShortcut(QKeySequence("Alt+A"), self, self.melder.anoniem.toggle)
        anoniem.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _vak(self, inhoud: QWidget) -> QFrame:
        vak = kaart(naam="signaal_waarover")
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(inhoud)
        return vak

    # What the panel calls --------------------------------------------------------------------------------------------

    def begin(self, van: tuple[str, Id] | None) -> None:
        """A new one, or one made of a vraag, resident or household; what was being typed about another is kept."""
        soort = LEEG if van is None else f"{van[0]}.{van[1].hex()}"
        self.open_voor(f"signaal.{soort}")
        if van is not None and not self.getypt():
            self.omgeving.jobs.read(
                LeesVoorzet(soort=van[0], id=van[1]), self._voorgezet, eigenaar=self, geweigerd=self._geen_voorzet
            )

    def bezig(self) -> bool:
        """Whether something was begun here and not saved."""
        return self._concept is not None and bool(self.getypt())

    def eerste_veld(self) -> QWidget:
        """What was told."""
        return self.tekst

    # What the base class asks ----------------------------------------------------------------------------------------

    def vul(self) -> None:
        """Empty, of today, not urgent."""
        self._id = self.omgeving.ids()
        self._vraag_id = self._ontvangen = None
        self.zet_waarden({"tekst": "", "soort": "", "urgentie": "3", "ontvangen": f"{self.vandaag():%d-%m-%Y}"})
        self.eigen.toon("")
        self.eigen.zet({})
        self.waarover.zet({})
        self.melder.zet({})
        self._zeg_herkomst("")
        self._toon_verwant(())

    def waarden(self) -> dict[str, Any]:
        """All that stands in the form."""
        return super().waarden() | {
            "eigen": self.eigen.alles(), "waarover": self.waarover.bewaard(), "melder": self.melder.bewaard(),
            "vraag": None if self._vraag_id is None else self._vraag_id.hex(), "moment": self._ontvangen,
        }  # fmt: skip

    def getypt(self) -> dict[str, Any]:
        """What would be lost, with the id it will get."""
        getypt = super().getypt()
        return getypt | {"id": self._id.hex(), "herkomst": self.herkomst.text()} if getypt else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        self.zet_waarden(inhoud)
        self.eigen.toon(self.soort.waarde)
        self.eigen.zet(inhoud.get("eigen", {}))
        self.waarover.zet(inhoud.get("waarover", {}))
        self.melder.zet(inhoud.get("melder", {}))
        self._vraag_id = Id(bytes.fromhex(inhoud["vraag"])) if inhoud.get("vraag") else None
        self._ontvangen = inhoud.get("moment")
        self._id = Id(bytes.fromhex(inhoud["id"])) if "id" in inhoud else self._id
        self._zeg_herkomst(inhoud.get("herkomst", ""))

    def opdracht(self) -> Opdracht[Any] | None:
        """What was filled in; None when something was typed that still must be chosen."""
        fout = self.waarover.kijk_na()
        ontvangen = self._moment()
        if ontvangen == -1:
            self.velden["ontvangen"].toon_fout(self.tr("Vul een dag in, vandaag of eerder."))
            fout = fout or self.binnen
        if fout is not None:
            fout.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        vandaag = self.vandaag()
        return RegistreerSignaal(
            id=self._id,
            locatie_id=self.omgeving.locatie.id,
            vraag_id=self._vraag_id,
            oppakken=self._oppakken,
            invoer=SignaalInvoer(
                soort=self.soort.waarde,
                tekst=self.tekst.toPlainText(),
                urgentie=int(self.urgentie.waarde or 3),
                ontvangen=ontvangen,
                velden=self.eigen.waarden(vandaag),
                **self.waarover.alles(),
                **self.melder.invoer(vandaag),
            ),
        )

    def verstuur(self) -> None:
        """Hand over what was filled in."""
        super().verstuur()
        self._oppakken = False

    def toon_fouten(self, weigering: Weigering) -> None:
        """Each beside its field, wherever it stands."""
        fout: list[QWidget] = []
        rest: dict[str, str] = {}
        for veld, zin in weigering.volledig().items():
            eigen = self.eigen.velden.get(veld.removeprefix("velden."))
            bij = eigen or self.melder.velden.get(veld)
            if bij is not None:
                bij.toon_fout(zin)
                plek: QWidget | None = bij.invoer
            else:
                plek = self.waarover.toon_fout(veld, zin)
            if plek is None:
                rest[veld] = zin
            else:
                fout.append(plek)
        gezegd = len(rest) < len(weigering.fouten)
        super().toon_fouten(Weigering("" if gezegd else weigering.zin, fouten=rest))
        self.naar_bovenste((*fout, *(self.velden[veld].invoer for veld in rest if veld in self.velden)))

    def _wis_fouten(self) -> None:
        super()._wis_fouten()
        self.waarover.wis_fouten()
        self.melder.wis_fouten()
        for veld in self.eigen.velden.values():
            veld.wis_fout()

    # Changes ---------------------------------------------------------------------------------------------------------

    def _verstuur_en_pak_op(self) -> None:
        self._oppakken = True
        self.verstuur()

    def _vraag_leeg(self) -> None:
        if self.getypt():
            zin = self.tr("Alles weghalen wat u hier opschreef?")
            self.zin.vraag(zin, lambda _: self._leeg(), knop=self.tr("Weghalen"), gevaar=True, zin_nodig=False)

    def _leeg(self) -> None:
        self.zin.sluit()
        self.gelukt()
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _moment(self) -> int | None:
        """When it came in; None is now, -1 is no day that can be."""
        iso = self.binnen.iso(self.vandaag())
        if iso is None or iso > self.vandaag().isoformat():
            return -1
        if self._ontvangen is not None and lokaal(self._ontvangen).date().isoformat() == iso:
            return self._ontvangen
        if iso in ("", self.vandaag().isoformat()):
            return None
        return moment_van(datetime.combine(datetime.fromisoformat(iso).date(), time(12)))

    def _waarover_getypt(self) -> None:
        self.merk()
        if self._lezen:
            self._straks.start()

    def _voorgezet(self, voorzet: Voorzet) -> None:
        """Fill in what is known, unless somebody began typing meanwhile."""
        if voorzet.al_geregistreerd is not None:
            self.open_asked.emit(voorzet.al_geregistreerd)
            return
        if self.getypt():
            return
        self._stil = True
        self._vraag_id, self._ontvangen = voorzet.vraag_id, voorzet.ontvangen
        waarover: dict[str, Any] = {"thema": voorzet.thema}
        if voorzet.persoon_id is not None:
            waarover["persoon"] = [voorzet.persoon_id.hex(), voorzet.persoon]
        if voorzet.huishouden_id is not None:
            waarover["huishouden"] = [voorzet.huishouden_id.hex(), voorzet.huishouden]
        self.waarover.zet(waarover)
        self.melder.zet({"bron": voorzet.bron, "naam": voorzet.melder.naam, "telefoon": voorzet.melder.telefoon})
        self.tekst.setPlainText(voorzet.tekst)
        if voorzet.ontvangen is not None:
            self.binnen.zet(lokaal(voorzet.ontvangen).date())
        if voorzet.vraag_id is not None:
            self._zeg_herkomst(self.tr("Uit een vraag van de inloop. Wat daar stond, staat er al in."))
        self._begin = self.waarden()
        self._stil = False
        self._zoek_verwant()

    def _geen_voorzet(self, weigering: Weigering) -> None:
        self._zeg(weigering.zin)

    def _zeg_herkomst(self, zin: str) -> None:
        self.herkomst.setText(zin)
        self.herkomst.setVisible(bool(zin))

    def _zoek_verwant(self) -> None:
        vraag = self.waarover.vraag_verwant() if self._lezen else None
        if vraag is None:
            self._toon_verwant(())
        else:
            self.omgeving.jobs.read(vraag, self._toon_verwant, eigenaar=self, geweigerd=lambda _: None)

    def _toon_verwant(self, verwanten: tuple[VerwantRij, ...]) -> None:
        while (ding := self.verwant_kolom.takeAt(0)) is not None:
            if (oud := ding.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        self.verwant.setVisible(bool(verwanten))
        if not verwanten:
            return
        self.verwant_kolom.addWidget(etiket(self.tr("Hierover is al eerder gemeld"), "veld"))
        for verwant in verwanten[:HOOGSTENS_VERWANT]:
            self.verwant_kolom.addWidget(self._regel(verwant))
        if (meer := len(verwanten) - HOOGSTENS_VERWANT) > 0:
            self.verwant_kolom.addWidget(etiket(self.tr("en nog {0}").format(meer), "bij"))

    def _regel(self, verwant: VerwantRij) -> QWidget:
        rij = verwant.rij
        oud = ouderdom_in_woorden(rij.ontvangen, self.omgeving.klok())
        regel = QWidget()
        kolom = QVBoxLayout(regel)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        tekst = f"{rij.over} · {rij.soort} · {oud} · {rij.stand}"
        openen = Chip(tekst, tekst)
        openen.clicked.connect(lambda: self.open_asked.emit(rij.id))
        kolom.addWidget(openen)
        kolom.addWidget(etiket(", ".join(verwant.redenen), "bij", breekt_af=True))
        return regel
