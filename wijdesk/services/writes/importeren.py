"""Importing registrations and persons from another system: a batch of read rows in one transaction.

A bad row is refused with its number and reason and never stops the others. `nummer` is the key of the source: a number
that is already there changes nothing. What an import made carries its batch and can be taken back as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.contact import Contact, Vraag, Werk
from wijdesk.models.huis import Importpartij, Locatie
from wijdesk.models.locatienaam import geen_nieuwe_locatie
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, NeemPartijTerug, RondPartijAf
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.rows.invoer import Importuitslag
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import AMSTERDAM, Id, lokaal, moment_van
from wijdesk.services import inlezen_buurt, inlezen_rij
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import (
    VERNIETIGD,
    Uitslag,
    bekende_nummers,
    locaties_op_naam,
    regels_van,
    vernietigde_nummers,
)
from wijdesk.services.inlezen_indicaties import indicaties, neem_locaties_terug
from wijdesk.services.inlezen_kwaliteit import SOORTEN, neem_op
from wijdesk.services.personalia import ADRESVELDEN, EIGEN_VELDEN, haal_persoon, nagekeken
from wijdesk.services.register import opdracht
from wijdesk.services.tekstlengte import GEWOON, te_lang
from wijdesk.services.verwijzingen import NAAR_PERSOON
from wijdesk.store import search
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

ONVERANDERD = "instr(koppen, '],') = 0"
"""Which rows nobody changed since they came in: no field has heads of its own (see `journaal`)."""
CONTACT_ONVERANDERD = "contact_id IN (SELECT id FROM contact WHERE instr(koppen, '],') = 0)"
NERGENS = "id NOT IN (SELECT {0} FROM {1} WHERE {0} IS NOT NULL AND status = 'actief')"
NIET_IN_GEBRUIK = " AND ".join(
    (
        "NOT EXISTS (SELECT 1 FROM contact c WHERE c.persoon_id = persoon.id AND c.status = 'actief')",
        "NOT EXISTS (SELECT 1 FROM persoon p WHERE p.samengevoegd_in = persoon.id)",
        *(NERGENS.format(veld, soort.__tablename__) for soort, veld in NAAR_PERSOON if soort is not Contact),
    )
)
"""Which persons nothing refers to; a record that was merged into one would be lost with it."""
VRAAG_NIET_OPGEVOLGD = " AND ".join(NERGENS.format("vraag_id", tabel) for tabel in ("triage", "signaal", "casus"))
"""Which vragen nothing was done with since."""
VRAAG_KAN_TERUG = f"partij_id = ? AND {ONVERANDERD} AND {CONTACT_ONVERANDERD} AND {VRAAG_NIET_OPGEVOLGD}"
EEN_RIJ: dict[str, type[Gejournaald]] = {
    "indicaties": Indicatie,
    **{naam: soort.klasse for naam, soort in SOORTEN.items()},
    **{naam: soort.klasse for naam, soort in inlezen_buurt.BUURTSOORTEN.items()},
}
"""Kinds of file of which a line is one row, with an id that is made of it."""
JA_NEE = {"ja": True, "nee": False}
EEN_DAG = 86_400_000
VROEGST = moment_van(datetime(1900, 1, 1, tzinfo=AMSTERDAM))
"""Before this nothing was registered: other systems write an empty date as the year 1."""


@opdracht(BeginPartij, recht="import", doel="gegevens uit een ander systeem overnemen")
def begin_partij(uow: UnitOfWork, o: BeginPartij) -> Id:
    """A new batch, to which the rows of one file belong."""
    partij = uow.voeg_toe(Importpartij(soort=o.soort, bestand=o.bestand, op=uow.nu))
    uow.ongedaan = False
    uow.flush()
    return partij.id


@opdracht(ImporteerRegels, recht="import", doel="gegevens uit een ander systeem overnemen")
def importeer_regels(uow: UnitOfWork, o: ImporteerRegels) -> Importuitslag:
    """Put read rows in; answers what became of them. With `proef` nothing is kept."""
    uow.ongedaan = False
    uitslag = Uitslag()
    _SOORTEN[o.soort](uow, replace(o, regels=tuple(_niet_te_lang(o, uitslag))), uitslag)
    if not o.proef:
        partij = uow.haal(Importpartij, o.partij_id, wat="Deze invoer")
        partij.goed += uitslag.toegevoegd
        partij.overgeslagen += uitslag.al_bekend
        partij.fout += len(uitslag.fouten)
    return Importuitslag(
        toegevoegd=uitslag.toegevoegd,
        al_bekend=uitslag.al_bekend,
        fouten=tuple(uitslag.fouten),
        anders=tuple(uitslag.anders),
        nieuwe_locaties=tuple(uitslag.nieuwe_locaties),
        onbekende_kolommen=uitslag.onbekend,
    )


def _niet_te_lang(o: ImporteerRegels, uitslag: Uitslag) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of which no text is longer than one may be; the others are told."""
    for regel, waarden in o.regels:
        lang = next((veld for veld, tekst in waarden.items() if len(tekst) > GEWOON), None)
        if lang is None:
            yield regel, waarden
        else:
            uitslag.weiger(regel, waarden, lang, te_lang(GEWOON))


