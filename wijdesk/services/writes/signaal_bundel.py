"""Signalen that are dealt with together: putting them in a bundel, taking one out, and the activity they ask for."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import (
    MaakActiviteitvoorstel,
    TrekActiviteitvoorstelIn,
    WijzigActiviteitvoorstel,
)
from wijdesk.models.opdrachten.signaal import (
    BundelSignalen,
    HaalUitBundel,
    HernoemBundel,
    SluitBundel,
)
from wijdesk.models.signaal import Activiteitvoorstel, Signaal, Signaalbundel
from wijdesk.models.signaalregels import AFGESLOTEN
from wijdesk.models.values import Id
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import haal_signaal, heeft_melder, sluit_signaal, zet_stap
from wijdesk.store.signaalgeheim import IS_GEHEIM, RECHT
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "signalen samen opvolgen (Wmo 2015 art. 2.1.2)"
DOEL_ACTIVITEIT = "activiteit in de buurt voorstellen"
LANGSTE_NAAM = 120


@opdracht(BundelSignalen, recht="signaal.behandelen", doel=DOEL)
def bundel(uow: UnitOfWork, o: BundelSignalen) -> Id:
    """Together in a new bundel, or with those that are in one already. Each stays a signaal of its own."""
    signalen = [haal_signaal(uow, id_) for id_ in dict.fromkeys(o.signaal_ids)]
    if o.bundel_id is None:
        if len(signalen) < 2:
            raise Weigering("Kies minstens twee signalen om samen te voegen.", veld="signaal_ids")
        samen = uow.voeg_toe(
            Signaalbundel(
                naam=_naam(o.naam),
                locatie_id=signalen[0].locatie_id,
                medewerker_id=uow.wie.medewerker_id,
                gemaakt_op=uow.nu,
            )
        )
    else:
        samen = _bundel(uow, o.bundel_id)
    erbij = [signaal for signaal in signalen if signaal.bundel_id != samen.id]
    if not erbij:
        raise Weigering("Deze signalen staan al in deze bundel.", veld="signaal_ids")
    for signaal in erbij:
        signaal.bundel_id = samen.id
        zet_stap(uow, signaal, "gebundeld", f"Samengevoegd in “{samen.naam}”")
    uow.flush()
    uow.zin = f"{len(erbij)} {'signaal' if len(erbij) == 1 else 'signalen'} samengevoegd in “{samen.naam}”"
    return samen.id


@opdracht(HaalUitBundel, recht="signaal.behandelen", doel=DOEL)
def haal_uit_bundel(uow: UnitOfWork, o: HaalUitBundel) -> None:
    """One goes its own way again; a bundel in which nothing is left lapses."""
    signaal = haal_signaal(uow, o.id)
    if signaal.bundel_id is None:
        raise Weigering("Dit signaal staat in geen bundel.")
    samen = uow.haal(Signaalbundel, signaal.bundel_id, wat="Deze bundel")
    signaal.bundel_id = None
    zet_stap(uow, signaal, "gebundeld", f"Uit “{samen.naam}” gehaald")
    uow.flush()
    _vervalt_als_leeg(uow, samen)
    uow.zin = "Uit de bundel gehaald"


@opdracht(HernoemBundel, recht="signaal.behandelen", doel=DOEL)
def hernoem(uow: UnitOfWork, o: HernoemBundel) -> None:
    """Another name."""
    samen = _bundel(uow, o.id)
    samen.naam = _naam(o.naam)
    uow.zin = f"De bundel heet nu “{samen.naam}”"


@opdracht(SluitBundel, recht="signaal.behandelen", doel=DOEL)
def sluit_bundel(uow: UnitOfWork, o: SluitBundel) -> int:
    """Everything in it that may end. Protected signalen that are in it stay as they are for who may not see them."""
    samen = _bundel(uow, o.id)
    dicht, wacht = 0, 0
    for signaal in _signalen(uow, samen.id):
        if signaal.stand == AFGESLOTEN:
            continue
        if signaal.moet_horen(heeft_melder=heeft_melder(uow, signaal)):
            wacht += 1
            continue
        sluit_signaal(uow, signaal, o.uitkomst, o.tekst)
        dicht += 1
    if not dicht:
        zin = "Alles in deze bundel is al afgesloten."
        raise Weigering("De melders moeten nog iets horen. Koppel eerst terug." if wacht else zin)
    wat = "1 signaal" if dicht == 1 else f"{dicht} signalen"
    uow.zin = f"{wat} afgesloten" + (f"; {wacht} wacht nog op terugkoppeling" if wacht else "")
    return dicht


@opdracht(MaakActiviteitvoorstel, recht="signaal.behandelen", doel=DOEL_ACTIVITEIT)
def stel_activiteit_voor(uow: UnitOfWork, o: MaakActiviteitvoorstel) -> Id:
    """What the signalen of a bundel ask for together; kept as a proposal until the activities take it up."""
    samen = _bundel(uow, o.bundel_id)
    _eis_voorstel(uow, o)
    naam = " ".join(o.naam.split())
    voorstel = uow.voeg_toe(
        Activiteitvoorstel(
            naam=naam,
            thema=o.thema,
            gebied=" ".join(o.gebied.split()),
            waarom=o.waarom.strip(),
            bundel_id=samen.id,
            locatie_id=samen.locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            gemaakt_op=uow.nu,
        )
    )
    uow.flush()
    uow.zin = f"Activiteit “{naam}” voorgesteld"
    return voorstel.id


@opdracht(WijzigActiviteitvoorstel, recht="signaal.behandelen", doel=DOEL_ACTIVITEIT)
def wijzig_voorstel(uow: UnitOfWork, o: WijzigActiviteitvoorstel) -> None:
    """Other words, while it is a proposal; why is kept with them."""
    voorstel = _voorstel(uow, o.id)
    _eis_voorstel(uow, o, {} if o.reden.strip() else {"reden": "Schrijf in één zin waarom u het wijzigt."})
    voorstel.naam, voorstel.thema = " ".join(o.naam.split()), o.thema
    voorstel.gebied, voorstel.waarom = " ".join(o.gebied.split()), o.waarom.strip()
    uow.reden(voorstel, o.reden.strip())
    uow.zin = f"Voorstel “{voorstel.naam}” gewijzigd"


@opdracht(TrekActiviteitvoorstelIn, recht="signaal.behandelen", doel=DOEL_ACTIVITEIT)
def trek_voorstel_in(uow: UnitOfWork, o: TrekActiviteitvoorstelIn) -> None:
    """No activity after all. The signalen stay together; a bundel in which nothing is left lapses with it."""
    voorstel = _voorstel(uow, o.id)
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    voorstel.status = "vervallen"
    uow.reden(voorstel, o.reden.strip())
    uow.flush()
    if voorstel.bundel_id is not None:
        _vervalt_als_leeg(uow, uow.haal(Signaalbundel, voorstel.bundel_id, wat="Deze bundel"))
    uow.zin = f"Voorstel “{voorstel.naam}” ingetrokken"


def _voorstel(uow: UnitOfWork, id_: Id) -> Activiteitvoorstel:
    """A proposal that nobody took up yet, of a bundel that may be seen."""
    voorstel = uow.haal(Activiteitvoorstel, id_, wat="Dit voorstel")
    if voorstel.bundel_id is not None:
        _bundel(uow, voorstel.bundel_id)
    if voorstel.stand != "voorstel":
        raise Weigering(f"Dit voorstel is al {voorstel.stand} en kan niet meer veranderen.")
    return voorstel


def _eis_voorstel(
    uow: UnitOfWork, o: MaakActiviteitvoorstel | WijzigActiviteitvoorstel, ook: dict[str, str] | None = None
) -> None:
    fouten: dict[str, str] = {}
    if not o.naam.strip() or len(" ".join(o.naam.split())) > LANGSTE_NAAM:
        fouten["naam"] = "Geef de activiteit een korte naam."
    if not Codeboek(uow).kent("signaalthema", o.thema):
        fouten["thema"] = "Kies een thema."
    if not o.waarom.strip():
        fouten["waarom"] = "Schrijf op waarom deze activiteit nodig is. Noem geen namen."
    if fouten := fouten | (ook or {}):
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)


def _vervalt_als_leeg(uow: UnitOfWork, samen: Signaalbundel) -> None:
    for tabel in ("signaal", "activiteitvoorstel"):
        if uow.sql(f"SELECT 1 FROM {tabel} WHERE bundel_id = ? AND status = 'actief'", samen.id) is not None:  # noqa: S608
            return
    samen.status = "vervallen"


def _signalen(uow: UnitOfWork, bundel_id: Id) -> list[Signaal]:
    """What is in it, of what whoever is at work may see."""
    alle = uow.vind(select(Signaal).where(Signaal.bundel_id == bundel_id, Signaal.status == "actief"))
    if RECHT in uow.wie.rechten:
        return alle
    return [signaal for signaal in alle if uow.sql(IS_GEHEIM, signaal.id) is None]


def _bundel(uow: UnitOfWork, id_: Id) -> Signaalbundel:
    """A bundel with at least one signaal that may be seen, or with none at all."""
    samen = uow.haal(Signaalbundel, id_, wat="Deze bundel")
    if not _signalen(uow, id_) and uow.sql("SELECT 1 FROM signaal WHERE bundel_id = ? AND status = 'actief'", id_):
        raise Weigering("Deze bundel bestaat niet (meer).")
    return samen


def _naam(tekst: str) -> str:
    naam = " ".join(tekst.split())
    if not naam:
        raise Weigering("Geef de bundel een naam, bijvoorbeeld de straat en waarover het gaat.", veld="naam")
    if len(naam) > LANGSTE_NAAM:
        raise Weigering(f"Houd de naam korter dan {LANGSTE_NAAM} tekens.", veld="naam")
    return naam
