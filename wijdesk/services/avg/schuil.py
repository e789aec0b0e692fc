"""Where somebody is who hides: as little told to whoever asks in their place as what is written of another.

A child that was shielded, or that lives with somebody who is, hides from one of its own parents as often as not. So
whoever asks for another hears the address, the telephone and whoever helps nearby only when that was chosen (AVG
art. 15 lid 4, Jeugdwet art. 7.3.10). No SQLAlchemy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wijdesk.models.avgregels import BEDEKKEN, plek_van
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.services.avg.anderen import Ander, naamwoorden
from wijdesk.services.avg.lopen import STUK, Gelopen
from wijdesk.services.avg.woorden import EERDER, Stuk, Waarde
from wijdesk.store.lezer import Lezer

SOORT = "verblijf"
VELD = "afgeschermd"
"""The field that says somebody hides: covered, it is not there at all."""
WAAR_VELDEN = frozenset(
    {
        "adres_id", "adres", "straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "telefoon", "email",
        "melder_telefoon", VELD,
    }
)  # fmt: skip
"""Fields of any table that say where somebody is or how to reach them."""
ONTVANGERS = frozenset({("toeleiding", "naar"), ("indicatie", "aanbieder")})
"""Who received something: an organisation is told (AVG art. 15 lid 1 onder c), so it is only looked at. Of who hides it
may tell where that is.
"""
WAAROM = "afgeschermd, en iemand anders vraagt: wie hier niet mag komen, mag niet horen waar het is"
LET_OP = (
    "Deze inwoner is afgeschermd, of woont bij iemand die dat is. Ga na of wie vraagt mag weten waar dat is; adres, "
    "telefoon en e-mail worden bedekt, tenzij u anders kiest."
)
WAT = "Adres, telefoon en e-mail"
_HOEDANIGHEID = "SELECT hoedanigheid FROM main.avgverzoek WHERE id = ?"
_ZELF = "SELECT 1 FROM main.persoon WHERE afgeschermd AND id IN ({})"
_AAN_ADRES = (
    "SELECT 1 FROM main.persoon WHERE afgeschermd AND status <> 'vervallen' AND adres_id IN "
    "(SELECT adres_id FROM main.persoon WHERE adres_id IS NOT NULL AND id IN ({}))"
)
_IN_HUIS = (
    "SELECT 1 FROM main.huishoudlid l JOIN main.persoon p ON p.id = l.persoon_id WHERE p.afgeschermd "
    "AND l.status <> 'vervallen' AND l.tot = '' AND l.huishouden_id IN (SELECT huishouden_id FROM main.huishoudlid "
    "WHERE status <> 'vervallen' AND tot = '' AND persoon_id IN ({}))"
)
_CIJFER = re.compile(r"\d(?:[ \-./]?\d)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schuil:
    """The place that decides about it, and the numbers that reach whoever hides."""

    ander: Ander
    nummers: frozenset[str]

    def raakt(self, waarde: Waarde) -> bool:
        """Whether a field says where somebody is, or names a number of theirs in whatever way it is written."""
        veld = waarde.veld.partition(EERDER)[0]
        if waarde.soort == "adres" or veld in WAAR_VELDEN or (waarde.soort, veld) in ONTVANGERS:
            return True
        return waarde.vrij and not self.nummers.isdisjoint(_nummers(waarde.tekst))


def schuilt(lezer: Lezer, personen: Iterable[Id]) -> bool:
    """Whether one of these cards is shielded, or lives with somebody who is."""
    alle = tuple(sorted(personen))[:STUK]
    tekens = ", ".join("?" * len(alle))
    return any(lezer.row(vraag.format(tekens), alle) is not None for vraag in (_ZELF, _AAN_ADRES, _IN_HUIS))


def schuil_van(lezer: Lezer, gelopen: Gelopen, stukken: Iterable[Stuk], verzoek_id: Id) -> Schuil | None:
    """What is not told of where they are; None for who asks themselves, and for who does not hide."""
    hoedanigheid = lezer.row(_HOEDANIGHEID, (verzoek_id,))
    if hoedanigheid is None or hoedanigheid[0] == "zelf" or not schuilt(lezer, gelopen.personen):
        return None
    teksten = tuple(dict.fromkeys(_teksten(stukken)))
    id_ = min(gelopen.personen)
    ander = Ander(
        soort=SOORT,
        id=id_,
        naam=" · ".join(teksten) or WAT,
        woorden=frozenset().union(*(naamwoorden(tekst) for tekst in teksten)),
        voorstel=BEDEKKEN,
        waarom=WAAROM,
        plek=plek_van("persoon", id_, "waar"),
    )
    return Schuil(ander=ander, nummers=frozenset().union(*(_nummers(tekst) for tekst in teksten)))


def _teksten(stukken: Iterable[Stuk]) -> Iterator[str]:
    """Every address and number of theirs, now and before."""
    for stuk in stukken:
        if stuk.soort in ("persoon", "huishouden"):
            for waarde in stuk.waarden:
                veld = waarde.veld.partition(EERDER)[0]
                if veld in WAAR_VELDEN and veld != VELD:
                    yield waarde.tekst


def _nummers(tekst: str) -> frozenset[str]:
    """The telephone numbers in a text, without what stands between their digits and what comes before."""
    kaal = (re.sub(r"\D", "", deel) for deel in _CIJFER.findall(tekst))
    return frozenset(nummer[-9:] for nummer in kaal if len(nummer) >= 9)
