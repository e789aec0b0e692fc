"""The form to correct somebody's details in place. It holds what was typed; the panel reads and writes.

What changed elsewhere meanwhile is told beside the field, and never takes the place of what was typed; nor does what
was typed take its place before that was asked: a field one was at work in counts as seen as it was.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.opdrachten.persoon import PersoonInvoer, WijzigPersoon
from wijdesk.models.rows.persoon import PersoonRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.neem_over import bied_aan
from wijdesk.ui.panels.inwoner.gegevens import (
    DAGEN,
    ETIKETTEN,
    VELDEN,
    invoer_van,
    verschil,
    verzoen,
    waarde_in_woorden,
)
from wijdesk.ui.panels.inwoner.kaart import NaamKnop
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop

HOOGSTENS_OOK = 4
"""Cards that can be opened from the form; the names of all of them stand there."""
AAN_UIT = ("tolk_nodig", "afgeschermd")
INDELING: tuple[tuple[str, ...], ...] = (
    ("roepnaam", "voornamen"),
    ("tussenvoegsel", "achternaam"),
    ("geboorte_tussenvoegsel", "geboortenaam"),
    ("geboortedatum", "bsn"),
    ("straat", "huisnummer"),
    ("toevoeging", "postcode"),
    ("woonplaats", "telefoon"),
    ("email", "taal"),
    ("overleden_op",),
)


class Bewerken(Kijker, QWidget):
    """The edit form.

    Signals:
        ready: (WijzigPersoon) write this
        typed: something was typed; for the draft
        closed: the form was put away
        person_asked: (persoon_id) open the card of somebody who lives there too
    """

    ready = Signal(object)
    typed = Signal()
    closed = Signal()
    person_asked = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.persoon_id: Id | None = None
        self._gezien = self._elders = PersoonInvoer()
        self._vult = False
        self.regels: dict[str, QLineEdit] = {}
        self.velden: dict[str, Veld] = {}
        for naam in (naam for rij in INDELING for naam in rij):
            regel = QLineEdit(maxLength=120)
            regel.textEdited.connect(self._getypt_in)
            regel.returnPressed.connect(self.bewaar)
            self.regels[naam] = regel
            self.velden[naam] = Veld(ETIKETTEN[naam], regel, naam=f"inwoner_{naam}_veld")
        for naam in DAGEN:
            self.regels[naam].setPlaceholderText("dd-mm-jjjj")
        self.vinkjes = {naam: QCheckBox(ETIKETTEN[naam]) for naam in AAN_UIT}
        self.vinkjes["afgeschermd"].setToolTip(self.tr("Verberg in zoeken, lijsten en afdrukken"))
        for vinkje in self.vinkjes.values():
            vinkje.toggled.connect(self._getypt_in)
        self.reden = QLineEdit(maxLength=400)
        self.reden.textEdited.connect(self._getypt_in)
        self.reden.returnPressed.connect(self.bewaar)
        self.velden["reden"] = Veld("", self.reden, naam="inwoner_reden_veld")
        self._woont_met: tuple[tuple[Id, str], ...] = ()
        self._daarna: Id | None = None
        self.ook = QWidget()
        self.ook.setObjectName("inwoner_ook_afschermen")
        self.ook_zin = etiket("", "bij", breekt_af=True)
        self._ook_rij = QVBoxLayout(self.ook)
        self._ook_rij.setContentsMargins(0, 0, 0, 0)
        self._ook_rij.setSpacing(0)
        self._ook_rij.addWidget(self.ook_zin)
        self.ook.hide()
        self.vinkjes["afgeschermd"].toggled.connect(self._toon_wie_ook)
        self.vinkjes["afgeschermd"].toggled.connect(self._vraag_waarom)
        self.elders = etiket("", "waarschuwing", breekt_af=True, naam="inwoner_elders")
        self.elders.hide()
        self.fout = etiket("", "fout", breekt_af=True)
        self.fout.hide()
        self.knop_bewaar = ToetsKnop(self.tr("Bewaren"), "Ctrl+S", rol="primair")
        self.knop_bewaar.clicked.connect(self.bewaar)
        self.annuleer = knop(self.tr("Niet bewaren"), self.sluit, rol="stil", naam="inwoner_annuleer")
        self._bouw()

    def _bouw(self) -> None:
        vlak = QWidget()
        self._rooster = QGridLayout(vlak)
        self._rooster.setContentsMargins(0, 0, 4, 0)
        self._rooster.setHorizontalSpacing(12)
        self._rooster.setVerticalSpacing(12)
        self._blad = Rolblad(vlak)
        knoppen = FlowLayout()
        knoppen.addWidget(self.knop_bewaar)
        knoppen.addWidget(self.annuleer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self._blad, 1)
        kolom.addWidget(self.elders)  # below: what one types in stays where it is
        kolom.addWidget(self.velden["reden"])
        kolom.addWidget(self.ook)
        kolom.addWidget(self.fout)
        kolom.addLayout(knoppen)
        self._leg(breed=True)

    def _leg(self, *, breed: bool) -> None:
        plek = 0
        for paar in INDELING:
            for naam in paar:
                rij, kolom = divmod(plek, 2) if breed else (plek, 0)
                self._rooster.addWidget(self.velden[naam], rij, kolom, Qt.AlignmentFlag.AlignTop)
                plek += 1
        rij = plek if not breed else (plek + 1) // 2
        for extra, vinkje in enumerate(self.vinkjes.values()):
            self._rooster.addWidget(vinkje, rij + (0 if breed else extra), extra if breed else 0)
        self._rooster.setColumnStretch(0, 1)
        self._rooster.setColumnStretch(1, 1 if breed else 0)
        self._rooster.setRowStretch(rij + 3, 1)

    # What is shown ---------------------------------------------------------------------------------------------------

    def open(self, persoon: PersoonRij, woont_met: tuple[tuple[Id, str], ...] = ()) -> None:
        """Start correcting this person. `woont_met` are those whose card would tell where this person lives."""
        self.persoon_id = persoon.id
        self._woont_met, self._daarna = woont_met, None
        self._gezien = self._elders = invoer_van(persoon)
        self.zie_bij(self._jobs, self)
        self._vul(self._gezien)
        self.reden.clear()
        self._vraag_waarom()
        self.elders.hide()
        self.wis_fouten()
        if persoon.adres_verborgen:
            self.velden["straat"].toon_hulp(self.tr("Afgeschermd adres. Geef een ander adres door aan de regisseur."))
        self._toon_wie_ook()
        self.regels["roepnaam"].setFocus(Qt.FocusReason.OtherFocusReason)

    def gewijzigd(self) -> bool:
        """Whether something typed differs from what was seen."""
        return self.persoon_id is not None and bool(verschil(self._gezien, self.getypt()))

    def elders_gewijzigd(self, persoon: PersoonRij) -> None:
        """The row is other than what was seen: take over what was not touched, and say what was."""
        elders = invoer_van(persoon)
        if persoon.id != self.persoon_id or elders == self._elders:
            return
        nu, beide = verzoen(self._gezien, elders, self.getypt())
        botst = [naam for naam in beide if getattr(nu, naam) != getattr(elders, naam)]
        overgenomen = [naam for naam in verschil(self._elders, elders) if naam not in botst]
        self._elders = elders
        self._gezien = replace(elders, **{naam: getattr(self._gezien, naam) for naam in botst})
        if not botst:
            self.zie_bij(self._jobs, self)
        self._vul(nu)
        for naam in botst:
            if naam in self.velden:
                waarde = "verborgen" if naam == "bsn" else waarde_in_woorden(naam, getattr(elders, naam)) or "leeg"
                self.velden[naam].toon_hulp(self.tr("Elders gewijzigd in: {0}").format(waarde))
        zin = self.tr("Elders gewijzigd: {0}.").format(", ".join(ETIKETTEN[n].lower() for n in (*botst, *overgenomen)))
        if botst:
            zin += " " + self.tr("Wat u typte, staat er nog.")
        self.elders.setText(zin)
        self.elders.show()
        if (deel := self.window().focusWidget()) is not None:  # the line took room: what one types in stays in sight
            self._blad.breng_in_beeld(deel)

    def getypt(self) -> PersoonInvoer:
        """What the form holds; a field that reads as it was seen counts as not touched."""
        waarden: dict[str, str | bool] = {}
        for naam, regel in self.regels.items():
            tekst = regel.text().strip()
            gezien = getattr(self._gezien, naam)
            waarden[naam] = gezien if tekst == self._op_scherm(naam, gezien) else tekst
        invoer = PersoonInvoer(**waarden)  # type: ignore[arg-type]
        tolk, afgeschermd = (self.vinkjes[naam].isChecked() for naam in AAN_UIT)
        return replace(invoer, tolk_nodig=tolk, afgeschermd=afgeschermd)

    def zet_getypt(self, waarden: dict[str, str | bool]) -> None:
        """Put a kept draft back over what was seen."""
        over = {naam: waarde for naam, waarde in waarden.items() if naam in VELDEN}
        self.zet_gezien(str(waarden.get("gezien", "")))
        self._vul(replace(self._gezien, **over))  # type: ignore[arg-type]
        self.reden.setText(str(waarden.get("reden", "")))

    def verschil(self) -> dict[str, str | bool]:
        """What was typed and differs from what was seen, and what that was: a draft to put back."""
        return verschil(self._gezien, self.getypt()) | {"gezien": self.gezien_als_tekst(), "reden": self.reden.text()}

    def bewaar(self) -> None:
        """Ask the panel to write; without a difference there is nothing to write."""
        if self.persoon_id is None or not self.knop_bewaar.isEnabled():
            return
        if not self.gewijzigd():
            self.sluit()
            return
        self.wis_fouten()
        self.knop_bewaar.setEnabled(False)
        opdracht = WijzigPersoon(id=self.persoon_id, invoer=self.getypt(), gezien=self._gezien, reden=self.reden.text())
        self.ready.emit(self.met_gezien(opdracht))

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.knop_bewaar.setEnabled(True)
        self._daarna = None
        eerste, los = None, []
        for naam, zin in weigering.volledig().items():
            if naam in self.velden:
                self.velden[naam].toon_fout(zin)
                eerste = eerste or self.velden[naam].invoer
            else:
                los.append(zin)
        self.fout.setText(" ".join(dict.fromkeys(los)))
        self.fout.setVisible(bool(los))
        if isinstance(weigering, Achterhaald):
            zonder_bsn = {naam: regel for naam, regel in self.regels.items() if naam != "bsn"}
            bied_aan(weigering, self.velden, zonder_bsn, lambda naam, nu: self._op_scherm(naam, str(nu or "")))
        if eerste is not None:
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def wis_fouten(self) -> None:
        """Take the errors away."""
        self.knop_bewaar.setEnabled(True)
        self.fout.hide()
        for veld in self.velden.values():
            veld.wis_fout()
            veld.toon_hulp("")

    def sluit(self) -> None:
        """Put the form away; what was typed is dropped on purpose."""
        self.persoon_id = None
        daarna, self._daarna = self._daarna, None
        self.closed.emit()
        if daarna is not None:
            self.person_asked.emit(daarna)

    def _toon_wie_ook(self) -> None:
        """Who is afgeschermd is found by the card of who lives there too: name them, each one press away."""
        for oud in self.ook.findChildren(NaamKnop):
            self._ook_rij.removeWidget(oud)
            oud.hide()
            oud.deleteLater()
        tonen = bool(self._woont_met) and self.vinkjes["afgeschermd"].isChecked()
        if tonen:
            namen = [naam for _, naam in self._woont_met]
            wie = " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))
            wat = self.tr("die kaart") if len(namen) == 1 else self.tr("die kaarten")
            zin = self.tr("Woont samen met {0}. Zet {1} ook op afgeschermd: het adres staat daar ook op.")
            self.ook_zin.setText(zin.format(wie, wat))
            for id_, naam in self._woont_met[:HOOGSTENS_OOK]:
                open_ = NaamKnop(self.tr("Bewaren en kaart van {0} openen").format(naam))
                open_.clicked.connect(partial(self._bewaar_en_open, id_))
                self._ook_rij.addWidget(open_)
        self.ook.setVisible(tonen)

    def _vraag_waarom(self) -> None:
        """Only when the card goes from sight or comes back: the sentence goes along with the change."""
        aan = self.vinkjes["afgeschermd"].isChecked()
        veld = self.velden["reden"]
        veld.zet_label(
            self.tr("Waarom schermt u deze kaart af? (één zin)")
            if aan
            else self.tr("Waarom hoeft deze kaart niet meer afgeschermd te zijn? (één zin)")
        )
        veld.setVisible(self.persoon_id is not None and aan != self._gezien.afgeschermd)

    def _bewaar_en_open(self, persoon_id: Id) -> None:
        self._daarna = persoon_id
        self.bewaar()

    def _op_scherm(self, naam: str, waarde: object) -> str:
        if naam == "bsn" and "•" in str(waarde):
            return ""
        return datum_in_woorden(str(waarde)) if naam in DAGEN else str(waarde)

    def _vul(self, invoer: PersoonInvoer) -> None:
        self._vult = True
        for naam, regel in self.regels.items():
            tekst = self._op_scherm(naam, getattr(invoer, naam))
            if regel.text() != tekst:
                regel.setText(tekst)
        for naam, vinkje in self.vinkjes.items():
            vinkje.setChecked(getattr(invoer, naam))
        masker = self._gezien.bsn
        self.regels["bsn"].setPlaceholderText(self.tr("bekend, eindigt op {0}").format(masker[-3:]) if masker else "")
        self._vult = False

    def _getypt_in(self) -> None:
        if not self._vult:
            self.typed.emit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.gewijzigd():
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leg(breed=event.size().width() >= self.fontMetrics().averageCharWidth() * 48)
