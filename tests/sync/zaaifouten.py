"""Bugs sown on purpose: each puts a function of the program away for one that is wrong the way programs are.

A test that finds none of them proves nothing. `ZAAIFOUTEN` maps the name of each to a context manager; who finds which
stands in `test_zaaifouten`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from wijdesk.models import journaal, projectie
from wijdesk.models.beeld import Beeld
from wijdesk.models.journaal import Regel, Rijstand, lees_regel
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.store import projecteren, samenvoegen, uitwisseling, unit_of_work, wissen
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.engine import Winkel
from wijdesk.store.projecteren import Samengevoegd
from wijdesk.store.samenvoegen import Schakelregel
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.wissen import Bevel
from wijdesk.sync import cycle, deelnemer, segment
from wijdesk.sync import zegel as zegels
from wijdesk.sync.centrum import Naam
from wijdesk.sync.cycle import _Ronde
from wijdesk.sync.deelnemer import GELEZEN, Leesstand, gedeeld, zet_gedeeld

Zaaifout = Callable[[], AbstractContextManager[None]]
ZAAIFOUTEN: dict[str, Zaaifout] = {}


def fout(maak: Callable[[], Iterator[None]]) -> Zaaifout:
    """Put a bug on the list, under its own name."""
    ZAAIFOUTEN[maak.__name__] = contextmanager(maak)
    return ZAAIFOUTEN[maak.__name__]


@contextmanager
def vervang(waar: Any, naam: str, door: object) -> Iterator[Any]:
    """Something else under a name, for a while; gives what was there."""
    echt = getattr(waar, naam)
    setattr(waar, naam, door)
    try:
        yield echt
    finally:
        setattr(waar, naam, echt)


def niets(*_: object) -> None:
    """What should have been done is not."""


# Identity and chains --------------------------------------------------------------------------------------------------


@fout
def id_is_balie_en_nummer() -> Iterator[None]:
    """Ids are counted per desk: a backup that was put back gives the same ones once more."""
    echt = UnitOfWork.__enter__

    def begin(uow: UnitOfWork) -> UnitOfWork:
        balie = uow.winkel.balie_id
        eerste = uitwisseling.eind(uow.winkel, balie)[0]
        teller = iter(range(1 << 20))
        uow.ids = lambda: Id(hashlib.sha256(balie + f"{eerste} {next(teller)}".encode()).digest()[:16])
        return echt(uow)

    with vervang(UnitOfWork, "__enter__", begin):
        yield


@fout
def gedeeld_volgens_eigen_teller() -> Iterator[None]:
    """What was published is what a counter here says, not what lies at the centre."""

    def aan_het_centrum(ronde: _Ronde, team: Id, eigen: list[Naam]) -> int:
        return gedeeld(ronde.balie.kast, ronde.ketens[team])[1]

    with vervang(_Ronde, "_aan_het_centrum", aan_het_centrum):
        yield


@fout
def teller_voor_het_schrijven() -> Iterator[None]:
    """It is noted as published before it is: whoever is cut short believes that the centre lost it."""
    echt = _Ronde._plaats

    def plaats(ronde: _Ronde, team: Id, tot: int, regels: list[Schakelregel]) -> bool:
        zet_gedeeld(ronde.balie.kast, ronde.ketens[team], tot + 1, tot + len(regels))
        return echt(ronde, team, tot, regels)

    with vervang(_Ronde, "_plaats", plaats):
        yield


@fout
def lezer_stapt_over_een_gat() -> Iterator[None]:
    """A reader goes on after a segment that is not to be seen yet, and never comes back for it."""
    echt = _Ronde._volg

    def volg(ronde: _Ronde, balie: Id, namen: list[Naam]) -> None:
        for naam in namen:
            if naam.van > ronde.stand.van(balie)[0] + 1:
                lading = ronde.centrum.haal(naam).zegel.split(".")[1]
                zegel = json.loads(base64.urlsafe_b64decode(lading + "=="))
                ronde.stand.ketens[balie] = (naam.van - 1, bytes.fromhex(zegel["kop_voor"]))
                ronde.stand.teams[balie] = naam.team
            echt(ronde, balie, [naam])

    with vervang(_Ronde, "_volg", volg):
        yield


@fout
def werk_van_de_tweeling_vervalt() -> Iterator[None]:
    """Who has a twin begins a new chain and leaves behind what was not published yet."""

    def begin_keten(winkel: Winkel, nieuw: Id, *, vanaf: int) -> None:
        winkel.db.execute("DELETE FROM keten WHERE balie_id = ? AND volgnr > ?", (winkel.balie_id, vanaf))
        winkel.db.execute("UPDATE winkel SET balie_id = ?", (nieuw,))
        winkel.balie_id = nieuw

    with vervang(uitwisseling, "begin_keten", begin_keten):
        yield


@fout
def nieuwe_generatie_zonder_aanbieden() -> Iterator[None]:
    """A centre that was put back does not get back what it lost."""

    with vervang(_Ronde, "_bied_opnieuw_aan", niets):
        yield


@fout
def nieuwe_generatie_oude_keten() -> Iterator[None]:
    """A centre that was put back gets the rest of a chain of which it lost the middle."""
    echt = _Ronde.loop

    def niets(ronde: _Ronde, team: Id, *, vanaf: int) -> None:
        """Stay with the chain there is."""

    def loop(ronde: _Ronde, *, nieuwe_generatie: bool) -> None:
        with vervang(_Ronde, "_begin_keten", niets) if nieuwe_generatie else nullcontext():
            echt(ronde, nieuwe_generatie=nieuwe_generatie)

    with vervang(_Ronde, "loop", loop):
        yield


@fout
def nieuwe_generatie_oude_leesstand() -> Iterator[None]:
    """A centre that was put back is read from where one was, as if it were the same."""
    echt = deelnemer.leesstand

    def leesstand(kast: Any, generatie: int) -> Leesstand:
        toen = json.loads(kast.get(GELEZEN) or b"{}").get("generatie", generatie)
        return replace(echt(kast, toen), generatie=generatie)

    with vervang(cycle, "leesstand", leesstand):
        yield


@fout
def centrum_mag_stil_terug() -> Iterator[None]:
    """Work of one's own that is gone from the centre is put there again as if nothing had happened."""

    def niets(ronde: _Ronde, naam: Naam) -> list[Naam]:
        return []

    with vervang(_Ronde, "_staat_er_toch", niets):
        yield


