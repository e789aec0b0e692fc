"""Support of a kind (JIM, OJG, ...) in a casus, with the fields of that kind."""

from __future__ import annotations

from wijdesk.ui.panels.casus.praktijk.tab import PraktijkTab

__all__ = ["PraktijkTab"]
