"""Dutch names: how they are shown, sorted, compared and taken apart. Knows no SQL, no Qt and no heavy library.

The window imports this while it starts, so nothing here may cost more than the standard library does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache

from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.patroon import Herkend, herken

_VOEGSELS = """
    aan aen af al am auf ben bij bin bint d da das de del della den der des di do dos du el en het ibn im in l la las
    le les lo los met of onder op over s t te tem ten ter thoe to toe tot uijt uit und van vd vda vde vom von voor vor
    zu zum zur
"""
TUSSENVOEGSELS = frozenset(_VOEGSELS.split())
"""Words that stand before a surname and don't count in sorting or searching, as `normaliseer` spells them."""

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h", "ə": "e"}
)
_OOK_VOORNAAM = frozenset({"al", "ben", "des", "in", "lo"})
DAG_ZONDER_KLOK = date(2029, 12, 31)
_STRAAT = re.compile(
    r"(?:straat|str|weg|laan|plein|singel|kade|dijk|pad|hof|park|gracht|dreef|steeg|diep|brink|markt|dam|burg|hamrik|haven"
    r"|wal|plantsoen|borg|heerd|akkers|veld|ring|boulevard|baan|hoek|wijk)\.?$",
    re.IGNORECASE,
)
_NUMMER = re.compile(r"(\d{1,5})[\s-]?([a-z]{1,3}|(?<=-)\d{1,4})?$", re.IGNORECASE)
_VAN_D = re.compile(r"\bv\s?[./]\s?d\b\.?|\bv\s?\.?\s?d\.")
_WOORD = re.compile(r"[^\W_]+")
_LOSSE_LETTERS = re.compile(r"[^\W\d_]\.?")
_GELIJK_VAN_KLANK = """
    sch=s tsj=s tch=s ch=g sj=s sh=s ph=f th=t dt=t ck=k qu=kw x=ks ouw=o auw=o ou=o au=o oe=u oo=o ei=i ij=i ie=i ee=e
    eu=u uu=u aa=a ae=a q=k z=s v=f w=f dj=j
"""
_KLANKEN = tuple(tuple(paar.split("=")) for paar in _GELIJK_VAN_KLANK.split())
_DUBBEL = re.compile(r"(.)\1+")


def weergavenaam(
    *,
    roepnaam: str = "",
    voornamen: str = "",
    tussenvoegsel: str = "",
    achternaam: str = "",
    geboorte_tussenvoegsel: str = "",
    geboortenaam: str = "",
) -> str:
    """The name as people say it, roepnaam first: "Fatima de Vries-El Amrani".

    The birth name follows after a hyphen when it differs from the surname; it is the surname when there is no other.
    """
    voor = roepnaam.strip() or voornamen.strip()
    achter = _achternamen(achternaam, geboorte_tussenvoegsel, geboortenaam)
    return _plak(voor, tussenvoegsel if achternaam.strip() else "", achter)


def sorteernaam(
    *,
    roepnaam: str = "",
    voornamen: str = "",
    tussenvoegsel: str = "",
    achternaam: str = "",
    geboorte_tussenvoegsel: str = "",
    geboortenaam: str = "",
) -> str:
    """The name as lists are ordered, with the tussenvoegsel behind: "Vries-El Amrani, Fatima de"."""
    achter = _achternamen(achternaam, geboorte_tussenvoegsel, geboortenaam)
    voor = _plak(roepnaam.strip() or voornamen, tussenvoegsel if achternaam.strip() else "")
    return ", ".join(deel for deel in (achter, voor) if deel)


def initialen(voornamen: str) -> str:
    """The initials of given names, "F.A."; a letter pair that is one sound stays together ("IJ.")."""
    woorden = re.split(r"[\s\-.]+", voornamen.strip())
    letters = ["IJ" if woord[:2].casefold() == "ij" else woord[0].upper() for woord in woorden if woord]
    return "".join(f"{letter}." for letter in letters)


def _plak(*delen: str) -> str:
    return " ".join(deel.strip() for deel in delen if deel.strip())


def _achternamen(achternaam: str, geboorte_tussenvoegsel: str, geboortenaam: str) -> str:
    achter, geboorte = achternaam.strip(), _plak(geboorte_tussenvoegsel, geboortenaam)
    if not achter:
        return geboorte
    if not geboorte or normaliseer(geboortenaam) == normaliseer(achter):
        return achter
    return f"{achter}-{geboorte}"


