"""One page: its questions in one column, made when they are first asked. An answer shows and hides those below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.vragen import Bladzijde
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.panels.triage.stand import Bekend
from wijdesk.ui.panels.triage.vraagveld import Leesveld, Vraagveld


class VragenBlad(QWidget):
    """The questions of one page.

    Signals:
        answered: (code, value)
        noted: (code, sentence)
        unskip_asked: fill it in after all
        done: the last open question of the page was answered with a key
    """

    answered = Signal(str, str)
    noted = Signal(str, str)
    unskip_asked = Signal()
    done = Signal()

    def __init__(self, bladzijde: Bladzijde, vandaag: date, *, schrijft: bool) -> None:
        super().__init__()
        self.bladzijde = bladzijde
        self.schrijft = schrijft
        self._vandaag = vandaag
        self.velden: dict[str, Vraagveld | Leesveld] = {}
        self._gesprek: Gesprek | None = None
        self.setObjectName(f"bladzijde_{bladzijde.code}")
        self.titel = etiket(bladzijde.titel, "titel", breekt_af=True)
        self.uitleg = etiket(bladzijde.uitleg, "bij", breekt_af=True)
        self.leeg = etiket("", "bij", breekt_af=True)
        self._overgeslagen = kaart()
        self.reden = etiket("", "", breekt_af=True, naam="overgeslagen_reden")
        self.toch = knop(self.tr("Toch invullen"), self.unskip_asked.emit, rol="stil", naam="toch_invullen")
        vlak = QVBoxLayout(self._overgeslagen)
        vlak.setContentsMargins(12, 8, 12, 8)
        vlak.addWidget(self.reden)
        vlak.addWidget(self.toch)
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(16, 12, 16, 16)
        self.kolom.setSpacing(18)
        kop = QVBoxLayout()
        kop.setSpacing(2)
        kop.addWidget(self.titel)
        kop.addWidget(self.uitleg)
        self.kolom.addLayout(kop)
        self.kolom.addWidget(self._overgeslagen)
        self.kolom.addWidget(self.leeg)
        self._vlak = QVBoxLayout()
        self._vlak.setSpacing(18)
        self.kolom.addLayout(self._vlak)
        self._onder = QVBoxLayout()
        self.kolom.addLayout(self._onder)
        self.kolom.addStretch(1)
        self.uitleg.setVisible(bool(bladzijde.uitleg))
        self._overgeslagen.hide()
        self.leeg.hide()

    def zet_onder(self, deel: QWidget) -> None:
        """Something below the questions: the decision, on the last page."""
        self._onder.addWidget(deel)

    def toon(self, gesprek: Gesprek, bekend: Mapping[str, Bekend], wie: Mapping[str, str]) -> None:
        """Ask what is asked now. `wie` says per question who answered, for reading."""
        self._gesprek = gesprek
        gesteld = [
            vraag for vraag in gesprek.vragen(self.bladzijde.code) if self.schrijft or self._te_lezen(vraag.code)
        ]
        codes = {vraag.code for vraag in gesteld}
        for vraag in gesteld:
            veld = self.velden.get(vraag.code) or self._maak(vraag.code, gesprek)
            invulling = gesprek.antwoord(vraag.code)
            if isinstance(veld, Leesveld):
                veld.toon(invulling, wie.get(vraag.code, ""))
            elif not veld.heeft_fout:
                weten = bekend.get(vraag.code)
                nieuws = weten is not None and weten.invulling in (invulling, type(invulling)())
                veld.toon(invulling, weten.herkomst if weten is not None and nieuws else "")
        for code, veld in self.velden.items():
            veld.setVisible(code in codes)
        reden = gesprek.overgeslagen.get(self.bladzijde.code, "")
        self.reden.setText(self.tr("Overgeslagen: {0}").format(reden))
        self._overgeslagen.setVisible(bool(reden))
        self.toch.setVisible(self.schrijft)
        self.leeg.setText(
            self.tr("Hier is niets beantwoord.") if not self.schrijft else self.tr("Hier is niets te vragen.")
        )
        self.leeg.setVisible(not codes and not reden and not self._onder.count())

    def _te_lezen(self, code: str) -> bool:
        antwoord = self._gesprek.antwoord(code) if self._gesprek is not None else None
        return antwoord is not None and bool(antwoord.waarde or antwoord.toelichting)

    def _maak(self, code: str, gesprek: Gesprek) -> Vraagveld | Leesveld:
        vraag = gesprek.lijst.per_code[code]
        veld: Vraagveld | Leesveld
        if self.schrijft:
            veld = invulbaar = Vraagveld(vraag, self._vandaag)
            invulbaar.answered.connect(self.answered)
            invulbaar.noted.connect(self.noted)
            invulbaar.picked.connect(self._verder)
        else:
            veld = Leesveld(vraag)
        volgorde = [deel.code for deel in gesprek.lijst.per_bladzijde[self.bladzijde.code]]
        self._vlak.insertWidget(sum(volgorde.index(ander) < volgorde.index(code) for ander in self.velden), veld)
        self.velden[code] = veld
        return veld

    # Walking ---------------------------------------------------------------------------------------------------------

    def begin(self) -> QWidget | None:
        """Where one begins: the first question that is open, or else the first; None when nothing is asked."""
        gesprek = self._gesprek
        if gesprek is None or not self.schrijft:
            return None
        vragen = gesprek.open_vragen(self.bladzijde.code) or gesprek.vragen(self.bladzijde.code)
        veld = self.velden.get(vragen[0].code) if vragen else None
        return veld.ingang if isinstance(veld, Vraagveld) else None

    def naar(self, code: str) -> QWidget | None:
        """Give the focus to this question."""
        veld = self.velden.get(code)
        if isinstance(veld, Vraagveld) and not veld.isHidden():
            veld.focus()
            return veld
        return None

    def fout(self) -> Vraagveld | None:
        """The first question whose answer cannot be kept."""
        velden = (veld for veld in self.velden.values() if isinstance(veld, Vraagveld) and not veld.isHidden())
        return next((veld for veld in velden if veld.heeft_fout), None)

    def toon_fouten(self, weigering: Weigering) -> bool:
        """Say beside the questions what is wrong; False when none of them stands here."""
        raak = False
        for code, zin in weigering.fouten.items():
            veld = self.velden.get(code)
            if isinstance(veld, Vraagveld):
                veld.toon_fout(zin)
                raak = True
        return raak

    def _verder(self, code: str) -> None:
        """After a key: the next question that is open below this one, or the end of the page."""
        if self._gesprek is None:
            return
        vragen = [vraag.code for vraag in self._gesprek.vragen(self.bladzijde.code)]
        open_ = {vraag.code for vraag in self._gesprek.open_vragen(self.bladzijde.code)}
        na = vragen[vragen.index(code) + 1 :] if code in vragen else []
        volgende = next((ander for ander in na if ander in open_), "")
        if not volgende or self.naar(volgende) is None:
            self.done.emit()
