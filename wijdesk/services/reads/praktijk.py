"""Practice forms: the kinds, what there is of a household, and the list over households."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.praktijk import (
    AFGEROND,
    STANDEN,
    LeesPraktijklijst,
    LeesPraktijksoorten,
    LeesPraktijkvormen,
)
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import GEKOZEN, PERSOON, VERWIJST, Vormsoort, in_woorden, op_grens, wacht_op
from wijdesk.models.rows.praktijk import (
    KeuzeRij,
    Praktijkbeeld,
    Praktijklijst,
    PraktijklijstRij,
    PraktijksoortRij,
    PraktijkvormRij,
    PraktijkwaardeRij,
    WachtRij,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.services.praktijksoorten import VOLGORDE, in_gebruik
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import LID_NU, volg_huishouden, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.praktijk import velden_bij
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, naam_van, verborgen
from wijdesk.store.zoekregels import stukken

DOEL = "hulp in een praktijkvorm geven en bijhouden (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.3)"
_SOORT = f"""
SELECT s.id, s.code, s.naam, s.versie, s.vanaf, coalesce(m.naam, ''), s.nr = 1, s.gestopt,
    (SELECT count(*) FROM praktijkvorm v WHERE v.praktijksoort_id = s.id AND v.status = 'actief'), s.inhoud
FROM (SELECT *, row_number() OVER (PARTITION BY code ORDER BY {VOLGORDE}) AS nr FROM praktijksoort
    WHERE status = 'actief') s