# Comparing ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def normaliseer(tekst: str) -> tuple[str, ...]:
    """The words of a text as they are compared: lower case, no diacritics, y written as ij, split at every mark.

    "V.d. Berg-Özdemir" → ("vd", "berg", "ozdemir"). y becomes ij and not the other way round, so that every first part
    of "Dijk" is also one of what it becomes.
    """
    tekst = tekst.casefold()
    if not tekst.isascii():
        tekst = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", tekst).casefold())
        tekst = "".join(letter for letter in tekst if not unicodedata.combining(letter)).translate(_LETTERS)
    tekst = _VAN_D.sub(" vd ", tekst).replace("y", "ij")
    return tuple(_WOORD.findall(tekst))


@lru_cache(maxsize=16384)
def aaneen(tekst: str) -> tuple[str, ...]:
    """Forms that people type as one word: "Anne-Marie" → ("annemarie",), "D'Angelo" → ("dangelo",)."""
    vormen = []
    for stuk in tekst.split():
        woorden = normaliseer(stuk)
        if len(woorden) > 1:
            vormen.append("".join(woorden))
    return tuple(vormen)


@lru_cache(maxsize=16384)
def kern(tekst: str) -> tuple[str, ...]:
    """The words of a surname without tussenvoegsels; all of them when it has no others ("Ten" may be a name)."""
    woorden = normaliseer(tekst)
    return tuple(woord for woord in woorden if woord not in TUSSENVOEGSELS) or woorden


@lru_cache(maxsize=16384)
def klank(woord: str) -> str:
    """A rough spelling by sound of one normalised word: "thijssen" and "tijsen" are the same.

    Made for names in Dutch mouths (ei/ij, ou/au, dt/t, c/k, double letters, Mohammed/Muhamad), not for reading aloud.
    """
    for van, naar in _KLANKEN:
        if van in woord:
            woord = woord.replace(van, naar)
    woord = re.sub(r"c(?=[eij])", "s", woord).replace("c", "k")
    woord = _DUBBEL.sub(r"\1", woord)
    kop, rest = woord[:1], woord[1:]
    rest = _DUBBEL.sub(r"\1", rest.replace("h", "").replace("e", "a").replace("o", "u"))
    if rest.endswith("d"):
        rest = rest[:-1] + "t"
    return kop + rest


def zoekwoorden(tekst: str) -> tuple[str, ...]:
    """Every word under which a text is found: its parts and its joined forms."""
    return tuple(dict.fromkeys((*normaliseer(tekst), *aaneen(tekst))))


# Writing ------------------------------------------------------------------------------------------------------------


def per_letter(woord: str) -> str:
    """A normalised word with ij as one letter, so that a slip beside it counts as one: "Wenyd" for "Wendy"."""
    return woord.replace("ij", "y")


def met_hoofdletters(tekst: str, *, voegsels: bool = True) -> str:
    """A name with the capitals it should have; what was typed with capitals of its own stays as it is.

    "ijsbrand de vries-el amrani" → "IJsbrand de Vries-el Amrani"; "McDonald" stays. Without `voegsels` no word is taken
    for a tussenvoegsel, as among given names ("Ben").
    """
    if tekst not in {tekst.lower(), tekst.upper()}:
        return tekst
    woorden = [
        stuk.lower() if voegsels and "".join(normaliseer(stuk)) in TUSSENVOEGSELS else _hoofdletter(stuk.lower())
        for stuk in re.split(r"([\s\-]+)", tekst)
    ]
    return "".join(woorden)


def _hoofdletter(woord: str) -> str:
    if woord.startswith("ij"):
        return "IJ" + woord[2:]
    if re.match(r"[dol]['’]\w", woord):
        return woord[0].upper() + woord[1] + woord[2].upper() + woord[3:]
    return woord[:1].upper() + woord[1:]


def is_initialen(woord: str) -> bool:
    """Whether a typed word holds initials and no name: "f.", "J.P.", "j"."""
    return bool(woord) and not _LOSSE_LETTERS.sub("", woord.replace(".", ""))[1:] and ("." in woord or len(woord) == 1)


def is_tussenvoegsel(woord: str) -> bool:
    """Whether a typed word stands before a surname ("van", "v.d.", "'t")."""
    return "".join(normaliseer(woord)) in TUSSENVOEGSELS


# What was typed, as a form to fill in --------------------------------------------------------------------------------


