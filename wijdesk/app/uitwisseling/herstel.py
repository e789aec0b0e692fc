"""A damaged store is healed by the centre: everything is read anew into a file beside it, with what was not shared yet.

The desk stays who it is and begins a new chain, as a twin does: what others have of its old chain is read back like
anybody's, so nothing comes twice. The damaged file is kept. Cut short anywhere, the next try goes on where it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from wijdesk.app.bureau import Wereld
from wijdesk.app.kopieen import HERSTELD, door_de_deur, eis_mag_herstellen, onthoud
from wijdesk.app.uitwisseling.begin import stille_deelnemer, winkel_open
from wijdesk.app.uitwisseling.deelname import CONTACT, doe_ronde
from wijdesk.app.uitwisseling.volg import ADRES, GevolgdCentrum
from wijdesk.errors import BeschadigdBestand, Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store import backup, keys, redding
from wijdesk.store import kast as kasten
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import wissel
from wijdesk.store.behoud.terug import LEESMAP, eis_heel, gelezen_intussen
from wijdesk.store.bestanden import bij_volle_schijf, eis_lokale_schijf, storing_van, vergrendel
from wijdesk.store.controle import controleer
from wijdesk.store.eigenketens import SCHRIJFT
from wijdesk.store.engine import Winkel
from wijdesk.store.opzet import maak
from wijdesk.store.redding import Gered
from wijdesk.store.sprongen import SPRONGEN
from wijdesk.store.teamketens import staat_uit
from wijdesk.sync import aanmelding, sleutels
from wijdesk.sync.centra import open_centrum
from wijdesk.sync.deelnemer import GEDEELD, GELEZEN, INGESCHREVEN

Meld = Callable[[int, int], None]

WERKMAP = wissel.HERSTELMAP
"""In the folder of the store, while it is being healed: the new file."""
_NODIG = (ADRES, INGESCHREVEN, sleutels.TEKEN, sleutels.OPEN, sleutels.BEHEERDER, sleutels.CENTRUM)
_NIET_MEE = (GELEZEN, GEDEELD, CONTACT, SCHRIJFT, SPRONGEN)
"""How names in the cupboard begin that say how far the damaged file was."""


@dataclass(frozen=True, slots=True)
class Hersteld:
    """What came of it, in entries. `kwijt`: of this desk, not shared, and not to be read any more."""

    gelezen: int
    gered: int
    kwijt: int
    misschien_meer: bool
    """Part of the damaged file could not be read: what nobody else has and stood there is not counted."""
    stil: int
    """Chains of other desks that could not be followed to their end."""
    apart: Path | None

    @property
    def zinnen(self) -> tuple[str, ...]:
        """What to tell, in plain words."""
        uit = [f"Deze balie is hersteld: {self.gelezen} regels kwamen terug van het centrum."]
        if self.gered:
            uit.append(f"{self.gered} regels die nog niet gedeeld waren, zijn van deze computer gered.")
        if self.kwijt:
            uit.append(f"{self.kwijt} regels die nog niet gedeeld waren, zijn niet meer te lezen. Die zijn weg.")
        elif self.misschien_meer:
            uit.append(
                "Een deel van het bestand was niet te lezen. Kijk na of het laatste dat u hier opsloeg, er nog staat."
            )
        if self.stil:
            uit.append("Van sommige balies kon nog niet alles gelezen worden. Kijk bij Delen waarom.")
        if self.apart is not None:
            uit.append(f"Het beschadigde bestand is bewaard als {self.apart.name}.")
        return tuple(uit)


@bij_volle_schijf("De gegevens zijn niet hersteld. Er is niets veranderd.")
def herstel_van_centrum(
    map_: Path,
    naam: str,
    wachtwoord: str,
    *,
    code: str = "",
    meld: Meld = lambda _gedaan, _totaal: None,
    wereld: Wereld | None = None,
) -> Hersteld:
    """Heal the store in this folder, which must not be open.

    Raises a Storing when the centre cannot be reached or does not know this desk, and nothing has changed then.
    """
    wereld = wereld or Wereld()
    kopieen = backup.lijst(map_)
    slots = next((plek for plek in (map_, *kopieen) if keys.leesbaar(plek)), map_)
    wie = door_de_deur(map_, slots, naam, wachtwoord, code, klok=wereld.klok)
    eis_lokale_schijf(map_)
    slot = vergrendel(map_)
    try:
        wissel.maak_af(map_)
        eis_mag_herstellen(map_, wie)
        gered = _lees_alles(map_, kopieen, wie.sleutel)
        werk = map_ / WERKMAP
        _begin(werk, wie.sleutel, gered, wereld)
        gered.neem_over(gelezen_intussen(map_, wie.sleutel))
        with winkel_open(werk, wie.sleutel) as winkel:
            gelezen, stil = _haal(winkel, wereld, meld)
            aantal, kwijt = redding.zet_bij(winkel, gered)
            _eis_goed(winkel, Id(wie.medewerker_id))
            winkel.vouw_in()
        eis_heel(werk, wie.sleutel)
        apart = backup.zet_in_de_plaats(map_, werk / verb.BESTAND, slots / keys.BESTAND, apart="beschadigd")
        shutil.rmtree(werk, ignore_errors=True)
        shutil.rmtree(map_ / LEESMAP, ignore_errors=True)
    finally:
        slot.release()
    onthoud(map_, HERSTELD, Id(wie.medewerker_id))
    return Hersteld(gelezen, aantal, kwijt, not gered.heel, stil, apart)


def lees_opnieuw(map_: Path, sleutel: bytes, *, wereld: Wereld, meld: Meld) -> Path:
    """Read everything from the centre into a file beside the damaged one, which stays in its place; answers the folder.

    Healing goes on from there. Raises a Storing when the centre cannot be reached or does not know this desk.
    """
    werk = map_ / WERKMAP
    _begin(werk, sleutel, _lees_alles(map_, backup.lijst(map_), sleutel), wereld)
    with winkel_open(werk, sleutel) as winkel:
        _haal(winkel, wereld, meld)
    return werk


def _lees_alles(map_: Path, kopieen: tuple[Path, ...], sleutel: bytes) -> Gered:
    """What this file still says of this desk, filled up from the newest backup that opens."""
    gered = redding.lees(map_, sleutel, ketens=_eigen_ketens)
    for kopie in kopieen:
        if redding.opent(kopie, sleutel):
            gered.vul_aan(redding.lees(kopie, sleutel, ketens=_eigen_ketens))
            break
    if not gered.kast.get(ADRES):
        raise BeschadigdBestand(
            "Deze balie hoort bij geen centrum, of dat is niet meer te lezen.",
            uitweg="Zet een reservekopie terug. Is die er niet, sluit deze computer dan opnieuw aan in een lege map.",
        )
    if not all(gered.kast.get(wat) for wat in _NODIG):
        raise BeschadigdBestand(
            "De sleutels waarmee deze balie deelt, zijn niet meer te lezen.",
            uitweg="Zet een reservekopie terug, of sluit deze computer opnieuw aan in een lege map.",
        )
    return gered


def _eigen_ketens(kast: Mapping[str, bytes]) -> set[bytes]:
    """The chains this desk wrote, besides that of its own journal."""
    uit = {kast[INGESCHREVEN]} if INGESCHREVEN in kast else set()
    staat = staat_uit(kast.get(SCHRIJFT))
    return uit if staat is None else uit | {*staat.ketens.values(), *staat.eerder}


def _begin(werk: Path, sleutel: bytes, gered: Gered, wereld: Wereld) -> None:
    """A new, empty file with this desk's cupboard, unless an earlier try left one."""
    try:
        if (werk / verb.BESTAND).exists() and redding.opent(werk, sleutel):
            with closing(verb.verbind(werk, sleutel)) as db:
                if verb.schema_van(db) == verb.SCHEMA and kasten.Kast(db.cursor).get(ADRES):
                    return
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir(mode=0o700)
    except OSError as fout:
        raise storing_van(fout) from None
    maak(werk, sleutel, klok=wereld.klok, ids=wereld.ids)
    mee = {wat: waarde for wat, waarde in gered.kast.items() if not wat.startswith(_NIET_MEE)}
    with closing(verb.verbind(werk, sleutel)) as db, verb.vertaald(), verb.transactie(db):
        kast = kasten.Kast(db.cursor)
        for wat, waarde in mee.items():
            kast.put(wat, waarde)


