"""The central export: counted, protected, and written in a folder. The open figures of a year are settled once.

What was settled stands in the cupboard of this desk (`kast`), so that a second export, after a correction or with one
registration more, is the same one and cannot be compared with the first (wijdesk/README.md).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from wijdesk.app.bureau import Bureau
from wijdesk.app.jaarverslag import Voortgang, lees_cijfers
from wijdesk.app.vastgesteld import Vastgesteld, alleen, lees, naam_toen, schrijf
from wijdesk.errors import Storing, Weigering
from wijdesk.models.cijfer import definitie_op
from wijdesk.models.gegeven import dataclass
from wijdesk.models.instellingen import OPEN_DREMPEL, getal_van
from wijdesk.models.onderdrukking import bescherm
from wijdesk.models.opdrachten.export import LeesExportcijfers, LeesExportrecords, LeesVaststelling, LeesVastTeStellen
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.models.rows.export import (
    GEEN_LOCATIE,
    GRADEN,
    OPEN,
    REGELS,
    STEL_VAST,
    VERANTWOORDING,
    Exportcijfers,
    Exporttabel,
    GemaakteExport,
)
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.reports import export, parquet
from wijdesk.reports.jaarverslag_tekst import let_op
from wijdesk.reports.rapportmap import OPENBAAR, rapport_van_binnen
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.services.reads.export import GEEN_REGELS, SLEUTEL
from wijdesk.store.kast import Kast

VASTSTELLEN = (
    "De open cijfers van {jaar} zijn nog niet vastgesteld. Als u verdergaat, gebeurt dat nu, één keer en voorgoed: wat "
    "u daarna verbetert of nog registreert over {jaar}, komt er niet meer in. Is alles van {jaar} ingevoerd?"
)
MAG_NIET = (
    "De open cijfers van {jaar} zijn nog niet vastgesteld. Dat gebeurt één keer en voor alle locaties, en uw rol mag "
    "dat niet doen. Vraag het de applicatiebeheerder."
)
STAPPEN = 4
"""Looking what is missing, counting, making, writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stond:
    """What stood in a folder: the files of an earlier export, and of which year it was when it was an open one."""

    paden: frozenset[str] = frozenset()
    open_van: int | None = None
    open_: bool = False


def maak_export(
    bureau: Bureau,
    jaar: int,
    graad: str,
    locatie_id: Id | None,
    map_: Path,
    voortgang: Voortgang,
    *,
    vaststellen: bool = True,
) -> GemaakteExport:
    """Make the export of a year in a folder, all or nothing; what an earlier export left there goes.

    Without `vaststellen` a year that was not settled is not: that is refused on "vaststellen", with what it means.
    Raises Weigering on "jaar", "graad", "locatie" or "map", and Storing when a file cannot be written. Takes seconds
    for a city; not on the GUI thread.
    """
    if graad not in GRADEN:
        raise Weigering("Kies verantwoording of open.", veld="graad")
    if graad == VERANTWOORDING and REGELS not in bureau.rechten:
        raise Weigering(GEEN_REGELS, veld="graad")
    voortgang.meld(0, STAPPEN)
    if graad == VERANTWOORDING and jaar > lokaal(bureau.wereld.klok()).year:
        raise Weigering(f"{jaar} moet nog beginnen. Daarvan is nog niets te tellen.", veld="jaar")
    if graad == OPEN:
        _eis_vast_te_stellen(bureau, jaar, vaststellen=vaststellen)
    stond = _eerder_in(map_)
    _eis_eigen_map(map_, stond, graad)
    jaarcijfers = lees_cijfers(bureau, jaar, locatie_id)
    locatie = jaarcijfers.locatie if locatie_id is not None else ""
    voortgang.meld(1, STAPPEN)
    if graad == OPEN:
        return _maak_open(bureau, jaar, locatie_id, locatie, map_, stond, voortgang)
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
    bureau: Bureau, jaar: int, plek: Id | None, locatie: str, map_: Path, stond: Stond, voortgang: Voortgang
) -> GemaakteExport:
    kast = _Kast(bureau)
    ruw = kast.lees(_naam(jaar))
    if ruw is None and stond.open_van == jaar:
        raise Weigering(
            "In deze map staan al open cijfers van dit jaar, en die zijn hier niet vastgesteld. Wie twee verschillende "
            "uitgaven naast elkaar legt, kan er kleine aantallen uit halen. Maak ze op de computer die ze vaststelde.",
            veld="map",
        )
    vast = lees(ruw) if ruw is not None else _stel_nu_vast(bureau, jaar)
    toen = naam_toen(vast, plek, locatie)
    tabellen = export.open_tabellen(jaar, {naam: alleen(naam, er, toen) for naam, er in vast.tabellen.items()})
    voortgang.meld(2, STAPPEN)
    inhoud = export.bestanden(
        tabellen, jaar=jaar, graad=OPEN, locatie=locatie, wanneer=_tijd(vast.moment),
        drempel=vast.tabellen["vragen"].drempel, parquet=_parquet(tabellen, jaar), toen=vast.definities,
    )  # fmt: skip
    voortgang.meld(3, STAPPEN)
    if voortgang.gestopt():
        return GemaakteExport()
    if ruw is None:
        kast.leg(_naam(jaar), schrijf(vast))
    try:
        geschreven = _leg_neer(map_, inhoud, stond, voortgang)
    except Storing:
        if ruw is None:  # nothing left this desk
            kast.weg(_naam(jaar))
        raise
    gekozen = bureau.lees_apart(LeesInstellingen())
    return GemaakteExport(
        bestanden=geschreven,
        vastgesteld=lokaal(vast.moment).date().isoformat(),
        drempels=(vast.tabellen["vragen"].drempel, getal_van(gekozen, OPEN_DREMPEL)),
        let_op=_anders_nu(vast),
    )


