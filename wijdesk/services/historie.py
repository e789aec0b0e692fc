"""Every change of a household in plain words, from the journal: who, when, what, from what to what, and why.

Names of fields stand in resources/historie.toml. What was written about somebody afgeschermd stays hidden, as it does
in the timeline; of destroyed content it is said that it is gone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any, Literal

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import REDEN_ONGEDAAN
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.termijnen import dagen_in_woorden
from wijdesk.models.values import MAANDEN, Id, lokaal, moment_in_woorden
from wijdesk.models.zoektekst import vouw, woorden_van
from wijdesk.resources import vaste_toml
from wijdesk.services.waarover import Onderwerp, verborgen_onderwerpen
from wijdesk.store.huishoudens import WOONT_ELDERS, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.mutaties import MutatieTekst
from wijdesk.store.praktijk import labels_bij
from wijdesk.store.triages import verborgen_triages
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen
from wijdesk.store.zicht import gemaskeerd

LANGSTE = 280
"""Signs of a value that are told; a note stands in the timeline as a whole."""
VERWIJST_NAAR_PERSOON = ("persoon_id", "gever_id", "kind_id", "ouder_id")
VERNIETIGD = "De inhoud is vernietigd omdat de bewaartermijn voorbij is."
AFGESCHERMD = "Afgeschermd: u ziet dat er iets gewijzigd is, niet wat."

BEDEKT = "afgeschermd"
EIGEN = frozenset({"contactmoment", "gebeurtenis", "taak"})
"""Who wrote one of these reads it back, also about somebody hidden; the rest holds names and addresses."""

LOS = frozenset({"contactmoment", "gebeurtenis", "taak", "zrmscore", "doelscore", "termijnwijziging"})
"""Nothing hangs on a row of these: what is hidden of others does not follow from them."""

_OUDER = {"zrmscore": "meting_id", "doelscore": "doel_id", "toestemming": "betrokkene_id", "consult": "triage_id",
          "praktijkveld": "praktijkvorm_id"}  # fmt: skip


def veld_van(tabel: str, veld: str) -> tuple[str, str]:
    """(label, kind) of a field; an empty label is not told."""
    alles = vaste_toml("historie.toml")
    gevonden = alles["tabel"][tabel].get("velden", {}).get(veld)
    label, _, soort = (gevonden if gevonden is not None else alles["velden"][veld]).partition("|")
    return label, soort


def naam_van_tabel(tabel: str) -> str:
    """What a thing is called."""
    return str(vaste_toml("historie.toml")["tabel"][tabel]["naam"])


@dataclass(slots=True)
class _Stap:
    """One entry, read."""

    id: Id
    rij: str
    tabel: str
    tijd: int
    wie: str
    doel: str
    nieuw: bool
    waarden: Mapping[str, Any] | None
    oud: dict[str, Any] = field(default_factory=dict)
    reden: str = ""


def in_woorden(
    lezer: Lezer,
    mutaties: Iterable[MutatieTekst],
    tekst: str = "",
    *,
    vanaf: int = 0,
    hoogstens: int | None = None,
    gebracht: Mapping[Id, str] | None = None,
) -> tuple[tuple[HistorieRij, ...], int]:
    """A page of the entries as rows, newest first, and how many there are; with `tekst` only those in which all its
    words stand. What is not on the page is put into words only when it must be searched. `gebracht`: which team brought
    an entry, of those that another one did.
    """
    alle = tuple(mutaties)
    te_lezen = alle if hoogstens is None or tekst.strip() else _tot_en_met_de_pagina(alle, vanaf + hoogstens)
    stappen, standen = _gelezen(te_lezen)
    namen = Namen(lezer, _verwezen(stappen))
    dicht = _verborgen_rijen(lezer, standen, namen)
    bedekt = _bedekte_velden(standen, namen) | _gemaskeerd(lezer, standen)
    labels = _eigen_labels(lezer, standen)
    woorden, ik = woorden_van(tekst), lezer.medewerker_id.hex()
    rijen: list[HistorieRij] = []
    plek = 0
    for stap in reversed(stappen):
        op_pagina = plek >= vanaf and (hoogstens is None or plek < vanaf + hoogstens)
        if stap.nieuw and not woorden and not op_pagina:
            plek += 1  # something new always has a row
            continue
        gesloten = stap.rij in dicht and not (stap.wie == ik and stap.tabel in EIGEN)
        rij = _rij(stap, namen, bedekt, labels, nu=lezer.nu, dicht=gesloten, van=(gebracht or {}).get(stap.id, ""))
        if rij is None or (woorden and not _past(rij, woorden)):
            continue
        plek += 1
        if op_pagina:
            rijen.append(rij)
    return tuple(rijen), plek + len(alle) - len(te_lezen)


def _tot_en_met_de_pagina(alle: Sequence[MutatieTekst], einde: int) -> tuple[MutatieTekst, ...]:
    """Without what surely stands below place `einde`, counted from the newest, and needs no reading to be counted.

    That is a row that was made and never changed, with so many rows made after it, of a table nothing hangs on.
    """
    keren = Counter(mutatie.rij for mutatie in alle)
    lezen, erboven = [], 0
    for mutatie in reversed(alle):
        los = mutatie.tabel in LOS and keren[mutatie.rij] == 1
        if not los or erboven < einde:
            lezen.append(mutatie)
        erboven += los
    return tuple(reversed(lezen))


def _gelezen(alle: Sequence[MutatieTekst]) -> tuple[list[_Stap], dict[str, dict[str, Any]]]:
    """The entries in order, each with the values before it, and what every row holds at the end."""
    standen: dict[str, dict[str, Any]] = {}
    stappen = []
    # Why in one go: thousands of small texts take longer to begin with than to read.
    koppen = json.loads(f"[{','.join(mutatie.kop for mutatie in alle)}]")
    inhouden = json.loads(f"[{','.join(mutatie.inhoud or 'null' for mutatie in alle)}]")
    for mutatie, kop, inhoud in zip(alle, koppen, inhouden, strict=True):
        waarden = None if inhoud is None else inhoud["v"]
        nieuw = kop["r"] not in standen
        stand = standen.setdefault(kop["r"], {"": kop["s"]})
        oud = {} if nieuw or waarden is None else {veld: stand.get(veld) for veld in waarden}
        stand.update(waarden or {})
        reden = "" if inhoud is None else inhoud.get("reden", "")
        stappen.append(
            _Stap(mutatie.id, kop["r"], kop["s"], kop["t"], kop["m"], kop["doel"], nieuw, waarden, oud, reden)
        )
    return stappen, standen


def _verwezen(stappen: list[_Stap]) -> dict[str, set[str]]:
    """The ids (hex) in the entries, per kind of thing they stand for."""
    gezocht: dict[str, set[str]] = {}
    for stap in stappen:
        gezocht.setdefault("medewerker", set()).add(stap.wie)
        for veld, waarde in (*(stap.waarden or {}).items(), *stap.oud.items()):
            if waarde and isinstance(waarde, str) and (soort := veld_van(stap.tabel, veld)[1]) in VERWIJZINGEN:
                gezocht.setdefault(soort, set()).add(waarde)
    return gezocht


def _verborgen_rijen(lezer: Lezer, standen: Mapping[str, Mapping[str, Any]], namen: Namen) -> frozenset[str]:
    """The rows (hex ids) about somebody this viewer may not know, and what hangs on such a row."""
    dicht = _verborgen_onderzocht(lezer, standen)
    if not namen.verborgen and not dicht:
        return frozenset()
    dicht |= {
        rij
        for rij, stand in standen.items()
        if any(stand.get(veld) in namen.verborgen for veld in VERWIJST_NAAR_PERSOON)
    }
    doelen = {
        standen[rij]["doel_id"] for rij in dicht if standen[rij][""] == "doelpersoon" and "doel_id" in standen[rij]
    }
    dicht |= doelen
    return frozenset(dicht | {rij for rij, stand in standen.items() if stand.get(_OUDER.get(stand[""], "")) in dicht})


def _verborgen_onderzocht(lezer: Lezer, standen: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Triages that are hidden, as their own lists hide them, and advice and opschaling of a household that is."""
    triages = [Id(bytes.fromhex(rij)) for rij, stand in standen.items() if stand[""] == "triage"]
    op = {rij: _onderwerp(stand) for rij, stand in standen.items() if stand[""] == "opschaling"}
    weg = verborgen_onderwerpen(lezer, op.values())
    los = {
        rij: stand["huishouden_id"]
        for rij, stand in standen.items()
        if stand[""] == "consult" and stand.get("huishouden_id") and not stand.get("persoon_id")
    }
    huizen = {Id(bytes.fromhex(id_)) for id_ in los.values()}
    geheim, _ = wat_verborgen_is(lezer, huizen, lokaal(lezer.nu).date().isoformat())
    return {id_.hex() for id_ in verborgen_triages(lezer, triages)} | {
        *(rij for rij, id_ in los.items() if Id(bytes.fromhex(id_)) in geheim),
        *(rij for rij, over in op.items() if over in weg),
    }


