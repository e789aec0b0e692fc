"""Of which team a row is: by the household it hangs on, else by its own locatie, else by the person it is about.

Read off the mapped classes, so that a new noun needs nothing here. Knows no database: `store.teams` looks rows up.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.tabellen import GEJOURNAALD, METADATA

HUISHOUDEN, PERSOON, LOCATIE, MEDEWERKER = "huishouden", "persoon", "locatie", "medewerker"
ALGEMEEN = frozenset(
    {
        LOCATIE,
        MEDEWERKER,
        "roltoekenning",
        "code",
        "vragenlijst",
        "praktijksoort",
        "trede",
        "instelling",
        "voorziening",
        "vernietiglijst",
        "vernietigregel",
        "tarief",
    }
)
"""Of no dossier and of no resident: what somebody here says of it goes to every team of this desk."""
ONDERWERP = "onderwerp_id"
"""A column that refers to a row of any noun."""
BEIDE = frozenset({"teamoverdracht"})
"""Goes to the team the household was of, too."""


@dataclass(frozen=True, slots=True)
class Ankers:
    """The columns of a noun by which it belongs somewhere, the strongest first."""

    huis: str
    """Refers to its household; empty when it has no such column."""
    ouders: Mapping[str, str]
    """Column → the noun of the row this one hangs on; `ONDERWERP` → ""."""
    locatie: str
    persoon: str

    @property
    def velden(self) -> frozenset[str]:
        """A change of one of these can make the row another team's."""
        return frozenset(filter(None, (self.huis, *self.ouders, self.locatie)))


@cache
def verwijzingen(soort: str) -> Mapping[str, str]:
    """The columns of a noun that refer to another journaled row → which noun; empty for a noun nobody knows."""
    klasse = GEJOURNAALD.get(soort)
    if klasse is None:
        return {}
    kolommen = METADATA.tables[soort].columns
    alle = {kolom.name: next(iter(kolom.foreign_keys)).column.table.name for kolom in kolommen if kolom.foreign_keys}
    if soort != PERSOON and klasse.dossier_veld() == "persoon_id":
        alle["persoon_id"] = PERSOON
    return alle


@cache
def ankers(soort: str) -> Ankers:
    """How a noun belongs somewhere; nothing at all for one that nobody knows."""
    if soort == HUISHOUDEN:
        return Ankers("", {}, "locatie_id", "")
    wijst = verwijzingen(soort)
    niet = {*ALGEMEEN, HUISHOUDEN, PERSOON, "adres", soort}
    ouders = {veld: ander for veld, ander in wijst.items() if ander not in niet}
    klasse = GEJOURNAALD.get(soort)
    dossier = klasse.dossier_veld() if klasse is not None else ""
    if dossier == ONDERWERP:
        ouders = {ONDERWERP: "", **ouders}
    elif dossier in ouders:
        ouders = {dossier: ouders[dossier], **ouders}
    personen = [veld for veld, ander in wijst.items() if ander == PERSOON]
    return Ankers(
        huis="huishouden_id" if "huishouden_id" in wijst else "",
        ouders=ouders,
        locatie="locatie_id" if "locatie_id" in wijst else "",
        persoon=dossier if dossier in personen else personen[0] if personen and soort != PERSOON else "",
    )


@cache
def kinderen(soort: str) -> tuple[tuple[str, str], ...]:
    """The nouns that hang on this one, each with the column by which they do."""
    gevonden = []
    for ander in GEJOURNAALD:
        eigen = ankers(ander)
        if soort == HUISHOUDEN and eigen.huis:
            gevonden.append((ander, eigen.huis))
        gevonden += [(ander, veld) for veld, ouder in eigen.ouders.items() if ouder in (soort, "")]
    return tuple(gevonden)


@cache
def van_persoon() -> tuple[tuple[str, str], ...]:
    """The nouns that go where a person goes when no household and no locatie say otherwise, with their column.

    Not who looked at somebody: that stays with those who looked.
    """
    alle = ((soort, ankers(soort)) for soort in GEJOURNAALD if soort != "toegang")
    return tuple((soort, eigen.persoon) for soort, eigen in alle if eigen.persoon and not eigen.locatie)
