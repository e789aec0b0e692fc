"""How a member of a household looks in the list, and in which group. Logic only: no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.leeftijd import VOLWASSEN, volgende_grens
from wijdesk.models.ondertekenaars import INWONEND
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import dag_in_woorden, datum_in_woorden
from wijdesk.ui.regels import Regel

AFGESCHERMD = "Afgeschermde persoon"
"""How the store names somebody this viewer may not know."""
HELE_TIJD = "hele tijd"
DEELS = "deels (co-ouderschap)"
VOLWASSENEN, KINDEREN, EERDER = "Volwassenen", "Kinderen", "Eerder in dit huishouden"
LEEFTIJD_ONBEKEND = "Leeftijd niet bekend"
GROEPEN = (VOLWASSENEN, KINDEREN, LEEFTIJD_ONBEKEND, EERDER)


def is_eerder(lid: LidRij, vandaag: date) -> bool:
    """Whether this membership has ended."""
    return bool(lid.tot) and lid.tot < vandaag.isoformat()


def groep(lid: LidRij, vandaag: date) -> str:
    """Under which heading somebody stands."""
    if is_eerder(lid, vandaag):
        return EERDER
    if lid.rol in INWONEND and not lid.afgeschermd:  # a lodger may be a niece of ten: the role does not say
        if lid.leeftijd is None:
            return LEEFTIJD_ONBEKEND
        return KINDEREN if lid.leeftijd < VOLWASSEN else VOLWASSENEN
    return KINDEREN if lid.kind else VOLWASSENEN


def op_groep(leden: Iterable[LidRij], vandaag: date) -> list[LidRij]:
    """The rows with those of one group together; within a group as they came."""
    return sorted(leden, key=lambda lid: GROEPEN.index(groep(lid, vandaag)))


def periode(lid: LidRij) -> str:
    """Since when, or from when to when: "sinds 01-01-2025", "01-01-2025 t/m 03-02-2026"."""
    if lid.tot:
        return f"{datum_in_woorden(lid.van)} t/m {datum_in_woorden(lid.tot)}"
    return f"sinds {datum_in_woorden(lid.van)}"


def grens_in_woorden(lid: LidRij, vandaag: date) -> str:
    """The next birthday that changes rights, for a child: "wordt 12 op vr 10 apr"."""
    grens = None if lid.afgeschermd or not lid.kind else volgende_grens(lid.geboortedatum, vandaag)
    return "" if grens is None else f"wordt {grens.leeftijd} op {dag_in_woorden(grens.op, vandaag)}"


def onder_gezag(lid: LidRij) -> bool:
    """Whether gezag means something for this member: a child, or somebody of whom it was recorded, under 18."""
    minderjarig = lid.leeftijd is None or lid.leeftijd < VOLWASSEN
    return not lid.afgeschermd and minderjarig and (lid.kind or lid.leeftijd is not None or lid.gezag_vast)


def gezag_in_woorden(lid: LidRij, *, voluit: bool = False) -> str:
    """Who has gezag over a child: "Gezag: F. de Vries, J. Bakker", and when that is only what the roles say."""
    if not onder_gezag(lid):
        return ""
    namen = ", ".join(naam if voluit else kort(naam) for _, naam in lid.gezag_van)
    if lid.gezag_instellingen:
        voogden = ", ".join(f"{naam} (instelling)" for naam in lid.gezag_instellingen)
        return f"Voogdij: {', '.join(filter(None, (voogden, namen)))}"
    if lid.gezag_vast:
        return f"Gezag: {namen or 'afgeschermd'}"
    return f"Gezag: {namen} (volgens de rollen in het gezin)" if namen else ""


def gezag_vraag(lid: LidRij) -> str:
    """What is asked when nobody is known to have gezag; living with a foster or step parent says nothing of it."""
    if not onder_gezag(lid) or lid.gezag_van or lid.gezag_vast:
        return ""
    return "Wie heeft het gezag? Nog niet bekend (G)"


def kort(naam: str) -> str:
    """A name with an initial: "F. de Vries". One word, or somebody hidden, stays as it is."""
    voor, _, achter = naam.partition(" ")
    if not achter or naam == AFGESCHERMD:
        return naam
    return f"{voor[:2] if voor.startswith('IJ') else voor[:1]}. {achter}"


def verblijf_in_woorden(lid: LidRij) -> str:
    """Where somebody lives; who is here part of the time with the days, as they were written down."""
    if lid.verblijf == DEELS and lid.opmerking:
        return f"{lid.verblijf}: {lid.opmerking}"
    return "" if lid.verblijf == HELE_TIJD else lid.verblijf


def beeld(lid: LidRij, vandaag: date) -> Regel:
    """Name and age; role, where they live, since when; a boundary that comes near; gezag; other households."""
    verblijf = verblijf_in_woorden(lid)
    opmerking = "" if lid.verblijf == DEELS else lid.opmerking
    eerder = is_eerder(lid, vandaag)
    ook = f"ook in: {', '.join(naam for _, naam in lid.ook_in)}" if lid.ook_in else ""
    if lid.verblijf == DEELS and not lid.ook_in and not eerder and not lid.afgeschermd:
        ook = "ander huis nog niet bekend"
    nu = "" if eerder else grens_in_woorden(lid, vandaag)
    if not eerder and lid.leeftijd is None and not lid.afgeschermd:
        nu = "leeftijd niet bekend"
    vraag = "" if eerder else gezag_vraag(lid)
    leeftijd = "" if lid.leeftijd is None else f"{lid.leeftijd} jaar"
    return Regel(
        titel=f"{lid.naam} ({lid.leeftijd})" if lid.leeftijd is not None and not eerder else lid.naam,
        rechts=periode(lid),
        onder=" · ".join(deel for deel in (lid.rol, verblijf, nu, ook, opmerking) if deel),
        verder="" if eerder else gezag_in_woorden(lid),
        let_op=vraag,
        voluit=", ".join(
            deel
            for deel in (
                lid.naam,
                leeftijd,
                lid.rol,
                verblijf or lid.verblijf,
                periode(lid),
                ook,
                nu,
                "" if eerder else gezag_in_woorden(lid, voluit=True),
                vraag,
                opmerking,
            )
            if deel
        ),
    )
