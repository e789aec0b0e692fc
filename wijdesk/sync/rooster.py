"""The rooster: the beheerder's signed list of teams, desks and keys, and what follows from it.

It is the only place that says who may write. A desk keeps the beheerder's key from its enrolment and takes no rooster
of another key or an older versie (the idea of TUF, "rollback" and "freeze" attacks, in two claims).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pyrage

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import jws
from wijdesk.sync.centrum import Merk
from wijdesk.sync.velden import Velden, vorm
from wijdesk.sync.zegel import Zegel

TYP = "wd-rooster+jwt"
MAX_ROOSTER = 4 << 20
"""Signs. 400 desks take 250 kB."""
MAX_BALIES, MAX_TEAMS, MAX_EPOCHS, MAX_KETENS = 5_000, 500, 500, 500

DAG_MS = 86_400_000
GELDIG_MS = 365 * DAG_MS
"""How long a rooster holds: the keys are renewed yearly, and that makes a new one."""
UITSTEL_MS = 30 * DAG_MS
"""How long after its last day a desk still publishes."""

LEZEN, SCHRIJVEN, BEHEER = "lezen", "schrijven", "beheer"

_WAT = "Het rooster"
_EPOCH = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_ONTVANGER = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team: its name, the epoch that is used now, and the age recipient of each epoch by its number."""

    naam: str
    epoch: int
    ontvangers: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balie:
    """A desk as it was let in. `sleutel`: its Ed25519 public key (32 bytes); `ontvanger`: its own age recipient.

    `teams` are those it works for now, `eerder` those it wrote for before. A desk with neither teams now is withdrawn.
    """

    toestel: Id
    sleutel: bytes
    ontvanger: str
    teams: tuple[Id, ...]
    rol: str = SCHRIJVEN
    vanaf: int = 0
    """When it was let in (ms UTC)."""
    eerder: tuple[Id, ...] = ()
    ingetrokken_na: Mapping[Id, int] = field(default_factory=dict)
    """Per chain the last number that counts for a team in `eerder`, and for any team while it may only read; of a chain
    not named, nothing counts for those.
    """
    wie: Id | None = None
    """The medewerker the beheerder let in at a new desk: the first to log in there."""
    epochs: Mapping[Id, int] = field(default_factory=dict)
    """Per team the first epoch it may read: what a board that was put back lost is hung up again as far as that."""

    @property
    def ingetrokken(self) -> bool:
        """Whether it works for no team any more."""
        return not self.teams


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooster:
    """The list. `balies` by the chain a desk was enrolled with; `geldig_tot` in ms UTC."""

    centrum: Id
    generatie: int
    versie: int
    geldig_tot: int
    beheerder: bytes
    noodsleutel: str
    schrijf_min_sv: int
    teams: Mapping[Id, Team]
    balies: Mapping[Id, Balie]
    regiezout: bytes = b""
    """Of the pseudonyms of persons at a centre in a folder (16 bytes); empty: nobody is looked up there."""
    vernieuwd: int = 0
    """When all teams last got a new key (ms UTC)."""
    geoefend: int = 0
    """When the noodsleutel was last tried with success (ms UTC); 0: never since it was made."""

    def balie_met(self, sleutel: bytes) -> Id | None:
        """The desk (by the chain it was enrolled with) that signs with this key."""
        return next((balie for balie, regel in self.balies.items() if regel.sleutel == sleutel), None)

    def lezers(self, team: Id) -> dict[Id, Balie]:
        """The desks that work for a team now."""
        return {balie: regel for balie, regel in self.balies.items() if team in regel.teams}

    def ontvangers(self, team: Id) -> list[str]:
        """For whom a segment of this team is sealed: the epoch of now, and the noodsleutel."""
        return [self.teams[team].ontvangers[self.teams[team].epoch], self.noodsleutel]

    def verlopen(self, nu: int) -> bool:
        """Whether its last day is past; then a desk warns. `nu`: the earlier of one's own clock and the centre's."""
        return nu >= self.geldig_tot


# Writing and reading -------------------------------------------------------------------------------------------------


def teken(rooster: Rooster, sleutel: bytes) -> str:
    """The rooster as text, signed with the beheerder's raw Ed25519 private key (32 bytes)."""
    claims: dict[str, object] = {
        "centrum": rooster.centrum.hex(),
        "generatie": rooster.generatie,
        "versie": rooster.versie,
        "geldig_tot": rooster.geldig_tot,
        "beheerder": rooster.beheerder.hex(),
        "noodsleutel": rooster.noodsleutel,
        "schrijf_min_sv": rooster.schrijf_min_sv,
        "vernieuwd": rooster.vernieuwd,
        "geoefend": rooster.geoefend,
        "regiezout": rooster.regiezout.hex(),
        "teams": {
            team.hex(): {
                "naam": regel.naam,
                "epoch": regel.epoch,
                "ontvangers": {str(epoch): wie for epoch, wie in sorted(regel.ontvangers.items())},
            }
            for team, regel in sorted(rooster.teams.items())
        },
        "balies": {balie.hex(): _balie_uit(regel) for balie, regel in sorted(rooster.balies.items())},
    }
    return jws.teken(claims, typ=TYP, sleutel=sleutel)


