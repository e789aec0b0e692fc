"""The database of the centre, for who has the address of its owner: roles, what is not safe, the limit of claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QVBoxLayout

from wijdesk.models.rows.delen import DelenStand, RolRij, ServerStand
from wijdesk.models.values import Id
from wijdesk.ui.adresbestand import bestandsknop
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.delen.poort import Beheerpoort
from wijdesk.ui.panels.delen.werkkaart import Werkkaart
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel


class Adresveld(QFrame):
    """The address of the owner of the database, typed as a password is, or read from the file it stands in."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.regel = QLineEdit()
        self.regel.setEchoMode(QLineEdit.EchoMode.Password)
        self.regel.setProperty("geheim", True)
        self.regel.setMaxLength(2000)
        self.veld = Veld(
            self.tr("Adres van de eigenaar van de database"),
            self.regel,
            naam=naam,
            hulp=self.tr("postgresql://EIGENAAR:WACHTWOORD@SERVER/DATABASE. wijdesk bewaart het niet."),
        )
        self.regel.textEdited.connect(lambda _: self.veld.wis_fout())
        self.bestand_knop = bestandsknop(self.regel, self.veld, naam=f"{naam}_bestand")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.veld)

    @property
    def adres(self) -> str:
        """What was typed."""
        return self.regel.text().strip()


