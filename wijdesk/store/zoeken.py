"""Searching persons as somebody types. No SQLAlchemy, nothing about how the index is kept up (`search`).

The work is bounded whatever the number of persons: tiers from best to worst, each with a LIMIT, and a tier is only
tried when those before it left room.
1. Names in order, from B-trees over "surname given", "given surname" and birth name: what was typed is the beginning.
2. Words in any order, from FTS5: each word typed is the beginning of a word of name or address.
3. Typing errors: words that are one letter off or sound alike, by look-up; then again FTS5.
FTS5 gives rows by number and stops at the LIMIT, so common words end soon and rare ones are short. What it may never
be asked is to merge the rows of many long words, or to sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from wijdesk.models.gelijkenis import letters_verschil
from wijdesk.models.naam import TUSSENVOEGSELS, klank, normaliseer, per_letter
from wijdesk.models.patroon import Herkend, herken
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, lokaal
from wijdesk.store.lezer import Lezer
from wijdesk.store.rangorde import KOLOMMEN, Rij, Treffer, Vraag, heeft, kandidaat, weeg, weeg_typefout
from wijdesk.store.zicht import CONTACT, NIET, letterlijk
from wijdesk.store.zoekadres import bedekt, met_wat_te_zien_is

KORT, LANG = 5, 7
"""Typing errors are looked up by this many first letters: the long form for words typed that long."""
KLAAR = 5
"""Beginnings up to this many letters have a ready list in FTS5 (its `prefix`, less one for the mark)."""
MINSTENS_LETTERS = 2
RUIM = 36
"""Rows fetched from FTS5, which doesn't order them, to choose the best from."""
NAZIEN = 72
"""The same when a beginning was shortened to a ready list and the rows have to be looked through."""
WEINIG = 4
"""With fewer results than this, typing errors are looked for too."""
HOOGSTENS_WOORDEN = 6
HOOGSTENS_BEGIN = 40
HOOGSTENS_VARIANTEN = 400
HOOGSTENS_VERBETERINGEN = 8
EIND = "\U0010ffff"
ZONDER_CONTACT = "ntdmb"
"""The marks of words (`search.woorden_van`) that are no contact data: names, birth date, BSN."""

_ACHTER, _VOOR, _GEBOORTE = "p.achter || ' ' || p.voor", "p.voor || ' ' || p.achter", "p.geboorte || ' ' || p.voor"
_ER_NIET = f"AND p.persoon_id NOT IN (SELECT id FROM {NIET})"
_INDEX = {_ACHTER: ("zoek_achter", ""), _VOOR: ("zoek_voor", ""), _GEBOORTE: ("zoek_geboorte", "AND p.geboorte <> ''")}
_NUMMER_ERBIJ = re.compile(r"(\d)-([a-z]|\d{1,3})\b", re.IGNORECASE)
_NA_APENSTAART = re.compile(r"@\S*")
"""The rest of an e-mail address, which is no word of anybody's."""


def zoek(lezer: Lezer, tekst: str, hoogstens: int, *, mag_afgeschermd: bool) -> tuple[Kandidaat, ...]:
    """The persons that fit what was typed so far, best first, at most `hoogstens`.

    Nothing for fewer than two letters or digits. Who is afgeschermd doesn't even take a place unless `mag_afgeschermd`.
    """
    if sum(letter.isalnum() for letter in tekst) < MINSTENS_LETTERS:
        return ()
    return _Zoektocht(lezer, tekst, hoogstens, mag_afgeschermd=mag_afgeschermd).uitvoeren()


def variant_sleutels(woord: str, lengte: int) -> Iterator[str]:
    """The first `lengte` letters of a word, and those with one letter left out, marked with the length."""
    begin = woord[:lengte]
    yield f"{lengte}{begin}"
    for plaats in range(len(begin)):
        yield f"{lengte}{begin[:plaats]}{begin[plaats + 1 :]}"


def zoek_sleutels(woord: str) -> list[str]:
    """The keys of `zoek_variant` under which words near this one are found."""
    sleutels = dict.fromkeys(["~" + klank(woord)])
    for vorm in dict.fromkeys((woord, per_letter(woord))):
        sleutels.update(dict.fromkeys(variant_sleutels(vorm, LANG if len(vorm) >= LANG else KORT)))
    return list(sleutels)


