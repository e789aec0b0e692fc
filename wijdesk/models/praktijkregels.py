"""A kind of support (JIM, OJG, Wvggz, ...) with its own few fields, as data; what may stand in a field. Pure.

How a kind is read from a file, and written back, is `models/praktijklezen.py`. A key is kept in the store with what was
filled in, so it means the same in every version of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from wijdesk.models.datums import dag_van, fout_in_dag
from wijdesk.models.gegeven import dataclass
from wijdesk.models.termijnen import duur, duur_in_woorden, plus
from wijdesk.models.values import MAANDEN

KEUZE, TEKST, DAG, GETAL, JA_NEE, COLLEGA, PERSOON = "keuze", "tekst", "dag", "getal", "ja-nee", "collega", "persoon"
VELDSOORTEN = (KEUZE, TEKST, DAG, GETAL, JA_NEE, COLLEGA, PERSOON)
GEKOZEN = frozenset({KEUZE, DAG, GETAL, JA_NEE})
"""Kinds of field in which nobody typed words of their own."""
VERWIJST = frozenset({COLLEGA, PERSOON})
"""Kinds of field that hold an id (hex) and no words."""
VOOR_PERSOON, VOOR_HUISHOUDEN = "persoon", "huishouden"
VOOR: Mapping[str, str] = {VOOR_PERSOON: "één persoon", VOOR_HUISHOUDEN: "het hele huishouden"}
BEWAREN: Mapping[str, str] = {
    "jeugd": "als jeugdhulp (Jeugdwet)",
    "wmo": "als maatschappelijke ondersteuning (Wmo 2015)",
    "participatie": "als werk en inkomen (Participatiewet)",
}
"""What a dossier with such a support is kept as: a mark of resources/bewaartermijnen.toml → in words."""
LANGSTE = 2_000
"""Signs of a text."""
MEESTE_VELDEN, MEESTE_KEUZES = 15, 30
"""A kind has a few fields of its own: what asks more is another screen."""
JAREN_VOORUIT = 5
"""A day later than this many years from now is a year typed wrong."""
_GETAL = re.compile(r"\d{1,6}", re.ASCII)
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vormveld:
    """One field of a kind."""

    sleutel: str
    label: str
    soort: str
    verplicht: bool = False
    keuzes: tuple[str, ...] = ()
    hulp: str = ""
    hoogstens: int | None = None
    """Of a number: more is refused, and reaching it is said."""
    termijn: str = ""
    """Of a day: within this time after the begin it has to be filled in ("6 weken")."""
    inhoud: bool = False
    """Whether what stands here is content of the casus: in a list over more households it is not told."""

    @property
    def uitleg(self) -> str:
        """The line below the field."""
        delen = [self.hulp]
        if self.termijn:
            delen.append(f"Binnen {duur_in_woorden(duur(self.termijn))} na het begin.")
        if self.hoogstens is not None:
            delen.append(f"Hoogstens {self.hoogstens}.")
        return " ".join(deel for deel in delen if deel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vormsoort:
    """One kind of support, in one version."""

    code: str
    naam: str
    versie: str
    voor: str
    omschrijving: str
    grond: str
    bewaren: str
    uitkomsten: tuple[str, ...]
    velden: tuple[Vormveld, ...]

    def veld(self, sleutel: str) -> Vormveld | None:
        """The field with this key."""
        return next((veld for veld in self.velden if veld.sleutel == sleutel), None)


def controleer(soort: Vormsoort, waarden: Mapping[str, str], *, vandaag: date) -> dict[str, str]:
    """What is wrong with filled in fields: a sentence per field, by "veld.<sleutel>". Days are ISO, ids hex."""
    fouten = {
        f"veld.{sleutel}": "Dit veld hoort niet bij deze praktijkvorm."
        for sleutel in waarden
        if soort.veld(sleutel) is None
    }
    for veld in soort.velden:
        if fout := fout_in_waarde(veld, waarden.get(veld.sleutel, ""), vandaag=vandaag):
            fouten[f"veld.{veld.sleutel}"] = fout
    return fouten


def fout_in_waarde(veld: Vormveld, waarde: str, *, vandaag: date) -> str:
    """What is wrong with one value, as a sentence; empty when it is right."""
    if not waarde.strip():
        return _ontbreekt(veld) if veld.verplicht else ""
    fout = ""
    match veld.soort:
        case "keuze" if waarde not in veld.keuzes:
            fout = "Kies uit de lijst."
        case "ja-nee" if waarde not in ("ja", "nee"):
            fout = "Kies ja of nee."
        case "dag":
            # What has to be done within a time is done on a day that has been: else its term would end by a plan.
            geweest = vandaag.isoformat() if veld.termijn else ""
            fout = fout_in_dag(waarde, tot=geweest, laatste=f"{vandaag.year + JAREN_VOORUIT}-12-31")
        case "getal" if not _GETAL.fullmatch(waarde):
            fout = "Vul een heel getal in."
        case "getal" if veld.hoogstens is not None and int(waarde) > veld.hoogstens:
            fout = f"Dit is hoogstens {veld.hoogstens}."
        case "collega" | "persoon" if not _ID.fullmatch(waarde):
            fout = _ontbreekt(veld)
        case "tekst" if len(waarde) > LANGSTE:
            fout = f"Houd dit korter dan {LANGSTE} tekens."
    return fout


def _ontbreekt(veld: Vormveld) -> str:
    match veld.soort:
        case "keuze" | "ja-nee":
            return "Kies een antwoord."
        case "collega":
            return "Kies een collega."
        case "persoon":
            return "Kies iemand van het huishouden."
        case "dag":
            return "Vul een dag in."
    return "Vul dit in."


def uiterste_dag(veld: Vormveld, begin: str) -> date | None:
    """By when a day has to be filled in; None when the field has no term."""
    van = dag_van(begin)
    return None if not veld.termijn or van is None else plus(van, duur(veld.termijn))


def wacht_op(soort: Vormsoort, begin: str, waarden: Mapping[str, str]) -> tuple[tuple[Vormveld, date], ...]:
    """The fields with a term that are still empty, each with its last day, the first one first."""
    open_ = (
        (veld, dag)
        for veld in soort.velden
        if not waarden.get(veld.sleutel) and (dag := uiterste_dag(veld, begin)) is not None
    )
    return tuple(sorted(open_, key=lambda paar: paar[1]))


def op_grens(soort: Vormsoort, waarden: Mapping[str, str]) -> tuple[Vormveld, ...]:
    """The fields whose number is as high as it may be."""
    return tuple(
        veld
        for veld in soort.velden
        if veld.hoogstens is not None and waarden.get(veld.sleutel, "") == str(veld.hoogstens)
    )


def in_woorden(veld: Vormveld, waarde: str, namen: Mapping[str, str]) -> str:
    """A value as people read it; `namen`: id (hex) of a colleague or a person → what they are called."""
    if veld.soort in VERWIJST:
        return namen.get(waarde, "onbekend") if waarde else ""
    if veld.soort == DAG and (dag := dag_van(waarde)) is not None:
        return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
    return waarde


def soorten_van(velden: Iterable[Vormveld]) -> frozenset[str]:
    """Which kinds of field there are among these."""
    return frozenset(veld.soort for veld in velden)
