"""Network and professionals, and who allowed sharing what."""

from __future__ import annotations

from wijdesk.ui.panels.casus.betrokkenen.tab import BetrokkenenTab

__all__ = ["BetrokkenenTab"]
