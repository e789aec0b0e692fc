"""What a nabestaande is shown: per subject somebody says whether the ground covers it; the rest is not there at all.

Jeugdwet art. 7.3.12a lid 3: only what relates to the ground on which it is shown. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wijdesk.errors import Weigering
from wijdesk.models.avgnabestaande import GEZAG, GRONDEN, NABESTAANDE, waarom_niet_meer
from wijdesk.models.avgregels import BEDEKKEN, TONEN, afdruk_van
from wijdesk.models.rows.avg import InzageGroep, InzagePlek, InzageStuk, InzageVeld
from wijdesk.models.values import Id
from wijdesk.services.avg.woorden import Stuk, toestand_voluit
from wijdesk.store.lezer import Lezer

SOORT = "onderdeel"
"""Kind of place: a subject of the record as a whole."""
_GROND = "SELECT hoedanigheid, grond, besluitgrond FROM main.avgverzoek WHERE id = ?"


def grond_van(lezer: Lezer, verzoek_id: bytes) -> str | None:
    """On which ground a nabestaande asks, or was granted it; None: whoever asks is no nabestaande."""
    rij = lezer.row(_GROND, (verzoek_id,))
    return None if rij is None or rij[0] != NABESTAANDE else str(rij[2] or rij[1])


def eis_mag_weg(lezer: Lezer, verzoek_id: bytes, persoon_id: Id) -> None:
    """Before what was granted goes out: raises Weigering when the resident died since, or appears to live."""
    rij = lezer.row(_GROND, (verzoek_id,))
    wie = lezer.row("SELECT geboortedatum, overleden_op FROM persoon WHERE id = ?", (persoon_id,))
    if rij is not None and wie is not None and (zin := waarom_niet_meer(rij[0], rij[2] or rij[1], *wie)):
        raise Weigering(zin)


def onderdelen(
    grond: str, stukken: Iterable[Stuk], titels: Mapping[str, str], groep_van: Mapping[str, str]
) -> Iterator[InzagePlek]:
    """A place for every subject of which something is kept. `groep_van`: table → subject; `titels`: subject → title."""
    per_groep: dict[str, list[Stuk]] = {}
    for stuk in stukken:
        per_groep.setdefault(groep_van[stuk.soort], []).append(stuk)
    waarop = GRONDEN[grond].naam.lower() if grond in GRONDEN else "de grond van dit verzoek"
    for code, titel in titels.items():
        if code in per_groep:
            yield InzagePlek(
                plek=plek_van_onderdeel(code),
                # What was looked at for one ground was not looked at for another.
                afdruk=afdruk_van((grond, *(waarde.tekst for stuk in per_groep[code] for waarde in stuk.waarden))),
                soort=SOORT,
                id=None,
                waar=f"Onderdeel: {titel}",
                wat=_opsomming(per_groep[code]),
                waarom=f"een nabestaande ziet alleen wat hoort bij: {waarop}",
                voorstel=TONEN if grond == GEZAG else BEDEKKEN,
                moet=True,
            )


def plek_van_onderdeel(code: str) -> str:
    """How the place of a subject is written."""
    return f"{SOORT}/{code}"


def zonder(groepen: Iterable[InzageGroep], plekken: Mapping[str, InzagePlek]) -> Iterator[InzageGroep]:
    """The subjects that are shown; of one that was summarised that summary alone. Why, from whom and how long are told
    to a resident (AVG art. 15 lid 1) and to nobody else.
    """
    for groep in groepen:
        plek = plekken.get(plek_van_onderdeel(groep.code))
        if plek is None or (plek.keuze or plek.voorstel) == BEDEKKEN:
            continue
        stukken = groep.stukken if plek.keuze in ("", TONEN) else _samengevat(groep, plek)
        yield InzageGroep(code=groep.code, titel=groep.titel, doel="", bron="", bewaren="", stukken=tuple(stukken))


def _samengevat(groep: InzageGroep, plek: InzagePlek) -> Sequence[InzageStuk]:
    eerste = groep.stukken[0]
    tekst = f"{plek.tekst} [samengevat]"
    veld = InzageVeld(naam="samenvatting", label="Samengevat", tekst=tekst, plek=plek.plek, bedekt=True)
    return [
        InzageStuk(
            soort=eerste.soort, id=eerste.id, naam=groep.titel, opgeschreven=eerste.opgeschreven, door="",
            velden=(veld,),
        )
    ]  # fmt: skip


def _opsomming(stukken: Sequence[Stuk]) -> str:
    aantal = "1 stuk" if len(stukken) == 1 else f"{len(stukken)} stukken"
    namen = dict.fromkeys(f"{stuk.naam} van {toestand_voluit(stuk.op)}" for stuk in stukken)
    return f"{aantal}: {', '.join(namen)}"
