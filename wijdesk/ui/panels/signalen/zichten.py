"""What the inbox can show, and the rows of each in order: per stand, what belongs together, or the bundels. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijdesk.models.rows.signaal import BundelRij, Signaalgroep, SignaalRij, VoorstelRij
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
    """The groups of open signalen that belong together by themselves."""

    alle: tuple[Signaalgroep, ...] = ()
    per_signaal: Mapping[Id, Signaalgroep] = field(default_factory=dict)

    @staticmethod
    def van(groepen: Iterable[Signaalgroep]) -> Groepen:
        """With the way back from a signaal to its group."""
        alle = tuple(groepen)
        return Groepen(alle=alle, per_signaal={id_: groep for groep in alle for id_ in groep.signaal_ids})

    def van_signaal(self, id_: Id) -> Signaalgroep | None:
        """The group a signaal stands in."""
        return self.per_signaal.get(id_)

    def verwant(self, id_: Id) -> int:
        """How many others belong with it."""
        groep = self.van_signaal(id_)
        return 0 if groep is None else len(groep.signaal_ids) - 1

    def op_volgorde(self, rijen: Iterable[SignaalRij]) -> list[SignaalRij]:
        """Rows group by group, the group with the most urgent one first; what stands alone is left out."""
        per_groep: dict[str, list[SignaalRij]] = {}
        for rij in sorted(rijen, key=volgorde):
            if (groep := self.van_signaal(rij.id)) is not None:
                per_groep.setdefault(groep.sleutel, []).append(rij)
        return [rij for groep in per_groep.values() for rij in groep if len(groep) > 1]


def kop_van(groep: Signaalgroep, over: str) -> str:
    """What stands above a group. `over` says which household or address, of those without a street and theme."""
    waarom = groep.waarom if groep.waarom.startswith(groep.straat or "\n") else f"Over {over}"
    klaar = " · gebundeld" if groep.gebundeld else ""
    return f"{waarom} · {len(groep.signaal_ids)}{klaar}"


def namen(tekst: str, rij: BundelRij | VoorstelRij) -> bool:
    """Whether every word stands in a bundel or proposal."""
    delen = (rij.naam, rij.voorstel) if isinstance(rij, BundelRij) else (rij.naam, rij.thema, rij.gebied, rij.waarom)
    alles = " ".join(delen).casefold()
    return all(woord in alles for woord in tekst.casefold().split())
