"""Wvggz-meldpunt: what runs with its 14 days, the checklist of one melding, and a call counted with two keys.

Outside office hours the crisis number stands on top; the hours are those of the whole organisation.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.bereikbaarheid import diensten, stand
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.wvggz import HeropenWvggz, LeesWvggz, LeesWvggzCijfers, LeesWvggzLijst, TrekWvggzIn
from wijdesk.models.rows.wvggz import WvggzCijfers, WvggzDetail, WvggzRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, kaart, zet_eigenschap
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.wvggz import beeld
from wijdesk.ui.panels.wvggz.beeld import Punt
from wijdesk.ui.panels.wvggz.cijfers import CijferBlad
from wijdesk.ui.panels.wvggz.vormen import BeginVorm, BevindingenVorm, ConsultVorm, PuntVorm, TerugVorm, UitkomstVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import DossierPaneel
from wijdesk.ui.toetsen import Toetsen

CRISIS = "crisisdienst-ggz"


class WvggzPaneel(DossierPaneel[WvggzDetail, QWidget]):
    """The meldpunt of one locatie."""

    naam = "wvggz"
    titel = "Wvggz-meldpunt"
    interesses = frozenset(
        {
            "wvggzmelding", "wvggzconsult", "signaal", "termijn", "persoon", "huishouden", "huishoudlid", "medewerker",
            "avgverzoek",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._bereik: list[Any] = []
        self.overzicht = self._maak_overzicht()
        self.blad = self._maak_blad()
        self.rol = self._met_toetsen(self.blad)
        self.cijfers = CijferBlad()
        self.vormen: dict[str, PuntVorm] = {
            beeld.BEGIN: BeginVorm(omgeving),
            beeld.BEVINDINGEN: BevindingenVorm(omgeving),
            beeld.UITKOMST: UitkomstVorm(omgeving),
            beeld.TERUG: TerugVorm(omgeving),
        }
        self.consult_vorm = ConsultVorm(omgeving)
        self.leg_bladen(self.cijfers, vormen=(*self.vormen.values(), self.consult_vorm))
        self.consult_vorm.counted.connect(self._tel)
        self.cijfers.year_asked.connect(self._lees_cijfers)
        self.cijfers.closed.connect(lambda: self.toon_blad(self.overzicht, focus=self._eerste_in_lijst()))

    def _maak_overzicht(self) -> QWidget:
        self.model_lijst: RegelModel[WvggzRij] = RegelModel(
            lambda rij: rij.signaal_id, lambda rij: beeld.melding(rij, self.vandaag()), groep=beeld.groep
        )
        self.lijst: RegelLijst[WvggzRij] = RegelLijst(
            self.model_lijst,
            naam=self.tr("Meldingen van het Wvggz-meldpunt"),
            leeg=self.tr(
                "Er loopt geen melding.\nRegistreer een signaal van de soort Wvggz-melding; het komt dan hier te staan."
            ),
            filter_tekst=self.tr("Filter op naam, bron of uitkomst"),
            tekens=True,
        )
        self.toetsen_lijst = Toetsen(self._lijst_acties(), self.lijst.lijst, primair="wvggz.open")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addWidget(self._bereikbaar())
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen_lijst)
        return blad

    def _maak_blad(self) -> QWidget:
        self.over = etiket("", "titel", breekt_af=True, naam="wvggz_over")
        self.klok = etiket("", "pil", naam="wvggz_klok")
        self.grondslag = etiket("", "bij", breekt_af=True, naam="wvggz_grondslag")
        self.model: RegelModel[Punt] = RegelModel(lambda rij: rij.id, beeld.punt)
        self.punten: RegelLijst[Punt] = RegelLijst(
            self.model, naam=self.tr("Verkennend onderzoek"), leeg="", tekens=True, twee_regels=True
        )
        self.punten.chosen.connect(self._gekozen)
        self.punten.opened.connect(lambda _: self.punt())
        self.tekst_kop = etiket("", "kop", breekt_af=True)
        self.tekst = LeesTekst(naam="wvggz_tekst", titel=self.tr("Wat erover is opgeschreven"), regels=12)
        vlak = kaart()
        in_kaart = QVBoxLayout(vlak)
        in_kaart.setContentsMargins(12, 12, 12, 12)
        in_kaart.addWidget(self.tekst_kop)
        in_kaart.addWidget(self.tekst)
        in_kaart.addStretch(1)
        self.toetsen = Toetsen(
            self._acties(), self.punten.lijst, primair="wvggz.punt",
            stil=("wvggz.signaal", "wvggz.persoon", "wvggz.terug", "wvggz.trek_in"),
        )  # fmt: skip
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.over, 1)
        kop.addWidget(self.klok, 0, Qt.AlignmentFlag.AlignTop)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addLayout(kop)
        kolom.addWidget(self.grondslag)
        kolom.addWidget(self._bereikbaar())
        kolom.addWidget(Naast(KopLijst(self.tr("Verkennend onderzoek"), self.punten), vlak, letters=30), 1)
        return blad

    def _met_toetsen(self, blad: QWidget) -> QWidget:
        """The page scrolls; what can be done stands below it, always in sight."""
        geheel = QWidget()
        kolom = QVBoxLayout(geheel)
        kolom.setContentsMargins(0, 0, 0, 12)
        kolom.setSpacing(0)
        kolom.addWidget(Rolblad(blad), 1)
        onder = QVBoxLayout()
        onder.setContentsMargins(12, 8, 12, 0)
        onder.addWidget(self.toetsen)
        kolom.addLayout(onder)
        return geheel

    def _bereikbaar(self) -> QWidget:
        label = etiket("", "waarschuwing", breekt_af=True, naam="wvggz_bereikbaar")
        self._bereik.append(label)
        return label

    def _lijst_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("wvggz.open", self.tr("Openen"), "Return", self.open_rij),
            Actie("wvggz.consult", self.tr("Consult tellen"), "C", self.consult, "phone", "telefoon advies wvggz"),
            Actie("wvggz.cijfers", self.tr("Cijfers Wvggz"), "J", self.toon_cijfers, "layout-dashboard", "aantallen"),
        )

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("wvggz.punt", self.tr("Vastleggen"), "Return", self.punt, "check"),
            Actie("wvggz.uitkomst", self.tr("Uitkomst"), "U", partial(self.naar_punt, beeld.UITKOMST), "flag"),
            Actie(
                "wvggz.melder", self.tr("Melder gehoord"), "M", partial(self.naar_punt, beeld.TERUG), "message-square"
            ),
            Actie("wvggz.consult", self.tr("Consult tellen"), "C", self.consult, "phone"),
            Actie("wvggz.heropen", self.tr("Opnieuw openen"), "H", self.heropen, "rotate-ccw"),
            Actie("wvggz.trek_in", self.tr("Toch geen Wvggz"), "X", self.trek_in),
            Actie("wvggz.signaal", self.tr("Signaal openen"), "S", self.open_signaal, "external-link"),
            Actie("wvggz.persoon", self.tr("Inwoner openen"), "I", self.open_persoon, "user"),
            Actie("wvggz.terug", self.tr("Alle meldingen"), "T", self.terug, "arrow-left"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the melding that is open, or with the list."""
        return super().acties() if self._id is None else (*super().acties(), self._lijst_acties()[-1])

    def ververs(self) -> None:
        """The list, what is open, and whether the office is. A form keeps what was typed."""
        self._toon_bereik()
        jobs = self.omgeving.jobs
        jobs.read(
            LeesWvggzLijst(locatie_id=self.omgeving.locatie.id), self._toon_lijst, eigenaar=self,
            geweigerd=self.mag_niet,
        )  # fmt: skip
        self._lees_een()
        if self.bladen.currentWidget() is self.cijfers:
            self._lees_cijfers(self.cijfers.jaar)

    def eerste_veld(self) -> QWidget:
        """Also where the counts stand."""
        return self.cijfers.vorig if self.bladen.currentWidget() is self.cijfers else super().eerste_veld()

    def _eerste_van_een(self) -> QWidget:
        return self.punten.lijst if self.detail is not None else self  # nothing stands there before it is read

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("wvggz.open", signaal_id), or None for the list."""
        if verzoek == "wvggz.open" and inhoud is None:
            self.terug()
            return True
        return super().handle(verzoek, inhoud)

    def huishouden_in_beeld(self) -> Id | None:
        """The household of the signaal."""
        return self.detail.huishouden_id if self.detail is not None and self.isVisible() else None

    # What happens ----------------------------------------------------------------------------------------------------

    def open_rij(self) -> None:
        """The chosen melding, by its signaal."""
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.signaal_id)

    def punt(self) -> None:
        """Write down the chosen point."""
        if (rij := self.punten.huidige()) is not None:
            self.naar_punt(rij.naam)

    def naar_punt(self, naam: str) -> None:
        """The form of one point, or why it has to wait."""
        detail = self.detail
        if detail is None:
            return
        rij = next(rij for rij in beeld.punten(detail, self.vandaag()) if rij.naam == naam)
        if naam == beeld.BEGIN and not detail.begonnen and detail.persoon_id is None:
            self.requested.emit("melding", self.tr("Koppel het signaal eerst aan de inwoner om wie het gaat (S)."))
        elif not rij.kan and not detail.begonnen:
            self.requested.emit("melding", self.tr("Begin eerst het onderzoek."))
        elif not rij.kan:
            klaar = naam == beeld.BEGIN
            zin = self.tr("Het onderzoek is al begonnen.") if klaar else self.tr("Afgerond. Met H gaat het weer open.")
            self.requested.emit("melding", zin)
        else:
            if naam == beeld.UITKOMST and not detail.bevindingen:
                naam = beeld.BEVINDINGEN
                self.requested.emit("melding", self.tr("Schrijf eerst op wat u heeft gevonden; daarna de uitkomst."))
            self.vormen[naam].begin(detail)
            self.toon_vorm(self.vormen[naam])

    def consult(self) -> None:
        """A call: the next key says who it was, and it is counted."""
        self.consult_vorm.begin()
        self.toon_vorm(self.consult_vorm)

    def toon_cijfers(self) -> None:
        """The counts of this year."""
        self.toon_blad(self.cijfers, focus=self.cijfers.vorig)
        self._lees_cijfers(self.vandaag().year)

    def heropen(self) -> None:
        """It was not over."""
        if self.detail is not None and self.detail.uitkomst:
            vraag = self.tr("Waarom opent u het onderzoek opnieuw? (één zin)")
            id_ = self.detail.signaal_id
            maak = partial(HeropenWvggz, signaal_id=id_)
            self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Opnieuw openen"))

    def trek_in(self) -> None:
        """It is no Wvggz-melding after all."""
        if self.detail is not None and self.detail.begonnen and not self.detail.uitkomst:
            vraag = self.tr("Waarom is dit toch geen Wvggz-melding? (één zin)")
            id_ = self.detail.signaal_id
            maak = partial(TrekWvggzIn, signaal_id=id_)
            self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Intrekken"), gevaar=True)

    def open_signaal(self) -> None:
        """The signaal it came in as."""
        if self._id is not None:
            self.requested.emit("signaal.open", self._id)

    def open_persoon(self) -> None:
        """Whom it is about."""
        if self.detail is not None:
            self.open_kaart(self.detail.persoon_id)

    def _tel(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            opdracht,
            lambda *_: self.consult_vorm.zeg_geteld(),
            eigenaar=self,
            geweigerd=self.consult_vorm.toon_fouten,
            mislukt=self.consult_vorm.toon_storing,
        )

    def _vraag_een(self, id_: Id) -> LeesWvggz:
        return LeesWvggz(signaal_id=id_)

    def _lees_cijfers(self, jaar: int) -> None:
        vraag = LeesWvggzCijfers(jaar=jaar, locatie_id=self.omgeving.locatie.id)
        self.omgeving.jobs.read(vraag, self._toon_cijfers, eigenaar=self, geweigerd=self.mag_niet)

    def _toon_cijfers(self, telling: WvggzCijfers) -> None:
        self.cijfers.toon(telling)

    def _toon_lijst(self, rijen: tuple[WvggzRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model_lijst.hertekst()
        self.toetsen_lijst.kan("wvggz.open", ja=bool(rijen))

    def _toon_een(self, detail: WvggzDetail) -> None:
        aandacht = self.heeft_aandacht()
        self.volg_elders(detail.persoon_id)
        self.over.setText(detail.over)
        self.klok.setText(detail.in_woorden)
        zet_eigenschap(self.klok, "toestand", "spoed" if detail.toestand in ("te laat", "spoed") else detail.toestand)
        self.grondslag.setText(f"{detail.bron} · {detail.medewerker} · {detail.grondslag}")
        rijen = beeld.punten(detail, self.vandaag())
        self.punten.zet(rijen)
        self.model.hertekst()
        if self._vers:
            volgende = next((plek for plek, rij in enumerate(rijen) if not rij.klaar), 0)
            self.punten.lijst.setCurrentIndex(self.model.index(volgende, 0))
            if aandacht and not self.in_vorm:
                self.punten.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        loopt = detail.begonnen and not detail.uitkomst
        for naam, ja in {"heropen": bool(detail.uitkomst), "trek_in": loopt, "uitkomst": loopt}.items():
            self.toetsen.kan(f"wvggz.{naam}", ja=ja, zichtbaar=ja, toets=True)  # no letter looks for a row instead
        self.toetsen.kan("wvggz.melder", ja=detail.begonnen, zichtbaar=detail.begonnen, toets=True)
        self.toetsen.kan("wvggz.persoon", ja=detail.persoon_id is not None)
        self._gekozen(self.punten.huidige())

    def _toon_bereik(self) -> None:
        gezien = stand(self.omgeving.klok())
        crisis = diensten()[CRISIS]
        bel = f"{crisis.zin}."
        if not crisis.nummer:
            bel = self.tr("Het nummer van de {0} is nog niet ingevuld. Acuut gevaar: bel 112.").format(
                crisis.naam[:1].lower() + crisis.naam[1:]
            )
        zin = gezien.zin if gezien.open else f"{gezien.zin} {bel}"
        for label in self._bereik:
            label.setText(zin)
            zet_eigenschap(label, "toestand", "" if gezien.open else "spoed")

    def _gekozen(self, rij: Punt | None) -> None:
        if rij is not None and self.detail is not None:
            self.tekst_kop.setText(rij.titel)
            self.tekst.setText(beeld.voluit(rij, self.detail))
            self.toetsen.knop("wvggz.punt").zet_tekst(
                self.tr("Onderzoek beginnen") if rij.naam == beeld.BEGIN else self.tr("Vastleggen")
            )
            self.toetsen.kan("wvggz.punt", ja=rij.kan, toets=True)
