"""What the applicatiebeheerder does with the centre from this desk: set up, let in, withdraw, renew, noodsleutel.

Every function asks for the right first. The halves of a noodsleutel are answered once and kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import wie as uitwisseling_wie
from wijdesk.app.uitwisseling.balies import balienamen
from wijdesk.app.uitwisseling.deelname import (
    adres,
    deelnemer,
    doe_ronde,
    eis_recht,
    kast,
    locatie_van,
    open_eigen,
    toon_adres,
    vraag_aan,
)
from wijdesk.app.uitwisseling.locaties import nieuw_en_anders, teamlocaties
from wijdesk.app.uitwisseling.oefening import open_het_laatste
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, Weigering
from wijdesk.models.rows.delen import AanvraagRij
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, beheer, bord, sleutels
from wijdesk.sync.beheer import Noodblad
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centra import MAP, beheer_van, maak_centrum, open_centrum, probeer_plek
from wijdesk.sync.centrumregels import ander_centrum
from wijdesk.sync.deelnemer import TEAM
from wijdesk.sync.postgres_beheer import PostgresBeheer
from wijdesk.sync.postgres_rollen import rol_van
from wijdesk.sync.rooster import BEHEER, LEZEN, SCHRIJVEN, Rooster
from wijdesk.sync.roosterwerk import nieuwste

EIGEN_ROL = "balie_beheer"
"""What the role of the administrator's own desk is called in a database."""


def richt_in(bureau: Bureau, waar: str, *, rol: str = "", stadsbreed: bool = False) -> Noodblad:
    """Set up a centre with the locaties as teams, and let this desk in; answers the noodsleutel, once.

    On a server `waar` goes in by a role that owns the database; this desk gets a role of its own, named `rol` (else
    balie_beheer, or the first of that name with a number that is free). What was cut short before the rooster hung is
    done again. `stadsbreed`: also in a folder desks look whether another team has a regisseur; a server always does.
    """
    eis_recht(bureau)
    if adres(bureau):
        raise Weigering("Deze balie hoort al bij een centrum.")
    _maak_of_vind(bureau, waar)
    teams = teamlocaties(bureau)
    eigen_waar = waar if waar.startswith(MAP) else _nodig_uit(waar, rol, tuple(teams))
    centrum = open_centrum(eigen_waar)
    try:
        nu, balie = bureau.wereld.klok(), deelnemer(bureau)
        if bord.rooster_versies(centrum):  # an earlier try got this far, and its halves were never seen
            _, noodblad = beheer.vervang_noodsleutel(balie.kast, centrum, nu=nu)
        else:
            zout = secrets.token_bytes(16) if stadsbreed and not centrum.stadsbreed else b""
            _, noodblad = beheer.richt_in(balie.kast, centrum, teams=teams, nu=nu, regiezout=zout)
        vraag_aan(balie, eigen_waar, centrum, locatie=locatie_van(bureau), blad=uitwisseling_wie.van_bureau(bureau))
        eigen = next(er for er in beheer.aanvragen(balie.kast, centrum) if er.balie == balie.ingeschreven)
        beheer.laat_toe(balie.kast, centrum, eigen, teams=teams, historie=True, nu=nu, rol=BEHEER)
        balie.kast.put(TEAM, bureau.medewerker.locatie_id)
        doe_ronde(balie, centrum, locatie=locatie_van(bureau))
        return noodblad
    finally:
        centrum.sluit()


def _maak_of_vind(bureau: Bureau, waar: str) -> None:
    """A new centre, or one that an earlier try of this desk made."""
    try:
        maak_centrum(waar, bureau.wereld.ids())
    except CentrumGeweigerd:
        centrum = open_centrum(waar)
        try:
            teken = kast(bureau).get(sleutels.BEHEERDER_TEKEN)
            eigen = teken is not None and bord.beheerder_van(centrum, centrum.merk()) == sleutels.publiek(teken)
            verder = eigen or not bord.rooster_versies(centrum)
        except (AnderCentrum, GeenContact, CentrumGeweigerd):
            verder = False
        finally:
            centrum.sluit()
        if not verder:
            raise


