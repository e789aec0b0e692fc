"""The chains of a desk that writes for several teams: one per team, filled from the chain of its own journal.

Whoever works writes in the chain `winkel.balie_id`, as at any other desk; here nobody else sees that one. What
stands in it goes to the chain of the team it is of (`teams.Verdeler`) before a round publishes those. So a write
costs nothing more, a dossier that becomes of a second team is offered there whole, and what was cut short is done
again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store.eigenketens import SCHRIJFT, EigenKetens, onthoud_verlaten
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.store.samenvoegen import Schakelregel
from wijdesk.store.teams import Kaart, Verdeler, lees_stuk
from wijdesk.store.uitwisseling import eind, schakel_aan, verleg
from wijdesk.store.verbinding import transactie
from wijdesk.store.zoekregels import stukken

PER_BEURT = 2_000
"""Entries looked at in one turn: some tenths of a second, in which nobody else writes."""
FASEN = (1, 2)
"""First what a household or a locatie says the team of, then what follows from that."""


@dataclass(slots=True)
class Staat:
    """What this desk writes, and how far it got. A team it may not write for (any more) keeps its chain."""

    ketens: dict[Id, Id]
    """Team → chain."""
    eerder: set[Id] = field(default_factory=set)
    """Chains it wrote before; entries made then name them."""
    tot: int = 0
    """Up to here the own journal was looked at."""
    alles: bool = True
    """Whether everything has to be looked at again: a team came, or the centre lost something."""
    zonder: dict[Id, int] = field(default_factory=dict)
    """Own transactions of teams it has no chain for."""

    def bewaar(self, kast: Kast) -> None:
        """Keep it."""
        inhoud = {
            "ketens": {team.hex(): keten.hex() for team, keten in self.ketens.items()},
            "eerder": sorted(keten.hex() for keten in self.eerder),
            "tot": self.tot,
            "alles": self.alles,
            "zonder": {team.hex(): aantal for team, aantal in self.zonder.items()},
        }
        kast.put(SCHRIJFT, json.dumps(inhoud, separators=(",", ":")).encode())


def staat_uit(waarde: bytes | None) -> Staat | None:
    """What lies in the cupboard; None at a desk of one team."""
    if not waarde:
        return None
    inhoud, uit = json.loads(waarde), bytes.fromhex
    return Staat(
        ketens={Id(uit(team)): Id(uit(keten)) for team, keten in inhoud["ketens"].items()},
        eerder={Id(uit(keten)) for keten in inhoud["eerder"]},
        tot=inhoud["tot"],
        alles=inhoud["alles"],
        zonder={Id(uit(team)): aantal for team, aantal in inhoud["zonder"].items()},
    )


def lees_staat(winkel: Winkel) -> Staat | None:
    """The same, of an open store."""
    return staat_uit(Kast(winkel.db.cursor).get(SCHRIJFT))


# Chains ---------------------------------------------------------------------------------------------------------------


def begin(winkel: Winkel, *, team: Id, teams: Iterable[Id], nieuw: Iterable[Id], vanaf: int, zelf: Id) -> None:
    """From now on this desk writes for several teams. Its chain stays the one of `team`, as far as it was published.

    What stands there after `vanaf` moves to its own journal, and from there to whose it is. `nieuw`: ids of chains;
    `zelf`: the chain it was enrolled with.
    """
    ids, oud = iter(nieuw), winkel.balie_id
    lokaal = next(ids)
    with transactie(winkel.db):
        verleg(winkel.db, oud, lokaal, vanaf=vanaf)
        winkel.db.execute("UPDATE winkel SET balie_id = ?", (lokaal,))
        ketens = {team: oud} | {ander: next(ids) for ander in teams if ander != team}
        Staat(ketens=ketens, eerder={oud, zelf}).bewaar(Kast(winkel.db.cursor))
    winkel.balie_id = lokaal


def vul_aan(winkel: Winkel, teams: Iterable[Id], nieuw: Iterable[Id]) -> None:
    """A chain for every team that has none yet; what is here of such a team will be offered there."""
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        staat.ketens |= dict(zip(teams, nieuw, strict=False))
        staat.alles = True
        staat.bewaar(Kast(winkel.db.cursor))


def vervang(winkel: Winkel, team: Id, nieuw: Id, lokaal: Id, *, vanaf: int, generatie: int) -> None:
    """Another chain for a team, with what stood in the old one after `vanaf`, and another name for the own journal."""
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        oud, staat.ketens[team] = staat.ketens[team], nieuw
        staat.eerder |= {oud, winkel.balie_id}
        onthoud_verlaten(Kast(winkel.db.cursor), {oud, winkel.balie_id}, oud, vanaf)
        ids = verleg(winkel.db, oud, nieuw, vanaf=vanaf)
        _onthoud(winkel.db, ((id_, team) for id_ in ids), generatie)
        verleg(winkel.db, winkel.balie_id, lokaal, vanaf=0)
        winkel.db.execute("UPDATE winkel SET balie_id = ?", (lokaal,))
        staat.bewaar(Kast(winkel.db.cursor))
    winkel.balie_id = lokaal


def houd(winkel: Winkel, team: Id, *, generatie: int) -> None:
    """The chain of a team, of which nothing was published yet, is one of this generatie of the centre."""
    with transactie(winkel.db):
        keten = _eis_staat(winkel).ketens[team]
        ids = winkel.db.execute("SELECT mutatie_id FROM keten WHERE balie_id = ?", (keten,)).fetchall()
        _onthoud(winkel.db, ((Id(rij[0]), team) for rij in ids), generatie)


def kijk_opnieuw(winkel: Winkel) -> None:
    """Everything is looked at once more."""
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        staat.alles = True
        staat.bewaar(Kast(winkel.db.cursor))


def herstel_plaatsen(winkel: Winkel, gelezen: Mapping[Id, tuple[int, Id]], generatie: int) -> None:
    """Note what stands with which team, as the chains say: those that were read (how far, for whom) and one's own."""
    staat = _eis_staat(winkel)
    eigen = {keten: (1 << 62, team) for team, keten in staat.ketens.items()}
    with transactie(winkel.db):
        for keten, (tot, team) in {**gelezen, **eigen}.items():
            winkel.db.execute(
                "INSERT OR REPLACE INTO teamplaats (mutatie_id, team, generatie) "
                "SELECT mutatie_id, ?, ? FROM keten WHERE balie_id = ? AND volgnr <= ?",
                (team, generatie, keten, tot),
            )
        staat.alles = True
        staat.bewaar(Kast(winkel.db.cursor))