@fout
def bord_niet_hersteld() -> Iterator[None]:
    """A board that lost the paper that says who writes a chain does not get it back."""

    with vervang(_Ronde, "_zeg_van_wie", niets):
        yield


@fout
def inhoud_niet_gecontroleerd() -> Iterator[None]:
    """Content is taken as it comes, whatever the header committed to."""

    with vervang(segment, "_eis_inhoud", niets):
        yield


@fout
def keten_niet_gecontroleerd() -> Iterator[None]:
    """A chain that is told differently from now on is followed all the same."""

    def niets(zegel: Any, *, volgnr: int, schakel: bytes) -> None:
        """Believe it."""

    with vervang(zegels, "sluit_aan", niets):
        yield


# The merge ------------------------------------------------------------------------------------------------------------


@fout
def laatste_wint() -> Iterator[None]:
    """Of two that said something else the later is right, and nobody hears of the other."""
    echt = journaal.rijstand

    def rijstand(regels: Sequence[Regel], zonder: Any = ()) -> Rijstand:
        staat = echt(regels, zonder)
        staat.koppen |= {veld: frozenset({id_}) for veld, id_ in staat.getoond.items()}
        staat.verschillen = frozenset()
        return staat

    with vervang(projectie, "rijstand", rijstand):
        yield


@fout
def gewone_wijziging_beslist() -> Iterator[None]:
    """Whoever types over a field also decides about what he was never shown."""
    with vervang(unit_of_work, "basis_getoond", journaal.basis_van):
        yield


@fout
def verwijzing_niet_afgewacht() -> Iterator[None]:
    """A row is shown although the one it refers to has not come yet."""

    with vervang(projectie, "_ontbreekt", niets):
        yield


@fout
def ingehouden_vervalt() -> Iterator[None]:
    """What cannot be shown yet is thrown away."""
    echt = projecteren.projecteer_rijen

    def projecteer_rijen(db: Any, *rest: Any) -> None:
        echt(db, *rest)
        wacht = "SELECT mutatie_id FROM ingehouden WHERE waarom IN ('wacht', 'past niet')"
        for tabel, veld in (("keten", "mutatie_id"), ("mutatie", "id"), ("ingehouden", "mutatie_id")):
            db.execute(f"DELETE FROM {tabel} WHERE {veld} IN ({wacht})")

    with vervang(samenvoegen, "projecteer_rijen", projecteer_rijen):
        yield


@fout
def wachtende_niet_herzien() -> Iterator[None]:
    """What waits for a row goes on waiting when the row comes."""

    def niets(db: object, verschenen: object) -> set[str]:
        return set()

    with vervang(projecteren, "_die_wachtten", niets):
        yield


