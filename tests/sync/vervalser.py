"""A desk with a changed program and its own key only, that hangs up whatever it likes for another team."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests import gezin, winkel
from tests.gezin import Gezin, bakker
from tests.sync.teams import BEIJUM, SELWERD, VINKHUIZEN, Stad
from tests.sync.verhuizing import mutaties, noteer, verhuis
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.journaal import Herkomst, Mutatie, Waarde, lees_regel, maak_mutatie
from wijdesk.models.opdrachten.teamoverdracht import NeemHuishoudenAan
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, overdracht, sleutels
from wijdesk.sync.overdracht import Brief
from wijdesk.sync.rooster import Rooster

GEHEIM = "Geschreven in Vinkhuizen, na de verhuizing"


def rooster_van(bureau: Bureau) -> Rooster:
    rooster = aanmelding.bewaard_rooster(deelname.deelnemer(bureau).kast)
    assert rooster is not None
    return rooster


def team_id(bureau: Bureau, naam: str) -> Id:
    return next(id_ for id_, er in rooster_van(bureau).teams.items() if er.naam == naam)


def hang(bureau: Bureau, naar: Id, stukken: list[list[Mutatie]], *, overdracht_id: Id) -> None:
    """Hang up one sending, with the desk's own key; every list is a paper."""
    centrum = deelname.open_eigen(bureau)
    try:
        balie, rooster = deelname.deelnemer(bureau), rooster_van(bureau)
        teken = balie.kast.get(sleutels.TEKEN)
        assert teken is not None
        zending = bureau.wereld.ids()
        for deel, stuk in enumerate(stukken, start=1):
            brief = Brief(
                centrum=rooster.centrum, naar=naar, nummer=1, van=rooster.balies[balie.ingeschreven].teams[0],
                overdracht=overdracht_id, zending=zending, balie=balie.ingeschreven, epoch=rooster.teams[naar].epoch,
                deel=deel, delen=len(stukken), sha256=b"", gezien={}, t=balie.klok(),
            )  # fmt: skip
            overdracht.hang_op(centrum, rooster, stuk, brief=brief, teken_met=teken)
    finally:
        centrum.sluit()


def koppen(bureau: Bureau, rij: Id, veld: str) -> list[str]:
    """The last entry (hex) that said something of a field, as this desk knows."""
    alle = [lees_regel(er.kop, er.inhoud) for er in mutaties(bureau).values()]
    over = [regel.id for regel in alle if regel.rij == rij.hex() and veld in regel.velden]
    return sorted(over)[-1:]


def waarden_van(bureau: Bureau, rij: Id) -> dict[str, Waarde]:
    """What the entry that made a row said."""
    vraag = "SELECT inhoud FROM mutatie WHERE rij = ? ORDER BY id LIMIT 1"
    waarden: dict[str, Waarde] = json.loads(winkel.rauw(bureau, vraag, rij)[0][0])["v"]
    return waarden


@dataclass
class Toneel:
    """A household that went from Selwerd to Vinkhuizen and is worked on there, and one that was always Vinkhuizens."""

    stad: Stad
    alle: Gezin
    echte: Id
    """The move."""
    eigen: Gezin
    buur: Id
    """Somebody Vinkhuizen knows apart from any household."""

    @property
    def oud(self) -> Bureau:
        return self.stad.bureaus[1]

    @property
    def hier(self) -> Bureau:
        return self.stad.bureaus[3]

    @property
    def collega(self) -> Bureau:
        return self.stad.bureaus[4]

    @property
    def derde(self) -> Bureau:
        return self.stad.bureaus[5]

    def herkomst(self, van: Bureau) -> Herkomst:
        with gezin.eenheid(van) as uow:
            return uow.herkomst

    def zeg(
        self,
        van: Bureau,
        soort: str,
        rij: Id,
        waarden: Mapping[str, Waarde],
        *,
        vervangt: bool = False,
        dossier: Id | None = None,
        als: Bureau | None = None,
        her: Herkomst | None = None,
    ) -> Mutatie:
        """An entry; `vervangt`: as if it had seen the newest at Vinkhuizen. `als`: in the name of that desk."""
        herkomst = her or self.herkomst(van)
        if als is not None:
            keten = als.op_winkel(lambda open_: open_.balie_id)
            herkomst = replace(herkomst, medewerker=als.medewerker.id, toestel=keten)
        basis = {veld: koppen(self.hier, rij, veld) for veld in waarden} if vervangt else {}
        return maak_mutatie(
            herkomst, mutatie_id=van.wereld.ids(), zout=b"z" * 16, soort=soort, rij=rij,
            dossier=dossier or self.alle.huishouden, waarden=waarden, basis=basis,
        )  # fmt: skip

    def verhuizing(self, van: Bureau, rij: Id, huis: Id, vertrek: str, naar: str) -> Mutatie:
        teams = {naam: team_id(van, naam).hex() for naam in (SELWERD, VINKHUIZEN, BEIJUM)}
        waarden: dict[str, Waarde] = {
            "huishouden_id": huis.hex(), "van_id": teams[vertrek], "van_naam": vertrek, "naar_id": teams[naar],
            "naar_naam": naar, "notitie": "Verhuisd", "op": self.stad.klok(), "medewerker_id": van.medewerker.id.hex(),
        }  # fmt: skip
        return self.zeg(van, "teamoverdracht", rij, waarden, dossier=huis)

    def stuur(self, van: Bureau, *kwaad: Mutatie, overdracht_id: Id | None = None) -> None:
        """Hang it up for Vinkhuizen, and let everybody meet for long enough."""
        hang(van, team_id(van, VINKHUIZEN), [list(kwaad)], overdracht_id=overdracht_id or self.echte)
        self.stad.ronde(self.hier, self.collega)
        self.stad.klok.verzet(2 * 3_600_000)
        self.stad.ronde(self.hier, self.collega, self.derde, self.hier, self.derde)


def zet_toneel(stad: Stad, *, aangenomen: bool = True) -> Toneel:
    """Everything as it was before somebody forged anything."""
    alle, echte = verhuis(stad)
    hier = stad.bureaus[3]
    if aangenomen:
        hier.doe(NeemHuishoudenAan(id=echte))
    noteer(hier, alle, GEHEIM)
    eigen = bakker(hier)
    noteer(hier, eigen, GEHEIM)
    buur = gezin.persoon(hier, "Buur", achternaam="Alberts")
    stad.ronde(hier, stad.bureaus[4])
    return Toneel(stad, alle, echte, eigen, buur)