def _nodig_uit(waar: str, rol: str, teams: Iterable[Id]) -> str:
    """A role in the database for the administrator's own desk; answers its address, with a password nobody types."""
    wachtwoord = secrets.token_urlsafe(24)
    database = beheer_van(waar)
    namen = [rol] if rol else [EIGEN_ROL, *(f"{EIGEN_ROL}_{nummer}" for nummer in range(2, 10))]
    for naam in namen:
        try:
            database.nodig_uit(naam, wachtwoord)
        except CentrumGeweigerd:  # roles are of the whole server: another centre, or an earlier try, has this one
            if naam == namen[-1]:
                raise
        else:
            break
    database.laat_toe(naam, teams, beheer=True)
    return met_rol(waar, naam, wachtwoord)


def nodig_uit(waar: str, rol: str, bestand: Path, *, archief: bool = False) -> None:
    """Make the role of a desk, or of the archive, in the database; its address, password included, goes to this file
    and nowhere else.

    Raises Weigering when the file is there already or cannot be made.
    """
    wachtwoord = secrets.token_urlsafe(24)
    try:
        bestand.touch(mode=0o600, exist_ok=False)
    except OSError:
        raise Weigering("Het bestand voor het adres is er al, of kan daar niet gemaakt worden.", veld="uit") from None
    try:
        bestand.write_text(f"{met_rol(waar, rol, wachtwoord)}\n", encoding="utf-8")
        database = beheer_van(waar)
        (database.maak_archief if archief else database.nodig_uit)(rol, wachtwoord)
    except BaseException:
        bestand.unlink(missing_ok=True)
        raise


def met_rol(waar: str, rol: str, wachtwoord: str) -> str:
    """The same database, entered by another role."""
    delen = urlsplit(waar)
    plaats = delen.netloc.rpartition("@")[2]
    return urlunsplit(delen._replace(netloc=f"{quote(rol)}:{quote(wachtwoord)}@{plaats}"))


def proef(bureau: Bureau, waar: str) -> str:
    """What stands there, in words. Raises CentrumGeweigerd or GeenContact with the reason."""
    eis_recht(bureau)
    centrum = open_centrum(waar)
    try:
        versies = bord.rooster_versies(centrum)
    except (AnderCentrum, GeenContact) as fout:
        if isinstance(fout, GeenContact) and not waar.startswith(MAP):
            raise
        return probeer_plek(waar)
    finally:
        centrum.sluit()
    if not versies:
        return f"In {toon_adres(waar)} staat een centrum dat nog niet is ingericht."
    return f"In {toon_adres(waar)} staat een centrum. U kunt deze balie daar aanmelden."


def aanvragen(bureau: Bureau, waar: str = "") -> tuple[AanvraagRij, ...]:
    """Who asks to be let in."""
    eis_recht(bureau)
    centrum = open_eigen(bureau, waar)
    try:
        rooster = rooster_van(bureau)
        return tuple(_rij(bureau, aanvraag, rooster) for aanvraag in beheer.aanvragen(kast(bureau), centrum))
    finally:
        centrum.sluit()


def laat_toe(
    bureau: Bureau,
    vingerafdruk: str,
    *,
    teams: Iterable[Id] = (),
    historie: bool = True,
    lezen: bool = False,
    met_beheer: bool = False,
    database: str = "",
    rol: str = "",
) -> str:
    """Let in the desk with this fingerprint; answers what it is called from now on.

    `teams`: which, else those it asked for; with `lezen` it may only read them. Where rights of beheer come along, only
    with `met_beheer` (else Weigering, field `beheer`). On a server, with the address of the owner in `database`, its
    role may too; `rol` names that one where it did not ask by itself.
    """
    eis_recht(bureau)
    centrum = open_eigen(bureau, "" if is_database(database) else database)
    try:
        aanvraag = _met_vingerafdruk(beheer.aanvragen(kast(bureau), centrum), vingerafdruk)
        welke = tuple(teams) or tuple(team for team in aanvraag.teams if team in rooster_van(bureau).teams)
        if not welke:
            raise Weigering("Deze balie vraagt om een team dat hier niet bestaat. Kies zelf een team.", veld="team")
        blad = uitwisseling_wie.open_blad(kast(bureau), aanvraag)
        wie = uitwisseling_wie.eis_besluit(bureau, blad, beheer=met_beheer)
        if is_database(database):
            server = server_van(bureau, database)
            rol = rol_van(server, centrum, rooster_van(bureau), aanvraag.balie, rol)
            ketens = [] if lezen else [(aanvraag.balie, _eerste_team(aanvraag, welke))]
            server.laat_toe(rol, welke, schrijven=not lezen, ketens=ketens)
        rooster = beheer.laat_toe(
            kast(bureau),
            centrum,
            aanvraag,
            teams=welke,
            historie=historie,
            nu=bureau.wereld.klok(),
            rol=LEZEN if lezen else SCHRIJVEN,
            wie=wie,
        )
        return balienamen(rooster)[aanvraag.balie]
    finally:
        centrum.sluit()


