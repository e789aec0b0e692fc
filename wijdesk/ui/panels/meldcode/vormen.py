"""The forms of the meldcode: beginning one, a step, the weighing with its proposal, and the decision. With drafts."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.models.gesprek import Gesprek, Invulling
from wijdesk.models.meldcodestappen import BESLISSEN, STAPPEN, UITLEG, WEGEN, kader_genoeg
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.meldcode import AfwegingInvoer, BeginMeldcode, BesluitMeldcode, LegMeldcodestapVast
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.rows.meldcode import MeldcodeDetail
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.values import Id
from wijdesk.models.vragen import Lijst, Vraag
from wijdesk.models.vragen_lezen import lees as lees_lijst
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.schakelrij import Schakelrij


def gesprek_van(detail: MeldcodeDetail) -> Gesprek:
    """The weighing as it was answered, under the version it was answered in."""
    antwoorden = {rij.vraag: Invulling(rij.waarde, rij.toelichting) for rij in detail.antwoorden}
    return Gesprek.van(lees_lijst(detail.lijst), antwoorden=antwoorden)


def voorstel_in_woorden(gesprek: Gesprek) -> str:
    """What the answers propose and because of which, or what is lacking."""
    voorstel = gesprek.voorstel()
    if not voorstel.besluit:
        return voorstel.zin
    return "\n".join((f"Voorstel: {voorstel.besluit}", *(reden.tekst for reden in voorstel.redenen)))


class BeginVorm(VeldFormulier):
    """What gives rise to it."""

    naam = "meldcode_begin"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._over: tuple[str, Id] | None = None
        self._id = omgeving.ids()
        self.nummers = etiket("", "waarschuwing", breekt_af=True, naam="meldcode_begin_nummers")
        self.kolom.addWidget(self.nummers)
        self._leg(
            self._veld(
                "aanleiding", self.tr("Wat zag of hoorde u, en van wie"), Notitie(regels=5),
                hulp=self.tr("Feiten, in de woorden van wie het zei."),
            )
        )  # fmt: skip
        self.kolom.addStretch(1)

    def begin(self, soort: str, id_: Id, nummers: str) -> None:
        """Begin one about this subject."""
        if self._over != (soort, id_):
            self._id = self.omgeving.ids()
        self._over = (soort, id_)
        self.nummers.setText(nummers)
        self._noem(self.tr("Meldcode beginnen"), self.tr("Beginnen"))
        self.open_voor(f"meldcode.begin.{id_.hex()}")

    def noem(self, over: str) -> None:
        """Whom it will be about."""
        self._noem(self.tr("Meldcode beginnen: {0}").format(over), self.tr("Beginnen"))

    def vul(self) -> None:
        """Nothing yet."""
        self.zet_waarden({"aanleiding": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The begin."""
        if self._over is None:
            return None
        soort, id_ = self._over
        return BeginMeldcode(id=self._id, soort=soort, onderwerp_id=id_, aanleiding=self.waarden()["aanleiding"])

    def eerste_veld(self) -> QWidget:
        """What was seen."""
        return self.delen["aanleiding"]


