"""Backups of the open desk: here and at a second place, made by themselves once a day, looked at, and told of.

What belongs to somebody with the right asks for it; what the program does by itself does not. Any thread but Qt's.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.app.behoud.verhuizen import is_verhuisd
from wijdesk.app.kopieen import DOEL, eis_recht
from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import RESERVEKOPIE, Logregel
from wijdesk.models.rows.behoud import HIER, TWEEDE, VERVANGEN, BehoudStand, BewaardRij
from wijdesk.models.values import Id
from wijdesk.store import backup
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import register, staat
from wijdesk.store.behoud.wissel import HERSTELMAP, WERKMAP
from wijdesk.store.bestanden import op_zelfde_schijf, storing_van
from wijdesk.store.controle import controleer

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau

Meld = Callable[[int, int], None]
Gestopt = Callable[[], bool]
DAG = 86_400_000
SUBMAP = "wijdesk-{}"
"""The folder of one store at the second place: several desks may share a disk."""


def _niets(_gedaan: int, _totaal: int) -> None:
    """Nobody waits for it."""


def _nee() -> bool:
    return False


# Making --------------------------------------------------------------------------------------------------------------


def maak(bureau: Bureau, *, meld: Meld = _niets, gestopt: Gestopt = _nee) -> Path:
    """One more now, because somebody with the right asked. Raises Weigering, or a Storing that is remembered too."""
    eis_recht(bureau.rechten)
    kopie = _maak_hier(bureau, meld, gestopt)
    bureau.noteer(Logregel("reservekopie gemaakt", None, DOEL, soort=RESERVEKOPIE))
    if staat.lees(bureau.map).tweede_plek:
        _maak_tweede(bureau, meld, gestopt)
    return kopie


def maak_als_nodig(bureau: Bureau, *, gestopt: Gestopt = _nee) -> Path | None:
    """A backup when the newest is more than a day old, here and at the second place; replaced files that are old go.

    Raises a Storing that is remembered as well.
    """
    nu = _nu(bureau)
    backup.ruim_vervangen_op(bureau.map, nu=nu)
    for werk in (WERKMAP, HERSTELMAP):  # of a restore that was broken off: nobody can be at it now
        shutil.rmtree(bureau.map / werk, ignore_errors=True)
    if is_verhuisd(bureau):  # what is worked on is elsewhere; copies of here would only stay when it goes
        return None
    kopie = _maak_hier(bureau, _niets, gestopt) if backup.is_nodig(bureau.map, nu=nu) else None
    tweede = _tweede(bureau)
    if tweede is not None and backup.is_nodig_in(tweede, nu=nu):
        _maak_tweede(bureau, _niets, gestopt)
    return kopie


def maak_op(bureau: Bureau, waar: Path, *, meld: Meld = _niets, gestopt: Gestopt = _nee) -> Path:
    """One more at another place, this once. Raises Weigering for a folder that is not there."""
    eis_recht(bureau.rechten)
    _eis_map(waar, "waar")
    kopie = backup.maak(bureau.map, bureau.bestandssleutel, waar, nu=_nu(bureau), meld=meld, gestopt=gestopt)
    register.leg_naast(bureau.map, bureau.bestandssleutel, waar)
    bureau.noteer(Logregel("reservekopie op een andere plek gemaakt", None, DOEL, soort=RESERVEKOPIE))
    return kopie


def _maak_hier(bureau: Bureau, meld: Meld, gestopt: Gestopt) -> Path:
    try:
        nu = _nu(bureau)
        kopie = backup.maak(bureau.map, bureau.bestandssleutel, nu=nu, meld=meld, gestopt=gestopt)
        backup.ruim_op(bureau.map, nu=nu)
        register.leg_naast(bureau.map, bureau.bestandssleutel, kopie.parent)
    except Storing as storing:
        if not isinstance(storing, backup.KopieGestopt):
            with suppress(Storing):  # a full disk: why there is no backup matters more than that this is not written
                _onthoud(bureau, "mislukt", storing)
        raise
    _onthoud(bureau, "mislukt", None)
    _tel(bureau, kopie)
    return kopie


def _maak_tweede(bureau: Bureau, meld: Meld, gestopt: Gestopt) -> None:
    plek = _tweede(bureau)
    if plek is None:
        return
    try:
        if not plek.parent.is_dir():
            raise Storing(
                "De map voor de tweede reservekopie is er niet.",
                uitweg="Sluit de schijf aan, of kies een andere map bij Reservekopieën.",
            )
        nu = _nu(bureau)
        kopie = backup.maak(bureau.map, bureau.bestandssleutel, plek, nu=nu, meld=meld, gestopt=gestopt)
        backup.ruim_op_in(plek, nu=nu)
        register.leg_naast(bureau.map, bureau.bestandssleutel, plek)
    except Storing as storing:
        if not isinstance(storing, backup.KopieGestopt):
            with suppress(Storing):  # a full disk: why there is no backup matters more than that this is not written
                _onthoud(bureau, "tweede_mislukt", storing)
        raise
    _onthoud(bureau, "tweede_mislukt", None)
    _tel(bureau, kopie)


def houd_register_bij(bureau: Bureau) -> None:
    """What was destroyed is known outside the store and beside every place of backups that can be reached now.

    Raises nothing: a disk that is not there is told of when a backup is made, and this is done again then.
    """
    with suppress(Storing, OSError), closing(bureau.eigen_verbinding()) as db:
        register.werk_bij(bureau.map, bureau.bestandssleutel, db)
    for plek in (backup.plaats(bureau.map), _tweede(bureau), *_eerdere(bureau)):
        if plek is not None:
            with suppress(Storing, OSError):
                register.leg_naast(bureau.map, bureau.bestandssleutel, plek)


def _nu(bureau: Bureau) -> datetime:
    """The clock of the desk: what it is called by is what the page and the warnings count from."""
    return datetime.fromtimestamp(bureau.wereld.klok() / 1000, UTC)


def _tweede(bureau: Bureau) -> Path | None:
    waar = staat.lees(bureau.map).tweede_plek
    return Path(waar) / SUBMAP.format(_merk(bureau)) if waar else None


def _merk(bureau: Bureau) -> str:
    """A short name of this store that says nothing of anybody, and is another at every desk."""
    return hashlib.sha256(b"wijdesk reservekopie\0" + bureau.bestandssleutel).hexdigest()[:8]


def _onthoud(bureau: Bureau, waar: str, storing: Storing | None) -> None:
    mis = None if storing is None else staat.Mislukt(bureau.wereld.klok(), storing.zin, storing.uitweg)
    staat.wijzig(bureau.map, lambda stand: setattr(stand, waar, mis))


def _tel(bureau: Bureau, kopie: Path) -> None:
    aantal = backup.tel(kopie, bureau.bestandssleutel)
    staat.wijzig(bureau.map, lambda stand: stand.kopieen.setdefault(_sleutelnaam(kopie), {}).update(regels=aantal))


def _sleutelnaam(kopie: Path) -> str:
    return f"{kopie.parent.name}/{kopie.name}"


# Choosing, looking at, clearing away ---------------------------------------------------------------------------------


def zet_tweede_plek(bureau: Bureau, waar: str) -> None:
    """Where a second backup is made every day; empty: nowhere any more. Raises Weigering beside the field."""
    eis_recht(bureau.rechten)
    if waar:
        plek = Path(waar)
        _eis_map(plek, "tweede_plek")
        if plek.resolve().is_relative_to(bureau.map.resolve()):
            raise Weigering(
                "Dit is de map met de gegevens zelf. Kies een map op een andere schijf.", veld="tweede_plek"
            )
        waar = str(plek.resolve())

    def zet(stand: staat.Staat) -> None:
        if stand.tweede_plek and stand.tweede_plek not in stand.eerdere_plekken:
            stand.eerdere_plekken.append(stand.tweede_plek)
        stand.eerdere_plekken = [eerder for eerder in stand.eerdere_plekken if eerder != waar]
        stand.tweede_plek, stand.tweede_mislukt = waar, None

    staat.wijzig(bureau.map, zet)
    bureau.noteer(Logregel("tweede plek voor reservekopieën gekozen", None, DOEL, soort=RESERVEKOPIE))


def wis_eerdere(bureau: Bureau) -> int:
    """Drop the copies at earlier second places, as far as these are connected now; answers at how many places.

    Raises Weigering when none is, or a Storing.
    """
    eis_recht(bureau.rechten)
    hier = [plek for plek in _eerdere(bureau) if plek.is_dir()]
    if not hier:
        raise Weigering("Deze map is er nu niet. Sluit de schijf aan.")
    try:
        for plek in hier:
            shutil.rmtree(plek)
    except OSError as fout:
        raise storing_van(fout) from None
    bureau.noteer(Logregel("kopieën op een eerdere plek gewist", None, DOEL, soort=RESERVEKOPIE))
    return len(hier)


def _eerdere(bureau: Bureau) -> list[Path]:
    """The folders of this store at earlier second places; one that is connected and holds nothing is forgotten."""
    naam = SUBMAP.format(_merk(bureau))
    stand = staat.lees(bureau.map)
    leeg = {waar for waar in stand.eerdere_plekken if Path(waar).is_dir() and not (Path(waar) / naam).is_dir()}
    if leeg:

        def vergeet(stand: staat.Staat) -> None:
            stand.eerdere_plekken = [waar for waar in stand.eerdere_plekken if waar not in leeg]

        staat.wijzig(bureau.map, vergeet)
    return [Path(waar) / naam for waar in stand.eerdere_plekken if waar not in leeg]


def _eis_map(waar: Path, veld: str) -> None:
    if not waar.is_absolute() or not waar.is_dir():
        raise Weigering("Deze map is er niet. Sluit de schijf aan, of kies een andere map.", veld=veld)
    proef = waar / f".wijdesk-proef-{backup.BEZIG}"
    try:
        proef.write_bytes(b"")
        proef.unlink()
    except OSError:
        raise Weigering("In deze map mag wijdesk niet schrijven. Kies een andere.", veld=veld) from None


def kijk_kopie_na(bureau: Bureau, pad: Path) -> tuple[str, ...]:
    """Everything that is wrong with one backup, a sentence each; what is sound is remembered. Raises a Storing."""
    eis_recht(bureau.rechten)
    db = verb.verbind_kopie(pad, bureau.bestandssleutel)
    try:
        with verb.vertaald():
            db.execute("PRAGMA query_only = ON")
            anders = verb.schema_van(db) != verb.SCHEMA
            if anders:  # of an older program: its tables are other ones, so only the file itself can be looked at
                goed = db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        zinnen = tuple(er.zin for er in controleer(db)) if not anders else () if goed else (verb.beschadigd().zin,)
    finally:
        db.close()
    nu = 0 if zinnen else bureau.wereld.klok()
    staat.wijzig(bureau.map, lambda stand: stand.kopieen.setdefault(_sleutelnaam(pad), {}).update(nagekeken=nu))
    return zinnen


def gooi_weg(bureau: Bureau, naam: str) -> None:
    """Drop one file that was replaced. Raises Weigering, or a Storing."""
    eis_recht(bureau.rechten)
    backup.gooi_weg(bureau.map, naam)
    bureau.noteer(Logregel("vervangen bestand weggegooid", None, DOEL, soort=RESERVEKOPIE))


# How it stands -------------------------------------------------------------------------------------------------------


def overzicht(bureau: Bureau) -> BehoudStand:
    """Everything the page shows. Raises Weigering without the right."""
    eis_recht(bureau.rechten)
    stand = staat.lees(bureau.map)
    nu = _regels_nu(bureau)
    tweede = _tweede(bureau)
    hier = [_rij(bureau, stand, HIER, kopie, nu) for kopie in backup.lijst(bureau.map)]
    daar = [_rij(bureau, stand, TWEEDE, kopie, nu) for kopie in (backup.lijst_in(tweede) if tweede else ())]
    oud = [_vervangen(pad, op) for pad, op in backup.vervangen(bureau.map)]
    mis = stand.mislukt
    return BehoudStand(
        rijen=(*hier, *daar, *oud),
        plek=str(backup.plaats(bureau.map)),
        tweede_plek=stand.tweede_plek,
        tweede_let_op=_let_op(bureau, stand),
        eerder=tuple(str(plek) for plek in _eerdere(bureau)),
        mislukt="" if mis is None else f"{mis.zin} {mis.uitweg}".strip(),
        nagekeken=stand.nagekeken,
        bevindingen=tuple(stand.bevindingen),
        laatste=max((rij.op for rij in hier if rij.op < bureau.wereld.klok() + DAG), default=None),
    )


def _let_op(bureau: Bureau, stand: staat.Staat) -> str:
    if not stand.tweede_plek:
        return ""
    waar = Path(stand.tweede_plek)
    if not waar.is_dir():
        return "Deze map is er nu niet. Sluit de schijf aan."
    if stand.tweede_mislukt is not None:
        return f"De laatste kopie hierheen is niet gelukt. {stand.tweede_mislukt.zin} {stand.tweede_mislukt.uitweg}"
    if op_zelfde_schijf(bureau.map, waar):
        return "Deze map staat op dezelfde schijf als de gegevens. Gaat die stuk, dan is de kopie ook weg."
    return ""


def _regels_nu(bureau: Bureau) -> int:
    db = bureau.eigen_verbinding()
    try:
        with verb.vertaald():
            return int(db.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0])
    finally:
        db.close()


def _rij(bureau: Bureau, stand: staat.Staat, soort: str, kopie: Path, nu: int) -> BewaardRij:
    bekend = stand.kopieen.get(_sleutelnaam(kopie), {})
    regels: int | None = bekend.get("regels")
    if regels is None:
        try:
            regels = backup.tel(kopie, bureau.bestandssleutel)
        except Storing:
            regels = None
    return BewaardRij(
        id=_id(kopie),
        soort=soort,
        naam=kopie.name,
        pad=str(kopie),
        op=round(backup.moment_van(kopie).timestamp() * 1000),
        bytes=sum(deel.stat().st_size for deel in kopie.iterdir() if deel.is_file()),
        minder=None if regels is None else max(0, nu - regels),
        nagekeken=bekend.get("nagekeken", 0),
    )


def _vervangen(pad: Path, op: datetime) -> BewaardRij:
    return BewaardRij(
        id=_id(pad),
        soort=VERVANGEN,
        naam=pad.name,
        pad=str(pad),
        op=round(op.timestamp() * 1000),
        bytes=pad.stat().st_size,
        tot=round((op + backup.BEWAAR_VERVANGEN).timestamp() * 1000),
    )


def _id(pad: Path) -> Id:
    return Id(hashlib.sha256(str(pad).encode(errors="surrogatepass")).digest()[:16])
