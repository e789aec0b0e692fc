"""What happened in a casus: contact moments, events and tasks. A note is never overwritten, only written anew."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.contactsoort import ojg_soorten
from wijdesk.models.datums import VROEGSTE, dag_van, fout_in_dag
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.notitie import met_regel
from wijdesk.models.opdrachten.verloop import (
    AfgeleideTaak,
    ContactmomentInvoer,
    CorrigeerContactmoment,
    LegContactmomentVast,
    LegGebeurtenisVast,
    MaakTaak,
    RondTaakAf,
    VervalTaak,
    VerzetTaak,
    WijzigTaak,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.verloop import OJG_HOOGSTENS
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.verloop import Contactmoment, Gebeurtenis, Taak
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import naam_van_persoon
from wijdesk.services.register import opdracht
from wijdesk.services.tekstlengte import NOTITIE
from wijdesk.services.triage.rijen import haal_triage
from wijdesk.store.contactmomenten import ojg_vraag
from wijdesk.store.queries import AFGESCHERMD
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "dossier bijhouden (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.3.8)"
ONTBREEKT = "Er ontbreekt nog iets."
LANGSTE = 1440
"""Minutes in a day: a contact moment that takes longer is a mistake of the keyboard."""
GEEN_DAG = "Vul in vóór welke dag dit klaar moet zijn."


@opdracht(LegContactmomentVast, recht="casus.schrijven", doel=DOEL)
def leg_contactmoment_vast(uow: UnitOfWork, o: LegContactmomentVast) -> Id:
    """A contact moment; the same id again changes nothing and answers the same."""
    uow.zin = "Contactmoment vastgelegd"
    if uow.bestaat(Contactmoment, o.id):
        return o.id
    huishouden = _huishouden(uow, o.huishouden_id)
    velden = _nagekeken(uow, o.huishouden_id, o.invoer)
    _eis_ojg(uow, huishouden, velden, o.ojg_reden)
    moment = Contactmoment(id=o.id, huishouden_id=huishouden.id, casus_id=huishouden.casus_id, **velden)
    return uow.voeg_toe(moment, reden=o.ojg_reden.strip()).id


@opdracht(CorrigeerContactmoment, recht="casus.schrijven", doel=DOEL)
def corrigeer_contactmoment(uow: UnitOfWork, o: CorrigeerContactmoment) -> Id:
    """A new version with a reason. Refused when somebody corrected the version that was read in the meantime."""
    uow.zin = "Contactmoment gecorrigeerd; de eerdere versie blijft leesbaar"
    if uow.bestaat(Contactmoment, o.id):
        return o.id
    vorige = uow.haal(Contactmoment, o.vorige_id, wat="Dit contactmoment")
    huishouden = _huishouden(uow, vorige.huishouden_id)
    if uow.sql("SELECT 1 FROM contactmoment WHERE vorige_id = ? AND status = 'actief'", vorige.id) is not None:
        raise Weigering("Een collega heeft dit contactmoment intussen gecorrigeerd. Lees eerst die versie.")
    if _verborgen_voor(uow, vorige):
        raise Weigering("Dit contactmoment gaat over een afgeschermde persoon. Vraag uw teamleider.")
    if not o.reden.strip():
        raise Weigering(ONTBREEKT, fouten={"reden": "Schrijf in één zin waarom u dit verbetert."})
    velden = _nagekeken(uow, vorige.huishouden_id, o.invoer)
    _eis_ojg(uow, huishouden, velden, o.ojg_reden, vervangt=vorige)
    return uow.voeg_toe(vorige.verbeterd(id=o.id, reden=o.reden.strip(), **velden), reden=o.ojg_reden.strip()).id


@opdracht(LegGebeurtenisVast, recht="casus.schrijven", doel=DOEL)
def leg_gebeurtenis_vast(uow: UnitOfWork, o: LegGebeurtenisVast) -> Id:
    """Something that happened and is no contact; the same id again changes nothing."""
    uow.zin = "Gebeurtenis vastgelegd"
    if uow.bestaat(Gebeurtenis, o.id):
        return o.id
    _huishouden(uow, o.huishouden_id)
    fouten: dict[str, str] = {}
    if fout_in_dag(o.op, tot=_vandaag(uow)):
        fouten["op"] = "Vul de dag in waarop het gebeurde; die ligt niet in de toekomst."
    if not Codeboek(uow).kent("gebeurtenissoort", o.soort):
        fouten["soort"] = "Kies wat er gebeurde."
    if not o.tekst.strip():
        fouten["tekst"] = "Schrijf in een paar woorden wat er gebeurde."
    _eis_lid(uow, o.huishouden_id, o.persoon_id, fouten)
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    gebeurtenis = Gebeurtenis(
        id=o.id, huishouden_id=o.huishouden_id, op=o.op, soort=o.soort, tekst=o.tekst.strip(),
        persoon_id=o.persoon_id, medewerker_id=uow.wie.medewerker_id, geschreven_op=uow.nu,
    )  # fmt: skip
    return uow.voeg_toe(gebeurtenis).id


@opdracht(MaakTaak, recht="casus.schrijven", doel=DOEL)
def maak_taak(uow: UnitOfWork, o: MaakTaak) -> Id:
    """A task on somebody's list; the same id again changes nothing."""
    uow.zin = "Taak gemaakt"
    if uow.bestaat(Taak, o.id):
        return o.id
    _huishouden(uow, o.huishouden_id)
    _keur_taak(uow, o.huishouden_id, o)
    taak = Taak(
        id=o.id, huishouden_id=o.huishouden_id, soort="eigen", wat=o.wat.strip(), voor=o.voor,
        medewerker_id=o.medewerker_id, persoon_id=o.persoon_id, gemaakt_op=uow.nu,
    )  # fmt: skip
    return uow.voeg_toe(taak).id


