"""Tables as CSV bytes: UTF-8 without BOM, comma, line feed, as the published ones. Knows no files and no store."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO

from wijdesk.models.formule import veilig

Cel = str | int | Decimal | None


def als_tekst(cel: Cel) -> str:
    """One cell: integers plain, fractions with a point and without trailing zeros, text safe, nothing as empty."""
    if cel is None:
        return ""
    if isinstance(cel, str):
        return veilig(cel)
    if isinstance(cel, Decimal):
        tekst = f"{cel:f}"
        return tekst.rstrip("0").rstrip(".") if "." in tekst else tekst
    return str(cel)


def csv_bytes(kop: Sequence[str], rijen: Iterable[Sequence[Cel]]) -> bytes:
    """A header and rows as CSV. Leading zeros stay: text is written as it is."""
    uit = StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows([als_tekst(cel) for cel in rij] for rij in rijen)
    return uit.getvalue().encode()


def aflopend(tellingen: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The codes with a count above 0, largest first; the same count goes by the alphabet."""
    return sorted(
        ((code, aantal) for code, aantal in tellingen if aantal > 0),
        key=lambda telling: (-telling[1], telling[0].casefold(), telling[0]),
    )


def deel(teller: int, noemer: int) -> Decimal | None:
    """A fraction in four decimals, rounded as people do; None when there is nothing to divide by."""
    if noemer == 0:
        return None
    return (Decimal(teller) / noemer).quantize(Decimal("0.0001"), ROUND_HALF_UP)
