"""What the register of klachten refuses and asks again: who may write, in what order, what each letter says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.collega import aan_het_werk
from tests.services.test_klacht import WOORDEN, klacht, lees, stap
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.klachtregels import GESPREK
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    HeropenKlacht,
    LeesKlachthistorie,
    LeesKlachttermijnen,
    PakKlachtOp,
    RondKlachtAf,
    TrekKlachtstapIn,
    ZetKlachtstap,
)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    map_, klok = tmp_path_factory.mktemp("klacht") / "w", Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        yield open_


def test_that_whom_it_is_about_only_reads_also_when_they_keep_the_register(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with aan_het_werk(bureau, "casemanager", "klachtencoordinator", naam="Bo") as bo:
        id_ = klacht(bureau, ids, over=(bo.id,), over_anderen="De balie", adres="Plein 1", bereikbaar="050-1234567")
        zij, balie = sorted(lees(bureau, id_).over, key=lambda rij: rij.medewerker_id is None)
        bureau.doe(DeelKlacht(id=zij.id))
        notitie = stap(bureau, ids, id_, "notitie", tekst="Alleen voor ons")
        gelezen = lees(bo, id_)
        assert (gelezen.woorden, gelezen.adres, gelezen.bereikbaar, gelezen.stappen) == (WOORDEN, "", "", ())
        assert (gelezen.beheert, gelezen.behandelt) == (False, False)
        with pytest.raises(Weigering):
            bo.lees(LeesKlachthistorie(id=id_))
        assert id_ not in {rij.bron_id for rij in bo.lees(LeesKlachttermijnen())}
        voor = lees(bureau, id_)
        for opdracht in (
            BewaarKlacht(id=id_, kanaal="brief", klager="Nora Visser", woorden="Anders", over_structuur=True),
            PakKlachtOp(id=id_),
            DeelKlacht(id=balie.id),
            ZetKlachtstap(id=ids(), klacht_id=id_, soort=GESPREK, tekst="x"),
            TrekKlachtstapIn(id=notitie, reden="x"),
            RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="geen klacht"),
            HeropenKlacht(id=id_, reden="x"),
        ):
            with pytest.raises(Weigering, match="9:7"):
                bo.doe(opdracht)
        assert lees(bureau, id_) == voor
