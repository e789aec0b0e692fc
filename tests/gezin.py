"""Made-up households in a real store, for every test that needs one.

`wiersma`, `de_vries` and `bakker` are whole families, each with what its docstring says. The functions above them make
what a test needs besides: by the use cases (`persoon`, `gezin`, `open_casus`), or by plain rows where making it has its
own tests (`huishouden`, `bewaar`, `zet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import LeesHuishouden, LidInvoer, MaakHuishouden
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.opdrachten.regie import OpenCasus
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Actie, Doel, Doelpersoon, Plan, Veiligheidsafspraak
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork, Wie

SINDS = "2025-01-01"
"""Since when somebody belongs to a household, unless a test says otherwise."""
GEEN = Id(b"")
DAG = 86_400_000
WOORDEN = ("Rust met geld", "Sem naar school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezin:
    """The ids of a whole family; what it does not have is GEEN."""

    bureau: Bureau
    huishouden: Id
    moeder: Id
    zoon: Id
    dochter: Id
    vader: Id = GEEN
    casus: Id = GEEN
    plan: Id = GEEN
    doelen: tuple[Id, ...] = ()
    acties: tuple[Id, ...] = ()
    afspraak: Id = GEEN


# By plain rows -------------------------------------------------------------------------------------------------------


def eenheid(bureau: Bureau) -> UnitOfWork:
    """A transaction of whoever is at the desk, outside the use cases. Commit it."""
    bureau.warm_op()
    winkel, mij, wereld = bureau._winkel, bureau.medewerker, bureau.wereld
    assert winkel is not None
    wie = Wie(medewerker_id=mij.id, naam=mij.naam, locatie_id=mij.locatie_id, rechten=bureau.rechten)
    return UnitOfWork(winkel=winkel, wie=wie, klok=wereld.klok, ids=wereld.ids, doel="proef")


def bewaar(bureau: Bureau, *rijen: Gejournaald) -> None:
    """Add rows, as a use case would."""
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


def scherm_af(bureau: Bureau, persoon_id: Id) -> None:
    """From here on few may know who this is."""
    zet(bureau, Persoon, persoon_id, afgeschermd=True)


def huishouden(
    bureau: Bureau, naam: str = "De Vries", *leden: tuple[Id, str], van: str = SINDS, afgeschermd: bool = False
) -> Id:
    """A household of these people in these roles without a casus; of one new adult when nobody is named."""
    ids, nieuw = bureau.wereld.ids, []
    if not leden:
        alleen = Persoon(id=ids(), achternaam=naam, geboortedatum="1980-05-12", afgeschermd=afgeschermd)
        nieuw, leden = [alleen], ((alleen.id, "alleenstaande"),)
    id_ = ids()
    bewaar(bureau, *nieuw, *_huishouden(bureau, id_, naam, *leden, van=van))
    return id_


def _huishouden(
    bureau: Bureau, id_: Id, naam: str, *leden: tuple[Id, str], van: str, **anders: Any
) -> tuple[Gejournaald, ...]:
    hier = bureau.medewerker.locatie_id
    return (
        Huishouden(id=id_, naam=naam, locatie_id=hier, bekend_sinds=van, **anders),
        *(Huishoudlid(huishouden_id=id_, persoon_id=lid, rol=rol, van=van) for lid, rol in leden),
    )


def _met_casus(
    bureau: Bureau,
    gezin_: Gezin,
    naam: str,
    *,
    nummer: str,
    geopend_op: int,
    van: str,
    aanleiding: str = "",
    **anders: Any,
) -> tuple[Gejournaald, ...]:
    """The household of a mother and two children with an open casus of whoever is at the desk."""
    leden = ((gezin_.moeder, "ouder met gezag"), (gezin_.zoon, "kind"), (gezin_.dochter, "kind"))
    hier, wie = bureau.medewerker.locatie_id, bureau.medewerker.id
    casus = Casus(
        id=gezin_.casus, huishouden_id=gezin_.huishouden, nummer=nummer, locatie_id=hier, wettelijk_kader="Jeugdwet",
        aanleiding=aanleiding, geopend_op=geopend_op, geopend_door_id=wie,
    )  # fmt: skip
    anders |= {"casus_id": gezin_.casus, "regisseur_id": wie}
    return casus, *_huishouden(bureau, gezin_.huishouden, naam, *leden, van=van, **anders)


# By the use cases ----------------------------------------------------------------------------------------------------


def persoon(bureau: Bureau, roepnaam: str, geboren: str = "1985-06-01", **anders: Any) -> Id:
    """Somebody who is known; with surname Van der Meulen unless told otherwise."""
    velden = {"straat": "Eikenlaan", "huisnummer": "12"} | anders
    if "achternaam" not in anders:
        velden |= {"tussenvoegsel": "van der", "achternaam": "Meulen"}
    return bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam=roepnaam, geboortedatum=geboren, **velden)))


def lid(persoon_id: Id, rol: str, **anders: Any) -> LidInvoer:
    """A membership since SINDS."""
    return LidInvoer(**({"persoon_id": persoon_id, "rol": rol, "verblijf": "hele tijd", "van": SINDS} | anders))


def gezin(bureau: Bureau, *leden: LidInvoer, naam: str = "") -> Id:
    """A household of these members."""
    return bureau.doe(MaakHuishouden(leden=leden, naam=naam))


def open_casus(bureau: Bureau, huishouden_id: Id, **anders: Any) -> Id:
    """An open casus, whose regisseur is whoever is at the desk unless told otherwise."""
    velden = {"wettelijk_kader": "Jeugdwet", "aanleiding": "Ruzie thuis"} | anders
    return bureau.doe(OpenCasus(huishouden_id=huishouden_id, **velden))


def lees(bureau: Bureau | Collega, huishouden_id: Id) -> HuishoudenDetail:
    """Open it."""
    detail: HuishoudenDetail = bureau.lees(LeesHuishouden(id=huishouden_id))
    return detail


# Whole families, as they are on 2 March 2026 --------------------------------------------------------------------------


def wiersma(bureau: Bureau) -> Gezin:
    """Anouk and Pieter, both with gezag, Daan of 15 and Noor of 9. No casus."""
    moeder, vader, dochter, zoon = (
        persoon(bureau, roepnaam, geboren, achternaam="Wiersma", straat="", huisnummer="")
        for roepnaam, geboren in (
            ("Anouk", "1985-04-01"), ("Pieter", "1983-09-09"), ("Noor", "2016-06-01"), ("Daan", "2010-05-20"),
        )
    )  # fmt: skip
    leden = ((moeder, "ouder met gezag"), (vader, "ouder met gezag"), (dochter, "kind"), (zoon, "kind"))
    id_ = huishouden(bureau, "Wiersma", *leden, van="2020-01-01")
    return Gezin(bureau=bureau, huishouden=id_, moeder=moeder, vader=vader, zoon=zoon, dochter=dochter)


def de_vries(bureau: Bureau, *, naam: str = "Gezin De Vries") -> Gezin:
    """Fatima, Sami of 8 and Nora of nearly 16, with a casus that is open for fifty days."""
    ids = bureau.wereld.ids
    alle = Gezin(bureau=bureau, huishouden=ids(), casus=ids(), moeder=ids(), zoon=ids(), dochter=ids())
    mensen = (
        (alle.moeder, "Fatima", "1985-06-01"), (alle.zoon, "Sami", "2018-01-15"), (alle.dochter, "Nora", "2010-05-01"),
    )  # fmt: skip
    bewaar(
        bureau,
        *(
            Persoon(id=id_, roepnaam=roepnaam, tussenvoegsel="de", achternaam="Vries", geboortedatum=dag)
            for id_, roepnaam, dag in mensen
        ),
        *_met_casus(
            bureau, alle, naam, nummer="C26-7KQ4M", geopend_op=bureau.wereld.klok() - 50 * DAG, van="2026-01-05",
            aanleiding="Veel brieven",
        ),
    )  # fmt: skip
    return alle


def bakker(bureau: Bureau) -> Gezin:
    """Fatima, Sem of 13 and Noor of 8, with a casus of today and a plan: two goals, two actions, a safety agreement."""
    ids = bureau.wereld.ids
    alle = Gezin(
        bureau=bureau, huishouden=ids(), casus=ids(), plan=ids(), moeder=ids(), zoon=ids(), dochter=ids(),
        doelen=(ids(), ids()), acties=(ids(), ids()), afspraak=ids(),
    )  # fmt: skip
    mensen = (
        (alle.moeder, "Fatima", "1985-04-01"), (alle.zoon, "Sem", "2012-06-01"), (alle.dochter, "Noor", "2017-09-01"),
    )  # fmt: skip
    bewaar(
        bureau,
        *(Persoon(id=id_, roepnaam=naam, achternaam="Bakker", geboortedatum=dag) for id_, naam, dag in mensen),
        *_met_casus(
            bureau, alle, "Bakker", nummer="C26-TEST1", geopend_op=bureau.wereld.klok(), van="2026-03-02",
            actief_plan_id=alle.plan,
        ),
        *_plan(alle),
    )  # fmt: skip
    return alle


def _plan(gezin_: Gezin) -> tuple[Gejournaald, ...]:
    een, twee = gezin_.doelen
    return (
        Plan(
            id=gezin_.plan, huishouden_id=gezin_.huishouden, casus_id=gezin_.casus, opgesteld_op="2026-03-02",
            soort="integraal ondersteuningsplan", situatie="Er zijn schulden.",
        ),
        *(
            Doel(
                id=id_, plan_id=gezin_.plan, volgorde=plek, woorden=woorden, leefgebied="Financiën", begin="2026-03-02",
            )
            for plek, (id_, woorden) in enumerate(zip((een, twee), WOORDEN, strict=True), 1)
        ),
        Doelpersoon(doel_id=twee, persoon_id=gezin_.zoon),
        Actie(
            id=gezin_.acties[0], plan_id=gezin_.plan, doel_id=een, volgorde=1, wat="Post op een stapel",
            uitvoerder="zelf", wie="Fatima", persoon_id=gezin_.moeder, klaar_voor="2026-04-01",
        ),
        Actie(
            id=gezin_.acties[1], plan_id=gezin_.plan, doel_id=twee, volgorde=1, wat="Bellen met school",
            uitvoerder="WIJ",
        ),
        Veiligheidsafspraak(
            id=gezin_.afspraak, plan_id=gezin_.plan, volgorde=1, tekst="Bij ruzie naar oma", wie="Sem",
            van="2026-03-02",
        ),
    )  # fmt: skip
