"""What is done with a klacht: a conversation, letters, moving the term, the hearing, the outcome and what came after.

Awb art. 9:5 (satisfied), 9:6 (receipt), 9:10 (hearing), 9:11 (term), 9:12 (outcome, and the Ombudsman).
"""

from __future__ import annotations

from collections.abc import Mapping

from wijdesk.errors import Weigering
from wijdesk.models import klachtregels as regels
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.klacht import Klachtdossier, Klachtstap
from wijdesk.models.kwaliteit import Klacht
from wijdesk.models.opdrachten.klacht import HeropenKlacht, RondKlachtAf, TrekKlachtstapIn, ZetKlachtstap
from wijdesk.models.termijnen import dagen_in_woorden
from wijdesk.models.values import datum_in_woorden, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.klacht_start import VROEGSTE, haal_te_behandelen, stappen, verzet
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "klacht.behandelen"
DOEL = "een klacht behandelen (Awb hoofdstuk 9)"
ONTBREEKT = "Er ontbreekt nog iets."
WAAROM = "Schrijf in één zin waarom."
MET_TEKST: Mapping[str, str] = {
    regels.GESPREK: "Schrijf op met wie er gesproken is en wat eruit kwam.",
    regels.VERDAAGD: "Schrijf op waarom het langer duurt: dat staat in de brief.",
    regels.UITSTEL: "Schrijf op waarom het langer duurt: dat staat in de brief.",
    regels.GEHOORD: "Schrijf op wie er gehoord zijn en wat zij zeiden (Awb art. 9:10 lid 3).",
    regels.TERUGKOPPELING: "Schrijf op wat de klager zei.",
    regels.NOTITIE: "Schrijf op wat u wilt onthouden.",
}
"""Kind of step → what is said when its words are missing."""
EENMAAL = frozenset({regels.BRIEF, regels.UITKOMSTBRIEF})
MET_OORDEEL = frozenset({"gegrond", "deels gegrond", "ongegrond"})
"""Outcomes that judge: they need a hearing, or a reason why there was none, and say why."""


