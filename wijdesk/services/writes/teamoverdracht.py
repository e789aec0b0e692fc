"""Moving a household to another team, and accepting one: the right goes at once, the regie when somebody takes it."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.huis import Locatie
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, NeemHuishoudenAan
from wijdesk.models.teamoverdracht import Teamoverdracht
from wijdesk.models.values import Id
from wijdesk.services import teamzaken
from wijdesk.services.gezin import haal_huishouden, lezer_van
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.register import opdracht
from wijdesk.store import elders
from wijdesk.store.elders import Teams
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "een huishouden gaat naar een ander team (één gezin, één plan, één regisseur)"
TEAM = "casus.regie_team"
VERVALT = "Het huishouden ging naar een ander team."


@opdracht(DraagHuishoudenOver, recht="casus.regie", doel=DOEL)
def draag_huishouden_over(uow: UnitOfWork, o: DraagHuishoudenOver) -> Id:
    """From now on it is of the other team. Can be taken back until it hangs at the centre."""
    huishouden = haal_huishouden(uow, o.huishouden_id)
    teams = elders.lees_teams(lezer_van(uow).rows)
    if teams is None:
        raise Weigering("Deze computer deelt nog niet met andere teams. Vraag het de applicatiebeheerder.")
    if not teams.schrijft:
        raise Weigering("Deze computer mag alleen lezen en kan niets naar een ander team sturen.")
    naam = teams.namen.get(o.team_id)
    if naam is None or o.team_id in elders.eigen_team(teams, huishouden.locatie_id, _locatienaam(uow, huishouden)):
        raise Weigering("Kies een ander team.", veld="team_id")
    if not o.notitie.strip():
        raise Weigering("Schrijf erbij wat het andere team moet weten.", veld="notitie")
    if huishouden.id in elders.dichte(lezer_van(uow).rows):
        raise Weigering("Dit huishouden is al overgedragen aan een ander team.")
    if huishouden.status != "actief":
        raise Weigering("Dit huishouden is samengevoegd of vervallen.")
    if huishouden.regisseur_id not in (None, uow.wie.medewerker_id) and TEAM not in uow.wie.rechten:
        raise Weigering("Alleen de regisseur of de teamleider kan dit huishouden overdragen.")
    van_id = huishouden.locatie_id if huishouden.locatie_id in teams.eigen else _eigen_team(uow, teams, o.team_id)
    _locatie(uow, o.team_id, naam)
    eerder = uow.vind(select(Teamoverdracht).where(Teamoverdracht.huishouden_id == huishouden.id))
    overdracht = uow.voeg_toe(
        Teamoverdracht(
            huishouden_id=huishouden.id,
            van_id=van_id,
            van_naam=_naam_van(uow, teams, van_id),
            naar_id=o.team_id,
            naar_naam=naam,
            notitie=o.notitie.strip(),
            op=max(uow.nu, *(er.op + 1 for er in eerder)) if eerder else uow.nu,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    huishouden.locatie_id = o.team_id
    teamzaken.neem_mee(uow, huishouden, van_id, teams)
    for verzoek in uow.vind(
        select(Regieoverdracht).where(
            Regieoverdracht.huishouden_id == huishouden.id,
            Regieoverdracht.stand == "gevraagd",
            Regieoverdracht.status == "actief",
        )
    ):
        verzoek.beantwoord("ingetrokken", VERVALT, nu=uow.nu)
    uow.zin = f"Overgedragen aan {naam}; het dossier gaat bij het volgende contact mee"
    return overdracht.id


@opdracht(NeemHuishoudenAan, recht="casus.regie", doel=DOEL)
def neem_huishouden_aan(uow: UnitOfWork, o: NeemHuishoudenAan) -> None:
    """Somebody of the team that got it becomes the regisseur; what ran goes on with that person.

    The household stays of the team it went to, and that is said once more by the team itself: what another desk says of
    it without knowing so becomes a difference. Where who accepts it works today says nothing of whose it is.
    """
    overdracht = uow.haal(Teamoverdracht, o.id, wat="Deze overdracht")
    huishouden = haal_huishouden(uow, overdracht.huishouden_id)
    teams = elders.lees_teams(lezer_van(uow).rows)
    if teams is None or overdracht.naar_id not in teams.eigen or huishouden.locatie_id not in teams.eigen:
        raise Weigering("Dit huishouden is niet (meer) van uw team.")
    regisseur_id = o.regisseur_id or uow.wie.medewerker_id
    if regisseur_id != uow.wie.medewerker_id and TEAM not in uow.wie.rechten:
        raise Weigering("Alleen de teamleider kan een collega aanwijzen.", veld="regisseur_id")
    regisseur = eis_regisseur(uow, regisseur_id, veld="regisseur_id")
    overdracht.neem_aan(uow.wie.medewerker_id, nu=uow.nu)
    if huishouden.casus_id is not None:
        _neem_regie(uow, huishouden, overdracht, regisseur.id)
    teamzaken.ga_verder(uow, huishouden, regisseur.id, teams)
    uow.zet_bulk(Huishouden, "locatie_id", huishouden.locatie_id, waar="id = ?", params=(huishouden.id,))
    uow.zin = (
        f"Aangenomen van {overdracht.van_naam}"
        if huishouden.casus_id is None
        else f"Aangenomen van {overdracht.van_naam}; de regie ligt nu bij {regisseur.naam}"
    )


def _neem_regie(uow: UnitOfWork, huishouden: Huishouden, overdracht: Teamoverdracht, naar_id: Id) -> None:
    """The one regisseur is somebody of this team now; it stands in the history of the regie like any transfer."""
    van_id, casus_id = huishouden.regisseur_id, huishouden.casus_id
    if huishouden.tandem_id is not None:
        huishouden.zet_tandem(None)
    if van_id is None or casus_id is None or van_id == naar_id:
        return
    huishouden.zet_regisseur(naar_id)
    uow.voeg_toe(
        Regieoverdracht(
            huishouden_id=huishouden.id,
            casus_id=casus_id,
            van_id=van_id,
            naar_id=naar_id,
            notitie=overdracht.notitie,
            gevraagd_op=min(overdracht.op, uow.nu),
            stand="aangenomen",
            beantwoord_op=uow.nu,
        )
    )


def _eigen_team(uow: UnitOfWork, teams: Teams, naar_id: Id) -> Id:
    """The locatie of the own team, for a household of a place that is no team."""
    if uow.wie.locatie_id in teams.eigen - {naar_id}:
        return uow.wie.locatie_id
    team = next((id_ for id_ in sorted(teams.eigen - {naar_id}) if id_ in teams.namen), None)
    if team is None:
        raise Weigering("Deze computer werkt voor geen enkel team. Vraag het de applicatiebeheerder.")
    _locatie(uow, team, teams.namen[team])
    return team


def _locatie(uow: UnitOfWork, id_: Id, naam: str) -> None:
    """A team is a locatie here too, with the same id everywhere."""
    locatie = uow.sessie.get(Locatie, id_)
    if locatie is None:
        uow.voeg_toe(Locatie(id=id_, naam=naam))
        uow.flush()


def _naam_van(uow: UnitOfWork, teams: Teams, locatie_id: Id) -> str:
    locatie = uow.sessie.get(Locatie, locatie_id)
    return teams.namen.get(locatie_id) or (locatie.naam if locatie is not None else "") or "een ander team"


def _locatienaam(uow: UnitOfWork, huishouden: Huishouden) -> str:
    locatie = uow.sessie.get(Locatie, huishouden.locatie_id)
    return "" if locatie is None else locatie.naam