@fout
def verwijzers_niet_herzien() -> Iterator[None]:
    """What refers to a row that goes away stays as it is."""

    def niets(db: object, verdwenen: object) -> set[str]:
        return set()

    with vervang(projecteren, "_die_verwezen", niets):
        yield


@fout
def weg_wint_altijd() -> Iterator[None]:
    """Who takes a row away takes away what he never saw."""

    def nee(*_: object) -> bool:
        return False

    with vervang(projectie, "niet_gezien", nee):
        yield


@fout
def volgorde_van_aankomst() -> Iterator[None]:
    """Of two that said something else, the one that came first is shown."""

    def gelijk(regel: Regel) -> int:
        return 0

    with vervang(journaal, "_rang", gelijk):
        yield


@fout
def volgorde_van_balie() -> Iterator[None]:
    """Entries count in the order of the chains, not in that of time."""

    def rang(regel: Regel) -> tuple[str, str]:
        return regel.toestel, regel.id

    with vervang(journaal, "_rang", rang):
        yield


@fout
def tweede_casus_stil_weg() -> Iterator[None]:
    """Of two open casussen of one household one is closed, and nobody hears of it."""
    echt = projectie._verzoen

    def verzoen(beelden: Mapping[str, Beeld]) -> None:
        echt(beelden)
        for beeld in beelden.values():
            if beeld.soort == "casus":
                beeld.verschillen.pop("", None)

    with vervang(projectie, "_verzoen", verzoen):
        yield


@fout
def onbekende_soort_vergeten() -> Iterator[None]:
    """An entry of a newer program is passed over, and the cursor moves."""
    echt = samenvoegen._neem_op

    def neem_op(db: Any, regels: Sequence[Schakelregel], *bij: Any) -> Samengevoegd:
        bekend = {*GEJOURNAALD, VERNIETIGING}
        return echt(db, [r for r in regels if lees_regel(r.mutatie.kop, None).soort in bekend], *bij)

    with vervang(samenvoegen, "_neem_op", neem_op):
        yield


@fout
def onbekend_veld_vergeten() -> Iterator[None]:
    """An entry with a field of a newer program is held to be rubbish."""
    echt = samenvoegen._neem_op

    def neem_op(db: Any, regels: Sequence[Schakelregel], *bij: Any) -> Samengevoegd:
        def bekend(plek: Schakelregel) -> bool:
            regel = lees_regel(plek.mutatie.kop, None)
            return regel.soort not in GEJOURNAALD or set(regel.velden) <= set(GEJOURNAALD[regel.soort].velden())

        return echt(db, [plek for plek in regels if bekend(plek)], *bij)

    with vervang(samenvoegen, "_neem_op", neem_op):
        yield


# Destroying -----------------------------------------------------------------------------------------------------------


@fout
def vernietigd_komt_terug() -> Iterator[None]:
    """What arrives of a destroyed dossier afterwards is taken in like anything else."""

    def niets(db: object, nieuw: object, weggelaten: object) -> dict[str, str]:
        return {}

    with vervang(wissen, "laat_weg", niets):
        yield


@fout
def bevel_niet_onthouden() -> Iterator[None]:
    """An order to destroy is carried out and not put in the register."""
    echt = wissen.wis

    def wis(db: Any, bevelen: Iterable[Mapping[str, Bevel]]) -> set[str]:
        rijen = echt(db, bevelen)
        weg = [(bytes.fromhex(dossier),) for een in bevelen for dossier in een]
        db.executemany("DELETE FROM gewist WHERE dossier = ?", weg)
        return rijen

    with vervang(wissen, "wis", wis):
        yield


@fout
def bevel_niet_uitgevoerd() -> Iterator[None]:
    """An order of another desk is put in the register, and what is here already stays."""
    echt = samenvoegen._neem_op

    def neem_op(db: Any, regels: Sequence[Schakelregel], *bij: Any) -> Samengevoegd:
        def alleen_register(db: Any, bevelen: Iterable[Mapping[str, Bevel]]) -> set[str]:
            waarden = [(bytes.fromhex(dossier), *bij) for een in bevelen for dossier, bij in een.items()]
            db.executemany("INSERT OR IGNORE INTO gewist (dossier, mutatie_id, op) VALUES (?, ?, ?)", waarden)
            return set()

        with vervang(wissen, "wis", alleen_register):
            return echt(db, regels, *bij)

    with vervang(samenvoegen, "_neem_op", neem_op):
        yield