def _balie_uit(regel: Balie) -> dict[str, object]:
    return {
        "toestel": regel.toestel.hex(),
        "sleutel": regel.sleutel.hex(),
        "ontvanger": regel.ontvanger,
        "teams": [team.hex() for team in regel.teams],
        "rol": regel.rol,
        "vanaf": regel.vanaf,
        "eerder": [team.hex() for team in regel.eerder],
        "ingetrokken_na": {keten.hex(): volgnr for keten, volgnr in sorted(regel.ingetrokken_na.items())},
        "wie": regel.wie.hex() if regel.wie else "",
        "epochs": {team.hex(): epoch for team, epoch in sorted(regel.epochs.items())},
    }


def lees(tekst: str, *, beheerder: bytes, merk: Merk) -> Rooster:
    """The rooster, when it was signed with the private half of `beheerder` (32 bytes) for this centre.

    Raises Onbetrouwbaar with the reden of `jws.lees` or "centrum". A centre of a later generatie keeps its rooster.
    """
    rooster = _gelezen(tekst, beheerder)
    if rooster.centrum != merk.centrum or rooster.generatie > merk.generatie:
        raise Onbetrouwbaar("Het rooster hoort bij een ander centrum.", reden="centrum")
    if rooster.beheerder != beheerder:
        raise Onbetrouwbaar("Het rooster is van een andere beheerder.", reden="beheerder")
    sleutels = {regel.sleutel for regel in rooster.balies.values()}
    if len(sleutels) != len(rooster.balies):
        raise vorm(_WAT)  # one key, two desks: nobody could say who wrote
    return rooster


@lru_cache(maxsize=8)
def _gelezen(tekst: str, beheerder: bytes) -> Rooster:
    """Kept: a desk goes by the same one every round, and with 400 desks in it reading costs more than the rest."""
    velden = jws.lees(tekst, typ=TYP, sleutel=beheerder, wat=_WAT, hoogstens=MAX_ROOSTER, diepte=4)
    return Rooster(
        centrum=velden.id("centrum"),
        generatie=velden.getal("generatie", 1),
        versie=velden.getal("versie", 1),
        geldig_tot=velden.getal("geldig_tot"),
        beheerder=velden.bytes_("beheerder", 32),
        noodsleutel=als_ontvanger(velden.tekst("noodsleutel", hoogstens=62)),
        schrijf_min_sv=velden.getal("schrijf_min_sv"),
        teams={team: _team_in(regel) for team, regel in velden.per_id("teams", hoogstens=MAX_TEAMS).items()},
        balies={balie: _balie_in(regel) for balie, regel in velden.per_id("balies", hoogstens=MAX_BALIES).items()},
        vernieuwd=velden.getal("vernieuwd"),
        geoefend=velden.getal("geoefend"),
        regiezout=velden.bytes_("regiezout", 16) if velden.ruw("regiezout") else b"",
    )


def _team_in(velden: Velden) -> Team:
    ontvangers = velden.ruw("ontvangers")
    if not isinstance(ontvangers, dict) or not 1 <= len(ontvangers) <= MAX_EPOCHS:
        raise vorm(_WAT)
    if not all(isinstance(epoch, str) and _EPOCH.fullmatch(epoch) for epoch in ontvangers):
        raise vorm(_WAT)
    per_epoch = {int(epoch): als_ontvanger(wie) for epoch, wie in ontvangers.items()}
    epoch = velden.getal("epoch", 1)
    if epoch != max(per_epoch) or len(set(per_epoch.values())) != len(per_epoch):
        raise vorm(_WAT)
    return Team(naam=velden.tekst("naam", hoogstens=200), epoch=epoch, ontvangers=per_epoch)