# Filling them ---------------------------------------------------------------------------------------------------------


def neem_waar(winkel: Winkel, kaart: Kaart, team: Id, regels: Sequence[Schakelregel]) -> None:
    """Entries of a team came in; another team that has to hear of them does."""
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        _onthoud(winkel.db, ((regel.mutatie.id, team) for regel in regels), kaart.generatie)
        verdeler = _verdeler(winkel, kaart, staat)
        verdeler.neem_waar((lees_stuk(er.mutatie.id, er.mutatie.kop, er.mutatie.inhoud) for er in regels), team)
        _schrijf(winkel.db, staat, verdeler)


def achter(winkel: Winkel) -> tuple[int, int]:
    """Up to where the own journal was looked at, and its end."""
    return _eis_staat(winkel).tot, eind(winkel, winkel.balie_id)[0]


def verdeel_stuk(winkel: Winkel, kaart: Kaart, van: int, tot: int, fasen: Collection[int], *, klaar: bool) -> None:
    """Part of the own journal, after `van` up to `tot`; `klaar`: with that, everything up to `tot` was looked at."""
    vraag = (
        "SELECT m.id, m.kop, m.inhoud FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
        "WHERE k.balie_id = ? AND k.volgnr > ? AND k.volgnr <= ? ORDER BY k.volgnr"
    )
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        _verdeel(winkel, kaart, staat, winkel.db.execute(vraag, (winkel.balie_id, van, tot)).fetchall(), fasen)
        if klaar:
            staat.tot = max(tot, staat.tot)
        staat.bewaar(Kast(winkel.db.cursor))


def veeg(winkel: Winkel, kaart: Kaart, na: bytes, fase: int) -> bytes | None:
    """The next entries of all that are here, after id `na`; answers the last, or None when there are no more."""
    vraag = "SELECT id, kop, inhoud FROM mutatie WHERE id > ? ORDER BY id LIMIT ?"
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        rijen = winkel.db.execute(vraag, (na, PER_BEURT)).fetchall()
        if not na and fase == FASEN[0]:
            staat.zonder = {}
        _verdeel(winkel, kaart, staat, rijen, (fase,))
        staat.bewaar(Kast(winkel.db.cursor))
    return bytes(rijen[-1][0]) if len(rijen) == PER_BEURT else None


def is_geveegd(winkel: Winkel, tot: int) -> None:
    """Everything was looked at, and the own journal up to here."""
    with transactie(winkel.db):
        staat = _eis_staat(winkel)
        staat.alles, staat.tot = False, max(tot, staat.tot)
        staat.bewaar(Kast(winkel.db.cursor))


def _verdeel(
    winkel: Winkel, kaart: Kaart, staat: Staat, rijen: Iterable[tuple[bytes, str, str | None]], fasen: Collection[int]
) -> None:
    verdeler = _verdeler(winkel, kaart, staat)
    alle = [lees_stuk(*rij) for rij in rijen]
    vast = [verdeler.is_vast(stuk) for stuk in alle]
    for fase in fasen:
        for stuk, eerst in zip(alle, vast, strict=True):
            if eerst == (fase == FASEN[0]):
                verdeler.verdeel(stuk)
    _schrijf(winkel.db, staat, verdeler)


def _verdeler(winkel: Winkel, kaart: Kaart, staat: Staat) -> Verdeler:
    ketens = EigenKetens(lambda vraag, params: winkel.db.execute(vraag, params).fetchall())
    zelf = frozenset(Id(bytes.fromhex(naam)) for naam in ketens.namen)
    return Verdeler(winkel.db, kaart, frozenset(staat.ketens), zelf)


def _schrijf(db: Any, staat: Staat, verdeler: Verdeler) -> None:
    for team, rijen in verdeler.bij.items():
        schakel_aan(db, staat.ketens[team], rijen)
        _onthoud(db, ((id_, team) for id_, _ in rijen), verdeler.kaart.generatie)
    for team, transacties in verdeler.zonder.items():
        staat.zonder[team] = staat.zonder.get(team, 0) + len(transacties)


def _onthoud(db: Any, plaatsen: Iterable[tuple[Id, Id]], generatie: int) -> None:
    for stuk in stukken(plaatsen, 5_000):
        db.executemany(
            "INSERT OR REPLACE INTO teamplaats (mutatie_id, team, generatie) VALUES (?, ?, ?)",
            [(id_, team, generatie) for id_, team in stuk],
        )


def _eis_staat(winkel: Winkel) -> Staat:
    staat = lees_staat(winkel)
    if staat is None:
        raise TypeError("this desk writes for one team")
    return staat
