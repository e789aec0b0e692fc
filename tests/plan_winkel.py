"""A household with an open casus and a plan in a real store, made of plain rows: for tests of what hangs on a plan."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.app.bureau import Bureau
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Actie, Doel, Doelpersoon, Plan, Veiligheidsafspraak
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.store.unit_of_work import UnitOfWork, Wie

WOORDEN = ("Rust met geld", "Sem naar school")


@dataclass(frozen=True)
class Gezin:
    """Ids of what was made: mother (gezag), son of 13, daughter of 8, a plan with two goals, an action each."""

    huishouden: Id
    casus: Id
    plan: Id
    moeder: Id
    zoon: Id
    dochter: Id
    doelen: tuple[Id, Id]
    acties: tuple[Id, Id]
    afspraak: Id


def eenheid(bureau: Bureau) -> UnitOfWork:
    """A unit of work of whoever is at the desk, with every right."""
    bureau.warm_op()
    winkel, medewerker = bureau._winkel, bureau.medewerker
    assert winkel is not None
    wie = Wie(
        medewerker_id=medewerker.id,
        naam=medewerker.naam,
        locatie_id=medewerker.locatie_id,
        rechten=rechten_van(("casemanager", "teamleider")),
    )
    return UnitOfWork(winkel=winkel, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="proef")


def voeg(bureau: Bureau, *rijen: Gejournaald) -> None:
    """Add rows and commit."""
    with eenheid(bureau) as uow:
        for rij in rijen:
            uow.voeg_toe(rij)
        uow.commit()


def zet(bureau: Bureau, soort: type[Base], id_: Id, **velden: object) -> None:
    """Change fields of a row, as a use case would."""
    with eenheid(bureau) as uow:
        rij = uow.haal(soort, id_)
        for naam, waarde in velden.items():
            setattr(rij, naam, waarde)
        uow.commit()


def gezin(bureau: Bureau) -> Gezin:
    """The household of one mother and two children, seen on 2 March 2026."""
    ids = bureau.wereld.ids
    alle = Gezin(
        huishouden=ids(), casus=ids(), plan=ids(), moeder=ids(), zoon=ids(), dochter=ids(),
        doelen=(ids(), ids()), acties=(ids(), ids()), afspraak=ids(),
    )  # fmt: skip
    hier, wie = bureau.medewerker.locatie_id, bureau.medewerker.id
    leden = (
        (alle.moeder, "Fatima", "1985-04-01", "ouder met gezag"),
        (alle.zoon, "Sem", "2012-06-01", "kind"),
        (alle.dochter, "Noor", "2017-09-01", "kind"),
    )
    voeg(
        bureau,
        *(Persoon(id=id_, roepnaam=naam, achternaam="Bakker", geboortedatum=dag) for id_, naam, dag, _ in leden),
        Casus(
            id=alle.casus, huishouden_id=alle.huishouden, nummer="C26-TEST1", locatie_id=hier,
            wettelijk_kader="Jeugdwet", geopend_op=bureau.wereld.klok(), geopend_door_id=wie,
        ),
        Plan(
            id=alle.plan, huishouden_id=alle.huishouden, casus_id=alle.casus, soort="integraal ondersteuningsplan",
            situatie="Er zijn schulden.", opgesteld_op="2026-03-02",
        ),
        Huishouden(
            id=alle.huishouden, naam="Bakker", locatie_id=hier, casus_id=alle.casus, regisseur_id=wie,
            actief_plan_id=alle.plan, bekend_sinds="2026-03-02",
        ),
        *(
            Huishoudlid(huishouden_id=alle.huishouden, persoon_id=id_, rol=rol, van="2026-03-02")
            for id_, _, _, rol in leden
        ),
        *(
            Doel(
                id=id_, plan_id=alle.plan, volgorde=plek, woorden=woorden, leefgebied="Financiën", begin="2026-03-02",
            )
            for plek, (id_, woorden) in enumerate(zip(alle.doelen, WOORDEN, strict=True), 1)
        ),
        Doelpersoon(doel_id=alle.doelen[1], persoon_id=alle.zoon),
        Actie(
            id=alle.acties[0], plan_id=alle.plan, doel_id=alle.doelen[0], volgorde=1, wat="Post op een stapel",
            uitvoerder="zelf", wie="Fatima", persoon_id=alle.moeder, klaar_voor="2026-04-01",
        ),
        Actie(
            id=alle.acties[1], plan_id=alle.plan, doel_id=alle.doelen[1], volgorde=1, wat="Bellen met school",
            uitvoerder="WIJ",
        ),
        Veiligheidsafspraak(
            id=alle.afspraak, plan_id=alle.plan, volgorde=1, tekst="Bij ruzie naar oma", wie="Sem", van="2026-03-02"
        ),
    )  # fmt: skip
    return alle
