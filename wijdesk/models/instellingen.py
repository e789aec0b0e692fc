"""What the organisation may choose, for every desk: names, kinds, defaults and limits. The rows are `models.huis`.

A value is text in the store; `waarde_van` reads it, and gives the default for what makes no sense: nobody may be kept
from working by a setting of another version.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.models.zwaarte import redenen

GETAL, KEUZE, TIJD, EIGEN = "getal", "keuze", "tijd", "eigen"
"""A whole number between limits; one of some words; a time of day (UU:MM); what the program itself keeps here."""

VERGRENDEL_NA, TWEEDE_FACTOR, LEASE_DAGEN = "vergrendel_na", "tweede_factor", "lease_dagen"
CODE_NA_UREN = "code_na_uren"
KANTOOR_VAN, KANTOOR_TOT = "kantoor_van", "kantoor_tot"
INZAGE_NAMEN, LOG_JAREN, LOG_VERNIETIGD_TOT = "inzage_namen", "log_jaren", "log_vernietigd_tot"
HERSTELSLEUTEL_GEBRUIKT = "herstelsleutel_gebruikt"
OPEN_DREMPEL = "open_drempel"
UIT, WIE_WIL, VERPLICHT = "uit", "wie_wil", "verplicht"

MEEST_PUNTEN = 20
"""No one reason weighs more."""

_NAMEN = uuid.UUID("0c8be29e-6f0e-4f0e-9c5a-94a1d4e0c7a2")
_TIJD = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """One setting: `label` and `uitleg` for the screen, the kind, the default and its limits."""

    naam: str
    label: str
    uitleg: str
    soort: str
    standaard: str
    minst: int = 0
    meest: int = 0
    keuzes: tuple[tuple[str, str], ...] = ()
    """Value and what the screen says for it."""

    def fout(self, waarde: str) -> str:
        """What is wrong with a value, in a sentence; empty when nothing is."""
        if self.soort == GETAL:
            goed = waarde.isascii() and waarde.isdigit() and len(waarde) < 6 and self.minst <= int(waarde) <= self.meest
            return "" if goed else f"Vul een getal in van {self.minst} tot en met {self.meest}."
        if self.soort == KEUZE:
            return "" if waarde in dict(self.keuzes) else "Kies een van de mogelijkheden."
        if self.soort == TIJD:
            return "" if _TIJD.fullmatch(waarde) else "Vul een tijd in als 08:30."
        return ""


def gewichtnaam(code: str) -> str:
    """What the setting is called that holds the points of a reason (models/zwaarte.py)."""
    return f"gewicht_{code}"


SOORTEN = {
    soort.naam: soort
    for soort in (
        Soort(
            naam=VERGRENDEL_NA,
            label="Vergrendelen na zoveel minuten",
            uitleg="Zonder toetsen of muis in wijdesk gaat het scherm op slot. Wat iemand typte, blijft staan.",
            soort=GETAL,
            standaard="10",
            minst=1,
            meest=60,
        ),
        Soort(
            naam=TWEEDE_FACTOR,
            label="Code van een telefoon bij het inloggen",
            uitleg="Na het wachtwoord vraagt wijdesk een code van zes cijfers.",
            soort=KEUZE,
            standaard=WIE_WIL,
            keuzes=((UIT, "Niet"), (WIE_WIL, "Voor wie dat wil"), (VERPLICHT, "Voor iedereen")),
        ),
        Soort(
            naam=CODE_NA_UREN,
            label="Na het slot weer een code na zoveel uur",
            uitleg="Wie eerder terugkomt bij het eigen scherm, geeft alleen het wachtwoord. 0 betekent: altijd ook de "
            "code.",
            soort=GETAL,
            standaard="12",
            minst=0,
            meest=24,
        ),
        Soort(
            naam=LEASE_DAGEN,
            label="Zoveel dagen werken zonder het centrum",
            uitleg="Daarna deelt een balie eerst, en dan pas kan iemand inloggen. 0 betekent: geen grens.",
            soort=GETAL,
            standaard="30",
            minst=0,
            meest=365,
        ),
        Soort(
            naam=KANTOOR_VAN,
            label="Kantooruren beginnen om",
            uitleg="Wie buiten kantooruren een dossier opent, valt op in het logboek.",
            soort=TIJD,
            standaard="07:00",
        ),
        Soort(
            naam=KANTOOR_TOT,
            label="Kantooruren eindigen om",
            uitleg="Ook zaterdag, zondag en feestdagen zijn buiten kantooruren.",
            soort=TIJD,
            standaard="19:00",
        ),
        Soort(
            naam=INZAGE_NAMEN,
            label="Namen van collega's op “Wie zag mijn gegevens”",
            uitleg="De inwoner ziet anders alleen de functie en de locatie. De wet vraagt geen namen.",
            soort=KEUZE,
            standaard="nee",
            keuzes=(("nee", "Alleen de functie"), ("ja", "Naam en functie")),
        ),
        Soort(
            naam=LOG_JAREN,
            label="Zoveel jaar blijft het logboek bewaard",
            uitleg="Vijf jaar of langer. Geteld in hele kalenderjaren na het jaar waarin iets gebeurde.",
            soort=GETAL,
            standaard="5",
            minst=5,
            meest=30,
        ),
        Soort(
            naam=OPEN_DREMPEL,
            label="Kleinste aantal in open cijfers",
            uitleg="In cijfers voor iedereen blijft een kleiner aantal leeg. Geldt voor jaren die nog niet zijn "
            "vastgesteld.",
            soort=GETAL,
            standaard="10",
            minst=5,
            meest=100,
        ),
        *(
            Soort(
                naam=gewichtnaam(reden.code),
                label=f"Gewicht van een casus: {reden.naam}",
                uitleg=f"{reden.uitleg} Alle maanden rekenen met wat hier staat.",
                soort=GETAL,
                standaard=str(reden.gewicht),
                minst=0,
                meest=MEEST_PUNTEN,
            )
            for reden in redenen().values()
        ),
        Soort(naam=LOG_VERNIETIGD_TOT, label="", uitleg="", soort=EIGEN, standaard=""),
        Soort(naam=HERSTELSLEUTEL_GEBRUIKT, label="", uitleg="", soort=EIGEN, standaard=""),
    )
}
"""By name, in the order of the screen."""


def id_van(naam: str) -> Id:
    """The id of the row of a setting: two desks that set it differ about one row."""
    return Id(uuid.uuid5(_NAMEN, naam).bytes)


def waarde_van(waarden: Mapping[str, str], naam: str) -> str:
    """What holds now: the value that was set when it makes sense, or else the default."""
    soort = SOORTEN[naam]
    waarde = waarden.get(naam, soort.standaard)
    return soort.standaard if soort.fout(waarde) else waarde


def getal_van(waarden: Mapping[str, str], naam: str) -> int:
    """The number of a setting of that kind."""
    return int(waarde_van(waarden, naam))


def fout_tussen(waarden: Mapping[str, str]) -> dict[str, str]:
    """What does not fit between settings, by name."""
    if waarde_van(waarden, KANTOOR_TOT) <= waarde_van(waarden, KANTOOR_VAN):
        return {KANTOOR_TOT: "Het einde komt na het begin."}
    return {}


def herstel_gebruikt(waarden: Mapping[str, str]) -> tuple[int, Id] | None:
    """When the recovery key was used (ms UTC) and by whom, while no applicatiebeheerder said to know."""
    delen = waarden.get(HERSTELSLEUTEL_GEBRUIKT, "").split()
    if len(delen) != 2 or not delen[0].isdigit() or not re.fullmatch("[0-9a-f]{32}", delen[1]):
        return None
    return int(delen[0]), Id(bytes.fromhex(delen[1]))
