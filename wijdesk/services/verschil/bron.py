"""Which differences there are and what each side said, as the journal has it. Words are made in `verschilwoorden`.

Plain reading, for who reads and who decides alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel, Rijstand, Waarde, lees_regel, rijstand
from wijdesk.models.rows.verschil import PAST_NIET, WAARDE, WEG, Plek
from wijdesk.models.values import Id, als_waarde
from wijdesk.models.weggehaald import ongezien
from wijdesk.services.verschil.gebruik import in_woorden, onbekende_gebruikers, zichtbaar
from wijdesk.services.verschil.velden import wordt_verteld
from wijdesk.store.lezer import Lezer
from wijdesk.store.tabelregels import rij_van, samenhang

WEGHALEN, LAAT_STAAN = "weghalen", "laat staan"
"""The sides of WEG."""
GEBRUIK = "gebruik"
"""Stands among the values of a side for what hangs on a row."""
VAN_ANDEREN = "werk van anderen"
"""What hangs on a row, for who may not know what."""


@dataclass(frozen=True, slots=True)
class Kant:
    """What one side said: by whom (hex), at which desk (hex), when (ms UTC)."""

    sleutel: str
    medewerker: str
    toestel: str
    op: int
    waarden: Mapping[str, Waarde]
    getoond: bool = False
    ingehouden: str = ""
    reden: str = ""
    ook: tuple[str, ...] = ()
    """Others who said the same."""


@dataclass(frozen=True, slots=True)
class Groep:
    """Fields of one row that are decided together, with the sides; the one that is shown first."""

    aard: str
    soort: str
    rij: Id
    velden: tuple[str, ...]
    sinds: int
    kanten: tuple[Kant, ...]

    @property
    def plek(self) -> Plek:
        return Plek(self.aard, self.rij, self.velden[0] if self.velden else "")


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries of one row."""

    soort: str
    regels: Sequence[Regel]
    teksten: Mapping[str, tuple[dict[str, Any], dict[str, Any]]]
    """Header and content by id, of those with content."""
    ingehouden: Mapping[str, str]

    def kant(self, id_: str, waarden: Mapping[str, Waarde]) -> Kant:
        """An entry as a side."""
        kop, inhoud = self.teksten[id_]
        return Kant(
            sleutel=id_,
            medewerker=kop["m"],
            toestel=kop["b"],
            op=kop["t"],
            waarden=waarden,
            ingehouden=self.ingehouden.get(id_, ""),
            reden=inhoud.get("reden", ""),
        )

    @property
    def staat(self) -> Rijstand:
        """What all of them say, also those that are held back."""
        return rijstand(self.regels)


def eigen_balie(lezer: Lezer) -> str:
    """This desk (hex)."""
    rij = lezer.row("SELECT balie_id FROM winkel")
    return "" if rij is None else rij[0].hex()


def is_alleen(lezer: Lezer) -> bool:
    """Whether nothing of any other desk is here."""
    eigen = bytes.fromhex(eigen_balie(lezer))
    vragen = ("SELECT 1 FROM keten WHERE balie_id > ? LIMIT 1", "SELECT 1 FROM keten WHERE balie_id < ? LIMIT 1")
    return all(lezer.row(vraag, (eigen,)) is None for vraag in vragen)


def entries_van(lezer: Lezer, rij: Id) -> Entries | None:
    """The entries of a row; None when there are none."""
    regels: list[Regel] = []
    teksten: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    for kop, inhoud in lezer.rows("SELECT kop, inhoud FROM mutatie WHERE rij = ? ORDER BY id", (rij,)):
        regel = lees_regel(kop, inhoud)
        if regels and regel.soort != regels[0].soort:
            continue  # the order to destroy it
        regels.append(regel)
        if inhoud is not None:
            teksten[regel.id] = (json.loads(kop), json.loads(inhoud))
    if not regels:
        return None
    wacht = lezer.rows("SELECT mutatie_id, waarom FROM ingehouden WHERE rij = ?", (rij,))
    return Entries(regels[0].soort, regels, teksten, {id_.hex(): waarom for id_, waarom in wacht})


def groepen(lezer: Lezer, rij: Id | None = None, *, mee: Callable[[str, Id], bool] | None = None) -> Iterator[Groep]:
    """Every difference of a field, row by row; of one row when that is given, or of rows that are to go along."""
    waar, params = ("WHERE rij = ? AND veld <> ''", (rij,)) if rij is not None else ("WHERE veld <> ''", ())
    per_rij: dict[tuple[Id, str], tuple[dict[str, str], int]] = {}
    for id_, veld, soort, aard, sinds in lezer.rows(
        f"SELECT rij, veld, soort, aard, sinds FROM verschil {waar} ORDER BY rij, veld", params
    ):
        per_rij.setdefault((Id(id_), soort), ({}, sinds))[0][veld] = aard
    for (id_, soort), (velden, sinds) in per_rij.items():
        if mee is not None and not mee(soort, id_):
            continue
        yield from _van_rij(lezer, soort, id_, velden, sinds)


