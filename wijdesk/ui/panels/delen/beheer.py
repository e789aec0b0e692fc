"""What the applicatiebeheerder does with the centre: requests, withdrawing, the yearly renewal and the noodsleutel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from wijdesk.errors import Storing, Weigering
from wijdesk.models.rows.delen import AanvraagRij, BalieRij, DelenStand
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.beeld import aanvraag_beeld
from wijdesk.ui.panels.delen.poort import Beheerpoort, Helften
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.toetsen import ToetsKnop

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Beheer(QFrame):
    """The card of the beheerder."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort, vraag: EenZin) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self._paneel = paneel
        self._poort = poort
        self._vraag = vraag
        self._helften: Helften | None = None
        self._geteld = 0
        self.model: RegelModel[AanvraagRij] = RegelModel(
            lambda rij: rij.id,
            lambda rij: aanvraag_beeld(rij, nu=paneel.omgeving.klok(), teams=self._teams()),
        )
        self.lijst: RegelLijst[AanvraagRij] = RegelLijst(
            self.model,
            naam=self.tr("Aanvragen"),
            leeg=self.tr("Niemand vraagt nu om toegelaten te worden."),
            heel=6,
        )
        self.lijst.opened.connect(self.vraag_toelaten)
        self.teams: Schakelrij[Id] = Schakelrij(naam="delen_teams", titel=self.tr("Teams"))
        self.teamveld = Veld(self.tr("Voor welke teams werkt deze balie?"), self.teams, naam="delen_teams", parent=self)
        self.teamveld.hide()
        self.kijk_knop = knop(self.tr("Opnieuw kijken"), self.kijk, naam="delen_kijk")
        self.toelaat_knop = ToetsKnop(self.tr("Toelaten…"), "Return")
        self.toelaat_knop.setObjectName("delen_toelaten")
        self.toelaat_knop.clicked.connect(self._vraag_huidige)
        self.vernieuw_knop = knop(self.tr("Jaarlijkse vernieuwing…"), self._vraag_vernieuwen, naam="delen_vernieuw")
        self.nood_knop = knop(self.tr("Nieuwe noodsleutel…"), self._vraag_nood, naam="delen_nood")
        self.oefen_knop = knop(self.tr("Oefenen met de noodsleutel"), self.oefen_open, naam="delen_oefen")
        self.noodblad = self._maak_noodblad()
        self.oefening = self._maak_oefening()
        self._bouw()
        self._toon_aanvragen(())
        self.hide()

    def _bouw(self) -> None:
        boven, onder = FlowLayout(ruimte=8), FlowLayout(ruimte=8)
        boven.addWidget(self.toelaat_knop)
        boven.addWidget(self.kijk_knop)
        for deel in (self.vernieuw_knop, self.nood_knop, self.oefen_knop):
            onder.addWidget(deel)
        self.server = etiket(
            self.tr(
                "Uw centrum is een database. Laat een balie daar ook in, en er weer uit, met de opdrachten "
                "wijdesk centrum uitnodigen, toelaten --rol en intrekken --rol."
            ),
            "bij",
            breekt_af=True,
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.noodblad)
        kolom.addWidget(etiket(self.tr("Wie vraagt om mee te doen"), "kop"))
        kolom.addWidget(self.lijst)
        kolom.addLayout(boven)
        kolom.addWidget(self.server)
        kolom.addWidget(etiket(self.tr("Sleutels"), "kop"))
        kolom.addLayout(onder)
        kolom.addWidget(self.oefening)

    def _maak_noodblad(self) -> QFrame:
        """Printing the noodsleutel, as long as its halves are in memory."""
        vlak = QFrame()
        uitleg = self.tr(
            "Druk nu de noodsleutel af: twee vellen, elk met een helft. wijdesk bewaart hem niet. Sluit u dit zonder "
            "af te drukken, maak dan een nieuwe."
        )
        rij = FlowLayout(ruimte=8)
        self.druk_knop = knop(self.tr("Noodsleutel afdrukken"), self._druk_nood, rol="primair", naam="delen_druk_nood")
        rij.addWidget(self.druk_knop)
        rij.addWidget(knop(self.tr("Ik heb beide vellen"), self._vergeet_nood, naam="delen_heb_nood"))
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 0, 8)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("De noodsleutel"), "kop"))
        kolom.addWidget(etiket(uitleg, "waarschuwing", breekt_af=True))
        kolom.addLayout(rij)
        vlak.hide()
        return vlak

    def _maak_oefening(self) -> QFrame:
        vlak = QFrame()
        vlak.setProperty("formulier", True)
        self.een, self.ander = QLineEdit(), QLineEdit()
        self.veld_een = Veld(self.tr("Helft 1, van het ene vel"), self.een, naam="delen_helft_een")
        self.veld_ander = Veld(self.tr("Helft 2, van het andere vel"), self.ander, naam="delen_helft_ander")
        for regel, veld in ((self.een, self.veld_een), (self.ander, self.veld_ander)):
            regel.setMaxLength(120)
            regel.textEdited.connect(lambda _, veld=veld: veld.wis_fout())
            regel.returnPressed.connect(self.oefen)
        self.oefen_uitkomst = etiket("", "bij", breekt_af=True, naam="delen_oefen_uitkomst")
        rij = FlowLayout(ruimte=8)
        self.probeer_knop = knop(self.tr("Proberen"), self.oefen, rol="primair", naam="delen_probeer")
        rij.addWidget(self.probeer_knop)
        rij.addWidget(knop(self.tr("Sluiten"), self._oefen_dicht, rol="stil", naam="delen_oefen_dicht"))
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 8, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(
            etiket(
                self.tr("Typ beide helften over. wijdesk opent er één pakket mee en bewaart niets van wat u typt."),
                "bij",
                breekt_af=True,
            )
        )
        kolom.addWidget(self.veld_een)
        kolom.addWidget(self.veld_ander)
        kolom.addLayout(rij)
        kolom.addWidget(self.oefen_uitkomst)
        vlak.hide()
        return vlak

    # Showing ---------------------------------------------------------------------------------------------------------

    def toon(self, stand: DelenStand) -> None:
        """For the desk that holds the key of the beheerder."""
        was = self.isVisibleTo(self._paneel)
        self.setVisible(stand.beheerder and stand.toegelaten)
        self.server.setVisible(stand.op_server)
        if self.isVisibleTo(self._paneel) and (not was or stand.aanvragen != self._geteld):
            self._geteld = stand.aanvragen
            self.kijk()

    def _teams(self) -> dict[Id, str]:
        return {team.id: team.naam for team in self._paneel.stand.teams}

    # Requests --------------------------------------------------------------------------------------------------------

    def kijk(self) -> None:
        """Who asks now."""
        self._doe(self._poort.aanvragen, self._toon_aanvragen, stil=True)

    def _toon_aanvragen(self, rijen: tuple[AanvraagRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.lijst.setMaximumHeight(self.lijst.minimumHeight())
        self.toelaat_knop.setEnabled(bool(rijen))

    def _vraag_huidige(self) -> None:
        rij = self.lijst.huidige()
        if rij is not None:
            self.vraag_toelaten(rij)

    def vraag_toelaten(self, rij: AanvraagRij) -> None:
        """Ask whether the fingerprint was compared, and for which team."""
        self._bied_teams_aan(rij.teams)
        self._vraag.vraag(
            self.tr("Leest de beller precies dit voor: {0}? Alleen dan is het echt deze balie.").format(
                rij.vingerafdruk
            ),
            lambda _: self._laat_toe(rij),
            knop=self.tr("Ja, toelaten"),
            zin_nodig=False,
            erbij=self.teamveld,
        )

    def _laat_toe(self, rij: AanvraagRij) -> None:
        if (teams := self._gekozen_teams()) is not None:
            self._doe(
                lambda: self._poort.laat_toe(rij.vingerafdruk, teams),
                lambda naam: self._gedaan(self.tr("{0} is toegelaten").format(naam)),
            )

    def vraag_teams(self, rij: BalieRij) -> None:
        """Ask for which teams a desk works from now on."""
        if rij.eigen or rij.ingetrokken or not rij.rol:
            self._paneel.meld(self.tr("Van {0} kunt u de teams niet wijzigen.").format(rij.naam))
            return
        self._bied_teams_aan(id_ for id_, naam in self._teams().items() if naam in rij.teams)
        self._vraag.vraag(
            self.tr("{0}: van een team dat u uitzet, leest die balie niets nieuws meer.").format(rij.naam),
            lambda _: self._zet_teams(rij),
            knop=self.tr("Teams vastleggen"),
            zin_nodig=False,
            erbij=self.teamveld,
        )

    def _zet_teams(self, rij: BalieRij) -> None:
        if (teams := self._gekozen_teams()) is not None:
            self._doe(
                lambda: self._poort.zet_teams(rij.id, teams),
                lambda naam: self._gedaan(self.tr("{0} heeft andere teams").format(naam)),
            )

    def _bied_teams_aan(self, aan: Iterable[Id]) -> None:
        self.teamveld.wis_fout()
        self.teams.maak(sorted(self._teams().items(), key=lambda team: team[1]))
        self.teams.zet(aan)

    def _gekozen_teams(self) -> tuple[Id, ...] | None:
        gekozen = self.teams.aan()
        if gekozen:
            return gekozen
        self.teamveld.toon_fout(self.tr("Kies ten minste één team."))
        self._vraag.weer_open()
        return None

    def vraag_intrekken(self, rij: BalieRij) -> None:
        """Ask, and say what it means."""
        if rij.eigen:
            self._paneel.meld(self.tr("De balie waar u nu werkt, kunt u niet intrekken."))
            return
        if rij.ingetrokken:
            self._paneel.meld(self.tr("{0} is al ingetrokken.").format(rij.naam))
            return
        self._vraag.vraag(
            self.tr(
                "{0} intrekken? Die balie leest en deelt dan niets nieuws meer. Wat zij al deelde, blijft. Wat op die "
                "computer staat, blijft daar, versleuteld achter een wachtwoord. Is hij gestolen of kwijt? Meld dan "
                "ook een datalek."
            ).format(rij.naam),
            lambda _: self._doe(
                lambda: self._poort.trek_in(rij.id),
                lambda naam: self._gedaan(self.tr("{0} is ingetrokken").format(naam)),
            ),
            knop=self.tr("Intrekken"),
            gevaar=True,
            zin_nodig=False,
        )

    # Keys ------------------------------------------------------------------------------------------------------------

    def _vraag_vernieuwen(self) -> None:
        self._vraag.vraag(
            self.tr(
                "Alle teams krijgen een nieuwe sleutel en het rooster geldt weer een jaar. Balies merken er niets van; "
                "zij halen de sleutel vanzelf op."
            ),
            lambda _: self._doe(self._poort.vernieuw, self._vernieuwd),
            knop=self.tr("Vernieuwen"),
            zin_nodig=False,
        )

    def _vernieuwd(self, geldig_tot: int) -> None:
        dag = dag_in_woorden(lokaal(geldig_tot).date(), lokaal(self._paneel.omgeving.klok()).date())
        self._gedaan(self.tr("Vernieuwd. Het rooster geldt tot {0}").format(dag))

    def _vraag_nood(self) -> None:
        self._vraag.vraag(
            self.tr(
                "Een nieuwe noodsleutel maken? Wat tot nu toe gedeeld is, gaat alleen met de oude open: bewaar die ook."
            ),
            lambda _: self._doe(self._poort.vervang_noodsleutel, self._nieuwe_nood),
            knop=self.tr("Nieuwe maken"),
            zin_nodig=False,
        )

    def _nieuwe_nood(self, helften: Helften) -> None:
        self._gedaan(self.tr("Er is een nieuwe noodsleutel"))
        self.toon_noodsleutel(helften)

    def toon_noodsleutel(self, helften: Helften) -> None:
        """Offer to print it. The halves stay in memory until somebody has them on paper."""
        self._helften = helften
        self.noodblad.show()
        self.druk_knop.setFocus()
        self._paneel.rol.breng_in_beeld(self.noodblad)

    def _druk_nood(self) -> None:
        if self._helften is not None:
            self._poort.druk_af(self._helften)

    def _vergeet_nood(self) -> None:
        self._helften = None
        self.noodblad.hide()
        self.oefen_open()

    def oefen_open(self) -> None:
        """Show the two fields of the drill."""
        self.oefening.show()
        self.een.setFocus()

    def _oefen_dicht(self) -> None:
        self.een.clear()
        self.ander.clear()
        self.oefen_uitkomst.clear()
        self.oefening.hide()
        self.oefen_knop.setFocus()

    def oefen(self) -> None:
        """Open one segment with what was typed."""
        een, ander = self.een.text(), self.ander.text()
        self.veld_een.wis_fout()
        self.veld_ander.wis_fout()
        self.probeer_knop.setEnabled(False)
        self.oefen_uitkomst.setText(self.tr("Even proberen…"))
        self._paneel.omgeving.jobs.background(
            lambda _: self._poort.oefen(een, ander),
            self._geoefend,
            eigenaar=self,
            geweigerd=self._oefening_geweigerd,
            mislukt=lambda storing: self._oefen_zin(f"{storing.zin} {storing.uitweg}"),
        )

    def _geoefend(self, aantal: int) -> None:
        self.een.clear()
        self.ander.clear()
        self._oefen_zin(self.tr("De noodsleutel werkt: een pakket met {0} regels ging open.").format(aantal))

    def _oefening_geweigerd(self, weigering: Weigering) -> None:
        velden = {"een": self.veld_een, "ander": self.veld_ander}
        self._oefen_zin("" if velden.keys() & weigering.fouten.keys() else weigering.zin)
        for naam, zin in weigering.fouten.items():
            if naam in velden:
                velden[naam].toon_fout(zin)
                velden[naam].invoer.setFocus()
                self._paneel.rol.breng_in_beeld(velden[naam])

    def _oefen_zin(self, zin: str) -> None:
        self.probeer_knop.setEnabled(True)
        self.oefen_uitkomst.setText(zin)
        self._paneel.rol.breng_in_beeld(self.oefen_uitkomst)

    # Doing -----------------------------------------------------------------------------------------------------------

    def _doe(self, werk: Callable[[], Any], klaar: Callable[[Any], None], *, stil: bool = False) -> None:
        self._paneel.omgeving.jobs.background(
            lambda _: werk(),
            klaar,
            eigenaar=self,
            geweigerd=lambda weigering: self._niet(weigering.zin),
            mislukt=self._mislukt,
            stil=stil,
        )

    def _gedaan(self, zin: str) -> None:
        self._vraag.sluit()
        self._paneel.meld(zin)
        self._paneel.deel_nu()
        self.kijk()

    def _mislukt(self, storing: Storing) -> None:
        self._niet(f"{storing.zin} {storing.uitweg}")

    def _niet(self, zin: str) -> None:
        if self._vraag.isVisible():
            self._vraag.toon_fout(zin)
        else:
            self._paneel.meld(zin)
