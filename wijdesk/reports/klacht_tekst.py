"""What the letters to somebody with a klacht say, part by part, in the words of one language. No PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijdesk.models.klachtregels import in_zin
from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.reports.brieftaal import Woorden

Deel = tuple[str, tuple[str, ...]]
"""A heading, and the sentences below it."""


def aanleiding(brief: KlachtBrief, w: Woorden) -> str:
    """When the klacht came, and whose it is when that is somebody else."""
    op = w.dag(brief.ontvangen)
    return w("kregen_van", dag=op, naam=in_zin(brief.namens)) if brief.namens else w("kregen", dag=op)


def vragen(brief: KlachtBrief, w: Woorden) -> Deel:
    """Whom to ask, and which number to name."""
    return w("kop_vragen"), (w("vragen", naam=brief.behandelaar or brief.medewerker, nummer=brief.nummer),)


def te_laat(brief: KlachtBrief) -> bool:
    """Whether the day by which there had to be an answer is over: no letter promises that."""
    return brief.uiterlijk < brief.vandaag


def _antwoord(brief: KlachtBrief, w: Woorden) -> str:
    return w("te_laat" if te_laat(brief) else "antwoord", dag=w.dag(brief.uiterlijk))


def _ontvangst(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    wie = w("behandelt", naam=brief.behandelaar) if brief.behandelaar else w("zoeken")
    ook = w("ook_ander") if brief.over_iemand else ""
    yield w("kop_nu"), (wie, w("niet_betrokken"), ook, w("niet_komen"))
    wet = w("tien_weken" if brief.commissie else "zes_weken")
    yield w("kop_wanneer"), (_antwoord(brief, w), wet, "" if te_laat(brief) else w("langer"))
    yield w("kop_geholpen"), (w("geholpen"),)
    yield vragen(brief, w)


def _verdaging(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    mag = w("uitstel_eens" if brief.met_instemming else "uitstel_wet")
    yield w("kop_wanneer"), (_antwoord(brief, w), mag)
    yield w("kop_langer"), (brief.uitstelreden,)
    yield vragen(brief, w)


def _uitkomst(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    anders = w.of(f"uitkomst.{brief.uitkomst}", "") or w("uitkomst_anders", uitkomst=brief.uitkomst)
    yield w("kop_oordeel"), (w.of(f"overig.{brief.overig}", "") or anders,)
    if brief.gehoord:
        yield w("kop_onderzocht"), (_gehoord(brief, w),)
    if brief.motivering:
        yield w("kop_waarom"), (brief.motivering,)
    if brief.les:
        yield w("kop_les"), (brief.les,)
    yield w("kop_oneens"), (w("ombudsman"),)


def _gehoord(brief: KlachtBrief, w: Woorden) -> str:
    """Who was asked, or why nobody was; by name when somebody speaks for who complained."""
    naam = in_zin(brief.namens) if brief.namens else ""
    if brief.gehoord == "gehoord":
        return w(f"gehoord{'_naam' if naam else ''}{'_ander' if brief.over_iemand else ''}", naam=naam)
    return w(f"afgezien.{brief.gehoord}{' naam' if naam else ''}", naam=naam)


DELEN: dict[str, Callable[[KlachtBrief, Woorden], Iterator[Deel]]] = {
    "ontvangst": _ontvangst,
    "verdaging": _verdaging,
    "uitkomst": _uitkomst,
}
"""Kind of letter → its parts."""