def _van_rij(lezer: Lezer, soort: str, rij: Id, velden: Mapping[str, str], sinds: int) -> Iterator[Groep]:
    entries, nu = entries_van(lezer, rij), rij_van(lezer, soort, rij)
    if entries is None or nu is None:
        return
    waarden = {veld: als_waarde(waarde) for veld, waarde in nu.items() if veld not in ("id", "koppen")}
    alle, zichtbaar = entries.staat, rijstand(entries.regels, entries.ingehouden)
    te_verdelen = dict(velden)
    if "status" in velden and (weg := _weggehaald(lezer, entries, alle, waarden, rij, sinds)) is not None:
        del te_verdelen["status"]
        yield weg
    hang = samenhang(lezer, soort)
    delen: dict[tuple[str, str, frozenset[str]], list[str]] = {}
    for veld, aard in te_verdelen.items():
        koppen = alle.koppen.get(veld, frozenset()) | zichtbaar.koppen.get(veld, frozenset())
        if aard == PAST_NIET:
            delen.setdefault((aard, "", _past_niet(entries, veld)), []).append(veld)
        else:
            delen.setdefault((WAARDE, hang.get(veld, veld), koppen), []).append(veld)
    for (aard, _, koppen), samen in _met_stille_velden(delen, soort).items():
        ids = set(koppen)
        for veld in samen:
            ids |= alle.koppen.get(veld, frozenset()) | zichtbaar.koppen.get(veld, frozenset())
        kanten = _kanten(entries, ids, samen, waarden)
        if len(kanten) > 1:
            yield Groep(aard, soort, rij, tuple(samen), sinds, kanten)


def _past_niet(entries: Entries, veld: str) -> frozenset[str]:
    """The entries that do not fit and say something of this field."""
    weg = {id_ for id_, waarom in entries.ingehouden.items() if waarom == PAST_NIET}
    return frozenset(regel.id for regel in entries.regels if regel.id in weg and veld in regel.velden)


def _met_stille_velden(
    delen: dict[tuple[str, str, frozenset[str]], list[str]], soort: str
) -> dict[tuple[str, str, frozenset[str]], list[str]]:
    """A field that says nothing to a reader goes along with one that the same people wrote."""
    for sleutel, velden in list(delen.items()):
        if any(wordt_verteld(soort, veld) for veld in velden):
            continue
        naast = (ander for ander in delen if ander != sleutel and ander[2] == sleutel[2])
        gastheer = next((a for a in naast if any(wordt_verteld(soort, veld) for veld in delen[a])), None)
        if gastheer is not None:
            delen[gastheer].extend(delen.pop(sleutel))
    return delen


def _kanten(entries: Entries, ids: set[str], velden: Sequence[str], nu: Mapping[str, Waarde]) -> tuple[Kant, ...]:
    """One side per different set of values, the one that is shown first, then the latest."""
    rang = {regel.id: regel.rang for regel in entries.regels}
    per_waarde: dict[tuple[Waarde, ...], Kant] = {}
    for id_ in sorted((id_ for id_ in ids if id_ in entries.teksten), key=lambda id_: rang[id_], reverse=True):
        gezegd = entries.teksten[id_][1]["v"]
        waarden = {veld: gezegd.get(veld, nu[veld]) for veld in velden}
        sleutel = tuple(waarden.values())
        if (zelfde := per_waarde.get(sleutel)) is not None:
            wie = entries.teksten[id_][0]["m"]
            if wie not in (zelfde.medewerker, *zelfde.ook):
                per_waarde[sleutel] = replace(zelfde, ook=(*zelfde.ook, wie))
            continue
        getoond = all(nu[veld] == waarde for veld, waarde in waarden.items())
        per_waarde[sleutel] = replace(entries.kant(id_, waarden), getoond=getoond)
    return tuple(sorted(per_waarde.values(), key=lambda kant: not kant.getoond))


def _weggehaald(
    lezer: Lezer, entries: Entries, alle: Rijstand, nu: Mapping[str, Waarde], rij: Id, sinds: int
) -> Groep | None:
    """Taken away at one desk, changed at another: the deletion, and what it had not seen."""
    koppen = [id_ for id_ in alle.koppen.get("status", ()) if id_ in entries.teksten]
    if nu["status"] != "actief" or {entries.teksten[id_][1]["v"]["status"] for id_ in koppen} != {"vervallen"}:
        return None
    per_id = {regel.id: regel for regel in entries.regels}
    weg = per_id[alle.getoond["status"]]
    gewijzigd: dict[str, Waarde] = {}
    laatste: Regel | None = None
    for veld, id_ in ongezien(weg, alle, entries.regels):
        regel = per_id[id_]
        if regel.waarden is not None:
            gewijzigd[veld] = regel.waarden[veld]
            laatste = regel if laatste is None or regel.rang > laatste.rang else laatste
    if laatste is None:
        return _weggehaald_en_gebruikt(lezer, entries, weg, rij, sinds)
    kanten = (
        replace(entries.kant(laatste.id, gewijzigd), sleutel=LAAT_STAAN, getoond=True),
        replace(entries.kant(weg.id, {}), sleutel=WEGHALEN),
    )
    return Groep(WEG, entries.soort, rij, ("status",), sinds, kanten)


def _weggehaald_en_gebruikt(lezer: Lezer, entries: Entries, weg: Regel, rij: Id, sinds: int) -> Groep | None:
    """Taken away at one desk, while at another something was hung on it."""
    gebruik = onbekende_gebruikers(lezer, entries.soort, rij, weg)
    if not gebruik:
        return None
    gezien = zichtbaar(lezer, gebruik)
    eerste = entries_van(lezer, gezien[0][1]) if gezien else None
    begin = "" if eerste is None else next((regel.id for regel in eerste.regels if not regel.basis), "")
    waarden: dict[str, Waarde] = {GEBRUIK: in_woorden(gezien) or VAN_ANDEREN}
    blijft = Kant("", "", "", 0, waarden)
    if eerste is not None and begin in eerste.teksten:
        blijft = eerste.kant(begin, waarden)
    kanten = (
        replace(blijft, sleutel=LAAT_STAAN, getoond=True),
        replace(entries.kant(weg.id, {}), sleutel=WEGHALEN),
    )
    return Groep(WEG, entries.soort, rij, ("status",), sinds, kanten)