def bewaar_sleutels(woord: str) -> set[str]:
    """The keys of `zoek_variant` under which a known word is kept."""
    sleutels = {"~" + klank(woord)}
    for vorm in dict.fromkeys((woord, per_letter(woord))):
        sleutels.update(variant_sleutels(vorm, KORT))
        if len(vorm) > KORT:
            sleutels.update(variant_sleutels(vorm, LANG))
    return sleutels


def fts(lezer: Lezer, eis: str, hoogstens: int, *, mag_afgeschermd: bool, getypt: Sequence[str] = ()) -> list[Rij]:
    """The first rows, by number, that have what an FTS5 expression demands, of what may be seen of them."""

    def zonder(ids: frozenset[Id]) -> list[Rij]:
        niet = f"AND p.persoon_id NOT IN ({letterlijk(ids)})" if ids else ""

        def vraag(weg: str) -> str:
            return (
                f"SELECT {KOLOMMEN} FROM zoek_fts f CROSS JOIN zoek_persoon p ON p.nr = f.rowid "
                f"WHERE f.zoek_fts MATCH ? {_open(lezer, mag_afgeschermd=mag_afgeschermd)} {niet} {weg} LIMIT ?"
            )

        return _rijen(lezer, vraag, (eis, hoogstens))

    return zonder(frozenset()) if mag_afgeschermd else met_wat_te_zien_is(lezer, eis, getypt, zonder)


def _open(lezer: Lezer, *, mag_afgeschermd: bool) -> str:
    """What to add to a WHERE over `zoek_persoon p`, which names its indexes and so has no view before it. Whom an
    emergency opened is found as long as it lasts.
    """
    if mag_afgeschermd:
        return ""
    eis = "AND NOT p.afgeschermd"
    if lezer.in_nood:
        eis = f"AND (NOT p.afgeschermd OR p.persoon_id IN ({letterlijk(lezer.in_nood)}))"
    mee = lezer.mee_beschermd
    return f"{eis} AND p.persoon_id NOT IN ({letterlijk(mee)})" if mee else eis


def _rijen(lezer: Lezer, vraag: Callable[[str], str], params: Sequence[Any]) -> list[Rij]:
    """Rows of the index; without the right to contact data with none of it.

    Who is not there is hardly ever among them: so it is looked at first, and only then asked without them, who may not
    even take a place.
    """
    rijen = lezer.rows(vraag(""), params)
    if lezer.weg and any(rij[1] in lezer.weg for rij in rijen):
        rijen = lezer.rows(vraag(_ER_NIET), params)
    gevonden = [Rij(*rij) for rij in rijen]
    if lezer.mag(CONTACT):
        return gevonden
    kaal = (" ".join(woord for woord in rij.woorden.split() if woord[0] in ZONDER_CONTACT) for rij in gevonden)
    return [rij._replace(adres="", telefoon="", woorden=woorden) for rij, woorden in zip(gevonden, kaal, strict=True)]


