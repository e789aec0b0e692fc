"""The central export: counted, protected, and written in a folder. The open figures of a year are settled once.

What was settled stands in the cupboard of this desk (`kast`), so that a second export, after a correction or with one
registration more, is the same one and cannot be compared with the first (wijdesk/README.md).
"""

from __future__ import annotations

import json
import secrets
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.app.jaarverslag import Voortgang, lees_cijfers
from wijdesk.errors import Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.onderdrukking import Open, bescherm
from wijdesk.models.opdrachten.export import LeesExportcijfers, LeesExportrecords
from wijdesk.models.rows.export import GEEN_LOCATIE, GRADEN, OPEN, Exportcijfers, GemaakteExport
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.reports import export, parquet
from wijdesk.reports.jaarverslag_tekst import let_op
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.services.reads.export import SLEUTEL
from wijdesk.store.elders import kaal
from wijdesk.store.kast import Kast

STAPPEN = 4
"""Looking what is missing, counting, making, writing."""
VERSIE = 1
"""Of what stands in the cupboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastgesteld:
    """The open figures of a year as they were settled."""

    jaar: int
    moment: int
    """UTC milliseconds."""
    vragen: Open
    indicaties: Open


@dataclass(frozen=True, slots=True, kw_only=True)
class Stond:
    """What stood in a folder: the files of an earlier export, and of which year it was when it was an open one."""

    paden: frozenset[str] = frozenset()
    open_van: int | None = None


def maak_export(
    bureau: Bureau, jaar: int, graad: str, locatie_id: Id | None, map_: Path, voortgang: Voortgang
) -> GemaakteExport:
    """Make the export of a year in a folder, all or nothing; what an earlier export left there goes.

    Raises Weigering on "jaar", "graad", "locatie" or "map", and Storing when a file cannot be written. Takes seconds
    for a city; not on the GUI thread.
    """
    if graad not in GRADEN:
        raise Weigering("Kies verantwoording of open.", veld="graad")
    voortgang.meld(0, STAPPEN)
    stond = _eerder_in(map_)
    jaarcijfers = lees_cijfers(bureau, jaar, locatie_id)
    locatie = jaarcijfers.locatie if locatie_id is not None else ""
    voortgang.meld(1, STAPPEN)
    if graad == OPEN:
        return _maak_open(bureau, jaar, locatie, map_, stond, voortgang)
    kast = _Kast(bureau)
    if kast.lees(SLEUTEL) is None:
        kast.leg(SLEUTEL, secrets.token_bytes(32))
    cijfers = bureau.lees_apart(LeesExportcijfers(jaar=jaar, locatie_id=locatie_id))
    records = bureau.lees_apart(LeesExportrecords(jaar=jaar, locatie_id=locatie_id))
    mist = tuple(let_op(jaarcijfers))
    tabellen = export.verantwoording(cijfers, records)
    voortgang.meld(2, STAPPEN)
    inhoud = export.bestanden(
        tabellen, jaar=jaar, graad=graad, locatie=locatie, wanneer=_tijd(cijfers.gemaakt_op), let_op=mist,
        parquet=_parquet(tabellen, jaar),
    )  # fmt: skip
    voortgang.meld(3, STAPPEN)
    if voortgang.gestopt():
        return GemaakteExport()
    return GemaakteExport(bestanden=_leg_neer(map_, inhoud, stond, voortgang), let_op=mist)


def _maak_open(
    bureau: Bureau, jaar: int, locatie: str, map_: Path, stond: Stond, voortgang: Voortgang
) -> GemaakteExport:
    kast = _Kast(bureau)
    ruw = kast.lees(_naam(jaar))
    if ruw is None and stond.open_van == jaar:
        raise Weigering(
            "In deze map staan al open cijfers van dit jaar, en die zijn hier niet vastgesteld. Wie twee verschillende "
            "uitgaven naast elkaar legt, kan er kleine aantallen uit halen. Maak ze op de computer die ze vaststelde.",
            veld="map",
        )
    vast = _lees(ruw) if ruw is not None else _stel_nu_vast(bureau, jaar)
    tabellen = export.open_tabellen(jaar, _alleen(vast.vragen, locatie), _alleen(vast.indicaties, locatie))
    voortgang.meld(2, STAPPEN)
    inhoud = export.bestanden(
        tabellen, jaar=jaar, graad=OPEN, locatie=locatie, wanneer=_tijd(vast.moment), drempel=vast.vragen.drempel,
        parquet=_parquet(tabellen, jaar),
    )  # fmt: skip
    voortgang.meld(3, STAPPEN)
    if voortgang.gestopt():
        return GemaakteExport()
    if ruw is None:
        kast.leg(_naam(jaar), _schrijf(vast))
    try:
        geschreven = _leg_neer(map_, inhoud, stond, voortgang)
    except Storing:
        if ruw is None:  # nothing left this desk
            kast.weg(_naam(jaar))
        raise
    return GemaakteExport(bestanden=geschreven, vastgesteld=lokaal(vast.moment).date().isoformat())


def verslag_van(gemaakt: GemaakteExport) -> GemaaktVerslag:
    """What was made, for a screen: since when open figures are what they are is said with it."""
    vast = gemaakt.vastgesteld
    zin = f"De open cijfers van dit jaar zijn vastgesteld op {datum_in_woorden(vast)} en veranderen niet meer."
    return GemaaktVerslag(bestanden=gemaakt.bestanden, let_op=(*gemaakt.let_op, zin) if vast else gemaakt.let_op)


# Open figures: once ---------------------------------------------------------------------------------------------------


def _stel_nu_vast(bureau: Bureau, jaar: int) -> Vastgesteld:
    """The open figures of a year that was not settled before; raises Weigering on "jaar" when that is too early."""
    if jaar >= lokaal(bureau.wereld.klok()).year:
        raise Weigering(
            "Open cijfers kunnen pas als het jaar voorbij is: zij worden één keer vastgesteld.", veld="jaar"
        )
    jaarcijfers = lees_cijfers(bureau, jaar, None)
    if jaarcijfers.gaten:
        raise Weigering(
            "Er ontbreekt nog werk van een balie, en open cijfers worden maar één keer vastgesteld. "
            + " ".join(let_op(jaarcijfers)),
            veld="jaar",
        )
    cijfers = bureau.lees_apart(LeesExportcijfers(jaar=jaar))
    if not cijfers.vragen:
        raise Weigering("Van dit jaar is niets geregistreerd.", veld="jaar")
    return stel_vast(cijfers)


def stel_vast(cijfers: Exportcijfers) -> Vastgesteld:
    """Protect the counts of a year by the threshold the organisation chose. Pure."""
    ja_nee, soorten = ("ja", "nee"), ("nieuw", "herindicatie")
    vragen = (export.MAANDEN, cijfers.locaties, cijfers.meldingtypen, cijfers.melders, ja_nee)
    indicaties = (export.MAANDEN, (*cijfers.locaties, GEEN_LOCATIE), cijfers.productgroepen, soorten)
    return Vastgesteld(
        jaar=cijfers.jaar,
        moment=cijfers.gemaakt_op,
        vragen=bescherm(vragen, dict(cijfers.vragen), export.VRAGEN_LAGEN, cijfers.drempel),
        indicaties=bescherm(indicaties, dict(cijfers.indicaties), export.INDICATIE_LAGEN, cijfers.drempel),
    )


def _alleen(open_: Open, locatie: str) -> Open:
    """The part of settled figures that is of one locatie: nothing is counted anew."""
    if not locatie:
        return open_
    zo = next((naam for naam in open_.dimensies[1] if kaal(naam) == kaal(locatie)), None)
    if zo is None:
        raise Weigering("Van deze locatie zijn voor dit jaar geen open cijfers vastgesteld.", veld="locatie")
    return Open(
        dimensies=tuple((zo,) if plaats == 1 else codes for plaats, codes in enumerate(open_.dimensies)),
        drempel=open_.drempel,
        cellen={cel: aantal for cel, aantal in open_.cellen.items() if cel[1] == zo},
        lagen=tuple(laag for laag in open_.lagen if 1 in laag),
        resten=tuple(
            {groep: aantal for groep, aantal in rest.items() if groep[laag.index(1)] == zo}
            for laag, rest in zip(open_.lagen, open_.resten, strict=True)
            if 1 in laag
        ),
    )


def _naam(jaar: int) -> str:
    return f"export/open/{jaar:04d}"


def _schrijf(vast: Vastgesteld) -> bytes:
    def tabel(open_: Open) -> dict[str, Any]:
        return {
            "dimensies": open_.dimensies,
            "drempel": open_.drempel,
            "cellen": sorted([*cel, aantal] for cel, aantal in open_.cellen.items()),
            "lagen": open_.lagen,
            "resten": [sorted([*groep, aantal] for groep, aantal in rest.items()) for rest in open_.resten],
        }

    alles: dict[str, Any] = {"versie": VERSIE, "jaar": vast.jaar, "moment": vast.moment}
    alles |= {"vragen": tabel(vast.vragen), "indicaties": tabel(vast.indicaties)}
    return zlib.compress(json.dumps(alles, ensure_ascii=False, separators=(",", ":")).encode())


def _lees(ruw: bytes) -> Vastgesteld:
    def tabel(van: Mapping[str, Any]) -> Open:
        return Open(
            dimensies=tuple(map(tuple, van["dimensies"])),
            drempel=van["drempel"],
            cellen={tuple(cel): aantal for *cel, aantal in van["cellen"]},
            lagen=tuple(map(tuple, van["lagen"])),
            resten=tuple({tuple(groep): aantal for *groep, aantal in rest} for rest in van["resten"]),
        )

    alles = json.loads(zlib.decompress(ruw))
    return Vastgesteld(
        jaar=alles["jaar"], moment=alles["moment"], vragen=tabel(alles["vragen"]), indicaties=tabel(alles["indicaties"])
    )


# Small change ---------------------------------------------------------------------------------------------------------


class _Kast:
    """The cupboard of this desk, between two writes."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau

    def lees(self, naam: str) -> bytes | None:
        """What lies there."""
        return self._bureau.op_winkel(lambda winkel: Kast(winkel.db.cursor).get(naam))

    def leg(self, naam: str, waarde: bytes) -> None:
        """Put something there."""
        self._bureau.op_winkel(lambda winkel: Kast(winkel.db.cursor).put(naam, waarde))

    def weg(self, naam: str) -> None:
        """Take it away."""
        self._bureau.op_winkel(lambda winkel: Kast(winkel.db.cursor).weg(naam))


