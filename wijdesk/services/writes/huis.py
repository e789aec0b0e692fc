"""The house itself: medewerkers, code lists, preferences, and what was looked at."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Werk
from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.gegeven import dataclass
from wijdesk.models.huis import Code, Locatie, Medewerker, Roltoekenning, Toegang, Voorkeur
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import (
    BewaarVoorkeur,
    HaalMedewerkerUiteen,
    LogToegang,
    MaakMedewerker,
    ZetMedewerkerActief,
    ZetMedewerkerInactief,
)
from wijdesk.models.plan import Actie
from wijdesk.models.termijn import Termijn
from wijdesk.models.values import Id, in_gebruik, lokaal
from wijdesk.models.verloop import Taak
from wijdesk.resources import lees_toml, vaste_toml
from wijdesk.services.beheerplek import Beheer
from wijdesk.services.gezin import rijen_van
from wijdesk.services.ladder_start import vul_ladder
from wijdesk.services.praktijksoort_start import vul_praktijksoorten
from wijdesk.services.register import is_overal, opdracht, rollen_met
from wijdesk.services.samengaan import haal_uiteen
from wijdesk.services.vragenlijst_start import vul_vragenlijsten
from wijdesk.store import klokstand
from wijdesk.store.elders import dichte
from wijdesk.store.kast import Kast
from wijdesk.store.unit_of_work import UnitOfWork

LIJSTEN = (
    "kanaal", "melder", "meldingtype", "uitkomst", "urgentie", "stand", "agressiesoort", "maatregel", "rol",
    "gezinsrol", "verblijf", "wettelijk_kader", "sluitreden", "nazorguitkomst", "plansoort", "leefgebied", "uitvoerder",
    "zrm_domein", "contactsoort", "gebeurtenissoort", "gegevenssoort", "toeleidingsoort", "productgroep",
    "signaalsoort", "signaalbron", "signaalthema", "signaaluitkomst", "ondersteuningsoort", "ondersteuninguitkomst",
    "onderzoekuitkomst", "meldcodebesluit", "wvggzuitkomst", "belang", "inzagegrondslag", "bewaarreden",
    "klachtuitkomst", "klachtreden",
)  # fmt: skip
"""The code lists that come with the program; an older store gets those it lacks when it is migrated."""

WERKT_HIER_NIET_MEER = "werkt hier niet meer"

_CODES = uuid.UUID("6f1c5a1e-54b7-4a53-9b67-1d3f0f0f8c11")


@dataclass(frozen=True, slots=True, kw_only=True)
class RichtIn(Opdracht[Id]):
    """First use of a new store: the code lists, a locatie and the first medewerker, who gets every rol."""

    locatie: str
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VulLijstenAan(Opdracht[int]):
    """Bring the code lists of an older store up to those of this program."""


@opdracht(RichtIn, recht="beheer.winkel", doel="winkel inrichten")
def richt_in(uow: UnitOfWork, o: RichtIn) -> Id:
    """Fill the code lists and make the first locatie and medewerker; the medewerker's id is the one at work."""
    for lijst in LIJSTEN:
        _vul_lijst(uow, lijst)
    vul_vragenlijsten(uow)
    vul_praktijksoorten(uow)
    vul_ladder(uow)
    locatie = uow.voeg_toe(Locatie(naam=_eis_naam(o.locatie, "locatie")))
    uow.flush()
    uow.voeg_toe(
        Medewerker(id=uow.wie.medewerker_id, naam=_eis_naam(o.medewerker, "medewerker"), locatie_id=locatie.id)
    )
    uow.flush()
    for code in lees_toml("codes/rol.toml")["code"]:
        uow.voeg_toe(Roltoekenning(medewerker_id=uow.wie.medewerker_id, rol=str(code["code"])))
    uow.ongedaan = False
    uow.zin = "wijdesk is klaar voor gebruik"
    return locatie.id


