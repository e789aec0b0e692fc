"""A centre in a folder of a file server: files that are written once, and a mark that says which centre it is.

    wijdesk-centrum.json                                  the mark
    segmenten/TEAM/BALIE/EMMER/VAN-HASH.wds               a body; without a seal it is not there
    segmenten/TEAM/BALIE/EMMER/VAN.zegel                  the seal, who takes this place in the chain, and its body
    claims/EMMER/NUMMER.claim                             who claimed what, in the order that everybody sees
    papieren/SOORT/NAAM.papier                            the board

A folder without its mark is "not reachable" or another place, never "empty". Names that are not of these kinds are
ignored. An emmer is a folder of 10,000 numbers, so that looking for what is new does not grow with what there is.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wijdesk.models.values import Id
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Claimantwoord, Geplaatst, Merk, Naam, Segment, Wacht
from wijdesk.sync.folder_claims import Claimlog
from wijdesk.sync.folder_opruimen import Opruimer
from wijdesk.sync.folder_proef import HIER, Omgeving, beproef, eis_leeg, is_er, weiger_synchroniserend
from wijdesk.sync.folder_schrijven import Schijf, Schrijver, Wachten, in_woorden, lees_merk, merktekst
from wijdesk.sync.onthouden import Onthouden

MERKBESTAND = "wijdesk-centrum.json"
SEGMENTEN, CLAIMS, PAPIEREN, TIJD = "segmenten", "claims", "papieren", "tijd"

_ZEGEL = re.compile(r"(\d{12})\.zegel")
_HEX = re.compile(r"[0-9a-f]{32}")
_PAPIER = re.compile(r"([0-9a-z-]{1,120})\.papier")


@dataclass(frozen=True, slots=True)
class _Zegel:
    """What a seal file says: up to which entry, which body, and the seal itself."""

    tot: int
    lichaam: str
    zegel: str

    def als_bytes(self) -> bytes:
        """As it is written."""
        return json.dumps({"tot": self.tot, "lichaam": self.lichaam, "zegel": self.zegel}).encode()


def maak_map_centrum(
    map_: Path, centrum: Id, *, schijf: Schijf | None = None, omgeving: Omgeving = HIER, wacht: Wachten | None = None
) -> MapCentrum:
    """Set up a centre in an empty folder, after trying whether it can be one.

    Raises CentrumGeweigerd with the reason (synchronised, not exclusive, not empty), or GeenContact.
    """
    gekozen = schijf or Schijf()
    with in_woorden():
        if not is_er(map_, omgeving):
            gekozen.maak_map(map_)
        eis_leeg(map_, gekozen, omgeving)
        nieuw = MapCentrum(map_, schijf=gekozen, omgeving=omgeving, wacht=wacht)
        nieuw.richt_in(Merk(centrum=centrum, generatie=1))
    return nieuw


def probeer_map(map_: Path, *, omgeving: Omgeving = HIER) -> bool:
    """Try whether this folder could become a centre, and leave it as it was. False when it has yet to be made.

    Raises as `maak_map_centrum` does.
    """
    schijf = Schijf()
    with in_woorden():
        if not is_er(map_, omgeving):
            return False
        eis_leeg(map_, schijf, omgeving)
        beproef(map_, Schrijver(schijf, lambda: secrets.token_hex(8)))
    return True


class MapCentrum:
    """A desk's way into a folder. Not for several threads at once: every thread opens its own."""

    stadsbreed = False

    def __init__(
        self,
        map_: Path,
        *,
        schijf: Schijf | None = None,
        omgeving: Omgeving = HIER,
        nieuw_teken: Callable[[], str] | None = None,
        wacht: Wachten | None = None,
    ) -> None:
        self._map = map_
        self._omgeving = omgeving
        teken = nieuw_teken or (lambda: secrets.token_hex(8))
        self._schrijver = Schrijver(schijf or Schijf(), teken, wacht) if wacht else Schrijver(schijf or Schijf(), teken)
        self._merk: Merk | None = None
        self._bekeken = False
        self._opgeruimd = Opruimer(self._schrijver.schijf)
        self._zegels = Onthouden[tuple[Id, Id, int], _Zegel]()
        self._einde: dict[Id, Naam] = {}
        """The last segment of a chain that this object put down itself and that survives a power cut."""
        self._claims = Claimlog(map_ / CLAIMS, self._schrijver)

    # Which centre ----------------------------------------------------------------------------------------------------

    def richt_in(self, merk: Merk) -> None:
        """After a trial, make the folders and, last, the mark. Raises CentrumGeweigerd or OSError."""
        beproef(self._map, self._schrijver)
        for deel in (SEGMENTEN, CLAIMS, PAPIEREN, TIJD):
            self._schrijver.zorg_voor_map(self._map, deel)
        if self._schrijver.schrijf_eenmalig(self._map / MERKBESTAND, merktekst(merk)) is not Geplaatst.NIEUW:
            raise regels.ander_centrum()

    def merk(self) -> Merk:
        """Which centre and generatie."""
        with in_woorden():
            return self._eis_merk()

    def _eis_merk(self) -> Merk:
        """The mark, read anew: a share that fell away in the meantime is not an empty centre."""
        try:
            merk = lees_merk(self._schrijver.lees_wortel(self._map / MERKBESTAND))
        except FileNotFoundError:
            # A mount point without its share is an empty folder.
            leeg = not self._map.is_dir() or not self._schrijver.schijf.namen(self._map)
            raise (regels.geen_contact() if leeg else regels.ander_centrum()) from None
        if not self._bekeken:
            weiger_synchroniserend(self._map, self._omgeving)
            self._bekeken = True
        if self._merk is not None and merk.centrum != self._merk.centrum:
            raise regels.ander_centrum()
        if merk != self._merk:
            self._merk = merk
            self._zegels.clear()
            self._einde.clear()
            self._claims.vergeet()
            self._schrijver.vergeet_mappen()
        return merk

    def nieuwe_generatie(self) -> Merk:
        """For the administrator, after putting the folder back from a copy: desks begin a new chain."""
        with in_woorden():
            oud = self._eis_merk()
            nieuw = Merk(centrum=oud.centrum, generatie=oud.generatie + 1)
            self._schrijver.vervang(self._map / MERKBESTAND, merktekst(nieuw))
            return self._eis_merk()

    # Segments --------------------------------------------------------------------------------------------------------

    def plaats(self, segment: Segment) -> Geplaatst:
        """Put a segment down for good: body first, seal last."""
        regels.eis_segment(segment)
        with in_woorden():
            self._eis_merk()
            try:
                return self._plaats(segment)
            except OSError:
                self._einde.pop(segment.naam.balie, None)
                self._schrijver.vergeet_mappen()
                raise

    def _plaats(self, segment: Segment) -> Geplaatst:
        naam = segment.naam
        hash_ = hashlib.sha256(segment.lichaam).hexdigest()
        zegel = _Zegel(naam.tot, hash_, segment.zegel)
        if self._zegelpad(naam.team, naam.balie, naam.van).exists():
            aanwezig = self._lees_zegel(naam.team, naam.balie, naam.van)
            return Geplaatst.ZELFDE if aanwezig == zegel else Geplaatst.ANDERS
        laatste = self._voorganger(naam)
        uitkomst = regels.beoordeel_plaats(segment, None, laatste)
        if uitkomst is not Geplaatst.NIEUW:
            return uitkomst
        emmer = self._schrijver.zorg_voor_map(self._map, SEGMENTEN, naam.team.hex(), naam.balie.hex(), _emmer(naam.van))
        self._schrijver.schrijf_eenmalig(emmer / _lichaamsnaam(naam.van, hash_), segment.lichaam)
        uitkomst = self._schrijver.schrijf_eenmalig(emmer / f"{naam.van:012}.zegel", zegel.als_bytes())
        if uitkomst is Geplaatst.NIEUW:
            self._zegels[naam.team, naam.balie, naam.van] = zegel
            self._einde[naam.balie] = naam
            nu = emmer / f"{naam.van:012}.zegel"
            self._opgeruimd.ruim_lichamen_op(emmer, nu, lambda van: self._lichaam_van(naam, van))
        return uitkomst

    def _lichaam_van(self, naam: Naam, van: int) -> str | None:
        self._zegels.pop((naam.team, naam.balie, van), None)
        zegel = self._lees_zegel(naam.team, naam.balie, van)
        return None if zegel is None else _lichaamsnaam(van, zegel.lichaam)

    def _voorganger(self, naam: Naam) -> int:
        """The last number before `naam.van` that is taken, and on the disk for good before anything follows it."""
        eigen = self._einde.get(naam.balie)
        vlak_voor = eigen is not None and (eigen.team, eigen.tot) == (naam.team, naam.van - 1)
        if eigen and vlak_voor and self._zegelpad(eigen.team, eigen.balie, eigen.van).exists():
            return eigen.tot
        if naam.van == 1:
            self._weiger_ander_team(naam)
            return 0
        keten = self._map / SEGMENTEN / naam.team.hex() / naam.balie.hex()
        hoogste = (naam.van - 2) // regels.PER_SEGMENT
        for emmer in (hoogste, hoogste - 1):
            vans = [van for van in self._vans(keten / f"{emmer:06}") if van < naam.van] if emmer >= 0 else []
            zegel = self._lees_zegel(naam.team, naam.balie, max(vans)) if vans else None
            if zegel is not None:
                self._schrijver.schijf.sync_map(keten / f"{emmer:06}")
                return zegel.tot
        return 0

    def _weiger_ander_team(self, naam: Naam) -> None:
        """A chain belongs to one team."""
        for team in self._mappen(self._map / SEGMENTEN):
            if team != naam.team.hex() and self._zegelpad(Id(bytes.fromhex(team)), naam.balie, 1).exists():
                raise regels.geen_recht()

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """A team's segments above what was read."""
        with in_woorden():
            self._eis_merk()
            balies = [Id(bytes.fromhex(naam)) for naam in self._mappen(self._map / SEGMENTEN / team.hex())]
            return regels.in_volgorde(
                naam for balie in balies for naam in self._keten_na(team, balie, na_per_balie.get(balie, 0))
            )

    def _keten_na(self, team: Id, balie: Id, na: int) -> list[Naam]:
        keten = self._map / SEGMENTEN / team.hex() / balie.hex()
        emmer = na // regels.PER_SEGMENT
        vans = self._vans(keten / f"{emmer:06}")
        # Who covers na + 1 may begin in the emmer before; no segment is longer than an emmer.
        if emmer and not any(van <= na + 1 for van in vans):
            vans += sorted(self._vans(keten / f"{emmer - 1:06}"))[-1:]
        namen = []
        while vans:
            vans.sort()
            eerste = max((van for van in vans if van <= na), default=0)
            for van in vans:
                zegel = self._lees_zegel(team, balie, van) if van >= eerste else None
                if zegel is not None and zegel.tot > na:
                    namen.append(Naam(team=team, balie=balie, van=van, tot=zegel.tot))
            emmer += 1
            vans = self._vans(keten / f"{emmer:06}")
        return namen

    def haal(self, naam: Naam) -> Segment:
        """One segment. Whether its bytes are what the seal says is for who reads it."""
        wie = (naam.team, naam.balie, naam.van)
        with in_woorden():
            self._eis_merk()
            self._zegels.pop(wie, None)
            zegel, plek = self._lees_zegel(*wie), self._zegelpad(*wie)
            if zegel is None or zegel.tot != naam.tot:
                raise regels.niet_leesbaar() if zegel is None and plek.exists() else regels.niet_gevonden()
            pad = plek.with_name(_lichaamsnaam(naam.van, zegel.lichaam))
            try:
                return Segment(naam=naam, lichaam=self._schrijver.lees(pad), zegel=zegel.zegel)
            except FileNotFoundError:
                raise regels.niet_gevonden() from None

    def vervang(self, segment: Segment) -> None:
        """For the archive: a redacted segment in the place of one. Desks need no right to replace or remove a file."""
        regels.eis_segment(segment)
        naam = segment.naam
        with in_woorden():
            self._eis_merk()
            self._zegels.pop((naam.team, naam.balie, naam.van), None)
            oud = self._lees_zegel(naam.team, naam.balie, naam.van)
            if oud is None or oud.tot != naam.tot:
                raise regels.niet_gevonden()
            pad = self._zegelpad(naam.team, naam.balie, naam.van)
            nieuw = _Zegel(naam.tot, hashlib.sha256(segment.lichaam).hexdigest(), segment.zegel)
            self._schrijver.schrijf_eenmalig(pad.with_name(_lichaamsnaam(naam.van, nieuw.lichaam)), segment.lichaam)
            self._schrijver.vervang(pad, nieuw.als_bytes())
            self._schrijver.schrijf_eenmalig(pad.with_name(_lichaamsnaam(naam.van, nieuw.lichaam)), segment.lichaam)
            self._zegels.pop((naam.team, naam.balie, naam.van), None)
            for er in self._schrijver.schijf.namen(pad.parent):  # also bodies that never got their seal
                if er.startswith(f"{naam.van:012}-") and er != _lichaamsnaam(naam.van, nieuw.lichaam):
                    self._schrijver.schijf.weg(pad.with_name(er))
            self._schrijver.schijf.sync_map(pad.parent)

    def _zegelpad(self, team: Id, balie: Id, van: int) -> Path:
        return self._map / SEGMENTEN / team.hex() / balie.hex() / _emmer(van) / f"{van:012}.zegel"

    def _lees_zegel(self, team: Id, balie: Id, van: int) -> _Zegel | None:
        """What a seal file says; None when it is not there or is none."""
        if (bekend := self._zegels.get((team, balie, van))) is not None:
            return bekend
        try:
            zegel = _ontleed_zegel(self._schrijver.lees(self._zegelpad(team, balie, van)), van)
        except FileNotFoundError:
            return None
        if zegel is not None:
            self._zegels[team, balie, van] = zegel
        return zegel

    def _vans(self, emmer: Path) -> list[int]:
        """The first numbers of the segments in one emmer, in no order; none when it is not there."""
        try:
            namen = self._schrijver.schijf.namen(emmer)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [int(past[1]) for naam in namen if (past := _ZEGEL.fullmatch(naam))]

    def _mappen(self, map_: Path) -> list[str]:
        """The names of teams or desks in a folder."""
        try:
            return [naam for naam in self._schrijver.schijf.namen(map_) if _HEX.fullmatch(naam)]
        except FileNotFoundError:
            return []

    # Claims and papers -----------------------------------------------------------------------------------------------

    def claim(self, pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        """All or none. The pseudonyms are made by who asks: 32 to 128 hexadecimal digits."""
        namen = regels.eis_claim(pseudoniemen, versie, inhoud)
        with in_woorden():
            self._eis_merk()
            return self._claims.claim(namen, versie, inhoud, self.tijd)

    def bewaak_claims(self, wacht: Wacht | None) -> None:
        """Every claim is signed and judged by this from now on."""
        self._claims.bewaak(wacht)

    def hang_op(self, soort: str, naam: str, papier: bytes) -> Geplaatst:
        """Put a paper on the board."""
        regels.eis_papier(soort, naam, papier)
        with in_woorden():
            self._eis_merk()
            map_ = self._schrijver.zorg_voor_map(self._map, PAPIEREN, soort)
            return self._schrijver.schrijf_eenmalig(map_ / f"{naam}.papier", papier)

    def papier(self, soort: str, naam: str) -> bytes | None:
        """A paper, or None."""
        regels.eis_papier(soort, naam)
        with in_woorden():
            self._eis_merk()
            try:
                return self._schrijver.lees(self._map / PAPIEREN / soort / f"{naam}.papier")
            except FileNotFoundError:
                return None

    def papieren(self, soort: str) -> list[str]:
        """The names of the papers of one kind, in order."""
        with in_woorden():
            self._eis_merk()
            try:
                namen = self._schrijver.schijf.namen(self._map / PAPIEREN / soort)
            except FileNotFoundError:
                return []
            return regels.op_volgorde(past[1] for naam in namen if (past := _PAPIER.fullmatch(naam)))

    def tijd(self) -> int:
        """The clock of the file server (ms UTC)."""
        with in_woorden():
            self._eis_merk()
            return self._schrijver.tijd(self._schrijver.zorg_voor_map(self._map, TIJD))  # a copy may leave it out

    def sluit(self) -> None:
        """Nothing is held between calls."""


def _emmer(van: int) -> str:
    return f"{(van - 1) // regels.PER_SEGMENT:06}"


def _lichaamsnaam(van: int, hash_: str) -> str:
    return f"{van:012}-{hash_[:32]}.wds"


def _ontleed_zegel(tekst: bytes, van: int) -> _Zegel | None:
    """What a seal file says; None when it is none."""
    if len(tekst) > 2 * regels.ZEGEL_MAX:
        return None
    try:
        gelezen = json.loads(tekst)
        zegel = _Zegel(gelezen["tot"], gelezen["lichaam"], gelezen["zegel"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    goed = type(zegel.tot) is int and van <= zegel.tot < van + regels.PER_SEGMENT
    hash_ = zegel.lichaam
    if not goed or not isinstance(hash_, str) or not re.fullmatch(r"[0-9a-f]{64}", hash_):
        return None
    return zegel if isinstance(zegel.zegel, str) else None