def _eerste_team(aanvraag: Aanvraag, teams: Iterable[Id]) -> Id:
    """The team whose chain a desk that was let in takes for its own: the one it asked for, else the first."""
    welke = sorted(teams)
    return next((team for team in aanvraag.teams if team in welke), welke[0])


def trek_in(bureau: Bureau, balie: str | Id, *, database: str = "", rol: str = "") -> str:
    """Withdraw a desk, by its name or id; answers its name. What it put down before counts, nothing after."""
    eis_recht(bureau)
    centrum = open_eigen(bureau, "" if is_database(database) else database)
    try:
        rooster = nieuwste(kast(bureau), centrum, centrum.merk())
        welke, naam = balie_van(rooster, balie)
        if welke == deelnemer(bureau).ingeschreven:
            raise Weigering("U kunt de balie waar u nu werkt niet intrekken.", veld="balie")
        if rooster.balies[welke].ingetrokken and not database:
            raise Weigering(f"{naam} is al ingetrokken.", veld="balie")
        if is_database(database):
            server = server_van(bureau, database)
            server.trek_in(rol_van(server, centrum, rooster, welke, rol))
        na = beheer.standen_van(centrum, rooster, welke)
        beheer.trek_in(kast(bureau), centrum, welke, na=na, nu=bureau.wereld.klok())
        return naam
    finally:
        centrum.sluit()


def zet_teams(
    bureau: Bureau,
    balie: str | Id,
    teams: Iterable[Id],
    *,
    lezen: bool | None = None,
    database: str = "",
    rol: str = "",
) -> str:
    """Which teams a desk works for from now on, with their history; answers its name. A team it leaves gets a new key.

    `lezen`: whether it may only read from now on; None leaves that as it is. On a server, with the address of the owner
    in `database`, its role follows.
    """
    eis_recht(bureau)
    centrum = open_eigen(bureau, "" if is_database(database) else database)
    try:
        rooster, nieuw = nieuwste(kast(bureau), centrum, centrum.merk()), tuple(teams)
        welke, naam = balie_van(rooster, balie)
        if not nieuw:
            raise Weigering("Noem ten minste een team. Mag de balie niet meer meedoen, trek haar dan in.", veld="team")
        regel = rooster.balies[welke]
        if regel.ingetrokken:
            raise Weigering(f"{naam} is ingetrokken.", veld="balie")
        if regel.rol == BEHEER and not rooster.teams.keys() <= set(nieuw):
            raise Weigering("Een balie van de applicatiebeheerder houdt alle teams.", veld="team")
        wordt = regel.rol if lezen is None or regel.rol == BEHEER else LEZEN if lezen else SCHRIJVEN
        if is_database(database):
            server = server_van(bureau, database)
            rol = rol_van(server, centrum, rooster, welke, rol)
            server.laat_toe(rol, nieuw, schrijven=wordt != LEZEN, beheer=wordt == BEHEER)
        na = beheer.standen_van(centrum, rooster, welke)  # after the server: what it put down until then counts
        beheer.zet_teams(
            kast(bureau), centrum, welke, teams=nieuw, historie=True, nu=bureau.wereld.klok(), rol=wordt, na=na
        )
        return naam
    finally:
        centrum.sluit()


def vernieuw(bureau: Bureau) -> int:
    """The yearly renewal; answers until when the rooster holds now (ms UTC)."""
    eis_recht(bureau)
    centrum = open_eigen(bureau)
    try:
        return beheer.vernieuw(kast(bureau), centrum, nu=bureau.wereld.klok()).geldig_tot
    finally:
        centrum.sluit()


def werk_teams_bij(bureau: Bureau, *, database: str = "") -> int:
    """Locaties that were made since are teams too, of every desk of the beheerder; answers how many were new. One that
    was given another name is called so at the centre too; one that closed before it was a team becomes none.

    On a server a new one takes the address of the owner: without it they stay locaties, because the database would keep
    everybody out of such a team.
    """
    eis_recht(bureau)
    rooster = rooster_van(bureau)
    nieuw, anders = nieuw_en_anders(bureau, rooster)
    if is_database(adres(bureau)) and not is_database(database):
        nieuw = {}
    if not nieuw and not anders:
        return 0
    centrum = open_eigen(bureau)
    try:
        if nieuw and is_database(database):
            server = server_van(bureau, database)
            for balie, regel in rooster.balies.items():
                if regel.rol == BEHEER and not regel.ingetrokken:
                    server.laat_toe(rol_van(server, centrum, rooster, balie), (*rooster.teams, *nieuw), beheer=True)
        beheer.voeg_teams_toe(kast(bureau), centrum, anders | nieuw, nu=bureau.wereld.klok())
        return len(nieuw)
    finally:
        centrum.sluit()


