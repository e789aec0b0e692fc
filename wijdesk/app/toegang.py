"""Who can get in at this desk: first passwords, the second factor, the recovery key, failures.

What changes a key is told to the access log. Everything here may take a second or two: lane N, or a thread of a
window. Nothing keeps a password or a key after the call.
"""

from __future__ import annotations

import uuid
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from wijdesk.app.bureau import Bureau
from wijdesk.app.sleutelruimte import breng_kopieen_bij, eis_over, naamgenoot, van_wie
from wijdesk.errors import GeenRecht, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.doorwijzing import einde
from wijdesk.models.gegeven import dataclass
from wijdesk.models.instellingen import TWEEDE_FACTOR, UIT, VERPLICHT
from wijdesk.models.logsoort import HERSTELD, MISLUKT, SLEUTEL, Logregel
from wijdesk.models.logsoort import NIEMAND as ONBEKEND
from wijdesk.models.opdrachten.huis import LeesMedewerkers, LogToegang
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.toegang import SlotRij, ToegangStand
from wijdesk.models.values import Id, Klok
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.inloggen import deur, herstelsleutel, pogingen, tweede
from wijdesk.store.inloggen.besloten import NIETS, TweedeFactor
from wijdesk.store.kast import Kast
from wijdesk.store.wijzers import wijzers

RECHT = "beheer.toegang"
DOEL = "toegang tot de gegevens beheren"
BEWAKEN = "toegang tot de gegevens bewaken"
POGINGEN_WEG = "bestand met mislukte inlogpogingen is weg of van eerder"
GEZIEN = "pogingen.gezien"
"""In the cupboard: under which number the file with failures was last seen."""
_REGELS = uuid.UUID("5b1d6f0a-1b52-4f8f-9f0e-7f1f6f6f9a10")


def stand(bureau: Bureau) -> ToegangStand:
    """How things stand at this desk, for its beheerder."""
    _eis(bureau)
    rijen = []
    for rij in bureau.lees_apart(LeesMedewerkers()):
        if rij.actief:
            van_ander = van_wie(bureau, rij.naam) not in (None, rij.id)
            besloten = NIETS if van_ander else keys.lees_besloten(bureau.map, rij.naam, bureau.bestandssleutel)
            rijen.append(
                SlotRij(
                    medewerker=rij,
                    heeft_sleutel=not van_ander and keys.heeft_sleutel(bureau.map, rij.naam),
                    tweede=besloten.tweede is not None,
                    moet_nieuw=besloten.moet_nieuw,
                    naamgenoot=van_ander and naamgenoot(bureau, rij) is not None,
                )
            )
    return ToegangStand(rijen=tuple(rijen), herstelsleutel=keys.heeft_herstelsleutel(bureau.map))


# A colleague ---------------------------------------------------------------------------------------------------------


def geef_eerste_wachtwoord(bureau: Bureau, medewerker: MedewerkerRij, wachtwoord: str) -> None:
    """Somebody forgot theirs: a new first password, which must be changed at the first login. The second factor stays.

    Raises Weigering for a weak password, for oneself, and for whoever may not.
    """
    _eis(bureau, medewerker.id)
    if medewerker.id == bureau.medewerker.id:
        raise Weigering("Uw eigen wachtwoord wijzigt u bij “Mijn wachtwoord”.")
    if not medewerker.actief:
        raise Weigering(f"{medewerker.naam} werkt hier niet meer.")
    _eis_eigen_naam(bureau, medewerker)
    was = keys.lees_besloten(bureau.map, medewerker.naam, bureau.bestandssleutel)
    if van_wie(bureau, medewerker.naam) not in (None, medewerker.id):
        was = NIETS  # of who had this name before
    sleutel = keys.Sleutel(bureau.bestandssleutel, medewerker.id)
    keys.zet_sleutel(bureau.map, medewerker.naam, wachtwoord, sleutel, besloten=replace(was, moet_nieuw=True))
    pogingen.gelukt(bureau.map, keys.hash_van(bureau.map, medewerker.naam))
    breng_kopieen_bij(bureau)
    _log(bureau, "nieuw eerste wachtwoord voor een collega", namens=medewerker.id)


