"""What can be done with one signaal: its words, its key, where it stands, and when it can be done. Data and no Qt."""

from __future__ import annotations

from collections.abc import Callable

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.signaal import SignaalDetail
from wijdesk.models.signaalregels import AFGESLOTEN, GEVRAAGD, NIEUW, ONDERZOEK
from wijdesk.models.values import Id
from wijdesk.ui.panels.signaal.beeld import is_wvggz

RIJ, VERDER, MEER = "rij", "verder", "meer"
BEHANDELEN = "signaal.behandelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Daad:
    """One act. `ik` in `kan` is who works here."""

    naam: str
    tekst: str
    toets: str = ""
    plek: str = RIJ
    recht: str = BEHANDELEN
    pictogram: str = ""
    zoekwoorden: str = ""
    kan: Callable[[SignaalDetail, Id], bool]


def _open(signaal: SignaalDetail, _: Id) -> bool:
    return signaal.stand != AFGESLOTEN


def wacht_melder(signaal: SignaalDetail) -> bool:
    """Whether the melder was promised to hear and did not yet."""
    return signaal.terugkoppeling == GEVRAAGD and not signaal.teruggekoppeld_op


def moet_horen(signaal: SignaalDetail) -> bool:
    """Whether the melder must still hear, or is known and was never asked."""
    ongevraagd = signaal.heeft_melder and not signaal.terugkoppeling and not signaal.teruggekoppeld_op
    return wacht_melder(signaal) or ongevraagd


DADEN = (
    Daad(naam="oppakken", tekst="Oppakken", toets="O", pictogram="user-check",
         kan=lambda s, ik: s.stand != AFGESLOTEN and s.medewerker_id != ik),
    Daad(naam="beoordelen", tekst="Beoordelen", toets="B", kan=_open, pictogram="clipboard-list"),
    Daad(naam="contact", tekst="Contact", toets="C", kan=_open, pictogram="message-square",
         zoekwoorden="notitie gesprek"),
    Daad(naam="terugkoppelen", tekst="Terugkoppelen", toets="T", pictogram="phone", zoekwoorden="melder bellen",
         kan=lambda s, _: s.stand != AFGESLOTEN and (s.heeft_melder or s.terugkoppeling == GEVRAAGD)),
    Daad(naam="koppelen", tekst="Koppelen", toets="K", kan=_open, pictogram="user-plus",
         zoekwoorden="inwoner huishouden casus adres"),
    Daad(naam="samenvoegen", tekst="Samenvoegen", toets="S", kan=_open, pictogram="copy",
         zoekwoorden="bundel bundelen"),
    Daad(naam="overdragen", tekst="Overdragen", toets="D", kan=_open, pictogram="arrow-right",
         zoekwoorden="collega locatie"),
    Daad(naam="sluiten", tekst="Afsluiten", toets="X", kan=_open, pictogram="circle-check"),
    Daad(naam="heropenen", tekst="Heropenen", toets="H", pictogram="rotate-ccw",
         kan=lambda s, _: s.stand == AFGESLOTEN),
    Daad(naam="triage", tekst="Triage", toets="1", plek=VERDER, recht="triage.voeren", pictogram="list-todo",
         kan=lambda s, _: s.stand != AFGESLOTEN),
    Daad(naam="opschalen", tekst="Opschalen", toets="2", plek=VERDER, recht="opschalen", pictogram="chevron-up",
         zoekwoorden="ladder escaleren", kan=_open),
    Daad(naam="meldcode", tekst="Meldcode", toets="3", plek=VERDER, recht="meldcode", pictogram="shield-alert",
         zoekwoorden="huiselijk geweld kindermishandeling", kan=_open),
    Daad(naam="wvggz", tekst="Wvggz", toets="4", plek=VERDER, recht="wvggz", pictogram="activity",
         zoekwoorden="verplichte ggz meldpunt", kan=lambda s, _: is_wvggz(s.soort)),
    Daad(naam="toon_melder", tekst="Toon melder", toets="M", plek=MEER, recht="signaal.melder", pictogram="eye",
         kan=lambda s, _: s.heeft_melder),
    Daad(naam="verbeteren", tekst="Gegevens verbeteren", toets="W", plek=MEER, kan=_open, pictogram="pencil"),
    Daad(naam="afspraak", tekst="Afspraak met de melder", toets="P", plek=MEER, kan=_open, pictogram="calendar"),
    Daad(naam="melder_wijzigen", tekst="Melder wijzigen", plek=MEER, recht="signaal.melder", kan=_open),
    Daad(naam="wachten", tekst="Wacht alleen nog op terugkoppeling", plek=MEER, pictogram="clock",
         kan=lambda s, _: s.stand in (NIEUW, ONDERZOEK) and moet_horen(s)),
    Daad(naam="terugleggen", tekst="Terugleggen bij nieuw", toets="L", plek=MEER, pictogram="undo-2",
         kan=lambda s, _: s.stand != AFGESLOTEN and s.medewerker_id is not None),
    Daad(naam="los_persoon", tekst="Losmaken van de inwoner", plek=MEER,
         kan=lambda s, _: s.stand != AFGESLOTEN and s.persoon_id is not None),
    Daad(naam="los_huishouden", tekst="Losmaken van het huishouden", plek=MEER,
         kan=lambda s, _: s.stand != AFGESLOTEN and s.huishouden_id is not None),
    Daad(naam="los_adres", tekst="Losmaken van het adres", plek=MEER,
         kan=lambda s, _: s.stand != AFGESLOTEN and s.adres_id is not None),
    Daad(naam="uit_bundel", tekst="Uit de bundel halen", plek=MEER, kan=lambda s, _: s.bundel_id is not None),
    Daad(naam="intrekken", tekst="Intrekken (per ongeluk geregistreerd)", plek=MEER, kan=_open, pictogram="trash-2"),
)  # fmt: skip


def mogelijk(signaal: SignaalDetail, ik: Id, rechten: frozenset[str]) -> tuple[Daad, ...]:
    """What can be done with it now by who works here."""
    return tuple(daad for daad in DADEN if daad.recht in rechten and daad.kan(signaal, ik))


def eerstvolgende(signaal: SignaalDetail) -> str:
    """The act that follows by itself: the one primary button."""
    if signaal.stand == AFGESLOTEN:
        return ""
    if signaal.medewerker_id is None:
        return "oppakken"
    if not signaal.beoordeling:
        return "beoordelen"
    return "terugkoppelen" if wacht_melder(signaal) else "sluiten"
