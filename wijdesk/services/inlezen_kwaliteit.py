"""Importing klachten, agressie, activiteiten, impactmetingen, dossiercontroles, tarieven, figures from outside.

One row of a file is one row here. A number that is there changes nothing, and is told when it now says something else;
but what was open (a klacht that was dealt with, an activiteit that ran) and now has an end is taken over, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from sqlalchemy import select

from wijdesk.models.agressie import Agressie
from wijdesk.models.base import Gejournaald
from wijdesk.models.datums import VROEGSTE, dag_van
from wijdesk.models.gegeven import dataclass
from wijdesk.models.klacht import Klachtdossier
from wijdesk.models.kwaliteit import INITIATIEVEN, Activiteit, Buitencijfer, Dossiercontrole, Impactmeting, Klacht
from wijdesk.models.opdrachten.invoer import ImporteerRegels
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.tarief import Tarief
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import ONBEKENDE_LOCATIE, Uitslag, locaties_op_naam
from wijdesk.services.inlezen_buiten import Buitenboek, lees_buitencijfer
from wijdesk.services.inlezen_impact import Vragenboek
from wijdesk.services.inlezen_rij import GEWEEST, id_van, is_weg, zet_neer
from wijdesk.services.inlezen_tarief import Tarievenboek, lees_tarief
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

JA_NEE = {"ja": True, "nee": False, "": False}
_MARK = re.compile(r"([1-9]|10)([.,]([0-9]))?")
_GETAL = re.compile(r"[0-9]{1,6}")
INGELEZEN = "Ingelezen uit een bestand."
AFGEROND = "Dit stond nog open en heeft nu een einde. Dat is overgenomen."
GEEN_PLEK = "Vul de locatie in: er is hier meer dan één locatie."
MAG_LATER: dict[type[Gejournaald], frozenset[str]] = {
    Klacht: frozenset({"afgerond", "uitkomst", "reden"}),
    Activiteit: frozenset({"einde", "resultaat"}),
}
"""What may be empty in a file and come later."""
LANGST = {"naam": 120, "partners": 400, "deelopdracht": 120, "financier": 120, "resultaat": 2_000}
"""Columns of text of an activiteit that may be left out → how long."""
_VELD = {"naam": "titel"}
_BETAALD = ("financiering_van", "financiering_tot")
ANDERS = "Dit nummer bestaat al met andere gegevens. Er is niets gewijzigd."

Velden = dict[str, Any]
Fout = tuple[str, str]
"""Field and reason."""


@dataclass(frozen=True, slots=True)
class Kijk:
    """What judging a row needs: the code lists, today, and where the importer works."""

    codes: Codeboek
    vandaag: str
    plek: Id | None
    """None where there are more: a file has to say which."""
    wie: Id
    tarieven: Tarievenboek
    vragen: Vragenboek
    buiten: Buitenboek


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of file."""

    klasse: type[Gejournaald]
    lees: Callable[[Kijk, Mapping[str, str]], Velden | Fout]
    kenmerk: tuple[str, ...]
    """The fields that say, with the number, which row it is (`inlezen_rij`)."""
    past: Callable[[Kijk, Velden], Fout | None] = lambda _kijk, _velden: None
    """What is wrong with a new row beside those that are there."""


