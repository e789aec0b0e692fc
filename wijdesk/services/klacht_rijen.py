"""Klachten as rows: what the store holds of them and what the term makes of that. Plain reading, no SQLAlchemy.

What is not there for whoever asks does not come through: `store.klachtzicht`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wijdesk.models import klachtregels as regels
from wijdesk.models.klachtdubbel import wijst_naar
from wijdesk.models.rows.klacht import KlachtBetrokkeneRij, KlachtRij, KlachtStapRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.agenda.bereik import stukken, tekens
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd

KOLOMMEN = (
    "d.id, d.nummer, d.persoon_id, d.klager, k.ontvangen, k.afgerond, k.uitkomst, k.reden, coalesce(l.naam, ''), "
    f"coalesce(m.naam, ''), m.id, d.commissie, k.over_structuur, p.afgeschermd, d.overig, d.les, k.status, "
    f"{NAAM_KOLOMMEN}"
)
VAN = (
    "FROM klachtdossier d JOIN klacht k ON k.id = d.klacht_id LEFT JOIN locatie l ON l.id = k.locatie_id "
    "LEFT JOIN medewerker m ON m.id = d.behandelaar_id AND m.status = 'actief' "
    "LEFT JOIN persoon p ON p.id = d.persoon_id WHERE d.status = 'actief'"
)
"""The counted row of a double is withdrawn: what it says comes from the same row all the same."""
ECHT = "k.status = 'actief'"
"""Condition of a klacht that is not a double."""
STRUCTUUR = "de werkwijze van het wijkteam"
WIST = "Gegevens vernietigd"


def rijen(lezer: Lezer, vandaag: date, eis: str = "1", params: Sequence[Any] = ()) -> tuple[KlachtRij, ...]:
    """Klachten that meet a condition on `d` and `k`, in no order."""
    gevonden = lezer.rows(f"SELECT {KOLOMMEN} {VAN} AND {eis}", tuple(params))
    ids = [Id(rij[0]) for rij in gevonden]
    gedaan, over = stappen_van(lezer, ids), betrokkenen_van(lezer, ids)
    alle = [_rij(lezer, rij, gedaan.get(Id(rij[0]), ()), over.get(Id(rij[0]), ()), vandaag) for rij in gevonden]
    if not any(rij.dubbel for rij in alle):
        return tuple(alle)
    return tuple(_met_ander(lezer, rij, gedaan.get(rij.id, ())) if rij.dubbel else rij for rij in alle)


def op_volgorde(alle: Iterable[KlachtRij]) -> tuple[KlachtRij, ...]:
    """What is open by its term, then what is done, newest first; what is a double last."""
    alle = tuple(alle)
    open_ = sorted((rij for rij in alle if rij.open), key=lambda rij: (rij.uiterlijk, rij.nummer))
    over = [rij for rij in alle if not rij.open and not rij.dubbel]
    klaar = sorted(over, key=lambda rij: (rij.afgerond, rij.nummer), reverse=True)
    dubbel = sorted((rij for rij in alle if rij.dubbel), key=lambda rij: (rij.ontvangen, rij.nummer), reverse=True)
    return (*open_, *klaar, *dubbel)


def wie_klaagt(lezer: Lezer, naam: Sequence[str], afgeschermd: object, klager: str) -> str:
    """Who complains, as a klacht shows it; `afgeschermd` is None where there is no card."""
    if afgeschermd is None:
        return klager or WIST
    return naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))


def dubbelen_van(lezer: Lezer, id_: Id) -> tuple[str, ...]:
    """The numbers of the klachten that are a double of this one, as far as they are there for whoever asks."""
    gevonden = lezer.rows(
        "SELECT d.nummer FROM klachtstap s JOIN klachtdossier d ON d.id = s.klachtdossier_id "
        "WHERE s.soort = ? AND s.keuze = ? AND s.status = 'actief' AND d.status = 'actief' ORDER BY d.nummer",
        (regels.NOTITIE, id_.hex()),
    )
    return tuple(nummer for (nummer,) in gevonden)


def _met_ander(lezer: Lezer, rij: KlachtRij, gedaan: tuple[KlachtStapRij, ...]) -> KlachtRij:
    """A double with the klacht it is a double of, when that is there for whoever asks."""
    van = next((er for stap in gedaan if (er := wijst_naar(stap.soort, stap.keuze)) is not None), None)
    ander = lezer.row(
        "SELECT d.nummer, k.status FROM klachtdossier d JOIN klacht k ON k.id = d.klacht_id "
        "WHERE d.id = ? AND d.status = 'actief'",
        (van,),
    )
    nummer, samen = ("", False) if ander is None else (str(ander[0]), ander[1] != "actief")
    woorden = f"dubbel van {nummer or 'een andere klacht'}"
    if samen:  # two desks said it of each other
        woorden = f"dubbel van {nummer}, die zelf dubbel is: maak er een los"
    return replace(
        rij,
        dubbel_van=van if nummer else None,
        dubbel_nummer=nummer,
        in_woorden=woorden,
        toestand="let-op" if samen else "",
        wacht_op="",
    )


def stappen_van(lezer: Lezer, ids: Iterable[Id]) -> dict[Id, tuple[KlachtStapRij, ...]]:
    """What was done, per klacht, in order of its days."""
    uit: dict[Id, list[KlachtStapRij]] = {}
    for stuk in stukken(ids):
        for van, id_, soort, dag, tekst, keuze, dagen, wie in lezer.rows(
            "SELECT s.klachtdossier_id, s.id, s.soort, s.dag, s.tekst, s.keuze, s.dagen, coalesce(m.naam, '') "  # noqa: S608
            "FROM klachtstap s LEFT JOIN medewerker m ON m.id = s.medewerker_id "
            f"WHERE s.klachtdossier_id IN ({tekens(stuk)}) AND s.status = 'actief' ORDER BY s.dag, s.id",
            stuk,
        ):
            stap = KlachtStapRij(
                id=Id(id_), soort=soort, dag=dag, tekst=tekst, keuze=keuze, dagen=dagen, medewerker=wie
            )  # fmt: skip
            uit.setdefault(Id(van), []).append(stap)
    return {id_: tuple(stappen) for id_, stappen in uit.items()}


def betrokkenen_van(lezer: Lezer, ids: Iterable[Id]) -> dict[Id, tuple[KlachtBetrokkeneRij, ...]]:
    """Whom they are about, per klacht."""
    uit: dict[Id, list[KlachtBetrokkeneRij]] = {}
    for stuk in stukken(ids):
        for van, id_, medewerker_id, wie, naam, gedeeld in lezer.rows(
            "SELECT b.klachtdossier_id, b.id, b.medewerker_id, b.wie, coalesce(m.naam, ''), b.gedeeld_op "  # noqa: S608
            "FROM klachtbetrokkene b LEFT JOIN medewerker m ON m.id = b.medewerker_id "
            f"WHERE b.klachtdossier_id IN ({tekens(stuk)}) AND b.status = 'actief' ORDER BY b.id",
            stuk,
        ):
            rij = KlachtBetrokkeneRij(
                id=Id(id_),
                naam=naam or wie,
                medewerker_id=None if medewerker_id is None else Id(medewerker_id),
                gedeeld_op=gedeeld,
            )
            uit.setdefault(Id(van), []).append(rij)
    return {id_: tuple(over) for id_, over in uit.items()}


def verzet(gedaan: Iterable[KlachtStapRij]) -> tuple[regels.Verzet, ...]:
    """What moved the term."""
    return tuple(
        regels.Verzet(dag=stap.dag, dagen=stap.dagen, met_instemming=stap.soort == regels.UITSTEL)
        for stap in gedaan
        if stap.soort in regels.TERMIJNSTAPPEN
    )


def _rij(
    lezer: Lezer,
    rij: Sequence[Any],
    gedaan: tuple[KlachtStapRij, ...],
    over: tuple[KlachtBetrokkeneRij, ...],
    vandaag: date,
) -> KlachtRij:
    id_, nummer, persoon_id, klager, ontvangen, afgerond, uitkomst, reden, plek, wie, wie_id, commissie = rij[:12]
    structuur, afgeschermd, overig, les, status, *naam = rij[12:]
    gezien = regels.klok(ontvangen, verzet(gedaan), commissie=bool(commissie), vandaag=vandaag)
    uiterlijk = "" if gezien.fataal is None else gezien.fataal.isoformat()
    in_woorden, toestand = regels.klok_in_woorden(gezien, vandaag)
    if afgerond:
        laat = bool(uiterlijk) and afgerond > uiterlijk
        in_woorden = f"{overig or uitkomst} op {datum_in_woorden(afgerond)}{', na de termijn' if laat else ''}"
        toestand = ""
    iemand = persoon_id is not None and afgeschermd is not None
    heet = wie_klaagt(lezer, naam, afgeschermd if iemand else None, klager)
    return KlachtRij(
        id=Id(id_),
        nummer=nummer,
        klager=heet,
        persoon_id=Id(persoon_id) if iemand else None,
        over=", ".join((*(wie.naam for wie in over), *((STRUCTUUR,) if structuur else ()))),
        ontvangen=ontvangen,
        afgerond=afgerond,
        uitkomst=uitkomst,
        reden=reden,
        locatie=plek,
        behandelaar=wie,
        behandelaar_id=None if wie_id is None else Id(wie_id),
        uiterlijk=uiterlijk,
        in_woorden=in_woorden,
        toestand=toestand,
        wacht_op=_wacht_op({stap.soort for stap in gedaan if stap.telt}, klaar=bool(afgerond), overig=overig, les=les),
        dubbel=status != "actief",
        mij=any(betrokkene.medewerker_id == lezer.medewerker_id for betrokkene in over),
    )


def _wacht_op(gedaan: set[str], *, klaar: bool, overig: str, les: str) -> str:
    """What comes next. Of what was no klacht nothing is written; what was promised is told back when it was done."""
    if klaar and (regels.UITKOMSTBRIEF in gedaan or overig == "geen klacht"):
        return "terugkoppeling" if les and regels.TERUGKOPPELING not in gedaan else ""
    if klaar:
        return "brief"
    if regels.BRIEF not in gedaan:
        return "ontvangstbrief"
    return "uitkomst" if gedaan & {regels.GEHOORD, regels.NIET_GEHOORD} else "horen"
