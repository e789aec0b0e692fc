"""Going up and down the ladder, seeing what one must know, and keeping the ladder itself."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.opdrachten.opschaling import BewaarTrede, SchaalAf, SchaalOp, ZieBericht
from wijdesk.models.opschaling import Bericht, Opschaling, Trede
from wijdesk.models.signaal import Signaal
from wijdesk.models.signaalregels import AFGESLOTEN, NIEUW
from wijdesk.models.values import Id
from wijdesk.services.gezin import lezer_van, vandaag_van
from wijdesk.services.opschaling_start import schaal_af, schaal_op
from wijdesk.services.register import opdracht, rollen_met
from wijdesk.services.signaal_start import haal_signaal, zet_stap
from wijdesk.services.waarover import Waarover, waarover
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "opschalen volgens het protocol van de organisatie (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.6)"
HOOGSTENS_NAAM = 80
HOOGSTENS_PROTOCOL = 4_000


@opdracht(SchaalOp, recht="opschalen", doel=DOEL)
def op(uow: UnitOfWork, o: SchaalOp) -> Id:
    """Up to a rung; who must know is told."""
    over = waarover(lezer_van(uow), o.soort, o.id)
    rij, namen = schaal_op(
        uow, o.trede_id, waarom=o.waarom, aan=o.aan, locatie_id=over.locatie_id or uow.wie.locatie_id, **over.ids
    )
    naam = uow.haal(Trede, o.trede_id, wat="Deze trede").naam
    _merk_signaal(uow, over, f"Opgeschaald naar “{naam}”")
    uow.zin = _zin(f"Opgeschaald naar “{naam}”", namen)
    return rij.id


@opdracht(SchaalAf, recht="opschalen", doel=DOEL)
def af(uow: UnitOfWork, o: SchaalAf) -> Id:
    """Down to a rung, or off the ladder; who knew of it is told."""
    over = waarover(lezer_van(uow), o.soort, o.id)
    rij, namen = schaal_af(
        uow,
        o.trede_id,
        waarom=o.waarom,
        aan=o.aan,
        locatie_id=over.locatie_id or uow.wie.locatie_id,
        ids=over.ids,
    )
    zin = "Van de ladder gehaald"
    if o.trede_id is not None:
        zin = f"Afgeschaald naar “{uow.haal(Trede, o.trede_id, wat='Deze trede').naam}”"
    _merk_signaal(uow, over, zin)
    uow.zin = _zin(zin, namen)
    return rij.id


@opdracht(ZieBericht, recht="casus.lezen", doel="weten van een opschaling")
def zie(uow: UnitOfWork, o: ZieBericht) -> None:
    """It was seen by whom it was sent to."""
    bericht = uow.haal(Bericht, o.id, wat="Dit bericht")
    if bericht.aan_id != uow.wie.medewerker_id:
        raise Weigering("Dit bericht is voor een collega.")
    uow.haal(Opschaling, bericht.opschaling_id, wat="Deze opschaling")
    if bericht.gezien_op is None:
        bericht.gezien_op = uow.nu
    uow.zin = "Gezien"


def _merk_signaal(uow: UnitOfWork, over: Waarover, zin: str) -> None:
    """A signaal that is taken up the ladder was reacted to; its own steps say so. Why stands with the step itself."""
    if over.soort != "signaal" or not uow.bestaat(Signaal, over.id):
        return
    signaal = haal_signaal(uow, over.id)
    if signaal.stand == NIEUW:
        signaal.pak_op(signaal.medewerker_id or uow.wie.medewerker_id, nu=uow.nu)
    elif signaal.stand != AFGESLOTEN:
        signaal.reageer(nu=uow.nu)
    zet_stap(uow, signaal, "opgeschaald", zin)


def _zin(zin: str, namen: tuple[str, ...]) -> str:
    if not namen:
        return f"{zin}. Er is geen collega die bericht krijgt"
    return f"{zin}. Bericht aan {', '.join(namen)}"


# The ladder itself ---------------------------------------------------------------------------------------------------


@opdracht(BewaarTrede, recht="beheer.ladder", doel="de escalatieladder van de organisatie bijhouden")
def bewaar_trede(uow: UnitOfWork, o: BewaarTrede) -> Id:
    """Add or change one rung; a new one is in use from today when no day was given. Its steps keep pointing at it."""
    naam, protocol = " ".join(o.naam.split()), o.protocol.strip()
    trede = uow.sessie.get(Trede, o.id)
    if trede is None and not o.van:
        o = replace(o, van=vandaag_van(uow))
    alle = uow.vind(select(Trede).where(Trede.status == "actief"))
    fouten = _fouten(o, naam, protocol)
    if "volgorde" not in fouten:
        gelijk = next((t for t in alle if t.id != o.id and t.volgorde == o.volgorde and _samen(t, o)), None)
        if gelijk is not None:
            fouten["volgorde"] = f"“{gelijk.naam}” heeft dit nummer al. Kies een ander."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    velden = {
        "volgorde": o.volgorde,
        "naam": naam,
        "protocol": protocol,
        "wie": ",".join(o.wie),
        "extern": o.extern,
        "telefoon": " ".join(o.telefoon.split()),
        "van": o.van,
        "tot": o.tot,
    }
    if trede is None:
        uow.voeg_toe(Trede(id=o.id, **velden))
        uow.zin = f"Trede “{naam}” toegevoegd"
        return o.id
    if o.tot and o.tot < vandaag_van(uow) and not any(t.id != o.id and (not t.tot or t.tot > o.tot) for t in alle):
        raise Weigering("Er moet een trede overblijven. Voeg eerst een andere toe.", veld="tot")
    for veld, waarde in velden.items():
        if getattr(trede, veld) != waarde:
            setattr(trede, veld, waarde)
    uow.zin = f"Trede “{naam}” opgeslagen"
    return o.id


def _fouten(o: BewaarTrede, naam: str, protocol: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not naam:
        fouten["naam"] = "Geef de trede een naam."
    elif len(naam) > HOOGSTENS_NAAM:
        fouten["naam"] = f"Houd de naam korter dan {HOOGSTENS_NAAM} tekens."
    if not 1 <= o.volgorde <= 99:
        fouten["volgorde"] = "Kies een nummer van 1 tot en met 99."
    if len(protocol) > HOOGSTENS_PROTOCOL:
        fouten["protocol"] = f"Houd het protocol korter dan {HOOGSTENS_PROTOCOL} tekens."
    if not set(o.wie) <= set(rollen_met("casus.lezen")):
        fouten["wie"] = "Kies rollen die een casus mogen lezen."
    if len(o.telefoon.strip()) > 40:
        fouten["telefoon"] = "Dit is te lang voor een telefoonnummer."
    for veld, dag in (("van", o.van), ("tot", o.tot)):
        if dag and dag_van(dag) is None:
            fouten[veld] = GEEN_DAG
    if not fouten and o.van and o.tot and o.tot < o.van:
        fouten["tot"] = "De laatste dag ligt op of na de eerste."
    return fouten


def _samen(een: Trede, ander: BewaarTrede) -> bool:
    """Whether two rungs are in use on the same day."""
    return (not een.tot or not ander.van or een.tot >= ander.van) and (
        not ander.tot or not een.van or ander.tot >= een.van
    )