def zet_tweede_af(bureau: Bureau, medewerker: MedewerkerRij) -> None:
    """Somebody lost their telephone: the beheerder takes the second factor off. Raises Weigering when there is none."""
    _eis(bureau, medewerker.id)
    _eis_eigen_naam(bureau, medewerker)
    besloten = keys.lees_besloten(bureau.map, medewerker.naam, bureau.bestandssleutel)
    if besloten.tweede is None:
        raise Weigering(f"{medewerker.naam} gebruikt geen code van een telefoon.")
    naam_hash = keys.hash_van(bureau.map, medewerker.naam)
    keys.zet_besloten(bureau.map, naam_hash, bureau.bestandssleutel, replace(besloten, tweede=None))
    breng_kopieen_bij(bureau)
    _log(bureau, "tweede factor van een collega uitgezet", namens=medewerker.id)


def _eis_eigen_naam(bureau: Bureau, medewerker: MedewerkerRij) -> None:
    """Refuse to touch the key under a name when it is that of another colleague called the same."""
    if (ander := naamgenoot(bureau, medewerker)) is not None:
        raise Weigering(
            f"Een collega met dezelfde naam logt hier al in ({ander.locatie}). Is dit dezelfde? Voeg de kaarten samen "
            "bij Verschillen. Is het een ander? Voeg die toe als nieuwe medewerker, met een voorletter erbij."
        )


# One's own -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NieuweFactor:
    """What the dialog shows while a second factor is being set up. Nothing of it is kept before it was confirmed."""

    geheim: str
    adres: str
    codes: tuple[str, ...]

    def __repr__(self) -> str:
        return "NieuweFactor(…)"


def begin_tweede(bureau: Bureau) -> NieuweFactor:
    """A new secret with its recovery codes. Raises Weigering when the organisation does not want it."""
    if bureau.lees_apart(LeesInstellingen())[TWEEDE_FACTOR] == UIT:
        raise Weigering("Uw organisatie gebruikt geen code van een telefoon.")
    geheim = tweede.nieuw_geheim()
    return NieuweFactor(geheim, tweede.adres(geheim, naam=bureau.medewerker.naam), tweede.nieuwe_codes())


def zet_tweede_aan(bureau: Bureau, wachtwoord: str, nieuw: NieuweFactor, code: str) -> None:
    """Confirmed by a code of the telephone and the own password. Raises VerkeerdWachtwoord, Weigering (field code)."""
    klaar = tweede.past(TweedeFactor(nieuw.geheim), code, bureau.wereld.klok())
    if klaar is None:
        raise Weigering("Deze code klopt niet. Vul de zes cijfers in die er nu staan.", veld="code")
    map_, naam = bureau.map, bureau.medewerker.naam
    binnen = deur.klop(map_, naam, wachtwoord, klok=bureau.wereld.klok)
    besloten = replace(binnen.sleutel.besloten, tweede=tweede.maak(nieuw.geheim, nieuw.codes, stap=klaar.stap))
    keys.zet_sleutel(map_, naam, wachtwoord, binnen.sleutel, besloten=besloten, al_goed=True)
    breng_kopieen_bij(bureau)
    _log(bureau, "tweede factor aangezet")


def zet_eigen_tweede_af(bureau: Bureau, wachtwoord: str) -> None:
    """With the own password. Refused where everybody has to have one."""
    if bureau.lees_apart(LeesInstellingen())[TWEEDE_FACTOR] == VERPLICHT:
        raise Weigering("Uw organisatie vraagt dit van iedereen. Hebt u een andere telefoon? Stel hem dan opnieuw in.")
    binnen = deur.klop(bureau.map, bureau.medewerker.naam, wachtwoord, klok=bureau.wereld.klok)
    keys.zet_besloten(
        bureau.map, binnen.naam_hash, bureau.bestandssleutel, replace(binnen.sleutel.besloten, tweede=None)
    )
    breng_kopieen_bij(bureau)
    _log(bureau, "tweede factor uitgezet")


def heeft_tweede(bureau: Bureau) -> bool:
    """Whether who is at work gives a code at login."""
    return keys.lees_besloten(bureau.map, bureau.medewerker.naam, bureau.bestandssleutel).tweede is not None


