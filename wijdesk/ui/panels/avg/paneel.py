"""AVG-verzoeken: the register by deadline, one request with what can be done now, and its record looked through.

How papers and files are made is handed to it; it knows when, and where they go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.avg import (
    BevestigAvgverzoek,
    HefBeperkingOp,
    LeesAantekeningen,
    LeesAvgverzoek,
    LeesAvgverzoeken,
    LeesInzagePapier,
    PakAvgverzoekOp,
    TekenInzageAan,
    TrekAantekeningIn,
    VoerAvgverzoekUit,
)
from wijdesk.models.opdrachten.bewaren import MaakVerzoeklijst
from wijdesk.models.rows.avg import AvgDetail, AvgRij, InzagePapier, InzagePlek
from wijdesk.models.values import Id
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Afdrukken, Omgeving
from wijdesk.ui.panels.avg import beeld, register
from wijdesk.ui.panels.avg.blad import VerzoekBlad
from wijdesk.ui.panels.avg.nakijken import NakijkBlad
from wijdesk.ui.panels.avg.vormen import AantekeningVorm, BesluitVorm, VerlengVorm, VerzoekVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import LijstPaneel
from wijdesk.ui.toetsen import Toetsen

MaakBestanden = Callable[[InzagePapier], Mapping[str, bytes]]
"""A record as files: name → content. Runs on lane N."""


class AvgPaneel(LijstPaneel[AvgDetail, VerzoekBlad]):
    """The register; one request in its place; its record in place of that."""

    naam = "avg"
    titel = "AVG-verzoeken"
    interesses = frozenset({"avgverzoek", "aantekening", "persoon", "medewerker", "vernietigregel"})

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken],
        maak_bestanden: MaakBestanden,
        parent: QWidget | None = None,
    ) -> None:
        """`afdrukken`: "avg.brief" gets (request, kind of letter), "avg.inzage" a request; for who may read the log
        "inzage.afdrukken" gets (person, from, until).
        """
        super().__init__(omgeving, parent)
        self._afdrukken, self._maak_bestanden = afdrukken, maak_bestanden
        self.overzicht = self._maak_overzicht()
        wie_zag = "inzage.afdrukken" in afdrukken
        self.blad = VerzoekBlad(self._acties(), mij=omgeving.medewerker.naam, wie_zag=wie_zag)
        self.rol = Rolblad(self.blad)
        self.nakijken = NakijkBlad(omgeving, self.zin, self._dossier_acties())
        self.nakijk_rol = Rolblad(self.nakijken)
        self.vorm, self.verleng_vorm = VerzoekVorm(omgeving), VerlengVorm(omgeving)
        self.besluit_vorm, self.aantekening_vorm = BesluitVorm(omgeving), AantekeningVorm(omgeving)
        vormen = (self.vorm, self.verleng_vorm, self.besluit_vorm, self.aantekening_vorm)
        self.leg_bladen(self.nakijk_rol, vormen=vormen, nieuw=self.vorm)
        self.blad.withdrawn.connect(lambda id_: self.schrijf(TrekAantekeningIn(id=id_)))
        self.nakijken.noted.connect(self._aantekening_bij)
        self.nakijken.refused.connect(self._niet_na_te_kijken)
        self.nakijken.left.connect(self._naar_verzoek)

    # Building --------------------------------------------------------------------------------------------------------

    def _maak_overzicht(self) -> QWidget:
        self.model: RegelModel[AvgRij] = RegelModel(lambda rij: rij.id, beeld.verzoek, groep=beeld.groep)
        self.lijst: RegelLijst[AvgRij] = RegelLijst(
            self.model,
            naam=self.tr("AVG-verzoeken"),
            leeg=self.tr("Er is nog geen verzoek.\nVraagt een inwoner iets over de eigen gegevens? Druk op N."),
            filter_tekst=self.tr("Filter op naam, nummer of soort"),
            tekens=True,
            twee_regels=True,
        )
        self.toetsen_lijst = Toetsen(self._lijst_acties(), self.lijst.lijst, primair="avg.open")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        uitleg = self.tr("Wat inwoners vragen over hun eigen gegevens. Antwoord binnen een maand (AVG art. 12 lid 3).")
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen_lijst)
        return blad

    def _lijst_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("avg.open", self.tr("Openen"), "Return", self.open_rij, "external-link"),
            Actie(
                "avg.nieuw", self.tr("Nieuw verzoek"), "N", self.nieuw, "plus", "inzage correctie verwijderen privacy"
            ),
            Actie(
                "avg.register", self.tr("Opslaan als CSV…"), "Ctrl+S", partial(register.kies_waar, self), "save",
                "register avg verzoeken csv excel bestand", ter_plekke=True,
            ),
        )  # fmt: skip

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("avg.besluit", self.tr("Besluiten"), "B", self.besluit, "flag"),
            Actie("avg.nakijken", self.tr("Dossier nakijken"), "D", self.kijk_na, "eye", "inzage derden"),
            Actie("avg.brief", self.tr("Brief"), "P", self.brief, "printer", "ontvangst verlenging besluit"),
            Actie("avg.bevestigd", self.tr("Ontvangst is bevestigd"), "O", self.bevestig, "check"),
            Actie("avg.verleng", self.tr("Verlengen"), "V", self.verleng, "clock"),
            Actie("avg.uitgevoerd", self.tr("Uitgevoerd"), "U", self.uitgevoerd, "check"),
            Actie("avg.lijst", self.tr("Op een vernietiglijst"), "L", self.op_lijst, "trash-2"),
            Actie("avg.hef_op", self.tr("Beperking opheffen"), "H", self.hef_op, "rotate-ccw"),
            Actie("avg.aantekening", self.tr("Aantekening van de inwoner"), "A", self.aantekening, "message-square"),
            Actie("avg.neem", self.tr("Ik behandel dit"), "M", self.neem, "user-check"),
            Actie("avg.wijzig", self.tr("Wijzigen"), "W", self.wijzig, "pencil"),
            Actie("avg.wie_zag", self.tr("Wie zag dit?"), "Z", self.wie_zag, "eye", "log overzicht gezien bekeken"),
            Actie("avg.kaart", self.tr("Kaart openen"), "K", self.kaart, "user"),
            Actie("avg.terug", self.tr("Alle verzoeken"), "T", self.terug, "arrow-left"),
        )

    def _dossier_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("avg.voorbeeld", self.tr("Voorbeeld"), "P", self.voorbeeld, "printer"),
            Actie("avg.bewaar", self.tr("Opslaan als bestanden"), "O", self.vraag_map, "download", "", True),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list, or with what stands in its place."""
        return self.nakijken.acties() if self._kijkt_na else super().acties()

    def ververs(self) -> None:
        """The list, and the request that is open. A form keeps what was typed; a record is read when it is asked."""
        self.omgeving.jobs.read(LeesAvgverzoeken(), self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)
        self._lees_een()

    @property
    def _kijkt_na(self) -> bool:
        return self.bladen.currentWidget() is self.nakijk_rol

    def _eerste_in_lijst(self) -> QWidget:
        return self.lijst.lijst if self.model.rowCount() else self.toetsen_lijst.knop("avg.nieuw")

    def _eerste_van_een(self) -> QWidget:
        return self.nakijken.eerste_veld() if self._kijkt_na else self.blad

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("avg.open", id) and ("avg.nieuw", ("persoon", id))."""
        if verzoek == "avg.nieuw":
            wie = inhoud if isinstance(inhoud, tuple) else ()
            self.nieuw_voor(Id(wie[1]), str(wie[2]) if len(wie) > 2 else "") if len(wie) > 1 else self.nieuw()
            return True
        return super().handle(verzoek, inhoud)

    def terug(self) -> None:
        """From the record to the request, from the request to the list."""
        if self._kijkt_na:
            self._naar_verzoek()
        else:
            super().terug()

    # The list --------------------------------------------------------------------------------------------------------

    def _toon_lijst(self, rijen: tuple[AvgRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model.hertekst()
        self.toetsen_lijst.kan("avg.open", ja=bool(rijen))
        self.toetsen_lijst.kan("avg.register", ja=bool(rijen))

    def nieuw(self) -> None:
        """A new request."""
        self.vorm.begin(None)
        self.toon_vorm(self.vorm)

    def nieuw_voor(self, persoon_id: Id, naam: str) -> None:
        """A new request of somebody whose card is open."""
        self.vorm.begin(None, (persoon_id, naam or self.tr("De gekozen inwoner")))
        self.toon_vorm(self.vorm)

    # One request -----------------------------------------------------------------------------------------------------

    def _vraag_een(self, id_: Id) -> LeesAvgverzoek:
        return LeesAvgverzoek(id=id_)

    def _toon_een(self, detail: AvgDetail) -> None:
        self.blad.toon(detail)
        if detail.rij.persoon_id is not None:
            vraag = LeesAantekeningen(persoon_id=detail.rij.persoon_id)
            self.omgeving.jobs.read(vraag, self.blad.toon_aantekeningen, eigenaar=self, geweigerd=self.mag_niet)
        else:
            self.blad.toon_aantekeningen(())

    # What can be done ------------------------------------------------------------------------------------------------

    def wijzig(self) -> None:
        """Put the request right."""
        if self.detail is not None:
            self.vorm.begin(self.detail)
            self.toon_vorm(self.vorm)

    def verleng(self) -> None:
        """Another day, with a reason."""
        if self.detail is not None and self.detail.verlengen_tot:
            self.verleng_vorm.begin(self.detail)
            self.toon_vorm(self.verleng_vorm)

    def besluit(self) -> None:
        """Decide."""
        if (d := self.detail) is not None and (not d.rij.besluit or d.niet_meer):
            self.besluit_vorm.begin(d)
            self.toon_vorm(self.besluit_vorm)

    def neem(self) -> None:
        """Deal with it oneself."""
        if self._id is not None:
            self.schrijf(PakAvgverzoekOp(id=self._id))

    def bevestig(self) -> None:
        """The letter of receipt went out."""
        if self._id is not None:
            self.schrijf(BevestigAvgverzoek(id=self._id))

    def uitgevoerd(self) -> None:
        """What was granted was done today."""
        if self._id is not None:
            self.schrijf(VoerAvgverzoekUit(id=self._id))

    def op_lijst(self) -> None:
        """A removal that was granted: two people still look at it there."""
        if self._id is not None:
            self.schrijf(MaakVerzoeklijst(verzoek_id=self._id))

    def hef_op(self) -> None:
        """Ask why the restriction ends."""
        if (id_ := self._id) is not None:
            vraag = self.tr(
                "Waarom mag dit weer gebruikt worden? Dit komt in de brief. De inwoner moet het eerst weten "
                "(AVG art. 18 lid 3)."
            )
            self.vraag_reden(vraag, partial(HefBeperkingOp, id=id_), over=id_, knop=self.tr("Opheffen"))

    def kaart(self) -> None:
        """The card of the resident."""
        if self.detail is not None:
            self.open_kaart(self.detail.rij.persoon_id)

    def wie_zag(self) -> None:
        """The page for the resident: who saw the record, and why."""
        d, toon = self.detail, self._afdrukken.get("inzage.afdrukken")
        if d is not None and d.rij.persoon_id is not None and toon is not None:
            toon((d.rij.persoon_id, "", ""))

    def brief(self) -> None:
        """The letter that belongs to how far it is: read anew, because just after a decision the page may still be of
        before it.
        """
        if (id_ := self._id) is not None:
            lees = self.omgeving.jobs.read
            lees(self._vraag_een(id_), self._druk_brief, eigenaar=self, geweigerd=self._weg, sleutel="avg.brief")

    def _druk_brief(self, d: AvgDetail) -> None:
        soort = "besluit" if d.rij.besluit else "verlenging" if d.verlengd_tot else "ontvangst"
        self._afdrukken["avg.brief"]((d.rij.id, "opheffing" if d.opgeheven_op else soort))

    def aantekening(self) -> None:
        """What the resident says of the record as a whole."""
        if (d := self.detail) is not None and d.rij.persoon_id is not None:
            self.aantekening_vorm.begin(d.rij.id, d.rij.persoon_id)
            self.toon_vorm(self.aantekening_vorm)

    def _aantekening_bij(self, plek: InzagePlek) -> None:
        d = self.detail
        if d is not None and d.rij.persoon_id is not None:
            self.aantekening_vorm.begin(d.rij.id, d.rij.persoon_id, soort=plek.soort, rij=plek.id, waar=plek.waar)
            self.toon_vorm(self.aantekening_vorm)

    # The record ------------------------------------------------------------------------------------------------------

    def kijk_na(self) -> None:
        """Look through the record."""
        if self._id is not None:
            self.nakijken.open(self._id)
            self.toon_blad(self.nakijk_rol, focus=self.nakijken.eerste_veld())

    def voorbeeld(self) -> None:
        """The paper as it goes out."""
        if self._id is not None:
            self._afdrukken["avg.inzage"](self._id)

    def vraag_map(self) -> None:
        """Ask where the files go."""
        venster = QFileDialog(self, self.tr("Waar moeten de bestanden komen?"), _documenten())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setFileMode(QFileDialog.FileMode.Directory)
        venster.setOption(QFileDialog.Option.ShowDirsOnly)
        venster.fileSelected.connect(self.bewaar_in)
        venster.open()

    def bewaar_in(self, map_: str) -> None:
        """Make the files and put them there; the log and the register say so."""
        id_, doel = self._id, Path(map_)
        if id_ is None:
            return

        def gelezen(papier: InzagePapier) -> None:
            self.omgeving.jobs.background(
                lambda _: schrijf_samen(doel, self._maak_bestanden(papier)),
                lambda paden: self._bewaard(id_, paden),
                eigenaar=self,
                geweigerd=self.mag_niet,
                mislukt=self._niet_bewaard,
            )

        vraag = LeesInzagePapier(verzoek_id=id_)
        self.omgeving.jobs.read(vraag, gelezen, eigenaar=self, geweigerd=self.mag_niet)

    def _bewaard(self, id_: Id, paden: tuple[Path, ...]) -> None:
        self.schrijf(TekenInzageAan(verzoek_id=id_))
        namen = ", ".join(pad.name for pad in paden)
        zin = self.tr("Bewaard: {0}. Deze bestanden zijn niet versleuteld: wie ze heeft, kan alles lezen.")
        self.nakijken.stand.setText(zin.format(namen))

    def _niet_bewaard(self, storing: Storing) -> None:
        self.requested.emit("melding", f"{storing.zin} {storing.uitweg}")

    def _niet_na_te_kijken(self, weigering: Weigering) -> None:
        self.mag_niet(weigering)
        if self.nakijken.inzage is None:
            self._naar_verzoek()

    def _naar_verzoek(self) -> None:
        self.toon_blad(self.rol, focus=self.blad)
        self._lees_een()


def _documenten() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
