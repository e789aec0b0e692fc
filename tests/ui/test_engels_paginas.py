"""Pages put together of our words and of somebody's: in English ours are, and theirs stay as they were typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.ui.test_engels import GETYPT, in_het_engels
from wijdesk.models.avgnabestaande import GRONDEN, NABESTAANDE, let_op, waarom_niet_meer
from wijdesk.models.rows.ondersteuning import OndersteuningDetail, Verlenging
from wijdesk.models.rows.praktijk import PraktijkwaardeRij
from wijdesk.models.rows.toeleiding import ToeleidingRij
from wijdesk.models.values import Id
from wijdesk.ui.panels.casus.toeleiding.beeld import toeleiding_voluit
from wijdesk.ui.panels.ondersteuning.beeld import feiten, stand_in_woorden
from wijdesk.ui.praktijkwaarde import in_beeld
from wijdesk.ui.taal import zin

__all__ = ["in_het_engels"]


def test_that_a_support_and_a_referral_leave_what_was_typed(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    hulp = OndersteuningDetail(
        id=Id(b"o"), soort="kortdurend", over="Anna", persoon_id=Id(b"p"), leeftijd=None, telefoon="050",
        huishouden="Vink", huishouden_id=None, casusnummer="", triage_id=None, locatie="WIJ Beijum", van_mij=True,
        medewerker_id=Id(b"m"), medewerker="Sanne Kok", mag_schrijven=True, stand="loopt", vraag="", doel="",
        begin="2026-02-02", verwacht_einde="2026-02-06", einde="", uitkomst="", uitkomst_tekst=GETYPT, controle_op="",
        controle_gedaan_op="2026-02-03", controle_tekst=GETYPT, in_woorden="nog 3 dagen (vr 6 feb)", toestand="",
        momenten=(),
        verlengingen=(Verlenging(van="2026-02-01", tot="2026-02-06", reden=GETYPT, medewerker="Noor", op=0),),
    )  # fmt: skip
    dag = date(2026, 2, 3)
    assert zin(feiten(hulp, dag)).split("\n") == [
        "Sanne Kok, WIJ Beijum · since yesterday · household Vink · tel. 050",
        f"End moved from Sun 1 Feb to Fri 6 Feb: {GETYPT} (Noor)",
        GETYPT,
        f"Check today: {GETYPT}",
    ]
    assert zin(stand_in_woorden(hulp, dag)).endswith(" · 3 days to go")
    naar = ToeleidingRij(
        id=Id(b"t"), huishouden_id=Id(b"h"), huishouden="", regisseur="", persoon_id=None, persoon="", doel_id=None,
        naar="Limor", soort="", waarom=GETYPT, contactpersoon="de heer Vink", medewerker="", stand="geweigerd",
        voorgesteld_op="2026-01-05", gestopt_op="2026-02-04", reden=GETYPT, doel=GETYPT,
    )  # fmt: skip
    assert zin(toeleiding_voluit(naar, dag)) == (
        f"Proposed Mon 5 Jan → refused tomorrow. Contact person: de heer Vink. Goal: {GETYPT} {GETYPT} {GETYPT}"
    )


def test_that_a_field_of_a_praktijkvorm_says_its_question_and_a_choice(
    in_het_engels: Callable[[], object],
) -> None:
    def veld(tekst: str, *, gekozen: bool, label: str = "Wat voor hulp is het?") -> PraktijkwaardeRij:
        return PraktijkwaardeRij(sleutel="s", label=label, waarde=tekst, tekst=tekst, inhoud=False, gekozen=gekozen)

    assert in_beeld(veld("ja", gekozen=True)) == "Wat voor hulp is het? ja"
    in_het_engels()
    assert zin(in_beeld(veld("ja", gekozen=True))) == "What kind of help is it? yes"
    assert zin(in_beeld(veld("klacht", gekozen=False))) == "What kind of help is it? klacht"
    assert zin(in_beeld(veld("3", gekozen=True, label="Aantal gesprekken"))) == "Number of conversations: 3"


def test_that_what_a_ground_asks_of_who_decides_is_english_line_by_line(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    for grond in GRONDEN:
        for geboren, overleden_op in (("1950-01-01", "2026-02-01"), ("2012", "2026"), ("", "")):
            nederlands = let_op(grond, geboren, overleden_op).split("\n")
            assert not set(zin("\n".join(nederlands)).split("\n")) & set(nederlands)
    for geboren, overleden_op in (("1950-01-01", "2026-02-01"), ("", "")):
        over = waarom_niet_meer(NABESTAANDE, "gezag", geboren, overleden_op)
        assert zin(over).startswith("What was granted")
        assert "inwoner" not in zin(over)