def ontleed_zoektekst(tekst: str, *, vandaag: date = DAG_ZONDER_KLOK) -> PersoonInvoer:
    """What was typed in the search box as a new person's form: name parts with capitals, date, BSN, phone, address.

    One word is a surname; of several words the first is the roepnaam. "Vries, Fatima de" is understood too. `vandaag`
    tells which century a two-digit year belongs to.
    """
    gevonden = herken(tekst, vandaag=vandaag)
    woorden, straat, nummer, toevoeging = _straat(gevonden.rest.split())
    jaar = ""
    if not gevonden.geboortedatum:
        jaren = [woord for woord in woorden if re.fullmatch(r"(19|20)\d\d", woord) and int(woord) <= vandaag.year]
        jaar = jaren[0] if jaren else ""
    naam = _naam(" ".join(woord for woord in woorden if not any(letter.isdigit() for letter in woord)))
    return replace(
        naam,
        bsn=gevonden.bsn,
        geboortedatum=gevonden.geboortedatum or jaar,
        telefoon=_telefoon(gevonden),
        postcode=gevonden.postcode,
        straat=straat,
        huisnummer=gevonden.huisnummer or nummer,
        toevoeging=gevonden.toevoeging or toevoeging,
    )


def _telefoon(gevonden: Herkend) -> str:
    if not gevonden.telefoon_heel:
        return ""
    return "0" + gevonden.telefoon[2:] if gevonden.telefoon.startswith("31") else "+" + gevonden.telefoon


def _straat(woorden: list[str]) -> tuple[list[str], str, str, str]:
    """Split off a street with its number: (other words, street, number, addition)."""
    for plaats, woord in enumerate(woorden):
        volgende = woorden[plaats + 1] if plaats + 1 < len(woorden) else ""
        nummer = _NUMMER.match(volgende)
        if _STRAAT.search(woord) and len(woord) > 5 and (nummer or len(woorden) == 1 or woord[-6:].lower() == "straat"):
            begin = (
                plaats - 1
                if plaats and woorden[plaats - 1].lower() in {"nieuwe", "oude", "grote", "kleine"}
                else plaats
            )
            eind = plaats + 2 if nummer else plaats + 1
            straat = " ".join(met_hoofdletters(deel) for deel in woorden[begin : plaats + 1])
            over = woorden[:begin] + woorden[eind:]
            return over, straat, nummer[1] if nummer else "", (nummer[2] or "").upper() if nummer else ""
    return woorden, "", "", ""


def _naam(tekst: str) -> PersoonInvoer:
    """Name parts of words without numbers."""
    achter, komma, voor = tekst.partition(",")
    if komma:
        eerst, los = achter.split(), voor.split()
        while los and is_tussenvoegsel(los[-1]):
            eerst.insert(0, los.pop())
        return _delen(los, eerst)
    woorden = tekst.split()
    for plaats, woord in enumerate(woorden):
        if is_tussenvoegsel(woord) and plaats + 1 < len(woorden) and (plaats or woord.casefold() not in _OOK_VOORNAAM):
            return _delen(woorden[:plaats], woorden[plaats:])
    return _delen(woorden[:-1], woorden[-1:])


def _delen(voor: list[str], achter: list[str]) -> PersoonInvoer:
    tussen: list[str] = []
    while len(achter) > 1 and is_tussenvoegsel(achter[0]):
        tussen.append(achter.pop(0).lower())
    achternaam, geboorte_tussenvoegsel, geboortenaam = " ".join(achter), "", ""
    links, streep, rechts = achternaam.partition("-")
    geboorte = rechts.split()
    if streep and len(geboorte) > 1 and is_tussenvoegsel(geboorte[0]):
        achternaam, geboorte_tussenvoegsel, geboortenaam = links, geboorte[0], " ".join(geboorte[1:])
    namen = [met_hoofdletters(woord, voegsels=False) for woord in voor]
    alleen_letters = bool(voor) and all(is_initialen(woord) for woord in voor)
    voornamen = " ".join(namen) if len(namen) > 1 else ""
    if alleen_letters:
        voornamen = "".join(f"{letter.upper()}." for woord in voor for letter in woord if letter.isalpha())
    return PersoonInvoer(
        voornamen=voornamen,
        roepnaam=namen[0] if namen and not alleen_letters else "",
        tussenvoegsel=" ".join(tussen),
        achternaam=met_hoofdletters(achternaam),
        geboorte_tussenvoegsel=geboorte_tussenvoegsel.capitalize(),
        geboortenaam=met_hoofdletters(geboortenaam),
    )
