"""After a desk was withdrawn: what was not shared, what can still be read on that computer, and whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from wijdesk.models.rows.delen import BalieRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.beeld import daar_werkten
from wijdesk.ui.panels.delen.werkkaart import Werkkaart

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Nazorg(Werkkaart):
    """The card with what remains to be done by people."""

    def __init__(self, paneel: DelenPanel) -> None:
        super().__init__(paneel, "", "delen_nazorg")
        self.rij: BalieRij | None = None
        self.tekst = etiket("", breekt_af=True, naam="delen_nazorg_tekst")
        self.kopieer = knop(self.tr("Bericht kopiëren"), self._kopieer, naam="delen_nazorg_kopieer")
        self.gids = knop(
            self.tr("Lees erover"),
            lambda: paneel.requested.emit("handleiding.open", "intrekken"),
            naam="delen_nazorg_gids",
        )
        knoppen = FlowLayout(ruimte=8)
        for deel in (
            self.kopieer,
            self.gids,
            knop(self.tr("Sluiten"), self.sluit, rol="stil", naam="delen_nazorg_dicht"),
        ):
            knoppen.addWidget(deel)
        self.kolom.addWidget(self.tekst)
        self.kolom.addLayout(knoppen)
        self.kolom.addWidget(self.uitkomst)
        self.hide()

    def open(self, rij: BalieRij) -> None:
        """Show it for this desk."""
        self.rij = rij
        self.kop.setText(self.tr("{0} is ingetrokken. Wat nu?").format(rij.naam))
        delen = bericht(rij, self._paneel.omgeving.klok(), server=self._paneel.stand.op_server)
        if daar := daar_werkten(self._paneel.wie.get(rij.id, ())):
            delen.insert(0, f"{daar}.")
        self.tekst.setText("\n\n".join(delen))
        self.zeg("")
        self.show()
        self.kopieer.setFocus()
        self._paneel.rol.breng_in_beeld(self)

    def sluit(self) -> None:
        """Put it away."""
        self.hide()
        self._paneel.lijst.lijst.setFocus()

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.kop.text()}\n\n{self.tekst.text()}")
        self._paneel.meld(self.tr("Bericht gekopieerd"))


def bericht(rij: BalieRij, nu: int, *, server: bool) -> list[str]:
    """What the owner of the computer, the team and the privacy officer have to know, in plain sentences."""
    teams = ", ".join(rij.teams) or "haar team"
    if rij.laatst is None:
        gedeeld = "Van deze balie is hier niets gedeeld. Alles wat er is vastgelegd, staat alleen op die computer."
    else:
        gedeeld = (
            f"Het laatste werk van deze balie dat hier is, is van {moment_in_woorden(rij.laatst, nu)}. Wat daar later "
            "is vastgelegd, staat alleen op die computer. Vraag wie er werkte om dat opnieuw vast te leggen."
        )
    leesbaar = (
        f"Op die computer staat nog wat {teams} tot nu deelde. Het is versleuteld. Wie een wachtwoord van die computer "
        "kent, kan het blijven lezen: intrekken haalt daar niets weg en er is geen einddatum. Nieuw werk komt er niet "
        "meer bij."
    )
    lek = (
        "Is de computer kwijt of gestolen? Meld het vandaag aan de functionaris gegevensbescherming. Een datalek moet "
        "binnen 72 uur bij de Autoriteit Persoonsgegevens zijn gemeld (AVG artikel 33). Zeg erbij welke teams het zijn "
        "en of het wachtwoord sterk was en nergens opgeschreven stond."
    )
    terug = (
        "Komt de computer terug? Laat de collega inloggen: bij Delen staat hoeveel er niet gedeeld is. Neem dat met de "
        "hand over. Begin daarna in een lege map en meld de computer opnieuw aan."
    )
    toegang = (
        "Kijk bij De database of haar rol gesloten is." if server else "Neem op de bestandsserver haar toegang weg."
    )
    return [gedeeld, leesbaar, lek, terug, toegang]