@opdracht(RondPartijAf, recht="import", doel="gegevens uit een ander systeem overnemen")
def rond_partij_af(uow: UnitOfWork, o: RondPartijAf) -> None:
    """After the last batch: say what came in, and bring the search index together so that searching stays quick."""
    partij = uow.haal(Importpartij, o.partij_id, wat="Deze invoer")
    if partij.soort == "personen":
        search.verdicht(uow.cursor())
    uow.zin = f"{partij.goed} {regels_van(partij.soort, partij.goed)} ingelezen"
    uow.ongedaan = False


@opdracht(NeemPartijTerug, recht="import", doel="onjuiste invoer terugnemen")
def neem_terug(uow: UnitOfWork, o: NeemPartijTerug) -> int:
    """Let everything of one batch lapse; answers how many rows that changed. What was changed since stays; so does a
    person to whom something refers.
    """
    partij = uow.haal(Importpartij, o.partij_id, wat="Deze invoer")
    van_partij = ("actief", partij.id)
    uow.zet_bulk(
        Werk,
        "status",
        "vervallen",
        waar=f"status = ? AND vraag_id IN (SELECT id FROM vraag WHERE {VRAAG_KAN_TERUG})",  # noqa: S608
        params=van_partij,
    )
    terug = uow.zet_bulk(
        Vraag,
        "status",
        "vervallen",
        waar=f"status = ? AND {VRAAG_KAN_TERUG}",
        params=van_partij,
    )
    uow.zet_bulk(
        Contact,
        "status",
        "vervallen",
        waar="status = ? AND partij_id = ? AND NOT EXISTS "
        "(SELECT 1 FROM vraag v WHERE v.contact_id = contact.id AND v.status = 'actief')",
        params=van_partij,
    )
    terug += uow.zet_bulk(
        Persoon,
        "status",
        "vervallen",
        waar=f"status = ? AND partij_id = ? AND {ONVERANDERD} AND {NIET_IN_GEBRUIK}",
        params=van_partij,
    )
    blijft = 0
    if (klasse := EEN_RIJ.get(partij.soort)) is not None:
        aantal, blijft = inlezen_rij.neem_terug(uow, klasse, partij.id)
        terug += aantal
    leeg = neem_locaties_terug(uow, partij.id) if klasse is Indicatie else 0
    partij.status = "vervallen"
    uow.ongedaan = False
    uow.zin = f"Invoer teruggenomen: {terug} regels"
    if blijft:
        uow.zin += f"; {blijft} regels blijven, want een andere import bracht die ook"
    return terug + leeg


