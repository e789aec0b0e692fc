"""The central export as a data package: CSV files and `datapackage.json`, in two grades. Knows no store and no Qt.

The manifest is a Frictionless Data Package (datapackage.org): per file a schema, the number of rows, the size and a
SHA-256. `verantwoording` has the counts as they are and pseudonymised records, whose fields are called as in the
Gemeentelijk Gegevensmodel (GGM). `open` has what `models.onderdrukking` lets through, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from wijdesk import __version__
from wijdesk.models.cijfer import definitie_op
from wijdesk.models.gegeven import dataclass
from wijdesk.models.onderdrukking import Open
from wijdesk.models.rows.export import OPEN, VERANTWOORDING, Exportcijfers, Exportrecords
from wijdesk.reports.tabel import Cel, csv_bytes

MANIFEST = "datapackage.json"
TEKST, GETAL, JA_NEE, MAAND = "string", "integer", "boolean", "yearmonth"
"""Types of a Table Schema."""
LICENTIE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}
CIJFERS = ("vragen", "direct_afgehandeld", "indicaties")
"""Figures of the registry that these tables count."""
MAANDEN = tuple(str(nummer) for nummer in range(1, 13))
VRAGEN_LAGEN = ((0, 1, 2), (1, 2), (2,), ())
"""Dimensions month, locatie, meldingtype, melder, direct: what hides is added up per month, locatie and meldingtype,
then per locatie and meldingtype, then per meldingtype, then as a whole."""
INDICATIE_LAGEN = ((1, 2), (2,), ())
"""Dimensions month, locatie, productgroep, soort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """A column: its name, its type in a Table Schema, and what it says."""

    naam: str
    soort: str
    uitleg: str
    ggm: str = ""
    """The object type and attribute of the GGM that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """A table of the package. `team` is the place of the column with the locatie, by which Parquet is divided."""

    naam: str
    uitleg: str
    velden: tuple[Veld, ...]
    rijen: Sequence[Sequence[Cel]]
    team: int | None = None


JAAR = Veld(naam="jaar", soort=GETAL, uitleg="Kalenderjaar in Nederlandse tijd")
MND = Veld(naam="maand", soort=GETAL, uitleg="1 tot en met 12")
LOCATIE = Veld(naam="locatie", soort=TEKST, uitleg="Waar is geregistreerd")
MELDINGTYPE = Veld(naam="meldingtype", soort=TEKST, uitleg="Waar de vraag over gaat")
MELDER = Veld(naam="melder", soort=TEKST, uitleg="Wie de vraag stelde")
DIRECT = Veld(naam="direct_afgehandeld", soort=TEKST, uitleg="ja: bij het eerste contact beantwoord; anders nee")
GROEP = Veld(naam="productgroep", soort=TEKST, uitleg="Soort ondersteuning")
SOORT = Veld(naam="soort", soort=TEKST, uitleg="nieuw of herindicatie")
CLIENT = Veld(
    naam="client", soort=TEKST, ggm="Client",
    uitleg="Pseudoniem, elk jaar een ander; leeg als niemand bekend is of het dossier is vernietigd",
)  # fmt: skip
TEAM = Veld(naam="team", soort=TEKST, uitleg="Locatie", ggm="Team")
MELDING = (
    Veld(naam="datumAanmaak", soort=MAAND, uitleg="Maand van ontvangst", ggm="AanvraagOfMelding.datumAanmaak"),
    TEAM,
    Veld(naam="aanmelder", soort=TEKST, uitleg="Wie de vraag stelde", ggm="AOMMeldingWMOJeugd.aanmelder"),
    Veld(naam="kanaal", soort=TEKST, uitleg="Hoe de vraag binnenkwam", ggm="AanvraagOfMelding.kanaal"),
    Veld(naam="categorie", soort=TEKST, uitleg="Meldingtype", ggm="AanvraagOfMelding.categorie"),
    Veld(naam="afgehandeld", soort=JA_NEE, uitleg="Direct afgehandeld", ggm="AanvraagOfMelding.afgehandeld"),
    Veld(naam="status", soort=TEKST, uitleg="Uitkomst van het eerste contact", ggm="AanvraagOfMelding.status"),
    CLIENT,
)
VOORZIENING = (
    Veld(naam="datumAfgifte", soort=MAAND, uitleg="Maand van het besluit", ggm="Beschikking.datumAfgifte"),
    TEAM,
    Veld(naam="voorziening", soort=TEKST, uitleg="Productgroep", ggm="Voorziening.naam"),
    Veld(naam="soort", soort=TEKST, uitleg="nieuw of herindicatie", ggm="Beschikkingsoort"),
    CLIENT,
)


def verantwoording(cijfers: Exportcijfers, records: Exportrecords) -> tuple[Tabel, ...]:
    """The tables for the municipality: every cell with a count above 0, and the records."""
    return (
        _geteld("vragen", _aantal("vragen"), cijfers.jaar, (MELDINGTYPE, MELDER, DIRECT), cijfers.vragen),
        _geteld("indicaties", _aantal("indicaties"), cijfers.jaar, (GROEP, SOORT), cijfers.indicaties),
        Tabel(naam="aanvraag-of-melding", uitleg="Elke vraag op een regel", velden=MELDING, team=1,
              rijen=records.meldingen),
        Tabel(naam="beschikte-voorziening", uitleg="Elke indicatie op een regel", velden=VOORZIENING, team=1,
              rijen=records.voorzieningen),
    )  # fmt: skip


def open_tabellen(jaar: int, vragen: Open, indicaties: Open) -> tuple[Tabel, ...]:
    """The tables for everyone: the whole grid with empty cells, and what the empty ones come to together."""
    return (
        *_open("vragen", jaar, (MND, LOCATIE, MELDINGTYPE, MELDER, DIRECT), vragen),
        *_open("indicaties", jaar, (MND, LOCATIE, GROEP, SOORT), indicaties),
    )


def bestanden(
    tabellen: Iterable[Tabel], *, jaar: int, graad: str, locatie: str, wanneer: datetime, drempel: int | None = None,
    let_op: Sequence[str] = (), parquet: Mapping[str, tuple[str, bytes, int]] | None = None,
) -> dict[str, bytes]:  # fmt: skip
    """Path in the package → content, the manifest first. `parquet` is path → (name of its table, content, rows)."""
    uit: dict[str, bytes] = {MANIFEST: b""}
    bronnen: list[dict[str, Any]] = []
    alle = {tabel.naam: tabel for tabel in tabellen}
    for tabel in alle.values():
        pad = f"data/{tabel.naam}.csv"
        uit[pad] = csv_bytes([veld.naam for veld in tabel.velden], tabel.rijen)
        bronnen.append({
            "name": tabel.naam, "title": tabel.uitleg, "path": pad, "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n"},
            **_van(uit[pad], len(tabel.rijen)), "schema": _schema(tabel),
        })  # fmt: skip
    for nummer, (pad, (naam, inhoud, aantal)) in enumerate((parquet or {}).items(), start=1):
        uit[pad] = inhoud
        bronnen.append({
            "name": f"{naam}-parquet-{nummer}", "title": alle[naam].uitleg, "path": pad, "format": "parquet",
            "mediatype": "application/vnd.apache.parquet", **_van(inhoud, aantal), "schema": _schema(alle[naam]),
        })  # fmt: skip
    manifest = _manifest(jaar, graad, locatie, wanneer) | ({} if drempel is None else {"drempel": drempel})
    manifest |= {"let_op": list(let_op)} if let_op else {}
    uit[MANIFEST] = (json.dumps(manifest | {"resources": bronnen}, ensure_ascii=False, indent=2) + "\n").encode()
    return uit


def _manifest(jaar: int, graad: str, locatie: str, wanneer: datetime) -> dict[str, Any]:
    plek = f", {locatie}" if locatie else ""
    voor_wie = "open cijfers" if graad == OPEN else "cijfers voor de gemeente"
    dag = f"{jaar:04d}-12-31"
    return {
        "profile": "data-package",
        "name": f"wijkteam-{graad}-{jaar}",
        "title": f"Wijkteam {jaar}{plek}: {voor_wie}",
        "description": UITLEG[graad],
        "created": wanneer.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "created_by": f"wijdesk {__version__}",
        "licenses": [LICENTIE] if graad == OPEN else [],
        "sources": [{"title": "Registraties van het wijkteam in wijdesk"}],
        "graad": graad,
        "jaar": jaar,
        "definities": [
            {"naam": naam, "versie": d.versie, "teller": d.teller, "noemer": d.noemer, "bron": d.bron}
            for naam in CIJFERS
            for d in (definitie_op(naam, dag),)
        ],
    }  # fmt: skip


UITLEG: Mapping[str, str] = {
    VERANTWOORDING: "Aantallen en regels zonder naam, voor de verantwoording aan de gemeente. Een pseudoniem is een "
    "persoonsgegeven: deel deze map niet verder. Veldnamen volgen het Gemeentelijk Gegevensmodel; zie “ggm” per veld.",
    OPEN: "Aantallen voor iedereen. Elk aantal is naar beneden afgerond op een veelvoud van de drempel; een leeg "
    "aantal is kleiner dan de drempel en kan ook 0 zijn. In een bestand op “-rest” staat wat de lege aantallen samen "
    "zijn; een lege kolom betekent daar: alle samen. Niets is twee keer geteld, dus optellen mag: de som is ten minste "
    "zo groot. De cijfers van een jaar worden één keer vastgesteld en veranderen daarna niet.",
}


def _schema(tabel: Tabel) -> dict[str, Any]:
    velden = []
    for veld in tabel.velden:
        beschreven = {"name": veld.naam, "type": veld.soort, "description": veld.uitleg}
        if veld.soort == JA_NEE:
            beschreven |= {"trueValues": ["true"], "falseValues": ["false"]}  # type: ignore[dict-item]
        velden.append(beschreven | ({"ggm": veld.ggm} if veld.ggm else {}))
    return {"fields": velden, "missingValues": [""]}


def _van(inhoud: bytes, rijen: int) -> dict[str, Any]:
    return {"bytes": len(inhoud), "hash": f"sha256:{hashlib.sha256(inhoud).hexdigest()}", "rows": rijen}


def _aantal(van: str) -> str:
    return f"Aantal {van} per combinatie"


def _geteld(
    naam: str, uitleg: str, jaar: int, velden: tuple[Veld, ...], tellingen: Iterable[tuple[tuple[str, ...], int]]
) -> Tabel:
    aantal = Veld(naam="aantal", soort=GETAL, uitleg=f"Aantal {naam}")
    rijen: list[tuple[Cel, ...]] = [(jaar, int(cel[0]), *cel[1:], hoeveel) for cel, hoeveel in tellingen]
    return Tabel(naam=naam, uitleg=uitleg, velden=(JAAR, MND, LOCATIE, *velden, aantal), rijen=rijen, team=2)


def _open(naam: str, jaar: int, velden: tuple[Veld, ...], open_: Open) -> Iterable[Tabel]:
    aantal = Veld(naam="aantal", soort=GETAL, uitleg=f"Ten minste zoveel {naam}; leeg: minder dan de drempel")
    rijen = [(jaar, int(cel[0]), *cel[1:], open_.cellen.get(cel)) for cel in open_.rooster()]
    yield Tabel(naam=naam, uitleg=_aantal(naam), velden=(JAAR, *velden, aantal), rijen=rijen, team=2)
    samen = [
        (jaar, *(_cel(plaats, laag, groep) for plaats in range(len(velden))), rest[groep])
        for laag, rest in zip(open_.lagen, open_.resten, strict=True)
        for groep in sorted(rest)
    ]
    yield Tabel(
        naam=f"{naam}-rest", uitleg=f"Wat de lege aantallen van {naam} samen zijn", rijen=samen,
        velden=(JAAR, *velden, aantal), team=2,
    )  # fmt: skip


def _cel(plaats: int, laag: tuple[int, ...], groep: tuple[str, ...]) -> Cel:
    if plaats not in laag:
        return None
    code = groep[laag.index(plaats)]
    return int(code) if plaats == 0 else code
