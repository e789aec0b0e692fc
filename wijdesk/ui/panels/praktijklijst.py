"""Praktijkvormen over households: by kind, locatie, regisseur and whether they run; Enter opens the casus."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.praktijk import AFGEROND, ALLE, LOOPT, LeesPraktijklijst
from wijdesk.models.rows.praktijk import KeuzeRij, Praktijklijst, PraktijklijstRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.praktijkwaarde import in_beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.taal import samen
from wijdesk.ui.toetsen import Toetsen


class PraktijklijstPaneel(Panel):
    """What runs of which kind, with whom; no words of a casus."""

    naam = "praktijklijst"
    titel = "Praktijkvormen"
    interesses = frozenset({"praktijkvorm", "praktijkveld", "praktijksoort", "huishouden", "persoon", "medewerker"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.code = Keuze(leeg=self.tr("Alle praktijkvormen"))
        self.locatie = Keuze(leeg=self.tr("Alle locaties"))
        self.regisseur = Keuze(leeg=self.tr("Alle regisseurs"))
        self.stand: Schakelrij[str] = Schakelrij(naam="praktijklijst_stand", titel=self.tr("Stand"), enkel=True)
        self.stand.maak(((LOOPT, self.tr("Loopt nu")), (AFGEROND, self.tr("Afgerond")), (ALLE, self.tr("Alles"))))
        self.stand.zet((LOOPT,))
        self.telling = etiket("", "bij", breekt_af=True, naam="praktijklijst_telling")
        self.model: RegelModel[PraktijklijstRij] = RegelModel(lambda rij: rij.id, beeld)
        self.lijst: RegelLijst[PraktijklijstRij] = RegelLijst(
            self.model,
            naam=self.titel,
            leeg=self.tr("Niets gevonden.\nKies andere filters, of begin een praktijkvorm in een casus (Alt+8)."),
            filter_tekst=self.tr("Filter op naam, huishouden, school of wie het doet"),
            tekens=True,
            twee_regels=True,
        )
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="praktijklijst.open")
        self._bouw()
        for keuze in (self.code, self.locatie, self.regisseur):
            keuze.currentIndexChanged.connect(lambda _: self.ververs())
        self.stand.switched.connect(lambda *_: self.ververs())
        self.lijst.opened.connect(lambda _: self.open())
        self.lijst.chosen.connect(lambda _: self._gekozen())

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        velden = (
            Veld(self.tr("Welke"), self.code, naam="praktijklijst_code"),
            Veld(self.tr("Locatie"), self.locatie, naam="praktijklijst_locatie"),
            Veld(self.tr("Regisseur"), self.regisseur, naam="praktijklijst_regisseur"),
        )
        kolom.addWidget(Naast(*velden, letters=16, boven=True))
        for deel in (self.stand, self.telling):
            kolom.addWidget(deel)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self._gekozen()

    def acties(self) -> tuple[Actie, ...]:
        """Going to the casus."""
        return (Actie("praktijklijst.open", self.tr("Casus openen"), "Return", self.open, "briefcase", "huishouden"),)

    def ververs(self) -> None:
        """Read what the filters ask."""
        vraag = LeesPraktijklijst(
            code=self.code.waarde,
            locatie_id=_id(self.locatie.waarde),
            regisseur_id=_id(self.regisseur.waarde),
            stand=next(iter(self.stand.aan()), ALLE),
        )
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget:
        """The list, or what filters it."""
        return self.lijst.lijst if self.model.rowCount() else self.code

    def open(self) -> None:
        """The casus, at its practice forms."""
        if (rij := self.lijst.huidige()) is not None:
            self.requested.emit("huishouden.open", rij.huishouden_id)
            self.requested.emit("casus.tab", "praktijk")

    def _toon(self, lijst: Praktijklijst) -> None:
        self.code.zet_paren((naam, code) for code, naam in lijst.soorten)
        self.locatie.zet_paren(_paren(lijst.locaties))
        self.regisseur.zet_paren(_paren(lijst.regisseurs))
        self.lijst.zet(lijst.rijen)
        self.model.hertekst()
        per = Counter(rij.naam for rij in lijst.rijen)
        delen = (f"{naam} {aantal}" for naam, aantal in sorted(per.items(), key=lambda een: (-een[1], een[0])))
        self.telling.setText(self.tr("{0} in deze lijst").format(len(lijst.rijen)) + "".join(f" · {d}" for d in delen))
        self._gekozen()

    def _gekozen(self) -> None:
        self.toetsen.kan("praktijklijst.open", ja=self.lijst.huidige() is not None)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)


def beeld(rij: PraktijklijstRij) -> Regel:
    """One line: which, of whom, where, and what waits."""
    wacht = rij.wacht
    begin = datum_in_woorden(rij.begin)
    return Regel(
        titel=" · ".join(deel for deel in (rij.naam, rij.persoon or rij.huishouden) if deel),
        rechts=f"{begin} t/m {datum_in_woorden(rij.einde)}" if rij.einde else f"sinds {begin}",
        onder=" · ".join(_delen(rij)),
        verder=samen(" · ", *map(in_beeld, rij.velden)),
        pil=rij.uitkomst,
        let_op=f"{wacht.label}: voor {datum_in_woorden(wacht.dag)}" if wacht is not None else "",
        teken="!" if wacht is not None and wacht.te_laat else "",
        toestand="spoed" if wacht is not None and wacht.te_laat else "",
    )


def _delen(rij: PraktijklijstRij) -> list[str]:
    delen = [f"huishouden {rij.huishouden}" if rij.persoon else "", rij.locatie]
    if rij.regisseur:
        delen.append(f"regisseur {rij.regisseur}")
    if rij.medewerker != rij.regisseur:
        delen.append(f"door {rij.medewerker}")
    return [deel for deel in delen if deel]


def _id(hex_: str) -> Id | None:
    return Id(bytes.fromhex(hex_)) if hex_ else None


def _paren(rijen: tuple[KeuzeRij, ...]) -> list[tuple[Any, str]]:
    return [(rij.naam, rij.id.hex()) for rij in rijen]
