"""The small card of who the contact is about: what to know before the talk, and what was asked before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.rows.persoon import GEEN_ADRES, Kandidaat, PersoonKaart, PersoonRij
from wijdesk.models.values import (
    Klok,
    adres_in_woorden,
    datum_in_woorden,
    duur_in_woorden,
    leeftijd,
    lokaal,
    moment_in_woorden,
)
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.vouwrij import Vouwrij

_EERDER = 2
"""Earlier vragen shown on the card; the rest is one key away."""


def adres_van(persoon: PersoonRij) -> str:
    """The address on one line, or that this viewer may not know it."""
    if persoon.adres_verborgen:
        return GEEN_ADRES
    return adres_in_woorden(persoon.straat, persoon.huisnummer, persoon.toevoeging, "", persoon.woonplaats)


def waarschuwing_zin(rij: WaarschuwingRij) -> str:
    """What to know before the talk, in one sentence; never a reason to send somebody away."""
    if rij.maatregel == "pandverbod":
        waar = f" in {', '.join(rij.locaties)}" if rij.locaties else ""
        return f"Pandverbod tot en met {datum_in_woorden(rij.tot)}{waar}. Help via een ander kanaal, zoals telefoon."
    tot = f" tot en met {datum_in_woorden(rij.tot)}" if rij.tot else ""
    maatregel = f", {rij.maatregel}{tot}" if rij.maatregel else ""
    return f"Let op: {rij.soort} op {datum_in_woorden(rij.datum)}{maatregel}"


class InwonerKaart(QWidget):
    """The card. `banner` is for above the form, where it cannot scroll away.

    Signals:
        alles_gevraagd: the whole card is wanted
    """

    alles_gevraagd = Signal()

    def __init__(self, klok: Klok, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._klok = klok
        self.banner = kaart(rol="waarschuwing", naam="inwoner_waarschuwing")
        self._banner_tekst = etiket("", "", breekt_af=True)
        banner = QHBoxLayout(self.banner)
        banner.setContentsMargins(12, 8, 12, 8)
        banner.addWidget(self._banner_tekst, 1)
        self.banner.hide()
        self._vlak = kaart(naam="inwoner_kaart")
        self.naam = etiket("", "kop", naam="inwoner_naam", breekt_af=True)
        self.regie = etiket("", "pil", naam="inwoner_regie")
        self.wacht = etiket("", "veld", naam="inwoner_wacht", breekt_af=True)
        self.wacht.hide()
        self.gegevens = etiket("", "", naam="inwoner_gegevens", breekt_af=True)
        self.eerder = [etiket("", "bij") for _ in range(_EERDER)]
        self._meer = knop("Alle contacten", self.alles_gevraagd.emit, rol="stil", naam="inwoner_alles")
        boven = Vouwrij((self.naam, 1), (self.regie, 0))
        teksten = QWidget()
        regels = QVBoxLayout(teksten)
        regels.setContentsMargins(0, 0, 0, 0)
        regels.setSpacing(2)
        for regel in self.eerder:
            regel.setMinimumWidth(60)
            regels.addWidget(regel)
        onder = Vouwrij((teksten, 1), (self._meer, 0))
        vlak = QVBoxLayout(self._vlak)
        vlak.setContentsMargins(12, 8, 12, 8)
        vlak.setSpacing(4)
        vlak.addWidget(boven)
        vlak.addWidget(self.gegevens)
        vlak.addWidget(self.wacht)
        vlak.addWidget(onder)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self._vlak)

    def toon_kandidaat(self, kandidaat: Kandidaat) -> None:
        """Show at once what the search already knew; the card itself follows."""
        self._toon(kandidaat.naam, kandidaat.geboortedatum, (kandidaat.adres, kandidaat.telefoon))
        self.regie.setText(kandidaat.regie)
        self.regie.setVisible(bool(kandidaat.regie))
        self._waarschuw([kandidaat.waarschuwing] if kandidaat.waarschuwing else [])
        self._toon_eerder(())

    def toon_naam(self, naam: str) -> None:
        """Show only a name, until the card comes."""
        self._toon(naam, "", ())
        self.regie.hide()
        self._waarschuw([])
        self._toon_eerder(())

    def toon_kaart(self, gelezen: PersoonKaart) -> None:
        """Show the card that was read."""
        persoon = gelezen.persoon
        tolk = f"Spreekt {persoon.taal}" if persoon.taal else ""
        tolk = " · ".join(deel for deel in (tolk, "tolk nodig" if persoon.tolk_nodig else "") if deel)
        self._toon(persoon.naam, persoon.geboortedatum, (adres_van(persoon), persoon.telefoon, tolk))
        self._waarschuw([waarschuwing_zin(rij) for rij in gelezen.waarschuwingen if rij.geldig])
        self._toon_eerder(gelezen.vragen, gelezen=True)

    def toon_wacht(self, sinds: int | None) -> None:
        """Say since when this person stands in the waiting list; None: they do not."""
        duur = "" if sinds is None else duur_in_woorden(self._klok() - sinds)
        al = self.tr("Staat net in de wachtrij") if duur == "nu" else self.tr("Wacht al {0}").format(duur)
        self.wacht.setText(self.tr("{0}. Na het opslaan is dat geholpen.").format(al) if duur else "")
        self.wacht.setVisible(bool(duur))

    def toon_banner(self, *, ja: bool) -> None:
        """Show the banner when there is something in it; never while nobody is chosen."""
        self.banner.setVisible(ja and bool(self._banner_tekst.text()))

    def _toon(self, naam: str, geboortedatum: str, delen: tuple[str, ...]) -> None:
        self.naam.setText(naam)
        jaren = leeftijd(geboortedatum, lokaal(self._klok()).date())
        geboren = datum_in_woorden(geboortedatum) + (f" ({jaren} jaar)" if jaren is not None else "")
        self.gegevens.setText(" · ".join(deel for deel in (geboren, *delen) if deel))
        self.gegevens.setVisible(bool(self.gegevens.text()))

    def _waarschuw(self, zinnen: list[str]) -> None:
        self._banner_tekst.setText("\n".join(f"⚠ {zin}" for zin in zinnen))
        self.banner.setAccessibleName(self._banner_tekst.text())
        self.toon_banner(ja=True)

    def _toon_eerder(self, vragen: tuple[VraagRij, ...], *, gelezen: bool = False) -> None:
        for plek, regel in enumerate(self.eerder):
            self._zet_eerder(regel, vragen[plek] if plek < len(vragen) else None)
        if gelezen and not vragen:
            self.eerder[0].setText("Eerste keer aan de balie, voor zover bekend.")
            self.eerder[0].show()
        self._meer.setText(self.tr("Alle contacten ({0})").format(len(vragen)))
        self._meer.setVisible(len(vragen) > 0)

    def _zet_eerder(self, regel: QLabel, vraag: VraagRij | None) -> None:
        regel.setVisible(vraag is not None)
        if vraag is not None:
            wanneer = moment_in_woorden(vraag.ontvangen, self._klok())
            regel.setText(f"{wanneer} · {vraag.meldingtype} · {vraag.uitkomst}")
            regel.setToolTip(vraag.toelichting)


def anoniem_kaart() -> QFrame:
    """What stands there when nobody is named."""
    vlak = kaart(naam="anoniem_kaart")
    kolom = QVBoxLayout(vlak)
    kolom.setContentsMargins(12, 8, 12, 8)
    kolom.setSpacing(4)
    kolom.addWidget(etiket("Anoniem", "kop"))
    kolom.addWidget(etiket("Er wordt geen naam bewaard, alleen de vraag.", "bij", breekt_af=True))
    return vlak