def _parquet(tabellen: Sequence[export.Tabel], jaar: int) -> dict[str, tuple[str, bytes, int]]:
    return parquet.maak(tabellen, jaar) if parquet.is_er() else {}


def _leg_neer(map_: Path, inhoud: Mapping[str, bytes], stond: Stond, voortgang: Voortgang) -> tuple[Path, ...]:
    geschreven = schrijf_samen(map_, inhoud)
    _ruim_op(map_, stond.paden - inhoud.keys())
    voortgang.meld(STAPPEN, STAPPEN)
    return geschreven


def _eerder_in(map_: Path) -> Stond:
    """What an earlier export of this program left in this folder, by its manifest."""
    try:
        gelezen = json.loads((map_ / export.MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Stond()
    except (OSError, ValueError):
        gelezen = None
    if not isinstance(gelezen, dict) or not str(gelezen.get("created_by", "")).startswith("wijdesk "):
        raise Weigering("In deze map staat al een ander datapakket. Kies een lege map.", veld="map")
    paden = (str(bron.get("path", "")) for bron in gelezen.get("resources", ()))
    return Stond(
        paden=frozenset(pad for pad in paden if _is_van_ons(pad)),
        open_van=gelezen.get("jaar") if gelezen.get("graad") == OPEN else None,
    )


def _is_van_ons(pad: str) -> bool:
    delen = PurePosixPath(pad).parts
    return len(delen) > 1 and delen[0] in {"data", "parquet"} and ".." not in delen


def _ruim_op(map_: Path, paden: frozenset[str]) -> None:
    for pad in sorted(paden):
        (map_ / pad).unlink(missing_ok=True)
        with suppress(OSError):  # a folder that still holds something stays
            for ouder in (map_ / pad).relative_to(map_).parents[:-1]:
                (map_ / ouder).rmdir()


def _tijd(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / 1000, UTC)