class StapVorm(VeldFormulier):
    """One of the first three steps, or why any of the first four is skipped."""

    naam = "meldcode_stap"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: MeldcodeDetail | None = None
        self.stap, self.overslaan = 1, False
        self._id = omgeving.ids()
        self.uitleg = etiket("", "bij", breekt_af=True, naam="meldcode_stap_uitleg")
        self.kolom.addWidget(self.uitleg)
        self.collega = CollegaKeuze(omgeving.medewerker.naam)
        self._leg(self._veld("dag", self.tr("Op"), DatumRegel()), self._veld("wie", self.tr("Door"), self.collega))
        self._leg(self._veld("met", self.tr("Met wie"), regel(200)))
        self._leg(self._veld("tekst", self.tr("Wat is gedaan en gezegd"), Notitie(regels=6)))
        self.kolom.addStretch(1)

    def begin(self, detail: MeldcodeDetail, stap: int, *, overslaan: bool) -> None:
        """Write down this step, or why it is skipped."""
        self.detail, self.stap, self.overslaan = detail, stap, overslaan
        self._id = self.omgeving.ids()
        self.omgeving.jobs.read(
            LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten, sleutel=self.naam
        )
        titel = self.tr("Stap {0} overslaan: {1}") if overslaan else self.tr("Stap {0}: {1}")
        self._noem(
            titel.format(stap, STAPPEN[stap - 1]), self.tr("Stap overslaan") if overslaan else self.tr("Vastleggen")
        )
        self.uitleg.setText(UITLEG[stap - 1])
        for naam in ("met", "wie"):
            self.velden[naam].setVisible(not overslaan)
        label = self.tr("Waarom slaat u deze stap over?") if overslaan else self.tr("Wat is gedaan en gezegd")
        self.velden["tekst"].zet_label(label)
        self.open_voor(f"meldcode.stap{stap}{'.over' if overslaan else ''}.{detail.id.hex()}")

    def vul(self) -> None:
        """Today, by whoever writes."""
        self.zet_waarden({"dag": f"{self.vandaag():%d-%m-%Y}", "wie": "", "met": "", "tekst": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The step."""
        if self.detail is None:
            return None
        w = self.waarden()
        return LegMeldcodestapVast(
            id=self._id,
            meldcode_id=self.detail.id,
            stap=self.stap,
            dag=self.dag("dag"),
            tekst=w["tekst"],
            met=w["met"],
            overgeslagen=self.overslaan,
            medewerker_id=None if self.overslaan else self.collega.id,
        )

    def eerste_veld(self) -> QWidget:
        """What was done; the day stands there already."""
        return self.delen["tekst"] if self.overslaan else self.delen["met"]

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self.collega.blockSignals(True)
        self.collega.zet_collegas(rijen, behalve=self.omgeving.medewerker.id)
        self.collega.blockSignals(False)


VAST = ("zonder_kader", "tekst", "dag")
"""The fields of the weighing that are no question of the afwegingskader."""


class WeegVorm(VeldFormulier):
    """Step 4: the questions of the afwegingskader, what they propose, and the weighing in own words."""

    naam = "meldcode_wegen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: MeldcodeDetail | None = None
        self.gesprek: Gesprek | None = None
        self._id = omgeving.ids()
        self._lijst: Lijst | None = None
        self._vaste = 0
        self.voorstel = etiket("", "waarschuwing", breekt_af=True, naam="meldcode_voorstel")
        self.kolom.addWidget(self.voorstel)
        self._vaste = self.kolom.count()
        self._zonder = self._veld(
            "zonder_kader", self.tr("Waarom is het afwegingskader niet beantwoord?"), regel(400),
            hulp=self.tr("Eén zin. Beantwoordt u de vragen, dan vervalt dit."),
        )  # fmt: skip
        self._leg(self._zonder)
        self._leg(self._veld("tekst", self.tr("Uw weging in eigen woorden"), Notitie(regels=4)))
        self._leg(self._veld("dag", self.tr("Op"), DatumRegel()))
        self.kolom.addStretch(1)

    def begin(self, detail: MeldcodeDetail) -> None:
        """Weigh this one, with what was answered before."""
        self.detail = detail
        self._id = self.omgeving.ids()
        self.gesprek = gesprek_van(detail)
        if self._lijst is None or self._lijst.versie != self.gesprek.lijst.versie:
            self._bouw(self.gesprek.lijst)
        self._noem(self.tr("Stap 4: {0}").format(STAPPEN[WEGEN - 1]), self.tr("Weging vastleggen"))
        self.open_voor(f"meldcode.wegen.{detail.id.hex()}")
        self._reken()

    def _bouw(self, lijst: Lijst) -> None:
        """A field per question of this version, each with a line for why."""
        for naam in [naam for naam in self.velden if naam not in VAST]:
            veld = self.velden.pop(naam)
            self.delen.pop(naam)
            self.kolom.removeWidget(veld)
            veld.hide()
            veld.deleteLater()
        self._lijst = lijst
        plek = self._vaste
        for vraag in lijst.vragen:
            delen = [self._vraag(vraag)]
            if vraag.toelichting:
                naast = QLineEdit(maxLength=400)
                delen.append(self._veld(f"{vraag.code}.waarom", self.tr("Waaruit blijkt dat?"), naast))
            for veld in delen:
                self.kolom.insertWidget(plek, veld)
                plek += 1

    def _vraag(self, vraag: Vraag) -> Veld:
        invoer: QWidget
        if vraag.opties:
            rij: Schakelrij[str] = Schakelrij(naam=f"weeg_{vraag.code}", titel=vraag.tekst, enkel=True)
            rij.maak((keus.code, keus.tekst) for keus in vraag.opties)
            rij.switched.connect(self._reken)
            invoer = rij
        else:
            lijn = QLineEdit(maxLength=400)
            lijn.textChanged.connect(lambda _: self._reken())
            invoer = lijn
        veld = self._veld(vraag.code, vraag.tekst, invoer, hulp=vraag.hulp)
        veld.label.setWordWrap(True)
        return veld

    def vul(self) -> None:
        """What was answered before."""
        waarden: dict[str, Any] = {"zonder_kader": "", "tekst": "", "dag": f"{self.vandaag():%d-%m-%Y}"}
        gesprek = self.gesprek
        for vraag in self._lijst.vragen if self._lijst is not None and gesprek is not None else ():
            ingevuld = gesprek.antwoord(vraag.code) if gesprek is not None else Invulling()
            deel = self.delen[vraag.code]
            waarden[vraag.code] = [ingevuld.waarde] if isinstance(deel, Schakelrij) else ingevuld.waarde
            waarden[f"{vraag.code}.waarom"] = ingevuld.toelichting
        self.zet_waarden(waarden)

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """A draft, with what it proposes."""
        super().zet_getypt(inhoud)
        self._reken()

    def opdracht(self) -> Opdracht[Any] | None:
        """The answers and the step in one."""
        if self.detail is None or self._lijst is None:
            return None
        w = self.waarden()
        return LegMeldcodestapVast(
            id=self._id,
            meldcode_id=self.detail.id,
            stap=WEGEN,
            dag=self.dag("dag"),
            tekst=w["tekst"] or self._korte_weging(),
            zonder_kader=w["zonder_kader"],
            antwoorden=tuple(
                AfwegingInvoer(
                    vraag=vraag.code, waarde=self._waarde(vraag.code), toelichting=w.get(f"{vraag.code}.waarom", "")
                )
                for vraag in self._lijst.vragen
            ),
        )

    def eerste_veld(self) -> QWidget:
        """The first question."""
        vragen = self._lijst.vragen if self._lijst is not None else ()
        deel = self.delen[vragen[0].code] if vragen else self.delen["tekst"]
        return deel.focusProxy() or deel

    def _waarde(self, code: str) -> str:
        deel = self.delen[code]
        if isinstance(deel, Schakelrij):
            return ",".join(deel.aan())
        return deel.text().strip() if isinstance(deel, QLineEdit) else ""

    def _korte_weging(self) -> str:
        """Without own words the proposal is what the answers come down to."""
        voorstel = None if self.gesprek is None else self.gesprek.voorstel()
        return "" if voorstel is None or not voorstel.besluit else f"Afwegingskader: {voorstel.besluit}"

    def _reken(self) -> None:
        """Show the questions that are asked now, and the proposal."""
        if self._lijst is None:
            return
        antwoorden = {vraag.code: Invulling(self._waarde(vraag.code)) for vraag in self._lijst.vragen}
        self.gesprek = Gesprek.van(self._lijst, antwoorden=antwoorden)
        for vraag in self._lijst.vragen:
            zichtbaar = self.gesprek.wordt_gesteld(vraag.code)
            self.velden[vraag.code].setVisible(zichtbaar)
            if (naast := self.velden.get(f"{vraag.code}.waarom")) is not None:
                naast.setVisible(zichtbaar and bool(antwoorden[vraag.code].waarde))
        self.voorstel.setText(voorstel_in_woorden(self.gesprek))
        self._zonder.setVisible(not kader_genoeg(self.gesprek))


class BesluitVorm(VeldFormulier):
    """Step 5: what is decided and why, beside what the weighing proposes."""

    naam = "meldcode_besluit"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: MeldcodeDetail | None = None
        self.voorstel = etiket("", "waarschuwing", breekt_af=True, naam="meldcode_besluit_voorstel")
        self.kolom.addWidget(self.voorstel)
        codes = omgeving.codes.van("meldcodebesluit")
        self._leg(self._veld("besluit", self.tr("Besluit"), Keuze(codes, leeg=self.tr("Kies wat u besluit"))))
        self._leg(
            self._veld(
                "tekst", self.tr("Waarom, en wie doet wat"), Notitie(regels=5),
                hulp=self.tr("Ook: wat u met de betrokkenen heeft besproken, en wanneer u opnieuw kijkt."),
            )
        )  # fmt: skip
        self.kolom.addStretch(1)

    def begin(self, detail: MeldcodeDetail) -> None:
        """Decide about this one."""
        self.detail = detail
        gesprek = gesprek_van(detail)
        self.voorstel.setText(voorstel_in_woorden(gesprek))
        self._noem(self.tr("Stap 5: {0}").format(STAPPEN[BESLISSEN - 1]), self.tr("Besluiten"))
        self.open_voor(f"meldcode.besluit.{detail.id.hex()}")

    def vul(self) -> None:
        """The proposal is not chosen beforehand: deciding is what a person does."""
        self.zet_waarden({"besluit": "", "tekst": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The decision."""
        if self.detail is None:
            return None
        w = self.waarden()
        return BesluitMeldcode(meldcode_id=self.detail.id, besluit=w["besluit"], tekst=w["tekst"])

    def eerste_veld(self) -> QWidget:
        """The decision."""
        return self.delen["besluit"]