LEFT JOIN medewerker m ON m.id = s.medewerker_id
"""
_VORM = (
    "SELECT v.id, v.code, s.inhoud, v.persoon_id, coalesce(p.afgeschermd, 0), v.medewerker_id, m.naam, v.begin, "
    f"v.einde, v.uitkomst, {NAAM_KOLOMMEN} FROM praktijkvorm v JOIN praktijksoort s ON s.id = v.praktijksoort_id "
    "JOIN medewerker m ON m.id = v.medewerker_id LEFT JOIN persoon p ON p.id = v.persoon_id "
    "WHERE v.status = 'actief' AND v.huishouden_id = ? ORDER BY v.einde <> '', v.einde DESC, v.begin DESC, v.id"
)
_LIJST = (
    "SELECT v.id, v.code, s.inhoud, h.id, h.naam, coalesce(p.afgeschermd, 0), coalesce(r.naam, ''), m.naam, "
    f"l.naam, v.begin, v.einde, v.uitkomst, v.persoon_id, {NAAM_KOLOMMEN} FROM praktijkvorm v "
    "JOIN praktijksoort s ON s.id = v.praktijksoort_id JOIN huishouden h ON h.id = v.huishouden_id "
    "JOIN medewerker m ON m.id = v.medewerker_id JOIN locatie l ON l.id = h.locatie_id "
    "LEFT JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN persoon p ON p.id = v.persoon_id "
    "WHERE v.status = 'actief' AND h.status = 'actief'"
)


@leesvraag(LeesPraktijksoorten, recht="beheer.lijsten", doel="praktijkvormen van de organisatie bijhouden")
def lees_soorten(lezer: Lezer, _v: LeesPraktijksoorten) -> tuple[PraktijksoortRij, ...]:
    """Every version: by the name in use, what is in use before older ones."""
    rijen = [_soortrij(rij) for rij in lezer.rows(f"{_SOORT} ORDER BY s.code, s.nr")]
    namen = {rij.code: rij.naam.casefold() for rij in rijen if rij.in_gebruik}
    return tuple(sorted(rijen, key=lambda rij: namen[rij.code]))


@leesvraag(LeesPraktijkvormen, recht="casus.lezen", doel=DOEL)
def lees_vormen(lezer: Lezer, v: LeesPraktijkvormen) -> Praktijkbeeld:
    """What runs, then what ended, the newest first."""
    huis = volg_huishouden(lezer, v.huishouden_id)
    vandaag = lokaal(lezer.nu).date()
    alle = lezer.rows(_VORM, (huis,))
    open_ = [rij for rij in alle if not verborgen(lezer, afgeschermd=bool(rij[4]))]
    velden = velden_bij(lezer.rows, (Id(rij[0]) for rij in open_))
    gestopt = {code for code, een in in_gebruik(lezer.rows).items() if een.gestopt}
    namen = _namen(lezer, [(lees_een(rij[2]), velden.get(Id(rij[0]), {})) for rij in open_])
    return Praktijkbeeld(
        vormen=tuple(_vormrij(rij, velden.get(Id(rij[0]), {}), namen, gestopt, vandaag) for rij in open_),
        soorten=tuple(
            _soortrij(rij) for rij in lezer.rows(f"{_SOORT} WHERE s.nr = 1 AND NOT s.gestopt ORDER BY s.naam, s.code")
        ),
        leden=_leden(lezer, huis, vandaag),
        collegas=_collegas(lezer, "SELECT id, naam FROM medewerker WHERE status = 'actief' ORDER BY naam, id"),
        verborgen=len(alle) - len(open_),
    )


@leesvraag(LeesPraktijklijst, recht="casus.lezen", doel="overzicht houden over praktijkvormen")
def lees_lijst(lezer: Lezer, v: LeesPraktijklijst) -> Praktijklijst:
    """What runs first by its begin; nobody who is hidden, and no words of a casus."""
    if v.stand not in STANDEN:
        raise Weigering("Kies loopt, afgerond of alle.", veld="stand")
    waar, params = [""], []
    for eis, waarde in (
        ("v.code = ?", v.code),
        ("h.locatie_id = ?", v.locatie_id),
        ("h.regisseur_id = ?", v.regisseur_id),
    ):
        if waarde:
            waar.append(eis)
            params.append(waarde)
    if v.stand != "alle":
        waar.append(f"v.einde {'<>' if v.stand == AFGEROND else '='} ''")
    rijen = lezer.rows(f"{_LIJST}{' AND '.join(waar)} ORDER BY v.einde <> '', v.begin DESC, v.id", params)
    vandaag = lokaal(lezer.nu).date()
    rijen = [rij for rij in rijen if not verborgen(lezer, afgeschermd=bool(rij[5]))]
    zonder_naam, _ = wat_verborgen_is(lezer, {Id(rij[3]) for rij in rijen}, vandaag.isoformat())
    velden = velden_bij(lezer.rows, (Id(rij[0]) for rij in rijen))
    namen = _namen(lezer, [(lees_een(rij[2]), velden.get(Id(rij[0]), {})) for rij in rijen])
    return Praktijklijst(
        rijen=tuple(
            _lijstrij(rij, velden.get(Id(rij[0]), {}), namen, vandaag) for rij in rijen if Id(rij[3]) not in zonder_naam
        ),
        soorten=tuple((code, een.soort.naam) for code, een in in_gebruik(lezer.rows).items()),
        locaties=_collegas(
            lezer,
            "SELECT DISTINCT l.id, l.naam FROM huishouden h JOIN locatie l ON l.id = h.locatie_id "
            "WHERE h.status = 'actief' ORDER BY l.naam, l.id",
        ),
        regisseurs=_collegas(
            lezer,
            "SELECT DISTINCT m.id, m.naam FROM huishouden h JOIN medewerker m ON m.id = h.regisseur_id "
            "WHERE h.status = 'actief' ORDER BY m.naam, m.id",
        ),
    )


# Rows -----------------------------------------------------------------------------------------------------------------


def _soortrij(rij: Sequence[Any]) -> PraktijksoortRij:
    return PraktijksoortRij(
        id=Id(rij[0]),
        code=rij[1],
        naam=rij[2],
        versie=rij[3],
        vanaf=rij[4],
        door=rij[5],
        in_gebruik=bool(rij[6]),
        gestopt=bool(rij[7]),
        aantal=rij[8],
        inhoud=rij[9],
    )


def _vormrij(
    rij: Sequence[Any], waarden: Mapping[str, str], namen: Mapping[str, str], gestopt: set[str], vandaag: date
) -> PraktijkvormRij:
    soort = lees_een(rij[2])
    return PraktijkvormRij(
        id=Id(rij[0]),
        code=rij[1],
        naam=soort.naam,
        versie=soort.versie,
        soort_inhoud=rij[2],
        soort_gestopt=rij[1] in gestopt,
        persoon_id=None if rij[3] is None else Id(rij[3]),
        persoon="" if rij[3] is None else naam_van(rij[10:16]),
        medewerker_id=Id(rij[5]),
        medewerker=rij[6],
        begin=rij[7],
        einde=rij[8],
        uitkomst=rij[9],
        velden=_waarden(soort, waarden, namen),
        wacht=() if rij[8] else _wacht(soort, rij[7], waarden, vandaag),
        grens=() if rij[8] else tuple(veld.label for veld in op_grens(soort, waarden)),
    )


def _waarden(soort: Vormsoort, waarden: Mapping[str, str], namen: Mapping[str, str]) -> tuple[PraktijkwaardeRij, ...]:
    return tuple(
        PraktijkwaardeRij(
            sleutel=veld.sleutel,
            label=veld.label,
            waarde=waarden[veld.sleutel],
            tekst=in_woorden(veld, waarden[veld.sleutel], namen),
            inhoud=veld.inhoud,
            gekozen=veld.soort in GEKOZEN,
        )
        for veld in soort.velden
        if waarden.get(veld.sleutel)
    )


def _lijstrij(
    rij: Sequence[Any], waarden: Mapping[str, str], namen: Mapping[str, str], vandaag: date
) -> PraktijklijstRij:
    soort = lees_een(rij[2])
    wacht = () if rij[10] else _wacht(soort, rij[9], waarden, vandaag)
    return PraktijklijstRij(
        id=Id(rij[0]),
        code=rij[1],
        naam=soort.naam,
        huishouden_id=Id(rij[3]),
        huishouden=rij[4],
        persoon="" if rij[12] is None else naam_van(rij[13:19]),
        regisseur=rij[6],
        medewerker=rij[7],
        locatie=rij[8],
        begin=rij[9],
        einde=rij[10],
        uitkomst=rij[11],
        velden=tuple(veld for veld in _waarden(soort, waarden, namen) if not veld.inhoud),
        wacht=wacht[0] if wacht else None,
    )


def _wacht(soort: Vormsoort, begin: str, waarden: Mapping[str, str], vandaag: date) -> tuple[WachtRij, ...]:
    return tuple(
        WachtRij(label=veld.label, dag=dag.isoformat(), te_laat=dag < vandaag)
        for veld, dag in wacht_op(soort, begin, waarden)
    )


def _namen(lezer: Lezer, alle: Sequence[tuple[Vormsoort, Mapping[str, str]]]) -> dict[str, str]:
    """What whoever is named in a field is called, by the id in hex."""
    gezocht: dict[str, set[Id]] = {soort: set() for soort in VERWIJST}
    for soort, waarden in alle:
        for veld in soort.velden:
            if veld.soort in VERWIJST and (waarde := waarden.get(veld.sleutel)):
                gezocht[veld.soort].add(Id(bytes.fromhex(waarde)))
    uit: dict[str, str] = {}
    for welke, ids in gezocht.items():
        for stuk in stukken(sorted(ids)):
            tekens = ", ".join("?" * len(stuk))
            if welke == PERSOON:
                vraag = f"SELECT p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id IN ({tekens})"
                for id_, geheim, *naam in lezer.rows(vraag, stuk):
                    uit[id_.hex()] = naam_of_afgeschermd(naam, lezer, afgeschermd=bool(geheim))
            else:
                vraag = f"SELECT id, naam FROM medewerker WHERE id IN ({tekens})"
                uit |= {id_.hex(): naam for id_, naam in lezer.rows(vraag, stuk)}
    return uit


def _leden(lezer: Lezer, huishouden_id: Id, vandaag: date) -> tuple[KeuzeRij, ...]:
    dag = vandaag.isoformat()
    rijen = lezer.rows(
        f"SELECT DISTINCT p.id, p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM huishoudlid l JOIN persoon p "
        f"ON p.id = l.persoon_id WHERE l.huishouden_id = ? AND {LID_NU} "
        "ORDER BY p.geboortedatum = '', p.geboortedatum DESC, p.id",
        (huishouden_id, dag, dag),
    )
    return tuple(
        KeuzeRij(id=Id(rij[0]), naam=naam_van(rij[3:]))
        for rij in rijen
        if not verborgen(lezer, afgeschermd=bool(rij[2]))
    )


def _collegas(lezer: Lezer, vraag: str) -> tuple[KeuzeRij, ...]:
    return tuple(KeuzeRij(id=Id(id_), naam=naam) for id_, naam in lezer.rows(vraag))
