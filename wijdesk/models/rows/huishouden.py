"""What screens see of a household: who belongs to it, its one regisseur, and what to know before going on."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.regiestand import GEEN_REGIESTAND, Regiestand
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LidRij:
    """One membership of one person in one household."""

    id: Id
    persoon_id: Id
    naam: str
    """Name for display; "Afgeschermde persoon" when the viewer may not know who."""
    geboortedatum: str
    leeftijd: int | None
    rol: str
    verblijf: str
    van: str
    tot: str
    opmerking: str = ""
    gezag: bool = False
    """What the role says: an "ouder met gezag" of somebody here. Who decides for a child is `gezag_van`."""
    kind: bool = False
    afgeschermd: bool = False
    """True when the viewer may not know who this is: name, birth date and remark are empty or general."""
    ook_in: tuple[tuple[Id, str], ...] = ()
    """(household id, name) of other households this person belongs to now (co-ouderschap)."""
    gezag_van: tuple[tuple[Id, str], ...] = ()
    """Of a minor: (person id, name) of who has gezag over this child today, member here or not."""
    gezag_vast: bool = False
    """Whether that was recorded of this child; otherwise it follows from the roles in the household(s)."""
    gezag_instellingen: tuple[str, ...] = ()
    """Names of institutions with voogdij over this child today (art. 1:302 BW)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GezagKandidaat:
    """An adult who may have gezag over a child: a member of one of its households, or who has it by now."""

    persoon_id: Id
    naam: str
    rol: str
    """In the household of the child; empty when no member (any more)."""
    heeft: bool
    """Today, as recorded or else by the role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GezagDetail:
    """Who has gezag over one child, and who could. Nobody hidden from the viewer is in it."""

    kind_id: Id
    kandidaten: tuple[GezagKandidaat, ...]
    vast: bool
    """Whether it was recorded; otherwise `heeft` follows from the roles."""
    sinds: str = ""
    """Since when what holds now was recorded (ISO); empty when it was not."""
    soort: str = ""
    instelling: str = ""
    """The institution that has voogdij; then nobody in `kandidaten` has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusKop:
    """The open casus of a household, or an earlier one."""

    id: Id
    nummer: str
    wettelijk_kader: str
    aanleiding: str
    geopend_op: int
    gesloten_op: int | None = None
    sluitreden: str = ""
    sluittoelichting: str = ""
    laatste_regisseur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdrachtRij:
    """A request to take over the regie."""

    id: Id
    huishouden_id: Id
    huishouden: str
    nummer: str
    van_id: Id
    van: str
    naar_id: Id
    naar: str
    notitie: str
    gevraagd_op: int
    stand: str
    antwoord: str = ""
    beantwoord_op: int | None = None


NAAR_LADDER = "opschaling"
"""Where an alert leads that is about the ladder: to a panel of its own, not a tab."""
NAAR_MELDCODE = "meldcode"
"""Where an alert leads that asks for the meldcode: to its panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """Something to know at the top of a case: a sentence, how urgent ("spoed", "let-op", ""), and where it leads."""

    zin: str
    toestand: str = ""
    tab: str = ""
    """Name of the tab where one can do something about it; empty: nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HuishoudenDetail:
    """The header of Casusregie, and what every tab starts from.

    Without the right to read the casus (`mag_inhoud` False) plan, terms, alerts and reasons are empty: one sees that
    there is a casus and who the regisseur is, not what it is about.
    """

    id: Id
    naam: str
    adres: str
    locatie_id: Id
    locatie: str
    leden: tuple[LidRij, ...]
    """Members now, adults first, then by age."""
    eerdere_leden: tuple[LidRij, ...] = ()
    casus: CasusKop | None = None
    """The open one; None when there is none."""
    eerdere_casussen: tuple[CasusKop, ...] = ()
    regisseur_id: Id | None = None
    regisseur: str = ""
    tandem_id: Id | None = None
    tandem: str = ""
    regie: Regiestand = GEEN_REGIESTAND
    """Whether another team has a regisseur too, as far as the centre said."""
    overdracht: OverdrachtRij | None = None
    """The open request, when there is one."""
    plan_id: Id | None = None
    plan_stand: str = ""
    """In words: "geen plan", "concept, nog niet vastgesteld", "versie 3, akkoord 3 feb"."""
    volgende_termijn: str = ""
    """In words: "Onderzoek Wmo: nog 12 dagen (4 dec)"; empty when nothing runs."""
    volgende_termijn_toestand: str = ""
    meldingen: tuple[Melding, ...] = ()
    mag_inhoud: bool = True
    inzage: str = ""
    """What has to be said before the content opens ("doel", "nood"); empty when nothing: see `mag_inhoud`."""
    beperkt: str = ""
    """That its content is not used now, in words (AVG art. 18)."""
    noodinzage_tot: int | None = None
    """Until when an emergency keeps the content open (ms UTC)."""
    mag_schrijven: bool = True
    status: str = "actief"
    samengevoegd_met: tuple[tuple[Id, str], ...] = ()
    """Households merged into this one that can be taken out again."""
    elders: TeamoverdrachtRij | None = None
    """Where it went, when it is of another team now: then `mag_inhoud` is False for everybody here."""
    ander_team: bool = False
    """Whether whoever asks may give it to another team, and there is one."""
    ontvangen: TeamoverdrachtRij | None = None
    """Where it came from, until somebody here accepts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRij:
    """One household in a caseload list."""

    huishouden_id: Id
    naam: str
    nummer: str
    locatie: str
    regisseur: str
    tandem: str
    leden: int
    kinderen: int
    geopend_op: int
    laatste_contact: int | None
    plan_stand: str
    volgende_termijn: str
    """ISO date; empty when nothing runs."""
    wat: str = ""
    """What that term is; `soort` and `kop` are those of its `AgendaRij`."""
    soort: str = ""
    kop: str = ""
    toestand: str = ""
    overdracht: str = ""
    """ "gevraagd aan …" when the regie is being handed over."""
    regie: str = ""
    """ "ook regie bij Vinkhuizen" when another team has a regisseur for somebody here too."""
    gewicht: int = 0
    """Its points today; 0 of a check after closing."""
    waarom: str = ""
    """What these points are for."""
