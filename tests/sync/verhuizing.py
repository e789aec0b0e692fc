"""A family with a past that moves to another team, and a line to the centre that breaks, for tests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from tests import gezin, winkel
from tests.gezin import Gezin, bakker
from tests.sync.teams import (
    VINKHUIZEN,
    Stad,
    bevindingen,
    draag_over,
)
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.errors import GeenContact, Weigering
from wijdesk.models.journaal import Mutatie
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store import dossier
from wijdesk.sync import overdragen
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.centrumregels import geen_contact
from wijdesk.sync.deelnemer import gedeeld

NOTITIE = "Gesprek over de schulden bij de gemeentelijke kredietbank"
BSN = "123456782"


def met_verleden(bureau: Bureau) -> Gezin:
    """A family with a plan, a note, a contact at the desk and a BSN."""
    alle = bakker(bureau)
    bureau.doe(winkel.contact(bureau, persoon_id=alle.moeder))
    gezin.zet(bureau, Persoon, alle.moeder, bsn=BSN)
    noteer(bureau, alle, NOTITIE)
    return alle


def noteer(bureau: Bureau, alle: Gezin, tekst: str) -> Id:
    id_ = bureau.wereld.ids()
    invoer = ContactmomentInvoer(op=bureau.wereld.klok(), soort="telefoon", notitie=tekst)
    bureau.doe(LegContactmomentVast(id=id_, huishouden_id=alle.huishouden, invoer=invoer))
    return id_


def mutaties(bureau: Bureau) -> dict[bytes, Mutatie]:
    vraag = "SELECT id, kop, zout, inhoud FROM mutatie"
    return {rij[0]: Mutatie(Id(rij[0]), *rij[1:]) for rij in winkel.rauw(bureau, vraag)}


def dossier_van(bureau: Bureau, alle: Gezin) -> dict[bytes, Mutatie]:
    db = bureau.eigen_verbinding()
    try:
        return {er.id: er for er in dossier.entries(db, dossier.rijen_van(db, alle.huishouden).alle)}
    finally:
        db.close()


def notities(bureau: Bureau, alle: Gezin) -> list[str]:
    rijen = winkel.rauw(
        bureau, "SELECT notitie FROM contactmoment WHERE huishouden_id = ? ORDER BY id", alle.huishouden
    )
    return [rij[0] for rij in rijen]


def is_dicht(bureau: Bureau, alle: Gezin) -> bool:
    detail = gezin.lees(bureau, alle.huishouden)
    try:
        bureau.lees(LeesPlan(huishouden_id=alle.huishouden))
    except Weigering:
        assert not detail.mag_inhoud
        return True
    assert detail.elders is None
    return False


def eis_heel(*bureaus: Bureau) -> None:
    for bureau in bureaus:
        assert bevindingen(bureau) == ()
        assert winkel.rauw(bureau, "SELECT * FROM ingehouden") == []


def verhuis(stad: Stad) -> tuple[Gezin, Id]:
    """From Selwerd to Vinkhuizen; both desks of both teams have heard."""
    _, x1, x2, y1, y2, z = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1, y2, z)
    return alle, id_


class Lijn:
    """A line to a centre that loses contact at the call with this number (0: never), before it was done or after."""

    def __init__(self, nummer: int = 0, *, erna: bool = False) -> None:
        self._nummer, self._erna = nummer, erna
        self._centrum: Any = None
        self.gevraagd: list[tuple[Any, ...]] = []

    def naar(self, centrum: Centrum) -> Centrum:
        """This line, to this centre."""
        self._centrum = centrum
        return cast("Centrum", self)

    @property
    def gebroken(self) -> bool:
        """Whether contact was lost."""
        return 0 < self._nummer <= len(self.gevraagd)

    def __getattr__(self, naam: str) -> Any:
        echt = getattr(self._centrum, naam)
        return partial(self._vraag, naam, echt) if callable(echt) else echt

    def _vraag(self, naam: str, echt: Callable[..., Any], *wat: Any) -> Any:
        self.gevraagd.append((naam, *wat))
        breekt = len(self.gevraagd) == self._nummer
        antwoord = echt(*wat) if self._erna or not breekt else None
        if breekt:
            raise geen_contact()
        return antwoord


def breek(stad: Stad, bureau: Bureau, nummer: int, *, erna: bool = False) -> bool:
    """A round that is cut short at this call; False when it was over before."""
    lijn = Lijn(nummer, erna=erna)
    with suppress(GeenContact):
        stad.ronde(bureau, via=lijn.naar)
    return lijn.gebroken


def neem_post(bureau: Bureau) -> overdragen.Beurt:
    """Only take in what hangs there; nothing is shared with colleagues."""
    centrum = deelname.open_eigen(bureau)
    try:
        return overdragen.beurt(deelname.deelnemer(bureau), centrum)
    finally:
        centrum.sluit()


def gedeelde(bureau: Bureau) -> set[bytes]:
    """The entries that are at the centre, as a desk remembers."""
    balie = deelname.deelnemer(bureau)
    tot = gedeeld(balie.kast, balie.keten)[1]
    waar = "SELECT mutatie_id FROM keten WHERE balie_id <> ? OR volgnr <= ?"
    return {rij[0] for rij in winkel.rauw(bureau, waar, balie.keten, tot)}
