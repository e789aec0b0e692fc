"""Who has which rol, and which rol may do what."""

from __future__ import annotations

from wijdesk.models.opdrachten.rol import LeesOveral, LeesRechten, LeesRollen
from wijdesk.models.rows.rol import NU, STRAKS, VOORBIJ, OveralRij, Rechtentabel, RolRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.beheerplek import Beheer
from wijdesk.services.register import leesvraag, rechtentabel
from wijdesk.services.roloveral import te_bekijken
from wijdesk.store.lezer import Lezer

_VOLGORDE = (NU, STRAKS, VOORBIJ)


@leesvraag(LeesRollen, recht="beheer.medewerkers", doel="rollen van een medewerker nakijken")
def lees_rollen(lezer: Lezer, v: LeesRollen) -> tuple[RolRij, ...]:
    """What holds now, what comes, what is past; what was taken back is not there."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        "SELECT r.id, r.rol, r.locatie_id, coalesce(l.naam, ''), r.van, r.tot FROM roltoekenning r "
        "LEFT JOIN locatie l ON l.id = r.locatie_id WHERE r.medewerker_id = ? AND r.status = 'actief' ORDER BY r.id",
        (v.medewerker_id,),
    )
    rollen = [
        RolRij(
            id=Id(id_),
            medewerker_id=v.medewerker_id,
            rol=rol,
            locatie_id=Id(locatie_id) if locatie_id is not None else None,
            locatie=locatie,
            van=van,
            tot=tot,
            stand=VOORBIJ if tot and tot < vandaag else STRAKS if van > vandaag else NU,
        )
        for id_, rol, locatie_id, locatie, van, tot in rijen
    ]
    return tuple(sorted(rollen, key=lambda rij: (_VOLGORDE.index(rij.stand), rij.van)))


@leesvraag(LeesOveral, recht="beheer.medewerkers", doel="nagaan wie een rol overal heeft")
def lees_overal(lezer: Lezer, _v: LeesOveral) -> tuple[OveralRij, ...]:
    """Who manages one locatie has nobody to look at: what holds everywhere is not theirs to change."""
    if not Beheer(lezer.rows, lezer.medewerker_id, lezer.nu).overal:
        return ()
    return te_bekijken(lezer.rows, lokaal(lezer.nu).date().isoformat())


@leesvraag(LeesRechten, recht="rechten.lezen", doel="nagaan welke rol wat mag")
def lees_rechten(_lezer: Lezer, _v: LeesRechten) -> Rechtentabel:
    """The table the program itself goes by (resources/rollen.toml)."""
    return rechtentabel()