@opdracht(WijzigTaak, recht="casus.schrijven", doel=DOEL)
def wijzig_taak(uow: UnitOfWork, o: WijzigTaak) -> None:
    """Another day, other words or somebody else."""
    taak = _haal_taak(uow, o.id)
    taak.eis_open()
    _keur_taak(uow, taak.huishouden_id, o)
    taak.wat, taak.voor = o.wat.strip(), o.voor
    taak.medewerker_id, taak.persoon_id = o.medewerker_id, o.persoon_id
    uow.zin = "Taak gewijzigd"


@opdracht(VerzetTaak, recht="casus.schrijven", doel=DOEL)
def verzet_taak(uow: UnitOfWork, o: VerzetTaak) -> None:
    """Another day, from a list."""
    taak = _haal_taak(uow, o.id)
    taak.eis_open()
    if fout_in_dag(o.voor):
        raise Weigering(GEEN_DAG, veld="voor")
    if o.voor < _vandaag(uow):
        raise Weigering("Deze dag is al voorbij. Kies vandaag of een dag die nog komt.", veld="voor")
    taak.voor = o.voor
    uow.zin = f"Taak verzet naar {datum_in_woorden(o.voor)}"


@opdracht(RondTaakAf, recht="casus.schrijven", doel=DOEL)
def rond_taak_af(uow: UnitOfWork, o: RondTaakAf) -> None:
    """Done. A task the program raised gets its row here, so that it is not raised again."""
    if (o.id is None) == (o.afgeleid is None):
        raise Weigering("Kies één taak.")
    taak = _haal_taak(uow, o.id) if o.id is not None else _van_afgeleid(uow, o.afgeleid)
    taak.rond_af(op=_vandaag(uow), uitkomst=o.uitkomst.strip())
    uow.zin = "Taak afgerond"


@opdracht(VervalTaak, recht="casus.schrijven", doel=DOEL)
def verval_taak(uow: UnitOfWork, o: VervalTaak) -> None:
    """Not needed any more, and why."""
    taak = _haal_taak(uow, o.id)
    if not o.reden.strip():
        raise Weigering(ONTBREEKT, fouten={"reden": "Schrijf in één zin waarom de taak niet meer nodig is."})
    if taak.sleutel:
        raise Weigering("Deze taak komt van het programma zelf. Rond hem af, met een zin erbij.")
    taak.verval()
    uow.reden(taak, o.reden.strip())
    uow.zin = "Taak vervallen"


def _huishouden(uow: UnitOfWork, id_: Id) -> Huishouden:
    huishouden = uow.haal(Huishouden, id_, wat="Dit huishouden")
    if huishouden.status != "actief":
        raise Weigering("Dit huishouden is samengevoegd met een ander. Open het opnieuw.")
    return huishouden


def _haal_taak(uow: UnitOfWork, id_: Id) -> Taak:
    """An open or done task. Of a triage about somebody who is hidden from whoever is at work it is refused."""
    taak = uow.haal(Taak, id_, wat="Deze taak")
    if taak.triage_id is not None:
        haal_triage(uow, taak.triage_id)
    return taak


def _nagekeken(uow: UnitOfWork, huishouden_id: Id, invoer: ContactmomentInvoer) -> dict[str, object]:
    """The fields of a row as they are kept; refuses everything that is missing or wrong at once."""
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("contactsoort", invoer.soort):
        fouten["soort"] = "Kies wat voor contact het was."
    if invoer.op > uow.nu:
        fouten["op"] = "Dit moment ligt in de toekomst. Zet wat nog moet komen in een taak."
    elif invoer.op < 0 and not _in_bereik(invoer.op):
        fouten["op"] = "Kijk de datum na; die ligt wel erg ver terug."
    if not 0 <= invoer.duur <= LANGSTE:
        fouten["duur"] = "Vul de duur in minuten in, hoogstens 1440 (een dag)."
    if not invoer.notitie.strip():
        fouten["notitie"] = "Schrijf op wat er besproken is."
    elif len(invoer.notitie) > NOTITIE:
        fouten["notitie"] = "Deze notitie is te lang. Verdeel hem over twee contactmomenten."
    personen = tuple(dict.fromkeys(invoer.personen))
    for lid in personen:
        _eis_lid(uow, huishouden_id, lid, fouten, veld="personen")
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    persoon_id, met = _met_wie(uow, personen, invoer.met)
    return {
        "op": invoer.op,
        "soort": invoer.soort,
        "duur": invoer.duur,
        "persoon_id": persoon_id,
        "notitie": met_regel(met, invoer.notitie.strip()),
        "medewerker_id": uow.wie.medewerker_id,
        "geschreven_op": uow.nu,
    }


