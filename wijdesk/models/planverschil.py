"""What changed between two versions of a plan, in plain Dutch sentences a family can read. No ORM, no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models.planversie import genormaliseerd
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.values import MAANDEN, Id

LANG = 140
"""Characters of an old or new text that a sentence repeats."""

_PLAN = (
    ("soort", "De soort van het plan"),
    ("familiegroepsplan", "Of er een familiegroepsplan is aangeboden"),
    ("familiegroepsplan_op", "De dag waarop het familiegroepsplan is aangeboden"),
    ("familiegroepsplan_reden", "De uitleg bij het familiegroepsplan"),
    ("situatie", "Wat er speelt"),
    ("gaat_goed", "Wat er goed gaat"),
    ("opgesteld_op", "De dag waarop het plan is opgesteld"),
)
_DOEL = (
    ("woorden", "de woorden zijn"),
    ("leefgebied", "het leefgebied is"),
    ("wanneer_bereikt", "wanneer het bereikt is, is"),
    ("begin", "de begindatum is"),
    ("streef", "de streefdatum is"),
)
_AFSPRAAK = (("tekst", "de woorden zijn"), ("wie", "wie het doet, is"), ("van", "de begindag is"))
_DAGEN = {"familiegroepsplan_op", "opgesteld_op", "begin", "streef", "van", "tot"}


def verschillen(oud: PlanDetail, nieuw: PlanDetail) -> tuple[str, ...]:
    """What is different in `nieuw`, one sentence per change; empty exactly when both say the same."""
    oud, nieuw = genormaliseerd(oud), genormaliseerd(nieuw)
    zinnen = [f"{naam} is veranderd {_was_nu(oud, nieuw, veld)}." for veld, naam in _PLAN if _anders(oud, nieuw, veld)]
    zinnen += _doelen(oud, nieuw)
    zinnen += _acties(oud, nieuw)
    zinnen += _veiligheid(oud, nieuw)
    return tuple(zinnen)


def dag(iso: str) -> str:
    """An ISO date as people write one: "3 feb 2026"; anything else as it is."""
    delen = iso.split("-")
    if len(delen) != 3 or not all(deel.isdecimal() for deel in delen) or not 1 <= int(delen[1]) <= 12:
        return iso
    return f"{int(delen[2])} {MAANDEN[int(delen[1]) - 1]} {delen[0]}"


def _doelen(oud: PlanDetail, nieuw: PlanDetail) -> Iterator[str]:
    was, wordt = {doel.id: doel for doel in oud.doelen}, {doel.id: doel for doel in nieuw.doelen}
    for doel in oud.doelen:
        if doel.id not in wordt:
            yield f"Doel {doel.volgorde} staat niet meer in het plan: {_citaat(doel.woorden)}."
    for doel in nieuw.doelen:
        if doel.id in was:
            yield from _doel(was[doel.id], doel)
        else:
            yield f"Nieuw doel {doel.volgorde}: {_citaat(doel.woorden)}."
    yield from _verplaatst(
        [doel.id for doel in oud.doelen if doel.id in wordt], [doel for doel in nieuw.doelen if doel.id in was]
    )


def _doel(was: DoelRij, wordt: DoelRij) -> Iterator[str]:
    kop = f"Doel {wordt.volgorde}"
    for veld, naam in _DOEL:
        if _anders(was, wordt, veld):
            yield f"{kop}: {naam} veranderd {_was_nu(was, wordt, veld)}."
    if (was.stand, was.reden, was.afgerond_op) != (wordt.stand, wordt.reden, wordt.afgerond_op):
        if was.stand == wordt.stand:
            yield f"{kop}: hoe het afliep is anders beschreven ({_einde(was)} werd {_einde(wordt)})."
        elif wordt.stand == "lopend":
            yield f"{kop}: het doel loopt weer (was: {_einde(was)})."
        else:
            yield f"{kop}: {_einde(wordt)}."
    if was.personen != wordt.personen:
        if [wie for wie, _ in was.personen] == [wie for wie, _ in wordt.personen]:
            yield f"{kop}: een naam is veranderd (was: {_voor_wie(was)}, is nu: {_voor_wie(wordt)})."
        else:
            yield f"{kop}: voor wie het is, is veranderd (was: {_voor_wie(was)}, is nu: {_voor_wie(wordt)})."


def _verplaatst(oud: list[Id], nieuw: list[DoelRij]) -> Iterator[str]:
    """One sentence per goal that was moved: of those between which the order changed, as few as tell it."""
    volgorde = {id_: plek for plek, id_ in enumerate(oud)}
    blijft = _langste_oplopende([volgorde[doel.id] for doel in nieuw])
    for plek, doel in enumerate(nieuw):
        if plek not in blijft:
            yield f"Doel {doel.volgorde} is verplaatst: {_citaat(doel.woorden)}."


def _langste_oplopende(rij: list[int]) -> frozenset[int]:
    """The places of a longest increasing part of a list."""
    beste: list[tuple[int, ...]] = []
    for plek, waarde in enumerate(rij):
        eerder = [reeks for reeks in beste if rij[reeks[-1]] < waarde]
        langste: tuple[int, ...] = max(eerder, key=len, default=())
        beste.append((*langste, plek))
    einde: tuple[int, ...] = max(beste, key=len, default=())
    return frozenset(einde)


def _acties(oud: PlanDetail, nieuw: PlanDetail) -> Iterator[str]:
    was = {actie.id: (doel, actie) for doel in oud.doelen for actie in doel.acties}
    wordt = {actie.id: (doel, actie) for doel in nieuw.doelen for actie in doel.acties}
    doelen = {doel.id for doel in nieuw.doelen}
    for id_, (doel, actie) in was.items():
        if id_ not in wordt and doel.id in doelen:
            yield f"Actie bij doel {doel.volgorde} staat niet meer in het plan: {_citaat(actie.wat)}."
    for id_, (doel, actie) in wordt.items():
        if id_ not in was:
            yield f"Nieuwe actie bij doel {doel.volgorde}: {_wie_wat(actie)}."
            continue
        eerst, zoals = was[id_]
        if eerst.id != doel.id:
            yield f"Actie verplaatst naar doel {doel.volgorde}: {_citaat(actie.wat)}."
        yield from _actie(zoals, actie)


def _actie(was: ActieRij, wordt: ActieRij) -> Iterator[str]:
    if was.wat != wordt.wat:
        yield f"Een actie heeft andere woorden {_was_nu(was, wordt, 'wat')}."
    if (was.uitvoerder, was.wie, was.persoon_id) != (wordt.uitvoerder, wordt.wie, wordt.persoon_id):
        yield f"Wie het doet is veranderd bij {_citaat(wordt.wat)} (was: {_wie(was)}, is nu: {_wie(wordt)})."
    if was.klaar_voor != wordt.klaar_voor:
        yield (
            f"De datum is veranderd bij {_citaat(wordt.wat)} "
            f"(was: {_datum(was.klaar_voor)}, is nu: {_datum(wordt.klaar_voor)})."
        )
    if was.gedaan_op != wordt.gedaan_op:
        if not wordt.gedaan_op:
            yield f"Actie toch nog niet gedaan: {_citaat(wordt.wat)}."
        elif was.gedaan_op:
            yield f"Actie gedaan op {dag(wordt.gedaan_op)} in plaats van {dag(was.gedaan_op)}: {_citaat(wordt.wat)}."
        else:
            yield f"Actie gedaan: {_citaat(wordt.wat)} ({dag(wordt.gedaan_op)})."
    if was.niet_meer_nodig != wordt.niet_meer_nodig:
        if not wordt.niet_meer_nodig:
            yield f"Actie toch weer nodig: {_citaat(wordt.wat)}."
        else:
            yield f"Actie niet meer nodig: {_citaat(wordt.wat)} (reden: {_kort(wordt.niet_meer_nodig)})."


def _veiligheid(oud: PlanDetail, nieuw: PlanDetail) -> Iterator[str]:
    was = {rij.id: rij for rij in oud.veiligheid}
    wordt = {rij.id: rij for rij in nieuw.veiligheid}
    for id_, rij in was.items():
        if id_ not in wordt:
            yield f"Veiligheidsafspraak staat niet meer in het plan: {_citaat(rij.tekst)}."
    for id_, rij in wordt.items():
        if id_ not in was:
            yield f"Nieuwe veiligheidsafspraak: {_citaat(rij.tekst)}{f' ({_kort(rij.wie)})' if rij.wie else ''}."
        else:
            yield from _afspraak(was[id_], rij)


def _afspraak(was: VeiligheidRij, wordt: VeiligheidRij) -> Iterator[str]:
    kop = f"Veiligheidsafspraak {_citaat(wordt.tekst)}"
    for veld, naam in _AFSPRAAK:
        if _anders(was, wordt, veld):
            yield f"{kop}: {naam} veranderd {_was_nu(was, wordt, veld)}."
    if was.tot != wordt.tot:
        if not wordt.tot:
            yield f"{kop}: geldt weer (was tot en met {dag(was.tot)})."
        else:
            yield f"{kop}: geldt tot en met {dag(wordt.tot)}{f' (was {dag(was.tot)})' if was.tot else ''}."


def _anders(was: object, wordt: object, veld: str) -> bool:
    return bool(getattr(was, veld) != getattr(wordt, veld))


def _was_nu(was: object, wordt: object, veld: str) -> str:
    """What it was and what it is, from where they begin to differ."""
    oud, nieuw = str(getattr(was, veld)), str(getattr(wordt, veld))
    if veld in _DAGEN:
        return f"(was: {_datum(oud)}, is nu: {_datum(nieuw)})"
    gelijk = next(
        (plek for plek, (a, b) in enumerate(zip(oud, nieuw, strict=False)) if a != b), min(len(oud), len(nieuw))
    )
    begin = nieuw.rfind(" ", 0, max(0, gelijk - 20)) + 1 if max(len(oud), len(nieuw)) > LANG else 0
    return f"(was: {_deel(oud, begin)}, is nu: {_deel(nieuw, begin)})"


def _deel(tekst: str, begin: int) -> str:
    return f"“{'… ' if begin else ''}{_kort(tekst[begin:])}”" if tekst else "nog leeg"


def _kort(tekst: str) -> str:
    heel = " ".join(tekst.split())
    return heel if len(heel) <= LANG else f"{heel[: LANG - 1].rstrip()}…"


def _citaat(tekst: str) -> str:
    return f"“{_kort(tekst)}”"


def _datum(iso: str) -> str:
    return dag(iso) if iso else "geen datum"


def _einde(doel: DoelRij) -> str:
    """How a goal ended: "deels behaald op 3 feb 2026 (reden)"."""
    reden = f" (reden: {_kort(doel.reden)})" if doel.reden else ""
    return f"{doel.stand}{f' op {dag(doel.afgerond_op)}' if doel.afgerond_op else ''}{reden}"


def _voor_wie(doel: DoelRij) -> str:
    return ", ".join(naam for _, naam in doel.personen) or "het hele gezin"


def _wie(actie: ActieRij) -> str:
    return f"{actie.uitvoerder}, {actie.wie}" if actie.wie else actie.uitvoerder


def _wie_wat(actie: ActieRij) -> str:
    voor = f", voor {dag(actie.klaar_voor)}" if actie.klaar_voor else ""
    return f"{_citaat(actie.wat)} ({_wie(actie)}{voor})"