@opdracht(VulLijstenAan, recht="desk.openen", doel="codelijsten van een nieuwe versie toevoegen")
def vul_lijsten_aan(uow: UnitOfWork, _: VulLijstenAan) -> int:
    """Add every shipped list the store has nothing of; answers how many. Lists that are there stay as they are.

    Of the lists of questions and the practice forms a newer version comes beside the one that is there.
    """
    bekend = {rij[0] for rij in uow.cursor().execute("SELECT DISTINCT lijst FROM code").fetchall()}
    nieuw = [lijst for lijst in LIJSTEN if lijst not in bekend]
    for lijst in nieuw:
        _vul_lijst(uow, lijst)
    rollen = _vul_rollen_aan(uow) if "rol" in bekend else 0
    vragenlijsten = vul_vragenlijsten(uow)
    vormen = vul_praktijksoorten(uow)
    treden = vul_ladder(uow)
    uow.ongedaan = False
    return len(nieuw) + rollen + vragenlijsten + vormen + treden


def _vul_rollen_aan(uow: UnitOfWork) -> int:
    """The rollen this program knows and an older one did not: what a rol gives is the program's, and not the list's."""
    nieuw = [code for code in vaste_toml("codes/rol.toml")["code"] if not uow.bestaat(Code, _code_id("rol", code))]
    for code in nieuw:
        _voeg_code_toe(uow, "rol", code)
    return len(nieuw)


def _vul_lijst(uow: UnitOfWork, lijst: str) -> None:
    for code in lees_toml(f"codes/{lijst}.toml")["code"]:
        _voeg_code_toe(uow, lijst, code)


def _code_id(lijst: str, code: Mapping[str, Any]) -> Id:
    """The same code made at two desks is the same row, so its id is made of what it is."""
    return Id(uuid.uuid5(_CODES, f"{lijst}/{code['code']}").bytes)


def _voeg_code_toe(uow: UnitOfWork, lijst: str, code: Mapping[str, Any]) -> None:
    uow.voeg_toe(
        Code(
            id=_code_id(lijst, code),
            lijst=lijst,
            code=str(code["code"]),
            volgorde=code["volgorde"],
            van=code.get("van", ""),
            tot=code.get("tot", ""),
            toets=code.get("toets", ""),
            direct=code.get("direct_afgehandeld", False),
            overdracht=code.get("overdracht", ""),
        )
    )


@opdracht(MaakMedewerker, recht="beheer.medewerkers", doel="medewerker toegang geven")
def maak_medewerker(uow: UnitOfWork, o: MaakMedewerker) -> Id:
    """A new medewerker with rollen, which hold where they work; those of the organisation everywhere, unless who gives
    them manages one locatie. Names are unique at a desk: the name is how somebody logs in.
    """
    naam = _eis_naam(o.naam, "naam")
    gelijk = [
        m
        for m in uow.vind(select(Medewerker).where(Medewerker.status == "actief"))
        if naamsleutel(m.naam) == naamsleutel(naam)
    ]
    if gelijk:
        raise Weigering("Er werkt al iemand met deze naam. Voeg een voorletter of achternaam toe.", veld="naam")
    bekend = {str(code["code"]) for code in lees_toml("codes/rol.toml")["code"]}
    if not o.rollen or not set(o.rollen) <= bekend:
        raise Weigering("Kies minstens één rol.", veld="rollen")
    locatie = uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    if not in_gebruik("", locatie.tot, lokaal(uow.nu).date().isoformat()):
        raise Weigering("Deze locatie is gesloten. Kies een andere.", veld="locatie_id")
    beheer = Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu)
    beheer.eis(locatie.id, veld="locatie_id")
    medewerker = uow.voeg_toe(Medewerker(naam=naam, locatie_id=o.locatie_id))
    uow.flush()
    for rol in o.rollen:
        waar = None if beheer.overal and is_overal(rol) else locatie.id
        uow.voeg_toe(Roltoekenning(medewerker_id=medewerker.id, rol=rol, locatie_id=waar))
    uow.ongedaan = False
    uow.zin = f"{naam} kan nu inloggen"
    return medewerker.id


