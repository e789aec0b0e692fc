"""Locaties: where there is an entree, and what is a team at the centre (domein.md 1). None is ever deleted.

A name ties a locatie to the team that is called the same, as long as it is not that team itself (`store.elders`): so
there is one of each name, and one that is a team by its name keeps it.
"""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.locatie import BewaarLocatie
from wijdesk.models.values import Id, datum_in_woorden, in_gebruik
from wijdesk.services.gezin import rijen_van, vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.store.elders import Teams, lees_teams, team_van
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS_NAAM = 80
TWEE_KEER = "Deze locatie staat er twee keer. Beslis eerst bij “Verschillen” of het dezelfde is."
RECHT, DOEL = "beheer.lijsten", "locaties bijhouden"


@opdracht(MaakLocatie, recht=RECHT, doel=DOEL)
def maak_locatie(uow: UnitOfWork, o: MaakLocatie) -> Id:
    """A new locatie; its name is not in use yet."""
    return bewaar_locatie(uow, BewaarLocatie(id=uow.ids(), naam=o.naam))


@opdracht(BewaarLocatie, recht=RECHT, doel=DOEL)
def bewaar_locatie(uow: UnitOfWork, o: BewaarLocatie) -> Id:
    """Add or change one. Closing says where colleagues go on; the last one stays.

    A new one that another desk already made as a team of the centre is that team here too.
    """
    naam, vandaag = " ".join(o.naam.split()), vandaag_van(uow)
    rij = uow.sessie.get(Locatie, o.id)
    if rij is not None and rij.status != "actief":
        raise Weigering("Deze locatie bestaat niet (meer).")
    alle = uow.vind(select(Locatie).where(Locatie.status == "actief"))
    teams = lees_teams(rijen_van(uow))
    fouten = _fouten(o, naam)
    if "naam" not in fouten and (fout := _fout_in_naam(alle, rij, o.id, naam, teams)):
        fouten["naam"] = fout
    if rij is not None and o.tot != rij.tot and "tot" not in fouten and _staat_twee_keer(alle, rij):
        fouten["tot"] = TWEE_KEER  # the other would stay open under this name
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    uow.ongedaan = False
    if rij is None:
        return _voeg_toe(uow, o, naam, teams)
    _eis_dat_er_een_blijft(alle, o)
    if rij.naam != naam:
        for weg in uow.vind(select(Locatie).where(Locatie.samengevoegd_in == rij.id)):
            weg.naam = naam  # what was written under it stays with the team of this one
    for veld, waarde in {"naam": naam, "van": o.van, "tot": o.tot}.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)
    verder = _laat_collegas_verder(uow, alle, o, vandaag)
    uow.zin = f"Locatie {naam} {'gesloten' if o.tot and o.tot <= vandaag else 'opgeslagen'}{verder}"
    return rij.id


def _voeg_toe(uow: UnitOfWork, o: BewaarLocatie, naam: str, teams: Teams | None) -> Id:
    team = None if teams is None else team_van(teams, o.id, naam)
    if teams is not None and team is not None and uow.sessie.get(Locatie, team) is None:
        rij = uow.voeg_toe(Locatie(id=team, naam=teams.namen[team]))  # the same row as at the other desks
    else:
        rij = uow.voeg_toe(Locatie(id=o.id, naam=naam, van=o.van, tot=o.tot))
    uow.flush()
    uow.zin = f"Locatie {rij.naam} toegevoegd"
    return rij.id


def _fouten(o: BewaarLocatie, naam: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not naam:
        fouten["naam"] = "Vul een naam in."
    elif len(naam) > HOOGSTENS_NAAM:
        fouten["naam"] = f"Houd de naam korter dan {HOOGSTENS_NAAM} tekens."
    for veld, dag in (("van", o.van), ("tot", o.tot)):
        if dag and dag_van(dag) is None:
            fouten[veld] = GEEN_DAG
    if not fouten and o.van and o.tot and o.tot < o.van:
        fouten["tot"] = "De laatste dag ligt op of na de eerste."
    return fouten


def _fout_in_naam(alle: list[Locatie], rij: Locatie | None, id_: Id, naam: str, teams: Teams | None) -> str:
    """What is wrong with this name for this locatie; empty when nothing."""
    sleutel = naamsleutel(naam)
    if rij is not None and naamsleutel(rij.naam) == sleutel:
        return ""
    gelijk = next((er for er in alle if er.id != id_ and naamsleutel(er.naam) == sleutel), None)
    if gelijk is not None:
        toen = f" Zij is gesloten na {datum_in_woorden(gelijk.tot)}: haal haar laatste dag weg." if gelijk.tot else ""
        return f"Deze locatie bestaat al.{toen}"
    if rij is None:
        return ""
    if _staat_twee_keer(alle, rij):
        return TWEE_KEER
    if teams is None:
        return ""
    if id_ not in teams.namen and team_van(teams, id_, rij.naam) is not None:
        return f"Door haar naam hoort deze locatie bij het team {rij.naam}. Zij kan niet anders heten."
    if any(er != id_ and naamsleutel(zo) == sleutel for er, zo in teams.namen.items()):
        return "Een ander team heet al zo. Kies een andere naam."
    return ""


def _staat_twee_keer(alle: list[Locatie], rij: Locatie) -> bool:
    return any(er.id != rij.id and naamsleutel(er.naam) == naamsleutel(rij.naam) for er in alle)


def _eis_dat_er_een_blijft(alle: list[Locatie], o: BewaarLocatie) -> None:
    if o.tot and not any(er.id != o.id and not er.tot for er in alle):
        raise Weigering("Er moet een locatie open blijven. Voeg eerst een andere toe.", veld="tot")


def _laat_collegas_verder(uow: UnitOfWork, alle: list[Locatie], o: BewaarLocatie, vandaag: str) -> str:
    """Whoever works at a place that closes works somewhere else from now on; answers that in words."""
    collegas = uow.vind(select(Medewerker).where(Medewerker.locatie_id == o.id, Medewerker.status == "actief"))
    if not o.tot or not collegas:
        return ""
    if o.collegas_naar is None:
        if o.tot > vandaag:
            return ""
        wie = "Hier werkt nog 1 collega." if len(collegas) == 1 else f"Hier werken nog {len(collegas)} collega’s."
        raise Weigering(f"{wie} Kies waar zij verder werken.", veld="collegas_naar")
    naar = next((er for er in alle if er.id == o.collegas_naar and er.id != o.id), None)
    if naar is None or not in_gebruik(naar.van, naar.tot, vandaag):
        raise Weigering("Kies een locatie die open is.", veld="collegas_naar")
    for collega in collegas:
        collega.locatie_id = naar.id
        uow.reden(collega, "de locatie sluit")
    wie = "1 collega werkt" if len(collegas) == 1 else f"{len(collegas)} collega’s werken"
    return f". {wie} nu bij {naar.naam}"
