"""What a desk refuses, per field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering


def fouten(wie: Bureau | Collega, opdracht: Any) -> dict[str, str]:
    """Ask for it, and hear which fields are wrong and why."""
    with pytest.raises(Weigering) as fout:
        wie.doe(opdracht)
    return dict(fout.value.fouten)
