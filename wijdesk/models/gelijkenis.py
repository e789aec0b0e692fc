"""How much two persons look like the same human being, and why, in words.

It is advice for somebody who decides; nothing here blocks or merges.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.naam import kern, klank, normaliseer, per_letter
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.patroon import telefoon_cijfers


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkbaar:
    """A person as comparing needs it: normalised words, ISO date, digits."""

    achter: str
    voor: tuple[str, ...] = ()
    """All given names, roepnaam first."""
    geboorte: str = ""
    geboortedatum: str = ""
    adres: str = ""
    """Postcode, number and addition without spaces; empty unless postcode and number are known."""
    telefoon: str = ""
    bsn: str = ""


LETTERAFSTAND = "wijdesk.models.letterafstand"


@cache
def _maten() -> Any:
    """Loaded beside the window or with the first comparison: most searches do without."""
    return import_module(LETTERAFSTAND)


def vergelijkbaar(invoer: PersoonInvoer) -> Vergelijkbaar:
    """What was typed, ready to compare."""
    achter = kern(invoer.achternaam)
    geboorte = kern(invoer.geboortenaam)
    voor = dict.fromkeys((*normaliseer(invoer.roepnaam), *normaliseer(invoer.voornamen)))
    adres = ""
    if invoer.postcode and invoer.huisnummer:
        postcode = "".join(invoer.postcode.split()).lower()  # a y in it is no ij
        adres = "".join((postcode, invoer.huisnummer, *normaliseer(invoer.toevoeging)))
    return Vergelijkbaar(
        achter=" ".join(achter or geboorte),
        voor=tuple(voor),
        geboorte=" ".join(geboorte) if achter and geboorte != achter else "",
        geboortedatum=invoer.geboortedatum,
        adres=adres,
        telefoon=telefoon_cijfers(invoer.telefoon),
        bsn=invoer.bsn,
    )


def verschil_in_woorden(een: Vergelijkbaar, ander: Vergelijkbaar) -> tuple[int, tuple[str, ...]]:
    """(points, reasons) why two may be one person; (0, ()) when nothing says so.

    The same address or date alone says nothing (a household, twins, 1 January): a name alike must go with it.
    """
    if een.bsn and een.bsn == ander.bsn:
        return 100, ("zelfde BSN",)
    if een.bsn and ander.bsn:
        return 0, ()
    punten, namen = _namen(een, ander)
    datum, dag = _datum(een.geboortedatum, ander.geboortedatum)
    adres = bool(een.adres) and een.adres == ander.adres
    telefoon = bool(een.telefoon) and een.telefoon == ander.telefoon
    gedeeld = [*((dag,) if dag else ()), *(("adres",) if adres else ()), *(("telefoonnummer",) if telefoon else ())]
    if not punten or datum < 0:
        return (20, ("zelfde telefoonnummer",)) if telefoon and punten and datum >= 0 else (0, ())
    if not gedeeld and punten < 40:
        return 0, ()
    totaal = punten + datum + 25 * adres + 25 * telefoon
    redenen = (f"zelfde {_som(gedeeld)}",) if gedeeld and dag in {"", "geboortedatum"} else _los(gedeeld, dag)
    return totaal, (*redenen, *namen)


def _som(delen: list[str]) -> str:
    return " en ".join((", ".join(delen[:-1]), delen[-1])) if len(delen) > 1 else delen[0]


def _los(gedeeld: list[str], dag: str) -> tuple[str, ...]:
    anders = [deel for deel in gedeeld if deel != dag]
    return (*((f"zelfde {_som(anders)}",) if anders else ()), dag) if dag else ()


def _datum(een: str, ander: str) -> tuple[int, str]:
    """(points, what is the same); points under zero when the dates contradict each other."""
    if not een or not ander:
        return 0, ""
    if een == ander:
        return (40, "geboortedatum") if len(een) == 10 else (15, "zelfde geboortejaar")
    if een.startswith(ander) or ander.startswith(een):
        return 20, "geboortedatum deels onbekend"
    if len(een) == len(ander) == 10:
        if een[:4] == ander[:4] and een[5:7] == ander[8:] and een[8:] == ander[5:7]:
            return 30, "dag en maand omgewisseld"
        if _maten().stappen(een, ander, 1) <= 1:
            return 15, "typefout in geboortedatum"
        if "-01-01" in een[4:] + ander[4:] and een[:4] == ander[:4]:
            return 15, "zelfde geboortejaar"
    return -1, ""


def _namen(een: Vergelijkbaar, ander: Vergelijkbaar) -> tuple[int, tuple[str, ...]]:
    """(points, reasons) for the names: 40 the same, less as they differ more, 0 for other names."""
    punten, reden = _achternaam(een, ander)
    voor, voor_reden = _voornaam(een.voor, ander.voor)
    if punten and voor:
        if punten + voor == 40:
            return 40, ("zelfde naam",)
        return punten + voor, tuple(dict.fromkeys(tekst for tekst in (reden, voor_reden) if tekst))
    eerste, ander_eerste = een.voor[:1], ander.voor[:1]
    if eerste and ander_eerste and _lijkt(eerste[0], ander.achter) and _lijkt(een.achter, ander_eerste[0]):
        return 32, ("voor- en achternaam omgewisseld",)
    if punten and not (een.voor and ander.voor):
        return punten, tuple(tekst for tekst in (reden,) if tekst)
    return 0, ()


def _achternaam(een: Vergelijkbaar, ander: Vergelijkbaar) -> tuple[int, str]:
    if een.achter == ander.achter:
        return 20, ""
    if _lijkt(een.achter, ander.achter):
        alleen_klank = letters_verschil(een.achter, ander.achter, hoogstens=1) > 1
        return (15, "achternaam klinkt als") if alleen_klank else (15, "typefout in achternaam")
    if (een.geboorte and een.geboorte in {ander.achter, ander.geboorte}) or een.achter == ander.geboorte:
        return 17, "geboortenaam"
    if set(een.achter.split()) & set(ander.achter.split()):
        return 12, "deel van de achternaam"
    return 0, ""


def _voornaam(een: tuple[str, ...], ander: tuple[str, ...]) -> tuple[int, str]:
    if not een or not ander:
        return 0, ""
    if een[0] == ander[0]:
        return 20, ""
    if set(een) & set(ander):
        return 17, "andere roepnaam"
    if _lijkt(een[0], ander[0]):
        return 15, "voornaam lijkt erop"
    kort, lang = sorted((een[0], ander[0]), key=len)
    if lang.startswith(kort):
        return (10, "voorletter") if len(kort) == 1 else (13, "verkorte voornaam")
    return 0, ""


def _lijkt(een: str, ander: str) -> bool:
    """One typing error, the same sound, or very much alike; short names must be the same but for a swap."""
    if een == ander:
        return bool(een)
    if min(len(een), len(ander)) < 4:
        return sorted(een) == sorted(ander) and een[:1] == ander[:1]
    if letters_verschil(een, ander, hoogstens=1) <= 1 or klank(een) == klank(ander):
        return True
    return bool(_maten().overeenkomst(een, ander) >= 0.93)


def letters_verschil(een: str, ander: str, *, hoogstens: int) -> int:
    """How many slips lie between two normalised words (a letter too many, too few, wrong, or two swapped).

    ij counts as one letter or two, whichever is nearer ("Wenyd" for "Wendy", "Mejier" for "Meijer"). Past `hoogstens`
    the answer is one more than that.
    """
    afstand: int = _maten().stappen(een, ander, hoogstens)
    if afstand > 1 and ("ij" in een or "ij" in ander):
        afstand = min(afstand, _maten().stappen(per_letter(een), per_letter(ander), hoogstens))
    return afstand
