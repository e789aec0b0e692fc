"""How long a desk may be used without the centre. Each round that reaches the centre begins the days anew.

What counts is the latest moment this desk has known: a clock that was set back gives no day more. Every way in asks
(`bureau.ontgrendel`, the login window, coming back from the lock, reading a damaged file); what only shares or mends
opens the store without it, because that is the way out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing

from wijdesk.app.bureau import Bureau
from wijdesk.app.bureau_wie import DEELDE, aan_centrum
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import LeaseVerlopen, Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.instellingen import LEASE_DAGEN, getal_van
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.models.values import Id
from wijdesk.store.kast import Kast

CONTACT, VOOR, LAATST, BEGIN = "contact", "klok.voor", "lease.laatst", "lease.begin"
"""In the cupboard: the last round that reached the centre and how far the clock was ahead then (as the exchange writes
them), the latest moment known since that contact with the contact it was since, and from when a desk that never
reached its centre is counted."""
WAARSCHUW_DAGEN = 3
DAG_MS = 86_400_000
WACHT_OP_RONDE_S = 30
"""How long somebody who logs in waits for a round the open desk is in the middle of."""


@dataclass(frozen=True, slots=True)
class Lease:
    """How a desk with a centre stands: whole days without contact, and how many are allowed (0: no limit)."""

    dagen: int
    hoogstens: int

    @property
    def verlopen(self) -> bool:
        """Whether the days are over."""
        return bool(self.hoogstens) and self.dagen >= self.hoogstens

    @property
    def hoelang(self) -> str:
        """How long it goes on, in words; empty without a limit."""
        over = self.hoogstens - self.dagen
        if not self.hoogstens:
            return ""
        if over <= 0:
            return "niet meer"
        return "vandaag nog" if over <= 1 else f"nog {over} dagen"

    @property
    def waarschuwing(self) -> str:
        """What to tell in the last days, in a sentence; empty before."""
        if not self.hoogstens or not self.dagen or self.hoogstens - self.dagen > WAARSCHUW_DAGEN:
            return ""
        if self.verlopen:
            return (
                f"Deze balie had {self.dagen} dagen geen contact met het centrum. Inloggen kan pas weer na het delen."
            )
        return (
            f"Zonder contact met het centrum werkt deze balie {self.hoelang}. Sluit deze computer aan op het netwerk."
        )


def lees(bureau: Bureau) -> Lease | None:
    """How it stands; None without a centre. Remembers how late it is by now. Any thread."""
    with closing(bureau.eigen_verbinding()) as db:
        if not aan_centrum(db):
            return None
        kast = Kast(db.cursor)
        nu = bureau.wereld.klok()
        if kast.get(CONTACT) is None and kast.get(BEGIN) is None:
            kast.put(BEGIN, str(nu).encode())
        contact = _getal(kast.get(CONTACT) or kast.get(BEGIN))
        # Why: a clock before its own last contact ran ahead then, and was set right since.
        verstreken = max(0, nu - contact + _getal(kast.get(VOOR))) if nu < contact else nu - contact
        bewaard, sinds = _paar(kast.get(LAATST))
        langst = max(verstreken, bewaard if sinds == contact else 0)
        if (langst, contact) != (bewaard, sinds):
            kast.put(LAATST, f"{langst} {contact}".encode())
    waarden = bureau.lees_apart(LeesInstellingen())
    return Lease(langst // DAG_MS, getal_van(waarden, LEASE_DAGEN))


def _niets(_: str) -> None:
    """Nobody is waiting at a screen."""


def eis_lease(
    bureau: Bureau,
    *,
    bij_gewijzigd: Callable[[Mapping[str, set[Id]]], None] | None = None,
    meld: Callable[[str], None] = _niets,
) -> None:
    """Past the days, first a round; `bij_gewijzigd` hears what that changed here. `meld` gets in a sentence what it
    waits for: a server that does not answer takes ten seconds. Not on the GUI thread.

    Raises LeaseVerlopen when the round does not succeed.
    """
    lease = lees(bureau)
    if lease is None or not lease.verlopen:
        return
    meld(f"Deze balie had {lease.dagen} dagen geen contact met het centrum. Daarom deelt hij nu eerst; even geduld.")
    try:
        waarom = _ronde(bureau, bij_gewijzigd, meld)
    finally:
        meld("")
    lease = lees(bureau)
    if lease is not None and lease.verlopen:
        raise LeaseVerlopen(
            f"Deze balie heeft {lease.dagen} dagen geen contact gehad met het centrum. Daarom moet hij eerst delen.",
            uitweg=f"{waarom} Sluit deze computer aan op het netwerk en probeer het opnieuw. Lukt het niet, bel dan de "
            "applicatiebeheerder. Er is niets weg.".lstrip(),
        )


def verlopen_dagen(bureau: Bureau) -> int | None:
    """Days without contact when that is too long, or else None."""
    lease = lees(bureau)
    return lease.dagen if lease is not None and lease.verlopen else None


def neem_mee(eigen: Mapping[str, bytes], kast: Kast) -> None:
    """A file that is only read was made of a copy: it holds to the lease of the desk, with the last contact either
    knows. `eigen` is what can be read of the cupboard of the desk itself.
    """
    if kast.get(ADRES) or eigen.get(ADRES):
        kast.put(DEELDE, b"1")
    if _getal(eigen.get(CONTACT)) > _getal(kast.get(CONTACT)):
        for wat in (CONTACT, VOOR, LAATST):
            kast.put(wat, eigen.get(wat, b""))


def _ronde(
    bureau: Bureau, bij_gewijzigd: Callable[[Mapping[str, set[Id]]], None] | None, meld: Callable[[str], None]
) -> str:
    """One round; why it did not succeed, in a sentence."""
    from wijdesk.app.uitwisseling import deelname

    if bureau.alleen_lezen:  # moved to another computer, or damaged: it would be a twin of itself
        return ""
    if not bureau.ronde_slot.acquire(blocking=False):
        meld("Deze balie is nog aan het delen. U kunt zo verder.")
        if not bureau.ronde_slot.acquire(timeout=WACHT_OP_RONDE_S):
            return "Deze balie is nog bezig met delen."
    try:
        centrum = deelname.open_eigen(bureau, deelname.adres(bureau))
        try:
            balie = deelname.deelnemer(bureau, bij_gewijzigd=bij_gewijzigd)
            uit = deelname.doe_ronde(balie, centrum, locatie=deelname.locatie_van(bureau))
        finally:
            centrum.sluit()
    except Storing as storing:
        return storing.zin
    finally:
        bureau.ronde_slot.release()
    return "" if uit.geweigerd is None else uit.geweigerd.zin


def _getal(waarde: bytes | None) -> int:
    tekst = (waarde or b"0").decode("ascii", "replace")
    return int(tekst) if tekst.isdigit() else 0


def _paar(waarde: bytes | None) -> tuple[int, int]:
    delen = (waarde or b"").split()
    return (_getal(delen[0]), _getal(delen[1])) if len(delen) == 2 else (0, 0)
