"""Notes beside figures, definitions of the organisation, and counting months ahead so that figures come quickly."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import controleer_periode, definitie_op
from wijdesk.models.eigencijfer import GESLOTEN, KAN, als_toml, lees_eigen_definitie
from wijdesk.models.huis import Instelling, Locatie, Medewerker
from wijdesk.models.instellingen import id_van
from wijdesk.models.kwaliteit import Duiding
from wijdesk.models.opdrachten.cijfer import NeemDefinitieInGebruik, TrekDefinitieIn, WerkCijfersBij, ZetDuiding
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.cijferdefinities import VOORVOEGSEL, definities_hier, eigen, naam_van
from wijdesk.services.cijfers.vragen import NIET_GESLOTEN
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import opdracht
from wijdesk.store import cijferkubus
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "sturen op en verantwoorden van het werk van het wijkteam"
LANGSTE = 2_000


@opdracht(ZetDuiding, recht="rapport", doel=DOEL)
def zet_duiding(uow: UnitOfWork, o: ZetDuiding) -> Id:
    """A new note, another text, or none any more. Raises Weigering (`tekst`, `naam`, `periode`, `locatie`)."""
    tekst = o.tekst.strip()
    if len(tekst) > LANGSTE:
        raise Weigering(f"Houd de duiding korter dan {LANGSTE} tekens.", veld="tekst")
    if o.id is not None:
        duiding = uow.haal(Duiding, o.id, wat="Deze duiding")
        _eis_schrijver(uow, duiding)
        if tekst:
            duiding.tekst = tekst
        else:
            duiding.status = "vervallen"
        uow.zin = f"Duiding {'gewijzigd' if tekst else 'weggehaald'}: {definitie_op(duiding.cijfer, duiding.tot).titel}"
        return duiding.id
    if not tekst:
        raise Weigering("Schrijf op wat er speelde.", veld="tekst")
    definitie = definitie_op(o.cijfer, o.periode.tot)
    controleer_periode(o.periode)
    if o.locatie_id is not None:
        uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    duiding = uow.voeg_toe(
        Duiding(
            cijfer=definitie.naam, periode=o.periode.soort, van=o.periode.van, tot=o.periode.tot,
            locatie_id=o.locatie_id, tekst=tekst, medewerker_id=uow.wie.medewerker_id, op=uow.nu,
        )
    )  # fmt: skip
    uow.flush()
    uow.zin = f"Duiding bij {definitie.titel}, {o.periode.naam}"
    return duiding.id


def _eis_schrijver(uow: UnitOfWork, duiding: Duiding) -> None:
    """A name stands beside a note: only whoever wrote it changes it, or anybody once that person does not work here."""
    schrijver = uow.sessie.get(Medewerker, duiding.medewerker_id)
    if duiding.medewerker_id != uow.wie.medewerker_id and schrijver is not None and schrijver.status == "actief":
        raise Weigering("Deze duiding is van een collega. Schrijf uw eigen duiding ernaast.", veld="tekst")


@opdracht(WerkCijfersBij, recht="rapport", doel="cijfers vooruit tellen")
def werk_bij(uow: UnitOfWork, _o: WerkCijfersBij) -> int:
    """Some months; what is counted is this desk's own, so nothing of it stands in the journal."""
    uow.ongedaan = False
    return cijferkubus.werk_bij(uow.cursor())


@opdracht(NeemDefinitieInGebruik, recht="beheer.lijsten", doel="de definities van cijfers bijhouden")
def neem_definitie_in_gebruik(uow: UnitOfWork, o: NeemDefinitieInGebruik) -> Id:
    """Of one figure and first day there is one; another takes its place. Raises Weigering (`inhoud`)."""
    nieuw, codes = lees_eigen_definitie(o.inhoud), Codeboek(uow)
    soort = KAN[nieuw.cijfer]
    fouten = [codes.niet_in(soort, code) for code in nieuw.telt if not codes.kent(soort, code)]
    if nieuw.van == GESLOTEN and (open_ := [code for code in nieuw.telt if code in NIET_GESLOTEN]):
        fouten.append(f"“{open_[0]}” is geen afgesloten vraag: laat die code weg, of kies voor van “ontvangen”.")
    if fouten:
        raise Weigering("\n".join(fouten), veld="inhoud")
    if nieuw in eigen(rijen_van(uow)):
        raise Weigering("Deze definitie is al in gebruik.", veld="inhoud")
    naam, waarde = naam_van(nieuw), als_toml(nieuw)
    if (rij := uow.sessie.get(Instelling, id_van(naam))) is None:
        rij = uow.voeg_toe(Instelling(id=id_van(naam), naam=naam, waarde=waarde))
    else:
        rij.waarde, rij.status = waarde, "actief"
    uow.flush()
    uow.ongedaan = False
    nu = definitie_op(nieuw.cijfer, nieuw.geldig_van, definities_hier(rijen_van(uow)))
    uow.zin = f"{nu.titel}: versie {nu.versie} van de definitie geldt vanaf {datum_in_woorden(nieuw.geldig_van)}"
    return rij.id


@opdracht(TrekDefinitieIn, recht="beheer.lijsten", doel="de definities van cijfers bijhouden")
def trek_definitie_in(uow: UnitOfWork, o: TrekDefinitieIn) -> None:
    """What was a mistake; the same text brings it back. Raises Weigering for one of the program."""
    rij = uow.sessie.get(Instelling, o.id)
    if rij is None or rij.status != "actief" or not rij.naam.startswith(VOORVOEGSEL):
        raise Weigering("Deze definitie hoort bij het programma. Neem een eigen definitie in gebruik die erna begint.")
    _, cijfer, dag = rij.naam.split("/")
    rij.status = "vervallen"
    uow.flush()
    uow.ongedaan = False
    titel = definitie_op(cijfer, dag).titel
    uow.zin = f"{titel}: de definitie van {datum_in_woorden(dag)} geldt niet meer; die ervoor geldt weer"
