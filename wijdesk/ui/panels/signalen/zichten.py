"""What the inbox can show, and the rows of each in order: per stand, what belongs together, or the bundels. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.signaal import BundelRij, Signaalgroep, SignaalRij, VoorstelRij
from wijdesk.models.samenhang import nabij, vensters
from wijdesk.models.signaallijst import volgorde
from wijdesk.models.signaalregels import AFGESLOTEN, NIEUW, ONDERZOEK, WACHT
from wijdesk.models.values import Id

SAMEN, BUNDELS = "samen", "bundels"
ZICHTEN = (
    (NIEUW, "Nieuw", "1"),
    (ONDERZOEK, "In onderzoek", "2"),
    (WACHT, "Wacht op melder", "3"),
    (AFGESLOTEN, "Afgesloten", "4"),
    (SAMEN, "Hoort bij elkaar", "5"),
    (BUNDELS, "Bundels", "6"),
)
"""Code, text and key."""
LEEG = {
    NIEUW: "Er zijn geen nieuwe signalen.\nMet N schrijft u er een op.",
    ONDERZOEK: "Niets wordt nu onderzocht.\nMet 1 ziet u wat nieuw is; O pakt het op.",
    WACHT: "Geen enkele melder wacht nog op bericht.",
    AFGESLOTEN: "Er is nog niets afgesloten.",
    SAMEN: "Geen open signalen die bij elkaar horen.\nHier staat bij elkaar wat hetzelfde adres of huishouden heeft, "
    "of dezelfde straat met hetzelfde thema.",
    BUNDELS: "Er zijn nog geen bundels.\nVoeg signalen samen met S; van een bundel maakt u met A een activiteit.",
}
Rij = SignaalRij | BundelRij | VoorstelRij


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepen:
    """The groups of open signalen that belong together by themselves, and are not put together yet."""

    alle: tuple[Signaalgroep, ...] = ()
    """As they are offered: of one street and theme everything in a group came within 90 days of each other."""
    per_signaal: Mapping[Id, Signaalgroep] = field(default_factory=dict)
    """The group one stands in as it is offered."""
    reeksen: Mapping[Id, Signaalgroep] = field(default_factory=dict)
    """The whole chain one stands in."""

    @staticmethod
    def van(groepen: Iterable[Signaalgroep]) -> Groepen:
        """With the way back from a signaal to its group."""
        reeksen = tuple(groepen)
        alle = tuple(deel for groep in reeksen for deel in _delen(groep) if not deel.gebundeld)
        return Groepen(
            alle=alle,
            per_signaal={id_: groep for groep in alle for id_ in groep.signaal_ids},
            reeksen={id_: groep for groep in reeksen for id_ in groep.signaal_ids},
        )

    def van_signaal(self, id_: Id) -> Signaalgroep | None:
        """The group a signaal stands in, with what belongs with this one; None when all of that is in its bundel."""
        reeks = self.reeksen.get(id_)
        if reeks is None:
            return None
        bij = nabij(reeks.signaal_ids, reeks.ontvangen, id_) if reeks.is_reeks else reeks.signaal_ids
        groep = _alleen(reeks, bij)
        return None if groep.gebundeld or len(bij) < 2 else groep

    def verwant(self, id_: Id) -> int:
        """How many others belong with it and are not in its bundel yet."""
        groep = self.van_signaal(id_)
        if groep is None:
            return 0
        bundels = dict(zip(groep.signaal_ids, groep.bundels, strict=True))
        eigen = bundels.pop(id_)
        return sum(eigen is None or bundel != eigen for bundel in bundels.values())

    def op_volgorde(self, rijen: Iterable[SignaalRij]) -> list[SignaalRij]:
        """Rows group by group, the group with the most urgent one first; what stands alone is left out."""
        per_groep: dict[str, list[SignaalRij]] = {}
        for rij in sorted(rijen, key=volgorde):
            if (groep := self.per_signaal.get(rij.id)) is not None:
                per_groep.setdefault(groep.sleutel, []).append(rij)
        return [rij for groep in per_groep.values() for rij in groep if len(groep) > 1]


def _delen(groep: Signaalgroep) -> list[Signaalgroep]:
    """A chain in the parts that are offered; a group by person, household or address as it is."""
    if not groep.is_reeks:
        return [groep]
    return [_alleen(groep, ids) for ids in vensters(groep.signaal_ids, groep.ontvangen) if len(ids) > 1]


def _alleen(groep: Signaalgroep, ids: tuple[Id, ...]) -> Signaalgroep:
    if ids == groep.signaal_ids:
        return groep
    mee = set(ids)
    velden = [
        velden for velden in zip(groep.signaal_ids, groep.ontvangen, groep.bundels, strict=True) if velden[0] in mee
    ]
    bundels = {bundel for _, _, bundel in velden}
    return replace(
        groep,
        sleutel=f"straat:{velden[0][0].hex()}",
        signaal_ids=tuple(id_ for id_, _, _ in velden),
        ontvangen=tuple(op for _, op, _ in velden),
        bundels=tuple(bundel for _, _, bundel in velden),
        gebundeld=len(bundels) == 1 and None not in bundels,
    )


def kop_van(groep: Signaalgroep, over: str) -> str:
    """What stands above a group. `over` says which household or address, of those without a street and theme."""
    waarom = groep.waarom if groep.waarom.startswith(groep.straat or "\n") else f"Over {over}"
    return f"{waarom} · {len(groep.signaal_ids)}"


def vouw_bundels(rijen: Iterable[SignaalRij]) -> tuple[list[SignaalRij], dict[Id, tuple[SignaalRij, ...]]]:
    """Rows with one for each bundel: the first in order; and per row that stands for others all of its bundel."""
    per_bundel: dict[Id, list[SignaalRij]] = {}
    over: list[SignaalRij] = []
    for rij in rijen:
        samen = per_bundel.setdefault(rij.bundel_id, []) if rij.bundel_id is not None else []
        if not samen:
            over.append(rij)
        samen.append(rij)
    return over, {samen[0].id: tuple(samen) for samen in per_bundel.values() if len(samen) > 1}


def namen(tekst: str, rij: BundelRij | VoorstelRij) -> bool:
    """Whether every word stands in a bundel or proposal."""
    delen = (rij.naam, rij.voorstel) if isinstance(rij, BundelRij) else (rij.naam, rij.thema, rij.gebied, rij.waarom)
    alles = " ".join(delen).casefold()
    return all(woord in alles for woord in tekst.casefold().split())