def _onderwerp(stand: Mapping[str, Any]) -> Onderwerp:
    """What an opschaling is about, by its journal."""
    velden = ("huishouden_id", "persoon_id", "signaal_id", "triage_id")
    return Onderwerp(*(Id(bytes.fromhex(id_)) if (id_ := stand.get(veld)) else None for veld in velden))


def _bedekte_velden(standen: Mapping[str, Mapping[str, Any]], namen: Namen) -> frozenset[tuple[str, str]]:
    """(row, field) of what would tell where somebody hidden lives: addresses and moves of a household they are or were
    at home in, and its names over time, which may be theirs.
    """
    if not namen.verborgen:
        return frozenset()
    leden = [s for s in standen.values() if s[""] == "huishoudlid" and s.get("status", "actief") == "actief"]
    thuis = any(lid.get("persoon_id") in namen.verborgen and lid.get("verblijf") != WOONT_ELDERS for lid in leden)
    iemand = any(lid.get("persoon_id") in namen.verborgen for lid in leden)
    bedekt = set()
    for rij, stand in standen.items():
        if stand[""] == "huishouden":
            bedekt |= {(rij, "adres_id")} if thuis else set()
            bedekt |= {(rij, "naam")} if iemand else set()
        elif thuis and stand[""] == "gebeurtenis" and stand.get("soort") == "verhuizing":
            bedekt.add((rij, "tekst"))
    return frozenset(bedekt)


