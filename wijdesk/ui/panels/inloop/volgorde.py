"""The order of the fields in a contact, for going to the first one that is wrong. Knows no widget."""

from __future__ import annotations

from wijdesk.ui.nieuwe_inwoner import PERSOON_VELDEN

_VOLGORDE = (
    *("persoon_id", "nieuwe_persoon", "wie", *PERSOON_VELDEN, "melder", "melder_naam", "melder_telefoon", "kanaal"),
    *("toelichting", "meldingtype", "uitkomst", "gelukt", "verwezen_naar"),
)


def plaats_in_formulier(veld: str) -> tuple[str, int]:
    """Sorts fields of a refusal ("melder", "nieuwe_persoon.bsn", "vragen.1.uitkomst") as they stand in the form."""
    voor, _, deel = veld.rpartition(".")
    return voor if voor.startswith("vragen") else "", _VOLGORDE.index(deel) if deel in _VOLGORDE else len(_VOLGORDE)
