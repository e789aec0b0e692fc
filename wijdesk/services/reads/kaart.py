"""The sociale kaart: every entry with how often somebody was sent there, and what a file would change in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.kaartregels import VELDEN, delen, fouten_in, is_oud, netjes
from wijdesk.models.kaartzoek import Zoekindex
from wijdesk.models.opdrachten.kaart import LeesKaart, LeesKaarthistorie, LeesKaarttelling, LeesKaartvoorbeeld
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.rows.kaart import (
    Kaarttelling,
    Kaartvoorbeeld,
    Kaartwijziging,
    SocialeKaart,
    Veldwissel,
    VoorzieningRij,
)
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id, in_gebruik, lokaal, moment_van
from wijdesk.services.register import leesvraag
from wijdesk.services.zaakhistorie import wijzigingen
from wijdesk.store.lezer import Lezer

_VELDEN = ", ".join(f"v.{veld}" for veld in VELDEN)
SCHRIJFFOUT = "Dit nummer staat twee keer in het bestand."


@leesvraag(LeesKaart, recht="kaart.lezen", doel="zoeken waar een inwoner terechtkan")
def lees_kaart(lezer: Lezer, _: LeesKaart) -> SocialeKaart:
    """By name. What counts is this year and the year before."""
    vandaag = lokaal(lezer.nu).date()
    geteld = {telling.id: telling for telling in _tel(lezer, vandaag)}
    rijen = []
    for rij in lezer.rows(
        f"SELECT v.id, {_VELDEN}, v.beheerder_id, coalesce(b.naam, ''), b.status, v.nagekeken_op, coalesce(n.naam, '') "
        "FROM voorziening v LEFT JOIN medewerker b ON b.id = v.beheerder_id "
        "LEFT JOIN medewerker n ON n.id = v.nagekeken_door_id WHERE v.status = 'actief' "
        "ORDER BY v.naam COLLATE NOCASE, v.id"
    ):
        id_, *waarden = rij
        velden = dict(zip(VELDEN, waarden, strict=False))
        beheerder_id, beheerder, stand, nagekeken_op, nagekeken_door = waarden[len(VELDEN) :]
        telling = geteld.get(Id(id_))
        rijen.append(
            VoorzieningRij(
                id=Id(id_),
                **velden,
                beheerder_id=None if beheerder_id is None else Id(beheerder_id),
                beheerder=beheerder,
                beheerder_weg=beheerder_id is not None and stand != "actief",
                nagekeken_op=nagekeken_op,
                nagekeken_door=nagekeken_door,
                open=in_gebruik(velden["van"], velden["tot"], vandaag.isoformat()),
                oud=is_oud(nagekeken_op, vandaag),
                verwezen=telling.verwezen if telling else 0,
                toegeleid=telling.toegeleid if telling else 0,
                aangekomen=telling.aangekomen if telling else 0,
            )
        )
    gebieden = {deel.casefold(): deel for rij in rijen for deel in delen(rij.gebieden)}
    return SocialeKaart(
        rijen=tuple(rijen),
        index=Zoekindex({veld: getattr(rij, veld) for veld in VELDEN} for rij in rijen),
        gebieden=tuple(gebieden[sleutel] for sleutel in sorted(gebieden)),
    )


@leesvraag(LeesKaarttelling, recht="kaart.lezen", doel="zien hoe vaak naar een voorziening is verwezen")
def lees_telling(lezer: Lezer, _: LeesKaarttelling) -> tuple[Kaarttelling, ...]:
    """As on the kaart itself, without reading all of it again."""
    return _tel(lezer, lokaal(lezer.nu).date())


def _tel(lezer: Lezer, vandaag: date) -> tuple[Kaarttelling, ...]:
    """Per entry: sent there, of which by a hand-off, of which with a first contact."""
    begin = date(vandaag.year - 1, 1, 1)
    geteld: dict[Id, tuple[int, int, int]] = {}
    for id_, aantal, aangekomen in lezer.rows(
        "SELECT voorziening_id, count(*), sum(eerste_contact_op <> '') FROM toeleiding "
        "WHERE voorziening_id IS NOT NULL AND status = 'actief' AND voorgesteld_op >= ? GROUP BY voorziening_id",
        (begin.isoformat(),),
    ):
        geteld[Id(id_)] = (aantal, aantal, aangekomen)
    for id_, aantal in lezer.rows(
        "SELECT v.voorziening_id, count(*) FROM vraag v JOIN contact c ON c.id = v.contact_id "
        "WHERE v.voorziening_id IS NOT NULL AND v.status = 'actief' AND c.status = 'actief' AND c.ontvangen >= ? "
        "GROUP BY v.voorziening_id",
        (moment_van(datetime.combine(begin, time())),),
    ):
        samen, toegeleid, aangekomen = geteld.get(Id(id_), (0, 0, 0))
        geteld[Id(id_)] = (samen + aantal, toegeleid, aangekomen)
    return tuple(
        Kaarttelling(id=id_, verwezen=verwezen, toegeleid=toegeleid, aangekomen=aangekomen)
        for id_, (verwezen, toegeleid, aangekomen) in geteld.items()
    )


@leesvraag(LeesKaarthistorie, recht="kaart.lezen", doel="zien wat er in de sociale kaart is gewijzigd")
def lees_historie(lezer: Lezer, v: LeesKaarthistorie) -> tuple[HistorieRij, ...]:
    """From the journal. Only of what is an entry: the journal holds everything else too."""
    if lezer.row("SELECT 1 FROM voorziening WHERE id = ?", (v.id,)) is None:
        raise Weigering("Dit staat niet (meer) in de sociale kaart.")
    return wijzigingen(lezer, ((v.id, "voorziening"),), hoogstens=v.hoogstens)


# A file -------------------------------------------------------------------------------------------------------------


@leesvraag(LeesKaartvoorbeeld, recht="kaart.bijhouden", doel="zien wat een bestand in de sociale kaart verandert")
def lees_voorbeeld(lezer: Lezer, vraag: LeesKaartvoorbeeld) -> Kaartvoorbeeld:
    """By number. A column that is not in the file stays as it is; an entry that is closed already is not "weg".

    Nor is one that stands in a line that cannot be used: by its number, or by its name when the line has no number.
    """
    themas, leefgebieden = _codes(lezer, "signaalthema"), _codes(lezer, "leefgebied")
    vandaag = lokaal(lezer.nu).date().isoformat()
    hier: dict[str, tuple[Id, dict[str, Any]]] = {}
    for id_, *kolommen in lezer.rows(
        f"SELECT v.id, {_VELDEN} FROM voorziening v WHERE v.status = 'actief' ORDER BY v.id"
    ):
        velden = dict(zip(VELDEN, kolommen, strict=True))
        hier.setdefault(velden["nummer"], (Id(id_), velden))
    nieuw, anders, gelijk, blijft_gesloten = [], [], [], 0
    fouten, gezien, zonder = list(vraag.fouten), set[str](), set[str]()
    for regel, cellen in vraag.regels:
        gegeven = dict(cellen)
        nummer = gegeven.get("nummer", "").strip()
        bekend = hier.get(nummer)
        waarden = netjes((bekend[1] if bekend else {}) | gegeven)
        fout = _fout(
            nummer,
            gezien,
            waarden,
            # A code that went out of use may stay where it was.
            themas=themas | ({bekend[1]["thema"]} if bekend else set()),
            leefgebieden=leefgebieden | ({bekend[1]["leefgebied"]} if bekend else set()),
        )
        gezien.add(nummer)
        if fout is None and "tot" not in gegeven and waarden["tot"] and waarden["tot"] < vandaag:
            blijft_gesloten += 1
        if not nummer:
            zonder.add(waarden["naam"].casefold())
        if fout is not None:
            fouten.append(RegelFout(regel=regel, nummer=nummer, veld=fout[0], reden=fout[1]))
        elif bekend is None:
            nieuw.append(Kaartwijziging(soort="nieuw", nummer=nummer, naam=waarden["naam"], waarden=waarden))
        elif wissels := tuple(
            Veldwissel(veld=veld, was=bekend[1][veld], wordt=waarden[veld])
            for veld in VELDEN
            if veld in gegeven and waarden[veld] != bekend[1][veld]
        ):
            anders.append(
                Kaartwijziging(
                    soort="anders", nummer=nummer, naam=bekend[1]["naam"], waarden=waarden, velden=wissels, id=bekend[0]
                )
            )
        else:
            gelijk.append(bekend[0])
    weg = tuple(
        Kaartwijziging(soort="weg", nummer=nummer, naam=velden["naam"], waarden={}, id=id_)
        for nummer, (id_, velden) in hier.items()
        if not vraag.onleesbaar
        and nummer not in gezien | vraag.genoemd
        and velden["naam"].casefold() not in zonder
        and (not velden["tot"] or velden["tot"] > vandaag)
    )
    return Kaartvoorbeeld(
        nieuw=tuple(nieuw),
        anders=tuple(anders),
        weg=tuple(sorted(weg, key=lambda rij: rij.naam.casefold())),
        gelijk=tuple(gelijk),
        fouten=tuple(sorted(fouten, key=lambda fout: fout.regel)),
        onbekende_kolommen=vraag.onbekende_kolommen,
        weg_onbekend=vraag.onleesbaar,
        blijft_gesloten=blijft_gesloten,
    )


def _fout(
    nummer: str, gezien: set[str], waarden: Mapping[str, str], *, themas: frozenset[str], leefgebieden: frozenset[str]
) -> tuple[str, str] | None:
    if not nummer:
        return "nummer", "Het nummer ontbreekt."
    if nummer in gezien:
        return "nummer", SCHRIJFFOUT
    return next(iter(fouten_in(waarden, themas=themas, leefgebieden=leefgebieden).items()), None)


def _codes(lezer: Lezer, lijst: str) -> frozenset[str]:
    return frozenset(
        rij[0] for rij in lezer.rows("SELECT code FROM code WHERE lijst = ? AND status = 'actief'", (lijst,))
    )
