"""Activiteiten: beginning one (also from what signalen asked for together), changing, ending, and what it came from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.collectief import (
    Activiteitronde,
    Activiteitsignaal,
    Bewonersinitiatief,
    Buurtonderwerp,
    Sessie,
    verband_id,
)
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Locatie
from wijdesk.models.kwaliteit import INITIATIEVEN, Activiteit
from wijdesk.models.opdrachten.collectief import (
    ActiviteitVelden,
    KoppelRonde,
    KoppelSignalen,
    MaakActiviteit,
    Ontkoppel,
    RondActiviteitAf,
    TrekActiviteitIn,
    WijzigActiviteit,
)
from wijdesk.models.signaal import Activiteitvoorstel, Signaal, Signaalbundel, Straatronde
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.activiteit_start import DOEL, SCHRIJVEN, haal_activiteit, naam_van
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import eis_aan_het_werk, haal_signaal, zet_stap
from wijdesk.store.signaalgeheim import IS_GEHEIM, RECHT
from wijdesk.store.unit_of_work import UnitOfWork

LANGSTE_TITEL = 120
MEESTE_VRIJWILLIGERS = 9_999
NA_EINDE = "Na deze dag is nog een sessie geteld. Kies de dag van de laatste sessie."
TEKSTEN = ("gebied", "partners", "deelopdracht", "financier")


@opdracht(MaakActiviteit, recht=SCHRIJVEN, doel=DOEL)
def maak(uow: UnitOfWork, o: MaakActiviteit) -> Id:
    """One transaction: the activiteit, the signalen it came from, and the proposal that is taken up by it."""
    if uow.bestaat(Activiteit, o.id):
        uow.zin = "Deze activiteit was al vastgelegd"
        return o.id
    _eis(uow, o, was=None)
    if not uow.bestaat(Locatie, o.locatie_id):
        raise Weigering("Deze locatie bestaat niet (meer).", veld="locatie_id")
    voorstel = None if o.voorstel_id is None else _voorstel(uow, o.voorstel_id)
    activiteit = uow.voeg_toe(
        Activiteit(
            id=o.id, locatie_id=o.locatie_id, voorstel_id=o.voorstel_id, initiatief=o.initiatief, thema=o.thema,
            start=o.start, einde=o.einde, vrijwilligers=o.vrijwilligers, financiering_van=o.financiering_van,
            financiering_tot=o.financiering_tot, medewerker_id=o.medewerker_id, titel=_net(o.titel),
            **{veld: _net(getattr(o, veld)) for veld in TEKSTEN},
        )
    )  # fmt: skip
    uow.flush()
    bundel_id = o.bundel_id if voorstel is None else voorstel.bundel_id
    mee = 0 if bundel_id is None else _koppel(uow, activiteit, _uit_bundel(uow, bundel_id))
    if voorstel is not None:
        voorstel.stand = "overgenomen"
    if o.onderwerp_id is not None:
        _uit_de_buurt(uow, o.onderwerp_id).activiteit_id = o.id
    uow.flush()
    erbij = f" met {mee} {'signaal' if mee == 1 else 'signalen'}" if mee else ""
    uow.zin = f"Activiteit “{activiteit.titel}” vastgelegd{erbij}"
    return o.id


@opdracht(WijzigActiviteit, recht=SCHRIJVEN, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigActiviteit) -> None:
    """All of it as it is to read now."""
    activiteit = haal_activiteit(uow, o.id)
    _eis(uow, o, was=activiteit)
    _eis_sessies(uow, o, was=activiteit)
    weg = _haal_later_weg(uow, o.id, o.einde) if o.einde != activiteit.einde else ""
    activiteit.titel, activiteit.resultaat = _net(o.titel), o.resultaat.strip()
    for veld in TEKSTEN:
        setattr(activiteit, veld, _net(getattr(o, veld)))
    for veld in ("thema", "initiatief", "start", "einde", "vrijwilligers", "financiering_van", "financiering_tot",
                 "medewerker_id"):  # fmt: skip
        setattr(activiteit, veld, getattr(o, veld))
    uow.zin = f"Activiteit “{activiteit.titel}” gewijzigd{weg}"


@opdracht(RondActiviteitAf, recht=SCHRIJVEN, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondActiviteitAf) -> None:
    """Its last day and what came of it. Sessies that were planned after that day are taken off."""
    activiteit = haal_activiteit(uow, o.id)
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(o.einde):
        fouten["einde"] = fout
    elif o.einde < activiteit.start:
        fouten["einde"] = "De laatste dag ligt voor de eerste."
    if not o.resultaat.strip():
        fouten["resultaat"] = "Schrijf in een paar woorden wat het opleverde."
    if not fouten and _geteld_na(uow, o.id, o.einde):
        fouten["einde"] = NA_EINDE
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    activiteit.einde, activiteit.resultaat = o.einde, o.resultaat.strip()
    uow.zin = f"Activiteit “{naam_van(activiteit)}” afgerond{_haal_later_weg(uow, o.id, o.einde)}"


@opdracht(TrekActiviteitIn, recht=SCHRIJVEN, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekActiviteitIn) -> None:
    """It goes with its sessies; a proposal it came from can be taken up again."""
    activiteit = haal_activiteit(uow, o.id)
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    sessies = uow.vind(select(Sessie).where(Sessie.activiteit_id == o.id, Sessie.status == "actief"))
    if any(sessie.aanwezig for sessie in sessies):
        raise Weigering("Er kwamen mensen op deze activiteit. Rond haar af in plaats van haar weg te halen.")
    weg: list[Sessie | Activiteitsignaal | Activiteitronde] = [
        *sessies,
        *uow.vind(select(Activiteitsignaal).where(Activiteitsignaal.activiteit_id == o.id)),
        *uow.vind(select(Activiteitronde).where(Activiteitronde.activiteit_id == o.id)),
    ]
    for rij in weg:
        rij.status = "vervallen"
    uit: list[Bewonersinitiatief | Buurtonderwerp] = [
        *uow.vind(select(Bewonersinitiatief).where(Bewonersinitiatief.activiteit_id == o.id)),
        *uow.vind(select(Buurtonderwerp).where(Buurtonderwerp.activiteit_id == o.id)),
    ]
    for ingebracht in uit:
        ingebracht.activiteit_id = None
    if activiteit.voorstel_id is not None:
        uow.haal(Activiteitvoorstel, activiteit.voorstel_id, wat="Dit voorstel").stand = "voorstel"
    activiteit.status = "vervallen"
    uow.reden(activiteit, o.reden.strip())
    uow.zin = f"Activiteit “{naam_van(activiteit)}” weggehaald"


@opdracht(KoppelSignalen, recht=SCHRIJVEN, doel=DOEL)
def koppel_signalen(uow: UnitOfWork, o: KoppelSignalen) -> int:
    """What asks for the same belongs to it."""
    _eis_signalen(uow)
    activiteit = haal_activiteit(uow, o.id)
    nieuw = _koppel(uow, activiteit, [haal_signaal(uow, id_) for id_ in dict.fromkeys(o.signaal_ids)])
    if not nieuw:
        raise Weigering("Deze signalen staan al bij deze activiteit.", veld="signaal_ids")
    uow.zin = f"{nieuw} {'signaal' if nieuw == 1 else 'signalen'} bij “{naam_van(activiteit)}” gezet"
    return nieuw


@opdracht(KoppelRonde, recht=SCHRIJVEN, doel=DOEL)
def koppel_ronde(uow: UnitOfWork, o: KoppelRonde) -> None:
    """A round in the street that led to it, or on which people were told of it."""
    activiteit = haal_activiteit(uow, o.id)
    ronde = uow.haal(Straatronde, o.straatronde_id, wat="Deze straatronde")
    id_ = verband_id(o.id, o.straatronde_id)
    bekend = uow.sessie.get(Activiteitronde, id_)
    if bekend is None:
        uow.voeg_toe(Activiteitronde(id=id_, activiteit_id=o.id, straatronde_id=ronde.id))
    elif bekend.status == "actief":
        raise Weigering("Deze straatronde staat al bij deze activiteit.", veld="straatronde_id")
    else:
        bekend.status = "actief"
    uow.flush()
    uow.zin = f"Straatronde bij “{naam_van(activiteit)}” gezet"


@opdracht(Ontkoppel, recht=SCHRIJVEN, doel=DOEL)
def ontkoppel(uow: UnitOfWork, o: Ontkoppel) -> None:
    """A signaal that may not be seen is not there."""
    activiteit = haal_activiteit(uow, o.id)
    id_ = verband_id(o.id, o.ander_id)
    rij: Activiteitsignaal | Activiteitronde | None = uow.sessie.get(Activiteitsignaal, id_)
    if rij is not None:
        haal_signaal(uow, o.ander_id)
    else:
        rij = uow.sessie.get(Activiteitronde, id_)
    if rij is None or rij.status != "actief":
        raise Weigering("Dit staat niet (meer) bij deze activiteit.")
    rij.status = "vervallen"
    uow.zin = f"Niet meer bij “{naam_van(activiteit)}”"


def _eis_sessies(uow: UnitOfWork, o: WijzigActiviteit, *, was: Activiteit) -> None:
    """What was held stays within its days; only of a day that becomes another, for what came from a file."""
    fouten: dict[str, str] = {}
    if o.start > was.start:
        eerste = uow.sql("SELECT min(datum) FROM sessie WHERE activiteit_id = ? AND status = 'actief'", o.id)
        if eerste and eerste[0] and eerste[0] < o.start:
            fouten["start"] = f"Op {datum_in_woorden(eerste[0])} is al een sessie. Kies die dag of een eerdere."
    if o.einde and o.einde != was.einde and _geteld_na(uow, o.id, o.einde):
        fouten["einde"] = NA_EINDE
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)


def _geteld_na(uow: UnitOfWork, id_: Id, dag: str) -> bool:
    geteld = uow.sql(
        "SELECT 1 FROM sessie WHERE activiteit_id = ? AND status = 'actief' AND datum > ? AND aanwezig IS NOT NULL",
        id_, dag,
    )  # fmt: skip
    return geteld is not None


def _haal_later_weg(uow: UnitOfWork, id_: Id, einde: str) -> str:
    """Take off what was planned after the last day (empty: there is none); answers how that is said."""
    later = uow.vind(select(Sessie).where(Sessie.activiteit_id == id_, Sessie.status == "actief", Sessie.datum > einde))
    if not einde or not later:
        return ""
    for sessie in later:
        sessie.status = "vervallen"
    return f"; {len(later)} geplande {'sessie' if len(later) == 1 else 'sessies'} weggehaald"


def _koppel(uow: UnitOfWork, activiteit: Activiteit, signalen: list[Signaal]) -> int:
    nieuw = 0
    for signaal in signalen:
        id_ = verband_id(activiteit.id, signaal.id)
        bekend = uow.sessie.get(Activiteitsignaal, id_)
        if bekend is not None and bekend.status == "actief":
            continue
        if bekend is None:
            uow.voeg_toe(Activiteitsignaal(id=id_, activiteit_id=activiteit.id, signaal_id=signaal.id))
        else:
            bekend.status = "actief"
        zet_stap(uow, signaal, "activiteit", f"Hoort bij de activiteit “{naam_van(activiteit)}”")
        nieuw += 1
    uow.flush()
    return nieuw


def _uit_bundel(uow: UnitOfWork, bundel_id: Id) -> list[Signaal]:
    """What is in it, of what whoever is at work may see."""
    _eis_signalen(uow)
    uow.haal(Signaalbundel, bundel_id, wat="Deze bundel")
    alle = uow.vind(select(Signaal).where(Signaal.bundel_id == bundel_id, Signaal.status == "actief"))
    if RECHT in uow.wie.rechten:
        return alle
    return [signaal for signaal in alle if uow.sql(IS_GEHEIM, signaal.id) is None]


def _voorstel(uow: UnitOfWork, id_: Id) -> Activiteitvoorstel:
    voorstel = uow.haal(Activiteitvoorstel, id_, wat="Dit voorstel")
    if voorstel.stand != "voorstel":
        raise Weigering(f"Dit voorstel is al {voorstel.stand}.", veld="voorstel_id")
    return voorstel


def _uit_de_buurt(uow: UnitOfWork, id_: Id) -> Bewonersinitiatief | Buurtonderwerp:
    initiatief = uow.sessie.get(Bewonersinitiatief, id_)
    return initiatief if initiatief is not None else uow.haal(Buurtonderwerp, id_, wat="Dit onderwerp")


def _eis_signalen(uow: UnitOfWork) -> None:
    if "signaal.lezen" not in uow.wie.rechten:
        raise Weigering("U mag geen signalen zien. Vraag een collega om dit te doen.")


def _eis(uow: UnitOfWork, o: ActiviteitVelden[Any], *, was: Activiteit | None) -> None:
    thema_was = "" if was is None else was.thema
    fouten: dict[str, str] = {}
    if not _net(o.titel) or len(_net(o.titel)) > LANGSTE_TITEL:
        fouten["titel"] = "Geef de activiteit een korte naam."
    if not o.thema or (o.thema != thema_was and not Codeboek(uow).kent("signaalthema", o.thema)):
        fouten["thema"] = "Kies een thema."
    if o.initiatief not in INITIATIEVEN:
        fouten["initiatief"] = "Kies van wie het initiatief is."
    if fout := fout_in_dag(o.start):
        fouten["start"] = fout
    for veld, vanaf in (("einde", o.start), ("financiering_tot", o.financiering_van)):
        dag: str = getattr(o, veld)
        if dag and (fout := fout_in_dag(dag)):
            fouten[veld] = fout
        elif dag and vanaf and dag < vanaf:
            fouten[veld] = "De laatste dag ligt voor de eerste."
    if o.financiering_van and (fout := fout_in_dag(o.financiering_van)):
        fouten["financiering_van"] = fout
    if not 0 <= o.vrijwilligers <= MEESTE_VRIJWILLIGERS:
        fouten["vrijwilligers"] = "Vul in hoeveel vrijwilligers helpen: 0 tot en met 9999."
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    if o.medewerker_id is not None and (was is None or o.medewerker_id != was.medewerker_id):
        eis_aan_het_werk(uow, o.medewerker_id, "medewerker_id")


def _net(tekst: str) -> str:
    return " ".join(tekst.split())
