"""Taking a list of questions into use, and stopping with those of a team."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.huis import Locatie
from wijdesk.models.impactvragen import SOORT as IMPACT
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik, StopTeamvragen
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import lees
from wijdesk.models.vragenlijst import SOORTEN, Vragenlijst
from wijdesk.services.register import opdracht
from wijdesk.services.vragenlijsten import Rijen, in_gebruik, is_leeg, past, vingerafdruk
from wijdesk.store.unit_of_work import UnitOfWork

GESTOPT = "zonder eigen vragen"
"""What the version of a team that stopped is called."""


@opdracht(NeemVragenlijstInGebruik, recht="beheer.vragen", doel="vragenlijst in gebruik nemen")
def neem_vragenlijst_in_gebruik(uow: UnitOfWork, o: NeemVragenlijstInGebruik) -> Id:
    """A new version beside the older ones, from now on in use. Triages that run keep the one they began with."""
    if o.soort not in SOORTEN:
        raise Weigering("Deze soort vragenlijst bestaat niet.", veld="soort")
    inhoud = o.inhoud.removeprefix("\ufeff").replace("\r\n", "\n")
    rijen = _rijen(uow)
    kern = None
    waar = "voor iedereen"
    if o.soort == IMPACT and o.locatie_id is not None:
        raise Weigering("De vragen van de impactmeting gelden voor de hele stad.", veld="locatie_id")
    if o.locatie_id is not None:
        waar = f"bij {uow.haal(Locatie, o.locatie_id, wat='Deze locatie').naam}"
        stad = in_gebruik(rijen, o.soort, None)
        if stad is None:
            raise Weigering("Er is nog geen stedelijke vragenlijst om vragen aan toe te voegen.")
        kern = lees(stad[1])
    lijst = lees(inhoud, kern=kern)
    if lijst.soort != o.soort:
        raise Weigering(f"Dit is een lijst van een andere soort: {lijst.soort}.", veld="soort")
    if not lijst.vragen:
        # Rules alone are no list, and an empty one would push aside the questions a team has without anybody noticing.
        raise Weigering(
            "In deze lijst staat geen enkele vraag. Zet er eerst een vraag in (zonder hekje ervoor).", veld="inhoud"
        )
    nu_in_gebruik = in_gebruik(rijen, o.soort, o.locatie_id)
    if nu_in_gebruik is not None and nu_in_gebruik[1] == inhoud:
        raise Weigering("Deze vragenlijst is al in gebruik.", veld="inhoud")
    afdruk = vingerafdruk(inhoud)
    anders = uow.sql(
        "SELECT 1 FROM vragenlijst WHERE soort = ? AND locatie_id IS ? AND versie = ? AND vingerafdruk <> ? "
        "AND status = 'actief'",
        o.soort,
        o.locatie_id,
        lijst.versie,
        afdruk,
    )
    if anders is not None:
        raise Weigering(
            f'Er is al een versie "{lijst.versie}" met andere vragen. Geef deze bovenaan een nieuwe naam.',
            veld="inhoud",
        )
    id_ = _neem(uow, o.soort, o.locatie_id, lijst.versie, inhoud)
    uow.zin = f"Versie {lijst.versie} is vanaf nu in gebruik {waar}"
    if o.locatie_id is None and (teams := _past_niet_meer(rijen, o.soort, inhoud)):
        uow.zin += f". Pas de vragen van {' en '.join(teams)} aan: die horen bij de oude versie en vervallen nu"
    return id_


@opdracht(StopTeamvragen, recht="beheer.vragen", doel="vragenlijst in gebruik nemen")
def stop_teamvragen(uow: UnitOfWork, o: StopTeamvragen) -> Id:
    """A version without questions, from now on in use: what was answered under the older ones stays readable."""
    if o.soort not in SOORTEN:
        raise Weigering("Deze soort vragenlijst bestaat niet.", veld="soort")
    naam = uow.haal(Locatie, o.locatie_id, wat="Deze locatie").naam
    nu_in_gebruik = in_gebruik(_rijen(uow), o.soort, o.locatie_id)
    if nu_in_gebruik is None or is_leeg(nu_in_gebruik[1]):
        raise Weigering(f"{naam} heeft geen eigen vragen.", veld="locatie_id")
    voor = tomllib.loads(nu_in_gebruik[1])["voorvoegsel"]
    inhoud = f'soort = "{o.soort}"\nversie = "{GESTOPT}"\nvoorvoegsel = "{voor}"\n'
    id_ = _neem(uow, o.soort, o.locatie_id, GESTOPT, inhoud)
    uow.zin = f"{naam} stelt vanaf nu geen eigen vragen meer"
    return id_


def _neem(uow: UnitOfWork, soort: str, locatie_id: Id | None, versie: str, inhoud: str) -> Id:
    vragenlijst = uow.voeg_toe(
        Vragenlijst(
            soort=soort,
            locatie_id=locatie_id,
            versie=versie,
            inhoud=inhoud,
            vingerafdruk=vingerafdruk(inhoud),
            vanaf=uow.nu,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    uow.flush()
    uow.ongedaan = False
    return vragenlijst.id


def _rijen(uow: UnitOfWork) -> Rijen:
    def rijen(sql: str, params: Sequence[Any]) -> Sequence[Sequence[Any]]:
        gevonden: list[tuple[Any, ...]] = uow.cursor().execute(sql, params).fetchall()
        return gevonden

    return rijen


def _past_niet_meer(rijen: Rijen, soort: str, inhoud: str) -> list[str]:
    """The names of the teams whose own questions do not fit this city-wide list."""
    teams = rijen(
        "SELECT DISTINCT l.id, l.naam FROM vragenlijst v JOIN locatie l ON l.id = v.locatie_id "
        "WHERE v.soort = ? AND v.status = 'actief' ORDER BY l.naam",
        (soort,),
    )
    eigen = [(naam, in_gebruik(rijen, soort, Id(id_))) for id_, naam in teams]
    return [naam for naam, team in eigen if team is not None and not past(inhoud, team[1])]