def neem_op(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    """Put a batch of read rows in."""
    soort = SOORTEN[o.soort]
    bekend = _bekend(uow, soort.klasse, {waarden["nummer"] for _, waarden in o.regels} - {""})
    locaties = locaties_op_naam(uow)
    kijk = Kijk(Codeboek(uow), lokaal(uow.nu).date().isoformat(), uow.wie.locatie_id if len(locaties) == 1 else None,
                uow.wie.medewerker_id, Tarievenboek(uow), Vragenboek(uow), Buitenboek(uow))  # fmt: skip
    leeg = {"locatie_id": None} if "locatie_id" in soort.klasse.velden() else {}
    rijen: list[Velden] = []
    for regel, waarden in o.regels:
        nummer = waarden["nummer"]
        versie = waarden.get("versie") or kijk.vragen.versie_van(bekend.get(nummer, {}).get("vragenlijst_id"))
        # A row that is there is read by the questions it came in with: those in use can be others since.
        met_versie = {**waarden, "versie": versie} if versie else waarden
        gelezen = ("nummer", "Het nummer ontbreekt.") if not nummer else soort.lees(kijk, met_versie)
        plek = waarden.get("locatie", "")
        if isinstance(gelezen, dict) and plek:
            gelezen = gelezen | {"locatie_id": locaties.get(plek.casefold())}
        if nummer in bekend:
            uitslag.al_bekend += 1
            if isinstance(gelezen, dict) and (nieuw := _nieuws(bekend[nummer], gelezen)):
                klaar = _maak_af(uow, soort.klasse, nummer, nieuw, bekend[nummer], proef=o.proef)
                reden = AFGEROND if klaar else ANDERS
                uitslag.anders.append(RegelFout(regel=regel, nummer=nummer, veld="nummer", reden=reden))
        elif isinstance(gelezen, tuple):
            uitslag.weiger(regel, waarden, *gelezen)
        elif plek and gelezen["locatie_id"] is None:
            uitslag.weiger(regel, waarden, "locatie", ONBEKENDE_LOCATIE)
        elif not plek and "locatie_id" in gelezen and gelezen["locatie_id"] is None:
            uitslag.weiger(regel, waarden, "locatie", GEEN_PLEK)
        elif (fout := soort.past(kijk, gelezen)) is not None:
            uitslag.weiger(regel, waarden, *fout)
        elif is_weg(uow, soort.klasse, id_ := id_van(o.soort, nummer, gelezen, soort.kenmerk)):
            uitslag.weiger(regel, waarden, "nummer", GEWEEST)
        else:
            bekend[nummer] = gelezen
            rijen.append(
                {**leeg, **gelezen, "id": id_, "bron_nummer": nummer, "partij_id": o.partij_id, "status": "actief"}
            )
    uitslag.toegevoegd = len(rijen)
    uitslag.onbekend = tuple(kijk.vragen.onbekend)
    if not o.proef:
        open_ = dict.fromkeys(soort.klasse.velden()) | soort.klasse.standaarden()  # what no file says
        zet_neer(uow, soort.klasse, [open_ | rij for rij in rijen])


def _nieuws(oud: Velden, gelezen: Velden) -> Velden:
    """What a file says otherwise."""
    return {veld: waarde for veld, waarde in gelezen.items() if oud[veld] != waarde}


def _maak_af(uow: UnitOfWork, klasse: Any, nummer: str, nieuw: Velden, oud: Velden, *, proef: bool) -> bool:
    """Whether this is only the end of what was open; then it is taken over. Not of a klacht that is dealt with here."""
    mag = MAG_LATER.get(klasse, frozenset())
    if not nieuw.keys() <= mag or any(oud[veld] for veld in nieuw) or not ({"afgerond", "einde"} & nieuw.keys()):
        return False
    rij = uow.sessie.scalars(select(klasse).where(klasse.bron_nummer == nummer, klasse.status != "vervallen")).one()
    if klasse is Klacht and uow.sessie.scalar(select(Klachtdossier.id).where(Klachtdossier.klacht_id == rij.id)):
        return False
    if not proef:
        for veld, waarde in nieuw.items():
            setattr(rij, veld, waarde)
    oud.update(nieuw)
    return True


def _bekend(uow: UnitOfWork, klasse: Any, nummers: set[str]) -> dict[str, Velden]:
    """What the store says of the numbers that are there."""
    gevonden: dict[str, Velden] = {}
    for stuk in stukken(nummers):
        for rij in uow.sessie.scalars(select(klasse).where(klasse.bron_nummer.in_(stuk), klasse.status != "vervallen")):
            gevonden[rij.bron_nummer] = {veld: getattr(rij, veld) for veld in klasse.velden()}
    return gevonden


class Vandaag(Protocol):
    """Knows which day it is."""

    @property
    def vandaag(self) -> str: ...


def _dag(kijk: Vandaag, waarden: Mapping[str, str], veld: str, *, leeg: bool = False, later: bool = False) -> str:
    """What is wrong with a day; empty when nothing."""
    dag = waarden.get(veld, "")
    if not dag:
        return "" if leeg else "De datum ontbreekt."
    if dag_van(dag) is None:
        return "Dit is geen datum zoals 2020-03-02."
    if dag < VROEGSTE:
        return "Deze dag ligt voor 1900."
    return "Deze dag ligt in de toekomst." if dag > kijk.vandaag and not later else ""


def dagfout(kijk: Vandaag, waarden: Mapping[str, str], *velden: str, **hoe: bool) -> Fout | None:
    """Which of these columns is no day that can be, and why; `leeg`: it may be empty, `later`: it may be to come."""
    return next(((veld, reden) for veld in velden if (reden := _dag(kijk, waarden, veld, **hoe))), None)


def _codefout(kijk: Kijk, waarden: Mapping[str, str], veld: str, lijst: str) -> Fout | None:
    code = waarden[veld]
    if kijk.codes.kent(lijst, code):
        return None
    return veld, f"“{code}” staat niet in de lijst {lijst}." if code else "Deze code ontbreekt."


def _klacht(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    fout = dagfout(kijk, waarden, "ontvangen") or dagfout(kijk, waarden, "afgerond", leeg=True)
    if fout is None and waarden["afgerond"] and waarden["afgerond"] < waarden["ontvangen"]:
        fout = "afgerond", "De klacht is afgerond voor zij binnenkwam."
    if fout is None and waarden["afgerond"]:
        fout = _codefout(kijk, waarden, "uitkomst", "klachtuitkomst")
    elif fout is None and waarden["uitkomst"]:
        fout = "afgerond", "Er is een uitkomst: vul ook de dag in waarop de klacht is afgerond."
    if fout is None and waarden["reden"]:
        fout = _codefout(kijk, waarden, "reden", "klachtreden")
    structuur = waarden["over_ondersteuningsstructuur"].casefold()
    if fout is None and structuur not in JA_NEE:
        fout = "over_ondersteuningsstructuur", "Vul ja of nee in."
    return fout or {
        "ontvangen": waarden["ontvangen"], "afgerond": waarden["afgerond"], "uitkomst": waarden["uitkomst"],
        "reden": waarden["reden"], "over_structuur": JA_NEE[structuur],
    }  # fmt: skip


def _agressie(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    """A pandverbod of a file has no period: it is kept with the day itself, which is all that is known."""
    fout = (
        dagfout(kijk, waarden, "datum")
        or _codefout(kijk, waarden, "soort", "agressiesoort")
        or _codefout(kijk, waarden, "maatregel", "maatregel")
    )
    verbod = waarden["datum"] if waarden["maatregel"] == "pandverbod" else ""
    return fout or {
        "persoon_id": None, "locatie_id": kijk.plek, "medewerker_id": kijk.wie, "datum": waarden["datum"],
        "soort": waarden["soort"], "maatregel": waarden["maatregel"], "omschrijving": INGELEZEN, "van": verbod,
        "tot": verbod,
    }  # fmt: skip


def _activiteit(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    if not waarden["thema"]:
        return "thema", "Het thema ontbreekt."
    if waarden["initiatief"] not in INITIATIEVEN:
        return "initiatief", f"Kies {', '.join(INITIATIEVEN)}."
    if fout := dagfout(kijk, waarden, "start", later=True) or dagfout(kijk, waarden, "einde", leeg=True, later=True):
        return fout
    if waarden["einde"] and waarden["einde"] < waarden["start"]:
        return "einde", "De laatste dag ligt voor de eerste."
    meer = _meer_van_activiteit(kijk, waarden)
    if isinstance(meer, tuple):
        return meer
    return {veld: waarden[veld] for veld in ("thema", "gebied", "initiatief", "start", "einde")} | meer


def past_thema(kijk: Kijk, velden: Velden) -> Fout | None:
    """Of a new row only: what came in before its thema was asked for can still get its end."""
    thema = velden["thema"]
    if not thema or kijk.codes.kent("signaalthema", thema):
        return None
    return "thema", kijk.codes.niet_in("signaalthema", thema)


def _meer_van_activiteit(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    """The columns that may be left out: what a file does not have, it says nothing of."""
    van, tot = waarden.get("financiering_van", ""), waarden.get("financiering_tot", "")
    if fout := dagfout(kijk, waarden, "financiering_van", "financiering_tot", leeg=True, later=True):
        return fout
    if van and tot and tot < van:
        return "financiering_tot", "De laatste dag ligt voor de eerste."
    for kolom, langst in LANGST.items():
        if len(waarden.get(kolom, "")) > langst:
            return kolom, f"Dit is langer dan {langst} tekens."
    meer: Velden = {_VELD.get(kolom, kolom): waarden[kolom] for kolom in (*LANGST, *_BETAALD) if kolom in waarden}
    if aantal := waarden.get("vrijwilligers", ""):
        if not re.fullmatch(r"[0-9]{1,4}", aantal):
            return "vrijwilligers", "Vul een aantal in, zoals 7."
        meer["vrijwilligers"] = int(aantal)
    return meer


def _impactmeting(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    if fout := dagfout(kijk, waarden, "datum"):
        return fout
    if not _MARK.fullmatch(waarden["cijfer"]):
        return "cijfer", "Vul een cijfer in van 1 tot en met 10, zoals 8.1."
    gelezen = kijk.vragen.lees(waarden)
    return gelezen if isinstance(gelezen, tuple) else {"datum": waarden["datum"]} | gelezen


def _dossiercontrole(kijk: Kijk, waarden: Mapping[str, str]) -> Velden | Fout:
    if fout := dagfout(kijk, waarden, "datum"):
        return fout
    for veld in ("goed", "punten"):
        if not _GETAL.fullmatch(waarden[veld]):
            return veld, "Vul een aantal in, zoals 7."
    goed, punten = int(waarden["goed"]), int(waarden["punten"])
    if not 0 <= goed <= punten or not punten:
        return "goed", "Er kunnen niet meer punten goed zijn dan er zijn bekeken."
    return {"datum": waarden["datum"], "goed": goed, "punten": punten, "locatie_id": kijk.plek}


SOORTEN: dict[str, Soort] = {
    "klachten": Soort(Klacht, _klacht, ("ontvangen",)),
    "agressie": Soort(Agressie, _agressie, ("datum", "soort")),
    "activiteiten": Soort(Activiteit, _activiteit, ("thema", "start"), past_thema),
    "impactmeting": Soort(Impactmeting, _impactmeting, ("datum", "tienden", "vragenlijst_id")),
    "dossiercontroles": Soort(Dossiercontrole, _dossiercontrole, ("datum",)),
    "buitencijfers": Soort(
        Buitencijfer,
        lambda _kijk, waarden: lees_buitencijfer(waarden),
        ("naam", "eenheid", "jaar", "definitieversie"),
        lambda kijk, velden: kijk.buiten.neem(velden),
    ),
    "tarieven": Soort(
        Tarief,
        lambda kijk, waarden: lees_tarief(kijk.codes, waarden),
        ("productgroep", "eenheid", "van"),
        lambda kijk, velden: kijk.tarieven.neem(velden),
    ),
}
"""Kind of file → what its rows become and how one is read."""
