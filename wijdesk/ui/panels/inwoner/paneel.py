"""The card of one resident, opened by a request; reads, shows, and sends what its forms build. Knows no other panel."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.persoon import LeesBsn, LeesPersoonKaart
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.persoon import PersoonKaart
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.concept import Concept
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.loopt_van import LooptVan
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.inwoner import gegevens
from wijdesk.ui.panels.inwoner.agressie import AgressieFormulier
from wijdesk.ui.panels.inwoner.bewerken import Bewerken
from wijdesk.ui.panels.inwoner.gegevens import BEGINT, EIST, NIET_WIJZIGEN, raakt, waarschuwing_in_woorden, wat_mag
from wijdesk.ui.panels.inwoner.huishoudens import Huishoudens
from wijdesk.ui.panels.inwoner.kaart import Kaart, leeg_blad, wie_in_een_regel
from wijdesk.ui.panels.inwoner.knoppen import Knoppen
from wijdesk.ui.panels.inwoner.samenvoegen import Samenvoegen
from wijdesk.ui.panels.inwoner.uiteen import vraag_uiteen


class InwonerPanel(Panel):
    """Header with who it is and what to know; below it the card or one of its forms."""

    naam = "inwoner"
    titel = "Inwoner"
    interesses = frozenset(
        {"persoon", "agressie", "pandverbod", "contact", "vraag", "huishouden", "huishoudlid", "casus", "avgverzoek",
         "inzagegrond"}
    )  # fmt: skip

    def __init__(
        self, omgeving: Omgeving, parent: QWidget | None = None, *, rechten: frozenset[str] = frozenset()
    ) -> None:
        """`rechten` say whether a household can be made here, and what can be begun for a resident."""
        super().__init__(omgeving, parent)
        self._rechten = rechten
        self._straks: Id | None = None  # whom to open when one looks here again: opened elsewhere meanwhile
        self._huidig: PersoonKaart | None = None
        self._persoon_id: Id | None = None
        self._verlaten: Id | None = None  # whose card went from the screen: what was typed there comes back with it
        self._raakt = False
        self.kop = etiket("", "titel", breekt_af=True, naam="inwoner_naam_kop")
        self.onderkop = etiket("", "bij", breekt_af=True, naam="inwoner_onderkop")
        self.waarschuwing = etiket("", "waarschuwing", breekt_af=True, naam="inwoner_waarschuwing")
        self.waarschuwing.setProperty("toestand", "spoed")
        self.leeg = leeg_blad(
            self.tr("Nog niemand gekozen.\nZoek een inwoner met Ctrl+K, of kies iemand in een lijst.")
        )
        self.melding = etiket("", "waarschuwing", breekt_af=True, naam="inwoner_melding")
        self.knoppen = Knoppen(self.acties(), self)
        self.huishoudens = Huishoudens(omgeving.jobs, rechten)
        self.loopt = LooptVan(omgeving, "persoon")
        self.kaart = Kaart(omgeving.klok, self.knoppen, self.huishoudens, self.loopt, rechten=rechten)
        self.bewerken = Bewerken(omgeving.jobs)
        self.agressie = AgressieFormulier(omgeving)
        self.samenvoegen = Samenvoegen(omgeving.jobs)
        self.zin = EenZin()
        self.stapel = QStackedWidget()
        for blad in (self.leeg, self.kaart, self.bewerken, self.agressie, self.samenvoegen):
            self.stapel.addWidget(blad)
        self._concept_straks: dict[str, Any] | None = None
        self._samen: tuple[Id | None, Id | None] = (None, None)
        self._bouw()
        self._verbind()
        self.concept = Concept(
            self, jobs=omgeving.jobs, ids=omgeving.ids, soort="inwoner", inhoud=self._getypt,
            zet_terug=self._zet_concept_terug,
        )  # fmt: skip
        self.bewerken.typed.connect(self.concept.merk)
        self.agressie.typed.connect(self.concept.merk)
        self._toon_blad(self.leeg)

    def _bouw(self) -> None:
        bewaar = QShortcut(QKeySequence("Ctrl+S"), self, self._bewaar)
        bewaar.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for widget in (self.kop, self.onderkop, self.waarschuwing, self.melding, self.stapel):
            kolom.addWidget(widget, 1 if widget is self.stapel else 0)
        kolom.addWidget(self.zin)
        self.melding.hide()

    def _verbind(self) -> None:
        self.omgeving.jobs.changed.connect(self._weeg)
        self.kaart.bsn_asked.connect(self._wissel_bsn)
        self.kaart.person_asked.connect(self._open)
        self.kaart.contact_asked.connect(lambda contact_id: self.requested.emit("contact.open", contact_id))
        uiteen = partial(vraag_uiteen, self.omgeving.jobs, self, self.zin, klaar=self._lees)
        self.kaart.split_asked.connect(uiteen)
        self.loopt.requested.connect(self.requested)
        self.huishoudens.open_asked.connect(lambda id_: self.requested.emit("huishouden.open", id_))
        self.huishoudens.new_asked.connect(lambda: self.requested.emit("huishouden.nieuw_voor", self._persoon_id))
        self.bewerken.person_asked.connect(self._open)
        for formulier in (self.bewerken, self.agressie, self.samenvoegen):
            formulier.ready.connect(partial(self._schrijf, formulier))
            formulier.closed.connect(self._terug_naar_kaart)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with this person."""
        eigen = (
            Actie("inwoner.contact", self.tr("Nieuw contact"), "C", self.nieuw_contact),
            Actie("inwoner.wijzigen", self.tr("Gegevens wijzigen"), "W", self.wijzig),
            Actie("inwoner.agressie", self.tr("Agressie melden"), "A", self.meld_agressie),
            Actie("inwoner.samenvoegen", self.tr("Zelfde persoon als…"), "Z", self.voeg_samen),
        )
        return (
            *(actie for actie in eigen if EIST[actie.naam] in self._rechten),
            *(
                Actie(f"inwoner.{naam}", self.tr(tekst), toets, partial(self._begin, verzoek), pictogram, woorden)
                for recht, naam, tekst, toets, verzoek, pictogram, woorden in BEGINT
                if not self._rechten.isdisjoint(recht.split("|"))
            ),
        )

    def ververs(self) -> None:
        """Read the card again when something about this person changed; every reading is logged as an opening."""
        if self._persoon_id is not None and self._raakt:
            self._lees()
        elif self._huidig is not None:
            self.huishoudens.toon(self._huidig.persoon.id, mag_wijzigen=self._huidig.mag_wijzigen)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "persoon.open" (person id), "persoon.samenvoegen" (two ids), and "persoon.toon" (an id, or a card)."""
        if verzoek == "persoon.toon" and isinstance(inhoud, PersoonKaart | bytes):
            self._volg(inhoud if isinstance(inhoud, PersoonKaart) else Id(inhoud))
            return True
        if verzoek == "persoon.samenvoegen" and isinstance(inhoud, tuple):
            self._samen = inhoud
            self._open(inhoud[0])
            return True
        if verzoek != "persoon.open" or not isinstance(inhoud, bytes):
            return False
        self._open(Id(inhoud))
        return True

    def eerste_veld(self) -> QWidget | None:
        """The earlier contacts, the first button, where one was typing, or what is said when nobody was chosen."""
        velden: dict[QWidget | None, QWidget] = {
            self.leeg: self.leeg, self.bewerken: self.bewerken.regels["roepnaam"], self.agressie: self.agressie.soort,
            self.samenvoegen: self.samenvoegen.zoeker.regel,
        }  # fmt: skip
        if (veld := velden.get(self.stapel.currentWidget())) is not None:
            return veld
        rijen = self.kaart.model.rowCount()
        return self.kaart.contacten.lijst if rijen else self.findChild(QWidget, "inwoner.contact") or self.knoppen.meer

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """Whose card it is; nobody's while another one is still on its way."""
        huidig = self._huidig
        if huidig is None or self._straks is not None or huidig.persoon.id != self._persoon_id:
            return None
        return "persoon", huidig.persoon.id

    def klaar_om_te_sluiten(self) -> None:
        """Keep what is typed and not written yet."""
        self.concept.bewaar()

    # Opening ---------------------------------------------------------------------------------------------------------

    def _open(self, persoon_id: Id) -> None:
        self._straks = None
        bezig = self.bewerken.gewijzigd() or self.agressie.begonnen()
        if bezig and persoon_id != self._persoon_id:
            zin = self.tr("Bewaar eerst wat u hier typte, of kies Niet bewaren; daarna kunt u iemand anders openen.")
            self._meld(zin)
            return
        if persoon_id != self._persoon_id and self.stapel.currentWidget() is not self.kaart:
            self._toon_blad(self.leeg)
        self._persoon_id = persoon_id
        self._lees()

    def _volg(self, wie: PersoonKaart | Id) -> None:
        """Show whom another panel is about, unless somebody is at work here with another person."""
        id_ = wie.persoon.id if isinstance(wie, PersoonKaart) else wie
        bezig = self._blad() not in (self.leeg, self.kaart) or self.zin.isVisibleTo(self)
        if self._concept_straks is not None or (bezig and id_ != self._persoon_id):
            return
        if isinstance(wie, PersoonKaart):
            self._raakt, self._straks = False, None
            self._toon(wie)
        elif not self.isVisible():  # reading is logged as an opening: that waits until somebody looks
            self._straks = id_ if id_ != self._persoon_id else None
            self._toon_blad(self.leeg if self._straks is not None or self._huidig is None else self.kaart)
        elif id_ != self._persoon_id:
            self._open(id_)

    def _lees(self) -> None:
        if self._persoon_id is None:
            return
        self._raakt = False
        vraag = LeesPersoonKaart(id=self._persoon_id)
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._niet_te_openen)

    def _toon(self, kaart: PersoonKaart) -> None:
        anders = self._huidig is None or self._huidig.persoon.id != kaart.persoon.id
        self._persoon_id = kaart.persoon.id  # a merged record leads to the one that stands for it
        self._huidig = kaart
        self.kop.setText(kaart.persoon.naam)
        self.onderkop.setText(wie_in_een_regel(kaart.persoon, lokaal(self.omgeving.klok()).date()))
        geldig = [waarschuwing_in_woorden(rij) for rij in kaart.waarschuwingen if rij.geldig]
        self.waarschuwing.setText("\n".join(filter(None, (kaart.beperkt, *geldig))))
        self.kaart.toon(kaart, wat_mag(self._rechten) if kaart.beperkt else "")
        self.knoppen.kan_wijzigen(ja=kaart.mag_wijzigen)
        self.huishoudens.toon(kaart.persoon.id, mag_wijzigen=kaart.mag_wijzigen)
        self.loopt.toon(kaart.persoon.id, kaart.persoon.naam, mag_wijzigen=kaart.mag_wijzigen)
        self.bewerken.elders_gewijzigd(kaart.persoon)
        if anders or self.stapel.currentWidget() is self.leeg:
            self.melding.hide()
            self.zin.sluit()
            self._toon_blad(self.kaart)
            self.kaart.verticalScrollBar().setValue(0)
            self._zet_getypt_terug()
            if kaart.persoon.id == self._verlaten:
                self._verlaten = None
                self.concept.lees_opnieuw()
        else:
            self._toon_blad(self._blad())
        (een, ander), self._samen = self._samen, (None, None)
        if een == kaart.persoon.id:
            self.voeg_samen(ander)

    def _niet_te_openen(self, weigering: Weigering) -> None:
        concept = self._concept_straks
        if concept is not None and self._persoon_id is not None and concept["persoon"] == self._persoon_id.hex():
            self._concept_straks = None
            self.concept.bewaar()
        if self._huidig is not None and self._huidig.persoon.id == self._persoon_id:
            self._verlaat()
        self._persoon_id = self._huidig.persoon.id if self._huidig is not None else None
        self._meld(weigering.zin)

    def _verlaat(self) -> None:
        """Whose card stands here may not be seen any more: nothing of it stays, and what was typed is kept."""
        self.concept.laat_los()
        self._verlaten, self._huidig, self._persoon_id = self._persoon_id, None, None
        self.zin.sluit()
        for formulier in (self.bewerken, self.agressie, self.samenvoegen):
            if self._blad() is formulier:
                formulier.sluit()
        self._toon_blad(self.leeg)

    def _toon_blad(self, blad: QWidget) -> None:
        self.stapel.setCurrentWidget(blad)
        iemand = self._huidig is not None and blad is not self.leeg
        self.kop.setVisible(iemand)
        self.onderkop.setVisible(iemand)
        self.waarschuwing.setVisible(iemand and bool(self.waarschuwing.text()))

    def _blad(self) -> QWidget:
        return self.stapel.currentWidget() or self.leeg

    def _getypt(self) -> str:
        """What stands in a form and is not written yet, as a draft."""
        if self._concept_straks is not None:
            return json.dumps(self._concept_straks)
        blad, velden = "", {}
        if self.bewerken.gewijzigd():
            blad, velden = "bewerken", self.bewerken.verschil()
        elif self.agressie.begonnen():
            blad, velden = "agressie", dict(self.agressie.waarden())
        if not blad or self._persoon_id is None:
            return ""
        return json.dumps({"blad": blad, "persoon": self._persoon_id.hex(), "velden": velden})

    def _zet_concept_terug(self, tekst: str) -> None:
        self._concept_straks = json.loads(tekst)
        if self._persoon_id is None:
            self._open(Id(bytes.fromhex(json.loads(tekst)["persoon"])))
        else:
            self._zet_getypt_terug()

    def _zet_getypt_terug(self) -> None:
        """The draft of this person, in the form it was typed in."""
        concept, persoon_id = self._concept_straks, self._persoon_id
        if concept is None or persoon_id is None or concept["persoon"] != persoon_id.hex():
            return
        self._concept_straks = None
        if concept["blad"] == "agressie":
            self.meld_agressie()
            self.agressie.zet_waarden(concept["velden"])
        else:
            self.wijzig()
            self.bewerken.zet_getypt(concept["velden"])
        self._meld(self.tr("Dit typte u eerder. Het is nog niet bewaard."))

    def _terug_naar_kaart(self) -> None:
        self.concept.bewaar()
        self.melding.hide()
        self._toon_blad(self.kaart if self._huidig is not None else self.leeg)
        if (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _weeg(self, wijziging: Wijziging) -> None:
        self._raakt |= self._huidig is not None and raakt(self._huidig, wijziging)

    # Acting ----------------------------------------------------------------------------------------------------------

    def nieuw_contact(self) -> None:
        """Ask for a new contact about this person."""
        if self._op_de_kaart():
            self.requested.emit("contact.nieuw_voor", self._persoon_id)

    def wijzig(self) -> None:
        """Correct the details here."""
        if self._op_de_kaart() and self._huidig is not None and self._mag_wijzigen():
            self._toon_blad(self.bewerken)
            self.bewerken.open(self._huidig.persoon, self._huidig.woont_met)

    def meld_agressie(self) -> None:
        """Report an incident about this person."""
        if self._op_de_kaart() and self._persoon_id is not None:
            self._toon_blad(self.agressie)
            self.agressie.open(self._persoon_id)

    def voeg_samen(self, ander: Id | None = None) -> None:
        """Look for another record of the same person, or compare with one that is known."""
        if self._op_de_kaart() and self._huidig is not None and self._mag_wijzigen():
            self._toon_blad(self.samenvoegen)
            self.samenvoegen.open(self._huidig, ander)

    def _begin(self, verzoek: str) -> None:
        if self._op_de_kaart() and self._persoon_id is not None:
            self.requested.emit(*gegevens.begin_met(verzoek, self._rechten, self._persoon_id, self.kop.text()))

    def _op_de_kaart(self) -> bool:
        return self._huidig is not None and self._blad() is self.kaart

    def _mag_wijzigen(self) -> bool:
        """Not of a record that is not used; said at once, before anything is typed."""
        if not (mag := self._huidig is not None and self._huidig.mag_wijzigen):
            self._meld(NIET_WIJZIGEN)
        return mag

    def _bewaar(self) -> None:
        doen: dict[QWidget | None, Callable[[], object]] = {
            self.bewerken: self.bewerken.bewaar, self.agressie: self.agressie.leg_vast,
            self.samenvoegen: self.samenvoegen.voeg_samen,
        }  # fmt: skip
        doen.get(self.stapel.currentWidget(), lambda: None)()

    def _schrijf(self, formulier: Bewerken | AgressieFormulier | Samenvoegen, opdracht: Opdracht[object]) -> None:
        def mislukt(storing: Storing) -> None:
            formulier.toon_fouten(Weigering(f"{storing.zin} {storing.uitweg}"))

        self.omgeving.jobs.write(
            opdracht, lambda _, __: self._geschreven(formulier), eigenaar=self, geweigerd=formulier.toon_fouten,
            mislukt=mislukt,
        )  # fmt: skip

    def _geschreven(self, formulier: Bewerken | AgressieFormulier | Samenvoegen) -> None:
        formulier.sluit()
        self._lees()

    def _wissel_bsn(self) -> None:
        if self._huidig is None:
            return
        if self.kaart.bsn_zichtbaar:
            self.kaart.toon(self._huidig)
            return
        self.omgeving.jobs.read(
            LeesBsn(id=self._huidig.persoon.id),
            self.kaart.toon_hele_bsn,
            eigenaar=self,
            geweigerd=lambda weigering: self.kaart.toon_bsn_fout(weigering.zin),
        )

    def _meld(self, zin: str) -> None:
        self.melding.setText(zin)
        self.melding.show()

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        if self._straks is not None:
            self._open(self._straks)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.kaart.bsn_zichtbaar and self._huidig is not None:
            self.kaart.toon(self._huidig)
        super().hideEvent(event)
