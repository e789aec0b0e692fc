"""The household as paper tells of it: as it is today, or as it was when a version of its plan was fixed.

A fixed version has a fingerprint below every page, so two prints of it may not differ: who belonged to the household,
where it lived and who was regisseur come from the journal of that moment. Only protection is of today: who was made
afgeschermd since is not named, and neither is where they live.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.gezagsregel import Gezaghebbers, Gezagsfeit, gezaghebbers
from wijdesk.models.gezinsrol import heeft_gezag, is_kind, vraagt_gezag
from wijdesk.models.rows.plan import VersieRij
from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.store.afgeschermd import op_papier
from wijdesk.store.gezag import gezin_om
from wijdesk.store.huishoudens import LID_NU, volg_huishouden
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.tijdlijn import GEZIN
from wijdesk.store.toen import Rij, id_toen, laatste_bij, stand_toen

Lid = tuple[Id, str, str, str]
"""Person, name, role and birth date (ISO)."""
_NAAMVELDEN = tuple(veld.removeprefix("p.") for veld in NAAM_KOLOMMEN.split(", "))
_ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats")


@dataclass(frozen=True, slots=True, kw_only=True)
class PapierHuishouden:
    """Names, address and members on one day; the address only when nobody afgeschermd belongs to it."""

    id: Id
    dag: date
    naam: str
    locatie_id: Id
    """Of today."""
    locatie: str
    regisseur: str
    tandem: str
    nummer: str
    geheim: bool
    """Somebody afgeschermd belongs to it, on that day or now."""
    adres: str
    leden: tuple[Lid, ...]
    """Grown-ups first, then by age."""
    instellingen: Mapping[Id, tuple[str, ...]]
    """Per member the institutions that had voogdij on that day."""
    gezag: Mapping[Id, tuple[Id, ...]]
    """Per member who had gezag on that day."""


def huishouden_nu(lezer: Lezer, id_: Id) -> PapierHuishouden:
    """As it is today. Weigering when there is no such household."""
    huishouden_id = volg_huishouden(lezer, id_)
    rij = lezer.row(
        "SELECT h.naam, lo.id, lo.naam, coalesce(r.naam, ''), coalesce(t.naam, ''), coalesce(c.nummer, ''), "
        "coalesce(a.straat, ''), coalesce(a.huisnummer, ''), coalesce(a.toevoeging, ''), coalesce(a.postcode, ''), "
        "coalesce(a.woonplaats, '') FROM huishouden h JOIN locatie lo ON lo.id = h.locatie_id "
        "LEFT JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN medewerker t ON t.id = h.tandem_id "
        "LEFT JOIN casus c ON c.id = h.casus_id LEFT JOIN adres a ON a.id = h.adres_id "
        "WHERE h.id = ? AND h.status <> 'vervallen'",
        (huishouden_id,),
    )
    if rij is None:
        raise Weigering("Dit huishouden bestaat niet (meer).")
    naam, locatie_id, locatie, regisseur, tandem, nummer = rij[:6]
    vandaag = lokaal(lezer.nu).date()
    dag = vandaag.isoformat()
    rijen = lezer.rows(
        f"SELECT l.persoon_id, l.rol, p.geboortedatum, {NAAM_KOLOMMEN} FROM huishoudlid l "
        f"JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id = ? AND {LID_NU}",
        (huishouden_id, dag, dag),
    )
    leden = _op_volgorde((Id(lid[0]), naam_van(lid[3:]), str(lid[1]), str(lid[2])) for lid in rijen)
    geheim = bool(op_papier(lezer, (lid[0] for lid in leden)))
    om = gezin_om(lezer.rows, (lid[0] for lid in leden), vandaag)
    return PapierHuishouden(
        id=huishouden_id,
        dag=vandaag,
        naam=naam,
        locatie_id=Id(locatie_id),
        locatie=locatie,
        regisseur=regisseur,
        tandem=tandem,
        nummer=nummer,
        geheim=geheim,
        adres="" if geheim else adres_in_woorden(*rij[6:11]),
        leden=leden,
        instellingen={wie: een.instellingen for wie, een in om.items()},
        gezag={wie: tuple(lid.persoon_id for lid in een.gezag) for wie, een in om.items()},
    )


def huishouden_bij(lezer: Lezer, nu: PapierHuishouden, versie: VersieRij) -> PapierHuishouden:
    """As it was when this version was fixed, with everything that was known at that moment and nothing of later."""
    laatste, dag = laatste_bij(lezer, versie.id), lokaal(versie.gemaakt_op).date()
    huishouden_id = id_toen(stand_toen(lezer, (versie.id,), laatste).get(versie.id, {}), "huishouden_id") or nu.id
    toen = stand_toen(lezer, (huishouden_id,), laatste).get(huishouden_id)
    if toen is None:
        return nu  # its entries are gone: nothing else is known
    leden = _leden_toen(lezer, nu.id, huishouden_id, laatste, dag.isoformat())
    beslist = _gezag_toen(lezer, leden, laatste, dag.isoformat())
    geheim = nu.geheim or bool(op_papier(lezer, (lid[0] for lid in leden)))
    adres_id = id_toen(toen, "adres_id")
    adres = (
        () if adres_id is None else lezer.row(f"SELECT {', '.join(_ADRESVELDEN)} FROM adres WHERE id = ?", (adres_id,))
    )
    return PapierHuishouden(
        id=nu.id,
        dag=dag,
        naam=str(toen.get("naam", "")),
        locatie_id=nu.locatie_id,
        locatie=_naam_toen(lezer, id_toen(toen, "locatie_id"), laatste),
        regisseur=_naam_toen(lezer, id_toen(toen, "regisseur_id"), laatste),
        tandem=_naam_toen(lezer, id_toen(toen, "tandem_id"), laatste),
        nummer=nu.nummer,
        geheim=geheim,
        adres="" if geheim or not adres else adres_in_woorden(*adres),
        leden=leden,
        instellingen={kind: wie.instellingen for kind, wie in beslist.items()},
        gezag={kind: wie.wie for kind, wie in beslist.items()},
    )


def leden_toen(lezer: Lezer, huishouden_id: Id, versie: VersieRij) -> tuple[Lid, ...]:
    """Who belonged to a household when this version was fixed, as far as was written down at that moment."""
    laatste, dag = laatste_bij(lezer, versie.id), lokaal(versie.gemaakt_op).date()
    toen_id = id_toen(stand_toen(lezer, (versie.id,), laatste).get(versie.id, {}), "huishouden_id") or huishouden_id
    return _leden_toen(lezer, huishouden_id, toen_id, laatste, dag.isoformat())


def evaluatie_toen(lezer: Lezer, plan_id: Id, laatste: Id) -> str:
    """The day (ISO) that was planned then to look at the plan; empty when there was none."""
    ids = [Id(rij[0]) for rij in lezer.rows("SELECT id FROM evaluatie WHERE plan_id = ?", (plan_id,))]
    rijen = stand_toen(lezer, ids, laatste).values()
    return min((rij["gepland_op"] for rij in rijen if rij["status"] == "actief" and not rij["gehouden_op"]), default="")


def scores_toen(lezer: Lezer, plan_id: Id, laatste: Id) -> tuple[tuple[bytes, str, int], ...]:
    """(goal id, ISO date, 0 to 10): the newest score of a goal then."""
    vraag = "SELECT s.id FROM doelscore s JOIN doel d ON d.id = s.doel_id WHERE d.plan_id = ?"
    rijen = stand_toen(lezer, (Id(rij[0]) for rij in lezer.rows(vraag, (plan_id,))), laatste)
    gevonden: dict[Id, tuple[bytes, str, int]] = {}
    for _, rij in sorted(rijen.items(), key=lambda een: (een[1].get("op", ""), een[0])):
        doel_id = id_toen(rij, "doel_id")
        if rij["status"] == "actief" and doel_id is not None:
            gevonden[doel_id] = (doel_id, rij["op"], rij["score"])
    return tuple(gevonden.values())


def _op_volgorde(leden: Iterable[Lid]) -> tuple[Lid, ...]:
    return tuple(sorted(leden, key=lambda lid: (is_kind(lid[2]), lid[3] or "9999", lid[1])))


def _leden_toen(lezer: Lezer, nu_id: Id, toen_id: Id, laatste: Id, dag: str) -> tuple[Lid, ...]:
    """The members on a day as far as was written down at that moment; each once."""
    alle = lezer.rows(f"{GEZIN} SELECT id FROM huishoudlid WHERE huishouden_id IN (SELECT id FROM gezin)", (nu_id,))
    lidmaatschappen = [
        rij
        for rij in stand_toen(lezer, (Id(rij[0]) for rij in alle), laatste).values()
        if rij["status"] == "actief" and id_toen(rij, "huishouden_id") == toen_id and _geldt(rij, dag)
    ]
    rollen = {wie: str(rij["rol"]) for rij in lidmaatschappen if (wie := id_toen(rij, "persoon_id")) is not None}
    personen = stand_toen(lezer, rollen, laatste)
    return _op_volgorde(
        (
            wie,
            naam_van([str(personen[wie].get(veld, "")) for veld in _NAAMVELDEN]),
            rol,
            str(personen[wie].get("geboortedatum", "")),
        )
        for wie, rol in rollen.items()
        if wie in personen
    )


def _geldt(rij: Rij, dag: str) -> bool:
    return bool(rij["van"] <= dag and (not rij.get("tot") or rij["tot"] >= dag))


def _naam_toen(lezer: Lezer, id_: Id | None, laatste: Id) -> str:
    return "" if id_ is None else str(stand_toen(lezer, (id_,), laatste).get(id_, {}).get("naam", ""))


def _gezag_toen(lezer: Lezer, leden: Iterable[Lid], laatste: Id, dag: str) -> dict[Id, Gezaghebbers]:
    """Who decided for the members on a day: what was recorded of a child, else the roles in this household."""
    rollen = {lid[0]: lid[2] for lid in leden}
    alle = tuple(rollen)
    tekens = ", ".join("?" * len(alle))
    rijen = lezer.rows(
        f"SELECT id FROM gezag WHERE kind_id IN ({tekens}) OR kind_id IN "
        f"(SELECT samengevoegd_in FROM persoon WHERE id IN ({tekens}))",
        (*alle, *alle),
    )
    feiten: dict[Id, list[Gezagsfeit]] = {}
    for rij in stand_toen(lezer, (Id(rij[0]) for rij in rijen), laatste).values():
        kind = id_toen(rij, "kind_id")
        if kind is not None and rij["status"] == "actief":
            feit = Gezagsfeit(
                ouder_id=id_toen(rij, "ouder_id"), instelling=rij.get("instelling", ""), van=rij["van"],
                tot=rij.get("tot", ""),
            )  # fmt: skip
            feiten.setdefault(kind, []).append(feit)
    ouders = tuple(wie for wie, rol in rollen.items() if heeft_gezag(rol))
    return {
        wie: gezaghebbers(feiten.get(wie, ()), ouders if is_kind(rol) and not vraagt_gezag(rol) else (), dag)
        for wie, rol in rollen.items()
    }
