"""The pill that says in words how things stand with colleagues' work; pressing it opens Delen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize

from wijdesk.models.rows.delen import DelenStand
from wijdesk.models.values import Klok, duur_in_woorden, lokaal, moment_in_woorden
from wijdesk.ui.fields import Knop
from wijdesk.ui.icons import icon


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


def pil_zin(stand: DelenStand, nu: int) -> str:
    """How things stand, in a few words. `nu` in ms UTC."""
    if stand.alleen:
        return _tr("Staat alleen")
    if stand.bezig:
        return _tr("Delen…")
    if not stand.toegelaten and not stand.balies:
        return _tr("Wacht op toelating")
    if stand.geen_contact_sinds is not None:
        return _tr("Geen contact sinds {0}").format(sinds(stand.laatste_contact or stand.geen_contact_sinds, nu))
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
        self.stand = DelenStand()
        self.setObjectName("sync_stand")
        self.setProperty("rol", "stil")
        self.toon(self.stand)

    def toon(self, stand: DelenStand) -> None:
        """Say how it stands now; the same again after a minute, as that says something else."""
        self.stand = stand
        zin = pil_zin(stand, self._klok())
        let_op = bool(stand.waarschuwingen or stand.aanvragen) or any(rij.stil for rij in stand.balies)
        tekst = self.tr("{0} · let op").format(zin) if let_op else zin
        self.setText(f"\N{NO-BREAK SPACE}{tekst}")  # Qt leaves hardly any room beside an icon
        maat = self.fontMetrics().height()
        self.setIconSize(QSize(maat, maat))
        self.setIcon(icon(_beeld(stand, let_op=let_op), "bij"))
        vragen = (aanvragen_zin(stand.aanvragen),) if stand.aanvragen else ()
        uitleg = (zin, *vragen, *stand.waarschuwingen[:3], self.tr("Klik voor wie er meedoet en wat er wacht."))
        self.setToolTip("\n".join(uitleg))
        self.setAccessibleName(self.tr("Delen met andere balies: {0}").format(tekst))
        self.setAccessibleDescription(" ".join(uitleg[1:]))


def _beeld(stand: DelenStand, *, let_op: bool) -> str:
    if stand.alleen:
        return "cloud-off"
    if stand.bezig:
        return "refresh-cw"
    if let_op:
        return "triangle-alert"
    return "cloud-off" if stand.geen_contact_sinds is not None else "cloud"
