"""From entries to rows that satisfy the rules of the database: the merge above the fields. Pure: knows no database.

The journal keeps everything; a table can hold one state only, and only one that its constraints allow. Here it is
decided, by nothing but the set of entries, which that is, and what a person has to look at. What cannot be shown is
held back, never dropped, and comes as soon as it fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from wijdesk.models.beeld import Beeld, Buiten, Ingehouden, Regels
from wijdesk.models.doorwijzing import wijs_door
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel, Rijstand, Waarde, rijstand
from wijdesk.models.logsoort import VAST
from wijdesk.models.uitwisseling_woorden import CASUS, GEWIST, ONBEKEND, PAST_NIET, PLAN, WAARDE, WACHT
from wijdesk.models.verband import houd_in_gebruik, verbreek_kringen
from wijdesk.models.weggehaald import WIE_HET_INLAS, niet_gezien, ook_ingelezen

VANZELF = frozenset({"volgorde"})
"""Fields of which any value will do: the latest is shown, and nobody is asked."""

UITGEVOERD = frozenset(
    {("vernietigregel", "vernietigd_op"), ("vernietigregel", "rijen"),
     ("vernietiglijst", "uitgevoerd_op"), ("vernietiglijst", "uitgevoerd_door_id"), ("avgverzoek", "vernietigd_op")}
)  # fmt: skip
"""What two desks said that carried out one list, each for itself: it is done, so nobody is asked who was first."""

VANZELF_EENS = UITGEVOERD | WIE_HET_INLAS


def projecteer(rijen: Mapping[str, Sequence[Regel]], regels: Regels, buiten: Buiten) -> dict[str, Beeld]:
    """Every row (by hex id) as it is shown. Rows that refer to each other come together, or not at all.

    The entries of a row in the order in which they came. What says of the id of a row that it is of another noun is
    held back: a use case refuses that (`store.vast`), so a program that was changed said it.
    """
    vreemd = {rij: anders for rij, alle in rijen.items() if len(alle) > 1 and (anders := _van_ander_noun(alle))}
    if vreemd:
        rijen = {rij: [een for een in alle if een.soort == alle[0].soort] for rij, alle in rijen.items()}
    kandidaten = {rij: alle[0].soort for rij, alle in rijen.items()}
    stuk = {rij for rij, alle in rijen.items() if any(regel.waarden is None for regel in alle)}
    bekend = _Bekend(rijen, kandidaten, stuk, buiten)
    beelden: dict[str, Beeld] = {}
    opnieuw, nooit, terug = set(rijen), set[str](), set[str]()
    while opnieuw:
        for rij in opnieuw:
            beelden[rij] = _los_op(rij, rijen[rij], regels, bekend)
        weg = {rij for rij in opnieuw if beelden[rij].waarden is None and rij in kandidaten}
        gewist = {rij for rij in opnieuw if rij not in nooit and is_gewist(beelden[rij])}
        weer = {rij for rij in opnieuw - terug if beelden[rij].waarden is not None and rij not in kandidaten}
        nooit |= gewist
        stuk |= gewist
        terug |= weer  # once: it must end
        for rij in weg:
            del kandidaten[rij]
        kandidaten |= {rij: rijen[rij][0].soort for rij in weer}
        nu = weg | gewist | weer
        opnieuw = {rij for rij in rijen if nu and _hangt_af(beelden[rij], rijen[rij], regels, nu, ook_leeg=bool(weer))}
    verbreek_kringen(beelden, rijen, regels, partial(_los_op, regels=regels, bekend=bekend))
    houd_in_gebruik(beelden, rijen, regels, buiten)
    _verzoen(beelden)
    _verzoen_plannen(beelden, rijen, regels)
    wijs_door(beelden, rijen, regels, buiten)
    for rij, anders in vreemd.items():
        beelden[rij].ingehouden |= {regel.id: Ingehouden(PAST_NIET) for regel in anders}
    return beelden


def _van_ander_noun(alle: Sequence[Regel]) -> list[Regel]:
    """The entries that say another noun of this id than the first that came."""
    return [regel for regel in alle if regel.soort != alle[0].soort]


def _hangt_af(beeld: Beeld, alle: Sequence[Regel], regels: Regels, van: set[str], *, ook_leeg: bool) -> bool:
    """Whether a row could be another when these are: it refers to one, or an entry does of which some are left out.

    `ook_leeg`: some that went are here again, so a field may have been made empty that need not be.
    """
    if beeld.waarden is not None and not beeld.ingehouden and not ook_leeg:
        return any(beeld.waarden[veld] in van for veld in regels.verwijzingen(beeld.soort))
    if not regels.velden(beeld.soort):
        return False
    velden = regels.verwijzingen(beeld.soort)
    genoemd = (regel.waarden.get(veld) for regel in alle if regel.waarden is not None for veld in velden)
    return any(isinstance(doel, str) and doel in van for doel in genoemd)


def is_gewist(beeld: Beeld) -> bool:
    """Whether a row went with what was destroyed."""
    return beeld.waarden is None and any(waarom.waarom == GEWIST for waarom in beeld.ingehouden.values())


@dataclass(frozen=True, slots=True)
class _Bekend:
    """Which rows there will be."""

    rijen: Collection[str]
    kandidaten: Mapping[str, str]
    stuk: Collection[str]
    """Rows here of which content was destroyed, or that went with one they cannot do without."""
    buiten: Buiten

    def is_gewist(self, rij: str) -> bool:
        if rij in self.kandidaten:
            return False
        return rij in self.stuk if rij in self.rijen else self.buiten.is_gewist(rij)

    def mist(self, soort: str, rij: str) -> bool:
        return self.kandidaten.get(rij) != soort if rij in self.rijen else not self.buiten.bestaat(soort, rij)


def _los_op(
    rij: str, alle: Sequence[Regel], regels: Regels, bekend: _Bekend, zonder: Mapping[str, Ingehouden] | None = None
) -> Beeld:
    """One row. Leaves out, one by one, entries that refer to what is not here or that break a rule of the row.

    `zonder`: what is left out already.
    """
    soort = alle[0].soort
    if len(alle) == 1 and not zonder and (beeld := _enige(alle[0], regels, bekend)) is not None:
        return beeld
    beeld = Beeld(soort)
    if not regels.velden(soort):
        beeld.ingehouden = {regel.id: Ingehouden(ONBEKEND) for regel in alle}
        return beeld
    zonder = dict(zonder or {}) | _na_de_eerste(alle)
    while True:
        staat = rijstand(alle, zonder)
        waarden = _hele_rij(staat, alle, regels, zonder)
        if waarden is None:
            begin = [zonder[regel.id].waarom for regel in alle if not regel.basis and regel.id in zonder]
            if rij in bekend.stuk or GEWIST in begin:
                beeld.ingehouden = {regel.id: Ingehouden(GEWIST, _wacht_op(regel, zonder)) for regel in alle}
            else:
                anders = {id_: in_ for id_, in_ in zonder.items() if in_.waarom != GEWIST}
                beeld.ingehouden = {regel.id: Ingehouden(WACHT, rij) for regel in alle} | anders
            return beeld
        gat = _ontbreekt(waarden, soort, regels, bekend)
        if gat is not None:
            veld, waarop = gat
            waarom = GEWIST if bekend.is_gewist(waarop) else WACHT
            zonder[staat.getoond[veld]] = Ingehouden(waarom, waarop)
            continue
        if regels.past(soort, rij, waarden):
            break
        eruit = _wat_niet_past(alle, staat, regels, bekend, zonder)
        if not eruit:
            beeld.ingehouden = zonder | {regel.id: Ingehouden(PAST_NIET) for regel in alle if regel.id not in zonder}
            return beeld
        zonder |= {id_: Ingehouden(PAST_NIET) for id_ in eruit}
    beeld.waarden, beeld.ingehouden = waarden, zonder
    beeld.koppen = {veld: _op_volgorde(staat, veld) for veld in staat.koppen}
    bekende = regels.velden(soort)
    beeld.verschillen = dict.fromkeys(_te_kiezen(staat, alle, waarden, bekende), WAARDE)
    per_id = {regel.id: regel for regel in alle}
    for id_, in_ in zonder.items():
        if in_.waarom == PAST_NIET and soort not in VAST:
            beeld.verschillen |= {veld: PAST_NIET for veld in per_id[id_].velden if veld in bekende}
    return beeld


def _te_kiezen(
    staat: Rijstand, alle: Sequence[Regel], waarden: Mapping[str, Waarde], bekende: Collection[str]
) -> Iterator[str]:
    """The fields about which somebody has to say which value it is."""
    anders = staat.waarden.get("status") != waarden["status"]
    for veld in bekende:
        if veld == "status" and (anders or veld in staat.verschillen):
            if not ook_ingelezen(staat, alle):
                yield veld
        elif veld in staat.verschillen and veld not in VANZELF and (staat.soort, veld) not in VANZELF_EENS:
            yield veld


def _wacht_op(regel: Regel, zonder: Mapping[str, Ingehouden]) -> str:
    return zonder[regel.id].wacht_op if regel.id in zonder else ""


def _na_de_eerste(alle: Sequence[Regel]) -> dict[str, Ingehouden]:
    """Of a row that is never changed only the entry that made it counts; of two that did, the earliest."""
    if alle[0].soort not in VAST:
        return {}
    eerste = min(alle, key=lambda regel: (bool(regel.basis), regel.rang))
    return {regel.id: Ingehouden(PAST_NIET) for regel in alle if regel is not eerste}


def _enige(regel: Regel, regels: Regels, bekend: _Bekend) -> Beeld | None:
    """A row of one entry that says every field and fits, as nearly all do; None when it has to be looked at."""
    velden = regels.velden(regel.soort)
    if regel.waarden is None or regel.basis or regel.waarden.keys() != set(velden) or not velden:
        return None
    waarden = dict(regel.waarden)
    if _ontbreekt(waarden, regel.soort, regels, bekend) is not None or waarden["status"] == "vervallen":
        return None
    if not regels.past(regel.soort, regel.rij, waarden):
        return None
    return Beeld(regel.soort, waarden, dict.fromkeys(velden, (regel.id,)))


def _op_volgorde(staat: Rijstand, veld: str) -> tuple[str, ...]:
    """The heads of a field, the one that is shown last."""
    getoond = staat.getoond.get(veld)
    if len(staat.koppen[veld]) == 1:
        return tuple(staat.koppen[veld])
    return tuple(sorted(staat.koppen[veld], key=lambda id_: (id_ == getoond, id_)))


def _hele_rij(
    staat: Rijstand, alle: Sequence[Regel], regels: Regels, zonder: Collection[str]
) -> dict[str, Waarde] | None:
    """Every field of the row, or None when the entry that made it is not here, or its content is gone."""
    soort = staat.soort
    if all(regel.basis or regel.id in zonder for regel in alle):
        return None
    standaarden = regels.standaarden(soort)
    waarden: dict[str, Waarde] = {}
    for veld in regels.velden(soort):
        if veld in staat.waarden:
            waarden[veld] = staat.waarden[veld]
        elif veld not in staat.koppen and (veld in standaarden or regels.mag_leeg(soort, veld)):
            waarden[veld] = standaarden.get(veld)
        else:
            return None
    if waarden["status"] == "vervallen" and niet_gezien(staat, alle):
        waarden["status"] = "actief"
    return waarden


def _ontbreekt(waarden: dict[str, Waarde], soort: str, regels: Regels, bekend: _Bekend) -> tuple[str, str] | None:
    """A field that refers to a row that is not here, with that row: first one that never comes.

    A field that may hold nothing is made empty when what it referred to was destroyed.
    """
    eerste: tuple[str, str] | None = None
    for veld, doel in regels.verwijzingen(soort).items():
        waarde = waarden[veld]
        if not isinstance(waarde, str) or not bekend.mist(doel, waarde):
            continue
        if not bekend.is_gewist(waarde):
            eerste = eerste or (veld, waarde)
        elif regels.mag_leeg(soort, veld):
            waarden[veld] = None
        else:
            return veld, waarde
    return eerste


def _wat_niet_past(
    alle: Sequence[Regel], staat: Rijstand, regels: Regels, bekend: _Bekend, zonder: Mapping[str, Ingehouden]
) -> list[str]:
    """The entries to leave out: as few as possible, and the latest; nothing when that would leave no row.

    What an entry replaced comes back when it is left out, and may not fit either.
    """
    per_id = {regel.id: regel for regel in alle}
    eruit: list[str] = []
    while True:
        hoofden = {id_ for koppen in staat.koppen.values() for id_ in koppen if per_id[id_].basis}
        if not hoofden:
            return []
        eruit.append(max(hoofden, key=lambda id_: per_id[id_].rang))
        if _past_zonder(alle, regels, bekend, {*zonder, *eruit}):
            break
        staat = rijstand(alle, {*zonder, *eruit})
    for id_ in reversed(eruit[:-1]):
        zo = [ander for ander in eruit if ander != id_]
        if _past_zonder(alle, regels, bekend, {*zonder, *zo}):
            eruit = zo
    return eruit


def _past_zonder(alle: Sequence[Regel], regels: Regels, bekend: _Bekend, zonder: Collection[str]) -> bool:
    waarden = _hele_rij(rijstand(alle, zonder), alle, regels, zonder)
    if waarden is None:
        return False
    _ontbreekt(waarden, alle[0].soort, regels, bekend)  # makes empty what refers to something destroyed
    return regels.past(alle[0].soort, alle[0].rij, waarden)


# What may exist once --------------------------------------------------------------------------------------------------


REGIE = ("casus_id", "regisseur_id", "tandem_id", "actief_plan_id")
"""Fields of a household that are empty together when it has no open casus."""


def _verzoen(beelden: Mapping[str, Beeld]) -> None:
    """Household and casus agree about what is open: one casus, at the household that points at it, with its regisseur.

    Two desks that each opened one leave the one the household shows; the other is laid aside ("samengevoegd") with a
    difference. A household never points at a casus that is closed or that belongs to another household.
    """
    huishoudens = _van(beelden, "huishouden")
    casussen = _van(beelden, "casus")
    for rij, huis in huishoudens.items():
        casus_id = huis["casus_id"]
        if isinstance(casus_id, str) and casus_id in casussen:
            casus = casussen[casus_id]
            if not _is_open(casus) or casus["huishouden_id"] != rij:
                for veld in REGIE:
                    huis[veld] = None
                beelden[rij].verschillen["casus_id"] = CASUS
    wijst = {huis["casus_id"] for huis in huishoudens.values()}
    for rij, casus in casussen.items():
        if _is_open(casus) and rij not in wijst:
            casus["status"] = "samengevoegd"
            beelden[rij].verschillen[""] = CASUS


def _verzoen_plannen(beelden: Mapping[str, Beeld], rijen: Mapping[str, Sequence[Regel]], regels: Regels) -> None:
    """The plan a household goes by is open and its own.

    A closing by a desk that did not know the household goes by this plan is held back, for a person to decide.
    """
    plannen = _van(beelden, "plan")
    for rij, huis in _van(beelden, "huishouden").items():
        plan_id = str(huis["actief_plan_id"])
        if plan_id not in plannen:
            continue
        goed = plannen[plan_id]["huishouden_id"] == rij and plannen[plan_id]["status"] == "actief"
        if not goed or not _houd_open(beelden[plan_id], rijen[plan_id], regels):
            huis["actief_plan_id"] = None
            beelden[rij].verschillen.setdefault("actief_plan_id", PLAN)


def _houd_open(beeld: Beeld, alle: Sequence[Regel], regels: Regels) -> bool:
    """Hold back what closed this plan; False when it was never open."""
    per_id = {regel.id: regel for regel in alle}
    zonder = dict(beeld.ingehouden)
    while beeld.waarden is not None and beeld.waarden["afgesloten_op"]:
        dicht = rijstand(alle, zonder).getoond.get("afgesloten_op", "")
        if dicht not in per_id or not per_id[dicht].basis:
            return False
        regels.eis_streng()
        zonder[dicht] = Ingehouden(PAST_NIET)
        staat, status = rijstand(alle, zonder), beeld.waarden["status"]
        beeld.waarden, beeld.ingehouden = _hele_rij(staat, alle, regels, zonder), zonder
        if beeld.waarden is not None:
            beeld.waarden["status"] = status  # it may be kept for what refers to it
        beeld.koppen = {veld: _op_volgorde(staat, veld) for veld in staat.koppen}
        beeld.verschillen |= dict.fromkeys(per_id[dicht].velden, PAST_NIET)
    return beeld.waarden is not None


def _van(beelden: Mapping[str, Beeld], soort: str) -> dict[str, dict[str, Waarde]]:
    return {rij: beeld.waarden for rij, beeld in beelden.items() if beeld.soort == soort and beeld.waarden is not None}


def _is_open(casus: Mapping[str, Waarde]) -> bool:
    return casus["gesloten_op"] is None and casus["status"] == "actief"