@opdracht(ZetMedewerkerInactief, recht="beheer.medewerkers", doel="toegang van een medewerker stoppen")
def zet_medewerker_inactief(uow: UnitOfWork, o: ZetMedewerkerInactief) -> None:
    """Nobody leaves with open cases (domein.md 6), and somebody stays who can give access.

    No constraint of the database can hold this: it is about rows of two tables. Whoever was only the tandem is not any
    more; what they wrote stays under their name.
    """
    medewerker = uow.haal(Medewerker, o.id, wat="Deze medewerker")
    if medewerker.id == uow.wie.medewerker_id:
        raise Weigering("U kunt uw eigen toegang niet stoppen. Vraag een andere applicatiebeheerder.")
    Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu).eis_over(medewerker.id)
    _eis_andere_beheerder(uow, medewerker.id)
    elders = dichte(rijen_van(uow))
    casussen = sum(
        huishouden.id not in elders
        for huishouden in uow.vind(select(Huishouden).where(Huishouden.regisseur_id == medewerker.id))
    )
    if casussen:
        aantal = "1 open casus" if casussen == 1 else f"{casussen} open casussen"
        raise Weigering(f"{medewerker.naam} heeft nog {aantal}. Draag die eerst over, hier of als teamleider.")
    verzoeken = uow.sql(
        "SELECT count(*) FROM regieoverdracht WHERE naar_id = ? AND stand = 'gevraagd' AND status = 'actief'",
        medewerker.id,
    )[0]
    if verzoeken:
        wat = "1 verzoek" if verzoeken == 1 else f"{verzoeken} verzoeken"
        raise Weigering(f"Bij {medewerker.naam} ligt nog {wat} om regie over te nemen. Laat dat eerst intrekken.")
    for huishouden in uow.vind(select(Huishouden).where(Huishouden.tandem_id == medewerker.id)):
        if huishouden.id not in elders:
            huishouden.zet_tandem(None)
    _laat_lijst_achter(uow, medewerker.id)
    medewerker.status = "vervallen"
    uow.ongedaan = False
    uow.zin = f"{medewerker.naam} kan niet meer inloggen"
    checks = uow.sql(
        "SELECT count(*) FROM nazorg WHERE medewerker_id = ? AND gedaan_op = '' AND status = 'actief'", medewerker.id
    )[0]
    if checks:
        wat = "1 check na sluiten staat" if checks == 1 else f"{checks} checks na sluiten staan"
        uow.zin += f". {wat} nu alleen op de lijst van het team (Termijnen, M)"


def _laat_lijst_achter(uow: UnitOfWork, medewerker_id: Id) -> None:
    """What was still to be done by somebody who leaves stands on the list of the regisseur from now on, and what was
    picked up waits for everybody again.

    A task of a household without a regisseur keeps the name: so the list of the team finds it (agenda/alles.py).
    """
    for werk in uow.vind(
        select(Werk).where(Werk.medewerker_id == medewerker_id, Werk.stand == "opgepakt", Werk.status == "actief")
    ):
        werk.leg_terug()
        uow.reden(werk, WERKT_HIER_NIET_MEER)
    met_regie = select(Huishouden.id).where(Huishouden.regisseur_id.is_not(None))
    for vraag in (
        select(Taak).where(
            Taak.medewerker_id == medewerker_id, Taak.gedaan_op == "", Taak.huishouden_id.in_(met_regie)
        ),
        select(Actie).where(Actie.medewerker_id == medewerker_id, Actie.gedaan_op == "", Actie.niet_meer_nodig == ""),
        select(Termijn).where(
            Termijn.medewerker_id == medewerker_id, Termijn.gehaald_op == "", Termijn.vervallen_op == ""
        ),
    ):
        for rij in uow.sessie.scalars(vraag):
            if rij.status == "actief":
                rij.medewerker_id = None
                uow.reden(rij, WERKT_HIER_NIET_MEER)


