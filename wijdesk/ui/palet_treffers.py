"""Lines of the box for everything: what an order is, what was found, and how each reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.vondst import HuishoudenVondst, SignaalVondst
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.ui.palet_soorten import plat
from wijdesk.ui.panel import Actie
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import is_nederlands, zin
from wijdesk.ui.toetsen import toets_tekst

if TYPE_CHECKING:
    from wijdesk.ui.palet_zaken import Zaak


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """Something an action box can do: an action, where it belongs, and how it is carried out."""

    actie: Actie
    waar: str
    doe: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """One line of results: a resident, a household, a signaal, something else of a resident, or an action."""

    sleutel: Id
    beeld: Regel
    persoon: Kandidaat | None = None
    huishouden: HuishoudenVondst | None = None
    signaal: SignaalVondst | None = None
    zaak: Zaak | None = None
    keuze: Keuze | None = None


_plat_van_opdracht = lru_cache(maxsize=4096)(plat)
"""For what orders are called only: what somebody typed is not remembered."""


def _te_vinden(keuze: Keuze, *, vertaald: bool) -> str:
    """What an order is found by; in another language also what it is called on the screen."""
    actie = keuze.actie
    gezegd = f"{zin(actie.tekst)} {zin(keuze.waar)} " if vertaald else ""
    return _plat_van_opdracht(f"{gezegd}{actie.tekst} {keuze.waar} {actie.sneltoets} {actie.zoekwoorden}")


def passende_keuzes(keuzes: tuple[Keuze, ...], tekst: str) -> list[Keuze]:
    """The actions in which every word stands; those that begin with the text first."""
    woorden, vertaald = plat(tekst).split(), not is_nederlands()
    te_vinden = {id(keuze): _te_vinden(keuze, vertaald=vertaald) for keuze in keuzes}
    passend = [keuze for keuze in keuzes if all(woord in te_vinden[id(keuze)] for woord in woorden)]
    begin = plat(tekst).strip()
    genoemd = zin if vertaald else str
    return sorted(passend, key=lambda keuze: not _plat_van_opdracht(genoemd(keuze.actie.tekst)).startswith(begin))


def voor_niemand(keuzes: tuple[Keuze, ...]) -> list[Treffer]:
    """What is offered when nobody was found: whoever is hidden and whoever is not there are offered the same."""
    return [
        Treffer(sleutel=treffer.sleutel, beeld=replace(treffer.beeld, onder=keuze.actie.als_niemand), keuze=keuze)
        for keuze in keuzes
        if keuze.actie.als_niemand
        for treffer in (treffer_van_keuze(keuze),)
    ]


def treffer_van_persoon(kandidaat: Kandidaat) -> Treffer:
    """A resident as a line: who, born when, where, why it matches, and what to know before the talk."""
    onder = (kandidaat.adres, ", ".join(kandidaat.waarom), kandidaat.regie)
    return Treffer(
        sleutel=kandidaat.persoon_id,
        beeld=Regel(
            titel=kandidaat.naam,
            rechts=datum_in_woorden(kandidaat.geboortedatum),
            onder=" · ".join(deel for deel in onder if deel),
            let_op=kandidaat.waarschuwing,
        ),
        persoon=kandidaat,
    )


def treffer_van_huishouden(vondst: HuishoudenVondst) -> Treffer:
    """A household as a line: its name, case number, who belongs to it, where, and who the regisseur is."""
    regie = f"Open casus · regisseur {vondst.regisseur}" if vondst.open else ""
    return Treffer(
        sleutel=vondst.id,
        beeld=Regel(
            titel=vondst.naam,
            rechts=vondst.nummer,
            onder=" · ".join(deel for deel in (regie, vondst.leden, vondst.adres) if deel),
            pil="huishouden",
        ),
        huishouden=vondst,
    )


def treffer_van_signaal(vondst: SignaalVondst) -> Treffer:
    """A signaal as a line: what about, which kind, since when, and how it stands. Spoed has its sign."""
    spoed = vondst.urgentie == 1 and vondst.stand != "afgesloten"
    return Treffer(
        sleutel=vondst.id,
        beeld=Regel(
            titel=vondst.over,
            rechts=datum_in_woorden(lokaal(vondst.ontvangen).date().isoformat()),
            onder=" · ".join(deel for deel in (vondst.soort, vondst.stand, "spoed" if spoed else "") if deel),
            pil="signaal",
            teken="!" if spoed else "",
            toestand="spoed" if spoed else "",
        ),
        signaal=vondst,
    )


def treffer_van_keuze(keuze: Keuze) -> Treffer:
    """An action as a line, with its key at the right."""
    return Treffer(
        sleutel=Id(f"{keuze.waar}/{keuze.actie.naam}".encode()),
        beeld=Regel(titel=keuze.actie.tekst, rechts=toets_tekst(keuze.actie.sneltoets), onder=keuze.waar),
        keuze=keuze,
    )
