"""What keeps a centre going from the applicatiebeheerder's desk: a second desk of the beheerder, taking over, the
database, which versions may write, and where the centre is. Every function asks for the right first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.balies import balienamen
from wijdesk.app.uitwisseling.beheer import (
    aanvragen,
    balie_van,
    is_afdruk,
    is_database,
    nodig_uit,
    rooster_van,
    server_van,
    werk_teams_bij,
)
from wijdesk.app.uitwisseling.deelname import (
    CONTACT,
    adres,
    deelnemer,
    doe_ronde,
    eis_recht,
    kast,
    locatie_van,
    onthoud_adres,
    open_eigen,
)
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import CentrumGeweigerd, Storing, Weigering
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.logsoort import RECHTEN, Logregel
from wijdesk.models.rows.delen import RolRij, ServerStand
from wijdesk.models.values import Id
from wijdesk.store import kast as kasten
from wijdesk.store.engine import Winkel
from wijdesk.sync import aanmelding, beheer, kopie, sleutels
from wijdesk.sync.centra import nieuwe_generatie, open_centrum
from wijdesk.sync.centrumregels import ander_centrum, geen_recht
from wijdesk.sync.deelnemer import INGESCHREVEN, TEAM
from wijdesk.sync.postgres_beheer import PostgresBeheer, Toegang
from wijdesk.sync.postgres_rollen import rol_van, wie_van
from wijdesk.sync.rooster import BEHEER, Rooster
from wijdesk.sync.roosterwerk import nieuwste

MEESTE_OPZOEKINGEN = 10_000
"""An hour. More is no limit: a city has some thousands of open cases."""

# Who is the beheerder ------------------------------------------------------------------------------------------------


def maak_beheerder(bureau: Bureau, balie: str | Id, *, database: str = "", rol: str = "") -> str:
    """A second desk of the beheerder; answers what it is called. On a server it takes the address of the owner."""
    eis_recht(bureau)
    eis_eigenaar(bureau, database)
    centrum = open_eigen(bureau)
    try:
        rooster = nieuwste(kast(bureau), centrum, centrum.merk())
        welke, naam = balie_van(rooster, balie)
        regel = rooster.balies[welke]
        if regel.ingetrokken:
            raise Weigering(f"{naam} is ingetrokken.", veld="balie")
        if regel.rol == BEHEER:
            raise Weigering(f"{naam} is al een balie van de beheerder.", veld="balie")
        if is_database(database):
            server = server_van(bureau, database)
            server.laat_toe(rol_van(server, centrum, rooster, welke, rol), rooster.teams, beheer=True)
        beheer.maak_beheerder(kast(bureau), centrum, welke, nu=bureau.wereld.klok())
        return naam
    finally:
        centrum.sluit()


def neem_over(bureau: Bureau, een: str, ander: str, *, database: str = "") -> None:
    """This desk becomes the beheerder's, with both halves of the noodsleutel, and reads what all teams shared.

    On a server it takes the address of the owner: the database lets only the beheerder hang up a rooster.
    """
    eis_recht(bureau)
    waar = adres(bureau)
    if not waar:
        raise Weigering("Deze balie hoort nog bij geen centrum. Meld haar eerst aan.")
    sleutels.noodsleutel_uit(een, ander)  # before anything is asked of a server
    eis_eigenaar(bureau, database)
    centrum = open_centrum(waar)

    def geef_toegang(rooster: Rooster) -> None:
        if is_database(database):
            server_van(bureau, database).laat_toe(unquote(urlsplit(waar).username or ""), rooster.teams, beheer=True)

    try:
        balie, nu = deelnemer(bureau), bureau.wereld.klok()
        beheer.neem_over(balie.kast, centrum, balie.ingeschreven, een, ander, nu=nu, daarna=geef_toegang)
        doe_ronde(balie, centrum, locatie=locatie_van(bureau))
    finally:
        centrum.sluit()


# The database --------------------------------------------------------------------------------------------------------


def lees_server(bureau: Bureau, database: str) -> ServerStand:
    """How the database of the centre stands; locaties that were made since become teams there too.

    Raises Weigering beside the field (`eigenaar`) when this is no address of a database, or a Storing.
    """
    eis_recht(bureau)
    if not is_database(database):
        raise Weigering(
            "Vul het adres van de eigenaar in: postgresql://NAAM:WACHTWOORD@SERVER/DATABASE.", veld="eigenaar"
        )
    try:
        server = server_van(bureau, database)
        server.toegang()
    except CentrumGeweigerd as fout:
        if fout.zin != geen_recht().zin:
            raise
        raise Weigering(
            "Dit is niet het adres van de eigenaar van de database, of het wachtwoord klopt niet.", veld="eigenaar"
        ) from None
    werk_teams_bij(bureau, database=database)
    return _server_stand(bureau, server)


VAN_HET_ARCHIEF = "Leest alle pakketten, verzegeld, en mag er een vervangen als een dossier vernietigd wordt."
"""What a role of the archive may do, in words."""
ARCHIEF_GEGEVEN, ARCHIEF_WEG = "rol van het archief van het centrum gegeven", "rol van het archief weggehaald"
DOEL_ARCHIEF = "een dossier uit het centrum halen (AVG art. 17)"


def zet_grens(bureau: Bureau, database: str, opzoekingen_per_uur: int) -> ServerStand:
    """How many persons a desk may ask about within an hour."""
    eis_recht(bureau)
    if not 1 <= opzoekingen_per_uur <= MEESTE_OPZOEKINGEN:
        raise Weigering(f"Kies een getal van 1 tot en met {MEESTE_OPZOEKINGEN}.", veld="grens")
    server = server_van(bureau, database)
    server.zet_grens(opzoekingen_per_uur)
    return _server_stand(bureau, server)


def nodig_balie_uit(bureau: Bureau, database: str, rol: str, bestand: Path) -> ServerStand:
    """A role for a new desk; its address goes to this file only."""
    eis_recht(bureau)
    server = server_van(bureau, database)
    nodig_uit(database, rol, bestand)
    return _server_stand(bureau, server)


def geef_archief(bureau: Bureau, database: str, rol: str, bestand: Path) -> ServerStand:
    """A role of the archive; its address goes to this file only. Logged as a change of rights."""
    eis_recht(bureau)
    server = server_van(bureau, database)
    nodig_uit(database, rol, bestand, archief=True)
    bureau.noteer(Logregel(ARCHIEF_GEGEVEN, None, DOEL_ARCHIEF, soort=RECHTEN))
    return _server_stand(bureau, server)


def sluit_rol(bureau: Bureau, database: str, rol: str) -> ServerStand:
    """Close a role that no desk on the rooster uses (any more), or one of the archive, which is logged."""
    eis_recht(bureau)
    server, rooster = server_van(bureau, database), rooster_van(bureau)
    if rol in server.archieven():
        server.haal_archief_weg(rol)
        bureau.noteer(Logregel(ARCHIEF_WEG, None, DOEL_ARCHIEF, soort=RECHTEN))
        return _server_stand(bureau, server)
    centrum = open_eigen(bureau)
    try:
        van = [wie_van(centrum, rooster, er) for er in server.toegang() if er.rol == rol]
    finally:
        centrum.sluit()
    if any(balie is not None and not rooster.balies[balie].ingetrokken for balie in van):
        raise Weigering("Deze rol is van een balie die meedoet. Trek eerst die balie in.", veld="rol")
    server.trek_in(rol)
    return _server_stand(bureau, server)


def _server_stand(bureau: Bureau, server: PostgresBeheer) -> ServerStand:
    rooster, toegang = rooster_van(bureau), server.toegang()
    namen, van = balienamen(rooster), _wie_van(bureau, rooster, toegang)
    return ServerStand(
        rollen=(
            *(
                RolRij(rol=er.rol, wat=_in_woorden(er), balie=namen[balie] if (balie := van[er.rol]) in namen else "")
                for er in toegang
            ),
            *(RolRij(rol=rol, wat=VAN_HET_ARCHIEF, balie="archief") for rol in server.archieven()),
        ),
        let_op=(*_nog_open(rooster, toegang, van), *server.controle()),
        grens=server.grens(),
    )


def _nog_open(rooster: Rooster, toegang: Iterable[Toegang], van: Mapping[str, Id | None]) -> Iterator[str]:
    """The roles that still let in a desk that was withdrawn."""
    namen = balienamen(rooster)
    for er in toegang:
        balie = van[er.rol]
        if balie is not None and balie in namen and rooster.balies[balie].ingetrokken and not er.ingetrokken:
            yield f"{namen[balie]} is ingetrokken, maar haar rol “{er.rol}” is nog open. Sluit die rol."


def _wie_van(bureau: Bureau, rooster: Rooster, toegang: Iterable[Toegang]) -> dict[str, Id | None]:
    """Per role the desk that comes in by it, as the papers of its chains say; one renewed came in with a later chain.

    Where this desk cannot come in itself: the desks that were let in with the chain they asked with.
    """
    centrum = open_eigen(bureau)
    try:
        return {er.rol: wie_van(centrum, rooster, er) for er in toegang}
    except Storing:
        return {er.rol: er.balie for er in toegang}
    finally:
        centrum.sluit()


def _in_woorden(toegang: Toegang) -> str:
    if toegang.ingetrokken:
        return "gesloten"
    if not toegang.teams:
        return "uitgenodigd, nog niet toegelaten"
    teams = "1 team" if toegang.teams == 1 else f"{toegang.teams} teams"
    wat = "beheert" if toegang.beheer else "leest en schrijft" if toegang.schrijven else "leest"
    return f"{wat}, {teams}"


# The centre ----------------------------------------------------------------------------------------------------------


def eis_versie(bureau: Bureau, versie: int) -> int:
    """From now on only programs of at least this schema version write; answers which.

    Raises Weigering for one that this program itself does not have.
    """
    eis_recht(bureau)
    if not 1 <= versie <= SCHEMA_VERSIE:
        raise Weigering(
            f"Kies een versie van 1 tot en met {SCHEMA_VERSIE}: die heeft deze computer zelf.", veld="versie"
        )
    centrum = open_eigen(bureau)
    try:
        return beheer.eis_versie(kast(bureau), centrum, versie, nu=bureau.wereld.klok()).schrijf_min_sv
    finally:
        centrum.sluit()


def zet_centrum_terug(bureau: Bureau, waar: str) -> int:
    """Say that the centre was put back from a copy; answers its new generatie. Saying it twice raises it once.

    A copy may be from before an earlier time that it was put back: the new one is later than any this desk saw.
    """
    eis_recht(bureau)
    bekend = aanmelding.bewaard_merk(kast(bureau))
    if bekend is None:
        raise Weigering("Deze balie hoort nog bij geen centrum.")
    centrum = open_centrum(waar)
    try:
        merk = centrum.merk()
    finally:
        centrum.sluit()
    if merk.centrum != bekend.centrum:
        raise ander_centrum()
    while merk.generatie <= bekend.generatie:
        merk = nieuwe_generatie(waar)
    return merk.generatie


def verander_adres(bureau: Bureau, waar: str) -> None:
    """The same centre at another place, or with another password. Raises AnderCentrum when it is not the same one."""
    eis_recht(bureau)
    bekend = aanmelding.bewaard_merk(kast(bureau))
    if bekend is None:
        raise Weigering("Deze balie hoort nog bij geen centrum.")
    centrum = open_centrum(waar)
    try:
        if centrum.merk().centrum != bekend.centrum:
            raise ander_centrum()
    finally:
        centrum.sluit()
    onthoud_adres(bureau, waar)


def leg_aanvraag_weg(bureau: Bureau, vingerafdruk: str) -> None:
    """Do not let in who asks with this fingerprint, and hear no more of it here. Nobody is told; it can be let in
    later all the same. Raises Weigering when nobody asks with it.
    """
    eis_recht(bureau)
    plek = next((er.id for er in aanvragen(bureau) if is_afdruk(er, vingerafdruk)), None)
    if plek is None:
        raise Weigering("Er is geen aanvraag met deze vingerafdruk. Vergelijk hem nog eens.", veld="vingerafdruk")
    beheer.leg_weg(kast(bureau), plek)


def vergeet_aanvraag(bureau: Bureau) -> None:
    """A desk that asked at the wrong place and was not let in stands alone again. Its own work stays.

    Raises Weigering once it was let in.
    """
    eis_recht(bureau)
    if kast(bureau).get(sleutels.ROOSTER) is not None:
        raise Weigering("Deze balie is al toegelaten. Laat haar intrekken als zij niet meer mee mag doen.")
    van_hier = (ADRES, CONTACT, TEAM, INGESCHREVEN, kopie.ANDER_NUMMER)
    weg = (*van_hier, sleutels.CENTRUM, sleutels.BEHEERDER, sleutels.TEKEN, sleutels.OPEN)

    def vergeet(winkel: Winkel) -> None:
        lade = kasten.Kast(winkel.db.cursor)
        for naam in weg:
            lade.weg(naam)

    bureau.op_winkel(vergeet)


def eis_eigenaar(bureau: Bureau, database: str) -> None:
    """Raises Weigering on a server without the address of its owner: the database would keep that desk out."""
    if is_database(adres(bureau)) and not is_database(database):
        raise Weigering(
            "Geef eerst het adres van de eigenaar van de database: bij De database, of met --met-bestand. Zonder houdt "
            "de database deze balie tegen.",
            veld="eigenaar",
        )
