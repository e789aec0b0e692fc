"""What rows mean for each other in the merge: what is used is not taken away, and nothing is merged into itself. Pure.

Both only look at rows that are removed or merged, which are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from wijdesk.models.beeld import Beeld, Buiten, Ingehouden, Regels
from wijdesk.models.journaal import WEET_LENGTE, Regel
from wijdesk.models.uitwisseling_woorden import PAST_NIET, WAARDE

SINDS_WEET = 4
"""The schema version since which entries say what their writer knew."""
KRING = ("persoon", "huishouden", "medewerker", "locatie")
"""Nouns of which one can be merged into another (`samengevoegd_in`)."""
EINDIGT = frozenset({"medewerker", "locatie", "adres", "vragenlijst", "praktijksoort", "importpartij", "code", "trede"})
"""Nouns whose rows end one day while what refers to them stays as it was, and shows them still."""
ZWIJGT = frozenset({"regieclaim"})
"""Nouns whose rows nobody's work is: an answer of the centre."""


def telt_als_gebruik(van: str, naar: str) -> bool:
    """Whether a row of one noun that refers to one of the other is a reason not to take that away."""
    return naar not in EINDIGT and van not in ZWIJGT


# What is used elsewhere -----------------------------------------------------------------------------------------------


def houd_in_gebruik(
    beelden: Mapping[str, Beeld], rijen: Mapping[str, Sequence[Regel]], regels: Regels, buiten: Buiten
) -> None:
    """A removed row stays visible, with a difference, while a row refers to it that the deletion did not know.

    So does what that row refers to itself, when it was removed with it.
    """
    weg = {
        rij: wist
        for rij, beeld in beelden.items()
        if beeld.waarden is not None and beeld.waarden["status"] == "vervallen" and beeld.soort not in EINDIGT
        if (wist := _verwijdering(beeld, rijen[rij])) is not None
    }
    if not weg:
        return
    te_doen: list[tuple[str, str]] = []
    for rij, beeld in beelden.items():
        if beeld.waarden is not None and beeld.waarden["status"] != "vervallen":
            te_doen += ((doel, rij) for doel in noemt(beeld, regels) if doel in weg)
    van_buiten = buiten.gebruikers({rij: beelden[rij].soort for rij in weg})
    te_doen += ((rij, ander) for rij, ander in van_buiten if ander not in beelden)
    while te_doen:
        rij, ander = te_doen.pop()
        if rij not in weg or kende(weg[rij], ander, _zet_status(rijen, ander, weg[rij].transactie, buiten)):
            continue
        del weg[rij]
        beeld = beelden[rij]
        if beeld.waarden is not None and regels.past_echt(beeld.soort, rij, beeld.waarden):
            beeld.waarden["status"] = "actief"
            beeld.verschillen["status"] = WAARDE
            te_doen += ((doel, rij) for doel in noemt(beeld, regels) if doel in weg)


def noemt(beeld: Beeld, regels: Regels) -> Iterable[str]:
    """The rows (hex) that a row that is shown uses."""
    waarden = beeld.waarden or {}
    for veld, naar in regels.verwijzingen(beeld.soort).items():
        doel = waarden.get(veld)
        if isinstance(doel, str) and telt_als_gebruik(beeld.soort, naar):
            yield doel


def kende(weg: Regel, rij: str, zet_status: bool | None) -> bool:
    """Whether a deletion knew that this row refers to what it took away, and that it would stay.

    `zet_status`: whether the same transaction changed the status of that row, None when it wrote nothing there. What it
    removed together and came back is not known to stay.
    """
    if zet_status is not None:
        return not zet_status
    einde = rij[-WEET_LENGTE:]
    plek = weg.weet.find(einde)
    while plek > 0 and plek % WEET_LENGTE:
        plek = weg.weet.find(einde, plek + 1)
    return plek >= 0


def zet_status(alle: Iterable[Regel], transactie: str) -> bool | None:
    """Of entries of one row: whether a transaction changed its status; None when it wrote none of them."""
    van = [regel for regel in alle if regel.transactie == transactie]
    return any(regel.basis and "status" in regel.velden for regel in van) if van else None


def _zet_status(rijen: Mapping[str, Sequence[Regel]], rij: str, transactie: str, buiten: Buiten) -> bool | None:
    return zet_status(rijen[rij], transactie) if rij in rijen else buiten.zet_status(rij, transactie)


def _verwijdering(beeld: Beeld, alle: Sequence[Regel]) -> Regel | None:
    """The deletion that is shown, when it says what its writer knew."""
    id_ = beeld.koppen["status"][-1]
    weg = next(regel for regel in alle if regel.id == id_)
    return weg if weg.gezien is not None and weg.versie >= SINDS_WEET else None


# Merged into each other -----------------------------------------------------------------------------------------------


class LosOp(Protocol):
    """One row, without some of its entries."""

    def __call__(self, rij: str, alle: Sequence[Regel], *, zonder: Mapping[str, Ingehouden]) -> Beeld: ...


def verbreek_kringen(
    beelden: dict[str, Beeld], rijen: Mapping[str, Sequence[Regel]], regels: Regels, los_op: LosOp
) -> None:
    """Of rows that were merged into each other, round, the latest merge is held back: that one is who stays."""
    naar: dict[str, str] = {}
    for rij, beeld in beelden.items():
        if beeld.soort in KRING and beeld.waarden is not None:
            doel = beeld.waarden["samengevoegd_in"]
            if isinstance(doel, str) and beeld.waarden["status"] == "samengevoegd":
                naar[rij] = doel
    while kring := _kring(naar):
        regels.eis_streng()
        wie = _wie_blijft(kring, beelden, rijen, los_op)
        if wie is None:
            for rij in kring:
                del naar[rij]
            continue
        del naar[wie]
        doel = (beelden[wie].waarden or {})["samengevoegd_in"]
        if isinstance(doel, str):
            naar[wie] = doel


def _kring(naar: Mapping[str, str]) -> list[str]:
    """A circle, or nothing."""
    klaar: set[str] = set()
    for begin in sorted(naar):
        pad: dict[str, None] = {}
        nu = begin
        while nu in naar and nu not in klaar and nu not in pad:
            pad[nu] = None
            nu = naar[nu]
        if nu in pad:
            onderweg = list(pad)
            return onderweg[onderweg.index(nu) :]
        klaar.update(pad)
    return []


def _wie_blijft(
    kring: Sequence[str], beelden: dict[str, Beeld], rijen: Mapping[str, Sequence[Regel]], los_op: LosOp
) -> str | None:
    """Hold back the latest merge of a circle that can be; answers whose it was."""
    merges = []
    for rij in kring:
        id_ = beelden[rij].koppen["samengevoegd_in"][-1]
        merges += [(regel.rang, rij, id_) for regel in rijen[rij] if regel.id == id_ and regel.basis]
    for _, rij, id_ in sorted(merges, reverse=True):
        proef = los_op(rij, rijen[rij], zonder={**beelden[rij].ingehouden, id_: Ingehouden(PAST_NIET)})
        if proef.waarden is not None:
            beelden[rij] = proef
            return rij
    return None
