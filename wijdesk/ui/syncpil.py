"""The pill that says in words how things stand with colleagues' work; pressing it opens Delen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from wijdesk.models.rows.delen import DelenStand, Vordering
from wijdesk.models.values import Klok, duur_in_woorden, lokaal, moment_in_woorden
from wijdesk.ui.fields import Knop
from wijdesk.ui.icons import icon

LETTERS = 12
"""Where there is little room the pill still shows about so many signs."""


def _tr(tekst: str) -> str:
    return QCoreApplication.translate("SyncPil", tekst)


def sinds(moment: int, nu: int) -> str:
    """Since when: only the time when that was today ("09:12"), else with the day ("ma 3 feb 09:15")."""
    vandaag = lokaal(moment).date() == lokaal(nu).date()
    return f"{lokaal(moment):%H:%M}" if vandaag else moment_in_woorden(moment, nu)


def wijzigingen(aantal: int) -> str:
    """So many changes."""
    return _tr("1 wijziging wacht") if aantal == 1 else _tr("{0} wijzigingen wachten").format(aantal)


def aanvragen_zin(aantal: int) -> str:
    """So many desks ask to be let in."""
    if aantal == 1:
        return _tr("1 balie vraagt om mee te doen")
    return _tr("{0} balies vragen om mee te doen").format(aantal)


def _bezig(vordering: Vordering | None) -> str:
    """A slow line takes minutes: then one wants to see that it gets on."""
    if vordering is None:
        return _tr("Delen…")
    if vordering.gedeeld:
        return _tr("Delen… {0} regels weg").format(vordering.gedeeld)
    return _tr("Delen… {0} van {1} regels binnen").format(vordering.gelezen, vordering.te_lezen)


def pil_zin(stand: DelenStand, nu: int) -> str:
    """How things stand, in a few words. `nu` in ms UTC."""
    if stand.alleen:
        return _tr("Staat alleen")
    if stand.bezig:
        return _bezig(stand.vordering)
    if not stand.toegelaten:
        return _tr("Doet niet meer mee") if stand.balies else _tr("Wacht op toelating")
    if stand.geen_contact_sinds is not None:
        zin = _tr("Delen lukt niet sinds {0}") if stand.geweigerd else _tr("Geen contact sinds {0}")
        return zin.format(sinds(stand.laatste_contact or stand.geen_contact_sinds, nu))
    if stand.wacht and stand.wacht_sinds is not None:
        return _tr("{0} sinds {1}").format(wijzigingen(stand.wacht), sinds(stand.wacht_sinds, nu))
    if stand.laatste_contact is None:
        return _tr("Nog niet gedeeld")
    geleden = duur_in_woorden(nu - stand.laatste_contact)
    return _tr("Net gedeeld") if geleden == "nu" else _tr("Gedeeld {0} geleden").format(geleden)


class SyncPil(Knop):
    """A sign and words; never colour alone."""

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self._klok = klok
        self._voluit = ""
        self.stand = DelenStand()
        self.setObjectName("sync_stand")
        self.setProperty("rol", "stil")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toon(self.stand)

    def toon(self, stand: DelenStand) -> None:
        """Say how it stands now; the same again after a minute, as that says something else."""
        self.stand = stand
        zin = pil_zin(stand, self._klok())
        let_op = bool(stand.waarschuwingen or stand.aanvragen) or any(rij.stil for rij in stand.balies)
        tekst = self.tr("{0} · let op").format(zin) if let_op else zin
        self._voluit = f"\N{NO-BREAK SPACE}{tekst}"  # Qt leaves hardly any room beside an icon
        self.updateGeometry()
        self._pas()
        self._meet()
        self.setIcon(icon(_beeld(stand, let_op=let_op), "bij"))
        vragen = (aanvragen_zin(stand.aanvragen),) if stand.aanvragen else ()
        uitleg = (zin, *vragen, *stand.waarschuwingen[:3], self.tr("Klik voor wie er meedoet en wat er wacht."))
        self.setToolTip("\n".join(uitleg))
        self.setAccessibleName(self.tr("Delen met andere balies: {0}").format(tekst))
        self.setAccessibleDescription(" ".join(uitleg[1:]))

    def _meet(self) -> None:
        maat = self.fontMetrics().height()
        self.setIconSize(QSize(maat, maat))

    def _pas(self) -> None:
        """As much of it as there is room for; the tooltip has the whole."""
        rand = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        ruimte = self.width() - rand
        past = not self.isVisible() or self.fontMetrics().horizontalAdvance(self._voluit) <= ruimte
        zin = self._voluit
        self.setText(zin if past else self.fontMetrics().elidedText(zin, Qt.TextElideMode.ElideRight, ruimte))

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        maat, letters = super().sizeHint(), self.fontMetrics()
        rand = maat.width() - letters.horizontalAdvance(self.text())
        return QSize(rand + letters.horizontalAdvance(self._voluit), maat.height())

    def minimumSizeHint(self) -> QSize:
        maat, letters = super().sizeHint(), self.fontMetrics()
        rand = maat.width() - letters.horizontalAdvance(self.text())
        return QSize(rand + letters.averageCharWidth() * LETTERS, maat.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._meet()


def _beeld(stand: DelenStand, *, let_op: bool) -> str:
    if stand.alleen:
        return "cloud-off"
    if stand.bezig:
        return "refresh-cw"
    if let_op:
        return "triangle-alert"
    return "cloud-off" if stand.geen_contact_sinds is not None else "cloud"