@opdracht(ZetKlachtstap, recht=RECHT, doel=DOEL)
def zet_stap(uow: UnitOfWork, o: ZetKlachtstap) -> None:
    """Written down beside the others; what moves the term moves it."""
    dossier, klacht = haal_te_behandelen(uow, o.klacht_id)
    if uow.bestaat(Klachtstap, o.id):
        return
    gedaan = stappen(uow, dossier)
    dag = o.dag or vandaag_van(uow)
    if fouten := _fouten(uow, o, dossier, klacht, gedaan, dag):
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else ONTBREEKT, fouten=fouten)
    telt = o.soort in regels.TERMIJNSTAPPEN
    uow.voeg_toe(
        Klachtstap(
            id=o.id,
            klachtdossier_id=dossier.id,
            soort=o.soort,
            dag=dag,
            tekst=o.tekst.strip(),
            keuze=o.keuze if o.soort in (regels.NIET_GEHOORD, regels.OMBUDSMAN) else "",
            dagen=o.dagen if telt else 0,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    uow.zin = f"{regels.STAPPEN[o.soort]}: {dossier.nummer}"
    if telt:
        gezien = regels.klok(
            klacht.ontvangen,
            (*verzet(gedaan), regels.Verzet(dag=dag, dagen=o.dagen, met_instemming=o.soort == regels.UITSTEL)),
            commissie=dossier.commissie,
            vandaag=lokaal(uow.nu).date(),
        )
        uiterlijk = "" if gezien.fataal is None else datum_in_woorden(gezien.fataal.isoformat())
        uow.zin = f"{dossier.nummer}: antwoord uiterlijk {uiterlijk}. Schrijf nu de klager en wie het betreft"


@opdracht(TrekKlachtstapIn, recht=RECHT, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekKlachtstapIn) -> None:
    """No longer there; what it did to the term is undone."""
    stap = uow.haal(Klachtstap, o.id, wat="Deze stap")
    dossier, klacht = haal_te_behandelen(uow, stap.klachtdossier_id)
    if klacht.afgerond and stap.soort in regels.VOOR_DE_UITKOMST:
        raise Weigering("Deze klacht is afgerond. Open haar opnieuw om dit in te trekken.")
    if stap.soort == regels.VERDAAGD and any(rij.soort == regels.UITSTEL for rij in stappen(uow, dossier)):
        raise Weigering("Het uitstel met instemming bouwt hierop voort. Trek dat eerst in.")
    uow.reden(stap, eis_reden(o.reden, WAAROM))
    stap.status = "vervallen"
    uow.zin = f"Ingetrokken: {regels.STAPPEN[stap.soort].lower()}"


@opdracht(RondKlachtAf, recht=RECHT, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondKlachtAf) -> None:
    """How it ended; it counts in the figures from that day."""
    dossier, klacht = haal_te_behandelen(uow, o.id)
    if klacht.afgerond:
        raise Weigering("Deze klacht is al afgerond.")
    vandaag = vandaag_van(uow)
    op = o.op or vandaag
    fouten: dict[str, str] = {}
    boek = Codeboek(uow)
    if not boek.kent("klachtuitkomst", o.uitkomst):
        fouten["uitkomst"] = "Kies hoe de klacht is afgelopen."
    elif o.uitkomst in MET_OORDEEL and not _horen_gezegd(stappen(uow, dossier)):
        fouten["uitkomst"] = "Leg eerst vast wie er gehoord is, of waarom niet (Awb art. 9:10)."
    if not boek.kent("klachtreden", o.reden):
        fouten["reden"] = "Kies waar de klacht over ging."
    if o.uitkomst in MET_OORDEEL and not o.motivering.strip():
        fouten["motivering"] = "Schrijf op waarom: dat staat in de brief (Awb art. 9:12)."
    if o.uitkomst == regels.OVERIG_CODE and o.overig not in regels.OVERIG:
        fouten["overig"] = "Kies waarom er geen oordeel is."
    if fout := fout_in_dag(op, tot=vandaag):
        fouten["op"] = fout
    elif op < klacht.ontvangen:
        fouten["op"] = f"De klacht is ontvangen op {datum_in_woorden(klacht.ontvangen)}. Kies die dag of later."
    elif eerder := [stap for stap in stappen(uow, dossier) if stap.soort in regels.VOOR_DE_UITKOMST and stap.dag > op]:
        wat = f"{datum_in_woorden(eerder[-1].dag)} staat “{regels.STAPPEN[eerder[-1].soort]}”"
        fouten["op"] = f"Bij {wat}. Kies die dag of later."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else ONTBREEKT, fouten=fouten)
    klacht.uitkomst, klacht.reden, klacht.afgerond = o.uitkomst, o.reden, op
    dossier.motivering, dossier.les = o.motivering.strip(), o.les.strip()
    dossier.overig = o.overig if o.uitkomst == regels.OVERIG_CODE else ""
    uow.zin = f"Klacht {dossier.nummer} afgerond: {o.uitkomst}. Schrijf nu de klager"


@opdracht(HeropenKlacht, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenKlacht) -> None:
    """The outcome goes; why it was so stays for who writes the next one, and of what was told which outcome it was."""
    dossier, klacht = haal_te_behandelen(uow, o.id)
    if not klacht.afgerond:
        raise Weigering("Deze klacht loopt nog.")
    uow.reden(klacht, eis_reden(o.reden, WAAROM))
    for stap in stappen(uow, dossier):
        if stap.soort in regels.OVER_DE_UITKOMST and not stap.keuze:
            stap.keuze = klacht.uitkomst
    klacht.uitkomst = klacht.afgerond = dossier.overig = ""
    uow.zin = f"Klacht {dossier.nummer} is weer open; de termijn loopt zoals hij liep"


# Small change --------------------------------------------------------------------------------------------------------


def _horen_gezegd(gedaan: list[Klachtstap]) -> bool:
    return any(stap.soort in (regels.GEHOORD, regels.NIET_GEHOORD) for stap in gedaan)


def _fouten(
    uow: UnitOfWork, o: ZetKlachtstap, dossier: Klachtdossier, klacht: Klacht, gedaan: list[Klachtstap], dag: str
) -> dict[str, str]:
    if o.soort not in regels.STAPPEN:
        return {"soort": "Kies wat er is gedaan."}
    if klacht.afgerond and o.soort not in regels.NA_AFLOOP:
        return {"soort": "Deze klacht is afgerond. Open haar opnieuw om dit vast te leggen."}
    if not klacht.afgerond and o.soort in (regels.UITKOMSTBRIEF, regels.OMBUDSMAN):
        return {"soort": "Leg eerst de uitkomst vast."}
    al = (stap for stap in gedaan if stap.soort == o.soort and regels.telt(stap.soort, stap.keuze))
    eerder = next(al, None) if o.soort in EENMAAL else None
    if eerder is not None:
        return {"soort": f"Dit staat er al, op {datum_in_woorden(eerder.dag)}."}
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(dag, tot=vandaag_van(uow), vroegste=VROEGSTE):
        fouten["dag"] = fout
    elif dag < klacht.ontvangen and o.soort in regels.NA_ONTVANGST:
        fouten["dag"] = f"De klacht is ontvangen op {datum_in_woorden(klacht.ontvangen)}. Kies die dag of later."
    elif o.soort == regels.UITKOMSTBRIEF and dag < klacht.afgerond:
        fouten["dag"] = f"De klacht is afgerond op {datum_in_woorden(klacht.afgerond)}. Kies die dag of later."
    if not o.tekst.strip() and (zin := MET_TEKST.get(o.soort)):
        fouten["tekst"] = zin
    if o.soort == regels.NIET_GEHOORD and o.keuze not in regels.AFGEZIEN:
        fouten["keuze"] = "Kies waarom er niet gehoord is (Awb art. 9:10)."
    if o.soort == regels.OMBUDSMAN and o.keuze not in regels.OMBUDSMANNEN:
        fouten["keuze"] = "Kies bij welke ombudsman."
    if o.soort in regels.TERMIJNSTAPPEN and "dag" not in fouten:
        fouten |= _fouten_in_termijn(uow, o, dossier, klacht, gedaan, dag)
    return fouten


def _fouten_in_termijn(
    uow: UnitOfWork, o: ZetKlachtstap, dossier: Klachtdossier, klacht: Klacht, gedaan: list[Klachtstap], dag: str
) -> dict[str, str]:
    """Awb art. 9:11: four weeks at most, told before the term is over; more only with consent in writing."""
    al = verzet(gedaan)
    regel = regels.regel(commissie=dossier.commissie)
    gezien = regels.klok(klacht.ontvangen, al, commissie=dossier.commissie, vandaag=lokaal(uow.nu).date())
    if gezien.fataal is not None and dag > gezien.fataal.isoformat():
        wanneer = datum_in_woorden(gezien.fataal.isoformat())
        return {"dag": f"De termijn was toen al voorbij ({wanneer}). Rond de klacht zo snel mogelijk af."}
    over = regels.ruimte(klacht.ontvangen, al, commissie=dossier.commissie)
    if o.soort == regels.VERDAAGD:
        if not 0 < o.dagen <= over:
            nog = f"Er kunnen nog {dagen_in_woorden(over)} bij." if over else "Er kan niets meer bij."
            return {"dagen": f"{regel.geen_verlenging} {nog}"}
        return {}
    if over:
        return {"soort": f"U kunt eerst nog {dagen_in_woorden(over)} verdagen (Awb art. 9:11 lid 2)."}
    if not o.instemming:
        return {"instemming": "Verder uitstellen kan alleen als de klager schriftelijk instemt (Awb art. 9:11 lid 3)."}
    if not 0 < o.dagen <= regels.UITSTEL_HOOGSTENS:
        return {"dagen": f"Vul een aantal dagen in, van 1 tot en met {regels.UITSTEL_HOOGSTENS}."}
    return {}
