"""A centre in memory: the plainest statement of the rules, with knobs for everything that can go wrong with one.

Several threads may use it at once. What it takes for a write that can be cut short is what the folder writes: the body
first, the seal last; a body without a seal is not there.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wijdesk.models.values import Id, Klok
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Claim, Claimantwoord, Geplaatst, Merk, Naam, Segment, Wacht

UUR = 3_600_000


@dataclass
class _Inhoud:
    """Everything a centre keeps; what a copy is a copy of."""

    merk: Merk
    ketens: dict[Id, list[Segment]] = field(default_factory=dict)
    lichamen: list[tuple[Naam, bytes]] = field(default_factory=list)
    """Bodies whose seal was never written."""
    claims: dict[str, Claim] = field(default_factory=dict)
    papieren: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def kopie(self) -> _Inhoud:
        """A copy that later writes leave alone."""
        return _Inhoud(
            self.merk,
            {balie: list(keten) for balie, keten in self.ketens.items()},
            list(self.lichamen),
            dict(self.claims),
            dict(self.papieren),
        )


@dataclass(frozen=True, slots=True)
class Kopie:
    """A copy of a whole centre at one moment."""

    inhoud: _Inhoud


class GeheugenCentrum:
    """A centre that lives as long as this object. `opzoekingen_per_uur` bounds the persons asked about (None: not)."""

    def __init__(
        self,
        klok: Klok,
        merk: Merk,
        *,
        stadsbreed: bool = True,
        opzoekingen_per_uur: int | None = None,
        sleutel: bytes = b"in memory only",
    ) -> None:
        self._klok = klok
        self._inhoud = _Inhoud(merk)
        self._stadsbreed = stadsbreed
        self._per_uur = opzoekingen_per_uur
        self._sleutel = sleutel
        self._opzoekingen: list[tuple[int, int]] = []
        self._slot = threading.Lock()
        self._verborgen: set[Naam] = set()
        self._verloren_antwoorden = 0
        self._schrijvingen: int | None = None
        self.bereikbaar = True
        """Whether anybody gets an answer at all."""

    # Knobs for tests -------------------------------------------------------------------------------------------------

    def verlies_antwoord(self, keren: int = 1) -> None:
        """The next writes are done, and whoever asked never hears it (GeenContact)."""
        self._verloren_antwoorden = keren

    def sterf_na(self, schrijvingen: int) -> None:
        """After so many writes (a segment takes two: body, seal) the next one is not done: GeenContact."""
        self._schrijvingen = schrijvingen

    def verberg(self, namen: Iterable[Naam]) -> None:
        """These segments are not seen by readers for a while; whoever places sees them."""
        self._verborgen |= set(namen)

    def toon(self) -> None:
        """Nothing is hidden any more."""
        self._verborgen.clear()

    def kopie(self) -> Kopie:
        """What an administrator puts on tape."""
        with self._slot:
            return Kopie(self._inhoud.kopie())

    def zet_terug(self, kopie: Kopie, *, nieuwe_generatie: bool) -> None:
        """Put the centre back to a copy: as it should be, with a new generatie, or as it should not, without."""
        with self._slot:
            nu = self._inhoud.merk
            self._inhoud = kopie.inhoud.kopie()
            generatie = nu.generatie + 1 if nieuwe_generatie else nu.generatie
            self._inhoud.merk = replace(nu, generatie=generatie)
            self._verborgen.clear()

    def vervang(self, segment: Segment) -> None:
        """Put a redacted segment where it was: what only the archive may do, when a dossier is destroyed."""
        with self._slot:
            keten = self._inhoud.ketens.get(segment.naam.balie, [])
            for plek, oud in enumerate(keten):
                if oud.naam == segment.naam:
                    keten[plek] = segment
                    return
            raise regels.niet_gevonden()

    def _eis_contact(self) -> None:
        if not self.bereikbaar:
            raise regels.geen_contact()

    def _schrijf(self) -> None:
        if self._schrijvingen is None:
            return
        if self._schrijvingen == 0:
            self._schrijvingen = None
            raise regels.geen_contact()
        self._schrijvingen -= 1

    def _geef_antwoord(self) -> None:
        if self._verloren_antwoorden:
            self._verloren_antwoorden -= 1
            raise regels.geen_contact()

    # The centre ------------------------------------------------------------------------------------------------------

    @property
    def stadsbreed(self) -> bool:
        """Whether pseudonyms are made here."""
        return self._stadsbreed

    def merk(self) -> Merk:
        """Which centre and generatie."""
        self._eis_contact()
        return self._inhoud.merk

    def plaats(self, segment: Segment) -> Geplaatst:
        """Put a segment down for good."""
        regels.eis_segment(segment)
        with self._slot:
            self._eis_contact()
            naam = segment.naam
            keten = self._inhoud.ketens.get(naam.balie, [])
            if keten and keten[0].naam.team != naam.team:
                raise regels.geen_recht()
            aanwezig = next((er for er in keten if er.naam.van == naam.van), None)
            uitkomst = regels.beoordeel_plaats(segment, aanwezig, keten[-1].naam.tot if keten else 0)
            if uitkomst is Geplaatst.NIEUW:
                self._schrijf()
                self._inhoud.lichamen.append((naam, segment.lichaam))
                self._schrijf()
                self._inhoud.lichamen.pop()
                self._inhoud.ketens.setdefault(naam.balie, []).append(segment)
            self._geef_antwoord()
            return uitkomst

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """A team's segments above what was read."""
        with self._slot:
            self._eis_contact()
            return regels.in_volgorde(
                segment.naam
                for balie, keten in self._inhoud.ketens.items()
                for segment in keten
                if segment.naam.team == team
                and segment.naam.tot > na_per_balie.get(balie, 0)
                and segment.naam not in self._verborgen
            )

    def haal(self, naam: Naam) -> Segment:
        """One segment."""
        with self._slot:
            self._eis_contact()
            if naam not in self._verborgen:
                for segment in self._inhoud.ketens.get(naam.balie, []):
                    if segment.naam == naam:
                        return segment
            raise regels.niet_gevonden()

    def claim(self, pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        """All or none."""
        namen = regels.eis_claim(pseudoniemen, versie, inhoud)
        with self._slot:
            self._eis_contact()
            self._tel_opzoekingen(len(namen))
            hier = {self._pseudoniem(naam): naam for naam in namen}
            nog = regels.beoordeel_claim(self._inhoud.claims, hier, versie, inhoud)
            if nog:
                self._schrijf()
                nieuw = Claim(versie=versie, inhoud=inhoud, sinds=self._klok())
                self._inhoud.claims |= dict.fromkeys(nog, nieuw)
            self._geef_antwoord()
            stand = {hier[er]: self._inhoud.claims[er] for er in hier if er in self._inhoud.claims}
            return regels.antwoord(stand, namen, gegeven=nog is not None)

    def _tel_opzoekingen(self, aantal: int) -> None:
        if self._per_uur is None:
            return
        nu = self._klok()
        self._opzoekingen = [(toen, er) for toen, er in self._opzoekingen if toen > nu - UUR]
        if sum(er for _, er in self._opzoekingen) + aantal > self._per_uur:
            raise regels.te_vaak()
        self._opzoekingen.append((nu, aantal))

    def _pseudoniem(self, naam: str) -> str:
        if not self._stadsbreed:
            return naam
        return hmac.new(self._sleutel, naam.encode(), hashlib.sha256).hexdigest()

    def bewaak_claims(self, wacht: Wacht | None) -> None:
        """It knows itself who claims."""

    def hang_op(self, soort: str, naam: str, papier: bytes) -> Geplaatst:
        """Put a paper on the board."""
        regels.eis_papier(soort, naam, papier)
        with self._slot:
            self._eis_contact()
            aanwezig = self._inhoud.papieren.get((soort, naam))
            if aanwezig is None:
                self._schrijf()
                self._inhoud.papieren[soort, naam] = papier
            self._geef_antwoord()
            if aanwezig is None:
                return Geplaatst.NIEUW
            return Geplaatst.ZELFDE if aanwezig == papier else Geplaatst.ANDERS

    def papier(self, soort: str, naam: str) -> bytes | None:
        """A paper, or None."""
        regels.eis_papier(soort, naam)
        with self._slot:
            self._eis_contact()
            return self._inhoud.papieren.get((soort, naam))

    def papieren(self, soort: str) -> list[str]:
        """The names of the papers of one kind, in order."""
        with self._slot:
            self._eis_contact()
            return regels.op_volgorde(naam for van, naam in self._inhoud.papieren if van == soort)

    def tijd(self) -> int:
        """The clock this centre was given (ms UTC)."""
        self._eis_contact()
        return self._klok()

    def sluit(self) -> None:
        """Nothing to let go of."""
