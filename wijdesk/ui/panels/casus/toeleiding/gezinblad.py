"""The hand-offs and indicaties of one household: two lists, what the chosen one says, and its next step in place.

It reads and writes nothing itself: the tab hands it rows and carries out what it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.toeleiding import (
    KoppelToeleidingTerug,
    LegEersteContactVast,
    NeemStapTerug,
    NeemToeleidingAan,
    StartIndicatie,
    TrekIndicatieIn,
    TrekToeleidingIn,
    WeigerToeleiding,
)
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.casus.toeleiding.beeld import (
    indicatie_beeld,
    indicatie_voluit,
    toeleiding_beeld,
    toeleiding_voluit,
)
from wijdesk.ui.panels.casus.toeleiding.strook import StapStrook
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen

TOELEIDING, INDICATIE = "toeleiding", "indicatie"
OPEN = ("voorgesteld", "aangenomen", "eerste contact")


class GezinBlad(QWidget):
    """The two lists.

    Signals:
        hand_off_asked: (ToeleidingRij or None) open the form, None for a new one
        indicatie_asked: (IndicatieRij or None, IndicatieRij or None) open the form; the second is what it continues
        write_asked: (Opdracht) carry out what the strip asked
        requested: (request, content) as of a Panel
    """

    hand_off_asked = Signal(object)
    indicatie_asked = Signal(object, object)
    write_asked = Signal(object)
    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._mag = False
        self._straks: dict[str, Id] = {}
        self.laatst = TOELEIDING
        self.toeleidingen: RegelLijst[ToeleidingRij] = RegelLijst(
            RegelModel(lambda rij: rij.id, toeleiding_beeld),
            naam=self.tr("Toeleidingen"),
            leeg=self.tr("Nog niemand om hulp gevraagd.\nKies “Voorstellen” voor een warme overdracht."),
        )
        self.indicaties: RegelLijst[IndicatieRij] = RegelLijst(
            RegelModel(lambda rij: rij.id, indicatie_beeld),
            naam=self.tr("Indicaties"),
            leeg=self.tr("Nog geen indicatie.\nKies “Indicatie erbij” na een besluit."),
        )
        self.detail = etiket("", "", breekt_af=True, naam="toeleiding_detail")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advies = etiket("", "waarschuwing", breekt_af=True, naam="toeleiding_toestemming")
        self.vraag_toestemming = knop(
            self.tr("Toestemming vastleggen"), self._naar_toestemming, naam="naar_toestemming"
        )
        self.strook = StapStrook(omgeving)
        self.toetsen = {
            TOELEIDING: Toetsen(self._acties_toeleiding(), self.toeleidingen.lijst),
            INDICATIE: Toetsen(self._acties_indicatie(), self.indicaties.lijst),
        }
        for naam in ("toeleiding.aan", "toeleiding.contact", "toeleiding.terug"):  # only one of them shows at a time
            self.toetsen[TOELEIDING].knop(naam).setProperty("rol", "primair")
        self.toetsen[INDICATIE].knop("indicatie.start").setProperty("rol", "primair")
        self._bouw()
        self._verbind()

    def _acties_toeleiding(self) -> tuple[Actie, ...]:
        return (
            Actie("toeleiding.aan", self.tr("Aangenomen"), "A", self._neem_aan),
            Actie("toeleiding.contact", self.tr("Eerste contact"), "E", self._eerste_contact),
            Actie("toeleiding.terug", self.tr("Terugkoppeling"), "K", self._koppel_terug),
            Actie("toeleiding.nieuw", self.tr("Voorstellen"), "N", self._nieuwe_toeleiding),
            Actie("toeleiding.indicatie", self.tr("Indicatie erbij"), "J", self._nieuwe_indicatie),
            Actie("toeleiding.weiger", self.tr("Geweigerd"), "G", self._weiger),
            Actie("toeleiding.intrekken", self.tr("Intrekken"), "I", self._trek_in),
            Actie("toeleiding.wijzig", self.tr("Wijzigen"), "W", self._wijzig_toeleiding),
            Actie("toeleiding.stap_terug", self.tr("Stap terug"), "Z", self._stap_terug),
            Actie("toeleiding.blad", self.tr("Overdrachtsblad"), "O", self._druk_af),
        )

    def _acties_indicatie(self) -> tuple[Actie, ...]:
        return (
            Actie("indicatie.start", self.tr("Hulp is begonnen"), "B", self._start),
            Actie("indicatie.her", self.tr("Herindicatie"), "H", self._herindicatie),
            Actie("indicatie.nieuw", self.tr("Indicatie erbij"), "J", self._nieuwe_indicatie),
            Actie("indicatie.toeleiding", self.tr("Voorstellen"), "N", self._nieuwe_toeleiding),
            Actie("indicatie.wijzig", self.tr("Wijzigen"), "W", self._wijzig_indicatie),
            Actie("indicatie.intrekken", self.tr("Intrekken"), "I", self._trek_indicatie_in),
            Actie("indicatie.blad", self.tr("Overdrachtsblad"), "O", self._druk_af),
        )

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        koppen = (
            KopLijst(self.tr("Toeleidingen"), self.toeleidingen),
            KopLijst(self.tr("Indicaties"), self.indicaties),
        )
        kolom.addWidget(Naast(*koppen, letters=32), 1)
        kolom.addWidget(self.detail)
        kolom.addWidget(self.advies)
        kolom.addWidget(self.vraag_toestemming, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.strook)
        for toetsen in self.toetsen.values():
            kolom.addWidget(toetsen)

    def _verbind(self) -> None:
        for naam, lijst in ((TOELEIDING, self.toeleidingen), (INDICATIE, self.indicaties)):
            lijst.chosen.connect(lambda _: self._gekozen())
            lijst.lijst.installEventFilter(self)
            wijzig = self._wijzig_toeleiding if naam == TOELEIDING else self._wijzig_indicatie
            lijst.opened.connect(lambda _, wijzig=wijzig: wijzig())
        self.strook.opened.connect(lambda _: self._gekozen())

    # What the tab calls ----------------------------------------------------------------------------------------------

    def begin(self, *, mag: bool) -> None:
        """Another household: empty lists; `mag` says whether one may write."""
        self.strook.laat_los()
        self._straks.clear()
        self.toeleidingen.zet(())
        self.indicaties.zet(())
        self.laatst = TOELEIDING
        self.mag(ja=mag)

    def zet_toeleidingen(self, rijen: Iterable[ToeleidingRij]) -> None:
        """The hand-offs of the household; what was just made is chosen."""
        self.toeleidingen.zet(rijen)
        self._kies_nieuwe()

    def zet_indicaties(self, rijen: Iterable[IndicatieRij]) -> None:
        """The indicaties of the household; what was just made is chosen."""
        self.indicaties.zet(rijen)
        self._kies_nieuwe()

    def kies(self, soort: str, id_: Id) -> None:
        """Choose a row, now or as soon as it was read: the keys act on what one just wrote."""
        self._straks[soort] = id_
        self._kies_nieuwe()

    def _kies_nieuwe(self) -> None:
        for soort, lijst in self._lijsten().items():
            if soort in self._straks:
                lijst.kies(self._straks[soort])
                if (rij := lijst.huidige()) is not None and rij.id == self._straks[soort]:
                    del self._straks[soort]

    def _lijsten(self) -> dict[str, RegelLijst[Any]]:
        return {TOELEIDING: self.toeleidingen, INDICATIE: self.indicaties}

    def mag(self, *, ja: bool) -> None:
        """Whether one may write here."""
        self._mag = ja
        self._gekozen()

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list one is in."""
        return self._acties_toeleiding() if self.laatst == TOELEIDING else self._acties_indicatie()

    def alle_indicaties(self) -> list[IndicatieRij]:
        """The rows that show, for what a herindicatie can continue."""
        model = self.indicaties.lijst.model()
        return [model.rij(plek) for plek in range(model.rowCount())] if isinstance(model, RegelModel) else []

    # Hand-offs -------------------------------------------------------------------------------------------------------

    def _nieuwe_toeleiding(self) -> None:
        self.hand_off_asked.emit(None)

    def _wijzig_toeleiding(self) -> None:
        if (rij := self.toeleidingen.huidige()) is not None:
            self.hand_off_asked.emit(rij)

    def _neem_aan(self) -> None:
        self._stap(
            ("voorgesteld",), self.tr("{0} neemt het aan"), self.tr("Aangenomen"),
            lambda rij, op, _: NeemToeleidingAan(id=rij.id, op=op),
        )  # fmt: skip

    def _eerste_contact(self) -> None:
        self._stap(
            ("aangenomen",), self.tr("Eerste contact tussen het gezin en {0}"), self.tr("Vastleggen"),
            lambda rij, op, _: LegEersteContactVast(id=rij.id, op=op),
        )  # fmt: skip

    def _koppel_terug(self) -> None:
        self._stap(
            ("eerste contact",), self.tr("Terugkoppeling van {0}"), self.tr("Vastleggen"),
            lambda rij, op, woorden: KoppelToeleidingTerug(id=rij.id, op=op, woorden=woorden),
            woorden=self.tr("Hoe gaat het? (één of twee zinnen)"),
        )  # fmt: skip

    def _weiger(self) -> None:
        self._stap(
            ("voorgesteld", "aangenomen"), self.tr("{0} doet het niet"), self.tr("Geweigerd"),
            lambda rij, op, woorden: WeigerToeleiding(id=rij.id, op=op, reden=woorden),
            woorden=self.tr("Waarom niet?"),
        )  # fmt: skip

    def _trek_in(self) -> None:
        self._stap(
            OPEN, self.tr("Toeleiding naar {0} intrekken"), self.tr("Intrekken"),
            lambda rij, op, woorden: TrekToeleidingIn(id=rij.id, op=op, reden=woorden),
            woorden=self.tr("Waarom?"),
        )  # fmt: skip

    def _stap_terug(self) -> None:
        rij = self.toeleidingen.huidige()
        if rij is not None and rij.stand != "voorgesteld":
            self._stap(
                (rij.stand,), self.tr("Laatste stap bij {0} terugnemen"), self.tr("Stap terugnemen"),
                lambda rij, _, woorden: NeemStapTerug(id=rij.id, reden=woorden),
                woorden=self.tr("Waarom klopt die stap niet?"), met_dag=False,
            )  # fmt: skip

    def _stap(
        self,
        standen: tuple[str, ...],
        titel: str,
        knoptekst: str,
        maak: Callable[[ToeleidingRij, str, str], Opdracht[Any]],
        *,
        woorden: str = "",
        met_dag: bool = True,
    ) -> None:
        rij = self.toeleidingen.huidige()
        if rij is None or rij.stand not in standen or not self._mag:
            return
        self.laatst = TOELEIDING
        self.strook.vraag(
            titel.format(rij.naar),
            lambda op, tekst: self.write_asked.emit(maak(rij, op, tekst)),
            sleutel=rij.id.hex(),
            knop=knoptekst,
            woorden=woorden,
            met_dag=met_dag,
        )

    def _naar_toestemming(self) -> None:
        if self.laatst == INDICATIE and (indicatie := self.indicaties.huidige()) is not None:
            self.requested.emit("casus.toestemming", (indicatie.aanbieder, "", indicatie.persoon_id))
        elif (rij := self.toeleidingen.huidige()) is not None:
            self.requested.emit("casus.toestemming", (rij.naar, rij.contactpersoon, rij.persoon_id))

    # Indicaties ------------------------------------------------------------------------------------------------------

    def _nieuwe_indicatie(self) -> None:
        self.indicatie_asked.emit(None, None)

    def _wijzig_indicatie(self) -> None:
        if (rij := self.indicaties.huidige()) is not None:
            self.indicatie_asked.emit(rij, None)

    def _herindicatie(self) -> None:
        if (rij := self.indicaties.huidige()) is not None and rij.stand != "opgevolgd":
            self.indicatie_asked.emit(None, rij)

    def _start(self) -> None:
        rij = self.indicaties.huidige()
        if rij is None or rij.stand != "wacht" or not self._mag:
            return
        self.laatst = INDICATIE
        titel = self.tr("{0} is begonnen").format(rij.productgroep)
        self.strook.vraag(
            titel,
            lambda op, _: self.write_asked.emit(StartIndicatie(id=rij.id, op=op)),
            sleutel=rij.id.hex(),
            knop=self.tr("Vastleggen"),
        )

    def _trek_indicatie_in(self) -> None:
        rij = self.indicaties.huidige()
        if rij is None or not self._mag:
            return
        self.laatst = INDICATIE
        self.strook.vraag(
            self.tr("Indicatie {0} intrekken").format(rij.productgroep),
            lambda _, woorden: self.write_asked.emit(TrekIndicatieIn(id=rij.id, reden=woorden)),
            sleutel=rij.id.hex(),
            knop=self.tr("Intrekken"),
            woorden=self.tr("Waarom klopt deze indicatie niet?"),
            met_dag=False,
        )

    # Both ------------------------------------------------------------------------------------------------------------

    def _druk_af(self) -> None:
        if (rij := self._lijsten()[self.laatst].huidige()) is not None:
            self.requested.emit("overdrachtsblad.afdrukken", rij.id)

    def _gekozen(self) -> None:
        t, i = self.toeleidingen.huidige(), self.indicaties.huidige()
        in_toeleiding, mag, dicht = self.laatst == TOELEIDING, self._mag, self.strook.isHidden()
        voluit = toeleiding_voluit(t, self._vandaag()) if in_toeleiding and t else ""
        if not in_toeleiding and i:
            voluit = indicatie_voluit(i, self._vandaag())
        self.detail.setText(voluit)
        self.detail.setVisible(bool(voluit) and dicht)
        gekozen = t if in_toeleiding else i
        advies = gekozen.toestemming if gekozen else ""
        self.advies.setText(advies)
        self.advies.setVisible(bool(advies) and dicht)
        self.vraag_toestemming.setVisible(bool(advies) and mag and dicht)
        stand = t.stand if t else ""
        kan = {
            "toeleiding.nieuw": True,
            "toeleiding.indicatie": True,
            "toeleiding.aan": stand == "voorgesteld",
            "toeleiding.contact": stand == "aangenomen",
            "toeleiding.terug": stand == "eerste contact",
            "toeleiding.weiger": stand in {"voorgesteld", "aangenomen"},
            "toeleiding.intrekken": stand in OPEN,
            "toeleiding.wijzig": t is not None,
            "toeleiding.stap_terug": t is not None and stand != "voorgesteld",
        }
        for naam, ja in kan.items():
            self.toetsen[TOELEIDING].kan(naam, ja=ja and mag, zichtbaar=ja and mag)
        self.toetsen[TOELEIDING].kan("toeleiding.blad", ja=t is not None, zichtbaar=t is not None)
        kan = {
            "indicatie.nieuw": True,
            "indicatie.toeleiding": True,
            "indicatie.start": i is not None and i.stand == "wacht",
            "indicatie.her": i is not None and i.stand != "opgevolgd",
            "indicatie.wijzig": i is not None,
            "indicatie.intrekken": i is not None,
        }
        for naam, ja in kan.items():
            self.toetsen[INDICATIE].kan(naam, ja=ja and mag, zichtbaar=ja and mag)
        self.toetsen[INDICATIE].kan("indicatie.blad", ja=i is not None, zichtbaar=i is not None)
        for naam, toetsen in self.toetsen.items():
            toetsen.setVisible(dicht and naam == self.laatst)

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    def houder(self) -> QWidget:
        """What gets the focus: the list one was in, or the button that fills it when it is empty."""
        lijst = self._lijsten()[self.laatst]
        if lijst.huidige() is not None:
            return lijst.lijst
        return self.toetsen[self.laatst].knop(f"{self.laatst}.nieuw")

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for naam, lijst in ((TOELEIDING, self.toeleidingen), (INDICATIE, self.indicaties)):
                if watched is lijst.lijst and naam != self.laatst:
                    self.laatst = naam
                    self._gekozen()
        return super().eventFilter(watched, event)
