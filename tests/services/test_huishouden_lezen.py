"""Opening a household: who belongs to it, its one regisseur, what is told to whom, and what to know before going on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Klok
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.values import Id


def test_that_a_household_that_is_not_there_is_refused_in_words(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.lees(LeesHuishouden(id=bureau.wereld.ids()))
