"""Whom or what a signaal is about: a resident (known or new), a household, an address or street, an area, a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.naam import ontleed_zoektekst
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.signaal import LeesVerwantBijInvoer
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.huishouden_zoeken import HuishoudenZoeker
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.nieuwe_inwoner import NieuweInwoner
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij

ADRES = (("straat", "Straat", 18), ("huisnummer", "Nummer", 6), ("toevoeging", "Toevoeging", 8),
         ("postcode", "Postcode", 8), ("woonplaats", "Woonplaats", 11))  # fmt: skip
"""Field, label and letters it is wide."""


class _Regel(QLineEdit):
    """A line that asks for so many letters of room."""

    def __init__(self, letters: int) -> None:
        super().__init__()
        self._letters = letters
        self.setMaxLength(120)
        self.setMinimumWidth(40)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * self._letters + 24, super().sizeHint().height())


class Waarover(QWidget):
    """The fields.

    Signals:
        typed: something was filled in or chosen
    """

    typed = Signal()

    def __init__(self, omgeving: Omgeving, *, gebied: bool = True) -> None:
        """`gebied`: also ask the area and the theme, and take a street without a number."""
        super().__init__()
        self._omgeving = omgeving
        self._met_straat = gebied
        self.zoeker = PersoonZoeker(
            omgeving.jobs, label=self.tr("Inwoner"), naam="signaal_inwoner", moet_kiezen=True,
            hulp=self.tr("Naam, geboortedatum, telefoon of adres."),
        )  # fmt: skip
        self.maak = ToetsKnop(self.tr("Nieuwe inwoner"), "Ctrl+Return", rol="stil")
        self.maak.setObjectName("signaal_nieuwe_inwoner")
        self.maak.clicked.connect(self._wissel_nieuw)
        self.nieuw: NieuweInwoner | None = None
        self.huishouden = HuishoudenZoeker(
            omgeving.jobs, label=self.tr("Huishouden"), naam="signaal_huishouden",
            hulp=self.tr("Als het over het hele gezin gaat."),
        )  # fmt: skip
        self.adres = {naam: Veld(label, _Regel(letters), naam=f"signaal_{naam}") for naam, label, letters in ADRES}
        self.gebied = Veld(self.tr("Gebied of plek"), QLineEdit(maxLength=120), naam="signaal_gebied")
        self.thema = Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Geen thema"))
        self.themaveld = Veld(self.tr("Thema"), self.thema, naam="signaal_thema")
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(12)
        self._kolom.addWidget(Vouwrij((etiket(self.tr("Waarover gaat het"), "kop"), 1), (self.maak, 0)))
        self._kolom.addWidget(Naast(self.zoeker, self.huishouden, letters=26, boven=True))
        rek = {"straat": 3, "woonplaats": 2}
        adres = QVBoxLayout()
        adres.setSpacing(4)
        adres.addWidget(Vouwrij(*((veld, rek.get(naam, 1)) for naam, veld in self.adres.items())))
        hulp = self.tr("Een straat zonder nummer gaat over de hele straat.") if gebied else ""
        adres.addWidget(etiket(hulp or self.tr("Een adres heeft een huisnummer nodig."), "bij", breekt_af=True))
        self._kolom.addLayout(adres)
        plek = Naast(self.gebied, self.themaveld, letters=24, boven=True)
        self._kolom.addWidget(plek)
        plek.setVisible(gebied)
        toets = QShortcut(QKeySequence("Ctrl+Return"), self, self._wissel_nieuw)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.zoeker.taken.connect(self._genomen)
        self.zoeker.cleared.connect(self.typed)
        self.zoeker.regel.textEdited.connect(lambda _: self.typed.emit())
        self.huishouden.taken.connect(lambda _: self.typed.emit())
        for veld in (*self.adres.values(), self.gebied):
            veld.invoer.textEdited.connect(lambda _, veld=veld: self._getypt(veld))  # type: ignore[attr-defined]
        self.thema.currentIndexChanged.connect(lambda _: self._getypt(self.themaveld))

    # What is filled in -----------------------------------------------------------------------------------------------

    def kijk_na(self) -> QWidget | None:
        """Say what was typed and not chosen; answers where to go, None when all is well."""
        if self.zoeker.tekst and self.zoeker.gekozen is None and self._nieuw_dicht():
            zin = self.tr("Kies iemand uit de lijst, of maak met Ctrl+Enter een nieuwe inwoner.")
            self.zoeker.veld.toon_fout(zin)
            return self.zoeker.regel
        if self.huishouden.tekst and self.huishouden.id is None:
            self.huishouden.veld.toon_fout(self.tr("Kies een huishouden uit de lijst, of maak dit veld leeg."))
            return self.huishouden.regel
        straat = any(self._tekst(naam) for naam in self.adres)
        if straat and self._adres() is None and not self._met_straat:
            self.adres["huisnummer"].toon_fout(self.tr("Vul het nummer in."))
            return self.adres["huisnummer"].invoer
        return None

    def wie(self) -> dict[str, Any]:
        """Resident, household and address, as an Opdracht takes them."""
        persoon = self.zoeker.gekozen
        return {
            "persoon_id": None if persoon is None else persoon.persoon_id,
            "nieuwe_persoon": None if self.nieuw is None or self._nieuw_dicht() else self.nieuw.invoer(),
            "huishouden_id": self.huishouden.id,
            "adres": self._adres(),
        }

    def alles(self) -> dict[str, Any]:
        """The same with street, area and theme, as SignaalInvoer takes them."""
        straat = self._tekst("straat") if self._adres() is None else ""
        return self.wie() | {
            "straat": straat,
            "woonplaats": self._tekst("woonplaats") if straat else "",
            "gebied": self.gebied.invoer.text().strip(),  # type: ignore[attr-defined]
            "thema": self.thema.waarde,
        }

    def vraag_verwant(self) -> LeesVerwantBijInvoer | None:
        """What is there already about this; None while nothing was filled in."""
        alles = self.alles()
        vraag = LeesVerwantBijInvoer(
            **{veld: alles[veld] for veld in ("persoon_id", "huishouden_id", "adres", "straat", "woonplaats", "thema")}
        )
        heeft = vraag.persoon_id or vraag.huishouden_id or vraag.adres or (vraag.straat and vraag.thema)
        return vraag if heeft else None

    def bewaard(self) -> dict[str, Any]:
        """What would be lost, as JSON can keep it; empty when nothing."""
        persoon, velden = self.zoeker.gekozen, {naam: self._tekst(naam) for naam in self.adres}
        velden |= {"gebied": self.gebied.invoer.text(), "thema": self.thema.waarde}  # type: ignore[attr-defined]
        bewaard: dict[str, Any] = {naam: tekst for naam, tekst in velden.items() if tekst}
        if persoon is not None:
            bewaard["persoon"] = [persoon.persoon_id.hex(), persoon.naam]
        elif self.nieuw is not None and not self._nieuw_dicht():
            bewaard["nieuw"] = asdict(self.nieuw.invoer())
        elif self.zoeker.tekst:
            bewaard["zoek"] = self.zoeker.tekst
        if self.huishouden.id is not None:
            bewaard["huishouden"] = [self.huishouden.id.hex(), self.huishouden.naam]
        return bewaard

    def zet(self, bewaard: Mapping[str, Any]) -> None:
        """Fill in what was kept and empty the rest."""
        self.wis_fouten()
        self.zoeker.wis()
        self._toon_nieuw(PersoonInvoer(**bewaard["nieuw"]) if "nieuw" in bewaard else None)
        if "persoon" in bewaard:
            id_, naam = bewaard["persoon"]
            self.zet_persoon(Id(bytes.fromhex(id_)), naam)
        elif "zoek" in bewaard:
            self.zoeker.regel.setText(bewaard["zoek"])
        if "huishouden" in bewaard:
            id_, naam = bewaard["huishouden"]
            self.huishouden.zet(Id(bytes.fromhex(id_)), naam)
        else:
            self.huishouden.zet(None, "")
        for naam, veld in (*self.adres.items(), ("gebied", self.gebied)):
            veld.invoer.setText(bewaard.get(naam, ""))  # type: ignore[attr-defined]
        self.thema.zet(bewaard.get("thema", ""))

    def zet_persoon(self, id_: Id, naam: str) -> None:
        """This resident is meant; the focus stays where it is."""
        self.zoeker.zet(id_, naam)
        self._bied_huishoudens(id_)

    # Errors ----------------------------------------------------------------------------------------------------------

    def toon_fout(self, veld: str, zin: str) -> QWidget | None:
        """Say it beside the field it is about; None when it is about none of these."""
        if veld.startswith("nieuwe_persoon.") and self.nieuw is not None:
            return self.nieuw.toon_fout(veld.removeprefix("nieuwe_persoon."), zin)
        plekken = {
            "waarover": self.zoeker.veld, "persoon_id": self.zoeker.veld, "huishouden_id": self.huishouden.veld,
            "thema": self.themaveld, "gebied": self.gebied, "adres": self.adres["straat"],
        } | self.adres | {f"adres.{naam}": plek for naam, plek in self.adres.items()}  # fmt: skip
        plek = plekken.get(veld)
        if plek is None:
            return None
        plek.toon_fout(zin)
        return plek.invoer

    def wis_fouten(self) -> None:
        """Take all errors away."""
        for veld in (self.zoeker.veld, self.huishouden.veld, self.gebied, self.themaveld, *self.adres.values()):
            veld.wis_fout()
        if self.nieuw is not None:
            self.nieuw.wis_fouten()

    # Changes ---------------------------------------------------------------------------------------------------------

    def _adres(self) -> AdresInvoer | None:
        velden = {naam: self._tekst(naam) for naam in self.adres}
        return AdresInvoer(**velden) if velden["huisnummer"] or (velden["postcode"] and not velden["straat"]) else None

    def _tekst(self, naam: str) -> str:
        tekst: str = self.adres[naam].invoer.text().strip()  # type: ignore[attr-defined]
        return tekst

    def _getypt(self, veld: Veld) -> None:
        veld.wis_fout()
        self.zoeker.veld.wis_fout()
        self.typed.emit()

    def _genomen(self, kandidaat: Kandidaat) -> None:
        self._bied_huishoudens(kandidaat.persoon_id)
        self.typed.emit()

    def _bied_huishoudens(self, persoon_id: Id) -> None:
        self._omgeving.jobs.read(
            LeesHuishoudensVan(persoon_id=persoon_id), self.huishouden.stel_voor, eigenaar=self,
            geweigerd=lambda _: None,
        )  # fmt: skip

    def _nieuw_dicht(self) -> bool:
        return self.nieuw is None or self.nieuw.isHidden()

    def _wissel_nieuw(self) -> None:
        if not self._nieuw_dicht():
            self._toon_nieuw(None)
            self.zoeker.regel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            vandaag = lokaal(self._omgeving.klok()).date()
            self._toon_nieuw(ontleed_zoektekst(self.zoeker.tekst, vandaag=vandaag))
            if self.nieuw is not None:
                self.nieuw.eerste_lege().setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _toon_nieuw(self, invoer: PersoonInvoer | None) -> None:
        if self.nieuw is None and invoer is not None:
            self.nieuw = NieuweInwoner(self._omgeving.jobs, self._omgeving.klok)
            self.nieuw.gewijzigd.connect(self.typed)
            self.nieuw.is_dezelfde.connect(self._is_dezelfde)
            self._kolom.insertWidget(1, self.nieuw)
        if self.nieuw is not None:
            if invoer is not None:
                self.nieuw.zet(invoer)
            self.nieuw.setVisible(invoer is not None)
        self.zoeker.setVisible(invoer is None)
        self.maak.zet_tekst(self.tr("Nieuwe inwoner") if invoer is None else self.tr("Terug naar zoeken"))

    def _is_dezelfde(self, kandidaat: Kandidaat) -> None:
        self._toon_nieuw(None)
        self.zoeker.neem(kandidaat)
