"""Who is around a household, and consent to share: recorded per giver, receiver and kind of data (domein.md 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.betrokkene import Betrokkene, Toestemming
from wijdesk.models.datums import GEEN_DAG, dag_van, fout_in_dag
from wijdesk.models.herken import controleer_telefoon
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.nakijken import EMAIL_VORM
from wijdesk.models.opdrachten.betrokkene import (
    BeeindigBetrokkene,
    BetrokkeneInvoer,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
    WijzigBetrokkene,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.toestemming import GEEN_GEZAG, Gever, instelling_gelijk
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import rijen_van
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar, naam_voor
from wijdesk.services.register import opdracht
from wijdesk.store.queries import AFGESCHERMD
from wijdesk.store.toestemmingen import gevers_op
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "samenwerken rond het huishouden (Jeugdwet art. 7.3.11, Wmo 2015 art. 5.2.9)"
TEKST = ("naam", "relatie", "organisatie", "opmerking")


@opdracht(VoegBetrokkeneToe, recht="casus.schrijven", doel=DOEL)
def voeg_toe(uow: UnitOfWork, o: VoegBetrokkeneToe) -> Id:
    """Somebody new around the household."""
    huishouden = uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden")
    if huishouden.status != "actief":
        raise Weigering("Dit huishouden is samengevoegd met een ander. Open dat.")
    velden = _nagekeken(uow, o.invoer, van=_vandaag(uow))
    rij = uow.voeg_toe(Betrokkene(huishouden_id=huishouden.id, **velden))
    uow.flush()
    uow.zin = f"{_wie(uow, rij)} staat bij de betrokkenen"
    return rij.id


@opdracht(WijzigBetrokkene, recht="casus.schrijven", doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigBetrokkene) -> None:
    """Put right what is known of somebody. Who is hidden for the asker cannot be changed unseen."""
    rij = _haal(uow, o.id)
    velden = _nagekeken(uow, o.invoer, van=rij.van)
    if rij.tot and velden["van"] > rij.tot:
        raise Weigering("Kijk de datum na.", fouten={"van": "Dit is na de dag waarop de betrokkenheid stopte."})
    for veld, waarde in velden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)
    uow.zin = f"Gegevens van {_wie(uow, rij)} opgeslagen"


@opdracht(BeeindigBetrokkene, recht="casus.schrijven", doel=DOEL)
def beeindig(uow: UnitOfWork, o: BeeindigBetrokkene) -> None:
    """No longer involved: consents that still run end on that day too."""
    rij = _haal(uow, o.id)
    op = o.op or _vandaag(uow)
    fout = fout_in_dag(op, tot=_vandaag(uow))
    if not fout and op < rij.van:
        fout = "Dit is voor de dag waarop de betrokkenheid begon."
    if fout:
        raise Weigering("Kijk de datum na.", fouten={"op": fout})
    rij.tot = op
    for toestemming in uow.vind(
        select(Toestemming).where(
            Toestemming.betrokkene_id == rij.id, Toestemming.stand == "gegeven", Toestemming.status == "actief"
        )
    ):
        if (not toestemming.tot or toestemming.tot > op) and toestemming.op <= op:
            toestemming.tot = op
    uow.zin = f"{_wie(uow, rij)} is niet meer betrokken"


@opdracht(LegToestemmingVast, recht="casus.schrijven", doel=DOEL)
def leg_vast(uow: UnitOfWork, o: LegToestemmingVast) -> int:
    """One row per giver and kind of data. Only who must decide on that day can give or refuse."""
    ontvanger = _haal(uow, o.betrokkene_id)
    vandaag = _vandaag(uow)
    op = o.op or vandaag
    fouten: dict[str, str] = {}
    if o.stand not in {"gegeven", "geweigerd"}:
        fouten["stand"] = "Kies of er toestemming is gegeven of geweigerd."
    if o.wijze not in {"mondeling", "schriftelijk"}:
        fouten["wijze"] = "Kies hoe het is gezegd: mondeling of schriftelijk."
    if fout := fout_in_dag(op, tot=vandaag):
        fouten["op"] = fout
    elif o.tot and dag_van(o.tot) is None:
        fouten["tot"] = GEEN_DAG
    elif o.tot and o.tot < op:
        fouten["tot"] = "De laatste dag ligt voor de dag waarop het is gezegd."
    if ontvanger.tot:
        fouten["betrokkene_id"] = "Deze betrokkene is gestopt. Leg geen nieuwe toestemming vast."
    _eis_keuzes(uow, o.gegevens, (*o.gevers, *o.instellingen), fouten)
    instellingen = _eis_gevers(uow, o, op)
    tot = o.tot if o.stand == "gegeven" else ""
    gevers: tuple[Gever, ...] = (*o.gevers, *instellingen)
    return _leg_neer(uow, ontvanger, o.persoon_id, o.gegevens, gevers, stand=o.stand, op=op, tot=tot, wijze=o.wijze)


@opdracht(TrekToestemmingIn, recht="casus.schrijven", doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekToestemmingIn) -> int:
    """Somebody takes a consent back, always allowed (AVG art. 7 lid 3); only what was given can be."""
    ontvanger = _haal(uow, o.betrokkene_id)
    op = o.op or _vandaag(uow)
    fouten = {"op": fout} if (fout := fout_in_dag(op, tot=_vandaag(uow))) else {}
    gevraagd: tuple[Gever, ...] = (*o.gevers, *map(instelling_gelijk, o.instellingen))
    _eis_keuzes(uow, o.gegevens, gevraagd, fouten)
    _eis_zichtbaar(uow, o.persoon_id, o.gevers)
    gegeven: dict[tuple[Gever, str], Gever] = {
        _gever(rij): rij.instelling if rij.gever_id is None else rij.gever_id
        for rij in uow.vind(
            select(Toestemming).where(
                Toestemming.betrokkene_id == ontvanger.id,
                Toestemming.persoon_id == o.persoon_id,
                Toestemming.status == "actief",
                Toestemming.stand == "gegeven",
                Toestemming.op <= op,
            )
        )
    }
    paren = [paar for gever in dict.fromkeys(gevraagd) for soort in o.gegevens if (paar := (gever, soort)) in gegeven]
    if not paren:
        raise Weigering("Hiervoor is op die dag geen toestemming gegeven.", veld="gevers")
    for gever, soort in dict.fromkeys(paren):
        wie = gegeven[gever, soort]
        _leg_neer(uow, ontvanger, o.persoon_id, (soort,), (wie,), stand="ingetrokken", op=op, tot="")
    uow.zin = f"Toestemming voor {_wie(uow, ontvanger)} ingetrokken"
    return len(set(paren))


def _leg_neer(
    uow: UnitOfWork,
    ontvanger: Betrokkene,
    persoon_id: Id,
    gegevens: Iterable[str],
    gevers: Iterable[Gever],
    *,
    stand: str,
    op: str,
    tot: str,
    wijze: str = "mondeling",
) -> int:
    """A row per giver and kind of data. An institution is given by its name as it was recorded."""
    aantal = 0
    for gever in dict.fromkeys(gevers):
        instelling = gever if isinstance(gever, str) else ""
        for soort in dict.fromkeys(gegevens):
            aantal += 1
            uow.voeg_toe(
                Toestemming(
                    huishouden_id=ontvanger.huishouden_id, persoon_id=persoon_id, betrokkene_id=ontvanger.id,
                    gegevens=soort, gever_id=None if isinstance(gever, str) else gever, instelling=instelling,
                    stand=stand, wijze=wijze, op=op, tot=tot, medewerker_id=uow.wie.medewerker_id,
                )
            )  # fmt: skip
    wat = "Toestemming" if stand == "gegeven" else "Weigering"
    uow.zin = f"{wat} voor {_wie(uow, ontvanger)} vastgelegd"
    return aantal


def _eis_keuzes(uow: UnitOfWork, gegevens: Sequence[str], gevers: Sequence[Gever], fouten: dict[str, str]) -> None:
    codes = Codeboek(uow)
    if not gegevens:
        fouten["gegevens"] = "Kies minstens één soort gegevens."
    elif onbekend := [soort for soort in gegevens if not codes.kent("gegevenssoort", soort)]:
        fouten["gegevens"] = f"“{onbekend[0]}” staat niet in de lijst gegevenssoort."
    if not gevers:
        fouten["gevers"] = "Kies wie dit heeft gezegd."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)


def _eis_gevers(uow: UnitOfWork, o: LegToestemmingVast, op: str) -> tuple[str, ...]:
    """Refuse who does not decide about this person on that day, with who does. The names of the institutions among
    them, as their voogdij was recorded.
    """
    _eis_zichtbaar(uow, o.persoon_id, o.gevers)
    nodig = gevers_op(rijen_van(uow), o.persoon_id, date.fromisoformat(op))
    if nodig is None:
        raise Weigering("Deze persoon hoorde op die dag bij geen gezin.", veld="persoon_id")
    voogden = {instelling_gelijk(naam): naam for naam in nodig.instellingen}
    gevers = [gever for gever in o.gevers if gever not in nodig.gevers]
    instellingen = [naam for naam in o.instellingen if instelling_gelijk(naam) not in voogden]
    if not gevers and not instellingen:
        return tuple(voogden[instelling_gelijk(naam)] for naam in o.instellingen)
    namen = [naam_voor(uow, uow.haal(Persoon, gever, wat="Deze persoon")) for gever in nodig.gevers]
    namen += nodig.instellingen
    beslissen = f"Op die dag beslist: {', '.join(namen)}." if namen else GEEN_GEZAG
    wie = naam_voor(uow, uow.haal(Persoon, gevers[0], wat="Deze persoon")) if gevers else instellingen[0]
    raise Weigering(f"{wie} beslist hier niet over. {beslissen}", veld="gevers")


def _gever(rij: Toestemming) -> tuple[Gever, str]:
    """Who said it, to compare with, and about which kind of data."""
    return rij.gever_id if rij.gever_id is not None else instelling_gelijk(rij.instelling), rij.gegevens


def _eis_zichtbaar(uow: UnitOfWork, persoon_id: Id, gevers: Sequence[Id]) -> None:
    """Only who may know about whom it is, and who said it, can record it."""
    haal_zichtbaar(uow, persoon_id, wat="Deze inwoner")
    for gever in gevers:
        if naam_voor(uow, uow.haal(Persoon, gever, wat="Deze persoon")) == AFGESCHERMD:
            zin = "Wie dit zei, is afgeschermd. Vraag uw teamleider om het vast te leggen."
            raise Weigering(zin, veld="gevers")


def _haal(uow: UnitOfWork, id_: Id) -> Betrokkene:
    rij = uow.haal(Betrokkene, id_, wat="Deze betrokkene")
    if rij.persoon_id is not None:
        haal_zichtbaar(uow, rij.persoon_id, wat="Deze betrokkene")
    return rij


def _nagekeken(uow: UnitOfWork, invoer: BetrokkeneInvoer, *, van: str) -> dict[str, Any]:
    """What was typed, checked and trimmed. One Weigering with a sentence per wrong field."""
    velden: dict[str, Any] = {veld: " ".join(getattr(invoer, veld).split()) for veld in TEKST}
    velden |= {"soort": invoer.soort, "jim": invoer.jim, "van": invoer.van or van, "persoon_id": invoer.persoon_id}
    velden |= {"telefoon": invoer.telefoon.strip(), "email": invoer.email.strip()}
    fouten: dict[str, str] = {}
    if invoer.soort not in {"netwerk", "professional"}:
        fouten["soort"] = "Kies netwerk of professional."
    if invoer.persoon_id is not None:
        persoon = haal_zichtbaar(uow, invoer.persoon_id, wat="Deze inwoner")
        velden["persoon_id"] = haal_persoon(uow, persoon.id).id
        velden["naam"] = velden["naam"] or naam_voor(uow, persoon)
    if not velden["naam"] and not velden["organisatie"]:
        fouten["naam"] = "Vul een naam in, of de organisatie."
    if velden["telefoon"]:
        try:
            velden["telefoon"] = controleer_telefoon(velden["telefoon"])
        except Weigering as weigering:
            fouten["telefoon"] = weigering.zin
    if velden["email"] and ("@" not in velden["email"] or " " in velden["email"]):
        fouten["email"] = EMAIL_VORM
    if invoer.jim and invoer.soort == "professional":
        fouten["jim"] = "Een JIM is iemand uit het eigen netwerk van de jongere, geen professional."
    if fout := fout_in_dag(velden["van"], tot=_vandaag(uow)):
        fouten["van"] = fout
    if fouten:
        raise Weigering("Kijk de gegevens na.", fouten=fouten)
    return velden


def _wie(uow: UnitOfWork, rij: Betrokkene) -> str:
    if rij.persoon_id is not None and naam_voor(uow, uow.haal(Persoon, rij.persoon_id)) == AFGESCHERMD:
        return AFGESCHERMD
    return rij.naam or rij.organisatie


def _vandaag(uow: UnitOfWork) -> str:
    return lokaal(uow.nu).date().isoformat()
