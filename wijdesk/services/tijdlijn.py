"""What a row of the timeline says in words, and what of it a viewer may read.

Somebody afgeschermd is seen to be there; what was written about them is read only by who may, or wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.notitie import MET, zonder_met
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.verloop import VerloopRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.vragen import BESLUITEN
from wijdesk.models.zinnen import klein
from wijdesk.store.queries import AFGESCHERMD
from wijdesk.store.tijdlijn import Bronrij, Moment

DAG = 86_400_000
LEESBAAR_VOOR_SCHRIJVER = frozenset({"gebeurtenis", "taak", "zrm", "inloop"})


@dataclass(frozen=True, slots=True)
class Mens:
    """A person as this viewer may know them."""

    naam: str
    verborgen: bool


@dataclass(frozen=True, slots=True)
class Kijker:
    """Whose eyes these are, and the names they may see."""

    ik: Id
    mensen: Mapping[Id, Mens]
    medewerkers: Mapping[Id, str]

    def mens(self, id_: Id | None) -> Mens:
        """Somebody by id; nobody when there is none."""
        return self.mensen.get(id_, _ONBEKEND) if id_ is not None else _NIEMAND

    def collega(self, id_: Id | None) -> str:
        """A medewerker by id."""
        return self.medewerkers.get(id_, "") if id_ is not None else ""

    def leest_niet(self, rij: Bronrij) -> bool:
        """Whether the words of this row stay hidden."""
        if rij.persoon_id is None or not self.mens(rij.persoon_id).verborgen:
            return False
        return rij.bron not in LEESBAAR_VOOR_SCHRIJVER or rij.medewerker_id != self.ik


_NIEMAND = Mens("", verborgen=False)
_ONBEKEND = Mens(AFGESCHERMD, verborgen=True)

Woorden = tuple[str, str, str]
"""Title, text, and with or about whom."""


@lru_cache(256)
def _hoofd(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _gebeurtenis(rij: Bronrij, kijker: Kijker) -> Woorden:
    return _hoofd(rij.code), rij.tekst, kijker.mens(rij.persoon_id).naam


def _taak(rij: Bronrij, kijker: Kijker) -> Woorden:
    wie = kijker.mens(rij.persoon_id).naam
    return (f"Taak afgerond: {rij.tekst}", rij.b, wie) if rij.a else (rij.tekst, "", wie)


def _geopend(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Casus {rij.a} geopend", rij.tekst, ""


def _gesloten(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Casus {rij.a} gesloten: {rij.b}", rij.tekst, ""


def _gevraagd(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Regie: gevraagd aan {kijker.collega(rij.a)} om het over te nemen", rij.tekst, ""


def _beantwoord(rij: Bronrij, kijker: Kijker) -> Woorden:
    naar, van = kijker.collega(rij.medewerker_id), kijker.collega(rij.a)
    zin = {
        "aangenomen": f"Regie: {naar} nam het over van {van}",
        "geweigerd": f"Regie: {naar} nam het niet over van {van}",
    }
    return zin.get(rij.b, f"Regie: het verzoek aan {naar} is ingetrokken"), rij.tekst, ""


def _nazorg(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Nazorg: {rij.a}", rij.tekst, ""


def _erbij(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"{kijker.mens(rij.persoon_id).naam} hoort bij het gezin ({rij.a})", rij.tekst, ""


def _weg(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"{kijker.mens(rij.persoon_id).naam} hoort niet meer bij het gezin ({rij.a})", "", ""


def _planversie(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Plan vastgesteld: versie {rij.a}", rij.tekst, ""


def _akkoord(rij: Bronrij, kijker: Kijker) -> Woorden:
    mens = kijker.mens(rij.persoon_id)
    naam = mens.naam if mens.verborgen else rij.a
    return f"{naam}: niet akkoord" if rij.b == "niet akkoord" else f"{naam}: akkoord {rij.b}", rij.tekst, ""


def _evaluatie(rij: Bronrij, _: Kijker) -> Woorden:
    return "Evaluatie gehouden", rij.tekst, rij.a


def _doel(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Doel gesteld ({rij.code})", rij.tekst, ""


def _doel_af(rij: Bronrij, _: Kijker) -> Woorden:
    return f"Doel {rij.a} ({rij.code})", "\n".join(deel for deel in (rij.tekst, rij.b) if deel), ""


def _toeleiding(wat: str) -> Callable[[Bronrij, Kijker], Woorden]:
    def woorden(rij: Bronrij, kijker: Kijker) -> Woorden:
        stap = rij.b if wat == "gestopt" else wat
        return f"Toeleiding naar {rij.a}: {stap}", rij.tekst, kijker.mens(rij.persoon_id).naam

    return woorden


def _indicatie(rij: Bronrij, kijker: Kijker) -> Woorden:
    lopend = " tot en met ".join(datum_in_woorden(dag) for dag in (rij.c, rij.d) if dag)
    tekst = ", ".join(deel for deel in (rij.b, rij.tekst, lopend) if deel)
    return f"Indicatie {rij.code} ({rij.a})", tekst, kijker.mens(rij.persoon_id).naam


def _gestart(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Hulp gestart: {rij.code}", rij.b, kijker.mens(rij.persoon_id).naam


def _zrm(rij: Bronrij, kijker: Kijker) -> Woorden:
    return "ZRM ingevuld", rij.tekst, kijker.mens(rij.persoon_id).naam


def _inloop(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Vraag bij de inloop: {rij.a}", rij.tekst, kijker.mens(rij.persoon_id).naam


def _triage(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Triage: {klein(BESLUITEN.get(rij.a, rij.a))}", rij.tekst, kijker.mens(rij.persoon_id).naam


def _ondersteuning(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"{_hoofd(rij.code)} begonnen", rij.tekst, kijker.mens(rij.persoon_id).naam


def _ondersteuning_af(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"{_hoofd(rij.code)} afgerond: {rij.a}", rij.tekst, kijker.mens(rij.persoon_id).naam


def _ondersteuning_contact(rij: Bronrij, kijker: Kijker) -> Woorden:
    duur = f", {rij.a} min" if rij.a else ""
    return f"Ondersteuning: {rij.code}{duur}", rij.tekst, kijker.mens(rij.persoon_id).naam


def _onderzoek(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Onderzoek {rij.code} begonnen", rij.tekst, kijker.mens(rij.persoon_id).naam


def _onderzoek_af(rij: Bronrij, kijker: Kijker) -> Woorden:
    return f"Onderzoek {rij.code} afgerond: {rij.a}", rij.tekst, kijker.mens(rij.persoon_id).naam


_WOORDEN: dict[str, tuple[str, str, Callable[[Bronrij, Kijker], Woorden]]] = {
    "gebeurtenis": ("gebeurtenis", "Gebeurtenis", _gebeurtenis),
    "taak": ("taak", "Taak", _taak),
    "casus geopend": ("casus", "", _geopend),
    "casus gesloten": ("casus", "", _gesloten),
    "regie gevraagd": ("casus", "", _gevraagd),
    "regie beantwoord": ("casus", "", _beantwoord),
    "nazorg": ("casus", "", _nazorg),
    "lid erbij": ("gezin", "", _erbij),
    "lid weg": ("gezin", "", _weg),
    "planversie": ("plan", "", _planversie),
    "akkoord": ("plan", "", _akkoord),
    "evaluatie": ("plan", "", _evaluatie),
    "doel": ("plan", "Doel gesteld", _doel),
    "doel af": ("plan", "Doel afgerond", _doel_af),
    "toeleiding": ("toeleiding", "Toeleiding", _toeleiding("voorgesteld")),
    "toeleiding aangenomen": ("toeleiding", "Toeleiding", _toeleiding("aangenomen")),
    "toeleiding contact": ("toeleiding", "Toeleiding", _toeleiding("eerste contact is geweest")),
    "toeleiding terug": ("toeleiding", "Toeleiding", _toeleiding("teruggekoppeld")),
    "toeleiding gestopt": ("toeleiding", "Toeleiding", _toeleiding("gestopt")),
    "indicatie": ("toeleiding", "Indicatie", _indicatie),
    "indicatie gestart": ("toeleiding", "Indicatie", _gestart),
    "zrm": ("zrm", "", _zrm),
    "inloop": ("inloop", "Vraag bij de inloop", _inloop),
    "triage besloten": ("hulp", "Triage", _triage),
    "ondersteuning": ("hulp", "Ondersteuning", _ondersteuning),
    "ondersteuning af": ("hulp", "Ondersteuning", _ondersteuning_af),
    "ondersteuning contact": ("hulp", "Ondersteuning", _ondersteuning_contact),
    "onderzoek": ("hulp", "Onderzoek", _onderzoek),
    "onderzoek af": ("hulp", "Onderzoek", _onderzoek_af),
}
"""Of each source: its kind, what its title is for who may not read it (empty: the title gives nothing away), and how
it reads."""

_CONTACT, *_REST = (nummer.to_bytes(1, "big") for nummer in range(len(_WOORDEN) + 1))
_STAPPEN = dict(zip(_WOORDEN, _REST, strict=True))
_EIGEN_CODE = frozenset({"gebeurtenis", "inloop"})
_MET_BRON = frozenset({"inloop", "hulp"})
"""Kinds of which `b` is what opens: the contact, or the triage, support or onderzoek itself."""


def contactrijen(momenten: Sequence[Moment], kijker: Kijker, ojg: Mapping[Id, int]) -> Iterable[VerloopRij]:
    """Every contact moment once, in the version that counts. There are thousands of them in a long casus, so this takes
    few steps per row.
    """
    maak = VerloopRij._make
    vorige = {moment[0]: moment[7] for moment in momenten}
    vervangen = set(vorige.values())
    mensen = {persoon_id: kijker.mens(persoon_id) for persoon_id in {moment[4] for moment in momenten}}
    namen = {medewerker_id: kijker.collega(medewerker_id) for medewerker_id in {moment[5] for moment in momenten}}
    titels = {soort: _hoofd(soort) for soort in {moment[2] for moment in momenten}}
    for id_, op, soort, notitie, persoon_id, medewerker_id, duur, eerder, _ in momenten:
        if id_ in vervangen:
            continue
        wie = mensen[persoon_id]
        titel, persoon, tekst = titels[soort], wie.naam, notitie
        verborgen = wie.verborgen and medewerker_id != kijker.ik
        if verborgen:
            titel, tekst = "Contactmoment", ""
        elif notitie.startswith(MET):
            met, tekst = zonder_met(notitie)
            persoon = ", ".join(filter(None, (persoon, met)))
        versies = 1 if eerder is None else _versies(id_, vorige)
        yield maak((
            id_ + _CONTACT, "contact", soort, id_, dag_van(op), op, titel, tekst, namen[medewerker_id], persoon,
            persoon_id, medewerker_id, duur, versies, False, verborgen, "", ojg.get(id_, 0), None,
        ))  # fmt: skip


def _versies(id_: Id, vorige: Mapping[Id, Id | None]) -> int:
    aantal, eerder = 1, vorige[id_]
    while eerder is not None and aantal <= len(vorige):
        aantal, eerder = aantal + 1, vorige.get(eerder)
    return aantal


def als_rij(rij: Bronrij, kijker: Kijker) -> VerloopRij:
    """One entry in words, as far as this viewer may read it."""
    soort, bedekt, woorden = _WOORDEN[rij.bron]
    titel, tekst, persoon = woorden(rij, kijker)
    verborgen = kijker.leest_niet(rij)
    if verborgen:
        titel, tekst, persoon = bedekt or titel, "", kijker.mens(rij.persoon_id).naam
    open_ = rij.bron == "taak" and not rij.a
    return VerloopRij(
        rij.id + _STAPPEN[rij.bron],
        soort,
        rij.code if rij.bron in _EIGEN_CODE else rij.bron,
        rij.id,
        _dag(rij),
        rij.moment,
        titel,
        tekst,
        kijker.collega(rij.medewerker_id),
        persoon,
        rij.persoon_id,
        rij.medewerker_id,
        0,
        1,
        open_,
        verborgen and bool(rij.tekst or bedekt),
        rij.c if open_ else "",
        0,
        rij.b if soort in _MET_BRON and not verborgen else None,
    )


def _dag(rij: Bronrij) -> str:
    if rij.moment is not None:
        return dag_van(rij.moment)
    if rij.bron == "taak" and rij.a:
        return str(rij.a)
    return rij.dag


def dag_van(moment: int) -> str:
    """The local day (ISO) of a moment. As `lokaal` has it, but thousands of them in one breath."""
    verschil = _verschil(moment // DAG)
    return lokaal(moment).date().isoformat() if verschil is None else _iso((moment + verschil) // DAG)


@lru_cache(4096)
def _verschil(dag: int) -> int | None:
    """Milliseconds that local time is ahead on a day (UTC, counted from 1970); None when the clock changes that day."""
    begin, eind = (lokaal(moment).utcoffset() for moment in (dag * DAG, (dag + 1) * DAG))
    return int(begin.total_seconds() * 1000) if begin is not None and begin == eind else None


@lru_cache(4096)
def _iso(dag: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=dag)).isoformat()


def in_de_tijd_van(rij: Bronrij) -> bool:
    """Whether a vraag came while the person belonged to the household."""
    dag = _dag(rij)
    return bool(rij.c <= dag and (not rij.d or dag <= rij.d))


def afgeleid(rij: AgendaRij, kijker: Kijker) -> VerloopRij:
    """A task the program raises by itself: its first sentence is the title."""
    mens = kijker.mens(rij.persoon_id)
    titel, _, doen = rij.wat.partition(". ")
    if mens.verborgen and rij.persoon_id is not None:
        titel, doen = "Taak", ""
    return VerloopRij(
        rij.sleutel.encode(), "taak", rij.soort, Id(b""), rij.voor, None, titel, doen, "", mens.naam, rij.persoon_id,
        None, open=True, sleutelwoord=rij.sleutel,
    )  # fmt: skip