@opdracht(ZetMedewerkerActief, recht="beheer.medewerkers", doel="medewerker opnieuw toegang geven")
def zet_medewerker_actief(uow: UnitOfWork, o: ZetMedewerkerActief) -> None:
    """Back at work under the same name, unless somebody else has it by now."""
    medewerker = uow.sessie.get(Medewerker, o.id)
    if medewerker is None:
        raise Weigering("Deze medewerker bestaat niet (meer).")
    if medewerker.status == "actief":
        raise Weigering(f"{medewerker.naam} werkt hier al.")
    if medewerker.status == "samengevoegd":
        raise Weigering(f"Deze kaart van {medewerker.naam} is samengevoegd met een andere.")
    Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu).eis_over(medewerker.id)
    gelijk = uow.vind(select(Medewerker).where(Medewerker.status == "actief"))
    if any(naamsleutel(ander.naam) == naamsleutel(medewerker.naam) for ander in gelijk):
        raise Weigering("Er werkt intussen iemand anders met deze naam.", veld="naam")
    medewerker.status = "actief"
    uow.ongedaan = False
    uow.zin = f"{medewerker.naam} werkt hier weer"


def _eis_andere_beheerder(uow: UnitOfWork, id_: Id) -> None:
    rollen = rollen_met("beheer.medewerkers")
    vandaag = lokaal(uow.nu).date().isoformat()
    ander = uow.sql(
        "SELECT 1 FROM roltoekenning r JOIN medewerker m ON m.id = r.medewerker_id WHERE m.status = 'actief' "  # noqa: S608
        f"AND m.id <> ? AND r.status = 'actief' AND r.rol IN ({', '.join('?' * len(rollen))}) "
        "AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?)",
        id_,
        *rollen,
        vandaag,
        vandaag,
    )
    if ander is None:
        raise Weigering("Dit is de laatste applicatiebeheerder. Geef eerst iemand anders die rol.")


@opdracht(HaalMedewerkerUiteen, recht="beheer.medewerkers", doel="onterecht samengevoegde collega of locatie losmaken")
def haal_medewerker_uiteen(uow: UnitOfWork, o: HaalMedewerkerUiteen) -> None:
    """Two that were made one are two after all."""
    Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu).eis(None)
    haal_uiteen(uow, o.weg)
    uow.ongedaan = False


@opdracht(BewaarVoorkeur, recht="desk.openen", doel="eigen indeling bewaren")
def bewaar_voorkeur(uow: UnitOfWork, o: BewaarVoorkeur) -> None:
    """Keep a preference of whoever asks, on this desk."""
    uow.bewaar_lokaal(Voorkeur(medewerker_id=uow.wie.medewerker_id, sleutel=o.sleutel, waarde=o.waarde))


@opdracht(LogToegang, recht="desk.openen", doel="vastleggen wie wat bekeek (NEN 7513)")
def log_toegang(uow: UnitOfWork, o: LogToegang) -> None:
    """Add what was looked at to the log; it can never be undone. A line that is there already is not written again.

    Beside a line of before what this desk knew stands so: the clock of the computer was put back.
    """
    if not o.regels:
        uow.ongedaan = False
        return
    redenen, stand, terug = klokstand.na_regels(klokstand.lees(rijen_van(uow)), o.regels, uow.nu)
    klokstand.werk_bij(Kast(uow.cursor), stand)
    for regel, reden in (*zip(o.regels, redenen, strict=True), *(((terug, ""),) if terug is not None else ())):
        if regel.id is not None and uow.bestaat(Toegang, regel.id):
            continue
        uow.voeg_toe(
            Toegang(
                **({} if regel.id is None else {"id": regel.id}),
                tijd=uow.nu if regel.tijd is None else regel.tijd,
                medewerker_id=uow.wie.medewerker_id if regel.medewerker_id is None else regel.medewerker_id,
                persoon_id=regel.persoon_id,
                wat=regel.wat,
                doel=regel.doel,
                soort=regel.soort,
                huishouden_id=regel.huishouden_id,
                namens_id=regel.namens_id,
                grondslag=regel.grondslag,
                uitkomst=regel.uitkomst,
                aantal=regel.aantal,
            ),
            reden=reden,
        )
    uow.ongedaan = False


def _eis_naam(naam: str, veld: str) -> str:
    naam = " ".join(naam.split())
    if not naam:
        raise Weigering("Vul een naam in.", veld=veld)
    return naam