def vervang_noodsleutel(bureau: Bureau) -> Noodblad:
    """A new noodsleutel; the halves once."""
    eis_recht(bureau)
    centrum = open_eigen(bureau)
    try:
        return beheer.vervang_noodsleutel(kast(bureau), centrum, nu=bureau.wereld.klok())[1]
    finally:
        centrum.sluit()


def oefen(bureau: Bureau, een: str, ander: str) -> int:
    """The yearly drill with both halves; answers how many entries the latest segment of this team holds."""
    eis_recht(bureau)
    rooster, centrum = rooster_van(bureau), open_eigen(bureau)
    try:
        aantal = open_het_laatste(deelnemer(bureau), centrum, rooster, een, ander)
        beheer.geoefend(kast(bureau), centrum, nu=bureau.wereld.klok())
        return aantal
    finally:
        centrum.sluit()


def balie_van(rooster: Rooster, balie: str | Id) -> tuple[Id, str]:
    """A desk by its name or id, and what it is called."""
    for id_, naam in balienamen(rooster).items():
        if balie == id_ or (isinstance(balie, str) and naam.casefold() == " ".join(balie.casefold().split())):
            return id_, naam
    raise Weigering("Deze balie staat niet op het rooster.", veld="balie")


def server_van(bureau: Bureau, database: str) -> PostgresBeheer:
    """The owner's way into the database of this desk's centre; what that refuses itself follows this program. Raises
    AnderCentrum when another one is there.
    """
    server = beheer_van(database)
    bekend = aanmelding.bewaard_merk(kast(bureau))
    if bekend is None or server.merk().centrum != bekend.centrum:
        raise ander_centrum()
    server.werk_bij()
    return server


def is_database(waar: str) -> bool:
    """A folder has no roles: there its server decides who may read and write."""
    return bool(waar) and not waar.startswith(MAP)


def rooster_van(bureau: Bureau) -> Rooster:
    """The rooster this desk goes by. Raises Weigering when it belongs to no centre."""
    rooster = aanmelding.bewaard_rooster(kast(bureau))
    if rooster is None:
        raise Weigering("Deze balie hoort nog bij geen centrum.")
    return rooster


def _rij(bureau: Bureau, aanvraag: Aanvraag, rooster: Rooster) -> AanvraagRij:
    blad = uitwisseling_wie.open_blad(kast(bureau), aanvraag)
    return AanvraagRij(
        id=aanvraag.balie,
        vingerafdruk=aanvraag.vingerafdruk,
        teams=tuple(team for team in aanvraag.teams if team in rooster.teams),
        sinds=aanvraag.t,
        leesbaar=blad is not None,
        nieuw=blad is not None and blad.nieuw,
        namen=tuple(naam for naam, _ in blad.namen) if blad else (),
        meer=blad.meer if blad else 0,
        beheer=uitwisseling_wie.met_beheer(bureau, blad) if blad else (),
        ook_hier=uitwisseling_wie.ook_hier(bureau, blad) if blad else (),
        onbekend=blad is not None and uitwisseling_wie.is_onbekend(bureau, blad),
        weggelegd=aanvraag.balie in beheer.weggelegd(kast(bureau)),
    )


def is_afdruk(aanvraag: Aanvraag | AanvraagRij, vingerafdruk: str) -> bool:
    """Whether a request has this fingerprint, as somebody wrote it down."""
    return aanvraag.vingerafdruk.replace(" ", "") == "".join(vingerafdruk.upper().replace("-", " ").split())


def _met_vingerafdruk(hangend: Iterable[Aanvraag], vingerafdruk: str) -> Aanvraag:
    gelijk = [er for er in hangend if is_afdruk(er, vingerafdruk)]
    if not gelijk:
        raise Weigering("Er is geen aanvraag met deze vingerafdruk. Vergelijk hem nog eens.", veld="vingerafdruk")
    return gelijk[0]
