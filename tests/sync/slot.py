"""What must be so when every desk met every other: worked out once more from the entries, plainly, by other code.

The program's own check compares the tables with the program's own pure function; this knows neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from tests.sync.licht import SOORTEN, Tafel
from wijdesk.models.journaal import Regel
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import als_waarde
from wijdesk.store import controle


def kijk_na(tafels: Sequence[Tafel], verplicht: Iterable[bytes]) -> None:
    """All desks are equal, hold every entry in `verplicht`, and show what follows from the entries."""
    eerste = tafels[0].stand()
    for tafel in tafels:
        assert tafel.bevindingen() == []
        assert [*controle._regie(tafel.db), *controle._keten(tafel.db), *controle._zoekindex(tafel.db)] == []
        assert tafel.stand() == eerste
        assert set(verplicht) <= tafel.mutaties().keys()
        _niets_leesbaar(tafel)
    _hoofden_kloppen(tafels[0])
    _casussen_kloppen(tafels[0])
    _kringen_zijn_er_niet(tafels[0])


def _niets_leesbaar(tafel: Tafel) -> None:
    """Of a destroyed dossier nothing is left but headers and the order."""
    gewist = {rij[0].hex() for rij in tafel.db.execute("SELECT dossier FROM gewist")}
    regels = list(tafel.mutaties().values())
    erbij = bevolen = {regel.rij for regel in regels if regel.soort == "vernietiging"}
    while erbij:  # what was made in a dossier is one for what was made in that
        erbij = {r.rij for r in regels if r.dossier in erbij and not r.basis and r.soort != "vernietiging"} - bevolen
        bevolen |= erbij
    assert gewist == bevolen
    over = [regel for regel in regels if regel.dossier in gewist and regel.soort != "vernietiging"]
    assert all(regel.waarden is None for regel in over)
    for soort in {regel.soort for regel in over} & set(SOORTEN):
        rijen = {rij[0].hex() for rij in tafel.db.execute(f"SELECT id FROM {soort}")}
        assert not rijen & {regel.rij for regel in over}


def _hoofden_kloppen(tafel: Tafel) -> None:
    """The heads are the entries nobody replaced; the latest of them is shown; the others are a difference."""
    alle = tafel.mutaties().values()
    vervangen = {(veld, id_) for regel in alle for veld, ids in regel.basis.items() for id_ in ids}
    ingehouden = {rij[0].hex() for rij in tafel.db.execute("SELECT mutatie_id FROM ingehouden")}
    verschil = {(rij[0].hex(), rij[1]) for rij in tafel.db.execute("SELECT rij, veld FROM verschil")}
    velden = Persoon.velden()
    per_rij: dict[str, list[Regel]] = {}
    for regel in alle:
        per_rij.setdefault(regel.rij, []).append(regel)
    rijen = {rij[0].hex() for rij in tafel.db.execute("SELECT id FROM persoon")}
    for id_, tekst, *waarden in tafel.db.execute(f"SELECT id, koppen, {', '.join(velden)} FROM persoon"):
        koppen: dict[str, list[str]] = json.loads(tekst)
        regels = [regel for regel in per_rij[id_.hex()] if regel.id not in ingehouden]
        geteld = {(veld, ander) for regel in regels for veld, ids in regel.basis.items() for ander in ids}
        getoond: dict[str, Regel] = {}
        for veld, waarde in zip(velden, map(als_waarde, waarden), strict=True):
            hoofden = [regel for regel in regels if veld in regel.velden and (veld, regel.id) not in geteld]
            if not ingehouden:
                assert all((veld, regel.id) not in vervangen for regel in hoofden)
            assert set(koppen.get(veld, koppen[""])) == {regel.id for regel in hoofden}
            laatste = max(hoofden, key=lambda regel: (regel.tijd, regel.transactie, regel.id))
            getoond[veld] = laatste
            gezegd = {regel.waarden[veld] for regel in hoofden if regel.waarden is not None}
            if len(gezegd) > 1:
                assert (id_.hex(), veld) in verschil
            if veld == "samengevoegd_in" and waarde is None:
                assert (laatste.waarden or {})[veld] not in rijen  # nobody, or somebody who was destroyed
            elif veld != "status":
                assert waarde == (laatste.waarden or {})[veld]
            elif (laatste.waarden or {})[veld] == "vervallen":
                blijft = _ongezien(laatste, regels, geteld) or _gebruikt(tafel, laatste)
                assert waarde == ("actief" if blijft else "vervallen")


def _ongezien(weg: Regel, regels: Sequence[Regel], vervangen: set[tuple[str, str]]) -> bool:
    """Whether a deletion did not know of something another desk says of another field, or what was built on that."""
    per_id = {regel.id: regel for regel in regels}

    def nieuw(id_: str, veld: str) -> bool:
        gezien = weg.gezien or {}
        if id_ not in per_id or id_ in gezien.get(veld, gezien.get("", [])):
            return False
        regel = per_id[id_]
        wist_het = "status" in (regel.gezien or {})
        return not wist_het or any(nieuw(eerder, veld) for eerder in regel.basis.get(veld, []))

    return any(
        nieuw(regel.id, veld)
        for regel in regels
        for veld in regel.velden
        if veld not in weg.velden and (veld, regel.id) not in vervangen
    )


def _gebruikt(tafel: Tafel, weg: Regel) -> bool:
    """Whether anything that is shown refers to somebody who was taken away by one who did not know that."""
    id_ = bytes.fromhex(weg.rij)
    for soort, veld in (("huishoudlid", "persoon_id"), ("contact", "persoon_id"), ("persoon", "samengevoegd_in")):
        vraag = f"SELECT id FROM {soort} WHERE {veld} = ? AND status <> 'vervallen'"
        for (ander,) in tafel.db.execute(vraag, (id_,)):
            toen = [r for r in tafel.mutaties().values() if r.transactie == weg.transactie and r.rij == ander.hex()]
            genoemd = [weg.weet[plek : plek + 8] for plek in range(0, len(weg.weet), 8)]
            if not toen and ander.hex()[-8:] not in genoemd:
                return True
            if any(r.basis and "status" in r.velden for r in toen):
                return True
    return False


def _kringen_zijn_er_niet(tafel: Tafel) -> None:
    """Who was merged ends at somebody who is still there to be looked at, whoever merged what."""
    for soort in ("persoon", "huishouden"):
        naar = dict(tafel.db.execute(f"SELECT id, samengevoegd_in FROM {soort}").fetchall())
        for begin in naar:
            pad = [begin]
            while (verder := naar.get(pad[-1])) is not None:
                assert verder not in pad
                pad.append(verder)


def _casussen_kloppen(tafel: Tafel) -> None:
    """Every casus is somewhere: open and pointed at, closed, or laid aside with a difference that says so."""
    wijst = {rij[0] for rij in tafel.db.execute("SELECT casus_id FROM huishouden WHERE casus_id IS NOT NULL")}
    verschil = {rij[0] for rij in tafel.db.execute("SELECT rij FROM verschil WHERE soort = 'casus'")}
    er = {}
    for id_, gesloten_op, status in tafel.db.execute("SELECT id, gesloten_op, status FROM casus"):
        er[id_.hex()] = status
        if status == "samengevoegd":
            assert id_ in verschil
        elif gesloten_op is None and status == "actief":
            assert id_ in wijst
    for regel in tafel.mutaties().values():
        if regel.soort == "casus" and not regel.basis and regel.waarden is not None:
            assert regel.rij in er or _wacht(tafel, regel.id)


def _wacht(tafel: Tafel, id_: str) -> bool:
    vraag = "SELECT 1 FROM ingehouden WHERE mutatie_id = ?"
    return tafel.db.execute(vraag, (bytes.fromhex(id_),)).fetchone() is not None
