"""What the applicatiebeheerder does with desks: letting them in, other teams, withdrawing, a second beheerder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.models.rows.delen import AanvraagRij, BalieRij, DelenStand, wie_in_woorden
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.beeld import aanvraag_beeld, daar_werkten
from wijdesk.ui.panels.delen.poort import Beheerpoort
from wijdesk.ui.panels.delen.teamkeuze import Teamkeuze
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.taal import zin
from wijdesk.ui.toetsen import ToetsKnop

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


BEHEER, LEZEN = "beheer", "lezen"
"""Roles as the rooster has them: a desk of the beheerder, and one that only reads."""


class Beheer(QFrame):
    """The card of the beheerder."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort, vraag: EenZin) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self._paneel = paneel
        self._poort = poort
        self._vraag = vraag
        self._geteld = (0, 0)
        """Who asked and how many desks had shared when it was looked last."""
        self.model: RegelModel[AanvraagRij] = RegelModel(
            lambda rij: rij.id,
            lambda rij: aanvraag_beeld(rij, nu=paneel.omgeving.klok(), teams=self._teams()),
        )
        self.lijst: RegelLijst[AanvraagRij] = RegelLijst(
            self.model,
            naam=self.tr("Aanvragen"),
            leeg=self.tr("Niemand vraagt nu om toegelaten te worden."),
            heel=6,
            twee_regels=True,
        )
        self.lijst.opened.connect(self.vraag_toelaten)
        self.keuze = Teamkeuze()
        self.teams = self.keuze.teams
        self.teamveld = Veld(self.tr("Voor welke teams werkt deze balie?"), self.keuze, naam="delen_teams", parent=self)
        self.teamveld.hide()
        self.kijk_knop = knop(self.tr("Opnieuw kijken"), self.kijk, naam="delen_kijk")
        self.toelaat_knop = ToetsKnop(self.tr("Toelaten…"), "Return")
        self.toelaat_knop.setObjectName("delen_toelaten")
        self.toelaat_knop.clicked.connect(self._vraag_huidige)
        self.weg_knop = knop(self.tr("Niet toelaten…"), self._vraag_wegleggen, naam="delen_niet_toelaten")
        self.toon_weg = knop(self.tr("Ook wat weggelegd is"), self._toon_ook_weg, rol="stil", naam="delen_weggelegd")
        self.toon_weg.setCheckable(True)
        self._aanvragen: tuple[AanvraagRij, ...] = ()
        self._bouw()
        self._toon_aanvragen(())
        self.hide()

    def _bouw(self) -> None:
        boven = FlowLayout(ruimte=8)
        boven.addWidget(self.toelaat_knop)
        boven.addWidget(self.weg_knop)
        boven.addWidget(self.kijk_knop)
        boven.addWidget(self.toon_weg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Wie vraagt om mee te doen"), "kop"))
        kolom.addWidget(self.lijst)
        kolom.addLayout(boven)

    # Showing ---------------------------------------------------------------------------------------------------------

    def toon(self, stand: DelenStand) -> None:
        """For the desk that holds the key of the beheerder."""
        was = self.isVisibleTo(self._paneel)
        self.setVisible(stand.beheerder and stand.toegelaten)
        geteld = (stand.aanvragen, sum(rij.tot > 0 for rij in stand.balies))
        if self.isVisibleTo(self._paneel) and (not was or geteld != self._geteld):
            self._geteld = geteld
            self.kijk()

    def _teams(self) -> dict[Id, str]:
        return {team.id: team.naam for team in self._paneel.stand.teams}

    # Requests --------------------------------------------------------------------------------------------------------

    def kijk(self) -> None:
        """Who asks now, and who works where."""
        self._paneel.vraag_doe(self._poort.aanvragen, self._toon_aanvragen, stil=True)
        self._paneel.vraag_doe(self._poort.wie_werkten, self._paneel.toon_wie, stil=True)

    def _toon_aanvragen(self, rijen: tuple[AanvraagRij, ...]) -> None:
        self._aanvragen = rijen
        ook_weg = self.toon_weg.isChecked()
        te_zien = [rij for rij in rijen if ook_weg or not rij.weggelegd]
        self.lijst.zet(te_zien)
        self.lijst.setMaximumHeight(self.lijst.minimumHeight())
        self.toelaat_knop.setEnabled(bool(te_zien))
        self.weg_knop.setEnabled(any(not rij.weggelegd for rij in te_zien))
        self.toon_weg.setVisible(any(rij.weggelegd for rij in rijen))

    def _toon_ook_weg(self) -> None:
        self._toon_aanvragen(self._aanvragen)

    def _vraag_wegleggen(self) -> None:
        """Ask whether the request that is chosen is to be put aside."""
        rij = self.lijst.huidige()
        if rij is None or rij.weggelegd:
            self._paneel.meld(self.tr("Kies eerst een aanvraag die nog niet is weggelegd."))
            return
        self._vraag.vraag(
            self.tr(
                "{0} niet toelaten? De aanvraag gaat uit deze lijst. Die balie hoort dat niet vanzelf: bel haar als u "
                "weet wie het is. Weggelegde aanvragen kunt u altijd weer tonen."
            ).format(rij.vingerafdruk),
            lambda _: self._paneel.vraag_doe(
                lambda: self._poort.leg_weg(rij.vingerafdruk),
                lambda _: self._paneel.gedaan(self.tr("De aanvraag is weggelegd")),
            ),
            knop=self.tr("Wegleggen"),
            zin_nodig=False,
        )

    def _vraag_huidige(self) -> None:
        rij = self.lijst.huidige()
        if rij is not None:
            self.vraag_toelaten(rij)

    def vraag_toelaten(self, rij: AanvraagRij) -> None:
        """Ask whether the fingerprint was compared, and for which team."""
        self._bied_teams_aan(rij.teams, lezen=False)
        self.keuze.vroeger.show()
        self.keuze.vraag_beheer(bool(rij.beheer) or not rij.leesbaar)
        self._vraag.vraag(
            self.tr("Leest de beller precies dit voor: {0}? Alleen dan is het echt deze balie. {1}").format(
                rij.vingerafdruk, wie_in_woorden(rij)
            ),
            lambda _: self._laat_toe(rij),
            knop=self.tr("Ja, toelaten"),
            zin_nodig=False,
            erbij=self.teamveld,
        )

    def _laat_toe(self, rij: AanvraagRij) -> None:
        lezen, vroeger = self.keuze.lezen.isChecked(), self.keuze.vroeger.isChecked()
        beheer = self.keuze.beheer.isChecked()
        if (bool(rij.beheer) or not rij.leesbaar) and not beheer:
            self.teamveld.toon_fout(self.tr("Er komen rechten van beheer mee. Mag dat niet, laat deze balie niet toe."))
            self._vraag.weer_open()
            return
        if (teams := self._gekozen_teams()) is not None:
            self._paneel.vraag_doe(
                lambda: self._poort.laat_toe(rij.vingerafdruk, teams, lezen, vroeger, beheer),
                lambda naam: self._paneel.gedaan(self.tr("{0} is toegelaten").format(zin(naam))),
            )

    def vraag_teams(self, rij: BalieRij) -> None:
        """Ask for which teams a desk works from now on."""
        if rij.eigen or rij.ingetrokken or not rij.rol:
            self._paneel.meld(self.tr("Van {0} kunt u de teams niet wijzigen.").format(zin(rij.naam)))
            return
        self._bied_teams_aan(
            (id_ for id_, naam in self._teams().items() if naam in rij.teams),
            lezen=None if rij.rol == BEHEER else rij.rol == LEZEN,
        )
        self._vraag.vraag(
            self.tr("{0}: van een team dat u uitzet, leest die balie niets nieuws meer.").format(zin(rij.naam)),
            lambda _: self._zet_teams(rij),
            knop=self.tr("Teams vastleggen"),
            zin_nodig=False,
            erbij=self.teamveld,
        )

    def _zet_teams(self, rij: BalieRij) -> None:
        lezen = self.keuze.lezen.isChecked()
        gedaan = self.tr("{0} heeft andere teams")
        if rij.rol != BEHEER and lezen != (rij.rol == LEZEN):
            gedaan = self.tr("{0} mag nu alleen lezen") if lezen else self.tr("{0} mag weer schrijven")
        if (teams := self._gekozen_teams()) is not None:
            self._paneel.vraag_doe(
                lambda: self._poort.zet_teams(rij.id, teams, lezen),
                lambda naam: self._paneel.gedaan(gedaan.format(zin(naam))),
            )

    def _bied_teams_aan(self, aan: Iterable[Id], *, lezen: bool | None) -> None:
        """`lezen`: None where there is nothing to choose, as for a desk of the beheerder."""
        self.keuze.vroeger.hide()  # other teams come with all there was
        self.keuze.vroeger.setChecked(True)
        self.keuze.vraag_beheer(nodig=False)
        self.teamveld.wis_fout()
        self.teams.maak(sorted(self._teams().items(), key=lambda team: team[1]))
        self.keuze.begin(aan, alle=self._teams().keys(), lezen=lezen)

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
            self._paneel.nazorg.open(rij)
            return
        beheert = self.tr(
            " Zij is ook een balie van de beheerder: de sleutel die het rooster ondertekent, wordt meteen vervangen."
        )
        daar = daar_werkten(self._paneel.wie.get(rij.id, ()))
        self._vraag.vraag(
            (f"{zin(daar)}. " if daar else "")
            + self.tr(
                "{0} intrekken? Die balie leest en deelt dan niets nieuws meer. Wat zij al deelde, blijft. Wat op die "
                "computer staat, blijft daar, versleuteld achter een wachtwoord. Is hij gestolen of kwijt? Meld dan "
                "ook een datalek."
            ).format(zin(rij.naam))
            + (beheert if rij.rol == BEHEER else ""),
            lambda _: self._paneel.vraag_doe(lambda: self._poort.trek_in(rij.id), lambda _: self._ingetrokken(rij)),
            knop=self.tr("Intrekken"),
            gevaar=True,
            zin_nodig=False,
        )

    def _ingetrokken(self, rij: BalieRij) -> None:
        self._paneel.gedaan(self.tr("{0} is ingetrokken").format(zin(rij.naam)))
        self._paneel.nazorg.open(rij)

    def vraag_beheerder(self, rij: BalieRij) -> None:
        """Ask whether this becomes a second desk of the beheerder."""
        if rij.ingetrokken or not rij.rol or rij.rol == BEHEER:
            self._paneel.meld(
                self.tr("{0} kan geen balie van de beheerder worden, of is dat al.").format(zin(rij.naam))
            )
            return
        self._vraag.vraag(
            self.tr(
                "{0} ook een balie van de beheerder maken? Zij krijgt de sleutel van het rooster en van alle teams. Op "
                "die computer kan de applicatiebeheerder dan alles wat hier kan, en staan straks de gegevens van alle "
                "teams."
            ).format(zin(rij.naam)),
            lambda _: self._paneel.vraag_doe(
                lambda: self._poort.maak_beheerder(rij.id),
                lambda naam: self._paneel.gedaan(self.tr("{0} is nu ook een balie van de beheerder").format(zin(naam))),
            ),
            knop=self.tr("Beheerder maken"),
            zin_nodig=False,
        )