def _met_wie(uow: UnitOfWork, personen: tuple[Id, ...], anderen: str) -> tuple[Id | None, str]:
    """The person the row refers to, and the others in words.

    Somebody afgeschermd goes first: then the note is hidden with the person, and no line of it gives a name away.
    """
    rijen = [uow.haal(Persoon, id_, wat="Deze persoon") for id_ in personen]
    rijen.sort(key=lambda persoon: not persoon.afgeschermd)
    namen = [AFGESCHERMD.lower() if persoon.afgeschermd else naam_van_persoon(persoon) for persoon in rijen[1:]]
    return (rijen[0].id if rijen else None), ", ".join((*namen, *((anderen.strip(),) if anderen.strip() else ())))


def _eis_ojg(
    uow: UnitOfWork,
    huishouden: Huishouden,
    velden: dict[str, object],
    reden: str,
    *,
    vervangt: Contactmoment | None = None,
) -> None:
    """Ask why when there were seven OJG-gesprekken since the casus was opened (domein.md 6). Never a block."""
    if velden["soort"] not in ojg_soorten() or huishouden.casus_id is None or reden.strip():
        return
    if vervangt is not None and vervangt.soort in ojg_soorten() and vervangt.persoon_id == velden["persoon_id"]:
        return
    sql, laatste = ojg_vraag()
    aantal = uow.sql(sql, huishouden.casus_id, velden["persoon_id"], *laatste)[0]
    if aantal >= OJG_HOOGSTENS:
        zin = f"Er waren al {aantal} OJG-gesprekken; afgesproken zijn er hoogstens {OJG_HOOGSTENS}."
        raise Weigering(zin, fouten={"ojg_reden": f"{zin} Schrijf in één zin waarom dit toch nodig is."})


def _keur_taak(uow: UnitOfWork, huishouden_id: Id | None, o: MaakTaak | WijzigTaak) -> None:
    fouten: dict[str, str] = {}
    if not o.wat.strip():
        fouten["wat"] = "Schrijf wat er moet gebeuren."
    if fout_in_dag(o.voor):
        fouten["voor"] = GEEN_DAG
    collega = None if o.medewerker_id is None else uow.sessie.get(Medewerker, o.medewerker_id)
    if o.medewerker_id is not None and (collega is None or collega.status != "actief"):
        fouten["medewerker_id"] = "Deze collega staat niet (meer) in de lijst."
    _eis_lid(uow, huishouden_id, o.persoon_id, fouten)
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)


def _van_afgeleid(uow: UnitOfWork, afgeleid: AfgeleideTaak | None) -> Taak:
    if afgeleid is None or not afgeleid.sleutel or not afgeleid.wat.strip() or dag_van(afgeleid.voor) is None:
        raise Weigering("Deze taak bestaat niet (meer).")
    _huishouden(uow, afgeleid.huishouden_id)
    if afgeleid.persoon_id is not None:
        uow.haal(Persoon, afgeleid.persoon_id, wat="Deze persoon")
    eerder = uow.vind(
        select(Taak).where(
            Taak.huishouden_id == afgeleid.huishouden_id, Taak.sleutel == afgeleid.sleutel, Taak.status == "actief"
        )
    )
    if eerder:
        return eerder[0]
    taak = Taak(
        huishouden_id=afgeleid.huishouden_id, sleutel=afgeleid.sleutel, soort=afgeleid.soort, wat=afgeleid.wat.strip(),
        voor=afgeleid.voor, persoon_id=afgeleid.persoon_id, gedaan_op="", gemaakt_op=uow.nu,
    )  # fmt: skip
    return uow.voeg_toe(taak)


def _eis_lid(
    uow: UnitOfWork,
    huishouden_id: Id | None,
    persoon_id: Id | None,
    fouten: dict[str, str],
    *,
    veld: str = "persoon_id",
) -> None:
    """Whoever it is about belongs to the household, or did."""
    if persoon_id is None:
        return
    lid = select(Huishoudlid).where(
        Huishoudlid.huishouden_id == huishouden_id,
        Huishoudlid.persoon_id == persoon_id,
        Huishoudlid.status == "actief",
    )
    if not uow.vind(lid):
        fouten[veld] = "Deze persoon hoort niet bij dit huishouden."


def _verborgen_voor(uow: UnitOfWork, moment: Contactmoment) -> bool:
    """Whether whoever is at work may not read this note; who wrote it may."""
    if moment.persoon_id is None or moment.medewerker_id == uow.wie.medewerker_id:
        return False
    return uow.haal(Persoon, moment.persoon_id).afgeschermd and not mag_zien(uow, moment.persoon_id)


def _vandaag(uow: UnitOfWork) -> str:
    return lokaal(uow.nu).date().isoformat()


def _in_bereik(moment: int) -> bool:
    try:
        return lokaal(moment).date().isoformat() >= VROEGSTE
    except (OverflowError, OSError, ValueError):
        return False