def mist_tweede(map_: Path, binnen: deur.Binnen, waarden: dict[str, str]) -> bool:
    """Whether everybody must have a second factor, and who logs in has none."""
    if waarden[TWEEDE_FACTOR] != VERPLICHT:
        return False
    return keys.besloten_van(map_, binnen.naam_hash, binnen.sleutel.sleutel).tweede is None


def wijzig_wachtwoord(bureau: Bureau, oud: str, nieuw: str) -> None:
    """Give the own slot another password. Raises VerkeerdWachtwoord, EvenWachten, Weigering."""
    eis_ander(oud, nieuw)
    keys.controleer_wachtwoord(nieuw, bekend(bureau))
    binnen = deur.klop(bureau.map, bureau.medewerker.naam, oud, klok=bureau.wereld.klok)
    keys.zet_sleutel(bureau.map, bureau.medewerker.naam, nieuw, binnen.sleutel)
    breng_kopieen_bij(bureau)
    _log(bureau, "eigen wachtwoord gewijzigd")


def kies_eigen(map_: Path, binnen: deur.Binnen, naam: str, nieuw: str) -> deur.Binnen:
    """The first login with a password somebody else chose: another in its place. Raises Weigering."""
    keys.controleer_wachtwoord(nieuw, (naam,))
    try:
        keys.ontgrendel(map_, naam, nieuw)
    except VerkeerdWachtwoord:
        keys.zet_sleutel(map_, naam, nieuw, binnen.sleutel, naam_hash=binnen.naam_hash)
        sleutel = replace(binnen.sleutel, besloten=replace(binnen.sleutel.besloten, moet_nieuw=False))
        return deur.Binnen(sleutel, binnen.naam_hash)
    raise Weigering("Dit is het wachtwoord van uw collega. Kies een ander.", veld="wachtwoord")


def eis_ander(oud: str, nieuw: str) -> None:
    """Raises Weigering when nothing changes."""
    if oud == nieuw:
        raise Weigering("Dit is hetzelfde wachtwoord. Kies een ander.", veld="wachtwoord")


def bekend(bureau: Bureau) -> tuple[str, ...]:
    """Names that should not make up a password here."""
    return bureau.medewerker.naam, bureau.medewerker.locatie


# The recovery key ----------------------------------------------------------------------------------------------------


def nieuwe_herstelsleutel() -> str:
    """A new one to show. It opens nothing before `zet_herstelsleutel`: whoever puts it off has none in vain."""
    return herstelsleutel.als_tekst(herstelsleutel.nieuwe())


def zet_herstelsleutel(bureau: Bureau, tekst: str, *, na_herstel: bool = False) -> None:
    """In the place of the one there was. `na_herstel`: for whoever used it up just now, as long as there is none."""
    if not na_herstel or keys.heeft_herstelsleutel(bureau.map):
        _eis(bureau)
    keys.zet_herstelsleutel(bureau.map, herstelsleutel.van_tekst(tekst), bureau.bestandssleutel)
    breng_kopieen_bij(bureau)
    _log(bureau, "herstelsleutel gemaakt")


def begin_herstel(map_: Path, tekst: str, naam: str, nieuw: str, *, klok: Klok) -> deur.Binnen:
    """The way back for a forgotten password: the recovery key, whose, and a new password. Answers whose key it would
    be. Nothing has changed by then: whether they may come in is asked first, and `voltooi_herstel` does it.

    Raises Weigering (fields "herstelsleutel", "naam", "wachtwoord"), VerkeerdWachtwoord, EvenWachten.
    """
    ruw = herstelsleutel.van_tekst(tekst)
    keys.controleer_wachtwoord(nieuw, (naam,))
    sleutel = deur.klop_met_herstelsleutel(map_, ruw, klok=klok)
    id_, echte_naam = _wie(map_, sleutel, naam)
    return deur.Binnen(keys.Sleutel(sleutel, id_), keys.hash_van(map_, echte_naam))


