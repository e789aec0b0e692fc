"""Carrying out a list: dossier by dossier, and then the file beside the file is emptied too."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress

from wijdesk.app.behoud.kopie import houd_register_bij
from wijdesk.app.bureau import Bureau
from wijdesk.app.lease import CONTACT, VOOR
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import InGebruik, Weigering
from wijdesk.models.opdrachten.bewaren import RondLijstAf, VernietigDossier
from wijdesk.models.values import Id
from wijdesk.store import verbinding as verb
from wijdesk.store.bestanden import bij_volle_schijf
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panels.bewaren.poort import Uitslag

VERS_MS = 3_600_000
"""A desk with a network shares many times in this; a hold another shared before its last round is known here."""
NIET_GEDEELD = (
    "Deze balie heeft na het akkoord, of het laatste uur, nog niet gedeeld. Op een andere balie kan een blokkade "
    "staan. Sluit deze computer aan op het netwerk, deel, en probeer het dan opnieuw."
)
KLOK_MS = 3_600_000
KLOK = (
    "De klok van deze computer en die van het centrum verschillen meer dan een uur. Er is niets vernietigd. Zet de "
    "klok goed, deel, en probeer het dan opnieuw."
)


def voer_uit(bureau: Bureau, lijst: Id, regels: Sequence[Id], voortgang: Voortgang) -> Uitslag:
    """Destroy the dossiers of these lines. Each is one transaction: what was done stays done, the rest is for the next
    time. Raises Weigering or a Storing.
    """
    eis_gedeeld(bureau, lijst)
    try:
        with bij_volle_schijf("Wat nog niet vernietigd was, is niet vernietigd."):
            return _voer_uit(bureau, lijst, regels, voortgang)
    finally:
        houd_register_bij(bureau)


def _voer_uit(bureau: Bureau, lijst: Id, regels: Sequence[Id], voortgang: Voortgang) -> Uitslag:
    gedaan = 0
    afgevallen: list[str] = []
    for plek, id_ in enumerate(regels):
        voortgang.meld(plek, len(regels))
        if voortgang.gestopt():
            ruim_bestand(bureau)
            return Uitslag(gedaan=gedaan, afgevallen=tuple(afgevallen), gestopt=True)
        uit = voortgang.write(VernietigDossier(id=id_))
        if uit.afgevallen:
            afgevallen.append(uit.afgevallen)
        else:
            gedaan += 1
    voortgang.write(RondLijstAf(id=lijst))
    ruim_bestand(bureau)
    voortgang.meld(len(regels), len(regels))
    return Uitslag(gedaan=gedaan, afgevallen=tuple(afgevallen))


def eis_gedeeld(bureau: Bureau, lijst: Id) -> None:
    """A desk that shares has heard the others since the agreement and this hour: a hold can have been set there. And it
    knows what time it is: terms are counted by its clock.

    Raises Weigering.
    """
    with closing(bureau.eigen_verbinding()) as db:
        kast = Kast(db.cursor)
        if not kast.get(ADRES):
            return
        contact, voor = int(kast.get(CONTACT) or b"0"), int(kast.get(VOOR) or b"0")
        rij = db.execute("SELECT coalesce(akkoord_op, 0) FROM vernietiglijst WHERE id = ?", (lijst,)).fetchone()
    if abs(voor) > KLOK_MS:
        raise Weigering(KLOK)
    if contact < max(rij[0] if rij else 0, bureau.wereld.klok() - VERS_MS):
        raise Weigering(NIET_GEDEELD)


def ruim_bestand(bureau: Bureau) -> None:
    """Write the file anew and empty the WAL. What is deleted is overwritten at once (`secure_delete`), but of a page
    that was split before, the part that moved can still hold words; and of those a destroyed dossier leaves none.
    """

    def werk(winkel: Winkel) -> None:
        with suppress(InGebruik), verb.vertaald():
            winkel.db.execute("VACUUM")
        with verb.vertaald():  # a reader that holds it is no reason to stop: the next folding takes the rest
            winkel.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    bureau.op_winkel(werk)