class Database(Werkkaart):
    """The card of a centre on a server, at a desk of the beheerder."""

    def __init__(self, paneel: DelenPanel, poort: Beheerpoort, vraag: EenZin) -> None:
        super().__init__(paneel, self.tr("De database"), "delen_database")
        self._poort = poort
        self._vraag = vraag
        self.stand: ServerStand | None = None
        self.eigenaar = Adresveld("delen_eigenaar")
        self.eigenaar.regel.returnPressed.connect(self.open)
        self.open_knop = knop(self.tr("Database openen"), self.open, rol="primair", naam="delen_database_open")
        self.geopend = self._maak_geopend()
        rij = FlowLayout(ruimte=8)
        for deel in (self.open_knop, self.eigenaar.bestand_knop):
            rij.addWidget(deel)
        self.dicht = QFrame()
        blad = QVBoxLayout(self.dicht)
        blad.setContentsMargins(0, 0, 0, 0)
        blad.setSpacing(8)
        uitleg = self.tr(
            "Een balie toelaten, andere teams geven of intrekken moet ook in de database. Daarvoor is het adres van de "
            "eigenaar nodig, zo lang dit venster open is. Een nieuwe locatie wordt dan ook een team."
        )
        blad.addWidget(etiket(uitleg, "bij", breekt_af=True))
        blad.addWidget(self.eigenaar)
        blad.addLayout(rij)
        self.kolom.addWidget(self.dicht)
        self.kolom.addWidget(self.geopend)
        self.kolom.addWidget(self.uitkomst)
        self.hide()

    def _maak_geopend(self) -> QFrame:
        vlak = QFrame()
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="delen_database_let_op")
        self.model: RegelModel[RolRij] = RegelModel(
            lambda rij: Id(rij.rol.encode()), lambda rij: Regel(titel=rij.rol, rechts=rij.balie, onder=rij.wat)
        )
        self.rollen: RegelLijst[RolRij] = RegelLijst(
            self.model, naam=self.tr("Rollen in de database"), leeg=self.tr("Nog geen rollen."), heel=6
        )
        self.rol = QLineEdit()
        self.rol.setMaxLength(60)
        self.rol.setPlaceholderText(self.tr("bijvoorbeeld balie_selwerd_1"))
        self.rolveld = Veld(
            self.tr("Naam van de nieuwe rol"),
            self.rol,
            naam="delen_rol",
            hulp=self.tr("Kleine letters, cijfers en _. Haar adres komt in een bestand; breng dat veilig over."),
        )
        self.rol.textEdited.connect(lambda _: self.rolveld.wis_fout())
        self.rol.returnPressed.connect(self.kies_bestand)
        self.nodig_knop = knop(self.tr("Balie uitnodigen…"), self.kies_bestand, naam="delen_uitnodigen")
        self.archief_knop = knop(self.tr("Archief toelaten…"), self.vraag_archief, naam="delen_archief")
        self.sluit_knop = knop(self.tr("Rol sluiten…"), self.vraag_sluiten, naam="delen_rol_sluiten")
        self.grens = QLineEdit()
        self.grens.setMaxLength(5)
        self.grensveld = Veld(
            self.tr("Hoeveel inwoners mag een balie per uur opzoeken?"),
            self.grens,
            naam="delen_grens",
            hulp=self.tr("Om te zien of er al een regisseur is. Gewoon is 60. Bij 0 kan niemand dat opzoeken."),
        )
        self.grens.textEdited.connect(lambda _: self.grensveld.wis_fout())
        self.grens.returnPressed.connect(self.zet_grens)
        self.grens_knop = knop(self.tr("Grens vastleggen"), self.zet_grens, naam="delen_grens_vast")
        self.weer_knop = knop(self.tr("Opnieuw controleren"), self.open, naam="delen_database_weer")
        kolom.addWidget(self.let_op)
        kolom.addWidget(self.rollen)
        kolom.addWidget(self.rolveld)
        eerste, tweede = FlowLayout(ruimte=8), FlowLayout(ruimte=8)
        for deel in (self.nodig_knop, self.archief_knop, self.sluit_knop):
            eerste.addWidget(deel)
        kolom.addLayout(eerste)
        kolom.addWidget(self.grensveld)
        for deel in (self.grens_knop, self.weer_knop):
            tweede.addWidget(deel)
        kolom.addLayout(tweede)
        vlak.hide()
        return vlak

    def toon(self, stand: DelenStand) -> None:
        """For the desk that holds the key of the beheerder, where the centre is a server."""
        self.setVisible(stand.beheerder and stand.toegelaten and stand.op_server)

    def open(self) -> None:
        """Look in the database with what was typed, or again with what was."""
        adres = self.eigenaar.adres
        if not adres and self.stand is None:
            self.eigenaar.veld.toon_fout(self.tr("Vul het adres in, of kies het bestand waar het in staat."))
            self.eigenaar.regel.setFocus()
            return
        self.doe(
            lambda: self._poort.server(adres),
            self._geopend,
            velden={"eigenaar": self.eigenaar.veld},
            bij_storing=None if self.stand is not None else self.eigenaar.veld,
        )

    def ververs(self, *, bekend: bool = False) -> None:
        """Something was changed there from another card. `bekend`: which asked for the address of the owner too."""
        if bekend or self.stand is not None:
            self._paneel.vraag_doe(lambda: self._poort.server(""), self._toon_stand, stil=True)

    def _geopend(self, stand: ServerStand) -> None:
        eerst = self.stand is None
        self.eigenaar.regel.clear()
        self._toon_stand(stand)
        self.zeg(self.tr("De database is in orde.") if not stand.let_op else "")
        if eerst:
            self.rollen.lijst.setFocus()
            if self._paneel.beheer is not None:
                self._paneel.beheer.kijk()
            self._paneel.deel_nu()

    def _toon_stand(self, stand: ServerStand) -> None:
        self.stand = stand
        self.dicht.hide()
        self.geopend.show()
        self.let_op.setText("\n".join(stand.let_op))
        self.let_op.setVisible(bool(stand.let_op))
        self.rollen.zet(stand.rollen)
        self.rollen.setMaximumHeight(self.rollen.minimumHeight())
        self.sluit_knop.setEnabled(bool(stand.rollen))
        if not self.grens.hasFocus():
            self.grens.setText(str(stand.grens))

    # A new role ------------------------------------------------------------------------------------------------------

    def kies_bestand(self) -> None:
        """Ask where the address of a new desk goes."""
        if self._heeft_naam(self.tr("Kies eerst een naam, zodat u later weet welke balie het is.")):
            self._vraag_bestand(self.tr("Adres van deze balie bewaren"), self.nodig_uit)

    def vraag_archief(self) -> None:
        """Say what that role may do, and ask whether it is meant."""
        if not self._heeft_naam(self.tr("Kies eerst een naam, bijvoorbeeld archief_2026.")):
            return
        zin = self.tr(
            "{0} toelaten tot het archief? Wie deze rol heeft, leest alle pakketten van het centrum, verzegeld als zij "
            "zijn, en mag er een vervangen. Doe dit alleen als uw leverancier een dossier uit het centrum haalt, en "
            "sluit de rol daarna. Het komt in het logboek."
        )
        self._vraag.vraag(
            zin.format(self.rol.text().strip()), lambda _: self._kies_archief(), knop=self.tr("Rol maken…"),
            gevaar=True, zin_nodig=False,
        )  # fmt: skip

    def _kies_archief(self) -> None:
        self._vraag.sluit()
        self._vraag_bestand(self.tr("Adres van het archief bewaren"), self.geef_archief)

    def _heeft_naam(self, zin: str) -> bool:
        if self.rol.text().strip():
            return True
        self.rolveld.toon_fout(zin)
        self.rol.setFocus()
        return False

    def _vraag_bestand(self, titel: str, doe: Callable[[str], None]) -> None:
        venster = QFileDialog(self, titel, f"{self.rol.text().strip()}.txt", self.tr("Tekst (*.txt)"))
        venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        venster.fileSelected.connect(doe)
        venster.open()

    def nodig_uit(self, bestand: str) -> None:
        """Make the role of a desk."""
        zin = self.tr("Het adres voor deze balie staat in {0}. Breng het veilig over en gooi het daarna weg.")
        self._maak(self._poort.nodig_uit, bestand, zin)

    def geef_archief(self, bestand: str) -> None:
        """Make the role of the archive."""
        zin = self.tr("Het adres voor het archief staat in {0}. Sluit de rol als het werk klaar is.")
        self._maak(self._poort.geef_archief, bestand, zin)

    def _maak(self, doe: Callable[[str, Path], ServerStand], bestand: str, zin: str) -> None:
        rol = self.rol.text().strip()
        self.doe(
            lambda: doe(rol, Path(bestand)),
            lambda stand: self._gemaakt(stand, zin.format(Path(bestand).name)),
            velden={"uit": self.rolveld, "rol": self.rolveld},
            bij_storing=self.rolveld,
        )

    def _gemaakt(self, stand: ServerStand, zin: str) -> None:
        self.rol.clear()
        self._toon_stand(stand)
        self.zeg(zin)

    # Closing a role --------------------------------------------------------------------------------------------------

    def vraag_sluiten(self) -> None:
        """Ask about the role that is chosen."""
        rij = self.rollen.huidige()
        if rij is None:
            return
        self._vraag.vraag(
            self.tr(
                "De rol {0} sluiten? Wie ermee binnenkwam, komt er niet meer in. Dat kunt u niet terugdraaien."
            ).format(rij.rol),
            lambda _: self._paneel.vraag_doe(lambda: self._poort.sluit_rol(rij.rol), self._gesloten),
            knop=self.tr("Rol sluiten"),
            gevaar=True,
            zin_nodig=False,
        )

    def _gesloten(self, stand: ServerStand) -> None:
        self._vraag.sluit()
        self._toon_stand(stand)
        self._paneel.meld(self.tr("De rol is gesloten"))

    # The limit -------------------------------------------------------------------------------------------------------

    def zet_grens(self) -> None:
        """Keep the limit."""
        getypt = self.grens.text().strip()
        if not (getypt.isascii() and getypt.isdigit()):
            self.grensveld.toon_fout(self.tr("Vul een getal in, bijvoorbeeld 60."))
            self.grens.setFocus()
            return
        grens = int(getypt)
        self.doe(
            lambda: self._poort.zet_grens(grens),
            self._grens_gezet,
            velden={"grens": self.grensveld},
            bij_storing=self.grensveld,
        )

    def _grens_gezet(self, stand: ServerStand) -> None:
        self._toon_stand(stand)
        self.zeg(self.tr("Een balie kan nu {0} inwoners per uur opzoeken.").format(stand.grens))
