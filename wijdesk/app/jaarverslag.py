"""The figures of a year, with which teams they are of and where they end: the store counts, the exchange knows that."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Protocol

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import JAAR, periode_van
from wijdesk.models.instellingen import OPEN_DREMPEL, getal_van
from wijdesk.models.opdrachten.cijfer import LeesDuidingen, LeesTrechter
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.delen import BalieRij, DelenStand
from wijdesk.models.rows.gepubliceerd import GelezenTabellen
from wijdesk.models.rows.verslag import Gat, GemaaktVerslag, JaarCijfers, VerslagVraag, Waarvan
from wijdesk.models.values import Id, lokaal
from wijdesk.reports.jaarverslag import schrijf
from wijdesk.reports.jaarverslag_tekst import let_op, moment_voluit, niet_openbaar, wat_ontbreekt
from wijdesk.services.gepubliceerd import lees_gepubliceerd
from wijdesk.store.elders import kaal
from wijdesk.store.kast import Kast

STAPPEN = 3
"""Counting, writing, done."""


class Voortgang(Protocol):
    """Hears how far it is, and says whether somebody wants it to stop."""

    def meld(self, gedaan: int, totaal: int) -> None:
        """So many steps of so many."""

    def gestopt(self) -> bool:
        """Whether to stop."""


def lees_cijfers(bureau: Bureau, jaar: int, locatie_id: Id | None) -> JaarCijfers:
    """Count a year, of one locatie or of all teams of this desk. Raises Weigering on "jaar" or "locatie".

    Takes some tenths of a second for a city; not on the GUI thread.
    """
    cijfers = bureau.lees_apart(LeesJaarCijfers(jaar=jaar, locatie_id=locatie_id))
    periode = periode_van(JAAR, f"{jaar:04d}-01-01")
    verder = bureau.lees_apart(LeesTrechter(periode=periode, locatie_id=locatie_id))
    gekozen = bureau.lees_apart(LeesInstellingen())
    cijfers = replace(
        cijfers,
        trechter=(*cijfers.trechter, *verder.stappen[len(cijfers.trechter) :]),
        duidingen=bureau.lees_apart(LeesDuidingen(periode=periode, locatie_id=locatie_id)),
        drempel=getal_van(gekozen, OPEN_DREMPEL),
    )
    stand = _stand(bureau)
    eigen = next((rij for rij in stand.balies if rij.eigen), None)
    if eigen is None:
        return cijfers
    teams = [team for team in eigen.teams if locatie_id is None or kaal(team) == kaal(cijfers.locatie)]
    return replace(
        cijfers,
        teams=eigen.teams if locatie_id is None else (),
        bijgewerkt=stand.laatste_contact,
        gaten=tuple(gat for gat in _gaten(bureau, stand, frozenset(teams)) if _raakt(gat, jaar)),
    )


def maak_verslag(bureau: Bureau, vraag: VerslagVraag, voortgang: Voortgang) -> GemaaktVerslag:
    """Count a year and write the report in a folder, or nothing at all when it was stopped.

    Raises Weigering on "jaar", "locatie" or "gepubliceerd", and Storing when a file cannot be written.
    """
    voortgang.meld(0, STAPPEN)
    if vraag.jaar > lokaal(bureau.wereld.klok()).year:
        raise Weigering(f"{vraag.jaar} moet nog beginnen. Daarvan is nog niets te tellen.", veld="jaar")
    naast = lees_gepubliceerd(vraag.gepubliceerd, vraag.jaar) if vraag.gepubliceerd else GelezenTabellen()
    cijfers = lees_cijfers(bureau, vraag.jaar, vraag.locatie_id)
    voortgang.meld(1, STAPPEN)
    if voortgang.gestopt():
        return GemaaktVerslag()
    van_een = eis_van_een(naast, cijfers.locatie) if vraag.locatie_id is not None else ()
    bestanden = schrijf(cijfers, vraag.map, naast.tabellen)
    voortgang.meld(STAPPEN, STAPPEN)
    let = (*let_op(cijfers), *niet_openbaar(cijfers), *van_een, *wat_niet_meedoet(naast))
    return GemaaktVerslag(bestanden=bestanden, let_op=let)


def eis_van_een(naast: GelezenTabellen, locatie: str) -> tuple[str, ...]:
    """What is said when published tables are laid beside the year of one locatie: nothing in them says of whom they
    are. Raises Weigering on "gepubliceerd" for a table of more locaties, which is of all of them.
    """
    per_plek = next((tabel for tabel in naast.tabellen if tabel.tabel == "vragen-per-locatie"), None)
    if per_plek is not None and len({rij for rij, _, _ in per_plek.rijen}) > 1:
        raise Weigering(
            f"De gepubliceerde tabellen zijn van meer locaties, en dit rapport is van {locatie}. Kies tabellen van die "
            "locatie, of maak het rapport van alle locaties.",
            veld="gepubliceerd",
        )
    if not naast.tabellen:
        return ()
    return (
        f"De gepubliceerde tabellen zijn vergeleken met {locatie}. Zijn zij van alle locaties, dan klopt dat niet.",
    )


def wat_niet_meedoet(naast: GelezenTabellen) -> tuple[str, ...]:
    """Which files of a folder were not laid beside the year, and whether those that were look like another year's."""
    if not naast.overgeslagen:
        return ()
    zinnen = [f"Niet vergeleken, want geen tabel van dit jaar: {', '.join(naast.overgeslagen)}."]
    if naast.zonder_jaar:
        zinnen.append(
            f"Wel vergeleken: {', '.join(naast.zonder_jaar)}. Daar staat geen jaar bij, en de andere bestanden zijn "
            f"van {naast.ander_jaar}. Is dit ook van {naast.ander_jaar}, dan klopt de vergelijking niet."
        )
    return tuple(zinnen)


