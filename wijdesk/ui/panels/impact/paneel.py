"""Impactmeting: the forms of a period with what they come to. Knows no other panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.models.cijfer import Periode, periode_van
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.impact import (
    LeesImpactmeting,
    LeesImpactmetingen,
    LeesImpactuitkomst,
    LeesImpactvragen,
    OntkoppelImpactmeting,
    TrekImpactmetingIn,
)
from wijdesk.models.rows.impact import ImpactDetail, ImpactRij, Impactuitkomst
from wijdesk.models.rows.vragenlijst import HuidigeVragen
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.impact.uitkomst import Uitkomstregel, beeld, regels_van
from wijdesk.ui.panels.impact.vormen import MetingVorm, NaamVorm, StapelVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen

FORMULIEREN, UITKOMST = "formulieren", "uitkomst"
PERIODEN = (("jaar", "Dit jaar"), ("kwartaal", "Dit kwartaal"), ("maand", "Deze maand"), ("vorig_jaar", "Vorig jaar"))


class ImpactPaneel(StapelPaneel):
    """Two pages (the forms, and what they come to) over one period and locatie, and the forms one types in."""

    naam = "impact"
    titel = "Impactmeting"
    interesses = frozenset({"impactmeting", "impactkoppeling", "vragenlijst", "locatie", "persoon"})

    def __init__(
        self,
        omgeving: Omgeving,
        verzoeken: Mapping[str, Callable[[object], None]],
        *,
        koppelt: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`koppelt`: may put a name beside a form."""
        super().__init__(omgeving, parent)
        self._verzoeken, self._koppelt = verzoeken, koppelt
        self._vormen: dict[str, MetingVorm] = {}
        self._stapels: dict[str, StapelVorm] = {}
        self._bewaard: Id | None = None
        opties = (
            Optie(waarde=FORMULIEREN, tekst=self.tr("Formulieren"), toets="1"),
            Optie(waarde=UITKOMST, tekst=self.tr("Uitkomst"), toets="2"),
        )
        self.zichten = KeuzeGroep(opties, naam="impact_zicht", titel=self.tr("Wat u ziet"))
        self.zichten.zet(FORMULIEREN)
        self.periode = Keuze()
        self.periode.setAccessibleName(self.tr("Periode"))
        for waarde, tekst in PERIODEN:
            self.periode.addItem(self.tr(tekst), waarde)
        self.locatie = Keuze(leeg=self.tr("Alle locaties"))
        self.locatie.setAccessibleName(self.tr("Van welke locatie"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.model: RegelModel[ImpactRij] = RegelModel(lambda rij: rij.id, self._beeld)
        self.lijst: RegelLijst[ImpactRij] = RegelLijst(
            self.model,
            naam=self.tr("Formulieren"),
            leeg=self.tr("In deze periode is niets ingevoerd.\nDruk op S voor een stapel, of op N voor één formulier."),
            filter_tekst=self.tr("Filter op antwoord, locatie of versie"),
            twee_regels=True,
        )
        uit: RegelModel[Uitkomstregel] = RegelModel(lambda rij: rij.id, beeld, groep=lambda rij: rij.groep)
        self.uitkomst: RegelLijst[Uitkomstregel] = RegelLijst(
            uit, naam=self.tr("Uitkomst"), leeg=self.tr("In deze periode is niets ingevoerd."), twee_regels=True
        )
        self.uitleg = etiket("", "bij", breekt_af=True, naam="impact_uitleg")
        self.toetsen = Toetsen(
            [actie for actie in self.acties() if not actie.naam.startswith("impact.zicht")],
            self.lijst.lijst,
            primair="impact.stapel",
            gevaar=("impact.weg",),
        )
        self.naamvorm = NaamVorm(omgeving)
        self._bouw()

    def _bouw(self) -> None:
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.lijst)
        self.stapel.addWidget(self.uitkomst)
        kiezers = QHBoxLayout()
        kiezers.setSpacing(8)
        kiezers.addWidget(self.periode)
        kiezers.addWidget(self.locatie)
        self.overzicht = QWidget()
        kolom = QVBoxLayout(self.overzicht)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zichten)
        kolom.addLayout(kiezers)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.stapel, 1)
        kolom.addWidget(self.toetsen)
        self.bladen.addWidget(self.overzicht)
        self.leg_vorm(self.naamvorm)
        self.toon_blad(self.overzicht)
        self.zichten.gekozen.connect(self.toon)
        self.periode.activated.connect(lambda _: self.ververs())
        self.locatie.activated.connect(lambda _: self.ververs())
        self.lijst.opened.connect(lambda _: self.wijzig())
        self.lijst.chosen.connect(lambda _: self._kan())
        for toets, code in (("1", FORMULIEREN), ("2", UITKOMST)):
            QShortcut(QKeySequence(toets), self.overzicht, partial(self.toon, code)).setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Typing forms, changing one, the paper, and a name beside one."""
        woorden = self.tr("tevreden cijfer inwoners enquête mening")
        naam = (
            (Actie("impact.naam", self.tr("Naam erbij of eraf"), "K", self.naam_erbij, "user", woorden),)
            if self._koppelt
            else ()
        )
        return (
            Actie("impact.zicht.uitkomst", self.tr("Uitkomst van de impactmeting"), "",
                  partial(self.toon, UITKOMST), "target", woorden),
            Actie("impact.stapel", self.tr("Stapel invoeren"), "S", self.voer_stapel_in, "list-todo", woorden),
            Actie("impact.nieuw", self.tr("Eén formulier"), "N", self.nieuw, "plus", woorden),
            Actie("impact.wijzig", self.tr("Wijzigen"), "Return", self.wijzig, "pencil", woorden),
            *naam,
            Actie("impact.papier", self.tr("Formulier op papier"), "P", self.papier, "printer", woorden),
            Actie("impact.weg", self.tr("Weghalen"), "Del", self.haal_weg, "trash-2", woorden),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the page that shows."""
        periode = self.van_tot
        plek = Id(bytes.fromhex(self.locatie.waarde)) if self.locatie.waarde else None
        self.locatie.setVisible(len(self.omgeving.locaties) > 1)
        if self.zichten.waarde == UITKOMST:
            vraag = LeesImpactuitkomst(van=periode.van, tot=periode.tot, locatie_id=plek)
            self.omgeving.jobs.read(vraag, self._toon_uitkomst, eigenaar=self, geweigerd=self.mag_niet)
        else:
            lijst = LeesImpactmetingen(van=periode.van, tot=periode.tot, locatie_id=plek)
            self.omgeving.jobs.read(lijst, self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)

    @property
    def van_tot(self) -> Periode:
        """The chosen period."""
        vandaag = self.vandaag()
        if self.periode.waarde == "vorig_jaar":
            return periode_van("jaar", vandaag.replace(year=vandaag.year - 1, day=1).isoformat())
        return periode_van(self.periode.waarde, vandaag.isoformat())

    def eerste_veld(self) -> QWidget:
        """The form that is open, the list, or the button to begin with."""
        voor = self.bladen.currentWidget()
        if isinstance(voor, Formulier):
            return voor.eerste_veld()
        if self.zichten.waarde == UITKOMST:
            return self.zichten if self.uitkomst.lijst.isHidden() else self.uitkomst.lijst
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("impact.stapel")

    # What a person does ----------------------------------------------------------------------------------------------

    def toon(self, zicht: str) -> None:
        """The forms, or what they come to."""
        self.zichten.zet(zicht)
        self.stapel.setCurrentWidget(self.uitkomst if zicht == UITKOMST else self.lijst)
        self.toetsen.setVisible(zicht == FORMULIEREN)
        self.ververs()
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def nieuw(self) -> None:
        """One form with the questions of now."""
        self._met_vragen(self._begin_nieuw)

    def voer_stapel_in(self) -> None:
        """A pile with the questions of now."""
        self._met_vragen(self._begin_stapel)

    def wijzig(self) -> None:
        """The chosen form, with the questions it answered."""
        if (rij := self.lijst.huidige()) is not None:
            self._met_detail(rij, self._begin_wijzigen)

    def naam_erbij(self) -> None:
        """The resident asks to be named, or not to be any more."""
        if (rij := self.lijst.huidige()) is not None:
            self._met_detail(rij, self._begin_naam)

    def papier(self) -> None:
        """The questions of now, to print."""
        self._met_vragen(lambda vragen: self._verzoeken["impact.formulier"](vragen.inhoud))

    def haal_weg(self) -> None:
        """The chosen form was a mistake; Ctrl+Z brings it back."""
        if (rij := self.lijst.huidige()) is not None:
            self.schrijf(TrekImpactmetingIn(id=rij.id))

    def na_vorm(self, vorm: Formulier, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """The pile goes on with the next form; the others go back to the list, at what was saved."""
        if isinstance(vorm, StapelVorm):
            vorm.klaar_met_een()
            return
        super().na_vorm(vorm, opdracht, uitkomst)
        if isinstance(vorm, MetingVorm) and isinstance(uitkomst, bytes):
            self._bewaard = Id(uitkomst)
            self.ververs()

    # Forms -----------------------------------------------------------------------------------------------------------

    def _met_vragen(self, doe: Callable[[HuidigeVragen], None]) -> None:
        self.omgeving.jobs.read(
            LeesImpactvragen(), doe, eigenaar=self, geweigerd=self.mag_niet, sleutel="impact.vragen"
        )

    def _met_detail(self, rij: ImpactRij, doe: Callable[[ImpactDetail], None]) -> None:
        self.omgeving.jobs.read(
            LeesImpactmeting(id=rij.id), doe, eigenaar=self, geweigerd=self.mag_niet, sleutel="impact.een"
        )

    def _vorm_voor(self, lijst_id: Id | None, inhoud: str) -> MetingVorm:
        """The form of a version is made once."""
        if inhoud not in self._vormen:
            lijst = lees_samen(inhoud) if inhoud else None
            self._vormen[inhoud] = vorm = MetingVorm(self.omgeving, lijst_id, lijst)
            self.leg_vorm(vorm)
        return self._vormen[inhoud]

    def _begin_nieuw(self, vragen: HuidigeVragen) -> None:
        vorm = self._vorm_voor(vragen.vragenlijst_id, vragen.inhoud)
        vorm.begin(None)
        self.toon_vorm(vorm)

    def _begin_wijzigen(self, detail: ImpactDetail) -> None:
        vorm = self._vorm_voor(detail.vragenlijst_id, detail.inhoud)
        vorm.begin(detail)
        self.toon_vorm(vorm)

    def _begin_stapel(self, vragen: HuidigeVragen) -> None:
        if vragen.inhoud not in self._stapels:
            stapel = StapelVorm(self.omgeving, vragen.vragenlijst_id, lees_samen(vragen.inhoud))
            self._stapels[vragen.inhoud] = stapel
            self.leg_vorm(stapel)
        vorm = self._stapels[vragen.inhoud]
        vorm.begin()
        self.toon_vorm(vorm)

    def _begin_naam(self, detail: ImpactDetail) -> None:
        if detail.persoon_id is not None:
            self.schrijf(OntkoppelImpactmeting(id=detail.rij.id))
            return
        self.naamvorm.begin(detail.rij.id)
        self.toon_vorm(self.naamvorm)

    # What was read ---------------------------------------------------------------------------------------------------

    def _toon_lijst(self, rijen: tuple[ImpactRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model.hertekst()
        aantal = len(rijen)
        een, meer = self.tr("1 formulier"), self.tr("{0} formulieren").format(aantal)
        self.uitleg.setText("" if not aantal else een if aantal == 1 else meer)
        self.uitleg.setVisible(bool(aantal))
        if self._bewaard is not None:
            self.lijst.kies(self._bewaard)
            self._bewaard = None
        self._kan()

    def _toon_uitkomst(self, uitkomst: Impactuitkomst) -> None:
        voor, was_leeg = self.window().focusWidget(), self.uitkomst.lijst.isHidden()
        self.uitkomst.zet(regels_van(uitkomst))
        if was_leeg and voor is not None and self.zichten.isAncestorOf(voor):
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)  # it had the focus for want of a list
        meer = len(uitkomst.versies) > 1
        zin = self.tr(
            "De vragen zijn in deze periode veranderd: elke versie staat apart en telt niet op bij een andere."
        )
        self.uitleg.setText(zin if meer else self.tr("Van minder dan 5 antwoorden staat er geen cijfer."))
        self.uitleg.show()

    def _kan(self) -> None:
        gekozen = self.lijst.huidige() is not None
        for naam in ("impact.wijzig", "impact.weg", *(("impact.naam",) if self._koppelt else ())):
            self.toetsen.kan(naam, ja=gekozen)

    def _beeld(self, rij: ImpactRij) -> Regel:
        cijfer = f"{rij.tienden // 10},{rij.tienden % 10}"
        delen = (rij.locatie, self.tr("uit een bestand") if rij.uit_bestand else "",
                 self.tr("versie {0}").format(rij.versie) if rij.versie else "")  # fmt: skip
        return Regel(
            titel=self.tr("Cijfer {0}").format(cijfer.removesuffix(",0")),
            rechts=datum_in_woorden(rij.datum),
            onder=rij.woorden or self.tr("Alleen een cijfer"),
            verder=" · ".join(deel for deel in delen if deel),
            pil=self.tr("met naam") if rij.met_naam else "",
        )

    def _bied_locaties_aan(self) -> None:
        self.locatie.zet_paren((rij.naam, rij.id.hex()) for rij in self.omgeving.locaties)