def _gemaskeerd(lezer: Lezer, standen: Mapping[str, Mapping[str, Any]]) -> frozenset[tuple[str, str]]:
    """(row, field) of a kind of data whose right is missing: the journal has them as they were typed."""
    per_tabel = {tabel: gemaskeerd(tabel, lezer.mag) for tabel in {stand[""] for stand in standen.values()}}
    return frozenset((rij, veld) for rij, stand in standen.items() for veld in per_tabel[stand[""]])


def _eigen_labels(lezer: Lezer, standen: Mapping[str, Mapping[str, Any]]) -> Mapping[str, tuple[str, str]]:
    """(label, kind) of rows that hold one field of a practice form: these are called as their kind calls them."""
    velden = {
        rij: (stand["praktijkvorm_id"], stand["veld"])
        for rij, stand in standen.items()
        if stand[""] == "praktijkveld" and "veld" in stand
    }
    return labels_bij(lezer.rows, velden)


def _rij(
    stap: _Stap,
    namen: Namen,
    bedekt: frozenset[tuple[str, str]],
    labels: Mapping[str, tuple[str, str]],
    *,
    nu: int,
    dicht: bool,
    van: str,
) -> HistorieRij | None:
    """One change in words; None when nothing of it says anything to a reader."""
    regels: tuple[str, ...] = ()
    if stap.waarden is None:
        regels = (VERNIETIGD,)
    elif dicht:
        regels = (AFGESCHERMD,)
    else:
        regels = tuple(zin for veld in stap.waarden if (zin := _zin(stap, veld, namen, bedekt, labels, nu)))
    wat = _wat(stap)
    if not regels and wat == "gewijzigd":
        return None
    teruggedraaid = stap.reden.startswith(REDEN_ONGEDAAN)
    wie = namen.van("medewerker", stap.wie)
    return HistorieRij(
        id=stap.id,
        op=stap.tijd,
        wie=f"{wie} (overgedragen door {van})" if van else wie,
        wat=f"{naam_van_tabel(stap.tabel)} {wat}{' (ongedaan gemaakt)' if teruggedraaid else ''}",
        regels=regels,
        reden="" if teruggedraaid or dicht else stap.reden,
        doel=stap.doel,
        vernietigd=stap.waarden is None,
    )


def _wat(stap: _Stap) -> Literal["toegevoegd", "vervallen", "teruggezet", "samengevoegd", "gewijzigd"]:
    if stap.nieuw:
        return "toegevoegd"
    match (stap.waarden or {}).get("status"):
        case "vervallen":
            return "vervallen"
        case "samengevoegd":
            return "samengevoegd"
        case "actief":
            return "teruggezet"
    return "gewijzigd"


def _zin(
    stap: _Stap,
    veld: str,
    namen: Namen,
    bedekt: frozenset[tuple[str, str]],
    labels: Mapping[str, tuple[str, str]],
    nu: int,
) -> str:
    label, soort = veld_van(stap.tabel, veld)
    if label and (eigen := labels.get(stap.rij)) is not None:
        label, soort = eigen[0], soort or eigen[1]
    if not label or stap.waarden is None:
        return ""
    if (stap.rij, veld) in bedekt:
        return f"{label}: {BEDEKT}"
    nieuw = _waarde(stap.waarden[veld], soort, namen, nu)
    oud = "" if stap.nieuw else _waarde(stap.oud.get(veld), soort, namen, nu)
    if not oud:
        return f"{label}: {nieuw}" if nieuw else ""
    return f"{label}: van {oud} naar {nieuw}" if nieuw else f"{label}: {oud} weggehaald"


def _waarde(waarde: Any, soort: str, namen: Namen, nu: int) -> str:
    if soort == "ja":
        return "ja" if waarde else ""
    if waarde in (None, "", 0) and soort != "":
        return ""
    if soort == "moment":
        return moment_in_woorden(int(waarde), nu)
    if soort == "dag":
        return _dag(str(waarde))
    if soort == "minuten":
        return f"{waarde} minuten"
    if soort == "dagen":
        return dagen_in_woorden(int(waarde))
    tekst = namen.van(soort, str(waarde)) if soort else "" if waarde is None else str(waarde)
    tekst = " ".join(tekst.split())
    return f"{tekst[:LANGSTE].rstrip()}…" if len(tekst) > LANGSTE else tekst


def _dag(tekst: str) -> str:
    """A day with its year: in a history "di 3 feb" would leave a reader guessing."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return tekst
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _past(rij: HistorieRij, woorden: tuple[str, ...]) -> bool:
    tekst = vouw("\n".join((rij.wat, rij.wie, rij.reden, *rij.regels)))
    return all(woord in tekst for woord in woorden)