def _balie_in(velden: Velden) -> Balie:
    rol = velden.tekst("rol", hoogstens=20)
    if rol not in (LEZEN, SCHRIJVEN, BEHEER):
        raise vorm(_WAT)
    return Balie(
        toestel=velden.id("toestel"),
        sleutel=velden.bytes_("sleutel", 32),
        ontvanger=als_ontvanger(velden.tekst("ontvanger", hoogstens=62)),
        teams=velden.ids("teams", hoogstens=MAX_TEAMS),
        rol=rol,
        vanaf=velden.getal("vanaf"),
        eerder=velden.ids("eerder", hoogstens=MAX_TEAMS),
        ingetrokken_na=velden.standen("ingetrokken_na", hoogstens=MAX_KETENS),
        wie=velden.id("wie") if velden.ruw("wie") else None,
        epochs=velden.standen("epochs", hoogstens=MAX_TEAMS) if "epochs" in velden else {},
    )


def als_ontvanger(waarde: object, *, wat: str = _WAT) -> str:
    """An age recipient as others wrote it, its check signs included. Raises Onbetrouwbaar."""
    if not isinstance(waarde, str) or _ONTVANGER.fullmatch(waarde) is None:
        raise vorm(wat)
    try:
        pyrage.x25519.Recipient.from_str(waarde)
    except pyrage.RecipientError:
        raise vorm(wat) from None
    return waarde


# What follows from it ------------------------------------------------------------------------------------------------


def eis_opvolger(rooster: Rooster, huidig: Rooster | None) -> None:
    """Refuse a rooster that is not later than the one this desk has. Reden "ouder" or "ander"."""
    if huidig is None or rooster.versie > huidig.versie:
        return
    if rooster.versie < huidig.versie:
        raise Onbetrouwbaar("Er is een ouder rooster aangeboden dan deze balie al heeft.", reden="ouder")
    if rooster != huidig:
        raise Onbetrouwbaar("Er zijn twee verschillende roosters met hetzelfde nummer.", reden="ander")


def eis_schrijver(rooster: Rooster, balie: Id, zegel: Zegel) -> None:
    """Refuse a segment that desk `balie` may not have written; the seal was checked with that desk's key.

    Raises Onbetrouwbaar with reden "balie" (not on the rooster), "rol", "team", "ingetrokken" or "epoch" (not known
    yet: perhaps a later rooster knows it).
    """
    regel = rooster.balies.get(balie)
    if regel is None:
        raise Onbetrouwbaar("Een balie die niet op het rooster staat, heeft iets geplaatst.", reden="balie")
    if zegel.balie != balie and zegel.balie in rooster.balies:
        raise Onbetrouwbaar("Een balie heeft iets geplaatst onder het nummer van een andere.", reden="balie")
    if regel.rol == LEZEN and zegel.tot > regel.ingetrokken_na.get(zegel.balie, 0):
        raise Onbetrouwbaar("Een balie die alleen mag lezen, heeft iets geplaatst.", reden="rol")
    if zegel.team not in regel.teams and zegel.team not in regel.eerder:
        raise Onbetrouwbaar("Een balie heeft iets geplaatst voor een team waar zij niet bij hoort.", reden="team")
    if zegel.team not in regel.teams and zegel.tot > regel.ingetrokken_na.get(zegel.balie, 0):
        raise Onbetrouwbaar("Een balie die is ingetrokken, heeft daarna nog iets geplaatst.", reden="ingetrokken")
    if zegel.team not in rooster.teams or zegel.epoch not in rooster.teams[zegel.team].ontvangers:
        raise Onbetrouwbaar("Een pakket is verzegeld met een sleutel die hier nog niet bekend is.", reden="epoch")


def eis_publiceren(rooster: Rooster, balie: Id, team: Id, *, sv: int, nu: int) -> None:
    """Whether this desk may publish for a team, with a program of schema version `sv`, at `nu` (as in `verlopen`).

    Raises CentrumGeweigerd, with the way out in words.
    """
    regel = rooster.balies.get(balie)
    if regel is None or regel.ingetrokken:
        raise CentrumGeweigerd(
            "Deze computer mag niet (meer) met andere balies delen.",
            uitweg="Wat hier staat, blijft staan. Vraag de applicatiebeheerder om deze computer (weer) toe te laten.",
        )
    if team not in regel.teams or regel.rol == LEZEN:
        raise CentrumGeweigerd(
            "Deze computer mag voor dit team alleen lezen.",
            uitweg="Vraag de applicatiebeheerder om schrijven toe te staan.",
        )
    if sv < rooster.schrijf_min_sv:
        raise CentrumGeweigerd(
            "Dit programma is te oud om te delen. Lezen gaat nog wel.",
            uitweg="Werk wijdesk bij; daarna gaat het vanzelf verder.",
        )
    if nu >= rooster.geldig_tot + UITSTEL_MS:
        raise CentrumGeweigerd(
            "Het rooster van het centrum is te lang geleden verlopen.",
            uitweg="Vraag de applicatiebeheerder om een nieuw rooster. Daarna wordt alles alsnog gedeeld.",
        )