def _vragen(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    codes = Codeboek(uow)
    locaties = locaties_op_naam(uow)
    bekend = bekende_nummers(uow, Vraag, (waarden["nummer"] for _, waarden in o.regels))
    weg = vernietigde_nummers(uow, "vraag", (waarden["nummer"] for _, waarden in o.regels))
    personen = _personen_nu(uow, (waarden.get("persoon", "") for _, waarden in o.regels))
    contacten: list[dict[str, Any]] = []
    vragen: list[dict[str, Any]] = []
    for regel, waarden in o.regels:
        nummer = waarden["nummer"]
        if nummer and nummer in bekend:
            uitslag.al_bekend += 1
            continue
        if nummer in weg:
            uitslag.weiger(regel, waarden, "nummer", VERNIETIGD)
            continue
        gelezen = _lees_vraag(uow, codes, personen, waarden)
        if isinstance(gelezen, tuple):
            uitslag.weiger(regel, waarden, *gelezen)
            continue
        bekend[nummer] = Id(b"")
        naam = waarden["locatie"]
        plaats = naam.casefold()
        if plaats not in locaties:
            if (waarom := geen_nieuwe_locatie(naam, locaties)) is not None:
                uitslag.weiger(regel, waarden, "locatie", waarom)
                del bekend[nummer]
                continue
            locaties[plaats] = _nieuwe_locatie(uow, naam, proef=o.proef)
            uitslag.nieuwe_locaties.append(naam)
        contact_id = uow.ids()
        contacten.append(
            {
                "id": contact_id, "locatie_id": locaties[plaats], "medewerker_id": uow.wie.medewerker_id,
                "kanaal": waarden["kanaal"], "melder": waarden["melder"], "melder_naam": "", "melder_telefoon": "",
                "persoon_id": gelezen["persoon_id"], "ontvangen": gelezen["ontvangen"],
                "eerste_reactie": gelezen["ontvangen"], "maand": f"{lokaal(gelezen['ontvangen']):%Y-%m}",
                "partij_id": o.partij_id, "status": "actief",
            }
        )  # fmt: skip
        vragen.append(
            {
                "id": uow.ids(), "contact_id": contact_id, "volgnummer": 1, "toelichting": waarden["toelichting"],
                "meldingtype": waarden["meldingtype"], "voorstel": "", "uitkomst": waarden["uitkomst"], "gelukt": None,
                "verwezen_naar": "", "voorziening_id": None, "direct_afgehandeld": gelezen["direct"],
                "bron_nummer": nummer, "partij_id": o.partij_id, "status": "actief",
            }
        )  # fmt: skip
    uitslag.toegevoegd = len(vragen)
    if not o.proef:
        uow.flush()
        uow.voeg_bulk(Contact, contacten)
        uow.voeg_bulk(Vraag, vragen)


def _lees_vraag(
    uow: UnitOfWork, codes: Codeboek, personen: dict[str, Id], waarden: dict[str, str]
) -> dict[str, Any] | tuple[str, str]:
    """The values of a row, or (field, reason) when it cannot be taken over."""
    if not waarden["nummer"]:
        return "nummer", "Het nummer ontbreekt."
    if not waarden["locatie"]:
        return "locatie", "De locatie ontbreekt."
    for lijst in ("kanaal", "melder", "meldingtype", "uitkomst"):
        if not codes.kent(lijst, waarden[lijst]):
            return lijst, f"“{waarden[lijst]}” staat niet in de lijst {lijst}." if waarden[
                lijst
            ] else "Deze code ontbreekt."
    ontvangen = _lees_ontvangen(waarden["ontvangen"], uow.nu)
    if isinstance(ontvangen, str):
        return "ontvangen", ontvangen
    direct = waarden["direct_afgehandeld"].casefold()
    if direct and direct not in JA_NEE:
        return "direct_afgehandeld", "Vul ja of nee in."
    persoon = waarden.get("persoon", "")
    if persoon and persoon not in personen:
        return "persoon", "Dit persoonsnummer is niet bekend. Lees eerst de personen in."
    return {
        "ontvangen": ontvangen,
        "direct": JA_NEE[direct] if direct else codes.is_direct(waarden["uitkomst"], gelukt=None),
        "persoon_id": personen[persoon] if persoon else None,
    }


def _lees_ontvangen(tekst: str, nu: int) -> int | str:
    """The moment, or why it cannot be one."""
    try:
        ontvangen = moment_van(datetime.fromisoformat(tekst))
    except (ValueError, OverflowError, OSError):
        return "Dit is geen datum of tijd zoals 2020-03-02T09:15."
    if ontvangen < VROEGST:
        return "Deze tijd ligt voor 1900."
    return ontvangen if ontvangen <= nu + EEN_DAG else "Deze tijd ligt in de toekomst."


def _personen(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    bekend = bekende_nummers(uow, Persoon, (waarden["nummer"] for _, waarden in o.regels))
    weg = vernietigde_nummers(uow, "persoon", (waarden["nummer"] for _, waarden in o.regels))
    gelezen: list[tuple[str, dict[str, str | bool]]] = []
    for regel, waarden in o.regels:
        nummer = waarden["nummer"]
        if nummer and nummer in bekend:
            uitslag.al_bekend += 1
            continue
        if nummer in weg:
            uitslag.weiger(regel, waarden, "nummer", VERNIETIGD)
            continue
        if not nummer:
            uitslag.weiger(regel, waarden, "nummer", "Het nummer ontbreekt.")
            continue
        try:
            velden = nagekeken(_persoon_invoer(waarden), nu=uow.nu)
        except Weigering as weigering:
            veld, reden = next(iter(weigering.fouten.items()))
            uitslag.weiger(regel, waarden, veld, reden)
            continue
        bekend[nummer] = Id(b"")
        gelezen.append((nummer, velden))
    uitslag.toegevoegd = len(gelezen)
    if o.proef:
        return
    adressen = _adressen(uow, [velden for _, velden in gelezen])
    uow.voeg_bulk(
        Persoon,
        [
            {
                **{veld: velden[veld] for veld in EIGEN_VELDEN},
                "id": uow.ids(),
                "adres_id": adressen.get(_adres(velden)),
                "samengevoegd_in": None,
                "bron_nummer": nummer,
                "partij_id": o.partij_id,
                "status": "actief",
            }
            for nummer, velden in gelezen
        ],
    )


def _persoon_invoer(waarden: dict[str, str]) -> PersoonInvoer:
    w = waarden.get
    return PersoonInvoer(
        bsn=w("bsn", ""),
        voornamen=w("voornamen", ""),
        roepnaam=w("roepnaam", ""),
        tussenvoegsel=w("tussenvoegsel", ""),
        achternaam=w("achternaam", ""),
        geboortedatum=w("geboortedatum", ""),
        straat=w("straat", ""),
        huisnummer=w("huisnummer", ""),
        toevoeging=w("toevoeging", ""),
        postcode=w("postcode", ""),
        woonplaats=w("woonplaats", ""),
        telefoon=w("telefoon", ""),
        email=w("email", ""),
        geboorte_tussenvoegsel=w("geboorte_tussenvoegsel", ""),
        geboortenaam=w("geboortenaam", ""),
        taal=w("taal", ""),
        tolk_nodig=w("tolk_nodig", "") == "ja",
        afgeschermd=w("afgeschermd", "") == "ja",
    )


def _adressen(uow: UnitOfWork, rijen: list[dict[str, str | bool]]) -> dict[tuple[str, ...], Id]:
    """The rows of these addresses by their parts; those that are not there yet are made."""
    nodig = {_adres(velden) for velden in rijen} - {("",) * len(ADRESVELDEN)}
    gevonden: dict[tuple[str, ...], Id] = {}
    kolommen = [getattr(Adres, veld) for veld in ADRESVELDEN]
    for stuk in stukken({adres[3] for adres in nodig}):
        for id_, *delen in uow.sessie.execute(
            select(Adres.id, *kolommen)
            .where(Adres.postcode.in_(stuk), Adres.status == "actief")
            .order_by(Adres.id.desc())
        ):
            gevonden[tuple(delen)] = id_
    nieuw = [adres for adres in sorted(nodig) if adres not in gevonden]
    gemaakt = {adres: uow.ids() for adres in nieuw}
    uow.voeg_bulk(
        Adres,
        [
            {"id": id_, "status": "actief", **dict(zip(ADRESVELDEN, adres, strict=True))}
            for adres, id_ in gemaakt.items()
        ],
    )
    gevonden.update(gemaakt)
    return gevonden


def _adres(velden: dict[str, str | bool]) -> tuple[str, ...]:
    return tuple(str(velden[veld]) for veld in ADRESVELDEN)


def _nieuwe_locatie(uow: UnitOfWork, naam: str, *, proef: bool) -> Id:
    if proef:
        return Id(b"")
    locatie = uow.voeg_toe(Locatie(naam=naam))
    uow.flush()
    return locatie.id


def _personen_nu(uow: UnitOfWork, nummers: Iterable[str]) -> dict[str, Id]:
    """The records that stand now for the persons with these numbers: some were merged since they came in."""
    bekend = bekende_nummers(uow, Persoon, nummers)
    opgegaan: set[Id] = set()
    for stuk in stukken(bekend.values()):
        opgegaan.update(
            uow.sessie.scalars(select(Persoon.id).where(Persoon.id.in_(stuk), Persoon.samengevoegd_in.is_not(None)))
        )
    return {nummer: haal_persoon(uow, id_).id if id_ in opgegaan else id_ for nummer, id_ in bekend.items()}


_SOORTEN: dict[str, Callable[[UnitOfWork, ImporteerRegels, Uitslag], None]] = {
    "vragen": _vragen,
    "personen": _personen,
    "indicaties": indicaties,
    **dict.fromkeys(SOORTEN, neem_op),
    **dict.fromkeys(inlezen_buurt.BUURTSOORTEN, inlezen_buurt.neem_op),
}
