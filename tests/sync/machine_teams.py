"""Two teams, a desk of each, and two desks that work for both, with everything that can go wrong between them.

What has to be so in the end is worked out here from who did what: of every household whose it is, of every person where
they live and who wrote them down. The program's own rules are not asked.
"""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.daden import casusdaad, maak_lid
from tests.sync.dubbel import Wijk, contact, gezin, heeft, is_gelijk, is_heel, locatie
from tests.sync.licht import TEAM_ID, Tafel
from tests.sync.spel import Spel, balie, getal
from tests.sync.straat import ANDER
from wijdesk.errors import CentrumGeweigerd, GeenContact
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store import samenvoegen
from wijdesk.sync.geheugen import Kopie

BEIDE = (TEAM_ID, ANDER)


class Teams(Spel):
    """The wijk, and one more desk that works for both and is at home in Beijum."""

    def __init__(self) -> None:
        super().__init__()
        self.wijk = Wijk()
        self.wijk.tafels.append(self.wijk.nieuw("Beijum", ANDER, TEAM_ID))
        self.wijk.rond()
        self.tafels = self.wijk.tafels
        self.thuis: dict[Id, Id] = {}
        """Where somebody was written down first: the team of that desk."""
        self.huizen: dict[Id, Id] = {}
        self.verhuisd: set[Id] = set()
        self.woont: dict[Id, set[Id]] = {}
        """Person → households; also where they came in at the counter, as a team."""
        self.kwam: dict[Id, set[Id]] = {}
        self.kopieen: list[tuple[int, Tafel]] = []
        self.banden: list[Kopie] = []
        self.vuil: set[int] = set()
        self.weg = False
        """Whether the last desk works for one team only now."""

    def tafel(self, welke: int) -> Tafel:
        welke %= len(self.tafels)
        self.vuil.add(welke)
        self.wijk.verder()
        return self.tafels[welke]

    def dubbele(self, welke: int) -> Tafel:
        return self.tafel(2 + welke % (len(self.tafels) - 2))

    def teams(self, tafel: Tafel) -> tuple[Id, ...]:
        """The team it is at home with first."""
        eigen = TEAM_ID if tafel.naam == "Selwerd" else ANDER
        return (eigen,) if tafel in self.tafels[:2] else (eigen, *(team for team in BEIDE if team != eigen))

    # Work -------------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def persoon(self, b: int) -> None:
        tafel = self.tafel(b)
        id_ = tafel.persoon(f"p{self.wijk.tijd[0]}")
        self.thuis[id_] = self.teams(tafel)[0]

    @rule(b=balie, welke=getal, erbij=st.booleans(), ander=st.booleans())
    def gezin(self, b: int, welke: int, erbij: bool, ander: bool) -> None:
        tafel = self.tafel(b)
        team = self.teams(tafel)[-1 if ander else 0]
        huis = gezin(tafel, team)
        self.huizen[huis] = team
        if erbij and (lid := self.kies(tafel, "persoon", welke)) is not None:
            maak_lid(tafel, huis, lid)
            self.woont.setdefault(lid, set()).add(huis)

    @rule(b=balie, welke=getal, wie=getal)
    def trek_in(self, b: int, welke: int, wie: int) -> None:
        tafel = self.tafel(b)
        huis, lid = self.kies(tafel, "huishouden", welke), self.kies(tafel, "persoon", wie)
        if huis is not None and lid is not None:
            maak_lid(tafel, huis, lid)
            self.woont.setdefault(lid, set()).add(huis)

    @rule(b=balie, welke=getal, ander=st.booleans())
    def balie_bezoek(self, b: int, welke: int, ander: bool) -> None:
        tafel = self.tafel(b)
        team, wie = self.teams(tafel)[-1 if ander else 0], self.kies(tafel, "persoon", welke)
        contact(tafel, team, wie)
        if wie is not None:
            self.kwam.setdefault(wie, set()).add(team)

    @rule(b=balie, welke=getal, veld=st.sampled_from(["telefoon", "email"]), woord=getal)
    def wijzig(self, b: int, welke: int, veld: str, woord: int) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, "persoon", welke)) is not None:
            tafel.zet(Persoon, id_, **{veld: f"w{woord}"})

    @rule(b=balie, welke=getal, wat=st.integers(0, 3))
    def casus(self, b: int, welke: int, wat: int) -> None:
        tafel = self.tafel(b)
        if (huis := self.kies(tafel, "huishouden", welke)) is not None:
            casusdaad(tafel, huis, wat)

    @rule(b=balie, welke=getal)
    def verhuis(self, b: int, welke: int) -> None:
        """A household goes to the other team."""
        tafel = self.dubbele(b)
        if (huis := self.kies(tafel, "huishouden", welke)) is not None:
            nu = tafel.db.execute("SELECT locatie_id FROM huishouden WHERE id = ?", (huis,)).fetchone()[0]
            naar = ANDER if nu == locatie(tafel, TEAM_ID) else TEAM_ID
            tafel.zet(Huishouden, huis, locatie_id=locatie(tafel, naar))
            self.verhuisd.add(huis)

    @rule(b=balie)
    def herbouw(self, b: int) -> None:
        samenvoegen.herbouw(self.tafel(b).db)

    # Meeting ----------------------------------------------------------------------------------------------------------

    @rule()
    def allen(self) -> None:
        for welke in range(len(self.tafels)):
            self._ronde(self.tafel(welke))

    @rule(b=balie, na=st.integers(0, 6))
    def sterf(self, b: int, na: int) -> None:
        self.wijk.centrum.sterf_na(na)
        self._ronde(self.dubbele(b))
        self.wijk.centrum.sterf_na(1 << 30)

    @rule(b=balie)
    def verlies_antwoord(self, b: int) -> None:
        self.wijk.centrum.verlies_antwoord()
        self._ronde(self.tafel(b))
        self.wijk.centrum.verlies_antwoord(0)

    def _ronde(self, tafel: Tafel) -> None:
        with suppress(GeenContact, CentrumGeweigerd):
            tafel.ronde(self.wijk.centrum)

    # Trouble ----------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def reservekopie(self, b: int) -> None:
        welke = b % len(self.tafels)
        self.kopieen.append((welke, self.tafels[welke].kopie(self.tafels[welke].naam)))

    @precondition(lambda self: any(welke for welke, _ in self.kopieen))
    @rule(welke=getal)
    def herstel(self, welke: int) -> None:
        """Not of the beheerder's: his rooster would go back with it."""
        anderen = [er for er in self.kopieen if er[0]]
        plek, kopie = anderen[welke % len(anderen)]
        self.tafels[plek] = kopie.kopie(kopie.naam)
        self.vuil.add(plek)

    @precondition(lambda self: len(self.tafels) < 6)
    @rule(b=balie)
    def kloon(self, b: int) -> None:
        tafel = self.dubbele(b)
        self.tafels.append(tafel.kopie(tafel.naam))

    @rule()
    def wissel_van_teams(self) -> None:
        """The last double desk loses a team, or gets it back."""
        self._ronde(self.tafels[0])
        self.weg = not self.weg
        self.wijk.zet_teams(self.tafels[3], *((ANDER,) if self.weg else BEIDE))

    @rule()
    def band(self) -> None:
        self.banden.append(self.wijk.centrum.kopie())

    @precondition(lambda self: self.banden)
    @rule(welke=getal)
    def terug(self, welke: int) -> None:
        """The centre is put back; the beheerder is told first, and hangs up again what it lost."""
        self.wijk.centrum.zet_terug(self.banden[welke % len(self.banden)], nieuwe_generatie=True)
        self._ronde(self.tafel(0))
        for plek in (1, 2, 3):
            self.wijk.zet_teams(self.tafels[plek], *((ANDER,) if plek == 1 or (plek == 3 and self.weg) else BEIDE))

    # In the end -------------------------------------------------------------------------------------------------------

    def teardown(self) -> None:
        if self.weg:
            self.wissel_van_teams()
        alle = set().union(*(tafel.mutaties().keys() for tafel in self.tafels))
        vers = [self.wijk.nieuw(*er) for er in (("Selwerd", TEAM_ID), ("Beijum", ANDER), ("Selwerd", *BEIDE))]
        self.tafels += vers
        self.wijk.rond()
        dubbel = [tafel for tafel in self.tafels if len(self.teams(tafel)) == 2 and tafel not in vers[:2]]
        assert alle <= dubbel[0].mutaties().keys()
        for groep in ([self.tafels[0], vers[0]], [self.tafels[1], vers[1]], dubbel):
            assert is_gelijk(groep)
        for tafel in self.tafels:
            assert not (fouten := is_heel(tafel)), (fouten, tafel.naam, self.tafels.index(tafel))
        for tafel, team in ((vers[0], TEAM_ID), (vers[1], ANDER)):
            self._kijk(tafel, team, dubbel[0])

    def _kijk(self, tafel: Tafel, team: Id, alles: Tafel) -> None:
        """Of this team everything is here, of the other nothing."""
        hier = tafel.mutaties().keys()
        per_dossier: dict[str, set[bytes]] = {}
        per_rij: dict[str, set[bytes]] = {}
        for id_, regel in alles.mutaties().items():
            per_dossier.setdefault(regel.dossier, set()).add(id_)
            per_rij.setdefault(regel.rij, set()).add(id_)
        gewist = {Id(rij[0]) for rij in alles.db.execute("SELECT dossier FROM gewist")}
        for huis, van in self.huizen.items():
            if huis not in self.verhuisd | gewist:
                er = per_dossier.get(huis.hex(), set())
                assert er <= hier if van == team else not er & hier
        for persoon, thuis in self.thuis.items():
            huizen = self.woont.get(persoon, set()) - gewist
            kent = {self.huizen[huis] for huis in huizen - self.verhuisd} | self.kwam.get(persoon, set())
            if team in kent and heeft(alles, *huizen):
                assert per_rij.get(persoon.hex(), set()) <= hier
            if team not in {thuis, *kent} and not self.woont.get(persoon, set()) & (self.verhuisd | gewist):
                assert not heeft(tafel, persoon)
