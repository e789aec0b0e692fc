"""The access log for whoever keeps it, and for the resident who asks. Reading it is logged too."""

from __future__ import annotations

from wijdesk.models.logsoort import AVG, LOG
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht, LeesLogboek
from wijdesk.models.rows.logboek import InzageOverzicht, Logblad
from wijdesk.services.logboek import bladen
from wijdesk.services.logboek.overzicht import overzicht_van
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer

DOEL = "toezicht op wie gegevens bekijkt (AVG art. 32, NEN 7513)"
DOEL_INWONER = "een inwoner laten zien wie de gegevens bekeek (AVG art. 15)"


@leesvraag(LeesLogboek, recht="log.lezen", doel=DOEL)
def lees_logboek(lezer: Lezer, v: LeesLogboek) -> Logblad:
    """A page of the log."""
    gevonden = bladen.blad(lezer, v)
    lezer.toegang("logboek bekeken", v.persoon_id, DOEL, soort=LOG, huishouden_id=v.huishouden_id)
    return gevonden


@leesvraag(LeesInzageoverzicht, recht="log.lezen", doel=DOEL_INWONER)
def lees_inzageoverzicht(lezer: Lezer, v: LeesInzageoverzicht) -> InzageOverzicht:
    """Who saw the file of one resident. Raises Weigering when there is no such card."""
    gevonden = overzicht_van(lezer, v)
    lezer.toegang("overzicht van inzage gemaakt", v.persoon_id, DOEL_INWONER, soort=AVG)
    return gevonden