class _Zoektocht:
    """One question on its way through the tiers."""

    def __init__(self, lezer: Lezer, tekst: str, hoogstens: int, *, mag_afgeschermd: bool) -> None:
        self.lezer = lezer
        self.hoogstens = hoogstens
        self.mag_afgeschermd = mag_afgeschermd
        self.merken = "nspe" if lezer.mag(CONTACT) else "n"
        """The kinds of words (`search.woorden_van`) that may be looked for."""
        self.gevonden: dict[int, Treffer] = {}
        self.jaar = lokaal(lezer.nu).year
        self.vraag = _vraag(tekst, lezer)
        self.vast: list[str] = []
        woorden = self.vraag.woorden
        self.open = woorden[-1] if woorden and tekst[-1:].isalnum() else ""
        """The word that is still being typed."""
        self.getypt = (*woorden, *self.vraag.getallen)
        self.begin: dict[str, str] = {}
        self.ingekort: set[str] = set()
        self.gevraagd: set[str] = set()

    def uitvoeren(self) -> tuple[Kandidaat, ...]:
        vraag = self.vraag
        datums = _datum_eisen(vraag.patroon)
        nummers = _nummer_eisen(vraag.patroon)
        contact = vraag.patroon.telefoon or vraag.patroon.postcode or vraag.patroon.huisnummer or vraag.getallen
        if contact and "s" not in self.merken:
            return ()
        if vraag.woorden and not datums and not nummers and not vraag.getallen:
            self._op_volgorde()
        for datum in datums or [[]]:
            if self._ruimte():
                self.vast = [*datum, *nummers]
                self._op_woorden()
        if len(self.gevonden) < WEINIG and vraag.namen:
            self._typefouten()
        treffers = sorted(self.gevonden.values(), key=Treffer.volgorde)[: self.hoogstens]
        return tuple(kandidaat(treffer.rij, (treffer.waarom,)) for treffer in treffers)

    def _ruimte(self) -> int:
        return max(0, self.hoogstens - len(self.gevonden))

    # Names in order

    def _op_volgorde(self) -> None:
        """What was typed is the beginning of a name. Tussenvoegsels typed may be part of it, or stand before it."""
        vraag = self.vraag
        self._reeksen(" ".join(vraag.woorden), self.hoogstens)
        if vraag.voegsels and vraag.namen != vraag.woorden:
            self._fts(map(self._naam_eis, self._geeist()))
            self._reeksen(vraag.zin, self.hoogstens)

    def _reeksen(self, zin: str, ruimte: int) -> None:
        if " " in zin:
            stappen = [(_VOOR, zin, zin + EIND), (_ACHTER, zin, zin + EIND), (_GEBOORTE, zin, zin + EIND)]
        else:
            heel, half = (zin + " ", zin + "!"), (zin + "!", zin + EIND)
            stappen = [(_ACHTER, *heel), (_VOOR, *heel), (_ACHTER, *half), (_VOOR, *half), (_GEBOORTE, zin, zin + EIND)]
        for uitdrukking, laag, hoog in stappen:
            if ruimte > 0:
                rijen = _rijen(self.lezer, partial(self._reeks, uitdrukking), (laag, hoog, ruimte))
                self._neem(rijen if self.mag_afgeschermd else bedekt(self.lezer, rijen, self.getypt))
                ruimte -= len(rijen)

    def _reeks(self, uitdrukking: str, weg: str) -> str:
        index, waar = _INDEX[uitdrukking]
        return (
            f"SELECT {KOLOMMEN} FROM zoek_persoon p INDEXED BY {index} WHERE {uitdrukking} >= ? "
            f"AND {uitdrukking} < ? {waar} {_open(self.lezer, mag_afgeschermd=self.mag_afgeschermd)} {weg} "
            f"ORDER BY {uitdrukking} LIMIT ?"
        )

    # Words in any order

    def _op_woorden(self) -> None:
        """First the widest demand: when all its rows fit, nothing better is missed. Else names go before addresses."""
        vraag = self.vraag
        heel = [self._getal_eis(getal, heel=True) for getal in vraag.getallen]
        breed = not vraag.namen or len(vraag.namen[-1]) > 1 or bool(vraag.getallen)  # "Hoge der A 12"
        if breed and self._fts([*map(self._alles_eis, vraag.namen), *heel, *self.vast]):
            if self._ruimte() and vraag.getallen:
                half = [self._getal_eis(getal, heel=False) for getal in vraag.getallen]
                self._fts([*map(self._alles_eis, vraag.namen), *half, *self.vast])
        elif vraag.namen:
            self._fts([*map(self._naam_eis, self._geeist()), *heel, *self.vast])

    def _geeist(self) -> tuple[str, ...]:
        """The words a row must have; tussenvoegsels only when there is little else to go by."""
        veelzeggend = sum(len(woord) > 2 for woord in self.vraag.namen)
        return self.vraag.namen if veelzeggend > 1 else self.vraag.woorden

    def _naam_eis(self, woord: str) -> str:
        voegsel = woord in TUSSENVOEGSELS or (woord == self.open and any(v.startswith(woord) for v in TUSSENVOEGSELS))
        return f"({self._begin('n', woord)} OR t{woord}*)" if voegsel else f"({self._begin('n', woord)})"

    def _alles_eis(self, woord: str) -> str:
        voegsel = f" OR t{woord}" if woord in TUSSENVOEGSELS else ""
        return f"({' OR '.join(self._begin(merk, woord) for merk in self.merken)}{voegsel})"

    def _begin(self, merk: str, woord: str) -> str:
        """Words that begin so. Past its ready lists FTS5 would merge every row of every such word before it gives the
        first, so the few words themselves are named, or the beginning is shortened and the rows are looked through.
        Of a word that is followed by another, only the word itself counts, if it is known.
        """
        term = merk + woord
        if len(woord) <= KLAAR:
            return f"{term}*"
        if merk == "e":
            return term
        if term not in self.begin:
            rijen = self.lezer.rows(
                "SELECT woord FROM zoek_woord WHERE woord >= ? AND woord < ? ORDER BY woord LIMIT ?",
                (term, term + EIND, HOOGSTENS_BEGIN + 1),
            )
            if rijen and rijen[0][0] == term and woord != self.open:
                rijen = rijen[:1]
            if len(rijen) > HOOGSTENS_BEGIN:
                self.ingekort.add(woord)
                self.begin[term] = f"{term[: KLAAR + 1]}*"
            else:
                self.begin[term] = " OR ".join(rij[0] for rij in rijen) or term
        return self.begin[term]

    def _getal_eis(self, getal: str, *, heel: bool) -> str:
        """A loose number: a house number, a year (of birth, in a street's name), digits of a postcode, a beginning."""
        if not getal.isdigit():
            return f"h{getal}*"
        if len(getal) == 4 and heel:
            geboren = f" OR d{getal}*" if self.jaar - 120 <= int(getal) <= self.jaar else ""
            return f"(c{getal}*{geboren} OR h{getal} OR s{getal})"
        if len(getal) > 4:
            return f"(h{getal}* OR f{getal}* OR f31{getal.lstrip('0')}*)"
        return f"h{getal}" if heel else f"(h{getal}* OR c{getal}* OR d{getal}*)"

    def _fts(self, eisen: Iterable[str], verbeteringen: dict[str, dict[str, int]] | None = None) -> bool:
        """Take the first rows that have what is demanded; answers whether those were all."""
        eis = " AND ".join(eisen)
        if not eis or eis in self.gevraagd:
            return True
        self.gevraagd.add(eis)
        hoogstens = NAZIEN if self.ingekort else RUIM
        rijen = fts(self.lezer, eis, hoogstens, mag_afgeschermd=self.mag_afgeschermd, getypt=self.getypt)
        self._neem(rijen, verbeteringen)
        return len(rijen) < hoogstens

    # Typing errors

    def _typefouten(self) -> None:
        """Words one letter off or that sound alike. Only words nobody has are doubted; when everybody's words are known
        and nobody has them together, all are; when somebody has, only what sounds the same is added.
        """
        onbekend = [woord for woord in self.vraag.namen if not self._bestaat(woord)]
        alleen_klank = not onbekend and bool(self.gevonden)
        verbeteringen: dict[str, dict[str, int]] = {}
        eisen = []
        for woord in self.vraag.namen:
            twijfel = len(woord) > 2 and (not onbekend or woord in onbekend)
            goed = self._verbeter(woord, alleen_klank=alleen_klank) if twijfel else {}
            goed = {term: afstand for term, afstand in goed.items() if term[0] in self.merken}
            verbeteringen[woord] = goed
            namen = [self._begin(term[0], term[1:]) if woord == self.open else term for term in goed]
            zelf = [self._begin(merk, woord) for merk in "ns" if merk in self.merken]
            eisen.append(f"({' OR '.join([*zelf, *namen])})")
        if any(verbeteringen.values()):
            getallen = [self._getal_eis(getal, heel=True) for getal in self.vraag.getallen]
            self._fts([*eisen, *getallen, *self.vast], verbeteringen)

    def _bestaat(self, woord: str) -> bool:
        """Whether a name or street is known that is this word, or begins so while it is being typed."""
        tot = EIND if woord == self.open else ""
        vraag = "SELECT 1 FROM zoek_woord WHERE woord BETWEEN ? AND ? OR woord BETWEEN ? AND ? LIMIT 1"
        return len(woord) < 3 or bool(
            self.lezer.row(vraag, (f"n{woord}", f"n{woord}{tot}", f"s{woord}", f"s{woord}{tot}"))
        )

    def _verbeter(self, woord: str, *, alleen_klank: bool) -> dict[str, int]:
        """Marked words (or their beginnings, when the word isn't finished) near a typed word, with the distance."""
        eigen_klank = klank(woord)
        sleutels = [f"~{eigen_klank}"] if alleen_klank else zoek_sleutels(woord)
        rijen = self.lezer.rows(
            f"SELECT DISTINCT woord FROM zoek_variant WHERE variant IN ({', '.join('?' * len(sleutels))}) LIMIT ?",
            (*sleutels, HOOGSTENS_VARIANTEN),
        )
        grens = 1 if len(woord) < 8 else 2
        goed: dict[str, int] = {}
        for (gemerkt,) in rijen:
            bekend = gemerkt[1:]
            klinkt = klank(bekend) == eigen_klank
            stukken = {bekend, bekend[: len(woord)], bekend[: len(woord) + 1]} if woord == self.open else {bekend}
            for stuk in stukken:
                afstand = letters_verschil(woord, stuk, hoogstens=grens)
                if 0 < afstand <= grens or (afstand and klinkt and stuk == bekend):
                    goed[gemerkt[0] + stuk] = afstand
        beste = sorted(goed.items(), key=lambda paar: (paar[1], abs(len(paar[0]) - 1 - len(woord)), paar[0]))
        return dict(beste[:HOOGSTENS_VERBETERINGEN])

    def _neem(self, rijen: Sequence[Rij], verbeteringen: dict[str, dict[str, int]] | None = None) -> None:
        for rij in rijen:
            if rij.nr in self.gevonden:
                continue
            treffer: Treffer | None = None
            if verbeteringen is not None:
                treffer = weeg_typefout(self.vraag, rij, verbeteringen)
            elif all(heeft(rij, woord) for woord in self.ingekort):
                treffer = weeg(self.vraag, rij)
            if treffer:
                self.gevonden[rij.nr] = treffer


