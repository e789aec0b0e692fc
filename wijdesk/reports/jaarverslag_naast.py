"""The jaarverslag beside what was published: every figure that differs, and where the published tables contradict
themselves. Knows no files and no PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from wijdesk.models.jaartabellen import EENS, VORMEN, Bron, Tabelvorm, gelijk
from wijdesk.models.rows.gepubliceerd import Gepubliceerd, Tegenspraak, Vergelijking, Verschilregel
from wijdesk.reports.tabel import Cel, csv_bytes

Eigen = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Cel]]]]
"""Name of a table → its columns and rows, as they go into its CSV."""
Plek = tuple[str, str]
"""Row and column; the row as it is compared (`models.jaartabellen.gelijk`)."""
TOTAAL = "Totaal"


def vergelijk(eigen: Eigen, gepubliceerd: Sequence[Gepubliceerd]) -> Vergelijking:
    """Lay published tables beside ours.

    In a table of counts a row that stands in one of the two is 0 in the other, as both leave out what was not counted;
    of a fixed list (key figures, the flow of klachten) only what was published is compared.
    """
    regels: list[Verschilregel] = []
    for tabel in gepubliceerd:
        vorm = VORMEN[tabel.tabel]
        kop, rijen = eigen.get(tabel.tabel, ((vorm.sleutel, *vorm.getallen), ()))
        regels += _regels(tabel, vorm, kop, rijen)
    return Vergelijking(regels=tuple(regels), tegenspraken=tuple(_tegenspraken(gepubliceerd)))


def csv_van(vergelijking: Vergelijking) -> dict[str, bytes]:
    """File name → CSV: every figure with both values, and what contradicts itself when something does."""
    uit = {
        "verschillen-met-gepubliceerd.csv": csv_bytes(
            ("tabel", "regel", "kolom", "eigen", "gepubliceerd", "verschil"),
            (
                (regel.tabel, regel.rij, regel.kolom, regel.eigen, regel.gepubliceerd, regel.verschil)
                for regel in vergelijking.regels
            ),
        )
    }
    if vergelijking.tegenspraken:
        uit["tegenspraken-in-gepubliceerd.csv"] = csv_bytes(
            ("wat", "bron", "waarde"),
            ((tegen.wat, bron, waarde) for tegen in vergelijking.tegenspraken for bron, waarde in tegen.bronnen),
        )
    return uit


def getal_als_tekst(waarde: Decimal | None) -> str:
    """A figure as people write it: "30.975", "0,37", "−1"; a dash for none."""
    if waarde is None:
        return "–"
    heel, _, rest = f"{abs(waarde):f}".partition(".")
    tekst = f"{int(heel):,}".replace(",", ".") + (f",{rest}" if rest.strip("0") else "")
    return f"−{tekst}" if waarde < 0 else tekst


def zin_van(tegenspraak: Tegenspraak) -> str:
    """What does not agree: Aantal vragen: 30.975 in de kerncijfers, 30.974 in vragen per melder samen."""
    delen = [f"{getal_als_tekst(waarde)} in {bron}" for bron, waarde in tegenspraak.bronnen]
    return f"{tegenspraak.wat}: {', '.join(delen)}."


def samenvatting(vergelijking: Vergelijking) -> str:
    """How many figures were compared and how many differ, in a sentence."""
    alle, anders = len(vergelijking.regels), len(vergelijking.anders)
    if not anders:
        wat = "Het ene gepubliceerde cijfer is" if alle == 1 else f"Alle {alle} gepubliceerde cijfers zijn"
        return f"{wat} gelijk aan wat hier is geteld."
    verschilt = "verschilt er 1" if anders == 1 else f"verschillen er {anders}"
    return f"Van de {alle} gepubliceerde cijfers {verschilt} van wat hier is geteld."


def _regels(
    tabel: Gepubliceerd, vorm: Tabelvorm, kop: Sequence[str], rijen: Sequence[Sequence[Cel]]
) -> list[Verschilregel]:
    plaatsen = {kolom: kop.index(kolom) for kolom in vorm.getallen if kolom in kop}
    namen: dict[str, str] = {}
    hier: dict[Plek, Decimal] = {}
    for rij in rijen:
        naam = str(rij[kop.index(vorm.sleutel)])
        namen.setdefault(gelijk(naam), naam)
        for kolom, plaats in plaatsen.items():
            waarde = rij[plaats]
            if isinstance(waarde, (int, Decimal)):
                hier[gelijk(naam), kolom] = Decimal(waarde)
    daar = {(gelijk(rij), kolom): waarde for rij, kolom, waarde in tabel.rijen}
    kolommen = [kolom for kolom in vorm.getallen if any(van == kolom for _, van in daar)]
    for rij, _, _ in tabel.rijen:
        namen.setdefault(gelijk(rij), rij)
    leeg = None if vorm.vast else Decimal()
    totalen = [
        Verschilregel(
            tabel=tabel.tabel,
            rij=TOTAAL,
            kolom=kolom,
            eigen=sum((waarde for (_, van), waarde in hier.items() if van == kolom), Decimal()),
            gepubliceerd=waarde,
        )
        for kolom, waarde in tabel.totaal
    ]
    regels = [
        Verschilregel(
            tabel=tabel.tabel,
            rij=namen[rij],
            kolom=kolom,
            eigen=_zo_fijn_als(hier.get((rij, kolom), leeg), daar.get((rij, kolom), leeg)),
            gepubliceerd=daar.get((rij, kolom), leeg),
        )
        for rij in namen
        for kolom in kolommen
        if (rij, kolom) in daar or not vorm.vast
    ]
    return regels + totalen


def _zo_fijn_als(eigen: Decimal | None, gepubliceerd: Decimal | None) -> Decimal | None:
    if eigen is None or gepubliceerd is None:
        return eigen
    grof = max(eigen, gepubliceerd, key=_stap)
    return eigen.quantize(Decimal(1).scaleb(_stap(grof)), ROUND_HALF_UP)


def _stap(waarde: Decimal) -> int:
    """The power of ten of the last digit: -2 for 0.37."""
    stap = waarde.as_tuple().exponent
    return stap if isinstance(stap, int) else 0


def _tegenspraken(gepubliceerd: Sequence[Gepubliceerd]) -> list[Tegenspraak]:
    per_naam = {tabel.tabel: tabel for tabel in gepubliceerd}
    uit = []
    for wat, bronnen in EENS:
        gevonden = [
            (_waar(bron), waarde) for bron in bronnen if (waarde := _som(per_naam.get(bron[0]), bron)) is not None
        ]
        if len({waarde for _, waarde in gevonden}) > 1:
            uit.append(Tegenspraak(wat=wat, bronnen=tuple(gevonden)))
    return uit + [een for tabel in gepubliceerd for een in _telt_niet_op(tabel)]


def _telt_niet_op(tabel: Gepubliceerd) -> Iterator[Tegenspraak]:
    """Where the rows of a table come to something else than its row Totaal says."""
    for kolom, totaal in tabel.totaal:
        samen = tabel.som(kolom)
        if tabel.rijen and samen != totaal:
            bronnen = (("de regel Totaal", totaal), ("de andere regels samen", samen))
            yield Tegenspraak(wat=VORMEN[tabel.tabel].titel, bronnen=bronnen)


def _som(tabel: Gepubliceerd | None, bron: Bron) -> Decimal | None:
    """What the rows of a source add up to; None when one of them was not published."""
    if tabel is None:
        return None
    _, kolom, rijen = bron
    if not rijen:
        return tabel.som(kolom) if any(van == kolom for _, van, _ in tabel.rijen) else None
    delen = [tabel.waarde(rij, kolom) for rij in rijen]
    return None if None in delen else sum((deel for deel in delen if deel is not None), Decimal())


def _waar(bron: Bron) -> str:
    tabel, kolom, rijen = bron
    if tabel == "kerncijfers":
        return "de kerncijfers" if kolom == "waarde" else f"de kerncijfers ({kolom} van {rijen[0]})"
    titel = VORMEN[tabel].titel
    naam = titel[0].lower() + titel[1:]
    if not rijen:
        return f"{naam} samen"
    return f"{naam} ({' + '.join(rijen)})"
