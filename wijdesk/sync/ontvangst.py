"""A sending of another team is looked at whole: its last paper hangs after the others, and what may come in follows
from all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.journaal import Mutatie, lees_regel, schakel
from wijdesk.store import uitwisseling
from wijdesk.store.elders import GEBRACHT
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.store.projecteren import Samengevoegd
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.store.toelating import Zending, toegelaten
from wijdesk.sync import overdracht
from wijdesk.sync.overdracht import MAX_BEZET, MAX_DELEN, PAST_MUTATIES, Papier

LeesPapier = Callable[[int], Papier | None]
"""The paper with this number, when its seal holds."""


def delen(laatste: Papier, lees: LeesPapier) -> list[Papier]:
    """The papers of the sending this is the last of, in order. Raises Onbetrouwbaar when one is not there."""
    brief = laatste.brief
    uit = [laatste]
    nummer = brief.nummer
    for _ in range(MAX_BEZET + MAX_DELEN):
        if len(uit) == brief.delen:
            return uit
        nummer -= 1
        ander = lees(nummer) if nummer else None
        if nummer < 1:
            break
        if ander is None or ander.brief.zending != brief.zending:
            continue
        hoort = (brief.balie, brief.van, brief.overdracht, brief.delen, uit[0].brief.deel - 1)
        if (ander.brief.balie, ander.brief.van, ander.brief.overdracht, ander.brief.delen, ander.brief.deel) == hoort:
            uit.insert(0, ander)
    raise Onbetrouwbaar("Van een overdracht ontbreekt een deel.", reden="plaats")


def alles(papieren: Sequence[Papier], sleutel: Callable[[int], str | None]) -> list[Mutatie] | None:
    """Every entry of these papers; None when the key of one is not here. Raises Onbetrouwbaar as `overdracht.open_`."""
    uit: list[Mutatie] = []
    for papier in papieren:
        identiteit = sleutel(papier.brief.epoch)
        if identiteit is None:
            return None
        uit += overdracht.open_(papier, identiteit)
    return uit


def kies(winkel: Winkel, mutaties: Sequence[Mutatie], zending: Zending) -> list[Mutatie] | None:
    """What of a sending is new here and may come in; None: not yet."""
    return toegelaten(winkel.db, mutaties, zending)


def onthoud(winkel: Winkel, mutaties: Sequence[Mutatie], zending: Zending, na: int) -> None:
    """Remember which entries this team has from the other one only: those that came in after place `na` of the journal,
    at this desk or at that of a colleague who read the same papers.
    """
    kast = Kast(winkel.db.cursor)
    naam = GEBRACHT + zending.overdracht.hex()
    oud = kast.get(naam) or zending.van
    er = {oud[plek : plek + 16] for plek in range(16, len(oud), 16)}
    vraag = "SELECT 1 FROM mutatie WHERE id = ? AND rowid > ?"
    erbij = [
        mutatie.id
        for mutatie in mutaties
        if mutatie.id not in er
        and lees_regel(mutatie.kop, None).toestel not in zending.ketens
        and winkel.db.execute(vraag, (mutatie.id, na)).fetchone() is not None
    ]
    if erbij:
        kast.put(naam, oud + b"".join(erbij))


def beurten(mutaties: Sequence[Mutatie]) -> Iterator[list[Mutatie]]:
    """In turns that take some tenths of a second; what stands together of one row stays together."""
    stuk: list[Mutatie] = []
    vorige = ""
    for mutatie in mutaties:
        rij = lees_regel(mutatie.kop, None).rij
        if len(stuk) >= PAST_MUTATIES and rij != vorige:
            yield stuk
            stuk = []
        stuk.append(mutatie)
        vorige = rij
    if stuk:
        yield stuk


def neem(winkel: Winkel, mutaties: Sequence[Mutatie]) -> Samengevoegd:
    """Take in at the end of the own chain: the own team gets it from there."""
    keten = winkel.balie_id
    volgnr, vorige = uitwisseling.eind(winkel, keten)
    regels: list[Schakelregel] = []
    for mutatie in mutaties:
        volgnr, vorige = volgnr + 1, schakel(vorige, mutatie.kop)
        regels.append(Schakelregel(keten, volgnr, vorige, mutatie))
    return neem_op(winkel, regels)
