"""How steps of the meldcode and meldcodes in a list look. Knows no panel."""

from __future__ import annotations

from datetime import date

from wijdesk.models.bereikbaarheid import diensten
from wijdesk.models.gegeven import dataclass
from wijdesk.models.meldcodestappen import BESLISSEN, STAPPEN, UITLEG
from wijdesk.models.rows.meldcode import MeldcodeDetail, MeldcodeRij, MeldcodestapRij
from wijdesk.models.values import Id, dag_in_woorden, moment_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """One of the five, with what was written down of it."""

    nummer: int
    rijen: tuple[MeldcodestapRij, ...]

    @property
    def id(self) -> Id:
        """What a list knows it by."""
        return Id(bytes((self.nummer,)))

    @property
    def gedaan(self) -> bool:
        """Whether it was done, at least once."""
        return any(not rij.overgeslagen for rij in self.rijen)

    @property
    def overgeslagen(self) -> bool:
        """Whether it was only skipped."""
        return bool(self.rijen) and not self.gedaan


def stappen_van(detail: MeldcodeDetail) -> tuple[Stap, ...]:
    """The five steps of one meldcode."""
    return tuple(
        Stap(nummer=nummer, rijen=tuple(rij for rij in detail.stappen if rij.stap == nummer))
        for nummer in range(1, len(STAPPEN) + 1)
    )


def stap(rij: Stap, vandaag: date, *, besloten: bool) -> Regel:
    """A step with its sign: done, skipped or still to do."""
    naam = STAPPEN[rij.nummer - 1]
    klaar = rij.gedaan and (rij.nummer != BESLISSEN or besloten)
    stand = "gedaan" if klaar else "overgeslagen" if rij.overgeslagen else "nog te doen"
    onder = _laatste(rij.rijen[-1], vandaag) if rij.rijen else ""
    keer = f"{len(rij.rijen)} keer" if len(rij.rijen) > 1 else ""
    return Regel(
        titel=f"{rij.nummer}. {naam}",
        onder=onder or "nog te doen",
        pil=keer or (stand if onder else ""),
        teken="✓" if klaar else "–" if rij.overgeslagen else "",
        toestand="goed" if klaar else "let-op",
        voluit=", ".join(deel for deel in (f"Stap {rij.nummer}", naam, stand, onder, keer) if deel),
    )


def _laatste(rij: MeldcodestapRij, vandaag: date) -> str:
    dag = dag_in_woorden(date.fromisoformat(rij.dag), vandaag)
    met = f" · met {rij.met}" if rij.met else ""
    return f"{dag} · {rij.medewerker}{met}"


def voluit(rij: Stap, vandaag: date) -> str:
    """What to do in a step, and all that was written down of it."""
    delen = [UITLEG[rij.nummer - 1]]
    for keer in rij.rijen:
        wat = f"Overgeslagen: {keer.tekst}" if keer.overgeslagen else keer.tekst
        delen.append(f"{_laatste(keer, vandaag)}\n{wat}")
    return "\n\n".join(delen)


def meldcode(rij: MeldcodeRij, nu: int) -> Regel:
    """One in a list."""
    af = len([nummer for nummer in rij.gedaan if nummer < BESLISSEN])
    stand = rij.besluit or f"{af} van {BESLISSEN} stappen"
    return Regel(
        titel=rij.over,
        rechts=moment_in_woorden(rij.begonnen_op, nu),
        onder=ZoalsGetypt(rij.aanleiding),
        verder="" if rij.van_mij else f"bij {rij.medewerker}",
        pil="" if rij.besluit else stand,
        teken="✓" if rij.besluit else "",
        toestand="goed",
        let_op="",
        voluit=samen(
            ", ",
            rij.over,
            stand,
            f"sinds {moment_in_woorden(rij.begonnen_op, nu)}",
            rij.medewerker,
            ZoalsGetypt(rij.aanleiding),
        ),
    )


def nummers_in_woorden() -> str:
    """Whom to call, in one line."""
    return f"{diensten()['veilig-thuis'].zin}. Acuut gevaar: bel {diensten()['112'].nummer}."
