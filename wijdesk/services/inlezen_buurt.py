"""Importing sessies of activiteiten, straatrondes, the buurtagenda and bewonersinitiatieven.

Their rows keep no number of the source: by the first half of its id, which is made of it, the same number is
recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select

from wijdesk.models.collectief import Bewonersinitiatief, Buurtonderwerp, Sessie
from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.gegeven import dataclass
from wijdesk.models.kwaliteit import Activiteit
from wijdesk.models.opdrachten.invoer import ImporteerRegels
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.signaal import Straatronde
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import ONBEKENDE_LOCATIE, Uitslag, locaties_op_naam
from wijdesk.services.inlezen_kwaliteit import ANDERS, GEEN_PLEK, INGELEZEN, Fout, Velden, dagfout
from wijdesk.services.inlezen_rij import GEWEEST, HELFT, begin_van, id_van, is_weg, zet_neer
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

LANGST = 120
_GETAL = re.compile(r"[0-9]{1,4}")
_TIJD = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Buurtkijk:
    """What judging a row needs: the code lists, today, and the activiteiten by the number of their source."""

    codes: Codeboek
    vandaag: str
    activiteiten: Mapping[str, tuple[Id, str, str]]
    """Number → id, first and last day."""


@dataclass(frozen=True, slots=True)
class Buurtsoort:
    """One kind of file. `wie` are the columns that say who wrote it down."""

    klasse: type[Any]
    lees: Callable[[Buurtkijk, Mapping[str, str]], Velden | Fout]
    kenmerk: tuple[str, ...]
    """The fields that say, with the number, which row it is (`inlezen_rij`)."""
    later: frozenset[str] = frozenset()
    """What may be empty in a file and come later."""
    plaatst: bool = True
    """Whether a row has a locatie and somebody who wrote it down; a sessie is of its activiteit."""


def neem_op(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    """Put a batch of read rows in; a number that is there changes nothing but what was still empty."""
    soort = BUURTSOORTEN[o.soort]
    bekend = _bekend(uow, o.soort, soort.klasse, {waarden["nummer"] for _, waarden in o.regels} - {""})
    locaties = locaties_op_naam(uow)
    kijk = Buurtkijk(Codeboek(uow), lokaal(uow.nu).date().isoformat(), _activiteiten(uow, o))
    open_ = dict.fromkeys(soort.klasse.velden()) | soort.klasse.standaarden()
    rijen: list[Velden] = []
    for regel, waarden in o.regels:
        nummer = waarden["nummer"]
        gelezen = _lees(kijk, soort, waarden, locaties, uow.wie.locatie_id)
        if nummer in bekend:
            uitslag.al_bekend += 1
            if isinstance(gelezen, dict) and not _gelijk(bekend[nummer], gelezen, soort, proef=o.proef):
                uitslag.anders.append(RegelFout(regel=regel, nummer=nummer, veld="nummer", reden=ANDERS))
        elif isinstance(gelezen, tuple):
            uitslag.weiger(regel, waarden, *gelezen)
        elif is_weg(uow, soort.klasse, id_ := id_van(o.soort, nummer, gelezen, soort.kenmerk)):
            uitslag.weiger(regel, waarden, "nummer", GEWEEST)
        else:
            wie: Velden = {"medewerker_id": uow.wie.medewerker_id} if soort.plaatst else {}
            wie |= {"geschreven_op": uow.nu} if "geschreven_op" in open_ else {}
            rij = open_ | gelezen | wie | {"id": id_, "status": "actief"}
            bekend[nummer] = rij
            rijen.append(rij)
    uitslag.toegevoegd = len(rijen)
    if not o.proef:
        zet_neer(uow, soort.klasse, rijen)


def _lees(
    kijk: Buurtkijk, soort: Buurtsoort, waarden: Mapping[str, str], locaties: Mapping[str, Id], hier: Id
) -> Velden | Fout:
    if not waarden["nummer"]:
        return "nummer", "Het nummer ontbreekt."
    gelezen = soort.lees(kijk, waarden)
    if isinstance(gelezen, tuple) or not soort.plaatst:
        return gelezen
    naam = waarden.get("locatie", "").casefold()
    plek = locaties.get(naam) if naam else hier if len(locaties) == 1 else None
    if plek is None:
        return "locatie", ONBEKENDE_LOCATIE if naam else GEEN_PLEK
    return gelezen | {"locatie_id": plek}


def _bekend(uow: UnitOfWork, soort: str, klasse: Any, nummers: set[str]) -> dict[str, Any]:
    """Number → the row that came in with it and still stands."""
    begin = {begin_van(soort, nummer): nummer for nummer in nummers}
    return {
        begin[bytes(rij.id[:HELFT])]: rij
        for stuk in stukken(sorted(begin))
        for rij in uow.sessie.scalars(
            select(klasse).where(func.substr(klasse.id, 1, HELFT).in_(stuk), klasse.status != "vervallen")
        )
    }


def _gelijk(oud: Any, gelezen: Velden, soort: Buurtsoort, *, proef: bool) -> bool:
    """Whether a file says of a row what stands here; what was empty and may come later is taken over."""
    if isinstance(oud, dict):  # the same number twice in one file
        return all(oud[veld] == waarde for veld, waarde in gelezen.items())
    zegt = {veld: er for veld, er in gelezen.items() if veld not in soort.later or er not in ("", None)}
    nieuw = {veld: waarde for veld, waarde in zegt.items() if getattr(oud, veld) != waarde}
    if not nieuw.keys() <= soort.later or any(getattr(oud, veld) not in ("", None) for veld in nieuw):
        return False
    if not proef:
        for veld, waarde in nieuw.items():
            setattr(oud, veld, waarde)
    return True


def _activiteiten(uow: UnitOfWork, o: ImporteerRegels) -> dict[str, tuple[Id, str, str]]:
    nummers = {waarden.get("activiteit", "") for _, waarden in o.regels} - {""}
    return {
        nummer: (id_, start, einde)
        for stuk in stukken(sorted(nummers))
        for nummer, id_, start, einde in uow.sessie.execute(
            select(Activiteit.bron_nummer, Activiteit.id, Activiteit.start, Activiteit.einde).where(
                Activiteit.bron_nummer.in_(stuk), Activiteit.status == "actief"
            )
        )
    }


def _aantal(waarden: Mapping[str, str], veld: str) -> Fout | None:
    return None if _GETAL.fullmatch(waarden.get(veld, "")) else (veld, "Vul een aantal in, zoals 7.")


def _tijden(waarden: Mapping[str, str]) -> Fout | None:
    for veld in ("van", "tot"):
        if (tijd := waarden.get(veld, "")) and not _TIJD.fullmatch(tijd):
            return veld, "Vul een tijd in zoals 09:30."
    if waarden.get("tot", "") and not waarden.get("van", ""):
        return "van", "Vul ook in hoe laat het begon."
    return None


def _kort(waarden: Mapping[str, str], *velden: str) -> Fout | None:
    lang = (veld for veld in velden if len(waarden.get(veld, "")) > LANGST)
    return next(((veld, f"Dit is langer dan {LANGST} tekens.") for veld in lang), None)


def _sessie(kijk: Buurtkijk, waarden: Mapping[str, str]) -> Velden | Fout:
    gevonden = kijk.activiteiten.get(waarden["activiteit"])
    if gevonden is None:
        return "activiteit", "Dit nummer van een activiteit is niet bekend. Lees eerst de activiteiten in."
    fout = dagfout(kijk, waarden, "datum", later=True) or _tijden(waarden) or _kort(waarden, "plek")
    id_, start, einde = gevonden
    if fout is None and not start <= waarden["datum"] <= (einde or "9999"):
        fout = "datum", "Op deze dag loopt de activiteit niet."
    aanwezig = waarden.get("aanwezig", "")
    if fout is None and aanwezig:
        fout = _aantal(waarden, "aanwezig")
        if fout is None and waarden["datum"] > kijk.vandaag:
            fout = "aanwezig", "Deze sessie moet nog komen: er is nog niemand geteld."
    return fout or {
        "activiteit_id": id_, "datum": waarden["datum"], "van": waarden.get("van", ""), "tot": waarden.get("tot", ""),
        "plek": waarden.get("plek", ""), "aanwezig": int(aanwezig) if aanwezig else None,
    }  # fmt: skip


def _straatronde(kijk: Buurtkijk, waarden: Mapping[str, str]) -> Velden | Fout:
    if not waarden["gebied"]:
        return "gebied", "Het gebied ontbreekt."
    fout = (
        dagfout(kijk, waarden, "dag") or _aantal(waarden, "contacten") or _tijden(waarden) or _kort(waarden, "gebied")
    )
    return fout or {
        "gebied": waarden["gebied"], "dag": waarden["dag"], "contacten": int(waarden["contacten"]),
        "van": waarden.get("van", ""), "tot": waarden.get("tot", ""),
        "verslag": waarden.get("verslag", "") or INGELEZEN,
    }  # fmt: skip


def _van_bewoners(kijk: Buurtkijk, waarden: Mapping[str, str]) -> Velden | Fout:
    if not waarden["onderwerp"]:
        return "onderwerp", "Schrijf in een paar woorden waar het over gaat."
    fout = _kort(waarden, "onderwerp", "gebied") or dagfout(kijk, waarden, "ingebracht_op")
    thema = waarden["thema"]
    if fout is None and thema and not kijk.codes.kent("signaalthema", thema):
        fout = "thema", kijk.codes.niet_in("signaalthema", thema)
    velden = ("onderwerp", "thema", "ingebracht_op", "gebied", "toelichting")
    return fout or {veld: waarden[veld] for veld in velden if veld in waarden}


def _onderwerp(kijk: Buurtkijk, waarden: Mapping[str, str]) -> Velden | Fout:
    gelezen = _van_bewoners(kijk, waarden)
    gedaan, op, hoe = (waarden.get(veld, "") for veld in ("gedaan", "teruggekoppeld_op", "teruggekoppeld_hoe"))
    fout = dagfout(kijk, waarden, "teruggekoppeld_op", leeg=True)
    if isinstance(gelezen, tuple) or fout is not None:
        return gelezen if isinstance(gelezen, tuple) else fout or gelezen
    if op and op < waarden["ingebracht_op"]:
        return "teruggekoppeld_op", "Deze dag ligt voor de dag dat het werd ingebracht."
    if bool(op) != bool(hoe):
        return ("teruggekoppeld_hoe" if op else "teruggekoppeld_op"), "Vul in wanneer en hoe u het vertelde."
    if op and not gedaan:
        return "gedaan", "Schrijf op wat ermee gedaan is: dat hebt u teruggekoppeld."
    bij = waarden.get("ingebracht_bij", "")
    return gelezen | {
        "ingebracht_bij": bij, "gedaan": gedaan, "teruggekoppeld_op": op, "teruggekoppeld_hoe": hoe,
    }  # fmt: skip


def _initiatief(kijk: Buurtkijk, waarden: Mapping[str, str]) -> Velden | Fout:
    gelezen = _van_bewoners(kijk, waarden)
    stand, resultaat = waarden.get("stand", "") or STANDEN[0], waarden.get("resultaat", "")
    if isinstance(gelezen, tuple):
        return gelezen
    if stand not in STANDEN:
        return "stand", f"Kies {', '.join(STANDEN)}."
    if stand == "klaar" and not resultaat:
        return "resultaat", "Schrijf in een paar woorden wat het opleverde."
    return gelezen | {"steun": waarden.get("steun", ""), "stand": stand, "resultaat": resultaat}


BUURTSOORTEN: dict[str, Buurtsoort] = {
    "sessies": Buurtsoort(Sessie, _sessie, ("activiteit_id", "datum"), frozenset({"aanwezig"}), plaatst=False),
    "straatrondes": Buurtsoort(Straatronde, _straatronde, ("dag", "gebied")),
    "buurtagenda": Buurtsoort(
        Buurtonderwerp,
        _onderwerp,
        ("ingebracht_op", "onderwerp"),
        frozenset({"gedaan", "teruggekoppeld_op", "teruggekoppeld_hoe"}),
    ),
    "bewonersinitiatieven": Buurtsoort(Bewonersinitiatief, _initiatief, ("ingebracht_op", "onderwerp")),
}
"""Kind of file → what its rows become and how one is read."""
