"""Versions of the plan and who agreed to the newest: one quiet block to fix a version and keep answers in."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.evaluatie import voorstel
from wijdesk.models.ondertekenaars import nog_te_vragen, ondertekening, stand
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, IntrekkenAkkoord, StelVersieVast
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import AkkoordRij, Ondertekening, PlanDetail, VersieRij
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld, etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.handtekening import HandtekeningBeeld
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.plan.akkoord_vragen import AkkoordFormulier
from wijdesk.ui.panels.casus.plan.versies import VersieVergelijker

HOOGSTENS = 5
"""Changes told before the rest is a number; all of them stand in the comparison."""


class AkkoordDeel(QWidget):
    """The newest version, its answers, who is still to be asked, and what changed since.

    Signals:
        requested: (request, content) as of a Tab
        made: (form, what gets the focus when it is put away) it was built, the first time it is asked for
    """

    requested = Signal(str, object)
    made = Signal(object, object)

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None, *, zin: EenZin | None = None) -> None:
        """`zin` is the strip to ask a sentence in when there is one already; else it has its own."""
        super().__init__(parent)
        self.setObjectName("plan_akkoord")
        self.setAccessibleName(self.tr("Versies en akkoord"))
        self._omgeving = omgeving
        self._plan: PlanDetail | None = None
        self._huishouden: HuishoudenDetail | None = None
        self._nodig = Ondertekening(tekenaars=())
        self._mag = False
        self.stand = etiket("", breekt_af=True, naam="akkoord_stand")
        self.eerder = etiket("", "bij", breekt_af=True, naam="akkoord_eerder")
        self.alarm = etiket("", "waarschuwing", breekt_af=True, naam="akkoord_alarm")
        self.nog = etiket("", breekt_af=True, naam="akkoord_nog")
        self.gewijzigd = etiket("", breekt_af=True, naam="akkoord_gewijzigd")
        self.stel_vast = knop("", self.vraag_versie, naam="akkoord_stel_vast")
        self.vraag = knop(self.tr("Akkoord vragen"), self.vraag_akkoord, naam="akkoord_vraag")
        self.vergelijk = knop(
            self.tr("Versies vergelijken"), self.open_vergelijken, rol="stil", naam="akkoord_vergelijk"
        )
        self.evaluatie_op = DatumRegel()
        self.veld_evaluatie = Veld(
            self.tr("Wanneer bespreekt u het plan opnieuw met het gezin?"), self.evaluatie_op, naam="akkoord_evaluatie"
        )
        self.veld_evaluatie.label.setWordWrap(True)
        self.veld_evaluatie.setParent(self)
        self.veld_evaluatie.hide()
        self.zin = zin or EenZin()
        self._eigen_zin = zin is None
        self.evaluatie_op.returnPressed.connect(self.zin.ja.click)
        self._kolom = QVBoxLayout(self)
        self._bouw()

    @cached_property
    def formulier(self) -> AkkoordFormulier:
        """In which somebody answers to the newest version."""
        gemaakt = AkkoordFormulier(self._omgeving)
        gemaakt.ready.connect(self._geef)
        self._zet_neer(gemaakt, self.vraag)
        return gemaakt

    @cached_property
    def vergelijker(self) -> VersieVergelijker:
        """What changed between two versions."""
        gemaakt = VersieVergelijker(self._omgeving)
        self._zet_neer(gemaakt, self.vergelijk)
        return gemaakt

    def _zet_neer(self, gemaakt: AkkoordFormulier | VersieVergelijker, terug: QWidget) -> None:
        gemaakt.closed.connect(lambda: self._terug_naar(terug))
        gemaakt.hide()
        self._kolom.addWidget(gemaakt)
        self.made.emit(gemaakt, terug)

    def _heeft(self, wat: str) -> bool:
        """Whether this form was built."""
        return wat in self.__dict__

    def _bouw(self) -> None:
        self._anders = kaart(rol="waarschuwing")
        anders = QVBoxLayout(self._anders)
        anders.setContentsMargins(12, 8, 12, 8)
        anders.addWidget(self.gewijzigd)
        self._antwoorden = QWidget()
        self._rijen = QVBoxLayout(self._antwoorden)
        self._rijen.setContentsMargins(0, 0, 0, 0)
        self._rijen.setSpacing(4)
        knoppen = FlowLayout(ruimte=8)
        for deel in (self.stel_vast, self.vraag, self.vergelijk):
            knoppen.addWidget(deel)
        kolom = self._kolom
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Versies en akkoord"), "kop"))
        for regel in (self.alarm, self.stand, self._antwoorden, self.nog, self.eerder, self._anders):
            kolom.addWidget(regel)
        kolom.addLayout(knoppen)
        if self._eigen_zin:
            kolom.addWidget(self.zin)

    def toon(self, plan: PlanDetail | None, huishouden: HuishoudenDetail) -> None:
        """Show the versions of this plan; a form that is open for the same plan stays as it is."""
        ander = (self._plan.id if self._plan else None) != (plan.id if plan else None)
        self._plan, self._huishouden = plan, huishouden
        self.setVisible(plan is not None)
        if ander:
            self.zin.sluit()
            if self._heeft("formulier"):
                self.formulier.berg_op()
            if self._heeft("vergelijker"):
                self.vergelijker.hide()
        if plan is None:
            return
        self._mag = huishouden.mag_schrijven and not plan.afgesloten_op
        gevraagd = plan.versies[0].nodig if plan.versies else None
        self._nodig = gevraagd or ondertekening(huishouden.leden, plan, self._vandaag())
        self._toon_stand(plan)
        self._toon_antwoorden(plan)
        self._toon_gewijzigd(plan)
        self.stel_vast.setText(self.tr("Vastleggen als nieuwe versie") if plan.versies else self.tr("Plan vaststellen"))
        self.stel_vast.setVisible(self._mag and (not plan.versies or bool(plan.gewijzigd)))
        self.vraag.setVisible(self._mag and bool(plan.versies) and plan.versies[0].klopt)
        self.vergelijk.setVisible(bool(plan.versies))
        if self._heeft("formulier") and self.formulier.isVisible() and plan.versies:
            self.formulier.zet_wie(plan.versies[0], self._nodig, huishouden)
            self.formulier.waarschuw(gewijzigd=bool(plan.gewijzigd))
        if self._heeft("vergelijker") and self.vergelijker.isVisible():
            self.vergelijker.toon(plan)

    # What can be done here -------------------------------------------------------------------------------------------

    def vraag_versie(self) -> None:
        """Ask why, and fix the plan as it stands."""
        if self._plan is None or not self._mag:
            self._meld(self.tr("Er is geen plan dat u kunt vaststellen."))
            return
        eerste = not self._plan.versies
        self.zin.vraag(
            self.tr("Waarom legt u het plan vast?"),
            self._stel_vast,
            knop=self.tr("Vaststellen"),
            voorzet=self.tr("Eerste versie, besproken met het gezin") if eerste else "",
            erbij=self._vraag_evaluatie(),
            over=self._plan.id,
        )

    def _vraag_evaluatie(self) -> Veld | None:
        """The day of the first evaluation, proposed; nothing to ask when one is planned already."""
        if self._plan is None or any(not rij.gehouden_op for rij in self._plan.evaluaties):
            return None
        self.evaluatie_op.zet(voorstel(self._vandaag()))
        self.veld_evaluatie.wis_fout()
        return self.veld_evaluatie

    def vraag_akkoord(self) -> None:
        """Open the form in which somebody answers to the newest version."""
        if self._plan is None or self._huishouden is None or not self._mag:
            self._meld(self.tr("Er is geen plan waarop u akkoord kunt vragen."))
            return
        if not self._plan.versies:
            self._meld(self.tr("Stel het plan eerst vast; daarna vraagt u akkoord op die versie."))
            return
        self.formulier.waarschuw(gewijzigd=bool(self._plan.gewijzigd))
        self.formulier.open(self._plan.versies[0], self._nodig, self._huishouden)

    def open_vergelijken(self) -> None:
        """Show what changed between two versions."""
        if self._plan is not None and self._plan.versies:
            self.vergelijker.open(self._plan)
        else:
            self._meld(self.tr("Er is nog geen vastgestelde versie om mee te vergelijken."))

    def begonnen(self) -> bool:
        """Whether something was filled in that is not kept yet."""
        return self._heeft("formulier") and self.formulier.begonnen()

    def klaar_om_te_sluiten(self) -> None:
        """Keep the draft of the form."""
        if self._heeft("formulier"):
            self.formulier.concept.bewaar()

    def _stel_vast(self, reden: str) -> None:
        if self._plan is None:
            return
        gevraagd = self.zin.isAncestorOf(self.veld_evaluatie) and not self.veld_evaluatie.isHidden()
        op = self.evaluatie_op.iso(self._vandaag()) if gevraagd else ""
        if gevraagd and not op:
            self._evaluatie_fout(self.tr("Vul de dag in waarop u het plan opnieuw bespreekt, als 03-02-2026."))
            return
        self._omgeving.jobs.write(
            StelVersieVast(plan_id=self._plan.id, reden=reden, evaluatie_op=op or ""),
            lambda _id, _w: self._vastgesteld(),
            eigenaar=self,
            geweigerd=self._niet_vastgesteld,
        )

    def _niet_vastgesteld(self, weigering: Weigering) -> None:
        if (zin := weigering.fouten.get("evaluatie_op")) is not None:
            self._evaluatie_fout(zin)
        else:
            self.zin.toon_fout(weigering.in_een_zin())

    def _evaluatie_fout(self, zin: str) -> None:
        self.zin.weer_open()
        self.veld_evaluatie.toon_fout(zin)
        self.evaluatie_op.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vastgesteld(self) -> None:
        self.zin.sluit()
        self.vraag.setFocus(Qt.FocusReason.OtherFocusReason)

    def _geef(self, opdracht: GeefAkkoord) -> None:
        self._omgeving.jobs.write(
            opdracht,
            lambda _id, _w: self.formulier.klaar(),
            eigenaar=self,
            geweigerd=self.formulier.toon_fouten,
            mislukt=lambda _: self.formulier.weer_open(),
        )

    def _trek_in(self, akkoord: AkkoordRij) -> None:
        def doe(reden: str) -> None:
            self._omgeving.jobs.write(
                IntrekkenAkkoord(akkoord_id=akkoord.id, reden=reden),
                lambda _id, _w: self.zin.sluit(),
                eigenaar=self,
                geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            )

        self.zin.vraag(
            self.tr("Waarom vervalt het antwoord van %1?").replace("%1", akkoord.naam),
            doe,
            knop=self.tr("Intrekken"),
            gevaar=True,
            over=akkoord.id,
        )

    def _meld(self, zin: str) -> None:
        """Why nothing happened, for who asked it by a key or the search box."""
        self.requested.emit("melding", zin)

    def _terug_naar(self, waar: QWidget) -> None:
        if waar.isVisible():
            waar.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown ---------------------------------------------------------------------------------------------------

    def _toon_stand(self, plan: PlanDetail) -> None:
        if not plan.versies:
            self.stand.setText(
                self.tr("Nog geen versie. Stel het plan vast als het gezin het gelezen heeft; daarna vraagt u akkoord.")
            )
            self.eerder.hide()
            self.alarm.hide()
            return
        nieuwste = plan.versies[0]
        reden = f" ({nieuwste.reden})" if nieuwste.reden else ""
        hoever = stand(self._nodig, plan.versies, gewijzigd=bool(plan.gewijzigd), dag=self._iso)
        self.stand.setText(
            f"{self._versie(nieuwste)} · vastgesteld {self._dag(lokaal(nieuwste.gemaakt_op).date())} "
            f"door {nieuwste.medewerker}{reden}\n{hoever[:1].upper()}{hoever[1:]}"
        )
        laatste = next((versie for versie in plan.versies[1:] if _ja(versie)), None)
        if laatste is not None and not _ja(nieuwste):
            wie = ", ".join(f"{rij.naam} ({self._iso(rij.op)})" for rij in _ja(laatste))
            self.eerder.setText(
                f"Het akkoord op versie {laatste.nummer} was van {wie}. "
                f"Vraag het opnieuw voor versie {nieuwste.nummer}."
            )
        self.eerder.setVisible(laatste is not None and not _ja(nieuwste))
        self._toon_alarm(plan)

    def _toon_alarm(self, plan: PlanDetail) -> None:
        stuk = [versie.nummer for versie in plan.versies if not versie.klopt]
        los = [rij.naam for rij in plan.versies[0].akkoorden if not rij.klopt]
        zinnen = []
        if stuk:
            welke = " en ".join(str(nummer) for nummer in sorted(stuk))
            zinnen.append(f"Versie {welke} is buiten het programma om veranderd: akkoord daarop geldt niet.")
        elif los:
            zinnen.append(f"Het akkoord van {', '.join(los)} hoort niet bij deze inhoud.")
        if zinnen:
            zinnen.append("Bel de applicatiebeheerder en stel een nieuwe versie vast.")
        self.alarm.setText(" ".join(zinnen))
        zet_eigenschap(self.alarm, "toestand", "spoed")
        self.alarm.setVisible(bool(zinnen))

    def _toon_antwoorden(self, plan: PlanDetail) -> None:
        while (item := self._rijen.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        antwoorden = plan.versies[0].akkoorden if plan.versies else ()
        for rij in antwoorden:
            self._rijen.addWidget(self._antwoord(rij))
        self._antwoorden.setVisible(bool(antwoorden))
        nog = nog_te_vragen(self._nodig, antwoorden) if plan.versies else ()
        zinnen = []
        if nog:
            zinnen.append("Nog niet: " + ", ".join(_met_kinderen(wie.naam, wie.voor) for wie in nog) + ".")
        elif plan.versies and self._nodig.tekenaars and not self._nodig.zonder_gezag:
            zinnen.append("Iedereen die moet tekenen, heeft geantwoord.")
        if plan.versies and self._nodig.zonder_gezag:
            kinderen = " en ".join(self._nodig.zonder_gezag)
            zinnen.append(f"Voor {kinderen} is geen ouder of voogd met gezag bekend. Leg dat vast bij Gezin.")
        if plan.versies and self._nodig.leeftijd_vragen:
            wie = " en ".join(self._nodig.leeftijd_vragen)
            zinnen.append(
                f"Van {wie} is de geboortedatum niet (helemaal) bekend. Vraag die na: tot 16 jaar tekent ook wie gezag "
                "heeft."
            )
        self.nog.setText(" ".join(zinnen))
        self.nog.setVisible(bool(zinnen))

    def _antwoord(self, rij: AkkoordRij) -> QWidget:
        vlak = kaart()
        ligt = QHBoxLayout(vlak)
        ligt.setContentsMargins(12, 6, 12, 6)
        ligt.setSpacing(12)
        if rij.wijze == "niet akkoord":
            hoe = f"niet akkoord, {self._iso(rij.op)}: {rij.opmerking}" if rij.opmerking else "niet akkoord"
        else:
            hoe = f"akkoord {rij.wijze}, {self._iso(rij.op)}" + (f" · {rij.opmerking}" if rij.opmerking else "")
        tekst = etiket(f"{rij.naam} · {hoe}", breekt_af=True)
        if rij.wijze == "niet akkoord":
            zet_eigenschap(tekst, "toestand", "let-op")
        ligt.addWidget(tekst, 1)
        if rij.handtekening:
            ligt.addWidget(HandtekeningBeeld(rij.handtekening, van=rij.naam, parent=vlak))
        if self._mag:
            weg = knop(self.tr("Intrekken"), lambda: self._trek_in(rij), rol="stil")
            weg.setAccessibleName(self.tr("Antwoord van %1 intrekken").replace("%1", rij.naam))
            ligt.addWidget(weg)
        return vlak

    def _toon_gewijzigd(self, plan: PlanDetail) -> None:
        self._anders.setVisible(bool(plan.gewijzigd and plan.versies))
        if not (plan.gewijzigd and plan.versies):
            return
        regels = [f"•  {zin}" for zin in plan.gewijzigd[:HOOGSTENS]]
        if (over := len(plan.gewijzigd) - HOOGSTENS) > 0:
            regels.append(f"•  en nog {over} andere {'verandering' if over == 1 else 'veranderingen'}")
        kop = f"Sinds versie {plan.versies[0].nummer} is er iets veranderd:"
        self.gewijzigd.setText("\n".join((kop, *regels)))

    def _versie(self, versie: VersieRij) -> str:
        return f"Versie {versie.nummer}"

    def _iso(self, iso: str) -> str:
        return self._dag(date.fromisoformat(iso))

    def _dag(self, dag: date) -> str:
        return dag_in_woorden(dag, self._vandaag())

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()


def _ja(versie: VersieRij) -> tuple[AkkoordRij, ...]:
    return tuple(rij for rij in versie.akkoorden if rij.wijze != "niet akkoord" and rij.klopt)


def _met_kinderen(naam: str, voor: tuple[str, ...]) -> str:
    return f"{naam} (ook voor {' en '.join(voor)})" if voor else naam
