"""The first line of a note that says with whom it was. The table has room for one person; the note says more."""

from __future__ import annotations

MET = "Met: "


def met_regel(met: str, notitie: str) -> str:
    """A note that begins with whom it was with; only the note when nobody is named."""
    namen = " ".join(met.split())
    return f"{MET}{namen}\n{notitie}" if namen else notitie


def zonder_met(notitie: str) -> tuple[str, str]:
    """(with whom, the note itself) of what `met_regel` made; a note without that line has nobody."""
    if not notitie.startswith(MET):
        return "", notitie
    eerste, _, rest = notitie.partition("\n")
    return (eerste[len(MET) :], rest) if rest else ("", notitie)
