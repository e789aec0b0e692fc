"""The definitions of figures that the organisation can keep itself, with those that came with the program."""

from __future__ import annotations

from wijdesk.models.cijfer import definitie_op
from wijdesk.models.eigencijfer import KAN, als_eigen, als_toml
from wijdesk.models.instellingen import id_van
from wijdesk.models.opdrachten.cijfer import LeesEigenDefinities
from wijdesk.models.rows.cijfer import EigenDefinitieRij
from wijdesk.models.values import lokaal
from wijdesk.services.cijferdefinities import definities_hier, naam_van
from wijdesk.services.cijfers.eigen import VAN_HUIS
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer


@leesvraag(LeesEigenDefinities, recht="beheer.lijsten", doel="de definities van cijfers bijhouden")
def lees_eigen_definities(lezer: Lezer, _: LeesEigenDefinities) -> tuple[EigenDefinitieRij, ...]:
    """By figure, the newest first."""
    alle, vandaag = definities_hier(lezer.rows), lokaal(lezer.nu).date().isoformat()
    uit = []
    for naam in KAN:
        nu = definitie_op(naam, vandaag, alle)
        for definitie in reversed([een for een in alle if een.naam == naam]):
            als = als_eigen(definitie, VAN_HUIS[naam])
            uit.append(
                EigenDefinitieRij(
                    id=id_van(naam_van(als)),
                    definitie=definitie,
                    inhoud=als_toml(als),
                    eigen=bool(definitie.telt),
                    in_gebruik=definitie is nu,
                )
            )
    return tuple(uit)
