"""Triage, support, onderzoek and signalen of the example store, through the same use cases, on the day it happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.voorbeeld_signalen import speel_bundels, speel_signaal, speel_straatronde, speel_wvggzconsult
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LegMeldcodestapVast
from wijdesk.models.opdrachten.ondersteuning import (
    BeginOndersteuning,
    ControleerOndersteuning,
    LegMomentVast,
    RondOndersteuningAf,
    VerlengOndersteuning,
)
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek, LegStapVast, RondOnderzoekAf
from wijdesk.models.opdrachten.opschaling import LeesLadder, SchaalAf, SchaalOp
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    AntwoordInvoer,
    BeantwoordConsult,
    BeginTriage,
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    EersteActie,
    Gevolg,
    Kortdurend,
    LeesTriage,
    OnderzoekGevolg,
    OpschalingGevolg,
    Verwijzing,
    VraagConsult,
)
from wijdesk.models.values import Id, moment_van
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.services.voorbeeld.meldingen import VoorbeeldMelding
from wijdesk.store import keys

WAAROM = "Zo afgesproken met de inwoner"
OVERSLAAN = "Niet nodig om te kunnen besluiten"


class Speler:
    """Plays the stories as one medewerker; `zet_klok` moves the clock of the desk."""

    def __init__(self, bureau: Bureau, nummers: Mapping[str, Id], zet_klok: Callable[[int | None], None]) -> None:
        self.bureau, self.nummers, self._zet_klok = bureau, nummers, zet_klok
        self.adviezen: list[tuple[datetime, BeantwoordConsult]] = []
        """What the gedragswetenschapper answers, and when."""
        self.ids = bureau.wereld.ids
        self.hier = bureau.medewerker.locatie_id
        self.bundels: dict[str, list[Id]] = {}

    def op(self, moment: datetime) -> None:
        """It happens at this moment (Amsterdam)."""
        self._zet_klok(moment_van(moment))

    def wie(self, m: VoorbeeldMelding) -> Id:
        """Whom it is about."""
        return self.nummers[m.persoon]

    def speel(self, m: VoorbeeldMelding) -> None:
        """One whole story."""
        self.op(m.begin)
        match m.soort:
            case "triage":
                self._triage(m)
            case "ondersteuning":
                self._ondersteuning(m)
            case "onderzoek":
                self._onderzoek(m)
            case "signaal":
                speel_signaal(self, m)
            case "wvggzconsult":
                speel_wvggzconsult(self, m)
            case "straatronde":
                speel_straatronde(self, m)
            case "opschaling":
                self._opschaling(m)
            case _:
                self._meldcode(m)

    # Triage ----------------------------------------------------------------------------------------------------------

    def _triage(self, m: VoorbeeldMelding) -> None:
        doe = self.bureau.doe
        id_ = doe(BeginTriage(id=self.ids(), locatie_id=self.hier, persoon_id=self.wie(m))).id
        detail = self.bureau.lees(LeesTriage(id=id_))
        lijst = lees_samen(detail.lijst, detail.teamlijst)
        per_blad: dict[str, list[AntwoordInvoer]] = {}
        for code, tekst in (("woorden", m.inhoud["woorden"]), *m.inhoud["antwoorden"].items()):
            waarde, _, erbij = tekst.partition("|")
            per_blad.setdefault(lijst.per_code[code].bladzijde, []).append(
                AntwoordInvoer(vraag=code, waarde=waarde, toelichting=erbij)
            )
        bladen = list(per_blad)
        for plek, blad in enumerate(bladen):
            naar = bladen[plek + 1] if plek + 1 < len(bladen) else blad
            self.op(m.op(0, minuten=6 * (plek + 1)))
            doe(BewaarBladzijde(triage_id=id_, bladzijde=blad, antwoorden=tuple(per_blad[blad]), naar=naar))
        self._consult(m, id_)
        if besluit := m.inhoud.get("besluit", ""):
            self.op(m.op(m.inhoud["na"], minuten=60))
            gevolg = self._gevolg(m, besluit)
            doe(
                BesluitTriage(
                    id=id_,
                    route=m.inhoud["route"],
                    besluit=besluit,
                    gevolg=gevolg,
                    afwijkreden=WAAROM,
                    toelichting=m.inhoud.get("toelichting", ""),
                    overslaan=OVERSLAAN,
                    eerste_actie=self._eerste_actie(m),
                )
            )

    def _consult(self, m: VoorbeeldMelding, triage_id: Id) -> None:
        consult = m.inhoud.get("consult")
        if consult is None:
            return
        id_ = self.bureau.doe(VraagConsult(id=self.ids(), vraag=consult["vraag"], triage_id=triage_id))
        if "antwoord" in consult:
            self.adviezen.append((m.op(0, minuten=50), BeantwoordConsult(id=id_, antwoord=consult["antwoord"])))

    def _gevolg(self, m: VoorbeeldMelding, besluit: str) -> Gevolg | None:
        g: dict[str, Any] = m.inhoud.get("gevolg", {})
        na = m.inhoud["na"]
        match besluit:
            case "verwijzing":
                return Verwijzing(naar=g["naar"], soort=g["soort"], waarom=g["waarom"])
            case "kortdurend":
                einde, controle = m.dag(na + 7 * g["weken"]), m.dag(na + 7 * g["controle"])
                return Kortdurend(doel=g["doel"], verwacht_einde=einde, controle_op=controle)
            case "casus":
                return CasusGevolg(wettelijk_kader=g["wettelijk_kader"])
            case "onderzoek":
                return OnderzoekGevolg(
                    wet=g["wet"],
                    clientondersteuning=g["clientondersteuning"],
                    familiegroepsplan=g.get("familiegroepsplan", ""),
                )
            case "opschaling":
                return OpschalingGevolg(trede_id=self._trede(g["trede"]), waarom=g["waarom"])
            case "afschalen":
                return Afschalen(doel=g["doel"], controle_op=m.dag(na + 7 * g["weken"]))
        return None

    def _eerste_actie(self, m: VoorbeeldMelding) -> EersteActie | None:
        wat = m.inhoud.get("eerste_actie", "")
        dag = m.op(m.inhoud["na"], minuten=60).date().isoformat()
        return EersteActie(wat=wat, op=dag, medewerker_id=self.bureau.medewerker.id) if wat else None

    def _trede(self, plek: int) -> Id:
        ladder = self.bureau.lees(LeesLadder())
        return ladder[min(plek, len(ladder) - 1)].id

    # Support and onderzoek -------------------------------------------------------------------------------------------

    def _ondersteuning(self, m: VoorbeeldMelding) -> None:
        i, doe = m.inhoud, self.bureau.doe
        einde = m.dag(7 * i["weken"])
        controle = (date.fromisoformat(einde) + timedelta(weeks=4)).isoformat()
        id_ = doe(
            BeginOndersteuning(
                id=self.ids(),
                persoon_id=self.wie(m),
                soort=i.get("soort", ""),
                doel=i["doel"],
                vraag=i.get("vraag", ""),
                verwacht_einde=einde,
                controle_op=controle,
            )
        )
        for dagen, soort, duur, tekst in i.get("momenten", ()):
            self.op(m.op(dagen))
            doe(LegMomentVast(id=self.ids(), ondersteuning_id=id_, soort=soort, duur=duur, tekst=tekst))
        if verzet := i.get("verzet"):
            self.op(m.op(verzet[0]))
            tot = (date.fromisoformat(einde) + timedelta(weeks=verzet[1])).isoformat()
            doe(VerlengOndersteuning(id=id_, tot=tot, reden=verzet[2]))
        if af := i.get("af"):
            self.op(m.op(af[0]))
            na = (m.op(af[0]) + timedelta(days=af[3])).date().isoformat() if af[3] else ""
            doe(RondOndersteuningAf(id=id_, uitkomst=af[1], tekst=af[2], controle_op=na))
            if controle_gedaan := i.get("controle"):
                self.op(m.op(af[0] + controle_gedaan[0]))
                doe(ControleerOndersteuning(id=id_, tekst=controle_gedaan[1]))

    def _onderzoek(self, m: VoorbeeldMelding) -> None:
        i, doe = m.inhoud, self.bureau.doe
        id_ = doe(
            BeginOnderzoek(
                persoon_id=self.wie(m),
                wet=i["wet"],
                vraag=i["vraag"],
                clientondersteuning=i["client"],
                familiegroepsplan=i.get("groepsplan", ""),
            )
        )
        for stap, dagen in i["stappen"].items():
            self.op(m.op(dagen))
            doe(LegStapVast(id=id_, stap=stap))
        if af := i.get("af"):
            self.op(m.op(af[0]))
            doe(RondOnderzoekAf(id=id_, uitkomst=af[1], verslag=af[2]))

    # Ladder and meldcode ---------------------------------------------------------------------------------------------

    def _opschaling(self, m: VoorbeeldMelding) -> None:
        for dagen, trede, waarom in m.inhoud["treden"]:
            self.op(m.op(dagen))
            if trede < 0:
                self.bureau.doe(SchaalAf(soort="persoon", id=self.wie(m), trede_id=None, waarom=waarom))
            else:
                self.bureau.doe(SchaalOp(soort="persoon", id=self.wie(m), trede_id=self._trede(trede), waarom=waarom))

    def _meldcode(self, m: VoorbeeldMelding) -> None:
        begin = BeginMeldcode(
            id=self.ids(), soort="persoon", onderwerp_id=self.wie(m), aanleiding=m.inhoud["aanleiding"]
        )
        id_ = self.bureau.doe(begin)
        for stap, dagen, tekst, met in m.inhoud["stappen"]:
            self.op(m.op(dagen))
            dag = m.op(dagen).date().isoformat()
            self.bureau.doe(
                LegMeldcodestapVast(id=self.ids(), meldcode_id=id_, stap=stap, dag=dag, tekst=tekst, met=met)
            )


def speel_meldingen(
    map_: Path,
    sleutel: keys.Sleutel,
    meldingen: Sequence[VoorbeeldMelding],
    *,
    medewerkers: Sequence[Id],
    advies_id: Id,
    nummers: Mapping[str, Id],
    wereld: Wereld,
    zet_klok: Callable[[int | None], None],
    meld: Callable[[int], None] = lambda _erbij: None,
) -> None:
    """Carry out every story as whom it belongs to: the first of `medewerkers`, who logs in later, or the second."""
    adviezen: list[tuple[datetime, BeantwoordConsult]] = []
    for plek in (1, 0):
        bureau = Bureau(map_, keys.Sleutel(sleutel.sleutel, medewerkers[plek]), wereld)
        try:
            speler = Speler(bureau, nummers, zet_klok)
            for melding in meldingen:
                if bool(melding.wie) == bool(plek):
                    speler.speel(melding)
                    meld(1)
            zet_klok(None)
            speel_bundels(speler)
            adviezen += speler.adviezen
        finally:
            zet_klok(None)
            bureau.sluit()
    bureau = Bureau(map_, keys.Sleutel(sleutel.sleutel, advies_id), wereld)
    try:
        for moment, antwoord in adviezen:
            zet_klok(moment_van(moment))
            bureau.doe(antwoord)
    finally:
        zet_klok(None)
        bureau.sluit()