def voltooi_herstel(bureau: Bureau, binnen: deur.Binnen, nieuw: str) -> None:
    """Tell the log and the applicatiebeheerder, and only then give the new password; the recovery key ends with it, and
    a second factor goes off. `bureau` is any open desk on this store. Raises a Storing: then the key is as it was.
    """
    wie = Id(binnen.sleutel.medewerker_id)
    _log(bureau, HERSTELD, wie=wie)
    bureau.doe(LogToegang())  # what waits is written first
    keys.zet_sleutel(
        bureau.map,
        "",
        nieuw,
        binnen.sleutel,
        besloten=NIETS,
        al_goed=True,
        naam_hash=binnen.naam_hash,
        zonder_herstel=True,
    )
    pogingen.gelukt(bureau.map, binnen.naam_hash)
    breng_kopieen_bij(bureau)


def _wie(map_: Path, sleutel: bytes, naam: str) -> tuple[Id, str]:
    """Who works here under this name; only whoever holds the recovery key hears that nobody does."""
    with closing(verb.verbind(map_, sleutel, lezen=True)) as db, verb.vertaald():
        rijen = db.execute("SELECT id, naam FROM medewerker WHERE status = 'actief'").fetchall()
        naar = wijzers(db)
    gelijk = [(Id(bytes(id_)), str(er)) for id_, er in rijen if keys.zelfde_naam(er, naam)]
    if len(gelijk) > 1 and (wie := keys.lees_besloten(map_, naam, sleutel).wie):
        van = einde(naar, Id(bytes.fromhex(wie)))
        gelijk.sort(key=lambda rij: rij[0] != van)  # who logged in under it
    if not gelijk:
        zin = "Vul de naam in waarmee u inlogt." if not naam.strip() else "Er werkt hier niemand met deze naam."
        raise Weigering(zin, veld="naam")
    return gelijk[0]


# Failures ------------------------------------------------------------------------------------------


def meld_mislukt(bureau: Bureau) -> None:
    """Hand the failed logins of this desk to the log, each with its own moment; twice gives one line."""
    regels = pogingen.te_melden(bureau.map)
    if not regels:
        return
    namen = ((rij.naam, rij.id) for rij in bureau.lees_apart(LeesMedewerkers()))
    van = {keys.hash_van(bureau.map, naam): id_ for naam, id_ in namen}
    bureau.noteer(
        *(
            Logregel(
                "inloggen mislukt",
                None,
                BEWAKEN,
                MISLUKT,
                aantal=regel.aantal,
                medewerker_id=van.get(regel.naam_hash, ONBEKEND),
                tijd=regel.tijd,
                id=Id(uuid.uuid5(_REGELS, f"{regel.naam_hash}/{regel.tijd}").bytes),
            )
            for regel in regels
        )
    )
    pogingen.gemeld(bureau.map, regels)


def keur_pogingen(bureau: Bureau) -> None:
    """Tell the log when the file that counts failures was taken away or is one of before: a wait ended early, and what
    failed is not known. What cannot be kept now is kept the next time. Lane N.
    """
    if bureau.alleen_lezen:
        return
    with closing(bureau.eigen_verbinding()) as db, suppress(Storing):
        kast = Kast(db.cursor)
        gezien = int(kast.get(GEZIEN) or b"0")
        heel, nu = pogingen.keur(bureau.map, bureau.bestandssleutel, gezien, bureau.wereld.klok())
        if not heel:
            bureau.noteer(Logregel(POGINGEN_WEG, None, BEWAKEN, MISLUKT, medewerker_id=ONBEKEND))
        kast.put(GEZIEN, b"%d" % nu)


def _eis(bureau: Bureau, over: Id | None = None) -> None:
    """`over`: the colleague whose key it is, of a locatie of whoever asks."""
    if RECHT not in bureau.rechten:
        raise GeenRecht("Dit kan alleen de applicatiebeheerder.")
    if over is not None:
        eis_over(bureau, over, RECHT)


def _log(bureau: Bureau, wat: str, *, namens: Id | None = None, wie: Id | None = None) -> None:
    """`namens` is whose key it was; `wie` who did it, when that is not who is at work."""
    bureau.noteer(Logregel(wat, None, DOEL, SLEUTEL, namens_id=namens, medewerker_id=wie))