def _anders_nu(vast: Vastgesteld) -> tuple[str, ...]:
    """That figures were defined in another way when the year was settled, as a sentence; none when not."""
    nu = export.sinds_gewijzigd(vast.definities, export.definities_van(vast.jaar, vast.tabellen))
    titels = dict.fromkeys(definitie_op(str(regel["naam"]), f"{vast.jaar:04d}-12-31").titel for regel in nu)
    zin = "Sinds dit jaar is vastgesteld, betekent dit iets anders: {}. In datapackage.json staan beide definities."
    return (zin.format(", ".join(titels)),) if titels else ()


def verslag_van(gemaakt: GemaakteExport) -> GemaaktVerslag:
    """What was made, for a screen: since when open figures are what they are is said with it, and with which threshold
    when another was chosen since.
    """
    vast, (toen, nu) = gemaakt.vastgesteld, gemaakt.drempels
    zinnen = [f"De open cijfers van dit jaar zijn vastgesteld op {datum_in_woorden(vast)} en veranderen niet meer."]
    if toen != nu:
        zinnen.append(
            f"Toen was het kleinste aantal {toen}. Het kleinste aantal van nu, {nu}, geldt voor jaren die nog niet "
            "zijn vastgesteld."
        )
    return GemaaktVerslag(bestanden=gemaakt.bestanden, let_op=(*gemaakt.let_op, *(zinnen if vast else ())))


def open_cijfers(bureau: Bureau, jaar: int, locatie_id: Id | None) -> tuple[str, Vastgesteld]:
    """The open figures of a year as they were settled at this desk: of which locatie (empty: all), and what.

    Raises Weigering on "jaar" when they were not settled here, and on "locatie" when they are not of this one.
    """
    bureau.lees_apart(LeesVaststelling(jaar=jaar))  # asks for the right to figures
    ruw = _Kast(bureau).lees(_naam(jaar))
    if ruw is None:
        raise Weigering(
            f"De open cijfers van {jaar} zijn hier niet vastgesteld. Kies eerst Export en maak daar de open cijfers.",
            veld="jaar",
        )
    vast = lees(ruw)
    locatie = next((rij.naam for rij in bureau.lees_apart(LeesLocaties()) if rij.id == locatie_id), "")
    toen = naam_toen(vast, locatie_id, locatie)
    return locatie, replace(vast, tabellen={naam: alleen(naam, er, toen) for naam, er in vast.tabellen.items()})


# Open figures: once ---------------------------------------------------------------------------------------------------


def _eis_vast_te_stellen(bureau: Bureau, jaar: int, *, vaststellen: bool) -> None:
    """Before any work: a year that was not settled at this desk may be, and whoever asks knows what that means."""
    if _Kast(bureau).lees(_naam(jaar)) is not None:
        return
    if jaar >= lokaal(bureau.wereld.klok()).year:
        raise Weigering(
            "Open cijfers kunnen pas als het jaar voorbij is: zij worden één keer vastgesteld.", veld="jaar"
        )
    eerder = bureau.lees_apart(LeesVaststelling(jaar=jaar))
    if eerder is not None:
        dag = datum_in_woorden(lokaal(eerder.moment).date().isoformat())
        raise Weigering(
            f"De open cijfers van {jaar} zijn op {dag} al vastgesteld door {eerder.medewerker}, op een andere "
            "computer. Maak ze daar: wie twee verschillende uitgaven naast elkaar legt, kan er kleine aantallen uit "
            "halen.",
            veld="jaar",
        )
    if STEL_VAST not in bureau.rechten:
        raise Weigering(MAG_NIET.format(jaar=jaar), veld="jaar")
    if not vaststellen:
        raise Weigering(VASTSTELLEN.format(jaar=jaar), veld="vaststellen")


