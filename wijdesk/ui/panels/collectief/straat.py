"""Wat speelt er in deze straat: streets and areas with what goes on there in a year, without names or small numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.rows.collectief import StraatRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.taal import zin

JAREN = 6


class Straat(QWidget):
    """The list of streets and areas, and the chosen one.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.locatie_id: Id | None = omgeving.locatie.id
        self.jaar = Keuze()
        self.jaar.setObjectName("straat_jaar")
        self.jaar.setAccessibleName(self.tr("Jaar"))
        nu = lokaal(omgeving.klok()).year
        for jaar in range(nu, nu - JAREN, -1):
            self.jaar.addItem(str(jaar), str(jaar))
        model: RegelModel[StraatRij] = RegelModel(lambda rij: rij.id, self._regel)
        self.lijst: RegelLijst[StraatRij] = RegelLijst(
            model, naam=self.tr("Straten en gebieden"), filter_tekst=self.tr("Zoek een straat of gebied"),
            leeg=self.tr("In dit jaar is er niets te vertellen.\nKleine aantallen staan hier niet."),
        )  # fmt: skip
        self.titel = etiket("", "titel", breekt_af=True, naam="straat_titel")
        self.tekst = etiket("", "", breekt_af=True, naam="straat_tekst")
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        acties: RegelModel[tuple[Id, str, str, str]] = RegelModel(lambda rij: rij[0], self._activiteit)
        self.activiteiten: RegelLijst[tuple[Id, str, str, str]] = RegelLijst(
            acties, naam=self.tr("Activiteiten in deze straat"), leeg="", heel=8, kies_eerste=False
        )
        self.activiteiten.setFixedHeight(1)  # no higher than its rows
        self.kop = etiket(self.tr("Activiteiten"), "kop")
        self.uitleg = etiket("", "bij", breekt_af=True, naam="straat_uitleg")
        links, rechts = QWidget(), QWidget()
        kant = QVBoxLayout(links)
        kant.setContentsMargins(0, 0, 0, 0)
        kant.setSpacing(8)
        kant.addWidget(self.jaar)
        kant.addWidget(self.lijst, 1)
        ander = QVBoxLayout(rechts)
        ander.setContentsMargins(4, 0, 4, 0)
        ander.setSpacing(8)
        for deel in (self.titel, self.tekst, self.kop, self.activiteiten, self.uitleg):
            ander.addWidget(deel)
        ander.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Naast(links, Rolblad(rechts), letters=36), 1)
        self.jaar.activated.connect(lambda _: self.ververs())
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.activiteiten.lijst.setFocus(Qt.FocusReason.OtherFocusReason))
        self.activiteiten.opened.connect(lambda rij: self.requested.emit("collectief.open", rij[0]))
        self._gekozen(None)

    def acties(self) -> tuple[Actie, ...]:
        """Nothing but looking."""
        return ()

    def ververs(self) -> None:
        """Count again."""
        self._omgeving.jobs.read(
            LeesStraten(jaar=int(self.jaar.waarde), locatie_id=self.locatie_id), self.lijst.zet, eigenaar=self,
            geweigerd=self._mag_niet, sleutel="collectief.straten",
        )  # fmt: skip

    def eerste_veld(self) -> QWidget:
        """Where one types the street."""
        return self.lijst.filter

    def klaar_om_te_sluiten(self) -> None:
        """Nothing is typed here."""

    def _gekozen(self, rij: StraatRij | None) -> None:
        self.titel.setText("" if rij is None else rij.naam)
        self.tekst.setText("" if rij is None else ZoalsGetypt("\n".join(_regels(rij))))
        activiteiten = () if rij is None else rij.activiteiten
        self.activiteiten.zet(activiteiten)
        for deel in (self.kop, self.activiteiten):
            deel.setVisible(bool(activiteiten))
        zin = self.tr(
            "Aantallen signalen zijn naar beneden afgerond op een veelvoud van {0}. Minder dan {0} mensen of signalen "
            "staan hier niet, en niemand staat hier met naam."
        )
        self.uitleg.setText("" if rij is None else zin.format(rij.drempel))

    def _regel(self, rij: StraatRij) -> Regel:
        signalen = self.tr("minstens {0} signalen").format(rij.signalen_minstens) if rij.signalen_minstens else ""
        aantal = len(rij.activiteiten)
        activiteiten = self.tr("1 activiteit") if aantal == 1 else self.tr("{0} activiteiten").format(aantal)
        rondes = self.tr("1 ronde") if rij.rondes == 1 else self.tr("{0} rondes").format(rij.rondes)
        delen = (signalen, activiteiten if aantal else "", rondes if rij.rondes else "")
        soort = self.tr("straat") if rij.is_straat else self.tr("gebied")
        return Regel(titel=ZoalsGetypt(rij.naam), rechts=soort, onder=" · ".join(deel for deel in delen if deel))

    def _activiteit(self, rij: tuple[Id, str, str, str]) -> Regel:
        return Regel(titel=ZoalsGetypt(rij[1]), onder=rij[2] if rij[2] != rij[1] else "", pil=rij[3])

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)


def _regels(rij: StraatRij) -> list[str]:
    """Each line as the screen says it; what residents put forward stays as it was typed."""
    minder = f"minder dan {rij.drempel}"
    regels = [f"Signalen over {thema}: minstens {aantal}" for thema, aantal in rij.signalen]
    if rij.overige_signalen:
        regels.append(f"Signalen over andere thema’s samen: minstens {rij.overige_signalen}")
    if not rij.telt_signalen:
        regels.append("Signalen: alleen te zien voor wie signalen mag lezen")
    elif not regels:
        regels.append(f"Signalen: {minder} per thema")
    if rij.sessies:
        regels.append(f"Sessies: {rij.sessies}, bezoeken: {minder if rij.bezoeken is None else rij.bezoeken}")
    if rij.rondes:
        gesproken = minder if rij.gesprekken is None else rij.gesprekken
        met = f"Straatrondes: {rij.rondes}, gesprekken: {gesproken}"
        regels.append(met if rij.telt_gesprekken else f"Straatrondes: {rij.rondes}")
    gezegd = [zin(regel) for regel in regels]
    gezegd += [f"{zin('Buurtagenda')}: {tekst}" for tekst in rij.onderwerpen]
    return gezegd + [f"{zin('Bewonersinitiatief')}: {tekst}" for tekst in rij.initiatieven]
