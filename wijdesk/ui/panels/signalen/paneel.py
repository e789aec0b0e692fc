"""Signalen: the inbox of a locatie, by urgency and age, and what belongs together. One key each.

The rows are in memory (`lader`), so a letter typed asks the store nothing. A signaal opens in its own panel.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import LeesActiviteitvoorstellen
from wijdesk.models.opdrachten.signaal import LeesBundels, LeesSamenhang, LeesSignaaltelling, PakSignaalOp
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import BundelRij, Signaalgroep, SignaalRij, Signaaltelling, VoorstelRij
from wijdesk.models.signaallijst import Keus
from wijdesk.models.signaalregels import AFGESLOTEN, NIEUW, STANDEN
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui import signaalregel
from wijdesk.ui.fields import etiket
from wijdesk.ui.keuze import Keuze, Levend
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.signalen.lader import Lader
from wijdesk.ui.panels.signalen.samenvoegen import Samenvoeger
from wijdesk.ui.panels.signalen.zichten import BUNDELS, LEEG, SAMEN, ZICHTEN, Groepen, Rij, kop_van, namen, vouw_bundels
from wijdesk.ui.panels.signalen.zichtrij import Zichtrij
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij

TEGELIJK = 300
"""Rows that show at first; at the end of them come as many more."""
ALLE_LOCATIES = "Alle locaties"


class SignalenPanel(Panel):
    """The inbox: a switch of what shows, a line to filter on, the list, and what can be done with the chosen row."""

    naam = "signalen"
    titel = "Signalen"
    interesses = frozenset(
        {"signaal", "signaalbundel", "activiteitvoorstel", "persoon", "huishouden", "huishoudlid", "adres"}
    )

    def __init__(
        self, omgeving: Omgeving, *, behandelen: bool = True, melden: bool = True, parent: QWidget | None = None
    ) -> None:
        """`behandelen`: may look into signalen; `melden`: may register them."""
        super().__init__(omgeving, parent)
        self._behandelen, self._melden = behandelen, melden
        self.zicht = NIEUW
        self.groepen = Groepen()
        self._bundels: tuple[BundelRij, ...] = ()
        self._voorstellen: tuple[VoorstelRij, ...] = ()
        self._spoed = 0
        self._hoogstens = TEGELIJK
        self._rest = 0
        self._gevouwen: dict[Id, tuple[SignaalRij, ...]] = {}
        self.model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, self._beeld, groep=self._groep)
        self.lijst: RegelLijst[Rij] = RegelLijst(self.model, naam=self.tr("Signalen"), leeg="", tekens=True)
        self.lader = Lader(omgeving, self, klaar=self._vul, geweigerd=self._mag_niet)
        self.telling = etiket("", "kop", naam="signalen_telling", breekt_af=True)
        self.van_mij = ToetsKnop(self.tr("Van mij"), "M", rol="keuze")
        self.van_mij.setCheckable(True)
        self.nieuw = ToetsKnop(self.tr("Nieuw"), "N")
        self.nieuw.setAccessibleName(self.tr("Nieuw signaal"))
        self.nieuw.setObjectName("signalen.nieuw")
        plekken = Levend.van(omgeving.codes.sein, lambda: (ALLE_LOCATIES, *(er.naam for er in omgeving.locaties)))
        self.locatie = Keuze(plekken)
        self.locatie.setAccessibleName(self.tr("Van welke locatie"))
        self.locatie.zet(omgeving.locatie.naam)
        self.zichten = Zichtrij()
        self.zichten.zet(self.zicht)
        self.filter = QLineEdit()
        self.filter.setObjectName("signalen_filter")
        self.filter.setPlaceholderText(self.tr("Filter op naam, straat, soort"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(80)
        self.meer = etiket("", "bij", breekt_af=True, naam="signalen_meer")
        self.samenvoeger = Samenvoeger(omgeving.jobs, self)
        self.zin = self.samenvoeger.zin
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="signalen.oppakken")
        self._bouw()
        self._verbind()
        self._gekozen(None)

    def _bouw(self) -> None:
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.telling, 1)
        kop.addWidget(self.nieuw)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.locatie)
        kolom.addWidget(self.zichten)
        kolom.addWidget(Vouwrij((self.filter, 1), (self.van_mij, 0)))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.meer)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        self.nieuw.setVisible(self._melden)
        self.meer.hide()

    def _verbind(self) -> None:
        self.omgeving.jobs.changed.connect(self._weeg)
        self.zichten.chosen.connect(self.toon)
        self.locatie.activated.connect(lambda _: self._andere_locatie())
        self.filter.textChanged.connect(lambda _: self._opnieuw_vanaf_boven())
        self.van_mij.toggled.connect(lambda _: self._opnieuw_vanaf_boven())
        self.nieuw.clicked.connect(self.maak_nieuw)
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.open())
        self.samenvoeger.requested.connect(self.requested)
        self.zin.opened.connect(lambda _: self._gekozen(self.lijst.huidige()))
        QShortcut(QKeySequence("Space"), self.lijst.lijst, self.merk).setContext(Qt.ShortcutContext.WidgetShortcut)
        toetsen: dict[str, Callable[[], object]] = {"M": self.van_mij.toggle, "N": self.maak_nieuw}
        toetsen |= {toets: partial(self.toon, code) for code, _, toets in ZICHTEN}
        for toets, doe in toetsen.items():
            # Of the panel: with nothing in the list there is no list to press them in.
            QShortcut(QKeySequence(toets), self, doe).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _rij_acties(self) -> tuple[Actie, ...]:
        openen = Actie("signalen.open", self.tr("Openen"), "Return", self.open)
        if not self._behandelen:
            return (openen,)
        return (
            Actie("signalen.oppakken", self.tr("Oppakken"), "O", self.pak_op),
            openen,
            Actie("signalen.overdragen", self.tr("Overdragen"), "D", self.draag_over),
            Actie("signalen.samenvoegen", self.tr("Samenvoegen"), "S", self.voeg_samen),
            Actie("signalen.activiteit", self.tr("Maak er een activiteit van"), "A", self.maak_activiteit),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen row, and with the list."""
        nieuw = Actie(
            "signalen.nieuw", self.tr("Nieuw signaal"), "N", self.maak_nieuw, "plus", "signaal registreren melding"
        )
        merken = Actie("signalen.merk", self.tr("Merken om samen te voegen"), "Space", self.merk)
        return (
            *self._rij_acties(),
            *((merken,) if self._behandelen else ()),
            *((nieuw,) if self._melden else ()),
            Actie("signalen.van_mij", self.tr("Alleen signalen van mij"), "M", self.van_mij.toggle),
            *(
                Actie(f"signalen.zicht.{code}", self.tr("Signalen: {}").format(tekst.lower()), toets,
                      partial(self.toon, code), "inbox")
                for code, tekst, toets in ZICHTEN
            ),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read what changed, and what belongs together now."""
        self.lader.ververs()
        self.locatie.setVisible(len(self.omgeving.locaties) > 1)
        lees = partial(self.omgeving.jobs.read, eigenaar=self, geweigerd=self._mag_niet)
        lees(LeesSignaaltelling(locatie_id=(hier := self.lader.locatie_id)), self._toon_telling)
        lees(LeesSamenhang(locatie_id=hier), self._toon_groepen)
        lees(LeesBundels(locatie_id=hier), self._toon_bundels)
        lees(LeesActiviteitvoorstellen(locatie_id=hier), self._toon_voorstellen)

    def eerste_veld(self) -> QWidget:
        """The list, or what may fill it; a question that is open keeps the focus."""
        if self.zin.isVisible():
            return self.zin.regel
        return self.lijst.lijst if self.model.rowCount() else self.zichten.ingang()

    # What happens ----------------------------------------------------------------------------------------------------

    def toon(self, zicht: str) -> None:
        """Another view."""
        self.zicht = zicht
        self.zichten.zet(zicht)
        self._opnieuw_vanaf_boven()

    def maak_nieuw(self) -> None:
        """Register one."""
        if self._melden:
            self.requested.emit("signaal.nieuw", None)

    def open(self) -> None:
        """Enter: the signaal, the bundel, or the bundel an activity was proposed from."""
        rij = self.lijst.huidige()
        if isinstance(rij, SignaalRij) and rij.id in self._gevouwen:
            self.requested.emit("bundel.open", rij.bundel_id)
        elif isinstance(rij, SignaalRij):
            self.requested.emit("signaal.open", rij.id)
        elif isinstance(rij, BundelRij):
            self.requested.emit("bundel.open", rij.id)
        elif rij is not None and rij.bundel_id is not None:
            self.requested.emit("bundel.open", rij.bundel_id)

    def pak_op(self) -> None:
        """I look into it; of a bundel that is one row, into all that is in it here."""
        rij = self.lijst.huidige()
        for een in self._gevouwen.get(rij.id, (rij,)) if isinstance(rij, SignaalRij) else ():
            if self._kan_op(een):
                self.omgeving.jobs.write(PakSignaalOp(id=een.id), self._gedaan, eigenaar=self, geweigerd=self._mag_niet)

    def draag_over(self) -> None:
        """Open it with the question to whom."""
        rij = self.lijst.huidige()
        if isinstance(rij, SignaalRij) and rij.stand != AFGESLOTEN:
            self.requested.emit("signaal.overdragen.open", rij.id)

    def merk(self) -> None:
        """Mark the chosen one, or take the mark away."""
        rij = self.lijst.huidige()
        if self._behandelen and isinstance(rij, SignaalRij):
            self.samenvoeger.merk(rij)
            self.model.hertekst()
            self._gekozen(rij)

    def voeg_samen(self) -> None:
        """Put the marked ones together, or all that belong with the chosen one."""
        if isinstance(self.lijst.huidige(), SignaalRij):
            self._samen("bundel.open")

    def maak_activiteit(self) -> None:
        """A bundel, or else a group that becomes one, asks for an activity."""
        rij = self.lijst.huidige()
        if isinstance(rij, BundelRij):
            self.requested.emit("bundel.activiteit.open", rij.id)
        elif isinstance(rij, SignaalRij) and rij.bundel_id is not None and not self.samenvoeger.gemerkt:
            self.requested.emit("bundel.activiteit.open", rij.bundel_id)
        elif isinstance(rij, SignaalRij):
            self._samen("bundel.activiteit.open")

    def _samen(self, daarna: str) -> None:
        groep = self._groep_van_huidige()
        ids = () if groep is None else groep.signaal_ids
        van_groep = [rij for id_ in ids if (rij := self.lader.lijst.rij(id_) or self.lader.mijn.rij(id_)) is not None]
        self.samenvoeger.voeg_samen(list(self.samenvoeger.gemerkt.values()) or van_groep, groep, daarna)

    def _gedaan(self, _: None, __: Wijziging) -> None:
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _andere_locatie(self) -> None:
        naam = self.locatie.waarde
        self.samenvoeger.gemerkt.clear()
        self.lader.kies_locatie(next((plek.id for plek in self.omgeving.locaties if plek.naam == naam), None))
        self.ververs()

    def _weeg(self, wijziging: Wijziging) -> None:
        self.lader.merk(wijziging, [rij.id for rij in self._rijen() if isinstance(rij, SignaalRij)])

    def _kan_op(self, rij: SignaalRij) -> bool:
        return rij.stand != AFGESLOTEN and rij.medewerker_id != self.omgeving.medewerker.id

    def _groep_van_huidige(self) -> Signaalgroep | None:
        rij = self.lijst.huidige()
        if not isinstance(rij, SignaalRij):
            return None
        return self.groepen.per_signaal.get(rij.id) if self.zicht == SAMEN else self.groepen.van_signaal(rij.id)

    # How it looks ----------------------------------------------------------------------------------------------------

    def _rijen(self) -> list[Rij]:
        return [self.model.rij(plek) for plek in range(self.model.rowCount())]

    def _beeld(self, rij: Rij) -> Regel:
        if isinstance(rij, SignaalRij):
            return signaalregel.beeld(
                rij, nu=self.omgeving.klok(), ik=self.omgeving.medewerker.naam,
                verwant=0 if self.zicht == SAMEN else self.groepen.verwant(rij.id),
                gemerkt=rij.id in self.samenvoeger.gemerkt, bundel=self._bundel_van(rij),
            )  # fmt: skip
        sinds = dag_in_woorden(lokaal(rij.gemaakt_op).date(), lokaal(self.omgeving.klok()).date())
        if isinstance(rij, VoorstelRij):
            wat = " · ".join(deel for deel in (rij.thema, rij.gebied, f"uit {rij.signalen} signalen") if deel)
            return Regel(titel=rij.naam, rechts=sinds, onder=wat, verder=rij.waarom, pil=rij.medewerker)
        activiteit = f"Activiteit voorgesteld: {rij.voorstel}" if rij.voorstel else ""
        aantal = f"{rij.aantal} signalen, {rij.open} open"
        return Regel(titel=rij.naam, rechts=sinds, onder=aantal, verder=activiteit, pil=rij.medewerker)

    def _groep(self, rij: Rij) -> str:
        if isinstance(rij, VoorstelRij):
            return self.tr("Voorgestelde activiteiten")
        if isinstance(rij, BundelRij):
            return self.tr("Bundels")
        groep = self.groepen.per_signaal.get(rij.id) if self.zicht == SAMEN else None
        return "" if groep is None else kop_van(groep, rij.over)

    def _bundel_van(self, rij: SignaalRij) -> str:
        """What a row says that stands for its bundel: "5 signalen in bundel Elzenlaan"."""
        if rij.id not in self._gevouwen:
            return ""
        naam = next((bundel.naam for bundel in self._bundels if bundel.id == rij.bundel_id), "")
        return self.tr("{1} signalen in bundel {0}").format(naam, len(self._gevouwen[rij.id]))

    def _toon_telling(self, telling: Signaaltelling) -> None:
        self._spoed = telling.spoed
        self._vul()

    def _toon_groepen(self, groepen: tuple[Signaalgroep, ...]) -> None:
        self.groepen = Groepen.van(groepen)
        self._vul()

    def _toon_bundels(self, bundels: tuple[BundelRij, ...]) -> None:
        self._bundels = bundels
        self._vul()

    def _toon_voorstellen(self, voorstellen: tuple[VoorstelRij, ...]) -> None:
        self._voorstellen = tuple(rij for rij in voorstellen if rij.stand == "voorstel")
        self._vul()

    def _opnieuw_vanaf_boven(self) -> None:
        self._hoogstens = TEGELIJK
        self._vul()
        if self.model.rowCount():
            self.lijst.lijst.setCurrentIndex(self.model.index(0, 0))
            self.lijst.lijst.scrollToTop()

    def _vul(self) -> None:
        tekst = self.filter.text()
        lijst = self.lader.mijn if self.van_mij.isChecked() else self.lader.lijst
        stand = self.zicht if self.zicht in STANDEN else ""
        uitzicht = lijst.toon(Keus(stand=stand, tekst=tekst), self._hoogstens if stand else len(lijst))
        # Who looks for something sees each by itself: the words that were typed stand in one of them.
        los, self._gevouwen = vouw_bundels(uitzicht.rijen) if stand and not tekst else (uitzicht.rijen, {})
        rijen: list[Rij] = list(los)
        samen = self.groepen.op_volgorde(uitzicht.rijen) if self.zicht == SAMEN else []
        if self.zicht == SAMEN:
            rijen = list(samen)
        elif self.zicht == BUNDELS:
            rijen = [*(v for v in self._voorstellen if namen(tekst, v)), *(b for b in self._bundels if namen(tekst, b))]
        self._rest = uitzicht.totaal - len(uitzicht.rijen) if stand else 0
        zin = self.tr(LEEG[self.zicht])
        if tekst.strip():
            zin = self.tr("0 resultaten. Maak het zoekwoord korter of wis het.")
        elif self.van_mij.isChecked():
            zin = self.tr("Geen signalen van u hier.\nDruk op M voor die van iedereen.")
        self.lijst.zet_leeg(zin)
        had_focus = self.lijst.lijst.hasFocus()
        self.lijst.zet(rijen)
        if had_focus and not rijen:
            self.zichten.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
        self.model.hertekst()
        self._tel(uitzicht.per_stand)
        self.meer.setText(self.tr("De eerste {0} van {1}. Typ om te zoeken; onderaan komen er meer.").format(
            len(rijen), len(rijen) + self._rest))  # fmt: skip
        self.meer.setVisible(self._rest > 0)

    def _tel(self, per_stand: dict[str, int]) -> None:
        per_zicht = per_stand | {SAMEN: len(self.groepen.alle), BUNDELS: len(self._bundels)}
        wacht = "…" if self.lader.bezig else ""
        self.zichten.tel({
            code: f"{per_zicht.get(code, 0)}{wacht if code == AFGESLOTEN else ''}" for code, _, _ in ZICHTEN
        })  # fmt: skip
        open_ = sum(per_stand.get(stand, 0) for stand in STANDEN if stand != AFGESLOTEN)
        spoed = 0 if self.filter.text() or self.van_mij.isChecked() else self._spoed
        delen = [self.tr("{0} open").format(open_), *([self.tr("{0} spoed").format(spoed)] if spoed else [])]
        self.telling.setText(" · ".join(delen))

    def _gekozen(self, rij: Rij | None) -> None:
        if rij is not None and self.lijst.lijst.currentIndex().row() == self.model.rowCount() - 1:
            self._meer_tonen()
        is_signaal = isinstance(rij, SignaalRij)
        self.toetsen.setVisible((rij is not None or bool(self.samenvoeger.gemerkt)) and self.zin.isHidden())
        if not self._behandelen:
            return
        op = isinstance(rij, SignaalRij) and self._kan_op(rij)
        self.toetsen.kan("signalen.oppakken", ja=op, zichtbaar=op)
        over = isinstance(rij, SignaalRij) and rij.stand != AFGESLOTEN
        self.toetsen.kan("signalen.overdragen", ja=over, zichtbaar=over)
        groep = self._groep_van_huidige()
        samen = is_signaal and (len(self.samenvoeger.gemerkt) > 1 or groep is not None)
        # The key works on every row: what cannot be put together says what to do.
        self.toetsen.kan("signalen.samenvoegen", ja=samen, zichtbaar=samen, toets=is_signaal)
        activiteit = samen or isinstance(rij, BundelRij) or (isinstance(rij, SignaalRij) and rij.bundel_id is not None)
        zichtbaar = activiteit and (self.zicht in (SAMEN, BUNDELS) or len(self.samenvoeger.gemerkt) > 1)
        self.toetsen.kan("signalen.activiteit", ja=activiteit, zichtbaar=zichtbaar, toets=rij is not None)
        aantal = len(self.samenvoeger.gemerkt)
        tekst = self.tr("Samenvoegen ({0})").format(aantal) if aantal > 1 else self.tr("Samenvoegen")
        self.toetsen.knop("signalen.samenvoegen").zet_tekst(tekst)

    def _meer_tonen(self) -> None:
        if self.zicht in STANDEN and self._rest > 0:
            self._hoogstens += TEGELIJK
            self._vul()

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.lijst.setMinimumHeight(self.fontMetrics().height() * 5)
        super().changeEvent(event)