def _haal(winkel: Winkel, wereld: Wereld, meld: Meld) -> tuple[int, int]:
    """Read everything; answers how many entries are here now and how many chains stand still."""
    balie = stille_deelnemer(winkel, wereld)
    centrum = GevolgdCentrum(open_centrum((balie.kast.get(ADRES) or b"").decode()), meld=meld)
    try:
        uit = doe_ronde(balie, centrum)
    finally:
        centrum.sluit()
    rooster = aanmelding.bewaard_rooster(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    if not uit.toegelaten or regel is None or regel.ingetrokken:
        raise Storing(
            "Het centrum laat deze balie niet (meer) toe.",
            uitweg="Zet een reservekopie terug, of vraag de applicatiebeheerder om deze balie weer toe te laten.",
        )
    aantal = winkel.db.execute("SELECT count(*) FROM mutatie").fetchone()[0]
    return int(aantal), len(uit.stil)


def _eis_goed(winkel: Winkel, medewerker: Id) -> None:
    """Refuse a file that is not sound, or that whoever heals it could not open afterwards."""
    rij = winkel.db.execute("SELECT status FROM medewerker WHERE id = ?", (medewerker,)).fetchone()
    if rij is None or rij[0] != "actief":
        raise Storing(
            "Wat het centrum heeft, kent u niet als medewerker. Er is niets veranderd.",
            uitweg="Laat een collega herstellen die al langer bij dit team werkt, of zet een reservekopie terug.",
        )
    if controleer(winkel.db):
        raise BeschadigdBestand(
            "Wat van het centrum kwam, klopt niet helemaal. Er is niets veranderd.",
            uitweg="Zet een reservekopie terug en meld dit bij de applicatiebeheerder.",
        )