def waarvan(bureau: Bureau) -> Waarvan:
    """Of which teams a report made now would be; nothing for a desk that does not share."""
    stand = _stand(bureau)
    eigen = next((rij for rij in stand.balies if rij.eigen), None)
    if eigen is None:
        return Waarvan()
    teams = f"team {eigen.teams[0]}" if len(eigen.teams) == 1 else f"de {len(eigen.teams)} teams van deze balie"
    zin = f"Alle locaties: {teams}."
    if stand.laatste_contact is not None:
        zin += f" Bijgewerkt tot {moment_voluit(stand.laatste_contact)}."
    gaten = tuple(_gaten(bureau, stand, frozenset(eigen.teams)))
    return Waarvan(zin=zin, let_op=wat_ontbreekt(gaten))


def _stand(bureau: Bureau) -> DelenStand:
    """How things stand with the centre; the exchange is loaded only where there is one."""
    with closing(bureau.eigen_verbinding()) as db:
        if not Kast(db.cursor).get(ADRES):
            return DelenStand()
    from wijdesk.app.uitwisseling.deelname import lees_stand

    return lees_stand(bureau)


def _gaten(bureau: Bureau, stand: DelenStand, teams: frozenset[str]) -> list[Gat]:
    """Where work of these teams is missing: chains that stand still, and what was shared before this desk came."""
    from wijdesk.app.uitwisseling.deelname import kast
    from wijdesk.sync import sprong

    stil = [rij for rij in stand.balies if rij.stil and not rij.ingetrokken]
    gaten = [Gat(team=team, tot=rij.laatst) for rij in stil for team in _teams_van(rij, teams)]
    namen = {team.id: team.naam for team in stand.teams}
    over = {namen.get(er.team, "") for er in sprong.lees(kast(bureau)) if er.epoch != sprong.GELEZEN}
    return [*gaten, *(Gat(team=team, begin=True) for team in sorted(over & teams))]


def _teams_van(rij: BalieRij, teams: frozenset[str]) -> tuple[str, ...]:
    """Of which of these teams work of a desk is missing; of a chain that the rooster does not name, of one of them."""
    return tuple(team for team in rij.teams if team in teams) if rij.teams else ("",)


def _raakt(gat: Gat, jaar: int) -> bool:
    """Whether what is missing may be of this year."""
    return gat.tot is None or lokaal(gat.tot).year <= jaar
