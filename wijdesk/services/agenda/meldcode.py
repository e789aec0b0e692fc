"""What the meldcode and the Wvggz-meldpunt ask by a day. Plain reading; each with its own right.

A running onderzoek of the Wvggz is a term (agenda/alles.py); here stand the meldingen whose onderzoek has not begun,
because their 14 days run all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from wijdesk.models.meldcodestappen import DAGEN_TOT_BESLUIT
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id, lokaal
from wijdesk.models.wvggz import REGEL, klok, soorten
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij, stukken, tekens
from wijdesk.services.waarover import ONDERWERP_KOLOMMEN, onderwerp, verborgen_onderwerpen
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import RECHT, alleen_zichtbaar

WIJ = "afspraak van WIJ: elke week een stap"


def meldcodes(bereik: Bereik) -> Iterator[AgendaRij]:
    """Open ones of who began them; of a household those about it, of a locatie all."""
    if not bereik.lezer.mag("meldcode"):
        return
    eis, waarden = _wiens(bereik, "x")
    rijen = bereik.lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.id, x.begonnen_op, m.id, coalesce(h.naam, ''), {NAAM_KOLOMMEN} "  # noqa: S608
        "FROM meldcode x LEFT JOIN medewerker m ON m.id = x.medewerker_id AND m.status = 'actief' "
        "LEFT JOIN huishouden h ON h.id = x.huishouden_id LEFT JOIN persoon p ON p.id = x.persoon_id "
        f"WHERE {eis} AND x.besluit = '' AND x.status = 'actief' ORDER BY x.begonnen_op, x.id",
        waarden,
    )
    weg = verborgen_onderwerpen(bereik.lezer, (onderwerp(rij[:4]) for rij in rijen))
    for rij in rijen:
        over = onderwerp(rij[:4])
        if over in weg:
            continue
        id_, begonnen, wie, huishouden, *naam = rij[4:]
        om = "" if naam[0] is None else f": {naam_van(naam)}"
        voor = (lokaal(begonnen).date() + timedelta(days=DAGEN_TOT_BESLUIT)).isoformat()
        yield maak_rij(
            bereik,
            "meldcode",
            id_,
            voor,
            wat=f"Meldcode afmaken{om}",
            grondslag=WIJ,
            huishouden_id=over.huishouden_id,
            huishouden=huishouden,
            persoon_id=over.persoon_id,
            medewerker_id=id_van(wie),
        )


def wvggz(bereik: Bereik) -> Iterator[AgendaRij]:
    """Meldingen whose onderzoek has not begun: of who looks into the signaal; of a locatie every one."""
    if not bereik.lezer.mag("wvggz"):
        return
    eis, waarden = _wiens(bereik, "s")
    codes = sorted(soorten())
    rijen = bereik.lezer.rows(
        "SELECT s.id, s.ontvangen, s.huishouden_id, coalesce(h.naam, ''), s.persoon_id, m.id FROM signaal s "  # noqa: S608
        "LEFT JOIN huishouden h ON h.id = s.huishouden_id "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id AND m.status = 'actief' "
        # said twice: the first lets the index of open signalen of an employee serve, the second that of a locatie
        f"WHERE {eis} AND s.stand <> 'afgesloten' "
        "AND s.stand IN ('nieuw', 'in onderzoek', 'wacht op terugkoppeling') "
        f"AND s.soort IN ({', '.join('?' * len(codes))}) AND {alleen_zichtbaar(bereik.lezer)} AND NOT EXISTS "
        "(SELECT 1 FROM wvggzmelding w WHERE w.signaal_id = s.id AND w.status = 'actief') ORDER BY s.ontvangen, s.id",
        [*waarden, *codes],
    )
    wiens = namen_van(bereik.lezer, (rij[4] for rij in rijen))
    for id_, ontvangen, huishouden_id, huishouden, persoon_id, wie in rijen:
        fataal = klok(lokaal(ontvangen).date().isoformat(), bereik.vandaag).fataal
        if fataal is not None:
            om = wiens.get(persoon_id, "")
            yield maak_rij(
                bereik,
                "wvggz",
                Id(id_),
                fataal.isoformat(),
                wat=f"Verkennend onderzoek Wvggz beginnen{f': {om}' if om else ''}",
                grondslag=regels()[REGEL].grondslag_voluit,
                huishouden_id=id_van(huishouden_id),
                huishouden=huishouden,
                persoon_id=id_van(persoon_id),
                medewerker_id=id_van(wie),
            )


def namen_van(lezer: Lezer, personen: Iterable[bytes | None]) -> dict[bytes, str]:
    """The names of these persons, without those whoever asks may not know."""
    ids = tuple({Id(id_) for id_ in personen if id_ is not None})
    open_ = "" if lezer.mag(RECHT) else "AND NOT p.afgeschermd"
    return {
        id_: naam_van(naam)
        for stuk in stukken(ids)
        for id_, *naam in lezer.rows(
            f"SELECT p.id, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id IN ({tekens(stuk)}) {open_}",  # noqa: S608
            stuk,
        )
    }


def _wiens(bereik: Bereik, rij: str) -> tuple[str, list[Any]]:
    if bereik.medewerker_id is not None:
        return f"{rij}.medewerker_id = ?", [bereik.medewerker_id]
    if bereik.huishouden_id is not None:
        return f"{rij}.huishouden_id = ?", [bereik.huishouden_id]
    if bereik.casussen_van_id is not None:
        binnen, waarden = bereik.huishoudens()
        return f"{rij}.huishouden_id IN ({binnen})", waarden
    return f"{rij}.locatie_id = ?", [bereik.locatie_id]
