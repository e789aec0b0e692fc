"""Mijn werk: what waits to be picked up here, and what I have. One key each, no dialogs.

Whoever works in casussen also sees what must be done in the coming week, and on top who asks to take over a regie. An
outcome whose own panel is not there yet waits here, so that nothing is lost between two people.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.opschaling import LeesBerichten, ZieBericht
from wijdesk.models.opdrachten.termijn import LeesAvgtermijnen, LeesTermijnen
from wijdesk.models.opdrachten.werk import LeesWerk, LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.opschaling import AFGESCHERMD, BerichtRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui import agendaregel, berichtregel, werkregel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop
from wijdesk.ui.verzetten import kan_verzet, vraag_dag

VOORUIT = timedelta(days=7)
"""How far ahead what must be done in casussen shows here; panel Termijnen looks further."""
NAAR_CASUS = ("triage", "casus")
"""Hand-overs that go on in a casus."""

BOVENAAN = {"overdracht": 0, "ontvangen": 1}
"""What waits for an answer, under a heading of its own above what must be done by a day."""

Rij = WerkRij | AgendaRij | BerichtRij


class WerkPanel(Panel):
    """What waits to be picked up, oldest first, and what I have; for casus people first what must be done."""

    naam = "werk"
    titel = "Mijn werk"
    interesses = frozenset(
        {
            "werk", "contact", "vraag", "persoon", "termijn", "termijnwijziging", "taak", "evaluatie", "actie",
            "nazorg", "toeleiding", "indicatie", "regieoverdracht", "teamoverdracht", "huishouden", "huishoudlid",
            "casus", "plan", "toestemming", "betrokkene", "gezag", "klacht", "klachtdossier", "klachtstap",
            "regieclaim", "opschaling", "bericht", "meldcode", "wvggzmelding", "signaal", "ondersteuning", "avgverzoek",
            "controledossier", "controlepunt",
        }
    )  # fmt: skip

    def __init__(
        self,
        omgeving: Omgeving,
        *,
        casus: bool = False,
        avg: bool = False,
        triage: bool = False,
        signaal: bool = False,
        opschalen: bool = False,
        klacht: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Whether whoever works here may read casussen, deal with AVG requests, lead a triage, and so on."""
        super().__init__(omgeving, parent)
        self._casus, self._opschalen, self._avg = casus, opschalen, avg
        self._gaat_door = {"triage": triage, "signaal": signaal, "klacht": klacht}
        self.model: RegelModel[Rij] = RegelModel(self._sleutel, self._beeld, groep=self._groep)
        self.lijst: RegelLijst[Rij] = RegelLijst(
            self.model,
            naam=self.tr("Mijn werk"),
            leeg=self.tr("Er ligt niets open.\nWat aan de balie wordt overgedragen, komt hier."),
            filter_tekst=self.tr("Filter op naam, soort of tekst"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "kop", naam="werk_telling", breekt_af=True)
        self.alleen_mij = ToetsKnop(self.tr("Alleen van mij"), "M", rol="keuze")
        self.alleen_mij.setCheckable(True)
        self.alleen_mij.toggled.connect(lambda _: self._vul())
        self.tekst = LeesTekst(naam="werk_tekst", titel=self.tr("Wat er is opgeschreven"), regels=6)
        self.zin = EenZin()
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="werk.pak_op")
        self._rijen: tuple[WerkRij, ...] = ()
        self._agenda: tuple[AgendaRij, ...] = ()
        self._agenda_gelezen = False
        self._berichten: tuple[BerichtRij, ...] = ()
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.telling, 1)
        kop.addWidget(self.alleen_mij)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.tekst)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        QShortcut(QKeySequence("M"), self, self.alleen_mij.toggle).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.zin.opened.connect(lambda _: self._gekozen(self.lijst.huidige()))
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.open())
        self._gekozen(None)

    def _rij_acties(self) -> tuple[Actie, ...]:
        casus = (
            Actie("werk.verzet", self.tr("Verzetten"), "Z", self.verzet),
            Actie("werk.open_casus", self.tr("Casus openen"), "C", self.open_casus),
            Actie("werk.contactmoment", self.tr("Contactmoment"), "N", self.contactmoment),
            Actie("werk.gezien", self.tr("Gezien"), "G", self.zie),
        )
        verder = {
            "triage": Actie("werk.triage", self.tr("Triage beginnen"), "R", self.begin_triage),
            "signaal": Actie("werk.signaal", self.tr("Signaal maken"), "S", partial(self.draag_over, "signaal")),
            "klacht": Actie("werk.klacht", self.tr("Klacht registreren"), "K", partial(self.draag_over, "klacht")),
        }
        return (
            *(actie for soort, actie in verder.items() if self._gaat_door[soort]),
            Actie("werk.pak_op", self.tr("Oppakken"), "O", self.pak_op),
            Actie("werk.rond_af", self.tr("Afronden"), "A", self.rond_af),
            Actie("werk.leg_terug", self.tr("Terugleggen"), "T", self.leg_terug),
            *(casus if self._casus else ()),
            Actie("werk.open_contact", self.tr("Contact openen"), "Return", self.open_contact),
            Actie("werk.open_persoon", self.tr("Inwoner openen"), "I", self.open_persoon),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen hand-over."""
        return (*self._rij_acties(), Actie("werk.alleen_mij", self.tr("Alleen mijn werk"), "M", self.alleen_mij.toggle))

    def ververs(self) -> None:
        """Read what is open here, and what must be done in casussen."""
        self.omgeving.jobs.read(
            LeesWerk(locatie_id=self.omgeving.locatie.id), self._toon, eigenaar=self, geweigerd=self._mag_niet
        )
        if self._casus or self._avg:
            tot = (self._vandaag() + VOORUIT).isoformat()
            vraag = LeesTermijnen(bereik="mijn", tot=tot) if self._casus else LeesAvgtermijnen(tot=tot)
            self.omgeving.jobs.read(vraag, self._toon_agenda, eigenaar=self, geweigerd=self._mag_niet)
        if self._casus:
            self.omgeving.jobs.read(LeesBerichten(), self._toon_berichten, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget:
        """The list."""
        return self.lijst.lijst if self.model.rowCount() else self.lijst.filter

    # What happens ----------------------------------------------------------------------------------------------------

    def pak_op(self) -> None:
        """It is mine now."""
        if (rij := self._overdracht()) is not None and rij.stand == "open":
            self._schrijf(PakWerkOp(id=rij.id))

    def begin_triage(self) -> None:
        """Begin the triage of this vraag, or go on with it."""
        if (rij := self._overdracht()) is not None and self._kan_door(rij, "triage"):
            self.requested.emit("triage.begin", ("vraag", rij.vraag_id))

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """The vraag that is chosen, while one works here."""
        rij = self._overdracht()
        hier = self.isAncestorOf(self.window().focusWidget() or self.window())
        return ("vraag", rij.vraag_id) if rij is not None and hier and self._kan_door(rij, "triage") else None

    def _kan_door(self, rij: WerkRij, soort: str) -> bool:
        return self._gaat_door[soort] and rij.soort == soort and rij.stand != "afgerond"

    def draag_over(self, soort: str) -> None:
        """Go on with what was handed over where it is dealt with, with all that was written down of it."""
        if (rij := self._overdracht()) is not None and self._kan_door(rij, soort):
            self.requested.emit(*werkregel.verder(rij))

    def leg_terug(self) -> None:
        """Somebody else may take it."""
        if (rij := self._overdracht()) is not None and self._van_mij(rij):
            self._schrijf(LegWerkTerug(id=rij.id))

    def rond_af(self) -> None:
        """Ask how it ended, here, and close it: a hand-over, or a task."""
        rij = self.lijst.huidige()
        if rij is None or not self._kan_af(rij):
            self._overdracht()
            return
        doe, over = partial(self._afronden, rij), rij.bron_id if isinstance(rij, AgendaRij) else rij.id
        self.zin.vraag(self.tr("Hoe is het afgelopen? (één zin)"), doe, knop=self.tr("Afronden"), over=over)

    def verzet(self) -> None:
        """Ask another day for a task, here."""
        rij = self.lijst.huidige()
        if isinstance(rij, AgendaRij) and kan_verzet(rij):
            vraag_dag(self.zin, rij, self._vandaag(), self.omgeving.jobs)

    def open(self) -> None:
        """Enter: the casus of what must be done; of a hand-over the contact it came from."""
        if isinstance(self.lijst.huidige(), AgendaRij | BerichtRij):
            self.open_casus()
        else:
            self.open_contact()

    def open_contact(self) -> None:
        """Show the contact this came from."""
        if (rij := self._overdracht()) is not None:
            self.requested.emit("contact.open", rij.contact_id)

    def open_persoon(self) -> None:
        """Show whom it is about."""
        if (rij := self._overdracht()) is not None and rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    def open_casus(self) -> None:
        """Go on in the household; for somebody without one, begin making it."""
        rij = self.lijst.huidige()
        if rij is None or not self._kan_casus(rij):
            return
        if isinstance(rij, BerichtRij):
            self.requested.emit(*berichtregel.weg(rij, ladder=self._opschalen))
            self._toon_berichten(berichtregel.na_openen(self._berichten, rij))
        elif isinstance(rij, AgendaRij):
            for verzoek in agendaregel.wegen(rij):
                self.requested.emit(*verzoek)
        elif rij.huishouden_id is None:
            self.requested.emit("huishouden.nieuw_voor", rij.persoon_id)
        else:
            self.requested.emit("huishouden.open", rij.huishouden_id)

    def contactmoment(self) -> None:
        """Open the casus of a hand-over with a new contact moment; ending the hand-over stays a step of its own."""
        rij = self._overdracht()
        if rij is not None and self._kan_contactmoment(rij):
            self.requested.emit("huishouden.open", rij.huishouden_id)
            self.requested.emit("casus.verloop_notitie", None)

    def zie(self) -> None:
        """What one must know of was seen."""
        if isinstance(rij := self.lijst.huidige(), BerichtRij):
            self.open_casus() if rij.richting == AFGESCHERMD else self._schrijf(ZieBericht(id=rij.id))

    def _overdracht(self) -> WerkRij | None:
        rij = self.lijst.huidige()
        if isinstance(rij, AgendaRij):
            self.requested.emit("melding", self._waarom_niet(rij))
        return rij if isinstance(rij, WerkRij) else None

    def _waarom_niet(self, rij: AgendaRij) -> str:
        """What a row is that takes no keys of a hand-over, and where it is settled."""
        if rij.termijn is None:
            return agendaregel.waarom_niet(rij, "klaar")
        return self.tr("Dit is een termijn, geen overdracht. Klaar melden of opschorten doet u in Termijnen.")

    def _kan_casus(self, rij: Rij) -> bool:
        if isinstance(rij, BerichtRij):
            return True
        if isinstance(rij, AgendaRij):
            return bool(agendaregel.wegen(rij))
        waarheen = rij.huishouden_id is not None or rij.persoon_id is not None
        return self._casus and rij.soort in NAAR_CASUS and rij.stand != "afgerond" and waarheen

    def _kan_contactmoment(self, rij: WerkRij) -> bool:
        return self._kan_casus(rij) and rij.open_casus

    def _kan_af(self, rij: Rij) -> bool:
        if isinstance(rij, BerichtRij):
            return False
        return agendaregel.kan_af(rij) if isinstance(rij, AgendaRij) else rij.stand != "afgerond"

    def _afronden(self, rij: Rij, uitkomst: str) -> None:
        opdracht: Opdracht[None] | None = None
        if isinstance(rij, AgendaRij):
            opdracht = agendaregel.afronding(rij, uitkomst)
        elif isinstance(rij, WerkRij):
            opdracht = RondWerkAf(id=rij.id, uitkomst=uitkomst)
        if opdracht is None:
            return
        self.omgeving.jobs.write(
            opdracht,
            lambda _, __: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
            mislukt=lambda storing: self.zin.toon_fout(f"{storing.zin} {storing.uitweg}"),
        )

    def _schrijf(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(opdracht, self._gedaan, eigenaar=self, geweigerd=self._mag_niet)

    def _gedaan(self, _: None, __: Wijziging) -> None:
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _van_mij(self, rij: WerkRij) -> bool:
        return rij.stand == "opgepakt" and rij.medewerker == self.omgeving.medewerker.naam

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    # How it looks ----------------------------------------------------------------------------------------------------

    def _sleutel(self, rij: Rij) -> Id:
        return agendaregel.sleutel_van(rij) if isinstance(rij, AgendaRij) else rij.id

    def _beeld(self, rij: Rij) -> Regel:
        if isinstance(rij, BerichtRij):
            return berichtregel.beeld(rij, self.omgeving.klok())
        if isinstance(rij, AgendaRij):
            return agendaregel.beeld(rij, self._vandaag())
        return werkregel.beeld(rij, nu=self.omgeving.klok(), ik=self.omgeving.medewerker.naam)

    def _groep(self, rij: Rij) -> str:
        if not (self._casus or self._avg):
            return ""
        if isinstance(rij, BerichtRij):
            return berichtregel.GROEP
        if isinstance(rij, WerkRij):
            return self.tr("Voor u") if rij.voor_mij else self.tr("Overgedragen vragen")
        if rij.soort in BOVENAAN:
            return self.tr("Aan u gevraagd") if rij.soort == "overdracht" else self.tr("Ontvangen van een ander team")
        return agendaregel.groep(rij, self._vandaag())

    def _toon(self, rijen: tuple[WerkRij, ...]) -> None:
        self._rijen = rijen
        self._vul()

    def _toon_berichten(self, rijen: tuple[BerichtRij, ...]) -> None:
        self._berichten = rijen
        self._vul()

    def _toon_agenda(self, rijen: tuple[AgendaRij, ...]) -> None:
        self._agenda = tuple(sorted(rijen, key=lambda rij: BOVENAAN.get(rij.soort, len(BOVENAAN))))
        nog_bovenaan = self.lijst.lijst.currentIndex().row() <= 0
        self._vul()
        if nog_bovenaan and not self._agenda_gelezen:
            # What was chosen is the first of what came in before; on top stands what is late by now.
            self.lijst.lijst.setCurrentIndex(self.model.index(0, 0))
        self._agenda_gelezen = True

    def _vul(self) -> None:
        van_mij = [rij for rij in self._rijen if self._van_mij(rij)]
        # Apart and on top only for whoever works in casussen: the others have nothing else in this list.
        voor_u = [rij for rij in self._rijen if self._casus and rij.voor_mij]
        alleen_mij = self.alleen_mij.isChecked()
        te_doen = len(self._agenda) + len(self._berichten) if self._casus or self._avg else None
        self.telling.setText(werkregel.telling(self._rijen, te_doen=te_doen, van_mij=len(van_mij)))
        self.lijst.zet_leeg(
            self.tr("U hebt niets opgepakt.\nDruk op M voor alles wat open ligt.")
            if alleen_mij and self._rijen
            else self.tr("Er ligt niets open.\nWat aan de balie wordt overgedragen, komt hier.")
        )
        onder = [rij for rij in (van_mij if alleen_mij else self._rijen) if rij not in voor_u]
        self.lijst.zet((*self._berichten, *voor_u, *self._agenda, *onder))
        self.model.hertekst()

    def _gekozen(self, rij: Rij | None) -> None:
        werk = rij if isinstance(rij, WerkRij) else None
        tekst = agendaregel.voluit(rij, self._vandaag()) if isinstance(rij, AgendaRij) else ""
        tekst = berichtregel.voluit(rij) if isinstance(rij, BerichtRij) else tekst
        self.tekst.setText(werkregel.voluit(werk) if werk else tekst)
        self.tekst.setVisible(bool(self.tekst.text()))
        self.toetsen.setVisible(rij is not None and self.zin.isHidden())
        kan = {
            "werk.pak_op": werk is not None and werk.stand == "open",
            "werk.rond_af": rij is not None and self._kan_af(rij),
            "werk.leg_terug": werk is not None and self._van_mij(werk),
            "werk.open_contact": werk is not None,
            "werk.open_persoon": werk is not None and werk.persoon_id is not None,
        }
        for soort in (soort for soort, ja in self._gaat_door.items() if ja):
            kan[f"werk.{soort}"] = werk is not None and self._kan_door(werk, soort)
        if self._gaat_door["triage"]:
            verder = werk is not None and werk.stand == "opgepakt"
            self.toetsen.knop("werk.triage").zet_tekst(
                self.tr("Verder met triage") if verder else self.tr("Triage beginnen")
            )
        if self._casus:
            kan["werk.open_casus"] = rij is not None and self._kan_casus(rij)
            kan["werk.contactmoment"] = werk is not None and self._kan_contactmoment(werk)
            kan["werk.verzet"] = kan_verzet(rij)
            kan["werk.gezien"] = isinstance(rij, BerichtRij)
            begint = werk is not None and werk.huishouden_id is None
            casus = not isinstance(rij, BerichtRij) and not (isinstance(rij, AgendaRij) and agendaregel.elders(rij))
            opent = self.tr("Casus openen") if casus else self.tr("Openen")
            self.toetsen.knop("werk.open_casus").zet_tekst(self.tr("Huishouden maken") if begint else opent)
        for naam, ja in kan.items():
            # On what must be done the keys of a hand-over say what it is; what cannot be done says nothing.
            self.toetsen.kan(naam, ja=ja, zichtbaar=ja, toets=ja or isinstance(rij, AgendaRij))
