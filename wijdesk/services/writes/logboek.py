"""What the access log is told of papers and files: whose they are is found here, not on the screen."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Instelling, Toegang
from wijdesk.models.instellingen import LOG_JAREN, LOG_VERNIETIGD_TOT, getal_van, id_van
from wijdesk.models.opdrachten.logboek import LogUitgifte, RuimLogOp, VernietigOudLog
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.dossierlot import kijker_van
from wijdesk.services.gezin import rijen_van
from wijdesk.services.inzage.poort import grondslag_van
from wijdesk.services.register import REGISTER, opdracht
from wijdesk.store import klokstand, logtermijn
from wijdesk.store.elders import huishouden_van
from wijdesk.store.unit_of_work import UnitOfWork

DOEL_OUD = "oude regels van het logboek vernietigen (AVG art. 5 lid 1 onder e; minstens vijf jaar: Stcrt. 2019, 38007)"
MINSTENS_JAREN = 5
DOEL = "vastleggen wat het programma verliet (NEN 7513)"


@opdracht(LogUitgifte, recht="desk.openen", doel=DOEL)
def log_uitgifte(uow: UnitOfWork, o: LogUitgifte) -> None:
    """One line for whoever it is about: the person, or every member of the household. It says what the paper was for,
    and on what ground its dossier was open.
    """
    personen, huis = over_wie(uow, o.bron) if o.bron is not None else ([], None)
    doel = next((geval.doel for soort, geval in REGISTER.items() if soort.__name__ == o.vraag), DOEL)
    grondslag = grondslag_van(rijen_van(uow), kijker_van(uow), o.bron) if o.bron is not None else ""
    reden = klokstand.reden(klokstand.lees(rijen_van(uow)), uow.nu)
    for persoon_id in personen or [None]:
        uow.voeg_toe(
            Toegang(
                tijd=uow.nu,
                medewerker_id=uow.wie.medewerker_id,
                persoon_id=persoon_id,
                huishouden_id=huis,
                wat=o.wat,
                doel=doel,
                grondslag=grondslag,
                soort=o.soort,
            ),
            reden=reden,
        )
    uow.ongedaan = False


@opdracht(VernietigOudLog, recht="bewaren", doel=DOEL_OUD)
def vernietig_oud_log(uow: UnitOfWork, _: VernietigOudLog) -> int:
    """Five whole calendar years at least (Stcrt. 2019, 38007); the setting may say more. Raises Weigering when nothing
    is that old, or when the clock seems to have been put ahead. Until which day it was travels, and every desk follows.
    """
    gezet = {rij.naam: rij for rij in uow.vind(select(Instelling).where(Instelling.status == "actief"))}
    jaren = getal_van({naam: rij.waarde for naam, rij in gezet.items()}, LOG_JAREN)
    dag = logtermijn.grens(uow.nu, jaren)
    weg = logtermijn.ouder(uow, dag)
    if not weg:
        raise Weigering(
            f"Er zijn geen regels van voor {datum_in_woorden(dag)}. Het logboek blijft {jaren} jaar bewaard."
        )
    if (stil := logtermijn.sprong(uow)) is not None:
        raise Weigering(
            f"Van {datum_in_woorden(stil[0])} tot {datum_in_woorden(stil[1])} staat er niets in het "
            "logboek. Misschien is de klok van deze computer verzet. Er is niets vernietigd. Zet de klok goed."
        )
    if LOG_VERNIETIGD_TOT in gezet:
        gezet[LOG_VERNIETIGD_TOT].waarde = dag
    else:
        uow.voeg_toe(Instelling(id=id_van(LOG_VERNIETIGD_TOT), naam=LOG_VERNIETIGD_TOT, waarde=dag))
    uow.ongedaan = False
    uow.zin = f"Regels van voor {datum_in_woorden(dag)} zijn vernietigd"
    return logtermijn.ruim(uow, dag)


@opdracht(RuimLogOp, recht="desk.openen", doel=DOEL_OUD)
def ruim_log_op(uow: UnitOfWork, _: RuimLogOp) -> int:
    """What another desk decided, or what came in since."""
    rij = uow.sql("SELECT waarde FROM instelling WHERE id = ? AND status = 'actief'", id_van(LOG_VERNIETIGD_TOT))
    uow.ongedaan = False
    if rij is None or rij[0] > logtermijn.grens(uow.nu, MINSTENS_JAREN):  # never what is younger, whoever said so
        return 0
    return logtermijn.ruim(uow, rij[0]) if logtermijn.ouder(uow, rij[0]) else 0


def over_wie(uow: UnitOfWork, bron: Id) -> tuple[list[Id | None], Id | None]:
    """Whose a row of any noun is: its person, or else the members of its household; and that household."""
    soort = uow.sql("SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? LIMIT 1", bron)
    if soort is None:
        return [], None
    if soort[0] == "persoon":
        return [bron], None
    rijen = rijen_van(uow)
    huis = huishouden_van(rijen, bron)
    kolommen = {rij[0] for rij in rijen("SELECT name FROM pragma_table_info(?)", (soort[0],))}
    if "persoon_id" in kolommen:
        eigen = uow.sql(f'SELECT persoon_id FROM "{soort[0]}" WHERE id = ?', bron)  # noqa: S608 - a name of the schema
        if eigen is not None and eigen[0] is not None:
            return [Id(eigen[0])], huis
    if huis is None:
        return [], None
    dag = lokaal(uow.nu).date().isoformat()
    leden = rijen(
        "SELECT DISTINCT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief' "
        "AND van <= ? AND (tot = '' OR tot >= ?)",
        (huis, dag, dag),
    )
    return [Id(rij[0]) for rij in leden], huis