def _vraag(tekst: str, lezer: Lezer) -> Vraag:
    """Take apart what was typed."""
    gezocht = _NA_APENSTAART.sub(" ", tekst)
    patroon = herken(gezocht, vandaag=lokaal(lezer.nu).date())
    lezer.herkend = gezocht, patroon
    alles = normaliseer(_NUMMER_ERBIJ.sub(r"\1\2", patroon.rest))[:HOOGSTENS_WOORDEN]
    woorden = tuple(woord for woord in alles if not woord[0].isdigit())
    voegsels = tuple(
        woord for plaats, woord in enumerate(woorden)
        if woord in TUSSENVOEGSELS and (len(woord) > 1 or (plaats and len(woorden) > plaats + 1 and woord in "t s"))
    )  # fmt: skip
    return Vraag(
        patroon=patroon,
        woorden=woorden,
        namen=tuple(woord for woord in woorden if woord not in voegsels) or woorden,
        voegsels=voegsels,
        getallen=tuple(woord for woord in alles if woord[0].isdigit()),
    )


def _datum_eisen(patroon: Herkend) -> list[list[str]]:
    """What every result must have of a birth date, the surest reading first.

    Of a year that has only begun to be typed no more than three digits help: nearly everybody was born in 19…
    A day and a month may also be a house number with its addition ("28-2").
    """
    eisen = []
    if patroon.geboortedatum:
        cijfers = patroon.geboortedatum.replace("-", "")
        eis = f"d{cijfers}" + ("" if len(cijfers) == 8 else "*")
        los = patroon.datum_cijfers
        eisen.append([f"({eis} OR f{los}* OR f31{los[1:]}*)" if los[:1] == "0" else eis])
    if patroon.dag_maand:
        jaar = [f"d{patroon.jaar_begin}*"] if len(patroon.jaar_begin) > 2 else []
        eisen.append(["m" + patroon.dag_maand.replace("-", ""), *jaar])
        if not patroon.jaar_begin and not patroon.geboortedatum:
            maand, _, dag = patroon.dag_maand.partition("-")
            eisen.append([f"h{int(dag)}{int(maand)}*"])
    return eisen


def _nummer_eisen(patroon: Herkend) -> list[str]:
    """What every result must have of the other patterns recognised."""
    eisen = []
    if patroon.bsn:
        eisen.append(f"b{patroon.bsn}")
    if patroon.telefoon:
        eisen.append(f"f{patroon.telefoon}" + ("" if patroon.telefoon_heel else "*"))
    if patroon.postcode:
        eisen.append("c" + patroon.postcode.lower())
    if patroon.huisnummer:
        eisen.append(f"h{patroon.huisnummer}{patroon.toevoeging.lower()}*")
    return eisen
