"""Work on a card or household that was merged into another by somebody who did not know of it. Plain reading.

Merging moves what there is; what comes in later still names the record that is no longer shown. That is seen here by
what refers to such a record, and by changes of the record itself that the merge had not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Waarde, koppen_lees, lees_regel
from wijdesk.models.rows.verschil import OPGEGAAN, Plek
from wijdesk.models.values import Id, als_waarde
from wijdesk.services.verschil.bron import Groep, Kant, entries_van
from wijdesk.services.verschil.gebruik import gebruikers, zichtbaar
from wijdesk.services.verschil.velden import soorten, wordt_verteld
from wijdesk.store.lezer import Lezer
from wijdesk.store.tabelregels import rij_van, verwijzers

MEE = "mee"
"""The side that says that all of it belongs to the record that stayed."""
OPGEGANE = ("persoon", "huishouden")
_DOOD = "SELECT id FROM {soort} WHERE samengevoegd_in IS NOT NULL AND status = 'samengevoegd'"
_NIET = frozenset({"samengevoegd_in", "gesplitst_uit", "status"})
HOOGSTENS_STAPPEN = 32


@dataclass(frozen=True, slots=True)
class Opgegaan:
    """What came to a record that was merged: which rows name it (noun → how many), and what was changed of it."""

    soort: str
    weg: Id
    blijft: Id
    werk: Mapping[str, int]
    gewijzigd: Mapping[str, Waarde]
    sinds: int


def opgegaan(lezer: Lezer, plek: Plek | None = None) -> Iterator[Opgegaan]:
    """Every such record, or the one of this line."""
    for soort in OPGEGANE:
        if plek is not None and plek.veld != soort:
            continue
        doden = f"{_DOOD.format(soort=soort)}{' AND id = ?' if plek is not None else ''}"
        params = (plek.rij,) if plek is not None else ()
        koppen = dict(lezer.rows(doden.replace("SELECT id", "SELECT id, koppen"), params))
        werk: dict[bytes, Counter[str]] = {id_: Counter() for id_ in koppen}
        if not werk:
            continue
        laatst: dict[bytes, bytes] = {}
        for tabel, veld, extra in _verwijzers(lezer, soort):
            vraag = (
                f"SELECT {veld}, count(*), max(id) FROM {tabel} WHERE {veld} IN ({doden}) AND status <> 'vervallen'"
                f"{extra} GROUP BY {veld}"
            )
            for id_, aantal, nieuwste in lezer.rows(vraag, params):
                werk[id_][tabel] += aantal
                laatst[id_] = max(nieuwste, laatst.get(id_, b""))
        for id_, telling in werk.items():
            gewijzigd, op = _gewijzigd(lezer, soort, Id(id_), koppen[id_])
            blijft = einde_van(lezer, soort, Id(id_))
            if (telling or gewijzigd) and blijft is not None:
                sinds = max(op, int.from_bytes(laatst[id_][:6], "big") if id_ in laatst else 0)
                yield Opgegaan(soort, Id(id_), blijft, telling, gewijzigd, sinds)


def te_zien(lezer: Lezer, een: Opgegaan) -> list[tuple[str, Id]]:
    """Of what names the record, the rows of which this viewer may know."""
    termijnen = "SELECT id FROM termijn WHERE onderwerp = 'huishouden' AND onderwerp_id = ? AND status <> 'vervallen'"
    rijen = list(gebruikers(lezer, een.soort, een.weg))
    if een.soort == "huishouden":
        rijen += [("termijn", Id(id_)) for (id_,) in lezer.rows(termijnen, (een.weg,))]
    return zichtbaar(lezer, dict.fromkeys(rij for rij in rijen if rij[0] in een.werk))


def als_groep(een: Opgegaan) -> Groep:
    """As something to decide: the one side is that it moves along."""
    kant = Kant(MEE, "", "", een.sinds, dict(een.gewijzigd))
    return Groep(OPGEGAAN, een.soort, een.weg, (een.soort,), een.sinds, (kant,))


def einde_van(lezer: Lezer, soort: str, id_: Id) -> Id | None:
    """The record that stands for this one now; None when there is none."""
    nu = id_
    for _ in range(HOOGSTENS_STAPPEN):
        rij = lezer.row(f"SELECT samengevoegd_in, status FROM {soort} WHERE id = ?", (nu,))
        if rij is None or rij[0] is None:
            return nu if rij is not None and rij[1] == "actief" and nu != id_ else None
        nu = Id(rij[0])
    return None


def _verwijzers(lezer: Lezer, soort: str) -> list[tuple[str, str, str]]:
    """(table, column, further condition) of all that names such a record."""
    bekend = set(soorten())
    uit = [(tabel, veld, "") for tabel, veld in verwijzers(lezer, soort) if tabel in bekend and veld not in _NIET]
    return [*uit, ("termijn", "onderwerp_id", " AND onderwerp = 'huishouden'")] if soort == "huishouden" else uit


def _gewijzigd(lezer: Lezer, soort: str, id_: Id, tekst: str) -> tuple[dict[str, Waarde], int]:
    """What was changed of the record itself (with these heads) that the merge had not seen, and when the last of it."""
    koppen = koppen_lees(tekst)
    status = (koppen.get("status") or [""])[-1]
    gevonden = lezer.row("SELECT kop FROM mutatie WHERE id = ?", (bytes.fromhex(status),))
    weg = None if gevonden is None else lees_regel(gevonden[0], None)
    if weg is None or weg.gezien is None:
        return {}, 0
    kende = {kop for koppen_ in weg.gezien.values() for kop in koppen_}
    nieuw = {veld: ids for veld, ids in koppen.items() if veld and veld not in _NIET and not kende.issuperset(ids)}
    entries, rij = (entries_van(lezer, id_), rij_van(lezer, soort, id_)) if nieuw else (None, None)
    if entries is None or rij is None:
        return {}, 0
    uit: dict[str, Waarde] = {}
    laatst = 0
    for veld, ids in nieuw.items():
        kop = ids[-1]
        eigen = kop in entries.teksten and weg.transactie != entries.teksten[kop][0]["tx"]
        if eigen and kop not in kende and wordt_verteld(soort, veld):
            uit[veld] = als_waarde(rij[veld])
            laatst = max(laatst, entries.teksten[kop][0]["t"])
    return uit, laatst
