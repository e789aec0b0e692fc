"""The sociale kaart: its kinds, its fields with their words, and when an entry has to be looked at again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from wijdesk.models.datums import GEEN_DAG, dag_van

SOORTEN = ("basisvoorziening", "algemene voorziening", "aanbieder")
"""What an entry can be; `TOELEIDING` says what kind of hand-off goes there."""
TOELEIDING: Mapping[str, str] = {
    "basisvoorziening": "basisvoorziening", "algemene voorziening": "basisvoorziening", "aanbieder": "maatwerk",
}  # fmt: skip
"""Kind → a code of the list toeleidingsoort."""
OUD_NA_MAANDEN = 6
"""Months after which an entry that nobody checked surfaces. No law says so: half a year is what a kaart stays true."""
TUSSEN = "; "
"""Between areas, languages and themes in one field."""

VELDEN: Mapping[str, str] = {
    "nummer": "Nummer",
    "soort": "Soort",
    "naam": "Naam",
    "omschrijving": "Wat zij doen",
    "voor_wie": "Voor wie",
    "thema": "Thema",
    "leefgebied": "Leefgebied",
    "gebieden": "Wijken",
    "kosten": "Kosten",
    "openingstijden": "Open",
    "contactpersoon": "Contactpersoon",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "site": "Website",
    "adres": "Adres",
    "talen": "Talen",
    "trefwoorden": "Andere woorden",
    "van": "Open vanaf",
    "tot": "Gesloten na",
}
"""Field → its label. These are the columns of a file too."""
VERPLICHT = ("soort", "naam")
ALLEEN_UIT = ("nagekeken_op", "verwezen", "toegeleid", "aangekomen")
"""Columns that are written and, when they come back in a file, passed over."""
DAGEN = ("van", "tot")
"""Fields that hold a day (ISO)."""
LIJSTVELDEN = ("gebieden", "talen", "trefwoorden")
"""Fields that hold several values."""
LENGTE: Mapping[str, int] = {
    "naam": 120,
    "nummer": 40,
    "omschrijving": 2_000,
    "openingstijden": 400,
    "trefwoorden": 400,
}
KORT = 200
"""Signs of every other field."""

THEMA_VAN: Mapping[str, str] = {
    "Gezondheid en welzijn": "gezondheid en zorg",
    "Mantelzorg": "gezondheid en zorg",
    "Aanvraag WMO": "gezondheid en zorg",
    "Financiën": "geld en schulden",
    "Opvoeden en opgroeien": "opvoeden en opgroeien",
    "Wonen": "wonen",
    "Huisuitzetting": "wonen",
    "Participatie": "taal en meedoen",
    "Overlast": "overlast en burenconflict",
    "Afhankelijkheidsrelatie": "veiligheid",
    "Ontmoeting": "eenzaamheid en ontmoeting",
    "Bewonersinitiatief": "eenzaamheid en ontmoeting",
}
"""Meldingtype → the thema in which somebody looks; what is about anything has none."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELEFOON = re.compile(r"[0-9+()\- /]{3,40}")


def delen(tekst: str) -> tuple[str, ...]:
    """The values of a field that holds several; a semicolon, comma or line ends one. Each once, as it was spelled."""
    gezien: dict[str, str] = {}
    for deel in re.split(r"[;,\n]", tekst):
        if heel := " ".join(deel.split()):
            gezien.setdefault(heel.casefold(), heel)
    return tuple(gezien.values())


def netjes(waarden: Mapping[str, str]) -> dict[str, str]:
    """Every field as it is kept: no space around it, of several values each once."""
    uit = {}
    for veld in VELDEN:
        tekst = waarden.get(veld, "").replace("\r\n", "\n").strip()
        uit[veld] = TUSSEN.join(delen(tekst)) if veld in LIJSTVELDEN else tekst
    uit["naam"] = " ".join(uit["naam"].split())
    uit["soort"] = next((soort for soort in SOORTEN if soort == uit["soort"].casefold()), uit["soort"])
    return uit


def fouten_in(waarden: Mapping[str, str], *, themas: Iterable[str], leefgebieden: Iterable[str]) -> dict[str, str]:
    """What is wrong with an entry, by field; `themas` and `leefgebieden` are the codes there are."""
    fouten: dict[str, str] = {}
    if not waarden["naam"]:
        fouten["naam"] = "Vul een naam in."
    if waarden["soort"] not in SOORTEN:
        fouten["soort"] = f"Kies {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]}."
    for veld, codes in (("thema", themas), ("leefgebied", leefgebieden)):
        if waarden[veld] and waarden[veld] not in codes:
            fouten[veld] = f"Dit {veld} staat niet in de lijst."
    for veld, tekst in waarden.items():
        if veld in VELDEN and len(tekst) > (hoogstens := LENGTE.get(veld, KORT)):
            fouten[veld] = f"Houd dit korter dan {hoogstens} tekens."
    if waarden["email"] and not _EMAIL.fullmatch(waarden["email"]):
        fouten["email"] = "Dit is geen e-mailadres."
    if waarden["telefoon"] and not _TELEFOON.fullmatch(waarden["telefoon"]):
        fouten["telefoon"] = "Dit is geen telefoonnummer."
    for veld in DAGEN:
        if waarden[veld] and dag_van(waarden[veld]) is None:
            fouten[veld] = GEEN_DAG
    if not fouten.keys() & {"van", "tot"} and waarden["van"] and waarden["tot"] and waarden["tot"] < waarden["van"]:
        fouten["tot"] = "De laatste dag ligt op of na de eerste."
    return fouten


def oud_voor(vandaag: date) -> str:
    """The day (ISO) before which an entry was checked too long ago."""
    maanden = vandaag.year * 12 + vandaag.month - 1 - OUD_NA_MAANDEN
    jaar, maand = divmod(maanden, 12)
    return date(jaar, maand + 1, min(vandaag.day, 28)).isoformat()


def is_oud(nagekeken_op: str, vandaag: date) -> bool:
    """Whether it was never checked, or too long ago."""
    return not nagekeken_op or nagekeken_op < oud_voor(vandaag)


def onthoud(id_: bytes, naam: str) -> str:
    """An entry that was chosen, as a draft keeps it."""
    return f"{id_.hex()}|{naam}"


def onthouden(tekst: str, naam: str) -> bytes | None:
    """The entry that was chosen, as long as its name still stands there."""
    id_, _, gekozen = tekst.partition("|")
    return bytes.fromhex(id_) if id_ and gekozen == naam.strip() else None