def _stel_nu_vast(bureau: Bureau, jaar: int) -> Vastgesteld:
    """The open figures of a year that was not settled before; raises Weigering on "jaar" when work is missing."""
    jaarcijfers = lees_cijfers(bureau, jaar, None)
    if jaarcijfers.gaten:
        raise Weigering(
            "Er ontbreekt nog werk van een balie, en open cijfers worden maar één keer vastgesteld. "
            + " ".join(let_op(jaarcijfers)),
            veld="jaar",
        )
    cijfers = bureau.lees_apart(LeesVastTeStellen(jaar=jaar))
    if not (cijfers.vragen or cijfers.indicaties or any(tabel.cellen for tabel in cijfers.meer)):
        raise Weigering("Van dit jaar is niets geregistreerd.", veld="jaar")
    return stel_vast(cijfers)


def stel_vast(cijfers: Exportcijfers) -> Vastgesteld:
    """Protect the counts of a year by the threshold the organisation chose. Pure."""
    ja_nee, soorten = ("ja", "nee"), ("nieuw", "herindicatie")
    tellingen = {
        "vragen": (
            (export.MAANDEN, cijfers.locaties, cijfers.meldingtypen, cijfers.melders, ja_nee), cijfers.vragen
        ),
        "indicaties": (
            (export.MAANDEN, (*cijfers.locaties, GEEN_LOCATIE), cijfers.productgroepen, soorten), cijfers.indicaties
        ),
        **{een.naam: (een.rooster, een.cellen) for een in map(_een_keer, cijfers.meer)},
    }  # fmt: skip
    mensen = {naam: dict(per_cel) for naam, per_cel in cijfers.mensen}
    return Vastgesteld(
        jaar=cijfers.jaar,
        moment=cijfers.gemaakt_op,
        plek_ids=dict(cijfers.plek_ids),
        definities=tuple(export.definities_van(cijfers.jaar, tellingen)),
        tabellen={
            naam: bescherm(rooster, dict(cellen), export.TELLINGEN[naam].lagen, cijfers.drempel, mensen.get(naam))
            for naam, (rooster, cellen) in tellingen.items()
        },
    )


def _een_keer(tabel: Exporttabel) -> Exporttabel:
    """A table in which a registration is in one year only: an activiteit in the year it began.

    In every year it ran, the open figures of two years would tell more of a cell together than each of them does.
    """
    if tabel.naam != "activiteiten":
        return tabel
    plek = export.TELLINGEN[tabel.naam].velden.index(export.BEGON)
    rooster = tuple(("ja",) if nummer == plek else codes for nummer, codes in enumerate(tabel.rooster))
    return replace(tabel, rooster=rooster, cellen=tuple(er for er in tabel.cellen if er[0][plek] == "ja"))


def _naam(jaar: int) -> str:
    return f"export/open/{jaar:04d}"


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
        _eis_zonder_resten(map_)
        return Stond()
    except (OSError, ValueError):
        gelezen = None
    if not isinstance(gelezen, dict) or not str(gelezen.get("created_by", "")).startswith("wijdesk "):
        raise Weigering("In deze map staat al een ander datapakket. Kies een lege map.", veld="map")
    paden = (str(bron.get("path", "")) for bron in gelezen.get("resources", ()))
    return Stond(
        paden=frozenset(pad for pad in paden if _is_van_ons(pad)),
        open_van=gelezen.get("jaar") if gelezen.get("graad") == OPEN else None,
        open_=gelezen.get("graad") == OPEN,
    )


def _eis_eigen_map(map_: Path, stond: Stond, graad: str) -> None:
    """Lines with pseudonyms never come where everybody may look: a folder of open figures may be published as it is.
    And so no open figures come where a report stands with every small number.
    """
    if graad == OPEN and (rapport := rapport_van_binnen(map_)):
        raise Weigering(
            f"In deze map staat al een rapport met kleine aantallen: {rapport}. Open cijfers mogen daar niet bij: kies "
            "een andere map.",
            veld="map",
        )
    if graad == VERANTWOORDING and any(map_.glob(f"{OPENBAAR}-*.pdf")):
        raise Weigering(
            "In deze map staat een jaarverslag om te publiceren. Deze export heeft een regel per persoon en is alleen "
            "voor de gemeente: kies een andere map.",
            veld="map",
        )
    if graad == VERANTWOORDING and stond.open_:
        raise Weigering(
            "In deze map staan open cijfers. Deze export heeft een regel per persoon en is alleen voor de gemeente: "
            "kies een andere map.",
            veld="map",
        )


def _eis_zonder_resten(map_: Path) -> None:
    """Without the manifest nobody knows of which grade the tables are, and what must go before others come."""
    if any(pad.is_file() for deel in ("data", "parquet") for pad in (map_ / deel).rglob("*")):
        raise Weigering(
            "In deze map staan al tabellen, en het overzicht daarvan (datapackage.json) is weg. Kies een lege map.",
            veld="map",
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
