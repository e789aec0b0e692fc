"""The central export as a data package: CSV files and `datapackage.json`, in two grades. Knows no store and no Qt.

The manifest is a Frictionless Data Package (datapackage.org): per file a schema, the number of rows, the size and a
SHA-256. `verantwoording` has the counts as they are and pseudonymised records, whose fields are called as in the
Gemeentelijk Gegevensmodel (GGM). `open` has what `models.onderdrukking` lets through, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from wijdesk import __version__
from wijdesk.models import praktijkregels
from wijdesk.models.cijfer import versies_in
from wijdesk.models.gegeven import dataclass
from wijdesk.models.onderdrukking import Open
from wijdesk.models.rows.export import OPEN, VERANTWOORDING, Exportcijfers, Exportrecords, Exportvorm
from wijdesk.reports.tabel import Cel, csv_bytes

Definitieregel = dict[str, str | int]
"""A definition as it stands in a manifest."""

MANIFEST = "datapackage.json"
TEKST, GETAL, JA_NEE, MAAND, BREUK = "string", "integer", "boolean", "yearmonth", "number"
"""Types of a Table Schema."""
LICENTIE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}
CIJFERS: Mapping[str, tuple[str, ...]] = {
    "vragen": ("vragen", "direct_afgehandeld"),
    "indicaties": ("indicaties",),
    "klachten": ("klachten_gemeld",),
    "agressie": ("agressie",),
    "activiteiten": ("activiteiten_lopend", "activiteiten_gestart"),
    "impactmetingen": ("impactcijfer",),
    "dossiercontroles": ("dossiercontroles",),
    "toeleidingen": ("kaart_aangekomen",),
    "straatrondes": ("straatrondes",),
    "buurtagenda": ("buurtagenda_terug",),
    "bewonersinitiatieven": ("bewonersinitiatieven",),
    "praktijkvormen": ("praktijkvormen",),
    "indicatiewaarde": ("indicatiewaarde",),
}
"""Table → the figures of the registry that it counts."""
MAANDEN = tuple(str(nummer) for nummer in range(1, 13))


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
REDEN = Veld(naam="reden", soort=TEKST, uitleg="Waar de klacht over gaat")
UITKOMST = Veld(naam="uitkomst", soort=TEKST, uitleg="Hoe de klacht is afgerond, of in behandeling")
VOORVAL = Veld(naam="soort", soort=TEKST, uitleg="Soort agressie")
MAATREGEL = Veld(naam="maatregel", soort=TEKST, uitleg="Wat daarop volgde")
THEMA = Veld(naam="thema", soort=TEKST, uitleg="Waarover; wat niet in de lijst staat is ander thema")
INITIATIEF = Veld(naam="initiatief", soort=TEKST, uitleg="Van wie het idee was")
BEGON = Veld(naam="begonnen_in_het_jaar", soort=TEKST,
             uitleg="ja of nee; open cijfers tellen een activiteit alleen in het jaar waarin zij begon")  # fmt: skip
LOOPT = Veld(naam="loopt_op_31_december", soort=TEKST, uitleg="ja of nee")
CIJFER = Veld(naam="cijfer", soort=GETAL, uitleg="Cijfer van een inwoner, afgerond op een heel getal")
STAND = Veld(naam="stand", soort=TEKST, uitleg="Waren alle bekeken punten in orde?")


AANGEKOMEN = Veld(
    naam="aangekomen", soort=TEKST, uitleg="ja: er was een eerste contact met de plek op de sociale kaart; anders nee"
)

TERUG = Veld(naam="teruggekoppeld", soort=TEKST, uitleg="ja: bewoners hoorden wat ermee is gedaan; anders nee")
SOORTVORM = Veld(naam="praktijkvorm", soort=TEKST, uitleg="Welke praktijkvorm er begon, zoals zij nu heet")
HOEVER = Veld(naam="hoever", soort=TEKST, uitleg="Hoe ver het was toen de cijfers werden gemaakt")


@dataclass(frozen=True, slots=True)
class Telling:
    """A table of counts: its columns after the year, and by which of them what hides is added up, layer after layer."""

    velden: tuple[Veld, ...]
    lagen: tuple[tuple[int, ...], ...]

    @property
    def plek(self) -> int:
        """The place of the locatie."""
        return self.velden.index(LOCATIE)


PER_MAAND = ((1, 2), (2,), ())
"""Of month, locatie and a code: what hides is added up per locatie and code, then per code, then as a whole."""
TELLINGEN: Mapping[str, Telling] = {
    "vragen": Telling((MND, LOCATIE, MELDINGTYPE, MELDER, DIRECT), ((0, 1, 2), *PER_MAAND)),
    "indicaties": Telling((MND, LOCATIE, GROEP, SOORT), PER_MAAND),
    "klachten": Telling((MND, LOCATIE, REDEN, UITKOMST), PER_MAAND),
    "agressie": Telling((MND, LOCATIE, VOORVAL, MAATREGEL), PER_MAAND),
    "activiteiten": Telling((LOCATIE, THEMA, INITIATIEF, BEGON, LOOPT), ((0, 1), (1,), ())),
    "impactmetingen": Telling((MND, LOCATIE, CIJFER), PER_MAAND),
    "dossiercontroles": Telling((MND, LOCATIE, STAND), PER_MAAND),
    "toeleidingen": Telling((MND, LOCATIE, AANGEKOMEN), PER_MAAND),
    "straatrondes": Telling((MND, LOCATIE), ((1,), ())),
    "buurtagenda": Telling((MND, LOCATIE, THEMA, TERUG), PER_MAAND),
    "bewonersinitiatieven": Telling((MND, LOCATIE, THEMA, HOEVER), PER_MAAND),
    "casussen": Telling((MND, LOCATIE), ((1,), ())),
    "praktijkvormen": Telling((MND, LOCATIE, SOORTVORM), PER_MAAND),
}
"""Every table of counts, in the order of the package. No registration is in two of them."""
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


KLACHT = (
    Veld(naam="datumAanmaak", soort=MAAND, uitleg="Maand van ontvangst", ggm="AanvraagOfMelding.datumAanmaak"),
    TEAM,
    Veld(naam="categorie", soort=TEKST, uitleg="Waar de klacht over gaat", ggm="AanvraagOfMelding.categorie"),
    Veld(naam="status", soort=TEKST, uitleg="Uitkomst, of in behandeling", ggm="AanvraagOfMelding.status"),
    Veld(naam="datumAfhandeling", soort=MAAND, uitleg="Maand van afronden", ggm="AanvraagOfMelding.datumAfhandeling"),
    Veld(naam="overOndersteuningsstructuur", soort=JA_NEE, uitleg="Over de ondersteuningsstructuur (begroting 2017)"),
)
WANNEER = Veld(naam="maand", soort=MAAND, uitleg="Maand waarin het was")
REGELS: Mapping[str, tuple[str, tuple[Veld, ...]]] = {
    "klacht": ("Elke klacht op een regel (GGM: AanvraagOfMelding, soort klacht)", KLACHT),
    "agressie-incident": ("Elk agressie-incident op een regel", (WANNEER, TEAM, VOORVAL, MAATREGEL, CLIENT)),
    "activiteit": (
        "Elke activiteit die in het jaar liep op een regel",
        (
            Veld(naam="begonnen", soort=MAAND, uitleg="Maand waarin zij begon"), TEAM, THEMA, INITIATIEF,
            Veld(naam="gestopt", soort=MAAND, uitleg="Maand waarin zij stopte; leeg als zij nog loopt"),
        ),
    ),
    "impactmeting": (
        "Elk cijfer van een inwoner op een regel",
        (WANNEER, TEAM, Veld(naam="cijfer", soort=BREUK, uitleg="Van 1 tot en met 10"),
         Veld(naam="versie", soort=TEKST, uitleg="Van de vragen; neem geen gemiddelde over meer dan één versie")),
    ),
    "dossiercontrole": (
        "Elk nagekeken dossier op een regel",
        (WANNEER, TEAM, Veld(naam="goed", soort=GETAL, uitleg="Punten in orde"),
         Veld(naam="punten", soort=GETAL, uitleg="Punten die zijn bekeken")),
    ),
    "toeleiding": (
        "Elke toeleiding naar de sociale kaart op een regel",
        (WANNEER, TEAM, Veld(naam="eersteContact", soort=MAAND, uitleg="Maand van het eerste contact; leeg als dat er "
                             "niet is"), CLIENT),
    ),
}  # fmt: skip
"""Table of lines besides those of vragen and indicaties → what it is, and its columns."""
WAARDE = (
    JAAR, MND, LOCATIE, GROEP,
    Veld(naam="lopend", soort=GETAL, uitleg="Indicaties die in de maand lopen"),
    Veld(naam="bedrag_bekend", soort=GETAL, uitleg="Van hoeveel daarvan tarief en omvang bekend zijn"),
    Veld(naam="euro", soort=BREUK, uitleg="Wat die in de maand kosten: omvang x tarief over hun dagen in de maand"),
)  # fmt: skip


def verantwoording(cijfers: Exportcijfers, records: Exportrecords) -> tuple[Tabel, ...]:
    """The tables for the municipality: every cell with a count above 0, what indicaties cost, and the records."""
    tellingen = {"vragen": cijfers.vragen, "indicaties": cijfers.indicaties}
    tellingen |= {een.naam: een.cellen for een in cijfers.meer}
    return (
        *(_geteld(naam, cijfers.jaar, cellen) for naam, cellen in tellingen.items()),
        Tabel(naam="indicatiewaarde", uitleg="Wat de lopende indicaties kosten", velden=WAARDE, team=2, rijen=[
            (cijfers.jaar, rij.maand, rij.locatie, rij.productgroep, rij.lopend, rij.bekend,
             Decimal(rij.centen).scaleb(-2) if rij.bekend else None)
            for rij in cijfers.waarden
        ]),
        Tabel(naam="aanvraag-of-melding", uitleg="Elke vraag op een regel", velden=MELDING, team=1,
              rijen=records.meldingen),
        Tabel(naam="beschikte-voorziening", uitleg="Elke indicatie op een regel", velden=VOORZIENING, team=1,
              rijen=records.voorzieningen),
        *(_regels(naam, rijen) for naam, rijen in records.meer),
        *map(_vorm, records.vormen),
    )  # fmt: skip


VORM = (
    Veld(naam="begonnen", soort=MAAND, uitleg="Maand waarin zij begon"), TEAM,
    Veld(naam="gestopt", soort=MAAND, uitleg="Maand waarin zij eindigde; leeg als zij nog loopt"),
    Veld(naam="uitkomst", soort=TEKST, uitleg="Hoe zij afliep; leeg als zij nog loopt"), CLIENT,
)  # fmt: skip
"""What every practice form has; its own fields come after, as veld_SLEUTEL."""
VELDTYPEN: Mapping[str, str] = {praktijkregels.GETAL: GETAL, praktijkregels.DAG: MAAND}
"""Kind of own field → its type; of the others the words or the pseudonym."""


def _vorm(vorm: Exportvorm) -> Tabel:
    """One kind of practice form."""
    eigen = tuple(
        Veld(naam=f"veld_{veld.sleutel}", soort=VELDTYPEN.get(veld.soort, TEKST), uitleg=veld.label)
        for veld in vorm.velden
    )
    velden = (*VORM, *eigen)
    return Tabel(
        naam=f"praktijkvorm-{vorm.code.replace('_', '-')}", velden=velden, team=1,
        uitleg=f"{vorm.naam}: elke praktijkvorm die in het jaar begon op een regel, zonder vrije tekst",
        rijen=[tuple(_als(cel, veld) for cel, veld in zip(rij, velden, strict=True)) for rij in vorm.rijen],
    )  # fmt: skip


def _regels(naam: str, rijen: Sequence[tuple[str, ...]]) -> Tabel:
    uitleg, velden = REGELS[naam]
    return Tabel(
        naam=naam, uitleg=uitleg, velden=velden, team=1,
        rijen=[tuple(_als(cel, veld) for cel, veld in zip(rij, velden, strict=True)) for rij in rijen],
    )  # fmt: skip


def _als(cel: str, veld: Veld) -> Cel:
    """A cell as what its column holds."""
    if not cel:
        return None
    return int(cel) if veld.soort == GETAL else Decimal(cel) if veld.soort == BREUK else cel


def open_tabellen(jaar: int, tabellen: Mapping[str, Open]) -> tuple[Tabel, ...]:
    """The tables for everyone: the whole grid with empty cells, and what the empty ones come to together."""
    return tuple(tabel for naam, open_ in tabellen.items() for tabel in _open(naam, jaar, open_))


def bestanden(
    tabellen: Iterable[Tabel], *, jaar: int, graad: str, locatie: str, wanneer: datetime, drempel: int | None = None,
    let_op: Sequence[str] = (), parquet: Mapping[str, tuple[str, bytes, int]] | None = None,
    toen: Sequence[Definitieregel] = (),
) -> dict[str, bytes]:  # fmt: skip
    """Path in the package → content, the manifest first. `parquet` is path → (name of its table, content, rows);
    `toen` the definitions a year was settled by, where those were kept: what is another now is told beside them.
    """
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
    loopt = graad != OPEN or loopt_mee(alle["activiteiten"].rijen if "activiteiten" in alle else ())
    nu = definities_van(jaar, alle, loopt=loopt)
    manifest = _manifest(jaar, graad, locatie, wanneer) | {"definities": [*(toen or nu)]}
    manifest |= {"definities_nu": anders} if (anders := sinds_gewijzigd(toen, nu)) else {}
    manifest |= {} if drempel is None else {"drempel": drempel}
    manifest |= {"let_op": list(let_op)} if let_op else {}
    uit[MANIFEST] = (json.dumps(manifest | {"resources": bronnen}, ensure_ascii=False, indent=2) + "\n").encode()
    return uit


def definities_van(jaar: int, tabellen: Collection[str], *, loopt: bool = False) -> list[Definitieregel]:
    """What the figures in these tables mean, as it stands in a manifest. `loopt`: also activiteiten of before."""
    geteld = [cijfer for naam in CIJFERS if naam in tabellen for cijfer in CIJFERS[naam]]
    return [
        {"naam": naam, "versie": d.versie, "teller": d.teller, "noemer": d.noemer, "bron": d.bron}
        for naam in geteld
        if loopt or naam != "activiteiten_lopend"
        for d in versies_in(naam, f"{jaar:04d}-01-01", f"{jaar:04d}-12-31")
    ]


def sinds_gewijzigd(toen: Sequence[Definitieregel], nu: Sequence[Definitieregel]) -> list[Definitieregel]:
    """Of the figures that were settled those that are defined in another way now."""
    namen = {regel["naam"] for regel in toen}
    return [regel for regel in nu if regel["naam"] in namen and regel not in toen]


def loopt_mee(rijen: Iterable[Sequence[Cel]]) -> bool:
    """Whether open activiteiten hold those of earlier years that still ran, as years settled by an older program do."""
    plek = 1 + TELLINGEN["activiteiten"].velden.index(BEGON)
    return any(rij[plek] == "nee" for rij in rijen)


def _manifest(jaar: int, graad: str, locatie: str, wanneer: datetime) -> dict[str, Any]:
    plek = f", {locatie}" if locatie else ""
    voor_wie = "open cijfers" if graad == OPEN else "cijfers voor de gemeente"
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


def _geteld(naam: str, jaar: int, tellingen: Iterable[tuple[tuple[str, ...], int]]) -> Tabel:
    soort = TELLINGEN[naam]
    aantal = Veld(naam="aantal", soort=GETAL, uitleg=f"Aantal {naam}")
    rijen = [(jaar, *_cellen(soort.velden, cel), hoeveel) for cel, hoeveel in tellingen]
    return Tabel(
        naam=naam, uitleg=_aantal(naam), velden=(JAAR, *soort.velden, aantal), rijen=rijen, team=soort.plek + 1
    )


def _cellen(velden: Sequence[Veld], cel: Sequence[str]) -> tuple[Cel, ...]:
    return tuple(_als(code, veld) for code, veld in zip(cel, velden, strict=True))


def _open(naam: str, jaar: int, open_: Open) -> Iterable[Tabel]:
    soort = TELLINGEN[naam]
    velden, team = soort.velden, soort.plek + 1
    aantal = Veld(naam="aantal", soort=GETAL, uitleg=f"Ten minste zoveel {naam}; leeg: minder dan de drempel")
    rijen = [(jaar, *_cellen(velden, cel), open_.cellen.get(cel)) for cel in open_.rooster()]
    yield Tabel(naam=naam, uitleg=_aantal(naam), velden=(JAAR, *velden, aantal), rijen=rijen, team=team)
    samen = [
        (
            jaar,
            *(_als(groep[laag.index(plaats)], veld) if plaats in laag else None for plaats, veld in enumerate(velden)),
            rest[groep],
        )
        for laag, rest in zip(open_.lagen, open_.resten, strict=True)
        for groep in sorted(rest)
    ]
    yield Tabel(
        naam=f"{naam}-rest", uitleg=f"Wat de lege aantallen van {naam} samen zijn", rijen=samen,
        velden=(JAAR, *velden, aantal), team=team,
    )  # fmt: skip
