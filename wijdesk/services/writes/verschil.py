"""Deciding about differences between desks: an entry on everything that was said, in one transaction each.

None of it can be undone in one go: undo puts one earlier value back, and there were several. What was not chosen stays
in the journal, and can be read there and typed again.
"""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huis import Voorkeur
from wijdesk.models.opdrachten.verschil import BeslisVerschil, ZijnTweeMensen
from wijdesk.models.rows.verschil import CASUS, DUBBEL, NA_SLUITING, PLAN, STAAT_DUBBEL, WEG, ZELF, ZELFDE
from wijdesk.models.values import Id
from wijdesk.services.gezin import lezer_van
from wijdesk.services.register import opdracht
from wijdesk.services.samengaan import maak_een
from wijdesk.services.verschil.behoud import behoud
from wijdesk.services.verschil.beslis import beslis_weg, kies_casus, kies_plan, kies_waarden
from wijdesk.services.verschil.bron import WEGHALEN, Groep
from wijdesk.services.verschil.dubbel import HUISHOUDEN
from wijdesk.services.verschil.invoer import eigen_waarden
from wijdesk.services.verschil.lijst import NIET_DEZELFDE, zoek
from wijdesk.services.verschil.mee import verhuis_mee
from wijdesk.services.verschil.over import OverWie
from wijdesk.services.verschil.sluiting import na_sluiting
from wijdesk.services.verschil.velden import BESLISSEN, mag_beslissen
from wijdesk.services.verschil.zelfde import mag as mag_zelfde
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verschillen import beslis

DOEL = "verschillen tussen balies beslissen (AVG art. 5 lid 1 onder d, juistheid)"
NIET_MEER = "Dit verschil is intussen beslist."
ER_KWAM_BIJ = "Er is intussen iets bij gekomen. Kijk eerst opnieuw."
REDEN = "verschil beslist"


@opdracht(BeslisVerschil, recht=BESLISSEN, doel=DOEL)
def beslis_verschil(uow: UnitOfWork, o: BeslisVerschil) -> None:
    """This is how it is. Refused when it does not fit, with why; when it was decided since; when more came in."""
    uow.ongedaan = False
    if o.plek.aard == NA_SLUITING:
        _laat_gesloten(uow, o.plek.rij)
        return
    lezer = lezer_van(uow)
    groep = zoek(lezer, o.plek)
    if groep is None:
        raise Weigering(NIET_MEER)
    _eis_recht(uow, groep)
    if {kant.sleutel for kant in groep.kanten} != set(o.gezien):
        raise Weigering(ER_KWAM_BIJ)
    kant = next((kant for kant in groep.kanten if kant.sleutel == o.kant), None)
    if kant is None and o.kant != ZELF:
        raise Weigering("Kies een van de waarden.", veld="kant")
    match groep.aard:
        case "casus":
            kies_casus(uow, groep, o.kant, REDEN)
        case "plan" if kant is not None:
            kies_plan(uow, groep, o.kant, REDEN)
        case "staat dubbel" | "zelfde" if kant is not None:
            (maak_een if groep.aard == ZELFDE else behoud)(uow, groep, o.kant)
            return
        case "opgegaan" if kant is not None:
            verhuis_mee(uow, o.plek)
            return
        case "weg":
            beslis_weg(uow, groep, weg=o.kant == WEGHALEN, reden=REDEN)
        case _ if kant is None:
            kies_waarden(uow, groep, {**groep.kanten[0].waarden, **eigen_waarden(uow, groep, dict(o.eigen))}, REDEN)
        case _ if groep.velden == ("actief_plan_id",) and kant.waarden["actief_plan_id"] is not None:
            kies_plan(uow, groep, str(kant.waarden["actief_plan_id"]), REDEN)
        case _:
            kies_waarden(uow, groep, kant.waarden, REDEN)
    uow.zin = {CASUS: "Gekozen welke casus verder gaat", PLAN: "Gekozen welk plan geldt", WEG: "Beslist"}.get(
        groep.aard, "Verschil beslist"
    )


@opdracht(ZijnTweeMensen, recht="persoon.samenvoegen", doel=DOEL)
def zijn_twee_mensen(uow: UnitOfWork, o: ZijnTweeMensen) -> None:
    """Remember, at this desk and for this employee, that two cards are of two people."""
    if o.plek.aard != DUBBEL or len(o.plek.veld) != 32:
        raise Weigering("Kies twee kaarten.")
    oud = uow.sessie.get(Voorkeur, (uow.wie.medewerker_id, NIET_DEZELFDE))
    paar = o.plek.rij + bytes.fromhex(o.plek.veld)
    waarde = (oud.waarde if oud is not None else b"") + paar
    uow.bewaar_lokaal(Voorkeur(medewerker_id=uow.wie.medewerker_id, sleutel=NIET_DEZELFDE, waarde=waarde))
    uow.ongedaan = False
    uow.zin = "Onthouden: dit zijn twee mensen"


def _eis_recht(uow: UnitOfWork, groep: Groep) -> None:
    lezer = lezer_van(uow)
    if groep.aard == ZELFDE:
        if not mag_zelfde(lezer):
            raise Weigering("Uw rol beslist hier niet over. Vraag de applicatiebeheerder.")
        return
    over = OverWie(lezer)
    if not mag_beslissen(lezer, groep.soort) or (groep.aard == CASUS and not lezer.mag("casus.regie")):
        raise Weigering("Uw rol beslist hier niet over. Vraag de regisseur of de teamleider.")
    if groep.aard == STAAT_DUBBEL and groep.soort == HUISHOUDEN and not lezer.mag("huishouden.schrijven"):
        raise Weigering("Uw rol voegt geen huishoudens samen. Vraag de regisseur of de teamleider.")
    bedekt = set(over.bedekte_velden(groep.soort, groep.rij)) & set(groep.velden)
    if over.van(groep.soort, groep.rij).verborgen or bedekt:
        raise Weigering("Dit is afgeschermd. Vraag uw teamleider.")


def _laat_gesloten(uow: UnitOfWork, casus_id: Id) -> None:
    """The casus stays closed, now that this is known: said once more, by who knows all that was done in it."""
    lezer = lezer_van(uow)
    if not mag_beslissen(lezer, "casus") or OverWie(lezer).van("casus", casus_id).verborgen:
        raise Weigering("Uw rol beslist hier niet over. Vraag de regisseur of de teamleider.")
    na = next(na_sluiting(lezer, casus_id), None)
    if na is None:
        raise Weigering(NIET_MEER)
    casus = uow.haal(Casus, casus_id, wat="Deze casus")
    beslis(uow, Casus, casus.id, {"gesloten_op": casus.gesloten_op}, reden="blijft gesloten")
    uow.zin = f"Casus {casus.nummer} blijft gesloten"
