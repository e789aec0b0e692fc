"""What belongs to a person and what to a household: the columns that follow when two records become one.

The one list. Tests hold it against the mapped tables, so that a new table with such a column cannot be forgotten.
"""

from __future__ import annotations

from wijdesk.models.agressie import Agressie
from wijdesk.models.avg import Aantekening, Avgverzoek
from wijdesk.models.base import Gejournaald
from wijdesk.models.betrokkene import Betrokkene, Toestemming
from wijdesk.models.bewaren import Bewaarblokkade
from wijdesk.models.casus import Casus, Nazorg, Regieoverdracht
from wijdesk.models.contact import Contact, Wachtende
from wijdesk.models.dossiercontrole import Controledossier
from wijdesk.models.huishouden import Gezag, Huishoudlid
from wijdesk.models.impact import Impactkoppeling
from wijdesk.models.inzage import Belang, Inzagegrond
from wijdesk.models.klacht import Klachtdossier
from wijdesk.models.meldcode import Meldcode, Wvggzmelding
from wijdesk.models.ondersteuning import Ondersteuning, Onderzoek
from wijdesk.models.opschaling import Opschaling
from wijdesk.models.plan import Actie, Akkoord, Doelpersoon, Evaluatie, Plan, Planversie
from wijdesk.models.praktijk import Praktijkveld, Praktijkvorm
from wijdesk.models.regieclaim import Regieclaim
from wijdesk.models.signaal import Signaal
from wijdesk.models.teamoverdracht import Teamoverdracht
from wijdesk.models.termijn import Termijn
from wijdesk.models.toeleiding import Indicatie, Toeleiding
from wijdesk.models.triage import Consult, Triage
from wijdesk.models.verloop import Contactmoment, Gebeurtenis, Taak
from wijdesk.models.zrm import Zrmmeting

NAAR_PERSOON: tuple[tuple[type[Gejournaald], str], ...] = (
    (Contact, "persoon_id"),
    (Wachtende, "persoon_id"),
    (Agressie, "persoon_id"),
    (Huishoudlid, "persoon_id"),
    (Gezag, "kind_id"),
    (Gezag, "ouder_id"),
    (Doelpersoon, "persoon_id"),
    (Actie, "persoon_id"),
    (Akkoord, "persoon_id"),
    (Zrmmeting, "persoon_id"),
    (Contactmoment, "persoon_id"),
    (Gebeurtenis, "persoon_id"),
    (Taak, "persoon_id"),
    (Betrokkene, "persoon_id"),
    (Toestemming, "persoon_id"),
    (Toestemming, "gever_id"),
    (Toeleiding, "persoon_id"),
    (Indicatie, "persoon_id"),
    (Termijn, "persoon_id"),
    (Triage, "persoon_id"),
    (Ondersteuning, "persoon_id"),
    (Onderzoek, "persoon_id"),
    (Signaal, "persoon_id"),
    (Opschaling, "persoon_id"),
    (Meldcode, "persoon_id"),
    (Wvggzmelding, "persoon_id"),
    (Regieclaim, "persoon_id"),
    (Inzagegrond, "persoon_id"),
    (Belang, "persoon_id"),
    (Avgverzoek, "persoon_id"),
    (Aantekening, "persoon_id"),
    (Bewaarblokkade, "persoon_id"),
    (Klachtdossier, "persoon_id"),
    (Impactkoppeling, "persoon_id"),
    (Praktijkvorm, "persoon_id"),
    (Praktijkveld, "persoon_id"),
)
"""Every column that refers to a person, but for the person's own `samengevoegd_in`."""

NAAR_HUISHOUDEN: tuple[tuple[type[Gejournaald], str], ...] = (
    (Huishoudlid, "huishouden_id"),
    (Casus, "huishouden_id"),
    (Regieoverdracht, "huishouden_id"),
    (Nazorg, "huishouden_id"),
    (Plan, "huishouden_id"),
    (Planversie, "huishouden_id"),
    (Akkoord, "huishouden_id"),
    (Evaluatie, "huishouden_id"),
    (Contactmoment, "huishouden_id"),
    (Gebeurtenis, "huishouden_id"),
    (Taak, "huishouden_id"),
    (Betrokkene, "huishouden_id"),
    (Toestemming, "huishouden_id"),
    (Toeleiding, "huishouden_id"),
    (Indicatie, "huishouden_id"),
    (Zrmmeting, "huishouden_id"),
    (Termijn, "onderwerp_id"),
    (Triage, "huishouden_id"),
    (Consult, "huishouden_id"),
    (Ondersteuning, "huishouden_id"),
    (Onderzoek, "huishouden_id"),
    (Signaal, "huishouden_id"),
    (Opschaling, "huishouden_id"),
    (Meldcode, "huishouden_id"),
    (Teamoverdracht, "huishouden_id"),
    (Regieclaim, "huishouden_id"),
    (Inzagegrond, "huishouden_id"),
    (Aantekening, "huishouden_id"),
    (Bewaarblokkade, "huishouden_id"),
    (Praktijkvorm, "huishouden_id"),
    (Controledossier, "huishouden_id"),
)
"""Every column that refers to a household, but for the household's own; a Termijn does when that is its onderwerp."""

NAAR_CASUS: tuple[tuple[type[Gejournaald], str], ...] = tuple(
    (soort, "casus_id") for soort in (Plan, Contactmoment, Toeleiding, Regieoverdracht, Nazorg)
)
"""What was done in a casus: opening it is not undone any more when there is any of it."""
