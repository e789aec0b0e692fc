"""What may stand in one folder: what tells small numbers never beside what may be published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wijdesk.errors import Weigering
from wijdesk.reports.rapportmap import leg_neer, rapport_van_binnen

BINNEN, OPENBAAR = "jaarverslag-2025.pdf", "jaarverslag-openbaar-2025.pdf"


@pytest.mark.parametrize(
    ("manifest", "pdf", "mag"),
    [
        ('{"graad": "open"}', OPENBAAR, True),
        ('{"graad": "open"}', BINNEN, False),
        ('{"graad": "verantwoording"}', OPENBAAR, False),
        ('{"graad": "verantwoording"}', BINNEN, False),
        ("[]", OPENBAAR, False),
        ("half {", BINNEN, False),
    ],
)
def test_that_beside_an_export_comes_only_what_may_be_published(
    tmp_path: Path, manifest: str, pdf: str, mag: bool
) -> None:
    (tmp_path / "datapackage.json").write_text(manifest, encoding="utf-8")
    if mag:
        assert leg_neer(tmp_path, pdf, {pdf: b"%PDF"}, ()) == (tmp_path / pdf,)
        return
    with pytest.raises(Weigering) as fout:
        leg_neer(tmp_path, pdf, {pdf: b"%PDF"}, ())
    assert list(fout.value.fouten) == ["map"]
    assert not (tmp_path / pdf).exists()


@pytest.mark.parametrize(
    ("naam", "van_binnen"),
    [
        (BINNEN, True),
        ("maandrapport-2025-03-selwerd.pdf", True),
        ("kerncijfers.csv", True),
        (OPENBAAR, False),
        ("totalen.csv", False),
    ],
)
def test_that_a_report_of_small_numbers_is_known_by_its_files(tmp_path: Path, naam: str, van_binnen: bool) -> None:
    assert rapport_van_binnen(tmp_path / "nog niet") == ""
    (tmp_path / naam).write_bytes(json.dumps({}).encode())
    assert rapport_van_binnen(tmp_path) == (naam if van_binnen else "")
