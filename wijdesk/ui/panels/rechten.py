"""Wie mag wat: every right in words, with the rollen that give it; from the table the program itself goes by."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.rol import LeesRechten
from wijdesk.models.rows.rol import Rechtentabel, RechtRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolnaam import rolnaam
from wijdesk.ui.taal import zin
from wijdesk.ui.toetsen import Toetsen

EEN_REGEL = 3
"""Names that fit on a line, also with large text; of more the second half goes on the next."""


class RechtenPaneel(Panel):
    """All rights, or those of one rol; nothing can be changed here."""

    naam = "rechten"
    titel = "Wie mag wat"
    interesses = frozenset[str]()

    def __init__(self, omgeving: Omgeving, afdrukken: Afdrukken, parent: QWidget | None = None) -> None:
        """`afdrukken` shows the table in the preview."""
        super().__init__(omgeving, parent)
        self._afdrukken = afdrukken
        self._tabel = Rechtentabel(rollen=(), regels=())
        self.rol = Keuze(leeg=self.tr("Alle rollen"))
        self.model: RegelModel[RechtRij] = RegelModel(
            lambda rij: Id(rij.recht.encode()), self._beeld, groep=lambda rij: rij.onderdeel
        )
        self.lijst: RegelLijst[RechtRij] = RegelLijst(
            self.model, naam=self.tr("Wie mag wat"), leeg=self.tr("Deze rol mag niets."), twee_regels=True,
            filter_tekst=self.tr("Zoek in wat iemand mag"),
        )  # fmt: skip
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        uitleg = self.tr(
            "Dit is de lijst waar het programma zelf naar kijkt. Wie een rol heeft, staat bij Medewerkers. Een dossier "
            "van een ander openen vraagt ook een doel, en wie een inwoner kent, ziet die inwoner niet."
        )
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(Veld(self.tr("Rol"), self.rol, naam="rechten_rol"))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.rol.currentIndexChanged.connect(lambda _: self._toon_rol())

    def acties(self) -> tuple[Actie, ...]:
        """On paper."""
        woorden = "rollen rechten bevoegdheden toegang matrix"
        return (Actie("rechten.afdrukken", self.tr("Afdrukken"), "P", self.druk_af, "printer", woorden),)

    def ververs(self) -> None:
        """Read the table."""
        self.omgeving.jobs.read(LeesRechten(), self._toon, eigenaar=self)

    def eerste_veld(self) -> QWidget:
        """The choice of a rol."""
        return self.rol

    def druk_af(self) -> None:
        """The whole table, rol beside rol."""
        if self._tabel.regels:
            self._afdrukken(self._tabel)

    def _toon(self, tabel: Rechtentabel) -> None:
        if tabel == self._tabel:
            return
        self._tabel = tabel
        self.rol.zet_paren((rolnaam(rol), rol) for rol in tabel.rollen)
        self._toon_rol()

    def _toon_rol(self) -> None:
        rol = self.rol.waarde
        self.lijst.zet([regel for regel in self._tabel.regels if not rol or rol in regel.rollen])

    def _beeld(self, rij: RechtRij) -> Regel:
        namen = [zin(rolnaam(rol)) for rol in rij.rollen]
        if len(namen) == len(self._tabel.rollen):
            return Regel(titel=rij.wat, onder=self.tr("Iedereen"))
        half = (len(namen) + 1) // 2 if len(namen) > EEN_REGEL else len(namen)
        onder, verder = ", ".join(namen[:half]), ", ".join(namen[half:])
        return Regel(titel=rij.wat, onder=f"{onder}," if verder else onder, verder=verder)
